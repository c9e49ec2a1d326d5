// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// face_liveness/cli.hpp of face_liveness 0.1.0, with all of the library that it needs.
// Made by cmake/amalgamate.py from include/: change it there.

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <chrono>
#include <clocale>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <initializer_list>
#include <iosfwd>
#include <iterator>
#include <limits>
#include <memory>
#include <numeric>
#include <optional>
#include <set>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <unordered_set>
#include <utility>
#include <variant>
#include <vector>
#include <version>

#include <boost/assert/source_location.hpp>
#include <boost/json/array.hpp>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/error.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/string_view.hpp>
#include <boost/json/value.hpp>
#include <boost/system/errc.hpp>
#include <boost/system/error_category.hpp>
#include <boost/system/error_code.hpp>
#include <boost/system/is_error_code_enum.hpp>
#include <boost/system/result.hpp>
#include <boost/system/system_error.hpp>
#include <boost/throw_exception.hpp>

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

// ---- face_liveness/cli/detail/argument_parser.hpp

#ifndef FACE_LIVENESS_CLI_DETAIL_ARGUMENT_PARSER_HPP
#define FACE_LIVENESS_CLI_DETAIL_ARGUMENT_PARSER_HPP

// Options and commands as Python's argparse takes them: what isn't known is left to whoever comes next.

namespace face_liveness::inline v1::cli::detail
{

enum class option_arity : unsigned char
{
    one,
    none,
    at_most_one
};

struct option_spec
{
    std::string_view name{};
    option_arity arity{};
    std::span<std::string_view const> choices{};
    bool is_required{};
};

struct command_spec
{
    std::string_view name{};
    std::span<std::string_view const> choices{};
};

struct parsed_options
{
    // the places of their specs, and their values where they have one
    std::vector<std::pair<std::size_t, std::optional<std::string_view>>> options{};
    std::string_view command{};
    std::vector<std::string_view> rest{};
};

inline cli_error usage_error(std::string text)
{
    return {.code = cli_errc::usage, .text = std::move(text)};
}

inline cli_error unknown_options(std::vector<std::string_view> const& options)
{
    std::string text = "Unknown options: ";
    for (std::string_view const& option : options)
        (text += &option == &options.front() ? "" : ", ") += option;
    return usage_error(std::move(text));
}

inline std::optional<cli_error> missing_options(std::span<option_spec const> specs)
{
    std::string names;
    for (option_spec const& spec : specs)
        if (spec.is_required)
            (names += names.empty() ? "" : ", ") += spec.name;
    if (names.empty())
        return std::nullopt;
    return usage_error("the following arguments are required: " + names);
}

// Two to a line, each 40 columns wide.
inline std::optional<cli_error> check_choice(std::string_view name, std::string_view given,
                                             std::span<std::string_view const> choices)
{
    if (choices.empty() || std::find(choices.begin(), choices.end(), given) != choices.end())
        return std::nullopt;
    std::string text = "argument ";
    (text += name) += ": Invalid choice, valid choices are:\n";
    for (std::size_t i = 0; i != choices.size(); ++i)
    {
        (text += i % 2 == 0 ? "\n" : " | ") += choices[i];
        text.append(choices[i].size() < 40 ? 40 - choices[i].size() : 0, ' ');
    }
    return usage_error(std::move(text));
}

class option_parser
{
public:
    option_parser(std::span<std::string_view const> arguments, std::span<option_spec const> specs,
                  std::optional<command_spec> command, std::string_view final_option) noexcept
        : arguments_(arguments)
        , specs_(specs)
        , command_(command)
        , final_option_(final_option)
    {
    }

    boost::system::result<parsed_options, cli_error> parse()
    {
        if (!classify())
            return std::move(error_);
        bool wants_command = command_.has_value();
        for (std::size_t i = 0; i != kinds_.size();)
        {
            bool const is_option = kinds_[i].what == kind::option;
            if (is_option && kinds_[i].spec)
            {
                if (!take_option(i))
                    return std::move(error_);
                // it ends the program then and there
                if (specs_[out_.options.back().first].name == final_option_)
                    return std::move(out_);
                continue;
            }
            // a "--" beside the command belongs to it
            std::size_t const word = i + (kinds_[i].what == kind::separator ? 1 : 0);
            if (wants_command && !is_option && word != kinds_.size())
            {
                if (auto error = check_choice(command_->name, arguments_[word], command_->choices))
                    return *std::move(error);
                out_.command = arguments_[word];
                wants_command = false;
                i = word + 1;
                if (i != kinds_.size() && kinds_[i].what == kind::separator)
                    ++i;
                continue;
            }
            out_.rest.push_back(arguments_[i++]);
        }
        if (wants_command)
            return usage_error("the following arguments are required: " + std::string(command_->name));
        return std::move(out_);
    }

private:
    enum class kind : unsigned char
    {
        word,
        option,
        separator // the first "--": what follows are words
    };

    struct classified
    {
        kind what{};
        std::optional<std::size_t> spec{};                // of an option that is known
        std::optional<std::string_view> explicit_value{}; // behind an equals sign
    };

    bool classify()
    {
        bool only_words = false;
        for (std::string_view const argument : arguments_)
        {
            classified out;
            if (!only_words && argument == "--")
            {
                out.what = kind::separator;
                only_words = true;
            }
            else if (!only_words && !classify_option(argument, out))
                return false;
            kinds_.push_back(out);
        }
        return true;
    }

    bool classify_option(std::string_view argument, classified& out)
    {
        if (argument.size() < 2 || argument.front() != '-')
            return true;
        std::string_view name = argument;
        out.spec = find(name);
        if (!out.spec && argument.find('=') != argument.npos)
        {
            name = argument.substr(0, argument.find('='));
            out.explicit_value = argument.substr(name.size() + 1);
            out.spec = find(name);
        }
        if (!out.spec && argument.starts_with("--") && !find_prefix(argument, name, out.spec))
            return false;
        if (!out.spec)
            out.explicit_value.reset();
        bool const is_word =
            !out.spec && (is_negative_number(argument) || argument.find(' ') != argument.npos);
        out.what = is_word ? kind::word : kind::option;
        return true;
    }

    std::optional<std::size_t> find(std::string_view name) const noexcept
    {
        for (std::size_t i = 0; i != specs_.size(); ++i)
            if (specs_[i].name == name)
                return i;
        return std::nullopt;
    }

    bool find_prefix(std::string_view argument, std::string_view prefix, std::optional<std::size_t>& found)
    {
        std::string matches;
        for (std::size_t i = 0; i != specs_.size(); ++i)
            if (specs_[i].name.starts_with(prefix))
            {
                found = i;
                (matches += matches.empty() ? "" : ", ") += specs_[i].name;
            }
        if (matches.find(',') == matches.npos)
            return true;
        error_ = usage_error("ambiguous option: " + std::string(argument) + " could match " + matches);
        return false;
    }

    // -\d+ or -\d*\.\d+
    static bool is_negative_number(std::string_view text) noexcept
    {
        constexpr face_liveness::detail::char_set digits("0-9");
        text.remove_prefix(1);
        std::size_t const point = text.find('.');
        std::string_view const behind = point == text.npos ? text : text.substr(point + 1);
        return !behind.empty() && digits.contains_all(behind) && digits.contains_all(text.substr(0, point));
    }

    bool take_option(std::size_t& i)
    {
        std::size_t const place = *kinds_[i].spec;
        option_spec const& spec = specs_[place];
        std::optional<std::string_view> given = kinds_[i].explicit_value;
        auto const fail = [&](std::string const& text)
        {
            error_ = usage_error("argument " + std::string(spec.name) + ": " + text);
            return false;
        };
        if (given && spec.arity == option_arity::none)
            return fail("ignored explicit argument " + python_repr(*given));
        ++i;
        if (!given && spec.arity != option_arity::none)
        {
            if (i < kinds_.size() && kinds_[i].what == kind::word)
                given = arguments_[i++];
            else if (spec.arity == option_arity::one)
                return fail("expected one argument");
        }
        if (given)
            if (auto error = check_choice(spec.name, *given, spec.choices))
            {
                error_ = *std::move(error);
                return false;
            }
        out_.options.emplace_back(place, given);
        return true;
    }

    std::span<std::string_view const> arguments_;
    std::span<option_spec const> specs_;
    std::optional<command_spec> command_;
    std::string_view final_option_;
    std::vector<classified> kinds_{};
    parsed_options out_{};
    cli_error error_{};
};

// `final_option` ends the parsing, whatever stands behind it.
inline boost::system::result<parsed_options, cli_error> parse_options(
    std::span<std::string_view const> arguments, std::span<option_spec const> specs,
    std::optional<command_spec> command, std::string_view final_option = {})
{
    return option_parser(arguments, specs, command, final_option).parse();
}

} // namespace face_liveness::inline v1::cli::detail

#endif // FACE_LIVENESS_CLI_DETAIL_ARGUMENT_PARSER_HPP

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

// ---- face_liveness/cli/detail/schema.hpp

#ifndef FACE_LIVENESS_CLI_DETAIL_SCHEMA_HPP
#define FACE_LIVENESS_CLI_DETAIL_SCHEMA_HPP

// A shape's member list as data, so that what walks untyped values is written, and compiled, once for all
// shapes.

namespace face_liveness::inline v1::cli::detail
{

enum class schema_kind : unsigned char
{
    structure,
    list,
    string,
    enumeration,
    integer,
    number,
    blob
};

struct member_schema;

struct schema
{
    schema_kind kind{};
    std::span<member_schema const> members{};  // of a structure
    schema const* element{};                   // of a list
    std::span<std::string_view const> names{}; // of an enumeration
};

struct member_schema
{
    std::string_view name{};
    bool is_required{};
    schema const* type{};
    std::optional<string_limits> of_string{};
    std::optional<integer_limits> of_integer{};
    std::optional<number_limits> of_number{};
    std::optional<blob_limits> of_blob{};
};

template <class Value>
consteval schema make_schema();

template <class Value>
inline constexpr schema schema_of = make_schema<Value>();

template <class Enum>
inline constexpr auto enum_names = wire_names(Enum{});

template <shape T>
consteval auto make_members()
{
    std::array<member_schema, face_liveness::detail::number_of_members<T>()> out{};
    std::size_t index = 0;
    T::members(
        [&]<class Member, class... Limits>(std::string_view name, Member T::*, Limits const&... limits)
        {
            member_schema& member = out[index++];
            member.name = name;
            member.is_required = !face_liveness::detail::is_optional<Member>;
            member.type = &schema_of<face_liveness::detail::value_of_t<Member>>;
            [[maybe_unused]] auto const keep = [&]<class Kind>(Kind const& of)
            {
                if constexpr (std::is_same_v<Kind, string_limits>)
                    member.of_string = of;
                else if constexpr (std::is_same_v<Kind, integer_limits>)
                    member.of_integer = of;
                else if constexpr (std::is_same_v<Kind, number_limits>)
                    member.of_number = of;
                else if constexpr (std::is_same_v<Kind, blob_limits>)
                    member.of_blob = of;
                else
                    static_assert(std::is_same_v<Kind, no_limits>);
            };
            (keep(limits), ...);
        });
    return out;
}

template <shape T>
inline constexpr auto members_of = make_members<T>();

template <class Value>
consteval schema make_schema()
{
    schema out;
    if constexpr (shape<Value>)
    {
        out.kind = schema_kind::structure;
        out.members = members_of<Value>;
    }
    else if constexpr (face_liveness::detail::is_list<Value>)
    {
        out.kind = schema_kind::list;
        out.element = &schema_of<typename Value::value_type>;
    }
    else if constexpr (face_liveness::detail::is_open<Value>)
    {
        out.kind = schema_kind::enumeration;
        out.names = enum_names<typename Value::enum_type>;
    }
    else if constexpr (std::is_same_v<Value, std::string>)
        out.kind = schema_kind::string;
    else if constexpr (std::is_same_v<Value, std::int32_t>)
        out.kind = schema_kind::integer;
    else if constexpr (std::is_same_v<Value, double>)
        out.kind = schema_kind::number;
    else
        out.kind = schema_kind::blob;
    return out;
}

inline member_schema const* find_member(schema const& of, std::string_view name) noexcept
{
    for (member_schema const& member : of.members)
        if (member.name == name)
            return &member;
    return nullptr;
}

} // namespace face_liveness::inline v1::cli::detail

#endif // FACE_LIVENESS_CLI_DETAIL_SCHEMA_HPP

// ---- face_liveness/cli/detail/table.hpp

#ifndef FACE_LIVENESS_CLI_DETAIL_TABLE_HPP
#define FACE_LIVENESS_CLI_DETAIL_TABLE_HPP

// --output table: a box for each structure, boxes inside boxes, all of one width.  With colours the AWS CLI
// puts a reset behind whatever it writes, and a line is written in four pieces: edges, text, edges, its end.

namespace face_liveness::inline v1::cli::detail
{

class table_layout
{
public:
    table_layout(std::string title, value const& held, bool has_colors = false)
        : has_colors_(has_colors)
    {
        add(std::move(title), held, 0);
    }

    std::string render(std::size_t terminal_width)
    {
        std::size_t width = widest();
        if (width > terminal_width)
        {
            for (section& s : sections_)
                turn(s);
            width = widest();
        }
        std::string out = std::string(width, '-') + '\n';
        out += reset();
        for (section const& s : sections_)
            render(s, width - 2 * s.level, out);
        return out;
    }

private:
    using row = std::vector<std::string>;

    struct section
    {
        std::string title{};
        std::size_t level{};
        row header{};
        std::vector<row> rows{};
        std::vector<std::size_t> widths{};
    };

    static constexpr std::size_t padding = 4;

    std::string_view reset() const noexcept { return has_colors_ ? "\x1b[0m" : ""; }
    std::string_view edge() const noexcept { return has_colors_ ? "\x1b[2m\x1b[33m|\x1b[0m" : "|"; }
    std::string_view cell_color() const noexcept { return has_colors_ ? "\x1b[1m\x1b[34m" : ""; }

    static bool is_scalar(value const& held) noexcept
    {
        return held.kind != value_kind::map && held.kind != value_kind::list;
    }

    void add(std::string title, value const& held, std::size_t level)
    {
        if (held.elements.empty())
            return;
        sections_.push_back({std::move(title), level, {}, {}, {}});
        if (held.kind == value_kind::map)
            add_map(held, level);
        else if (held.elements.front().kind == value_kind::map)
            add_maps(held, level);
        else
            for (value const& element : held.elements)
                add_row(is_scalar(element) ? row{python_str(element)} : cells_of(element));
    }

    static row cells_of(value const& list)
    {
        row out;
        for (value const& element : list.elements)
            out.push_back(python_str(element));
        return out;
    }

    // One scalar stands beside its name, several below theirs.
    void add_map(value const& map, std::size_t level)
    {
        std::set<std::string> scalars;
        std::set<std::string> containers;
        names_of(map, scalars, containers);
        if (scalars.size() == 1)
            add_row({*scalars.begin(), python_str(*map.find(*scalars.begin()))});
        else if (!scalars.empty())
        {
            add_header({scalars.begin(), scalars.end()});
            add_row(cells_of(map, scalars));
        }
        for (std::string const& name : containers)
            add(name, *map.find(name), level + 1);
    }

    // A list of structures has a column for each scalar that one of them has.
    void add_maps(value const& list, std::size_t level)
    {
        std::set<std::string> scalars;
        std::set<std::string> containers;
        for (value const& element : list.elements)
            names_of(element, scalars, containers);
        std::string const title = sections_.back().title;
        add_header({scalars.begin(), scalars.end()});
        bool is_first = true;
        for (value const& element : list.elements)
        {
            if (!std::exchange(is_first, false) && !containers.empty())
            {
                sections_.push_back({title, level, {}, {}, {}});
                add_header({scalars.begin(), scalars.end()});
            }
            add_row(cells_of(element, scalars));
            for (std::string const& name : containers)
                if (value const* const inner = element.find(name))
                    add(name, *inner, level + 1);
        }
    }

    static void names_of(value const& map, std::set<std::string>& scalars, std::set<std::string>& containers)
    {
        for (std::size_t i = 0; i != map.names.size(); ++i)
            (is_scalar(map.elements[i]) ? scalars : containers).insert(map.names[i]);
    }

    static row cells_of(value const& map, std::set<std::string> const& names)
    {
        row out;
        for (std::string const& name : names)
        {
            value const* const cell = map.find(name);
            out.push_back(cell ? python_str(*cell) : std::string());
        }
        return out;
    }

    void add_header(row header)
    {
        widen(header);
        sections_.back().header = std::move(header);
    }

    void add_row(row cells)
    {
        widen(cells);
        sections_.back().rows.push_back(std::move(cells));
    }

    void widen(row const& cells) { widen(sections_.back(), cells); }

    static void widen(section& s, row const& cells)
    {
        s.widths.resize((std::max)(s.widths.size(), cells.size()));
        for (std::size_t i = 0; i != cells.size(); ++i)
            s.widths[i] = (std::max)(s.widths[i], width_of(cells[i]));
    }

    // A single row with a header becomes a row for each column.
    static void turn(section& s)
    {
        if (s.rows.size() != 1 || s.header.empty())
            return;
        row const header = std::exchange(s.header, {});
        row const cells = std::exchange(s.rows, {}).front();
        s.widths.clear();
        for (std::size_t i = 0; i != header.size(); ++i)
        {
            s.rows.push_back({header[i], cells[i]});
            widen(s, s.rows.back());
        }
    }

    std::size_t widest() const
    {
        std::size_t most = 0;
        for (section const& s : sections_)
        {
            std::size_t total = 2 + 2 * s.level;
            for (std::size_t const width : s.widths)
                total += width + padding;
            most = (std::max)({most, total, width_of(s.title) + 2 + 2 * s.level});
        }
        return most;
    }

    // The columns stretched to a width; what rounding leaves goes to the last ones or comes from the first.
    // That is at most one for two columns.
    static std::vector<std::size_t> stretched(section const& s, std::size_t width)
    {
        std::size_t sum = 0;
        for (std::size_t const w : s.widths)
            sum += w + padding;
        double const factor = static_cast<double>(width) / static_cast<double>(sum);
        std::vector<std::size_t> out;
        std::size_t total = 0;
        for (std::size_t const w : s.widths)
        {
            out.push_back(
                static_cast<std::size_t>(std::nearbyint(factor * static_cast<double>(w + padding))));
            total += out.back();
        }
        for (std::size_t i = 0; total > width; ++i, --total)
            --out[i];
        for (std::size_t i = out.size(); total < width; --i, ++total)
            ++out[i - 1];
        return out;
    }

    void render(section const& s, std::size_t width, std::string& out) const
    {
        auto const edges = [&]
        {
            for (std::size_t i = 0; i != s.level; ++i)
                out += edge();
            out += reset();
        };
        auto const line = [&](std::string const& text)
        {
            edges();
            (out += text) += reset();
            edges();
            (out += '\n') += reset();
        };
        if (!s.title.empty())
        {
            line(centered(s.title, width, true));
            if (s.header.empty() && s.rows.empty())
                line('+' + std::string(width - 2, '-') + '+');
        }
        if (s.widths.empty())
            return;
        auto const widths = stretched(s, width);
        std::string rule = "+";
        for (std::size_t i = 0; i != widths.size(); ++i)
            rule.append(widths[i] - (i == 0 ? 2 : 1), '-') += '+';
        std::string header;
        for (std::size_t i = 0; i != s.header.size(); ++i)
            header += centered(s.header[i], widths[i], i == 0);
        if (!header.empty())
        {
            line(rule);
            line(header);
        }
        line(rule);
        for (row const& cells : s.rows)
        {
            std::string text;
            for (std::size_t i = 0; i != cells.size(); ++i)
                text += left_aligned(cells[i], widths[i], i == 0);
            line(text);
        }
        line(rule);
    }

    static std::string blanks(std::size_t wanted, std::size_t used)
    {
        return std::string(wanted > used ? wanted - used : 0, ' ');
    }

    static std::string centered(std::string const& text, std::size_t width, bool has_left_edge)
    {
        std::size_t const own = width_of(text);
        std::string out(has_left_edge ? "|" : "");
        std::string const left = blanks(width / 2, own / 2 + 1);
        out += left;
        out += text;
        return out += blanks(width, 1 + (has_left_edge ? 1 : 0) + left.size() + own) + '|';
    }

    std::string left_aligned(std::string const& text, std::size_t width, bool has_left_edge) const
    {
        constexpr std::size_t indent = 2;
        std::size_t const own = width_of(text);
        std::size_t const edges = has_left_edge ? 2 : 1;
        std::size_t const left = width >= own + indent + edges ? indent : 0;
        std::string out(has_left_edge ? "|" : "");
        ((out.append(left, ' ') += cell_color()) += text) += reset();
        return out += blanks(width, left + own + edges) + '|';
    }

    bool has_colors_;
    std::vector<section> sections_{};
};

} // namespace face_liveness::inline v1::cli::detail

#endif // FACE_LIVENESS_CLI_DETAIL_TABLE_HPP

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

// ---- face_liveness/cli/output.hpp

#ifndef FACE_LIVENESS_CLI_OUTPUT_HPP
#define FACE_LIVENESS_CLI_OUTPUT_HPP

namespace face_liveness::inline v1::cli
{

/// How a response is printed: --output.
enum class output_format
{
    json,       ///< members in the order of the model, indented by four blanks
    text,       ///< scalars of a structure on a line, by name, between tabs
    table,      ///< boxes of ASCII characters
    yaml,       ///< members by name
    yaml_stream ///< a YAML list of one response
};

/// The names of `output_format` as --output takes them.
inline constexpr std::array<std::string_view, 5> output_format_names{"json", "text", "table", "yaml",
                                                                     "yaml-stream"};

namespace detail
{

// The places of a map's members in the order of their names.
inline std::vector<std::size_t> by_name(value const& map)
{
    std::vector<std::size_t> order(map.names.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return map.names[a] < map.names[b]; });
    return order;
}

constexpr bool is_container(value const& held) noexcept
{
    return held.kind == value_kind::map || held.kind == value_kind::list;
}

// What the model knows of an answer, in the model's order.
inline value known_part(value const& held, schema const& type)
{
    if (type.kind == schema_kind::list && held.kind == value_kind::list)
    {
        value out = empty_value(value_kind::list);
        for (value const& element : held.elements)
            out.elements.push_back(known_part(element, *type.element));
        return out;
    }
    if (type.kind == schema_kind::structure && held.kind == value_kind::map)
    {
        value out = empty_value(value_kind::map);
        for (member_schema const& member : type.members)
            if (value const* const given = held.find(member.name); given && given->kind != value_kind::null)
            {
                out.names.emplace_back(member.name);
                out.elements.push_back(known_part(*given, *member.type));
            }
        return out;
    }
    return held;
}

inline std::string upper_case(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return out;
}

class text_layout
{
public:
    explicit text_layout(std::string& out) noexcept
        : out_(out)
    {
    }

    // `columns` are the scalar members of all structures of a list, so that each has a place on every line.
    void write(value const& held, std::optional<std::string_view> tag,
               std::vector<std::string> const* columns = nullptr)
    {
        if (held.kind == value_kind::map)
            write_map(held, tag, columns);
        else if (held.kind == value_kind::list)
            write_list(held, tag);
        else
            (out_ += python_str(held)) += '\n';
    }

private:
    void write_map(value const& map, std::optional<std::string_view> tag,
                   std::vector<std::string> const* columns)
    {
        std::vector<std::string> cells;
        std::vector<std::size_t> containers;
        for (std::size_t i : by_name(map))
            if (is_container(map.elements[i]))
                containers.push_back(i);
            else if (!columns)
                cells.push_back(python_str(map.elements[i]));
        if (columns)
            for (std::string const& name : *columns)
            {
                value const* const cell = map.find(name);
                cells.push_back(cell ? python_str(*cell) : std::string());
            }
        if (!cells.empty())
        {
            if (tag)
                cells.insert(cells.begin(), upper_case(*tag));
            write_line(cells);
        }
        for (std::size_t i : containers)
            write(map.elements[i], map.names[i]);
    }

    void write_list(value const& list, std::optional<std::string_view> tag)
    {
        auto const is_map = [](value const& element) { return element.kind == value_kind::map; };
        if (std::any_of(list.elements.begin(), list.elements.end(), is_map))
        {
            std::vector<std::string> columns;
            for (value const& element : list.elements)
                for (std::size_t i = 0; i != element.names.size(); ++i)
                    if (!is_container(element.elements[i]))
                        columns.push_back(element.names[i]);
            std::sort(columns.begin(), columns.end());
            columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
            for (value const& element : list.elements)
                write(element, tag, &columns);
            return;
        }
        std::vector<std::string> cells;
        for (value const& element : list.elements)
            if (!is_container(element))
                cells.push_back(python_str(element));
        if (tag)
            for (std::string const& cell : cells)
                write_line({upper_case(*tag), cell});
        else if (!cells.empty())
            write_line(cells);
        for (value const& element : list.elements)
            if (is_container(element))
                write(element, tag);
    }

    void write_line(std::vector<std::string> const& cells)
    {
        for (std::string const& cell : cells)
            (out_ += &cell == &cells.front() ? "" : "\t") += cell;
        out_ += '\n';
    }

    std::string& out_;
};

class yaml_layout
{
public:
    explicit yaml_layout(std::string& out) noexcept
        : out_(out)
    {
    }

    void write(value const& held, std::size_t indent = 0)
    {
        if (!is_container(held) || held.elements.empty())
        {
            write_scalar(held, indent);
            out_ += '\n';
        }
        else if (held.kind == value_kind::map)
            write_map(held, indent, false);
        else
            write_list(held, indent, false);
    }

private:
    // `is_inside`: the first line has begun already.
    void write_map(value const& map, std::size_t indent, bool is_inside)
    {
        for (std::size_t i : by_name(map))
        {
            if (!std::exchange(is_inside, false))
                out_.append(indent, ' ');
            yaml_text_writer(out_, indent + 2, true).write(map.names[i]);
            out_ += ':';
            value const& held = map.elements[i];
            if (!is_container(held) || held.elements.empty())
            {
                out_ += ' ';
                write_scalar(held, indent + 2);
                out_ += '\n';
                continue;
            }
            out_ += '\n';
            if (held.kind == value_kind::map)
                write_map(held, indent + 2, false);
            else
                write_list(held, indent, false);
        }
    }

    void write_list(value const& list, std::size_t indent, bool is_inside)
    {
        for (value const& held : list.elements)
        {
            if (!std::exchange(is_inside, false))
                out_.append(indent, ' ');
            out_ += "- ";
            if (!is_container(held) || held.elements.empty())
            {
                write_scalar(held, indent + 2);
                out_ += '\n';
            }
            else if (held.kind == value_kind::map)
                write_map(held, indent + 2, true);
            else
                write_list(held, indent + 2, true);
        }
    }

    void write_scalar(value const& held, std::size_t indent)
    {
        switch (held.kind)
        {
        case value_kind::null: out_ += "null"; break;
        case value_kind::boolean: out_ += held.flag ? "true" : "false"; break;
        case value_kind::integer:
        case value_kind::date:
        case value_kind::date_time: out_ += held.text; break;
        case value_kind::number:
        {
            std::string const number = python_number(held.number);
            out_ += number == "nan" ? ".nan" : number == "inf" ? ".inf" : number == "-inf" ? "-.inf" : number;
            break;
        }
        case value_kind::text:
        case value_kind::bytes: yaml_text_writer(out_, indent, false).write(held.text); break;
        case value_kind::list: out_ += "[]"; break;
        case value_kind::map: out_ += "{}"; break;
        }
    }

    std::string& out_;
};

} // namespace detail

/// Reads an answer's body for printing: the members that the response has, in the model's order, numbers as
/// the service wrote them.  A null is left out.  Whether the answer makes sense is what `decode` tells.
template <response_shape T>
boost::system::result<value, cli_error> read_response(std::string_view body)
{
    auto held = detail::read_json(body);
    if (!held)
        return held;
    return detail::known_part(*held, detail::schema_of<T>);
}

/// A response as the AWS CLI prints it.  `operation` is the title of a table: CreateFaceLivenessSession.
///
/// Give it what `read_response` made of the body, or `to_value` of the typed response: that prints 1 as 1.0,
/// since a double is all that is left of it.  An empty response prints nothing.  A table that is wider than
/// `terminal_width` shows the members of single rows below each other.  `has_colors`: a table is written with
/// the escape sequences of ANSI terminals (ECMA-48); the other formats have none (see `wants_colors`).
inline std::string format_output(value const& response, output_format format, std::string_view operation,
                                 std::size_t terminal_width = 80, bool has_colors = false)
{
    std::string out;
    if (response.elements.empty() && detail::is_container(response))
        return out;
    switch (format)
    {
    case output_format::json: return to_json(response, 4) + '\n';
    case output_format::text: detail::text_layout(out).write(response, std::nullopt); break;
    case output_format::table:
        out = detail::table_layout(std::string(operation), response, has_colors).render(terminal_width);
        break;
    case output_format::yaml: detail::yaml_layout(out).write(response); break;
    case output_format::yaml_stream:
    {
        value pages = empty_value(value_kind::list);
        pages.elements.push_back(response);
        detail::yaml_layout(out).write(pages);
        break;
    }
    }
    return out;
}

} // namespace face_liveness::inline v1::cli

#endif // FACE_LIVENESS_CLI_OUTPUT_HPP

// ---- face_liveness/cli/parameter_file.hpp

#ifndef FACE_LIVENESS_CLI_PARAMETER_FILE_HPP
#define FACE_LIVENESS_CLI_PARAMETER_FILE_HPP

namespace face_liveness::inline v1::cli
{

/// A reference to a function that takes a text, or to none.  It doesn't own the function, which must outlive
/// it.
template <class Result>
class text_function
{
public:
    /// No function.
    constexpr text_function() noexcept = default;

    /// Refers to `function`.
    template <class Function>
    requires(!std::same_as<std::remove_cvref_t<Function>,
                           text_function> && std::is_invocable_r_v<Result, Function&, std::string_view>)
        text_function(Function&& function)
    noexcept
    {
        using plain = std::remove_reference_t<Function>;
        if constexpr (std::is_function_v<plain>)
        {
            callee_.function = reinterpret_cast<void (*)()>(&function);
            call_ = [](callee to, std::string_view text) -> Result
            { return reinterpret_cast<plain*>(to.function)(text); };
        }
        else if constexpr (std::is_const_v<plain>)
        {
            callee_.constant = std::addressof(function);
            call_ = [](callee to, std::string_view text) -> Result
            { return (*static_cast<plain*>(to.constant))(text); };
        }
        else
        {
            callee_.object = std::addressof(function);
            call_ = [](callee to, std::string_view text) -> Result
            { return (*static_cast<plain*>(to.object))(text); };
        }
    }

    /// Whether there is a function.
    explicit operator bool() const noexcept { return call_ != nullptr; }

    /// Calls the function; there must be one.
    Result operator()(std::string_view text) const { return call_(callee_, text); }

private:
    // `call_` knows which it is
    union callee
    {
        void* object;
        void const* constant;
        void (*function)();
    };

    callee callee_{};
    Result (*call_)(callee, std::string_view){};
};

/// Reads the files that arguments name: takes the path behind file:// or fileb:// and returns the file's
/// bytes, or the error of the system.  The AWS CLI expands ~ and $VARIABLE in the path.  Without a function
/// there are no files.
using file_reader = text_function<boost::system::result<std::string>>;

namespace detail
{

// The value of file:// or fileb://, or nothing if the text is neither.
inline boost::system::result<std::optional<value>, cli_error> read_parameter_file(std::string_view text,
                                                                                  file_reader const& files)
{
    bool const is_text = text.starts_with("file://");
    if (!is_text && !text.starts_with("fileb://"))
        return std::optional<value>();
    std::string_view const path = text.substr(is_text ? 7 : 8);
    boost::system::result<std::string> content = boost::system::error_code(
        boost::system::errc::no_such_file_or_directory, boost::system::generic_category());
    if (files)
        content = files(path);
    if (!content)
    {
        auto const ec = content.error();
        return cli_error{.code = cli_errc::other,
                         .text = "Unable to load paramfile " + std::string(text) + ": [Errno "
                                 + std::to_string(ec.value()) + "] " + ec.message() + ": "
                                 + python_repr(path)};
    }
    if (is_text && face_liveness::detail::count_utf8(*content).valid_size != content->size())
        return cli_error{.code = cli_errc::other,
                         .text = "Unable to load paramfile (" + std::string(path)
                                 + "), text contents could not be decoded.  If this is a binary file, please "
                                   "use the fileb:// prefix instead of the file:// prefix."};
    value out = empty_value(is_text ? value_kind::text : value_kind::bytes);
    out.text = *std::move(content);
    return std::optional<value>(std::move(out));
}

} // namespace detail

} // namespace face_liveness::inline v1::cli

#endif // FACE_LIVENESS_CLI_PARAMETER_FILE_HPP

// ---- face_liveness/issue.hpp

#ifndef FACE_LIVENESS_ISSUE_HPP
#define FACE_LIVENESS_ISSUE_HPP

namespace face_liveness::inline v1
{

/// How bad an issue is.
enum class severity
{
    error,  ///< AWS's service model forbids it; the service refuses the request.
    warning ///< The model allows it, but the documentation or experience says that it will not do what was
            ///< meant.
};

/// The rule that a value breaks.
enum class rule
{
    required,       ///< a required member is unset
    malformed_utf8, ///< text that is not UTF-8 (RFC 3629); the service has no text for it
    min_length,     ///< too short: characters of a string, bytes of a blob
    max_length,     ///< too long
    min_value,      ///< a number too small
    max_value,      ///< a number too large
    pattern,        ///< text that the model's regular expression does not match as a whole
    enum_value,     ///< text that is none of the model's enum values
    advice ///< what the documentation says, or a rule between members; the service has no text for it
};

/// What `issue::limit` and `issue::actual` count.
enum class unit
{
    none,       ///< the number itself
    characters, ///< Unicode scalar values
    bytes       ///< bytes of a blob
};

/// One broken rule: where, which, and by how much.
struct issue
{
    std::string path{};                 ///< the member: Settings.ChallengePreferences[1].Versions.Minimum
    face_liveness::rule rule{};         ///< what is broken
    face_liveness::severity severity{}; ///< whether the service would refuse it
    face_liveness::unit unit{};         ///< of `limit` and `actual`
    std::int64_t limit{};  ///< the smallest or largest that is allowed, for the length and value rules
    std::int64_t actual{}; ///< what it is, 0 for floating-point numbers; for malformed_utf8 the offset of the
                           ///< first bad byte
    bool absent{};         ///< the member was not there at all
    std::string value{};   ///< the value, cut at 4096 bytes; never that of a blob
    std::string_view
        requirement{}; ///< what is asked for, in words that follow "must be"; for advice a sentence
    std::string_view
        constraint{}; ///< the model's regular expression or enum values, as the service quotes them

    bool operator==(issue const&) const = default;
};

/// A sentence for people: `Settings.OutputConfig.S3Bucket: 2 characters, at least 3 are needed`.
///
/// Values are cut at 64 bytes and control characters escaped.  Linear in the size of the issue.
inline std::string message(issue const& i);

/// The item that the service writes for this issue, or an empty string where the service has none.
///
/// `Value 'ab' at 'settings.outputConfig.s3Bucket' failed to satisfy constraint: Member must have length
/// greater than or equal to 3`.  There is no text for warnings, for `rule::malformed_utf8` (such a body never
/// reaches the service's validation) and for `rule::advice`.  Values longer than 4096 bytes are echoed cut.
inline std::string service_message(issue const& i);

/// The message of the service's ValidationException for these issues, or an empty string if none has a
/// service text.
///
/// `2 validation errors detected: <item>; <item>`, of at most ten items, as AWS's Java services write it.
inline std::string validation_exception_message(std::span<issue const> issues);

/// Writes `message(i)`.
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out, issue const& i)
{
    return out << std::string_view(message(i));
}

namespace detail
{

// "1 character", "2 characters"
inline void append_amount(std::string& out, std::int64_t amount, unit of)
{
    append_integer(out, amount);
    if (of != unit::none)
        out += of == unit::bytes ? " byte" : " character";
    if (of != unit::none && amount != 1)
        out += 's';
}

inline std::string people_text(issue const& i)
{
    std::string out;
    auto const quoted = [&]
    {
        out += '\'';
        append_printable(out, i.value, 64);
        out += '\'';
    };
    auto const bounded = [&](std::string_view bound, std::string_view verdict)
    {
        append_amount(out, i.actual, i.unit);
        out += bound;
        append_integer(out, i.limit);
        out += verdict;
    };
    switch (i.rule)
    {
    case rule::required: out += "missing, but required"; break;
    case rule::malformed_utf8:
        out += "not UTF-8 from byte ";
        append_integer(out, i.actual);
        out += " on";
        break;
    case rule::min_length: bounded(", at least ", i.limit == 1 ? " is needed" : " are needed"); break;
    case rule::max_length: bounded(", at most ", i.limit == 1 ? " is allowed" : " are allowed"); break;
    case rule::min_value:
    case rule::max_value:
        out += i.value;
        out += i.rule == rule::min_value ? ", at least " : ", at most ";
        append_integer(out, i.limit);
        if (i.severity == severity::warning)
        {
            out += " is documented; the service acts on ";
            append_integer(out, i.limit);
        }
        else
            out += i.rule == rule::min_value ? " is needed" : " is allowed";
        break;
    case rule::pattern:
        quoted();
        (out += " must be ") += i.requirement;
        break;
    case rule::enum_value:
        quoted();
        (out += " must be one of ") += i.constraint;
        break;
    case rule::advice: out += i.requirement; break;
    }
    return out;
}

} // namespace detail

inline std::string message(issue const& i)
{
    std::string out = i.path;
    if (!out.empty())
        out += ": ";
    if (i.severity == severity::warning)
        out += "warning: ";
    return out += detail::people_text(i);
}

inline std::string service_message(issue const& i)
{
    if (i.severity == severity::warning)
        return {};
    std::string constraint;
    auto const bounded = [&](std::string_view what)
    {
        constraint += what;
        detail::append_integer(constraint, i.limit);
    };
    switch (i.rule)
    {
    case rule::malformed_utf8:
    case rule::advice: return {};
    case rule::required: constraint = "Member must not be null"; break;
    case rule::min_length: bounded("Member must have length greater than or equal to "); break;
    case rule::max_length: bounded("Member must have length less than or equal to "); break;
    case rule::min_value: bounded("Member must have value greater than or equal to "); break;
    case rule::max_value: bounded("Member must have value less than or equal to "); break;
    case rule::pattern:
        (constraint = "Member must satisfy regular expression pattern: ") += i.constraint;
        break;
    case rule::enum_value:
        ((constraint = "Member must satisfy enum value set: [") += i.constraint) += ']';
        break;
    }

    std::string out = "Value";
    if (i.absent)
        out += " null";
    else if (i.unit != unit::bytes) // a blob is sensitive: the form without the value
        ((out += " '") += i.value) += '\'';
    ((out += " at '") += detail::service_path(i.path)) += "' failed to satisfy constraint: ";
    return out += constraint;
}

inline std::string validation_exception_message(std::span<issue const> issues)
{
    constexpr int most_items = 10;
    int count = 0;
    std::string items;
    for (issue const& i : issues)
    {
        std::string const item = service_message(i);
        if (item.empty())
            continue;
        if (count++ != 0)
            items += "; ";
        items += item;
        if (count == most_items)
            break;
    }
    if (count == 0)
        return {};
    std::string out;
    detail::append_integer(out, count);
    out += count == 1 ? " validation error detected: " : " validation errors detected: ";
    return out += items;
}

} // namespace face_liveness::inline v1

#endif // FACE_LIVENESS_ISSUE_HPP

// ---- face_liveness/validate.hpp

#ifndef FACE_LIVENESS_VALIDATE_HPP
#define FACE_LIVENESS_VALIDATE_HPP

namespace face_liveness::inline v1
{

namespace detail
{

constexpr bool holds(std::string_view text, string_limits const& limits)
{
    if (!limits.matches(text))
        return false;
    std::size_t characters = text.size();
    if (!limits.ascii_only)
    {
        auto const length = count_utf8(text);
        if (length.valid_size != text.size())
            return false;
        characters = length.characters;
    }
    return characters >= limits.min_length && characters <= limits.max_length;
}

constexpr bool holds(std::int32_t value, integer_limits const& limits)
{
    return limits.clamped || (value >= limits.min && value <= limits.max);
}

constexpr bool holds(double value, number_limits const& limits)
{
    return value >= limits.min && value <= limits.max;
}

// Without limits: text still has to be UTF-8.
constexpr bool holds(std::string_view text, no_limits)
{
    return count_utf8(text).valid_size == text.size();
}

constexpr bool holds(std::int32_t, no_limits)
{
    return true;
}

constexpr bool holds(double, no_limits)
{
    return true;
}

constexpr bool holds(blob const&, no_limits)
{
    return true;
}

constexpr bool holds(blob const& value, blob_limits const& limits)
{
    return value.size() >= limits.min_size && value.size() <= limits.max_size;
}

template <class Enum>
constexpr bool holds(open<Enum> const& value, no_limits)
{
    return value != Enum::unknown;
}

template <shape T>
constexpr bool holds(T const& value, no_limits = {});

template <class T>
constexpr bool holds(std::vector<T> const& list, no_limits)
{
    for (T const& element : list)
        if (!holds(element, no_limits()))
            return false;
    return true;
}

template <class T, class Limits>
constexpr bool holds(std::optional<T> const& value, Limits const& limits)
{
    return !value || holds(*value, limits);
}

template <shape T>
constexpr bool holds(T const& value, no_limits)
{
    bool all = true;
    T::members([&]<class Member, class Limits = no_limits>(auto const&, Member T::*member,
                                                           Limits const& limits = {}) {
        static_assert(limits_fit<value_of_t<Member>, Limits>,
                      "face_liveness: a member is listed with limits of another kind than its type");
        if constexpr (limits_fit<value_of_t<Member>, Limits>)
            all = all && holds(value.*member, limits);
    });
    return all;
}

// "CREATED, IN_PROGRESS, ...", as one text with static storage
template <class Enum>
struct joined_names
{
    static constexpr auto names = wire_names(Enum{});
    static constexpr std::string_view separator = ", ";
    static constexpr auto text = []
    {
        constexpr std::size_t size = []
        {
            std::size_t sum = 0;
            for (std::string_view name : names)
                sum += name.size() + separator.size();
            return sum - separator.size();
        }();
        std::array<char, size> out{};
        auto at = out.begin();
        for (std::string_view name : names)
        {
            if (at != out.begin())
                at = std::copy(separator.begin(), separator.end(), at);
            at = std::copy(name.begin(), name.end(), at);
        }
        return out;
    }();
};
template <class Enum>
inline constexpr std::string_view joined_wire_names{joined_names<Enum>::text.data(),
                                                    joined_names<Enum>::text.size()};

// Walks a shape and writes down every issue, in the order of the members.
class issue_collector
{
public:
    template <shape T>
    constexpr void look_at(T const& value, no_limits, path_step const& at)
    {
        T::members([&]<class Member, class Limits = no_limits>(auto const& name, Member T::*member,
                                                               Limits const& limits = {}) {
            static_assert(limits_fit<value_of_t<Member>, Limits>,
                          "face_liveness: a member is listed with limits of another kind than its type");
            if constexpr (limits_fit<value_of_t<Member>, Limits>)
                look_at(value.*member, limits, path_step{&at, name, 0});
        });
        if constexpr (requires { value.advice(); })
            if (std::string_view const sentence = value.advice(); !sentence.empty())
                report(at, {.rule = rule::advice, .severity = severity::warning, .requirement = sentence});
    }

    constexpr std::vector<issue> take() && { return std::move(issues_); }

private:
    template <class T, class Limits>
    constexpr void look_at(std::optional<T> const& value, Limits const& limits, path_step const& at)
    {
        if (value)
            look_at(*value, limits, at);
    }

    template <class T>
    constexpr void look_at(std::vector<T> const& list, no_limits, path_step const& at)
    {
        for (std::size_t i = 0; i != list.size(); ++i)
            look_at(list[i], no_limits(), path_step{&at, {}, i});
    }

    template <class Enum>
    constexpr void look_at(open<Enum> const& value, no_limits, path_step const& at)
    {
        if (!value.is_set())
            report(at, {.rule = rule::required, .absent = true});
        else if (std::size_t const valid_size = count_utf8(value.text()).valid_size;
                 valid_size != value.text().size())
            report_malformed(value.text(), valid_size, at);
        else if (value == Enum::unknown)
            report(at, {.rule = rule::enum_value,
                        .value = excerpt(value.text()),
                        .constraint = joined_wire_names<Enum>});
    }

    constexpr void look_at(std::string const& text, string_limits const& limits, path_step const& at)
    {
        if (holds(text, limits))
        {
            if (!limits.advisable(text))
                report(at, {.rule = rule::advice,
                            .severity = severity::warning,
                            .value = excerpt(text),
                            .requirement = limits.advice});
            return;
        }
        auto const length = count_utf8(text);
        if (length.valid_size != text.size())
            return report_malformed(text, length.valid_size, at);
        look_at_size(length.characters, limits.min_length, limits.max_length,
                     {.unit = unit::characters, .value = excerpt(text)}, at);
        if (!limits.matches(text))
            report(at, {.rule = rule::pattern,
                        .value = excerpt(text),
                        .requirement = limits.words,
                        .constraint = limits.pattern});
    }

    constexpr void look_at(std::string const& text, no_limits, path_step const& at)
    {
        if (auto const length = count_utf8(text); length.valid_size != text.size())
            report_malformed(text, length.valid_size, at);
    }

    constexpr void look_at(blob const&, no_limits, path_step const&) {}
    constexpr void look_at(std::int32_t, no_limits, path_step const&) {}
    constexpr void look_at(double, no_limits, path_step const&) {}

    constexpr void look_at(blob const& value, blob_limits const& limits, path_step const& at)
    {
        look_at_size(value.size(), limits.min_size, limits.max_size, {.unit = unit::bytes}, at);
    }

    constexpr void look_at(std::int32_t value, integer_limits const& limits, path_step const& at)
    {
        if (value >= limits.min && value <= limits.max)
            return;
        std::string text;
        append_integer(text, value);
        report(at, {.rule = value < limits.min ? rule::min_value : rule::max_value,
                    .severity = limits.clamped ? severity::warning : severity::error,
                    .limit = value < limits.min ? limits.min : limits.max,
                    .actual = value,
                    .value = std::move(text)});
    }

    constexpr void look_at(double value, number_limits const& limits, path_step const& at)
    {
        if (holds(value, limits))
            return;
        bool const too_large = value > limits.max;
        std::string text;
        if (!std::is_constant_evaluated())
            append_number(text, value);
        report(at, {.rule = too_large ? rule::max_value : rule::min_value,
                    .limit = too_large ? limits.max : limits.min,
                    .value = std::move(text)});
    }

    constexpr void report_malformed(std::string_view text, std::size_t valid_size, path_step const& at)
    {
        report(at, {.rule = rule::malformed_utf8,
                    .actual = static_cast<std::int64_t>(valid_size),
                    .value = excerpt(text)});
    }

    constexpr void look_at_size(std::size_t size, std::size_t least, std::size_t most, issue&& found,
                                path_step const& at)
    {
        if (size >= least && size <= most)
            return;
        found.rule = size < least ? rule::min_length : rule::max_length;
        found.limit = static_cast<std::int64_t>(size < least ? least : most);
        found.actual = static_cast<std::int64_t>(size);
        report(at, std::move(found));
    }

    constexpr void report(path_step const& at, issue&& found)
    {
        append_path(found.path, at);
        issues_.push_back(std::move(found));
    }

    static constexpr std::string excerpt(std::string_view text) { return std::string(cut_of(text, 4096)); }

    std::vector<issue> issues_{};
};

} // namespace detail

/// Every issue of a shape, errors and warnings, in the order of its members and of its lists' elements.
///
/// A value that breaks several rules has several issues, as in the service's own answer; text that is not
/// UTF-8 has only that one.  Linear in the size of the value.  Strong exception safety.  Usable in constant
/// expressions.
template <class T>
constexpr std::vector<issue> validate(T const& value)
{
    static_assert(shape<T>, "face_liveness: validate takes a shape, a type that lists its members");
    detail::issue_collector collector;
    if constexpr (shape<T>)
        collector.look_at(value, no_limits(), detail::path_step());
    return std::move(collector).take();
}

/// Whether `validate` would find no error; warnings do not count.  Stops at the first one and never
/// allocates.
template <class T>
requires(!std::invocable<T const&>) constexpr bool is_valid(T const& value) noexcept
{
    static_assert(shape<T>, "face_liveness: is_valid takes a shape, a type that lists its members");
    if constexpr (shape<T>)
        return detail::holds(value);
    return false;
}

/// Whether the request that a function returns is valid, for constant expressions.
///
///     static_assert(is_valid([] { return create_session_request{.kms_key_id = "alias/faces"}; }));
///
/// Not every compiler can hold a whole request in a constant expression: GCC 12 and 14 refuse braced lists of
/// structures there, but can run a function that makes one; clang with libstdc++ 12 can't hold most strings
/// at all, and has `literal`.
template <std::invocable Function>
consteval bool is_valid(Function make)
{
    return is_valid(make());
}

namespace detail
{

// Not constexpr: calling one of these inside `literal` stops the compiler, which then prints the name.
inline void the_literal_has_fewer_characters_than_the_shortest_that_is_allowed() {}
inline void the_literal_has_more_characters_than_the_longest_that_is_allowed() {}
inline void the_literal_does_not_match_the_pattern_of_the_service_model() {}
inline void the_literal_is_not_valid_utf8() {}
inline void the_literal_has_a_nul_character() {}

} // namespace detail

/// A string literal that is checked when it is compiled, on every compiler.
///
///     output_config{.s3_bucket = literal<scalars::s3_bucket>("acme-liveness")}
///
/// A literal that breaks a rule of `Limits` does not compile, and the error names the rule.
template <auto const& Limits, std::size_t Size>
consteval char const* literal(char const (&text)[Size])
{
    static_assert(std::is_same_v<std::remove_cvref_t<decltype(Limits)>, string_limits>,
                  "face_liveness: literal takes the limits of a string, such as scalars::s3_bucket");
    std::string_view const characters(text, Size - 1);
    auto const length = detail::count_utf8(characters);
    if (characters.find('\0') != characters.npos)
        detail::the_literal_has_a_nul_character();
    if (length.valid_size != characters.size())
        detail::the_literal_is_not_valid_utf8();
    if (length.characters < Limits.min_length)
        detail::the_literal_has_fewer_characters_than_the_shortest_that_is_allowed();
    if (length.characters > Limits.max_length)
        detail::the_literal_has_more_characters_than_the_longest_that_is_allowed();
    if (!Limits.matches(characters))
        detail::the_literal_does_not_match_the_pattern_of_the_service_model();
    return text;
}

} // namespace face_liveness::inline v1

#endif // FACE_LIVENESS_VALIDATE_HPP

// ---- face_liveness/cli/parameter_validation.hpp

#ifndef FACE_LIVENESS_CLI_PARAMETER_VALIDATION_HPP
#define FACE_LIVENESS_CLI_PARAMETER_VALIDATION_HPP

namespace face_liveness::inline v1::cli
{

namespace detail
{

// What botocore's validate.py finds: missing, unknown, wrong types, too short and too small; never too long
// or too large, no pattern and no enum value.  In a structure the missing members come first, in the model's
// order, then the unknown ones, then what is inside, both in the value's order.
class parameter_reporter
{
public:
    // Without limits it looks at types and names alone.
    explicit parameter_reporter(bool with_limits)
        : with_limits_(with_limits)
    {
    }

    void look_at(value const& held, schema const& type, std::string const& path)
    {
        switch (type.kind)
        {
        case schema_kind::structure:
            if (held.kind == value_kind::map)
                look_at_members(held, type, path);
            else
                wrong_type(held, path, "<class 'dict'>");
            break;
        case schema_kind::list:
            if (held.kind == value_kind::list)
                for (std::size_t i = 0; i != held.elements.size(); ++i)
                    look_at(held.elements[i], *type.element, path + '[' + std::to_string(i) + ']');
            else
                wrong_type(held, path, "<class 'list'>, <class 'tuple'>");
            break;
        case schema_kind::string:
        case schema_kind::enumeration:
            if (held.kind != value_kind::text)
                wrong_type(held, path, "<class 'str'>");
            break;
        case schema_kind::integer:
            // to Python a bool is an int
            if (held.kind != value_kind::integer && held.kind != value_kind::boolean)
                wrong_type(held, path, "<class 'int'>");
            break;
        case schema_kind::number:
            if (held.kind != value_kind::integer && held.kind != value_kind::boolean
                && held.kind != value_kind::number)
                wrong_type(held, path, "<class 'float'>, <class 'decimal.Decimal'>, <class 'int'>");
            break;
        case schema_kind::blob:
            if (held.kind != value_kind::text && held.kind != value_kind::bytes)
                wrong_type(held, path, "<class 'bytes'>, <class 'bytearray'>, file-like object");
            break;
        }
    }

    std::vector<std::string> take() && { return std::move(lines_); }

private:
    void look_at_members(value const& held, schema const& type, std::string const& path)
    {
        std::string const shown = path.empty() ? "input" : path;
        for (member_schema const& member : type.members)
            if (member.is_required && !held.find(member.name))
                lines_.push_back("Missing required parameter in " + shown + ": \"" + std::string(member.name)
                                 + '"');
        std::string known;
        for (member_schema const& member : type.members)
            (known += known.empty() ? "" : ", ") += member.name;
        for (std::string const& name : held.names)
            if (!find_member(type, name))
                lines_.push_back("Unknown parameter in " + shown + ": \"" + name
                                 + "\", must be one of: " + known);
        for (std::size_t i = 0; i != held.names.size(); ++i)
            if (member_schema const* const member = find_member(type, held.names[i]))
            {
                std::string const inner = path.empty() ? held.names[i] : path + '.' + held.names[i];
                look_at(held.elements[i], *member->type, inner);
                if (with_limits_)
                    look_at_limits(held.elements[i], *member, inner);
            }
    }

    void look_at_limits(value const& held, member_schema const& member, std::string const& path)
    {
        if (member.of_string && held.kind == value_kind::text)
        {
            std::size_t const length = face_liveness::detail::count_utf8(held.text).characters;
            if (length < member.of_string->min_length)
                below("length", path, std::to_string(length),
                      static_cast<std::int64_t>(member.of_string->min_length));
        }
        if (member.of_integer && held.kind == value_kind::integer
            && is_below(held.text, member.of_integer->min))
            below("value", path, held.text, member.of_integer->min);
        // to Python True is 1
        if (member.of_integer && held.kind == value_kind::boolean
            && (held.flag ? 1 : 0) < member.of_integer->min)
            below("value", path, python_str(held), member.of_integer->min);
        if (member.of_number && held.kind == value_kind::integer
            && is_below(held.text, member.of_number->min))
            below("value", path, held.text, member.of_number->min);
        if (member.of_number && held.kind == value_kind::number && held.number < member.of_number->min)
            below("value", path, python_number(held.number), member.of_number->min);
    }

    // Whether an integer of any size is below a bound.
    static bool is_below(std::string_view digits, std::int32_t bound) noexcept
    {
        std::int64_t number = 0;
        auto const end = digits.data() + digits.size();
        if (std::from_chars(digits.data(), end, number).ec == std::errc::result_out_of_range)
            return digits.front() == '-';
        return number < bound;
    }

    void below(std::string_view what, std::string const& path, std::string const& actual, std::int64_t least)
    {
        std::string line = "Invalid ";
        (((line += what) += " for parameter ") += path) += ", value: ";
        ((line += actual) += ", valid min ") += what;
        lines_.push_back(line + ": " + std::to_string(least));
    }

    void wrong_type(value const& held, std::string const& path, std::string_view wanted)
    {
        std::string line = "Invalid type for parameter " + (path.empty() ? "input" : path) + ", value: "
                           + python_str(held) + ", type: " + python_class(held.kind) + ", valid types: ";
        lines_.push_back(line += wanted);
    }

    bool with_limits_;
    std::vector<std::string> lines_{};
};

// A line of our own among the AWS CLI's.
inline std::string own_line(std::string_view text)
{
    return "face_liveness: " + std::string(text);
}

// The part of a value that a shape can hold: without unknown members and wrong types, with defaults where
// something is required.  What botocore takes and no shape can hold is written down.
class value_pruner
{
public:
    std::optional<value> prune(value const& held, schema const& type, std::string const& path)
    {
        switch (type.kind)
        {
        case schema_kind::structure:
            if (held.kind != value_kind::map)
                return std::nullopt;
            return prune_members(held, type, path);
        case schema_kind::list:
        {
            if (held.kind != value_kind::list)
                return std::nullopt;
            value out = empty_value(value_kind::list);
            for (std::size_t i = 0; i != held.elements.size(); ++i)
                out.elements.push_back(
                    prune(held.elements[i], *type.element, path + '[' + std::to_string(i) + ']')
                        .value_or(default_of(*type.element)));
            return out;
        }
        case schema_kind::integer: return prune_integer(held, path);
        case schema_kind::number:
            if (held.kind == value_kind::boolean)
                lines_.push_back(path + ": " + (held.flag ? "true" : "false") + " is no number");
            return held.kind == value_kind::number || held.kind == value_kind::integer ? std::optional(held)
                                                                                       : std::nullopt;
        case schema_kind::string:
        case schema_kind::enumeration:
        case schema_kind::blob: break;
        }
        return held.kind == value_kind::text ? std::optional(held) : std::nullopt;
    }

    std::vector<std::string> take() && { return std::move(lines_); }

private:
    static value default_of(schema const& type)
    {
        switch (type.kind)
        {
        case schema_kind::structure:
        {
            value out = empty_value(value_kind::map);
            for (member_schema const& member : type.members)
                if (member.is_required)
                    out.set(std::string(member.name), default_of(*member.type));
            return out;
        }
        case schema_kind::list: return empty_value(value_kind::list);
        case schema_kind::integer: return integer_value(0);
        case schema_kind::number: return number_value(0);
        case schema_kind::string:
        case schema_kind::enumeration:
        case schema_kind::blob: break;
        }
        return text_value({});
    }

    value prune_members(value const& held, schema const& type, std::string const& path)
    {
        value out = empty_value(value_kind::map);
        for (member_schema const& member : type.members)
        {
            std::string const name(member.name);
            value const* const given = held.find(name);
            std::optional<value> pruned;
            if (given)
                pruned = prune(*given, *member.type, path.empty() ? name : path + '.' + name);
            if (pruned)
                out.set(name, *std::move(pruned));
            else if (member.is_required)
                out.set(name, default_of(*member.type));
        }
        return out;
    }

    std::optional<value> prune_integer(value const& held, std::string const& path)
    {
        if (held.kind == value_kind::boolean)
            lines_.push_back(path + ": " + (held.flag ? "true" : "false") + " is no integer");
        if (held.kind != value_kind::integer)
            return std::nullopt;
        std::int32_t number = 0;
        if (std::from_chars(held.text.data(), held.text.data() + held.text.size(), number).ec == std::errc())
            return held;
        lines_.push_back(path + ": " + held.text + " is more than an integer of 32 bits holds");
        return std::nullopt;
    }

    std::vector<std::string> lines_{};
};

// The value at a path such as Settings.ChallengePreferences[0].Type, or null.
inline value const* value_at(value const& root, std::string_view path) noexcept
{
    value const* at = &root;
    while (at && !path.empty())
    {
        if (path.front() == '[')
        {
            std::size_t index = 0;
            std::from_chars(path.data() + 1, path.data() + path.size(), index);
            at = at->kind == value_kind::list && index < at->elements.size() ? &at->elements[index] : nullptr;
            path.remove_prefix(path.find(']') + 1);
        }
        else
        {
            std::string_view const name = path.substr(0, path.find_first_of(".["));
            at = at->find(name);
            path.remove_prefix(name.size());
        }
        if (path.starts_with('.'))
            path.remove_prefix(1);
    }
    return at;
}

inline cli_error parameter_error(std::vector<std::string> const& lines)
{
    cli_error error{.code = cli_errc::parameter, .text = "Parameter validation failed:"};
    for (std::string const& line : lines)
        (error.text += '\n') += line;
    return error;
}

} // namespace detail

/// What the AWS CLI finds wrong with a value for a shape, a line each: botocore's client-side validation,
/// word for word and in its order.
///
/// `Invalid length for parameter Settings.OutputConfig.S3Bucket, value: 2, valid min length: 3`.  It knows
/// required and unknown members, types, and the smallest lengths and values; `validate` knows the rest.
template <shape T>
std::vector<std::string> parameter_report(value const& held)
{
    detail::parameter_reporter reporter(true);
    reporter.look_at(held, detail::schema_of<T>, {});
    return std::move(reporter).take();
}

/// A shape that was read from untyped parameters.
template <shape T>
struct checked
{
    T request{};                   ///< the shape, with no error in it
    std::vector<issue> warnings{}; ///< what `validate` says besides

    bool operator==(checked const&) const = default;
};

/// Makes a shape of untyped parameters, or says all that is wrong with them.
///
/// The text of the error has the AWS CLI's report first, word for word, and then the issues of `validate`
/// that it has no eye for, each on a line that begins with "face_liveness: ".  These alone are an error too:
/// the AWS CLI would send such a request, and the service refuse it.
template <shape T>
boost::system::result<checked<T>, cli_error> check_parameters(value const& held)
{
    auto lines = parameter_report<T>(held);
    detail::value_pruner pruner;
    auto const pruned = pruner.prune(held, detail::schema_of<T>, {});
    auto const unfit = std::move(pruner).take();
    if (!pruned)
        return detail::parameter_error(lines);
    auto request = from_value<T>(*pruned);
    if (!request) // bad base64
    {
        lines.push_back(detail::own_line(request.error().path + ": " + request.error().what));
        return detail::parameter_error(lines);
    }

    std::vector<issue> found;
    bool const has_report = !lines.empty();
    bool is_fine = !has_report && unfit.empty();
    for (issue& i : validate(*request))
    {
        bool const is_botocores =
            (i.rule == rule::min_length && i.unit == unit::characters) || i.rule == rule::min_value;
        // what stands there in place of something that was missing or wrong is no issue
        value const* const given = detail::value_at(held, i.path);
        value const* const kept = detail::value_at(*pruned, i.path);
        if ((is_botocores && has_report) || !given || !kept || given->kind != kept->kind)
            continue;
        is_fine = is_fine && i.severity == severity::warning;
        found.push_back(std::move(i));
    }
    if (is_fine)
        return checked<T>{*std::move(request), std::move(found)};
    for (std::string const& text : unfit)
        lines.push_back(detail::own_line(text));
    for (issue const& i : found)
        lines.push_back(detail::own_line(message(i)));
    return detail::parameter_error(lines);
}

} // namespace face_liveness::inline v1::cli

#endif // FACE_LIVENESS_CLI_PARAMETER_VALIDATION_HPP

// ---- face_liveness/cli/shorthand.hpp

#ifndef FACE_LIVENESS_CLI_SHORTHAND_HPP
#define FACE_LIVENESS_CLI_SHORTHAND_HPP

namespace face_liveness::inline v1::cli
{

namespace detail
{

inline constexpr face_liveness::detail::char_set shorthand_key_characters("A-Za-z0-9_.#/:-");

// Reads shorthand into maps, lists and texts.  The grammar is the AWS CLI's:
//
//   parameter     = keyval *( "," keyval )
//   keyval        = key ( "=" / "@=" ) [ values ]        "@=": texts may name files
//   values        = explicit-list / hash-literal / csv-list
//   csv-list      = scalar *( "," scalar )               one scalar is no list
//   explicit-list = "[" [ value *( "," value ) [","] ] "]"
//   hash-literal  = "{" [ key ( "=" / "@=" ) value *( "," ... ) [","] ] "}"
//   scalar        = quoted / bare
//
// It works on characters, since the caret of an error counts these.
class shorthand_reader
{
public:
    shorthand_reader(std::u32string_view text, file_reader const& files) noexcept
        : text_(text)
        , files_(files)
    {
    }

    boost::system::result<value, cli_error> read()
    {
        value out = empty_value(value_kind::map);
        std::unordered_set<std::string> seen;
        std::size_t after_value = 0;
        skip_space();
        do
        {
            if (!out.names.empty() && !expect(U','))
                return take_error();
            value held;
            std::string name = key();
            if (!expect_equals() || !values(held))
                return take_error();
            if (!seen.insert(name).second)
            {
                return cli_error{
                    .code = cli_errc::parameter,
                    .text = "Second instance of key \"" + name + "\" encountered for input:\n"
                            + with_caret(after_value + 1)
                            + "\nThis is often because there is a preceding \",\" instead of a space."};
            }
            out.names.push_back(std::move(name));
            out.elements.push_back(std::move(held));
            after_value = at_;
        } while (at_ < text_.size());
        return out;
    }

private:
    static constexpr char32_t end_of_text = 0xFFFFFFFF;

    // Only here does the error get the text and its caret: most syntax errors are but where a list ends and
    // the next key begins.
    cli_error take_error()
    {
        if (is_syntax_error_)
            error_.text += with_caret(error_at_);
        return std::move(error_);
    }

    char32_t current() const noexcept { return at_ < text_.size() ? text_[at_] : end_of_text; }

    void skip_space() noexcept
    {
        while (at_ < text_.size() && is_ascii_space(text_[at_]))
            ++at_;
    }

    std::string key()
    {
        std::string out;
        while (at_ < text_.size() && text_[at_] < 0x80
               && shorthand_key_characters.contains(static_cast<char>(text_[at_])))
            out += static_cast<char>(text_[at_++]);
        return out;
    }

    // "=" or "@="
    bool expect_equals()
    {
        skip_space();
        resolves_files_ = current() == U'@';
        if (resolves_files_)
            ++at_;
        return expect(U'=');
    }

    // with white space around
    bool expect(char32_t wanted)
    {
        skip_space();
        if (!expect_here(wanted))
            return false;
        skip_space();
        return true;
    }

    bool expect_here(char32_t wanted)
    {
        if (current() == wanted)
        {
            ++at_;
            return true;
        }
        return fail(utf8_of({&wanted, 1}), at_ < text_.size() ? utf8_of(text_.substr(at_, 1)) : "EOF");
    }

    bool fail(std::string_view expected, std::string_view received)
    {
        std::string out = "Expected: '";
        (((out += expected) += "', received: '") += received) += "' for input:\n";
        error_ = {.code = cli_errc::parameter, .text = std::move(out)};
        error_at_ = at_;
        is_syntax_error_ = true;
        return false;
    }

    bool fail(cli_error error)
    {
        error_ = std::move(error);
        is_syntax_error_ = false;
        return false;
    }

    // The text with a caret below the character at `where`, in whatever line that is.
    std::string with_caret(std::size_t where) const
    {
        auto const before = text_.substr(0, where);
        std::size_t const line_start = before.rfind(U'\n') == before.npos ? 0 : before.rfind(U'\n') + 1;
        std::size_t const line_end = (std::min)(text_.find(U'\n', where), text_.size());
        std::string out = utf8_of(text_.substr(0, line_end)) + '\n';
        out.append(where - line_start, ' ') += '^';
        return out += utf8_of(text_.substr(line_end));
    }

    bool values(value& out)
    {
        if (at_ == text_.size())
        {
            out = text_value({});
            return true;
        }
        if (current() == U'[' || current() == U'{')
            return single_value(out, end_of_text);
        return csv_list(out);
    }

    // `closer` ends what the value is in.
    bool single_value(value& out, char32_t closer)
    {
        if (current() != U'[' && current() != U'{')
            return first_scalar(out, closer);
        if (depth_ == deepest_value)
            return fail({.code = cli_errc::parameter,
                         .text = "nested deeper than " + std::to_string(deepest_value) + " levels"});
        ++depth_;
        bool const done = current() == U'[' ? explicit_list(out) : hash_literal(out);
        --depth_;
        return done;
    }

    bool csv_list(value& out)
    {
        value first;
        if (!first_scalar(first, end_of_text))
            return false;
        skip_space();
        if (current() != U',')
        {
            out = std::move(first);
            return true;
        }
        out = empty_value(value_kind::list);
        out.elements.push_back(std::move(first));
        for (;;)
        {
            std::size_t const comma = at_;
            expect(U',');
            value next;
            bool done = later_scalar(next);
            if (done)
            {
                skip_space();
                done = at_ == text_.size() || current() == U',';
                if (!done)
                    fail(",", utf8_of(text_.substr(at_, 1)));
            }
            if (!done)
            {
                if (!is_syntax_error_ || at_ == text_.size())
                    return false;
                // what follows is the next key; of several commas in a row the first ones count for nothing
                if (current() != U',')
                    at_ = comma;
                break;
            }
            out.elements.push_back(std::move(next));
            if (at_ == text_.size())
                break;
        }
        if (out.elements.size() == 1)
        {
            value only = std::move(out.elements.front());
            out = std::move(only);
        }
        return true;
    }

    bool explicit_list(value& out)
    {
        out = empty_value(value_kind::list);
        expect(U'[');
        while (current() != U']')
        {
            value element;
            if (!single_value(element, U']'))
                return false;
            out.elements.push_back(std::move(element));
            skip_space();
            if (current() != U']' && !expect(U','))
                return false;
        }
        ++at_;
        return true;
    }

    bool hash_literal(value& out)
    {
        out = empty_value(value_kind::map);
        expect(U'{');
        while (current() != U'}')
        {
            std::string name = key();
            value held;
            if (!expect_equals() || !single_value(held, U'}'))
                return false;
            skip_space();
            if (current() != U'}' && !expect(U','))
                return false;
            out.names.push_back(std::move(name));
            out.elements.push_back(std::move(held));
        }
        ++at_;
        keep_last_of_equal_names(out);
        return true;
    }

    bool first_scalar(value& out, char32_t closer)
    {
        if (current() == U'\'' || current() == U'"')
            return quoted(out);
        // a bare scalar may begin with a bracket that closes, but not with the one that is due
        std::size_t const start = at_;
        if (current() != closer && is_bare_start(current()))
            take_bare([](char32_t c) { return c != U']' && c != U'}'; });
        return bare(out, start);
    }

    // Of the scalars behind the first, none has an equals sign: that would be a key.
    bool later_scalar(value& out)
    {
        if (current() == U'\'' || current() == U'"')
            return quoted(out);
        std::size_t const start = at_;
        if (is_bare_start(current()))
            take_bare([](char32_t c) { return c != U'='; });
        if (at_ == start)
            return fail("<second>", "<none>");
        return bare(out, start);
    }

    bool is_bare_start(char32_t c) const noexcept
    {
        if (c == U'\\' && at_ + 1 < text_.size() && text_[at_ + 1] == U',')
            return true;
        return c != end_of_text && c > 0x20 && c != U'"' && c != U'\'' && c != U',' && c != U'=' && c != U'['
               && c != U'{';
    }

    template <class Allowed>
    void take_bare(Allowed allowed)
    {
        for (bool is_first = true; at_ < text_.size(); is_first = false)
        {
            char32_t const c = text_[at_];
            if (c == U'\\' && at_ + 1 < text_.size() && text_[at_ + 1] == U',')
            {
                at_ += 2;
                continue;
            }
            bool const is_control = c < 0x20 && !is_space(c);
            if (!is_first && (is_control || c == U'"' || c == U'\'' || c == U',' || !allowed(c)))
                break;
            ++at_;
        }
    }

    bool bare(value& out, std::size_t start)
    {
        std::u32string text;
        for (std::size_t i = start; i != at_; ++i)
            if (text_[i] != U'\\' || i + 1 == at_ || text_[i + 1] != U',')
                text += text_[i];
        return scalar(out, utf8_of(trimmed_right(text)));
    }

    bool quoted(value& out)
    {
        char32_t const quote = current();
        std::size_t end = closing_quote(at_ + 1, quote);
        if (end == text_.size())
            return fail(quote == U'"' ? "<double quoted>" : "<singled quoted>", "<none>");
        std::u32string text;
        for (std::size_t i = at_ + 1; i != end; ++i)
        {
            bool const is_escape =
                text_[i] == U'\\' && i + 1 != end && (text_[i + 1] == quote || text_[i + 1] == U'\\');
            if (is_escape)
                ++i;
            text += text_[i];
        }
        at_ = end + 1;
        return scalar(out, utf8_of(text));
    }

    // Where a quoted text ends.  If nothing closes it, its last escaped quote does: 'dir\' is a text that
    // ends in a backslash.
    std::size_t closing_quote(std::size_t from, char32_t quote) const noexcept
    {
        std::size_t last_escaped = text_.size();
        for (std::size_t i = from; i < text_.size(); ++i)
        {
            if (text_[i] == quote)
                return i;
            if (text_[i] == U'\\' && i + 1 < text_.size() && (text_[i + 1] == quote || text_[i + 1] == U'\\'))
                if (text_[++i] == quote)
                    last_escaped = i;
        }
        return last_escaped;
    }

    bool scalar(value& out, std::string text)
    {
        if (resolves_files_)
        {
            auto file = read_parameter_file(text, files_);
            if (!file)
                return fail(std::move(file).error());
            if (*file)
            {
                out = **std::move(file);
                return true;
            }
        }
        out = text_value(std::move(text));
        return true;
    }

    std::u32string_view text_;
    file_reader const& files_;
    std::size_t at_ = 0;
    std::size_t depth_ = 0;
    bool resolves_files_ = false;
    bool is_syntax_error_ = false; // the last error, at error_at_
    std::size_t error_at_ = 0;
    cli_error error_{};
};

// Python's int(): any script's digits, a sign, underscores between digits, white space around.  The digits as
// Python would print them.
inline std::optional<std::string> python_integer(std::string_view text)
{
    auto const points = code_points_of(text);
    if (!points)
        return std::nullopt;
    std::u32string_view rest = trimmed(*points);
    bool const is_negative = rest.starts_with(U'-');
    if (is_negative || rest.starts_with(U'+'))
        rest.remove_prefix(1);
    std::string digits;
    bool after_digit = false;
    for (char32_t const c : rest)
    {
        auto const digit = decimal_digit(c);
        if (!digit && !(c == U'_' && after_digit))
            return std::nullopt;
        after_digit = digit.has_value();
        if (digit)
            digits += static_cast<char>('0' + *digit);
    }
    if (!after_digit)
        return std::nullopt;
    digits.erase(0, (std::min)(digits.find_first_not_of('0'), digits.size() - 1));
    return is_negative && digits != "0" ? '-' + digits : digits;
}

// Python's float(), names of numbers and underscores included, as a text of ASCII digits.
inline std::optional<std::string> python_float(std::string_view text)
{
    auto const points = code_points_of(text);
    if (!points)
        return std::nullopt;
    std::string out;
    char32_t before = 0;
    std::u32string_view const rest = trimmed(*points);
    for (std::size_t i = 0; i != rest.size(); before = rest[i++])
    {
        auto const digit = decimal_digit(rest[i]);
        if (rest[i] == U'_')
        {
            if (!decimal_digit(before) || i + 1 == rest.size() || !decimal_digit(rest[i + 1]))
                return std::nullopt;
        }
        else if (rest[i] < 0x80 || digit)
            out += digit ? static_cast<char>('0' + *digit) : static_cast<char>(rest[i]);
        else
            return std::nullopt;
    }
    if (out.starts_with('+'))
        out.erase(0, out.starts_with("+-") ? 0 : 1);
    return out;
}

// [-](digits[.[digits]] | .digits)[e[-+]digits]
inline bool is_decimal_number(std::string_view text) noexcept
{
    auto const take_digits = [&]
    {
        std::size_t const size = (std::min)(text.find_first_not_of("0123456789"), text.size());
        text.remove_prefix(size);
        return size;
    };
    if (text.starts_with('-'))
        text.remove_prefix(1);
    std::size_t count = take_digits();
    if (text.starts_with('.'))
    {
        text.remove_prefix(1);
        count += take_digits();
    }
    if (count == 0)
        return false;
    if (text.starts_with('e') || text.starts_with('E'))
    {
        text.remove_prefix(1);
        if (text.starts_with('-') || text.starts_with('+'))
            text.remove_prefix(1);
        if (take_digits() == 0)
            return false;
    }
    return text.empty();
}

// On which side of one a decimal number is that is far away from it.
inline bool is_above_one(std::string_view text) noexcept
{
    std::size_t const e = (std::min)(text.find_first_of("eE"), text.size());
    std::string_view const mantissa = text.substr(0, e);
    std::int64_t const point = static_cast<std::int64_t>((std::min)(mantissa.find('.'), mantissa.size()));
    std::size_t const first = mantissa.find_first_of("123456789");
    std::int64_t exponent = 0;
    if (e != text.size())
    {
        bool const is_negative = text[e + 1] == '-';
        for (char const c : text.substr(e + 1))
            if (c >= '0' && c <= '9')
                exponent = (std::min)(exponent * 10 + (c - '0'), std::int64_t(1) << 40);
        exponent = is_negative ? -exponent : exponent;
    }
    return first != mantissa.npos && point - static_cast<std::int64_t>(first) + exponent > 0;
}

// An integer, or a number that is one however it is written: 3.0, 3e0.
inline boost::system::result<value, cli_error> integer_of(value const& held)
{
    if (held.kind == value_kind::list || held.kind == value_kind::map)
        return cli_error{.code = cli_errc::other,
                         .text =
                             "int() argument must be a string, a bytes-like object or a real number, not '"
                             + std::string(python_type(held.kind)) + '\''};
    value out = empty_value(value_kind::integer);
    if (auto digits = python_integer(held.text))
    {
        out.text = *std::move(digits);
        return out;
    }
    if (auto const number = python_float(held.text); number && is_decimal_number(*number))
    {
        std::int32_t integer = 0;
        if (face_liveness::detail::integer_from_text(*number, integer)
            == face_liveness::detail::integer_verdict::ok)
            return integer_value(integer);
    }
    return cli_error{.code = cli_errc::other,
                     .text = "invalid literal for int() with base 10: "
                             + (held.kind == value_kind::bytes ? python_repr_of_bytes(held.text)
                                                               : python_repr(held.text))};
}

inline boost::system::result<value, cli_error> number_of(value const& held)
{
    if (held.kind == value_kind::list || held.kind == value_kind::map)
        return cli_error{.code = cli_errc::other,
                         .text = "float() argument must be a string or a real number, not '"
                                 + std::string(python_type(held.kind)) + '\''};
    using limits = std::numeric_limits<double>;
    auto text = python_float(held.text).value_or(std::string());
    if (is_decimal_number(text))
    {
        double const side = is_above_one(text) ? 2 : 0;
        return number_value(
            face_liveness::detail::number_from_text(text, text.front() == '-' ? -side : side));
    }
    bool const is_negative = text.starts_with('-');
    if (is_negative)
        text.erase(0, 1);
    for (char& c : text)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (text == "inf" || text == "infinity")
        return number_value(is_negative ? -limits::infinity() : limits::infinity());
    if (text == "nan")
        return number_value(limits::quiet_NaN());
    return cli_error{.code = cli_errc::other,
                     .text = "could not convert string to float: " + python_repr(held.text)};
}

// Shorthand knows texts only: makes numbers of those that are due, and a list of the one value where a list
// is.
inline std::optional<cli_error> convert_shorthand(value& held, schema const& type)
{
    switch (type.kind)
    {
    case schema_kind::structure:
        // a structure's members are converted in the model's order, which says which error comes first
        for (member_schema const& member : type.members)
            for (std::size_t i = 0; i != held.names.size(); ++i)
                if (held.names[i] == member.name)
                    if (auto error = convert_shorthand(held.elements[i], *member.type))
                        return error;
        break;
    case schema_kind::list:
        if (held.kind != value_kind::list)
        {
            value list = empty_value(value_kind::list);
            list.elements.push_back(std::move(held));
            held = std::move(list);
        }
        for (value& element : held.elements)
            if (auto error = convert_shorthand(element, *type.element))
                return error;
        break;
    case schema_kind::integer:
    case schema_kind::number:
    {
        auto converted = type.kind == schema_kind::integer ? integer_of(held) : number_of(held);
        if (!converted)
            return std::move(converted).error();
        held = *std::move(converted);
        break;
    }
    case schema_kind::string:
    case schema_kind::enumeration:
    case schema_kind::blob: break;
    }
    return std::nullopt;
}

inline boost::system::result<value, cli_error> read_shorthand(std::string_view text, schema const& type,
                                                              file_reader const& files)
{
    auto const points = code_points_of(text);
    if (!points)
        return cli_error{.code = cli_errc::parameter, .text = "The text is not UTF-8"};
    auto held = shorthand_reader(*points, files).read();
    if (held)
        if (auto error = convert_shorthand(*held, type))
            return *std::move(error);
    return held;
}

// Texts that no shorthand parser takes for anything else, wherever they stand.
inline constexpr face_liveness::detail::char_set plain_shorthand("A-Za-z0-9_./:+-");

inline void append_shorthand(std::string& out, value const& held)
{
    switch (held.kind)
    {
    case value_kind::list:
    {
        out += '[';
        bool is_first = true;
        for (value const& element : held.elements)
        {
            if (!std::exchange(is_first, false))
                out += ',';
            append_shorthand(out, element);
        }
        out += ']';
        break;
    }
    case value_kind::map:
        out += '{';
        for (std::size_t i = 0; i != held.names.size(); ++i)
        {
            ((out += i == 0 ? "" : ",") += held.names[i]) += '=';
            append_shorthand(out, held.elements[i]);
        }
        out += '}';
        break;
    case value_kind::text:
    {
        if (!held.text.empty() && plain_shorthand.contains_all(held.text))
        {
            out += held.text;
            break;
        }
        char const quote = held.text.find('"') == held.text.npos ? '"' : '\'';
        out += quote;
        for (char const c : held.text)
        {
            if (c == quote || c == '\\')
                out += '\\';
            out += c;
        }
        out += quote;
        break;
    }
    default: out += python_str(held); break;
    }
}

} // namespace detail

/// Reads the AWS CLI's shorthand into any shape:
/// `OutputConfig={S3Bucket=b,S3KeyPrefix=p},AuditImagesLimit=2`.
///
/// Texts become numbers and enums where the shape has these, and one value becomes a list where a list is
/// due. Behind `@=` a text may be file:// or fileb:// and a path, which `files` reads.  The error is the AWS
/// CLI's, with its caret; for a name that the shape doesn't have, a wrong type or a required member that is
/// missing it is botocore's.  Limits are not looked at: that is for `validate`.
///
/// Differs from the AWS CLI where its parser is wrong: cli.hpp has the table.  {} is an empty shape, since
/// that is what `to_shorthand` writes.  At most 32 levels.
///
/// AWS: "Using shorthand syntax in the AWS CLI", AWS CLI user guide.
template <shape T>
boost::system::result<T, cli_error> parse_shorthand(std::string_view text, file_reader const& files = {})
{
    value held = empty_value(value_kind::map);
    if (text != "{}")
    {
        auto read = detail::read_shorthand(text, detail::schema_of<T>, files);
        if (!read)
            return std::move(read).error();
        held = *std::move(read);
    }
    detail::parameter_reporter reporter(false);
    reporter.look_at(held, detail::schema_of<T>, {});
    if (auto const lines = std::move(reporter).take(); !lines.empty())
        return detail::parameter_error(lines);
    auto out = from_value<T>(held);
    if (!out) // an integer of more than 32 bits, bad base64
        return detail::parameter_error({detail::own_line(out.error().path + ": " + out.error().what)});
    return *std::move(out);
}

/// A shape as shorthand, which `parse_shorthand` reads back to the same shape.  The AWS CLI has no such
/// thing.
///
/// Texts are quoted where they have to be.  The AWS CLI reads it too, but for texts that end in a backslash,
/// which its parser doesn't take.  Text that is not UTF-8 is not read back.  Linear.
template <shape T>
std::string to_shorthand(T const& from)
{
    value const held = to_value(from);
    if (held.names.empty())
        return "{}";
    std::string out;
    detail::append_shorthand(out, held);
    return out.substr(1, out.size() - 2); // without the braces
}

} // namespace face_liveness::inline v1::cli

#endif // FACE_LIVENESS_CLI_SHORTHAND_HPP

// ---- face_liveness/describe.hpp

#ifndef FACE_LIVENESS_DESCRIBE_HPP
#define FACE_LIVENESS_DESCRIBE_HPP

namespace face_liveness::inline v1
{

namespace detail
{

// member, required, type, limits
using description_row = std::array<std::string, 4>;

inline std::string range_text(std::size_t least, std::size_t most, std::string_view of)
{
    std::string out;
    if (least == most)
        out = std::to_string(most);
    else if (least == 0)
        out = "at most " + std::to_string(most);
    else
        out = std::to_string(least) + " to " + std::to_string(most);
    (out += ' ') += of;
    return most == 1 ? out : out + 's';
}

inline std::string limits_text(string_limits const& limits)
{
    std::string out = range_text(limits.min_length, limits.max_length, "character");
    if (!limits.words.empty())
        (out += "; ") += limits.words;
    return out;
}

inline std::string limits_text(integer_limits const& limits)
{
    std::string out = std::to_string(limits.min) + " to " + std::to_string(limits.max);
    return limits.clamped ? out + "; the service acts on the nearest" : out;
}

inline std::string limits_text(number_limits const& limits)
{
    return std::to_string(limits.min) + " to " + std::to_string(limits.max);
}

inline std::string limits_text(blob_limits const& limits)
{
    return range_text(limits.min_size, limits.max_size, "byte");
}

inline std::string limits_text(no_limits)
{
    return {};
}

template <class T>
constexpr std::string_view type_name() noexcept
{
    if constexpr (std::is_same_v<T, std::string>)
        return "string";
    else if constexpr (std::is_same_v<T, std::int32_t>)
        return "integer";
    else if constexpr (std::is_same_v<T, double>)
        return "number";
    else if constexpr (std::is_same_v<T, blob>)
        return "blob";
    else if constexpr (is_open<T>)
        return "enum";
    else if constexpr (is_list<T>)
        return "list";
    else
        return "structure";
}

// Lists of structures have rows for what is in them, other lists say it themselves.
template <class T>
std::string type_text()
{
    if constexpr (is_list<T>)
        if constexpr (!shape<typename T::value_type>)
            return "list of " + type_text<typename T::value_type>();
    return std::string(type_name<T>());
}

template <class T>
std::string names_text()
{
    std::string out;
    if constexpr (is_list<T>)
        out = names_text<typename T::value_type>();
    else if constexpr (is_open<T>)
        for (std::string_view text : wire_names(typename T::enum_type{}))
            (out += out.empty() ? "" : ", ") += text;
    return out;
}

template <shape T>
void describe_members(std::string const& prefix, std::vector<description_row>& rows);

template <class T>
void describe_inside(std::string const& path, std::vector<description_row>& rows)
{
    if constexpr (shape<T>)
        describe_members<T>(path + '.', rows);
    else if constexpr (is_list<T>)
        describe_inside<typename T::value_type>(path + "[]", rows);
}

template <shape T>
void describe_members(std::string const& prefix, std::vector<description_row>& rows)
{
    T::members([&]<class Member, class Limits = no_limits>(std::string_view name, Member T::*,
                                                           Limits const& limits = {}) {
        using value = value_of_t<Member>;
        std::string const path = prefix + std::string(name);
        rows.push_back({path, is_optional<Member> ? "" : "yes", type_text<value>(),
                        limits_text(limits) + names_text<value>()});
        describe_inside<value>(path, rows);
    });
}

} // namespace detail

/// A shape's members and limits as a table in Markdown, one line a member, those of inner structures
/// included.
///
/// "Required" is that of the structure which the member is in.  Lengths are Unicode scalar values of strings
/// and bytes of blobs.  Made from the same lists that validation, encoding and decoding walk.
template <class T>
std::string describe()
{
    static_assert(shape<T>, "face_liveness: describe takes a shape, a type that lists its members");
    std::vector<detail::description_row> rows{{"Member", "Required", "Type", "Limits"}};
    if constexpr (shape<T>)
        detail::describe_members<T>({}, rows);

    std::array<std::size_t, 4> widths{};
    for (auto const& row : rows)
        for (std::size_t i = 0; i != row.size(); ++i)
            widths[i] = (std::max)(widths[i], row[i].size());

    std::string out;
    auto const line = [&](auto const& cell, char fill)
    {
        for (std::size_t i = 0; i != widths.size(); ++i)
        {
            std::string const text = cell(i);
            (((out += '|') += fill) += text).append(widths[i] - text.size() + 1, fill);
        }
        out += "|\n";
    };
    for (auto const& row : rows)
    {
        line([&](std::size_t i) { return row[i]; }, ' ');
        if (&row == &rows.front())
            line([](std::size_t) { return std::string(); }, '-');
    }
    return out;
}

} // namespace face_liveness::inline v1

#endif // FACE_LIVENESS_DESCRIBE_HPP

// ---- face_liveness/cli/skeleton.hpp

#ifndef FACE_LIVENESS_CLI_SKELETON_HPP
#define FACE_LIVENESS_CLI_SKELETON_HPP

namespace face_liveness::inline v1::cli
{

namespace detail
{

// What each member of a request is for; a name means the same wherever it stands.
struct member_words
{
    std::string_view name{};
    std::string_view words{};
};
inline constexpr std::array<member_words, 13> words_of_members{{
    {"KmsKeyId", "The KMS key that encrypts the images in the bucket."},
    {"Settings", "What the session is to do."},
    {"OutputConfig", "Where the images go. Without it they come with the results."},
    {"S3Bucket", "The bucket for the images, in the caller's account and the Region of the session."},
    {"S3KeyPrefix", "What the names of the images begin with."},
    {"AuditImagesLimit", "How many audit images come with the results."},
    {"ChallengePreferences", "The challenges that the client can show, the best first."},
    {"Type", "The challenge."},
    {"Versions", "Which versions of the challenge the client can show."},
    {"Minimum", "The lowest of them."},
    {"Maximum", "The highest of them."},
    {"ClientRequestToken", "The same token gives the same session."},
    {"SessionId", "The session that is asked for."},
}};

inline std::string comment_of(member_schema const& member)
{
    std::string out;
    auto const add = [&](std::string_view sentence) { (out += ' ') += sentence; };
    if (member.is_required)
        add("[REQUIRED]");
    for (member_words const& m : words_of_members)
        if (m.name == member.name)
            add(m.words);
    namespace inner = face_liveness::detail;
    std::string limits = member.of_string    ? inner::limits_text(*member.of_string)
                         : member.of_integer ? inner::limits_text(*member.of_integer)
                         : member.of_number  ? inner::limits_text(*member.of_number)
                         : member.of_blob    ? inner::limits_text(*member.of_blob)
                                             : std::string();
    if (member.type->kind == schema_kind::enumeration)
    {
        limits = "Valid values are: ";
        for (std::string_view const& name : member.type->names)
            (limits += &name == &member.type->names.front() ? "" : ", ") += name;
    }
    if (limits.starts_with('a')) // at most
        limits[0] = 'A';
    if (!limits.empty())
        add(limits += '.');
    return out;
}

inline value empty_member(schema const& type)
{
    switch (type.kind)
    {
    case schema_kind::structure:
    {
        value out = empty_value(value_kind::map);
        for (member_schema const& member : type.members)
            out.set(std::string(member.name), empty_member(*member.type));
        return out;
    }
    case schema_kind::list:
    {
        value out = empty_value(value_kind::list);
        out.elements.push_back(empty_member(*type.element));
        return out;
    }
    case schema_kind::integer: return integer_value(0);
    case schema_kind::number: return number_value(0);
    case schema_kind::enumeration: return text_value(std::string(type.names.front()));
    case schema_kind::string:
    case schema_kind::blob: break;
    }
    return text_value({});
}

// Some value that is within the limits: the name of the member, or what patterns ask for.
inline value sample_member(schema const& type, member_schema const* member)
{
    switch (type.kind)
    {
    case schema_kind::structure:
    {
        value out = empty_value(value_kind::map);
        for (member_schema const& inner : type.members)
            out.set(std::string(inner.name), sample_member(*inner.type, &inner));
        return out;
    }
    case schema_kind::list:
    {
        value out = empty_value(value_kind::list);
        out.elements.push_back(sample_member(*type.element, nullptr));
        return out;
    }
    case schema_kind::integer:
        return integer_value(member && member->of_integer ? member->of_integer->min : 0);
    case schema_kind::number: return number_value(member && member->of_number ? member->of_number->min : 0);
    case schema_kind::enumeration: return text_value(std::string(type.names.front()));
    case schema_kind::blob: return text_value("AA=="); // one byte
    case schema_kind::string: break;
    }
    if (!member)
        return text_value("text");
    if (!member->of_string)
        return text_value(std::string(member->name));
    for (std::string_view const candidate :
         {member->name, std::string_view("example-bucket"), std::string_view("1.0.0"),
          std::string_view("00000000-0000-4000-8000-000000000000")})
        if (face_liveness::detail::holds(candidate, *member->of_string)
            && member->of_string->advisable(candidate))
            return text_value(std::string(candidate));
    return text_value(std::string(member->name));
}

class yaml_skeleton
{
public:
    // `is_inside`: the first line has begun already.
    void write_members(schema const& type, std::size_t indent, bool is_inside)
    {
        bool is_first = true;
        for (member_schema const& member : type.members)
        {
            if (!std::exchange(is_inside, false))
                out_.append(indent, ' ');
            (out_ += member.name) += ':';
            schema const& held = *member.type;
            schema const* const inner = held.kind == schema_kind::list ? held.element : &held;
            bool const is_open = inner->kind == schema_kind::structure;
            if (!is_open)
            {
                out_ += ' ';
                write_scalar(held, indent + 2);
            }
            // the first comment of a structure stands one blank further to the right, as the AWS CLI has it
            ((out_ += std::exchange(is_first, false) ? "  #" : " #") += comment_of(member)) += '\n';
            if (is_open && held.kind == schema_kind::list)
                (out_.append(indent, ' ')) += "- ";
            if (is_open)
                write_members(*inner, indent + 2, held.kind == schema_kind::list);
        }
    }

    std::string take() && { return std::move(out_); }

private:
    void write_scalar(schema const& type, std::size_t indent)
    {
        if (type.kind == schema_kind::list)
            out_ += '[';
        value const held = empty_member(type.kind == schema_kind::list ? *type.element : type);
        if (held.kind == value_kind::text)
            yaml_text_writer(out_, indent, false).write(held.text);
        else
            out_ += to_json(held);
        if (type.kind == schema_kind::list)
            out_ += ']';
    }

    std::string out_{};
};

} // namespace detail

/// A request to be filled in, as JSON: `--generate-cli-skeleton input`, byte for byte what the AWS CLI
/// prints.
///
/// Texts are empty, numbers 0, and a list has one element.  Of an enum's values it is the first; the AWS CLI
/// picks one at random.
template <shape T>
std::string input_skeleton()
{
    return to_json(detail::empty_member(detail::schema_of<T>), 4) + '\n';
}

/// The same as YAML, with a comment behind each member: `--generate-cli-skeleton yaml-input`.  The layout is
/// the AWS CLI's, the comments are our own.
template <shape T>
std::string yaml_input_skeleton()
{
    detail::yaml_skeleton out;
    out.write_members(detail::schema_of<T>, 0, false);
    return std::move(out).take();
}

/// A response with something in each member, within all limits: `--generate-cli-skeleton output`, to be laid
/// out by `format_output`.  (The AWS CLI's own fails for both operations: its session id is too short.)
template <shape T>
value output_skeleton()
{
    return detail::sample_member(detail::schema_of<T>, nullptr);
}

} // namespace face_liveness::inline v1::cli

#endif // FACE_LIVENESS_CLI_SKELETON_HPP

// ---- face_liveness/scalars.hpp

#ifndef FACE_LIVENESS_SCALARS_HPP
#define FACE_LIVENESS_SCALARS_HPP

namespace face_liveness::inline v1
{

/// The scalar shapes of AWS's service model for Rekognition (API version 2016-06-27) and their limits, each
/// under its name there in snake_case.  The model's regular expressions match whole texts; each is written
/// out as a predicate next to its text, constexpr, linear and without allocation.
namespace scalars
{

namespace detail
{

using face_liveness::detail::char_set;

inline constexpr char_set digits("0-9");
inline constexpr char_set lower_case_letters_and_digits("a-z0-9");
inline constexpr char_set letters_and_digits("A-Za-z0-9");
inline constexpr char_set kms_key_id_tail("A-Za-z0-9:_/+=,@.-");
inline constexpr char_set bucket_characters("0-9A-Za-z._-");
inline constexpr char_set token_characters("a-zA-Z0-9_-");
inline constexpr char_set lower_hex("0-9a-f");
inline constexpr char_set white_space(" \t\n\v\f\r");

// ^[A-Za-z0-9][A-Za-z0-9:_/+=,@.-]{0,2048}$
constexpr bool is_kms_key_id(std::string_view text) noexcept
{
    return !text.empty() && text.size() <= 2049 && letters_and_digits.contains(text[0])
           && kms_key_id_tail.contains_all(text.substr(1));
}

// [0-9A-Za-z\.\-_]*
constexpr bool is_s3_bucket(std::string_view text) noexcept
{
    return bucket_characters.contains_all(text);
}

// \S*  White space is Java's, ASCII only: the service is written in it.
constexpr bool is_s3_key_prefix(std::string_view text) noexcept
{
    for (char c : text)
        if (white_space.contains(c))
            return false;
    return true;
}

// (0|[1-9]\d{0,2}), taken from the front of `text`
constexpr bool take_version_part(std::string_view& text) noexcept
{
    std::size_t size = 0;
    while (size != text.size() && digits.contains(text[size]))
        ++size;
    bool const ok = size >= 1 && size <= 3 && (text[0] != '0' || size == 1);
    text.remove_prefix(size);
    return ok;
}

constexpr bool take_dot(std::string_view& text) noexcept
{
    if (text.empty() || text[0] != '.')
        return false;
    text.remove_prefix(1);
    return true;
}

// ^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})$
constexpr bool is_version(std::string_view text) noexcept
{
    return take_version_part(text) && take_dot(text) && take_version_part(text) && take_dot(text)
           && take_version_part(text) && text.empty();
}

// ^[a-zA-Z0-9-_]+$
constexpr bool is_client_request_token(std::string_view text) noexcept
{
    return !text.empty() && token_characters.contains_all(text);
}

// [0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}
constexpr bool is_session_id(std::string_view text) noexcept
{
    return text.size() == 36 && text[8] == '-' && text[13] == '-' && text[18] == '-' && text[23] == '-'
           && lower_hex.contains_all(text.substr(0, 8)) && lower_hex.contains_all(text.substr(9, 4))
           && lower_hex.contains_all(text.substr(14, 4)) && lower_hex.contains_all(text.substr(19, 4))
           && lower_hex.contains_all(text.substr(24));
}

// "General purpose bucket naming rules", Amazon S3 User Guide: 3 to 63 characters, lower-case letters,
// digits, dots and hyphens; begins and ends with a letter or digit; no two dots in a row; not formatted as an
// IP address; none of the reserved prefixes and suffixes.  The suffixes -s3alias and --x-s3 are missing here:
// access point aliases and directory buckets do have such names.
constexpr bool is_s3_bucket_name(std::string_view text) noexcept
{
    constexpr auto& ends = lower_case_letters_and_digits;
    if (text.size() < 3 || text.size() > 63 || !ends.contains(text.front()) || !ends.contains(text.back()))
        return false;
    int dots = 0;
    bool only_digits = true;
    for (std::size_t i = 0; i != text.size(); ++i)
    {
        char const c = text[i];
        if (c == '.' ? text[i - 1] == '.' : c != '-' && !ends.contains(c))
            return false;
        dots += c == '.';
        only_digits &= c == '.' || digits.contains(c);
    }
    for (std::string_view prefix : {"xn--", "sthree-", "amzn-s3-demo-"})
        if (text.starts_with(prefix))
            return false;
    for (std::string_view suffix : {"--ol-s3", ".mrap", "--table-s3"})
        if (text.ends_with(suffix))
            return false;
    return !(only_digits && dots == 3);
}

} // namespace detail

/// KmsKeyId: key id, key ARN, alias name or alias ARN.  The pattern allows one character more than the length
/// does.
inline constexpr string_limits kms_key_id{
    .min_length = 1,
    .max_length = 2048,
    .matches = detail::is_kms_key_id,
    .ascii_only = true,
    .pattern = "^[A-Za-z0-9][A-Za-z0-9:_/+=,@.-]{0,2048}$",
    .words = "a letter or digit, followed by letters, digits and : _ / + = , @ . - only",
};

/// S3Bucket.  The model is looser than S3 itself: a name that S3 refuses is a warning.
inline constexpr string_limits s3_bucket{
    .min_length = 3,
    .max_length = 255,
    .matches = detail::is_s3_bucket,
    .ascii_only = true,
    .pattern = "[0-9A-Za-z\\.\\-_]*",
    .words = "made of letters, digits, dots, hyphens and underscores only",
    .advisable = detail::is_s3_bucket_name,
    .advice =
        "S3 refuses to create a bucket of this name: it wants 3 to 63 lower-case letters, digits, dots and "
        "hyphens, a letter or digit at both ends, no two dots in a row, no IP address, and no reserved "
        "prefix or suffix",
};

/// LivenessS3KeyPrefix: the only text that may hold characters outside ASCII.
inline constexpr string_limits s3_key_prefix{
    .min_length = 0,
    .max_length = 950,
    .matches = detail::is_s3_key_prefix,
    .pattern = "\\S*",
    .words = "free of white space",
};

/// AuditImagesLimit.  The model says 0 to 4; the documentation says that the service acts on the nearest of
/// these.
inline constexpr integer_limits audit_images_limit{.min = 0, .max = 4, .clamped = true};

/// Version of a challenge.
inline constexpr string_limits version{
    .min_length = 5,
    .max_length = 11,
    .matches = detail::is_version,
    .ascii_only = true,
    .pattern = "^(0|[1-9]\\d{0,2})\\.(0|[1-9]\\d{0,2})\\.(0|[1-9]\\d{0,2})$",
    .words = "three numbers of 0 to 999 without leading zeros, joined by dots, such as 1.0.0",
};

/// ClientRequestToken.
inline constexpr string_limits client_request_token{
    .min_length = 1,
    .max_length = 64,
    .matches = detail::is_client_request_token,
    .ascii_only = true,
    .pattern = "^[a-zA-Z0-9-_]+$",
    .words = "made of letters, digits, hyphens and underscores only",
};

/// LivenessSessionId.
inline constexpr string_limits session_id{
    .min_length = 36,
    .max_length = 36,
    .matches = detail::is_session_id,
    .ascii_only = true,
    .pattern = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
    .words = "a UUID in lower case, such as 0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10",
};

/// Percent: how sure the service is that the person is live.
inline constexpr number_limits confidence{.min = 0, .max = 100};

/// LivenessImageBlob: a JPEG or PNG.
inline constexpr blob_limits image_blob{.min_size = 1, .max_size = 204800};

/// S3ObjectName.
inline constexpr string_limits s3_object_name{.min_length = 1, .max_length = 1024};

/// S3ObjectVersion.
inline constexpr string_limits s3_object_version{.min_length = 1, .max_length = 1024};

/// The message of a feedback.
inline constexpr string_limits feedback_message{.min_length = 1, .max_length = 512};

/// SDKType: what the client said of itself.
inline constexpr string_limits sdk_type{.min_length = 1, .max_length = 64};

} // namespace scalars

} // namespace face_liveness::inline v1

#endif // FACE_LIVENESS_SCALARS_HPP

// ---- face_liveness/types.hpp

#ifndef FACE_LIVENESS_TYPES_HPP
#define FACE_LIVENESS_TYPES_HPP

// The structures and enums inside requests and responses, in the order of the two operations.

namespace face_liveness::inline v1
{

/// What the person in front of the camera is asked to do.  Wire: ChallengeType.
enum class challenge_type
{
    unknown,                           ///< unset, or a value that this release does not know
    face_movement_and_light_challenge, ///< FaceMovementAndLightChallenge: move into the oval, then coloured
                                       ///< light; the most accurate, and the default
    face_movement_challenge            ///< FaceMovementChallenge: move into the oval; faster
};

/// The texts of `challenge_type` behind `unknown`.
constexpr std::array<std::string_view, 2> wire_names(challenge_type) noexcept
{
    return {"FaceMovementAndLightChallenge", "FaceMovementChallenge"};
}

/// How far a session is.  Wire: LivenessSessionStatus.
enum class session_status
{
    unknown,     ///< unset, or a value that this release does not know
    created,     ///< CREATED: nothing streamed yet
    in_progress, ///< IN_PROGRESS: the video is being streamed or looked at
    succeeded,   ///< SUCCEEDED: processed.  Not live: that is what the confidence is for
    failed,      ///< FAILED: could not be processed
    expired      ///< EXPIRED: three minutes are over
};

/// The texts of `session_status` behind `unknown`.
constexpr std::array<std::string_view, 5> wire_names(session_status) noexcept
{
    return {"CREATED", "IN_PROGRESS", "SUCCEEDED", "FAILED", "EXPIRED"};
}

/// What stood in the way of a good video.  Wire: the Code of a Feedback.
enum class feedback_code
{
    unknown,                    ///< unset, or a value that this release does not know
    face_not_visible,           ///< FACE_NOT_VISIBLE
    face_obstruction_detected,  ///< FACE_OBSTRUCTION_DETECTED
    low_video_quality_detected, ///< LOW_VIDEO_QUALITY_DETECTED
    face_not_aligned,           ///< FACE_NOT_ALIGNED
    eyes_closed_detected,       ///< EYES_CLOSED_DETECTED
    low_lighting_detected,      ///< LOW_LIGHTING_DETECTED
    high_lighting_detected      ///< HIGH_LIGHTING_DETECTED
};

/// The texts of `feedback_code` behind `unknown`.
constexpr std::array<std::string_view, 7> wire_names(feedback_code) noexcept
{
    return {"FACE_NOT_VISIBLE",      "FACE_OBSTRUCTION_DETECTED", "LOW_VIDEO_QUALITY_DETECTED",
            "FACE_NOT_ALIGNED",      "EYES_CLOSED_DETECTED",      "LOW_LIGHTING_DETECTED",
            "HIGH_LIGHTING_DETECTED"};
}

/// Where Rekognition stores the reference image and the audit images.  Wire: LivenessOutputConfig.
///
/// The bucket must be in the caller's account and in the Region of the session.
struct output_config
{
    std::string s3_bucket{};                    ///< S3Bucket: 3 to 255 characters of [0-9A-Za-z._-]
    std::optional<std::string> s3_key_prefix{}; ///< S3KeyPrefix: at most 950 characters, no white space

    bool operator==(output_config const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("S3Bucket", &output_config::s3_bucket, scalars::s3_bucket);
        each("S3KeyPrefix", &output_config::s3_key_prefix, scalars::s3_key_prefix);
    }
};

/// The versions of a challenge that the client can show, both ends included.  Wire: Versions.
struct versions
{
    std::optional<std::string> minimum{}; ///< Minimum: such as 1.0.0
    std::optional<std::string> maximum{}; ///< Maximum: such as 2.0.0

    bool operator==(versions const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("Minimum", &versions::minimum, scalars::version);
        each("Maximum", &versions::maximum, scalars::version);
    }

    /// Nothing in the model says that Minimum has to be below Maximum, but no version is in between
    /// otherwise.
    constexpr std::string_view advice() const noexcept
    {
        bool const both =
            minimum && maximum && scalars::version.matches(*minimum) && scalars::version.matches(*maximum);
        return both && is_above(*minimum, *maximum) ? "Minimum is above Maximum: no version is in between"
                                                    : std::string_view();
    }

private:
    // Parts have no leading zeros: the longer one is the larger.
    static constexpr bool is_above(std::string_view a, std::string_view b) noexcept
    {
        for (int part = 0; part != 3; ++part)
        {
            auto const part_of_a = a.substr(0, a.find('.'));
            auto const part_of_b = b.substr(0, b.find('.'));
            if (part_of_a != part_of_b)
                return part_of_a.size() != part_of_b.size() ? part_of_a.size() > part_of_b.size()
                                                            : part_of_a > part_of_b;
            a.remove_prefix((std::min)(a.size(), part_of_a.size() + 1));
            b.remove_prefix((std::min)(b.size(), part_of_b.size() + 1));
        }
        return false;
    }
};

/// A challenge that the client can show; lists of them are in order of preference.  Wire:
/// ChallengePreference.
struct challenge_preference
{
    open<challenge_type> type{};                       ///< Type
    std::optional<face_liveness::versions> versions{}; ///< Versions

    bool operator==(challenge_preference const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("Type", &challenge_preference::type);
        each("Versions", &challenge_preference::versions);
    }
};

/// What a session is to do.  Wire: CreateFaceLivenessSessionRequestSettings.
struct session_settings
{
    std::optional<face_liveness::output_config>
        output_config{};                              ///< OutputConfig: unset, images come back as bytes
    std::optional<std::int32_t> audit_images_limit{}; ///< AuditImagesLimit: 0 to 4 audit images; 0 if unset
    std::optional<std::vector<challenge_preference>>
        challenge_preferences{}; ///< ChallengePreferences: the best first

    bool operator==(session_settings const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("OutputConfig", &session_settings::output_config);
        each("AuditImagesLimit", &session_settings::audit_images_limit, scalars::audit_images_limit);
        each("ChallengePreferences", &session_settings::challenge_preferences);
    }
};

/// The AuditImagesLimit that the service acts on: none is 0, below 0 is 0, above 4 is 4 (API reference,
/// CreateFaceLivenessSessionRequestSettings).
constexpr std::int32_t effective_audit_images_limit(session_settings const& settings) noexcept
{
    constexpr auto& limits = scalars::audit_images_limit;
    std::int32_t const asked = settings.audit_images_limit.value_or(0);
    return asked < limits.min ? limits.min : asked > limits.max ? limits.max : asked;
}

/// An object in S3.  Wire: S3Object.
struct s3_object
{
    std::optional<std::string> bucket{};  ///< Bucket
    std::optional<std::string> name{};    ///< Name: the key
    std::optional<std::string> version{}; ///< Version: of a versioned bucket

    bool operator==(s3_object const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("Bucket", &s3_object::bucket, scalars::s3_bucket);
        each("Name", &s3_object::name, scalars::s3_object_name);
        each("Version", &s3_object::version, scalars::s3_object_version);
    }
};

/// Where the face is, in ratios of the image's width and height; it may stand out of the image.  Wire:
/// BoundingBox.
struct bounding_box
{
    std::optional<double> width{};  ///< Width
    std::optional<double> height{}; ///< Height
    std::optional<double> left{};   ///< Left: of the left edge
    std::optional<double> top{};    ///< Top: of the upper edge

    bool operator==(bounding_box const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("Width", &bounding_box::width);
        each("Height", &bounding_box::height);
        each("Left", &bounding_box::left);
        each("Top", &bounding_box::top);
    }
};

/// A picture of the person: in place, or in the bucket that the session named.  Wire: AuditImage.
struct audit_image
{
    std::optional<std::vector<unsigned char>> bytes{}; ///< Bytes: JPEG or PNG, 1 to 204800 bytes; sensitive
    std::optional<face_liveness::s3_object>
        s3_object{}; ///< S3Object: where it is stored, with an OutputConfig
    std::optional<face_liveness::bounding_box> bounding_box{}; ///< BoundingBox: of the face

    bool operator==(audit_image const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("Bytes", &audit_image::bytes, scalars::image_blob);
        each("S3Object", &audit_image::s3_object);
        each("BoundingBox", &audit_image::bounding_box);
    }
};

/// The challenge that the person was shown.  Wire: Challenge.
struct challenge
{
    open<challenge_type> type{}; ///< Type
    std::string version{};       ///< Version

    bool operator==(challenge const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("Type", &challenge::type);
        each("Version", &challenge::version, scalars::version);
    }
};

/// A hint on what to do better next time; only with SUCCEEDED.  In the service's model since 2026-09-25.
struct feedback
{
    open<feedback_code> code{}; ///< Code
    std::string message{};      ///< Message: 1 to 512 characters, in English

    bool operator==(feedback const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("Code", &feedback::code);
        each("Message", &feedback::message, scalars::feedback_message);
    }
};

/// What the client that streamed the video said of itself.  In the service's model since 2026-09-25.
struct metadata
{
    std::string sdk_type{}; ///< SDKType: 1 to 64 characters; nobody has checked it

    bool operator==(metadata const&) const = default;

    static constexpr void members(auto&& each) { each("SDKType", &metadata::sdk_type, scalars::sdk_type); }
};

} // namespace face_liveness::inline v1

#endif // FACE_LIVENESS_TYPES_HPP

// ---- face_liveness/create_session.hpp

#ifndef FACE_LIVENESS_CREATE_SESSION_HPP
#define FACE_LIVENESS_CREATE_SESSION_HPP

namespace face_liveness::inline v1
{

/// The answer of CreateFaceLivenessSession.
struct create_session_response
{
    std::string session_id{}; ///< SessionId: good for one check within three minutes

    bool operator==(create_session_response const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("SessionId", &create_session_response::session_id, scalars::session_id);
    }

    static constexpr std::string_view operation = "CreateFaceLivenessSession"; ///< whose answer it is
};

/// The input of CreateFaceLivenessSession: starts a check.  Nothing is required.
///
/// AWS: Amazon Rekognition API reference, CreateFaceLivenessSession.
struct create_session_request
{
    std::optional<std::string> kms_key_id{};    ///< KmsKeyId: encrypts the images in the bucket
    std::optional<session_settings> settings{}; ///< Settings
    std::optional<std::string>
        client_request_token{}; ///< ClientRequestToken: the same token gives the same session

    bool operator==(create_session_request const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("KmsKeyId", &create_session_request::kms_key_id, scalars::kms_key_id);
        each("Settings", &create_session_request::settings);
        each("ClientRequestToken", &create_session_request::client_request_token,
             scalars::client_request_token);
    }

    static constexpr std::string_view operation = "CreateFaceLivenessSession"; ///< the name of the operation
    using response = create_session_response;                                  ///< what it answers
};

} // namespace face_liveness::inline v1

#endif // FACE_LIVENESS_CREATE_SESSION_HPP

// ---- face_liveness/get_session_results.hpp

#ifndef FACE_LIVENESS_GET_SESSION_RESULTS_HPP
#define FACE_LIVENESS_GET_SESSION_RESULTS_HPP

namespace face_liveness::inline v1
{

/// The answer of GetFaceLivenessSessionResults.
struct get_session_results_response
{
    std::string session_id{};                               ///< SessionId: the one that was asked for
    open<session_status> status{};                          ///< Status
    std::optional<double> confidence{};                     ///< Confidence: 0 to 100 that the person is live
    std::optional<audit_image> reference_image{};           ///< ReferenceImage: the best picture of the video
    std::optional<std::vector<audit_image>> audit_images{}; ///< AuditImages: at most AuditImagesLimit
    std::optional<face_liveness::challenge> challenge{};    ///< Challenge: the one that was shown
    std::optional<std::vector<face_liveness::feedback>>
        feedback{};                                    ///< Feedback: with SUCCEEDED, may be empty
    std::optional<face_liveness::metadata> metadata{}; ///< Metadata

    bool operator==(get_session_results_response const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("SessionId", &get_session_results_response::session_id, scalars::session_id);
        each("Status", &get_session_results_response::status);
        each("Confidence", &get_session_results_response::confidence, scalars::confidence);
        each("ReferenceImage", &get_session_results_response::reference_image);
        each("AuditImages", &get_session_results_response::audit_images);
        each("Challenge", &get_session_results_response::challenge);
        each("Feedback", &get_session_results_response::feedback);
        each("Metadata", &get_session_results_response::metadata);
    }

    static constexpr std::string_view operation = "GetFaceLivenessSessionResults"; ///< whose answer it is
};

/// The input of GetFaceLivenessSessionResults: asks how a check went.
///
/// AWS: Amazon Rekognition API reference, GetFaceLivenessSessionResults.
struct get_session_results_request
{
    std::string session_id{}; ///< SessionId

    bool operator==(get_session_results_request const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("SessionId", &get_session_results_request::session_id, scalars::session_id);
    }

    static constexpr std::string_view operation =
        "GetFaceLivenessSessionResults";           ///< the name of the operation
    using response = get_session_results_response; ///< what it answers
};

} // namespace face_liveness::inline v1

#endif // FACE_LIVENESS_GET_SESSION_RESULTS_HPP

// ---- face_liveness/detail/json_writer.hpp

#ifndef FACE_LIVENESS_DETAIL_JSON_WRITER_HPP
#define FACE_LIVENESS_DETAIL_JSON_WRITER_HPP

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace face_liveness::inline v1::detail
{

// Which of eight bytes do not stand for themselves in a JSON string: what is not ASCII, controls, '"' and
// '\\'. Each sets the top bit of its byte.  The lowest is exact; those above it may be wrong.
constexpr std::uint64_t special_bytes(std::uint64_t word) noexcept
{
    auto const has_zero = [](std::uint64_t w) { return (w - every_byte(1)) & ~w; };
    return (word | (word - every_byte(' ')) | has_zero(word ^ every_byte('"'))
            | has_zero(word ^ every_byte('\\')))
           & every_byte(0x80);
}

// Sixteen bytes in a register.
struct byte_block
{
#ifdef __SSE2__
    __m128i bytes;

    static byte_block load(char const* from) noexcept
    {
        return {_mm_loadu_si128(reinterpret_cast<__m128i const*>(from))};
    }
    static byte_block of(std::uint64_t first, std::uint64_t last) noexcept
    {
        return {_mm_set_epi64x(static_cast<std::int64_t>(last), static_cast<std::int64_t>(first))};
    }
    void store(char* to) const noexcept
    {
        _mm_storeu_si128(reinterpret_cast<__m128i*>(to), bytes);
    }

    // Whether all of them stand for themselves in a JSON string.
    bool is_plain() const noexcept
    {
        __m128i const below_space = _mm_cmplt_epi8(bytes, _mm_set1_epi8(' ')); // signed: not ASCII, too
        __m128i const quotes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
        __m128i const backslashes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
        return _mm_movemask_epi8(_mm_or_si128(below_space, _mm_or_si128(quotes, backslashes))) == 0;
    }
#else
    std::uint64_t first;
    std::uint64_t last;

    static byte_block load(char const* from) noexcept
    {
        return {load_eight(from), load_eight(from + 8)};
    }
    static byte_block of(std::uint64_t first, std::uint64_t last) noexcept
    {
        return {first, last};
    }
    void store(char* to) const noexcept
    {
        std::memcpy(to, this, 16);
    }
    bool is_plain() const noexcept
    {
        return (special_bytes(first) | special_bytes(last)) == 0;
    }
#endif
};

// Appends the tokens of a JSON text (RFC 8259) to a string, through a buffer on the stack: no bound has to be
// worked out beforehand, and a string with capacity enough is never made to allocate.
//
// Each function takes the place in the buffer where to write and returns the one behind.  As a local variable
// of the caller it stays in a register, which a member would not: a char that is stored may be part of any
// object, for all that the compiler knows.
class json_writer
{
public:
    explicit json_writer(std::string& out) noexcept
        : out_(out)
    {
    }
    json_writer(json_writer const&) = delete;
    json_writer& operator=(json_writer const&) = delete;

    // The first place.
    char* begin() noexcept { return buffer_; }

    // Appends what stands before `at` to the string; the buffer is empty then.  Rare, and better not repeated
    // wherever something is written.
    [[gnu::noinline]] char* flush(char* at)
    {
        out_.append(buffer_, static_cast<std::size_t>(at - buffer_));
        return buffer_;
    }

    char* punctuation(char* at, char c)
    {
        at = make_room(at, 1);
        *at = c;
        return at + 1;
    }

    // `"name":`, and a comma before unless it is the first.  The name needs no escapes: it is a member's, out
    // of the model.
    template <std::size_t Size>
    char* key(char* at, char const (&name)[Size], bool is_first)
    {
        at = make_room(at, Size + 3);
        *at = ',';
        at += !is_first;
        *at++ = '"';
        std::memcpy(at, name, Size - 1);
        at += Size - 1;
        *at++ = '"';
        *at++ = ':';
        return at;
    }

    char* string(char* at, std::string_view text)
    {
        if (text.size() > sizeof buffer_ - 2)
            return string_with_specials(at, text);
        at = make_room(at, text.size() + 2);
        *at = '"';
        if (!copy_plain(text, at + 1))
            return string_with_specials(at, text);
        at += text.size() + 1;
        *at = '"';
        return at + 1;
    }

    char* integer(char* at, std::int32_t value)
    {
        at = make_room(at, 11);
        return std::to_chars(at, buffer_ + sizeof buffer_, value).ptr;
    }

    char* number(char* at, double value)
    {
        if (auto const name = name_of_special_number(value); !name.empty())
            return string(at, name);
        at = make_room(at, longest_number);
        return std::to_chars(at, buffer_ + sizeof buffer_, value).ptr;
    }

    char* base64(char* at, unsigned char const* from, std::size_t size)
    {
        at = punctuation(at, '"');
        std::size_t const written = base64_size(size);
        if (written <= sizeof buffer_ / 2)
        {
            at = make_room(at, written);
            base64_encode(from, size, at);
            return punctuation(at + written, '"');
        }
        // Straight into the string: filling it with zeros first takes less time than going by way of the
        // buffer.
        at = flush(at);
        out_.resize(out_.size() + written);
        base64_encode(from, size, out_.data() + out_.size() - written);
        return punctuation(at, '"');
    }

    char* raw(char* at, std::string_view text)
    {
        at = flush(at);
        out_ += text;
        return at;
    }

private:
    char* make_room(char* at, std::size_t size)
    {
        return static_cast<std::size_t>(buffer_ + sizeof buffer_ - at) >= size ? at : flush(at);
    }

    // Copies a text, unless it has something that doesn't stand for itself: then it is false.
    // The last bytes are copied twice, so that there is no loop for them.
    static bool copy_plain(std::string_view text, char* to) noexcept
    {
        char const* const from = text.data();
        std::size_t const size = text.size();
        if (size >= 16)
        {
            bool all = true;
            auto const copy = [&](std::size_t offset)
            {
                auto const block = byte_block::load(from + offset);
                block.store(to + offset);
                all &= block.is_plain();
            };
            for (std::size_t offset = 0; offset < size - 16; offset += 16)
                copy(offset);
            copy(size - 16);
            return all;
        }
        if (size >= 8)
        {
            std::uint64_t const first = load_eight(from);
            std::uint64_t const last = load_eight(from + size - 8);
            std::memcpy(to, &first, 8);
            std::memcpy(to + size - 8, &last, 8);
            return byte_block::of(first, last).is_plain();
        }
        if (size >= 4)
        {
            std::uint32_t first;
            std::uint32_t last;
            std::memcpy(&first, from, 4);
            std::memcpy(&last, from + size - 4, 4);
            std::memcpy(to, &first, 4);
            std::memcpy(to + size - 4, &last, 4);
            return special_bytes(std::uint64_t(last) << 32 | first) == 0;
        }
        std::uint64_t word = every_byte(' ');
        for (std::size_t i = 0; i != size; ++i)
        {
            to[i] = from[i];
            word = word << 8 | static_cast<unsigned char>(from[i]);
        }
        return special_bytes(word) == 0;
    }

    [[gnu::noinline]] char* string_with_specials(char* at, std::string_view text)
    {
        at = punctuation(at, '"');
        while (!text.empty())
        {
            at = make_room(at, 16);
            if (text.size() >= 16)
            {
                auto const block = byte_block::load(text.data());
                block.store(at);
                if (block.is_plain())
                {
                    at += 16;
                    text.remove_prefix(16);
                    continue;
                }
            }
            std::size_t plain = 0;
            if (text.size() >= 8)
            {
                std::memcpy(at, text.data(), 8);
                plain = plain_bytes(load_eight(text.data()));
                at += plain;
                text.remove_prefix(plain);
            }
            if (plain != 8)
                at = one_character(at, text);
        }
        return punctuation(at, '"');
    }

    // How many of the first of eight bytes stand for themselves.
    static std::size_t plain_bytes(std::uint64_t word) noexcept
    {
        std::uint64_t const special = special_bytes(word);
        if constexpr (std::endian::native == std::endian::little)
            return static_cast<std::size_t>(std::countr_zero(special)) / 8;
        else
            return special == 0 ? 8 : 0;
    }

    // Writes the first character, escaped or replaced where it has to be, and takes it from the text.
    char* one_character(char* at, std::string_view& text)
    {
        at = make_room(at, 6);
        char const character = text[0];
        auto const c = static_cast<unsigned char>(character);
        if (c >= 0x80)
        {
            auto const sequence = utf8_sequence_at(text, 0);
            std::string_view const written =
                sequence.well_formed ? text.substr(0, sequence.size) : "\xEF\xBF\xBD";
            text.remove_prefix(sequence.size);
            return at + written.copy(at, written.size());
        }
        text.remove_prefix(1);
        if (c >= 0x20 && c != '"' && c != '\\')
        {
            *at = character;
            return at + 1;
        }
        *at++ = '\\';
        switch (c)
        {
        case '"':
        case '\\': *at = character; break;
        case '\b': *at = 'b'; break;
        case '\f': *at = 'f'; break;
        case '\n': *at = 'n'; break;
        case '\r': *at = 'r'; break;
        case '\t': *at = 't'; break;
        default:
            std::memcpy(at, "u00", 3);
            at[3] = static_cast<char>('0' + (c >> 4));
            at[4] = "0123456789abcdef"[c & 15];
            return at + 5;
        }
        return at + 1;
    }

    std::string& out_;
    char buffer_[2048];
};

} // namespace face_liveness::inline v1::detail

#endif // FACE_LIVENESS_DETAIL_JSON_WRITER_HPP

// ---- face_liveness/encode.hpp

#ifndef FACE_LIVENESS_ENCODE_HPP
#define FACE_LIVENESS_ENCODE_HPP

namespace face_liveness::inline v1
{

namespace detail
{

// How blobs are written: as the service wants them, or for people, who get their size alone.
enum class blob_form
{
    base64,
    size_only
};

// Writes at `at`, gives the place behind.
template <blob_form Form>
struct shape_encoder
{
    json_writer& out;

    char* value(char* at, std::string const& text) const { return out.string(at, text); }
    char* value(char* at, std::int32_t number) const { return out.integer(at, number); }
    char* value(char* at, double number) const { return out.number(at, number); }

    template <class Enum>
    char* value(char* at, open<Enum> const& text) const
    {
        return out.string(at, text.text());
    }

    char* value(char* at, blob const& bytes) const
    {
        if constexpr (Form == blob_form::base64)
            return out.base64(at, bytes.data(), bytes.size());
        else
            return out.raw(at,
                           "<" + std::to_string(bytes.size()) + (bytes.size() == 1 ? " byte>" : " bytes>"));
    }

    template <class T>
    char* value(char* at, std::vector<T> const& list) const
    {
        at = out.punctuation(at, '[');
        bool first = true;
        for (T const& element : list)
        {
            if (!first)
                at = out.punctuation(at, ',');
            first = false;
            at = value(at, element);
        }
        return out.punctuation(at, ']');
    }

    template <shape T>
    char* value(char* at, T const& object) const
    {
        at = out.punctuation(at, '{');
        bool first = true;
        T::members(
            [&]<class Member, class... Limits>(auto const& name, Member T::*member, Limits const&...)
            {
                auto const one = [&](auto const& present)
                {
                    at = value(out.key(at, name, first), present);
                    first = false;
                };
                if constexpr (!is_optional<Member>)
                    one(object.*member);
                else if (object.*member)
                    one(*(object.*member));
            });
        return out.punctuation(at, '}');
    }
};

// The bytes of the blobs in a shape, which is what its JSON text is large by.
template <class T>
constexpr std::size_t size_of_blobs(T const& value)
{
    if constexpr (std::is_same_v<T, blob>)
        return base64_size(value.size());
    else if constexpr (is_optional<T>)
        return value ? size_of_blobs(*value) : 0;
    else if constexpr (is_list<T>)
    {
        std::size_t sum = 0;
        for (auto const& element : value)
            sum += size_of_blobs(element);
        return sum;
    }
    else if constexpr (shape<T>)
    {
        std::size_t sum = 0;
        T::members([&]<class Member, class... Limits>(auto const&, Member T::*member, Limits const&...)
                   { sum += size_of_blobs(value.*member); });
        return sum;
    }
    else
        return 0;
}

} // namespace detail

/// Appends a shape to `out` as compact JSON (RFC 8259) in UTF-8.
///
/// Members come in the order of the model; unset ones are left out, empty lists are written.  It doesn't
/// validate: text that is not UTF-8 gets U+FFFD in place of what is wrong, and an unset enum is written as
/// "".  NaN and the infinities are the strings "NaN", "Infinity" and "-Infinity" (Smithy, awsJson1_1).
///
/// Linear.  Allocates nothing if `out` has the capacity.  Strong exception safety does not hold: if memory
/// runs out, a part may have been appended.
template <shape T>
void encode_to(T const& value, std::string& out)
{
    // Small texts reach the string in one piece; for large ones it is made to grow once.
    constexpr std::size_t small_size = 1024;
    if (std::size_t const blobs = detail::size_of_blobs(value); blobs > small_size)
        if (out.size() + blobs > out.capacity())
            out.reserve(out.size() + blobs + blobs / 64 + small_size);
    detail::json_writer writer(out);
    writer.flush(detail::shape_encoder<detail::blob_form::base64>{writer}.value(writer.begin(), value));
}

/// A shape as compact JSON: `encode_to` into a new string.
template <shape T>
std::string encode(T const& value)
{
    std::string out;
    encode_to(value, out);
    return out;
}

/// Writes a shape for people, as JSON with each blob's size in its place: `{"Bytes":<153600 bytes>}`.  Image
/// bytes never reach a stream.  All control characters are escaped, those that JSON doesn't ask for too.
template <class Traits, shape T>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out, T const& value)
{
    std::string text;
    detail::json_writer writer(text);
    writer.flush(detail::shape_encoder<detail::blob_form::size_only>{writer}.value(writer.begin(), value));
    return out << std::string_view(detail::without_terminal_controls(text));
}

} // namespace face_liveness::inline v1

#endif // FACE_LIVENESS_ENCODE_HPP

// ---- face_liveness/http/message.hpp

/// @file
/// HTTP messages as values: what any HTTP stack can be handed, and what it can hand back.

#ifndef FACE_LIVENESS_HTTP_MESSAGE_HPP
#define FACE_LIVENESS_HTTP_MESSAGE_HPP

namespace face_liveness::inline v1
{

namespace detail
{

/// An ASCII letter in lower case, anything else as it is; knows no locale.
[[nodiscard]] constexpr char header_lower(char c) noexcept
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

[[nodiscard]] constexpr bool header_names_equal(std::string_view a, std::string_view b) noexcept
{
    return a.size() == b.size()
           && std::equal(a.begin(), a.end(), b.begin(),
                         [](char x, char y) { return x == y || header_lower(x) == header_lower(y); });
}

[[nodiscard]] constexpr bool header_name_contains(std::string_view name, std::string_view part) noexcept
{
    for (; name.size() >= part.size(); name.remove_prefix(1))
        if (header_names_equal(name.substr(0, part.size()), part))
            return true;
    return false;
}

} // namespace detail

/// One header field: a name and its value, without the colon and without the white space around the value.
struct http_header
{
    std::string name{};  ///< as it was written; case doesn't matter
    std::string value{}; ///< as it was written

    /// Names compare without regard to case (RFC 9110, section 5.1), values byte by byte.
    [[nodiscard]] friend bool operator==(http_header const& a, http_header const& b) noexcept
    {
        return detail::header_names_equal(a.name, b.name) && a.value == b.value;
    }
};

/// Says whether a header of this name usually carries a secret: credentials, session tokens, cookies, API
/// keys. The stream operators hide the values of these.  Case does not matter.
[[nodiscard]] constexpr bool is_secret_header(std::string_view name) noexcept
{
    for (std::string_view const part :
         {"authorization", "cookie", "token", "secret", "password", "api-key", "apikey", "signature"})
        if (detail::header_name_contains(name, part))
            return true;
    return false;
}

/// The header fields of a message, in order.  A name may come more than once; look-up ignores its case.
/// Look-up is linear: messages of this service have about ten fields.
///
/// Names and values are stored as given; nothing here checks that they are fit to be sent.  sign() refuses a
/// request whose fields could not be, one with a line end in a value say.
class http_headers
{
public:
    using value_type = http_header;                                  ///< a field
    using const_iterator = std::vector<http_header>::const_iterator; ///< over the fields in their order
    using iterator = const_iterator;                                 ///< fields are not changed in place
    using size_type = std::size_t;                                   ///< how many

    http_headers() noexcept = default;

    /// The fields as listed, repeated names included.
    http_headers(std::initializer_list<http_header> fields)
        : fields_(fields)
    {
    }

    /// The first field.
    [[nodiscard]] const_iterator begin() const noexcept { return fields_.begin(); }
    /// Behind the last field.
    [[nodiscard]] const_iterator end() const noexcept { return fields_.end(); }
    /// How many fields there are, repeated names included.
    [[nodiscard]] size_type size() const noexcept { return fields_.size(); }
    /// Whether there is no field.
    [[nodiscard]] bool empty() const noexcept { return fields_.empty(); }

    /// The first field of that name, or end().
    [[nodiscard]] const_iterator find(std::string_view name) const noexcept
    {
        return std::find_if(fields_.begin(), fields_.end(),
                            [name](http_header const& field)
                            { return detail::header_names_equal(field.name, name); });
    }

    /// The value of the first field of that name; nothing when there is none.
    /// The view lives until the headers are changed.
    [[nodiscard]] std::optional<std::string_view> get(std::string_view name) const noexcept
    {
        auto const found = find(name);
        return found == end() ? std::nullopt : std::optional<std::string_view>(found->value);
    }

    /// Whether there is a field of that name.
    [[nodiscard]] bool contains(std::string_view name) const noexcept { return find(name) != end(); }

    /// How many fields have that name.
    [[nodiscard]] size_type count(std::string_view name) const noexcept
    {
        return static_cast<size_type>(std::count_if(
            fields_.begin(), fields_.end(),
            [name](http_header const& field) { return detail::header_names_equal(field.name, name); }));
    }

    /// Makes this the only field of its name.  The first one keeps its place and its spelling; without one,
    /// the field is added at the end.
    void set(std::string name, std::string value)
    {
        auto const first = mutable_find(name);
        if (first == fields_.end())
        {
            add(std::move(name), std::move(value));
            return;
        }
        first->value = std::move(value);
        erase_from(first + 1, name);
    }

    /// Adds a field at the end, whether or not there is one of that name.
    void add(std::string name, std::string value)
    {
        fields_.push_back(http_header{std::move(name), std::move(value)});
    }

    /// Removes every field of that name, and says how many there were.
    size_type erase(std::string_view name)
    {
        auto const first = mutable_find(name);
        if (first == fields_.end())
            return 0;
        // A copy: the view may look into the very field that goes.
        return erase_from(first, std::string(name));
    }

    /// Removes all fields.
    void clear() noexcept { fields_.clear(); }
    /// Makes room for so many fields.
    void reserve(size_type fields) { fields_.reserve(fields); }

    /// The same fields in the same order.
    [[nodiscard]] friend bool operator==(http_headers const& a, http_headers const& b) noexcept
    {
        return a.fields_ == b.fields_;
    }

private:
    using mutable_iterator = std::vector<http_header>::iterator;

    mutable_iterator mutable_find(std::string_view name) noexcept
    {
        return fields_.begin() + (find(name) - fields_.cbegin());
    }

    size_type erase_from(mutable_iterator from, std::string const& name)
    {
        auto const kept = std::remove_if(from, fields_.end(),
                                         [&name](http_header const& field)
                                         { return detail::header_names_equal(field.name, name); });
        auto const erased = static_cast<size_type>(fields_.end() - kept);
        fields_.erase(kept, fields_.end());
        return erased;
    }

    std::vector<http_header> fields_{};
};

/// An HTTP request without its connection: scheme, host and port are the endpoint's, and the host header
/// repeats them for the signature.  Neither content-length nor transfer-encoding needs to be among the
/// headers: how the body travels is the business of the HTTP stack.
struct http_request
{
    std::string method{"POST"}; ///< as in the request line
    std::string target{"/"};    ///< Path and query as in the request line: percent-encoded, without fragment.
    http_headers headers{};     ///< in the order in which they are sent
    std::string body{};         ///< its bytes

    [[nodiscard]] bool operator==(http_request const&) const noexcept = default;
};

/// An HTTP response, complete, with any transfer-encoding undone.
struct http_response
{
    int status{}; ///< 100 to 599; 0 means that nobody has set it, and nothing takes it for a success.
    http_headers headers{}; ///< in the order in which they came
    std::string body{};     ///< its bytes

    [[nodiscard]] bool operator==(http_response const&) const noexcept = default;
};

namespace detail
{

inline void append_printable(std::string& out, std::string_view text)
{
    append_printable(out, text, text.size());
}

/// Appends path and query; a query parameter such as X-Amz-Security-Token shows its name only.
inline void append_printable_target(std::string& out, std::string_view target)
{
    auto const path_end = (std::min)(target.find('?'), target.size());
    append_printable(out, target.substr(0, path_end));
    target.remove_prefix(path_end);
    while (!target.empty())
    {
        out += target.front(); // '?' or '&'
        target.remove_prefix(1);
        auto const parameter = target.substr(0, target.find('&'));
        target.remove_prefix(parameter.size());
        auto const name = parameter.substr(0, parameter.find('='));
        // A name with an escape in it may hide what it is.
        if (name.size() != parameter.size() && (is_secret_header(name) || name.find('%') != name.npos))
        {
            append_printable(out, name);
            out += "=(hidden)";
        }
        else
            append_printable(out, parameter);
    }
}

inline void append_printable_headers(std::string& out, http_headers const& headers)
{
    for (auto const& field : headers)
    {
        append_printable(out, field.name);
        out += ": ";
        if (is_secret_header(field.name))
            out += "(hidden)";
        else
            append_printable(out, field.value);
        out += '\n';
    }
}

inline void append_body_size(std::string& out, std::string const& body)
{
    out += '(';
    out += std::to_string(body.size());
    out += body.size() == 1 ? " byte)" : " bytes)";
}

} // namespace detail

/// Writes `name: value`; `name: (hidden)` when is_secret_header says so.  Control characters are escaped.
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out, http_header const& field)
{
    std::string text;
    detail::append_printable_headers(text, {field});
    text.pop_back(); // the line end
    return out << text;
}

/// Writes a line for each field, each as a single one is written.
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                             http_headers const& headers)
{
    std::string text;
    detail::append_printable_headers(text, headers);
    return out << text;
}

/// Writes method and target, the headers, and the size of the body.  The body itself is never written, and no
/// value of a header or query parameter that usually is a secret.
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                             http_request const& request)
{
    std::string text;
    detail::append_printable(text, request.method);
    text += ' ';
    detail::append_printable_target(text, request.target);
    text += '\n';
    detail::append_printable_headers(text, request.headers);
    detail::append_body_size(text, request.body);
    return out << text;
}

/// Writes the status, the headers, and the size of the body, under the same rules as for a request.
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                             http_response const& response)
{
    std::string text = std::to_string(response.status);
    text += '\n';
    detail::append_printable_headers(text, response.headers);
    detail::append_body_size(text, response.body);
    return out << text;
}

} // namespace face_liveness::inline v1

#endif // FACE_LIVENESS_HTTP_MESSAGE_HPP

// ---- face_liveness/regions.hpp

/// @file
/// Where the service is: partitions, Regions and endpoints, and which Regions have Face Liveness.
/// Follows the endpoint rule set of Amazon Rekognition and AWS's list of partitions (botocore,
/// partitions.json).

#ifndef FACE_LIVENESS_REGIONS_HPP
#define FACE_LIVENESS_REGIONS_HPP

namespace face_liveness::inline v1
{

namespace detail
{

[[nodiscard]] constexpr bool region_digit(char c) noexcept
{
    return c >= '0' && c <= '9';
}

[[nodiscard]] constexpr bool region_letter_or_digit(char c) noexcept
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || region_digit(c);
}

/// The regex `^P\-\w+\-\d+$`, where P is the prefix.
[[nodiscard]] constexpr bool region_has_form(std::string_view region, std::string_view prefix) noexcept
{
    if (region.substr(0, prefix.size()) != prefix)
        return false;
    region.remove_prefix(prefix.size());
    if (region.empty() || region.front() != '-')
        return false;
    region.remove_prefix(1);
    auto const word_end = std::find_if_not(region.begin(), region.end(),
                                           [](char c) { return region_letter_or_digit(c) || c == '_'; });
    if (word_end == region.begin() || word_end == region.end() || *word_end != '-')
        return false;
    auto const number = word_end + 1;
    return number != region.end() && std::all_of(number, region.end(), region_digit);
}

} // namespace detail

/// A group of Regions that share DNS names and accounts: the public ones, China, GovCloud, and so on.
struct partition
{
    std::string_view id{};                    ///< such as `aws-cn`
    std::string_view dns_suffix{};            ///< what ends the names of its endpoints
    std::string_view dual_stack_dns_suffix{}; ///< the same for endpoints that IPv4 and IPv6 both reach
    bool supports_fips{};                     ///< whether it has FIPS endpoints
    bool supports_dual_stack{};               ///< whether it has endpoints that IPv4 and IPv6 both reach
    std::string_view global_region{};         ///< a pseudo Region that the regex misses, or empty
    std::string_view region_regex{};          ///< what its Regions' names match, as AWS writes it
    std::string_view
        region_prefixes{}; ///< what the regex says before `\-\w+\-\d+`, alternatives between bars

    /// Whether the name matches region_regex.
    [[nodiscard]] constexpr bool matches(std::string_view region) const noexcept
    {
        for (std::string_view rest = region_prefixes; !rest.empty();)
        {
            auto const prefix = rest.substr(0, rest.find('|'));
            if (detail::region_has_form(region, prefix))
                return true;
            rest.remove_prefix((std::min)(prefix.size() + 1, rest.size()));
        }
        return false;
    }
};

/// AWS's partitions, in the order in which their regexes are tried.  Their Regions match the regexes, so only
/// the pseudo Regions need to be named.
inline constexpr std::array<partition, 8> partitions{{
    {
        .id = "aws",
        .dns_suffix = "amazonaws.com",
        .dual_stack_dns_suffix = "api.aws",
        .supports_fips = true,
        .supports_dual_stack = true,
        .global_region = "aws-global",
        .region_regex = R"(^(us|eu|ap|sa|ca|me|af|il|mx)\-\w+\-\d+$)",
        .region_prefixes = "us|eu|ap|sa|ca|me|af|il|mx",
    },
    {
        .id = "aws-cn",
        .dns_suffix = "amazonaws.com.cn",
        .dual_stack_dns_suffix = "api.amazonwebservices.com.cn",
        .supports_fips = true,
        .supports_dual_stack = true,
        .global_region = "aws-cn-global",
        .region_regex = R"(^cn\-\w+\-\d+$)",
        .region_prefixes = "cn",
    },
    {
        .id = "aws-eusc",
        .dns_suffix = "amazonaws.eu",
        .dual_stack_dns_suffix = "api.amazonwebservices.eu",
        .supports_fips = true,
        .supports_dual_stack = true,
        .region_regex = R"(^eusc\-(de)\-\w+\-\d+$)",
        .region_prefixes = "eusc-de",
    },
    {
        .id = "aws-iso",
        .dns_suffix = "c2s.ic.gov",
        .dual_stack_dns_suffix = "api.aws.ic.gov",
        .supports_fips = true,
        .supports_dual_stack = true,
        .global_region = "aws-iso-global",
        .region_regex = R"(^us\-iso\-\w+\-\d+$)",
        .region_prefixes = "us-iso",
    },
    {
        .id = "aws-iso-b",
        .dns_suffix = "sc2s.sgov.gov",
        .dual_stack_dns_suffix = "api.aws.scloud",
        .supports_fips = true,
        .supports_dual_stack = true,
        .global_region = "aws-iso-b-global",
        .region_regex = R"(^us\-isob\-\w+\-\d+$)",
        .region_prefixes = "us-isob",
    },
    {
        .id = "aws-iso-e",
        .dns_suffix = "cloud.adc-e.uk",
        .dual_stack_dns_suffix = "api.cloud-aws.adc-e.uk",
        .supports_fips = true,
        .supports_dual_stack = true,
        .global_region = "aws-iso-e-global",
        .region_regex = R"(^eu\-isoe\-\w+\-\d+$)",
        .region_prefixes = "eu-isoe",
    },
    {
        .id = "aws-iso-f",
        .dns_suffix = "csp.hci.ic.gov",
        .dual_stack_dns_suffix = "api.aws.hci.ic.gov",
        .supports_fips = true,
        .supports_dual_stack = true,
        .global_region = "aws-iso-f-global",
        .region_regex = R"(^us\-isof\-\w+\-\d+$)",
        .region_prefixes = "us-isof",
    },
    {
        .id = "aws-us-gov",
        .dns_suffix = "amazonaws.com",
        .dual_stack_dns_suffix = "api.aws",
        .supports_fips = true,
        .supports_dual_stack = true,
        .global_region = "aws-us-gov-global",
        .region_regex = R"(^us\-gov\-\w+\-\d+$)",
        .region_prefixes = "us-gov",
    },
}};

/// The partition of a Region: by exact name first, then by the regexes in order, else `aws`.  So an invented
/// Region has a partition too; nothing here says that the Region exists.
[[nodiscard]] constexpr partition const& partition_for(std::string_view region) noexcept
{
    if (!region.empty())
        for (auto const& candidate : partitions)
            if (candidate.global_region == region)
                return candidate;
    for (auto const& candidate : partitions)
        if (candidate.matches(region))
            return candidate;
    return partitions.front();
}

/// The day of the list below, by AWS's announcement of that day and its General Reference, "Amazon
/// Rekognition endpoints and quotas".
inline constexpr std::string_view face_liveness_regions_date = "2026-09-28";

/// The Regions that had Face Liveness on that day.  The list grows, so take it as advice.
inline constexpr std::array<std::string_view, 8> face_liveness_regions{
    "us-east-1", "us-west-2", "ap-south-1",     "ap-northeast-1",
    "eu-west-1", "sa-east-1", "ap-southeast-5", "ap-southeast-7",
};

/// Whether Face Liveness was offered in the Region on face_liveness_regions_date.  Elsewhere the service
/// answers AccessDeniedException.
[[nodiscard]] constexpr bool offers_face_liveness(std::string_view region) noexcept
{
    return std::find(face_liveness_regions.begin(), face_liveness_regions.end(), region)
           != face_liveness_regions.end();
}

/// A note for people when Face Liveness wasn't offered in the Region, with the Regions that had it and the
/// date of the list; nothing when it was.  Not an error: the list grows.
[[nodiscard]] inline std::optional<std::string> region_note(std::string_view region)
{
    if (offers_face_liveness(region))
        return std::nullopt;
    std::string note = "Face Liveness was not offered in ";
    // Only a text that can name a Region is repeated.
    bool const plain = !region.empty() && region.size() <= 63
                       && std::all_of(region.begin(), region.end(),
                                      [](char c) { return detail::region_letter_or_digit(c) || c == '-'; });
    note += plain ? region : "this Region";
    note += " on ";
    note += face_liveness_regions_date;
    note += ", when its Regions were ";
    for (auto const offered : face_liveness_regions)
    {
        note += offered;
        note += offered == face_liveness_regions.back() ? "." : ", ";
    }
    return note;
}

/// Where requests go.
struct endpoint
{
    std::string scheme{"https"}; ///< `https` or `http`
    std::string host{};          ///< a name or an address; an IPv6 address stands here without brackets
    std::uint16_t port{443};     ///< of the connection
    std::string base_path{};     ///< empty, or a slash and more; the slash at the end of a URL is cut off
    std::string region{};        ///< what to sign for

    /// The URL, which endpoint_for() would read back as this endpoint: without the port when it is the
    /// scheme's default, and without the slash at the end of the path.
    [[nodiscard]] std::string url() const;

    /// The target of every request of this service: the base path and a slash (the protocol awsJson1.1 posts
    /// to the root, and a base path stays in front of it).
    [[nodiscard]] std::string target() const { return base_path + '/'; }

    [[nodiscard]] bool operator==(endpoint const&) const noexcept = default;
};

/// The value of the host header: host, and port when it isn't the scheme's default (RFC 9110, section 7.2).
[[nodiscard]] inline std::string host_header(endpoint const& where)
{
    bool const ipv6 = where.host.find(':') != std::string::npos;
    std::string value;
    value.reserve(where.host.size() + 8);
    if (ipv6)
        value += '[';
    value += where.host;
    if (ipv6)
        value += ']';
    if (where.port != (where.scheme == "http" ? 80 : 443))
    {
        value += ':';
        value += std::to_string(where.port);
    }
    return value;
}

inline std::string endpoint::url() const
{
    // A base path that ends with a slash lost another one when it was read.
    return scheme + "://" + host_header(*this) + base_path + (base_path.ends_with('/') ? "/" : "");
}

/// Writes the URL, and the Region in brackets when there is one.
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out, endpoint const& where)
{
    std::string text = where.url();
    if (!where.region.empty())
        text += " (" + where.region + ")";
    return out << text;
}

/// What to ask of endpoint_for().
struct endpoint_options
{
    bool use_fips{};                           ///< the endpoint with validated cryptography (FIPS 140)
    bool use_dual_stack{};                     ///< the endpoint that IPv4 and IPv6 both reach
    std::optional<std::string> endpoint_url{}; ///< instead of AWS's own: a proxy, a VPC endpoint, an emulator

    [[nodiscard]] bool operator==(endpoint_options const&) const noexcept = default;
};

/// Why there is no endpoint.
enum class endpoint_errc
{
    missing_region = 1,
    invalid_region,
    fips_with_custom_endpoint,
    dual_stack_with_custom_endpoint,
    fips_and_dual_stack_not_supported,
    fips_not_supported,
    dual_stack_not_supported,
    url_character, ///< a control character, a space, a backslash, or anything that isn't ASCII
    url_scheme,
    url_user_info,
    url_host,
    url_port,
    url_path,
    url_query,
    url_fragment,
};

namespace detail
{

[[nodiscard]] constexpr char const* endpoint_error_text(endpoint_errc reason) noexcept
{
    switch (reason)
    {
    // As the rule set words them.
    case endpoint_errc::missing_region: return "Invalid Configuration: Missing Region";
    case endpoint_errc::fips_with_custom_endpoint:
        return "Invalid Configuration: FIPS and custom endpoint are not supported";
    case endpoint_errc::dual_stack_with_custom_endpoint:
        return "Invalid Configuration: Dualstack and custom endpoint are not supported";
    case endpoint_errc::fips_and_dual_stack_not_supported:
        return "FIPS and DualStack are enabled, but this partition does not support one or both";
    case endpoint_errc::fips_not_supported: return "FIPS is enabled but this partition does not support FIPS";
    case endpoint_errc::dual_stack_not_supported:
        return "DualStack is enabled but this partition does not support DualStack";

    // Ours.  They repeat nothing of a URL, which may have a password in it.
    case endpoint_errc::invalid_region:
        return "Invalid Configuration: the Region must be 1 to 63 letters, digits and hyphens, "
               "with no hyphen at either end";
    case endpoint_errc::url_character:
        return "Invalid Configuration: the custom endpoint has a character that no URL may have";
    case endpoint_errc::url_scheme:
        return "Invalid Configuration: the custom endpoint must start with https:// or http://";
    case endpoint_errc::url_user_info:
        return "Invalid Configuration: the custom endpoint must not have a user name or password in it";
    case endpoint_errc::url_host:
        return "Invalid Configuration: the custom endpoint has no host name or address that makes sense";
    case endpoint_errc::url_port:
        return "Invalid Configuration: the port of the custom endpoint must be a number from 1 to 65535";
    case endpoint_errc::url_path:
        return "Invalid Configuration: the path of the custom endpoint is malformed";
    case endpoint_errc::url_query: return "Invalid Configuration: the custom endpoint must not have a query";
    case endpoint_errc::url_fragment:
        return "Invalid Configuration: the custom endpoint must not have a fragment";
    }
    return "unknown endpoint error";
}

class endpoint_error_category final : public boost::system::error_category
{
public:
    consteval endpoint_error_category() noexcept
        : error_category(0xb7e3c1a25d0f4968)
    {
    }

    char const* name() const noexcept override { return "face_liveness.endpoint"; }
    std::string message(int value) const override
    {
        return endpoint_error_text(static_cast<endpoint_errc>(value));
    }
    char const* message(int value, char*, std::size_t) const noexcept override
    {
        return endpoint_error_text(static_cast<endpoint_errc>(value));
    }
};

inline constexpr endpoint_error_category the_endpoint_error_category{};

} // namespace detail

/// The category of endpoint_errc.
[[nodiscard]] inline boost::system::error_category const& endpoint_category() noexcept
{
    return detail::the_endpoint_error_category;
}

/// Found by argument-dependent look-up, so that endpoint_errc converts to an error code.
[[nodiscard]] inline boost::system::error_code make_error_code(endpoint_errc reason) noexcept
{
    return {static_cast<int>(reason), endpoint_category()};
}

/// Why there is no endpoint, and where in the text that was given.
struct endpoint_error
{
    endpoint_errc reason{}; ///< why
    std::size_t position{}; ///< for invalid_region and the url_... reasons: the byte where it shows

    /// The rule set's own text where it has one, else ours; with the position where there is one.
    [[nodiscard]] std::string message() const
    {
        std::string text = detail::endpoint_error_text(reason);
        if (reason == endpoint_errc::invalid_region || reason >= endpoint_errc::url_character)
            text += " (at byte " + std::to_string(position) + ")";
        return text;
    }

    /// The same for those who live with error codes; the position is lost.
    [[nodiscard]] boost::system::error_code error() const noexcept { return make_error_code(reason); }

    [[nodiscard]] bool operator==(endpoint_error const&) const noexcept = default;
};

/// Writes message().
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                             endpoint_error const& error)
{
    return out << error.message();
}

/// What `endpoint_for(...).value()` throws when there is none.
class endpoint_exception : public std::runtime_error
{
public:
    /// Keeps the error, whose message is the exception's.
    explicit endpoint_exception(endpoint_error const& error)
        : std::runtime_error(error.message())
        , error_(error)
    {
    }

    /// The error itself.
    [[nodiscard]] endpoint_error const& error() const noexcept { return error_; }

private:
    endpoint_error error_;
};

/// Called by boost::system::result when there is no value.
[[noreturn]] inline void throw_exception_from_error(endpoint_error const& error,
                                                    boost::source_location const& where)
{
    boost::throw_exception(endpoint_exception(error), where);
}

namespace detail
{

/// Where a Region stops being a host label: letters, digits, inner hyphens, 63 at most (RFC 1123,
/// section 2.1). Nothing when it is one.  The Region becomes part of a host name, so that this keeps an
/// invented one from naming another host.
[[nodiscard]] constexpr std::optional<std::size_t> not_a_host_label(std::string_view region) noexcept
{
    for (std::size_t i = 0; i != region.size(); ++i)
        if (i == 63
            || !(region_letter_or_digit(region[i]) || (region[i] == '-' && i != 0 && i + 1 != region.size())))
            return i;
    return std::nullopt;
}

[[nodiscard]] constexpr bool url_hex_digit(char c) noexcept
{
    return region_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// An IPv4 address in dotted decimal, as IPv6address of RFC 3986 embeds it.
[[nodiscard]] constexpr bool url_ipv4(std::string_view text) noexcept
{
    for (int part = 0; part != 4; ++part)
    {
        if (part != 0)
        {
            if (text.empty() || text.front() != '.')
                return false;
            text.remove_prefix(1);
        }
        unsigned value = 0;
        std::size_t digits = 0;
        for (; digits != text.size() && digits != 3 && region_digit(text[digits]); ++digits)
            value = value * 10 + static_cast<unsigned>(text[digits] - '0');
        if (digits == 0 || value > 255 || (digits > 1 && text.front() == '0'))
            return false;
        text.remove_prefix(digits);
    }
    return text.empty();
}

/// An IPv6 address (RFC 3986, section 3.2.2, IPv6address), without a zone.
[[nodiscard]] constexpr bool url_ipv6(std::string_view text) noexcept
{
    int groups = 0;
    bool gap = false;
    if (text.substr(0, 2) == "::")
    {
        gap = true;
        text.remove_prefix(2);
        if (text.empty())
            return true;
    }
    for (;;)
    {
        if (text.find(':') == text.npos && text.find('.') != text.npos)
        {
            groups += 2;
            return url_ipv4(text) && (gap ? groups < 8 : groups == 8);
        }
        std::size_t digits = 0;
        while (digits != text.size() && digits != 4 && url_hex_digit(text[digits]))
            ++digits;
        if (digits == 0 || ++groups > 8)
            return false;
        text.remove_prefix(digits);
        if (text.empty())
            return gap ? groups < 8 : groups == 8;
        if (text.front() != ':')
            return false;
        text.remove_prefix(1);
        if (!text.empty() && text.front() == ':')
        {
            if (gap)
                return false;
            gap = true;
            text.remove_prefix(1);
            if (text.empty())
                return groups < 8;
        }
    }
}

/// A host name: labels of letters, digits, hyphens and underscores (which local names have), 253 characters
/// at most, perhaps with a dot at the end.
[[nodiscard]] constexpr std::optional<std::size_t> not_a_host_name(std::string_view host) noexcept
{
    if (host.empty())
        return 0;
    std::size_t label = 0;
    for (std::size_t i = 0; i != host.size(); ++i)
    {
        if (i == 253)
            return i;
        if (host[i] == '.')
        {
            if (label == 0)
                return i;
            label = 0;
        }
        else if (++label == 64 || !(region_letter_or_digit(host[i]) || host[i] == '-' || host[i] == '_'))
            return i;
    }
    return std::nullopt;
}

/// RFC 3986: pchar and the slash, escapes aside.
[[nodiscard]] constexpr bool url_path_character(char c) noexcept
{
    return region_letter_or_digit(c)
           || std::string_view("-._~!$&'()*+,;=:@/").find(c) != std::string_view::npos;
}

/// The endpoint that a URL names, without its Region.  Stricter than RFC 3986 where it matters: no user info,
/// query or fragment, no empty port, no zone, no escapes in the host.
[[nodiscard]] inline boost::system::result<endpoint, endpoint_error> parse_endpoint_url(std::string_view url)
{
    auto const fail = [](endpoint_errc reason, std::size_t position) {
        return endpoint_error{reason, position};
    };

    for (std::size_t i = 0; i != url.size(); ++i)
        if (url[i] <= ' ' || url[i] >= '\x7f' || url[i] == '\\')
            return fail(endpoint_errc::url_character, i);

    endpoint where;
    auto const starts_with = [url](std::string_view scheme)
    {
        return url.size() >= scheme.size()
               && std::equal(scheme.begin(), scheme.end(), url.begin(),
                             [](char s, char u) { return s == u || (u >= 'A' && u <= 'Z' && s == u + 32); });
    };
    if (starts_with("http://"))
    {
        where.scheme = "http";
        where.port = 80;
    }
    else if (!starts_with("https://"))
        return fail(endpoint_errc::url_scheme, 0);

    std::size_t const begin = where.scheme.size() + 3;
    std::size_t const end = (std::min)(url.find_first_of("/?#", begin), url.size());
    if (url.substr(0, end).find('@', begin) != url.npos)
        return fail(endpoint_errc::url_user_info, begin);

    std::size_t host_end = end;
    if (begin != end && url[begin] == '[')
    {
        auto const bracket = url.substr(0, end).find(']', begin);
        if (bracket == url.npos || !url_ipv6(url.substr(begin + 1, bracket - begin - 1)))
            return fail(endpoint_errc::url_host, begin);
        host_end = bracket + 1;
        where.host = url.substr(begin + 1, bracket - begin - 1);
        if (host_end != end && url[host_end] != ':')
            return fail(endpoint_errc::url_host, host_end);
    }
    else
    {
        host_end = (std::min)(url.find(':', begin), end);
        auto const host = url.substr(begin, host_end - begin);
        if (auto const bad = not_a_host_name(host))
            return fail(endpoint_errc::url_host, begin + *bad);
        where.host = host;
    }

    if (host_end != end)
    {
        auto const digits = url.substr(host_end + 1, end - host_end - 1);
        std::uint32_t port = 0;
        for (std::size_t i = 0; i != digits.size(); ++i)
        {
            if (!region_digit(digits[i]) || i == 5)
                return fail(endpoint_errc::url_port, host_end + 1 + i);
            port = port * 10 + static_cast<std::uint32_t>(digits[i] - '0');
        }
        if (port == 0 || port > 65535)
            return fail(endpoint_errc::url_port, host_end + 1);
        where.port = static_cast<std::uint16_t>(port);
    }

    auto const path_end = (std::min)(url.find_first_of("?#", end), url.size());
    if (path_end != url.size())
        return fail(url[path_end] == '?' ? endpoint_errc::url_query : endpoint_errc::url_fragment, path_end);
    for (std::size_t i = end; i != url.size(); ++i)
    {
        if (url_path_character(url[i]))
            continue;
        if (url[i] != '%' || url.size() - i < 3 || !url_hex_digit(url[i + 1]) || !url_hex_digit(url[i + 2]))
            return fail(endpoint_errc::url_path, i);
        i += 2;
    }
    where.base_path = url.substr(end);
    if (where.base_path.ends_with('/'))
        where.base_path.pop_back();
    return where;
}

/// Rules 5 to 8: AWS's own endpoint for a Region of this partition.
[[nodiscard]] inline boost::system::result<endpoint, endpoint_error> endpoint_in(
    partition const& home, std::string_view region, endpoint_options const& options)
{
    bool const fips = options.use_fips;
    bool const dual_stack = options.use_dual_stack;
    if (fips && dual_stack && !(home.supports_fips && home.supports_dual_stack))
        return endpoint_error{endpoint_errc::fips_and_dual_stack_not_supported};
    if (fips && !home.supports_fips)
        return endpoint_error{endpoint_errc::fips_not_supported};
    if (dual_stack && !home.supports_dual_stack)
        return endpoint_error{endpoint_errc::dual_stack_not_supported};

    endpoint where;
    where.host = fips ? "rekognition-fips." : "rekognition.";
    where.host += region;
    where.host += '.';
    where.host += dual_stack ? home.dual_stack_dns_suffix : home.dns_suffix;
    where.region = region;
    return where;
}

} // namespace detail

/// The endpoint of Amazon Rekognition in a Region, by its endpoint rule set.
///
/// A custom endpoint is taken as it is, and the Region, which may be empty then, is only remembered for
/// signing. Whether the Region has the service isn't checked; region_note() has advice.
///
/// Errors: no Region; a Region that can't be part of a host name; FIPS or dual stack with a custom endpoint,
/// or where the partition has none; a custom endpoint that isn't an http or https URL of host, port and path.
[[nodiscard]] inline boost::system::result<endpoint, endpoint_error> endpoint_for(
    std::string_view region, endpoint_options const& options = {})
{
    if (options.endpoint_url)
    {
        if (options.use_fips)
            return endpoint_error{endpoint_errc::fips_with_custom_endpoint};
        if (options.use_dual_stack)
            return endpoint_error{endpoint_errc::dual_stack_with_custom_endpoint};
        auto where = detail::parse_endpoint_url(*options.endpoint_url);
        if (where)
            where->region = region;
        return where;
    }
    if (region.empty())
        return endpoint_error{endpoint_errc::missing_region};
    if (auto const bad = detail::not_a_host_label(region))
        return endpoint_error{endpoint_errc::invalid_region, *bad};
    return detail::endpoint_in(partition_for(region), region, options);
}

} // namespace face_liveness::inline v1

template <>
struct boost::system::is_error_code_enum<face_liveness::endpoint_errc> : std::true_type
{
};

#endif // FACE_LIVENESS_REGIONS_HPP

// ---- face_liveness/service_error.hpp

#ifndef FACE_LIVENESS_SERVICE_ERROR_HPP
#define FACE_LIVENESS_SERVICE_ERROR_HPP

namespace face_liveness::inline v1
{

/// What the service calls an error: those of the two operations, then those common to AWS's services ("Common
/// error types", Amazon Rekognition API reference).
enum class service_errc
{
    unknown,                         ///< no code, or one that this release does not know
    access_denied,                   ///< no permission, or no Face Liveness in the Region
    internal_server_error,           ///< the service failed; try again
    invalid_parameter,               ///< a request that makes no sense to the service
    provisioned_throughput_exceeded, ///< too many calls for the account's quota; slow down
    throttling,                      ///< too many calls; slow down
    session_not_found,               ///< no such session
    validation,                    ///< a value breaks a limit of the model; in the model of neither operation
    idempotent_parameter_mismatch, ///< a token that was used with other parameters
    limit_exceeded,                ///< a limit of the account
    service_quota_exceeded,        ///< a quota of the account
    expired_token,                 ///< temporary credentials that are over
    incomplete_signature,          ///< an authorization header that lacks something
    internal_failure,              ///< the service failed; try again
    invalid_signature,             ///< a signature that doesn't match or has expired
    malformed_http_request,        ///< HTTP that can't be understood
    missing_authentication_token,  ///< nothing that says who calls
    not_authorized,                ///< no permission
    opt_in_required,               ///< the account doesn't use the service
    request_aborted,               ///< the connection went before the answer
    request_entity_too_large,      ///< too large
    request_expired,               ///< a date more than 15 minutes off
    request_timeout,               ///< the request came too slowly
    service_unavailable,           ///< the service is down; try again
    unrecognized_client,           ///< an access key or session token that doesn't exist
    unknown_operation,             ///< not an operation of the service
    serialization                  ///< a body that isn't JSON, or a value of the wrong type
};

/// The texts of `service_errc` behind `unknown`.
constexpr std::array<std::string_view, 26> wire_names(service_errc) noexcept
{
    return {"AccessDeniedException",
            "InternalServerError",
            "InvalidParameterException",
            "ProvisionedThroughputExceededException",
            "ThrottlingException",
            "SessionNotFoundException",
            "ValidationException",
            "IdempotentParameterMismatchException",
            "LimitExceededException",
            "ServiceQuotaExceededException",
            "ExpiredTokenException",
            "IncompleteSignatureException",
            "InternalFailure",
            "InvalidSignatureException",
            "MalformedHttpRequestException",
            "MissingAuthenticationTokenException",
            "NotAuthorized",
            "OptInRequired",
            "RequestAbortedException",
            "RequestEntityTooLargeException",
            "RequestExpired",
            "RequestTimeoutException",
            "ServiceUnavailable",
            "UnrecognizedClientException",
            "UnknownOperationException",
            "SerializationException"};
}

namespace detail
{

struct service_error_category : boost::system::error_category
{
    consteval service_error_category() noexcept
        : error_category(0x6d1a8e03c57f92b4) // random; makes categories of several shared objects equal
    {
    }

    char const* name() const noexcept override { return "face_liveness.service"; }

    std::string message(int code) const override
    {
        auto const names = wire_names(service_errc());
        auto const index = static_cast<std::size_t>(code) - 1;
        return index < names.size() ? std::string(names[index])
                                    : "an error that the service gave no known code for";
    }
};

inline constexpr service_error_category the_service_error_category{};

// Codes that stand for the same, beyond an "Exception" more or less at the end.
inline open<service_errc> service_code_of(std::string_view text)
{
    constexpr std::string_view ending = "Exception";
    open<service_errc> code(text == "ValidationError" ? std::string_view("ValidationException") : text);
    if (code != service_errc::unknown)
        return code;
    open<service_errc> const other(text.ends_with(ending)
                                       ? std::string(text.substr(0, text.size() - ending.size()))
                                       : std::string(text).append(ending));
    return other != service_errc::unknown ? other : code;
}

// Codes of AWS's retry rules that this service isn't known to send, and service_errc hence doesn't have.
inline constexpr std::string_view other_throttling_codes[] = {"Throttling",
                                                              "ThrottledException",
                                                              "RequestThrottled",
                                                              "RequestThrottledException",
                                                              "BandwidthLimitExceeded",
                                                              "RequestLimitExceeded",
                                                              "SlowDown",
                                                              "PriorRequestNotComplete",
                                                              "EC2ThrottledException",
                                                              "TooManyRequestsException",
                                                              "TransactionInProgressException"};

// Some errors quote what was signed, and a session token with it: the text in front of that.
inline std::string_view without_signed_text(std::string_view text) noexcept
{
    constexpr auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    for (std::string_view const start : {"the canonical string", "x-amz-security-token"})
    {
        auto const found = std::search(text.begin(), text.end(), start.begin(), start.end(),
                                       [&](char a, char b) { return lower(a) == b; });
        if (found != text.end())
            text = text.substr(0, static_cast<std::size_t>(found - text.begin()));
    }
    // The service puts empty lines in front of it.
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n' || text.back() == '\r'))
        text.remove_suffix(1);
    return text;
}

template <std::size_t Size>
constexpr bool is_one_of(std::string_view text, std::string_view const (&all)[Size]) noexcept
{
    return std::find(std::begin(all), std::end(all), text) != std::end(all);
}

} // namespace detail

/// The category of `service_errc`.
inline boost::system::error_category const& service_category() noexcept
{
    return detail::the_service_error_category;
}

/// Makes `boost::system::error_code` of a `service_errc`; `unknown` has the value -1, since 0 would say "no
/// error".
inline boost::system::error_code make_error_code(service_errc code) noexcept
{
    return {code == service_errc::unknown ? -1 : static_cast<int>(code), service_category()};
}

/// An error that the service answered with, or whatever else stood in the way: a proxy's page, an empty
/// answer.
///
/// Classified by its code, and by the HTTP status where there is no code that says more: the status of one
/// and the same error differs from service to service.
struct service_error
{
    open<service_errc> code{}; ///< unset if the answer had none
    std::string
        service_message{};    ///< the service's own words, or the start of an answer that isn't the service's
    std::string request_id{}; ///< what AWS's support asks for
    std::string log_ref{};    ///< Logref: the service's mark of this error
    int status{};             ///< the HTTP status; 0 is the usual one of the code
    std::string_view operation{}; ///< what was asked for, such as CreateFaceLivenessSession; may be empty

    bool operator==(service_error const&) const = default;

    /// Whether the caller calls too often: wait longer before the next attempt.
    bool is_throttling() const noexcept
    {
        switch (code)
        {
        case service_errc::throttling:
        case service_errc::provisioned_throughput_exceeded:
        case service_errc::limit_exceeded: return true;
        default:
            return detail::is_one_of(code.text(), detail::other_throttling_codes)
                   || (!code.is_set() && status == 429);
        }
    }

    /// Whether the same request may succeed a little later (AWS SDK reference guide, "Retry behavior",
    /// standard mode).
    bool may_be_retried() const noexcept
    {
        switch (code)
        {
        case service_errc::internal_server_error:
        case service_errc::internal_failure:
        case service_errc::service_unavailable:
        case service_errc::request_timeout: return true;
        default:
            return is_throttling() || code.text() == "TimeoutError" || status == 500 || status == 502
                   || status == 503 || status == 504;
        }
    }

    /// Whether the signer's clock may be wrong: compare it with the Date header of the answer.
    bool is_clock() const noexcept
    {
        constexpr std::string_view other_codes[] = {"RequestTimeTooSkewed", "RequestInTheFuture",
                                                    "SignatureDoesNotMatch", "AuthFailure"};
        return code == service_errc::invalid_signature || code == service_errc::request_expired
               || detail::is_one_of(code.text(), other_codes);
    }

    /// Whether the credentials are at fault: expired, unknown, missing, or the wrong secret.  Missing
    /// permissions
    /// (`access_denied`) are not: other credentials of the same role won't help.
    bool is_credentials() const noexcept
    {
        switch (code)
        {
        case service_errc::expired_token:
        case service_errc::unrecognized_client:
        case service_errc::missing_authentication_token:
        case service_errc::incomplete_signature:
        case service_errc::invalid_signature: return true;
        default: return code.text() == "InvalidClientTokenId" || code.text() == "SignatureDoesNotMatch";
        }
    }

    /// Whether the request itself is at fault, so that nothing but another request will do.
    bool is_request() const noexcept
    {
        switch (code)
        {
        case service_errc::invalid_parameter:
        case service_errc::session_not_found:
        case service_errc::validation:
        case service_errc::idempotent_parameter_mismatch:
        case service_errc::malformed_http_request:
        case service_errc::request_entity_too_large:
        case service_errc::unknown_operation:
        case service_errc::serialization: return true;
        default: return false;
        }
    }

    /// What to do about it, where there is something to say; a sentence or nothing.
    std::string help() const
    {
        switch (code)
        {
        case service_errc::access_denied:
        {
            std::string out = "The caller needs the IAM action rekognition:";
            out += operation.empty() ? std::string_view("*FaceLivenessSession*") : operation;
            if (operation == "CreateFaceLivenessSession")
                out += " (and s3:PutObject on the bucket of an OutputConfig)";
            out += "; and Face Liveness is offered in";
            for (std::string_view region : face_liveness_regions)
                ((out += region == face_liveness_regions.front() ? " " : ", ")) += region;
            return ((out += " only (as of ") += face_liveness_regions_date) += ").";
        }
        case service_errc::session_not_found:
            return "The session may have expired (three minutes after it was created), or be of another "
                   "Region or another account.";
        case service_errc::expired_token: return "Get new temporary credentials.";
        case service_errc::idempotent_parameter_mismatch:
            return "Use a new ClientRequestToken for each session.";
        case service_errc::unrecognized_client:
            return "The access key is not known in this partition, or the session token is not the one that "
                   "belongs to it.";
        default:
            if (!is_clock())
                return {};
            return is_credentials() ? "Either the secret access key is not the one of the access key, or the "
                                      "clock is wrong: compare it with the Date header of the answer."
                                    : "Compare the clock with the Date header of the answer.";
        }
    }

    /// A line for people: `ThrottlingException: Slow down (status 400, request 6f1..., may be retried)`.
    /// Bounded, free of control characters, and without the text that some signature errors quote, for that
    /// holds the session token.
    std::string message() const
    {
        std::string out;
        if (code.is_set())
            detail::append_printable(out, code.text(), 128);
        else
            out = "Error without a code";
        if (auto const shown = detail::without_signed_text(service_message); !shown.empty())
        {
            out += ": ";
            detail::append_printable(out, shown, 1024);
        }
        std::string facts;
        auto const add = [&](std::string_view fact) { (facts += facts.empty() ? "" : ", ") += fact; };
        if (status != 0)
            add("status " + std::to_string(status));
        if (!request_id.empty())
        {
            add("request ");
            detail::append_printable(facts, request_id, 128);
        }
        if (may_be_retried())
            add("may be retried");
        if (!facts.empty())
            ((out += " (") += facts) += ')';
        if (std::string const what_to_do = help(); !what_to_do.empty())
            (out += ". ") += what_to_do;
        return out;
    }

    /// For those who live with Boost.Asio: the code alone.
    boost::system::error_code error() const noexcept { return make_error_code(code); }

    /// Writes `message()`.
    template <class Traits>
    friend std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                                        service_error const& e)
    {
        return out << std::string_view(e.message());
    }
};

/// Lets `.value()` of a result with this error throw `boost::system::system_error`.
[[noreturn]] inline void throw_exception_from_error(service_error const& e,
                                                    boost::source_location const& where)
{
    boost::throw_exception(boost::system::system_error(e.error(), e.message()), where);
}

} // namespace face_liveness::inline v1

template <>
struct boost::system::is_error_code_enum<face_liveness::service_errc>
{
    static constexpr bool value = true;
};

#endif // FACE_LIVENESS_SERVICE_ERROR_HPP

// ---- face_liveness/http/request.hpp

#ifndef FACE_LIVENESS_HTTP_REQUEST_HPP
#define FACE_LIVENESS_HTTP_REQUEST_HPP

namespace face_liveness::inline v1
{

/// What stands before the operation in x-amz-target.
inline constexpr std::string_view target_prefix = "RekognitionService.";

/// The content type of the protocol awsJson1.1.
inline constexpr std::string_view json_content_type = "application/x-amz-json-1.1";

/// Why a request did not become a message: the issues that `validate` found, at least one of them an error.
struct invalid_request
{
    std::vector<issue> issues{}; ///< errors and warnings, in the order of the members

    bool operator==(invalid_request const&) const = default;

    /// The issues one by one.
    auto begin() const noexcept { return issues.begin(); }
    /// Behind the last issue.
    auto end() const noexcept { return issues.end(); }

    /// The issues, a line each.
    std::string message() const
    {
        std::string out;
        for (issue const& i : issues)
            (out += out.empty() ? "" : "\n") += face_liveness::message(i);
        return out;
    }

    /// Writes `message()`.
    template <class Traits>
    friend std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                                        invalid_request const& e)
    {
        return out << std::string_view(e.message());
    }
};

/// Lets `.value()` of a result with this error throw `std::invalid_argument`.
[[noreturn]] inline void throw_exception_from_error(invalid_request const& e,
                                                    boost::source_location const& where)
{
    boost::throw_exception(std::invalid_argument(e.message()), where);
}

/// The tag for those who know better than `validate`, to test a server say.
struct unchecked_t
{
    explicit unchecked_t() = default;
};
/// `to_http(request, endpoint, unchecked)`
inline constexpr unchecked_t unchecked{};

/// The message of a request as it is, valid or not; text that isn't UTF-8 has U+FFFD in it.
template <request_shape Request>
http_request to_http(Request const& request, endpoint const& where, unchecked_t)
{
    http_request out;
    out.target = where.target();
    out.headers.reserve(6); // and those that signing adds
    out.headers.add("host", host_header(where));
    out.headers.add("content-type", std::string(json_content_type));
    out.headers.add("x-amz-target", std::string(target_prefix).append(Request::operation));
    encode_to(request, out.body);
    return out;
}

/// The HTTP message of a request: POST, the endpoint's path, host, content-type, x-amz-target and the body.
///
/// The gate: a request with an error in it does not become a message but gives its issues.  Content-Length is
/// left to the HTTP stack.  Sign it next.  AWS: the protocol awsJson1_1 (smithy.io).
template <class Request>
boost::system::result<http_request, invalid_request> to_http(Request const& request, endpoint const& where)
{
    static_assert(request_shape<Request>, "face_liveness: to_http with an endpoint takes a request");
    if constexpr (request_shape<Request>)
    {
        if (!is_valid(request))
            return invalid_request{validate(request)};
        return to_http(request, where, unchecked);
    }
}

/// The request of any operation.
using any_request = std::variant<create_session_request, get_session_results_request>;

namespace detail
{

// What is left of a request when its operation isn't known: JSON.
struct any_object
{
    static constexpr void members(auto&&) {}
};

inline bool is_json_content_type(std::string_view value) noexcept
{
    std::string_view type = value.substr(0, value.find(';'));
    while (type.ends_with(' ') || type.ends_with('\t'))
        type.remove_suffix(1);
    return header_names_equal(type, json_content_type);
}

inline bool is_syntax_error(decode_errc code) noexcept
{
    return code == decode_errc::not_json || code == decode_errc::incomplete || code == decode_errc::too_deep
           || code == decode_errc::too_large;
}

// The texts of AWS's Java services for values of the wrong type.
inline std::string serialization_message(decode_error const& e)
{
    if (e.code == decode_errc::duplicate_member)
        return "Duplicate member '" + service_path(e.path) + "'"; // our own: the service's is not known
    if (e.found == json_type::list)
        return "Start of list found where not expected";
    if (e.found == json_type::object)
        return "Start of structure or map found where not expected.";
    if (e.needed == json_type::list)
        return "Expected list or null";
    if (e.needed == json_type::object)
        return e.found == json_type::null ? "" : "Expected null";
    std::string const needed = e.needed == json_type::integer ? "Integer" : "String";
    if (e.found == json_type::boolean)
        return "class java.lang.Boolean can not be converted to an " + needed;
    return (e.found == json_type::number ? "NUMBER_VALUE" : "STRING_VALUE")
           + (" cannot be converted to " + needed);
}

inline service_error refusal_of(decode_error const& e)
{
    if (is_syntax_error(e.code))
        return {.code = service_errc::serialization};
    return {.code = service_errc::serialization, .service_message = serialization_message(e)};
}

// Whatever is wrong with the members: the service looks at them when it has read the whole text.
inline std::optional<service_error> refusal_of_syntax(std::string_view body)
{
    auto const json = decode<any_object>(body);
    if (json || !is_syntax_error(json.error().code))
        return std::nullopt;
    return refusal_of(json.error());
}

// The required members that are absent or null, and the elements of lists that are null, at every depth; no
// more than the service names.
template <class T>
void find_absent(boost::json::value const& from, path_step const& at, std::vector<issue>& found)
{
    auto const look_at = [&]<class Value>(std::type_identity<Value>, boost::json::value const* value,
                                          path_step const& step, bool is_required)
    {
        if (value && !value->is_null())
            find_absent<Value>(*value, step, found);
        else if (is_required && found.size() < 10)
        {
            issue& absent = found.emplace_back(issue{.rule = rule::required, .absent = true});
            append_path(absent.path, step);
        }
    };
    if constexpr (is_list<T>)
    {
        std::size_t index = 0;
        for (boost::json::value const& element : from.get_array())
            look_at(std::type_identity<typename T::value_type>(), &element, {&at, {}, index++}, true);
    }
    else if constexpr (shape<T>)
        T::members(
            [&]<class Member, class... Limits>(std::string_view name, Member T::*, Limits const&...)
            {
                look_at(std::type_identity<value_of_t<Member>>(),
                        from.get_object().if_contains({name.data(), name.size()}), {&at, name, 0},
                        !is_optional<Member>);
            });
}

// What stands in for what is absent breaks other rules, which are nobody's fault.
inline bool is_at_or_in(std::string_view path, std::string_view outer) noexcept
{
    return path.starts_with(outer) && (path.size() == outer.size() || path[outer.size()] == '.');
}

// For a text that lacks something: whatever else is wrong with it, as the service looks at types first, and
// at the limits of all members then.
template <request_shape Request>
service_error refusal_of_incomplete(std::string_view body)
{
    Request request{};
    auto const types = decode_text(&request, root_target<Request>(), false, body, decode_options());
    if (!types && types.error().code != decode_errc::missing_member)
        return refusal_of(types.error());

    boost::system::error_code ec;
    auto const json = boost::json::parse({body.data(), body.size()}, ec);
    std::vector<issue> issues;
    if (!ec)
        find_absent<Request>(json, path_step(), issues);
    auto const absent = issues.size();
    // Elements that are null were left out, so that the numbers of those behind them are others.
    if (std::none_of(issues.begin(), issues.end(), [](issue const& i) { return i.path.ends_with(']'); }))
        for (issue& i : validate(request))
            if (std::none_of(issues.begin(), issues.begin() + static_cast<std::ptrdiff_t>(absent),
                             [&i](issue const& one) { return is_at_or_in(i.path, one.path); }))
                issues.push_back(std::move(i));
    return {.code = service_errc::validation, .service_message = validation_exception_message(issues)};
}

// Lets everybody in.
struct no_authentication
{
    std::optional<service_error> operator()(http_request const&) const { return {}; }
};

template <request_shape Request, class Authenticate>
boost::system::result<any_request, service_error> read_request_of(http_request const& message,
                                                                  std::string_view body,
                                                                  Authenticate&& authenticate)
{
    auto request = decode<Request>(body);
    if (!request)
        if (auto refusal = refusal_of_syntax(body))
            return *std::move(refusal);
    if (std::optional<service_error> refusal = authenticate(message))
        return *std::move(refusal);
    if (!request)
        return request.error().code == decode_errc::missing_member
                       || request.error().code == decode_errc::null_element
                   ? refusal_of_incomplete<Request>(body)
                   : refusal_of(request.error());
    if (!is_valid(*request))
        return service_error{.code = service_errc::validation,
                             .service_message = validation_exception_message(validate(*request))};
    return any_request(*std::move(request));
}

} // namespace detail

/// The server's side: the typed request in a message, or the error that the service would answer with.
///
/// Checks come in the service's order: JSON, operation, authentication, types, constraints.  `authenticate`
/// takes the message and returns an optional service_error; `verify` in sign.hpp is what it usually calls.
/// Without one, everybody is let in.  An empty body is read as {}.  Give the error to `to_http(service_error,
/// request id)` for the answer.
///
/// The texts are those of AWS's Java services.  Required members that are absent are named before members
/// that break other rules, and where an element of a list is null, alone.  A member that comes twice, which
/// the service's text isn't known for, is refused in our own words.  Never throws but for lack of memory;
/// linear in the size of the message.
template <class Authenticate = detail::no_authentication>
boost::system::result<any_request, service_error> read_request(http_request const& message,
                                                               Authenticate&& authenticate = {})
{
    std::string_view const body =
        message.body.empty() ? std::string_view("{}") : std::string_view(message.body);
    std::string_view const target = message.headers.get("x-amz-target").value_or("");
    bool const is_call = message.method == "POST" && message.headers.count("x-amz-target") == 1
                         && target.starts_with(target_prefix)
                         && detail::is_json_content_type(message.headers.get("content-type").value_or(""));
    std::string_view const operation = is_call ? target.substr(target_prefix.size()) : std::string_view();

    if (operation == create_session_request::operation)
        return detail::read_request_of<create_session_request>(message, body, authenticate);
    if (operation == get_session_results_request::operation)
        return detail::read_request_of<get_session_results_request>(message, body, authenticate);
    if (auto refusal = detail::refusal_of_syntax(body))
        return *std::move(refusal);
    return service_error{.code = service_errc::unknown_operation};
}

} // namespace face_liveness::inline v1

#endif // FACE_LIVENESS_HTTP_REQUEST_HPP

// ---- face_liveness/cli/arguments.hpp

#ifndef FACE_LIVENESS_CLI_ARGUMENTS_HPP
#define FACE_LIVENESS_CLI_ARGUMENTS_HPP

namespace face_liveness::inline v1::cli
{

/// Reads YAML for --cli-input-yaml: `read_yaml` of adapter/yaml.hpp, or a function of yours.
using yaml_reader = text_function<boost::system::result<value, cli_error>>;

/// When to use colours: --color.
enum class color_mode
{
    automatic, ///< on a terminal
    on,
    off
};

/// Whether output is to have colours, which it can have only as a table.
constexpr bool wants_colors(color_mode mode, bool is_terminal) noexcept
{
    return mode == color_mode::on || (mode == color_mode::automatic && is_terminal);
}

/// How bytes are given in arguments: --cli-binary-format.
enum class binary_format
{
    base64,
    raw_in_base64_out
};

/// The options that every command has, as plain values for whoever runs the transport.
struct global_options
{
    std::optional<std::string> region{};        ///< --region
    std::optional<std::string> endpoint_url{};  ///< --endpoint-url, with a scheme
    std::optional<std::string> profile{};       ///< --profile
    std::optional<std::string> query{};         ///< --query, as it is
    std::optional<std::string> ca_bundle{};     ///< --ca-bundle
    std::optional<output_format> output{};      ///< --output
    bool verify_ssl{true};                      ///< false with --no-verify-ssl
    bool paginate{true};                        ///< false with --no-paginate; neither operation has pages
    bool sign_request{true};                    ///< false with --no-sign-request
    bool debug{};                               ///< --debug
    bool pager{true};                           ///< false with --no-cli-pager
    std::optional<bool> auto_prompt{};          ///< --cli-auto-prompt, --no-cli-auto-prompt
    std::chrono::seconds read_timeout{60};      ///< --cli-read-timeout; 0 waits for ever
    std::chrono::seconds connect_timeout{60};   ///< --cli-connect-timeout; 0 waits for ever
    color_mode color{};                         ///< --color
    cli::binary_format binary_format{};         ///< --cli-binary-format
    std::optional<error_layout> error_format{}; ///< --cli-error-format

    bool operator==(global_options const&) const = default;
};

/// What a command line asks for.
struct invocation
{
    global_options options{};     ///< what holds for every command
    std::string_view operation{}; ///< such as CreateFaceLivenessSession; empty with `text` of no operation
    std::optional<any_request> request{}; ///< the request to send: no error is in it
    std::string text{};                   ///< without a request: what to print and be done
    std::vector<issue> warnings{};        ///< what `validate` says of the request

    bool operator==(invocation const&) const = default;
};

/// What arguments need from outside.
struct argument_environment
{
    file_reader files{};                       ///< for file://, fileb:// and @=
    yaml_reader yaml{};                        ///< for --cli-input-yaml
    std::string_view version{"face_liveness"}; ///< what --version prints
    std::size_t terminal_width{80};            ///< for tables
    bool is_terminal{};                        ///< whether output goes to a terminal, for --color auto
};

/// Reads the arguments of `aws`, what follows the program's name, for the two operations of Face Liveness.
///
///     rekognition create-face-liveness-session --settings AuditImagesLimit=2 --region eu-west-1
///
/// Options may be shortened as long as they are unique, of equal ones the last counts, and global ones may
/// stand anywhere.  A structure is JSON if it begins with a brace or bracket, else shorthand; file:// and
/// fileb:// put a file in the place of a value.  --cli-input-json and --cli-input-yaml give the members that
/// no option gives; required ones may come from there.  Skeletons, --version and help come back as text to be
/// printed.
///
/// The error says what the AWS CLI would say, and ends with its exit code; `error_text` lays it out.  cli.hpp
/// has the table of what differs.  Linear in the arguments, but for maps with many members.
inline boost::system::result<invocation, cli_error> parse_arguments(
    std::span<std::string_view const> arguments, argument_environment const& environment = {});

/// The same for the parameters of main; the program's name is skipped.
inline boost::system::result<invocation, cli_error> parse_arguments(
    int argc, char const* const* argv, argument_environment const& environment = {})
{
    std::vector<std::string_view> arguments;
    for (int i = 1; i < argc; ++i)
        arguments.emplace_back(argv[i]);
    return parse_arguments(arguments, environment);
}

namespace detail
{

inline constexpr std::string_view color_names[] = {"on", "off", "auto"};
inline constexpr std::string_view binary_format_names[] = {"base64", "raw-in-base64-out"};
inline constexpr std::string_view error_format_names[] = {"json",  "yaml",     "text",
                                                          "table", "enhanced", "legacy"};

// In the AWS CLI's order, which is that of its messages.
inline constexpr option_spec global_specs[] = {
    {"--debug", option_arity::none},
    {"--endpoint-url"},
    {"--no-verify-ssl", option_arity::none},
    {"--no-paginate", option_arity::none},
    {"--output", option_arity::one, output_format_names},
    {"--query"},
    {"--profile"},
    {"--region"},
    {"--version", option_arity::none},
    {"--color", option_arity::one, color_names},
    {"--no-sign-request", option_arity::none},
    {"--ca-bundle"},
    {"--cli-read-timeout"},
    {"--cli-connect-timeout"},
    {"--cli-binary-format", option_arity::one, binary_format_names},
    {"--no-cli-pager", option_arity::none},
    {"--cli-auto-prompt", option_arity::none},
    {"--no-cli-auto-prompt", option_arity::none},
    {"--cli-error-format", option_arity::one, error_format_names},
};

inline constexpr std::string_view skeleton_names[] = {"input", "output", "yaml-input"};

template <std::size_t Size>
std::size_t place_of(std::string_view name, std::string_view const (&names)[Size]) noexcept
{
    return static_cast<std::size_t>(std::find(std::begin(names), std::end(names), name) - std::begin(names));
}

// CreateFaceLivenessSession as create-face-liveness-session: a hyphen where a capital begins a word
inline std::string hyphenated(std::string_view name)
{
    auto const is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    std::string out;
    for (std::size_t i = 0; i != name.size(); ++i)
    {
        bool const begins_word =
            i != 0 && is_upper(name[i])
            && (!is_upper(name[i - 1]) || (i + 1 != name.size() && !is_upper(name[i + 1])));
        if (begins_word)
            out += '-';
        out += is_upper(name[i]) ? static_cast<char>(name[i] - 'A' + 'a') : name[i];
    }
    return out;
}

inline cli_error error_of_parameter(std::string_view parameter, std::string_view text)
{
    std::string out = "Error parsing parameter '";
    ((out += parameter) += "': ") += text;
    return {.code = cli_errc::parameter, .text = std::move(out)};
}

inline boost::system::result<std::chrono::seconds, cli_error> timeout_of(std::string_view text)
{
    auto const digits = python_integer(text);
    if (!digits)
        return cli_error{.code = cli_errc::other,
                         .text = "invalid literal for int() with base 10: " + python_repr(text)};
    std::int32_t seconds = 0;
    auto const read = std::from_chars(digits->data(), digits->data() + digits->size(), seconds);
    if (read.ec != std::errc() || seconds < 0)
        return cli_error{.code = cli_errc::other, .text = "A timeout cannot be " + *digits + " seconds."};
    return std::chrono::seconds(seconds);
}

inline bool has_scheme(std::string_view url) noexcept
{
    constexpr face_liveness::detail::char_set letters("A-Za-z");
    constexpr face_liveness::detail::char_set scheme("A-Za-z0-9+.-");
    std::size_t const colon = url.find(':');
    return colon != url.npos && colon != 0 && letters.contains(url.front())
           && scheme.contains_all(url.substr(0, colon));
}

inline std::optional<cli_error> set_option(global_options& to, std::string_view name,
                                           std::string const& given)
{
    if (name == "--debug")
        to.debug = true;
    else if (name == "--endpoint-url")
    {
        to.endpoint_url = given;
        if (!has_scheme(given))
            return cli_error{.code = cli_errc::parameter,
                             .text = "Bad value for --endpoint-url \"" + given
                                     + "\": scheme is missing.  Must be of the form http://<hostname>/ or "
                                       "https://<hostname>/"};
    }
    else if (name == "--no-verify-ssl")
        to.verify_ssl = false;
    else if (name == "--no-paginate")
        to.paginate = false;
    else if (name == "--output")
        to.output = static_cast<output_format>(
            std::find(output_format_names.begin(), output_format_names.end(), given)
            - output_format_names.begin());
    else if (name == "--query")
        to.query = given;
    else if (name == "--profile")
        to.profile = given;
    else if (name == "--region")
        to.region = given;
    else if (name == "--color")
        to.color = given == "on" ? color_mode::on : given == "off" ? color_mode::off : color_mode::automatic;
    else if (name == "--no-sign-request")
        to.sign_request = false;
    else if (name == "--ca-bundle")
        to.ca_bundle = given;
    else if (name == "--cli-read-timeout" || name == "--cli-connect-timeout")
    {
        auto const timeout = timeout_of(given);
        if (!timeout)
            return timeout.error();
        (name == "--cli-read-timeout" ? to.read_timeout : to.connect_timeout) = *timeout;
    }
    else if (name == "--cli-binary-format")
        to.binary_format = static_cast<binary_format>(place_of(given, binary_format_names));
    else if (name == "--no-cli-pager")
        to.pager = false;
    else if (name == "--cli-auto-prompt" || name == "--no-cli-auto-prompt")
    {
        bool const is_on = name == "--cli-auto-prompt";
        if (to.auto_prompt && *to.auto_prompt != is_on)
            return cli_error{.code = cli_errc::parameter,
                             .text =
                                 "Both --cli-auto-prompt and --no-cli-auto-prompt cannot be specified at the "
                                 "same time."};
        to.auto_prompt = is_on;
    }
    else if (name == "--cli-error-format")
        to.error_format = given == "json"     ? error_layout::json
                          : given == "legacy" ? error_layout::plain
                                              : error_layout::prefixed;
    return std::nullopt;
}

// The value of an option that is a structure or a list: JSON or shorthand.
inline boost::system::result<value, cli_error> read_container(std::string const& option, schema const& type,
                                                              std::string const& text,
                                                              file_reader const& files)
{
    auto const points = code_points_of(text);
    auto const start = points ? trimmed(*points).substr(0, 1) : std::u32string_view();
    if (start == U"{" || start == U"[")
    {
        if ((start == U"{") != (type.kind == schema_kind::structure))
            return error_of_parameter(option, "Invalid JSON:\n" + text);
        auto held = read_json(text);
        if (!held)
            return error_of_parameter(option,
                                      "Invalid JSON: " + held.error().text + "\nJSON received: " + text);
        return held;
    }
    auto held = read_shorthand(text, type, files);
    if (!held && held.error().code == cli_errc::parameter)
        return error_of_parameter(option, held.error().text);
    return held;
}

inline boost::system::result<value, cli_error> read_option(std::string const& option, schema const& type,
                                                           std::string const& text, file_reader const& files)
{
    value held = text_value(text);
    auto file = read_parameter_file(text, files);
    if (!file)
        return error_of_parameter(option, file.error().text);
    if (*file)
        held = **std::move(file);
    if (type.kind == schema_kind::structure || type.kind == schema_kind::list)
    {
        if (held.kind == value_kind::bytes)
            return cli_error{.code = cli_errc::other,
                             .text = "'in <string>' requires string as left operand, not int"};
        return read_container(option, type, held.text, files);
    }
    if (auto error = convert_shorthand(held, type))
        return *std::move(error);
    return held;
}

// --cli-input-json and --cli-input-yaml
inline boost::system::result<value, cli_error> read_input(std::string const& option, std::string const& text,
                                                          argument_environment const& environment)
{
    bool const is_json = option == "--cli-input-json";
    auto file = read_parameter_file(text, environment.files);
    if (!file)
        return std::move(file).error();
    std::string const& content = *file ? (*file)->text : text;
    std::string const name = option.substr(2);
    if (!is_json && !environment.yaml)
        return error_of_parameter(name, "This program reads no YAML.");
    auto held = is_json ? read_json(content) : environment.yaml(content);
    if (!held)
        return error_of_parameter(name, is_json ? "Invalid JSON received." : "Invalid YAML received.");
    if (held->kind != value_kind::map)
        return error_of_parameter(option,
                                  "Invalid type: expecting map, received " + python_class(held->kind));
    return held;
}

inline std::vector<option_spec> specs_of(schema const& type, std::vector<std::string> const& names)
{
    std::vector<option_spec> out;
    for (std::size_t i = 0; i != names.size(); ++i)
        out.push_back({names[i], option_arity::one, {}, type.members[i].is_required});
    out.push_back({"--cli-input-json"});
    out.push_back({"--cli-input-yaml"});
    out.push_back({"--generate-cli-skeleton", option_arity::at_most_one, skeleton_names});
    return out;
}

inline std::vector<std::string> option_names_of(schema const& type)
{
    std::vector<std::string> out;
    for (member_schema const& member : type.members)
        out.push_back("--" + hyphenated(member.name));
    return out;
}

inline std::string help_of_options(std::span<option_spec const> specs)
{
    std::string out;
    for (option_spec const& spec : specs)
    {
        (out += "  ") += spec.name;
        if (spec.arity == option_arity::one)
            out += " <value>";
        else if (spec.arity == option_arity::at_most_one)
            out += " [<value>]";
        for (std::string_view const& choice : spec.choices)
            (out += &choice == &spec.choices.front() ? ": " : ", ") += choice;
        if (spec.is_required)
            out += " (required)";
        out += '\n';
    }
    return out;
}

// The parameters of a request from the options of its operation; nothing if a text is asked for instead.
struct operation_arguments
{
    value parameters{empty_value(value_kind::map)};
    std::optional<std::string> skeleton{};
};

inline boost::system::result<operation_arguments, cli_error> read_operation(
    schema const& type, std::vector<std::string_view> const& arguments,
    argument_environment const& environment)
{
    auto const names = option_names_of(type);
    auto specs = specs_of(type, names);
    auto const parsed = parse_options(arguments, specs, {});
    if (!parsed)
        return parsed.error();

    std::vector<std::optional<std::string>> given(specs.size());
    for (auto const& [place, text] : parsed->options)
        given[place] = std::string(text.value_or("input"));
    auto const& json = given[names.size()];
    auto const& yaml = given[names.size() + 1];
    auto const& skeleton = given[names.size() + 2];
    bool const may_lack = json || yaml || (skeleton && *skeleton != "output");
    for (std::size_t i = 0; i != names.size(); ++i)
        specs[i].is_required = specs[i].is_required && !given[i] && !may_lack;
    if (auto error = missing_options(specs))
        return *std::move(error);
    if (!parsed->rest.empty())
        return unknown_options(parsed->rest);

    operation_arguments out;
    out.skeleton = skeleton;
    for (std::size_t i = 0; i != names.size(); ++i)
        if (given[i])
        {
            auto held = read_option(names[i], *type.members[i].type, *given[i], environment.files);
            if (!held)
                return std::move(held).error();
            out.parameters.set(std::string(type.members[i].name), *std::move(held));
        }
    if (json && yaml)
        return cli_error{.code = cli_errc::parameter,
                         .text = "Only one --cli-input- parameter may be specified."};
    if (json || yaml)
    {
        auto input = json ? read_input("--cli-input-json", *json, environment)
                          : read_input("--cli-input-yaml", *yaml, environment);
        if (!input)
            return std::move(input).error();
        for (std::size_t i = 0; i != input->names.size(); ++i)
            if (!out.parameters.find(input->names[i]))
            {
                out.parameters.names.push_back(std::move(input->names[i]));
                out.parameters.elements.push_back(std::move(input->elements[i]));
            }
    }
    return out;
}

template <request_shape Request>
boost::system::result<invocation, cli_error> invoke(invocation out,
                                                    std::vector<std::string_view> const& arguments,
                                                    argument_environment const& environment)
{
    using response = typename Request::response;
    schema const& type = schema_of<Request>;
    out.operation = Request::operation;
    if (arguments.size() == 1 && arguments.front() == "help")
    {
        auto const names = option_names_of(type);
        out.text = std::string(usage_text) + '\n' + hyphenated(Request::operation) + '\n'
                   + help_of_options(specs_of(type, names)) + '\n' + describe<Request>();
        return out;
    }
    auto parsed = read_operation(type, arguments, environment);
    if (!parsed)
        return std::move(parsed).error();
    if (parsed->skeleton == "input")
        out.text = input_skeleton<Request>();
    else if (parsed->skeleton == "yaml-input")
        out.text = yaml_input_skeleton<Request>();
    if (!out.text.empty())
        return out;

    auto request = check_parameters<Request>(parsed->parameters);
    if (!request)
        return std::move(request).error();
    if (parsed->skeleton)
    {
        out.text = format_output(
            output_skeleton<response>(), out.options.output.value_or(output_format::json), Request::operation,
            environment.terminal_width, wants_colors(out.options.color, environment.is_terminal));
        return out;
    }
    out.request = std::move(request->request);
    out.warnings = std::move(request->warnings);
    return out;
}

inline constexpr std::string_view service_names[] = {"rekognition", "help"};

inline boost::system::result<invocation, cli_error> parse_service(
    invocation out, std::vector<std::string_view> const& arguments, argument_environment const& environment)
{
    std::string const create = hyphenated(create_session_request::operation);
    std::string const get = hyphenated(get_session_results_request::operation);
    std::string_view const operations[] = {create, get, "help"};
    auto const parsed = parse_options(arguments, {}, command_spec{"operation", operations});
    if (!parsed)
        return parsed.error();
    if (parsed->command == "help")
    {
        out.text =
            std::string(usage_text) + "\nSubcommands of rekognition:\n  " + create + "\n  " + get + '\n';
        return out;
    }
    return parsed->command == create
               ? invoke<create_session_request>(std::move(out), parsed->rest, environment)
               : invoke<get_session_results_request>(std::move(out), parsed->rest, environment);
}

} // namespace detail

inline boost::system::result<invocation, cli_error> parse_arguments(
    std::span<std::string_view const> arguments, argument_environment const& environment)
{
    invocation out;
    auto const parsed = detail::parse_options(
        arguments, detail::global_specs, detail::command_spec{"command", detail::service_names}, "--version");
    if (!parsed)
        return parsed.error();
    for (auto const& [place, text] : parsed->options)
    {
        auto const name = detail::global_specs[place].name;
        if (name == "--version")
        {
            out.text = std::string(environment.version) + '\n';
            return out;
        }
        if (auto error = detail::set_option(out.options, name, std::string(text.value_or(""))))
        {
            error->layout = out.options.error_format;
            return *std::move(error);
        }
    }
    if (parsed->command == "help")
    {
        out.text = std::string(usage_text) + "\nCommands:\n  rekognition\n\nOptions:\n"
                   + detail::help_of_options(detail::global_specs);
        return out;
    }
    auto const layout = out.options.error_format;
    auto done = detail::parse_service(std::move(out), parsed->rest, environment);
    if (done)
        return done;
    cli_error error = std::move(done).error();
    error.layout = layout;
    return error;
}

} // namespace face_liveness::inline v1::cli

#endif // FACE_LIVENESS_CLI_ARGUMENTS_HPP

// ---- face_liveness/cli.hpp

#ifndef FACE_LIVENESS_CLI_HPP
#define FACE_LIVENESS_CLI_HPP

/// @file
/// The arguments, errors and output of `aws rekognition create-face-liveness-session` and
/// `get-face-liveness-session-results`, as pure functions over values.  Not part of face_liveness.hpp.
///
///     auto const asked = cli::parse_arguments(argc, argv, {.files = read_file});
///     if (!asked)
///     {
///         std::cerr << cli::error_text(asked.error());
///         return asked.error().exit_code();
///     }
///     // send *asked->request, then
///     std::cout << cli::format_output(*cli::read_response<create_session_response>(body),
///                                     cli::output_format::json, asked->operation);
///
/// Made after what AWS CLI 2.23.6 and 2.36.7 were seen to do; errors are laid out like those of either.
///
/// What differs on purpose; the last rows are about the command in examples/face_liveness_cli.cpp:
///
/// | Given | The AWS CLI | Here |
/// |---|---|---|
/// | what the service would refuse, such as an unknown Type | sends it; 254 | 252, and says why |
/// | an error of parameter validation | botocore's lines | and ours: "face_liveness: ..." |
/// | `true` for an integer | sends true | 252, and says why |
/// | 99999999999999999999 for an integer | sends it | 252, and says why |
/// | `3.0` or `3e0` for an integer in shorthand | 255: no int() | 3 |
/// | `{S3Bucket=}` | a parse error | an empty text |
/// | `"a\\"` with another quote behind it | a parse error | a text that ends in a backslash |
/// | characters beyond U+FFFF outside of quotes | a parse error | characters |
/// | `a=b,c\,d=e` | loses `c` | a parse error |
/// | one value where a list of numbers is due | stays a text | becomes a number |
/// | values of more than 32 levels | takes them | 252 |
/// | NaN, Infinity in JSON; exponents beyond nine digits too before Boost 1.83 | takes them | 252 |
/// | YAML tags beyond !!str, !!seq and !!map | takes some | 252 |
/// | a name twice in one YAML map, beside a merge key | takes it | 252 |
/// | a parse error of shorthand in the layout of 2.36 | its caret is one off | the caret is right |
/// | `--generate-cli-skeleton output` | 252: its session id is too short | a response that validates |
/// | `--generate-cli-skeleton input` | any value of an enum | the first |
/// | `--generate-cli-skeleton yaml-input` | AWS's comments | our own, with the limits |
/// | an operation that isn't there | lists Rekognition's | lists the two that are here |
/// | a misspelt choice | may propose another one | doesn't |
/// | wrong parameters, and no Region | 253 | 252 |
/// | `--cli-error-format` but json and legacy | not observed | as without it |
/// | face_liveness_cli: `--query` | applies it | 252: not supported |
/// | face_liveness_cli: `--cli-auto-prompt` | prompts | no effect |
/// | face_liveness_cli: an answer without a required member | prints what there is | 255, and says which |

#endif // FACE_LIVENESS_CLI_HPP
