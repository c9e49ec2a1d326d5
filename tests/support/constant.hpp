// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_TESTS_SUPPORT_CONSTANT_HPP
#define FACE_LIVENESS_TESTS_SUPPORT_CONSTANT_HPP

/// Whether this toolchain can call a lambda without captures in a constant expression.  Compilers and
/// standard libraries differ on strings and vectors there, so tests ask instead of knowing versions.
template <class Lambda, bool = (static_cast<void>(Lambda{}()), true)>
constexpr bool is_constant_here(Lambda, int)
{
    return true;
}
template <class Lambda>
constexpr bool is_constant_here(Lambda, ...)
{
    return false;
}

/// What the lambda returns, computed by the compiler where it can and when the program runs elsewhere.
template <class Lambda>
auto constant_of(Lambda)
{
    if constexpr (is_constant_here(Lambda{}, 0))
    {
        constexpr auto value = Lambda{}();
        return value;
    }
    else
        return Lambda{}();
}

#endif
