// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness.hpp>

#include <doctest/doctest.h>

#include <sstream>
#include <string>

namespace fl = face_liveness;

TEST_CASE("one include: build a request, check it, print it, read the answers")
{
    fl::create_session_request request{
        .settings =
            fl::session_settings{
                .output_config = fl::output_config{.s3_bucket = "a", .s3_key_prefix = "kyc/"},
                .audit_images_limit = 9,
            },
        .client_request_token = "0123456789abcdef",
    };
    std::ostringstream issues;
    for (auto const& issue : fl::validate(request))
        issues << issue << '\n';
    CHECK(issues.str()
          == "Settings.OutputConfig.S3Bucket: 1 character, at least 3 are needed\n"
             "Settings.AuditImagesLimit: warning: 9, at most 4 is documented; the service acts on 4\n");
    CHECK(fl::effective_audit_images_limit(*request.settings) == 4);

    request.settings->output_config->s3_bucket = "acme-liveness";
    request.settings->audit_images_limit = 2;
    CHECK(fl::validate(request).empty());
    std::string const body =
        R"({"Settings":{"OutputConfig":{"S3Bucket":"acme-liveness","S3KeyPrefix":"kyc/"},"AuditImagesLimit":2},"ClientRequestToken":"0123456789abcdef"})";
    CHECK(fl::encode(request) == body);
    CHECK(fl::decode<fl::create_session_request>(body).value() == request);

    auto const session =
        fl::decode<fl::create_session_response>(R"({"SessionId":"0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10"})");
    REQUIRE(session);
    auto const results = fl::decode<fl::get_session_results_response>(
        R"({"SessionId":"0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10","Status":"SUCCEEDED","Confidence":99.5,)"
        R"("ReferenceImage":{"Bytes":"/9j/4A=="}})");
    REQUIRE(results);
    CHECK(results->session_id == session->session_id);
    std::ostringstream shown;
    shown << *results << ' ' << results->status;
    CHECK(shown.str()
          == R"({"SessionId":"0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10","Status":"SUCCEEDED","Confidence":99.5,)"
             R"("ReferenceImage":{"Bytes":<4 bytes>}} SUCCEEDED)");
}
