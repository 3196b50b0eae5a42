// GEOS behind RAII: one context, the handles that belong to it, and its last words instead of its
// chatter. Internal to geo.
#pragma once

#include <memory>
#include <string>

#include <geos_c.h>

namespace seaeye {

/// A GEOS context and what it last complained about. Outlives every handle made with it. One thread
/// at a time.
class GeosContext {
public:
    GeosContext();

    [[nodiscard]] GEOSContextHandle_t get() const { return context_.get(); }

    /// What GEOS said when a call failed; "unknown" when it said nothing.
    [[nodiscard]] const std::string& complaint() const { return *complaint_; }

private:
    struct Finish {
        void operator()(GEOSContextHandle_t context) const { GEOS_finish_r(context); }
    };

    std::unique_ptr<std::string> complaint_ = std::make_unique<std::string>("unknown");
    std::unique_ptr<GEOSContextHandle_HS, Finish> context_;
};

/// Frees a GEOS object through the context it was made with.
template <class T, void (*destroy)(GEOSContextHandle_t, T*)>
struct GeosDelete {
    GEOSContextHandle_t context = nullptr;

    void operator()(T* object) const { destroy(context, object); }
};

inline void destroy_prepared(GEOSContextHandle_t context, const GEOSPreparedGeometry* prepared) {
    GEOSPreparedGeom_destroy_r(context, prepared);
}

using GeosGeometry = std::unique_ptr<GEOSGeometry, GeosDelete<GEOSGeometry, &GEOSGeom_destroy_r>>;
using GeosPrepared = std::unique_ptr<const GEOSPreparedGeometry,
                                     GeosDelete<const GEOSPreparedGeometry, &destroy_prepared>>;
using GeosTree = std::unique_ptr<GEOSSTRtree, GeosDelete<GEOSSTRtree, &GEOSSTRtree_destroy_r>>;

inline GeosGeometry own(const GeosContext& context, GEOSGeometry* geometry) {
    return GeosGeometry{geometry, {context.get()}};
}

}  // namespace seaeye
