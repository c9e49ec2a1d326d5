// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

#if !defined(__cpp_exceptions)
#include <boost/assert/source_location.hpp>
#include <cstdio>
#include <cstdlib>
#include <exception>

// Boost asks a program without exceptions to say what happens where one would have been thrown.
namespace boost
{
[[noreturn]] void throw_exception(std::exception const& error, source_location const&)
{
    std::fputs(error.what(), stderr);
    std::abort();
}
[[noreturn]] void throw_exception(std::exception const& error)
{
    throw_exception(error, source_location());
}
} // namespace boost
#endif
