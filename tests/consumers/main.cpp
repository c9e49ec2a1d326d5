// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// What every consumer compiles: a round through the library, all of it.

#include <face_liveness.hpp>

#include <cstdio>
#include <string>

#ifndef __cpp_exceptions
#include <cstdlib>

// Boost asks a program without exceptions to say what happens where one would have been thrown.
void boost::throw_exception(std::exception const&, boost::source_location const&)
{
    std::abort();
}
#endif

namespace fl = face_liveness;

static_assert(FACE_LIVENESS_VERSION > 0);

int main()
{
    fl::create_session_request request{
        .settings =
            fl::session_settings{.output_config = fl::output_config{
                                     .s3_bucket = fl::literal<fl::scalars::s3_bucket>("acme-liveness")}}};
    std::string const text = fl::encode(request);
    auto const again = fl::decode<fl::create_session_request>(text);
    bool const good = fl::is_valid(request) && again && *again == request;

    request.settings->output_config->s3_bucket = "ab";
    auto const issues = fl::validate(request);
    for (auto const& issue : issues)
        std::puts(message(issue).c_str());
    return good && issues.size() == 1 ? 0 : 1;
}
