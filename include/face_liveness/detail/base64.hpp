// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_DETAIL_BASE64_HPP
#define FACE_LIVENESS_DETAIL_BASE64_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

// Base64 by RFC 4648 section 4: the standard alphabet, padding required, unused bits zero, nothing else
// accepted.
//
// Images are most of a response, so there are two codecs with the same results: one for every machine, and
// one for x86 processors that have AVX2, chosen when the program runs; it needs no flag of the compiler. Each
// takes whole groups, of three bytes or four characters, from the front and leaves the rest to the next.

namespace face_liveness::inline v1::detail
{

inline constexpr char base64_alphabet[65] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// Twelve bits to two characters.  Every unit that includes this computes the tables anew, which is quicker
// with an array of the language than with std::array.
inline constexpr struct base64_pairs_table
{
    char of[2 * 4096]{};

    consteval base64_pairs_table()
    {
        for (std::size_t i = 0; i != 4096; ++i)
        {
            of[2 * i] = base64_alphabet[i >> 6];
            of[2 * i + 1] = base64_alphabet[i & 63];
        }
    }
} base64_pairs;

// Of a group of four characters, what each stands for: one table for each place, three bytes with the first
// one lowest.  A bad character sets the highest byte.
inline constexpr std::uint32_t base64_bad = 0xFF000000;
inline constexpr struct base64_values_table
{
    std::uint32_t of[4][256]{};

    consteval base64_values_table()
    {
        for (auto& place : of)
            for (std::uint32_t& value : place)
                value = base64_bad;
        for (std::uint32_t i = 0; i != 64; ++i)
        {
            auto const c = static_cast<unsigned char>(base64_alphabet[i]);
            of[0][c] = i << 2;
            of[1][c] = i >> 4 | (i & 0xF) << 12;
            of[2][c] = (i >> 2) << 8 | (i & 3) << 22;
            of[3][c] = i << 16;
        }
    }
} base64_values;

constexpr std::size_t base64_size(std::size_t bytes) noexcept
{
    return (bytes + 2) / 3 * 4;
}

// The bytes that this many characters stand for, as the padding says; `size` is a multiple of four.
constexpr std::size_t base64_decoded_size(char const* from, std::size_t size) noexcept
{
    if (size == 0)
        return 0;
    std::size_t const padding = from[size - 1] != '=' ? 0u : from[size - 2] != '=' ? 1u : 2u;
    return size / 4 * 3 - padding;
}

// What is still to be done.
struct base64_encoding
{
    unsigned char const* from{};
    std::size_t size{};
    char* to{};
};

struct base64_decoding
{
    char const* from{};
    std::size_t size{};
    unsigned char* to{};
    std::uint64_t bad{}; // not zero once something bad was seen
};

#if defined(__x86_64__) && (defined(__GNUC__) || defined(__clang__))

// Registers of 256 bits.  No intrinsics: their header takes as long to compile as all others together.
using base64_bytes [[gnu::vector_size(32)]] = char;
using base64_halves [[gnu::vector_size(32)]] = short;
using base64_words [[gnu::vector_size(32)]] = std::uint32_t;

// The method of Wojciech Mula and Daniel Lemire, "Faster Base64 Encoding and Decoding Using AVX2
// Instructions", ACM Transactions on the Web 12 (2018).
[[gnu::target("avx2")]] inline base64_encoding base64_encode_avx2(base64_encoding at) noexcept
{
    // of three bytes each word gets the second, first, third, second
    constexpr base64_bytes spread{1, 0, 2, 1, 4, 3, 5, 4, 7, 6, 8, 7, 10, 9, 11, 10,
                                  1, 0, 2, 1, 4, 3, 5, 4, 7, 6, 8, 7, 10, 9, 11, 10};
    // a product shifts each half of a word by its own number of bits
    constexpr base64_words right_by_10_and_6 =
        base64_words{} + 0x04000040; // of which the upper 16 bits count
    constexpr base64_words left_by_4_and_8 = base64_words{} + 0x01000010;
    // from a value to its character: 26 to 51, each digit, '+', '/', 0 to 25
    constexpr base64_bytes distance{71, -4, -4, -4, -4, -4, -4, -4, -4, -4, -4, -19, -16, 65, 0, 0,
                                    71, -4, -4, -4, -4, -4, -4, -4, -4, -4, -4, -19, -16, 65, 0, 0};
    for (; at.size >= 32; at.size -= 24, at.from += 24, at.to += 32)
    {
        base64_words in;
        std::memcpy(&in, at.from, 32); // of which 24 are taken, twelve to each half of the register
        auto const halves = __builtin_shufflevector(in, in, 0, 1, 2, 3, 3, 4, 5, 6);
        auto const groups = reinterpret_cast<base64_words>(
            __builtin_ia32_pshufb256(reinterpret_cast<base64_bytes>(halves), spread));
        // six bits to each byte
        auto const even = __builtin_ia32_pmulhuw256(reinterpret_cast<base64_halves>(groups & 0x0FC0FC00),
                                                    reinterpret_cast<base64_halves>(right_by_10_and_6));
        auto const odd = reinterpret_cast<base64_halves>(groups & 0x003F03F0)
                         * reinterpret_cast<base64_halves>(left_by_4_and_8);
        auto const values = reinterpret_cast<base64_bytes>(even | odd);
        auto const above_letters = (values > 51 ? values : base64_bytes{} + 51) - 51;
        auto const kind = reinterpret_cast<base64_bytes>(above_letters | ((values < 26) & 13));
        base64_bytes const out = values + __builtin_ia32_pshufb256(distance, kind);
        std::memcpy(at.to, &out, 32);
    }
    return at;
}

[[gnu::target("avx2")]] inline base64_decoding base64_decode_avx2(base64_decoding at) noexcept
{
    // a character is bad if its lower and its upper four bits stand for a bit in common
    constexpr base64_bytes by_lower{21, 17, 17, 17, 17, 17, 17, 17, 17, 17, 19, 26, 27, 27, 27, 26,
                                    21, 17, 17, 17, 17, 17, 17, 17, 17, 17, 19, 26, 27, 27, 27, 26};
    constexpr base64_bytes by_upper{16, 16, 1, 2, 4, 8, 4, 8, 16, 16, 16, 16, 16, 16, 16, 16,
                                    16, 16, 1, 2, 4, 8, 4, 8, 16, 16, 16, 16, 16, 16, 16, 16};
    // from a character to its value, by its upper four bits (one less for '/'): '/', '+', digits, letters
    constexpr base64_bytes distance{0, 16, 19, 4, -65, -65, -71, -71, 0, 0, 0, 0, 0, 0, 0, 0,
                                    0, 16, 19, 4, -65, -65, -71, -71, 0, 0, 0, 0, 0, 0, 0, 0};
    constexpr base64_halves factors_of_values = base64_halves{} + 0x0140; // 64 and 1, for each pair
    constexpr base64_words factors_of_pairs =
        base64_words{} + 0x00011000; // 4096 and 1, for each pair of these
    constexpr base64_bytes gather{2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, -1, -1, -1, -1,
                                  2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, -1, -1, -1, -1};
    base64_bytes bad{};
    for (; at.size >= 48; at.size -= 32, at.from += 32, at.to += 24)
    {
        base64_bytes in;
        std::memcpy(&in, at.from, 32);
        auto const upper =
            reinterpret_cast<base64_bytes>(reinterpret_cast<base64_words>(in) >> 4 & 0x0F0F0F0F);
        bad |= __builtin_ia32_pshufb256(by_upper, upper) & __builtin_ia32_pshufb256(by_lower, in & 0x0F);
        auto const is_slash = reinterpret_cast<base64_bytes>(in == '/');
        base64_bytes const values = in + __builtin_ia32_pshufb256(distance, is_slash + upper);
        auto const pairs =
            __builtin_ia32_pmaddubsw256(values, reinterpret_cast<base64_bytes>(factors_of_values));
        auto const groups =
            __builtin_ia32_pmaddwd256(pairs, reinterpret_cast<base64_halves>(factors_of_pairs));
        auto const parts = reinterpret_cast<base64_words>(
            __builtin_ia32_pshufb256(reinterpret_cast<base64_bytes>(groups), gather));
        auto const out = __builtin_shufflevector(parts, parts, 0, 1, 2, 4, 5, 6, 7, 7);
        std::memcpy(at.to, &out, 32); // of which 24 count; ten more are to come at least
    }
    std::uint64_t any[4];
    std::memcpy(any, &bad, 32);
    at.bad |= any[0] | any[1] | any[2] | any[3];
    return at;
}

// Whether the processor, and the operating system, have AVX2.
inline bool has_avx2() noexcept
{
    return __builtin_cpu_supports("avx2");
}

#else

inline base64_encoding base64_encode_avx2(base64_encoding at) noexcept
{
    return at;
}

inline base64_decoding base64_decode_avx2(base64_decoding at) noexcept
{
    return at;
}

inline bool has_avx2() noexcept
{
    return false;
}

#endif

inline std::uint32_t base64_group(char const* from) noexcept
{
    auto const at = [&](std::size_t place)
    { return base64_values.of[place][static_cast<unsigned char>(from[place])]; };
    return at(0) | at(1) | at(2) | at(3);
}

inline std::uint64_t base64_reversed(std::uint64_t word) noexcept
{
    word = word >> 32 | word << 32;
    word = (word >> 16 & 0x0000FFFF0000FFFF) | (word & 0x0000FFFF0000FFFF) << 16;
    return (word >> 8 & 0x00FF00FF00FF00FF) | (word & 0x00FF00FF00FF00FF) << 8;
}

// Two groups at once, in words of 64 bits.
inline base64_encoding base64_encode_words(base64_encoding at) noexcept
{
    for (; at.size >= 8; at.size -= 6, at.from += 6, at.to += 8)
    {
        std::uint64_t word; // of which 48 bits are taken
        std::memcpy(&word, at.from, 8);
        if constexpr (std::endian::native == std::endian::little)
            word = base64_reversed(word);
        std::memcpy(at.to, &base64_pairs.of[2 * (word >> 52)], 2);
        std::memcpy(at.to + 2, &base64_pairs.of[2 * (word >> 40 & 0xFFF)], 2);
        std::memcpy(at.to + 4, &base64_pairs.of[2 * (word >> 28 & 0xFFF)], 2);
        std::memcpy(at.to + 6, &base64_pairs.of[2 * (word >> 16 & 0xFFF)], 2);
    }
    return at;
}

inline base64_decoding base64_decode_words(base64_decoding at) noexcept
{
    for (; at.size >= 16; at.size -= 8, at.from += 8, at.to += 6)
    {
        std::uint64_t const first = base64_group(at.from);
        std::uint64_t const second = base64_group(at.from + 4);
        at.bad |= (first | second) & base64_bad;
        std::uint64_t word = first | second << 24;
        if constexpr (std::endian::native == std::endian::big)
            word = base64_reversed(word);
        std::memcpy(at.to, &word, 8); // of which six bytes count; four more are to come at least
    }
    return at;
}

// Writes base64_size(size) characters.
inline void base64_encode(unsigned char const* from, std::size_t size, char* to) noexcept
{
    base64_encoding at{from, size, to};
    if (has_avx2())
        at = base64_encode_avx2(at);
    at = base64_encode_words(at);
    while (at.size != 0)
    {
        std::uint32_t const second = at.size > 1 ? at.from[1] : 0;
        std::uint32_t const third = at.size > 2 ? at.from[2] : 0;
        std::uint32_t const group = std::uint32_t(at.from[0]) << 16 | second << 8 | third;
        std::memcpy(at.to, &base64_pairs.of[2 * (group >> 12)], 2);
        at.to[2] = at.size > 1 ? base64_alphabet[group >> 6 & 63] : '=';
        at.to[3] = at.size > 2 ? base64_alphabet[group & 63] : '=';
        at = {at.from + 3, at.size > 3 ? at.size - 3 : 0, at.to + 4};
    }
}

// Writes base64_decoded_size(from, size) bytes; false if anything is wrong.  `size` is a multiple of four.
inline bool base64_decode(char const* from, std::size_t size, unsigned char* to) noexcept
{
    base64_decoding at{from, size, to, 0};
    if (has_avx2())
        at = base64_decode_avx2(at);
    at = base64_decode_words(at);
    for (; at.size != 0; at.size -= 4, at.from += 4)
    {
        std::size_t const bytes = at.size == 4 ? base64_decoded_size(at.from, 4) : 3;
        char const group_text[4] = {at.from[0], at.from[1], bytes > 1 ? at.from[2] : 'A',
                                    bytes > 2 ? at.from[3] : 'A'};
        std::uint32_t const group = base64_group(group_text);
        std::uint32_t const unused = 0xFFFFFFu << 8 * bytes & 0xFFFFFFu;
        at.bad |= group & (base64_bad | unused);
        for (std::size_t i = 0; i != bytes; ++i)
            *at.to++ = static_cast<unsigned char>(group >> 8 * i);
    }
    return at.bad == 0;
}

} // namespace face_liveness::inline v1::detail

#endif
