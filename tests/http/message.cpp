// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/http/message.hpp>

#include <doctest/doctest.h>

#include <sstream>
#include <type_traits>

using namespace face_liveness;

namespace
{

template <class T>
std::string printed(T const& value)
{
    std::ostringstream out;
    out << value;
    return out.str();
}

bool prints(std::string const& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_SUITE("http/message")
{
    TEST_CASE("an absent header is nothing, not an empty value")
    {
        http_headers const none;
        CHECK(none.empty());
        CHECK(none.size() == 0);
        CHECK(none.find("host") == none.end());
        CHECK_FALSE(none.get("host"));
        CHECK_FALSE(none.contains("host"));
        CHECK(none.count("host") == 0);

        http_headers const empty_value{{"Host", ""}};
        REQUIRE(empty_value.get("host"));
        CHECK(empty_value.get("host")->empty());
        CHECK_FALSE(empty_value.contains("hos"));
        CHECK_FALSE(empty_value.contains("hosts"));
        CHECK_FALSE(empty_value.contains(""));
    }

    TEST_CASE("names are looked up without regard to case, and in ASCII only")
    {
        http_headers const headers{{"X-Amz-Target", "a"}, {"x-[]", "b"}, {"\xc4", "c"}};
        CHECK(headers.get("x-amz-target") == "a");
        CHECK(headers.get("X-AMZ-TARGET") == "a");
        CHECK_FALSE(headers.contains("x-{}")); // 0x20 away from []
        CHECK_FALSE(headers.contains("\xe4")); // 0x20 away from 0xc4
        CHECK_FALSE(http_headers{{"a@", ""}}.contains("a`"));
    }

    TEST_CASE("fields keep their order, and the first of a name is found")
    {
        http_headers headers{{"B", "1"}, {"a", "2"}};
        headers.add("b", "3");
        CHECK(headers.size() == 3);
        CHECK(headers.get("b") == "1");
        CHECK(headers.count("b") == 2);

        std::string order;
        for (auto const& field : headers)
            order += field.name + field.value;
        CHECK(order == "B1a2b3");
    }

    TEST_CASE("set leaves one field of the name, in the place and spelling of the first")
    {
        http_headers headers{{"x", "0"}, {"Date", "1"}, {"y", "2"}, {"DATE", "3"}, {"date", "4"}, {"z", "5"}};
        headers.set("date", "new");
        CHECK(headers == http_headers{{"x", "0"}, {"Date", "new"}, {"y", "2"}, {"z", "5"}});
        CHECK((headers.begin() + 1)->name == "Date");

        headers.set("w", "6");
        CHECK(headers == http_headers{{"x", "0"}, {"Date", "new"}, {"y", "2"}, {"z", "5"}, {"w", "6"}});
    }

    TEST_CASE("erase removes every field of the name, also when told by a view into it")
    {
        std::string const name = "a-name-too-long-for-the-small-string-optimisation";
        http_headers headers{{name, "1"}, {"b", "2"}, {name, "3"}, {"c", "4"}, {name, "5"}};
        CHECK(headers.erase("d") == 0);
        CHECK(headers.size() == 5);
        CHECK(headers.erase(headers.begin()->name) == 3);
        CHECK(headers == http_headers{{"b", "2"}, {"c", "4"}});
        CHECK(headers.erase("B") == 1);
        headers.clear();
        CHECK(headers.empty());
    }

    TEST_CASE("set and add take values that are their own headers'")
    {
        std::string const value = "a value too long for the small string optimisation";
        http_headers headers{{"a", value}, {"a", "2"}};
        headers.set(headers.begin()->name, std::string(*headers.get("a")));
        CHECK(headers == http_headers{{"a", value}});
        for (int i = 0; i < 10; ++i)
            headers.add(headers.begin()->name, headers.begin()->value);
        CHECK(headers.count("a") == 11);
    }

    TEST_CASE("equality ignores the case of names, and nothing else")
    {
        CHECK(http_headers{{"A", "x"}} == http_headers{{"a", "x"}});
        CHECK(http_headers{{"A", "x"}} != http_headers{{"a", "X"}});
        CHECK(http_headers{{"a", "x"}, {"b", "y"}} != http_headers{{"b", "y"}, {"a", "x"}});
        CHECK(http_headers{{"a", "x"}} != http_headers{{"a", "x"}, {"a", "x"}});

        http_request const request{.method = "POST", .target = "/", .headers = {{"Host", "h"}}, .body = "{}"};
        auto other = request;
        CHECK(other == request);
        other.body += ' ';
        CHECK(other != request);
        other = request;
        other.method = "post";
        CHECK(other != request);
        other = request;
        other.target = "/?";
        CHECK(other != request);

        CHECK(http_response{.status = 200} != http_response{.status = 201});
    }

    TEST_CASE("a message starts as what the service wants, a response as no success")
    {
        CHECK(http_request{}.method == "POST");
        CHECK(http_request{}.target == "/");
        CHECK(http_response{}.status == 0);
        static_assert(std::is_aggregate_v<http_request> && std::is_aggregate_v<http_response>);
        static_assert(std::is_nothrow_move_constructible_v<http_request>);
        static_assert(std::is_nothrow_move_constructible_v<http_response>);
    }

    TEST_CASE("printing hides credentials, tokens, cookies and the body")
    {
        http_request const request{
            .method = "POST",
            .target = "/base/?a=1&X-Amz-Security-Token=S3CRET1&x-amz-signature=S3CRET2&b&%74oken=S3CRET3",
            .headers = {{"Host", "example.com:8443"},
                        {"AUTHORIZATION", "AWS4-HMAC-SHA256 S3CRET4"},
                        {"X-Amz-Security-Token", "S3CRET5"},
                        {"Proxy-Authorization", "S3CRET6"},
                        {"Cookie", "S3CRET7"},
                        {"X-Api-Key", "S3CRET8"},
                        {"x-amz-target", "RekognitionService.CreateFaceLivenessSession"}},
            .body = "S3CRET9",
        };
        auto const text = printed(request);
        CHECK(text
              == "POST /base/?a=1&X-Amz-Security-Token=(hidden)&x-amz-signature=(hidden)&b&%74oken=(hidden)\n"
                 "Host: example.com:8443\n"
                 "AUTHORIZATION: (hidden)\n"
                 "X-Amz-Security-Token: (hidden)\n"
                 "Proxy-Authorization: (hidden)\n"
                 "Cookie: (hidden)\n"
                 "X-Api-Key: (hidden)\n"
                 "x-amz-target: RekognitionService.CreateFaceLivenessSession\n"
                 "(7 bytes)");
        CHECK_FALSE(prints(text, "S3CRET"));

        http_response const response{
            .status = 400,
            .headers = {{"Set-Cookie", "S3CRET"}, {"x-amzn-RequestId", "6f1"}},
            .body = "S",
        };
        CHECK(printed(response) == "400\nSet-Cookie: (hidden)\nx-amzn-RequestId: 6f1\n(1 byte)");
        CHECK(printed(http_header{"set-cookie", "S3CRET"}) == "set-cookie: (hidden)");
        CHECK(printed(http_headers{{"a", "b"}, {"token", "c"}}) == "a: b\ntoken: (hidden)\n");
        CHECK(printed(http_response{}) == "0\n(0 bytes)");
    }

    TEST_CASE("printing keeps a field on its line")
    {
        CHECK(printed(http_header{"a\r\nb", std::string("c\0\x1b[2J\x7f", 7)})
              == "a\\x0d\\x0ab: c\\x00\\x1b[2J\\x7f");
        CHECK(printed(http_request{.method = "G\n", .target = "/\n?x=\r"})
              == "G\\x0a /\\x0a?x=\\x0d\n(0 bytes)");
        CHECK(printed(http_header{"a", "\xc3\xa9"}) == "a: \xc3\xa9");
    }

    TEST_CASE("a stream's number format does not reach the text")
    {
        std::ostringstream out;
        out << std::hex << std::showbase << http_response{.status = 200, .body = std::string(20, 'x')};
        CHECK(out.str() == "200\n(20 bytes)");
    }

    TEST_CASE("what counts as a secret")
    {
        static_assert(is_secret_header("Authorization"));
        static_assert(is_secret_header("x-amz-security-token"));
        static_assert(is_secret_header("SET-COOKIE"));
        static_assert(!is_secret_header("x-amz-target"));
        static_assert(!is_secret_header("x-amz-date"));
        static_assert(!is_secret_header("x-amzn-requestid"));
        static_assert(!is_secret_header("host"));
        static_assert(!is_secret_header(""));
    }
}
