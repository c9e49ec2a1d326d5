// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#ifndef FACE_LIVENESS_TESTS_SUPPORT_ALLOCATIONS_HPP
#define FACE_LIVENESS_TESTS_SUPPORT_ALLOCATIONS_HPP

#include <cstddef>
#include <string>

/// How often this thread has allocated by `operator new`, which allocations.cpp replaces for the whole
/// program.
std::size_t allocations_so_far() noexcept;

/// From now on, what arrays hold when `operator delete[]` gives them back is added to `bytes`; null ends it.
void watch_arrays_given_back(std::string* bytes) noexcept;

/// How often a function allocates.
template <class Function>
std::size_t allocations_of(Function f)
{
    std::size_t const before = allocations_so_far();
    f();
    return allocations_so_far() - before;
}

#endif
