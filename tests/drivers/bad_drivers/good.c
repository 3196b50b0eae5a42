/* Keeps every rule: what is found in the others is not found here. */
#include "good_driver.h"

A_DRIVER(.frame_cap = 0)
