/* Fills its sentence to the last byte. */
#include "good_driver.h"

static void* create(const seaeye_host* host, const char* config_json, char* error, size_t error_size) {
    void* self = good_create(host, config_json, error, error_size);
    if (self == NULL) {
        memset(error, 'x', error_size);
    }
    return self;
}

A_DRIVER(.create = create)
