# Copyright 2026 The face_liveness authors
# Distributed under the Boost Software License, Version 1.0. See LICENSE.

# The programs of each CMake consumer, once face_liveness's targets are there.

set(CMAKE_CXX_EXTENSIONS OFF)
enable_testing()

function(consumer name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "STANDARD" "SOURCES;LINK;OPTIONS")
    list(TRANSFORM arg_SOURCES PREPEND ../)
    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE ${arg_LINK})
    target_compile_options(${name} PRIVATE
        -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror ${arg_OPTIONS})
    if(arg_STANDARD)
        target_compile_features(${name} PRIVATE ${arg_STANDARD})
    endif()
    add_test(NAME ${name} COMMAND ${name})
endfunction()

consumer(core SOURCES core.cpp LINK face_liveness::core)
consumer(linked SOURCES main.cpp LINK face_liveness::face_liveness)
if(NOT QUICK)
    consumer(linked_23 SOURCES main.cpp LINK face_liveness::face_liveness STANDARD cxx_std_23)
    consumer(linked_no_exceptions SOURCES main.cpp LINK face_liveness::face_liveness
        OPTIONS -fno-exceptions -fno-rtti)
    consumer(from_source SOURCES main.cpp boost_json.cpp LINK face_liveness::core Boost::headers)
endif()

# What is ours alone must not reach a consumer.
if(TARGET face_liveness_tests OR TARGET face_liveness_warnings OR DEFINED CACHE{FACE_LIVENESS_SANITIZERS})
    message(FATAL_ERROR "face_liveness's development targets or options have leaked")
endif()
foreach(target face_liveness::core face_liveness::face_liveness)
    foreach(property INTERFACE_COMPILE_OPTIONS INTERFACE_COMPILE_DEFINITIONS INTERFACE_LINK_OPTIONS)
        get_target_property(value ${target} ${property})
        if(value)
            message(FATAL_ERROR "${target} passes ${property} on: ${value}")
        endif()
    endforeach()
endforeach()
get_target_property(imported face_liveness::core IMPORTED)
get_target_property(system face_liveness::core INTERFACE_SYSTEM_INCLUDE_DIRECTORIES)
if(NOT imported AND NOT system)
    message(FATAL_ERROR "the headers are not system headers: their warnings would be the consumer's")
endif()
