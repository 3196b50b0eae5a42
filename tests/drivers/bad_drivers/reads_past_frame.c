/* Takes a frame for a terminated text. */
#include "good_driver.h"

static void decode(void* self, const seaeye_frame* frame, const seaeye_sink* sink) {
    volatile size_t length = 0;
    while (frame->bytes[length] != '\0') {
        ++length;
    }
    good_decode(self, frame, sink);
}

A_DRIVER(.decode = decode)
