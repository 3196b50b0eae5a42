# How a driver is built, in the tree of Sea Eye and out of it: find_package(SeaEyeDriver) brings this file.
#
#   seaeye_add_driver(NAME SOURCES FILE... [LINKS LIBRARY...] [TARGET TARGET]
#                     [CHECK_INPUT FILE] [CHECK_CONFIG JSON])
#
# makes NAME.so, which shows one symbol and hides the rest, installs it where sea-eye looks for drivers, and where the
# program is at hand (SEAEYE_PROGRAM) adds a test that holds it to the rules: driver-check-NAME. CHECK_INPUT is a
# log of the sensor for it, CHECK_CONFIG the driver's own keys. The target is called NAME, or TARGET.

function(seaeye_add_driver name)
    cmake_parse_arguments(PARSE_ARGV 1 A "" "TARGET;CHECK_INPUT;CHECK_CONFIG" "SOURCES;LINKS")
    if(A_UNPARSED_ARGUMENTS OR NOT A_SOURCES)
        message(FATAL_ERROR "seaeye_add_driver(${name}): expected SOURCES FILE... [LINKS ...] [TARGET ...] "
                            "[CHECK_INPUT ...] [CHECK_CONFIG ...], found ${ARGN}")
    endif()
    set(target ${name})
    if(A_TARGET)
        set(target ${A_TARGET})
    endif()
    set(map ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/driver.map)
    add_library(${target} MODULE ${A_SOURCES})
    target_link_libraries(${target} PRIVATE SeaEye::driver ${A_LINKS})
    target_link_options(${target} PRIVATE LINKER:--version-script=${map})
    set_target_properties(${target} PROPERTIES
        PREFIX "" OUTPUT_NAME ${name} LINK_DEPENDS ${map} POSITION_INDEPENDENT_CODE ON
        C_VISIBILITY_PRESET hidden CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
    install(TARGETS ${target} LIBRARY DESTINATION ${SEAEYE_DRIVER_DIR})
    if(SEAEYE_PROGRAM)
        set(check ${SEAEYE_PROGRAM} driver-check $<TARGET_FILE:${target}>)
        if(A_CHECK_INPUT)
            cmake_path(ABSOLUTE_PATH A_CHECK_INPUT BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR})
            list(APPEND check --input ${A_CHECK_INPUT})
        endif()
        if(A_CHECK_CONFIG)
            list(APPEND check --config ${A_CHECK_CONFIG})
        endif()
        add_test(NAME driver-check-${name} COMMAND ${check})
    endif()
endfunction()
