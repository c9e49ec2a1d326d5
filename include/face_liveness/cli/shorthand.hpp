// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_CLI_SHORTHAND_HPP
#define FACE_LIVENESS_CLI_SHORTHAND_HPP

#include <face_liveness/cli/detail/json_reader.hpp>
#include <face_liveness/cli/detail/python_text.hpp>
#include <face_liveness/cli/detail/schema.hpp>
#include <face_liveness/cli/detail/unicode.hpp>
#include <face_liveness/cli/error.hpp>
#include <face_liveness/cli/parameter_file.hpp>
#include <face_liveness/cli/parameter_validation.hpp>
#include <face_liveness/cli/value.hpp>
#include <face_liveness/detail/char_set.hpp>
#include <face_liveness/detail/read_number.hpp>
#include <face_liveness/members.hpp>

#include <boost/system/result.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

namespace face_liveness::inline v1::cli
{

namespace detail
{

inline constexpr face_liveness::detail::char_set shorthand_key_characters("A-Za-z0-9_.#/:-");

// Reads shorthand into maps, lists and texts.  The grammar is the AWS CLI's:
//
//   parameter     = keyval *( "," keyval )
//   keyval        = key ( "=" / "@=" ) [ values ]        "@=": texts may name files
//   values        = explicit-list / hash-literal / csv-list
//   csv-list      = scalar *( "," scalar )               one scalar is no list
//   explicit-list = "[" [ value *( "," value ) [","] ] "]"
//   hash-literal  = "{" [ key ( "=" / "@=" ) value *( "," ... ) [","] ] "}"
//   scalar        = quoted / bare
//
// It works on characters, since the caret of an error counts these.
class shorthand_reader
{
public:
    shorthand_reader(std::u32string_view text, file_reader const& files) noexcept
        : text_(text)
        , files_(files)
    {
    }

    boost::system::result<value, cli_error> read()
    {
        value out = empty_value(value_kind::map);
        std::unordered_set<std::string> seen;
        std::size_t after_value = 0;
        skip_space();
        do
        {
            if (!out.names.empty() && !expect(U','))
                return take_error();
            value held;
            std::string name = key();
            if (!expect_equals() || !values(held))
                return take_error();
            if (!seen.insert(name).second)
            {
                return cli_error{
                    .code = cli_errc::parameter,
                    .text = "Second instance of key \"" + name + "\" encountered for input:\n"
                            + with_caret(after_value + 1)
                            + "\nThis is often because there is a preceding \",\" instead of a space."};
            }
            out.names.push_back(std::move(name));
            out.elements.push_back(std::move(held));
            after_value = at_;
        } while (at_ < text_.size());
        return out;
    }

private:
    static constexpr char32_t end_of_text = 0xFFFFFFFF;

    // Only here does the error get the text and its caret: most syntax errors are but where a list ends and
    // the next key begins.
    cli_error take_error()
    {
        if (is_syntax_error_)
            error_.text += with_caret(error_at_);
        return std::move(error_);
    }

    char32_t current() const noexcept { return at_ < text_.size() ? text_[at_] : end_of_text; }

    void skip_space() noexcept
    {
        while (at_ < text_.size() && is_ascii_space(text_[at_]))
            ++at_;
    }

    std::string key()
    {
        std::string out;
        while (at_ < text_.size() && text_[at_] < 0x80
               && shorthand_key_characters.contains(static_cast<char>(text_[at_])))
            out += static_cast<char>(text_[at_++]);
        return out;
    }

    // "=" or "@="
    bool expect_equals()
    {
        skip_space();
        resolves_files_ = current() == U'@';
        if (resolves_files_)
            ++at_;
        return expect(U'=');
    }

    // with white space around
    bool expect(char32_t wanted)
    {
        skip_space();
        if (!expect_here(wanted))
            return false;
        skip_space();
        return true;
    }

    bool expect_here(char32_t wanted)
    {
        if (current() == wanted)
        {
            ++at_;
            return true;
        }
        return fail(utf8_of({&wanted, 1}), at_ < text_.size() ? utf8_of(text_.substr(at_, 1)) : "EOF");
    }

    bool fail(std::string_view expected, std::string_view received)
    {
        std::string out = "Expected: '";
        (((out += expected) += "', received: '") += received) += "' for input:\n";
        error_ = {.code = cli_errc::parameter, .text = std::move(out)};
        error_at_ = at_;
        is_syntax_error_ = true;
        return false;
    }

    bool fail(cli_error error)
    {
        error_ = std::move(error);
        is_syntax_error_ = false;
        return false;
    }

    // The text with a caret below the character at `where`, in whatever line that is.
    std::string with_caret(std::size_t where) const
    {
        auto const before = text_.substr(0, where);
        std::size_t const line_start = before.rfind(U'\n') == before.npos ? 0 : before.rfind(U'\n') + 1;
        std::size_t const line_end = (std::min)(text_.find(U'\n', where), text_.size());
        std::string out = utf8_of(text_.substr(0, line_end)) + '\n';
        out.append(where - line_start, ' ') += '^';
        return out += utf8_of(text_.substr(line_end));
    }

    bool values(value& out)
    {
        if (at_ == text_.size())
        {
            out = text_value({});
            return true;
        }
        if (current() == U'[' || current() == U'{')
            return single_value(out, end_of_text);
        return csv_list(out);
    }

    // `closer` ends what the value is in.
    bool single_value(value& out, char32_t closer)
    {
        if (current() != U'[' && current() != U'{')
            return first_scalar(out, closer);
        if (depth_ == deepest_value)
            return fail({.code = cli_errc::parameter,
                         .text = "nested deeper than " + std::to_string(deepest_value) + " levels"});
        ++depth_;
        bool const done = current() == U'[' ? explicit_list(out) : hash_literal(out);
        --depth_;
        return done;
    }

    bool csv_list(value& out)
    {
        value first;
        if (!first_scalar(first, end_of_text))
            return false;
        skip_space();
        if (current() != U',')
        {
            out = std::move(first);
            return true;
        }
        out = empty_value(value_kind::list);
        out.elements.push_back(std::move(first));
        for (;;)
        {
            std::size_t const comma = at_;
            expect(U',');
            value next;
            bool done = later_scalar(next);
            if (done)
            {
                skip_space();
                done = at_ == text_.size() || current() == U',';
                if (!done)
                    fail(",", utf8_of(text_.substr(at_, 1)));
            }
            if (!done)
            {
                if (!is_syntax_error_ || at_ == text_.size())
                    return false;
                // what follows is the next key; of several commas in a row the first ones count for nothing
                if (current() != U',')
                    at_ = comma;
                break;
            }
            out.elements.push_back(std::move(next));
            if (at_ == text_.size())
                break;
        }
        if (out.elements.size() == 1)
        {
            value only = std::move(out.elements.front());
            out = std::move(only);
        }
        return true;
    }

    bool explicit_list(value& out)
    {
        out = empty_value(value_kind::list);
        expect(U'[');
        while (current() != U']')
        {
            value element;
            if (!single_value(element, U']'))
                return false;
            out.elements.push_back(std::move(element));
            skip_space();
            if (current() != U']' && !expect(U','))
                return false;
        }
        ++at_;
        return true;
    }

    bool hash_literal(value& out)
    {
        out = empty_value(value_kind::map);
        expect(U'{');
        while (current() != U'}')
        {
            std::string name = key();
            value held;
            if (!expect_equals() || !single_value(held, U'}'))
                return false;
            skip_space();
            if (current() != U'}' && !expect(U','))
                return false;
            out.names.push_back(std::move(name));
            out.elements.push_back(std::move(held));
        }
        ++at_;
        keep_last_of_equal_names(out);
        return true;
    }

    bool first_scalar(value& out, char32_t closer)
    {
        if (current() == U'\'' || current() == U'"')
            return quoted(out);
        // a bare scalar may begin with a bracket that closes, but not with the one that is due
        std::size_t const start = at_;
        if (current() != closer && is_bare_start(current()))
            take_bare([](char32_t c) { return c != U']' && c != U'}'; });
        return bare(out, start);
    }

    // Of the scalars behind the first, none has an equals sign: that would be a key.
    bool later_scalar(value& out)
    {
        if (current() == U'\'' || current() == U'"')
            return quoted(out);
        std::size_t const start = at_;
        if (is_bare_start(current()))
            take_bare([](char32_t c) { return c != U'='; });
        if (at_ == start)
            return fail("<second>", "<none>");
        return bare(out, start);
    }

    bool is_bare_start(char32_t c) const noexcept
    {
        if (c == U'\\' && at_ + 1 < text_.size() && text_[at_ + 1] == U',')
            return true;
        return c != end_of_text && c > 0x20 && c != U'"' && c != U'\'' && c != U',' && c != U'=' && c != U'['
               && c != U'{';
    }

    template <class Allowed>
    void take_bare(Allowed allowed)
    {
        for (bool is_first = true; at_ < text_.size(); is_first = false)
        {
            char32_t const c = text_[at_];
            if (c == U'\\' && at_ + 1 < text_.size() && text_[at_ + 1] == U',')
            {
                at_ += 2;
                continue;
            }
            bool const is_control = c < 0x20 && !is_space(c);
            if (!is_first && (is_control || c == U'"' || c == U'\'' || c == U',' || !allowed(c)))
                break;
            ++at_;
        }
    }

    bool bare(value& out, std::size_t start)
    {
        std::u32string text;
        for (std::size_t i = start; i != at_; ++i)
            if (text_[i] != U'\\' || i + 1 == at_ || text_[i + 1] != U',')
                text += text_[i];
        return scalar(out, utf8_of(trimmed_right(text)));
    }

    bool quoted(value& out)
    {
        char32_t const quote = current();
        std::size_t end = closing_quote(at_ + 1, quote);
        if (end == text_.size())
            return fail(quote == U'"' ? "<double quoted>" : "<singled quoted>", "<none>");
        std::u32string text;
        for (std::size_t i = at_ + 1; i != end; ++i)
        {
            bool const is_escape =
                text_[i] == U'\\' && i + 1 != end && (text_[i + 1] == quote || text_[i + 1] == U'\\');
            if (is_escape)
                ++i;
            text += text_[i];
        }
        at_ = end + 1;
        return scalar(out, utf8_of(text));
    }

    // Where a quoted text ends.  If nothing closes it, its last escaped quote does: 'dir\' is a text that
    // ends in a backslash.
    std::size_t closing_quote(std::size_t from, char32_t quote) const noexcept
    {
        std::size_t last_escaped = text_.size();
        for (std::size_t i = from; i < text_.size(); ++i)
        {
            if (text_[i] == quote)
                return i;
            if (text_[i] == U'\\' && i + 1 < text_.size() && (text_[i + 1] == quote || text_[i + 1] == U'\\'))
                if (text_[++i] == quote)
                    last_escaped = i;
        }
        return last_escaped;
    }

    bool scalar(value& out, std::string text)
    {
        if (resolves_files_)
        {
            auto file = read_parameter_file(text, files_);
            if (!file)
                return fail(std::move(file).error());
            if (*file)
            {
                out = **std::move(file);
                return true;
            }
        }
        out = text_value(std::move(text));
        return true;
    }

    std::u32string_view text_;
    file_reader const& files_;
    std::size_t at_ = 0;
    std::size_t depth_ = 0;
    bool resolves_files_ = false;
    bool is_syntax_error_ = false; // the last error, at error_at_
    std::size_t error_at_ = 0;
    cli_error error_{};
};

// Python's int(): any script's digits, a sign, underscores between digits, white space around.  The digits as
// Python would print them.
inline std::optional<std::string> python_integer(std::string_view text)
{
    auto const points = code_points_of(text);
    if (!points)
        return std::nullopt;
    std::u32string_view rest = trimmed(*points);
    bool const is_negative = rest.starts_with(U'-');
    if (is_negative || rest.starts_with(U'+'))
        rest.remove_prefix(1);
    std::string digits;
    bool after_digit = false;
    for (char32_t const c : rest)
    {
        auto const digit = decimal_digit(c);
        if (!digit && !(c == U'_' && after_digit))
            return std::nullopt;
        after_digit = digit.has_value();
        if (digit)
            digits += static_cast<char>('0' + *digit);
    }
    if (!after_digit)
        return std::nullopt;
    digits.erase(0, (std::min)(digits.find_first_not_of('0'), digits.size() - 1));
    return is_negative && digits != "0" ? '-' + digits : digits;
}

// Python's float(), names of numbers and underscores included, as a text of ASCII digits.
inline std::optional<std::string> python_float(std::string_view text)
{
    auto const points = code_points_of(text);
    if (!points)
        return std::nullopt;
    std::string out;
    char32_t before = 0;
    std::u32string_view const rest = trimmed(*points);
    for (std::size_t i = 0; i != rest.size(); before = rest[i++])
    {
        auto const digit = decimal_digit(rest[i]);
        if (rest[i] == U'_')
        {
            if (!decimal_digit(before) || i + 1 == rest.size() || !decimal_digit(rest[i + 1]))
                return std::nullopt;
        }
        else if (rest[i] < 0x80 || digit)
            out += digit ? static_cast<char>('0' + *digit) : static_cast<char>(rest[i]);
        else
            return std::nullopt;
    }
    if (out.starts_with('+'))
        out.erase(0, out.starts_with("+-") ? 0 : 1);
    return out;
}

// [-](digits[.[digits]] | .digits)[e[-+]digits]
inline bool is_decimal_number(std::string_view text) noexcept
{
    auto const take_digits = [&]
    {
        std::size_t const size = (std::min)(text.find_first_not_of("0123456789"), text.size());
        text.remove_prefix(size);
        return size;
    };
    if (text.starts_with('-'))
        text.remove_prefix(1);
    std::size_t count = take_digits();
    if (text.starts_with('.'))
    {
        text.remove_prefix(1);
        count += take_digits();
    }
    if (count == 0)
        return false;
    if (text.starts_with('e') || text.starts_with('E'))
    {
        text.remove_prefix(1);
        if (text.starts_with('-') || text.starts_with('+'))
            text.remove_prefix(1);
        if (take_digits() == 0)
            return false;
    }
    return text.empty();
}

// On which side of one a decimal number is that is far away from it.
inline bool is_above_one(std::string_view text) noexcept
{
    std::size_t const e = (std::min)(text.find_first_of("eE"), text.size());
    std::string_view const mantissa = text.substr(0, e);
    std::int64_t const point = static_cast<std::int64_t>((std::min)(mantissa.find('.'), mantissa.size()));
    std::size_t const first = mantissa.find_first_of("123456789");
    std::int64_t exponent = 0;
    if (e != text.size())
    {
        bool const is_negative = text[e + 1] == '-';
        for (char const c : text.substr(e + 1))
            if (c >= '0' && c <= '9')
                exponent = (std::min)(exponent * 10 + (c - '0'), std::int64_t(1) << 40);
        exponent = is_negative ? -exponent : exponent;
    }
    return first != mantissa.npos && point - static_cast<std::int64_t>(first) + exponent > 0;
}

// An integer, or a number that is one however it is written: 3.0, 3e0.
inline boost::system::result<value, cli_error> integer_of(value const& held)
{
    if (held.kind == value_kind::list || held.kind == value_kind::map)
        return cli_error{.code = cli_errc::other,
                         .text =
                             "int() argument must be a string, a bytes-like object or a real number, not '"
                             + std::string(python_type(held.kind)) + '\''};
    value out = empty_value(value_kind::integer);
    if (auto digits = python_integer(held.text))
    {
        out.text = *std::move(digits);
        return out;
    }
    if (auto const number = python_float(held.text); number && is_decimal_number(*number))
    {
        std::int32_t integer = 0;
        if (face_liveness::detail::integer_from_text(*number, integer)
            == face_liveness::detail::integer_verdict::ok)
            return integer_value(integer);
    }
    return cli_error{.code = cli_errc::other,
                     .text = "invalid literal for int() with base 10: "
                             + (held.kind == value_kind::bytes ? python_repr_of_bytes(held.text)
                                                               : python_repr(held.text))};
}

inline boost::system::result<value, cli_error> number_of(value const& held)
{
    if (held.kind == value_kind::list || held.kind == value_kind::map)
        return cli_error{.code = cli_errc::other,
                         .text = "float() argument must be a string or a real number, not '"
                                 + std::string(python_type(held.kind)) + '\''};
    using limits = std::numeric_limits<double>;
    auto text = python_float(held.text).value_or(std::string());
    if (is_decimal_number(text))
    {
        double const side = is_above_one(text) ? 2 : 0;
        return number_value(
            face_liveness::detail::number_from_text(text, text.front() == '-' ? -side : side));
    }
    bool const is_negative = text.starts_with('-');
    if (is_negative)
        text.erase(0, 1);
    for (char& c : text)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (text == "inf" || text == "infinity")
        return number_value(is_negative ? -limits::infinity() : limits::infinity());
    if (text == "nan")
        return number_value(limits::quiet_NaN());
    return cli_error{.code = cli_errc::other,
                     .text = "could not convert string to float: " + python_repr(held.text)};
}

// Shorthand knows texts only: makes numbers of those that are due, and a list of the one value where a list
// is.
inline std::optional<cli_error> convert_shorthand(value& held, schema const& type)
{
    switch (type.kind)
    {
    case schema_kind::structure:
        // a structure's members are converted in the model's order, which says which error comes first
        for (member_schema const& member : type.members)
            for (std::size_t i = 0; i != held.names.size(); ++i)
                if (held.names[i] == member.name)
                    if (auto error = convert_shorthand(held.elements[i], *member.type))
                        return error;
        break;
    case schema_kind::list:
        if (held.kind != value_kind::list)
        {
            value list = empty_value(value_kind::list);
            list.elements.push_back(std::move(held));
            held = std::move(list);
        }
        for (value& element : held.elements)
            if (auto error = convert_shorthand(element, *type.element))
                return error;
        break;
    case schema_kind::integer:
    case schema_kind::number:
    {
        auto converted = type.kind == schema_kind::integer ? integer_of(held) : number_of(held);
        if (!converted)
            return std::move(converted).error();
        held = *std::move(converted);
        break;
    }
    case schema_kind::string:
    case schema_kind::enumeration:
    case schema_kind::blob: break;
    }
    return std::nullopt;
}

inline boost::system::result<value, cli_error> read_shorthand(std::string_view text, schema const& type,
                                                              file_reader const& files)
{
    auto const points = code_points_of(text);
    if (!points)
        return cli_error{.code = cli_errc::parameter, .text = "The text is not UTF-8"};
    auto held = shorthand_reader(*points, files).read();
    if (held)
        if (auto error = convert_shorthand(*held, type))
            return *std::move(error);
    return held;
}

// Texts that no shorthand parser takes for anything else, wherever they stand.
inline constexpr face_liveness::detail::char_set plain_shorthand("A-Za-z0-9_./:+-");

inline void append_shorthand(std::string& out, value const& held)
{
    switch (held.kind)
    {
    case value_kind::list:
    {
        out += '[';
        bool is_first = true;
        for (value const& element : held.elements)
        {
            if (!std::exchange(is_first, false))
                out += ',';
            append_shorthand(out, element);
        }
        out += ']';
        break;
    }
    case value_kind::map:
        out += '{';
        for (std::size_t i = 0; i != held.names.size(); ++i)
        {
            ((out += i == 0 ? "" : ",") += held.names[i]) += '=';
            append_shorthand(out, held.elements[i]);
        }
        out += '}';
        break;
    case value_kind::text:
    {
        if (!held.text.empty() && plain_shorthand.contains_all(held.text))
        {
            out += held.text;
            break;
        }
        char const quote = held.text.find('"') == held.text.npos ? '"' : '\'';
        out += quote;
        for (char const c : held.text)
        {
            if (c == quote || c == '\\')
                out += '\\';
            out += c;
        }
        out += quote;
        break;
    }
    default: out += python_str(held); break;
    }
}

} // namespace detail

/// Reads the AWS CLI's shorthand into any shape:
/// `OutputConfig={S3Bucket=b,S3KeyPrefix=p},AuditImagesLimit=2`.
///
/// Texts become numbers and enums where the shape has these, and one value becomes a list where a list is
/// due. Behind `@=` a text may be file:// or fileb:// and a path, which `files` reads.  The error is the AWS
/// CLI's, with its caret; for a name that the shape doesn't have, a wrong type or a required member that is
/// missing it is botocore's.  Limits are not looked at: that is for `validate`.
///
/// Differs from the AWS CLI where its parser is wrong: cli.hpp has the table.  {} is an empty shape, since
/// that is what `to_shorthand` writes.  At most 32 levels.
///
/// AWS: "Using shorthand syntax in the AWS CLI", AWS CLI user guide.
template <shape T>
boost::system::result<T, cli_error> parse_shorthand(std::string_view text, file_reader const& files = {})
{
    value held = empty_value(value_kind::map);
    if (text != "{}")
    {
        auto read = detail::read_shorthand(text, detail::schema_of<T>, files);
        if (!read)
            return std::move(read).error();
        held = *std::move(read);
    }
    detail::parameter_reporter reporter(false);
    reporter.look_at(held, detail::schema_of<T>, {});
    if (auto const lines = std::move(reporter).take(); !lines.empty())
        return detail::parameter_error(lines);
    auto out = from_value<T>(held);
    if (!out) // an integer of more than 32 bits, bad base64
        return detail::parameter_error({detail::own_line(out.error().path + ": " + out.error().what)});
    return *std::move(out);
}

/// A shape as shorthand, which `parse_shorthand` reads back to the same shape.  The AWS CLI has no such
/// thing.
///
/// Texts are quoted where they have to be.  The AWS CLI reads it too, but for texts that end in a backslash,
/// which its parser doesn't take.  Text that is not UTF-8 is not read back.  Linear.
template <shape T>
std::string to_shorthand(T const& from)
{
    value const held = to_value(from);
    if (held.names.empty())
        return "{}";
    std::string out;
    detail::append_shorthand(out, held);
    return out.substr(1, out.size() - 2); // without the braces
}

} // namespace face_liveness::inline v1::cli

#endif
