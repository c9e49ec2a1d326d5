// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// message: the_literal_is_not_valid_utf8

#include <face_liveness/scalars.hpp>
#include <face_liveness/validate.hpp>

#ifndef WRONG
#define TEXT "caf\xc3\xa9"
#else
#define TEXT "caf\xc3"
#endif

char const* text()
{
    return face_liveness::literal<face_liveness::scalars::s3_key_prefix>(TEXT);
}
