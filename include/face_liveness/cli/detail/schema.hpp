// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_CLI_DETAIL_SCHEMA_HPP
#define FACE_LIVENESS_CLI_DETAIL_SCHEMA_HPP

#include <face_liveness/limits.hpp>
#include <face_liveness/members.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

// A shape's member list as data, so that what walks untyped values is written, and compiled, once for all
// shapes.

namespace face_liveness::inline v1::cli::detail
{

enum class schema_kind : unsigned char
{
    structure,
    list,
    string,
    enumeration,
    integer,
    number,
    blob
};

struct member_schema;

struct schema
{
    schema_kind kind{};
    std::span<member_schema const> members{};  // of a structure
    schema const* element{};                   // of a list
    std::span<std::string_view const> names{}; // of an enumeration
};

struct member_schema
{
    std::string_view name{};
    bool is_required{};
    schema const* type{};
    std::optional<string_limits> of_string{};
    std::optional<integer_limits> of_integer{};
    std::optional<number_limits> of_number{};
    std::optional<blob_limits> of_blob{};
};

template <class Value>
consteval schema make_schema();

template <class Value>
inline constexpr schema schema_of = make_schema<Value>();

template <class Enum>
inline constexpr auto enum_names = wire_names(Enum{});

template <shape T>
consteval auto make_members()
{
    std::array<member_schema, face_liveness::detail::number_of_members<T>()> out{};
    std::size_t index = 0;
    T::members(
        [&]<class Member, class... Limits>(std::string_view name, Member T::*, Limits const&... limits)
        {
            member_schema& member = out[index++];
            member.name = name;
            member.is_required = !face_liveness::detail::is_optional<Member>;
            member.type = &schema_of<face_liveness::detail::value_of_t<Member>>;
            [[maybe_unused]] auto const keep = [&]<class Kind>(Kind const& of)
            {
                if constexpr (std::is_same_v<Kind, string_limits>)
                    member.of_string = of;
                else if constexpr (std::is_same_v<Kind, integer_limits>)
                    member.of_integer = of;
                else if constexpr (std::is_same_v<Kind, number_limits>)
                    member.of_number = of;
                else if constexpr (std::is_same_v<Kind, blob_limits>)
                    member.of_blob = of;
                else
                    static_assert(std::is_same_v<Kind, no_limits>);
            };
            (keep(limits), ...);
        });
    return out;
}

template <shape T>
inline constexpr auto members_of = make_members<T>();

template <class Value>
consteval schema make_schema()
{
    schema out;
    if constexpr (shape<Value>)
    {
        out.kind = schema_kind::structure;
        out.members = members_of<Value>;
    }
    else if constexpr (face_liveness::detail::is_list<Value>)
    {
        out.kind = schema_kind::list;
        out.element = &schema_of<typename Value::value_type>;
    }
    else if constexpr (face_liveness::detail::is_open<Value>)
    {
        out.kind = schema_kind::enumeration;
        out.names = enum_names<typename Value::enum_type>;
    }
    else if constexpr (std::is_same_v<Value, std::string>)
        out.kind = schema_kind::string;
    else if constexpr (std::is_same_v<Value, std::int32_t>)
        out.kind = schema_kind::integer;
    else if constexpr (std::is_same_v<Value, double>)
        out.kind = schema_kind::number;
    else
        out.kind = schema_kind::blob;
    return out;
}

inline member_schema const* find_member(schema const& of, std::string_view name) noexcept
{
    for (member_schema const& member : of.members)
        if (member.name == name)
            return &member;
    return nullptr;
}

} // namespace face_liveness::inline v1::cli::detail

#endif
