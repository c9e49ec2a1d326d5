// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness.hpp>
#include <face_liveness/cli.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/value_to.hpp>

#include <cstdlib>
#include <functional>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

// Operations on inputs of 1, 10 and 100 times a size, hostile ones among them.  run.py has callgrind count
// the instructions of each call of `measured`, in the order of the lines that this program prints:
//
//     <operation> TAB <times> TAB <bytes of the input>

using namespace face_liveness;

// Not inlined and of that name, so that callgrind finds it.
extern "C" [[gnu::noinline]] void measured(std::function<void()> const& operation)
{
    operation();
}

namespace
{

std::string times(std::size_t count, std::string_view text)
{
    std::string out;
    out.reserve(count * text.size());
    for (std::size_t i = 0; i != count; ++i)
        out += text;
    return out;
}

// "first,second,..." of what `one` makes of each number.
template <class One>
std::string listed(std::size_t count, One const& one)
{
    std::string out;
    for (std::size_t i = 0; i != count; ++i)
        (out += i == 0 ? "" : ",") += one(std::to_string(i));
    return out;
}

void require(bool ok, std::string const& operation)
{
    if (ok)
        return;
    std::cerr << operation << " went otherwise than expected\n";
    std::exit(1);
}

// `make(n)` gives the input of n times the size as an object with a size; `run(input)` says whether all was
// as expected.
template <class Make, class Run>
void measure(std::string const& operation, Make const& make, Run const& run)
{
    for (std::size_t const n : {1u, 10u, 100u})
    {
        auto const input = make(n);
        bool ok = false;
        measured([&] { ok = run(input); });
        require(ok, operation);
        std::cout << operation << '\t' << n << '\t' << input.size() << '\n';
    }
}

constexpr decode_options unbounded{.max_size = std::size_t(1) << 30, .max_depth = 100'000};

// Reading a text as a shape: `expected` is what becomes of it.
template <class T>
void measure_decode(std::string const& operation, std::function<std::string(std::size_t)> const& make,
                    decode_errc expected = {})
{
    measure("decode " + operation, make,
            [expected](std::string const& text)
            {
                auto const done = decode<T>(text, unbounded);
                return done ? expected == decode_errc() : done.error().code == expected;
            });
}

// A value and the size of its text.
template <class T>
struct sized
{
    T value{};
    std::size_t size() const { return encode(value).size(); }
};

template <class T>
void measure_encode(std::string const& operation, std::function<T(std::size_t)> const& make)
{
    measure(
        "encode " + operation, [&](std::size_t n) { return sized<T>{make(n)}; },
        [](sized<T> const& input) { return encode(input.value).size() >= 2; });
}

template <class T>
void measure_validate(std::string const& operation, std::function<T(std::size_t)> const& make)
{
    auto const sized_make = [&](std::size_t n) { return sized<T>{make(n)}; };
    measure("is_valid " + operation, sized_make,
            [](sized<T> const& input) { return !is_valid(input.value); });
    measure("validate " + operation, sized_make,
            [](sized<T> const& input)
            {
                auto const issues = validate(input.value);
                std::size_t size = validation_exception_message(issues).size();
                for (issue const& one : issues)
                    size += message(one).size();
                return !issues.empty() && size != 0;
            });
}

create_session_request with_key(std::string key)
{
    return {.kms_key_id = std::move(key)};
}

create_session_request with_preferences(std::size_t count, challenge_preference const& one)
{
    create_session_request request;
    request.settings.emplace().challenge_preferences.emplace(count, one);
    return request;
}

get_session_results_response with_images(std::size_t count, std::size_t bytes)
{
    get_session_results_response results{.session_id = "s"};
    audit_image const image{.bytes = std::vector<unsigned char>(bytes, 0xA5)};
    results.audit_images.emplace(count, image);
    return results;
}

void decode_all()
{
    using request = create_session_request;
    using results = get_session_results_response;
    auto const of_key = [](std::string const& text) { return "{\"KmsKeyId\":\"" + text + "\"}"; };

    measure_decode<request>("of a long string",
                            [&](std::size_t n) { return of_key(times(n, "0123456789 abcdef")); });
    measure_decode<request>("of escapes",
                            [&](std::size_t n) { return of_key(times(16 * n, "\\n\\u00e9\\ud83d\\ude00")); });
    measure_decode<request>("of text beyond ASCII",
                            [&](std::size_t n) { return of_key(times(16 * n, "\u00e9\U0001F600")); });
    measure_decode<request>("of escapes in a name",
                            [](std::size_t n) { return "{\"" + times(32 * n, "\\u0041") + "\":1}"; });
    measure_decode<request>("of escapes in an enum",
                            [](std::size_t n) {
                                return R"({"Settings":{"ChallengePreferences":[{"Type":")"
                                       + times(32 * n, "\\u0041") + "\"}]}}";
                            });
    measure_decode<results>("of escapes in base64",
                            [](std::size_t n)
                            {
                                return R"({"SessionId":"s","Status":"CREATED","AuditImages":[{"Bytes":")"
                                       + times(32 * n, "\\u0041\\u0041\\u0041\\u0041") + "\"}]}";
                            });
    measure_decode<results>("of base64",
                            [](std::size_t n)
                            {
                                return R"({"SessionId":"s","Status":"CREATED","AuditImages":[{"Bytes":")"
                                       + times(64 * n, "QUJD") + "\"}]}";
                            });
    measure_decode<request>("of white space",
                            [](std::size_t n) { return "{" + times(64 * n, " \n\t\r") + "}"; });
    measure_decode<request>("of unknown members",
                            [](std::size_t n)
                            {
                                return "{"
                                       + listed(16 * n, [](std::string const& i)
                                                { return "\"Unknown" + i + "\":[{\"x\":null},1.5,\"y\"]"; })
                                       + "}";
                            });
    measure_decode<request>(
        "of an unknown member that comes again", [](std::size_t n)
        { return "{" + listed(16 * n, [](std::string const&) { return "\"Unknown\":{\"x\":[]}"; }) + "}"; });
    measure_decode<request>(
        "of a known member that comes twice, behind many",
        [](std::size_t n)
        {
            return "{\"KmsKeyId\":\"k\","
                   + listed(16 * n, [](std::string const& i) { return "\"U" + i + "\":0"; })
                   + ",\"KmsKeyId\":\"k\"}";
        },
        decode_errc::duplicate_member);
    measure_decode<request>(
        "of deep nesting", [](std::size_t n)
        { return "{\"U\":" + times(20 * n, "[{\"x\":") + "0" + times(20 * n, "}]") + "}"; });
    measure_decode<request>(
        "of nesting that never ends", [](std::size_t n) { return "{\"U\":" + times(40 * n, "["); },
        decode_errc::incomplete);
    measure_decode<request>(
        "of a list",
        [](std::size_t n)
        {
            return R"({"Settings":{"ChallengePreferences":[)"
                   + listed(8 * n, [](std::string const&)
                            { return R"({"Type":"T","Versions":{"Minimum":"1","Maximum":"2"}})"; })
                   + "]}}";
        });
    measure_decode<results>("of null elements",
                            [](std::size_t n)
                            {
                                return R"({"SessionId":"s","Status":"CREATED","AuditImages":[)"
                                       + listed(64 * n, [](std::string const&) { return "null"; }) + "]}";
                            });
    measure_decode<results>("of a number with many digits",
                            [](std::size_t n) {
                                return R"({"SessionId":"s","Status":"CREATED","Confidence":0.)"
                                       + times(32 * n, "123456789") + "}";
                            });
    measure_decode<request>(
        "of an integer with many zeros", [](std::size_t n)
        { return R"({"Settings":{"AuditImagesLimit":3.)" + times(64 * n, "0000") + "e0}}"; });
    measure_decode<request>(
        "of an integer with many digits",
        [](std::size_t n)
        { return R"({"Settings":{"AuditImagesLimit":)" + times(32 * n, "12345678") + "}}"; },
        decode_errc::out_of_range);
    measure_decode<request>(
        "of many numbers that nobody knows",
        [](std::size_t n) {
            return "{\"U\":[" + listed(64 * n, [](std::string const& i) { return "-1" + i + ".5e+7"; })
                   + "]}";
        });
    measure_decode<request>(
        "of bad base64 behind much that is good",
        [](std::size_t n) { return "{\"KmsKeyId\":\"" + times(16 * n, "0123456789") + "\xFF\"}"; },
        decode_errc::not_json);

    measure(
        "value_to",
        [](std::size_t n) {
            return "{" + listed(16 * n, [](std::string const& i) { return "\"U" + i + "\":{\"x\":[1,2]}"; })
                   + "}";
        },
        [](std::string const& text)
        { return boost::json::try_value_to<create_session_request>(boost::json::parse(text)).has_value(); });
    measure(
        "from_http of an error with a long message",
        [](std::size_t n) {
            return R"({"__type":"ThrottlingException","message":")" + times(16 * n, "Slow \\u00e9 down, ")
                   + "\"}";
        },
        [](std::string const& body)
        {
            auto const done = from_http<create_session_response>({.status = 400, .body = body});
            return !done && !done.error().message().empty();
        });
    measure(
        "from_http of an answer that is no JSON",
        [](std::size_t n) { return times(16 * n, "<html>\x01\xFF"); },
        [](std::string const& body)
        {
            auto const done = from_http<create_session_response>({.status = 502, .body = body});
            return !done && !done.error().message().empty();
        });
}

void encode_all()
{
    measure_encode<create_session_request>("of a long string", [](std::size_t n)
                                           { return with_key(times(64 * n, "0123456789abcdef")); });
    measure_encode<create_session_request>("of escapes", [](std::size_t n)
                                           { return with_key(times(64 * n, "\"\\\n\x01")); });
    measure_encode<create_session_request>("of text beyond ASCII", [](std::size_t n)
                                           { return with_key(times(64 * n, "\u00e9\U0001F600")); });
    measure_encode<create_session_request>("of what is not UTF-8", [](std::size_t n)
                                           { return with_key(times(64 * n, "\xC3\xF0\x9F")); });
    measure_encode<create_session_request>(
        "of a list",
        [](std::size_t n)
        {
            return with_preferences(
                16 * n, {.type = challenge_type::face_movement_challenge, .versions = versions{"1", "2"}});
        });
    measure_encode<get_session_results_response>("of a large blob",
                                                 [](std::size_t n) { return with_images(1, 1024 * n); });
    measure_encode<get_session_results_response>("of many blobs",
                                                 [](std::size_t n) { return with_images(16 * n, 100); });
    measure(
        "printing of escapes", [](std::size_t n) { return sized{with_key(times(64 * n, "\x7F\u0085\"x"))}; },
        [](auto const& input)
        {
            std::ostringstream out;
            out << input.value;
            return out.good();
        });
}

void validate_all()
{
    measure_validate<create_session_request>("of a string that is too long", [](std::size_t n)
                                             { return with_key(times(256 * n, "0123456789abcdef")); });
    measure_validate<create_session_request>("of a string of bad characters", [](std::size_t n)
                                             { return with_key(times(256 * n, "{}\u00e9\n")); });
    measure_validate<create_session_request>("of what is not UTF-8 in the end", [](std::size_t n)
                                             { return with_key(times(256 * n, "\u00e9x") + "\xFF"); });
    measure_validate<create_session_request>(
        "of a list in which all is wrong",
        [](std::size_t n) {
            return with_preferences(16 * n, {.versions = versions{"x", "y"}});
        });
}

void shorthand_all()
{
    auto const measure_read =
        [](std::string const& operation, std::function<std::string(std::size_t)> const& make, bool is_good)
    {
        measure("shorthand " + operation, make,
                [is_good](std::string const& text)
                { return cli::parse_shorthand<session_settings>(text).has_value() == is_good; });
    };
    measure_read(
        "of a long string",
        [](std::size_t n) { return "OutputConfig={S3Bucket=" + times(64 * n, "bucket") + "}"; }, true);
    measure_read(
        "of a quoted string",
        [](std::size_t n) { return "OutputConfig={S3Bucket='" + times(64 * n, "\\'b\\\\ ") + "'}"; }, true);
    measure_read(
        "of text beyond ASCII",
        [](std::size_t n) { return "OutputConfig={S3Bucket=" + times(64 * n, "\u00e9\U0001F600") + "}"; },
        true);
    measure_read(
        "of a list",
        [](std::size_t n)
        {
            return "ChallengePreferences=["
                   + listed(16 * n,
                            [](std::string const&) { return "{Type=T,Versions={Minimum=1,Maximum=2}}"; })
                   + "]";
        },
        true);
    measure_read(
        "of unknown keys",
        [](std::size_t n)
        { return listed(16 * n, [](std::string const& i) { return "Unknown" + i + "=1"; }); },
        false);
    measure_read(
        "of a key that comes again",
        [](std::size_t n) { return listed(16 * n, [](std::string const&) { return "AuditImagesLimit=1"; }); },
        false);
    measure_read(
        "of white space", [](std::size_t n) { return "AuditImagesLimit=" + times(256 * n, " ") + "1"; },
        true);
    measure_read(
        "of what never ends",
        [](std::size_t n) { return "ChallengePreferences=[" + times(16 * n, "{Type=T},"); }, false);
    measure_read(
        "of an error behind a long text",
        [](std::size_t n) { return "OutputConfig={S3Bucket=" + times(64 * n, "bucket") + "}}"; }, false);
    measure_read(
        "of a number with many digits",
        [](std::size_t n) { return "AuditImagesLimit=" + times(64 * n, "1234"); }, false);
    measure(
        "writing shorthand",
        [](std::size_t n)
        {
            return sized{*with_preferences(16 * n, {.type = challenge_type::face_movement_challenge,
                                                    .versions = versions{"1,'\"", "\u00e9"}})
                              .settings};
        },
        [](auto const& input) { return !cli::to_shorthand(input.value).empty(); });
}

} // namespace

int main()
{
    decode_all();
    encode_all();
    validate_all();
    shorthand_all();
}
