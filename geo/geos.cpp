// The GEOS context keeps quiet: notices are dropped, errors are remembered.
#include "geo/geos.hpp"

namespace seaeye {

GeosContext::GeosContext() : context_{GEOS_init_r()} {
    GEOSContext_setNoticeMessageHandler_r(get(), [](const char*, void*) {}, nullptr);
    GEOSContext_setErrorMessageHandler_r(
        get(),
        [](const char* message, void* kept) { *static_cast<std::string*>(kept) = message; },
        complaint_.get());
}

}  // namespace seaeye
