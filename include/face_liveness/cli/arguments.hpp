// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_CLI_ARGUMENTS_HPP
#define FACE_LIVENESS_CLI_ARGUMENTS_HPP

#include <face_liveness/cli/detail/argument_parser.hpp>
#include <face_liveness/cli/detail/json_reader.hpp>
#include <face_liveness/cli/detail/python_text.hpp>
#include <face_liveness/cli/detail/schema.hpp>
#include <face_liveness/cli/detail/unicode.hpp>
#include <face_liveness/cli/error.hpp>
#include <face_liveness/cli/output.hpp>
#include <face_liveness/cli/parameter_file.hpp>
#include <face_liveness/cli/parameter_validation.hpp>
#include <face_liveness/cli/shorthand.hpp>
#include <face_liveness/cli/skeleton.hpp>
#include <face_liveness/cli/value.hpp>
#include <face_liveness/create_session.hpp>
#include <face_liveness/describe.hpp>
#include <face_liveness/get_session_results.hpp>
#include <face_liveness/http/request.hpp>
#include <face_liveness/issue.hpp>
#include <face_liveness/members.hpp>

#include <boost/system/result.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace face_liveness::inline v1::cli
{

/// Reads YAML for --cli-input-yaml: `read_yaml` of adapter/yaml.hpp, or a function of yours.
using yaml_reader = text_function<boost::system::result<value, cli_error>>;

/// When to use colours: --color.
enum class color_mode
{
    automatic, ///< on a terminal
    on,
    off
};

/// Whether output is to have colours, which it can have only as a table.
constexpr bool wants_colors(color_mode mode, bool is_terminal) noexcept
{
    return mode == color_mode::on || (mode == color_mode::automatic && is_terminal);
}

/// How bytes are given in arguments: --cli-binary-format.
enum class binary_format
{
    base64,
    raw_in_base64_out
};

/// The options that every command has, as plain values for whoever runs the transport.
struct global_options
{
    std::optional<std::string> region{};        ///< --region
    std::optional<std::string> endpoint_url{};  ///< --endpoint-url, with a scheme
    std::optional<std::string> profile{};       ///< --profile
    std::optional<std::string> query{};         ///< --query, as it is
    std::optional<std::string> ca_bundle{};     ///< --ca-bundle
    std::optional<output_format> output{};      ///< --output
    bool verify_ssl{true};                      ///< false with --no-verify-ssl
    bool paginate{true};                        ///< false with --no-paginate; neither operation has pages
    bool sign_request{true};                    ///< false with --no-sign-request
    bool debug{};                               ///< --debug
    bool pager{true};                           ///< false with --no-cli-pager
    std::optional<bool> auto_prompt{};          ///< --cli-auto-prompt, --no-cli-auto-prompt
    std::chrono::seconds read_timeout{60};      ///< --cli-read-timeout; 0 waits for ever
    std::chrono::seconds connect_timeout{60};   ///< --cli-connect-timeout; 0 waits for ever
    color_mode color{};                         ///< --color
    cli::binary_format binary_format{};         ///< --cli-binary-format
    std::optional<error_layout> error_format{}; ///< --cli-error-format

    bool operator==(global_options const&) const = default;
};

/// What a command line asks for.
struct invocation
{
    global_options options{};     ///< what holds for every command
    std::string_view operation{}; ///< such as CreateFaceLivenessSession; empty with `text` of no operation
    std::optional<any_request> request{}; ///< the request to send: no error is in it
    std::string text{};                   ///< without a request: what to print and be done
    std::vector<issue> warnings{};        ///< what `validate` says of the request

    bool operator==(invocation const&) const = default;
};

/// What arguments need from outside.
struct argument_environment
{
    file_reader files{};                       ///< for file://, fileb:// and @=
    yaml_reader yaml{};                        ///< for --cli-input-yaml
    std::string_view version{"face_liveness"}; ///< what --version prints
    std::size_t terminal_width{80};            ///< for tables
    bool is_terminal{};                        ///< whether output goes to a terminal, for --color auto
};

/// Reads the arguments of `aws`, what follows the program's name, for the two operations of Face Liveness.
///
///     rekognition create-face-liveness-session --settings AuditImagesLimit=2 --region eu-west-1
///
/// Options may be shortened as long as they are unique, of equal ones the last counts, and global ones may
/// stand anywhere.  A structure is JSON if it begins with a brace or bracket, else shorthand; file:// and
/// fileb:// put a file in the place of a value.  --cli-input-json and --cli-input-yaml give the members that
/// no option gives; required ones may come from there.  Skeletons, --version and help come back as text to be
/// printed.
///
/// The error says what the AWS CLI would say, and ends with its exit code; `error_text` lays it out.  cli.hpp
/// has the table of what differs.  Linear in the arguments, but for maps with many members.
inline boost::system::result<invocation, cli_error> parse_arguments(
    std::span<std::string_view const> arguments, argument_environment const& environment = {});

/// The same for the parameters of main; the program's name is skipped.
inline boost::system::result<invocation, cli_error> parse_arguments(
    int argc, char const* const* argv, argument_environment const& environment = {})
{
    std::vector<std::string_view> arguments;
    for (int i = 1; i < argc; ++i)
        arguments.emplace_back(argv[i]);
    return parse_arguments(arguments, environment);
}

namespace detail
{

inline constexpr std::string_view color_names[] = {"on", "off", "auto"};
inline constexpr std::string_view binary_format_names[] = {"base64", "raw-in-base64-out"};
inline constexpr std::string_view error_format_names[] = {"json",  "yaml",     "text",
                                                          "table", "enhanced", "legacy"};

// In the AWS CLI's order, which is that of its messages.
inline constexpr option_spec global_specs[] = {
    {"--debug", option_arity::none},
    {"--endpoint-url"},
    {"--no-verify-ssl", option_arity::none},
    {"--no-paginate", option_arity::none},
    {"--output", option_arity::one, output_format_names},
    {"--query"},
    {"--profile"},
    {"--region"},
    {"--version", option_arity::none},
    {"--color", option_arity::one, color_names},
    {"--no-sign-request", option_arity::none},
    {"--ca-bundle"},
    {"--cli-read-timeout"},
    {"--cli-connect-timeout"},
    {"--cli-binary-format", option_arity::one, binary_format_names},
    {"--no-cli-pager", option_arity::none},
    {"--cli-auto-prompt", option_arity::none},
    {"--no-cli-auto-prompt", option_arity::none},
    {"--cli-error-format", option_arity::one, error_format_names},
};

inline constexpr std::string_view skeleton_names[] = {"input", "output", "yaml-input"};

template <std::size_t Size>
std::size_t place_of(std::string_view name, std::string_view const (&names)[Size]) noexcept
{
    return static_cast<std::size_t>(std::find(std::begin(names), std::end(names), name) - std::begin(names));
}

// CreateFaceLivenessSession as create-face-liveness-session: a hyphen where a capital begins a word
inline std::string hyphenated(std::string_view name)
{
    auto const is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
    std::string out;
    for (std::size_t i = 0; i != name.size(); ++i)
    {
        bool const begins_word =
            i != 0 && is_upper(name[i])
            && (!is_upper(name[i - 1]) || (i + 1 != name.size() && !is_upper(name[i + 1])));
        if (begins_word)
            out += '-';
        out += is_upper(name[i]) ? static_cast<char>(name[i] - 'A' + 'a') : name[i];
    }
    return out;
}

inline cli_error error_of_parameter(std::string_view parameter, std::string_view text)
{
    std::string out = "Error parsing parameter '";
    ((out += parameter) += "': ") += text;
    return {.code = cli_errc::parameter, .text = std::move(out)};
}

inline boost::system::result<std::chrono::seconds, cli_error> timeout_of(std::string_view text)
{
    auto const digits = python_integer(text);
    if (!digits)
        return cli_error{.code = cli_errc::other,
                         .text = "invalid literal for int() with base 10: " + python_repr(text)};
    std::int32_t seconds = 0;
    auto const read = std::from_chars(digits->data(), digits->data() + digits->size(), seconds);
    if (read.ec != std::errc() || seconds < 0)
        return cli_error{.code = cli_errc::other, .text = "A timeout cannot be " + *digits + " seconds."};
    return std::chrono::seconds(seconds);
}

inline bool has_scheme(std::string_view url) noexcept
{
    constexpr face_liveness::detail::char_set letters("A-Za-z");
    constexpr face_liveness::detail::char_set scheme("A-Za-z0-9+.-");
    std::size_t const colon = url.find(':');
    return colon != url.npos && colon != 0 && letters.contains(url.front())
           && scheme.contains_all(url.substr(0, colon));
}

inline std::optional<cli_error> set_option(global_options& to, std::string_view name,
                                           std::string const& given)
{
    if (name == "--debug")
        to.debug = true;
    else if (name == "--endpoint-url")
    {
        to.endpoint_url = given;
        if (!has_scheme(given))
            return cli_error{.code = cli_errc::parameter,
                             .text = "Bad value for --endpoint-url \"" + given
                                     + "\": scheme is missing.  Must be of the form http://<hostname>/ or "
                                       "https://<hostname>/"};
    }
    else if (name == "--no-verify-ssl")
        to.verify_ssl = false;
    else if (name == "--no-paginate")
        to.paginate = false;
    else if (name == "--output")
        to.output = static_cast<output_format>(
            std::find(output_format_names.begin(), output_format_names.end(), given)
            - output_format_names.begin());
    else if (name == "--query")
        to.query = given;
    else if (name == "--profile")
        to.profile = given;
    else if (name == "--region")
        to.region = given;
    else if (name == "--color")
        to.color = given == "on" ? color_mode::on : given == "off" ? color_mode::off : color_mode::automatic;
    else if (name == "--no-sign-request")
        to.sign_request = false;
    else if (name == "--ca-bundle")
        to.ca_bundle = given;
    else if (name == "--cli-read-timeout" || name == "--cli-connect-timeout")
    {
        auto const timeout = timeout_of(given);
        if (!timeout)
            return timeout.error();
        (name == "--cli-read-timeout" ? to.read_timeout : to.connect_timeout) = *timeout;
    }
    else if (name == "--cli-binary-format")
        to.binary_format = static_cast<binary_format>(place_of(given, binary_format_names));
    else if (name == "--no-cli-pager")
        to.pager = false;
    else if (name == "--cli-auto-prompt" || name == "--no-cli-auto-prompt")
    {
        bool const is_on = name == "--cli-auto-prompt";
        if (to.auto_prompt && *to.auto_prompt != is_on)
            return cli_error{.code = cli_errc::parameter,
                             .text =
                                 "Both --cli-auto-prompt and --no-cli-auto-prompt cannot be specified at the "
                                 "same time."};
        to.auto_prompt = is_on;
    }
    else if (name == "--cli-error-format")
        to.error_format = given == "json"     ? error_layout::json
                          : given == "legacy" ? error_layout::plain
                                              : error_layout::prefixed;
    return std::nullopt;
}

// The value of an option that is a structure or a list: JSON or shorthand.
inline boost::system::result<value, cli_error> read_container(std::string const& option, schema const& type,
                                                              std::string const& text,
                                                              file_reader const& files)
{
    auto const points = code_points_of(text);
    auto const start = points ? trimmed(*points).substr(0, 1) : std::u32string_view();
    if (start == U"{" || start == U"[")
    {
        if ((start == U"{") != (type.kind == schema_kind::structure))
            return error_of_parameter(option, "Invalid JSON:\n" + text);
        auto held = read_json(text);
        if (!held)
            return error_of_parameter(option,
                                      "Invalid JSON: " + held.error().text + "\nJSON received: " + text);
        return held;
    }
    auto held = read_shorthand(text, type, files);
    if (!held && held.error().code == cli_errc::parameter)
        return error_of_parameter(option, held.error().text);
    return held;
}

inline boost::system::result<value, cli_error> read_option(std::string const& option, schema const& type,
                                                           std::string const& text, file_reader const& files)
{
    value held = text_value(text);
    auto file = read_parameter_file(text, files);
    if (!file)
        return error_of_parameter(option, file.error().text);
    if (*file)
        held = **std::move(file);
    if (type.kind == schema_kind::structure || type.kind == schema_kind::list)
    {
        if (held.kind == value_kind::bytes)
            return cli_error{.code = cli_errc::other,
                             .text = "'in <string>' requires string as left operand, not int"};
        return read_container(option, type, held.text, files);
    }
    if (auto error = convert_shorthand(held, type))
        return *std::move(error);
    return held;
}

// --cli-input-json and --cli-input-yaml
inline boost::system::result<value, cli_error> read_input(std::string const& option, std::string const& text,
                                                          argument_environment const& environment)
{
    bool const is_json = option == "--cli-input-json";
    auto file = read_parameter_file(text, environment.files);
    if (!file)
        return std::move(file).error();
    std::string const& content = *file ? (*file)->text : text;
    std::string const name = option.substr(2);
    if (!is_json && !environment.yaml)
        return error_of_parameter(name, "This program reads no YAML.");
    auto held = is_json ? read_json(content) : environment.yaml(content);
    if (!held)
        return error_of_parameter(name, is_json ? "Invalid JSON received." : "Invalid YAML received.");
    if (held->kind != value_kind::map)
        return error_of_parameter(option,
                                  "Invalid type: expecting map, received " + python_class(held->kind));
    return held;
}

inline std::vector<option_spec> specs_of(schema const& type, std::vector<std::string> const& names)
{
    std::vector<option_spec> out;
    for (std::size_t i = 0; i != names.size(); ++i)
        out.push_back({names[i], option_arity::one, {}, type.members[i].is_required});
    out.push_back({"--cli-input-json"});
    out.push_back({"--cli-input-yaml"});
    out.push_back({"--generate-cli-skeleton", option_arity::at_most_one, skeleton_names});
    return out;
}

inline std::vector<std::string> option_names_of(schema const& type)
{
    std::vector<std::string> out;
    for (member_schema const& member : type.members)
        out.push_back("--" + hyphenated(member.name));
    return out;
}

inline std::string help_of_options(std::span<option_spec const> specs)
{
    std::string out;
    for (option_spec const& spec : specs)
    {
        (out += "  ") += spec.name;
        if (spec.arity == option_arity::one)
            out += " <value>";
        else if (spec.arity == option_arity::at_most_one)
            out += " [<value>]";
        for (std::string_view const& choice : spec.choices)
            (out += &choice == &spec.choices.front() ? ": " : ", ") += choice;
        if (spec.is_required)
            out += " (required)";
        out += '\n';
    }
    return out;
}

// The parameters of a request from the options of its operation; nothing if a text is asked for instead.
struct operation_arguments
{
    value parameters{empty_value(value_kind::map)};
    std::optional<std::string> skeleton{};
};

inline boost::system::result<operation_arguments, cli_error> read_operation(
    schema const& type, std::vector<std::string_view> const& arguments,
    argument_environment const& environment)
{
    auto const names = option_names_of(type);
    auto specs = specs_of(type, names);
    auto const parsed = parse_options(arguments, specs, {});
    if (!parsed)
        return parsed.error();

    std::vector<std::optional<std::string>> given(specs.size());
    for (auto const& [place, text] : parsed->options)
        given[place] = std::string(text.value_or("input"));
    auto const& json = given[names.size()];
    auto const& yaml = given[names.size() + 1];
    auto const& skeleton = given[names.size() + 2];
    bool const may_lack = json || yaml || (skeleton && *skeleton != "output");
    for (std::size_t i = 0; i != names.size(); ++i)
        specs[i].is_required = specs[i].is_required && !given[i] && !may_lack;
    if (auto error = missing_options(specs))
        return *std::move(error);
    if (!parsed->rest.empty())
        return unknown_options(parsed->rest);

    operation_arguments out;
    out.skeleton = skeleton;
    for (std::size_t i = 0; i != names.size(); ++i)
        if (given[i])
        {
            auto held = read_option(names[i], *type.members[i].type, *given[i], environment.files);
            if (!held)
                return std::move(held).error();
            out.parameters.set(std::string(type.members[i].name), *std::move(held));
        }
    if (json && yaml)
        return cli_error{.code = cli_errc::parameter,
                         .text = "Only one --cli-input- parameter may be specified."};
    if (json || yaml)
    {
        auto input = json ? read_input("--cli-input-json", *json, environment)
                          : read_input("--cli-input-yaml", *yaml, environment);
        if (!input)
            return std::move(input).error();
        for (std::size_t i = 0; i != input->names.size(); ++i)
            if (!out.parameters.find(input->names[i]))
            {
                out.parameters.names.push_back(std::move(input->names[i]));
                out.parameters.elements.push_back(std::move(input->elements[i]));
            }
    }
    return out;
}

template <request_shape Request>
boost::system::result<invocation, cli_error> invoke(invocation out,
                                                    std::vector<std::string_view> const& arguments,
                                                    argument_environment const& environment)
{
    using response = typename Request::response;
    schema const& type = schema_of<Request>;
    out.operation = Request::operation;
    if (arguments.size() == 1 && arguments.front() == "help")
    {
        auto const names = option_names_of(type);
        out.text = std::string(usage_text) + '\n' + hyphenated(Request::operation) + '\n'
                   + help_of_options(specs_of(type, names)) + '\n' + describe<Request>();
        return out;
    }
    auto parsed = read_operation(type, arguments, environment);
    if (!parsed)
        return std::move(parsed).error();
    if (parsed->skeleton == "input")
        out.text = input_skeleton<Request>();
    else if (parsed->skeleton == "yaml-input")
        out.text = yaml_input_skeleton<Request>();
    if (!out.text.empty())
        return out;

    auto request = check_parameters<Request>(parsed->parameters);
    if (!request)
        return std::move(request).error();
    if (parsed->skeleton)
    {
        out.text = format_output(
            output_skeleton<response>(), out.options.output.value_or(output_format::json), Request::operation,
            environment.terminal_width, wants_colors(out.options.color, environment.is_terminal));
        return out;
    }
    out.request = std::move(request->request);
    out.warnings = std::move(request->warnings);
    return out;
}

inline constexpr std::string_view service_names[] = {"rekognition", "help"};

inline boost::system::result<invocation, cli_error> parse_service(
    invocation out, std::vector<std::string_view> const& arguments, argument_environment const& environment)
{
    std::string const create = hyphenated(create_session_request::operation);
    std::string const get = hyphenated(get_session_results_request::operation);
    std::string_view const operations[] = {create, get, "help"};
    auto const parsed = parse_options(arguments, {}, command_spec{"operation", operations});
    if (!parsed)
        return parsed.error();
    if (parsed->command == "help")
    {
        out.text =
            std::string(usage_text) + "\nSubcommands of rekognition:\n  " + create + "\n  " + get + '\n';
        return out;
    }
    return parsed->command == create
               ? invoke<create_session_request>(std::move(out), parsed->rest, environment)
               : invoke<get_session_results_request>(std::move(out), parsed->rest, environment);
}

} // namespace detail

inline boost::system::result<invocation, cli_error> parse_arguments(
    std::span<std::string_view const> arguments, argument_environment const& environment)
{
    invocation out;
    auto const parsed = detail::parse_options(
        arguments, detail::global_specs, detail::command_spec{"command", detail::service_names}, "--version");
    if (!parsed)
        return parsed.error();
    for (auto const& [place, text] : parsed->options)
    {
        auto const name = detail::global_specs[place].name;
        if (name == "--version")
        {
            out.text = std::string(environment.version) + '\n';
            return out;
        }
        if (auto error = detail::set_option(out.options, name, std::string(text.value_or(""))))
        {
            error->layout = out.options.error_format;
            return *std::move(error);
        }
    }
    if (parsed->command == "help")
    {
        out.text = std::string(usage_text) + "\nCommands:\n  rekognition\n\nOptions:\n"
                   + detail::help_of_options(detail::global_specs);
        return out;
    }
    auto const layout = out.options.error_format;
    auto done = detail::parse_service(std::move(out), parsed->rest, environment);
    if (done)
        return done;
    cli_error error = std::move(done).error();
    error.layout = layout;
    return error;
}

} // namespace face_liveness::inline v1::cli

#endif
