// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// The input is a command line, its arguments apart by zero bytes: it becomes a valid request, a text to
// print, or an error with an exit code, and what a request was read from can be said again as JSON.

#include "support/fuzz.hpp"

#include <face_liveness/cli.hpp>
#include <face_liveness/encode.hpp>
#include <face_liveness/validate.hpp>

#include <variant>

namespace fl = face_liveness;
namespace cli = face_liveness::cli;

namespace
{

// A file for every path: its content is the path.
boost::system::result<std::string> read_file(std::string_view path)
{
    if (path.starts_with("no"))
        return boost::system::error_code(2, boost::system::generic_category());
    return std::string(path);
}

// JSON is YAML.
boost::system::result<cli::value, cli::cli_error> read_yaml(std::string_view text)
{
    return cli::detail::read_json(text);
}

template <class Request>
void look_at(Request const& request, std::string_view command)
{
    must_hold(fl::is_valid(request), "a request is valid");
    std::string const body = fl::encode(request);
    std::string_view const arguments[] = {"rekognition", command, "--cli-input-json", body};
    auto const again = cli::parse_arguments(arguments);
    must_hold(again.has_value() && again->request.has_value(), "its body is an input");
    must_hold(std::get<Request>(*again->request) == request, "it is the same request");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string_view rest(reinterpret_cast<char const*>(data), size);
    std::vector<std::string_view> arguments;
    while (!rest.empty())
    {
        std::string_view const argument = rest.substr(0, rest.find('\0'));
        arguments.push_back(argument);
        rest.remove_prefix((std::min)(argument.size() + 1, rest.size()));
    }
    auto const done = cli::parse_arguments(arguments, {.files = read_file, .yaml = read_yaml});
    if (!done)
    {
        int const code = done.error().exit_code();
        must_hold(code == 252 || code == 255, "an error that needs no service has one of these codes");
        for (auto const layout :
             {cli::error_layout::plain, cli::error_layout::prefixed, cli::error_layout::json})
            must_hold(cli::error_text(done.error(), layout).ends_with('\n'), "an error is whole lines");
        return 0;
    }
    must_hold(done->request.has_value() == done->text.empty(), "a request or a text");
    if (!done->request)
        return 0;
    for (fl::issue const& i : done->warnings)
        must_hold(i.severity == fl::severity::warning, "warnings are warnings");
    if (auto const* request = std::get_if<fl::create_session_request>(&*done->request))
        look_at(*request, "create-face-liveness-session");
    else
        look_at(std::get<fl::get_session_results_request>(*done->request),
                "get-face-liveness-session-results");
    return 0;
}
