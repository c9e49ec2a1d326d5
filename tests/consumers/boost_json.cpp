// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// Boost.JSON compiled into the program, for those who do not link it.

#include <boost/json/src.hpp>
