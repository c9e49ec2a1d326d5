// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/get_session_results.hpp>

#include "support/issues.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace fl = face_liveness;

namespace
{

std::string const uuid = "0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10";

fl::get_session_results_response response()
{
    return {.session_id = uuid, .status = fl::session_status::succeeded};
}

std::string confidence(double value)
{
    auto r = response();
    r.confidence = value;
    return issues_of(r);
}

std::string image(fl::audit_image value)
{
    auto r = response();
    r.reference_image = value;
    std::string const one = issues_of(r);
    r.reference_image.reset();
    r.audit_images = {{fl::audit_image(), value}};
    std::string other = issues_of(r);
    for (std::size_t at; (at = other.find("AuditImages[1]")) != other.npos;)
        other.replace(at, 14, "ReferenceImage");
    CHECK(one == other);
    return one;
}

std::string bytes(std::size_t size)
{
    return image({.bytes = std::vector<unsigned char>(size)});
}

std::string feedback_message(std::string const& text)
{
    auto r = response();
    r.feedback = {{{.code = fl::feedback_code::face_not_visible, .message = text}}};
    return issues_of(r);
}

std::string sdk_type(std::string const& text)
{
    auto r = response();
    r.metadata = fl::metadata{.sdk_type = text};
    return issues_of(r);
}

} // namespace

TEST_CASE("the request: SessionId of 36 characters, required")
{
    auto const session_id = [](std::string const& text)
    { return issues_of(fl::get_session_results_request{.session_id = text}); };
    CHECK(session_id(uuid) == "");
    CHECK(session_id("") == "SessionId min_length 36 0\nSessionId pattern");
    CHECK(session_id("abc") == "SessionId min_length 36 3\nSessionId pattern");
    CHECK(session_id(uuid.substr(1)) == "SessionId min_length 36 35\nSessionId pattern");
    CHECK(session_id(uuid + '0') == "SessionId max_length 36 37\nSessionId pattern");
    CHECK(session_id(uuid + "xxxx") == "SessionId max_length 36 40\nSessionId pattern");
    CHECK(session_id("0B9F2F2E-9E2B-4C0E-8A3C-3A1D1F9E7A10") == "SessionId pattern");
    CHECK(session_id(times(36, "\xF0\x9F\x98\x80")) == "SessionId pattern");
    CHECK(session_id("\xFF") == "SessionId malformed_utf8");
    CHECK(issues_of(fl::get_session_results_request{}) == "SessionId min_length 36 0\nSessionId pattern");
}

TEST_CASE("the response: SessionId and Status are required")
{
    CHECK(issues_of(response()) == "");
    CHECK(issues_of(fl::get_session_results_response{})
          == "SessionId min_length 36 0\nSessionId pattern\nStatus required");
    auto r = response();
    r.status = fl::open<fl::session_status>("PENDING_X");
    CHECK(issues_of(r) == "Status enum_value");
    for (auto const status : {fl::session_status::created, fl::session_status::in_progress,
                              fl::session_status::failed, fl::session_status::expired})
    {
        r.status = status;
        CHECK(issues_of(r) == "");
    }
}

TEST_CASE("Confidence: 0 to 100")
{
    using limits = std::numeric_limits<double>;
    CHECK(confidence(0) == "");
    CHECK(confidence(-0.0) == "");
    CHECK(confidence(limits::denorm_min()) == "");
    CHECK(confidence(-limits::denorm_min()) == "Confidence min_value 0 -5e-324");
    CHECK(confidence(-1) == "Confidence min_value 0 -1");
    CHECK(confidence(99.25739288330078) == "");
    CHECK(confidence(std::nextafter(100.0, 0.0)) == "");
    CHECK(confidence(100) == "");
    CHECK(confidence(std::nextafter(100.0, 200.0)) == "Confidence max_value 100 100.00000000000001");
    CHECK(confidence(101) == "Confidence max_value 100 101");
    CHECK(confidence(limits::infinity()) == "Confidence max_value 100 Infinity");
    CHECK(confidence(-limits::infinity()) == "Confidence min_value 0 -Infinity");
    CHECK(confidence(limits::quiet_NaN()) == "Confidence min_value 0 NaN");
}

TEST_CASE("Bytes: 1 to 204800 bytes")
{
    CHECK(bytes(0) == "ReferenceImage.Bytes min_length 1 0");
    CHECK(bytes(1) == "");
    CHECK(bytes(2) == "");
    CHECK(bytes(204799) == "");
    CHECK(bytes(204800) == "");
    CHECK(bytes(204801) == "ReferenceImage.Bytes max_length 204800 204801");
}

TEST_CASE("S3Object: bucket, name and version")
{
    auto const object = [](fl::s3_object value) { return image({.s3_object = std::move(value)}); };
    std::string const path = "ReferenceImage.S3Object.";
    CHECK(object({}) == "");
    CHECK(object({.bucket = "ab"}) == path + "Bucket min_length 3 2");
    CHECK(object({.bucket = "abc"}) == "");
    CHECK(object({.bucket = times(256, "a")}) == path + "Bucket max_length 255 256");
    CHECK(object({.bucket = "a b"}) == path + "Bucket pattern");
    CHECK(object({.name = ""}) == path + "Name min_length 1 0");
    CHECK(object({.version = ""}) == path + "Version min_length 1 0");
    for (auto const* c : characters_of_all_sizes)
    {
        CHECK(object({.name = c, .version = c}) == "");
        CHECK(object({.name = times(1023, c), .version = times(1023, c)}) == "");
        CHECK(object({.name = times(1024, c), .version = times(1024, c)}) == "");
        CHECK(object({.name = times(1025, c)}) == path + "Name max_length 1024 1025");
        CHECK(object({.version = times(1025, c)}) == path + "Version max_length 1024 1025");
    }
    CHECK(object({.name = " \n"}) == ""); // no pattern
    CHECK(object({.name = "\xC3"}) == path + "Name malformed_utf8");
}

TEST_CASE("BoundingBox: any numbers")
{
    using limits = std::numeric_limits<double>;
    CHECK(image({.bounding_box = fl::bounding_box{}}) == "");
    CHECK(image({.bounding_box = fl::bounding_box{.width = -1, .height = 1e300, .left = -0.0, .top = 1.5}})
          == "");
    CHECK(image({.bounding_box = fl::bounding_box{.width = limits::infinity(), .top = limits::quiet_NaN()}})
          == "");
}

TEST_CASE("Challenge: Type and Version are required")
{
    auto r = response();
    r.challenge = fl::challenge{};
    CHECK(issues_of(r)
          == "Challenge.Type required\nChallenge.Version min_length 5 0\nChallenge.Version pattern");
    r.challenge = fl::challenge{.type = fl::challenge_type::face_movement_challenge, .version = "1.0.0"};
    CHECK(issues_of(r) == "");
    r.challenge->version = "1.0";
    CHECK(issues_of(r) == "Challenge.Version min_length 5 3\nChallenge.Version pattern");
    r.challenge->version = "1.0.0.0.0.0.";
    CHECK(issues_of(r) == "Challenge.Version max_length 11 12\nChallenge.Version pattern");
}

TEST_CASE("Feedback: Code and Message of 1 to 512 characters")
{
    auto r = response();
    r.feedback.emplace();
    CHECK(issues_of(r) == ""); // may be empty
    r.feedback->emplace_back();
    CHECK(issues_of(r) == "Feedback[0].Code required\nFeedback[0].Message min_length 1 0");
    for (auto const* c : characters_of_all_sizes)
    {
        CHECK(feedback_message(c) == "");
        CHECK(feedback_message(times(511, c)) == "");
        CHECK(feedback_message(times(512, c)) == "");
        CHECK(feedback_message(times(513, c)) == "Feedback[0].Message max_length 512 513");
    }
}

TEST_CASE("Metadata: SDKType of 1 to 64 characters")
{
    CHECK(sdk_type("") == "Metadata.SDKType min_length 1 0");
    for (auto const* c : characters_of_all_sizes)
    {
        CHECK(sdk_type(c) == "");
        CHECK(sdk_type(times(63, c)) == "");
        CHECK(sdk_type(times(64, c)) == "");
        CHECK(sdk_type(times(65, c)) == "Metadata.SDKType max_length 64 65");
    }
}
