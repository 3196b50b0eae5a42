/* Lets another thread do the work, and waits for it. */
#define _POSIX_C_SOURCE 200809L
#include "good_driver.h"

#include <pthread.h>

static void* work(void* nothing) {
    return nothing;
}

static void decode(void* self, const seaeye_frame* frame, const seaeye_sink* sink) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, work, NULL) == 0) {
        pthread_join(thread, NULL);
    }
    good_decode(self, frame, sink);
}

A_DRIVER(.decode = decode)
