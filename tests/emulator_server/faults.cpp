// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// Calls over real connections against emulator_server, through every fault that it knows: each ends in the
// right result or in a clear error within its attempts, and never makes a second session when there is a
// token.  FACE_LIVENESS_EMULATOR_SERVER is the path of the server.

#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

#include <face_liveness.hpp>
#include <face_liveness/adapter/beast.hpp>
#include <face_liveness/adapter/openssl.hpp>
#include <face_liveness/emulator.hpp>

#include "server_process.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_future.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <thread>
#include <variant>
#include <vector>

namespace fl = face_liveness;
namespace net = boost::asio;
namespace beast = boost::beast;

using std::chrono::milliseconds;

namespace
{

server_process& server()
{
    static server_process only(FACE_LIVENESS_EMULATOR_SERVER);
    return only;
}

/// Sends a message over a connection of its own.
boost::system::result<fl::http_response> exchange(fl::http_request const& message, std::uint16_t port,
                                                  milliseconds limit)
try
{
    net::io_context io;
    auto const wait_for = [&io](auto future)
    {
        io.restart();
        io.run();
        return future.get();
    };
    beast::tcp_stream stream(io);
    stream.expires_after(limit);
    wait_for(stream.async_connect({net::ip::make_address("127.0.0.1"), port}, net::use_future));
    return wait_for(fl::async_exchange(stream, message, net::use_future));
}
catch (boost::system::system_error const& error)
{
    return error.code();
}

fl::http_response control(std::string method, std::string path, std::string body = {})
{
    fl::http_request const message{.method = std::move(method),
                                   .target = "/emulator" + path,
                                   .headers = {{"host", "127.0.0.1"}},
                                   .body = std::move(body)};
    auto answer = exchange(message, server().port(), std::chrono::seconds(10));
    REQUIRE(answer.has_value());
    CAPTURE(answer->body);
    REQUIRE(answer->status == 200);
    return *answer;
}

void reset()
{
    control("DELETE", "");
}

void fail(fl::scripted_fault const& fault)
{
    control("POST", "/faults", fl::encode(fault));
}

std::int64_t sessions()
{
    return boost::json::parse(control("GET", "").body).at("Sessions").to_number<std::int64_t>();
}

fl::credentials who(char const* key = server_process::secret_access_key)
{
    return {.access_key_id = server_process::access_key_id, .secret_access_key = key};
}

fl::endpoint where(std::uint16_t port = server().port())
{
    return {.scheme = "http", .host = "127.0.0.1", .port = port, .region = "us-east-1"};
}

using create_call = fl::call<fl::create_session_request, fl::openssl_sha256>;

struct outcome
{
    create_call::result_type result;
    int attempts = 0;
    int refreshes = 0;
    milliseconds taken{};
};

/// A create call with a token, of three attempts of this length, with short waits between them.
outcome create(milliseconds limit = std::chrono::seconds(5), fl::credentials credentials = who(),
               std::optional<fl::credentials> others = std::nullopt, fl::endpoint const& to = where())
{
    fl::create_session_request const request{.client_request_token = "the-token"};
    create_call c(request, to, std::move(credentials), {1, 2, 3}, {},
                  {.retry = {.base_delay = milliseconds(5), .throttling_delay = milliseconds(20)}});
    int refreshes = 0;
    auto const begun = std::chrono::steady_clock::now();
    auto result = fl::run(
        c, [&](fl::http_request const& message) { return exchange(message, to.port, limit); },
        [] { return std::chrono::system_clock::now(); },
        [](milliseconds time) { std::this_thread::sleep_for(time); },
        [&]
        {
            ++refreshes;
            return others;
        });
    auto const taken = std::chrono::steady_clock::now() - begun;
    return {std::move(result), c.attempts(), refreshes, std::chrono::floor<milliseconds>(taken)};
}

using fate = fl::connection_fate;

} // namespace

TEST_CASE("a connection that is cut twice: the third attempt succeeds, with one session")
{
    for (fate const cut : {fate::cut_before, fate::cut_after, fate::cut_within})
    {
        reset();
        fail({.connection = cut, .count = 2});
        auto const got = create();
        CHECK(got.result.has_value());
        CHECK(got.attempts == 3);
        CHECK(sessions() == 1);
    }
}

TEST_CASE("a connection that is cut every time: the transport's error, after three attempts")
{
    for (fate const cut : {fate::cut_before, fate::cut_after, fate::cut_within})
    {
        reset();
        fail({.connection = cut, .count = 9});
        auto const got = create();
        REQUIRE(got.result.has_error());
        auto const error = got.result.error();
        CHECK(std::holds_alternative<boost::system::error_code>(error.reason));
        CHECK(error.attempts == 3);
        CHECK(error.stopped_because == fl::no_retry::attempts_used);
        CAPTURE(error.message());
        CHECK(error.message().find("(after 3 attempts)") != std::string::npos);
        reset();
    }
}

TEST_CASE("a server that is not there: the transport's error, after three attempts")
{
    net::io_context io;
    net::ip::tcp::acceptor nobody(io, {net::ip::make_address("127.0.0.1"), 0});
    auto const port = nobody.local_endpoint().port();
    nobody.close();
    auto const got = create(std::chrono::seconds(5), who(), std::nullopt, where(port));
    REQUIRE(got.result.has_error());
    CHECK(got.result.error().error() == boost::system::errc::connection_refused);
    CHECK(got.attempts == 3);
}

TEST_CASE("slow answers arrive in time, or the attempt is given up")
{
    reset();
    fail({.latency = 300, .connection = fate::slow});
    auto const slow = create();
    CHECK(slow.result.has_value());
    CHECK(slow.attempts == 1);
    CHECK(slow.taken >= milliseconds(290));

    for (auto const& connection :
         {std::optional<fl::open<fate>>(), std::optional<fl::open<fate>>(fate::slow)})
    {
        reset();
        fail({.latency = 4000, .connection = connection});
        auto const got = create(milliseconds(500));
        CHECK(got.result.has_value());
        CHECK(got.attempts == 2);
        CHECK(got.taken < milliseconds(3500));
        CHECK(sessions() == 1); // the lost answer's session
    }
}

TEST_CASE("a server in trouble, with or without a page of its own")
{
    for (int const status : {500, 502, 503, 504})
        for (std::string const& body : {std::string(), std::string("<html>Service Unavailable</html>")})
        {
            reset();
            fail({.status = status, .body = body, .count = 2});
            auto const got = create();
            CHECK(got.result.has_value());
            CHECK(got.attempts == 3);
            CHECK(sessions() == 1);

            fail({.status = status, .body = body, .count = 3});
            auto const failed = create();
            REQUIRE(failed.result.has_error());
            auto const error = failed.result.error();
            REQUIRE(error.service());
            CHECK(error.service()->status == status);
            CHECK(error.attempts == 3);
        }
}

TEST_CASE("throttling with a hint is waited for")
{
    reset();
    fail({.code = "ThrottlingException", .retry_after = "250", .count = 2});
    auto const got = create();
    CHECK(got.result.has_value());
    CHECK(got.attempts == 3);
    CHECK(got.taken >= milliseconds(500));
    CHECK(sessions() == 1);
}

TEST_CASE("an answer that can't be read is an error at once")
{
    for (char const* body : {"", "{\"SessionId\":\"0b9f", "<html></html>", "null", "{}"})
    {
        reset();
        fail({.body = body});
        auto const got = create();
        REQUIRE(got.result.has_error());
        CHECK(std::holds_alternative<fl::decode_error>(got.result.error().reason));
        CHECK(got.attempts == 1);
        CHECK(sessions() == 0);
    }
}

TEST_CASE("expired credentials are replaced, or said to be expired")
{
    reset();
    fail({.code = "ExpiredTokenException"});
    auto const replaced = create(std::chrono::seconds(5), who(), who());
    CHECK(replaced.result.has_value());
    CHECK(replaced.attempts == 2);
    CHECK(replaced.refreshes == 1);

    fail({.code = "ExpiredTokenException"});
    auto const failed = create();
    REQUIRE(failed.result.has_error());
    CHECK(failed.result.error().error() == fl::service_errc::expired_token);
    CHECK(failed.result.error().stopped_because == fl::no_retry::no_credentials);
    CHECK(failed.attempts == 1);
}

TEST_CASE("a wrong secret is refused, a wrong clock corrected")
{
    reset();
    auto const wrong = create(std::chrono::seconds(5), who("another secret"));
    REQUIRE(wrong.result.has_error());
    CHECK(wrong.result.error().error() == fl::service_errc::invalid_signature);
    CHECK(wrong.attempts == 1);
    CHECK(sessions() == 0);

    control("POST", "/clock", R"({"Advance":1200000})");
    auto const skewed = create();
    CHECK(skewed.result.has_value());
    CHECK(skewed.attempts == 2);
    CHECK(sessions() == 1);
}

TEST_CASE("the control paths refuse what makes no sense")
{
    auto const post = [](std::string path, std::string body)
    {
        fl::http_request const message{
            .target = "/emulator" + path, .headers = {{"host", "127.0.0.1"}}, .body = std::move(body)};
        return exchange(message, server().port(), std::chrono::seconds(5)).value().status;
    };
    CHECK(post("/faults", "{}") == 400);
    CHECK(post("/faults", R"({"Count":3})") == 400);
    CHECK(post("/faults", R"({"Connection":"CUT_SIDEWAYS"})") == 400);
    CHECK(post("/faults", "nonsense") == 400);
    CHECK(post("/scripts", R"({"Confidence":99})") == 400);
    CHECK(post("/scripts", R"({"Status":"ALIVE"})") == 400);
    CHECK(post("/sessions/0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10/script", R"({"Status":"FAILED"})") == 404);
    CHECK(post("/sessions/script", R"({"Status":"FAILED"})") == 404);
    CHECK(post("/clock", R"({"Advance":"soon"})") == 400);
    CHECK(post("", "{}") == 404);
    CHECK(post("/nowhere", "{}") == 404);
}

TEST_CASE("without --control there are no control paths, and requests that are too large are refused")
{
    process bare({FACE_LIVENESS_EMULATOR_SERVER, "--quiet"},
                 {"FACE_LIVENESS_EMULATOR_ACCESS_KEY=", "FACE_LIVENESS_EMULATOR_SECRET="});
    std::string const line = bare.line();
    std::uint16_t const port = static_cast<std::uint16_t>(std::stoi(line.substr(line.rfind(':') + 1)));
    auto const send = [port](std::string method, std::string target, std::string body, std::string more = "x")
    {
        fl::http_request const message{.method = std::move(method),
                                       .target = std::move(target),
                                       .headers = {{"host", "127.0.0.1"}, {"x-more", std::move(more)}},
                                       .body = std::move(body)};
        auto const answer = exchange(message, port, std::chrono::seconds(5));
        return answer ? answer->status : 0;
    };
    CHECK(send("POST", "/emulator/scripts", R"({"Status":"FAILED"})") == 400); // UnknownOperationException
    CHECK(send("POST", "/", std::string(64 * 1024, ' ')) == 400);              // SerializationException
    CHECK(send("POST", "/", std::string(64 * 1024 + 1, ' ')) == 413);
    CHECK(send("POST", "/", "{}", std::string(20'000, 'x')) == 431);
    CHECK(send("POST", "/", "{}") == 400);
    CHECK(bare.stop() == 0);
}

TEST_CASE("a server that is asked to stop ends what is under way, and doesn't wait for the idle")
{
    server_process other(FACE_LIVENESS_EMULATOR_SERVER);
    net::io_context io;
    net::ip::tcp::socket idle(io);
    idle.connect({net::ip::make_address("127.0.0.1"), other.port()});
    fl::http_request const fault{.target = "/emulator/faults",
                                 .headers = {{"host", "127.0.0.1"}},
                                 .body = R"({"Status":503,"Latency":700})"};
    REQUIRE(exchange(fault, other.port(), std::chrono::seconds(5)).value().status == 200);

    int status = 0;
    std::thread client(
        [&]
        {
            fl::http_request const message{.headers = {{"host", "127.0.0.1"}}, .body = "{}"};
            auto const answer = exchange(message, other.port(), std::chrono::seconds(5));
            status = answer ? answer->status : -1;
        });
    std::this_thread::sleep_for(milliseconds(300)); // the request is there by now
    auto const begun = std::chrono::steady_clock::now();
    CHECK(other.stop() == 0);
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(4));
    client.join();
    CHECK(status == 503);
}
