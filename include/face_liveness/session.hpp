// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_SESSION_HPP
#define FACE_LIVENESS_SESSION_HPP

// The life of a check behind the calls: whose it is and how long it lasts, when to ask for its results, and
// what they mean.

#include <face_liveness/session/check.hpp>
#include <face_liveness/session/decision.hpp>

#endif
