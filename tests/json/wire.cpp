// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/json.hpp>

#include <face_liveness/encode.hpp>
#include <face_liveness/validate.hpp>

#include <boost/json/value_from.hpp>
#include <boost/json/value_to.hpp>

#include "support/documents.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

namespace fl = face_liveness;

// What real clients sent, and what they were answered.

TEST_CASE(
    "the requests of boto3, the AWS CLI and the JavaScript SDK decode, and encode to the same JSON value")
{
    for (auto const& one : captured_requests())
        with_shape(one.kind,
                   [&]<class Shape>(std::type_identity<Shape>)
                   {
                       INFO(one.name, ": ", one.text);
                       auto const request = fl::decode<Shape>(one.text);
                       REQUIRE(request);
                       CHECK(boost::json::parse(fl::encode(*request)) == boost::json::parse(one.text));
                       CHECK(boost::json::value_from(*request) == boost::json::parse(one.text));
                       CHECK(boost::json::value_to<Shape>(boost::json::parse(one.text)) == *request);
                       CHECK(fl::is_valid(*request));
                   });
}

TEST_CASE("the JavaScript SDK writes members in model order and compactly, as encode does")
{
    for (auto const& one : captured_requests())
        if (one.name.ends_with(".jssdk"))
            with_shape(one.kind, [&]<class Shape>(std::type_identity<Shape>)
                       { CHECK(fl::encode(fl::decode<Shape>(one.text).value()) == one.text); });
}

TEST_CASE("the largest captured request, member by member")
{
    auto const requests = captured_requests();
    auto const find = [&](std::string const& name)
    {
        return std::find_if(requests.begin(), requests.end(), [&](auto const& r) { return r.name == name; })
            ->text;
    };

    fl::create_session_request const all{
        .kms_key_id = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        .settings =
            fl::session_settings{
                .output_config = fl::output_config{.s3_bucket = "amzn-s3-demo-bucket"},
                .audit_images_limit = 4,
                .challenge_preferences = {{{.type = fl::challenge_type::face_movement_and_light_challenge,
                                            .versions = fl::versions{.minimum = "1.0.0", .maximum = "2.0.0"}},
                                           {.type = fl::challenge_type::face_movement_challenge}}}},
        .client_request_token = "tok-0001_A"};
    fl::create_session_request const escapes{
        .settings = fl::session_settings{
            .output_config =
                fl::output_config{.s3_bucket = "amzn-s3-demo-bucket",
                                  .s3_key_prefix =
                                      "\xC3\xA9/\xC3\xBC\"\\/<>&\x01\xE2\x80\xA8\xF0\x9F\x98\x80"},
            .audit_images_limit = 0,
            .challenge_preferences = std::vector<fl::challenge_preference>()}};
    for (std::string const client : {".boto3", ".cli2236", ".jssdk"})
    {
        CHECK(fl::decode<fl::create_session_request>(find("A" + client)).value()
              == fl::create_session_request{});
        CHECK(fl::decode<fl::create_session_request>(find("C" + client)).value() == all);
        CHECK(fl::decode<fl::create_session_request>(find("E" + client)).value() == escapes);
        CHECK(fl::decode<fl::get_session_results_request>(find("D" + client)).value().session_id
              == "0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10");
    }
}

namespace
{

struct response_case
{
    char const* name;
    char const* outcome; // the value as JSON again, or the code and the path of the error
    char const* reason;
};

// Every case of response_cases.json whose status says that all is well.
constexpr response_case response_cases[] = {
    {"ok_full",
     R"({"SessionId":"0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10","Status":"SUCCEEDED","Confidence":99.25739288330078,"ReferenceImage":{"Bytes":"/9j/4A==","BoundingBox":{"Width":0.25,"Height":0.5,"Left":-0.01,"Top":1.5}},"AuditImages":[{"S3Object":{"Bucket":"b-1","Name":"p/audit.0.jpg"}}],"Challenge":{"Type":"FaceMovementChallenge","Version":"1.0.0"}})",
     "what the service usually answers; a box may stand out of the image"},
    {"ok_new_members",
     R"({"SessionId":"s","Status":"SUCCEEDED","Feedback":[{"Code":"LOW_LIGHTING_DETECTED","Message":"x"}],"Metadata":{"SDKType":"amplify"}})",
     "in the model since 2026-09-25; the SessionId is not for the decoder to judge"},
    {"null_members", R"({"SessionId":"s","Status":"CREATED"})", "null is unset, as both SDKs have it"},
    {"null_list_elem", R"({"SessionId":"s","Status":"SUCCEEDED","AuditImages":[{}]})",
     "the list is not sparse in the model: an element that isn't there is none; the SDKs keep it, and their "
     "users crash"},
    {"unknown_status", R"({"SessionId":"s","Status":"PENDING_X"})", "AWS may add a status; its text is kept"},
    {"missing_required", "error: missing_member SessionId",
     "an empty result would look like one; the SDKs return it"},
    {"conf_string_nan", R"({"SessionId":"s","Status":"SUCCEEDED","Confidence":"NaN"})",
     "Smithy writes NaN as a string; the decision then is never live"},
    {"conf_string_num", "error: wrong_type Confidence",
     "a number is no string, but for the three that Smithy names"},
    {"conf_bare_nan", "error: not_json Confidence", "RFC 8259 has no NaN"},
    {"conf_int", R"({"SessionId":"s","Status":"SUCCEEDED","Confidence":100})", "a JSON number is a number"},
    {"conf_exp", R"({"SessionId":"s","Status":"SUCCEEDED","Confidence":99})", "however it is written"},
    {"conf_huge", R"({"SessionId":"s","Status":"SUCCEEDED","Confidence":"Infinity"})",
     "correctly rounded that is infinity; the decision then is never live"},
    {"sess_number", "error: wrong_type SessionId", "a number is no session id"},
    {"struct_is_string", "error: wrong_type Challenge", "a string has no members"},
    {"list_is_object", "error: wrong_type AuditImages",
     "an object is no list; botocore makes an empty one of it"},
    {"blob_bad_b64", "error: bad_base64 ReferenceImage.Bytes",
     "strict, or a broken image passes as an empty one"},
    {"blob_nopad", "error: bad_base64 ReferenceImage.Bytes", "RFC 4648, section 3.2: padding is required"},
    {"blob_urlsafe", "error: bad_base64 ReferenceImage.Bytes",
     "the other alphabet; botocore makes wrong bytes of it"},
    {"blob_ws", "error: bad_base64 ReferenceImage.Bytes", "RFC 4648, section 3.3: no line feeds"},
    {"blob_empty", R"({"SessionId":"s","Status":"SUCCEEDED","ReferenceImage":{"Bytes":""}})",
     "no bytes, but there; validate says that one is needed"},
    {"dup_keys", "error: duplicate_member SessionId",
     "the SDKs take the last; a decision must not hang on that"},
    {"case_diff", "error: missing_member SessionId",
     "names are exact; these two are unknown, and the required ones missing"},
    {"empty_body", "error: incomplete", "no result came; the SDKs make an empty one"},
    {"body_null", "error: wrong_type", "no result came"},
    {"body_array", "error: wrong_type", "no result came"},
    {"body_bom", "error: not_json", "RFC 8259, section 8.1: no byte order mark"},
    {"body_garbage", "error: not_json", "not the service's; botocore makes an empty result of it"},
    {"body_trailing", "error: not_json", "half of it is not the service's"},
    {"type_in_body", R"({"SessionId":"s","Status":"CREATED"})", "members that nobody knows are skipped"},
    {"ok_status_201", R"({"SessionId":"s","Status":"CREATED"})",
     "the body decides here, the status does in from_http"},
    {"ok_html_ct", R"({"SessionId":"s","Status":"CREATED"})",
     "the body decides here; the SDKs don't look at the type"},
};

} // namespace

TEST_CASE("what becomes of each response, and why")
{
    auto const responses = successful_responses();
    CHECK(responses.size() == std::size(response_cases));
    constexpr char const* codes[] = {"",           "not_json",         "incomplete",     "too_large",
                                     "too_deep",   "wrong_type",       "not_integer",    "out_of_range",
                                     "bad_base64", "duplicate_member", "missing_member", "null_element"};
    std::set<std::string> seen;
    for (auto const& expected : response_cases)
    {
        INFO(expected.name, ": ", expected.reason);
        auto const found = std::find_if(responses.begin(), responses.end(),
                                        [&](auto const& r) { return r.name == expected.name; });
        REQUIRE(found != responses.end());
        CHECK(seen.insert(found->name).second);
        auto const value = fl::decode<fl::get_session_results_response>(found->text);
        std::string outcome;
        if (value)
            outcome = fl::encode(*value);
        else
            outcome = "error: " + std::string(codes[static_cast<std::size_t>(value.error().code)])
                      + (value.error().path.empty() ? "" : " ") + value.error().path;
        CHECK(outcome == expected.outcome);
    }
}

TEST_CASE("a result with everything in it")
{
    auto const value = fl::decode<fl::get_session_results_response>(test_data("json/results_full.json"));
    REQUIRE(value);
    CHECK(
        *value
        == fl::get_session_results_response{
            .session_id = "0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10",
            .status = fl::session_status::succeeded,
            .confidence = 99.25739288330078,
            .reference_image =
                fl::audit_image{
                    .bytes = std::vector<unsigned char>{0xFF, 0xD8, 0xFF, 0xE0},
                    .bounding_box =
                        fl::bounding_box{.width = 0.25, .height = 0.5, .left = -0.01, .top = 1.5}},
            .audit_images = {{{.s3_object =
                                   fl::s3_object{.bucket = "b-1", .name = "p/audit.0.jpg", .version = "v1"}},
                              {.bytes = std::vector<unsigned char>()},
                              {}}},
            .challenge =
                fl::challenge{.type = fl::challenge_type::face_movement_challenge, .version = "1.0.0"},
            .feedback = {{{.code = fl::feedback_code::low_lighting_detected, .message = "more light"},
                          {.code = fl::open<fl::feedback_code>("NEW_CODE"), .message = "x"}}},
            .metadata = fl::metadata{.sdk_type = "amplify"}});
    CHECK(fl::encode(*value) == test_data("json/results_full.json"));
}

TEST_CASE("a result in the strangest spelling that JSON allows")
{
    auto const value = fl::decode<fl::get_session_results_response>(test_data("json/results_strange.json"));
    REQUIRE(value);
    CHECK(
        fl::encode(*value)
        == R"({"SessionId":"0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10","Status":"PENDING_X","Confidence":"NaN",)"
           R"("ReferenceImage":{"Bytes":"/9j/4A=="},"AuditImages":[{}],"Challenge":{"Type":"","Version":""}})");
}
