// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// message: face_liveness: a member is listed with limits of another kind than its type

#include <face_liveness/validate.hpp>

#include <cstdint>
#include <optional>

#ifndef WRONG
using member = std::optional<std::int32_t>;
#else
using member = std::optional<double>;
#endif

struct settings
{
    member audit_images_limit{};

    static constexpr void members(auto&& each)
    {
        each("AuditImagesLimit", &settings::audit_images_limit, face_liveness::integer_limits{.max = 4});
    }
};

bool answer()
{
    return face_liveness::is_valid(settings{});
}
