// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_VERSION_HPP
#define FACE_LIVENESS_VERSION_HPP

/// The release as one number: 10000 x first + 100 x second + third part.  The only macro that users may read.
#define FACE_LIVENESS_VERSION 100

namespace face_liveness::inline v1
{

/// The release as text, such as "0.1.0".
inline constexpr char const* version = "0.1.0";

} // namespace face_liveness::inline v1

#endif
