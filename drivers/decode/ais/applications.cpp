// One row each. A new application is a table in a header beside this one and a row here.
#include "drivers/decode/ais/applications.hpp"

#include <algorithm>
#include <array>

#include "drivers/decode/ais/inland.hpp"

namespace seaeye::ais {
namespace {

constexpr std::array applications{&inland_ship::application};

}  // namespace

const Application* find_application(std::uint32_t dac, std::uint32_t fi) {
    const auto* const found =
        std::ranges::find_if(applications, [dac, fi](const Application* application) {
            return application->dac == dac && application->fi == fi;
        });
    return found == applications.end() ? nullptr : *found;
}

}  // namespace seaeye::ais
