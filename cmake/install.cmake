# Copyright 2026 The face_liveness authors
# Distributed under the Boost Software License, Version 1.0. See LICENSE.

# Headers, the CMake package and the pkg-config files.  Nothing depends on the architecture.

include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

install(DIRECTORY include/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} FILES_MATCHING PATTERN "*.hpp")

set(package_dir ${CMAKE_INSTALL_DATADIR}/cmake/face_liveness)
target_include_directories(face_liveness_core INTERFACE $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
install(TARGETS face_liveness_core EXPORT face_liveness-core)
install(EXPORT face_liveness-core NAMESPACE face_liveness:: DESTINATION ${package_dir})
if(TARGET face_liveness)
    install(TARGETS face_liveness EXPORT face_liveness-json)
    install(EXPORT face_liveness-json NAMESPACE face_liveness:: DESTINATION ${package_dir})
endif()
# Before 1.0 a minor version may change the interface.
write_basic_package_version_file(${PROJECT_BINARY_DIR}/face_liveness-config-version.cmake
    COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
install(FILES cmake/face_liveness-config.cmake ${PROJECT_BINARY_DIR}/face_liveness-config-version.cmake
    DESTINATION ${package_dir})

foreach(name face_liveness face_liveness-core)
    configure_file(cmake/${name}.pc.in ${PROJECT_BINARY_DIR}/${name}.pc @ONLY)
    install(FILES ${PROJECT_BINARY_DIR}/${name}.pc DESTINATION ${CMAKE_INSTALL_DATADIR}/pkgconfig)
endforeach()
