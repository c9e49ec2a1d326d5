// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_CLI_HPP
#define FACE_LIVENESS_CLI_HPP

#include <face_liveness/cli/arguments.hpp>
#include <face_liveness/cli/error.hpp>
#include <face_liveness/cli/output.hpp>
#include <face_liveness/cli/parameter_file.hpp>
#include <face_liveness/cli/parameter_validation.hpp>
#include <face_liveness/cli/shorthand.hpp>
#include <face_liveness/cli/skeleton.hpp>
#include <face_liveness/cli/value.hpp>

#endif
