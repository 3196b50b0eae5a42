/* A line for debugging that was forgotten. */
#include "good_driver.h"

static void decode(void* self, const seaeye_frame* frame, const seaeye_sink* sink) {
    if (frame->number == 1) {
        printf("frame %lu\n", (unsigned long)frame->number);
        fflush(stdout);
    }
    good_decode(self, frame, sink);
}

A_DRIVER(.decode = decode)
