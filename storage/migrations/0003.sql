-- What was read from an entry's words rather than set by hand, see model.ReadRecord;
-- {} where nobody has read it. A checksum covers it only where something was read, so
-- those of older entries still hold.
ALTER TABLE entry ADD COLUMN read TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(read));
CREATE INDEX entry_read ON entry (kind) WHERE trashed = 0 AND read <> '{}';
