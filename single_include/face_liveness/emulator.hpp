// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// face_liveness/emulator.hpp of face_liveness 0.1.0, with all of the library that it needs.
// Made by cmake/amalgamate.py from include/: change it there.

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <chrono>
#include <clocale>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <functional>
#include <initializer_list>
#include <iosfwd>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>
#include <version>

#include <boost/assert/source_location.hpp>
#include <boost/json/array.hpp>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/error.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/string_view.hpp>
#include <boost/json/value.hpp>
#include <boost/system/error_category.hpp>
#include <boost/system/error_code.hpp>
#include <boost/system/is_error_code_enum.hpp>
#include <boost/system/result.hpp>
#include <boost/system/system_error.hpp>
#include <boost/throw_exception.hpp>

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

// ---- face_liveness/detail/http_date.hpp

#ifndef FACE_LIVENESS_DETAIL_HTTP_DATE_HPP
#define FACE_LIVENESS_DETAIL_HTTP_DATE_HPP

// The dates of HTTP (RFC 9110, section 5.6.7), in the one form that senders may use:
// Sun, 06 Nov 1994 08:49:37 GMT

namespace face_liveness::inline v1::detail
{

inline constexpr std::string_view http_months = "JanFebMarAprMayJunJulAugSepOctNovDec";
inline constexpr std::string_view http_weekdays = "SunMonTueWedThuFriSat";

// Nothing for any other form, for days that no calendar has, for a leap second, and before 1970.  The name of
// the day isn't compared with the date.
constexpr std::optional<std::chrono::sys_seconds> read_http_date(std::string_view text) noexcept
{
    if (text.size() != 29 || text.substr(3, 2) != ", " || text[7] != ' ' || text[11] != ' ' || text[16] != ' '
        || text.substr(25) != " GMT")
        return std::nullopt;
    std::size_t month = 0;
    while (month != 12 && http_months.substr(3 * month, 3) != text.substr(8, 3))
        ++month;
    if (month == 12)
        return std::nullopt;

    std::array<char, 24> form{};
    auto const put = [&form](std::size_t at, std::string_view part)
    {
        for (char const c : part)
            form[at++] = c;
    };
    char const digits[] = {static_cast<char>('0' + (month + 1) / 10),
                           static_cast<char>('0' + (month + 1) % 10)};
    put(0, text.substr(12, 4));
    put(4, "-");
    put(5, {digits, 2});
    put(7, "-");
    put(8, text.substr(5, 2));
    put(10, "T");
    put(11, text.substr(17, 8));
    put(19, ".000Z");
    auto const time = timestamp_from_text({form.data(), form.size()});
    if (!time)
        return std::nullopt;
    return std::chrono::floor<std::chrono::seconds>(*time);
}

// A time before 1970 or after 9999 is written as the nearest in between.
inline std::string http_date(std::chrono::sys_seconds time)
{
    constexpr auto first = std::chrono::floor<std::chrono::seconds>(first_timestamp);
    constexpr auto last = std::chrono::floor<std::chrono::seconds>(last_timestamp);
    time = std::clamp(time, first, last);
    std::string const text = timestamp_text(time); // 1994-11-06T08:49:37.000Z
    auto const month = static_cast<std::size_t>(10 * (text[5] - '0') + text[6] - '1');
    auto const day = std::chrono::floor<std::chrono::days>(time).time_since_epoch().count();
    auto const weekday = static_cast<std::size_t>((day + 4) % 7); // 1970-01-01 was a Thursday

    std::string out(http_weekdays.substr(3 * weekday, 3));
    out.append(", ").append(text, 8, 2);
    out.append(" ").append(http_months.substr(3 * month, 3));
    out.append(" ").append(text, 0, 4);
    out.append(" ").append(text, 11, 8);
    return out += " GMT";
}

} // namespace face_liveness::inline v1::detail

#endif // FACE_LIVENESS_DETAIL_HTTP_DATE_HPP

// ---- face_liveness/detail/random.hpp

#ifndef FACE_LIVENESS_DETAIL_RANDOM_HPP
#define FACE_LIVENESS_DETAIL_RANDOM_HPP

namespace face_liveness::inline v1::detail
{

using random_bytes = std::array<unsigned char, 16>;

// splitmix64 (Steele, Lea, Flood 2014): spreads a seed.  For jitter and made-up identifiers, not for secrets.
class spread
{
public:
    constexpr explicit spread(std::uint64_t seed) noexcept
        : state_(seed)
    {
    }

    constexpr explicit spread(random_bytes const& seed) noexcept
        : state_(0)
    {
        for (unsigned char byte : seed)
            state_ = next() ^ byte;
    }

    constexpr std::uint64_t next() noexcept
    {
        std::uint64_t z = state_ += 0x9E3779B97F4A7C15;
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
        z = (z ^ z >> 27) * 0x94D049BB133111EB;
        return z ^ z >> 31;
    }

    // 0 <= x < 1
    constexpr double next_fraction() noexcept { return static_cast<double>(next() >> 11) * 0x1p-53; }

private:
    std::uint64_t state_;
};

// RFC 9562, version 4, in lower case.
inline std::string uuid_of(random_bytes bytes)
{
    bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0F) | 0x40);
    bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3F) | 0x80);
    std::string out;
    out.reserve(36);
    for (std::size_t i = 0; i != bytes.size(); ++i)
    {
        if (i == 4 || i == 6 || i == 8 || i == 10)
            out += '-';
        out += "0123456789abcdef"[bytes[i] >> 4];
        out += "0123456789abcdef"[bytes[i] & 15];
    }
    return out;
}

} // namespace face_liveness::inline v1::detail

#endif // FACE_LIVENESS_DETAIL_RANDOM_HPP

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
        // of more digits than any text has, as far as 32 bits are concerned
        constexpr std::int64_t endless = std::int64_t(1) << 62;
        if (std::from_chars(exponent.data(), exponent.data() + exponent.size(), scale).ec
            == std::errc::result_out_of_range)
            scale = exponent[0] == '-' ? -endless : endless;
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

    std::int64_t const most = std::int64_t((std::numeric_limits<std::int32_t>::max)()) + negative;
    std::int64_t value = 0;
    for (char c : mantissa.substr(first, last + 1 - first))
        if (c != '.' && value <= most)
            value = value * 10 + (c - '0');
    for (; scale != 0 && value <= most; --scale)
        value *= 10;
    if (value > most)
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

struct target_member;

// A `place` is that of a value, or of the std::optional around it.
struct target_type
{
    target_kind kind{};
    bool is_required{}; // no std::optional
    // the value at a place, made present
    void* (*engage)(void* place){};
    // makes it absent, or its default
    void (*reset)(void* place){};

    // structure
    target_member const* members{};
    std::uint64_t all_members{}; // a bit for each
    // the place of the member with this name, and its index; null if there is none
    void* (*find)(void* object, std::string_view name, unsigned& index){};

    // list; elements that are there already are used again, so that they keep their capacity
    target_type const* element_type{};
    void* (*element)(void* list, std::size_t index){};
    void (*truncate)(void* list, std::size_t size){};

    // scalars, made present; in function pointers, so that programs without blobs or doubles carry no code
    // for these
    bool (*read_text)(void* place, std::string_view text){};
    void (*read_double)(void* place, std::string_view text, double approximation){};
};

struct target_member
{
    std::string_view name{};
    target_type const* type{};
};

template <class Place>
consteval target_type make_target();

template <class Place>
inline constexpr target_type target_for = make_target<Place>();

template <shape T>
inline constexpr auto target_members = []
{
    std::array<target_member, number_of_members<T>()> members{};
    unsigned index = 0;
    T::members(
        [&]<class Member, class... Limits>(std::string_view name, Member T::*, Limits const&...) {
            members[index++] = {name, &target_for<Member>};
        });
    return members;
}();

template <shape T>
void* find_member(void* object, std::string_view name, unsigned& index)
{
    void* place = nullptr;
    unsigned i = 0;
    T::members([&]<std::size_t Size, class Member, class... Limits>(char const(&member_name)[Size],
                                                                    Member T::*member, Limits const&...) {
        if (!place && name.size() == Size - 1 && std::memcmp(name.data(), member_name, Size - 1) == 0)
        {
            place = &(static_cast<T*>(object)->*member);
            index = i;
        }
        ++i;
    });
    return place;
}

// Resets the members whose bits are set.
inline void reset_members(target_type const& type, void* object, std::uint64_t which)
{
    for (; which != 0; which &= which - 1)
    {
        auto index = static_cast<unsigned>(std::countr_zero(which));
        target_member const& member = type.members[index];
        member.type->reset(type.find(object, member.name, index));
    }
}

template <class Place>
void reset(void* place)
{
    auto& value = *static_cast<Place*>(place);
    if constexpr (is_optional<Place>)
        value.reset();
    else if constexpr (shape<Place>)
        reset_members(target_for<Place>, place, target_for<Place>.all_members);
    else if constexpr (requires { value.clear(); })
        value.clear();
    else
        value = Place();
}

template <class Place>
value_of_t<Place>& engaged(void* place)
{
    auto& value = *static_cast<Place*>(place);
    if constexpr (is_optional<Place>)
        return value ? *value : value.emplace();
    else
        return value;
}

template <class Place>
void* engage(void* place)
{
    return &engaged<Place>(place);
}

template <class T>
void* list_element(void* list, std::size_t index)
{
    auto& elements = *static_cast<std::vector<T>*>(list);
    if (index == elements.size())
    {
        if (elements.capacity() == 0)
            elements.reserve(4); // a session has up to four audit images
        elements.resize(index + 1);
    }
    return &elements[index];
}

template <class T>
void truncate_list(void* list, std::size_t size)
{
    static_cast<std::vector<T>*>(list)->resize(size);
}

template <class Place>
bool read_string(void* place, std::string_view text)
{
    auto& value = *static_cast<Place*>(place);
    if constexpr (is_optional<Place>)
        if (!value)
        {
            value.emplace(text);
            return true;
        }
    engaged<Place>(place).assign(text);
    return true;
}

template <class Place>
bool read_enum(void* place, std::string_view text)
{
    engaged<Place>(place).assign(text);
    return true;
}

template <class Place>
bool read_blob(void* place, std::string_view text)
{
    if (text.size() % 4 != 0)
        return false;
    blob& bytes = engaged<Place>(place);
    bytes.resize(base64_decoded_size(text.data(), text.size()));
    return base64_decode(text.data(), text.size(), bytes.data());
}

template <class Place>
bool read_number_name(void* place, std::string_view text)
{
    return number_from_name(text, engaged<Place>(place));
}

template <class Place>
void read_number_text(void* place, std::string_view text, double approximation)
{
    engaged<Place>(place) = number_from_text(text, approximation);
}

template <class Place>
consteval target_type make_target()
{
    using value = value_of_t<Place>;
    target_type type{};
    type.is_required = !is_optional<Place>;
    type.engage = engage<Place>;
    type.reset = reset<Place>;
    if constexpr (shape<value>)
    {
        static_assert(number_of_members<value>() <= 64, "face_liveness: a shape has more than 64 members");
        type.kind = target_kind::structure;
        type.members = target_members<value>.data();
        for (unsigned i = 0; i != number_of_members<value>(); ++i)
            type.all_members |= std::uint64_t(1) << i;
        type.find = find_member<value>;
    }
    else if constexpr (is_list<value>)
    {
        using element = typename value::value_type;
        type.kind = target_kind::list;
        type.element_type = &target_for<element>;
        type.element = list_element<element>;
        type.truncate = truncate_list<element>;
    }
    else if constexpr (std::is_same_v<value, std::string>)
    {
        type.kind = target_kind::string;
        type.read_text = read_string<Place>;
    }
    else if constexpr (std::is_same_v<value, std::int32_t>)
        type.kind = target_kind::integer;
    else if constexpr (std::is_same_v<value, double>)
    {
        type.kind = target_kind::number;
        type.read_text = read_number_name<Place>;
        type.read_double = read_number_text<Place>;
    }
    else
    {
        type.kind = target_kind::text;
        if constexpr (is_open<value>)
            type.read_text = read_enum<Place>;
        else
            type.read_text = read_blob<Place>;
    }
    return type;
}

} // namespace face_liveness::inline v1::detail

#endif // FACE_LIVENESS_DETAIL_DECODE_TARGET_HPP

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

#endif // FACE_LIVENESS_JSON_ERROR_HPP

// ---- face_liveness/detail/decode_handler.hpp

#ifndef FACE_LIVENESS_DETAIL_DECODE_HANDLER_HPP
#define FACE_LIVENESS_DETAIL_DECODE_HANDLER_HPP

namespace face_liveness::inline v1::detail
{

// How deep a shape is: a structure or list of scalars is 1.
template <class Place>
consteval std::size_t depth_of()
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

// How a shape is read, and the check that it can be.
template <shape T>
constexpr target_type const& root_target() noexcept
{
    static_assert(depth_of<T>() <= deepest_shape, "face_liveness: the shape is nested too deep");
    return target_for<T>;
}

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
        : next_{root, &type, 0}
        , is_request_(is_request)
    {
        frames_[0] = {};
    }
    decode_handler(decode_handler const&) = delete;
    decode_handler& operator=(decode_handler const&) = delete;

    // The place where the handler is, or where it stopped.
    std::string path() const
    {
        std::string out;
        for (frame const* f = frames_ + 1; f <= top_; ++f)
        {
            unsigned const member = f == top_ ? next_.index : f->member;
            if (f->is_list)
                append_index(out, f->index + f->nulls);
            else if (member != no_member)
                (out += out.empty() ? "" : ".") += f->type->members[member].name;
        }
        return out;
    }

    // What went wrong, after a function of this class has set `ec` to a decode_errc.
    decode_error take_error(std::size_t offset)
    {
        error_->path = path();
        error_->offset = offset;
        return std::move(*error_);
    }

    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }

    bool on_object_begin(error_code& ec) { return open(target_kind::structure, json_type::object, ec); }
    bool on_array_begin(error_code& ec) { return open(target_kind::list, json_type::list, ec); }

    bool on_object_end(std::size_t, error_code& ec)
    {
        if (skips_container())
            return true;
        target_type const& type = *top_->type;
        std::uint64_t const absent = type.all_members & (~top_->seen | top_->nulls);
        if (absent != 0)
        {
            next_.index = is_request_ || top_ == frames_ + 1 ? first_required(type, absent) : no_member;
            if (next_.index != no_member)
                return fail(decode_errc::missing_member, "missing, but required", ec);
            reset_members(type, top_->object, absent);
        }
        close();
        return true;
    }

    bool on_array_end(std::size_t, error_code&)
    {
        if (skips_container())
            return true;
        top_->type->truncate(top_->object, top_->index);
        close();
        return true;
    }

    bool on_key_part(json_view part, std::size_t total, error_code&)
    {
        if (skipped_ == 0)
            keep(part, total);
        return true;
    }

    // Not inlined, and on_string below always: GCC's own choice takes 3 to 9 % longer for small texts.
    [[gnu::noinline]] bool on_key(json_view part, std::size_t total, error_code& ec)
    {
        if (skipped_ != 0)
            return true;
        frame& f = *top_;
        std::string_view const name = part.size() == total ? view_of(part) : whole(part);
        next_.place = f.type->find(f.object, name, next_.index);
        if (!next_.place)
        {
            next_ = {nullptr, nullptr, no_member};
            return true;
        }
        next_.type = f.type->members[next_.index].type;
        std::uint64_t const bit = std::uint64_t(1) << next_.index;
        if ((f.seen & bit) != 0)
            return fail(decode_errc::duplicate_member, "comes twice", ec);
        f.seen |= bit;
        return true;
    }

    bool on_string_part(json_view part, std::size_t total, error_code& ec)
    {
        if (is_unknown())
            return true;
        if (!next_.type->read_text)
            return fail_type(json_type::string, ec);
        if (next_.type->kind != target_kind::string)
            keep(part, total);
        else
        {
            if (part.size() == total)
            {
                current_ = static_cast<std::string*>(next_.type->engage(place()));
                current_->clear();
            }
            current_->append(part.data(), part.size());
        }
        return true;
    }

    [[gnu::always_inline]] bool on_string(json_view part, std::size_t total, error_code& ec)
    {
        if (is_unknown())
            return true;
        if (!next_.type->read_text)
            return fail_type(json_type::string, ec);
        bool const ok =
            part.size() == total ? next_.type->read_text(place(), view_of(part)) : last_part(part);
        if (!ok)
            return next_.type->kind == target_kind::number ? fail_type(json_type::string, ec)
                                                           : fail(decode_errc::bad_base64, "not base64", ec);
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
        if (is_unknown())
            return true;
        switch (next_.type->kind)
        {
        case target_kind::number:
            next_.type->read_double(place(), {text.data(), text.size()}, approximation);
            break;
        case target_kind::integer:
        {
            auto const verdict = read_integer({text.data(), text.size()}, approximation);
            if (verdict == integer_verdict::fraction)
                return fail(decode_errc::not_integer, "an integer is needed here, not a fraction", ec,
                            json_type::integer, json_type::number);
            if (verdict == integer_verdict::out_of_range)
                return fail_range(ec);
            break;
        }
        default: return fail_type(json_type::number, ec);
        }
        after_value();
        return true;
    }

    bool on_bool(bool, error_code& ec) { return is_unknown() || fail_type(json_type::boolean, ec); }

    bool on_null(error_code& ec)
    {
        if (is_unknown())
            return true;
        if (top_ == frames_)
            return fail_type(json_type::null, ec);
        if (top_->is_list)
        {
            // a response's null elements are left out; the request's sender has to mean something by each
            if (is_request_)
                return fail(decode_errc::null_element, "null is not allowed as an element of a list", ec);
            ++top_->nulls;
            return true;
        }
        next_.type->reset(next_.place);
        top_->nulls |= std::uint64_t(1) << next_.index;
        after_value();
        return true;
    }

    bool on_comment_part(json_view, error_code&) { return true; }
    bool on_comment(json_view, error_code&) { return true; }

private:
    // An object or a list that is open.
    struct frame
    {
        void* object;
        target_type const* type;
        bool is_list;
        unsigned member;     // structure: the one whose value is being read; no_member, if there is none
        std::uint64_t seen;  // structure: members whose names came
        std::uint64_t nulls; // structure: members that are null; list: how many elements are
        std::size_t index;   // list: elements that are there
    };

    // What comes next: no type, if it isn't known; no place, if it is a list's element.
    struct next_value
    {
        void* place;
        target_type const* type;
        unsigned index;
    };

    static constexpr unsigned no_member = ~0u;

    // Of the members whose bits are set.
    static unsigned first_required(target_type const& type, std::uint64_t members) noexcept
    {
        for (; members != 0; members &= members - 1)
        {
            auto const i = static_cast<unsigned>(std::countr_zero(members));
            if (type.members[i].type->is_required)
                return i;
        }
        return no_member;
    }

    static void append_index(std::string& out, std::size_t index)
    {
        out += '[';
        append_integer(out, static_cast<std::int64_t>(index));
        out += ']';
    }

    // Values of unknown members are checked by the parser and forgotten.
    bool is_unknown() const noexcept { return next_.type == nullptr; }

    // Where the value goes that has come.
    void* place() { return next_.place ? next_.place : top_->type->element(top_->object, top_->index); }

    // The next thing wrong is no longer in this value.
    void after_value() noexcept
    {
        ++top_->index;
        next_.index = no_member;
    }

    bool open(target_kind kind, json_type found, error_code& ec)
    {
        if (is_unknown())
        {
            ++skipped_;
            return true;
        }
        target_type const& type = *next_.type;
        if (type.kind != kind)
            return fail_type(found, ec);
        void* const object = type.engage(place());
        top_->member = next_.index;
        *++top_ = {object, &type, kind == target_kind::list, no_member, 0, 0, 0};
        next_ = {nullptr, type.element_type, no_member};
        return true;
    }

    void close() noexcept
    {
        --top_;
        after_value();
        if (top_->is_list)
            next_ = {nullptr, top_->type->element_type, no_member};
    }

    bool skips_container() noexcept
    {
        if (skipped_ == 0)
            return false;
        --skipped_;
        return true;
    }

    bool integer(std::int64_t value, double as_double, error_code& ec)
    {
        if (is_unknown())
            return true;
        if (next_.type->kind == target_kind::number)
            next_.type->read_double(place(), {}, as_double);
        else if (next_.type->kind != target_kind::integer)
            return fail_type(json_type::number, ec);
        else if (value < (std::numeric_limits<std::int32_t>::min)()
                 || value > (std::numeric_limits<std::int32_t>::max)())
            return fail_range(ec);
        else
            *static_cast<std::int32_t*>(next_.type->engage(place())) = static_cast<std::int32_t>(value);
        after_value();
        return true;
    }

    integer_verdict read_integer(std::string_view text, double value)
    {
        auto& integer = *static_cast<std::int32_t*>(next_.type->engage(place()));
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

    static std::string_view view_of(json_view text) noexcept { return {text.data(), text.size()}; }

    // Strings come in parts where they have escapes; what is not a std::string itself is put together here.
    void keep(json_view part, std::size_t total)
    {
        if (part.size() == total)
            kept_.clear();
        kept_.append(part.data(), part.size());
    }

    [[gnu::cold]] std::string_view whole(json_view last) { return kept_.append(last.data(), last.size()); }

    [[gnu::cold]] bool last_part(json_view part)
    {
        if (next_.type->kind != target_kind::string)
            return next_.type->read_text(place(), whole(part));
        current_->append(part.data(), part.size());
        return true;
    }

    [[gnu::cold]] bool fail(decode_errc code, std::string_view sentence, error_code& ec,
                            json_type needed = {}, json_type found = {})
    {
        error_ = decode_error{code, {}, 0, std::string(sentence), needed, found};
        ec = code;
        return false;
    }

    [[gnu::cold]] bool fail_range(error_code& ec)
    {
        return fail(decode_errc::out_of_range, "an integer of 32 bits is needed here", ec, json_type::integer,
                    json_type::number);
    }

    [[gnu::cold]] bool fail_type(json_type found, error_code& ec)
    {
        constexpr std::string_view names[] = {"",           "an object", "a list",        "a string",
                                              "an integer", "a number",  "true or false", "null"};
        constexpr json_type types[] = {json_type::object,  json_type::list,   json_type::string,
                                       json_type::integer, json_type::number, json_type::string};
        json_type const needed = types[static_cast<std::size_t>(next_.type->kind)];
        std::string sentence(names[static_cast<std::size_t>(needed)]);
        (sentence += " is needed here, not ") += names[static_cast<std::size_t>(found)];
        return fail(decode_errc::wrong_type, sentence, ec, needed, found);
    }

    frame frames_[deepest_shape + 1]; // the first is around the text; those above `top_` hold nothing
    frame* top_ = frames_;
    next_value next_;
    std::size_t skipped_ = 0; // containers open inside of an unknown member
    std::string* current_{};  // the string whose parts are coming
    std::string kept_{};      // the parts of a text that came so far
    std::optional<decode_error> error_{};
    bool is_request_;
};

} // namespace face_liveness::inline v1::detail

#endif // FACE_LIVENESS_DETAIL_DECODE_HANDLER_HPP

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

#endif // FACE_LIVENESS_JSON_DECODE_HPP

// ---- face_liveness/regions.hpp

/// @file
/// Where the service is: partitions, Regions and endpoints, and which Regions have Face Liveness.
/// Follows the endpoint rule set of Amazon Rekognition and AWS's list of partitions (botocore,
/// partitions.json).

#ifndef FACE_LIVENESS_REGIONS_HPP
#define FACE_LIVENESS_REGIONS_HPP

namespace face_liveness::inline v1
{

namespace detail
{

[[nodiscard]] constexpr bool region_digit(char c) noexcept
{
    return c >= '0' && c <= '9';
}

[[nodiscard]] constexpr bool region_letter_or_digit(char c) noexcept
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || region_digit(c);
}

/// The regex `^P\-\w+\-\d+$`, where P is the prefix.
[[nodiscard]] constexpr bool region_has_form(std::string_view region, std::string_view prefix) noexcept
{
    if (region.substr(0, prefix.size()) != prefix)
        return false;
    region.remove_prefix(prefix.size());
    if (region.empty() || region.front() != '-')
        return false;
    region.remove_prefix(1);
    auto const word_end = std::find_if_not(region.begin(), region.end(),
                                           [](char c) { return region_letter_or_digit(c) || c == '_'; });
    if (word_end == region.begin() || word_end == region.end() || *word_end != '-')
        return false;
    auto const number = word_end + 1;
    return number != region.end() && std::all_of(number, region.end(), region_digit);
}

} // namespace detail

/// A group of Regions that share DNS names and accounts: the public ones, China, GovCloud, and so on.
struct partition
{
    std::string_view id{};                    ///< such as `aws-cn`
    std::string_view dns_suffix{};            ///< what ends the names of its endpoints
    std::string_view dual_stack_dns_suffix{}; ///< the same for endpoints that IPv4 and IPv6 both reach
    bool supports_fips{};                     ///< whether it has FIPS endpoints
    bool supports_dual_stack{};               ///< whether it has endpoints that IPv4 and IPv6 both reach
    std::string_view global_region{};         ///< a pseudo Region that the regex misses, or empty
    std::string_view region_regex{};          ///< what its Regions' names match, as AWS writes it
    std::string_view
        region_prefixes{}; ///< what the regex says before `\-\w+\-\d+`, alternatives between bars

    /// Whether the name matches region_regex.
    [[nodiscard]] constexpr bool matches(std::string_view region) const noexcept
    {
        for (std::string_view rest = region_prefixes; !rest.empty();)
        {
            auto const prefix = rest.substr(0, rest.find('|'));
            if (detail::region_has_form(region, prefix))
                return true;
            rest.remove_prefix((std::min)(prefix.size() + 1, rest.size()));
        }
        return false;
    }
};

/// AWS's partitions, in the order in which their regexes are tried.  Their Regions match the regexes, so only
/// the pseudo Regions need to be named.
inline constexpr std::array<partition, 8> partitions{{
    {
        .id = "aws",
        .dns_suffix = "amazonaws.com",
        .dual_stack_dns_suffix = "api.aws",
        .supports_fips = true,
        .supports_dual_stack = true,
        .global_region = "aws-global",
        .region_regex = R"(^(us|eu|ap|sa|ca|me|af|il|mx)\-\w+\-\d+$)",
        .region_prefixes = "us|eu|ap|sa|ca|me|af|il|mx",
    },
    {
        .id = "aws-cn",
        .dns_suffix = "amazonaws.com.cn",
        .dual_stack_dns_suffix = "api.amazonwebservices.com.cn",
        .supports_fips = true,
        .supports_dual_stack = true,
        .global_region = "aws-cn-global",
        .region_regex = R"(^cn\-\w+\-\d+$)",
        .region_prefixes = "cn",
    },
    {
        .id = "aws-eusc",
        .dns_suffix = "amazonaws.eu",
        .dual_stack_dns_suffix = "api.amazonwebservices.eu",
        .supports_fips = true,
        .supports_dual_stack = true,
        .region_regex = R"(^eusc\-(de)\-\w+\-\d+$)",
        .region_prefixes = "eusc-de",
    },
    {
        .id = "aws-iso",
        .dns_suffix = "c2s.ic.gov",
        .dual_stack_dns_suffix = "api.aws.ic.gov",
        .supports_fips = true,
        .supports_dual_stack = true,
        .global_region = "aws-iso-global",
        .region_regex = R"(^us\-iso\-\w+\-\d+$)",
        .region_prefixes = "us-iso",
    },
    {
        .id = "aws-iso-b",
        .dns_suffix = "sc2s.sgov.gov",
        .dual_stack_dns_suffix = "api.aws.scloud",
        .supports_fips = true,
        .supports_dual_stack = true,
        .global_region = "aws-iso-b-global",
        .region_regex = R"(^us\-isob\-\w+\-\d+$)",
        .region_prefixes = "us-isob",
    },
    {
        .id = "aws-iso-e",
        .dns_suffix = "cloud.adc-e.uk",
        .dual_stack_dns_suffix = "api.cloud-aws.adc-e.uk",
        .supports_fips = true,
        .supports_dual_stack = true,
        .global_region = "aws-iso-e-global",
        .region_regex = R"(^eu\-isoe\-\w+\-\d+$)",
        .region_prefixes = "eu-isoe",
    },
    {
        .id = "aws-iso-f",
        .dns_suffix = "csp.hci.ic.gov",
        .dual_stack_dns_suffix = "api.aws.hci.ic.gov",
        .supports_fips = true,
        .supports_dual_stack = true,
        .global_region = "aws-iso-f-global",
        .region_regex = R"(^us\-isof\-\w+\-\d+$)",
        .region_prefixes = "us-isof",
    },
    {
        .id = "aws-us-gov",
        .dns_suffix = "amazonaws.com",
        .dual_stack_dns_suffix = "api.aws",
        .supports_fips = true,
        .supports_dual_stack = true,
        .global_region = "aws-us-gov-global",
        .region_regex = R"(^us\-gov\-\w+\-\d+$)",
        .region_prefixes = "us-gov",
    },
}};

/// The partition of a Region: by exact name first, then by the regexes in order, else `aws`.  So an invented
/// Region has a partition too; nothing here says that the Region exists.
[[nodiscard]] constexpr partition const& partition_for(std::string_view region) noexcept
{
    if (!region.empty())
        for (auto const& candidate : partitions)
            if (candidate.global_region == region)
                return candidate;
    for (auto const& candidate : partitions)
        if (candidate.matches(region))
            return candidate;
    return partitions.front();
}

/// The day of the list below, by AWS's announcement of that day and its General Reference, "Amazon
/// Rekognition endpoints and quotas".
inline constexpr std::string_view face_liveness_regions_date = "2026-09-28";

/// The Regions that had Face Liveness on that day.  The list grows, so take it as advice.
inline constexpr std::array<std::string_view, 8> face_liveness_regions{
    "us-east-1", "us-west-2", "ap-south-1",     "ap-northeast-1",
    "eu-west-1", "sa-east-1", "ap-southeast-5", "ap-southeast-7",
};

/// Whether Face Liveness was offered in the Region on face_liveness_regions_date.  Elsewhere the service
/// answers AccessDeniedException.
[[nodiscard]] constexpr bool offers_face_liveness(std::string_view region) noexcept
{
    return std::find(face_liveness_regions.begin(), face_liveness_regions.end(), region)
           != face_liveness_regions.end();
}

/// A note for people when Face Liveness wasn't offered in the Region, with the Regions that had it and the
/// date of the list; nothing when it was.  Not an error: the list grows.
[[nodiscard]] inline std::optional<std::string> region_note(std::string_view region)
{
    if (offers_face_liveness(region))
        return std::nullopt;
    std::string note = "Face Liveness was not offered in ";
    // Only a text that can name a Region is repeated.
    bool const plain = !region.empty() && region.size() <= 63
                       && std::all_of(region.begin(), region.end(),
                                      [](char c) { return detail::region_letter_or_digit(c) || c == '-'; });
    note += plain ? region : "this Region";
    note += " on ";
    note += face_liveness_regions_date;
    note += ", when its Regions were ";
    for (auto const offered : face_liveness_regions)
    {
        note += offered;
        note += offered == face_liveness_regions.back() ? "." : ", ";
    }
    return note;
}

/// Where requests go.
struct endpoint
{
    std::string scheme{"https"}; ///< `https` or `http`
    std::string host{};          ///< a name or an address; an IPv6 address stands here without brackets
    std::uint16_t port{443};     ///< of the connection
    std::string base_path{};     ///< empty, or a slash and more; the slash at the end of a URL is cut off
    std::string region{};        ///< what to sign for

    /// The URL, which endpoint_for() would read back as this endpoint: without the port when it is the
    /// scheme's default, and without the slash at the end of the path.
    [[nodiscard]] std::string url() const;

    /// The target of every request of this service: the base path and a slash (the protocol awsJson1.1 posts
    /// to the root, and a base path stays in front of it).
    [[nodiscard]] std::string target() const { return base_path + '/'; }

    [[nodiscard]] bool operator==(endpoint const&) const noexcept = default;
};

/// The value of the host header: host, and port when it isn't the scheme's default (RFC 9110, section 7.2).
[[nodiscard]] inline std::string host_header(endpoint const& where)
{
    bool const ipv6 = where.host.find(':') != std::string::npos;
    std::string value;
    value.reserve(where.host.size() + 8);
    if (ipv6)
        value += '[';
    value += where.host;
    if (ipv6)
        value += ']';
    if (where.port != (where.scheme == "http" ? 80 : 443))
    {
        value += ':';
        value += std::to_string(where.port);
    }
    return value;
}

inline std::string endpoint::url() const
{
    // A base path that ends with a slash lost another one when it was read.
    return scheme + "://" + host_header(*this) + base_path + (base_path.ends_with('/') ? "/" : "");
}

/// Writes the URL, and the Region in brackets when there is one.
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out, endpoint const& where)
{
    std::string text = where.url();
    if (!where.region.empty())
        text += " (" + where.region + ")";
    return out << text;
}

/// What to ask of endpoint_for().
struct endpoint_options
{
    bool use_fips{};                           ///< the endpoint with validated cryptography (FIPS 140)
    bool use_dual_stack{};                     ///< the endpoint that IPv4 and IPv6 both reach
    std::optional<std::string> endpoint_url{}; ///< instead of AWS's own: a proxy, a VPC endpoint, an emulator

    [[nodiscard]] bool operator==(endpoint_options const&) const noexcept = default;
};

/// Why there is no endpoint.
enum class endpoint_errc
{
    missing_region = 1,
    invalid_region,
    fips_with_custom_endpoint,
    dual_stack_with_custom_endpoint,
    fips_and_dual_stack_not_supported,
    fips_not_supported,
    dual_stack_not_supported,
    url_character, ///< a control character, a space, a backslash, or anything that isn't ASCII
    url_scheme,
    url_user_info,
    url_host,
    url_port,
    url_path,
    url_query,
    url_fragment,
};

namespace detail
{

[[nodiscard]] constexpr char const* endpoint_error_text(endpoint_errc reason) noexcept
{
    switch (reason)
    {
    // As the rule set words them.
    case endpoint_errc::missing_region: return "Invalid Configuration: Missing Region";
    case endpoint_errc::fips_with_custom_endpoint:
        return "Invalid Configuration: FIPS and custom endpoint are not supported";
    case endpoint_errc::dual_stack_with_custom_endpoint:
        return "Invalid Configuration: Dualstack and custom endpoint are not supported";
    case endpoint_errc::fips_and_dual_stack_not_supported:
        return "FIPS and DualStack are enabled, but this partition does not support one or both";
    case endpoint_errc::fips_not_supported: return "FIPS is enabled but this partition does not support FIPS";
    case endpoint_errc::dual_stack_not_supported:
        return "DualStack is enabled but this partition does not support DualStack";

    // Ours.  They repeat nothing of a URL, which may have a password in it.
    case endpoint_errc::invalid_region:
        return "Invalid Configuration: the Region must be 1 to 63 letters, digits and hyphens, "
               "with no hyphen at either end";
    case endpoint_errc::url_character:
        return "Invalid Configuration: the custom endpoint has a character that no URL may have";
    case endpoint_errc::url_scheme:
        return "Invalid Configuration: the custom endpoint must start with https:// or http://";
    case endpoint_errc::url_user_info:
        return "Invalid Configuration: the custom endpoint must not have a user name or password in it";
    case endpoint_errc::url_host:
        return "Invalid Configuration: the custom endpoint has no host name or address that makes sense";
    case endpoint_errc::url_port:
        return "Invalid Configuration: the port of the custom endpoint must be a number from 1 to 65535";
    case endpoint_errc::url_path:
        return "Invalid Configuration: the path of the custom endpoint is malformed";
    case endpoint_errc::url_query: return "Invalid Configuration: the custom endpoint must not have a query";
    case endpoint_errc::url_fragment:
        return "Invalid Configuration: the custom endpoint must not have a fragment";
    }
    return "unknown endpoint error";
}

class endpoint_error_category final : public boost::system::error_category
{
public:
    consteval endpoint_error_category() noexcept
        : error_category(0xb7e3c1a25d0f4968)
    {
    }

    char const* name() const noexcept override { return "face_liveness.endpoint"; }
    std::string message(int value) const override
    {
        return endpoint_error_text(static_cast<endpoint_errc>(value));
    }
    char const* message(int value, char*, std::size_t) const noexcept override
    {
        return endpoint_error_text(static_cast<endpoint_errc>(value));
    }
};

inline constexpr endpoint_error_category the_endpoint_error_category{};

} // namespace detail

/// The category of endpoint_errc.
[[nodiscard]] inline boost::system::error_category const& endpoint_category() noexcept
{
    return detail::the_endpoint_error_category;
}

/// Found by argument-dependent look-up, so that endpoint_errc converts to an error code.
[[nodiscard]] inline boost::system::error_code make_error_code(endpoint_errc reason) noexcept
{
    return {static_cast<int>(reason), endpoint_category()};
}

/// Why there is no endpoint, and where in the text that was given.
struct endpoint_error
{
    endpoint_errc reason{}; ///< why
    std::size_t position{}; ///< for invalid_region and the url_... reasons: the byte where it shows

    /// The rule set's own text where it has one, else ours; with the position where there is one.
    [[nodiscard]] std::string message() const
    {
        std::string text = detail::endpoint_error_text(reason);
        if (reason == endpoint_errc::invalid_region || reason >= endpoint_errc::url_character)
            text += " (at byte " + std::to_string(position) + ")";
        return text;
    }

    /// The same for those who live with error codes; the position is lost.
    [[nodiscard]] boost::system::error_code error() const noexcept { return make_error_code(reason); }

    [[nodiscard]] bool operator==(endpoint_error const&) const noexcept = default;
};

/// Writes message().
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                             endpoint_error const& error)
{
    return out << error.message();
}

/// What `endpoint_for(...).value()` throws when there is none.
class endpoint_exception : public std::runtime_error
{
public:
    /// Keeps the error, whose message is the exception's.
    explicit endpoint_exception(endpoint_error const& error)
        : std::runtime_error(error.message())
        , error_(error)
    {
    }

    /// The error itself.
    [[nodiscard]] endpoint_error const& error() const noexcept { return error_; }

private:
    endpoint_error error_;
};

/// Called by boost::system::result when there is no value.
[[noreturn]] inline void throw_exception_from_error(endpoint_error const& error,
                                                    boost::source_location const& where)
{
    boost::throw_exception(endpoint_exception(error), where);
}

namespace detail
{

/// Where a Region stops being a host label: letters, digits, inner hyphens, 63 at most (RFC 1123,
/// section 2.1). Nothing when it is one.  The Region becomes part of a host name, so that this keeps an
/// invented one from naming another host.
[[nodiscard]] constexpr std::optional<std::size_t> not_a_host_label(std::string_view region) noexcept
{
    for (std::size_t i = 0; i != region.size(); ++i)
        if (i == 63
            || !(region_letter_or_digit(region[i]) || (region[i] == '-' && i != 0 && i + 1 != region.size())))
            return i;
    return std::nullopt;
}

[[nodiscard]] constexpr bool url_hex_digit(char c) noexcept
{
    return region_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/// An IPv4 address in dotted decimal, as IPv6address of RFC 3986 embeds it.
[[nodiscard]] constexpr bool url_ipv4(std::string_view text) noexcept
{
    for (int part = 0; part != 4; ++part)
    {
        if (part != 0)
        {
            if (text.empty() || text.front() != '.')
                return false;
            text.remove_prefix(1);
        }
        unsigned value = 0;
        std::size_t digits = 0;
        for (; digits != text.size() && digits != 3 && region_digit(text[digits]); ++digits)
            value = value * 10 + static_cast<unsigned>(text[digits] - '0');
        if (digits == 0 || value > 255 || (digits > 1 && text.front() == '0'))
            return false;
        text.remove_prefix(digits);
    }
    return text.empty();
}

/// An IPv6 address (RFC 3986, section 3.2.2, IPv6address), without a zone.
[[nodiscard]] constexpr bool url_ipv6(std::string_view text) noexcept
{
    int groups = 0;
    bool gap = false;
    if (text.substr(0, 2) == "::")
    {
        gap = true;
        text.remove_prefix(2);
        if (text.empty())
            return true;
    }
    for (;;)
    {
        if (text.find(':') == text.npos && text.find('.') != text.npos)
        {
            groups += 2;
            return url_ipv4(text) && (gap ? groups < 8 : groups == 8);
        }
        std::size_t digits = 0;
        while (digits != text.size() && digits != 4 && url_hex_digit(text[digits]))
            ++digits;
        if (digits == 0 || ++groups > 8)
            return false;
        text.remove_prefix(digits);
        if (text.empty())
            return gap ? groups < 8 : groups == 8;
        if (text.front() != ':')
            return false;
        text.remove_prefix(1);
        if (!text.empty() && text.front() == ':')
        {
            if (gap)
                return false;
            gap = true;
            text.remove_prefix(1);
            if (text.empty())
                return groups < 8;
        }
    }
}

/// A host name: labels of letters, digits, hyphens and underscores (which local names have), 253 characters
/// at most, perhaps with a dot at the end.
[[nodiscard]] constexpr std::optional<std::size_t> not_a_host_name(std::string_view host) noexcept
{
    if (host.empty())
        return 0;
    std::size_t label = 0;
    for (std::size_t i = 0; i != host.size(); ++i)
    {
        if (i == 253)
            return i;
        if (host[i] == '.')
        {
            if (label == 0)
                return i;
            label = 0;
        }
        else if (++label == 64 || !(region_letter_or_digit(host[i]) || host[i] == '-' || host[i] == '_'))
            return i;
    }
    return std::nullopt;
}

/// RFC 3986: pchar and the slash, escapes aside.
[[nodiscard]] constexpr bool url_path_character(char c) noexcept
{
    return region_letter_or_digit(c)
           || std::string_view("-._~!$&'()*+,;=:@/").find(c) != std::string_view::npos;
}

/// The endpoint that a URL names, without its Region.  Stricter than RFC 3986 where it matters: no user info,
/// query or fragment, no empty port, no zone, no escapes in the host.
[[nodiscard]] inline boost::system::result<endpoint, endpoint_error> parse_endpoint_url(std::string_view url)
{
    auto const fail = [](endpoint_errc reason, std::size_t position) {
        return endpoint_error{reason, position};
    };

    for (std::size_t i = 0; i != url.size(); ++i)
        if (url[i] <= ' ' || url[i] >= '\x7f' || url[i] == '\\')
            return fail(endpoint_errc::url_character, i);

    endpoint where;
    auto const starts_with = [url](std::string_view scheme)
    {
        return url.size() >= scheme.size()
               && std::equal(scheme.begin(), scheme.end(), url.begin(),
                             [](char s, char u) { return s == u || (u >= 'A' && u <= 'Z' && s == u + 32); });
    };
    if (starts_with("http://"))
    {
        where.scheme = "http";
        where.port = 80;
    }
    else if (!starts_with("https://"))
        return fail(endpoint_errc::url_scheme, 0);

    std::size_t const begin = where.scheme.size() + 3;
    std::size_t const end = (std::min)(url.find_first_of("/?#", begin), url.size());
    if (url.substr(0, end).find('@', begin) != url.npos)
        return fail(endpoint_errc::url_user_info, begin);

    std::size_t host_end = end;
    if (begin != end && url[begin] == '[')
    {
        auto const bracket = url.substr(0, end).find(']', begin);
        if (bracket == url.npos || !url_ipv6(url.substr(begin + 1, bracket - begin - 1)))
            return fail(endpoint_errc::url_host, begin);
        host_end = bracket + 1;
        where.host = url.substr(begin + 1, bracket - begin - 1);
        if (host_end != end && url[host_end] != ':')
            return fail(endpoint_errc::url_host, host_end);
    }
    else
    {
        host_end = (std::min)(url.find(':', begin), end);
        auto const host = url.substr(begin, host_end - begin);
        if (auto const bad = not_a_host_name(host))
            return fail(endpoint_errc::url_host, begin + *bad);
        where.host = host;
    }

    if (host_end != end)
    {
        auto const digits = url.substr(host_end + 1, end - host_end - 1);
        std::uint32_t port = 0;
        for (std::size_t i = 0; i != digits.size(); ++i)
        {
            if (!region_digit(digits[i]) || i == 5)
                return fail(endpoint_errc::url_port, host_end + 1 + i);
            port = port * 10 + static_cast<std::uint32_t>(digits[i] - '0');
        }
        if (port == 0 || port > 65535)
            return fail(endpoint_errc::url_port, host_end + 1);
        where.port = static_cast<std::uint16_t>(port);
    }

    auto const path_end = (std::min)(url.find_first_of("?#", end), url.size());
    if (path_end != url.size())
        return fail(url[path_end] == '?' ? endpoint_errc::url_query : endpoint_errc::url_fragment, path_end);
    for (std::size_t i = end; i != url.size(); ++i)
    {
        if (url_path_character(url[i]))
            continue;
        if (url[i] != '%' || url.size() - i < 3 || !url_hex_digit(url[i + 1]) || !url_hex_digit(url[i + 2]))
            return fail(endpoint_errc::url_path, i);
        i += 2;
    }
    where.base_path = url.substr(end);
    if (where.base_path.ends_with('/'))
        where.base_path.pop_back();
    return where;
}

/// Rules 5 to 8: AWS's own endpoint for a Region of this partition.
[[nodiscard]] inline boost::system::result<endpoint, endpoint_error> endpoint_in(
    partition const& home, std::string_view region, endpoint_options const& options)
{
    bool const fips = options.use_fips;
    bool const dual_stack = options.use_dual_stack;
    if (fips && dual_stack && !(home.supports_fips && home.supports_dual_stack))
        return endpoint_error{endpoint_errc::fips_and_dual_stack_not_supported};
    if (fips && !home.supports_fips)
        return endpoint_error{endpoint_errc::fips_not_supported};
    if (dual_stack && !home.supports_dual_stack)
        return endpoint_error{endpoint_errc::dual_stack_not_supported};

    endpoint where;
    where.host = fips ? "rekognition-fips." : "rekognition.";
    where.host += region;
    where.host += '.';
    where.host += dual_stack ? home.dual_stack_dns_suffix : home.dns_suffix;
    where.region = region;
    return where;
}

} // namespace detail

/// The endpoint of Amazon Rekognition in a Region, by its endpoint rule set.
///
/// A custom endpoint is taken as it is, and the Region, which may be empty then, is only remembered for
/// signing. Whether the Region has the service isn't checked; region_note() has advice.
///
/// Errors: no Region; a Region that can't be part of a host name; FIPS or dual stack with a custom endpoint,
/// or where the partition has none; a custom endpoint that isn't an http or https URL of host, port and path.
[[nodiscard]] inline boost::system::result<endpoint, endpoint_error> endpoint_for(
    std::string_view region, endpoint_options const& options = {})
{
    if (options.endpoint_url)
    {
        if (options.use_fips)
            return endpoint_error{endpoint_errc::fips_with_custom_endpoint};
        if (options.use_dual_stack)
            return endpoint_error{endpoint_errc::dual_stack_with_custom_endpoint};
        auto where = detail::parse_endpoint_url(*options.endpoint_url);
        if (where)
            where->region = region;
        return where;
    }
    if (region.empty())
        return endpoint_error{endpoint_errc::missing_region};
    if (auto const bad = detail::not_a_host_label(region))
        return endpoint_error{endpoint_errc::invalid_region, *bad};
    return detail::endpoint_in(partition_for(region), region, options);
}

} // namespace face_liveness::inline v1

template <>
struct boost::system::is_error_code_enum<face_liveness::endpoint_errc> : std::true_type
{
};

#endif // FACE_LIVENESS_REGIONS_HPP

// ---- face_liveness/service_error.hpp

#ifndef FACE_LIVENESS_SERVICE_ERROR_HPP
#define FACE_LIVENESS_SERVICE_ERROR_HPP

namespace face_liveness::inline v1
{

/// What the service calls an error: those of the two operations, then those common to AWS's services ("Common
/// error types", Amazon Rekognition API reference).
enum class service_errc
{
    unknown,                         ///< no code, or one that this release does not know
    access_denied,                   ///< no permission, or no Face Liveness in the Region
    internal_server_error,           ///< the service failed; try again
    invalid_parameter,               ///< a request that makes no sense to the service
    provisioned_throughput_exceeded, ///< too many calls for the account's quota; slow down
    throttling,                      ///< too many calls; slow down
    session_not_found,               ///< no such session
    validation,                    ///< a value breaks a limit of the model; in the model of neither operation
    idempotent_parameter_mismatch, ///< a token that was used with other parameters
    limit_exceeded,                ///< a limit of the account
    service_quota_exceeded,        ///< a quota of the account
    expired_token,                 ///< temporary credentials that are over
    incomplete_signature,          ///< an authorization header that lacks something
    internal_failure,              ///< the service failed; try again
    invalid_signature,             ///< a signature that doesn't match or has expired
    malformed_http_request,        ///< HTTP that can't be understood
    missing_authentication_token,  ///< nothing that says who calls
    not_authorized,                ///< no permission
    opt_in_required,               ///< the account doesn't use the service
    request_aborted,               ///< the connection went before the answer
    request_entity_too_large,      ///< too large
    request_expired,               ///< a date more than 15 minutes off
    request_timeout,               ///< the request came too slowly
    service_unavailable,           ///< the service is down; try again
    unrecognized_client,           ///< an access key or session token that doesn't exist
    unknown_operation,             ///< not an operation of the service
    serialization                  ///< a body that isn't JSON, or a value of the wrong type
};

/// The texts of `service_errc` behind `unknown`.
constexpr std::array<std::string_view, 26> wire_names(service_errc) noexcept
{
    return {"AccessDeniedException",
            "InternalServerError",
            "InvalidParameterException",
            "ProvisionedThroughputExceededException",
            "ThrottlingException",
            "SessionNotFoundException",
            "ValidationException",
            "IdempotentParameterMismatchException",
            "LimitExceededException",
            "ServiceQuotaExceededException",
            "ExpiredTokenException",
            "IncompleteSignatureException",
            "InternalFailure",
            "InvalidSignatureException",
            "MalformedHttpRequestException",
            "MissingAuthenticationTokenException",
            "NotAuthorized",
            "OptInRequired",
            "RequestAbortedException",
            "RequestEntityTooLargeException",
            "RequestExpired",
            "RequestTimeoutException",
            "ServiceUnavailable",
            "UnrecognizedClientException",
            "UnknownOperationException",
            "SerializationException"};
}

namespace detail
{

struct service_error_category : boost::system::error_category
{
    consteval service_error_category() noexcept
        : error_category(0x6d1a8e03c57f92b4) // random; makes categories of several shared objects equal
    {
    }

    char const* name() const noexcept override { return "face_liveness.service"; }

    std::string message(int code) const override
    {
        auto const names = wire_names(service_errc());
        auto const index = static_cast<std::size_t>(code) - 1;
        return index < names.size() ? std::string(names[index])
                                    : "an error that the service gave no known code for";
    }
};

inline constexpr service_error_category the_service_error_category{};

// Codes that stand for the same, beyond an "Exception" more or less at the end.
inline open<service_errc> service_code_of(std::string_view text)
{
    constexpr std::string_view ending = "Exception";
    open<service_errc> code(text == "ValidationError" ? std::string_view("ValidationException") : text);
    if (code != service_errc::unknown)
        return code;
    open<service_errc> const other(text.ends_with(ending)
                                       ? std::string(text.substr(0, text.size() - ending.size()))
                                       : std::string(text).append(ending));
    return other != service_errc::unknown ? other : code;
}

// Codes of AWS's retry rules that this service isn't known to send, and service_errc hence doesn't have.
inline constexpr std::string_view other_throttling_codes[] = {"Throttling",
                                                              "ThrottledException",
                                                              "RequestThrottled",
                                                              "RequestThrottledException",
                                                              "BandwidthLimitExceeded",
                                                              "RequestLimitExceeded",
                                                              "SlowDown",
                                                              "PriorRequestNotComplete",
                                                              "EC2ThrottledException",
                                                              "TooManyRequestsException",
                                                              "TransactionInProgressException"};

// Some errors quote what was signed, and a session token with it: the text in front of that.
inline std::string_view without_signed_text(std::string_view text) noexcept
{
    constexpr auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    for (std::string_view const start : {"the canonical string", "x-amz-security-token"})
    {
        auto const found = std::search(text.begin(), text.end(), start.begin(), start.end(),
                                       [&](char a, char b) { return lower(a) == b; });
        if (found != text.end())
            text = text.substr(0, static_cast<std::size_t>(found - text.begin()));
    }
    // The service puts empty lines in front of it.
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n' || text.back() == '\r'))
        text.remove_suffix(1);
    return text;
}

template <std::size_t Size>
constexpr bool is_one_of(std::string_view text, std::string_view const (&all)[Size]) noexcept
{
    return std::find(std::begin(all), std::end(all), text) != std::end(all);
}

} // namespace detail

/// The category of `service_errc`.
inline boost::system::error_category const& service_category() noexcept
{
    return detail::the_service_error_category;
}

/// Makes `boost::system::error_code` of a `service_errc`; `unknown` has the value -1, since 0 would say "no
/// error".
inline boost::system::error_code make_error_code(service_errc code) noexcept
{
    return {code == service_errc::unknown ? -1 : static_cast<int>(code), service_category()};
}

/// An error that the service answered with, or whatever else stood in the way: a proxy's page, an empty
/// answer.
///
/// Classified by its code, and by the HTTP status where there is no code that says more: the status of one
/// and the same error differs from service to service.
struct service_error
{
    open<service_errc> code{}; ///< unset if the answer had none
    std::string
        service_message{};    ///< the service's own words, or the start of an answer that isn't the service's
    std::string request_id{}; ///< what AWS's support asks for
    std::string log_ref{};    ///< Logref: the service's mark of this error
    int status{};             ///< the HTTP status; 0 is the usual one of the code
    std::string_view operation{}; ///< what was asked for, such as CreateFaceLivenessSession; may be empty

    bool operator==(service_error const&) const = default;

    /// Whether the caller calls too often: wait longer before the next attempt.
    bool is_throttling() const noexcept
    {
        switch (code)
        {
        case service_errc::throttling:
        case service_errc::provisioned_throughput_exceeded:
        case service_errc::limit_exceeded: return true;
        default:
            return detail::is_one_of(code.text(), detail::other_throttling_codes)
                   || (!code.is_set() && status == 429);
        }
    }

    /// Whether the same request may succeed a little later (AWS SDK reference guide, "Retry behavior",
    /// standard mode).
    bool may_be_retried() const noexcept
    {
        switch (code)
        {
        case service_errc::internal_server_error:
        case service_errc::internal_failure:
        case service_errc::service_unavailable:
        case service_errc::request_timeout: return true;
        default:
            return is_throttling() || code.text() == "TimeoutError" || status == 500 || status == 502
                   || status == 503 || status == 504;
        }
    }

    /// Whether the signer's clock may be wrong: compare it with the Date header of the answer.
    bool is_clock() const noexcept
    {
        constexpr std::string_view other_codes[] = {"RequestTimeTooSkewed", "RequestInTheFuture",
                                                    "SignatureDoesNotMatch", "AuthFailure"};
        return code == service_errc::invalid_signature || code == service_errc::request_expired
               || detail::is_one_of(code.text(), other_codes);
    }

    /// Whether the credentials are at fault: expired, unknown, missing, or the wrong secret.  Missing
    /// permissions
    /// (`access_denied`) are not: other credentials of the same role won't help.
    bool is_credentials() const noexcept
    {
        switch (code)
        {
        case service_errc::expired_token:
        case service_errc::unrecognized_client:
        case service_errc::missing_authentication_token:
        case service_errc::incomplete_signature:
        case service_errc::invalid_signature: return true;
        default: return code.text() == "InvalidClientTokenId" || code.text() == "SignatureDoesNotMatch";
        }
    }

    /// Whether the request itself is at fault, so that nothing but another request will do.
    bool is_request() const noexcept
    {
        switch (code)
        {
        case service_errc::invalid_parameter:
        case service_errc::session_not_found:
        case service_errc::validation:
        case service_errc::idempotent_parameter_mismatch:
        case service_errc::malformed_http_request:
        case service_errc::request_entity_too_large:
        case service_errc::unknown_operation:
        case service_errc::serialization: return true;
        default: return false;
        }
    }

    /// What to do about it, where there is something to say; a sentence or nothing.
    std::string help() const
    {
        switch (code)
        {
        case service_errc::access_denied:
        {
            std::string out = "The caller needs the IAM action rekognition:";
            out += operation.empty() ? std::string_view("*FaceLivenessSession*") : operation;
            if (operation == "CreateFaceLivenessSession")
                out += " (and s3:PutObject on the bucket of an OutputConfig)";
            out += "; and Face Liveness is offered in";
            for (std::string_view region : face_liveness_regions)
                ((out += region == face_liveness_regions.front() ? " " : ", ")) += region;
            return ((out += " only (as of ") += face_liveness_regions_date) += ").";
        }
        case service_errc::session_not_found:
            return "The session may have expired (three minutes after it was created), or be of another "
                   "Region or another account.";
        case service_errc::expired_token: return "Get new temporary credentials.";
        case service_errc::idempotent_parameter_mismatch:
            return "Use a new ClientRequestToken for each session.";
        case service_errc::unrecognized_client:
            return "The access key is not known in this partition, or the session token is not the one that "
                   "belongs to it.";
        default:
            if (!is_clock())
                return {};
            return is_credentials() ? "Either the secret access key is not the one of the access key, or the "
                                      "clock is wrong: compare it with the Date header of the answer."
                                    : "Compare the clock with the Date header of the answer.";
        }
    }

    /// A line for people: `ThrottlingException: Slow down (status 400, request 6f1..., may be retried)`.
    /// Bounded, free of control characters, and without the text that some signature errors quote, for that
    /// holds the session token.
    std::string message() const
    {
        std::string out;
        if (code.is_set())
            detail::append_printable(out, code.text(), 128);
        else
            out = "Error without a code";
        if (auto const shown = detail::without_signed_text(service_message); !shown.empty())
        {
            out += ": ";
            detail::append_printable(out, shown, 1024);
        }
        std::string facts;
        auto const add = [&](std::string_view fact) { (facts += facts.empty() ? "" : ", ") += fact; };
        if (status != 0)
            add("status " + std::to_string(status));
        if (!request_id.empty())
        {
            add("request ");
            detail::append_printable(facts, request_id, 128);
        }
        if (may_be_retried())
            add("may be retried");
        if (!facts.empty())
            ((out += " (") += facts) += ')';
        if (std::string const what_to_do = help(); !what_to_do.empty())
            (out += ". ") += what_to_do;
        return out;
    }

    /// For those who live with Boost.Asio: the code alone.
    boost::system::error_code error() const noexcept { return make_error_code(code); }

    /// Writes `message()`.
    template <class Traits>
    friend std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                                        service_error const& e)
    {
        return out << std::string_view(e.message());
    }
};

/// Lets `.value()` of a result with this error throw `boost::system::system_error`.
[[noreturn]] inline void throw_exception_from_error(service_error const& e,
                                                    boost::source_location const& where)
{
    boost::throw_exception(boost::system::system_error(e.error(), e.message()), where);
}

} // namespace face_liveness::inline v1

template <>
struct boost::system::is_error_code_enum<face_liveness::service_errc>
{
    static constexpr bool value = true;
};

#endif // FACE_LIVENESS_SERVICE_ERROR_HPP

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

// ---- face_liveness/http/request.hpp

#ifndef FACE_LIVENESS_HTTP_REQUEST_HPP
#define FACE_LIVENESS_HTTP_REQUEST_HPP

namespace face_liveness::inline v1
{

/// What stands before the operation in x-amz-target.
inline constexpr std::string_view target_prefix = "RekognitionService.";

/// The content type of the protocol awsJson1.1.
inline constexpr std::string_view json_content_type = "application/x-amz-json-1.1";

/// Why a request did not become a message: the issues that `validate` found, at least one of them an error.
struct invalid_request
{
    std::vector<issue> issues{}; ///< errors and warnings, in the order of the members

    bool operator==(invalid_request const&) const = default;

    /// The issues one by one.
    auto begin() const noexcept { return issues.begin(); }
    /// Behind the last issue.
    auto end() const noexcept { return issues.end(); }

    /// The issues, a line each.
    std::string message() const
    {
        std::string out;
        for (issue const& i : issues)
            (out += out.empty() ? "" : "\n") += face_liveness::message(i);
        return out;
    }

    /// Writes `message()`.
    template <class Traits>
    friend std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                                        invalid_request const& e)
    {
        return out << std::string_view(e.message());
    }
};

/// Lets `.value()` of a result with this error throw `std::invalid_argument`.
[[noreturn]] inline void throw_exception_from_error(invalid_request const& e,
                                                    boost::source_location const& where)
{
    boost::throw_exception(std::invalid_argument(e.message()), where);
}

/// The tag for those who know better than `validate`, to test a server say.
struct unchecked_t
{
    explicit unchecked_t() = default;
};
/// `to_http(request, endpoint, unchecked)`
inline constexpr unchecked_t unchecked{};

/// The message of a request as it is, valid or not; text that isn't UTF-8 has U+FFFD in it.
template <request_shape Request>
http_request to_http(Request const& request, endpoint const& where, unchecked_t)
{
    http_request out;
    out.target = where.target();
    out.headers.reserve(6); // and those that signing adds
    out.headers.add("host", host_header(where));
    out.headers.add("content-type", std::string(json_content_type));
    out.headers.add("x-amz-target", std::string(target_prefix).append(Request::operation));
    encode_to(request, out.body);
    return out;
}

/// The HTTP message of a request: POST, the endpoint's path, host, content-type, x-amz-target and the body.
///
/// The gate: a request with an error in it does not become a message but gives its issues.  Content-Length is
/// left to the HTTP stack.  Sign it next.  AWS: the protocol awsJson1_1 (smithy.io).
template <class Request>
boost::system::result<http_request, invalid_request> to_http(Request const& request, endpoint const& where)
{
    static_assert(request_shape<Request>, "face_liveness: to_http with an endpoint takes a request");
    if constexpr (request_shape<Request>)
    {
        if (!is_valid(request))
            return invalid_request{validate(request)};
        return to_http(request, where, unchecked);
    }
}

/// The request of any operation.
using any_request = std::variant<create_session_request, get_session_results_request>;

namespace detail
{

// What is left of a request when its operation isn't known: JSON.
struct any_object
{
    static constexpr void members(auto&&) {}
};

inline bool is_json_content_type(std::string_view value) noexcept
{
    std::string_view type = value.substr(0, value.find(';'));
    while (type.ends_with(' ') || type.ends_with('\t'))
        type.remove_suffix(1);
    return header_names_equal(type, json_content_type);
}

inline bool is_syntax_error(decode_errc code) noexcept
{
    return code == decode_errc::not_json || code == decode_errc::incomplete || code == decode_errc::too_deep
           || code == decode_errc::too_large;
}

// The texts of AWS's Java services for values of the wrong type.
inline std::string serialization_message(decode_error const& e)
{
    if (e.code == decode_errc::duplicate_member)
        return "Duplicate member '" + service_path(e.path) + "'"; // our own: the service's is not known
    if (e.found == json_type::list)
        return "Start of list found where not expected";
    if (e.found == json_type::object)
        return "Start of structure or map found where not expected.";
    if (e.needed == json_type::list)
        return "Expected list or null";
    if (e.needed == json_type::object)
        return e.found == json_type::null ? "" : "Expected null";
    std::string const needed = e.needed == json_type::integer ? "Integer" : "String";
    if (e.found == json_type::boolean)
        return "class java.lang.Boolean can not be converted to an " + needed;
    return (e.found == json_type::number ? "NUMBER_VALUE" : "STRING_VALUE")
           + (" cannot be converted to " + needed);
}

inline service_error refusal_of(decode_error const& e)
{
    if (is_syntax_error(e.code))
        return {.code = service_errc::serialization};
    return {.code = service_errc::serialization, .service_message = serialization_message(e)};
}

// Whatever is wrong with the members: the service looks at them when it has read the whole text.
inline std::optional<service_error> refusal_of_syntax(std::string_view body)
{
    auto const json = decode<any_object>(body);
    if (json || !is_syntax_error(json.error().code))
        return std::nullopt;
    return refusal_of(json.error());
}

// The required members that are absent or null, and the elements of lists that are null, at every depth; no
// more than the service names.
template <class T>
void find_absent(boost::json::value const& from, path_step const& at, std::vector<issue>& found)
{
    auto const look_at = [&]<class Value>(std::type_identity<Value>, boost::json::value const* value,
                                          path_step const& step, bool is_required)
    {
        if (value && !value->is_null())
            find_absent<Value>(*value, step, found);
        else if (is_required && found.size() < 10)
        {
            issue& absent = found.emplace_back(issue{.rule = rule::required, .absent = true});
            append_path(absent.path, step);
        }
    };
    if constexpr (is_list<T>)
    {
        std::size_t index = 0;
        for (boost::json::value const& element : from.get_array())
            look_at(std::type_identity<typename T::value_type>(), &element, {&at, {}, index++}, true);
    }
    else if constexpr (shape<T>)
        T::members(
            [&]<class Member, class... Limits>(std::string_view name, Member T::*, Limits const&...)
            {
                look_at(std::type_identity<value_of_t<Member>>(),
                        from.get_object().if_contains({name.data(), name.size()}), {&at, name, 0},
                        !is_optional<Member>);
            });
}

// What stands in for what is absent breaks other rules, which are nobody's fault.
inline bool is_at_or_in(std::string_view path, std::string_view outer) noexcept
{
    return path.starts_with(outer) && (path.size() == outer.size() || path[outer.size()] == '.');
}

// For a text that lacks something: whatever else is wrong with it, as the service looks at types first, and
// at the limits of all members then.
template <request_shape Request>
service_error refusal_of_incomplete(std::string_view body)
{
    Request request{};
    auto const types = decode_text(&request, root_target<Request>(), false, body, decode_options());
    if (!types && types.error().code != decode_errc::missing_member)
        return refusal_of(types.error());

    boost::system::error_code ec;
    auto const json = boost::json::parse({body.data(), body.size()}, ec);
    std::vector<issue> issues;
    if (!ec)
        find_absent<Request>(json, path_step(), issues);
    auto const absent = issues.size();
    // Elements that are null were left out, so that the numbers of those behind them are others.
    if (std::none_of(issues.begin(), issues.end(), [](issue const& i) { return i.path.ends_with(']'); }))
        for (issue& i : validate(request))
            if (std::none_of(issues.begin(), issues.begin() + static_cast<std::ptrdiff_t>(absent),
                             [&i](issue const& one) { return is_at_or_in(i.path, one.path); }))
                issues.push_back(std::move(i));
    return {.code = service_errc::validation, .service_message = validation_exception_message(issues)};
}

// Lets everybody in.
struct no_authentication
{
    std::optional<service_error> operator()(http_request const&) const { return {}; }
};

template <request_shape Request, class Authenticate>
boost::system::result<any_request, service_error> read_request_of(http_request const& message,
                                                                  std::string_view body,
                                                                  Authenticate&& authenticate)
{
    auto request = decode<Request>(body);
    if (!request)
        if (auto refusal = refusal_of_syntax(body))
            return *std::move(refusal);
    if (std::optional<service_error> refusal = authenticate(message))
        return *std::move(refusal);
    if (!request)
        return request.error().code == decode_errc::missing_member
                       || request.error().code == decode_errc::null_element
                   ? refusal_of_incomplete<Request>(body)
                   : refusal_of(request.error());
    if (!is_valid(*request))
        return service_error{.code = service_errc::validation,
                             .service_message = validation_exception_message(validate(*request))};
    return any_request(*std::move(request));
}

} // namespace detail

/// The server's side: the typed request in a message, or the error that the service would answer with.
///
/// Checks come in the service's order: JSON, operation, authentication, types, constraints.  `authenticate`
/// takes the message and returns an optional service_error; `verify` in sign.hpp is what it usually calls.
/// Without one, everybody is let in.  An empty body is read as {}.  Give the error to `to_http(service_error,
/// request id)` for the answer.
///
/// The texts are those of AWS's Java services.  Required members that are absent are named before members
/// that break other rules, and where an element of a list is null, alone.  A member that comes twice, which
/// the service's text isn't known for, is refused in our own words.  Never throws but for lack of memory;
/// linear in the size of the message.
template <class Authenticate = detail::no_authentication>
boost::system::result<any_request, service_error> read_request(http_request const& message,
                                                               Authenticate&& authenticate = {})
{
    std::string_view const body =
        message.body.empty() ? std::string_view("{}") : std::string_view(message.body);
    std::string_view const target = message.headers.get("x-amz-target").value_or("");
    bool const is_call = message.method == "POST" && message.headers.count("x-amz-target") == 1
                         && target.starts_with(target_prefix)
                         && detail::is_json_content_type(message.headers.get("content-type").value_or(""));
    std::string_view const operation = is_call ? target.substr(target_prefix.size()) : std::string_view();

    if (operation == create_session_request::operation)
        return detail::read_request_of<create_session_request>(message, body, authenticate);
    if (operation == get_session_results_request::operation)
        return detail::read_request_of<get_session_results_request>(message, body, authenticate);
    if (auto refusal = detail::refusal_of_syntax(body))
        return *std::move(refusal);
    return service_error{.code = service_errc::unknown_operation};
}

} // namespace face_liveness::inline v1

#endif // FACE_LIVENESS_HTTP_REQUEST_HPP

// ---- face_liveness/http/response.hpp

#ifndef FACE_LIVENESS_HTTP_RESPONSE_HPP
#define FACE_LIVENESS_HTTP_RESPONSE_HPP

namespace face_liveness::inline v1
{

/// Why there is no response: the service answered with an error, or its answer could not be read.
struct response_error
{
    std::variant<service_error, decode_error> reason{}; ///< which of the two

    bool operator==(response_error const&) const = default;

    /// The service's error, or null.
    service_error const* service() const& noexcept { return std::get_if<service_error>(&reason); }
    service_error const* service() const&& =
        delete; // a result's error() is a copy, gone at the end of the line

    /// What was wrong with a body that should have been a response, or null.
    decode_error const* decode() const& noexcept { return std::get_if<decode_error>(&reason); }
    decode_error const* decode() const&& = delete;

    /// Whether the same request may succeed a little later.  A response that can't be read comes again.
    bool may_be_retried() const noexcept { return service() && service()->may_be_retried(); }

    /// A line for people.
    std::string message() const
    {
        return std::visit([](auto const& error) { return error.message(); }, reason);
    }

    /// For those who live with Boost.Asio: the code alone.
    boost::system::error_code error() const noexcept
    {
        return service() ? service()->error() : decode()->error();
    }

    /// Writes `message()`.
    template <class Traits>
    friend std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out,
                                                        response_error const& e)
    {
        return out << std::string_view(e.message());
    }
};

/// Lets `.value()` of a result with this error throw `boost::system::system_error`.
[[noreturn]] inline void throw_exception_from_error(response_error const& e,
                                                    boost::source_location const& where)
{
    boost::throw_exception(boost::system::system_error(e.error(), e.message()), where);
}

namespace detail
{

inline std::string printable(std::string_view text, std::size_t most)
{
    std::string out;
    append_printable(out, text, most);
    return out;
}

// com.amazonaws.rekognition#SessionNotFoundException:http://internal.amazon.com/... and the like
inline std::string_view bare_code(std::string_view text) noexcept
{
    text = text.substr(0, text.find_first_of(",:"));
    if (std::size_t const hash = text.rfind('#'); hash != text.npos)
        text.remove_prefix(hash + 1);
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

// The first of these members that is a text and not empty.
inline std::string_view text_member(boost::json::object const& body,
                                    std::initializer_list<char const*> names) noexcept
{
    for (char const* name : names)
        if (auto const* member = body.if_contains(name);
            member && member->is_string() && !member->get_string().empty())
            return {member->get_string().data(), member->get_string().size()};
    return {};
}

inline std::string_view first_header(http_headers const& headers,
                                     std::initializer_list<char const*> names) noexcept
{
    for (char const* name : names)
        if (auto const value = headers.get(name); value && !value->empty())
            return *value;
    return {};
}

inline std::optional<boost::json::value> parse_error_body(std::string_view body)
{
    constexpr std::size_t largest = 64 * 1024; // the service's are below 1 KiB
    if (body.size() > largest)
        return std::nullopt;
    boost::system::error_code ec;
    auto value = boost::json::parse({body.data(), body.size()}, ec);
    if (ec || !value.is_object())
        return std::nullopt;
    return value;
}

inline service_error read_service_error(http_response const& answer, std::string_view operation)
{
    constexpr std::size_t longest_word = 128;
    constexpr std::size_t longest_message = 4096;
    constexpr std::size_t longest_excerpt = 256;

    service_error out{.status = answer.status, .operation = operation};
    out.request_id =
        printable(first_header(answer.headers, {"x-amzn-requestid", "x-amzn-request-id", "x-amz-request-id"}),
                  longest_word);
    auto const body = parse_error_body(answer.body);
    std::string_view code;
    if (body)
    {
        auto const& object = body->get_object();
        code = bare_code(text_member(object, {"__type", "code", "Code"}));
        auto const words = text_member(object, {"message", "Message", "errorMessage"});
        out.service_message = printable(without_signed_text(words), longest_message);
        out.log_ref = printable(text_member(object, {"Logref"}), longest_word);
    }
    else
        out.service_message = printable(without_signed_text(answer.body), longest_excerpt);
    if (auto const location = answer.headers.get("location"); location && out.service_message.empty())
        out.service_message = "redirected to " + printable(*location, longest_excerpt);
    if (code.empty())
        code = bare_code(answer.headers.get("x-amzn-errortype").value_or(""));
    if (!code.empty())
        out.code = service_code_of(printable(code, longest_word));
    return out;
}

// The members of an error's body, of which each kind of error has its own.
struct error_body
{
    std::string type{};
    std::optional<std::string> code{};
    std::optional<std::string> log_ref{};
    std::optional<std::string> upper_message{};
    std::optional<std::string> lower_message{};

    static constexpr void members(auto&& each)
    {
        each("__type", &error_body::type);
        each("Code", &error_body::code);
        each("Logref", &error_body::log_ref);
        each("Message", &error_body::upper_message);
        each("message", &error_body::lower_message);
    }
};

inline int usual_status(service_errc code) noexcept
{
    switch (code)
    {
    case service_errc::internal_server_error:
    case service_errc::internal_failure: return 500;
    case service_errc::service_unavailable: return 503;
    default: return 400;
    }
}

inline http_response json_response(int status, std::string_view request_id)
{
    http_response out;
    out.status = status;
    out.headers.add("content-type", std::string(json_content_type));
    if (!request_id.empty())
        out.headers.add("x-amzn-requestid", std::string(request_id));
    return out;
}

} // namespace detail

/// The response in an HTTP answer, or why there is none.
///
/// Any 2xx is an answer, whatever its content type says; all else is an error.  The code of an error is the
/// body's `__type`, else its `code` or `Code`, else the header x-amzn-errortype, without namespace and URI;
/// the message is `message`, `Message` or `errorMessage`; of a body that isn't the service's the first 256
/// bytes are kept.  Everything kept of an error is printable and bounded, and ends before what some signature
/// errors quote of the request, its session token among it.  Never throws but for lack of memory; linear.
///
/// AWS: the protocol awsJson1_1 (smithy.io), "Operation error serialization".
template <class Response>
boost::system::result<Response, response_error> from_http(http_response const& answer,
                                                          decode_options const& options = {})
{
    static_assert(response_shape<Response>,
                  "face_liveness: from_http gives responses, such as create_session_response");
    if constexpr (response_shape<Response>)
    {
        if (answer.status < 200 || answer.status > 299)
            return response_error{detail::read_service_error(answer, Response::operation)};
        auto response = decode<Response>(answer.body, options);
        if (!response)
            return response_error{std::move(response).error()};
        return *std::move(response);
    }
}

/// The server's side: the answer that holds a response.
template <response_shape Response>
http_response to_http(Response const& response, std::string_view request_id = {})
{
    auto out = detail::json_response(200, request_id);
    encode_to(response, out.body);
    return out;
}

/// The server's side: the answer that is an error.  Its status is the error's if that is 300 to 599, else the
/// usual one of the code: 400, 500 for the service's own faults, 503 for ServiceUnavailable.  The body is
/// laid out as the service does, which differs between its own errors and those of the framework below it
/// (Amazon Rekognition developer guide, "Error handling").
inline http_response to_http(service_error const& error, std::string_view request_id = {})
{
    bool const has_status = error.status >= 300 && error.status <= 599;
    auto out = detail::json_response(has_status ? error.status : detail::usual_status(error.code),
                                     request_id.empty() ? std::string_view(error.request_id) : request_id);
    detail::error_body body{.type = std::string(error.code.text())};
    auto const message =
        error.service_message.empty() ? std::nullopt : std::optional<std::string>(error.service_message);
    switch (error.code)
    {
    case service_errc::serialization: body.upper_message = message; break;
    case service_errc::access_denied:
    case service_errc::internal_server_error:
    case service_errc::invalid_parameter:
    case service_errc::provisioned_throughput_exceeded:
    case service_errc::session_not_found:
    case service_errc::idempotent_parameter_mismatch:
        body.code = body.type;
        body.upper_message = message;
        break;
    default: body.lower_message = message; break;
    }
    if (!error.log_ref.empty())
        body.log_ref = error.log_ref;
    encode_to(body, out.body);
    return out;
}

} // namespace face_liveness::inline v1

#endif // FACE_LIVENESS_HTTP_RESPONSE_HPP

// ---- face_liveness/http.hpp

#ifndef FACE_LIVENESS_HTTP_HPP
#define FACE_LIVENESS_HTTP_HPP

// The envelope of the protocol awsJson1.1 as values, both sides of the wire.

#endif // FACE_LIVENESS_HTTP_HPP

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

// ---- face_liveness/emulator.hpp

#ifndef FACE_LIVENESS_EMULATOR_HPP
#define FACE_LIVENESS_EMULATOR_HPP

namespace face_liveness::inline v1
{

/// How a check goes, as a test wants it.  A shape: it can be written as JSON and read from it.
///
/// Times count from the creation of the session, or from when the script was given if that is later.  What is
/// unset gets a value that makes sense: pictures are made up, the challenge is the first that the request
/// preferred.
struct scripted_check
{
    open<session_status> status{};              ///< SUCCEEDED, FAILED, or EXPIRED for one that is abandoned
    std::optional<double> confidence{};         ///< for SUCCEEDED
    std::optional<std::int32_t> begins_after{}; ///< milliseconds until IN_PROGRESS; 0 if unset
    std::optional<std::int32_t> ends_after{};   ///< milliseconds until it ends; 0 if unset
    std::optional<std::vector<unsigned char>> reference_image{}; ///< empty: the service has none
    std::optional<std::vector<std::vector<unsigned char>>>
        audit_images{}; ///< as many as the request wants at most
    std::optional<open<face_liveness::challenge_type>> challenge_type{}; ///< what was shown
    std::optional<std::string> challenge_version{};                      ///< 1.0.0 if unset
    std::optional<std::vector<face_liveness::feedback>> feedback{};      ///< for SUCCEEDED
    std::optional<std::string> sdk_type{};                               ///< what the client said of itself

    bool operator==(scripted_check const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("Status", &scripted_check::status);
        each("Confidence", &scripted_check::confidence);
        each("BeginsAfter", &scripted_check::begins_after);
        each("EndsAfter", &scripted_check::ends_after);
        each("ReferenceImage", &scripted_check::reference_image);
        each("AuditImages", &scripted_check::audit_images);
        each("ChallengeType", &scripted_check::challenge_type);
        each("ChallengeVersion", &scripted_check::challenge_version);
        each("Feedback", &scripted_check::feedback);
        each("SDKType", &scripted_check::sdk_type);
    }

    /// Processed, with this confidence: `scored(99.1)` for somebody live, `scored(42)` for a photograph.
    static scripted_check scored(double confidence)
    {
        return {.status = session_status::succeeded, .confidence = confidence};
    }
    /// Could not be processed.
    static scripted_check failed() { return {.status = session_status::failed}; }
    /// Begun and never ended.
    static scripted_check abandoned() { return {.status = session_status::expired}; }
};

/// What an HTTP connection does with an answer.
enum class connection_fate
{
    unknown,    ///< unset: it carries the answer
    cut_before, ///< it closes when the request is there; the service has not acted
    cut_after,  ///< it closes before the answer; the service has acted
    cut_within, ///< it closes in the middle of the answer; the service has acted
    slow        ///< it carries the answer bit by bit, over the latency
};

/// The texts of `connection_fate` behind `unknown`.
constexpr std::array<std::string_view, 4> wire_names(connection_fate) noexcept
{
    return {"CUT_BEFORE", "CUT_AFTER", "CUT_WITHIN", "SLOW"};
}

/// What goes wrong with the next calls.  A shape: it can be written as JSON and read from it.
///
/// With a code, a body or a status the service doesn't look at the request, and answers with that.  Otherwise
/// it acts as usual, and only the way of the answer is another.
struct scripted_fault
{
    std::optional<std::string> code{};    ///< answer with this error: ThrottlingException, ...
    std::optional<std::string> message{}; ///< its message
    std::optional<std::int32_t>
        status{}; ///< the HTTP status, 200 to 599; unset the usual one of the code, or 200
    std::optional<std::string> body{};        ///< answer with this body, JSON or not
    std::optional<std::string> retry_after{}; ///< the header x-amz-retry-after, in milliseconds or wrong
    std::optional<std::int32_t> latency{};    ///< milliseconds until the answer
    std::optional<open<connection_fate>> connection{}; ///< what the connection does
    std::optional<std::int32_t> count{};               ///< for so many calls; 1 if unset

    bool operator==(scripted_fault const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("Code", &scripted_fault::code);
        each("Message", &scripted_fault::message);
        each("Status", &scripted_fault::status);
        each("Body", &scripted_fault::body);
        each("RetryAfter", &scripted_fault::retry_after);
        each("Latency", &scripted_fault::latency);
        each("Connection", &scripted_fault::connection);
        each("Count", &scripted_fault::count);
    }
};

/// What the emulator is like.
struct emulator_options
{
    /// Says whether a request is rightly signed, by `verify` usually; see `signature_check`.  Empty: nobody
    /// asks.
    std::function<std::optional<service_error>(http_request const&, std::chrono::sys_seconds)> authenticate{};
    std::string region{"us-east-1"};             ///< one without Face Liveness denies access
    std::uint64_t seed{1};                       ///< of session ids, request ids and pictures
    std::chrono::milliseconds lifetime{180'000}; ///< until a session expires
    std::chrono::milliseconds memory{600'000};   ///< until a session is forgotten, and with it its token
    std::size_t max_sessions{100'000};           ///< the oldest is forgotten when there are more; at least 1
    std::size_t image_size{4096};                ///< bytes of a picture that is made up
};

/// An answer, and how it travels.
struct emulated_answer
{
    http_response response{};            ///< the answer
    std::chrono::milliseconds latency{}; ///< how long it takes
    connection_fate connection{};        ///< what the connection does with it
};

// clang-format off
/// The service as a pure function of its state, a request and the time, for tests without AWS.
///
/// Copying one copies the state.  The same seed, scripts, requests and times give the same answers.  The
/// numbers of sessions and scripts are bounded by the options.  Not for use by several threads at once.
///
/// | behaviour | known from |
/// |---|---|
/// | request and response bodies, headers x-amz-target and content-type | observed on real clients |
/// | order of checks: JSON, operation, authentication, types, limits, Region | observed on a similar service |
/// | texts of ValidationException and SerializationException | observed on other services |
/// | errors of the service itself: __type, Code, Logref, Message | documented |
/// | AccessDeniedException in a Region without Face Liveness | observed |
/// | the same ClientRequestToken gives the same session | documented |
/// | the same token with other parameters: IdempotentParameterMismatchException | documented for other operations |
/// | a token lasts as long as its session is remembered | guessed |
/// | AuditImagesLimit below 0 is 0, above 4 is 4 | documented |
/// | a session expires after three minutes; its images and score are gone then | documented |
/// | SUCCEEDED that has expired is EXPIRED | guessed |
/// | sessions that are long over are SessionNotFoundException | documented |
/// | a check that nobody has scripted expires; it never succeeds | made so, for safety |
/// | no score and no images unless SUCCEEDED | guessed |
/// | images as bytes without OutputConfig, as S3 objects with it | documented |
/// | the objects' names: prefix, session id, /reference.jpg or /audit-image-0.jpg | guessed |
/// | AuditImages is an empty list where none were asked for | guessed |
/// | the challenge shown is the first preferred, else FaceMovementAndLightChallenge | documented |
/// | its version is 1.0.0 | guessed |
/// | throttling | on demand only |
// clang-format on
class emulator
{
public:
    using time_point = std::chrono::sys_time<std::chrono::milliseconds>; ///< the caller's time

    /// A service without sessions.
    explicit emulator(emulator_options options = {})
        : options_(std::move(options))
        , random_(options_.seed)
    {
    }

    /// Answers a request.  Linear in its size, logarithmic in the number of sessions.
    emulated_answer handle(http_request const& request, time_point now)
    {
        forget_old(now);
        emulated_answer out;
        std::string const request_id = next_uuid();
        std::optional<scripted_fault> const fault = take_fault();
        if (fault)
        {
            out.latency = std::chrono::milliseconds((std::max)(fault->latency.value_or(0), 0));
            out.connection = fault->connection.value_or(connection_fate::unknown);
        }
        if (fault && (fault->code || fault->body || fault->status))
            out.response = answer_of(*fault, request_id);
        else if (out.connection != connection_fate::cut_before)
            out.response = answer(request, request_id, now);
        out.response.headers.add("date", detail::http_date(std::chrono::floor<std::chrono::seconds>(now)));
        return out;
    }

    /// The answer alone, for tests that don't look at connections.
    http_response operator()(http_request const& request, time_point now)
    {
        return handle(request, now).response;
    }

    /// Says how the next session ends that will be created and has no script; called n times, for the next n.
    void script(scripted_check check)
    {
        if (scripts_.size() < options_.max_sessions)
            scripts_.push_back(std::move(check));
    }

    /// Says how a session ends that exists; false if it doesn't.
    bool script(std::string_view session_id, scripted_check check, time_point now)
    {
        auto const found = sessions_.find(session_id);
        if (found == sessions_.end())
            return false;
        found->second.script = std::move(check);
        found->second.scripted_at = (std::max)(found->second.created, now);
        return true;
    }

    /// Says what goes wrong with the next calls; behind what was said before.
    void fail(scripted_fault fault)
    {
        constexpr std::size_t most = 10'000;
        if (faults_.size() < most)
            faults_.push_back(std::move(fault));
    }

    /// How many sessions it remembers at that time.
    std::size_t size(time_point now)
    {
        forget_old(now);
        return sessions_.size();
    }

private:
    struct session
    {
        create_session_request request{};
        time_point created{};
        std::optional<scripted_check> script{};
        time_point scripted_at{};
    };

    std::string next_uuid()
    {
        detail::random_bytes bytes{};
        for (std::size_t i = 0; i != bytes.size(); i += 8)
            for (std::uint64_t word = random_.next(), k = 0; k != 8; ++k, word >>= 8)
                bytes[i + k] = static_cast<unsigned char>(word);
        return detail::uuid_of(bytes);
    }

    void forget_old(time_point now)
    {
        while (!order_.empty()
               && (now - order_.front().first >= options_.memory
                   || order_.size() > (std::max)(options_.max_sessions, std::size_t(1))))
        {
            if (auto const oldest = sessions_.find(order_.front().second); oldest != sessions_.end())
            {
                if (auto const& token = oldest->second.request.client_request_token)
                    tokens_.erase(*token);
                sessions_.erase(oldest);
            }
            order_.pop_front();
        }
    }

    std::optional<scripted_fault> take_fault()
    {
        while (!faults_.empty())
        {
            scripted_fault& next = faults_.front();
            std::int32_t const count = next.count.value_or(1);
            if (count > 1)
            {
                next.count = count - 1;
                return next;
            }
            scripted_fault last = std::move(next);
            faults_.pop_front();
            if (count == 1)
                return last;
        }
        return std::nullopt;
    }

    static http_response answer_of(scripted_fault const& fault, std::string_view request_id)
    {
        http_response out;
        if (fault.code)
            out = to_http(service_error{.code = open<service_errc>(*fault.code),
                                        .service_message = fault.message.value_or("")},
                          request_id);
        else
            out = detail::json_response(200, request_id);
        if (fault.body || !fault.code)
            out.body = fault.body.value_or("");
        if (fault.status && *fault.status >= 200 && *fault.status <= 599)
            out.status = *fault.status;
        if (out.status == 204 || out.status == 304) // which HTTP allows no body
            out.body.clear();
        if (fault.retry_after && detail::sigv4_field_value(*fault.retry_after))
            out.headers.add("x-amz-retry-after", *fault.retry_after);
        return out;
    }

    http_response answer(http_request const& request, std::string_view request_id, time_point now)
    {
        auto const authenticate = [&](http_request const& message) -> std::optional<service_error>
        {
            if (!options_.authenticate)
                return std::nullopt;
            return options_.authenticate(message, std::chrono::floor<std::chrono::seconds>(now));
        };
        auto const typed = read_request(request, authenticate);
        if (!typed)
            return to_http(typed.error(), request_id);
        if (!offers_face_liveness(options_.region))
            return refuse(service_errc::access_denied, "Face Liveness is not available in this Region",
                          request_id);
        return std::visit([&](auto const& of_operation) { return perform(of_operation, request_id, now); },
                          *typed);
    }

    http_response refuse(service_errc code, std::string message, std::string_view request_id)
    {
        return to_http(
            service_error{.code = code, .service_message = std::move(message), .log_ref = next_uuid()},
            request_id);
    }

    http_response perform(create_session_request const& request, std::string_view request_id, time_point now)
    {
        if (auto const& token = request.client_request_token)
            if (auto const used = tokens_.find(*token); used != tokens_.end())
            {
                if (sessions_.find(used->second)->second.request == request)
                    return to_http(create_session_response{.session_id = used->second}, request_id);
                return refuse(service_errc::idempotent_parameter_mismatch,
                              "The ClientRequestToken: " + *token + " you have supplied is already in use.",
                              request_id);
            }

        std::string const id = next_uuid();
        session& made = sessions_[id];
        made.request = request;
        made.created = made.scripted_at = now;
        if (!scripts_.empty())
        {
            made.script = std::move(scripts_.front());
            scripts_.pop_front();
        }
        order_.emplace_back(now, id);
        if (request.client_request_token)
            tokens_.emplace(*request.client_request_token, id);
        forget_old(now);
        return to_http(create_session_response{.session_id = id}, request_id);
    }

    http_response perform(get_session_results_request const& request, std::string_view request_id,
                          time_point now)
    {
        auto const found = sessions_.find(request.session_id);
        if (found == sessions_.end())
            return refuse(service_errc::session_not_found, "Session not found", request_id);
        return to_http(results_of(found->first, found->second, now), request_id);
    }

    session_status status_of(session const& s, time_point now) const noexcept
    {
        if (now - s.created >= options_.lifetime)
            return session_status::expired;
        auto const age = now - s.scripted_at;
        if (!s.script || age < std::chrono::milliseconds(s.script->begins_after.value_or(0)))
            return session_status::created;
        session_status const end = s.script->status;
        bool const ends = end == session_status::succeeded || end == session_status::failed;
        if (!ends || age < std::chrono::milliseconds(s.script->ends_after.value_or(0)))
            return session_status::in_progress;
        return end;
    }

    get_session_results_response results_of(std::string const& id, session const& s, time_point now) const
    {
        get_session_results_response out{.session_id = id, .status = status_of(s, now)};
        if (out.status != session_status::succeeded)
            return out;
        scripted_check const& script = *s.script;
        session_settings const settings = s.request.settings.value_or(session_settings());

        out.confidence = script.confidence;
        using image = std::vector<unsigned char>;
        image const* const reference = script.reference_image ? &*script.reference_image : nullptr;
        if (!reference || !reference->empty())
            out.reference_image = image_of(settings, id, "/reference.jpg", reference, 0);
        auto const limit = static_cast<std::size_t>(effective_audit_images_limit(settings));
        std::vector<image> const* const audit = script.audit_images ? &*script.audit_images : nullptr;
        std::size_t const count = audit ? (std::min)(limit, audit->size()) : limit;
        out.audit_images.emplace();
        for (std::size_t i = 0; i != count; ++i)
            out.audit_images->push_back(image_of(settings, id, "/audit-image-" + std::to_string(i) + ".jpg",
                                                 audit ? &(*audit)[i] : nullptr, i + 1));
        out.challenge = challenge{.type = face_liveness::challenge_type::face_movement_and_light_challenge,
                                  .version = script.challenge_version.value_or("1.0.0")};
        if (auto const& preferences = settings.challenge_preferences; preferences && !preferences->empty())
            out.challenge->type = preferences->front().type;
        if (script.challenge_type)
            out.challenge->type = *script.challenge_type;
        out.feedback = script.feedback;
        if (script.sdk_type)
            out.metadata = metadata{.sdk_type = *script.sdk_type};
        return out;
    }

    // With these bytes, or with a picture that is made up.
    audit_image image_of(session_settings const& settings, std::string const& id, std::string const& name,
                         std::vector<unsigned char> const* bytes, std::size_t place) const
    {
        audit_image out{.bounding_box =
                            bounding_box{.width = 0.25, .height = 0.5, .left = 0.375, .top = 0.25}};
        if (auto const& config = settings.output_config)
            out.s3_object = s3_object{.bucket = config->s3_bucket,
                                      .name = config->s3_key_prefix.value_or("") + id + name};
        else
            out.bytes = bytes ? *bytes : made_up(id, place);
        return out;
    }

    // The start and end of a JPEG, and noise between; the same for a session and a place each time.
    std::vector<unsigned char> made_up(std::string const& id, std::size_t place) const
    {
        constexpr std::array<unsigned char, 4> start{0xFF, 0xD8, 0xFF, 0xE0};
        constexpr std::array<unsigned char, 2> end{0xFF, 0xD9};
        std::uint64_t mark = place;
        for (char c : id)
            mark = mark * 31 + static_cast<unsigned char>(c);
        detail::spread noise(mark);
        std::vector<unsigned char> bytes((std::max)(options_.image_size, start.size() + end.size()));
        for (unsigned char& byte : bytes)
            byte = static_cast<unsigned char>(noise.next());
        std::copy(start.begin(), start.end(), bytes.begin());
        std::copy(end.begin(), end.end(), bytes.end() - end.size());
        return bytes;
    }

    emulator_options options_;
    detail::spread random_;
    std::map<std::string, session, std::less<>> sessions_{};
    std::map<std::string, std::string> tokens_{};            // token to session id
    std::deque<std::pair<time_point, std::string>> order_{}; // of creation
    std::deque<scripted_check> scripts_{};
    std::deque<scripted_fault> faults_{};
};

/// For `emulator_options::authenticate`: lets in what `verify` does.
///
/// `find_secret(access_key_id)` gives an optional secret.
template <sha256_function Sha256, secret_lookup Lookup>
auto signature_check(Sha256 sha256, Lookup find_secret, std::string region)
{
    return
        [=](http_request const& message, std::chrono::sys_seconds now) mutable -> std::optional<service_error>
    {
        auto const verified = verify(message, find_secret, now, sha256, {.region = region});
        if (verified)
            return std::nullopt;
        verify_error const why = verified.error();
        return service_error{.code = open<service_errc>(why.service_code()),
                             .service_message = why.message()};
    };
}

} // namespace face_liveness::inline v1

#endif // FACE_LIVENESS_EMULATOR_HPP
