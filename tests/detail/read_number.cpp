// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/detail/read_number.hpp>

#include "support/generate.hpp"

#include <doctest/doctest.h>

#include <bit>
#include <clocale>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

namespace detail = face_liveness::detail;
using detail::integer_verdict;

namespace
{

std::string integer(std::string_view text)
{
    std::int32_t value = 0;
    switch (detail::integer_from_text(text, value))
    {
    case integer_verdict::ok: return std::to_string(value);
    case integer_verdict::fraction: return "fraction";
    case integer_verdict::out_of_range: return "out of range";
    }
    return "?";
}

double number(char const* text)
{
    return detail::number_from_text(text, std::strtod(text, nullptr));
}

bool same_bits(double a, double b)
{
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

} // namespace

TEST_CASE("integers, however they are written")
{
    for (char const* text :
         {"3", "3.0", "3.000", "3e0", "3E0", "3e+0", "3e-0", "0.3e1", "0.03e2", "30e-1", "300e-2",
          "3000000000e-9", "0.0000000003e10", "3.0e0", "0.30e+1", "3e0000000000"})
    {
        INFO(text);
        CHECK(integer(text) == "3");
        CHECK(integer('-' + std::string(text)) == "-3");
    }
    for (char const* text : {"0", "-0", "0.0", "-0.0", "0e5", "0e-5", "0.000e2147483647", "0e-2147483647"})
    {
        INFO(text);
        CHECK(integer(text) == "0");
    }
    CHECK(integer("1200") == "1200");
    CHECK(integer("1.2e3") == "1200");
    CHECK(integer("10203.040e2") == "1020304");
    CHECK(integer("1e9") == "1000000000");
}

TEST_CASE("fractions are no integers")
{
    for (char const* text :
         {"2.5", "-2.5", "0.1", "3.0000000000000000000000001", "1e-1", "1e-2147483647",
          "1e-99999999999999999999", "25e-1", "2147483647.5", "99999999999.5", "0.5e0", "1.05e1"})
    {
        INFO(text);
        CHECK(integer(text) == "fraction");
    }
}

TEST_CASE("32 bits and not one more")
{
    CHECK(integer("2147483647") == "2147483647");
    CHECK(integer("-2147483648") == "-2147483648");
    CHECK(integer("2147483647.000") == "2147483647");
    CHECK(integer("2.147483647e9") == "2147483647");
    CHECK(integer("-214748364.8e1") == "-2147483648");
    CHECK(integer("-21474836480e-1") == "-2147483648");
    CHECK(integer("-2147483648.5") == "fraction");
    for (char const* text : {"2147483648",
                             "-2147483649",
                             "2147483650",
                             "2.147483648e9",
                             "4294967296",
                             "9223372036854775807",
                             "9223372036854775808",
                             "18446744073709551615",
                             "18446744073709551616",
                             "1e10",
                             "1e999",
                             "-1e999",
                             "1e2147483647",
                             "1e9999999999",
                             "1e99999999999999999999",
                             "99999999999999999999999999999999999999",
                             "12345678901e0",
                             "21474836470.0",
                             "-21474836480.0",
                             "-21474836481565618197",
                             "-2147483648e1",
                             "-2147483648.0e1",
                             "-21474836485e0",
                             "-214748364.81e2",
                             "-2147483648.5e1"})
    {
        INFO(text);
        CHECK(integer(text) == "out of range");
    }
}

TEST_CASE("random integers and fractions, against arithmetic digit by digit")
{
    generator g(33);
    constexpr std::int64_t too_many = 10'000'000'000'000;
    int counts[3]{};
    for (int i = 0; i != 30000; ++i)
    {
        bool const negative = g.once_in(2);
        std::string text = negative ? "-" : "";
        std::int64_t value = 0;
        // many begin like the largest and the smallest integer
        std::string digits =
            g.once_in(2) ? std::to_string(2147483647 + static_cast<std::int64_t>(g.below(3))) : "";
        for (std::size_t more = g.below(digits.empty() ? 12 : 3); more != 0; --more)
            digits += g.once_in(2) ? '0' : static_cast<char>('0' + g.below(10));
        if (digits.empty() || digits[0] == '0')
            digits = "1" + digits;
        for (char c : digits)
            value = value * 10 + (c - '0');
        std::size_t const places = g.once_in(2) ? g.below(digits.size()) : 0;
        text += digits.substr(0, digits.size() - places);
        if (places != 0)
            text += '.' + digits.substr(digits.size() - places);
        int scale = -static_cast<int>(places);
        if (g.once_in(2))
        {
            int const exponent = static_cast<int>(g.below(25)) - 12;
            text += 'e' + std::to_string(exponent);
            scale += exponent;
        }

        bool fraction = false;
        for (; scale < 0; ++scale)
        {
            fraction = fraction || value % 10 != 0;
            value /= 10;
        }
        for (; scale > 0 && value < too_many; --scale)
            value *= 10;
        value = negative ? -value : value;
        std::string const expected = fraction                                        ? "fraction"
                                     : value > 2147483647 || value < -2147483647 - 1 ? "out of range"
                                                                                     : std::to_string(value);
        if (integer(text) != expected)
            FAIL_CHECK(text, " is ", expected, ", not ", integer(text));
        ++counts[fraction ? 0 : expected == "out of range" ? 1 : 2];
    }
    for (int const count : counts)
        CHECK(count > 3000);
}

TEST_CASE("doubles are rounded correctly")
{
    // halfway cases: just below, at, and just above the middle of two doubles
    for (char const* text :
         {"9007199254740993",
          "9007199254740993.0000000000000000000000000000000000000001",
          "9007199254740992.9999999999999999",
          "1.00000000000000011102230246251565404236316680908203125",
          "1.00000000000000011102230246251565404236316680908203124",
          "1.00000000000000011102230246251565404236316680908203126",
          "1.00000000000000033306690738754696212708950042724609375",
          "8."
          "98846567431157953864652595394512366808988489471153286367150405788663379027504815663542386612037680"
          "10560056939935696678829394884407208311246423715319737062188883946712432742638151109800623047059726"
          "54147604250288441907534117123144073695655527041361858167525534229314911997362296923985815241767816"
          "481211e307",
          "2.2250738585072011e-308",
          "2.2250738585072012e-308",
          "2.2250738585072014e-308",
          "4.9406564584124654e-324",
          "2.4703282292062327e-324",
          "2.4703282292062328e-324",
          "7."
          "41098468761869816264853189302332058547589703921487146638378523751013260905313127797949754542453988"
          "56969484704316857659638998506553390969459816219401617281718945106978546710679176872575177347315553"
          "30779540854980960845750095811137303474765809687100959097544227100475730780971111893578483867565399"
          "87835030152280559340465937397917907387238682993958184816601691220194564999312897984113620624844986"
          "78713572180352209017023903285791732520220528974020802906854021606612375549983402671300035812486479"
          "04138574340187552090159017259254714629617513415977493871857473787096164563890871811984127167305601"
          "70454930047052695901657637768849082679869725733665217655679410725087643375608460039849049721491174"
          "63085539556354188641513168478436313080237596295773983001708984374e-324",
          "1.7976931348623157e308",
          "1.7976931348623158e308",
          "1.797693134862315807e308",
          "0.1",
          "1e23",
          "123456789012345678",
          "99.25739288330078",
          "99.257392883300781250"})
    {
        INFO(text);
        CHECK(same_bits(number(text), std::strtod(text, nullptr)));
        std::string const negative = '-' + std::string(text);
        CHECK(same_bits(number(negative.c_str()), -std::strtod(text, nullptr)));
    }
}

TEST_CASE("beyond the doubles: infinity and zero, with their signs")
{
    double const infinity = std::numeric_limits<double>::infinity();
    for (char const* text : {"1e309", "1e999", "1.7976931348623159e308", "1e2147483647"})
    {
        CHECK(same_bits(number(text), infinity));
        CHECK(same_bits(number(('-' + std::string(text)).c_str()), -infinity));
    }
    for (char const* text : {"1e-325", "1e-999", "2e-324", "1e-2147483647", "0e999", "0.0e-999"})
    {
        CHECK(same_bits(number(text), 0.0));
        CHECK(same_bits(number(('-' + std::string(text)).c_str()), -0.0));
    }
}

TEST_CASE("without a text the approximation is the number")
{
    CHECK(detail::number_from_text({}, 1.5) == 1.5);
}

TEST_CASE("the text need not end where the number does")
{
    std::string_view const text = "1.2534";
    CHECK(detail::number_from_text(text.substr(0, 4), 1.25) == 1.25);
}

TEST_CASE("the decimal point is a point, whatever the locale says")
{
    std::string const before = std::setlocale(LC_NUMERIC, nullptr);
    for (char const* name : {"de_DE.UTF-8", "de_DE.utf8", "de_DE", "fr_FR.UTF-8", "pt_BR.UTF-8"})
        if (std::setlocale(LC_NUMERIC, name))
            break;
    CHECK(number("99.5") == 99.5);
    CHECK(number("-1.25e1") == -12.5);
    std::setlocale(LC_NUMERIC, before.c_str());
}

TEST_CASE("the names of the special numbers")
{
    double value = 1;
    CHECK(detail::number_from_name("Infinity", value));
    CHECK(value == std::numeric_limits<double>::infinity());
    CHECK(detail::number_from_name("-Infinity", value));
    CHECK(value == -std::numeric_limits<double>::infinity());
    CHECK(detail::number_from_name("NaN", value));
    CHECK(std::isnan(value));
    for (char const* name : {"", "nan", "NAN", "Inf", "infinity", "+Infinity", "INFINITY", "-NaN", "NaN ",
                             " NaN", "99.5", "1e999"})
    {
        INFO(name);
        value = 1;
        CHECK(!detail::number_from_name(name, value));
        CHECK(value == 1);
    }
}
