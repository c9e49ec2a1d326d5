# Copyright 2026 The face_liveness authors
# Distributed under the Boost Software License, Version 1.0. See LICENSE.

# What is run by name, by people and in CI: cmake --build build/dev --target NAME
#
#   single_include   makes single_include/ anew
#   analyze          clang-tidy and cppcheck
#   format_check     whether clang-format would change anything; format_fix lets it
#   reference        Doxygen; a public name without a comment fails
#   matrix           every compiler, library and mode that can be tried here; matrix_short what CI runs
#   coverage         lines and branches of include/ that the tests run; in the preset "coverage"

set(run_python ${CMAKE_COMMAND} -E env PYTHONDONTWRITEBYTECODE=1 ${Python3_EXECUTABLE})
set(here ${CMAKE_CURRENT_LIST_DIR})

add_custom_target(single_include COMMAND ${run_python} ${here}/amalgamate.py VERBATIM)
add_custom_target(analyze
    COMMAND ${run_python} ${here}/analyze.py --work ${PROJECT_BINARY_DIR}/analyze USES_TERMINAL VERBATIM)
add_custom_target(format_check COMMAND ${run_python} ${here}/format.py USES_TERMINAL VERBATIM)
add_custom_target(format_fix COMMAND ${run_python} ${here}/format.py --fix VERBATIM)
add_custom_target(matrix COMMAND ${run_python} ${here}/matrix.py USES_TERMINAL VERBATIM)
add_custom_target(matrix_short COMMAND ${run_python} ${here}/matrix.py --short USES_TERMINAL VERBATIM)

configure_file(${here}/Doxyfile.in ${PROJECT_BINARY_DIR}/Doxyfile @ONLY)
add_custom_target(reference
    COMMAND doxygen ${PROJECT_BINARY_DIR}/Doxyfile
    COMMAND ${CMAKE_COMMAND} -E echo "${PROJECT_BINARY_DIR}/reference/html/index.html"
    USES_TERMINAL VERBATIM)
