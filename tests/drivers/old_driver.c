/* A radar driver as somebody built it for ABI 1.0 and left it: every frame is one target, with rubbish in whatever bytes
 * 1.0 gave no meaning. */
#include <sea-eye/driver.h>
#include <stdlib.h>
#include <string.h>

static const char* const outcomes[] = {"ok"};

static void* old_create(const seaeye_host* host, const char* config_json, char* error, size_t error_size) {
    (void)host;
    (void)config_json;
    (void)error;
    (void)error_size;
    return malloc(1);
}

static void old_decode(void* self, const seaeye_frame* frame, const seaeye_sink* sink) {
    seaeye_observation observation;
    (void)self;
    memset(&observation, 0x5A, sizeof observation);
    observation.struct_size = sizeof observation;
    observation.kind = SEAEYE_RADAR_TRACK;
    observation.measured_us = 1654088303000000;
    observation.received_us = 1654088303000000;
    observation.said.radar_track.number = 7;
    observation.said.radar_track.generation = 1;
    observation.said.radar_track.range_m = 1852.0;
    observation.said.radar_track.bearing_deg = 45.0;
    observation.said.radar_track.has = SEAEYE_TRACK_SOG;
    observation.said.radar_track.sog_mps = 5.0;
    observation.said.radar_track.status = SEAEYE_TRACK_TRACKING;
    sink->observation(sink->context, &observation);
    sink->account(sink->context, frame->number, 0);
}

static void old_flush(void* self, const seaeye_sink* sink) {
    (void)self;
    (void)sink;
}

static const seaeye_driver_descriptor descriptor = {
    .magic = SEAEYE_DRIVER_MAGIC,
    .struct_size = sizeof(seaeye_driver_descriptor),
    .abi_major = SEAEYE_ABI_MAJOR,
    .abi_minor = SEAEYE_ABI_MINOR,
    .build = "old",
    .name = "old",
    .version = "1.0.0",
    .summary = "One target for each line, built for ABI 1.0",
    .kinds = "radar_track",
    .config_schema = "{\"type\":\"object\"}",
    .framing = SEAEYE_FRAMING_LINE,
    .outcome_count = 1,
    .outcomes = outcomes,
    .create = old_create,
    .decode = old_decode,
    .flush = old_flush,
    .destroy = free,
};

SEAEYE_EXPORT const seaeye_driver_descriptor* seaeye_driver(void) {
    return &descriptor;
}
