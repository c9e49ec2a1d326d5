// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/json.hpp>

#include <boost/json/value_to.hpp>

#include <doctest/doctest.h>

#include <type_traits>
#include <utility>

// One header for all of it: errors, decoding, conversions.

namespace
{

using face_liveness::tag_invoke;

struct point
{
    double x{};

    static constexpr void members(auto&& each) { each("X", &point::x); }
};

} // namespace

TEST_CASE("a shape of one's own needs nothing but the door to Boost.JSON")
{
    namespace fl = face_liveness;
    boost::system::result<point, fl::decode_error> const p = fl::decode<point>(R"({"X":1.5})");
    REQUIRE(p.has_value());
    CHECK(p->x == 1.5);
    CHECK(fl::decode<point>("{}").error().error() == make_error_code(fl::decode_errc::missing_member));
    static_assert(std::is_same_v<decltype(fl::decode_into(std::declval<point&>(), "")),
                                 boost::system::result<void, fl::decode_error>>);
    CHECK(boost::json::try_value_to<point>(boost::json::value{{"X", 2}}).value().x == 2);
}
