// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/cli/arguments.hpp>

#include <support/custom_shapes.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

// Members that the two operations don't have as options, and other corners.

namespace
{

namespace cli = face_liveness::cli;

std::string read(std::vector<std::string_view> const& arguments)
{
    auto const done = cli::detail::read_operation(cli::detail::schema_of<custom::every_kind>, arguments, {});
    return done ? cli::to_json(done->parameters) : done.error().text;
}

} // namespace

TEST_CASE("arguments, values: an option that is a list, an integer or a number")
{
    // int() and float() of Python, and JSON
    CHECK(read({"--integer", " 1_0", "--number", "1e1"}) == R"({"Integer": 10, "Number": 10.0})");
    CHECK(read({"--list", R"(["a"])"}) == R"({"List": ["a"]})");
    CHECK(read({"--list", R"({"a":1})"}) == "Error parsing parameter '--list': Invalid JSON:\n{\"a\":1}");
    CHECK(read({"--integer", "x"}) == "invalid literal for int() with base 10: 'x'");
    CHECK(read({"--number", "x"}) == "could not convert string to float: 'x'");
}

TEST_CASE("arguments, values: the parser's errors come first")
{
    CHECK(read({"--integer"}) == "argument --integer: expected one argument");
    CHECK(read({"--list", "a", "--s", "b"}) == "ambiguous option: --s could match --structure, --string");
}

TEST_CASE("arguments, values: help says which options are required")
{
    constexpr cli::detail::option_spec specs[] = {
        {"--a", cli::detail::option_arity::one, {}, true}, {"--b"}, {"--c", cli::detail::option_arity::none}};
    CHECK(cli::detail::help_of_options(specs) == "  --a <value> (required)\n  --b <value>\n  --c\n");
}

TEST_CASE("arguments, values: the scheme of a URL")
{
    // RFC 3986, section 3.1
    CHECK(cli::detail::has_scheme("http://h"));
    CHECK(cli::detail::has_scheme("a+1.b-c:"));
    for (std::string_view const text : {"", "h", "://h", "1a://h", "a_b://h", "+a:b"})
        CHECK_FALSE(cli::detail::has_scheme(text));
}

TEST_CASE("arguments, values: prompting may be asked for twice, but not refused as well")
{
    cli::global_options options;
    CHECK_FALSE(cli::detail::set_option(options, "--cli-auto-prompt", "").has_value());
    CHECK_FALSE(cli::detail::set_option(options, "--cli-auto-prompt", "").has_value());
    CHECK(options.auto_prompt == true);
    auto const error = cli::detail::set_option(options, "--no-cli-auto-prompt", "");
    REQUIRE(error.has_value());
    CHECK(error->text
          == "Both --cli-auto-prompt and --no-cli-auto-prompt cannot be specified at the same time.");
}
