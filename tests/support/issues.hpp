// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_TESTS_SUPPORT_ISSUES_HPP
#define FACE_LIVENESS_TESTS_SUPPORT_ISSUES_HPP

#include <face_liveness/validate.hpp>

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

/// "Settings.OutputConfig.S3Bucket min_length 3 2", and "(warning)" behind what is none of an error: what a
/// test compares an issue with.
inline std::string summary(face_liveness::issue const& i)
{
    constexpr std::string_view rules[] = {"required",   "malformed_utf8", "min_length",
                                          "max_length", "min_value",      "max_value",
                                          "pattern",    "enum_value",     "advice"};
    std::string out = i.path + ' ' + std::string(rules[static_cast<std::size_t>(i.rule)]);
    if (i.rule == face_liveness::rule::min_length || i.rule == face_liveness::rule::max_length)
        out += ' ' + std::to_string(i.limit) + ' ' + std::to_string(i.actual);
    if (i.rule == face_liveness::rule::min_value || i.rule == face_liveness::rule::max_value)
        out += ' ' + std::to_string(i.limit) + ' ' + i.value;
    if (i.severity == face_liveness::severity::warning)
        out += " (warning)";
    return out;
}

/// The issues of a shape, one a line.  `is_valid` and `validate` have to agree on errors.
template <class T>
std::string issues_of(T const& value)
{
    std::string out;
    bool has_error = false;
    for (face_liveness::issue const& i : face_liveness::validate(value))
    {
        out += (out.empty() ? "" : "\n") + summary(i);
        has_error = has_error || i.severity == face_liveness::severity::error;
    }
    if (face_liveness::is_valid(value) == has_error)
        out += "\nis_valid disagrees";
    return out;
}

/// `text` this many times.
inline std::string times(std::size_t count, std::string_view text)
{
    std::string out;
    while (count-- != 0)
        out += text;
    return out;
}

/// Characters of one, two, three and four bytes, none of them white space.
inline constexpr std::initializer_list<char const*> characters_of_all_sizes = {
    "a", "\xC3\xA9", "\xE2\x82\xAC", "\xF0\x9F\x98\x80"};

#endif
