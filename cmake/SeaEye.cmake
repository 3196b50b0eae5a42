# The house rules as CMake functions: flags, layers, drivers, detectors, tests.

find_program(SEAEYE_CCACHE ccache)
if(SEAEYE_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_C_COMPILER_LAUNCHER ${SEAEYE_CCACHE})
    set(CMAKE_CXX_COMPILER_LAUNCHER ${SEAEYE_CCACHE})
endif()

add_library(seaeye_flags INTERFACE)
target_compile_options(seaeye_flags INTERFACE
    # Replays must give the same bytes on every machine: no fused multiply-add behind our back.
    -ffp-contract=off
    $<$<COMPILE_LANGUAGE:CXX>:-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
    # Designated initialisers name what differs; g++ 12 would have every other member named too.
    -Wno-missing-field-initializers>)
if(SEAEYE_SANITIZE)
    target_compile_options(seaeye_flags INTERFACE -fsanitize=${SEAEYE_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(seaeye_flags INTERFACE -fsanitize=${SEAEYE_SANITIZE})
    if(SEAEYE_SANITIZE MATCHES thread)
        # g++ 12 warns that TSan does not model std::atomic_thread_fence, which Asio's headers use.
        target_compile_options(seaeye_flags INTERFACE -Wno-tsan)
    endif()
endif()

# The hot path of everything that is received is worth the longer build: the libraries that are HOT are optimised again
# where a target that is WHOLE links them. Tests link their plain code.
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND NOT SEAEYE_SANITIZE)
    set(SEAEYE_HOT_OPTIONS $<$<CONFIG:RelWithDebInfo>:-O3> $<$<CONFIG:RelWithDebInfo>:-flto=auto> $<$<CONFIG:RelWithDebInfo>:-ffat-lto-objects>)
    target_link_options(seaeye_flags INTERFACE
        $<$<CONFIG:RelWithDebInfo>:$<IF:$<BOOL:$<TARGET_PROPERTY:SEAEYE_WHOLE>>,-flto=auto,-fno-lto>>)
else()
    set(SEAEYE_HOT_OPTIONS $<$<CONFIG:RelWithDebInfo>:-O3>)
endif()

function(seaeye_hot)
    foreach(target ${ARGN})
        target_compile_options(${target} PRIVATE ${SEAEYE_HOT_OPTIONS})
    endforeach()
endfunction()

function(seaeye_whole)
    set_target_properties(${ARGN} PROPERTIES SEAEYE_WHOLE ON)
endfunction()

# One folder = one library. The names after USES are the only folders it may include.
function(seaeye_layer name)
    cmake_parse_arguments(A "" "" "SOURCES;HEADERS;USES;LINKS" ${ARGN})
    if(A_SOURCES)
        add_library(seaeye_${name} STATIC ${A_SOURCES})
        set(vis PUBLIC)
    else()
        add_library(seaeye_${name} INTERFACE)
        set(vis INTERFACE)
    endif()
    target_sources(seaeye_${name} ${vis} FILE_SET HEADERS BASE_DIRS ${CMAKE_SOURCE_DIR} FILES ${A_HEADERS})
    list(TRANSFORM A_USES PREPEND seaeye_)
    target_link_libraries(seaeye_${name} ${vis} ${A_USES} seaeye_flags)
    if(A_LINKS)
        target_link_libraries(seaeye_${name} PRIVATE ${A_LINKS})
    endif()
    set_target_properties(seaeye_${name} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
endfunction()

# The ABI's version stands in its header and nowhere else.
file(STRINGS ${CMAKE_SOURCE_DIR}/drivers/include/sea-eye/driver.h abi REGEX "define SEAEYE_ABI_(MAJOR|MINOR) ")
string(REGEX REPLACE "[^0-9]*([0-9]+)u[^0-9]*([0-9]+)u.*" "\\1;\\2" abi "${abi}")
list(GET abi 0 SEAEYE_ABI_MAJOR)
list(JOIN abi "." SEAEYE_ABI_VERSION)
set(SEAEYE_DRIVER_DIR ${CMAKE_INSTALL_LIBDIR}/sea-eye/drivers-${SEAEYE_ABI_MAJOR})
include(driver-sdk/SeaEyeAddDriver)

# One file = one plugin, built as any driver is.
function(seaeye_driver name)
    seaeye_add_driver(${name} TARGET driver_${name} SOURCES ${name}.cpp LINKS ${ARGN} seaeye_flags)
    set_target_properties(driver_${name} PROPERTIES
        LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/lib/sea-eye/drivers-${SEAEYE_ABI_MAJOR})
    set_property(GLOBAL APPEND PROPERTY SEAEYE_OWN_DRIVERS ${name})
endfunction()

# Detector names -> sources and a generated table. This list is the only registration.
function(seaeye_detectors target)
    set(decl "")
    set(rows "")
    foreach(n ${ARGN})
        target_sources(${target} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR}/${n}.cpp)
        string(APPEND decl "extern const DetectorInfo ${n};\n")
        string(APPEND rows "        &detectors::${n},\n")
    endforeach()
    file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/detector_table.cpp @ONLY CONTENT
"#include <array>

#include \"fusion/detector.hpp\"

namespace seaeye {
namespace detectors {
@decl@}  // namespace detectors

std::span<const DetectorInfo* const> all_detectors() {
    static constexpr std::array table{
@rows@    };
    return table;
}
}  // namespace seaeye
")
    target_sources(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/detector_table.cpp)
endfunction()

# One test program a folder; each TEST_CASE is a ctest of its own.
function(seaeye_tests name)
    cmake_parse_arguments(A "" "" "SOURCES;LINKS" ${ARGN})
    add_executable(test_${name} ${A_SOURCES} ${CMAKE_SOURCE_DIR}/tests/support/doctest_main.cpp)
    target_link_libraries(test_${name} PRIVATE doctest::doctest ${A_LINKS} seaeye_flags)
    target_include_directories(test_${name} PRIVATE ${CMAKE_SOURCE_DIR})
    target_compile_definitions(test_${name} PRIVATE SEAEYE_SOURCE_DIR="${CMAKE_SOURCE_DIR}" SEAEYE_BINARY_DIR="${CMAKE_BINARY_DIR}")
    doctest_discover_tests(test_${name} TEST_PREFIX "${name}: " DISCOVERY_TIMEOUT 60)
endfunction()

# schemas/sql/NNN_name.sql -> a generated table of migrations. Numbers run from 001 without gaps.
function(seaeye_migrations target)
    set(number 0)
    set(rows "")
    foreach(path ${ARGN})
        math(EXPR number "${number} + 1")
        get_filename_component(name ${path} NAME_WE)
        string(REGEX MATCH "^0*${number}_" numbered ${name})
        if(NOT numbered)
            message(FATAL_ERROR "${path}: expected migration number ${number} at the head of its name")
        endif()
        file(READ ${path} sql)
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${path})
        string(APPEND rows "        Migration{${number}, \"${name}\", R\"migration(${sql})migration\"},\n")
    endforeach()
    file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/migration_table.cpp @ONLY CONTENT
"#include <array>

#include \"daemon/store/migrations.hpp\"

namespace seaeye {

std::span<const Migration> all_migrations() {
    static constexpr std::array table{
@rows@    };
    return table;
}

}  // namespace seaeye
")
    target_sources(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/migration_table.cpp)
endfunction()
