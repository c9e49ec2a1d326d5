// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/cli.hpp>

#include <face_liveness/adapter/yaml.hpp>
#include <face_liveness/encode.hpp>

#include <support/data.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <boost/version.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

// Every case that was observed on the AWS CLI: tests/data/cli/cases.json holds its arguments, exit code,
// output and request.  Where we differ on purpose, the table below says what is expected instead.

namespace
{

namespace fl = face_liveness;
namespace cli = face_liveness::cli;
namespace json = boost::json;

std::string text_of(json::value const& text)
{
    return {text.get_string().data(), text.get_string().size()};
}

boost::system::result<std::string> read_test_file(std::string_view path)
{
    std::string const name = "cli" + std::string(path);
    if (!path.starts_with("/dir/") || !std::filesystem::exists(FACE_LIVENESS_TEST_DATA "/" + name))
        return boost::system::error_code(2, boost::system::generic_category());
    return test_data(name);
}

boost::system::result<cli::invocation, cli::cli_error> parse(std::vector<std::string> const& arguments)
{
    std::vector<std::string_view> const views(arguments.begin(), arguments.end());
    return cli::parse_arguments(views, {.files = read_test_file, .yaml = cli::read_yaml});
}

struct observed
{
    std::string id{};
    std::vector<std::string> arguments{};
    int exit_code{};
    std::string out{};
    std::string err{};
    cli::error_layout layout{};
    std::optional<json::value> sent{};
};

std::vector<observed> all_observed()
{
    std::vector<observed> out;
    auto const cases = json::parse(test_data("cli/cases.json"));
    for (json::value const& from : cases.get_array())
    {
        json::object const& object = from.get_object();
        observed to;
        to.id = text_of(object.at("id"));
        for (json::value const& argument : object.at("args").get_array())
            to.arguments.push_back(text_of(argument));
        to.exit_code = static_cast<int>(object.at("rc").get_int64());
        if (auto const* text = object.if_contains("stdout"))
            to.out = text_of(*text);
        if (auto const* text = object.if_contains("stderr"))
            to.err = text_of(*text);
        if (auto const* text = object.if_contains("layout"); text && text_of(*text) == "prefixed")
            to.layout = cli::error_layout::prefixed;
        if (auto const* sent = object.if_contains("sent"))
            to.sent = *sent;
        out.push_back(std::move(to));
    }
    return out;
}

// Without the lines that are ours.
std::string without_own_lines(std::string const& text)
{
    std::string out;
    for (std::size_t at = 0; at != text.size();)
    {
        std::size_t const end = (std::min)(text.find('\n', at), text.size() - 1) + 1;
        std::string const line = text.substr(at, end - at);
        if (!line.starts_with("face_liveness: "))
            out += line;
        at = end;
    }
    return out;
}

std::string without_comments(std::string const& text)
{
    std::string out;
    bool is_comment = false;
    for (char const c : text)
    {
        is_comment = c != '\n' && (is_comment || (!out.empty() && out.back() == '#'));
        if (!is_comment)
            out += c;
    }
    return out;
}

std::string body_of(fl::any_request const& request)
{
    return std::visit([](auto const& typed) { return fl::encode(typed); }, request);
}

// What we do instead: the error's text, or the request.
struct difference
{
    int exit_code{};
    std::string text{};
};

std::string refused(std::string const& own)
{
    return "\nParameter validation failed:\nface_liveness: " + own + '\n';
}

std::map<std::string, difference> const& differences()
{
    static std::map<std::string, difference> const all{
        // an empty value before a brace is an empty value
        {"5.1-03",
         {252,
          "\naws: [ERROR]: An error occurred (ParamValidation): Parameter validation failed:\nInvalid length "
          "for parameter Settings.OutputConfig.S3Bucket, value: 0, valid min length: 3\n"}},
        {"5.1-22",
         {252, "\nParameter validation failed:\nInvalid length for parameter Settings.OutputConfig.S3Bucket, "
               "value: "
               "0, valid min length: 3\n"}},
        // a number that is an integer, however it is spelt
        {"5.1-09", {0, R"({"Settings":{"AuditImagesLimit":3}})"}},
        // what the AWS CLI lets through and no typed request can hold
        {"5.1-14",
         {252,
          refused(
              "Settings.AuditImagesLimit: 99999999999999999999 is more than an integer of 32 bits holds")}},
        {"5.1-17", {252, refused("Settings.AuditImagesLimit: true is no integer")}},
        // what the service would refuse
        {"5.1-28",
         {252, refused("Settings.ChallengePreferences[0].Type: 'Bogus' must be one of "
                       "FaceMovementAndLightChallenge, FaceMovementChallenge")}},
        {"sh_29",
         {252, refused("Settings.ChallengePreferences[0].Type: 'FaceMovementChallenge Type=x' must be one of "
                       "FaceMovementAndLightChallenge, FaceMovementChallenge")}},
        {"sh_85", {252, refused("Settings.OutputConfig.S3KeyPrefix: 'a\\x09b' must be free of white space")}},
        {"sh_86",
         {252,
          refused(
              "Settings.OutputConfig.S3Bucket: 'OutputConfig={S3Bucket=from-file}' must be made of letters, "
              "digits, dots, hyphens and underscores only")}},
        // the output skeleton is there, so it is the input that is looked at
        {"5.4-07",
         {252, "\nParameter validation failed:\nInvalid length for parameter SessionId, value: 1, valid min "
               "length: "
               "36\nface_liveness: SessionId: 'x' must be a UUID in lower case, such as "
               "0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10\n"}},
        // two operations are all that there are
        {"ci_31",
         {252, "\n" + std::string(cli::usage_text)
                   + "\naws: error: argument operation: Invalid choice, valid choices are:\n\n"
                     "create-face-liveness-session             | get-face-liveness-session-results       \n"
                     "help                                    \n\n"}},
    };
    return all;
}

struct some_numbers
{
    std::vector<std::int32_t> numbers{};

    static constexpr void members(auto&& each) { each("Numbers", &some_numbers::numbers); }
};

boost::system::result<cli::invocation, cli::cli_error> create_with(std::string const& option,
                                                                   std::string const& value)
{
    return parse({"rekognition", "create-face-liveness-session", option, value});
}

std::string sent_with(std::string const& settings)
{
    auto const done = create_with("--settings", settings);
    return done && done->request ? body_of(*done->request) : "nothing";
}

// Whether it ends with 252 and a text that has this in it.
bool is_refused(boost::system::result<cli::invocation, cli::cli_error> const& done, std::string_view words)
{
    return done.has_error() && done.error().exit_code() == 252
           && done.error().text.find(words) != std::string::npos;
}

bool is_refused(std::string const& settings, std::string_view words)
{
    return is_refused(create_with("--settings", settings), words);
}

// The rows of the table in cli.hpp, and that it is so.
struct table_row
{
    std::string_view given{};
    bool (*holds)(){};
};

constexpr table_row table_rows[] = {
    {"what the service would refuse, such as an unknown Type",
     [] { return is_refused("ChallengePreferences=[{Type=X}]", "\nface_liveness: "); }},
    {"an error of parameter validation",
     []
     {
         return is_refused(
             "OutputConfig={S3Bucket=a/}",
             "valid min length: 3\nface_liveness: Settings.OutputConfig.S3Bucket: 'a/' must be ");
     }},
    {"`true` for an integer",
     [] { return is_refused(R"({"AuditImagesLimit":true})", "true is no integer"); }},
    {"99999999999999999999 for an integer", []
     { return is_refused("AuditImagesLimit=99999999999999999999", "is more than an integer of 32 bits"); }},
    {"`3.0` or `3e0` for an integer in shorthand",
     []
     {
         std::string const three = R"({"Settings":{"AuditImagesLimit":3}})";
         return sent_with("AuditImagesLimit=3.0") == three && sent_with("AuditImagesLimit=3e0") == three;
     }},
    {"`{S3Bucket=}`", [] { return is_refused("OutputConfig={S3Bucket=}", "value: 0, valid min length: 3"); }},
    {R"(`"a\\"` with another quote behind it)",
     []
     {
         return sent_with(R"(OutputConfig={S3KeyPrefix="a\\",S3Bucket="abc"})")
                == R"({"Settings":{"OutputConfig":{"S3Bucket":"abc","S3KeyPrefix":"a\\"}}})";
     }},
    {"characters beyond U+FFFF outside of quotes",
     []
     {
         return sent_with("OutputConfig={S3Bucket=abc,S3KeyPrefix=\xF0\x9F\x98\x80}")
                == "{\"Settings\":{\"OutputConfig\":{\"S3Bucket\":\"abc\",\"S3KeyPrefix\":"
                   "\"\xF0\x9F\x98\x80\"}}}";
     }},
    {R"(`a=b,c\,d=e`)", [] { return is_refused(R"(a=b,c\,d=e)", R"(Expected: '=', received: '\')"); }},
    {"one value where a list of numbers is due",
     [] {
         return cli::parse_shorthand<some_numbers>("Numbers=5").value().numbers
                == std::vector<std::int32_t>{5};
     }},
    {"values of more than 32 levels",
     []
     {
         return is_refused("a=" + std::string(33, '['), "deeper than 32 levels")
                && is_refused(R"({"a":)" + std::string(40, '[') + std::string(40, ']') + '}', "Invalid JSON");
     }},
    {"NaN, Infinity in JSON; exponents beyond nine digits too before Boost 1.83",
     []
     {
         return is_refused(R"({"AuditImagesLimit":NaN})", "Invalid JSON")
                && is_refused(R"({"AuditImagesLimit":-Infinity})", "Invalid JSON")
                && is_refused(R"({"AuditImagesLimit":1e-9999999999})",
                              BOOST_VERSION < 108300 ? "Invalid JSON" : "Invalid type");
     }},
    {"YAML tags beyond !!str, !!seq and !!map",
     [] {
         return is_refused(create_with("--cli-input-yaml", "KmsKeyId: !!binary YWE="),
                           "Invalid YAML received.");
     }},
    {"a name twice in one YAML map, beside a merge key",
     []
     {
         return is_refused(
             create_with("--cli-input-yaml", "<<: {ClientRequestToken: t}\nKmsKeyId: a\nKmsKeyId: b"),
             "Invalid YAML received.");
     }},
    {"a parse error of shorthand in the layout of 2.36",
     []
     {
         return cli::error_text(create_with("--settings", "a=[b").error(), cli::error_layout::prefixed)
             .ends_with(" for input:\na=[b\n    ^\n");
     }},
    {"`--generate-cli-skeleton output`",
     []
     {
         auto const done = create_with("--generate-cli-skeleton", "output");
         return fl::is_valid(fl::decode<fl::create_session_response>(done.value().text).value());
     }},
    {"`--generate-cli-skeleton input`",
     []
     {
         return create_with("--generate-cli-skeleton", "input")
                    .value()
                    .text.find("\"FaceMovementAndLightChallenge\"")
                != std::string::npos;
     }},
    {"`--generate-cli-skeleton yaml-input`",
     []
     {
         return create_with("--generate-cli-skeleton", "yaml-input").value().text.find(" 3 to 255 characters")
                != std::string::npos;
     }},
    {"an operation that isn't there",
     []
     {
         auto const done = parse({"rekognition", "detect-faces"});
         return is_refused(done, "create-face-liveness-session ")
                && is_refused(done, "get-face-liveness-session-results ")
                && !is_refused(done, "compare-faces");
     }},
    {"a misspelt choice",
     []
     {
         auto const done = parse({"rekognition", "create-face-livness-session"});
         return is_refused(done, "Invalid choice") && !is_refused(done, "aybe");
     }},
    {"wrong parameters, and no Region",
     [] { return is_refused("AuditImagesLimit=-1", "Parameter validation failed:"); }},
    {"`--cli-error-format` but json and legacy",
     []
     {
         for (std::string const format : {"yaml", "text", "table", "enhanced"})
             if (parse({"rekognition", "bogus", "--cli-error-format", format}).error().layout
                 != cli::error_layout::prefixed)
                 return false;
         return true;
     }},
};

// The cases whose arguments are fine, and whose text comes from elsewhere.
bool is_elsewhere(observed const& c)
{
    return c.exit_code == 254 || c.id == "5.4-05" || c.id == "5.4-08" || c.id == "5.5-10" || c.id == "5.5-11";
}

} // namespace

TEST_CASE("cli: there are all the cases that were observed")
{
    auto const all = all_observed();
    CHECK(all.size() == 118);
    for (auto const& [id, difference] : differences())
        CHECK(std::any_of(all.begin(), all.end(), [&](observed const& c) { return c.id == id; }));
}

TEST_CASE("cli: arguments give the observed request, or the observed error")
{
    for (observed const& c : all_observed())
    {
        CAPTURE(c.id);
        if (is_elsewhere(c))
            continue;
        auto const done = parse(c.arguments);
        if (auto const found = differences().find(c.id); found != differences().end())
        {
            difference const& ours = found->second;
            if (ours.exit_code == 0)
            {
                REQUIRE(done.has_value());
                CHECK(body_of(done->request.value()) == ours.text);
                continue;
            }
            REQUIRE(done.has_error());
            CHECK(done.error().exit_code() == ours.exit_code);
            CHECK(cli::error_text(done.error(), c.layout) == ours.text);
            continue;
        }
        if (c.exit_code != 0)
        {
            REQUIRE(done.has_error());
            CHECK(done.error().exit_code() == c.exit_code);
            CHECK(without_own_lines(cli::error_text(done.error(), c.layout)) == c.err);
            continue;
        }
        REQUIRE(done.has_value());
        if (c.arguments[2] == "--generate-cli-skeleton")
        {
            CHECK_FALSE(done->request.has_value());
            CHECK(without_comments(done->text) == without_comments(c.out));
            continue;
        }
        REQUIRE(done->request.has_value());
        if (c.sent)
            CHECK(json::parse(body_of(*done->request)) == *c.sent);
    }
}

TEST_CASE("cli: the skeletons have the observed bytes")
{
    for (observed const& c : all_observed())
        if (c.id == "5.4-01" || c.id == "5.4-03")
        {
            CAPTURE(c.id);
            CHECK(parse(c.arguments).value().text == c.out);
        }
}

TEST_CASE("cli: responses are laid out as observed")
{
    std::string const created = R"({"SessionId":"0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10"})";
    std::string const results = test_data("cli/results.json");
    int compared = 0;
    for (observed const& c : all_observed())
    {
        if (!c.id.starts_with("5.5-") || is_elsewhere(c))
            continue;
        CAPTURE(c.id);
        auto const done = parse(c.arguments);
        REQUIRE(done.has_value());
        auto const response = done->operation == fl::create_session_request::operation
                                  ? cli::read_response<fl::create_session_response>(created)
                                  : cli::read_response<fl::get_session_results_response>(results);
        REQUIRE(response.has_value());
        CHECK(cli::format_output(*response, done->options.output.value(), done->operation) == c.out);
        ++compared;
    }
    CHECK(compared == 9);
}

TEST_CASE("cli: an empty response prints nothing, as observed")
{
    auto const empty = cli::read_response<fl::get_session_results_response>("{}");
    REQUIRE(empty.has_value());
    for (auto const format : {cli::output_format::json, cli::output_format::text, cli::output_format::table,
                              cli::output_format::yaml, cli::output_format::yaml_stream})
        CHECK(cli::format_output(*empty, format, "GetFaceLivenessSessionResults").empty());
}

TEST_CASE("cli: errors of the service are laid out as observed")
{
    int compared = 0;
    for (observed const& c : all_observed())
        if (c.exit_code == 254)
        {
            CAPTURE(c.id);
            auto const done = parse(c.arguments);
            REQUIRE(done.has_value());
            auto error = cli::service_failure("InvalidParameterException", "Request has invalid parameters",
                                              done->operation, 0);
            error.layout = done->options.error_format;
            CHECK(error.exit_code() == 254);
            CHECK(cli::error_text(error, c.layout) == c.err);
            ++compared;
        }
    CHECK(compared == 2);
}

TEST_CASE("cli: the output skeleton is a response that validates, where the AWS CLI's fails")
{
    for (observed const& c : all_observed())
        if (c.id == "5.4-05" || c.id == "5.4-08")
        {
            auto const done = parse(c.arguments);
            REQUIRE(done.has_value());
            CHECK(fl::is_valid(fl::decode<fl::create_session_response>(done->text).value()));
        }
    auto const done = parse({"rekognition", "get-face-liveness-session-results", "--session-id",
                             "0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10", "--generate-cli-skeleton", "output"});
    REQUIRE(done.has_value());
    CHECK(fl::validate(fl::decode<fl::get_session_results_response>(done->text).value()).empty());
}

TEST_CASE("cli: each row of the table of differences is so")
{
    std::vector<std::string> rows;
    std::string const text = test_data("../../include/face_liveness/cli.hpp");
    std::string_view const start = "\n/// | ";
    for (std::size_t at = text.find(start); at != text.npos; at = text.find(start, at))
    {
        at += start.size();
        std::string row = text.substr(at, text.find(" | ", at) - at);
        if (row != "Given" && !row.starts_with("face_liveness_cli: ")) // tested with the command
            rows.push_back(std::move(row));
    }
    std::vector<std::string> tested;
    for (table_row const& row : table_rows)
    {
        CAPTURE(row.given);
        CHECK(row.holds());
        tested.emplace_back(row.given);
    }
    CHECK(rows == tested);
}

TEST_CASE("cli: a query is handed on, for whoever runs the command to refuse")
{
    for (observed const& c : all_observed())
        if (c.id == "5.5-10")
            CHECK(parse(c.arguments).value().options.query == "[Status,Confidence]");
}
