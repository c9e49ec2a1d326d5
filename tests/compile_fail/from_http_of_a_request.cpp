// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// message: face_liveness: from_http gives responses, such as create_session_response

#include <face_liveness/create_session.hpp>
#include <face_liveness/http/response.hpp>

#ifndef WRONG
using asked_for = face_liveness::create_session_response;
#else
using asked_for = face_liveness::create_session_request;
#endif

auto read(face_liveness::http_response const& reply)
{
    return face_liveness::from_http<asked_for>(reply);
}
