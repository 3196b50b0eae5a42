/* Thinks that there is always room for 100 bytes. */
#include "good_driver.h"

static void* create(const seaeye_host* host, const char* config_json, char* error, size_t error_size) {
    void* self = good_create(host, config_json, error, error_size);
    if (self == NULL) {
        snprintf(error, 100, "expected no keys at all, not even one or two of them, found %s", config_json);
    }
    return self;
}

A_DRIVER(.create = create)
