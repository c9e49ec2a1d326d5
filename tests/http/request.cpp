// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/http/request.hpp>

#include "support/data.hpp"
#include "support/generate.hpp"
#include "support/raw_http.hpp"

#include <doctest/doctest.h>

#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

using namespace face_liveness;

namespace
{

constexpr char session_id[] = "0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10";
constexpr char create_target[] = "RekognitionService.CreateFaceLivenessSession";
constexpr char get_target[] = "RekognitionService.GetFaceLivenessSessionResults";

endpoint at_url(std::string url)
{
    auto const found = endpoint_for("us-east-1", {.endpoint_url = std::move(url)});
    REQUIRE(found);
    return *found;
}

constexpr string_limits at_least_one{.min_length = 1, .max_length = 9};

// The input of an operation that requires a structure, next to which others have longer names.
struct nested_request
{
    struct response
    {
        static constexpr void members(auto&&) {}
    };
    static constexpr std::string_view operation = "Nested";

    output_config config{};
    std::string config_name{};

    static constexpr void members(auto&& each)
    {
        each("Config", &nested_request::config);
        each("ConfigName", &nested_request::config_name, at_least_one);
    }
};

// What a client sends.
http_request message_for(std::string target, std::string body)
{
    return {.method = "POST",
            .target = "/",
            .headers = {{"Host", "localhost"},
                        {"Content-Type", "application/x-amz-json-1.1"},
                        {"X-Amz-Target", std::move(target)}},
            .body = std::move(body)};
}

http_request create(std::string body)
{
    return message_for(create_target, std::move(body));
}

http_request get(std::string body)
{
    return message_for(get_target, std::move(body));
}

// The code and the words of a refusal; an empty code when there is none.
struct refusal
{
    std::string code{};
    std::string words{};

    bool operator==(refusal const&) const = default;
};

std::ostream& operator<<(std::ostream& out, refusal const& r)
{
    return out << r.code << ": " << r.words;
}

refusal refused(boost::system::result<any_request, service_error> const& request)
{
    if (request)
        return {};
    // a refusal is fit to be sent: no status of its own, no request id
    CHECK(request.error().status == 0);
    CHECK(request.error().request_id.empty());
    return {std::string(request.error().code.text()), request.error().service_message};
}

refusal refused(http_request const& message)
{
    return refused(read_request(message));
}

refusal invalid(std::string words)
{
    return {"ValidationException", std::move(words)};
}

refusal one_invalid(std::string_view item)
{
    return invalid("1 validation error detected: Value " + std::string(item));
}

refusal wrong_type(std::string words)
{
    return {"SerializationException", std::move(words)};
}

refusal const not_json{"SerializationException", ""};
refusal const no_such_operation{"UnknownOperationException", ""};

// The error that authentication ends with, to see when it is asked.
struct deny
{
    int& asked;

    std::optional<service_error> operator()(http_request const&) const
    {
        ++asked;
        return service_error{.code = service_errc::missing_authentication_token};
    }
};

std::string repeated(std::string_view text, int times)
{
    std::string out;
    while (times-- > 0)
        out += text;
    return out;
}

} // namespace

TEST_SUITE("http/request")
{
    // the gate

    TEST_CASE("a request with an error in it does not become a message but gives its issues")
    {
        create_session_request const request{
            .kms_key_id = "",
            .settings =
                session_settings{.output_config = output_config{.s3_bucket = "ab"}, .audit_images_limit = 9},
        };
        auto const http = to_http(request, endpoint_for("us-east-1").value());
        REQUIRE_FALSE(http.has_value());
        auto const& refusal = http.error();
        REQUIRE(refusal.issues.size() == 4);
        CHECK(refusal.issues == validate(request));
        CHECK(refusal.issues[0].path == "KmsKeyId");
        CHECK(refusal.issues[2].path == "Settings.OutputConfig.S3Bucket");
        CHECK(refusal.issues[3].severity == severity::warning);

        // one by one, as text and as a stream
        std::size_t count = 0;
        std::string lines;
        for (issue const& i : refusal)
        {
            ++count;
            lines += (lines.empty() ? "" : "\n") + message(i);
        }
        CHECK(count == 4);
        CHECK(refusal.message() == lines);
        CHECK(lines.find("Settings.OutputConfig.S3Bucket: 2 characters, at least 3 are needed")
              != lines.npos);
        std::ostringstream out;
        out << refusal;
        CHECK(out.str() == lines);
    }

    TEST_CASE("each operation has the gate, and warnings pass it")
    {
        auto const where = endpoint_for("us-east-1").value();
        auto const passes = [&](auto const& request) { return to_http(request, where).has_value(); };
        CHECK_FALSE(passes(get_session_results_request{}));
        CHECK_FALSE(passes(get_session_results_request{.session_id = "x"}));
        CHECK_FALSE(passes(create_session_request{.client_request_token = ""}));

        // a forgotten type is never sent
        session_settings settings{.challenge_preferences = std::vector<challenge_preference>(1)};
        CHECK_FALSE(passes(create_session_request{.settings = settings}));
        // nor what is not UTF-8
        settings = {.output_config = output_config{.s3_bucket = "abc", .s3_key_prefix = "\xff"}};
        CHECK_FALSE(passes(create_session_request{.settings = settings}));

        create_session_request const clamped{.settings = session_settings{.audit_images_limit = 9}};
        CHECK_FALSE(validate(clamped).empty());
        auto const http = to_http(clamped, where);
        REQUIRE(http.has_value());
        CHECK(http->body == R"({"Settings":{"AuditImagesLimit":9}})");
    }

    TEST_CASE("who knows better gets the message unchecked")
    {
        auto const where = endpoint_for("us-east-1").value();
        auto const http = to_http(get_session_results_request{}, where, unchecked);
        CHECK(http.body == R"({"SessionId":""})");
        CHECK(to_http(create_session_request{.kms_key_id = "\xff"}, where, unchecked).body
              == "{\"KmsKeyId\":\"\xef\xbf\xbd\"}");
        // otherwise it is the same message
        get_session_results_request const valid{.session_id = session_id};
        CHECK(to_http(valid, where, unchecked) == to_http(valid, where).value());
    }

#ifdef __cpp_exceptions
    TEST_CASE("value() of a refused request throws std::invalid_argument with the issues")
    {
        auto const http = to_http(get_session_results_request{}, endpoint_for("us-east-1").value());
        REQUIRE_FALSE(http.has_value());
        try
        {
            http.value();
            FAIL("no exception");
        }
        catch (std::invalid_argument const& thrown)
        {
            CHECK(thrown.what() == http.error().message());
        }
    }
#endif

    // the message

    TEST_CASE("POST, path, host, content type, target and body, and nothing else")
    {
        auto const where = endpoint_for("us-east-1").value();
        auto const create_message = to_http(create_session_request{}, where).value();
        CHECK(create_message
              == http_request{.method = "POST",
                              .target = "/",
                              .headers = {{"host", "rekognition.us-east-1.amazonaws.com"},
                                          {"content-type", "application/x-amz-json-1.1"},
                                          {"x-amz-target", create_target}},
                              .body = "{}"});
        auto const get_message =
            to_http(get_session_results_request{.session_id = session_id}, where).value();
        CHECK(get_message.headers.get("x-amz-target") == get_target);
        CHECK(get_message.body == R"({"SessionId":"0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10"})");
    }

    TEST_CASE("a base path is kept, and the host header has the port where it isn't the usual one")
    {
        struct row
        {
            char const* url;
            char const* target;
            char const* host;
        };
        // AwsJson11HostWithPath (smithy.io, protocol tests): /custom becomes /custom/
        for (row const r :
             {row{"https://example.com", "/", "example.com"}, row{"https://example.com/", "/", "example.com"},
              row{"https://example.com/custom", "/custom/", "example.com"},
              row{"https://example.com/custom/", "/custom/", "example.com"},
              row{"https://example.com/a/b%20c", "/a/b%20c/", "example.com"},
              row{"https://example.com:443", "/", "example.com"},
              row{"https://example.com:80", "/", "example.com:80"},
              row{"http://example.com:80/x", "/x/", "example.com"},
              row{"http://127.0.0.1:8080", "/", "127.0.0.1:8080"}, row{"http://[::1]", "/", "[::1]"},
              row{"http://[::1]:8080/x/", "/x/", "[::1]:8080"}})
        {
            CAPTURE(r.url);
            auto const http = to_http(create_session_request{}, at_url(r.url)).value();
            CHECK(http.target == r.target);
            CHECK(http.headers.get("host") == r.host);
            CHECK(http.headers.count("host") == 1);
        }
    }

    // the server's side: what is no call

    TEST_CASE("what is no call of an operation is an unknown operation")
    {
        CHECK(refused(http_request{}) == no_such_operation);

        auto const changed = [](auto change)
        {
            auto message = create("{}");
            change(message);
            return refused(message);
        };
        for (char const* const method : {"GET", "PUT", "post", "", "OPTIONS"})
        {
            CAPTURE(method);
            CHECK(changed([&](auto& m) { m.method = method; }) == no_such_operation);
        }
        for (char const* const target :
             {"", "CreateFaceLivenessSession", "RekognitionService", "RekognitionService.",
              "RekognitionService.createfacelivenesssession", "rekognitionservice.CreateFaceLivenessSession",
              "RekognitionService.CreateFaceLivenessSession ",
              " RekognitionService.CreateFaceLivenessSession",
              "RekognitionService.CreateFaceLivenessSessionX", "RekognitionService.CreateFaceLivenessSessio",
              "RekognitionService.RekognitionService.CreateFaceLivenessSession",
              "DynamoDB_20120810.CreateFaceLivenessSession", "RekognitionService.DetectFaces"})
        {
            CAPTURE(target);
            CHECK(changed([&](auto& m) { m.headers.set("x-amz-target", target); }) == no_such_operation);
        }
        CHECK(changed([](auto& m) { m.headers.erase("x-amz-target"); }) == no_such_operation);
        // which of two counts depends on who reads
        CHECK(changed([](auto& m) { m.headers.add("X-AMZ-TARGET", create_target); }) == no_such_operation);
        CHECK(changed([](auto& m) { m.headers.add("x-amz-target", get_target); }) == no_such_operation);
    }

    TEST_CASE("the content type: in any case, with parameters, and no other")
    {
        auto const with_type = [](std::string type)
        {
            auto message = create("{}");
            message.headers.set("content-type", std::move(type));
            return refused(message);
        };
        // AwsJson11MustSupportParametersInContentType (smithy.io, protocol tests)
        for (char const* const type :
             {"application/x-amz-json-1.1", "Application/X-Amz-JSON-1.1",
              "application/x-amz-json-1.1; charset=utf-8", "application/x-amz-json-1.1;charset=UTF-8",
              "application/x-amz-json-1.1 ; a=b; c=\"d\"", "application/x-amz-json-1.1\t;",
              "application/x-amz-json-1.1;"})
        {
            CAPTURE(type);
            CHECK(with_type(type) == refusal());
        }
        for (char const* const type :
             {"", "application/json", "application/x-amz-json-1.0", "application/x-amz-json-1.1x",
              "text/plain", "application/x-amz-json-1.1, application/json", "*/*",
              ";application/x-amz-json-1.1"})
        {
            CAPTURE(type);
            CHECK(with_type(type) == no_such_operation);
        }
        auto message = create("{}");
        message.headers.erase("content-type");
        CHECK(refused(message) == no_such_operation);
    }

    TEST_CASE("path, query, host and other headers are not the operation's business")
    {
        auto message = create("{}");
        message.target = "/some/base/path/?x=1";
        message.headers.set("host", "anything");
        message.headers.add("x-unknown", "1");
        CHECK(refused(message) == refusal());
        message.headers.erase("host");
        CHECK(refused(message) == refusal());
    }

    // bodies

    TEST_CASE("a body that isn't JSON is a SerializationException without a message")
    {
        for (std::string const body : {" ",
                                       "hello",
                                       "{",
                                       "{}}",
                                       "{} x",
                                       "{'a':1}",
                                       "{\"a\":}",
                                       "{\"a\":1,}",
                                       "{\"a\" 1}",
                                       "{\"KmsKeyId\":\"",
                                       "{\"KmsKeyId\":\"\xff\"}",
                                       "{\"KmsKeyId\":\"\\ud800\"}",
                                       "\xef\xbb\xbf{}",
                                       "{\"x\":NaN}",
                                       "// \n{}",
                                       "{\"x\":[1,2}",
                                       "nul",
                                       "{\"a\":01}",
                                       "\x01",
                                       "{\"KmsKeyId\":\"\n\"}"})
        {
            CAPTURE(body);
            CHECK(refused(create(body)) == not_json);
            CHECK(refused(get(body)) == not_json);
            // looked at before the operation
            CHECK(refused(message_for("X.Y", body)) == not_json);
        }
        // deeper than anybody means it, and larger
        CHECK(refused(create("{\"x\":" + repeated("[", 33) + repeated("]", 33) + "}")) == not_json);
        CHECK(refused(create("{\"x\":\"" + std::string(2 * 1024 * 1024, ' ') + "\"}")) == not_json);
        CHECK(refused(create(repeated("[", 100000))) == wrong_type("Start of list found where not expected"));
    }

    TEST_CASE("a body that isn't an object")
    {
        CHECK(refused(create("[]")) == wrong_type("Start of list found where not expected"));
        CHECK(refused(create("\"x\"")) == wrong_type("Expected null"));
        CHECK(refused(create("1")) == wrong_type("Expected null"));
        CHECK(refused(create("true")) == wrong_type("Expected null"));
        CHECK(refused(create("null")) == not_json);
    }

    TEST_CASE("an empty body is {}")
    {
        auto const request = read_request(create(""));
        REQUIRE(request.has_value());
        CHECK(*request == any_request(create_session_request{}));
        CHECK(refused(get(""))
              == one_invalid("null at 'sessionId' failed to satisfy constraint: Member must not be null"));
    }

    TEST_CASE("values of the wrong type, in the words of AWS's Java services")
    {
        struct row
        {
            char const* body;
            char const* words;
        };
        for (row const r : {
                 // a string is due
                 row{R"({"KmsKeyId":1})", "NUMBER_VALUE cannot be converted to String"},
                 row{R"({"KmsKeyId":1.5})", "NUMBER_VALUE cannot be converted to String"},
                 row{R"({"KmsKeyId":true})", "class java.lang.Boolean can not be converted to an String"},
                 row{R"({"KmsKeyId":[]})", "Start of list found where not expected"},
                 row{R"({"KmsKeyId":{}})", "Start of structure or map found where not expected."},
                 row{R"({"ClientRequestToken":["a"]})", "Start of list found where not expected"},
                 // an enum is a string
                 row{R"({"Settings":{"ChallengePreferences":[{"Type":5}]}})",
                     "NUMBER_VALUE cannot be converted to String"},
                 row{R"({"Settings":{"ChallengePreferences":[{"Type":false}]}})",
                     "class java.lang.Boolean can not be converted to an String"},
                 // an integer is due
                 row{R"({"Settings":{"AuditImagesLimit":"2"}})",
                     "STRING_VALUE cannot be converted to Integer"},
                 row{R"({"Settings":{"AuditImagesLimit":true}})",
                     "class java.lang.Boolean can not be converted to an Integer"},
                 row{R"({"Settings":{"AuditImagesLimit":[2]}})", "Start of list found where not expected"},
                 row{R"({"Settings":{"AuditImagesLimit":{}}})",
                     "Start of structure or map found where not expected."},
                 row{R"({"Settings":{"AuditImagesLimit":2.5}})",
                     "NUMBER_VALUE cannot be converted to Integer"},
                 row{R"({"Settings":{"AuditImagesLimit":2147483648}})",
                     "NUMBER_VALUE cannot be converted to Integer"},
                 row{R"({"Settings":{"AuditImagesLimit":99999999999999999999}})",
                     "NUMBER_VALUE cannot be converted to Integer"},
                 // a structure is due
                 row{R"({"Settings":"x"})", "Expected null"},
                 row{R"({"Settings":1})", "Expected null"},
                 row{R"({"Settings":false})", "Expected null"},
                 row{R"({"Settings":[]})", "Start of list found where not expected"},
                 row{R"({"Settings":{"OutputConfig":[{}]}})", "Start of list found where not expected"},
                 row{R"({"Settings":{"ChallengePreferences":["x"]}})", "Expected null"},
                 row{R"({"Settings":{"ChallengePreferences":[[]]}})",
                     "Start of list found where not expected"},
                 // a list is due
                 row{R"({"Settings":{"ChallengePreferences":"x"}})", "Expected list or null"},
                 row{R"({"Settings":{"ChallengePreferences":1}})", "Expected list or null"},
                 row{R"({"Settings":{"ChallengePreferences":{"Type":"FaceMovementChallenge"}}})",
                     "Start of structure or map found where not expected."},
             })
        {
            CAPTURE(r.body);
            CHECK(refused(create(r.body)) == wrong_type(r.words));
        }
        CHECK(refused(get(R"({"SessionId":12})"))
              == wrong_type("NUMBER_VALUE cannot be converted to String"));
        CHECK(refused(get(R"({"SessionId":["a"]})")) == wrong_type("Start of list found where not expected"));
    }

    TEST_CASE("integers that are written otherwise are integers")
    {
        for (char const* const body :
             {R"({"Settings":{"AuditImagesLimit":3}})", R"({"Settings":{"AuditImagesLimit":3.0}})",
              R"({"Settings":{"AuditImagesLimit":3e0}})", R"({"Settings":{"AuditImagesLimit":0.3e1}})"})
        {
            CAPTURE(body);
            auto const request = read_request(create(body));
            REQUIRE(request.has_value());
            CHECK(std::get<create_session_request>(*request).settings->audit_images_limit == 3);
        }
    }

    TEST_CASE("required members that are absent or null")
    {
        auto const absent = [](std::string path) {
            return one_invalid("null at '" + path
                               + "' failed to satisfy constraint: Member must not be null");
        };
        CHECK(refused(get("{}")) == absent("sessionId"));
        CHECK(refused(get(R"({"SessionId":null})")) == absent("sessionId"));
        CHECK(refused(get(R"({"sessionId":"0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10"})")) == absent("sessionId"));
        CHECK(refused(create(R"({"Settings":{"OutputConfig":{}}})"))
              == absent("settings.outputConfig.s3Bucket"));
        CHECK(refused(create(R"({"Settings":{"OutputConfig":{"S3Bucket":null,"S3KeyPrefix":"x"}}})"))
              == absent("settings.outputConfig.s3Bucket"));
        CHECK(refused(create(R"({"Settings":{"ChallengePreferences":[{}]}})"))
              == absent("settings.challengePreferences.1.member.type"));
        CHECK(
            refused(create(
                R"({"Settings":{"ChallengePreferences":[{"Type":"FaceMovementChallenge"},{"Versions":{}}]}})"))
            == absent("settings.challengePreferences.2.member.type"));
        CHECK(refused(create(R"({"Settings":{"ChallengePreferences":[null]}})"))
              == absent("settings.challengePreferences.1.member"));
        CHECK(refused(
                  create(R"({"Settings":{"ChallengePreferences":[{"Type":"FaceMovementChallenge"},null]}})"))
              == absent("settings.challengePreferences.2.member"));
    }

    TEST_CASE("all that is absent, and what else is wrong")
    {
        std::string const absent = "failed to satisfy constraint: Member must not be null";
        CHECK(
            refused(create(R"({"Settings":{"OutputConfig":{},"ChallengePreferences":[{"Versions":{}},{}]}})"))
            == invalid("3 validation errors detected: Value null at 'settings.outputConfig.s3Bucket' "
                       + absent + "; Value null at 'settings.challengePreferences.1.member.type' " + absent
                       + "; Value null at 'settings.challengePreferences.2.member.type' " + absent));
        CHECK(
            refused(create(R"({"ClientRequestToken":"a b","Settings":{"OutputConfig":{"S3KeyPrefix":" "}}})"))
            == invalid("3 validation errors detected: Value null at 'settings.outputConfig.s3Bucket' "
                       + absent
                       + "; Value ' ' at 'settings.outputConfig.s3KeyPrefix' failed to satisfy constraint: "
                         "Member must satisfy regular expression pattern: \\S*; Value 'a b' at "
                         "'clientRequestToken' failed to satisfy constraint: Member must satisfy regular "
                         "expression pattern: ^[a-zA-Z0-9-_]+$"));
        // behind a null element the others' numbers are not known any more
        CHECK(
            refused(create(R"({"KmsKeyId":"","Settings":{"ChallengePreferences":[null,{"Type":"x"},null]}})"))
            == invalid("2 validation errors detected: Value null at "
                       "'settings.challengePreferences.1.member' "
                       + absent + "; Value null at 'settings.challengePreferences.3.member' " + absent));
        // no more than ten
        auto const many = refused(create(R"({"KmsKeyId":"","Settings":{"ChallengePreferences":[{})"
                                         + repeated(",{}", 50000) + "]}}"));
        CHECK(many.words.starts_with("10 validation errors detected: "));
        CHECK(many.words.size() < 1500);

        // types go first, wherever they are, and so does what comes twice
        CHECK(refused(create(R"({"Settings":{"OutputConfig":{}},"ClientRequestToken":5})"))
              == wrong_type("NUMBER_VALUE cannot be converted to String"));
        CHECK(refused(create(R"({"Settings":{"ChallengePreferences":[null,{"Type":true}]}})"))
              == wrong_type("class java.lang.Boolean can not be converted to an String"));
        CHECK(refused(create(R"({"Settings":{"OutputConfig":{}},"Settings":{}})"))
              == wrong_type("Duplicate member 'settings'"));
        // an unknown member is not looked into
        CHECK(refused(create(R"({"Other":{"OutputConfig":{}}})")) == refusal());
    }

    TEST_CASE("what is in an absent structure is not wrong besides, but what only begins like its name is")
    {
        std::string const absent = "1 validation error detected: Value null at 'config' failed to satisfy "
                                   "constraint: Member must not be null";
        CHECK(detail::refusal_of_incomplete<nested_request>(R"({"ConfigName":"x"})").service_message
              == absent);
        CHECK(detail::refusal_of_incomplete<nested_request>(R"({"Config":null,"ConfigName":""})")
                  .service_message
              == "2 validation errors detected: Value null at 'config' failed to satisfy constraint: Member "
                 "must not "
                 "be null; Value '' at 'configName' failed to satisfy constraint: Member must have length "
                 "greater "
                 "than or equal to 1");
        CHECK(
            detail::refusal_of_incomplete<nested_request>(R"({"ConfigName":null,"Config":{"S3Bucket":"ab"}})")
                .service_message
            == "2 validation errors detected: Value null at 'configName' failed to satisfy constraint: "
               "Member must "
               "not be null; Value 'ab' at 'config.s3Bucket' failed to satisfy constraint: Member must have "
               "length "
               "greater than or equal to 3");
    }

    TEST_CASE("members that aren't required may be null, and unknown ones may be anything")
    {
        auto const request = read_request(create(
            R"({"Foo":1,"KmsKeyId":null,"Settings":{"OutputConfig":null,"AuditImagesLimit":null,)"
            R"("ChallengePreferences":null,"Bar":[{"Type":5},null]},"ClientRequestToken":null,"kmsKeyId":7})"));
        REQUIRE(request.has_value());
        CHECK(*request == any_request(create_session_request{.settings = session_settings{}}));

        // an empty list is a list
        auto const empty_list = read_request(create(R"({"Settings":{"ChallengePreferences":[]}})"));
        REQUIRE(empty_list.has_value());
        CHECK(std::get<create_session_request>(*empty_list).settings->challenge_preferences->empty());

        // unknown members have to be JSON all the same
        CHECK(refused(create(R"({"Foo":{"Bar":[tru]}})")) == not_json);
        // and may come twice, which a known one may not
        CHECK(refused(create(R"({"Foo":1,"Foo":2})")) == refusal());
        CHECK(refused(create(R"({"Settings":{},"Settings":{}})"))
              == wrong_type("Duplicate member 'settings'"));
        CHECK(refused(create(R"({"Settings":{"AuditImagesLimit":1,"AuditImagesLimit":1}})"))
              == wrong_type("Duplicate member 'settings.auditImagesLimit'"));
    }

    TEST_CASE("constraint violations, in the service's own text")
    {
        CHECK(refused(get(R"({"SessionId":"abc"})"))
              == invalid("2 validation errors detected: Value 'abc' at 'sessionId' failed to satisfy "
                         "constraint: Member must have length greater than or equal to 36; Value 'abc' at "
                         "'sessionId' failed to satisfy constraint: Member must satisfy regular expression "
                         "pattern: [0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"));
        CHECK(refused(get(R"({"SessionId":"0B9F2F2E-9E2B-4C0E-8A3C-3A1D1F9E7A10"})"))
              == one_invalid("'0B9F2F2E-9E2B-4C0E-8A3C-3A1D1F9E7A10' at 'sessionId' failed to satisfy "
                             "constraint: Member must satisfy regular expression pattern: "
                             "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"));
        // as in a text of the service for another member of the same type (amb-processing/validations)
        CHECK(refused(create(R"({"Settings":{"OutputConfig":{"S3Bucket":"amb-processing/validations"}}})"))
              == one_invalid("'amb-processing/validations' at 'settings.outputConfig.s3Bucket' failed to "
                             "satisfy constraint: Member must satisfy regular expression pattern: "
                             "[0-9A-Za-z\\.\\-_]*"));
        CHECK(refused(create(R"({"Settings":{"OutputConfig":{"S3Bucket":"ab"}}})"))
              == one_invalid("'ab' at 'settings.outputConfig.s3Bucket' failed to satisfy constraint: Member "
                             "must have length greater than or equal to 3"));
        CHECK(
            refused(create(R"({"Settings":{"OutputConfig":{"S3Bucket":")" + std::string(256, 'a') + "\"}}}"))
            == one_invalid("'" + std::string(256, 'a')
                           + "' at 'settings.outputConfig.s3Bucket' failed to satisfy constraint: Member "
                             "must have length less than or equal to 255"));
        CHECK(
            refused(create(
                R"({"Settings":{"ChallengePreferences":[{"Type":"FaceMovementChallenge"},{"Type":"Bogus"}]}})"))
            == one_invalid("'Bogus' at 'settings.challengePreferences.2.member.type' failed to satisfy "
                           "constraint: Member must satisfy enum value set: "
                           "[FaceMovementAndLightChallenge, FaceMovementChallenge]"));
        CHECK(refused(create(R"({"Settings":{"ChallengePreferences":[{"Type":"FaceMovementChallenge",)"
                             R"("Versions":{"Minimum":"1.0"}}]}})"))
              == invalid("2 validation errors detected: Value '1.0' at "
                         "'settings.challengePreferences.1.member.versions.minimum' failed to satisfy "
                         "constraint: Member must have length greater than or equal to 5; Value '1.0' at "
                         "'settings.challengePreferences.1.member.versions.minimum' failed to satisfy "
                         "constraint: Member must satisfy regular expression pattern: "
                         "^(0|[1-9]\\d{0,2})\\.(0|[1-9]\\d{0,2})\\.(0|[1-9]\\d{0,2})$"));
        // no more than ten
        auto const many = refused(create(R"({"Settings":{"ChallengePreferences":[)"
                                         + repeated(R"({"Type":"x"},)", 11) + R"({"Type":"x"}]}})"));
        CHECK(many.words.starts_with("10 validation errors detected: "));
        CHECK(many.words.find(".10.member.type") != std::string::npos);
        CHECK(many.words.find(".11.member.type") == std::string::npos);
        // the service clamps the limit of audit images
        CHECK(refused(create(R"({"Settings":{"AuditImagesLimit":-5}})")) == refusal());
    }

    // the order of checks

    TEST_CASE("JSON, operation, authentication, types, constraints")
    {
        int asked = 0;
        auto const with_authentication = [&](http_request const& message)
        {
            asked = 0;
            return refused(read_request(message, deny{asked}));
        };
        refusal const denied{"MissingAuthenticationTokenException", ""};

        CHECK(with_authentication(create("{")) == not_json);
        CHECK(asked == 0);
        // not even where a wrong type stands in front of what is no JSON
        CHECK(with_authentication(create(R"({"KmsKeyId":1)")) == not_json);
        CHECK(asked == 0);
        CHECK(with_authentication(create(R"({"Settings":{"OutputConfig":{}},)")) == not_json);
        CHECK(asked == 0);
        CHECK(with_authentication(message_for("X.Y", "{")) == not_json);
        CHECK(with_authentication(message_for("X.Y", "{}")) == no_such_operation);
        CHECK(asked == 0);
        CHECK(with_authentication(create(R"({"KmsKeyId":1})")) == denied);
        CHECK(asked == 1);
        CHECK(with_authentication(get("{}")) == denied);
        CHECK(with_authentication(get(R"({"SessionId":"x"})")) == denied);
        CHECK(with_authentication(create("{}")) == denied);
        CHECK(asked == 1);

        // types before constraints, whatever comes first
        CHECK(refused(create(R"({"KmsKeyId":"","ClientRequestToken":1})"))
              == wrong_type("NUMBER_VALUE cannot be converted to String"));
    }

    TEST_CASE("authentication sees the message and lets it pass")
    {
        auto const message = create("{}");
        http_request seen;
        auto const request = read_request(message,
                                          [&](http_request const& m)
                                          {
                                              seen = m;
                                              return std::optional<service_error>();
                                          });
        CHECK(request.has_value());
        CHECK(seen == message);
    }

    // whole messages

    TEST_CASE("what the AWS CLI, boto3 and the JavaScript SDK sent")
    {
        create_session_request const bucket{
            .settings = session_settings{.output_config = output_config{.s3_bucket = "amzn-s3-demo-bucket",
                                                                        .s3_key_prefix = "liveness/"},
                                         .audit_images_limit = 2}};
        create_session_request const every_member{
            .kms_key_id = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
            .settings =
                session_settings{.output_config = output_config{.s3_bucket = "amzn-s3-demo-bucket"},
                                 .audit_images_limit = 4,
                                 .challenge_preferences =
                                     std::vector<challenge_preference>{
                                         {.type = challenge_type::face_movement_and_light_challenge,
                                          .versions = versions{.minimum = "1.0.0", .maximum = "2.0.0"}},
                                         {.type = challenge_type::face_movement_challenge}}},
            .client_request_token = "tok-0001_A"};
        create_session_request const escapes{
            .settings = session_settings{.output_config =
                                             output_config{.s3_bucket = "amzn-s3-demo-bucket",
                                                           .s3_key_prefix = "\xc3\xa9/\xc3\xbc\"\\/<>&\x01"
                                                                            "\xe2\x80\xa8\xf0\x9f\x98\x80"},
                                         .audit_images_limit = 0,
                                         .challenge_preferences = std::vector<challenge_preference>()}};
        get_session_results_request const results{.session_id = session_id};

        struct row
        {
            char const* name;
            any_request expected;
        };
        for (row const& r : {row{"A", create_session_request{}}, row{"B", bucket}, row{"C", every_member},
                             row{"D", results}, row{"E", escapes}, row{"T", create_session_request{}}})
            for (std::string const sender : {"boto3", "cli2236", "jssdk"})
            {
                std::string const name = std::string(r.name) + '.' + sender;
                if (name == "T.cli2236")
                    continue; // not captured
                CAPTURE(name);
                auto const request = read_request(raw_request(test_data("wire/" + name + ".req")));
                REQUIRE(request.has_value());
                CHECK(*request == r.expected);
            }
    }

    TEST_CASE("client and server agree on generated requests")
    {
        generator random(20260401, {.within_limits = true});
        auto const where = at_url("http://localhost:8080/base");
        for (int i = 0; i != 500; ++i)
        {
            CAPTURE(i);
            auto const created = random.make<create_session_request>();
            auto http = to_http(created, where);
            REQUIRE(http.has_value());
            auto read = read_request(*http);
            REQUIRE(read.has_value());
            CHECK(*read == any_request(created));

            auto const asked = random.make<get_session_results_request>();
            http = to_http(asked, where);
            REQUIRE(http.has_value());
            read = read_request(*http);
            REQUIRE(read.has_value());
            CHECK(*read == any_request(asked));
        }
    }

    TEST_CASE("client and server agree on what is refused")
    {
        generator random(20260402);
        auto const where = at_url("http://localhost:8080");
        int refusals = 0;
        for (int i = 0; i != 1000; ++i)
        {
            CAPTURE(i);
            auto const request = random.make<create_session_request>();
            auto const http = to_http(request, where, unchecked);
            auto const read = read_request(http);
            if (auto const gate = to_http(request, where))
            {
                CHECK(gate.value() == http);
                REQUIRE(read.has_value());
                CHECK(*read == any_request(request));
                continue;
            }
            ++refusals;
            auto const reason = refused(read);
            CHECK(reason.code == "ValidationException");
            CHECK_FALSE(reason.words.empty());
        }
        CHECK(refusals > 100);
    }

    TEST_CASE("every prefix and every change of one byte is read or refused")
    {
        for (std::string const name : {"wire/C.jssdk.req", "wire/E.boto3.req"})
        {
            auto const message = raw_request(test_data(name));
            for (std::size_t size = 1; size < message.body.size(); ++size)
            {
                auto cut = message;
                cut.body.resize(size);
                CHECK(refused(cut) == not_json);
            }
            int refusals = 0;
            for (std::size_t at = 0; at != message.body.size(); ++at)
                for (int const byte : {0x00, 0x22, 0x30, 0x5b, 0x5c, 0x7d, 0xc3, 0xff})
                {
                    auto changed = message;
                    changed.body[at] = static_cast<char>(byte);
                    auto const reason = refused(changed);
                    refusals += reason != refusal();
                    CHECK(reason.words.size() < 8000);
                }
            CHECK(refusals > 500);
        }
    }
}
