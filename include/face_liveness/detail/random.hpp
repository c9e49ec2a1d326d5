// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_DETAIL_RANDOM_HPP
#define FACE_LIVENESS_DETAIL_RANDOM_HPP

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace face_liveness::inline v1::detail
{

using random_bytes = std::array<unsigned char, 16>;

// splitmix64 (Steele, Lea, Flood 2014): spreads a seed.  For jitter and made-up identifiers, not for secrets.
class spread
{
public:
    constexpr explicit spread(std::uint64_t seed) noexcept
        : state_(seed)
    {
    }

    constexpr explicit spread(random_bytes const& seed) noexcept
        : state_(0)
    {
        for (unsigned char byte : seed)
            state_ = next() ^ byte;
    }

    constexpr std::uint64_t next() noexcept
    {
        std::uint64_t z = state_ += 0x9E3779B97F4A7C15;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
        z = (z ^ z >> 27) * 0x94D049BB133111EB;
        return z ^ z >> 31;
    }

    // 0 <= x < 1
    constexpr double next_fraction() noexcept { return static_cast<double>(next() >> 11) * 0x1p-53; }

private:
    std::uint64_t state_;
};

// RFC 9562, version 4, in lower case.
inline std::string uuid_of(random_bytes bytes)
{
    bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0F) | 0x40);
    bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3F) | 0x80);
    std::string out;
    out.reserve(36);
    for (std::size_t i = 0; i != bytes.size(); ++i)
    {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            out += '-';
        out += "0123456789abcdef"[bytes[i] >> 4];
        out += "0123456789abcdef"[bytes[i] & 15];
    }
    return out;
}

} // namespace face_liveness::inline v1::detail

#endif
