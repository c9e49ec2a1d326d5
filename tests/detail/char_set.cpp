// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/detail/char_set.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using face_liveness::detail::char_set;

namespace
{

template <std::size_t Size>
consteval char_set make(char const (&ranges)[Size])
{
    return char_set(std::string_view(ranges, Size - 1));
}

std::string members_of(char_set const& set)
{
    std::string out;
    for (int c = 0; c != 256; ++c)
        if (set.contains(static_cast<char>(c)))
            out += static_cast<char>(c);
    return out;
}

} // namespace

TEST_CASE("ranges and single characters")
{
    constexpr auto set = make("a-cX-Z0");
    CHECK(members_of(set) == "0XYZabc");
    constexpr auto none = make("");
    CHECK(members_of(none) == "");
    constexpr auto one = make("a-a");
    CHECK(members_of(one) == "a");
}

TEST_CASE("a hyphen at either end is itself")
{
    constexpr auto last = make("a-c-");
    CHECK(members_of(last) == "-abc");
    constexpr auto first = make("-a");
    CHECK(members_of(first) == "-a");
    constexpr auto alone = make("-");
    CHECK(members_of(alone) == "-");
}

TEST_CASE("all of a text")
{
    constexpr auto digits = make("0-9");
    static_assert(digits.contains_all("0123456789"));
    static_assert(digits.contains_all(""));
    static_assert(!digits.contains_all("12a4"));
    CHECK(!digits.contains_all("123456789a"));
    CHECK(!digits.contains_all("a23456789"));
    CHECK(!digits.contains_all("\xB1")); // not 1 with the top bit cut off
    CHECK(!digits.contains_all(std::string_view("1\0", 2)));
}
