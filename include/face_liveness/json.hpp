// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_JSON_HPP
#define FACE_LIVENESS_JSON_HPP

// Reading JSON with Boost.JSON, the only door to it.
//
// Boost.JSON has a part that is compiled.  Undefined references to boost::json mean that it is missing: link
// Boost.JSON (the CMake target Boost::json, -lboost_json), or put `#include <boost/json/src.hpp>` into one
// source file.
//
// What calls boost::json::value_from or value_to includes Boost's headers of these names; here are the
// conversions that they call, and a unit that only decodes text doesn't pay for them.

#include <face_liveness/json/conversion.hpp>
#include <face_liveness/json/decode.hpp>
#include <face_liveness/json/error.hpp>

#endif
