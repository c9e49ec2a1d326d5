// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// The input is shorthand: whatever it is, it is read or refused in words, what is read prints as shorthand
// that reads back the same, and the untyped value lays itself out in every format.

#include "support/fuzz.hpp"

#include <face_liveness/cli.hpp>

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

void must_be_utf8(std::string_view text, char const* what)
{
    must_hold(fl::detail::count_utf8(text).valid_size == text.size(), what);
}

template <class T>
void look_at(std::string_view text)
{
    auto const read = cli::parse_shorthand<T>(text, cli::file_reader(read_file));
    if (!read)
    {
        must_hold(!read.error().text.empty(), "an error has words");
        must_hold(read.error().exit_code() == 252 || read.error().exit_code() == 255, "an exit code");
        return;
    }
    std::string const printed = cli::to_shorthand(*read);
    auto const again = cli::parse_shorthand<T>(printed);
    must_hold(again.has_value(), "what is printed reads back");
    // a number that is none isn't equal to itself
    must_hold(*again == *read || printed.find("NaN") != printed.npos, "it reads back the same");
    must_hold(cli::to_shorthand(*again) == printed, "it prints the same");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string_view const text(reinterpret_cast<char const*>(data), size);
    look_at<fl::session_settings>(text);
    look_at<fl::bounding_box>(text);
    look_at<fl::audit_image>(text);
    look_at<fl::get_session_results_response>(text);

    auto const points = cli::detail::code_points_of(text);
    if (!points)
        return 0;
    cli::file_reader const no_files;
    auto const held = cli::detail::shorthand_reader(*points, no_files).read();
    if (!held)
    {
        must_be_utf8(held.error().text, "an error is UTF-8");
        return 0;
    }
    auto const as_json = cli::detail::read_json(cli::to_json(*held));
    must_hold(as_json.has_value() && *as_json == *held, "it is JSON too");
    for (auto const format : {cli::output_format::json, cli::output_format::text, cli::output_format::table,
                              cli::output_format::yaml, cli::output_format::yaml_stream})
        must_be_utf8(cli::format_output(*held, format, "Operation", 40), "output is UTF-8");
    return 0;
}
