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

# One file = one plugin. Drivers export one C symbol and hide everything else.
function(seaeye_driver name)
    add_library(driver_${name} MODULE ${name}.cpp)
    set_target_properties(driver_${name} PROPERTIES
        PREFIX "" OUTPUT_NAME ${name} CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON
        LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/lib/sea-eye/drivers-1)
    target_link_libraries(driver_${name} PRIVATE ${ARGN} seaeye_flags)
    target_link_options(driver_${name} PRIVATE LINKER:--version-script=${CMAKE_SOURCE_DIR}/cmake/driver.map)
    set_property(GLOBAL APPEND PROPERTY SEAEYE_OWN_DRIVERS ${name})
    install(TARGETS driver_${name} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR}/sea-eye/drivers-1)
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
