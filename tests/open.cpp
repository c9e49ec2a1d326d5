// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/open.hpp>

#include <doctest/doctest.h>

#include <array>
#include <concepts>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>

namespace fl = face_liveness;

namespace
{

enum class colour
{
    unknown,
    red,
    green
};

constexpr std::array<std::string_view, 2> wire_names(colour) noexcept
{
    return {"RED", "GREEN"};
}

using open_colour = fl::open<colour>;

std::string printed(open_colour const& c)
{
    std::ostringstream out;
    out << c;
    return out.str();
}

// Compiles without a warning about missing cases, and asks for `unknown`.
char const* name(open_colour const& c)
{
    switch (c)
    {
    case colour::unknown: return "?";
    case colour::red: return "red";
    case colour::green: return "green";
    }
    return "";
}

} // namespace

TEST_CASE("a default one is unset")
{
    constexpr open_colour unset;
    static_assert(!unset.is_set());
    static_assert(unset == colour::unknown);
    static_assert(unset.text().empty());
    CHECK(unset == open_colour());
    CHECK(open_colour(colour::unknown) == unset);
    CHECK(open_colour("") == unset);
    CHECK(printed(unset) == "");
    CHECK(std::string(name(unset)) == "?");
}

TEST_CASE("a known value")
{
    constexpr open_colour red = colour::red;
    static_assert(red.is_set());
    static_assert(red == colour::red);
    static_assert(colour::red == red);
    static_assert(red != colour::green);
    static_assert(red.text() == "RED");
    CHECK(open_colour("RED") == red);
    CHECK(open_colour("GREEN") == colour::green);
    CHECK(printed(red) == "RED");
    CHECK(std::string(name(colour::green)) == "green");
    CHECK(sizeof(open_colour) <= 4 * sizeof(void*));
}

TEST_CASE("text that is not known is kept, exactly")
{
    for (std::string const text : {"BLUE", "red", "RED ", " RED", "REDD", "RE", "unknown", "\xFF", "a\0b"})
    {
        open_colour const c(text);
        CHECK(c.is_set());
        CHECK(c == colour::unknown);
        CHECK(c.text() == text);
        CHECK(open_colour(c.text()) == c);
        CHECK(c != open_colour());
        CHECK(std::string(name(c)) == "?");
    }
    CHECK(open_colour(std::string_view("a\0b", 3)).text().size() == 3);
}

TEST_CASE("two unknown ones are equal when their texts are")
{
    CHECK(open_colour("BLUE") == open_colour("BLUE"));
    CHECK(open_colour("BLUE") != open_colour("BLUES"));
    CHECK(open_colour("BLUE") != open_colour("BLUF"));
    CHECK(open_colour("BLUE") != open_colour(colour::red));
}

TEST_CASE("a value can be replaced")
{
    open_colour c("BLUE");
    c.assign("RED");
    CHECK(c == colour::red);
    CHECK(c.text() == "RED");
    c.assign("VIOLET");
    CHECK(c.text() == "VIOLET");
    c.assign("");
    CHECK(!c.is_set());
    c = colour::green;
    CHECK(c.text() == "GREEN");
}

TEST_CASE("a number that is no enumerator is unset, not a crash")
{
    for (int const number : {3, 4, 1000, -1, -2147483647 - 1, 2147483647})
    {
        open_colour const c = static_cast<colour>(number);
        CHECK(!c.is_set());
        CHECK(c == colour::unknown);
        CHECK(c.text().empty());
    }
}

TEST_CASE("printing escapes control characters")
{
    CHECK(printed(open_colour("A\x1b[2J\n\x7f\xC2\x9B\xFF")) == "A\\x1b[2J\\x0a\\x7f\\xc2\\x9b\\xff");
    CHECK(printed(open_colour("\xC3\xA9")) == "\xC3\xA9");
    CHECK(printed(open_colour(std::string(500, 'X'))) == std::string(500, 'X'));
}

TEST_CASE("text makes one only when asked to")
{
    static_assert(std::convertible_to<colour, open_colour>);
    static_assert(std::convertible_to<open_colour, colour>);
    static_assert(!std::convertible_to<std::string_view, open_colour>);
    static_assert(std::is_nothrow_constructible_v<open_colour, colour>);
    static_assert(std::is_nothrow_move_constructible_v<open_colour>);
    static_assert(!std::is_constructible_v<open_colour, int>);
    CHECK(true);
}

TEST_CASE("unknown text works in a constant expression")
{
    static_assert(
        []
        {
            open_colour c("BLUE");
            open_colour const copy = c;
            c.assign("RED");
            return copy.text() == "BLUE" && c == colour::red && copy != c && copy.is_set();
        }());
    CHECK(true);
}
