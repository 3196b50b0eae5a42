/* Takes health for a number of faults. */
#include "good_driver.h"

static int health(void* self, char* sentence, size_t sentence_size) {
    good_health(self, sentence, sentence_size);
    return 17;
}

A_DRIVER(OWN_IO, .health = health)
