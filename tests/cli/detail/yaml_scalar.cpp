// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/cli/detail/yaml_scalar.hpp>

#include <doctest/doctest.h>

#include <limits>
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
        {"NULL", yaml_tag::null},
        {"True", yaml_tag::boolean},
        {"TRUE", yaml_tag::boolean},
        {"false", yaml_tag::boolean},
        {"False", yaml_tag::boolean},
        {".NaN", yaml_tag::number},
        {".NAN", yaml_tag::number},
        {".nAN", yaml_tag::text},
        {"0x", yaml_tag::text},
        {"1e5x", yaml_tag::text},
    };
    for (auto const& [text, tag] : cases)
    {
        CAPTURE(text);
        CHECK(cli::detail::yaml_tag_of(text) == tag);
    }
}

TEST_CASE("yaml scalar: dates and times, by the pattern of YAML's timestamp type")
{
    // what the resolver of PyYAML 6.0.3 finds, whose pattern ruamel.yaml has too
    std::pair<std::string_view, yaml_tag> const cases[] = {
        {"2024-01-", yaml_tag::text},
        {"2024-01-1", yaml_tag::text},
        {"2024-0", yaml_tag::text},
        {"2024-01-01x", yaml_tag::text},
        {"2024x01-01", yaml_tag::text},
        {"2024-x", yaml_tag::text},
        {"2024-01x01", yaml_tag::text},
        {"2024-1-x", yaml_tag::text},
        {"2024-1-1x", yaml_tag::text},
        {"2024-1-1T", yaml_tag::text},
        {"2024-1-1Tx", yaml_tag::text},
        {"2024-1-1 \t1:00:00", yaml_tag::date_time},
        {"2024-1-1T1x", yaml_tag::text},
        {"2024-1-1T1:0x", yaml_tag::text},
        {"2024-1-1T1:00x", yaml_tag::text},
        {"2024-1-1T1:00:0", yaml_tag::text},
        {"2024-1-1T1:00:00x", yaml_tag::text},
        {"2024-1-1T1:00:00.", yaml_tag::date_time},
        {"2024-1-1T1:00:00.x", yaml_tag::text},
        {"2024-1-1T1:00:00+x", yaml_tag::text},
        {"2024-1-1T1:00:00+01", yaml_tag::date_time},
        {"2024-1-1T1:00:00+01x", yaml_tag::text},
        {"2024-1-1T1:00:00-1:00", yaml_tag::date_time},
        {"2024-1-1T1:00:00-1:000", yaml_tag::text},
        {"2024-1-1T1:00:00Z", yaml_tag::date_time},
        {"2024-1-1T1:00:00+1:0", yaml_tag::text},
        {"2024-01-01t1:00:00", yaml_tag::date_time},
        {"202-01-01", yaml_tag::text},
        {"2024-123-01", yaml_tag::text},
        {"2024-01 01", yaml_tag::text},
        {"2024-01-011", yaml_tag::text},
        {"2024-1-1T1:00:00 x", yaml_tag::text},
    };
    for (auto const& [text, tag] : cases)
    {
        CAPTURE(text);
        CHECK(cli::detail::yaml_tag_of(text) == tag);
    }
}

TEST_CASE("yaml scalar: numbers with signs, and what has no digit")
{
    CHECK(cli::detail::yaml_plain_value("+1.5") == cli::number_value(1.5));
    CHECK(cli::detail::yaml_plain_value("+.inf")
          == cli::number_value(std::numeric_limits<double>::infinity()));
    CHECK(cli::detail::yaml_plain_value("-.INF")
          == cli::number_value(-std::numeric_limits<double>::infinity()));
    CHECK(cli::detail::yaml_plain_value("+0x_1F") == cli::integer_value(31));
    for (std::string_view const text : {"2024-01-01t01:02:03", "2024-01-01T01:02:03", "2024-01-01 01:02:03"})
        CHECK(cli::detail::yaml_plain_value(text).text == "2024-01-01 01:02:03"); // str(datetime)
    // ruamel.yaml fails at these
    CHECK(cli::detail::yaml_plain_value("+_") == cli::text_value("+_"));
    CHECK(cli::detail::yaml_plain_value("._") == cli::text_value("._"));
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

TEST_CASE("yaml scalar: breaks, blanks and characters that are no text")
{
    CHECK(written("a\n\nb") == "'a\n\n\n  b'");
    CHECK(written("\n\na") == "'\n\n\n  a'");
    CHECK(written("a \xE2\x80\xA8 b") == "\"a \\L b\"");
    CHECK(written("a\xE2\x80\xA9"
                  "b")
          == "'a\xE2\x80\xA9  b'");
    CHECK(written("a\rb") == "\"a\\rb\"");
    CHECK(written("a #b") == "'a #b'");
    CHECK(written("x:\ty") == "\"x:\\ty\"");
    CHECK(written(std::string_view("a:\0b", 4)) == "\"a:\\0b\"");
    CHECK(written("a:\xC2\x85") == "\"a:\\N\"");
    CHECK(written("a: b", true) == "'a: b'");
    CHECK(written("a\xE2\x80\xA9"
                  "b",
                  true)
          == "\"a\\Pb\"");
    CHECK(written("\xEF\xBB\xBF\xEF\xBF\xBF\xC2\x80") == "\"\\uFEFF\\uFFFF\\x80\"");
    CHECK(written("\xED\x9F\xBF\xEE\x80\x80") == "\xED\x9F\xBF\xEE\x80\x80");
    // each byte that is not UTF-8 is replaced, as it is in JSON
    CHECK(written("a\xFF: b") == "'a\xEF\xBF\xBD: b'");
}

TEST_CASE("yaml scalar: lines are broken behind 80 columns, but not those of a key")
{
    std::string const word(40, 'x');
    CHECK(written(word + ' ' + word + ' ' + word) == word + ' ' + word + "\n  " + word);
    CHECK(written(word + ' ' + word + ' ' + word, true) == word + ' ' + word + ' ' + word);
    CHECK(written(word + ' ' + word + "  " + word) == word + ' ' + word + "  " + word);
    CHECK(written('\t' + word + ' ' + word + ' ' + word)
          == "\"\\t" + word + ' ' + word + "\n  " + word + '"');
    CHECK(written('\t' + word + ' ' + word + ' ' + word, true)
          == "\"\\t" + word + ' ' + word + ' ' + word + '"');
    CHECK(written('\t' + word + ' ' + word + "  " + word)
          == "\"\\t" + word + ' ' + word + "\n  \\ " + word + '"');
    CHECK(written('\t' + word + ' ' + word + word + ' ') == "\"\\t" + word + ' ' + word + word + " \"");
    CHECK(written('\'' + word + ' ' + word + ' ' + word) == "'''" + word + ' ' + word + "\n  " + word + '\'');
    CHECK(written('\'' + word + ' ' + word + "  " + word) == "'''" + word + ' ' + word + "  " + word + '\'');
}

TEST_CASE("yaml scalar: behind a long name lines are broken too, but not at the ends of the text")
{
    std::string const name = std::string(100, 'k') + ": ";
    std::pair<std::string_view, std::string_view> const cases[] = {
        {" \tb", "\" \\tb\""}, {"\tb ", "\"\\tb \""}, {"' b", "'''\n  b'"}, {" b", "' b'"}, {"b ", "'b '"},
    };
    for (auto const& [text, expected] : cases)
    {
        std::string out = "a:\n" + name;
        cli::detail::yaml_text_writer(out, 2, false).write(text);
        CHECK(out == "a:\n" + name + std::string(expected));
    }
}
