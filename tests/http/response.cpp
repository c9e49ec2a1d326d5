// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/http/response.hpp>

#include "support/data.hpp"
#include "support/generate.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

using namespace face_liveness;

namespace
{

using results = get_session_results_response;

std::string text_of(boost::json::value const& text)
{
    return {text.get_string().data(), text.get_string().size()};
}

struct wire_case
{
    std::string name{};
    http_response answer{};
};

// The answers that were given to the SDKs.  Each had the request id RID unless its headers say otherwise; a
// null header was not sent.
std::vector<wire_case> wire_cases()
{
    auto const all = boost::json::parse(test_data("wire/response_cases.json"));
    std::vector<wire_case> cases;
    for (auto const& one : all.as_array())
    {
        auto const& object = one.as_object();
        wire_case next{.name = text_of(object.at("n"))};
        next.answer.status = static_cast<int>(object.at("status").as_int64());
        next.answer.body = text_of(object.at("body"));
        next.answer.headers = {{"Content-Type", "application/x-amz-json-1.1"}, {"x-amzn-RequestId", "RID"}};
        if (auto const* headers = object.if_contains("headers"))
            for (auto const& [name, value] : headers->as_object())
            {
                std::string const header(name.data(), name.size());
                if (value.is_null())
                    next.answer.headers.erase(header);
                else
                    next.answer.headers.set(header, text_of(value));
            }
        cases.push_back(std::move(next));
    }
    return cases;
}

http_response answer(int status, std::string body, http_headers headers = {})
{
    return {.status = status, .headers = std::move(headers), .body = std::move(body)};
}

service_error error_in(http_response const& message)
{
    auto const response = from_http<results>(message);
    REQUIRE_FALSE(response.has_value());
    auto const error = response.error();
    REQUIRE(error.service() != nullptr);
    CHECK(error.decode() == nullptr);
    return *error.service();
}

service_error error_in(std::string body)
{
    return error_in(answer(400, std::move(body)));
}

bool is_printable(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c != '\x7f'; });
}

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != text.npos;
}

// Everything of an error that comes from outside is fit for a log.
void check_is_tame(service_error const& error)
{
    for (std::string_view const text : {std::string_view(error.service_message), error.code.text(),
                                        std::string_view(error.request_id), std::string_view(error.log_ref)})
    {
        CHECK(is_printable(text));
        CHECK(text.size() < 4 * 4096 + 10);
    }
    CHECK(is_printable(error.message()));
    CHECK(error.message().size() < 8192);
}

} // namespace

TEST_SUITE("http/response")
{
    // errors

    TEST_CASE("every known error answer")
    {
        struct row
        {
            char const* name;
            char const* code; // empty: none
            char const* words;
            char const* request_id;
            int status;
            bool retry;
            char const* reason;
        };
        constexpr char gone[] = "SessionNotFoundException";
        row const rows[] = {
            {"e_type", gone, "m1", "RID", 400, false, "__type, as all readers take it"},
            {"e_rek_real", gone, "Session not found", "RID", 400, false, "the four members of the service"},
            {"e_type_ns_uri", gone, "M2", "RID", 400, false, "namespace and URI are cut off"},
            {"e_both_msgs", "X", "lower", "RID", 400, false, "message goes before Message, as in the SDKs"},
            {"e_errorMessage", "X", "em", "RID", 400, false,
             "nothing else says more, although no SDK reads it"},
            {"e_code_only", gone, "m", "RID", 400, false, "code counts; botocore misses it"},
            {"e_Code_only", gone, "m", "RID", 400, false, "so does Code, which the service sends"},
            {"e_header_only", gone, "m", "RID", 400, false, "the header counts where the body has no code"},
            {"e_header_only_empty", "AccessDeniedException", "", "RID", 400, false, "also without a body"},
            {"e_conflict_all", "FromType", "m", "RID", 400, false, "__type goes before all others"},
            {"e_conflict_header_type", "FromType", "m", "RID", 400, false, "the body goes before the header"},
            {"e_header_comma", "A", "m", "RID", 400, false, "the first of several, as in the JavaScript SDK"},
            {"e_no_code", "", "m", "RID", 400, false, "no code is invented"},
            {"e_empty_400", "", "", "RID", 400, false, "nothing to say but the status"},
            {"e_empty_500", "", "", "RID", 500, true, "a transient status; botocore loses the request id"},
            {"e_html_503", "", "<html><body><b>Http/1.1 Service Unavailable</b></body></html>", "RID", 503,
             true, "the page is kept as it is"},
            {"e_html_400", "", "<html>bad</html>", "RID", 400, false, "the JavaScript SDK throws here"},
            {"e_unknown_op", "UnknownOperationException", "", "RID", 400, false, "usually without words"},
            {"e_serialization", "SerializationException", "STRING_VALUE cannot be converted to Integer",
             "RID", 400, false, "the framework's error"},
            {"e_type_null", "", "", "RID", 400, false, "null is no text; the JavaScript SDK throws here"},
            {"e_type_number", "", "", "RID", 400, false, "nor is a number; botocore throws here"},
            {"e_body_array", "", "[]", "RID", 400, false, "not the service's: the body is kept"},
            {"e_reqid_alt", "X", "", "ALT", 400, false, "another header that services use"},
            {"e_302", "", "redirected to http://127.0.0.1:18099/x", "RID", 302, false,
             "redirects aren't followed: the signature is for another host"},
        };

        std::set<std::string> met;
        for (auto const& one : wire_cases())
        {
            if (one.answer.status / 100 == 2)
                continue;
            CAPTURE(one.name);
            met.insert(one.name);
            auto const expected = std::find_if(std::begin(rows), std::end(rows),
                                               [&](row const& r) { return r.name == one.name; });
            REQUIRE(expected != std::end(rows));
            CAPTURE(expected->reason);

            auto const error = error_in(one.answer);
            CHECK(error.code.text() == expected->code);
            CHECK(error.code.is_set() == !std::string_view(expected->code).empty());
            CHECK(error.service_message == expected->words);
            CHECK(error.request_id == expected->request_id);
            CHECK(error.status == expected->status);
            CHECK(error.may_be_retried() == expected->retry);
            CHECK_FALSE(error.is_throttling());
            CHECK(error.operation == "GetFaceLivenessSessionResults");
            CHECK(error.log_ref == (one.name == "e_rek_real" ? "6f1" : ""));
            check_is_tame(error);
        }
        CHECK(met.size() == std::size(rows));
    }

    TEST_CASE("every known answer with a success status")
    {
        struct row
        {
            char const* name;
            decode_errc expected; // none: a response
            char const* path;
        };
        constexpr decode_errc fine{};
        row const rows[] = {
            {"ok_full", fine, ""},
            {"ok_new_members", fine, ""},
            {"null_members", fine, ""},
            {"null_list_elem", fine, ""},
            {"unknown_status", fine, ""},
            {"missing_required", decode_errc::missing_member, "SessionId"},
            {"conf_string_nan", fine, ""},
            {"conf_string_num", decode_errc::wrong_type, "Confidence"},
            {"conf_bare_nan", decode_errc::not_json, "Confidence"},
            {"conf_int", fine, ""},
            {"conf_exp", fine, ""},
            {"conf_huge", fine, ""},
            {"sess_number", decode_errc::wrong_type, "SessionId"},
            {"struct_is_string", decode_errc::wrong_type, "Challenge"},
            {"list_is_object", decode_errc::wrong_type, "AuditImages"},
            {"blob_bad_b64", decode_errc::bad_base64, "ReferenceImage.Bytes"},
            {"blob_nopad", decode_errc::bad_base64, "ReferenceImage.Bytes"},
            {"blob_urlsafe", decode_errc::bad_base64, "ReferenceImage.Bytes"},
            {"blob_ws", decode_errc::bad_base64, "ReferenceImage.Bytes"},
            {"blob_empty", fine, ""},
            {"dup_keys", decode_errc::duplicate_member, "SessionId"},
            {"case_diff", decode_errc::missing_member, "SessionId"},
            {"empty_body", decode_errc::incomplete, ""},
            {"body_null", decode_errc::wrong_type, ""},
            {"body_array", decode_errc::wrong_type, ""},
            {"body_bom", decode_errc::not_json, ""},
            {"body_garbage", decode_errc::not_json, ""},
            {"body_trailing", decode_errc::not_json, ""},
            {"type_in_body", fine, ""},
            {"ok_status_201", fine, ""},
            {"ok_html_ct", fine, ""},
        };
        std::size_t met = 0;
        for (auto const& one : wire_cases())
        {
            if (one.answer.status / 100 != 2)
                continue;
            CAPTURE(one.name);
            ++met;
            auto const expected = std::find_if(std::begin(rows), std::end(rows),
                                               [&](row const& r) { return r.name == one.name; });
            REQUIRE(expected != std::end(rows));
            auto const response = from_http<results>(one.answer);
            CHECK(response.has_value() == (expected->expected == fine));
            if (response)
                continue;
            auto const error = response.error();
            REQUIRE(error.decode() != nullptr);
            CHECK(error.service() == nullptr);
            CHECK(error.decode()->code == expected->expected);
            CHECK(error.decode()->path == expected->path);
            CHECK_FALSE(error.may_be_retried());
        }
        CHECK(met == std::size(rows));
    }

    TEST_CASE("only 2xx is a response")
    {
        char const body[] = R"({"SessionId":"s"})";
        for (int const status : {200, 201, 202, 204, 250, 299})
        {
            CAPTURE(status);
            CHECK(from_http<create_session_response>(answer(status, body)).has_value());
        }
        for (int const status : {-1, 0, 2, 100, 101, 199, 300, 301, 307, 400, 404, 500, 599, 600, 999, 2000})
        {
            CAPTURE(status);
            auto const response = from_http<create_session_response>(answer(status, body));
            REQUIRE_FALSE(response.has_value());
            auto const error = response.error();
            REQUIRE(error.service() != nullptr);
            CHECK(error.service()->status == status);
            CHECK(error.service()->operation == "CreateFaceLivenessSession");
        }
    }

    TEST_CASE("the code: __type, code, Code, header; what is no text or empty is passed over")
    {
        CHECK(error_in(R"({"__type":"","code":"A"})").code.text() == "A");
        CHECK(error_in(R"({"__type":null,"code":[],"Code":"A"})").code.text() == "A");
        CHECK(error_in(R"({"__type":{"__type":"X"},"Code":"A"})").code.text() == "A");
        // AwsJson11FooErrorWithNestedTypeProperty (smithy.io, protocol tests)
        CHECK_FALSE(error_in(R"({"x":{"__type":"X"}})").code.is_set());
        CHECK_FALSE(error_in(R"({"__TYPE":"X","CODE":"X"})").code.is_set());

        auto const with_header = [](std::string body, std::string value)
        {
            return std::string(
                error_in(answer(400, std::move(body), {{"X-Amzn-ErrorType", std::move(value)}})).code.text());
        };
        CHECK(with_header("{}", "A") == "A");
        CHECK(with_header("", "A:http://x/") == "A");
        CHECK(with_header("<html>", "aws.protocoltests.restjson#A:http://x/") == "A");
        CHECK(with_header(R"({"__type":"#"})", "A") == "A");
        CHECK(with_header(R"({"__type":7})", " A ") == "A");
        CHECK(with_header(R"({"code":"B"})", "A") == "B");
        CHECK(with_header("{}", "").empty());

        // AwsJson11FooErrorWithDunderType...: every decoration
        for (char const* const type :
             {"FooError", "aws.protocoltests.json#FooError", "aws.protocoltests.json#FooError:http://x/y#z",
              "FooError:http://internal.amazon.com/coral/com.amazon.coral.validate/", "a#b#FooError"})
        {
            CAPTURE(type);
            CHECK(error_in(std::string("{\"__type\":\"") + type + "\"}").code.text() == "FooError");
            CHECK(error_in(std::string("{\"code\":\"") + type + "\"}").code.text() == "FooError");
            CHECK(with_header("", type) == "FooError");
        }
        // the framework's own spelling of a common error
        CHECK(error_in(R"({"__type":"com.amazon.coral.service#UnrecognizedClientException"})").code
              == service_errc::unrecognized_client);
        CHECK(error_in(R"({"__type":"ValidationError"})").code.text() == "ValidationException");
    }

    TEST_CASE("the message: message, Message, errorMessage")
    {
        CHECK(error_in(R"({"message":"a","Message":"b","errorMessage":"c"})").service_message == "a");
        CHECK(error_in(R"({"Message":"b","errorMessage":"c"})").service_message == "b");
        CHECK(error_in(R"({"errorMessage":"c"})").service_message == "c");
        CHECK(error_in(R"({"message":"","Message":"b"})").service_message == "b");
        CHECK(error_in(R"({"message":{"x":1},"Message":"b"})").service_message == "b");
        CHECK(error_in(R"({"MESSAGE":"a"})").service_message.empty());
        CHECK(error_in(R"({"message":"\u00e9 \ud83d\ude00"})").service_message
              == "\xc3\xa9 \xf0\x9f\x98\x80");
    }

    TEST_CASE("the request id is in one of three headers")
    {
        auto const id = [](http_headers headers)
        { return error_in(answer(500, "", std::move(headers))).request_id; };
        CHECK(id({{"X-AMZN-REQUESTID", "a"}}) == "a");
        CHECK(id({{"x-amzn-request-id", "b"}}) == "b");
        CHECK(id({{"x-amz-request-id", "c"}}) == "c");
        CHECK(id({{"x-amz-request-id", "c"}, {"x-amzn-requestid", "a"}}) == "a");
        CHECK(id({{"x-amzn-requestid", ""}, {"x-amz-request-id", "c"}}) == "c");
        CHECK(id({{"x-amz-id-2", "d"}}).empty());
        CHECK(id({{"x-amzn-requestid", "a\x1b[0m"}}) == "a\\x1b[0m");
        CHECK(id({{"x-amzn-requestid", std::string(5000, 'a')}}).size() < 150);
    }

    TEST_CASE("redirects say where to")
    {
        auto const error = error_in(answer(307, "", {{"Location", "https://evil.example/\x1b[2J"}}));
        CHECK(error.service_message == "redirected to https://evil.example/\\x1b[2J");
        CHECK(error.message()
              == "Error without a code: redirected to https://evil.example/\\x1b[2J (status 307)");
        CHECK_FALSE(error.may_be_retried());
        // words of its own go first
        CHECK(error_in(answer(301, "<html>moved", {{"Location", "x"}})).service_message == "<html>moved");
        CHECK(error_in(answer(302, "", {{"Location", std::string(100000, 'x')}})).service_message.size()
              < 300);
    }

    TEST_CASE("bodies that aren't the service's are cut, and free of what moves a terminal's cursor")
    {
        for (std::string const& body :
             {std::string("<html>\x1b[31mred\r\n\x07</html>"),
              std::string("\xc2\x9b"
                          "31m\x7f"),
              std::string("\xff\xfe\x00", 3), std::string(1000000, 'x'), std::string(1000000, '\0'),
              "{" + std::string(1000000, ' '), std::string(1000000, '['),
              "{\"message\":\"" + std::string(1000000, 'x') + "\"}", std::string("{\"message\":\"x\"} x"),
              std::string("\"text\""), std::string("null"), std::string("12")})
        {
            CAPTURE(body.substr(0, 40));
            auto const error = error_in(body);
            check_is_tame(error);
            CHECK_FALSE(error.code.is_set());
            CHECK_FALSE(error.service_message.empty());
            CHECK(error.service_message.size() <= 4 * 256 + 3);
        }
        CHECK(error_in("<html>\x1b[31mred").service_message == "<html>\\x1b[31mred");
        CHECK(error_in(std::string(300, 'x')).service_message == std::string(256, 'x') + "...");

        // JSON of the service's form with the same in it
        auto const error =
            error_in(R"({"__type":"a\u001b[31m","message":"b\u0007\n","Logref":"c\r","Code":"d"})");
        check_is_tame(error);
        CHECK(error.code.text() == "a\\x1b[31m");
        CHECK(error.service_message == "b\\x07");
        CHECK(error.log_ref == "c\\x0d");
        check_is_tame(error_in("{\"__type\":\"" + std::string(60000, 'x') + "\"}"));
        check_is_tame(error_in("{\"message\":\"" + std::string(60000, 'x') + "\",\"Logref\":\""
                               + std::string(1000, 'x') + "\"}"));
    }

    TEST_CASE("what a signature error quotes of the request is not kept")
    {
        char const body[] =
            R"({"__type":"InvalidSignatureException","message":"The request signature we calculated does not )"
            R"(match the signature you provided. Check your AWS Secret Access Key and signing method. Consult )"
            R"(the service documentation for details.\n\nThe Canonical String for this request should have )"
            R"(been\n'POST\n/\n\nhost:rekognition.us-east-1.amazonaws.com\nx-amz-security-token:SECRET\n'"})";
        auto const response = from_http<create_session_response>(answer(400, body));
        REQUIRE_FALSE(response.has_value());
        auto const failed = response.error();
        auto const& error = *failed.service();
        CHECK(error.code == service_errc::invalid_signature);
        CHECK(error.service_message.ends_with("documentation for details."));
        CHECK_FALSE(contains(error.service_message, "SECRET"));
        CHECK_FALSE(contains(error.message(), "SECRET"));
        CHECK_FALSE(contains(response.error().message(), "SECRET"));
        std::ostringstream out;
        out << response.error();
        CHECK_FALSE(contains(out.str(), "SECRET"));
        CHECK(error.is_clock());
        CHECK(error.is_credentials());

        // a proxy that shows the request it got
        CHECK(error_in("<pre>host: x\r\nX-Amz-Security-Token: SECRET</pre>").service_message
              == "<pre>host: x");
    }

    TEST_CASE("help reaches the people who read the message")
    {
        auto const response = from_http<create_session_response>(
            answer(400, R"({"__type":"AccessDeniedException"})", {{"x-amzn-requestid", "r"}}));
        REQUIRE_FALSE(response.has_value());
        auto const message = response.error().message();
        CHECK(message.starts_with("AccessDeniedException (status 400, request r). The caller needs the IAM "
                                  "action rekognition:CreateFaceLivenessSession"));
        CHECK(contains(message, "eu-west-1"));
        CHECK(contains(error_in(R"({"__type":"SessionNotFoundException"})").message(), "expired"));
    }

    TEST_CASE("one error type for both reasons")
    {
        auto const refused = from_http<results>(answer(400, R"({"__type":"ThrottlingException"})"));
        REQUIRE_FALSE(refused.has_value());
        CHECK(refused.error().error() == service_errc::throttling);
        CHECK(refused.error().may_be_retried());
        CHECK(refused.error().message() == "ThrottlingException (status 400, may be retried)");

        auto const denied = from_http<results>(answer(400, R"({"__type":"AccessDeniedException"})"));
        REQUIRE_FALSE(denied.has_value());
        CHECK_FALSE(denied.error().may_be_retried());

        auto const garbage = from_http<results>(answer(200, "hello"));
        REQUIRE_FALSE(garbage.has_value());
        CHECK(garbage.error().error() == decode_errc::not_json);
        CHECK_FALSE(garbage.error().may_be_retried());
        auto const unreadable = garbage.error();
        CHECK(unreadable.message() == unreadable.decode()->message());
        CHECK(unreadable != refused.error());
        CHECK(unreadable == response_error{*unreadable.decode()});

        std::ostringstream out;
        out << refused.error() << '\n' << garbage.error();
        CHECK(out.str() == refused.error().message() + '\n' + garbage.error().message());
    }

#ifdef __cpp_exceptions
    TEST_CASE("value() of an answer without a response throws")
    {
        auto const code_of = [](http_response const& message)
        {
            try
            {
                from_http<results>(message).value();
            }
            catch (boost::system::system_error const& thrown)
            {
                return thrown.code();
            }
            return boost::system::error_code();
        };
        CHECK(code_of(answer(400, R"({"__type":"ThrottlingException"})")) == service_errc::throttling);
        CHECK(code_of(answer(200, "")) == decode_errc::incomplete);
    }
#endif

    TEST_CASE("the limits of decode can be set")
    {
        std::string const body = R"({"SessionId":"s","x":[[[]]]})";
        CHECK(from_http<create_session_response>(answer(200, body)).has_value());
        CHECK(from_http<create_session_response>(answer(200, body), {.max_size = 10}).error().error()
              == decode_errc::too_large);
        CHECK(from_http<create_session_response>(answer(200, body), {.max_depth = 3}).error().error()
              == decode_errc::too_deep);
    }

    // the server's side

    TEST_CASE("the answer that holds a response")
    {
        auto const message = to_http(create_session_response{.session_id = "s"}, "r");
        CHECK(message
              == http_response{
                  .status = 200,
                  .headers = {{"content-type", "application/x-amz-json-1.1"}, {"x-amzn-requestid", "r"}},
                  .body = R"({"SessionId":"s"})"});
        CHECK_FALSE(to_http(create_session_response{}).headers.contains("x-amzn-requestid"));
    }

    TEST_CASE("the answer that is an error, laid out as the service does")
    {
        auto const sent = [](service_error const& error) { return to_http(error, "r"); };
        // Amazon Rekognition developer guide, "Error handling"
        auto const message = sent({.code = service_errc::session_not_found,
                                   .service_message = "Session not found",
                                   .log_ref = "6f1"});
        CHECK(message
              == http_response{
                  .status = 400,
                  .headers = {{"content-type", "application/x-amz-json-1.1"}, {"x-amzn-requestid", "r"}},
                  .body = R"({"__type":"SessionNotFoundException",)"
                          R"("Code":"SessionNotFoundException","Logref":"6f1",)"
                          R"("Message":"Session not found"})"});
        CHECK(sent({.code = service_errc::validation, .service_message = "v"}).body
              == R"({"__type":"ValidationException","message":"v"})");
        CHECK(sent({.code = service_errc::serialization, .service_message = "s"}).body
              == R"({"__type":"SerializationException","Message":"s"})");
        CHECK(sent({.code = service_errc::serialization}).body == R"({"__type":"SerializationException"})");
        CHECK(sent({.code = service_errc::unknown_operation}).body
              == R"({"__type":"UnknownOperationException"})");
        CHECK(sent({.code = open<service_errc>("FooException")}).body == R"({"__type":"FooException"})");

        CHECK(sent({.code = service_errc::internal_server_error}).status == 500);
        CHECK(sent({.code = service_errc::internal_failure}).status == 500);
        CHECK(sent({.code = service_errc::service_unavailable}).status == 503);
        CHECK(sent({.code = service_errc::throttling}).status == 400);
        CHECK(sent({.code = service_errc::throttling, .status = 500}).status == 500);
        CHECK(sent({.code = service_errc::access_denied, .status = 403}).status == 403);
        // an error is never sent as a success
        for (int const status : {-1, 1, 100, 200, 204, 299, 600, 1000})
            CHECK(sent({.code = service_errc::throttling, .status = status}).status == 400);

        // the error's own request id, unless another is given
        service_error const with_id{.code = service_errc::throttling, .request_id = "own"};
        CHECK(to_http(with_id).headers.get("x-amzn-requestid") == "own");
        CHECK(to_http(with_id, "r").headers.get("x-amzn-requestid") == "r");
        CHECK_FALSE(to_http(service_error{}).headers.contains("x-amzn-requestid"));
    }

    TEST_CASE("client and server agree on generated responses")
    {
        generator random(20260403);
        for (int i = 0; i != 500; ++i)
        {
            CAPTURE(i);
            auto const created = random.make<create_session_response>();
            CHECK(from_http<create_session_response>(to_http(created)).value() == created);
            auto const looked_up = random.make<results>();
            CHECK(from_http<results>(to_http(looked_up), {.max_size = 100'000'000}).value() == looked_up);
        }
    }

    TEST_CASE("client and server agree on errors")
    {
        generator random(20260404);
        auto const word = [&random]
        {
            std::string text;
            for (std::size_t size = 1 + random.below(20); size != 0; --size)
                text += "abcdefghijklmnopqrstuvwxyzABCDEFG0123456789-"[random.below(44)];
            return text;
        };
        auto const sentence = [&random]
        {
            std::string text;
            detail::append_printable(text, random.text(random.below(40)), 4000);
            while (text.ends_with(' '))
                text.pop_back();
            return text;
        };
        auto const names = wire_names(service_errc());
        for (int i = 0; i != 1000; ++i)
        {
            CAPTURE(i);
            service_error error{
                .code = random.once_in(4) ? open<service_errc>("X" + word())
                                          : open<service_errc>(names[random.below(names.size())]),
                .service_message = sentence(),
                .request_id = random.once_in(4) ? "" : word(),
                .log_ref = random.once_in(2) ? "" : word(),
                .status = 300 + static_cast<int>(random.below(300)),
                .operation = results::operation,
            };
            auto const response = from_http<results>(to_http(error));
            REQUIRE_FALSE(response.has_value());
            CHECK(response.error() == response_error{error});
        }
    }

    TEST_CASE("every prefix and every change of one byte of an error's body is an error value")
    {
        std::string const body =
            R"({"__type":"com.amazonaws.rekognition#SessionNotFoundException:http://x/#y","Code":"X",)"
            R"("Logref":"6f1\u00e9","Message":"Session \"not\" found"})";
        for (std::size_t size = 0; size != body.size(); ++size)
        {
            auto const error = error_in(body.substr(0, size));
            check_is_tame(error);
            CHECK_FALSE(error.code.is_set()); // half an object is none
        }
        for (std::size_t at = 0; at != body.size(); ++at)
            for (int byte = 0; byte != 256; ++byte)
            {
                std::string changed = body;
                changed[at] = static_cast<char>(byte);
                auto const response = from_http<results>(answer(400, std::move(changed)));
                // without doctest's macros, which are slow
                auto const error = response.error();
                bool const is_fine = !response && error.service() != nullptr && is_printable(error.message());
                if (!is_fine)
                    FAIL_CHECK("byte " << byte << " at " << at);
            }
    }

    TEST_CASE("every prefix and every change of one byte of a response is a response or an error value")
    {
        std::string const body =
            R"({"SessionId":"0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10","Status":"SUCCEEDED","Confidence":99.25,)"
            R"("ReferenceImage":{"Bytes":"/9j/4A==","BoundingBox":{"Width":0.25}},"AuditImages":[null,{}]})";
        for (std::size_t size = 0; size != body.size(); ++size)
        {
            auto const response = from_http<results>(answer(200, body.substr(0, size)));
            REQUIRE_FALSE(response.has_value());
            auto const code = response.error().error();
            // half a number is no JSON
            bool const is_cut = code == decode_errc::incomplete || code == decode_errc::not_json;
            CHECK(is_cut);
        }
        int responses = 0;
        for (std::size_t at = 0; at != body.size(); ++at)
            for (int byte = 0; byte != 256; ++byte)
            {
                std::string changed = body;
                changed[at] = static_cast<char>(byte);
                auto const response = from_http<results>(answer(200, std::move(changed)));
                responses += response.has_value();
                if (!response && !is_printable(response.error().message()))
                    FAIL_CHECK("byte " << byte << " at " << at);
            }
        CHECK(responses > 1000);
    }
}
