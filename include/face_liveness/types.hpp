// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_TYPES_HPP
#define FACE_LIVENESS_TYPES_HPP

#include <face_liveness/members.hpp>
#include <face_liveness/scalars.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The structures and enums inside requests and responses, in the order of the two operations.

namespace face_liveness::inline v1
{

/// What the person in front of the camera is asked to do.  Wire: ChallengeType.
enum class challenge_type
{
    unknown,                           ///< unset, or a value that this release does not know
    face_movement_and_light_challenge, ///< FaceMovementAndLightChallenge: move into the oval, then coloured
                                       ///< light; the most accurate, and the default
    face_movement_challenge            ///< FaceMovementChallenge: move into the oval; faster
};

/// The texts of `challenge_type` behind `unknown`.
constexpr std::array<std::string_view, 2> wire_names(challenge_type) noexcept
{
    return {"FaceMovementAndLightChallenge", "FaceMovementChallenge"};
}

/// How far a session is.  Wire: LivenessSessionStatus.
enum class session_status
{
    unknown,     ///< unset, or a value that this release does not know
    created,     ///< CREATED: nothing streamed yet
    in_progress, ///< IN_PROGRESS: the video is being streamed or looked at
    succeeded,   ///< SUCCEEDED: processed.  Not live: that is what the confidence is for
    failed,      ///< FAILED: could not be processed
    expired      ///< EXPIRED: three minutes are over
};

/// The texts of `session_status` behind `unknown`.
constexpr std::array<std::string_view, 5> wire_names(session_status) noexcept
{
    return {"CREATED", "IN_PROGRESS", "SUCCEEDED", "FAILED", "EXPIRED"};
}

/// What stood in the way of a good video.  Wire: the Code of a Feedback.
enum class feedback_code
{
    unknown,                    ///< unset, or a value that this release does not know
    face_not_visible,           ///< FACE_NOT_VISIBLE
    face_obstruction_detected,  ///< FACE_OBSTRUCTION_DETECTED
    low_video_quality_detected, ///< LOW_VIDEO_QUALITY_DETECTED
    face_not_aligned,           ///< FACE_NOT_ALIGNED
    eyes_closed_detected,       ///< EYES_CLOSED_DETECTED
    low_lighting_detected,      ///< LOW_LIGHTING_DETECTED
    high_lighting_detected      ///< HIGH_LIGHTING_DETECTED
};

/// The texts of `feedback_code` behind `unknown`.
constexpr std::array<std::string_view, 7> wire_names(feedback_code) noexcept
{
    return {"FACE_NOT_VISIBLE",      "FACE_OBSTRUCTION_DETECTED", "LOW_VIDEO_QUALITY_DETECTED",
            "FACE_NOT_ALIGNED",      "EYES_CLOSED_DETECTED",      "LOW_LIGHTING_DETECTED",
            "HIGH_LIGHTING_DETECTED"};
}

/// Where Rekognition stores the reference image and the audit images.  Wire: LivenessOutputConfig.
///
/// The bucket must be in the caller's account and in the Region of the session.
struct output_config
{
    std::string s3_bucket{};                    ///< S3Bucket: 3 to 255 characters of [0-9A-Za-z._-]
    std::optional<std::string> s3_key_prefix{}; ///< S3KeyPrefix: at most 950 characters, no white space

    bool operator==(output_config const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("S3Bucket", &output_config::s3_bucket, scalars::s3_bucket);
        each("S3KeyPrefix", &output_config::s3_key_prefix, scalars::s3_key_prefix);
    }
};

/// The versions of a challenge that the client can show, both ends included.  Wire: Versions.
struct versions
{
    std::optional<std::string> minimum{}; ///< Minimum: such as 1.0.0
    std::optional<std::string> maximum{}; ///< Maximum: such as 2.0.0

    bool operator==(versions const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("Minimum", &versions::minimum, scalars::version);
        each("Maximum", &versions::maximum, scalars::version);
    }

    /// Nothing in the model says that Minimum has to be below Maximum, but no version is in between
    /// otherwise.
    constexpr std::string_view advice() const noexcept
    {
        bool const both =
            minimum && maximum && scalars::version.matches(*minimum) && scalars::version.matches(*maximum);
        return both && is_above(*minimum, *maximum) ? "Minimum is above Maximum: no version is in between"
                                                    : std::string_view();
    }

private:
    // Parts have no leading zeros: the longer one is the larger.
    static constexpr bool is_above(std::string_view a, std::string_view b) noexcept
    {
        for (int part = 0; part != 3; ++part)
        {
            auto const part_of_a = a.substr(0, a.find('.'));
            auto const part_of_b = b.substr(0, b.find('.'));
            if (part_of_a != part_of_b)
                return part_of_a.size() != part_of_b.size() ? part_of_a.size() > part_of_b.size()
                                                            : part_of_a > part_of_b;
            a.remove_prefix((std::min)(a.size(), part_of_a.size() + 1));
            b.remove_prefix((std::min)(b.size(), part_of_b.size() + 1));
        }
        return false;
    }
};

/// A challenge that the client can show; lists of them are in order of preference.  Wire:
/// ChallengePreference.
struct challenge_preference
{
    open<challenge_type> type{};                       ///< Type
    std::optional<face_liveness::versions> versions{}; ///< Versions

    bool operator==(challenge_preference const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("Type", &challenge_preference::type);
        each("Versions", &challenge_preference::versions);
    }
};

/// What a session is to do.  Wire: CreateFaceLivenessSessionRequestSettings.
struct session_settings
{
    std::optional<face_liveness::output_config>
        output_config{};                              ///< OutputConfig: unset, images come back as bytes
    std::optional<std::int32_t> audit_images_limit{}; ///< AuditImagesLimit: 0 to 4 audit images; 0 if unset
    std::optional<std::vector<challenge_preference>>
        challenge_preferences{}; ///< ChallengePreferences: the best first

    bool operator==(session_settings const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("OutputConfig", &session_settings::output_config);
        each("AuditImagesLimit", &session_settings::audit_images_limit, scalars::audit_images_limit);
        each("ChallengePreferences", &session_settings::challenge_preferences);
    }
};

/// The AuditImagesLimit that the service acts on: none is 0, below 0 is 0, above 4 is 4 (API reference,
/// CreateFaceLivenessSessionRequestSettings).
constexpr std::int32_t effective_audit_images_limit(session_settings const& settings) noexcept
{
    constexpr auto& limits = scalars::audit_images_limit;
    std::int32_t const asked = settings.audit_images_limit.value_or(0);
    return asked < limits.min ? limits.min : asked > limits.max ? limits.max : asked;
}

/// An object in S3.  Wire: S3Object.
struct s3_object
{
    std::optional<std::string> bucket{};  ///< Bucket
    std::optional<std::string> name{};    ///< Name: the key
    std::optional<std::string> version{}; ///< Version: of a versioned bucket

    bool operator==(s3_object const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("Bucket", &s3_object::bucket, scalars::s3_bucket);
        each("Name", &s3_object::name, scalars::s3_object_name);
        each("Version", &s3_object::version, scalars::s3_object_version);
    }
};

/// Where the face is, in ratios of the image's width and height; it may stand out of the image.  Wire:
/// BoundingBox.
struct bounding_box
{
    std::optional<double> width{};  ///< Width
    std::optional<double> height{}; ///< Height
    std::optional<double> left{};   ///< Left: of the left edge
    std::optional<double> top{};    ///< Top: of the upper edge

    bool operator==(bounding_box const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("Width", &bounding_box::width);
        each("Height", &bounding_box::height);
        each("Left", &bounding_box::left);
        each("Top", &bounding_box::top);
    }
};

/// A picture of the person: in place, or in the bucket that the session named.  Wire: AuditImage.
struct audit_image
{
    std::optional<std::vector<unsigned char>> bytes{}; ///< Bytes: JPEG or PNG, 1 to 204800 bytes; sensitive
    std::optional<face_liveness::s3_object>
        s3_object{}; ///< S3Object: where it is stored, with an OutputConfig
    std::optional<face_liveness::bounding_box> bounding_box{}; ///< BoundingBox: of the face

    bool operator==(audit_image const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("Bytes", &audit_image::bytes, scalars::image_blob);
        each("S3Object", &audit_image::s3_object);
        each("BoundingBox", &audit_image::bounding_box);
    }
};

/// The challenge that the person was shown.  Wire: Challenge.
struct challenge
{
    open<challenge_type> type{}; ///< Type
    std::string version{};       ///< Version

    bool operator==(challenge const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("Type", &challenge::type);
        each("Version", &challenge::version, scalars::version);
    }
};

/// A hint on what to do better next time; only with SUCCEEDED.  In the service's model since 2026-09-25.
struct feedback
{
    open<feedback_code> code{}; ///< Code
    std::string message{};      ///< Message: 1 to 512 characters, in English

    bool operator==(feedback const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("Code", &feedback::code);
        each("Message", &feedback::message, scalars::feedback_message);
    }
};

/// What the client that streamed the video said of itself.  In the service's model since 2026-09-25.
struct metadata
{
    std::string sdk_type{}; ///< SDKType: 1 to 64 characters; nobody has checked it

    bool operator==(metadata const&) const = default;

    static constexpr void members(auto&& each) { each("SDKType", &metadata::sdk_type, scalars::sdk_type); }
};

} // namespace face_liveness::inline v1

#endif
