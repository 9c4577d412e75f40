package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"rung/model"
)

// Setting reads a setting into value, which stays as it is where the setting
// was never written.
func (s *Store) Setting(ctx context.Context, key string, value any) error {
	var text []byte
	err := s.readPool().QueryRowContext(ctx, `SELECT value FROM setting WHERE key = ?`, key).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return translate("reading a setting", err)
	}
	if err := json.Unmarshal(text, value); err != nil {
		return fmt.Errorf("the setting %q is not what it should be: %w", key, err)
	}
	return nil
}

// Settings gives the settings whose key begins with prefix, as JSON by key.
func (s *Store) Settings(ctx context.Context, prefix string) (map[string]json.RawMessage, error) {
	settings := map[string]json.RawMessage{}
	err := eachQueryRow(ctx, s.readPool(), func(rows *sql.Rows) error {
		var key string
		var text []byte
		err := rows.Scan(&key, &text)
		settings[key] = text
		return err
	}, `SELECT key, value FROM setting WHERE substr(key, 1, length(?1)) = ?1`, prefix)
	return settings, translate("reading settings", err)
}

// SetSetting keeps a setting; a nil value forgets it.
func (s *Store) SetSetting(ctx context.Context, key string, value any) error {
	if value == nil {
		return s.transact(ctx, "forgetting a setting", func(t *transaction) error {
			return t.do(`DELETE FROM setting WHERE key = ?`, key)
		})
	}
	text, err := json.Marshal(value)
	if err != nil {
		return fmt.Errorf("the setting %q: %w", key, err)
	}
	return s.transact(ctx, "keeping a setting", func(t *transaction) error {
		return t.do(`INSERT INTO setting (key, value, sum) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value, sum = excluded.sum`,
			key, string(text), sumOf(key, string(text)))
	})
}

// Drafts gives what was typed and not saved, newest first.
func (s *Store) Drafts(ctx context.Context) (drafts []model.Draft, err error) {
	err = eachQueryRow(ctx, s.readPool(), func(rows *sql.Rows) error {
		var d model.Draft
		var at int64
		if err := rows.Scan(&d.Entry, &d.Kind, &d.Title, &at, &d.Form); err != nil {
			return err
		}
		d.At = time.UnixMilli(at).UTC()
		drafts = append(drafts, d)
		return nil
	}, `SELECT entry, kind, title, at, form FROM draft ORDER BY at DESC, entry`)
	return drafts, translate("reading the drafts", err)
}

// KeepDraft keeps what is being typed and replaces the same entry's earlier draft.
func (s *Store) KeepDraft(ctx context.Context, d model.Draft) error {
	return s.transact(ctx, "keeping a draft", func(t *transaction) error {
		return t.do(`INSERT INTO draft (entry, kind, title, at, form, sum) VALUES (?, ?, ?, ?, coalesce(?, x''), ?)
			ON CONFLICT DO UPDATE SET kind = excluded.kind, title = excluded.title, at = excluded.at, form = excluded.form, sum = excluded.sum`,
			d.Entry, d.Kind, d.Title, d.At.UnixMilli(), d.Form, sumOf(d.Entry, d.Kind, d.Title, string(d.Form)))
	})
}

// DropDraft forgets an entry's draft. It is no error that there is none.
func (s *Store) DropDraft(ctx context.Context, id string) error {
	return s.transact(ctx, "dropping a draft", func(t *transaction) error {
		return t.do(`DELETE FROM draft WHERE entry = ?`, id)
	})
}

// Version gives a number that changes whenever another program has written to the
// journal. Only the writing connection can tell others' writes from our own; without
// one, any connection that stays open will do. It also writes the log back to the
// file, so that none of our words lie beside it for long. Errors: ReadOnly where
// another file has taken the journal's place, until the journal is back; Damaged or
// Newer where another program has put something into it or a newer Rung has migrated
// it.
func (s *Store) Version(ctx context.Context) (v int64, err error) {
	const doing = "asking for news"
	if s.writer == nil {
		v, err = dataVersion(ctx, s.watch)
		return v, translate(doing, err)
	}
	if s.currentLoss() != there {
		if err := errors.Join(s.leaveOther(ctx), s.regainFile(ctx)); err != nil {
			return 0, translate(doing, err)
		}
	}
	if err := s.recogniseJournal(ctx, s.writer); err != nil {
		return 0, translate(doing, errors.Join(err, s.leaveOther(ctx)))
	}
	if v, err = dataVersion(ctx, s.writer); err != nil {
		return 0, translate(doing, err)
	}
	if s.othersWrote(v) || s.foreign() != nil {
		if err := s.judgeFile(checkSchema(ctx, s.writer, s.steps)); err != nil {
			return 0, translate(doing, err)
		}
	}
	if log, _ := s.filesBeside(); log != nil && log.Size() > 0 {
		// The file's new mark is noted at once, before anything else can change it.
		err = errors.Join(s.emptyLog(ctx), s.recogniseJournal(ctx, s.writer))
	}
	return v, translate(doing, err)
}
