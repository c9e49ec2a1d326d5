// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/sign.hpp>

#include <face_liveness/adapter/openssl.hpp>

#include "support/allocations.hpp"
#include "support/data.hpp"
#include "support/raw_http.hpp"

#include <boost/json.hpp>
#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <set>
#include <sstream>

using namespace face_liveness;

namespace
{

// What all arrays held when they were given back during the call: a secret keeps its text in one of its own.
template <class Function>
std::string given_back_during(Function const& function)
{
    std::string bytes;
    watch_arrays_given_back(&bytes);
    function();
    watch_arrays_given_back(nullptr);
    return bytes;
}

constexpr char key_id[] = "AKIDEXAMPLE";
constexpr char secret_key[] = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

constexpr std::chrono::sys_seconds at(std::int64_t seconds)
{
    return std::chrono::sys_seconds(std::chrono::seconds(seconds));
}

constexpr auto suite_time = at(1'440'938'160);    // 2015-08-30 12:36:00 UTC
constexpr auto captured_time = at(1'795'361'195); // 2026-11-22 15:26:35 UTC, the middle of the captures

constexpr char const* captures[] = {
    "A.boto3",   "B.boto3",   "C.boto3",   "D.boto3",   "E.boto3",   "T.boto3",
    "A.cli2236", "B.cli2236", "C.cli2236", "D.cli2236", "E.cli2236", "A.jssdk",
    "B.jssdk",   "C.jssdk",   "D.jssdk",   "E.jssdk",   "T.jssdk",
};

http_request captured(std::string const& name)
{
    return raw_request(test_data("wire/" + name + ".req"));
}

std::optional<secret> find_secret(std::string_view access_key_id)
{
    return access_key_id == key_id ? std::optional<secret>(secret_key) : std::nullopt;
}

credentials example_credentials(std::string token = {})
{
    return {.access_key_id = key_id, .secret_access_key = secret_key, .session_token = std::move(token)};
}

http_request example_request()
{
    return {
        .headers = {{"host", "rekognition.us-east-1.amazonaws.com"},
                    {"content-type", "application/x-amz-json-1.1"},
                    {"x-amz-target", "RekognitionService.CreateFaceLivenessSession"}},
        .body = "{}",
    };
}

http_request signed_request()
{
    auto request = example_request();
    REQUIRE(sign(request, example_credentials(), "us-east-1", suite_time, openssl_sha256{}).has_value());
    return request;
}

auto checked(http_request const& request, std::chrono::sys_seconds now = suite_time,
             verify_options const& options = {})
{
    return verify(request, find_secret, now, openssl_sha256{}, options);
}

verify_error refusal(http_request const& request, std::chrono::sys_seconds now = suite_time,
                     verify_options const& options = {})
{
    auto const result = checked(request, now, options);
    REQUIRE(result.has_error());
    return result.error();
}

template <class T>
std::string printed(T const& value)
{
    std::ostringstream out;
    out << value;
    return out.str();
}

std::string text(boost::json::value const& value)
{
    return std::string(value.as_string());
}

std::string hex(sha256_digest const& digest)
{
    return std::string(detail::sigv4_view(detail::sigv4_to_hex(digest)));
}

std::string const mismatch =
    "InvalidSignatureException: The request signature we calculated does not match the signature you "
    "provided. "
    "Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";

/// Puts something else for a part of the Authorization header.
http_request with_authorization(std::string const& part, std::string const& other)
{
    auto request = signed_request();
    std::string value(*request.headers.get("authorization"));
    auto const found = value.find(part);
    REQUIRE(found != std::string::npos);
    value.replace(found, part.size(), other);
    request.headers.set("authorization", value);
    return request;
}

} // namespace

TEST_SUITE("sign")
{
    TEST_CASE("a secret does not print, and leaves nothing behind when moved from")
    {
        CHECK(printed(secret("hunter2")) == "(hidden)");
        CHECK(printed(secret()) == "(hidden)");

        secret one("a secret longer than any small string optimisation");
        auto const* const bytes = one.reveal().data();
        secret two(std::move(one));
        CHECK(two.reveal().data() == bytes); // the very bytes, no second copy
        CHECK(one.empty());
        CHECK(one.reveal().empty());

        one = std::move(two);
        CHECK(one.reveal().data() == bytes);
        CHECK(two.empty());
        one = secret("other");
        CHECK(one.reveal() == "other");

        // A short one too: it never lies inside the object.
        secret brief("s");
        secret const taken(std::move(brief));
        CHECK(brief.empty());
        CHECK(taken.reveal() == "s");

        auto& same = one;
        one = same;
        CHECK(one.reveal() == "other");
        one = std::move(same);
        CHECK(one.reveal() == "other");
        two = one;
        CHECK(two == one);
        CHECK(two.reveal().data() != one.reveal().data());
    }

    TEST_CASE("a secret is wiped before its memory is given back")
    {
        std::string const zeros(6, '\0');
        CHECK(given_back_during([] { secret const gone("S3CRET"); }) == zeros);
        CHECK(given_back_during(
                  []
                  {
                      secret first("S3CRET");
                      secret const second(std::move(first));
                  })
              == zeros);

        secret kept("S3CRET");
        CHECK(given_back_during([&] { kept = secret("other!"); }) == zeros); // moved over
        secret const third("third!");
        CHECK(given_back_during([&] { kept = third; }) == zeros); // copied over
        CHECK(given_back_during([&] { kept = {}; }) == zeros);

        std::vector<credentials> several(1, example_credentials("token"));
        auto const growing = given_back_during(
            [&]
            {
                for (int i = 0; i != 20; ++i)
                    several.push_back(several.front());
            });
        CHECK(growing.find_first_not_of('\0') == std::string::npos);
        auto const gone = given_back_during([&] { several.clear(); });
        CHECK(gone == std::string(21 * (sizeof secret_key - 1 + 5), '\0'));
    }

    TEST_CASE("a secret is made of any text, and takes a temporary string's away")
    {
        CHECK(secret("a") == secret(std::string_view("a")));
        CHECK(secret("a") != secret("b"));
        CHECK(secret("a") != secret("aa"));
        CHECK(secret("") == secret());
        CHECK(secret(static_cast<char const*>(nullptr)).empty());
        CHECK(secret(std::string_view("a\0b", 3)).reveal().size() == 3);

        std::string kept = "kept";
        CHECK(secret(kept).reveal() == "kept");
        CHECK(kept == "kept");
        std::string taken = "taken, and too long for the small string optimisation";
        CHECK(secret(std::move(taken)).reveal().starts_with("taken"));
        CHECK(taken.empty());

        // The string is overwritten as well: while it is taken its memory stays, and holds nothing.
        std::string emptied = "emptied";
        auto const* const memory = emptied.data();
        secret const gone(std::move(emptied));
        emptied.resize(0);
        CHECK(emptied.data() == memory);
        CHECK(std::string_view(memory, 7) == std::string_view("\0\0\0\0\0\0\0", 7));
    }

    TEST_CASE("wiping leaves zeros")
    {
        char bytes[] = "secret";
        detail::wipe(bytes, sizeof bytes - 2);
        CHECK(std::string_view(bytes, sizeof bytes) == std::string_view("\0\0\0\0\0t\0", 7));
        detail::wipe(nullptr, 0);
        {
            detail::wipe_at_exit const later(bytes, sizeof bytes);
            CHECK(bytes[5] == 't');
        }
        CHECK(bytes[5] == '\0');
    }

    TEST_CASE("credentials print their key id only")
    {
        credentials const who{.access_key_id = "AKID\n",
                              .secret_access_key = "S3CRET",
                              .session_token = "S3CRET",
                              .expiration = at(0)};
        CHECK(printed(who) == "AKID\\x0a");
        CHECK(printed(credentials{}).empty());
    }

    TEST_CASE("credentials compare, and expire")
    {
        auto const who = example_credentials("token");
        CHECK(who == example_credentials("token"));
        CHECK(who != example_credentials("Token"));
        CHECK(who != example_credentials());
        CHECK(credentials{.access_key_id = "a"} != credentials{.access_key_id = "b"});
        CHECK(credentials{.secret_access_key = "a"} != credentials{.secret_access_key = "b"});
        CHECK(credentials{.expiration = at(1)} != credentials{.expiration = at(2)});

        CHECK_FALSE(who.expired_at(at(std::numeric_limits<std::int64_t>::max())));
        credentials const short_lived{.expiration = at(100)};
        CHECK_FALSE(short_lived.expired_at(at(99)));
        CHECK(short_lived.expired_at(at(100)));
        CHECK(short_lived.expired_at(at(101)));
    }

    TEST_CASE("comparison in constant time compares")
    {
        CHECK(detail::equal_in_constant_time("", ""));
        CHECK(detail::equal_in_constant_time("abc", "abc"));
        CHECK_FALSE(detail::equal_in_constant_time("abc", "abd"));
        CHECK_FALSE(detail::equal_in_constant_time("xbc", "abc"));
        CHECK_FALSE(detail::equal_in_constant_time("abc", "abcd"));
        CHECK_FALSE(detail::equal_in_constant_time(std::string_view("a\0", 2), "a"));
    }

    TEST_CASE("HMAC-SHA-256: the test vectors of RFC 4231")
    {
        struct
        {
            std::string key;
            std::string data;
            char const* mac;
        } const cases[] = {
            {std::string(20, '\x0b'), "Hi There",
             "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"},
            {"Jefe", "what do ya want for nothing?",
             "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"},
            {std::string(20, '\xaa'), std::string(50, '\xdd'),
             "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"},
            {"\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17"
             "\x18\x19",
             std::string(50, '\xcd'), "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"},
            {std::string(20, '\x0c'), "Test With Truncation", "a3b6167473100ee06e0c796c2955552b"},
            {std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First",
             "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"},
            {std::string(131, '\xaa'),
             "This is a test using a larger than block-size key and a larger than block-size data. The key "
             "needs to be "
             "hashed before being used by the HMAC algorithm.",
             "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"},
        };
        openssl_sha256 const sha256;
        for (auto const& one : cases)
            CHECK(hex(detail::hmac_sha256(sha256, one.key, one.data)).starts_with(one.mac));
    }

    TEST_CASE("times are written and read")
    {
        struct
        {
            std::int64_t seconds;
            char const* text;
        } const cases[] = {
            {0, "19700101T000000Z"},
            {1'440'938'160, "20150830T123600Z"},
            {951'825'600, "20000229T120000Z"},
            {1'709'251'199, "20240229T235959Z"},
            {4'107'542'400, "21000301T000000Z"},
            {253'402'300'799, "99991231T235959Z"},
        };
        for (auto const& one : cases)
        {
            CHECK(detail::sigv4_view(detail::sigv4_format(at(one.seconds))) == one.text);
            CHECK(detail::sigv4_parse(one.text) == at(one.seconds));
        }
        for (auto const* const bad : {"",
                                      "20150830",
                                      "20150830T123600",
                                      "20150830T123600z",
                                      "20150830 123600Z",
                                      "20150830T123600Z ",
                                      "2015-08-30T12:36:00Z",
                                      "20150830T123660Z",
                                      "20150830T126000Z",
                                      "20150830T240000Z",
                                      "20150832T000000Z",
                                      "20150431T000000Z",
                                      "20150229T000000Z",
                                      "21000229T000000Z",
                                      "19691231T235959Z",
                                      "20150030T000000Z",
                                      "20151330T000000Z",
                                      "20150800T000000Z",
                                      "+0150830T123600Z",
                                      "2015083-T123600Z",
                                      "201508 0T123600Z",
                                      "xxxxxxxxxxxxxxxx"})
            CHECK_MESSAGE(!detail::sigv4_parse(bad), bad);
        // What has no text is written as the nearest that has.
        CHECK(detail::sigv4_view(detail::sigv4_format(at(-1))) == "19700101T000000Z");
        CHECK(detail::sigv4_view(detail::sigv4_format((std::chrono::sys_seconds::max)()))
              == "99991231T235959Z");
        static_assert(detail::sigv4_parse("20150830T123600Z") == suite_time);
    }

    TEST_CASE("the vectors for this service come out exactly")
    {
        auto const vectors = boost::json::parse(test_data("wire/sigv4_vectors.json"));
        CHECK(vectors.as_array().size() == 5);
        for (auto const& vector : vectors.as_array())
        {
            CAPTURE(text(vector.at("name")));
            http_request request{.method = text(vector.at("method")),
                                 .target = text(vector.at("path")),
                                 .body = text(vector.at("body"))};
            http_headers expected;
            for (auto const& [name, value] : vector.at("headers").as_object())
            {
                expected.add(std::string(name), text(value));
                if (name != "authorization" && name != "x-amz-date" && name != "x-amz-security-token")
                    request.headers.add(std::string(name), text(value));
            }
            sign_options const options{
                .more_headers = {"content-length", "amz-sdk-request", "amz-sdk-invocation-id"}};
            auto const token = expected.get("x-amz-security-token").value_or("");
            REQUIRE(sign(request, example_credentials(std::string(token)), "us-east-1", suite_time,
                         openssl_sha256{}, options));
            for (auto const& field : expected)
                CHECK(request.headers.get(field.name) == field.value);
            CHECK(request.headers.size() == expected.size());

            auto const who = checked(request);
            REQUIRE(who);
            CHECK(*who == verified_request{key_id, "us-east-1", "rekognition", suite_time});
        }
    }

    TEST_CASE("known answers: AWS's signing test suite, and a second implementation")
    {
        auto const cases = boost::json::parse(test_data("sigv4_cases.json"));
        CHECK(cases.as_array().size() == 85);
        int by_aws = 0;
        for (auto const& known : cases.as_array())
        {
            CAPTURE(text(known.at("name")));
            by_aws += known.at("origin") == "aws";
            http_request received{.method = text(known.at("method")),
                                  .target = text(known.at("target")),
                                  .body = text(known.at("body"))};
            for (auto const& field : known.at("headers").as_array())
                received.headers.add(text(field.at(0)), text(field.at(1)));
            auto request = received;
            request.headers.erase("x-amz-date");
            request.headers.erase("x-amz-security-token");

            auto const time = detail::sigv4_parse(text(known.at("time")));
            REQUIRE(time);
            auto const region = text(known.at("region"));
            auto const service = text(known.at("service"));
            auto const key = text(known.at("secret"));
            auto const authorization = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/"
                                       + text(known.at("time")).substr(0, 8) + "/" + region + "/" + service
                                       + "/aws4_request, SignedHeaders=" + text(known.at("signed_headers"))
                                       + ", Signature=" + text(known.at("signature"));

            received.headers.add("Authorization", authorization);
            auto const who =
                verify(received, [&key](std::string_view) { return std::optional<std::string>(key); }, *time,
                       openssl_sha256{}, {.service = service, .region = region});
            REQUIRE_MESSAGE(who, printed(who.error()));
            CHECK(*who == verified_request{key_id, region, service, *time});

            sign_options options{.service = service};
            auto const& more = known.at("more_headers").as_array();
            for (auto const& name : more)
                options.more_headers.push_back(std::string_view(name.as_string()));
            credentials const credentials{.access_key_id = key_id,
                                          .secret_access_key = key,
                                          .session_token = text(known.at("session_token"))};
            auto const result = sign(request, credentials, region, *time, openssl_sha256{}, options);
            // A request line can't have these: what would go over the wire isn't what was signed.
            if (request.target.find_first_not_of(
                    "!\"$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`"
                    "abcdefghijklmnopqrstuvwxyz{|}~")
                != std::string::npos)
            {
                REQUIRE(result.has_error());
                CHECK(result.error().reason == sign_errc::malformed_target);
            }
            else
            {
                REQUIRE(result.has_value());
                CHECK(request.headers.get("authorization") == authorization);
            }
        }
        CHECK(by_aws == 22);
    }

    TEST_CASE("what real clients sent verifies")
    {
        for (auto const* const name : captures)
        {
            CAPTURE(name);
            auto const who = checked(captured(name), captured_time);
            REQUIRE_MESSAGE(who, printed(who.error()));
            CHECK(who->access_key_id == key_id);
            CHECK(who->region == "us-east-1");
            CHECK(who->service == "rekognition");
            CHECK(who->signed_at >= captured_time - std::chrono::seconds(10));
            CHECK(who->signed_at <= captured_time + std::chrono::seconds(10));
        }
    }

    TEST_CASE("what real clients signed, we sign alike")
    {
        for (auto const* const name : captures)
        {
            CAPTURE(name);
            auto const sent = captured(name);
            auto request = sent;
            auto const time = checked(sent, captured_time)->signed_at;
            sign_options options;
            if (sent.headers.contains("x-amz-content-sha256")) // the JavaScript SDK
                options.more_headers = {"content-length", "amz-sdk-invocation-id", "amz-sdk-request"};
            auto const token = sent.headers.get("x-amz-security-token").value_or("");
            REQUIRE(sign(request, example_credentials(std::string(token)), "us-east-1", time,
                         openssl_sha256{}, options));
            CHECK(request.headers.get("authorization") == sent.headers.get("authorization"));
        }
    }

    TEST_CASE("what real clients sent fails when one byte changes")
    {
        for (auto const* const name : captures)
        {
            CAPTURE(name);
            auto const sent = captured(name);
            auto const fails = [](http_request const& request)
            { return printed(refusal(request, captured_time)); };

            for (std::size_t i = 0; i != sent.body.size(); ++i)
            {
                auto changed = sent;
                changed.body[i] = static_cast<char>(changed.body[i] ^ 1);
                if (fails(changed) != mismatch)
                    FAIL("body, byte ", i);
            }
            auto longer = sent;
            longer.body += '\n';
            CHECK(fails(longer) == mismatch);
            auto shorter = sent;
            shorter.body.pop_back();
            CHECK(fails(shorter) == mismatch);

            for (auto const* const header : {"host", "x-amz-target", "content-type", "x-amz-security-token",
                                             "x-amz-content-sha256", "x-amz-user-agent"})
            {
                auto const value = sent.headers.get(header);
                if (!value)
                    continue;
                CAPTURE(header);
                for (std::size_t i = 0; i != value->size(); ++i)
                {
                    auto changed = sent;
                    std::string other(*value);
                    other[i] = static_cast<char>(other[i] ^ 1);
                    changed.headers.set(header, other);
                    if (fails(changed) != mismatch)
                        FAIL("byte ", i);
                }
            }
            // Every byte of the date; beyond the seconds the scope or the clock objects first.
            std::string const date(*sent.headers.get("x-amz-date"));
            for (std::size_t i = 0; i != date.size(); ++i)
            {
                auto changed = sent;
                std::string other = date;
                other[i] = static_cast<char>(other[i] ^ 1);
                changed.headers.set("x-amz-date", other);
                auto const why = fails(changed);
                if (i == 14)
                    CHECK(why == mismatch);
            }

            auto other = sent;
            other.target = "/x";
            CHECK(fails(other) == mismatch);
            other.target = "/?";
            CHECK(checked(other, captured_time)); // the same canonical request
            other.target = "/?x";
            CHECK(fails(other) == mismatch);
            other = sent;
            other.method = "PUT";
            CHECK(fails(other) == mismatch);
            other = sent;
            other.headers.add("X-Amz-Target", "RekognitionService.DeleteCollection");
            CHECK(fails(other) == mismatch);
            other = sent;
            other.headers.add("Host", std::string(*sent.headers.get("host")));
            CHECK(fails(other) == mismatch);
            other = sent;
            other.headers.add("x-unsigned", "anything");
            CHECK(checked(other, captured_time));
        }
    }

    TEST_CASE("escapes in a query that are none stand for themselves")
    {
        auto const encoded = [](std::string_view text)
        {
            std::string out;
            detail::sigv4_append_query_text(out, text);
            return out;
        };
        CHECK(encoded("%4a%4A") == "JJ");
        CHECK(encoded("%e2%82%AC") == "%E2%82%AC");
        CHECK(encoded("%:0") == "%25%3A0");
        CHECK(encoded("%G0") == "%25G0");
        CHECK(encoded("%/0") == "%25%2F0");
        CHECK(encoded("%4g") == "%254g");
        CHECK(encoded("%4") == "%254");
        CHECK(encoded("%") == "%25");
        CHECK(encoded("a+b") == "a%2Bb");
    }

    TEST_CASE("what proxies change is not signed")
    {
        auto message = captured("A.boto3");
        message.headers.add("Proxy-Authorization", "Basic eDp5");
        message.headers.add("Sec-Fetch-Mode", "cors");
        message.headers.add("Proxy", "x");
        REQUIRE(sign(message, {key_id, secret(secret_key)}, "us-east-1", captured_time, openssl_sha256(),
                     {.more_headers = {"proxy-authorization", "sec-fetch-mode", "proxy"}}));
        auto const authorization = std::string(message.headers.get("authorization").value());
        CHECK(authorization.find("proxy-authorization") == authorization.npos);
        CHECK(authorization.find("sec-fetch-mode") == authorization.npos);
        CHECK(authorization.find(";proxy;") != authorization.npos);
    }

    TEST_CASE("signing again gives the same bytes")
    {
        auto request = signed_request();
        auto const once = request;
        REQUIRE(sign(request, example_credentials(), "us-east-1", suite_time, openssl_sha256{}));
        CHECK(request == once);

        // With a stale signature somewhere, a token of other credentials, and other spellings.
        http_request stale = example_request();
        stale.headers = {{"Authorization", "old"},
                         {"X-AMZ-Security-Token", "old"},
                         {"X-Amz-Date", "old"},
                         {"AUTHORIZATION", "old"},
                         {"x-amz-date", "older"}};
        for (auto const& field : example_request().headers)
            stale.headers.add(field.name, field.value);
        for (int round = 0; round != 2; ++round)
        {
            REQUIRE(sign(stale, example_credentials(), "us-east-1", suite_time, openssl_sha256{}));
            CHECK(stale.headers.get("authorization") == once.headers.get("authorization"));
            CHECK(stale.headers.count("authorization") == 1);
            CHECK(stale.headers.count("x-amz-date") == 1);
            CHECK_FALSE(stale.headers.contains("x-amz-security-token"));
            CHECK(checked(stale));
        }

        // Another time or token, another signature; the former again, the former bytes.
        REQUIRE(sign(request, example_credentials("token"), "us-east-1", suite_time + std::chrono::seconds(1),
                     openssl_sha256{}));
        CHECK(request.headers.get("x-amz-date") == "20150830T123601Z");
        CHECK(request.headers.get("x-amz-security-token") == "token");
        CHECK(checked(request));
        REQUIRE(sign(request, example_credentials(), "us-east-1", suite_time, openssl_sha256{}));
        CHECK(request == once);
    }

    TEST_CASE("the hash header of the body is kept up to date")
    {
        auto request = example_request();
        request.headers.add("X-Amz-Content-Sha256", "UNSIGNED-PAYLOAD");
        REQUIRE(sign(request, example_credentials(), "us-east-1", suite_time, openssl_sha256{}));
        // sha256 of "{}"
        CHECK(request.headers.get("x-amz-content-sha256")
              == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
        CHECK(checked(request));
    }

    TEST_CASE("what can't be sent is not signed, and loses its signature")
    {
        auto const attempt = [](auto change)
        {
            auto request = signed_request();
            auto who = example_credentials();
            std::string region = "us-east-1";
            std::string service = "rekognition";
            auto time = suite_time;
            change(request, who, region, service, time);
            auto before = request;
            before.headers.erase("authorization");
            auto const result = sign(request, who, region, time, openssl_sha256{}, {.service = service});
            CHECK(request == before); // nothing else changes
            REQUIRE(result.has_error());
            CHECK(printed(result.error()) == result.error().message());
            return result.error();
        };
        struct
        {
            sign_errc reason;
            void (*change)(http_request&, credentials&, std::string&, std::string&,
                           std::chrono::sys_seconds&);
        } const cases[] = {
            {sign_errc::missing_host, [](auto& r, auto&, auto&, auto&, auto&) { r.headers.erase("host"); }},
            {sign_errc::missing_host, [](auto& r, auto&, auto&, auto&, auto&) { r.headers.set("host", ""); }},
            {sign_errc::missing_host,
             [](auto& r, auto&, auto&, auto&, auto&) { r.headers.set("host", " \t"); }},
            {sign_errc::repeated_host,
             [](auto& r, auto&, auto&, auto&, auto&) { r.headers.add("Host", "x"); }},
            {sign_errc::malformed_method, [](auto& r, auto&, auto&, auto&, auto&) { r.method = ""; }},
            {sign_errc::malformed_method, [](auto& r, auto&, auto&, auto&, auto&) { r.method = "GET /x"; }},
            {sign_errc::malformed_method, [](auto& r, auto&, auto&, auto&, auto&) { r.method = "P\nOST"; }},
            {sign_errc::malformed_method,
             [](auto& r, auto&, auto&, auto&, auto&) { r.method = "P\xc3\xa4"; }},
            {sign_errc::malformed_target, [](auto& r, auto&, auto&, auto&, auto&) { r.target = ""; }},
            {sign_errc::malformed_target, [](auto& r, auto&, auto&, auto&, auto&) { r.target = "*"; }},
            {sign_errc::malformed_target,
             [](auto& r, auto&, auto&, auto&, auto&) { r.target = "http://h/"; }},
            {sign_errc::malformed_target, [](auto& r, auto&, auto&, auto&, auto&) { r.target = "/a b"; }},
            {sign_errc::malformed_target, [](auto& r, auto&, auto&, auto&, auto&) { r.target = "/#a"; }},
            {sign_errc::malformed_target,
             [](auto& r, auto&, auto&, auto&, auto&) { r.target = "/ HTTP/1.1\r\nx: y"; }},
            {sign_errc::malformed_target,
             [](auto& r, auto&, auto&, auto&, auto&) { r.target = "/\xc3\xa4"; }},
            {sign_errc::malformed_header,
             [](auto& r, auto&, auto&, auto&, auto&) { r.headers.add("", "x"); }},
            {sign_errc::malformed_header,
             [](auto& r, auto&, auto&, auto&, auto&) { r.headers.add("a b", "x"); }},
            {sign_errc::malformed_header,
             [](auto& r, auto&, auto&, auto&, auto&) { r.headers.add("a:", "x"); }},
            {sign_errc::malformed_header,
             [](auto& r, auto&, auto&, auto&, auto&) { r.headers.add("a", "x\r\nb: c"); }},
            {sign_errc::malformed_header,
             [](auto& r, auto&, auto&, auto&, auto&) { r.headers.add("a", "\n"); }},
            {sign_errc::malformed_header,
             [](auto& r, auto&, auto&, auto&, auto&) { r.headers.add("a", std::string(1, '\0')); }},
            {sign_errc::malformed_header,
             [](auto& r, auto&, auto&, auto&, auto&) { r.headers.add("a", "\x7f"); }},
            {sign_errc::wrong_length,
             [](auto& r, auto&, auto&, auto&, auto&) { r.headers.add("Content-Length", "3"); }},
            {sign_errc::wrong_length,
             [](auto& r, auto&, auto&, auto&, auto&) { r.headers.add("Content-Length", "02"); }},
            {sign_errc::missing_credentials, [](auto&, auto& w, auto&, auto&, auto&) { w = {}; }},
            {sign_errc::missing_credentials,
             [](auto&, auto& w, auto&, auto&, auto&) { w.access_key_id.clear(); }},
            {sign_errc::missing_credentials,
             [](auto&, auto& w, auto&, auto&, auto&) { w.secret_access_key = {}; }},
            {sign_errc::malformed_credentials,
             [](auto&, auto& w, auto&, auto&, auto&) { w.access_key_id = "AKID EXAMPLE"; }},
            {sign_errc::malformed_credentials,
             [](auto&, auto& w, auto&, auto&, auto&) { w.access_key_id = "AKID/EXAMPLE"; }},
            {sign_errc::malformed_credentials,
             [](auto&, auto& w, auto&, auto&, auto&) { w.access_key_id = "AKID\n"; }},
            {sign_errc::malformed_credentials,
             [](auto&, auto& w, auto&, auto&, auto&) { w.session_token = "to\nken"; }},
            {sign_errc::malformed_credentials,
             [](auto&, auto& w, auto&, auto&, auto&) { w.session_token = " token"; }},
            {sign_errc::malformed_scope, [](auto&, auto&, auto& region, auto&, auto&) { region = ""; }},
            {sign_errc::malformed_scope,
             [](auto&, auto&, auto& region, auto&, auto&) { region = "us/east"; }},
            {sign_errc::malformed_scope,
             [](auto&, auto&, auto& region, auto&, auto&) { region = " us-east-1"; }},
            {sign_errc::malformed_scope, [](auto&, auto&, auto& region, auto&, auto&) { region = "a,b"; }},
            {sign_errc::malformed_scope, [](auto&, auto&, auto& region, auto&, auto&) { region = "a\r\nb"; }},
            {sign_errc::malformed_scope, [](auto&, auto&, auto&, auto& service, auto&) { service = ""; }},
            {sign_errc::malformed_scope, [](auto&, auto&, auto&, auto& service, auto&) { service = "a/b"; }},
            {sign_errc::time_out_of_range,
             [](auto&, auto&, auto&, auto&, auto& time) { time = at(253'402'300'800); }},
            {sign_errc::time_out_of_range, [](auto&, auto&, auto&, auto&, auto& time) { time = at(-1); }},
            {sign_errc::time_out_of_range,
             [](auto&, auto&, auto&, auto&, auto& time) { time = (std::chrono::sys_seconds::max)(); }},
        };
        for (auto const& one : cases)
        {
            auto const index = &one - cases;
            CAPTURE(index);
            CHECK(attempt(one.change).reason == one.reason);
        }

        auto const error = attempt([](auto& r, auto&...) { r.headers.add("a", "\n"); });
        CHECK(error == sign_error{sign_errc::malformed_header, 4}); // host, content-type, target, date, a
        CHECK(error.message() == "a header is malformed (number 4, counted from 0)");
        CHECK(error.error() == sign_errc::malformed_header);
        CHECK(error.error().message() == "a header is malformed");
        CHECK(std::string_view(sign_category().name()) == "face_liveness.sign");

        char buffer[1];
        CHECK(std::string_view(
                  sign_category().message(static_cast<int>(sign_errc::malformed_header), buffer, 1))
              == "a header is malformed");

        std::set<std::string> texts;
        for (int i = 0; i <= static_cast<int>(sign_errc::time_out_of_range); ++i)
            texts.insert(sign_category().message(i));
        CHECK(texts.size() == static_cast<std::size_t>(sign_errc::time_out_of_range) + 1);
    }

    TEST_CASE("any SHA-256 will do")
    {
        int calls = 0;
        auto counting = [&calls](std::string_view bytes)
        {
            ++calls;
            return openssl_sha256{}(bytes);
        };
        static_assert(sha256_function<decltype(counting)>);
        static_assert(sha256_function<openssl_sha256 const>);
        static_assert(!sha256_function<int>);
        static_assert(!sha256_function<decltype([](std::string_view) { return 0; })>);

        auto request = example_request();
        REQUIRE(sign(request, example_credentials(), "us-east-1", suite_time, counting));
        CHECK(request == signed_request());
        CHECK(calls == 12); // the body, the canonical request, and two for each of five HMACs
    }

#ifdef __cpp_exceptions
    TEST_CASE("a SHA-256 that throws leaves no signature")
    {
        for (int good = 0; good != 12; ++good)
        {
            auto request = signed_request();
            int left = good;
            auto const failing = [&left](std::string_view bytes)
            {
                if (left-- == 0)
                    throw std::runtime_error("no digest");
                return openssl_sha256{}(bytes);
            };
            CHECK_THROWS_AS(sign(request, example_credentials(), "us-east-1", suite_time, failing),
                            std::runtime_error);
            CHECK_FALSE(request.headers.contains("authorization"));
        }
    }

    TEST_CASE("value() throws what error() says")
    {
        http_request request;
        try
        {
            sign(request, example_credentials(), "us-east-1", suite_time, openssl_sha256{}).value();
            FAIL("no exception");
        }
        catch (sign_exception const& thrown)
        {
            CHECK(thrown.error().reason == sign_errc::missing_host);
            CHECK(thrown.what() == thrown.error().message());
        }
        try
        {
            static_cast<void>(checked(request).value());
            FAIL("no exception");
        }
        catch (verify_exception const& thrown)
        {
            CHECK(thrown.reason() == verify_errc::missing_authentication);
            CHECK(std::string(thrown.what()) == "Missing Authentication Token");
        }
    }
#endif

    TEST_CASE("a request that isn't signed")
    {
        for (auto const* const value :
             {"", "Basic dXNlcjpwYXNz", "Bearer AWS4-", "aws4-hmac-sha256 x", "AWS4"})
        {
            auto request = signed_request();
            request.headers.set("authorization", value);
            auto const error = refusal(request);
            CHECK(error.reason == verify_errc::missing_authentication);
            CHECK(printed(error) == "MissingAuthenticationTokenException: Missing Authentication Token");
        }
        CHECK(refusal({}).reason == verify_errc::missing_authentication);
    }

    TEST_CASE("an Authorization header with something missing or malformed")
    {
        auto const says = [](std::string const& value)
        {
            auto request = signed_request();
            request.headers.set("authorization", value);
            return printed(refusal(request));
        };
        CHECK(says("AWS4-HMAC-SHA256")
              == "IncompleteSignatureException: Authorization header requires 'Credential' parameter. "
                 "Authorization "
                 "header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' "
                 "parameter. ");
        CHECK(says("AWS4-HMAC-SHA256 Credential=, SignedHeaders=host")
              == "IncompleteSignatureException: Authorization header requires 'Credential' parameter. "
                 "Authorization "
                 "header requires 'Signature' parameter. ");
        CHECK(says("AWS4-HMAC-SHA256 Credential=a/b/c/d/e, Signature=0")
              == "IncompleteSignatureException: Authorization header requires 'SignedHeaders' parameter. ");
        for (auto const* const value :
             {"AWS4-HMAC-SHA256 Credential", "AWS4-HMAC-SHA256 a=b c=d, e", "AWS4-HMAC-SHA256 ,",
              "AWS4-HMAC-SHA256 a=b,,", "AWS4-HMAC-SHA256 Credential=a, Credential=b",
              "AWS4-HMAC-SHA256 Signature=a, Signature=a", "AWS4-HMAC-SHA256 SignedHeaders=, SignedHeaders="})
            CHECK(says(value)
                  == "IncompleteSignatureException: Authorization header has a part that is repeated or not "
                     "a valid "
                     "key=value pair (missing equal-sign).");

        auto request = signed_request();
        request.headers.erase("x-amz-date");
        CHECK(printed(refusal(request))
              == "IncompleteSignatureException: Authorization header requires existence of either a "
                 "'X-Amz-Date' or a "
                 "'Date' header. ");

        for (auto const& [date, shown] : {std::pair<std::string, std::string>{"201", "201"},
                                          {"2015-08-30T12:36:00Z", "2015-08-30T12:36:00Z"},
                                          {"20150231T000000Z", "20150231T000000Z"},
                                          {"\x1b[2J", "\\x1b[2J"},
                                          {std::string(1000, 'x'), std::string(64, 'x') + "..."}})
        {
            request.headers.set("x-amz-date", date);
            CHECK(printed(refusal(request))
                  == "IncompleteSignatureException: Date must be in ISO-8601 'basic format'. Got '" + shown
                         + "'. See http://en.wikipedia.org/wiki/ISO_8601");
        }
        request = signed_request();
        request.headers.add("X-Amz-Date", "20150830T123600Z");
        CHECK(refusal(request).reason == verify_errc::incomplete_signature);

        request = signed_request();
        request.headers.add("Authorization", std::string(*request.headers.get("authorization")));
        CHECK(refusal(request).reason == verify_errc::incomplete_signature);

        CHECK(printed(refusal(with_authorization("AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256")))
              == "IncompleteSignatureException: Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256' (only "
                 "AWS4-HMAC-SHA256 for now). ");
        for (auto const* const credential :
             {"AKIDEXAMPLE", "a/b/c/d", "AKIDEXAMPLE/20150830/us-east-1/rekognition/x/y"})
            CHECK(printed(refusal(with_authorization(
                      "AKIDEXAMPLE/20150830/us-east-1/rekognition/aws4_request", credential)))
                  == "IncompleteSignatureException: Credential must have exactly 5 slash-delimited elements, "
                     "e.g. "
                     "keyid/date/region/service/term");
        CHECK(printed(refusal(with_authorization("SignedHeaders=", "SignedHeaders=absent;")))
              == "IncompleteSignatureException: 'absent' is named as a SignedHeader, but it does not exist "
                 "in the HTTP "
                 "request.");
        CHECK(printed(refusal(with_authorization("host;", "host;;")))
              == "IncompleteSignatureException: '' is named as a SignedHeader, but it does not exist in the "
                 "HTTP "
                 "request.");
    }

    TEST_CASE("white space and order in the Authorization header do not matter")
    {
        CHECK(checked(with_authorization(", SignedHeaders", ",SignedHeaders")));
        CHECK(checked(with_authorization(", SignedHeaders", " ,\t  SignedHeaders")));
        CHECK(checked(with_authorization(" Credential", "   Credential")));
        CHECK(checked(with_authorization(" Credential", " Signature1=x, Credential")));
        auto request = signed_request();
        std::string const value(*request.headers.get("authorization"));
        auto const signature = value.find("Signature=");
        request.headers.set("authorization", "AWS4-HMAC-SHA256 " + value.substr(signature) + ", "
                                                 + value.substr(17, signature - 19));
        CHECK(checked(request));
        CHECK(checked(with_authorization("content-type;host;", "Content-Type;HOST;")));
    }

    TEST_CASE("the signed headers must be sorted and distinct")
    {
        CHECK(printed(refusal(with_authorization("content-type;host;", "host;content-type;"))) == mismatch);
        CHECK(printed(refusal(with_authorization("host;", "host;host;"))) == mismatch);
    }

    TEST_CASE("another scope")
    {
        CHECK(
            printed(refusal(signed_request(), suite_time, {.region = "eu-west-1"}))
            == "InvalidSignatureException: Credential should be scoped to a valid region, not 'us-east-1'. ");
        CHECK(printed(refusal(signed_request(), suite_time, {.service = "dynamodb"}))
              == "InvalidSignatureException: Credential should be scoped to correct service: 'dynamodb'. ");
        CHECK(checked(signed_request(), suite_time, {.region = "us-east-1"}));
        CHECK(printed(refusal(with_authorization("20150830/us-east-1/rekognition/aws4_request", "b//d/e")))
              == "InvalidSignatureException: Credential should be scoped to a valid region, not ''. "
                 "Credential should be "
                 "scoped to correct service: 'rekognition'. Credential should be scoped with a valid "
                 "terminator: "
                 "'aws4_request', not 'e'. Date in Credential scope does not match YYYYMMDD from ISO-8601 "
                 "version of "
                 "date from HTTP: 'b' != '20150830', from '20150830T123600Z'.");
        // A signature for another Region: the secret is right, the scope is not what was signed.
        CHECK(printed(refusal(with_authorization("us-east-1", "us-east-2"))) == mismatch);
        CHECK(refusal(with_authorization("rekognition", "Rekognition")).reason == verify_errc::wrong_scope);
        auto const hostile = refusal(with_authorization("us-east-1", std::string(5000, 'x') + "\x1b"),
                                     suite_time, {.region = "us-east-1"});
        CHECK(hostile.text.size() < 200);
    }

    TEST_CASE("the headers that matter must be signed")
    {
        struct
        {
            char const* part;
            char const* other;
            char const* says;
        } const cases[] = {
            {"host;", "", "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."},
            {"x-amz-date;", "", "'x-amz-date' must be a 'SignedHeader' in the AWS Authorization."},
            {";x-amz-target", "", "'x-amz-target' must be a 'SignedHeader' in the AWS Authorization."},
        };
        for (auto const& one : cases)
        {
            auto const error = refusal(with_authorization(one.part, one.other));
            CHECK(error.reason == verify_errc::header_not_signed);
            CHECK(error.service_code() == "InvalidSignatureException");
            CHECK(error.message() == one.says);
        }
        CHECK(refusal(with_authorization("content-type;host;x-amz-date;x-amz-target", "")).reason
              == verify_errc::header_not_signed);
        for (auto const* const added : {"X-Amz-Security-Token", "X-Amz-Content-SHA256"})
        {
            auto request = signed_request();
            request.headers.add(added, "x");
            CHECK(refusal(request).reason == verify_errc::header_not_signed);
        }
        // Without a target, none need be signed.
        auto request = example_request();
        request.headers.erase("x-amz-target");
        sign(request, example_credentials(), "us-east-1", suite_time, openssl_sha256{});
        CHECK(checked(request));
    }

    TEST_CASE("the clocks")
    {
        using std::chrono::minutes;
        using std::chrono::seconds;
        auto const request = signed_request();
        CHECK(checked(request, suite_time + minutes(15)));
        CHECK(checked(request, suite_time - minutes(15)));

        auto late = refusal(request, suite_time + minutes(15) + seconds(1));
        CHECK(late.reason == verify_errc::signature_expired);
        CHECK(printed(late)
              == "InvalidSignatureException: Signature expired: 20150830T123600Z is now earlier than "
                 "20150830T123601Z "
                 "(20150830T125101Z - 15 min.)");
        auto early = refusal(request, suite_time - minutes(15) - seconds(1));
        CHECK(early.reason == verify_errc::signature_not_yet_current);
        CHECK(printed(early)
              == "InvalidSignatureException: Signature not yet current: 20150830T123600Z is still later than "
                 "20150830T123559Z (20150830T122059Z + 15 min.)");

        verify_options const most_services{.window = minutes(5)};
        CHECK(checked(request, suite_time + minutes(5), most_services));
        CHECK(refusal(request, suite_time + seconds(301), most_services).text.ends_with(" - 5 min.)"));
        CHECK(refusal(request, suite_time + seconds(91), {.window = seconds(90)})
                  .text.ends_with(" - 90 sec.)"));
        CHECK(checked(request, suite_time, {.window = seconds(0)}));
        CHECK(refusal(request, suite_time + seconds(1), {.window = seconds(0)}).text.ends_with(" - 0 min.)"));
        CHECK(
            refusal(request, suite_time + seconds(1), {.window = seconds(-60)}).text.ends_with(" - 0 min.)"));

        auto const first = (std::chrono::sys_seconds::min)();
        auto const last = (std::chrono::sys_seconds::max)();
        verify_options const any{.window = (seconds::max)()};
        CHECK(refusal(request, first).reason == verify_errc::signature_not_yet_current);
        CHECK(refusal(request, last).text
              == "Signature expired: 20150830T123600Z is now earlier than 99991231T234459Z (99991231T235959Z "
                 "- 15 min.)");
        CHECK(checked(request, first, any));
        CHECK(checked(request, last, any));
    }

    TEST_CASE("who signed can be printed")
    {
        CHECK(printed(*checked(signed_request()))
              == "AKIDEXAMPLE/20150830/us-east-1/rekognition at 20150830T123600Z");
        CHECK(printed(verified_request{"a\n", "b", "c", (std::chrono::sys_seconds::max)()})
              == "a\\x0a/99991231/b/c at 99991231T235959Z");
    }

    TEST_CASE("an unknown access key, and the wrong secret")
    {
        auto const request = signed_request();
        auto const with = [&request](auto look_up)
        { return verify(request, look_up, suite_time, openssl_sha256{}); };
        auto const none = with([](std::string_view) -> std::optional<secret> { return std::nullopt; });
        REQUIRE(none.has_error());
        CHECK(none.error().reason == verify_errc::unknown_client);
        CHECK(printed(none.error())
              == "UnrecognizedClientException: The security token included in the request is invalid.");
        // An empty secret is no secret.
        CHECK(with([](std::string_view) { return secret(); }).error().reason == verify_errc::unknown_client);
        CHECK(printed(with([](std::string_view) { return secret("wrong"); }).error()) == mismatch);
        CHECK(printed(with([](std::string_view) { return std::optional<std::string>("wrong"); }).error())
              == mismatch);
        CHECK(with([](std::string_view) { return std::optional<std::string_view>(secret_key); }));
        CHECK(with([](std::string_view) { return secret_key; }));

        int calls = 0;
        std::string asked;
        auto counting = [&](std::string_view id)
        {
            ++calls;
            asked = id;
            return find_secret(id);
        };
        CHECK(verify(request, counting, suite_time, openssl_sha256{}));
        CHECK(calls == 1);
        CHECK(asked == key_id);
    }

    TEST_CASE("another signature")
    {
        auto const request = signed_request();
        std::string const value(*request.headers.get("authorization"));
        auto const start = value.find("Signature=") + 10;
        for (std::string const& signature :
             {std::string("0"), std::string(64, '0'), value.substr(start) + "0", value.substr(start, 63),
              std::string(64, 'g'), std::string(1000, 'a')})
        {
            auto changed = request;
            changed.headers.set("authorization", value.substr(0, start) + signature);
            CHECK(printed(refusal(changed)) == mismatch);
        }
        auto upper = value;
        for (auto i = start; i != upper.size(); ++i)
            upper[i] = static_cast<char>(upper[i] >= 'a' && upper[i] <= 'f' ? upper[i] - 32 : upper[i]);
        auto changed = request;
        changed.headers.set("authorization", upper);
        CHECK(printed(refusal(changed)) == mismatch);
    }

    TEST_CASE("a body hash that isn't the body's")
    {
        auto request = example_request();
        request.headers.add("x-amz-content-sha256", "x");
        REQUIRE(sign(request, example_credentials(), "us-east-1", suite_time, openssl_sha256{}));
        REQUIRE(checked(request));
        // Signed, but not true.
        for (auto const* const hash : {"UNSIGNED-PAYLOAD", "", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD"})
        {
            auto changed = request;
            changed.headers.set("x-amz-content-sha256", hash);
            CHECK(printed(refusal(changed)) == mismatch);
        }
    }

    TEST_CASE("no damage to an Authorization header verifies, throws or grows")
    {
        auto const request = signed_request();
        std::string const value(*request.headers.get("authorization"));
        for (std::size_t i = 0; i != value.size(); ++i)
        {
            auto changed = request;
            changed.headers.set("authorization", value.substr(0, i));
            CHECK(refusal(changed).text.size() < 600);
            changed.headers.set("authorization", value.substr(i + 1));
            CHECK(refusal(changed).text.size() < 600);
            for (int const byte : {0, 1, 9, 32, 37, 44, 47, 59, 61, 127, 255})
            {
                auto other = value;
                if (other[i] == static_cast<char>(byte) || (other[i] == ' ' && byte == 9))
                    continue;
                other[i] = static_cast<char>(byte);
                changed.headers.set("authorization", other);
                auto const result = checked(changed);
                if (result || result.error().text.size() > 600)
                    FAIL("byte ", i, " as ", byte);
            }
        }
        // One that is too long is not even read.
        auto const long_one = [](std::size_t size)
        {
            auto const padded =
                with_authorization(" Credential", " Padding=" + std::string(size, 'x') + ", Credential");
            return checked(padded);
        };
        CHECK(long_one(7'000));
        REQUIRE(long_one(10'000).has_error());
        CHECK(long_one(10'000).error().text == "Authorization header is repeated or too long.");
        CHECK(refusal(with_authorization("SignedHeaders=", "SignedHeaders=" + std::string(7'000, ';'))).reason
              == verify_errc::incomplete_signature);
    }

    TEST_CASE("two hosts are refused, even when both are signed")
    {
        auto request = signed_request();
        request.headers.add("Host", "elsewhere.example");
        auto const hash = detail::sigv4_to_hex(openssl_sha256{}(request.body));
        auto const canonical =
            detail::sigv4_canonicalise(request, {"content-type", "host", "x-amz-date", "x-amz-target"}, hash);
        openssl_sha256 sha256;
        auto const signature = detail::sigv4_signature(sha256, secret_key, detail::sigv4_format(suite_time),
                                                       "us-east-1", "rekognition", canonical.text);
        std::string value(*request.headers.get("authorization"));
        value.replace(value.size() - 64, 64, detail::sigv4_view(signature));
        request.headers.set("authorization", value);
        CHECK(printed(refusal(request)) == mismatch);
    }

    TEST_CASE("odd requests are refused, not feared")
    {
        auto request = signed_request();
        for (std::string const& target :
             {std::string(), std::string("?"), std::string("//\0", 3), std::string("\xff%"),
              std::string(10'000, '/'), "/?" + std::string(10'000, '&'), "/" + std::string(10'000, '%')})
        {
            request.target = target;
            auto const result = checked(request);
            CHECK((result.has_value() || printed(result.error()) == mismatch));
        }
        request = signed_request();
        request.method = std::string("\r\n\0", 3);
        CHECK(printed(refusal(request)) == mismatch);
        request = signed_request();
        request.headers.set("content-type", "a\r\nb\0c");
        CHECK(printed(refusal(request)) == mismatch);
    }

    TEST_CASE("a refusal becomes an error code")
    {
        auto const error = refusal({});
        CHECK(error.error() == verify_errc::missing_authentication);
        CHECK(error.error().message() == "the request is not signed");
        CHECK(std::string_view(verify_category().name()) == "face_liveness.verify");
        CHECK(error == verify_error{verify_errc::missing_authentication, "Missing Authentication Token"});
        std::set<std::string> texts;
        std::set<std::string_view> codes;
        for (int i = 1; i <= static_cast<int>(verify_errc::signature_mismatch); ++i)
        {
            texts.insert(verify_category().message(i));
            codes.insert(verify_error{static_cast<verify_errc>(i), {}}.service_code());
        }
        CHECK(texts.size() == static_cast<std::size_t>(verify_errc::signature_mismatch));
        CHECK(codes
              == std::set<std::string_view>{"MissingAuthenticationTokenException",
                                            "IncompleteSignatureException", "UnrecognizedClientException",
                                            "InvalidSignatureException"});
        CHECK(verify_category().message(0) == "unknown verification error");
        char buffer[1];
        CHECK(
            std::string_view(verify_category().message(static_cast<int>(verify_errc::wrong_scope), buffer, 1))
            == "the signature is for another Region, service or day");
        CHECK(verify_error{static_cast<verify_errc>(99), {}}.service_code() == "InvalidSignatureException");
    }
}
