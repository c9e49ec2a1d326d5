# Copyright 2026 The face_liveness authors
# Distributed under the Boost Software License, Version 1.0. See LICENSE.

# find_package(face_liveness 0.1 REQUIRED)                  face_liveness::face_liveness and face_liveness::core
# find_package(face_liveness 0.1 REQUIRED COMPONENTS core)  face_liveness::core alone, which needs no Boost

include(CMakeFindDependencyMacro)

if(NOT face_liveness_FIND_COMPONENTS)
    set(face_liveness_FIND_COMPONENTS core json)
    set(face_liveness_FIND_REQUIRED_core TRUE)
    set(face_liveness_FIND_REQUIRED_json TRUE)
endif()

include(${CMAKE_CURRENT_LIST_DIR}/face_liveness-core.cmake)
set(face_liveness_core_FOUND TRUE)

if("json" IN_LIST face_liveness_FIND_COMPONENTS AND EXISTS ${CMAKE_CURRENT_LIST_DIR}/face_liveness-json.cmake)
    if(NOT TARGET Boost::json)
        find_dependency(Boost 1.81 COMPONENTS json)
    endif()
    include(${CMAKE_CURRENT_LIST_DIR}/face_liveness-json.cmake)
    set(face_liveness_json_FOUND TRUE)
endif()

foreach(component IN LISTS face_liveness_FIND_COMPONENTS)
    if(face_liveness_FIND_REQUIRED_${component} AND NOT face_liveness_${component}_FOUND)
        set(face_liveness_FOUND FALSE)
        set(face_liveness_NOT_FOUND_MESSAGE "face_liveness has no component \"${component}\" here")
    endif()
endforeach()
