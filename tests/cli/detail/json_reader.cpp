// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/cli/detail/json_reader.hpp>

#include <support/data.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <boost/version.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <utility>

namespace
{

namespace cli = face_liveness::cli;

std::string read(std::string_view text)
{
    auto const held = cli::detail::read_json(text);
    return held ? cli::to_json(*held) : held.error().text;
}

} // namespace

TEST_CASE("json reader: reads 400 texts as Python does, or complains as it does")
{
    // made with json.loads and json.dumps of CPython 3.11
    auto const cases = boost::json::parse(test_data("cli/python_json.json"));
    for (auto const& from : cases.get_array())
    {
        auto const& c = from.get_object();
        std::string const text(c.at("text").get_string());
        CAPTURE(text);
        auto const* expected = c.if_contains("error");
        if (!expected)
            expected = &c.at("value");
        CHECK(read(text) == std::string(expected->get_string()));
    }
    CHECK(cases.get_array().size() == 400);
}

TEST_CASE("json reader: of equal names the last value counts, at the first one's place")
{
    CHECK(read(R"({"a":1,"b":2,"a":3,"c":{"d":1,"d":[]},"b":4})") == R"({"a": 3, "b": 4, "c": {"d": []}})");
}

TEST_CASE("json reader: integers of any size, and doubles to the last bit")
{
    CHECK(read("[99999999999999999999,18446744073709551615,-9223372036854775809,-0]")
          == "[99999999999999999999, 18446744073709551615, -9223372036854775809, 0]");
    CHECK(read("[99.25739288330078,0.1,1e23,-0.0,1.0]") == "[99.25739288330078, 0.1, 1e+23, -0.0, 1.0]");
}

TEST_CASE("json reader: places are counted in characters and lines")
{
    CHECK(read("{\n\"\xC3\xA9\": \xC3\xA9}") == "Expecting value: line 2 column 6 (char 7)");
    CHECK(read("\xEF\xBB\xBF{}")
          == "Unexpected UTF-8 BOM (decode using utf-8-sig): line 1 column 1 (char 0)");
}

TEST_CASE("json reader: the place of what is wrong, as Python says it")
{
    // json.loads of CPython 3.11
    std::pair<std::string_view, std::string_view> const cases[] = {
        {"{\"a\x01\":1}", "Invalid control character at: line 1 column 4 (char 3)"},
        {"\"a\x01\"", "Invalid control character at: line 1 column 3 (char 2)"},
        {R"("\u12")", R"(Invalid \uXXXX escape: line 1 column 3 (char 2))"},
        {R"("\u12g4")", R"(Invalid \uXXXX escape: line 1 column 3 (char 2))"},
        {R"("\u")", R"(Invalid \uXXXX escape: line 1 column 3 (char 2))"},
        {R"(["ab\u123)", R"(Invalid \uXXXX escape: line 1 column 6 (char 5))"},
        {R"({"\u00e":1})", R"(Invalid \uXXXX escape: line 1 column 4 (char 3))"},
        {R"({"\q":1})", R"(Invalid \escape: line 1 column 3 (char 2))"},
        {R"({"a" 1})", "Expecting ':' delimiter: line 1 column 6 (char 5)"},
        {R"({"a":1;)", "Expecting ',' delimiter: line 1 column 7 (char 6)"},
        {R"({"a":NaN,})", "Expecting property name enclosed in double quotes: line 1 column 10 (char 9)"},
        {"[1,,2]", "Expecting value: line 1 column 4 (char 3)"},
        {"[null;", "Expecting ',' delimiter: line 1 column 6 (char 5)"},
        {"[false;", "Expecting ',' delimiter: line 1 column 7 (char 6)"},
        {"[1", "Expecting ',' delimiter: line 1 column 3 (char 2)"},
        {"[1.5", "Expecting ',' delimiter: line 1 column 5 (char 4)"},

        {"[1.", "Expecting ',' delimiter: line 1 column 3 (char 2)"},
        {"[-", "Expecting value: line 1 column 2 (char 1)"},
        {"[NaN x", "Expecting ',' delimiter: line 1 column 6 (char 5)"},
        {"[Infinity x", "Expecting ',' delimiter: line 1 column 11 (char 10)"},
        {"[-Infinity x", "Expecting ',' delimiter: line 1 column 12 (char 11)"},
        {"1e", "Extra data: line 1 column 2 (char 1)"},
        {"1e+", "Extra data: line 1 column 2 (char 1)"},
        {"1E5 x", "Extra data: line 1 column 5 (char 4)"},
        {"[1e5, x]", "Expecting value: line 1 column 7 (char 6)"},
        {"[1E-5;", "Expecting ',' delimiter: line 1 column 6 (char 5)"},
        {"[1.5e+3;", "Expecting ',' delimiter: line 1 column 8 (char 7)"},
        {"[1e-x]", "Expecting ',' delimiter: line 1 column 3 (char 2)"},
    };
    for (auto const& [text, complaint] : cases)
    {
        CAPTURE(text);
        CHECK(read(text) == complaint);
    }
}

TEST_CASE("json reader: texts and names of any length, with escapes all along")
{
    std::string escapes;
    std::string breaks;
    for (int i = 0; i != 5000; ++i)
    {
        escapes += "a\\n";
        breaks += "a\n";
    }
    auto const held = cli::detail::read_json("{\"" + escapes + "\": \"" + escapes + "\"}");
    REQUIRE(held.has_value());
    REQUIRE(held->names.size() == 1);
    CHECK(held->names.front() == breaks);
    CHECK(held->elements.front() == cli::text_value(breaks));
}

TEST_CASE("json reader: what Python would take and Boost.JSON doesn't is still an error")
{
    CHECK_FALSE(cli::detail::read_json("NaN").has_value());
    CHECK_FALSE(cli::detail::read_json("[Infinity]").has_value());
    constexpr bool takes_any_exponent = BOOST_VERSION >= 108300;
    CHECK(cli::detail::read_json("1e9999999999").has_value() == takes_any_exponent);
    CHECK_FALSE(cli::detail::read_json("\"\\ud800\"").has_value());
    CHECK_FALSE(cli::detail::read_json("\"\xFF\"").has_value());
    CHECK(read(std::string(40, '[') + std::string(40, ']')) == "nested deeper than 32 levels");
}
