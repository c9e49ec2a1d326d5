// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_CLI_DETAIL_TABLE_HPP
#define FACE_LIVENESS_CLI_DETAIL_TABLE_HPP

#include <face_liveness/cli/detail/python_text.hpp>
#include <face_liveness/cli/detail/unicode.hpp>
#include <face_liveness/cli/value.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// --output table: a box for each structure, boxes inside boxes, all of one width.  With colours the AWS CLI
// puts a reset behind whatever it writes, and a line is written in four pieces: edges, text, edges, its end.

namespace face_liveness::inline v1::cli::detail
{

class table_layout
{
public:
    table_layout(std::string title, value const& held, bool has_colors = false)
        : has_colors_(has_colors)
    {
        add(std::move(title), held, 0);
    }

    std::string render(std::size_t terminal_width)
    {
        std::size_t width = widest();
        if (width > terminal_width)
        {
            for (section& s : sections_)
                turn(s);
            width = widest();
        }
        std::string out = std::string(width, '-') + '\n';
        out += reset();
        for (section const& s : sections_)
            render(s, width - 2 * s.level, out);
        return out;
    }

private:
    using row = std::vector<std::string>;

    struct section
    {
        std::string title{};
        std::size_t level{};
        row header{};
        std::vector<row> rows{};
        std::vector<std::size_t> widths{};
    };

    static constexpr std::size_t padding = 4;

    std::string_view reset() const noexcept { return has_colors_ ? "\x1b[0m" : ""; }
    std::string_view edge() const noexcept { return has_colors_ ? "\x1b[2m\x1b[33m|\x1b[0m" : "|"; }
    std::string_view cell_color() const noexcept { return has_colors_ ? "\x1b[1m\x1b[34m" : ""; }

    static bool is_scalar(value const& held) noexcept
    {
        return held.kind != value_kind::map && held.kind != value_kind::list;
    }

    void add(std::string title, value const& held, std::size_t level)
    {
        if (held.elements.empty())
            return;
        sections_.push_back({std::move(title), level, {}, {}, {}});
        if (held.kind == value_kind::map)
            add_map(held, level);
        else if (held.elements.front().kind == value_kind::map)
            add_maps(held, level);
        else
            for (value const& element : held.elements)
                add_row(is_scalar(element) ? row{python_str(element)} : cells_of(element));
    }

    static row cells_of(value const& list)
    {
        row out;
        for (value const& element : list.elements)
            out.push_back(python_str(element));
        return out;
    }

    // One scalar stands beside its name, several below theirs.
    void add_map(value const& map, std::size_t level)
    {
        std::set<std::string> scalars;
        std::set<std::string> containers;
        names_of(map, scalars, containers);
        if (scalars.size() == 1)
            add_row({*scalars.begin(), python_str(*map.find(*scalars.begin()))});
        else if (!scalars.empty())
        {
            add_header({scalars.begin(), scalars.end()});
            add_row(cells_of(map, scalars));
        }
        for (std::string const& name : containers)
            add(name, *map.find(name), level + 1);
    }

    // A list of structures has a column for each scalar that one of them has.
    void add_maps(value const& list, std::size_t level)
    {
        std::set<std::string> scalars;
        std::set<std::string> containers;
        for (value const& element : list.elements)
            names_of(element, scalars, containers);
        std::string const title = sections_.back().title;
        add_header({scalars.begin(), scalars.end()});
        bool is_first = true;
        for (value const& element : list.elements)
        {
            if (!std::exchange(is_first, false) && !containers.empty())
            {
                sections_.push_back({title, level, {}, {}, {}});
                add_header({scalars.begin(), scalars.end()});
            }
            add_row(cells_of(element, scalars));
            for (std::string const& name : containers)
                if (value const* const inner = element.find(name))
                    add(name, *inner, level + 1);
        }
    }

    static void names_of(value const& map, std::set<std::string>& scalars, std::set<std::string>& containers)
    {
        for (std::size_t i = 0; i != map.names.size(); ++i)
            (is_scalar(map.elements[i]) ? scalars : containers).insert(map.names[i]);
    }

    static row cells_of(value const& map, std::set<std::string> const& names)
    {
        row out;
        for (std::string const& name : names)
        {
            value const* const cell = map.find(name);
            out.push_back(cell ? python_str(*cell) : std::string());
        }
        return out;
    }

    void add_header(row header)
    {
        widen(header);
        sections_.back().header = std::move(header);
    }

    void add_row(row cells)
    {
        widen(cells);
        sections_.back().rows.push_back(std::move(cells));
    }

    void widen(row const& cells) { widen(sections_.back(), cells); }

    static void widen(section& s, row const& cells)
    {
        s.widths.resize((std::max)(s.widths.size(), cells.size()));
        for (std::size_t i = 0; i != cells.size(); ++i)
            s.widths[i] = (std::max)(s.widths[i], width_of(cells[i]));
    }

    // A single row with a header becomes a row for each column.
    static void turn(section& s)
    {
        if (s.rows.size() != 1 || s.header.empty())
            return;
        row const header = std::exchange(s.header, {});
        row const cells = std::exchange(s.rows, {}).front();
        s.widths.clear();
        for (std::size_t i = 0; i != header.size(); ++i)
        {
            s.rows.push_back({header[i], cells[i]});
            widen(s, s.rows.back());
        }
    }

    std::size_t widest() const
    {
        std::size_t most = 0;
        for (section const& s : sections_)
        {
            std::size_t total = 2 + 2 * s.level;
            for (std::size_t const width : s.widths)
                total += width + padding;
            most = (std::max)({most, total, width_of(s.title) + 2 + 2 * s.level});
        }
        return most;
    }

    // The columns stretched to a width; what rounding leaves goes to the last ones or comes from the first.
    // That is at most one for two columns.
    static std::vector<std::size_t> stretched(section const& s, std::size_t width)
    {
        std::size_t sum = 0;
        for (std::size_t const w : s.widths)
            sum += w + padding;
        double const factor = static_cast<double>(width) / static_cast<double>(sum);
        std::vector<std::size_t> out;
        std::size_t total = 0;
        for (std::size_t const w : s.widths)
        {
            out.push_back(
                static_cast<std::size_t>(std::nearbyint(factor * static_cast<double>(w + padding))));
            total += out.back();
        }
        for (std::size_t i = 0; total > width; ++i, --total)
            --out[i];
        for (std::size_t i = out.size(); total < width; --i, ++total)
            ++out[i - 1];
        return out;
    }

    void render(section const& s, std::size_t width, std::string& out) const
    {
        auto const edges = [&]
        {
            for (std::size_t i = 0; i != s.level; ++i)
                out += edge();
            out += reset();
        };
        auto const line = [&](std::string const& text)
        {
            edges();
            (out += text) += reset();
            edges();
            (out += '\n') += reset();
        };
        if (!s.title.empty())
        {
            line(centered(s.title, width, true));
            if (s.header.empty() && s.rows.empty())
                line('+' + std::string(width - 2, '-') + '+');
        }
        if (s.widths.empty())
            return;
        auto const widths = stretched(s, width);
        std::string rule = "+";
        for (std::size_t i = 0; i != widths.size(); ++i)
            rule.append(widths[i] - (i == 0 ? 2 : 1), '-') += '+';
        std::string header;
        for (std::size_t i = 0; i != s.header.size(); ++i)
            header += centered(s.header[i], widths[i], i == 0);
        if (!header.empty())
        {
            line(rule);
            line(header);
        }
        line(rule);
        for (row const& cells : s.rows)
        {
            std::string text;
            for (std::size_t i = 0; i != cells.size(); ++i)
                text += left_aligned(cells[i], widths[i], i == 0);
            line(text);
        }
        line(rule);
    }

    static std::string blanks(std::size_t wanted, std::size_t used)
    {
        return std::string(wanted > used ? wanted - used : 0, ' ');
    }

    static std::string centered(std::string const& text, std::size_t width, bool has_left_edge)
    {
        std::size_t const own = width_of(text);
        std::string out(has_left_edge ? "|" : "");
        std::string const left = blanks(width / 2, own / 2 + 1);
        out += left;
        out += text;
        return out += blanks(width, 1 + (has_left_edge ? 1 : 0) + left.size() + own) + '|';
    }

    std::string left_aligned(std::string const& text, std::size_t width, bool has_left_edge) const
    {
        constexpr std::size_t indent = 2;
        std::size_t const own = width_of(text);
        std::size_t const edges = has_left_edge ? 2 : 1;
        std::size_t const left = width >= own + indent + edges ? indent : 0;
        std::string out(has_left_edge ? "|" : "");
        ((out.append(left, ' ') += cell_color()) += text) += reset();
        return out += blanks(width, left + own + edges) + '|';
    }

    bool has_colors_;
    std::vector<section> sections_{};
};

} // namespace face_liveness::inline v1::cli::detail

#endif
