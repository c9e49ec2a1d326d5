// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_CLI_DETAIL_YAML_SCALAR_HPP
#define FACE_LIVENESS_CLI_DETAIL_YAML_SCALAR_HPP

#include <face_liveness/cli/detail/unicode.hpp>
#include <face_liveness/cli/value.hpp>
#include <face_liveness/detail/read_number.hpp>
#include <face_liveness/detail/utf8.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <limits>
#include <string>
#include <string_view>

// What a plain scalar of YAML 1.2 means to the AWS CLI's library (ruamel.yaml), for reading and for writing.

namespace face_liveness::inline v1::cli::detail
{

enum class yaml_tag
{
    text,
    null,
    boolean,
    integer,
    number,
    date,
    date_time,
    merge, // <<
    equals // =, which is its own type
};

// Takes the longest run of these characters from the front; whether there was one.
constexpr bool take_run(std::string_view& text, std::string_view characters) noexcept
{
    std::size_t const size = (std::min)(text.find_first_not_of(characters), text.size());
    text.remove_prefix(size);
    return size != 0;
}

constexpr bool take_one_of(std::string_view& text, std::string_view characters) noexcept
{
    if (text.empty() || characters.find(text.front()) == characters.npos)
        return false;
    text.remove_prefix(1);
    return true;
}

constexpr bool has_digit(std::string_view text) noexcept
{
    return text.find_first_of("0123456789") != text.npos;
}

// [-+]?( 0b[01_]+ | 0o[0-7_]+ | 0x[0-9a-fA-F_]+ | [0-9_]+ )
constexpr bool is_yaml_integer(std::string_view text) noexcept
{
    take_one_of(text, "-+");
    std::string_view digits = "0123456789_";
    std::string_view const prefix = text.substr(0, 2);
    if (prefix == "0b" || prefix == "0o" || prefix == "0x")
    {
        text.remove_prefix(2);
        digits = prefix == "0b" ? "01_" : prefix == "0o" ? "01234567_" : "0123456789abcdefABCDEF_";
    }
    return take_run(text, digits) && text.empty();
}

// [-+]?[0-9][0-9_]*\.[0-9_]*([eE][-+]?[0-9]+)?   [-+]?[0-9][0-9_]*[eE][-+]?[0-9]+
// [-+]?\.[0-9_]+([eE][-+][0-9]+)?   [-+]?\.(inf|Inf|INF)   \.(nan|NaN|NAN)
constexpr bool is_yaml_number(std::string_view text) noexcept
{
    constexpr std::string_view digits = "0123456789";
    constexpr std::string_view more = "0123456789_";
    if (text == ".nan" || text == ".NaN" || text == ".NAN")
        return true;
    take_one_of(text, "-+");
    if (text == ".inf" || text == ".Inf" || text == ".INF")
        return true;
    bool const has_whole = take_one_of(text, digits);
    if (has_whole)
        take_run(text, more);
    bool const has_point = take_one_of(text, ".");
    bool const has_more = has_point && take_run(text, more);
    if (!has_whole && !has_more)
        return false;
    if (text.empty())
        return has_point;
    if (!take_one_of(text, "eE"))
        return false;
    if (!take_one_of(text, "-+") && !has_whole)
        return false;
    return take_run(text, digits) && text.empty();
}

// Digits, at least and at most so many.
constexpr bool take_digits(std::string_view& text, std::size_t least, std::size_t most) noexcept
{
    std::size_t size = 0;
    while (size != most && size != text.size() && text[size] >= '0' && text[size] <= '9')
        ++size;
    text.remove_prefix(size);
    return size >= least;
}

// [0-9]{4}-[0-9]{2}-[0-9]{2}, or with one digit allowed where a time follows
constexpr yaml_tag yaml_time_tag(std::string_view text) noexcept
{
    auto const is_date = [](std::string_view rest)
    {
        return take_digits(rest, 4, 4) && take_one_of(rest, "-") && take_digits(rest, 2, 2)
               && take_one_of(rest, "-") && take_digits(rest, 2, 2) && rest.empty();
    };
    if (is_date(text))
        return yaml_tag::date;
    bool const is_start = take_digits(text, 4, 4) && take_one_of(text, "-") && take_digits(text, 1, 2)
                          && take_one_of(text, "-") && take_digits(text, 1, 2)
                          && (take_one_of(text, "Tt") || take_run(text, " \t")) && take_digits(text, 1, 2)
                          && take_one_of(text, ":") && take_digits(text, 2, 2) && take_one_of(text, ":")
                          && take_digits(text, 2, 2);
    if (!is_start)
        return yaml_tag::text;
    if (take_one_of(text, "."))
        take_run(text, "0123456789");
    if (text.empty())
        return yaml_tag::date_time;
    take_run(text, " \t");
    if (take_one_of(text, "Z"))
        return text.empty() ? yaml_tag::date_time : yaml_tag::text;
    if (!take_one_of(text, "-+") || !take_digits(text, 1, 2))
        return yaml_tag::text;
    if (take_one_of(text, ":") && !take_digits(text, 2, 2))
        return yaml_tag::text;
    return text.empty() ? yaml_tag::date_time : yaml_tag::text;
}

constexpr yaml_tag yaml_tag_of(std::string_view text) noexcept
{
    if (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL")
        return yaml_tag::null;
    if (text == "true" || text == "True" || text == "TRUE" || text == "false" || text == "False"
        || text == "FALSE")
        return yaml_tag::boolean;
    if (text == "<<")
        return yaml_tag::merge;
    if (text == "=")
        return yaml_tag::equals;
    if (std::string_view("-+.0123456789").find(text.front()) == std::string_view::npos)
        return yaml_tag::text;
    if (is_yaml_number(text))
        return yaml_tag::number;
    if (text.front() != '.' && is_yaml_integer(text))
        return yaml_tag::integer;
    return yaml_time_tag(text);
}

// The decimal digits of an integer that is written in any base.
inline std::string decimal_of(std::string_view digits, unsigned base)
{
    std::string reversed = "0";
    for (char const c : digits)
    {
        unsigned carry =
            c <= '9' ? static_cast<unsigned>(c - '0') : (static_cast<unsigned>(c) | 32u) - 'a' + 10;
        for (char& place : reversed)
        {
            carry += static_cast<unsigned>(place - '0') * base;
            place = static_cast<char>('0' + carry % 10);
            carry /= 10;
        }
        for (; carry != 0; carry /= 10)
            reversed += static_cast<char>('0' + carry % 10);
    }
    reversed.erase((std::max)(reversed.find_last_not_of('0'), std::size_t(0)) + 1);
    if (reversed.empty())
        reversed = "0";
    return {reversed.rbegin(), reversed.rend()};
}

// The value of a plain scalar.
inline value yaml_plain_value(std::string_view text)
{
    value out;
    std::string plain(text);
    yaml_tag tag = yaml_tag_of(text);
    bool const is_numeric = tag == yaml_tag::integer || tag == yaml_tag::number;
    if (is_numeric && !has_digit(text) && text.find_first_of("nN") == text.npos)
        tag = yaml_tag::text; // underscores alone
    switch (tag)
    {
    case yaml_tag::null: break;
    case yaml_tag::boolean:
        out.kind = value_kind::boolean;
        out.flag = text.front() == 't' || text.front() == 'T';
        break;
    case yaml_tag::integer:
    {
        std::erase(plain, '_');
        bool const is_negative = plain.front() == '-';
        if (is_negative || plain.front() == '+')
            plain.erase(0, 1);
        unsigned const base = plain.starts_with("0b")   ? 2
                              : plain.starts_with("0o") ? 8
                              : plain.starts_with("0x") ? 16
                                                        : 10;
        out.kind = value_kind::integer;
        out.text = decimal_of(std::string_view(plain).substr(base == 10 ? 0 : 2), base);
        if (is_negative && out.text != "0")
            out.text.insert(0, "-");
        break;
    }
    case yaml_tag::number:
    {
        using limits = std::numeric_limits<double>;
        std::erase(plain, '_');
        if (plain.front() == '+')
            plain.erase(0, 1);
        out.kind = value_kind::number;
        if (plain.find_first_of("nN") != plain.npos)
            out.number = plain.find_first_of("aA") != plain.npos ? limits::quiet_NaN()
                         : plain.front() == '-'                  ? -limits::infinity()
                                                                 : limits::infinity();
        else
            out.number = face_liveness::detail::number_from_text(plain, limits::infinity());
        break;
    }
    case yaml_tag::date:
    case yaml_tag::date_time:
        out.kind = tag == yaml_tag::date ? value_kind::date : value_kind::date_time;
        std::replace_if(
            plain.begin(), plain.end(), [](char c) { return c == 'T' || c == 't'; }, ' ');
        out.text = std::move(plain);
        break;
    case yaml_tag::text:
    case yaml_tag::merge:
    case yaml_tag::equals: return text_value(std::move(plain));
    }
    return out;
}

// What stands in the way of writing a text plainly, or in single quotes.
struct yaml_text_traits
{
    bool plain{};
    bool single_quoted{};
};

constexpr bool is_yaml_break(char32_t c) noexcept
{
    return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

// libyaml's IS_PRINTABLE: it leaves out the tab and all that is beyond U+FFFF
constexpr bool is_yaml_printable(char32_t c) noexcept
{
    return c == '\n' || (c >= 0x20 && c <= 0x7E) || (c >= 0xA0 && c < 0x10000 && c != 0xFEFF && c < 0xFFFE);
}

// libyaml's analysis of a scalar in block style
inline yaml_text_traits traits_of(std::u32string_view text) noexcept
{
    if (text.empty())
        return {false, true};
    bool has_indicator = text.starts_with(U"---") || text.starts_with(U"...");
    bool is_special = false;
    bool has_break = false;
    bool break_then_space = false;
    bool space_then_break = false;
    for (std::size_t i = 0; i != text.size(); ++i)
    {
        char32_t const c = text[i];
        bool const is_last = i + 1 == text.size();
        auto const is_blank = [](char32_t at)
        { return at == ' ' || at == '\t' || at == 0 || is_yaml_break(at); };
        bool const before_blank = is_last || is_blank(text[i + 1]);
        if (i == 0)
            has_indicator = has_indicator || std::u32string_view(U"#,[]{}&*!|>'\"%@`").find(c) != text.npos
                            || (before_blank && (c == '?' || c == ':' || c == '-'));
        else
            has_indicator =
                has_indicator || (c == ':' && before_blank) || (c == '#' && is_blank(text[i - 1]));
        is_special = is_special || !is_yaml_printable(c);
        has_break = has_break || is_yaml_break(c);
        if (i != 0)
        {
            break_then_space = break_then_space || (c == ' ' && is_yaml_break(text[i - 1]));
            space_then_break = space_then_break || (is_yaml_break(c) && text[i - 1] == ' ');
        }
    }
    bool const blank_ends = text.front() == ' ' || text.back() == ' ';
    bool const quotable = !break_then_space && !space_then_break && !is_special;
    return {quotable && !has_break && !blank_ends && !has_indicator, quotable};
}

// Writes text as libyaml does: 80 columns are wanted, and lines are broken at blanks behind these.
class yaml_text_writer
{
public:
    // Continued lines are indented by `indent`.  A key is never broken.
    yaml_text_writer(std::string& out, std::size_t indent, bool is_key) noexcept
        : out_(out)
        , indent_(indent)
        , is_key_(is_key)
    {
        std::size_t const line = out.rfind('\n') == out.npos ? 0 : out.rfind('\n') + 1;
        column_ = face_liveness::detail::count_utf8(std::string_view(out).substr(line)).characters;
    }

    void write(std::string_view utf8)
    {
        std::u32string text = escaped_code_points_of(utf8);
        std::replace_if(text.begin(), text.end(), is_surrogate, U'\uFFFD'); // what is not UTF-8, as in JSON
        auto const traits = traits_of(text);
        bool const has_break = std::any_of(text.begin(), text.end(), is_yaml_break);
        if (traits.plain && yaml_tag_of(utf8) == yaml_tag::text)
            plain(text);
        else if (traits.single_quoted && !(is_key_ && has_break))
            single_quoted(text);
        else
            double_quoted(text);
    }

private:
    static constexpr std::size_t best_width = 80;

    void put(char32_t c)
    {
        append_code_point(out_, c);
        ++column_;
    }

    void new_line()
    {
        out_ += '\n';
        out_.append(indent_, ' ');
        column_ = indent_;
    }

    // the blank is not the last character
    bool breaks_at(std::u32string_view text, std::size_t blank, bool after_space) const noexcept
    {
        return !is_key_ && !after_space && column_ > best_width && text[blank + 1] != ' ';
    }

    void plain(std::u32string_view text)
    {
        bool after_space = false;
        for (std::size_t i = 0; i != text.size(); ++i)
        {
            bool const is_space = text[i] == ' ';
            if (is_space && breaks_at(text, i, after_space))
                new_line();
            else
                put(text[i]);
            after_space = is_space;
        }
    }

    void single_quoted(std::u32string_view text)
    {
        put('\'');
        bool after_space = false;
        bool after_break = false;
        for (std::size_t i = 0; i != text.size(); ++i)
        {
            char32_t const c = text[i];
            if (c == ' ')
            {
                bool const is_end = i == 0 || i + 1 == text.size();
                if (!is_end && breaks_at(text, i, after_space))
                    new_line();
                else
                    put(c);
                after_space = true;
                continue;
            }
            after_space = false;
            if (is_yaml_break(c))
            {
                if (!after_break && c == '\n')
                    out_ += '\n';
                append_code_point(out_, c);
                column_ = 0;
                after_break = true;
                continue;
            }
            if (after_break)
                indent();
            after_break = false;
            if (c == '\'')
                put(c);
            put(c);
        }
        if (after_break)
            indent();
        put('\'');
    }

    void indent()
    {
        out_.append(indent_, ' ');
        column_ = indent_;
    }

    void double_quoted(std::u32string_view text)
    {
        put('"');
        bool after_space = false;
        for (std::size_t i = 0; i != text.size(); ++i)
        {
            char32_t const c = text[i];
            if (!is_yaml_printable(c) || is_yaml_break(c) || c == '"' || c == '\\')
            {
                escape(c);
                after_space = false;
            }
            else if (c == ' ' && !is_key_ && !after_space && column_ > best_width && i != 0
                     && i + 1 != text.size())
            {
                new_line();
                if (text[i + 1] == ' ')
                    put('\\');
                after_space = true;
            }
            else
            {
                put(c);
                after_space = c == ' ';
            }
        }
        put('"');
    }

    void escape(char32_t c)
    {
        put('\\');
        constexpr char32_t named[] = {0,    '\a', '\b', '\t', '\n', '\v',   '\f',  '\r',
                                      0x1B, '"',  '\\', 0x85, 0xA0, 0x2028, 0x2029};
        auto const place = std::find(std::begin(named), std::end(named), c);
        if (place != std::end(named))
            return put(static_cast<char32_t>("0abtnvfre\"\\N_LP"[place - std::begin(named)]));
        int const digits = c <= 0xFF ? 2 : c <= 0xFFFF ? 4 : 8;
        put(digits == 2 ? 'x' : digits == 4 ? 'u' : 'U');
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
            put(static_cast<char32_t>("0123456789ABCDEF"[c >> shift & 15]));
    }

    std::string& out_;
    std::size_t indent_;
    bool is_key_;
    std::size_t column_ = 0;
};

} // namespace face_liveness::inline v1::cli::detail

#endif
