// GeoJSON features of a collection as rows on a stream.
#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "daemon/api/collections.hpp"
#include "daemon/rows.hpp"

namespace seaeye {

/// Prints features through a RowWriter; GeoJSON goes out as it came, with its geometry. A table
/// leaves out what is a document of its own (evidence, tracks).
class ItemRows {
public:
    /// `out` is borrowed.
    ItemRows(std::FILE* out, RowFormat format, const CollectionInfo& collection);

    void add(const nlohmann::ordered_json& feature);

    /// Closes the document. False when the stream did not take everything.
    [[nodiscard]] bool end();

private:
    void put(const std::string& text);

    std::FILE* out_;  // the caller's
    std::vector<ItemColumn> columns_;
    std::unique_ptr<RowWriter> rows_;  // none for GeoJSON
    std::size_t features_ = 0;
    bool is_good_ = true;
};

}  // namespace seaeye
