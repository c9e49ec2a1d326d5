// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/issue.hpp>

#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

namespace fl = face_liveness;

namespace
{

std::string printed(fl::issue const& i)
{
    std::ostringstream out;
    out << i;
    return out.str();
}

} // namespace

// The service's texts are those of facts/wire.md, section 3, letter by letter.

TEST_CASE("one validation error, as the service writes it")
{
    fl::issue const too_short{.path = "Settings.OutputConfig.S3Bucket",
                              .rule = fl::rule::min_length,
                              .unit = fl::unit::characters,
                              .limit = 3,
                              .actual = 2,
                              .value = "ab"};
    CHECK(fl::service_message(too_short)
          == "Value 'ab' at 'settings.outputConfig.s3Bucket' failed to satisfy constraint: Member must have "
             "length greater than or equal to 3");
    CHECK(fl::validation_exception_message(std::vector{too_short})
          == "1 validation error detected: Value 'ab' at 'settings.outputConfig.s3Bucket' failed to satisfy "
             "constraint: Member must have length greater than or equal to 3");
    CHECK(fl::message(too_short) == "Settings.OutputConfig.S3Bucket: 2 characters, at least 3 are needed");
}

TEST_CASE("several validation errors are counted and joined by a semicolon and a blank")
{
    std::vector<fl::issue> const two{{.path = "SessionId",
                                      .rule = fl::rule::min_length,
                                      .unit = fl::unit::characters,
                                      .limit = 36,
                                      .actual = 3,
                                      .value = "abc"},
                                     {.path = "SessionId",
                                      .rule = fl::rule::pattern,
                                      .value = "abc",
                                      .requirement = "a UUID",
                                      .constraint = "[0-9a-f]{8}"}};
    CHECK(fl::validation_exception_message(two)
          == "2 validation errors detected: Value 'abc' at 'sessionId' failed to satisfy constraint: Member "
             "must have length greater than or equal to 36; Value 'abc' at 'sessionId' failed to satisfy "
             "constraint: Member must satisfy regular expression pattern: [0-9a-f]{8}");
}

TEST_CASE("each rule has the constraint text of the service")
{
    auto const text = [](fl::issue i)
    {
        i.path = "KmsKeyId";
        i.value = "v";
        return fl::service_message(i);
    };
    std::string const start = "Value 'v' at 'kmsKeyId' failed to satisfy constraint: ";
    CHECK(text({.rule = fl::rule::min_length, .limit = 1})
          == start + "Member must have length greater than or equal to 1");
    CHECK(text({.rule = fl::rule::max_length, .limit = 2048})
          == start + "Member must have length less than or equal to 2048");
    CHECK(text({.rule = fl::rule::min_value, .limit = 0})
          == start + "Member must have value greater than or equal to 0");
    CHECK(text({.rule = fl::rule::max_value, .limit = 4})
          == start + "Member must have value less than or equal to 4");
    CHECK(text({.rule = fl::rule::min_value, .limit = -7})
          == start + "Member must have value greater than or equal to -7");
    CHECK(text({.rule = fl::rule::pattern, .constraint = R"([0-9A-Za-z\.\-_]*)"})
          == start + R"(Member must satisfy regular expression pattern: [0-9A-Za-z\.\-_]*)");
    CHECK(text({.rule = fl::rule::enum_value, .constraint = "A, B"})
          == start + "Member must satisfy enum value set: [A, B]");
}

TEST_CASE("a missing member is null, without quotes")
{
    fl::issue const missing{
        .path = "Settings.ChallengePreferences[0].Type", .rule = fl::rule::required, .absent = true};
    CHECK(
        fl::service_message(missing)
        == "Value null at 'settings.challengePreferences.1.member.type' failed to satisfy constraint: Member "
           "must not be null");
    CHECK(fl::message(missing) == "Settings.ChallengePreferences[0].Type: missing, but required");
}

TEST_CASE("an empty value is quoted, it is not null")
{
    fl::issue const empty{
        .path = "KmsKeyId", .rule = fl::rule::min_length, .unit = fl::unit::characters, .limit = 1};
    CHECK(fl::service_message(empty)
          == "Value '' at 'kmsKeyId' failed to satisfy constraint: Member must have length greater than or "
             "equal to 1");
    CHECK(fl::message(empty) == "KmsKeyId: 0 characters, at least 1 is needed");
}

TEST_CASE("list indices of the service begin at one")
{
    auto const path = [](std::string p)
    {
        std::string const text = fl::service_message({.path = p, .rule = fl::rule::required, .absent = true});
        return text.substr(15, text.find("' failed") - 15);
    };
    CHECK(path("Settings.ChallengePreferences[1].Versions.Minimum")
          == "settings.challengePreferences.2.member.versions.minimum");
    CHECK(path("Tags[0].Value") == "tags.1.member.value");
    CHECK(path("Tags[41]") == "tags.42.member");
    CHECK(path("A[0][9].B") == "a.1.member.10.member.b");
    CHECK(path("Image.S3Object.Bucket") == "image.s3Object.bucket");
    CHECK(path("SDKType") == "sDKType");
    CHECK(path("") == "");
    // nobody makes these, but the type is open to everybody
    CHECK(path("A[") == "a.1.member");
    CHECK(path("A[12") == "a.13.member");
    CHECK(path("[]") == ".1.member");
}

TEST_CASE("a blob is sensitive: the service's form without the value")
{
    fl::issue const blob{.path = "ReferenceImage.Bytes",
                         .rule = fl::rule::max_length,
                         .unit = fl::unit::bytes,
                         .limit = 204800,
                         .actual = 204801};
    CHECK(
        fl::service_message(blob)
        == "Value at 'referenceImage.bytes' failed to satisfy constraint: Member must have length less than "
           "or equal to 204800");
    CHECK(fl::message(blob) == "ReferenceImage.Bytes: 204801 bytes, at most 204800 are allowed");
}

TEST_CASE("the service writes ten items at most, and counts those")
{
    std::vector<fl::issue> issues;
    auto const items = [&](std::string const& text)
    {
        std::size_t count = 1;
        for (std::size_t at = text.find("; "); at != text.npos; at = text.find("; ", at + 1))
            ++count;
        return count;
    };
    for (int i = 0; i != 11; ++i)
    {
        issues.push_back(
            {.path = "A[" + std::to_string(i) + "]", .rule = fl::rule::required, .absent = true});
        std::string const text = fl::validation_exception_message(issues);
        std::size_t const expected = i < 10 ? static_cast<std::size_t>(i) + 1 : 10;
        CHECK(items(text) == expected);
        CHECK(text.substr(0, text.find(':'))
              == std::to_string(expected)
                     + (expected == 1 ? " validation error detected" : " validation errors detected"));
    }
    CHECK(fl::validation_exception_message(issues).find("a.10.member") != std::string::npos);
    CHECK(fl::validation_exception_message(issues).find("a.11.member") == std::string::npos);
}

TEST_CASE("what the service has no text for has none, and does not count")
{
    std::vector<fl::issue> const none{
        {.path = "A", .rule = fl::rule::malformed_utf8, .value = "\xFF"},
        {.path = "B", .rule = fl::rule::advice, .severity = fl::severity::warning, .requirement = "no"},
        {.path = "C", .rule = fl::rule::advice, .requirement = "no"},
        {.path = "D",
         .rule = fl::rule::max_value,
         .severity = fl::severity::warning,
         .limit = 4,
         .value = "9"}};
    for (auto const& i : none)
        CHECK(fl::service_message(i).empty());
    CHECK(fl::validation_exception_message(none).empty());
    CHECK(fl::validation_exception_message({}).empty());

    auto some = none;
    some.push_back({.path = "E", .rule = fl::rule::required, .absent = true});
    CHECK(fl::validation_exception_message(some)
          == "1 validation error detected: Value null at 'e' failed to satisfy constraint: Member must not "
             "be null");
}

TEST_CASE("the service echoes strings raw")
{
    CHECK(fl::service_message(
              {.path = "S3KeyPrefix", .rule = fl::rule::pattern, .value = "it's \"q\"", .constraint = "\\S*"})
          == "Value 'it's \"q\"' at 's3KeyPrefix' failed to satisfy constraint: Member must satisfy regular "
             "expression pattern: \\S*");
}

TEST_CASE("sentences for people")
{
    using fl::message;
    CHECK(message({.path = "A",
                   .rule = fl::rule::max_length,
                   .unit = fl::unit::characters,
                   .limit = 1,
                   .actual = 2})
          == "A: 2 characters, at most 1 is allowed");
    CHECK(
        message({.path = "A", .rule = fl::rule::min_length, .unit = fl::unit::bytes, .limit = 2, .actual = 1})
        == "A: 1 byte, at least 2 are needed");
    CHECK(message({.path = "A", .rule = fl::rule::malformed_utf8, .actual = 7})
          == "A: not UTF-8 from byte 7 on");
    CHECK(message({.path = "A", .rule = fl::rule::min_value, .limit = 0, .value = "-1"})
          == "A: -1, at least 0 is needed");
    CHECK(message({.path = "A", .rule = fl::rule::max_value, .limit = 100, .value = "100.5"})
          == "A: 100.5, at most 100 is allowed");
    CHECK(message({.path = "Settings.AuditImagesLimit",
                   .rule = fl::rule::max_value,
                   .severity = fl::severity::warning,
                   .limit = 4,
                   .value = "9"})
          == "Settings.AuditImagesLimit: warning: 9, at most 4 is documented; the service acts on 4");
    CHECK(message(
              {.path = "A", .rule = fl::rule::pattern, .value = "a b", .requirement = "free of white space"})
          == "A: 'a b' must be free of white space");
    CHECK(message({.path = "A", .rule = fl::rule::enum_value, .value = "X", .constraint = "A, B"})
          == "A: 'X' must be one of A, B");
    CHECK(message({.path = "A",
                   .rule = fl::rule::advice,
                   .severity = fl::severity::warning,
                   .requirement = "Sentence"})
          == "A: warning: Sentence");
    CHECK(message({.rule = fl::rule::required, .absent = true}) == "missing, but required");
}

TEST_CASE("no value moves a terminal's cursor, and none fills the screen")
{
    fl::issue i{.path = "A",
                .rule = fl::rule::pattern,
                .value = "\x1b[2J\n\x7f\xC2\x9B\xFF\xC3\xA9",
                .requirement = "r"};
    CHECK(printed(i) == "A: '\\x1b[2J\\x0a\\x7f\\xc2\\x9b\\xff\xC3\xA9' must be r");
    CHECK(printed(i) == fl::message(i));

    i.value = std::string(64, 'x');
    CHECK(printed(i) == "A: '" + i.value + "' must be r");
    i.value += 'y';
    CHECK(printed(i) == "A: '" + std::string(64, 'x') + "...' must be r");
    i.value = std::string(63, 'x') + "\xC3\xA9"; // not cut inside of the character
    CHECK(printed(i) == "A: '" + std::string(63, 'x') + "...' must be r");
}

TEST_CASE("issues are values")
{
    fl::issue const a{.path = "A"};
    fl::issue b = a;
    CHECK(a == b);
    b.actual = 1;
    CHECK(!(a == b));
    CHECK(fl::issue{} == fl::issue{});
    CHECK(a.severity == fl::severity::error);
    CHECK(a.unit == fl::unit::none);
    CHECK(!a.absent);
}

TEST_CASE("an amount without a unit is the number itself")
{
    CHECK(fl::message({.path = "Tags", .rule = fl::rule::max_length, .limit = 2, .actual = 3})
          == "Tags: 3, at most 2 are allowed");
    CHECK(fl::message({.path = "Tags", .rule = fl::rule::min_length, .limit = 1, .actual = 0})
          == "Tags: 0, at least 1 is needed");
}

TEST_CASE("names in the service's paths have a small first letter, whatever they begin with")
{
    CHECK(fl::service_message({.path = "lower.2ndName.UPPER", .rule = fl::rule::required, .absent = true})
          == "Value null at 'lower.2ndName.uPPER' failed to satisfy constraint: Member must not be null");
}
