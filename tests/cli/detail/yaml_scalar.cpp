// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/cli/detail/yaml_scalar.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <utility>

namespace
{

namespace cli = face_liveness::cli;
using cli::detail::yaml_tag;

std::string written(std::string_view text, bool is_key = false)
{
    std::string out;
    cli::detail::yaml_text_writer(out, 2, is_key).write(text);
    return out;
}

} // namespace

TEST_CASE("yaml scalar: what plain texts are, by YAML 1.2 as ruamel.yaml reads it")
{
    std::pair<std::string_view, yaml_tag> const cases[] = {
        {"", yaml_tag::null},
        {"~", yaml_tag::null},
        {"null", yaml_tag::null},
        {"nUll", yaml_tag::text},
        {"true", yaml_tag::boolean},
        {"FALSE", yaml_tag::boolean},
        {"yes", yaml_tag::text},
        {"<<", yaml_tag::merge},
        {"=", yaml_tag::equals},
        {"0", yaml_tag::integer},
        {"-1_0", yaml_tag::integer},
        {"0o17", yaml_tag::integer},
        {"0o8", yaml_tag::text},
        {"0xfF", yaml_tag::integer},
        {"0b12", yaml_tag::text},
        {"+", yaml_tag::text},
        {"1.", yaml_tag::number},
        {".", yaml_tag::text},
        {".5e5", yaml_tag::text},
        {".5e+5", yaml_tag::number},
        {"1e5", yaml_tag::number},
        {"1e", yaml_tag::text},
        {"1.0.0", yaml_tag::text},
        {".inf", yaml_tag::number},
        {"-.Inf", yaml_tag::number},
        {".nan", yaml_tag::number},
        {"-.nan", yaml_tag::text},
        {"1:30", yaml_tag::text},
        {"2024-01-01", yaml_tag::date},
        {"2024-1-1", yaml_tag::text},
        {"2024-1-1 1:00:00", yaml_tag::date_time},
        {"2024-01-01T01:02:03.5Z", yaml_tag::date_time},
        {"2024-01-01t01:02:03 +01:00", yaml_tag::date_time},
        {"2024-01-01T01:02:03+", yaml_tag::text},
        {"2024-01-01T01:02", yaml_tag::text},
        {"2024-01-01 1:00:00 -1:0", yaml_tag::text},
        {"2024-01-01 1:00:00Zx", yaml_tag::text},
        {"a", yaml_tag::text},
    };
    for (auto const& [text, tag] : cases)
    {
        CAPTURE(text);
        CHECK(cli::detail::yaml_tag_of(text) == tag);
    }
}

TEST_CASE("yaml scalar: integers of any base and size in decimal")
{
    CHECK(cli::detail::decimal_of("", 2) == "0");
    CHECK(cli::detail::decimal_of("000", 10) == "0");
    CHECK(cli::detail::decimal_of("0010", 10) == "10");
    CHECK(cli::detail::decimal_of("ff", 16) == "255");
    CHECK(cli::detail::decimal_of("FFFFFFFFFFFFFFFFFFFFFFFFF", 16) == "1267650600228229401496703205375");
    CHECK(cli::detail::decimal_of("1777777777777777777777", 8) == "18446744073709551615");
}

TEST_CASE("yaml scalar: texts are written as libyaml writes them")
{
    CHECK(written("a b") == "a b");
    CHECK(written("") == "''");
    CHECK(written(" a") == "' a'");
    CHECK(written("a: b") == "'a: b'");
    CHECK(written("a:b#c") == "a:b#c");
    CHECK(written("-") == "'-'");
    CHECK(written("-a") == "-a");
    CHECK(written("---") == "'---'");
    CHECK(written("it's") == "it's");
    CHECK(written("'q") == "'''q'");
    CHECK(written("a\nb") == "'a\n\n  b'");
    CHECK(written("a\n b") == "\"a\\n b\"");
    CHECK(written("a\nb", true) == "\"a\\nb\"");
    CHECK(written("\t\x07\\\"") == "\"\\t\\a\\\\\\\"\"");
    CHECK(written("\xF0\x9F\x98\x80") == "\"\\U0001F600\"");
    CHECK(written("\xC3\xA9\xE2\x80\xA8") == "'\xC3\xA9\xE2\x80\xA8  '");
    CHECK(written("\xC2\x85") == "\"\\N\"");
}

TEST_CASE("yaml scalar: lines are broken behind 80 columns, but not those of a key")
{
    std::string const word(40, 'x');
    CHECK(written(word + ' ' + word + ' ' + word) == word + ' ' + word + "\n  " + word);
    CHECK(written(word + ' ' + word + ' ' + word, true) == word + ' ' + word + ' ' + word);
    CHECK(written(word + ' ' + word + "  " + word) == word + ' ' + word + "  " + word);
    CHECK(written('\t' + word + ' ' + word + ' ' + word)
          == "\"\\t" + word + ' ' + word + "\n  " + word + '"');
}
