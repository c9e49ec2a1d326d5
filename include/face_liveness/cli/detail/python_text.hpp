// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_CLI_DETAIL_PYTHON_TEXT_HPP
#define FACE_LIVENESS_CLI_DETAIL_PYTHON_TEXT_HPP

#include <face_liveness/cli/detail/unicode.hpp>
#include <face_liveness/cli/value.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

// How Python prints values, since the AWS CLI's messages do.

namespace face_liveness::inline v1::cli::detail
{

// type(x).__name__, with the module where Python names it
constexpr std::string_view python_type(value_kind kind) noexcept
{
    constexpr std::string_view names[] = {"NoneType", "bool", "int",  "float",         "str",
                                          "bytes",    "list", "dict", "datetime.date", "datetime.datetime"};
    return names[static_cast<std::size_t>(kind)];
}

// str(type(x))
inline std::string python_class(value_kind kind)
{
    return "<class '" + std::string(python_type(kind)) + "'>";
}

inline void append_hex(std::string& out, std::string_view mark, char32_t number, int digits)
{
    out += mark;
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
        out += "0123456789abcdef"[number >> shift & 15];
}

// The quotes of repr(str) and repr(bytes): single ones, unless that would mean to escape one.
constexpr char python_quote(std::string_view text) noexcept
{
    return text.find('\'') != text.npos && text.find('"') == text.npos ? '"' : '\'';
}

// Whether repr writes this character with an escape of its own.
inline bool append_short_escape(std::string& out, char32_t c, char quote)
{
    if (c == static_cast<unsigned char>(quote) || c == '\\')
        (out += '\\') += static_cast<char>(c);
    else if (c == '\n')
        out += "\\n";
    else if (c == '\r')
        out += "\\r";
    else if (c == '\t')
        out += "\\t";
    else
        return false;
    return true;
}

inline std::string python_repr(std::string_view text)
{
    char const quote = python_quote(text);
    std::string out(1, quote);
    for (char32_t const c : escaped_code_points_of(text))
    {
        if (append_short_escape(out, c, quote))
            continue;
        if (is_printable(c))
            append_code_point(out, c);
        else if (c < 0x100)
            append_hex(out, "\\x", c, 2);
        else if (c < 0x10000)
            append_hex(out, "\\u", c, 4);
        else
            append_hex(out, "\\U", c, 8);
    }
    return out += quote;
}

inline std::string python_repr_of_bytes(std::string_view bytes)
{
    char const quote = python_quote(bytes);
    std::string out = {'b', quote};
    for (char byte : bytes)
    {
        auto const c = static_cast<unsigned char>(byte);
        if (append_short_escape(out, c, quote))
            continue;
        if (c >= 0x20 && c < 0x7F)
            out += byte;
        else
            append_hex(out, "\\x", c, 2);
    }
    return out += quote;
}

// datetime.date(2024, 1, 1) of 2024-01-01, the numbers of datetime.datetime without seconds that are 0
inline std::string python_repr_of_date(std::string_view type, std::string_view text)
{
    if (text.find(' ') != text.npos && text.ends_with(":00"))
        text.remove_suffix(3);
    std::string out(type);
    char separator = '(';
    while (!text.empty())
    {
        std::string_view number = text.substr(0, text.find_first_of("- :."));
        text.remove_prefix((std::min)(number.size() + 1, text.size()));
        number.remove_prefix((std::min)(number.find_first_not_of('0'), number.size() - 1));
        (out += separator) += separator == '(' ? "" : " ";
        out += number;
        separator = ',';
    }
    return out += ')';
}

inline void append_repr(std::string& out, value const& from)
{
    switch (from.kind)
    {
    case value_kind::null: out += "None"; break;
    case value_kind::boolean: out += from.flag ? "True" : "False"; break;
    case value_kind::integer: out += from.text; break;
    case value_kind::number: out += python_number(from.number); break;
    case value_kind::text: out += python_repr(from.text); break;
    case value_kind::bytes: out += python_repr_of_bytes(from.text); break;
    case value_kind::date:
    case value_kind::date_time: out += python_repr_of_date(python_type(from.kind), from.text); break;
    case value_kind::list:
    case value_kind::map:
    {
        bool const is_map = from.kind == value_kind::map;
        out += is_map ? '{' : '[';
        for (std::size_t i = 0; i != from.elements.size(); ++i)
        {
            if (i != 0)
                out += ", ";
            if (is_map)
                (out += python_repr(from.names[i])) += ": ";
            append_repr(out, from.elements[i]);
        }
        out += is_map ? '}' : ']';
        break;
    }
    }
}

// str(x)
inline std::string python_str(value const& from)
{
    if (from.kind == value_kind::text || from.kind == value_kind::date || from.kind == value_kind::date_time)
        return from.text;
    std::string out;
    append_repr(out, from);
    return out;
}

} // namespace face_liveness::inline v1::cli::detail

#endif
