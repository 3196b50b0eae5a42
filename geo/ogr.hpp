// OGR behind RAII: datasets that close themselves, and GDAL's complaints kept instead of printed.
// Internal to geo.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <ogrsf_frmts.h>

#include "schemas/result.hpp"
#include "schemas/zone.hpp"

namespace seaeye {

/// While it lives, GDAL prints nothing on this thread; its failures are kept.
class QuietGdal {
public:
    QuietGdal();
    ~QuietGdal();
    QuietGdal(const QuietGdal&) = delete;
    QuietGdal& operator=(const QuietGdal&) = delete;

    /// What GDAL said, or `otherwise` when it said nothing.
    [[nodiscard]] std::string said(const std::string& otherwise) const;

private:
    void keep(const std::string& message);

    std::string said_;
};

struct CloseDataset {
    void operator()(GDALDataset* dataset) const { GDALClose(dataset); }
};

using OgrDataset = std::unique_ptr<GDALDataset, CloseDataset>;

struct FreeGeometry {
    void operator()(OGRGeometry* geometry) const { OGRGeometryFactory::destroyGeometry(geometry); }
};

using OgrGeometry = std::unique_ptr<OGRGeometry, FreeGeometry>;

/// Opens a vector file for reading. Fails: not_found, not_readable.
Result<OgrDataset> open_vector(const std::string& path);

/// Brings geometries of one layer to WGS-84, longitude first.
class ToWgs84 {
public:
    /// `from` may be null: then the layer is taken to be in WGS-84 already.
    /// Fails: unsupported when there is no way from there to WGS-84.
    static Result<ToWgs84> from(const OGRSpatialReference* from);

    /// The polygons of a geometry: curves become straight sides, heights are dropped, what is not a
    /// polygon is left out. Fails: bad_value when a point cannot be transformed.
    [[nodiscard]] Result<std::vector<Polygon>> polygons(const OGRGeometry& geometry) const;

private:
    std::unique_ptr<OGRCoordinateTransformation> transform_;  // null: nothing to do
    double longest_side_ = 0.0;                               // in units of the layer; 0: any
};

/// What `unrolled` gives as one OGR multipolygon, longitude first, cut at the antimeridian.
OgrGeometry to_ogr(const std::vector<Polygon>& polygons);

}  // namespace seaeye
