// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/cli/value.hpp>

#include <face_liveness/create_session.hpp>
#include <face_liveness/get_session_results.hpp>

#include <support/generate.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

namespace
{

namespace fl = face_liveness;
namespace cli = face_liveness::cli;

} // namespace

TEST_CASE("value: numbers are written as Python's repr writes them")
{
    // repr() of CPython 3.11
    std::pair<double, std::string_view> const cases[] = {
        {0.0, "0.0"},
        {-0.0, "-0.0"},
        {1.0, "1.0"},
        {0.1, "0.1"},
        {100.0, "100.0"},
        {99.25739288330078, "99.25739288330078"},
        {-1e-7, "-1e-07"},
        {1e-4, "0.0001"},
        {1e-5, "1e-05"},
        {1.5e-5, "1.5e-05"},
        {1e15, "1000000000000000.0"},
        {1e16, "1e+16"},
        {123456789012345680.0, "1.2345678901234568e+17"},
        {1e100, "1e+100"},
        {5e-324, "5e-324"},
        {1.7976931348623157e308, "1.7976931348623157e+308"},
        {std::numeric_limits<double>::infinity(), "inf"},
        {-std::numeric_limits<double>::infinity(), "-inf"},
        {std::numeric_limits<double>::quiet_NaN(), "nan"},
    };
    for (auto const& [number, text] : cases)
        CHECK(cli::detail::python_number(number) == text);
}

TEST_CASE("value: a map holds each name once")
{
    cli::value map = cli::empty_value(cli::value_kind::map);
    CHECK(map.find("a") == nullptr);
    map.set("a", cli::integer_value(1));
    map.set("b", cli::integer_value(2));
    map.set("a", cli::integer_value(3));
    CHECK(map.names.size() == 2);
    CHECK(map.names.front() == "a");
    CHECK(map.find("a")->text == "3");
    CHECK(map.find("c") == nullptr);
    CHECK(cli::text_value("a").find("a") == nullptr);
}

TEST_CASE("value: JSON is laid out as Python lays it out")
{
    cli::value map = cli::empty_value(cli::value_kind::map);
    CHECK(cli::to_json(map) == "{}");
    CHECK(cli::to_json(map, 4) == "{}");
    map.set("list", cli::empty_value(cli::value_kind::list));
    map.set("null", {});
    map.set("text", cli::text_value("\"\\/\b\f\n\r\t\x1f\x7f\xC3\xA9\xF0\x9F\x98\x80"));
    cli::value list = cli::empty_value(cli::value_kind::list);
    cli::value yes = cli::empty_value(cli::value_kind::boolean);
    yes.flag = true;
    list.elements = {yes, cli::number_value(1), cli::integer_value(-1)};
    map.set("more", list);
    CHECK(cli::to_json(map)
          == R"({"list": [], "null": null, "text": "\"\\/\b\f\n\r\t\u001f)"
             "\x7f\xC3\xA9\xF0\x9F\x98\x80"
             R"(", "more": [true, 1.0, -1]})");
    CHECK(cli::to_json(list, 4) == "[\n    true,\n    1.0,\n    -1\n]");
    CHECK(cli::to_json(cli::text_value("a\xFF")) == "\"a\xEF\xBF\xBD\"");
    CHECK(cli::to_json(cli::number_value(std::numeric_limits<double>::infinity())) == "\"Infinity\"");
}

TEST_CASE("value: kinds that JSON doesn't have become text")
{
    cli::value list = cli::empty_value(cli::value_kind::list);
    for (auto const kind : {cli::value_kind::boolean, cli::value_kind::bytes, cli::value_kind::date,
                            cli::value_kind::date_time})
    {
        list.elements.push_back(cli::empty_value(kind));
        list.elements.back().text = "2024\n";
    }
    CHECK(cli::to_json(list) == R"([false, "2024\n", "2024\n", "2024\n"])");
}

TEST_CASE("value: a shape becomes a value and comes back")
{
    fl::get_session_results_response response{.session_id = "s",
                                              .status = fl::session_status::succeeded,
                                              .confidence = 1,
                                              .reference_image = fl::audit_image{.bytes = {{0xFF, 0xD8}}},
                                              .audit_images = std::vector<fl::audit_image>{}};
    auto const held = cli::to_value(response);
    CHECK(
        cli::to_json(held)
        == R"({"SessionId": "s", "Status": "SUCCEEDED", "Confidence": 1.0, "ReferenceImage": {"Bytes": "/9g="}, )"
           R"("AuditImages": []})");
    CHECK(cli::from_value<fl::get_session_results_response>(held).value() == response);

    generator make(4711);
    for (int i = 0; i != 300; ++i)
    {
        auto const any = make.make<fl::get_session_results_response>();
        CHECK(cli::from_value<fl::get_session_results_response>(cli::to_value(any)).value() == any);
    }
}

TEST_CASE("value: what a shape can't hold is an error")
{
    cli::value map = cli::empty_value(cli::value_kind::map);
    CHECK(cli::from_value<fl::get_session_results_request>(map).error().code
          == fl::decode_errc::missing_member);
    map.set("SessionId", cli::integer_value(5));
    auto const done = cli::from_value<fl::get_session_results_request>(map);
    REQUIRE(done.has_error());
    CHECK(done.error().code == fl::decode_errc::wrong_type);
    CHECK(done.error().path == "SessionId");
}
