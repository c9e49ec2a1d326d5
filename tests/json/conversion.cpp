// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/json/conversion.hpp>

#include <face_liveness/create_session.hpp>
#include <face_liveness/encode.hpp>
#include <face_liveness/get_session_results.hpp>

#include "support/custom_shapes.hpp"

#include <boost/json/monotonic_resource.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value_from.hpp>
#include <boost/json/value_to.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace fl = face_liveness;
namespace json = boost::json;

namespace
{

template <class T>
boost::system::error_code error_of(json::value const& value)
{
    auto const result = json::try_value_to<T>(value);
    return result ? boost::system::error_code() : result.error();
}

template <class T>
boost::system::error_code error_of(char const* text)
{
    return error_of<T>(json::parse(text));
}

fl::get_session_results_response everything()
{
    return {.session_id = "s",
            .status = fl::session_status::succeeded,
            .confidence = 99.5,
            .reference_image = fl::audit_image{.bytes = std::vector<unsigned char>{0xFF, 0xD8},
                                               .bounding_box = fl::bounding_box{.width = 1, .left = -0.25}},
            .audit_images = {{{.s3_object = fl::s3_object{.name = "n"}}, {}}},
            .challenge = fl::challenge{.type = fl::open<fl::challenge_type>("New"), .version = "1.0.0"},
            .feedback = std::vector<fl::feedback>(),
            .metadata = fl::metadata{.sdk_type = "amplify"}};
}

} // namespace

TEST_CASE("value_from has the members of encode, in their order")
{
    json::value const value = json::value_from(everything());
    CHECK(
        value
        == json::parse(
            R"({"SessionId":"s","Status":"SUCCEEDED","Confidence":99.5,"ReferenceImage":{"Bytes":"/9g=","BoundingBox":)"
            R"({"Width":1.0,"Left":-0.25}},"AuditImages":[{"S3Object":{"Name":"n"}},{}],"Challenge":{"Type":"New",)"
            R"("Version":"1.0.0"},"Feedback":[],"Metadata":{"SDKType":"amplify"}})"));
    std::string names;
    for (auto const& member : value.as_object())
        names += std::string(member.key()) + ' ';
    CHECK(names == "SessionId Status Confidence ReferenceImage AuditImages Challenge Feedback Metadata ");
    CHECK(json::value_from(fl::create_session_request{}) == json::object());
    CHECK(json::value_from(
              fl::session_settings{.challenge_preferences = std::vector<fl::challenge_preference>()})
          == json::parse(R"({"ChallengePreferences":[]})"));
    CHECK(json::value_from(fl::challenge_preference{}) == json::parse(R"({"Type":""})"));
}

TEST_CASE("numbers keep their kind")
{
    auto const box =
        json::value_from(fl::bounding_box{.width = 1, .height = std::numeric_limits<double>::infinity()});
    CHECK(box.at("Width").is_double());
    CHECK(box.at("Height") == "Infinity");
    CHECK(json::value_from(fl::session_settings{.audit_images_limit = -3}).at("AuditImagesLimit").is_int64());
    CHECK(json::value_from(fl::bounding_box{.width = std::numeric_limits<double>::quiet_NaN()}).at("Width")
          == "NaN");
}

TEST_CASE("value_from uses the storage that it is given")
{
    json::monotonic_resource memory;
    json::value const value = json::value_from(everything(), json::storage_ptr(&memory));
    CHECK(*value.storage() == memory);
    CHECK(*value.at("ReferenceImage").at("Bytes").storage() == memory);
    CHECK(value == json::value_from(everything()));
}

TEST_CASE("value_to reads what value_from made")
{
    CHECK(json::value_to<fl::get_session_results_response>(json::value_from(everything())) == everything());
    CHECK(json::try_value_to<fl::get_session_results_response>(json::value_from(everything())).value()
          == everything());
    CHECK(json::value_to<fl::create_session_request>(json::value(json::object()))
          == fl::create_session_request{});
    // shapes inside of standard containers, by Boost.JSON's own conversions
    std::vector<fl::versions> const list{{.minimum = "1.0.0"}, {}};
    CHECK(json::value_to<std::vector<fl::versions>>(json::value_from(list)) == list);
}

TEST_CASE("the rules are those of decode")
{
    using response = fl::get_session_results_response;
    using request = fl::create_session_request;
    using kinds = custom::every_kind;
    CHECK(error_of<response>("{}") == fl::decode_errc::missing_member);
    CHECK(error_of<response>("null") == fl::decode_errc::wrong_type);
    CHECK(error_of<response>("[]") == fl::decode_errc::wrong_type);
    CHECK(error_of<response>("7") == fl::decode_errc::wrong_type);
    CHECK(error_of<response>(R"({"SessionId":"s","Status":null})") == fl::decode_errc::missing_member);
    CHECK(error_of<response>(R"({"SessionId":"s","Status":"x","Confidence":"99.5"})")
          == fl::decode_errc::wrong_type);
    CHECK(!error_of<response>(
        R"({"SessionId":"s","Status":"x","Confidence":"NaN","Unknown":[{"SessionId":1}],"AuditImages":[null,{}]})"));
    CHECK(error_of<request>(R"({"Settings":{"OutputConfig":{}}})") == fl::decode_errc::missing_member);
    CHECK(error_of<request>(R"({"Settings":{"ChallengePreferences":[null]}})")
          == fl::decode_errc::null_element);
    CHECK(error_of<kinds>(R"({"Bytes":"AAA"})") == fl::decode_errc::bad_base64);
    CHECK(error_of<kinds>(R"({"Bytes":true})") == fl::decode_errc::wrong_type);
    CHECK(error_of<kinds>(R"({"Integer":2.5})") == fl::decode_errc::not_integer);
    CHECK(error_of<kinds>(R"({"Integer":2147483648})") == fl::decode_errc::out_of_range);
    CHECK(error_of<kinds>(R"({"Integer":18446744073709551615})") == fl::decode_errc::out_of_range);
    CHECK(error_of<kinds>(R"({"List":[{}]})") == fl::decode_errc::wrong_type);
    CHECK(error_of<kinds>(R"({"Name":5})") == fl::decode_errc::wrong_type);
    CHECK(!error_of<kinds>(
        R"({"Structure":null,"List":null,"String":null,"Integer":null,"Number":null,"Name":null,"Bytes":null})"));
}

TEST_CASE("integers out of doubles")
{
    auto const integer = [](double number) {
        return json::try_value_to<custom::every_kind>(json::value{{"Integer", number}});
    };
    CHECK(integer(3.0)->integer == 3);
    CHECK(integer(-0.0)->integer == 0);
    CHECK(integer(2147483647.0)->integer == 2147483647);
    CHECK(integer(-2147483648.0)->integer == -2147483647 - 1);
    CHECK(integer(2.5).error() == fl::decode_errc::not_integer);
    CHECK(integer(1e-300).error() == fl::decode_errc::not_integer);
    CHECK(integer(2147483648.0).error() == fl::decode_errc::out_of_range);
    CHECK(integer(-2147483649.0).error() == fl::decode_errc::out_of_range);
    CHECK(integer(1e300).error() == fl::decode_errc::out_of_range);
    CHECK(integer(-std::numeric_limits<double>::infinity()).error() == fl::decode_errc::out_of_range);
    CHECK(integer(std::numeric_limits<double>::quiet_NaN()).error() == fl::decode_errc::not_integer);
}

TEST_CASE("numbers of every kind make a double")
{
    auto const number = [](json::value const& v) {
        return *json::try_value_to<custom::every_kind>(json::value{{"Number", v}})->number;
    };
    CHECK(number(3) == 3);
    CHECK(number(-3) == -3);
    CHECK(number(2.5) == 2.5);
    CHECK(std::signbit(number(-0.0)));
    CHECK(number((std::numeric_limits<std::int64_t>::min)()) == -9223372036854775808.0);
    CHECK(number((std::numeric_limits<std::uint64_t>::max)()) == 18446744073709551616.0);
    CHECK(std::isnan(number("NaN")));
    CHECK(number("-Infinity") == -std::numeric_limits<double>::infinity());
}

#ifdef __cpp_exceptions
TEST_CASE("value_to throws with the place, which is no byte")
{
    auto const what = [](char const* text) -> std::string
    {
        try
        {
            (void)json::value_to<fl::get_session_results_response>(json::parse(text));
        }
        catch (boost::system::system_error const& e)
        {
            CHECK(e.code().category() == fl::decode_category());
            return e.what();
        }
        return "nothing was thrown";
    };
    CHECK(what("{}").starts_with("SessionId: missing, but required"));
    CHECK(what(R"({"SessionId":"s","AuditImages":[null,{"Bytes":"!"}]})")
              .starts_with("AuditImages[1].Bytes: not base64"));
    CHECK(what("{}").find("at byte") == std::string::npos);
    CHECK(what("[]").starts_with("an object is needed here, not a list"));
}
#endif
