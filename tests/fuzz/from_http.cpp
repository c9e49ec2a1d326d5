// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// The input is an HTTP answer.  It is a response or an error value, whose texts are printable and bounded,
// and both survive being sent again.

#include "support/http.hpp"

#include <face_liveness.hpp>

#include <string_view>

namespace fl = face_liveness;

namespace
{

void look_at(fl::service_error const& error, std::string_view body)
{
    for (std::string_view const text : {std::string_view(error.service_message), error.code.text(),
                                        std::string_view(error.request_id), std::string_view(error.log_ref)})
        must_be_printable(text);
    must_hold(error.code.text().size() <= 4 * 128 + 3, "a code is short");
    must_hold(error.request_id.size() <= 4 * 128 + 3 && error.log_ref.size() <= 4 * 128 + 3, "ids are short");
    must_hold(error.service_message.size() <= 4 * 4096 + 3, "a message is bounded");
    must_hold(error.service_message.size() <= 4 * body.size() + 2000, "a message is what came");
    must_hold(!error.is_throttling() || error.may_be_retried(), "throttling may be retried");
    must_hold(error.error().failed(), "an error has an error code");
}

template <class Response>
void look_at(fl::http_response const& answer)
{
    auto const response = fl::from_http<Response>(answer);
    bool const is_success = answer.status >= 200 && answer.status <= 299;
    if (response)
    {
        must_hold(is_success, "only 2xx is a response");
        auto const again = fl::from_http<Response>(fl::to_http(*response, "id"));
        must_hold(again.has_value(), "a response can be sent again");
        must_hold(fl::encode(*again) == fl::encode(*response), "a response that is sent again is the same");
        return;
    }
    fl::response_error const error = response.error();
    must_hold((error.service() == nullptr) == is_success,
              "an error of the service isn't 2xx, and all else is");
    must_be_printable(error.message());
    must_hold(error.message().size() < 8192, "a message for people is short");
    must_hold(error.error().failed(), "an error has an error code");
    if (fl::service_error const* const refusal = error.service())
    {
        look_at(*refusal, answer.body);
        fl::response_error const again = fl::from_http<Response>(fl::to_http(*refusal)).error();
        must_hold(again.service() != nullptr, "an error that is sent again is an error");
        must_hold(again.service()->request_id.starts_with(refusal->request_id.substr(0, 100)),
                  "the request id of an error that is sent again is the same");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    auto const answer = response_from({reinterpret_cast<char const*>(data), size});
    look_at<fl::create_session_response>(answer);
    look_at<fl::get_session_results_response>(answer);
    return 0;
}
