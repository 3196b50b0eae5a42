/* Looks for a line's end at a place that it did not check. */
#include "good_driver.h"

static void decode(void* self, const seaeye_frame* frame, const seaeye_sink* sink) {
    volatile uint8_t last = frame->bytes[(ptrdiff_t)frame->size - 1];
    (void)last;
    good_decode(self, frame, sink);
}

A_DRIVER(.decode = decode)
