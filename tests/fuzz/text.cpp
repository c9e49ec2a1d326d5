// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// The input makes issues and values, and these make text: whatever is in them, a line stays a line, of
// bounded length, and nothing in it moves a terminal's cursor.

#include "support/fuzz.hpp"

#include <face_liveness.hpp>

#include <algorithm>
#include <sstream>

namespace fl = face_liveness;

namespace
{

void must_be_printable(std::string_view text)
{
    must_hold(fl::detail::count_utf8(text).valid_size == text.size(), "text for people is UTF-8");
    for (std::size_t i = 0; i != text.size(); ++i)
    {
        auto const byte = static_cast<unsigned char>(text[i]);
        must_hold(byte >= 0x20 && byte != 0x7F, "text for people has no control characters");
        must_hold(byte != 0xC2 || static_cast<unsigned char>(text[i + 1]) >= 0xA0,
                  "text for people has no C1 control characters");
    }
}

template <class T>
std::string printed(T const& value)
{
    std::ostringstream out;
    out << value;
    return out.str();
}

template <class T>
void look_at(byte_source& source)
{
    T const value = source.make<T>();
    must_be_printable(printed(value));

    auto const issues = fl::validate(value);
    std::size_t items = 0;
    for (fl::issue const& issue : issues)
    {
        std::string const line = message(issue);
        must_be_printable(line);
        must_hold(line.size() < 1024, "a message is short");
        must_hold(line == printed(issue), "what is printed is the message");
        must_hold(line.starts_with(issue.path), "a message begins with the path");
        items += !service_message(issue).empty();
    }
    std::string const whole = fl::validation_exception_message(issues);
    must_hold(whole.empty() == (items == 0), "there is a service message when an issue has one");
    if (items != 0)
        must_hold(whole.starts_with(std::to_string((std::min)(items, std::size_t(10)))),
                  "it begins with how many");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    byte_source source(data, size);
    switch (source.below(4))
    {
    case 0: look_at<fl::create_session_request>(source); break;
    case 1: look_at<fl::create_session_response>(source); break;
    case 2: look_at<fl::get_session_results_request>(source); break;
    default: look_at<fl::get_session_results_response>(source); break;
    }

    if (auto const decoded = fl::decode<fl::get_session_results_response>(source.rest()))
        must_be_printable(printed(*decoded));
    else
        must_be_printable(printed(decoded.error()));
    return 0;
}
