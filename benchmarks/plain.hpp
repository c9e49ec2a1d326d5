// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_BENCHMARKS_PLAIN_HPP
#define FACE_LIVENESS_BENCHMARKS_PLAIN_HPP

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What somebody writes who has no face_liveness: plain structures and enums that know nothing.  The peers and
// the floor read and write these.

namespace plain
{

enum class challenge_type
{
    face_movement_and_light_challenge,
    face_movement_challenge
};

enum class session_status
{
    created,
    in_progress,
    succeeded,
    failed,
    expired
};

constexpr std::array<std::string_view, 2> names(challenge_type) noexcept
{
    return {"FaceMovementAndLightChallenge", "FaceMovementChallenge"};
}

constexpr std::array<std::string_view, 5> names(session_status) noexcept
{
    return {"CREATED", "IN_PROGRESS", "SUCCEEDED", "FAILED", "EXPIRED"};
}

template <class Enum>
constexpr std::string_view name_of(Enum value) noexcept
{
    return names(value)[static_cast<std::size_t>(value)];
}

/// False if there is no such name.
template <class Enum>
constexpr bool from_name(std::string_view name, Enum& value) noexcept
{
    auto const all = names(Enum());
    for (std::size_t i = 0; i != all.size(); ++i)
        if (all[i] == name)
        {
            value = static_cast<Enum>(i);
            return true;
        }
    return false;
}

struct output_config
{
    std::string s3_bucket{};
    std::optional<std::string> s3_key_prefix{};

    bool operator==(output_config const&) const = default;
};

struct version_range
{
    std::optional<std::string> minimum{};
    std::optional<std::string> maximum{};

    bool operator==(version_range const&) const = default;
};

struct challenge_preference
{
    challenge_type type{};
    std::optional<version_range> versions{};

    bool operator==(challenge_preference const&) const = default;
};

struct session_settings
{
    std::optional<plain::output_config> output_config{};
    std::optional<std::int32_t> audit_images_limit{};
    std::optional<std::vector<challenge_preference>> challenge_preferences{};

    bool operator==(session_settings const&) const = default;
};

/// Documents A and B.
struct create_request
{
    std::optional<std::string> kms_key_id{};
    std::optional<session_settings> settings{};
    std::optional<std::string> client_request_token{};

    bool operator==(create_request const&) const = default;
};

/// Document C.
struct create_response
{
    std::string session_id{};

    bool operator==(create_response const&) const = default;
};

struct bounding_box
{
    std::optional<double> width{};
    std::optional<double> height{};
    std::optional<double> left{};
    std::optional<double> top{};

    bool operator==(bounding_box const&) const = default;
};

struct audit_image
{
    std::optional<std::vector<unsigned char>> bytes{};
    std::optional<plain::bounding_box> bounding_box{};

    bool operator==(audit_image const&) const = default;
};

struct challenge
{
    challenge_type type{};
    std::string version{};

    bool operator==(challenge const&) const = default;
};

/// Document D.
struct results
{
    std::string session_id{};
    session_status status{};
    std::optional<double> confidence{};
    std::optional<audit_image> reference_image{};
    std::optional<std::vector<audit_image>> audit_images{};
    std::optional<plain::challenge> challenge{};

    bool operator==(results const&) const = default;
};

} // namespace plain

#endif
