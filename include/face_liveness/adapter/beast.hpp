// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

/// @file
/// Messages to and from Boost.Beast, one exchange of them over a connection, and an awaitable call.

#ifndef FACE_LIVENESS_ADAPTER_BEAST_HPP
#define FACE_LIVENESS_ADAPTER_BEAST_HPP

#include <face_liveness/call.hpp>
#include <face_liveness/detail/char_set.hpp>
#include <face_liveness/http/message.hpp>
#include <face_liveness/sign.hpp>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/compose.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/assert/source_location.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/system/error_code.hpp>
#include <boost/system/result.hpp>
#include <boost/throw_exception.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace face_liveness::inline v1
{

namespace detail
{

[[noreturn]] inline void refuse_beast_message(char const* why, boost::source_location const& where)
{
    boost::throw_exception(std::invalid_argument(why), where);
}

// What HTTP can carry (RFC 9110, sections 5.5, 5.6.2 and 7.1).  Beast sends all as it is, line ends included.
inline constexpr char_set beast_token("!#$%&'*+.^_`|~0-9A-Za-z-");
inline constexpr char_set beast_target("!-~");

inline bool is_beast_value(std::string_view value) noexcept
{
    return std::none_of(value.begin(), value.end(),
                        [](char c)
                        { return (static_cast<unsigned char>(c) < ' ' && c != '\t') || c == '\x7f'; });
}

template <class Fields>
void set_beast_fields(Fields& to, http_headers const& from)
{
    for (http_header const& field : from)
    {
        if (field.name.empty() || !beast_token.contains_all(field.name) || !is_beast_value(field.value))
            refuse_beast_message("face_liveness: a header that can't be sent", BOOST_CURRENT_LOCATION);
        // Beast says itself how the body travels
        if (!header_names_equal(field.name, "content-length")
            && !header_names_equal(field.name, "transfer-encoding"))
            to.insert({field.name.data(), field.name.size()}, {field.value.data(), field.value.size()});
    }
}

inline std::string text_of_beast(boost::beast::string_view text)
{
    return {text.data(), text.size()};
}

template <class Fields>
http_headers headers_from_beast(Fields const& from)
{
    http_headers out;
    for (auto const& field : from)
        out.add(text_of_beast(field.name_string()), text_of_beast(field.value()));
    return out;
}

} // namespace detail

/// A request for Boost.Beast to send, HTTP/1.1.
///
/// Each header comes once, host too; Content-Length is added, and takes the place of a content-length or
/// transfer-encoding that is there.  Beast moves fields of one name together, which no signature minds.
///
/// Throws std::invalid_argument for a method, target or header that can't be sent (`sign` has refused such a
/// request before), and what Beast throws for a header of more than 65533 bytes.
inline boost::beast::http::request<boost::beast::http::string_body> to_beast(http_request message)
{
    if (message.method.empty() || !detail::beast_token.contains_all(message.method))
        detail::refuse_beast_message("face_liveness: a method that can't be sent", BOOST_CURRENT_LOCATION);
    if (message.target.empty() || !detail::beast_target.contains_all(message.target))
        detail::refuse_beast_message("face_liveness: a target that can't be sent", BOOST_CURRENT_LOCATION);
    boost::beast::http::request<boost::beast::http::string_body> out;
    out.version(11);
    out.method_string(message.method);
    out.target(message.target);
    detail::set_beast_fields(out, message.headers);
    out.body() = std::move(message.body);
    out.prepare_payload();
    return out;
}

/// A response for Boost.Beast to send, HTTP/1.1, as above.  Say `keep_alive` of it for HTTP/1.0 clients and
/// to close the connection.
///
/// Throws as above, and std::invalid_argument for a status outside of 200 to 599 and for a body with 204 or
/// 304.
inline boost::beast::http::response<boost::beast::http::string_body> to_beast(http_response message)
{
    if (message.status < 200 || message.status > 599)
        detail::refuse_beast_message("face_liveness: a status that can't be sent", BOOST_CURRENT_LOCATION);
    boost::beast::http::response<boost::beast::http::string_body> out;
    out.version(11);
    out.result(static_cast<unsigned>(message.status));
    detail::set_beast_fields(out, message.headers);
    out.body() = std::move(message.body);
    out.prepare_payload();
    return out;
}

/// A request that Boost.Beast has read.  Headers are kept as they came, repeated ones and Content-Length too.
///
/// By default Beast's parsers refuse more than 8192 bytes of headers, and of bodies more than 1 MiB in
/// requests and 8 MiB in responses.  That is enough for this service, but for session tokens of several
/// thousand bytes: raise `header_limit` where you accept them.
template <class Fields>
http_request from_beast(boost::beast::http::request<boost::beast::http::string_body, Fields> message)
{
    return {.method = detail::text_of_beast(message.method_string()),
            .target = detail::text_of_beast(message.target()),
            .headers = detail::headers_from_beast(message),
            .body = std::move(message.body())};
}

/// A response that Boost.Beast has read, as above.
template <class Fields>
http_response from_beast(boost::beast::http::response<boost::beast::http::string_body, Fields> message)
{
    return {.status = static_cast<int>(message.result_int()),
            .headers = detail::headers_from_beast(message),
            .body = std::move(message.body())};
}

namespace detail
{

// What has to stay in one place while an exchange goes on.
struct beast_exchange_state
{
    boost::beast::http::request<boost::beast::http::string_body> request{};
    boost::beast::flat_buffer buffer{};
    std::optional<boost::beast::http::response_parser<boost::beast::http::string_body>> parser{};
};

template <class Stream>
class beast_exchange
{
public:
    beast_exchange(Stream& stream, http_request message)
        : stream_(stream)
        , state_(std::make_unique<beast_exchange_state>())
    {
        state_->request = to_beast(std::move(message));
    }

    template <class Self>
    void operator()(Self& self, boost::system::error_code error = {}, std::size_t = 0)
    {
        auto& state = *state_; // the operation moves, the state does not
        if (error)
            return self.complete(error, http_response());
        if (!is_begun_)
        {
            is_begun_ = true;
            boost::beast::http::async_write(stream_, state.request, std::move(self));
            return;
        }
        bool const is_answer = state.parser && state.parser->get().result_int() >= 200;
        if (is_answer)
            return self.complete(error, from_beast(state.parser->release()));
        // the first answer, or the one behind an interim answer (RFC 9110, section 15.2)
        state.parser.emplace();
        boost::beast::http::async_read(stream_, state.buffer, *state.parser, std::move(self));
    }

private:
    Stream& stream_;
    std::unique_ptr<beast_exchange_state> state_;
    bool is_begun_ = false;
};

} // namespace detail

/// Sends a request over a connection and reads the answer: `void(error_code, http_response)`.
///
/// The stream is any of Asio's or Beast's, connected, and the caller's: so are its time limits
/// (`beast::tcp_stream::expires_after`) and its certificate checks.  It must outlive the operation, and carry
/// one exchange at a time.  What the server sends behind its answer is lost.  Answers above Beast's limits
/// (see `from_beast`) are errors.  Throws as `to_beast` before anything is sent.
template <class AsyncStream, class CompletionToken>
auto async_exchange(AsyncStream& stream, http_request message, CompletionToken&& token)
{
    return boost::asio::async_compose<CompletionToken, void(boost::system::error_code, http_response)>(
        detail::beast_exchange<AsyncStream>(stream, std::move(message)), token, stream);
}

/// Drives a call to its end in a coroutine.
///
/// `transport(http_request const&)` is awaited and gives `boost::system::result<http_response>`: the answer,
/// or the error code of a connection that failed or took too long.  `clock()` gives the time.  `refresh()` is
/// awaited and gives an optional of other credentials.  Waits on a timer of the coroutine's executor.
///
/// The call must outlive the coroutine.  When the coroutine is cancelled while it waits, it throws
/// `boost::system::system_error` with `operation_aborted`.
template <class Call, class Transport, class Clock, class Refresh>
boost::asio::awaitable<typename Call::result_type> async_run(Call& call, Transport transport, Clock clock,
                                                             Refresh refresh)
{
    auto const now = [&] { return std::chrono::floor<std::chrono::milliseconds>(clock()); };
    for (;;)
        switch (call.next(now()))
        {
        case call_step::send:
        {
            boost::system::result<http_response> const answer = co_await transport(call.message());
            if (answer)
                call.received(*answer, now());
            else
                call.failed(answer.error(), now());
            break;
        }
        case call_step::wait:
        {
            boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, call.delay(now()));
            co_await timer.async_wait(boost::asio::use_awaitable);
            break;
        }
        case call_step::refresh_credentials:
            if (std::optional<credentials> others = co_await refresh())
                call.use(*std::move(others));
            else
                call.no_credentials();
            break;
        case call_step::done: co_return std::move(call).result();
        }
}

/// The same for credentials that can't be refreshed.
template <class Call, class Transport, class Clock>
boost::asio::awaitable<typename Call::result_type> async_run(Call& call, Transport transport, Clock clock)
{
    auto const refresh = []() -> boost::asio::awaitable<std::optional<credentials>>
    { co_return std::nullopt; };
    co_return co_await async_run(call, std::move(transport), std::move(clock), refresh);
}

} // namespace face_liveness::inline v1

#endif
