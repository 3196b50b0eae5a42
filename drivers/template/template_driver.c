/* A driver to copy: the smallest one that is complete. It reads lines such as
 *
 *     T,412345678,27.9,121.2
 *
 * as positions. It is compiled and tested with the rest and never installed. Plain C99; any language that can export
 * one C function will do. The numbers in the #ifndef lines are there so that the tests can build wrong ones.
 */
#include <sea-eye/driver.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifndef TEMPLATE_MAGIC
#define TEMPLATE_MAGIC SEAEYE_DRIVER_MAGIC
#endif
#ifndef TEMPLATE_MAJOR
#define TEMPLATE_MAJOR SEAEYE_ABI_MAJOR
#endif
#ifndef TEMPLATE_MINOR
#define TEMPLATE_MINOR SEAEYE_ABI_MINOR
#endif
#ifndef TEMPLATE_SIZE
#define TEMPLATE_SIZE sizeof(seaeye_driver_descriptor)
#endif
#ifndef TEMPLATE_ENTRY
#define TEMPLATE_ENTRY seaeye_driver
#endif
#ifndef TEMPLATE_FLUSH
#define TEMPLATE_FLUSH template_flush
#endif

/* How a line can end. The order is the order of `outcomes` below; 0 is ok. */
enum { OUTCOME_OK, OUTCOME_NOT_OURS, OUTCOME_BAD_VALUE };

static const char* const outcomes[] = {"ok", "not_ours", "bad_value"};
static const char* const counters[] = {"positions"};

/* What a decoder remembers between frames. This one remembers nothing that matters. */
typedef struct template_state {
    unsigned long positions;
} template_state;

static void* template_create(const seaeye_host* host, const char* config_json, char* error, size_t error_size) {
    template_state* state;
    (void)host;
    if (strcmp(config_json, "{}") != 0) {
        snprintf(error, error_size, "template: expected no keys of its own, found %s", config_json);
        return NULL;
    }
    state = calloc(1, sizeof *state);
    if (state == NULL) {
        snprintf(error, error_size, "template: out of memory");
    }
    return state;
}

/* Finds the fields of a line. Copies it first: a frame is not terminated. */
static int read_line(const seaeye_frame* frame, unsigned long* mmsi, double* lat_deg, double* lon_deg) {
    char line[128];
    char rest;
    if (frame->size < 2 || frame->size >= sizeof line || memcmp(frame->bytes, "T,", 2) != 0) {
        return OUTCOME_NOT_OURS;
    }
    memcpy(line, frame->bytes, frame->size);
    line[frame->size] = '\0';
    if (sscanf(line, "T,%9lu,%lf,%lf%c", mmsi, lat_deg, lon_deg, &rest) != 3) {
        return OUTCOME_BAD_VALUE;
    }
    return *lat_deg >= -90 && *lat_deg <= 90 && *lon_deg >= -180 && *lon_deg <= 180 ? OUTCOME_OK : OUTCOME_BAD_VALUE;
}

static void template_decode(void* self, const seaeye_frame* frame, const seaeye_sink* sink) {
    template_state* state = self;
    seaeye_observation observation;
    unsigned long mmsi = 0;
    double lat_deg = 0;
    double lon_deg = 0;
    const int outcome = read_line(frame, &mmsi, &lat_deg, &lon_deg);
    if (outcome == OUTCOME_OK) {
        memset(&observation, 0, sizeof observation);
        observation.struct_size = sizeof observation;
        observation.kind = SEAEYE_AIS_POSITION;
        observation.said.ais_position.mmsi = (uint32_t)mmsi;
        observation.said.ais_position.message_type = 1;
        observation.said.ais_position.ais_class = SEAEYE_CLASS_A;
        observation.said.ais_position.has = SEAEYE_POSITION_AT;
        observation.said.ais_position.lat_deg = lat_deg;
        observation.said.ais_position.lon_deg = lon_deg;
        sink->observation(sink->context, &observation);
        sink->count(sink->context, 0);
        ++state->positions;
    }
    sink->account(sink->context, frame->number, (uint32_t)outcome);
}

static void template_flush(void* self, const seaeye_sink* sink) {
    (void)self; /* nothing is ever pending */
    (void)sink;
}

static void template_destroy(void* self) {
    free(self);
}

static const seaeye_driver_descriptor descriptor = {
    .magic = TEMPLATE_MAGIC,
    .struct_size = TEMPLATE_SIZE,
    .abi_major = TEMPLATE_MAJOR,
    .abi_minor = TEMPLATE_MINOR,
    .build = "template",
    .name = "template",
    .version = "1.0.0",
    .summary = "Positions as T,mmsi,lat,lon lines; a driver to copy",
    .kinds = "ais",
    .config_schema = "{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{}}",
    .framing = SEAEYE_FRAMING_LINE,
    .outcome_count = sizeof outcomes / sizeof outcomes[0],
    .outcomes = outcomes,
    .counter_count = sizeof counters / sizeof counters[0],
    .counters = counters,
    .create = template_create,
    .decode = template_decode,
    .flush = TEMPLATE_FLUSH,
    .destroy = template_destroy,
};


SEAEYE_EXPORT const seaeye_driver_descriptor* TEMPLATE_ENTRY(void) {
    return &descriptor;
}
