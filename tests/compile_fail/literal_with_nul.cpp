// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// message: the_literal_has_a_nul_character

#include <face_liveness/scalars.hpp>
#include <face_liveness/validate.hpp>

#ifndef WRONG
#define TEXT "kyc/"
#else
#define TEXT "kyc/\0"
#endif

char const* text()
{
    return face_liveness::literal<face_liveness::scalars::s3_key_prefix>(TEXT);
}
