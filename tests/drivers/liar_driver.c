/* A driver that keeps no rule, to see that the host keeps its own books. What the line says is the lie it tells. */
#include <math.h>
#include <sea-eye/driver.h>
#include <stddef.h>
#include <string.h>

static const char* const outcomes[] = {"ok", "broken"};
static int something;

static void* create(const seaeye_host* host, const char* config_json, char* error, size_t error_size) {
    const seaeye_text hello = {"made", 4};
    (void)error;
    (void)error_size;
    if (strcmp(config_json, "refuse") == 0) {
        return NULL; /* and no reason */
    }
    host->log(host->context, 9, hello);
    return &something;
}

static int is_line(const seaeye_frame* frame, const char* word) {
    return frame->size == strlen(word) && memcmp(frame->bytes, word, frame->size) == 0;
}

static seaeye_observation a_position(void) {
    seaeye_observation observation;
    memset(&observation, 0, sizeof observation);
    observation.struct_size = sizeof observation;
    observation.kind = SEAEYE_AIS_POSITION;
    observation.said.ais_position.mmsi = 412345678;
    observation.said.ais_position.message_type = 1;
    observation.said.ais_position.has = SEAEYE_POSITION_AT | SEAEYE_POSITION_SOG;
    return observation;
}

static void decode(void* self, const seaeye_frame* frame, const seaeye_sink* sink) {
    seaeye_observation observation = a_position();
    (void)self;
    if (is_line(frame, "silent")) {
        return;
    }
    if (is_line(frame, "twice")) {
        sink->account(sink->context, frame->number, 0);
    } else if (is_line(frame, "other frame")) {
        sink->account(sink->context, frame->number + 1000, 0);
    } else if (is_line(frame, "outcome")) {
        sink->account(sink->context, frame->number, 77);
        return;
    } else if (is_line(frame, "counter")) {
        sink->count(sink->context, 5);
    } else if (is_line(frame, "nan")) {
        observation.said.ais_position.lat_deg = NAN;
        sink->observation(sink->context, &observation);
    } else if (is_line(frame, "far")) {
        observation.said.ais_position.lon_deg = 181;
        sink->observation(sink->context, &observation);
    } else if (is_line(frame, "fast")) {
        observation.said.ais_position.sog_mps = INFINITY;
        sink->observation(sink->context, &observation);
    } else if (is_line(frame, "kind")) {
        observation.kind = 99;
        sink->observation(sink->context, &observation);
    } else if (is_line(frame, "short")) {
        observation.struct_size = 8;
        sink->observation(sink->context, &observation);
    } else if (is_line(frame, "text")) {
        observation.kind = SEAEYE_AIS_OTHER;
        memset(&observation.said, 0, sizeof observation.said);
        observation.said.ais_other.message_type = 14;
        observation.said.ais_other.text.size = 10;
        sink->observation(sink->context, &observation);
    } else if (is_line(frame, "good")) {
        sink->observation(sink->context, &observation);
    }
    sink->account(sink->context, frame->number, 0);
}

static void flush(void* self, const seaeye_sink* sink) {
    (void)self;
    (void)sink;
}

static void destroy(void* self) {
    (void)self;
}

static const seaeye_driver_descriptor descriptor = {
    .magic = SEAEYE_DRIVER_MAGIC,
    .struct_size = sizeof(seaeye_driver_descriptor),
    .abi_major = SEAEYE_ABI_MAJOR,
    .abi_minor = SEAEYE_ABI_MINOR,
    .build = "",
    .name = "liar",
    .version = "0",
    .summary = "",
    .kinds = "ais",
    .config_schema = "{}",
    .framing = SEAEYE_FRAMING_LINE,
    .outcome_count = 2,
    .outcomes = outcomes,
    .create = create,
    .decode = decode,
    .flush = flush,
    .destroy = destroy,
};

SEAEYE_EXPORT const seaeye_driver_descriptor* seaeye_driver(void) {
    return &descriptor;
}
