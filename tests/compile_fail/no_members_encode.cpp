// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// message: shape
// message: T::members

#include <face_liveness/encode.hpp>

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

auto text()
{
    return face_liveness::encode(thing{});
}
