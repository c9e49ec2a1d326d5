// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

// The standard library and Boost are on their own; behind them come the macros that windows.h, X11, Qt, glibc
// and others define, and then everything of ours that needs nothing more.

#include <boost/assert/source_location.hpp>
#include <boost/json.hpp>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/system/result.hpp>
#include <boost/throw_exception.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <chrono>
#include <clocale>
#include <cmath>
#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <functional>
#include <initializer_list>
#include <iomanip>
#include <iosfwd>
#include <iterator>
#include <limits>
#include <map>
#include <memory>
#include <mutex>
#include <new>
#include <numeric>
#include <optional>
#include <ostream>
#include <random>
#include <ranges>
#include <set>
#include <span>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <tuple>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>
#include <version>

#include <doctest/doctest.h>

// An expression, a type or a statement made of one of these does not compile.
#define FL_HOSTILE <<< a macro that is none of ours >>>

// windows.h and what it includes
#define min(a, b) FL_HOSTILE
#define max(a, b) FL_HOSTILE
#define small FL_HOSTILE
#define near FL_HOSTILE
#define far FL_HOSTILE
#define hyper FL_HOSTILE
#define pascal FL_HOSTILE
#define cdecl FL_HOSTILE
#define interface FL_HOSTILE
#define IN FL_HOSTILE
#define OUT FL_HOSTILE
#define OPTIONAL FL_HOSTILE
#define CONST FL_HOSTILE
#define VOID FL_HOSTILE
#define ERROR FL_HOSTILE
#define NO_ERROR FL_HOSTILE
#define FAILED(hr) FL_HOSTILE
#define SUCCEEDED(hr) FL_HOSTILE
#define DELETE FL_HOSTILE
#define STRICT FL_HOSTILE
#define IGNORE FL_HOSTILE
#define INFINITE FL_HOSTILE
#define TRANSPARENT FL_HOSTILE
#define OPAQUE FL_HOSTILE
#define ABSOLUTE FL_HOSTILE
#define RELATIVE FL_HOSTILE
#define DIFFERENCE FL_HOSTILE
#define CALLBACK FL_HOSTILE
#define TRUE FL_HOSTILE
#define FALSE FL_HOSTILE
#define THIS FL_HOSTILE
#define GetMessage FL_HOSTILE
#define SendMessage FL_HOSTILE
#define GetObject FL_HOSTILE
#define CreateFile FL_HOSTILE
#define DeleteFile FL_HOSTILE
#define Yield() FL_HOSTILE
#define UNICODE FL_HOSTILE
#define DOMAIN FL_HOSTILE
#define OVERFLOW FL_HOSTILE
#define UNDERFLOW FL_HOSTILE

// X11
#define Bool FL_HOSTILE
#define Status FL_HOSTILE
#define None FL_HOSTILE
#define Success FL_HOSTILE
#define True FL_HOSTILE
#define False FL_HOSTILE
#define Always FL_HOSTILE
#define Above FL_HOSTILE
#define Below FL_HOSTILE
#define Complex FL_HOSTILE
#define Convex FL_HOSTILE
#define Expose FL_HOSTILE
#define GrayScale FL_HOSTILE
#define Unsorted FL_HOSTILE
#define CurrentTime FL_HOSTILE
#define KeyPress FL_HOSTILE
#define Button1 FL_HOSTILE
#define DestroyAll FL_HOSTILE

// glibc, the compilers' GNU modes, complex.h, ctype.h, curses, syslog, termios
#define major(dev) FL_HOSTILE
#define minor(dev) FL_HOSTILE
#define makedev(a, b) FL_HOSTILE
#undef unix
#undef linux
#define unix FL_HOSTILE
#define linux FL_HOSTILE
#define sun FL_HOSTILE
#define I FL_HOSTILE
#define _B FL_HOSTILE
#define _N FL_HOSTILE
#define _U FL_HOSTILE
#define LOG_ERR FL_HOSTILE
#define ECHO FL_HOSTILE
#define OK FL_HOSTILE
#define PI FL_HOSTILE
#define EOF_CHAR FL_HOSTILE

// Qt and common habits
#define signals FL_HOSTILE
#define slots FL_HOSTILE
#define emit FL_HOSTILE
#define foreach FL_HOSTILE
#define forever FL_HOSTILE
#define likely(x) FL_HOSTILE
#define unlikely(x) FL_HOSTILE

#include <face_liveness.hpp>
#include <face_liveness/cli.hpp>
#include <face_liveness/emulator.hpp>

// Used, too: what stands in a template is looked at only then.
static std::string round_trip()
{
    namespace fl = face_liveness;
    fl::create_session_request request;
    request.settings.emplace().output_config.emplace().s3_bucket =
        fl::literal<fl::scalars::s3_bucket>("acme");
    std::ostringstream out;
    out << fl::encode(request) << request << fl::describe<fl::create_session_request>().size();
    for (auto const& issue : fl::validate(request))
        out << issue;
    auto const again = fl::decode<fl::create_session_request>(fl::encode(request));
    out << fl::is_valid(again.value())
        << boost::json::value_to<fl::create_session_request>(boost::json::value_from(*again));
    auto const failed = fl::decode<fl::get_session_results_response>("{}");
    out << failed.error();
    return out.str();
}

TEST_CASE("macros of other people do no harm")
{
    CHECK(round_trip().find("acme") != std::string::npos);
}
