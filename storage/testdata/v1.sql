-- What a journal of version 1 held, by hand: rows for its own schema, which is
-- migrations/0001.sql. It never changes once that version is released.
INSERT INTO entry (pos, id, kind, day, title, body, tags, competencies, vals, whole, private, trashed, created, updated) VALUES
  (4591466068312065, '018f0000-0000-7000-8000-000000000001', 'contact', '2026-01-05', 'Ana Müller', '', '[]', '[]',
   '{"job":"Finance controller","ideal_days":30}', 0, 0, 0, 1767571200000, 1767571200000),
  (4591835435499521, '018f0000-0000-7000-8000-000000000002', 'achievement', '2026-04-01', 'Cut the backup time', 'From nine hours to *two*.',
   '["backup","erp"]', '["technical"]', '{"situation":"Backups ran into the morning","metrics":[{"what":"hours","before":9,"after":2,"known":"measured"}]}',
   0, 1, 0, 1775001600000, 1775088000000),
  (4591835435499522, '018f0000-0000-7000-8000-000000000003', 'note', '2026-04-01', 'Thrown away', '', '[]', '[]', '{}', 1, 0, 1, 1775001600000, 1775001600000);
INSERT INTO tag (tag, entry) VALUES ('backup', '018f0000-0000-7000-8000-000000000002'), ('erp', '018f0000-0000-7000-8000-000000000002');
INSERT INTO competency (competency, entry) VALUES ('technical', '018f0000-0000-7000-8000-000000000002');
INSERT INTO link (entry, ord, role, other) VALUES
  ('018f0000-0000-7000-8000-000000000002', 0, 'witness', '018f0000-0000-7000-8000-000000000001');
INSERT INTO content (sha256, bytes) VALUES ('2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824', x'68656c6c6f');
INSERT INTO attachment (entry, ord, name, sha256, size) VALUES
  ('018f0000-0000-7000-8000-000000000002', 0, 'Beleg.txt', '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824', 5);
INSERT INTO search (rowid, title, body, vals, people, files) VALUES
  (4591466068312065, 'ana muller', '', '30 finance controller', '', ''),
  (4591835435499521, 'cut the backup time', 'from nine hours to two', '2 9 measured hours backups ran into the morning backup erp', 'ana muller', 'beleg txt'),
  (4591835435499522, 'thrown away', '', '', '', '');
INSERT INTO batch (seq, id, action, at, takes, taken) VALUES (1, '018f0000-0000-7000-8000-00000000000a', 'add', 1775001600000, NULL, 0);
INSERT INTO revision (id, entry, batch, action, clock, device, at, made, changes) VALUES
  ('018f0000-0000-7000-8000-00000000000b', '018f0000-0000-7000-8000-000000000003', '018f0000-0000-7000-8000-00000000000a', 'add',
   '01775001600000-000000', 'laptop', 1775001600000, 1,
   '[{"field":"kind","before":null,"after":"note"},{"field":"day","before":null,"after":"2026-04-01"},{"field":"title","before":null,"after":"Thrown away"}]');
INSERT INTO draft (entry, kind, title, at, form) VALUES ('018f0000-0000-7000-8000-00000000000c', 'note', 'Half a thought', 1775001600000, x'7b7d');
INSERT INTO setting (key, value) VALUES ('currency', '"CHF"');
INSERT INTO meta (key, value) VALUES ('clock', '01775001600000-000000');
