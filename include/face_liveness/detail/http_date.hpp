// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_DETAIL_HTTP_DATE_HPP
#define FACE_LIVENESS_DETAIL_HTTP_DATE_HPP

#include <face_liveness/detail/timestamp.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

// The dates of HTTP (RFC 9110, section 5.6.7), in the one form that senders may use:
// Sun, 06 Nov 1994 08:49:37 GMT

namespace face_liveness::inline v1::detail
{

inline constexpr std::string_view http_months = "JanFebMarAprMayJunJulAugSepOctNovDec";
inline constexpr std::string_view http_weekdays = "SunMonTueWedThuFriSat";

// Nothing for any other form, for days that no calendar has, for a leap second, and before 1970.  The name of
// the day isn't compared with the date.
constexpr std::optional<std::chrono::sys_seconds> read_http_date(std::string_view text) noexcept
{
    if (text.size() != 29 || text.substr(3, 2) != ", " || text[7] != ' ' || text[11] != ' ' || text[16] != ' '
        || text.substr(25) != " GMT")
        return std::nullopt;
    std::size_t month = 0;
    while (month != 12 && http_months.substr(3 * month, 3) != text.substr(8, 3))
        ++month;
    if (month == 12)
        return std::nullopt;

    std::array<char, 24> form{};
    auto const put = [&form](std::size_t at, std::string_view part)
    {
        for (char const c : part)
            form[at++] = c;
    };
    char const digits[] = {static_cast<char>('0' + (month + 1) / 10),
                           static_cast<char>('0' + (month + 1) % 10)};
    put(0, text.substr(12, 4));
    put(4, "-");
    put(5, {digits, 2});
    put(7, "-");
    put(8, text.substr(5, 2));
    put(10, "T");
    put(11, text.substr(17, 8));
    put(19, ".000Z");
    auto const time = timestamp_from_text({form.data(), form.size()});
    if (!time)
        return std::nullopt;
    return std::chrono::floor<std::chrono::seconds>(*time);
}

// A time before 1970 or after 9999 is written as the nearest in between.
inline std::string http_date(std::chrono::sys_seconds time)
{
    constexpr auto first = std::chrono::floor<std::chrono::seconds>(first_timestamp);
    constexpr auto last = std::chrono::floor<std::chrono::seconds>(last_timestamp);
    time = std::clamp(time, first, last);
    std::string const text = timestamp_text(time); // 1994-11-06T08:49:37.000Z
    auto const month = static_cast<std::size_t>(10 * (text[5] - '0') + text[6] - '1');
    auto const day = std::chrono::floor<std::chrono::days>(time).time_since_epoch().count();
    auto const weekday = static_cast<std::size_t>((day + 4) % 7); // 1970-01-01 was a Thursday

    std::string out(http_weekdays.substr(3 * weekday, 3));
    out.append(", ").append(text, 8, 2);
    out.append(" ").append(http_months.substr(3 * month, 3));
    out.append(" ").append(text, 0, 4);
    out.append(" ").append(text, 11, 8);
    return out += " GMT";
}

} // namespace face_liveness::inline v1::detail

#endif
