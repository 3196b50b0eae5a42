/* Says when it was told, not when the sensor saw it. */
#include "good_driver.h"

#include <time.h>

static void decode(void* self, const seaeye_frame* frame, const seaeye_sink* sink) {
    (void)self;
    sink->account(sink->context, frame->number, time(NULL) % 2 == 0 ? OK : BAD_VALUE);
}

A_DRIVER(.decode = decode)
