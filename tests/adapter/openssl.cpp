// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/adapter/openssl.hpp>

#include <doctest/doctest.h>

#include <atomic>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

using namespace face_liveness;

namespace
{

std::string hex(sha256_digest const& digest)
{
    std::string text;
    for (unsigned char const byte : digest)
    {
        text += "0123456789abcdef"[byte >> 4];
        text += "0123456789abcdef"[byte & 15];
    }
    return text;
}

} // namespace

TEST_SUITE("adapter/openssl")
{
    TEST_CASE("SHA-256: the examples of FIPS 180-4")
    {
        static_assert(sha256_function<openssl_sha256>);
        static_assert(sha256_function<openssl_sha256 const>);
        openssl_sha256 const sha256;
        // NIST, "Examples with Intermediate Values", and the message digests of "" and of a million times
        // "a".
        CHECK(hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        CHECK(hex(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"))
              == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
        CHECK(hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        CHECK(hex(sha256(std::string_view()))
              == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        CHECK(hex(sha256(std::string(1'000'000, 'a')))
              == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    }

    TEST_CASE("bytes are bytes: zeros and the upper half count")
    {
        openssl_sha256 const sha256;
        // printf '\0' | sha256sum, and printf '\377\0\200' | sha256sum
        CHECK(hex(sha256(std::string_view("\0", 1)))
              == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
        CHECK(hex(sha256(std::string_view("\xff\0\x80", 3)))
              == "ef192b7af54e943f206ab27075ec1805384c972c9959fc5820f1fa7d5268fcef");
    }

    TEST_CASE("several threads may use one at once, the first time too")
    {
        openssl_sha256 const sha256;
        auto const expected = sha256("abc");
        std::atomic<int> wrong = 0;
        std::vector<std::thread> threads;
        for (int t = 0; t != 4; ++t)
            threads.emplace_back(
                [&]
                {
                    for (int i = 0; i != 1000; ++i)
                        if (sha256("abc") != expected)
                            ++wrong;
                });
        for (auto& thread : threads)
            thread.join();
        CHECK(wrong == 0);
    }

    TEST_CASE("signs, and verifies")
    {
        http_request request{.headers = {{"host", "example.com"}}, .body = "{}"};
        credentials const who{.access_key_id = "id", .secret_access_key = "key"};
        std::chrono::sys_seconds const now{std::chrono::seconds(1'800'000'000)};
        sign(request, who, "us-east-1", now, openssl_sha256{});
        auto const find = [&who](std::string_view) { return who.secret_access_key; };
        CHECK(verify(request, find, now, openssl_sha256{})->access_key_id == "id");
        request.body = "[]";
        CHECK(verify(request, find, now, openssl_sha256{}).has_error());
    }
}
