// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_CORE_HPP
#define FACE_LIVENESS_CORE_HPP

// The shapes, their validation, their description and their encoding: the standard library only.

#include <face_liveness/version.hpp>

#include <face_liveness/issue.hpp>
#include <face_liveness/limits.hpp>
#include <face_liveness/members.hpp>
#include <face_liveness/open.hpp>

#include <face_liveness/create_session.hpp>
#include <face_liveness/get_session_results.hpp>
#include <face_liveness/scalars.hpp>
#include <face_liveness/types.hpp>

#include <face_liveness/describe.hpp>
#include <face_liveness/encode.hpp>
#include <face_liveness/validate.hpp>

#endif
