// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include "support/odr.hpp"

#include <doctest/doctest.h>

TEST_CASE("two units that include everything link together, and share what there is one of")
{
    used const here = use_everything();
    used const there = use_everything_elsewhere();
    CHECK(here.text == there.text);
    CHECK(here.category == there.category);
    CHECK(here.limits == there.limits);
    CHECK(here.version == there.version);
}
