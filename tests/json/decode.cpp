// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/json/decode.hpp>

#include <face_liveness/create_session.hpp>
#include <face_liveness/encode.hpp>
#include <face_liveness/get_session_results.hpp>

#include "support/custom_shapes.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fl = face_liveness;

namespace
{

std::string_view name_of(fl::decode_errc code)
{
    constexpr std::string_view names[] = {"",           "not_json",         "incomplete",     "too_large",
                                          "too_deep",   "wrong_type",       "not_integer",    "out_of_range",
                                          "bad_base64", "duplicate_member", "missing_member", "null_element"};
    return names[static_cast<std::size_t>(code)];
}

// What became of a text: the value as JSON again, or "error: code path".
template <class T>
std::string outcome(std::string_view text, fl::decode_options const& options = {})
{
    auto const value = fl::decode<T>(text, options);
    if (value)
        return fl::encode(*value);
    auto const& e = value.error();
    CHECK(e.offset <= text.size());
    CHECK(!e.what.empty());
    return "error: " + std::string(name_of(e.code)) + (e.path.empty() ? "" : " ") + e.path;
}

std::string create(std::string_view text)
{
    return outcome<fl::create_session_request>(text);
}

std::string results(std::string_view text)
{
    return outcome<fl::get_session_results_response>(text);
}

// A result with nothing but one member more.
std::string results_with(std::string const& members)
{
    std::string const start = R"({"SessionId":"s","Status":"FAILED")";
    std::string const out = results(start + "," + members + "}");
    return out.starts_with(start) ? out.substr(start.size()) : out;
}

std::string kinds(std::string_view text)
{
    return outcome<custom::every_kind>(text);
}

std::string lists(std::string_view text)
{
    custom::lists const empty;
    std::string start = fl::encode(empty);
    auto const value = fl::decode<custom::lists>(text);
    if (value)
        return fl::encode(*value);
    return "error: " + std::string(name_of(value.error().code)) + ' ' + value.error().path;
}

fl::decode_error error_of(std::string_view text)
{
    auto const value = fl::decode<fl::get_session_results_response>(text);
    REQUIRE(!value);
    return value.error();
}

} // namespace

TEST_CASE("a value of the wrong type is an error, for each type at each kind of member")
{
    struct json
    {
        char const* text;
        fl::json_type type;
    };
    json const values[] = {
        {"{}", fl::json_type::object},        {R"({"Unknown":[{}]})", fl::json_type::object},
        {"[]", fl::json_type::list},          {"[1]", fl::json_type::list},
        {R"("text")", fl::json_type::string}, {R"("te\u0078t")", fl::json_type::string},
        {R"("")", fl::json_type::string},     {"7", fl::json_type::number},
        {"-0", fl::json_type::number},        {"18446744073709551615", fl::json_type::number},
        {"0.5", fl::json_type::number},       {"1e999", fl::json_type::number},
        {"true", fl::json_type::boolean},     {"false", fl::json_type::boolean}};
    struct kind
    {
        char const* name;
        fl::json_type needed;
    };
    kind const members[] = {{"Structure", fl::json_type::object}, {"List", fl::json_type::list},
                            {"String", fl::json_type::string},    {"Integer", fl::json_type::integer},
                            {"Number", fl::json_type::number},    {"Name", fl::json_type::string},
                            {"Bytes", fl::json_type::string}};
    int errors = 0;
    for (auto const& member : members)
        for (auto const& value : values)
        {
            std::string const text = R"({")" + std::string(member.name) + "\":" + value.text + "}";
            INFO(text);
            auto const decoded = fl::decode<custom::every_kind>(text);
            bool const same =
                value.type == member.needed
                || (value.type == fl::json_type::number && member.needed == fl::json_type::integer);
            if (same)
            {
                // the types meet; what is in the value may still be wrong
                CHECK((decoded || decoded.error().code != fl::decode_errc::wrong_type
                       || decoded.error().path != member.name));
                continue;
            }
            REQUIRE(!decoded);
            CHECK(decoded.error().code == fl::decode_errc::wrong_type);
            CHECK(decoded.error().path == member.name);
            CHECK(decoded.error().needed == member.needed);
            CHECK(decoded.error().found == value.type);
            ++errors;
        }
    CHECK(errors == 7 * 14 - (2 + 2 + 3 + 5 + 5 + 3 + 3));
}

TEST_CASE("the document itself has to be an object")
{
    for (char const* text :
         {"null", "[]", "[{}]", "\"x\"", "\"\\u0041\"", "1", "-1.5", "1e999", "true", "false"})
    {
        INFO(text);
        CHECK(create(text) == "error: wrong_type");
        CHECK(results(text) == "error: wrong_type");
    }
    CHECK(create("{}") == "{}");
    CHECK(create(" \t\r\n{ \t\r\n} \t\r\n") == "{}");
}

TEST_CASE("what is no JSON text, or more than one")
{
    for (char const* text : {"hello",
                             "{]",
                             "{\"a\"}",
                             "{\"a\":}",
                             "{\"a\":1,}",
                             "{,}",
                             "{\"a\" 1}",
                             "{'a':1}",
                             "{a:1}",
                             "{} x",
                             "{}{}",
                             "{},",
                             "{}]",
                             "{}//",
                             "/**/{}",
                             "{\"a\":01}",
                             "{\"a\":+1}",
                             "{\"a\":.5}",
                             "{\"a\":1.}",
                             "{\"a\":1.e1}",
                             "{\"a\":NaN}",
                             "{\"a\":Infinity}",
                             "{\"a\":-Infinity}",
                             "{\"a\":nul}",
                             "{\"a\":True}",
                             "{\"a\":0x10}",
                             "{\"a\":\"\t\"}",
                             "{\"a\":\"\\x41\"}",
                             "{\"a\":\"\\u12G4\"}",
                             "{\"a\":[1,]}",
                             "{\"a\":[,1]}",
                             "{\"a\":[1 2]}",
                             "\xEF\xBB\xBF{}",
                             "{\"\x01\":1}"})
    {
        INFO(text);
        CHECK(create(text) == "error: not_json");
    }
    CHECK(create(std::string_view("{}\0", 3)) == "error: not_json");
    CHECK(create(std::string_view("\0{}", 3)) == "error: not_json");
    CHECK(create(std::string_view("{\"a\0\":1}", 8)) == "error: not_json");
    CHECK(create(std::string_view("{\"KmsKeyId\":\"a\0\"}", 17)) == "error: not_json KmsKeyId");
}

TEST_CASE("a text that ends too early")
{
    for (char const* text :
         {"", " ", "\n\n", "{", "{\"", "{\"a", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{\"a\":[",
          "{\"a\":tru", "{\"a\":\"\\", "{\"a\":\"\\u", "{\"a\":\"\\ud83d"})
    {
        INFO(text);
        CHECK(create(text) == "error: incomplete");
    }
    CHECK(create(std::string_view()) == "error: incomplete");
    CHECK(create("{\"a\":-") == "error: incomplete");
    CHECK(results("{\"SessionId\":\"s") == "error: incomplete SessionId");
    CHECK(results("{\"AuditImages\":[{},{\"Bytes\":\"AAAA") == "error: incomplete AuditImages[1].Bytes");
}

TEST_CASE("text has to be UTF-8, in members that nobody knows too")
{
    for (char const* bad :
         {"\x80", "\xFF", "\xC3", "\xC3(", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xE0\x9F\xBF",
          "\xED\xA0\x80", "\xED\xBF\xBF", "\xF0\x80\x80\x80", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80",
          "\xF5\x80\x80\x80", "\xE2\x82", "\xF0\x9F\x98"})
        for (std::string const before : {"", "a", "0123456789abcdef0123456789abcdef", "\\n"})
            for (std::string const after : {"", "zzzzzzzzzzzzzzzzzzzz"})
            {
                INFO(before, bad, after);
                CHECK(create(R"({"KmsKeyId":")" + before + bad + after + "\"}")
                      == "error: not_json KmsKeyId");
                CHECK(create(R"({"Unknown":")" + before + bad + after + "\"}") == "error: not_json");
                CHECK(create("{\"" + before + bad + after + "\":1}") == "error: not_json");
                CHECK(results(R"({"Status":")" + before + bad + after + "\"}") == "error: not_json Status");
            }
}

TEST_CASE("surrogates come in pairs")
{
    for (char const* bad :
         {"\\ud800", "\\uD800", "\\udbff", "\\udc00", "\\udfff", "\\ud800x", "\\ud800\\n", "\\ud800\\u0041",
          "\\ud800\\ud800", "\\udc00\\ud800", "\\ud83d\\ude0", "\\ud83d\\ue000"})
        for (std::string const after : {"", "zzzzzzzzzzzzzzzzzzzz"})
        {
            INFO(bad, after);
            CHECK(create(R"({"KmsKeyId":")" + std::string(bad) + after + "\"}")
                  == "error: not_json KmsKeyId");
            CHECK(create(R"({"Unknown":")" + std::string(bad) + after + "\"}") == "error: not_json");
            CHECK(create("{\"" + std::string(bad) + after + "\":1}") == "error: not_json");
        }
    CHECK(create(R"({"KmsKeyId":"\ud83d\ude00\uD83D\uDE00\u00e9\uFFFF\u0000"})")
          == "{\"KmsKeyId\":\"\xF0\x9F\x98\x80\xF0\x9F\x98\x80\xC3\xA9\xEF\xBF\xBF\\u0000\"}");
}

TEST_CASE("escapes in every kind of text, at both ends and in the middle")
{
    CHECK(kinds(R"({"String":"\"\\\/\b\f\n\r\tx\u0041"})") == R"({"String":"\"\\/\b\f\n\r\txA"})");
    CHECK(kinds(R"({"Name":"\u0052ED"})") == R"({"Name":"RED"})");
    CHECK(kinds(R"({"Name":"RE\u0044"})") == R"({"Name":"RED"})");
    CHECK(kinds(R"({"Name":"\u0052\u0045\u0044"})") == R"({"Name":"RED"})");
    CHECK(fl::decode<custom::every_kind>(R"({"Name":"R\u0045D"})")->name == custom::colour::red);
    CHECK(kinds(R"({"Name":"R\nD"})") == R"({"Name":"R\nD"})");
    CHECK(kinds(R"({"Bytes":"\/9j\/4A=="})") == R"({"Bytes":"/9j/4A=="})");
    CHECK(kinds(R"({"Bytes":"\u002f9j/4A=\u003d"})") == R"({"Bytes":"/9j/4A=="})");
    CHECK(kinds(R"({"Bytes":"/9j/\r\n4A=="})") == "error: bad_base64 Bytes");
    CHECK(kinds(R"({"Number":"N\u0061N"})") == R"({"Number":"NaN"})");
    CHECK(kinds(R"({"Number":"\u002dInfinity"})") == R"({"Number":"-Infinity"})");
    CHECK(kinds(R"({"Number":"\u0039"})") == "error: wrong_type Number");
    CHECK(kinds(R"({"Integer":"\u0039"})") == "error: wrong_type Integer");
    CHECK(kinds(R"({"Structure":"\u0039"})") == "error: wrong_type Structure");
    CHECK(kinds(R"({"Str\u0069ng":"a","\u004eame":"RED","Byte\u0073":""})")
          == R"({"String":"a","Name":"RED","Bytes":""})");
    // one text after the other, so that none keeps what another one left
    CHECK(
        kinds(
            R"({"Name":"BL\u0055E","String":"\u0061b","Bytes":"A\u0041AA","Number":"Inf\u0069nity","\u0055":"\u0055"})")
        == R"({"String":"ab","Number":"Infinity","Name":"BLUE","Bytes":"AAAA"})");
    CHECK(
        lists(
            R"({"Strings":["\u0061","b\u0062","","\u0000"],"Integers":[],"Numbers":["N\u0061N",1],"Names":["\u0052ED","X\u0059"],)"
            R"("Blobs":["\/\/\/\/","AA=\u003d",""],"Structures":[],"ListsOfStrings":[["\u0061"],[],["b","c\n"]]})")
        == R"({"Strings":["a","bb","","\u0000"],"Integers":[],"Numbers":["NaN",1],"Names":["RED","XY"],)"
           R"("Blobs":["////","AA==",""],"Structures":[],"ListsOfStrings":[["a"],[],["b","c\n"]]})");
}

TEST_CASE("escapes in long texts, which the parser hands over in parts")
{
    for (std::size_t const size : {1u, 100u, 4000u, 4094u, 4095u, 4096u, 4097u, 8192u, 10000u})
    {
        std::string const x(size, 'x');
        auto const decoded = fl::decode<custom::every_kind>(
            R"({"String":")" + x + "\\n" + x + "\\u00e9\",\"Name\":\"" + x + "\\n" + x + "\"}");
        REQUIRE(decoded);
        CHECK(*decoded->string == x + "\n" + x + "\xC3\xA9");
        CHECK(decoded->name->text() == x + "\n" + x);

        std::string const a(4 * size, 'A');
        auto const bytes =
            fl::decode<custom::every_kind>(R"({"Bytes":")" + a + "\\u0041AAA" + a + "\\/\\/\\/\\/\"}");
        REQUIRE(bytes);
        CHECK(bytes->bytes->size() == 6 * size + 6);
        CHECK(bytes->bytes->back() == 0xFF);
        // known names are matched whole
        CHECK(kinds("{\"" + x + "\\u0041\":1,\"String" + x + "\\n\":[],\"\\u0053tring\":\"s\"}")
              == R"({"String":"s"})");
    }
}

TEST_CASE("unknown members are skipped, and what is in them is checked")
{
    std::string const skipped =
        R"("Unknown":[1,-2.5e3,"x\u0041",true,false,null,{"SessionId":5,"SessionId":[],"a":{"b":[{}]}},[[]]])";
    CHECK(results_with(skipped) == "}");
    CHECK(results_with(skipped + "," + skipped) == "}"); // twice, nobody cares
    CHECK(
        results_with(R"("":1,"sessionid":1,"SessionI":1,"SessionIdx":1,"SESSIONID":1,"Session Id":1,"Id":1)")
        == "}");
    CHECK(results_with(R"("__type":"com.amazonaws.rekognition#X")") == "}");
    for (char const* bad : {"[1,]", "{\"a\":}", "{\"a\"}", "01", "tru", "[}", "\"\\x\"", "\"\\ud800\"",
                            "{\"SessionId\":}", "nan"})
    {
        INFO(bad);
        CHECK(results_with("\"Unknown\":" + std::string(bad)).starts_with("error: not_json"));
        CHECK(results_with("\"Unknown\":[{\"a\":" + std::string(bad) + "}]").starts_with("error: not_json"));
    }
    // in inner structures, lists and list elements as well
    CHECK(results_with(R"("ReferenceImage":{"X":{"Bytes":1},"BoundingBox":{"Width":1,"Y":[{}],"Top":2}})")
          == R"(,"ReferenceImage":{"BoundingBox":{"Width":1,"Top":2}}})");
    CHECK(results_with(R"("AuditImages":[{"X":[]},{"Bytes":"","X":{}}])")
          == R"(,"AuditImages":[{},{"Bytes":""}]})");
}

TEST_CASE("a known member that comes twice is an error, however it is written")
{
    CHECK(results(R"({"SessionId":"a","SessionId":"a","Status":"FAILED"})")
          == "error: duplicate_member SessionId");
    CHECK(results(R"({"SessionId":"a","Status":"FAILED","SessionId":"b"})")
          == "error: duplicate_member SessionId");
    CHECK(results(R"({"SessionId":"a","\u0053essionId":"b","Status":"FAILED"})")
          == "error: duplicate_member SessionId");
    CHECK(results(R"({"\u0053essionId":"a","Sess\u0069onId":"b","Status":"FAILED"})")
          == "error: duplicate_member SessionId");
    CHECK(results(R"({"SessionId":null,"SessionId":"b","Status":"FAILED"})")
          == "error: duplicate_member SessionId");
    CHECK(results(R"({"SessionId":"b","SessionId":null,"Status":"FAILED"})")
          == "error: duplicate_member SessionId");
    CHECK(results_with(R"("Confidence":1,"Confidence":1)") == "error: duplicate_member Confidence");
    CHECK(results_with(R"("Challenge":{},"Challenge":{})") == "error: duplicate_member Challenge");
    CHECK(results_with(R"("Challenge":{"Type":"A","Type":"A"})") == "error: duplicate_member Challenge.Type");
    CHECK(results_with(R"("AuditImages":[{"Bytes":"","Bytes":""}])")
          == "error: duplicate_member AuditImages[0].Bytes");
    CHECK(results_with(R"("AuditImages":[{"Bytes":""},{"Bytes":""},{"S3Object":{"Name":"a","Name":"a"}}])")
          == "error: duplicate_member AuditImages[2].S3Object.Name");
    // the same name at several places is no duplicate
    CHECK(results_with(R"("AuditImages":[{"Bytes":""},{"Bytes":""}],"ReferenceImage":{"Bytes":""})")
          == R"(,"ReferenceImage":{"Bytes":""},"AuditImages":[{"Bytes":""},{"Bytes":""}]})");
}

TEST_CASE("null is unset")
{
    CHECK(create(R"({"KmsKeyId":null,"Settings":null,"ClientRequestToken":null})") == "{}");
    CHECK(create(R"({"Settings":{"OutputConfig":null,"AuditImagesLimit":null,"ChallengePreferences":null}})")
          == R"({"Settings":{}})");
    CHECK(
        kinds(
            R"({"Structure":null,"List":null,"String":null,"Integer":null,"Number":null,"Name":null,"Bytes":null})")
        == "{}");
    CHECK(
        results_with(
            R"("Confidence":null,"ReferenceImage":null,"AuditImages":null,"Challenge":null,"Feedback":null,"Metadata":null)")
        == "}");
    // a required one is then missing
    CHECK(results(R"({"SessionId":null,"Status":"FAILED"})") == "error: missing_member SessionId");
    CHECK(results(R"({"SessionId":"s","Status":null})") == "error: missing_member Status");
}

TEST_CASE("empty is not unset")
{
    CHECK(create(R"({"KmsKeyId":"","Settings":{"ChallengePreferences":[]}})")
          == R"({"KmsKeyId":"","Settings":{"ChallengePreferences":[]}})");
    CHECK(create(R"({"Settings":{}})") == R"({"Settings":{}})");
    CHECK(kinds(R"({"Structure":{},"List":[],"String":"","Integer":0,"Number":0,"Name":"","Bytes":""})")
          == R"({"Structure":{},"List":[],"String":"","Integer":0,"Number":0,"Name":"","Bytes":""})");
    CHECK(results(R"({"SessionId":"","Status":""})") == R"({"SessionId":"","Status":""})");
}

TEST_CASE("responses: required at the top, default below it")
{
    CHECK(results("{}") == "error: missing_member SessionId");
    CHECK(results(R"({"Status":"FAILED"})") == "error: missing_member SessionId");
    CHECK(results(R"({"SessionId":"s"})") == "error: missing_member Status");
    CHECK(outcome<fl::create_session_response>("{}") == "error: missing_member SessionId");
    CHECK(
        results_with(R"("Challenge":{},"Feedback":[{}],"Metadata":{})")
        == R"(,"Challenge":{"Type":"","Version":""},"Feedback":[{"Code":"","Message":""}],"Metadata":{"SDKType":""}})");
    CHECK(results_with(R"("Challenge":{"Version":null})") == R"(,"Challenge":{"Type":"","Version":""}})");
}

TEST_CASE("requests: required at every depth, as the service demands")
{
    CHECK(outcome<fl::get_session_results_request>("{}") == "error: missing_member SessionId");
    CHECK(outcome<fl::get_session_results_request>(R"({"SessionId":null})")
          == "error: missing_member SessionId");
    CHECK(create(R"({"Settings":{"OutputConfig":{}}})")
          == "error: missing_member Settings.OutputConfig.S3Bucket");
    CHECK(create(R"({"Settings":{"OutputConfig":{"S3Bucket":null,"S3KeyPrefix":"p"}}})")
          == "error: missing_member Settings.OutputConfig.S3Bucket");
    CHECK(create(R"({"Settings":{"ChallengePreferences":[{"Type":"A"},{}]}})")
          == "error: missing_member Settings.ChallengePreferences[1].Type");
    CHECK(outcome<custom::request>("{}") == "error: missing_member Items");
    CHECK(outcome<custom::request>(R"({"Items":[],"Challenge":{"Type":"x"}})")
          == "error: missing_member Challenge.Version");
    CHECK(outcome<custom::request>(R"({"Items":[]})") == R"({"Items":[]})");
    // the first of several is named
    CHECK(outcome<custom::request>(R"({"Items":[],"Challenge":{}})")
          == "error: missing_member Challenge.Type");
}

TEST_CASE("null in a list: left out of responses, an error in requests")
{
    CHECK(results_with(R"("AuditImages":[null,{},null])") == R"(,"AuditImages":[{}]})");
    CHECK(results_with(R"("AuditImages":[null])") == R"(,"AuditImages":[]})");
    CHECK(results_with(R"("AuditImages":[null,{"Bytes":"!"}])") == "error: bad_base64 AuditImages[1].Bytes");
    CHECK(kinds(R"({"List":["a",null,"b"]})") == R"({"List":["a","b"]})");
    CHECK(create(R"({"Settings":{"ChallengePreferences":[null]}})")
          == "error: null_element Settings.ChallengePreferences[0]");
    CHECK(create(R"({"Settings":{"ChallengePreferences":[{"Type":"A"},null]}})")
          == "error: null_element Settings.ChallengePreferences[1]");
}

TEST_CASE("lists of scalars: what is wrong is found by its index")
{
    auto const with = [](std::string const& member, std::string const& list)
    {
        std::string text = "{";
        for (char const* name :
             {"Strings", "Integers", "Numbers", "Names", "Blobs", "Structures", "ListsOfStrings"})
            text += (text == "{" ? "\"" : ",\"") + std::string(name) + "\":" + (name == member ? list : "[]");
        return lists(text + "}");
    };
    CHECK(with("Strings", R"(["a",1])") == "error: wrong_type Strings[1]");
    CHECK(with("Strings", R"([["a"]])") == "error: wrong_type Strings[0]");
    CHECK(with("Strings", R"([{}])") == "error: wrong_type Strings[0]");
    CHECK(with("Strings", R"(["a","\ud800"])") == "error: not_json Strings[1]");
    CHECK(with("Integers", R"([1,2,2.5])") == "error: not_integer Integers[2]");
    CHECK(with("Integers", R"([1,2147483648])") == "error: out_of_range Integers[1]");
    CHECK(with("Integers", R"(["1"])") == "error: wrong_type Integers[0]");
    CHECK(with("Numbers", R"([1,"NaN","nan"])") == "error: wrong_type Numbers[2]");
    CHECK(with("Names", R"(["RED",true])") == "error: wrong_type Names[1]");
    CHECK(with("Blobs", R"(["","AAA"])") == "error: bad_base64 Blobs[1]");
    CHECK(with("Structures", R"([{},{"List":[null,"",0]}])") == "error: wrong_type Structures[1].List[2]");
    CHECK(with("ListsOfStrings", R"([[],["a","b",3]])") == "error: wrong_type ListsOfStrings[1][2]");
    CHECK(with("ListsOfStrings", R"([[],"a"])") == "error: wrong_type ListsOfStrings[1]");
    CHECK(with("Strings", "null") == "error: missing_member Strings");
}

TEST_CASE("integers: 32 bits, fractions refused, 3.0 and 3e0 accepted")
{
    auto const limit = [](std::string const& number)
    {
        std::string const start = R"({"Settings":{"AuditImagesLimit":)";
        std::string const out = create(start + number + "}}");
        return out.starts_with(start) ? out.substr(start.size(), out.size() - start.size() - 2) : out;
    };
    std::string const where = " Settings.AuditImagesLimit";
    for (char const* three :
         {"3", "3.0", "3e0", "3E0", "3e+0", "3e-0", "30e-1", "0.3e1", "3.000000000000000000000000000000",
          "0.00000000000000000003e20", "300000000000000000000e-20"})
        CHECK(limit(three) == "3");
    CHECK(limit("0") == "0");
    CHECK(limit("-0") == "0");
    CHECK(limit("-0.0") == "0");
    CHECK(limit("0e99") == "0");
    CHECK(limit("-3") == "-3");
    CHECK(limit("2147483647") == "2147483647");
    CHECK(limit("-2147483648") == "-2147483648");
    CHECK(limit("2147483647.0") == "2147483647");
    CHECK(limit("2.147483647e9") == "2147483647");
    CHECK(limit("-2147483648e0") == "-2147483648");
    for (char const* fraction : {"2.5", "-2.5", "0.1", "1e-1", "3.00000000000000000000001", "1e-999",
                                 "2147483647.5", "2147483646.9999999999999999999999"})
        CHECK(limit(fraction) == "error: not_integer" + where);
    for (char const* large : {"2147483648",
                              "-2147483649",
                              "2147483648.0",
                              "2147483650",
                              "4294967295",
                              "4294967296",
                              "4294967299",
                              "9223372036854775807",
                              "-9223372036854775808",
                              "9223372036854775808",
                              "-9223372036854775809",
                              "18446744073709551615",
                              "18446744073709551616",
                              "18446744073709551619",
                              "1e10",
                              "1e999",
                              "-1e999",
                              "99999999999999999999",
                              "-21474836480.0",
                              "-21474836481565618197"})
        CHECK(limit(large) == "error: out_of_range" + where);
    for (char const* other : {"\"3\"", "true", "[]", "{}", "\"NaN\""})
        CHECK(limit(other) == "error: wrong_type" + where);
}

TEST_CASE("numbers: integers of any size, and the three that are strings")
{
    auto const confidence = [](std::string const& number)
    {
        auto const value = fl::decode<fl::get_session_results_response>(
            R"({"SessionId":"s","Status":"FAILED","Confidence":)" + number + "}");
        REQUIRE(value);
        REQUIRE(value->confidence);
        return *value->confidence;
    };
    double const infinity = std::numeric_limits<double>::infinity();
    CHECK(confidence("100") == 100);
    CHECK(confidence("9.9e1") == 99);
    CHECK(confidence("99.25739288330078") == 99.25739288330078);
    CHECK(confidence("-1") == -1);
    CHECK(confidence("1e999") == infinity);
    CHECK(confidence("-1e999") == -infinity);
    CHECK(confidence("1e-999") == 0);
    CHECK(!std::signbit(confidence("1e-999")));
    CHECK(std::signbit(confidence("-1e-999")));
    CHECK(!std::signbit(confidence("0")));
    CHECK(std::signbit(confidence("-0")));
    CHECK(std::signbit(confidence("-0.0")));
    CHECK(std::signbit(confidence("-0e5")));
    CHECK(confidence("9223372036854775807") == 9223372036854775808.0);
    CHECK(confidence("-9223372036854775808") == -9223372036854775808.0);
    CHECK(confidence("9007199254740993") == 9007199254740992.0);
    CHECK(confidence("9223372036854775808") == 9223372036854775808.0);
    CHECK(confidence("18446744073709551615") == 18446744073709551616.0);
    CHECK(confidence("18446744073709549568") == 18446744073709549568.0);
    CHECK(confidence("18446744073709551616") == 18446744073709551616.0);
    CHECK(confidence("123456789012345678901234567890") == 123456789012345678901234567890.0);
    CHECK(confidence("5e-324") == std::numeric_limits<double>::denorm_min());
    CHECK(confidence("1.7976931348623157e308") == (std::numeric_limits<double>::max)());
    CHECK(confidence("\"Infinity\"") == infinity);
    CHECK(confidence("\"-Infinity\"") == -infinity);
    CHECK(std::isnan(confidence("\"NaN\"")));
    for (char const* other :
         {"\"99.5\"", "\"nan\"", "\"infinity\"", "\"+Infinity\"", "\"\"", "\"NaN \"", "true", "[]", "{}"})
        CHECK(results_with("\"Confidence\":" + std::string(other)) == "error: wrong_type Confidence");
}

TEST_CASE("blobs: base64 by RFC 4648, with padding")
{
    auto const bytes = [](std::string const& text) { return kinds(R"({"Bytes":")" + text + "\"}"); };
    auto const size = [](std::string const& text)
    { return fl::decode<custom::every_kind>(R"({"Bytes":")" + text + "\"}")->bytes->size(); };
    CHECK(size("") == 0);
    CHECK(size("Zg==") == 1);
    CHECK(size("Zm8=") == 2);
    CHECK(size("Zm9v") == 3);
    for (char const* bad : {"!!!", "/9j/4A", "_9j_4A==", "Zg=", "Zg", "Z", "=", "==", "====", "Zg==Zg==",
                            "Zh==", "Zm9=", "Zm9v\\n", " Zm9v", "Zm 9v", "Zm9v====", "Z===", "Zm9v\xC3\xA9"})
    {
        INFO(bad);
        CHECK(bytes(bad) == "error: bad_base64 Bytes");
    }
    // large ones, and a padding where a part of them ends
    for (std::size_t groups : {1023u, 1024u, 1025u, 2047u, 2048u, 2049u, 50000u})
    {
        std::string const a(4 * groups, 'A');
        CHECK(size(a) == 3 * groups);
        CHECK(size(a + "AA==") == 3 * groups + 1);
        CHECK(bytes(a + "AA==AAAA") == "error: bad_base64 Bytes");
        CHECK(bytes(a.substr(4) + "AAA=" + a) == "error: bad_base64 Bytes");
        CHECK(bytes(a.substr(4) + "AA==" + a) == "error: bad_base64 Bytes");
        CHECK(bytes(a.substr(4) + "====" + a) == "error: bad_base64 Bytes");
        CHECK(bytes(a + "!AAA") == "error: bad_base64 Bytes");
        CHECK(bytes("AA!A" + a) == "error: bad_base64 Bytes");
    }
}

TEST_CASE("enums: known, unknown and empty")
{
    auto const value = fl::decode<fl::get_session_results_response>(
        R"({"SessionId":"s","Status":"PENDING_X","Feedback":[{"Code":"EYES_CLOSED_DETECTED","Message":""},{"Code":"new","Message":""}]})");
    REQUIRE(value);
    CHECK(value->status == fl::session_status::unknown);
    CHECK(value->status.text() == "PENDING_X");
    CHECK((*value->feedback)[0].code == fl::feedback_code::eyes_closed_detected);
    CHECK((*value->feedback)[1].code.text() == "new");
    CHECK(results(R"({"SessionId":"s","Status":"succeeded"})")
          == R"({"SessionId":"s","Status":"succeeded"})");
}

TEST_CASE("an error says at which byte it was noticed")
{
    CHECK(error_of(R"({"SessionId":12})").offset == 15);
    CHECK(error_of(R"({"SessionId":"s","Status":true})").offset == 26);
    CHECK(error_of(R"({"SessionId":"s","SessionId":"s"})").offset == 27);
    CHECK(error_of("\xEF\xBB\xBF{}").offset == 0);
    CHECK(error_of("").offset == 0);
    CHECK(error_of("{\"SessionId\":\"s").offset == 15);
    CHECK(error_of(R"({"SessionId":"s","Status":"FAILED"} x)").offset == 36);
    CHECK(error_of(R"({"SessionId":"s" "Status":"FAILED"})").offset == 17);
    CHECK(error_of("{}").offset == 1);
}

TEST_CASE("an error says where: no member outside of members, and the outer one inside of unknown ones")
{
    auto const path = [](std::string const& text) { return error_of(text).path; };
    CHECK(path(R"({"SessionId":"s" "Status":1})") == ""); // behind the value
    CHECK(path(R"({"SessionId":"s","Sta)") == "");        // inside of the next name
    CHECK(path(R"({"SessionId":"s","Status":)") == "Status");
    CHECK(path(R"({"SessionId":"s","Unknown":[1,)") == "");
    CHECK(path(R"({"SessionId":null x})") == "");
    CHECK(path(R"({"Challenge":{"Unknown":{"Type":[}}})") == "Challenge");
    CHECK(path(R"({"Challenge":{"Type":"x"} x)") == "");
    CHECK(path(R"({"AuditImages":[{"S3Object":{"X":tru)") == "AuditImages[0].S3Object");
    CHECK(path(R"({"AuditImages":[{}, x)") == "AuditImages[1]");
    CHECK(path(R"({"AuditImages":[{"\u0042ytes":1}]})")
          == "AuditImages[0].Bytes"); // the known name, not the spelling
}

TEST_CASE("sentences for people")
{
    auto const message = [](std::string const& text) { return error_of(text).message(); };
    CHECK(message(R"({"SessionId":12})") == "SessionId: a string is needed here, not a number (at byte 15)");
    CHECK(message(R"({"SessionId":true})")
              .starts_with("SessionId: a string is needed here, not true or false (at byte "));
    CHECK(message(R"({"AuditImages":{}})")
              .starts_with("AuditImages: a list is needed here, not an object (at byte "));
    CHECK(message(R"({"Challenge":"x"})")
              .starts_with("Challenge: an object is needed here, not a string (at byte "));
    CHECK(message(R"({"Confidence":[]})")
              .starts_with("Confidence: a number is needed here, not a list (at byte "));
    CHECK(message("null").starts_with("an object is needed here, not null (at byte "));
    CHECK(message(R"({"SessionId":"s"})") == "Status: missing, but required (at byte 16)");
    CHECK(message(R"({"SessionId":"s","SessionId":"s"})") == "SessionId: comes twice (at byte 27)");
    CHECK(message("").starts_with("the JSON text ends too early"));
    CHECK(message("x").starts_with("not a JSON text: "));
    CHECK(message(R"({"SessionId":"s","Status":"FAILED"}{})")
          == "not a JSON text: something stands behind it (at byte 35)");
}

TEST_CASE("no error tells what was in the text")
{
    for (char const* text :
         {R"({"SessionId":"secret)", R"({"ReferenceImage":{"Bytes":"secret!"}})", R"({"secret":tru})",
          R"({"Confidence":"secret"})", R"({"SessionId":"secret","SessionId":"secret"})"})
    {
        CHECK(error_of(text).message().find("secret") == std::string::npos);
        CHECK(error_of(text).what.find("secret") == std::string::npos);
    }
}

TEST_CASE("a text may have so many bytes and no more")
{
    std::string text = R"({"SessionId":"s"})";
    CHECK(outcome<fl::create_session_response>(text, {.max_size = text.size()}) == text);
    CHECK(outcome<fl::create_session_response>(text, {.max_size = text.size() - 1}) == "error: too_large");
    CHECK(outcome<fl::create_session_response>("{}", {.max_size = 0}) == "error: too_large");
    auto const e = fl::decode<fl::create_session_response>(text, {.max_size = 3}).error();
    CHECK(e.message() == "the text has 17 bytes, at most 3 are allowed (at byte 0)");

    // the default is 2 MiB
    text.insert(text.size() - 1, std::string(2 * 1024 * 1024 - text.size(), ' '));
    CHECK(outcome<fl::create_session_response>(text) == R"({"SessionId":"s"})");
    text += ' ';
    CHECK(outcome<fl::create_session_response>(text) == "error: too_large");
}

TEST_CASE("a text may be nested so deep and no deeper, unknown members' values too")
{
    auto const nested = [](std::size_t depth)
    { return R"({"X":)" + std::string(depth - 1, '[') + std::string(depth - 1, ']') + "}"; };
    CHECK(create(nested(32)) == "{}");
    CHECK(create(nested(33)) == "error: too_deep");
    CHECK(outcome<fl::create_session_request>(nested(5), {.max_depth = 5}) == "{}");
    CHECK(outcome<fl::create_session_request>(nested(6), {.max_depth = 5}) == "error: too_deep");
    CHECK(outcome<fl::create_session_request>("{}", {.max_depth = 1}) == "{}");
    CHECK(outcome<fl::create_session_request>("{}", {.max_depth = 0}) == "error: too_deep");
    CHECK(outcome<fl::create_session_request>(
              R"({"Settings":{"ChallengePreferences":[{"Type":"A","Versions":{}}]}})", {.max_depth = 4})
          == "error: too_deep Settings.ChallengePreferences[0].Versions");
}

TEST_CASE("decode_into overwrites whatever was there")
{
    fl::get_session_results_response value{
        .session_id = "old",
        .status = fl::open<fl::session_status>("OLD"),
        .confidence = 1,
        .reference_image = fl::audit_image{.bytes = std::vector<unsigned char>(5),
                                           .s3_object = fl::s3_object{.bucket = "old"}},
        .audit_images = {{{.bytes = std::vector<unsigned char>(5)}, {}, {}}},
        .challenge = fl::challenge{.type = fl::challenge_type::face_movement_challenge, .version = "old"},
        .feedback = std::vector<fl::feedback>(1),
        .metadata = fl::metadata{.sdk_type = "old"}};
    REQUIRE(fl::decode_into(
        value, R"({"SessionId":"new","Status":"CREATED","ReferenceImage":{"S3Object":{"Name":"n"}},)"
               R"("AuditImages":[{"S3Object":{}}],"Challenge":{}})"));
    CHECK(value
          == fl::get_session_results_response{.session_id = "new",
                                              .status = fl::session_status::created,
                                              .reference_image =
                                                  fl::audit_image{.s3_object = fl::s3_object{.name = "n"}},
                                              .audit_images = {{{.s3_object = fl::s3_object{}}}},
                                              .challenge = fl::challenge{}});
    REQUIRE(fl::decode_into(value, R"({"SessionId":"s","Status":"CREATED","AuditImages":null})"));
    CHECK(value
          == fl::get_session_results_response{.session_id = "s", .status = fl::session_status::created});
}

TEST_CASE("decode_into keeps capacity")
{
    custom::lists value;
    std::string const large = R"({"Strings":[")" + std::string(500, 'x')
                              + R"(","b"],"Integers":[1,2,3],"Numbers":[],"Names":[],"Blobs":[")"
                              + std::string(4000, 'A') + R"("],"Structures":[],"ListsOfStrings":[]})";
    REQUIRE(fl::decode_into(value, large));
    auto const* string = value.strings[0].data();
    auto const* list = value.strings.data();
    auto const* bytes = value.blobs[0].data();
    auto const* integers = value.integers.data();
    REQUIRE(fl::decode_into(value,
                            R"({"Strings":["y"],"Integers":[7],"Numbers":[],"Names":[],"Blobs":["AAAA"],)"
                            R"("Structures":[],"ListsOfStrings":[]})"));
    CHECK(value.strings == std::vector<std::string>{"y"});
    CHECK(value.integers == std::vector<std::int32_t>{7});
    CHECK(value.strings[0].data() == string);
    CHECK(value.strings.data() == list);
    CHECK(value.blobs[0].data() == bytes);
    CHECK(value.integers.data() == integers);
}

TEST_CASE("after an error the shape holds something valid")
{
    fl::get_session_results_response value;
    REQUIRE(!fl::decode_into(value, R"({"SessionId":"s","AuditImages":[{"Bytes":"AAAA"},{"Bytes":"!"}]})"));
    CHECK(!fl::encode(value).empty());
    REQUIRE(fl::decode_into(value, R"({"SessionId":"t","Status":"CREATED"})"));
    CHECK(value
          == fl::get_session_results_response{.session_id = "t", .status = fl::session_status::created});
}

#ifdef __cpp_exceptions
TEST_CASE("value() throws with the place")
{
    try
    {
        (void)fl::decode<fl::create_session_response>("{}").value();
        FAIL("nothing was thrown");
    }
    catch (boost::system::system_error const& e)
    {
        CHECK(e.code() == fl::decode_errc::missing_member);
        CHECK(std::string(e.what()).starts_with("SessionId: missing, but required (at byte 1)"));
    }
}
#endif
