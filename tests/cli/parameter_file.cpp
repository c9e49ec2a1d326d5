// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/cli/parameter_file.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>

namespace
{

namespace cli = face_liveness::cli;

boost::system::result<std::string> plain_function(std::string_view path)
{
    return "plain " + std::string(path);
}

} // namespace

TEST_CASE("parameter file: any function that takes a path will do")
{
    int calls = 0;
    auto const lambda = [&calls](std::string_view path)
    {
        ++calls;
        return boost::system::result<std::string>("lambda " + std::string(path));
    };
    struct
    {
        std::string prefix{"object "};
        boost::system::result<std::string> operator()(std::string_view path) { return prefix += path; }
    } object;

    CHECK(cli::file_reader(plain_function)("x").value() == "plain x");
    CHECK(cli::file_reader(lambda)("x").value() == "lambda x");
    CHECK(calls == 1);
    cli::file_reader const reader(object);
    CHECK(reader("x").value() == "object x");
    cli::file_reader const copy = reader;
    CHECK(copy("y").value() == "object xy");
    CHECK(static_cast<bool>(copy));
    CHECK_FALSE(static_cast<bool>(cli::file_reader()));
}

TEST_CASE("parameter file: only file:// and fileb:// name one")
{
    auto const read = [](std::string_view text)
    { return cli::detail::read_parameter_file(text, cli::file_reader(plain_function)).value(); };
    CHECK_FALSE(read("").has_value());
    CHECK_FALSE(read("file:/x").has_value());
    CHECK_FALSE(read("FILE://x").has_value());
    CHECK_FALSE(read(" file://x").has_value());
    CHECK_FALSE(read("http://x").has_value());
    CHECK(read("file://x")->kind == cli::value_kind::text);
    CHECK(read("file://x")->text == "plain x");
    CHECK(read("fileb://x")->kind == cli::value_kind::bytes);
    CHECK(read("file://")->text == "plain ");
}

TEST_CASE("parameter file: without files there are none")
{
    auto const done = cli::detail::read_parameter_file("file:///it's", {});
    REQUIRE(done.has_error());
    CHECK(done.error().exit_code() == 255);
    CHECK(done.error().text
          == "Unable to load paramfile file:///it's: [Errno 2] No such file or directory: \"/it's\"");
}
