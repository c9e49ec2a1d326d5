// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/detail/random.hpp>

#include <face_liveness/scalars.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <set>
#include <string>

using namespace face_liveness;

TEST_CASE("spread gives splitmix64's numbers")
{
    // The reference implementation's for the seed 1234567.
    detail::spread numbers(std::uint64_t{1'234'567});
    for (std::uint64_t const expected : {6457827717110365317u, 3203168211198807973u, 9817491932198370423u,
                                         4593380528125082431u, 16408922859458223821u})
        CHECK(numbers.next() == expected);
}

TEST_CASE("fractions are at least 0 and below 1, and reach both ends")
{
    detail::spread numbers(std::uint64_t{7});
    double least = 1;
    double most = 0;
    for (int i = 0; i != 100'000; ++i)
    {
        double const x = numbers.next_fraction();
        CHECK_UNARY(x >= 0);
        CHECK_UNARY(x < 1);
        least = x < least ? x : least;
        most = x > most ? x : most;
    }
    CHECK(least < 0.001);
    CHECK(most > 0.999);
}

TEST_CASE("every random byte counts for the seed")
{
    std::set<std::uint64_t> seen;
    for (std::size_t i = 0; i != 16; ++i)
        for (unsigned bit = 0; bit != 8; ++bit)
        {
            detail::random_bytes bytes{};
            bytes[i] = static_cast<unsigned char>(1u << bit);
            seen.insert(detail::spread(bytes).next());
        }
    CHECK(seen.size() == 128);
}

TEST_CASE("UUIDs have the form of version 4, in lower case")
{
    detail::random_bytes bytes{};
    CHECK(detail::uuid_of(bytes) == "00000000-0000-4000-8000-000000000000");
    bytes.fill(0xFF);
    CHECK(detail::uuid_of(bytes) == "ffffffff-ffff-4fff-bfff-ffffffffffff");
    for (std::size_t i = 0; i != bytes.size(); ++i)
        bytes[i] = static_cast<unsigned char>(0x10 * i + i);
    CHECK(detail::uuid_of(bytes) == "00112233-4455-4677-8899-aabbccddeeff");
    CHECK(scalars::session_id.matches(detail::uuid_of(bytes)));
}
