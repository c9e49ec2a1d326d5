// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/detail/base64.hpp>

#include "support/generate.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace detail = face_liveness::detail;

namespace
{

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// Written from RFC 4648, section 4, bit by bit.
std::string slow_encode(std::vector<unsigned char> const& bytes)
{
    std::string out;
    std::uint32_t bits = 0;
    int count = 0;
    for (unsigned char byte : bytes)
    {
        bits = bits << 8 | byte;
        count += 8;
        while (count >= 6)
            out += alphabet[bits >> (count -= 6) & 63];
    }
    if (count != 0)
        out += alphabet[bits << (6 - count) & 63];
    while (out.size() % 4 != 0)
        out += '=';
    return out;
}

// In buffers of exactly the right size, so that a sanitizer sees one byte too many.
std::string encode(std::vector<unsigned char> const& bytes)
{
    std::vector<char> out(detail::base64_size(bytes.size()));
    detail::base64_encode(bytes.data(), bytes.size(), out.data());
    return {out.begin(), out.end()};
}

std::optional<std::vector<unsigned char>> decode(std::string_view text)
{
    std::vector<char> const exact(text.begin(), text.end());
    std::vector<unsigned char> out(detail::base64_decoded_size(exact.data(), exact.size()));
    if (!detail::base64_decode(exact.data(), exact.size(), out.data()))
        return std::nullopt;
    return out;
}

std::vector<unsigned char> bytes_of(std::string_view text)
{
    return {text.begin(), text.end()};
}

std::vector<unsigned char> random_bytes(generator& g, std::size_t size)
{
    std::vector<unsigned char> out(size);
    for (auto& byte : out)
        byte = static_cast<unsigned char>(g.bits());
    return out;
}

} // namespace

TEST_CASE("the vectors of RFC 4648, section 10")
{
    struct vector
    {
        char const* bytes;
        char const* text;
    };
    for (auto const& v : {vector{"", ""},
                          {"f", "Zg=="},
                          {"fo", "Zm8="},
                          {"foo", "Zm9v"},
                          {"foob", "Zm9vYg=="},
                          {"fooba", "Zm9vYmE="},
                          {"foobar", "Zm9vYmFy"}})
    {
        CHECK(encode(bytes_of(v.bytes)) == v.text);
        CHECK(decode(v.text) == bytes_of(v.bytes));
    }
}

TEST_CASE("every group of two bytes, and every group of three in a row")
{
    for (unsigned i = 0; i != 65536; ++i)
    {
        std::vector<unsigned char> const two{static_cast<unsigned char>(i >> 8),
                                             static_cast<unsigned char>(i)};
        std::string const text = encode(two);
        if (text != slow_encode(two) || decode(text) != two)
            FAIL_CHECK("two bytes: ", i);
    }
    std::vector<unsigned char> all;
    for (unsigned i = 0; i != 256; ++i)
        for (unsigned j : {0u, 1u, 85u, 170u, 255u})
            all.insert(all.end(), {static_cast<unsigned char>(i), static_cast<unsigned char>(j),
                                   static_cast<unsigned char>(i ^ j)});
    CHECK(encode(all) == slow_encode(all));
    CHECK(decode(encode(all)) == all);
}

TEST_CASE("random bytes of every size")
{
    generator g(31);
    for (std::size_t size = 0; size != 400; ++size)
    {
        auto const bytes = random_bytes(g, size);
        std::string const text = encode(bytes);
        CHECK(text.size() == detail::base64_size(size));
        CHECK(text == slow_encode(bytes));
        CHECK(decode(text) == bytes);
    }
    for (std::size_t const size : {3072u, 4095u, 4096u, 4097u, 153600u, 204800u})
    {
        auto const bytes = random_bytes(g, size);
        CHECK(encode(bytes) == slow_encode(bytes));
        CHECK(decode(encode(bytes)) == bytes);
    }
}

TEST_CASE("a character out of the alphabet is found at every place of every size")
{
    generator g(32);
    for (std::size_t const size : {1u, 2u, 3u, 4u, 6u, 24u, 33u, 47u, 48u, 49u, 50u, 96u, 97u, 151u})
    {
        std::string const good = encode(random_bytes(g, size));
        std::vector<char> text(good.begin(), good.end());
        std::vector<unsigned char> out(text.size());
        for (std::size_t at = 0; at != text.size(); ++at)
        {
            for (int c = 0; c != 256; ++c)
            {
                text[at] = static_cast<char>(c);
                // one '=' more at the end can be right
                bool const may_be_good =
                    alphabet.find(text[at]) != alphabet.npos || (c == '=' && at + 2 >= text.size());
                if (!may_be_good && detail::base64_decode(text.data(), text.size(), out.data()))
                    FAIL_CHECK("accepted character ", c, " at ", at, " of ", good);
            }
            text[at] = good[at];
        }
    }
}

TEST_CASE("padding is strict")
{
    for (char const* text : {"====", "A===", "=AAA", "A=AA", "AA=A", "Zg=A", "Z=g=", "=Zg=", "Zg==Zg==",
                             "Zm8=Zm8=", "Zg==AAAA", "AAAA====", "AAAAA===", "AAAA=AAA", "Zm9vYg==Zm9v"})
    {
        INFO(text);
        CHECK(!decode(text));
    }
}

TEST_CASE("unused bits are zero: each text has one meaning")
{
    // Of the 64 characters before the padding, 4 (for one byte) or 16 (for two) leave no bits over.
    int one = 0;
    int two = 0;
    for (char c : alphabet)
    {
        one += decode(std::string("Z") + c + "==").has_value();
        two += decode(std::string("Zm") + c + "=").has_value();
    }
    CHECK(one == 4);
    CHECK(two == 16);
    CHECK(!decode("Zh=="));
    CHECK(!decode("Zm9="));
    CHECK(!decode("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAZh=="));
}

TEST_CASE("other alphabets, white space and line ends are refused")
{
    for (char const* text :
         {"_9j_", "-9j-", "/9j/\r\n4A", "Zm9v Zg=", "Zm9v\n===", " Zm9", "Zg..", "Zg,,", "\xFF\xFF\xFF\xFF"})
    {
        INFO(text);
        CHECK(!decode(text));
    }
    CHECK(!decode(std::string_view("\0\0\0\0", 4)));
    CHECK(!decode(std::string_view("AAA\0", 4)));
}

TEST_CASE("sizes")
{
    CHECK(detail::base64_size(0) == 0);
    CHECK(detail::base64_size(1) == 4);
    CHECK(detail::base64_size(3) == 4);
    CHECK(detail::base64_size(4) == 8);
    CHECK(detail::base64_size(204800) == 273068);
    CHECK(detail::base64_decoded_size("", 0) == 0);
    CHECK(detail::base64_decoded_size("AAAA", 4) == 3);
    CHECK(detail::base64_decoded_size("AAA=", 4) == 2);
    CHECK(detail::base64_decoded_size("AA==", 4) == 1);
}
