// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/detail/utf8.hpp>

#include "support/generate.hpp"
#include "support/json_grammar.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace detail = face_liveness::detail;

namespace
{

bool is_well_formed(std::string_view text)
{
    return detail::count_utf8(text).valid_size == text.size();
}

} // namespace

TEST_CASE("every text of one and two bytes, and every start of three and four")
{
    for (int a = 0; a != 256; ++a)
    {
        std::string text{static_cast<char>(a)};
        CHECK(is_well_formed(text) == json_grammar::is_utf8(text));
        for (int b = 0; b != 256; ++b)
        {
            text = {static_cast<char>(a), static_cast<char>(b)};
            if (is_well_formed(text) != json_grammar::is_utf8(text))
                FAIL_CHECK(a, " ", b);
            if (a < 0xC0)
                continue;
            for (int c : {0x41, 0x7F, 0x80, 0xBF, 0xC0})
            {
                text = {static_cast<char>(a), static_cast<char>(b), static_cast<char>(c)};
                if (is_well_formed(text) != json_grammar::is_utf8(text))
                    FAIL_CHECK(a, " ", b, " ", c);
                for (int d : {0x41, 0x80, 0xBF, 0xC2})
                {
                    text = {static_cast<char>(a), static_cast<char>(b), static_cast<char>(c),
                            static_cast<char>(d)};
                    if (is_well_formed(text) != json_grammar::is_utf8(text))
                        FAIL_CHECK(a, " ", b, " ", c, " ", d);
                }
            }
        }
    }
}

TEST_CASE("characters are counted, not bytes")
{
    generator g(41);
    for (std::size_t characters = 0; characters != 200; ++characters)
    {
        std::string const text = g.text(characters);
        auto const length = detail::count_utf8(text);
        CHECK(length.characters == characters);
        CHECK(length.valid_size == text.size());
    }
}

TEST_CASE("counting stops at the first bad byte")
{
    generator g(42);
    for (std::size_t before = 0; before != 40; ++before)
        for (char const* bad : {"\x80", "\xFF", "\xC3", "\xE2\x82", "\xED\xA0\x80", "\xC0\x80"})
        {
            std::string const good = g.text(before);
            auto const length = detail::count_utf8(good + bad);
            CHECK(length.characters == before);
            CHECK(length.valid_size == good.size());
            CHECK(detail::count_utf8(good + bad + "abcdefghijkl").valid_size == good.size());
        }
}

TEST_CASE("random bytes: the same answer as the slow one's")
{
    generator g(43);
    for (int i = 0; i != 5000; ++i)
    {
        std::string const text = g.bytes(g.below(24));
        if (is_well_formed(text) != json_grammar::is_utf8(text))
            FAIL_CHECK("disagree");
    }
}

TEST_CASE("the longest start of a character")
{
    auto const at = [](std::string_view text) { return detail::utf8_sequence_at(text, 0); };
    CHECK(at("a").size == 1);
    CHECK(at("a").well_formed);
    CHECK(at("\xF0\x9F\x98\x80").size == 4);
    CHECK(at("\xF0\x9F\x98\x80").well_formed);
    CHECK(at("\xF0\x9F\x98").size == 3);
    CHECK(!at("\xF0\x9F\x98").well_formed);
    CHECK(at("\xF0\x9F\x98 ").size == 3);
    CHECK(at("\xE0\x80\x80").size == 1);
    CHECK(at("\xED\xA0\x80").size == 1);
    CHECK(at("\xF4\x90\x80\x80").size == 1);
    CHECK(at("\xC0\x80").size == 1);
    CHECK(at("\x80").size == 1);
}

TEST_CASE("the compiler counts the same")
{
    static_assert(detail::count_utf8("abcdefghij\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80").characters == 13);
    static_assert(detail::count_utf8("abcdefghij\xFF").valid_size == 10);
    CHECK(detail::count_utf8("abcdefghij\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80").characters == 13);
}
