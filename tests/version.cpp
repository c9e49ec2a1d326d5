// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/version.hpp>

#include <doctest/doctest.h>

#include <string>

TEST_CASE("the two forms of the version agree")
{
    int const number = FACE_LIVENESS_VERSION;
    CHECK(std::to_string(number / 10000) + '.' + std::to_string(number / 100 % 100) + '.'
              + std::to_string(number % 100)
          == face_liveness::version);
}

TEST_CASE("everything is in an inline namespace, so that two releases don't collide")
{
    CHECK(&face_liveness::version == &face_liveness::v1::version);
}
