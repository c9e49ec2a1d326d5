// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// The input makes a value of any shape, through validate, encode and decode.

#include "support/fuzz.hpp"

#include <face_liveness.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/value_from.hpp>
#include <boost/json/value_to.hpp>

#include <algorithm>

namespace fl = face_liveness;
namespace json = boost::json;

namespace
{

template <class T>
bool is_well_formed(T const& value)
{
    bool all = true;
    if constexpr (std::is_same_v<T, std::string>)
        all = fl::detail::count_utf8(value).valid_size == value.size();
    else if constexpr (fl::detail::is_open<T>)
        all = fl::detail::count_utf8(value.text()).valid_size == value.text().size();
    else if constexpr (fl::detail::is_optional<T>)
        all = !value || is_well_formed(*value);
    else if constexpr (fl::detail::is_list<T>)
        for (auto const& element : value)
            all = all && is_well_formed(element);
    else if constexpr (fl::shape<T>)
        T::members([&]<class Member, class... Limits>(auto const&, Member T::*member, Limits const&...)
                   { all = all && is_well_formed(value.*member); });
    return all;
}

template <class T>
void look_at(byte_source& source)
{
    T const value = source.make<T>();
    T const copy = value; // NOLINT(performance-unnecessary-copy-initialization): value == value warns, too
    bool const has_nan = copy != value;

    auto const issues = fl::validate(value);
    bool const has_error =
        std::any_of(issues.begin(), issues.end(), [](auto& i) { return i.severity == fl::severity::error; });
    must_hold(fl::is_valid(value) == !has_error, "is_valid is validate without errors");

    std::string const text = fl::encode(value);
    must_hold(fl::detail::count_utf8(text).valid_size == text.size(), "encode writes UTF-8");
    boost::system::error_code ec;
    json::value const parsed = json::parse({text.data(), text.size()}, ec);
    must_hold(!ec, "encode writes JSON");
    std::string appended = "before";
    fl::encode_to(value, appended);
    must_hold(appended == "before" + text, "encode_to appends what encode returns");

    auto const again = fl::decode<T>(text);
    must_hold(again.has_value(), "what encode writes, decode reads");
    must_hold(fl::encode(*again) == text, "encode(decode(encode(x))) is encode(x)");
    auto const converted = json::try_value_to<T>(parsed);
    must_hold(converted.has_value(), "what encode writes, value_to reads");

    if (is_well_formed(value))
    {
        must_hold(*again == value || has_nan, "decode(encode(x)) is x, NaN aside");
        auto const back = json::try_value_to<T>(json::value_from(value));
        must_hold(back && (*back == value || has_nan), "value_to(value_from(x)) is x, NaN aside");
        must_hold(fl::validate(*again).size() == issues.size(), "what is read back has the same issues");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    byte_source source(data, size);
    switch (source.below(4))
    {
    case 0: look_at<fl::create_session_request>(source); break;
    case 1: look_at<fl::create_session_response>(source); break;
    case 2: look_at<fl::get_session_results_request>(source); break;
    default: look_at<fl::get_session_results_response>(source); break;
    }
    return 0;
}
