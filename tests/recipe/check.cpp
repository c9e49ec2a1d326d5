// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// Whether everything follows when get_session_results_response has got a member DeviceModel.

#include <face_liveness.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_from.hpp>
#include <boost/json/value_to.hpp>

#include <iostream>
#include <sstream>
#include <string>

namespace fl = face_liveness;

namespace
{

int failures = 0;

void check(bool holds, char const* what)
{
    if (!holds)
    {
        std::cerr << "does not follow: " << what << '\n';
        ++failures;
    }
}

} // namespace

int main()
{
    using response = fl::get_session_results_response;
    response const good{.session_id = "0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10",
                        .status = fl::session_status::succeeded,
                        .device_model = "Pinhole 3"};
    response bad = good;
    bad.device_model = std::string(129, 'x');

    auto const issues = fl::validate(bad);
    check(fl::is_valid(good) && !fl::is_valid(bad), "is_valid");
    check(fl::validate(good).empty() && issues.size() == 1, "validate");
    check(issues.size() == 1 && message(issues[0]) == "DeviceModel: 129 characters, at most 128 are allowed",
          "the issue's text");
    check(fl::describe<response>().find("| DeviceModel") != std::string::npos, "describe");

    std::string const text = fl::encode(good);
    check(text.ends_with(R"("Status":"SUCCEEDED","DeviceModel":"Pinhole 3"})"), "encode");
    auto const again = fl::decode<response>(text);
    check(again && *again == good && *again != bad, "decode and ==");
    auto const wrong = fl::decode<response>(R"({"SessionId":"s","Status":"FAILED","DeviceModel":3})");
    check(!wrong && wrong.error().path == "DeviceModel", "decode's errors");
    check(boost::json::serialize(boost::json::value_from(good)) == text, "value_from");
    check(boost::json::value_to<response>(boost::json::parse(text)) == good, "value_to");
    std::ostringstream printed;
    printed << good;
    check(printed.str() == text, "<<");
    return failures;
}
