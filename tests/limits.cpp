// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/limits.hpp>

#include <doctest/doctest.h>

namespace fl = face_liveness;

TEST_CASE("limits that say nothing let every text match")
{
    constexpr fl::string_limits none{};
    static_assert(none.min_length == 0 && none.max_length == 0);
    static_assert(none.pattern.empty() && none.words.empty() && none.advice.empty() && !none.ascii_only);
    CHECK(none.matches(""));
    CHECK(none.matches("\xFF"));
    CHECK(none.advisable("anything"));
}

TEST_CASE("a limit is an aggregate that a user can write")
{
    constexpr fl::string_limits text{.min_length = 1, .max_length = 2};
    static_assert(text.max_length == 2);
    constexpr fl::integer_limits integer{.min = -1, .max = 1};
    static_assert(!integer.clamped);
    constexpr fl::number_limits number{.min = 0, .max = 1};
    static_assert(number.max == 1);
    constexpr fl::blob_limits bytes{.min_size = 1, .max_size = 2};
    static_assert(bytes.min_size == 1);
    CHECK(text.min_length == bytes.min_size);
}
