// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_ISSUE_HPP
#define FACE_LIVENESS_ISSUE_HPP

#include <face_liveness/detail/text.hpp>

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>

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

#endif
