// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// The whole life of a check in one process, against the emulator: no network, no account, no signature.
// With a real service, `transport` sends the message with your HTTP stack after `sign`; see the other
// examples.

#include <face_liveness.hpp>
#include <face_liveness/emulator.hpp>

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <random>
#include <string_view>

namespace fl = face_liveness;

namespace
{

auto now()
{
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

fl::random_bytes random_bytes()
{
    std::random_device source;
    fl::random_bytes bytes{};
    for (unsigned char& byte : bytes)
        byte = static_cast<unsigned char>(source());
    return bytes;
}

// Anything wrong ends the example: it can't happen here, and a service would answer its caller.
int give_up(auto const& error)
{
    std::cerr << error << '\n';
    return EXIT_FAILURE;
}

} // namespace

int main()
{
    auto const endpoint = fl::endpoint_for("us-east-1").value();
    fl::emulator service;
    auto const transport = [&](fl::http_request const& message) { return service(message, now()); };

    // A wrong request is no message: it says what is wrong, and with which member.
    fl::create_session_request const wrong{
        .settings = fl::session_settings{.output_config = fl::output_config{.s3_bucket = "a b"},
                                         .audit_images_limit = 9},
        .client_request_token = "",
    };
    std::cout << "A wrong request:\n" << fl::to_http(wrong, endpoint).error() << "\n\n";

    // A right one.  The token is made for this check: the same token means the same session.
    fl::create_session_request const request{
        .settings = fl::session_settings{.audit_images_limit = 1},
        .client_request_token = fl::fresh_token(random_bytes()),
    };
    auto const message = fl::to_http(request, endpoint);
    if (!message)
        return give_up(message.error());
    std::cout << "A right request:\n" << *message << "\n\n";

    auto const created_at = now();
    auto const session = fl::from_http<fl::create_session_response>(transport(*message));
    if (!session)
        return give_up(session.error());

    // Whose check it is, where and since when: store this, and give the session id to the app.
    auto const check = fl::session_check::begin(
        *session, {.region = endpoint.region, .subject = "user-17", .created = created_at});
    if (!check)
        return give_up(check.error());

    // Somebody stands in front of the camera; in this example the emulator is told how that ends.
    service.script(session->session_id, fl::scripted_check::scored(99.1), now());

    // Ask for the results until they are final or the session is over.
    fl::get_session_results_response results;
    fl::poll_progress progress;
    fl::poll_schedule const at_once{.first = std::chrono::milliseconds(0)};
    for (;;)
    {
        auto const step = fl::next_poll(*check, progress, now(), at_once);
        if (step.action != fl::poll_action::ask)
            break; // a service waits until step.until for poll_action::wait
        progress.note_question(now());
        auto const question = fl::to_http(fl::results_request(*check, endpoint.region).value(), endpoint);
        auto answer = fl::from_http<fl::get_session_results_response>(transport(question.value()));
        if (!answer)
            return give_up(answer.error());
        results = *std::move(answer);
        progress.note_answer(results);
    }
    std::cout << "The results:\n"
              << "status " << results.status << ", confidence " << results.confidence.value()
              << ", reference image of " << results.reference_image.value().bytes.value().size() << " bytes, "
              << results.audit_images.value().size() << " audit image\n\n";

    // SUCCEEDED means processed.  The decision is the policy's.
    fl::decision_policy const policy{.threshold = 90, .needs_reference_image = true};
    auto const decision = fl::decide(policy, *check, results, now());
    std::cout << "The decision:\n" << decision << '\n';
    std::cout << "For the app: " << fl::public_answer_for(decision, results) << '\n';
    return decision.is_live() ? EXIT_SUCCESS : EXIT_FAILURE;
}
