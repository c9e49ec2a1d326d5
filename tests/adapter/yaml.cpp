// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/adapter/yaml.hpp>

#include <face_liveness/cli/skeleton.hpp>
#include <face_liveness/create_session.hpp>

#include <support/data.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace
{

namespace fl = face_liveness;
namespace cli = face_liveness::cli;

// The value as Python prints it, or "error".
std::string read(std::string_view text)
{
    auto const held = cli::read_yaml(text);
    if (!held)
        return "error";
    std::string out;
    cli::detail::append_repr(out, *held);
    return out;
}

} // namespace

TEST_CASE("yaml: reads 300 texts as ruamel.yaml does")
{
    // made with YAML(typ='safe', pure=True) of ruamel.yaml 0.17.21, which is what the AWS CLI uses
    auto const cases = boost::json::parse(test_data("cli/yaml.json"));
    int good = 0;
    for (auto const& from : cases.get_array())
    {
        auto const& c = from.get_object();
        std::string const text(c.at("text").get_string());
        CAPTURE(text);
        auto const* python = c.if_contains("python");
        CHECK(read(text) == (python ? std::string(python->get_string()) : "error"));
        good += python != nullptr;
    }
    CHECK(cases.get_array().size() == 300);
    CHECK(good >= 150);
}

TEST_CASE("yaml: plain scalars")
{
    CHECK(read("[yes, no, on, y]") == "['yes', 'no', 'on', 'y']");
    CHECK(read("[true, False, TRUE]") == "[True, False, True]");
    CHECK(read("[0o17, 017, 0x1F, 0b11, +1_000, -0]") == "[15, 17, 31, 3, 1000, 0]");
    CHECK(read("[0xFFFFFFFFFFFFFFFFFFFF]") == "[1208925819614629174706175]");
    CHECK(read("[1.5, 1e3, .5, -.5e-1, 1., .inf, -.INF, .nan]")
          == "[1.5, 1000.0, 0.5, -0.05, 1.0, inf, -inf, nan]");
    CHECK(read("[~, null, Null, ]") == "[None, None, None]");
    CHECK(read("[1.0.0, 1:20, 2024-1-1, 0o8, 1e, '5', \"true\", __]")
          == "['1.0.0', '1:20', '2024-1-1', '0o8', '1e', '5', 'true', '__']");
    CHECK(read("[2024-01-09, 2024-01-09T01:02:03]")
          == "[datetime.date(2024, 1, 9), datetime.datetime(2024, 1, 9, 1, 2, 3)]");
    CHECK(read("!!str 5") == "'5'");
}

TEST_CASE("yaml: documents")
{
    CHECK(read("") == "None");
    CHECK(read("# nothing") == "None");
    CHECK(read("--- a\n...\n") == "'a'");
    CHECK(read("a: 1\n---\nb: 2\n") == "error");
    CHECK(read("a: [b") == "error");
    CHECK(read("a: \xFF") == "error");
    CHECK(read("\t- a") == "error");
    CHECK(read("--- @") == "error");
    CHECK(read("--- |\n a\n@") == "error");
    CHECK(read("\"a\" @") == "error");
    CHECK(read("a\n...\n@") == "error");
    CHECK(read("a: @") == "error");
    CHECK(read(R"({"KmsKeyId": "json-is-yaml", "x": [1, 2.5, null, true]})")
          == "{'KmsKeyId': 'json-is-yaml', 'x': [1, 2.5, None, True]}");
}

TEST_CASE("yaml: names")
{
    CHECK(read("{5: a, true: b, ~: c}") == "{'5': 'a', 'True': 'b', 'None': 'c'}");
    CHECK(read("{a: 1, a: 2}") == "error");
    CHECK(read("{[a]: 1}") == "error");
    CHECK(read("{{a: 1}: 2}") == "error");
    CHECK(read("{*a : 1}") == "error");
    CHECK(read("{!foo a: 1}") == "error");
    CHECK(read("{a: {b: 1, c: 2, b: 3}}") == "error");
}

TEST_CASE("yaml: anchors, aliases and merge keys")
{
    CHECK(read("[&a x, *a]") == "['x', 'x']");
    CHECK(read("[&a [1, 2], *a]") == "[[1, 2], [1, 2]]");
    CHECK(read("[*a]") == "error");
    CHECK(read("a: &a {b: 1, c: 2}\nd: {<<: *a, c: 3, e: 4}")
          == "{'a': {'b': 1, 'c': 2}, 'd': {'b': 1, 'c': 3, 'e': 4}}");
    CHECK(read("<<: [{a: 1}, {a: 2, b: 3}]\nc: 4") == "{'a': 1, 'b': 3, 'c': 4}");
    CHECK(read("<<: 5") == "error");
    CHECK(read("<<: [5]") == "error");
    CHECK(read("<<: {}\n<<: {}") == "error");
    CHECK(read("'<<': 5") == "{'<<': 5}");
    CHECK(read("a: <<") == "error");
    CHECK(read("a: =") == "error");
}

TEST_CASE("yaml: tags that have no meaning here")
{
    CHECK(read("!!binary AA==") == "error");
    CHECK(read("!foo [a]") == "error");
    CHECK(read("!!set {a}") == "error");
    CHECK(read("!!int '5'") == "error");
    CHECK(read("!!map {a: 1}") == "{'a': 1}");
    CHECK(read("!!seq [1]") == "[1]");
    CHECK(read("! [1]") == "[1]");
    CHECK(read("! {a: 1}") == "{'a': 1}");
    CHECK(read("! 5") == "5"); // to PyYAML too, though YAML 1.2 would have it text
}

TEST_CASE("yaml: neither deep nesting nor aliases of aliases take the memory")
{
    CHECK(read(std::string(32, '[') + std::string(32, ']')).size() == 64);
    CHECK(read(std::string(33, '[') + std::string(33, ']')) == "error");
    std::string laughs = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i != 10; ++i)
    {
        std::string const before = "*a" + std::to_string(i - 1);
        laughs += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + before;
        for (int k = 0; k != 9; ++k)
            laughs += ", " + before;
        laughs += "]\n";
    }
    auto const done = cli::read_yaml(laughs);
    REQUIRE(done.has_error());
    CHECK(done.error().text == "too many values");
}

TEST_CASE("yaml: 100000 values are read, with those that anchors keep")
{
    auto const list_of = [](std::size_t count, std::string_view last)
    {
        std::string text = "[";
        for (std::size_t i = 1; i != count; ++i)
            text += "x,";
        return text.append(last) + ']';
    };
    auto const problem_of = [](std::string_view text)
    {
        auto const held = cli::read_yaml(text);
        return held ? std::string() : held.error().text;
    };
    CHECK(problem_of(list_of(99'999, "x")).empty());
    CHECK(problem_of(list_of(100'000, "x")) == "too many values");
    CHECK(problem_of(list_of(99'998, "&a x")).empty());
    CHECK(problem_of(list_of(99'999, "&a x")) == "too many values");
    CHECK(problem_of("&a " + list_of(49'999, "x")).empty());
    CHECK(problem_of("&a " + list_of(50'000, "x")) == "too many values");
    CHECK(problem_of("&a {b: " + list_of(50'000, "x") + '}') == "too many values");
    // three times the inner list: read, kept and repeated
    CHECK(problem_of("[&a " + list_of(30'000, "x") + ", *a]").empty());
    CHECK(problem_of("[&a " + list_of(40'000, "x") + ", *a]") == "too many values");
}

TEST_CASE("yaml: a skeleton reads back as its JSON twin")
{
    auto const yaml = cli::read_yaml(cli::yaml_input_skeleton<fl::create_session_request>());
    REQUIRE(yaml.has_value());
    CHECK(cli::to_json(*yaml, 4) + '\n' == cli::input_skeleton<fl::create_session_request>());
}
