// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// The emulator behind Boost.Beast: point any SDK's endpoint URL at it and run Face Liveness without AWS.
//
//     $ emulator_server --port 8080 --control
//     listening on http://127.0.0.1:8080
//     $ aws rekognition create-face-liveness-session --endpoint-url http://127.0.0.1:8080
//
// A check that nobody has scripted never succeeds.  With --control a test in any language says over HTTP how
// checks end and what goes wrong.  Bodies are JSON: scripted_check and scripted_fault in emulator.hpp say
// what the members mean.
//
//     POST   /emulator/scripts              {"Status":"SUCCEEDED","Confidence":99.1}     the next session
//     POST   /emulator/sessions/ID/script   {"Status":"FAILED","EndsAfter":5000}         one that exists
//     POST   /emulator/faults               {"Code":"ThrottlingException","Count":2}     the next calls
//     POST   /emulator/clock                {"Advance":180000}                           three minutes pass
//     GET    /emulator                      how many sessions it remembers: {"Sessions":1}
//     DELETE /emulator                      everything is as at the start
//
// It is for tests: it speaks plain HTTP, and listens on 127.0.0.1 unless told otherwise.

#include <face_liveness/adapter/beast.hpp>
#include <face_liveness/adapter/openssl.hpp>
#include <face_liveness/emulator.hpp>

#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <iomanip>
#include <iostream>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>

namespace fl = face_liveness;
namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;

using std::chrono::milliseconds;
using std::chrono::seconds;

namespace
{

constexpr std::size_t largest_header = 16 * 1024; // session tokens have some thousand bytes
constexpr std::size_t largest_request = 64 * 1024;
constexpr std::size_t largest_script = 2 * 1024 * 1024; // five pictures in base64
constexpr std::size_t most_connections = 1000;
constexpr seconds idle_limit(60);     // between two requests
constexpr seconds transfer_limit(30); // for a body, and for an answer
constexpr seconds stop_limit(5);      // for what is under way when a signal comes

constexpr auto awaiting = net::as_tuple(net::use_awaitable);

constexpr char usage[] = R"(usage: emulator_server [options]
  --port N          listen on this port; 0, the default, takes a free one
  --address A       listen on this address; default 127.0.0.1
  --region R        be this Region; default us-east-1
  --seed N          make other session ids
  --control         let tests script outcomes and faults under /emulator
  --access-key ID   check signatures, and let in this access key only (or FACE_LIVENESS_EMULATOR_ACCESS_KEY)
  --secret KEY      its secret key (or FACE_LIVENESS_EMULATOR_SECRET)
  --quiet           write no line for each request
)";

// ---------------------------------------------------------------------------------------------------------
// What the command line says

struct settings
{
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;
    std::string region = "us-east-1";
    std::uint64_t seed = 1;
    bool control = false;
    bool quiet = false;
    std::string access_key{};
    fl::secret secret{};
};

template <class Number>
bool read_number(std::string_view text, Number& number)
{
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size();
}

std::optional<settings> read_command_line(int argc, char** argv)
{
    settings out;
    if (char const* const key = std::getenv("FACE_LIVENESS_EMULATOR_ACCESS_KEY"))
        out.access_key = key;
    out.secret = std::getenv("FACE_LIVENESS_EMULATOR_SECRET");
    for (int i = 1; i < argc; ++i)
    {
        std::string_view const option = argv[i];
        if (option == "--control")
            out.control = true;
        else if (option == "--quiet")
            out.quiet = true;
        else if (i + 1 == argc)  // before what reads a value
            return std::nullopt; // NOLINT(bugprone-branch-clone)
        else if (std::string_view const value = argv[++i]; option == "--address")
            out.address = value;
        else if (option == "--region")
            out.region = value;
        else if (option == "--access-key")
            out.access_key = value;
        else if (option == "--secret")
            out.secret = value;
        else if (!(option == "--port" && read_number(value, out.port))
                 && !(option == "--seed" && read_number(value, out.seed)))
            return std::nullopt;
    }
    if (out.access_key.empty() != out.secret.empty())
        return std::nullopt;
    return out;
}

// ---------------------------------------------------------------------------------------------------------
// What a request is answered with

/// The body of POST /emulator/clock.
struct clock_change
{
    std::int32_t advance{}; ///< milliseconds
    static constexpr void members(auto&& each) { each("Advance", &clock_change::advance); }
};

/// The body of the answer to GET /emulator.
struct emulator_state
{
    std::int32_t sessions{};
    static constexpr void members(auto&& each) { each("Sessions", &emulator_state::sessions); }
};

/// The body of an answer that refuses.
struct control_error
{
    std::string message{};
    static constexpr void members(auto&& each) { each("Message", &control_error::message); }
};

fl::http_response plain_answer(int status, std::string body)
{
    return {.status = status, .headers = {{"content-type", "application/json"}}, .body = std::move(body)};
}

fl::http_response done()
{
    return plain_answer(200, "{}");
}

fl::http_response refusal(int status, std::string why)
{
    return plain_answer(status, fl::encode(control_error{std::move(why)}));
}

/// The emulator and its control.  The time is the computer's, and what tests have advanced it by.
class service
{
public:
    explicit service(settings const& s)
        : control_(s.control)
        , at_start_(options_of(s))
        , emulator_(at_start_)
    {
    }

    fl::emulated_answer answer(fl::http_request const& request)
    {
        if (is_control(request))
            return {.response = control(request)};
        return emulator_.handle(request, now());
    }

    /// What the log calls it: an operation, or a control path.
    std::string name_of(fl::http_request const& request) const
    {
        if (is_control(request))
            return request.target.starts_with(session_path) ? "/emulator/sessions/ID/script"
                                                            : "/emulator/...";
        std::string_view const target = request.headers.get("x-amz-target").value_or("");
        for (std::string_view const operation :
             {fl::create_session_request::operation, fl::get_session_results_request::operation})
            if (target == std::string(fl::target_prefix).append(operation))
                return std::string(operation);
        return "(unknown)";
    }

private:
    static constexpr std::string_view session_path = "/emulator/sessions/";

    static fl::emulator_options options_of(settings const& s)
    {
        fl::emulator_options out{.region = s.region, .seed = s.seed};
        if (!s.access_key.empty())
        {
            auto const find = [id = s.access_key, secret = s.secret](std::string_view asked)
            { return asked == id ? std::optional(secret) : std::nullopt; };
            out.authenticate = fl::signature_check(fl::openssl_sha256{}, find, s.region);
        }
        return out;
    }

    fl::emulator::time_point now() const
    {
        return std::chrono::floor<milliseconds>(std::chrono::system_clock::now()) + advanced_;
    }

    bool is_control(fl::http_request const& request) const
    {
        return control_ && (request.target == "/emulator" || request.target.starts_with("/emulator/"));
    }

    fl::http_response control(fl::http_request const& request)
    {
        std::string_view const path = request.target;
        if (path == "/emulator" && request.method == "GET")
            return plain_answer(200,
                                fl::encode(emulator_state{static_cast<std::int32_t>(emulator_.size(now()))}));
        if (path == "/emulator" && request.method == "DELETE")
        {
            emulator_ = fl::emulator(at_start_);
            advanced_ = {};
            return done();
        }
        if (request.method != "POST")
            return refusal(405, "no such method here");
        if (path == "/emulator/scripts")
            return with_body<fl::scripted_check>(request,
                                                 [this](fl::scripted_check check)
                                                 {
                                                     emulator_.script(std::move(check));
                                                     return done();
                                                 });
        if (path == "/emulator/faults")
            return with_body<fl::scripted_fault>(request,
                                                 [this](fl::scripted_fault fault)
                                                 {
                                                     if (fault == fl::scripted_fault{.count = fault.count})
                                                         return refusal(400,
                                                                        "nothing goes wrong in this fault");
                                                     emulator_.fail(std::move(fault));
                                                     return done();
                                                 });
        if (path == "/emulator/clock")
            return with_body<clock_change>(request,
                                           [this](clock_change const& change)
                                           {
                                               advanced_ += milliseconds(change.advance);
                                               return done();
                                           });
        if (std::string_view id = path; id.starts_with(session_path) && id.ends_with("/script"))
        {
            id.remove_prefix(session_path.size());
            id.remove_suffix(std::min(id.size(), std::string_view("/script").size()));
            return with_body<fl::scripted_check>(request,
                                                 [&](fl::scripted_check check)
                                                 {
                                                     if (!emulator_.script(id, std::move(check), now()))
                                                         return refusal(404, "no such session");
                                                     return done();
                                                 });
        }
        return refusal(404, "no such path");
    }

    /// The body as a shape that is valid, or an answer that says what is wrong with it.
    template <class Shape>
    static fl::http_response with_body(fl::http_request const& request, auto const& act)
    {
        auto body = fl::decode<Shape>(request.body);
        if (!body)
            return refusal(400, body.error().message());
        if (!fl::is_valid(*body))
            return refusal(400, fl::message(fl::validate(*body).front()));
        return act(*std::move(body));
    }

    bool control_;
    fl::emulator_options at_start_;
    fl::emulator emulator_;
    milliseconds advanced_{};
};

// ---------------------------------------------------------------------------------------------------------
// How requests come and answers go

class server
{
public:
    server(net::io_context& io, settings const& s)
        : service_(s)
        , largest_body_(s.control ? largest_script : largest_request)
        , is_quiet_(s.quiet)
        , acceptor_(io, {net::ip::make_address(s.address), s.port})
        , signals_(io, SIGINT, SIGTERM)
        , last_moment_(io)
    {
        net::co_spawn(io, accept(), net::detached);
        net::co_spawn(io, stop_on_signal(io), net::detached);
    }

    net::ip::tcp::endpoint endpoint() const { return acceptor_.local_endpoint(); }

private:
    net::awaitable<void> accept()
    {
        while (acceptor_.is_open())
        {
            auto [error, socket] = co_await acceptor_.async_accept(awaiting);
            if (error == net::error::operation_aborted)
                break;
            if (error) // out of file descriptors, say
            {
                net::steady_timer pause(acceptor_.get_executor(), milliseconds(100));
                co_await pause.async_wait(awaiting);
            }
            else if (connections_ < most_connections)
            {
                ++connections_;
                net::co_spawn(acceptor_.get_executor(), serve(beast::tcp_stream(std::move(socket))),
                              [this](std::exception_ptr failure) { left(failure); });
            }
        }
    }

    /// Idle connections close at once; what is under way has a moment to end.
    net::awaitable<void> stop_on_signal(net::io_context& io)
    {
        co_await signals_.async_wait(awaiting);
        is_stopping_ = true;
        acceptor_.close();
        for (beast::tcp_stream* const stream : idle_)
            stream->cancel();
        if (connections_ == 0)
            co_return;
        last_moment_.expires_after(stop_limit);
        auto const [error] = co_await last_moment_.async_wait(awaiting);
        if (!error)
            io.stop();
    }

    void left(std::exception_ptr const& failure)
    {
        --connections_;
        try
        {
            if (failure)
                std::rethrow_exception(failure);
        }
        catch (std::exception const& e)
        {
            std::cerr << "a connection was given up: " << e.what() << '\n';
        }
        if (is_stopping_ && connections_ == 0)
            last_moment_.cancel();
    }

    net::awaitable<void> serve(beast::tcp_stream stream)
    {
        stream.socket().set_option(net::ip::tcp::no_delay(true));
        beast::flat_buffer buffer;
        while (!is_stopping_)
        {
            http::request_parser<http::string_body> parser;
            parser.header_limit(largest_header);
            parser.body_limit(largest_body_);
            if (auto const error = co_await read(stream, buffer, parser))
            {
                co_await refuse(stream, error);
                co_return;
            }
            auto const begun = std::chrono::steady_clock::now();
            bool const is_last = !parser.get().keep_alive();
            unsigned const version = parser.get().version();
            fl::http_request const request = fl::from_beast(parser.release());
            fl::emulated_answer answer = service_.answer(request);
            std::string const line = log_line(request, answer);

            bool const is_carried =
                co_await carry(stream, std::move(answer), version, is_last, request.method);
            log(line, begun);
            if (!is_carried || is_last)
                break;
        }
        beast::error_code ignored;
        stream.socket().shutdown(net::ip::tcp::socket::shutdown_send, ignored);
    }

    net::awaitable<beast::error_code> read(beast::tcp_stream& stream, beast::flat_buffer& buffer,
                                           http::request_parser<http::string_body>& parser)
    {
        idle_.insert(&stream);
        stream.expires_after(idle_limit);
        auto const [header_error, header_size] =
            co_await http::async_read_header(stream, buffer, parser, awaiting);
        idle_.erase(&stream);
        if (header_error)
            co_return header_error;

        stream.expires_after(transfer_limit);
        if (beast::iequals(parser.get()[http::field::expect], "100-continue"))
        {
            constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
            auto const [error, size] =
                co_await net::async_write(stream, net::buffer(go_on.data(), go_on.size()), awaiting);
            if (error)
                co_return error;
        }
        auto const [error, size] = co_await http::async_read(stream, buffer, parser, awaiting);
        co_return error;
    }

    /// Tells a client what was wrong with its HTTP, if it is still there to hear that.
    net::awaitable<void> refuse(beast::tcp_stream& stream, beast::error_code error) const
    {
        if (error.category() != http::make_error_code(http::error::bad_method).category()
            || error == http::error::end_of_stream || error == http::error::partial_message)
            co_return;
        fl::service_error why{.code = fl::service_errc::malformed_http_request, .status = 400};
        if (error == http::error::body_limit)
            why = {.code = fl::service_errc::request_entity_too_large, .status = 413};
        if (error == http::error::header_limit)
            why.status = 431;
        auto message = fl::to_beast(fl::to_http(why));
        message.keep_alive(false);
        stream.expires_after(seconds(2));
        co_await http::async_write(stream, message, awaiting);
        beast::error_code ignored;
        stream.socket().shutdown(net::ip::tcp::socket::shutdown_send, ignored);
        // What the client is still sending must be read, or the refusal may be lost with the connection.
        char rest[4096];
        for (;;)
            if (auto const [end, size] = co_await stream.async_read_some(net::buffer(rest), awaiting); end)
                break;
        if (!is_quiet_)
            std::cerr << "refused: " << error.message() << '\n';
    }

    /// Whether the answer reached the connection as a whole.
    net::awaitable<bool> carry(beast::tcp_stream& stream, fl::emulated_answer answer, unsigned version,
                               bool is_last, std::string_view method)
    {
        bool const is_slow = answer.connection == fl::connection_fate::slow;
        if (!is_slow)
            co_await wait(answer.latency);
        if (answer.connection == fl::connection_fate::cut_before
            || answer.connection == fl::connection_fate::cut_after)
            co_return false;
        if (method == "HEAD")
            answer.response.body.clear();
        auto message = fl::to_beast(std::move(answer.response));
        message.version(version);
        message.keep_alive(!is_last && !is_stopping_);

        if (!is_slow && answer.connection != fl::connection_fate::cut_within)
        {
            stream.expires_after(transfer_limit);
            auto const [error, size] = co_await http::async_write(stream, message, awaiting);
            co_return !error;
        }
        std::ostringstream out;
        out << message;
        std::string const text = out.str();
        std::size_t const end = is_slow ? text.size() : text.size() / 2;
        std::size_t const pieces = is_slow ? 16 : 1;
        for (std::size_t i = 0; i != pieces; ++i)
        {
            if (is_slow)
                co_await wait(answer.latency / pieces);
            std::size_t const from = end * i / pieces;
            std::size_t const to = end * (i + 1) / pieces;
            stream.expires_after(transfer_limit);
            auto const [error, size] =
                co_await net::async_write(stream, net::buffer(text.data() + from, to - from), awaiting);
            if (error)
                co_return false;
        }
        co_return is_slow;
    }

    net::awaitable<void> wait(milliseconds time)
    {
        if (time <= milliseconds(0))
            co_return;
        net::steady_timer timer(acceptor_.get_executor(), time);
        co_await timer.async_wait(awaiting);
    }

    /// `POST CreateFaceLivenessSession 200 6f1c...`: nothing of headers and bodies but the operation.
    std::string log_line(fl::http_request const& request, fl::emulated_answer const& answer) const
    {
        std::string line = request.method.substr(0, 16) + ' ' + service_.name_of(request) + ' '
                           + std::to_string(answer.response.status) + ' ';
        line += answer.response.headers.get("x-amzn-requestid").value_or("-");
        if (answer.connection != fl::connection_fate::unknown)
            (line += ' ') += fl::open(answer.connection).text();
        return line;
    }

    void log(std::string const& line, std::chrono::steady_clock::time_point begun) const
    {
        if (is_quiet_)
            return;
        std::chrono::duration<double, std::milli> const taken = std::chrono::steady_clock::now() - begun;
        std::cerr << line << ' ' << std::fixed << std::setprecision(1) << taken.count() << " ms\n";
    }

    service service_;
    std::size_t largest_body_;
    bool is_quiet_;
    net::ip::tcp::acceptor acceptor_;
    net::signal_set signals_;
    net::steady_timer last_moment_;
    std::set<beast::tcp_stream*> idle_{};
    std::size_t connections_ = 0;
    bool is_stopping_ = false;
};

} // namespace

int main(int argc, char** argv)
try
{
    auto const settings = read_command_line(argc, argv);
    if (!settings)
    {
        std::cerr << usage;
        return 2;
    }
    net::io_context io(1);
    server const running(io, *settings);
    std::cout << "listening on http://" << running.endpoint() << std::endl;
    io.run();
}
catch (std::exception const& e)
{
    std::cerr << "emulator_server: " << e.what() << '\n';
    return EXIT_FAILURE;
}
