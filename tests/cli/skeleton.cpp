// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/cli/skeleton.hpp>

#include <face_liveness/cli/detail/json_reader.hpp>
#include <face_liveness/create_session.hpp>
#include <face_liveness/get_session_results.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace
{

namespace fl = face_liveness;
namespace cli = face_liveness::cli;

inline constexpr fl::string_limits short_code{.min_length = 1, .max_length = 2};

inline constexpr fl::integer_limits two_to_nine{.min = 2, .max = 9};
inline constexpr fl::number_limits half_percent{.min = 50, .max = 100};
inline constexpr fl::blob_limits few_bytes{.min_size = 1, .max_size = 4};
// what the model of the two operations has none of
struct numbers_and_bytes
{
    std::optional<std::int32_t> count{};
    std::optional<std::int32_t> any_count{};
    std::optional<double> number{};
    std::optional<std::vector<unsigned char>> bytes{};
    std::vector<std::int32_t> counts{};
    std::vector<double> numbers{};

    static constexpr void members(auto&& each)
    {
        each("Count", &numbers_and_bytes::count, two_to_nine);
        each("AnyCount", &numbers_and_bytes::any_count);
        each("Number", &numbers_and_bytes::number, half_percent);
        each("Bytes", &numbers_and_bytes::bytes, few_bytes);
        each("Counts", &numbers_and_bytes::counts);
        each("Numbers", &numbers_and_bytes::numbers);
    }
};

struct scalars_in_lists
{
    std::vector<std::string> texts{};
    std::optional<double> number{};
    std::string code{};
    std::string text{};

    static constexpr void members(auto&& each)
    {
        each("Texts", &scalars_in_lists::texts);
        each("Number", &scalars_in_lists::number);
        each("Code", &scalars_in_lists::code, short_code);
        each("Text", &scalars_in_lists::text);
    }
};

} // namespace

TEST_CASE("skeleton: every member has a comment, what is required says so")
{
    CHECK(cli::yaml_input_skeleton<fl::get_session_results_request>()
          == "SessionId: ''  # [REQUIRED] The session that is asked for. 36 characters; a UUID in lower "
             "case, such as "
             "0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10.\n");
    std::string const text = cli::yaml_input_skeleton<fl::create_session_request>();
    CHECK(
        text.find("\n  - Type: FaceMovementAndLightChallenge  # [REQUIRED] The challenge. Valid values are: "
                  "FaceMovementAndLightChallenge, FaceMovementChallenge.\n")
        != text.npos);
    std::size_t lines = 0;
    for (std::size_t at = 0; at != text.size(); ++lines)
    {
        std::size_t const end = text.find('\n', at) + 1;
        std::string_view const line = std::string_view(text).substr(at, end - at);
        CAPTURE(line);
        CHECK(line.find(" # ") != line.npos);
        CHECK(line.size() > line.find('#') + 10);
        at = end;
    }
    CHECK(lines == 12);
}

TEST_CASE("skeleton: the YAML one says the same as the JSON one")
{
    // block style without comments is what --output yaml would print, but for the order of the members
    CHECK(cli::input_skeleton<fl::get_session_results_request>() == "{\n    \"SessionId\": \"\"\n}\n");
    CHECK(cli::yaml_input_skeleton<scalars_in_lists>()
          == "Texts: ['']  # [REQUIRED]\nNumber: 0.0 #\nCode: '' # [REQUIRED] 1 to 2 characters.\nText: '' # "
             "[REQUIRED]\n");
    CHECK(cli::input_skeleton<scalars_in_lists>()
          == "{\n    \"Texts\": [\n        \"\"\n    ],\n    \"Number\": 0.0,\n    \"Code\": \"\",\n    "
             "\"Text\": \"\"\n}\n");
}

TEST_CASE("skeleton: the output one validates, and says something in each member")
{
    auto const created =
        cli::from_value<fl::create_session_response>(cli::output_skeleton<fl::create_session_response>());
    REQUIRE(created.has_value());
    CHECK(fl::validate(*created).empty());

    auto const held = cli::output_skeleton<fl::get_session_results_response>();
    auto const results = cli::from_value<fl::get_session_results_response>(held);
    REQUIRE(results.has_value());
    CHECK(fl::validate(*results).empty());
    CHECK(held.names
          == std::vector<std::string>{"SessionId", "Status", "Confidence", "ReferenceImage", "AuditImages",
                                      "Challenge", "Feedback", "Metadata"});
    CHECK(results->audit_images.value().size() == 1);
    CHECK(results->audit_images->front().bytes.value().size() == 1);

    CHECK(cli::to_json(cli::output_skeleton<scalars_in_lists>())
          == R"({"Texts": ["text"], "Number": 0.0, "Code": "Code", "Text": "Text"})");
}

TEST_CASE("skeleton: limits of numbers and bytes are in the comments, and samples are within them")
{
    CHECK(cli::yaml_input_skeleton<numbers_and_bytes>()
          == "Count: 0  # 2 to 9.\nAnyCount: 0 #\nNumber: 0.0 # 50 to 100.\nBytes: '' # 1 to 4 "
             "bytes.\nCounts: [0] # "
             "[REQUIRED]\nNumbers: [0.0] # [REQUIRED]\n");
    CHECK(
        cli::to_json(cli::output_skeleton<numbers_and_bytes>())
        == R"({"Count": 2, "AnyCount": 0, "Number": 50.0, "Bytes": "AA==", "Counts": [0], "Numbers": [0.0]})");
    auto const held = cli::from_value<numbers_and_bytes>(cli::output_skeleton<numbers_and_bytes>());
    REQUIRE(held.has_value());
    CHECK(fl::validate(*held).empty());
}

TEST_CASE("skeleton: limits that begin with a letter get a capital")
{
    std::string const text = cli::yaml_input_skeleton<fl::create_session_request>();
    CHECK(text.find(" begin with. At most 950 characters;") != text.npos);
}
