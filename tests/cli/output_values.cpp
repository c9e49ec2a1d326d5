// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/cli/output.hpp>

#include <face_liveness/get_session_results.hpp>

#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <string_view>
#include <utility>

// Values that no answer of the two operations has.

namespace
{

namespace fl = face_liveness;
namespace cli = face_liveness::cli;
using enum cli::output_format;

std::string laid_out(std::string_view json, cli::output_format layout)
{
    return cli::format_output(cli::detail::read_json(json).value(), layout, "Op");
}

} // namespace

TEST_CASE("output, values: what isn't of the model's type is printed as it is")
{
    std::string const json = R"({"ReferenceImage": [1], "AuditImages": {"a": 5}, "Challenge": "x"})";
    auto const held = cli::read_response<fl::get_session_results_response>(json);
    REQUIRE(held.has_value());
    CHECK(cli::to_json(*held) == json);
}

TEST_CASE("output, values: lists of lists as text")
{
    // awscli.text of AWS CLI 1.45.11
    CHECK(laid_out("[[1],[2]]", text) == "1\n2\n");
    CHECK(laid_out(R"({"a{":{"b":1}})", text) == "A{\t1\n");
}

TEST_CASE("output, values: YAML of false, of dates, and of numbers that are none")
{
    // yaml.dump of PyYAML 6.0.3 on libyaml
    cli::value map = cli::empty_value(cli::value_kind::map);
    map.set("a", cli::empty_value(cli::value_kind::boolean));
    map.set("b", cli::number_value(std::numeric_limits<double>::quiet_NaN()));
    map.set("c", cli::number_value(std::numeric_limits<double>::infinity()));
    map.set("d", cli::number_value(-std::numeric_limits<double>::infinity()));
    map.set("e", cli::empty_value(cli::value_kind::date));
    map.elements.back().text = "2024-01-02";
    map.set("f", cli::empty_value(cli::value_kind::date_time));
    map.elements.back().text = "2024-01-02 03:04:05";
    CHECK(cli::format_output(map, yaml, "Op")
          == "a: false\nb: .nan\nc: .inf\nd: -.inf\ne: 2024-01-02\nf: 2024-01-02 03:04:05\n");
}
