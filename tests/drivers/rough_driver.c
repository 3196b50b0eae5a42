/* A driver that breaks down when a frame says so: "CRASH", "SPIN", "LEAK" (48 MiB of it), "EXIT",
 * "MANY" (a thousand observations), "HOLD" (accounts for it only when it is flushed). "T" is a
 * position. With "crash", "spin" or "refuse" in its configuration it never gets so far. */
#include <sea-eye/driver.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char* const outcomes[] = {"ok", "not_ours"};
static const char* const counters[] = {"flushed"};

typedef struct rough {
    uint64_t held;
} rough;

static void crash(void) {
    volatile int* nowhere = NULL;
    *nowhere = 1;
}

static void spin(void) {
    static volatile unsigned long turns;
    for (;;) {
        ++turns;
    }
}

static void* rough_create(const seaeye_host* host,
                          const char* config_json,
                          char* error,
                          size_t error_size) {
    const seaeye_text hello = {"a rough one is here", 19};
    if (strstr(config_json, "refuse") != NULL) {
        snprintf(error, error_size, "rough: not today");
        return NULL;
    }
    if (strstr(config_json, "crash") != NULL) {
        crash();
    }
    if (strstr(config_json, "spin") != NULL) {
        spin();
    }
    host->log(host->context, 1, hello);
    return calloc(1, sizeof(rough));
}

static void say(const seaeye_sink* sink, uint32_t mmsi) {
    seaeye_observation o;
    memset(&o, 0, sizeof o);
    o.struct_size = sizeof o;
    o.kind = SEAEYE_AIS_OTHER;
    o.said.ais_other.mmsi = mmsi;
    o.said.ais_other.message_type = 14;
    o.said.ais_other.text.bytes = "ALL IS WELL";
    o.said.ais_other.text.size = 11;
    sink->observation(sink->context, &o);
}

static int is_word(const seaeye_frame* frame, const char* word) {
    return frame->size == strlen(word) && memcmp(frame->bytes, word, frame->size) == 0;
}

/* Through a volatile pointer: what nobody reads, an optimiser does not even ask for. */
static void leak(void) {
    const size_t size = (size_t)48 << 20;
    static char* volatile lost;
    lost = malloc(size);
    if (lost != NULL) {
        memset(lost, 1, size);
    }
}

static void rough_decode(void* self, const seaeye_frame* frame, const seaeye_sink* sink) {
    rough* state = self;
    uint32_t outcome = 0;
    int i;
    if (is_word(frame, "CRASH")) {
        crash();
    } else if (is_word(frame, "SPIN")) {
        spin();
    } else if (is_word(frame, "EXIT")) {
        exit(7);
    } else if (is_word(frame, "LEAK")) {
        leak();
    } else if (is_word(frame, "HOLD")) {
        state->held = frame->number;
        return;
    } else if (is_word(frame, "MANY")) {
        for (i = 0; i < 1000; ++i) {
            say(sink, 211000000u + (uint32_t)i);
        }
    } else if (is_word(frame, "T")) {
        say(sink, 211000001u);
    } else {
        outcome = 1;
    }
    sink->account(sink->context, frame->number, outcome);
}

static void rough_flush(void* self, const seaeye_sink* sink) {
    rough* state = self;
    if (state->held != 0) {
        sink->account(sink->context, state->held, 0);
        state->held = 0;
    }
    sink->count(sink->context, 0);
}

static const seaeye_driver_descriptor descriptor = {
    .magic = SEAEYE_DRIVER_MAGIC,
    .struct_size = sizeof(seaeye_driver_descriptor),
    .abi_major = SEAEYE_ABI_MAJOR,
    .abi_minor = SEAEYE_ABI_MINOR,
    .build = "test",
    .name = "rough",
    .version = "1.0.0",
    .summary = "Breaks down when it is told to",
    .kinds = "ais",
    .config_schema = "{\"type\":\"object\"}",
    .framing = SEAEYE_FRAMING_LINE,
    .outcome_count = 2,
    .outcomes = outcomes,
    .counter_count = 1,
    .counters = counters,
    .create = rough_create,
    .decode = rough_decode,
    .flush = rough_flush,
    .destroy = free,
};

SEAEYE_EXPORT const seaeye_driver_descriptor* seaeye_driver(void) {
    return &descriptor;
}
