// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_CLI_PARAMETER_VALIDATION_HPP
#define FACE_LIVENESS_CLI_PARAMETER_VALIDATION_HPP

#include <face_liveness/cli/detail/python_text.hpp>
#include <face_liveness/cli/detail/schema.hpp>
#include <face_liveness/cli/error.hpp>
#include <face_liveness/cli/value.hpp>
#include <face_liveness/detail/utf8.hpp>
#include <face_liveness/issue.hpp>
#include <face_liveness/members.hpp>
#include <face_liveness/validate.hpp>

#include <boost/system/result.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace face_liveness::inline v1::cli
{

namespace detail
{

// What botocore's validate.py finds: missing, unknown, wrong types, too short and too small; never too long
// or too large, no pattern and no enum value.  In a structure the missing members come first, in the model's
// order, then the unknown ones, then what is inside, both in the value's order.
class parameter_reporter
{
public:
    // Without limits it looks at types and names alone.
    explicit parameter_reporter(bool with_limits)
        : with_limits_(with_limits)
    {
    }

    void look_at(value const& held, schema const& type, std::string const& path)
    {
        switch (type.kind)
        {
        case schema_kind::structure:
            if (held.kind == value_kind::map)
                look_at_members(held, type, path);
            else
                wrong_type(held, path, "<class 'dict'>");
            break;
        case schema_kind::list:
            if (held.kind == value_kind::list)
                for (std::size_t i = 0; i != held.elements.size(); ++i)
                    look_at(held.elements[i], *type.element, path + '[' + std::to_string(i) + ']');
            else
                wrong_type(held, path, "<class 'list'>, <class 'tuple'>");
            break;
        case schema_kind::string:
        case schema_kind::enumeration:
            if (held.kind != value_kind::text)
                wrong_type(held, path, "<class 'str'>");
            break;
        case schema_kind::integer:
            // to Python a bool is an int
            if (held.kind != value_kind::integer && held.kind != value_kind::boolean)
                wrong_type(held, path, "<class 'int'>");
            break;
        case schema_kind::number:
            if (held.kind != value_kind::integer && held.kind != value_kind::boolean
                && held.kind != value_kind::number)
                wrong_type(held, path, "<class 'float'>, <class 'decimal.Decimal'>, <class 'int'>");
            break;
        case schema_kind::blob:
            if (held.kind != value_kind::text && held.kind != value_kind::bytes)
                wrong_type(held, path, "<class 'bytes'>, <class 'bytearray'>, file-like object");
            break;
        }
    }

    std::vector<std::string> take() && { return std::move(lines_); }

private:
    void look_at_members(value const& held, schema const& type, std::string const& path)
    {
        std::string const shown = path.empty() ? "input" : path;
        for (member_schema const& member : type.members)
            if (member.is_required && !held.find(member.name))
                lines_.push_back("Missing required parameter in " + shown + ": \"" + std::string(member.name)
                                 + '"');
        std::string known;
        for (member_schema const& member : type.members)
            (known += known.empty() ? "" : ", ") += member.name;
        for (std::string const& name : held.names)
            if (!find_member(type, name))
                lines_.push_back("Unknown parameter in " + shown + ": \"" + name
                                 + "\", must be one of: " + known);
        for (std::size_t i = 0; i != held.names.size(); ++i)
            if (member_schema const* const member = find_member(type, held.names[i]))
            {
                std::string const inner = path.empty() ? held.names[i] : path + '.' + held.names[i];
                look_at(held.elements[i], *member->type, inner);
                if (with_limits_)
                    look_at_limits(held.elements[i], *member, inner);
            }
    }

    void look_at_limits(value const& held, member_schema const& member, std::string const& path)
    {
        if (member.of_string && held.kind == value_kind::text)
        {
            std::size_t const length = face_liveness::detail::count_utf8(held.text).characters;
            if (length < member.of_string->min_length)
                below("length", path, std::to_string(length),
                      static_cast<std::int64_t>(member.of_string->min_length));
        }
        if (member.of_integer && held.kind == value_kind::integer
            && is_below(held.text, member.of_integer->min))
            below("value", path, held.text, member.of_integer->min);
        // to Python True is 1
        if (member.of_integer && held.kind == value_kind::boolean
            && (held.flag ? 1 : 0) < member.of_integer->min)
            below("value", path, python_str(held), member.of_integer->min);
        if (member.of_number && held.kind == value_kind::integer
            && is_below(held.text, member.of_number->min))
            below("value", path, held.text, member.of_number->min);
        if (member.of_number && held.kind == value_kind::number && held.number < member.of_number->min)
            below("value", path, python_number(held.number), member.of_number->min);
    }

    // Whether an integer of any size is below a bound.
    static bool is_below(std::string_view digits, std::int32_t bound) noexcept
    {
        std::int64_t number = 0;
        auto const end = digits.data() + digits.size();
        if (std::from_chars(digits.data(), end, number).ec == std::errc::result_out_of_range)
            return digits.front() == '-';
        return number < bound;
    }

    void below(std::string_view what, std::string const& path, std::string const& actual, std::int64_t least)
    {
        std::string line = "Invalid ";
        (((line += what) += " for parameter ") += path) += ", value: ";
        ((line += actual) += ", valid min ") += what;
        lines_.push_back(line + ": " + std::to_string(least));
    }

    void wrong_type(value const& held, std::string const& path, std::string_view wanted)
    {
        std::string line = "Invalid type for parameter " + (path.empty() ? "input" : path) + ", value: "
                           + python_str(held) + ", type: " + python_class(held.kind) + ", valid types: ";
        lines_.push_back(line += wanted);
    }

    bool with_limits_;
    std::vector<std::string> lines_{};
};

// A line of our own among the AWS CLI's.
inline std::string own_line(std::string_view text)
{
    return "face_liveness: " + std::string(text);
}

// The part of a value that a shape can hold: without unknown members and wrong types, with defaults where
// something is required.  What botocore takes and no shape can hold is written down.
class value_pruner
{
public:
    std::optional<value> prune(value const& held, schema const& type, std::string const& path)
    {
        switch (type.kind)
        {
        case schema_kind::structure:
            if (held.kind != value_kind::map)
                return std::nullopt;
            return prune_members(held, type, path);
        case schema_kind::list:
        {
            if (held.kind != value_kind::list)
                return std::nullopt;
            value out = empty_value(value_kind::list);
            for (std::size_t i = 0; i != held.elements.size(); ++i)
                out.elements.push_back(
                    prune(held.elements[i], *type.element, path + '[' + std::to_string(i) + ']')
                        .value_or(default_of(*type.element)));
            return out;
        }
        case schema_kind::integer: return prune_integer(held, path);
        case schema_kind::number:
            if (held.kind == value_kind::boolean)
                lines_.push_back(path + ": " + (held.flag ? "true" : "false") + " is no number");
            return held.kind == value_kind::number || held.kind == value_kind::integer ? std::optional(held)
                                                                                       : std::nullopt;
        case schema_kind::string:
        case schema_kind::enumeration:
        case schema_kind::blob: break;
        }
        return held.kind == value_kind::text ? std::optional(held) : std::nullopt;
    }

    std::vector<std::string> take() && { return std::move(lines_); }

private:
    static value default_of(schema const& type)
    {
        switch (type.kind)
        {
        case schema_kind::structure:
        {
            value out = empty_value(value_kind::map);
            for (member_schema const& member : type.members)
                if (member.is_required)
                    out.set(std::string(member.name), default_of(*member.type));
            return out;
        }
        case schema_kind::list: return empty_value(value_kind::list);
        case schema_kind::integer: return integer_value(0);
        case schema_kind::number: return number_value(0);
        case schema_kind::string:
        case schema_kind::enumeration:
        case schema_kind::blob: break;
        }
        return text_value({});
    }

    value prune_members(value const& held, schema const& type, std::string const& path)
    {
        value out = empty_value(value_kind::map);
        for (member_schema const& member : type.members)
        {
            std::string const name(member.name);
            value const* const given = held.find(name);
            std::optional<value> pruned;
            if (given)
                pruned = prune(*given, *member.type, path.empty() ? name : path + '.' + name);
            if (pruned)
                out.set(name, *std::move(pruned));
            else if (member.is_required)
                out.set(name, default_of(*member.type));
        }
        return out;
    }

    std::optional<value> prune_integer(value const& held, std::string const& path)
    {
        if (held.kind == value_kind::boolean)
            lines_.push_back(path + ": " + (held.flag ? "true" : "false") + " is no integer");
        if (held.kind != value_kind::integer)
            return std::nullopt;
        std::int32_t number = 0;
        if (std::from_chars(held.text.data(), held.text.data() + held.text.size(), number).ec == std::errc())
            return held;
        lines_.push_back(path + ": " + held.text + " is more than an integer of 32 bits holds");
        return std::nullopt;
    }

    std::vector<std::string> lines_{};
};

// The value at a path such as Settings.ChallengePreferences[0].Type, or null.
inline value const* value_at(value const& root, std::string_view path) noexcept
{
    value const* at = &root;
    while (at && !path.empty())
    {
        if (path.front() == '[')
        {
            std::size_t index = 0;
            std::from_chars(path.data() + 1, path.data() + path.size(), index);
            at = at->kind == value_kind::list && index < at->elements.size() ? &at->elements[index] : nullptr;
            path.remove_prefix(path.find(']') + 1);
        }
        else
        {
            std::string_view const name = path.substr(0, path.find_first_of(".["));
            at = at->find(name);
            path.remove_prefix(name.size());
        }
        if (path.starts_with('.'))
            path.remove_prefix(1);
    }
    return at;
}

inline cli_error parameter_error(std::vector<std::string> const& lines)
{
    cli_error error{.code = cli_errc::parameter, .text = "Parameter validation failed:"};
    for (std::string const& line : lines)
        (error.text += '\n') += line;
    return error;
}

} // namespace detail

/// What the AWS CLI finds wrong with a value for a shape, a line each: botocore's client-side validation,
/// word for word and in its order.
///
/// `Invalid length for parameter Settings.OutputConfig.S3Bucket, value: 2, valid min length: 3`.  It knows
/// required and unknown members, types, and the smallest lengths and values; `validate` knows the rest.
template <shape T>
std::vector<std::string> parameter_report(value const& held)
{
    detail::parameter_reporter reporter(true);
    reporter.look_at(held, detail::schema_of<T>, {});
    return std::move(reporter).take();
}

/// A shape that was read from untyped parameters.
template <shape T>
struct checked
{
    T request{};                   ///< the shape, with no error in it
    std::vector<issue> warnings{}; ///< what `validate` says besides

    bool operator==(checked const&) const = default;
};

/// Makes a shape of untyped parameters, or says all that is wrong with them.
///
/// The text of the error has the AWS CLI's report first, word for word, and then the issues of `validate`
/// that it has no eye for, each on a line that begins with "face_liveness: ".  These alone are an error too:
/// the AWS CLI would send such a request, and the service refuse it.
template <shape T>
boost::system::result<checked<T>, cli_error> check_parameters(value const& held)
{
    auto lines = parameter_report<T>(held);
    detail::value_pruner pruner;
    auto const pruned = pruner.prune(held, detail::schema_of<T>, {});
    auto const unfit = std::move(pruner).take();
    if (!pruned)
        return detail::parameter_error(lines);
    auto request = from_value<T>(*pruned);
    if (!request) // bad base64
    {
        lines.push_back(detail::own_line(request.error().path + ": " + request.error().what));
        return detail::parameter_error(lines);
    }

    std::vector<issue> found;
    bool const has_report = !lines.empty();
    bool is_fine = !has_report && unfit.empty();
    for (issue& i : validate(*request))
    {
        bool const is_botocores =
            (i.rule == rule::min_length && i.unit == unit::characters) || i.rule == rule::min_value;
        // what stands there in place of something that was missing or wrong is no issue
        value const* const given = detail::value_at(held, i.path);
        value const* const kept = detail::value_at(*pruned, i.path);
        if ((is_botocores && has_report) || !given || !kept || given->kind != kept->kind)
            continue;
        is_fine = is_fine && i.severity == severity::warning;
        found.push_back(std::move(i));
    }
    if (is_fine)
        return checked<T>{*std::move(request), std::move(found)};
    for (std::string const& text : unfit)
        lines.push_back(detail::own_line(text));
    for (issue const& i : found)
        lines.push_back(detail::own_line(message(i)));
    return detail::parameter_error(lines);
}

} // namespace face_liveness::inline v1::cli

#endif
