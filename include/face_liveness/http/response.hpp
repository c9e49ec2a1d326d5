// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_HTTP_RESPONSE_HPP
#define FACE_LIVENESS_HTTP_RESPONSE_HPP

#include <face_liveness/encode.hpp>
#include <face_liveness/http/message.hpp>
#include <face_liveness/http/request.hpp>
#include <face_liveness/json/decode.hpp>
#include <face_liveness/service_error.hpp>

#include <boost/assert/source_location.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <boost/system/error_code.hpp>
#include <boost/system/result.hpp>

#include <cstddef>
#include <initializer_list>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace face_liveness::inline v1
{

/// Why there is no response: the service answered with an error, or its answer could not be read.
struct response_error
{
    std::variant<service_error, decode_error> reason{}; ///< which of the two

    bool operator==(response_error const&) const = default;

    /// The service's error, or null.
    service_error const* service() const& noexcept { return std::get_if<service_error>(&reason); }
    service_error const* service() const&& =
        delete; // a result's error() is a copy, gone at the end of the line

    /// What was wrong with a body that should have been a response, or null.
    decode_error const* decode() const& noexcept { return std::get_if<decode_error>(&reason); }
    decode_error const* decode() const&& = delete;

    /// Whether the same request may succeed a little later.  A response that can't be read comes again.
    bool may_be_retried() const noexcept { return service() && service()->may_be_retried(); }

    /// A line for people.
    std::string message() const
    {
        return std::visit([](auto const& error) { return error.message(); }, reason);
    }

    /// For those who live with Boost.Asio: the code alone.
    boost::system::error_code error() const noexcept
    {
        return service() ? service()->error() : decode()->error();
    }

    /// Writes `message()`.
    template <class Traits>
    friend std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                                        response_error const& e)
    {
        return out << std::string_view(e.message());
    }
};

/// Lets `.value()` of a result with this error throw `boost::system::system_error`.
[[noreturn]] inline void throw_exception_from_error(response_error const& e,
                                                    boost::source_location const& where)
{
    boost::throw_exception(boost::system::system_error(e.error(), e.message()), where);
}

namespace detail
{

inline std::string printable(std::string_view text, std::size_t most)
{
    std::string out;
    append_printable(out, text, most);
    return out;
}

// com.amazonaws.rekognition#SessionNotFoundException:http://internal.amazon.com/... and the like
inline std::string_view bare_code(std::string_view text) noexcept
{
    text = text.substr(0, text.find_first_of(",:"));
    if (std::size_t const hash = text.rfind('#'); hash != text.npos)
        text.remove_prefix(hash + 1);
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

// The first of these members that is a text and not empty.
inline std::string_view text_member(boost::json::object const& body,
                                    std::initializer_list<char const*> names) noexcept
{
    for (char const* name : names)
        if (auto const* member = body.if_contains(name);
            member && member->is_string() && !member->get_string().empty())
            return {member->get_string().data(), member->get_string().size()};
    return {};
}

inline std::string_view first_header(http_headers const& headers,
                                     std::initializer_list<char const*> names) noexcept
{
    for (char const* name : names)
        if (auto const value = headers.get(name); value && !value->empty())
            return *value;
    return {};
}

inline std::optional<boost::json::value> parse_error_body(std::string_view body)
{
    constexpr std::size_t largest = 64 * 1024; // the service's are below 1 KiB
    if (body.size() > largest)
        return std::nullopt;
    boost::system::error_code ec;
    auto value = boost::json::parse({body.data(), body.size()}, ec);
    if (ec || !value.is_object())
        return std::nullopt;
    return value;
}

inline service_error read_service_error(http_response const& answer, std::string_view operation)
{
    constexpr std::size_t longest_word = 128;
    constexpr std::size_t longest_message = 4096;
    constexpr std::size_t longest_excerpt = 256;

    service_error out{.status = answer.status, .operation = operation};
    out.request_id =
        printable(first_header(answer.headers, {"x-amzn-requestid", "x-amzn-request-id", "x-amz-request-id"}),
                  longest_word);
    auto const body = parse_error_body(answer.body);
    std::string_view code;
    if (body)
    {
        auto const& object = body->get_object();
        code = bare_code(text_member(object, {"__type", "code", "Code"}));
        auto const words = text_member(object, {"message", "Message", "errorMessage"});
        out.service_message = printable(without_signed_text(words), longest_message);
        out.log_ref = printable(text_member(object, {"Logref"}), longest_word);
    }
    else
        out.service_message = printable(without_signed_text(answer.body), longest_excerpt);
    if (auto const location = answer.headers.get("location"); location && out.service_message.empty())
        out.service_message = "redirected to " + printable(*location, longest_excerpt);
    if (code.empty())
        code = bare_code(answer.headers.get("x-amzn-errortype").value_or(""));
    if (!code.empty())
        out.code = service_code_of(printable(code, longest_word));
    return out;
}

// The members of an error's body, of which each kind of error has its own.
struct error_body
{
    std::string type{};
    std::optional<std::string> code{};
    std::optional<std::string> log_ref{};
    std::optional<std::string> upper_message{};
    std::optional<std::string> lower_message{};

    static constexpr void members(auto&& each)
    {
        each("__type", &error_body::type);
        each("Code", &error_body::code);
        each("Logref", &error_body::log_ref);
        each("Message", &error_body::upper_message);
        each("message", &error_body::lower_message);
    }
};

inline int usual_status(service_errc code) noexcept
{
    switch (code)
    {
    case service_errc::internal_server_error:
    case service_errc::internal_failure: return 500;
    case service_errc::service_unavailable: return 503;
    default: return 400;
    }
}

inline http_response json_response(int status, std::string_view request_id)
{
    http_response out;
    out.status = status;
    out.headers.add("content-type", std::string(json_content_type));
    if (!request_id.empty())
        out.headers.add("x-amzn-requestid", std::string(request_id));
    return out;
}

} // namespace detail

/// The response in an HTTP answer, or why there is none.
///
/// Any 2xx is an answer, whatever its content type says; all else is an error.  The code of an error is the
/// body's `__type`, else its `code` or `Code`, else the header x-amzn-errortype, without namespace and URI;
/// the message is `message`, `Message` or `errorMessage`; of a body that isn't the service's the first 256
/// bytes are kept.  Everything kept of an error is printable and bounded, and ends before what some signature
/// errors quote of the request, its session token among it.  Never throws but for lack of memory; linear.
///
/// AWS: the protocol awsJson1_1 (smithy.io), "Operation error serialization".
template <class Response>
boost::system::result<Response, response_error> from_http(http_response const& answer,
                                                          decode_options const& options = {})
{
    static_assert(response_shape<Response>,
                  "face_liveness: from_http gives responses, such as create_session_response");
    if constexpr (response_shape<Response>)
    {
        if (answer.status < 200 || answer.status > 299)
            return response_error{detail::read_service_error(answer, Response::operation)};
        auto response = decode<Response>(answer.body, options);
        if (!response)
            return response_error{std::move(response).error()};
        return *std::move(response);
    }
}

/// The server's side: the answer that holds a response.
template <response_shape Response>
http_response to_http(Response const& response, std::string_view request_id = {})
{
    auto out = detail::json_response(200, request_id);
    encode_to(response, out.body);
    return out;
}

/// The server's side: the answer that is an error.  Its status is the error's if that is 300 to 599, else the
/// usual one of the code: 400, 500 for the service's own faults, 503 for ServiceUnavailable.  The body is
/// laid out as the service does, which differs between its own errors and those of the framework below it
/// (Amazon Rekognition developer guide, "Error handling").
inline http_response to_http(service_error const& error, std::string_view request_id = {})
{
    bool const has_status = error.status >= 300 && error.status <= 599;
    auto out = detail::json_response(has_status ? error.status : detail::usual_status(error.code),
                                     request_id.empty() ? std::string_view(error.request_id) : request_id);
    detail::error_body body{.type = std::string(error.code.text())};
    auto const message =
        error.service_message.empty() ? std::nullopt : std::optional<std::string>(error.service_message);
    switch (error.code)
    {
    case service_errc::serialization: body.upper_message = message; break;
    case service_errc::access_denied:
    case service_errc::internal_server_error:
    case service_errc::invalid_parameter:
    case service_errc::provisioned_throughput_exceeded:
    case service_errc::session_not_found:
    case service_errc::idempotent_parameter_mismatch:
        body.code = body.type;
        body.upper_message = message;
        break;
    default: body.lower_message = message; break;
    }
    if (!error.log_ref.empty())
        body.log_ref = error.log_ref;
    encode_to(body, out.body);
    return out;
}

} // namespace face_liveness::inline v1

#endif
