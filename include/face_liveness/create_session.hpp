// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_CREATE_SESSION_HPP
#define FACE_LIVENESS_CREATE_SESSION_HPP

#include <face_liveness/types.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace face_liveness::inline v1
{

/// The answer of CreateFaceLivenessSession.
struct create_session_response
{
    std::string session_id{}; ///< SessionId: good for one check within three minutes

    bool operator==(create_session_response const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("SessionId", &create_session_response::session_id, scalars::session_id);
    }

    static constexpr std::string_view operation = "CreateFaceLivenessSession"; ///< whose answer it is
};

/// The input of CreateFaceLivenessSession: starts a check.  Nothing is required.
///
/// AWS: Amazon Rekognition API reference, CreateFaceLivenessSession.
struct create_session_request
{
    std::optional<std::string> kms_key_id{};    ///< KmsKeyId: encrypts the images in the bucket
    std::optional<session_settings> settings{}; ///< Settings
    std::optional<std::string>
        client_request_token{}; ///< ClientRequestToken: the same token gives the same session

    bool operator==(create_session_request const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("KmsKeyId", &create_session_request::kms_key_id, scalars::kms_key_id);
        each("Settings", &create_session_request::settings);
        each("ClientRequestToken", &create_session_request::client_request_token,
             scalars::client_request_token);
    }

    static constexpr std::string_view operation = "CreateFaceLivenessSession"; ///< the name of the operation
    using response = create_session_response;                                  ///< what it answers
};

} // namespace face_liveness::inline v1

#endif
