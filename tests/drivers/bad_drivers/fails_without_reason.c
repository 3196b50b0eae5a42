/* start() fails and says nothing. */
#include "good_driver.h"

static int start(void* self, char* error, size_t error_size) {
    (void)self;
    (void)error;
    (void)error_size;
    return 1;
}

A_DRIVER(OWN_IO, .start = start)
