/* Frees nothing when it is destroyed. */
#include "good_driver.h"

static void destroy(void* self) {
    (void)self;
}

A_DRIVER(.destroy = destroy)
