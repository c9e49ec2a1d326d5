// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// message: face_liveness: describe takes a shape, a type that lists its members

#include <face_liveness/describe.hpp>

#include <string>

struct thing
{
    std::string name{};

#ifndef WRONG
    static constexpr void members(auto&& each)
    {
        each("Name", &thing::name, face_liveness::string_limits{});
    }
#endif
};

auto table()
{
    return face_liveness::describe<thing>();
}
