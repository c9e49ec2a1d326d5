// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/detail/number.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <string>

namespace detail = face_liveness::detail;

TEST_CASE("the numbers that JSON has none for")
{
    using limits = std::numeric_limits<double>;
    CHECK(detail::name_of_special_number(limits::quiet_NaN()) == "NaN");
    CHECK(detail::name_of_special_number(-limits::quiet_NaN()) == "NaN");
    CHECK(detail::name_of_special_number(limits::infinity()) == "Infinity");
    CHECK(detail::name_of_special_number(-limits::infinity()) == "-Infinity");
    for (double const value : {0.0, -0.0, 1.0, (limits::max)(), limits::lowest(), limits::denorm_min()})
        CHECK(detail::name_of_special_number(value).empty());
}

TEST_CASE("appending")
{
    auto const text = [](double value)
    {
        std::string out = "x";
        detail::append_number(out, value);
        return out;
    };
    CHECK(text(0.5) == "x0.5");
    CHECK(text(-0.0) == "x-0");
    CHECK(text(std::numeric_limits<double>::infinity()) == "xInfinity");
    CHECK(text(-2.2250738585072014e-308) == "x-2.2250738585072014e-308");
    CHECK(text(-2.2250738585072014e-308).size() == 1 + detail::longest_number);
}
