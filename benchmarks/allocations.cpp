// Copyright 2026 The face_liveness authors
// Distributed under the Boost Software License, Version 1.0. See LICENSE.

#include "support.hpp"

#include <cstddef>
#include <cstdlib>
#include <new>

// Counts every allocation of the program and of the libraries that use operator new.  The linker sends malloc
// and its kin here (--wrap), since RapidJSON doesn't use operator new.

namespace
{

long count = 0;

} // namespace

extern "C"
{
    void* __real_malloc(std::size_t);
    void* __real_calloc(std::size_t, std::size_t);
    void* __real_realloc(void*, std::size_t);

    void* __wrap_malloc(std::size_t size)
    {
        ++count;
        return __real_malloc(size);
    }

    void* __wrap_calloc(std::size_t number, std::size_t size)
    {
        ++count;
        return __real_calloc(number, size);
    }

    void* __wrap_realloc(void* old, std::size_t size)
    {
        ++count;
        return __real_realloc(old, size);
    }
}

void* operator new(std::size_t size)
{
    ++count;
    if (void* const memory = __real_malloc(size))
        return memory;
    throw std::bad_alloc();
}

void operator delete(void* memory) noexcept
{
    std::free(memory);
}

void operator delete(void* memory, std::size_t) noexcept
{
    std::free(memory);
}

namespace bench
{

long allocations() noexcept
{
    return count;
}

} // namespace bench
