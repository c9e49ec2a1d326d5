// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include "support.hpp"
#include "table_base64.hpp"

#include <cstdio>
#include <cstdlib>

namespace bench
{

namespace
{

plain::create_request full_request()
{
    using plain::challenge_type;
    return {
        .kms_key_id = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        .settings =
            plain::session_settings{
                .output_config = plain::output_config{.s3_bucket = "acme-liveness-evidence",
                                                      .s3_key_prefix = "onboarding/2026-11/"},
                .audit_images_limit = 2,
                .challenge_preferences = {{
                    {challenge_type::face_movement_and_light_challenge,
                     plain::version_range{"1.0.0", "2.0.0"}},
                    {challenge_type::face_movement_challenge, plain::version_range{"1.0.0", "1.5.0"}},
                }},
            },
        .client_request_token = "7f3c9d52-0b1e-4a68-9c47-d2e8f1a6b305",
    };
}

constexpr char const* full_request_text =
    R"({"KmsKeyId":"arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",)"
    R"("Settings":{"OutputConfig":{"S3Bucket":"acme-liveness-evidence","S3KeyPrefix":"onboarding/2026-11/"},)"
    R"("AuditImagesLimit":2,"ChallengePreferences":[)"
    R"({"Type":"FaceMovementAndLightChallenge","Versions":{"Minimum":"1.0.0","Maximum":"2.0.0"}},)"
    R"({"Type":"FaceMovementChallenge","Versions":{"Minimum":"1.0.0","Maximum":"1.5.0"}}]},)"
    R"("ClientRequestToken":"7f3c9d52-0b1e-4a68-9c47-d2e8f1a6b305"})";

// As incompressible as a JPEG, and every byte value occurs.
std::vector<unsigned char> image(std::uint64_t seed)
{
    std::vector<unsigned char> bytes(150 * 1024);
    for (unsigned char& byte : bytes)
    {
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        byte = static_cast<unsigned char>(seed >> 56);
    }
    return bytes;
}

constexpr char const* session_id = "0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10";
constexpr char const* box_text = R"({"Width":0.2529,"Height":0.4781,"Left":0.3786,"Top":0.2095})";
// The numbers are such that Boost.JSON rounds them correctly, which it does for nine out of ten.
constexpr plain::bounding_box box{0.2529, 0.4781, 0.3786, 0.2095};

std::string image_text(std::vector<unsigned char> const& bytes)
{
    std::string base64(table_base64::encoded_size(bytes.size()), '\0');
    table_base64::encode(bytes.data(), bytes.size(), base64.data());
    return R"({"Bytes":")" + base64 + R"(","BoundingBox":)" + box_text + "}";
}

documents make_documents()
{
    documents out;
    out.a = full_request();
    out.a_text = full_request_text;
    out.b_text = "{}";
    out.c = {session_id};
    out.c_text = std::string(R"({"SessionId":")") + session_id + R"("})";

    std::vector<plain::audit_image> images;
    std::string list;
    for (std::uint64_t i = 0; i != 4; ++i)
    {
        images.push_back({image(i), box});
        list += (i == 0 ? "" : ",") + image_text(*images.back().bytes);
    }
    plain::audit_image const reference{image(4), box};
    out.d = {.session_id = session_id,
             .status = plain::session_status::succeeded,
             .confidence = 99.25739288330078,
             .reference_image = reference,
             .audit_images = images,
             .challenge =
                 plain::challenge{plain::challenge_type::face_movement_and_light_challenge, "1.0.0"}};
    out.d_text = std::string(R"({"SessionId":")") + session_id
                 + R"(","Status":"SUCCEEDED","Confidence":99.25739288330078,"ReferenceImage":)"
                 + image_text(*reference.bytes) + R"(,"AuditImages":[)" + list
                 + R"(],"Challenge":{"Type":"FaceMovementAndLightChallenge","Version":"1.0.0"}})";
    return out;
}

} // namespace

documents const& the_documents()
{
    static documents const all = make_documents();
    return all;
}

void require(bool ok, std::string const& who, std::string const& what)
{
    if (ok)
        return;
    std::fprintf(stderr, "%s: %s\n", who.c_str(), what.c_str());
    std::exit(EXIT_FAILURE);
}

} // namespace bench
