// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/json.hpp>

#include <face_liveness/encode.hpp>

#include "support/compare.hpp"
#include "support/custom_shapes.hpp"
#include "support/documents.hpp"
#include "support/generate.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_from.hpp>
#include <boost/json/value_to.hpp>

#include <doctest/doctest.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace fl = face_liveness;
namespace json = boost::json;

// What holds for every value and every text, tried on random ones.

namespace
{

template <class Function>
void for_each_shape(Function f)
{
    f(std::type_identity<fl::create_session_request>());
    f(std::type_identity<fl::create_session_response>());
    f(std::type_identity<fl::get_session_results_request>());
    f(std::type_identity<fl::get_session_results_response>());
    f(std::type_identity<custom::every_kind>());
    f(std::type_identity<custom::lists>());
    f(std::type_identity<custom::request>());
}

// Other JSON values, and what only looks like one.
constexpr std::string_view snippets[] = {"null",
                                         "true",
                                         "false",
                                         "0",
                                         "-0",
                                         "1",
                                         "2.5",
                                         "3.0",
                                         "-1e2",
                                         "1e999",
                                         "1e-999",
                                         "2147483648",
                                         "18446744073709551615",
                                         "\"\"",
                                         "\"x\"",
                                         "\"AA==\"",
                                         "\"A\\u0041==\"",
                                         "\"NaN\"",
                                         "\"\\ud83d\\ude00\"",
                                         "\"\\ud800\"",
                                         "[]",
                                         "{}",
                                         "[null]",
                                         "[[]]",
                                         "[{}]",
                                         "{\"Type\":\"x\"}",
                                         "{\"x\":[1]}",
                                         "\"RED\"",
                                         "99.25739288330078",
                                         "\xC3\xA9",
                                         "\xFF",
                                         ",",
                                         "nul",
                                         "\"CREATED\"",
                                         "1.7976931348623159e308",
                                         "123456789012345678901234567890",
                                         "0.1",
                                         "-2147483648.0",
                                         "\"\\/9j/4A==\""};

// Cuts, puts in and swaps, at the borders of tokens as often as anywhere.
std::string mutated(generator& g, std::string text)
{
    for (std::size_t times = 1 + g.below(2); times != 0 && !text.empty(); --times)
    {
        std::size_t at = g.below(text.size());
        if (g.once_in(2))
            at = (std::min)(text.find_first_of(":,[{", at), text.size() - 1);
        switch (g.below(7))
        {
        case 0: text[at] = static_cast<char>(g.below(256)); break;
        case 1: text.erase(at, 1 + g.below(3)); break;
        case 2: text.insert(at, snippets[g.below(std::size(snippets))]); break;
        case 3:
        case 4: // a member that nobody knows
            if (std::size_t const brace = text.find('{', g.below(text.size()));
                brace + 1 < text.size() && text[brace + 1] == '"')
                text.insert(brace + 1, "\"x\":" + std::string(snippets[g.below(std::size(snippets))]) + ',');
            break;
        default: // the value that begins here becomes another one
        {
            std::size_t const begin = at + 1;
            std::size_t const end = (std::min)(text.find_first_of(",]}", begin), text.size());
            text.replace((std::min)(begin, text.size()), begin < end ? end - begin : 0,
                         snippets[g.below(std::size(snippets))]);
        }
        }
    }
    return text;
}

} // namespace

TEST_CASE("decode(encode(x)) == x")
{
    generator g(61);
    for (int i = 0; i != 400; ++i)
        for_each_shape(
            [&]<class T>(std::type_identity<T>)
            {
                T const x = g.make<T>();
                auto const again = fl::decode<T>(fl::encode(x));
                if (!again)
                    FAIL_CHECK(again.error(), " in ", fl::encode(x));
                else if (*again != x)
                    FAIL_CHECK("another value: ", fl::encode(x));
            });
}

TEST_CASE("decode_into of a value that was something else == decode")
{
    generator g(62);
    for (int i = 0; i != 300; ++i)
        for_each_shape(
            [&]<class T>(std::type_identity<T>)
            {
                std::string const text =
                    g.once_in(3) ? mutated(g, fl::encode(g.make<T>())) : fl::encode(g.make<T>());
                T dirty = g.make<T>();
                auto const done = fl::decode_into(dirty, text);
                auto const clean = fl::decode<T>(text);
                if (done.has_value() != clean.has_value() || (clean && !nearly_equal(*clean, dirty))
                    || (!clean && done.error() != clean.error()))
                    FAIL_CHECK("decode_into differs: ", text);
                (void)fl::encode(dirty); // after an error still something valid
            });
}

TEST_CASE("value_to(value_from(x)) == x")
{
    generator g(63);
    for (int i = 0; i != 400; ++i)
        for_each_shape(
            [&]<class T>(std::type_identity<T>)
            {
                T const x = g.make<T>();
                auto const again = json::try_value_to<T>(json::value_from(x));
                if (!again || *again != x)
                    FAIL_CHECK("another value: ", fl::encode(x));
            });
}

TEST_CASE("Boost.JSON reads what encode writes, and encode's text and value_from say the same")
{
    generator wild(64, {.malformed_text = true, .not_a_number = true});
    generator tame(65);
    for (int i = 0; i != 300; ++i)
        for_each_shape(
            [&]<class T>(std::type_identity<T>)
            {
                boost::system::error_code ec;
                std::string const text = fl::encode(wild.make<T>());
                json::parse(text, ec);
                if (ec)
                    FAIL_CHECK("not JSON: ", text);

                T const x = tame.make<T>();
                auto const parsed = json::try_value_to<T>(json::parse(fl::encode(x)));
                auto const made = json::try_value_to<T>(json::parse(json::serialize(json::value_from(x))));
                if (!parsed || !made || !nearly_equal(*parsed, x) || !nearly_equal(*made, x))
                    FAIL_CHECK("another value: ", fl::encode(x));
            });
}

TEST_CASE("decode(t) and value_to(parse(t)) agree on every text")
{
    generator g(66);
    std::vector<document> const documents = all_documents();
    int both_good = 0;
    int both_bad = 0;
    auto const check = [&]<class T>(std::type_identity<T>, std::string const& text)
    {
        auto const decoded = fl::decode<T>(text);
        boost::system::error_code ec;
        json::value const dom = json::parse(text, ec);
        if (ec)
        {
            ++both_bad;
            if (decoded)
                FAIL_CHECK("decode accepts what is no JSON: ", text);
            return;
        }
        auto const converted = json::try_value_to<T>(dom);
        if (decoded)
        {
            ++both_good;
            if (!converted)
                FAIL_CHECK("value_to refuses (", converted.error().message(), "): ", text);
            else if (!nearly_equal(*decoded, *converted))
                FAIL_CHECK("another value: ", text);
            return;
        }
        auto const code = decoded.error().code;
        // A value knows one of two equal names, and not how a number was written.
        if (code == fl::decode_errc::duplicate_member || code == fl::decode_errc::not_integer
            || code == fl::decode_errc::out_of_range)
            return;
        ++both_bad;
        if (converted)
            FAIL_CHECK("value_to accepts what decode does not (", decoded.error(), "): ", text);
    };
    for (int i = 0; i != 600; ++i)
        for_each_shape([&]<class T>(std::type_identity<T> type)
                       { check(type, mutated(g, fl::encode(g.make<T>()))); });
    for (int i = 0; i != 60; ++i)
        for (auto const& one : documents)
            if (one.name != "dup_keys")
                with_shape(one.kind, [&](auto type) { check(type, mutated(g, one.text)); });
    CHECK(both_good > 1000);
    CHECK(both_bad > 1000);
}
