// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/create_session.hpp>

#include "support/issues.hpp"

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <string>

namespace fl = face_liveness;

namespace
{

std::string kms_key_id(std::string const& text)
{
    return issues_of(fl::create_session_request{.kms_key_id = text});
}

std::string token(std::string const& text)
{
    return issues_of(fl::create_session_request{.client_request_token = text});
}

std::string bucket(std::string const& text)
{
    return issues_of(fl::create_session_request{
        .settings = fl::session_settings{.output_config = fl::output_config{.s3_bucket = text}}});
}

std::string prefix(std::string const& text)
{
    return issues_of(fl::create_session_request{
        .settings = fl::session_settings{.output_config =
                                             fl::output_config{.s3_bucket = "acme", .s3_key_prefix = text}}});
}

std::string limit(std::int32_t number)
{
    return issues_of(
        fl::create_session_request{.settings = fl::session_settings{.audit_images_limit = number}});
}

fl::create_session_request with_preference(fl::challenge_preference preference)
{
    return {.settings = fl::session_settings{.challenge_preferences = {{std::move(preference)}}}};
}

std::string version(std::string const& text)
{
    std::string const minimum = issues_of(with_preference(
        {.type = fl::challenge_type::face_movement_challenge, .versions = fl::versions{.minimum = text}}));
    std::string maximum = issues_of(with_preference(
        {.type = fl::challenge_type::face_movement_challenge, .versions = fl::versions{.maximum = text}}));
    for (std::size_t at; (at = maximum.find("Maximum")) != maximum.npos;)
        maximum.replace(at, 7, "Minimum");
    CHECK(minimum == maximum);
    return minimum;
}

} // namespace

// Each limit of the model at N - 1, N and N + 1.

TEST_CASE("nothing is required")
{
    CHECK(issues_of(fl::create_session_request{}) == "");
    CHECK(issues_of(fl::create_session_request{.settings = fl::session_settings{}}) == "");
    CHECK(issues_of(fl::create_session_request{
              .settings =
                  fl::session_settings{.challenge_preferences = std::vector<fl::challenge_preference>{}}})
          == "");
}

TEST_CASE("KmsKeyId: 1 to 2048 characters")
{
    CHECK(kms_key_id("") == "KmsKeyId min_length 1 0\nKmsKeyId pattern");
    CHECK(kms_key_id("a") == "");
    CHECK(kms_key_id("ab") == "");
    CHECK(kms_key_id(times(2047, "a")) == "");
    CHECK(kms_key_id(times(2048, "a")) == "");
    CHECK(kms_key_id(times(2049, "a")) == "KmsKeyId max_length 2048 2049"); // the pattern still matches
    CHECK(kms_key_id(times(2050, "a")) == "KmsKeyId max_length 2048 2050\nKmsKeyId pattern");
    // in characters, not in bytes
    CHECK(kms_key_id(times(2048, "\xF0\x9F\x98\x80")) == "KmsKeyId pattern");
    CHECK(kms_key_id(times(2049, "\xC3\xA9")) == "KmsKeyId max_length 2048 2049\nKmsKeyId pattern");
}

TEST_CASE("ClientRequestToken: 1 to 64 characters")
{
    CHECK(token("") == "ClientRequestToken min_length 1 0\nClientRequestToken pattern");
    CHECK(token("a") == "");
    CHECK(token("ab") == "");
    CHECK(token(times(63, "-")) == "");
    CHECK(token(times(64, "_")) == "");
    CHECK(token(times(65, "0")) == "ClientRequestToken max_length 64 65");
    CHECK(token(times(64, "\xC3\xA9")) == "ClientRequestToken pattern");
    CHECK(token("a b") == "ClientRequestToken pattern");
}

TEST_CASE("S3Bucket: 3 to 255 characters, required")
{
    std::string const path = "Settings.OutputConfig.S3Bucket";
    CHECK(bucket("") == path + " min_length 3 0");
    CHECK(bucket("ab") == path + " min_length 3 2");
    CHECK(bucket("abc") == "");
    CHECK(bucket("abcd") == "");
    CHECK(bucket(times(63, "a")) == "");
    // the model lets pass what S3 refuses
    CHECK(bucket(times(64, "a")) == path + " advice (warning)");
    CHECK(bucket(times(254, "a")) == path + " advice (warning)");
    CHECK(bucket(times(255, "a")) == path + " advice (warning)");
    CHECK(bucket(times(256, "a")) == path + " max_length 255 256");
    // characters: botocore counts two emoji as two
    CHECK(bucket("\xF0\x9F\x98\x80\xF0\x9F\x98\x80") == path + " min_length 3 2\n" + path + " pattern");
    CHECK(bucket(times(255, "\xE2\x82\xAC")) == path + " pattern");
    CHECK(bucket("a/b") == path + " pattern");
    CHECK(bucket("Acme_") == path + " advice (warning)");
}

TEST_CASE("S3KeyPrefix: 0 to 950 characters, of any size")
{
    std::string const path = "Settings.OutputConfig.S3KeyPrefix";
    CHECK(prefix("") == "");
    for (auto const* c : characters_of_all_sizes)
    {
        CHECK(prefix(c) == "");
        CHECK(prefix(times(949, c)) == "");
        CHECK(prefix(times(950, c)) == "");
        CHECK(prefix(times(951, c)) == path + " max_length 950 951");
    }
    CHECK(prefix("a b") == path + " pattern");
    CHECK(prefix(times(951, " ")) == path + " max_length 950 951\n" + path + " pattern");
    CHECK(prefix("a\xFF") == path + " malformed_utf8");
    CHECK(prefix(times(951, "\xFF")) == path + " malformed_utf8"); // only this one
    CHECK(prefix(std::string(1, '\0')) == "");
}

TEST_CASE("AuditImagesLimit: outside of 0 to 4 the service acts on the nearest")
{
    std::string const path = "Settings.AuditImagesLimit";
    CHECK(limit(-1) == path + " min_value 0 -1 (warning)");
    CHECK(limit(0) == "");
    CHECK(limit(1) == "");
    CHECK(limit(3) == "");
    CHECK(limit(4) == "");
    CHECK(limit(5) == path + " max_value 4 5 (warning)");
    CHECK(limit((std::numeric_limits<std::int32_t>::min)()) == path + " min_value 0 -2147483648 (warning)");
    CHECK(limit((std::numeric_limits<std::int32_t>::max)()) == path + " max_value 4 2147483647 (warning)");
}

TEST_CASE("Version: 5 to 11 characters")
{
    std::string const path = "Settings.ChallengePreferences[0].Versions.Minimum";
    CHECK(version("") == path + " min_length 5 0\n" + path + " pattern");
    CHECK(version("1.0.") == path + " min_length 5 4\n" + path + " pattern");
    CHECK(version("1.0.0") == "");
    CHECK(version("10.0.0") == "");
    CHECK(version("999.999.99") == "");
    CHECK(version("999.999.999") == "");
    CHECK(version("999.999.9999") == path + " max_length 11 12\n" + path + " pattern");
    CHECK(version("01.0.0") == path + " pattern");
    CHECK(version(times(5, "\xC3\xA9")) == path + " pattern");
}

TEST_CASE("Type: one of the model's, and required")
{
    std::string const path = "Settings.ChallengePreferences[0].Type";
    CHECK(issues_of(with_preference({})) == path + " required");
    CHECK(issues_of(with_preference({.type = fl::challenge_type::unknown})) == path + " required");
    CHECK(issues_of(with_preference({.type = fl::challenge_type::face_movement_challenge})) == "");
    CHECK(issues_of(with_preference({.type = fl::challenge_type::face_movement_and_light_challenge})) == "");
    CHECK(issues_of(with_preference({.type = fl::open<fl::challenge_type>("FaceMovementChallenge")})) == "");
    CHECK(issues_of(with_preference({.type = fl::open<fl::challenge_type>("faceMovementChallenge")}))
          == path + " enum_value");
    CHECK(issues_of(with_preference({.type = fl::open<fl::challenge_type>("\xFF")}))
          == path + " malformed_utf8");
}

TEST_CASE("ChallengePreferences: any number, repeated ones too")
{
    fl::create_session_request request{.settings = fl::session_settings{}};
    request.settings->challenge_preferences.emplace(
        1000, fl::challenge_preference{.type = fl::challenge_type::face_movement_challenge});
    CHECK(issues_of(request) == "");
}

TEST_CASE("a minimum above the maximum is a warning for the structure")
{
    CHECK(issues_of(with_preference({.type = fl::challenge_type::face_movement_challenge,
                                     .versions = fl::versions{.minimum = "2.0.0", .maximum = "1.0.0"}}))
          == "Settings.ChallengePreferences[0].Versions advice (warning)");
}

TEST_CASE("the answer: SessionId of 36 characters")
{
    auto const session_id = [](std::string const& text)
    { return issues_of(fl::create_session_response{.session_id = text}); };
    std::string const good = "0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10";
    CHECK(session_id(good) == "");
    CHECK(session_id("") == "SessionId min_length 36 0\nSessionId pattern");
    CHECK(session_id(good.substr(1)) == "SessionId min_length 36 35\nSessionId pattern");
    CHECK(session_id(good + '0') == "SessionId max_length 36 37\nSessionId pattern");
    CHECK(session_id("0B9F2F2E-9E2B-4C0E-8A3C-3A1D1F9E7A10") == "SessionId pattern");
    CHECK(session_id(times(36, "\xC3\xA9")) == "SessionId pattern");
}
