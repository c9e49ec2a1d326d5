// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// message: face_liveness: to_http with an endpoint takes a request

#include <face_liveness/create_session.hpp>
#include <face_liveness/http/request.hpp>

#ifndef WRONG
using sent = face_liveness::create_session_request;
#else
using sent = face_liveness::create_session_response;
#endif

auto message(face_liveness::endpoint const& where)
{
    return face_liveness::to_http(sent{}, where);
}
