// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_DETAIL_UTF8_HPP
#define FACE_LIVENESS_DETAIL_UTF8_HPP

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

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

#endif
