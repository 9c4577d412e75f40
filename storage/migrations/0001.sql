-- The journal. Days are YYYY-MM-DD, instants are milliseconds since 1970 UTC.

-- pos is (day number + 2^20) * 2^32 + sequence: the order of the list is the
-- order of the rows, in the table and in the search index alike. It moves when
-- the day changes, so everything else points to id.
CREATE TABLE entry (
  pos          INTEGER PRIMARY KEY,
  id           TEXT NOT NULL UNIQUE,
  kind         TEXT NOT NULL,
  day          TEXT NOT NULL,
  until        TEXT NOT NULL DEFAULT '',
  time         TEXT NOT NULL DEFAULT '',
  title        TEXT NOT NULL,
  body         TEXT NOT NULL DEFAULT '',
  tags         TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(tags)),
  competencies TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(competencies)),
  vals         TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(vals)),
  whole        INTEGER NOT NULL DEFAULT 1, -- 0: belongs in the Inbox
  private      INTEGER NOT NULL DEFAULT 0,
  trashed      INTEGER NOT NULL DEFAULT 0,
  created      INTEGER NOT NULL,
  updated      INTEGER NOT NULL
) STRICT;
CREATE INDEX entry_until ON entry (until) WHERE until <> '';
CREATE INDEX entry_kind ON entry (kind) WHERE trashed = 0;
CREATE INDEX entry_inbox ON entry (kind) WHERE trashed = 0 AND whole = 0;
CREATE INDEX entry_trash ON entry (kind) WHERE trashed = 1;

CREATE TABLE tag (
  tag   TEXT NOT NULL,
  entry TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
  PRIMARY KEY (tag, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX tag_entry ON tag (entry);

CREATE TABLE competency (
  competency TEXT NOT NULL,
  entry      TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
  PRIMARY KEY (competency, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX competency_entry ON competency (entry);

CREATE TABLE link (
  entry TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
  ord   INTEGER NOT NULL,
  role  TEXT NOT NULL,
  other TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (entry, ord)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_other ON link (other, role);

CREATE TABLE content (
  sha256 TEXT PRIMARY KEY,
  bytes  BLOB NOT NULL
) STRICT;

CREATE TABLE attachment (
  entry  TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
  ord    INTEGER NOT NULL,
  name   TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES content (sha256),
  size   INTEGER NOT NULL,
  PRIMARY KEY (entry, ord)
) STRICT, WITHOUT ROWID;
CREATE INDEX attachment_sha256 ON attachment (sha256);

-- The search rows hold folded text only: highlighting reads the entry itself.
CREATE VIRTUAL TABLE search USING fts5 (
  title, body, vals, people, files,
  content = '', contentless_delete = 1,
  prefix = '2 3', tokenize = 'unicode61 remove_diacritics 2'
);
-- An import gathers its words in memory up to this size before they are sorted
-- into the index, rather than merging many small parts.
INSERT INTO search (search, rank) VALUES ('hashsize', 16777216);

CREATE TABLE batch (
  seq    INTEGER PRIMARY KEY,
  id     TEXT NOT NULL UNIQUE,
  action TEXT NOT NULL,
  at     INTEGER NOT NULL,
  takes  TEXT,            -- the batch this one takes back
  taken  INTEGER NOT NULL DEFAULT 0 -- 1 while another batch has taken it back
) STRICT;

-- changes is a JSON list of {field, before, after}; see model.Revision. A
-- revision outlives a lost batch row: an imported history has none.
CREATE TABLE revision (
  seq     INTEGER PRIMARY KEY,
  id      TEXT NOT NULL UNIQUE,
  entry   TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
  batch   TEXT NOT NULL,
  action  TEXT NOT NULL,
  clock   TEXT NOT NULL,
  device  TEXT NOT NULL,
  at      INTEGER NOT NULL,
  made    INTEGER NOT NULL DEFAULT 0, -- 1: the write made the entry
  changes TEXT NOT NULL CHECK (json_valid(changes))
) STRICT;
CREATE INDEX revision_entry ON revision (entry, clock);
CREATE INDEX revision_batch ON revision (batch);

CREATE TABLE draft (
  entry TEXT PRIMARY KEY,
  kind  TEXT NOT NULL,
  title TEXT NOT NULL,
  at    INTEGER NOT NULL,
  form  BLOB NOT NULL
) STRICT;

CREATE TABLE setting (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

-- What Rung notes about the file itself: the hybrid logical clock, and which
-- Rung wrote it ("written_by", which every later version keeps here too, so
-- that an older Rung can name the one it needs).
CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
