/* Hardware in a pipe: a timer writes a line into it every 20 ms, a watched descriptor reads it and publishes it. With
 * the word "moody" in its configuration the driver asks for a restart after three lines; with "doubtful" it never says
 * that it is up. */
#include <fcntl.h>
#include <sea-eye/driver.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char* const outcomes[] = {"ok"};

typedef struct hardware {
    const seaeye_host* host;
    int ends[2];
    int is_moody;
    int is_doubtful;
    int lines;
} hardware;

static void* hardware_create(const seaeye_host* host, const char* config_json, char* error, size_t error_size) {
    hardware* self = calloc(1, sizeof *self);
    (void)error;
    (void)error_size;
    self->host = host;
    self->is_moody = strstr(config_json, "moody") != NULL;
    self->is_doubtful = strstr(config_json, "doubtful") != NULL;
    return self;
}

static void hardware_due(void* context, uint64_t id) {
    hardware* self = context;
    (void)id;
    if (write(self->ends[1], "T,412345678,27.9,121.2", 22) == 22) {
        self->host->timer(self->host->context, 20000, hardware_due);
    }
}

static void hardware_ready(void* context, int fd, uint32_t events) {
    hardware* self = context;
    unsigned char bytes[64];
    const ssize_t got = read(fd, bytes, sizeof bytes);
    const seaeye_text name = {"lines", 5};
    const seaeye_text why = {"three lines are enough", 22};
    if (got <= 0 || (events & SEAEYE_FD_READ) == 0) {
        return;
    }
    ++self->lines;
    self->host->publish(self->host->context, bytes, (size_t)got);
    self->host->metric(self->host->context, name, self->lines);
    if (self->is_moody && self->lines % 3 == 0) {
        self->host->request_restart(self->host->context, why);
    }
}

static int hardware_start(void* context, char* error, size_t error_size) {
    hardware* self = context;
    if (pipe(self->ends) != 0) {
        snprintf(error, error_size, "no pipe");
        return 1;
    }
    self->host->timer(self->host->context, 0, hardware_due);
    return self->host->watch_fd(self->host->context, self->ends[0], SEAEYE_FD_READ, hardware_ready);
}

static void hardware_stop(void* context, int64_t deadline_us) {
    hardware* self = context;
    (void)deadline_us;
    close(self->ends[0]);
    close(self->ends[1]);
}

static int hardware_health(void* context, char* sentence, size_t sentence_size) {
    hardware* self = context;
    if (self->is_doubtful) {
        snprintf(sentence, sentence_size, "%s", self->lines < 30 ? "its camera is off" : "its camera warms up");
        return SEAEYE_HEALTH_CONNECTING;
    }
    snprintf(sentence, sentence_size, "%d lines so far", self->lines);
    return self->lines > 0 ? SEAEYE_HEALTH_UP : SEAEYE_HEALTH_CONNECTING;
}

static void hardware_decode(void* context, const seaeye_frame* frame, const seaeye_sink* sink) {
    (void)context;
    sink->account(sink->context, frame->number, 0);
}

static void hardware_flush(void* context, const seaeye_sink* sink) {
    (void)context;
    (void)sink;
}

static const seaeye_driver_descriptor descriptor = {
    .magic = SEAEYE_DRIVER_MAGIC,
    .struct_size = sizeof(seaeye_driver_descriptor),
    .abi_major = SEAEYE_ABI_MAJOR,
    .abi_minor = SEAEYE_ABI_MINOR,
    .build = "test",
    .name = "hardware",
    .version = "1.0.0",
    .summary = "Lines out of a pipe of its own",
    .kinds = "ais",
    .config_schema = "{\"type\":\"object\"}",
    .framing = SEAEYE_FRAMING_LINE,
    .outcome_count = 1,
    .outcomes = outcomes,
    .create = hardware_create,
    .decode = hardware_decode,
    .flush = hardware_flush,
    .destroy = free,
    .start = hardware_start,
    .stop = hardware_stop,
    .health = hardware_health,
};

SEAEYE_EXPORT const seaeye_driver_descriptor* seaeye_driver(void) {
    return &descriptor;
}
