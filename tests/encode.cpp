// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/encode.hpp>

#include <face_liveness/create_session.hpp>
#include <face_liveness/get_session_results.hpp>

#include "support/generate.hpp"
#include "support/json_grammar.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <sstream>
#include <string>
#include <vector>

namespace fl = face_liveness;

namespace
{

std::string encoded_prefix(std::string const& text)
{
    std::string const all = fl::encode(fl::versions{.minimum = text});
    std::string const start = R"({"Minimum":)";
    REQUIRE(all.starts_with(start));
    REQUIRE(all.ends_with('}'));
    return all.substr(start.size(), all.size() - start.size() - 1);
}

std::string encoded_number(double value)
{
    std::string const all = fl::encode(fl::bounding_box{.width = value});
    return all.substr(9, all.size() - 10);
}

std::string encoded_bytes(std::vector<unsigned char> bytes)
{
    std::string const all = fl::encode(fl::audit_image{.bytes = std::move(bytes)});
    return all.substr(10, all.size() - 12);
}

template <class T>
std::string printed(T const& value)
{
    std::ostringstream out;
    out << value;
    return out.str();
}

std::string const replacement = "\xEF\xBF\xBD";

} // namespace

TEST_CASE("an empty request is an empty object")
{
    CHECK(fl::encode(fl::create_session_request{}) == "{}");
    CHECK(fl::encode(fl::create_session_request{.settings = fl::session_settings{}}) == R"({"Settings":{}})");
}

TEST_CASE("absent and empty differ everywhere")
{
    CHECK(fl::encode(fl::session_settings{.challenge_preferences = {}}) == "{}");
    CHECK(fl::encode(fl::session_settings{.challenge_preferences = std::vector<fl::challenge_preference>{}})
          == R"({"ChallengePreferences":[]})");
    CHECK(fl::encode(fl::output_config{}) == R"({"S3Bucket":""})");
    CHECK(fl::encode(fl::output_config{.s3_key_prefix = ""}) == R"({"S3Bucket":"","S3KeyPrefix":""})");
    CHECK(fl::encode(fl::audit_image{}) == "{}");
    CHECK(fl::encode(fl::audit_image{.bytes = std::vector<unsigned char>{},
                                     .s3_object = fl::s3_object{},
                                     .bounding_box = fl::bounding_box{}})
          == R"({"Bytes":"","S3Object":{},"BoundingBox":{}})");
    CHECK(fl::encode(fl::challenge_preference{}) == R"({"Type":""})");
}

TEST_CASE("every member, in the order of the model")
{
    fl::create_session_request const request{
        .kms_key_id = "alias/a",
        .settings =
            fl::session_settings{
                .output_config = fl::output_config{.s3_bucket = "acme", .s3_key_prefix = "kyc/"},
                .audit_images_limit = -2147483647 - 1,
                .challenge_preferences = {{{.type = fl::challenge_type::face_movement_and_light_challenge,
                                            .versions = fl::versions{.minimum = "1.0.0", .maximum = "2.0.0"}},
                                           {.type = fl::open<fl::challenge_type>("New\"One")}}}},
        .client_request_token = "tok"};
    CHECK(
        fl::encode(request)
        == R"({"KmsKeyId":"alias/a","Settings":{"OutputConfig":{"S3Bucket":"acme","S3KeyPrefix":"kyc/"},)"
           R"("AuditImagesLimit":-2147483648,"ChallengePreferences":[{"Type":"FaceMovementAndLightChallenge",)"
           R"("Versions":{"Minimum":"1.0.0","Maximum":"2.0.0"}},{"Type":"New\"One"}]},"ClientRequestToken":"tok"})");

    fl::get_session_results_response const response{
        .session_id = "s",
        .status = fl::session_status::succeeded,
        .confidence = 99.25739288330078,
        .reference_image =
            fl::audit_image{.bytes = std::vector<unsigned char>{0xFF, 0xD8, 0xFF, 0xE0},
                            .bounding_box =
                                fl::bounding_box{.width = 0.25, .height = 0.5, .left = -0.01, .top = 1.5}},
        .audit_images = {{{.s3_object = fl::s3_object{.bucket = "b", .name = "n", .version = "v"}}, {}}},
        .challenge = fl::challenge{.type = fl::challenge_type::face_movement_challenge, .version = "1.0.0"},
        .feedback = {{{.code = fl::feedback_code::low_lighting_detected, .message = "x"}}},
        .metadata = fl::metadata{.sdk_type = "amplify"}};
    CHECK(
        fl::encode(response)
        == R"({"SessionId":"s","Status":"SUCCEEDED","Confidence":99.25739288330078,"ReferenceImage":{)"
           R"("Bytes":"/9j/4A==","BoundingBox":{"Width":0.25,"Height":0.5,"Left":-0.01,"Top":1.5}},)"
           R"("AuditImages":[{"S3Object":{"Bucket":"b","Name":"n","Version":"v"}},{}],"Challenge":{)"
           R"("Type":"FaceMovementChallenge","Version":"1.0.0"},"Feedback":[{"Code":"LOW_LIGHTING_DETECTED",)"
           R"("Message":"x"}],"Metadata":{"SDKType":"amplify"}})");
    CHECK(fl::encode(fl::create_session_response{.session_id = "s"}) == R"({"SessionId":"s"})");
    CHECK(fl::encode(fl::get_session_results_request{.session_id = "s"}) == R"({"SessionId":"s"})");
}

TEST_CASE("encode_to appends")
{
    std::string out = "before";
    fl::encode_to(fl::create_session_request{}, out);
    fl::encode_to(fl::get_session_results_request{.session_id = "s"}, out);
    CHECK(out == R"(before{}{"SessionId":"s"})");
}

TEST_CASE("what RFC 8259 wants escaped is escaped, and nothing else")
{
    for (int c = 0; c != 0x80; ++c)
    {
        std::string expected(1, static_cast<char>(c));
        switch (c)
        {
        case '"': expected = "\\\""; break;
        case '\\': expected = "\\\\"; break;
        case '\b': expected = "\\b"; break;
        case '\f': expected = "\\f"; break;
        case '\n': expected = "\\n"; break;
        case '\r': expected = "\\r"; break;
        case '\t': expected = "\\t"; break;
        default:
            if (c < 0x20)
                expected = std::string("\\u00") + "0123456789abcdef"[c >> 4] + "0123456789abcdef"[c & 15];
        }
        // at every place in a run of eight, and in a text shorter than that
        for (std::size_t before = 0; before != 10; ++before)
            for (std::size_t after : {0u, 1u, 7u, 8u})
            {
                std::string const text =
                    std::string(before, 'x') + static_cast<char>(c) + std::string(after, 'y');
                std::string const wanted =
                    '"' + std::string(before, 'x') + expected + std::string(after, 'y') + '"';
                if (encoded_prefix(text) != wanted)
                    FAIL_CHECK("character ", c, " behind ", before);
            }
    }
    CHECK(encoded_prefix("") == "\"\"");
    CHECK(encoded_prefix("</script>\x7F\xE2\x80\xA8") == "\"</script>\x7F\xE2\x80\xA8\"");
}

TEST_CASE("well-formed UTF-8 goes through unchanged")
{
    generator g(21);
    for (std::string const text :
         {"\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80", "\xEF\xBF\xBF",
          "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF", "\xF0\x9F\x98\x80"})
        for (std::size_t before = 0; before != 9; ++before)
            CHECK(encoded_prefix(std::string(before, 'x') + text)
                  == '"' + std::string(before, 'x') + text + '"');
}

TEST_CASE("what is not UTF-8 becomes U+FFFD, one for each longest start of a character")
{
    auto const becomes = [](std::string const& text, std::string const& expected)
    {
        for (std::size_t before = 0; before != 9; ++before)
        {
            std::string const x(before, 'x');
            CHECK(encoded_prefix(x + text) == '"' + x + expected + '"');
            CHECK(encoded_prefix(x + text + "yyyyyyyyy") == '"' + x + expected + "yyyyyyyyy\"");
        }
    };
    std::string const& r = replacement;
    becomes("\x80", r);
    becomes("\xBF\xBF", r + r);
    becomes("\xFF", r);
    becomes("\xC3", r);
    becomes("\xC3(", r + "(");
    becomes("\xE2\x82", r);
    becomes("\xF0\x9F\x98", r);
    becomes("\xF0\x9F\x98\xC3\xA9", r + "\xC3\xA9");
    // Unicode 15, section 3.9, tables 3-8 to 3-11
    becomes("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41", r + r + r + r + r + r + r + r + "A");
    becomes("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41", r + r + r + r + r + r + r + r + "A");
    becomes("\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42", r + r + r + r + r + "A" + r + r + "B");
    becomes("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", r + r + r + r + "A");
}

TEST_CASE("what is written is JSON in UTF-8, whatever bytes are in the strings")
{
    generator g(22, {.malformed_text = true, .not_a_number = true});
    for (int i = 0; i != 1500; ++i)
    {
        if (std::string const text = fl::encode(g.make<fl::create_session_request>());
            !json_grammar::accepts(text))
            FAIL_CHECK("not JSON: ", text);
        if (std::string const text = fl::encode(g.make<fl::get_session_results_response>());
            !json_grammar::accepts(text))
            FAIL_CHECK("not JSON: ", text);
        if (std::string const text = encoded_prefix(g.bytes(g.below(100))); !json_grammar::accepts(text))
            FAIL_CHECK("not JSON: ", text);
    }
}

TEST_CASE("long strings, across the writer's buffer")
{
    for (std::size_t size = 2000; size != 2100; ++size)
    {
        CHECK(encoded_prefix(std::string(size, 'x')) == '"' + std::string(size, 'x') + '"');
        CHECK(encoded_prefix(std::string(size, 'x') + "\n\xFF\xC3\xA9")
              == '"' + std::string(size, 'x') + "\\n" + replacement + "\xC3\xA9\"");
    }
    std::string escapes;
    for (int i = 0; i != 3000; ++i)
        escapes += "\\u0001";
    CHECK(encoded_prefix(std::string(3000, '\x01')) == '"' + escapes + '"');
}

TEST_CASE("integers")
{
    auto const encoded = [](std::int32_t value)
    { return fl::encode(fl::session_settings{.audit_images_limit = value}); };
    CHECK(encoded(0) == R"({"AuditImagesLimit":0})");
    CHECK(encoded(-1) == R"({"AuditImagesLimit":-1})");
    CHECK(encoded((std::numeric_limits<std::int32_t>::max)()) == R"({"AuditImagesLimit":2147483647})");
    CHECK(encoded((std::numeric_limits<std::int32_t>::min)()) == R"({"AuditImagesLimit":-2147483648})");
}

TEST_CASE("doubles: the shortest text that reads back the same")
{
    using limits = std::numeric_limits<double>;
    CHECK(encoded_number(0) == "0");
    CHECK(encoded_number(-0.0) == "-0");
    CHECK(encoded_number(1) == "1");
    CHECK(encoded_number(100) == "100");
    CHECK(encoded_number(0.1) == "0.1");
    CHECK(encoded_number(0.1 + 0.2) == "0.30000000000000004");
    CHECK(encoded_number(99.25739288330078) == "99.25739288330078");
    CHECK(encoded_number(1e22) == "1e+22");
    CHECK(encoded_number(5e-324) == "5e-324");
    CHECK(encoded_number((limits::max)()) == "1.7976931348623157e+308");
    CHECK(encoded_number(-2.2250738585072014e-308) == "-2.2250738585072014e-308");
    CHECK(encoded_number(limits::infinity()) == "\"Infinity\"");
    CHECK(encoded_number(-limits::infinity()) == "\"-Infinity\"");
    CHECK(encoded_number(limits::quiet_NaN()) == "\"NaN\"");
    CHECK(encoded_number(-limits::quiet_NaN()) == "\"NaN\"");

    generator g(23);
    for (int i = 0; i != 20000; ++i)
    {
        double const value = g.number();
        if (!std::isfinite(value))
            continue;
        std::string const text = encoded_number(value);
        double const read = std::strtod(text.c_str(), nullptr);
        if (read != value || std::signbit(read) != std::signbit(value) || text.size() > 24)
            FAIL_CHECK("not the same: ", text);
    }
}

TEST_CASE("blobs: base64 with padding, of any size")
{
    CHECK(encoded_bytes({}) == "");
    CHECK(encoded_bytes({'f'}) == "Zg==");
    CHECK(encoded_bytes({'f', 'o'}) == "Zm8=");
    CHECK(encoded_bytes({'f', 'o', 'o'}) == "Zm9v");
    for (std::size_t size = 1500; size != 1560; ++size) // across the buffer
    {
        std::string const text = encoded_bytes(std::vector<unsigned char>(size, 0));
        CHECK(text.size() == (size + 2) / 3 * 4);
        CHECK(text.find_first_not_of('A') == (size % 3 == 0 ? text.npos : text.size() - (3 - size % 3)));
    }
    CHECK(encoded_bytes(std::vector<unsigned char>(204800, 255)).size() == 273068);
}

TEST_CASE("printing shows sizes of blobs and never their bytes")
{
    std::vector<unsigned char> const secret{'S', 'E', 'C', 'R', 'E', 'T'};
    fl::get_session_results_response const response{
        .session_id = "s",
        .status = fl::session_status::succeeded,
        .reference_image = fl::audit_image{.bytes = secret},
        .audit_images = {
            {{.bytes = std::vector<unsigned char>(1)}, {.bytes = std::vector<unsigned char>()}, {}}}};
    CHECK(printed(response)
          == R"({"SessionId":"s","Status":"SUCCEEDED","ReferenceImage":{"Bytes":<6 bytes>},)"
             R"("AuditImages":[{"Bytes":<1 byte>},{"Bytes":<0 bytes>},{}]})");
    CHECK(printed(*response.reference_image).find("U0VD") == std::string::npos);
    CHECK(printed(fl::create_session_request{}) == "{}");
}

TEST_CASE("printing shows no control character that moves a terminal's cursor")
{
    // C0, DEL and C1 (U+009B is a control sequence introducer in one character)
    CHECK(printed(fl::versions{.minimum = "\x1b[2J\x7f\xC2\x80\xC2\x9B\xC2\x9F\xC2\xA0\xC3\xA9\xFF"})
          == "{\"Minimum\":\"\\u001b[2J\\u007f\\u0080\\u009b\\u009f\xC2\xA0\xC3\xA9\xEF\xBF\xBD\"}");
    CHECK(printed(fl::challenge{.type = fl::open<fl::challenge_type>("\xC2\x9B"
                                                                     "2J")})
          == R"({"Type":"\u009b2J","Version":""})");

    generator g(24, {.malformed_text = true});
    for (int i = 0; i != 500; ++i)
    {
        std::string const text = printed(fl::versions{.minimum = g.bytes(50)});
        for (std::size_t at = 0; at != text.size(); ++at)
        {
            auto const byte = static_cast<unsigned char>(text[at]);
            bool const c1 = byte == 0xC2 && static_cast<unsigned char>(text[at + 1]) < 0xA0;
            if (byte < 0x20 || byte == 0x7F || c1)
                FAIL_CHECK("a control character is shown");
        }
        CHECK(json_grammar::accepts(text));
    }
}

TEST_CASE("printing keeps to the format of the stream")
{
    std::ostringstream out;
    out.width(6);
    out.fill('.');
    out << fl::create_session_request{};
    CHECK(out.str() == "....{}");
}
