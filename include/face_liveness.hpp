// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_FACE_LIVENESS_HPP
#define FACE_LIVENESS_FACE_LIVENESS_HPP

// Everything that a service needs, in reading order.

#include <face_liveness/core.hpp>

#include <face_liveness/json.hpp>

#include <face_liveness/regions.hpp>
#include <face_liveness/service_error.hpp>

#include <face_liveness/http.hpp>

#include <face_liveness/sign.hpp>

#include <face_liveness/call.hpp>

#include <face_liveness/session.hpp>

#endif
