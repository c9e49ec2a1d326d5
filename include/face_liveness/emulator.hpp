// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_EMULATOR_HPP
#define FACE_LIVENESS_EMULATOR_HPP

#include <face_liveness/create_session.hpp>
#include <face_liveness/detail/http_date.hpp>
#include <face_liveness/detail/random.hpp>
#include <face_liveness/get_session_results.hpp>
#include <face_liveness/http.hpp>
#include <face_liveness/members.hpp>
#include <face_liveness/regions.hpp>
#include <face_liveness/service_error.hpp>
#include <face_liveness/sign.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace face_liveness::inline v1
{

/// How a check goes, as a test wants it.  A shape: it can be written as JSON and read from it.
///
/// Times count from the creation of the session, or from when the script was given if that is later.  What is
/// unset gets a value that makes sense: pictures are made up, the challenge is the first that the request
/// preferred.
struct scripted_check
{
    open<session_status> status{};              ///< SUCCEEDED, FAILED, or EXPIRED for one that is abandoned
    std::optional<double> confidence{};         ///< for SUCCEEDED
    std::optional<std::int32_t> begins_after{}; ///< milliseconds until IN_PROGRESS; 0 if unset
    std::optional<std::int32_t> ends_after{};   ///< milliseconds until it ends; 0 if unset
    std::optional<std::vector<unsigned char>> reference_image{}; ///< empty: the service has none
    std::optional<std::vector<std::vector<unsigned char>>>
        audit_images{}; ///< as many as the request wants at most
    std::optional<open<face_liveness::challenge_type>> challenge_type{}; ///< what was shown
    std::optional<std::string> challenge_version{};                      ///< 1.0.0 if unset
    std::optional<std::vector<face_liveness::feedback>> feedback{};      ///< for SUCCEEDED
    std::optional<std::string> sdk_type{};                               ///< what the client said of itself

    bool operator==(scripted_check const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("Status", &scripted_check::status);
        each("Confidence", &scripted_check::confidence);
        each("BeginsAfter", &scripted_check::begins_after);
        each("EndsAfter", &scripted_check::ends_after);
        each("ReferenceImage", &scripted_check::reference_image);
        each("AuditImages", &scripted_check::audit_images);
        each("ChallengeType", &scripted_check::challenge_type);
        each("ChallengeVersion", &scripted_check::challenge_version);
        each("Feedback", &scripted_check::feedback);
        each("SDKType", &scripted_check::sdk_type);
    }

    /// Processed, with this confidence: `scored(99.1)` for somebody live, `scored(42)` for a photograph.
    static scripted_check scored(double confidence)
    {
        return {.status = session_status::succeeded, .confidence = confidence};
    }
    /// Could not be processed.
    static scripted_check failed() { return {.status = session_status::failed}; }
    /// Begun and never ended.
    static scripted_check abandoned() { return {.status = session_status::expired}; }
};

/// What an HTTP connection does with an answer.
enum class connection_fate
{
    unknown,    ///< unset: it carries the answer
    cut_before, ///< it closes when the request is there; the service has not acted
    cut_after,  ///< it closes before the answer; the service has acted
    cut_within, ///< it closes in the middle of the answer; the service has acted
    slow        ///< it carries the answer bit by bit, over the latency
};

/// The texts of `connection_fate` behind `unknown`.
constexpr std::array<std::string_view, 4> wire_names(connection_fate) noexcept
{
    return {"CUT_BEFORE", "CUT_AFTER", "CUT_WITHIN", "SLOW"};
}

/// What goes wrong with the next calls.  A shape: it can be written as JSON and read from it.
///
/// With a code, a body or a status the service doesn't look at the request, and answers with that.  Otherwise
/// it acts as usual, and only the way of the answer is another.
struct scripted_fault
{
    std::optional<std::string> code{};    ///< answer with this error: ThrottlingException, ...
    std::optional<std::string> message{}; ///< its message
    std::optional<std::int32_t>
        status{}; ///< the HTTP status, 200 to 599; unset the usual one of the code, or 200
    std::optional<std::string> body{};        ///< answer with this body, JSON or not
    std::optional<std::string> retry_after{}; ///< the header x-amz-retry-after, in milliseconds or wrong
    std::optional<std::int32_t> latency{};    ///< milliseconds until the answer
    std::optional<open<connection_fate>> connection{}; ///< what the connection does
    std::optional<std::int32_t> count{};               ///< for so many calls; 1 if unset

    bool operator==(scripted_fault const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("Code", &scripted_fault::code);
        each("Message", &scripted_fault::message);
        each("Status", &scripted_fault::status);
        each("Body", &scripted_fault::body);
        each("RetryAfter", &scripted_fault::retry_after);
        each("Latency", &scripted_fault::latency);
        each("Connection", &scripted_fault::connection);
        each("Count", &scripted_fault::count);
    }
};

/// What the emulator is like.
struct emulator_options
{
    /// Says whether a request is rightly signed, by `verify` usually; see `signature_check`.  Empty: nobody
    /// asks.
    std::function<std::optional<service_error>(http_request const&, std::chrono::sys_seconds)> authenticate{};
    std::string region{"us-east-1"};             ///< one without Face Liveness denies access
    std::uint64_t seed{1};                       ///< of session ids, request ids and pictures
    std::chrono::milliseconds lifetime{180'000}; ///< until a session expires
    std::chrono::milliseconds memory{600'000};   ///< until a session is forgotten, and with it its token
    std::size_t max_sessions{100'000};           ///< the oldest is forgotten when there are more; at least 1
    std::size_t image_size{4096};                ///< bytes of a picture that is made up
};

/// An answer, and how it travels.
struct emulated_answer
{
    http_response response{};            ///< the answer
    std::chrono::milliseconds latency{}; ///< how long it takes
    connection_fate connection{};        ///< what the connection does with it
};

// clang-format off
/// The service as a pure function of its state, a request and the time, for tests without AWS.
///
/// Copying one copies the state.  The same seed, scripts, requests and times give the same answers.  The
/// numbers of sessions and scripts are bounded by the options.  Not for use by several threads at once.
///
/// | behaviour | known from |
/// |---|---|
/// | request and response bodies, headers x-amz-target and content-type | observed on real clients |
/// | order of checks: JSON, operation, authentication, types, limits, Region | observed on a similar service |
/// | texts of ValidationException and SerializationException | observed on other services |
/// | errors of the service itself: __type, Code, Logref, Message | documented |
/// | AccessDeniedException in a Region without Face Liveness | observed |
/// | the same ClientRequestToken gives the same session | documented |
/// | the same token with other parameters: IdempotentParameterMismatchException | documented for other operations |
/// | a token lasts as long as its session is remembered | guessed |
/// | AuditImagesLimit below 0 is 0, above 4 is 4 | documented |
/// | a session expires after three minutes; its images and score are gone then | documented |
/// | SUCCEEDED that has expired is EXPIRED | guessed |
/// | sessions that are long over are SessionNotFoundException | documented |
/// | a check that nobody has scripted expires; it never succeeds | made so, for safety |
/// | no score and no images unless SUCCEEDED | guessed |
/// | images as bytes without OutputConfig, as S3 objects with it | documented |
/// | the objects' names: prefix, session id, /reference.jpg or /audit-image-0.jpg | guessed |
/// | AuditImages is an empty list where none were asked for | guessed |
/// | the challenge shown is the first preferred, else FaceMovementAndLightChallenge | documented |
/// | its version is 1.0.0 | guessed |
/// | throttling | on demand only |
// clang-format on
class emulator
{
public:
    using time_point = std::chrono::sys_time<std::chrono::milliseconds>; ///< the caller's time

    /// A service without sessions.
    explicit emulator(emulator_options options = {})
        : options_(std::move(options))
        , random_(options_.seed)
    {
    }

    /// Answers a request.  Linear in its size, logarithmic in the number of sessions.
    emulated_answer handle(http_request const& request, time_point now)
    {
        forget_old(now);
        emulated_answer out;
        std::string const request_id = next_uuid();
        std::optional<scripted_fault> const fault = take_fault();
        if (fault)
        {
            out.latency = std::chrono::milliseconds((std::max)(fault->latency.value_or(0), 0));
            out.connection = fault->connection.value_or(connection_fate::unknown);
        }
        if (fault && (fault->code || fault->body || fault->status))
            out.response = answer_of(*fault, request_id);
        else if (out.connection != connection_fate::cut_before)
            out.response = answer(request, request_id, now);
        out.response.headers.add("date", detail::http_date(std::chrono::floor<std::chrono::seconds>(now)));
        return out;
    }

    /// The answer alone, for tests that don't look at connections.
    http_response operator()(http_request const& request, time_point now)
    {
        return handle(request, now).response;
    }

    /// Says how the next session ends that will be created and has no script; called n times, for the next n.
    void script(scripted_check check)
    {
        if (scripts_.size() < options_.max_sessions)
            scripts_.push_back(std::move(check));
    }

    /// Says how a session ends that exists; false if it doesn't.
    bool script(std::string_view session_id, scripted_check check, time_point now)
    {
        auto const found = sessions_.find(session_id);
        if (found == sessions_.end())
            return false;
        found->second.script = std::move(check);
        found->second.scripted_at = (std::max)(found->second.created, now);
        return true;
    }

    /// Says what goes wrong with the next calls; behind what was said before.
    void fail(scripted_fault fault)
    {
        constexpr std::size_t most = 10'000;
        if (faults_.size() < most)
            faults_.push_back(std::move(fault));
    }

    /// How many sessions it remembers at that time.
    std::size_t size(time_point now)
    {
        forget_old(now);
        return sessions_.size();
    }

private:
    struct session
    {
        create_session_request request{};
        time_point created{};
        std::optional<scripted_check> script{};
        time_point scripted_at{};
    };

    std::string next_uuid()
    {
        detail::random_bytes bytes{};
        for (std::size_t i = 0; i != bytes.size(); i += 8)
            for (std::uint64_t word = random_.next(), k = 0; k != 8; ++k, word >>= 8)
                bytes[i + k] = static_cast<unsigned char>(word);
        return detail::uuid_of(bytes);
    }

    void forget_old(time_point now)
    {
        while (!order_.empty()
               && (now - order_.front().first >= options_.memory
                   || order_.size() > (std::max)(options_.max_sessions, std::size_t(1))))
        {
            if (auto const oldest = sessions_.find(order_.front().second); oldest != sessions_.end())
            {
                if (auto const& token = oldest->second.request.client_request_token)
                    tokens_.erase(*token);
                sessions_.erase(oldest);
            }
            order_.pop_front();
        }
    }

    std::optional<scripted_fault> take_fault()
    {
        while (!faults_.empty())
        {
            scripted_fault& next = faults_.front();
            std::int32_t const count = next.count.value_or(1);
            if (count > 1)
            {
                next.count = count - 1;
                return next;
            }
            scripted_fault last = std::move(next);
            faults_.pop_front();
            if (count == 1)
                return last;
        }
        return std::nullopt;
    }

    static http_response answer_of(scripted_fault const& fault, std::string_view request_id)
    {
        http_response out;
        if (fault.code)
            out = to_http(service_error{.code = open<service_errc>(*fault.code),
                                        .service_message = fault.message.value_or("")},
                          request_id);
        else
            out = detail::json_response(200, request_id);
        if (fault.body || !fault.code)
            out.body = fault.body.value_or("");
        if (fault.status && *fault.status >= 200 && *fault.status <= 599)
            out.status = *fault.status;
        if (out.status == 204 || out.status == 304) // which HTTP allows no body
            out.body.clear();
        if (fault.retry_after && detail::sigv4_field_value(*fault.retry_after))
            out.headers.add("x-amz-retry-after", *fault.retry_after);
        return out;
    }

    http_response answer(http_request const& request, std::string_view request_id, time_point now)
    {
        auto const authenticate = [&](http_request const& message) -> std::optional<service_error>
        {
            if (!options_.authenticate)
                return std::nullopt;
            return options_.authenticate(message, std::chrono::floor<std::chrono::seconds>(now));
        };
        auto const typed = read_request(request, authenticate);
        if (!typed)
            return to_http(typed.error(), request_id);
        if (!offers_face_liveness(options_.region))
            return refuse(service_errc::access_denied, "Face Liveness is not available in this Region",
                          request_id);
        return std::visit([&](auto const& of_operation) { return perform(of_operation, request_id, now); },
                          *typed);
    }

    http_response refuse(service_errc code, std::string message, std::string_view request_id)
    {
        return to_http(
            service_error{.code = code, .service_message = std::move(message), .log_ref = next_uuid()},
            request_id);
    }

    http_response perform(create_session_request const& request, std::string_view request_id, time_point now)
    {
        if (auto const& token = request.client_request_token)
            if (auto const used = tokens_.find(*token); used != tokens_.end())
            {
                if (sessions_.find(used->second)->second.request == request)
                    return to_http(create_session_response{.session_id = used->second}, request_id);
                return refuse(service_errc::idempotent_parameter_mismatch,
                              "The ClientRequestToken: " + *token + " you have supplied is already in use.",
                              request_id);
            }

        std::string const id = next_uuid();
        session& made = sessions_[id];
        made.request = request;
        made.created = made.scripted_at = now;
        if (!scripts_.empty())
        {
            made.script = std::move(scripts_.front());
            scripts_.pop_front();
        }
        order_.emplace_back(now, id);
        if (request.client_request_token)
            tokens_.emplace(*request.client_request_token, id);
        forget_old(now);
        return to_http(create_session_response{.session_id = id}, request_id);
    }

    http_response perform(get_session_results_request const& request, std::string_view request_id,
                          time_point now)
    {
        auto const found = sessions_.find(request.session_id);
        if (found == sessions_.end())
            return refuse(service_errc::session_not_found, "Session not found", request_id);
        return to_http(results_of(found->first, found->second, now), request_id);
    }

    session_status status_of(session const& s, time_point now) const noexcept
    {
        if (now - s.created >= options_.lifetime)
            return session_status::expired;
        auto const age = now - s.scripted_at;
        if (!s.script || age < std::chrono::milliseconds(s.script->begins_after.value_or(0)))
            return session_status::created;
        session_status const end = s.script->status;
        bool const ends = end == session_status::succeeded || end == session_status::failed;
        if (!ends || age < std::chrono::milliseconds(s.script->ends_after.value_or(0)))
            return session_status::in_progress;
        return end;
    }

    get_session_results_response results_of(std::string const& id, session const& s, time_point now) const
    {
        get_session_results_response out{.session_id = id, .status = status_of(s, now)};
        if (out.status != session_status::succeeded)
            return out;
        scripted_check const& script = *s.script;
        session_settings const settings = s.request.settings.value_or(session_settings());

        out.confidence = script.confidence;
        using image = std::vector<unsigned char>;
        image const* const reference = script.reference_image ? &*script.reference_image : nullptr;
        if (!reference || !reference->empty())
            out.reference_image = image_of(settings, id, "/reference.jpg", reference, 0);
        auto const limit = static_cast<std::size_t>(effective_audit_images_limit(settings));
        std::vector<image> const* const audit = script.audit_images ? &*script.audit_images : nullptr;
        std::size_t const count = audit ? (std::min)(limit, audit->size()) : limit;
        out.audit_images.emplace();
        for (std::size_t i = 0; i != count; ++i)
            out.audit_images->push_back(image_of(settings, id, "/audit-image-" + std::to_string(i) + ".jpg",
                                                 audit ? &(*audit)[i] : nullptr, i + 1));
        out.challenge = challenge{.type = face_liveness::challenge_type::face_movement_and_light_challenge,
                                  .version = script.challenge_version.value_or("1.0.0")};
        if (auto const& preferences = settings.challenge_preferences; preferences && !preferences->empty())
            out.challenge->type = preferences->front().type;
        if (script.challenge_type)
            out.challenge->type = *script.challenge_type;
        out.feedback = script.feedback;
        if (script.sdk_type)
            out.metadata = metadata{.sdk_type = *script.sdk_type};
        return out;
    }

    // With these bytes, or with a picture that is made up.
    audit_image image_of(session_settings const& settings, std::string const& id, std::string const& name,
                         std::vector<unsigned char> const* bytes, std::size_t place) const
    {
        audit_image out{.bounding_box =
                            bounding_box{.width = 0.25, .height = 0.5, .left = 0.375, .top = 0.25}};
        if (auto const& config = settings.output_config)
            out.s3_object = s3_object{.bucket = config->s3_bucket,
                                      .name = config->s3_key_prefix.value_or("") + id + name};
        else
            out.bytes = bytes ? *bytes : made_up(id, place);
        return out;
    }

    // The start and end of a JPEG, and noise between; the same for a session and a place each time.
    std::vector<unsigned char> made_up(std::string const& id, std::size_t place) const
    {
        constexpr std::array<unsigned char, 4> start{0xFF, 0xD8, 0xFF, 0xE0};
        constexpr std::array<unsigned char, 2> end{0xFF, 0xD9};
        std::uint64_t mark = place;
        for (char c : id)
            mark = mark * 31 + static_cast<unsigned char>(c);
        detail::spread noise(mark);
        std::vector<unsigned char> bytes((std::max)(options_.image_size, start.size() + end.size()));
        for (unsigned char& byte : bytes)
            byte = static_cast<unsigned char>(noise.next());
        std::copy(start.begin(), start.end(), bytes.begin());
        std::copy(end.begin(), end.end(), bytes.end() - end.size());
        return bytes;
    }

    emulator_options options_;
    detail::spread random_;
    std::map<std::string, session, std::less<>> sessions_{};
    std::map<std::string, std::string> tokens_{};            // token to session id
    std::deque<std::pair<time_point, std::string>> order_{}; // of creation
    std::deque<scripted_check> scripts_{};
    std::deque<scripted_fault> faults_{};
};

/// For `emulator_options::authenticate`: lets in what `verify` does.
///
/// `find_secret(access_key_id)` gives an optional secret.
template <sha256_function Sha256, secret_lookup Lookup>
auto signature_check(Sha256 sha256, Lookup find_secret, std::string region)
{
    return
        [=](http_request const& message, std::chrono::sys_seconds now) mutable -> std::optional<service_error>
    {
        auto const verified = verify(message, find_secret, now, sha256, {.region = region});
        if (verified)
            return std::nullopt;
        verify_error const why = verified.error();
        return service_error{.code = open<service_errc>(why.service_code()),
                             .service_message = why.message()};
    };
}

} // namespace face_liveness::inline v1

#endif
