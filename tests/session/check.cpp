// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/session/check.hpp>

#include <face_liveness/encode.hpp>
#include <face_liveness/json/conversion.hpp>
#include <face_liveness/validate.hpp>

#include <boost/json/value_from.hpp>
#include <boost/json/value_to.hpp>

#include <doctest/doctest.h>

#include <chrono>
#include <cstdint>
#include <limits>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

using namespace face_liveness;
using std::chrono::milliseconds;
using std::chrono::seconds;
using time_type = std::chrono::sys_time<milliseconds>;

namespace
{

constexpr char const* this_session = "0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10";
constexpr time_type created{milliseconds(1'795'368'300'123)};
constexpr char const* this_json =
    R"({"SessionId":"0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10","Region":"us-east-1","Subject":"user-17",)"
    R"("Created":"2026-11-22T17:25:00.123Z","Deadline":"2026-11-22T17:28:00.123Z"})";

check_origin const this_origin{.region = "us-east-1", .subject = "user-17", .created = created};

session_check a_check(check_origin origin = this_origin)
{
    auto const check = session_check::begin({.session_id = this_session}, std::move(origin));
    REQUIRE_MESSAGE(check.has_value(), check.error().message());
    return *check;
}

session_errc why_not(check_origin origin, std::string session_id = this_session)
{
    auto const check = session_check::begin({.session_id = std::move(session_id)}, std::move(origin));
    REQUIRE(check.has_error());
    return check.error().reason;
}

session_errc why_not(std::string_view json)
{
    auto const check = session_check::restore(json);
    REQUIRE_MESSAGE(check.has_error(), json);
    return check.error().reason;
}

std::string replaced(std::string text, std::string_view what, std::string_view by)
{
    auto const at = text.find(what);
    REQUIRE(at != text.npos);
    return text.replace(at, what.size(), by);
}

time_type at(std::int64_t count)
{
    return time_type(milliseconds(count));
}

} // namespace

// There is no empty check, and none is left hollow behind a move.
static_assert(!std::is_default_constructible_v<session_check>);
static_assert(std::is_copy_constructible_v<session_check>);

TEST_CASE("times as text")
{
    struct row
    {
        std::int64_t count;
        char const* text;
    };
    // from Python's datetime
    constexpr row rows[] = {
        {0, "1970-01-01T00:00:00.000Z"},
        {1, "1970-01-01T00:00:00.001Z"},
        {31535999999, "1970-12-31T23:59:59.999Z"},
        {68214896789, "1972-02-29T12:34:56.789Z"},
        {946684799999, "1999-12-31T23:59:59.999Z"},
        {951782400000, "2000-02-29T00:00:00.000Z"},
        {951868800000, "2000-03-01T00:00:00.000Z"},
        {983404799999, "2001-02-28T23:59:59.999Z"},
        {1681114145007, "2023-04-10T08:09:05.007Z"},
        {1709251199999, "2024-02-29T23:59:59.999Z"},
        {1735603200000, "2024-12-31T00:00:00.000Z"},
        {1795368300123, "2026-11-22T17:25:00.123Z"},
        {2147483648000, "2038-01-19T03:14:08.000Z"},
        {4107542399999, "2100-02-28T23:59:59.999Z"},
        {4107542400000, "2100-03-01T00:00:00.000Z"},
        {13574563200000, "2400-02-29T00:00:00.000Z"},
        {253402300799999, "9999-12-31T23:59:59.999Z"},
    };
    for (row const& r : rows)
    {
        CHECK(detail::timestamp_text(at(r.count)) == r.text);
        CHECK(detail::timestamp_from_text(r.text) == at(r.count));
    }
    static_assert(detail::timestamp_from_text("2026-11-22T17:25:00.123Z") == created);

    // every day of five centuries is another one, and later than the one before
    std::string before;
    for (std::int64_t day = 0; day != 500 * 365; ++day)
    {
        auto const time = at(day * 86'400'000 + day % 86'400'000);
        auto const text = detail::timestamp_text(time);
        if (text <= before || detail::timestamp_from_text(text) != time)
            FAIL(text);
        before = text;
    }
}

TEST_CASE("what is not a time")
{
    for (char const* const text : {
             "",
             "2026-11-22",
             "2026-11-22T17:25:00Z",
             "2026-11-22T17:25:00.12Z",
             "2026-11-22T17:25:00.1234Z",
             "2026-11-22T17:25:00.123",
             "2026-11-22T17:25:00.123z",
             "2026-11-22t17:25:00.123Z",
             "2026-11-22 17:25:00.123Z",
             "2026-11-22T17:25:00,123Z",
             "2026-11-22T17:25:00.123+",
             "2026-11-22T17:25:00.12+0",
             " 2026-11-22T17:25:00.123Z",
             "2026-11-22T17:25:00.123Z ",
             "+026-11-22T17:25:00.123Z",
             "-026-11-22T17:25:00.123Z",
             "2026-11-22T17:25:-1.123Z",
             "2026-00-22T17:25:00.123Z",
             "2026-13-22T17:25:00.123Z",
             "2026-11-00T17:25:00.123Z",
             "2026-11-31T17:25:00.123Z",
             "2026-12-32T17:25:00.123Z",
             "2026-02-29T17:25:00.123Z",
             "2100-02-29T17:25:00.123Z",
             "2024-02-30T17:25:00.123Z",
             "2026-11-22T24:00:00.000Z",
             "2026-11-22T17:60:00.123Z",
             "2026-11-22T17:25:60.123Z",
             "1969-12-31T23:59:59.999Z",
             "0000-01-01T00:00:00.000Z",
             "1795368300123",
             "2026-11-22T17:25:00.12\xC2\xB3",
         })
    {
        CAPTURE(text);
        CHECK_FALSE(detail::timestamp_from_text(text).has_value());
    }
}

TEST_CASE("a check that cannot begin")
{
    CHECK(why_not(this_origin, "") == session_errc::session_id);
    CHECK(why_not(this_origin, "0B9F2F2E-9E2B-4C0E-8A3C-3A1D1F9E7A10") == session_errc::session_id);
    CHECK(why_not(this_origin, "0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a1") == session_errc::session_id);
    CHECK(why_not(this_origin, "0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10 ") == session_errc::session_id);

    for (char const* const region : {"", "us east 1", "us-east-1.evil.example", "-us", "us-", "us_east_1"})
        CHECK(why_not({.region = region, .subject = "user-17", .created = created}) == session_errc::region);
    CHECK(why_not({.region = std::string(64, 'a'), .subject = "user-17", .created = created})
          == session_errc::region);

    for (char const* const subject : {"", "\xFF", "user-\xC3", "\xED\xA0\x80"})
        CHECK(why_not({.region = "us-east-1", .subject = subject, .created = created})
              == session_errc::subject);

    auto const begins_at = [](time_type time) {
        return session_check::begin({.session_id = this_session}, {"us-east-1", "user-17", time}).has_value();
    };
    CHECK_FALSE(begins_at((time_type::min)()));
    CHECK_FALSE(begins_at(at(-1)));
    CHECK(begins_at(at(0)));
    CHECK(begins_at(at(253402300799999 - 180000)));
    CHECK_FALSE(begins_at(at(253402300799999 - 180000 + 1)));
    CHECK_FALSE(begins_at((time_type::max)()));
    CHECK(why_not({.region = "us-east-1", .subject = "user-17", .created = at(-1)}) == session_errc::time);
}

TEST_CASE("a check that begins")
{
    auto const check = a_check();
    CHECK(check.session_id() == this_session);
    CHECK(check.region() == "us-east-1");
    CHECK(check.subject() == "user-17");
    CHECK(check.created() == created);
    CHECK(check.deadline() == created + milliseconds(180'000));
    CHECK(session_lifetime == milliseconds(180'000));

    // a creation time that was forgotten is long ago, not now
    CHECK(a_check({.region = "us-east-1", .subject = "user-17"}).deadline() == at(180'000));

    std::ostringstream out;
    out << check;
    CHECK(out.str()
          == "session 0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10 in us-east-1 until 2026-11-22T17:28:00.123Z");
}

TEST_CASE("a check is copied, never hollowed out")
{
    auto check = a_check();
    auto const other = std::move(check);
    CHECK(check == other); // NOLINT: a moved-from check is whole
    auto third = a_check({.region = "eu-west-1", .subject = "user-18", .created = created});
    CHECK(third != check);
    third = std::move(check);
    CHECK(third == check); // NOLINT
    CHECK(check.subject() == "user-17");
}

TEST_CASE("a check is stored and restored")
{
    auto const check = a_check();
    CHECK(encode(check.store()) == this_json);
    auto const restored = session_check::restore(this_json);
    REQUIRE(restored.has_value());
    CHECK(*restored == check);

    CHECK(*session_check::restore(check.store()) == check);
    CHECK(*session_check::restore(boost::json::value_to<stored_check>(boost::json::value_from(check.store())))
          == check);
    CHECK(is_valid(check.store()));

    // unknown members, which a later release may add, and another order
    CHECK(*session_check::restore(R"({"Later":[1,{"a":null}],)" + std::string(this_json).substr(1)) == check);
    CHECK(
        *session_check::restore(
            R"( {"Deadline":"2026-11-22T17:28:00.123Z","Created":"2026-11-22T17:25:00.123Z",)"
            R"("Subject":"user-17","Region":"us-east-1","SessionId":"0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10"} )")
        == check);

    // every subject comes back as it was
    for (std::string const& subject :
         {std::string("a"), std::string(" "), std::string("\0", 1), std::string("\"\\/\n\x7F"),
          std::string("J\xC3\xB6rg \xF0\x9F\x99\x82"), std::string(10'000, 'x')})
    {
        auto const one = a_check({.region = "us-east-1", .subject = subject, .created = created});
        auto const again = session_check::restore(encode(one.store()));
        REQUIRE(again.has_value());
        CHECK(again->subject() == subject);
        CHECK(*again == one);
    }

    // every millisecond too, at both ends
    for (std::int64_t const count : {std::int64_t(0), std::int64_t(1), std::int64_t(999),
                                     std::int64_t(1795368300123), std::int64_t(253402300619999)})
    {
        auto const one = a_check({.region = "us-east-1", .subject = "user-17", .created = at(count)});
        CHECK(*session_check::restore(encode(one.store())) == one);
    }
}

TEST_CASE("a stored check that is broken is an error, never a fresh deadline")
{
    std::string const json = this_json;

    for (std::size_t size = 0; size != json.size(); ++size)
        CHECK(why_not(std::string_view(json).substr(0, size)) == session_errc::malformed_text);
    for (char const* const text :
         {"null", "[]", "\"\"", "0", "{}", "{\"SessionId\":\"0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10\"}"})
        CHECK(why_not(text) == session_errc::malformed_text);
    CHECK(why_not(json + "x") == session_errc::malformed_text);
    CHECK(why_not(json + json) == session_errc::malformed_text);

    for (std::string const name : {"SessionId", "Region", "Subject", "Created", "Deadline"})
    {
        CAPTURE(name);
        CHECK(why_not(replaced(json, name, "X")) == session_errc::malformed_text);
        auto const start = json.find("\"" + name + "\":") + name.size() + 3;
        auto const value = json.substr(start, json.find_first_of(",}", start) - start);
        auto const with = [&](std::string const& other)
        { return json.substr(0, start) + other + json.substr(start + value.size()); };
        CHECK(why_not(with("null")) == session_errc::malformed_text);
        CHECK(why_not(with("1795368480123")) == session_errc::malformed_text);
        CHECK(why_not(with("{}")) == session_errc::malformed_text);
        CHECK(why_not(with("[" + value + "]")) == session_errc::malformed_text);
        CHECK(why_not(with(value + ",\"" + name + "\":" + value)) == session_errc::malformed_text);
        CHECK(why_not(with("\"\"")) != session_errc::malformed_text);
    }

    CHECK(why_not(replaced(json, "0b9f2f2e", "0B9f2f2e")) == session_errc::session_id);
    CHECK(why_not(replaced(json, "us-east-1", "us-east-1/")) == session_errc::region);
    CHECK(why_not(replaced(json, "us-east-1", "")) == session_errc::region);
    CHECK(why_not(replaced(json, "user-17", "")) == session_errc::subject);
    CHECK(why_not(replaced(json, "user-17", "\xFF")) == session_errc::malformed_text);

    auto const with_deadline = [&](std::string_view text)
    { return replaced(json, "2026-11-22T17:28:00.123Z", text); };
    CHECK(why_not(with_deadline("2026-11-22T17:28:00Z")) == session_errc::time);
    CHECK(why_not(with_deadline("never")) == session_errc::time);
    CHECK(why_not(with_deadline("2026-11-22T17:28:00.124Z")) == session_errc::deadline);
    CHECK(why_not(with_deadline("9999-12-31T23:59:59.999Z")) == session_errc::deadline);
    CHECK(why_not(with_deadline("2026-11-22T17:25:00.123Z")) == session_errc::deadline);
    CHECK(why_not(with_deadline("2026-11-22T17:25:00.122Z")) == session_errc::deadline);
    CHECK(why_not(with_deadline("1970-01-01T00:00:00.000Z")) == session_errc::deadline);
    CHECK(why_not(replaced(json, "17:25:00.123Z", "17:25:00.12Z")) == session_errc::time);
    // earlier than three minutes is allowed: somebody wanted it so
    CHECK(session_check::restore(with_deadline("2026-11-22T17:25:00.124Z"))->deadline()
          == created + milliseconds(1));

    CHECK(session_check::restore(replaced(json, "17:25:00.123Z", "17:25:00.12Z")).error().message()
          == "a time of the check is not of the form 2026-11-22T17:25:00.123Z, from 1970 to 9999 (Created)");
    CHECK(session_check::restore(with_deadline("")).error().message()
          == "a time of the check is not of the form 2026-11-22T17:25:00.123Z, from 1970 to 9999 (Deadline)");
    CHECK(session_check::restore("{}").error().message()
          == "the stored check cannot be read (SessionId: missing, but required (at byte 1))");
}

TEST_CASE("whatever happens to a stored text, the deadline is within three minutes")
{
    std::string const json = this_json;
    std::mt19937 random(5);
    int restored = 0;
    for (int i = 0; i != 20'000; ++i)
    {
        std::string text = json;
        for (auto changes = random() % 3 + 1; changes != 0; --changes)
            text[random() % text.size()] = random() % 2 == 0 ? static_cast<char>(random() % 256)
                                                             : static_cast<char>('0' + random() % 10);
        auto const check = session_check::restore(text);
        if (!check)
            continue;
        ++restored;
        if (check->deadline() <= check->created() || check->deadline() > check->created() + session_lifetime
            || check->subject().empty() || check->region().empty() || check->session_id().size() != 36
            || session_check::restore(encode(check->store())) != check)
            FAIL(text);
    }
    CHECK(restored > 100); // such as another subject
}

TEST_CASE("errors of checks")
{
    session_error const error{session_errc::other_region, {}};
    CHECK(error.message() == "the session is of another Region, which alone knows its results");
    CHECK(error.error() == session_errc::other_region);
    CHECK(error == session_error{session_errc::other_region, {}});
    CHECK(error != session_error{session_errc::other_region, "x"});
    CHECK(error != session_error{session_errc::region, {}});
    CHECK(error.error().message() == error.message());
    CHECK(error.error().category() == session_category());
    CHECK(std::string(session_category().name()) == "face_liveness.session");
    char buffer[1];
    CHECK(std::string(session_category().message(2, buffer, 1)) == "the session id of the check is not one");
    CHECK(session_category().message(99) == "unknown session error");
    std::ostringstream out;
    out << session_error{session_errc::deadline, "why"};
    CHECK(out.str() == "the deadline of the check is not within three minutes after its creation (why)");
    CHECK(session_error{session_errc::region, {}}.message()
          == "the Region of the check is missing or malformed");
    CHECK(session_error{session_errc::subject, {}}.message()
          == "the subject of the check is missing or not UTF-8");

#ifdef __cpp_exceptions
    CHECK_THROWS_WITH_AS(session_check::restore("").value(),
                         doctest::Contains("the stored check cannot be read"), boost::system::system_error);
#endif
}

TEST_CASE("results are asked for in the session's own Region")
{
    auto const check = a_check();
    for (std::string_view const region :
         {"eu-west-1", "us-east-2", "us-east-", "us-east-11", "US-EAST-1", ""})
    {
        auto const request = results_request(check, region);
        REQUIRE(request.has_error());
        CHECK(request.error().reason == session_errc::other_region);
    }
    CHECK(results_request(check, "eu-west-1").error().message()
          == "the session is of another Region, which alone knows its results "
             "(it is of us-east-1, not of eu-west-1)");
    CHECK(results_request(check, "\x1B[2J").error().detail == "it is of us-east-1, not of \\x1b[2J");

    auto const request = results_request(check, "us-east-1");
    REQUIRE(request.has_value());
    CHECK(*request == get_session_results_request{.session_id = this_session});
    CHECK(is_valid(*request));
}

TEST_CASE("which statuses are final")
{
    CHECK_FALSE(is_final({}));
    CHECK_FALSE(is_final(open<session_status>("DONE")));
    CHECK_FALSE(is_final(session_status::created));
    CHECK_FALSE(is_final(session_status::in_progress));
    CHECK(is_final(session_status::succeeded));
    CHECK(is_final(session_status::failed));
    CHECK(is_final(session_status::expired));

    poll_progress progress;
    auto const note = [&](open<session_status> status)
    {
        progress.note_answer({.session_id = this_session, .status = std::move(status)});
        return progress.finished;
    };
    CHECK_FALSE(note({}));
    CHECK_FALSE(note(session_status::in_progress));
    CHECK(note(session_status::succeeded));
    CHECK(note(session_status::in_progress)); // what was final stays so
}

TEST_CASE("polling by the default schedule")
{
    auto const check = a_check();
    poll_progress progress;
    std::vector<std::int64_t> asked;
    time_type now = created;
    for (int steps = 0;; ++steps)
    {
        REQUIRE(steps < 100);
        auto const step = next_poll(check, progress, now);
        if (step.action == poll_action::wait)
        {
            REQUIRE(step.until > now);
            // a look one millisecond early changes nothing
            CHECK(next_poll(check, progress, step.until - milliseconds(1)) == step);
            now = step.until;
        }
        else if (step.action == poll_action::ask)
        {
            CHECK(step.until == now);
            asked.push_back((now - created).count());
            progress.note_question(now);
            progress.note_answer({.session_id = this_session, .status = session_status::created});
        }
        else
        {
            CHECK(step == poll_step{poll_action::expired, now});
            break;
        }
    }
    CHECK(now == check.deadline());

    std::vector<std::int64_t> expected{3000, 4000, 5500, 7750, 11125};
    for (std::int64_t time = 16125; time < 179'000; time += 5000)
        expected.push_back(time);
    expected.push_back(179'000);
    CHECK(asked == expected);
    CHECK(asked.size() == 39);
    CHECK(progress.asked == 39);

    // within the smaller quota: 15 sessions at a time, 5 questions a second
    CHECK(static_cast<double>(15 * asked.size()) / 180 < 5 * 2.0 / 3);
}

TEST_CASE("polling ends with final results")
{
    auto const check = a_check();
    poll_progress progress;
    auto const now = created + seconds(20);
    progress.note_question(now);
    for (auto const status : {session_status::created, session_status::in_progress, session_status::unknown})
    {
        progress.note_answer({.session_id = this_session, .status = status});
        CHECK(next_poll(check, progress, now).action == poll_action::wait);
    }
    progress.note_answer({.session_id = this_session, .status = open<session_status>("ALMOST")});
    CHECK(next_poll(check, progress, now).action == poll_action::wait);
    progress.note_answer({.session_id = this_session, .status = session_status::succeeded});
    CHECK(next_poll(check, progress, now) == poll_step{poll_action::finished, now});
    // results that are here are looked at, and `decide` has the last word about the time
    CHECK(next_poll(check, progress, check.deadline()).action == poll_action::finished);
}

TEST_CASE("polling at the edges of time")
{
    auto const check = a_check();
    auto const step_at = [&](time_type now, poll_progress const& progress = {})
    { return next_poll(check, progress, now); };
    auto const first = created + seconds(3);

    CHECK(step_at(created) == poll_step{poll_action::wait, first});
    CHECK(step_at(first - milliseconds(1)) == poll_step{poll_action::wait, first});
    CHECK(step_at(first) == poll_step{poll_action::ask, first});
    // another node, without the progress, asks at once
    CHECK(step_at(created + seconds(100)).action == poll_action::ask);
    CHECK(step_at(check.deadline() - milliseconds(1)).action == poll_action::ask);
    CHECK(step_at(check.deadline()).action == poll_action::expired);
    CHECK(step_at(check.deadline() + milliseconds(1)).action == poll_action::expired);
    CHECK(step_at((time_type::max)()).action == poll_action::expired);

    // a clock that is a little behind waits; one that is far behind is broken
    CHECK(step_at(created - milliseconds(1)) == poll_step{poll_action::wait, first});
    CHECK(step_at(created - milliseconds(180'000)) == poll_step{poll_action::wait, first});
    CHECK(step_at(created - milliseconds(180'001)).action == poll_action::expired);
    CHECK(step_at((time_type::min)()).action == poll_action::expired);

    // a question in the future, of a node whose clock is ahead
    auto const asked_at = [](time_type when, std::int32_t count = 1)
    { return poll_progress{.asked = count, .last_asked = when}; };
    CHECK(step_at(first, asked_at(first + seconds(2))) == poll_step{poll_action::wait, first + seconds(3)});
    CHECK(step_at(first, asked_at((time_type::max)())) == poll_step{poll_action::wait, check.deadline()});
    CHECK(step_at(first, asked_at((time_type::min)())).action == poll_action::ask);
    CHECK(step_at(created + seconds(20), asked_at(created + seconds(15), 1'000'000))
          == poll_step{poll_action::ask, created + seconds(20)});
    CHECK(step_at(created + seconds(20), asked_at(created + milliseconds(15'001), 1'000'000)).action
          == poll_action::wait);
    CHECK(step_at(created + seconds(20),
                  asked_at(created + seconds(19), (std::numeric_limits<std::int32_t>::max)()))
          == poll_step{poll_action::wait, created + seconds(24)});
    CHECK(step_at(created + seconds(20), asked_at(created + seconds(19), -5))
          == poll_step{poll_action::ask, created + seconds(20)});

    // the last call, a second before the end
    auto const last = created + seconds(179);
    CHECK(step_at(created + seconds(177), asked_at(created + seconds(176), 20))
          == poll_step{poll_action::wait, last});
    CHECK(step_at(last, asked_at(created + seconds(176), 20)) == poll_step{poll_action::ask, last});
    CHECK(step_at(last, asked_at(last, 20)) == poll_step{poll_action::wait, check.deadline()});
    // never twice within 200 ms
    CHECK(step_at(last - milliseconds(1), asked_at(last - milliseconds(200), 20))
          == poll_step{poll_action::wait, last});
    CHECK(step_at(last - milliseconds(1), asked_at(last - milliseconds(199), 20))
          == poll_step{poll_action::wait, check.deadline()});
}

TEST_CASE("a schedule of one's own")
{
    auto const check = a_check();
    auto const first_wait = [&](poll_schedule const& schedule)
    { return (next_poll(check, {}, created, schedule).until - created).count(); };
    CHECK(first_wait({.first = seconds(10)}) == 10'000);
    CHECK(first_wait({.first = milliseconds(1)}) == 1);
    CHECK(next_poll(check, {}, created, {.first = milliseconds(0)}).action == poll_action::ask);
    CHECK(next_poll(check, {}, created, {.first = seconds(-1)}).action == poll_action::ask);
    CHECK(next_poll(check, {}, created, {.first = (milliseconds::min)()}).action == poll_action::ask);
    CHECK(first_wait({.first = (milliseconds::max)()}) == 179'000); // the last call comes in any case
    CHECK(first_wait({.first = (milliseconds::max)(), .last_call = milliseconds(0)}) == 180'000);
    CHECK(first_wait({.first = seconds(10), .last_call = seconds(175)}) == 5'000);
    CHECK(next_poll(check, {}, created, {.last_call = (milliseconds::max)()}).action == poll_action::ask);
    CHECK(first_wait({.first = seconds(200), .last_call = seconds(-1)}) == 180'000);

    auto const wait = [](poll_schedule const& schedule, std::int32_t asked)
    { return detail::poll_wait(schedule, asked).count(); };
    poll_schedule const normal{.shortest = milliseconds(1000), .longest = milliseconds(5000)};
    CHECK(wait(normal, 0) == 1000);
    CHECK(wait(normal, 1) == 1000);
    CHECK(wait(normal, 2) == 1500);
    CHECK(wait(normal, 3) == 2250);
    CHECK(wait(normal, 4) == 3375);
    CHECK(wait(normal, 5) == 5000);
    CHECK(wait(normal, 1'000'000) == 5000);
    CHECK(wait({.shortest = milliseconds(0), .longest = milliseconds(0)}, 3) == 200);
    CHECK(wait({.shortest = (milliseconds::min)(), .longest = (milliseconds::min)()}, 3) == 200);
    CHECK(wait({.shortest = milliseconds(0)}, 1) == 200);
    CHECK(wait({.shortest = seconds(9), .longest = seconds(4)}, 1) == 4000);
    CHECK(wait({.shortest = (milliseconds::max)(), .longest = (milliseconds::max)()}, 9) == 180'000);
    CHECK(wait({.shortest = seconds(4), .longest = seconds(4)}, 50) == 4000);
}

TEST_CASE("polling, whatever the clock and the schedule")
{
    std::mt19937_64 random(17);
    auto const check = a_check();
    auto const number = [&]() -> std::int64_t
    {
        switch (random() % 4)
        {
        case 0: return static_cast<std::int64_t>(random());
        case 1: return 0;
        default: return static_cast<std::int64_t>(random() % 400'000) - 100'000;
        }
    };
    for (int i = 0; i != 2'000; ++i)
    {
        poll_schedule const schedule{milliseconds(number()), milliseconds(number()), milliseconds(number()),
                                     milliseconds(number())};
        poll_progress progress;
        time_type now = created;
        time_type const end = created + session_lifetime;
        int questions = 0;
        for (int steps = 0;; ++steps)
        {
            REQUIRE(steps < 3000);
            auto const step = next_poll(check, progress, now, schedule);
            if (step.action == poll_action::expired)
            {
                REQUIRE(now >= end);
                break;
            }
            REQUIRE(now < end);
            REQUIRE(step.until <= end);
            if (step.action == poll_action::wait)
            {
                REQUIRE(step.until > now);
                now = step.until + milliseconds(random() % 50); // timers come late
            }
            else
            {
                REQUIRE(step.action == poll_action::ask);
                if (progress.last_asked)
                    REQUIRE(now - *progress.last_asked >= least_poll_wait);
                progress.note_question(now);
                ++questions;
                now += milliseconds(random() % 2000); // the call
            }
        }
        REQUIRE(questions <= 900);
        REQUIRE(questions == progress.asked);
    }

    // a single look, with anything
    for (int i = 0; i != 20'000; ++i)
    {
        poll_progress const progress{
            .asked = static_cast<std::int32_t>(number()),
            .last_asked =
                at(random() % 2 == 0 ? number() : created.time_since_epoch().count() + number() % 400'000)};
        auto const now = random() % 2 == 0 ? created + milliseconds(number() % 400'000) : at(number());
        auto const step = next_poll(check, progress, now, {.first = milliseconds(number())});
        if (step.action == poll_action::wait)
        {
            REQUIRE(step.until > now);
            REQUIRE(step.until <= check.deadline());
        }
        if (now >= check.deadline())
            REQUIRE(step.action == poll_action::expired);
    }
}

TEST_CASE("the count of questions ends before it overflows")
{
    poll_progress progress{.asked = 999'999};
    progress.note_question(created);
    CHECK(progress.asked == 1'000'000);
    progress.note_question(created + seconds(1));
    CHECK(progress.asked == 1'000'000);
    CHECK(progress.last_asked == created + seconds(1));
}
