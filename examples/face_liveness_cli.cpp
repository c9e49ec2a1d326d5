// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// `aws rekognition create-face-liveness-session` and `get-face-liveness-session-results` without Python: the
// same arguments, output, errors and exit codes.
//
//     face_liveness_cli rekognition create-face-liveness-session --settings AuditImagesLimit=2
//     face_liveness_cli rekognition get-face-liveness-session-results --session-id ID --output table
//
// What no option gives comes from the environment or from the profile (--profile, AWS_PROFILE) in
// ~/.aws/config and ~/.aws/credentials:
//
//     credentials    AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN   aws_access_key_id, ...
//     Region         AWS_REGION, AWS_DEFAULT_REGION                                region
//     endpoint       AWS_ENDPOINT_URL_REKOGNITION, AWS_ENDPOINT_URL                endpoint_url
//     output format  AWS_DEFAULT_OUTPUT                                            output
//     authorities    AWS_CA_BUNDLE                                                 ca_bundle
//     attempts       AWS_MAX_ATTEMPTS                                              max_attempts
//
// Not there: --query, prompts and pagers, proxies, and credentials of roles, single sign-on and the like.
// face_liveness/cli.hpp says what else differs.

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
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <initializer_list>
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

// The first that isn't empty.
std::string first_of(std::initializer_list<std::string> texts)
{
    auto const found =
        std::find_if(texts.begin(), texts.end(), [](auto const& text) { return !text.empty(); });
    return found == texts.end() ? std::string() : *found;
}

// ~ at the start, $NAME and ${NAME} where there are such variables.
std::string expanded(std::string path)
{
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_";
    if (path == "~" || path.starts_with("~/"))
        path.replace(0, 1, variable("HOME"));
    for (std::size_t at = path.find('$'); at != path.npos; at = path.find('$', at))
    {
        std::size_t const braces = path.compare(at + 1, 1, "{") == 0 ? 1 : 0;
        std::size_t const start = at + 1 + braces;
        std::size_t const end = (std::min)(path.find_first_not_of(letters, start), path.size());
        bool const is_closed = braces == 0 || path.compare(end, 1, "}") == 0;
        char const* const value = is_closed ? std::getenv(path.substr(start, end - start).c_str()) : nullptr;
        if (value)
            path.replace(at, end + braces - at, value);
        at += value ? std::string_view(value).size() : 1;
    }
    return path;
}

boost::system::result<std::string> read_file(std::string_view path)
{
    auto const error = [] { return boost::system::error_code(errno, boost::system::generic_category()); };
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> const file(
        std::fopen(expanded(std::string(path)).c_str(), "rb"), &std::fclose);
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

using settings = std::map<std::string, std::string>;

std::string setting(settings const& of, std::string const& name)
{
    auto const found = of.find(name);
    return found == of.end() ? std::string() : found->second;
}

// A section of ~/.aws/config or ~/.aws/credentials, or nothing if it isn't there.
std::optional<settings> read_section(std::string const& path, std::string_view name)
{
    auto const trimmed = [](std::string_view text)
    {
        constexpr std::string_view blanks = " \t\r";
        std::size_t const first = (std::min)(text.find_first_not_of(blanks), text.size());
        return std::string(text.substr(first, text.find_last_not_of(blanks) + 1 - first));
    };
    auto const content = read_file(path);
    std::istringstream lines(content ? *content : std::string());
    std::optional<settings> out;
    bool is_inside = false;
    for (std::string line; std::getline(lines, line);)
    {
        std::size_t const equals = line.find('=');
        if (line.starts_with('['))
        {
            is_inside = trimmed(line.substr(1, line.find(']') - 1)) == name;
            if (is_inside && !out)
                out.emplace();
        }
        else if (is_inside && equals != line.npos && line.find_first_of("#; \t") != 0)
            (*out)[trimmed(line.substr(0, equals))] = trimmed(line.substr(equals + 1));
    }
    return out;
}

struct profile
{
    settings config{};
    settings credentials{};
};

cli::cli_error failure(std::string text)
{
    return {.code = cli::cli_errc::other, .text = std::move(text)};
}

boost::system::result<profile, cli::cli_error> read_profile(cli::global_options const& options)
{
    std::string const asked =
        first_of({options.profile.value_or(""), variable("AWS_PROFILE"), variable("AWS_DEFAULT_PROFILE")});
    std::string const name = first_of({asked, "default"});
    auto const config = read_section(first_of({variable("AWS_CONFIG_FILE"), "~/.aws/config"}),
                                     name == "default" ? name : "profile " + name);
    auto const credentials =
        read_section(first_of({variable("AWS_SHARED_CREDENTIALS_FILE"), "~/.aws/credentials"}), name);
    if (!asked.empty() && !config && !credentials)
        return failure("The config profile (" + asked + ") could not be found");
    return profile{config.value_or(settings()), credentials.value_or(settings())};
}

// The first source that has an access key must have its secret too: half of a pair is a mistake, and no
// reason to act as somebody else.
boost::system::result<fl::credentials, cli::cli_error> find_credentials(cli::global_options const& options,
                                                                        profile const& from)
{
    if (!options.sign_request) // the signature is made and left out
        return fl::credentials{.access_key_id = "none", .secret_access_key = std::string("none")};
    settings environment{{"aws_access_key_id", variable("AWS_ACCESS_KEY_ID")},
                         {"aws_secret_access_key", variable("AWS_SECRET_ACCESS_KEY")},
                         {"aws_session_token", variable("AWS_SESSION_TOKEN")}};
    if (options.profile) // which has precedence over the environment
        environment.clear();
    struct
    {
        std::string name;
        std::string missing;
        settings const& values;
    } const sources[] = {{"env", "AWS_SECRET_ACCESS_KEY", environment},
                         {"shared-credentials-file", "aws_secret_access_key", from.credentials},
                         {"config-file", "aws_secret_access_key", from.config}};
    for (auto const& [name, missing, values] : sources)
    {
        fl::credentials out{.access_key_id = setting(values, "aws_access_key_id"),
                            .secret_access_key = setting(values, "aws_secret_access_key"),
                            .session_token = setting(values, "aws_session_token")};
        if (out.access_key_id.empty())
            continue;
        if (out.secret_access_key.empty())
            return failure("Partial credentials found in " + name + ", missing: " + missing);
        return out;
    }
    return cli::no_credentials();
}

// ---------------------------------------------------------------------------------------------------------
// The transport

// The authorities take most of the time of a call, and are read only where they are asked.
boost::system::result<ssl::context, cli::cli_error> tls_context(fl::endpoint const& where,
                                                                cli::global_options const& options,
                                                                std::string const& ca_bundle)
{
    ssl::context out(ssl::context::tls_client);
    SSL_CTX_set_min_proto_version(out.native_handle(), TLS1_2_VERSION);
    out.set_verify_mode(options.verify_ssl ? ssl::verify_peer : ssl::verify_none);
    if (!options.verify_ssl || where.scheme != "https")
        return out;
    boost::system::error_code error;
    if (ca_bundle.empty())
        out.set_default_verify_paths(error); // the system's; SSL_CERT_FILE names others
    else
        out.load_verify_file(ca_bundle, error);
    if (error)
        return failure("Could not find a suitable TLS CA certificate bundle, invalid path: " + ca_bundle);
    return out;
}

// Sends messages, each over a connection of its own.
class transport
{
public:
    transport(fl::endpoint where, ssl::context& tls, cli::global_options const& options)
        : where_(std::move(where))
        , tls_(tls)
        , options_(options)
    {
    }

    boost::system::result<fl::http_response> operator()(fl::http_request message)
    {
        if (!options_.sign_request)
            for (char const* header : {"authorization", "x-amz-date", "x-amz-security-token"})
                message.headers.erase(header);
        if (options_.debug)
            std::cerr << where_ << '\n' << message << '\n'; // without what is secret
        is_connected_ = false;
        try
        {
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
        std::string const url = where_.url() + '/';
        if (error.category() == asio::error::get_ssl_category())
            return failure("SSL validation failed for " + url + ' ' + error.message());
        bool const is_late = error == beast::error::timeout;
        if (!is_connected_)
            return is_late ? failure("Connect timeout on endpoint URL: \"" + url + '"')
                           : cli::no_connection(url);
        if (is_late)
            return failure("Read timeout on endpoint URL: \"" + url + '"');
        return failure("Connection was closed before we received a valid response from endpoint URL: \"" + url
                       + "\".");
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
        ssl::stream<beast::tcp_stream> stream(io, tls_);
        beast::tcp_stream& connection = beast::get_lowest_layer(stream);
        auto const limit = [&connection](std::chrono::seconds time)
        { time == std::chrono::seconds(0) ? connection.expires_never() : connection.expires_after(time); };

        asio::ip::tcp::resolver resolver(io);
        auto const addresses =
            wait_for(resolver.async_resolve(where_.host, std::to_string(where_.port), asio::use_future));
        limit(options_.connect_timeout);
        wait_for(connection.async_connect(addresses, asio::use_future));
        if (where_.scheme == "https")
        {
            if (options_.verify_ssl)
                stream.set_verify_callback(ssl::host_name_verification(where_.host));
            SSL_set_tlsext_host_name(stream.native_handle(), where_.host.c_str());
            wait_for(stream.async_handshake(ssl::stream_base::client, asio::use_future));
        }
        is_connected_ = true;
        limit(options_.read_timeout);
        return where_.scheme == "https" ? wait_for(fl::async_exchange(stream, message, asio::use_future))
                                        : wait_for(fl::async_exchange(connection, message, asio::use_future));
    }

    fl::endpoint where_;
    ssl::context& tls_;
    cli::global_options const& options_;
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

int print(std::string_view text)
{
    std::cout << text << std::flush;
    return std::cout ? EXIT_SUCCESS : fail(failure("The output could not be written"));
}

cli::cli_error describe(fl::call_error const& error, transport const& sent, std::string_view operation)
{
    std::optional<int> retries;
    if (error.stopped_because == fl::no_retry::attempts_used)
        retries = error.attempts - 1;
    if (auto const* const service = error.service())
        return cli::service_failure(service->code.text(), service->service_message, operation, retries);
    if (auto const* const code = std::get_if<boost::system::error_code>(&error.reason))
        return sent.describe(*code);
    return failure(error.message());
}

std::size_t terminal_width()
{
    winsize size{};
    bool const is_known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col != 0;
    return is_known ? size.ws_col : 80;
}

bool is_terminal()
{
    return isatty(STDOUT_FILENO) == 1;
}

template <fl::request_shape Request>
int send(Request const& request, cli::invocation const& asked)
{
    cli::global_options const& options = asked.options;
    auto const from = read_profile(options);
    if (!from)
        return fail(from.error(), options);
    auto const configured = [&](char const* name) { return setting(from->config, name); };

    std::string const region = first_of({options.region.value_or(""), variable("AWS_REGION"),
                                         variable("AWS_DEFAULT_REGION"), configured("region")});
    if (region.empty())
        return fail(cli::no_region(), options);
    std::string const url =
        first_of({options.endpoint_url.value_or(""), variable("AWS_ENDPOINT_URL_REKOGNITION"),
                  variable("AWS_ENDPOINT_URL"), configured("endpoint_url")});
    auto const where =
        fl::endpoint_for(region, {.endpoint_url = url.empty() ? std::nullopt : std::optional(url)});
    if (!where)
        return fail(failure(where.error().message()), options);
    auto const who = find_credentials(options, *from);
    if (!who)
        return fail(who.error(), options);

    std::string const output = first_of({variable("AWS_DEFAULT_OUTPUT"), configured("output"), "json"});
    auto const& names = cli::output_format_names;
    auto const name = std::find(names.begin(), names.end(), output);
    if (name == names.end() && !options.output)
        return fail(failure("Unknown output type: " + output), options);
    auto const format = options.output.value_or(static_cast<cli::output_format>(name - names.begin()));

    auto tls = tls_context(
        *where, options,
        first_of({options.ca_bundle.value_or(""), variable("AWS_CA_BUNDLE"), configured("ca_bundle")}));
    if (!tls)
        return fail(tls.error(), options);

    fl::call_options how{.user_agent = "face_liveness_cli"};
    std::string const attempts = first_of({variable("AWS_MAX_ATTEMPTS"), configured("max_attempts")});
    std::from_chars(attempts.data(), attempts.data() + attempts.size(), how.retry.max_attempts);
    fl::call call(request, *where, *who, random_bytes(), fl::openssl_sha256{}, how);
    transport sent(*where, *tls, options);
    auto const result = fl::run(
        call, sent, [] { return std::chrono::system_clock::now(); },
        [](auto time) { std::this_thread::sleep_for(time); });
    if (!result)
        return fail(describe(result.error(), sent, asked.operation), options);
    // from the answer's text, which has its numbers as the service wrote them: 1 is not 1.0
    auto const answer = cli::read_response<typename Request::response>(sent.last().body);
    return print(cli::format_output(answer ? *answer : cli::to_value(*result), format, asked.operation,
                                    terminal_width(), cli::wants_colors(options.color, is_terminal())));
}

} // namespace

int main(int argc, char** argv)
{
    std::ios::sync_with_stdio(false);
    std::string const version = std::string("face_liveness_cli/") + fl::version;
    auto const asked = cli::parse_arguments(argc, argv,
                                            {.files = read_file,
                                             .yaml = cli::read_yaml,
                                             .version = version,
                                             .terminal_width = terminal_width(),
                                             .is_terminal = is_terminal()});
    if (!asked)
        return fail(asked.error());
    if (!asked->request)
        return print(asked->text);
    if (asked->options.query)
        return fail({.code = cli::cli_errc::parameter, .text = "--query is not supported"}, asked->options);
    for (fl::issue const& i : asked->warnings)
        std::cerr << "face_liveness: " << i << '\n';
    return std::visit([&](auto const& request) { return send(request, *asked); }, *asked->request);
}
