// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// Asks the real service, for a person with an AWS account who wants to know whether the library and the
// emulator say the truth.  Makes a few sessions, which cost nothing unless somebody streams a video.
//
//     FACE_LIVENESS_SMOKE=1 AWS_REGION=us-east-1 AWS_ACCESS_KEY_ID=... AWS_SECRET_ACCESS_KEY=... smoke
//
// AWS_SESSION_TOKEN and AWS_ENDPOINT_URL count too; FACE_LIVENESS_SMOKE=long waits until a session expires.
// Prints a transcript without secrets, account numbers and ids, fit to be shown to others.  Without
// FACE_LIVENESS_SMOKE it exits with 77 and does nothing.
//
//     smoke --emulator PATH     asks an emulator_server instead

#include <face_liveness.hpp>
#include <face_liveness/adapter/beast.hpp>
#include <face_liveness/adapter/openssl.hpp>

#include "../emulator_server/server_process.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/use_future.hpp>
#include <boost/beast/core/stream_traits.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <map>
#include <optional>
#include <random>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>

namespace fl = face_liveness;
namespace asio = boost::asio;
namespace ssl = asio::ssl;
namespace beast = boost::beast;

namespace
{

constexpr int skipped = 77;
constexpr std::chrono::seconds time_limit{20};

std::string variable(char const* name)
{
    char const* const value = std::getenv(name);
    return value ? value : "";
}

fl::random_bytes random_bytes()
{
    std::random_device source;
    fl::random_bytes bytes{};
    for (unsigned char& byte : bytes)
        byte = static_cast<unsigned char>(source());
    return bytes;
}

/// A text without what is nobody else's business: ids get a number, the same one each time; account numbers
/// and names of resources go.
class redactor
{
public:
    explicit redactor(fl::credentials const& who)
        : access_key_id_(who.access_key_id)
        , session_token_(who.session_token)
    {
    }

    std::string operator()(std::string_view text)
    {
        constexpr std::string_view word =
            "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_:/+=";
        std::string out;
        while (!text.empty())
        {
            std::string_view const token = session_token_.reveal();
            if (!token.empty() && text.starts_with(token))
            {
                out += "(token)";
                text.remove_prefix(token.size());
                continue;
            }
            if (text.starts_with("arn:"))
            {
                out += "(arn)";
                text.remove_prefix((std::min)(text.find_first_of(" \n\"'()"), text.size()));
                continue;
            }
            std::size_t const size = (std::min)(text.find_first_not_of(word), text.size());
            if (size == 0)
            {
                out += text.front();
                text.remove_prefix(1);
                continue;
            }
            out += of_word(text.substr(0, size));
            text.remove_prefix(size);
        }
        return out;
    }

private:
    std::string of_word(std::string_view word)
    {
        if (word.find(access_key_id_) != word.npos)
            return "(access key)";
        bool const is_account = word.size() == 12 && word.find_first_not_of("0123456789") == word.npos;
        if (is_account)
            return "(account)";
        bool const is_id = fl::scalars::session_id.matches(word)
                           || (word.size() == 32 && word.find_first_not_of("0123456789abcdef") == word.npos);
        if (!is_id)
            return std::string(word);
        auto const [found, is_new] = ids_.emplace(word, ids_.size() + 1);
        return "(id " + std::to_string(found->second) + ")";
    }

    std::string access_key_id_;
    fl::secret session_token_;
    std::map<std::string, std::size_t, std::less<>> ids_{};
};

class smoke
{
public:
    smoke(fl::endpoint where, fl::credentials who)
        : where_(std::move(where))
        , who_(std::move(who))
        , redacted_(who_)
    {
        tls_.set_default_verify_paths();
        tls_.set_verify_mode(ssl::verify_peer);
    }

    /// The response or the error of one request, valid or not, sent once.
    template <class Request>
    boost::system::result<typename Request::response, fl::response_error> ask(char const* what,
                                                                              Request const& request)
    {
        return ask(what, request, who_);
    }

    template <class Request>
    boost::system::result<typename Request::response, fl::response_error> ask(char const* what,
                                                                              Request const& request,
                                                                              fl::credentials const& who)
    {
        std::cout << "\n== " << what << '\n';
        auto message = fl::to_http(request, where_, fl::unchecked);
        fl::sign(message, who, where_.region,
                 std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()),
                 fl::openssl_sha256{})
            .value();
        std::ostringstream out;
        out << message << '\n' << message.body << "\n--\n";
        auto const answer = send(message);
        out << answer.status << '\n';
        for (auto const& header : answer.headers)
            out << header << '\n';
        // some errors quote what was signed, the session token among it
        out << fl::detail::without_signed_text(answer.body).substr(0, 2000) << '\n';
        std::cout << redacted_(out.str());
        return fl::from_http<typename Request::response>(answer);
    }

    void expect(bool condition, char const* what)
    {
        std::cout << (condition ? "as expected: " : "NOT AS EXPECTED: ") << what << '\n';
        surprises_ += !condition;
    }

    int surprises() const { return surprises_; }

private:
    fl::http_response send(fl::http_request const& message)
    {
        asio::io_context io;
        auto const wait_for = [&io](auto future)
        {
            io.restart();
            io.run();
            return future.get();
        };
        asio::ip::tcp::resolver resolver(io);
        auto const addresses =
            wait_for(resolver.async_resolve(where_.host, std::to_string(where_.port), asio::use_future));
        ssl::stream<beast::tcp_stream> stream(io, tls_);
        beast::tcp_stream& connection = beast::get_lowest_layer(stream);
        connection.expires_after(time_limit);
        wait_for(connection.async_connect(addresses, asio::use_future));
        if (where_.scheme == "http")
            return wait_for(fl::async_exchange(connection, message, asio::use_future));
        stream.set_verify_callback(ssl::host_name_verification(where_.host));
        SSL_set_tlsext_host_name(stream.native_handle(), where_.host.c_str());
        wait_for(stream.async_handshake(ssl::stream_base::client, asio::use_future));
        return wait_for(fl::async_exchange(stream, message, asio::use_future));
    }

    fl::endpoint where_;
    fl::credentials who_;
    redactor redacted_;
    ssl::context tls_{ssl::context::tls_client};
    int surprises_ = 0;
};

template <class Result>
std::optional<fl::service_error> refused(Result const& result)
{
    if (result)
        return std::nullopt;
    fl::response_error const error = result.error();
    return error.service() ? std::optional(*error.service()) : std::nullopt;
}

void play(smoke& s, fl::credentials wrong, bool is_long)
{
    fl::create_session_request const request{
        .settings = fl::session_settings{.audit_images_limit = 2},
        .client_request_token = fl::fresh_token(random_bytes()),
    };
    auto const session = s.ask("a session", request);
    s.expect(session.has_value(), "there is a session");
    if (!session)
        return; // a permission is missing, say: nothing more to learn
    auto const again = s.ask("the same token again", request);
    s.expect(again && again->session_id == session->session_id, "the same token means the same session");

    auto other = request;
    other.settings->audit_images_limit = 1;
    s.ask("the same token with other parameters: see for yourself", other);
    other = {.settings = fl::session_settings{.audit_images_limit = 9}};
    s.ask("AuditImagesLimit 9: see for yourself", other);

    auto const results =
        s.ask("the results", fl::get_session_results_request{.session_id = session->session_id});
    s.expect(results && results->session_id == session->session_id
                 && results->status == fl::session_status::created && !results->confidence,
             "a session begins as CREATED, without a score");

    auto const missing = refused(s.ask("the results of another session",
                                       fl::get_session_results_request{.session_id = "00000000-0000-4000-"
                                                                                     "8000-000000000000"}));
    s.expect(missing && missing->code == fl::service_errc::session_not_found, "it is not found");

    auto const bucket = refused(
        s.ask("a bucket name of two characters",
              fl::create_session_request{
                  .settings = fl::session_settings{.output_config = fl::output_config{.s3_bucket = "ab"}}}));
    s.expect(bucket && bucket->code == fl::service_errc::validation, "it breaks a limit");
    s.expect(bucket && bucket->service_message.find("settings.outputConfig.s3Bucket") != std::string::npos,
             "the service names the member as we do");

    wrong.secret_access_key = "wrong";
    auto const mismatch = refused(s.ask("a wrong secret key", request, wrong));
    s.expect(mismatch && mismatch->code == fl::service_errc::invalid_signature, "the signature is refused");

    if (is_long)
    {
        std::this_thread::sleep_for(fl::session_lifetime + std::chrono::seconds(5));
        auto const late = s.ask("the results after three minutes",
                                fl::get_session_results_request{.session_id = session->session_id});
        s.expect(late && late->status == fl::session_status::expired, "the session has expired");
    }
}

} // namespace

int main(int argc, char** argv)
try
{
    std::optional<server_process> emulator;
    if (argc == 3 && std::string_view(argv[1]) == "--emulator")
        emulator.emplace(argv[2]);
    std::string const wanted = variable("FACE_LIVENESS_SMOKE");
    if (!emulator && wanted.empty())
    {
        std::cout
            << "skipped: set FACE_LIVENESS_SMOKE=1, AWS_REGION and AWS credentials to ask the service\n";
        return skipped;
    }

    fl::endpoint_options options;
    if (auto const url = emulator ? emulator->url() : variable("AWS_ENDPOINT_URL"); !url.empty())
        options.endpoint_url = url;
    std::string const region = emulator ? "us-east-1" : variable("AWS_REGION");
    fl::credentials who{.access_key_id = variable("AWS_ACCESS_KEY_ID"),
                        .secret_access_key = variable("AWS_SECRET_ACCESS_KEY"),
                        .session_token = variable("AWS_SESSION_TOKEN")};
    if (emulator)
        who = {.access_key_id = server_process::access_key_id,
               .secret_access_key = server_process::secret_access_key};

    smoke s(fl::endpoint_for(region, options).value(), who);
    play(s, who, wanted == "long" && !emulator);
    std::cout << '\n' << s.surprises() << " surprises\n";
    return s.surprises() == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
catch (std::exception const& e)
{
    std::cerr << "smoke: " << e.what() << '\n';
    return EXIT_FAILURE;
}
