// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness.hpp>

#include <doctest/doctest.h>

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What a user writes.  Nothing here is to be warned about under -Wall -Wextra -Wpedantic -Wshadow
// -Wconversion: the build makes errors of warnings.

namespace
{

namespace fl = face_liveness;

// Designated initializers that leave members out, at every depth.
fl::create_session_request with_bucket(std::string bucket)
{
    return {.settings =
                fl::session_settings{.output_config = fl::output_config{.s3_bucket = std::move(bucket)}}};
}

fl::create_session_request with_challenges()
{
    return {
        .settings =
            fl::session_settings{
                .audit_images_limit = 2,
                .challenge_preferences = {{{.type = fl::challenge_type::face_movement_challenge,
                                            .versions = fl::versions{.maximum = "2.0.0"}},
                                           {.type = fl::challenge_type::face_movement_and_light_challenge}}}},
        .client_request_token = "token"};
}

fl::get_session_results_response made_up_results(double confidence)
{
    return {.session_id = "0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10",
            .status = fl::session_status::succeeded,
            .confidence = confidence,
            .reference_image = fl::audit_image{.bounding_box = fl::bounding_box{.width = 0.5, .top = 0.25}},
            .challenge = fl::challenge{.type = fl::challenge_type::face_movement_challenge},
            .feedback = {{{.code = fl::feedback_code::eyes_closed_detected}}},
            .metadata = fl::metadata{}};
}

// A switch over an open enum: every enumerator, and no default.
std::string_view what_next(fl::open<fl::session_status> const& status)
{
    switch (status)
    {
    case fl::session_status::created: return "wait";
    case fl::session_status::in_progress: return "wait";
    case fl::session_status::succeeded: return "decide";
    case fl::session_status::failed: return "again";
    case fl::session_status::expired: return "again";
    case fl::session_status::unknown: return status.is_set() ? "look" : "nothing";
    }
    return {};
}

std::string_view rule_name(fl::issue const& issue)
{
    switch (issue.rule)
    {
    case fl::rule::required: return "required";
    case fl::rule::malformed_utf8: return "utf8";
    case fl::rule::min_length:
    case fl::rule::max_length: return "length";
    case fl::rule::min_value:
    case fl::rule::max_value: return "value";
    case fl::rule::pattern: return "pattern";
    case fl::rule::enum_value: return "enum";
    case fl::rule::advice: return "advice";
    }
    return {};
}

std::string_view can_be_sent_again(fl::decode_errc code)
{
    switch (code)
    {
    case fl::decode_errc::not_json:
    case fl::decode_errc::incomplete:
    case fl::decode_errc::too_large:
    case fl::decode_errc::too_deep:
    case fl::decode_errc::wrong_type:
    case fl::decode_errc::not_integer:
    case fl::decode_errc::out_of_range:
    case fl::decode_errc::bad_base64:
    case fl::decode_errc::duplicate_member:
    case fl::decode_errc::missing_member:
    case fl::decode_errc::null_element: return "no";
    }
    return {};
}

// A shape of one's own, in a namespace of one's own, whose names shadow nothing.
struct receipt
{
    std::string id{};
    std::optional<std::vector<std::string>> tags{};

    bool operator==(receipt const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("Id", &receipt::id, fl::string_limits{.min_length = 1, .max_length = 10});
        each("Tags", &receipt::tags);
    }
};

} // namespace

TEST_CASE("what a user writes compiles without a warning, and works")
{
    using namespace face_liveness; // names of ours and locals of theirs

    auto request = with_bucket("ab");
    std::size_t errors = 0;
    for (auto const& [path, rule, severity, unit, limit, actual, absent, value, requirement, constraint] :
         validate(request))
    {
        CHECK(path == "Settings.OutputConfig.S3Bucket");
        CHECK(rule == fl::rule::min_length);
        CHECK(severity == fl::severity::error);
        CHECK(unit == fl::unit::characters);
        CHECK(limit - actual == 1);
        CHECK((!absent && value == "ab" && requirement.empty() && constraint.empty()));
        ++errors;
    }
    CHECK(errors == 1);
    CHECK(rule_name(validate(request).front()) == "length");
    CHECK(is_valid(with_challenges()));

    request.settings->output_config->s3_bucket = literal<scalars::s3_bucket>("acme-liveness");
    std::string out;
    encode_to(request, out);
    CHECK(decode<create_session_request>(out) == request);

    get_session_results_response results;
    if (auto done = decode_into(results, encode(made_up_results(99))); !done)
        FAIL(done.error());
    if (double const threshold = 90; results.confidence && *results.confidence >= threshold)
        CHECK(what_next(results.status) == "decide");
    CHECK(what_next({}) == "nothing");
    CHECK(what_next(open<session_status>("NEW")) == "look");

    auto const broken = decode<create_session_response>("{", {.max_size = 100});
    CHECK(can_be_sent_again(broken.error().code) == "no");

    receipt const r{.id = "a"};
    CHECK(decode<receipt>(encode(r), {.max_depth = 3}).value() == r);
    CHECK(!is_valid(receipt{}));
    CHECK(!describe<receipt>().empty());

    challenge const shown{.type = challenge_type::face_movement_challenge};
    feedback const hint{.message = "more light"};
    CHECK(shown.version != hint.message);
}
