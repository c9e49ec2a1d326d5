// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_VALIDATE_HPP
#define FACE_LIVENESS_VALIDATE_HPP

#include <face_liveness/detail/number.hpp>
#include <face_liveness/detail/utf8.hpp>
#include <face_liveness/issue.hpp>
#include <face_liveness/members.hpp>

#include <algorithm>
#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace face_liveness::inline v1
{

namespace detail
{

constexpr bool holds(std::string_view text, string_limits const& limits)
{
    if (!limits.matches(text))
        return false;
    std::size_t characters = text.size();
    if (!limits.ascii_only)
    {
        auto const length = count_utf8(text);
        if (length.valid_size != text.size())
            return false;
        characters = length.characters;
    }
    return characters >= limits.min_length && characters <= limits.max_length;
}

constexpr bool holds(std::int32_t value, integer_limits const& limits)
{
    return limits.clamped || (value >= limits.min && value <= limits.max);
}

constexpr bool holds(double value, number_limits const& limits)
{
    return value >= limits.min && value <= limits.max;
}

// Without limits: text still has to be UTF-8.
constexpr bool holds(std::string_view text, no_limits)
{
    return count_utf8(text).valid_size == text.size();
}

constexpr bool holds(std::int32_t, no_limits)
{
    return true;
}

constexpr bool holds(double, no_limits)
{
    return true;
}

constexpr bool holds(blob const&, no_limits)
{
    return true;
}

constexpr bool holds(blob const& value, blob_limits const& limits)
{
    return value.size() >= limits.min_size && value.size() <= limits.max_size;
}

template <class Enum>
constexpr bool holds(open<Enum> const& value, no_limits)
{
    return value != Enum::unknown;
}

template <shape T>
constexpr bool holds(T const& value, no_limits = {});

template <class T>
constexpr bool holds(std::vector<T> const& list, no_limits)
{
    for (T const& element : list)
        if (!holds(element, no_limits()))
            return false;
    return true;
}

template <class T, class Limits>
constexpr bool holds(std::optional<T> const& value, Limits const& limits)
{
    return !value || holds(*value, limits);
}

template <shape T>
constexpr bool holds(T const& value, no_limits)
{
    bool all = true;
    T::members([&]<class Member, class Limits = no_limits>(auto const&, Member T::*member,
                                                           Limits const& limits = {}) {
        static_assert(limits_fit<value_of_t<Member>, Limits>,
                      "face_liveness: a member is listed with limits of another kind than its type");
        if constexpr (limits_fit<value_of_t<Member>, Limits>)
            all = all && holds(value.*member, limits);
    });
    return all;
}

// "CREATED, IN_PROGRESS, ...", as one text with static storage
template <class Enum>
struct joined_names
{
    static constexpr auto names = wire_names(Enum{});
    static constexpr std::string_view separator = ", ";
    static constexpr auto text = []
    {
        constexpr std::size_t size = []
        {
            std::size_t sum = 0;
            for (std::string_view name : names)
                sum += name.size() + separator.size();
            return sum - separator.size();
        }();
        std::array<char, size> out{};
        auto at = out.begin();
        for (std::string_view name : names)
        {
            if (at != out.begin())
                at = std::copy(separator.begin(), separator.end(), at);
            at = std::copy(name.begin(), name.end(), at);
        }
        return out;
    }();
};
template <class Enum>
inline constexpr std::string_view joined_wire_names{joined_names<Enum>::text.data(),
                                                    joined_names<Enum>::text.size()};

// Walks a shape and writes down every issue, in the order of the members.
class issue_collector
{
public:
    template <shape T>
    constexpr void look_at(T const& value, no_limits, path_step const& at)
    {
        T::members([&]<class Member, class Limits = no_limits>(auto const& name, Member T::*member,
                                                               Limits const& limits = {}) {
            static_assert(limits_fit<value_of_t<Member>, Limits>,
                          "face_liveness: a member is listed with limits of another kind than its type");
            if constexpr (limits_fit<value_of_t<Member>, Limits>)
                look_at(value.*member, limits, path_step{&at, name, 0});
        });
        if constexpr (requires { value.advice(); })
            if (std::string_view const sentence = value.advice(); !sentence.empty())
                report(at, {.rule = rule::advice, .severity = severity::warning, .requirement = sentence});
    }

    constexpr std::vector<issue> take() && { return std::move(issues_); }

private:
    template <class T, class Limits>
    constexpr void look_at(std::optional<T> const& value, Limits const& limits, path_step const& at)
    {
        if (value)
            look_at(*value, limits, at);
    }

    template <class T>
    constexpr void look_at(std::vector<T> const& list, no_limits, path_step const& at)
    {
        for (std::size_t i = 0; i != list.size(); ++i)
            look_at(list[i], no_limits(), path_step{&at, {}, i});
    }

    template <class Enum>
    constexpr void look_at(open<Enum> const& value, no_limits, path_step const& at)
    {
        if (!value.is_set())
            report(at, {.rule = rule::required, .absent = true});
        else if (std::size_t const valid_size = count_utf8(value.text()).valid_size;
                 valid_size != value.text().size())
            report_malformed(value.text(), valid_size, at);
        else if (value == Enum::unknown)
            report(at, {.rule = rule::enum_value,
                        .value = excerpt(value.text()),
                        .constraint = joined_wire_names<Enum>});
    }

    constexpr void look_at(std::string const& text, string_limits const& limits, path_step const& at)
    {
        if (holds(text, limits))
        {
            if (!limits.advisable(text))
                report(at, {.rule = rule::advice,
                            .severity = severity::warning,
                            .value = excerpt(text),
                            .requirement = limits.advice});
            return;
        }
        auto const length = count_utf8(text);
        if (length.valid_size != text.size())
            return report_malformed(text, length.valid_size, at);
        look_at_size(length.characters, limits.min_length, limits.max_length,
                     {.unit = unit::characters, .value = excerpt(text)}, at);
        if (!limits.matches(text))
            report(at, {.rule = rule::pattern,
                        .value = excerpt(text),
                        .requirement = limits.words,
                        .constraint = limits.pattern});
    }

    constexpr void look_at(std::string const& text, no_limits, path_step const& at)
    {
        if (auto const length = count_utf8(text); length.valid_size != text.size())
            report_malformed(text, length.valid_size, at);
    }

    constexpr void look_at(blob const&, no_limits, path_step const&) {}
    constexpr void look_at(std::int32_t, no_limits, path_step const&) {}
    constexpr void look_at(double, no_limits, path_step const&) {}

    constexpr void look_at(blob const& value, blob_limits const& limits, path_step const& at)
    {
        look_at_size(value.size(), limits.min_size, limits.max_size, {.unit = unit::bytes}, at);
    }

    constexpr void look_at(std::int32_t value, integer_limits const& limits, path_step const& at)
    {
        if (value >= limits.min && value <= limits.max)
            return;
        std::string text;
        append_integer(text, value);
        report(at, {.rule = value < limits.min ? rule::min_value : rule::max_value,
                    .severity = limits.clamped ? severity::warning : severity::error,
                    .limit = value < limits.min ? limits.min : limits.max,
                    .actual = value,
                    .value = std::move(text)});
    }

    constexpr void look_at(double value, number_limits const& limits, path_step const& at)
    {
        if (holds(value, limits))
            return;
        bool const too_large = value > limits.max;
        std::string text;
        if (!std::is_constant_evaluated())
            append_number(text, value);
        report(at, {.rule = too_large ? rule::max_value : rule::min_value,
                    .limit = too_large ? limits.max : limits.min,
                    .value = std::move(text)});
    }

    constexpr void report_malformed(std::string_view text, std::size_t valid_size, path_step const& at)
    {
        report(at, {.rule = rule::malformed_utf8,
                    .actual = static_cast<std::int64_t>(valid_size),
                    .value = excerpt(text)});
    }

    constexpr void look_at_size(std::size_t size, std::size_t least, std::size_t most, issue&& found,
                                path_step const& at)
    {
        if (size >= least && size <= most)
            return;
        found.rule = size < least ? rule::min_length : rule::max_length;
        found.limit = static_cast<std::int64_t>(size < least ? least : most);
        found.actual = static_cast<std::int64_t>(size);
        report(at, std::move(found));
    }

    constexpr void report(path_step const& at, issue&& found)
    {
        append_path(found.path, at);
        issues_.push_back(std::move(found));
    }

    static constexpr std::string excerpt(std::string_view text) { return std::string(cut_of(text, 4096)); }

    std::vector<issue> issues_{};
};

} // namespace detail

/// Every issue of a shape, errors and warnings, in the order of its members and of its lists' elements.
///
/// A value that breaks several rules has several issues, as in the service's own answer; text that is not
/// UTF-8 has only that one.  Linear in the size of the value.  Strong exception safety.  Usable in constant
/// expressions.
template <class T>
constexpr std::vector<issue> validate(T const& value)
{
    static_assert(shape<T>, "face_liveness: validate takes a shape, a type that lists its members");
    detail::issue_collector collector;
    if constexpr (shape<T>)
        collector.look_at(value, no_limits(), detail::path_step());
    return std::move(collector).take();
}

/// Whether `validate` would find no error; warnings do not count.  Stops at the first one and never
/// allocates.
template <class T>
requires(!std::invocable<T const&>) constexpr bool is_valid(T const& value) noexcept
{
    static_assert(shape<T>, "face_liveness: is_valid takes a shape, a type that lists its members");
    if constexpr (shape<T>)
        return detail::holds(value);
    return false;
}

/// Whether the request that a function returns is valid, for constant expressions.
///
///     static_assert(is_valid([] { return create_session_request{.kms_key_id = "alias/faces"}; }));
///
/// Not every compiler can hold a whole request in a constant expression: GCC 12 and 14 refuse braced lists of
/// structures there, but can run a function that makes one; clang with libstdc++ 12 can't hold most strings
/// at all, and has `literal`.
template <std::invocable Function>
consteval bool is_valid(Function make)
{
    return is_valid(make());
}

namespace detail
{

// Not constexpr: calling one of these inside `literal` stops the compiler, which then prints the name.
inline void the_literal_has_fewer_characters_than_the_shortest_that_is_allowed() {}
inline void the_literal_has_more_characters_than_the_longest_that_is_allowed() {}
inline void the_literal_does_not_match_the_pattern_of_the_service_model() {}
inline void the_literal_is_not_valid_utf8() {}
inline void the_literal_has_a_nul_character() {}

} // namespace detail

/// A string literal that is checked when it is compiled, on every compiler.
///
///     output_config{.s3_bucket = literal<scalars::s3_bucket>("acme-liveness")}
///
/// A literal that breaks a rule of `Limits` does not compile, and the error names the rule.
template <auto const& Limits, std::size_t Size>
consteval char const* literal(char const (&text)[Size])
{
    static_assert(std::is_same_v<std::remove_cvref_t<decltype(Limits)>, string_limits>,
                  "face_liveness: literal takes the limits of a string, such as scalars::s3_bucket");
    std::string_view const characters(text, Size - 1);
    auto const length = detail::count_utf8(characters);
    if (characters.find('\0') != characters.npos)
        detail::the_literal_has_a_nul_character();
    if (length.valid_size != characters.size())
        detail::the_literal_is_not_valid_utf8();
    if (length.characters < Limits.min_length)
        detail::the_literal_has_fewer_characters_than_the_shortest_that_is_allowed();
    if (length.characters > Limits.max_length)
        detail::the_literal_has_more_characters_than_the_longest_that_is_allowed();
    if (!Limits.matches(characters))
        detail::the_literal_does_not_match_the_pattern_of_the_service_model();
    return text;
}

} // namespace face_liveness::inline v1

#endif
