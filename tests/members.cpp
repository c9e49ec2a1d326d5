// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/members.hpp>

#include <face_liveness/create_session.hpp>
#include <face_liveness/get_session_results.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace fl = face_liveness;

namespace
{

// How many fields an aggregate has: the most braces that it can be made from.
template <class T>
constexpr std::size_t number_of_fields()
{
    static_assert(std::is_aggregate_v<T>);
    static_assert(
        !requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}}; }, "count further");
    if constexpr (requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}}; })
        return 11;
    else if constexpr (requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}}; })
        return 10;
    else if constexpr (requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}}; })
        return 9;
    else if constexpr (requires { T{{}, {}, {}, {}, {}, {}, {}, {}}; })
        return 8;
    else if constexpr (requires { T{{}, {}, {}, {}, {}, {}, {}}; })
        return 7;
    else if constexpr (requires { T{{}, {}, {}, {}, {}, {}}; })
        return 6;
    else if constexpr (requires { T{{}, {}, {}, {}, {}}; })
        return 5;
    else if constexpr (requires { T{{}, {}, {}, {}}; })
        return 4;
    else if constexpr (requires { T{{}, {}, {}}; })
        return 3;
    else if constexpr (requires { T{{}, {}}; })
        return 2;
    else if constexpr (requires { T{{}}; })
        return 1;
    else
        return 0;
}

// Every field is listed once, under a name of its own.
template <class T>
void check_complete(std::vector<std::string_view> const& names_in_the_model)
{
    static_assert(fl::shape<T>);
    T const value{};
    std::vector<std::string_view> names;
    std::set<void const*> fields;
    T::members(
        [&]<class Member, class... Limits>(std::string_view name, Member T::*member, Limits const&...)
        {
            static_assert(sizeof...(Limits) <= 1);
            names.push_back(name);
            fields.insert(&(value.*member));
        });
    CHECK(names == names_in_the_model);
    CHECK(fields.size() == number_of_fields<T>());
    CHECK(names.size() == number_of_fields<T>());
}

struct two_fields
{
    int a{};
    std::string b{};
};

struct not_a_shape
{
    int members = 0;
};

struct shape_without_members
{
    static constexpr void members(auto&&) {}
};

} // namespace

TEST_CASE("the test counts fields")
{
    static_assert(number_of_fields<shape_without_members>() == 0);
    static_assert(number_of_fields<two_fields>() == 2);
    CHECK(number_of_fields<two_fields>() == 2);
}

TEST_CASE("every field of every shape is in its member list, in the order of the model")
{
    check_complete<fl::create_session_request>({"KmsKeyId", "Settings", "ClientRequestToken"});
    check_complete<fl::session_settings>({"OutputConfig", "AuditImagesLimit", "ChallengePreferences"});
    check_complete<fl::output_config>({"S3Bucket", "S3KeyPrefix"});
    check_complete<fl::challenge_preference>({"Type", "Versions"});
    check_complete<fl::versions>({"Minimum", "Maximum"});
    check_complete<fl::create_session_response>({"SessionId"});
    check_complete<fl::get_session_results_request>({"SessionId"});
    check_complete<fl::get_session_results_response>({"SessionId", "Status", "Confidence", "ReferenceImage",
                                                      "AuditImages", "Challenge", "Feedback", "Metadata"});
    check_complete<fl::audit_image>({"Bytes", "S3Object", "BoundingBox"});
    check_complete<fl::s3_object>({"Bucket", "Name", "Version"});
    check_complete<fl::bounding_box>({"Width", "Height", "Left", "Top"});
    check_complete<fl::challenge>({"Type", "Version"});
    check_complete<fl::feedback>({"Code", "Message"});
    check_complete<fl::metadata>({"SDKType"});
}

TEST_CASE("a shape is a type with a member list")
{
    static_assert(fl::shape<fl::versions>);
    static_assert(fl::shape<shape_without_members>);
    static_assert(!fl::shape<not_a_shape>);
    static_assert(!fl::shape<two_fields>);
    static_assert(!fl::shape<int>);
    static_assert(!fl::shape<std::string>);
    static_assert(!fl::shape<fl::open<fl::session_status>>);
    static_assert(!fl::shape<fl::session_status>);
    static_assert(!fl::shape<std::optional<fl::versions>>);
    static_assert(!fl::shape<std::vector<fl::versions>>);
    static_assert(!fl::shape<fl::versions const&>);
}

TEST_CASE("requests and responses name their operation")
{
    static_assert(fl::request_shape<fl::create_session_request>);
    static_assert(fl::request_shape<fl::get_session_results_request>);
    static_assert(!fl::request_shape<fl::create_session_response>);
    static_assert(!fl::request_shape<fl::session_settings>);
    static_assert(fl::response_shape<fl::create_session_response>);
    static_assert(fl::response_shape<fl::get_session_results_response>);
    static_assert(!fl::response_shape<fl::create_session_request>);
    static_assert(!fl::response_shape<fl::session_settings>);
    static_assert(std::is_same_v<fl::create_session_request::response, fl::create_session_response>);
    static_assert(
        std::is_same_v<fl::get_session_results_request::response, fl::get_session_results_response>);
    CHECK(fl::create_session_request::operation == "CreateFaceLivenessSession");
    CHECK(fl::create_session_response::operation == "CreateFaceLivenessSession");
    CHECK(fl::get_session_results_request::operation == "GetFaceLivenessSessionResults");
    CHECK(fl::get_session_results_response::operation == "GetFaceLivenessSessionResults");
}

TEST_CASE("limits belong to a kind of member")
{
    using fl::detail::limits_fit;
    static_assert(limits_fit<std::string, fl::string_limits>);
    static_assert(limits_fit<std::int32_t, fl::integer_limits>);
    static_assert(limits_fit<double, fl::number_limits>);
    static_assert(limits_fit<std::vector<unsigned char>, fl::blob_limits>);
    static_assert(limits_fit<std::string, fl::no_limits>);
    static_assert(!limits_fit<std::string, fl::blob_limits>);
    static_assert(!limits_fit<double, fl::integer_limits>);
    static_assert(!limits_fit<std::int32_t, fl::number_limits>);
    static_assert(!limits_fit<std::vector<std::string>, fl::string_limits>);
    static_assert(fl::detail::is_list<std::vector<int>>);
    static_assert(!fl::detail::is_list<std::vector<unsigned char>>);
    CHECK(true);
}
