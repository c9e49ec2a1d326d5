// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// The input says what a call is made with, what it is told, and when.  However absurd, the rules of a call
// hold: attempts, quota and waits are bounded, the body stays, what is done stays done.

#include "support/fuzz.hpp"

#include <face_liveness.hpp>

#include <sstream>

namespace fl = face_liveness;
using std::chrono::milliseconds;

namespace
{

using time_point = std::chrono::sys_time<milliseconds>;

// Not SHA-256, but as good for what is looked at here, and fast.
struct quick_hash
{
    fl::sha256_digest operator()(std::string_view bytes) const
    {
        std::uint64_t state = 14'695'981'039'346'656'037u;
        for (char c : bytes)
            state = (state ^ static_cast<unsigned char>(c)) * 1'099'511'628'211u;
        fl::detail::spread numbers(state);
        fl::sha256_digest out{};
        for (unsigned char& byte : out)
            byte = static_cast<unsigned char>(numbers.next());
        return out;
    }
};

fl::credentials any_credentials(byte_source& source, time_point now)
{
    fl::credentials out{.access_key_id = "AKIDEXAMPLE", .secret_access_key = "secret"};
    if (source.byte() % 4 == 0)
        out.session_token = source.text();
    if (source.byte() % 2 == 0)
        out.expiration = std::chrono::floor<std::chrono::seconds>(now) + std::chrono::seconds(source.byte());
    return out;
}

fl::http_response any_answer(byte_source& source)
{
    fl::http_response out;
    constexpr int statuses[] = {200, 200, 400, 400, 403, 429, 500, 503};
    std::uint8_t const choice = source.byte();
    out.status = choice < 0x80 ? statuses[choice % 8] : static_cast<int>(source.bits(2));
    for (char const* const name : {"date", "x-amz-retry-after", "retry-after", "x-amzn-errortype", "age"})
        if (source.byte() % 2 == 0)
            out.headers.add(name, std::string(source.text()));
    constexpr char const* bodies[] = {R"({"SessionId":"0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10"})",
                                      R"({"__type":"ThrottlingException"})",
                                      R"({"__type":"InvalidSignatureException"})",
                                      R"({"__type":"ExpiredTokenException"})",
                                      R"({"__type":"InternalServerError"})",
                                      R"({"__type":"RequestExpired"})"};
    std::size_t const body = source.below(std::size(bodies) + 1);
    out.body = body == std::size(bodies) ? std::string(source.text()) : bodies[body];
    return out;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    byte_source source(data, size);
    time_point now{milliseconds(1'795'366'800'000)};

    constexpr int capacity = 100;
    fl::retry_quota quota(capacity);
    fl::call_options options;
    options.retry.max_attempts = static_cast<int>(source.byte() % 12) - 1;
    if (source.byte() % 4 == 0)
    {
        for (milliseconds fl::retry_policy::*part :
             {&fl::retry_policy::base_delay, &fl::retry_policy::throttling_delay,
              &fl::retry_policy::max_delay, &fl::retry_policy::max_hint_excess,
              &fl::retry_policy::min_clock_skew})
            options.retry.*part = milliseconds(static_cast<std::int64_t>(source.bits(8)));
        for (int fl::retry_policy::*part :
             {&fl::retry_policy::cost, &fl::retry_policy::throttling_cost, &fl::retry_policy::success_refund})
            options.retry.*part = static_cast<int>(source.bits(4));
    }
    if (source.byte() % 2 == 0)
        options.quota = &quota;
    if (source.byte() % 8 == 0)
        options.user_agent = source.text();
    options.clock_offset = milliseconds(static_cast<std::int32_t>(source.bits(4)));
    int const most_attempts = (std::max)(options.retry.max_attempts, 1);
    auto const most_wait = (std::max)(options.retry.max_delay, milliseconds(0));
    auto const most_excess = (std::max)(options.retry.max_hint_excess, milliseconds(0));

    auto const request = source.byte() % 2 == 0 ? fl::create_session_request{.client_request_token = "token"}
                                                : source.make<fl::create_session_request>();
    fl::random_bytes random{};
    for (unsigned char& byte : random)
        byte = source.byte();
    fl::call c(request, fl::endpoint_for("us-east-1").value(), any_credentials(source, now), random,
               quick_hash{}, options);
    std::string const body = c.message().body;
    must_hold(fl::is_valid(request) || body.empty(), "a request with an error has no message");

    bool was_done = false;
    std::string last_words;
    for (int steps = 0; steps != 200; ++steps)
    {
        fl::call_step const step = c.next(now);
        must_hold(!was_done || step == fl::call_step::done, "what is done stays done");
        must_hold(c.attempts() <= most_attempts, "no more attempts than allowed");
        must_hold(quota.left() >= 0 && quota.left() <= capacity, "the quota stays within its bounds");
        must_hold(c.message().body == body, "the body stays");
        switch (step)
        {
        case fl::call_step::send:
            must_hold(fl::is_valid(request), "no request with an error is sent");
            must_hold(c.attempts() >= 1, "an attempt counts");
            must_hold(c.message().headers.count("authorization") == 1, "what is sent is signed");
            must_hold(c.message().headers.count("amz-sdk-invocation-id") == 1, "and has its id");
            must_hold(!c.message().headers.contains("x-amz-security-token")
                          || c.message().headers.count("x-amz-security-token") == 1,
                      "and no two tokens");
            break;
        case fl::call_step::wait:
        {
            auto const wait = c.delay(now);
            must_hold(wait > milliseconds(0), "a wait takes time");
            must_hold(wait <= most_wait || wait - most_wait <= most_excess, "a wait is bounded");
            break;
        }
        case fl::call_step::refresh_credentials: break;
        case fl::call_step::done:
        {
            std::ostringstream words;
            if (c.result())
                words << c.result()->session_id;
            else
            {
                auto const error = c.result().error();
                must_hold(error.attempts == c.attempts(), "an error counts the attempts");
                words << error;
            }
            must_hold(!was_done || words.str() == last_words, "a result stays");
            last_words = words.str();
            was_done = true;
            break;
        }
        }

        if (source.rest().empty())
            break;
        switch (source.byte() % 8)
        {
        case 0:
        case 1: c.received(any_answer(source), now); break;
        case 2: c.failed({static_cast<int>(source.byte()), boost::system::system_category()}, now); break;
        case 3: c.use(any_credentials(source, now)); break;
        case 4: c.no_credentials(); break;
        case 5: now -= milliseconds(source.bits(3)); break; // a clock that is set back
        case 6: now += milliseconds(source.bits(3)); break;
        default: now += c.delay(now) < std::chrono::hours(24) ? c.delay(now) : milliseconds(0); break;
        }
    }
    return 0;
}
