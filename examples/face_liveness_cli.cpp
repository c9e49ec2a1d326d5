// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// `aws rekognition create-face-liveness-session` and `get-face-liveness-session-results` without Python: the
// same arguments, output, errors and exit codes.
//
//     face_liveness_cli rekognition create-face-liveness-session --settings AuditImagesLimit=2 --region
//     eu-west-1 face_liveness_cli rekognition get-face-liveness-session-results --session-id ID --output
//     table
//
// Region and output come from the options, from AWS_REGION, AWS_DEFAULT_REGION and AWS_DEFAULT_OUTPUT, or
// from
// ~/.aws/config; credentials from AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN, or from
// ~/.aws/credentials; the profile from --profile or AWS_PROFILE.  Roles, single sign-on and the like are not
// read.
// --query is not supported.  face_liveness/cli.hpp says what else differs.

#include <face_liveness.hpp>
#include <face_liveness/adapter/beast.hpp>
#include <face_liveness/adapter/openssl.hpp>
#include <face_liveness/adapter/yaml.hpp>
#include <face_liveness/cli.hpp>

#include <boost/asio/error.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/use_future.hpp>
#include <boost/beast/core/error.hpp>
#include <boost/beast/core/stream_traits.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <variant>

namespace fl = face_liveness;
namespace cli = face_liveness::cli;
namespace asio = boost::asio;
namespace ssl = asio::ssl;
namespace beast = boost::beast;

namespace
{

constexpr auto stderr_layout = cli::error_layout::prefixed; // as the AWS CLI since 2.36

// ---------------------------------------------------------------------------------------------------------
// The environment and files

std::string variable(char const* name)
{
    char const* const value = std::getenv(name);
    return value ? value : "";
}

// The first that is there.
template <class... Rest>
std::string first_of(std::string first, Rest... rest)
{
    if constexpr (sizeof...(rest) != 0)
        if (first.empty())
            return first_of(std::move(rest)...);
    return first;
}

// ~ at the start, $NAME and ${NAME} where there are such variables.
std::string expanded(std::string_view path)
{
    std::string out;
    if (path == "~" || path.starts_with("~/"))
    {
        out = variable("HOME");
        path.remove_prefix(1);
    }
    while (!path.empty())
    {
        std::size_t const dollar = (std::min)(path.find('$'), path.size());
        out += path.substr(0, dollar);
        path.remove_prefix(dollar);
        if (path.empty())
            break;
        bool const has_braces = path.starts_with("${");
        std::string_view const rest = path.substr(has_braces ? 2 : 1);
        constexpr std::string_view letters =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
        std::string const name(rest.substr(0, rest.find_first_not_of(letters)));
        bool const is_whole = !name.empty() && (!has_braces || rest.substr(name.size()).starts_with('}'));
        std::size_t const size = is_whole ? name.size() + (has_braces ? 3 : 1) : 1;
        char const* const value = is_whole ? std::getenv(name.c_str()) : nullptr;
        out += value ? std::string_view(value) : path.substr(0, size);
        path.remove_prefix(size);
    }
    return out;
}

boost::system::result<std::string> read_file(std::string_view path)
{
    auto const error = [] { return boost::system::error_code(errno, boost::system::generic_category()); };
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> const file(std::fopen(expanded(path).c_str(), "rb"),
                                                               &std::fclose);
    if (!file)
        return error();
    std::string content;
    char part[4096];
    while (std::size_t const size = std::fread(part, 1, sizeof part, file.get()))
        content.append(part, size);
    if (std::ferror(file.get()))
        return error();
    return content;
}

using section = std::map<std::string, std::string>;

// The settings of a section of ~/.aws/config or ~/.aws/credentials, or nothing if it isn't there.
std::optional<section> read_section(std::string const& path, std::string_view name)
{
    auto const trimmed = [](std::string_view text)
    {
        std::size_t const first = text.find_first_not_of(" \t\r");
        if (first == text.npos)
            return std::string();
        return std::string(text.substr(first, text.find_last_not_of(" \t\r") - first + 1));
    };
    auto const content = read_file(path);
    if (!content)
        return std::nullopt;
    std::optional<section> out;
    bool is_inside = false;
    std::istringstream lines(*content);
    for (std::string line; std::getline(lines, line);)
    {
        if (line.starts_with('['))
        {
            is_inside = trimmed(line.substr(1, line.find(']') - 1)) == name;
            if (is_inside && !out)
                out.emplace();
        }
        else if (std::size_t const equals = line.find('=');
                 is_inside && equals != line.npos && line.find_first_of("#; \t") != 0)
            (*out)[trimmed(line.substr(0, equals))] = trimmed(line.substr(equals + 1));
    }
    return out;
}

struct profile
{
    section config{};
    section credentials{};

    std::string setting(std::string const& name) const
    {
        auto const found = config.find(name);
        return found == config.end() ? std::string() : found->second;
    }
};

boost::system::result<profile, cli::cli_error> read_profile(cli::global_options const& options)
{
    std::string const asked =
        first_of(options.profile.value_or(""), variable("AWS_PROFILE"), variable("AWS_DEFAULT_PROFILE"));
    std::string const name = first_of(asked, std::string("default"));
    auto const config = read_section(first_of(variable("AWS_CONFIG_FILE"), std::string("~/.aws/config")),
                                     name == "default" ? name : "profile " + name);
    auto const credentials = read_section(
        first_of(variable("AWS_SHARED_CREDENTIALS_FILE"), std::string("~/.aws/credentials")), name);
    if (!asked.empty() && !config && !credentials)
        return cli::cli_error{.code = cli::cli_errc::other,
                              .text = "The config profile (" + asked + ") could not be found"};
    return profile{config.value_or(section()), credentials.value_or(section())};
}

std::optional<fl::credentials> find_credentials(cli::global_options const& options, profile const& from)
{
    if (!options.sign_request)
        return fl::credentials{.access_key_id = "none",
                               .secret_access_key = std::string("none")}; // nobody sees it
    auto const make = [](auto const& get, char const* id, char const* key, char const* token)
    {
        fl::credentials out{
            .access_key_id = get(id), .secret_access_key = get(key), .session_token = get(token)};
        return out.access_key_id.empty() || out.secret_access_key.empty() ? std::nullopt
                                                                          : std::optional(std::move(out));
    };
    if (!options.profile) // which has precedence over the environment
        if (auto out = make(variable, "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"))
            return out;
    for (section const* settings : {&from.credentials, &from.config})
    {
        auto const get = [&](char const* name)
        {
            auto const found = settings->find(name);
            return found == settings->end() ? std::string() : found->second;
        };
        if (auto out = make(get, "aws_access_key_id", "aws_secret_access_key", "aws_session_token"))
            return out;
    }
    return std::nullopt;
}

// ---------------------------------------------------------------------------------------------------------
// The transport

struct tls_error
{
    std::string what{};
};

class transport
{
public:
    transport(fl::endpoint where, cli::global_options const& options, std::string ca_bundle)
        : where_(std::move(where))
        , options_(options)
        , ca_bundle_(std::move(ca_bundle))
    {
    }

    // Each attempt has a connection of its own.
    boost::system::result<fl::http_response> operator()(fl::http_request message)
    {
        if (!options_.sign_request)
            for (char const* header : {"authorization", "x-amz-date", "x-amz-security-token"})
                message.headers.erase(header);
        if (options_.debug)
            std::cerr << message << '\n';
        try
        {
            is_connected_ = false;
            last_ = exchange(message);
        }
        catch (boost::system::system_error const& error)
        {
            if (options_.debug)
                std::cerr << error.what() << '\n';
            return error.code();
        }
        if (options_.debug)
            std::cerr << last_ << '\n';
        return last_;
    }

    fl::http_response const& last() const noexcept { return last_; }

    // What the AWS CLI says of an attempt that got no answer.
    cli::cli_error describe(boost::system::error_code error) const
    {
        std::string const url = '"' + where_.url() + "/\"";
        if (error == beast::error::timeout)
            return {.text = (is_connected_ ? "Read timeout on endpoint URL: "
                                           : "Connect timeout on endpoint URL: ")
                            + url};
        if (error.category() == asio::error::get_ssl_category())
            return {.text = "SSL validation failed for " + where_.url() + "/ " + error.message()};
        if (is_connected_)
            return {.text = "Connection was closed before we received a valid response from endpoint URL: "
                            + url + '.'};
        return cli::no_connection(where_.url() + '/');
    }

private:
    fl::http_response exchange(fl::http_request const& message)
    {
        asio::io_context io;
        // Beast's time limits hold for asynchronous operations only: this runs one to its end.
        auto const wait_for = [&io](auto future)
        {
            io.restart();
            io.run();
            return future.get();
        };
        auto const limit = [](beast::tcp_stream& stream, std::chrono::seconds time)
        {
            if (time == std::chrono::seconds(0))
                stream.expires_never();
            else
                stream.expires_after(time);
        };

        asio::ip::tcp::resolver resolver(io);
        auto const addresses =
            wait_for(resolver.async_resolve(where_.host, std::to_string(where_.port), asio::use_future));
        if (where_.scheme == "http")
        {
            beast::tcp_stream stream(io);
            limit(stream, options_.connect_timeout);
            wait_for(stream.async_connect(addresses, asio::use_future));
            is_connected_ = true;
            limit(stream, options_.read_timeout);
            return wait_for(fl::async_exchange(stream, message, asio::use_future));
        }

        ssl::context context(ssl::context::tls_client);
        SSL_CTX_set_min_proto_version(context.native_handle(), TLS1_2_VERSION);
        context.set_verify_mode(options_.verify_ssl ? ssl::verify_peer : ssl::verify_none);
        if (ca_bundle_.empty())
            context.set_default_verify_paths();
        else
            context.load_verify_file(ca_bundle_);
        ssl::stream<beast::tcp_stream> stream(io, context);
        if (options_.verify_ssl)
            stream.set_verify_callback(ssl::host_name_verification(where_.host));
        SSL_set_tlsext_host_name(stream.native_handle(), where_.host.c_str());
        limit(beast::get_lowest_layer(stream), options_.connect_timeout);
        wait_for(beast::get_lowest_layer(stream).async_connect(addresses, asio::use_future));
        wait_for(stream.async_handshake(ssl::stream_base::client, asio::use_future));
        is_connected_ = true;
        limit(beast::get_lowest_layer(stream), options_.read_timeout);
        return wait_for(fl::async_exchange(stream, message, asio::use_future));
    }

    fl::endpoint where_;
    cli::global_options const& options_;
    std::string ca_bundle_;
    fl::http_response last_{};
    bool is_connected_ = false;
};

fl::random_bytes random_bytes()
{
    std::random_device source;
    fl::random_bytes bytes{};
    for (unsigned char& byte : bytes)
        byte = static_cast<unsigned char>(source());
    return bytes;
}

// ---------------------------------------------------------------------------------------------------------
// The command

int fail(cli::cli_error error, cli::global_options const& options = {})
{
    if (!error.layout)
        error.layout = options.error_format;
    std::cerr << cli::error_text(error, stderr_layout);
    return error.exit_code();
}

cli::cli_error describe(fl::call_error const& error, transport const& sent, std::string_view operation)
{
    if (auto const* const service = error.service())
        return cli::service_failure(service->code.text(), service->service_message, operation,
                                    error.stopped_because == fl::no_retry::attempts_used
                                        ? std::optional(error.attempts - 1)
                                        : std::nullopt);
    if (auto const* const code = std::get_if<boost::system::error_code>(&error.reason))
        return sent.describe(*code);
    return {.text = error.message()};
}

std::size_t terminal_width()
{
    winsize size{};
    bool const is_known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col != 0;
    return is_known ? size.ws_col : 80;
}

template <fl::request_shape Request>
int send(Request const& request, cli::invocation const& asked)
{
    using response = typename Request::response;
    cli::global_options const& options = asked.options;
    auto const from = read_profile(options);
    if (!from)
        return fail(from.error(), options);
    std::string const region = first_of(options.region.value_or(""), variable("AWS_REGION"),
                                        variable("AWS_DEFAULT_REGION"), from->setting("region"));
    if (region.empty())
        return fail(cli::no_region(), options);
    auto const where = fl::endpoint_for(region, {.endpoint_url = options.endpoint_url});
    if (!where)
        return fail({.text = where.error().message()}, options);
    auto const who = find_credentials(options, *from);
    if (!who)
        return fail(cli::no_credentials(), options);

    std::string const output =
        first_of(variable("AWS_DEFAULT_OUTPUT"), from->setting("output"), std::string("json"));
    auto const& names = cli::output_format_names;
    auto const name = std::find(names.begin(), names.end(), output);
    if (name == names.end() && !options.output)
        return fail({.text = "Unknown output type: " + output}, options);
    auto const format = options.output.value_or(static_cast<cli::output_format>(name - names.begin()));

    fl::call_options how{.user_agent = "face_liveness_cli"};
    std::string const attempts = variable("AWS_MAX_ATTEMPTS");
    std::from_chars(attempts.data(), attempts.data() + attempts.size(), how.retry.max_attempts);
    fl::call call(request, *where, *who, random_bytes(), fl::openssl_sha256{}, how);
    transport sent(
        *where, options,
        first_of(options.ca_bundle.value_or(""), variable("AWS_CA_BUNDLE"), from->setting("ca_bundle")));
    auto const result = fl::run(
        call, sent, [] { return std::chrono::system_clock::now(); },
        [](auto time) { std::this_thread::sleep_for(time); });
    if (!result)
        return fail(describe(result.error(), sent, asked.operation), options);
    // the numbers as the service wrote them, which the typed response doesn't know
    auto const answer = cli::read_response<response>(sent.last().body);
    std::cout << cli::format_output(answer ? *answer : cli::to_value(*result), format, asked.operation,
                                    terminal_width());
    return EXIT_SUCCESS;
}

} // namespace

int main(int argc, char** argv)
{
    std::ios::sync_with_stdio(false);
    std::string const version = std::string("face_liveness_cli/") + fl::version;
    auto const asked = cli::parse_arguments(
        argc, argv,
        {.files = read_file, .yaml = cli::read_yaml, .version = version, .terminal_width = terminal_width()});
    if (!asked)
        return fail(asked.error());
    if (!asked->request)
    {
        std::cout << asked->text;
        return EXIT_SUCCESS;
    }
    if (asked->options.query)
        return fail({.code = cli::cli_errc::parameter, .text = "--query is not supported"}, asked->options);
    for (fl::issue const& i : asked->warnings)
        std::cerr << "face_liveness: " << i << '\n';
    return std::visit([&](auto const& request) { return send(request, *asked); }, *asked->request);
}
