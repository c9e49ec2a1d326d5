// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_CLI_OUTPUT_HPP
#define FACE_LIVENESS_CLI_OUTPUT_HPP

#include <face_liveness/cli/detail/json_reader.hpp>
#include <face_liveness/cli/detail/python_text.hpp>
#include <face_liveness/cli/detail/schema.hpp>
#include <face_liveness/cli/detail/table.hpp>
#include <face_liveness/cli/detail/unicode.hpp>
#include <face_liveness/cli/detail/yaml_scalar.hpp>
#include <face_liveness/cli/error.hpp>
#include <face_liveness/cli/value.hpp>
#include <face_liveness/members.hpp>

#include <boost/system/result.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace face_liveness::inline v1::cli
{

/// How a response is printed: --output.
enum class output_format
{
    json,       ///< members in the order of the model, indented by four blanks
    text,       ///< scalars of a structure on a line, by name, between tabs
    table,      ///< boxes of ASCII characters
    yaml,       ///< members by name
    yaml_stream ///< a YAML list of one response
};

/// The names of `output_format` as --output takes them.
inline constexpr std::array<std::string_view, 5> output_format_names{"json", "text", "table", "yaml",
                                                                     "yaml-stream"};

namespace detail
{

// The places of a map's members in the order of their names.
inline std::vector<std::size_t> by_name(value const& map)
{
    std::vector<std::size_t> order(map.names.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return map.names[a] < map.names[b]; });
    return order;
}

constexpr bool is_container(value const& held) noexcept
{
    return held.kind == value_kind::map || held.kind == value_kind::list;
}

// What the model knows of an answer, in the model's order.
inline value known_part(value const& held, schema const& type)
{
    if (type.kind == schema_kind::list && held.kind == value_kind::list)
    {
        value out = empty_value(value_kind::list);
        for (value const& element : held.elements)
            out.elements.push_back(known_part(element, *type.element));
        return out;
    }
    if (type.kind == schema_kind::structure && held.kind == value_kind::map)
    {
        value out = empty_value(value_kind::map);
        for (member_schema const& member : type.members)
            if (value const* const given = held.find(member.name); given && given->kind != value_kind::null)
            {
                out.names.emplace_back(member.name);
                out.elements.push_back(known_part(*given, *member.type));
            }
        return out;
    }
    return held;
}

inline std::string upper_case(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return out;
}

class text_layout
{
public:
    explicit text_layout(std::string& out) noexcept
        : out_(out)
    {
    }

    // `columns` are the scalar members of all structures of a list, so that each has a place on every line.
    void write(value const& held, std::optional<std::string_view> tag,
               std::vector<std::string> const* columns = nullptr)
    {
        if (held.kind == value_kind::map)
            write_map(held, tag, columns);
        else if (held.kind == value_kind::list)
            write_list(held, tag);
        else
            (out_ += python_str(held)) += '\n';
    }

private:
    void write_map(value const& map, std::optional<std::string_view> tag,
                   std::vector<std::string> const* columns)
    {
        std::vector<std::string> cells;
        std::vector<std::size_t> containers;
        for (std::size_t i : by_name(map))
            if (is_container(map.elements[i]))
                containers.push_back(i);
            else if (!columns)
                cells.push_back(python_str(map.elements[i]));
        if (columns)
            for (std::string const& name : *columns)
            {
                value const* const cell = map.find(name);
                cells.push_back(cell ? python_str(*cell) : std::string());
            }
        if (!cells.empty())
        {
            if (tag)
                cells.insert(cells.begin(), upper_case(*tag));
            write_line(cells);
        }
        for (std::size_t i : containers)
            write(map.elements[i], map.names[i]);
    }

    void write_list(value const& list, std::optional<std::string_view> tag)
    {
        auto const is_map = [](value const& element) { return element.kind == value_kind::map; };
        if (std::any_of(list.elements.begin(), list.elements.end(), is_map))
        {
            std::vector<std::string> columns;
            for (value const& element : list.elements)
                for (std::size_t i = 0; i != element.names.size(); ++i)
                    if (!is_container(element.elements[i]))
                        columns.push_back(element.names[i]);
            std::sort(columns.begin(), columns.end());
            columns.erase(std::unique(columns.begin(), columns.end()), columns.end());
            for (value const& element : list.elements)
                write(element, tag, &columns);
            return;
        }
        std::vector<std::string> cells;
        for (value const& element : list.elements)
            if (!is_container(element))
                cells.push_back(python_str(element));
        if (tag)
            for (std::string const& cell : cells)
                write_line({upper_case(*tag), cell});
        else if (!cells.empty())
            write_line(cells);
        for (value const& element : list.elements)
            if (is_container(element))
                write(element, tag);
    }

    void write_line(std::vector<std::string> const& cells)
    {
        for (std::string const& cell : cells)
            (out_ += &cell == &cells.front() ? "" : "\t") += cell;
        out_ += '\n';
    }

    std::string& out_;
};

class yaml_layout
{
public:
    explicit yaml_layout(std::string& out) noexcept
        : out_(out)
    {
    }

    void write(value const& held, std::size_t indent = 0)
    {
        if (!is_container(held) || held.elements.empty())
        {
            write_scalar(held, indent);
            out_ += '\n';
        }
        else if (held.kind == value_kind::map)
            write_map(held, indent, false);
        else
            write_list(held, indent, false);
    }

private:
    // `is_inside`: the first line has begun already.
    void write_map(value const& map, std::size_t indent, bool is_inside)
    {
        for (std::size_t i : by_name(map))
        {
            if (!std::exchange(is_inside, false))
                out_.append(indent, ' ');
            yaml_text_writer(out_, indent + 2, true).write(map.names[i]);
            out_ += ':';
            value const& held = map.elements[i];
            if (!is_container(held) || held.elements.empty())
            {
                out_ += ' ';
                write_scalar(held, indent + 2);
                out_ += '\n';
                continue;
            }
            out_ += '\n';
            if (held.kind == value_kind::map)
                write_map(held, indent + 2, false);
            else
                write_list(held, indent, false);
        }
    }

    void write_list(value const& list, std::size_t indent, bool is_inside)
    {
        for (value const& held : list.elements)
        {
            if (!std::exchange(is_inside, false))
                out_.append(indent, ' ');
            out_ += "- ";
            if (!is_container(held) || held.elements.empty())
            {
                write_scalar(held, indent + 2);
                out_ += '\n';
            }
            else if (held.kind == value_kind::map)
                write_map(held, indent + 2, true);
            else
                write_list(held, indent + 2, true);
        }
    }

    void write_scalar(value const& held, std::size_t indent)
    {
        switch (held.kind)
        {
        case value_kind::null: out_ += "null"; break;
        case value_kind::boolean: out_ += held.flag ? "true" : "false"; break;
        case value_kind::integer:
        case value_kind::date:
        case value_kind::date_time: out_ += held.text; break;
        case value_kind::number:
        {
            std::string const number = python_number(held.number);
            out_ += number == "nan" ? ".nan" : number == "inf" ? ".inf" : number == "-inf" ? "-.inf" : number;
            break;
        }
        case value_kind::text:
        case value_kind::bytes: yaml_text_writer(out_, indent, false).write(held.text); break;
        case value_kind::list: out_ += "[]"; break;
        case value_kind::map: out_ += "{}"; break;
        }
    }

    std::string& out_;
};

} // namespace detail

/// Reads an answer's body for printing: the members that the response has, in the model's order, numbers as
/// the service wrote them.  A null is left out.  Whether the answer makes sense is what `decode` tells.
template <response_shape T>
boost::system::result<value, cli_error> read_response(std::string_view body)
{
    auto held = detail::read_json(body);
    if (!held)
        return held;
    return detail::known_part(*held, detail::schema_of<T>);
}

/// A response as the AWS CLI prints it.  `operation` is the title of a table: CreateFaceLivenessSession.
///
/// Give it what `read_response` made of the body, or `to_value` of the typed response: that prints 1 as 1.0,
/// since a double is all that is left of it.  An empty response prints nothing.  A table that is wider than
/// `terminal_width` shows the members of single rows below each other.  `has_colors`: a table is written with
/// the escape sequences of ANSI terminals (ECMA-48); the other formats have none (see `wants_colors`).
inline std::string format_output(value const& response, output_format format, std::string_view operation,
                                 std::size_t terminal_width = 80, bool has_colors = false)
{
    std::string out;
    if (response.elements.empty() && detail::is_container(response))
        return out;
    switch (format)
    {
    case output_format::json: return to_json(response, 4) + '\n';
    case output_format::text: detail::text_layout(out).write(response, std::nullopt); break;
    case output_format::table:
        out = detail::table_layout(std::string(operation), response, has_colors).render(terminal_width);
        break;
    case output_format::yaml: detail::yaml_layout(out).write(response); break;
    case output_format::yaml_stream:
    {
        value pages = empty_value(value_kind::list);
        pages.elements.push_back(response);
        detail::yaml_layout(out).write(pages);
        break;
    }
    }
    return out;
}

} // namespace face_liveness::inline v1::cli

#endif
