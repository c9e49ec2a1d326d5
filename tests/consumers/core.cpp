// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// A consumer of the core alone, which must not see Boost.

#include <face_liveness/core.hpp>

#ifdef BOOST_CONFIG_HPP
#error "the core includes Boost"
#endif

int main()
{
    face_liveness::get_session_results_request const request{.session_id = "x"};
    return validate(request).size() == 2 && encode(request) == R"({"SessionId":"x"})" ? 0 : 1;
}
