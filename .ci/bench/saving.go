package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"net/url"
	"strings"
	"time"

	_ "modernc.org/sqlite"

	"rung/.ci/bench/life"
	"rung/model"
	"rung/storage"
)

// measureSaving saves entries one by one as a person does, each with its revision and search row, and in turns commits
// the same rows with nothing but SQLite, into a journal of the same size. Both are on the disk when they return.
func measureSaving(ctx context.Context, j journals) []line {
	const what, aim = "a durable save, beside SQLite's commit of the same rows", 3
	rung, bare, err := saveInTurns(ctx, j)
	if err != nil {
		return []line{{what: what, why: err}}
	}
	return []line{against(what, median(rung), median(bare), millis, aim)}
}

func saveInTurns(ctx context.Context, j journals) (rung, bare []float64, err error) {
	for _, name := range []string{"saved", "bare"} {
		if err := fill(ctx, j.named(name), smallSize); err != nil {
			return nil, nil, err
		}
	}
	store, err := open(j.named("saved"))
	if err != nil {
		return nil, nil, err
	}
	defer func() { err = errors.Join(err, store.Close()) }()
	db, err := openBare(ctx, j.named("bare"))
	if err != nil {
		return nil, nil, err
	}
	defer func() { err = errors.Join(err, db.close()) }()
	const saves, warmUp = 400, 20
	// They go on from the entries that both journals hold, so that links lead somewhere.
	invented := life.New()
	invented.Entries(smallSize)
	for i, e := range invented.Entries(saves + warmUp) {
		a, b, err := saveBoth(ctx, store, db, e)
		if err != nil {
			return nil, nil, err
		}
		if i >= warmUp {
			rung, bare = append(rung, a.Seconds()), append(bare, b.Seconds())
		}
	}
	return rung, bare, nil
}

func saveBoth(ctx context.Context, store *storage.Store, db *bareJournal, e model.Entry) (rung, bare time.Duration, err error) {
	journal := model.NewJournal(store, time.Now)
	start := time.Now()
	if _, err := journal.Save(ctx, model.Added, added([]model.Entry{e}), nil); err != nil {
		return 0, 0, err
	}
	rung = time.Since(start)
	rows, err := rowsOf(e)
	if err != nil {
		return 0, 0, err
	}
	start = time.Now()
	if err := db.commit(ctx, rows); err != nil {
		return 0, 0, err
	}
	return rung, time.Since(start), nil
}

// row is one row to be inserted, into the table whose statement has this number.
type row struct {
	table int
	args  []any
}

var inserts = []string{
	`INSERT INTO entry (pos, id, kind, day, until, time, title, body, tags, competencies, vals, whole, private, trashed, created, updated)
		VALUES ((SELECT coalesce(max(pos), ?1) + 1 FROM entry WHERE pos BETWEEN ?1 AND ?1 + 4294967295), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, 1, 0, 0, ?12, ?12)`,
	`INSERT INTO tag (tag, entry) VALUES (?, ?)`,
	`INSERT INTO competency (competency, entry) VALUES (?, ?)`,
	`INSERT INTO link (entry, ord, role, other) VALUES (?, ?, ?, ?)`,
	`INSERT INTO batch (id, action, at) VALUES (?, 'add', ?)`,
	`INSERT INTO revision (id, entry, batch, action, clock, device, at, made, changes) VALUES (?, ?, ?, 'add', ?, 'bench', ?, 1, ?)`,
	`INSERT INTO search (rowid, title, body, vals, people, files) VALUES ((SELECT pos FROM entry WHERE id = ?), ?, ?, ?, ?, '')`,
	`INSERT INTO meta (key, value) VALUES ('clock', ?) ON CONFLICT DO UPDATE SET value = excluded.value`,
}

// rowsOf lays out beforehand all that a save of a new entry writes, so that only SQLite's own work is measured.
func rowsOf(e model.Entry) ([]row, error) {
	changes, err := model.DiffEntries(nil, e)
	if err != nil {
		return nil, err
	}
	asJSON := func(v any) string {
		b, failed := json.Marshal(v)
		err = errors.Join(err, failed)
		return string(b)
	}
	now, batch := time.Now(), model.NewID()
	at := now.UnixMilli()
	clock := now.Format("20060102150405.000000")
	rows := []row{{0, []any{(e.Day.DayNumber() + 1<<20) << 32, e.ID, e.Kind, string(e.Day), string(e.Until), e.Time, e.Title, e.Body,
		asJSON(e.Tags), asJSON(e.Competencies), asJSON(e.Values), at}}}
	for _, tag := range e.Tags {
		rows = append(rows, row{1, []any{tag, e.ID}})
	}
	for _, competency := range e.Competencies {
		rows = append(rows, row{2, []any{competency, e.ID}})
	}
	for i, l := range e.Links {
		rows = append(rows, row{3, []any{e.ID, i, l.Role, l.ID}})
	}
	rows = append(rows, row{4, []any{batch, at}}, row{5, []any{model.NewID(), e.ID, batch, clock, at, asJSON(changes)}})
	values := strings.Join(texts(nil, e.Values), " ") + " " + strings.Join(e.Tags, " ")
	rows = append(rows, row{6, []any{e.ID, strings.ToLower(e.Title), strings.ToLower(e.Body), strings.ToLower(values), strings.Repeat("some body ", len(e.Links))}}, row{7, []any{clock}})
	return rows, err
}

// texts gathers the words of values.
func texts(all []string, values model.Values) []string {
	for _, v := range values {
		switch v := v.(type) {
		case string:
			all = append(all, v)
		case []model.Values:
			for _, item := range v {
				all = texts(all, item)
			}
		}
	}
	return all
}

// bareJournal is a journal's file written with SQLite alone.
type bareJournal struct {
	db         *sql.DB
	statements []*sql.Stmt
}

// openBare opens the file with the settings that Rung has.
func openBare(ctx context.Context, path string) (*bareJournal, error) {
	at := url.URL{Scheme: "file", Path: path,
		RawQuery: "mode=rw&_txlock=immediate&_busy_timeout=10000&_foreign_keys=on&_synchronous=FULL&_defensive=1&_dqs=0"}
	db, err := sql.Open("sqlite", at.String())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	b := &bareJournal{db: db}
	for _, text := range inserts {
		statement, err := db.PrepareContext(ctx, text)
		if err != nil {
			return nil, errors.Join(err, b.close())
		}
		b.statements = append(b.statements, statement)
	}
	return b, nil
}

func (b *bareJournal) commit(ctx context.Context, rows []row) error {
	tx, err := b.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	for _, r := range rows {
		if _, err := tx.StmtContext(ctx, b.statements[r.table]).ExecContext(ctx, r.args...); err != nil {
			return errors.Join(err, tx.Rollback())
		}
	}
	return tx.Commit()
}

func (b *bareJournal) close() error {
	var errs []error
	for _, s := range b.statements {
		errs = append(errs, s.Close())
	}
	return errors.Join(append(errs, b.db.Close())...)
}
