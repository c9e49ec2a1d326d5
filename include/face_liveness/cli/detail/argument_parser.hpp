// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_CLI_DETAIL_ARGUMENT_PARSER_HPP
#define FACE_LIVENESS_CLI_DETAIL_ARGUMENT_PARSER_HPP

#include <face_liveness/cli/detail/python_text.hpp>
#include <face_liveness/cli/error.hpp>
#include <face_liveness/detail/char_set.hpp>

#include <boost/system/result.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Options and commands as Python's argparse takes them: what isn't known is left to whoever comes next.

namespace face_liveness::inline v1::cli::detail
{

enum class option_arity : unsigned char
{
    one,
    none,
    at_most_one
};

struct option_spec
{
    std::string_view name{};
    option_arity arity{};
    std::span<std::string_view const> choices{};
    bool is_required{};
};

struct command_spec
{
    std::string_view name{};
    std::span<std::string_view const> choices{};
};

struct parsed_options
{
    // the places of their specs, and their values where they have one
    std::vector<std::pair<std::size_t, std::optional<std::string_view>>> options{};
    std::string_view command{};
    std::vector<std::string_view> rest{};
};

inline cli_error usage_error(std::string text)
{
    return {.code = cli_errc::usage, .text = std::move(text)};
}

inline cli_error unknown_options(std::vector<std::string_view> const& options)
{
    std::string text = "Unknown options: ";
    for (std::string_view const& option : options)
        (text += &option == &options.front() ? "" : ", ") += option;
    return usage_error(std::move(text));
}

inline std::optional<cli_error> missing_options(std::span<option_spec const> specs)
{
    std::string names;
    for (option_spec const& spec : specs)
        if (spec.is_required)
            (names += names.empty() ? "" : ", ") += spec.name;
    if (names.empty())
        return std::nullopt;
    return usage_error("the following arguments are required: " + names);
}

// Two to a line, each 40 columns wide.
inline std::optional<cli_error> check_choice(std::string_view name, std::string_view given,
                                             std::span<std::string_view const> choices)
{
    if (choices.empty() || std::find(choices.begin(), choices.end(), given) != choices.end())
        return std::nullopt;
    std::string text = "argument ";
    (text += name) += ": Invalid choice, valid choices are:\n";
    for (std::size_t i = 0; i != choices.size(); ++i)
    {
        (text += i % 2 == 0 ? "\n" : " | ") += choices[i];
        text.append(choices[i].size() < 40 ? 40 - choices[i].size() : 0, ' ');
    }
    return usage_error(std::move(text));
}

class option_parser
{
public:
    option_parser(std::span<std::string_view const> arguments, std::span<option_spec const> specs,
                  std::optional<command_spec> command, std::string_view final_option) noexcept
        : arguments_(arguments)
        , specs_(specs)
        , command_(command)
        , final_option_(final_option)
    {
    }

    boost::system::result<parsed_options, cli_error> parse()
    {
        if (!classify())
            return std::move(error_);
        bool wants_command = command_.has_value();
        for (std::size_t i = 0; i != kinds_.size();)
        {
            bool const is_option = kinds_[i].what == kind::option;
            if (is_option && kinds_[i].spec)
            {
                if (!take_option(i))
                    return std::move(error_);
                // it ends the program then and there
                if (specs_[out_.options.back().first].name == final_option_)
                    return std::move(out_);
                continue;
            }
            // a "--" beside the command belongs to it
            std::size_t const word = i + (kinds_[i].what == kind::separator ? 1 : 0);
            if (wants_command && !is_option && word != kinds_.size())
            {
                if (auto error = check_choice(command_->name, arguments_[word], command_->choices))
                    return *std::move(error);
                out_.command = arguments_[word];
                wants_command = false;
                i = word + 1;
                if (i != kinds_.size() && kinds_[i].what == kind::separator)
                    ++i;
                continue;
            }
            out_.rest.push_back(arguments_[i++]);
        }
        if (wants_command)
            return usage_error("the following arguments are required: " + std::string(command_->name));
        return std::move(out_);
    }

private:
    enum class kind : unsigned char
    {
        word,
        option,
        separator // the first "--": what follows are words
    };

    struct classified
    {
        kind what{};
        std::optional<std::size_t> spec{};                // of an option that is known
        std::optional<std::string_view> explicit_value{}; // behind an equals sign
    };

    bool classify()
    {
        bool only_words = false;
        for (std::string_view const argument : arguments_)
        {
            classified out;
            if (!only_words && argument == "--")
            {
                out.what = kind::separator;
                only_words = true;
            }
            else if (!only_words && !classify_option(argument, out))
                return false;
            kinds_.push_back(out);
        }
        return true;
    }

    bool classify_option(std::string_view argument, classified& out)
    {
        if (argument.size() < 2 || argument.front() != '-')
            return true;
        std::string_view name = argument;
        out.spec = find(name);
        if (!out.spec && argument.find('=') != argument.npos)
        {
            name = argument.substr(0, argument.find('='));
            out.explicit_value = argument.substr(name.size() + 1);
            out.spec = find(name);
        }
        if (!out.spec && argument.starts_with("--") && !find_prefix(argument, name, out.spec))
            return false;
        if (!out.spec)
            out.explicit_value.reset();
        bool const is_word =
            !out.spec && (is_negative_number(argument) || argument.find(' ') != argument.npos);
        out.what = is_word ? kind::word : kind::option;
        return true;
    }

    std::optional<std::size_t> find(std::string_view name) const noexcept
    {
        for (std::size_t i = 0; i != specs_.size(); ++i)
            if (specs_[i].name == name)
                return i;
        return std::nullopt;
    }

    bool find_prefix(std::string_view argument, std::string_view prefix, std::optional<std::size_t>& found)
    {
        std::string matches;
        for (std::size_t i = 0; i != specs_.size(); ++i)
            if (specs_[i].name.starts_with(prefix))
            {
                found = i;
                (matches += matches.empty() ? "" : ", ") += specs_[i].name;
            }
        if (matches.find(',') == matches.npos)
            return true;
        error_ = usage_error("ambiguous option: " + std::string(argument) + " could match " + matches);
        return false;
    }

    // -\d+ or -\d*\.\d+
    static bool is_negative_number(std::string_view text) noexcept
    {
        constexpr face_liveness::detail::char_set digits("0-9");
        text.remove_prefix(1);
        std::size_t const point = text.find('.');
        std::string_view const behind = point == text.npos ? text : text.substr(point + 1);
        return !behind.empty() && digits.contains_all(behind) && digits.contains_all(text.substr(0, point));
    }

    bool take_option(std::size_t& i)
    {
        std::size_t const place = *kinds_[i].spec;
        option_spec const& spec = specs_[place];
        std::optional<std::string_view> given = kinds_[i].explicit_value;
        auto const fail = [&](std::string const& text)
        {
            error_ = usage_error("argument " + std::string(spec.name) + ": " + text);
            return false;
        };
        if (given && spec.arity == option_arity::none)
            return fail("ignored explicit argument " + python_repr(*given));
        ++i;
        if (!given && spec.arity != option_arity::none)
        {
            if (i < kinds_.size() && kinds_[i].what == kind::word)
                given = arguments_[i++];
            else if (spec.arity == option_arity::one)
                return fail("expected one argument");
        }
        if (given)
            if (auto error = check_choice(spec.name, *given, spec.choices))
            {
                error_ = *std::move(error);
                return false;
            }
        out_.options.emplace_back(place, given);
        return true;
    }

    std::span<std::string_view const> arguments_;
    std::span<option_spec const> specs_;
    std::optional<command_spec> command_;
    std::string_view final_option_;
    std::vector<classified> kinds_{};
    parsed_options out_{};
    cli_error error_{};
};

// `final_option` ends the parsing, whatever stands behind it.
inline boost::system::result<parsed_options, cli_error> parse_options(
    std::span<std::string_view const> arguments, std::span<option_spec const> specs,
    std::optional<command_spec> command, std::string_view final_option = {})
{
    return option_parser(arguments, specs, command, final_option).parse();
}

} // namespace face_liveness::inline v1::cli::detail

#endif
