// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// The input is an HTTP request.  The server reads a valid request out of it, which survives being sent again,
// or answers with one of its errors, which the client understands.

#include "support/http.hpp"

#include <face_liveness.hpp>

#include <optional>
#include <variant>

namespace fl = face_liveness;

namespace
{

void look_at(auto const& request)
{
    must_hold(fl::is_valid(request), "a request that was read is valid");
    auto const where = fl::endpoint_for("us-east-1").value();
    auto const message = fl::to_http(request, where);
    must_hold(message.has_value(), "a request that was read passes the gate");
    auto const again = fl::read_request(*message);
    must_hold(again.has_value() && *again == fl::any_request(request), "it is read again as the same");
}

void look_at(fl::service_error const& refusal, fl::http_request const& message)
{
    switch (refusal.code)
    {
    case fl::service_errc::unknown_operation:
    case fl::service_errc::serialization:
    case fl::service_errc::validation:
    case fl::service_errc::missing_authentication_token: break;
    default: must_hold(false, "a request is refused with one of these errors");
    }
    must_hold(refusal.service_message.size() < 10 * (4096 + 300) + 8 * message.body.size(),
              "the words of a refusal are bounded");
    auto const answer = fl::to_http(refusal, "id");
    must_hold(answer.status == 400, "a refusal is the client's fault");
    fl::response_error const error = fl::from_http<fl::create_session_response>(answer).error();
    must_hold(error.service() != nullptr && error.service()->code == refusal.code,
              "the client understands it");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    auto const message = request_from({reinterpret_cast<char const*>(data), size});
    int asked = 0;
    auto const refuse = [&](fl::http_request const&)
    {
        ++asked;
        return std::optional(fl::service_error{.code = fl::service_errc::missing_authentication_token});
    };
    auto const denied = fl::read_request(message, refuse);
    must_hold(!denied, "who is refused by authentication gets nothing");
    must_hold(asked == (denied.error().code == fl::service_errc::missing_authentication_token),
              "authentication is asked once, and its refusal is final");

    auto const request = fl::read_request(message);
    if (request)
        std::visit([](auto const& typed) { look_at(typed); }, *request);
    else
        look_at(request.error(), message);
    must_hold(asked == 1 || !request, "what can be read is authenticated");
    return 0;
}
