/* Thinks for 60 ms about every frame that is long. */
#define _POSIX_C_SOURCE 200809L
#include "good_driver.h"

#include <time.h>

static double processor_s(void) {
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static void decode(void* self, const seaeye_frame* frame, const seaeye_sink* sink) {
    const double began = processor_s();
    while (frame->size == 1024 && processor_s() - began < 0.06) {
    }
    good_decode(self, frame, sink);
}

A_DRIVER(.decode = decode)
