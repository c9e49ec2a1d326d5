// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_MEMBERS_HPP
#define FACE_LIVENESS_MEMBERS_HPP

#include <face_liveness/limits.hpp>
#include <face_liveness/open.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace face_liveness::inline v1
{

namespace detail
{

struct any_member
{
    template <class Shape, class Member, class Limits = no_limits>
    constexpr void operator()(std::string_view, Member Shape::*, Limits const& = {}) const noexcept
    {
    }
};

} // namespace detail

/// A type that lists its members: an aggregate with
///
///     static constexpr void members(auto&& each)
///     {
///         each("S3Bucket", &output_config::s3_bucket, scalars::s3_bucket);
///         ...
///     }
///
/// A member that is not `std::optional` is required.  Its type is std::string, std::int32_t, double,
/// std::vector<unsigned char> (a blob), open<Enum>, another shape, or a std::vector of one of these, and the
/// limits are the ones that go with it (string_limits, integer_limits, number_limits, blob_limits) or left
/// out.  A rule between members is a function `constexpr std::string_view advice() const`, which returns a
/// sentence when it is broken.
///
/// A namespace with shapes of yours says `using face_liveness::operator<<;` to print them, and
/// `using face_liveness::tag_invoke;` to convert them from and to boost::json::value.
template <class T>
concept shape = std::is_class_v<T> && requires
{
    T::members(detail::any_member{});
};

/// A shape that is the input of an operation: it names the operation and the shape of the answer.
template <class T>
concept request_shape = shape<T> && requires
{
    typename T::response;
    {
        T::operation
        } -> std::convertible_to<std::string_view>;
};

/// A shape that is the answer of an operation, which it names.
template <class T>
concept response_shape = shape<T> && !request_shape<T> && requires
{
    {
        T::operation
        } -> std::convertible_to<std::string_view>;
};

namespace detail
{

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

template <class T>
struct value_of
{
    using type = T;
};
template <class T>
struct value_of<std::optional<T>>
{
    using type = T;
};
// what a member holds when it is there
template <class T>
using value_of_t = typename value_of<T>::type;

template <class T>
inline constexpr bool is_open = false;
template <class Enum>
inline constexpr bool is_open<open<Enum>> = true;

using blob = std::vector<unsigned char>;

template <shape T>
consteval unsigned number_of_members()
{
    unsigned count = 0;
    T::members([&]<class Member, class... Limits>(auto const&, Member T::*, Limits const&...) { ++count; });
    return count;
}

template <class T>
inline constexpr bool is_list = false;
template <class T>
inline constexpr bool is_list<std::vector<T>> = !std::is_same_v<std::vector<T>, blob>;

template <class Value, class Limits>
inline constexpr bool limits_fit = std::is_same_v<Limits, no_limits>;
template <>
inline constexpr bool limits_fit<std::string, string_limits> = true;
template <>
inline constexpr bool limits_fit<std::int32_t, integer_limits> = true;
template <>
inline constexpr bool limits_fit<double, number_limits> = true;
template <>
inline constexpr bool limits_fit<blob, blob_limits> = true;

} // namespace detail

} // namespace face_liveness::inline v1

#endif
