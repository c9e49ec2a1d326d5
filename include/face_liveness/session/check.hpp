// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_SESSION_CHECK_HPP
#define FACE_LIVENESS_SESSION_CHECK_HPP

#include <face_liveness/create_session.hpp>
#include <face_liveness/detail/text.hpp>
#include <face_liveness/detail/timestamp.hpp>
#include <face_liveness/detail/utf8.hpp>
#include <face_liveness/encode.hpp>
#include <face_liveness/get_session_results.hpp>
#include <face_liveness/json/decode.hpp>
#include <face_liveness/regions.hpp>
#include <face_liveness/types.hpp>

#include <boost/assert/source_location.hpp>
#include <boost/system/error_category.hpp>
#include <boost/system/error_code.hpp>
#include <boost/system/is_error_code_enum.hpp>
#include <boost/system/result.hpp>
#include <boost/system/system_error.hpp>
#include <boost/throw_exception.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

// A check that is under way: whose it is, how long it lasts, and when to ask for its results.  Times come
// from the caller:
//
//     auto const now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());

namespace face_liveness::inline v1
{

/// How long a session lasts.  After that all its data is unavailable and its status is EXPIRED (Rekognition
/// API reference, CreateFaceLivenessSession).
inline constexpr std::chrono::minutes session_lifetime{3};

/// What is wrong with a check, or with what is asked of it.  Trying again with the same never helps.
enum class session_errc
{
    malformed_text = 1, ///< a stored text that is not the JSON of a `stored_check`
    session_id,         ///< not a session id by the service's model
    region,             ///< empty, or nothing that can name a Region
    subject,            ///< empty, or not UTF-8
    time,               ///< not a point in time, or not in the years 1970 to 9999
    deadline,           ///< not after the creation, or more than `session_lifetime` after it
    other_region        ///< the results were to be asked for in another Region than the session's
};

namespace detail
{

constexpr char const* session_error_text(session_errc reason) noexcept
{
    switch (reason)
    {
    case session_errc::malformed_text: return "the stored check cannot be read";
    case session_errc::session_id: return "the session id of the check is not one";
    case session_errc::region: return "the Region of the check is missing or malformed";
    case session_errc::subject: return "the subject of the check is missing or not UTF-8";
    case session_errc::time:
        return "a time of the check is not of the form 2026-11-22T17:25:00.123Z, from 1970 to 9999";
    case session_errc::deadline:
        return "the deadline of the check is not within three minutes after its creation";
    case session_errc::other_region: return "the session is of another Region, which alone knows its results";
    }
    return "unknown session error";
}

struct session_error_category final : boost::system::error_category
{
    consteval session_error_category() noexcept
        : error_category(0xd15c4e07b96a2f83) // random; makes categories of several shared objects equal
    {
    }

    char const* name() const noexcept override { return "face_liveness.session"; }
    std::string message(int code) const override
    {
        return session_error_text(static_cast<session_errc>(code));
    }
    char const* message(int code, char*, std::size_t) const noexcept override
    {
        return session_error_text(static_cast<session_errc>(code));
    }
};

inline constexpr session_error_category the_session_error_category{};

} // namespace detail

/// The category of `session_errc`.
[[nodiscard]] inline boost::system::error_category const& session_category() noexcept
{
    return detail::the_session_error_category;
}

/// Makes `boost::system::error_code` of a `session_errc`; found by argument-dependent look-up.
[[nodiscard]] inline boost::system::error_code make_error_code(session_errc reason) noexcept
{
    return {static_cast<int>(reason), session_category()};
}

/// What is wrong with a check.  Holds nothing of its subject.
struct session_error
{
    session_errc reason{}; ///< what is wrong
    std::string detail{};  ///< more about it, or empty: where the JSON breaks off, which two Regions

    bool operator==(session_error const&) const = default;

    /// A sentence, with the detail in parentheses.
    [[nodiscard]] std::string message() const
    {
        std::string text = detail::session_error_text(reason);
        return detail.empty() ? text : text + " (" + detail + ")";
    }

    /// For those who live with Boost.Asio: the reason alone.
    [[nodiscard]] boost::system::error_code error() const noexcept { return make_error_code(reason); }

    /// Writes `message()`.
    template <class Traits>
    friend std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                                        session_error const& error)
    {
        return out << std::string_view(error.message());
    }
};

/// Lets `.value()` of a result with this error throw `boost::system::system_error`.
[[noreturn]] inline void throw_exception_from_error(session_error const& error,
                                                    boost::source_location const& where)
{
    boost::throw_exception(boost::system::system_error(error.error(), error.message()), where);
}

/// A check as it is stored: a shape, for `encode`, `decode` and Boost.JSON.  Not checked before
/// `session_check::restore` has seen it.
///
///     {"SessionId":"0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10","Region":"us-east-1","Subject":"user-17",
///      "Created":"2026-11-22T17:25:00.123Z","Deadline":"2026-11-22T17:28:00.123Z"}
struct stored_check
{
    std::string session_id{}; ///< SessionId
    std::string region{};     ///< Region
    std::string subject{};    ///< Subject
    std::string created{};    ///< Created: RFC 3339 in UTC, with milliseconds
    std::string deadline{};   ///< Deadline: of the same form

    bool operator==(stored_check const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("SessionId", &stored_check::session_id, scalars::session_id);
        each("Region", &stored_check::region);
        each("Subject", &stored_check::subject);
        each("Created", &stored_check::created);
        each("Deadline", &stored_check::deadline);
    }
};

/// Where a check comes from; for `session_check::begin`.
struct check_origin
{
    std::string region{}; ///< of the endpoint that made the session
    std::string
        subject{}; ///< whose check it is: the caller's own name for the user or sign-up, never empty, UTF-8
    /// When the session was made.  The time when the request was sent is the safe choice: the deadline then
    /// comes no later than the service's.
    std::chrono::sys_time<std::chrono::milliseconds> created{};
};

/// A check that is under way, as a value: a session, its Region, its time, and whose it is.
///
/// Store it before the session id is given to the app, and resume it on any node:
///
///     auto check = session_check::begin(*session, {.region = region, .subject = user, .created = now});
///     database.put(check->session_id(), encode(check->store()));
///     ...
///     auto check = session_check::restore(database.take(session_id));
///
/// One session is good for one check of one subject, once.  The library has no memory: take the stored check
/// out of the database in one step with reading it (DELETE ... RETURNING, GETDEL) before you act on its
/// decision, so that nobody can have the same session decided twice.  Keep it where the app can't reach it.
///
/// There is no empty or half-read one: it comes from `begin` or `restore`, and its move copies.  It never
/// holds the score.
class session_check
{
public:
    /// The check of a session that was just made.
    ///
    /// Errors: `session_id`, `region`, `subject`, `time`.  A subject that isn't UTF-8 is refused, since two
    /// of them could become one in JSON.  Strong exception safety.
    [[nodiscard]] static boost::system::result<session_check, session_error> begin(
        create_session_response const& session, check_origin origin)
    {
        // A deadline that the type of the time can't hold must not be computed.
        if (origin.created < detail::first_timestamp
            || origin.created > detail::last_timestamp - session_lifetime)
            return session_error{session_errc::time, {}};
        return make(session.session_id, std::move(origin.region), std::move(origin.subject), origin.created,
                    origin.created + session_lifetime);
    }

    /// The check that was stored.
    ///
    /// Errors: `session_id`, `region`, `subject`, `time`, `deadline`.  A deadline is never made anew.
    [[nodiscard]] static boost::system::result<session_check, session_error> restore(
        stored_check const& stored)
    {
        auto const created = detail::timestamp_from_text(stored.created);
        auto const deadline = detail::timestamp_from_text(stored.deadline);
        if (!created)
            return session_error{session_errc::time, "Created"};
        if (!deadline)
            return session_error{session_errc::time, "Deadline"};
        return make(stored.session_id, stored.region, stored.subject, *created, *deadline);
    }

    /// The check that was stored as JSON, by `encode(check.store())`.  Errors: `malformed_text` too.
    [[nodiscard]] static boost::system::result<session_check, session_error> restore(std::string_view json)
    {
        auto const stored = decode<stored_check>(json);
        if (!stored)
            return session_error{session_errc::malformed_text, stored.error().message()};
        return restore(*stored);
    }

    /// A value, to be copied.
    session_check(session_check const&) = default;
    /// A value, to be copied.
    session_check& operator=(session_check const&) = default;
    ~session_check() = default;

    /// The session, for the service and for the app.
    [[nodiscard]] std::string const& session_id() const noexcept { return session_id_; }

    /// The only Region that knows the session.
    [[nodiscard]] std::string const& region() const noexcept { return region_; }

    /// Whose check it is.
    [[nodiscard]] std::string const& subject() const noexcept { return subject_; }

    /// When the session was made.
    [[nodiscard]] std::chrono::sys_time<std::chrono::milliseconds> created() const noexcept
    {
        return created_;
    }

    /// When the session is over: from this millisecond on.
    [[nodiscard]] std::chrono::sys_time<std::chrono::milliseconds> deadline() const noexcept
    {
        return deadline_;
    }

    /// What to store; `restore` gives it back, exact to the millisecond.
    [[nodiscard]] stored_check store() const
    {
        return {session_id_, region_, subject_, detail::timestamp_text(created_),
                detail::timestamp_text(deadline_)};
    }

    bool operator==(session_check const&) const = default;

    /// Writes the session, its Region and its deadline; not the subject, which may be personal.
    template <class Traits>
    friend std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                                        session_check const& check)
    {
        return out << std::string_view("session " + check.session_id_ + " in " + check.region_ + " until "
                                       + detail::timestamp_text(check.deadline_));
    }

private:
    session_check(std::string session_id, std::string region, std::string subject,
                  detail::millisecond_time created, detail::millisecond_time deadline) noexcept
        : session_id_(std::move(session_id))
        , region_(std::move(region))
        , subject_(std::move(subject))
        , created_(created)
        , deadline_(deadline)
    {
    }

    static boost::system::result<session_check, session_error> make(std::string session_id,
                                                                    std::string region, std::string subject,
                                                                    detail::millisecond_time created,
                                                                    detail::millisecond_time deadline)
    {
        if (!scalars::session_id.matches(session_id))
            return session_error{session_errc::session_id, {}};
        if (region.empty() || detail::not_a_host_label(region))
            return session_error{session_errc::region, {}};
        if (subject.empty() || detail::count_utf8(subject).valid_size != subject.size())
            return session_error{session_errc::subject, {}};
        if (deadline <= created || deadline > created + session_lifetime)
            return session_error{session_errc::deadline, {}};
        return session_check(std::move(session_id), std::move(region), std::move(subject), created, deadline);
    }

    std::string session_id_;
    std::string region_;
    std::string subject_;
    detail::millisecond_time created_;
    detail::millisecond_time deadline_;
};

/// The request for the results of a check, to be sent to an endpoint of this Region.
///
/// Error: `other_region`.  Elsewhere the service doesn't know the session (SessionNotFoundException), which
/// reads like a session that is over.
[[nodiscard]] inline boost::system::result<get_session_results_request, session_error> results_request(
    session_check const& check, std::string_view region)
{
    if (region != check.region())
    {
        std::string which = "it is of " + check.region() + ", not of ";
        detail::append_printable(which, region, 64);
        return session_error{session_errc::other_region, std::move(which)};
    }
    return get_session_results_request{.session_id = check.session_id()};
}

/// Whether the results of a session with this status will not change any more: SUCCEEDED, FAILED, EXPIRED.
/// A status that this release doesn't know is not final; the deadline ends the wait.
[[nodiscard]] inline bool is_final(open<session_status> const& status) noexcept
{
    return status == session_status::succeeded || status == session_status::failed
           || status == session_status::expired;
}

/// When to ask for results.
///
/// AWS documents no interval, but quotas, by account and Region: 5 questions a second and 15 sessions at a
/// time in the smaller Regions, 25 and 75 in the larger ones, which in both is one question in three seconds
/// for each session.  The defaults ask 39 times in three minutes: quick for the person who has just
/// finished, slow for the one who left, and with every session that is allowed a third of the quota is left.
/// Where the app says that the camera is done, ask then, and poll only if that was too early.
struct poll_schedule
{
    std::chrono::milliseconds first{3000};     ///< from the creation to the first question
    std::chrono::milliseconds shortest{1000};  ///< from the first to the second; then half as long again
    std::chrono::milliseconds longest{5000};   ///< between two questions
    std::chrono::milliseconds last_call{1000}; ///< the last question comes this long before the deadline

    bool operator==(poll_schedule const&) const = default;
};

/// The shortest time between two questions, whatever the schedule says: one session alone never uses up the
/// quota of 5 a second.
inline constexpr std::chrono::milliseconds least_poll_wait{200};

/// How far the polling is.  Needs no storing: another node may begin with a new one.
struct poll_progress
{
    std::int32_t asked{}; ///< how many questions were asked, failed calls included
    std::optional<std::chrono::sys_time<std::chrono::milliseconds>> last_asked{}; ///< when the last one was
    bool finished{}; ///< whether final results came

    bool operator==(poll_progress const&) const = default;

    /// Call it when a question is sent.
    void note_question(std::chrono::sys_time<std::chrono::milliseconds> now) noexcept
    {
        asked += asked < 1'000'000;
        last_asked = now;
    }

    /// Call it with what came back.
    void note_answer(get_session_results_response const& results) noexcept
    {
        finished = finished || is_final(results.status);
    }
};

/// What to do next about a check's results.
enum class poll_action
{
    ask,      ///< send `results_request` now
    wait,     ///< wait until `poll_step::until`, and look again
    finished, ///< the results are final: `decide`
    expired   ///< the session is over; make another
};

/// What to do next, and until when.
struct poll_step
{
    poll_action action{poll_action::expired};                 ///< what to do
    std::chrono::sys_time<std::chrono::milliseconds> until{}; ///< for `wait` the time to look again

    bool operator==(poll_step const&) const = default;
};

namespace detail
{

// The time between question number `asked` and the next.
constexpr milliseconds poll_wait(poll_schedule const& schedule, std::int32_t asked) noexcept
{
    constexpr std::int32_t enough = 32; // steps from the least wait to the lifetime of a session
    milliseconds const longest =
        std::clamp<milliseconds>(schedule.longest, least_poll_wait, session_lifetime);
    milliseconds wait = std::clamp(schedule.shortest, least_poll_wait, longest);
    for (std::int32_t i = (std::min)(asked, enough); i > 1; --i)
        wait = (std::min)(wait + wait / 2, longest);
    return wait;
}

} // namespace detail

/// Says what to do about a check's results at this time: ask, wait, stop.
///
///     for (poll_progress progress;;)
///     {
///         poll_step const step = next_poll(check, progress, now());
///         if (step.action == poll_action::wait)
///             sleep_until(step.until);
///         else if (step.action == poll_action::ask)
///         {
///             progress.note_question(now());
///             results = send(*results_request(check, region));
///             progress.note_answer(*results);
///         }
///         else
///             break;
///     }
///
/// From the deadline on it is `expired`, whatever the schedule.  A wait never goes beyond the deadline, and
/// times of the schedule outside `least_poll_wait` to `session_lifetime` act as the nearest of these (`first`
/// and `last_call` may be zero).  A clock that is behind the creation waits, but one that is behind by more
/// than `session_lifetime` is broken, and gets `expired`.
[[nodiscard]] inline poll_step next_poll(session_check const& check, poll_progress const& progress,
                                         std::chrono::sys_time<std::chrono::milliseconds> now,
                                         poll_schedule const& schedule = {}) noexcept
{
    using detail::milliseconds;
    constexpr milliseconds zero(0);
    if (progress.finished)
        return {poll_action::finished, now};
    if (now >= check.deadline())
        return {poll_action::expired, now};
    if (now < check.created() - session_lifetime)
        return {poll_action::expired, now};

    auto const last =
        (std::max)(check.created(),
                   check.deadline() - std::clamp<milliseconds>(schedule.last_call, zero, session_lifetime));
    auto due = check.created() + std::clamp<milliseconds>(schedule.first, zero, session_lifetime);
    if (progress.last_asked)
    {
        // after the last call, or too near to it, there is nothing to do but to see the deadline pass
        if (*progress.last_asked > last - least_poll_wait)
            return {poll_action::wait, check.deadline()};
        due = *progress.last_asked + detail::poll_wait(schedule, progress.asked);
    }
    due = (std::min)(due, last);
    if (now < due)
        return {poll_action::wait, due};
    return {poll_action::ask, now};
}

} // namespace face_liveness::inline v1

template <>
struct boost::system::is_error_code_enum<face_liveness::session_errc>
{
    static constexpr bool value = true;
};

#endif
