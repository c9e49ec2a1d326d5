// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_ENCODE_HPP
#define FACE_LIVENESS_ENCODE_HPP

#include <face_liveness/detail/json_writer.hpp>
#include <face_liveness/detail/text.hpp>
#include <face_liveness/members.hpp>

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace face_liveness::inline v1
{

namespace detail
{

// How blobs are written: as the service wants them, or for people, who get their size alone.
enum class blob_form
{
    base64,
    size_only
};

// Writes at `at`, gives the place behind.
template <blob_form Form>
struct shape_encoder
{
    json_writer& out;

    char* value(char* at, std::string const& text) const { return out.string(at, text); }
    char* value(char* at, std::int32_t number) const { return out.integer(at, number); }
    char* value(char* at, double number) const { return out.number(at, number); }

    template <class Enum>
    char* value(char* at, open<Enum> const& text) const
    {
        return out.string(at, text.text());
    }

    char* value(char* at, blob const& bytes) const
    {
        if constexpr (Form == blob_form::base64)
            return out.base64(at, bytes.data(), bytes.size());
        else
            return out.raw(at,
                           "<" + std::to_string(bytes.size()) + (bytes.size() == 1 ? " byte>" : " bytes>"));
    }

    template <class T>
    char* value(char* at, std::vector<T> const& list) const
    {
        at = out.punctuation(at, '[');
        bool first = true;
        for (T const& element : list)
        {
            if (!first)
                at = out.punctuation(at, ',');
            first = false;
            at = value(at, element);
        }
        return out.punctuation(at, ']');
    }

    template <shape T>
    char* value(char* at, T const& object) const
    {
        at = out.punctuation(at, '{');
        bool first = true;
        T::members(
            [&]<class Member, class... Limits>(auto const& name, Member T::*member, Limits const&...)
            {
                auto const one = [&](auto const& present)
                {
                    at = value(out.key(at, name, first), present);
                    first = false;
                };
                if constexpr (!is_optional<Member>)
                    one(object.*member);
                else if (object.*member)
                    one(*(object.*member));
            });
        return out.punctuation(at, '}');
    }
};

// The bytes of the blobs in a shape, which is what its JSON text is large by.
template <class T>
constexpr std::size_t size_of_blobs(T const& value)
{
    if constexpr (std::is_same_v<T, blob>)
        return base64_size(value.size());
    else if constexpr (is_optional<T>)
        return value ? size_of_blobs(*value) : 0;
    else if constexpr (is_list<T>)
    {
        std::size_t sum = 0;
        for (auto const& element : value)
            sum += size_of_blobs(element);
        return sum;
    }
    else if constexpr (shape<T>)
    {
        std::size_t sum = 0;
        T::members([&]<class Member, class... Limits>(auto const&, Member T::*member, Limits const&...)
                   { sum += size_of_blobs(value.*member); });
        return sum;
    }
    else
        return 0;
}

} // namespace detail

/// Appends a shape to `out` as compact JSON (RFC 8259) in UTF-8.
///
/// Members come in the order of the model; unset ones are left out, empty lists are written.  It doesn't
/// validate: text that is not UTF-8 gets U+FFFD in place of what is wrong, and an unset enum is written as
/// "".  NaN and the infinities are the strings "NaN", "Infinity" and "-Infinity" (Smithy, awsJson1_1).
///
/// Linear.  Allocates nothing if `out` has the capacity.  Strong exception safety does not hold: if memory
/// runs out, a part may have been appended.
template <shape T>
void encode_to(T const& value, std::string& out)
{
    // Small texts reach the string in one piece; for large ones it is made to grow once.
    constexpr std::size_t small_size = 1024;
    if (std::size_t const blobs = detail::size_of_blobs(value); blobs > small_size)
        if (out.size() + blobs > out.capacity())
            out.reserve(out.size() + blobs + blobs / 64 + small_size);
    detail::json_writer writer(out);
    writer.flush(detail::shape_encoder<detail::blob_form::base64>{writer}.value(writer.begin(), value));
}

/// A shape as compact JSON: `encode_to` into a new string.
template <shape T>
std::string encode(T const& value)
{
    std::string out;
    encode_to(value, out);
    return out;
}

/// Writes a shape for people, as JSON with each blob's size in its place: `{"Bytes":<153600 bytes>}`.  Image
/// bytes never reach a stream.  All control characters are escaped, those that JSON doesn't ask for too.
template <class Traits, shape T>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out, T const& value)
{
    std::string text;
    detail::json_writer writer(text);
    writer.flush(detail::shape_encoder<detail::blob_form::size_only>{writer}.value(writer.begin(), value));
    return out << std::string_view(detail::without_terminal_controls(text));
}

} // namespace face_liveness::inline v1

#endif
