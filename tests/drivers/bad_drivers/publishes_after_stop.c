/* Its thread goes on after stop(). */
#define _POSIX_C_SOURCE 200809L
#include "good_driver.h"

#include <pthread.h>
#include <time.h>

static void* work(void* self) {
    const good_state* state = self;
    const struct timespec pause = {0, 20000000};
    while (nanosleep(&pause, NULL) == 0) {
        state->host->publish(state->host->context, (const uint8_t*)"P,27.9,121.2", 12);
    }
    return NULL;
}

static int start(void* self, char* error, size_t error_size) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, work, self) != 0) {
        snprintf(error, error_size, "no thread");
        return 1;
    }
    pthread_detach(thread);
    return good_start(self, error, error_size);
}

A_DRIVER(OWN_IO, .start = start)
