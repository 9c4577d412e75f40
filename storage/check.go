package storage

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"os"

	"rung/model"
	"rung/model/readiness"
)

// Check runs every check there is and gives what it found, in words: SQLite's
// integrity and foreign keys, the schema, the entries and their lists, the
// attachments against their hashes, the search index against the entries.
// Nothing found means that the journal is sound.
func (s *Store) Check(ctx context.Context) (found []string, err error) {
	if l := s.currentLoss(); l != there { // what lies there now is not this journal
		return nil, l.newError(s.path)
	}
	return check(ctx, s.path, s.reading, s.steps)
}

// CheckFile runs every check there is on a journal's file without changing it, and
// gives what it found, in words. It must not be called for a journal that is open in
// this process. In a file of an older form it checks only what every form has:
// integrity, foreign keys, the schema and the attachments. Errors: NotFound,
// NotJournal, Newer, ReadOnly.
func CheckFile(ctx context.Context, path string) (found []string, err error) {
	if err := CheckHeader(path); err != nil {
		return nil, err
	}
	steps, err := migrations()
	if err != nil {
		return nil, err
	}
	if path, err = absolute(path); err != nil {
		return nil, err
	}
	return check(ctx, path, leftAlone(path), steps)
}

// checker checks one journal's file as it is at one moment, in one transaction.
type checker struct {
	tx      *sql.Tx
	version int
	steps   []step
}

func check(ctx context.Context, path string, how access, steps []step) (found []string, err error) {
	const doing = "checking the journal"
	// A check makes temporary tables, which belong to one connection.
	db, err := connect(path, how, 1)
	if err != nil {
		return nil, translate(doing, err)
	}
	defer func() { err = errors.Join(err, translate(doing, db.Close())) }()
	found, err = checkIn(ctx, db, steps)
	if err = translate(doing, err); model.CodeOf(err) == model.Damaged {
		if len(found) == 0 { // otherwise the checks have named the fault more exactly
			found = append(found, err.Error())
		}
		err = nil
	}
	return found, err
}

func checkIn(ctx context.Context, db *sql.DB, steps []step) (found []string, err error) {
	for _, pragma := range []string{`PRAGMA temp_store = MEMORY`, `PRAGMA cache_size = -16000`} {
		if _, err := db.ExecContext(ctx, pragma); err != nil {
			return nil, err
		}
	}
	tx, err := db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	defer rollback(tx, &err)
	c := checker{tx: tx, steps: steps}
	if c.version, err = version(ctx, tx); err != nil {
		return nil, err
	}
	found, asExpected, err := c.checkSchema(ctx)
	if err != nil {
		return found, err
	}
	checks := []func(context.Context) ([]string, error){c.checkStructure}
	if asExpected {
		checks = append(checks, c.checkReferences, c.checkHashes)
	}
	if asExpected && c.version == len(steps) {
		checks = append(checks, c.checkEntries, c.checkLists, c.checkSums)
	}
	var errs error
	for _, check := range checks {
		lines, err := check(ctx)
		found = append(found, lines...)
		if err != nil && codeOrOwn(err) != model.Damaged {
			return found, err
		}
		errs = errors.Join(errs, err)
	}
	return found, errs
}

// checkSchema names the faults of the schema. asExpected reports whether all of a
// journal's own tables are there, unchanged: only then can the rest be checked.
func (c *checker) checkSchema(ctx context.Context) (found []string, asExpected bool, err error) {
	extra, wrong, err := schemaFaults(ctx, c.tx, c.steps)
	for i, what := range append(extra, wrong...) {
		if i == limitTold {
			break
		}
		found = append(found, "Another program has changed the file: "+what+".")
	}
	return found, c.version > 0 && len(wrong) == 0, err
}

func (c *checker) checkStructure(ctx context.Context) ([]string, error) {
	lines, err := pragmaCheck(ctx, c.tx, `PRAGMA integrity_check(20)`)
	for i, line := range lines {
		lines[i] = "The file is damaged: " + line + "."
	}
	return lines, err
}

func (c *checker) checkReferences(ctx context.Context) (found []string, err error) {
	err = eachQueryRow(ctx, c.tx, func(rows *sql.Rows) error {
		var table, parent string
		var n int
		err := rows.Scan(&table, &parent, &n)
		found = append(found, fmt.Sprintf("%d rows of %q point to rows of %q that are not there.", n, table, parent))
		return err
	}, `SELECT "table", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2`)
	return found, err
}

// checkEntries checks each entry against the rules for entries, its day's place in
// the list and its checksum, and then the search index against all entries.
func (c *checker) checkEntries(ctx context.Context) (found []string, err error) {
	var index wordSums
	if index.names, err = c.contactNames(ctx); err != nil {
		return nil, err
	}
	err = eachQueryRow(ctx, c.tx, func(rows *sql.Rows) error {
		var r entryRow
		var sum int64
		var fact []byte
		err := r.scanColumns(rows, &sum, &fact)
		if err == nil {
			err = r.decode()
		}
		if model.CodeOf(err) == model.Damaged {
			found = append(found, err.Error())
			return nil
		}
		if err != nil {
			return err
		}
		if wrong := r.describeFault(sum, fact); wrong != "" {
			found = append(found, wrong)
		}
		index.add(r.pos, r.entry)
		return nil
	}, `SELECT `+entryColumns+`, entry.sum, (SELECT bytes FROM fact WHERE fact.entry = entry.id) FROM entry ORDER BY pos`)
	if err != nil {
		return found, err
	}
	lines, err := c.checkIndex(ctx, index)
	return append(found, lines...), err
}

// describeFault says what is wrong with an entry that can be read, or "". A fact that is
// missing, damaged or of another rule is no fault: nobody reads it.
func (r *entryRow) describeFault(sum int64, fact []byte) string {
	e := &r.entry
	switch err := e.Check(); {
	case r.pos>>32 != position(e.Day, 0)>>32:
		return fmt.Sprintf("“%s” (%s) stands at another day than %s.", e.Title, e.ID, e.Day)
	case err != nil:
		return fmt.Sprintf("“%s” (%s): %s", e.Title, e.ID, err)
	case sum != r.checksum():
		return fmt.Sprintf("“%s” (%s) is no longer as it was written. Compare it with a copy, then mend and save it.", e.Title, e.ID)
	case readiness.IsFactPresent(fact) && !bytes.Equal(fact, r.fact()):
		return fmt.Sprintf("“%s” (%s) does not count as it is written now. Change it and save, and it will.", e.Title, e.ID)
	}
	return ""
}

// checkLists compares the tables of tags and competencies with the entries' lists.
func (c *checker) checkLists(ctx context.Context) (found []string, err error) {
	for _, list := range []struct{ table, column, words string }{
		{"tag", "tags", "tags"}, {"competency", "competencies", "competencies"},
	} {
		own := `SELECT entry.id, value FROM entry, json_each(entry.` + list.column + `)`
		table := `SELECT entry, ` + list.table + ` FROM ` + list.table
		var n int
		err := c.tx.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM (`+own+` EXCEPT `+table+`)) + (SELECT count(*) FROM (`+table+` EXCEPT `+own+`))`).Scan(&n)
		if err != nil {
			return found, err
		}
		if n > 0 {
			found = append(found, fmt.Sprintf("%d %s are not listed as the entries have them.", n, list.words))
		}
	}
	return found, nil
}

// checkSums compares the rows of the history, the drafts and the settings with their
// checksums.
func (c *checker) checkSums(ctx context.Context) (found []string, err error) {
	for _, s := range summed {
		wrong := 0
		err := eachSum(ctx, c.tx, s.table, s.key, s.columns, func(_ string, is, want int64) error {
			if is != want {
				wrong++
			}
			return nil
		})
		if wrong > 0 {
			found = append(found, fmt.Sprintf("%s is no longer as it was written (%d in all). Compare the journal with a copy.", s.what, wrong))
		}
		if err != nil {
			return found, err
		}
	}
	return found, nil
}

func (c *checker) checkHashes(ctx context.Context) (found []string, err error) {
	err = eachQueryRow(ctx, c.tx, func(rows *sql.Rows) error {
		var hash, name string
		var size int64
		var bytes sql.RawBytes
		if err := rows.Scan(&hash, &name, &size, &bytes); err != nil {
			return err
		}
		if sum := sha256.Sum256(bytes); hex.EncodeToString(sum[:]) != hash || size != int64(len(bytes)) {
			found = append(found, "The attachment “"+name+"” is not what was attached. Attach the file again.")
		}
		return nil
	}, `SELECT content.sha256, coalesce(name, content.sha256), coalesce(size, length(bytes)), bytes
		FROM content LEFT JOIN attachment ON attachment.sha256 = content.sha256`)
	return found, err
}

// QuickCheck looks for damage in the file's structure, in a fraction of Check's time.
// Damage makes the store read-only and gives an Error of code Damaged.
func (s *Store) QuickCheck(ctx context.Context) error {
	err := quickCheck(ctx, s.readPool())
	if model.CodeOf(err) == model.Damaged {
		s.setReadOnly(err.Error())
	}
	return err
}

// smallJournal is the size in bytes up to which a QuickCheck is too quick to notice.
const smallJournal = 16 << 20

// QuickCheckSmall is QuickCheck up to smallJournal; for larger journals it does
// nothing. Commands call it before they write; the window calls QuickCheck.
func (s *Store) QuickCheckSmall(ctx context.Context) error {
	info, err := os.Stat(s.path)
	if err != nil {
		return translate("looking at the journal", err)
	}
	if info.Size() > smallJournal {
		return nil
	}
	return s.QuickCheck(ctx)
}

func quickCheck(ctx context.Context, db *sql.DB) error {
	found, err := pragmaCheck(ctx, db, `PRAGMA quick_check(1)`)
	if err != nil {
		return translate("checking the journal", err)
	}
	if len(found) > 0 {
		return &model.Error{Code: model.Damaged, Message: messages[model.Damaged], Err: errors.New(found[0])}
	}
	return nil
}

// pragmaCheck gives what a checking pragma says other than "ok".
func pragmaCheck(ctx context.Context, db querier, pragma string) (found []string, err error) {
	err = eachQueryRow(ctx, db, func(rows *sql.Rows) error {
		var line string
		if err := rows.Scan(&line); err != nil {
			return err
		}
		if line != "ok" {
			found = append(found, line)
		}
		return nil
	}, pragma)
	return found, err
}
