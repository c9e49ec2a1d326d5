// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/validate.hpp>

#include <face_liveness/create_session.hpp>
#include <face_liveness/get_session_results.hpp>

#include "support/constant.hpp"
#include "support/generate.hpp"
#include "support/issues.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fl = face_liveness;

namespace
{

enum class colour
{
    unknown,
    red
};

constexpr std::array<std::string_view, 1> wire_names(colour) noexcept
{
    return {"RED"};
}

inline constexpr fl::integer_limits small_number{.min = -1, .max = 1};

// What a user may add: members without limits, lists of scalars, limits that are not clamped.
struct custom
{
    std::string name{};
    std::optional<std::int32_t> number{};
    std::vector<std::string> tags{};
    std::optional<std::vector<std::vector<fl::open<colour>>>> colours{};
    std::vector<unsigned char> bytes{};
    double ratio{};
    std::optional<std::vector<fl::versions>> versions{};
    std::int32_t any_number{};

    bool operator==(custom const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("Name", &custom::name);
        each("Number", &custom::number, small_number);
        each("Tags", &custom::tags);
        each("Colours", &custom::colours);
        each("Bytes", &custom::bytes);
        each("Ratio", &custom::ratio);
        each("Versions", &custom::versions);
        each("AnyNumber", &custom::any_number);
    }
};

fl::create_session_request full_request()
{
    return {
        .kms_key_id = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        .settings =
            fl::session_settings{
                .output_config = fl::output_config{.s3_bucket = "acme-liveness", .s3_key_prefix = "kyc/"},
                .audit_images_limit = 4,
                .challenge_preferences = {{{.type = fl::challenge_type::face_movement_and_light_challenge,
                                            .versions = fl::versions{.minimum = "1.0.0", .maximum = "2.0.0"}},
                                           {.type = fl::challenge_type::face_movement_challenge}}}},
        .client_request_token = "tok-0001_A"};
}

} // namespace

TEST_CASE("every issue, in the order of the members and of the elements")
{
    fl::create_session_request const request{
        .kms_key_id = "/x",
        .settings =
            fl::session_settings{
                .output_config = fl::output_config{.s3_bucket = "a ", .s3_key_prefix = "a b"},
                .audit_images_limit = -3,
                .challenge_preferences = {{{},
                                           {.type = fl::open<fl::challenge_type>("Bogus"),
                                            .versions = fl::versions{.minimum = "1.0", .maximum = "2"}},
                                           {.type = fl::challenge_type::face_movement_challenge,
                                            .versions =
                                                fl::versions{.minimum = "2.0.0", .maximum = "1.0.0"}}}}},
        .client_request_token = ""};
    CHECK(issues_of(request)
          == "KmsKeyId pattern\n"
             "Settings.OutputConfig.S3Bucket min_length 3 2\n"
             "Settings.OutputConfig.S3Bucket pattern\n"
             "Settings.OutputConfig.S3KeyPrefix pattern\n"
             "Settings.AuditImagesLimit min_value 0 -3 (warning)\n"
             "Settings.ChallengePreferences[0].Type required\n"
             "Settings.ChallengePreferences[1].Type enum_value\n"
             "Settings.ChallengePreferences[1].Versions.Minimum min_length 5 3\n"
             "Settings.ChallengePreferences[1].Versions.Minimum pattern\n"
             "Settings.ChallengePreferences[1].Versions.Maximum min_length 5 1\n"
             "Settings.ChallengePreferences[1].Versions.Maximum pattern\n"
             "Settings.ChallengePreferences[2].Versions advice (warning)\n"
             "ClientRequestToken min_length 1 0\n"
             "ClientRequestToken pattern");
}

TEST_CASE("the service's exception for a real request: ten items at most, warnings not among them")
{
    fl::create_session_request request{
        .kms_key_id = "",
        .settings = fl::session_settings{
            .output_config = fl::output_config{.s3_bucket = "amb/validations"},
            .audit_images_limit = 9,
            .challenge_preferences = {{{.type = fl::open<fl::challenge_type>("Bogus")}}}}};
    CHECK(fl::validation_exception_message(fl::validate(request))
          == "4 validation errors detected: "
             "Value '' at 'kmsKeyId' failed to satisfy constraint: Member must have length greater than or "
             "equal to 1; "
             "Value '' at 'kmsKeyId' failed to satisfy constraint: Member must satisfy regular expression "
             "pattern: "
             "^[A-Za-z0-9][A-Za-z0-9:_/+=,@.-]{0,2048}$; "
             "Value 'amb/validations' at 'settings.outputConfig.s3Bucket' failed to satisfy constraint: "
             "Member must "
             "satisfy regular expression pattern: [0-9A-Za-z\\.\\-_]*; "
             "Value 'Bogus' at 'settings.challengePreferences.1.member.type' failed to satisfy constraint: "
             "Member "
             "must satisfy enum value set: [FaceMovementAndLightChallenge, FaceMovementChallenge]");

    request.settings->challenge_preferences->assign(20, {});
    std::string const text = fl::validation_exception_message(fl::validate(request));
    CHECK(text.starts_with("10 validation errors detected: "));
    CHECK(text.ends_with(
        "Value null at 'settings.challengePreferences.7.member.type' failed to satisfy constraint: "
        "Member must not be null"));
    CHECK(fl::validate(request).size() == 24); // all the same
}

TEST_CASE("an issue says how much, how much is allowed, and what the value is")
{
    auto const issues = fl::validate(fl::create_session_request{
        .settings = fl::session_settings{.output_config = fl::output_config{.s3_bucket = "\xC3\xA9"}}});
    REQUIRE(issues.size() == 2);
    CHECK(issues[0].path == "Settings.OutputConfig.S3Bucket");
    CHECK(issues[0].rule == fl::rule::min_length);
    CHECK(issues[0].severity == fl::severity::error);
    CHECK(issues[0].unit == fl::unit::characters);
    CHECK(issues[0].limit == 3);
    CHECK(issues[0].actual == 1);
    CHECK(!issues[0].absent);
    CHECK(issues[0].value == "\xC3\xA9");
    CHECK(issues[1].rule == fl::rule::pattern);
    CHECK(issues[1].constraint == R"([0-9A-Za-z\.\-_]*)");
    CHECK(issues[1].requirement == "made of letters, digits, dots, hyphens and underscores only");
    CHECK(issues[1].value == "\xC3\xA9");
}

TEST_CASE("the value of an issue is bounded, and not cut inside of a character")
{
    std::string const huge = "x" + times(3000, "\xC3\xA9");
    auto const issues = fl::validate(fl::create_session_request{.kms_key_id = huge});
    REQUIRE(issues.size() == 2);
    CHECK(issues[0].actual == 3001);
    for (auto const& i : issues)
        CHECK(i.value == huge.substr(0, 4095));
}

TEST_CASE("a blob never gets into an issue")
{
    std::vector<unsigned char> secret(204801, 'S');
    auto const issues = fl::validate(fl::audit_image{.bytes = secret});
    REQUIRE(issues.size() == 1);
    CHECK(issues[0].unit == fl::unit::bytes);
    CHECK(issues[0].value.empty());
    CHECK(fl::message(issues[0]).find("SSS") == std::string::npos);
    CHECK(fl::service_message(issues[0]).find("SSS") == std::string::npos);
}

TEST_CASE("malformed text says where it is wrong")
{
    auto const offset = [](std::string const& text)
    {
        auto const issues = fl::validate(fl::output_config{.s3_bucket = "acme", .s3_key_prefix = text});
        REQUIRE(issues.size() == 1);
        CHECK(issues[0].rule == fl::rule::malformed_utf8);
        CHECK(issues[0].value == text);
        CHECK(fl::service_message(issues[0]).empty());
        return issues[0].actual;
    };
    CHECK(offset("\x80") == 0);
    CHECK(offset("abc\xFF") == 3);
    CHECK(offset("abcdefgh\xC3") == 8);
    CHECK(offset("\xC3\xA9\xED\xA0\x80") == 2); // a surrogate
    CHECK(offset("a\xC0\x80") == 1);            // overlong
    CHECK(offset("\xF4\x90\x80\x80") == 0);     // above U+10FFFF
    CHECK(offset(times(100, "a") + "\xE2\x82 ") == 100);
}

TEST_CASE("members without limits and lists of scalars")
{
    CHECK(issues_of(custom{}) == "");
    CHECK(issues_of(custom{.name = times(5000, "\xC3\xA9"), .number = 1, .bytes = {1, 2}, .ratio = -1e300})
          == "");
    CHECK(issues_of(custom{.number = 2}) == "Number max_value 1 2");
    CHECK(issues_of(custom{.number = -2}) == "Number min_value -1 -2");
    CHECK(issues_of(custom{.name = "\xFF"}) == "Name malformed_utf8");
    CHECK(issues_of(custom{.tags = {"a", "\xFF", "", "\xC3"}})
          == "Tags[1] malformed_utf8\nTags[3] malformed_utf8");
    CHECK(issues_of(custom{.colours = {{{}, {colour::red, fl::open<colour>("x")}, {{}}}}})
          == "Colours[1][1] enum_value\nColours[2][0] required");
    CHECK(issues_of(custom{.versions = {{{}, {.minimum = "1"}}}})
          == "Versions[1].Minimum min_length 5 1\nVersions[1].Minimum pattern");
    CHECK(fl::message(fl::validate(custom{.number = 2}).at(0)) == "Number: 2, at most 1 is allowed");
    CHECK(fl::service_message(fl::validate(custom{.number = 2}).at(0))
          == "Value '2' at 'number' failed to satisfy constraint: Member must have value less than or equal "
             "to 1");
}

TEST_CASE("a part of a request can be validated by itself")
{
    CHECK(issues_of(fl::versions{.minimum = "1"}) == "Minimum min_length 5 1\nMinimum pattern");
    CHECK(issues_of(fl::versions{.minimum = "2.0.0", .maximum = "1.0.0"}) == " advice (warning)");
    CHECK(fl::message(fl::validate(fl::versions{.minimum = "2.0.0", .maximum = "1.0.0"}).at(0))
          == "warning: Minimum is above Maximum: no version is in between");
}

TEST_CASE("a full request has no issue")
{
    CHECK(fl::validate(full_request()).empty());
    CHECK(fl::is_valid(full_request()));
    static_assert(noexcept(fl::is_valid(std::declval<fl::create_session_request const&>())));
}

TEST_CASE("is_valid says whether validate finds no error, for random values")
{
    auto const agree = [](auto const& value)
    {
        bool has_error = false;
        for (auto const& i : fl::validate(value))
            has_error = has_error || i.severity == fl::severity::error;
        if (fl::is_valid(value) == has_error)
            FAIL_CHECK("is_valid and validate disagree");
        return !has_error;
    };
    generator wild(11, {.malformed_text = true, .not_a_number = true});
    int valid = 0;
    for (int i = 0; i != 2000; ++i)
    {
        valid += agree(wild.make<fl::create_session_request>());
        valid += agree(wild.make<fl::get_session_results_response>());
        valid += agree(wild.make<fl::get_session_results_request>());
        valid += agree(wild.make<custom>());
    }
    CHECK(valid > 500);
    CHECK(valid < 7500);

    generator tame(12, {.within_limits = true});
    for (int i = 0; i != 300; ++i)
    {
        CHECK(agree(tame.make<fl::create_session_request>()));
        CHECK(agree(tame.make<fl::get_session_results_response>()));
    }
}

// Constant expressions.  What every toolchain can do is asserted; what some can't do is asked for.

static_assert(fl::is_valid(fl::create_session_request{}));
static_assert(fl::is_valid([] { return fl::create_session_request{}; }));
static_assert(!fl::is_valid(fl::challenge_preference{}));
static_assert(fl::is_valid(fl::challenge_preference{.type = fl::challenge_type::face_movement_challenge}));
static_assert(fl::is_valid(fl::session_settings{.audit_images_limit = 9}));
static_assert(fl::validate(fl::create_session_request{}).empty());
static_assert(fl::is_valid(
    [] { return fl::get_session_results_request{.session_id = "0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10"}; }));
static_assert(!fl::is_valid(
    [] { return fl::get_session_results_request{.session_id = "0B9F2F2E-9E2B-4C0E-8A3C-3A1D1F9E7A10"}; }));
static_assert(fl::is_valid(fl::create_session_request{.kms_key_id = "alias/face-liveness-images"}));

namespace
{

constexpr auto short_string = []
{ return fl::is_valid(fl::create_session_request{.kms_key_id = "alias/a"}); };
constexpr auto whole_request = []
{
    return fl::is_valid(fl::create_session_request{
        .kms_key_id = "alias/face-liveness-images",
        .settings =
            fl::session_settings{
                .output_config =
                    fl::output_config{.s3_bucket = "acme-liveness-images", .s3_key_prefix = "kyc/"},
                .audit_images_limit = 2,
                .challenge_preferences = {{{.type = fl::challenge_type::face_movement_challenge,
                                            .versions = fl::versions{.minimum = "1.0.0"}}}}},
        .client_request_token = "tok"});
};
constexpr auto bad_request = []
{
    return fl::is_valid(fl::create_session_request{
        .settings = fl::session_settings{
            .output_config = fl::output_config{.s3_bucket = "acme liveness images"},
            .challenge_preferences = {{{.type = fl::challenge_type::face_movement_challenge}}}}});
};
constexpr auto two_issues = []
{
    auto const issues = fl::validate(fl::create_session_request{.kms_key_id = ""});
    return issues.size() == 2 && issues[0].rule == fl::rule::min_length && issues[0].path == "KmsKeyId"
           && issues[1].rule == fl::rule::pattern;
};
constexpr auto one_warning = []
{
    auto const issues = fl::validate(fl::session_settings{.audit_images_limit = 9});
    return issues.size() == 1 && issues[0].severity == fl::severity::warning && issues[0].limit == 4;
};
constexpr auto bad_confidence = []
{
    auto const issues = fl::validate(fl::get_session_results_response{.confidence = 101});
    return issues.back().rule == fl::rule::max_value;
};

} // namespace

TEST_CASE("whole requests are checked by the compiler, where it can")
{
    CHECK(constant_of(short_string));
    CHECK(constant_of(whole_request));
    CHECK_FALSE(constant_of(bad_request));
    CHECK(constant_of(two_issues));
    CHECK(constant_of(one_warning));
    CHECK(constant_of(bad_confidence));
#if (defined(__GNUC__) && !defined(__clang__)) || defined(_LIBCPP_VERSION)
    static_assert(is_constant_here(whole_request, 0));
    static_assert(is_constant_here(bad_request, 0));
    static_assert(is_constant_here(two_issues, 0));
#endif
}

TEST_CASE("a literal is checked by every compiler")
{
    constexpr char const* bucket = fl::literal<fl::scalars::s3_bucket>("acme-liveness");
    static_assert(std::string_view(bucket) == "acme-liveness");
    fl::create_session_request const request{
        .kms_key_id = fl::literal<fl::scalars::kms_key_id>("alias/faces"),
        .settings =
            fl::session_settings{
                .output_config =
                    fl::output_config{.s3_bucket = fl::literal<fl::scalars::s3_bucket>("acme"),
                                      .s3_key_prefix = fl::literal<fl::scalars::s3_key_prefix>("\xC3\xA9")}},
        .client_request_token = fl::literal<fl::scalars::client_request_token>("a")};
    CHECK(issues_of(request) == "");
    CHECK(std::string(fl::literal<fl::scalars::s3_key_prefix>("")).empty());
    CHECK(std::string(fl::literal<fl::scalars::sdk_type>("any text\n")) == "any text\n");
    CHECK(std::string(fl::literal<fl::scalars::version>("999.999.999")).size() == 11);
}
