// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/regions.hpp>

#include <doctest/doctest.h>

#include <regex>
#include <set>
#include <sstream>
#include <vector>

using namespace face_liveness;

namespace
{

struct endpoint_case
{
    char const* region;
    bool use_fips;
    bool use_dual_stack;
    char const* endpoint_url;
    char const* url;
    char const* error;
};

// AWS's own test cases of the endpoint rule set of Rekognition.
// clang-format off
constexpr endpoint_case endpoint_cases[] = {
    {"ap-northeast-1", false, false, nullptr, "https://rekognition.ap-northeast-1.amazonaws.com", nullptr},
    {"ap-northeast-2", false, false, nullptr, "https://rekognition.ap-northeast-2.amazonaws.com", nullptr},
    {"ap-south-1", false, false, nullptr, "https://rekognition.ap-south-1.amazonaws.com", nullptr},
    {"ap-southeast-1", false, false, nullptr, "https://rekognition.ap-southeast-1.amazonaws.com", nullptr},
    {"ap-southeast-2", false, false, nullptr, "https://rekognition.ap-southeast-2.amazonaws.com", nullptr},
    {"ca-central-1", false, false, nullptr, "https://rekognition.ca-central-1.amazonaws.com", nullptr},
    {"ca-central-1", true, false, nullptr, "https://rekognition-fips.ca-central-1.amazonaws.com", nullptr},
    {"eu-central-1", false, false, nullptr, "https://rekognition.eu-central-1.amazonaws.com", nullptr},
    {"eu-west-1", false, false, nullptr, "https://rekognition.eu-west-1.amazonaws.com", nullptr},
    {"eu-west-2", false, false, nullptr, "https://rekognition.eu-west-2.amazonaws.com", nullptr},
    {"us-east-1", false, false, nullptr, "https://rekognition.us-east-1.amazonaws.com", nullptr},
    {"us-east-1", true, false, nullptr, "https://rekognition-fips.us-east-1.amazonaws.com", nullptr},
    {"us-east-2", false, false, nullptr, "https://rekognition.us-east-2.amazonaws.com", nullptr},
    {"us-east-2", true, false, nullptr, "https://rekognition-fips.us-east-2.amazonaws.com", nullptr},
    {"us-west-1", false, false, nullptr, "https://rekognition.us-west-1.amazonaws.com", nullptr},
    {"us-west-1", true, false, nullptr, "https://rekognition-fips.us-west-1.amazonaws.com", nullptr},
    {"us-west-2", false, false, nullptr, "https://rekognition.us-west-2.amazonaws.com", nullptr},
    {"us-west-2", true, false, nullptr, "https://rekognition-fips.us-west-2.amazonaws.com", nullptr},
    {"us-east-1", true, true, nullptr, "https://rekognition-fips.us-east-1.api.aws", nullptr},
    {"us-east-1", false, true, nullptr, "https://rekognition.us-east-1.api.aws", nullptr},
    {"cn-north-1", true, true, nullptr, "https://rekognition-fips.cn-north-1.api.amazonwebservices.com.cn", nullptr},
    {"cn-north-1", true, false, nullptr, "https://rekognition-fips.cn-north-1.amazonaws.com.cn", nullptr},
    {"cn-north-1", false, true, nullptr, "https://rekognition.cn-north-1.api.amazonwebservices.com.cn", nullptr},
    {"cn-north-1", false, false, nullptr, "https://rekognition.cn-north-1.amazonaws.com.cn", nullptr},
    {"us-gov-west-1", false, false, nullptr, "https://rekognition.us-gov-west-1.amazonaws.com", nullptr},
    {"us-gov-west-1", true, false, nullptr, "https://rekognition-fips.us-gov-west-1.amazonaws.com", nullptr},
    {"us-gov-east-1", true, true, nullptr, "https://rekognition-fips.us-gov-east-1.api.aws", nullptr},
    {"us-gov-east-1", true, false, nullptr, "https://rekognition-fips.us-gov-east-1.amazonaws.com", nullptr},
    {"us-gov-east-1", false, true, nullptr, "https://rekognition.us-gov-east-1.api.aws", nullptr},
    {"us-gov-east-1", false, false, nullptr, "https://rekognition.us-gov-east-1.amazonaws.com", nullptr},
    {"us-iso-east-1", true, false, nullptr, "https://rekognition-fips.us-iso-east-1.c2s.ic.gov", nullptr},
    {"us-iso-east-1", false, false, nullptr, "https://rekognition.us-iso-east-1.c2s.ic.gov", nullptr},
    {"us-isob-east-1", true, false, nullptr, "https://rekognition-fips.us-isob-east-1.sc2s.sgov.gov", nullptr},
    {"us-isob-east-1", false, false, nullptr, "https://rekognition.us-isob-east-1.sc2s.sgov.gov", nullptr},
    {"us-east-1", false, false, "https://example.com", "https://example.com", nullptr},
    {"", false, false, "https://example.com", "https://example.com", nullptr},
    {"us-east-1", true, false, "https://example.com", nullptr, "Invalid Configuration: FIPS and custom endpoint are not supported"},
    {"us-east-1", false, true, "https://example.com", nullptr, "Invalid Configuration: Dualstack and custom endpoint are not supported"},
    {"", false, false, nullptr, nullptr, "Invalid Configuration: Missing Region"},
};
// clang-format on
static_assert(std::size(endpoint_cases) == 39);

endpoint custom(std::string url)
{
    auto const where = endpoint_for("us-east-1", {.endpoint_url = std::move(url)});
    REQUIRE_MESSAGE(where.has_value(), where.error().message());
    return *where;
}

endpoint_error refused(std::string url)
{
    auto const where = endpoint_for("us-east-1", {.endpoint_url = url});
    REQUIRE_MESSAGE(where.has_error(), url);
    return where.error();
}

} // namespace

TEST_SUITE("regions")
{
    TEST_CASE("the endpoint rule set's own test cases")
    {
        for (auto const& expected : endpoint_cases)
        {
            CAPTURE(expected.region);
            CAPTURE(expected.use_fips);
            CAPTURE(expected.use_dual_stack);
            endpoint_options options{.use_fips = expected.use_fips,
                                     .use_dual_stack = expected.use_dual_stack};
            if (expected.endpoint_url != nullptr)
                options.endpoint_url = expected.endpoint_url;
            auto const where = endpoint_for(expected.region, options);
            REQUIRE(where.has_value() == (expected.url != nullptr));
            if (where)
            {
                CHECK(where->url() == expected.url);
                CHECK(where->region == expected.region);
                CHECK(where->scheme == "https");
                CHECK(where->port == 443);
                CHECK(where->target() == "/");
                CHECK("https://" + host_header(*where) == expected.url);
            }
            else
                CHECK(where.error().message() == expected.error);
        }
    }

    TEST_CASE("a partition without FIPS or dual stack says so in the rule set's words")
    {
        auto const error = [](partition const& home, endpoint_options const& options)
        {
            auto const where = detail::endpoint_in(home, "us-x-1", options);
            return where ? where->url() : where.error().message();
        };
        endpoint_options const both{.use_fips = true, .use_dual_stack = true};
        partition home{.id = "test", .dns_suffix = "one.test", .dual_stack_dns_suffix = "two.test"};
        CHECK(error(home, {}) == "https://rekognition.us-x-1.one.test");
        CHECK(error(home, {.use_fips = true}) == "FIPS is enabled but this partition does not support FIPS");
        CHECK(error(home, {.use_dual_stack = true})
              == "DualStack is enabled but this partition does not support DualStack");
        CHECK(error(home, both)
              == "FIPS and DualStack are enabled, but this partition does not support one or both");

        home.supports_fips = true;
        CHECK(error(home, {.use_fips = true}) == "https://rekognition-fips.us-x-1.one.test");
        CHECK(error(home, both)
              == "FIPS and DualStack are enabled, but this partition does not support one or both");

        home.supports_fips = false;
        home.supports_dual_stack = true;
        CHECK(error(home, {.use_dual_stack = true}) == "https://rekognition.us-x-1.two.test");
        CHECK(error(home, both)
              == "FIPS and DualStack are enabled, but this partition does not support one or both");

        home.supports_fips = true;
        CHECK(error(home, both) == "https://rekognition-fips.us-x-1.two.test");
    }

    TEST_CASE("the Region must be fit for a host name")
    {
        std::string const longest(63, 'a');
        CHECK(endpoint_for(longest)->host == "rekognition." + longest + ".amazonaws.com");

        struct
        {
            std::string region;
            std::size_t position;
        } const cases[] = {
            {" us-east-1", 0},
            {"us-east-1 ", 9},
            {"us-east-1.evil.example", 9},
            {"us/east", 2},
            {"evil.example/?", 4},
            {"us-east-1#", 9},
            {"user@host", 4},
            {"us_east-foo-1", 2},
            {"us-a_b-1", 4}, // matches aws's regex, but names no host
            {"-us", 0},
            {"us-", 2},
            {"-", 0},
            {std::string("us\0", 3), 2},
            {"us\r\nx: y", 2},
            {"us-\xc3\xa9-1", 3},
            {std::string(64, 'a'), 63},
            {std::string(1000, 'a'), 63},
        };
        for (auto const& expected : cases)
        {
            CAPTURE(expected.region);
            for (bool const fips : {false, true})
            {
                auto const where = endpoint_for(expected.region, {.use_fips = fips});
                REQUIRE(where.has_error());
                CHECK(where.error().reason == endpoint_errc::invalid_region);
                CHECK(where.error().position == expected.position);
            }
        }
        CHECK(endpoint_for("a b").error().message()
              == "Invalid Configuration: the Region must be 1 to 63 letters, digits and hyphens, "
                 "with no hyphen at either end (at byte 1)");
    }

    TEST_CASE("a custom endpoint keeps host, port and path")
    {
        CHECK(custom("https://example.com") == endpoint{.host = "example.com", .region = "us-east-1"});
        CHECK(custom("http://example.com")
              == endpoint{.scheme = "http", .host = "example.com", .port = 80, .region = "us-east-1"});
        CHECK(custom("HTTP://LocalHost:8080/Custom")
              == endpoint{.scheme = "http",
                          .host = "LocalHost",
                          .port = 8080,
                          .base_path = "/Custom",
                          .region = "us-east-1"});

        struct
        {
            char const* given;
            char const* url;
            char const* host;
            char const* target;
        } const cases[] = {
            {"https://example.com/", "https://example.com", "example.com", "/"},
            {"https://example.com:443", "https://example.com", "example.com", "/"},
            {"http://example.com:80/", "http://example.com", "example.com", "/"},
            {"https://example.com:80", "https://example.com:80", "example.com:80", "/"},
            {"http://example.com:443", "http://example.com:443", "example.com:443", "/"},
            {"https://example.com/custom", "https://example.com/custom", "example.com", "/custom/"},
            {"https://example.com/custom/", "https://example.com/custom", "example.com", "/custom/"},
            {"https://example.com:1/a/b", "https://example.com:1/a/b", "example.com:1", "/a/b/"},
            {"https://example.com:65535/a//", "https://example.com:65535/a//", "example.com:65535", "/a//"},
            {"https://h/%7Euser/a@b:c;d=e,f!$&'()*+", "https://h/%7Euser/a@b:c;d=e,f!$&'()*+", "h",
             "/%7Euser/a@b:c;d=e,f!$&'()*+/"},
            {"http://127.0.0.1:8080", "http://127.0.0.1:8080", "127.0.0.1:8080", "/"},
            {"http://[::1]:8080/x", "http://[::1]:8080/x", "[::1]:8080", "/x/"},
            {"https://[2001:db8::1]", "https://[2001:db8::1]", "[2001:db8::1]", "/"},
            {"https://local_stack.test.", "https://local_stack.test.", "local_stack.test.", "/"},
            {"https://vpce-0a1b.rekognition.us-east-1.vpce.amazonaws.com",
             "https://vpce-0a1b.rekognition.us-east-1.vpce.amazonaws.com",
             "vpce-0a1b.rekognition.us-east-1.vpce.amazonaws.com", "/"},
        };
        for (auto const& expected : cases)
        {
            CAPTURE(expected.given);
            auto const where = custom(expected.given);
            CHECK(where.url() == expected.url);
            CHECK(host_header(where) == expected.host);
            CHECK(where.target() == expected.target);
            CHECK(custom(where.url()) == where);
        }
        CHECK(custom("http://[::1]:8080").host == "::1");
    }

    TEST_CASE("a custom endpoint needs no Region, and does not look at one")
    {
        endpoint_options const options{.endpoint_url = "http://127.0.0.1:9"};
        CHECK(endpoint_for("", options)->region.empty());
        CHECK(endpoint_for("local_1", options)->region == "local_1");
    }

    TEST_CASE("a custom endpoint that makes no sense is refused, with the place")
    {
        struct
        {
            std::string url;
            endpoint_errc reason;
            std::size_t position;
        } const cases[] = {
            {"", endpoint_errc::url_scheme, 0},
            {"example.com", endpoint_errc::url_scheme, 0},
            {"//example.com", endpoint_errc::url_scheme, 0},
            {"ftp://example.com", endpoint_errc::url_scheme, 0},
            {"https:/example.com", endpoint_errc::url_scheme, 0},
            {"httpss://example.com", endpoint_errc::url_scheme, 0},
            {"wss://example.com", endpoint_errc::url_scheme, 0},
            {"WSS://example.com", endpoint_errc::url_scheme, 0},
            {"HTTPX://example.com", endpoint_errc::url_scheme, 0},
            {"https://", endpoint_errc::url_host, 8},
            {"https:///path", endpoint_errc::url_host, 8},
            {"https://:443", endpoint_errc::url_host, 8},
            {"https://a..b", endpoint_errc::url_host, 10},
            {"https://.a", endpoint_errc::url_host, 8},
            {"https://a%41", endpoint_errc::url_host, 9},
            {"https://a*b", endpoint_errc::url_host, 9},
            {"https://" + std::string(64, 'a'), endpoint_errc::url_host, 71},
            {"https://[", endpoint_errc::url_host, 8},
            {"https://[]", endpoint_errc::url_host, 8},
            {"https://[::1", endpoint_errc::url_host, 8},
            {"https://[::1]x", endpoint_errc::url_host, 13},
            {"https://[::1/]", endpoint_errc::url_host, 8},
            {"https://[fe80::1%25eth0]", endpoint_errc::url_host, 8},
            {"https://[v1.x]", endpoint_errc::url_host, 8},
            {"https://::1", endpoint_errc::url_host, 8},
            {"https://h:", endpoint_errc::url_port, 10},
            {"https://h:0", endpoint_errc::url_port, 10},
            {"https://h:65536", endpoint_errc::url_port, 10},
            {"https://h:000443", endpoint_errc::url_port, 15},
            {"https://h:99999999999999999999", endpoint_errc::url_port, 15},
            {"https://h:-1", endpoint_errc::url_port, 10},
            {"https://h:80a", endpoint_errc::url_port, 12},
            {"https://h:80:80", endpoint_errc::url_port, 12},
            {"https://[::1]:", endpoint_errc::url_port, 14},
            {"https://user@h", endpoint_errc::url_user_info, 8},
            {"https://user:hunter2@h:1/", endpoint_errc::url_user_info, 8},
            {"https://@h", endpoint_errc::url_user_info, 8},
            {"https://h?a=b", endpoint_errc::url_query, 9},
            {"https://h/p?", endpoint_errc::url_query, 11},
            {"https://h/p?@", endpoint_errc::url_query, 11},
            {"https://h#", endpoint_errc::url_fragment, 9},
            {"https://h/#?", endpoint_errc::url_fragment, 10},
            {"https://h/a\"b", endpoint_errc::url_path, 11},
            {"https://h/%", endpoint_errc::url_path, 10},
            {"https://h/%4", endpoint_errc::url_path, 10},
            {"https://h/%4g", endpoint_errc::url_path, 10},
            {"https://h/%g4", endpoint_errc::url_path, 10},
            {"https://h/[a]", endpoint_errc::url_path, 10},
            {" https://h", endpoint_errc::url_character, 0},
            {"https://h ", endpoint_errc::url_character, 9},
            {"https://h/a\r\nHost: evil", endpoint_errc::url_character, 11},
            {std::string("https://h\0.example", 18), endpoint_errc::url_character, 9},
            {"https://h\t", endpoint_errc::url_character, 9},
            {"https://h\\@evil", endpoint_errc::url_character, 9},
            {"https://h\x7f", endpoint_errc::url_character, 9},
            {"https://\xc3\xa9.example", endpoint_errc::url_character, 8},
        };
        for (auto const& expected : cases)
        {
            CAPTURE(expected.url);
            auto const error = refused(expected.url);
            CHECK(error == endpoint_error{expected.reason, expected.position});
            CHECK(error.message().find("(at byte " + std::to_string(expected.position) + ")")
                  != std::string::npos);
        }
        CHECK(refused("https://user:hunter2@h").message().find("hunter2") == std::string::npos);

        // 253 characters, the most there can be, and one more.
        std::string host;
        while (host.size() < 250)
            host += "abcd.";
        CHECK(custom("https://" + host + "abc").host.size() == 253);
        CHECK(refused("https://" + host + "abcd") == endpoint_error{endpoint_errc::url_host, 8 + 253});
    }

    TEST_CASE("IPv6 addresses")
    {
        for (char const* const good :
             {"::", "::1", "1::", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8", "1::8", "1:2::7:8",
              "ABCD:ef01::", "::ffff:192.0.2.1", "1:2:3:4:5:6:192.0.2.1", "1::192.0.2.1", "::0.0.0.0",
              "64:ff9b::255.255.255.255"})
            CHECK_MESSAGE(detail::url_ipv6(good), good);
        for (char const* const bad : {"",
                                      ":",
                                      ":::",
                                      "1",
                                      "1:",
                                      ":1",
                                      "1:2:3:4:5:6:7",
                                      "1:2:3:4:5:6:7:8:9",
                                      "1:2:3:4:5:6:7:8:",
                                      "1::2::3",
                                      "1:::2",
                                      "12345::",
                                      "g::",
                                      "::1:",
                                      "1:2:3:4:5:6:7:8::",
                                      "::1:2:3:4:5:6:7:8",
                                      "1:2:3:4::5:6:7:8",
                                      "192.0.2.1",
                                      "1:2:3:4:5:6:7:192.0.2.1",
                                      "::256.0.0.1",
                                      "::1.2.3",
                                      "::1.2.3.4.5",
                                      "::01.2.3.4",
                                      "::1.2.3.4:5",
                                      "::1..2.3",
                                      "::1.2-3.4",
                                      "::1.2.3-4",
                                      "::1.2.3.",
                                      "::1.2.3.4 ",
                                      "::%1"})
            CHECK_MESSAGE(!detail::url_ipv6(bad), bad);
    }

    TEST_CASE("partitions match what AWS's regexes match")
    {
        std::vector<std::string> names{"",
                                       "-",
                                       "--",
                                       "us",
                                       "us-",
                                       "us--1",
                                       "us-1",
                                       "us-east",
                                       "us-east-",
                                       "us-east-1x",
                                       "us-east-1-",
                                       "us-east-1-1",
                                       "us-east--1",
                                       "us_east-1",
                                       "xus-east-1",
                                       "us-\xc3\xa9-1",
                                       "us-east-\xd9\xa1",
                                       "us-east-1\n",
                                       "aws-global",
                                       "aws-cn-global",
                                       "us-gov-1",
                                       "us-iso-1",
                                       "eusc-de-1",
                                       "eusc-fr-east-1",
                                       "us-isox-east-1"};
        for (std::string const prefix :
             {"us", "eu", "ap", "sa", "ca", "me", "af", "il", "mx", "cn", "eusc-de", "us-iso", "us-isob",
              "us-gov", "eu-isoe", "us-isof", "xx", "US", "eusc"})
            for (std::string const middle : {"", "east", "EAST", "a_b", "9", "_", "a-b", "a.b", "a b"})
                for (std::string const number : {"", "1", "12345678901234567890", "x", "1a", "-1", "1 "})
                    names.push_back(prefix + '-' + middle + '-' + number);
        for (auto const& home : partitions)
        {
            std::regex const oracle{std::string(home.region_regex)};
            for (auto const& name : names)
            {
                CAPTURE(home.id);
                CAPTURE(name);
                CHECK(home.matches(name) == std::regex_match(name, oracle));
            }
        }
    }

    TEST_CASE("partitions are found by exact name, and when the program runs too")
    {
        // AWS's partitions.json lists these, and they match no regex
        std::string const prefix = "aws-";
        CHECK(partition_for(prefix + "global").id == "aws");
        CHECK(partition_for(prefix + "cn-global").id == "aws-cn");
        CHECK(partition_for(prefix + "us-gov-global").id == "aws-us-gov");
        CHECK(partition_for(prefix + "iso-f-global").id == "aws-iso-f");
        CHECK(partition_for(prefix + "none").id == "aws");
        CHECK(partition_for(prefix.substr(4)).id == "aws");
    }

    TEST_CASE("partitions are found at compile time")
    {
        static_assert(partition_for("us-east-1").id == "aws");
        static_assert(partition_for("mx-central-1").id == "aws");
        static_assert(partition_for("cn-northwest-1").id == "aws-cn");
        static_assert(partition_for("eusc-de-east-1").id == "aws-eusc");
        static_assert(partition_for("us-iso-west-1").id == "aws-iso");
        static_assert(partition_for("us-isob-east-1").id == "aws-iso-b");
        static_assert(partition_for("eu-isoe-west-1").id == "aws-iso-e");
        static_assert(partition_for("us-isof-south-1").id == "aws-iso-f");
        static_assert(partition_for("us-gov-west-1").id == "aws-us-gov");

        // By exact name: no regex finds these.
        static_assert(partition_for("aws-global").id == "aws");
        static_assert(partition_for("aws-cn-global").id == "aws-cn");
        static_assert(partition_for("aws-us-gov-global").id == "aws-us-gov");
        static_assert(partition_for("aws-iso-global").id == "aws-iso");
        static_assert(partition_for("aws-iso-b-global").id == "aws-iso-b");
        static_assert(partition_for("aws-iso-e-global").id == "aws-iso-e");
        static_assert(partition_for("aws-iso-f-global").id == "aws-iso-f");

        // What nobody knows belongs to the first.
        static_assert(partition_for("").id == "aws");
        static_assert(partition_for("moon-base-1").id == "aws");
        static_assert(partition_for("us-isox-east-1").id == "aws");
        static_assert(partition_for("eusc-fr-west-1").id == "aws");
    }

    TEST_CASE("every partition has its suffixes")
    {
        struct
        {
            char const* region;
            char const* one;
            char const* both;
        } const cases[] = {
            {"eusc-de-east-1", "rekognition.eusc-de-east-1.amazonaws.eu",
             "rekognition-fips.eusc-de-east-1.api.amazonwebservices.eu"},
            {"us-iso-east-1", "rekognition.us-iso-east-1.c2s.ic.gov",
             "rekognition-fips.us-iso-east-1.api.aws.ic.gov"},
            {"us-isob-east-1", "rekognition.us-isob-east-1.sc2s.sgov.gov",
             "rekognition-fips.us-isob-east-1.api.aws.scloud"},
            {"eu-isoe-west-1", "rekognition.eu-isoe-west-1.cloud.adc-e.uk",
             "rekognition-fips.eu-isoe-west-1.api.cloud-aws.adc-e.uk"},
            {"us-isof-south-1", "rekognition.us-isof-south-1.csp.hci.ic.gov",
             "rekognition-fips.us-isof-south-1.api.aws.hci.ic.gov"},
            {"moon-base-1", "rekognition.moon-base-1.amazonaws.com", "rekognition-fips.moon-base-1.api.aws"},
        };
        for (auto const& expected : cases)
        {
            CHECK(endpoint_for(expected.region)->host == expected.one);
            CHECK(endpoint_for(expected.region, {.use_fips = true, .use_dual_stack = true})->host
                  == expected.both);
        }
    }

    TEST_CASE("which Regions have Face Liveness is advice")
    {
        static_assert(offers_face_liveness("us-east-1"));
        static_assert(offers_face_liveness("ap-southeast-7"));
        static_assert(!offers_face_liveness("eu-central-1"));
        static_assert(!offers_face_liveness("US-EAST-1"));
        static_assert(!offers_face_liveness(""));
        CHECK(std::set<std::string_view>(face_liveness_regions.begin(), face_liveness_regions.end())
              == std::set<std::string_view>{"us-east-1", "us-west-2", "ap-south-1", "ap-northeast-1",
                                            "eu-west-1", "sa-east-1", "ap-southeast-5", "ap-southeast-7"});

        CHECK(endpoint_for("eu-central-1").has_value());
        CHECK_FALSE(region_note("us-east-1"));
        CHECK(region_note("eu-central-1")
              == "Face Liveness was not offered in eu-central-1 on 2026-09-28, when its Regions were "
                 "us-east-1, "
                 "us-west-2, ap-south-1, ap-northeast-1, eu-west-1, sa-east-1, ap-southeast-5, "
                 "ap-southeast-7.");
        for (std::string const& odd :
             {std::string(), std::string("a\nb"), std::string(64, 'a'), std::string("\xff")})
            CHECK(
                region_note(odd)->starts_with("Face Liveness was not offered in this Region on 2026-09-28"));
    }

    TEST_CASE("an error prints, and becomes an error code")
    {
        auto const error = endpoint_for("").error();
        std::ostringstream out;
        out << error;
        CHECK(out.str() == "Invalid Configuration: Missing Region");
        CHECK(error.error() == endpoint_errc::missing_region);
        CHECK(error.error().message() == out.str());
        out.str("");
        out << endpoint_for("us-east-1").value() << ", " << custom("http://[::1]:80/a/");
        CHECK(out.str()
              == "https://rekognition.us-east-1.amazonaws.com (us-east-1), http://[::1]/a (us-east-1)");
        out.str("");
        out << endpoint_for("", {.endpoint_url = "http://h/a"}).value(); // without a Region
        CHECK(out.str() == "http://h/a");
        CHECK(std::string_view(error.error().category().name()) == "face_liveness.endpoint");
        boost::system::error_code const code = endpoint_errc::url_port;
        CHECK(code.failed());
        CHECK(code.message()
              == "Invalid Configuration: the port of the custom endpoint must be a number from 1 to 65535");
        char buffer[1];
        CHECK(std::string_view(endpoint_category().message(999, buffer, 1)) == "unknown endpoint error");
        CHECK(endpoint_category().message(0) == "unknown endpoint error");

        std::set<std::string> texts;
        for (int i = 1; i <= static_cast<int>(endpoint_errc::url_fragment); ++i)
            texts.insert(endpoint_category().message(i));
        CHECK(texts.size() == static_cast<std::size_t>(endpoint_errc::url_fragment));
    }

#ifdef __cpp_exceptions
    TEST_CASE("value() throws what error() says")
    {
        CHECK(endpoint_for("us-east-1").value().host == "rekognition.us-east-1.amazonaws.com");
        try
        {
            static_cast<void>(endpoint_for("us east").value());
            FAIL("no exception");
        }
        catch (endpoint_exception const& thrown)
        {
            CHECK(thrown.error() == endpoint_error{endpoint_errc::invalid_region, 2});
            CHECK(thrown.what() == thrown.error().message());
        }
    }
#endif
}
