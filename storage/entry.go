package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"rung/model"
)

// entryColumns are the columns that scanColumns and scanEntry read, in that order.
const entryColumns = `entry.pos, entry.id, entry.kind, entry.day, entry.until, entry.time, entry.title, entry.body,
	entry.tags, entry.competencies, entry.vals, entry.private, entry.trashed, entry.created, entry.updated, entry.read,
	(SELECT json_group_array(json_object('role', role, 'id', other) ORDER BY ord) FROM link WHERE link.entry = entry.id),
	(SELECT json_group_array(json_object('name', name, 'sha256', sha256, 'bytes', size) ORDER BY ord) FROM attachment WHERE attachment.entry = entry.id)`

// entryRow is a row of entryColumns, with its lists and values still as JSON.
type entryRow struct {
	entry model.Entry // its lists and values are empty until decode fills them
	pos   int64

	tags, competencies, values, read, links, attachments []byte
}

// scanColumns reads a row of entryColumns, and any extra columns that follow them.
func (r *entryRow) scanColumns(row interface{ Scan(...any) error }, extra ...any) error {
	var created, updated int64
	e := &r.entry
	into := []any{&r.pos, &e.ID, &e.Kind, &e.Day, &e.Until, &e.Time, &e.Title, &e.Body,
		&r.tags, &r.competencies, &r.values, &e.Private, &e.Trashed, &created, &updated, &r.read, &r.links, &r.attachments}
	err := row.Scan(append(into, extra...)...)
	if misread(err) {
		return unreadable(*e, errMisread)
	}
	e.Created, e.Updated = time.UnixMilli(created).UTC(), time.UnixMilli(updated).UTC()
	return err
}

// decodeLists fills in the entry's lists. If one cannot be understood, the Error of
// code Damaged names the entry; so does that of decode.
func (r *entryRow) decodeLists() error {
	e := &r.entry
	for _, list := range []struct {
		text []byte
		into any
	}{{r.tags, &e.Tags}, {r.competencies, &e.Competencies}, {r.links, &e.Links}, {r.attachments, &e.Attachments}} {
		if string(list.text) == "[]" {
			continue
		}
		if err := json.Unmarshal(list.text, list.into); err != nil {
			return unreadable(*e, err)
		}
	}
	return nil
}

func (r *entryRow) decode() error {
	if err := r.decodeLists(); err != nil {
		return err
	}
	if err := r.entry.ReadStored(r.values); err != nil {
		return unreadable(r.entry, err)
	}
	if string(r.read) == unread {
		return nil
	}
	if err := json.Unmarshal(r.read, &r.entry.Read); err != nil {
		return unreadable(r.entry, err)
	}
	return nil
}

// checksum computes the checksum that the row should have.
func (r *entryRow) checksum() int64 {
	return entrySum(r.entry, string(r.tags), string(r.competencies), string(r.values), string(r.read))
}

// fact computes the fact that should be kept of the entry.
func (r *entryRow) fact() []byte {
	return factOf(r.entry, string(r.tags), string(r.competencies), string(r.values), string(r.read))
}

// unread is the record of an entry whose words nobody has read.
const unread = "{}"

// scanEntry reads and decodes a row of entryColumns, and any extra columns after
// them. If it cannot be understood, the Error of code Damaged names the entry.
func scanEntry(row interface{ Scan(...any) error }, extra ...any) (e model.Entry, pos int64, err error) {
	var r entryRow
	if err := r.scanColumns(row, extra...); err != nil {
		return r.entry, 0, err
	}
	err = r.decode()
	if err != nil {
		return r.entry, 0, err
	}
	return r.entry, r.pos, nil
}

func unreadable(e model.Entry, err error) error {
	return &model.Error{Code: model.Damaged, Message: "“" + e.Title + "” (" + e.ID + ") cannot be read any more. Restore a copy of the journal: under Settings, or with “rung restore”.", Err: err}
}

// querier is a pool or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// rowQuerier is a pool or a transaction, asked for one row.
type rowQuerier interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// eachQueryRow calls fn for each row of a query, and stops at the first error.
func eachQueryRow(ctx context.Context, db querier, fn func(*sql.Rows) error, query string, args ...any) error {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	return eachRow(rows, fn)
}

func eachRow(rows *sql.Rows, fn func(*sql.Rows) error) (err error) {
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		if err := fn(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// Entry gives one entry, trashed or not. Errors: NotFound, Damaged, Busy.
func (s *Store) Entry(ctx context.Context, id string) (model.Entry, error) {
	e, _, err := scanEntry(s.readPool().QueryRowContext(ctx, `SELECT `+entryColumns+` FROM entry WHERE id = ?`, id))
	if errors.Is(err, sql.ErrNoRows) {
		return e, &model.Error{Code: model.NotFound, Message: "There is no entry " + id + ". It may have been removed for good.", Err: err}
	}
	return e, translate("reading an entry", err)
}

// Refs gives what names entries, by id: title, kind, day, and for contacts of one
// title what tells them apart. Unknown ids are left out.
func (s *Store) Refs(ctx context.Context, ids []string) (map[string]model.Ref, error) {
	const doing = "reading the names of entries"
	refs, err := s.refsWithoutDetail(ctx, ids)
	if err != nil {
		return refs, translate(doing, err)
	}
	list := make([]model.Ref, 0, len(refs))
	for _, r := range refs {
		list = append(list, r)
	}
	err = s.distinguishNamesakes(ctx, list)
	for _, r := range list {
		refs[r.ID] = r
	}
	return refs, translate(doing, err)
}

// refsWithoutDetail is Refs without what tells contacts apart, which saves a query.
func (s *Store) refsWithoutDetail(ctx context.Context, ids []string) (map[string]model.Ref, error) {
	refs := make(map[string]model.Ref, len(ids))
	err := eachQueryRow(ctx, s.readPool(), func(rows *sql.Rows) error {
		var r model.Ref
		if err := rows.Scan(&r.ID, &r.Kind, &r.Title, &r.Day, &r.Trashed); err != nil {
			return err
		}
		refs[r.ID] = r
		return nil
	}, `SELECT id, kind, title, day, trashed FROM entry WHERE id IN (SELECT value FROM json_each(?))`, asJSON(ids))
	return refs, err
}

// distinguishNamesakes sets Disambiguation in the refs of contacts that share their
// title with another contact.
func (s *Store) distinguishNamesakes(ctx context.Context, refs []model.Ref) error {
	var titles []string
	for _, r := range refs {
		if r.Kind == model.KindContact {
			titles = append(titles, r.Title)
		}
	}
	if len(titles) == 0 || s.distinguish == nil {
		return nil
	}
	var namesakes []model.Entry
	err := eachQueryRow(ctx, s.readPool(), func(rows *sql.Rows) error {
		e, _, err := scanEntry(rows)
		namesakes = append(namesakes, e)
		return err
	}, `SELECT `+entryColumns+` FROM entry WHERE kind = 'contact' AND trashed = 0 AND title COLLATE NOCASE IN (SELECT value FROM json_each(?))`, asJSON(titles))
	if err != nil {
		return err
	}
	distinctions := s.distinguish(namesakes)
	for i, r := range refs {
		refs[i].Disambiguation = distinctions[r.ID]
	}
	return nil
}

// AttachmentContent gives an attachment's bytes. Errors: NotFound, Damaged, Busy.
func (s *Store) AttachmentContent(ctx context.Context, sha256 string) ([]byte, error) {
	var b []byte
	err := s.readPool().QueryRowContext(ctx, `SELECT bytes FROM content WHERE sha256 = ?`, sha256).Scan(&b)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, &model.Error{Code: model.NotFound, Message: "This attachment is not in the journal any more.", Err: err}
	}
	return b, translate("reading an attachment", err)
}

// asJSON gives v as JSON. All that is given to it here is plain data and cannot fail.
func asJSON(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return "[]"
	}
	return string(b)
}
