// The shape of a store file, in numbered steps that only go forward (schemas/sql). Built into the
// program by CMake.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "daemon/store/sqlite.hpp"

namespace seaeye {

struct Migration {
    int number = 0;  ///< counts from 1 without gaps
    std::string_view name;
    std::string_view sql;
};

/// All that were built in, in order.
std::span<const Migration> all_migrations();

/// Brings a file up to the newest shape; each step is one transaction. Fails: not_ours for a SQLite
/// file that is something else, unsupported for a newer store, refused with what SQLite said.
Result<Done> migrate(Database& database, const std::string& path);

/// Fails as `migrate` does, and for an older store; changes nothing.
Result<Done> check_is_current(Database& database, const std::string& path);

}  // namespace seaeye
