// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// face_liveness/core.hpp of face_liveness 0.1.0, with all of the library that it needs.
// Made by cmake/amalgamate.py from include/: change it there.

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <iosfwd>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

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
    std::int64_t actual{}; ///< what it is, 0 for floating-point numbers; for malformed_utf8 the offset of the
                           ///< first bad byte
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
    std::size_t min_length{};                                ///< the fewest characters that are allowed
    std::size_t max_length{};                                ///< the most
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
    std::int32_t min{}; ///< the smallest that is allowed
    std::int32_t max{}; ///< the largest
    bool clamped{};     ///< the service acts on the nearest bound: outside is a warning, not an error
};

/// The limits of a floating-point member.  NaN is outside.
struct number_limits
{
    std::int32_t min{}; ///< the smallest that is allowed
    std::int32_t max{}; ///< the largest
};

/// The limits of a blob member, in bytes.
struct blob_limits
{
    std::size_t min_size{}; ///< the fewest bytes that are allowed
    std::size_t max_size{}; ///< the most
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

    /// A known value; `Enum::unknown`, and a number that is no enumerator, give an unset one.
    constexpr open(Enum value) noexcept
        : value_(static_cast<std::size_t>(value) <= wire_names(Enum{}).size() ? value : Enum::unknown)
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

    /// Writes the text on the wire, with control characters escaped.
    template <class Traits>
    friend std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                                        open const& value)
    {
        std::string text;
        detail::append_printable(text, value.text(), value.text().size());
        return out << std::string_view(text);
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
///
/// A namespace with shapes of yours says `using face_liveness::operator<<;` to print them, and
/// `using face_liveness::tag_invoke;` to convert them from and to boost::json::value.
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

template <shape T>
consteval unsigned number_of_members()
{
    unsigned count = 0;
    T::members([&]<class Member, class... Limits>(auto const&, Member T::*, Limits const&...) { ++count; });
    return count;
}

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

inline constexpr char_set digits("0-9");
inline constexpr char_set lower_case_letters_and_digits("a-z0-9");
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

// "General purpose bucket naming rules", Amazon S3 User Guide: 3 to 63 characters, lower-case letters,
// digits, dots and hyphens; begins and ends with a letter or digit; no two dots in a row; not formatted as an
// IP address; none of the reserved prefixes and suffixes.  The suffixes -s3alias and --x-s3 are missing here:
// access point aliases and directory buckets do have such names.
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
    for (std::string_view prefix : {"xn--", "sthree-", "amzn-s3-demo-"})
        if (text.starts_with(prefix))
            return false;
    for (std::string_view suffix : {"--ol-s3", ".mrap", "--table-s3"})
        if (text.ends_with(suffix))
            return false;
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
    .advice =
        "S3 refuses to create a bucket of this name: it wants 3 to 63 lower-case letters, digits, dots and "
        "hyphens, a letter or digit at both ends, no two dots in a row, no IP address, and no reserved "
        "prefix or suffix",
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
    (out += ' ') += of;
    return most == 1 ? out : out + 's';
}

inline std::string limits_text(string_limits const& limits)
{
    std::string out = range_text(limits.min_length, limits.max_length, "character");
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
    return range_text(limits.min_size, limits.max_size, "byte");
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

// Lists of structures have rows for what is in them, other lists say it themselves.
template <class T>
std::string type_text()
{
    if constexpr (is_list<T>)
        if constexpr (!shape<typename T::value_type>)
            return "list of " + type_text<typename T::value_type>();
    return std::string(type_name<T>());
}

template <class T>
std::string names_text()
{
    std::string out;
    if constexpr (is_list<T>)
        out = names_text<typename T::value_type>();
    else if constexpr (is_open<T>)
        for (std::string_view text : wire_names(typename T::enum_type{}))
            (out += out.empty() ? "" : ", ") += text;
    return out;
}

template <shape T>
void describe_members(std::string const& prefix, std::vector<description_row>& rows);

template <class T>
void describe_inside(std::string const& path, std::vector<description_row>& rows)
{
    if constexpr (shape<T>)
        describe_members<T>(path + '.', rows);
    else if constexpr (is_list<T>)
        describe_inside<typename T::value_type>(path + "[]", rows);
}

template <shape T>
void describe_members(std::string const& prefix, std::vector<description_row>& rows)
{
    T::members([&]<class Member, class Limits = no_limits>(std::string_view name, Member T::*,
                                                           Limits const& limits = {}) {
        using value = value_of_t<Member>;
        std::string const path = prefix + std::string(name);
        rows.push_back({path, is_optional<Member> ? "" : "yes", type_text<value>(),
                        limits_text(limits) + names_text<value>()});
        describe_inside<value>(path, rows);
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
//
// Images are most of a response, so there are two codecs with the same results: one for every machine, and
// one for x86 processors that have AVX2, chosen when the program runs; it needs no flag of the compiler. Each
// takes whole groups, of three bytes or four characters, from the front and leaves the rest to the next.

namespace face_liveness::inline v1::detail
{

inline constexpr char base64_alphabet[65] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// Twelve bits to two characters.  Every unit that includes this computes the tables anew, which is quicker
// with an array of the language than with std::array.
inline constexpr struct base64_pairs_table
{
    char of[2 * 4096]{};

    consteval base64_pairs_table()
    {
        for (std::size_t i = 0; i != 4096; ++i)
        {
            of[2 * i] = base64_alphabet[i >> 6];
            of[2 * i + 1] = base64_alphabet[i & 63];
        }
    }
} base64_pairs;

// Of a group of four characters, what each stands for: one table for each place, three bytes with the first
// one lowest.  A bad character sets the highest byte.
inline constexpr std::uint32_t base64_bad = 0xFF000000;
inline constexpr struct base64_values_table
{
    std::uint32_t of[4][256]{};

    consteval base64_values_table()
    {
        for (auto& place : of)
            for (std::uint32_t& value : place)
                value = base64_bad;
        for (std::uint32_t i = 0; i != 64; ++i)
        {
            auto const c = static_cast<unsigned char>(base64_alphabet[i]);
            of[0][c] = i << 2;
            of[1][c] = i >> 4 | (i & 0xF) << 12;
            of[2][c] = (i >> 2) << 8 | (i & 3) << 22;
            of[3][c] = i << 16;
        }
    }
} base64_values;

constexpr std::size_t base64_size(std::size_t bytes) noexcept
{
    return (bytes + 2) / 3 * 4;
}

// The bytes that this many characters stand for, as the padding says; `size` is a multiple of four.
constexpr std::size_t base64_decoded_size(char const* from, std::size_t size) noexcept
{
    if (size == 0)
        return 0;
    std::size_t const padding = from[size - 1] != '=' ? 0u : from[size - 2] != '=' ? 1u : 2u;
    return size / 4 * 3 - padding;
}

// What is still to be done.
struct base64_encoding
{
    unsigned char const* from{};
    std::size_t size{};
    char* to{};
};

struct base64_decoding
{
    char const* from{};
    std::size_t size{};
    unsigned char* to{};
    std::uint64_t bad{}; // not zero once something bad was seen
};

#if defined(__x86_64__) && (defined(__GNUC__) || defined(__clang__))

// Registers of 256 bits.  No intrinsics: their header takes as long to compile as all others together.
using base64_bytes [[gnu::vector_size(32)]] = char;
using base64_halves [[gnu::vector_size(32)]] = short;
using base64_words [[gnu::vector_size(32)]] = std::uint32_t;

// The method of Wojciech Mula and Daniel Lemire, "Faster Base64 Encoding and Decoding Using AVX2
// Instructions", ACM Transactions on the Web 12 (2018).
[[gnu::target("avx2")]] inline base64_encoding base64_encode_avx2(base64_encoding at) noexcept
{
    // of three bytes each word gets the second, first, third, second
    constexpr base64_bytes spread{1, 0, 2, 1, 4, 3, 5, 4, 7, 6, 8, 7, 10, 9, 11, 10,
                                  1, 0, 2, 1, 4, 3, 5, 4, 7, 6, 8, 7, 10, 9, 11, 10};
    // a product shifts each half of a word by its own number of bits
    constexpr base64_words right_by_10_and_6 =
        base64_words{} + 0x04000040; // of which the upper 16 bits count
    constexpr base64_words left_by_4_and_8 = base64_words{} + 0x01000010;
    // from a value to its character: 26 to 51, each digit, '+', '/', 0 to 25
    constexpr base64_bytes distance{71, -4, -4, -4, -4, -4, -4, -4, -4, -4, -4, -19, -16, 65, 0, 0,
                                    71, -4, -4, -4, -4, -4, -4, -4, -4, -4, -4, -19, -16, 65, 0, 0};
    for (; at.size >= 32; at.size -= 24, at.from += 24, at.to += 32)
    {
        base64_words in;
        std::memcpy(&in, at.from, 32); // of which 24 are taken, twelve to each half of the register
        auto const halves = __builtin_shufflevector(in, in, 0, 1, 2, 3, 3, 4, 5, 6);
        auto const groups = reinterpret_cast<base64_words>(
            __builtin_ia32_pshufb256(reinterpret_cast<base64_bytes>(halves), spread));
        // six bits to each byte
        auto const even = __builtin_ia32_pmulhuw256(reinterpret_cast<base64_halves>(groups & 0x0FC0FC00),
                                                    reinterpret_cast<base64_halves>(right_by_10_and_6));
        auto const odd = reinterpret_cast<base64_halves>(groups & 0x003F03F0)
                         * reinterpret_cast<base64_halves>(left_by_4_and_8);
        auto const values = reinterpret_cast<base64_bytes>(even | odd);
        auto const above_letters = (values > 51 ? values : base64_bytes{} + 51) - 51;
        auto const kind = reinterpret_cast<base64_bytes>(above_letters | ((values < 26) & 13));
        base64_bytes const out = values + __builtin_ia32_pshufb256(distance, kind);
        std::memcpy(at.to, &out, 32);
    }
    return at;
}

[[gnu::target("avx2")]] inline base64_decoding base64_decode_avx2(base64_decoding at) noexcept
{
    // a character is bad if its lower and its upper four bits stand for a bit in common
    constexpr base64_bytes by_lower{21, 17, 17, 17, 17, 17, 17, 17, 17, 17, 19, 26, 27, 27, 27, 26,
                                    21, 17, 17, 17, 17, 17, 17, 17, 17, 17, 19, 26, 27, 27, 27, 26};
    constexpr base64_bytes by_upper{16, 16, 1, 2, 4, 8, 4, 8, 16, 16, 16, 16, 16, 16, 16, 16,
                                    16, 16, 1, 2, 4, 8, 4, 8, 16, 16, 16, 16, 16, 16, 16, 16};
    // from a character to its value, by its upper four bits (one less for '/'): '/', '+', digits, letters
    constexpr base64_bytes distance{0, 16, 19, 4, -65, -65, -71, -71, 0, 0, 0, 0, 0, 0, 0, 0,
                                    0, 16, 19, 4, -65, -65, -71, -71, 0, 0, 0, 0, 0, 0, 0, 0};
    constexpr base64_halves factors_of_values = base64_halves{} + 0x0140; // 64 and 1, for each pair
    constexpr base64_words factors_of_pairs =
        base64_words{} + 0x00011000; // 4096 and 1, for each pair of these
    constexpr base64_bytes gather{2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, -1, -1, -1, -1,
                                  2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, -1, -1, -1, -1};
    base64_bytes bad{};
    for (; at.size >= 48; at.size -= 32, at.from += 32, at.to += 24)
    {
        base64_bytes in;
        std::memcpy(&in, at.from, 32);
        auto const upper =
            reinterpret_cast<base64_bytes>(reinterpret_cast<base64_words>(in) >> 4 & 0x0F0F0F0F);
        bad |= __builtin_ia32_pshufb256(by_upper, upper) & __builtin_ia32_pshufb256(by_lower, in & 0x0F);
        auto const is_slash = reinterpret_cast<base64_bytes>(in == '/');
        base64_bytes const values = in + __builtin_ia32_pshufb256(distance, is_slash + upper);
        auto const pairs =
            __builtin_ia32_pmaddubsw256(values, reinterpret_cast<base64_bytes>(factors_of_values));
        auto const groups =
            __builtin_ia32_pmaddwd256(pairs, reinterpret_cast<base64_halves>(factors_of_pairs));
        auto const parts = reinterpret_cast<base64_words>(
            __builtin_ia32_pshufb256(reinterpret_cast<base64_bytes>(groups), gather));
        auto const out = __builtin_shufflevector(parts, parts, 0, 1, 2, 4, 5, 6, 7, 7);
        std::memcpy(at.to, &out, 32); // of which 24 count; ten more are to come at least
    }
    std::uint64_t any[4];
    std::memcpy(any, &bad, 32);
    at.bad |= any[0] | any[1] | any[2] | any[3];
    return at;
}

// Whether the processor, and the operating system, have AVX2.
inline bool has_avx2() noexcept
{
    return __builtin_cpu_supports("avx2");
}

#else

inline base64_encoding base64_encode_avx2(base64_encoding at) noexcept
{
    return at;
}

inline base64_decoding base64_decode_avx2(base64_decoding at) noexcept
{
    return at;
}

inline bool has_avx2() noexcept
{
    return false;
}

#endif

inline std::uint32_t base64_group(char const* from) noexcept
{
    auto const at = [&](std::size_t place)
    { return base64_values.of[place][static_cast<unsigned char>(from[place])]; };
    return at(0) | at(1) | at(2) | at(3);
}

inline std::uint64_t base64_reversed(std::uint64_t word) noexcept
{
    word = word >> 32 | word << 32;
    word = (word >> 16 & 0x0000FFFF0000FFFF) | (word & 0x0000FFFF0000FFFF) << 16;
    return (word >> 8 & 0x00FF00FF00FF00FF) | (word & 0x00FF00FF00FF00FF) << 8;
}

// Two groups at once, in words of 64 bits.
inline base64_encoding base64_encode_words(base64_encoding at) noexcept
{
    for (; at.size >= 8; at.size -= 6, at.from += 6, at.to += 8)
    {
        std::uint64_t word; // of which 48 bits are taken
        std::memcpy(&word, at.from, 8);
        if constexpr (std::endian::native == std::endian::little)
            word = base64_reversed(word);
        std::memcpy(at.to, &base64_pairs.of[2 * (word >> 52)], 2);
        std::memcpy(at.to + 2, &base64_pairs.of[2 * (word >> 40 & 0xFFF)], 2);
        std::memcpy(at.to + 4, &base64_pairs.of[2 * (word >> 28 & 0xFFF)], 2);
        std::memcpy(at.to + 6, &base64_pairs.of[2 * (word >> 16 & 0xFFF)], 2);
    }
    return at;
}

inline base64_decoding base64_decode_words(base64_decoding at) noexcept
{
    for (; at.size >= 16; at.size -= 8, at.from += 8, at.to += 6)
    {
        std::uint64_t const first = base64_group(at.from);
        std::uint64_t const second = base64_group(at.from + 4);
        at.bad |= (first | second) & base64_bad;
        std::uint64_t word = first | second << 24;
        if constexpr (std::endian::native == std::endian::big)
            word = base64_reversed(word);
        std::memcpy(at.to, &word, 8); // of which six bytes count; four more are to come at least
    }
    return at;
}

// Writes base64_size(size) characters.
inline void base64_encode(unsigned char const* from, std::size_t size, char* to) noexcept
{
    base64_encoding at{from, size, to};
    if (has_avx2())
        at = base64_encode_avx2(at);
    at = base64_encode_words(at);
    while (at.size != 0)
    {
        std::uint32_t const second = at.size > 1 ? at.from[1] : 0;
        std::uint32_t const third = at.size > 2 ? at.from[2] : 0;
        std::uint32_t const group = std::uint32_t(at.from[0]) << 16 | second << 8 | third;
        std::memcpy(at.to, &base64_pairs.of[2 * (group >> 12)], 2);
        at.to[2] = at.size > 1 ? base64_alphabet[group >> 6 & 63] : '=';
        at.to[3] = at.size > 2 ? base64_alphabet[group & 63] : '=';
        at = {at.from + 3, at.size > 3 ? at.size - 3 : 0, at.to + 4};
    }
}

// Writes base64_decoded_size(from, size) bytes; false if anything is wrong.  `size` is a multiple of four.
inline bool base64_decode(char const* from, std::size_t size, unsigned char* to) noexcept
{
    base64_decoding at{from, size, to, 0};
    if (has_avx2())
        at = base64_decode_avx2(at);
    at = base64_decode_words(at);
    for (; at.size != 0; at.size -= 4, at.from += 4)
    {
        std::size_t const bytes = at.size == 4 ? base64_decoded_size(at.from, 4) : 3;
        char const group_text[4] = {at.from[0], at.from[1], bytes > 1 ? at.from[2] : 'A',
                                    bytes > 2 ? at.from[3] : 'A'};
        std::uint32_t const group = base64_group(group_text);
        std::uint32_t const unused = 0xFFFFFFu << 8 * bytes & 0xFFFFFFu;
        at.bad |= group & (base64_bad | unused);
        for (std::size_t i = 0; i != bytes; ++i)
            *at.to++ = static_cast<unsigned char>(group >> 8 * i);
    }
    return at.bad == 0;
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

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace face_liveness::inline v1::detail
{

// Which of eight bytes do not stand for themselves in a JSON string: what is not ASCII, controls, '"' and
// '\\'. Each sets the top bit of its byte.  The lowest is exact; those above it may be wrong.
constexpr std::uint64_t special_bytes(std::uint64_t word) noexcept
{
    auto const has_zero = [](std::uint64_t w) { return (w - every_byte(1)) & ~w; };
    return (word | (word - every_byte(' ')) | has_zero(word ^ every_byte('"'))
            | has_zero(word ^ every_byte('\\')))
           & every_byte(0x80);
}

// Sixteen bytes in a register.
struct byte_block
{
#ifdef __SSE2__
    __m128i bytes;

    static byte_block load(char const* from) noexcept
    {
        return {_mm_loadu_si128(reinterpret_cast<__m128i const*>(from))};
    }
    static byte_block of(std::uint64_t first, std::uint64_t last) noexcept
    {
        return {_mm_set_epi64x(static_cast<std::int64_t>(last), static_cast<std::int64_t>(first))};
    }
    void store(char* to) const noexcept
    {
        _mm_storeu_si128(reinterpret_cast<__m128i*>(to), bytes);
    }

    // Whether all of them stand for themselves in a JSON string.
    bool is_plain() const noexcept
    {
        __m128i const below_space = _mm_cmplt_epi8(bytes, _mm_set1_epi8(' ')); // signed: not ASCII, too
        __m128i const quotes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
        __m128i const backslashes = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
        return _mm_movemask_epi8(_mm_or_si128(below_space, _mm_or_si128(quotes, backslashes))) == 0;
    }
#else
    std::uint64_t first;
    std::uint64_t last;

    static byte_block load(char const* from) noexcept
    {
        return {load_eight(from), load_eight(from + 8)};
    }
    static byte_block of(std::uint64_t first, std::uint64_t last) noexcept
    {
        return {first, last};
    }
    void store(char* to) const noexcept
    {
        std::memcpy(to, this, 16);
    }
    bool is_plain() const noexcept
    {
        return (special_bytes(first) | special_bytes(last)) == 0;
    }
#endif
};

// Appends the tokens of a JSON text (RFC 8259) to a string, through a buffer on the stack: no bound has to be
// worked out beforehand, and a string with capacity enough is never made to allocate.
//
// Each function takes the place in the buffer where to write and returns the one behind.  As a local variable
// of the caller it stays in a register, which a member would not: a char that is stored may be part of any
// object, for all that the compiler knows.
class json_writer
{
public:
    explicit json_writer(std::string& out) noexcept
        : out_(out)
    {
    }
    json_writer(json_writer const&) = delete;
    json_writer& operator=(json_writer const&) = delete;

    // The first place.
    char* begin() noexcept { return buffer_; }

    // Appends what stands before `at` to the string; the buffer is empty then.  Rare, and better not repeated
    // wherever something is written.
    [[gnu::noinline]] char* flush(char* at)
    {
        out_.append(buffer_, static_cast<std::size_t>(at - buffer_));
        return buffer_;
    }

    char* punctuation(char* at, char c)
    {
        at = make_room(at, 1);
        *at = c;
        return at + 1;
    }

    // `"name":`, and a comma before unless it is the first.  The name needs no escapes: it is a member's, out
    // of the model.
    template <std::size_t Size>
    char* key(char* at, char const (&name)[Size], bool is_first)
    {
        at = make_room(at, Size + 3);
        *at = ',';
        at += !is_first;
        *at++ = '"';
        std::memcpy(at, name, Size - 1);
        at += Size - 1;
        *at++ = '"';
        *at++ = ':';
        return at;
    }

    char* string(char* at, std::string_view text)
    {
        if (text.size() > sizeof buffer_ - 2)
            return string_with_specials(at, text);
        at = make_room(at, text.size() + 2);
        *at = '"';
        if (!copy_plain(text, at + 1))
            return string_with_specials(at, text);
        at += text.size() + 1;
        *at = '"';
        return at + 1;
    }

    char* integer(char* at, std::int32_t value)
    {
        at = make_room(at, 11);
        return std::to_chars(at, buffer_ + sizeof buffer_, value).ptr;
    }

    char* number(char* at, double value)
    {
        if (auto const name = name_of_special_number(value); !name.empty())
            return string(at, name);
        at = make_room(at, longest_number);
        return std::to_chars(at, buffer_ + sizeof buffer_, value).ptr;
    }

    char* base64(char* at, unsigned char const* from, std::size_t size)
    {
        at = punctuation(at, '"');
        std::size_t const written = base64_size(size);
        if (written <= sizeof buffer_ / 2)
        {
            at = make_room(at, written);
            base64_encode(from, size, at);
            return punctuation(at + written, '"');
        }
        // Straight into the string: filling it with zeros first takes less time than going by way of the
        // buffer.
        at = flush(at);
        out_.resize(out_.size() + written);
        base64_encode(from, size, out_.data() + out_.size() - written);
        return punctuation(at, '"');
    }

    char* raw(char* at, std::string_view text)
    {
        at = flush(at);
        out_ += text;
        return at;
    }

private:
    char* make_room(char* at, std::size_t size)
    {
        return static_cast<std::size_t>(buffer_ + sizeof buffer_ - at) >= size ? at : flush(at);
    }

    // Copies a text, unless it has something that doesn't stand for itself: then it is false.
    // The last bytes are copied twice, so that there is no loop for them.
    static bool copy_plain(std::string_view text, char* to) noexcept
    {
        char const* const from = text.data();
        std::size_t const size = text.size();
        if (size >= 16)
        {
            bool all = true;
            auto const copy = [&](std::size_t offset)
            {
                auto const block = byte_block::load(from + offset);
                block.store(to + offset);
                all &= block.is_plain();
            };
            for (std::size_t offset = 0; offset < size - 16; offset += 16)
                copy(offset);
            copy(size - 16);
            return all;
        }
        if (size >= 8)
        {
            std::uint64_t const first = load_eight(from);
            std::uint64_t const last = load_eight(from + size - 8);
            std::memcpy(to, &first, 8);
            std::memcpy(to + size - 8, &last, 8);
            return byte_block::of(first, last).is_plain();
        }
        if (size >= 4)
        {
            std::uint32_t first;
            std::uint32_t last;
            std::memcpy(&first, from, 4);
            std::memcpy(&last, from + size - 4, 4);
            std::memcpy(to, &first, 4);
            std::memcpy(to + size - 4, &last, 4);
            return special_bytes(std::uint64_t(last) << 32 | first) == 0;
        }
        std::uint64_t word = every_byte(' ');
        for (std::size_t i = 0; i != size; ++i)
        {
            to[i] = from[i];
            word = word << 8 | static_cast<unsigned char>(from[i]);
        }
        return special_bytes(word) == 0;
    }

    [[gnu::noinline]] char* string_with_specials(char* at, std::string_view text)
    {
        at = punctuation(at, '"');
        while (!text.empty())
        {
            at = make_room(at, 16);
            if (text.size() >= 16)
            {
                auto const block = byte_block::load(text.data());
                block.store(at);
                if (block.is_plain())
                {
                    at += 16;
                    text.remove_prefix(16);
                    continue;
                }
            }
            std::size_t plain = 0;
            if (text.size() >= 8)
            {
                std::memcpy(at, text.data(), 8);
                plain = plain_bytes(load_eight(text.data()));
                at += plain;
                text.remove_prefix(plain);
            }
            if (plain != 8)
                at = one_character(at, text);
        }
        return punctuation(at, '"');
    }

    // How many of the first of eight bytes stand for themselves.
    static std::size_t plain_bytes(std::uint64_t word) noexcept
    {
        std::uint64_t const special = special_bytes(word);
        if constexpr (std::endian::native == std::endian::little)
            return static_cast<std::size_t>(std::countr_zero(special)) / 8;
        else
            return special == 0 ? 8 : 0;
    }

    // Writes the first character, escaped or replaced where it has to be, and takes it from the text.
    char* one_character(char* at, std::string_view& text)
    {
        at = make_room(at, 6);
        char const character = text[0];
        auto const c = static_cast<unsigned char>(character);
        if (c >= 0x80)
        {
            auto const sequence = utf8_sequence_at(text, 0);
            std::string_view const written =
                sequence.well_formed ? text.substr(0, sequence.size) : "\xEF\xBF\xBD";
            text.remove_prefix(sequence.size);
            return at + written.copy(at, written.size());
        }
        text.remove_prefix(1);
        if (c >= 0x20 && c != '"' && c != '\\')
        {
            *at = character;
            return at + 1;
        }
        *at++ = '\\';
        switch (c)
        {
        case '"':
        case '\\': *at = character; break;
        case '\b': *at = 'b'; break;
        case '\f': *at = 'f'; break;
        case '\n': *at = 'n'; break;
        case '\r': *at = 'r'; break;
        case '\t': *at = 't'; break;
        default:
            std::memcpy(at, "u00", 3);
            at[3] = static_cast<char>('0' + (c >> 4));
            at[4] = "0123456789abcdef"[c & 15];
            return at + 5;
        }
        return at + 1;
    }

    std::string& out_;
    char buffer_[2048];
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

// Without limits: text still has to be UTF-8.
constexpr bool holds(std::string_view text, no_limits)
{
    return count_utf8(text).valid_size == text.size();
}

constexpr bool holds(std::int32_t, no_limits)
{
    return true;
}

constexpr bool holds(double, no_limits)
{
    return true;
}

constexpr bool holds(blob const&, no_limits)
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
            static_assert(limits_fit<value_of_t<Member>, Limits>,
                          "face_liveness: a member is listed with limits of another kind than its type");
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
        else if (std::size_t const valid_size = count_utf8(value.text()).valid_size;
                 valid_size != value.text().size())
            report_malformed(value.text(), valid_size, at);
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
            return report_malformed(text, length.valid_size, at);
        look_at_size(length.characters, limits.min_length, limits.max_length,
                     {.unit = unit::characters, .value = excerpt(text)}, at);
        if (!limits.matches(text))
            report(at, {.rule = rule::pattern,
                        .value = excerpt(text),
                        .requirement = limits.words,
                        .constraint = limits.pattern});
    }

    constexpr void look_at(std::string const& text, no_limits, path_step const& at)
    {
        if (auto const length = count_utf8(text); length.valid_size != text.size())
            report_malformed(text, length.valid_size, at);
    }

    constexpr void look_at(blob const&, no_limits, path_step const&) {}
    constexpr void look_at(std::int32_t, no_limits, path_step const&) {}
    constexpr void look_at(double, no_limits, path_step const&) {}

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

    constexpr void report_malformed(std::string_view text, std::size_t valid_size, path_step const& at)
    {
        report(at, {.rule = rule::malformed_utf8,
                    .actual = static_cast<std::int64_t>(valid_size),
                    .value = excerpt(text)});
    }

    constexpr void look_at_size(std::size_t size, std::size_t least, std::size_t most, issue&& found,
                                path_step const& at)
    {
        if (size >= least && size <= most)
            return;
        found.rule = size < least ? rule::min_length : rule::max_length;
        found.limit = static_cast<std::int64_t>(size < least ? least : most);
        found.actual = static_cast<std::int64_t>(size);
        report(at, std::move(found));
    }

    constexpr void report(path_step const& at, issue&& found)
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
/// Not every compiler can hold a whole request in a constant expression: GCC 12 and 14 refuse braced lists of
/// structures there, but can run a function that makes one; clang with libstdc++ 12 can't hold most strings
/// at all, and has `literal`.
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
