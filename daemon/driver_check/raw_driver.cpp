// The host loads it; then the same library is asked once more for what it gave the host.
#include "daemon/driver_check/raw_driver.hpp"

#include <algorithm>
#include <cstring>
#include <dlfcn.h>

namespace seaeye::conformance {

Result<RawDriver> load_raw(const std::string& path) {
    auto loaded = Driver::load(path);
    if (!loaded) {
        return std::move(loaded).error();
    }
    void* const library = dlopen(loaded->info().path.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NOLOAD);
    const auto entry = reinterpret_cast<seaeye_driver_entry>(
        library != nullptr ? dlsym(library, SEAEYE_DRIVER_SYMBOL) : nullptr);
    const seaeye_driver_descriptor* const given = entry != nullptr ? entry() : nullptr;
    if (given == nullptr) {
        return Error{ErrorCode::refused,
                     "refused " + path +
                         ": " SEAEYE_DRIVER_SYMBOL
                         "() gave a descriptor once, and none when asked again"};
    }
    RawDriver raw{.host_view = *std::move(loaded)};
    const std::size_t size = std::min<std::size_t>(given->struct_size, sizeof raw.descriptor);
    std::memcpy(&raw.descriptor, given, size);
    return raw;
}

}  // namespace seaeye::conformance
