// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/detail/http_date.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <string>

using namespace face_liveness;

namespace
{

constexpr std::chrono::sys_seconds at(std::int64_t seconds)
{
    return std::chrono::sys_seconds(std::chrono::seconds(seconds));
}

} // namespace

TEST_CASE("dates of HTTP that are none give nothing")
{
    for (std::string_view const text : {"",
                                        "Sun",
                                        "Sun, 06 Nov 1994 08:49:37",
                                        "Sun, 06 Nov 1994 08:49:37 UTC",
                                        "Sun, 06 Nov 1994 08:49:37 gmt",
                                        "Sun, 06 nov 1994 08:49:37 GMT",
                                        "Sun, 06 Foo 1994 08:49:37 GMT",
                                        "Sun, 6 Nov 1994 08:49:37 GMT",
                                        "Sun, 31 Nov 1994 08:49:37 GMT",
                                        "Sun, 00 Nov 1994 08:49:37 GMT",
                                        "Sun, 06 Nov 1994 24:00:00 GMT",
                                        "Sun, 06 Nov 1994 23:60:00 GMT",
                                        "Sun, 06 Nov 1994 23:59:60 GMT",
                                        "Sun, 06 Nov 1994 08.49.37 GMT",
                                        "Sun, 06-Nov-1994 08:49:37 GMT",
                                        "Sun, 06 Nov-1994 08:49:37 GMT",
                                        "Sun, 06 Nov 1994T08:49:37 GMT",
                                        "Sun, 29 Feb 2100 00:00:00 GMT",
                                        "Sun, 06 Nov 1969 08:49:37 GMT",
                                        "Sun, 06 Nov -994 08:49:37 GMT",
                                        "Sun, +6 Nov 1994 08:49:37 GMT",
                                        "Sun, 06 Nov 1994 0x:49:37 GMT",
                                        "Sunday, 06-Nov-94 08:49:37 GMT",
                                        "Sun Nov  6 08:49:37 1994",
                                        "Sun, 06 anF 1994 08:49:37 GMT",
                                        "Sun, 06 Nov 1994 08:49:37 GMT ",
                                        " Sun, 06 Nov 1994 08:49:37 GMT"})
    {
        CAPTURE(text);
        CHECK_FALSE(detail::read_http_date(text).has_value());
    }
    CHECK_FALSE(detail::read_http_date(std::string(29, '\0')).has_value());
}

TEST_CASE("dates of HTTP are read and written")
{
    struct row
    {
        std::int64_t seconds; // as `date -u -d TEXT +%s` says
        char const* text;
    };
    for (auto const& [seconds, text] : {
             row{0, "Thu, 01 Jan 1970 00:00:00 GMT"},
             row{784'111'777, "Sun, 06 Nov 1994 08:49:37 GMT"}, // RFC 9110's own
             row{951'782'400, "Tue, 29 Feb 2000 00:00:00 GMT"},
             row{1'440'938'160, "Sun, 30 Aug 2015 12:36:00 GMT"},
             row{1'798'761'599, "Thu, 31 Dec 2026 23:59:59 GMT"},
             row{4'107'542'400, "Mon, 01 Mar 2100 00:00:00 GMT"},
             row{253'402'300'799, "Fri, 31 Dec 9999 23:59:59 GMT"},
         })
    {
        CAPTURE(text);
        CHECK(detail::read_http_date(text) == at(seconds));
        CHECK(detail::http_date(at(seconds)) == text);
    }
    static_assert(detail::read_http_date("Sun, 06 Nov 1994 08:49:37 GMT") == at(784'111'777));
}

TEST_CASE("a time that dates of HTTP can't say is written as the nearest")
{
    CHECK(detail::http_date(at(-1)) == "Thu, 01 Jan 1970 00:00:00 GMT");
    CHECK(detail::http_date(at(INT64_MIN)) == "Thu, 01 Jan 1970 00:00:00 GMT");
    CHECK(detail::http_date(at(253'402'300'800)) == "Fri, 31 Dec 9999 23:59:59 GMT");
    CHECK(detail::http_date(at(INT64_MAX)) == "Fri, 31 Dec 9999 23:59:59 GMT");
}

TEST_CASE("each month is read back")
{
    for (std::int64_t day = 0; day != 800; ++day)
    {
        auto const time = at(1'700'000'000 + day * 86'400 + day);
        CHECK(detail::read_http_date(detail::http_date(time)) == time);
    }
}
