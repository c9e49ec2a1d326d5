// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// What the README's pieces of code may take for granted.

#include <face_liveness.hpp>

#include <chrono>
#include <iostream>
#include <string>
#include <vector>

namespace fl = face_liveness;
