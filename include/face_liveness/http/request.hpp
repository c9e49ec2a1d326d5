// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_HTTP_REQUEST_HPP
#define FACE_LIVENESS_HTTP_REQUEST_HPP

#include <face_liveness/create_session.hpp>
#include <face_liveness/encode.hpp>
#include <face_liveness/get_session_results.hpp>
#include <face_liveness/http/message.hpp>
#include <face_liveness/json/decode.hpp>
#include <face_liveness/regions.hpp>
#include <face_liveness/service_error.hpp>
#include <face_liveness/validate.hpp>

#include <boost/assert/source_location.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <boost/system/error_code.hpp>
#include <boost/system/result.hpp>
#include <boost/throw_exception.hpp>

#include <algorithm>
#include <cstddef>
#include <iosfwd>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace face_liveness::inline v1
{

/// What stands before the operation in x-amz-target.
inline constexpr std::string_view target_prefix = "RekognitionService.";

/// The content type of the protocol awsJson1.1.
inline constexpr std::string_view json_content_type = "application/x-amz-json-1.1";

/// Why a request did not become a message: the issues that `validate` found, at least one of them an error.
struct invalid_request
{
    std::vector<issue> issues{}; ///< errors and warnings, in the order of the members

    bool operator==(invalid_request const&) const = default;

    /// The issues one by one.
    auto begin() const noexcept { return issues.begin(); }
    /// Behind the last issue.
    auto end() const noexcept { return issues.end(); }

    /// The issues, a line each.
    std::string message() const
    {
        std::string out;
        for (issue const& i : issues)
            (out += out.empty() ? "" : "\n") += face_liveness::message(i);
        return out;
    }

    /// Writes `message()`.
    template <class Traits>
    friend std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                                        invalid_request const& e)
    {
        return out << std::string_view(e.message());
    }
};

/// Lets `.value()` of a result with this error throw `std::invalid_argument`.
[[noreturn]] inline void throw_exception_from_error(invalid_request const& e,
                                                    boost::source_location const& where)
{
    boost::throw_exception(std::invalid_argument(e.message()), where);
}

/// The tag for those who know better than `validate`, to test a server say.
struct unchecked_t
{
    explicit unchecked_t() = default;
};
/// `to_http(request, endpoint, unchecked)`
inline constexpr unchecked_t unchecked{};

/// The message of a request as it is, valid or not; text that isn't UTF-8 has U+FFFD in it.
template <request_shape Request>
http_request to_http(Request const& request, endpoint const& where, unchecked_t)
{
    http_request out;
    out.target = where.target();
    out.headers.reserve(6); // and those that signing adds
    out.headers.add("host", host_header(where));
    out.headers.add("content-type", std::string(json_content_type));
    out.headers.add("x-amz-target", std::string(target_prefix).append(Request::operation));
    encode_to(request, out.body);
    return out;
}

/// The HTTP message of a request: POST, the endpoint's path, host, content-type, x-amz-target and the body.
///
/// The gate: a request with an error in it does not become a message but gives its issues.  Content-Length is
/// left to the HTTP stack.  Sign it next.  AWS: the protocol awsJson1_1 (smithy.io).
template <class Request>
boost::system::result<http_request, invalid_request> to_http(Request const& request, endpoint const& where)
{
    static_assert(request_shape<Request>, "face_liveness: to_http with an endpoint takes a request");
    if constexpr (request_shape<Request>)
    {
        if (!is_valid(request))
            return invalid_request{validate(request)};
        return to_http(request, where, unchecked);
    }
}

/// The request of any operation.
using any_request = std::variant<create_session_request, get_session_results_request>;

namespace detail
{

// What is left of a request when its operation isn't known: JSON.
struct any_object
{
    static constexpr void members(auto&&) {}
};

inline bool is_json_content_type(std::string_view value) noexcept
{
    std::string_view type = value.substr(0, value.find(';'));
    while (type.ends_with(' ') || type.ends_with('\t'))
        type.remove_suffix(1);
    return header_names_equal(type, json_content_type);
}

inline bool is_syntax_error(decode_errc code) noexcept
{
    return code == decode_errc::not_json || code == decode_errc::incomplete || code == decode_errc::too_deep
           || code == decode_errc::too_large;
}

// The texts of AWS's Java services for values of the wrong type.
inline std::string serialization_message(decode_error const& e)
{
    if (e.code == decode_errc::duplicate_member)
        return "Duplicate member '" + service_path(e.path) + "'"; // our own: the service's is not known
    if (e.found == json_type::list)
        return "Start of list found where not expected";
    if (e.found == json_type::object)
        return "Start of structure or map found where not expected.";
    if (e.needed == json_type::list)
        return "Expected list or null";
    if (e.needed == json_type::object)
        return e.found == json_type::null ? "" : "Expected null";
    std::string const needed = e.needed == json_type::integer ? "Integer" : "String";
    if (e.found == json_type::boolean)
        return "class java.lang.Boolean can not be converted to an " + needed;
    return (e.found == json_type::number ? "NUMBER_VALUE" : "STRING_VALUE")
           + (" cannot be converted to " + needed);
}

inline service_error refusal_of(decode_error const& e)
{
    if (is_syntax_error(e.code))
        return {.code = service_errc::serialization};
    return {.code = service_errc::serialization, .service_message = serialization_message(e)};
}

// Whatever is wrong with the members: the service looks at them when it has read the whole text.
inline std::optional<service_error> refusal_of_syntax(std::string_view body)
{
    auto const json = decode<any_object>(body);
    if (json || !is_syntax_error(json.error().code))
        return std::nullopt;
    return refusal_of(json.error());
}

// The required members that are absent or null, and the elements of lists that are null, at every depth; no
// more than the service names.
template <class T>
void find_absent(boost::json::value const& from, path_step const& at, std::vector<issue>& found)
{
    auto const look_at = [&]<class Value>(std::type_identity<Value>, boost::json::value const* value,
                                          path_step const& step, bool is_required)
    {
        if (value && !value->is_null())
            find_absent<Value>(*value, step, found);
        else if (is_required && found.size() < 10)
        {
            issue& absent = found.emplace_back(issue{.rule = rule::required, .absent = true});
            append_path(absent.path, step);
        }
    };
    if constexpr (is_list<T>)
    {
        std::size_t index = 0;
        for (boost::json::value const& element : from.get_array())
            look_at(std::type_identity<typename T::value_type>(), &element, {&at, {}, index++}, true);
    }
    else if constexpr (shape<T>)
        T::members(
            [&]<class Member, class... Limits>(std::string_view name, Member T::*, Limits const&...)
            {
                look_at(std::type_identity<value_of_t<Member>>(),
                        from.get_object().if_contains({name.data(), name.size()}), {&at, name, 0},
                        !is_optional<Member>);
            });
}

// What stands in for what is absent breaks other rules, which are nobody's fault.
inline bool is_at_or_in(std::string_view path, std::string_view outer) noexcept
{
    return path.starts_with(outer) && (path.size() == outer.size() || path[outer.size()] == '.');
}

// For a text that lacks something: whatever else is wrong with it, as the service looks at types first, and
// at the limits of all members then.
template <request_shape Request>
service_error refusal_of_incomplete(std::string_view body)
{
    Request request{};
    auto const types = decode_text(&request, root_target<Request>(), false, body, decode_options());
    if (!types && types.error().code != decode_errc::missing_member)
        return refusal_of(types.error());

    boost::system::error_code ec;
    auto const json = boost::json::parse({body.data(), body.size()}, ec);
    std::vector<issue> issues;
    if (!ec)
        find_absent<Request>(json, path_step(), issues);
    auto const absent = issues.size();
    // Elements that are null were left out, so that the numbers of those behind them are others.
    if (std::none_of(issues.begin(), issues.end(), [](issue const& i) { return i.path.ends_with(']'); }))
        for (issue& i : validate(request))
            if (std::none_of(issues.begin(), issues.begin() + static_cast<std::ptrdiff_t>(absent),
                             [&i](issue const& one) { return is_at_or_in(i.path, one.path); }))
                issues.push_back(std::move(i));
    return {.code = service_errc::validation, .service_message = validation_exception_message(issues)};
}

// Lets everybody in.
struct no_authentication
{
    std::optional<service_error> operator()(http_request const&) const { return {}; }
};

template <request_shape Request, class Authenticate>
boost::system::result<any_request, service_error> read_request_of(http_request const& message,
                                                                  std::string_view body,
                                                                  Authenticate&& authenticate)
{
    auto request = decode<Request>(body);
    if (!request)
        if (auto refusal = refusal_of_syntax(body))
            return *std::move(refusal);
    if (std::optional<service_error> refusal = authenticate(message))
        return *std::move(refusal);
    if (!request)
        return request.error().code == decode_errc::missing_member
                       || request.error().code == decode_errc::null_element
                   ? refusal_of_incomplete<Request>(body)
                   : refusal_of(request.error());
    if (!is_valid(*request))
        return service_error{.code = service_errc::validation,
                             .service_message = validation_exception_message(validate(*request))};
    return any_request(*std::move(request));
}

} // namespace detail

/// The server's side: the typed request in a message, or the error that the service would answer with.
///
/// Checks come in the service's order: JSON, operation, authentication, types, constraints.  `authenticate`
/// takes the message and returns an optional service_error; `verify` in sign.hpp is what it usually calls.
/// Without one, everybody is let in.  An empty body is read as {}.  Give the error to `to_http(service_error,
/// request id)` for the answer.
///
/// The texts are those of AWS's Java services.  Required members that are absent are named before members
/// that break other rules, and where an element of a list is null, alone.  A member that comes twice, which
/// the service's text isn't known for, is refused in our own words.  Never throws but for lack of memory;
/// linear in the size of the message.
template <class Authenticate = detail::no_authentication>
boost::system::result<any_request, service_error> read_request(http_request const& message,
                                                               Authenticate&& authenticate = {})
{
    std::string_view const body =
        message.body.empty() ? std::string_view("{}") : std::string_view(message.body);
    std::string_view const target = message.headers.get("x-amz-target").value_or("");
    bool const is_call = message.method == "POST" && message.headers.count("x-amz-target") == 1
                         && target.starts_with(target_prefix)
                         && detail::is_json_content_type(message.headers.get("content-type").value_or(""));
    std::string_view const operation = is_call ? target.substr(target_prefix.size()) : std::string_view();

    if (operation == create_session_request::operation)
        return detail::read_request_of<create_session_request>(message, body, authenticate);
    if (operation == get_session_results_request::operation)
        return detail::read_request_of<get_session_results_request>(message, body, authenticate);
    if (auto refusal = detail::refusal_of_syntax(body))
        return *std::move(refusal);
    return service_error{.code = service_errc::unknown_operation};
}

} // namespace face_liveness::inline v1

#endif
