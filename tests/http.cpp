// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/http.hpp>

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <utility>
#include <variant>

// The three headers together: a client and a server that talk in values.

using namespace face_liveness;

namespace
{

// A server of one session.
http_response serve(http_request const& message)
{
    constexpr char session_id[] = "0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10";
    auto const request =
        read_request(message,
                     [](http_request const& m)
                     {
                         std::optional<service_error> refusal;
                         if (!m.headers.contains("authorization"))
                             refusal.emplace(service_error{.code = service_errc::missing_authentication_token,
                                                           .service_message = "Missing Authentication Token",
                                                           .status = 403});
                         return refusal;
                     });
    if (!request)
        return to_http(request.error(), "request-1");
    if (std::holds_alternative<create_session_request>(*request))
        return to_http(create_session_response{.session_id = session_id}, "request-1");
    if (std::get<get_session_results_request>(*request).session_id != session_id)
        return to_http(service_error{.code = service_errc::session_not_found}, "request-1");
    return to_http(get_session_results_response{.session_id = session_id,
                                                .status = session_status::succeeded,
                                                .confidence = 99.25739288330078},
                   "request-1");
}

template <class Request>
auto ask(Request const& request, std::string authorization = "signed")
{
    auto message = to_http(request, endpoint_for("us-east-1").value()).value();
    if (!authorization.empty())
        message.headers.add("authorization", std::move(authorization));
    return from_http<typename Request::response>(serve(message));
}

} // namespace

TEST_SUITE("http")
{
    TEST_CASE("what the server refuses, the client understands")
    {
        auto const unsigned_call = ask(create_session_request{}, "");
        REQUIRE_FALSE(unsigned_call.has_value());
        CHECK(unsigned_call.error().message()
              == "MissingAuthenticationTokenException: Missing Authentication Token (status 403, request "
                 "request-1)");

        auto const unknown = ask(get_session_results_request{"00000000-0000-0000-0000-000000000000"});
        REQUIRE_FALSE(unknown.has_value());
        CHECK(unknown.error().error() == service_errc::session_not_found);

        // past the gate, the server says the same as the gate, in its own words
        create_session_request const wrong{.client_request_token = "a b"};
        auto message = to_http(wrong, endpoint_for("us-east-1").value(), unchecked);
        message.headers.add("authorization", "signed");
        auto const refused = from_http<create_session_response>(serve(message));
        REQUIRE_FALSE(refused.has_value());
        CHECK(refused.error().message()
              == "ValidationException: 1 validation error detected: Value 'a b' at 'clientRequestToken' "
                 "failed to satisfy constraint: Member must satisfy regular expression pattern: "
                 "^[a-zA-Z0-9-_]+$ (status 400, request request-1)");
    }

    TEST_CASE("a session and its results")
    {
        auto const session = ask(create_session_request{});
        REQUIRE(session.has_value());
        auto const results = ask(get_session_results_request{session->session_id});
        REQUIRE(results.has_value());
        CHECK(results->session_id == session->session_id);
        CHECK(results->status == session_status::succeeded);
        CHECK(results->confidence == 99.25739288330078);
    }
}
