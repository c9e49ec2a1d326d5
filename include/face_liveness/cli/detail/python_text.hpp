// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_CLI_DETAIL_PYTHON_TEXT_HPP
#define FACE_LIVENESS_CLI_DETAIL_PYTHON_TEXT_HPP

#include <face_liveness/cli/detail/unicode.hpp>
#include <face_liveness/cli/value.hpp>

#include <cstddef>
#include <string>
#include <string_view>

// How Python prints values, since the AWS CLI's messages do.

namespace face_liveness::inline v1::cli::detail
{

// type(x).__name__, with the module where Python names it
constexpr std::string_view python_type(value_kind kind) noexcept
{
    switch (kind)
    {
    case value_kind::null: return "NoneType";
    case value_kind::boolean: return "bool";
    case value_kind::integer: return "int";
    case value_kind::number: return "float";
    case value_kind::text: return "str";
    case value_kind::bytes: return "bytes";
    case value_kind::list: return "list";
    case value_kind::map: return "dict";
    case value_kind::date: return "datetime.date";
    case value_kind::date_time: return "datetime.datetime";
    }
    return {};
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

// str.isprintable: no other, and no separator but the blank.  Unassigned code points pass here: which ones
// these are changes with Python's version.
constexpr bool is_printable(char32_t c) noexcept
{
    if (c < 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0xAD || (c != 0x20 && is_space(c)))
        return false;
    bool const format = (c >= 0x600 && c <= 0x605) || c == 0x61C || c == 0x6DD || c == 0x70F
                        || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E)
                        || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB)
                        || (c >= 0xE0001 && c <= 0xE007F);
    bool const private_use = (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
    return !format && !private_use && (c & 0xFFFE) != 0xFFFE;
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
    auto const points = code_points_of(text);
    if (!points)
    {
        // bytes that are not UTF-8 are what Python calls surrogate escapes
        for (char byte : text)
        {
            auto const c = static_cast<unsigned char>(byte);
            if (append_short_escape(out, c, quote))
                continue;
            if (c >= 0x20 && c < 0x7F)
                out += byte;
            else
                append_hex(out, c < 0x80 ? "\\x" : "\\udc", c, 2);
        }
        return out += quote;
    }
    for (char32_t const c : *points)
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

// datetime.date(2024, 1, 1) of 2024-01-01
inline std::string python_repr_of_date(std::string_view type, std::string_view text)
{
    std::string out(type);
    out += '(';
    bool starts_number = true;
    bool has_zero = false;
    for (char c : text.substr(0, text.find_first_of("+.")))
    {
        if (c < '0' || c > '9')
        {
            out += has_zero ? "0, " : ", ";
            starts_number = true;
            has_zero = false;
            continue;
        }
        has_zero = starts_number && c == '0';
        if (!has_zero)
        {
            out += c;
            starts_number = false;
        }
    }
    return out += has_zero ? "0)" : ")";
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
