// The projection is symmetric about the origin's meridian: north is even in the longitude
// difference, east is the difference times something even. So the fits run over (latitude,
// longitude difference squared), and back over (north, east squared).
#include "geo/local_frame.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include <GeographicLib/AzimuthalEquidistant.hpp>

#include "geo/ellipsoid.hpp"
#include "geo/frame_fit.hpp"

namespace seaeye {

namespace {

using Basis = FrameFit::Basis;

// The fits are judged on a grid at construction; they promise 1 mm everywhere.
constexpr double allowed_error_m = 0.25e-3;
constexpr double allowed_error_rad = 1e-9;
constexpr int grid = 12;
constexpr double earth_m = 6'371'000.0;

struct Projected {
    Enu at;
    double convergence_rad;
};

}  // namespace

struct LocalFrame::Impl {
    explicit Impl(LatLon where);

    [[nodiscard]] Projected exact(LatLon p) const;
    [[nodiscard]] LatLon exact_back(Enu p) const;
    [[nodiscard]] bool is_fast(double d_lat, double d_lon) const;
    [[nodiscard]] Basis basis(double d_lat, double d_lon) const;
    [[nodiscard]] Basis basis_back(Enu p) const;
    [[nodiscard]] LatLon offset(double d_lat, double d_lon) const;
    [[nodiscard]] Enu fast(double d_lat, double d_lon) const;
    [[nodiscard]] LatLon fast_back(Enu p) const;
    void fit();
    void fit_back();
    [[nodiscard]] bool is_good() const;

    LatLon origin;
    GeographicLib::AzimuthalEquidistant projection{GeographicLib::Geodesic::WGS84()};
    double reach_m = fast_radius.si();  // 0: everything is exact
    double reach_lat = 0.0;
    double reach_lon = 0.0;
    FrameFit east_per_lon;
    FrameFit north;
    FrameFit convergence_per_lon;
    FrameFit lat;
    FrameFit lon_per_east;
};

LocalFrame::Impl::Impl(LatLon where) : origin{where} {
    constexpr double least_reach_m = 10'000.0;
    while (reach_m > least_reach_m) {
        // A little more than the circle needs.
        reach_lat = 1.01 * reach_m / (wgs84_a_m * (1.0 - wgs84_e2));
        const double across = std::sin(reach_lat) / std::cos(origin.lat.si());
        if (across < 0.9 && std::abs(origin.lat.si()) + reach_lat < std::numbers::pi / 2.0) {
            reach_lon = std::asin(across);
            fit();
            fit_back();
            if (is_good()) {
                return;
            }
        }
        reach_m *= 0.7;
    }
    reach_m = reach_lat = reach_lon = 0.0;
}

Projected LocalFrame::Impl::exact(LatLon p) const {
    double east = 0.0;
    double north_m = 0.0;
    double azimuth_deg = 0.0;
    double scale = 1.0;  // of the direction across the geodesic, reciprocal
    projection.Forward(to_degrees(origin.lat),
                       to_degrees(origin.lon),
                       to_degrees(p.lat),
                       to_degrees(p.lon),
                       east,
                       north_m,
                       azimuth_deg,
                       scale);
    const double azimuth = degrees(azimuth_deg).si();
    const double from_geodesic = std::atan2(-std::sin(azimuth) / scale, std::cos(azimuth));
    const double turned = std::atan2(east, north_m) + from_geodesic;
    return {{Metres{east}, Metres{north_m}}, wrapped_longitude(turned)};
}

LatLon LocalFrame::Impl::exact_back(Enu p) const {
    double lat_deg = 0.0;
    double lon_deg = 0.0;
    projection.Reverse(to_degrees(origin.lat),
                       to_degrees(origin.lon),
                       p.east.si(),
                       p.north.si(),
                       lat_deg,
                       lon_deg);
    return lat_lon_degrees(lat_deg, lon_deg);
}

bool LocalFrame::Impl::is_fast(double d_lat, double d_lon) const {
    return std::abs(d_lat) < reach_lat && std::abs(d_lon) < reach_lon;
}

Basis LocalFrame::Impl::basis(double d_lat, double d_lon) const {
    const double share = d_lon / reach_lon;
    return Basis::at(d_lat / reach_lat, 2.0 * share * share - 1.0);
}

Basis LocalFrame::Impl::basis_back(Enu p) const {
    const double share = p.east.si() / reach_m;
    return Basis::at(p.north.si() / reach_m, 2.0 * share * share - 1.0);
}

LatLon LocalFrame::Impl::offset(double d_lat, double d_lon) const {
    return {origin.lat + Radians{d_lat}, Radians{wrapped_longitude(origin.lon.si() + d_lon)}};
}

Enu LocalFrame::Impl::fast(double d_lat, double d_lon) const {
    const Basis at = basis(d_lat, d_lon);
    return {Metres{d_lon * east_per_lon.at(at)}, Metres{north.at(at)}};
}

LatLon LocalFrame::Impl::fast_back(Enu p) const {
    const Basis at = basis_back(p);
    return offset(lat.at(at), p.east.si() * lon_per_east.at(at));
}

void LocalFrame::Impl::fit() {
    const auto place = [this](double u, double v) {
        return std::pair{u * reach_lat, reach_lon * std::sqrt((v + 1.0) / 2.0)};
    };
    const auto at = [&](double u, double v) {
        const auto [d_lat, d_lon] = place(u, v);
        return std::pair{exact(offset(d_lat, d_lon)), d_lon};
    };
    east_per_lon = FrameFit::to([&](double u, double v) {
        const auto [found, d_lon] = at(u, v);
        return found.at.east.si() / d_lon;
    });
    north = FrameFit::to([&](double u, double v) { return at(u, v).first.at.north.si(); });
    convergence_per_lon = FrameFit::to([&](double u, double v) {
        const auto [found, d_lon] = at(u, v);
        return found.convergence_rad / d_lon;
    });
}

void LocalFrame::Impl::fit_back() {
    const auto at = [this](double u, double v) {
        return Enu{Metres{reach_m * std::sqrt((v + 1.0) / 2.0)}, Metres{u * reach_m}};
    };
    lat = FrameFit::to(
        [&](double u, double v) { return (exact_back(at(u, v)).lat - origin.lat).si(); });
    lon_per_east = FrameFit::to([&](double u, double v) {
        const Enu p = at(u, v);
        return wrapped_longitude((exact_back(p).lon - origin.lon).si()) / p.east.si();
    });
}

/// Compares the fits with the projection on a grid over their whole domain, edges included.
bool LocalFrame::Impl::is_good() const {
    double worst_m = 0.0;
    double worst_rad = 0.0;
    for (int i = -grid; i <= grid; ++i) {
        for (int j = 0; j <= grid; ++j) {
            const double d_lat = reach_lat * i / grid;
            const double d_lon = reach_lon * j / grid;
            const Projected truth = exact(offset(d_lat, d_lon));
            const Enu found = fast(d_lat, d_lon);
            const double convergence = d_lon * convergence_per_lon.at(basis(d_lat, d_lon));
            worst_m = std::max({worst_m,
                                std::abs((found.east - truth.at.east).si()),
                                std::abs((found.north - truth.at.north).si())});
            worst_rad = std::max(worst_rad, std::abs(convergence - truth.convergence_rad));

            const Enu p{Metres{reach_m * j / grid}, Metres{reach_m * i / grid}};
            const LatLon back = fast_back(p);
            const LatLon back_truth = exact_back(p);
            const double d_east = wrapped_longitude((back.lon - back_truth.lon).si());
            worst_m = std::max({worst_m,
                                earth_m * std::abs((back.lat - back_truth.lat).si()),
                                earth_m * std::abs(d_east) * std::cos(back.lat.si())});
        }
    }
    return worst_m < allowed_error_m && worst_rad < allowed_error_rad;
}

LocalFrame::LocalFrame(LatLon origin) : impl_{std::make_unique<Impl>(origin)} {}

LocalFrame::LocalFrame(LocalFrame&&) noexcept = default;
LocalFrame& LocalFrame::operator=(LocalFrame&&) noexcept = default;
LocalFrame::~LocalFrame() = default;

LatLon LocalFrame::origin() const {
    return impl_->origin;
}

Enu LocalFrame::to_enu(LatLon p) const {
    const double d_lat = (p.lat - impl_->origin.lat).si();
    const double d_lon = wrapped_longitude((p.lon - impl_->origin.lon).si());
    return impl_->is_fast(d_lat, d_lon) ? impl_->fast(d_lat, d_lon) : impl_->exact(p).at;
}

LatLon LocalFrame::to_wgs84(Enu p) const {
    const bool is_fast =
        std::abs(p.east.si()) < impl_->reach_m && std::abs(p.north.si()) < impl_->reach_m;
    return is_fast ? impl_->fast_back(p) : impl_->exact_back(p);
}

Radians LocalFrame::convergence(LatLon p) const {
    const double d_lat = (p.lat - impl_->origin.lat).si();
    const double d_lon = wrapped_longitude((p.lon - impl_->origin.lon).si());
    if (!impl_->is_fast(d_lat, d_lon)) {
        return Radians{impl_->exact(p).convergence_rad};
    }
    return Radians{d_lon * impl_->convergence_per_lon.at(impl_->basis(d_lat, d_lon))};
}

}  // namespace seaeye
