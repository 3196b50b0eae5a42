// The thin layer over sqlite3.
#include "daemon/store/sqlite.hpp"

#include <filesystem>

#include <sqlite3.h>

namespace seaeye {

void Statement::Finalize::operator()(sqlite3_stmt* raw) const {
    sqlite3_finalize(raw);
}

void Statement::bind(int place, std::int64_t value) {
    sqlite3_bind_int64(raw_.get(), place, value);
}

void Statement::bind(int place, double value) {
    sqlite3_bind_double(raw_.get(), place, value);
}

void Statement::bind(int place, std::string_view value) {
    // SQLite takes a null pointer for NULL, even with length 0.
    const char* bytes = value.data() != nullptr ? value.data() : "";
    sqlite3_bind_text(raw_.get(), place, bytes, static_cast<int>(value.size()), SQLITE_STATIC);
}

void Statement::bind_null(int place) {
    sqlite3_bind_null(raw_.get(), place);
}

void Statement::bind(int place, const FieldValue& value) {
    struct Visitor {
        Statement& to;
        int place;

        void operator()(std::monostate) const { to.bind_null(place); }

        void operator()(std::int64_t n) const { to.bind(place, n); }

        void operator()(double x) const { to.bind(place, x); }

        void operator()(bool b) const { to.bind(place, std::int64_t{b ? 1 : 0}); }

        void operator()(std::string_view s) const { to.bind(place, s); }

        void operator()(Time t) const { to.bind(place, to_micros(t)); }

        void operator()(const RawJson& j) const {
            sqlite3_bind_text(to.raw_.get(),
                              place,
                              j.json.data(),
                              static_cast<int>(j.json.size()),
                              SQLITE_TRANSIENT);
        }
    };

    std::visit(Visitor{*this, place}, value);
}

Step Statement::step() {
    switch (sqlite3_step(raw_.get())) {
        case SQLITE_ROW:
            return Step::row;
        case SQLITE_DONE:
            return Step::done;
        default:
            return Step::failed;
    }
}

void Statement::reset() {
    sqlite3_reset(raw_.get());
}

bool Statement::run() {
    const bool is_done = sqlite3_step(raw_.get()) == SQLITE_DONE;
    return sqlite3_reset(raw_.get()) == SQLITE_OK && is_done;
}

bool Statement::is_null(int column) const {
    return sqlite3_column_type(raw_.get(), column) == SQLITE_NULL;
}

bool Statement::is_text(int column) const {
    return sqlite3_column_type(raw_.get(), column) == SQLITE_TEXT;
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(raw_.get(), column);
}

double Statement::number(int column) const {
    return sqlite3_column_double(raw_.get(), column);
}

std::string_view Statement::text(int column) const {
    const unsigned char* bytes = sqlite3_column_text(raw_.get(), column);
    if (bytes == nullptr) {
        return {};
    }
    return {reinterpret_cast<const char*>(bytes),
            static_cast<std::size_t>(sqlite3_column_bytes(raw_.get(), column))};
}

FieldValue Statement::value(int column, FieldType type) const {
    if (is_null(column)) {
        return {};
    }
    switch (type) {
        case FieldType::id:
        case FieldType::integer:
            return integer(column);
        case FieldType::number:
            return number(column);
        case FieldType::boolean:
            return integer(column) != 0;
        case FieldType::text:
            return text(column);
        case FieldType::time:
            return time_from_micros(integer(column));
        case FieldType::json:
            return RawJson{std::string{text(column)}};
    }
    return {};
}

void Database::Close::operator()(sqlite3* raw) const {
    sqlite3_close_v2(raw);
}

Database::Database(sqlite3* raw, std::string path)
    : raw_{raw},
      deadline_{std::make_unique<std::chrono::steady_clock::time_point>()},
      path_{std::move(path)} {}

Result<Database> Database::open(const std::string& path, Access access) {
    std::error_code ignored;
    if (access == Access::read && !std::filesystem::exists(path, ignored)) {
        return Error{ErrorCode::not_found, path + ": no such store file"};
    }
    const int flags =
        access == Access::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    sqlite3* raw = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &raw, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    Database opened{raw, path};
    if (code != SQLITE_OK) {
        return Error{ErrorCode::not_readable, opened.last_error().text};
    }
    sqlite3_busy_timeout(raw, 5000);
    return opened;
}

Result<Done> Database::run(const std::string& sql) {
    if (sqlite3_exec(raw_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
        return last_error();
    }
    return Done{};
}

Result<Statement> Database::prepare(std::string_view sql) {
    sqlite3_stmt* raw = nullptr;
    const char* const text = sql.data();
    const int length = static_cast<int>(sql.size());
    if (sqlite3_prepare_v3(raw_.get(), text, length, SQLITE_PREPARE_PERSISTENT, &raw, nullptr) !=
        SQLITE_OK) {
        return last_error();
    }
    return Statement{raw};
}

std::optional<std::int64_t> Database::ask(std::string_view sql) {
    Result<Statement> statement = prepare(sql);
    if (!statement || statement->step() != Step::row || statement->is_null(0)) {
        return std::nullopt;
    }
    return statement->integer(0);
}

Error Database::last_error() const {
    const char* said = raw_ ? sqlite3_errmsg(raw_.get()) : "out of memory";
    return {ErrorCode::refused, path_ + ": SQLite says: " + said};
}

void Database::set_deadline(std::chrono::steady_clock::time_point deadline) {
    *deadline_ = deadline;
    const auto is_late = [](void* when) -> int {
        const auto* limit = static_cast<const std::chrono::steady_clock::time_point*>(when);
        return std::chrono::steady_clock::now() > *limit ? 1 : 0;
    };
    constexpr int instructions_between_looks = 2000;  // about 50 us
    sqlite3_progress_handler(raw_.get(), instructions_between_looks, is_late, deadline_.get());
}

void Database::lift_deadline() {
    sqlite3_progress_handler(raw_.get(), 0, nullptr, nullptr);
}

bool Database::was_interrupted() const {
    return sqlite3_errcode(raw_.get()) == SQLITE_INTERRUPT;
}

bool Database::is_in_transaction() const {
    return sqlite3_get_autocommit(raw_.get()) == 0;
}

}  // namespace seaeye
