// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// message: face_liveness: literal takes the limits of a string, such as scalars::s3_bucket

#include <face_liveness/scalars.hpp>
#include <face_liveness/validate.hpp>

#ifndef WRONG
#define LIMITS version
#else
#define LIMITS audit_images_limit
#endif

char const* text()
{
    return face_liveness::literal<face_liveness::scalars::LIMITS>("1.0.0");
}
