-- The first record: vessels, tracks with their history, events with every transition.
-- Columns carry the names, types and NOT NULLs of the field tables (schemas/fields.cpp; a test compares them).
-- Times are microseconds since 1970 UTC. Columns after the field table's own are marked.

CREATE TABLE meta (
    "key"   TEXT PRIMARY KEY,
    "value" INTEGER NOT NULL
) WITHOUT ROWID;

INSERT INTO meta VALUES ('next_track_id', 1);

CREATE TABLE vessel (
    "mmsi"           INTEGER NOT NULL PRIMARY KEY,
    "mmsi_kind"      TEXT NOT NULL,
    "ais_class"      TEXT NOT NULL,
    "imo"            INTEGER,
    "name"           TEXT,
    "callsign"       TEXT,
    "ship_type"      INTEGER,
    "to_bow_m"       REAL,
    "to_stern_m"     REAL,
    "to_port_m"      REAL,
    "to_starboard_m" REAL,
    "draught_m"      REAL,
    "destination"    TEXT,
    "first_heard"    INTEGER NOT NULL,
    "last_heard"     INTEGER NOT NULL,
    "lat"            REAL,
    "lon"            REAL
);

CREATE TABLE track (
    "id"               INTEGER NOT NULL PRIMARY KEY,
    "phase"            TEXT NOT NULL,
    "time"             INTEGER NOT NULL,
    "lat"              REAL NOT NULL,
    "lon"              REAL NOT NULL,
    "sog_kn"           REAL NOT NULL,
    "cog_deg"          REAL NOT NULL,
    "heading_deg"      REAL,
    "mmsi"             INTEGER,
    "ais_class"        TEXT NOT NULL,
    "nav_status"       INTEGER,
    "existence"        REAL NOT NULL,
    "position_sigma_m" REAL NOT NULL,
    "started"          INTEGER NOT NULL,
    "updates"          INTEGER NOT NULL,
    -- beyond the field table: when and where the whole track was, so history is found without reading it
    "first_time"       INTEGER NOT NULL,
    "last_time"        INTEGER NOT NULL,
    "west"             REAL NOT NULL,
    "south"            REAL NOT NULL,
    "east"             REAL NOT NULL,
    "north"            REAL NOT NULL
);

-- Every identity a track ever had: who swaps hers is found under both.
CREATE TABLE track_identity (
    "mmsi"     INTEGER NOT NULL,
    "track_id" INTEGER NOT NULL,
    PRIMARY KEY ("mmsi", "track_id")
) WITHOUT ROWID;

-- History, the bulk of the file, so it is packed: NAME_eN is NAME times 10^N, rounded to an integer, N being the
-- decimals of the field table; phase is its place in the enum. A point costs about 40 bytes instead of 70.
-- Read it through the view track_history.
CREATE TABLE track_point (
    "track_id"   INTEGER NOT NULL,
    "time"       INTEGER NOT NULL,
    "lat_e7"     INTEGER NOT NULL,
    "lon_e7"     INTEGER NOT NULL,
    "sog_kn_e2"  INTEGER NOT NULL,
    "cog_deg_e1" INTEGER NOT NULL,
    "phase"      INTEGER NOT NULL,
    "mmsi"       INTEGER,
    PRIMARY KEY ("track_id", "time")
) WITHOUT ROWID;

CREATE VIEW track_history AS
SELECT "track_id", "time",
       "lat_e7" / 1e7 AS "lat", "lon_e7" / 1e7 AS "lon", "sog_kn_e2" / 1e2 AS "sog_kn", "cog_deg_e1" / 1e1 AS "cog_deg",
       CASE "phase" WHEN 0 THEN 'tentative' WHEN 1 THEN 'confirmed' WHEN 2 THEN 'coasting' ELSE 'dropped' END AS "phase",
       "mmsi"
FROM track_point;

-- The newest transition of every event.
CREATE TABLE event (
    "id"             TEXT NOT NULL PRIMARY KEY,
    "kind"           TEXT NOT NULL,
    "transition"     TEXT NOT NULL,
    "time"           INTEGER NOT NULL,
    "start"          INTEGER NOT NULL,
    "end"            INTEGER,
    "severity"       REAL NOT NULL,
    "severity_class" TEXT NOT NULL,
    "tracks"         TEXT NOT NULL,
    "zone"           TEXT,
    "position"       TEXT NOT NULL,
    "evidence"       TEXT NOT NULL,
    "suppressors"    TEXT NOT NULL,
    "incident"       TEXT,
    "rule"           TEXT NOT NULL,
    "reason"         TEXT,
    -- beyond the field table: the position again, for boxes
    "lat"            REAL NOT NULL,
    "lon"            REAL NOT NULL
);

CREATE INDEX event_by_start ON event ("start", "id");

-- Every transition as it became known. Append-only: this is what was said, when.
CREATE TABLE event_transition (
    "id"             TEXT NOT NULL,
    "kind"           TEXT NOT NULL,
    "transition"     TEXT NOT NULL,
    "time"           INTEGER NOT NULL,
    "start"          INTEGER NOT NULL,
    "end"            INTEGER,
    "severity"       REAL NOT NULL,
    "severity_class" TEXT NOT NULL,
    "tracks"         TEXT NOT NULL,
    "zone"           TEXT,
    "position"       TEXT NOT NULL,
    "evidence"       TEXT NOT NULL,
    "suppressors"    TEXT NOT NULL,
    "incident"       TEXT,
    "rule"           TEXT NOT NULL,
    "reason"         TEXT,
    -- beyond the field table: the order in which they became known
    "seq"            INTEGER PRIMARY KEY
);

CREATE INDEX event_transition_by_id ON event_transition ("id", "seq");

-- Who was in which event.
CREATE TABLE event_track (
    "event_id" TEXT NOT NULL,
    "track_id" INTEGER NOT NULL,
    "mmsi"     INTEGER,
    PRIMARY KEY ("event_id", "track_id")
) WITHOUT ROWID;

CREATE INDEX event_track_by_track ON event_track ("track_id");
CREATE INDEX event_track_by_mmsi ON event_track ("mmsi") WHERE "mmsi" IS NOT NULL;
