/* Leaves a person alone with "refused". */
#include "good_driver.h"

static void* create(const seaeye_host* host, const char* config_json, char* error, size_t error_size) {
    char unread[512];
    (void)error;
    (void)error_size;
    return good_create(host, config_json, unread, sizeof unread);
}

A_DRIVER(.create = create)
