// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_DETAIL_TIMESTAMP_HPP
#define FACE_LIVENESS_DETAIL_TIMESTAMP_HPP

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// Points in time as text, exact to the millisecond: 2026-11-22T17:25:00.123Z, the profile of ISO 8601 in RFC
// 3339 with three digits behind the second and Z for the zone, and nothing else.  By hand, since not every
// standard library has the calendars of C++20.

namespace face_liveness::inline v1::detail
{

using milliseconds = std::chrono::milliseconds;
using millisecond_time = std::chrono::sys_time<milliseconds>;

// What has a text: the years 1970 to 9999.
inline constexpr millisecond_time first_timestamp{milliseconds(0)};
inline constexpr millisecond_time last_timestamp{milliseconds(253'402'300'799'999)};

constexpr bool is_leap_year(std::int64_t year) noexcept
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

constexpr std::int64_t days_in_month(std::int64_t year, std::int64_t month) noexcept
{
    constexpr std::int64_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && is_leap_year(year));
}

// From 1970-01-01 to the first of January of this year, which is not before 1970.
constexpr std::int64_t days_before_year(std::int64_t year) noexcept
{
    std::int64_t const past = year - 1;
    return past * 365 + past / 4 - past / 100 + past / 400 - 719'162;
}

// `time` must be first_timestamp to last_timestamp.
inline std::string timestamp_text(millisecond_time time)
{
    constexpr std::int64_t day_size = 86'400'000;
    std::int64_t const count = time.time_since_epoch().count();
    std::int64_t day = count / day_size;
    std::int64_t in_day = count % day_size;

    std::int64_t year = 1970 + day / 366; // this one or an earlier one
    while (days_before_year(year + 1) <= day)
        ++year;
    day -= days_before_year(year);
    std::int64_t month = 1;
    for (; day >= days_in_month(year, month); ++month)
        day -= days_in_month(year, month);

    std::string out = "YYYY-MM-DDThh:mm:ss.mmmZ";
    auto const put = [&out](std::size_t at, std::size_t size, std::int64_t value)
    {
        for (std::size_t i = at + size; i != at; value /= 10)
            out[--i] = static_cast<char>('0' + value % 10);
    };
    put(0, 4, year);
    put(5, 2, month);
    put(8, 2, day + 1);
    put(20, 3, in_day % 1000);
    in_day /= 1000;
    put(17, 2, in_day % 60);
    in_day /= 60;
    put(14, 2, in_day % 60);
    put(11, 2, in_day / 60);
    return out;
}

// Nothing for any other form, for days that no calendar has, for a leap second, and before 1970.
constexpr std::optional<millisecond_time> timestamp_from_text(std::string_view text) noexcept
{
    constexpr std::string_view form = "0000-00-00T00:00:00.000Z";
    if (text.size() != form.size())
        return std::nullopt;
    for (std::size_t i = 0; i != form.size(); ++i)
        if (form[i] == '0' ? text[i] < '0' || text[i] > '9' : text[i] != form[i])
            return std::nullopt;

    auto const number = [text](std::size_t at, std::size_t size)
    {
        std::int64_t value = 0;
        for (char const c : text.substr(at, size))
            value = value * 10 + (c - '0');
        return value;
    };
    std::int64_t const year = number(0, 4);
    std::int64_t const month = number(5, 2);
    std::int64_t const day = number(8, 2);
    std::int64_t const hour = number(11, 2);
    std::int64_t const minute = number(14, 2);
    std::int64_t const second = number(17, 2);
    if (year < 1970 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month) || hour > 23
        || minute > 59 || second > 59)
        return std::nullopt;

    std::int64_t days = days_before_year(year) + day - 1;
    for (std::int64_t m = 1; m != month; ++m)
        days += days_in_month(year, m);
    return millisecond_time(
        milliseconds((((days * 24 + hour) * 60 + minute) * 60 + second) * 1000 + number(20, 3)));
}

} // namespace face_liveness::inline v1::detail

#endif
