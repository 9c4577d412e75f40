-- sum is a checksum over the words of a row (see sum.go), so that a check finds
-- what changed without a save.
ALTER TABLE entry ADD COLUMN sum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE revision ADD COLUMN sum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE draft ADD COLUMN sum INTEGER NOT NULL DEFAULT 0;
ALTER TABLE setting ADD COLUMN sum INTEGER NOT NULL DEFAULT 0;
