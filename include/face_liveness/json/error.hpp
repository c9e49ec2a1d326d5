// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_JSON_ERROR_HPP
#define FACE_LIVENESS_JSON_ERROR_HPP

#include <face_liveness/version.hpp>

#include <boost/assert/source_location.hpp>
#include <boost/system/error_category.hpp>
#include <boost/system/error_code.hpp>
#include <boost/system/system_error.hpp>
#include <boost/throw_exception.hpp>

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>

namespace face_liveness::inline v1
{

/// Why a text could not be decoded.  Trying again with the same text never helps.
enum class decode_errc
{
    not_json = 1,     ///< not a JSON text by RFC 8259, or something behind one
    incomplete,       ///< the text ends too early; an empty one too
    too_large,        ///< larger than `decode_options::max_size`
    too_deep,         ///< nested deeper than `decode_options::max_depth`
    wrong_type,       ///< a string where a number is due, and the like
    not_integer,      ///< a fraction where an integer is due
    out_of_range,     ///< an integer that doesn't fit 32 bits
    bad_base64,       ///< not base64 by RFC 4648, padding included
    duplicate_member, ///< a known member that comes twice
    missing_member,   ///< a required member is absent or null
    null_element      ///< null as an element of a list in a request
};

namespace detail
{

struct decode_error_category : boost::system::error_category
{
    consteval decode_error_category() noexcept
        : error_category(0x9f0bd42a7e6c1583) // random; makes categories of several shared objects equal
    {
    }

    char const* name() const noexcept override { return "face_liveness.decode"; }

    std::string message(int code) const override
    {
        switch (static_cast<decode_errc>(code))
        {
        case decode_errc::not_json: return "not a JSON text";
        case decode_errc::incomplete: return "the JSON text ends too early";
        case decode_errc::too_large: return "the text is larger than allowed";
        case decode_errc::too_deep: return "nested deeper than allowed";
        case decode_errc::wrong_type: return "a value of the wrong type";
        case decode_errc::not_integer: return "a fraction where an integer is due";
        case decode_errc::out_of_range: return "an integer outside of 32 bits";
        case decode_errc::bad_base64: return "not base64";
        case decode_errc::duplicate_member: return "a member that comes twice";
        case decode_errc::missing_member: return "a required member is missing";
        case decode_errc::null_element: return "null in a list of a request";
        }
        return "unknown error";
    }
};

inline constexpr decode_error_category the_decode_error_category{};

} // namespace detail

/// The category of `decode_errc`.
inline boost::system::error_category const& decode_category() noexcept
{
    return detail::the_decode_error_category;
}

/// Makes `boost::system::error_code` of a `decode_errc`; found by argument-dependent look-up.
inline boost::system::error_code make_error_code(decode_errc code) noexcept
{
    return {static_cast<int>(code), decode_category()};
}

/// A type of JSON values, as far as the decoder tells them apart.
enum class json_type
{
    none, ///< not said
    object,
    list,
    string,
    integer, ///< needed only; what is found is a number
    number,
    boolean,
    null
};

/// What was wrong with a text, and where.  Holds nothing of the text itself but names of members.
struct decode_error
{
    decode_errc code{}; ///< why
    std::string path{}; ///< the member: AuditImages[0].Bytes; empty at the root, or outside of known members
    std::size_t offset{}; ///< bytes read when it was noticed
    std::string what{};   ///< a sentence without the place: "a string is needed here, not a number"
    json_type needed{};   ///< for wrong_type, not_integer and out_of_range
    json_type found{};    ///< for wrong_type, not_integer and out_of_range

    bool operator==(decode_error const&) const = default;

    /// A sentence with the place: `AuditImages[0].Bytes: not base64 (at byte 57)`.
    std::string message() const
    {
        return (path.empty() ? "" : path + ": ") + what + " (at byte " + std::to_string(offset) + ")";
    }

    /// For those who live with Boost.Asio: the code alone.
    boost::system::error_code error() const noexcept { return make_error_code(code); }

    /// Writes `message()`.
    template <class Traits>
    friend std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                                        decode_error const& e)
    {
        return out << std::string_view(e.message());
    }
};

/// Lets `.value()` of a result with this error throw `boost::system::system_error`.
[[noreturn]] inline void throw_exception_from_error(decode_error const& e,
                                                    boost::source_location const& where)
{
    boost::throw_exception(boost::system::system_error(e.error(), e.message()), where);
}

} // namespace face_liveness::inline v1

template <>
struct boost::system::is_error_code_enum<face_liveness::decode_errc>
{
    static constexpr bool value = true;
};

#endif
