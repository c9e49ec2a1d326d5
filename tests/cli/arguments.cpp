// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/cli/arguments.hpp>

#include <face_liveness/encode.hpp>

#include <doctest/doctest.h>

#include <chrono>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace
{

namespace fl = face_liveness;
namespace cli = face_liveness::cli;
using cli::cli_errc;

constexpr std::string_view create = "create-face-liveness-session";
constexpr std::string_view get = "get-face-liveness-session-results";
constexpr std::string_view session_id = "0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10";

boost::system::result<cli::invocation, cli::cli_error> parse(
    std::initializer_list<std::string_view> arguments, cli::argument_environment const& environment = {})
{
    std::vector<std::string_view> const list(arguments);
    return cli::parse_arguments(list, environment);
}

std::string error_of(std::initializer_list<std::string_view> arguments)
{
    auto const done = parse(arguments);
    return done.has_value() ? "no error" : done.error().text;
}

cli::global_options options_of(std::initializer_list<std::string_view> options)
{
    std::vector<std::string_view> arguments{"rekognition", create};
    arguments.insert(arguments.end(), options.begin(), options.end());
    return cli::parse_arguments(arguments).value().options;
}

std::string body_of(cli::invocation const& done)
{
    return std::visit([](auto const& request) { return fl::encode(request); }, done.request.value());
}

} // namespace

TEST_CASE("arguments: both operations")
{
    auto const created =
        parse({"rekognition", create, "--settings", "AuditImagesLimit=2", "--region", "eu-west-1"});
    REQUIRE(created.has_value());
    CHECK(created->operation == "CreateFaceLivenessSession");
    CHECK(created->options.region == "eu-west-1");
    CHECK(created->text.empty());
    CHECK(created->warnings.empty());
    CHECK(std::get<fl::create_session_request>(created->request.value())
          == fl::create_session_request{.settings = fl::session_settings{.audit_images_limit = 2}});

    auto const got = parse({"rekognition", get, "--session-id", session_id});
    REQUIRE(got.has_value());
    CHECK(got->operation == "GetFaceLivenessSessionResults");
    CHECK(std::get<fl::get_session_results_request>(got->request.value())
          == fl::get_session_results_request{.session_id = std::string(session_id)});
}

TEST_CASE("arguments: of main")
{
    char const* const argv[] = {"aws", "rekognition", "create-face-liveness-session", "--kms-key-id",
                                "alias/a"};
    CHECK(body_of(cli::parse_arguments(5, argv).value()) == R"({"KmsKeyId":"alias/a"})");
    CHECK(cli::parse_arguments(1, argv).error().text == "the following arguments are required: command");
    CHECK(cli::parse_arguments(0, nullptr).has_error());
}

TEST_CASE("arguments: the defaults of the global options")
{
    auto const options = options_of({});
    CHECK(options == cli::global_options());
    CHECK(options.verify_ssl);
    CHECK(options.sign_request);
    CHECK(options.paginate);
    CHECK(options.pager);
    CHECK_FALSE(options.debug);
    CHECK_FALSE(options.auto_prompt.has_value());
    CHECK(options.read_timeout == std::chrono::seconds(60));
    CHECK(options.color == cli::color_mode::automatic);
}

TEST_CASE("arguments: every global option")
{
    CHECK(options_of({"--region", "r"}).region == "r");
    CHECK(options_of({"--endpoint-url", "http://localhost:8080"}).endpoint_url == "http://localhost:8080");
    CHECK(options_of({"--profile", "p"}).profile == "p");
    CHECK(options_of({"--query", "SessionId"}).query == "SessionId");
    CHECK(options_of({"--ca-bundle", "c.pem"}).ca_bundle == "c.pem");
    CHECK(options_of({"--output", "yaml-stream"}).output == cli::output_format::yaml_stream);
    CHECK(options_of({"--output", "text"}).output == cli::output_format::text);
    CHECK_FALSE(options_of({"--no-verify-ssl"}).verify_ssl);
    CHECK_FALSE(options_of({"--no-paginate"}).paginate);
    CHECK_FALSE(options_of({"--no-sign-request"}).sign_request);
    CHECK(options_of({"--debug"}).debug);
    CHECK_FALSE(options_of({"--no-cli-pager"}).pager);
    CHECK(options_of({"--cli-auto-prompt"}).auto_prompt == true);
    CHECK(options_of({"--no-cli-auto-prompt"}).auto_prompt == false);
    CHECK(options_of({"--cli-read-timeout", "5"}).read_timeout == std::chrono::seconds(5));
    CHECK(options_of({"--cli-connect-timeout", "0"}).connect_timeout == std::chrono::seconds(0));
    CHECK(options_of({"--color", "on"}).color == cli::color_mode::on);
    CHECK(options_of({"--color", "off"}).color == cli::color_mode::off);
    CHECK(options_of({"--cli-binary-format", "raw-in-base64-out"}).binary_format
          == cli::binary_format::raw_in_base64_out);
    CHECK(options_of({"--cli-error-format", "json"}).error_format == cli::error_layout::json);
    CHECK(options_of({"--cli-error-format", "legacy"}).error_format == cli::error_layout::plain);
    CHECK(options_of({"--cli-error-format", "enhanced"}).error_format == cli::error_layout::prefixed);
}

TEST_CASE(
    "arguments: global options stand anywhere, shortened or with an equals sign, and the last one counts")
{
    auto const done =
        parse({"--region=a", "rekognition", "--reg", "b", create, "--output", "text", "--region", "c"});
    REQUIRE(done.has_value());
    CHECK(done->options.region == "c");
    CHECK(done->options.output == cli::output_format::text);
    CHECK(
        body_of(
            parse({"rekognition", create, "--kms", "a", "--client-request-token=", "--client", "b"}).value())
        == R"({"KmsKeyId":"a","ClientRequestToken":"b"})");
}

TEST_CASE("arguments: what is wrong with global options")
{
    CHECK(error_of({"rekognition", create, "--cli", "x"})
          == "ambiguous option: --cli could match --cli-read-timeout, --cli-connect-timeout, "
             "--cli-binary-format, "
             "--cli-auto-prompt, --cli-error-format");
    CHECK(error_of({"rekognition", create, "--region"}) == "argument --region: expected one argument");
    CHECK(error_of({"rekognition", create, "--debug=1"})
          == "argument --debug: ignored explicit argument '1'");
    CHECK(
        error_of({"rekognition", create, "--color", "blue"}).starts_with("argument --color: Invalid choice"));

    auto const timeout = parse({"rekognition", create, "--cli-read-timeout", "soon"});
    REQUIRE(timeout.has_error());
    CHECK(timeout.error().exit_code() == 255);
    CHECK(timeout.error().text == "invalid literal for int() with base 10: 'soon'");
    CHECK(error_of({"rekognition", create, "--cli-read-timeout", "-1"}) == "A timeout cannot be -1 seconds.");
    CHECK(error_of({"rekognition", create, "--cli-connect-timeout", "99999999999"})
          == "A timeout cannot be 99999999999 seconds.");

    auto const url = parse({"rekognition", create, "--endpoint-url", "//localhost"});
    REQUIRE(url.has_error());
    CHECK(url.error().exit_code() == 252);
    CHECK(url.error().text
          == "Bad value for --endpoint-url \"//localhost\": scheme is missing.  Must be of the form "
             "http://<hostname>/ "
             "or https://<hostname>/");
    CHECK(error_of({"rekognition", create, "--cli-auto-prompt", "--no-cli-auto-prompt"})
          == "Both --cli-auto-prompt and --no-cli-auto-prompt cannot be specified at the same time.");
}

TEST_CASE("arguments: --version and help")
{
    CHECK(parse({"--version"}).value().text == "face_liveness\n");
    CHECK(parse({"rekognition", create, "--version", "--bogus"}, {.version = "x/1"}).value().text == "x/1\n");
    CHECK(parse({"help"}).value().text.find("--no-verify-ssl") != std::string::npos);
    CHECK(parse({"rekognition", "help"}).value().text.find(get) != std::string::npos);
    auto const help = parse({"rekognition", create, "help"});
    REQUIRE(help.has_value());
    CHECK(help->text.find("--client-request-token <value>") != std::string::npos);
    CHECK(help->text.find("Settings.OutputConfig.S3Bucket") != std::string::npos);
    CHECK_FALSE(help->request.has_value());
}

TEST_CASE("arguments: commands and options that are not there")
{
    CHECK(error_of({}) == "the following arguments are required: command");
    CHECK(error_of({"rekognition"}) == "the following arguments are required: operation");
    CHECK(
        error_of({"s3"}).starts_with("argument command: Invalid choice, valid choices are:\n\nrekognition "));
    CHECK(error_of({"rekognition", "detect-faces"}).starts_with("argument operation: Invalid choice"));
    CHECK(error_of({"rekognition", "create-face-livness-session"}).find("maybe") == std::string::npos);
    CHECK(error_of({"rekognition", get}) == "the following arguments are required: --session-id");
    CHECK(error_of({"rekognition", get, "--foo"}) == "the following arguments are required: --session-id");
    CHECK(error_of({"rekognition", create, "--foo=1", "bar"}) == "Unknown options: --foo=1, bar");
    CHECK(parse({"rekognition", create, "x"}).error().code == cli_errc::usage);
}

TEST_CASE("arguments: JSON or shorthand, by the first character")
{
    CHECK(body_of(parse({"rekognition", create, "--settings", " {\"AuditImagesLimit\": 1}"}).value())
          == R"({"Settings":{"AuditImagesLimit":1}})");
    CHECK(error_of({"rekognition", create, "--settings", "[1]"})
          == "Error parsing parameter '--settings': Invalid JSON:\n[1]");
    CHECK(error_of({"rekognition", create, "--settings", "{} x"})
          == "Error parsing parameter '--settings': Invalid JSON: Extra data: line 1 column 4 (char 3)\nJSON "
             "received: {} "
             "x");
    CHECK(error_of({"rekognition", create, "--settings", ""})
          == "Error parsing parameter '--settings': Expected: '=', received: 'EOF' for input:\n\n^");
    CHECK(error_of({"rekognition", create, "--settings", "\xFF"})
          == "Error parsing parameter '--settings': The text is not UTF-8");
    CHECK(error_of({"rekognition", create, "--settings", "AuditImagesLimit=1,AuditImagesLimit=2"})
              .starts_with(
                  "Error parsing parameter '--settings': Second instance of key \"AuditImagesLimit\""));
}

TEST_CASE("arguments: files in the place of values")
{
    auto const files = [](std::string_view path) -> boost::system::result<std::string>
    {
        if (path == "id")
            return std::string(session_id);
        if (path == "line")
            return std::string(session_id) + '\n';
        if (path == "yaml")
            return "SessionId: x";
        return boost::system::error_code(21, boost::system::generic_category());
    };
    cli::argument_environment const environment{.files = files};
    CHECK(parse({"rekognition", get, "--session-id", "file://id"}, environment).has_value());
    // nothing is stripped, as in the AWS CLI
    CHECK(parse({"rekognition", get, "--session-id", "file://line"}, environment).has_error());
    auto const bytes = parse({"rekognition", get, "--session-id", "fileb://yaml"}, environment);
    REQUIRE(bytes.has_error());
    CHECK(bytes.error().text
          == "Parameter validation failed:\nInvalid type for parameter SessionId, value: b'SessionId: x', "
             "type: <class "
             "'bytes'>, valid types: <class 'str'>");
    auto const folder = parse({"rekognition", get, "--session-id", "file://dir"}, environment);
    REQUIRE(folder.has_error());
    CHECK(folder.error().exit_code() == 252);
    CHECK(folder.error().text.starts_with(
        "Error parsing parameter '--session-id': Unable to load paramfile file://dir: [Errno 21] "));
    auto const input = parse({"rekognition", get, "--cli-input-json", "file://dir"}, environment);
    REQUIRE(input.has_error());
    CHECK(input.error().exit_code() == 255);
}

TEST_CASE("arguments: input files give what no option gives")
{
    std::string const json = R"({"SessionId":")" + std::string(session_id) + R"("})";
    CHECK(body_of(parse({"rekognition", get, "--cli-input-json", json}).value()) == json);
    CHECK(error_of({"rekognition", get, "--cli-input-json", "{}"})
          == "Parameter validation failed:\nMissing required parameter in input: \"SessionId\"");
    CHECK(error_of({"rekognition", get, "--cli-input-json", "{}", "--cli-input-yaml", "{}"})
          == "Only one --cli-input- parameter may be specified.");
    CHECK(error_of({"rekognition", get, "--cli-input-yaml", "{}"})
          == "Error parsing parameter 'cli-input-yaml': This program reads no YAML.");

    auto const yaml = [](std::string_view text) -> boost::system::result<cli::value, cli::cli_error>
    {
        cli::value map = cli::empty_value(cli::value_kind::map);
        map.set("SessionId", cli::text_value(std::string(text)));
        return map;
    };
    CHECK(body_of(parse({"rekognition", get, "--cli-input-yaml", session_id}, {.yaml = yaml}).value())
          == json);
}

TEST_CASE("arguments: skeletons need no required options, but the output one does")
{
    CHECK(parse({"rekognition", get, "--generate-cli-skeleton"}).value().text
          == "{\n    \"SessionId\": \"\"\n}\n");
    CHECK(parse({"rekognition", get, "--generate-cli-skeleton", "yaml-input"})
              .value()
              .text.starts_with("SessionId: ''"));
    CHECK(error_of({"rekognition", get, "--generate-cli-skeleton", "output"})
          == "the following arguments are required: --session-id");
    auto const output = parse({"rekognition", get, "--session-id", session_id,
                               "--generate-cli-skeleton=output", "--output", "text"});
    REQUIRE(output.has_value());
    CHECK_FALSE(output->request.has_value());
    CHECK(output->text.find("CHALLENGE\tFaceMovementAndLightChallenge\t1.0.0\n") != std::string::npos);
    CHECK(error_of({"rekognition", create, "--generate-cli-skeleton", "input", "--settings", "x"})
              .starts_with("Error parsing parameter '--settings': Expected: '='"));
}

TEST_CASE("arguments: colours when asked for, or on a terminal")
{
    CHECK(cli::wants_colors(cli::color_mode::on, false));
    CHECK_FALSE(cli::wants_colors(cli::color_mode::off, true));
    CHECK(cli::wants_colors(cli::color_mode::automatic, true));
    CHECK_FALSE(cli::wants_colors(cli::color_mode::automatic, false));
    auto const skeleton = [](std::string_view color, bool is_terminal)
    {
        auto const done = parse({"rekognition", create, "--generate-cli-skeleton", "output", "--output",
                                 "table", "--color", color},
                                {.is_terminal = is_terminal});
        return done.value().text.find("\x1b[1m\x1b[34mSessionId\x1b[0m") != std::string::npos;
    };
    CHECK(skeleton("on", false));
    CHECK(skeleton("auto", true));
    CHECK_FALSE(skeleton("auto", false));
    CHECK_FALSE(skeleton("off", true));
}

TEST_CASE("arguments: warnings don't stop a request")
{
    auto const done = parse({"rekognition", create, "--settings", "AuditImagesLimit=9"});
    REQUIRE(done.has_value());
    REQUIRE(done->warnings.size() == 1);
    CHECK(fl::message(done->warnings.front())
          == "Settings.AuditImagesLimit: warning: 9, at most 4 is documented; the service acts on 4");
}

TEST_CASE("arguments: the error knows how it is to be laid out")
{
    auto const json = parse({"rekognition", create, "--kms-key-id", "", "--cli-error-format", "json"});
    REQUIRE(json.has_error());
    CHECK(json.error().layout == cli::error_layout::json);
    auto const url = parse({"--cli-error-format", "legacy", "rekognition", create, "--endpoint-url", "x"});
    REQUIRE(url.has_error());
    CHECK(url.error().layout == cli::error_layout::plain);
    auto const none = parse({"rekognition", create, "--kms-key-id", ""});
    REQUIRE(none.has_error());
    CHECK_FALSE(none.error().layout.has_value());
}

TEST_CASE("arguments: names with hyphens")
{
    CHECK(cli::detail::hyphenated("KmsKeyId") == "kms-key-id");
    CHECK(cli::detail::hyphenated("S3Bucket") == "s3-bucket");
    CHECK(cli::detail::hyphenated("SDKType") == "sdk-type");
    CHECK(cli::detail::hyphenated("Settings") == "settings");
    CHECK(cli::detail::hyphenated("HTTP") == "http");
}
