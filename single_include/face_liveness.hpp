// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// face_liveness.hpp of face_liveness 0.1.0, with all of the library that it needs.
// Made by cmake/amalgamate.py from include/: change it there.

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <clocale>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <iosfwd>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>
#include <vector>
#include <version>

#include <boost/assert/source_location.hpp>
#include <boost/json/array.hpp>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/error.hpp>
#include <boost/json/object.hpp>
#include <boost/json/string_view.hpp>
#include <boost/json/value.hpp>
#include <boost/json/value_from.hpp>
#include <boost/json/value_to.hpp>
#include <boost/system/error_category.hpp>
#include <boost/system/error_code.hpp>
#include <boost/system/result.hpp>
#include <boost/system/system_error.hpp>
#include <boost/throw_exception.hpp>

// ---- face_liveness/version.hpp

#ifndef FACE_LIVENESS_VERSION_HPP
#define FACE_LIVENESS_VERSION_HPP

/// The release as one number: 10000 x first + 100 x second + third part.  The only macro that users may read.
#define FACE_LIVENESS_VERSION 100

namespace face_liveness::inline v1
{

/// The release as text, such as "0.1.0".
inline constexpr char const* version = "0.1.0";

} // namespace face_liveness::inline v1

#endif // FACE_LIVENESS_VERSION_HPP

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
    for (std::size_t at = 0; at != path.size(); ++at)
    {
        char const c = path[at];
        if (c == '[')
        {
            std::int64_t index = 0;
            while (path[++at] != ']')
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

// ---- face_liveness/issue.hpp

#ifndef FACE_LIVENESS_ISSUE_HPP
#define FACE_LIVENESS_ISSUE_HPP

namespace face_liveness::inline v1
{

/// How bad an issue is.
enum class severity
{
    error,  ///< AWS's service model forbids it; the service refuses the request.
    warning ///< The model allows it, but the documentation or experience says that it will not do what was
            ///< meant.
};

/// The rule that a value breaks.
enum class rule
{
    required,       ///< a required member is unset
    malformed_utf8, ///< text that is not UTF-8 (RFC 3629); the service has no text for it
    min_length,     ///< too short: characters of a string, bytes of a blob
    max_length,     ///< too long
    min_value,      ///< a number too small
    max_value,      ///< a number too large
    pattern,        ///< text that the model's regular expression does not match as a whole
    enum_value,     ///< text that is none of the model's enum values
    advice ///< what the documentation says, or a rule between members; the service has no text for it
};

/// What `issue::limit` and `issue::actual` count.
enum class unit
{
    none,       ///< the number itself
    characters, ///< Unicode scalar values
    bytes       ///< bytes of a blob
};

/// One broken rule: where, which, and by how much.
struct issue
{
    std::string path{};                 ///< the member: Settings.ChallengePreferences[1].Versions.Minimum
    face_liveness::rule rule{};         ///< what is broken
    face_liveness::severity severity{}; ///< whether the service would refuse it
    face_liveness::unit unit{};         ///< of `limit` and `actual`
    std::int64_t limit{};  ///< the smallest or largest that is allowed, for the length and value rules
    std::int64_t actual{}; ///< what it is; for malformed_utf8 the offset of the first bad byte
    bool absent{};         ///< the member was not there at all
    std::string value{};   ///< the value, cut at 4096 bytes; never that of a blob
    std::string_view
        requirement{}; ///< what is asked for, in words that follow "must be"; for advice a sentence
    std::string_view
        constraint{}; ///< the model's regular expression or enum values, as the service quotes them

    bool operator==(issue const&) const = default;
};

/// A sentence for people: `Settings.OutputConfig.S3Bucket: 2 characters, at least 3 are needed`.
///
/// Values are cut at 64 bytes and control characters escaped.  Linear in the size of the issue.
inline std::string message(issue const& i);

/// The item that the service writes for this issue, or an empty string where the service has none.
///
/// `Value 'ab' at 'settings.outputConfig.s3Bucket' failed to satisfy constraint: Member must have length
/// greater than or equal to 3`.  There is no text for warnings, for `rule::malformed_utf8` (such a body never
/// reaches the service's validation) and for `rule::advice`.  Values longer than 4096 bytes are echoed cut.
inline std::string service_message(issue const& i);

/// The message of the service's ValidationException for these issues, or an empty string if none has a
/// service text.
///
/// `2 validation errors detected: <item>; <item>`, of at most ten items, as AWS's Java services write it.
inline std::string validation_exception_message(std::span<issue const> issues);

/// Writes `message(i)`.
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out, issue const& i)
{
    return out << std::string_view(message(i));
}

namespace detail
{

// "1 character", "2 characters"
inline void append_amount(std::string& out, std::int64_t amount, unit of)
{
    append_integer(out, amount);
    if (of != unit::none)
        out += of == unit::bytes ? " byte" : " character";
    if (of != unit::none && amount != 1)
        out += 's';
}

inline std::string people_text(issue const& i)
{
    std::string out;
    auto const quoted = [&]
    {
        out += '\'';
        append_printable(out, i.value, 64);
        out += '\'';
    };
    auto const bounded = [&](std::string_view bound, std::string_view verdict)
    {
        append_amount(out, i.actual, i.unit);
        out += bound;
        append_integer(out, i.limit);
        out += verdict;
    };
    switch (i.rule)
    {
    case rule::required: out += "missing, but required"; break;
    case rule::malformed_utf8:
        out += "not UTF-8 from byte ";
        append_integer(out, i.actual);
        out += " on";
        break;
    case rule::min_length: bounded(", at least ", i.limit == 1 ? " is needed" : " are needed"); break;
    case rule::max_length: bounded(", at most ", i.limit == 1 ? " is allowed" : " are allowed"); break;
    case rule::min_value:
    case rule::max_value:
        out += i.value;
        out += i.rule == rule::min_value ? ", at least " : ", at most ";
        append_integer(out, i.limit);
        if (i.severity == severity::warning)
        {
            out += " is documented; the service acts on ";
            append_integer(out, i.limit);
        }
        else
            out += i.rule == rule::min_value ? " is needed" : " is allowed";
        break;
    case rule::pattern:
        quoted();
        (out += " must be ") += i.requirement;
        break;
    case rule::enum_value:
        quoted();
        (out += " must be one of ") += i.constraint;
        break;
    case rule::advice: out += i.requirement; break;
    }
    return out;
}

} // namespace detail

inline std::string message(issue const& i)
{
    std::string out = i.path;
    if (!out.empty())
        out += ": ";
    if (i.severity == severity::warning)
        out += "warning: ";
    return out += detail::people_text(i);
}

inline std::string service_message(issue const& i)
{
    if (i.severity == severity::warning)
        return {};
    std::string constraint;
    auto const bounded = [&](std::string_view what)
    {
        constraint += what;
        detail::append_integer(constraint, i.limit);
    };
    switch (i.rule)
    {
    case rule::malformed_utf8:
    case rule::advice: return {};
    case rule::required: constraint = "Member must not be null"; break;
    case rule::min_length: bounded("Member must have length greater than or equal to "); break;
    case rule::max_length: bounded("Member must have length less than or equal to "); break;
    case rule::min_value: bounded("Member must have value greater than or equal to "); break;
    case rule::max_value: bounded("Member must have value less than or equal to "); break;
    case rule::pattern:
        (constraint = "Member must satisfy regular expression pattern: ") += i.constraint;
        break;
    case rule::enum_value:
        ((constraint = "Member must satisfy enum value set: [") += i.constraint) += ']';
        break;
    }

    std::string out = "Value";
    if (i.absent)
        out += " null";
    else if (i.unit != unit::bytes) // a blob is sensitive: the form without the value
        ((out += " '") += i.value) += '\'';
    ((out += " at '") += detail::service_path(i.path)) += "' failed to satisfy constraint: ";
    return out += constraint;
}

inline std::string validation_exception_message(std::span<issue const> issues)
{
    constexpr int most_items = 10;
    int count = 0;
    std::string items;
    for (issue const& i : issues)
    {
        std::string const item = service_message(i);
        if (item.empty())
            continue;
        if (count++ != 0)
            items += "; ";
        items += item;
        if (count == most_items)
            break;
    }
    if (count == 0)
        return {};
    std::string out;
    detail::append_integer(out, count);
    out += count == 1 ? " validation error detected: " : " validation errors detected: ";
    return out += items;
}

} // namespace face_liveness::inline v1

#endif // FACE_LIVENESS_ISSUE_HPP

// ---- face_liveness/limits.hpp

#ifndef FACE_LIVENESS_LIMITS_HPP
#define FACE_LIVENESS_LIMITS_HPP

namespace face_liveness::inline v1
{

namespace detail
{

constexpr bool is_any_text(std::string_view) noexcept
{
    return true;
}

} // namespace detail

/// The limits of a string member, from AWS's service model.  Lengths count Unicode scalar values.
struct string_limits
{
    std::size_t min_length{};
    std::size_t max_length{};
    bool (*matches)(std::string_view) = detail::is_any_text; ///< whether the whole text matches `pattern`
    bool ascii_only{};                                       ///< nothing but ASCII matches `pattern`
    std::string_view pattern{}; ///< the model's regular expression, as the service quotes it; may be empty
    std::string_view words{};   ///< the same for people; follows "must be"
    bool (*advisable)(std::string_view) =
        detail::is_any_text;   ///< whether text within the limits follows the advice
    std::string_view advice{}; ///< the sentence for text that does not
};

/// The limits of an integer member.
struct integer_limits
{
    std::int32_t min{};
    std::int32_t max{};
    bool clamped{}; ///< the service acts on the nearest bound: outside is a warning, not an error
};

/// The limits of a floating-point member.  NaN is outside.
struct number_limits
{
    std::int32_t min{};
    std::int32_t max{};
};

/// The limits of a blob member, in bytes.
struct blob_limits
{
    std::size_t min_size{};
    std::size_t max_size{};
};

/// For members that have no limits of their own: structures, lists, enums, and numbers that may be anything.
struct no_limits
{
};

} // namespace face_liveness::inline v1

#endif // FACE_LIVENESS_LIMITS_HPP

// ---- face_liveness/open.hpp

#ifndef FACE_LIVENESS_OPEN_HPP
#define FACE_LIVENESS_OPEN_HPP

namespace face_liveness::inline v1
{

/// An enum that AWS may extend: a value of `Enum`, or the text of a value that this release does not know.
///
/// `Enum` has the enumerator `unknown` first, and a function `wire_names(Enum)` that returns the texts of the
/// others in their order.  A default one is unset, which is an error in a request.  A known value holds no
/// text, takes no allocation, and converts to `Enum`, so that `switch` works:
///
///     switch (results.status) { case session_status::succeeded: ...; case session_status::unknown: ...; }
///
/// Smithy asks clients to keep unknown values: smithy.io, "enum shape", "Enum client considerations".
template <class Enum>
class open
{
public:
    /// The enumeration itself.
    using enum_type = Enum;

    /// Unset.
    constexpr open() noexcept = default;

    /// A known value; `Enum::unknown` gives an unset one.
    constexpr open(Enum value) noexcept
        : value_(value)
    {
    }

    /// The value with this text on the wire; text that is not known is kept.  Case matters.
    constexpr explicit open(std::string_view text) { assign(text); }

    /// Replaces the value by the one with this text.  Strong exception safety.
    constexpr void assign(std::string_view text)
    {
        auto const names = wire_names(Enum{});
        for (std::size_t i = 0; i != names.size(); ++i)
            if (names[i] == text)
            {
                value_ = static_cast<Enum>(i + 1);
                text_.clear();
                return;
            }
        text_.assign(text.begin(), text.end());
        value_ = Enum::unknown;
    }

    /// The enumerator; `Enum::unknown` if unset or not known.
    constexpr operator Enum() const noexcept { return value_; }

    /// The text on the wire, empty if unset.  Valid as long as this object is unchanged.
    constexpr std::string_view text() const noexcept
    {
        if (value_ != Enum::unknown)
            return wire_names(Enum{})[static_cast<std::size_t>(value_) - 1];
        return {text_.data(), text_.size()};
    }

    /// Whether there is a value at all, known or not.
    constexpr bool is_set() const noexcept { return value_ != Enum::unknown || !text_.empty(); }

    /// Equal when the texts are.
    friend constexpr bool operator==(open const& a, open const& b) noexcept
    {
        return a.value_ == b.value_
               && std::equal(a.text_.begin(), a.text_.end(), b.text_.begin(), b.text_.end());
    }
    /// Whether `a` is this enumerator; anything not known equals `Enum::unknown`.
    friend constexpr bool operator==(open const& a, Enum b) noexcept { return a.value_ == b; }

    /// Writes the text on the wire.
    template <class Traits>
    friend std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                                        open const& value)
    {
        return out << value.text();
    }

private:
    Enum value_{};
    std::vector<char>
        text_{}; // not std::string, which keeps libstdc++ from making constexpr variables of this type
};

} // namespace face_liveness::inline v1

#endif // FACE_LIVENESS_OPEN_HPP

// ---- face_liveness/members.hpp

#ifndef FACE_LIVENESS_MEMBERS_HPP
#define FACE_LIVENESS_MEMBERS_HPP

namespace face_liveness::inline v1
{

namespace detail
{

struct any_member
{
    template <class Shape, class Member, class Limits = no_limits>
    constexpr void operator()(std::string_view, Member Shape::*, Limits const& = {}) const noexcept
    {
    }
};

} // namespace detail

/// A type that lists its members: an aggregate with
///
///     static constexpr void members(auto&& each)
///     {
///         each("S3Bucket", &output_config::s3_bucket, scalars::s3_bucket);
///         ...
///     }
///
/// A member that is not `std::optional` is required.  Its type is std::string, std::int32_t, double,
/// std::vector<unsigned char> (a blob), open<Enum>, another shape, or a std::vector of one of these, and the
/// limits are the ones that go with it (string_limits, integer_limits, number_limits, blob_limits) or left
/// out.  A rule between members is a function `constexpr std::string_view advice() const`, which returns a
/// sentence when it is broken.
template <class T>
concept shape = std::is_class_v<T> && requires
{
    T::members(detail::any_member{});
};

/// A shape that is the input of an operation: it names the operation and the shape of the answer.
template <class T>
concept request_shape = shape<T> && requires
{
    typename T::response;
    {
        T::operation
        } -> std::convertible_to<std::string_view>;
};

/// A shape that is the answer of an operation, which it names.
template <class T>
concept response_shape = shape<T> && !request_shape<T> && requires
{
    {
        T::operation
        } -> std::convertible_to<std::string_view>;
};

namespace detail
{

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

template <class T>
struct value_of
{
    using type = T;
};
template <class T>
struct value_of<std::optional<T>>
{
    using type = T;
};
// what a member holds when it is there
template <class T>
using value_of_t = typename value_of<T>::type;

template <class T>
inline constexpr bool is_open = false;
template <class Enum>
inline constexpr bool is_open<open<Enum>> = true;

using blob = std::vector<unsigned char>;

template <class T>
inline constexpr bool is_list = false;
template <class T>
inline constexpr bool is_list<std::vector<T>> = !std::is_same_v<std::vector<T>, blob>;

template <class Value, class Limits>
inline constexpr bool limits_fit = std::is_same_v<Limits, no_limits>;
template <>
inline constexpr bool limits_fit<std::string, string_limits> = true;
template <>
inline constexpr bool limits_fit<std::int32_t, integer_limits> = true;
template <>
inline constexpr bool limits_fit<double, number_limits> = true;
template <>
inline constexpr bool limits_fit<blob, blob_limits> = true;

} // namespace detail

} // namespace face_liveness::inline v1

#endif // FACE_LIVENESS_MEMBERS_HPP

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

inline constexpr char_set digits("0-9");
inline constexpr char_set lower_case_letters_and_digits("a-z0-9");

} // namespace face_liveness::inline v1::detail

#endif // FACE_LIVENESS_DETAIL_CHAR_SET_HPP

// ---- face_liveness/scalars.hpp

#ifndef FACE_LIVENESS_SCALARS_HPP
#define FACE_LIVENESS_SCALARS_HPP

namespace face_liveness::inline v1
{

/// The scalar shapes of AWS's service model for Rekognition (API version 2016-06-27) and their limits, each
/// under its name there in snake_case.  The model's regular expressions match whole texts; each is written
/// out as a predicate next to its text, constexpr, linear and without allocation.
namespace scalars
{

namespace detail
{

using face_liveness::detail::char_set;
using face_liveness::detail::digits;
using face_liveness::detail::lower_case_letters_and_digits;

inline constexpr char_set letters_and_digits("A-Za-z0-9");
inline constexpr char_set kms_key_id_tail("A-Za-z0-9:_/+=,@.-");
inline constexpr char_set bucket_characters("0-9A-Za-z._-");
inline constexpr char_set token_characters("a-zA-Z0-9_-");
inline constexpr char_set lower_hex("0-9a-f");
inline constexpr char_set white_space(" \t\n\v\f\r");

// ^[A-Za-z0-9][A-Za-z0-9:_/+=,@.-]{0,2048}$
constexpr bool is_kms_key_id(std::string_view text) noexcept
{
    return !text.empty() && text.size() <= 2049 && letters_and_digits.contains(text[0])
           && kms_key_id_tail.contains_all(text.substr(1));
}

// [0-9A-Za-z\.\-_]*
constexpr bool is_s3_bucket(std::string_view text) noexcept
{
    return bucket_characters.contains_all(text);
}

// \S*  White space is Java's, ASCII only: the service is written in it.
constexpr bool is_s3_key_prefix(std::string_view text) noexcept
{
    for (char c : text)
        if (white_space.contains(c))
            return false;
    return true;
}

// (0|[1-9]\d{0,2}), taken from the front of `text`
constexpr bool take_version_part(std::string_view& text) noexcept
{
    std::size_t size = 0;
    while (size != text.size() && digits.contains(text[size]))
        ++size;
    bool const ok = size >= 1 && size <= 3 && (text[0] != '0' || size == 1);
    text.remove_prefix(size);
    return ok;
}

constexpr bool take_dot(std::string_view& text) noexcept
{
    if (text.empty() || text[0] != '.')
        return false;
    text.remove_prefix(1);
    return true;
}

// ^(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})$
constexpr bool is_version(std::string_view text) noexcept
{
    return take_version_part(text) && take_dot(text) && take_version_part(text) && take_dot(text)
           && take_version_part(text) && text.empty();
}

// ^[a-zA-Z0-9-_]+$
constexpr bool is_client_request_token(std::string_view text) noexcept
{
    return !text.empty() && token_characters.contains_all(text);
}

// [0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}
constexpr bool is_session_id(std::string_view text) noexcept
{
    return text.size() == 36 && text[8] == '-' && text[13] == '-' && text[18] == '-' && text[23] == '-'
           && lower_hex.contains_all(text.substr(0, 8)) && lower_hex.contains_all(text.substr(9, 4))
           && lower_hex.contains_all(text.substr(14, 4)) && lower_hex.contains_all(text.substr(19, 4))
           && lower_hex.contains_all(text.substr(24));
}

// "Bucket naming rules", Amazon S3 User Guide: 3 to 63 characters, lower-case letters, digits, dots and
// hyphens; begins and ends with a letter or digit; no two dots in a row; not formatted as an IP address.
constexpr bool is_s3_bucket_name(std::string_view text) noexcept
{
    constexpr auto& ends = lower_case_letters_and_digits;
    if (text.size() < 3 || text.size() > 63 || !ends.contains(text.front()) || !ends.contains(text.back()))
        return false;
    int dots = 0;
    bool only_digits = true;
    for (std::size_t i = 0; i != text.size(); ++i)
    {
        char const c = text[i];
        if (c == '.' ? text[i - 1] == '.' : c != '-' && !ends.contains(c))
            return false;
        dots += c == '.';
        only_digits &= c == '.' || digits.contains(c);
    }
    return !(only_digits && dots == 3);
}

} // namespace detail

/// KmsKeyId: key id, key ARN, alias name or alias ARN.  The pattern allows one character more than the length
/// does.
inline constexpr string_limits kms_key_id{
    .min_length = 1,
    .max_length = 2048,
    .matches = detail::is_kms_key_id,
    .ascii_only = true,
    .pattern = "^[A-Za-z0-9][A-Za-z0-9:_/+=,@.-]{0,2048}$",
    .words = "a letter or digit, followed by letters, digits and : _ / + = , @ . - only",
};

/// S3Bucket.  The model is looser than S3 itself: a name that S3 refuses is a warning.
inline constexpr string_limits s3_bucket{
    .min_length = 3,
    .max_length = 255,
    .matches = detail::is_s3_bucket,
    .ascii_only = true,
    .pattern = "[0-9A-Za-z\\.\\-_]*",
    .words = "made of letters, digits, dots, hyphens and underscores only",
    .advisable = detail::is_s3_bucket_name,
    .advice = "no bucket can have this name: S3 wants 3 to 63 lower-case letters, digits, dots and hyphens, "
              "a letter or "
              "digit at both ends, no two dots in a row, and no IP address",
};

/// LivenessS3KeyPrefix: the only text that may hold characters outside ASCII.
inline constexpr string_limits s3_key_prefix{
    .min_length = 0,
    .max_length = 950,
    .matches = detail::is_s3_key_prefix,
    .pattern = "\\S*",
    .words = "free of white space",
};

/// AuditImagesLimit.  The model says 0 to 4; the documentation says that the service acts on the nearest of
/// these.
inline constexpr integer_limits audit_images_limit{.min = 0, .max = 4, .clamped = true};

/// Version of a challenge.
inline constexpr string_limits version{
    .min_length = 5,
    .max_length = 11,
    .matches = detail::is_version,
    .ascii_only = true,
    .pattern = "^(0|[1-9]\\d{0,2})\\.(0|[1-9]\\d{0,2})\\.(0|[1-9]\\d{0,2})$",
    .words = "three numbers of 0 to 999 without leading zeros, joined by dots, such as 1.0.0",
};

/// ClientRequestToken.
inline constexpr string_limits client_request_token{
    .min_length = 1,
    .max_length = 64,
    .matches = detail::is_client_request_token,
    .ascii_only = true,
    .pattern = "^[a-zA-Z0-9-_]+$",
    .words = "made of letters, digits, hyphens and underscores only",
};

/// LivenessSessionId.
inline constexpr string_limits session_id{
    .min_length = 36,
    .max_length = 36,
    .matches = detail::is_session_id,
    .ascii_only = true,
    .pattern = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
    .words = "a UUID in lower case, such as 0b9f2f2e-9e2b-4c0e-8a3c-3a1d1f9e7a10",
};

/// Percent: how sure the service is that the person is live.
inline constexpr number_limits confidence{.min = 0, .max = 100};

/// LivenessImageBlob: a JPEG or PNG.
inline constexpr blob_limits image_blob{.min_size = 1, .max_size = 204800};

/// S3ObjectName.
inline constexpr string_limits s3_object_name{.min_length = 1, .max_length = 1024};

/// S3ObjectVersion.
inline constexpr string_limits s3_object_version{.min_length = 1, .max_length = 1024};

/// The message of a feedback.
inline constexpr string_limits feedback_message{.min_length = 1, .max_length = 512};

/// SDKType: what the client said of itself.
inline constexpr string_limits sdk_type{.min_length = 1, .max_length = 64};

} // namespace scalars

} // namespace face_liveness::inline v1

#endif // FACE_LIVENESS_SCALARS_HPP

// ---- face_liveness/types.hpp

#ifndef FACE_LIVENESS_TYPES_HPP
#define FACE_LIVENESS_TYPES_HPP

// The structures and enums inside requests and responses, in the order of the two operations.

namespace face_liveness::inline v1
{

/// What the person in front of the camera is asked to do.  Wire: ChallengeType.
enum class challenge_type
{
    unknown,                           ///< unset, or a value that this release does not know
    face_movement_and_light_challenge, ///< FaceMovementAndLightChallenge: move into the oval, then coloured
                                       ///< light; the most accurate, and the default
    face_movement_challenge            ///< FaceMovementChallenge: move into the oval; faster
};

/// The texts of `challenge_type` behind `unknown`.
constexpr std::array<std::string_view, 2> wire_names(challenge_type) noexcept
{
    return {"FaceMovementAndLightChallenge", "FaceMovementChallenge"};
}

/// How far a session is.  Wire: LivenessSessionStatus.
enum class session_status
{
    unknown,     ///< unset, or a value that this release does not know
    created,     ///< CREATED: nothing streamed yet
    in_progress, ///< IN_PROGRESS: the video is being streamed or looked at
    succeeded,   ///< SUCCEEDED: processed.  Not live: that is what the confidence is for
    failed,      ///< FAILED: could not be processed
    expired      ///< EXPIRED: three minutes are over
};

/// The texts of `session_status` behind `unknown`.
constexpr std::array<std::string_view, 5> wire_names(session_status) noexcept
{
    return {"CREATED", "IN_PROGRESS", "SUCCEEDED", "FAILED", "EXPIRED"};
}

/// What stood in the way of a good video.  Wire: the Code of a Feedback.
enum class feedback_code
{
    unknown,                    ///< unset, or a value that this release does not know
    face_not_visible,           ///< FACE_NOT_VISIBLE
    face_obstruction_detected,  ///< FACE_OBSTRUCTION_DETECTED
    low_video_quality_detected, ///< LOW_VIDEO_QUALITY_DETECTED
    face_not_aligned,           ///< FACE_NOT_ALIGNED
    eyes_closed_detected,       ///< EYES_CLOSED_DETECTED
    low_lighting_detected,      ///< LOW_LIGHTING_DETECTED
    high_lighting_detected      ///< HIGH_LIGHTING_DETECTED
};

/// The texts of `feedback_code` behind `unknown`.
constexpr std::array<std::string_view, 7> wire_names(feedback_code) noexcept
{
    return {"FACE_NOT_VISIBLE",      "FACE_OBSTRUCTION_DETECTED", "LOW_VIDEO_QUALITY_DETECTED",
            "FACE_NOT_ALIGNED",      "EYES_CLOSED_DETECTED",      "LOW_LIGHTING_DETECTED",
            "HIGH_LIGHTING_DETECTED"};
}

/// Where Rekognition stores the reference image and the audit images.  Wire: LivenessOutputConfig.
///
/// The bucket must be in the caller's account and in the Region of the session.
struct output_config
{
    std::string s3_bucket{};                    ///< S3Bucket: 3 to 255 characters of [0-9A-Za-z._-]
    std::optional<std::string> s3_key_prefix{}; ///< S3KeyPrefix: at most 950 characters, no white space

    bool operator==(output_config const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("S3Bucket", &output_config::s3_bucket, scalars::s3_bucket);
        each("S3KeyPrefix", &output_config::s3_key_prefix, scalars::s3_key_prefix);
    }
};

/// The versions of a challenge that the client can show, both ends included.  Wire: Versions.
struct versions
{
    std::optional<std::string> minimum{}; ///< Minimum: such as 1.0.0
    std::optional<std::string> maximum{}; ///< Maximum: such as 2.0.0

    bool operator==(versions const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("Minimum", &versions::minimum, scalars::version);
        each("Maximum", &versions::maximum, scalars::version);
    }

    /// Nothing in the model says that Minimum has to be below Maximum, but no version is in between
    /// otherwise.
    constexpr std::string_view advice() const noexcept
    {
        bool const both =
            minimum && maximum && scalars::version.matches(*minimum) && scalars::version.matches(*maximum);
        return both && is_above(*minimum, *maximum) ? "Minimum is above Maximum: no version is in between"
                                                    : std::string_view();
    }

private:
    // Parts have no leading zeros: the longer one is the larger.
    static constexpr bool is_above(std::string_view a, std::string_view b) noexcept
    {
        for (int part = 0; part != 3; ++part)
        {
            auto const part_of_a = a.substr(0, a.find('.'));
            auto const part_of_b = b.substr(0, b.find('.'));
            if (part_of_a != part_of_b)
                return part_of_a.size() != part_of_b.size() ? part_of_a.size() > part_of_b.size()
                                                            : part_of_a > part_of_b;
            a.remove_prefix((std::min)(a.size(), part_of_a.size() + 1));
            b.remove_prefix((std::min)(b.size(), part_of_b.size() + 1));
        }
        return false;
    }
};

/// A challenge that the client can show; lists of them are in order of preference.  Wire:
/// ChallengePreference.
struct challenge_preference
{
    open<challenge_type> type{};                       ///< Type
    std::optional<face_liveness::versions> versions{}; ///< Versions

    bool operator==(challenge_preference const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("Type", &challenge_preference::type);
        each("Versions", &challenge_preference::versions);
    }
};

/// What a session is to do.  Wire: CreateFaceLivenessSessionRequestSettings.
struct session_settings
{
    std::optional<face_liveness::output_config>
        output_config{};                              ///< OutputConfig: unset, images come back as bytes
    std::optional<std::int32_t> audit_images_limit{}; ///< AuditImagesLimit: 0 to 4 audit images; 0 if unset
    std::optional<std::vector<challenge_preference>>
        challenge_preferences{}; ///< ChallengePreferences: the best first

    bool operator==(session_settings const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("OutputConfig", &session_settings::output_config);
        each("AuditImagesLimit", &session_settings::audit_images_limit, scalars::audit_images_limit);
        each("ChallengePreferences", &session_settings::challenge_preferences);
    }
};

/// The AuditImagesLimit that the service acts on: none is 0, below 0 is 0, above 4 is 4 (API reference,
/// CreateFaceLivenessSessionRequestSettings).
constexpr std::int32_t effective_audit_images_limit(session_settings const& settings) noexcept
{
    constexpr auto& limits = scalars::audit_images_limit;
    std::int32_t const asked = settings.audit_images_limit.value_or(0);
    return asked < limits.min ? limits.min : asked > limits.max ? limits.max : asked;
}

/// An object in S3.  Wire: S3Object.
struct s3_object
{
    std::optional<std::string> bucket{};  ///< Bucket
    std::optional<std::string> name{};    ///< Name: the key
    std::optional<std::string> version{}; ///< Version: of a versioned bucket

    bool operator==(s3_object const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("Bucket", &s3_object::bucket, scalars::s3_bucket);
        each("Name", &s3_object::name, scalars::s3_object_name);
        each("Version", &s3_object::version, scalars::s3_object_version);
    }
};

/// Where the face is, in ratios of the image's width and height; it may stand out of the image.  Wire:
/// BoundingBox.
struct bounding_box
{
    std::optional<double> width{};  ///< Width
    std::optional<double> height{}; ///< Height
    std::optional<double> left{};   ///< Left: of the left edge
    std::optional<double> top{};    ///< Top: of the upper edge

    bool operator==(bounding_box const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("Width", &bounding_box::width);
        each("Height", &bounding_box::height);
        each("Left", &bounding_box::left);
        each("Top", &bounding_box::top);
    }
};

/// A picture of the person: in place, or in the bucket that the session named.  Wire: AuditImage.
struct audit_image
{
    std::optional<std::vector<unsigned char>> bytes{}; ///< Bytes: JPEG or PNG, 1 to 204800 bytes; sensitive
    std::optional<face_liveness::s3_object>
        s3_object{}; ///< S3Object: where it is stored, with an OutputConfig
    std::optional<face_liveness::bounding_box> bounding_box{}; ///< BoundingBox: of the face

    bool operator==(audit_image const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("Bytes", &audit_image::bytes, scalars::image_blob);
        each("S3Object", &audit_image::s3_object);
        each("BoundingBox", &audit_image::bounding_box);
    }
};

/// The challenge that the person was shown.  Wire: Challenge.
struct challenge
{
    open<challenge_type> type{}; ///< Type
    std::string version{};       ///< Version

    bool operator==(challenge const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("Type", &challenge::type);
        each("Version", &challenge::version, scalars::version);
    }
};

/// A hint on what to do better next time; only with SUCCEEDED.  In the service's model since 2026-09-25.
struct feedback
{
    open<feedback_code> code{}; ///< Code
    std::string message{};      ///< Message: 1 to 512 characters, in English

    bool operator==(feedback const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("Code", &feedback::code);
        each("Message", &feedback::message, scalars::feedback_message);
    }
};

/// What the client that streamed the video said of itself.  In the service's model since 2026-09-25.
struct metadata
{
    std::string sdk_type{}; ///< SDKType: 1 to 64 characters; nobody has checked it

    bool operator==(metadata const&) const = default;

    static constexpr void members(auto&& each) { each("SDKType", &metadata::sdk_type, scalars::sdk_type); }
};

} // namespace face_liveness::inline v1

#endif // FACE_LIVENESS_TYPES_HPP

// ---- face_liveness/create_session.hpp

#ifndef FACE_LIVENESS_CREATE_SESSION_HPP
#define FACE_LIVENESS_CREATE_SESSION_HPP

namespace face_liveness::inline v1
{

/// The answer of CreateFaceLivenessSession.
struct create_session_response
{
    std::string session_id{}; ///< SessionId: good for one check within three minutes

    bool operator==(create_session_response const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("SessionId", &create_session_response::session_id, scalars::session_id);
    }

    static constexpr std::string_view operation = "CreateFaceLivenessSession"; ///< whose answer it is
};

/// The input of CreateFaceLivenessSession: starts a check.  Nothing is required.
///
/// AWS: Amazon Rekognition API reference, CreateFaceLivenessSession.
struct create_session_request
{
    std::optional<std::string> kms_key_id{};    ///< KmsKeyId: encrypts the images in the bucket
    std::optional<session_settings> settings{}; ///< Settings
    std::optional<std::string>
        client_request_token{}; ///< ClientRequestToken: the same token gives the same session

    bool operator==(create_session_request const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("KmsKeyId", &create_session_request::kms_key_id, scalars::kms_key_id);
        each("Settings", &create_session_request::settings);
        each("ClientRequestToken", &create_session_request::client_request_token,
             scalars::client_request_token);
    }

    static constexpr std::string_view operation = "CreateFaceLivenessSession"; ///< the name of the operation
    using response = create_session_response;                                  ///< what it answers
};

} // namespace face_liveness::inline v1

#endif // FACE_LIVENESS_CREATE_SESSION_HPP

// ---- face_liveness/get_session_results.hpp

#ifndef FACE_LIVENESS_GET_SESSION_RESULTS_HPP
#define FACE_LIVENESS_GET_SESSION_RESULTS_HPP

namespace face_liveness::inline v1
{

/// The answer of GetFaceLivenessSessionResults.
struct get_session_results_response
{
    std::string session_id{};                               ///< SessionId: the one that was asked for
    open<session_status> status{};                          ///< Status
    std::optional<double> confidence{};                     ///< Confidence: 0 to 100 that the person is live
    std::optional<audit_image> reference_image{};           ///< ReferenceImage: the best picture of the video
    std::optional<std::vector<audit_image>> audit_images{}; ///< AuditImages: at most AuditImagesLimit
    std::optional<face_liveness::challenge> challenge{};    ///< Challenge: the one that was shown
    std::optional<std::vector<face_liveness::feedback>>
        feedback{};                                    ///< Feedback: with SUCCEEDED, may be empty
    std::optional<face_liveness::metadata> metadata{}; ///< Metadata

    bool operator==(get_session_results_response const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("SessionId", &get_session_results_response::session_id, scalars::session_id);
        each("Status", &get_session_results_response::status);
        each("Confidence", &get_session_results_response::confidence, scalars::confidence);
        each("ReferenceImage", &get_session_results_response::reference_image);
        each("AuditImages", &get_session_results_response::audit_images);
        each("Challenge", &get_session_results_response::challenge);
        each("Feedback", &get_session_results_response::feedback);
        each("Metadata", &get_session_results_response::metadata);
    }

    static constexpr std::string_view operation = "GetFaceLivenessSessionResults"; ///< whose answer it is
};

/// The input of GetFaceLivenessSessionResults: asks how a check went.
///
/// AWS: Amazon Rekognition API reference, GetFaceLivenessSessionResults.
struct get_session_results_request
{
    std::string session_id{}; ///< SessionId

    bool operator==(get_session_results_request const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("SessionId", &get_session_results_request::session_id, scalars::session_id);
    }

    static constexpr std::string_view operation =
        "GetFaceLivenessSessionResults";           ///< the name of the operation
    using response = get_session_results_response; ///< what it answers
};

} // namespace face_liveness::inline v1

#endif // FACE_LIVENESS_GET_SESSION_RESULTS_HPP

// ---- face_liveness/describe.hpp

#ifndef FACE_LIVENESS_DESCRIBE_HPP
#define FACE_LIVENESS_DESCRIBE_HPP

namespace face_liveness::inline v1
{

namespace detail
{

// member, required, type, limits
using description_row = std::array<std::string, 4>;

inline std::string range_text(std::size_t least, std::size_t most, std::string_view of)
{
    std::string out;
    if (least == most)
        out = std::to_string(most);
    else if (least == 0)
        out = "at most " + std::to_string(most);
    else
        out = std::to_string(least) + " to " + std::to_string(most);
    return (out += ' ') += of;
}

inline std::string limits_text(string_limits const& limits)
{
    std::string out = range_text(limits.min_length, limits.max_length, "characters");
    if (!limits.words.empty())
        (out += "; ") += limits.words;
    return out;
}

inline std::string limits_text(integer_limits const& limits)
{
    std::string out = std::to_string(limits.min) + " to " + std::to_string(limits.max);
    return limits.clamped ? out + "; the service acts on the nearest" : out;
}

inline std::string limits_text(number_limits const& limits)
{
    return std::to_string(limits.min) + " to " + std::to_string(limits.max);
}

inline std::string limits_text(blob_limits const& limits)
{
    return range_text(limits.min_size, limits.max_size, "bytes");
}

inline std::string limits_text(no_limits)
{
    return {};
}

template <class T>
constexpr std::string_view type_name() noexcept
{
    if constexpr (std::is_same_v<T, std::string>)
        return "string";
    else if constexpr (std::is_same_v<T, std::int32_t>)
        return "integer";
    else if constexpr (std::is_same_v<T, double>)
        return "number";
    else if constexpr (std::is_same_v<T, blob>)
        return "blob";
    else if constexpr (is_open<T>)
        return "enum";
    else if constexpr (is_list<T>)
        return "list";
    else
        return "structure";
}

template <shape T>
void describe_members(std::string const& prefix, std::vector<description_row>& rows)
{
    T::members([&]<class Member, class Limits = no_limits>(std::string_view name, Member T::*,
                                                           Limits const& limits = {}) {
        using value = value_of_t<Member>;
        std::string const path = prefix + std::string(name);
        std::string allowed = limits_text(limits);
        if constexpr (is_open<value>)
            for (std::string_view text : wire_names(typename value::enum_type{}))
                (allowed += allowed.empty() ? "" : ", ") += text;
        rows.push_back(
            {path, is_optional<Member> ? "" : "yes", std::string(type_name<value>()), std::move(allowed)});
        if constexpr (shape<value>)
            describe_members<value>(path + '.', rows);
        else if constexpr (is_list<value>)
            describe_members<typename value::value_type>(path + "[].", rows);
    });
}

} // namespace detail

/// A shape's members and limits as a table in Markdown, one line a member, those of inner structures
/// included.
///
/// "Required" is that of the structure which the member is in.  Lengths are Unicode scalar values of strings
/// and bytes of blobs.  Made from the same lists that validation, encoding and decoding walk.
template <class T>
std::string describe()
{
    static_assert(shape<T>, "face_liveness: describe takes a shape, a type that lists its members");
    std::vector<detail::description_row> rows{{"Member", "Required", "Type", "Limits"}};
    if constexpr (shape<T>)
        detail::describe_members<T>({}, rows);

    std::array<std::size_t, 4> widths{};
    for (auto const& row : rows)
        for (std::size_t i = 0; i != row.size(); ++i)
            widths[i] = (std::max)(widths[i], row[i].size());

    std::string out;
    auto const line = [&](auto const& cell, char fill)
    {
        for (std::size_t i = 0; i != widths.size(); ++i)
        {
            std::string const text = cell(i);
            (((out += '|') += fill) += text).append(widths[i] - text.size() + 1, fill);
        }
        out += "|\n";
    };
    for (auto const& row : rows)
    {
        line([&](std::size_t i) { return row[i]; }, ' ');
        if (&row == &rows.front())
            line([](std::size_t) { return std::string(); }, '-');
    }
    return out;
}

} // namespace face_liveness::inline v1

#endif // FACE_LIVENESS_DESCRIBE_HPP

// ---- face_liveness/detail/base64.hpp

#ifndef FACE_LIVENESS_DETAIL_BASE64_HPP
#define FACE_LIVENESS_DETAIL_BASE64_HPP

// Base64 by RFC 4648 section 4: the standard alphabet, padding required, unused bits zero, nothing else
// accepted.

namespace face_liveness::inline v1::detail
{

inline constexpr char base64_alphabet[65] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// Twelve bits to two characters.
inline constexpr auto base64_pairs = []
{
    std::array<char, 2 * 4096> pairs{};
    for (std::size_t i = 0; i != 4096; ++i)
    {
        pairs[2 * i] = base64_alphabet[i >> 6];
        pairs[2 * i + 1] = base64_alphabet[i & 63];
    }
    return pairs;
}();

// One table for each place in a group of four characters; a bad one sets the top byte.
inline constexpr std::uint32_t base64_bad = 0xFF000000;
inline constexpr auto base64_values = []
{
    std::array<std::array<std::uint32_t, 256>, 4> values{};
    for (std::size_t place = 0; place != 4; ++place)
    {
        values[place].fill(base64_bad);
        for (std::uint32_t i = 0; i != 64; ++i)
            values[place][static_cast<unsigned char>(base64_alphabet[i])] = i << (18 - 6 * place);
    }
    return values;
}();

constexpr std::size_t base64_size(std::size_t bytes) noexcept
{
    return (bytes + 2) / 3 * 4;
}

// Writes base64_size(size) characters.
inline void base64_encode(unsigned char const* from, std::size_t size, char* to) noexcept
{
    for (; size >= 3; size -= 3, from += 3, to += 4)
    {
        std::uint32_t const group = static_cast<std::uint32_t>(from[0] << 16 | from[1] << 8 | from[2]);
        std::memcpy(to, &base64_pairs[2 * (group >> 12)], 2);
        std::memcpy(to + 2, &base64_pairs[2 * (group & 0xFFF)], 2);
    }
    if (size != 0)
    {
        std::uint32_t const group =
            static_cast<std::uint32_t>(from[0] << 16 | (size == 2 ? from[1] << 8 : 0));
        std::memcpy(to, &base64_pairs[2 * (group >> 12)], 2);
        to[2] = size == 2 ? base64_alphabet[group >> 6 & 63] : '=';
        to[3] = '=';
    }
}

inline std::uint32_t base64_group(char const* from) noexcept
{
    auto const at = [&](std::size_t place)
    { return base64_values[place][static_cast<unsigned char>(from[place])]; };
    return at(0) | at(1) | at(2) | at(3);
}

// The bytes that this many characters stand for, as the padding says; `size` is a multiple of four.
inline std::size_t base64_decoded_size(char const* from, std::size_t size) noexcept
{
    if (size == 0)
        return 0;
    std::size_t const padding = from[size - 1] != '=' ? 0u : from[size - 2] != '=' ? 1u : 2u;
    return size / 4 * 3 - padding;
}

// Writes base64_decoded_size(from, size) bytes; false if anything is wrong.  `size` is a multiple of four.
inline bool base64_decode(char const* from, std::size_t size, unsigned char* to) noexcept
{
    std::size_t const decoded = base64_decoded_size(from, size);
    std::uint32_t seen = 0;
    for (std::size_t groups = decoded / 3; groups != 0; --groups, from += 4, to += 3)
    {
        std::uint32_t const group = base64_group(from);
        seen |= group;
        to[0] = static_cast<unsigned char>(group >> 16);
        to[1] = static_cast<unsigned char>(group >> 8);
        to[2] = static_cast<unsigned char>(group);
    }
    if (std::size_t const rest = decoded % 3; rest != 0)
    {
        char const last[4] = {from[0], from[1], rest == 2 ? from[2] : 'A', 'A'};
        std::uint32_t const group = base64_group(last);
        std::uint32_t const unused = rest == 2 ? 0xFF : 0xFFFF;
        if ((group & unused) != 0)
            return false;
        seen |= group;
        to[0] = static_cast<unsigned char>(group >> 16);
        if (rest == 2)
            to[1] = static_cast<unsigned char>(group >> 8);
    }
    return (seen & base64_bad) == 0;
}

} // namespace face_liveness::inline v1::detail

#endif // FACE_LIVENESS_DETAIL_BASE64_HPP

// ---- face_liveness/detail/number.hpp

#ifndef FACE_LIVENESS_DETAIL_NUMBER_HPP
#define FACE_LIVENESS_DETAIL_NUMBER_HPP

namespace face_liveness::inline v1::detail
{

// The longest text that std::to_chars makes of a double: -2.2250738585072014e-308
inline constexpr std::size_t longest_number = 24;

// The three values that JSON has no numbers for, as AWS's JSON protocols write them (Smithy, awsJson1_1);
// empty for all others.
constexpr std::string_view name_of_special_number(double value) noexcept
{
    if (value != value)
        return "NaN";
    if (value > (std::numeric_limits<double>::max)())
        return "Infinity";
    if (value < std::numeric_limits<double>::lowest())
        return "-Infinity";
    return {};
}

// The shortest text that reads back as the same double.
inline void append_number(std::string& out, double value)
{
    if (auto const name = name_of_special_number(value); !name.empty())
    {
        out += name;
        return;
    }
    char text[longest_number];
    auto const end = std::to_chars(text, text + sizeof text, value).ptr;
    out.append(text, static_cast<std::size_t>(end - text));
}

} // namespace face_liveness::inline v1::detail

#endif // FACE_LIVENESS_DETAIL_NUMBER_HPP

// ---- face_liveness/detail/json_writer.hpp

#ifndef FACE_LIVENESS_DETAIL_JSON_WRITER_HPP
#define FACE_LIVENESS_DETAIL_JSON_WRITER_HPP

namespace face_liveness::inline v1::detail
{

// Appends the tokens of a JSON text (RFC 8259) to a string, through a buffer on the stack: no bound has to be
// worked out beforehand, and a string with capacity enough is never made to allocate.
class json_writer
{
public:
    explicit json_writer(std::string& out) noexcept
        : out_(out)
    {
    }
    json_writer(json_writer const&) = delete;
    json_writer& operator=(json_writer const&) = delete;

    void flush()
    {
        out_.append(buffer_, static_cast<std::size_t>(at_ - buffer_));
        at_ = buffer_;
    }

    void punctuation(char c)
    {
        make_room(1);
        *at_++ = c;
    }

    // `name` needs no escapes: it is a member's, out of the model.
    template <std::size_t Size>
    void key(char const (&name)[Size])
    {
        make_room(Size + 2);
        *at_++ = '"';
        std::memcpy(at_, name, Size - 1);
        at_ += Size - 1;
        *at_++ = '"';
        *at_++ = ':';
    }

    void string(std::string_view text)
    {
        punctuation('"');
        char const* from = text.data();
        char const* const end = from + text.size();
        while (from != end)
        {
            make_room(8);
            if (end - from >= 8)
            {
                std::memcpy(at_, from, 8);
                int const plain = plain_bytes(load_eight(from));
                at_ += plain;
                from += plain;
                if (plain != 8)
                    from += one_character({from, static_cast<std::size_t>(end - from)});
            }
            else
                from += one_character({from, static_cast<std::size_t>(end - from)});
        }
        punctuation('"');
    }

    void integer(std::int32_t value)
    {
        make_room(11);
        at_ = std::to_chars(at_, buffer_ + sizeof buffer_, value).ptr;
    }

    void number(double value)
    {
        if (auto const name = name_of_special_number(value); !name.empty())
            return string(name);
        make_room(longest_number);
        at_ = std::to_chars(at_, buffer_ + sizeof buffer_, value).ptr;
    }

    void base64(unsigned char const* from, std::size_t size)
    {
        punctuation('"');
        while (size != 0)
        {
            make_room(4);
            std::size_t const room = static_cast<std::size_t>(buffer_ + sizeof buffer_ - at_) / 4 * 3;
            std::size_t const part = (std::min)(room, size);
            base64_encode(from, part, at_);
            at_ += base64_size(part);
            from += part;
            size -= part;
        }
        punctuation('"');
    }

    void raw(std::string_view text)
    {
        flush();
        out_ += text;
    }

private:
    void make_room(std::size_t size)
    {
        if (static_cast<std::size_t>(buffer_ + sizeof buffer_ - at_) < size)
            flush();
    }

    // How many of the first of eight bytes stand for themselves: ASCII, no control, no '"', no '\'.
    static int plain_bytes(std::uint64_t word) noexcept
    {
        constexpr auto high = every_byte(0x80);
        auto const has_zero = [](std::uint64_t w) { return (w - every_byte(1)) & ~w; };
        // The lowest set bit is exact; those above a hit may be wrong, which doesn't matter.
        std::uint64_t const special = (word | (word - every_byte(0x20)) | has_zero(word ^ every_byte('"'))
                                       | has_zero(word ^ every_byte('\\')))
                                      & high;
        if constexpr (std::endian::native == std::endian::little)
            return std::countr_zero(special) / 8;
        else
            return special == 0 ? 8 : 0;
    }

    // Writes the first character of `text`, escaped or replaced where it has to be; returns its size.
    std::size_t one_character(std::string_view text)
    {
        make_room(6);
        auto const c = static_cast<unsigned char>(text[0]);
        if (c >= 0x80)
            return beyond_ascii(text);
        if (c >= 0x20 && c != '"' && c != '\\')
        {
            *at_++ = text[0];
            return 1;
        }
        *at_++ = '\\';
        switch (c)
        {
        case '"':
        case '\\': *at_++ = text[0]; break;
        case '\b': *at_++ = 'b'; break;
        case '\f': *at_++ = 'f'; break;
        case '\n': *at_++ = 'n'; break;
        case '\r': *at_++ = 'r'; break;
        case '\t': *at_++ = 't'; break;
        default:
            std::memcpy(at_, "u00", 3);
            at_[3] = static_cast<char>('0' + (c >> 4));
            at_[4] = "0123456789abcdef"[c & 15];
            at_ += 5;
        }
        return 1;
    }

    std::size_t beyond_ascii(std::string_view text)
    {
        auto const sequence = utf8_sequence_at(text, 0);
        std::string_view const written =
            sequence.well_formed ? text.substr(0, sequence.size) : "\xEF\xBF\xBD";
        at_ = std::copy(written.begin(), written.end(), at_);
        return sequence.size;
    }

    std::string& out_;
    char buffer_[2048];
    char* at_ = buffer_;
};

} // namespace face_liveness::inline v1::detail

#endif // FACE_LIVENESS_DETAIL_JSON_WRITER_HPP

// ---- face_liveness/encode.hpp

#ifndef FACE_LIVENESS_ENCODE_HPP
#define FACE_LIVENESS_ENCODE_HPP

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

template <blob_form Form>
struct shape_encoder
{
    json_writer& out;

    void value(std::string const& text) const { out.string(text); }
    void value(std::int32_t number) const { out.integer(number); }
    void value(double number) const { out.number(number); }

    template <class Enum>
    void value(open<Enum> const& text) const
    {
        out.string(text.text());
    }

    void value(blob const& bytes) const
    {
        if constexpr (Form == blob_form::base64)
            out.base64(bytes.data(), bytes.size());
        else
            out.raw("<" + std::to_string(bytes.size()) + (bytes.size() == 1 ? " byte>" : " bytes>"));
    }

    template <class T>
    void value(std::vector<T> const& list) const
    {
        out.punctuation('[');
        bool first = true;
        for (T const& element : list)
        {
            if (!first)
                out.punctuation(',');
            first = false;
            value(element);
        }
        out.punctuation(']');
    }

    template <shape T>
    void value(T const& object) const
    {
        out.punctuation('{');
        bool first = true;
        T::members(
            [&]<class Member, class... Limits>(auto const& name, Member T::*member, Limits const&...)
            {
                auto const one = [&](auto const& present)
                {
                    if (!first)
                        out.punctuation(',');
                    first = false;
                    out.key(name);
                    value(present);
                };
                if constexpr (!is_optional<Member>)
                    one(object.*member);
                else if (object.*member)
                    one(*(object.*member));
            });
        out.punctuation('}');
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
    constexpr std::size_t small = 1024;
    if (std::size_t const blobs = detail::size_of_blobs(value); blobs > small)
        if (std::size_t const wanted = out.size() + blobs + blobs / 64 + small;
            wanted > out.capacity() + small)
            out.reserve(wanted);
    detail::json_writer writer(out);
    detail::shape_encoder<detail::blob_form::base64>{writer}.value(value);
    writer.flush();
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
/// bytes never reach a stream.
template <class Traits, shape T>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out, T const& value)
{
    std::string text;
    detail::json_writer writer(text);
    detail::shape_encoder<detail::blob_form::size_only>{writer}.value(value);
    writer.flush();
    return out << std::string_view(text);
}

} // namespace face_liveness::inline v1

#endif // FACE_LIVENESS_ENCODE_HPP

// ---- face_liveness/validate.hpp

#ifndef FACE_LIVENESS_VALIDATE_HPP
#define FACE_LIVENESS_VALIDATE_HPP

namespace face_liveness::inline v1
{

namespace detail
{

constexpr bool holds(std::string_view text, string_limits const& limits)
{
    if (!limits.matches(text))
        return false;
    std::size_t characters = text.size();
    if (!limits.ascii_only)
    {
        auto const length = count_utf8(text);
        if (length.valid_size != text.size())
            return false;
        characters = length.characters;
    }
    return characters >= limits.min_length && characters <= limits.max_length;
}

constexpr bool holds(std::int32_t value, integer_limits const& limits)
{
    return limits.clamped || (value >= limits.min && value <= limits.max);
}

constexpr bool holds(double value, number_limits const& limits)
{
    return value >= limits.min && value <= limits.max;
}

constexpr bool holds(double, no_limits)
{
    return true;
}

constexpr bool holds(blob const& value, blob_limits const& limits)
{
    return value.size() >= limits.min_size && value.size() <= limits.max_size;
}

template <class Enum>
constexpr bool holds(open<Enum> const& value, no_limits)
{
    return value != Enum::unknown;
}

template <shape T>
constexpr bool holds(T const& value, no_limits = {});

template <class T>
constexpr bool holds(std::vector<T> const& list, no_limits)
{
    for (T const& element : list)
        if (!holds(element, no_limits()))
            return false;
    return true;
}

template <class T, class Limits>
constexpr bool holds(std::optional<T> const& value, Limits const& limits)
{
    return !value || holds(*value, limits);
}

template <shape T>
constexpr bool holds(T const& value, no_limits)
{
    bool all = true;
    T::members([&]<class Member, class Limits = no_limits>(auto const&, Member T::*member,
                                                           Limits const& limits = {}) {
        static_assert(limits_fit<value_of_t<Member>, Limits>,
                      "face_liveness: a member is listed with limits of another kind than its type");
        if constexpr (limits_fit<value_of_t<Member>, Limits>)
            all = all && holds(value.*member, limits);
    });
    return all;
}

// "CREATED, IN_PROGRESS, ...", as one text with static storage
template <class Enum>
struct joined_names
{
    static constexpr auto names = wire_names(Enum{});
    static constexpr std::string_view separator = ", ";
    static constexpr auto text = []
    {
        constexpr std::size_t size = []
        {
            std::size_t sum = 0;
            for (std::string_view name : names)
                sum += name.size() + separator.size();
            return sum - separator.size();
        }();
        std::array<char, size> out{};
        auto at = out.begin();
        for (std::string_view name : names)
        {
            if (at != out.begin())
                at = std::copy(separator.begin(), separator.end(), at);
            at = std::copy(name.begin(), name.end(), at);
        }
        return out;
    }();
};
template <class Enum>
inline constexpr std::string_view joined_wire_names{joined_names<Enum>::text.data(),
                                                    joined_names<Enum>::text.size()};

// Walks a shape and writes down every issue, in the order of the members.
class issue_collector
{
public:
    template <shape T>
    constexpr void look_at(T const& value, no_limits, path_step const& at)
    {
        T::members([&]<class Member, class Limits = no_limits>(auto const& name, Member T::*member,
                                                               Limits const& limits = {}) {
            if constexpr (limits_fit<value_of_t<Member>, Limits>)
                look_at(value.*member, limits, path_step{&at, name, 0});
        });
        if constexpr (requires { value.advice(); })
            if (std::string_view const sentence = value.advice(); !sentence.empty())
                report(at, {.rule = rule::advice, .severity = severity::warning, .requirement = sentence});
    }

    constexpr std::vector<issue> take() && { return std::move(issues_); }

private:
    template <class T, class Limits>
    constexpr void look_at(std::optional<T> const& value, Limits const& limits, path_step const& at)
    {
        if (value)
            look_at(*value, limits, at);
    }

    template <class T>
    constexpr void look_at(std::vector<T> const& list, no_limits, path_step const& at)
    {
        for (std::size_t i = 0; i != list.size(); ++i)
            look_at(list[i], no_limits(), path_step{&at, {}, i});
    }

    template <class Enum>
    constexpr void look_at(open<Enum> const& value, no_limits, path_step const& at)
    {
        if (!value.is_set())
            report(at, {.rule = rule::required, .absent = true});
        else if (value == Enum::unknown)
            report(at, {.rule = rule::enum_value,
                        .value = excerpt(value.text()),
                        .constraint = joined_wire_names<Enum>});
    }

    constexpr void look_at(std::string const& text, string_limits const& limits, path_step const& at)
    {
        if (holds(text, limits))
        {
            if (!limits.advisable(text))
                report(at, {.rule = rule::advice,
                            .severity = severity::warning,
                            .value = excerpt(text),
                            .requirement = limits.advice});
            return;
        }
        auto const length = count_utf8(text);
        if (length.valid_size != text.size())
            return report(at, {.rule = rule::malformed_utf8,
                               .actual = static_cast<std::int64_t>(length.valid_size),
                               .value = excerpt(text)});
        look_at_size(length.characters, limits.min_length, limits.max_length,
                     {.unit = unit::characters, .value = excerpt(text)}, at);
        if (!limits.matches(text))
            report(at, {.rule = rule::pattern,
                        .value = excerpt(text),
                        .requirement = limits.words,
                        .constraint = limits.pattern});
    }

    constexpr void look_at(blob const& value, blob_limits const& limits, path_step const& at)
    {
        look_at_size(value.size(), limits.min_size, limits.max_size, {.unit = unit::bytes}, at);
    }

    constexpr void look_at(std::int32_t value, integer_limits const& limits, path_step const& at)
    {
        if (value >= limits.min && value <= limits.max)
            return;
        std::string text;
        append_integer(text, value);
        report(at, {.rule = value < limits.min ? rule::min_value : rule::max_value,
                    .severity = limits.clamped ? severity::warning : severity::error,
                    .limit = value < limits.min ? limits.min : limits.max,
                    .actual = value,
                    .value = std::move(text)});
    }

    constexpr void look_at(double value, number_limits const& limits, path_step const& at)
    {
        if (holds(value, limits))
            return;
        bool const too_large = value > limits.max;
        std::string text;
        if (!std::is_constant_evaluated())
            append_number(text, value);
        report(at, {.rule = too_large ? rule::max_value : rule::min_value,
                    .limit = too_large ? limits.max : limits.min,
                    .value = std::move(text)});
    }

    constexpr void look_at(double, no_limits, path_step const&) {}

    constexpr void look_at_size(std::size_t size, std::size_t least, std::size_t most, issue found,
                                path_step const& at)
    {
        if (size >= least && size <= most)
            return;
        found.rule = size < least ? rule::min_length : rule::max_length;
        found.limit = static_cast<std::int64_t>(size < least ? least : most);
        found.actual = static_cast<std::int64_t>(size);
        report(at, std::move(found));
    }

    constexpr void report(path_step const& at, issue found)
    {
        append_path(found.path, at);
        issues_.push_back(std::move(found));
    }

    static constexpr std::string excerpt(std::string_view text) { return std::string(cut_of(text, 4096)); }

    std::vector<issue> issues_{};
};

} // namespace detail

/// Every issue of a shape, errors and warnings, in the order of its members and of its lists' elements.
///
/// A value that breaks several rules has several issues, as in the service's own answer; text that is not
/// UTF-8 has only that one.  Linear in the size of the value.  Strong exception safety.  Usable in constant
/// expressions.
template <class T>
constexpr std::vector<issue> validate(T const& value)
{
    static_assert(shape<T>, "face_liveness: validate takes a shape, a type that lists its members");
    detail::issue_collector collector;
    if constexpr (shape<T>)
        collector.look_at(value, no_limits(), detail::path_step());
    return std::move(collector).take();
}

/// Whether `validate` would find no error; warnings do not count.  Stops at the first one and never
/// allocates.
template <class T>
requires(!std::invocable<T const&>) constexpr bool is_valid(T const& value) noexcept
{
    static_assert(shape<T>, "face_liveness: is_valid takes a shape, a type that lists its members");
    if constexpr (shape<T>)
        return detail::holds(value);
    return false;
}

/// Whether the request that a function returns is valid, for constant expressions.
///
///     static_assert(is_valid([] { return create_session_request{.kms_key_id = "alias/faces"}; }));
///
/// Not every compiler can hold a whole request in a constant expression (GCC 12 and 14 refuse braced lists of
/// structures there); each can run a function that makes one.
template <std::invocable Function>
consteval bool is_valid(Function make)
{
    return is_valid(make());
}

namespace detail
{

// Not constexpr: calling one of these inside `literal` stops the compiler, which then prints the name.
inline void the_literal_has_fewer_characters_than_the_shortest_that_is_allowed() {}
inline void the_literal_has_more_characters_than_the_longest_that_is_allowed() {}
inline void the_literal_does_not_match_the_pattern_of_the_service_model() {}
inline void the_literal_is_not_valid_utf8() {}
inline void the_literal_has_a_nul_character() {}

} // namespace detail

/// A string literal that is checked when it is compiled, on every compiler.
///
///     output_config{.s3_bucket = literal<scalars::s3_bucket>("acme-liveness")}
///
/// A literal that breaks a rule of `Limits` does not compile, and the error names the rule.
template <auto const& Limits, std::size_t Size>
consteval char const* literal(char const (&text)[Size])
{
    static_assert(std::is_same_v<std::remove_cvref_t<decltype(Limits)>, string_limits>,
                  "face_liveness: literal takes the limits of a string, such as scalars::s3_bucket");
    std::string_view const characters(text, Size - 1);
    auto const length = detail::count_utf8(characters);
    if (characters.find('\0') != characters.npos)
        detail::the_literal_has_a_nul_character();
    if (length.valid_size != characters.size())
        detail::the_literal_is_not_valid_utf8();
    if (length.characters < Limits.min_length)
        detail::the_literal_has_fewer_characters_than_the_shortest_that_is_allowed();
    if (length.characters > Limits.max_length)
        detail::the_literal_has_more_characters_than_the_longest_that_is_allowed();
    if (!Limits.matches(characters))
        detail::the_literal_does_not_match_the_pattern_of_the_service_model();
    return text;
}

} // namespace face_liveness::inline v1

#endif // FACE_LIVENESS_VALIDATE_HPP

// ---- face_liveness/core.hpp

#ifndef FACE_LIVENESS_CORE_HPP
#define FACE_LIVENESS_CORE_HPP

// The shapes, their validation, their description and their encoding: the standard library only.

#endif // FACE_LIVENESS_CORE_HPP

// ---- face_liveness/detail/read_number.hpp

#ifndef FACE_LIVENESS_DETAIL_READ_NUMBER_HPP
#define FACE_LIVENESS_DETAIL_READ_NUMBER_HPP

// Numbers from the text of a JSON number, whose grammar somebody has checked already.

namespace face_liveness::inline v1::detail
{

// The number with a name: "NaN", "Infinity", "-Infinity" (Smithy, awsJson1_1).
inline bool number_from_name(std::string_view name, double& value) noexcept
{
    using limits = std::numeric_limits<double>;
    if (name == "NaN")
        value = limits::quiet_NaN();
    else if (name == "Infinity")
        value = limits::infinity();
    else if (name == "-Infinity")
        value = -limits::infinity();
    else
        return false;
    return true;
}

// Correctly rounded: beyond the largest double is infinity, too small is a zero with the text's sign.
// `approximation` is what Boost.JSON made of the text, which is often wrong in the last place; without a text
// it is the number.
inline double number_from_text(std::string_view text, double approximation)
{
    if (text.empty())
        return approximation;
#ifdef __cpp_lib_to_chars
    double value = 0;
    auto const error = std::from_chars(text.data(), text.data() + text.size(), value).ec;
    if (error == std::errc::result_out_of_range)
        return std::copysign(std::abs(approximation) < 1 ? 0.0 : std::numeric_limits<double>::infinity(),
                             approximation);
    return value;
#else
    // libc++ has no from_chars for doubles; strtod wants the locale's decimal point
    std::string copy(text);
    if (std::size_t const point = copy.find('.'); point != copy.npos)
        copy.replace(point, 1, std::localeconv()->decimal_point);
    return std::strtod(copy.c_str(), nullptr);
#endif
}

enum class integer_verdict : unsigned char
{
    ok,
    fraction,
    out_of_range
};

// The integer that a number is, however it is written: 3.0, 3e0 and 30e-1 are 3.
inline integer_verdict integer_from_text(std::string_view text, std::int32_t& integer) noexcept
{
    bool const negative = text[0] == '-';
    if (negative)
        text.remove_prefix(1);
    std::size_t const end_of_mantissa = (std::min)(text.find_first_of("eE"), text.size());
    std::string_view const mantissa = text.substr(0, end_of_mantissa);

    // the mantissa's digits x 10^scale
    std::int64_t scale = 0;
    if (end_of_mantissa != text.size())
    {
        std::string_view exponent = text.substr(end_of_mantissa + 1);
        if (exponent[0] == '+')
            exponent.remove_prefix(1);
        std::from_chars(exponent.data(), exponent.data() + exponent.size(), scale);
    }
    if (std::size_t const point = mantissa.find('.'); point != mantissa.npos)
        scale -= static_cast<std::int64_t>(mantissa.size() - point - 1);

    // without the zeros at both ends
    constexpr char const* not_zero = "123456789";
    std::size_t const first = mantissa.find_first_of(not_zero);
    if (first == mantissa.npos)
    {
        integer = 0;
        return integer_verdict::ok;
    }
    std::size_t const last = mantissa.find_last_of(not_zero);
    for (char c : mantissa.substr(last + 1))
        scale += c == '0';
    if (scale < 0)
        return integer_verdict::fraction;

    constexpr std::int64_t most = (std::numeric_limits<std::int32_t>::max)();
    std::int64_t value = 0;
    for (char c : mantissa.substr(first, last + 1 - first))
        if (c != '.' && value <= most)
            value = value * 10 + (c - '0');
    for (; scale != 0 && value <= most; --scale)
        value *= 10;
    if (value > most + negative)
        return integer_verdict::out_of_range;
    integer = static_cast<std::int32_t>(negative ? -value : value);
    return integer_verdict::ok;
}

} // namespace face_liveness::inline v1::detail

#endif // FACE_LIVENESS_DETAIL_READ_NUMBER_HPP

// ---- face_liveness/detail/decode_target.hpp

#ifndef FACE_LIVENESS_DETAIL_DECODE_TARGET_HPP
#define FACE_LIVENESS_DETAIL_DECODE_TARGET_HPP

// What the decoder knows of a type without being a template over it: a table of functions for each, made from
// the member lists.  One handler then serves every shape, since each further instantiation of
// boost::json::basic_parser costs its user seconds of compile time.

namespace face_liveness::inline v1::detail
{

enum class target_kind : unsigned char
{
    structure,
    list,
    string,
    integer,
    number,
    text // an enum or a blob: made from the whole text of a string
};

struct target_type;

struct target_member
{
    void* place{};
    target_type const* type{};
    std::string_view name{};
    unsigned index{};
};

struct target_type
{
    target_kind kind{};
    // the value at a place, made present if it is optional; resetting makes it absent, or its default
    void* (*engage)(void* place){};
    void (*reset)(void* place){};

    // structure
    bool (*find)(void* object, std::string_view name, target_member& found){};
    // resets the members whose bits are not set; returns the name of the first that is required, or an empty
    // one
    std::string_view (*finish)(void* object, std::uint64_t present){};

    // list; elements that are there already are used again, so that they keep their capacity
    void* (*element)(void* list, std::size_t index){};
    void (*truncate)(void* list, std::size_t size){};
    target_type const* (*element_type)() noexcept {};

    // scalars; in function pointers, so that programs without blobs or doubles carry no code for these
    bool (*read_text)(void* value, std::string_view text){};
    bool (*read_double)(void* value, std::string_view text, double approximation){};
};

template <class Place>
constexpr target_type make_target();

template <class Place>
inline constexpr target_type target_for = make_target<Place>();

template <class Place>
target_type const* target_type_of() noexcept
{
    return &target_for<Place>;
}

template <class Place>
void* engage(void* place)
{
    if constexpr (is_optional<Place>)
    {
        auto& value = *static_cast<Place*>(place);
        return value ? &*value : &value.emplace();
    }
    else
        return place;
}

template <class Place>
void reset(void* place)
{
    if constexpr (is_optional<Place>)
        static_cast<Place*>(place)->reset();
    else
        *static_cast<Place*>(place) = Place();
}

template <shape T>
bool find_member(void* object, std::string_view name, target_member& found)
{
    bool hit = false;
    unsigned index = 0;
    T::members([&]<std::size_t Size, class Member, class... Limits>(char const(&member_name)[Size],
                                                                    Member T::*member, Limits const&...) {
        if (!hit && name.size() == Size - 1 && std::memcmp(name.data(), member_name, Size - 1) == 0)
        {
            hit = true;
            found = {
                &(static_cast<T*>(object)->*member), &target_for<Member>, {member_name, Size - 1}, index};
        }
        ++index;
    });
    return hit;
}

template <shape T>
std::string_view finish_structure(void* object, std::uint64_t present)
{
    std::string_view missing;
    unsigned index = 0;
    T::members(
        [&]<class Member, class... Limits>(std::string_view name, Member T::*member, Limits const&...)
        {
            if ((present >> index++ & 1) == 0)
            {
                reset<Member>(&(static_cast<T*>(object)->*member));
                if (!is_optional<Member> && missing.empty())
                    missing = name;
            }
        });
    return missing;
}

template <class T>
void* list_element(void* list, std::size_t index)
{
    auto& elements = *static_cast<std::vector<T>*>(list);
    if (index == elements.size())
    {
        if (elements.capacity() == elements.size())
            elements.reserve(
                (std::max)(std::size_t(4), 2 * elements.size())); // a session has up to four audit images
        elements.emplace_back();
    }
    return &elements[index];
}

template <class T>
void truncate_list(void* list, std::size_t size)
{
    auto& elements = *static_cast<std::vector<T>*>(list);
    elements.erase(elements.begin() + static_cast<std::ptrdiff_t>(size), elements.end());
}

template <class Enum>
bool read_enum(void* value, std::string_view text)
{
    static_cast<open<Enum>*>(value)->assign(text);
    return true;
}

inline bool read_blob(void* value, std::string_view text)
{
    if (text.size() % 4 != 0)
        return false;
    // in parts by way of the stack: the vector isn't filled with zeros first
    unsigned char part[3072];
    constexpr std::size_t part_size = sizeof part / 3 * 4;
    auto& bytes = *static_cast<blob*>(value);
    bytes.clear();
    bytes.reserve(base64_decoded_size(text.data(), text.size()));
    for (; !text.empty(); text.remove_prefix((std::min)(part_size, text.size())))
    {
        std::size_t const size = (std::min)(part_size, text.size());
        std::size_t const decoded = base64_decoded_size(text.data(), size);
        bool const padded_inside = decoded % 3 != 0 && size != text.size();
        if (padded_inside || !base64_decode(text.data(), size, part))
            return false;
        bytes.insert(bytes.end(), part, part + decoded);
    }
    return true;
}

inline bool read_number_name(void* value, std::string_view text)
{
    return number_from_name(text, *static_cast<double*>(value));
}

inline bool read_number_text(void* value, std::string_view text, double approximation)
{
    *static_cast<double*>(value) = number_from_text(text, approximation);
    return true;
}

template <class Place>
constexpr target_type make_target()
{
    using value = value_of_t<Place>;
    target_type type{};
    type.engage = engage<Place>;
    type.reset = reset<Place>;
    if constexpr (shape<value>)
    {
        type.kind = target_kind::structure;
        type.find = find_member<value>;
        type.finish = finish_structure<value>;
    }
    else if constexpr (is_list<value>)
    {
        using element = typename value::value_type;
        type.kind = target_kind::list;
        type.element = list_element<element>;
        type.truncate = truncate_list<element>;
        type.element_type = target_type_of<element>;
    }
    else if constexpr (std::is_same_v<value, std::string>)
        type.kind = target_kind::string;
    else if constexpr (std::is_same_v<value, std::int32_t>)
        type.kind = target_kind::integer;
    else if constexpr (std::is_same_v<value, double>)
    {
        type.kind = target_kind::number;
        type.read_text = read_number_name;
        type.read_double = read_number_text;
    }
    else
    {
        type.kind = target_kind::text;
        if constexpr (is_open<value>)
            type.read_text = read_enum<typename value::enum_type>;
        else
            type.read_text = read_blob;
    }
    return type;
}

} // namespace face_liveness::inline v1::detail

#endif // FACE_LIVENESS_DETAIL_DECODE_TARGET_HPP

// ---- face_liveness/json/error.hpp

#ifndef FACE_LIVENESS_JSON_ERROR_HPP
#define FACE_LIVENESS_JSON_ERROR_HPP

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
    constexpr decode_error_category() noexcept
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

#endif // FACE_LIVENESS_JSON_ERROR_HPP

// ---- face_liveness/detail/decode_handler.hpp

#ifndef FACE_LIVENESS_DETAIL_DECODE_HANDLER_HPP
#define FACE_LIVENESS_DETAIL_DECODE_HANDLER_HPP

namespace face_liveness::inline v1::detail
{

// How deep a shape is: a structure or list of scalars is 1.
template <class Place>
constexpr std::size_t depth_of()
{
    using value = value_of_t<Place>;
    std::size_t deepest = 0;
    if constexpr (is_list<value>)
        deepest = depth_of<typename value::value_type>();
    else if constexpr (shape<value>)
        value::members([&]<class Member, class... Limits>(auto const&, Member value::*, Limits const&...)
                       { deepest = (std::max)(deepest, depth_of<Member>()); });
    else
        return 0;
    return deepest + 1;
}

inline constexpr std::size_t deepest_shape = 12;

// Takes the events of a JSON text and writes straight into a shape.  boost::json::basic_parser sends them, or
// somebody who walks a boost::json::value.
class decode_handler
{
public:
    using error_code = boost::system::error_code;
    using json_view = boost::json::string_view;

    // boost::json::basic_parser asks for these
    static constexpr std::size_t max_object_size = (std::numeric_limits<std::size_t>::max)();
    static constexpr std::size_t max_array_size = (std::numeric_limits<std::size_t>::max)();
    static constexpr std::size_t max_key_size = (std::numeric_limits<std::size_t>::max)();
    static constexpr std::size_t max_string_size = (std::numeric_limits<std::size_t>::max)();

    // In a request required members and list elements are demanded at every depth, as the service does.
    decode_handler(void* root, target_type const& type, bool is_request) noexcept
        : root_{root, &type, {}, 0}
        , is_request_(is_request)
    {
    }

    // The place where the handler is, or where it stopped.
    std::string path() const
    {
        std::string out;
        for (std::size_t i = 0; i != depth_; ++i)
        {
            frame const& f = frames_[i];
            if (f.type->kind == target_kind::list)
                append_index(out, f.index);
            else if (!f.member.name.empty())
                (out += out.empty() ? "" : ".") += f.member.name;
        }
        return out;
    }

    // What went wrong, after a function of this class has set `ec` to a decode_errc.
    decode_error take_error(std::size_t offset)
    {
        error_.path = path();
        error_.offset = offset;
        return std::move(error_);
    }

    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }

    bool on_object_begin(error_code& ec) { return open(target_kind::structure, json_type::object, ec); }
    bool on_array_begin(error_code& ec) { return open(target_kind::list, json_type::list, ec); }

    bool on_object_end(std::size_t, error_code& ec)
    {
        if (skips_container())
            return true;
        frame& closed = frames_[depth_ - 1];
        closed.member = {};
        std::string_view const missing = closed.type->finish(closed.object, closed.present);
        if (!missing.empty() && (is_request_ || depth_ == 1))
        {
            closed.member.name = missing;
            return fail(decode_errc::missing_member, "missing, but required", ec);
        }
        --depth_;
        after_value();
        return true;
    }

    bool on_array_end(std::size_t, error_code&)
    {
        if (skips_container())
            return true;
        frame const& closed = frames_[--depth_];
        closed.type->truncate(closed.object, closed.index);
        after_value();
        return true;
    }

    bool on_key_part(json_view part, std::size_t total, error_code&)
    {
        if (skipped_ == 0)
            keep(part, total);
        return true;
    }

    bool on_key(json_view part, std::size_t total, error_code& ec)
    {
        if (skipped_ != 0)
            return true;
        frame& f = frames_[depth_ - 1];
        f.member = {};
        if (!f.type->find(f.object, whole(part, total), f.member))
            return true;
        std::uint64_t const bit = std::uint64_t(1) << f.member.index;
        if ((f.seen & bit) != 0)
            return fail(decode_errc::duplicate_member, "comes twice", ec);
        f.seen |= bit;
        return true;
    }

    bool on_string_part(json_view part, std::size_t total, error_code& ec)
    {
        return skips_scalar() || text_part(part, total, false, ec);
    }

    bool on_string(json_view part, std::size_t total, error_code& ec)
    {
        if (skips_scalar())
            return true;
        if (!text_part(part, total, true, ec))
            return false;
        after_value();
        return true;
    }

    // Texts are given in one buffer, so numbers come whole.
    bool on_number_part(json_view, error_code&) { return true; }

    bool on_int64(std::int64_t value, json_view text, error_code& ec)
    {
        bool const minus_zero = value == 0 && !text.empty() && text[0] == '-';
        return integer(value, minus_zero ? -0.0 : static_cast<double>(value), ec);
    }

    bool on_uint64(std::uint64_t value, json_view, error_code& ec)
    {
        constexpr std::uint64_t most = (std::numeric_limits<std::int64_t>::max)();
        return integer(static_cast<std::int64_t>((std::min)(value, most)), static_cast<double>(value), ec);
    }

    bool on_double(double approximation, json_view text, error_code& ec)
    {
        if (skips_scalar())
            return true;
        target_member const to = target();
        switch (to.type->kind)
        {
        case target_kind::number:
            to.type->read_double(engage(to), {text.data(), text.size()}, approximation);
            break;
        case target_kind::integer:
        {
            auto const verdict = read_integer({text.data(), text.size()}, approximation, to);
            if (verdict == integer_verdict::fraction)
                return fail(decode_errc::not_integer, "an integer is needed here, not a fraction", ec,
                            json_type::integer, json_type::number);
            if (verdict == integer_verdict::out_of_range)
                return fail_range(ec);
            break;
        }
        default: return fail_type(*to.type, json_type::number, ec);
        }
        after_value();
        return true;
    }

    bool on_bool(bool, error_code& ec)
    {
        return skips_scalar() || fail_type(*target().type, json_type::boolean, ec);
    }

    bool on_null(error_code& ec)
    {
        if (skips_scalar())
            return true;
        if (depth_ == 0)
            return fail_type(*root_.type, json_type::null, ec);
        frame& f = frames_[depth_ - 1];
        if (f.type->kind == target_kind::list)
            // a response's null elements are left out; the request's sender has to mean something by each
            return !is_request_
                   || fail(decode_errc::null_element, "null is not allowed as an element of a list", ec);
        f.member.type->reset(f.member.place);
        return true;
    }

    bool on_comment_part(json_view, error_code&) { return true; }
    bool on_comment(json_view, error_code&) { return true; }

private:
    struct frame
    {
        void* object{};
        target_type const* type{};
        std::uint64_t seen{};    // structure: members whose names came
        std::uint64_t present{}; // structure: members that have values
        std::size_t index{};     // list: elements that are there
        target_member member{};  // structure: the one whose value comes next; no type, if it isn't known
    };

    static void append_index(std::string& out, std::size_t index)
    {
        out += '[';
        append_integer(out, static_cast<std::int64_t>(index));
        out += ']';
    }

    // Where the next value goes.
    target_member target()
    {
        if (depth_ == 0)
            return root_;
        frame& f = frames_[depth_ - 1];
        if (f.type->kind == target_kind::list)
            return {nullptr, f.type->element_type(), {}, 0};
        return f.member;
    }

    // The value at the target, made present.
    void* engage(target_member const& to)
    {
        if (depth_ == 0)
            return to.place;
        frame& f = frames_[depth_ - 1];
        if (f.type->kind == target_kind::list)
            return f.type->element(f.object, f.index);
        f.present |= std::uint64_t(1) << to.index;
        return to.type->engage(to.place);
    }

    void after_value() noexcept
    {
        if (depth_ != 0 && frames_[depth_ - 1].type->kind == target_kind::list)
            ++frames_[depth_ - 1].index;
    }

    // Values of unknown members are checked by the parser and forgotten.
    bool skips_scalar() const noexcept { return skipped_ != 0 || expects_unknown(); }

    bool expects_unknown() const noexcept
    {
        return depth_ != 0 && frames_[depth_ - 1].type->kind == target_kind::structure
               && frames_[depth_ - 1].member.type == nullptr;
    }

    bool skips_container() noexcept
    {
        if (skipped_ == 0)
            return false;
        --skipped_;
        return true;
    }

    bool open(target_kind kind, json_type found, error_code& ec)
    {
        if (skips_scalar())
        {
            ++skipped_;
            return true;
        }
        target_member const to = target();
        if (to.type->kind != kind)
            return fail_type(*to.type, found, ec);
        void* const object = engage(to);
        frames_[depth_++] = {object, to.type, 0, 0, 0, {}};
        return true;
    }

    bool text_part(json_view part, std::size_t total, bool is_last, error_code& ec)
    {
        target_member const to = target();
        if (to.type->kind == target_kind::string)
        {
            auto& text = *static_cast<std::string*>(part.size() == total ? current_ = engage(to) : current_);
            if (part.size() == total)
                text.assign(part.data(), part.size());
            else
                text.append(part.data(), part.size());
            return true;
        }
        if (!to.type->read_text)
            return fail_type(*to.type, json_type::string, ec);
        if (!is_last)
        {
            keep(part, total);
            return true;
        }
        if (to.type->read_text(engage(to), whole(part, total)))
            return true;
        if (to.type->kind == target_kind::number)
            return fail_type(*to.type, json_type::string, ec);
        return fail(decode_errc::bad_base64, "not base64", ec);
    }

    bool integer(std::int64_t value, double as_double, error_code& ec)
    {
        if (skips_scalar())
            return true;
        target_member const to = target();
        if (to.type->kind == target_kind::number)
            to.type->read_double(engage(to), {}, as_double);
        else if (to.type->kind != target_kind::integer)
            return fail_type(*to.type, json_type::number, ec);
        else if (value < (std::numeric_limits<std::int32_t>::min)()
                 || value > (std::numeric_limits<std::int32_t>::max)())
            return fail_range(ec);
        else
            *static_cast<std::int32_t*>(engage(to)) = static_cast<std::int32_t>(value);
        after_value();
        return true;
    }

    integer_verdict read_integer(std::string_view text, double value, target_member const& to)
    {
        auto& integer = *static_cast<std::int32_t*>(engage(to));
        if (!text.empty())
            return integer_from_text(text, integer);
        // out of a boost::json::value, which has no text
        if (std::trunc(value) != value)
            return integer_verdict::fraction;
        if (!(std::abs(value) <= 2147483648.0) || value == 2147483648.0)
            return integer_verdict::out_of_range;
        integer = static_cast<std::int32_t>(value);
        return integer_verdict::ok;
    }

    // Strings come in parts where they have escapes; what is not a std::string itself is put together here.
    void keep(json_view part, std::size_t total)
    {
        if (part.size() == total)
            kept_.clear();
        kept_.append(part.data(), part.size());
    }

    std::string_view whole(json_view last, std::size_t total)
    {
        if (last.size() == total)
            return {last.data(), last.size()};
        kept_.append(last.data(), last.size());
        return kept_;
    }

    bool fail(decode_errc code, std::string sentence, error_code& ec, json_type needed = {},
              json_type found = {})
    {
        error_ = {code, {}, 0, std::move(sentence), needed, found};
        ec = code;
        return false;
    }

    bool fail_range(error_code& ec)
    {
        return fail(decode_errc::out_of_range, "an integer of 32 bits is needed here", ec, json_type::integer,
                    json_type::number);
    }

    bool fail_type(target_type const& wanted, json_type found, error_code& ec)
    {
        constexpr std::string_view names[] = {"",           "an object", "a list",        "a string",
                                              "an integer", "a number",  "true or false", "null"};
        constexpr json_type types[] = {json_type::object,  json_type::list,   json_type::string,
                                       json_type::integer, json_type::number, json_type::string};
        json_type const needed = types[static_cast<std::size_t>(wanted.kind)];
        std::string sentence(names[static_cast<std::size_t>(needed)]);
        (sentence += " is needed here, not ") += names[static_cast<std::size_t>(found)];
        return fail(decode_errc::wrong_type, std::move(sentence), ec, needed, found);
    }

    frame frames_[deepest_shape]{};
    std::size_t depth_ = 0;
    std::size_t skipped_ = 0; // containers open inside of an unknown member
    target_member root_;
    void* current_{};    // the string whose parts are coming
    std::string kept_{}; // the parts of a text that came so far
    decode_error error_{};
    bool is_request_;
};

} // namespace face_liveness::inline v1::detail

#endif // FACE_LIVENESS_DETAIL_DECODE_HANDLER_HPP

// ---- face_liveness/json/conversion.hpp

#ifndef FACE_LIVENESS_JSON_CONVERSION_HPP
#define FACE_LIVENESS_JSON_CONVERSION_HPP

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
    if (auto const done = detail::read_value(&value, detail::target_for<T>, request_shape<T>, from); !done)
        return done.error().error();
    return value;
}

/// `boost::json::value_to<shape>(value)`: the same, and throws `boost::system::system_error` with the path of
/// the member.
template <shape T>
T tag_invoke(boost::json::value_to_tag<T>, boost::json::value const& from)
{
    T value{};
    detail::read_value(&value, detail::target_for<T>, request_shape<T>, from).value();
    return value;
}

} // namespace face_liveness::inline v1

#endif // FACE_LIVENESS_JSON_CONVERSION_HPP

// ---- face_liveness/json/decode.hpp

#ifndef FACE_LIVENESS_JSON_DECODE_HPP
#define FACE_LIVENESS_JSON_DECODE_HPP

namespace face_liveness::inline v1
{

/// What `decode` lets in.
struct decode_options
{
    std::size_t max_size =
        2 * 1024 * 1024;        ///< bytes of text; five images of 204800 bytes are 1.4 million in base64
    std::size_t max_depth = 32; ///< of objects and lists, unknown members' included
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
    static_assert(detail::depth_of<T>() <= detail::deepest_shape,
                  "face_liveness: the shape is nested too deep");
    return detail::decode_text(&value, detail::target_for<T>, request_shape<T>, text, options);
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
    T value{};
    if (auto const done = decode_into(value, text, options); !done)
        return done.error();
    return value;
}

} // namespace face_liveness::inline v1

#endif // FACE_LIVENESS_JSON_DECODE_HPP

// ---- face_liveness/json.hpp

#ifndef FACE_LIVENESS_JSON_HPP
#define FACE_LIVENESS_JSON_HPP

// Reading JSON with Boost.JSON, the only door to it.
//
// Boost.JSON has a part that is compiled.  Undefined references to boost::json mean that it is missing: link
// Boost.JSON (the CMake target Boost::json, -lboost_json), or put `#include <boost/json/src.hpp>` into one
// source file.

#endif // FACE_LIVENESS_JSON_HPP

// ---- face_liveness.hpp

#ifndef FACE_LIVENESS_FACE_LIVENESS_HPP
#define FACE_LIVENESS_FACE_LIVENESS_HPP

// Everything that a service needs, in reading order.

#endif // FACE_LIVENESS_FACE_LIVENESS_HPP
