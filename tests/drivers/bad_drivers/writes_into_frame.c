/* Takes a line apart in place, as strtok() does. */
#include "good_driver.h"

static void decode(void* self, const seaeye_frame* frame, const seaeye_sink* sink) {
    uint8_t* comma = frame->size > 0 ? memchr(frame->bytes, ',', frame->size) : NULL;
    if (comma != NULL) {
        *comma = '\0';
    }
    good_decode(self, frame, sink);
}

A_DRIVER(.decode = decode)
