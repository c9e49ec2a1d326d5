// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// Creates a session with Boost.Beast, blocking, and prints its id:
//
//     AWS_ACCESS_KEY_ID=... AWS_SECRET_ACCESS_KEY=... beast_blocking us-east-1 [--endpoint-url URL]

#include <face_liveness.hpp>
#include <face_liveness/adapter/beast.hpp>
#include <face_liveness/adapter/openssl.hpp>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/use_future.hpp>
#include <boost/beast/core/stream_traits.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <random>
#include <string>
#include <string_view>
#include <thread>

namespace fl = face_liveness;
namespace asio = boost::asio;
namespace ssl = asio::ssl;
namespace beast = boost::beast;

namespace
{

constexpr std::chrono::seconds time_limit{10}; // of an attempt, once the name is resolved

// Sends a message over a connection of its own.
boost::system::result<fl::http_response> send(fl::endpoint const& where, ssl::context& tls,
                                              fl::http_request const& message)
try
{
    asio::io_context io;
    // Beast's time limits hold for asynchronous operations only: this runs one to its end.
    auto const wait_for = [&io](auto future)
    {
        io.restart();
        io.run();
        return future.get();
    };

    asio::ip::tcp::resolver resolver(io);
    auto const addresses =
        wait_for(resolver.async_resolve(where.host, std::to_string(where.port), asio::use_future));
    ssl::stream<beast::tcp_stream> stream(io, tls);
    beast::tcp_stream& connection = beast::get_lowest_layer(stream);
    connection.expires_after(time_limit);
    wait_for(connection.async_connect(addresses, asio::use_future));
    if (where.scheme == "http")
        return wait_for(fl::async_exchange(connection, message, asio::use_future));

    stream.set_verify_callback(ssl::host_name_verification(where.host));
    SSL_set_tlsext_host_name(stream.native_handle(), where.host.c_str());
    wait_for(stream.async_handshake(ssl::stream_base::client, asio::use_future));
    return wait_for(fl::async_exchange(stream, message, asio::use_future));
}
catch (boost::system::system_error const& error)
{
    return error.code();
}

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

int fail(auto const& error)
{
    std::cerr << error << '\n';
    return EXIT_FAILURE;
}

} // namespace

int main(int argc, char** argv)
{
    bool const has_url = argc == 4 && std::string_view(argv[2]) == "--endpoint-url";
    if (argc != 2 && !has_url)
        return fail("usage: beast_blocking REGION [--endpoint-url URL]");
    fl::endpoint_options options;
    if (has_url)
        options.endpoint_url = argv[3];
    auto const where = fl::endpoint_for(argv[1], options);
    if (!where)
        return fail(where.error());

    ssl::context tls(ssl::context::tls_client);
    tls.set_default_verify_paths(); // the system's; SSL_CERT_FILE names others
    tls.set_verify_mode(ssl::verify_peer);
    SSL_CTX_set_min_proto_version(tls.native_handle(), TLS1_2_VERSION);

    fl::create_session_request const request{
        .settings = fl::session_settings{.audit_images_limit = 2},
        .client_request_token = fl::fresh_token(random_bytes()),
    };
    fl::credentials const who{
        .access_key_id = variable("AWS_ACCESS_KEY_ID"),
        .secret_access_key = variable("AWS_SECRET_ACCESS_KEY"),
        .session_token = variable("AWS_SESSION_TOKEN"),
    };
    fl::call create(request, *where, who, random_bytes(), fl::openssl_sha256{});
    auto const session = fl::run(
        create, [&](fl::http_request const& message) { return send(*where, tls, message); },
        [] { return std::chrono::system_clock::now(); },
        [](auto time) { std::this_thread::sleep_for(time); });
    if (!session)
        return fail(session.error());
    std::cout << session->session_id << '\n';
}
