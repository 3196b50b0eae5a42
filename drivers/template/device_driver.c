/* A driver to copy for a sensor that the host's links cannot talk to: one that must be asked. Most sensors need none
 * of this; if yours sends by itself over a serial line, TCP or UDP, copy template_driver.c instead.
 *
 * The device here is a small radar on the network. Whoever wants to hear it sends it "HELLO" once a second over UDP; to
 * those it sends datagrams, one plot each, range in metres and bearing in degrees from true north:
 *
 *     R,1852.0,045.5
 *     R,903.5,310.0,-62.5      with the echo's strength in dB
 *     E,antenna stopped        it needs to be started anew
 *
 * A driver like this has two halves. start(), stop() and the callbacks talk to the device, and hand every datagram to
 * the host as it is: publish(). The host journals it, and brings it back to decode(), the same pure function that every
 * driver has; in a replay of that journal nothing is started, and decode() says the same again.
 */
#define _POSIX_C_SOURCE 200809L
#include <arpa/inet.h>
#include <errno.h>
#include <sea-eye/driver.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { OUTCOME_OK, OUTCOME_NOT_OURS, OUTCOME_BAD_VALUE, OUTCOME_FAULT };
static const char* const outcomes[] = {"ok", "not_ours", "bad_value", "device_fault"};

typedef struct device_state {
    const seaeye_host* host;    /* outlives the instance */
    struct sockaddr_in address; /* of the device */
    int fd;                     /* -1: not started */
    uint64_t timer;             /* 0: none is waiting */
    int64_t heard_us;           /* mono_us() of the last datagram; 0: none since start() */
    unsigned long datagrams;
} device_state;

/* ---- the configuration ---- */

/* One key: device = "192.168.1.30:5000". A driver with more keys had better use a JSON library. The host checks the key
 * by the schema first, but a host need not, so whatever comes must end in a sentence and not in a crash. */
static int read_device(const char* config_json, struct sockaddr_in* address) {
    char numbers[16];
    unsigned port;
    int end = 0;
    if (sscanf(config_json, " { \"device\" : \"%15[0-9.]:%5u\" } %n", numbers, &port, &end) != 2 || end == 0 ||
        config_json[end] != '\0' || port == 0 || port > 65535) {
        return 0;
    }
    memset(address, 0, sizeof *address);
    address->sin_family = AF_INET;
    address->sin_port = htons((uint16_t)port);
    return inet_pton(AF_INET, numbers, &address->sin_addr) == 1;
}

static void* device_create(const seaeye_host* host, const char* config_json, char* error, size_t error_size) {
    struct sockaddr_in address;
    device_state* state;
    if (!read_device(config_json, &address)) {
        snprintf(error, error_size, "expected device = \"ADDRESS:PORT\" and no other key, found %s", config_json);
        return NULL;
    }
    state = calloc(1, sizeof *state);
    if (state == NULL) {
        snprintf(error, error_size, "template_device: out of memory");
        return NULL;
    }
    state->host = host;
    state->address = address;
    state->fd = -1; /* the hardware is not touched before start() */
    return state;
}

static void device_destroy(void* self) {
    free(self); /* the host has called stop() before */
}

/* ---- the hardware: start, stop, health, and the callbacks, all on the thread that calls decode(), one at a time ---- */

static seaeye_text text_of(const char* words) {
    const seaeye_text text = {words, strlen(words)};
    return text;
}

/* A timer is due once. This one says hello and sets itself again. */
static void device_say_hello(void* self, uint64_t id) {
    const int64_t one_second_us = 1000000;
    device_state* state = self;
    (void)id;
    /* What fails is tried again in a second; nobody waits for a device here. */
    (void)!send(state->fd, "HELLO\n", 6, 0);
    state->timer = state->host->timer(state->host->context, one_second_us, device_say_hello);
}

/* The socket has something. Reads what is there, and returns: a callback over 50 ms is counted against the driver. */
static void device_ready(void* self, int fd, uint32_t events) {
    const int most_at_once = 64;
    device_state* state = self;
    uint8_t bytes[1024];
    int i;
    (void)events; /* SEAEYE_FD_READ: no other was asked for */
    for (i = 0; i < most_at_once; ++i) {
        const ssize_t size = recv(fd, bytes, sizeof bytes, 0);
        if (size < 0) {
            return; /* EAGAIN: that was all; ECONNREFUSED: nobody is there, which health() tells soon enough */
        }
        state->heard_us = state->host->mono_us(state->host->context);
        ++state->datagrams;
        /* Raw, as it came: what it means is for decode() to say. publish() never blocks; when the host is behind it
         * gives up its oldest frame and counts that itself. */
        (void)state->host->publish(state->host->context, bytes, (size_t)size);
        state->host->metric(state->host->context, text_of("datagrams"), (double)state->datagrams);
        if (size > 0 && bytes[0] == 'E') {
            /* The host stops this driver and starts it again, later each time that it does not help. */
            state->host->request_restart(state->host->context, text_of("the device reports a fault"));
            return;
        }
    }
}

/* Opens the hardware and returns at once: 0, or a sentence. Whether the device answers, health() will say. Whatever it
 * opened before it failed, stop() closes: the host calls that too. */
static int device_start(void* self, char* error, size_t error_size) {
    device_state* state = self;
    state->heard_us = 0;
    state->fd = socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (state->fd < 0 || connect(state->fd, (const struct sockaddr*)&state->address, sizeof state->address) != 0) {
        snprintf(error, error_size, "no socket to the device: %s", strerror(errno));
        return 1;
    }
    if (state->host->watch_fd(state->host->context, state->fd, SEAEYE_FD_READ, device_ready) != 0) {
        snprintf(error, error_size, "the host cannot watch the socket");
        return 1;
    }
    device_say_hello(state, 0);
    return 0;
}

/* Ends all that start() began, and is done before `deadline_us` of mono_us(). Must do for what was never started. */
static void device_stop(void* self, int64_t deadline_us) {
    device_state* state = self;
    (void)deadline_us; /* nothing here takes time; who has threads joins them now */
    if (state->timer != 0) {
        state->host->cancel_timer(state->host->context, state->timer);
        state->timer = 0;
    }
    if (state->fd >= 0) {
        state->host->watch_fd(state->host->context, state->fd, 0, NULL);
        close(state->fd);
        state->fd = -1;
    }
}

/* Asked once a second. The sentence stands beside the source in the console and in /healthz. */
static int device_health(void* self, char* sentence, size_t sentence_size) {
    const int64_t patience_us = 3000000;
    const device_state* state = self;
    if (state->fd < 0) {
        snprintf(sentence, sentence_size, "not started");
        return SEAEYE_HEALTH_DOWN;
    }
    if (state->heard_us == 0) {
        snprintf(sentence, sentence_size, "said hello, no answer yet");
        return SEAEYE_HEALTH_CONNECTING;
    }
    if (state->host->mono_us(state->host->context) - state->heard_us > patience_us) {
        snprintf(sentence, sentence_size, "silent after %lu datagrams", state->datagrams);
        return SEAEYE_HEALTH_DOWN; /* after it was up: the host starts it anew */
    }
    snprintf(sentence, sentence_size, "%lu datagrams so far", state->datagrams);
    return SEAEYE_HEALTH_UP;
}

/* ---- the bytes: a function of them alone, as in any driver ---- */

static int read_plot(const seaeye_frame* frame, seaeye_radar_plot* plot) {
    char text[64];
    char rest;
    int fields;
    if (frame->size > 0 && frame->bytes[0] == 'E') {
        return OUTCOME_FAULT;
    }
    if (frame->size < 2 || frame->size >= sizeof text || memcmp(frame->bytes, "R,", 2) != 0) {
        return OUTCOME_NOT_OURS;
    }
    memcpy(text, frame->bytes, frame->size);
    text[frame->size] = '\0';
    fields = sscanf(text, "R,%lf,%lf,%lf%c", &plot->range_m, &plot->bearing_deg, &plot->amplitude_db, &rest);
    if ((fields != 2 && fields != 3) || !(0 <= plot->range_m && plot->range_m <= 100000) ||
        !(0 <= plot->bearing_deg && plot->bearing_deg <= 360)) {
        return OUTCOME_BAD_VALUE;
    }
    if (fields == 3) {
        if (!(-200 <= plot->amplitude_db && plot->amplitude_db <= 200)) {
            return OUTCOME_BAD_VALUE;
        }
        plot->has |= SEAEYE_PLOT_AMPLITUDE;
    }
    return OUTCOME_OK;
}

static void device_decode(void* self, const seaeye_frame* frame, const seaeye_sink* sink) {
    seaeye_observation observation;
    int outcome;
    (void)self; /* nothing of the hardware's half is used here: in a replay it was never started */
    memset(&observation, 0, sizeof observation);
    observation.struct_size = sizeof observation;
    observation.kind = SEAEYE_RADAR_PLOT;
    outcome = read_plot(frame, &observation.said.radar_plot);
    if (outcome == OUTCOME_OK) {
        sink->observation(sink->context, &observation); /* no time of its own: the host takes that of reception */
    }
    sink->account(sink->context, frame->number, (uint32_t)outcome);
}

static void device_flush(void* self, const seaeye_sink* sink) {
    (void)self;
    (void)sink;
}

static const seaeye_driver_descriptor descriptor = {
    .magic = SEAEYE_DRIVER_MAGIC,
    .struct_size = sizeof(seaeye_driver_descriptor),
    .abi_major = SEAEYE_ABI_MAJOR,
    .abi_minor = SEAEYE_ABI_MINOR,
    .build = "template",
    .name = "template_device",
    .version = "1.0.0",
    .summary = "Plots of a radar that must be asked for them; a driver to copy",
    .kinds = "radar_plot",
    .config_schema = "{\"type\":\"object\",\"additionalProperties\":false,\"required\":[\"device\"],\"properties\":{"
                     "\"device\":{\"type\":\"string\",\"pattern\":\"^[0-9.]{7,15}:[0-9]{1,5}$\","
                     "\"title\":\"the device's ADDRESS:PORT, such as \\\"192.168.1.30:5000\\\"\"}}}",
    .framing = SEAEYE_FRAMING_LINE, /* what is published is a frame as it is; a log of them holds one a line */
    .outcome_count = sizeof outcomes / sizeof outcomes[0],
    .outcomes = outcomes,
    .create = device_create,
    .decode = device_decode,
    .flush = device_flush,
    .destroy = device_destroy,
    .start = device_start, /* these three make it a driver with hardware of its own: link = "driver:" */
    .stop = device_stop,
    .health = device_health,
};

SEAEYE_EXPORT const seaeye_driver_descriptor* seaeye_driver(void) {
    return &descriptor;
}
