// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

/// @file
/// HTTP messages as values: what any HTTP stack can be handed, and what it can hand back.

#ifndef FACE_LIVENESS_HTTP_MESSAGE_HPP
#define FACE_LIVENESS_HTTP_MESSAGE_HPP

#include <face_liveness/detail/text.hpp>

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace face_liveness::inline v1
{

namespace detail
{

/// An ASCII letter in lower case, anything else as it is; knows no locale.
[[nodiscard]] constexpr char header_lower(char c) noexcept
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

[[nodiscard]] constexpr bool header_names_equal(std::string_view a, std::string_view b) noexcept
{
    return a.size() == b.size()
           && std::equal(a.begin(), a.end(), b.begin(),
                         [](char x, char y) { return x == y || header_lower(x) == header_lower(y); });
}

[[nodiscard]] constexpr bool header_name_contains(std::string_view name, std::string_view part) noexcept
{
    for (; name.size() >= part.size(); name.remove_prefix(1))
        if (header_names_equal(name.substr(0, part.size()), part))
            return true;
    return false;
}

} // namespace detail

/// One header field: a name and its value, without the colon and without the white space around the value.
struct http_header
{
    std::string name{};  ///< as it was written; case doesn't matter
    std::string value{}; ///< as it was written

    /// Names compare without regard to case (RFC 9110, section 5.1), values byte by byte.
    [[nodiscard]] friend bool operator==(http_header const& a, http_header const& b) noexcept
    {
        return detail::header_names_equal(a.name, b.name) && a.value == b.value;
    }
};

/// Says whether a header of this name usually carries a secret: credentials, session tokens, cookies, API
/// keys. The stream operators hide the values of these.  Case does not matter.
[[nodiscard]] constexpr bool is_secret_header(std::string_view name) noexcept
{
    for (std::string_view const part :
         {"authorization", "cookie", "token", "secret", "password", "api-key", "apikey", "signature"})
        if (detail::header_name_contains(name, part))
            return true;
    return false;
}

/// The header fields of a message, in order.  A name may come more than once; look-up ignores its case.
/// Look-up is linear: messages of this service have about ten fields.
///
/// Names and values are stored as given; nothing here checks that they are fit to be sent.  sign() refuses a
/// request whose fields could not be, one with a line end in a value say.
class http_headers
{
public:
    using value_type = http_header;                                  ///< a field
    using const_iterator = std::vector<http_header>::const_iterator; ///< over the fields in their order
    using iterator = const_iterator;                                 ///< fields are not changed in place
    using size_type = std::size_t;                                   ///< how many

    http_headers() noexcept = default;

    /// The fields as listed, repeated names included.
    http_headers(std::initializer_list<http_header> fields)
        : fields_(fields)
    {
    }

    /// The first field.
    [[nodiscard]] const_iterator begin() const noexcept { return fields_.begin(); }
    /// Behind the last field.
    [[nodiscard]] const_iterator end() const noexcept { return fields_.end(); }
    /// How many fields there are, repeated names included.
    [[nodiscard]] size_type size() const noexcept { return fields_.size(); }
    /// Whether there is no field.
    [[nodiscard]] bool empty() const noexcept { return fields_.empty(); }

    /// The first field of that name, or end().
    [[nodiscard]] const_iterator find(std::string_view name) const noexcept
    {
        return std::find_if(fields_.begin(), fields_.end(),
                            [name](http_header const& field)
                            { return detail::header_names_equal(field.name, name); });
    }

    /// The value of the first field of that name; nothing when there is none.
    /// The view lives until the headers are changed.
    [[nodiscard]] std::optional<std::string_view> get(std::string_view name) const noexcept
    {
        auto const found = find(name);
        return found == end() ? std::nullopt : std::optional<std::string_view>(found->value);
    }

    /// Whether there is a field of that name.
    [[nodiscard]] bool contains(std::string_view name) const noexcept { return find(name) != end(); }

    /// How many fields have that name.
    [[nodiscard]] size_type count(std::string_view name) const noexcept
    {
        return static_cast<size_type>(std::count_if(
            fields_.begin(), fields_.end(),
            [name](http_header const& field) { return detail::header_names_equal(field.name, name); }));
    }

    /// Makes this the only field of its name.  The first one keeps its place and its spelling; without one,
    /// the field is added at the end.
    void set(std::string name, std::string value)
    {
        auto const first = mutable_find(name);
        if (first == fields_.end())
        {
            add(std::move(name), std::move(value));
            return;
        }
        first->value = std::move(value);
        erase_from(first + 1, name);
    }

    /// Adds a field at the end, whether or not there is one of that name.
    void add(std::string name, std::string value)
    {
        fields_.push_back(http_header{std::move(name), std::move(value)});
    }

    /// Removes every field of that name, and says how many there were.
    size_type erase(std::string_view name)
    {
        auto const first = mutable_find(name);
        if (first == fields_.end())
            return 0;
        // A copy: the view may look into the very field that goes.
        return erase_from(first, std::string(name));
    }

    /// Removes all fields.
    void clear() noexcept { fields_.clear(); }
    /// Makes room for so many fields.
    void reserve(size_type fields) { fields_.reserve(fields); }

    /// The same fields in the same order.
    [[nodiscard]] friend bool operator==(http_headers const& a, http_headers const& b) noexcept
    {
        return a.fields_ == b.fields_;
    }

private:
    using mutable_iterator = std::vector<http_header>::iterator;

    mutable_iterator mutable_find(std::string_view name) noexcept
    {
        return fields_.begin() + (find(name) - fields_.cbegin());
    }

    size_type erase_from(mutable_iterator from, std::string const& name)
    {
        auto const kept = std::remove_if(from, fields_.end(),
                                         [&name](http_header const& field)
                                         { return detail::header_names_equal(field.name, name); });
        auto const erased = static_cast<size_type>(fields_.end() - kept);
        fields_.erase(kept, fields_.end());
        return erased;
    }

    std::vector<http_header> fields_{};
};

/// An HTTP request without its connection: scheme, host and port are the endpoint's, and the host header
/// repeats them for the signature.  Neither content-length nor transfer-encoding needs to be among the
/// headers: how the body travels is the business of the HTTP stack.
struct http_request
{
    std::string method{"POST"}; ///< as in the request line
    std::string target{"/"};    ///< Path and query as in the request line: percent-encoded, without fragment.
    http_headers headers{};     ///< in the order in which they are sent
    std::string body{};         ///< its bytes

    [[nodiscard]] bool operator==(http_request const&) const noexcept = default;
};

/// An HTTP response, complete, with any transfer-encoding undone.
struct http_response
{
    int status{}; ///< 100 to 599; 0 means that nobody has set it, and nothing takes it for a success.
    http_headers headers{}; ///< in the order in which they came
    std::string body{};     ///< its bytes

    [[nodiscard]] bool operator==(http_response const&) const noexcept = default;
};

namespace detail
{

inline void append_printable(std::string& out, std::string_view text)
{
    append_printable(out, text, text.size());
}

/// Appends path and query; a query parameter such as X-Amz-Security-Token shows its name only.
inline void append_printable_target(std::string& out, std::string_view target)
{
    auto const path_end = (std::min)(target.find('?'), target.size());
    append_printable(out, target.substr(0, path_end));
    target.remove_prefix(path_end);
    while (!target.empty())
    {
        out += target.front(); // '?' or '&'
        target.remove_prefix(1);
        auto const parameter = target.substr(0, target.find('&'));
        target.remove_prefix(parameter.size());
        auto const name = parameter.substr(0, parameter.find('='));
        // A name with an escape in it may hide what it is.
        if (name.size() != parameter.size() && (is_secret_header(name) || name.find('%') != name.npos))
        {
            append_printable(out, name);
            out += "=(hidden)";
        }
        else
            append_printable(out, parameter);
    }
}

inline void append_printable_headers(std::string& out, http_headers const& headers)
{
    for (auto const& field : headers)
    {
        append_printable(out, field.name);
        out += ": ";
        if (is_secret_header(field.name))
            out += "(hidden)";
        else
            append_printable(out, field.value);
        out += '\n';
    }
}

inline void append_body_size(std::string& out, std::string const& body)
{
    out += '(';
    out += std::to_string(body.size());
    out += body.size() == 1 ? " byte)" : " bytes)";
}

} // namespace detail

/// Writes `name: value`; `name: (hidden)` when is_secret_header says so.  Control characters are escaped.
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out, http_header const& field)
{
    std::string text;
    detail::append_printable_headers(text, {field});
    text.pop_back(); // the line end
    return out << text;
}

/// Writes a line for each field, each as a single one is written.
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                             http_headers const& headers)
{
    std::string text;
    detail::append_printable_headers(text, headers);
    return out << text;
}

/// Writes method and target, the headers, and the size of the body.  The body itself is never written, and no
/// value of a header or query parameter that usually is a secret.
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                             http_request const& request)
{
    std::string text;
    detail::append_printable(text, request.method);
    text += ' ';
    detail::append_printable_target(text, request.target);
    text += '\n';
    detail::append_printable_headers(text, request.headers);
    detail::append_body_size(text, request.body);
    return out << text;
}

/// Writes the status, the headers, and the size of the body, under the same rules as for a request.
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                             http_response const& response)
{
    std::string text = std::to_string(response.status);
    text += '\n';
    detail::append_printable_headers(text, response.headers);
    detail::append_body_size(text, response.body);
    return out << text;
}

} // namespace face_liveness::inline v1

#endif
