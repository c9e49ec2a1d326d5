// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// face_liveness/adapter/openssl.hpp of face_liveness 0.1.0, with all of the library that it needs.
// Made by cmake/amalgamate.py from include/: change it there.

#include <algorithm>
#include <array>
#include <bit>
#include <chrono>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <iosfwd>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <boost/assert/source_location.hpp>
#include <boost/system/error_category.hpp>
#include <boost/system/error_code.hpp>
#include <boost/system/is_error_code_enum.hpp>
#include <boost/system/result.hpp>
#include <boost/throw_exception.hpp>
#include <openssl/evp.h>
#include <openssl/opensslv.h>

// ---- face_liveness/detail/char_set.hpp

#ifndef FACE_LIVENESS_DETAIL_CHAR_SET_HPP
#define FACE_LIVENESS_DETAIL_CHAR_SET_HPP

namespace face_liveness::inline v1::detail
{

// A set of bytes, written as in a regular expression's brackets: "0-9A-Za-z._-", where a '-' at the end is
// itself.
class char_set
{
public:
    consteval explicit char_set(std::string_view ranges)
    {
        for (std::size_t i = 0; i != ranges.size(); ++i)
        {
            bool const is_range = i + 2 < ranges.size() && ranges[i + 1] == '-';
            char const last = is_range ? ranges[i + 2] : ranges[i];
            for (char c = ranges[i]; c <= last; ++c)
                has_[static_cast<unsigned char>(c)] = true;
            if (is_range)
                i += 2;
        }
    }

    constexpr bool contains(char c) const noexcept { return has_[static_cast<unsigned char>(c)]; }

    // Looks at every byte, without a branch for each: text that is wrong is the exception.
    constexpr bool contains_all(std::string_view text) const noexcept
    {
        bool all = true;
        for (char c : text)
            all &= contains(c);
        return all;
    }

private:
    bool has_[256]{};
};

} // namespace face_liveness::inline v1::detail

#endif // FACE_LIVENESS_DETAIL_CHAR_SET_HPP

// ---- face_liveness/detail/timestamp.hpp

#ifndef FACE_LIVENESS_DETAIL_TIMESTAMP_HPP
#define FACE_LIVENESS_DETAIL_TIMESTAMP_HPP

// Points in time as text, exact to the millisecond: 2026-11-22T17:25:00.123Z, the profile of ISO 8601 in RFC
// 3339 with three digits behind the second and Z for the zone, and nothing else.  By hand, since not every
// standard library has the calendars of C++20.

namespace face_liveness::inline v1::detail
{

using milliseconds = std::chrono::milliseconds;
using millisecond_time = std::chrono::sys_time<milliseconds>;

// What has a text: the years 1970 to 9999.
inline constexpr millisecond_time first_timestamp{milliseconds(0)};
inline constexpr millisecond_time last_timestamp{milliseconds(253'402'300'799'999)};

constexpr bool is_leap_year(std::int64_t year) noexcept
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

constexpr std::int64_t days_in_month(std::int64_t year, std::int64_t month) noexcept
{
    constexpr std::int64_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[month - 1] + (month == 2 && is_leap_year(year));
}

// From 1970-01-01 to the first of January of this year, which is not before 1970.
constexpr std::int64_t days_before_year(std::int64_t year) noexcept
{
    std::int64_t const past = year - 1;
    return past * 365 + past / 4 - past / 100 + past / 400 - 719'162;
}

// `time` must be first_timestamp to last_timestamp.
inline std::string timestamp_text(millisecond_time time)
{
    constexpr std::int64_t day_size = 86'400'000;
    std::int64_t const count = time.time_since_epoch().count();
    std::int64_t day = count / day_size;
    std::int64_t in_day = count % day_size;

    std::int64_t year = 1970 + day / 366; // this one or an earlier one
    while (days_before_year(year + 1) <= day)
        ++year;
    day -= days_before_year(year);
    std::int64_t month = 1;
    for (; day >= days_in_month(year, month); ++month)
        day -= days_in_month(year, month);

    std::string out = "YYYY-MM-DDThh:mm:ss.mmmZ";
    auto const put = [&out](std::size_t at, std::size_t size, std::int64_t value)
    {
        for (std::size_t i = at + size; i != at; value /= 10)
            out[--i] = static_cast<char>('0' + value % 10);
    };
    put(0, 4, year);
    put(5, 2, month);
    put(8, 2, day + 1);
    put(20, 3, in_day % 1000);
    in_day /= 1000;
    put(17, 2, in_day % 60);
    in_day /= 60;
    put(14, 2, in_day % 60);
    put(11, 2, in_day / 60);
    return out;
}

// Nothing for any other form, for days that no calendar has, for a leap second, and before 1970.
constexpr std::optional<millisecond_time> timestamp_from_text(std::string_view text) noexcept
{
    constexpr std::string_view form = "0000-00-00T00:00:00.000Z";
    if (text.size() != form.size())
        return std::nullopt;
    for (std::size_t i = 0; i != form.size(); ++i)
        if (form[i] == '0' ? text[i] < '0' || text[i] > '9' : text[i] != form[i])
            return std::nullopt;

    auto const number = [text](std::size_t at, std::size_t size)
    {
        std::int64_t value = 0;
        for (char const c : text.substr(at, size))
            value = value * 10 + (c - '0');
        return value;
    };
    std::int64_t const year = number(0, 4);
    std::int64_t const month = number(5, 2);
    std::int64_t const day = number(8, 2);
    std::int64_t const hour = number(11, 2);
    std::int64_t const minute = number(14, 2);
    std::int64_t const second = number(17, 2);
    if (year < 1970 || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month) || hour > 23
        || minute > 59 || second > 59)
        return std::nullopt;

    std::int64_t days = days_before_year(year) + day - 1;
    for (std::int64_t m = 1; m != month; ++m)
        days += days_in_month(year, m);
    return millisecond_time(
        milliseconds((((days * 24 + hour) * 60 + minute) * 60 + second) * 1000 + number(20, 3)));
}

} // namespace face_liveness::inline v1::detail

#endif // FACE_LIVENESS_DETAIL_TIMESTAMP_HPP

// ---- face_liveness/detail/utf8.hpp

#ifndef FACE_LIVENESS_DETAIL_UTF8_HPP
#define FACE_LIVENESS_DETAIL_UTF8_HPP

// UTF-8 by RFC 3629: shortest forms only, no surrogates, nothing above U+10FFFF.

namespace face_liveness::inline v1::detail
{

constexpr bool is_utf8_continuation(char c) noexcept
{
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// The bytes at one place: a well-formed character, or the longest start of one, which is replaced by one
// U+FFFD (Unicode 15, section 3.9, "substitution of maximal subparts").
struct utf8_sequence
{
    std::size_t size{};
    bool well_formed{};
};

// `at` must be inside `text`.  Table 3-7 of the Unicode standard: only the second byte has bounds of its own.
constexpr utf8_sequence utf8_sequence_at(std::string_view text, std::size_t at) noexcept
{
    auto const lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80)
        return {1, true};
    if (lead < 0xC2 || lead > 0xF4)
        return {1, false};

    std::size_t const size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    unsigned char const lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    unsigned char const highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    for (std::size_t i = 1; i != size; ++i)
    {
        if (at + i == text.size())
            return {i, false};
        auto const next = static_cast<unsigned char>(text[at + i]);
        if (i == 1 ? next < lowest || next > highest : (next & 0xC0) != 0x80)
            return {i, false};
    }
    return {size, true};
}

constexpr std::uint64_t every_byte(unsigned char byte) noexcept
{
    return 0x0101010101010101u * byte;
}

inline std::uint64_t load_eight(char const* from) noexcept
{
    std::uint64_t word;
    std::memcpy(&word, from, sizeof word);
    return word;
}

struct utf8_length
{
    std::size_t characters{}; // before the first bad byte
    std::size_t valid_size{}; // bytes before the first bad one: the whole text if it is well formed
};

// Linear; eight ASCII bytes at a time.
constexpr utf8_length count_utf8(std::string_view text) noexcept
{
    std::size_t characters = 0;
    std::size_t at = 0;
    while (at != text.size())
    {
        if (!std::is_constant_evaluated())
            while (text.size() - at >= 8 && (load_eight(text.data() + at) & every_byte(0x80)) == 0)
            {
                at += 8;
                characters += 8;
            }
        if (at == text.size())
            break;
        auto const sequence = utf8_sequence_at(text, at);
        if (!sequence.well_formed)
            break;
        at += sequence.size;
        ++characters;
    }
    return {characters, at};
}

} // namespace face_liveness::inline v1::detail

#endif // FACE_LIVENESS_DETAIL_UTF8_HPP

// ---- face_liveness/detail/text.hpp

#ifndef FACE_LIVENESS_DETAIL_TEXT_HPP
#define FACE_LIVENESS_DETAIL_TEXT_HPP

// Small pieces of text: integers, printable excerpts, the two spellings of a member's path.

namespace face_liveness::inline v1::detail
{

// std::to_chars is not constexpr before C++23.
constexpr void append_integer(std::string& out, std::int64_t value)
{
    char digits[20]{};
    char* const end = digits + sizeof digits;
    char* at = end;
    auto magnitude = value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
    do
        *--at = static_cast<char>('0' + magnitude % 10);
    while ((magnitude /= 10) != 0);
    if (value < 0)
        *--at = '-';
    out.append(at, static_cast<std::size_t>(end - at));
}

// At most `most` bytes, not cut inside a character; cut_of("abcdef", 3) is "abc".
constexpr std::string_view cut_of(std::string_view text, std::size_t most)
{
    if (text.size() <= most)
        return text;
    std::size_t size = most;
    for (int back = 0; back < 3 && size != 0 && is_utf8_continuation(text[size]); ++back)
        --size;
    return text.substr(0, size);
}

// For people: control characters and bytes that are not UTF-8 as \xNN, so that no text moves a terminal's
// cursor.
inline void append_printable(std::string& out, std::string_view text, std::size_t most)
{
    constexpr char hex[] = "0123456789abcdef";
    std::string_view const shown = cut_of(text, most);
    for (std::size_t at = 0; at != shown.size();)
    {
        auto const sequence = utf8_sequence_at(shown, at);
        auto const byte = static_cast<unsigned char>(shown[at]);
        // U+0080 to U+009F are controls too: C2 80 to C2 9F
        bool const control =
            byte < 0x20 || byte == 0x7F
            || (byte == 0xC2 && sequence.well_formed && static_cast<unsigned char>(shown[at + 1]) < 0xA0);
        if (sequence.well_formed && !control)
            out.append(shown, at, sequence.size);
        else
            for (std::size_t i = 0; i != sequence.size; ++i)
            {
                auto const bad = static_cast<unsigned char>(shown[at + i]);
                out += {'\\', 'x', hex[bad >> 4], hex[bad & 15]};
            }
        at += sequence.size;
    }
    if (shown.size() != text.size())
        out += "...";
}

// JSON leaves DEL and U+0080 to U+009F (in UTF-8 C2 80 to C2 9F) as they are, but a terminal may act on them:
// here they are escaped too.  The JSON text is well-formed UTF-8.
inline std::string without_terminal_controls(std::string_view json)
{
    constexpr char hex[] = "0123456789abcdef";
    std::string out;
    for (std::size_t at = 0; at != json.size(); ++at)
    {
        auto byte = static_cast<unsigned char>(json[at]);
        if (byte == 0xC2 && static_cast<unsigned char>(json[at + 1]) < 0xA0)
            byte = static_cast<unsigned char>(json[++at]);
        else if (byte != 0x7F)
        {
            out += json[at];
            continue;
        }
        out += {'\\', 'u', '0', '0', hex[byte >> 4], hex[byte & 15]};
    }
    return out;
}

// One step from the root of a document to a member.  Lives on the stack of whoever walks, so a path costs
// nothing until somebody asks for its text.
struct path_step
{
    path_step const* parent{};
    std::string_view name{};
    std::size_t index{}; // of a list's element, where there is no name
};

constexpr void append_path(std::string& out, path_step const& step)
{
    if (step.parent)
        append_path(out, *step.parent);
    if (!step.name.empty())
    {
        if (!out.empty())
            out += '.';
        out += step.name;
    }
    else if (step.parent)
    {
        out += '[';
        append_integer(out, static_cast<std::int64_t>(step.index));
        out += ']';
    }
}

// Settings.ChallengePreferences[0].Type as the service writes it: settings.challengePreferences.1.member.type
inline std::string service_path(std::string_view path)
{
    std::string out;
    bool starts_name = true;
    for (std::size_t at = 0; at < path.size(); ++at)
    {
        char const c = path[at];
        if (c == '[')
        {
            std::int64_t index = 0;
            while (++at < path.size() && path[at] != ']')
                index = index * 10 + (path[at] - '0');
            out += '.';
            append_integer(out, index + 1);
            out += ".member";
        }
        else
            out += starts_name && c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        starts_name = c == '.';
    }
    return out;
}

} // namespace face_liveness::inline v1::detail

#endif // FACE_LIVENESS_DETAIL_TEXT_HPP

// ---- face_liveness/http/message.hpp

/// @file
/// HTTP messages as values: what any HTTP stack can be handed, and what it can hand back.

#ifndef FACE_LIVENESS_HTTP_MESSAGE_HPP
#define FACE_LIVENESS_HTTP_MESSAGE_HPP

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

#endif // FACE_LIVENESS_HTTP_MESSAGE_HPP

// ---- face_liveness/sign.hpp

/// @file
/// Signature Version 4, both sides: signing a request, and saying whether a received one is rightly signed.
/// Follows AWS, "Create a signed AWS API request" (IAM user guide), for every service but Amazon S3.

#ifndef FACE_LIVENESS_SIGN_HPP
#define FACE_LIVENESS_SIGN_HPP

namespace face_liveness::inline v1
{

/// What SHA-256 gives.
using sha256_digest = std::array<unsigned char, 32>;

/// A SHA-256: called with bytes, gives their digest (FIPS 180-4).  It may throw; sign() and verify() let that
/// pass.  face_liveness/adapter/openssl.hpp has one ready.
template <class Function>
concept sha256_function = requires(Function& function, std::string_view bytes)
{
    {
        function(bytes)
        } -> std::convertible_to<sha256_digest>;
};

namespace detail
{

/// Overwrites bytes in a way that no optimiser drops, although nobody reads them again.
inline void wipe(void* bytes, std::size_t size) noexcept
{
#if defined(__GNUC__)
    if (size != 0)
        std::memset(bytes, 0, size);
    __asm__ __volatile__("" : : "r"(bytes) : "memory");
#else
    for (auto volatile* byte = static_cast<unsigned char volatile*>(bytes); size != 0; --size)
        *byte++ = 0;
#endif
}

/// Wipes bytes at the end of a scope, however it is left.
class wipe_at_exit
{
public:
    wipe_at_exit(void* bytes, std::size_t size) noexcept
        : bytes_(bytes)
        , size_(size)
    {
    }
    wipe_at_exit(wipe_at_exit const&) = delete;
    wipe_at_exit& operator=(wipe_at_exit const&) = delete;
    ~wipe_at_exit() { wipe(bytes_, size_); }

private:
    void* bytes_;
    std::size_t size_;
};

/// Compares in a time that depends on the sizes only.
[[nodiscard]] inline bool equal_in_constant_time(std::string_view a, std::string_view b) noexcept
{
    if (a.size() != b.size())
        return false;
    unsigned char volatile difference = 0;
    for (std::size_t i = 0; i != a.size(); ++i)
        difference = static_cast<unsigned char>(difference | (a[i] ^ b[i]));
    return difference == 0;
}

} // namespace detail

/// A secret text: a secret key, a session token.  It prints as `(hidden)`, compares in constant time, and is
/// wiped when it goes: at destruction, when assigned over, and when moved from, for it never lies inside the
/// object and is never reallocated.
///
/// What it was made from is the caller's to wipe, but for a temporary std::string, which is wiped here.
class secret
{
public:
    secret() noexcept = default;

    /// A copy of the text.
    secret(std::string_view text)
    {
        if (text.empty())
            return;
        bytes_ = std::make_unique<char[]>(text.size());
        size_ = text.size();
        std::copy(text.begin(), text.end(), bytes_.get());
    }

    /// A copy of the text; empty for a null pointer, as std::getenv() gives.
    secret(char const* text)
        : secret(text == nullptr ? std::string_view() : std::string_view(text))
    {
    }

    /// A copy of the text.
    secret(std::string const& text)
        : secret(std::string_view(text))
    {
    }

    /// Takes the text: the string is wiped and empty afterwards.
    secret(std::string&& text)
        : secret(std::string_view(text))
    {
        detail::wipe(text.data(), text.size());
        text.clear();
    }

    /// A copy in memory of its own.
    secret(secret const& other)
        : secret(other.reveal())
    {
    }
    /// Takes the memory over; `other` is empty then.
    secret(secret&& other) noexcept
        : bytes_(std::move(other.bytes_))
        , size_(std::exchange(other.size_, 0))
    {
    }

    /// Wipes what was here, and copies.  Strong exception safety.
    secret& operator=(secret const& other)
    {
        if (this != &other)
            *this = secret(other);
        return *this;
    }

    /// Wipes what was here, and takes the memory over.
    secret& operator=(secret&& other) noexcept
    {
        if (this != &other)
        {
            wipe();
            bytes_ = std::move(other.bytes_);
            size_ = std::exchange(other.size_, 0);
        }
        return *this;
    }

    ~secret() { wipe(); }

    /// The text itself; the view lives as long as this object keeps its value.
    [[nodiscard]] std::string_view reveal() const noexcept { return {bytes_.get(), size_}; }

    /// Whether there is no text.
    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }

    /// In a time that depends on the sizes only.
    [[nodiscard]] friend bool operator==(secret const& a, secret const& b) noexcept
    {
        return detail::equal_in_constant_time(a.reveal(), b.reveal());
    }

private:
    void wipe() noexcept { detail::wipe(bytes_.get(), size_); }

    std::unique_ptr<char[]> bytes_{};
    std::size_t size_{};
};

/// Writes `(hidden)`.
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out, secret const&)
{
    return out << "(hidden)";
}

/// Who signs: an access key, with a session token when it is a temporary one.
struct credentials
{
    std::string access_key_id{};                          ///< such as AKIDEXAMPLE; not secret
    secret secret_access_key{};                           ///< what signatures are made with
    secret session_token{};                               ///< empty for a long-term key
    std::optional<std::chrono::sys_seconds> expiration{}; ///< nothing for a long-term key

    /// Whether they no longer work at that time.  sign() does not ask: clocks differ, and the service
    /// decides.
    [[nodiscard]] bool expired_at(std::chrono::sys_seconds time) const noexcept
    {
        return expiration && *expiration <= time;
    }

    /// The secrets are compared in constant time.
    [[nodiscard]] friend bool operator==(credentials const& a, credentials const& b) noexcept
    {
        bool const same_key = a.secret_access_key == b.secret_access_key;
        bool const same_token = a.session_token == b.session_token;
        return a.access_key_id == b.access_key_id && a.expiration == b.expiration && same_key && same_token;
    }
};

/// Writes the access key id, and nothing else.
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out, credentials const& who)
{
    std::string text;
    detail::append_printable(text, who.access_key_id);
    return out << text;
}

/// Why a request was not signed.
enum class sign_errc
{
    missing_host = 1,    ///< no host header, or an empty one
    repeated_host,       ///< more than one
    malformed_method,    ///< not a token of RFC 9110
    malformed_target,    ///< not a path and query as a request line has them
    malformed_header,    ///< a name that is no token, or a value with a control character in it
    wrong_length,        ///< a content-length header that the body doesn't have
    missing_credentials, ///< no access key id, or no secret access key
    malformed_credentials,
    malformed_scope, ///< a Region or service that has no place in a credential scope
    time_out_of_range,
};

namespace detail
{

[[nodiscard]] constexpr char const* sign_error_text(sign_errc reason) noexcept
{
    switch (reason)
    {
    case sign_errc::missing_host: return "a request without a host header can't be signed";
    case sign_errc::repeated_host: return "a request with more than one host header can't be signed";
    case sign_errc::malformed_method: return "the method is malformed";
    case sign_errc::malformed_target:
        return "the target must start with a slash and be percent-encoded as it will be sent, without "
               "fragment";
    case sign_errc::malformed_header: return "a header is malformed";
    case sign_errc::wrong_length: return "the content-length header is not the length of the body";
    case sign_errc::missing_credentials:
        return "the credentials have no access key id or no secret access key";
    case sign_errc::malformed_credentials:
        return "the access key id or the session token has a character that can't be sent";
    case sign_errc::malformed_scope:
        return "Region and service must be visible ASCII characters without slash and comma";
    case sign_errc::time_out_of_range: return "the time is not in the years 1970 to 9999";
    }
    return "unknown signing error";
}

class sign_error_category final : public boost::system::error_category
{
public:
    consteval sign_error_category() noexcept
        : error_category(0x5d90c41be8a7f236)
    {
    }

    char const* name() const noexcept override { return "face_liveness.sign"; }
    std::string message(int value) const override { return sign_error_text(static_cast<sign_errc>(value)); }
    char const* message(int value, char*, std::size_t) const noexcept override
    {
        return sign_error_text(static_cast<sign_errc>(value));
    }
};

inline constexpr sign_error_category the_sign_error_category{};

} // namespace detail

/// The category of sign_errc.
[[nodiscard]] inline boost::system::error_category const& sign_category() noexcept
{
    return detail::the_sign_error_category;
}

/// Found by argument-dependent look-up, so that sign_errc converts to an error code.
[[nodiscard]] inline boost::system::error_code make_error_code(sign_errc reason) noexcept
{
    return {static_cast<int>(reason), sign_category()};
}

/// Why a request was not signed.  The text repeats nothing of the request and the credentials.
struct sign_error
{
    sign_errc reason{};   ///< why
    std::size_t header{}; ///< for malformed_header: the index of the field

    /// A sentence for people.
    [[nodiscard]] std::string message() const
    {
        std::string text = detail::sign_error_text(reason);
        if (reason == sign_errc::malformed_header)
            text += " (number " + std::to_string(header) + ", counted from 0)";
        return text;
    }

    /// The same for those who live with error codes.
    [[nodiscard]] boost::system::error_code error() const noexcept { return make_error_code(reason); }

    [[nodiscard]] bool operator==(sign_error const&) const noexcept = default;
};

/// Writes message().
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out, sign_error const& error)
{
    return out << error.message();
}

/// What `sign(...).value()` throws when the request was not signed.
class sign_exception : public std::runtime_error
{
public:
    /// Keeps the error, whose message is the exception's.
    explicit sign_exception(sign_error const& error)
        : std::runtime_error(error.message())
        , error_(error)
    {
    }

    /// The error itself.
    [[nodiscard]] sign_error const& error() const noexcept { return error_; }

private:
    sign_error error_;
};

/// Called by boost::system::result when there is no value.
[[noreturn]] inline void throw_exception_from_error(sign_error const& error,
                                                    boost::source_location const& where)
{
    boost::throw_exception(sign_exception(error), where);
}

namespace detail
{

inline constexpr std::string_view sigv4_algorithm = "AWS4-HMAC-SHA256";
inline constexpr std::string_view sigv4_terminator = "aws4_request";
inline constexpr auto sigv4_first_second = std::chrono::floor<std::chrono::seconds>(first_timestamp);
inline constexpr auto sigv4_last_second = std::chrono::floor<std::chrono::seconds>(last_timestamp);

// Where the parts of YYYYMMDDTHHMMSSZ stand in 2026-11-22T17:25:00.000Z, and the form around them.
inline constexpr std::string_view sigv4_long_form = "0000-00-00T00:00:00.000Z";
inline constexpr std::array<std::size_t, 16> sigv4_places{0,  1,  2,  3,  5,  6,  8,  9,
                                                          10, 11, 12, 14, 15, 17, 18, 23};

using sigv4_date = std::array<char, 16>; ///< YYYYMMDDTHHMMSSZ
using sigv4_hex = std::array<char, 64>;

template <std::size_t Size>
[[nodiscard]] constexpr std::string_view sigv4_view(std::array<char, Size> const& text) noexcept
{
    return {text.data(), Size};
}

/// The digest's or any other bytes, for a function that takes text.
template <std::size_t Size>
[[nodiscard]] std::string_view sigv4_view(std::array<unsigned char, Size> const& bytes) noexcept
{
    return {reinterpret_cast<char const*>(bytes.data()), Size};
}

[[nodiscard]] constexpr sigv4_hex sigv4_to_hex(sha256_digest const& digest) noexcept
{
    constexpr char digits[] = "0123456789abcdef";
    sigv4_hex text{};
    for (std::size_t i = 0; i != digest.size(); ++i)
    {
        text[2 * i] = digits[digest[i] >> 4];
        text[2 * i + 1] = digits[digest[i] & 15];
    }
    return text;
}

/// A time in ISO 8601's basic format; one before 1970 or after 9999 as the nearest in between.
[[nodiscard]] inline sigv4_date sigv4_format(std::chrono::sys_seconds time)
{
    std::string const text = timestamp_text(std::clamp(time, sigv4_first_second, sigv4_last_second));
    sigv4_date date{};
    for (std::size_t i = 0; i != date.size(); ++i)
        date[i] = text[sigv4_places[i]];
    return date;
}

/// The time that sigv4_format() would write so, or nothing.
[[nodiscard]] constexpr std::optional<std::chrono::sys_seconds> sigv4_parse(std::string_view text) noexcept
{
    if (text.size() != sigv4_places.size())
        return std::nullopt;
    std::array<char, sigv4_long_form.size()> form{};
    std::copy(sigv4_long_form.begin(), sigv4_long_form.end(), form.begin());
    for (std::size_t i = 0; i != text.size(); ++i)
        form[sigv4_places[i]] = text[i];
    auto const time = timestamp_from_text(sigv4_view(form));
    if (!time)
        return std::nullopt;
    return std::chrono::floor<std::chrono::seconds>(*time);
}

/// HMAC (RFC 2104) with SHA-256.
template <sha256_function Sha256>
[[nodiscard]] sha256_digest hmac_sha256(Sha256& sha256, std::string_view key, std::string_view message)
{
    constexpr std::size_t block = 64;
    constexpr std::size_t usual = 256; // enough for every message of a signature, unless its Region is absurd

    sha256_digest key_digest{};
    wipe_at_exit const wipe_key_digest(key_digest.data(), key_digest.size());
    if (key.size() > block)
    {
        key_digest = sha256(key);
        key = sigv4_view(key_digest);
    }

    std::array<unsigned char, block + usual> buffer;
    std::vector<unsigned char> larger_buffer;
    unsigned char* text = buffer.data();
    if (message.size() > usual)
    {
        larger_buffer.resize(block + message.size());
        text = larger_buffer.data();
    }
    wipe_at_exit const wipe_key(text, block);
    auto const view = [text](std::size_t size)
    { return std::string_view(reinterpret_cast<char const*>(text), size); };

    std::fill_n(text, block, static_cast<unsigned char>(0x36));
    for (std::size_t i = 0; i != key.size(); ++i)
        text[i] = static_cast<unsigned char>(text[i] ^ static_cast<unsigned char>(key[i]));
    std::copy(message.begin(), message.end(), text + block);
    sha256_digest const inner = sha256(view(block + message.size()));

    for (std::size_t i = 0; i != block; ++i)
        text[i] = static_cast<unsigned char>(text[i] ^ (0x36 ^ 0x5c));
    std::copy(inner.begin(), inner.end(), text + block);
    return sha256(view(block + inner.size()));
}

/// RFC 3986, section 2.3.
inline constexpr char_set sigv4_unreserved("0-9A-Za-z._~-");

inline void sigv4_append_encoded(std::string& out, char c)
{
    constexpr char digits[] = "0123456789ABCDEF";
    if (sigv4_unreserved.contains(c))
    {
        out += c;
        return;
    }
    auto const byte = static_cast<unsigned char>(c);
    out += '%';
    out += digits[byte >> 4];
    out += digits[byte & 15];
}

/// CanonicalUri: dot segments and repeated slashes removed, then encoded once more, on top of the encoding
/// that the path has already.
inline void sigv4_append_path(std::string& out, std::string_view path)
{
    auto const start = out.size();
    bool const trailing_slash = path.ends_with('/');
    while (!path.empty())
    {
        auto const segment = path.substr(0, path.find('/'));
        path.remove_prefix((std::min)(segment.size() + 1, path.size()));
        if (segment.empty() || segment == ".")
            continue;
        if (segment == "..")
        {
            // A slash stands in front of every segment, and none inside it.
            if (out.size() != start)
                out.resize(out.rfind('/'));
            continue;
        }
        out += '/';
        for (char const c : segment)
            sigv4_append_encoded(out, c);
    }
    if (trailing_slash || out.size() == start)
        out += '/';
}

/// A name or value of a query, decoded and encoded again.  An escape that is none stands for itself, and so
/// does a plus.
inline void sigv4_append_query_text(std::string& out, std::string_view text)
{
    auto const digit = [](char c)
    {
        return c >= '0' && c <= '9'   ? c - '0'
               : c >= 'a' && c <= 'f' ? c - 'a' + 10
               : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                      : -1;
    };
    for (std::size_t i = 0; i != text.size(); ++i)
    {
        char c = text[i];
        if (c == '%' && text.size() - i > 2 && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0)
        {
            c = static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
            i += 2;
        }
        sigv4_append_encoded(out, c);
    }
}

/// CanonicalQueryString: every parameter encoded, sorted by encoded name, then by encoded value.
inline void sigv4_append_query(std::string& out, std::string_view query)
{
    if (query.empty())
        return;
    std::vector<std::pair<std::string, std::string>> parameters;
    while (!query.empty())
    {
        auto const parameter = query.substr(0, query.find('&'));
        query.remove_prefix((std::min)(parameter.size() + 1, query.size()));
        if (parameter.empty())
            continue;
        auto const name = parameter.substr(0, parameter.find('='));
        auto& [encoded_name, encoded_value] = parameters.emplace_back();
        sigv4_append_query_text(encoded_name, name);
        sigv4_append_query_text(encoded_value,
                                parameter.substr((std::min)(name.size() + 1, parameter.size())));
    }
    std::sort(parameters.begin(), parameters.end());
    for (auto const& [name, value] : parameters)
    {
        if (&name != &parameters.front().first)
            out += '&';
        out += name;
        out += '=';
        out += value;
    }
}

/// A header's value as it is signed: no white space around it, and single spaces for the white space inside.
inline void sigv4_append_value(std::string& out, std::string_view value)
{
    auto const space = [](char c) { return c == ' ' || c == '\t'; };
    while (!value.empty() && space(value.front()))
        value.remove_prefix(1);
    while (!value.empty() && space(value.back()))
        value.remove_suffix(1);
    while (!value.empty())
    {
        auto const word = value.substr(0, value.find_first_of(" \t"));
        out += word;
        value.remove_prefix(word.size());
        if (value.empty())
            return;
        out += ' ';
        while (space(value.front())) // the last is none
            value.remove_prefix(1);
    }
}

inline void sigv4_append_lower(std::string& out, std::string_view name)
{
    auto const start = out.size();
    out += name;
    for (auto i = start; i != out.size(); ++i)
        out[i] = header_lower(out[i]);
}

[[nodiscard]] inline bool sigv4_name_less(std::string_view a, std::string_view b) noexcept
{
    return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                        [](char x, char y) { return header_lower(x) < header_lower(y); });
}

/// A canonical request, and where in it the list of the signed headers stands.
struct sigv4_canonical_request
{
    std::string text{};
    std::size_t signed_headers_begin{};
    std::size_t signed_headers_size{};

    [[nodiscard]] std::string_view signed_headers() const noexcept
    {
        return std::string_view(text).substr(signed_headers_begin, signed_headers_size);
    }
};

/// The canonical request.  The names are sorted and distinct, in any case.
[[nodiscard]] inline sigv4_canonical_request sigv4_canonicalise(http_request const& request,
                                                                std::vector<std::string_view> const& names,
                                                                sigv4_hex const& body_hash)
{
    sigv4_canonical_request canonical;
    std::string& text = canonical.text;
    std::size_t size = request.method.size() + 3 * request.target.size() + body_hash.size() + 8;
    for (auto const& field : request.headers)
        size += 2 * field.name.size() + field.value.size() + 3;
    text.reserve(size);

    text += request.method;
    text += '\n';
    std::string_view const target = request.target;
    auto const path = target.substr(0, target.find('?'));
    sigv4_append_path(text, path);
    text += '\n';
    sigv4_append_query(text, target.substr((std::min)(path.size() + 1, target.size())));
    text += '\n';
    for (auto const name : names)
    {
        sigv4_append_lower(text, name);
        char separator = ':';
        for (auto const& field : request.headers)
            if (header_names_equal(field.name, name))
            {
                text += separator;
                sigv4_append_value(text, field.value);
                separator = ',';
            }
        text += '\n';
    }
    text += '\n';
    canonical.signed_headers_begin = text.size();
    for (auto const name : names)
    {
        if (text.size() != canonical.signed_headers_begin)
            text += ';';
        sigv4_append_lower(text, name);
    }
    canonical.signed_headers_size = text.size() - canonical.signed_headers_begin;
    text += '\n';
    text += sigv4_view(body_hash);
    return canonical;
}

/// The signature over a canonical request.
template <sha256_function Sha256>
[[nodiscard]] sigv4_hex sigv4_signature(Sha256& sha256, std::string_view secret_access_key,
                                        sigv4_date const& date, std::string_view region,
                                        std::string_view service, std::string_view canonical_request)
{
    std::string_view const day = sigv4_view(date).substr(0, 8);
    auto const hashed = sigv4_to_hex(sha256(canonical_request));

    std::string to_sign;
    to_sign.reserve(128 + region.size() + service.size());
    to_sign += sigv4_algorithm;
    to_sign += '\n';
    to_sign += sigv4_view(date);
    to_sign += '\n';
    to_sign += day;
    to_sign += '/';
    to_sign += region;
    to_sign += '/';
    to_sign += service;
    to_sign += '/';
    to_sign += sigv4_terminator;
    to_sign += '\n';
    to_sign += sigv4_view(hashed);

    std::string prefixed_key;
    prefixed_key.reserve(4 + secret_access_key.size());
    prefixed_key += "AWS4";
    prefixed_key += secret_access_key;
    wipe_at_exit const wipe_prefixed_key(prefixed_key.data(), prefixed_key.size());

    // kDate, kRegion, kService and kSigning in turn.
    sha256_digest key{};
    wipe_at_exit const wipe_key(key.data(), key.size());
    key = hmac_sha256(sha256, prefixed_key, day);
    key = hmac_sha256(sha256, sigv4_view(key), region);
    key = hmac_sha256(sha256, sigv4_view(key), service);
    key = hmac_sha256(sha256, sigv4_view(key), sigv4_terminator);
    return sigv4_to_hex(hmac_sha256(sha256, sigv4_view(key), to_sign));
}

/// Visible ASCII characters.
inline constexpr char_set sigv4_visible("!-~");

/// Visible ASCII characters but number sign: what a request target consists of.
inline constexpr char_set sigv4_target("!-\"$-~");

/// Visible ASCII characters but slash and comma: what a part of `id/date/region/service/aws4_request` inside
/// an Authorization header consists of.
inline constexpr char_set sigv4_scope("!-+0-~.-");

/// RFC 9110, section 5.6.2.
inline constexpr char_set sigv4_token("!#$%&'*+.^_`|~0-9A-Za-z-");

/// RFC 9110, section 5.5: no control characters but the tab.
[[nodiscard]] constexpr bool sigv4_field_value(std::string_view text) noexcept
{
    return std::none_of(text.begin(), text.end(),
                        [](char c)
                        { return (static_cast<unsigned char>(c) < ' ' && c != '\t') || c == '\x7f'; });
}

/// What proxies change, and what signers therefore leave alone.
[[nodiscard]] constexpr bool sigv4_never_signed(std::string_view name) noexcept
{
    for (std::string_view const never : {"authorization", "cache-control", "connection", "expect", "from",
                                         "keep-alive", "max-forwards", "pragma", "referer", "te", "trailer",
                                         "transfer-encoding", "upgrade", "user-agent", "x-amzn-trace-id"})
        if (header_names_equal(name, never))
            return true;
    return header_names_equal(name.substr(0, 6), "proxy-") || header_names_equal(name.substr(0, 4), "sec-");
}

[[nodiscard]] constexpr bool sigv4_always_signed(std::string_view name) noexcept
{
    return header_names_equal(name, "host") || header_names_equal(name, "content-type")
           || header_names_equal(name.substr(0, 6), "x-amz-");
}

/// Why a request can't be signed, or nothing.
[[nodiscard]] inline std::optional<sign_error> sigv4_why_not(http_request const& request,
                                                             credentials const& who, std::string_view region,
                                                             std::string_view service,
                                                             std::chrono::sys_seconds time)
{
    auto const no = [](sign_errc reason, std::size_t header = 0) { return sign_error{reason, header}; };

    if (who.access_key_id.empty() || who.secret_access_key.empty())
        return no(sign_errc::missing_credentials);
    if (!sigv4_scope.contains_all(who.access_key_id)
        || !sigv4_visible.contains_all(who.session_token.reveal()))
        return no(sign_errc::malformed_credentials);
    if (region.empty() || service.empty() || !sigv4_scope.contains_all(region)
        || !sigv4_scope.contains_all(service))
        return no(sign_errc::malformed_scope);
    if (time < sigv4_first_second || time > sigv4_last_second)
        return no(sign_errc::time_out_of_range);
    if (request.method.empty() || !sigv4_token.contains_all(request.method))
        return no(sign_errc::malformed_method);
    if (!request.target.starts_with('/') || !sigv4_target.contains_all(request.target))
        return no(sign_errc::malformed_target);

    std::size_t index = 0;
    for (auto const& field : request.headers)
    {
        if (field.name.empty() || !sigv4_token.contains_all(field.name) || !sigv4_field_value(field.value))
            return no(sign_errc::malformed_header, index);
        if (header_names_equal(field.name, "content-length")
            && field.value != std::to_string(request.body.size()))
            return no(sign_errc::wrong_length);
        ++index;
    }
    auto const hosts = request.headers.count("host");
    if (hosts == 0 || request.headers.find("host")->value.find_first_not_of(" \t") == std::string::npos)
        return no(sign_errc::missing_host);
    if (hosts != 1)
        return no(sign_errc::repeated_host);
    return std::nullopt;
}

} // namespace detail

/// What to sign otherwise than usual.
struct sign_options
{
    std::string_view service{"rekognition"}; ///< the signing name

    /// Names of further headers to sign, in any case and order.  One that the request doesn't have is passed
    /// over, and so is one that must not be signed because proxies change it: authorization, cache-control,
    /// connection, expect, from, keep-alive, max-forwards, pragma, referer, te, trailer, transfer-encoding,
    /// upgrade, user-agent, x-amzn-trace-id, proxy-*, sec-*.
    std::vector<std::string_view> more_headers{};
};

/// Signs a request (AWS Signature Version 4, in the Authorization header).
///
/// The request must be complete: body and target frozen, host among its headers, spelled as it will be sent.
/// Sets x-amz-date and authorization; sets x-amz-security-token when there is a session token and else
/// removes it; brings x-amz-content-sha256 up to date when it is there.  Signs host, content-type, everything
/// that starts with x-amz-, and options.more_headers.  Signing again replaces the signature, and for the same
/// time gives the same bytes.
///
/// Errors: what sign_errc lists.  A request that was not signed has no authorization header, whatever it had
/// before, so that a service refuses it; nothing else of it is changed.
/// If the SHA-256 or an allocation throws, the request has no authorization header either.
template <sha256_function Sha256>
boost::system::result<void, sign_error> sign(http_request& request, credentials const& who,
                                             std::string_view region, std::chrono::sys_seconds time,
                                             Sha256&& sha256, sign_options const& options = {})
{
    request.headers.erase("authorization");
    if (auto const error = detail::sigv4_why_not(request, who, region, options.service, time))
        return *error;

    auto const date = detail::sigv4_format(time);
    auto const body_hash = detail::sigv4_to_hex(sha256(std::string_view(request.body)));
    request.headers.reserve(request.headers.size() + 3);
    request.headers.set("x-amz-date", std::string(detail::sigv4_view(date)));
    if (who.session_token.empty())
        request.headers.erase("x-amz-security-token");
    else
        request.headers.set("x-amz-security-token", std::string(who.session_token.reveal()));
    if (request.headers.contains("x-amz-content-sha256"))
        request.headers.set("x-amz-content-sha256", std::string(detail::sigv4_view(body_hash)));

    std::vector<std::string_view> names;
    names.reserve(request.headers.size());
    for (auto const& field : request.headers)
        if (detail::sigv4_always_signed(field.name)
            || (std::any_of(options.more_headers.begin(), options.more_headers.end(),
                            [&field](std::string_view name)
                            { return detail::header_names_equal(field.name, name); })
                && !detail::sigv4_never_signed(field.name)))
            names.push_back(field.name);
    std::sort(names.begin(), names.end(), detail::sigv4_name_less);
    names.erase(std::unique(names.begin(), names.end(), detail::header_names_equal), names.end());

    auto const canonical = detail::sigv4_canonicalise(request, names, body_hash);
    auto const signature = detail::sigv4_signature(sha256, who.secret_access_key.reveal(), date, region,
                                                   options.service, canonical.text);

    std::string authorization;
    authorization.reserve(160 + who.access_key_id.size() + region.size() + options.service.size()
                          + canonical.signed_headers_size);
    authorization += detail::sigv4_algorithm;
    authorization += " Credential=";
    authorization += who.access_key_id;
    authorization += '/';
    authorization += detail::sigv4_view(date).substr(0, 8);
    authorization += '/';
    authorization += region;
    authorization += '/';
    authorization += options.service;
    authorization += '/';
    authorization += detail::sigv4_terminator;
    authorization += ", SignedHeaders=";
    authorization += canonical.signed_headers();
    authorization += ", Signature=";
    authorization += detail::sigv4_view(signature);
    request.headers.add("authorization", std::move(authorization));
    return {};
}

/// Why a received request is not rightly signed.
enum class verify_errc
{
    missing_authentication = 1, ///< no Authorization header, or one of another kind
    incomplete_signature,       ///< malformed, or something is missing
    signature_expired,          ///< signed too long ago: perhaps a clock is wrong
    signature_not_yet_current,  ///< signed in the future: perhaps a clock is wrong
    header_not_signed,          ///< a header that matters is not covered by the signature
    wrong_scope,                ///< another Region, service or day
    unknown_client,             ///< nobody has that access key id
    signature_mismatch,         ///< another secret key, or the request was changed on its way
};

namespace detail
{

/// What the service answers with.
[[nodiscard]] constexpr char const* verify_error_code(verify_errc reason) noexcept
{
    switch (reason)
    {
    case verify_errc::missing_authentication: return "MissingAuthenticationTokenException";
    case verify_errc::incomplete_signature: return "IncompleteSignatureException";
    case verify_errc::unknown_client: return "UnrecognizedClientException";
    case verify_errc::signature_expired:
    case verify_errc::signature_not_yet_current:
    case verify_errc::header_not_signed:
    case verify_errc::wrong_scope:
    case verify_errc::signature_mismatch: return "InvalidSignatureException";
    }
    return "InvalidSignatureException";
}

class verify_error_category final : public boost::system::error_category
{
public:
    consteval verify_error_category() noexcept
        : error_category(0x8f26e5703bd91ca4)
    {
    }

    char const* name() const noexcept override { return "face_liveness.verify"; }
    std::string message(int value) const override { return text(value); }
    char const* message(int value, char*, std::size_t) const noexcept override { return text(value); }

private:
    static constexpr char const* text(int value) noexcept
    {
        switch (static_cast<verify_errc>(value))
        {
        case verify_errc::missing_authentication: return "the request is not signed";
        case verify_errc::incomplete_signature: return "the signature is incomplete or malformed";
        case verify_errc::signature_expired: return "the signature has expired";
        case verify_errc::signature_not_yet_current: return "the signature is not yet current";
        case verify_errc::header_not_signed: return "a header that must be signed is not";
        case verify_errc::wrong_scope: return "the signature is for another Region, service or day";
        case verify_errc::unknown_client: return "the access key is unknown";
        case verify_errc::signature_mismatch: return "the signature does not match";
        }
        return "unknown verification error";
    }
};

inline constexpr verify_error_category the_verify_error_category{};

} // namespace detail

/// The category of verify_errc.
[[nodiscard]] inline boost::system::error_category const& verify_category() noexcept
{
    return detail::the_verify_error_category;
}

/// Found by argument-dependent look-up, so that verify_errc converts to an error code.
[[nodiscard]] inline boost::system::error_code make_error_code(verify_errc reason) noexcept
{
    return {static_cast<int>(reason), verify_category()};
}

/// Why a received request is not rightly signed, in the service's words.
struct verify_error
{
    verify_errc reason{}; ///< why
    std::string text{};   ///< the service's message; bounded, and free of control characters

    /// The service's code, such as `InvalidSignatureException`.
    [[nodiscard]] std::string_view service_code() const noexcept { return detail::verify_error_code(reason); }

    /// The service's message.
    [[nodiscard]] std::string const& message() const noexcept { return text; }

    /// The same for those who live with error codes.
    [[nodiscard]] boost::system::error_code error() const noexcept { return make_error_code(reason); }

    [[nodiscard]] bool operator==(verify_error const&) const noexcept = default;
};

/// Writes `service_code(): message()`.
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out, verify_error const& error)
{
    return out << error.service_code() << ": " << error.text;
}

/// What `verify(...).value()` throws when the request is not rightly signed.
class verify_exception : public std::runtime_error
{
public:
    /// Keeps the reason; the error's message is the exception's.
    explicit verify_exception(verify_error const& error)
        : std::runtime_error(error.message())
        , reason_(error.reason)
    {
    }

    /// The reason of the error.
    [[nodiscard]] verify_errc reason() const noexcept { return reason_; }

private:
    verify_errc reason_;
};

/// Called by boost::system::result when there is no value.
[[noreturn]] inline void throw_exception_from_error(verify_error const& error,
                                                    boost::source_location const& where)
{
    boost::throw_exception(verify_exception(error), where);
}

/// What verify() expects.
struct verify_options
{
    std::string_view service{"rekognition"};               ///< what the signature must be for
    std::string_view region{};                             ///< empty: any
    std::chrono::seconds window{std::chrono::minutes(15)}; ///< how far the clocks may be apart, either way
};

/// Who signed a request, for what, and when.
struct verified_request
{
    std::string access_key_id{};          ///< who signed
    std::string region{};                 ///< for which Region
    std::string service{};                ///< for which service
    std::chrono::sys_seconds signed_at{}; ///< when, by x-amz-date

    [[nodiscard]] bool operator==(verified_request const&) const noexcept = default;
};

/// Writes `AKIDEXAMPLE/20150830/us-east-1/rekognition at 20150830T123600Z`.
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                             verified_request const& who)
{
    auto const date = detail::sigv4_format(who.signed_at);
    std::string text;
    detail::append_printable(text, who.access_key_id);
    text += '/';
    text += detail::sigv4_view(date).substr(0, 8);
    text += '/';
    detail::append_printable(text, who.region);
    text += '/';
    detail::append_printable(text, who.service);
    text += " at ";
    text += detail::sigv4_view(date);
    return out << text;
}

/// Finds the secret access key of an access key id: gives a std::optional of secret, or of what makes one.
template <class Function>
concept secret_lookup = requires(Function& function, std::string_view access_key_id)
{
    {
        function(access_key_id)
        } -> std::convertible_to<std::optional<secret>>;
};

namespace detail
{

/// Text of the other side, for an error message: bounded, on one line, in quotes.
[[nodiscard]] inline std::string sigv4_quoted(std::string_view text)
{
    std::string out = "'";
    append_printable(out, text, 64);
    out += '\'';
    return out;
}

/// The parts of an Authorization header; views into it.
struct sigv4_authorization
{
    std::string_view algorithm{};
    std::optional<std::string_view> credential{};
    std::optional<std::string_view> signed_headers{};
    std::optional<std::string_view> signature{};
};

/// What an Authorization header says; nothing when a part of it is no pair of name and value, or comes twice.
[[nodiscard]] inline std::optional<sigv4_authorization> sigv4_read_authorization(std::string_view value)
{
    auto const trim = [](std::string_view text)
    {
        while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
            text.remove_prefix(1);
        while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
            text.remove_suffix(1);
        return text;
    };
    sigv4_authorization read;
    read.algorithm = value.substr(0, value.find_first_of(" \t"));
    value = trim(value.substr(read.algorithm.size()));
    while (!value.empty())
    {
        auto const part = value.substr(0, value.find(','));
        value.remove_prefix((std::min)(part.size() + 1, value.size()));
        auto const pair = trim(part);
        auto const equals = pair.find('=');
        if (equals == pair.npos)
            return std::nullopt;
        auto const name = pair.substr(0, equals);
        auto* const place = name == "Credential"      ? &read.credential
                            : name == "SignedHeaders" ? &read.signed_headers
                            : name == "Signature"     ? &read.signature
                                                      : nullptr;
        if (place == nullptr)
            continue;
        if (*place)
            return std::nullopt;
        *place = pair.substr(equals + 1);
    }
    return read;
}

/// Cuts a text at each separator: the first parts, and how many there are in all.
template <std::size_t Most>
struct sigv4_parts
{
    std::array<std::string_view, Most> part{};
    std::size_t count{};

    constexpr sigv4_parts(std::string_view text, char separator) noexcept
    {
        for (;;)
        {
            auto const next = text.substr(0, text.find(separator));
            if (count < Most)
                part[count] = next;
            ++count;
            if (next.size() == text.size())
                return;
            text.remove_prefix(next.size() + 1);
        }
    }
};

/// `15 min.`, as the service writes it.
[[nodiscard]] inline std::string sigv4_window_text(std::chrono::seconds window)
{
    return window.count() % 60 == 0 ? std::to_string(window.count() / 60) + " min."
                                    : std::to_string(window.count()) + " sec.";
}

inline constexpr char sigv4_mismatch_text[] =
    "The request signature we calculated does not match the signature you provided. Check your AWS Secret "
    "Access Key and signing method. Consult the service documentation for details.";

/// An Authorization header longer than this is refused unread; those of the SDKs have some 300 bytes.
inline constexpr std::size_t sigv4_longest_authorization = 8192;

} // namespace detail

/// Says whether a received request is rightly signed (AWS Signature Version 4, in the Authorization header),
/// and by whom.  Checks in the order of the service, and says why not in its words.
///
/// The signature must cover host, x-amz-date, and, when they are there, x-amz-target, x-amz-security-token
/// and x-amz-content-sha256, which must be the hash of the body.  Whether a session token is the right one
/// for the access key is the caller's to check.
///
/// @param request the request as it came.
/// @param secret_for finds the secret access key of an access key id; called at most once.
/// @param now the time on the server's clock.
/// @param sha256 the hash function.
/// @param options what the signature must be for, and how old it may be.
///
/// Errors: what verify_errc lists.  Never throws for what is in the request.  Takes time and memory in
/// proportion to the request (a header is looked at once for each signed one).
template <secret_lookup SecretFor, sha256_function Sha256>
[[nodiscard]] boost::system::result<verified_request, verify_error> verify(http_request const& request,
                                                                           SecretFor&& secret_for,
                                                                           std::chrono::sys_seconds now,
                                                                           Sha256&& sha256,
                                                                           verify_options const& options = {})
{
    auto const no = [](verify_errc reason, std::string text) {
        return verify_error{reason, std::move(text)};
    };
    auto const mismatch = [] {
        return verify_error{verify_errc::signature_mismatch, detail::sigv4_mismatch_text};
    };
    auto const& headers = request.headers;

    auto const authorization = headers.get("authorization");
    if (!authorization || !authorization->starts_with("AWS4-"))
        return no(verify_errc::missing_authentication, "Missing Authentication Token");
    if (headers.count("authorization") != 1 || authorization->size() > detail::sigv4_longest_authorization)
        return no(verify_errc::incomplete_signature, "Authorization header is repeated or too long.");
    auto const read = detail::sigv4_read_authorization(*authorization);
    if (!read)
        return no(verify_errc::incomplete_signature, "Authorization header has a part that is repeated or "
                                                     "not a valid key=value pair (missing equal-sign).");
    auto const date_header = headers.get("x-amz-date");
    std::string missing;
    if (!read->credential || read->credential->empty())
        missing += "Authorization header requires 'Credential' parameter. ";
    if (!read->signature || read->signature->empty())
        missing += "Authorization header requires 'Signature' parameter. ";
    if (!read->signed_headers)
        missing += "Authorization header requires 'SignedHeaders' parameter. ";
    if (!date_header)
        missing += "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ";
    if (!missing.empty())
        return no(verify_errc::incomplete_signature, std::move(missing));

    auto const signed_at = detail::sigv4_parse(*date_header);
    if (!signed_at || headers.count("x-amz-date") != 1)
        return no(verify_errc::incomplete_signature, "Date must be in ISO-8601 'basic format'. Got "
                                                         + detail::sigv4_quoted(*date_header)
                                                         + ". See http://en.wikipedia.org/wiki/ISO_8601");
    auto const date = detail::sigv4_format(*signed_at);

    // Held to the years that can be written, so that no sum overflows.
    now = std::clamp(now, detail::sigv4_first_second, detail::sigv4_last_second);
    auto const window = std::clamp(options.window, std::chrono::seconds(0),
                                   detail::sigv4_last_second - detail::sigv4_first_second);
    auto const written = [](std::chrono::sys_seconds time)
    { return std::string(detail::sigv4_view(detail::sigv4_format(time))); };
    if (*signed_at < now - window)
        return no(verify_errc::signature_expired, "Signature expired: " + written(*signed_at)
                                                      + " is now earlier than " + written(now - window) + " ("
                                                      + written(now) + " - "
                                                      + detail::sigv4_window_text(window) + ")");
    if (*signed_at > now + window)
        return no(verify_errc::signature_not_yet_current,
                  "Signature not yet current: " + written(*signed_at) + " is still later than "
                      + written(now + window) + " (" + written(now) + " + "
                      + detail::sigv4_window_text(window) + ")");

    std::vector<std::string_view> names;
    for (std::string_view rest = *read->signed_headers; !rest.empty();)
    {
        names.push_back(rest.substr(0, rest.find(';')));
        rest.remove_prefix((std::min)(names.back().size() + 1, rest.size()));
    }
    auto const is_signed = [&names](std::string_view name)
    {
        return std::any_of(names.begin(), names.end(),
                           [name](std::string_view one) { return detail::header_names_equal(one, name); });
    };
    if (!is_signed("host"))
        return no(verify_errc::header_not_signed,
                  "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
    for (std::string_view const name :
         {"x-amz-date", "x-amz-target", "x-amz-security-token", "x-amz-content-sha256"})
        if (headers.contains(name) && !is_signed(name))
            return no(verify_errc::header_not_signed,
                      detail::sigv4_quoted(name) + " must be a 'SignedHeader' in the AWS Authorization.");

    if (read->algorithm != detail::sigv4_algorithm)
        return no(verify_errc::incomplete_signature,
                  "Unsupported AWS 'algorithm': " + detail::sigv4_quoted(read->algorithm)
                      + " (only AWS4-HMAC-SHA256 for now). ");

    detail::sigv4_parts<5> const credential(*read->credential, '/');
    if (credential.count != 5)
        return no(verify_errc::incomplete_signature,
                  "Credential must have exactly 5 slash-delimited elements, "
                  "e.g. keyid/date/region/service/term");
    auto const [access_key_id, day, region, service, terminator] = credential.part;
    std::string wrong;
    if (region.empty() || (!options.region.empty() && region != options.region))
        wrong += "Credential should be scoped to a valid region, not " + detail::sigv4_quoted(region) + ". ";
    if (service != options.service)
        wrong += "Credential should be scoped to correct service: '" + std::string(options.service) + "'. ";
    if (terminator != detail::sigv4_terminator)
        wrong += "Credential should be scoped with a valid terminator: 'aws4_request', not "
                 + detail::sigv4_quoted(terminator) + ". ";
    if (auto const expected = detail::sigv4_view(date).substr(0, 8); day != expected)
        wrong += "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: "
                 + detail::sigv4_quoted(day) + " != '" + std::string(expected) + "', from "
                 + detail::sigv4_quoted(detail::sigv4_view(date)) + ".";
    if (!wrong.empty())
        return no(verify_errc::wrong_scope, std::move(wrong));

    std::optional<secret> const key = secret_for(access_key_id);
    if (!key || key->empty())
        return no(verify_errc::unknown_client, "The security token included in the request is invalid.");

    for (auto const name : names)
        if (!headers.contains(name))
            return no(verify_errc::incomplete_signature,
                      detail::sigv4_quoted(name)
                          + " is named as a SignedHeader, but it does not exist in the HTTP request.");
    // Two hosts: who looks at one of them may not see the one that counts.
    if (headers.count("host") != 1)
        return mismatch();
    // Sorted and distinct, as every signer writes them.
    if (std::adjacent_find(names.begin(), names.end(),
                           [](std::string_view a, std::string_view b)
                           { return !detail::sigv4_name_less(a, b); })
        != names.end())
        return mismatch();

    auto const body_hash = detail::sigv4_to_hex(sha256(std::string_view(request.body)));
    for (auto const& field : headers)
        if (detail::header_names_equal(field.name, "x-amz-content-sha256")
            && field.value != detail::sigv4_view(body_hash))
            return mismatch();
    auto const canonical = detail::sigv4_canonicalise(request, names, body_hash);
    auto const signature =
        detail::sigv4_signature(sha256, key->reveal(), date, region, service, canonical.text);
    if (!detail::equal_in_constant_time(detail::sigv4_view(signature), *read->signature))
        return mismatch();

    return verified_request{
        .access_key_id = std::string(access_key_id),
        .region = std::string(region),
        .service = std::string(service),
        .signed_at = *signed_at,
    };
}

} // namespace face_liveness::inline v1

template <>
struct boost::system::is_error_code_enum<face_liveness::sign_errc> : std::true_type
{
};

template <>
struct boost::system::is_error_code_enum<face_liveness::verify_errc> : std::true_type
{
};

#endif // FACE_LIVENESS_SIGN_HPP

// ---- face_liveness/adapter/openssl.hpp

/// @file
/// SHA-256 by OpenSSL.  Link with libcrypto.

#ifndef FACE_LIVENESS_ADAPTER_OPENSSL_HPP
#define FACE_LIVENESS_ADAPTER_OPENSSL_HPP

namespace face_liveness::inline v1
{

/// SHA-256 by OpenSSL, for sign() and verify().  Has no state, and may be used by several threads at once.
struct openssl_sha256
{
    /// The digest of the bytes.
    /// Throws std::runtime_error when OpenSSL can't: it is out of memory, or its configuration loads no
    /// provider of SHA-256.
    [[nodiscard]] sha256_digest operator()(std::string_view bytes) const
    {
        sha256_digest digest{};
        EVP_MD const* const algorithm = fetched();
        if (algorithm == nullptr
            || EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, algorithm, nullptr) != 1)
            boost::throw_exception(std::runtime_error("OpenSSL could not compute a SHA-256 digest"),
                                   BOOST_CURRENT_LOCATION);
        return digest;
    }

private:
    /// Fetched once for the whole program and never freed: fetching costs more than hashing a small text.
    [[nodiscard]] static EVP_MD const* fetched() noexcept
    {
#if OPENSSL_VERSION_NUMBER >= 0x30000000L
        static EVP_MD const* const algorithm = EVP_MD_fetch(nullptr, "SHA256", nullptr);
        return algorithm;
#else
        return EVP_sha256();
#endif
    }
};

} // namespace face_liveness::inline v1

#endif // FACE_LIVENESS_ADAPTER_OPENSSL_HPP
