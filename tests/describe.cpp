// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/describe.hpp>

#include <face_liveness/create_session.hpp>
#include <face_liveness/get_session_results.hpp>

#include <doctest/doctest.h>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fl = face_liveness;

namespace
{

enum class colour
{
    unknown,
    red,
    green
};

constexpr std::array<std::string_view, 2> wire_names(colour) noexcept
{
    return {"RED", "GREEN"};
}

inline constexpr fl::string_limits exactly_one{.min_length = 1, .max_length = 1};

struct custom
{
    std::vector<std::string> tags{};
    std::optional<std::vector<std::vector<fl::open<colour>>>> colours{};
    std::vector<std::vector<fl::versions>> versions{};
    std::string letter{};

    static constexpr void members(auto&& each)
    {
        each("Tags", &custom::tags);
        each("Colours", &custom::colours);
        each("Versions", &custom::versions);
        each("Letter", &custom::letter, exactly_one);
    }
};

// The cells of a line of the table, without the padding.
std::vector<std::string> cells(std::string_view line)
{
    std::vector<std::string> out;
    REQUIRE(line.starts_with("| "));
    REQUIRE(line.ends_with(" |"));
    line = line.substr(2, line.size() - 4);
    while (true)
    {
        std::size_t const end = line.find(" | ");
        std::string cell(line.substr(0, end));
        while (cell.ends_with(' '))
            cell.pop_back();
        out.push_back(cell);
        if (end == line.npos)
            return out;
        line.remove_prefix(end + 3);
    }
}

std::vector<std::vector<std::string>> table(std::string_view text)
{
    std::vector<std::vector<std::string>> rows;
    std::size_t width = text.find('\n');
    for (int line = 0; !text.empty(); ++line)
    {
        std::size_t const end = text.find('\n');
        REQUIRE(end != text.npos);
        CHECK(end == width); // all lines of one length
        if (line == 1)
            CHECK(text.substr(0, end).find_first_not_of("|-") == text.npos);
        else
            rows.push_back(cells(text.substr(0, end)));
        text.remove_prefix(end + 1);
    }
    REQUIRE(!rows.empty());
    CHECK(rows[0] == std::vector<std::string>{"Member", "Required", "Type", "Limits"});
    rows.erase(rows.begin());
    return rows;
}

using rows = std::vector<std::vector<std::string>>;

std::string const version =
    "5 to 11 characters; three numbers of 0 to 999 without leading zeros, joined by dots, such as 1.0.0";
std::string const uuid = "36 characters; a UUID in lower case, such as 0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10";
std::string const bucket = "3 to 255 characters; made of letters, digits, dots, hyphens and underscores only";
std::string const types = "FaceMovementAndLightChallenge, FaceMovementChallenge";

void add_image(rows& to, std::string const& path)
{
    to.push_back({path + "Bytes", "", "blob", "1 to 204800 bytes"});
    to.push_back({path + "S3Object", "", "structure", ""});
    to.push_back({path + "S3Object.Bucket", "", "string", bucket});
    to.push_back({path + "S3Object.Name", "", "string", "1 to 1024 characters"});
    to.push_back({path + "S3Object.Version", "", "string", "1 to 1024 characters"});
    to.push_back({path + "BoundingBox", "", "structure", ""});
    for (char const* side : {"Width", "Height", "Left", "Top"})
        to.push_back({path + "BoundingBox." + side, "", "number", ""});
}

} // namespace

TEST_CASE("a small table, letter by letter")
{
    CHECK(
        fl::describe<fl::output_config>()
        == R"(| Member      | Required | Type   | Limits                                                                           |
|-------------|----------|--------|----------------------------------------------------------------------------------|
| S3Bucket    | yes      | string | 3 to 255 characters; made of letters, digits, dots, hyphens and underscores only |
| S3KeyPrefix |          | string | at most 950 characters; free of white space                                      |
)");
    CHECK(
        fl::describe<fl::create_session_response>()
        == R"(| Member    | Required | Type   | Limits                                                                            |
|-----------|----------|--------|-----------------------------------------------------------------------------------|
| SessionId | yes      | string | 36 characters; a UUID in lower case, such as 0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10 |
)");
}

TEST_CASE("CreateFaceLivenessSession")
{
    CHECK(table(fl::describe<fl::create_session_request>())
          == rows{{"KmsKeyId", "", "string",
                   "1 to 2048 characters; a letter or digit, followed by letters, digits and : _ / + = , @ . "
                   "- only"},
                  {"Settings", "", "structure", ""},
                  {"Settings.OutputConfig", "", "structure", ""},
                  {"Settings.OutputConfig.S3Bucket", "yes", "string", bucket},
                  {"Settings.OutputConfig.S3KeyPrefix", "", "string",
                   "at most 950 characters; free of white space"},
                  {"Settings.AuditImagesLimit", "", "integer", "0 to 4; the service acts on the nearest"},
                  {"Settings.ChallengePreferences", "", "list", ""},
                  {"Settings.ChallengePreferences[].Type", "yes", "enum", types},
                  {"Settings.ChallengePreferences[].Versions", "", "structure", ""},
                  {"Settings.ChallengePreferences[].Versions.Minimum", "", "string", version},
                  {"Settings.ChallengePreferences[].Versions.Maximum", "", "string", version},
                  {"ClientRequestToken", "", "string",
                   "1 to 64 characters; made of letters, digits, hyphens and underscores only"}});
    CHECK(table(fl::describe<fl::create_session_response>()) == rows{{"SessionId", "yes", "string", uuid}});
}

TEST_CASE("GetFaceLivenessSessionResults")
{
    CHECK(table(fl::describe<fl::get_session_results_request>())
          == rows{{"SessionId", "yes", "string", uuid}});

    rows expected{{"SessionId", "yes", "string", uuid},
                  {"Status", "yes", "enum", "CREATED, IN_PROGRESS, SUCCEEDED, FAILED, EXPIRED"},
                  {"Confidence", "", "number", "0 to 100"},
                  {"ReferenceImage", "", "structure", ""}};
    add_image(expected, "ReferenceImage.");
    expected.push_back({"AuditImages", "", "list", ""});
    add_image(expected, "AuditImages[].");
    for (std::vector<std::string> const& row :
         rows{{"Challenge", "", "structure", ""},
              {"Challenge.Type", "yes", "enum", types},
              {"Challenge.Version", "yes", "string", version},
              {"Feedback", "", "list", ""},
              {"Feedback[].Code", "yes", "enum",
               "FACE_NOT_VISIBLE, FACE_OBSTRUCTION_DETECTED, LOW_VIDEO_QUALITY_DETECTED, FACE_NOT_ALIGNED, "
               "EYES_CLOSED_DETECTED, LOW_LIGHTING_DETECTED, HIGH_LIGHTING_DETECTED"},
              {"Feedback[].Message", "yes", "string", "1 to 512 characters"},
              {"Metadata", "", "structure", ""},
              {"Metadata.SDKType", "yes", "string", "1 to 64 characters"}})
        expected.push_back(row);
    CHECK(table(fl::describe<fl::get_session_results_response>()) == expected);
}

TEST_CASE("lists of scalars and lists of lists")
{
    CHECK(table(fl::describe<custom>())
          == rows{{"Tags", "yes", "list of string", ""},
                  {"Colours", "", "list of list of enum", "RED, GREEN"},
                  {"Versions", "yes", "list of list", ""},
                  {"Versions[][].Minimum", "", "string", version},
                  {"Versions[][].Maximum", "", "string", version},
                  {"Letter", "yes", "string", "1 character"}});
}
