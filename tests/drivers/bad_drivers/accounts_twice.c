/* Says how a good line ended where it finds it, and again at the end. */
#include "good_driver.h"

static void decode(void* self, const seaeye_frame* frame, const seaeye_sink* sink) {
    if (good_line(self, frame, sink) == OK) {
        sink->account(sink->context, frame->number, OK);
    }
    sink->account(sink->context, frame->number, NOT_OURS);
}

A_DRIVER(.decode = decode)
