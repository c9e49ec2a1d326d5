// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include <face_liveness/cli/shorthand.hpp>

#include <face_liveness/create_session.hpp>
#include <face_liveness/get_session_results.hpp>

#include <support/data.hpp>
#include <support/generate.hpp>

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <doctest/doctest.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace
{

namespace fl = face_liveness;
namespace cli = face_liveness::cli;

// A shape with all that a member may be.
struct everything
{
    std::string text{};
    std::optional<std::string> more_text{};
    std::int32_t integer{};
    double number{};
    std::vector<unsigned char> bytes{};
    fl::open<fl::challenge_type> kind{};
    std::vector<std::string> texts{};
    std::optional<std::vector<std::int32_t>> integers{};
    std::vector<double> numbers{};
    std::optional<fl::session_settings> settings{};
    std::vector<fl::audit_image> images{};

    bool operator==(everything const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("Text", &everything::text);
        each("MoreText", &everything::more_text);
        each("Integer", &everything::integer);
        each("Number", &everything::number);
        each("Bytes", &everything::bytes);
        each("Kind", &everything::kind);
        each("Texts", &everything::texts);
        each("Integers", &everything::integers);
        each("Numbers", &everything::numbers);
        each("Settings", &everything::settings);
        each("Images", &everything::images);
    }
};

struct optional_things
{
    std::optional<std::int32_t> integer{};
    std::optional<double> number{};
    std::optional<std::string> text{};
    std::optional<std::vector<std::int32_t>> integers{};
    std::optional<std::vector<unsigned char>> bytes{};

    bool operator==(optional_things const&) const = default;

    static constexpr void members(auto&& each)
    {
        each("I", &optional_things::integer);
        each("N", &optional_things::number);
        each("T", &optional_things::text);
        each("L", &optional_things::integers);
        each("B", &optional_things::bytes);
    }
};

// The value of shorthand as JSON, or the error.
std::string read(std::string_view text, cli::file_reader files = {})
{
    auto const points = cli::detail::code_points_of(text);
    auto const held = cli::detail::shorthand_reader(points.value(), files).read();
    return held ? cli::to_json(*held) : held.error().text;
}

template <class T>
std::string error_of(std::string_view text)
{
    auto const done = cli::parse_shorthand<T>(text);
    return done.has_value() ? "no error" : done.error().text;
}

boost::system::result<std::string> read_file(std::string_view path)
{
    if (path == "text")
        return "from a file";
    if (path == "three")
        return "3";
    if (path == "binary")
        return std::string("\xFF\0a'", 4);
    return boost::system::error_code(13, boost::system::generic_category());
}

} // namespace

TEST_CASE("shorthand: reads 500 texts as the AWS CLI does, or complains as it does")
{
    // made with awscli.shorthand.ShorthandParser of AWS CLI 1.45.11
    auto const cases = boost::json::parse(test_data("cli/shorthand.json"));
    for (auto const& from : cases.get_array())
    {
        auto const& c = from.get_object();
        std::string const text(c.at("text").get_string());
        CAPTURE(text);
        if (auto const* error = c.if_contains("error"))
            CHECK(read(text) == std::string(error->get_string()));
        else
            CHECK(boost::json::parse(read(text)) == c.at("value"));
    }
    CHECK(cases.get_array().size() == 500);
}

TEST_CASE("shorthand: Settings of the user guide's form")
{
    auto const settings = cli::parse_shorthand<fl::session_settings>(
        "OutputConfig={S3Bucket=b,S3KeyPrefix=p},AuditImagesLimit=2");
    REQUIRE(settings.has_value());
    CHECK(*settings
          == fl::session_settings{.output_config = fl::output_config{.s3_bucket = "b", .s3_key_prefix = "p"},
                                  .audit_images_limit = 2});
}

TEST_CASE("shorthand: leading white space is skipped, also in lines")
{
    CHECK(read(" \n a=b , c = d") == R"({"a": "b", "c": "d"})");
}

TEST_CASE("shorthand: the caret stands below the character, whatever line that is in")
{
    CHECK(read("a=b,\nc=[d}") == "Expected: ',', received: '}' for input:\na=b,\nc=[d}\n    ^");
    CHECK(read("\xF0\x9F\x98\x80=1")
          == "Expected: '=', received: '\xF0\x9F\x98\x80' for input:\n\xF0\x9F\x98\x80=1\n^");
    CHECK(read("a='\xF0\x9F\x98\x80'b")
          == "Expected: ',', received: 'b' for input:\na='\xF0\x9F\x98\x80'b\n     ^");
    CHECK(read("a==\nb") == "Expected: ',', received: '=' for input:\na==\n  ^\nb");
}

TEST_CASE("shorthand: a key that comes twice")
{
    CHECK(read("a=1,a=2")
          == "Second instance of key \"a\" encountered for input:\na=1,a=2\n    ^\nThis is often because "
             "there is a "
             "preceding \",\" instead of a space.");
    CHECK(read("a={b=1,b=2}") == R"({"a": {"b": "2"}})");
}

TEST_CASE("shorthand: nothing, and half of something")
{
    CHECK(read("") == "Expected: '=', received: 'EOF' for input:\n\n^");
    CHECK(read("a=b,") == "Expected: '<second>', received: '<none>' for input:\na=b,\n    ^");
    CHECK(read("a=[b") == "Expected: ',', received: 'EOF' for input:\na=[b\n    ^");
    CHECK(read("a='b") == "Expected: '<singled quoted>', received: '<none>' for input:\na='b\n  ^");
    CHECK(read("a=\"b") == "Expected: '<double quoted>', received: '<none>' for input:\na=\"b\n  ^");
    CHECK(error_of<fl::session_settings>("a=\xFF") == "The text is not UTF-8");
}

TEST_CASE("shorthand: nesting has an end")
{
    std::string deep = "a=";
    CHECK(read(deep + std::string(32, '[') + std::string(32, ']')).starts_with("{\"a\": [[["));
    CHECK(read(deep + std::string(33, '[')) == "nested deeper than 32 levels");
    CHECK(read(deep + std::string(100'000, '[')) == "nested deeper than 32 levels");
}

TEST_CASE("shorthand, differently: an empty value before a brace is empty")
{
    CHECK(read("a={b=}") == R"({"a": {"b": ""}})");
    CHECK(read("a={b=,c=}") == R"({"a": {"b": "", "c": ""}})");
    CHECK(read("a=[{b=},{c=}]") == R"({"a": [{"b": ""}, {"c": ""}]})");
    CHECK(read("a=}") == R"({"a": "}"})"); // nothing is open that it could close
}

TEST_CASE("shorthand, differently: a quoted value may end in a backslash")
{
    CHECK(read(R"(a="b\\",c="d")") == R"({"a": "b\\", "c": "d"})");
    CHECK(read(R"(a={b='c\\',d='e'})") == R"({"a": {"b": "c\\", "d": "e"}})");
    CHECK(read(R"(a='b\')") == R"({"a": "b\\"})"); // as the AWS CLI: nothing else closes it
    CHECK(read(R"(a='b\'c')") == R"({"a": "b'c"})");
    CHECK(read(R"(a='b\nc\"d')") == R"({"a": "b\\nc\\\"d"})");
}

TEST_CASE("shorthand, differently: bare characters beyond the basic plane are characters")
{
    CHECK(read("a=\xF0\x9F\x98\x80") == "{\"a\": \"\xF0\x9F\x98\x80\"}");
    CHECK(read("a=x\xF0\x9F\x98\x80,y\xF0\x9F\x98\x80")
          == "{\"a\": [\"x\xF0\x9F\x98\x80\", \"y\xF0\x9F\x98\x80\"]}");
}

TEST_CASE("shorthand, differently: a comma inside of a value never separates parameters")
{
    CHECK(read(R"(a=b,c\,d=e)") == "Expected: '=', received: '\\' for input:\na=b,c\\,d=e\n     ^");
    CHECK(read("a=b,'c,d'=e").starts_with("Expected: '=', received: ''' for input:\na=b,'c,d'=e\n    ^"));
}

TEST_CASE("shorthand: integers as Python takes them, and those with an empty fraction")
{
    std::pair<std::string_view, std::int32_t> const good[] = {
        {"2", 2},
        {"+2", 2},
        {" 3", 3},
        {"1_0", 10},
        {"007", 7},
        {"-5", -5},
        {"-0", 0},
        {"\"2\"", 2},
        {"\xEF\xBC\x92", 2} /* full-width */,
        {"3.0", 3},
        {"3e0", 3},
        {"30e-1", 3},
        {"1e3", 1000},
        {"2147483647", 2147483647},
        {"-2147483648", (std::numeric_limits<std::int32_t>::min)()}};
    for (auto const& [text, number] : good)
    {
        CAPTURE(text);
        auto const done = cli::parse_shorthand<optional_things>("I=" + std::string(text));
        REQUIRE(done.has_value());
        CHECK(done->integer == number);
    }
    for (std::string const text :
         {"abc", "0x3", "1__0", "_1", "1_", "1e", "--1", "+-1", "1 0", "2.5", "1e-1"})
    {
        CAPTURE(text);
        auto const done = cli::parse_shorthand<optional_things>("I=" + text);
        REQUIRE(done.has_error());
        CHECK(done.error().exit_code() == 255);
        CHECK(done.error().text == "invalid literal for int() with base 10: '" + text + "'");
    }
    CHECK(error_of<optional_things>("I=") == "invalid literal for int() with base 10: ''");
    CHECK(error_of<optional_things>("I={a=1}")
          == "int() argument must be a string, a bytes-like object or a real number, not 'dict'");
    CHECK(error_of<optional_things>("I=2147483648")
          == "Parameter validation failed:\nface_liveness: I: an integer of 32 bits is needed here");
}

TEST_CASE("shorthand: numbers as Python takes them")
{
    std::pair<std::string_view, double> const good[] = {
        {"2", 2},
        {"-0.5", -0.5},
        {"+.5", 0.5},
        {"5.", 5},
        {"1e-7", 1e-7},
        {"1_0.5", 10.5},
        {" 3 ", 3},
        {"\xEF\xBC\x92.5", 2.5},
        {"99.25739288330078", 99.25739288330078},
        {"Infinity", std::numeric_limits<double>::infinity()},
        {"-inf", -std::numeric_limits<double>::infinity()},
        {"1e999", std::numeric_limits<double>::infinity()},
        {"1e-999", 0},
        {"0.001e400", std::numeric_limits<double>::infinity()},
        {"1000e-400", 0},
        {"-1e-999", 0}};
    for (auto const& [text, number] : good)
    {
        CAPTURE(text);
        auto const done = cli::parse_shorthand<optional_things>("N=" + std::string(text));
        REQUIRE(done.has_value());
        CHECK(done->number.value() == number);
    }
    auto const nan = cli::parse_shorthand<optional_things>("N=nan");
    REQUIRE(nan.has_value());
    CHECK(std::isnan(nan->number.value()));
    for (std::string const text : {"abc", ".", "1e", "0x3", "1__0", "in f", "1_.5"})
    {
        auto const done = cli::parse_shorthand<optional_things>("N=" + text);
        REQUIRE(done.has_error());
        CHECK(done.error().exit_code() == 255);
        CHECK(done.error().text == "could not convert string to float: '" + text + "'");
    }
    CHECK(error_of<optional_things>("N=1,2")
          == "float() argument must be a string or a real number, not 'list'");
}

TEST_CASE("shorthand: backslashes, as the AWS CLI takes them")
{
    // awscli.shorthand of AWS CLI 1.45.11
    CHECK(read(R"(a=\,b)") == R"({"a": ",b"})");
    CHECK(read(R"(a=\,)") == R"({"a": ","})");
    CHECK(read(R"(a=\x)") == R"({"a": "\\x"})");
    CHECK(read(R"(a=\)") == R"({"a": "\\"})");
    CHECK(read(R"(a=b,\,c)") == R"({"a": ["b", ",c"]})");
    CHECK(read(R"(a=b,\)") == R"({"a": ["b", "\\"]})");
    CHECK(read(R"(a=[\,x])") == R"({"a": [",x"]})");
    CHECK(read(R"(a='b\)").starts_with("Expected: '<singled quoted>', received: '<none>' for input:\n"));
    CHECK(read(R"(a="b\)").starts_with("Expected: '<double quoted>', received: '<none>' for input:\n"));
}

TEST_CASE("shorthand: what is no number, in Python's words")
{
    // int() and float() of CPython 3.11
    auto const bytes = [](std::string text)
    {
        cli::value out = cli::empty_value(cli::value_kind::bytes);
        out.text = std::move(text);
        return out;
    };
    auto const no_integer = [](cli::value const& held) { return cli::detail::integer_of(held).error().text; };
    auto const no_number = [](cli::value const& held) { return cli::detail::number_of(held).error().text; };
    CHECK(no_integer(bytes("abc")) == "invalid literal for int() with base 10: b'abc'");
    CHECK(cli::detail::integer_of(bytes("12")).value() == cli::integer_value(12));
    CHECK(no_integer(cli::text_value("\xFF")) == R"(invalid literal for int() with base 10: '\udcff')");
    CHECK(no_integer(cli::empty_value(cli::value_kind::list))
          == "int() argument must be a string, a bytes-like object or a real number, not 'list'");
    CHECK(no_number(cli::text_value("\xFF")) == R"(could not convert string to float: '\udcff')");
    CHECK(no_number(cli::text_value("1\xC3\xA9")) == "could not convert string to float: '1\xC3\xA9'");
    CHECK(no_number(cli::empty_value(cli::value_kind::list))
          == "float() argument must be a string or a real number, not 'list'");
    CHECK(no_number(cli::empty_value(cli::value_kind::map))
          == "float() argument must be a string or a real number, not 'dict'");
    for (auto const text : {"1e", "+-1", "_1", "1_", "1__0"})
        CHECK(no_number(cli::text_value(text))
              == "could not convert string to float: '" + std::string(text) + '\'');
    CHECK(cli::detail::number_of(cli::text_value("1E5")).value() == cli::number_value(100000));
    CHECK(cli::detail::number_of(cli::text_value("\xEF\xBC\x91.\xEF\xBC\x95")).value()
          == cli::number_value(1.5));
    CHECK(error_of<optional_things>("L=1,x") == "invalid literal for int() with base 10: 'x'");
}

TEST_CASE("shorthand: one value where a list is due")
{
    CHECK(cli::parse_shorthand<optional_things>("L=5").value().integers == std::vector<std::int32_t>{5});
    CHECK(cli::parse_shorthand<optional_things>("L=5,6,T=x").value().integers
          == std::vector<std::int32_t>{5, 6});
    CHECK(cli::parse_shorthand<optional_things>("L=[5,6]").value().integers
          == std::vector<std::int32_t>{5, 6});
    auto const one =
        cli::parse_shorthand<fl::session_settings>("ChallengePreferences={Type=FaceMovementChallenge}");
    REQUIRE(one.has_value());
    REQUIRE(one->challenge_preferences.value().size() == 1);
    CHECK(one->challenge_preferences->front().type == fl::challenge_type::face_movement_challenge);
}

TEST_CASE("shorthand: names, types and required members in botocore's words")
{
    CHECK(
        error_of<fl::session_settings>("Foo=1,OutputConfig={}")
        == "Parameter validation failed:\nUnknown parameter in input: \"Foo\", must be one of: OutputConfig, "
           "AuditImagesLimit, ChallengePreferences\nMissing required parameter in OutputConfig: "
           "\"S3Bucket\"");
    CHECK(error_of<fl::session_settings>("OutputConfig=x")
          == "Parameter validation failed:\nInvalid type for parameter OutputConfig, value: x, type: <class "
             "'str'>, "
             "valid types: <class 'dict'>");
    CHECK(error_of<optional_things>("B=\"a\"")
          == "Parameter validation failed:\nface_liveness: B: not base64");
}

TEST_CASE("shorthand: limits are for validate, and unknown enum values stay")
{
    auto const done = cli::parse_shorthand<fl::session_settings>(
        "OutputConfig={S3Bucket=a},AuditImagesLimit=-7,ChallengePreferences=[{Type=New}]");
    REQUIRE(done.has_value());
    CHECK(done->challenge_preferences.value().front().type.text() == "New");
}

TEST_CASE("shorthand: files, behind @= alone")
{
    auto const parse = [](std::string_view text)
    { return cli::parse_shorthand<optional_things>(text, cli::file_reader(read_file)); };
    CHECK(parse("T@=file://text").value().text == "from a file");
    CHECK(parse("T=file://text").value().text == "file://text");
    CHECK(parse("T@=text").value().text == "text");
    CHECK(parse("T@='file://text'").value().text == "from a file");
    CHECK(parse("L@=[file://three,4]").value().integers == std::vector<std::int32_t>{3, 4});
    CHECK(parse("L@=file://three,file://three,T=file://text").value()
          == optional_things{.text = "file://text", .integers = {{3, 3}}});
    CHECK(parse("I@=fileb://three").value().integer == 3);

    auto const denied = parse("T@=file://secret");
    REQUIRE(denied.has_error());
    CHECK(denied.error().exit_code() == 255);
    CHECK(denied.error().text.starts_with("Unable to load paramfile file://secret: [Errno 13] "));
    auto const bytes = parse("T@=fileb://binary");
    REQUIRE(bytes.has_error());
    CHECK(bytes.error().text
          == "Parameter validation failed:\nInvalid type for parameter T, value: b\"\\xff\\x00a'\", type: "
             "<class "
             "'bytes'>, valid types: <class 'str'>");
    auto const undecodable = parse("T@=file://binary");
    REQUIRE(undecodable.has_error());
    CHECK(undecodable.error().text.starts_with(
        "Unable to load paramfile (binary), text contents could not be decoded"));
    CHECK(cli::parse_shorthand<optional_things>("T@=file://text").error().exit_code()
          == 255); // there are no files
}

TEST_CASE("to_shorthand: plain where it can be, quoted where it has to be")
{
    auto const text = [](std::string held)
    { return cli::to_shorthand(optional_things{.text = std::move(held)}); };
    CHECK(text("") == "T=\"\"");
    CHECK(text("abc/1.0_x:-+") == "T=abc/1.0_x:-+");
    CHECK(text("a b") == "T=\"a b\"");
    CHECK(text("a,b=c") == "T=\"a,b=c\"");
    CHECK(text("say \"x\"") == "T='say \"x\"'");
    CHECK(text("it's \"x\"") == "T='it\\'s \"x\"'");
    CHECK(text("a\\") == "T=\"a\\\\\"");
    CHECK(cli::to_shorthand(optional_things()) == "{}");
    CHECK(cli::to_shorthand(
              optional_things{.integer = -3, .number = 1e-7, .integers = {{1, 2}}, .bytes = {{0}}})
          == "I=-3,N=1e-07,L=[1,2],B=\"AA==\"");
    CHECK(cli::to_shorthand(optional_things{.integers = std::vector<std::int32_t>{}}) == "L=[]");
    CHECK(cli::parse_shorthand<optional_things>("{}").value() == optional_things());

    fl::session_settings const settings{
        .output_config = fl::output_config{.s3_bucket = "acme", .s3_key_prefix = "k y"},
        .audit_images_limit = 2,
        .challenge_preferences = {{{.type = fl::challenge_type::face_movement_challenge,
                                    .versions = fl::versions{.minimum = "1.0.0"}}}}};
    CHECK(
        cli::to_shorthand(settings)
        == "OutputConfig={S3Bucket=acme,S3KeyPrefix=\"k y\"},AuditImagesLimit=2,ChallengePreferences=[{Type="
           "FaceMovementChallenge,Versions={Minimum=1.0.0}}]");
}

TEST_CASE_TEMPLATE("to_shorthand: any shape reads back the same", T, everything, optional_things,
                   fl::create_session_request, fl::session_settings, fl::get_session_results_request,
                   fl::get_session_results_response, fl::audit_image, fl::bounding_box)
{
    generator make(20261101);
    for (int i = 0; i != 500; ++i)
    {
        T const from = make.make<T>();
        std::string const text = cli::to_shorthand(from);
        CAPTURE(text);
        auto const back = cli::parse_shorthand<T>(text);
        REQUIRE(back.has_value());
        CHECK(*back == from);
        CHECK(cli::to_shorthand(*back) == text);
    }
}
