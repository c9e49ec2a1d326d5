// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// The input is an HTTP request.  verify says whether it is signed, in bounded words; and what sign signs,
// verify takes, until somebody changes the body.

#include "support/http.hpp"

#include <face_liveness/adapter/openssl.hpp>
#include <face_liveness/sign.hpp>

#include <chrono>
#include <string>
#include <string_view>

namespace fl = face_liveness;

namespace
{

// 2026-11-22T15:26:40Z: the captured requests in the corpus were signed then.
constexpr std::chrono::sys_seconds now{std::chrono::seconds(1'795'361'200)};

fl::credentials const& who()
{
    static fl::credentials const key{.access_key_id = "AKIDEXAMPLE",
                                     .secret_access_key = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"};
    return key;
}

auto verified(fl::http_request const& request)
{
    auto const secret_for = [](std::string_view id)
    { return id == who().access_key_id ? std::optional(who().secret_access_key) : std::nullopt; };
    return fl::verify(request, secret_for, now, fl::openssl_sha256{}, {.region = "us-east-1"});
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    auto request = request_from({reinterpret_cast<char const*>(data), size});
    if (auto const as_it_came = verified(request))
    {
        must_hold(as_it_came->access_key_id == who().access_key_id, "only a known key is let in");
        must_hold(as_it_came->region == "us-east-1" && as_it_came->service == "rekognition",
                  "a signature is for the Region and the service");
    }
    else
    {
        must_be_printable(as_it_came.error().message());
        must_hold(as_it_came.error().message().size() < 2000, "the words of a refusal are short");
    }

    if (auto const done = fl::sign(request, who(), "us-east-1", now, fl::openssl_sha256{}); !done)
    {
        must_be_printable(done.error().message());
        must_hold(!request.headers.contains("authorization"), "what can't be signed is not signed");
        return 0;
    }
    must_hold(verified(request).has_value(), "what sign signs, verify takes");
    auto again = request;
    must_hold(fl::sign(again, who(), "us-east-1", now, fl::openssl_sha256{}).has_value() && again == request,
              "signing twice gives the same bytes");
    request.headers.erase("content-length");
    request.headers.erase("x-amz-content-sha256");
    request.body += 'x';
    must_hold(!verified(request), "another body is not signed");
    return 0;
}
