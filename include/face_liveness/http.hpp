// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_HTTP_HPP
#define FACE_LIVENESS_HTTP_HPP

// The envelope of the protocol awsJson1.1 as values, both sides of the wire.

#include <face_liveness/http/message.hpp>
#include <face_liveness/http/request.hpp>
#include <face_liveness/http/response.hpp>

#endif
