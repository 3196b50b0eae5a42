-- How sure a track is, of what and by whom: nested values are JSON text, as the field table writes them.
ALTER TABLE track ADD COLUMN "ellipse"      TEXT NOT NULL DEFAULT '{}';
ALTER TABLE track ADD COLUMN "modes"        TEXT NOT NULL DEFAULT '{}';
ALTER TABLE track ADD COLUMN "identity"     TEXT NOT NULL DEFAULT '[]';
ALTER TABLE track ADD COLUMN "contributors" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE track ADD COLUMN "spoof"        TEXT;
ALTER TABLE track ADD COLUMN "quality"      REAL NOT NULL DEFAULT 1;
