// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_SCALARS_HPP
#define FACE_LIVENESS_SCALARS_HPP

#include <face_liveness/detail/char_set.hpp>
#include <face_liveness/limits.hpp>

#include <cstddef>
#include <string_view>

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

#endif
