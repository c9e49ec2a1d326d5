// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_TESTS_SUPPORT_CUSTOM_SHAPES_HPP
#define FACE_LIVENESS_TESTS_SUPPORT_CUSTOM_SHAPES_HPP

#include <face_liveness/encode.hpp>
#include <face_liveness/json/conversion.hpp>
#include <face_liveness/types.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Shapes that a user could write, with what the model of the two operations doesn't have.
namespace custom
{

using face_liveness::operator<<;
using face_liveness::tag_invoke;

enum class colour
{
    unknown,
    red,
    green
};

constexpr std::array<std::string_view, 2> wire_names(colour) noexcept
{
    return {"RED", "GREEN"};
}

using blob = std::vector<unsigned char>;

/// One optional member of each kind.
struct every_kind
{
    std::optional<face_liveness::versions> structure{};
    std::optional<std::vector<std::string>> list{};
    std::optional<std::string> string{};
    std::optional<std::int32_t> integer{};
    std::optional<double> number{};
    std::optional<face_liveness::open<colour>> name{};
    std::optional<blob> bytes{};

    bool operator==(every_kind const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("Structure", &every_kind::structure);
        each("List", &every_kind::list);
        each("String", &every_kind::string);
        each("Integer", &every_kind::integer);
        each("Number", &every_kind::number);
        each("Name", &every_kind::name);
        each("Bytes", &every_kind::bytes);
    }
};

/// Lists of everything, required.
struct lists
{
    std::vector<std::string> strings{};
    std::vector<std::int32_t> integers{};
    std::vector<double> numbers{};
    std::vector<face_liveness::open<colour>> names{};
    std::vector<blob> blobs{};
    std::vector<every_kind> structures{};
    std::vector<std::vector<std::string>> lists_of_strings{};

    bool operator==(lists const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("Strings", &lists::strings);
        each("Integers", &lists::integers);
        each("Numbers", &lists::numbers);
        each("Names", &lists::names);
        each("Blobs", &lists::blobs);
        each("Structures", &lists::structures);
        each("ListsOfStrings", &lists::lists_of_strings);
    }
};

/// The input of an operation, with required members below the top.
struct request
{
    struct response
    {
        static constexpr void members(auto&&) {}
    };
    static constexpr std::string_view operation = "Custom";

    std::vector<every_kind> items{};
    std::optional<face_liveness::challenge> challenge{};

    bool operator==(request const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("Items", &request::items);
        each("Challenge", &request::challenge);
    }
};

} // namespace custom

#endif
