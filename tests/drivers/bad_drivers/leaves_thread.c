/* Starts a thread with its first frame that is there ever after. */
#define _POSIX_C_SOURCE 200809L
#include "good_driver.h"

#include <pthread.h>
#include <unistd.h>

static void* work(void* nothing) {
    pause();
    return nothing;
}

static void decode(void* self, const seaeye_frame* frame, const seaeye_sink* sink) {
    pthread_t thread;
    if (frame->number == 1 && pthread_create(&thread, NULL, work, NULL) == 0) {
        pthread_detach(thread);
    }
    good_decode(self, frame, sink);
}

A_DRIVER(.decode = decode)
