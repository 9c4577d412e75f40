package storage

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"rung/model"
)

// closedJournal gives the path of a closed journal that holds the entries.
func closedJournal(t *testing.T, contents map[string][]byte, entries ...model.Entry) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "journal.rung")
	s := mustOpen(t, path)
	var edits []model.Edit
	for _, e := range entries {
		edits = append(edits, model.Edit{Entry: e})
	}
	if _, err := model.NewJournal(s, func() time.Time { return noon }).Save(context.Background(), model.Added, edits, contents); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestCheckFindsWhatIsWrong(t *testing.T) {
	hash, contents := content("plan")
	for name, c := range map[string]struct{ sql, says string }{
		"search row lost":         {`DELETE FROM search WHERE rowid = (SELECT pos FROM entry WHERE title = 'alpha')`, "“alpha” is not found"},
		"search row of nothing":   {`INSERT INTO search (rowid, title) VALUES (7, 'ghost')`, "an entry that is not there"},
		"title longer":            {`UPDATE entry SET title = 'alpha and more' WHERE title = 'alpha'`, "“alpha and more” is not found"},
		"title of other words":    {`UPDATE entry SET title = 'gamma' WHERE title = 'alpha'`, "“gamma” is not found"},
		"titles exchanged":        {`UPDATE entry SET title = CASE title WHEN 'alpha' THEN 'omega' ELSE 'alpha' END WHERE title IN ('alpha', 'omega')`, "“omega” is not found"},
		"contact renamed":         {`UPDATE entry SET title = 'Bea' WHERE title = 'Ana'`, "“alpha” is not found"},
		"attachment changed":      {`UPDATE content SET bytes = x'706c6f74'`, "“plan.txt” is not what was attached"},
		"attachment lost":         {`DELETE FROM content`, `point to rows of "content"`},
		"link to nothing":         {`UPDATE link SET other = 'nobody'`, `point to rows of "entry"`},
		"kind lost":               {`UPDATE entry SET kind = '' WHERE title = 'omega'`, "“omega”"},
		"value of another type":   {`UPDATE entry SET vals = '{"why": 7}' WHERE title = 'omega'`, "“omega”"},
		"day that does not exist": {`UPDATE entry SET day = '2026-02-30' WHERE title = 'omega'`, "“omega”"},
		"tag not listed":          {`DELETE FROM tag`, "tags are not listed"},
	} {
		t.Run(name, func(t *testing.T) {
			ana, alpha, omega := contactNamed("Ana"), note("alpha"), note("omega")
			alpha.Tags, alpha.Links = []string{"erp"}, []model.LinkTo{{Role: "with", ID: ana.ID}}
			alpha.Attachments = []model.Attachment{{Name: "plan.txt", SHA256: hash, Bytes: 4}}
			path := closedJournal(t, contents, ana, alpha, omega)
			sqlFile(t, path, c.sql)
			ctx, to := context.Background(), filepath.Join(t.TempDir(), "copy.rung")
			ofFile, err := CheckFile(ctx, path)
			if err != nil {
				t.Fatal(err)
			}
			wantCode(t, Extract(ctx, path, to, testOptions()), model.Damaged)
			s := mustOpen(t, path)
			found, err := s.Check(ctx)
			if err != nil {
				t.Fatal(err)
			}
			if all := strings.Join(found, "\n"); !strings.Contains(all, c.says) || !slices.Equal(found, ofFile) {
				t.Errorf("found %q, and of the file %q, which do not say %q", all, ofFile, c.says)
			}
			wantCode(t, s.CopyTo(ctx, to), model.Damaged)
			if left, err := os.ReadDir(filepath.Dir(to)); err != nil || len(left) > 0 {
				t.Errorf("refused copies left %v, %v", left, err)
			}
		})
	}
}

// spoil overwrites the page that holds a text.
func spoil(t *testing.T, path, text string) {
	t.Helper()
	b := readFile(t, path)
	at := bytes.Index(b, []byte(text))
	if at < 4096 {
		t.Fatalf("%q stands at %d", text, at)
	}
	page := at / 4096 * 4096
	copy(b[page:page+200], bytes.Repeat([]byte{0xff}, 200))
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

// Damage found in the background makes the journal read-only and says so.
func TestDamageMakesTheJournalReadOnly(t *testing.T) {
	e := note("fragile")
	e.Body = strings.Repeat("landmark ", 100)
	path := closedJournal(t, nil, e)
	spoil(t, path, "landmark landmark")
	s := mustOpen(t, path)
	ctx := context.Background()
	wantCode(t, s.QuickCheck(ctx), model.Damaged)
	if why := s.ReadOnly(); !strings.Contains(why, "Restore a copy") {
		t.Errorf("read only because %q", why)
	}
	_, err := s.Write(ctx, model.Batch{ID: model.NewID(), Action: model.Added, At: noon, Edits: []model.Edit{{Entry: note("late")}}})
	wantCode(t, err, model.ReadOnly)
	_, err = s.Entry(ctx, e.ID)
	wantCode(t, err, model.Damaged)
	if found, err := s.Check(ctx); err != nil || len(found) == 0 {
		t.Errorf("check found %q, %v", found, err)
	}
}

func TestJournalDamagedPastOpeningIsNamed(t *testing.T) {
	path := closedJournal(t, nil, note("lost"))
	b := readFile(t, path)
	for i := 4096; i < len(b); i++ {
		b[i] = 0xff
	}
	writeFile(t, path, string(b))
	_, err := Open(path, testOptions())
	wantCode(t, err, model.Damaged)
	if !bytes.Equal(b, readFile(t, path)) {
		t.Error("the damaged file was changed")
	}
}

func TestSoundJournalPassesTheQuickCheck(t *testing.T) {
	s := newStore(t)
	write(t, s, note("sound"))
	if err := s.QuickCheck(context.Background()); err != nil || s.ReadOnly() != "" {
		t.Errorf("%v, read only %q", err, s.ReadOnly())
	}
}
