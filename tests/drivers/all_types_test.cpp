// Every message type and every application there and back: random values, written by layouts that
// share nothing with the decoder, are read as what was written.
#include <map>

#include "drivers/decode/ais/applications.hpp"
#include "tests/support/ais_application_layouts.hpp"
#include "tests/support/ais_message_of.hpp"

using namespace seaeye;
using namespace seaeye::test;
using nlohmann::json;

namespace {

constexpr int repetitions = 60;
constexpr double tolerance = 6e-7;  // degrees have six decimals

json value_at(const json& object, const std::string& path) {
    const json::json_pointer pointer{path};
    return object.contains(pointer) ? object.at(pointer) : json("absent");
}

/// Compares what was written with what was read, and keeps which fields were met with a value, not
/// only with what means none.
class Checker {
public:
    explicit Checker(std::string layout) : layout_{std::move(layout)} {}

    void check(const LayoutWriter& writer, const json& ours) {
        std::string differs;
        for (const Written& written : writer.fields) {
            if (!(written.spec.is_text ? is_text(written, ours) : is_number(written, ours))) {
                differs += written.spec.path + " ";
            }
        }
        for (const WrittenList& list : writer.lists) {
            if (value_at(ours, list.path).size() != list.size) {
                differs += list.path + " has another size ";
            }
        }
        CHECK_MESSAGE(differs.empty(), layout_ << ": " << differs << "in " << ours.dump());
    }

    void finish() const {
        for (const auto& [pattern, has_value] : met_) {
            CHECK_MESSAGE(has_value, layout_ << ": " << pattern << " never had a value");
        }
    }

private:
    static bool is_text(const Written& written, const json& ours) {
        const json text = value_at(ours, written.spec.path);
        return text == (written.text.empty() ? json(nullptr) : json(written.text));
    }

    /// The integer, where it is told by itself, and the value, where there is one.
    bool is_number(const Written& written, const json& ours) {
        const FieldSpec& spec = written.spec;
        const std::size_t slash = spec.path.rfind('/');
        const json raw =
            value_at(ours, spec.path.substr(0, slash) + "/raw" + spec.path.substr(slash));
        const json value = value_at(ours, spec.path + (spec.unit.empty() ? "" : "_" + spec.unit));
        bool& has_value = met_[written.pattern];
        has_value = has_value || !value.is_null();
        if (value.is_boolean()) {
            return value == (written.raw != 0);
        }
        const double expected =
            static_cast<double>(written.raw) * spec.factor / spec.divisor + spec.offset;
        const bool is_value =
            value.is_number() && std::abs(value.get<double>() - expected) <= tolerance;
        return raw.is_number() ? raw == written.raw && (is_value || value.is_null() || spec.is_raw)
                               : is_value;
    }

    std::string layout_;
    std::map<std::string, bool> met_;
};

/// The craft of a ship has an MMSI of its own kind, and only it a mother ship.
std::string header_of(std::string_view layout) {
    std::size_t at = 0;
    const std::string type = std::to_string(number_at(layout, at));
    const bool is_craft = layout.ends_with("craft");
    const std::string mmsi = is_craft       ? "mmsi:30=982110001 "
                             : type == "24" ? "mmsi:30=211000001 "
                                            : "mmsi:30 ";
    return "type:6=" + type + " repeat:2 " + mmsi;
}

struct Carrier {
    std::string_view name;
    std::string_view fields;
    int most_bits;
};

constexpr std::array carriers{
    Carrier{"6", "sequence:2 destination_mmsi:30 retransmitted:1 :1 ", 1008},
    Carrier{"8", ":2 ", 1008},
    Carrier{"25 broadcast", "addressed:1=0 structured:1=1 ", 168},
    Carrier{"25 addressed", "addressed:1=1 structured:1=1 destination_mmsi:30 :2 ", 168}};

/// One application in one kind of message, as often as it fits. Gives how often.
int check_application(const Layout& layout, const Carrier& carrier, std::mt19937_64& random) {
    std::size_t at = 0;
    const int dac = number_at(layout.name, at);
    const int fi = number_at(layout.name, ++at);
    const std::string identifier =
        "dac:10=" + std::to_string(dac) + " fi:6=" + std::to_string(fi) + " ";
    Checker checker{std::string{layout.name} + " in " + std::string{carrier.name}};
    int count = 0;
    for (int n = 0; n < repetitions; ++n) {
        LayoutWriter writer{random};
        writer.write(header_of(carrier.name) + std::string{carrier.fields} + identifier);
        writer.write(layout.fields.empty() ? ":64" : layout.fields, "/application");
        if (writer.bits().size() > carrier.most_bits) {
            continue;
        }
        const json ours = json_of(writer.bits());
        REQUIRE_MESSAGE(ours.contains("application"), layout.name);
        checker.check(writer, ours);
        ++count;
    }
    if (count == repetitions) {
        checker.finish();
    }
    return count;
}

template <std::size_t size>
int check_applications(const std::array<Layout, size>& layouts, std::mt19937_64& random) {
    int cases = 0;
    for (const Layout& layout : layouts) {
        int of_this = 0;
        for (const Carrier& carrier : carriers) {
            of_this += check_application(layout, carrier, random);
        }
        CHECK_MESSAGE(of_this >= repetitions, layout.name);
        cases += of_this;
    }
    return cases;
}

}  // namespace

TEST_CASE("every message type is read as it was written") {
    std::mt19937_64 random{20'250'101};
    int cases = 0;
    for (const Layout& layout : message_layouts) {
        Checker checker{std::string{layout.name}};
        for (int n = 0; n < repetitions; ++n) {
            LayoutWriter writer{random};
            writer.write(header_of(layout.name) + std::string{layout.fields});
            checker.check(writer, json_of(writer.bits()));
            ++cases;
        }
        checker.finish();
    }
    CHECK(cases == 2220);
}

TEST_CASE("every application is read as it was written, in each message that may carry it") {
    std::mt19937_64 random{20'250'102};

    const int cases = check_applications(application_layouts, random) +
                      check_applications(report_layouts, random);

    CHECK(cases > 8'000);
    MESSAGE(cases << " applications");
}

TEST_CASE("an application that is a bit too short, or is too long, stays data") {
    std::mt19937_64 random{20'250'103};
    int applications = 0;
    const auto written = [&](unsigned dac, unsigned fi, std::size_t bits) {
        LayoutWriter writer{random};
        writer.write("type:6=8 repeat:2 mmsi:30 :2 dac:10=" + std::to_string(dac) +
                     " fi:6=" + std::to_string(fi));
        BitWriter all = writer.bits();
        for (std::size_t n = 0; n < bits; ++n) {
            all.put(random() & 1U, 1);
        }
        return json_of(all);
    };
    for (unsigned key = 0; key < 1024 * 64; ++key) {
        const ais::Application* found = ais::find_application(key / 64, key % 64);
        if (found == nullptr) {
            continue;
        }
        INFO(found->name);
        const json cut = written(found->dac, found->fi, found->least_bits - 1U);
        CHECK_FALSE(cut.contains("application"));
        CHECK(cut["data"].is_string());
        CHECK(written(found->dac, found->fi, found->least_bits).contains("application"));
        if (found->most_bits < 952) {
            CHECK_FALSE(
                written(found->dac, found->fi, found->most_bits + 1U).contains("application"));
        }
        ++applications;
    }
    CHECK(applications == 37);
}

TEST_CASE("a message 26 of 56 bits has an application identifier and no radio status") {
    const json short_one =
        message_of("type:6=26 repeat:2=0 mmsi:30=1 addressed:1=0 structured:1=1 dac:10=366 fi:6=1");

    CHECK(short_one["dac"] == 366);
    CHECK(short_one["radio"].is_null());
    CHECK(short_one["data"] == "");
}
