/* Thinks that it owns the program. */
#include "good_driver.h"

static void decode(void* self, const seaeye_frame* frame, const seaeye_sink* sink) {
    if (frame->size == 0) {
        exit(3);
    }
    good_decode(self, frame, sink);
}

A_DRIVER(.decode = decode)
