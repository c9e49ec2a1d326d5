// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include "support/allocations.hpp"

#include <face_liveness.hpp>

#include "support/documents.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdlib>
#include <new>
#include <string>
#include <vector>

namespace fl = face_liveness;

// All forms of new and delete, so that each pair stays one; the sanitizers look at malloc and free as before.

namespace
{

thread_local std::size_t count = 0;

void* allocate(std::size_t size) noexcept
{
    ++count;
    return std::malloc(size == 0 ? 1 : size);
}

void* allocate(std::size_t size, std::align_val_t alignment) noexcept
{
    ++count;
    std::size_t const a = static_cast<std::size_t>(alignment);
    return std::aligned_alloc(a, (size + a - 1) / a * a);
}

// Arrays know their size, so that a test can see what they hold when they are given back.
struct alignas(std::max_align_t) array_head
{
    std::size_t size{};
};

std::string* watcher = nullptr;

void* allocate_array(std::size_t size) noexcept
{
    auto* const head = static_cast<array_head*>(allocate(sizeof(array_head) + size));
    if (!head)
        return nullptr;
    head->size = size;
    return head + 1;
}

// Not inlined: GCC 14 would see free() for what new returned, and warn.
[[gnu::noinline]] void give_back(void* memory) noexcept
{
    std::free(memory);
}

[[gnu::noinline]] void give_back_array(void* array) noexcept
{
    if (!array)
        return;
    auto* const head = static_cast<array_head*>(array) - 1;
    if (watcher)
        watcher->append(static_cast<char const*>(array), head->size);
    std::free(head);
}

void* checked(void* memory)
{
    if (!memory)
    {
#ifdef __cpp_exceptions
        throw std::bad_alloc();
#else
        std::abort();
#endif
    }
    return memory;
}

} // namespace

std::size_t allocations_so_far() noexcept
{
    return count;
}

void watch_arrays_given_back(std::string* bytes) noexcept
{
    watcher = bytes;
}

void* operator new(std::size_t size)
{
    return checked(allocate(size));
}
void* operator new[](std::size_t size)
{
    return checked(allocate_array(size));
}
void* operator new(std::size_t size, std::nothrow_t const&) noexcept
{
    return allocate(size);
}
void* operator new[](std::size_t size, std::nothrow_t const&) noexcept
{
    return allocate_array(size);
}
void* operator new(std::size_t size, std::align_val_t a)
{
    return checked(allocate(size, a));
}
void* operator new[](std::size_t size, std::align_val_t a)
{
    return checked(allocate(size, a));
}
void* operator new(std::size_t size, std::align_val_t a, std::nothrow_t const&) noexcept
{
    return allocate(size, a);
}
void* operator new[](std::size_t size, std::align_val_t a, std::nothrow_t const&) noexcept
{
    return allocate(size, a);
}
void operator delete(void* memory) noexcept
{
    give_back(memory);
}
void operator delete[](void* memory) noexcept
{
    give_back_array(memory);
}
void operator delete(void* memory, std::size_t) noexcept
{
    give_back(memory);
}
void operator delete[](void* memory, std::size_t) noexcept
{
    give_back_array(memory);
}
void operator delete(void* memory, std::nothrow_t const&) noexcept
{
    give_back(memory);
}
void operator delete[](void* memory, std::nothrow_t const&) noexcept
{
    give_back_array(memory);
}
void operator delete(void* memory, std::align_val_t) noexcept
{
    give_back(memory);
}
void operator delete[](void* memory, std::align_val_t) noexcept
{
    give_back(memory);
}
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept
{
    give_back(memory);
}
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept
{
    give_back(memory);
}
void operator delete(void* memory, std::align_val_t, std::nothrow_t const&) noexcept
{
    give_back(memory);
}
void operator delete[](void* memory, std::align_val_t, std::nothrow_t const&) noexcept
{
    give_back(memory);
}

namespace
{

fl::create_session_request full_request()
{
    return {
        .kms_key_id = "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        .settings =
            fl::session_settings{
                .output_config =
                    fl::output_config{.s3_bucket = "acme-liveness-images",
                                      .s3_key_prefix =
                                          "kyc/\xC3\xA9/\xF0\x9F\x98\x80/longer than short strings"},
                .audit_images_limit = 4,
                .challenge_preferences = {{{.type = fl::challenge_type::face_movement_and_light_challenge,
                                            .versions = fl::versions{.minimum = "1.0.0", .maximum = "2.0.0"}},
                                           {.type = fl::challenge_type::face_movement_challenge}}}},
        .client_request_token = "0123456789abcdef0123456789abcdef"};
}

fl::get_session_results_response full_response()
{
    auto response = fl::decode<fl::get_session_results_response>(test_data("json/results_full.json")).value();
    response.reference_image->bytes->assign(153600, 0x5A);
    for (auto& image : *response.audit_images)
        image.bytes.emplace(1000, static_cast<unsigned char>(0xA5));
    response.feedback->pop_back(); // its code is not known: text on the heap, which stays, too
    return response;
}

} // namespace

TEST_CASE("the counter counts")
{
    CHECK(allocations_of([] { std::string(100, 'x'); }) == 1);
    CHECK(allocations_of([] {}) == 0);
}

TEST_CASE("is_valid never allocates, whatever it finds")
{
    auto request = full_request();
    request.settings->output_config->s3_key_prefix = "kyc/\xC3\xA9";
    REQUIRE(fl::validate(request).empty());
    bool valid = false;
    CHECK(allocations_of([&] { valid = fl::is_valid(request); }) == 0);
    CHECK(valid);
    request.settings->output_config->s3_bucket = std::string(300, ' ');
    request.client_request_token = std::string(100, '\xFF');
    request.settings->audit_images_limit = 9;
    CHECK(allocations_of([&] { valid = fl::is_valid(request); }) == 0);
    CHECK(!valid);
    auto const response = full_response();
    CHECK(allocations_of([&] { valid = fl::is_valid(response); }) == 0);
}

TEST_CASE("validate does not allocate when there is nothing to report")
{
    auto request = full_request();
    request.settings->output_config->s3_key_prefix = "kyc/";
    std::size_t size = 1;
    CHECK(allocations_of([&] { size = fl::validate(request).size(); }) == 0);
    CHECK(size == 0);
}

TEST_CASE("encode_to allocates nothing when the capacity is there")
{
    std::string out;
    out.reserve(300000);
    auto const request = full_request();
    auto const response = full_response();
    CHECK(allocations_of([&] { fl::encode_to(request, out); }) == 0);
    CHECK(allocations_of([&] { fl::encode_to(response, out); }) == 0);
    CHECK(out == fl::encode(request) + fl::encode(response));

    // to the last byte
    std::string exact;
    exact.reserve(out.size());
    CHECK(allocations_of(
              [&]
              {
                  fl::encode_to(request, exact);
                  fl::encode_to(response, exact);
              })
          == 0);
    CHECK(exact == out);
}

TEST_CASE("encoding a large response allocates once")
{
    auto const response = full_response();
    CHECK(allocations_of([&] { fl::encode(response); }) == 1);
}

TEST_CASE("decode_into allocates nothing when the capacity is there")
{
    auto const again = []<class T>(T const& x)
    {
        std::string const text = fl::encode(x);
        T value;
        bool good = fl::decode_into(value, text).has_value();
        CHECK(good);
        CHECK(allocations_of([&] { good = fl::decode_into(value, text).has_value(); }) == 0);
        CHECK(good);
        CHECK(value == x);
    };
    again(full_request());
    again(full_response());
    again(fl::create_session_response{.session_id = "0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10"});
    again(fl::get_session_results_request{.session_id = "0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10"});
}

TEST_CASE("what decode skips is not kept")
{
    std::string const text = R"({"SessionId":"s","Status":"FAILED","Unknown":[")" + std::string(100000, 'x')
                             + R"(\n",{"a":[1.5,null,"\u00e9"]}]})";
    fl::get_session_results_response value;
    CHECK(allocations_of([&] { CHECK(fl::decode_into(value, text)); }) <= 2); // doctest's own
    bool good = false;
    CHECK(allocations_of([&] { good = fl::decode_into(value, text).has_value(); }) == 0);
    CHECK(good);
}

TEST_CASE("known enum values take no allocation")
{
    CHECK(allocations_of(
              []
              {
                  fl::open<fl::session_status> status("IN_PROGRESS");
                  fl::open<fl::session_status> const copy = status;
                  status.assign("EXPIRED");
              })
          == 0);
}
