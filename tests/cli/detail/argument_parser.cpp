// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/cli/detail/argument_parser.hpp>

#include <support/data.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <doctest/doctest.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace
{

namespace cli = face_liveness::cli;
using cli::detail::option_arity;
using cli::detail::option_spec;

constexpr std::string_view outputs[] = {"json", "text", "table", "yaml", "yaml-stream"};
constexpr std::string_view colors[] = {"on", "off", "auto"};
constexpr std::string_view commands[] = {"rekognition", "help"};
constexpr std::string_view skeletons[] = {"input", "output", "yaml-input"};

constexpr option_spec main_specs[] = {
    {"--debug", option_arity::none},
    {"--endpoint-url"},
    {"--no-verify-ssl", option_arity::none},
    {"--no-paginate", option_arity::none},
    {"--output", option_arity::one, outputs},
    {"--query"},
    {"--profile"},
    {"--region"},
    {"--color", option_arity::one, colors},
};
constexpr option_spec operation_specs[] = {
    {"--kms-key-id"},           {"--settings"},
    {"--client-request-token"}, {"--cli-input-json"},
    {"--cli-input-yaml"},       {"--generate-cli-skeleton", option_arity::at_most_one, skeletons},
};

// --no-verify-ssl as the name that argparse gives it, with its value
std::pair<std::string, std::string> found_as(option_spec const& spec, std::optional<std::string_view> given)
{
    std::string name(spec.name.substr(2));
    std::string value(given.value_or(spec.arity == option_arity::none ? "true" : "input"));
    if (name.starts_with("no-"))
    {
        name.erase(0, 3);
        value = "false";
    }
    for (char& c : name)
        c = c == '-' ? '_' : c;
    return {name, value};
}

std::string text_of(boost::json::value const& held)
{
    if (held.is_bool())
        return held.get_bool() ? "true" : "false";
    return std::string(held.get_string());
}

} // namespace

TEST_CASE("argument parser: takes 400 command lines as argparse does")
{
    // made with argparse of CPython 3.11, by way of awscli.argparser.CLIArgParser of AWS CLI 1.45.11
    auto const cases = boost::json::parse(test_data("cli/argparse.json"));
    for (auto const& from : cases.get_array())
    {
        auto const& c = from.get_object();
        bool const is_main = text_of(c.at("stage")) == "main";
        std::vector<std::string> texts;
        for (auto const& argument : c.at("args").get_array())
            texts.push_back(text_of(argument));
        std::vector<std::string_view> const arguments(texts.begin(), texts.end());
        std::string shown;
        for (std::string const& text : texts)
            (shown += " [") += text + "]";
        CAPTURE(shown);
        auto const parsed = is_main ? cli::detail::parse_options(
                                arguments, main_specs, cli::detail::command_spec{"command", commands})
                                    : cli::detail::parse_options(arguments, operation_specs, {});
        if (auto const* error = c.if_contains("error"))
        {
            REQUIRE(parsed.has_error());
            CHECK(parsed.error().text == text_of(*error));
            CHECK(parsed.error().exit_code() == 252);
            continue;
        }
        REQUIRE(parsed.has_value());
        std::map<std::string, std::string> found;
        for (auto const& [place, given] : parsed->options)
        {
            auto const [name, value] = found_as(is_main ? main_specs[place] : operation_specs[place], given);
            found[name] = value;
        }
        if (is_main)
            found["command"] = parsed->command;
        std::map<std::string, std::string> expected;
        for (auto const& member : c.at("found").get_object())
            expected[std::string(member.key())] = text_of(member.value());
        CHECK(found == expected);
        std::vector<std::string> rest;
        for (auto const& argument : c.at("rest").get_array())
            rest.push_back(text_of(argument));
        CHECK(std::vector<std::string>(parsed->rest.begin(), parsed->rest.end()) == rest);
    }
    CHECK(cases.get_array().size() == 400);
}

TEST_CASE("argument parser: an option that ends it all needs no command")
{
    constexpr option_spec specs[] = {{"--version", option_arity::none}, {"--region"}};
    std::string_view const arguments[] = {"--version", "--region"};
    auto const parsed = cli::detail::parse_options(
        arguments, specs, cli::detail::command_spec{"command", commands}, "--version");
    REQUIRE(parsed.has_value());
    CHECK(parsed->options.size() == 1);
}

TEST_CASE("argument parser: what is missing is named")
{
    constexpr option_spec specs[] = {
        {"--a", option_arity::one, {}, true}, {"--b"}, {"--c", option_arity::one, {}, true}};
    auto const missing = cli::detail::missing_options(specs);
    REQUIRE(missing.has_value());
    CHECK(missing->text == "the following arguments are required: --a, --c");
    CHECK_FALSE(cli::detail::missing_options({}).has_value());
}

TEST_CASE("argument parser: negative numbers are values, and two dashes are passed over once")
{
    // argparse of CPython 3.11 with awscli.argparser.CLIArgParser of AWS CLI 1.45.11
    auto const parsed = [](std::vector<std::string_view> const& arguments)
    {
        constexpr option_spec specs[] = {{"--region"}};
        auto const done =
            cli::detail::parse_options(arguments, specs, cli::detail::command_spec{"command", commands});
        if (!done)
            return done.error().text;
        std::string out(done->command);
        for (auto const& option : done->options)
            out += " region=" + std::string(option.second.value_or(""));
        for (std::string_view const text : done->rest)
            (out += " [") += std::string(text) + ']';
        return out;
    };
    CHECK(parsed({"rekognition", "--", "-5"}) == "rekognition [-5]");
    CHECK(parsed({"--", "rekognition", "--", "x"}) == "rekognition [--] [x]");
    CHECK(parsed({"rekognition", "--"}) == "rekognition");
    CHECK(parsed({"--region", "-5", "help"}) == "help region=-5");
    CHECK(parsed({"--region", "-.5", "help"}) == "help region=-.5");
    for (std::string_view const text : {"-.", "-a.5", "-1.5.5", "-1."})
        CHECK(parsed({"--region", text, "help"}) == "argument --region: expected one argument");
    CHECK(parsed({"--region", "eu", "--"}) == "the following arguments are required: command");
}

TEST_CASE("argument parser: choices of forty characters and more are not padded")
{
    // "%-40s" in awscli.argparser
    std::string const long_one(41, 'x');
    std::string_view const choices[] = {long_one, "b"};
    auto const error = cli::detail::check_choice("operation", "c", choices);
    REQUIRE(error.has_value());
    CHECK(error->text
          == "argument operation: Invalid choice, valid choices are:\n\n" + long_one + " | b"
                 + std::string(39, ' '));
}
