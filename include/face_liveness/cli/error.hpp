// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_CLI_ERROR_HPP
#define FACE_LIVENESS_CLI_ERROR_HPP

#include <face_liveness/cli/value.hpp>

#include <boost/assert/source_location.hpp>
#include <boost/system/error_category.hpp>
#include <boost/system/error_code.hpp>
#include <boost/system/system_error.hpp>
#include <boost/throw_exception.hpp>

#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace face_liveness::inline v1::cli
{

/// What kind of error ends a command.  `exit_code` has the numbers.
enum class cli_errc
{
    parameter = 1, ///< a parameter that can't be read or that the model refuses: 252
    usage,         ///< an option or command that doesn't exist, or the like: 252
    configuration, ///< no Region, no credentials: 253
    service,       ///< the service answered with an error: 254
    other          ///< all else, such as no connection: 255
};

/// The AWS CLI's exit code of an error (AWS CLI user guide, "Command line return codes").
constexpr int exit_code(cli_errc code) noexcept
{
    switch (code)
    {
    case cli_errc::parameter:
    case cli_errc::usage: return 252;
    case cli_errc::configuration: return 253;
    case cli_errc::service: return 254;
    case cli_errc::other: break;
    }
    return 255;
}

/// How an error is laid out on the standard error stream.
enum class error_layout
{
    plain,    ///< as AWS CLI 2.23 does: a blank line and the text
    prefixed, ///< as AWS CLI 2.36 does: "aws: [ERROR]: " before it
    json      ///< as AWS CLI 2.36 does with --cli-error-format json: an object with Code and Message
};

namespace detail
{

struct cli_error_category : boost::system::error_category
{
    consteval cli_error_category() noexcept
        : error_category(0x3b7ce1d90a5f8426) // random; makes categories of several shared objects equal
    {
    }

    char const* name() const noexcept override { return "face_liveness.cli"; }

    std::string message(int code) const override
    {
        switch (static_cast<cli_errc>(code))
        {
        case cli_errc::parameter: return "a parameter is wrong";
        case cli_errc::usage: return "wrong usage";
        case cli_errc::configuration: return "something is not configured";
        case cli_errc::service: return "the service answered with an error";
        case cli_errc::other: return "the command failed";
        }
        return "unknown error";
    }
};

inline constexpr cli_error_category the_cli_error_category{};

} // namespace detail

/// The category of `cli_errc`.
inline boost::system::error_category const& cli_category() noexcept
{
    return detail::the_cli_error_category;
}

/// Makes `boost::system::error_code` of a `cli_errc`; found by argument-dependent look-up.
inline boost::system::error_code make_error_code(cli_errc code) noexcept
{
    return {static_cast<int>(code), cli_category()};
}

/// Why a command ends without success, in the AWS CLI's words.  Quotes the arguments, which hold no
/// credentials.
struct cli_error
{
    cli_errc code{cli_errc::other}; ///< which kind
    std::string text{};             ///< the sentence, of one or more lines
    std::string
        service_code{}; ///< with `service`: the service's code; with `configuration`: NoRegion or the like
    std::string service_message{};        ///< with `service`: the service's message alone
    std::optional<error_layout> layout{}; ///< what --cli-error-format asks for

    bool operator==(cli_error const&) const = default;

    /// The text.
    std::string const& message() const noexcept { return text; }

    /// What the process ends with.
    int exit_code() const noexcept { return cli::exit_code(code); }

    /// For those who live with Boost.Asio: the code alone.
    boost::system::error_code error() const noexcept { return make_error_code(code); }

    /// Writes `message()`.
    template <class Traits>
    friend std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                                        cli_error const& e)
    {
        return out << std::string_view(e.text);
    }
};

/// Lets `.value()` of a result with this error throw `boost::system::system_error`.
[[noreturn]] inline void throw_exception_from_error(cli_error const& e, boost::source_location const& where)
{
    boost::throw_exception(boost::system::system_error(e.error(), e.text), where);
}

/// An error of the service, as the AWS CLI says it.  `retries` is the number of attempts after the first, if
/// all that are allowed have been made.
inline cli_error service_failure(std::string_view code, std::string_view message, std::string_view operation,
                                 std::optional<int> retries = {})
{
    cli_error out{.code = cli_errc::service};
    out.service_code = code.empty() ? std::string_view("Unknown") : code;
    out.service_message = message.empty() ? std::string_view("Unknown") : message;
    out.text = "An error occurred (" + out.service_code + ") when calling the ";
    out.text += operation;
    out.text += " operation";
    if (retries)
        out.text += " (reached max retries: " + std::to_string(*retries) + ')';
    (out.text += ": ") += out.service_message;
    return out;
}

/// There is no Region, neither among the arguments nor configured.
inline cli_error no_region()
{
    return {.code = cli_errc::configuration,
            .text = "You must specify a region. You can also configure your region by running \"aws "
                    "configure\".",
            .service_code = "NoRegion"};
}

/// There are no credentials.
inline cli_error no_credentials()
{
    return {.code = cli_errc::configuration,
            .text = "Unable to locate credentials. You can configure credentials by running \"aws "
                    "configure\".",
            .service_code = "NoCredentials"};
}

/// Nobody answers at a URL.
inline cli_error no_connection(std::string_view url)
{
    return {.code = cli_errc::other,
            .text = "Could not connect to the endpoint URL: \"" + std::string(url) + '"'};
}

/// What stands above the error where a command is used wrongly.
inline constexpr std::string_view usage_text =
    "usage: aws [options] <command> <subcommand> [<subcommand> ...] [parameters]\n"
    "To see help text, you can run:\n"
    "\n"
    "  aws help\n"
    "  aws <command> help\n"
    "  aws <command> <subcommand> help\n";

namespace detail
{

// What the AWS CLI calls an error of its own; nothing where it has no name.
inline std::string_view name_of(cli_error const& error) noexcept
{
    if (error.code == cli_errc::parameter)
        return "ParamValidation";
    if (error.code != cli_errc::configuration)
        return {};
    return error.service_code.empty() ? "Configuration" : std::string_view(error.service_code);
}

} // namespace detail

/// What the AWS CLI writes to the standard error stream for an error; `error.layout` has precedence over
/// `layout`.  Errors that are `usage` or `other` have no JSON; they are written as with `prefixed`.
inline std::string error_text(cli_error const& error, error_layout layout = error_layout::plain)
{
    layout = error.layout.value_or(layout);
    bool const is_usage = error.code == cli_errc::usage;
    std::string_view const name = detail::name_of(error);
    value object = empty_value(value_kind::map);
    // the order of the members is the AWS CLI's, one for each kind
    if (error.code == cli_errc::service)
    {
        object.set("Message", text_value(error.service_message));
        object.set("Code", text_value(error.service_code));
    }
    else if (!name.empty())
    {
        object.set("Code", text_value(std::string(name)));
        object.set("Message", text_value(error.text));
    }
    if (layout == error_layout::json && !object.names.empty())
        return to_json(object, 4) + '\n';
    bool const is_unknown_option = error.text.starts_with("Unknown options: ");
    std::string out = "\n";
    if (is_usage)
        (out += usage_text) += '\n';
    if (layout == error_layout::plain)
    {
        if (is_usage && !is_unknown_option)
            out += "aws: error: ";
        out += error.text;
        return out += is_usage ? "\n\n" : "\n";
    }
    out += is_usage ? "\naws: [ERROR]: " : "aws: [ERROR]: ";
    if (!name.empty())
        ((out += "An error occurred (") += name) += "): ";
    return (out += error.text) += '\n';
}

} // namespace face_liveness::inline v1::cli

template <>
struct boost::system::is_error_code_enum<face_liveness::cli::cli_errc>
{
    static constexpr bool value = true;
};

#endif
