// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/core.hpp>

#if defined(BOOST_VERSION) || defined(BOOST_CONFIG_HPP) || defined(BOOST_JSON_DECL)
#error "the core must do with the standard library"
#endif

#include <doctest/doctest.h>

#include <string>

namespace fl = face_liveness;

TEST_CASE("the core alone builds, checks, describes and writes a request")
{
    fl::create_session_request request{
        .settings = fl::session_settings{.output_config = fl::output_config{.s3_bucket = "ab"},
                                         .audit_images_limit = 2}};
    auto const issues = fl::validate(request);
    REQUIRE(issues.size() == 1);
    CHECK(fl::message(issues[0]) == "Settings.OutputConfig.S3Bucket: 2 characters, at least 3 are needed");

    request.settings->output_config->s3_bucket = fl::literal<fl::scalars::s3_bucket>("acme-liveness");
    CHECK(fl::is_valid(request));
    CHECK(fl::encode(request)
          == R"({"Settings":{"OutputConfig":{"S3Bucket":"acme-liveness"},"AuditImagesLimit":2}})");
    CHECK(fl::describe<fl::create_session_request>().find("Settings.OutputConfig.S3Bucket")
          != std::string::npos);
    CHECK(fl::effective_audit_images_limit(*request.settings) == 2);
    CHECK(std::string(fl::version).size() >= 5);
}
