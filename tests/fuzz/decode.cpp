// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// The input is a JSON text.  decode must agree with value_to(parse(text)) about whether it is a value of each
// shape, and about the value, but for names that come twice and the last bits of doubles, which
// Boost.JSON does not always round correctly.

#include "support/fuzz.hpp"

#include <face_liveness.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/value_from.hpp>
#include <boost/json/value_to.hpp>

#include <cmath>
#include <string_view>

namespace fl = face_liveness;
namespace json = boost::json;

namespace
{

std::size_t count_names(json::value const& value)
{
    std::size_t count = 0;
    if (value.is_array())
        for (json::value const& element : value.get_array())
            count += count_names(element);
    if (value.is_object())
        for (auto const& member : value.get_object())
            count += 1 + count_names(member.value());
    return count;
}

// Boost.JSON reads 0e999 as 0 times infinity (1.81 to 1.88).  We read 0, so nothing can be compared then.
bool has_nan(json::value const& value)
{
    bool found = value.is_double() && std::isnan(value.get_double());
    if (value.is_array())
        for (json::value const& element : value.get_array())
            found |= has_nan(element);
    if (value.is_object())
        for (auto const& member : value.get_object())
            found |= has_nan(member.value());
    return found;
}

// Counts the names in a text as often as they come.
struct name_counter
{
    static constexpr std::size_t max_object_size = json::object::max_size();
    static constexpr std::size_t max_array_size = json::array::max_size();
    static constexpr std::size_t max_key_size = json::string::max_size();
    static constexpr std::size_t max_string_size = json::string::max_size();

    std::size_t count = 0;

    using code = boost::system::error_code;
    bool on_document_begin(code&) { return true; }
    bool on_document_end(code&) { return true; }
    bool on_object_begin(code&) { return true; }
    bool on_object_end(std::size_t, code&) { return true; }
    bool on_array_begin(code&) { return true; }
    bool on_array_end(std::size_t, code&) { return true; }
    bool on_key_part(json::string_view, std::size_t, code&) { return true; }
    bool on_key(json::string_view, std::size_t, code&) { return ++count, true; }
    bool on_string_part(json::string_view, std::size_t, code&) { return true; }
    bool on_string(json::string_view, std::size_t, code&) { return true; }
    bool on_number_part(json::string_view, code&) { return true; }
    bool on_int64(std::int64_t, json::string_view, code&) { return true; }
    bool on_uint64(std::uint64_t, json::string_view, code&) { return true; }
    bool on_double(double, json::string_view, code&) { return true; }
    bool on_bool(bool, code&) { return true; }
    bool on_null(code&) { return true; }
    bool on_comment_part(json::string_view, code&) { return true; }
    bool on_comment(json::string_view, code&) { return true; }
};

std::size_t count_names(std::string_view text)
{
    json::basic_parser<name_counter> parser({});
    boost::system::error_code ec;
    parser.write_some(false, text.data(), text.size(), ec);
    return parser.handler().count;
}

template <class T>
bool is_close(T const& a, T const& b)
{
    if constexpr (std::is_same_v<T, double>)
        return a == b || (std::isnan(a) && std::isnan(b)) || std::abs(a - b) <= 1e-15 * std::abs(a);
    else if constexpr (fl::detail::is_optional<T>)
        return a.has_value() == b.has_value() && (!a || is_close(*a, *b));
    else if constexpr (fl::detail::is_list<T>)
        return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                          [](auto const& x, auto const& y) { return is_close(x, y); });
    else if constexpr (fl::shape<T>)
    {
        bool all = true;
        T::members([&]<class Member, class... Limits>(auto const&, Member T::*member, Limits const&...)
                   { all = all && is_close(a.*member, b.*member); });
        return all;
    }
    else
        return a == b;
}

template <class T>
void look_at(std::string_view text, boost::system::result<json::value> const& parsed, bool names_are_unique)
{
    auto const decoded = fl::decode<T>(text);
    if (!decoded)
    {
        auto const& error = decoded.error();
        must_hold(error.offset <= text.size(), "the offset of an error is inside the text");
        must_hold(!error.message().empty(), "an error has a message");
        if (!parsed)
            return;
        auto const converted = json::try_value_to<T>(*parsed);
        if (names_are_unique)
        {
            must_hold(!converted, "what decode refuses, value_to refuses");
            must_hold(converted.error() == error.error(), "decode and value_to give the same code");
        }
        return;
    }
    must_hold(parsed.has_value(), "what decode accepts is JSON");
    auto const converted = json::try_value_to<T>(*parsed);
    must_hold(converted.has_value(), "what decode accepts, value_to accepts");
    must_hold(is_close(*decoded, *converted), "decode and value_to give the same value");

    // Onto something that is not empty: nothing of it may stay.
    T again{};
    must_hold(fl::decode_into(again, fl::encode(*decoded)).has_value(), "what encode writes, decode reads");
    must_hold(fl::encode(again) == fl::encode(*decoded), "decode(encode(x)) is x");
    must_hold(fl::decode_into(again, text) && fl::encode(again) == fl::encode(*decoded),
              "decode_into is decode");
    auto const back = json::try_value_to<T>(json::value_from(*decoded));
    must_hold(back && fl::encode(*back) == fl::encode(*decoded), "value_to(value_from(x)) is x");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string_view const text(reinterpret_cast<char const*>(data), size);
    boost::system::error_code ec;
    json::value value = json::parse({text.data(), text.size()}, ec);
    if (!ec && has_nan(value))
        return 0;
    bool const names_are_unique = !ec && count_names(value) == count_names(text);
    boost::system::result<json::value> const parsed =
        ec ? boost::system::result<json::value>(ec) : boost::system::result<json::value>(std::move(value));

    look_at<fl::create_session_request>(text, parsed, names_are_unique);
    look_at<fl::create_session_response>(text, parsed, names_are_unique);
    look_at<fl::get_session_results_request>(text, parsed, names_are_unique);
    look_at<fl::get_session_results_response>(text, parsed, names_are_unique);
    return 0;
}
