/* Shows a name that other libraries may have too. */
#include "good_driver.h"

SEAEYE_EXPORT int parse(void) {
    return 1;
}

A_DRIVER(.frame_cap = 0)
