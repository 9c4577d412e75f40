package storage

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	sqlite3 "modernc.org/sqlite/lib"

	"modernc.org/sqlite"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// step brings a journal from one version to the next.
type step struct {
	text string
	fill func(context.Context, *sql.Tx) error // what SQL cannot compute; nil where there is nothing
}

// migrations gives the steps from an empty file to the present form, in order:
// the step at index n brings a file of version n to n+1.
var migrations = sync.OnceValues(func() ([]step, error) {
	names, err := fs.Glob(migrationFiles, "migrations/*.sql")
	if err != nil {
		return nil, err
	}
	var steps []step
	for _, name := range names {
		text, err := migrationFiles.ReadFile(name)
		if err != nil {
			return nil, err
		}
		steps = append(steps, step{text: string(text)})
	}
	steps[1].fill = fillVersionTwo
	return slices.Clip(steps), nil
})

// version reads the number of the form that the open file has.
func version(ctx context.Context, db rowQuerier) (v int, err error) {
	err = db.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&v)
	return v, err
}

// migrate brings the file to its present form: all missing steps in one transaction,
// so that a failed one leaves the journal as it was. Several programs may do so at
// once, so the version is read again inside the transaction.
func (s *Store) migrate(ctx context.Context, steps []step) error {
	v, err := version(ctx, s.writer)
	if err != nil {
		return err
	}
	if err := checkSchema(ctx, s.writer, steps); err != nil {
		return err
	}
	if v < len(steps) {
		if err := s.takeSteps(ctx, steps); err != nil {
			return err
		}
	}
	return s.useWAL(ctx)
}

// takeSteps takes the missing steps, unless another program just took them. It first
// copies the journal, while nobody else can write, and removes the copy again if a
// step fails.
func (s *Store) takeSteps(ctx context.Context, steps []step) (err error) {
	tx, err := s.writer.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer rollback(tx, &err)
	v, err := version(ctx, tx)
	if err != nil || v >= len(steps) {
		return err
	}
	if err := checkSchemaIn(ctx, tx, steps); err != nil {
		return err
	}
	copied := ""
	if v == 0 {
		// A new file has no log yet: one beside it belonged to another file.
		err = clearBeside(s.path)
	} else {
		copied, err = s.copyBefore(ctx, v+1)
	}
	if err != nil {
		return err
	}
	if err := s.applySteps(ctx, tx, v, steps[v:]); err != nil {
		if copied != "" {
			err = errors.Join(err, os.Remove(copied))
		}
		return err
	}
	return tx.Commit()
}

// applySteps applies steps, the first of which leads from version v to v+1.
func (s *Store) applySteps(ctx context.Context, tx *sql.Tx, v int, steps []step) error {
	for _, step := range steps {
		v++
		if _, err := tx.ExecContext(ctx, step.text); err != nil {
			return fmt.Errorf("step %d: %w", v, err)
		}
		if step.fill == nil {
			continue
		}
		if err := step.fill(ctx, tx); err != nil {
			return fmt.Errorf("step %d: %w", v, err)
		}
	}
	for _, text := range []string{
		fmt.Sprintf(`PRAGMA application_id = %d`, applicationID),
		fmt.Sprintf(`PRAGMA user_version = %d`, v),
	} {
		if _, err := tx.ExecContext(ctx, text); err != nil {
			return err
		}
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO meta (key, value) VALUES ('written_by', ?) ON CONFLICT DO UPDATE SET value = excluded.value`, s.version)
	return err
}

// rollback is deferred and ends a transaction unless it was committed. Its own error
// never replaces an earlier one.
func rollback(tx *sql.Tx, err *error) {
	if e := tx.Rollback(); e != nil && !errors.Is(e, sql.ErrTxDone) && *err == nil {
		*err = e
	}
}

// useWAL switches the file to a write-ahead log. SQLite does not wait for others
// while it switches, so this waits for up to 10 seconds: several programs may have
// just made the file at once.
func (s *Store) useWAL(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	for pause := time.Millisecond; ; pause = min(2*pause, 100*time.Millisecond) {
		var mode string
		err := s.writer.QueryRowContext(ctx, `PRAGMA journal_mode = WAL`).Scan(&mode)
		var e *sqlite.Error
		switch {
		case err == nil && mode == "wal":
			return nil
		case err == nil:
			return fmt.Errorf("the journal cannot have a write-ahead log here, only %q", mode)
		case !errors.As(err, &e) || e.Code()&0xff != sqlite3.SQLITE_BUSY:
			return err
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(pause):
		}
	}
}

// copyBefore keeps a copy of the journal beside its file before the step to a
// version, and never overwrites an earlier one. It gives the copy's path.
func (s *Store) copyBefore(ctx context.Context, to int) (string, error) {
	base := strings.TrimSuffix(s.path, ".rung")
	for n := 1; ; n++ {
		path := fmt.Sprintf("%s.before-v%d.rung", base, to)
		if n > 1 {
			path = fmt.Sprintf("%s.before-v%d.%d.rung", base, to, n)
		}
		err := s.copyTo(ctx, path, quickCheckFile)
		if !errors.Is(err, fs.ErrExist) {
			return path, err
		}
	}
}
