// The readers, one a category; reader_of() chooses.
#pragma once

#include "drivers/decode/asterix/report.hpp"

namespace seaeye::asterix {

Report read_002(const Record& record);
Report read_010(const Record& record);
Report read_034(const Record& record);
Report read_048(const Record& record);
Report read_062(const Record& record);
Report read_062_0_17(const Record& record);

}  // namespace seaeye::asterix
