#include "daemon/reload.hpp"

#include <doctest/doctest.h>

using namespace seaeye;

TEST_CASE("a reload tells what is in effect now and what needs a restart") {
    const std::vector<EffectiveValue> before{{"api.port", "1", ""},
                                             {"log.level", "\"info\"", ""},
                                             {"source[1].id", "\"R\"", ""},
                                             {"store.path", "\"\"", ""}};
    const std::vector<EffectiveValue> after{{"api.port", "2", ""},
                                            {"log.level", "\"debug\"", ""},
                                            {"source[2].id", "\"C\"", ""},
                                            {"store.path", "\"\"", ""}};

    CHECK(sentence_of(plan_reload(before, after)) ==
          "log.level in effect now; api.port, source[1].id, source[2].id in effect only after a "
          "restart");
    CHECK(sentence_of(plan_reload(before, before)) == "nothing changed");
}
