// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_CALL_HPP
#define FACE_LIVENESS_CALL_HPP

#include <face_liveness/create_session.hpp>
#include <face_liveness/detail/http_date.hpp>
#include <face_liveness/detail/random.hpp>
#include <face_liveness/http/message.hpp>
#include <face_liveness/http/request.hpp>
#include <face_liveness/http/response.hpp>
#include <face_liveness/regions.hpp>
#include <face_liveness/service_error.hpp>
#include <face_liveness/sign.hpp>

#include <boost/assert/source_location.hpp>
#include <boost/system/errc.hpp>
#include <boost/system/error_code.hpp>
#include <boost/system/result.hpp>
#include <boost/system/system_error.hpp>
#include <boost/throw_exception.hpp>

#include <algorithm>
#include <atomic>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

namespace face_liveness::inline v1
{

/// Sixteen random bytes of the caller's, from a good source (getrandom, arc4random, RAND_bytes).
using random_bytes = detail::random_bytes;

/// A ClientRequestToken for one attempt at a check: 32 characters made of 16 random bytes.
///
/// The same token gives the same session, which may be spent: a session is good for one check.  So make a
/// token for each check and keep it for the repetitions of one call only.  Never use a constant, as AWS's own
/// example does.
inline std::string fresh_token(random_bytes const& bytes)
{
    std::string out;
    out.reserve(2 * bytes.size());
    for (unsigned char byte : bytes)
        out += {"0123456789abcdef"[byte >> 4], "0123456789abcdef"[byte & 15]};
    return out;
}

/// When to try again, and how long to wait: the standard mode of AWS's SDKs as of 2026 (AWS SDKs and tools
/// reference guide, "Retry behavior").  Before repetition i, counted from 0, a call waits a random part of
/// min(base x 2^i, max_delay), and longer if the service asks for it.
struct retry_policy
{
    int max_attempts = 3;                              ///< the first one included
    std::chrono::milliseconds base_delay{50};          ///< after faults and lost connections
    std::chrono::milliseconds throttling_delay{1000};  ///< the base after throttling
    std::chrono::milliseconds max_delay{20'000};       ///< before the random part is taken
    std::chrono::milliseconds max_hint_excess{5'000};  ///< how much longer the service may make it wait
    int cost = 14;                                     ///< tokens of the quota for a repetition
    int throttling_cost = 5;                           ///< the same after throttling
    int success_refund = 1;                            ///< what a call that succeeds at once gives back
    std::chrono::milliseconds min_clock_skew{240'000}; ///< clocks closer than this are not corrected

    bool operator==(retry_policy const&) const = default;
};

/// The tokens that repetitions cost, shared by calls, so that a service in trouble isn't asked ever more.
///
/// Safe to use from any number of threads at once.  Must outlive the calls that use it.
class retry_quota
{
public:
    /// A full bucket.
    constexpr explicit retry_quota(int capacity = 500) noexcept
        : capacity_((std::max)(capacity, 0))
        , left_(capacity_)
    {
    }
    retry_quota(retry_quota const&) = delete;
    retry_quota& operator=(retry_quota const&) = delete;

    /// Takes so many tokens, all or none of them; a negative amount is none.
    bool take(int amount) noexcept
    {
        amount = (std::max)(amount, 0);
        int left = left_.load(std::memory_order_relaxed);
        while (left >= amount)
            if (left_.compare_exchange_weak(left, left - amount, std::memory_order_relaxed))
                return true;
        return false;
    }

    /// Gives tokens back; the bucket holds no more than its capacity.  A negative amount is none.
    void give_back(int amount) noexcept
    {
        amount = (std::max)(amount, 0);
        int left = left_.load(std::memory_order_relaxed);
        while (!left_.compare_exchange_weak(left, left + (std::min)(amount, capacity_ - left),
                                            std::memory_order_relaxed))
        {
        }
    }

    /// How many there are now.
    int left() const noexcept { return left_.load(std::memory_order_relaxed); }

private:
    int capacity_;
    std::atomic<int> left_;
};

/// Why a call was not repeated once more.
enum class no_retry
{
    not_helpful,     ///< the same request would fail again
    attempts_used,   ///< all attempts are used up
    quota_exhausted, ///< the retry quota has no tokens left: too much is failing
    no_credentials   ///< the credentials have expired, and no others came that are good
};

/// Why a call has no response.
struct call_error
{
    /// What stood in the way: a request with errors (nothing was sent), one that could not be signed (nothing
    /// was sent), the service's error, an answer that can't be read, or the transport's own error.
    std::variant<invalid_request, sign_error, service_error, decode_error, boost::system::error_code>
        reason{};
    int attempts{};             ///< how often the request was sent
    no_retry stopped_because{}; ///< why it wasn't sent again

    /// The service's error, or null.
    service_error const* service() const& noexcept { return std::get_if<service_error>(&reason); }
    service_error const* service() const&& =
        delete; // a result's error() is a copy, gone at the end of the line

    /// For those who live with Boost.Asio: the code alone; of an invalid request `errc::invalid_argument`.
    boost::system::error_code error() const noexcept // NOLINT(bugprone-exception-escape): never valueless
    {
        struct
        {
            using code = boost::system::error_code;
            code operator()(invalid_request const&) const noexcept
            {
                return boost::system::errc::make_error_code(boost::system::errc::invalid_argument);
            }
            code operator()(sign_error const& e) const noexcept { return e.error(); }
            code operator()(service_error const& e) const noexcept { return e.error(); }
            code operator()(decode_error const& e) const noexcept { return e.error(); }
            code operator()(code e) const noexcept { return e; }
        } const code_of;
        return std::visit(code_of, reason);
    }

    /// A line for people, or several if the request has several issues.
    std::string message() const
    {
        std::string out = std::visit([](auto const& e) { return e.message(); }, reason);
        if (stopped_because == no_retry::attempts_used && attempts > 1)
            out += " (after " + std::to_string(attempts) + " attempts)";
        if (stopped_because == no_retry::quota_exhausted)
            out += " (not repeated: too many calls fail)";
        if (stopped_because == no_retry::no_credentials)
            out += " (no fresh credentials)";
        return out;
    }

    /// Writes `message()`.
    template <class Traits>
    friend std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                                        call_error const& e)
    {
        return out << std::string_view(e.message());
    }
};

/// Lets `.value()` of a result with this error throw `boost::system::system_error`.
[[noreturn]] inline void throw_exception_from_error(call_error const& e, boost::source_location const& where)
{
    boost::throw_exception(boost::system::system_error(e.error(), e.message()), where);
}

/// What a call wants next.
enum class call_step
{
    send,                ///< send `message()`, then tell `received` or `failed`
    wait,                ///< wait for `delay()`, then ask again
    refresh_credentials, ///< get other credentials, then tell `use`, or `no_credentials`
    done                 ///< take `result()`
};

/// What a call may be told besides its request.
struct call_options
{
    retry_policy retry{};     ///< when to try again
    retry_quota* quota{};     ///< shared with other calls; none, and only `max_attempts` counts
    decode_options decode{};  ///< limits of the answer
    std::string user_agent{}; ///< for the header user-agent; none if empty

    /// What to add to the caller's clock for the service's: `clock_offset()` of an earlier call.  Once a
    /// call has found that the clock is wrong, the next ones need not find it again.
    std::chrono::milliseconds clock_offset{};
};

/// One call of an operation as a state machine: it decides, the caller acts.  No clock, no I/O, no threads of
/// its own.
///
///     call c(request, endpoint, credentials, random, openssl_sha256{});
///     auto result = run(c, transport, clock, sleep);
///
/// Each attempt is signed anew with the time that `next` is given; body and invocation id stay the same.  An
/// error that names the clock makes it take the time of the answer's Date header, once, if that is far enough
/// from the caller's. Credentials that have expired by the clock are not sent, and the call asks for others;
/// it does so too when the service says that they have expired, once.
///
/// A create call without a ClientRequestToken that is sent twice may make two sessions; `advice()` says so.
///
/// What is told out of turn (an answer to nothing that was sent, say) is ignored.  Not for use by several
/// threads at once.  Basic exception safety.
template <request_shape Request, sha256_function Sha256>
class call
{
public:
    using response = typename Request::response;                         ///< what it gives in the end
    using result_type = boost::system::result<response, call_error>;     ///< that, or why there is none
    using time_point = std::chrono::sys_time<std::chrono::milliseconds>; ///< the caller's time

    /// A request with an error in it is done at once.
    call(Request const& request, endpoint const& where, credentials who, random_bytes const& random,
         Sha256 sha256, call_options options = {})
        : options_(std::move(options))
        , who_(std::move(who))
        , region_(where.region)
        , sha256_(std::move(sha256))
        , jitter_(random)
        , clock_offset_(options_.clock_offset)
    {
        auto message = to_http(request, where);
        if (!message)
        {
            finish(call_error{std::move(message).error(), 0, no_retry::not_helpful});
            return;
        }
        message_ = *std::move(message);
        message_.headers.add("amz-sdk-invocation-id", detail::uuid_of(random));
        if (!options_.user_agent.empty())
            message_.headers.add("user-agent", options_.user_agent);
        if constexpr (requires { request.client_request_token; })
            has_token_ = request.client_request_token.has_value();
    }

    /// What to do now.  Signs the message when it is time to send one.
    call_step next(time_point now)
    {
        if (step_ == call_step::wait)
        {
            wait_from_ = (std::min)(wait_from_, now); // a clock that was set back doesn't prolong the wait
            if (delay(now) == milliseconds(0))
                step_ = call_step::send;
        }
        if (step_ == call_step::send && !is_prepared_)
            prepare(now);
        return step_;
    }

    /// The signed message, when `next` has said `send`.  It holds what is secret of the signature.
    http_request const& message() const noexcept { return message_; }

    /// How long to wait from `now`, when `next` has said `wait`.
    std::chrono::milliseconds delay(time_point now) const noexcept
    {
        auto const waited = now - wait_from_;
        return waited >= wait_ ? milliseconds(0) : waited > milliseconds(0) ? wait_ - waited : wait_;
    }

    /// The service's answer has come.
    void received(http_response const& answer, time_point now)
    {
        if (!is_prepared_)
            return;
        auto outcome = from_http<response>(answer, options_.decode);
        is_prepared_ = false;
        if (outcome)
        {
            refund();
            result_ = *std::move(outcome);
            step_ = call_step::done;
            return;
        }
        response_error const reason = std::move(outcome).error();
        if (auto const* unreadable = reason.decode())
            return finish(call_error{*unreadable, attempts_, no_retry::not_helpful});
        service_error const& error = *reason.service();
        if (error.code == service_errc::expired_token && !service_said_expired_)
        {
            service_said_expired_ = true;
            if (attempts_ >= options_.retry.max_attempts)
                return finish(call_error{error, attempts_, no_retry::attempts_used});
            return ask_for_credentials(error);
        }
        bool const corrected = error.is_clock() && correct_clock(answer, now);
        if (!corrected && !error.may_be_retried())
            return finish(call_error{error, attempts_, no_retry::not_helpful});
        try_again(error, error.is_throttling(), hint_of(answer, now), now);
    }

    /// No answer came: the connection failed or took too long.
    void failed(boost::system::error_code error, time_point now)
    {
        if (!is_prepared_)
            return;
        is_prepared_ = false;
        try_again(error, false, std::nullopt, now);
    }

    /// Other credentials, when `next` has said `refresh_credentials`; at any other time, those for the next
    /// attempt.  If they have expired too, the call is done.
    void use(credentials who)
    {
        who_ = std::move(who);
        if (step_ != call_step::refresh_credentials)
            return;
        others_came_ = true;
        step_ = call_step::send;
    }

    /// There are no other credentials: the call is done.
    void no_credentials()
    {
        if (step_ == call_step::refresh_credentials)
            finish(call_error{last_error_, attempts_, no_retry::no_credentials});
    }

    /// The response or the error, when `next` has said `done`; until then `errc::operation_in_progress`.
    result_type const& result() const& noexcept { return result_; }
    /// The same, moved out.
    result_type result() && { return std::move(result_); }

    /// How often the request was handed out to be sent.
    int attempts() const noexcept { return attempts_; }

    /// What is known of the service's clock: its time less the caller's.
    std::chrono::milliseconds clock_offset() const noexcept { return clock_offset_; }

    /// A sentence about a request that can't be repeated safely, or nothing.
    std::string_view advice() const noexcept
    {
        if (std::is_same_v<Request, create_session_request> && !has_token_ && options_.retry.max_attempts > 1)
            return "CreateFaceLivenessSession without a ClientRequestToken: if an answer is lost, the "
                   "repetition makes a second session (see fresh_token)";
        return {};
    }

private:
    using milliseconds = std::chrono::milliseconds;

    static call_error not_done() noexcept
    {
        return {boost::system::errc::make_error_code(boost::system::errc::operation_in_progress), 0,
                no_retry::not_helpful};
    }

    void prepare(time_point now)
    {
        auto const service_time = std::chrono::floor<std::chrono::seconds>(now + clock_offset_);
        if (who_.expired_at(service_time))
            return ask_for_credentials(
                service_error{.code = service_errc::expired_token,
                              .service_message = "the credentials expired before the request was sent",
                              .operation = Request::operation});
        others_came_ = false;
        message_.headers.set("amz-sdk-request", "attempt=" + std::to_string(attempts_ + 1)
                                                    + "; max=" + std::to_string(options_.retry.max_attempts));
        if (auto const signed_ = sign(message_, who_, region_, service_time, sha256_); !signed_)
            return finish(call_error{signed_.error(), attempts_, no_retry::not_helpful});
        ++attempts_;
        is_prepared_ = true;
        signed_at_ = now;
    }

    // Once for each attempt, so that a source of credentials that have expired is not asked forever.
    void ask_for_credentials(service_error why)
    {
        if (others_came_)
            return finish(call_error{std::move(why), attempts_, no_retry::no_credentials});
        last_error_ = std::move(why);
        step_ = call_step::refresh_credentials;
    }

    template <class Reason>
    void try_again(Reason const& reason, bool throttled, std::optional<milliseconds> hint, time_point now)
    {
        auto const& policy = options_.retry;
        if (attempts_ >= policy.max_attempts)
            return finish(call_error{reason, attempts_, no_retry::attempts_used});
        int const cost = throttled ? policy.throttling_cost : policy.cost;
        if (options_.quota && !options_.quota->take(cost))
            return finish(call_error{reason, attempts_, no_retry::quota_exhausted});
        last_cost_ = cost;
        wait_from_ = now;
        wait_ = backoff(throttled, hint);
        step_ = call_step::wait;
    }

    // The service's hint can only make it longer, and only so much.
    milliseconds backoff(bool throttled, std::optional<milliseconds> hint) noexcept
    {
        auto const& policy = options_.retry;
        constexpr milliseconds zero(0);
        milliseconds const most = (std::max)(policy.max_delay, zero);
        milliseconds longest =
            std::clamp(throttled ? policy.throttling_delay : policy.base_delay, zero, most);
        for (int i = 1; i < attempts_ && longest < most; ++i)
            longest = longest > most / 2 ? most : longest * 2;
        milliseconds const delay(
            static_cast<std::int64_t>(jitter_.next_fraction() * static_cast<double>(longest.count())));
        if (!hint || *hint <= delay)
            return delay;
        return delay + (std::min)(*hint - delay, (std::max)(policy.max_hint_excess, zero));
    }

    // x-amz-retry-after in milliseconds, or Retry-After in seconds or as a date (RFC 9110, section 10.2.3).
    std::optional<milliseconds> hint_of(http_response const& answer, time_point now) const noexcept
    {
        constexpr std::int64_t longest = 24 * 60 * 60; // seconds; nobody waits that long, nothing overflows
        if (auto const text = answer.headers.get("x-amz-retry-after"))
            if (auto const amount = whole_number(*text))
                return milliseconds((std::min)(*amount, 1000 * longest));
        if (auto const text = answer.headers.get("retry-after"))
        {
            if (auto const amount = whole_number(*text))
                return milliseconds(1000 * (std::min)(*amount, longest));
            if (auto const date = detail::read_http_date(*text))
                return (std::max)(milliseconds(0), *date - (now + clock_offset_));
        }
        return std::nullopt;
    }

    static std::optional<std::int64_t> whole_number(std::string_view text) noexcept
    {
        std::int64_t value = 0;
        auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc() || end != text.data() + text.size() || value < 0)
            return std::nullopt;
        return value;
    }

    // Whether the answer shows that the caller's clock is off, and it hasn't been corrected before.
    bool correct_clock(http_response const& answer, time_point now) noexcept
    {
        if (was_corrected_ || answer.headers.contains("age")) // out of a cache
            return false;
        if (now - signed_at_ >= options_.retry.min_clock_skew) // nobody knows when it was written
            return false;
        auto const date = detail::read_http_date(answer.headers.get("date").value_or(""));
        if (!date)
            return false;
        milliseconds const offset = *date - now;
        if (std::chrono::abs(offset - clock_offset_) < options_.retry.min_clock_skew)
            return false;
        clock_offset_ = offset;
        was_corrected_ = true;
        return true;
    }

    void refund() noexcept
    {
        if (options_.quota)
            options_.quota->give_back(last_cost_ != 0 ? last_cost_ : options_.retry.success_refund);
    }

    void finish(call_error error)
    {
        result_ = std::move(error);
        step_ = call_step::done;
    }

    call_options options_;
    credentials who_;
    std::string region_;
    Sha256 sha256_;
    detail::spread jitter_;
    http_request message_{};
    milliseconds clock_offset_{};
    result_type result_ = not_done();
    service_error last_error_{};
    call_step step_ = call_step::send;
    time_point signed_at_{}; // by the caller's clock
    time_point wait_from_{};
    milliseconds wait_{};
    int attempts_ = 0;
    int last_cost_ = 0;
    bool is_prepared_ = false; // signed, handed out, not answered yet
    bool others_came_ = false; // other credentials, since the last attempt
    bool service_said_expired_ = false;
    bool was_corrected_ = false;
    bool has_token_ = false;
};

/// Drives a call to its end, blocking.
///
/// `transport(http_request const&)` gives `boost::system::result<http_response>`: the answer, or the error
/// code of a connection that failed or took too long.  `clock()` gives the time, `sleep(duration)` waits,
/// `refresh()` gives an optional of other credentials.
template <class Call, class Transport, class Clock, class Sleep, class Refresh>
typename Call::result_type run(Call& call, Transport&& transport, Clock&& clock, Sleep&& sleep,
                               Refresh&& refresh)
{
    using std::chrono::floor;
    using std::chrono::milliseconds;
    auto const now = [&] { return floor<milliseconds>(clock()); };
    for (;;)
        switch (call.next(now()))
        {
        case call_step::send:
            if (boost::system::result<http_response> const answer = transport(call.message()))
                call.received(*answer, now());
            else
                call.failed(answer.error(), now());
            break;
        case call_step::wait: sleep(call.delay(now())); break;
        case call_step::refresh_credentials:
            if (auto others = refresh())
                call.use(*std::move(others));
            else
                call.no_credentials();
            break;
        case call_step::done: return std::move(call).result();
        }
}

/// The same for credentials that can't be refreshed.
template <class Call, class Transport, class Clock, class Sleep>
typename Call::result_type run(Call& call, Transport&& transport, Clock&& clock, Sleep&& sleep)
{
    return run(call, transport, clock, sleep, [] { return std::optional<credentials>(); });
}

} // namespace face_liveness::inline v1

#endif
