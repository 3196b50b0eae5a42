/* Waits for its hardware longer than it may. */
#define _POSIX_C_SOURCE 200809L
#include "good_driver.h"

#include <time.h>

static void stop(void* self, int64_t deadline_us) {
    const struct timespec pause = {2, 300000000};
    if (((good_state*)self)->is_running) {
        nanosleep(&pause, NULL);
    }
    good_stop(self, deadline_us);
}

A_DRIVER(OWN_IO, .stop = stop)
