// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness.hpp>
#include <face_liveness/adapter/openssl.hpp>
#include <face_liveness/emulator.hpp>

#include "support.hpp"

#include <chrono>
#include <string>

// Calls from end to end, with the emulator for a service: validated, encoded, signed, answered, read.  There
// is no peer for this.

namespace bench
{

namespace
{

namespace fl = face_liveness;

constexpr char who[] = "face_liveness";

// One who makes a session and asks for its results, again and again.
class client
{
public:
    explicit client(fl::create_session_request request)
        : request_(std::move(request))
    {
    }

    fl::get_session_results_response create_and_get()
    {
        now_ += std::chrono::hours(1); // the service forgets what was before
        random_[0] ^= 1;
        auto const created = done(request_);
        return done(fl::get_session_results_request{created.session_id});
    }

private:
    template <class Request>
    typename Request::response done(Request const& request)
    {
        fl::call call(request, where_, credentials_, random_, fl::openssl_sha256{});
        auto result = fl::run(
            call,
            [this](fl::http_request const& message) -> boost::system::result<fl::http_response>
            { return service_(message, now_); },
            [this] { return now_; }, [](auto) {});
        require(result.has_value(), who, "a call");
        return *std::move(result);
    }

    fl::create_session_request request_;
    fl::endpoint where_ = fl::endpoint_for("us-east-1").value();
    fl::credentials credentials_{.access_key_id = "AKIDEXAMPLE",
                                 .secret_access_key = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"};
    fl::random_bytes random_{};
    fl::emulator service_{};
    fl::emulator::time_point now_{std::chrono::milliseconds(1'795'366'800'000)};
};

} // namespace

void add_call()
{
    client one(fl::decode<fl::create_session_request>(the_documents().a_text).value());
    require(one.create_and_get().status == fl::session_status::created, who, "the results of a new session");
    add("call: create A and get its results, against the emulator", who,
        [one]() mutable
        {
            auto results = one.create_and_get();
            keep(results);
        });
}

} // namespace bench
