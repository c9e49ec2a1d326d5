// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_TESTS_SUPPORT_COMPARE_HPP
#define FACE_LIVENESS_TESTS_SUPPORT_COMPARE_HPP

#include <face_liveness/members.hpp>

#include <cmath>
#include <cstddef>
#include <limits>

/// Whether two shapes are the same but for the last places of doubles, where NaN is the same as NaN.
/// Boost.JSON's own numbers are that far off.
template <class T>
bool nearly_equal(T const& a, T const& b)
{
    namespace fl = face_liveness;
    if constexpr (std::is_same_v<T, double>)
        return a == b || (a != a && b != b) || std::abs(a - b) <= 1e-14 * std::abs(a)
               || (std::abs(a) < 1e-300 && std::abs(b) < 1e-300);
    else if constexpr (fl::detail::is_optional<T>)
        return a.has_value() == b.has_value() && (!a || nearly_equal(*a, *b));
    else if constexpr (fl::detail::is_list<T>)
    {
        bool same = a.size() == b.size();
        for (std::size_t i = 0; same && i != a.size(); ++i)
            same = nearly_equal(a[i], b[i]);
        return same;
    }
    else if constexpr (fl::shape<T>)
    {
        bool same = true;
        T::members([&]<class Member, class... Limits>(auto const&, Member T::*member, Limits const&...)
                   { same = same && nearly_equal(a.*member, b.*member); });
        return same;
    }
    else
        return a == b;
}

#endif
