// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// face_liveness/adapter/yaml.hpp of face_liveness 0.1.0, with all of the library that it needs.
// Made by cmake/amalgamate.py from include/: change it there.

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <clocale>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <iosfwd>
#include <iterator>
#include <limits>
#include <map>
#include <numeric>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>
#include <vector>
#include <version>

#include <boost/assert/source_location.hpp>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/error.hpp>
#include <boost/json/string_view.hpp>
#include <boost/system/error_category.hpp>
#include <boost/system/error_code.hpp>
#include <boost/system/result.hpp>
#include <boost/system/system_error.hpp>
#include <boost/throw_exception.hpp>
#include <yaml.h>

// ---- face_liveness/detail/utf8.hpp

#ifndef FACE_LIVENESS_DETAIL_UTF8_HPP
#define FACE_LIVENESS_DETAIL_UTF8_HPP

// UTF-8 by RFC 3629: shortest forms only, no surrogates, nothing above U+10FFFF.

namespace face_liveness::inline v1::detail
{

constexpr bool is_utf8_continuation(char c) noexcept
{
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// The bytes at one place: a well-formed character, or the longest start of one, which is replaced by one
// U+FFFD (Unicode 15, section 3.9, "substitution of maximal subparts").
struct utf8_sequence
{
    std::size_t size{};
    bool well_formed{};
};

// `at` must be inside `text`.  Table 3-7 of the Unicode standard: only the second byte has bounds of its own.
constexpr utf8_sequence utf8_sequence_at(std::string_view text, std::size_t at) noexcept
{
    auto const lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80)
        return {1, true};
    if (lead < 0xC2 || lead > 0xF4)
        return {1, false};

    std::size_t const size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    unsigned char const lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    unsigned char const highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    for (std::size_t i = 1; i != size; ++i)
    {
        if (at + i == text.size())
            return {i, false};
        auto const next = static_cast<unsigned char>(text[at + i]);
        if (i == 1 ? next < lowest || next > highest : (next & 0xC0) != 0x80)
            return {i, false};
    }
    return {size, true};
}

constexpr std::uint64_t every_byte(unsigned char byte) noexcept
{
    return 0x0101010101010101u * byte;
}

inline std::uint64_t load_eight(char const* from) noexcept
{
    std::uint64_t word;
    std::memcpy(&word, from, sizeof word);
    return word;
}

struct utf8_length
{
    std::size_t characters{}; // before the first bad byte
    std::size_t valid_size{}; // bytes before the first bad one: the whole text if it is well formed
};

// Linear; eight ASCII bytes at a time.
constexpr utf8_length count_utf8(std::string_view text) noexcept
{
    std::size_t characters = 0;
    std::size_t at = 0;
    while (at != text.size())
    {
        if (!std::is_constant_evaluated())
            while (text.size() - at >= 8 && (load_eight(text.data() + at) & every_byte(0x80)) == 0)
            {
                at += 8;
                characters += 8;
            }
        if (at == text.size())
            break;
        auto const sequence = utf8_sequence_at(text, at);
        if (!sequence.well_formed)
            break;
        at += sequence.size;
        ++characters;
    }
    return {characters, at};
}

} // namespace face_liveness::inline v1::detail

#endif // FACE_LIVENESS_DETAIL_UTF8_HPP

// ---- face_liveness/cli/detail/unicode.hpp

#ifndef FACE_LIVENESS_CLI_DETAIL_UNICODE_HPP
#define FACE_LIVENESS_CLI_DETAIL_UNICODE_HPP

// What the AWS CLI asks Python's strings: their characters, and which of these are white space, digits or
// wide.

namespace face_liveness::inline v1::cli::detail
{

// The code points of a text.  A byte that is not UTF-8 becomes what Python makes of it, a surrogate from
// U+DC80 to U+DCFF (PEP 383), which no UTF-8 holds.
inline std::u32string escaped_code_points_of(std::string_view text)
{
    std::u32string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at != text.size();)
    {
        auto const sequence = face_liveness::detail::utf8_sequence_at(text, at);
        auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
        char32_t point = sequence.size == 1 ? byte(0) : byte(0) & (0x7Fu >> sequence.size);
        for (std::size_t i = 1; i != sequence.size; ++i)
            point = (point << 6) | (byte(i) & 0x3Fu);
        if (sequence.well_formed)
            out += point;
        else
            for (std::size_t i = 0; i != sequence.size; ++i)
                out += static_cast<char32_t>(0xDC00u | byte(i));
        at += sequence.size;
    }
    return out;
}

constexpr bool is_surrogate(char32_t c) noexcept
{
    return c >= 0xD800 && c <= 0xDFFF;
}

// The code points of a text, or nothing if it is not UTF-8.
inline std::optional<std::u32string> code_points_of(std::string_view text)
{
    std::u32string points = escaped_code_points_of(text);
    if (std::any_of(points.begin(), points.end(), is_surrogate))
        return std::nullopt;
    return points;
}

inline void append_code_point(std::string& out, char32_t point)
{
    auto const byte = [&](char32_t bits) { out += static_cast<char>(static_cast<unsigned char>(bits)); };
    if (point < 0x80)
        byte(point);
    else if (point < 0x800)
    {
        byte(0xC0 | (point >> 6));
        byte(0x80 | (point & 0x3F));
    }
    else if (point < 0x10000)
    {
        byte(0xE0 | (point >> 12));
        byte(0x80 | (point >> 6 & 0x3F));
        byte(0x80 | (point & 0x3F));
    }
    else
    {
        byte(0xF0 | (point >> 18));
        byte(0x80 | (point >> 12 & 0x3F));
        byte(0x80 | (point >> 6 & 0x3F));
        byte(0x80 | (point & 0x3F));
    }
}

inline std::string utf8_of(std::u32string_view points)
{
    std::string out;
    for (char32_t const point : points)
        append_code_point(out, point);
    return out;
}

// str.isspace: the bidirectional types WS, B and S, and the category Zs.
constexpr bool is_space(char32_t c) noexcept
{
    return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x20) || c == 0x85 || c == 0xA0 || c == 0x1680
           || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F
           || c == 0x3000;
}

// string.whitespace
constexpr bool is_ascii_space(char32_t c) noexcept
{
    return c == 0x20 || (c >= 0x09 && c <= 0x0D);
}

constexpr std::u32string_view trimmed_right(std::u32string_view text) noexcept
{
    while (!text.empty() && is_space(text.back()))
        text.remove_suffix(1);
    return text;
}

constexpr std::u32string_view trimmed(std::u32string_view text) noexcept
{
    text = trimmed_right(text);
    while (!text.empty() && is_space(text.front()))
        text.remove_prefix(1);
    return text;
}

// The zeros of the scripts that have decimal digits: category Nd, Unicode 14.0.0.  Nine more follow each.
inline constexpr std::uint32_t decimal_zeros[] = {
    0x30,    0x660,   0x6F0,   0x7C0,   0x966,   0x9E6,   0xA66,   0xAE6,   0xB66,   0xBE6,   0xC66,
    0xCE6,   0xD66,   0xDE6,   0xE50,   0xED0,   0xF20,   0x1040,  0x1090,  0x17E0,  0x1810,  0x1946,
    0x19D0,  0x1A80,  0x1A90,  0x1B50,  0x1BB0,  0x1C40,  0x1C50,  0xA620,  0xA8D0,  0xA900,  0xA9D0,
    0xA9F0,  0xAA50,  0xABF0,  0xFF10,  0x104A0, 0x10D30, 0x11066, 0x110F0, 0x11136, 0x111D0, 0x112F0,
    0x11450, 0x114D0, 0x11650, 0x116C0, 0x11730, 0x118E0, 0x11950, 0x11C50, 0x11D50, 0x11DA0, 0x16A60,
    0x16AC0, 0x16B50, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E950, 0x1FBF0};

// 0 to 9, or nothing.
constexpr std::optional<int> decimal_digit(char32_t c) noexcept
{
    auto const above = std::upper_bound(std::begin(decimal_zeros), std::end(decimal_zeros), c);
    if (above == std::begin(decimal_zeros) || c - *(above - 1) > 9)
        return std::nullopt;
    return static_cast<int>(c - *(above - 1));
}

struct code_point_range
{
    std::uint32_t first{};
    std::uint32_t last{};
};

// Whether one of the ranges, which are in order, holds it.
constexpr bool is_in(std::span<code_point_range const> ranges, char32_t c) noexcept
{
    auto const range = std::lower_bound(ranges.begin(), ranges.end(), c,
                                        [](code_point_range r, char32_t point) { return r.last < point; });
    return range != ranges.end() && range->first <= c;
}

// What str.isprintable refuses: control, format, private use and separators but the blank (categories Cc, Cf,
// Cs, Co, Zl, Zp, Zs) of Unicode 14.0.0, and the noncharacters.  Other unassigned code points may be in or
// out.
inline constexpr code_point_range unprintable_ranges[] = {
    {0x0, 0x1F},        {0x7F, 0xA0},       {0xAD, 0xAD},       {0x600, 0x605},     {0x61C, 0x61C},
    {0x6DD, 0x6DD},     {0x70F, 0x70F},     {0x890, 0x891},     {0x8E2, 0x8E2},     {0x1680, 0x1680},
    {0x180E, 0x180E},   {0x2000, 0x200F},   {0x2028, 0x202F},   {0x205F, 0x206F},   {0x3000, 0x3000},
    {0xD800, 0xF8FF},   {0xFDD0, 0xFDEF},   {0xFEFF, 0xFEFF},   {0xFFF9, 0xFFFB},   {0xFFFE, 0xFFFF},
    {0x110BD, 0x110BD}, {0x110CD, 0x110CD}, {0x13430, 0x13438}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A},
    {0x1FFFE, 0x1FFFF}, {0x2FFFE, 0x2FFFF}, {0x3FFFE, 0xE007F}, {0xEFFFE, 0x10FFFF}};

constexpr bool is_printable(char32_t c) noexcept
{
    return !is_in(unprintable_ranges, c);
}

// East_Asian_Width W, F and A of Unicode 14.0.0; unassigned code points may be in either.
inline constexpr code_point_range wide_ranges[] = {
    {0xA1, 0xA1},       {0xA4, 0xA4},       {0xA7, 0xA8},       {0xAA, 0xAA},       {0xAD, 0xAE},
    {0xB0, 0xB4},       {0xB6, 0xBA},       {0xBC, 0xBF},       {0xC6, 0xC6},       {0xD0, 0xD0},
    {0xD7, 0xD8},       {0xDE, 0xE1},       {0xE6, 0xE6},       {0xE8, 0xEA},       {0xEC, 0xED},
    {0xF0, 0xF0},       {0xF2, 0xF3},       {0xF7, 0xFA},       {0xFC, 0xFC},       {0xFE, 0xFE},
    {0x101, 0x101},     {0x111, 0x111},     {0x113, 0x113},     {0x11B, 0x11B},     {0x126, 0x127},
    {0x12B, 0x12B},     {0x131, 0x133},     {0x138, 0x138},     {0x13F, 0x142},     {0x144, 0x144},
    {0x148, 0x14B},     {0x14D, 0x14D},     {0x152, 0x153},     {0x166, 0x167},     {0x16B, 0x16B},
    {0x1CE, 0x1CE},     {0x1D0, 0x1D0},     {0x1D2, 0x1D2},     {0x1D4, 0x1D4},     {0x1D6, 0x1D6},
    {0x1D8, 0x1D8},     {0x1DA, 0x1DA},     {0x1DC, 0x1DC},     {0x251, 0x251},     {0x261, 0x261},
    {0x2C4, 0x2C4},     {0x2C7, 0x2C7},     {0x2C9, 0x2CB},     {0x2CD, 0x2CD},     {0x2D0, 0x2D0},
    {0x2D8, 0x2DB},     {0x2DD, 0x2DD},     {0x2DF, 0x2DF},     {0x300, 0x36F},     {0x391, 0x3A9},
    {0x3B1, 0x3C1},     {0x3C3, 0x3C9},     {0x401, 0x401},     {0x410, 0x44F},     {0x451, 0x451},
    {0x1100, 0x115F},   {0x2010, 0x2010},   {0x2013, 0x2016},   {0x2018, 0x2019},   {0x201C, 0x201D},
    {0x2020, 0x2022},   {0x2024, 0x2027},   {0x2030, 0x2030},   {0x2032, 0x2033},   {0x2035, 0x2035},
    {0x203B, 0x203B},   {0x203E, 0x203E},   {0x2074, 0x2074},   {0x207F, 0x207F},   {0x2081, 0x2084},
    {0x20AC, 0x20AC},   {0x2103, 0x2103},   {0x2105, 0x2105},   {0x2109, 0x2109},   {0x2113, 0x2113},
    {0x2116, 0x2116},   {0x2121, 0x2122},   {0x2126, 0x2126},   {0x212B, 0x212B},   {0x2153, 0x2154},
    {0x215B, 0x215E},   {0x2160, 0x216B},   {0x2170, 0x2179},   {0x2189, 0x2189},   {0x2190, 0x2199},
    {0x21B8, 0x21B9},   {0x21D2, 0x21D2},   {0x21D4, 0x21D4},   {0x21E7, 0x21E7},   {0x2200, 0x2200},
    {0x2202, 0x2203},   {0x2207, 0x2208},   {0x220B, 0x220B},   {0x220F, 0x220F},   {0x2211, 0x2211},
    {0x2215, 0x2215},   {0x221A, 0x221A},   {0x221D, 0x2220},   {0x2223, 0x2223},   {0x2225, 0x2225},
    {0x2227, 0x222C},   {0x222E, 0x222E},   {0x2234, 0x2237},   {0x223C, 0x223D},   {0x2248, 0x2248},
    {0x224C, 0x224C},   {0x2252, 0x2252},   {0x2260, 0x2261},   {0x2264, 0x2267},   {0x226A, 0x226B},
    {0x226E, 0x226F},   {0x2282, 0x2283},   {0x2286, 0x2287},   {0x2295, 0x2295},   {0x2299, 0x2299},
    {0x22A5, 0x22A5},   {0x22BF, 0x22BF},   {0x2312, 0x2312},   {0x231A, 0x231B},   {0x2329, 0x232A},
    {0x23E9, 0x23EC},   {0x23F0, 0x23F0},   {0x23F3, 0x23F3},   {0x2460, 0x24E9},   {0x24EB, 0x254B},
    {0x2550, 0x2573},   {0x2580, 0x258F},   {0x2592, 0x2595},   {0x25A0, 0x25A1},   {0x25A3, 0x25A9},
    {0x25B2, 0x25B3},   {0x25B6, 0x25B7},   {0x25BC, 0x25BD},   {0x25C0, 0x25C1},   {0x25C6, 0x25C8},
    {0x25CB, 0x25CB},   {0x25CE, 0x25D1},   {0x25E2, 0x25E5},   {0x25EF, 0x25EF},   {0x25FD, 0x25FE},
    {0x2605, 0x2606},   {0x2609, 0x2609},   {0x260E, 0x260F},   {0x2614, 0x2615},   {0x261C, 0x261C},
    {0x261E, 0x261E},   {0x2640, 0x2640},   {0x2642, 0x2642},   {0x2648, 0x2653},   {0x2660, 0x2661},
    {0x2663, 0x2665},   {0x2667, 0x266A},   {0x266C, 0x266D},   {0x266F, 0x266F},   {0x267F, 0x267F},
    {0x2693, 0x2693},   {0x269E, 0x269F},   {0x26A1, 0x26A1},   {0x26AA, 0x26AB},   {0x26BD, 0x26BF},
    {0x26C4, 0x26E1},   {0x26E3, 0x26E3},   {0x26E8, 0x26FF},   {0x2705, 0x2705},   {0x270A, 0x270B},
    {0x2728, 0x2728},   {0x273D, 0x273D},   {0x274C, 0x274C},   {0x274E, 0x274E},   {0x2753, 0x2755},
    {0x2757, 0x2757},   {0x2776, 0x277F},   {0x2795, 0x2797},   {0x27B0, 0x27B0},   {0x27BF, 0x27BF},
    {0x2B1B, 0x2B1C},   {0x2B50, 0x2B50},   {0x2B55, 0x2B59},   {0x2E80, 0x303E},   {0x3041, 0x4DBF},
    {0x4E00, 0xA4C6},   {0xA960, 0xA97C},   {0xAC00, 0xD7A3},   {0xE000, 0xFAD9},   {0xFE00, 0xFE19},
    {0xFE30, 0xFE6B},   {0xFF01, 0xFF60},   {0xFFE0, 0xFFE6},   {0xFFFD, 0xFFFD},   {0x16FE0, 0x1B2FB},
    {0x1F004, 0x1F004}, {0x1F0CF, 0x1F0CF}, {0x1F100, 0x1F10A}, {0x1F110, 0x1F12D}, {0x1F130, 0x1F169},
    {0x1F170, 0x1F1AC}, {0x1F200, 0x1F320}, {0x1F32D, 0x1F335}, {0x1F337, 0x1F37C}, {0x1F37E, 0x1F393},
    {0x1F3A0, 0x1F3CA}, {0x1F3CF, 0x1F3D3}, {0x1F3E0, 0x1F3F0}, {0x1F3F4, 0x1F3F4}, {0x1F3F8, 0x1F43E},
    {0x1F440, 0x1F440}, {0x1F442, 0x1F4FC}, {0x1F4FF, 0x1F53D}, {0x1F54B, 0x1F54E}, {0x1F550, 0x1F567},
    {0x1F57A, 0x1F57A}, {0x1F595, 0x1F596}, {0x1F5A4, 0x1F5A4}, {0x1F5FB, 0x1F64F}, {0x1F680, 0x1F6C5},
    {0x1F6CC, 0x1F6CC}, {0x1F6D0, 0x1F6D2}, {0x1F6D5, 0x1F6DF}, {0x1F6EB, 0x1F6EC}, {0x1F6F4, 0x1F6FC},
    {0x1F7E0, 0x1F7F0}, {0x1F90C, 0x1F93A}, {0x1F93C, 0x1F945}, {0x1F947, 0x1F9FF}, {0x1FA70, 0x1FAF6},
    {0x20000, 0x3134A}, {0xE0100, 0x10FFFF}};

// How wide the AWS CLI takes a text to be: two columns for wide and for ambiguous characters.
inline std::size_t width_of(std::string_view text)
{
    std::size_t width = 0;
    for (char32_t const c : escaped_code_points_of(text))
        width += is_in(wide_ranges, c) ? 2u : 1u;
    return width;
}

} // namespace face_liveness::inline v1::cli::detail

#endif // FACE_LIVENESS_CLI_DETAIL_UNICODE_HPP

// ---- face_liveness/detail/base64.hpp

#ifndef FACE_LIVENESS_DETAIL_BASE64_HPP
#define FACE_LIVENESS_DETAIL_BASE64_HPP

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

#endif // FACE_LIVENESS_DETAIL_BASE64_HPP

// ---- face_liveness/detail/number.hpp

#ifndef FACE_LIVENESS_DETAIL_NUMBER_HPP
#define FACE_LIVENESS_DETAIL_NUMBER_HPP

namespace face_liveness::inline v1::detail
{

// The longest text that std::to_chars makes of a double: -2.2250738585072014e-308
inline constexpr std::size_t longest_number = 24;

// The three values that JSON has no numbers for, as AWS's JSON protocols write them (Smithy, awsJson1_1);
// empty for all others.
constexpr std::string_view name_of_special_number(double value) noexcept
{
    if (value != value)
        return "NaN";
    if (value > (std::numeric_limits<double>::max)())
        return "Infinity";
    if (value < std::numeric_limits<double>::lowest())
        return "-Infinity";
    return {};
}

// The shortest text that reads back as the same double.
inline void append_number(std::string& out, double value)
{
    if (auto const name = name_of_special_number(value); !name.empty())
    {
        out += name;
        return;
    }
    char text[longest_number];
    auto const end = std::to_chars(text, text + sizeof text, value).ptr;
    out.append(text, static_cast<std::size_t>(end - text));
}

} // namespace face_liveness::inline v1::detail

#endif // FACE_LIVENESS_DETAIL_NUMBER_HPP

// ---- face_liveness/detail/read_number.hpp

#ifndef FACE_LIVENESS_DETAIL_READ_NUMBER_HPP
#define FACE_LIVENESS_DETAIL_READ_NUMBER_HPP

// Numbers from the text of a JSON number, whose grammar somebody has checked already.

namespace face_liveness::inline v1::detail
{

// The number with a name: "NaN", "Infinity", "-Infinity" (Smithy, awsJson1_1).
inline bool number_from_name(std::string_view name, double& value) noexcept
{
    using limits = std::numeric_limits<double>;
    if (name == "NaN")
        value = limits::quiet_NaN();
    else if (name == "Infinity")
        value = limits::infinity();
    else if (name == "-Infinity")
        value = -limits::infinity();
    else
        return false;
    return true;
}

// Correctly rounded: beyond the largest double is infinity, too small is a zero with the text's sign.
// `approximation` is what Boost.JSON made of the text, which is often wrong in the last place; without a text
// it is the number.
inline double number_from_text(std::string_view text, double approximation)
{
    if (text.empty())
        return approximation;
#ifdef __cpp_lib_to_chars
    double value = 0;
    auto const error = std::from_chars(text.data(), text.data() + text.size(), value).ec;
    if (error == std::errc::result_out_of_range)
        return std::copysign(std::abs(approximation) < 1 ? 0.0 : std::numeric_limits<double>::infinity(),
                             approximation);
    return value;
#else
    // libc++ has no from_chars for doubles; strtod wants the locale's decimal point
    std::string copy(text);
    if (std::size_t const point = copy.find('.'); point != copy.npos)
        copy.replace(point, 1, std::localeconv()->decimal_point);
    return std::strtod(copy.c_str(), nullptr);
#endif
}

enum class integer_verdict : unsigned char
{
    ok,
    fraction,
    out_of_range
};

// The integer that a number is, however it is written: 3.0, 3e0 and 30e-1 are 3.
inline integer_verdict integer_from_text(std::string_view text, std::int32_t& integer) noexcept
{
    bool const negative = text[0] == '-';
    if (negative)
        text.remove_prefix(1);
    std::size_t const end_of_mantissa = (std::min)(text.find_first_of("eE"), text.size());
    std::string_view const mantissa = text.substr(0, end_of_mantissa);

    // the mantissa's digits x 10^scale
    std::int64_t scale = 0;
    if (end_of_mantissa != text.size())
    {
        std::string_view exponent = text.substr(end_of_mantissa + 1);
        if (exponent[0] == '+')
            exponent.remove_prefix(1);
        // of more digits than any text has, as far as 32 bits are concerned
        constexpr std::int64_t endless = std::int64_t(1) << 62;
        if (std::from_chars(exponent.data(), exponent.data() + exponent.size(), scale).ec
            == std::errc::result_out_of_range)
            scale = exponent[0] == '-' ? -endless : endless;
    }
    if (std::size_t const point = mantissa.find('.'); point != mantissa.npos)
        scale -= static_cast<std::int64_t>(mantissa.size() - point - 1);

    // without the zeros at both ends
    constexpr char const* not_zero = "123456789";
    std::size_t const first = mantissa.find_first_of(not_zero);
    if (first == mantissa.npos)
    {
        integer = 0;
        return integer_verdict::ok;
    }
    std::size_t const last = mantissa.find_last_of(not_zero);
    for (char c : mantissa.substr(last + 1))
        scale += c == '0';
    if (scale < 0)
        return integer_verdict::fraction;

    std::int64_t const most = std::int64_t((std::numeric_limits<std::int32_t>::max)()) + negative;
    std::int64_t value = 0;
    for (char c : mantissa.substr(first, last + 1 - first))
        if (c != '.' && value <= most)
            value = value * 10 + (c - '0');
    for (; scale != 0 && value <= most; --scale)
        value *= 10;
    if (value > most)
        return integer_verdict::out_of_range;
    integer = static_cast<std::int32_t>(negative ? -value : value);
    return integer_verdict::ok;
}

} // namespace face_liveness::inline v1::detail

#endif // FACE_LIVENESS_DETAIL_READ_NUMBER_HPP

// ---- face_liveness/limits.hpp

#ifndef FACE_LIVENESS_LIMITS_HPP
#define FACE_LIVENESS_LIMITS_HPP

namespace face_liveness::inline v1
{

namespace detail
{

constexpr bool is_any_text(std::string_view) noexcept
{
    return true;
}

} // namespace detail

/// The limits of a string member, from AWS's service model.  Lengths count Unicode scalar values.
struct string_limits
{
    std::size_t min_length{};                                ///< the fewest characters that are allowed
    std::size_t max_length{};                                ///< the most
    bool (*matches)(std::string_view) = detail::is_any_text; ///< whether the whole text matches `pattern`
    bool ascii_only{};                                       ///< nothing but ASCII matches `pattern`
    std::string_view pattern{}; ///< the model's regular expression, as the service quotes it; may be empty
    std::string_view words{};   ///< the same for people; follows "must be"
    bool (*advisable)(std::string_view) =
        detail::is_any_text;   ///< whether text within the limits follows the advice
    std::string_view advice{}; ///< the sentence for text that does not
};

/// The limits of an integer member.
struct integer_limits
{
    std::int32_t min{}; ///< the smallest that is allowed
    std::int32_t max{}; ///< the largest
    bool clamped{};     ///< the service acts on the nearest bound: outside is a warning, not an error
};

/// The limits of a floating-point member.  NaN is outside.
struct number_limits
{
    std::int32_t min{}; ///< the smallest that is allowed
    std::int32_t max{}; ///< the largest
};

/// The limits of a blob member, in bytes.
struct blob_limits
{
    std::size_t min_size{}; ///< the fewest bytes that are allowed
    std::size_t max_size{}; ///< the most
};

/// For members that have no limits of their own: structures, lists, enums, and numbers that may be anything.
struct no_limits
{
};

} // namespace face_liveness::inline v1

#endif // FACE_LIVENESS_LIMITS_HPP

// ---- face_liveness/detail/text.hpp

#ifndef FACE_LIVENESS_DETAIL_TEXT_HPP
#define FACE_LIVENESS_DETAIL_TEXT_HPP

// Small pieces of text: integers, printable excerpts, the two spellings of a member's path.

namespace face_liveness::inline v1::detail
{

// std::to_chars is not constexpr before C++23.
constexpr void append_integer(std::string& out, std::int64_t value)
{
    char digits[20]{};
    char* const end = digits + sizeof digits;
    char* at = end;
    auto magnitude = value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
    do
        *--at = static_cast<char>('0' + magnitude % 10);
    while ((magnitude /= 10) != 0);
    if (value < 0)
        *--at = '-';
    out.append(at, static_cast<std::size_t>(end - at));
}

// At most `most` bytes, not cut inside a character; cut_of("abcdef", 3) is "abc".
constexpr std::string_view cut_of(std::string_view text, std::size_t most)
{
    if (text.size() <= most)
        return text;
    std::size_t size = most;
    for (int back = 0; back < 3 && size != 0 && is_utf8_continuation(text[size]); ++back)
        --size;
    return text.substr(0, size);
}

// For people: control characters and bytes that are not UTF-8 as \xNN, so that no text moves a terminal's
// cursor.
inline void append_printable(std::string& out, std::string_view text, std::size_t most)
{
    constexpr char hex[] = "0123456789abcdef";
    std::string_view const shown = cut_of(text, most);
    for (std::size_t at = 0; at != shown.size();)
    {
        auto const sequence = utf8_sequence_at(shown, at);
        auto const byte = static_cast<unsigned char>(shown[at]);
        // U+0080 to U+009F are controls too: C2 80 to C2 9F
        bool const control =
            byte < 0x20 || byte == 0x7F
            || (byte == 0xC2 && sequence.well_formed && static_cast<unsigned char>(shown[at + 1]) < 0xA0);
        if (sequence.well_formed && !control)
            out.append(shown, at, sequence.size);
        else
            for (std::size_t i = 0; i != sequence.size; ++i)
            {
                auto const bad = static_cast<unsigned char>(shown[at + i]);
                out += {'\\', 'x', hex[bad >> 4], hex[bad & 15]};
            }
        at += sequence.size;
    }
    if (shown.size() != text.size())
        out += "...";
}

// JSON leaves DEL and U+0080 to U+009F (in UTF-8 C2 80 to C2 9F) as they are, but a terminal may act on them:
// here they are escaped too.  The JSON text is well-formed UTF-8.
inline std::string without_terminal_controls(std::string_view json)
{
    constexpr char hex[] = "0123456789abcdef";
    std::string out;
    for (std::size_t at = 0; at != json.size(); ++at)
    {
        auto byte = static_cast<unsigned char>(json[at]);
        if (byte == 0xC2 && static_cast<unsigned char>(json[at + 1]) < 0xA0)
            byte = static_cast<unsigned char>(json[++at]);
        else if (byte != 0x7F)
        {
            out += json[at];
            continue;
        }
        out += {'\\', 'u', '0', '0', hex[byte >> 4], hex[byte & 15]};
    }
    return out;
}

// One step from the root of a document to a member.  Lives on the stack of whoever walks, so a path costs
// nothing until somebody asks for its text.
struct path_step
{
    path_step const* parent{};
    std::string_view name{};
    std::size_t index{}; // of a list's element, where there is no name
};

constexpr void append_path(std::string& out, path_step const& step)
{
    if (step.parent)
        append_path(out, *step.parent);
    if (!step.name.empty())
    {
        if (!out.empty())
            out += '.';
        out += step.name;
    }
    else if (step.parent)
    {
        out += '[';
        append_integer(out, static_cast<std::int64_t>(step.index));
        out += ']';
    }
}

// Settings.ChallengePreferences[0].Type as the service writes it: settings.challengePreferences.1.member.type
inline std::string service_path(std::string_view path)
{
    std::string out;
    bool starts_name = true;
    for (std::size_t at = 0; at < path.size(); ++at)
    {
        char const c = path[at];
        if (c == '[')
        {
            std::int64_t index = 0;
            while (++at < path.size() && path[at] != ']')
                index = index * 10 + (path[at] - '0');
            out += '.';
            append_integer(out, index + 1);
            out += ".member";
        }
        else
            out += starts_name && c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        starts_name = c == '.';
    }
    return out;
}

} // namespace face_liveness::inline v1::detail

#endif // FACE_LIVENESS_DETAIL_TEXT_HPP

// ---- face_liveness/open.hpp

#ifndef FACE_LIVENESS_OPEN_HPP
#define FACE_LIVENESS_OPEN_HPP

namespace face_liveness::inline v1
{

/// An enum that AWS may extend: a value of `Enum`, or the text of a value that this release does not know.
///
/// `Enum` has the enumerator `unknown` first, and a function `wire_names(Enum)` that returns the texts of the
/// others in their order.  A default one is unset, which is an error in a request.  A known value holds no
/// text, takes no allocation, and converts to `Enum`, so that `switch` works:
///
///     switch (results.status) { case session_status::succeeded: ...; case session_status::unknown: ...; }
///
/// Smithy asks clients to keep unknown values: smithy.io, "enum shape", "Enum client considerations".
template <class Enum>
class open
{
public:
    /// The enumeration itself.
    using enum_type = Enum;

    /// Unset.
    constexpr open() noexcept = default;

    /// A known value; `Enum::unknown`, and a number that is no enumerator, give an unset one.
    constexpr open(Enum value) noexcept
        : value_(static_cast<std::size_t>(value) <= wire_names(Enum{}).size() ? value : Enum::unknown)
    {
    }

    /// The value with this text on the wire; text that is not known is kept.  Case matters.
    constexpr explicit open(std::string_view text) { assign(text); }

    /// Replaces the value by the one with this text.  Strong exception safety.
    constexpr void assign(std::string_view text)
    {
        auto const names = wire_names(Enum{});
        for (std::size_t i = 0; i != names.size(); ++i)
            if (names[i] == text)
            {
                value_ = static_cast<Enum>(i + 1);
                text_.clear();
                return;
            }
        text_.assign(text.begin(), text.end());
        value_ = Enum::unknown;
    }

    /// The enumerator; `Enum::unknown` if unset or not known.
    constexpr operator Enum() const noexcept { return value_; }

    /// The text on the wire, empty if unset.  Valid as long as this object is unchanged.
    constexpr std::string_view text() const noexcept
    {
        if (value_ != Enum::unknown)
            return wire_names(Enum{})[static_cast<std::size_t>(value_) - 1];
        return {text_.data(), text_.size()};
    }

    /// Whether there is a value at all, known or not.
    constexpr bool is_set() const noexcept { return value_ != Enum::unknown || !text_.empty(); }

    /// Equal when the texts are.
    friend constexpr bool operator==(open const& a, open const& b) noexcept
    {
        return a.value_ == b.value_
               && std::equal(a.text_.begin(), a.text_.end(), b.text_.begin(), b.text_.end());
    }
    /// Whether `a` is this enumerator; anything not known equals `Enum::unknown`.
    friend constexpr bool operator==(open const& a, Enum b) noexcept { return a.value_ == b; }

    /// Writes the text on the wire, with control characters escaped.
    template <class Traits>
    friend std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                                        open const& value)
    {
        std::string text;
        detail::append_printable(text, value.text(), value.text().size());
        return out << std::string_view(text);
    }

private:
    Enum value_{};
    std::vector<char>
        text_{}; // not std::string, which keeps libstdc++ from making constexpr variables of this type
};

} // namespace face_liveness::inline v1

#endif // FACE_LIVENESS_OPEN_HPP

// ---- face_liveness/members.hpp

#ifndef FACE_LIVENESS_MEMBERS_HPP
#define FACE_LIVENESS_MEMBERS_HPP

namespace face_liveness::inline v1
{

namespace detail
{

struct any_member
{
    template <class Shape, class Member, class Limits = no_limits>
    constexpr void operator()(std::string_view, Member Shape::*, Limits const& = {}) const noexcept
    {
    }
};

} // namespace detail

/// A type that lists its members: an aggregate with
///
///     static constexpr void members(auto&& each)
///     {
///         each("S3Bucket", &output_config::s3_bucket, scalars::s3_bucket);
///         ...
///     }
///
/// A member that is not `std::optional` is required.  Its type is std::string, std::int32_t, double,
/// std::vector<unsigned char> (a blob), open<Enum>, another shape, or a std::vector of one of these, and the
/// limits are the ones that go with it (string_limits, integer_limits, number_limits, blob_limits) or left
/// out.  A rule between members is a function `constexpr std::string_view advice() const`, which returns a
/// sentence when it is broken.
///
/// A namespace with shapes of yours says `using face_liveness::operator<<;` to print them, and
/// `using face_liveness::tag_invoke;` to convert them from and to boost::json::value.
template <class T>
concept shape = std::is_class_v<T> && requires
{
    T::members(detail::any_member{});
};

/// A shape that is the input of an operation: it names the operation and the shape of the answer.
template <class T>
concept request_shape = shape<T> && requires
{
    typename T::response;
    {
        T::operation
        } -> std::convertible_to<std::string_view>;
};

/// A shape that is the answer of an operation, which it names.
template <class T>
concept response_shape = shape<T> && !request_shape<T> && requires
{
    {
        T::operation
        } -> std::convertible_to<std::string_view>;
};

namespace detail
{

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

template <class T>
struct value_of
{
    using type = T;
};
template <class T>
struct value_of<std::optional<T>>
{
    using type = T;
};
// what a member holds when it is there
template <class T>
using value_of_t = typename value_of<T>::type;

template <class T>
inline constexpr bool is_open = false;
template <class Enum>
inline constexpr bool is_open<open<Enum>> = true;

using blob = std::vector<unsigned char>;

template <shape T>
consteval unsigned number_of_members()
{
    unsigned count = 0;
    T::members([&]<class Member, class... Limits>(auto const&, Member T::*, Limits const&...) { ++count; });
    return count;
}

template <class T>
inline constexpr bool is_list = false;
template <class T>
inline constexpr bool is_list<std::vector<T>> = !std::is_same_v<std::vector<T>, blob>;

template <class Value, class Limits>
inline constexpr bool limits_fit = std::is_same_v<Limits, no_limits>;
template <>
inline constexpr bool limits_fit<std::string, string_limits> = true;
template <>
inline constexpr bool limits_fit<std::int32_t, integer_limits> = true;
template <>
inline constexpr bool limits_fit<double, number_limits> = true;
template <>
inline constexpr bool limits_fit<blob, blob_limits> = true;

} // namespace detail

} // namespace face_liveness::inline v1

#endif // FACE_LIVENESS_MEMBERS_HPP

// ---- face_liveness/detail/decode_target.hpp

#ifndef FACE_LIVENESS_DETAIL_DECODE_TARGET_HPP
#define FACE_LIVENESS_DETAIL_DECODE_TARGET_HPP

// What the decoder knows of a type without being a template over it: a table of functions for each, made from
// the member lists.  One handler then serves every shape, since each further instantiation of
// boost::json::basic_parser costs its user seconds of compile time.

namespace face_liveness::inline v1::detail
{

enum class target_kind : unsigned char
{
    structure,
    list,
    string,
    integer,
    number,
    text // an enum or a blob: made from the whole text of a string
};

struct target_member;

// A `place` is that of a value, or of the std::optional around it.
struct target_type
{
    target_kind kind{};
    bool is_required{}; // no std::optional
    // the value at a place, made present
    void* (*engage)(void* place){};
    // makes it absent, or its default
    void (*reset)(void* place){};

    // structure
    target_member const* members{};
    std::uint64_t all_members{}; // a bit for each
    // the place of the member with this name, and its index; null if there is none
    void* (*find)(void* object, std::string_view name, unsigned& index){};

    // list; elements that are there already are used again, so that they keep their capacity
    target_type const* element_type{};
    void* (*element)(void* list, std::size_t index){};
    void (*truncate)(void* list, std::size_t size){};

    // scalars, made present; in function pointers, so that programs without blobs or doubles carry no code
    // for these
    bool (*read_text)(void* place, std::string_view text){};
    void (*read_double)(void* place, std::string_view text, double approximation){};
};

struct target_member
{
    std::string_view name{};
    target_type const* type{};
};

template <class Place>
consteval target_type make_target();

template <class Place>
inline constexpr target_type target_for = make_target<Place>();

template <shape T>
inline constexpr auto target_members = []
{
    std::array<target_member, number_of_members<T>()> members{};
    unsigned index = 0;
    T::members(
        [&]<class Member, class... Limits>(std::string_view name, Member T::*, Limits const&...) {
            members[index++] = {name, &target_for<Member>};
        });
    return members;
}();

template <shape T>
void* find_member(void* object, std::string_view name, unsigned& index)
{
    void* place = nullptr;
    unsigned i = 0;
    T::members([&]<std::size_t Size, class Member, class... Limits>(char const(&member_name)[Size],
                                                                    Member T::*member, Limits const&...) {
        if (!place && name.size() == Size - 1 && std::memcmp(name.data(), member_name, Size - 1) == 0)
        {
            place = &(static_cast<T*>(object)->*member);
            index = i;
        }
        ++i;
    });
    return place;
}

// Resets the members whose bits are set.
inline void reset_members(target_type const& type, void* object, std::uint64_t which)
{
    for (; which != 0; which &= which - 1)
    {
        auto index = static_cast<unsigned>(std::countr_zero(which));
        target_member const& member = type.members[index];
        member.type->reset(type.find(object, member.name, index));
    }
}

template <class Place>
void reset(void* place)
{
    auto& value = *static_cast<Place*>(place);
    if constexpr (is_optional<Place>)
        value.reset();
    else if constexpr (shape<Place>)
        reset_members(target_for<Place>, place, target_for<Place>.all_members);
    else if constexpr (requires { value.clear(); })
        value.clear();
    else
        value = Place();
}

template <class Place>
value_of_t<Place>& engaged(void* place)
{
    auto& value = *static_cast<Place*>(place);
    if constexpr (is_optional<Place>)
        return value ? *value : value.emplace();
    else
        return value;
}

template <class Place>
void* engage(void* place)
{
    return &engaged<Place>(place);
}

template <class T>
void* list_element(void* list, std::size_t index)
{
    auto& elements = *static_cast<std::vector<T>*>(list);
    if (index == elements.size())
    {
        if (elements.capacity() == 0)
            elements.reserve(4); // a session has up to four audit images
        elements.resize(index + 1);
    }
    return &elements[index];
}

template <class T>
void truncate_list(void* list, std::size_t size)
{
    static_cast<std::vector<T>*>(list)->resize(size);
}

template <class Place>
bool read_string(void* place, std::string_view text)
{
    auto& value = *static_cast<Place*>(place);
    if constexpr (is_optional<Place>)
        if (!value)
        {
            value.emplace(text);
            return true;
        }
    engaged<Place>(place).assign(text);
    return true;
}

template <class Place>
bool read_enum(void* place, std::string_view text)
{
    engaged<Place>(place).assign(text);
    return true;
}

template <class Place>
bool read_blob(void* place, std::string_view text)
{
    if (text.size() % 4 != 0)
        return false;
    blob& bytes = engaged<Place>(place);
    bytes.resize(base64_decoded_size(text.data(), text.size()));
    return base64_decode(text.data(), text.size(), bytes.data());
}

template <class Place>
bool read_number_name(void* place, std::string_view text)
{
    return number_from_name(text, engaged<Place>(place));
}

template <class Place>
void read_number_text(void* place, std::string_view text, double approximation)
{
    engaged<Place>(place) = number_from_text(text, approximation);
}

template <class Place>
consteval target_type make_target()
{
    using value = value_of_t<Place>;
    target_type type{};
    type.is_required = !is_optional<Place>;
    type.engage = engage<Place>;
    type.reset = reset<Place>;
    if constexpr (shape<value>)
    {
        static_assert(number_of_members<value>() <= 64, "face_liveness: a shape has more than 64 members");
        type.kind = target_kind::structure;
        type.members = target_members<value>.data();
        for (unsigned i = 0; i != number_of_members<value>(); ++i)
            type.all_members |= std::uint64_t(1) << i;
        type.find = find_member<value>;
    }
    else if constexpr (is_list<value>)
    {
        using element = typename value::value_type;
        type.kind = target_kind::list;
        type.element_type = &target_for<element>;
        type.element = list_element<element>;
        type.truncate = truncate_list<element>;
    }
    else if constexpr (std::is_same_v<value, std::string>)
    {
        type.kind = target_kind::string;
        type.read_text = read_string<Place>;
    }
    else if constexpr (std::is_same_v<value, std::int32_t>)
        type.kind = target_kind::integer;
    else if constexpr (std::is_same_v<value, double>)
    {
        type.kind = target_kind::number;
        type.read_text = read_number_name<Place>;
        type.read_double = read_number_text<Place>;
    }
    else
    {
        type.kind = target_kind::text;
        if constexpr (is_open<value>)
            type.read_text = read_enum<Place>;
        else
            type.read_text = read_blob<Place>;
    }
    return type;
}

} // namespace face_liveness::inline v1::detail

#endif // FACE_LIVENESS_DETAIL_DECODE_TARGET_HPP

// ---- face_liveness/version.hpp

#ifndef FACE_LIVENESS_VERSION_HPP
#define FACE_LIVENESS_VERSION_HPP

/// The release as one number: 10000 x first + 100 x second + third part.  The only macro that users may read.
#define FACE_LIVENESS_VERSION 100

namespace face_liveness::inline v1
{

/// The release as text, such as "0.1.0".
inline constexpr char const* version = "0.1.0";

} // namespace face_liveness::inline v1

#endif // FACE_LIVENESS_VERSION_HPP

// ---- face_liveness/json/error.hpp

#ifndef FACE_LIVENESS_JSON_ERROR_HPP
#define FACE_LIVENESS_JSON_ERROR_HPP

namespace face_liveness::inline v1
{

/// Why a text could not be decoded.  Trying again with the same text never helps.
enum class decode_errc
{
    not_json = 1,     ///< not a JSON text by RFC 8259, or something behind one
    incomplete,       ///< the text ends too early; an empty one too
    too_large,        ///< larger than `decode_options::max_size`
    too_deep,         ///< nested deeper than `decode_options::max_depth`
    wrong_type,       ///< a string where a number is due, and the like
    not_integer,      ///< a fraction where an integer is due
    out_of_range,     ///< an integer that doesn't fit 32 bits
    bad_base64,       ///< not base64 by RFC 4648, padding included
    duplicate_member, ///< a known member that comes twice
    missing_member,   ///< a required member is absent or null
    null_element      ///< null as an element of a list in a request
};

namespace detail
{

struct decode_error_category : boost::system::error_category
{
    consteval decode_error_category() noexcept
        : error_category(0x9f0bd42a7e6c1583) // random; makes categories of several shared objects equal
    {
    }

    char const* name() const noexcept override { return "face_liveness.decode"; }

    std::string message(int code) const override
    {
        switch (static_cast<decode_errc>(code))
        {
        case decode_errc::not_json: return "not a JSON text";
        case decode_errc::incomplete: return "the JSON text ends too early";
        case decode_errc::too_large: return "the text is larger than allowed";
        case decode_errc::too_deep: return "nested deeper than allowed";
        case decode_errc::wrong_type: return "a value of the wrong type";
        case decode_errc::not_integer: return "a fraction where an integer is due";
        case decode_errc::out_of_range: return "an integer outside of 32 bits";
        case decode_errc::bad_base64: return "not base64";
        case decode_errc::duplicate_member: return "a member that comes twice";
        case decode_errc::missing_member: return "a required member is missing";
        case decode_errc::null_element: return "null in a list of a request";
        }
        return "unknown error";
    }
};

inline constexpr decode_error_category the_decode_error_category{};

} // namespace detail

/// The category of `decode_errc`.
inline boost::system::error_category const& decode_category() noexcept
{
    return detail::the_decode_error_category;
}

/// Makes `boost::system::error_code` of a `decode_errc`; found by argument-dependent look-up.
inline boost::system::error_code make_error_code(decode_errc code) noexcept
{
    return {static_cast<int>(code), decode_category()};
}

/// A type of JSON values, as far as the decoder tells them apart.
enum class json_type
{
    none, ///< not said
    object,
    list,
    string,
    integer, ///< needed only; what is found is a number
    number,
    boolean,
    null
};

/// What was wrong with a text, and where.  Holds nothing of the text itself but names of members.
struct decode_error
{
    decode_errc code{}; ///< why
    std::string path{}; ///< the member: AuditImages[0].Bytes; empty at the root, or outside of known members
    std::size_t offset{}; ///< bytes read when it was noticed
    std::string what{};   ///< a sentence without the place: "a string is needed here, not a number"
    json_type needed{};   ///< for wrong_type, not_integer and out_of_range
    json_type found{};    ///< for wrong_type, not_integer and out_of_range

    bool operator==(decode_error const&) const = default;

    /// A sentence with the place: `AuditImages[0].Bytes: not base64 (at byte 57)`.
    std::string message() const
    {
        return (path.empty() ? "" : path + ": ") + what + " (at byte " + std::to_string(offset) + ")";
    }

    /// For those who live with Boost.Asio: the code alone.
    boost::system::error_code error() const noexcept { return make_error_code(code); }

    /// Writes `message()`.
    template <class Traits>
    friend std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                                        decode_error const& e)
    {
        return out << std::string_view(e.message());
    }
};

/// Lets `.value()` of a result with this error throw `boost::system::system_error`.
[[noreturn]] inline void throw_exception_from_error(decode_error const& e,
                                                    boost::source_location const& where)
{
    boost::throw_exception(boost::system::system_error(e.error(), e.message()), where);
}

} // namespace face_liveness::inline v1

template <>
struct boost::system::is_error_code_enum<face_liveness::decode_errc>
{
    static constexpr bool value = true;
};

#endif // FACE_LIVENESS_JSON_ERROR_HPP

// ---- face_liveness/detail/decode_handler.hpp

#ifndef FACE_LIVENESS_DETAIL_DECODE_HANDLER_HPP
#define FACE_LIVENESS_DETAIL_DECODE_HANDLER_HPP

namespace face_liveness::inline v1::detail
{

// How deep a shape is: a structure or list of scalars is 1.
template <class Place>
consteval std::size_t depth_of()
{
    using value = value_of_t<Place>;
    std::size_t deepest = 0;
    if constexpr (is_list<value>)
        deepest = depth_of<typename value::value_type>();
    else if constexpr (shape<value>)
        value::members([&]<class Member, class... Limits>(auto const&, Member value::*, Limits const&...)
                       { deepest = (std::max)(deepest, depth_of<Member>()); });
    else
        return 0;
    return deepest + 1;
}

inline constexpr std::size_t deepest_shape = 12;

// How a shape is read, and the check that it can be.
template <shape T>
constexpr target_type const& root_target() noexcept
{
    static_assert(depth_of<T>() <= deepest_shape, "face_liveness: the shape is nested too deep");
    return target_for<T>;
}

// Takes the events of a JSON text and writes straight into a shape.  boost::json::basic_parser sends them, or
// somebody who walks a boost::json::value.
class decode_handler
{
public:
    using error_code = boost::system::error_code;
    using json_view = boost::json::string_view;

    // boost::json::basic_parser asks for these
    static constexpr std::size_t max_object_size = (std::numeric_limits<std::size_t>::max)();
    static constexpr std::size_t max_array_size = (std::numeric_limits<std::size_t>::max)();
    static constexpr std::size_t max_key_size = (std::numeric_limits<std::size_t>::max)();
    static constexpr std::size_t max_string_size = (std::numeric_limits<std::size_t>::max)();

    // In a request required members and list elements are demanded at every depth, as the service does.
    decode_handler(void* root, target_type const& type, bool is_request) noexcept
        : next_{root, &type, 0}
        , is_request_(is_request)
    {
        frames_[0] = {};
    }
    decode_handler(decode_handler const&) = delete;
    decode_handler& operator=(decode_handler const&) = delete;

    // The place where the handler is, or where it stopped.
    std::string path() const
    {
        std::string out;
        for (frame const* f = frames_ + 1; f <= top_; ++f)
        {
            unsigned const member = f == top_ ? next_.index : f->member;
            if (f->is_list)
                append_index(out, f->index + f->nulls);
            else if (member != no_member)
                (out += out.empty() ? "" : ".") += f->type->members[member].name;
        }
        return out;
    }

    // What went wrong, after a function of this class has set `ec` to a decode_errc.
    decode_error take_error(std::size_t offset)
    {
        error_->path = path();
        error_->offset = offset;
        return std::move(*error_);
    }

    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }

    bool on_object_begin(error_code& ec) { return open(target_kind::structure, json_type::object, ec); }
    bool on_array_begin(error_code& ec) { return open(target_kind::list, json_type::list, ec); }

    bool on_object_end(std::size_t, error_code& ec)
    {
        if (skips_container())
            return true;
        target_type const& type = *top_->type;
        std::uint64_t const absent = type.all_members & (~top_->seen | top_->nulls);
        if (absent != 0)
        {
            next_.index = is_request_ || top_ == frames_ + 1 ? first_required(type, absent) : no_member;
            if (next_.index != no_member)
                return fail(decode_errc::missing_member, "missing, but required", ec);
            reset_members(type, top_->object, absent);
        }
        close();
        return true;
    }

    bool on_array_end(std::size_t, error_code&)
    {
        if (skips_container())
            return true;
        top_->type->truncate(top_->object, top_->index);
        close();
        return true;
    }

    bool on_key_part(json_view part, std::size_t total, error_code&)
    {
        if (skipped_ == 0)
            keep(part, total);
        return true;
    }

    // Not inlined, and on_string below always: GCC's own choice takes 3 to 9 % longer for small texts.
    [[gnu::noinline]] bool on_key(json_view part, std::size_t total, error_code& ec)
    {
        if (skipped_ != 0)
            return true;
        frame& f = *top_;
        std::string_view const name = part.size() == total ? view_of(part) : whole(part);
        next_.place = f.type->find(f.object, name, next_.index);
        if (!next_.place)
        {
            next_ = {nullptr, nullptr, no_member};
            return true;
        }
        next_.type = f.type->members[next_.index].type;
        std::uint64_t const bit = std::uint64_t(1) << next_.index;
        if ((f.seen & bit) != 0)
            return fail(decode_errc::duplicate_member, "comes twice", ec);
        f.seen |= bit;
        return true;
    }

    bool on_string_part(json_view part, std::size_t total, error_code& ec)
    {
        if (is_unknown())
            return true;
        if (!next_.type->read_text)
            return fail_type(json_type::string, ec);
        if (next_.type->kind != target_kind::string)
            keep(part, total);
        else
        {
            if (part.size() == total)
            {
                current_ = static_cast<std::string*>(next_.type->engage(place()));
                current_->clear();
            }
            current_->append(part.data(), part.size());
        }
        return true;
    }

    [[gnu::always_inline]] bool on_string(json_view part, std::size_t total, error_code& ec)
    {
        if (is_unknown())
            return true;
        if (!next_.type->read_text)
            return fail_type(json_type::string, ec);
        bool const ok =
            part.size() == total ? next_.type->read_text(place(), view_of(part)) : last_part(part);
        if (!ok)
            return next_.type->kind == target_kind::number ? fail_type(json_type::string, ec)
                                                           : fail(decode_errc::bad_base64, "not base64", ec);
        after_value();
        return true;
    }

    // Texts are given in one buffer, so numbers come whole.
    bool on_number_part(json_view, error_code&) { return true; }

    bool on_int64(std::int64_t value, json_view text, error_code& ec)
    {
        bool const minus_zero = value == 0 && !text.empty() && text[0] == '-';
        return integer(value, minus_zero ? -0.0 : static_cast<double>(value), ec);
    }

    bool on_uint64(std::uint64_t value, json_view, error_code& ec)
    {
        constexpr std::uint64_t most = (std::numeric_limits<std::int64_t>::max)();
        return integer(static_cast<std::int64_t>((std::min)(value, most)), static_cast<double>(value), ec);
    }

    bool on_double(double approximation, json_view text, error_code& ec)
    {
        if (is_unknown())
            return true;
        switch (next_.type->kind)
        {
        case target_kind::number:
            next_.type->read_double(place(), {text.data(), text.size()}, approximation);
            break;
        case target_kind::integer:
        {
            auto const verdict = read_integer({text.data(), text.size()}, approximation);
            if (verdict == integer_verdict::fraction)
                return fail(decode_errc::not_integer, "an integer is needed here, not a fraction", ec,
                            json_type::integer, json_type::number);
            if (verdict == integer_verdict::out_of_range)
                return fail_range(ec);
            break;
        }
        default: return fail_type(json_type::number, ec);
        }
        after_value();
        return true;
    }

    bool on_bool(bool, error_code& ec) { return is_unknown() || fail_type(json_type::boolean, ec); }

    bool on_null(error_code& ec)
    {
        if (is_unknown())
            return true;
        if (top_ == frames_)
            return fail_type(json_type::null, ec);
        if (top_->is_list)
        {
            // a response's null elements are left out; the request's sender has to mean something by each
            if (is_request_)
                return fail(decode_errc::null_element, "null is not allowed as an element of a list", ec);
            ++top_->nulls;
            return true;
        }
        next_.type->reset(next_.place);
        top_->nulls |= std::uint64_t(1) << next_.index;
        after_value();
        return true;
    }

    bool on_comment_part(json_view, error_code&) { return true; }
    bool on_comment(json_view, error_code&) { return true; }

private:
    // An object or a list that is open.
    struct frame
    {
        void* object;
        target_type const* type;
        bool is_list;
        unsigned member;     // structure: the one whose value is being read; no_member, if there is none
        std::uint64_t seen;  // structure: members whose names came
        std::uint64_t nulls; // structure: members that are null; list: how many elements are
        std::size_t index;   // list: elements that are there
    };

    // What comes next: no type, if it isn't known; no place, if it is a list's element.
    struct next_value
    {
        void* place;
        target_type const* type;
        unsigned index;
    };

    static constexpr unsigned no_member = ~0u;

    // Of the members whose bits are set.
    static unsigned first_required(target_type const& type, std::uint64_t members) noexcept
    {
        for (; members != 0; members &= members - 1)
        {
            auto const i = static_cast<unsigned>(std::countr_zero(members));
            if (type.members[i].type->is_required)
                return i;
        }
        return no_member;
    }

    static void append_index(std::string& out, std::size_t index)
    {
        out += '[';
        append_integer(out, static_cast<std::int64_t>(index));
        out += ']';
    }

    // Values of unknown members are checked by the parser and forgotten.
    bool is_unknown() const noexcept { return next_.type == nullptr; }

    // Where the value goes that has come.
    void* place() { return next_.place ? next_.place : top_->type->element(top_->object, top_->index); }

    // The next thing wrong is no longer in this value.
    void after_value() noexcept
    {
        ++top_->index;
        next_.index = no_member;
    }

    bool open(target_kind kind, json_type found, error_code& ec)
    {
        if (is_unknown())
        {
            ++skipped_;
            return true;
        }
        target_type const& type = *next_.type;
        if (type.kind != kind)
            return fail_type(found, ec);
        void* const object = type.engage(place());
        top_->member = next_.index;
        *++top_ = {object, &type, kind == target_kind::list, no_member, 0, 0, 0};
        next_ = {nullptr, type.element_type, no_member};
        return true;
    }

    void close() noexcept
    {
        --top_;
        after_value();
        if (top_->is_list)
            next_ = {nullptr, top_->type->element_type, no_member};
    }

    bool skips_container() noexcept
    {
        if (skipped_ == 0)
            return false;
        --skipped_;
        return true;
    }

    bool integer(std::int64_t value, double as_double, error_code& ec)
    {
        if (is_unknown())
            return true;
        if (next_.type->kind == target_kind::number)
            next_.type->read_double(place(), {}, as_double);
        else if (next_.type->kind != target_kind::integer)
            return fail_type(json_type::number, ec);
        else if (value < (std::numeric_limits<std::int32_t>::min)()
                 || value > (std::numeric_limits<std::int32_t>::max)())
            return fail_range(ec);
        else
            *static_cast<std::int32_t*>(next_.type->engage(place())) = static_cast<std::int32_t>(value);
        after_value();
        return true;
    }

    integer_verdict read_integer(std::string_view text, double value)
    {
        auto& integer = *static_cast<std::int32_t*>(next_.type->engage(place()));
        if (!text.empty())
            return integer_from_text(text, integer);
        // out of a boost::json::value, which has no text
        if (std::trunc(value) != value)
            return integer_verdict::fraction;
        if (!(std::abs(value) <= 2147483648.0) || value == 2147483648.0)
            return integer_verdict::out_of_range;
        integer = static_cast<std::int32_t>(value);
        return integer_verdict::ok;
    }

    static std::string_view view_of(json_view text) noexcept { return {text.data(), text.size()}; }

    // Strings come in parts where they have escapes; what is not a std::string itself is put together here.
    void keep(json_view part, std::size_t total)
    {
        if (part.size() == total)
            kept_.clear();
        kept_.append(part.data(), part.size());
    }

    [[gnu::cold]] std::string_view whole(json_view last) { return kept_.append(last.data(), last.size()); }

    [[gnu::cold]] bool last_part(json_view part)
    {
        if (next_.type->kind != target_kind::string)
            return next_.type->read_text(place(), whole(part));
        current_->append(part.data(), part.size());
        return true;
    }

    [[gnu::cold]] bool fail(decode_errc code, std::string_view sentence, error_code& ec,
                            json_type needed = {}, json_type found = {})
    {
        error_ = decode_error{code, {}, 0, std::string(sentence), needed, found};
        ec = code;
        return false;
    }

    [[gnu::cold]] bool fail_range(error_code& ec)
    {
        return fail(decode_errc::out_of_range, "an integer of 32 bits is needed here", ec, json_type::integer,
                    json_type::number);
    }

    [[gnu::cold]] bool fail_type(json_type found, error_code& ec)
    {
        constexpr std::string_view names[] = {"",           "an object", "a list",        "a string",
                                              "an integer", "a number",  "true or false", "null"};
        constexpr json_type types[] = {json_type::object,  json_type::list,   json_type::string,
                                       json_type::integer, json_type::number, json_type::string};
        json_type const needed = types[static_cast<std::size_t>(next_.type->kind)];
        std::string sentence(names[static_cast<std::size_t>(needed)]);
        (sentence += " is needed here, not ") += names[static_cast<std::size_t>(found)];
        return fail(decode_errc::wrong_type, sentence, ec, needed, found);
    }

    frame frames_[deepest_shape + 1]; // the first is around the text; those above `top_` hold nothing
    frame* top_ = frames_;
    next_value next_;
    std::size_t skipped_ = 0; // containers open inside of an unknown member
    std::string* current_{};  // the string whose parts are coming
    std::string kept_{};      // the parts of a text that came so far
    std::optional<decode_error> error_{};
    bool is_request_;
};

} // namespace face_liveness::inline v1::detail

#endif // FACE_LIVENESS_DETAIL_DECODE_HANDLER_HPP

// ---- face_liveness/json/decode.hpp

#ifndef FACE_LIVENESS_JSON_DECODE_HPP
#define FACE_LIVENESS_JSON_DECODE_HPP

namespace face_liveness::inline v1
{

/// What `decode` lets in.
struct decode_options
{
    std::size_t max_size =
        2 * 1024 * 1024;        ///< bytes of text; five images of 204800 bytes are 1.4 million in base64
    std::size_t max_depth = 32; ///< of objects and lists, unknown members' included; each takes the parser
                                ///< hundreds of bytes of the stack
};

namespace detail
{

inline decode_error describe_parser_error(boost::system::error_code ec, decode_handler& handler,
                                          std::size_t offset)
{
    if (ec.category() == decode_category())
        return handler.take_error(offset);
    if (ec == boost::json::error::incomplete)
        return {decode_errc::incomplete, handler.path(), offset, "the JSON text ends too early"};
    if (ec == boost::json::error::too_deep)
        return {decode_errc::too_deep, handler.path(), offset, "nested deeper than allowed"};
    return {decode_errc::not_json, handler.path(), offset, "not a JSON text: " + ec.message()};
}

// Of no type: a program has one boost::json::basic_parser for all shapes.
inline boost::system::result<void, decode_error> decode_text(void* root, target_type const& type,
                                                             bool is_request, std::string_view text,
                                                             decode_options const& options)
{
    if (text.size() > options.max_size)
        return decode_error{decode_errc::too_large,
                            {},
                            0,
                            "the text has " + std::to_string(text.size()) + " bytes, at most "
                                + std::to_string(options.max_size) + " are allowed"};
    boost::json::parse_options parse_options;
    parse_options.max_depth = options.max_depth;
    boost::json::basic_parser<decode_handler> parser(parse_options, root, type, is_request);
    boost::system::error_code ec;
    std::size_t const used = parser.write_some(false, text.data(), text.size(), ec);
    if (ec)
        return describe_parser_error(ec, parser.handler(), used);
    if (used != text.size())
        return decode_error{decode_errc::not_json, {}, used, "not a JSON text: something stands behind it"};
    return {};
}

} // namespace detail

/// Reads a JSON text into a shape that exists, whose strings, blobs and lists keep their capacity.
///
/// Members that the text doesn't have become unset.  After an error the shape holds something valid, but
/// nothing to rely on.  Otherwise as `decode`.  Basic exception safety.
template <shape T>
boost::system::result<void, decode_error> decode_into(T& value, std::string_view text,
                                                      decode_options const& options = {})
{
    return detail::decode_text(&value, detail::root_target<T>(), request_shape<T>, text, options);
}

/// Reads a JSON text (RFC 8259, UTF-8) as a shape.
///
/// Unknown members are skipped, but their syntax is checked; null is unset; values beyond the model's limits
/// pass
/// (`validate` tells), and enum values that are not known keep their text.  An error is: what is no JSON text
/// or stands behind one, a wrong type, text that is not UTF-8, bad base64, an integer that has a fraction or
/// more than 32 bits, a known member that comes twice, a required member that the outermost object doesn't
/// have.  Requests are read as the service does: required members are demanded at every depth, and null is no
/// list element; in responses null elements are left out.
///
/// Floating-point numbers are rounded correctly; "NaN", "Infinity" and "-Infinity" are numbers too (Smithy,
/// awsJson1_1).  Linear.  Memory is bounded by the size of the text.
template <shape T>
boost::system::result<T, decode_error> decode(std::string_view text, decode_options const& options = {})
{
    boost::system::result<T, decode_error> decoded(boost::system::in_place_value);
    if (auto const done = decode_into(*decoded, text, options); !done)
        decoded = done.error();
    return decoded;
}

} // namespace face_liveness::inline v1

#endif // FACE_LIVENESS_JSON_DECODE_HPP

// ---- face_liveness/cli/value.hpp

#ifndef FACE_LIVENESS_CLI_VALUE_HPP
#define FACE_LIVENESS_CLI_VALUE_HPP

namespace face_liveness::inline v1::cli
{

/// What a value of the command line is, before anything is known of what it should be.  The AWS CLI is
/// written in Python and speaks of Python's types, so these are told apart as Python does.
enum class value_kind
{
    null,     ///< None
    boolean,  ///< bool
    integer,  ///< int, of any size
    number,   ///< float
    text,     ///< str, UTF-8
    bytes,    ///< bytes: what fileb:// gives
    list,     ///< list
    map,      ///< dict, in the order of its text
    date,     ///< datetime.date: YAML's 2024-01-01
    date_time ///< datetime.datetime: YAML's 2024-01-01T12:00:00Z
};

/// An untyped value: what shorthand, JSON and YAML are read into, and what output is laid out from.
struct value
{
    value_kind kind{};                ///< which of the members below counts
    bool flag{};                      ///< of a boolean
    double number{};                  ///< of a number
    std::string text{};               ///< of text, bytes, dates; an integer's decimal digits
    std::vector<value> elements{};    ///< of a list, or the values of a map
    std::vector<std::string> names{}; ///< of a map: the name of each of `elements`, each name once

    bool operator==(value const&) const = default;

    /// The value of this name in a map, or null.  Linear.
    value const* find(std::string_view name) const noexcept
    {
        for (std::size_t i = 0; i != names.size(); ++i)
            if (names[i] == name)
                return &elements[i];
        return nullptr;
    }

    /// Adds a name to a map, or gives the one that is there this value.  Linear.
    void set(std::string name, value held)
    {
        for (std::size_t i = 0; i != names.size(); ++i)
            if (names[i] == name)
            {
                elements[i] = std::move(held);
                return;
            }
        names.push_back(std::move(name));
        elements.push_back(std::move(held));
    }
};

/// A value that is text.
inline value text_value(std::string text)
{
    value out;
    out.kind = value_kind::text;
    out.text = std::move(text);
    return out;
}

/// A value that is an integer.
inline value integer_value(std::int64_t number)
{
    value out;
    out.kind = value_kind::integer;
    out.text = std::to_string(number);
    return out;
}

/// A value that is a number, even where it has no fraction.
inline value number_value(double number)
{
    value out;
    out.kind = value_kind::number;
    out.number = number;
    return out;
}

/// An empty list or map.
inline value empty_value(value_kind kind)
{
    value out;
    out.kind = kind;
    return out;
}

/// A shape as a value: its members by their names on the wire in the order of the model, unset ones left out,
/// blobs as base64, enums as their text; NaN and the infinities as text too, as AWS's JSON has them.
template <class T>
value to_value(T const& from)
{
    using namespace face_liveness::detail;
    if constexpr (std::is_same_v<T, std::string>)
        return text_value(from);
    else if constexpr (std::is_same_v<T, std::int32_t>)
        return integer_value(from);
    else if constexpr (std::is_same_v<T, double>)
    {
        auto const name = name_of_special_number(from);
        return name.empty() ? number_value(from) : text_value(std::string(name));
    }
    else if constexpr (is_open<T>)
        return text_value(std::string(from.text()));
    else if constexpr (std::is_same_v<T, blob>)
    {
        std::string text(base64_size(from.size()), '\0');
        base64_encode(from.data(), from.size(), text.data());
        return text_value(std::move(text));
    }
    else if constexpr (is_list<T>)
    {
        value out = empty_value(value_kind::list);
        for (auto const& element : from)
            out.elements.push_back(to_value(element));
        return out;
    }
    else
    {
        static_assert(shape<T>, "face_liveness: to_value takes a shape or what a member of one may be");
        value out = empty_value(value_kind::map);
        T::members(
            [&]<class Member, class... Limits>(std::string_view name, Member T::*member, Limits const&...)
            {
                auto const add = [&](auto const& present)
                {
                    out.names.emplace_back(name);
                    out.elements.push_back(to_value(present));
                };
                if constexpr (!is_optional<Member>)
                    add(from.*member);
                else if (from.*member)
                    add(*(from.*member));
            });
        return out;
    }
}

/// A value as JSON text, laid out as Python does: on one line if `indent` is 0, else a line for each element,
/// indented by so many blanks a level.  Bytes, dates, NaN and the infinities, for which JSON has nothing,
/// become text.  Characters outside of ASCII stay as they are.
inline std::string to_json(value const& from, std::size_t indent = 0);

/// Reads a value into a shape, by the rules of `decode` for JSON.  The offset of an error means nothing.
template <shape T>
boost::system::result<T, decode_error> from_value(value const& from)
{
    std::string const text = to_json(from);
    return decode<T>(text, {.max_size = text.size()});
}

namespace detail
{

// repr(float): the shortest text that reads back, with at least one digit behind the point, and with an
// exponent below 1e-4 and from 1e16 on.
inline std::string python_number(double number)
{
    auto const name = face_liveness::detail::name_of_special_number(number);
    if (!name.empty())
        return name == "NaN" ? "nan" : name == "Infinity" ? "inf" : "-inf";

    char scientific[face_liveness::detail::longest_number + 8];
    auto const end =
        std::to_chars(scientific, scientific + sizeof scientific, number, std::chars_format::scientific).ptr;
    std::string_view text(scientific, static_cast<std::size_t>(end - scientific));
    std::string out;
    if (text.front() == '-')
    {
        out += '-';
        text.remove_prefix(1);
    }
    std::size_t const e = text.find('e');
    int exponent = 0;
    for (char c : text.substr(e + 2))
        exponent = exponent * 10 + (c - '0');
    if (text[e + 1] == '-')
        exponent = -exponent;
    std::string digits(text.substr(0, 1));
    if (e > 2)
        digits += text.substr(2, e - 2);

    if (exponent < -4 || exponent >= 16)
    {
        out += digits[0];
        if (digits.size() > 1)
            (out += '.') += std::string_view(digits).substr(1);
        out += exponent < 0 ? "e-" : "e+";
        std::string const magnitude = std::to_string(exponent < 0 ? -exponent : exponent);
        return out.append(magnitude.size() < 2 ? 1 : 0, '0') += magnitude;
    }
    if (exponent < 0)
        return out.append("0.").append(static_cast<std::size_t>(-exponent) - 1, '0') += digits;
    auto const whole = static_cast<std::size_t>(exponent) + 1;
    if (digits.size() <= whole)
        return (out += digits).append(whole - digits.size(), '0') += ".0";
    return ((out += digits.substr(0, whole)) += '.') += digits.substr(whole);
}

// With U+FFFD in place of what is not UTF-8.
inline void append_json_text(std::string& out, std::string_view text)
{
    out += '"';
    for (std::size_t at = 0; at != text.size();)
    {
        auto const sequence = face_liveness::detail::utf8_sequence_at(text, at);
        auto const c = static_cast<unsigned char>(text[at]);
        constexpr std::string_view escaped = "\"\\\b\f\n\r\t";
        if (!sequence.well_formed)
            out += "\xEF\xBF\xBD";
        else if (std::size_t const place = escaped.find(text[at]); place != escaped.npos)
            (out += '\\') += "\"\\bfnrt"[place];
        else if (c < 0x20)
            ((out += "\\u00") += static_cast<char>('0' + (c >> 4))) += "0123456789abcdef"[c & 15];
        else
            out += text.substr(at, sequence.size);
        at += sequence.size;
    }
    out += '"';
}

inline void append_json(std::string& out, value const& from, std::size_t indent, std::size_t level)
{
    auto const container = [&](char open, char close, auto const& element)
    {
        out += open;
        for (std::size_t i = 0; i != from.elements.size(); ++i)
        {
            if (i != 0)
                out += ',';
            if (indent != 0)
                (out += '\n').append((level + 1) * indent, ' ');
            else if (i != 0)
                out += ' ';
            element(i);
        }
        if (indent != 0 && !from.elements.empty())
            (out += '\n').append(level * indent, ' ');
        out += close;
    };
    switch (from.kind)
    {
    case value_kind::null: out += "null"; break;
    case value_kind::boolean: out += from.flag ? "true" : "false"; break;
    case value_kind::integer: out += from.text; break;
    case value_kind::number:
        if (auto const name = face_liveness::detail::name_of_special_number(from.number); !name.empty())
            append_json_text(out, name);
        else
            out += python_number(from.number);
        break;
    case value_kind::text:
    case value_kind::bytes:
    case value_kind::date:
    case value_kind::date_time: append_json_text(out, from.text); break;
    case value_kind::list:
        container('[', ']', [&](std::size_t i) { append_json(out, from.elements[i], indent, level + 1); });
        break;
    case value_kind::map:
        container('{', '}',
                  [&](std::size_t i)
                  {
                      append_json_text(out, from.names[i]);
                      out += ": ";
                      append_json(out, from.elements[i], indent, level + 1);
                  });
        break;
    }
}

} // namespace detail

inline std::string to_json(value const& from, std::size_t indent)
{
    std::string out;
    detail::append_json(out, from, indent, 0);
    return out;
}

} // namespace face_liveness::inline v1::cli

#endif // FACE_LIVENESS_CLI_VALUE_HPP

// ---- face_liveness/cli/error.hpp

#ifndef FACE_LIVENESS_CLI_ERROR_HPP
#define FACE_LIVENESS_CLI_ERROR_HPP

namespace face_liveness::inline v1::cli
{

/// What kind of error ends a command.  `exit_code` has the numbers.
enum class cli_errc
{
    parameter = 1, ///< a parameter that can't be read or that the model refuses: 252
    usage,         ///< an option or command that doesn't exist, or the like: 252
    configuration, ///< no Region, no credentials: 253
    service,       ///< the service answered with an error: 254
    other          ///< all else, such as no connection: 255
};

/// The AWS CLI's exit code of an error (AWS CLI user guide, "Command line return codes").
constexpr int exit_code(cli_errc code) noexcept
{
    switch (code)
    {
    case cli_errc::parameter:
    case cli_errc::usage: return 252;
    case cli_errc::configuration: return 253;
    case cli_errc::service: return 254;
    case cli_errc::other: break;
    }
    return 255;
}

/// How an error is laid out on the standard error stream.
enum class error_layout
{
    plain,    ///< as AWS CLI 2.23 does: a blank line and the text
    prefixed, ///< as AWS CLI 2.36 does: "aws: [ERROR]: " before it
    json      ///< as AWS CLI 2.36 does with --cli-error-format json: an object with Code and Message
};

namespace detail
{

struct cli_error_category : boost::system::error_category
{
    consteval cli_error_category() noexcept
        : error_category(0x3b7ce1d90a5f8426) // random; makes categories of several shared objects equal
    {
    }

    char const* name() const noexcept override { return "face_liveness.cli"; }

    std::string message(int code) const override
    {
        switch (static_cast<cli_errc>(code))
        {
        case cli_errc::parameter: return "a parameter is wrong";
        case cli_errc::usage: return "wrong usage";
        case cli_errc::configuration: return "something is not configured";
        case cli_errc::service: return "the service answered with an error";
        case cli_errc::other: return "the command failed";
        }
        return "unknown error";
    }
};

inline constexpr cli_error_category the_cli_error_category{};

} // namespace detail

/// The category of `cli_errc`.
inline boost::system::error_category const& cli_category() noexcept
{
    return detail::the_cli_error_category;
}

/// Makes `boost::system::error_code` of a `cli_errc`; found by argument-dependent look-up.
inline boost::system::error_code make_error_code(cli_errc code) noexcept
{
    return {static_cast<int>(code), cli_category()};
}

/// Why a command ends without success, in the AWS CLI's words.  Quotes the arguments, which hold no
/// credentials.
struct cli_error
{
    cli_errc code{cli_errc::other}; ///< which kind
    std::string text{};             ///< the sentence, of one or more lines
    std::string
        service_code{}; ///< with `service`: the service's code; with `configuration`: NoRegion or the like
    std::string service_message{};        ///< with `service`: the service's message alone
    std::optional<error_layout> layout{}; ///< what --cli-error-format asks for

    bool operator==(cli_error const&) const = default;

    /// The text.
    std::string const& message() const noexcept { return text; }

    /// What the process ends with.
    int exit_code() const noexcept { return cli::exit_code(code); }

    /// For those who live with Boost.Asio: the code alone.
    boost::system::error_code error() const noexcept { return make_error_code(code); }

    /// Writes `message()`.
    template <class Traits>
    friend std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                                        cli_error const& e)
    {
        return out << std::string_view(e.text);
    }
};

/// Lets `.value()` of a result with this error throw `boost::system::system_error`.
[[noreturn]] inline void throw_exception_from_error(cli_error const& e, boost::source_location const& where)
{
    boost::throw_exception(boost::system::system_error(e.error(), e.text), where);
}

/// An error of the service, as the AWS CLI says it.  `retries` is the number of attempts after the first, if
/// all that are allowed have been made.
inline cli_error service_failure(std::string_view code, std::string_view message, std::string_view operation,
                                 std::optional<int> retries = {})
{
    cli_error out{.code = cli_errc::service};
    out.service_code = code.empty() ? std::string_view("Unknown") : code;
    out.service_message = message.empty() ? std::string_view("Unknown") : message;
    out.text = "An error occurred (" + out.service_code + ") when calling the ";
    out.text += operation;
    out.text += " operation";
    if (retries)
        out.text += " (reached max retries: " + std::to_string(*retries) + ')';
    (out.text += ": ") += out.service_message;
    return out;
}

/// There is no Region, neither among the arguments nor configured.
inline cli_error no_region()
{
    return {.code = cli_errc::configuration,
            .text = "You must specify a region. You can also configure your region by running \"aws "
                    "configure\".",
            .service_code = "NoRegion"};
}

/// There are no credentials.
inline cli_error no_credentials()
{
    return {.code = cli_errc::configuration,
            .text = "Unable to locate credentials. You can configure credentials by running \"aws "
                    "configure\".",
            .service_code = "NoCredentials"};
}

/// Nobody answers at a URL.
inline cli_error no_connection(std::string_view url)
{
    return {.code = cli_errc::other,
            .text = "Could not connect to the endpoint URL: \"" + std::string(url) + '"'};
}

/// What stands above the error where a command is used wrongly.
inline constexpr std::string_view usage_text =
    "usage: aws [options] <command> <subcommand> [<subcommand> ...] [parameters]\n"
    "To see help text, you can run:\n"
    "\n"
    "  aws help\n"
    "  aws <command> help\n"
    "  aws <command> <subcommand> help\n";

namespace detail
{

// What the AWS CLI calls an error of its own; nothing where it has no name.
inline std::string_view name_of(cli_error const& error) noexcept
{
    if (error.code == cli_errc::parameter)
        return "ParamValidation";
    if (error.code != cli_errc::configuration)
        return {};
    return error.service_code.empty() ? "Configuration" : std::string_view(error.service_code);
}

} // namespace detail

/// What the AWS CLI writes to the standard error stream for an error; `error.layout` has precedence over
/// `layout`.  Errors that are `usage` or `other` have no JSON; they are written as with `prefixed`.
inline std::string error_text(cli_error const& error, error_layout layout = error_layout::plain)
{
    layout = error.layout.value_or(layout);
    bool const is_usage = error.code == cli_errc::usage;
    std::string_view const name = detail::name_of(error);
    value object = empty_value(value_kind::map);
    // the order of the members is the AWS CLI's, one for each kind
    if (error.code == cli_errc::service)
    {
        object.set("Message", text_value(error.service_message));
        object.set("Code", text_value(error.service_code));
    }
    else if (!name.empty())
    {
        object.set("Code", text_value(std::string(name)));
        object.set("Message", text_value(error.text));
    }
    if (layout == error_layout::json && !object.names.empty())
        return to_json(object, 4) + '\n';
    bool const is_unknown_option = error.text.starts_with("Unknown options: ");
    std::string out = "\n";
    if (is_usage)
        (out += usage_text) += '\n';
    if (layout == error_layout::plain)
    {
        if (is_usage && !is_unknown_option)
            out += "aws: error: ";
        out += error.text;
        return out += is_usage ? "\n\n" : "\n";
    }
    out += is_usage ? "\naws: [ERROR]: " : "aws: [ERROR]: ";
    if (!name.empty())
        ((out += "An error occurred (") += name) += "): ";
    return (out += error.text) += '\n';
}

} // namespace face_liveness::inline v1::cli

template <>
struct boost::system::is_error_code_enum<face_liveness::cli::cli_errc>
{
    static constexpr bool value = true;
};

#endif // FACE_LIVENESS_CLI_ERROR_HPP

// ---- face_liveness/detail/char_set.hpp

#ifndef FACE_LIVENESS_DETAIL_CHAR_SET_HPP
#define FACE_LIVENESS_DETAIL_CHAR_SET_HPP

namespace face_liveness::inline v1::detail
{

// A set of bytes, written as in a regular expression's brackets: "0-9A-Za-z._-", where a '-' at the end is
// itself.
class char_set
{
public:
    consteval explicit char_set(std::string_view ranges)
    {
        for (std::size_t i = 0; i != ranges.size(); ++i)
        {
            bool const is_range = i + 2 < ranges.size() && ranges[i + 1] == '-';
            char const last = is_range ? ranges[i + 2] : ranges[i];
            for (char c = ranges[i]; c <= last; ++c)
                has_[static_cast<unsigned char>(c)] = true;
            if (is_range)
                i += 2;
        }
    }

    constexpr bool contains(char c) const noexcept { return has_[static_cast<unsigned char>(c)]; }

    // Looks at every byte, without a branch for each: text that is wrong is the exception.
    constexpr bool contains_all(std::string_view text) const noexcept
    {
        bool all = true;
        for (char c : text)
            all &= contains(c);
        return all;
    }

private:
    bool has_[256]{};
};

} // namespace face_liveness::inline v1::detail

#endif // FACE_LIVENESS_DETAIL_CHAR_SET_HPP

// ---- face_liveness/cli/detail/json_reader.hpp

#ifndef FACE_LIVENESS_CLI_DETAIL_JSON_READER_HPP
#define FACE_LIVENESS_CLI_DETAIL_JSON_READER_HPP

// JSON as the AWS CLI takes it, by way of Python's json: integers of any size, of equal names the last one
// counts, and Python's words for what is wrong.

namespace face_liveness::inline v1::cli::detail
{

inline constexpr std::size_t deepest_value = 32;

inline constexpr face_liveness::detail::char_set json_space(" \t\n\r");
inline constexpr face_liveness::detail::char_set json_escapes("\"\\/bfnrt");
inline constexpr face_liveness::detail::char_set json_hex("0-9A-Fa-f");
inline constexpr face_liveness::detail::char_set json_digits("0-9");

// Of equal names the last value counts, at the place of the first: what a dict does.
inline void keep_last_of_equal_names(value& map)
{
    std::vector<std::size_t> order(map.names.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return map.names[a] < map.names[b]; });
    std::vector<bool> is_gone(order.size());
    bool any_gone = false;
    for (std::size_t i = 0; i != order.size();)
    {
        std::size_t const first = order[i];
        std::size_t last = first;
        for (++i; i != order.size() && map.names[order[i]] == map.names[first]; ++i)
        {
            last = order[i];
            is_gone[last] = any_gone = true;
        }
        if (last != first)
            map.elements[first] = std::move(map.elements[last]);
    }
    if (!any_gone)
        return;
    value kept = empty_value(value_kind::map);
    for (std::size_t i = 0; i != is_gone.size(); ++i)
        if (!is_gone[i])
        {
            kept.names.push_back(std::move(map.names[i]));
            kept.elements.push_back(std::move(map.elements[i]));
        }
    map = std::move(kept);
}

// The handler of boost::json::basic_parser that makes a value.
class value_handler
{
public:
    using error_code = boost::system::error_code;
    using json_view = boost::json::string_view;

    static constexpr std::size_t max_object_size = (std::numeric_limits<std::size_t>::max)();
    static constexpr std::size_t max_array_size = (std::numeric_limits<std::size_t>::max)();
    static constexpr std::size_t max_key_size = (std::numeric_limits<std::size_t>::max)();
    static constexpr std::size_t max_string_size = (std::numeric_limits<std::size_t>::max)();

    value take() noexcept { return std::move(root_); }

    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }
    bool on_object_begin(error_code&) { return open(value_kind::map); }
    bool on_object_end(std::size_t, error_code&)
    {
        keep_last_of_equal_names(open_.back());
        return close();
    }
    bool on_array_begin(error_code&) { return open(value_kind::list); }
    bool on_array_end(std::size_t, error_code&) { return close(); }

    bool on_key_part(json_view part, std::size_t total, error_code&) { return keep(part, total); }
    bool on_key(json_view part, std::size_t total, error_code&)
    {
        keep(part, total);
        open_.back().names.push_back(std::move(kept_));
        return true;
    }
    bool on_string_part(json_view part, std::size_t total, error_code&) { return keep(part, total); }
    bool on_string(json_view part, std::size_t total, error_code&)
    {
        keep(part, total);
        return add(text_value(std::move(kept_)));
    }

    // Texts are given in one buffer, so numbers come whole.
    bool on_number_part(json_view, error_code&) { return true; }
    bool on_int64(std::int64_t number, json_view, error_code&) { return add(integer_value(number)); }
    bool on_uint64(std::uint64_t number, json_view, error_code&)
    {
        value integer = empty_value(value_kind::integer);
        integer.text = std::to_string(number);
        return add(std::move(integer));
    }
    bool on_double(double approximation, json_view part, error_code&)
    {
        std::string_view const text(part.data(), part.size());
        if (text.find_first_of(".eE") != text.npos)
            return add(number_value(face_liveness::detail::number_from_text(text, approximation)));
        value integer = empty_value(value_kind::integer); // of more than 64 bits
        integer.text = text;
        return add(std::move(integer));
    }
    bool on_bool(bool flag, error_code&)
    {
        value boolean = empty_value(value_kind::boolean);
        boolean.flag = flag;
        return add(std::move(boolean));
    }
    bool on_null(error_code&) { return add(value()); }

    bool on_comment_part(json_view, error_code&) { return true; }
    bool on_comment(json_view, error_code&) { return true; }

private:
    bool open(value_kind kind)
    {
        open_.push_back(empty_value(kind));
        return true;
    }

    bool close()
    {
        value closed = std::move(open_.back());
        open_.pop_back();
        return add(std::move(closed));
    }

    bool add(value held)
    {
        if (open_.empty())
            root_ = std::move(held);
        else
            open_.back().elements.push_back(std::move(held));
        return true;
    }

    bool keep(json_view part, std::size_t total)
    {
        if (part.size() == total)
            kept_.clear();
        kept_.append(part.data(), part.size());
        return true;
    }

    value root_{};
    std::vector<value> open_{};
    std::string kept_{};
};

// Says what Python's json would say of a text that Boost.JSON has refused.  Reads nothing: it only looks for
// the place.
class json_complaint
{
public:
    explicit json_complaint(std::string_view text)
        : text_(text)
    {
    }

    std::string find() &&
    {
        if (text_.starts_with("\xEF\xBB\xBF"))
            return complaint("Unexpected UTF-8 BOM (decode using utf-8-sig)", 0);
        std::vector<char> closers;
        for (;;)
        {
            skip_space();
            if (!closers.empty() && closers.back() == '}' && !name_and_colon())
                return std::move(complaint_);
            std::size_t const start = at_;
            char const c = current();
            if (c == '{' || c == '[')
            {
                ++at_;
                skip_space();
                char const closer = c == '{' ? '}' : ']';
                if (current() != closer)
                {
                    closers.push_back(closer);
                    continue;
                }
                ++at_;
            }
            else if (c == '"')
            {
                if (!string())
                    return std::move(complaint_);
            }
            else if (!number() && !word("true") && !word("false") && !word("null") && !word("NaN")
                     && !word("Infinity") && !word("-Infinity"))
                return complaint("Expecting value", start);

            for (skip_space(); !closers.empty() && current() == closers.back(); skip_space())
            {
                ++at_;
                closers.pop_back();
            }
            if (closers.empty())
                return at_ == text_.size() ? std::string() : complaint("Extra data", at_);
            if (current() != ',')
                return complaint("Expecting ',' delimiter", at_);
            ++at_;
        }
    }

private:
    char current() const noexcept { return at_ < text_.size() ? text_[at_] : '\0'; }

    void skip_space() noexcept
    {
        while (at_ < text_.size() && json_space.contains(text_[at_]))
            ++at_;
    }

    bool word(std::string_view expected) noexcept
    {
        if (!text_.substr(at_).starts_with(expected))
            return false;
        at_ += expected.size();
        return true;
    }

    bool name_and_colon()
    {
        if (current() != '"')
        {
            complaint_ = complaint("Expecting property name enclosed in double quotes", at_);
            return false;
        }
        if (!string())
            return false;
        skip_space();
        if (current() != ':')
        {
            complaint_ = complaint("Expecting ':' delimiter", at_);
            return false;
        }
        ++at_;
        skip_space();
        return true;
    }

    bool string()
    {
        std::size_t const start = at_;
        for (++at_; at_ < text_.size(); ++at_)
        {
            char const c = text_[at_];
            if (c == '"')
            {
                ++at_;
                return true;
            }
            if (static_cast<unsigned char>(c) < 0x20)
            {
                complaint_ = complaint("Invalid control character at", at_);
                return false;
            }
            if (c == '\\' && !escape())
                return false;
        }
        complaint_ = complaint("Unterminated string starting at", start);
        return false;
    }

    // leaves the place at the last character of the escape
    bool escape()
    {
        std::size_t const start = at_;
        if (++at_ == text_.size())
        {
            at_ = start;
            return true; // the string isn't terminated either
        }
        if (text_[at_] != 'u')
        {
            if (json_escapes.contains(text_[at_]))
                return true;
            complaint_ = complaint("Invalid \\escape", start);
            return false;
        }
        std::string_view const digits = text_.substr(at_ + 1, 4);
        if (digits.size() != 4 || !json_hex.contains_all(digits))
        {
            complaint_ = complaint("Invalid \\uXXXX escape", at_);
            return false;
        }
        at_ += 4;
        return true;
    }

    // -?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?
    bool number() noexcept
    {
        auto const digits_from = [&](std::size_t from)
        {
            while (from < text_.size() && json_digits.contains(text_[from]))
                ++from;
            return from;
        };
        std::size_t const first = at_ + (current() == '-' ? 1 : 0);
        std::size_t end = digits_from(first);
        if (end == first)
            return false;
        if (text_[first] == '0')
            end = first + 1;
        if (text_.substr(end).starts_with('.') && digits_from(end + 1) != end + 1)
            end = digits_from(end + 1);
        if (end < text_.size() && (text_[end] == 'e' || text_[end] == 'E'))
        {
            bool const is_signed = end + 1 < text_.size() && (text_[end + 1] == '-' || text_[end + 1] == '+');
            std::size_t const from = end + (is_signed ? 2 : 1);
            if (digits_from(from) != from)
                end = digits_from(from);
        }
        at_ = end;
        return true;
    }

    // lines and columns count characters
    std::string complaint(std::string_view what, std::size_t where) const
    {
        auto const before = text_.substr(0, where);
        auto const line_start = before.rfind('\n') == before.npos ? 0 : before.rfind('\n') + 1;
        auto const characters = [](std::string_view text)
        {
            auto const continuations =
                std::count_if(text.begin(), text.end(), face_liveness::detail::is_utf8_continuation);
            return text.size() - static_cast<std::size_t>(continuations);
        };
        std::string out(what);
        out += ": line " + std::to_string(std::count(before.begin(), before.end(), '\n') + 1);
        out += " column " + std::to_string(characters(before.substr(line_start)) + 1);
        return out + " (char " + std::to_string(characters(before)) + ")";
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::string complaint_{};
};

// The text of the error is Python's alone; who asked adds what the AWS CLI puts around it.
inline boost::system::result<value, cli_error> read_json(std::string_view text)
{
    boost::json::parse_options options;
    options.max_depth = deepest_value;
    boost::json::basic_parser<value_handler> parser(options);
    boost::system::error_code ec;
    std::size_t const used = parser.write_some(false, text.data(), text.size(), ec);
    if (!ec && used == text.size())
        return parser.handler().take();
    cli_error error{.code = cli_errc::parameter};
    if (ec == boost::json::error::too_deep)
        error.text = "nested deeper than " + std::to_string(deepest_value) + " levels";
    else
        error.text = json_complaint(text).find();
    if (error.text.empty()) // what Python takes and this doesn't: NaN, text that is not UTF-8
        error.text = ec.message();
    return error;
}

} // namespace face_liveness::inline v1::cli::detail

#endif // FACE_LIVENESS_CLI_DETAIL_JSON_READER_HPP

// ---- face_liveness/cli/detail/python_text.hpp

#ifndef FACE_LIVENESS_CLI_DETAIL_PYTHON_TEXT_HPP
#define FACE_LIVENESS_CLI_DETAIL_PYTHON_TEXT_HPP

// How Python prints values, since the AWS CLI's messages do.

namespace face_liveness::inline v1::cli::detail
{

// type(x).__name__, with the module where Python names it
constexpr std::string_view python_type(value_kind kind) noexcept
{
    constexpr std::string_view names[] = {"NoneType", "bool", "int",  "float",         "str",
                                          "bytes",    "list", "dict", "datetime.date", "datetime.datetime"};
    return names[static_cast<std::size_t>(kind)];
}

// str(type(x))
inline std::string python_class(value_kind kind)
{
    return "<class '" + std::string(python_type(kind)) + "'>";
}

inline void append_hex(std::string& out, std::string_view mark, char32_t number, int digits)
{
    out += mark;
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
        out += "0123456789abcdef"[number >> shift & 15];
}

// The quotes of repr(str) and repr(bytes): single ones, unless that would mean to escape one.
constexpr char python_quote(std::string_view text) noexcept
{
    return text.find('\'') != text.npos && text.find('"') == text.npos ? '"' : '\'';
}

// Whether repr writes this character with an escape of its own.
inline bool append_short_escape(std::string& out, char32_t c, char quote)
{
    if (c == static_cast<unsigned char>(quote) || c == '\\')
        (out += '\\') += static_cast<char>(c);
    else if (c == '\n')
        out += "\\n";
    else if (c == '\r')
        out += "\\r";
    else if (c == '\t')
        out += "\\t";
    else
        return false;
    return true;
}

inline std::string python_repr(std::string_view text)
{
    char const quote = python_quote(text);
    std::string out(1, quote);
    for (char32_t const c : escaped_code_points_of(text))
    {
        if (append_short_escape(out, c, quote))
            continue;
        if (is_printable(c))
            append_code_point(out, c);
        else if (c < 0x100)
            append_hex(out, "\\x", c, 2);
        else if (c < 0x10000)
            append_hex(out, "\\u", c, 4);
        else
            append_hex(out, "\\U", c, 8);
    }
    return out += quote;
}

inline std::string python_repr_of_bytes(std::string_view bytes)
{
    char const quote = python_quote(bytes);
    std::string out = {'b', quote};
    for (char byte : bytes)
    {
        auto const c = static_cast<unsigned char>(byte);
        if (append_short_escape(out, c, quote))
            continue;
        if (c >= 0x20 && c < 0x7F)
            out += byte;
        else
            append_hex(out, "\\x", c, 2);
    }
    return out += quote;
}

// datetime.date(2024, 1, 1) of 2024-01-01, the numbers of datetime.datetime without seconds that are 0
inline std::string python_repr_of_date(std::string_view type, std::string_view text)
{
    if (text.find(' ') != text.npos && text.ends_with(":00"))
        text.remove_suffix(3);
    std::string out(type);
    char separator = '(';
    while (!text.empty())
    {
        std::string_view number = text.substr(0, text.find_first_of("- :."));
        text.remove_prefix((std::min)(number.size() + 1, text.size()));
        number.remove_prefix((std::min)(number.find_first_not_of('0'), number.size() - 1));
        (out += separator) += separator == '(' ? "" : " ";
        out += number;
        separator = ',';
    }
    return out += ')';
}

inline void append_repr(std::string& out, value const& from)
{
    switch (from.kind)
    {
    case value_kind::null: out += "None"; break;
    case value_kind::boolean: out += from.flag ? "True" : "False"; break;
    case value_kind::integer: out += from.text; break;
    case value_kind::number: out += python_number(from.number); break;
    case value_kind::text: out += python_repr(from.text); break;
    case value_kind::bytes: out += python_repr_of_bytes(from.text); break;
    case value_kind::date:
    case value_kind::date_time: out += python_repr_of_date(python_type(from.kind), from.text); break;
    case value_kind::list:
    case value_kind::map:
    {
        bool const is_map = from.kind == value_kind::map;
        out += is_map ? '{' : '[';
        for (std::size_t i = 0; i != from.elements.size(); ++i)
        {
            if (i != 0)
                out += ", ";
            if (is_map)
                (out += python_repr(from.names[i])) += ": ";
            append_repr(out, from.elements[i]);
        }
        out += is_map ? '}' : ']';
        break;
    }
    }
}

// str(x)
inline std::string python_str(value const& from)
{
    if (from.kind == value_kind::text || from.kind == value_kind::date || from.kind == value_kind::date_time)
        return from.text;
    std::string out;
    append_repr(out, from);
    return out;
}

} // namespace face_liveness::inline v1::cli::detail

#endif // FACE_LIVENESS_CLI_DETAIL_PYTHON_TEXT_HPP

// ---- face_liveness/cli/detail/yaml_scalar.hpp

#ifndef FACE_LIVENESS_CLI_DETAIL_YAML_SCALAR_HPP
#define FACE_LIVENESS_CLI_DETAIL_YAML_SCALAR_HPP

// What a plain scalar of YAML 1.2 means to the AWS CLI's library (ruamel.yaml), for reading and for writing.

namespace face_liveness::inline v1::cli::detail
{

enum class yaml_tag
{
    text,
    null,
    boolean,
    integer,
    number,
    date,
    date_time,
    merge, // <<
    equals // =, which is its own type
};

// Takes the longest run of these characters from the front; whether there was one.
constexpr bool take_run(std::string_view& text, std::string_view characters) noexcept
{
    std::size_t const size = (std::min)(text.find_first_not_of(characters), text.size());
    text.remove_prefix(size);
    return size != 0;
}

constexpr bool take_one_of(std::string_view& text, std::string_view characters) noexcept
{
    if (text.empty() || characters.find(text.front()) == characters.npos)
        return false;
    text.remove_prefix(1);
    return true;
}

constexpr bool has_digit(std::string_view text) noexcept
{
    return text.find_first_of("0123456789") != text.npos;
}

// [-+]?( 0b[01_]+ | 0o[0-7_]+ | 0x[0-9a-fA-F_]+ | [0-9_]+ )
constexpr bool is_yaml_integer(std::string_view text) noexcept
{
    take_one_of(text, "-+");
    std::string_view digits = "0123456789_";
    std::string_view const prefix = text.substr(0, 2);
    if (prefix == "0b" || prefix == "0o" || prefix == "0x")
    {
        text.remove_prefix(2);
        digits = prefix == "0b" ? "01_" : prefix == "0o" ? "01234567_" : "0123456789abcdefABCDEF_";
    }
    return take_run(text, digits) && text.empty();
}

// [-+]?[0-9][0-9_]*\.[0-9_]*([eE][-+]?[0-9]+)?   [-+]?[0-9][0-9_]*[eE][-+]?[0-9]+
// [-+]?\.[0-9_]+([eE][-+][0-9]+)?   [-+]?\.(inf|Inf|INF)   \.(nan|NaN|NAN)
constexpr bool is_yaml_number(std::string_view text) noexcept
{
    constexpr std::string_view digits = "0123456789";
    constexpr std::string_view more = "0123456789_";
    if (text == ".nan" || text == ".NaN" || text == ".NAN")
        return true;
    take_one_of(text, "-+");
    if (text == ".inf" || text == ".Inf" || text == ".INF")
        return true;
    bool const has_whole = take_one_of(text, digits);
    if (has_whole)
        take_run(text, more);
    bool const has_point = take_one_of(text, ".");
    bool const has_more = has_point && take_run(text, more);
    if (!has_whole && !has_more)
        return false;
    if (text.empty())
        return has_point;
    if (!take_one_of(text, "eE"))
        return false;
    if (!take_one_of(text, "-+") && !has_whole)
        return false;
    return take_run(text, digits) && text.empty();
}

// Digits, at least and at most so many.
constexpr bool take_digits(std::string_view& text, std::size_t least, std::size_t most) noexcept
{
    std::size_t size = 0;
    while (size != most && size != text.size() && text[size] >= '0' && text[size] <= '9')
        ++size;
    text.remove_prefix(size);
    return size >= least;
}

// [0-9]{4}-[0-9]{2}-[0-9]{2}, or with one digit allowed where a time follows
constexpr yaml_tag yaml_time_tag(std::string_view text) noexcept
{
    auto const is_date = [](std::string_view rest)
    {
        return take_digits(rest, 4, 4) && take_one_of(rest, "-") && take_digits(rest, 2, 2)
               && take_one_of(rest, "-") && take_digits(rest, 2, 2) && rest.empty();
    };
    if (is_date(text))
        return yaml_tag::date;
    bool const is_start = take_digits(text, 4, 4) && take_one_of(text, "-") && take_digits(text, 1, 2)
                          && take_one_of(text, "-") && take_digits(text, 1, 2)
                          && (take_one_of(text, "Tt") || take_run(text, " \t")) && take_digits(text, 1, 2)
                          && take_one_of(text, ":") && take_digits(text, 2, 2) && take_one_of(text, ":")
                          && take_digits(text, 2, 2);
    if (!is_start)
        return yaml_tag::text;
    if (take_one_of(text, "."))
        take_run(text, "0123456789");
    if (text.empty())
        return yaml_tag::date_time;
    take_run(text, " \t");
    if (take_one_of(text, "Z"))
        return text.empty() ? yaml_tag::date_time : yaml_tag::text;
    if (!take_one_of(text, "-+") || !take_digits(text, 1, 2))
        return yaml_tag::text;
    if (take_one_of(text, ":") && !take_digits(text, 2, 2))
        return yaml_tag::text;
    return text.empty() ? yaml_tag::date_time : yaml_tag::text;
}

constexpr yaml_tag yaml_tag_of(std::string_view text) noexcept
{
    if (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL")
        return yaml_tag::null;
    if (text == "true" || text == "True" || text == "TRUE" || text == "false" || text == "False"
        || text == "FALSE")
        return yaml_tag::boolean;
    if (text == "<<")
        return yaml_tag::merge;
    if (text == "=")
        return yaml_tag::equals;
    if (std::string_view("-+.0123456789").find(text.front()) == std::string_view::npos)
        return yaml_tag::text;
    if (is_yaml_number(text))
        return yaml_tag::number;
    if (text.front() != '.' && is_yaml_integer(text))
        return yaml_tag::integer;
    return yaml_time_tag(text);
}

// The decimal digits of an integer that is written in any base.
inline std::string decimal_of(std::string_view digits, unsigned base)
{
    std::string reversed = "0";
    for (char const c : digits)
    {
        unsigned carry =
            c <= '9' ? static_cast<unsigned>(c - '0') : (static_cast<unsigned>(c) | 32u) - 'a' + 10;
        for (char& place : reversed)
        {
            carry += static_cast<unsigned>(place - '0') * base;
            place = static_cast<char>('0' + carry % 10);
            carry /= 10;
        }
        for (; carry != 0; carry /= 10)
            reversed += static_cast<char>('0' + carry % 10);
    }
    reversed.erase((std::max)(reversed.find_last_not_of('0'), std::size_t(0)) + 1);
    if (reversed.empty())
        reversed = "0";
    return {reversed.rbegin(), reversed.rend()};
}

// The value of a plain scalar.
inline value yaml_plain_value(std::string_view text)
{
    value out;
    std::string plain(text);
    yaml_tag tag = yaml_tag_of(text);
    bool const is_numeric = tag == yaml_tag::integer || tag == yaml_tag::number;
    if (is_numeric && !has_digit(text) && text.find_first_of("nN") == text.npos)
        tag = yaml_tag::text; // underscores alone
    switch (tag)
    {
    case yaml_tag::null: break;
    case yaml_tag::boolean:
        out.kind = value_kind::boolean;
        out.flag = text.front() == 't' || text.front() == 'T';
        break;
    case yaml_tag::integer:
    {
        std::erase(plain, '_');
        bool const is_negative = plain.front() == '-';
        if (is_negative || plain.front() == '+')
            plain.erase(0, 1);
        unsigned const base = plain.starts_with("0b")   ? 2
                              : plain.starts_with("0o") ? 8
                              : plain.starts_with("0x") ? 16
                                                        : 10;
        out.kind = value_kind::integer;
        out.text = decimal_of(std::string_view(plain).substr(base == 10 ? 0 : 2), base);
        if (is_negative && out.text != "0")
            out.text.insert(0, "-");
        break;
    }
    case yaml_tag::number:
    {
        using limits = std::numeric_limits<double>;
        std::erase(plain, '_');
        if (plain.front() == '+')
            plain.erase(0, 1);
        out.kind = value_kind::number;
        if (plain.find_first_of("nN") != plain.npos)
            out.number = plain.find_first_of("aA") != plain.npos ? limits::quiet_NaN()
                         : plain.front() == '-'                  ? -limits::infinity()
                                                                 : limits::infinity();
        else
            out.number = face_liveness::detail::number_from_text(plain, limits::infinity());
        break;
    }
    case yaml_tag::date:
    case yaml_tag::date_time:
        out.kind = tag == yaml_tag::date ? value_kind::date : value_kind::date_time;
        std::replace_if(
            plain.begin(), plain.end(), [](char c) { return c == 'T' || c == 't'; }, ' ');
        out.text = std::move(plain);
        break;
    case yaml_tag::text:
    case yaml_tag::merge:
    case yaml_tag::equals: return text_value(std::move(plain));
    }
    return out;
}

// What stands in the way of writing a text plainly, or in single quotes.
struct yaml_text_traits
{
    bool plain{};
    bool single_quoted{};
};

constexpr bool is_yaml_break(char32_t c) noexcept
{
    return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

// libyaml's IS_PRINTABLE: it leaves out the tab and all that is beyond U+FFFF
constexpr bool is_yaml_printable(char32_t c) noexcept
{
    return c == '\n' || (c >= 0x20 && c <= 0x7E) || (c >= 0xA0 && c < 0x10000 && c != 0xFEFF && c < 0xFFFE);
}

// libyaml's analysis of a scalar in block style
inline yaml_text_traits traits_of(std::u32string_view text) noexcept
{
    if (text.empty())
        return {false, true};
    bool has_indicator = text.starts_with(U"---") || text.starts_with(U"...");
    bool is_special = false;
    bool has_break = false;
    bool break_then_space = false;
    bool space_then_break = false;
    for (std::size_t i = 0; i != text.size(); ++i)
    {
        char32_t const c = text[i];
        bool const is_last = i + 1 == text.size();
        auto const is_blank = [](char32_t at)
        { return at == ' ' || at == '\t' || at == 0 || is_yaml_break(at); };
        bool const before_blank = is_last || is_blank(text[i + 1]);
        if (i == 0)
            has_indicator = has_indicator || std::u32string_view(U"#,[]{}&*!|>'\"%@`").find(c) != text.npos
                            || (before_blank && (c == '?' || c == ':' || c == '-'));
        else
            has_indicator =
                has_indicator || (c == ':' && before_blank) || (c == '#' && is_blank(text[i - 1]));
        is_special = is_special || !is_yaml_printable(c);
        has_break = has_break || is_yaml_break(c);
        if (i != 0)
        {
            break_then_space = break_then_space || (c == ' ' && is_yaml_break(text[i - 1]));
            space_then_break = space_then_break || (is_yaml_break(c) && text[i - 1] == ' ');
        }
    }
    bool const blank_ends = text.front() == ' ' || text.back() == ' ';
    bool const quotable = !break_then_space && !space_then_break && !is_special;
    return {quotable && !has_break && !blank_ends && !has_indicator, quotable};
}

// Writes text as libyaml does: 80 columns are wanted, and lines are broken at blanks behind these.
class yaml_text_writer
{
public:
    // Continued lines are indented by `indent`.  A key is never broken.
    yaml_text_writer(std::string& out, std::size_t indent, bool is_key) noexcept
        : out_(out)
        , indent_(indent)
        , is_key_(is_key)
    {
        std::size_t const line = out.rfind('\n') == out.npos ? 0 : out.rfind('\n') + 1;
        column_ = face_liveness::detail::count_utf8(std::string_view(out).substr(line)).characters;
    }

    void write(std::string_view utf8)
    {
        std::u32string text = escaped_code_points_of(utf8);
        std::replace_if(text.begin(), text.end(), is_surrogate, U'\uFFFD'); // what is not UTF-8, as in JSON
        auto const traits = traits_of(text);
        bool const has_break = std::any_of(text.begin(), text.end(), is_yaml_break);
        if (traits.plain && yaml_tag_of(utf8) == yaml_tag::text)
            plain(text);
        else if (traits.single_quoted && !(is_key_ && has_break))
            single_quoted(text);
        else
            double_quoted(text);
    }

private:
    static constexpr std::size_t best_width = 80;

    void put(char32_t c)
    {
        append_code_point(out_, c);
        ++column_;
    }

    void new_line()
    {
        out_ += '\n';
        out_.append(indent_, ' ');
        column_ = indent_;
    }

    // the blank is not the last character
    bool breaks_at(std::u32string_view text, std::size_t blank, bool after_space) const noexcept
    {
        return !is_key_ && !after_space && column_ > best_width && text[blank + 1] != ' ';
    }

    void plain(std::u32string_view text)
    {
        bool after_space = false;
        for (std::size_t i = 0; i != text.size(); ++i)
        {
            bool const is_space = text[i] == ' ';
            if (is_space && breaks_at(text, i, after_space))
                new_line();
            else
                put(text[i]);
            after_space = is_space;
        }
    }

    void single_quoted(std::u32string_view text)
    {
        put('\'');
        bool after_space = false;
        bool after_break = false;
        for (std::size_t i = 0; i != text.size(); ++i)
        {
            char32_t const c = text[i];
            if (c == ' ')
            {
                bool const is_end = i == 0 || i + 1 == text.size();
                if (!is_end && breaks_at(text, i, after_space))
                    new_line();
                else
                    put(c);
                after_space = true;
                continue;
            }
            after_space = false;
            if (is_yaml_break(c))
            {
                if (!after_break && c == '\n')
                    out_ += '\n';
                append_code_point(out_, c);
                column_ = 0;
                after_break = true;
                continue;
            }
            if (after_break)
                indent();
            after_break = false;
            if (c == '\'')
                put(c);
            put(c);
        }
        if (after_break)
            indent();
        put('\'');
    }

    void indent()
    {
        out_.append(indent_, ' ');
        column_ = indent_;
    }

    void double_quoted(std::u32string_view text)
    {
        put('"');
        bool after_space = false;
        for (std::size_t i = 0; i != text.size(); ++i)
        {
            char32_t const c = text[i];
            if (!is_yaml_printable(c) || is_yaml_break(c) || c == '"' || c == '\\')
            {
                escape(c);
                after_space = false;
            }
            else if (c == ' ' && !is_key_ && !after_space && column_ > best_width && i != 0
                     && i + 1 != text.size())
            {
                new_line();
                if (text[i + 1] == ' ')
                    put('\\');
                after_space = true;
            }
            else
            {
                put(c);
                after_space = c == ' ';
            }
        }
        put('"');
    }

    void escape(char32_t c)
    {
        put('\\');
        constexpr char32_t named[] = {0,    '\a', '\b', '\t', '\n', '\v',   '\f',  '\r',
                                      0x1B, '"',  '\\', 0x85, 0xA0, 0x2028, 0x2029};
        auto const place = std::find(std::begin(named), std::end(named), c);
        if (place != std::end(named))
            return put(static_cast<char32_t>("0abtnvfre\"\\N_LP"[place - std::begin(named)]));
        int const digits = c <= 0xFF ? 2 : c <= 0xFFFF ? 4 : 8;
        put(digits == 2 ? 'x' : digits == 4 ? 'u' : 'U');
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
            put(static_cast<char32_t>("0123456789ABCDEF"[c >> shift & 15]));
    }

    std::string& out_;
    std::size_t indent_;
    bool is_key_;
    std::size_t column_ = 0;
};

} // namespace face_liveness::inline v1::cli::detail

#endif // FACE_LIVENESS_CLI_DETAIL_YAML_SCALAR_HPP

// ---- face_liveness/adapter/yaml.hpp

#ifndef FACE_LIVENESS_ADAPTER_YAML_HPP
#define FACE_LIVENESS_ADAPTER_YAML_HPP

// YAML for --cli-input-yaml, with libyaml: link it (-lyaml).

namespace face_liveness::inline v1::cli
{

namespace detail
{

// Makes a value of libyaml's events.
class yaml_value_reader
{
public:
    explicit yaml_value_reader(std::string_view text) noexcept
    {
        if (yaml_parser_initialize(&parser_) == 0)
            return;
        is_ready_ = true;
        yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(&parser_, reinterpret_cast<unsigned char const*>(text.data()),
                                     text.size());
    }
    yaml_value_reader(yaml_value_reader const&) = delete;
    yaml_value_reader& operator=(yaml_value_reader const&) = delete;
    ~yaml_value_reader()
    {
        clear();
        if (is_ready_)
            yaml_parser_delete(&parser_);
    }

    boost::system::result<value, cli_error> read()
    {
        value out;
        if (is_ready_ && next() && next() && read_document(out))
            return out;
        return cli_error{.code = cli_errc::parameter, .text = problem_};
    }

private:
    static constexpr std::size_t most_values = 100'000;

    bool read_document(value& out)
    {
        if (event_.type == YAML_STREAM_END_EVENT)
            return true; // nothing is null
        bool const is_read = next() && read_value(out, 0);
        if (!is_read || !next() || !next())
            return false;
        return check(event_.type == YAML_STREAM_END_EVENT, "there is more than one document");
    }

    void clear() noexcept
    {
        if (has_event_)
            yaml_event_delete(&event_);
        has_event_ = false;
    }

    bool next()
    {
        clear();
        if (yaml_parser_parse(&parser_, &event_) == 0)
            return fail(parser_.problem ? parser_.problem : "out of memory");
        has_event_ = true;
        return true;
    }

    bool check(bool is_right, std::string_view problem)
    {
        if (!is_right)
            problem_ = problem;
        return is_right;
    }

    bool fail(std::string_view problem) { return check(false, problem); }

    static std::string_view text_of(yaml_char_t const* text) noexcept
    {
        return text ? std::string_view(reinterpret_cast<char const*>(text)) : std::string_view();
    }

    // The value that the event begins; ends at its last event.
    bool read_value(value& out, std::size_t depth)
    {
        if (depth == deepest_value)
            return fail("nested too deep");
        if (!count(1))
            return false;
        switch (event_.type)
        {
        case YAML_ALIAS_EVENT: return read_alias(out);
        case YAML_SCALAR_EVENT:
        {
            std::string const anchor(text_of(event_.data.scalar.anchor));
            return read_scalar(out) && remember(anchor, out);
        }
        case YAML_SEQUENCE_START_EVENT:
        {
            std::string const anchor(text_of(event_.data.sequence_start.anchor));
            return is_core_tag(event_.data.sequence_start.tag, "seq") && read_list(out, depth)
                   && remember(anchor, out);
        }
        case YAML_MAPPING_START_EVENT:
        {
            std::string const anchor(text_of(event_.data.mapping_start.anchor));
            return is_core_tag(event_.data.mapping_start.tag, "map") && read_map(out, depth)
                   && remember(anchor, out);
        }
        default: return fail("an event that was not expected");
        }
    }

    // A few lines can name each other's values until these fill the memory.
    bool count(std::size_t values)
    {
        values_ += values;
        return check(values_ <= most_values, "too many values");
    }

    static std::size_t size_of(value const& held)
    {
        std::size_t size = 1;
        for (value const& element : held.elements)
            size += size_of(element);
        return size;
    }

    bool remember(std::string const& anchor, value const& held)
    {
        if (anchor.empty())
            return true;
        if (!count(size_of(held)))
            return false;
        anchors_[anchor] = held;
        return true;
    }

    bool read_alias(value& out)
    {
        auto const found = anchors_.find(std::string(text_of(event_.data.alias.anchor)));
        if (found == anchors_.end())
            return fail("an alias of nothing");
        if (!count(size_of(found->second)))
            return false;
        out = found->second;
        return true;
    }

    bool is_core_tag(yaml_char_t const* tag, std::string_view name)
    {
        std::string_view const text = text_of(tag);
        constexpr std::string_view core = "tag:yaml.org,2002:";
        return check(text.empty() || text == "!"
                         || (text.starts_with(core) && text.substr(core.size()) == name),
                     "a tag that is not known");
    }

    bool read_scalar(value& out)
    {
        auto const& scalar = event_.data.scalar;
        std::string_view const text(reinterpret_cast<char const*>(scalar.value), scalar.length);
        if (scalar.plain_implicit != 0)
        {
            auto const tag = yaml_tag_of(text);
            out = yaml_plain_value(text);
            return check(tag != yaml_tag::merge && tag != yaml_tag::equals, "a value that has no meaning");
        }
        out = text_value(std::string(text));
        return scalar.quoted_implicit != 0 || is_core_tag(scalar.tag, "str");
    }

    bool read_list(value& out, std::size_t depth)
    {
        out = empty_value(value_kind::list);
        while (next())
        {
            if (event_.type == YAML_SEQUENCE_END_EVENT)
                return true;
            out.elements.emplace_back();
            if (!read_value(out.elements.back(), depth + 1))
                return false;
        }
        return false;
    }

    bool read_map(value& out, std::size_t depth)
    {
        out = empty_value(value_kind::map);
        std::vector<value> merged;
        while (next())
        {
            if (event_.type == YAML_MAPPING_END_EVENT)
                return has_unique_names(out) && merge(out, merged);
            bool const is_merge = event_.type == YAML_SCALAR_EVENT && event_.data.scalar.plain_implicit != 0
                                  && text_of(event_.data.scalar.value) == "<<";
            value name;
            value held;
            bool const has_name = is_merge || read_value(name, depth + 1);
            if (!has_name || !next() || !read_value(held, depth + 1))
                return false;
            if (is_merge && !merged.empty())
                return fail("a name that comes twice");
            if (is_merge)
                merged.push_back(std::move(held));
            else if (name.kind == value_kind::list || name.kind == value_kind::map)
                return fail("a name that is no scalar");
            else
            {
                out.names.push_back(python_str(name));
                out.elements.push_back(std::move(held));
            }
        }
        return false;
    }

    bool has_unique_names(value const& map)
    {
        auto names = map.names;
        std::sort(names.begin(), names.end());
        return check(std::adjacent_find(names.begin(), names.end()) == names.end(),
                     "a name that comes twice");
    }

    // "<<": the members of other maps come first; of several maps with one name the first counts, but the
    // map's own name before all.
    bool merge(value& out, std::vector<value> const& merged)
    {
        if (merged.empty())
            return true;
        value all = empty_value(value_kind::map);
        value const& from = merged.front();
        if (from.kind == value_kind::map)
            add_absent(all, from);
        else if (from.kind != value_kind::list)
            return fail("nothing but maps can be merged");
        else
            for (value const& map : from.elements)
            {
                if (map.kind != value_kind::map)
                    return fail("nothing but maps can be merged");
                add_absent(all, map);
            }
        for (std::size_t i = 0; i != out.names.size(); ++i)
            all.set(std::move(out.names[i]), std::move(out.elements[i]));
        out = std::move(all);
        return true;
    }

    static void add_absent(value& to, value const& from)
    {
        for (std::size_t i = 0; i != from.names.size(); ++i)
            if (!to.find(from.names[i]))
                to.set(from.names[i], from.elements[i]);
    }

    yaml_parser_t parser_{};
    yaml_event_t event_{};
    bool is_ready_ = false;
    bool has_event_ = false;
    std::size_t values_ = 0;
    std::map<std::string, value> anchors_{};
    std::string problem_{"out of memory"};
};

} // namespace detail

/// Reads a document of YAML 1.2, or of JSON, as the AWS CLI does for --cli-input-yaml.
///
/// `yes` is text, 0o3 is 3, 2024-01-01 is a date, an empty document is null.  Aliases and merge keys are
/// followed.  An error is: what is no YAML, a plain = or << where it has no meaning, a second document, a
/// name that comes twice in a map or is no scalar, tags beyond !!str, !!seq and !!map, more than 32 levels,
/// more than 100000 values with those that anchors keep and aliases repeat.
inline boost::system::result<value, cli_error> read_yaml(std::string_view text)
{
    return detail::yaml_value_reader(text).read();
}

} // namespace face_liveness::inline v1::cli

#endif // FACE_LIVENESS_ADAPTER_YAML_HPP
