// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_JSON_DECODE_HPP
#define FACE_LIVENESS_JSON_DECODE_HPP

#include <face_liveness/detail/decode_handler.hpp>
#include <face_liveness/json/error.hpp>
#include <face_liveness/members.hpp>

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/error.hpp>
#include <boost/system/result.hpp>

#include <cstddef>
#include <string_view>
#include <utility>

namespace face_liveness::inline v1
{

/// What `decode` lets in.
struct decode_options
{
    std::size_t max_size =
        2 * 1024 * 1024;        ///< bytes of text; five images of 204800 bytes are 1.4 million in base64
    std::size_t max_depth = 32; ///< of objects and lists, unknown members' included; each takes the parser
                                ///< hundreds of bytes of the stack
};

namespace detail
{

inline decode_error describe_parser_error(boost::system::error_code ec, decode_handler& handler,
                                          std::size_t offset)
{
    if (ec.category() == decode_category())
        return handler.take_error(offset);
    if (ec == boost::json::error::incomplete)
        return {decode_errc::incomplete, handler.path(), offset, "the JSON text ends too early"};
    if (ec == boost::json::error::too_deep)
        return {decode_errc::too_deep, handler.path(), offset, "nested deeper than allowed"};
    return {decode_errc::not_json, handler.path(), offset, "not a JSON text: " + ec.message()};
}

// Of no type: a program has one boost::json::basic_parser for all shapes.
inline boost::system::result<void, decode_error> decode_text(void* root, target_type const& type,
                                                             bool is_request, std::string_view text,
                                                             decode_options const& options)
{
    if (text.size() > options.max_size)
        return decode_error{decode_errc::too_large,
                            {},
                            0,
                            "the text has " + std::to_string(text.size()) + " bytes, at most "
                                + std::to_string(options.max_size) + " are allowed"};
    boost::json::parse_options parse_options;
    parse_options.max_depth = options.max_depth;
    boost::json::basic_parser<decode_handler> parser(parse_options, root, type, is_request);
    boost::system::error_code ec;
    std::size_t const used = parser.write_some(false, text.data(), text.size(), ec);
    if (ec)
        return describe_parser_error(ec, parser.handler(), used);
    if (used != text.size())
        return decode_error{decode_errc::not_json, {}, used, "not a JSON text: something stands behind it"};
    return {};
}

} // namespace detail

/// Reads a JSON text into a shape that exists, whose strings, blobs and lists keep their capacity.
///
/// Members that the text doesn't have become unset.  After an error the shape holds something valid, but
/// nothing to rely on.  Otherwise as `decode`.  Basic exception safety.
template <shape T>
boost::system::result<void, decode_error> decode_into(T& value, std::string_view text,
                                                      decode_options const& options = {})
{
    return detail::decode_text(&value, detail::root_target<T>(), request_shape<T>, text, options);
}

/// Reads a JSON text (RFC 8259, UTF-8) as a shape.
///
/// Unknown members are skipped, but their syntax is checked; null is unset; values beyond the model's limits
/// pass
/// (`validate` tells), and enum values that are not known keep their text.  An error is: what is no JSON text
/// or stands behind one, a wrong type, text that is not UTF-8, bad base64, an integer that has a fraction or
/// more than 32 bits, a known member that comes twice, a required member that the outermost object doesn't
/// have.  Requests are read as the service does: required members are demanded at every depth, and null is no
/// list element; in responses null elements are left out.
///
/// Floating-point numbers are rounded correctly; "NaN", "Infinity" and "-Infinity" are numbers too (Smithy,
/// awsJson1_1).  Linear.  Memory is bounded by the size of the text.
template <shape T>
boost::system::result<T, decode_error> decode(std::string_view text, decode_options const& options = {})
{
    boost::system::result<T, decode_error> decoded(boost::system::in_place_value);
    if (auto const done = decode_into(*decoded, text, options); !done)
        decoded = done.error();
    return decoded;
}

} // namespace face_liveness::inline v1

#endif
