// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_CLI_VALUE_HPP
#define FACE_LIVENESS_CLI_VALUE_HPP

#include <face_liveness/detail/base64.hpp>
#include <face_liveness/detail/number.hpp>
#include <face_liveness/detail/utf8.hpp>
#include <face_liveness/json/decode.hpp>
#include <face_liveness/members.hpp>

#include <boost/system/result.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace face_liveness::inline v1::cli
{

/// What a value of the command line is, before anything is known of what it should be.  The AWS CLI is
/// written in Python and speaks of Python's types, so these are told apart as Python does.
enum class value_kind
{
    null,     ///< None
    boolean,  ///< bool
    integer,  ///< int, of any size
    number,   ///< float
    text,     ///< str, UTF-8
    bytes,    ///< bytes: what fileb:// gives
    list,     ///< list
    map,      ///< dict, in the order of its text
    date,     ///< datetime.date: YAML's 2024-01-01
    date_time ///< datetime.datetime: YAML's 2024-01-01T12:00:00Z
};

/// An untyped value: what shorthand, JSON and YAML are read into, and what output is laid out from.
struct value
{
    value_kind kind{};                ///< which of the members below counts
    bool flag{};                      ///< of a boolean
    double number{};                  ///< of a number
    std::string text{};               ///< of text, bytes, dates; an integer's decimal digits
    std::vector<value> elements{};    ///< of a list, or the values of a map
    std::vector<std::string> names{}; ///< of a map: the name of each of `elements`, each name once

    bool operator==(value const&) const = default;

    /// The value of this name in a map, or null.  Linear.
    value const* find(std::string_view name) const noexcept
    {
        for (std::size_t i = 0; i != names.size(); ++i)
            if (names[i] == name)
                return &elements[i];
        return nullptr;
    }

    /// Adds a name to a map, or gives the one that is there this value.  Linear.
    void set(std::string name, value held)
    {
        for (std::size_t i = 0; i != names.size(); ++i)
            if (names[i] == name)
            {
                elements[i] = std::move(held);
                return;
            }
        names.push_back(std::move(name));
        elements.push_back(std::move(held));
    }
};

/// A value that is text.
inline value text_value(std::string text)
{
    value out;
    out.kind = value_kind::text;
    out.text = std::move(text);
    return out;
}

/// A value that is an integer.
inline value integer_value(std::int64_t number)
{
    value out;
    out.kind = value_kind::integer;
    out.text = std::to_string(number);
    return out;
}

/// A value that is a number, even where it has no fraction.
inline value number_value(double number)
{
    value out;
    out.kind = value_kind::number;
    out.number = number;
    return out;
}

/// An empty list or map.
inline value empty_value(value_kind kind)
{
    value out;
    out.kind = kind;
    return out;
}

/// A shape as a value: its members by their names on the wire in the order of the model, unset ones left out,
/// blobs as base64, enums as their text; NaN and the infinities as text too, as AWS's JSON has them.
template <class T>
value to_value(T const& from)
{
    using namespace face_liveness::detail;
    if constexpr (std::is_same_v<T, std::string>)
        return text_value(from);
    else if constexpr (std::is_same_v<T, std::int32_t>)
        return integer_value(from);
    else if constexpr (std::is_same_v<T, double>)
    {
        auto const name = name_of_special_number(from);
        return name.empty() ? number_value(from) : text_value(std::string(name));
    }
    else if constexpr (is_open<T>)
        return text_value(std::string(from.text()));
    else if constexpr (std::is_same_v<T, blob>)
    {
        std::string text(base64_size(from.size()), '\0');
        base64_encode(from.data(), from.size(), text.data());
        return text_value(std::move(text));
    }
    else if constexpr (is_list<T>)
    {
        value out = empty_value(value_kind::list);
        for (auto const& element : from)
            out.elements.push_back(to_value(element));
        return out;
    }
    else
    {
        static_assert(shape<T>, "face_liveness: to_value takes a shape or what a member of one may be");
        value out = empty_value(value_kind::map);
        T::members(
            [&]<class Member, class... Limits>(std::string_view name, Member T::*member, Limits const&...)
            {
                auto const add = [&](auto const& present)
                {
                    out.names.emplace_back(name);
                    out.elements.push_back(to_value(present));
                };
                if constexpr (!is_optional<Member>)
                    add(from.*member);
                else if (from.*member)
                    add(*(from.*member));
            });
        return out;
    }
}

/// A value as JSON text, laid out as Python does: on one line if `indent` is 0, else a line for each element,
/// indented by so many blanks a level.  Bytes, dates, NaN and the infinities, for which JSON has nothing,
/// become text.  Characters outside of ASCII stay as they are.
inline std::string to_json(value const& from, std::size_t indent = 0);

/// Reads a value into a shape, by the rules of `decode` for JSON.  The offset of an error means nothing.
template <shape T>
boost::system::result<T, decode_error> from_value(value const& from)
{
    std::string const text = to_json(from);
    return decode<T>(text, {.max_size = text.size()});
}

namespace detail
{

// repr(float): the shortest text that reads back, with at least one digit behind the point, and with an
// exponent below 1e-4 and from 1e16 on.
inline std::string python_number(double number)
{
    auto const name = face_liveness::detail::name_of_special_number(number);
    if (!name.empty())
        return name == "NaN" ? "nan" : name == "Infinity" ? "inf" : "-inf";

    char scientific[face_liveness::detail::longest_number + 8];
    auto const end =
        std::to_chars(scientific, scientific + sizeof scientific, number, std::chars_format::scientific).ptr;
    std::string_view text(scientific, static_cast<std::size_t>(end - scientific));
    std::string out;
    if (text.front() == '-')
    {
        out += '-';
        text.remove_prefix(1);
    }
    std::size_t const e = text.find('e');
    int exponent = 0;
    for (char c : text.substr(e + 2))
        exponent = exponent * 10 + (c - '0');
    if (text[e + 1] == '-')
        exponent = -exponent;
    std::string digits(text.substr(0, 1));
    if (e > 2)
        digits += text.substr(2, e - 2);

    if (exponent < -4 || exponent >= 16)
    {
        out += digits[0];
        if (digits.size() > 1)
            (out += '.') += std::string_view(digits).substr(1);
        out += exponent < 0 ? "e-" : "e+";
        std::string const magnitude = std::to_string(exponent < 0 ? -exponent : exponent);
        return out.append(magnitude.size() < 2 ? 1 : 0, '0') += magnitude;
    }
    if (exponent < 0)
        return out.append("0.").append(static_cast<std::size_t>(-exponent) - 1, '0') += digits;
    auto const whole = static_cast<std::size_t>(exponent) + 1;
    if (digits.size() <= whole)
        return (out += digits).append(whole - digits.size(), '0') += ".0";
    return ((out += digits.substr(0, whole)) += '.') += digits.substr(whole);
}

// With U+FFFD in place of what is not UTF-8.
inline void append_json_text(std::string& out, std::string_view text)
{
    out += '"';
    for (std::size_t at = 0; at != text.size();)
    {
        auto const sequence = face_liveness::detail::utf8_sequence_at(text, at);
        auto const c = static_cast<unsigned char>(text[at]);
        constexpr std::string_view escaped = "\"\\\b\f\n\r\t";
        if (!sequence.well_formed)
            out += "\xEF\xBF\xBD";
        else if (std::size_t const place = escaped.find(text[at]); place != escaped.npos)
            (out += '\\') += "\"\\bfnrt"[place];
        else if (c < 0x20)
            ((out += "\\u00") += static_cast<char>('0' + (c >> 4))) += "0123456789abcdef"[c & 15];
        else
            out += text.substr(at, sequence.size);
        at += sequence.size;
    }
    out += '"';
}

inline void append_json(std::string& out, value const& from, std::size_t indent, std::size_t level)
{
    auto const container = [&](char open, char close, auto const& element)
    {
        out += open;
        for (std::size_t i = 0; i != from.elements.size(); ++i)
        {
            if (i != 0)
                out += ',';
            if (indent != 0)
                (out += '\n').append((level + 1) * indent, ' ');
            else if (i != 0)
                out += ' ';
            element(i);
        }
        if (indent != 0 && !from.elements.empty())
            (out += '\n').append(level * indent, ' ');
        out += close;
    };
    switch (from.kind)
    {
    case value_kind::null: out += "null"; break;
    case value_kind::boolean: out += from.flag ? "true" : "false"; break;
    case value_kind::integer: out += from.text; break;
    case value_kind::number:
        if (auto const name = face_liveness::detail::name_of_special_number(from.number); !name.empty())
            append_json_text(out, name);
        else
            out += python_number(from.number);
        break;
    case value_kind::text:
    case value_kind::bytes:
    case value_kind::date:
    case value_kind::date_time: append_json_text(out, from.text); break;
    case value_kind::list:
        container('[', ']', [&](std::size_t i) { append_json(out, from.elements[i], indent, level + 1); });
        break;
    case value_kind::map:
        container('{', '}',
                  [&](std::size_t i)
                  {
                      append_json_text(out, from.names[i]);
                      out += ": ";
                      append_json(out, from.elements[i], indent, level + 1);
                  });
        break;
    }
}

} // namespace detail

inline std::string to_json(value const& from, std::size_t indent)
{
    std::string out;
    detail::append_json(out, from, indent, 0);
    return out;
}

} // namespace face_liveness::inline v1::cli

#endif
