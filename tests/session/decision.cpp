// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/session/decision.hpp>

#include <face_liveness/json/decode.hpp>

#include <doctest/doctest.h>

#include <array>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <limits>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

using namespace face_liveness;
using std::chrono::milliseconds;
using time_type = std::chrono::sys_time<milliseconds>;

namespace
{

constexpr char const* this_session = "0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10";
constexpr char const* that_session = "0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a11";
constexpr time_type created{milliseconds(1'795'368'300'123)};
constexpr time_type deadline{milliseconds(1'795'368'480'123)};

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
double above(double value)
{
    return std::nextafter(value, infinity);
}
double below(double value)
{
    return std::nextafter(value, -infinity);
}

session_check a_check()
{
    auto const check = session_check::begin(
        {.session_id = this_session}, {.region = "us-east-1", .subject = "user-17", .created = created});
    REQUIRE(check.has_value());
    REQUIRE(check->deadline() == deadline);
    return *check;
}

// Everything that any policy asks for.
get_session_results_response perfect_results()
{
    return {
        .session_id = this_session,
        .status = session_status::succeeded,
        .confidence = 99.25739288330078,
        .reference_image = audit_image{.bytes = std::vector<unsigned char>{0xFF, 0xD8}},
        .challenge = challenge{challenge_type::face_movement_and_light_challenge, "2.0.0"},
    };
}

constexpr time_type in_time = created + std::chrono::seconds(20);

using image_type = std::optional<audit_image>;
audit_image image_of_bytes(std::vector<unsigned char> bytes)
{
    return {.bytes = std::move(bytes)};
}
audit_image image_in_s3(std::optional<std::string> bucket, std::optional<std::string> name)
{
    return {.s3_object = s3_object{.bucket = std::move(bucket), .name = std::move(name)}};
}

} // namespace

// There is no default threshold: none of these compiles.
static_assert(!std::is_default_constructible_v<liveness_threshold>);
static_assert(!std::is_default_constructible_v<decision_policy>);
template <class Policy>
concept has_default = requires
{
    Policy{};
};
static_assert(!has_default<decision_policy>);
static_assert(has_default<decision>);
static_assert(!std::is_constructible_v<liveness_threshold, bool>);
static_assert(std::is_constructible_v<liveness_threshold, int>);

// A verdict is no condition: `if (decide(...))` doesn't compile.
static_assert(!std::is_constructible_v<bool, decision>);
static_assert(!std::is_constructible_v<bool, verdict>);

TEST_CASE("what was never set is not live")
{
    CHECK(decision().verdict == verdict::no_answer);
    CHECK(decision().reason == decision_reason::undecided);
    CHECK_FALSE(decision().is_live());
    CHECK(static_cast<verdict>(0) == verdict::no_answer);
    CHECK(public_answer().outcome == public_outcome::unknown);
    CHECK_FALSE(public_answer().outcome.is_set());

    auto const d = decide({.threshold = 90}, a_check(), {}, in_time);
    CHECK(d == decision{verdict::no_answer, decision_reason::other_session});
}

TEST_CASE("a policy with a problem never says live")
{
    using challenges = std::vector<open<challenge_type>>;
    struct row
    {
        decision_policy policy;
        char const* problem;
    };
    std::vector<row> const rows{
        {{.threshold = not_a_number}, "the threshold must be above 1: confidences go from 0 to 100"},
        {{.threshold = -infinity}, "the threshold must be above 1: confidences go from 0 to 100"},
        {{.threshold = -1}, "the threshold must be above 1: confidences go from 0 to 100"},
        {{.threshold = 0}, "the threshold must be above 1: confidences go from 0 to 100"},
        {{.threshold = 0.9}, "the threshold must be above 1: confidences go from 0 to 100"},
        {{.threshold = 1}, "the threshold must be above 1: confidences go from 0 to 100"},
        {{.threshold = above(100)}, "the threshold must be at most 100"},
        {{.threshold = infinity}, "the threshold must be at most 100"},
        {{.threshold = 80, .review_from = not_a_number}, "the review must begin at 0 or above"},
        {{.threshold = 80, .review_from = below(0)}, "the review must begin at 0 or above"},
        {{.threshold = 80, .review_from = -infinity}, "the review must begin at 0 or above"},
        {{.threshold = 80, .review_from = above(80)}, "the review must begin at the threshold or below"},
        {{.threshold = 80, .review_from = infinity}, "the review must begin at the threshold or below"},
        {{.threshold = 80, .accepted_challenges = challenges{}},
         "the list of accepted challenges is empty: leave it unset to accept every known one"},
        {{.threshold = 80, .accepted_challenges = challenges{open<challenge_type>()}},
         "one of the accepted challenges is unset"},
        {{.threshold = 80,
          .accepted_challenges =
              challenges{challenge_type::face_movement_and_light_challenge, challenge_type::unknown}},
         "one of the accepted challenges is unset"},
    };

    auto const check = a_check();
    std::vector<std::optional<double>> const confidences{std::nullopt, 0.0,  0.5,   1.0,      50.0,
                                                         80.0,         99.0, 100.0, infinity, not_a_number};
    for (row const& r : rows)
    {
        CAPTURE(r.problem);
        CHECK(r.policy.problem() == r.problem);
        for (auto const& confidence : confidences)
            for (bool const unset_challenge : {false, true})
            {
                auto results = perfect_results();
                results.confidence = confidence;
                if (unset_challenge)
                    results.challenge->type = {};
                CHECK(decide(r.policy, check, results, in_time)
                      == decision{verdict::no_answer, decision_reason::policy_invalid});
            }
    }

    CHECK(decision_policy{.threshold = above(1)}.problem() == "");
    CHECK(decision_policy{.threshold = 100}.problem() == "");
    CHECK(decision_policy{.threshold = 80, .review_from = -0.0}.problem() == "");
    CHECK(decision_policy{.threshold = 80, .review_from = 0}.problem() == "");
    CHECK(decision_policy{.threshold = 80, .review_from = 80}.problem() == "");
    CHECK(decision_policy{.threshold = 80,
                          .accepted_challenges = challenges{challenge_type::face_movement_challenge,
                                                            open<challenge_type>("NextYearsChallenge")}}
              .problem()
          == "");
}

TEST_CASE("decisions, row by row")
{
    using r = decision_reason;
    auto const check = a_check();
    decision_policy const strict{
        .threshold = 90,
        .review_from = 75,
        .accepted_challenges =
            std::vector<open<challenge_type>>{challenge_type::face_movement_and_light_challenge},
        .needs_reference_image = true};

    struct row
    {
        char const* what;
        void (*change)(get_session_results_response&);
        verdict v;
        decision_reason reason;
        char const* text;
    };
    using results_type = get_session_results_response;
    row const rows[] = {
        {"perfect", [](results_type&) {}, verdict::live, r::confident,
         "live: the confidence reaches the threshold"},
        {"the id of another session", [](results_type& x) { x.session_id = that_session; },
         verdict::no_answer, r::other_session, "no answer: the results are of another session"},
        {"no id", [](results_type& x) { x.session_id.clear(); }, verdict::no_answer, r::other_session,
         "no answer: the results are of another session"},
        {"the id in upper case",
         [](results_type& x) { x.session_id = "0B9F2F2E-9E2B-4C0E-8A3C-3A1D1F9E7A10"; }, verdict::no_answer,
         r::other_session, "no answer: the results are of another session"},
        {"CREATED", [](results_type& x) { x.status = session_status::created; }, verdict::no_answer,
         r::not_finished, "no answer: the check is not finished"},
        {"IN_PROGRESS", [](results_type& x) { x.status = session_status::in_progress; }, verdict::no_answer,
         r::not_finished, "no answer: the check is not finished"},
        {"FAILED", [](results_type& x) { x.status = session_status::failed; }, verdict::no_answer, r::failed,
         "no answer: the video could not be processed"},
        {"EXPIRED", [](results_type& x) { x.status = session_status::expired; }, verdict::no_answer,
         r::expired, "no answer: the session has expired"},
        {"no status", [](results_type& x) { x.status = {}; }, verdict::no_answer, r::unknown_status,
         "no answer: the status is unknown"},
        {"a new status", [](results_type& x) { x.status = open<session_status>("SUCCEEDED_MOSTLY"); },
         verdict::no_answer, r::unknown_status, "no answer: the status is unknown"},
        {"the status in lower case", [](results_type& x) { x.status = open<session_status>("succeeded"); },
         verdict::no_answer, r::unknown_status, "no answer: the status is unknown"},
        {"no confidence", [](results_type& x) { x.confidence.reset(); }, verdict::no_answer,
         r::confidence_missing, "no answer: the confidence is missing"},
        {"NaN", [](results_type& x) { x.confidence = not_a_number; }, verdict::no_answer,
         r::confidence_invalid, "no answer: the confidence is not a number from 0 to 100"},
        {"infinite", [](results_type& x) { x.confidence = infinity; }, verdict::no_answer,
         r::confidence_invalid, "no answer: the confidence is not a number from 0 to 100"},
        {"above 100", [](results_type& x) { x.confidence = above(100); }, verdict::no_answer,
         r::confidence_invalid, "no answer: the confidence is not a number from 0 to 100"},
        {"below 0", [](results_type& x) { x.confidence = below(0); }, verdict::no_answer,
         r::confidence_invalid, "no answer: the confidence is not a number from 0 to 100"},
        {"100", [](results_type& x) { x.confidence = 100; }, verdict::live, r::confident,
         "live: the confidence reaches the threshold"},
        {"the threshold", [](results_type& x) { x.confidence = 90; }, verdict::live, r::confident,
         "live: the confidence reaches the threshold"},
        {"just below the threshold", [](results_type& x) { x.confidence = below(90); }, verdict::review,
         r::in_review, "review: the confidence is in the review band"},
        {"the review's begin", [](results_type& x) { x.confidence = 75; }, verdict::review, r::in_review,
         "review: the confidence is in the review band"},
        {"just below the review", [](results_type& x) { x.confidence = below(75); }, verdict::not_live,
         r::low_confidence, "not live: the confidence is too low"},
        {"0", [](results_type& x) { x.confidence = 0; }, verdict::not_live, r::low_confidence,
         "not live: the confidence is too low"},
        {"another challenge",
         [](results_type& x) { x.challenge->type = challenge_type::face_movement_challenge; },
         verdict::no_answer, r::challenge_not_accepted,
         "no answer: the challenge is not one that is accepted"},
        {"a new challenge", [](results_type& x) { x.challenge->type = open<challenge_type>("Smile"); },
         verdict::no_answer, r::challenge_not_accepted,
         "no answer: the challenge is not one that is accepted"},
        {"a challenge without a type", [](results_type& x) { x.challenge->type = {}; }, verdict::no_answer,
         r::challenge_not_accepted, "no answer: the challenge is not one that is accepted"},
        {"no challenge", [](results_type& x) { x.challenge.reset(); }, verdict::no_answer,
         r::challenge_not_accepted, "no answer: the challenge is not one that is accepted"},
        {"no image", [](results_type& x) { x.reference_image.reset(); }, verdict::no_answer,
         r::reference_image_missing, "no answer: the reference image is missing"},
        {"an image with nothing in it", [](results_type& x) { x.reference_image = audit_image(); },
         verdict::no_answer, r::reference_image_missing, "no answer: the reference image is missing"},
        {"an image without bytes", [](results_type& x) { x.reference_image = image_of_bytes({}); },
         verdict::no_answer, r::reference_image_missing, "no answer: the reference image is missing"},
        {"an image in S3",
         [](results_type& x) { x.reference_image = image_in_s3("acme-liveness", "a/reference.jpg"); },
         verdict::live, r::confident, "live: the confidence reaches the threshold"},
        {"audit images only",
         [](results_type& x) { x.audit_images.emplace().push_back(*std::exchange(x.reference_image, {})); },
         verdict::no_answer, r::reference_image_missing, "no answer: the reference image is missing"},
        {"a review without an image",
         [](results_type& x)
         {
             x.confidence = 80;
             x.reference_image.reset();
         },
         verdict::no_answer, r::reference_image_missing, "no answer: the reference image is missing"},
        {"a low score without an image, of another challenge",
         [](results_type& x)
         {
             x.confidence = 10;
             x.reference_image.reset();
             x.challenge.reset();
         },
         verdict::not_live, r::low_confidence, "not live: the confidence is too low"},
        {"feedback and metadata change nothing",
         [](results_type& x)
         {
             x.feedback.emplace().push_back({feedback_code::face_not_visible, "No face"});
             x.metadata = metadata{"Anything"};
         },
         verdict::live, r::confident, "live: the confidence reaches the threshold"},
    };
    for (row const& row : rows)
    {
        CAPTURE(row.what);
        auto results = perfect_results();
        row.change(results);
        auto const d = decide(strict, check, results, in_time);
        CHECK(d.verdict == row.v);
        CHECK(d.reason == row.reason);
        CHECK(d.message() == row.text);
        CHECK(d.is_live() == (row.v == verdict::live));
        std::ostringstream out;
        out << d;
        CHECK(out.str() == row.text);
    }
}

TEST_CASE("the time of a decision, to the millisecond")
{
    auto const check = a_check();
    decision_policy const policy{.threshold = 90};
    auto const reason_at = [&](time_type now)
    { return decide(policy, check, perfect_results(), now).reason; };

    CHECK(reason_at((time_type::min)()) == decision_reason::clock_behind);
    CHECK(reason_at(time_type()) == decision_reason::clock_behind);
    CHECK(reason_at(created - milliseconds(1)) == decision_reason::clock_behind);
    CHECK(reason_at(created) == decision_reason::confident);
    CHECK(reason_at(deadline - milliseconds(1)) == decision_reason::confident);
    CHECK(reason_at(deadline) == decision_reason::too_late);
    CHECK(reason_at(deadline + milliseconds(1)) == decision_reason::too_late);
    CHECK(reason_at((time_type::max)()) == decision_reason::too_late);

    CHECK(decide(policy, check, perfect_results(), created - milliseconds(1)).message()
          == "no answer: the clock is behind the creation of the session");
    CHECK(decide(policy, check, perfect_results(), deadline).message()
          == "no answer: the deadline of the session is over");
}

TEST_CASE("a check is decided for its own subject")
{
    auto const check = a_check();
    decision_policy const policy{.threshold = 90};
    auto const results = perfect_results();

    decision const refused{verdict::no_answer, decision_reason::other_subject};
    for (std::string_view const subject : {"user-18", "user-1", "user-177", "USER-17", "", " user-17"})
        CHECK(decide(policy, check, results, in_time, subject) == refused);
    CHECK(refused.message() == "no answer: the check is of another subject");
    CHECK(decide(policy, check, results, in_time, "user-17").is_live());
    CHECK(decide(policy, check, results, in_time).is_live());
}

TEST_CASE("the score is compared as a double")
{
    auto const check = a_check();
    auto results = perfect_results();
    auto const says = [&](decision_policy const& policy, double confidence)
    {
        results.confidence = confidence;
        return decide(policy, check, results, in_time).verdict;
    };

    for (double const threshold : {above(1), 2.0, 50.0, 90.1, 99.9, below(100), 100.0})
    {
        CAPTURE(threshold);
        decision_policy const policy{.threshold = threshold};
        CHECK(says(policy, threshold) == verdict::live);
        CHECK(says(policy, below(threshold)) == verdict::not_live);
        CHECK(says(policy, 100) == verdict::live);
        CHECK(says(policy, 0) == verdict::not_live);
        CHECK(says(policy, -0.0) == verdict::not_live);
        CHECK(says(policy, std::numeric_limits<double>::denorm_min()) == verdict::not_live);
        if (threshold < 100)
            CHECK(says(policy, above(threshold)) == verdict::live);

        decision_policy const with_review{.threshold = threshold, .review_from = threshold / 2};
        CHECK(says(with_review, threshold) == verdict::live);
        CHECK(says(with_review, below(threshold)) == verdict::review);
        CHECK(says(with_review, threshold / 2) == verdict::review);
        CHECK(says(with_review, below(threshold / 2)) == verdict::not_live);

        decision_policy const all_reviewed{.threshold = threshold, .review_from = 0};
        CHECK(says(all_reviewed, 0) == verdict::review);
        CHECK(says(all_reviewed, -0.0) == verdict::review);

        decision_policy const empty_band{.threshold = threshold, .review_from = threshold};
        CHECK(says(empty_band, threshold) == verdict::live);
        CHECK(says(empty_band, below(threshold)) == verdict::not_live);
    }

    // a float on its way through JSON: 90.1f is below 90.1
    CHECK(says({.threshold = 90.1}, static_cast<double>(90.1f)) == verdict::not_live);
    CHECK(says({.threshold = 90}, static_cast<double>(90.0f)) == verdict::live);
}

TEST_CASE("what comes from the wire is decided the same way")
{
    auto const check = a_check();
    decision_policy const policy{.threshold = 90};
    auto const reason_for = [&](std::string const& rest)
    {
        auto const results = decode<get_session_results_response>(
            R"({"SessionId":")" + std::string(this_session) + R"(")" + rest);
        REQUIRE(results.has_value());
        return decide(policy, check, *results, in_time).reason;
    };
    CHECK(reason_for(R"(,"Status":"SUCCEEDED","Confidence":99.25739288330078})")
          == decision_reason::confident);
    CHECK(reason_for(R"(,"Status":"SUCCEEDED","Confidence":90})") == decision_reason::confident);
    CHECK(reason_for(R"(,"Status":"SUCCEEDED","Confidence":"NaN"})") == decision_reason::confidence_invalid);
    CHECK(reason_for(R"(,"Status":"SUCCEEDED","Confidence":"Infinity"})")
          == decision_reason::confidence_invalid);
    CHECK(reason_for(R"(,"Status":"SUCCEEDED","Confidence":null})") == decision_reason::confidence_missing);
    CHECK(reason_for(R"(,"Status":"SUCCEEDED","confidence":99})") == decision_reason::confidence_missing);
    CHECK(reason_for(R"(,"Status":"SUCCEEDED","Confidence":1e300})") == decision_reason::confidence_invalid);
    CHECK(reason_for(R"(,"Status":"SUCCEEDED","Confidence":99,"Challenge":{}})")
          == decision_reason::challenge_not_accepted);
    CHECK(
        reason_for(R"(,"Status":"SUCCEEDED","Confidence":99,"Challenge":{"Type":"Smile","Version":"1.0.0"}})")
        == decision_reason::challenge_not_accepted);
    CHECK(reason_for(R"(,"Status":"SUCCEEDED","Confidence":99,"Challenge":null})")
          == decision_reason::confident);
}

// The truth table.  Each condition is a list of values, and each value says by itself what it is worth, by
// the design's rule: "SUCCEEDED means processed, not live.  There is no default threshold; a confidence that
// is absent, not finite or outside 0..100, a session id that isn't the one asked for, a challenge that the
// caller doesn't accept, a missing reference image where one is demanded: never live."
namespace
{

enum class band
{
    absent,
    invalid,
    low,    // below 60
    middle, // 60 to below 80
    high    // 80 to 100
};

struct confidence_value
{
    std::optional<double> value;
    band in;
};
confidence_value const confidence_values[] = {
    {std::nullopt, band::absent},
    {not_a_number, band::invalid},
    {infinity, band::invalid},
    {-infinity, band::invalid},
    {-1, band::invalid},
    {below(0), band::invalid},
    {above(100), band::invalid},
    {-0.0, band::low},
    {0, band::low},
    {below(60), band::low},
    {60, band::middle},
    {below(80), band::middle},
    {80, band::high},
    {99.25739288330078, band::high},
    {100, band::high},
};

struct challenge_value
{
    std::optional<challenge> value;
    std::array<bool, 3> accepted; // by each of the lists below
};
challenge_value const challenge_values[] = {
    {std::nullopt, {true, false, false}},
    {challenge{}, {false, false, false}},
    {challenge{challenge_type::face_movement_and_light_challenge, "1.0.0"}, {true, true, false}},
    {challenge{challenge_type::face_movement_challenge, "1.0.0"}, {true, false, true}},
    {challenge{open<challenge_type>("Smile"), "1.0.0"}, {false, false, true}},
};
std::optional<std::vector<open<challenge_type>>> const accepted_lists[] = {
    std::nullopt,
    {{challenge_type::face_movement_and_light_challenge}},
    {{challenge_type::face_movement_challenge, open<challenge_type>("Smile")}},
};

struct image_value
{
    image_type value;
    bool is_picture;
};
image_value const image_values[] = {
    {std::nullopt, false},
    {audit_image{.bounding_box = bounding_box{.width = 0.5}}, false},
    {image_of_bytes({}), false},
    {image_of_bytes({0xFF}), true},
    {image_in_s3("b-1", std::nullopt), false},
    {image_in_s3(std::nullopt, "p/reference.jpg"), false},
    {image_in_s3("b-1", ""), false},
    {image_in_s3("", "p/reference.jpg"), false},
    {image_in_s3("b-1", "p/reference.jpg"), true},
    {audit_image{.bytes = std::vector<unsigned char>(), .s3_object = s3_object{"b-1", "p/r.jpg", {}}}, true},
};

struct time_value
{
    time_type value;
    std::optional<decision_reason> against;
};
time_value const time_values[] = {
    {created - milliseconds(1), decision_reason::clock_behind},
    {created, std::nullopt},
    {created + std::chrono::seconds(90), std::nullopt},
    {deadline - milliseconds(1), std::nullopt},
    {deadline, decision_reason::too_late},
    {deadline + std::chrono::hours(24), decision_reason::too_late},
};

struct status_value
{
    open<session_status> value;
    std::optional<decision_reason> against;
};
status_value const status_values[] = {
    {{}, decision_reason::unknown_status},
    {open<session_status>("DONE"), decision_reason::unknown_status},
    {session_status::created, decision_reason::not_finished},
    {session_status::in_progress, decision_reason::not_finished},
    {session_status::succeeded, std::nullopt},
    {session_status::failed, decision_reason::failed},
    {session_status::expired, decision_reason::expired},
};

struct text_value
{
    char const* value;
    bool is_same;
};
constexpr text_value subject_values[] = {{"user-17", true}, {"user-18", false}};
constexpr text_value session_values[] = {{this_session, true}, {that_session, false}, {"", false}};

// What is worth what: the answer to one row, in the order in which the reference lists the conditions.
struct row_of_table
{
    bool same_subject;
    bool same_session;
    std::optional<decision_reason> time_against;
    std::optional<decision_reason> status_against;
    band confidence;
    bool has_review;
    bool accepted;
    bool needs_image;
    bool has_image;

    bool is_live() const
    {
        bool const conditions[] = {
            same_subject,
            same_session,
            time_against == std::nullopt,
            status_against == std::nullopt,
            confidence == band::high,
            accepted,
            has_image || !needs_image,
        };
        for (bool const holds : conditions)
            if (!holds)
                return false;
        return true;
    }

    decision expected() const
    {
        using r = decision_reason;
        if (is_live())
            return {verdict::live, r::confident};
        bool const is_low = confidence == band::low || (confidence == band::middle && !has_review);
        std::optional<decision> const first_that_applies[] = {
            same_subject ? std::nullopt : std::optional<decision>({verdict::no_answer, r::other_subject}),
            same_session ? std::nullopt : std::optional<decision>({verdict::no_answer, r::other_session}),
            time_against ? std::optional<decision>({verdict::no_answer, *time_against}) : std::nullopt,
            status_against ? std::optional<decision>({verdict::no_answer, *status_against}) : std::nullopt,
            confidence == band::absent ? std::optional<decision>({verdict::no_answer, r::confidence_missing})
                                       : std::nullopt,
            confidence == band::invalid ? std::optional<decision>({verdict::no_answer, r::confidence_invalid})
                                        : std::nullopt,
            is_low ? std::optional<decision>({verdict::not_live, r::low_confidence}) : std::nullopt,
            accepted ? std::nullopt
                     : std::optional<decision>({verdict::no_answer, r::challenge_not_accepted}),
            has_image || !needs_image
                ? std::nullopt
                : std::optional<decision>({verdict::no_answer, r::reference_image_missing}),
        };
        for (auto const& d : first_that_applies)
            if (d)
                return *d;
        return {verdict::review, r::in_review};
    }
};

} // namespace

TEST_CASE("the truth table")
{
    auto const check = a_check();
    std::size_t rows = 0;
    std::map<verdict, std::size_t> counts;

    get_session_results_response results;
    for (bool const has_review : {false, true})
        for (std::size_t list = 0; list != std::size(accepted_lists); ++list)
            for (bool const needs_image : {false, true})
            {
                decision_policy const policy{.threshold = 80,
                                             .review_from = has_review ? std::optional(60.0) : std::nullopt,
                                             .accepted_challenges = accepted_lists[list],
                                             .needs_reference_image = needs_image};
                for (auto const& image : image_values)
                    for (auto const& shown : challenge_values)
                        for (auto const& session : session_values)
                        {
                            results.reference_image = image.value;
                            results.challenge = shown.value;
                            results.session_id = session.value;
                            for (auto const& status : status_values)
                            {
                                results.status = status.value;
                                for (auto const& confidence : confidence_values)
                                {
                                    results.confidence = confidence.value;
                                    row_of_table row{.same_subject = true,
                                                     .same_session = session.is_same,
                                                     .time_against = {},
                                                     .status_against = status.against,
                                                     .confidence = confidence.in,
                                                     .has_review = has_review,
                                                     .accepted = shown.accepted[list],
                                                     .needs_image = needs_image,
                                                     .has_image = image.is_picture};
                                    for (auto const& time : time_values)
                                        for (auto const& subject : subject_values)
                                        {
                                            row.time_against = time.against;
                                            row.same_subject = subject.is_same;
                                            auto const said =
                                                decide(policy, check, results, time.value, subject.value);
                                            ++rows;
                                            ++counts[said.verdict];
                                            if (said != row.expected() || said.is_live() != row.is_live())
                                            {
                                                CAPTURE(policy.problem());
                                                CAPTURE(results);
                                                CAPTURE(subject.value);
                                                REQUIRE(said.message() == row.expected().message());
                                            }
                                        }
                                }
                            }
                        }
            }

    // counted by hand from the lists above, so that no row can go missing
    std::size_t const policies = 2 * 3 * 2;
    CHECK(rows == policies * 10 * 5 * 3 * 7 * 15 * 6 * 2);
    CHECK(rows == 2'268'000);
    std::size_t const accepted_pairs = 3 + 1 + 2;
    std::size_t const image_pairs = 10 + 3;
    std::size_t const times = 3;
    CHECK(counts[verdict::live] == 2 * accepted_pairs * image_pairs * times * 3);
    CHECK(counts[verdict::review] == accepted_pairs * image_pairs * times * 2);
    CHECK(counts[verdict::not_live] == (3 * 5) * (2 * 10) * times * (2 * 3 + 2));
    CHECK(counts[verdict::no_answer]
          == rows - counts[verdict::live] - counts[verdict::review] - counts[verdict::not_live]);
}

TEST_CASE("what the app is told")
{
    using r = decision_reason;
    get_session_results_response results = perfect_results();
    results.feedback = {{open<feedback_code>("CONFIDENCE_IS_89"), "89"},
                        {feedback_code::low_lighting_detected, "Low light: 89"},
                        {feedback_code::face_not_visible, "No face"}};

    struct row
    {
        decision d;
        char const* json;
    };
    row const rows[] = {
        {{verdict::live, r::confident}, R"({"Outcome":"PASS"})"},
        {{verdict::review, r::in_review}, R"({"Outcome":"FAIL","Hint":"LOW_LIGHTING_DETECTED"})"},
        {{verdict::not_live, r::low_confidence}, R"({"Outcome":"FAIL","Hint":"LOW_LIGHTING_DETECTED"})"},
        {{verdict::no_answer, r::confidence_missing},
         R"({"Outcome":"TRY_AGAIN","Hint":"LOW_LIGHTING_DETECTED"})"},
        {{verdict::no_answer, r::confidence_invalid},
         R"({"Outcome":"TRY_AGAIN","Hint":"LOW_LIGHTING_DETECTED"})"},
        {{verdict::no_answer, r::challenge_not_accepted},
         R"({"Outcome":"TRY_AGAIN","Hint":"LOW_LIGHTING_DETECTED"})"},
        {{verdict::no_answer, r::reference_image_missing},
         R"({"Outcome":"TRY_AGAIN","Hint":"LOW_LIGHTING_DETECTED"})"},
        // from here on the results are not this app's, or say nothing yet
        {{verdict::no_answer, r::undecided}, R"({"Outcome":"TRY_AGAIN"})"},
        {{verdict::no_answer, r::policy_invalid}, R"({"Outcome":"TRY_AGAIN"})"},
        {{verdict::no_answer, r::other_subject}, R"({"Outcome":"TRY_AGAIN"})"},
        {{verdict::no_answer, r::other_session}, R"({"Outcome":"TRY_AGAIN"})"},
        {{verdict::no_answer, r::clock_behind}, R"({"Outcome":"TRY_AGAIN"})"},
        {{verdict::no_answer, r::too_late}, R"({"Outcome":"TRY_AGAIN"})"},
        {{verdict::no_answer, r::not_finished}, R"({"Outcome":"TRY_AGAIN"})"},
        {{verdict::no_answer, r::failed}, R"({"Outcome":"TRY_AGAIN"})"},
        {{verdict::no_answer, r::expired}, R"({"Outcome":"TRY_AGAIN"})"},
        {{verdict::no_answer, r::unknown_status}, R"({"Outcome":"TRY_AGAIN"})"},
    };
    for (row const& row : rows)
    {
        CAPTURE(row.d);
        auto const answer = public_answer_for(row.d, results);
        CHECK(encode(answer) == row.json);
        std::ostringstream out;
        out << answer;
        CHECK(out.str() == row.json);
        auto const read = decode<public_answer>(row.json);
        REQUIRE(read.has_value());
        CHECK(*read == answer);
    }
    CHECK(encode(public_answer_for({}, {})) == R"({"Outcome":"TRY_AGAIN"})");

    decision const failed{verdict::not_live, r::low_confidence};
    results.feedback->resize(1);
    CHECK(encode(public_answer_for(failed, results)) == R"({"Outcome":"FAIL"})");
    results.feedback->clear();
    CHECK(encode(public_answer_for(failed, results)) == R"({"Outcome":"FAIL"})");
    results.feedback.reset();
    CHECK(encode(public_answer_for(failed, results)) == R"({"Outcome":"FAIL"})");
}

// The answer holds enums alone: no number that the score could be in, and no text of the service.
template <class Member>
constexpr bool is_known_word = false;
template <class Enum>
constexpr bool is_known_word<open<Enum>> = true;
template <class Enum>
constexpr bool is_known_word<std::optional<open<Enum>>> = true;

TEST_CASE("the public answer cannot carry the score")
{
    int members = 0;
    public_answer::members(
        [&]<class Member, class... Limits>(std::string_view, Member public_answer::*, Limits const&...)
        {
            static_assert(is_known_word<Member>);
            ++members;
        });
    CHECK(members == 2);
    static_assert(sizeof(public_answer)
                  == sizeof(open<public_outcome>) + sizeof(std::optional<open<feedback_code>>));

    // every score gives the same answer as long as the verdict is the same
    auto const check = a_check();
    decision_policy const policy{.threshold = 80, .review_from = 60};
    std::map<std::string, int> answers;
    auto results = perfect_results();
    for (int tenth = 0; tenth <= 1000; ++tenth)
    {
        results.confidence = tenth / 10.0;
        ++answers[encode(public_answer_for(decide(policy, check, results, in_time), results))];
    }
    CHECK(answers
          == std::map<std::string, int>{{R"({"Outcome":"FAIL"})", 800}, {R"({"Outcome":"PASS"})", 201}});
}

TEST_CASE("words for every verdict and reason")
{
    std::map<std::string_view, int> texts;
    for (int i = 0; i <= static_cast<int>(decision_reason::confident); ++i)
        ++texts[message(static_cast<decision_reason>(i))];
    CHECK(texts.size() == 17);
    CHECK(texts.count("unknown reason") == 0);
    CHECK(message(static_cast<decision_reason>(99)) == "unknown reason");
    CHECK(message(decision_reason::undecided) == "nothing was decided");
    CHECK(message(decision_reason::policy_invalid) == "the policy is invalid");

    CHECK(message(verdict::live) == "live");
    CHECK(message(verdict::not_live) == "not live");
    CHECK(message(verdict::review) == "review");
    CHECK(message(verdict::no_answer) == "no answer");
    CHECK(message(static_cast<verdict>(99)) == "no answer");
}
