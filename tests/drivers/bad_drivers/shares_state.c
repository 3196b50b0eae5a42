/* Counts in a variable that all instances share. */
#include "good_driver.h"

static unsigned long frames;

static void* create(const seaeye_host* host, const char* config_json, char* error, size_t error_size) {
    frames = 0;
    return good_create(host, config_json, error, error_size);
}

static void decode(void* self, const seaeye_frame* frame, const seaeye_sink* sink) {
    (void)self;
    sink->account(sink->context, frame->number, ++frames % 3 == 0 ? BAD_VALUE : OK);
}

A_DRIVER(.create = create, .decode = decode)
