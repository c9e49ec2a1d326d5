// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_SESSION_DECISION_HPP
#define FACE_LIVENESS_SESSION_DECISION_HPP

#include <face_liveness/get_session_results.hpp>
#include <face_liveness/session/check.hpp>
#include <face_liveness/types.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <concepts>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What the results of a check mean, to the service that asked and to the app.  Everything here fails closed:
// a condition that is not met, and a value that was never set, is never "live".

namespace face_liveness::inline v1
{

/// The confidence from which a person counts as live, from 0 to 100.  It has no default: a policy without
/// one doesn't compile.
///
/// Which one is right depends on what a mistake costs; AWS leaves it to the caller (Rekognition developer
/// guide, "Recommendations for usage of Face Liveness").
class liveness_threshold
{
public:
    /// Any number; whether it makes sense is looked at when it is used.
    constexpr liveness_threshold(double value) noexcept
        : value_(value)
    {
    }
    template <std::same_as<bool> Value>
    liveness_threshold(Value) = delete;

    /// As it was given; `decision_policy::problem` checks it.
    [[nodiscard]] constexpr double value() const noexcept { return value_; }

    bool operator==(liveness_threshold const&) const = default;

private:
    double value_;
};

/// What the caller takes for live.
///
///     decision_policy const policy{.threshold = 90, .review_from = 75, .needs_reference_image = true};
struct decision_policy
{
    /// Live from here on, and never below: above 1, at most 100.  A smaller one is refused, since it lets
    /// everybody pass: it was meant as a ratio, or read from a setting that isn't there.
    liveness_threshold threshold;

    /// From here on to the threshold, a person has to look; 0 to the threshold.  Unset: nobody looks.
    std::optional<double> review_from{};

    /// The challenges that count; any that isn't listed does not, and neither do results that name none.  One
    /// that this release doesn't know is listed by its text.  Unset: the caller doesn't care which of those
    /// that this release knows it was, or whether the results name one at all; an unknown one still doesn't
    /// count.
    std::optional<std::vector<open<challenge_type>>> accepted_challenges{};

    /// Whether a live answer needs a picture of the person: bytes, or the place of an object in S3.
    bool needs_reference_image{};

    bool operator==(decision_policy const&) const = default;

    /// What is wrong with the policy, as a sentence; empty if nothing is.  Ask when the program starts:
    /// `decide` gives no answer with a policy that has a problem.
    [[nodiscard]] std::string_view problem() const noexcept
    {
        if (!(threshold.value() > 1))
            return "the threshold must be above 1: confidences go from 0 to 100";
        if (!(threshold.value() <= 100))
            return "the threshold must be at most 100";
        if (review_from && !(*review_from >= 0))
            return "the review must begin at 0 or above";
        if (review_from && !(*review_from <= threshold.value()))
            return "the review must begin at the threshold or below";
        if (accepted_challenges && accepted_challenges->empty())
            return "the list of accepted challenges is empty: leave it unset to accept every known one";
        if (accepted_challenges
            && !std::all_of(accepted_challenges->begin(), accepted_challenges->end(),
                            [](open<challenge_type> const& type) { return type.is_set(); }))
            return "one of the accepted challenges is unset";
        return {};
    }
};

/// What a decision says.
enum class verdict
{
    no_answer, ///< nothing was found out: not live, but not the person's failure either
    not_live,  ///< the confidence is too low
    review,    ///< a person has to look: not live until then
    live       ///< live, and everything that the policy asks for is there
};

/// Why a decision says what it does.
enum class decision_reason
{
    undecided,               ///< `decide` was not called
    policy_invalid,          ///< the policy has a problem; see `decision_policy::problem`
    other_subject,           ///< the check is somebody else's
    other_session,           ///< the results are of another session than the check
    clock_behind,            ///< it is earlier than the creation of the session
    too_late,                ///< the deadline is over
    not_finished,            ///< CREATED or IN_PROGRESS: ask again
    failed,                  ///< FAILED: the video could not be processed
    expired,                 ///< EXPIRED: there was no video in time
    unknown_status,          ///< a status that this release doesn't know, or none
    confidence_missing,      ///< processed, but without a confidence
    confidence_invalid,      ///< a confidence that is not a number from 0 to 100
    low_confidence,          ///< the answer is not live: below the threshold, and below the review
    challenge_not_accepted,  ///< the policy doesn't accept the challenge, or there is none to accept
    reference_image_missing, ///< no picture, and the policy needs one; AWS advises to run the check again
    in_review,               ///< the answer is review: below the threshold, but not far
    confident                ///< the answer is live
};

/// The verdict in words.
[[nodiscard]] constexpr std::string_view message(verdict v) noexcept
{
    switch (v)
    {
    case verdict::no_answer: return "no answer";
    case verdict::not_live: return "not live";
    case verdict::review: return "review";
    case verdict::live: return "live";
    }
    return "no answer";
}

/// The reason in words.
[[nodiscard]] constexpr std::string_view message(decision_reason reason) noexcept
{
    switch (reason)
    {
    case decision_reason::undecided: return "nothing was decided";
    case decision_reason::policy_invalid: return "the policy is invalid";
    case decision_reason::other_subject: return "the check is of another subject";
    case decision_reason::other_session: return "the results are of another session";
    case decision_reason::clock_behind: return "the clock is behind the creation of the session";
    case decision_reason::too_late: return "the deadline of the session is over";
    case decision_reason::not_finished: return "the check is not finished";
    case decision_reason::failed: return "the video could not be processed";
    case decision_reason::expired: return "the session has expired";
    case decision_reason::unknown_status: return "the status is unknown";
    case decision_reason::confidence_missing: return "the confidence is missing";
    case decision_reason::confidence_invalid: return "the confidence is not a number from 0 to 100";
    case decision_reason::low_confidence: return "the confidence is too low";
    case decision_reason::challenge_not_accepted: return "the challenge is not one that is accepted";
    case decision_reason::reference_image_missing: return "the reference image is missing";
    case decision_reason::in_review: return "the confidence is in the review band";
    case decision_reason::confident: return "the confidence reaches the threshold";
    }
    return "unknown reason";
}

/// What `decide` says.  A default one is no answer.  It doesn't hold the score.
struct decision
{
    face_liveness::verdict verdict{}; ///< what to do with the person
    decision_reason reason{};         ///< why

    bool operator==(decision const&) const = default;

    /// Whether to let the person pass.
    [[nodiscard]] constexpr bool is_live() const noexcept { return verdict == verdict::live; }

    /// Verdict and reason in words: `no answer: the reference image is missing`.  For logs; the app gets a
    /// `public_answer`.
    [[nodiscard]] std::string message() const
    {
        std::string text(face_liveness::message(verdict));
        return (text += ": ") += face_liveness::message(reason);
    }

    /// Writes `message()`.
    template <class Traits>
    friend std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                                        decision const& d)
    {
        return out << std::string_view(d.message());
    }
};

namespace detail
{

// Whether there is a picture: an image without bytes is none, and neither is half a place in S3.
inline bool holds_image(std::optional<audit_image> const& image) noexcept
{
    if (!image)
        return false;
    if (image->bytes && !image->bytes->empty())
        return true;
    if (!image->s3_object)
        return false;
    s3_object const& object = *image->s3_object;
    return object.bucket && !object.bucket->empty() && object.name && !object.name->empty();
}

// Whether the policy accepts the challenge of the results.
inline bool accepts(decision_policy const& policy, std::optional<challenge> const& shown) noexcept
{
    if (!policy.accepted_challenges)
        return !shown || shown->type != challenge_type::unknown;
    auto const& accepted = *policy.accepted_challenges;
    return shown && std::find(accepted.begin(), accepted.end(), shown->type) != accepted.end();
}

// Why there is no answer with a status other than SUCCEEDED.
inline decision_reason reason_without_success(session_status status) noexcept
{
    switch (status)
    {
    case session_status::created:
    case session_status::in_progress: return decision_reason::not_finished;
    case session_status::failed: return decision_reason::failed;
    case session_status::expired: return decision_reason::expired;
    default: return decision_reason::unknown_status;
    }
}

} // namespace detail

/// Decides about a check, on behalf of the subject who is there now: the signed-in user, say.  Fails closed.
///
/// `now` is the time at which the results came.  What came at the deadline or later counts for nothing: ask
/// in time, decide at once, or keep the time with the results.
///
/// The conditions, of which the first that is not met gives the reason.  No answer, if the policy has a
/// problem; the subject isn't the check's; the results are of another session; it is before the creation, or
/// the deadline is over; the status isn't SUCCEEDED (which means processed, not live); the confidence is
/// missing, or no number from 0 to 100.  Not live, if the confidence is below the review band, or below the
/// threshold without one: nothing that is missing besides softens that into another try.  No answer, if the
/// challenge isn't accepted, or the reference image is missing and needed.  Review, if the confidence is
/// below the threshold.  Live, if it reaches the threshold.
///
/// The confidence is compared as the service wrote it, a float: 90.1 comes as 90.0999984741211.
///
/// It decides the same again when it is asked again.  That a session counts once is up to the caller, who
/// takes the check out of the database first (see `session_check`).
[[nodiscard]] inline decision decide(decision_policy const& policy, session_check const& check,
                                     get_session_results_response const& results,
                                     std::chrono::sys_time<std::chrono::milliseconds> now,
                                     std::string_view subject) noexcept
{
    auto const no_answer = [](decision_reason why) { return decision{verdict::no_answer, why}; };

    if (!policy.problem().empty())
        return no_answer(decision_reason::policy_invalid);
    if (subject != check.subject())
        return no_answer(decision_reason::other_subject);
    if (results.session_id != check.session_id())
        return no_answer(decision_reason::other_session);
    if (now < check.created())
        return no_answer(decision_reason::clock_behind);
    if (now >= check.deadline())
        return no_answer(decision_reason::too_late);
    if (results.status != session_status::succeeded)
        return no_answer(detail::reason_without_success(results.status));
    if (!results.confidence)
        return no_answer(decision_reason::confidence_missing);

    double const confidence = *results.confidence;
    if (!(confidence >= 0 && confidence <= 100)) // which NaN is not
        return no_answer(decision_reason::confidence_invalid);
    if (confidence < policy.review_from.value_or(policy.threshold.value()))
        return {verdict::not_live, decision_reason::low_confidence};
    if (!detail::accepts(policy, results.challenge))
        return no_answer(decision_reason::challenge_not_accepted);
    if (policy.needs_reference_image && !detail::holds_image(results.reference_image))
        return no_answer(decision_reason::reference_image_missing);
    if (confidence < policy.threshold.value())
        return {verdict::review, decision_reason::in_review};
    return {verdict::live, decision_reason::confident};
}

/// Decides about a check whose subject is beyond doubt, because the check was looked up by it.  Where the app
/// brings the session id, use the other form: whoever has seen an id can bring it.
[[nodiscard]] inline decision decide(decision_policy const& policy, session_check const& check,
                                     get_session_results_response const& results,
                                     std::chrono::sys_time<std::chrono::milliseconds> now) noexcept
{
    return decide(policy, check, results, now, check.subject());
}

/// What the app is told.
enum class public_outcome
{
    unknown,  ///< not set
    pass,     ///< PASS
    fail,     ///< FAIL
    try_again ///< TRY_AGAIN: with a new session
};

/// The texts of `public_outcome` behind `unknown`.
constexpr std::array<std::string_view, 3> wire_names(public_outcome) noexcept
{
    return {"PASS", "FAIL", "TRY_AGAIN"};
}

/// All that the app gets to know: a shape, for `encode` and `operator<<`.  It holds no number, so that it
/// can't carry the score, from which an attacker would learn what brings him closer.
///
///     {"Outcome":"TRY_AGAIN","Hint":"LOW_LIGHTING_DETECTED"}
struct public_answer
{
    open<public_outcome> outcome{};            ///< Outcome
    std::optional<open<feedback_code>> hint{}; ///< Hint: what stood in the way, for the app to put in words

    bool operator==(public_answer const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("Outcome", &public_answer::outcome);
        each("Hint", &public_answer::hint);
    }
};

/// What to tell the app of a decision and the results that it was made of.
///
/// Live is PASS.  Not live is FAIL, and so is review: to tell these two apart would give the band away, and a
/// person may still let pass what the app was told had failed.  No answer is TRY_AGAIN; only a new session
/// helps, save after `not_finished`.  Count the tries: AWS suggests a pause of 30 to 60 minutes after five
/// failures in three minutes.
///
/// The hint is the first Feedback whose code this release knows, nothing after PASS, and nothing if the
/// decision was made before it looked at what the service found out, on another subject's session say.
[[nodiscard]] inline public_answer public_answer_for(decision const& d,
                                                     get_session_results_response const& results) noexcept
{
    public_answer answer{.outcome = public_outcome::try_again};
    if (d.verdict == verdict::live)
        return {.outcome = public_outcome::pass};
    if (d.verdict == verdict::not_live || d.verdict == verdict::review)
        answer.outcome = public_outcome::fail;
    if (d.reason < decision_reason::confidence_missing)
        return answer;
    if (results.feedback)
        for (feedback const& one : *results.feedback)
            if (one.code != feedback_code::unknown)
            {
                answer.hint = one.code;
                break;
            }
    return answer;
}

} // namespace face_liveness::inline v1

#endif
