// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_TESTS_SUPPORT_DOCUMENTS_HPP
#define FACE_LIVENESS_TESTS_SUPPORT_DOCUMENTS_HPP

#include "support/data.hpp"

#include <face_liveness/create_session.hpp>
#include <face_liveness/get_session_results.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <string>
#include <type_traits>
#include <vector>

/// What a JSON text is meant as.
enum class meant_as
{
    create_request,
    create_response,
    results_request,
    results_response
};

/// A JSON text that the tests know.
struct document
{
    std::string name{};
    meant_as kind{};
    std::string text{};
};

/// The body of a request as it went over the wire.
inline std::string body_of(std::string const& message)
{
    return message.substr(message.find("\r\n\r\n") + 4);
}

/// Calls `f` with std::type_identity of the shape that a document is meant as.
template <class Function>
void with_shape(meant_as kind, Function f)
{
    namespace fl = face_liveness;
    switch (kind)
    {
    case meant_as::create_request: return f(std::type_identity<fl::create_session_request>());
    case meant_as::create_response: return f(std::type_identity<fl::create_session_response>());
    case meant_as::results_request: return f(std::type_identity<fl::get_session_results_request>());
    case meant_as::results_response: return f(std::type_identity<fl::get_session_results_response>());
    }
}

/// The bodies that boto3, the AWS CLI and the JavaScript SDK sent.
inline std::vector<document> captured_requests()
{
    std::vector<document> out;
    for (char const* name : {"A.boto3", "A.cli2236", "A.jssdk", "B.boto3", "B.cli2236", "B.jssdk", "C.boto3",
                             "C.cli2236", "C.jssdk", "D.boto3", "D.cli2236", "D.jssdk", "E.boto3",
                             "E.cli2236", "E.jssdk", "T.boto3", "T.jssdk"})
        out.push_back({name, *name == 'D' ? meant_as::results_request : meant_as::create_request,
                       body_of(test_data("wire/" + std::string(name) + ".req"))});
    return out;
}

/// The bodies in response_cases.json whose status says that all is well.
inline std::vector<document> successful_responses()
{
    std::vector<document> out;
    auto const all = boost::json::parse(test_data("wire/response_cases.json"));
    for (auto const& one : all.as_array())
        if (auto const status = one.at("status").as_int64(); status / 100 == 2)
            out.push_back(
                {std::string(one.at("n").as_string().c_str()), meant_as::results_response,
                 std::string(one.at("body").as_string().data(), one.at("body").as_string().size())});
    return out;
}

/// All of these, and two responses that have everything in them.
inline std::vector<document> all_documents()
{
    std::vector<document> out = captured_requests();
    for (auto& one : successful_responses())
        out.push_back(one);
    out.push_back({"results_full", meant_as::results_response, test_data("json/results_full.json")});
    out.push_back({"results_strange", meant_as::results_response, test_data("json/results_strange.json")});
    out.push_back({"create_response", meant_as::create_response,
                   R"({"SessionId":"0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10"})"});
    return out;
}

#endif
