// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_DETAIL_HTTP_DATE_HPP
#define FACE_LIVENESS_DETAIL_HTTP_DATE_HPP

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

// The dates of HTTP (RFC 9110, section 5.6.7), in the one form that senders may use: Sun, 06 Nov 1994
// 08:49:37 GMT

namespace face_liveness::inline v1::detail
{

inline constexpr std::string_view http_months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
inline constexpr std::string_view http_weekdays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};

// All digits, or nothing.
constexpr std::optional<int> read_digits(std::string_view text) noexcept
{
    int value = 0;
    for (char c : text)
    {
        if (c < '0' || c > '9')
            return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

// The name of the day isn't compared with the date.
constexpr std::optional<std::chrono::sys_seconds> read_http_date(std::string_view text) noexcept
{
    if (text.size() != 29 || text.substr(3, 2) != ", " || text[7] != ' ' || text[11] != ' ' || text[16] != ' '
        || text[19] != ':' || text[22] != ':' || text.substr(25) != " GMT")
        return std::nullopt;
    auto const day = read_digits(text.substr(5, 2));
    auto const year = read_digits(text.substr(12, 4));
    auto const hour = read_digits(text.substr(17, 2));
    auto const minute = read_digits(text.substr(20, 2));
    auto const second = read_digits(text.substr(23, 2));
    unsigned month = 0;
    while (month != 12 && http_months[month] != text.substr(8, 3))
        ++month;
    if (!day || !year || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60)
        return std::nullopt;
    std::chrono::year_month_day const date{std::chrono::year(*year), std::chrono::month(month + 1),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok())
        return std::nullopt;
    return std::chrono::sys_days(date) + std::chrono::hours(*hour) + std::chrono::minutes(*minute)
           + std::chrono::seconds(*second);
}

inline void append_two_digits(std::string& out, unsigned value)
{
    out += static_cast<char>('0' + value / 10 % 10);
    out += static_cast<char>('0' + value % 10);
}

// For the years 0 to 9999.
inline std::string http_date(std::chrono::sys_seconds time)
{
    auto const day = std::chrono::floor<std::chrono::days>(time);
    std::chrono::year_month_day const date(day);
    auto const year = static_cast<unsigned>(static_cast<int>(date.year()));
    auto const second_of_day = static_cast<unsigned>((time - day).count());

    std::string out(http_weekdays[std::chrono::weekday(day).c_encoding()]);
    out += ", ";
    append_two_digits(out, static_cast<unsigned>(date.day()));
    ((out += ' ') += http_months[static_cast<unsigned>(date.month()) - 1]) += ' ';
    append_two_digits(out, year / 100);
    append_two_digits(out, year % 100);
    out += ' ';
    append_two_digits(out, second_of_day / 3600);
    out += ':';
    append_two_digits(out, second_of_day / 60 % 60);
    out += ':';
    append_two_digits(out, second_of_day % 60);
    return out += " GMT";
}

} // namespace face_liveness::inline v1::detail

#endif
