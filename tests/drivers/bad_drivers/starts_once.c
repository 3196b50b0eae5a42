/* Forgets at its stop that it may be started again. */
#include "good_driver.h"

static int start(void* self, char* error, size_t error_size) {
    good_state* state = self;
    if (state->positions++ > 0) {
        snprintf(error, error_size, "already started");
        return 1;
    }
    return good_start(self, error, error_size);
}

A_DRIVER(OWN_IO, .start = start)
