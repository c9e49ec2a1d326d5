// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// Makes sessions and asks for their results, and says of every tenth how it ends, over many connections at
// once; then lets the time pass until they are forgotten, and does it again.  Nothing may be lost, and memory
// may not grow.
//
//     load EMULATOR_SERVER [ROUNDS [SESSIONS [CONNECTIONS]]]

#include <face_liveness.hpp>
#include <face_liveness/adapter/beast.hpp>
#include <face_liveness/adapter/openssl.hpp>

#include "server_process.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <set>
#include <stdexcept>
#include <string>

namespace fl = face_liveness;
namespace net = boost::asio;
namespace beast = boost::beast;

namespace
{

void must_hold(bool condition, std::string const& what)
{
    if (!condition)
        throw std::runtime_error(what);
}

class load
{
public:
    load(server_process const& server, std::size_t sessions)
        : where_(fl::endpoint_for("us-east-1", fl::endpoint_options{.endpoint_url = server.url()}).value())
        , address_(net::ip::make_address("127.0.0.1"), server.port())
        , sessions_(sessions)
    {
    }

    /// All sessions once, over so many connections.
    void run(std::size_t connections)
    {
        ids_.clear();
        next_ = 0;
        for (std::size_t i = 0; i != connections; ++i)
            spawn(take_part());
        io_.restart();
        io_.run();
        must_hold(ids_.size() == sessions_, "each session has its own id");
    }

    std::size_t remembered()
    {
        std::size_t count = 0;
        spawn(ask_how_many(count));
        io_.restart();
        io_.run();
        return count;
    }

    void advance_clock(std::chrono::milliseconds time)
    {
        advanced_ += time;
        spawn(tell("/emulator/clock", "{\"Advance\":" + std::to_string(time.count()) + "}"));
        io_.restart();
        io_.run();
    }

private:
    void spawn(net::awaitable<void> work)
    {
        net::co_spawn(io_, std::move(work),
                      [](std::exception_ptr failure)
                      {
                          if (failure)
                              std::rethrow_exception(failure);
                      });
    }

    net::awaitable<void> take_part()
    {
        beast::tcp_stream stream(io_);
        co_await connect(stream);
        while (next_ < sessions_)
        {
            std::size_t const index = next_++;
            std::string const number = std::to_string(index);
            fl::create_session_request const request{
                .settings = fl::session_settings{.audit_images_limit = 1},
                .client_request_token = "round-" + std::to_string(advanced_.count()) + "-" + number};
            auto const session = co_await ask(stream, request);
            must_hold(ids_.insert(session.session_id).second, "no two sessions have one id");

            fl::get_session_results_request const question{.session_id = session.session_id};
            auto const before = co_await ask(stream, question);
            must_hold(before.status == fl::session_status::created, "a session begins as CREATED");

            if (index % 10 != 0)
                continue;
            co_await post(stream, "/emulator/sessions/" + session.session_id + "/script",
                          R"({"Status":"SUCCEEDED","Confidence":)" + number + "}");
            auto const after = co_await ask(stream, question);
            must_hold(after.status == fl::session_status::succeeded
                          && after.confidence == std::strtod(number.c_str(), nullptr) && after.audit_images
                          && after.audit_images->size() == 1,
                      "a session ends as its own script says");
        }
    }

    template <class Request>
    net::awaitable<typename Request::response> ask(beast::tcp_stream& stream, Request const& request)
    {
        auto message = fl::to_http(request, where_).value();
        auto const now = std::chrono::system_clock::now() + advanced_;
        fl::sign(message, who_, where_.region, std::chrono::floor<std::chrono::seconds>(now),
                 fl::openssl_sha256{})
            .value();
        stream.expires_after(std::chrono::seconds(30));
        auto const answer = co_await fl::async_exchange(stream, std::move(message), net::use_awaitable);
        co_return fl::from_http<typename Request::response>(answer).value();
    }

    net::awaitable<void> post(beast::tcp_stream& stream, std::string path, std::string body)
    {
        fl::http_request message{.target = std::move(path),
                                 .headers = {{"host", fl::host_header(where_)}},
                                 .body = std::move(body)};
        stream.expires_after(std::chrono::seconds(30));
        auto const answer = co_await fl::async_exchange(stream, std::move(message), net::use_awaitable);
        must_hold(answer.status == 200, "the control paths answer");
    }

    net::awaitable<void> tell(std::string path, std::string body)
    {
        beast::tcp_stream stream(io_);
        co_await connect(stream);
        co_await post(stream, std::move(path), std::move(body));
    }

    net::awaitable<void> ask_how_many(std::size_t& count)
    {
        beast::tcp_stream stream(io_);
        co_await connect(stream);
        fl::http_request message{
            .method = "GET", .target = "/emulator", .headers = {{"host", fl::host_header(where_)}}};
        auto const answer = co_await fl::async_exchange(stream, std::move(message), net::use_awaitable);
        count = boost::json::parse(answer.body).at("Sessions").to_number<std::size_t>();
    }

    net::awaitable<void> connect(beast::tcp_stream& stream)
    {
        stream.expires_after(std::chrono::seconds(30));
        co_await stream.async_connect(address_, net::use_awaitable);
        stream.socket().set_option(net::ip::tcp::no_delay(true));
    }

    net::io_context io_{1};
    fl::endpoint where_;
    net::ip::tcp::endpoint address_;
    fl::credentials who_{.access_key_id = server_process::access_key_id,
                         .secret_access_key = server_process::secret_access_key};
    std::chrono::milliseconds advanced_{};
    std::size_t sessions_;
    std::size_t next_ = 0;
    std::set<std::string> ids_{};
};

std::size_t number(int argc, char** argv, int index, std::size_t usual)
{
    return index < argc ? std::strtoul(argv[index], nullptr, 10) : usual;
}

} // namespace

int main(int argc, char** argv)
try
{
    must_hold(argc > 1, "usage: load EMULATOR_SERVER [ROUNDS [SESSIONS [CONNECTIONS]]]");
    std::size_t const rounds = number(argc, argv, 2, 2);
    std::size_t const sessions = number(argc, argv, 3, 10'000);
    std::size_t const connections = number(argc, argv, 4, 64);

    server_process server(argv[1]);
    load work(server, sessions);
    std::size_t first_peak = 0;
    for (std::size_t round = 0; round != rounds; ++round)
    {
        auto const begun = std::chrono::steady_clock::now();
        work.run(connections);
        std::chrono::duration<double> const taken = std::chrono::steady_clock::now() - begun;
        must_hold(work.remembered() == sessions, "no session is lost");
        std::size_t const peak = server.memory();
        work.advance_clock(std::chrono::minutes(11));
        must_hold(work.remembered() == 0, "old sessions are forgotten");
        std::cout << sessions << " sessions over " << connections << " connections in " << taken.count()
                  << " s; the server has " << peak << " KiB, then " << server.memory() << " KiB\n";
        if (round == 0)
            first_peak = peak;
        else
            must_hold(peak <= first_peak + first_peak / 4 + 4096, "memory does not grow");
    }
    must_hold(server.stop() == 0, "the server stops when it is asked to");
}
catch (std::exception const& e)
{
    std::cerr << "load: " << e.what() << '\n';
    return EXIT_FAILURE;
}
