package storage

import (
	"context"
	"database/sql"
	"errors"

	"rung/model"
)

// statement names one of the statements that a write repeats. They are prepared
// once, so that a save costs little more than its commit.
type statement int

const (
	findEntries statement = iota
	findKinds
	lastInDay
	insertEntry
	updateEntry
	putFact
	insertContent
	insertBatch
	insertRevision
	readClock
	raiseClock
	contactNames
	insertSearch
	deleteSearch
	readVersion
	statementCount
)

var statementText = [statementCount]string{
	findEntries: `SELECT ` + entryColumns + ` FROM entry WHERE id IN (SELECT value FROM json_each(?))`,
	findKinds:   `SELECT id, kind FROM entry WHERE id IN (SELECT value FROM json_each(?))`,
	lastInDay:   `SELECT coalesce(max(pos), ?1) FROM entry WHERE pos BETWEEN ?1 AND ?2`,
	insertEntry: `INSERT INTO entry (pos, kind, day, until, time, title, body, tags, competencies, vals, whole, private, trashed, created, updated, read, sum, id)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
	updateEntry: `UPDATE entry SET pos = ?, kind = ?, day = ?, until = ?, time = ?, title = ?, body = ?, tags = ?, competencies = ?,
		vals = ?, whole = ?, private = ?, trashed = ?, created = ?, updated = ?, read = ?, sum = ? WHERE id = ?`,
	putFact:        `INSERT INTO fact (entry, bytes) VALUES (?, ?) ON CONFLICT DO UPDATE SET bytes = excluded.bytes`,
	insertContent:  `INSERT INTO content (sha256, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING`,
	insertBatch:    `INSERT INTO batch (id, action, at, takes) VALUES (?, ?, ?, nullif(?, ''))`,
	insertRevision: `INSERT INTO revision (id, entry, batch, action, clock, device, at, made, changes, sum) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
	readClock:      `SELECT value FROM meta WHERE key = 'clock'`,
	raiseClock:     `INSERT INTO meta (key, value) VALUES ('clock', ?) ON CONFLICT DO UPDATE SET value = excluded.value`,
	contactNames:   `SELECT id, title FROM entry WHERE kind = 'contact' AND id IN (SELECT value FROM json_each(?))`,
	insertSearch:   `INSERT INTO search (rowid, title, body, vals, people, files) VALUES (?, ?, ?, ?, ?, ?)`,
	deleteSearch:   `DELETE FROM search WHERE rowid = ?`,
	readVersion:    `PRAGMA data_version`,
}

type statements [statementCount]*sql.Stmt

func (s *statements) prepare(ctx context.Context, db *sql.DB) (err error) {
	for i, text := range statementText {
		if s[i], err = db.PrepareContext(ctx, text); err != nil {
			return err
		}
	}
	return nil
}

// transaction is one immediate transaction with the prepared statements.
type transaction struct {
	*sql.Tx
	ctx   context.Context
	store *Store
	stmts statements

	wrote, ticked bool
}

// transact runs fn in one immediate transaction: all of it is kept, or nothing.
// Errors: ReadOnly, DiskFull, Busy, Damaged, fn's own.
func (s *Store) transact(ctx context.Context, doing string, fn func(*transaction) error) error {
	if why := s.ReadOnly(); why != "" {
		return &model.Error{Code: model.ReadOnly, Message: why}
	}
	err := s.runTransaction(ctx, fn)
	if err != nil && s.writer != nil { // perhaps because it was another file
		if lost := s.recogniseJournal(ctx, s.writer); lost != nil {
			err = errors.Join(lost, s.leaveOther(ctx))
		}
	}
	if ctx.Err() != nil && err != nil {
		return ctx.Err()
	}
	return translate(doing, err)
}

func (s *Store) runTransaction(ctx context.Context, fn func(*transaction) error) (err error) {
	tx, err := s.writer.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer rollback(tx, &err)
	// Statements run without the caller's cancellation, which would cost each of
	// them a goroutine: cancelling ends the transaction itself.
	t := &transaction{Tx: tx, ctx: context.WithoutCancel(ctx), store: s}
	if err := fn(t); err != nil {
		return err
	}
	if t.wrote && !t.ticked { // a raised clock tells this file from an older state of it
		if _, err := t.nextTick(); err != nil {
			return err
		}
	}
	if err := s.recogniseJournal(t.ctx, tx); err != nil {
		return err
	}
	if err := t.checkOthers(); err != nil { // the file is our own, as the line above has found
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	s.noteWritten()
	return nil
}

// checkOthers checks the schema again if another program has written since the last
// look: nothing may be kept in which a trigger of that program had a part.
func (t *transaction) checkOthers() error {
	if t.store.leftAsWas() {
		return nil
	}
	var v int64
	if err := t.prepared(readVersion).QueryRowContext(t.ctx).Scan(&v); err != nil {
		return err
	}
	if !t.store.othersWrote(v) {
		return nil
	}
	return t.store.judgeFile(checkSchemaIn(t.ctx, t.Tx, t.store.steps))
}

func (t *transaction) prepared(which statement) *sql.Stmt {
	if t.stmts[which] == nil {
		t.stmts[which] = t.StmtContext(t.ctx, t.store.stmts[which])
	}
	return t.stmts[which]
}

func (t *transaction) runStatement(which statement, args ...any) error {
	t.wrote = true
	_, err := t.prepared(which).ExecContext(t.ctx, args...)
	return err
}

func (t *transaction) eachRow(which statement, fn func(*sql.Rows) error, args ...any) error {
	rows, err := t.prepared(which).QueryContext(t.ctx, args...)
	if err != nil {
		return err
	}
	return eachRow(rows, fn)
}

// do runs a statement that is not worth preparing.
func (t *transaction) do(query string, args ...any) error {
	t.wrote = true
	_, err := t.ExecContext(t.ctx, query, args...)
	return err
}
