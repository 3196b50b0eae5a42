// SQLite with its handles owned and its answers as Results. sqlite3.h itself stays in sqlite.cpp.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "schemas/fields.hpp"
#include "schemas/result.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace seaeye {

/// What a step of a statement gave.
enum class Step : std::uint8_t { row, done, failed };

/// A prepared statement. Lives no longer than its Database. One thread at a time.
class Statement {
public:
    explicit Statement(sqlite3_stmt* raw) : raw_{raw} {}

    /// Parameters count from 1. Text and JSON are borrowed until the next reset.
    void bind(int place, std::int64_t value);
    void bind(int place, double value);
    void bind(int place, std::string_view value);
    void bind_null(int place);

    /// Binds a field's value as its column's type. Nested JSON is copied.
    void bind(int place, const FieldValue& value);

    Step step();

    /// Makes it ready for the next run; parameters stay.
    void reset();

    /// One run of a statement that gives no rows; ready for the next one after.
    [[nodiscard]] bool run();

    /// Columns count from 0. Text is valid until the next step or reset.
    [[nodiscard]] bool is_null(int column) const;
    [[nodiscard]] bool is_text(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double number(int column) const;
    [[nodiscard]] std::string_view text(int column) const;

    /// The column as a field of this type.
    [[nodiscard]] FieldValue value(int column, FieldType type) const;

private:
    struct Finalize {
        void operator()(sqlite3_stmt* raw) const;
    };

    std::unique_ptr<sqlite3_stmt, Finalize> raw_;
};

/// One connection. One thread at a time.
class Database {
public:
    enum class Access : std::uint8_t { read, create };

    /// Fails: not_found for a missing file (read), not_readable with the path and what SQLite said.
    static Result<Database> open(const std::string& path, Access access);

    /// Runs statements that give no rows. Fails: refused with the path and what SQLite said.
    Result<Done> run(const std::string& sql);

    Result<Statement> prepare(std::string_view sql);

    /// First column of the first row, or nullopt when there is none or the statement fails.
    std::optional<std::int64_t> ask(std::string_view sql);

    /// The path and the last thing SQLite complained about.
    [[nodiscard]] Error last_error() const;

    /// From now on every statement that runs beyond `deadline` fails. Lifted by `lift_deadline`.
    void set_deadline(std::chrono::steady_clock::time_point deadline);
    void lift_deadline();

    /// The last failure was a passed deadline.
    [[nodiscard]] bool was_interrupted() const;

    [[nodiscard]] bool is_in_transaction() const;

private:
    struct Close {
        void operator()(sqlite3* raw) const;
    };

    Database(sqlite3* raw, std::string path);

    std::unique_ptr<sqlite3, Close> raw_;
    std::unique_ptr<std::chrono::steady_clock::time_point>
        deadline_;  // its address is known to SQLite
    std::string path_;
};

}  // namespace seaeye
