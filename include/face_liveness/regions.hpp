// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

/// @file
/// Where the service is: partitions, Regions and endpoints, and which Regions have Face Liveness.
/// Follows the endpoint rule set of Amazon Rekognition and AWS's list of partitions (botocore,
/// partitions.json).

#ifndef FACE_LIVENESS_REGIONS_HPP
#define FACE_LIVENESS_REGIONS_HPP

#include <boost/assert/source_location.hpp>
#include <boost/system/error_category.hpp>
#include <boost/system/error_code.hpp>
#include <boost/system/is_error_code_enum.hpp>
#include <boost/system/result.hpp>
#include <boost/throw_exception.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

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

#endif
