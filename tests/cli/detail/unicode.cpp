// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/cli/detail/unicode.hpp>

#include <support/data.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>

namespace
{

namespace cli = face_liveness::cli;
using namespace std::string_view_literals;

} // namespace

TEST_CASE("unicode: every assigned character is what Python takes it for")
{
    // first and last code point, and s where str.isspace, p where str.isprintable, w where east_asian_width
    // is W, F or A, d where unicodedata.decimal gives 0 to 9; made with CPython 3.11, which has
    // Unicode 14.0.0
    std::istringstream rows(test_data("cli/python_characters.txt"));
    rows >> std::hex;
    std::size_t wrong = 0;
    std::size_t ranges = 0;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::string classes;
    while (rows >> first >> last >> classes)
    {
        ++ranges;
        for (std::uint32_t point = first; point <= last; ++point)
        {
            if (point - first > 40 && last - point > 40)
                continue;
            char32_t const c = point;
            auto const is = [&](char letter) { return classes.find(letter) != classes.npos; };
            auto const digit = is('d') ? std::optional(static_cast<int>(point - first)) : std::nullopt;
            std::string text;
            cli::detail::append_code_point(text, c);
            bool const is_right =
                cli::detail::is_space(c) == is('s') && cli::detail::is_printable(c) == is('p')
                && cli::detail::decimal_digit(c) == digit
                && (cli::detail::is_surrogate(c) || cli::detail::width_of(text) == (is('w') ? 2u : 1u));
            wrong += !is_right;
            CHECK_MESSAGE(is_right, "U+", point);
        }
    }
    CHECK(ranges == 1229);
    CHECK(wrong == 0);
}

TEST_CASE("unicode: what is in ranges has both their ends")
{
    constexpr cli::detail::code_point_range ranges[] = {{2, 3}, {5, 5}};
    std::string found;
    for (char32_t c = 0; c != 8; ++c)
        found += cli::detail::is_in(ranges, c) ? 'x' : '-';
    CHECK(found == "--xx-x--");
    CHECK_FALSE(cli::detail::is_in({}, 0));
}

TEST_CASE("unicode: characters that never will be are not printable")
{
    for (char32_t plane = 0; plane != 0x110000; plane += 0x10000)
    {
        CHECK_FALSE(cli::detail::is_printable(plane + 0xFFFE));
        CHECK_FALSE(cli::detail::is_printable(plane + 0xFFFF));
    }
    for (char32_t c = 0xFDD0; c != 0xFDF0; ++c)
        CHECK_FALSE(cli::detail::is_printable(c));
}

TEST_CASE("unicode: string.whitespace")
{
    for (char32_t c = 0; c != 0x3001; ++c)
        CHECK(cli::detail::is_ascii_space(c) == (U" \t\n\r\x0b\x0c"sv.find(c) != ""sv.npos));
}

TEST_CASE("unicode: texts to code points and back")
{
    CHECK(cli::detail::code_points_of("") == std::u32string());
    std::string const text = "a\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF\xF0\x90\x80\x80\xF4\x8F\xBF\xBF";
    std::u32string const points = U"a\x7F\x80\x7FF\x800\xFFFF\x10000\x10FFFF";
    CHECK(cli::detail::code_points_of(text) == points);
    CHECK(cli::detail::utf8_of(points) == text);
    for (auto const bad : {"\xFF"sv, "\xC3"sv, "a\xE2\x82z"sv, "\xED\xA0\x80"sv, "\xC0\x80"sv})
        CHECK_FALSE(cli::detail::code_points_of(bad).has_value());
}

TEST_CASE("unicode: what is not UTF-8 becomes the surrogates of PEP 383")
{
    // ascii(bytes.decode('utf-8', 'surrogateescape'))
    auto const escaped = [](std::string_view text) { return cli::detail::escaped_code_points_of(text); };
    auto const surrogates = [](auto... bytes)
    { return std::u32string{(0xDC00u | static_cast<char32_t>(bytes))...}; };
    CHECK(escaped("\xC3\xA9\xFF") == U'\xE9' + surrogates(0xFF));
    CHECK(escaped("\xE2\x82") == surrogates(0xE2, 0x82));
    CHECK(escaped("a\x80\n") == U'a' + surrogates(0x80) + U'\n');
    CHECK(escaped("\xED\xA0\x80") == surrogates(0xED, 0xA0, 0x80));
    CHECK(escaped("\xF0\x9F\x98z") == surrogates(0xF0, 0x9F, 0x98) + U'z');
    CHECK(cli::detail::width_of("\xE4\xBD\xA0\xFF") == 3);
    CHECK(cli::detail::width_of("\xF4\x8F\xBF\xBF") == 2); // unicodedata says F
}

TEST_CASE("unicode: white space is taken from the ends")
{
    CHECK(cli::detail::trimmed(U"\u2003\t a b\u3000\n").compare(U"a b") == 0);
    CHECK(cli::detail::trimmed_right(U" a \x1F").compare(U" a") == 0);
    CHECK(cli::detail::trimmed(U"\u00A0\u2028").empty());
    CHECK(cli::detail::trimmed(U"").empty());
}
