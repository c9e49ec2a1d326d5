// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_TESTS_FUZZ_SUPPORT_HTTP_HPP
#define FACE_LIVENESS_TESTS_FUZZ_SUPPORT_HTTP_HPP

#include "fuzz.hpp"

#include <face_liveness/detail/utf8.hpp>
#include <face_liveness/http/message.hpp>

#include <algorithm>
#include <string>
#include <string_view>

// HTTP messages out of inputs that people can read: a start line, headers, an empty line, a body.  What isn't
// of that form is taken as it comes, so that every input is a message, of bytes that no parser would let in.

/// The text up to a line end, LF or CRLF, taken from the front.
inline std::string_view take_line(std::string_view& text)
{
    std::size_t const size = (std::min)(text.find('\n'), text.size());
    std::string_view line = text.substr(0, size);
    text.remove_prefix((std::min)(size + 1, text.size()));
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

/// The text up to a separator, taken from the front, and the separators behind it too.
inline std::string_view take_until(std::string_view& text, char separator)
{
    std::string_view const word = text.substr(0, text.find(separator));
    text.remove_prefix(word.size());
    while (text.starts_with(separator))
        text.remove_prefix(1);
    return word;
}

/// The header fields in front of an empty line.
inline face_liveness::http_headers take_headers(std::string_view& text)
{
    face_liveness::http_headers headers;
    while (!text.empty())
    {
        std::string_view line = take_line(text);
        if (line.empty())
            break;
        std::string_view const name = line.substr(0, line.find(':'));
        line.remove_prefix((std::min)(name.size() + 1, line.size()));
        if (line.starts_with(' '))
            line.remove_prefix(1);
        headers.add(std::string(name), std::string(line));
    }
    return headers;
}

/// `POST /path HTTP/1.1`, headers, body.
inline face_liveness::http_request request_from(std::string_view text)
{
    face_liveness::http_request request;
    std::string_view start = take_line(text);
    if (start.ends_with(" HTTP/1.1"))
        start.remove_suffix(9);
    request.method = take_until(start, ' ');
    request.target = start;
    request.headers = take_headers(text);
    request.body = text;
    return request;
}

/// `HTTP/1.1 400 Bad Request`, headers, body.
inline face_liveness::http_response response_from(std::string_view text)
{
    face_liveness::http_response response;
    std::string_view start = take_line(text);
    take_until(start, ' ');
    for (; !start.empty() && start.front() >= '0' && start.front() <= '9' && response.status < 1000;
         start.remove_prefix(1))
        response.status = 10 * response.status + (start.front() - '0');
    response.headers = take_headers(text);
    response.body = text;
    return response;
}

/// Text for people: UTF-8 on one line, and nothing that moves a terminal's cursor.
inline void must_be_printable(std::string_view text)
{
    must_hold(face_liveness::detail::count_utf8(text).valid_size == text.size(), "text for people is UTF-8");
    for (std::size_t i = 0; i != text.size(); ++i)
    {
        auto const byte = static_cast<unsigned char>(text[i]);
        must_hold(byte >= 0x20 && byte != 0x7F, "text for people has no control characters");
        must_hold(byte != 0xC2 || static_cast<unsigned char>(text[i + 1]) >= 0xA0,
                  "text for people has no C1 control characters");
    }
}

#endif
