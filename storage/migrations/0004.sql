-- What readiness keeps of each entry, so that coverage is known at start without reading
-- all words again, see readiness.EntryRow.StoredFact. An entry whose fact is missing, or was
-- read by another rule, is read from its words; the window then keeps its fact.
CREATE TABLE fact (
  entry TEXT PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,
  bytes BLOB NOT NULL
) STRICT, WITHOUT ROWID;
