/* Leaks nothing, but remembers every frame until the end. */
#include "good_driver.h"

typedef struct memory {
    good_state state; /* first: the good functions know it */
    uint8_t* bytes;
    size_t size;
} memory;

static void* create(const seaeye_host* host, const char* config_json, char* error, size_t error_size) {
    good_state* good = good_create(host, config_json, error, error_size);
    memory* self = good != NULL ? calloc(1, sizeof *self) : NULL;
    if (self != NULL) {
        self->state = *good;
    }
    free(good);
    return self;
}

static void decode(void* context, const seaeye_frame* frame, const seaeye_sink* sink) {
    memory* self = context;
    uint8_t* grown = realloc(self->bytes, self->size + frame->size + 1);
    if (grown != NULL) {
        memcpy(grown + self->size, frame->bytes, frame->size);
        self->bytes = grown;
        self->size += frame->size;
    }
    good_decode(self, frame, sink);
}

static void destroy(void* context) {
    free(((memory*)context)->bytes);
    free(context);
}

A_DRIVER(.create = create, .decode = decode, .destroy = destroy)
