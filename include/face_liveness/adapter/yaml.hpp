// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_ADAPTER_YAML_HPP
#define FACE_LIVENESS_ADAPTER_YAML_HPP

// YAML for --cli-input-yaml, with libyaml: link it (-lyaml).

#include <face_liveness/cli/detail/json_reader.hpp>
#include <face_liveness/cli/detail/python_text.hpp>
#include <face_liveness/cli/detail/yaml_scalar.hpp>
#include <face_liveness/cli/error.hpp>
#include <face_liveness/cli/value.hpp>

#include <boost/system/result.hpp>

#include <yaml.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace face_liveness::inline v1::cli
{

namespace detail
{

// Makes a value of libyaml's events.
class yaml_value_reader
{
public:
    explicit yaml_value_reader(std::string_view text) noexcept
    {
        if (yaml_parser_initialize(&parser_) == 0)
            return;
        is_ready_ = true;
        yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
        yaml_parser_set_input_string(&parser_, reinterpret_cast<unsigned char const*>(text.data()),
                                     text.size());
    }
    yaml_value_reader(yaml_value_reader const&) = delete;
    yaml_value_reader& operator=(yaml_value_reader const&) = delete;
    ~yaml_value_reader()
    {
        clear();
        if (is_ready_)
            yaml_parser_delete(&parser_);
    }

    boost::system::result<value, cli_error> read()
    {
        value out;
        if (is_ready_ && next() && next() && read_document(out))
            return out;
        return cli_error{.code = cli_errc::parameter, .text = problem_};
    }

private:
    static constexpr std::size_t most_values = 100'000;

    bool read_document(value& out)
    {
        if (event_.type == YAML_STREAM_END_EVENT)
            return true; // nothing is null
        bool const is_read = next() && read_value(out, 0);
        if (!is_read || !next() || !next())
            return false;
        return check(event_.type == YAML_STREAM_END_EVENT, "there is more than one document");
    }

    void clear() noexcept
    {
        if (has_event_)
            yaml_event_delete(&event_);
        has_event_ = false;
    }

    bool next()
    {
        clear();
        if (yaml_parser_parse(&parser_, &event_) == 0)
            return fail(parser_.problem ? parser_.problem : "out of memory");
        has_event_ = true;
        return true;
    }

    bool check(bool is_right, std::string_view problem)
    {
        if (!is_right)
            problem_ = problem;
        return is_right;
    }

    bool fail(std::string_view problem) { return check(false, problem); }

    static std::string_view text_of(yaml_char_t const* text) noexcept
    {
        return text ? std::string_view(reinterpret_cast<char const*>(text)) : std::string_view();
    }

    // The value that the event begins; ends at its last event.
    bool read_value(value& out, std::size_t depth)
    {
        if (depth == deepest_value)
            return fail("nested too deep");
        if (!count(1))
            return false;
        switch (event_.type)
        {
        case YAML_ALIAS_EVENT: return read_alias(out);
        case YAML_SCALAR_EVENT:
        {
            std::string const anchor(text_of(event_.data.scalar.anchor));
            return read_scalar(out) && remember(anchor, out);
        }
        case YAML_SEQUENCE_START_EVENT:
        {
            std::string const anchor(text_of(event_.data.sequence_start.anchor));
            return is_core_tag(event_.data.sequence_start.tag, "seq") && read_list(out, depth)
                   && remember(anchor, out);
        }
        case YAML_MAPPING_START_EVENT:
        {
            std::string const anchor(text_of(event_.data.mapping_start.anchor));
            return is_core_tag(event_.data.mapping_start.tag, "map") && read_map(out, depth)
                   && remember(anchor, out);
        }
        default: return fail("an event that was not expected");
        }
    }

    // A few lines can name each other's values until these fill the memory.
    bool count(std::size_t values)
    {
        values_ += values;
        return check(values_ <= most_values, "too many values");
    }

    static std::size_t size_of(value const& held)
    {
        std::size_t size = 1;
        for (value const& element : held.elements)
            size += size_of(element);
        return size;
    }

    bool remember(std::string const& anchor, value const& held)
    {
        if (anchor.empty())
            return true;
        if (!count(size_of(held)))
            return false;
        anchors_[anchor] = held;
        return true;
    }

    bool read_alias(value& out)
    {
        auto const found = anchors_.find(std::string(text_of(event_.data.alias.anchor)));
        if (found == anchors_.end())
            return fail("an alias of nothing");
        if (!count(size_of(found->second)))
            return false;
        out = found->second;
        return true;
    }

    bool is_core_tag(yaml_char_t const* tag, std::string_view name)
    {
        std::string_view const text = text_of(tag);
        constexpr std::string_view core = "tag:yaml.org,2002:";
        return check(text.empty() || text == "!"
                         || (text.starts_with(core) && text.substr(core.size()) == name),
                     "a tag that is not known");
    }

    bool read_scalar(value& out)
    {
        auto const& scalar = event_.data.scalar;
        std::string_view const text(reinterpret_cast<char const*>(scalar.value), scalar.length);
        if (scalar.plain_implicit != 0)
        {
            auto const tag = yaml_tag_of(text);
            out = yaml_plain_value(text);
            return check(tag != yaml_tag::merge && tag != yaml_tag::equals, "a value that has no meaning");
        }
        out = text_value(std::string(text));
        return scalar.quoted_implicit != 0 || is_core_tag(scalar.tag, "str");
    }

    bool read_list(value& out, std::size_t depth)
    {
        out = empty_value(value_kind::list);
        while (next())
        {
            if (event_.type == YAML_SEQUENCE_END_EVENT)
                return true;
            out.elements.emplace_back();
            if (!read_value(out.elements.back(), depth + 1))
                return false;
        }
        return false;
    }

    bool read_map(value& out, std::size_t depth)
    {
        out = empty_value(value_kind::map);
        std::vector<value> merged;
        while (next())
        {
            if (event_.type == YAML_MAPPING_END_EVENT)
                return has_unique_names(out) && merge(out, merged);
            bool const is_merge = event_.type == YAML_SCALAR_EVENT && event_.data.scalar.plain_implicit != 0
                                  && text_of(event_.data.scalar.value) == "<<";
            value name;
            value held;
            bool const has_name = is_merge || read_value(name, depth + 1);
            if (!has_name || !next() || !read_value(held, depth + 1))
                return false;
            if (is_merge && !merged.empty())
                return fail("a name that comes twice");
            if (is_merge)
                merged.push_back(std::move(held));
            else if (name.kind == value_kind::list || name.kind == value_kind::map)
                return fail("a name that is no scalar");
            else
            {
                out.names.push_back(python_str(name));
                out.elements.push_back(std::move(held));
            }
        }
        return false;
    }

    bool has_unique_names(value const& map)
    {
        auto names = map.names;
        std::sort(names.begin(), names.end());
        return check(std::adjacent_find(names.begin(), names.end()) == names.end(),
                     "a name that comes twice");
    }

    // "<<": the members of other maps come first; of several maps with one name the first counts, but the
    // map's own name before all.
    bool merge(value& out, std::vector<value> const& merged)
    {
        if (merged.empty())
            return true;
        value all = empty_value(value_kind::map);
        value const& from = merged.front();
        if (from.kind == value_kind::map)
            add_absent(all, from);
        else if (from.kind != value_kind::list)
            return fail("nothing but maps can be merged");
        else
            for (value const& map : from.elements)
            {
                if (map.kind != value_kind::map)
                    return fail("nothing but maps can be merged");
                add_absent(all, map);
            }
        for (std::size_t i = 0; i != out.names.size(); ++i)
            all.set(std::move(out.names[i]), std::move(out.elements[i]));
        out = std::move(all);
        return true;
    }

    static void add_absent(value& to, value const& from)
    {
        for (std::size_t i = 0; i != from.names.size(); ++i)
            if (!to.find(from.names[i]))
                to.set(from.names[i], from.elements[i]);
    }

    yaml_parser_t parser_{};
    yaml_event_t event_{};
    bool is_ready_ = false;
    bool has_event_ = false;
    std::size_t values_ = 0;
    std::map<std::string, value> anchors_{};
    std::string problem_{"out of memory"};
};

} // namespace detail

/// Reads a document of YAML 1.2, or of JSON, as the AWS CLI does for --cli-input-yaml.
///
/// `yes` is text, 0o3 is 3, 2024-01-01 is a date, an empty document is null.  Aliases and merge keys are
/// followed.  An error is: what is no YAML, a plain = or << where it has no meaning, a second document, a
/// name that comes twice in a map or is no scalar, tags beyond !!str, !!seq and !!map, more than 32 levels,
/// more than 100000 values with those that anchors keep and aliases repeat.
inline boost::system::result<value, cli_error> read_yaml(std::string_view text)
{
    return detail::yaml_value_reader(text).read();
}

} // namespace face_liveness::inline v1::cli

#endif
