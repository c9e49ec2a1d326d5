// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_GET_SESSION_RESULTS_HPP
#define FACE_LIVENESS_GET_SESSION_RESULTS_HPP

#include <face_liveness/types.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace face_liveness::inline v1
{

/// The answer of GetFaceLivenessSessionResults.
struct get_session_results_response
{
    std::string session_id{};                               ///< SessionId: the one that was asked for
    open<session_status> status{};                          ///< Status
    std::optional<double> confidence{};                     ///< Confidence: 0 to 100 that the person is live
    std::optional<audit_image> reference_image{};           ///< ReferenceImage: the best picture of the video
    std::optional<std::vector<audit_image>> audit_images{}; ///< AuditImages: at most AuditImagesLimit
    std::optional<face_liveness::challenge> challenge{};    ///< Challenge: the one that was shown
    std::optional<std::vector<face_liveness::feedback>>
        feedback{};                                    ///< Feedback: with SUCCEEDED, may be empty
    std::optional<face_liveness::metadata> metadata{}; ///< Metadata

    bool operator==(get_session_results_response const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("SessionId", &get_session_results_response::session_id, scalars::session_id);
        each("Status", &get_session_results_response::status);
        each("Confidence", &get_session_results_response::confidence, scalars::confidence);
        each("ReferenceImage", &get_session_results_response::reference_image);
        each("AuditImages", &get_session_results_response::audit_images);
        each("Challenge", &get_session_results_response::challenge);
        each("Feedback", &get_session_results_response::feedback);
        each("Metadata", &get_session_results_response::metadata);
    }

    static constexpr std::string_view operation = "GetFaceLivenessSessionResults"; ///< whose answer it is
};

/// The input of GetFaceLivenessSessionResults: asks how a check went.
///
/// AWS: Amazon Rekognition API reference, GetFaceLivenessSessionResults.
struct get_session_results_request
{
    std::string session_id{}; ///< SessionId

    bool operator==(get_session_results_request const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("SessionId", &get_session_results_request::session_id, scalars::session_id);
    }

    static constexpr std::string_view operation =
        "GetFaceLivenessSessionResults";           ///< the name of the operation
    using response = get_session_results_response; ///< what it answers
};

} // namespace face_liveness::inline v1

#endif
