// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_LIMITS_HPP
#define FACE_LIVENESS_LIMITS_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace face_liveness::inline v1
{

namespace detail
{

constexpr bool is_any_text(std::string_view) noexcept
{
    return true;
}

} // namespace detail

/// The limits of a string member, from AWS's service model.  Lengths count Unicode scalar values.
struct string_limits
{
    std::size_t min_length{};                                ///< the fewest characters that are allowed
    std::size_t max_length{};                                ///< the most
    bool (*matches)(std::string_view) = detail::is_any_text; ///< whether the whole text matches `pattern`
    bool ascii_only{};                                       ///< nothing but ASCII matches `pattern`
    std::string_view pattern{}; ///< the model's regular expression, as the service quotes it; may be empty
    std::string_view words{};   ///< the same for people; follows "must be"
    bool (*advisable)(std::string_view) =
        detail::is_any_text;   ///< whether text within the limits follows the advice
    std::string_view advice{}; ///< the sentence for text that does not
};

/// The limits of an integer member.
struct integer_limits
{
    std::int32_t min{}; ///< the smallest that is allowed
    std::int32_t max{}; ///< the largest
    bool clamped{};     ///< the service acts on the nearest bound: outside is a warning, not an error
};

/// The limits of a floating-point member.  NaN is outside.
struct number_limits
{
    std::int32_t min{}; ///< the smallest that is allowed
    std::int32_t max{}; ///< the largest
};

/// The limits of a blob member, in bytes.
struct blob_limits
{
    std::size_t min_size{}; ///< the fewest bytes that are allowed
    std::size_t max_size{}; ///< the most
};

/// For members that have no limits of their own: structures, lists, enums, and numbers that may be anything.
struct no_limits
{
};

} // namespace face_liveness::inline v1

#endif
