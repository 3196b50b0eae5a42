/* A driver to copy: the smallest one that is complete. It reads lines such as
 *
 *     T,412345678,27.9,121.2
 *     T,412345678,27.9,121.2,1740830400
 *
 * as positions of vessels: MMSI, latitude, longitude and, where the sensor has a clock, seconds since 1970. The host
 * opens the link, cuts its bytes into lines and calls decode() with each; this file says what a line means. Plain C99;
 * any language that can export one C function will do. <sea-eye/driver.h> says what each member means and in which
 * unit; drivers/README.md leads from this file to one of your own.
 */
#include <sea-eye/driver.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* How a frame can end. Every frame ends in exactly one of these; an operator sees them counted by these names. 0 is
 * "ok", "not for me" and "broken" are two. The order of the names is the order of the enum. */
enum { OUTCOME_OK, OUTCOME_NOT_OURS, OUTCOME_BAD_VALUE };
static const char* const outcomes[] = {"ok", "not_ours", "bad_value"};

/* What else is worth counting. A frame may count several, or none. */
enum { COUNTER_WITH_TIME, COUNTER_WITHOUT_TIME };
static const char* const counters[] = {"with_time", "without_time"};

/* All that an instance remembers stands in one struct that create() returns: there may be several instances, one for
 * each source of the configuration, so nothing of it may be static. This one remembers the newest time, so that a line
 * without one can go by the line before it. */
typedef struct template_state {
    int64_t newest_us; /* 0: no line had a time yet */
} template_state;

/* Makes an instance, or returns NULL with a sentence for the operator. `config_json` has the source's own keys, those
 * that the configuration's schema does not know, as one JSON object; the host has held it against `config_schema`
 * (below) before. This driver has no keys. */
static void* template_create(const seaeye_host* host, const char* config_json, char* error, size_t error_size) {
    template_state* state;
    (void)host; /* offers log(): for once, not for every frame; the rest is for drivers with hardware of their own */
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

/* A line taken apart. */
typedef struct template_line {
    unsigned long mmsi;
    double lat_deg;
    double lon_deg;
    double time_s; /* since 1970; 0: the line has none */
} template_line;

/* Gives the outcome of a line. Copies it first: a frame is not terminated, and it is the host's. Each length is looked
 * at before it is used, and each number before it is believed; written as (low <= x && x <= high) NaN is refused too. */
static int read_line(const seaeye_frame* frame, template_line* line) {
    const unsigned long greatest_mmsi = 999999999;
    const double year_2200_s = 7258118400.0;
    char text[128];
    char rest;
    int fields;
    if (frame->size < 2 || frame->size >= sizeof text || memcmp(frame->bytes, "T,", 2) != 0) {
        return OUTCOME_NOT_OURS;
    }
    memcpy(text, frame->bytes, frame->size);
    text[frame->size] = '\0';
    line->time_s = 0;
    fields = sscanf(text, "T,%9lu,%lf,%lf,%lf%c", &line->mmsi, &line->lat_deg, &line->lon_deg, &line->time_s, &rest);
    if (fields != 3 && fields != 4) {
        return OUTCOME_BAD_VALUE;
    }
    if (line->mmsi > greatest_mmsi || !(-90 <= line->lat_deg && line->lat_deg <= 90) ||
        !(-180 <= line->lon_deg && line->lon_deg <= 180) || !(0 <= line->time_s && line->time_s < year_2200_s)) {
        return OUTCOME_BAD_VALUE;
    }
    return OUTCOME_OK;
}

/* Says what the sensor saw. Degrees, metres, metres per second; `has` says which members hold a value, the others are
 * "not available". The struct is the host's for the call alone, so it may stand on the stack. */
static void emit(template_state* state, const template_line* line, const seaeye_frame* frame, const seaeye_sink* sink) {
    seaeye_observation observation;
    memset(&observation, 0, sizeof observation);
    observation.struct_size = sizeof observation;
    observation.kind = SEAEYE_AIS_POSITION;
    observation.said.ais_position.mmsi = (uint32_t)line->mmsi;
    observation.said.ais_position.message_type = 1;
    observation.said.ais_position.ais_class = SEAEYE_CLASS_A;
    observation.said.ais_position.has = SEAEYE_POSITION_AT;
    observation.said.ais_position.lat_deg = line->lat_deg;
    observation.said.ais_position.lon_deg = line->lon_deg;
    /* Two times. measured_us: when the sensor saw it; 0 lets the host take the time of reception. received_us: in a log
     * (frame->received_us is 0) the time that stands in it; on a live link it is the host's, and 0 leaves it so. */
    observation.measured_us = state->newest_us;
    observation.received_us = frame->received_us == 0 ? state->newest_us : 0;
    sink->observation(sink->context, &observation);
}

/* One frame: bytes in, observations out. It goes by the bytes and by what it remembers of the frames before, and by
 * nothing else: no clock, no file, no thread. That is why a log replays to the same tracks. */
static void template_decode(void* self, const seaeye_frame* frame, const seaeye_sink* sink) {
    template_state* state = self;
    template_line line;
    const int outcome = read_line(frame, &line);
    if (outcome == OUTCOME_OK) {
        if (line.time_s > 0) {
            state->newest_us = (int64_t)(line.time_s * 1e6);
        }
        sink->count(sink->context, line.time_s > 0 ? COUNTER_WITH_TIME : COUNTER_WITHOUT_TIME);
        emit(state, &line, frame, sink);
    }
    /* Exactly once for every frame: here, or in the call for a later frame that it waited for, or in flush(). */
    sink->account(sink->context, frame->number, (uint32_t)outcome);
}

/* The input ended: account for the frames that still wait for others. Here none does. More frames may follow. */
static void template_flush(void* self, const seaeye_sink* sink) {
    (void)self;
    (void)sink;
}

static void template_destroy(void* self) {
    free(self);
}

/* What the host reads first. The strings live as long as the library: literals. */
static const seaeye_driver_descriptor descriptor = {
    .magic = SEAEYE_DRIVER_MAGIC,
    .struct_size = sizeof(seaeye_driver_descriptor), /* tells the host what this header knew */
    .abi_major = SEAEYE_ABI_MAJOR,
    .abi_minor = SEAEYE_ABI_MINOR,
    .build = "template",
    .name = "template", /* as a configuration names it: driver = "template"; and as the file is called: template.so */
    .version = "1.0.0", /* yours */
    .summary = "Positions as T,mmsi,lat,lon lines; a driver to copy",
    .kinds = "ais", /* of the observations: ais, radar_plot, radar_track, radar_sweep, radar_cue, own_ship, camera */
    .config_schema = "{\"type\":\"object\",\"additionalProperties\":false,\"properties\":{}}", /* no keys */
    .framing = SEAEYE_FRAMING_LINE,
    .outcome_count = sizeof outcomes / sizeof outcomes[0],
    .outcomes = outcomes,
    .counter_count = sizeof counters / sizeof counters[0],
    .counters = counters,
    .create = template_create,
    .decode = template_decode,
    .flush = template_flush,
    .destroy = template_destroy,
};

/* The one symbol that the library shows. */
SEAEYE_EXPORT const seaeye_driver_descriptor* seaeye_driver(void) {
    return &descriptor;
}
