// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_JSON_CONVERSION_HPP
#define FACE_LIVENESS_JSON_CONVERSION_HPP

#include <face_liveness/detail/base64.hpp>
#include <face_liveness/detail/decode_handler.hpp>
#include <face_liveness/detail/number.hpp>
#include <face_liveness/members.hpp>

#include <boost/json/array.hpp>
#include <boost/json/conversion.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>
#include <boost/system/result.hpp>
#include <boost/system/system_error.hpp>
#include <boost/throw_exception.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace face_liveness::inline v1
{

namespace detail
{

template <class T>
void make_value(boost::json::value& to, T const& from)
{
    if constexpr (is_open<T>)
        to = boost::json::string_view(from.text().data(), from.text().size());
    else if constexpr (std::is_same_v<T, blob>)
        base64_encode(from.data(), from.size(),
                      [&]
                      {
                          auto& text = to.emplace_string();
                          text.resize(base64_size(from.size()));
                          return text.data();
                      }());
    else if constexpr (is_list<T>)
    {
        auto& list = to.emplace_array();
        list.reserve(from.size());
        for (auto const& element : from)
            make_value(list.emplace_back(nullptr), element);
    }
    else if constexpr (shape<T>)
    {
        auto& object = to.emplace_object();
        T::members(
            [&]<class Member, class... Limits>(std::string_view name, Member T::*member, Limits const&...)
            {
                auto const add = [&](auto const& present)
                { make_value(object[boost::json::string_view(name.data(), name.size())], present); };
                if constexpr (!is_optional<Member>)
                    add(from.*member);
                else if (from.*member)
                    add(*(from.*member));
            });
    }
    else if constexpr (std::is_same_v<T, double>)
    {
        if (auto const name = name_of_special_number(from); !name.empty())
            to = boost::json::string_view(name.data(), name.size());
        else
            to = from;
    }
    else if constexpr (std::is_same_v<T, std::string>)
        to = boost::json::string_view(from.data(), from.size());
    else
        to = from;
}

// Sends a value to the handler, event by event, as a parser would.
inline bool send_events(boost::json::value const& value, decode_handler& handler,
                        boost::system::error_code& ec)
{
    switch (value.kind())
    {
    case boost::json::kind::null: return handler.on_null(ec);
    case boost::json::kind::bool_: return handler.on_bool(value.get_bool(), ec);
    case boost::json::kind::int64: return handler.on_int64(value.get_int64(), {}, ec);
    case boost::json::kind::uint64: return handler.on_uint64(value.get_uint64(), {}, ec);
    case boost::json::kind::double_: return handler.on_double(value.get_double(), {}, ec);
    case boost::json::kind::string:
    {
        boost::json::string const& text = value.get_string();
        return handler.on_string({text.data(), text.size()}, text.size(), ec);
    }
    case boost::json::kind::array:
        if (!handler.on_array_begin(ec))
            return false;
        for (boost::json::value const& element : value.get_array())
            if (!send_events(element, handler, ec))
                return false;
        return handler.on_array_end(value.get_array().size(), ec);
    case boost::json::kind::object:
        if (!handler.on_object_begin(ec))
            return false;
        for (auto const& member : value.get_object())
            if (!handler.on_key(member.key(), member.key().size(), ec)
                || !send_events(member.value(), handler, ec))
                return false;
        return handler.on_object_end(value.get_object().size(), ec);
    }
    return false;
}

// The offset of the error is 0: a value has no text.
inline boost::system::result<void, decode_error> read_value(void* root, target_type const& type,
                                                            bool is_request, boost::json::value const& value)
{
    decode_handler handler(root, type, is_request);
    boost::system::error_code ec;
    if (!send_events(value, handler, ec))
        return handler.take_error(0);
    return {};
}

} // namespace detail

/// `boost::json::value_from(shape)`: the same members, in the same order, that `encode` writes.
template <shape T>
void tag_invoke(boost::json::value_from_tag, boost::json::value& to, T const& from)
{
    detail::make_value(to, from);
}

/// `boost::json::try_value_to<shape>(value)`: reads by the rules of `decode`; the error is a `decode_errc`.
///
/// A value holds each name once and doubles as Boost.JSON rounds them, so that of two members with one name
/// nothing can be said any more, and the last bit of a double may differ from `decode` of the same text.
template <shape T>
boost::system::result<T> tag_invoke(boost::json::try_value_to_tag<T>, boost::json::value const& from)
{
    T value{};
    if (auto const done = detail::read_value(&value, detail::root_target<T>(), request_shape<T>, from); !done)
        return done.error().error();
    return value;
}

/// `boost::json::value_to<shape>(value)`: the same, and throws `boost::system::system_error` with the path of
/// the member.
template <shape T>
T tag_invoke(boost::json::value_to_tag<T>, boost::json::value const& from)
{
    T value{};
    if (auto const done = detail::read_value(&value, detail::root_target<T>(), request_shape<T>, from); !done)
    {
        decode_error const& e = done.error();
        boost::throw_exception(
            boost::system::system_error(e.error(), (e.path.empty() ? "" : e.path + ": ") + e.what));
    }
    return value;
}

} // namespace face_liveness::inline v1

#endif
