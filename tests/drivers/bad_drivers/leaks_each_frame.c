/* Forgets a copy of every frame that is not its own. */
#include "good_driver.h"

static void decode(void* self, const seaeye_frame* frame, const seaeye_sink* sink) {
    char* volatile copy = malloc(frame->size + 1);
    if (copy != NULL && frame->size > 0 && frame->bytes[0] == 'P') {
        free(copy);
    }
    good_decode(self, frame, sink);
}

A_DRIVER(.decode = decode)
