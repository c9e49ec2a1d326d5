// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include "support/odr.hpp"

used use_everything_elsewhere()
{
    return use_everything();
}
