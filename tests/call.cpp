// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/call.hpp>

#include <face_liveness/adapter/openssl.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <thread>
#include <variant>
#include <vector>

// Time is a number here: nothing waits.

using namespace face_liveness;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace
{

using time_point = std::chrono::sys_time<milliseconds>;
using create_call = call<create_session_request, openssl_sha256>;
using results_call = call<get_session_results_request, openssl_sha256>;

// 2026-11-22 17:00:00.000 UTC
constexpr time_point start{milliseconds(1'795'366'800'000)};
constexpr char start_date[] = "Sun, 22 Nov 2026 17:00:00 GMT";

constexpr char session_id[] = "0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10";
constexpr char created_body[] = R"({"SessionId":"0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10"})";

constexpr std::chrono::sys_seconds in_seconds(time_point time)
{
    return std::chrono::floor<seconds>(time);
}

random_bytes bytes_of(std::uint64_t seed)
{
    std::mt19937_64 engine(seed);
    random_bytes bytes{};
    for (auto& byte : bytes)
        byte = static_cast<unsigned char>(engine());
    return bytes;
}

endpoint where()
{
    return endpoint_for("us-east-1").value();
}

credentials who(std::string key = "AKIDEXAMPLE")
{
    return {.access_key_id = std::move(key), .secret_access_key = "the secret key"};
}

credentials who_until(std::string key, time_point end)
{
    return {.access_key_id = std::move(key),
            .secret_access_key = "the secret key",
            .session_token = "the-session-token",
            .expiration = in_seconds(end)};
}

create_session_request with_token()
{
    return {.client_request_token = "tok-0001_A"};
}

create_call make_call(call_options options = {}, std::uint64_t seed = 1)
{
    return {with_token(), where(), who(), bytes_of(seed), {}, std::move(options)};
}

http_response answer(int status, std::string body = {}, http_headers headers = {})
{
    return {.status = status, .headers = std::move(headers), .body = std::move(body)};
}

http_response success()
{
    return answer(200, created_body, {{"x-amzn-requestid", "r-1"}});
}

http_response error_answer(std::string const& code, int status = 400, http_headers headers = {})
{
    return answer(status, R"({"__type":")" + code + R"(","message":"so it is"})", std::move(headers));
}

boost::system::error_code reset()
{
    return boost::system::errc::make_error_code(boost::system::errc::connection_reset);
}

boost::system::error_code timed_out()
{
    return boost::system::errc::make_error_code(boost::system::errc::timed_out);
}

using reply = std::variant<http_response, boost::system::error_code>;

/// A service that gives these replies in turn, the last one for ever; a clock that moves when somebody
/// sleeps; and what was seen.
struct world
{
    std::vector<reply> replies{};
    std::vector<credentials> others{}; // credentials that a refresh gives, in turn
    time_point now = start;
    std::vector<http_request> sent{};
    std::vector<time_point> sent_at{};
    std::vector<milliseconds> waits{};
    int refreshes = 0;

    template <class Call>
    typename Call::result_type run(Call& c)
    {
        auto const transport = [this](http_request const& message) -> boost::system::result<http_response>
        {
            sent.push_back(message);
            sent_at.push_back(now);
            REQUIRE(sent.size() < 100);
            reply const& next = replies[(std::min)(sent.size(), replies.size()) - 1];
            if (auto const* failure = std::get_if<boost::system::error_code>(&next))
                return *failure;
            return std::get<http_response>(next);
        };
        auto const sleep = [this](milliseconds wait)
        {
            waits.push_back(wait);
            now += wait;
        };
        auto const refresh = [this]() -> std::optional<credentials>
        {
            REQUIRE(refreshes < 100);
            auto const next = static_cast<std::size_t>(refreshes++);
            return next < others.size() ? std::optional(others[next]) : std::nullopt;
        };
        return face_liveness::run(
            c, transport, [this] { return now; }, sleep, refresh);
    }
};

std::string header(http_request const& message, std::string_view name)
{
    return std::string(message.headers.get(name).value_or("(none)"));
}

bool is_rightly_signed(http_request const& message, time_point now)
{
    auto const find = [](std::string_view) { return std::optional<secret>("the secret key"); };
    return verify(message, find, in_seconds(now), openssl_sha256{}, {.region = "us-east-1"}).has_value();
}

template <class T>
std::string printed(T const& value)
{
    std::ostringstream out;
    out << value;
    return out.str();
}

/// How often a call is sent whose every attempt gets this reply, and why it stops.
struct attempts_of
{
    int attempts = 0;
    no_retry why{};

    explicit attempts_of(reply const& every)
    {
        world w{.replies = {every}};
        auto c = make_call();
        auto const result = w.run(c);
        REQUIRE(result.has_error());
        attempts = result.error().attempts;
        why = result.error().stopped_because;
        CHECK(static_cast<std::size_t>(attempts) == w.sent.size());
        CHECK(attempts == c.attempts());
    }
};

} // namespace

TEST_CASE("a request with an error in it is never sent")
{
    create_session_request const request{
        .settings = session_settings{.output_config = output_config{.s3_bucket = "a"}}};
    create_call c(request, where(), who(), bytes_of(1), {});
    world w{.replies = {success()}};
    auto const result = w.run(c);
    REQUIRE(result.has_error());
    auto const failure = result.error();
    auto const* const invalid = std::get_if<invalid_request>(&failure.reason);
    REQUIRE(invalid);
    CHECK(invalid->issues.size() == 1);
    CHECK(w.sent.empty());
    CHECK(result.error().attempts == 0);
    CHECK(result.error().stopped_because == no_retry::not_helpful);
    CHECK(result.error().message().find("Settings.OutputConfig.S3Bucket") == 0);
    CHECK(result.error().error() == boost::system::errc::invalid_argument);
    CHECK(c.message() == http_request{});

    c.received(success(), start); // nothing was sent
    CHECK(c.next(start) == call_step::done);
    CHECK(c.attempts() == 0);
}

TEST_CASE("a request that can't be signed is never sent")
{
    world w{.replies = {success()}};
    SUBCASE("without a secret key")
    {
        create_call c(with_token(), where(), {.access_key_id = "AKIDEXAMPLE"}, bytes_of(1), {});
        auto const result = w.run(c);
        REQUIRE(result.has_error());
        auto const failure = result.error();
        auto const* const e = std::get_if<sign_error>(&failure.reason);
        REQUIRE(e);
        CHECK(e->reason == sign_errc::missing_credentials);
        CHECK(result.error().error() == sign_errc::missing_credentials);
    }
    SUBCASE("without a Region")
    {
        endpoint nowhere = where();
        nowhere.region.clear();
        create_call c(with_token(), nowhere, who(), bytes_of(1), {});
        auto const result = w.run(c);
        REQUIRE(result.has_error());
        CHECK(std::holds_alternative<sign_error>(result.error().reason));
    }
    SUBCASE("with a line end in the user agent")
    {
        auto c = make_call({.user_agent = "me\r\nx-amz-evil: 1"});
        auto const result = w.run(c);
        REQUIRE(result.has_error());
        auto const failure = result.error();
        auto const* const e = std::get_if<sign_error>(&failure.reason);
        REQUIRE(e);
        CHECK(e->reason == sign_errc::malformed_header);
    }
    CHECK(w.sent.empty());
}

TEST_CASE("a call that succeeds at once is sent once, rightly signed")
{
    auto c = make_call({.user_agent = "my-service/1.0"});
    world w{.replies = {success()}};
    auto const result = w.run(c);
    REQUIRE(result.has_value());
    CHECK(result->session_id == session_id);
    REQUIRE(w.sent.size() == 1);
    CHECK(w.waits.empty());
    auto const& message = w.sent[0];
    CHECK(header(message, "amz-sdk-invocation-id") == detail::uuid_of(bytes_of(1)));
    CHECK(header(message, "amz-sdk-request") == "attempt=1; max=3");
    CHECK(header(message, "user-agent") == "my-service/1.0");
    CHECK(header(message, "x-amz-date") == "20261122T170000Z");
    CHECK(header(message, "x-amz-target") == "RekognitionService.CreateFaceLivenessSession");
    CHECK(message.body == R"({"ClientRequestToken":"tok-0001_A"})");
    CHECK(is_rightly_signed(message, start));
    CHECK_FALSE(make_call().message().headers.contains("user-agent"));
}

TEST_CASE("what is repeated, and what isn't")
{
    // As the SDKs were observed to do (3 attempts or 1), where they agree.
    for (char const* code :
         {"ThrottlingException", "Throttling", "ProvisionedThroughputExceededException",
          "RequestLimitExceeded", "SlowDown", "TooManyRequestsException", "LimitExceededException",
          "InternalServerError", "ServiceUnavailable", "RequestTimeoutException", "InternalFailure"})
    {
        CAPTURE(code);
        for (int status : {400, 500})
        {
            attempts_of const seen(error_answer(code, status));
            CHECK(seen.attempts == 3);
            CHECK(seen.why == no_retry::attempts_used);
        }
    }
    for (char const* code :
         {"AccessDeniedException", "InvalidParameterException", "SessionNotFoundException",
          "ValidationException", "IdempotentParameterMismatchException", "InvalidSignatureException",
          "UnrecognizedClientException", "MissingAuthenticationTokenException", "SerializationException",
          "UnknownOperationException", "SomethingNewException"})
    {
        CAPTURE(code);
        attempts_of const seen(error_answer(code));
        CHECK(seen.attempts == 1);
        CHECK(seen.why == no_retry::not_helpful);
    }
    for (int status : {429, 500, 502, 503, 504})
    {
        CAPTURE(status);
        CHECK(attempts_of(answer(status)).attempts == 3);
        CHECK(attempts_of(answer(status, "<html>Service Unavailable</html>")).attempts == 3);
    }
    for (int status : {0, 100, 301, 307, 400, 403, 404, 413, 501, 600})
    {
        CAPTURE(status);
        CHECK(attempts_of(answer(status, "<html>no</html>")).attempts == 1);
    }
    CHECK(attempts_of(reset()).attempts == 3);
    CHECK(attempts_of(timed_out()).attempts == 3);
}

TEST_CASE("an answer that can't be read is an error at once")
{
    for (char const* body : {"", "hello", "null", "[]", "{}", R"({"SessionId":12})", R"({"SessionId":"a)",
                             R"({"SessionId":"a","SessionId":"b"})", "<html></html>"})
    {
        CAPTURE(body);
        world w{.replies = {answer(200, body)}};
        auto c = make_call();
        auto const result = w.run(c);
        REQUIRE(result.has_error());
        CHECK(std::holds_alternative<decode_error>(result.error().reason));
        CHECK(result.error().error().category() == decode_category());
        CHECK(result.error().attempts == 1);
        CHECK(result.error().stopped_because == no_retry::not_helpful);
    }
}

TEST_CASE("the limits of the answer are the caller's")
{
    world w{.replies = {success()}};
    auto c = make_call({.decode = {.max_size = 20}});
    auto const result = w.run(c);
    REQUIRE(result.has_error());
    auto const failure = result.error();
    auto const* const e = std::get_if<decode_error>(&failure.reason);
    REQUIRE(e);
    CHECK(e->code == decode_errc::too_large);
}

TEST_CASE("a lost connection is repeated, and its error is kept")
{
    world w{.replies = {reset(), timed_out(), success()}};
    auto c = make_call();
    CHECK(w.run(c).has_value());
    CHECK(w.sent.size() == 3);

    world broken{.replies = {reset(), timed_out()}};
    auto d = make_call();
    auto const result = broken.run(d);
    REQUIRE(result.has_error());
    CHECK(std::get<boost::system::error_code>(result.error().reason) == timed_out());
    CHECK(result.error().error() == timed_out());
    auto const failure = result.error();
    CHECK(failure.service() == nullptr);
    CHECK(result.error().message() == timed_out().message() + " (after 3 attempts)");
}

TEST_CASE("each attempt is signed anew; the rest of the message stays")
{
    world w{.replies = {error_answer("ThrottlingException", 400, {{"x-amz-retry-after", "4000"}}), reset(),
                        success()}};
    auto c = make_call();
    REQUIRE(w.run(c).has_value());
    REQUIRE(w.sent.size() == 3);
    std::set<std::string> signatures;
    for (std::size_t i = 0; i != 3; ++i)
    {
        auto const& message = w.sent[i];
        CHECK(header(message, "amz-sdk-request") == "attempt=" + std::to_string(i + 1) + "; max=3");
        CHECK(header(message, "amz-sdk-invocation-id") == header(w.sent[0], "amz-sdk-invocation-id"));
        CHECK(message.body == w.sent[0].body);
        CHECK(message.headers.size() == w.sent[0].headers.size());
        CHECK(is_rightly_signed(message, w.sent_at[i]));
        signatures.insert(header(message, "authorization") + header(message, "amz-sdk-request"));
    }
    CHECK(signatures.size() == 3);
    // At least the four seconds of the hint are between the first two.
    CHECK(header(w.sent[0], "x-amz-date") == "20261122T170000Z");
    CHECK(header(w.sent[1], "x-amz-date") >= "20261122T170004Z");
    CHECK(header(w.sent[0], "authorization") != header(w.sent[1], "authorization"));
}

TEST_CASE("waits are random parts of a bound that doubles")
{
    struct row
    {
        reply every;
        std::vector<int> bounds;
    };
    auto const faults = row{reset(), {50, 100, 200, 400, 800, 1600, 3200, 6400, 12'800, 20'000, 20'000}};
    auto const throttling =
        row{error_answer("ThrottlingException"), {1000, 2000, 4000, 8000, 16'000, 20'000, 20'000}};
    for (auto const& [every, bounds] : {faults, throttling})
    {
        std::vector<double> least(bounds.size(), 1);
        std::vector<double> most(bounds.size(), 0);
        for (std::uint64_t seed = 0; seed != 300; ++seed)
        {
            world w{.replies = {every}};
            auto c = make_call({.retry = {.max_attempts = static_cast<int>(bounds.size()) + 1}}, seed);
            w.run(c);
            // A wait of nothing isn't slept.
            std::vector<milliseconds> between;
            for (std::size_t i = 1; i < w.sent_at.size(); ++i)
                between.push_back(w.sent_at[i] - w.sent_at[i - 1]);
            REQUIRE(between.size() == bounds.size());
            for (std::size_t i = 0; i != bounds.size(); ++i)
            {
                CHECK(between[i] >= milliseconds(0));
                CHECK(between[i] < milliseconds(bounds[i]));
                double const part = static_cast<double>(between[i].count()) / bounds[i];
                least[i] = (std::min)(least[i], part);
                most[i] = (std::max)(most[i], part);
            }
        }
        for (std::size_t i = 0; i != bounds.size(); ++i)
        {
            CHECK(least[i] < 0.03);
            CHECK(most[i] > 0.95);
        }
    }
}

TEST_CASE("bounds that make no sense don't break the waits")
{
    for (auto const base : {milliseconds(-5), milliseconds(0), milliseconds::max(), milliseconds::min()})
        for (auto const most : {milliseconds(-5), milliseconds(0), milliseconds(20'000)})
        {
            world w{.replies = {error_answer("ThrottlingException", 400, {{"x-amz-retry-after", "9000"}})}};
            auto c = make_call({.retry = {.max_attempts = 90,
                                          .base_delay = base,
                                          .throttling_delay = base,
                                          .max_delay = most,
                                          .max_hint_excess = most}});
            CHECK(w.run(c).has_error());
            CHECK(w.sent.size() == 90);
            for (auto const wait : w.waits)
            {
                CHECK(wait > milliseconds(0));
                CHECK(wait <= milliseconds(40'000));
            }
        }
    for (int attempts : {-1, 0, 1})
    {
        world w{.replies = {reset()}};
        auto c = make_call({.retry = {.max_attempts = attempts}});
        CHECK(w.run(c).has_error());
        CHECK(w.sent.size() == 1);
    }
}

TEST_CASE("a service that asks for a longer wait gets it, up to five seconds")
{
    // From the first attempt to the second; without a hint less than `usual`.
    auto const wait_with =
        [](http_headers headers, std::uint64_t seed, char const* code = "ServiceUnavailable")
    {
        world w{.replies = {error_answer(code, 503, std::move(headers)), success()}};
        auto c = make_call({}, seed);
        REQUIRE(w.run(c).has_value());
        REQUIRE(w.sent.size() == 2);
        return w.sent_at[1] - w.sent_at[0];
    };
    for (std::uint64_t seed = 0; seed != 20; ++seed)
    {
        milliseconds const usual = wait_with({}, seed);
        auto const longer = [&](milliseconds hint)
        { return (std::max)(usual, (std::min)(hint, usual + milliseconds(5000))); };

        CHECK(wait_with({{"x-amz-retry-after", "1500"}}, seed) == milliseconds(1500));
        CHECK(wait_with({{"X-Amz-Retry-After", "0"}}, seed) == usual);
        CHECK(wait_with({{"x-amz-retry-after", "10"}}, seed) == longer(milliseconds(10)));
        CHECK(wait_with({{"x-amz-retry-after", "99999"}}, seed) == usual + milliseconds(5000));
        CHECK(wait_with({{"x-amz-retry-after", "9223372036854775807"}}, seed) == usual + milliseconds(5000));
        CHECK(wait_with({{"retry-after", "2"}}, seed) == milliseconds(2000));
        CHECK(wait_with({{"retry-after", "0"}}, seed) == usual);
        CHECK(wait_with({{"retry-after", "120"}}, seed) == usual + milliseconds(5000));
        CHECK(wait_with({{"retry-after", "9223372036854775807"}}, seed) == usual + milliseconds(5000));
        CHECK(wait_with({{"retry-after", "Sun, 22 Nov 2026 17:00:03 GMT"}}, seed) == milliseconds(3000));
        CHECK(wait_with({{"retry-after", "Sun, 22 Nov 2026 16:00:00 GMT"}}, seed) == usual);
        CHECK(wait_with({{"retry-after", "Fri, 31 Dec 9999 23:59:59 GMT"}}, seed)
              == usual + milliseconds(5000));

        // The more precise one counts, unless it is none.
        CHECK(wait_with({{"retry-after", "4"}, {"x-amz-retry-after", "1500"}}, seed) == milliseconds(1500));
        CHECK(wait_with({{"retry-after", "4"}, {"x-amz-retry-after", "soon"}}, seed) == milliseconds(4000));

        for (char const* bad : {"", "soon", "-1", "+1", "1.5", "1e3", "0x10", "10 ", " 10", "10,10", "1 0",
                                "99999999999999999999", "-9223372036854775808", "Sun, 22 Nov 2026"})
        {
            CAPTURE(bad);
            CHECK(wait_with({{"x-amz-retry-after", bad}}, seed) == usual);
            CHECK(wait_with({{"retry-after", bad}}, seed) == usual);
        }
        CHECK(wait_with({{"x-amz-retry-after", "3000"}}, seed, "ThrottlingException")
              == longer(milliseconds(3000)));
    }

    world w{.replies = {error_answer("ThrottlingException", 400, {{"x-amz-retry-after", "99999"}})}};
    auto c = make_call({.retry = {.max_hint_excess = milliseconds(0)}});
    w.run(c);
    for (auto const wait : w.waits)
        CHECK(wait < milliseconds(2000));
}

TEST_CASE("repetitions cost tokens, and success gives them back")
{
    retry_quota quota;
    CHECK(quota.left() == 500);
    call_options const options{.quota = &quota};

    world faults{.replies = {reset()}};
    auto a = make_call(options);
    faults.run(a);
    CHECK(quota.left() == 500 - 2 * 14);

    world throttled{.replies = {error_answer("ThrottlingException")}};
    auto b = make_call(options);
    throttled.run(b);
    CHECK(quota.left() == 472 - 2 * 5);

    // What the last repetition cost comes back.
    world late{.replies = {error_answer("ThrottlingException"), reset(), success()}};
    auto c = make_call(options);
    CHECK(late.run(c).has_value());
    CHECK(quota.left() == 462 - 5 - 14 + 14);
    world late_throttled{.replies = {reset(), error_answer("ThrottlingException"), success()}};
    auto d = make_call(options);
    CHECK(late_throttled.run(d).has_value());
    CHECK(quota.left() == 457 - 14 - 5 + 5);

    // A success at once gives one, and never more than the bucket holds.
    world good{.replies = {success()}};
    auto e = make_call(options);
    CHECK(good.run(e).has_value());
    CHECK(quota.left() == 444);
    retry_quota full;
    auto f = make_call({.quota = &full});
    CHECK(world{.replies = {success()}}.run(f).has_value());
    CHECK(full.left() == 500);

    // What fails for good costs nothing.
    auto g = make_call(options);
    CHECK(world{.replies = {error_answer("ValidationException")}}.run(g).has_error());
    CHECK(quota.left() == 444);
}

TEST_CASE("when the tokens are used up, nothing is repeated")
{
    retry_quota quota(20);
    world w{.replies = {reset()}};
    auto a = make_call({.quota = &quota});
    auto const first = w.run(a);
    REQUIRE(first.has_error());
    CHECK(first.error().attempts == 2);
    CHECK(first.error().stopped_because == no_retry::quota_exhausted);
    CHECK(first.error().message() == reset().message() + " (not repeated: too many calls fail)");
    CHECK(quota.left() == 6);

    auto b = make_call({.quota = &quota});
    world again{.replies = {reset()}};
    CHECK(again.run(b).error().attempts == 1);
    CHECK(quota.left() == 6);

    // Six are enough for one repetition after throttling.
    auto c = make_call({.quota = &quota});
    world throttled{.replies = {error_answer("ThrottlingException")}};
    CHECK(throttled.run(c).error().attempts == 2);
    CHECK(quota.left() == 1);

    // The last attempt takes none.
    auto d = make_call({.retry = {.max_attempts = 1, .cost = 1}, .quota = &quota});
    CHECK(world{.replies = {reset()}}.run(d).error().stopped_because == no_retry::attempts_used);
    CHECK(quota.left() == 1);
}

TEST_CASE("a quota holds between nothing and its capacity")
{
    retry_quota quota(10);
    CHECK_FALSE(quota.take(11));
    CHECK(quota.take(10));
    CHECK(quota.left() == 0);
    CHECK_FALSE(quota.take(1));
    CHECK(quota.take(0));
    CHECK(quota.take(-5));
    CHECK(quota.left() == 0);
    quota.give_back(-5);
    CHECK(quota.left() == 0);
    quota.give_back(4);
    CHECK(quota.left() == 4);
    quota.give_back(INT32_MAX);
    CHECK(quota.left() == 10);
    retry_quota none(-3);
    CHECK(none.left() == 0);
    CHECK_FALSE(none.take(1));
    none.give_back(1);
    CHECK(none.left() == 0);
}

TEST_CASE("a quota is shared by threads")
{
    retry_quota quota(1000);
    int taken[2] = {0, 0};
    auto const work = [&quota](int& count)
    {
        for (int i = 0; i != 20'000; ++i)
            if (quota.take(7))
            {
                if (i % 3 == 0)
                    quota.give_back(7);
                else
                    ++count;
            }
    };
    std::thread other(work, std::ref(taken[1]));
    work(taken[0]);
    other.join();
    CHECK(quota.left() == 1000 - 7 * (taken[0] + taken[1]));
    CHECK(quota.left() >= 0);
    CHECK(quota.left() < 7);
}

TEST_CASE("a wrong clock is corrected once, after an error that names it")
{
    // The service is ten minutes ahead.
    std::string const date = "Sun, 22 Nov 2026 17:10:00 GMT";
    for (char const* code : {"InvalidSignatureException", "SignatureDoesNotMatch", "RequestExpired",
                             "RequestTimeTooSkewed", "RequestInTheFuture", "AuthFailure"})
    {
        CAPTURE(code);
        world w{.replies = {error_answer(code, 403, {{"Date", date}}), success()}};
        auto c = make_call();
        CHECK(w.run(c).has_value());
        REQUIRE(w.sent.size() == 2);
        CHECK(header(w.sent[0], "x-amz-date") == "20261122T170000Z");
        CHECK(header(w.sent[1], "x-amz-date").substr(0, 13) == "20261122T1710");
        CHECK(c.clock_offset() == milliseconds(600'000));
        CHECK(is_rightly_signed(w.sent[1], w.sent_at[1] + c.clock_offset()));

        // The next call begins with what is known.
        world next{.replies = {success()}};
        auto d = make_call({.clock_offset = c.clock_offset()});
        CHECK(next.run(d).has_value());
        CHECK(header(next.sent[0], "x-amz-date") == "20261122T171000Z");
        CHECK(d.clock_offset() == c.clock_offset());
    }

    SUBCASE("once")
    {
        world w{.replies = {error_answer("InvalidSignatureException", 403, {{"date", date}}),
                            error_answer("InvalidSignatureException", 403,
                                         {{"date", "Sun, 22 Nov 2026 18:00:00 GMT"}}),
                            success()}};
        auto c = make_call();
        auto const result = w.run(c);
        REQUIRE(result.has_error());
        CHECK(w.sent.size() == 2);
        CHECK(result.error().stopped_because == no_retry::not_helpful);
    }
    SUBCASE("not when it is the only attempt")
    {
        world w{.replies = {error_answer("InvalidSignatureException", 403, {{"date", date}}), success()}};
        auto c = make_call({.retry = {.max_attempts = 1}});
        auto const result = w.run(c);
        REQUIRE(result.has_error());
        CHECK(result.error().stopped_because == no_retry::attempts_used);
        CHECK(c.clock_offset() == milliseconds(600'000)); // known all the same
    }
    SUBCASE("backwards too")
    {
        world w{.replies = {error_answer("RequestExpired", 400, {{"date", "Sun, 22 Nov 2026 16:00:00 GMT"}}),
                            success()}};
        auto c = make_call();
        CHECK(w.run(c).has_value());
        CHECK(header(w.sent[1], "x-amz-date").substr(0, 13) == "20261122T1600");
    }
    SUBCASE("not after other errors")
    {
        for (char const* code :
             {"AccessDeniedException", "InvalidParameterException", "UnrecognizedClientException",
              "ExpiredTokenException", "ThrottlingException"})
        {
            CAPTURE(code);
            world w{.replies = {error_answer(code, 400, {{"date", date}})}, .others = {who("OTHER")}};
            auto c = make_call();
            CHECK(w.run(c).has_error());
            CHECK(c.clock_offset() == milliseconds(0));
            CHECK(w.sent.size()
                  == (std::string(code) == "ThrottlingException"     ? 3u
                      : std::string(code) == "ExpiredTokenException" ? 2u
                                                                     : 1u));
        }
    }
    SUBCASE("not when it comes out of a cache, or doesn't say the time")
    {
        for (http_headers const& headers : {http_headers{{"date", date}, {"age", "0"}}, http_headers{},
                                            http_headers{{"date", "yesterday"}}, http_headers{{"date", ""}}})
        {
            world w{.replies = {error_answer("InvalidSignatureException", 403, headers)}};
            auto c = make_call();
            CHECK(w.run(c).has_error());
            CHECK(w.sent.size() == 1);
        }
    }
    SUBCASE("not when the clocks are less than four minutes apart")
    {
        struct row
        {
            char const* date;
            std::size_t attempts;
        };
        for (auto const& [at, attempts] :
             {row{start_date, 1}, row{"Sun, 22 Nov 2026 17:03:59 GMT", 1},
              row{"Sun, 22 Nov 2026 17:04:00 GMT", 2}, row{"Sun, 22 Nov 2026 16:56:01 GMT", 1},
              row{"Sun, 22 Nov 2026 16:56:00 GMT", 2}})
        {
            CAPTURE(at);
            world w{.replies = {error_answer("InvalidSignatureException", 403, {{"date", at}})}};
            auto c = make_call();
            CHECK(w.run(c).has_error());
            CHECK(w.sent.size() == attempts);
        }
    }
    SUBCASE("not when the answer took so long that nobody knows when it was written")
    {
        auto c = make_call();
        REQUIRE(c.next(start) == call_step::send);
        c.received(error_answer("InvalidSignatureException", 403, {{"date", start_date}}),
                   start + seconds(240));
        CHECK(c.next(start + seconds(240)) == call_step::done);
        CHECK(c.clock_offset() == milliseconds(0));
    }
    SUBCASE("a correction costs as any repetition")
    {
        retry_quota quota;
        world w{.replies = {error_answer("InvalidSignatureException", 403, {{"date", date}}),
                            error_answer("InvalidSignatureException", 403, {{"date", date}})}};
        auto c = make_call({.quota = &quota});
        CHECK(w.run(c).has_error());
        CHECK(quota.left() == 500 - 14);
    }
    SUBCASE("a hint that is a date counts by the service's clock")
    {
        world w{.replies = {error_answer("InvalidSignatureException", 403,
                                         {{"date", date}, {"retry-after", "Sun, 22 Nov 2026 17:10:02 GMT"}}),
                            success()}};
        auto c = make_call();
        CHECK(w.run(c).has_value());
        CHECK(w.sent_at[1] - w.sent_at[0] == milliseconds(2000));
    }
}

TEST_CASE("credentials that the service calls expired are refreshed once")
{
    auto const expired = error_answer("ExpiredTokenException", 403);
    SUBCASE("and the call goes on, without a wait and without cost")
    {
        retry_quota quota(100);
        world w{.replies = {expired, success()}, .others = {who("OTHER")}};
        auto c = make_call({.quota = &quota});
        CHECK(w.run(c).has_value());
        CHECK(w.refreshes == 1);
        CHECK(w.waits.empty());
        REQUIRE(w.sent.size() == 2);
        CHECK(header(w.sent[0], "authorization").find("Credential=AKIDEXAMPLE/") != std::string::npos);
        CHECK(header(w.sent[1], "authorization").find("Credential=OTHER/") != std::string::npos);
        CHECK(header(w.sent[1], "amz-sdk-request") == "attempt=2; max=3");
        CHECK(is_rightly_signed(w.sent[1], start));
        CHECK(quota.left() == 100);
    }
    SUBCASE("but not twice")
    {
        world w{.replies = {expired, expired, success()}, .others = {who("OTHER"), who("THIRD")}};
        auto c = make_call();
        auto const result = w.run(c);
        REQUIRE(result.has_error());
        CHECK(w.refreshes == 1);
        CHECK(w.sent.size() == 2);
        auto const failure = result.error();
        CHECK(failure.service()->code == service_errc::expired_token);
        CHECK(result.error().stopped_because == no_retry::not_helpful);
    }
    SUBCASE("and without others the call is done")
    {
        world w{.replies = {expired, success()}};
        auto c = make_call();
        auto const result = w.run(c);
        REQUIRE(result.has_error());
        CHECK(w.refreshes == 1);
        CHECK(w.sent.size() == 1);
        CHECK(result.error().attempts == 1);
        CHECK(result.error().stopped_because == no_retry::no_credentials);
        CHECK(result.error().message().find("(no fresh credentials)") != std::string::npos);
        CHECK(result.error().error() == service_errc::expired_token);
    }
    SUBCASE("not after the last attempt")
    {
        world w{.replies = {reset(), reset(), expired}, .others = {who("OTHER")}};
        auto c = make_call();
        auto const result = w.run(c);
        REQUIRE(result.has_error());
        CHECK(w.refreshes == 0);
        CHECK(result.error().stopped_because == no_retry::attempts_used);
    }
}

TEST_CASE("credentials that have expired are not sent")
{
    SUBCASE("others are asked for first")
    {
        world w{.replies = {success()}, .others = {who_until("OTHER", start + seconds(60))}};
        create_call c(with_token(), where(), who_until("OLD", start), bytes_of(1), {});
        CHECK(w.run(c).has_value());
        CHECK(w.refreshes == 1);
        REQUIRE(w.sent.size() == 1);
        CHECK(header(w.sent[0], "amz-sdk-request") == "attempt=1; max=3");
        CHECK(header(w.sent[0], "authorization").find("Credential=OTHER/") != std::string::npos);
    }
    SUBCASE("those that live on are sent")
    {
        world w{.replies = {success()}};
        create_call c(with_token(), where(), who_until("NEW", start + seconds(1)), bytes_of(1), {});
        CHECK(w.run(c).has_value());
        CHECK(w.refreshes == 0);
    }
    SUBCASE("without others nothing is sent")
    {
        world w{.replies = {success()}};
        create_call c(with_token(), where(), who_until("OLD", start - seconds(1)), bytes_of(1), {});
        auto const result = w.run(c);
        REQUIRE(result.has_error());
        CHECK(w.sent.empty());
        CHECK(result.error().attempts == 0);
        CHECK(result.error().stopped_because == no_retry::no_credentials);
        auto const failure = result.error();
        CHECK(failure.service()->code == service_errc::expired_token);
        CHECK(failure.service()->operation == "CreateFaceLivenessSession");
    }
    SUBCASE("a source of nothing but expired ones is asked once")
    {
        world w{.replies = {success()},
                .others = {who_until("OLD2", start), who_until("OLD3", start), who("GOOD")}};
        create_call c(with_token(), where(), who_until("OLD", start), bytes_of(1), {});
        auto const result = w.run(c);
        REQUIRE(result.has_error());
        CHECK(w.refreshes == 1);
        CHECK(w.sent.empty());
        CHECK(result.error().stopped_because == no_retry::no_credentials);
    }
    SUBCASE("a long wait can use up the others too")
    {
        world w{
            .replies = {error_answer("ThrottlingException", 400, {{"x-amz-retry-after", "6000"}}), success()},
            .others = {who_until("SECOND", start + seconds(2)), who("THIRD")}};
        create_call c(with_token(), where(), who_until("FIRST", start), bytes_of(1), {});
        CHECK(w.run(c).has_value());
        CHECK(w.refreshes == 2);
        REQUIRE(w.sent.size() == 2);
        CHECK(header(w.sent[1], "authorization").find("Credential=THIRD/") != std::string::npos);
        CHECK(w.sent[1].headers.contains("x-amz-security-token") == false);
    }
    SUBCASE("the service's clock counts")
    {
        // Good by the caller's clock; the service is an hour ahead.
        world w{.replies = {success()}, .others = {who("OTHER")}};
        create_call c(with_token(), where(), who_until("OLD", start + seconds(60)), bytes_of(1), {},
                      {.clock_offset = std::chrono::hours(1)});
        CHECK(w.run(c).has_value());
        CHECK(w.refreshes == 1);
    }
    SUBCASE("credentials may be replaced at any time")
    {
        create_call c(with_token(), where(), who("FIRST"), bytes_of(1), {});
        REQUIRE(c.next(start) == call_step::send);
        c.use(who("SECOND"));
        CHECK(header(c.message(), "authorization").find("Credential=FIRST/") != std::string::npos);
        c.failed(reset(), start);
        REQUIRE(c.next(start + seconds(1)) == call_step::send);
        CHECK(header(c.message(), "authorization").find("Credential=SECOND/") != std::string::npos);
    }
}

TEST_CASE("run without a source of credentials")
{
    create_call c(with_token(), where(), who_until("OLD", start), bytes_of(1), {});
    auto const transport = [](http_request const&) -> boost::system::result<http_response>
    { return success(); };
    auto const result = run(
        c, transport, [] { return start; }, [](milliseconds) {});
    REQUIRE(result.has_error());
    CHECK(result.error().stopped_because == no_retry::no_credentials);

    auto d = make_call();
    CHECK(run(
              d, transport, [] { return std::chrono::system_clock::time_point(start.time_since_epoch()); },
              [](milliseconds) {})
              .has_value());
}

TEST_CASE("a create call without a token says that it may make two sessions")
{
    CHECK(make_call().advice().empty());
    create_call without({}, where(), who(), bytes_of(1), {});
    CHECK(without.advice().find("fresh_token") != std::string_view::npos);
    create_call once({}, where(), who(), bytes_of(1), {}, {.retry = {.max_attempts = 1}});
    CHECK(once.advice().empty());
    results_call asking({.session_id = session_id}, where(), who(), bytes_of(1), {});
    CHECK(asking.advice().empty());
}

TEST_CASE("what is told out of turn is ignored")
{
    auto c = make_call();
    CHECK(c.result().has_error());
    CHECK(c.result().error().error() == boost::system::errc::operation_in_progress);
    c.received(success(), start);
    c.failed(reset(), start);
    c.no_credentials();
    CHECK(c.attempts() == 0);
    CHECK(c.delay(start) == milliseconds(0));

    REQUIRE(c.next(start) == call_step::send);
    auto const first = c.message();
    CHECK(c.next(start) == call_step::send); // asked again: the same message
    CHECK(c.message() == first);
    CHECK(c.attempts() == 1);
    c.no_credentials();
    CHECK(c.next(start) == call_step::send);

    c.failed(reset(), start);
    c.failed(reset(), start);
    c.received(success(), start); // of a connection that was given up
    c.no_credentials();
    auto const wait = c.delay(start);
    if (wait > milliseconds(0))
        CHECK(c.next(start) == call_step::wait);
    CHECK(c.result().error().error() == boost::system::errc::operation_in_progress);
    REQUIRE(c.next(start + wait) == call_step::send);
    CHECK(c.attempts() == 2);

    c.received(success(), start);
    CHECK(c.next(start) == call_step::done);
    c.received(error_answer("ValidationException"), start);
    c.failed(reset(), start);
    c.use(who("OTHER"));
    c.no_credentials();
    CHECK(c.next(start) == call_step::done);
    REQUIRE(c.result().has_value());
    CHECK(c.result()->session_id == session_id);
    CHECK(c.attempts() == 2);
}

TEST_CASE("a clock that is set back doesn't prolong a wait")
{
    auto c = make_call({.retry = {.base_delay = seconds(10)}}, 3);
    REQUIRE(c.next(start) == call_step::send);
    c.failed(reset(), start);
    auto const wait = c.delay(start);
    REQUIRE(wait > milliseconds(100));
    CHECK(c.next(start) == call_step::wait);

    auto const earlier = start - std::chrono::hours(5);
    CHECK(c.delay(earlier) == wait);
    CHECK(c.next(earlier) == call_step::wait);
    CHECK(c.delay(earlier + milliseconds(100)) == wait - milliseconds(100));
    CHECK(c.next(earlier + wait - milliseconds(1)) == call_step::wait);
    CHECK(c.next(earlier + wait) == call_step::send);
}

TEST_CASE("calls are values: a copy goes its own way")
{
    auto a = make_call();
    REQUIRE(a.next(start) == call_step::send);
    auto b = a;
    a.received(success(), start);
    CHECK(a.next(start) == call_step::done);
    CHECK(b.next(start) == call_step::send);
    b.received(error_answer("ValidationException"), start);
    CHECK(b.next(start) == call_step::done);
    CHECK(a.result().has_value());
    CHECK(b.result().has_error());
}

TEST_CASE("errors of a call say what there is to say, and no secret")
{
    world w{.replies = {error_answer("ThrottlingException", 400, {{"x-amzn-requestid", "r-17"}})}};
    create_call c(with_token(), where(), who_until("KEY", start + seconds(600)), bytes_of(1), {});
    auto const result = w.run(c);
    REQUIRE(result.has_error());
    auto const text = printed(result.error());
    CHECK(text
          == "ThrottlingException: so it is (status 400, request r-17, may be retried) (after 3 attempts)");
    CHECK(text == result.error().message());
    for (auto const& message : w.sent)
    {
        CHECK(header(message, "x-amz-security-token") == "the-session-token");
        CHECK(printed(message).find("the-session-token") == std::string::npos);
    }
#ifdef __cpp_exceptions
    CHECK_THROWS_AS(result.value(), boost::system::system_error);
    create_call bad({.client_request_token = ""}, where(), who(), bytes_of(1), {});
    CHECK_THROWS_AS(bad.result().value(), boost::system::system_error);
#endif
}

TEST_CASE("fresh tokens are what the service takes")
{
    CHECK(fresh_token(random_bytes{}) == std::string(32, '0'));
    random_bytes bytes{};
    for (std::size_t i = 0; i != bytes.size(); ++i)
        bytes[i] = static_cast<unsigned char>(0x10 * i + i);
    CHECK(fresh_token(bytes) == "00112233445566778899aabbccddeeff");
    std::set<std::string> seen;
    for (std::uint64_t seed = 0; seed != 1000; ++seed)
    {
        auto const token = fresh_token(bytes_of(seed));
        CHECK(scalars::client_request_token.matches(token));
        CHECK(is_valid(create_session_request{.client_request_token = token}));
        seen.insert(token);
    }
    CHECK(seen.size() == 1000);
}

TEST_CASE("random faults never break the rules of a call")
{
    std::vector<reply> const faults = {
        reset(),
        timed_out(),
        success(),
        answer(200, "hello"),
        answer(200),
        answer(204),
        answer(500),
        answer(503, "<html>busy</html>", {{"retry-after", "3"}}),
        answer(429),
        answer(301, "", {{"location", "https://elsewhere.example/"}}),
        error_answer("ThrottlingException"),
        error_answer("ThrottlingException", 400, {{"x-amz-retry-after", "2500"}}),
        error_answer("ThrottlingException", 500, {{"x-amz-retry-after", "-3"}}),
        error_answer("ProvisionedThroughputExceededException", 400, {{"x-amz-retry-after", "999999999999"}}),
        error_answer("InternalServerError", 500, {{"retry-after", "Fri, 31 Dec 9999 23:59:59 GMT"}}),
        error_answer("ValidationException"),
        error_answer("InvalidSignatureException", 403, {{"date", "Sun, 22 Nov 2026 18:00:00 GMT"}}),
        error_answer("InvalidSignatureException", 403, {{"date", "Sun, 22 Nov 2015 18:00:00 GMT"}}),
        error_answer("RequestTimeTooSkewed", 403, {{"date", "Thu, 01 Jan 1970 00:00:00 GMT"}}),
        error_answer("ExpiredTokenException", 403),
        answer(400, std::string(100'000, '[')),
    };
    std::mt19937_64 engine(20'261'122);
    auto const below = [&engine](std::uint64_t end) -> std::size_t { return engine() % end; };

    retry_quota quota;
    int expected_quota = 500;
    std::map<no_retry, int> endings;
    int successes = 0;
    for (int round = 0; round != 4000; ++round)
    {
        CAPTURE(round);
        int const most_attempts = 1 + static_cast<int>(below(6));
        call_options const options{.retry = {.max_attempts = most_attempts}, .quota = &quota};
        bool const temporary = below(3) == 0;
        auto const expiry = start + milliseconds(below(10'000));
        create_call c(with_token(), where(), temporary ? who_until("OLD", expiry) : who(), bytes_of(engine()),
                      {}, options);

        time_point now = start + milliseconds(below(2000));
        std::string body;
        std::string invocation;
        int sent = 0;
        int refreshes = 0;
        int last_cost = 0;
        bool throttled = false;
        for (bool is_done = false; !is_done;)
            switch (c.next(now))
            {
            case call_step::send:
            {
                ++sent;
                REQUIRE(sent <= most_attempts);
                CHECK(c.attempts() == sent);
                auto const& message = c.message();
                body = sent == 1 ? message.body : body;
                invocation = sent == 1 ? header(message, "amz-sdk-invocation-id") : invocation;
                CHECK(message.body == body);
                CHECK(message.body.find("tok-0001_A") != std::string::npos);
                CHECK(header(message, "amz-sdk-invocation-id") == invocation);
                CHECK(message.headers.count("authorization") == 1);
                CHECK(message.headers.count("x-amz-date") == 1);
                CHECK(is_rightly_signed(message, now + c.clock_offset()));
                now += milliseconds(below(300));
                int const before = quota.left();
                auto const offset = c.clock_offset();
                reply const& back = faults[below(faults.size())];
                if (auto const* failure = std::get_if<boost::system::error_code>(&back))
                    c.failed(*failure, now);
                else
                    c.received(std::get<http_response>(back), now);
                if (sent > 1)
                    CHECK((c.clock_offset() == offset || offset == milliseconds(0)));
                last_cost = quota.left() < before ? before - quota.left() : last_cost;
                throttled = last_cost == 5;
                CHECK((quota.left() >= before || last_cost == 14 || last_cost == 5));
                expected_quota = (std::min)(500, quota.left());
                break;
            }
            case call_step::wait:
            {
                auto const wait = c.delay(now);
                CHECK(wait > milliseconds(0));
                milliseconds const bound((throttled ? 1000 : 50) << (sent - 1));
                CHECK(wait < (std::min)(bound, milliseconds(20'000)) + milliseconds(5000));
                now += (std::min)(wait, milliseconds(1 + below(8000))); // sometimes too early
                break;
            }
            case call_step::refresh_credentials:
                ++refreshes;
                REQUIRE(refreshes <= 2 * most_attempts);
                if (below(4) == 0)
                    c.no_credentials();
                else
                    c.use(below(3) == 0 ? who_until("MAYBE", start + milliseconds(below(10'000)))
                                        : who("OTHER"));
                break;
            case call_step::done: is_done = true; break;
            }
        CHECK(quota.left() >= 0);
        CHECK(quota.left() <= 500);
        CHECK(quota.left() == expected_quota);
        if (c.result())
            ++successes;
        else
        {
            CHECK(c.result().error().attempts == sent);
            CHECK_FALSE(c.result().error().message().empty());
            ++endings[c.result().error().stopped_because];
        }
        if (below(60) == 0) // now and then all is well again
        {
            quota.give_back(500);
            expected_quota = 500;
        }
    }
    // Each way to end was taken.
    CHECK(successes > 100);
    CHECK(endings[no_retry::not_helpful] > 100);
    CHECK(endings[no_retry::attempts_used] > 100);
    CHECK(endings[no_retry::quota_exhausted] > 20);
    CHECK(endings[no_retry::no_credentials] > 20);
}
