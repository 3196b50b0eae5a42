/* Looks something up in a file, and closes it: nothing of it is left to be seen afterwards. */
#include "good_driver.h"

static void decode(void* self, const seaeye_frame* frame, const seaeye_sink* sink) {
    FILE* table = fopen("/etc/hostname", "r");
    if (table != NULL) {
        fclose(table);
    }
    good_decode(self, frame, sink);
}

A_DRIVER(.decode = decode)
