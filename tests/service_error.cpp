// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/service_error.hpp>

#include <doctest/doctest.h>

#include <boost/system/result.hpp>

#include <cstddef>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

using namespace face_liveness;

namespace
{

// What the five questions are answered with.
struct answers
{
    bool throttling{};
    bool retry{};
    bool clock{};
    bool credentials{};
    bool request{};

    bool operator==(answers const&) const = default;
};

answers answers_of(service_error const& error)
{
    return {error.is_throttling(), error.may_be_retried(), error.is_clock(), error.is_credentials(),
            error.is_request()};
}

std::ostream& operator<<(std::ostream& out, answers const& a)
{
    return out << (a.throttling ? "throttling " : "") << (a.retry ? "retry " : "")
               << (a.clock ? "clock " : "") << (a.credentials ? "credentials " : "")
               << (a.request ? "request" : "");
}

constexpr answers nothing{};
constexpr answers throttling{.throttling = true, .retry = true};
constexpr answers retry{.retry = true};
constexpr answers clock_only{.clock = true};
constexpr answers credentials_only{.credentials = true};
constexpr answers clock_or_credentials{.clock = true, .credentials = true};
constexpr answers request{.request = true};

service_error error_of(std::string_view code, int status = 400)
{
    return {.code = detail::service_code_of(code), .status = status};
}

bool contains(std::string_view text, std::string_view part)
{
    return text.find(part) != text.npos;
}

std::string printed(service_error const& error)
{
    std::ostringstream out;
    out << error;
    return out.str();
}

} // namespace

TEST_SUITE("service_error")
{
    TEST_CASE("an error without a code is nobody's fault, and its status alone decides")
    {
        service_error const none;
        CHECK_FALSE(none.code.is_set());
        CHECK(answers_of(none) == nothing);
        CHECK(none.message() == "Error without a code");
        CHECK(none.help().empty());

        struct row
        {
            int status;
            answers expected;
        };
        // The transient statuses of standard mode; 429 without a code slows down.
        for (row const r :
             {row{0, nothing}, row{200, nothing}, row{302, nothing}, row{400, nothing}, row{401, nothing},
              row{403, nothing}, row{404, nothing}, row{408, nothing}, row{413, nothing},
              row{429, throttling}, row{500, retry}, row{501, nothing}, row{502, retry}, row{503, retry},
              row{504, retry}, row{505, nothing}, row{509, nothing}, row{599, nothing}, row{-1, nothing}})
        {
            CAPTURE(r.status);
            CHECK(answers_of({.status = r.status}) == r.expected);
        }
    }

    TEST_CASE("every code, in each spelling that services use")
    {
        struct row
        {
            service_errc code;
            std::vector<std::string_view> spellings; // the first is the one that is kept
            answers expected;                        // at status 400
        };
        std::vector<row> const rows{
            // of the two operations
            {service_errc::access_denied, {"AccessDeniedException", "AccessDenied"}, nothing},
            {service_errc::internal_server_error,
             {"InternalServerError", "InternalServerErrorException"},
             retry}, // the model says that it is the server's fault
            {service_errc::invalid_parameter, {"InvalidParameterException", "InvalidParameter"}, request},
            {service_errc::provisioned_throughput_exceeded,
             {"ProvisionedThroughputExceededException", "ProvisionedThroughputExceeded"},
             throttling},
            {service_errc::throttling, {"ThrottlingException", "Throttling"}, throttling},
            {service_errc::session_not_found, {"SessionNotFoundException", "SessionNotFound"}, request},
            // in the model of neither, but of the service
            {service_errc::validation, {"ValidationException", "ValidationError"}, request},
            {service_errc::idempotent_parameter_mismatch,
             {"IdempotentParameterMismatchException", "IdempotentParameterMismatch"},
             request},
            {service_errc::limit_exceeded, {"LimitExceededException", "LimitExceeded"}, throttling},
            {service_errc::service_quota_exceeded,
             {"ServiceQuotaExceededException", "ServiceQuotaExceeded"},
             nothing}, // not in the retry rules: it doesn't go away by waiting
            // common to AWS's services
            {service_errc::expired_token, {"ExpiredTokenException", "ExpiredToken"}, credentials_only},
            {service_errc::incomplete_signature,
             {"IncompleteSignatureException", "IncompleteSignature"},
             credentials_only},
            {service_errc::internal_failure, {"InternalFailure", "InternalFailureException"}, retry},
            {service_errc::invalid_signature,
             {"InvalidSignatureException", "InvalidSignature"},
             clock_or_credentials},
            {service_errc::malformed_http_request,
             {"MalformedHttpRequestException", "MalformedHttpRequest"},
             request},
            {service_errc::missing_authentication_token,
             {"MissingAuthenticationTokenException", "MissingAuthenticationToken"},
             credentials_only},
            {service_errc::not_authorized, {"NotAuthorized", "NotAuthorizedException"}, nothing},
            {service_errc::opt_in_required, {"OptInRequired", "OptInRequiredException"}, nothing},
            {service_errc::request_aborted, {"RequestAbortedException", "RequestAborted"}, nothing},
            {service_errc::request_entity_too_large,
             {"RequestEntityTooLargeException", "RequestEntityTooLarge"},
             request},
            {service_errc::request_expired, {"RequestExpired", "RequestExpiredException"}, clock_only},
            {service_errc::request_timeout, {"RequestTimeoutException", "RequestTimeout"}, retry},
            {service_errc::service_unavailable, {"ServiceUnavailable", "ServiceUnavailableException"}, retry},
            {service_errc::unrecognized_client,
             {"UnrecognizedClientException", "UnrecognizedClient"},
             credentials_only},
            {service_errc::unknown_operation, {"UnknownOperationException", "UnknownOperation"}, request},
            {service_errc::serialization, {"SerializationException", "Serialization"}, request},
        };
        // none left out
        CHECK(rows.size() == wire_names(service_errc()).size());

        for (row const& r : rows)
            for (std::string_view const spelling : r.spellings)
            {
                CAPTURE(spelling);
                auto const error = error_of(spelling);
                CHECK(error.code == r.code);
                // one spelling is kept, so that programs can compare texts
                CHECK(error.code.text() == r.spellings.front());
                CHECK(answers_of(error) == r.expected);
            }
    }

    TEST_CASE("a code that is in no list keeps its text")
    {
        for (std::string_view const code : {"FooException", "Foo", "Exception", "ValidationErrorException",
                                            "validationexception", "400", " AccessDenied", "unknown", "X"})
        {
            CAPTURE(code);
            auto const error = error_of(code);
            CHECK(error.code == service_errc::unknown);
            CHECK(error.code.is_set());
            CHECK(error.code.text() == code);
            CHECK(answers_of(error) == nothing);
        }
        CHECK_FALSE(error_of("").code.is_set());
    }

    TEST_CASE("codes of AWS's retry rules that this service isn't known to send")
    {
        for (std::string_view const code :
             {"Throttling", "ThrottledException", "RequestThrottledException", "RequestThrottled",
              "TooManyRequestsException", "TransactionInProgressException", "RequestLimitExceeded",
              "BandwidthLimitExceeded", "SlowDown", "PriorRequestNotComplete", "EC2ThrottledException"})
        {
            CAPTURE(code);
            CHECK(answers_of(error_of(code)) == throttling);
        }
        CHECK(answers_of(error_of("TimeoutError")) == retry);
        CHECK(answers_of(error_of("RequestTimeTooSkewed")) == clock_only);
        CHECK(answers_of(error_of("RequestInTheFuture")) == clock_only);
        CHECK(answers_of(error_of("AuthFailure")) == clock_only);
        CHECK(answers_of(error_of("SignatureDoesNotMatch")) == clock_or_credentials);
        CHECK(answers_of(error_of("InvalidClientTokenId")) == credentials_only);
        // near misses
        CHECK(answers_of(error_of("slowdown")) == nothing);
        CHECK(answers_of(error_of("SlowDown ")) == nothing);
    }

    TEST_CASE("the status of a known code decides nothing, but a transient status is one whatever the code")
    {
        for (int const status : {0, 400, 401, 403, 429})
        {
            CAPTURE(status);
            CHECK(answers_of(error_of("AccessDeniedException", status)) == nothing);
            CHECK(answers_of(error_of("ThrottlingException", status)) == throttling);
            CHECK(answers_of(error_of("InternalServerError", status)) == retry);
        }
        CHECK(answers_of(error_of("FooException", 429)) == nothing);
        CHECK(answers_of(error_of("FooException", 503)) == retry);
        CHECK(answers_of(error_of("ThrottlingException", 500)) == throttling);
        // 500 with a client's fault: standard mode repeats it, as botocore and the JavaScript SDK do
        CHECK(answers_of(error_of("ValidationException", 500)) == answers{.retry = true, .request = true});
    }

    TEST_CASE("a message says code, words, status, request and whether to try again")
    {
        service_error const slow_down{
            .code = service_errc::throttling,
            .service_message = "Slow down",
            .request_id = "6f1",
            .status = 400,
        };
        CHECK(slow_down.message()
              == "ThrottlingException: Slow down (status 400, request 6f1, may be retried)");
        CHECK(printed(slow_down) == slow_down.message());

        CHECK(service_error{.code = service_errc::validation}.message() == "ValidationException");
        CHECK(service_error{.code = service_errc::validation, .status = 400}.message()
              == "ValidationException (status 400)");
        CHECK(service_error{.code = service_errc::validation, .request_id = "r"}.message()
              == "ValidationException (request r)");
        CHECK(service_error{.status = 503}.message() == "Error without a code (status 503, may be retried)");
    }

    TEST_CASE("help says what to do where there is something to do")
    {
        service_error denied{.code = service_errc::access_denied};
        CHECK(denied.help()
              == "The caller needs the IAM action rekognition:*FaceLivenessSession*; and Face Liveness is "
                 "offered in us-east-1, us-west-2, ap-south-1, ap-northeast-1, eu-west-1, sa-east-1, "
                 "ap-southeast-5, ap-southeast-7 only (as of 2026-09-28).");
        denied.operation = "CreateFaceLivenessSession";
        CHECK(
            contains(denied.help(), "rekognition:CreateFaceLivenessSession (and s3:PutObject on the bucket"));
        denied.operation = "GetFaceLivenessSessionResults";
        CHECK(contains(denied.help(), "rekognition:GetFaceLivenessSessionResults; and"));
        CHECK_FALSE(contains(denied.help(), "s3:"));
        for (std::string_view const region : face_liveness_regions)
            CHECK(contains(denied.help(), region));
        CHECK(contains(denied.message(), denied.help()));

        auto const gone = service_error{.code = service_errc::session_not_found}.help();
        CHECK(contains(gone, "expired"));
        CHECK(contains(gone, "Region"));
        CHECK(contains(gone, "account"));

        CHECK(contains(error_of("ExpiredTokenException").help(), "new temporary credentials"));
        CHECK(contains(error_of("IdempotentParameterMismatchException").help(), "ClientRequestToken"));
        CHECK(contains(error_of("UnrecognizedClientException").help(), "session token"));
        CHECK(contains(error_of("InvalidSignatureException").help(), "secret access key"));
        CHECK(contains(error_of("InvalidSignatureException").help(), "clock"));
        CHECK(contains(error_of("RequestExpired").help(), "clock"));
        CHECK(contains(error_of("RequestTimeTooSkewed").help(), "Date header"));

        // what the service says is enough
        for (char const* const code : {"ValidationException", "ThrottlingException", "SerializationException",
                                       "InvalidParameterException", "FooException"})
            CHECK(error_of(code).help().empty());
    }

    TEST_CASE("what a signature error quotes of the request is never shown")
    {
        for (std::string_view const words :
             {"Does not match.\n\nThe Canonical String for this request should have been\n'POST\n/\n\n"
              "x-amz-security-token:SECRET\n'",
              "Does not match.\r\nthe canonical string: x-amz-security-token:SECRET",
              "Does not match.  X-Amz-Security-Token: SECRET", "Does not match. x-amz-security-token=SECRET"})
        {
            CAPTURE(words);
            service_error const error{.code = service_errc::limit_exceeded,
                                      .service_message = std::string(words)};
            CHECK(error.message() == "LimitExceededException: Does not match. (may be retried)");
        }
        // nothing is left of it
        CHECK(service_error{.code = service_errc::validation,
                            .service_message = "The Canonical String for this request"}
                  .message()
              == "ValidationException");
    }

    TEST_CASE("a message is one line, printable and bounded, whatever is in the error")
    {
        std::string const bad = "a\x1b[31m\n\r\t\x7f\xc2\x9b\xff" + std::string(1, '\0');
        std::string const escaped = "a\\x1b[31m\\x0a\\x0d\\x09\\x7f\\xc2\\x9b\\xff\\x00";
        service_error error{
            .code = open<service_errc>(bad), .service_message = bad, .request_id = bad, .status = 400};
        CHECK(error.message() == escaped + ": " + escaped + " (status 400, request " + escaped + ")");

        std::string const longest(1000000, 'x');
        error = {.code = open<service_errc>(longest), .service_message = longest, .request_id = longest};
        CHECK(error.message().size() < 2000);
        CHECK(contains(error.message(), "..."));
        // not cut inside a character
        error = {.service_message = std::string(1023, 'x') + "\xc3\xa9\xc3\xa9"};
        CHECK(error.message() == "Error without a code: " + std::string(1023, 'x') + "...");
    }

    TEST_CASE("error codes for those who live with Asio")
    {
        boost::system::error_code const none = service_errc::unknown;
        CHECK(none.failed());
        CHECK(none.category() == service_category());
        CHECK(none.message() == "an error that the service gave no known code for");
        CHECK(std::string_view(none.category().name()) == "face_liveness.service");

        auto const names = wire_names(service_errc());
        for (std::size_t i = 0; i != names.size(); ++i)
        {
            auto const code = make_error_code(static_cast<service_errc>(i + 1));
            CHECK(code.failed());
            CHECK(code.message() == names[i]);
        }
        CHECK(error_of("AccessDenied").error() == service_errc::access_denied);
        CHECK(error_of("Foo").error() == service_errc::unknown);
        CHECK(service_category().message(0) == none.message());
        CHECK(service_category().message(1000) == none.message());
        CHECK(service_category().message(-1) == none.message());
    }

#ifdef __cpp_exceptions
    TEST_CASE("value() of a result with this error throws the code with the message")
    {
        boost::system::result<int, service_error> const failed =
            service_error{.code = service_errc::throttling, .service_message = "Slow down"};
        try
        {
            failed.value();
            FAIL("no exception");
        }
        catch (boost::system::system_error const& thrown)
        {
            CHECK(thrown.code() == service_errc::throttling);
            CHECK(contains(thrown.what(), "ThrottlingException: Slow down"));
        }
    }
#endif
}
