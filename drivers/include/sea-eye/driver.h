/* Sea Eye driver ABI, version 1. Plain C99: no C++ type, no exception and no owned pointer crosses it.
 *
 * A driver is a shared library that exports one function, seaeye_driver(), which returns its descriptor. The host
 * owns the link (serial, TCP, UDP, file ...), cuts its bytes into frames, and hands each frame to decode(). decode()
 * is a pure function of the bytes it has been given so far: no clock, no I/O, no thread. That is what makes a replayed
 * log give the same tracks as the live feed did.
 *
 * Append-only: a field is never removed, moved or re-used. Every struct that crosses begins with its struct_size, as
 * the side that filled it was compiled; the other side reads no further than that. What a minor version appended to a
 * member of seaeye_observation's union has a bit in `has`, so that an older driver's silence is "not available". Zero a
 * struct before you fill it.
 */
#ifndef SEAEYE_DRIVER_H
#define SEAEYE_DRIVER_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define SEAEYE_DRIVER_MAGIC 0x53454159u /* "SEAY" */
#define SEAEYE_ABI_MAJOR 1u
#define SEAEYE_ABI_MINOR 1u

#if defined(__GNUC__)
#define SEAEYE_EXPORT __attribute__((visibility("default")))
#else
#define SEAEYE_EXPORT
#endif

/* Text that the callee borrows for the call. Not terminated. */
typedef struct seaeye_text {
    const char* bytes;
    size_t size;
} seaeye_text;

/* How the host cuts a link's bytes into frames. */
enum {
    SEAEYE_FRAMING_LINE = 1,     /* one line, without its CR or LF; at most frame_cap bytes */
    SEAEYE_FRAMING_DATAGRAM = 2, /* one UDP datagram, or one record of a capture */
    SEAEYE_FRAMING_STREAM = 3,   /* whatever arrived; the driver finds its own frames */
    /* 1.1: a datagram whole; a stream or a file cut by the length that stands big-endian in a block's bytes 1 and 2 and
     * counts the block from its byte 0 (ASTERIX) */
    SEAEYE_FRAMING_BLOCK = 4
};

/* One frame. `number` counts from 1 in each source; account() quotes it. */
typedef struct seaeye_frame {
    uint32_t struct_size;
    /* 1.1: which of the peers or flows that one link has side by side sent it, 0 to 127: the parts of a message come from
     * one of them. Was reserved, and 0. */
    uint32_t stream;
    uint64_t number;
    int64_t received_us; /* microseconds since 1970 UTC when the host got it; 0 when a log does not say */
    const uint8_t* bytes;
    size_t size;
} seaeye_frame;

/* What an observation is of. Which member of `said` is filled. */
enum {
    SEAEYE_AIS_POSITION = 1,
    SEAEYE_AIS_STATIC = 2,
    SEAEYE_AIS_OTHER = 3,
    SEAEYE_RADAR_PLOT = 4,
    SEAEYE_RADAR_TRACK = 5,
    SEAEYE_CAMERA_TRIGGER = 6,
    SEAEYE_RADAR_SWEEP = 7, /* 1.1 */
    SEAEYE_OWN_SHIP = 8,    /* 1.1 */
    SEAEYE_RADAR_CUE = 9    /* 1.1 */
};

enum {
    SEAEYE_CLASS_UNKNOWN = 0,
    SEAEYE_CLASS_A = 1,
    SEAEYE_CLASS_B = 2,
    SEAEYE_CLASS_SAR_AIRCRAFT = 3,
    SEAEYE_CLASS_BASE_STATION = 4,
    SEAEYE_CLASS_AID_TO_NAVIGATION = 5
};

/* Bits of `has`: which members hold a value. A member whose bit is clear is "not available". */
enum {
    SEAEYE_POSITION_AT = 1u << 0,
    SEAEYE_POSITION_SOG = 1u << 1,
    SEAEYE_POSITION_COG = 1u << 2,
    SEAEYE_POSITION_HEADING = 1u << 3,
    SEAEYE_POSITION_ROT = 1u << 4,
    SEAEYE_POSITION_NAV_STATUS = 1u << 5,
    SEAEYE_POSITION_UTC_SECOND = 1u << 6,
    SEAEYE_POSITION_ALTITUDE = 1u << 7
};

enum {
    SEAEYE_FLAG_ACCURATE = 1u << 0,       /* better than 10 m */
    SEAEYE_FLAG_LOW_RESOLUTION = 1u << 1, /* AIS type 27 */
    SEAEYE_FLAG_OWN_SHIP = 1u << 2,       /* VDO */
    SEAEYE_FLAG_UNCHECKED = 1u << 3       /* 1.1: its checksum was wrong or missing; never proof of anything new */
};

typedef struct seaeye_ais_position {
    uint32_t mmsi;
    uint8_t message_type;
    uint8_t ais_class;
    uint8_t nav_status;
    uint8_t utc_second;
    uint32_t has;
    uint32_t flags;
    double lat_deg;
    double lon_deg;
    double sog_mps;
    double cog_deg;
    double heading_deg;
    double rot_deg_per_min; /* positive to starboard */
    double altitude_m;
} seaeye_ais_position;

enum {
    SEAEYE_STATIC_IMO = 1u << 0,
    SEAEYE_STATIC_SHIP_TYPE = 1u << 1,
    SEAEYE_STATIC_TO_BOW = 1u << 2,
    SEAEYE_STATIC_TO_STERN = 1u << 3,
    SEAEYE_STATIC_TO_PORT = 1u << 4,
    SEAEYE_STATIC_TO_STARBOARD = 1u << 5,
    SEAEYE_STATIC_DRAUGHT = 1u << 6,
    SEAEYE_STATIC_MOTHERSHIP = 1u << 7
};

typedef struct seaeye_ais_static {
    uint32_t mmsi;
    uint8_t message_type;
    uint8_t ais_class;
    uint16_t ship_type;
    uint32_t has;
    uint32_t imo;
    uint32_t mothership_mmsi;
    uint32_t flags; /* 1.1: SEAEYE_FLAG_UNCHECKED; was reserved, and 0 */
    double to_bow_m;
    double to_stern_m;
    double to_port_m;
    double to_starboard_m;
    double draught_m;
    seaeye_text name;        /* empty: not given */
    seaeye_text callsign;    /* empty: not given */
    seaeye_text destination; /* empty: not given */
} seaeye_ais_static;

typedef struct seaeye_ais_other {
    uint32_t mmsi;
    uint8_t message_type;
    uint8_t flags; /* 1.1: SEAEYE_FLAG_UNCHECKED; was reserved, and 0 */
    uint8_t reserved[2];
    seaeye_text text; /* safety text, or empty */
} seaeye_ais_other;

/* range: slant, from the antenna. bearing: from true north, clockwise. A set that computes places itself may say `at`
 * instead, with the bit NO_POLAR, or both. */
enum {
    SEAEYE_PLOT_AMPLITUDE = 1u << 0,
    SEAEYE_PLOT_AT = 1u << 1,             /* 1.1 */
    SEAEYE_PLOT_NO_POLAR = 1u << 2,       /* 1.1: range_m and bearing_deg say nothing */
    SEAEYE_PLOT_RADIAL_SPEED = 1u << 3,   /* 1.1 */
    SEAEYE_PLOT_RANGE_EXTENT = 1u << 4,   /* 1.1 */
    SEAEYE_PLOT_BEARING_EXTENT = 1u << 5  /* 1.1 */
};

typedef struct seaeye_radar_plot {
    double range_m;
    double bearing_deg;
    double amplitude_db;
    uint32_t has;
    uint32_t reserved;
    /* 1.1 */
    double lat_deg;
    double lon_deg;
    double radial_speed_mps; /* positive away from the radar */
    double range_extent_m;
    double bearing_extent_deg;
} seaeye_radar_plot;

enum {
    SEAEYE_TRACK_SOG = 1u << 0,
    SEAEYE_TRACK_COG = 1u << 1,
    SEAEYE_TRACK_AT = 1u << 2,             /* 1.1, as all below */
    SEAEYE_TRACK_NO_POLAR = 1u << 3,       /* range_m and bearing_deg say nothing */
    SEAEYE_TRACK_CPA = 1u << 4,
    SEAEYE_TRACK_TCPA = 1u << 5,
    SEAEYE_TRACK_SIGMA_RANGE = 1u << 6,
    SEAEYE_TRACK_SIGMA_BEARING = 1u << 7,
    SEAEYE_TRACK_SIGMA_POSITION = 1u << 8,
    SEAEYE_TRACK_LABEL = 1u << 9,
    SEAEYE_TRACK_REFERENCE = 1u << 10      /* a fixed target that the set measures its own speed by */
};
enum {
    SEAEYE_TRACK_ACQUIRING = 0,
    SEAEYE_TRACK_TRACKING = 1,
    SEAEYE_TRACK_LOST = 2,
    SEAEYE_TRACK_COASTING = 3 /* 1.1: predicted, not seen in this turn */
};

typedef struct seaeye_radar_track {
    uint32_t number;
    uint32_t generation;
    double range_m;
    double bearing_deg;
    double sog_mps;
    double cog_deg;
    uint32_t has;
    uint32_t status;
    /* 1.1 */
    double lat_deg;
    double lon_deg;
    double cpa_m;
    double tcpa_s; /* negative: it is past */
    double sigma_range_m;
    double sigma_bearing_deg;
    double sigma_position_m; /* in each horizontal axis */
    seaeye_text label;
} seaeye_radar_track;

/* 1.1. The beam passed this bearing: north, or the edge of a sector. */
enum { SEAEYE_SWEEP_ROTATION = 1u << 0 };

typedef struct seaeye_radar_sweep {
    double bearing_deg;
    double rotation_s; /* one turn */
    uint32_t has;
    uint32_t reserved;
} seaeye_radar_sweep;

/* 1.1. What the vessel or station that carries the sensor says of itself. */
enum {
    SEAEYE_OWN_AT = 1u << 0,
    SEAEYE_OWN_HEADING = 1u << 1,
    SEAEYE_OWN_COG = 1u << 2,
    SEAEYE_OWN_SOG = 1u << 3
};

typedef struct seaeye_own_ship {
    double lat_deg;
    double lon_deg;
    double heading_deg;
    double cog_deg;
    double sog_mps;
    uint32_t has;
    uint32_t reserved;
} seaeye_own_ship;

/* 1.1. An operator pointed at something: never a track. */
enum { SEAEYE_CUE_AT = 1u << 0, SEAEYE_CUE_POLAR = 1u << 1 };
enum { SEAEYE_CUE_CURSOR = 0, SEAEYE_CUE_MARK = 1 };

typedef struct seaeye_radar_cue {
    uint32_t kind;
    uint32_t has;
    double range_m;
    double bearing_deg;
    double lat_deg;
    double lon_deg;
    seaeye_text label;
} seaeye_radar_cue;

enum {
    SEAEYE_TRIGGER_RANGE = 1u << 0,
    SEAEYE_TRIGGER_ELEVATION = 1u << 1, /* 1.1, as all below */
    SEAEYE_TRIGGER_KIND = 1u << 2,
    SEAEYE_TRIGGER_ID = 1u << 3,
    SEAEYE_TRIGGER_TRACK = 1u << 4,
    SEAEYE_TRIGGER_FRAME = 1u << 5
};
enum {
    SEAEYE_TRIGGER_SEEN = 0, /* one sight, of which nothing else is known */
    SEAEYE_TRIGGER_APPEARED = 1,
    SEAEYE_TRIGGER_UPDATED = 2,
    SEAEYE_TRIGGER_ENDED = 3
};

typedef struct seaeye_camera_trigger {
    seaeye_text camera;
    seaeye_text object_class;
    double bearing_deg;
    double bearing_sigma_deg;
    double confidence; /* 0 to 1 */
    double range_m;
    uint32_t has;
    uint32_t reserved;
    /* 1.1 */
    double elevation_deg; /* above the horizontal */
    uint32_t kind;
    uint32_t reserved_2;
    seaeye_text id;    /* of this trigger, as its sender has it */
    seaeye_text track; /* of the object over time, as its sender has it */
    seaeye_text frame; /* where the picture is: a path or address, at most 200 bytes */
} seaeye_camera_trigger;

/* One thing one sensor said. Borrowed by the host for the call. */
typedef struct seaeye_observation {
    uint32_t struct_size;
    uint32_t kind;
    int64_t measured_us; /* the sensor's own time; 0: it gave none, the host takes received_us */
    int64_t received_us; /* what a log says of its reception; 0: it does not say */
    union {
        seaeye_ais_position ais_position;
        seaeye_ais_static ais_static;
        seaeye_ais_other ais_other;
        seaeye_radar_plot radar_plot;
        seaeye_radar_track radar_track;
        seaeye_camera_trigger camera_trigger;
        seaeye_radar_sweep radar_sweep; /* 1.1 */
        seaeye_own_ship own_ship;       /* 1.1 */
        seaeye_radar_cue radar_cue;     /* 1.1 */
    } said;
} seaeye_observation;

/* Where decode() puts what it finds. The host fills it; `context` is passed back untouched. */
typedef struct seaeye_sink {
    uint32_t struct_size;
    uint32_t reserved;
    void* context;
    void (*observation)(void* context, const seaeye_observation* observation);
    /* Says how frame `number` ended: an index into the descriptor's outcomes. Exactly once for every frame, at once or
     * later (the first part of a multi-part message is settled when its last part comes, or when it expires). */
    void (*account)(void* context, uint64_t number, uint32_t outcome);
    /* Adds one to a counter of the descriptor. Free of the accounting of frames. */
    void (*count)(void* context, uint32_t counter);
} seaeye_sink;

/* What publish() says. It never blocks. */
enum {
    SEAEYE_PUBLISH_OK = 0,
    SEAEYE_PUBLISH_WOULD_BLOCK = 1,     /* longer than frame_cap: not taken */
    SEAEYE_PUBLISH_DROPPED_OLDEST = 2,  /* taken; the host was behind, so the oldest waiting frame was given up */
    SEAEYE_PUBLISH_STOPPING = 3         /* not taken: before start() or after stop() */
};

/* Events of a descriptor. */
enum { SEAEYE_FD_READ = 1u << 0, SEAEYE_FD_WRITE = 1u << 1 };

/* What the host offers a driver. Everything but `log` is for drivers with start(), while they run; a driver that only
 * decodes has no use for the rest, and in a replay none of it does anything. Callbacks come on the thread that calls
 * decode(), one at a time. One that takes longer than 50 ms is logged and counted. */
typedef struct seaeye_host {
    uint32_t struct_size;
    uint32_t abi_minor;
    void* context;
    /* level: 0 debug, 1 info, 2 warning, 3 error. Rate-limited by the host. */
    void (*log)(void* context, int level, seaeye_text message);

    /* 1.1 */
    /* Raw bytes from the hardware: one frame. They are journalled and come back through decode(). Any thread. */
    int (*publish)(void* context, const uint8_t* bytes, size_t size);
    /* A number worth watching, by a name of [a-z0-9_]; shown in /metrics. Any thread. */
    void (*metric)(void* context, seaeye_text name, double value);
    int64_t (*mono_us)(void* context); /* never goes back; for intervals. Any thread. */
    int64_t (*utc_us)(void* context);  /* since 1970; may step. Any thread. */
    /* Calls ready() whenever the descriptor is ready, until called again with events 0. 0 on success. The descriptor
     * stays the driver's. */
    int (*watch_fd)(void* context, int fd, uint32_t events, void (*ready)(void* self, int fd, uint32_t events));
    /* Calls due() once. Gives its id, never 0; 0 when there are too many (64). */
    uint64_t (*timer)(void* context, int64_t after_us, void (*due)(void* self, uint64_t id));
    void (*cancel_timer)(void* context, uint64_t id);
    /* The driver cannot go on: the host stops it and starts it anew, with backoff. Any thread. */
    void (*request_restart)(void* context, seaeye_text why);
} seaeye_host;

enum { SEAEYE_HEALTH_DOWN = 0, SEAEYE_HEALTH_CONNECTING = 1, SEAEYE_HEALTH_UP = 2 };

typedef struct seaeye_driver_descriptor {
    uint32_t magic;       /* SEAEYE_DRIVER_MAGIC */
    uint32_t struct_size; /* sizeof(seaeye_driver_descriptor) */
    uint32_t abi_major;
    uint32_t abi_minor;
    const char* build; /* free text: compiler, revision */
    const char* name;  /* as the configuration names it, e.g. ais_nmea */
    const char* version;
    const char* summary;       /* one sentence */
    /* what it emits, comma-separated: ais, radar_plot, radar_track, radar_sweep, radar_cue, own_ship, camera */
    const char* kinds;
    const char* config_schema; /* JSON Schema (draft-07) of the keys it takes in its [[source]] */
    uint32_t framing;
    uint32_t outcome_count; /* >= 1; outcome 0 is "ok" */
    const char* const* outcomes;
    uint32_t counter_count;
    uint32_t reserved;
    const char* const* counters;

    /* A decoder for one source, or NULL with a sentence in `error` (at most error_size bytes, terminated).
     * config_json: the source's own keys as one JSON object. `host` outlives the decoder. */
    void* (*create)(const seaeye_host* host, const char* config_json, char* error, size_t error_size);
    /* Pure: bytes in, observations out. Never throws, never blocks, holds on to nothing of `frame`. */
    void (*decode)(void* self, const seaeye_frame* frame, const seaeye_sink* sink);
    /* The input ended: settle what was pending. */
    void (*flush)(void* self, const seaeye_sink* sink);
    void (*destroy)(void* self);

    /* 1.1: the longest line or block it takes, in bytes; 0 is 1024 for lines and 65535 for blocks. What is longer is cut
     * and its rest is a frame of its own. At most 65536. */
    uint32_t frame_cap;
    uint32_t reserved_2;
    /* 1.1, for hardware with an SDK or a protocol of its own: link = "driver:". All of them, or none. */
    /* Opens the hardware and returns; 0, or a sentence in `error`. May use threads of its own. */
    int (*start)(void* self, char* error, size_t error_size);
    /* Closes it, also after a start() that failed. No publish() after it has returned, which is before `deadline_us` of
     * mono_us(). */
    void (*stop)(void* self, int64_t deadline_us);
    /* How the hardware is, and one sentence about it. Asked once a second. */
    int (*health)(void* self, char* sentence, size_t sentence_size);
} seaeye_driver_descriptor;

/* The one exported symbol. */
typedef const seaeye_driver_descriptor* (*seaeye_driver_entry)(void);
#define SEAEYE_DRIVER_SYMBOL "seaeye_driver"

#ifdef __cplusplus
}
#endif

#endif
