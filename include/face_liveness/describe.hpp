// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_DESCRIBE_HPP
#define FACE_LIVENESS_DESCRIBE_HPP

#include <face_liveness/detail/text.hpp>
#include <face_liveness/members.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace face_liveness::inline v1
{

namespace detail
{

// member, required, type, limits
using description_row = std::array<std::string, 4>;

inline std::string range_text(std::size_t least, std::size_t most, std::string_view of)
{
    std::string out;
    if (least == most)
        out = std::to_string(most);
    else if (least == 0)
        out = "at most " + std::to_string(most);
    else
        out = std::to_string(least) + " to " + std::to_string(most);
    (out += ' ') += of;
    return most == 1 ? out : out + 's';
}

inline std::string limits_text(string_limits const& limits)
{
    std::string out = range_text(limits.min_length, limits.max_length, "character");
    if (!limits.words.empty())
        (out += "; ") += limits.words;
    return out;
}

inline std::string limits_text(integer_limits const& limits)
{
    std::string out = std::to_string(limits.min) + " to " + std::to_string(limits.max);
    return limits.clamped ? out + "; the service acts on the nearest" : out;
}

inline std::string limits_text(number_limits const& limits)
{
    return std::to_string(limits.min) + " to " + std::to_string(limits.max);
}

inline std::string limits_text(blob_limits const& limits)
{
    return range_text(limits.min_size, limits.max_size, "byte");
}

inline std::string limits_text(no_limits)
{
    return {};
}

template <class T>
constexpr std::string_view type_name() noexcept
{
    if constexpr (std::is_same_v<T, std::string>)
        return "string";
    else if constexpr (std::is_same_v<T, std::int32_t>)
        return "integer";
    else if constexpr (std::is_same_v<T, double>)
        return "number";
    else if constexpr (std::is_same_v<T, blob>)
        return "blob";
    else if constexpr (is_open<T>)
        return "enum";
    else if constexpr (is_list<T>)
        return "list";
    else
        return "structure";
}

// Lists of structures have rows for what is in them, other lists say it themselves.
template <class T>
std::string type_text()
{
    if constexpr (is_list<T>)
        if constexpr (!shape<typename T::value_type>)
            return "list of " + type_text<typename T::value_type>();
    return std::string(type_name<T>());
}

template <class T>
std::string names_text()
{
    std::string out;
    if constexpr (is_list<T>)
        out = names_text<typename T::value_type>();
    else if constexpr (is_open<T>)
        for (std::string_view text : wire_names(typename T::enum_type{}))
            (out += out.empty() ? "" : ", ") += text;
    return out;
}

template <shape T>
void describe_members(std::string const& prefix, std::vector<description_row>& rows);

template <class T>
void describe_inside(std::string const& path, std::vector<description_row>& rows)
{
    if constexpr (shape<T>)
        describe_members<T>(path + '.', rows);
    else if constexpr (is_list<T>)
        describe_inside<typename T::value_type>(path + "[]", rows);
}

template <shape T>
void describe_members(std::string const& prefix, std::vector<description_row>& rows)
{
    T::members([&]<class Member, class Limits = no_limits>(std::string_view name, Member T::*,
                                                           Limits const& limits = {}) {
        using value = value_of_t<Member>;
        std::string const path = prefix + std::string(name);
        rows.push_back({path, is_optional<Member> ? "" : "yes", type_text<value>(),
                        limits_text(limits) + names_text<value>()});
        describe_inside<value>(path, rows);
    });
}

} // namespace detail

/// A shape's members and limits as a table in Markdown, one line a member, those of inner structures
/// included.
///
/// "Required" is that of the structure which the member is in.  Lengths are Unicode scalar values of strings
/// and bytes of blobs.  Made from the same lists that validation, encoding and decoding walk.
template <class T>
std::string describe()
{
    static_assert(shape<T>, "face_liveness: describe takes a shape, a type that lists its members");
    std::vector<detail::description_row> rows{{"Member", "Required", "Type", "Limits"}};
    if constexpr (shape<T>)
        detail::describe_members<T>({}, rows);

    std::array<std::size_t, 4> widths{};
    for (auto const& row : rows)
        for (std::size_t i = 0; i != row.size(); ++i)
            widths[i] = (std::max)(widths[i], row[i].size());

    std::string out;
    auto const line = [&](auto const& cell, char fill)
    {
        for (std::size_t i = 0; i != widths.size(); ++i)
        {
            std::string const text = cell(i);
            (((out += '|') += fill) += text).append(widths[i] - text.size() + 1, fill);
        }
        out += "|\n";
    };
    for (auto const& row : rows)
    {
        line([&](std::size_t i) { return row[i]; }, ' ');
        if (&row == &rows.front())
            line([](std::size_t) { return std::string(); }, '-');
    }
    return out;
}

} // namespace face_liveness::inline v1

#endif
