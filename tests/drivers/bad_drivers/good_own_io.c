/* Keeps every rule, hardware and all: a timer that publishes ten lines a second. */
#include "good_driver.h"

static void due(void* self, uint64_t id) {
    const good_state* state = self;
    (void)id;
    state->host->publish(state->host->context, (const uint8_t*)"P,27.9,121.2", 12);
    state->host->timer(state->host->context, 100000, due);
}

static int start(void* self, char* error, size_t error_size) {
    const good_state* state = self;
    if (state->host->timer(state->host->context, 0, due) == 0) {
        snprintf(error, error_size, "the host has no timer left");
        return 1;
    }
    return good_start(self, error, error_size);
}

A_DRIVER(OWN_IO, .start = start)
