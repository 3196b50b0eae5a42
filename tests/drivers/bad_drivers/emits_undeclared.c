/* Says that it is a camera. */
#include "good_driver.h"

A_DRIVER(.kinds = "camera")
