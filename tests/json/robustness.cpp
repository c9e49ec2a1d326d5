// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/json/decode.hpp>

#include <face_liveness/encode.hpp>

#include "support/custom_shapes.hpp"
#include "support/documents.hpp"
#include "support/generate.hpp"
#include "support/json_grammar.hpp"

#include <doctest/doctest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace fl = face_liveness;

// Texts that somebody cut, changed or made up: an error or a right answer, and never anything that a
// sanitizer would see.

namespace
{

// Decodes a text in a buffer of exactly its size, and holds the outcome against the grammar.
template <class T>
bool decodes(std::string_view text)
{
    std::vector<char> const exact(text.begin(), text.end());
    auto const value = fl::decode<T>(std::string_view(exact.data(), exact.size()));
    bool const is_json = json_grammar::accepts(text);
    if (value)
    {
        if (!is_json)
            FAIL_CHECK("what is no JSON was accepted: ", text);
        return true;
    }
    auto const& e = value.error();
    bool const says_not_json = e.code == fl::decode_errc::not_json || e.code == fl::decode_errc::incomplete;
    if (is_json && says_not_json && e.what.find("exponent") == std::string::npos)
        FAIL_CHECK("JSON was refused: ", text, ": ", e.message());
    if (e.offset > text.size() || e.what.empty() || e.code == fl::decode_errc())
        FAIL_CHECK("a bad error for ", text);
    return false;
}

// How many of the neighbours of a text decode: one byte changed, left out or put in.
template <class T>
int good_neighbours(std::string const& text)
{
    int good = 0;
    std::string other;
    for (std::size_t at = 0; at != text.size(); ++at)
    {
        other = text;
        for (int byte = 0; byte != 256; ++byte)
        {
            other[at] = static_cast<char>(byte);
            good += other != text && decodes<T>(other);
        }
        good += decodes<T>(std::string(text).erase(at, 1));
        for (char const c :
             {'\0', '"', '\\', ',', ':', '{', '}', '[', ']', '0', '-', 'e', '.', ' ', '\x80', '\xC3', '\xFF'})
            good += decodes<T>(std::string(text).insert(at, 1, c));
    }
    return good;
}

std::string results(std::string const& members)
{
    return R"({"SessionId":"s","Status":"FAILED",)" + members + "}";
}

double confidence(std::string const& number)
{
    auto const value = fl::decode<fl::get_session_results_response>(results("\"Confidence\":" + number));
    REQUIRE(value);
    return *value->confidence;
}

bool same_bits(double a, double b)
{
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

} // namespace

TEST_CASE("every prefix of every document")
{
    for (auto const& one : all_documents())
        with_shape(one.kind,
                   [&]<class Shape>(std::type_identity<Shape>)
                   {
                       bool const whole = decodes<Shape>(one.text);
                       std::size_t const last = one.text.find_last_not_of(" \n") + 1;
                       for (std::size_t size = 0; size != one.text.size(); ++size)
                       {
                           bool const good = decodes<Shape>(one.text.substr(0, size));
                           // nothing but white space may be missing, or what made it wrong
                           if (good != (whole && size >= last) && one.name != "body_trailing")
                               FAIL_CHECK(one.name, " up to byte ", size);
                       }
                   });
}

TEST_CASE("every document with one byte changed, left out or put in")
{
    CHECK(
        good_neighbours<fl::create_session_request>(
            R"({"KmsKeyId":"a\n","Settings":{"AuditImagesLimit":-2.0e1,"ChallengePreferences":[{"Type":"\u00e9"}]}})")
        > 1000);
    CHECK(good_neighbours<fl::get_session_results_response>(
              "{\"SessionId\":\"\xC3\xA9\",\"Status\":\"\\ud83d\\ude00\",\"Confidence\":1e1,"
              "\"ReferenceImage\":{\"Bytes\":\"AA==\"},"
              "\"X\":[true,null,{}]}")
          > 1000);
}

TEST_CASE("random bytes, and random JSON tokens in a row")
{
    generator g(51);
    constexpr std::string_view tokens[] = {"{",
                                           "}",
                                           "[",
                                           "]",
                                           ",",
                                           ":",
                                           "\"SessionId\"",
                                           "\"Status\"",
                                           "\"AuditImages\"",
                                           "\"Bytes\"",
                                           "\"AA==\"",
                                           "1",
                                           "-0.5e1",
                                           "true",
                                           "false",
                                           "null",
                                           " ",
                                           "\"\\ud800\"",
                                           "\"x\"",
                                           "\n"};
    for (int i = 0; i != 20000; ++i)
    {
        std::string text = g.once_in(4) ? g.bytes(g.below(30)) : std::string();
        if (text.empty())
            for (std::size_t count = g.below(14); count != 0; --count)
                text += tokens[g.below(std::size(tokens))];
        decodes<fl::get_session_results_response>(text);
        decodes<fl::create_session_request>('{' + text + '}');
    }
}

TEST_CASE("nested 10 000 deep, in places that are known and in those that are not")
{
    std::size_t const deep = 10000;
    auto const code = []<class T>(std::type_identity<T>, std::string const& text)
    { return fl::decode<T>(text).error().code; };
    std::type_identity<fl::get_session_results_response> const response;
    std::type_identity<fl::create_session_request> const request;
    std::string const open(deep, '[');
    std::string const close(deep, ']');
    std::string objects;
    for (std::size_t i = 0; i != deep; ++i)
        objects += R"({"a":)";
    for (std::string const& value :
         {open, open + close, open + '1' + close, objects, objects + "1" + std::string(deep, '}')})
    {
        CHECK(code(request, value)
              == (value[0] == '[' ? fl::decode_errc::wrong_type : fl::decode_errc::too_deep));
        CHECK(code(request, R"({"Unknown":)" + value + '}') == fl::decode_errc::too_deep);
        CHECK(code(response, results(R"("Unknown":)" + value)) == fl::decode_errc::too_deep);
        CHECK(code(response, results(R"("AuditImages":[{"X":)" + value + "}]")) == fl::decode_errc::too_deep);
        CHECK(code(response, results(R"("AuditImages":)" + value)) == fl::decode_errc::wrong_type);
        CHECK(code(response, results(R"("Confidence":)" + value)) == fl::decode_errc::wrong_type);
    }
    // Whoever asks for it gets it; the parser's stack is the program's.
    CHECK(fl::decode<fl::create_session_request>(
        R"({"X":)" + open.substr(0, 1000) + close.substr(0, 1000) + "}", {.max_depth = 1001}));
    CHECK(!fl::decode<fl::create_session_request>(
        R"({"X":)" + open.substr(0, 1000) + close.substr(0, 1000) + "}", {.max_depth = 1000}));
}

TEST_CASE("a string of 5 MB: refused, or read whole with a higher limit")
{
    std::size_t const size = 5 * 1024 * 1024;
    std::string const x(size, 'x');
    fl::decode_options const large{.max_size = 16 * 1024 * 1024};
    auto const code = [&](std::string const& text)
    { return fl::decode<fl::get_session_results_response>(text).error().code; };

    CHECK(code(results(R"("Unknown":")" + x + '"')) == fl::decode_errc::too_large);
    CHECK(fl::decode<fl::get_session_results_response>(results(R"("Unknown":")" + x + '"'), large));
    CHECK(fl::decode<fl::get_session_results_response>(results('"' + x + R"(":1)"), large));
    CHECK(fl::decode<fl::get_session_results_response>(results('"' + x + R"(\n":1)"), large));

    auto const challenge = fl::decode<fl::get_session_results_response>(
        results(R"("Challenge":{"Type":")" + x + R"(\u00e9","Version":"\u00e9)" + x + "\"}"), large);
    REQUIRE(challenge);
    CHECK(challenge->challenge->type.text() == x + "\xC3\xA9");
    CHECK(challenge->challenge->version == "\xC3\xA9" + x);
    CHECK(fl::decode<fl::get_session_results_response>(fl::encode(*challenge), large).value() == *challenge);

    auto const image = fl::decode<fl::get_session_results_response>(
        results(R"("ReferenceImage":{"Bytes":")" + std::string(size, 'A') + "\"}"), large);
    REQUIRE(image);
    CHECK(image->reference_image->bytes->size() == size / 4 * 3);
    CHECK(fl::decode<fl::get_session_results_response>(fl::encode(*image), large).value() == *image);
}

TEST_CASE("very many members and elements")
{
    std::string members;
    std::string elements;
    for (int i = 0; i != 30000; ++i)
    {
        members += "\"x" + std::to_string(i) + "\":1,";
        elements += i % 2 == 0 ? "{}," : "null,";
    }
    elements.pop_back();
    CHECK(fl::decode<fl::create_session_request>('{' + members + "\"KmsKeyId\":\"a\"}").value().kms_key_id
          == "a");
    auto const value =
        fl::decode<fl::get_session_results_response>(results("\"AuditImages\":[" + elements + ']'));
    REQUIRE(value);
    CHECK(value->audit_images->size() == 15000);
}

TEST_CASE("100 000 doubles survive encoding and decoding, bit for bit")
{
    generator g(52);
    fl::bounding_box box;
    fl::bounding_box again;
    std::string text;
    for (int i = 0; i != 25000; ++i)
    {
        for (auto* side : {&box.width, &box.height, &box.left, &box.top})
            *side = g.number();
        text.clear();
        fl::encode_to(box, text);
        if (!fl::decode_into(again, text))
            FAIL("refused ", text);
        if (!same_bits(*box.width, *again.width) || !same_bits(*box.height, *again.height)
            || !same_bits(*box.left, *again.left) || !same_bits(*box.top, *again.top))
            FAIL_CHECK("another number: ", text);
    }
}

TEST_CASE("numbers of other writers are rounded correctly")
{
    generator g(53);
    fl::bounding_box box;
    auto const check = [&](std::string const& number)
    {
        REQUIRE(fl::decode_into(box, R"({"Width":)" + number + "}"));
        if (!same_bits(*box.width, std::strtod(number.c_str(), nullptr)))
            FAIL_CHECK(number);
    };
    auto const digits = [&](std::size_t count)
    {
        std::string out(1, static_cast<char>('1' + g.below(9)));
        while (out.size() < count)
            out += static_cast<char>('0' + g.below(10));
        return out;
    };
    char buffer[1500];
    for (int i = 0; i != 10000; ++i)
    {
        double const value = g.number();
        if (!std::isfinite(value))
            continue;
        // printf of 15 to 17 digits, and of so many that a tie is a tie
        for (char const* format : {"%.15g", "%.17g", "%.17e", "%.16E", "%.30g"})
        {
            std::snprintf(buffer, sizeof buffer, format, value);
            check(buffer);
        }
        // exactly half-way between two doubles, and a little off
        double const next = std::nextafter(value, 0.0);
        if (std::abs(value) > 1e-290 && std::abs(value) < 1e290)
        {
            // all of its digits, where a long double has a bit more than a double
            long double const half = (static_cast<long double>(value) + static_cast<long double>(next)) / 2;
            std::snprintf(buffer, sizeof buffer, "%.400Lg", half);
            check(buffer);
            if (std::string const text = buffer; text.find('.') != text.npos && text.find('e') == text.npos)
                check(text + "0000000000000000000000001");
        }
    }
    for (int i = 0; i != 10000; ++i)
    {
        std::string number = g.once_in(2) ? "-" : "";
        number += g.once_in(5) ? "0" : digits(1 + g.below(25));
        if (g.once_in(2))
            number +=
                '.' + std::string(g.below(4), '0') + digits(1 + g.below(40)) + std::string(g.below(10), '0');
        if (g.once_in(2))
            number += std::string(g.once_in(2) ? "e" : "E")
                      + (g.once_in(3)   ? "-"
                         : g.once_in(2) ? "+"
                                        : "")
                      + std::string(g.below(4), '0') + std::to_string(g.below(g.once_in(3) ? 400 : 30));
        check(number);
    }
}

TEST_CASE("numbers at the edges")
{
    for (char const* number : {"0",
                               "-0",
                               "2147483647",
                               "2147483648",
                               "-2147483648",
                               "-2147483649",
                               "4294967295",
                               "4294967296",
                               "9007199254740991",
                               "9007199254740992",
                               "9007199254740993",
                               "9223372036854775806",
                               "9223372036854775807",
                               "9223372036854775808",
                               "-9223372036854775807",
                               "-9223372036854775808",
                               "-9223372036854775809",
                               "18446744073709551614",
                               "18446744073709551615",
                               "18446744073709551616",
                               "1.7976931348623157e308",
                               "1.7976931348623158e308",
                               "1.7976931348623159e308",
                               "1.8e308",
                               "2.2250738585072014e-308",
                               "2.2250738585072011e-308",
                               "4.9e-324",
                               "2.5e-324",
                               "2.4e-324",
                               "1e-400",
                               "1e400",
                               "-1e400",
                               "1e999",
                               "1e-999",
                               "-1e-999",
                               "1e2147483647",
                               "1e-2147483647",
                               "0e2147483647",
                               "1E+0000000000000000000000000000000000001"})
    {
        INFO(number);
        double const expected = std::strtod(number, nullptr);
        CHECK(same_bits(confidence(number), expected));
    }
    // So many digits that the exponent alone says nothing.
    std::string const zeros(1000, '0');
    CHECK(confidence("0." + zeros + "125e1001") == 1.25);
    CHECK(confidence("125" + zeros + "e-1002") == 1.25);
    CHECK(confidence("1" + zeros + "." + zeros + "e-1000") == 1);
    CHECK(confidence("0." + zeros + "1e-10") == 0);
    CHECK(std::isinf(confidence("1" + zeros + "e10")));
    CHECK(confidence(zeros.substr(1, 1) + "." + zeros) == 0);
}

TEST_CASE("an exponent that no int holds is refused or read right")
{
    for (char const* number :
         {"1e2147483648", "1e-2147483648", "-1e9999999999", "1e99999999999999999999999999",
          "1e-99999999999999999999999999", "0e99999999999999999999999999",
          "1.5e00000000000000000000000000000000000000000001"})
        for (char const* member : {"\"Confidence\":", "\"Unknown\":"})
        {
            INFO(number);
            auto const value =
                fl::decode<fl::get_session_results_response>(results(member + std::string(number)));
            if (!value)
                CHECK(value.error().code == fl::decode_errc::not_json);
            else if (value->confidence)
                CHECK(same_bits(*value->confidence, std::strtod(number, nullptr)));
        }
}
