// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/cli/output.hpp>

#include <face_liveness/create_session.hpp>
#include <face_liveness/get_session_results.hpp>

#include <support/data.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace
{

namespace fl = face_liveness;
namespace cli = face_liveness::cli;

cli::value json(std::string_view text)
{
    return cli::detail::read_json(text).value();
}

std::string laid_out(std::string_view text, cli::output_format layout, std::size_t width = 80)
{
    return cli::format_output(json(text), layout, "Op", width);
}

// A value of the test data as ours.
cli::value value_of(boost::json::value const& from)
{
    cli::value out;
    switch (from.kind())
    {
    case boost::json::kind::null: break;
    case boost::json::kind::bool_:
        out.kind = cli::value_kind::boolean;
        out.flag = from.get_bool();
        break;
    case boost::json::kind::int64: return cli::integer_value(from.get_int64());
    case boost::json::kind::uint64:
        out.kind = cli::value_kind::integer;
        out.text = std::to_string(from.get_uint64());
        break;
    case boost::json::kind::double_:
        if (from.get_double() != 1e20)
            return cli::number_value(from.get_double());
        out.kind = cli::value_kind::integer; // the one integer there that Boost.JSON makes a double of
        out.text = "100000000000000000000";
        break;
    case boost::json::kind::string: return cli::text_value(std::string(from.get_string()));
    case boost::json::kind::array:
        out.kind = cli::value_kind::list;
        for (auto const& element : from.get_array())
            out.elements.push_back(value_of(element));
        break;
    case boost::json::kind::object:
        out.kind = cli::value_kind::map;
        for (auto const& member : from.get_object())
            out.set(std::string(member.key()), value_of(member.value()));
        break;
    }
    return out;
}

} // namespace

TEST_CASE("output: 40 responses are laid out as the AWS CLI's own code and ruamel.yaml do")
{
    // text and table made with awscli.text and awscli.formatter of AWS CLI 1.45.11, YAML with ruamel.yaml
    // 0.17.21 on libyaml
    auto const cases = boost::json::parse(test_data("cli/layouts.json"));
    for (auto const& from : cases.get_array())
    {
        auto const& c = from.get_object();
        cli::value const response = value_of(c.at("response"));
        auto const check = [&](cli::output_format layout, char const* name)
        {
            CHECK(cli::format_output(response, layout, "GetFaceLivenessSessionResults")
                  == std::string(c.at(name).get_string()));
        };
        check(cli::output_format::text, "text");
        check(cli::output_format::table, "table");
        if (response.elements.empty())
            continue; // an empty response prints nothing, not {}
        check(cli::output_format::yaml, "yaml");
        check(cli::output_format::yaml_stream, "yaml_stream");
    }
    CHECK(cases.get_array().size() == 40);
}

TEST_CASE("output, table: in colours, as the AWS CLI's own code paints it")
{
    // made with awscli.formatter of AWS CLI 1.45.11 and colorama 0.4.6, of responses of layouts.json
    auto const layouts = boost::json::parse(test_data("cli/layouts.json"));
    auto const cases = boost::json::parse(test_data("cli/colors.json"));
    for (auto const& from : cases.get_array())
    {
        auto const& layout = layouts.at(from.at("layout").to_number<std::size_t>());
        cli::value const response = value_of(layout.at("response"));
        auto const colored = [&](cli::output_format format)
        { return cli::format_output(response, format, "GetFaceLivenessSessionResults", 80, true); };
        CHECK(colored(cli::output_format::table) == std::string(from.at("table").get_string()));
        for (auto const other : {cli::output_format::json, cli::output_format::text, cli::output_format::yaml,
                                 cli::output_format::yaml_stream})
            CHECK(colored(other).find('\x1b') == std::string::npos);
    }
    CHECK(cases.get_array().size() == 8);
}

TEST_CASE("output: an answer is read for its known members, in the model's order, with its own numbers")
{
    auto const held = cli::read_response<fl::get_session_results_response>(
        R"({"Confidence":1,"New":[1],"Status":"X","SessionId":null,"AuditImages":[{"a":1,"BoundingBox":{"Top":1.50}}]})");
    REQUIRE(held.has_value());
    CHECK(cli::to_json(*held)
          == R"({"Status": "X", "Confidence": 1, "AuditImages": [{"BoundingBox": {"Top": 1.5}}]})");
    CHECK(cli::read_response<fl::create_session_response>("<html>").error().text
          == "Expecting value: line 1 column 1 (char 0)");
}

TEST_CASE("output: the typed response does too, with numbers that have a fraction")
{
    fl::get_session_results_response const response{
        .session_id = "s", .status = fl::session_status::created, .confidence = 100};
    CHECK(cli::format_output(cli::to_value(response), cli::output_format::text, "X")
          == "100.0\ts\tCREATED\n");
    CHECK(cli::format_output(cli::to_value(response), cli::output_format::json, "X")
          == "{\n    \"SessionId\": \"s\",\n    \"Status\": \"CREATED\",\n    \"Confidence\": 100.0\n}\n");
}

TEST_CASE("output: nothing of nothing")
{
    for (auto const layout : {cli::output_format::json, cli::output_format::text, cli::output_format::table,
                              cli::output_format::yaml, cli::output_format::yaml_stream})
    {
        CHECK(laid_out("{}", layout).empty());
        CHECK(laid_out("[]", layout).empty());
    }
}

TEST_CASE("output, text: scalars by name, then structures; lists of structures share their columns")
{
    using enum cli::output_format;
    CHECK(
        laid_out(R"({"b":1,"a":"x","c":{"e":null,"d":true},"f":[1,"y"],"g":[{"h":1},{"i":2,"j":[]}]})", text)
        == "x\t1\nC\tTrue\tNone\nF\t1\nF\ty\nG\t1\t\nG\t\t2\n");
    CHECK(laid_out("[1,[2,3],4]", text) == "1\t4\n2\t3\n");
    CHECK(laid_out("5", text) == "5\n");
}

TEST_CASE("output, table: what is too wide is turned")
{
    using enum cli::output_format;
    std::string const wide = R"({"a":"11111111111","b":"2","c":{"d":1}})";
    // made with awscli.formatter of AWS CLI 1.45.11
    CHECK(laid_out(wide, table)
          == "----------------------\n"
             "|         Op         |\n"
             "+--------------+-----+\n"
             "|       a      |  b  |\n"
             "+--------------+-----+\n"
             "|  11111111111 |  2  |\n"
             "+--------------+-----+\n"
             "||         c        ||\n"
             "|+--------+---------+|\n"
             "||  d     |  1      ||\n"
             "|+--------+---------+|\n");
    CHECK(laid_out(wide, table, 20)
          == "----------------------\n"
             "|         Op         |\n"
             "+----+---------------+\n"
             "|  a |  11111111111  |\n"
             "|  b |  2            |\n"
             "+----+---------------+\n"
             "||         c        ||\n"
             "|+--------+---------+|\n"
             "||  d     |  1      ||\n"
             "|+--------+---------+|\n");
}

TEST_CASE("output, table: wide and ambiguous characters take two columns")
{
    CHECK(cli::detail::width_of("abc") == 3);
    CHECK(cli::detail::width_of("\xC3\xA9") == 2);         // e with an acute accent: ambiguous
    CHECK(cli::detail::width_of("\xC3\xAB") == 1);         // e with a diaeresis: neutral
    CHECK(cli::detail::width_of("\xE4\xB8\x96") == 2);     // a CJK ideograph
    CHECK(cli::detail::width_of("\xF0\x9F\x98\x80") == 2); // a smiling face
    CHECK(cli::detail::width_of("\xFF\xFF") == 2);         // not UTF-8: a column a byte
}

TEST_CASE("output, yaml: what would read as something else is quoted")
{
    using enum cli::output_format;
    CHECK(
        laid_out(
            R"({"a":"true","b":"yes","c":"1.0","d":"1.0.0","e":"","f":"null","g":"it's","h":"a: b","i":"a\tb"})",
            yaml)
        == "a: 'true'\nb: yes\nc: '1.0'\nd: 1.0.0\ne: ''\nf: 'null'\ng: it's\nh: 'a: b'\ni: \"a\\tb\"\n");
    CHECK(laid_out(R"({"a":[],"b":{},"c":[[1,2],[]],"d":[{"e":1,"f":[2]}],"g":null,"h":true})", yaml)
          == "a: []\nb: {}\nc:\n- - 1\n  - 2\n- []\nd:\n- e: 1\n  f:\n  - 2\ng: null\nh: true\n");
    CHECK(laid_out("[1]", yaml) == "- 1\n");
    CHECK(laid_out("[1]", yaml_stream) == "- - 1\n");
    CHECK(laid_out("7", yaml) == "7\n");
}
