// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/cli/parameter_validation.hpp>

#include <face_liveness/cli/detail/json_reader.hpp>
#include <face_liveness/create_session.hpp>
#include <face_liveness/get_session_results.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace
{

namespace fl = face_liveness;
namespace cli = face_liveness::cli;

cli::value json(std::string_view text)
{
    return cli::detail::read_json(text).value();
}

template <class T = fl::create_session_request>
std::string report(std::string_view text)
{
    std::string out;
    for (std::string const& line : cli::parameter_report<T>(json(text)))
        (out += out.empty() ? "" : "\n") += line;
    return out;
}

std::string check(std::string_view text)
{
    auto const done = cli::check_parameters<fl::create_session_request>(json(text));
    return done.has_value() ? "fine" : done.error().text;
}

inline constexpr fl::number_limits percent{.min = 0, .max = 100};
inline constexpr fl::integer_limits at_least_two{.min = 2, .max = 9};
inline constexpr fl::blob_limits some_bytes{.min_size = 1, .max_size = 4};

// What the model of the two operations doesn't have.
struct part
{
    std::vector<std::string> texts{};
    std::int32_t count{};
    double number{};
    std::vector<unsigned char> bytes{};
    fl::versions versions{};

    bool operator==(part const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("Texts", &part::texts);
        each("Count", &part::count);
        each("Number", &part::number);
        each("Bytes", &part::bytes);
        each("Versions", &part::versions);
    }
};
struct mixed
{
    std::optional<std::vector<std::string>> texts{};
    std::optional<double> number{};
    std::optional<std::int32_t> count{};
    std::optional<std::vector<unsigned char>> bytes{};
    std::optional<std::vector<part>> parts{};

    bool operator==(mixed const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("Texts", &mixed::texts);
        each("Number", &mixed::number, percent);
        each("Count", &mixed::count, at_least_two);
        each("Bytes", &mixed::bytes, some_bytes);
        each("Parts", &mixed::parts);
    }
};

std::string check_mixed(std::string_view text)
{
    auto const done = cli::check_parameters<mixed>(json(text));
    return done.has_value() ? "fine" : done.error().text;
}

} // namespace

TEST_CASE("parameter validation: what botocore says")
{
    // run on boto3 1.37.9
    CHECK(report(R"({"Settings":{"AuditImagesLimit":-1}})")
          == "Invalid value for parameter Settings.AuditImagesLimit, value: -1, valid min value: 0");
    CHECK(report(R"({"Settings":{"AuditImagesLimit":9}})").empty());
    CHECK(report(R"({"Settings":{"AuditImagesLimit":"2"}})")
          == "Invalid type for parameter Settings.AuditImagesLimit, value: 2, type: <class 'str'>, valid "
             "types: <class "
             "'int'>");
    CHECK(report(R"({"Settings":{"AuditImagesLimit":2.0}})")
          == "Invalid type for parameter Settings.AuditImagesLimit, value: 2.0, type: <class 'float'>, valid "
             "types: "
             "<class 'int'>");
    CHECK(report(R"({"Settings":{"AuditImagesLimit":true}})").empty());
    CHECK(report(R"({"Settings":{"AuditImagesLimit":9007199254740993}})").empty());
    CHECK(report(R"({"KmsKeyId":null})")
          == "Invalid type for parameter KmsKeyId, value: None, type: <class 'NoneType'>, valid types: "
             "<class 'str'>");
    CHECK(
        report(R"({"Settings":"x"})")
        == "Invalid type for parameter Settings, value: x, type: <class 'str'>, valid types: <class 'dict'>");
    CHECK(report(R"({"Settings":[]})")
          == "Invalid type for parameter Settings, value: [], type: <class 'list'>, valid types: <class "
             "'dict'>");
    CHECK(report(R"({"Settings":{"ChallengePreferences":{"Type":"FaceMovementChallenge"}}})")
          == "Invalid type for parameter Settings.ChallengePreferences, value: {'Type': "
             "'FaceMovementChallenge'}, type: "
             "<class 'dict'>, valid types: <class 'list'>, <class 'tuple'>");
    CHECK(report(R"({"Settings":{"ChallengePreferences":["x",1,null,{"Type":5}]}})")
          == "Invalid type for parameter Settings.ChallengePreferences[0], value: x, type: <class 'str'>, "
             "valid types: "
             "<class 'dict'>\nInvalid type for parameter Settings.ChallengePreferences[1], value: 1, type: "
             "<class "
             "'int'>, valid types: <class 'dict'>\nInvalid type for parameter "
             "Settings.ChallengePreferences[2], value: "
             "None, type: <class 'NoneType'>, valid types: <class 'dict'>\nInvalid type for parameter "
             "Settings.ChallengePreferences[3].Type, value: 5, type: <class 'int'>, valid types: <class "
             "'str'>");
    CHECK(report(R"({"Settings":{"OutputConfig":{"S3Bucket":"ab"}}})")
          == "Invalid length for parameter Settings.OutputConfig.S3Bucket, value: 2, valid min length: 3");
    CHECK(report(R"({"Settings":{"OutputConfig":{"S3Bucket":")" + std::string(300, 'a') + R"("}}})").empty());
    CHECK(report(R"({"Settings":{"OutputConfig":{"S3Bucket":"a b c"}}})").empty());
    CHECK(report(R"({"Settings":{"OutputConfig":{}}})")
          == "Missing required parameter in Settings.OutputConfig: \"S3Bucket\"");
    CHECK(report("{\"Settings\":{\"OutputConfig\":{\"S3Bucket\":\"\xF0\x9F\x98\x80\xF0\x9F\x98\x80\"}}}")
          == "Invalid length for parameter Settings.OutputConfig.S3Bucket, value: 2, valid min length: 3");
}

TEST_CASE("parameter validation: missing ones first, then unknown ones, then those inside")
{
    CHECK(report<fl::get_session_results_request>("{}")
          == "Missing required parameter in input: \"SessionId\"");
    CHECK(
        report<fl::get_session_results_request>("[]")
        == "Invalid type for parameter input, value: [], type: <class 'list'>, valid types: <class 'dict'>");
    CHECK(report<fl::challenge>(R"({"a":1,"Version":"1","b":2})")
          == "Missing required parameter in input: \"Type\"\nUnknown parameter in input: \"a\", must be one "
             "of: Type, "
             "Version\nUnknown parameter in input: \"b\", must be one of: Type, Version\nInvalid length for "
             "parameter "
             "Version, value: 1, valid min length: 5");
}

TEST_CASE("parameter validation: numbers and blobs, of which no request has any")
{
    CHECK(report<fl::get_session_results_response>(
              R"({"SessionId":"0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10","Status":"x","Confidence":-0.5})")
          == "Invalid value for parameter Confidence, value: -0.5, valid min value: 0");
    CHECK(report<fl::get_session_results_response>(
              R"({"SessionId":"0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10","Status":"x","Confidence":-1})")
          == "Invalid value for parameter Confidence, value: -1, valid min value: 0");
    CHECK(report<fl::bounding_box>(R"({"Left":-99999999999999999999,"Top":true})").empty());
    CHECK(report<fl::bounding_box>(R"({"Left":"1"})")
          == "Invalid type for parameter Left, value: 1, type: <class 'str'>, valid types: <class 'float'>, "
             "<class "
             "'decimal.Decimal'>, <class 'int'>");
    CHECK(report<fl::audit_image>(R"({"Bytes":null})")
          == "Invalid type for parameter Bytes, value: None, type: <class 'NoneType'>, valid types: <class "
             "'bytes'>, "
             "<class 'bytearray'>, file-like object");
    CHECK(report(R"({"Settings":{"AuditImagesLimit":-99999999999999999999}})")
          == "Invalid value for parameter Settings.AuditImagesLimit, value: -99999999999999999999, valid min "
             "value: 0");
}

TEST_CASE("parameter validation: values as Python prints them")
{
    CHECK(report(R"({"KmsKeyId":["it's","\"","both'\"","\n\\\u0007é",{"a":[true,false,null,1e-7]}]})")
          == "Invalid type for parameter KmsKeyId, value: [\"it's\", '\"', 'both\\'\"', '\\n\\\\\\x07é', "
             "{'a': [True, "
             "False, None, 1e-07]}], type: <class 'list'>, valid types: <class 'str'>");
}

TEST_CASE("parameter validation: our own issues stand behind, and are marked")
{
    CHECK(check(R"({"KmsKeyId":"","Settings":{"OutputConfig":{"S3Bucket":"a/","S3KeyPrefix":"a b","x":1}}})")
          == "Parameter validation failed:\n"
             "Invalid length for parameter KmsKeyId, value: 0, valid min length: 1\n"
             "Unknown parameter in Settings.OutputConfig: \"x\", must be one of: S3Bucket, S3KeyPrefix\n"
             "Invalid length for parameter Settings.OutputConfig.S3Bucket, value: 2, valid min length: 3\n"
             "face_liveness: KmsKeyId: '' must be a letter or digit, followed by letters, digits and : _ / + "
             "= , @ . - "
             "only\n"
             "face_liveness: Settings.OutputConfig.S3Bucket: 'a/' must be made of letters, digits, dots, "
             "hyphens and "
             "underscores only\n"
             "face_liveness: Settings.OutputConfig.S3KeyPrefix: 'a b' must be free of white space");
}

TEST_CASE("parameter validation: our own issues are an error without any of botocore's")
{
    CHECK(check(R"({"Settings":{"ChallengePreferences":[{"Type":"Bogus"}]}})")
          == "Parameter validation failed:\nface_liveness: Settings.ChallengePreferences[0].Type: 'Bogus' "
             "must be one of "
             "FaceMovementAndLightChallenge, FaceMovementChallenge");
    CHECK(check(R"({"ClientRequestToken":")" + std::string(65, 'a') + R"("})")
          == "Parameter validation failed:\nface_liveness: ClientRequestToken: 65 characters, at most 64 are "
             "allowed");
    CHECK(check(R"({"Settings":{"ChallengePreferences":[{"Type":""}]}})")
          == "Parameter validation failed:\nface_liveness: Settings.ChallengePreferences[0].Type: missing, "
             "but required");
}

TEST_CASE("parameter validation: what a typed request can't hold")
{
    CHECK(check(R"({"Settings":{"AuditImagesLimit":true}})")
          == "Parameter validation failed:\nface_liveness: Settings.AuditImagesLimit: true is no integer");
    CHECK(check(R"({"Settings":{"AuditImagesLimit":2147483648}})")
          == "Parameter validation failed:\nface_liveness: Settings.AuditImagesLimit: 2147483648 is more "
             "than an integer "
             "of 32 bits holds");
}

TEST_CASE("parameter validation: what botocore has said is not said again")
{
    CHECK(check(R"({"Settings":{"AuditImagesLimit":-1}})")
          == "Parameter validation failed:\nInvalid value for parameter Settings.AuditImagesLimit, value: "
             "-1, valid min "
             "value: 0");
    CHECK(
        check(R"({"Settings":{"OutputConfig":{}}})")
        == "Parameter validation failed:\nMissing required parameter in Settings.OutputConfig: \"S3Bucket\"");
    CHECK(check(R"({"Settings":{"OutputConfig":{"S3Bucket":5}}})")
          == "Parameter validation failed:\nInvalid type for parameter Settings.OutputConfig.S3Bucket, "
             "value: 5, type: "
             "<class 'int'>, valid types: <class 'str'>");
    // a wrong element doesn't move those behind it
    CHECK(check(R"({"Settings":{"ChallengePreferences":[5,{"Type":"New"}]}})")
          == "Parameter validation failed:\nInvalid type for parameter Settings.ChallengePreferences[0], "
             "value: 5, type: "
             "<class 'int'>, valid types: <class 'dict'>\nface_liveness: "
             "Settings.ChallengePreferences[1].Type: 'New' "
             "must be one of FaceMovementAndLightChallenge, FaceMovementChallenge");
}

TEST_CASE("parameter validation: warnings come with the request")
{
    auto const done = cli::check_parameters<fl::create_session_request>(
        json(R"({"Settings":{"AuditImagesLimit":9,"OutputConfig":{"S3Bucket":"Acme"}}})"));
    REQUIRE(done.has_value());
    CHECK(done->request.settings.value().audit_images_limit == 9);
    REQUIRE(done->warnings.size() == 2);
    CHECK(done->warnings[0].path == "Settings.OutputConfig.S3Bucket");
    CHECK(done->warnings[1].path == "Settings.AuditImagesLimit");
    CHECK(cli::check_parameters<fl::create_session_request>(json("{}")).value().request
          == fl::create_session_request());
}

TEST_CASE("parameter validation: something that is no map")
{
    auto const done = cli::check_parameters<fl::create_session_request>(json("3"));
    REQUIRE(done.has_error());
    CHECK(done.error().text
          == "Parameter validation failed:\nInvalid type for parameter input, value: 3, type: <class 'int'>, "
             "valid types: "
             "<class 'dict'>");
}

TEST_CASE("parameter validation: what botocore says of members that the two operations don't have")
{
    // run on botocore 1.43.11, with a model of these members
    CHECK(report<mixed>(R"({"Texts":5})")
          == "Invalid type for parameter Texts, value: 5, type: <class 'int'>, valid types: <class 'list'>, "
             "<class "
             "'tuple'>");
    CHECK(
        report<mixed>(R"({"Texts":["a",1],"Count":1,"Number":true})")
        == "Invalid type for parameter Texts[1], value: 1, type: <class 'int'>, valid types: <class 'str'>\n"
           "Invalid value for parameter Count, value: 1, valid min value: 2");
    CHECK(report<mixed>(R"({"Bytes":5})")
          == "Invalid type for parameter Bytes, value: 5, type: <class 'int'>, valid types: <class 'bytes'>, "
             "<class "
             "'bytearray'>, file-like object");
    CHECK(report<mixed>(R"({"Bytes":"!!"})").empty());
    CHECK(report<mixed>(R"({"Number":0.5})").empty());
    CHECK(report<mixed>(R"({"Number":5})").empty());
    CHECK(report<mixed>(R"({"Number":-1})")
          == "Invalid value for parameter Number, value: -1, valid min value: 0");
    CHECK(report<mixed>(R"({"Count":false})")
          == "Invalid value for parameter Count, value: False, valid min value: 2");
    CHECK(report<mixed>(R"({"Count":true})")
          == "Invalid value for parameter Count, value: True, valid min value: 2");
    cli::value map = cli::empty_value(cli::value_kind::map);
    map.set("Bytes", cli::empty_value(cli::value_kind::bytes));
    CHECK(cli::parameter_report<mixed>(map).empty());
}

TEST_CASE("parameter validation: numbers, blobs and lists that a typed request can't hold")
{
    CHECK(check_mixed(R"({"Number":5,"Count":2,"Bytes":"AA==","Texts":[]})") == "fine");
    CHECK(check_mixed(R"({"Number":0.5})") == "fine");
    CHECK(check_mixed(R"({"Number":true})")
          == "Parameter validation failed:\nface_liveness: Number: true is no number");
    CHECK(check_mixed(R"({"Number":false})")
          == "Parameter validation failed:\nface_liveness: Number: false is no number");
    CHECK(check(R"({"Settings":{"AuditImagesLimit":false}})")
          == "Parameter validation failed:\nface_liveness: Settings.AuditImagesLimit: false is no integer");
    CHECK(check_mixed(R"({"Texts":5,"Number":"x"})")
          == "Parameter validation failed:\n"
             "Invalid type for parameter Texts, value: 5, type: <class 'int'>, valid types: <class 'list'>, "
             "<class "
             "'tuple'>\n"
             "Invalid type for parameter Number, value: x, type: <class 'str'>, valid types: <class "
             "'float'>, <class "
             "'decimal.Decimal'>, <class 'int'>");
    auto const broken = check_mixed(R"({"Bytes":"!!"})");
    CHECK(broken.starts_with("Parameter validation failed:\nface_liveness: Bytes: "));
    CHECK(broken.find("base64") != broken.npos);
}

TEST_CASE("parameter validation: too few bytes are an issue of our own, next to botocore's report too")
{
    // botocore 1.43.11 has no eye for the length of blobs
    CHECK(check_mixed(R"({"Bytes":""})")
          == "Parameter validation failed:\nface_liveness: Bytes: 0 bytes, at least 1 is needed");
    CHECK(check_mixed(R"({"Count":1,"Bytes":""})")
          == "Parameter validation failed:\nInvalid value for parameter Count, value: 1, valid min value: 2\n"
             "face_liveness: Bytes: 0 bytes, at least 1 is needed");
}

TEST_CASE("parameter validation: what stands in for required members says nothing of its own")
{
    CHECK(check(R"({"Settings":{"ChallengePreferences":[{}]}})")
          == "Parameter validation failed:\nMissing required parameter in Settings.ChallengePreferences[0]: "
             "\"Type\"");
    CHECK(check_mixed(R"({"Parts":[5]})")
          == "Parameter validation failed:\nInvalid type for parameter Parts[0], value: 5, type: <class "
             "'int'>, valid "
             "types: <class 'dict'>");
    CHECK(check_mixed(R"({"Parts":[{"Texts":["a"],"Count":"x","Number":1,"Bytes":"AA==","Versions":{}}]})")
          == "Parameter validation failed:\nInvalid type for parameter Parts[0].Count, value: x, type: "
             "<class 'str'>, "
             "valid types: <class 'int'>");
}

TEST_CASE("parameter validation: the value at a path")
{
    auto const held = json(R"({"a":[{"b":1},[2,3]],"c":4})");
    auto const at = [&](std::string_view path)
    {
        auto const* const found = cli::detail::value_at(held, path);
        return found ? cli::to_json(*found) : "nothing";
    };
    CHECK(at("") == cli::to_json(held));
    CHECK(at("a[0].b") == "1");
    CHECK(at("a[1][1]") == "3");
    CHECK(at("a[2]") == "nothing");
    CHECK(at("c[0]") == "nothing");
    CHECK(at("c.d") == "nothing");
    CHECK(at("x.a[0]") == "nothing");
}
