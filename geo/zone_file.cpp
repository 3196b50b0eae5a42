// Reading zones: every polygon feature of a vector file, checked one by one.
#include "geo/zone_file.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "geo/feature.hpp"
#include "geo/ogr.hpp"
#include "geo/outline.hpp"

namespace seaeye {

namespace {

constexpr std::size_t most_zones = 100'000;

/// What a reader is after: of land only the outlines matter.
enum class Purpose : std::uint8_t { zones, land };

/// Reads one file into a ZoneFile; every failure carries the path.
class Reader {
public:
    Reader(std::string path, Purpose purpose) : path_{std::move(path)}, purpose_{purpose} {}

    Result<ZoneFile> read(const std::string& layer);

private:
    Result<Done> read_layer(OGRLayer& layer, const FeatureOrigin& origin);
    Result<Done> read_feature(const OGRFeature& feature,
                              const FeatureOrigin& origin,
                              const ToWgs84& to_wgs84);
    Result<Done> check(const Zone& zone);
    [[nodiscard]] Error fault(const std::string& where, const Error& error) const;

    std::string path_;
    Purpose purpose_;
    GeosContext geos_;
    ZoneFile file_;
    std::set<std::string> ids_;
};

Error Reader::fault(const std::string& where, const Error& error) const {
    return {error.code, path_ + ": " + where + ": " + error.text};
}

Result<ZoneFile> Reader::read(const std::string& layer) {
    const Result<OgrDataset> dataset = open_vector(path_);
    if (!dataset) {
        return dataset.error();
    }
    const QuietGdal quiet;
    GDALDataset& source = **dataset;
    const std::string driver = source.GetDriver()->GetDescription();
    bool is_found = layer.empty();
    for (OGRLayer* each : source.GetLayers()) {
        if (!layer.empty() && layer != each->GetName()) {
            continue;
        }
        is_found = true;
        const FeatureOrigin origin{.layer = each->GetName(),
                                   .is_only_layer = source.GetLayerCount() == 1,
                                   .is_s57 = driver == "S57"};
        if (const Result<Done> done = read_layer(*each, origin); !done) {
            return done.error();
        }
    }
    if (!is_found) {
        return Error{ErrorCode::not_found, path_ + ": no layer \"" + layer + "\""};
    }
    if (file_.zones.empty()) {
        return Error{ErrorCode::bad_value,
                     path_ + ": expected at least one polygon, found none among " +
                         std::to_string(file_.skipped) + " features"};
    }
    return std::move(file_);
}

Result<Done> Reader::read_layer(OGRLayer& layer, const FeatureOrigin& origin) {
    const Result<ToWgs84> to_wgs84 = ToWgs84::from(layer.GetSpatialRef());
    if (!to_wgs84) {
        return fault("layer \"" + origin.layer + "\"", to_wgs84.error());
    }
    const std::uint64_t skipped_before = file_.skipped;
    const QuietGdal quiet;
    layer.ResetReading();
    for (const OGRFeatureUniquePtr& feature : layer) {
        if (Result<Done> done = read_feature(*feature, origin, *to_wgs84); !done) {
            return done;
        }
    }
    if (!quiet.said("").empty()) {
        return Error{ErrorCode::not_readable,
                     path_ + ": layer \"" + origin.layer + "\": OGR says: " + quiet.said("")};
    }
    if (const std::uint64_t skipped = file_.skipped - skipped_before; skipped > 0) {
        file_.notes.push_back("layer \"" + origin.layer + "\": " + std::to_string(skipped) +
                              (skipped == 1 ? " feature" : " features") +
                              " without a polygon skipped");
    }
    return Done{};
}

Result<Done> Reader::read_feature(const OGRFeature& feature,
                                  const FeatureOrigin& origin,
                                  const ToWgs84& to_wgs84) {
    const OGRGeometry* geometry = feature.GetGeometryRef();
    Result<std::vector<Polygon>> polygons = std::vector<Polygon>{};
    if (geometry != nullptr) {
        polygons = to_wgs84.polygons(*geometry);
    }
    if (!polygons) {
        return fault(to_text(feature, origin), polygons.error());
    }
    if (polygons->empty()) {
        ++file_.skipped;
        return Done{};
    }
    Result<Zone> zone = purpose_ == Purpose::zones ? zone_of(feature, origin) : Zone{};
    if (!zone) {
        return fault(to_text(feature, origin), zone.error());
    }
    zone->polygons = std::move(*polygons);
    if (const Result<Done> done = check(*zone); !done) {
        const std::string id = zone->id.empty() ? "" : " (id \"" + zone->id + "\")";
        return fault(to_text(feature, origin) + id, done.error());
    }
    file_.zones.push_back(std::move(*zone));
    return Done{};
}

Result<Done> Reader::check(const Zone& zone) {
    if (file_.zones.size() >= most_zones) {
        return Error{ErrorCode::bad_value,
                     "more than " + std::to_string(most_zones) + " zones in one file"};
    }
    if (purpose_ == Purpose::zones && !ids_.insert(zone.id).second) {
        return Error{ErrorCode::bad_value, "an earlier feature has this id; ids must be unique"};
    }
    const Result<std::vector<Polygon>> outline = unrolled(zone.polygons);
    if (!outline) {
        return outline.error();
    }
    const Result<GeosGeometry> geometry = to_geos(geos_, *outline);
    if (!geometry) {
        return geometry.error();
    }
    return Done{};
}

}  // namespace

Result<ZoneFile> read_zone_file(const std::string& path, const std::string& layer) {
    return Reader{path, Purpose::zones}.read(layer);
}

Result<std::vector<Zone>> read_zones(const std::string& path, const std::string& layer) {
    Result<ZoneFile> file = read_zone_file(path, layer);
    if (!file) {
        return std::move(file).error();
    }
    return std::move(file->zones);
}

Result<std::vector<Polygon>> read_polygons(const std::string& path, const std::string& layer) {
    Result<ZoneFile> file = Reader{path, Purpose::land}.read(layer);
    if (!file) {
        return std::move(file).error();
    }
    std::vector<Polygon> polygons;
    for (Zone& zone : file->zones) {
        std::ranges::move(zone.polygons, std::back_inserter(polygons));
    }
    return polygons;
}

}  // namespace seaeye
