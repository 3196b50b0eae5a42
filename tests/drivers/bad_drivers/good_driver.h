/* A driver that keeps every rule. Each file beside this one breaks one of them: it puts one function or member of its
 * own in the place of the good one, A_DRIVER(.decode = bad_decode). Lines are "P,latitude,longitude". */
#include <sea-eye/driver.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OK, BAD_VALUE, NOT_OURS };

static const char* const good_outcomes[] = {"ok", "bad_value", "not_ours"};
static const char* const good_counters[] = {"positions"};

typedef struct good_state {
    const seaeye_host* host;
    unsigned long positions;
    int is_running;
} good_state;

static inline void* good_create(const seaeye_host* host, const char* config_json, char* error, size_t error_size) {
    good_state* state = NULL;
    if (strcmp(config_json, "{}") != 0) {
        snprintf(error, error_size, "expected no keys, found %s", config_json);
        return NULL;
    }
    state = calloc(1, sizeof *state);
    if (state != NULL) {
        state->host = host;
    }
    return state;
}

static inline void emit_position(const seaeye_sink* sink, double lat_deg, double lon_deg) {
    seaeye_observation observation;
    memset(&observation, 0, sizeof observation);
    observation.struct_size = sizeof observation;
    observation.kind = SEAEYE_AIS_POSITION;
    observation.said.ais_position.mmsi = 412345678;
    observation.said.ais_position.message_type = 1;
    observation.said.ais_position.has = SEAEYE_POSITION_AT;
    observation.said.ais_position.lat_deg = lat_deg;
    observation.said.ais_position.lon_deg = lon_deg;
    sink->observation(sink->context, &observation);
    sink->count(sink->context, 0);
}

static inline uint32_t good_line(good_state* state, const seaeye_frame* frame, const seaeye_sink* sink) {
    char line[64];
    char rest;
    double lat_deg;
    double lon_deg;
    if (frame->size < 2 || frame->size >= sizeof line || memcmp(frame->bytes, "P,", 2) != 0) {
        return NOT_OURS;
    }
    memcpy(line, frame->bytes, frame->size);
    line[frame->size] = '\0';
    if (sscanf(line, "P,%lf,%lf%c", &lat_deg, &lon_deg, &rest) != 2 || !(lat_deg >= -90 && lat_deg <= 90) ||
        !(lon_deg >= -180 && lon_deg <= 180)) {
        return BAD_VALUE;
    }
    ++state->positions;
    emit_position(sink, lat_deg, lon_deg);
    return OK;
}

static inline void good_decode(void* self, const seaeye_frame* frame, const seaeye_sink* sink) {
    sink->account(sink->context, frame->number, good_line(self, frame, sink));
}

static inline void good_flush(void* self, const seaeye_sink* sink) {
    (void)self;
    (void)sink;
}

static inline int good_start(void* self, char* error, size_t error_size) {
    (void)error;
    (void)error_size;
    ((good_state*)self)->is_running = 1;
    return 0;
}

static inline void good_stop(void* self, int64_t deadline_us) {
    (void)deadline_us;
    ((good_state*)self)->is_running = 0;
}

static inline int good_health(void* self, char* sentence, size_t sentence_size) {
    snprintf(sentence, sentence_size, "%lu positions", ((good_state*)self)->positions);
    return ((good_state*)self)->is_running ? SEAEYE_HEALTH_UP : SEAEYE_HEALTH_DOWN;
}

#define GOOD_SCHEMA "{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{}}"

/* What is named twice counts as it was named last. */
#define A_DRIVER(...)                                          \
    static const seaeye_driver_descriptor descriptor = {       \
        .magic = SEAEYE_DRIVER_MAGIC,                          \
        .struct_size = sizeof(seaeye_driver_descriptor),       \
        .abi_major = SEAEYE_ABI_MAJOR,                         \
        .abi_minor = SEAEYE_ABI_MINOR,                         \
        .build = "test",                                       \
        .name = DRIVER_NAME,                                   \
        .version = "1.0.0",                                    \
        .summary = "Positions as P,latitude,longitude",        \
        .kinds = "ais",                                        \
        .config_schema = GOOD_SCHEMA,                          \
        .framing = SEAEYE_FRAMING_LINE,                        \
        .outcome_count = 3,                                    \
        .outcomes = good_outcomes,                             \
        .counter_count = 1,                                    \
        .counters = good_counters,                             \
        .create = good_create,                                 \
        .decode = good_decode,                                 \
        .flush = good_flush,                                   \
        .destroy = free,                                       \
        __VA_ARGS__};                                          \
    SEAEYE_EXPORT const seaeye_driver_descriptor* seaeye_driver(void) { return &descriptor; }

/* Of a driver that brings its own bytes. */
#define OWN_IO .start = good_start, .stop = good_stop, .health = good_health
