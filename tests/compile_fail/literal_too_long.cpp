// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// message: the_literal_has_more_characters_than_the_longest_that_is_allowed

#include <face_liveness/scalars.hpp>
#include <face_liveness/validate.hpp>

#ifndef WRONG
#define TEXT "1234567890123456789012345678901234567890123456789012345678901234"
#else
#define TEXT "12345678901234567890123456789012345678901234567890123456789012345"
#endif

char const* text()
{
    return face_liveness::literal<face_liveness::scalars::client_request_token>(TEXT);
}
