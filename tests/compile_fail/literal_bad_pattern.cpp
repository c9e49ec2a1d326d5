// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// message: the_literal_does_not_match_the_pattern_of_the_service_model

#include <face_liveness/scalars.hpp>
#include <face_liveness/validate.hpp>

#ifndef WRONG
#define TEXT "acme-liveness"
#else
#define TEXT "acme liveness"
#endif

char const* text()
{
    return face_liveness::literal<face_liveness::scalars::s3_bucket>(TEXT);
}
