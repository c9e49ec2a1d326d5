// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/emulator.hpp>

#include <face_liveness/adapter/openssl.hpp>
#include <face_liveness/call.hpp>

#include "support/data.hpp"
#include "support/raw_http.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace face_liveness;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

namespace
{

using time_point = emulator::time_point;
using blob = std::vector<unsigned char>;

// 2026-11-22 17:00:00.000 UTC
constexpr time_point start{milliseconds(1'795'366'800'000)};
constexpr char missing_session[] = "0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10";

endpoint where(std::string const& region = "us-east-1")
{
    return endpoint_for(region).value();
}

http_request message_of(std::string const& operation, std::string body)
{
    return {.headers = {{"host", "rekognition.us-east-1.amazonaws.com"},
                        {"content-type", "application/x-amz-json-1.1"},
                        {"x-amz-target", "RekognitionService." + operation}},
            .body = std::move(body)};
}

template <class Request>
boost::system::result<typename Request::response, response_error> ask(emulator& service,
                                                                      Request const& request, time_point now)
{
    auto const message = to_http(request, where());
    REQUIRE(message.has_value());
    auto const answer = service(*message, now);
    CHECK(answer.headers.get("content-type") == "application/x-amz-json-1.1");
    CHECK(answer.headers.get("x-amzn-requestid").value_or("").size() == 36);
    CHECK(answer.headers.get("date") == detail::http_date(std::chrono::floor<seconds>(now)));
    return from_http<typename Request::response>(answer);
}

std::string create(emulator& service, create_session_request const& request = {}, time_point now = start)
{
    auto const session = ask(service, request, now);
    REQUIRE(session.has_value());
    CHECK(scalars::session_id.matches(session->session_id));
    return session->session_id;
}

get_session_results_response results(emulator& service, std::string const& id, time_point now)
{
    auto const got = ask(service, get_session_results_request{.session_id = id}, now);
    REQUIRE(got.has_value());
    CHECK(got->session_id == id);
    CHECK(is_valid(*got));
    return *got;
}

session_status status(emulator& service, std::string const& id, time_point now)
{
    return results(service, id, now).status;
}

template <class Request>
service_error refusal(emulator& service, Request const& request, time_point now = start)
{
    auto const got = ask(service, request, now);
    REQUIRE(got.has_error());
    response_error const error = got.error();
    REQUIRE(error.service());
    return *error.service();
}

service_error refusal_of(emulator& service, http_request const& message, time_point now = start)
{
    auto const got = from_http<create_session_response>(service(message, now));
    REQUIRE(got.has_error());
    response_error const error = got.error();
    REQUIRE(error.service());
    return *error.service();
}

bool has_nothing_but_status(get_session_results_response const& results)
{
    return results
           == get_session_results_response{.session_id = results.session_id, .status = results.status};
}

std::size_t audit_images(emulator& service, std::int32_t limit)
{
    create_session_request const request{.settings = session_settings{.audit_images_limit = limit}};
    service.script(scripted_check::scored(99));
    return results(service, create(service, request), start).audit_images.value().size();
}

session_settings with_bucket()
{
    return {.output_config = output_config{.s3_bucket = "acme-liveness", .s3_key_prefix = "kyc/"},
            .audit_images_limit = 2};
}

bool is_jpeg(blob const& bytes)
{
    return bytes.size() > 6 && bytes[0] == 0xFF && bytes[1] == 0xD8 && bytes[bytes.size() - 2] == 0xFF
           && bytes.back() == 0xD9;
}

std::optional<secret> find_secret(std::string_view access_key_id)
{
    return access_key_id == "AKIDEXAMPLE" ? std::optional<secret>("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY")
                                          : std::nullopt;
}

credentials who()
{
    return {.access_key_id = "AKIDEXAMPLE", .secret_access_key = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"};
}

emulator_options with_signatures()
{
    return {.authenticate = signature_check(openssl_sha256{}, find_secret, "us-east-1")};
}

} // namespace

TEST_CASE("a check that nobody has scripted never succeeds: it expires")
{
    emulator service;
    auto const id = create(service);
    for (milliseconds age(0); age < minutes(3); age += milliseconds(4999))
        CHECK(status(service, id, start + age) == session_status::created);
    CHECK(status(service, id, start + minutes(3) - milliseconds(1)) == session_status::created);
    CHECK(status(service, id, start + minutes(3)) == session_status::expired);
    CHECK(status(service, id, start + minutes(10) - milliseconds(1)) == session_status::expired);
    CHECK(has_nothing_but_status(results(service, id, start + minutes(5))));
    // Whatever limit and bucket it was made with.
    auto const other = create(service, {.settings = with_bucket()}, start + minutes(1));
    CHECK(has_nothing_but_status(results(service, other, start + minutes(2))));
    CHECK(status(service, other, start + minutes(4)) == session_status::expired);
}

TEST_CASE("a session expires to the millisecond, its score and images with it")
{
    emulator service;
    service.script(scripted_check::scored(99.1));
    auto const id = create(service);
    auto const last = results(service, id, start + minutes(3) - milliseconds(1));
    CHECK(last.status == session_status::succeeded);
    CHECK(last.confidence == 99.1);
    CHECK(last.reference_image.has_value());
    auto const over = results(service, id, start + minutes(3));
    CHECK(over.status == session_status::expired);
    CHECK(has_nothing_but_status(over));
}

TEST_CASE("a session that is long over is not found, and its token makes another")
{
    emulator service;
    create_session_request const request{.client_request_token = "tok-1"};
    auto const id = create(service, request);
    CHECK(create(service, request, start + minutes(10) - milliseconds(1)) == id); // perhaps spent
    CHECK(status(service, id, start + minutes(10) - milliseconds(1)) == session_status::expired);

    auto const e = refusal(service, get_session_results_request{.session_id = id}, start + minutes(10));
    CHECK(e.code == service_errc::session_not_found);
    CHECK(create(service, request, start + minutes(10)) != id);
}

TEST_CASE("a session that never was is not found")
{
    emulator service;
    auto const e = refusal(service, get_session_results_request{.session_id = missing_session});
    CHECK(e.code == service_errc::session_not_found);
    CHECK(e.status == 400);
    CHECK(e.service_message == "Session not found");
    CHECK(scalars::session_id.matches(e.log_ref));

    // The four members of the service's own errors.
    auto const message = to_http(get_session_results_request{.session_id = missing_session}, where());
    auto const body = boost::json::parse(service(*message, start).body).as_object();
    CHECK(body.size() == 4);
    CHECK(body.at("__type") == "SessionNotFoundException");
    CHECK(body.at("Code") == "SessionNotFoundException");
    CHECK(body.at("Message") == "Session not found");
    CHECK(body.at("Logref").is_string());
}

TEST_CASE("the same token means the same session")
{
    emulator service;
    create_session_request const request{.settings = with_bucket(), .client_request_token = "tok-1"};
    auto const id = create(service, request);
    CHECK(create(service, request, start + minutes(1)) == id);
    CHECK(service.size(start) == 1);

    create_session_request other = request;
    other.client_request_token = "tok-2";
    CHECK(create(service, other) != id);
    create_session_request without = request;
    without.client_request_token.reset();
    auto const third = create(service, without);
    CHECK(create(service, without) != third);
    CHECK(service.size(start) == 4);
}

TEST_CASE("a repetition with the token of a session takes no script")
{
    emulator service;
    service.script(scripted_check::scored(1));
    service.script(scripted_check::scored(2));
    auto const first = create(service, {.client_request_token = "tok-1"});
    create(service, {.client_request_token = "tok-1"});
    auto const second = create(service, {.client_request_token = "tok-2"});
    CHECK(results(service, first, start).confidence == 1);
    CHECK(results(service, second, start).confidence == 2);
}

TEST_CASE("the same token with other parameters is refused")
{
    emulator service;
    create(service, {.settings = with_bucket(), .client_request_token = "tok-1"});
    for (create_session_request const& other :
         {create_session_request{.client_request_token = "tok-1"},
          create_session_request{
              .kms_key_id = "alias/k", .settings = with_bucket(), .client_request_token = "tok-1"}})
    {
        auto const e = refusal(service, other);
        CHECK(e.code == service_errc::idempotent_parameter_mismatch);
        CHECK(e.service_message == "The ClientRequestToken: tok-1 you have supplied is already in use.");
    }
    CHECK(service.size(start) == 1);
}

TEST_CASE("the limit of audit images is clamped to 0 ... 4")
{
    emulator service;
    CHECK(audit_images(service, INT32_MIN) == 0);
    CHECK(audit_images(service, -1) == 0);
    CHECK(audit_images(service, 0) == 0);
    CHECK(audit_images(service, 1) == 1);
    CHECK(audit_images(service, 4) == 4);
    CHECK(audit_images(service, 5) == 4);
    CHECK(audit_images(service, INT32_MAX) == 4);
    service.script(scripted_check::scored(99));
    CHECK(results(service, create(service), start).audit_images.value().empty());
}

TEST_CASE("images are bytes without OutputConfig")
{
    emulator service;
    service.script(scripted_check::scored(99.1));
    auto const id = create(service, {.settings = session_settings{.audit_images_limit = 3}});
    auto const got = results(service, id, start);
    REQUIRE(got.reference_image.has_value());
    CHECK_FALSE(got.reference_image->s3_object.has_value());
    CHECK(got.reference_image->bounding_box.has_value());
    std::set<blob> different{got.reference_image->bytes.value()};
    CHECK(is_jpeg(*different.begin()));
    CHECK(different.begin()->size() == 4096);
    for (auto const& image : got.audit_images.value())
    {
        CHECK_FALSE(image.s3_object.has_value());
        CHECK(is_jpeg(image.bytes.value()));
        different.insert(image.bytes.value());
    }
    CHECK(different.size() == 4);
    CHECK(results(service, id, start + seconds(9)) == got);
}

TEST_CASE("images are S3 objects with OutputConfig")
{
    emulator service;
    service.script(scripted_check::scored(99.1));
    auto const id = create(service, {.settings = with_bucket()});
    auto const got = results(service, id, start);
    REQUIRE(got.reference_image.has_value());
    CHECK_FALSE(got.reference_image->bytes.has_value());
    CHECK(got.reference_image->s3_object
          == s3_object{.bucket = "acme-liveness", .name = "kyc/" + id + "/reference.jpg"});
    REQUIRE(got.audit_images.value().size() == 2);
    for (std::size_t i = 0; i != 2; ++i)
    {
        auto const& image = (*got.audit_images)[i];
        CHECK_FALSE(image.bytes.has_value());
        CHECK(image.s3_object
              == s3_object{.bucket = "acme-liveness",
                           .name = "kyc/" + id + "/audit-image-" + std::to_string(i) + ".jpg"});
    }

    service.script(scripted_check::scored(99.1));
    auto const bare =
        create(service,
               {.settings = session_settings{.output_config = output_config{.s3_bucket = "acme-liveness"}}});
    CHECK(results(service, bare, start).reference_image->s3_object->name == bare + "/reference.jpg");
}

TEST_CASE("a script says everything of the results")
{
    emulator service;
    scripted_check const script{
        .status = session_status::succeeded,
        .confidence = 42.5,
        .reference_image = blob{1, 2, 3},
        .audit_images = std::vector<blob>{{4}, {5, 6}, {7}},
        .challenge_type = challenge_type::face_movement_challenge,
        .challenge_version = "2.0.0",
        .feedback = std::vector<feedback>{{.code = feedback_code::low_lighting_detected, .message = "Dark"}},
        .sdk_type = "AmplifyIOS",
    };
    service.script(script);
    auto const id = create(service, {.settings = session_settings{.audit_images_limit = 2}});
    auto const got = results(service, id, start);
    CHECK(got.status == session_status::succeeded);
    CHECK(got.confidence == 42.5);
    CHECK(got.reference_image->bytes == blob{1, 2, 3});
    REQUIRE(got.audit_images.value().size() == 2); // as many as the request wants at most
    CHECK((*got.audit_images)[0].bytes == blob{4});
    CHECK((*got.audit_images)[1].bytes == blob{5, 6});
    CHECK(got.challenge == challenge{.type = challenge_type::face_movement_challenge, .version = "2.0.0"});
    CHECK(got.feedback == script.feedback);
    CHECK(got.metadata == metadata{.sdk_type = "AmplifyIOS"});

    // Fewer than the request wants, and no reference image.
    service.script({.status = session_status::succeeded,
                    .confidence = 99,
                    .reference_image = blob{},
                    .audit_images = std::vector<blob>{{1}}});
    auto const few =
        results(service, create(service, {.settings = session_settings{.audit_images_limit = 4}}), start);
    CHECK_FALSE(few.reference_image.has_value());
    CHECK(few.audit_images->size() == 1);
    CHECK_FALSE(few.feedback.has_value());
    CHECK_FALSE(few.metadata.has_value());

    // A script is a shape.
    CHECK(decode<scripted_check>(encode(script)).value() == script);
}

TEST_CASE("the challenge is the first that the request prefers")
{
    emulator service;
    auto const shown = [&service](std::optional<std::vector<challenge_preference>> preferences)
    {
        service.script(scripted_check::scored(99));
        auto const id =
            create(service, {.settings = session_settings{.challenge_preferences = std::move(preferences)}});
        return results(service, id, start).challenge.value();
    };
    challenge const usual{.type = challenge_type::face_movement_and_light_challenge, .version = "1.0.0"};
    CHECK(shown(std::nullopt) == usual);
    CHECK(shown(std::vector<challenge_preference>{}) == usual);
    std::vector<challenge_preference> preferences(2);
    preferences[0].type = challenge_type::face_movement_challenge;
    preferences[1].type = challenge_type::face_movement_and_light_challenge;
    CHECK(shown(preferences).type == challenge_type::face_movement_challenge);
    std::swap(preferences[0], preferences[1]);
    CHECK(shown(preferences).type == challenge_type::face_movement_and_light_challenge);
}

TEST_CASE("every status, and when it comes")
{
    struct row
    {
        scripted_check script;
        std::vector<std::pair<int, session_status>> seen; // milliseconds after the creation
    };
    using s = session_status;
    scripted_check slow = scripted_check::scored(97);
    slow.begins_after = 2000;
    slow.ends_after = 9000;
    scripted_check slow_failure = scripted_check::failed();
    slow_failure.begins_after = 500;
    slow_failure.ends_after = 1000;
    scripted_check late = scripted_check::scored(97);
    late.ends_after = 180'000;
    scripted_check negative = scripted_check::scored(97);
    negative.begins_after = -1;
    negative.ends_after = INT32_MIN;
    scripted_check unknown;
    unknown.status = open<s>("BROKEN");
    for (auto const& [script, seen] : {
             row{scripted_check::scored(97),
                 {{0, s::succeeded}, {179'999, s::succeeded}, {180'000, s::expired}}},
             row{scripted_check::failed(), {{0, s::failed}, {179'999, s::failed}, {180'000, s::expired}}},
             row{scripted_check::abandoned(),
                 {{0, s::in_progress}, {179'999, s::in_progress}, {180'000, s::expired}}},
             row{slow,
                 {{0, s::created},
                  {1999, s::created},
                  {2000, s::in_progress},
                  {8999, s::in_progress},
                  {9000, s::succeeded}}},
             row{slow_failure, {{499, s::created}, {500, s::in_progress}, {1000, s::failed}}},
             row{late, {{0, s::in_progress}, {179'999, s::in_progress}, {180'000, s::expired}}},
             row{negative, {{0, s::succeeded}}},
             row{scripted_check{}, {{0, s::in_progress}, {179'999, s::in_progress}, {180'000, s::expired}}},
             row{unknown, {{0, s::in_progress}, {179'999, s::in_progress}, {180'000, s::expired}}},
             row{scripted_check{.status = s::created, .confidence = 99},
                 {{0, s::in_progress}, {180'000, s::expired}}},
         })
    {
        emulator service;
        service.script(script);
        auto const id = create(service);
        for (auto const& [after, expected] : seen)
        {
            CAPTURE(after);
            auto const got = results(service, id, start + milliseconds(after));
            CHECK(got.status == expected);
            CHECK(has_nothing_but_status(got) == (expected != s::succeeded));
        }
    }
}

TEST_CASE("a script may come after the session was made")
{
    emulator service;
    auto const id = create(service);
    CHECK(status(service, id, start + seconds(10)) == session_status::created);
    scripted_check script = scripted_check::scored(42);
    script.ends_after = 5000;
    CHECK(service.script(id, script, start + seconds(10))); // times count from now
    CHECK(status(service, id, start + seconds(10)) == session_status::in_progress);
    CHECK(status(service, id, start + seconds(15) - milliseconds(1)) == session_status::in_progress);
    CHECK(results(service, id, start + seconds(15)).confidence == 42);
    CHECK(service.script(id, scripted_check::failed(), start + seconds(16))); // another one
    CHECK(status(service, id, start + seconds(16)) == session_status::failed);

    // The three minutes count from the creation all the same.
    CHECK(service.script(id, scripted_check::scored(99), start + minutes(3)));
    CHECK(status(service, id, start + minutes(3)) == session_status::expired);
    CHECK_FALSE(service.script(missing_session, scripted_check::scored(99), start));
    // A script from before the creation counts from there.
    auto const other = create(service, {}, start + minutes(4));
    CHECK(service.script(other, script, start));
    CHECK(status(service, other, start + minutes(4)) == session_status::in_progress);
}

TEST_CASE("scripts for sessions to come are used in order")
{
    emulator service;
    service.script(scripted_check::scored(1));
    service.script(scripted_check::failed());
    auto const a = create(service);
    auto const b = create(service);
    auto const c = create(service);
    CHECK(results(service, a, start).confidence == 1);
    CHECK(status(service, b, start) == session_status::failed);
    CHECK(status(service, c, start) == session_status::created);
}

TEST_CASE("requests are refused in the service's words")
{
    emulator service;
    auto const e = refusal_of(service, message_of("CreateFaceLivenessSession",
                                                  R"({"Settings":{"OutputConfig":{"S3Bucket":"ab"}}})"));
    CHECK(e.code == service_errc::validation);
    CHECK(e.status == 400);
    CHECK(e.service_message
          == "1 validation error detected: Value 'ab' at 'settings.outputConfig.s3Bucket' failed to satisfy "
             "constraint: Member must have length greater than or equal to 3");
    CHECK(
        refusal_of(service, message_of("GetFaceLivenessSessionResults", "{}")).service_message
        == "1 validation error detected: Value null at 'sessionId' failed to satisfy constraint: Member must "
           "not be null");
    CHECK(refusal_of(service, message_of("CreateFaceLivenessSession", R"({"KmsKeyId":5})")).service_message
          == "NUMBER_VALUE cannot be converted to String");
    CHECK(refusal_of(service, message_of("CreateFaceLivenessSession", "not JSON")).code
          == service_errc::serialization);
    CHECK(refusal_of(service, message_of("DetectFaces", "{}")).code == service_errc::unknown_operation);
    CHECK(service.size(start) == 0);
}

TEST_CASE("checks come in the service's order: JSON, operation, authentication, types, limits, Region")
{
    int asked = 0;
    emulator_options options{
        .authenticate = [&asked](http_request const& message,
                                 std::chrono::sys_seconds) -> std::optional<service_error>
        {
            ++asked;
            if (message.headers.contains("authorization"))
                return std::nullopt;
            return service_error{.code = service_errc::missing_authentication_token,
                                 .service_message = "Missing Authentication Token"};
        },
        .region = "eu-north-1"};
    emulator service(options);
    auto const code = [&](std::string const& operation, std::string body, bool is_signed)
    {
        auto message = message_of(operation, std::move(body));
        if (is_signed)
            message.headers.add("authorization", "anything");
        asked = 0;
        return refusal_of(service, message).code;
    };
    std::string const operation = "CreateFaceLivenessSession";
    CHECK(code("Nonsense", "{", false) == service_errc::serialization);
    CHECK(code("Nonsense", R"({"KmsKeyId":5})", false) == service_errc::unknown_operation);
    CHECK(asked == 0);
    CHECK(code(operation, R"({"KmsKeyId":5})", false) == service_errc::missing_authentication_token);
    CHECK(code(operation, R"({"KmsKeyId":5})", true) == service_errc::serialization);
    CHECK(asked == 1);
    CHECK(code(operation, R"({"KmsKeyId":""})", true) == service_errc::validation);
    CHECK(code(operation, "{}", true) == service_errc::access_denied);
    CHECK(service.size(start) == 0);
}

TEST_CASE("in a Region without Face Liveness access is denied")
{
    emulator elsewhere(emulator_options{.region = "eu-central-1"});
    CHECK(refusal(elsewhere, create_session_request{}).code == service_errc::access_denied);
    CHECK(refusal(elsewhere, get_session_results_request{.session_id = missing_session}).code
          == service_errc::access_denied);
    for (auto const region : face_liveness_regions)
    {
        emulator service(emulator_options{.region = std::string(region)});
        create(service);
    }
}

TEST_CASE("signatures are checked if that is asked for")
{
    emulator service(with_signatures());
    auto const message = [](credentials const& c, time_point at, std::string const& region = "us-east-1")
    {
        auto out = to_http(create_session_request{}, where()).value();
        REQUIRE(sign(out, c, region, std::chrono::floor<seconds>(at), openssl_sha256{}).has_value());
        return out;
    };
    CHECK(service(message(who(), start), start).status == 200);
    CHECK(service(message(who(), start - minutes(15)), start).status == 200);

    auto const check = [&](http_request const& request, service_errc code, std::string_view words)
    {
        auto const e = refusal_of(service, request);
        CHECK(e.code == code);
        CAPTURE(e.service_message);
        CHECK(e.service_message.find(words) == 0);
    };
    check(message_of("CreateFaceLivenessSession", "{}"), service_errc::missing_authentication_token,
          "Missing Authentication Token");
    check(message({.access_key_id = "OTHER", .secret_access_key = "x"}, start),
          service_errc::unrecognized_client, "The security token included in the request is invalid.");
    check(message({.access_key_id = "AKIDEXAMPLE", .secret_access_key = "wrong"}, start),
          service_errc::invalid_signature,
          "The request signature we calculated does not match the signature you provided.");
    check(message(who(), start - minutes(16)), service_errc::invalid_signature,
          "Signature expired: 20261122T164400Z is now earlier than 20261122T164500Z (20261122T170000Z - 15 "
          "min.)");
    check(message(who(), start + minutes(16)), service_errc::invalid_signature,
          "Signature not yet current: 20261122T171600Z is still later than 20261122T171500Z");
    check(message(who(), start, "eu-west-1"), service_errc::invalid_signature,
          "Credential should be scoped to a valid region");
    auto changed = message(who(), start);
    changed.body = R"({"KmsKeyId":"alias/k"})";
    check(changed, service_errc::invalid_signature, "The request signature we calculated");
    CHECK(service.size(start) == 2);
}

TEST_CASE("requests of real clients are answered")
{
    // Signed in the minutes around this time; see tests/data/wire.
    time_point const captured{milliseconds(1'795'361'195'000)};
    for (char const* client : {"boto3", "cli2236", "jssdk"})
        for (char const* name : {"A", "B", "C", "E"})
        {
            CAPTURE(client);
            CAPTURE(name);
            emulator service(with_signatures());
            auto const request = raw_request(test_data("wire/" + std::string(name) + "." + client + ".req"));
            auto const answer = service(request, captured);
            CAPTURE(answer.body);
            CHECK(answer.status == 200);
            CHECK(from_http<create_session_response>(answer).has_value());
        }
    emulator service(with_signatures());
    for (char const* client : {"boto3", "cli2236", "jssdk"})
    {
        auto const asking = raw_request(test_data("wire/D." + std::string(client) + ".req"));
        auto const got = from_http<get_session_results_response>(service(asking, captured));
        REQUIRE(got.has_error());
        CHECK(got.error().error() == service_errc::session_not_found);
    }
}

TEST_CASE("faults come instead of the next answers, in order and counted")
{
    emulator service;
    service.fail({.code = "ThrottlingException", .message = "Slow down", .retry_after = "250", .count = 2});
    service.fail({.code = "InternalServerError"});
    for (int i = 0; i != 2; ++i)
    {
        auto const message = to_http(create_session_request{}, where()).value();
        auto const answer = service(message, start);
        CHECK(answer.status == 400);
        CHECK(answer.headers.get("x-amz-retry-after") == "250");
        auto const got = from_http<create_session_response>(answer);
        REQUIRE(got.has_error());
        response_error const e = got.error();
        CHECK(e.service()->code == service_errc::throttling);
        CHECK(e.service()->service_message == "Slow down");
        CHECK(e.may_be_retried());
    }
    auto const e = refusal(service, create_session_request{});
    CHECK(e.code == service_errc::internal_server_error);
    CHECK(e.status == 500);
    CHECK(service.size(start) == 0); // none of them made a session
    create(service);
    CHECK(service.size(start) == 1);
}

TEST_CASE("faults that happen no times don't happen")
{
    emulator service;
    service.fail({.code = "ThrottlingException", .count = 0});
    service.fail({.code = "ThrottlingException", .count = -1});
    create(service);
}

TEST_CASE("a fault's answer is what it says")
{
    emulator service;
    auto const answer = [&service](scripted_fault const& fault)
    {
        service.fail(fault);
        return service(to_http(create_session_request{}, where()).value(), start);
    };
    // A status alone.
    for (int status : {200, 204, 301, 404, 429, 500, 503, 599})
    {
        auto const got = answer({.status = status});
        CHECK(got.status == status);
        CHECK(got.body.empty());
    }
    // One that HTTP doesn't have for an answer.
    for (int status : {-1, 0, 99, 100, 199, 600, INT32_MAX})
    {
        CHECK(answer({.status = status}).status == 200);
        CHECK(answer({.code = "ValidationException", .status = status}).status == 400);
    }
    // A code, with its own status or another.
    CHECK(answer({.code = "ServiceUnavailable"}).status == 503);
    CHECK(answer({.code = "InternalServerError"}).status == 500);
    CHECK(answer({.code = "InternalServerError", .status = 400}).status == 400);
    CHECK(answer({.code = "ThrottlingException", .status = 200}).status == 200);
    auto const odd = answer({.code = "BrandNewException", .message = "What?", .status = 418});
    CHECK(odd.status == 418);
    CHECK(boost::json::parse(odd.body).at("__type") == "BrandNewException");
    CHECK(boost::json::parse(odd.body).at("message") == "What?");
    // A body.
    CHECK(answer({.body = "{\"Session"}).status == 200);
    CHECK(answer({.body = "{\"Session"}).body == "{\"Session");
    CHECK(answer({.status = 503, .body = "<html>busy</html>"}).body == "<html>busy</html>");
    CHECK(answer({.code = "ThrottlingException", .body = "broken"}).body == "broken");
    CHECK(answer({.code = "ThrottlingException", .body = "broken"}).status == 400);
    CHECK(answer({.body = ""}).body.empty());
    // No header can be made to be two.
    CHECK(answer({.status = 500, .retry_after = "soon"}).headers.get("x-amz-retry-after") == "soon");
    CHECK_FALSE(answer({.status = 500, .retry_after = "1\r\nx: y"}).headers.contains("x-amz-retry-after"));
    CHECK(service.size(start) == 0);
    // A fault is a shape.
    scripted_fault const fault{.code = "A",
                               .message = "b",
                               .status = 500,
                               .body = "c",
                               .retry_after = "d",
                               .latency = 7,
                               .connection = connection_fate::cut_within,
                               .count = 3};
    CHECK(decode<scripted_fault>(encode(fault)).value() == fault);
    CHECK(decode<scripted_fault>("{}").value() == scripted_fault{});
    CHECK_FALSE(is_valid(decode<scripted_fault>(R"({"Connection":"CUT_SIDEWAYS"})").value()));
}

TEST_CASE("an answer that HTTP allows no body has none")
{
    // RFC 9110, sections 15.3.5 and 15.4.5
    emulator service;
    for (int const status : {204, 304, 205})
    {
        service.fail({.status = status, .body = "text"});
        auto const answer = service(message_of("CreateFaceLivenessSession", "{}"), start);
        CHECK(answer.status == status);
        CHECK(answer.body == (status == 205 ? "text" : ""));
    }
}

TEST_CASE("no more than ten thousand faults are kept")
{
    emulator service;
    for (int i = 0; i != 10'001; ++i)
        service.fail({.status = 503});
    for (int i = 0; i != 10'000; ++i)
        REQUIRE(service(message_of("CreateFaceLivenessSession", "{}"), start).status == 503);
    CHECK(service(message_of("CreateFaceLivenessSession", "{}"), start).status == 200);
}

TEST_CASE("a fault of the connection says whether the service has acted")
{
    auto const message = to_http(create_session_request{.client_request_token = "tok"}, where()).value();
    struct row
    {
        connection_fate fate;
        bool acts;
    };
    for (auto const& [fate, acts] :
         {row{connection_fate::cut_before, false}, row{connection_fate::cut_after, true},
          row{connection_fate::cut_within, true}, row{connection_fate::slow, true},
          row{connection_fate::unknown, true}})
    {
        emulator service;
        service.fail({.latency = 70, .connection = fate});
        auto const out = service.handle(message, start);
        CHECK(out.connection == fate);
        CHECK(out.latency == milliseconds(70));
        CHECK(service.size(start) == (acts ? 1u : 0u));
        CHECK(out.response.status == (acts ? 200 : 0));
        // The next call is as ever.
        auto const next = service.handle(message, start);
        CHECK(next.connection == connection_fate::unknown);
        CHECK(next.latency == milliseconds(0));
        CHECK(next.response.status == 200);
        CHECK(service.size(start) == 1);
    }
    emulator service;
    service.fail({.latency = -70});
    CHECK(service.handle(message, start).latency == milliseconds(0));
    service.fail({.code = "ThrottlingException", .connection = connection_fate::cut_within});
    CHECK(service.handle(message, start).response.status == 400);
}

TEST_CASE("the same seed, scripts, requests and times give the same answers")
{
    auto const play = [](emulator service)
    {
        std::vector<http_response> answers;
        service.script(scripted_check::scored(99.1));
        service.fail({.code = "ThrottlingException"});
        std::string id = missing_session;
        for (int i = 0; i != 6; ++i)
        {
            auto const create = to_http(create_session_request{}, where()).value();
            answers.push_back(service(create, start + milliseconds(i)));
            if (auto const made = from_http<create_session_response>(answers.back()))
                id = made->session_id;
            answers.push_back(service(to_http(get_session_results_request{.session_id = id}, where()).value(),
                                      start + milliseconds(i)));
        }
        return answers;
    };
    auto const once = play(emulator({.seed = 7}));
    CHECK(once == play(emulator({.seed = 7})));
    CHECK(once != play(emulator({.seed = 8})));
    CHECK(once[3].body.size() > 4096); // with the made-up picture in it
}

TEST_CASE("a copy is another service")
{
    emulator a;
    auto const id = create(a, {.client_request_token = "tok"});
    emulator b = a;
    CHECK(a.script(id, scripted_check::scored(99), start));
    a.fail({.code = "ThrottlingException"});
    CHECK(status(b, id, start) == session_status::created);
    CHECK(create(b, {.client_request_token = "tok"}) == id);
    create(b);
    CHECK(b.size(start) == 2);
    CHECK(a.size(start) == 1);
    CHECK(refusal(a, create_session_request{}).code == service_errc::throttling);
    CHECK(status(a, id, start) == session_status::succeeded);
}

TEST_CASE("memory is bounded: old sessions go, and the oldest where there are too many")
{
    emulator service;
    std::vector<std::string> ids;
    for (int i = 0; i != 10'000; ++i)
    {
        auto const message = to_http(create_session_request{.client_request_token = "t" + std::to_string(i)},
                                     where(), unchecked);
        auto const made = from_http<create_session_response>(service(message, start + milliseconds(i)));
        ids.push_back(made.value().session_id);
    }
    CHECK(std::set<std::string>(ids.begin(), ids.end()).size() == 10'000);
    CHECK(service.size(start + minutes(10) - milliseconds(1)) == 10'000);
    CHECK(service.size(start + minutes(10)) == 9'999);
    CHECK(service.size(start + minutes(10) + milliseconds(4'999)) == 5'000);
    CHECK(service.size(start + minutes(11)) == 0);
    CHECK(create(service, {.client_request_token = "t0"}, start + minutes(11)) != ids[0]);

    emulator narrow({.max_sessions = 3});
    std::vector<std::string> few;
    for (int i = 0; i != 5; ++i)
        few.push_back(create(narrow, {.client_request_token = "t" + std::to_string(i)}));
    CHECK(narrow.size(start) == 3);
    CHECK(refusal(narrow, get_session_results_request{.session_id = few[1]}).code
          == service_errc::session_not_found);
    CHECK(status(narrow, few[2], start) == session_status::created);
    CHECK(create(narrow, {.client_request_token = "t1"}) != few[1]);
    for (int i = 0; i != 10; ++i)
        narrow.script(scripted_check::scored(i));
    for (int i = 0; i != 3; ++i)
        CHECK(results(narrow, create(narrow), start).confidence == i);
    CHECK(status(narrow, create(narrow), start) == session_status::created); // three scripts were kept

    emulator one({.max_sessions = 0});
    auto const only = create(one);
    CHECK(status(one, only, start) == session_status::created);
    CHECK(one.size(start) == 1);
}

TEST_CASE("a session may live and be remembered for other times")
{
    emulator service({.lifetime = seconds(10), .memory = seconds(20)});
    auto const id = create(service);
    CHECK(status(service, id, start + milliseconds(9999)) == session_status::created);
    CHECK(status(service, id, start + milliseconds(10'000)) == session_status::expired);
    CHECK(service.size(start + milliseconds(19'999)) == 1);
    CHECK(service.size(start + milliseconds(20'000)) == 0);

    emulator lasting({.memory = milliseconds::max()});
    create(lasting);
    CHECK(lasting.size(start + std::chrono::hours(1'000'000)) == 1);
}

TEST_CASE("pictures that are made up have the size that is asked for")
{
    for (std::size_t size : {std::size_t(0), std::size_t(6), std::size_t(7), std::size_t(204'800)})
    {
        emulator service({.image_size = size});
        service.script(scripted_check::scored(99));
        auto const got = results(service, create(service), start);
        auto const& bytes = got.reference_image->bytes.value();
        CHECK(bytes.size() == (std::max)(size, std::size_t(6)));
    }
}

TEST_CASE("a call against the emulator, from the creation to the results, through faults")
{
    emulator service(with_signatures());
    service.fail({.code = "ThrottlingException", .retry_after = "1200"});
    service.fail({.connection = connection_fate::cut_after}); // the session is made, the answer is lost
    time_point now = start;
    auto const transport = [&](http_request const& message) -> boost::system::result<http_response>
    {
        auto out = service.handle(message, now);
        now += milliseconds(20) + out.latency;
        if (out.connection != connection_fate::unknown)
            return boost::system::errc::make_error_code(boost::system::errc::connection_reset);
        return std::move(out.response);
    };
    auto const clock = [&] { return now; };
    auto const sleep = [&](milliseconds wait) { now += wait; };

    retry_quota quota;
    create_session_request const request{.settings = session_settings{.audit_images_limit = 1},
                                         .client_request_token = fresh_token({1, 2, 3})};
    call creating(request, where(), who(), {4, 5, 6}, openssl_sha256{}, {.quota = &quota});
    auto const session = run(creating, transport, clock, sleep);
    REQUIRE(session.has_value());
    CHECK(creating.attempts() == 3);
    CHECK(service.size(now) == 1); // the token kept it at one
    CHECK(now - start > milliseconds(1200));

    scripted_check script = scripted_check::scored(99.1);
    script.begins_after = 1000;
    script.ends_after = 8000;
    CHECK(service.script(session->session_id, script, now));
    std::vector<session_status> seen;
    get_session_results_response last;
    while (last.status != session_status::succeeded)
    {
        REQUIRE(seen.size() < 20);
        call asking(get_session_results_request{.session_id = session->session_id}, where(), who(), {7},
                    openssl_sha256{}, {.quota = &quota});
        auto const got = run(asking, transport, clock, sleep);
        REQUIRE(got.has_value());
        last = *got;
        seen.push_back(last.status);
        now += milliseconds(900);
    }
    CHECK(seen.front() == session_status::created);
    CHECK(std::count(seen.begin(), seen.end(), session_status::in_progress) == 7);
    CHECK(last.confidence == 99.1);
    CHECK(last.audit_images->size() == 1);
}

TEST_CASE("a clock that is wrong is found out by the emulator's Date")
{
    emulator service(with_signatures());
    time_point now = start; // the caller's; the service is an hour ahead
    auto const transport = [&](http_request const& message) -> boost::system::result<http_response>
    { return service(message, now + std::chrono::hours(1)); };
    call creating(create_session_request{.client_request_token = "tok"}, where(), who(), {4},
                  openssl_sha256{});
    auto const session = run(
        creating, transport, [&] { return now; }, [&](milliseconds wait) { now += wait; });
    REQUIRE(session.has_value());
    CHECK(creating.attempts() == 2);
    CHECK(creating.clock_offset() > minutes(59));
}
