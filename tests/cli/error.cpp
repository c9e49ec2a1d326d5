// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/cli/error.hpp>

#include <boost/system/result.hpp>

#include <doctest/doctest.h>

#include <sstream>
#include <string>

namespace
{

namespace cli = face_liveness::cli;

} // namespace

TEST_CASE("cli error: each kind has the AWS CLI's exit code")
{
    CHECK(cli::exit_code(cli::cli_errc::parameter) == 252);
    CHECK(cli::exit_code(cli::cli_errc::usage) == 252);
    CHECK(cli::exit_code(cli::cli_errc::configuration) == 253);
    CHECK(cli::exit_code(cli::cli_errc::service) == 254);
    CHECK(cli::exit_code(cli::cli_errc::other) == 255);
    CHECK(cli::no_region().exit_code() == 253);
    CHECK(cli::no_credentials().exit_code() == 253);
    CHECK(cli::no_connection("http://localhost:1/").exit_code() == 255);
    CHECK(cli::cli_error().exit_code() == 255);
}

TEST_CASE("cli error: the service's errors")
{
    auto const plain = cli::service_failure("ThrottlingException", "Slow down", "CreateFaceLivenessSession");
    CHECK(plain.exit_code() == 254);
    CHECK(plain.message()
          == "An error occurred (ThrottlingException) when calling the CreateFaceLivenessSession operation: "
             "Slow "
             "down");
    CHECK(cli::service_failure("X", "y", "Z", 2).message()
          == "An error occurred (X) when calling the Z operation (reached max retries: 2): y");
    CHECK(cli::service_failure("", "", "Z").message()
          == "An error occurred (Unknown) when calling the Z operation: Unknown");
}

TEST_CASE("cli error: how each is laid out")
{
    cli::cli_error const parameter{.code = cli::cli_errc::parameter,
                                   .text = "Parameter validation failed:\nx"};
    CHECK(cli::error_text(parameter) == "\nParameter validation failed:\nx\n");
    CHECK(cli::error_text(parameter, cli::error_layout::prefixed)
          == "\naws: [ERROR]: An error occurred (ParamValidation): Parameter validation failed:\nx\n");
    CHECK(cli::error_text(parameter, cli::error_layout::json)
          == "{\n    \"Code\": \"ParamValidation\",\n    \"Message\": \"Parameter validation "
             "failed:\\nx\"\n}\n");

    CHECK(cli::error_text(cli::no_region(), cli::error_layout::json)
          == "{\n    \"Code\": \"NoRegion\",\n    \"Message\": \"You must specify a region. You can also "
             "configure your region by running \\\"aws configure\\\".\"\n}\n");
    // from here on as awscli/errorhandler.py of 2.36 and its tests have it
    CHECK(cli::error_text(cli::no_credentials(), cli::error_layout::json)
              .starts_with(
                  "{\n    \"Code\": \"NoCredentials\",\n    \"Message\": \"Unable to locate credentials."));
    cli::cli_error const configuration{.code = cli::cli_errc::configuration, .text = "test"};
    CHECK(cli::error_text(configuration, cli::error_layout::json)
          == "{\n    \"Code\": \"Configuration\",\n    \"Message\": \"test\"\n}\n");
    CHECK(cli::error_text(configuration, cli::error_layout::prefixed)
          == "\naws: [ERROR]: An error occurred (Configuration): test\n");
    // generic errors have no structure
    CHECK(cli::error_text({.text = "x"}, cli::error_layout::prefixed) == "\naws: [ERROR]: x\n");
    CHECK(cli::error_text({.text = "x"}, cli::error_layout::json) == "\naws: [ERROR]: x\n");

    cli::cli_error const usage{.code = cli::cli_errc::usage, .text = "ambiguous option"};
    std::string const above = "\n" + std::string(cli::usage_text) + "\n";
    CHECK(cli::error_text(usage) == above + "aws: error: ambiguous option\n\n");
    CHECK(cli::error_text(usage, cli::error_layout::prefixed)
          == above + "\naws: [ERROR]: ambiguous option\n");

    CHECK(cli::error_text(usage, cli::error_layout::json) == above + "\naws: [ERROR]: ambiguous option\n");
    cli::cli_error const unknown{.code = cli::cli_errc::usage, .text = "Unknown options: --foo, 1"};
    CHECK(cli::error_text(unknown) == above + "Unknown options: --foo, 1\n\n");

    CHECK(cli::error_text(cli::no_region(), cli::error_layout::prefixed)
          == "\naws: [ERROR]: An error occurred (NoRegion): You must specify a region. You can also "
             "configure your region by running \"aws "
             "configure\".\n");
}

TEST_CASE("cli error: the layout that was asked for has precedence")
{
    auto error = cli::service_failure("X", "y", "Z");
    error.layout = cli::error_layout::json;
    CHECK(cli::error_text(error, cli::error_layout::plain)
          == "{\n    \"Message\": \"y\",\n    \"Code\": \"X\"\n}\n");
}

TEST_CASE("cli error: as an error code, on a stream, as an exception")
{
    cli::cli_error const error{.code = cli::cli_errc::usage, .text = "no such option"};
    CHECK(error.error() == cli::cli_errc::usage);
    CHECK(error.error().category() == cli::cli_category());
    CHECK(std::string(cli::cli_category().name()) == "face_liveness.cli");
    CHECK(error.error().message() == "wrong usage");
    CHECK(cli::exit_code(static_cast<cli::cli_errc>(6)) == 255);
    for (int code = 1; code != 6; ++code)
        CHECK(cli::cli_category().message(code) != cli::cli_category().message(0));
    std::ostringstream out;
    out << error;
    CHECK(out.str() == "no such option");

#ifdef __cpp_exceptions
    boost::system::result<int, cli::cli_error> const failed(error);
    CHECK_THROWS_WITH_AS(failed.value(), doctest::Contains("no such option"), boost::system::system_error);
#endif
}
