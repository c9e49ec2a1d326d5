// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_SERVICE_ERROR_HPP
#define FACE_LIVENESS_SERVICE_ERROR_HPP

#include <face_liveness/detail/text.hpp>
#include <face_liveness/open.hpp>
#include <face_liveness/regions.hpp>

#include <boost/assert/source_location.hpp>
#include <boost/system/error_category.hpp>
#include <boost/system/error_code.hpp>
#include <boost/system/system_error.hpp>
#include <boost/throw_exception.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>

namespace face_liveness::inline v1
{

/// What the service calls an error: those of the two operations, then those common to AWS's services ("Common
/// error types", Amazon Rekognition API reference).
enum class service_errc
{
    unknown,                         ///< no code, or one that this release does not know
    access_denied,                   ///< no permission, or no Face Liveness in the Region
    internal_server_error,           ///< the service failed; try again
    invalid_parameter,               ///< a request that makes no sense to the service
    provisioned_throughput_exceeded, ///< too many calls for the account's quota; slow down
    throttling,                      ///< too many calls; slow down
    session_not_found,               ///< no such session
    validation,                    ///< a value breaks a limit of the model; in the model of neither operation
    idempotent_parameter_mismatch, ///< a token that was used with other parameters
    limit_exceeded,                ///< a limit of the account
    service_quota_exceeded,        ///< a quota of the account
    expired_token,                 ///< temporary credentials that are over
    incomplete_signature,          ///< an authorization header that lacks something
    internal_failure,              ///< the service failed; try again
    invalid_signature,             ///< a signature that doesn't match or has expired
    malformed_http_request,        ///< HTTP that can't be understood
    missing_authentication_token,  ///< nothing that says who calls
    not_authorized,                ///< no permission
    opt_in_required,               ///< the account doesn't use the service
    request_aborted,               ///< the connection went before the answer
    request_entity_too_large,      ///< too large
    request_expired,               ///< a date more than 15 minutes off
    request_timeout,               ///< the request came too slowly
    service_unavailable,           ///< the service is down; try again
    unrecognized_client,           ///< an access key or session token that doesn't exist
    unknown_operation,             ///< not an operation of the service
    serialization                  ///< a body that isn't JSON, or a value of the wrong type
};

/// The texts of `service_errc` behind `unknown`.
constexpr std::array<std::string_view, 26> wire_names(service_errc) noexcept
{
    return {"AccessDeniedException",
            "InternalServerError",
            "InvalidParameterException",
            "ProvisionedThroughputExceededException",
            "ThrottlingException",
            "SessionNotFoundException",
            "ValidationException",
            "IdempotentParameterMismatchException",
            "LimitExceededException",
            "ServiceQuotaExceededException",
            "ExpiredTokenException",
            "IncompleteSignatureException",
            "InternalFailure",
            "InvalidSignatureException",
            "MalformedHttpRequestException",
            "MissingAuthenticationTokenException",
            "NotAuthorized",
            "OptInRequired",
            "RequestAbortedException",
            "RequestEntityTooLargeException",
            "RequestExpired",
            "RequestTimeoutException",
            "ServiceUnavailable",
            "UnrecognizedClientException",
            "UnknownOperationException",
            "SerializationException"};
}

namespace detail
{

struct service_error_category : boost::system::error_category
{
    consteval service_error_category() noexcept
        : error_category(0x6d1a8e03c57f92b4) // random; makes categories of several shared objects equal
    {
    }

    char const* name() const noexcept override { return "face_liveness.service"; }

    std::string message(int code) const override
    {
        auto const names = wire_names(service_errc());
        auto const index = static_cast<std::size_t>(code) - 1;
        return index < names.size() ? std::string(names[index])
                                    : "an error that the service gave no known code for";
    }
};

inline constexpr service_error_category the_service_error_category{};

// Codes that stand for the same, beyond an "Exception" more or less at the end.
inline open<service_errc> service_code_of(std::string_view text)
{
    constexpr std::string_view ending = "Exception";
    open<service_errc> code(text == "ValidationError" ? std::string_view("ValidationException") : text);
    if (code != service_errc::unknown)
        return code;
    open<service_errc> const other(text.ends_with(ending)
                                       ? std::string(text.substr(0, text.size() - ending.size()))
                                       : std::string(text).append(ending));
    return other != service_errc::unknown ? other : code;
}

// Codes of AWS's retry rules that this service isn't known to send, and service_errc hence doesn't have.
inline constexpr std::string_view other_throttling_codes[] = {"Throttling",
                                                              "ThrottledException",
                                                              "RequestThrottled",
                                                              "RequestThrottledException",
                                                              "BandwidthLimitExceeded",
                                                              "RequestLimitExceeded",
                                                              "SlowDown",
                                                              "PriorRequestNotComplete",
                                                              "EC2ThrottledException",
                                                              "TooManyRequestsException",
                                                              "TransactionInProgressException"};

// Some errors quote what was signed, and a session token with it: the text in front of that.
inline std::string_view without_signed_text(std::string_view text) noexcept
{
    constexpr auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    for (std::string_view const start : {"the canonical string", "x-amz-security-token"})
    {
        auto const found = std::search(text.begin(), text.end(), start.begin(), start.end(),
                                       [&](char a, char b) { return lower(a) == b; });
        if (found != text.end())
            text = text.substr(0, static_cast<std::size_t>(found - text.begin()));
    }
    // The service puts empty lines in front of it.
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n' || text.back() == '\r'))
        text.remove_suffix(1);
    return text;
}

template <std::size_t Size>
constexpr bool is_one_of(std::string_view text, std::string_view const (&all)[Size]) noexcept
{
    return std::find(std::begin(all), std::end(all), text) != std::end(all);
}

} // namespace detail

/// The category of `service_errc`.
inline boost::system::error_category const& service_category() noexcept
{
    return detail::the_service_error_category;
}

/// Makes `boost::system::error_code` of a `service_errc`; `unknown` has the value -1, since 0 would say "no
/// error".
inline boost::system::error_code make_error_code(service_errc code) noexcept
{
    return {code == service_errc::unknown ? -1 : static_cast<int>(code), service_category()};
}

/// An error that the service answered with, or whatever else stood in the way: a proxy's page, an empty
/// answer.
///
/// Classified by its code, and by the HTTP status where there is no code that says more: the status of one
/// and the same error differs from service to service.
struct service_error
{
    open<service_errc> code{}; ///< unset if the answer had none
    std::string
        service_message{};    ///< the service's own words, or the start of an answer that isn't the service's
    std::string request_id{}; ///< what AWS's support asks for
    std::string log_ref{};    ///< Logref: the service's mark of this error
    int status{};             ///< the HTTP status; 0 is the usual one of the code
    std::string_view operation{}; ///< what was asked for, such as CreateFaceLivenessSession; may be empty

    bool operator==(service_error const&) const = default;

    /// Whether the caller calls too often: wait longer before the next attempt.
    bool is_throttling() const noexcept
    {
        switch (code)
        {
        case service_errc::throttling:
        case service_errc::provisioned_throughput_exceeded:
        case service_errc::limit_exceeded: return true;
        default:
            return detail::is_one_of(code.text(), detail::other_throttling_codes)
                   || (!code.is_set() && status == 429);
        }
    }

    /// Whether the same request may succeed a little later (AWS SDK reference guide, "Retry behavior",
    /// standard mode).
    bool may_be_retried() const noexcept
    {
        switch (code)
        {
        case service_errc::internal_server_error:
        case service_errc::internal_failure:
        case service_errc::service_unavailable:
        case service_errc::request_timeout: return true;
        default:
            return is_throttling() || code.text() == "TimeoutError" || status == 500 || status == 502
                   || status == 503 || status == 504;
        }
    }

    /// Whether the signer's clock may be wrong: compare it with the Date header of the answer.
    bool is_clock() const noexcept
    {
        constexpr std::string_view other_codes[] = {"RequestTimeTooSkewed", "RequestInTheFuture",
                                                    "SignatureDoesNotMatch", "AuthFailure"};
        return code == service_errc::invalid_signature || code == service_errc::request_expired
               || detail::is_one_of(code.text(), other_codes);
    }

    /// Whether the credentials are at fault: expired, unknown, missing, or the wrong secret.  Missing
    /// permissions
    /// (`access_denied`) are not: other credentials of the same role won't help.
    bool is_credentials() const noexcept
    {
        switch (code)
        {
        case service_errc::expired_token:
        case service_errc::unrecognized_client:
        case service_errc::missing_authentication_token:
        case service_errc::incomplete_signature:
        case service_errc::invalid_signature: return true;
        default: return code.text() == "InvalidClientTokenId" || code.text() == "SignatureDoesNotMatch";
        }
    }

    /// Whether the request itself is at fault, so that nothing but another request will do.
    bool is_request() const noexcept
    {
        switch (code)
        {
        case service_errc::invalid_parameter:
        case service_errc::session_not_found:
        case service_errc::validation:
        case service_errc::idempotent_parameter_mismatch:
        case service_errc::malformed_http_request:
        case service_errc::request_entity_too_large:
        case service_errc::unknown_operation:
        case service_errc::serialization: return true;
        default: return false;
        }
    }

    /// What to do about it, where there is something to say; a sentence or nothing.
    std::string help() const
    {
        switch (code)
        {
        case service_errc::access_denied:
        {
            std::string out = "The caller needs the IAM action rekognition:";
            out += operation.empty() ? std::string_view("*FaceLivenessSession*") : operation;
            if (operation == "CreateFaceLivenessSession")
                out += " (and s3:PutObject on the bucket of an OutputConfig)";
            out += "; and Face Liveness is offered in";
            for (std::string_view region : face_liveness_regions)
                ((out += region == face_liveness_regions.front() ? " " : ", ")) += region;
            return ((out += " only (as of ") += face_liveness_regions_date) += ").";
        }
        case service_errc::session_not_found:
            return "The session may have expired (three minutes after it was created), or be of another "
                   "Region or another account.";
        case service_errc::expired_token: return "Get new temporary credentials.";
        case service_errc::idempotent_parameter_mismatch:
            return "Use a new ClientRequestToken for each session.";
        case service_errc::unrecognized_client:
            return "The access key is not known in this partition, or the session token is not the one that "
                   "belongs to it.";
        default:
            if (!is_clock())
                return {};
            return is_credentials() ? "Either the secret access key is not the one of the access key, or the "
                                      "clock is wrong: compare it with the Date header of the answer."
                                    : "Compare the clock with the Date header of the answer.";
        }
    }

    /// A line for people: `ThrottlingException: Slow down (status 400, request 6f1..., may be retried)`.
    /// Bounded, free of control characters, and without the text that some signature errors quote, for that
    /// holds the session token.
    std::string message() const
    {
        std::string out;
        if (code.is_set())
            detail::append_printable(out, code.text(), 128);
        else
            out = "Error without a code";
        if (auto const shown = detail::without_signed_text(service_message); !shown.empty())
        {
            out += ": ";
            detail::append_printable(out, shown, 1024);
        }
        std::string facts;
        auto const add = [&](std::string_view fact) { (facts += facts.empty() ? "" : ", ") += fact; };
        if (status != 0)
            add("status " + std::to_string(status));
        if (!request_id.empty())
        {
            add("request ");
            detail::append_printable(facts, request_id, 128);
        }
        if (may_be_retried())
            add("may be retried");
        if (!facts.empty())
            ((out += " (") += facts) += ')';
        if (std::string const what_to_do = help(); !what_to_do.empty())
            (out += ". ") += what_to_do;
        return out;
    }

    /// For those who live with Boost.Asio: the code alone.
    boost::system::error_code error() const noexcept { return make_error_code(code); }

    /// Writes `message()`.
    template <class Traits>
    friend std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                                        service_error const& e)
    {
        return out << std::string_view(e.message());
    }
};

/// Lets `.value()` of a result with this error throw `boost::system::system_error`.
[[noreturn]] inline void throw_exception_from_error(service_error const& e,
                                                    boost::source_location const& where)
{
    boost::throw_exception(boost::system::system_error(e.error(), e.message()), where);
}

} // namespace face_liveness::inline v1

template <>
struct boost::system::is_error_code_enum<face_liveness::service_errc>
{
    static constexpr bool value = true;
};

#endif
