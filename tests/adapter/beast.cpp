// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// Beast itself does not compile without exceptions.
#if defined(__cpp_exceptions)

#include <face_liveness/adapter/beast.hpp>

#include <face_liveness/adapter/openssl.hpp>

#include "support/data.hpp"
#include "support/generate.hpp"
#include "support/raw_http.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>
#include <boost/beast/_experimental/test/stream.hpp>
#include <boost/beast/http/error.hpp>
#include <doctest/doctest.h>

#include <chrono>
#include <exception>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace face_liveness;
namespace asio = boost::asio;
namespace beast = boost::beast;

namespace
{

using beast_request = beast::http::request<beast::http::string_body>;
using beast_response = beast::http::response<beast::http::string_body>;

template <class Message>
std::string bytes_of(Message const& message)
{
    std::ostringstream out;
    out << message;
    return out.str();
}

// What Beast makes of these bytes.
template <class Parser>
typename Parser::value_type parsed(std::string_view bytes)
{
    Parser parser;
    parser.eager(true);
    boost::system::error_code error;
    std::size_t used = 0;
    while (used != bytes.size() && !parser.is_done())
    {
        used += parser.put(asio::buffer(bytes.data() + used, bytes.size() - used), error);
        REQUIRE(!error);
    }
    REQUIRE(parser.is_done());
    return parser.release();
}

beast_request parsed_request(std::string_view bytes)
{
    return parsed<beast::http::request_parser<beast::http::string_body>>(bytes);
}

beast_response parsed_response(std::string_view bytes)
{
    return parsed<beast::http::response_parser<beast::http::string_body>>(bytes);
}

http_request request_with(http_headers headers)
{
    return {.method = "POST", .target = "/", .headers = std::move(headers), .body = "{}"};
}

credentials const who{.access_key_id = "AKIDEXAMPLE",
                      .secret_access_key = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
                      .session_token = "FwoGZXIvYXdzEXAMPLETOKEN/+="};

} // namespace

TEST_SUITE("adapter/beast")
{
    // what can't be sent

    TEST_CASE("a request that would be two is refused")
    {
        for (std::string const& value :
             {std::string("a\r\nx-evil: 1"), std::string("a\n"), std::string("a\r"), std::string("a\0b", 3),
              std::string("\x7f"), std::string("\x1b[2J")})
        {
            CHECK_THROWS_AS(to_beast(request_with({{"x-a", value}})), std::invalid_argument);
            CHECK_THROWS_AS(to_beast(http_response{.status = 200, .headers = {{"x-a", value}}}),
                            std::invalid_argument);
        }
        for (std::string const& name :
             {std::string(), std::string(" "), std::string("a b"), std::string("a:"), std::string("a\r\nb"),
              std::string("a\0", 2), std::string("\xc3\xa9")})
        {
            CHECK_THROWS_AS(to_beast(request_with({{name, "x"}})), std::invalid_argument);
            CHECK_THROWS_AS(to_beast(http_response{.status = 200, .headers = {{name, "x"}}}),
                            std::invalid_argument);
        }
        for (char const* const target : {"", "/ ", "/a b", "/\r\nx", "/\x7f", "/\xc3\xa9", " /"})
            CHECK_THROWS_AS(to_beast(http_request{.target = target}), std::invalid_argument);
        for (char const* const method : {"", "PO ST", "POST\r\n", "G\xc3\xa9T", "POST /x"})
            CHECK_THROWS_AS(to_beast(http_request{.method = method}), std::invalid_argument);
        for (int const status : {-1, 0, 1, 100, 199, 600, 999, 1000, 65736})
            CHECK_THROWS_AS(to_beast(http_response{.status = status}), std::invalid_argument);
        CHECK_THROWS_AS(to_beast(http_response{.status = 204, .body = "x"}), std::invalid_argument);

        CHECK_NOTHROW(to_beast(request_with({{"x-a", "\ta \xc3\xa9"}})));
        CHECK_NOTHROW(to_beast(http_request{.method = "X!", .target = "*"}));
    }

    TEST_CASE("the largest header that Beast takes")
    {
        CHECK(bytes_of(to_beast(request_with({{"x-a", std::string(65533, 'x')}}))).size() > 65533);
        CHECK_THROWS(to_beast(request_with({{"x-a", std::string(65534, 'x')}})));
    }

    // to Beast

    TEST_CASE("a request, byte by byte")
    {
        auto const http =
            to_http(create_session_request{},
                    endpoint_for("us-east-1", {.endpoint_url = "http://localhost:8080/base"}).value())
                .value();
        CHECK(bytes_of(to_beast(http))
              == "POST /base/ HTTP/1.1\r\n"
                 "host: localhost:8080\r\n"
                 "content-type: application/x-amz-json-1.1\r\n"
                 "x-amz-target: RekognitionService.CreateFaceLivenessSession\r\n"
                 "Content-Length: 2\r\n"
                 "\r\n"
                 "{}");
    }

    TEST_CASE("host and length come once, whatever there was")
    {
        auto const bytes = bytes_of(to_beast(request_with({{"Host", "h"},
                                                           {"content-length", "2"},
                                                           {"CONTENT-LENGTH", "3"},
                                                           {"Transfer-Encoding", "gzip, chunked"}})));
        CHECK(bytes == "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\n{}");
        CHECK(bytes_of(to_beast(http_request{})) == "POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n");
        CHECK(bytes_of(to_beast(http_request{.method = "GET", .target = "/x?y=1"}))
              == "GET /x?y=1 HTTP/1.1\r\n\r\n");
    }

    TEST_CASE("repeated headers are all sent, in their order")
    {
        CHECK(bytes_of(to_beast(request_with({{"a", "1"}, {"b", "2"}, {"A", "3"}, {"a", ""}})))
              == "POST / HTTP/1.1\r\na: 1\r\nA: 3\r\na: \r\nb: 2\r\nContent-Length: 2\r\n\r\n{}");
    }

    TEST_CASE("a response, byte by byte")
    {
        CHECK(bytes_of(to_beast(to_http(create_session_response{.session_id = "s"}, "r")))
              == "HTTP/1.1 200 OK\r\n"
                 "content-type: application/x-amz-json-1.1\r\n"
                 "x-amzn-requestid: r\r\n"
                 "Content-Length: 17\r\n"
                 "\r\n"
                 R"({"SessionId":"s"})");
        CHECK(bytes_of(to_beast(http_response{.status = 298, .headers = {{"content-length", "7"}}}))
              == "HTTP/1.1 298 <unknown-status>\r\nContent-Length: 0\r\n\r\n");
        CHECK(bytes_of(to_beast(http_response{.status = 204})).starts_with("HTTP/1.1 204 No Content\r\n"));
    }

    // from Beast

    TEST_CASE("a request as it came, repeated headers and content-length too")
    {
        auto const message = from_beast(parsed_request("X-Y /a%20b?c=d HTTP/1.1\r\n"
                                                       "HOST: h\r\n"
                                                       "a: 1\r\n"
                                                       "content-length:   3  \r\n"
                                                       "A:\t2\t\r\n"
                                                       "empty:\r\n"
                                                       "\r\n"
                                                       "abc"));
        CHECK(message.method == "X-Y");
        CHECK(message.target == "/a%20b?c=d");
        CHECK(message.headers
              == http_headers{{"HOST", "h"}, {"a", "1"}, {"A", "2"}, {"content-length", "3"}, {"empty", ""}});
        CHECK(message.headers.begin()->name == "HOST");
        CHECK(message.body == "abc");
    }

    TEST_CASE("a chunked body is put together")
    {
        auto const message = from_beast(parsed_response("HTTP/1.1 400 Bad Request\r\n"
                                                        "Transfer-Encoding: chunked\r\n"
                                                        "\r\n"
                                                        "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n"));
        CHECK(message.status == 400);
        CHECK(message.body == "abcde");
    }

    TEST_CASE("statuses that have no name")
    {
        CHECK(from_beast(parsed_response("HTTP/1.1 799 \r\nContent-Length: 0\r\n\r\n")).status == 799);
        CHECK(from_beast(parsed_response("HTTP/1.1 299 x\r\nContent-Length: 0\r\n\r\n")).status == 299);
    }

    TEST_CASE("what the AWS CLI, boto3 and the JavaScript SDK sent")
    {
        for (char const* const name : {"B.boto3", "C.cli2236", "D.jssdk", "E.jssdk", "T.boto3", "T.jssdk"})
        {
            CAPTURE(name);
            std::string const bytes = test_data(std::string("wire/") + name + ".req");
            CHECK(from_beast(parsed_request(bytes)) == raw_request(bytes));
        }
    }

    TEST_CASE("there and back, nothing changes but the length")
    {
        generator random(20260405);
        for (int i = 0; i != 300; ++i)
        {
            CAPTURE(i);
            http_request message{.body = random.bytes(random.below(100))};
            for (std::size_t n = random.below(6); n != 0; --n)
            {
                std::string value = random.text(random.below(10));
                std::erase_if(value,
                              [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\x7f'; });
                message.headers.add("x-" + std::to_string(n), std::move(value));
            }
            http_response answer{.status = 200 + static_cast<int>(random.below(400)),
                                 .headers = message.headers,
                                 .body = message.body};
            if (answer.status == 204 || answer.status == 304)
                answer.body.clear();

            auto const sent_request = parsed_request(bytes_of(to_beast(message)));
            message.headers.add("content-length", std::to_string(message.body.size()));
            CHECK(from_beast(sent_request) == message);
            auto const sent_answer = from_beast(to_beast(answer));
            answer.headers.add("content-length", std::to_string(answer.body.size()));
            CHECK(sent_answer == answer);
        }
    }

    TEST_CASE("a signature survives the way through Beast")
    {
        auto http = to_http(create_session_request{.kms_key_id = "alias/faces"},
                            endpoint_for("us-east-1", {.endpoint_url = "http://[::1]:8080/base"}).value())
                        .value();
        http.headers.add("X-Amz-Meta", " two  spaces ");
        http.headers.add("x-amz-meta", "again");
        auto const now = std::chrono::sys_seconds(std::chrono::seconds(1'800'000'000));
        REQUIRE(sign(http, who, "us-east-1", now, openssl_sha256{}).has_value());
        auto const received = from_beast(parsed_request(bytes_of(to_beast(http))));
        auto const secret_for = [](std::string_view) { return std::optional<secret>(who.secret_access_key); };
        auto const verified = verify(received, secret_for, now, openssl_sha256{});
        CHECK(verified.has_value());
    }

    // an exchange

    struct exchange
    {
        asio::io_context context{};
        beast::test::stream client{context};
        beast::test::stream server{context};
        boost::system::error_code error = asio::error::would_block;
        http_response answer{};

        explicit exchange(std::string_view reply, bool closes = true)
        {
            client.connect(server);
            std::ostringstream out;
            out << reply;
            asio::write(server, asio::buffer(reply.data(), reply.size()));
            if (closes)
                server.close();
        }

        void run(http_request message = request_with({{"host", "h"}}))
        {
            async_exchange(client, std::move(message),
                           [this](boost::system::error_code e, http_response a)
                           {
                               error = e;
                               answer = std::move(a);
                           });
            context.run();
        }
    };

    TEST_CASE("a connection that is cut before, within and behind the answer")
    {
        std::string_view const reply = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc";
        for (std::size_t size = 0; size != reply.size(); ++size)
        {
            CAPTURE(size);
            exchange cut(reply.substr(0, size));
            cut.run();
            CHECK(cut.error
                  == (size == 0 ? beast::http::make_error_code(beast::http::error::end_of_stream)
                                : beast::http::make_error_code(beast::http::error::partial_message)));
            CHECK(cut.answer == http_response());
        }
        exchange whole(reply);
        whole.run();
        CHECK(!whole.error);
        CHECK(whole.answer
              == http_response{.status = 200, .headers = {{"Content-Length", "3"}}, .body = "abc"});
    }

    TEST_CASE("answers that aren't HTTP, and answers beyond Beast's limits")
    {
        auto const error_of = [](std::string_view reply)
        {
            exchange one(reply);
            one.run();
            return one.error;
        };
        CHECK(error_of("SSH-2.0-OpenSSH_9.2\r\n") == beast::http::error::bad_version);
        CHECK(error_of("HTTP/1.1 2x0 OK\r\n\r\n") == beast::http::error::bad_status);
        CHECK(error_of("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n")
              == beast::http::error::bad_content_length);
        CHECK(error_of("HTTP/1.1 200 OK\r\na: " + std::string(10000, 'x') + "\r\n\r\n")
              == beast::http::error::header_limit);
        CHECK(error_of("HTTP/1.1 200 OK\r\nContent-Length: 8388609\r\n\r\n")
              == beast::http::error::body_limit);
    }

    TEST_CASE("interim answers are passed over, and what follows the answer is left")
    {
        exchange one("HTTP/1.1 100 Continue\r\n\r\n"
                     "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"
                     "HTTP/1.1 400 Bad Request\r\nContent-Length: 1\r\n\r\nx"
                     "HTTP/1.1 200 OK\r\n\r\n");
        one.run();
        CHECK(!one.error);
        CHECK(one.answer.status == 400);
        CHECK(one.answer.body == "x");

        exchange cut("HTTP/1.1 100 Continue\r\n\r\n");
        cut.run();
        CHECK(cut.error == beast::http::error::end_of_stream);
    }

    TEST_CASE("an answer whose end is the connection's")
    {
        exchange one("HTTP/1.1 200 OK\r\n\r\nabc");
        one.run();
        CHECK(!one.error);
        CHECK(one.answer.body == "abc");
    }

    TEST_CASE("what was sent is the message, and nothing is sent of one that can't be")
    {
        exchange one("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", false);
        one.run();
        CHECK(one.server.str() == bytes_of(to_beast(request_with({{"host", "h"}}))));

        exchange refused("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", false);
        CHECK_THROWS_AS(refused.run(request_with({{"a", "\r\n"}})), std::invalid_argument);
        CHECK(refused.server.str().empty());
    }

    TEST_CASE("one connection carries one exchange after the other, with any completion token")
    {
        exchange one("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na", false);
        one.run();
        CHECK(one.answer.body == "a");

        asio::write(one.server, asio::buffer(std::string("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nb")));
        auto future = async_exchange(one.client, request_with({}), asio::use_future);
        one.context.restart();
        one.context.run();
        CHECK(future.get().body == "b");

        asio::write(one.server, asio::buffer(std::string("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nc")));
        std::string body;
        asio::co_spawn(
            one.context,
            [&]() -> asio::awaitable<void>
            { body = (co_await async_exchange(one.client, request_with({}), asio::use_awaitable)).body; },
            asio::detached);
        one.context.restart();
        one.context.run();
        CHECK(body == "c");
    }

    // a call

    using answer_or_error = boost::system::result<http_response>;

    answer_or_error lost(boost::system::error_code error)
    {
        return error;
    }

    // Drives a create call against these answers.
    struct scripted_call
    {
        using call_type = call<create_session_request, openssl_sha256>;

        std::vector<answer_or_error> answers{};
        std::vector<http_request> sent{};
        std::vector<credentials> others{};
        asio::io_context context{};
        call_type the_call;
        call_type::result_type result = create_session_response{};

        explicit scripted_call(std::vector<answer_or_error> script, credentials by = who)
            : answers(std::move(script))
            , the_call(create_session_request{.client_request_token = "token"},
                       endpoint_for("us-east-1").value(), std::move(by), random_bytes{}, openssl_sha256{},
                       call_options{.retry = {.base_delay = std::chrono::milliseconds(1),
                                              .throttling_delay = std::chrono::milliseconds(1)}})
        {
        }

        static auto now() { return std::chrono::system_clock::now(); }

        asio::awaitable<answer_or_error> send(http_request const& message)
        {
            sent.push_back(message);
            co_return answers.at(sent.size() - 1);
        }

        asio::awaitable<void> go()
        {
            auto const transport = [this](http_request const& message) { return send(message); };
            auto const refresh = [this]() -> asio::awaitable<std::optional<credentials>>
            {
                if (others.empty())
                    co_return std::nullopt;
                auto next = others.back();
                others.pop_back();
                co_return next;
            };
            result = co_await async_run(the_call, transport, now, refresh);
        }

        void run()
        {
            std::exception_ptr thrown;
            asio::co_spawn(context, go(), [&](std::exception_ptr e) { thrown = e; });
            context.run();
            if (thrown)
                std::rethrow_exception(thrown);
        }
    };

    http_response created()
    {
        return to_http(create_session_response{.session_id = "0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10"});
    }

    TEST_CASE("a call is repeated until it succeeds, each time signed and with the same body")
    {
        scripted_call one({lost(asio::error::connection_reset),
                           to_http(service_error{.code = service_errc::throttling}), created()});
        one.run();
        REQUIRE(one.result.has_value());
        CHECK(one.result->session_id == "0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10");
        REQUIRE(one.sent.size() == 3);
        for (auto const& message : one.sent)
        {
            CHECK(message.body == one.sent.front().body);
            CHECK(message.headers.contains("authorization"));
        }
    }

    TEST_CASE("a call that fails says why")
    {
        scripted_call unlucky(
            {lost(asio::error::connection_reset), lost(asio::error::timed_out), lost(asio::error::eof)});
        unlucky.run();
        REQUIRE_FALSE(unlucky.result.has_value());
        CHECK(unlucky.result.error().error() == asio::error::eof);
        CHECK(unlucky.result.error().attempts == 3);

        scripted_call refused({to_http(service_error{.code = service_errc::access_denied})});
        refused.run();
        CHECK(refused.result.error().error() == service_errc::access_denied);
        CHECK(refused.sent.size() == 1);
    }

    TEST_CASE("credentials are refreshed, where there are others")
    {
        auto const expired = to_http(service_error{.code = service_errc::expired_token});
        scripted_call one({expired, created()});
        one.others = {credentials{.access_key_id = "OTHER", .secret_access_key = "x"}};
        one.run();
        CHECK(one.result.has_value());
        CHECK(one.sent.back().headers.get("authorization")->find("Credential=OTHER/") != std::string::npos);

        scripted_call none({expired});
        none.run();
        CHECK(none.result.error().stopped_because == no_retry::no_credentials);

        scripted_call without_refresh({expired});
        asio::co_spawn(
            without_refresh.context,
            [&]() -> asio::awaitable<void>
            {
                auto const transport = [&](http_request const& message)
                { return without_refresh.send(message); };
                without_refresh.result =
                    co_await async_run(without_refresh.the_call, transport, scripted_call::now);
            },
            asio::detached);
        without_refresh.context.run();
        CHECK(without_refresh.result.error().error() == service_errc::expired_token);
    }

    TEST_CASE("a wait can be cancelled, and what the transport throws passes")
    {
        scripted_call waiting({http_response{.status = 503, .headers = {{"x-amz-retry-after", "4000"}}}});
        boost::system::error_code error;
        asio::cancellation_signal cancel;
        asio::co_spawn(waiting.context, waiting.go(),
                       asio::bind_cancellation_slot(cancel.slot(),
                                                    [&](std::exception_ptr thrown)
                                                    {
                                                        try
                                                        {
                                                            if (thrown)
                                                                std::rethrow_exception(thrown);
                                                        }
                                                        catch (boost::system::system_error const& e)
                                                        {
                                                            error = e.code();
                                                        }
                                                    }));
        asio::steady_timer soon(waiting.context, std::chrono::milliseconds(20));
        soon.async_wait([&](boost::system::error_code) { cancel.emit(asio::cancellation_type::terminal); });
        auto const started = std::chrono::steady_clock::now();
        waiting.context.run();
        CHECK(std::chrono::steady_clock::now() - started < std::chrono::seconds(3));
        CHECK(waiting.sent.size() == 1);
        CHECK(error == asio::error::operation_aborted);

        scripted_call failing({});
        CHECK_THROWS_AS(failing.run(), std::out_of_range);
    }
}

#endif
