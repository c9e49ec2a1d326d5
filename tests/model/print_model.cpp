// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// Prints what the member lists say of both operations, as JSON, for compare_with_botocore.py.

#include <face_liveness/core.hpp>

#include <cstdint>
#include <iostream>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace fl = face_liveness;

namespace
{

std::string quoted(std::string_view text)
{
    std::string out = "\"";
    for (char c : text)
    {
        if (c == '"' || c == '\\')
            out += '\\';
        out += c;
    }
    return out + '"';
}

std::string range(auto least, auto most)
{
    return ",\"min\":" + std::to_string(least) + ",\"max\":" + std::to_string(most);
}

std::string limits_of(fl::no_limits)
{
    return {};
}

std::string limits_of(fl::string_limits const& limits)
{
    std::string out = range(limits.min_length, limits.max_length);
    return limits.pattern.empty() ? out : out + ",\"pattern\":" + quoted(limits.pattern);
}

std::string limits_of(fl::integer_limits const& limits)
{
    return range(limits.min, limits.max);
}

std::string limits_of(fl::number_limits const& limits)
{
    return range(limits.min, limits.max);
}

std::string limits_of(fl::blob_limits const& limits)
{
    return range(limits.min_size, limits.max_size);
}

template <class T, class Limits = fl::no_limits>
std::string type_of(Limits const& limits = {})
{
    std::string out = "{\"type\":";
    if constexpr (std::is_same_v<T, std::string>)
        out += "\"string\"";
    else if constexpr (std::is_same_v<T, std::int32_t>)
        out += "\"integer\"";
    else if constexpr (std::is_same_v<T, double>)
        out += "\"float\"";
    else if constexpr (std::is_same_v<T, std::vector<unsigned char>>)
        out += "\"blob\"";
    else if constexpr (fl::shape<T>)
    {
        out += "\"structure\",\"members\":[";
        bool first = true;
        T::members([&]<class Member, class L = fl::no_limits>(std::string_view name, Member T::*,
                                                              L const& l = {}) {
            using value = fl::detail::value_of_t<Member>;
            out += (first ? "" : ",") + ("{\"name\":" + quoted(name))
                   + ",\"required\":" + (fl::detail::is_optional<Member> ? "false" : "true")
                   + ",\"shape\":" + type_of<value>(l) + '}';
            first = false;
        });
        out += ']';
    }
    else if constexpr (fl::detail::is_list<T>)
        out += "\"list\",\"member\":" + type_of<typename T::value_type>();
    else
    {
        out += "\"enum\",\"values\":[";
        bool first = true;
        for (std::string_view text : wire_names(typename T::enum_type{}))
        {
            out += (first ? "" : ",") + quoted(text);
            first = false;
        }
        out += ']';
    }
    return out + limits_of(limits) + '}';
}

template <class Request>
std::string operation()
{
    return quoted(Request::operation) + ":{\"input\":" + type_of<Request>()
           + ",\"output\":" + type_of<typename Request::response>() + '}';
}

} // namespace

int main()
{
    std::cout << '{' << operation<fl::create_session_request>() << ','
              << operation<fl::get_session_results_request>() << "}\n";
}
