// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_CLI_DETAIL_JSON_READER_HPP
#define FACE_LIVENESS_CLI_DETAIL_JSON_READER_HPP

#include <face_liveness/cli/detail/unicode.hpp>
#include <face_liveness/cli/error.hpp>
#include <face_liveness/cli/value.hpp>
#include <face_liveness/detail/char_set.hpp>
#include <face_liveness/detail/read_number.hpp>

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/error.hpp>
#include <boost/system/error_code.hpp>
#include <boost/system/result.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// JSON as the AWS CLI takes it, by way of Python's json: integers of any size, of equal names the last one
// counts, and Python's words for what is wrong.

namespace face_liveness::inline v1::cli::detail
{

inline constexpr std::size_t deepest_value = 32;

inline constexpr face_liveness::detail::char_set json_space(" \t\n\r");
inline constexpr face_liveness::detail::char_set json_escapes("\"\\/bfnrt");
inline constexpr face_liveness::detail::char_set json_hex("0-9A-Fa-f");
inline constexpr face_liveness::detail::char_set json_digits("0-9");

// Of equal names the last value counts, at the place of the first: what a dict does.
inline void keep_last_of_equal_names(value& map)
{
    std::vector<std::size_t> order(map.names.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return map.names[a] < map.names[b]; });
    std::vector<bool> is_gone(order.size());
    bool any_gone = false;
    for (std::size_t i = 0; i != order.size();)
    {
        std::size_t const first = order[i];
        std::size_t last = first;
        for (++i; i != order.size() && map.names[order[i]] == map.names[first]; ++i)
        {
            last = order[i];
            is_gone[last] = any_gone = true;
        }
        if (last != first)
            map.elements[first] = std::move(map.elements[last]);
    }
    if (!any_gone)
        return;
    value kept = empty_value(value_kind::map);
    for (std::size_t i = 0; i != is_gone.size(); ++i)
        if (!is_gone[i])
        {
            kept.names.push_back(std::move(map.names[i]));
            kept.elements.push_back(std::move(map.elements[i]));
        }
    map = std::move(kept);
}

// The handler of boost::json::basic_parser that makes a value.
class value_handler
{
public:
    using error_code = boost::system::error_code;
    using json_view = boost::json::string_view;

    static constexpr std::size_t max_object_size = (std::numeric_limits<std::size_t>::max)();
    static constexpr std::size_t max_array_size = (std::numeric_limits<std::size_t>::max)();
    static constexpr std::size_t max_key_size = (std::numeric_limits<std::size_t>::max)();
    static constexpr std::size_t max_string_size = (std::numeric_limits<std::size_t>::max)();

    value take() noexcept { return std::move(root_); }

    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }
    bool on_object_begin(error_code&) { return open(value_kind::map); }
    bool on_object_end(std::size_t, error_code&)
    {
        keep_last_of_equal_names(open_.back());
        return close();
    }
    bool on_array_begin(error_code&) { return open(value_kind::list); }
    bool on_array_end(std::size_t, error_code&) { return close(); }

    bool on_key_part(json_view part, std::size_t total, error_code&) { return keep(part, total); }
    bool on_key(json_view part, std::size_t total, error_code&)
    {
        keep(part, total);
        open_.back().names.push_back(std::move(kept_));
        return true;
    }
    bool on_string_part(json_view part, std::size_t total, error_code&) { return keep(part, total); }
    bool on_string(json_view part, std::size_t total, error_code&)
    {
        keep(part, total);
        return add(text_value(std::move(kept_)));
    }

    // Texts are given in one buffer, so numbers come whole.
    bool on_number_part(json_view, error_code&) { return true; }
    bool on_int64(std::int64_t number, json_view, error_code&) { return add(integer_value(number)); }
    bool on_uint64(std::uint64_t number, json_view, error_code&)
    {
        value integer = empty_value(value_kind::integer);
        integer.text = std::to_string(number);
        return add(std::move(integer));
    }
    bool on_double(double approximation, json_view part, error_code&)
    {
        std::string_view const text(part.data(), part.size());
        if (text.find_first_of(".eE") != text.npos)
            return add(number_value(face_liveness::detail::number_from_text(text, approximation)));
        value integer = empty_value(value_kind::integer); // of more than 64 bits
        integer.text = text;
        return add(std::move(integer));
    }
    bool on_bool(bool flag, error_code&)
    {
        value boolean = empty_value(value_kind::boolean);
        boolean.flag = flag;
        return add(std::move(boolean));
    }
    bool on_null(error_code&) { return add(value()); }

    bool on_comment_part(json_view, error_code&) { return true; }
    bool on_comment(json_view, error_code&) { return true; }

private:
    bool open(value_kind kind)
    {
        open_.push_back(empty_value(kind));
        return true;
    }

    bool close()
    {
        value closed = std::move(open_.back());
        open_.pop_back();
        return add(std::move(closed));
    }

    bool add(value held)
    {
        if (open_.empty())
            root_ = std::move(held);
        else
            open_.back().elements.push_back(std::move(held));
        return true;
    }

    bool keep(json_view part, std::size_t total)
    {
        if (part.size() == total)
            kept_.clear();
        kept_.append(part.data(), part.size());
        return true;
    }

    value root_{};
    std::vector<value> open_{};
    std::string kept_{};
};

// Says what Python's json would say of a text that Boost.JSON has refused.  Reads nothing: it only looks for
// the place.
class json_complaint
{
public:
    explicit json_complaint(std::string_view text)
        : text_(text)
    {
    }

    std::string find() &&
    {
        if (text_.starts_with("\xEF\xBB\xBF"))
            return complaint("Unexpected UTF-8 BOM (decode using utf-8-sig)", 0);
        std::vector<char> closers;
        for (;;)
        {
            skip_space();
            if (!closers.empty() && closers.back() == '}' && !name_and_colon())
                return std::move(complaint_);
            std::size_t const start = at_;
            char const c = current();
            if (c == '{' || c == '[')
            {
                ++at_;
                skip_space();
                char const closer = c == '{' ? '}' : ']';
                if (current() != closer)
                {
                    closers.push_back(closer);
                    continue;
                }
                ++at_;
            }
            else if (c == '"')
            {
                if (!string())
                    return std::move(complaint_);
            }
            else if (!number() && !word("true") && !word("false") && !word("null") && !word("NaN")
                     && !word("Infinity") && !word("-Infinity"))
                return complaint("Expecting value", start);

            for (skip_space(); !closers.empty() && current() == closers.back(); skip_space())
            {
                ++at_;
                closers.pop_back();
            }
            if (closers.empty())
                return at_ == text_.size() ? std::string() : complaint("Extra data", at_);
            if (current() != ',')
                return complaint("Expecting ',' delimiter", at_);
            ++at_;
        }
    }

private:
    char current() const noexcept { return at_ < text_.size() ? text_[at_] : '\0'; }

    void skip_space() noexcept
    {
        while (at_ < text_.size() && json_space.contains(text_[at_]))
            ++at_;
    }

    bool word(std::string_view expected) noexcept
    {
        if (!text_.substr(at_).starts_with(expected))
            return false;
        at_ += expected.size();
        return true;
    }

    bool name_and_colon()
    {
        if (current() != '"')
        {
            complaint_ = complaint("Expecting property name enclosed in double quotes", at_);
            return false;
        }
        if (!string())
            return false;
        skip_space();
        if (current() != ':')
        {
            complaint_ = complaint("Expecting ':' delimiter", at_);
            return false;
        }
        ++at_;
        skip_space();
        return true;
    }

    bool string()
    {
        std::size_t const start = at_;
        for (++at_; at_ < text_.size(); ++at_)
        {
            char const c = text_[at_];
            if (c == '"')
            {
                ++at_;
                return true;
            }
            if (static_cast<unsigned char>(c) < 0x20)
            {
                complaint_ = complaint("Invalid control character at", at_);
                return false;
            }
            if (c == '\\' && !escape())
                return false;
        }
        complaint_ = complaint("Unterminated string starting at", start);
        return false;
    }

    // leaves the place at the last character of the escape
    bool escape()
    {
        std::size_t const start = at_;
        if (++at_ == text_.size())
        {
            at_ = start;
            return true; // the string isn't terminated either
        }
        if (text_[at_] != 'u')
        {
            if (json_escapes.contains(text_[at_]))
                return true;
            complaint_ = complaint("Invalid \\escape", start);
            return false;
        }
        std::string_view const digits = text_.substr(at_ + 1, 4);
        if (digits.size() != 4 || !json_hex.contains_all(digits))
        {
            complaint_ = complaint("Invalid \\uXXXX escape", at_);
            return false;
        }
        at_ += 4;
        return true;
    }

    // -?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?
    bool number() noexcept
    {
        auto const digits_from = [&](std::size_t from)
        {
            while (from < text_.size() && json_digits.contains(text_[from]))
                ++from;
            return from;
        };
        std::size_t const first = at_ + (current() == '-' ? 1 : 0);
        std::size_t end = digits_from(first);
        if (end == first)
            return false;
        if (text_[first] == '0')
            end = first + 1;
        if (text_.substr(end).starts_with('.') && digits_from(end + 1) != end + 1)
            end = digits_from(end + 1);
        if (end < text_.size() && (text_[end] == 'e' || text_[end] == 'E'))
        {
            bool const is_signed = end + 1 < text_.size() && (text_[end + 1] == '-' || text_[end + 1] == '+');
            std::size_t const from = end + (is_signed ? 2 : 1);
            if (digits_from(from) != from)
                end = digits_from(from);
        }
        at_ = end;
        return true;
    }

    // lines and columns count characters
    std::string complaint(std::string_view what, std::size_t where) const
    {
        auto const before = text_.substr(0, where);
        auto const line_start = before.rfind('\n') == before.npos ? 0 : before.rfind('\n') + 1;
        auto const characters = [](std::string_view text)
        {
            auto const continuations =
                std::count_if(text.begin(), text.end(), face_liveness::detail::is_utf8_continuation);
            return text.size() - static_cast<std::size_t>(continuations);
        };
        std::string out(what);
        out += ": line " + std::to_string(std::count(before.begin(), before.end(), '\n') + 1);
        out += " column " + std::to_string(characters(before.substr(line_start)) + 1);
        return out + " (char " + std::to_string(characters(before)) + ")";
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::string complaint_{};
};

// The text of the error is Python's alone; who asked adds what the AWS CLI puts around it.
inline boost::system::result<value, cli_error> read_json(std::string_view text)
{
    boost::json::parse_options options;
    options.max_depth = deepest_value;
    boost::json::basic_parser<value_handler> parser(options);
    boost::system::error_code ec;
    std::size_t const used = parser.write_some(false, text.data(), text.size(), ec);
    if (!ec && used == text.size())
        return parser.handler().take();
    cli_error error{.code = cli_errc::parameter};
    if (ec == boost::json::error::too_deep)
        error.text = "nested deeper than " + std::to_string(deepest_value) + " levels";
    else
        error.text = json_complaint(text).find();
    if (error.text.empty()) // what Python takes and this doesn't: NaN, text that is not UTF-8
        error.text = ec.message();
    return error;
}

} // namespace face_liveness::inline v1::cli::detail

#endif
