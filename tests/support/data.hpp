// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_TESTS_SUPPORT_DATA_HPP
#define FACE_LIVENESS_TESTS_SUPPORT_DATA_HPP

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <string>

/// The bytes of a file below tests/data; a file that is missing fails the test.
inline std::string test_data(std::string const& name)
{
    std::ifstream file(FACE_LIVENESS_TEST_DATA "/" + name, std::ios::binary);
    REQUIRE_MESSAGE(file, "no test data named ", name);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

#endif
