// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_TESTS_SUPPORT_RAW_HTTP_HPP
#define FACE_LIVENESS_TESTS_SUPPORT_RAW_HTTP_HPP

#include <face_liveness/http/message.hpp>

#include <doctest/doctest.h>

#include <string>
#include <string_view>

/// The request that these bytes are: HTTP/1.1 with a content-length, as a client sent it.  Anything else
/// fails the test.
inline face_liveness::http_request raw_request(std::string_view bytes)
{
    auto const head_end = bytes.find("\r\n\r\n");
    REQUIRE(head_end != bytes.npos);
    std::string_view head = bytes.substr(0, head_end + 2);
    auto const line = [&head]
    {
        auto const end = head.find("\r\n");
        auto const text = head.substr(0, end);
        head.remove_prefix(end + 2);
        return text;
    };

    face_liveness::http_request request;
    auto const start = line();
    auto const first = start.find(' ');
    auto const last = start.rfind(' ');
    REQUIRE(first < last);
    REQUIRE(last != start.npos);
    REQUIRE(start.substr(last) == " HTTP/1.1");
    request.method = start.substr(0, first);
    request.target = start.substr(first + 1, last - first - 1);
    while (!head.empty())
    {
        auto const field = line();
        auto const colon = field.find(':');
        REQUIRE(colon != field.npos);
        auto value = field.substr(colon + 1);
        while (value.starts_with(' '))
            value.remove_prefix(1);
        request.headers.add(std::string(field.substr(0, colon)), std::string(value));
    }
    request.body = bytes.substr(head_end + 4);
    REQUIRE(request.headers.get("content-length") == std::to_string(request.body.size()));
    return request;
}

#endif
