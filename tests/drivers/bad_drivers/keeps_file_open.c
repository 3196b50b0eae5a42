/* Opens a file in create() and never closes it. */
#include "good_driver.h"

static void* create(const seaeye_host* host, const char* config_json, char* error, size_t error_size) {
    FILE* volatile table = fopen("/proc/self/status", "r");
    (void)table;
    return good_create(host, config_json, error, error_size);
}

A_DRIVER(.create = create)
