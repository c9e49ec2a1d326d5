# Copyright 2026 The face_liveness authors
# Distributed under the Boost Software License, Version 1.0. See LICENSE.

# What tests, examples and benchmarks of this project are built with.  Nobody else gets to see it.

set(FACE_LIVENESS_SANITIZERS "address,undefined" CACHE STRING "Sanitizers for the tests, or an empty string")
option(FACE_LIVENESS_COVERAGE "Count which lines and branches the tests run (clang 16)" OFF)
option(FACE_LIVENESS_JSON_FROM_SOURCE
    "Compile Boost.JSON into the tests (boost/json/src.hpp) instead of linking it; libc++ needs it" OFF)

find_program(CCACHE ccache)
if(CCACHE AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
    # it has to be told that precompiled headers are the same as those that they were made of
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CCACHE})
endif()
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_CXX_EXTENSIONS OFF)

add_library(face_liveness_warnings INTERFACE)
set(warnings
    -Wall -Wextra -Wpedantic -Werror
    -Wcast-align -Wcast-qual -Wconversion -Wdouble-promotion -Wextra-semi
    -Wold-style-cast -Woverloaded-virtual -Wshadow -Wsign-conversion -Wundef -Wunused)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    list(APPEND warnings -Wduplicated-cond -Wlogical-op)
endif()
target_compile_options(face_liveness_warnings INTERFACE ${warnings})

# Linked by whatever is run with the sanitizers on.
add_library(face_liveness_sanitizers INTERFACE)
if(FACE_LIVENESS_SANITIZERS)
    set(flags -fsanitize=${FACE_LIVENESS_SANITIZERS} -fno-sanitize-recover=all)
    target_compile_options(face_liveness_sanitizers INTERFACE ${flags} -fno-omit-frame-pointer)
    target_link_options(face_liveness_sanitizers INTERFACE ${flags})
endif()

# Boost.JSON, linked or compiled here.
add_library(face_liveness_json INTERFACE)
if(FACE_LIVENESS_JSON_FROM_SOURCE)
    add_library(face_liveness_boost_json STATIC EXCLUDE_FROM_ALL tests/consumers/boost_json.cpp)
    target_compile_features(face_liveness_boost_json PRIVATE cxx_std_20)
    target_link_libraries(face_liveness_boost_json PRIVATE face_liveness_sanitizers PUBLIC Boost::headers)
    target_link_libraries(face_liveness_json INTERFACE face_liveness_boost_json)
else()
    target_link_libraries(face_liveness_json INTERFACE Boost::json)
endif()
