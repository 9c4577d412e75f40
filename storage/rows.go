package storage

import (
	"database/sql"
	"encoding/json"
	"errors"

	"rung/model"
)

// setPositions gives each changed entry its row: after the last one of its day where
// the entry is new or its day changed, else the one it has.
func (t *transaction) setPositions(changes []change) error {
	last := map[model.Day]int64{}
	for i := range changes {
		c := &changes[i]
		if c.before != nil && c.before.Day == c.after.Day {
			c.pos = c.from
			continue
		}
		day := c.after.Day
		if _, known := last[day]; !known {
			var pos int64
			if err := t.prepared(lastInDay).QueryRowContext(t.ctx, position(day, 0), position(day, 1<<32-1)).Scan(&pos); err != nil {
				return err
			}
			last[day] = pos
		}
		last[day]++
		c.pos = last[day]
	}
	return nil
}

// position gives an entry's row: its day, then in 32 bits its order within the day.
func position(day model.Day, sequence int64) int64 { return (day.DayNumber()+1<<20)<<32 + sequence }

func (t *transaction) putContents(contents map[string][]byte) error {
	for hash, bytes := range contents {
		if err := t.runStatement(insertContent, hash, bytes); err != nil {
			return err
		}
	}
	return nil
}

func (t *transaction) putEntries(changes []change) error {
	for _, c := range changes {
		e := c.after
		values, err := e.StoredValues()
		if err != nil {
			return err
		}
		which := updateEntry
		if c.before == nil {
			which = insertEntry
		}
		tags, competencies, read := listJSON(e.Tags), listJSON(e.Competencies), readJSON(e)
		err = t.runStatement(which, c.pos, e.Kind, string(e.Day), string(e.Until), e.Time, e.Title, e.Body, tags, competencies, string(values),
			len(e.Missing()) == 0, e.Private, e.Trashed, e.Created.UnixMilli(), e.Updated.UnixMilli(), read,
			entrySum(e, tags, competencies, string(values), read), e.ID)
		if err != nil {
			return err
		}
		if err := t.runStatement(putFact, e.ID, factOf(e, tags, competencies, string(values), read)); err != nil {
			return err
		}
	}
	return nil
}

func listJSON(list []string) string {
	if len(list) == 0 {
		return "[]"
	}
	return asJSON(list)
}

// readJSON gives the record of what was read from an entry's words.
func readJSON(e model.Entry) string {
	if e.Read.IsZero() {
		return unread
	}
	return asJSON(e.Read)
}

// part is a list of an entry that has a table of its own. All rows of a batch
// go in at once.
type part struct {
	field  string
	remove string
	insert string
	rows   func(model.Entry) [][]any
}

var parts = []part{
	{"tags", `DELETE FROM tag WHERE entry IN (SELECT value FROM json_each(?))`,
		`INSERT INTO tag (entry, tag) SELECT value ->> 0, value ->> 1 FROM json_each(?)`,
		func(e model.Entry) (rows [][]any) {
			for _, tag := range e.Tags {
				rows = append(rows, []any{e.ID, tag})
			}
			return rows
		}},
	{"competencies", `DELETE FROM competency WHERE entry IN (SELECT value FROM json_each(?))`,
		`INSERT INTO competency (entry, competency) SELECT value ->> 0, value ->> 1 FROM json_each(?)`,
		func(e model.Entry) (rows [][]any) {
			for _, competency := range e.Competencies {
				rows = append(rows, []any{e.ID, competency})
			}
			return rows
		}},
	{"links", `DELETE FROM link WHERE entry IN (SELECT value FROM json_each(?))`,
		`INSERT INTO link (entry, ord, role, other) SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?)`,
		func(e model.Entry) (rows [][]any) {
			for i, l := range e.Links {
				rows = append(rows, []any{e.ID, i, l.Role, l.ID})
			}
			return rows
		}},
	{"attachments", `DELETE FROM attachment WHERE entry IN (SELECT value FROM json_each(?))`,
		`INSERT INTO attachment (entry, ord, name, sha256, size) SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(?)`,
		func(e model.Entry) (rows [][]any) {
			for i, a := range e.Attachments {
				rows = append(rows, []any{e.ID, i, a.Name, a.SHA256, a.Bytes})
			}
			return rows
		}},
}

func (t *transaction) putParts(changes []change) error {
	for _, p := range parts {
		var old []string
		var rows [][]any
		for _, c := range changes {
			if !c.touches(p.field) {
				continue
			}
			if c.before != nil {
				old = append(old, c.after.ID)
			}
			rows = append(rows, p.rows(c.after)...)
		}
		if len(old) > 0 {
			if err := t.do(p.remove, asJSON(old)); err != nil {
				return err
			}
		}
		if len(rows) > 0 {
			if err := t.do(p.insert, asJSON(rows)); err != nil {
				return err
			}
		}
	}
	return nil
}

// putRevisions notes the batch and what it changed in each entry.
func (t *transaction) putRevisions(b model.Batch, changes []change) error {
	clock, err := t.nextTick()
	if err != nil {
		return err
	}
	at := b.At.UnixMilli()
	if err := t.runStatement(insertBatch, b.ID, string(b.Action), at, b.Undoes); err != nil {
		return err
	}
	for _, c := range changes {
		fields, err := json.Marshal(c.fields)
		if err != nil {
			return err
		}
		id := model.NewID()
		err = t.runStatement(insertRevision, id, c.after.ID, b.ID, string(b.Action), clock, t.store.device, at, c.before == nil, string(fields),
			sumOf(id, c.after.ID, string(fields)))
		if err != nil {
			return err
		}
	}
	return nil
}

// markTakenBack marks the batch that b takes back as taken. If that was an undo, the
// batch it had undone stands again. Error: Conflict where it was taken already.
func (t *transaction) markTakenBack(b model.Batch) error {
	if b.Undoes == "" {
		return nil
	}
	var undone sql.NullString
	err := t.QueryRowContext(t.ctx, `UPDATE batch SET taken = 1 WHERE id = ? AND taken = 0 RETURNING takes`, b.Undoes).Scan(&undone)
	if errors.Is(err, sql.ErrNoRows) {
		return &model.Error{Code: model.Conflict, Message: "This was taken back already, by another program. Look at the entry's history."}
	}
	if err != nil || b.Action != model.Redone {
		return err
	}
	return t.do(`UPDATE batch SET taken = 0 WHERE id = ?`, undone.String)
}
