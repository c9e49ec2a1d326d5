// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/scalars.hpp>

#include "support/generate.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

namespace fl = face_liveness;
namespace scalars = face_liveness::scalars;

namespace
{

// Asks the regular expression that the limits quote, for the whole text, and compares.
class oracle
{
public:
    explicit oracle(fl::string_limits const& limits)
        : limits_(limits)
        , regex_(std::string(limits.pattern))
    {
    }

    void check(std::string const& text)
    {
        bool const expected = std::regex_match(text, regex_);
        ++(expected ? matched_ : refused_);
        if (limits_.matches(text) != expected)
            FAIL_CHECK("pattern ", limits_.pattern, " and predicate disagree on '", text, "'");
    }

    // Every text of at most this length over an alphabet.
    void check_all(std::string_view alphabet, std::size_t longest)
    {
        std::string text;
        check_all(alphabet, longest, text);
    }

    // Every text that one byte makes of another one.
    void check_neighbours(std::string const& text)
    {
        check(text);
        for (std::size_t at = 0; at <= text.size(); ++at)
            for (int byte = 0; byte != 256; ++byte)
            {
                std::string other = text;
                other.insert(at, 1, static_cast<char>(byte));
                check(other);
                if (at != text.size())
                {
                    other = text;
                    other[at] = static_cast<char>(byte);
                    check(other);
                }
            }
        for (std::size_t at = 0; at != text.size(); ++at)
        {
            check(std::string(text).erase(at, 1));
            check(text.substr(at));
            check(text.substr(0, at));
        }
    }

    void check_random(std::uint64_t seed, std::size_t times)
    {
        generator g(seed);
        for (; times != 0; --times)
        {
            std::string text = g.bytes(g.below(8));
            check(text);
        }
    }

    // Nothing is shown if all texts were refused.
    void finish(int least)
    {
        CHECK(matched_ >= least);
        CHECK(refused_ >= least);
    }

private:
    void check_all(std::string_view alphabet, std::size_t longest, std::string& text)
    {
        check(text);
        if (text.size() == longest)
            return;
        for (char c : alphabet)
        {
            text += c;
            check_all(alphabet, longest, text);
            text.pop_back();
        }
    }

    fl::string_limits const& limits_;
    std::regex regex_;
    int matched_ = 0;
    int refused_ = 0;
};

std::string const uuid = "0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10";

} // namespace

TEST_CASE("the patterns are those of the model")
{
    // out of the service model, by way of facts/model.md
    CHECK(scalars::kms_key_id.pattern == R"(^[A-Za-z0-9][A-Za-z0-9:_/+=,@.-]{0,2048}$)");
    CHECK(scalars::s3_bucket.pattern == R"([0-9A-Za-z\.\-_]*)");
    CHECK(scalars::s3_key_prefix.pattern == R"(\S*)");
    CHECK(scalars::version.pattern == R"(^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})$)");
    CHECK(scalars::client_request_token.pattern == "^[a-zA-Z0-9-_]+$");
    CHECK(scalars::session_id.pattern == "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    for (auto const* without : {&scalars::s3_object_name, &scalars::s3_object_version,
                                &scalars::feedback_message, &scalars::sdk_type})
    {
        CHECK(without->pattern.empty());
        CHECK(without->words.empty());
        CHECK(without->matches("any\xFFthing \n"));
        CHECK(!without->ascii_only);
    }
}

TEST_CASE("the limits are those of the model")
{
    auto const range = [](fl::string_limits const& l) { return std::pair(l.min_length, l.max_length); };
    using lengths = std::pair<std::size_t, std::size_t>;
    CHECK(range(scalars::kms_key_id) == lengths(1, 2048));
    CHECK(range(scalars::s3_bucket) == lengths(3, 255));
    CHECK(range(scalars::s3_key_prefix) == lengths(0, 950));
    CHECK(range(scalars::version) == lengths(5, 11));
    CHECK(range(scalars::client_request_token) == lengths(1, 64));
    CHECK(range(scalars::session_id) == lengths(36, 36));
    CHECK(range(scalars::s3_object_name) == lengths(1, 1024));
    CHECK(range(scalars::s3_object_version) == lengths(1, 1024));
    CHECK(range(scalars::feedback_message) == lengths(1, 512));
    CHECK(range(scalars::sdk_type) == lengths(1, 64));
    CHECK(scalars::audit_images_limit.min == 0);
    CHECK(scalars::audit_images_limit.max == 4);
    CHECK(scalars::audit_images_limit.clamped);
    CHECK(scalars::confidence.min == 0);
    CHECK(scalars::confidence.max == 100);
    CHECK(scalars::image_blob.min_size == 1);
    CHECK(scalars::image_blob.max_size == 204800);
}

TEST_CASE("KmsKeyId")
{
    oracle o(scalars::kms_key_id);
    o.check_all("aZ0:_/", 4);
    o.check_neighbours("alias/a-B_0");
    o.check_random(1, 1000);
    o.check("arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab");
    o.finish(500);

    // one and 2048 more, as the pattern counts; the length allows 2048 in all
    CHECK(scalars::kms_key_id.matches(std::string(2048, 'a')));
    CHECK(scalars::kms_key_id.matches(std::string(2049, 'a')));
    CHECK(!scalars::kms_key_id.matches(std::string(2050, 'a')));
}

TEST_CASE("S3Bucket")
{
    oracle o(scalars::s3_bucket);
    o.check_all("aZ9.-_/ ", 4);
    o.check_neighbours("a-B.c_9");
    o.check_random(2, 1000);
    o.finish(500);
}

TEST_CASE("S3KeyPrefix")
{
    oracle o(scalars::s3_key_prefix);
    o.check_all(std::string_view("a \t\n\v\f\r\0", 8), 4);
    o.check_neighbours("kyc/\xC3\xA9");
    o.check_random(3, 1000);
    o.finish(500);

    // white space outside of ASCII is none to Java: NO-BREAK SPACE, NEXT LINE, IDEOGRAPHIC SPACE, LINE
    // SEPARATOR
    for (char const* text : {"\xC2\xA0", "\xC2\x85", "\xE3\x80\x80", "\xE2\x80\xA8"})
        CHECK(scalars::s3_key_prefix.matches(text));
    CHECK(!scalars::s3_key_prefix.ascii_only);
}

TEST_CASE("Version")
{
    oracle o(scalars::version);
    o.check_all("019.", 7);
    o.check_neighbours("1.20.300");
    o.check_neighbours("0.0.0");
    for (std::string const text :
         {"999.999.999", "1000.0.0", "0.1000.0", "0.0.1000", "00.0.0", "01.0.0", "0.01.0", "0.0.01", "1.0",
          "1.0.0.0", "1.0.0.", ".1.0.0", "1..0", "-1.0.0", "1.0.0-a", "1,0,0"})
        o.check(text);
    o.finish(500);
}

TEST_CASE("ClientRequestToken")
{
    // The hyphen between 9 and _ is itself to ECMAScript and Java, and an error to stricter engines.
    oracle o(scalars::client_request_token);
    o.check_all("aZ0-_.+", 4);
    o.check_neighbours("tok-0001_A");
    o.check_random(4, 1000);
    o.finish(500);
}

TEST_CASE("SessionId")
{
    oracle o(scalars::session_id);
    o.check_neighbours(uuid);
    std::string upper = uuid;
    std::transform(upper.begin(), upper.end(), upper.begin(),
                   [](char c) { return c >= 'a' && c <= 'f' ? static_cast<char>(c - 'a' + 'A') : c; });
    for (std::string const& text :
         {upper, uuid + uuid, '{' + uuid + '}', std::string(36, '0'), std::string(36, '-')})
        o.check(text);
    // each character at each place of another kind
    generator g(5);
    for (int i = 0; i != 2000; ++i)
    {
        std::string text = uuid;
        for (char& c : text)
            c = "0123456789abcdef"[g.below(16)];
        for (std::size_t const hyphen : {8u, 13u, 18u, 23u})
            if (!g.once_in(20))
                text[hyphen] = '-';
        o.check(text);
    }
    o.finish(300);
}

TEST_CASE("what matches only ASCII says so, and refuses all else")
{
    for (auto const* limits : {&scalars::kms_key_id, &scalars::s3_bucket, &scalars::version,
                               &scalars::client_request_token, &scalars::session_id})
    {
        CHECK(limits->ascii_only);
        std::string text = limits == &scalars::session_id ? uuid
                           : limits == &scalars::version  ? "1.0.0"
                                                          : "abcdef";
        CHECK(limits->matches(text));
        for (int byte = 0x80; byte != 0x100; ++byte)
            for (char& c : text)
            {
                char const before = c;
                c = static_cast<char>(byte);
                CHECK_UNARY_FALSE(limits->matches(text));
                c = before;
            }
    }
}

TEST_CASE("predicates see a NUL and a line end at the end")
{
    for (auto const* limits : {&scalars::kms_key_id, &scalars::s3_bucket, &scalars::version,
                               &scalars::client_request_token, &scalars::session_id, &scalars::s3_key_prefix})
    {
        std::string text = limits == &scalars::session_id ? uuid : "1.0.0";
        if (limits == &scalars::client_request_token)
            text = "abc";
        CHECK(limits->matches(text));
        CHECK_FALSE(limits->matches(text + '\n'));
        CHECK(limits->matches(text + '\0') == (limits == &scalars::s3_key_prefix));
    }
}

TEST_CASE("bucket names that S3 refuses to create")
{
    // Amazon S3 User Guide, "General purpose bucket naming rules", rule by rule
    auto const good = [](std::string const& name)
    {
        INFO(name);
        CHECK(scalars::s3_bucket.matches(name));
        CHECK(scalars::s3_bucket.advisable(name));
    };
    auto const bad = [](std::string const& name)
    {
        INFO(name);
        CHECK(scalars::s3_bucket.matches(name)); // the model lets them pass
        CHECK_FALSE(scalars::s3_bucket.advisable(name));
    };
    // 3 to 63 characters
    good("abc");
    good(std::string(63, 'a'));
    bad("ab");
    bad(std::string(64, 'a'));
    // lower-case letters, digits, dots, hyphens
    good("docexamplebucket-1a1b2c3d4-5e6f-7a8b.9c0d");
    bad("Acme");
    bad("acme_liveness");
    // begins and ends with a letter or digit
    good("0bucket9");
    bad("-acme");
    bad("acme-");
    bad(".acme");
    bad("acme.");
    // no two dots in a row
    good("a.b.c");
    good("a.-b");
    bad("a..b");
    // no IP address
    bad("192.168.5.4");
    good("192.168.5");
    good("192.168.5.4.3");
    good("192.168.5.x4");
    // reserved prefixes
    bad("xn--acme");
    good("xn-acme");
    bad("sthree-acme");
    bad("sthree-configurator-acme");
    good("sthreeacme");
    bad("amzn-s3-demo-bucket");
    good("amzn-s3-demobucket");
    // reserved suffixes
    bad("acme--ol-s3");
    bad("acme.mrap");
    bad("acme--table-s3");
    good("acme-mrap");
    // aliases of access points and directory buckets are no general purpose buckets, but they exist
    good("acme-metadata-aqfqprnstn7aefdfbarligizwgyfouse1a-s3alias");
    good("acme--usw2-az1--x-s3");
}

TEST_CASE("the predicates work in constant expressions")
{
    static_assert(scalars::s3_bucket.matches("acme"));
    static_assert(!scalars::s3_bucket.matches("a b"));
    static_assert(scalars::version.matches("1.0.0") && !scalars::version.matches("1.0"));
    static_assert(scalars::session_id.matches("0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10"));
    static_assert(!scalars::kms_key_id.matches("/") && scalars::kms_key_id.matches("a/"));
    static_assert(!scalars::client_request_token.matches("") && !scalars::s3_key_prefix.matches("a b"));
    static_assert(scalars::s3_bucket.advisable("acme") && !scalars::s3_bucket.advisable("Acme"));
    CHECK(true);
}
