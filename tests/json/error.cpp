// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/json/error.hpp>

#include <boost/system/result.hpp>

#include <doctest/doctest.h>

#include <set>
#include <sstream>
#include <string>

namespace fl = face_liveness;

namespace
{

constexpr fl::decode_errc all[] = {
    fl::decode_errc::not_json,       fl::decode_errc::incomplete,  fl::decode_errc::too_large,
    fl::decode_errc::too_deep,       fl::decode_errc::wrong_type,  fl::decode_errc::not_integer,
    fl::decode_errc::out_of_range,   fl::decode_errc::bad_base64,  fl::decode_errc::duplicate_member,
    fl::decode_errc::missing_member, fl::decode_errc::null_element};

} // namespace

TEST_CASE("each code has a sentence of its own")
{
    std::set<std::string> sentences;
    for (auto const code : all)
    {
        boost::system::error_code const ec = code;
        CHECK(ec.failed());
        CHECK(ec.category() == fl::decode_category());
        CHECK(ec == code);
        sentences.insert(ec.message());
    }
    CHECK(sentences.size() == std::size(all));
    CHECK(sentences.count("unknown error") == 0);
    CHECK(fl::decode_category().message(0) == "unknown error");
    CHECK(fl::decode_category().message(999) == "unknown error");
    CHECK(std::string(fl::decode_category().name()) == "face_liveness.decode");
}

TEST_CASE("an error says where")
{
    fl::decode_error const e{.code = fl::decode_errc::bad_base64,
                             .path = "AuditImages[0].Bytes",
                             .offset = 57,
                             .what = "not base64"};
    CHECK(e.message() == "AuditImages[0].Bytes: not base64 (at byte 57)");
    CHECK(e.error() == fl::decode_errc::bad_base64);
    std::ostringstream out;
    out << e;
    CHECK(out.str() == e.message());
    fl::decode_error root = e;
    root.path.clear();
    CHECK(root.message() == "not base64 (at byte 57)");
    CHECK(root != e);
    CHECK(e == fl::decode_error(e));
}

#ifdef __cpp_exceptions
TEST_CASE("value() of a result throws what the error says")
{
    boost::system::result<int, fl::decode_error> const failed(fl::decode_error{
        .code = fl::decode_errc::wrong_type, .path = "SessionId", .offset = 3, .what = "sentence"});
    try
    {
        failed.value();
        FAIL("nothing was thrown");
    }
    catch (boost::system::system_error const& e)
    {
        CHECK(e.code() == fl::decode_errc::wrong_type);
        CHECK(std::string(e.what()).find("SessionId: sentence (at byte 3)") == 0);
    }
}
#endif
