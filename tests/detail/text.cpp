// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/detail/text.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace detail = face_liveness::detail;

namespace
{

std::string printable(std::string_view text, std::size_t most)
{
    std::string out;
    detail::append_printable(out, text, most);
    return out;
}

} // namespace

TEST_CASE("integers")
{
    auto const text = [](std::int64_t value)
    {
        std::string out = "x";
        detail::append_integer(out, value);
        return out.substr(1);
    };
    CHECK(text(0) == "0");
    CHECK(text(-1) == "-1");
    CHECK(text(10) == "10");
    CHECK(text((std::numeric_limits<std::int64_t>::max)()) == "9223372036854775807");
    CHECK(text((std::numeric_limits<std::int64_t>::min)()) == "-9223372036854775808");
}

TEST_CASE("cutting never cuts a character")
{
    using detail::cut_of;
    CHECK(cut_of("abcdef", 3) == "abc");
    CHECK(cut_of("abc", 3) == "abc");
    CHECK(cut_of("", 3) == "");
    CHECK(cut_of("abc", 0) == "");
    std::string_view const text = "a\xF0\x9F\x98\x80z"; // one character of four bytes in the middle
    CHECK(cut_of(text, 1) == "a");
    CHECK(cut_of(text, 2) == "a");
    CHECK(cut_of(text, 4) == "a");
    CHECK(cut_of(text, 5) == "a\xF0\x9F\x98\x80");
    // what is no UTF-8 is cut somewhere near
    CHECK(cut_of("\x80\x80\x80\x80\x80\x80", 5).size() == 2);
    CHECK(cut_of("\x80\x80\x80", 1) == "");
}

TEST_CASE("excerpts for people")
{
    CHECK(printable("abc", 64) == "abc");
    CHECK(printable("abcdef", 3) == "abc...");
    CHECK(printable(std::string_view("\0\x1f ~\x7f", 5), 64) == "\\x00\\x1f ~\\x7f");
    CHECK(printable("\xC2\x80\xC2\x9F\xC2\xA0", 64) == "\\xc2\\x80\\xc2\\x9f\xC2\xA0");
    CHECK(printable("\xE2\x82\xAC\xE2\x82", 64) == "\xE2\x82\xAC\\xe2\\x82");
    CHECK(printable("\xC2", 64) == "\\xc2");
    CHECK(printable("\xFF\xC0\x80", 64) == "\\xff\\xc0\\x80");
}

TEST_CASE("JSON texts for people")
{
    using detail::without_terminal_controls;
    CHECK(without_terminal_controls("") == "");
    CHECK(without_terminal_controls("{\"a\":\"\xC3\xA9\"}") == "{\"a\":\"\xC3\xA9\"}");
    CHECK(without_terminal_controls("\x7F") == "\\u007f");
    CHECK(without_terminal_controls("\xC2\x80\xC2\x9B\xC2\x9F\xC2\xA0\xC2\xBF")
          == "\\u0080\\u009b\\u009f\xC2\xA0\xC2\xBF");
    CHECK(without_terminal_controls("\xE2\x82\xAC\xF0\x9F\x98\x80") == "\xE2\x82\xAC\xF0\x9F\x98\x80");
}

TEST_CASE("paths, from the steps on the stack")
{
    auto const text = [](detail::path_step const& step)
    {
        std::string out;
        detail::append_path(out, step);
        return out;
    };
    detail::path_step const root{};
    CHECK(text(root) == "");
    detail::path_step const settings{&root, "Settings", 0};
    CHECK(text(settings) == "Settings");
    detail::path_step const list{&settings, "ChallengePreferences", 0};
    detail::path_step const element{&list, {}, 12};
    CHECK(text(element) == "Settings.ChallengePreferences[12]");
    detail::path_step const type{&element, "Type", 0};
    CHECK(text(type) == "Settings.ChallengePreferences[12].Type");
    detail::path_step const inner{&element, {}, 0};
    CHECK(text(inner) == "Settings.ChallengePreferences[12][0]");
}
