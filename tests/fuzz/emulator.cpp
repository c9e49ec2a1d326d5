// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// The input is a list of HTTP requests, scripts and faults, and of times.  Whatever comes, the emulator
// answers with what HTTP can carry, remembers no more than it may, never lets a check succeed that nobody has
// scripted, and says the same again.

#include "support/fuzz.hpp"

#include <face_liveness.hpp>
#include <face_liveness/emulator.hpp>

namespace fl = face_liveness;
using std::chrono::milliseconds;

namespace
{

constexpr std::size_t most_sessions = 5;

fl::http_request any_request(byte_source& source, std::string const& session_id)
{
    constexpr char const* targets[] = {"RekognitionService.CreateFaceLivenessSession",
                                       "RekognitionService.GetFaceLivenessSessionResults"};
    fl::http_request out;
    std::uint8_t const kind = source.byte();
    if (kind % 4 != 3) // a request that the service knows
    {
        out.headers = {{"host", "h"}, {"content-type", "application/x-amz-json-1.1"}};
        out.headers.add("x-amz-target", targets[kind / 4 % 2]);
        switch (kind % 4)
        {
        case 0: out.body = source.text(); break;
        case 1:
            out.headers.set("x-amz-target", targets[0]);
            out.body = fl::encode(source.make<fl::create_session_request>());
            break;
        default:
            out.headers.set("x-amz-target", targets[1]);
            out.body = fl::encode(fl::get_session_results_request{.session_id = session_id});
            break;
        }
        return out;
    }
    out.method = source.text();
    out.target = source.text();
    for (std::size_t count = source.below(5); count != 0; --count)
    {
        std::string name(source.text());
        out.headers.add(std::move(name), std::string(source.text()));
    }
    out.body = source.text();
    return out;
}

void look_at(fl::emulated_answer const& answer)
{
    bool const is_nothing =
        answer.connection == fl::connection_fate::cut_before && answer.response.status == 0;
    int const status = answer.response.status;
    must_hold(is_nothing || (status >= 200 && status <= 599), "a status is one of HTTP's");
    must_hold(answer.latency >= milliseconds(0), "an answer doesn't come before the request");
    for (auto const& header : answer.response.headers)
    {
        must_hold(header.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string::npos,
                  "a header has a name");
        for (char const c : header.value)
            must_hold(static_cast<unsigned char>(c) >= ' ' || c == '\t', "a header is one line");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    byte_source source(data, size);
    fl::emulator_options const options{
        .seed = source.byte(), .max_sessions = most_sessions, .image_size = 16};
    fl::emulator service(options);
    fl::emulator twin(options);
    fl::emulator::time_point now{milliseconds(1'795'366'800'000)};
    std::string id = "0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10";
    bool is_scripted = false;
    std::size_t faults = 0;

    while (!source.rest().empty())
        switch (source.byte() % 8)
        {
        case 0:
        {
            auto const check = source.make<fl::scripted_check>();
            service.script(check);
            twin.script(check);
            is_scripted = true;
            break;
        }
        case 1:
        {
            auto const check = source.make<fl::scripted_check>();
            is_scripted |= service.script(id, check, now);
            twin.script(id, check, now);
            break;
        }
        case 2:
        {
            auto fault = source.make<fl::scripted_fault>();
            fault.count = static_cast<std::int32_t>(source.byte() % 4);
            faults += static_cast<std::size_t>(*fault.count);
            service.fail(fault);
            twin.fail(fault);
            break;
        }
        case 3:
            now += milliseconds(static_cast<std::int32_t>(source.bits(4)) / 1024); // back too
            break;
        case 4: now += milliseconds(source.bits(3)); break;
        default:
        {
            auto const request = any_request(source, id);
            auto const answer = service.handle(request, now);
            look_at(answer);
            must_hold(service.size(now) <= most_sessions, "no more sessions than allowed");
            must_hold(twin.handle(request, now).response == answer.response, "the same comes again");
            if (faults != 0)
            {
                --faults;
                break;
            }
            if (auto const made = fl::from_http<fl::create_session_response>(answer.response))
                id = made->session_id;
            else
            {
                auto const error = made.error();
                must_hold(error.service() && error.service()->code != fl::service_errc::unknown,
                          "what is no answer is an error of the service");
            }
            auto const results = fl::from_http<fl::get_session_results_response>(answer.response);
            if (results && results->status == fl::session_status::succeeded)
                must_hold(is_scripted, "only a scripted check succeeds");
            break;
        }
        }
    return 0;
}
