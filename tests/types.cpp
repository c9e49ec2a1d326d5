// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/types.hpp>

#include <doctest/doctest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace fl = face_liveness;

namespace
{

template <class Enum>
std::vector<std::string_view> names_of()
{
    auto const names = wire_names(Enum{});
    return {names.begin(), names.end()};
}

std::string_view advice(char const* minimum, char const* maximum)
{
    fl::versions v;
    if (minimum)
        v.minimum = minimum;
    if (maximum)
        v.maximum = maximum;
    return v.advice();
}

} // namespace

TEST_CASE("the enums have the texts of the model, in its order")
{
    using list = std::vector<std::string_view>;
    CHECK(names_of<fl::challenge_type>() == list{"FaceMovementAndLightChallenge", "FaceMovementChallenge"});
    CHECK(names_of<fl::session_status>() == list{"CREATED", "IN_PROGRESS", "SUCCEEDED", "FAILED", "EXPIRED"});
    CHECK(names_of<fl::feedback_code>()
          == list{"FACE_NOT_VISIBLE", "FACE_OBSTRUCTION_DETECTED", "LOW_VIDEO_QUALITY_DETECTED",
                  "FACE_NOT_ALIGNED", "EYES_CLOSED_DETECTED", "LOW_LIGHTING_DETECTED",
                  "HIGH_LIGHTING_DETECTED"});
}

TEST_CASE("each enumerator has its text")
{
    CHECK(fl::open(fl::challenge_type::face_movement_and_light_challenge).text()
          == "FaceMovementAndLightChallenge");
    CHECK(fl::open(fl::challenge_type::face_movement_challenge).text() == "FaceMovementChallenge");
    CHECK(fl::open(fl::session_status::created).text() == "CREATED");
    CHECK(fl::open(fl::session_status::in_progress).text() == "IN_PROGRESS");
    CHECK(fl::open(fl::session_status::succeeded).text() == "SUCCEEDED");
    CHECK(fl::open(fl::session_status::failed).text() == "FAILED");
    CHECK(fl::open(fl::session_status::expired).text() == "EXPIRED");
    CHECK(fl::open(fl::feedback_code::face_not_visible).text() == "FACE_NOT_VISIBLE");
    CHECK(fl::open(fl::feedback_code::face_obstruction_detected).text() == "FACE_OBSTRUCTION_DETECTED");
    CHECK(fl::open(fl::feedback_code::low_video_quality_detected).text() == "LOW_VIDEO_QUALITY_DETECTED");
    CHECK(fl::open(fl::feedback_code::face_not_aligned).text() == "FACE_NOT_ALIGNED");
    CHECK(fl::open(fl::feedback_code::eyes_closed_detected).text() == "EYES_CLOSED_DETECTED");
    CHECK(fl::open(fl::feedback_code::low_lighting_detected).text() == "LOW_LIGHTING_DETECTED");
    CHECK(fl::open(fl::feedback_code::high_lighting_detected).text() == "HIGH_LIGHTING_DETECTED");
}

TEST_CASE("the AuditImagesLimit that the service acts on")
{
    // the documentation: none acts as 0, any integer below 0 as 0, any above 4 as 4
    auto const effective = [](std::int32_t limit)
    { return fl::effective_audit_images_limit({.audit_images_limit = limit}); };
    CHECK(fl::effective_audit_images_limit({}) == 0);
    CHECK(effective((std::numeric_limits<std::int32_t>::min)()) == 0);
    CHECK(effective(-1) == 0);
    CHECK(effective(0) == 0);
    CHECK(effective(1) == 1);
    CHECK(effective(3) == 3);
    CHECK(effective(4) == 4);
    CHECK(effective(5) == 4);
    CHECK(effective((std::numeric_limits<std::int32_t>::max)()) == 4);
    static_assert(fl::effective_audit_images_limit({}) == 0);
    static_assert(fl::effective_audit_images_limit({.audit_images_limit = 9}) == 4);
}

TEST_CASE("versions whose minimum is above their maximum get advice")
{
    std::string_view const sentence = "Minimum is above Maximum: no version is in between";
    CHECK(advice("2.0.0", "1.0.0") == sentence);
    CHECK(advice("1.1.0", "1.0.0") == sentence);
    CHECK(advice("1.0.1", "1.0.0") == sentence);
    CHECK(advice("10.0.0", "9.0.0") == sentence); // numbers, not texts
    CHECK(advice("1.10.0", "1.9.0") == sentence);
    CHECK(advice("1.0.100", "1.0.99") == sentence);
    CHECK(advice("999.999.999", "999.999.998") == sentence);
}

TEST_CASE("other versions get none")
{
    CHECK(advice(nullptr, nullptr).empty());
    CHECK(advice("2.0.0", nullptr).empty());
    CHECK(advice(nullptr, "1.0.0").empty());
    CHECK(advice("1.0.0", "1.0.0").empty());
    CHECK(advice("1.0.0", "2.0.0").empty());
    CHECK(advice("9.0.0", "10.0.0").empty());
    CHECK(advice("1.9.9", "1.10.0").empty());
    CHECK(advice("1.0.0", "1.0.1").empty());
    CHECK(advice("0.999.999", "1.0.0").empty());
    // what is no version has an error of its own
    CHECK(advice("2", "1.0.0").empty());
    CHECK(advice("2.0.0", "1").empty());
    CHECK(advice("", "").empty());
    CHECK(advice("2.0.0.0", "1.0.0").empty());
}

TEST_CASE("shapes are values: default, copy, compare")
{
    fl::session_settings a;
    CHECK(!a.output_config);
    CHECK(!a.audit_images_limit);
    CHECK(!a.challenge_preferences);
    a.output_config = fl::output_config{.s3_bucket = "acme"};
    a.challenge_preferences = {{.type = fl::challenge_type::face_movement_challenge}};
    fl::session_settings b = a;
    CHECK(a == b);
    b.output_config->s3_key_prefix = "";
    CHECK(a != b); // empty is not unset
    b = a;
    b.challenge_preferences->clear();
    CHECK(a != b);
    fl::session_settings c = a;
    c.challenge_preferences.reset();
    CHECK(c != b); // nor is an empty list
    b = a;
    (*b.challenge_preferences)[0].type = fl::open<fl::challenge_type>("New");
    CHECK(a != b);

    static_assert(std::is_nothrow_move_constructible_v<fl::session_settings>);
    static_assert(std::is_nothrow_move_constructible_v<fl::audit_image>);
    static_assert(std::is_aggregate_v<fl::versions>);
}

TEST_CASE("a confidence or box of NaN equals nothing, as floating-point numbers do")
{
    fl::bounding_box const box{.width = std::numeric_limits<double>::quiet_NaN()};
    CHECK(!(box == box));
}
