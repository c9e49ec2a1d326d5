// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/session.hpp>

#include <doctest/doctest.h>

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

using namespace face_liveness;
using std::chrono::milliseconds;
using time_type = std::chrono::sys_time<milliseconds>;

namespace
{

constexpr time_type start{milliseconds(1'795'368'300'123)};
constexpr char const* session_id = "0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10";

// A store from which a check can be taken once.
class once_store
{
public:
    void put(std::string const& id, std::string text) { texts_[id] = std::move(text); }
    std::optional<std::string> take(std::string const& id)
    {
        auto node = texts_.extract(id);
        return node ? std::optional(std::move(node.mapped())) : std::nullopt;
    }

private:
    std::map<std::string, std::string> texts_;
};

// The service, as far as one check is concerned: a score at a time.
struct camera
{
    time_type begins{};
    time_type ends{};
    double score{};

    get_session_results_response at(time_type now) const
    {
        if (now >= start + session_lifetime)
            return {.session_id = session_id, .status = session_status::expired};
        if (now < begins)
            return {.session_id = session_id, .status = session_status::created};
        if (now < ends)
            return {.session_id = session_id, .status = session_status::in_progress};
        return {.session_id = session_id,
                .status = session_status::succeeded,
                .confidence = score,
                .challenge = challenge{challenge_type::face_movement_and_light_challenge, "2.0.0"}};
    }
};

struct outcome
{
    decision d;
    std::string answer;
    time_type when;
};

// What a service does, on two nodes: one makes the session, another waits for the results and decides.
outcome whole_life(camera const& person, decision_policy const& policy)
{
    once_store store;
    {
        auto const made = session_check::begin(
            {.session_id = session_id}, {.region = "eu-west-1", .subject = "user-17", .created = start});
        REQUIRE(made.has_value());
        store.put(made->session_id(), encode(made->store()));
    }

    auto const text = store.take(session_id);
    REQUIRE(text.has_value());
    auto const check = session_check::restore(*text);
    REQUIRE(check.has_value());
    CHECK_FALSE(store.take(session_id).has_value());

    time_type now = start + milliseconds(250);
    get_session_results_response results;
    poll_progress progress;
    for (int steps = 0;; ++steps)
    {
        REQUIRE(steps < 100);
        auto const step = next_poll(*check, progress, now);
        if (step.action == poll_action::wait)
            now = step.until;
        else if (step.action == poll_action::ask)
        {
            REQUIRE(results_request(*check, "eu-west-1").value().session_id == session_id);
            progress.note_question(now);
            now += milliseconds(40);
            results = person.at(now);
            progress.note_answer(results);
        }
        else
            break;
    }
    auto const d = decide(policy, *check, results, now, "user-17");
    return {d, encode(public_answer_for(d, results)), now};
}

} // namespace

TEST_CASE("the life of a check")
{
    using std::chrono::seconds;
    decision_policy const policy{.threshold = 90, .review_from = 70};

    auto const live = whole_life({start + seconds(5), start + seconds(12), 99.25739288330078}, policy);
    CHECK(live.d == decision{verdict::live, decision_reason::confident});
    CHECK(live.answer == R"({"Outcome":"PASS"})");
    CHECK(live.when - start < seconds(18));

    auto const review = whole_life({start + seconds(5), start + seconds(12), 71}, policy);
    CHECK(review.d == decision{verdict::review, decision_reason::in_review});
    CHECK(review.answer == R"({"Outcome":"FAIL"})");

    auto const spoof = whole_life({start + seconds(5), start + seconds(12), 3.5}, policy);
    CHECK(spoof.d == decision{verdict::not_live, decision_reason::low_confidence});
    CHECK(spoof.answer == R"({"Outcome":"FAIL"})");

    // the last call still sees what ends a second before the deadline; later is too late
    CHECK(whole_life({start + seconds(170), start + seconds(179), 99}, policy).d.is_live());
    auto const late = whole_life({start + seconds(170), start + milliseconds(179'500), 99}, policy);
    CHECK(late.d == decision{verdict::no_answer, decision_reason::too_late});
    CHECK(late.answer == R"({"Outcome":"TRY_AGAIN"})");
    CHECK(late.when == start + seconds(180));

    // nobody came
    auto const nobody =
        whole_life({start + std::chrono::hours(1), start + std::chrono::hours(1), 99}, policy);
    CHECK(nobody.d == decision{verdict::no_answer, decision_reason::too_late});
}
