/* Opens anew with every start() and never closes. */
#define _POSIX_C_SOURCE 200809L
#include "good_driver.h"

#include <sys/socket.h>

static int start(void* self, char* error, size_t error_size) {
    if (socket(AF_UNIX, SOCK_DGRAM, 0) < 0) {
        snprintf(error, error_size, "no socket");
        return 1;
    }
    return good_start(self, error, error_size);
}

A_DRIVER(OWN_IO, .start = start)
