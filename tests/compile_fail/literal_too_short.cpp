// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// message: the_literal_has_fewer_characters_than_the_shortest_that_is_allowed

#include <face_liveness/scalars.hpp>
#include <face_liveness/validate.hpp>

#ifndef WRONG
#define TEXT "abc"
#else
#define TEXT "ab"
#endif

char const* text()
{
    return face_liveness::literal<face_liveness::scalars::s3_bucket>(TEXT);
}
