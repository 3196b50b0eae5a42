// Finding, checking and loading drivers. A library runs code as soon as it is opened, so who may
// have written it is checked before.
#include "drivers/host.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <filesystem>
#include <set>
#include <sys/stat.h>
#include <unistd.h>

#include "drivers/driver_instance.hpp"
#include "drivers/host_impl.hpp"

namespace seaeye {
namespace {

namespace fs = std::filesystem;

std::optional<Error> ownership_fault(const std::string& path) {
    struct stat about{};
    if (stat(path.c_str(), &about) != 0) {
        const auto code = errno == ENOENT ? ErrorCode::not_found : ErrorCode::not_readable;
        return Error{code, "cannot load " + path + ": " + std::strerror(errno)};
    }
    if (!S_ISREG(about.st_mode)) {
        return Error{ErrorCode::refused, "refused " + path + ": it is no regular file"};
    }
    if (about.st_uid != 0 && about.st_uid != geteuid()) {
        return Error{ErrorCode::refused,
                     "refused " + path + ": it belongs to user " + std::to_string(about.st_uid) +
                         ", a driver must belong to root or to the user that runs this program"};
    }
    if ((about.st_mode & (S_IWGRP | S_IWOTH)) != 0) {
        return Error{
            ErrorCode::refused,
            "refused " + path + ": others may write to it; chmod go-w makes it acceptable"};
    }
    return std::nullopt;
}

std::string version_text(std::uint32_t major, std::uint32_t minor) {
    return std::to_string(major) + "." + std::to_string(minor);
}

/// What ABI 1.0 had of the descriptor; what came later is appended.
constexpr std::size_t descriptor_size_1_0 = offsetof(seaeye_driver_descriptor, frame_cap);

/// Why a descriptor is refused, after what it says of itself; empty when it is not.
std::string descriptor_fault(const seaeye_driver_descriptor& d) {
    if (d.magic != SEAEYE_DRIVER_MAGIC) {
        return "its descriptor does not begin with the driver magic";
    }
    if (d.abi_major != SEAEYE_ABI_MAJOR) {
        return "it was built for driver ABI " + version_text(d.abi_major, d.abi_minor) +
               ", this program speaks " + version_text(SEAEYE_ABI_MAJOR, SEAEYE_ABI_MINOR);
    }
    if (d.struct_size < descriptor_size_1_0) {
        return "its descriptor has " + std::to_string(d.struct_size) + " bytes, ABI " +
               version_text(SEAEYE_ABI_MAJOR, 0) + " has " + std::to_string(descriptor_size_1_0);
    }
    if (d.create == nullptr || d.decode == nullptr || d.flush == nullptr || d.destroy == nullptr) {
        return "one of create, decode, flush and destroy is missing";
    }
    if (d.name == nullptr || *d.name == '\0' || d.version == nullptr || d.summary == nullptr ||
        d.kinds == nullptr || d.build == nullptr || d.config_schema == nullptr) {
        return "its name, version, summary, kinds, build or config_schema is missing";
    }
    if (d.framing < SEAEYE_FRAMING_LINE || d.framing > SEAEYE_FRAMING_BLOCK) {
        return "its framing " + std::to_string(d.framing) + " is none of 1, 2, 3 and 4";
    }
    if (d.frame_cap > greatest_frame_cap) {
        return "its frame_cap " + std::to_string(d.frame_cap) + " is above " +
               std::to_string(greatest_frame_cap);
    }
    const bool has_start = d.start != nullptr;
    if (has_start != (d.stop != nullptr) || has_start != (d.health != nullptr)) {
        return "it has some of start, stop and health, but not all";
    }
    constexpr std::uint32_t most_names = 1000;
    if (d.outcome_count == 0 || d.outcome_count > most_names || d.counter_count > most_names ||
        d.outcomes == nullptr || (d.counter_count > 0 && d.counters == nullptr)) {
        return "its lists of outcomes and counters are missing or too long";
    }
    const auto has_null = [](const char* const* names, std::uint32_t count) {
        return std::find(names, names + count, nullptr) != names + count;
    };
    if (has_null(d.outcomes, d.outcome_count) || has_null(d.counters, d.counter_count)) {
        return "one of its outcomes or counters has no name";
    }
    return {};
}

Framing framing_of(std::uint32_t framing) {
    constexpr std::array framings{
        Framing::line, Framing::datagram, Framing::stream, Framing::block};
    return framings[framing - SEAEYE_FRAMING_LINE];
}

std::size_t frame_cap_of(const seaeye_driver_descriptor& d) {
    const std::size_t usual = d.framing == SEAEYE_FRAMING_LINE ? 1024 : 65'535;
    return d.frame_cap != 0 ? d.frame_cap : usual;
}

DriverInfo info_of(const seaeye_driver_descriptor& d, const std::string& path) {
    DriverInfo info;
    info.name = d.name;
    info.version = d.version;
    info.summary = d.summary;
    info.kinds = d.kinds;
    info.build = d.build;
    info.path = path;
    info.abi_major = d.abi_major;
    info.abi_minor = d.abi_minor;
    info.framing = framing_of(d.framing);
    info.frame_cap = frame_cap_of(d);
    info.outcomes.assign(d.outcomes, d.outcomes + d.outcome_count);
    info.outcomes.emplace_back("unaccounted");
    info.counters.assign(d.counters, d.counters + d.counter_count);
    info.counters.emplace_back("refused_observations");
    info.counters.emplace_back("driver_faults");
    info.config_schema = d.config_schema;
    info.has_own_io = d.start != nullptr;
    return info;
}

/// Asks a loaded library for its descriptor. Reads no further than it says it is long.
Result<seaeye_driver_descriptor> descriptor_of(void* library, const std::string& path) {
    // POSIX gives functions as object pointers; the conversion is what dlsym's manual asks for.
    const auto entry = reinterpret_cast<seaeye_driver_entry>(dlsym(library, SEAEYE_DRIVER_SYMBOL));
    if (entry == nullptr) {
        return Error{ErrorCode::refused,
                     "refused " + path + ": it has no function " SEAEYE_DRIVER_SYMBOL};
    }
    const seaeye_driver_descriptor* given = entry();
    if (given == nullptr) {
        return Error{ErrorCode::refused,
                     "refused " + path + ": " SEAEYE_DRIVER_SYMBOL "() gave no descriptor"};
    }
    seaeye_driver_descriptor head{};
    constexpr std::size_t head_size = offsetof(seaeye_driver_descriptor, build);
    std::memcpy(&head, given, head_size);
    const bool is_ours = head.magic == SEAEYE_DRIVER_MAGIC && head.abi_major == SEAEYE_ABI_MAJOR;
    if (is_ours) {
        std::memcpy(&head, given, std::min<std::size_t>(head.struct_size, sizeof head));
    }
    if (const std::string fault = descriptor_fault(head); !fault.empty()) {
        const auto code = head.magic == SEAEYE_DRIVER_MAGIC && head.abi_major != SEAEYE_ABI_MAJOR
                              ? ErrorCode::unsupported
                              : ErrorCode::refused;
        return Error{code, "refused " + path + ": " + fault};
    }
    return head;
}

}  // namespace

Driver::Driver(std::shared_ptr<const Impl> impl) : impl_{std::move(impl)} {}

const DriverInfo& Driver::info() const {
    return impl_->info;
}

Result<std::shared_ptr<DriverInstance>> Driver::instance(const std::string& config_json,
                                                         DriverLog log,
                                                         HostServices* services) const {
    return DriverInstance::create(impl_, config_json, std::move(log), services);
}

Result<Driver> Driver::load(const std::string& path) {
    std::error_code ignored;
    const std::string absolute = fs::absolute(path, ignored).string();
    if (auto fault = ownership_fault(absolute)) {
        return *std::move(fault);
    }
    void* library = dlopen(absolute.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) {
        const char* why = dlerror();
        return Error{ErrorCode::not_readable,
                     "cannot load " + absolute + ": " + (why != nullptr ? why : "no reason given")};
    }
    auto descriptor = descriptor_of(library, absolute);
    if (!descriptor) {
        return std::move(descriptor).error();
    }
    auto impl = std::make_shared<Impl>();
    impl->info = info_of(*descriptor, absolute);
    impl->descriptor = *descriptor;
    return Driver{std::move(impl)};
}

std::vector<std::string> find_driver_libraries(std::span<const std::string> directories) {
    std::vector<std::string> found;
    std::set<std::string> seen;
    for (const std::string& directory : directories) {
        std::vector<fs::path> libraries;
        std::error_code fault;
        for (auto it = fs::directory_iterator{directory, fault}; !fault && it != fs::end(it);
             it.increment(fault)) {
            if (it->path().extension() == ".so") {
                libraries.push_back(it->path());
            }
        }
        std::sort(libraries.begin(), libraries.end());
        for (const fs::path& library : libraries) {
            if (seen.insert(library.filename().string()).second) {
                found.push_back(library.string());
            }
        }
    }
    return found;
}

std::vector<std::string> driver_directories() {
    std::vector<std::string> directories;
    if (const char* listed = std::getenv("SEA_EYE_DRIVER_PATH"); listed != nullptr) {
        std::string_view rest{listed};
        while (!rest.empty()) {
            const std::size_t colon = rest.find(':');
            directories.emplace_back(rest.substr(0, colon));
            rest.remove_prefix(colon == std::string_view::npos ? rest.size() : colon + 1);
        }
        return directories;
    }
    std::error_code fault;
    const fs::path program = fs::read_symlink("/proc/self/exe", fault);
    const fs::path beside = program.parent_path().parent_path();
    for (const char* library : {"lib", SEAEYE_LIBDIR}) {
        std::string directory = (beside / library / "sea-eye/drivers-1").string();
        if (!fault &&
            std::find(directories.begin(), directories.end(), directory) == directories.end()) {
            directories.push_back(std::move(directory));
        }
    }
    return directories;
}

}  // namespace seaeye
