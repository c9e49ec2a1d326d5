// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/cli/detail/python_text.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <utility>

namespace
{

namespace cli = face_liveness::cli;
using cli::value_kind;
using namespace std::string_view_literals;

cli::value of_kind(value_kind kind, std::string text = {}, bool flag = false)
{
    cli::value out = cli::empty_value(kind);
    out.text = std::move(text);
    out.flag = flag;
    return out;
}

std::string repr(cli::value const& from)
{
    std::string out;
    cli::detail::append_repr(out, from);
    return out;
}

} // namespace

// All that is expected here was printed by CPython 3.11.

TEST_CASE("python text: types")
{
    std::pair<value_kind, std::string_view> const cases[] = {
        {value_kind::null, "<class 'NoneType'>"},      {value_kind::boolean, "<class 'bool'>"},
        {value_kind::integer, "<class 'int'>"},        {value_kind::number, "<class 'float'>"},
        {value_kind::text, "<class 'str'>"},           {value_kind::bytes, "<class 'bytes'>"},
        {value_kind::list, "<class 'list'>"},          {value_kind::map, "<class 'dict'>"},
        {value_kind::date, "<class 'datetime.date'>"}, {value_kind::date_time, "<class 'datetime.datetime'>"},
    };
    for (auto const& [kind, text] : cases)
        CHECK(cli::detail::python_class(kind) == text);
}

TEST_CASE("python text: repr of a str")
{
    // the bytes decoded with 'surrogateescape', as the arguments of a command are
    std::pair<std::string_view, std::string_view> const cases[] = {
        {"", "''"},
        {"it's", R"("it's")"},
        {"\"", R"('"')"},
        {"'\"", R"('\'"')"},
        {"\n\r\t\\\0\x1f\x7f"sv, R"('\n\r\t\\\x00\x1f\x7f')"},
        {"\xC3\xA9\xC2\xAD", "'\xC3\xA9\\xad'"},
        {"\xE2\x80\x8B\xEE\x80\x80\xEF\xBF\xBE", R"('\u200b\ue000\ufffe')"},
        {"\xF0\x9F\x98\x80\xF3\xA0\x80\x81\xF4\x8F\xBF\xBF", "'\xF0\x9F\x98\x80\\U000e0001\\U0010ffff'"},
        {"\xC3\xA9\xFF", "'\xC3\xA9\\udcff'"},
        {"\xE2\x82", R"('\udce2\udc82')"},
        {"a\x80\n\x07", R"('a\udc80\n\x07')"},
        {"\xED\xA0\x80", R"('\udced\udca0\udc80')"},
    };
    for (auto const& [text, expected] : cases)
        CHECK(cli::detail::python_repr(text) == expected);
}

TEST_CASE("python text: repr of bytes")
{
    std::pair<std::string_view, std::string_view> const cases[] = {
        {"", "b''"},
        {"it's", R"(b"it's")"},
        {"'\"", R"(b'\'"')"},
        {"\n\r\t\\\0\x1f ~\x7f"sv, R"(b'\n\r\t\\\x00\x1f ~\x7f')"},
        {"\xC3\xA9\xFF", R"(b'\xc3\xa9\xff')"},
    };
    for (auto const& [text, expected] : cases)
        CHECK(cli::detail::python_repr_of_bytes(text) == expected);
}

TEST_CASE("python text: repr and str of dates")
{
    auto const date = of_kind(value_kind::date, "2024-10-01");
    CHECK(repr(date) == "datetime.date(2024, 10, 1)");
    CHECK(cli::detail::python_str(date) == "2024-10-01");

    // without seconds where these are 0
    std::pair<std::string_view, std::string_view> const cases[] = {
        {"2024-01-09 01:02:03", "datetime.datetime(2024, 1, 9, 1, 2, 3)"},
        {"2024-01-09 20:05:00", "datetime.datetime(2024, 1, 9, 20, 5)"},
        {"2024-01-09 00:00:00", "datetime.datetime(2024, 1, 9, 0, 0)"},
        {"2024-10-09 00:00:00.005000", "datetime.datetime(2024, 10, 9, 0, 0, 0, 5000)"},
    };
    for (auto const& [text, expected] : cases)
    {
        auto const held = of_kind(value_kind::date_time, std::string(text));
        CHECK(repr(held) == expected);
        CHECK(cli::detail::python_str(held) == text);
    }
}

TEST_CASE("python text: str and repr of what holds others")
{
    cli::value map = cli::empty_value(value_kind::map);
    CHECK(repr(map) == "{}");
    cli::value list = cli::empty_value(value_kind::list);
    list.elements = {cli::value(),
                     of_kind(value_kind::boolean, {}, true),
                     of_kind(value_kind::boolean),
                     cli::integer_value(1),
                     cli::number_value(1e16),
                     cli::text_value("a"),
                     of_kind(value_kind::bytes, "\xFF"),
                     cli::empty_value(value_kind::list),
                     map};
    map.set("it's", list);
    map.set("b", cli::empty_value(value_kind::map));
    CHECK(cli::detail::python_str(map)
          == R"({"it's": [None, True, False, 1, 1e+16, 'a', b'\xff', [], {}], 'b': {}})");
    CHECK(cli::detail::python_str(cli::text_value("it's \"\n")) == "it's \"\n");
    CHECK(cli::detail::python_str(cli::number_value(1)) == "1.0");
    CHECK(cli::detail::python_str(of_kind(value_kind::bytes, "a")) == "b'a'");
}
