// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_DETAIL_READ_NUMBER_HPP
#define FACE_LIVENESS_DETAIL_READ_NUMBER_HPP

#include <algorithm>
#include <charconv>
#include <clocale>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <string>
#include <string_view>
#include <system_error>
#include <version>

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

#endif
