// Opening vector files without a word on stderr.
#include "geo/ogr.hpp"

#include <cpl_error.h>
#include <cpl_vsi.h>

namespace seaeye {

QuietGdal::QuietGdal() {
    CPLPushErrorHandlerEx(
        [](CPLErr level, CPLErrorNum, const char* message) {
            if (level >= CE_Failure) {
                static_cast<QuietGdal*>(CPLGetErrorHandlerUserData())->keep(message);
            }
        },
        this);
}

void QuietGdal::keep(const std::string& message) {
    constexpr std::size_t enough = 300;
    if (said_.size() < enough && said_.find(message) == std::string::npos) {
        said_ += (said_.empty() ? "" : "; ") + message;
    }
}

QuietGdal::~QuietGdal() {
    CPLPopErrorHandler();
}

std::string QuietGdal::said(const std::string& otherwise) const {
    return said_.empty() ? otherwise : said_;
}

Result<OgrDataset> open_vector(const std::string& path) {
    const QuietGdal quiet;
    GDALAllRegister();
    VSIStatBufL status{};
    if (VSIStatL(path.c_str(), &status) != 0) {
        return Error{ErrorCode::not_found, path + ": no such file"};
    }
    OgrDataset dataset{GDALDataset::Open(
        path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, nullptr, nullptr, nullptr)};
    if (!dataset) {
        return Error{ErrorCode::not_readable,
                     path +
                         ": expected polygons in a vector format (GeoJSON, GeoPackage, KML, "
                         "S-57, Shapefile, FlatGeobuf); OGR says: " +
                         quiet.said("no driver knows it")};
    }
    return dataset;
}

}  // namespace seaeye
