package storage

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"rung/model"
)

// lived gives a closed journal with a bit of everything in it, and what it holds.
func lived(t *testing.T) (path string, entries map[string]model.Entry) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "journal.rung")
	s := mustOpen(t, path)
	j := model.NewJournal(s, func() time.Time { return noon })
	ana := contactNamed("Ana Müller")
	save(t, j, ana)
	hash, contents := content(strings.Repeat("the plan ", 300))
	var all []model.Entry
	for i := range 30 {
		e := model.NewEntry("budget", model.NewDay(noon.AddDate(0, 0, -i)))
		e.Title, e.Body = fmt.Sprintf("Asked for rack %d", i), strings.Repeat(fmt.Sprintf("Row %d of the server room is full. ", i), 1+i)
		e.Tags, e.Competencies, e.Links = []string{"erp", fmt.Sprintf("rack%d", i)}, []string{"budgeting"}, []model.LinkTo{{Role: "decision_maker", ID: ana.ID}}
		e.Values = model.Values{"why": fmt.Sprintf("growth by %d", i), "asked": model.Money{Minor: int64(840000 + i), Currency: "USD"}}
		if i == 7 {
			e.Attachments = []model.Attachment{{Name: "plan.txt", SHA256: hash, Bytes: 2700}}
			if _, err := j.Save(context.Background(), model.Added, []model.Edit{{Entry: e}}, contents); err != nil {
				t.Fatal(err)
			}
			continue
		}
		all = append(all, e)
	}
	save(t, j, all...)
	mustEdit(t, j, mustRead(t, s, all[3].ID), func(e *model.Entry) { e.Body += " And edited." })
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	entries, err := readAll(path)
	if err != nil {
		t.Fatal(err)
	}
	return path, entries
}

// readAll reads the entries of a file that nobody has open.
func readAll(path string) (map[string]model.Entry, error) {
	db, err := connect(path, untouched, 1)
	if err != nil {
		return nil, err
	}
	entries := map[string]model.Entry{}
	s := &Store{path: path, reader: db}
	err = s.Visit(context.Background(), Visitor{
		Entry:    func(e model.Entry) error { entries[e.ID] = e; return nil },
		Content:  func(string, []byte) error { return nil },
		Revision: func(model.Revision) error { return nil },
		Setting:  func(string, json.RawMessage) error { return nil },
	})
	if closed := db.Close(); err == nil {
		err = closed
	}
	return entries, err
}

// Whatever byte of a file changes: a check says so, or every word is as it was.
func TestAFlippedByteIsFoundOrChangesNoWord(t *testing.T) {
	path, want := lived(t)
	sound := readFile(t, path)
	random := rand.New(rand.NewPCG(11, 30))
	spoilt := filepath.Join(t.TempDir(), "spoilt.rung")
	changed := 0
	for range 300 {
		b := []byte(string(sound))
		at, bit := random.IntN(len(b)), byte(1)<<random.IntN(8)
		b[at] ^= bit
		writeFile(t, spoilt, string(b))
		got, readErr := readAll(spoilt)
		if readErr == nil && cmp.Equal(want, got) {
			continue
		}
		changed++
		if found, err := CheckFile(context.Background(), spoilt); err == nil && len(found) == 0 {
			t.Errorf("bit %#x of byte %d: the check finds nothing, reading gives %v\n%s", bit, at, readErr, cmp.Diff(want, got))
		}
	}
	if changed < 30 {
		t.Errorf("only %d of the flips changed what is read", changed)
	}
}

// Every word of an entry is under its checksum: a change that no other check
// would find is found.
func TestAChangedWordIsFound(t *testing.T) {
	for name, change := range map[string]string{
		"case":    `UPDATE entry SET body = replace(body, 'Row', 'row') WHERE title LIKE '%rack 4'`,
		"value":   `UPDATE entry SET vals = json_set(vals, '$.why', 'Growth by 4') WHERE title LIKE '%rack 4'`,
		"money":   `UPDATE entry SET vals = replace(vals, '840004', '840005'), body = body WHERE title LIKE '%rack 4'`,
		"private": `UPDATE entry SET private = 1 WHERE title LIKE '%rack 4'`,
		"trashed": `UPDATE entry SET trashed = 1 WHERE title LIKE '%rack 4'`,
		"role":    `UPDATE link SET role = 'with' WHERE entry = (SELECT id FROM entry WHERE title LIKE '%rack 4')`,
		"time":    `UPDATE entry SET time = '10:10' WHERE title LIKE '%rack 4'`,
		"written": `UPDATE entry SET created = created + 1 WHERE title LIKE '%rack 4'`,
		"sum":     `UPDATE entry SET sum = sum + 1 WHERE title LIKE '%rack 4'`,
	} {
		t.Run(name, func(t *testing.T) {
			path, _ := lived(t)
			sqlFile(t, path, change)
			found, err := CheckFile(context.Background(), path)
			if err != nil || !strings.Contains(strings.Join(found, "\n"), "rack 4") {
				t.Errorf("found %q, %v", found, err)
			}
		})
	}
}

// A save that follows heals what was found, once the person has looked at it.
func TestASaveRenewsTheChecksum(t *testing.T) {
	path, entries := lived(t)
	sqlFile(t, path, `UPDATE entry SET time = '10:10' WHERE title LIKE '%rack 4'`)
	s := mustOpen(t, path)
	for _, e := range entries {
		if strings.HasSuffix(e.Title, "rack 4") {
			mustEdit(t, model.NewJournal(s, func() time.Time { return noon }), mustRead(t, s, e.ID), func(e *model.Entry) { e.Time = "" })
		}
	}
	mustBeSound(t, s)
}

// What is written through JSON comes back with its broken letters replaced; the
// checksum is of what comes back.
func TestBrokenLettersAreSoundOnceWritten(t *testing.T) {
	s := newStore(t)
	hash, contents := content("x")
	e := note("broken \xff title")
	e.Attachments = []model.Attachment{{Name: "a\xff\xfeb.txt", SHA256: hash, Bytes: 1}}
	e.Tags = []string{"t\xffg"}
	_, err := s.Write(context.Background(), model.Batch{ID: model.NewID(), Action: model.Added, At: noon, Edits: []model.Edit{{Entry: e}}, Contents: contents})
	if err != nil {
		t.Fatal(err)
	}
	found, err := s.Check(context.Background())
	if err != nil || strings.Contains(strings.Join(found, "\n"), "no longer as it was written") {
		t.Errorf("found %q, %v", found, err)
	}
}
