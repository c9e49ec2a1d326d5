// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_TESTS_SUPPORT_ODR_HPP
#define FACE_LIVENESS_TESTS_SUPPORT_ODR_HPP

#include <face_liveness.hpp>

#include <boost/json/value_from.hpp>
#include <boost/json/value_to.hpp>

#include <sstream>
#include <string>

/// What odr_1.cpp and odr_2.cpp both use, each in an internal function of its own: the linker has to merge
/// what the headers define, and nothing else.
struct used
{
    std::string text{};
    void const* category{};
    void const* limits{};
    void const* version{};
};

used use_everything_elsewhere();

namespace
{

[[maybe_unused]] used use_everything()
{
    namespace fl = face_liveness;
    fl::create_session_request request;
    request.settings.emplace().output_config.emplace().s3_bucket = "ab";
    request.settings->challenge_preferences.emplace().emplace_back().type =
        fl::challenge_type::face_movement_challenge;
    std::ostringstream out;
    for (auto const& issue : fl::validate(request))
        out << issue << fl::service_message(issue);
    out << fl::is_valid(request) << fl::encode(request) << request
        << fl::describe<fl::create_session_request>();
    out << fl::decode<fl::create_session_request>(fl::encode(request)).value();
    out << boost::json::value_to<fl::create_session_request>(boost::json::value_from(request));
    out << fl::decode<fl::get_session_results_response>("{}").error();
    out << fl::effective_audit_images_limit(*request.settings);
    return {out.str(), &fl::decode_category(), &fl::scalars::s3_bucket, &fl::version};
}

} // namespace

#endif
