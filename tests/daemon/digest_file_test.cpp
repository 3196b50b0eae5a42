#include "daemon/digest_file.hpp"

#include <filesystem>
#include <fstream>

#include <doctest/doctest.h>

using namespace seaeye;

TEST_CASE("a written file and its digest agree with sha256sum's for the same bytes") {
    const std::string path =
        (std::filesystem::temp_directory_path() / "sea-eye-digest-test").string();
    auto file = DigestFile::create(path);
    REQUIRE(file);
    file->buffer() += "ab";
    REQUIRE(file->settle());
    file->buffer() += "c";

    // sha256sum of "abc", FIPS 180-2 appendix B.1
    CHECK(*file->close() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(std::filesystem::file_size(path) == 3);
    std::filesystem::remove(path);
}

TEST_CASE("a directory that is not there cannot be written to, and the error says which") {
    CHECK(DigestFile::create("/nowhere/at/all").error().text ==
          "cannot write /nowhere/at/all: No such file or directory");
}
