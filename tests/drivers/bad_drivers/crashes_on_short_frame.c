/* Dies of a frame of fewer than three bytes. */
#include "good_driver.h"

static void decode(void* self, const seaeye_frame* frame, const seaeye_sink* sink) {
    if (frame->size < 3) {
        *(volatile char*)(uintptr_t)(frame->size + 1) = 1;
    }
    good_decode(self, frame, sink);
}

A_DRIVER(.decode = decode)
