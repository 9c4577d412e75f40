package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"

	"rung/model"
)

// object is a table, an index, a view or a trigger of a file.
type object struct{ kind, name string }

func (o object) String() string { return "the " + o.kind + " “" + o.name + "”" }

// schema holds the SQL by which each of a file's objects was made.
type schema map[object]string

// readSchema reads the schema of a file. It leaves out the statistics that SQLite may
// keep about the tables.
func readSchema(ctx context.Context, db querier) (schema, error) {
	objects := schema{}
	err := eachQueryRow(ctx, db, func(rows *sql.Rows) error {
		var o object
		var of, text string
		err := rows.Scan(&o.kind, &o.name, &of, &text)
		objects[o] = of + " " + plainSQL(text)
		return err
	}, `SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT GLOB 'sqlite_stat[1-4]'`)
	return objects, err
}

// plainSQL gives a statement without comments and with single spaces, so that another
// comment or layout does not count as a change.
func plainSQL(text string) string {
	var b strings.Builder
	space := false
	for i := 0; i < len(text); {
		from := i
		switch c := text[i]; {
		case strings.HasPrefix(text[i:], "--"):
			i += endOf(text[i:], "\n")
			space = true
			continue
		case strings.HasPrefix(text[i:], "/*"):
			i += 2 + endOf(text[i+2:], "*/")
			space = true
			continue
		case strings.ContainsRune(" \t\r\n\f", rune(c)):
			i++
			space = true
			continue
		case c == '\'' || c == '"' || c == '`':
			i += 1 + endOf(text[i+1:], string(c))
		case c == '[':
			i += endOf(text[i:], "]")
		default:
			i++
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteString(text[from:i])
	}
	return b.String()
}

// endOf gives the place after the first end in text, or the length of text.
func endOf(text, end string) int {
	if i := strings.Index(text, end); i >= 0 {
		return i + len(end)
	}
	return len(text)
}

// presentSchema is the schema of a journal in its present form.
var presentSchema = sync.OnceValues(func() (schema, error) {
	steps, err := migrations()
	if err != nil {
		return nil, err
	}
	return madeSchema(context.Background(), steps)
})

// expectedSchema is the schema of a journal that the steps have made.
func expectedSchema(ctx context.Context, steps []step) (schema, error) {
	if all, err := migrations(); err == nil && len(steps) == len(all) && len(all) > 0 && &steps[0] == &all[0] {
		return presentSchema()
	}
	return madeSchema(ctx, steps)
}

func madeSchema(ctx context.Context, steps []step) (objects schema, err error) {
	db, err := connect(":memory:", inMemory, 1)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return nil, err
	}
	defer rollback(tx, &err)
	for _, s := range steps {
		if _, err := tx.ExecContext(ctx, s.text); err != nil {
			return nil, err
		}
	}
	return readSchema(ctx, tx)
}

// differences names the objects that are not in want (extra), and those in want that
// are missing or made otherwise (wrong).
func (s schema) differences(want schema) (extra, wrong []string) {
	for _, o := range slices.SortedFunc(maps.Keys(s), compareObjects) {
		switch text, expected := want[o]; {
		case !expected:
			extra = append(extra, o.String()+" is not Rung's")
		case text != s[o]:
			wrong = append(wrong, o.String()+" is not as Rung made it")
		}
	}
	for _, o := range slices.SortedFunc(maps.Keys(want), compareObjects) {
		if _, there := s[o]; !there {
			wrong = append(wrong, o.String()+" is missing")
		}
	}
	return extra, wrong
}

func compareObjects(a, b object) int { return strings.Compare(a.kind+a.name, b.kind+b.name) }

// checkSchema gives an error where a file's schema is not that of its version:
// nothing in it may run or be written before that is known. Errors: Newer, NotJournal
// where another program made the file, Damaged.
func checkSchema(ctx context.Context, db *sql.DB, steps []step) (err error) {
	tx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	defer rollback(tx, &err)
	return checkSchemaIn(ctx, tx, steps)
}

func checkSchemaIn(ctx context.Context, tx *sql.Tx, steps []step) error {
	v, err := version(ctx, tx)
	if err != nil {
		return err
	}
	if v < 0 || v > len(steps) {
		return newNewerError(writtenBy(ctx, tx))
	}
	extra, wrong, err := schemaFaults(ctx, tx, steps)
	all := slices.Concat(wrong, extra)
	switch {
	case err != nil || len(all) == 0:
		return err
	case v == 0 || strings.Contains(strings.Join(wrong, " "), "the table “entry” is missing"):
		return &model.Error{Code: model.NotJournal, Message: "This file bears a journal's mark, but another program made it: " + all[len(all)-1] + ". It was left as it is. Choose another file."}
	case len(wrong) == 0:
		return &model.Error{Code: model.Damaged, Message: "Another program has put something into this file: " + all[0] + ". Nothing was changed. Take it out with that program, or restore a copy from before: under Settings, or with “rung restore”."}
	}
	return &model.Error{Code: model.Damaged, Message: "Another program has changed this file: " + all[0] + ". Rung left it as it is. Restore a copy from before: under Settings, or with “rung restore”."}
}

// schemaFaults names what others added to a file (extra), and what of Rung's own is
// missing or was changed (wrong).
func schemaFaults(ctx context.Context, tx *sql.Tx, steps []step) (extra, wrong []string, err error) {
	v, err := version(ctx, tx)
	if err != nil {
		return nil, nil, err
	}
	is, err := readSchema(ctx, tx)
	if err != nil {
		return nil, nil, err
	}
	want, err := expectedSchema(ctx, steps[:min(max(0, v), len(steps))])
	if err != nil {
		return nil, nil, fmt.Errorf("the schema of version %d: %w", v, err)
	}
	extra, wrong = is.differences(want)
	return extra, wrong, nil
}

// leftAlone gives the access for reading a file without changing it. Where a
// write-ahead log lies beside it, that must be read too: another program has the file
// open, or was killed before it wrote the log back.
func leftAlone(path string) access {
	if _, err := os.Lstat(path + "-wal"); err == nil {
		return readOnly
	}
	return untouched
}

// checkStatements runs checkSchema on a file before anything is written to it. A file
// that cannot be read yet (ReadOnly, DiskFull, Busy) passes: opening it will say so.
func checkStatements(ctx context.Context, path string, steps []step) error {
	for how := leftAlone(path); ; how = readOnly {
		db, err := connect(path, how, 1)
		if err != nil {
			return err
		}
		err = errors.Join(checkSchema(ctx, db, steps), db.Close())
		switch code := codeOrOwn(err); {
		case err == nil, code == model.ReadOnly, code == model.DiskFull, code == model.Busy:
			return nil
		case how == untouched && leftAlone(path) == readOnly: // another program has begun to write meanwhile
			continue
		}
		return err
	}
}

// codeOrOwn is the code of an error, translated or not.
func codeOrOwn(err error) model.Code {
	if code := model.CodeOf(err); code != "" {
		return code
	}
	return codeOf(err)
}
