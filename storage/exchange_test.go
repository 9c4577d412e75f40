package storage

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"rung/model"
)

// exchange is what may become of a journal's file while a window has it open.
type exchange struct {
	do    func(t *testing.T, path, other string)
	mine  func(path string) string // where the journal lies afterwards, nil where nowhere
	there bool                     // whether a journal lies in its place afterwards
	log   bool                     // whether the other program's words may still be in its log
}

func run(t *testing.T, name string, args ...string) {
	t.Helper()
	if out, err := exec.Command(name, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v: %s", name, err, out)
	}
}

func move(t *testing.T, from, to string) {
	t.Helper()
	if err := os.Rename(from, to); err != nil {
		t.Fatal(err)
	}
}

// begin has another program begin a journal and write to it.
func begin(t *testing.T, path string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if out, err := child("save", os.Args[0], path, "1").CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
}

var exchanges = map[string]exchange{
	"moved over":                    {do: func(t *testing.T, path, other string) { run(t, "mv", other, path) }, there: true},
	"copied over":                   {do: func(t *testing.T, path, other string) { run(t, "cp", other, path) }, there: true},
	"copied over, keeping its time": {do: func(t *testing.T, path, other string) { run(t, "cp", "-p", other, path) }, there: true},
	"removed":                       {do: func(t *testing.T, path, _ string) { run(t, "rm", path) }},
	"removed and begun anew":        {do: func(t *testing.T, path, _ string) { run(t, "rm", path); begin(t, path) }, there: true},
	"put aside, another moved there": {do: func(t *testing.T, path, other string) { run(t, "mv", path, path+".mine"); run(t, "mv", other, path) },
		mine: func(path string) string { return path + ".mine" }, there: true},
	"put aside, another moved there and written": {do: func(t *testing.T, path, other string) {
		run(t, "mv", path, path+".mine")
		run(t, "mv", other, path)
		begin(t, path)
	}, mine: func(path string) string { return path + ".mine" }, there: true, log: true},
	"moved over and written by another program": {do: func(t *testing.T, path, other string) { run(t, "mv", other, path); begin(t, path) }, there: true, log: true},
	"folder moved": {do: func(t *testing.T, path, _ string) { move(t, filepath.Dir(path), filepath.Dir(path)+"2") },
		mine: func(path string) string { return filepath.Join(filepath.Dir(path)+"2", filepath.Base(path)) }},
	"folder moved and begun anew": {do: func(t *testing.T, path, _ string) {
		move(t, filepath.Dir(path), filepath.Dir(path)+"2")
		begin(t, path)
	},
		mine: func(path string) string { return filepath.Join(filepath.Dir(path)+"2", filepath.Base(path)) }, there: true},
	"replaced by a tool that syncs": {do: func(t *testing.T, path, other string) {
		run(t, "cp", other, path+".tmp")
		move(t, path+".tmp", path)
	}, there: true},
}

// Whatever becomes of the file: nothing is written into what lies in its place
// then, nothing is left beside it, and a save is refused in words.
func TestNothingIsWrittenIntoAnotherFile(t *testing.T) {
	for name, c := range exchanges {
		for when, looked := range map[string]bool{"just after a save": false, "a while after a save": true} {
			t.Run(name+", "+when, func(t *testing.T) {
				path := filepath.Join(t.TempDir(), "kept", "journal.rung")
				other := closedJournal(t, nil, note("of the other file"))
				if err := os.Mkdir(filepath.Dir(path), 0o700); err != nil {
					t.Fatal(err)
				}
				s := mustOpen(t, path)
				mine := note("mine")
				write(t, s, mine)
				if looked {
					if _, err := s.Version(context.Background()); err != nil {
						t.Fatal(err)
					}
				}
				c.do(t, path, other)
				refusesToWrite(t, s)
				c.leaves(t, s, path, mine)
			})
		}
	}
}

// refusesToWrite fails unless a store refuses all that would write.
func refusesToWrite(t *testing.T, s *Store) {
	t.Helper()
	ctx := context.Background()
	for range 2 {
		_, err := s.Write(ctx, model.Batch{ID: model.NewID(), Action: model.Added, At: noon, Edits: []model.Edit{{Entry: note("late words")}}})
		if message := wantCode(t, err, model.ReadOnly); !strings.Contains(message, "journal") || strings.Contains(message, "sql") {
			t.Errorf("a save says %q", message)
		}
		wantCode(t, s.KeepDraft(ctx, model.Draft{Entry: "e", Kind: "note", At: noon}), model.ReadOnly)
		wantCode(t, s.SetSetting(ctx, "currency", "EUR"), model.ReadOnly)
		_, err = s.EmptyTrash(ctx, nil)
		wantCode(t, err, model.ReadOnly)
		_, err = s.Version(ctx)
		wantCode(t, err, model.ReadOnly)
	}
	if why := s.ReadOnly(); why == "" {
		t.Error("the store does not say that it is read-only")
	}
}

// leaves fails unless what lies in the journal's place is as another program left
// it, and the journal, wherever it is now, has its words.
func (c exchange) leaves(t *testing.T, s *Store, path string, mine model.Entry) {
	t.Helper()
	var before []byte
	if c.there {
		before = readFile(t, path)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if left, err := filepath.Glob(path + "-*"); err != nil || len(left) > 0 && !c.log {
		t.Errorf("beside the file lie %v, %v", left, err)
	}
	if _, err := os.Stat(path); c.there != (err == nil) {
		t.Fatalf("in the journal's place: %v", err)
	}
	if c.there {
		if !bytes.Equal(before, readFile(t, path)) {
			t.Error("the other file was changed")
		}
		opened := mustOpen(t, path)
		mustBeSound(t, opened)
		if titles := titlesOf(t, opened); len(titles) == 0 || c.log && !slices.Contains(titles, "entry 0") || slices.Contains(titles, "mine") || slices.Contains(titles, "late words") {
			t.Errorf("the other file holds %q", titles)
		}
	}
	if c.mine != nil {
		out, err := child("read", os.Args[0], c.mine(path), mine.ID).CombinedOutput()
		if lines := strings.Split(string(out), "\n"); err != nil || len(lines) < 4 || lines[1] != "mine" || lines[3] != "0" {
			t.Errorf("the journal that was moved: %v: %s", err, out)
		}
	}
}

func titlesOf(t *testing.T, s *Store) (titles []string) {
	t.Helper()
	hits, _, err := s.Find(context.Background(), model.Query{}, model.Cursor{}, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range hits {
		titles = append(titles, h.Entry.Title)
	}
	return titles
}

// A copy of the journal, older or of this moment, is another file: what was read
// of the one is not what lies on the pages of the other.
func TestACopyPutOverTheJournalIsNoticed(t *testing.T) {
	for name, make := range map[string]func(t *testing.T, s *Store, path, copied string){
		"checked copy": func(t *testing.T, s *Store, _, copied string) {
			if err := s.CopyTo(context.Background(), copied); err != nil {
				t.Fatal(err)
			}
		},
		"plain copy, written since": func(t *testing.T, s *Store, path, copied string) {
			run(t, "cp", path, copied)
			write(t, s, note("since"))
			if _, err := s.Version(context.Background()); err != nil {
				t.Fatal(err)
			}
		},
		"plain copy, a draft kept since": func(t *testing.T, s *Store, path, copied string) {
			run(t, "cp", path, copied)
			if err := s.KeepDraft(context.Background(), model.Draft{Entry: "e", Kind: "note", At: noon}); err != nil {
				t.Fatal(err)
			}
			if _, err := s.Version(context.Background()); err != nil {
				t.Fatal(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "journal.rung")
			s := mustOpen(t, path)
			write(t, s, note("first"))
			if _, err := s.Version(context.Background()); err != nil {
				t.Fatal(err)
			}
			copied := filepath.Join(t.TempDir(), "copied.rung")
			make(t, s, path, copied)
			run(t, "cp", copied, path)
			refusesToWrite(t, s)
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(readFile(t, copied), readFile(t, path)) {
				t.Error("the file was changed")
			}
			opened := mustOpen(t, path)
			mustBeSound(t, opened)
			if titles := titlesOf(t, opened); !slices.Equal(titles, []string{"first"}) {
				t.Errorf("the file holds %q", titles)
			}
		})
	}
}

// Other programs may write, copy and bring the log home as they like: the file
// stays the journal.
func TestAnotherProgramsWritesAreNoExchange(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.rung")
	s := mustOpen(t, path)
	for range 3 {
		write(t, s, note("ours"))
		begin(t, path)
		sqlFile(t, path, `PRAGMA wal_checkpoint(TRUNCATE)`)
		write(t, s, note("ours again"))
		if _, err := s.Version(context.Background()); err != nil {
			t.Fatal(err)
		}
		begin(t, path)
		if _, err := s.Version(context.Background()); err != nil {
			t.Fatal(err)
		}
		sqlFile(t, path, `PRAGMA wal_checkpoint(PASSIVE)`)
	}
	touched := time.Now().Add(time.Hour)
	if err := os.Chtimes(path, touched, touched); err != nil {
		t.Fatal(err)
	}
	write(t, s, note("last"))
	mustBeSound(t, s)
	if n := len(titlesOf(t, s)); n != 13 {
		t.Errorf("%d entries, not 13", n)
	}
}

// The journal that comes back is written again.
func TestTheJournalIsTakenUpWhenItIsBack(t *testing.T) {
	for name, c := range map[string]struct {
		away, back func(t *testing.T, path, other string)
	}{
		"moved away": {
			func(t *testing.T, path, _ string) { move(t, path, path+".mine") },
			func(t *testing.T, path, _ string) { move(t, path+".mine", path) }},
		"another in its place": {
			func(t *testing.T, path, other string) { move(t, path, path+".mine"); run(t, "cp", other, path) },
			func(t *testing.T, path, _ string) { move(t, path+".mine", path) }},
		"written elsewhere meanwhile": {
			func(t *testing.T, path, _ string) { move(t, path, path+".mine"); begin(t, path+".mine") },
			func(t *testing.T, path, _ string) { move(t, path+".mine", path) }},
		"folder moved": {
			func(t *testing.T, path, _ string) { move(t, filepath.Dir(path), filepath.Dir(path)+"2") },
			func(t *testing.T, path, _ string) { move(t, filepath.Dir(path)+"2", filepath.Dir(path)) }},
		"copied away and back": {
			func(t *testing.T, path, _ string) { run(t, "cp", path, path+".mine"); run(t, "rm", path) },
			func(t *testing.T, path, _ string) { run(t, "cp", path+".mine", path) }},
		"overwritten and copied back": {
			func(t *testing.T, path, other string) { run(t, "cp", path, path+".mine"); run(t, "cp", other, path) },
			func(t *testing.T, path, _ string) { run(t, "cp", path+".mine", path) }},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "kept", "journal.rung")
			if err := os.Mkdir(filepath.Dir(path), 0o700); err != nil {
				t.Fatal(err)
			}
			ctx, other := context.Background(), closedJournal(t, nil, note("of the other file"))
			s := mustOpen(t, path)
			write(t, s, note("before"))
			if _, err := s.Version(ctx); err != nil {
				t.Fatal(err)
			}
			c.away(t, path, other)
			refusesToWrite(t, s)
			c.back(t, path, other)
			if _, err := s.Version(ctx); err != nil || s.ReadOnly() != "" {
				t.Fatalf("%v, read only %q", err, s.ReadOnly())
			}
			write(t, s, note("after"))
			begin(t, path)
			mustBeSound(t, s)
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			opened := mustOpen(t, path)
			if titles := titlesOf(t, opened); !slices.Contains(titles, "before") || !slices.Contains(titles, "after") || !slices.Contains(titles, "entry 0") {
				t.Errorf("the journal holds %q", titles)
			}
			mustBeSound(t, opened)
		})
	}
}

// What a removed journal held can still be read and copied.
func TestARemovedJournalCanBeCopied(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal.rung")
	s := mustOpen(t, path)
	e := note("rescued")
	write(t, s, e)
	run(t, "rm", path)
	refusesToWrite(t, s)
	mustRead(t, s, e.ID)
	to := filepath.Join(t.TempDir(), "copy.rung")
	if err := s.CopyTo(context.Background(), to); err != nil {
		t.Fatal(err)
	}
	opened := mustOpen(t, to)
	mustRead(t, opened, e.ID)
	mustBeSound(t, opened)
}

// A program was killed, and then another file put in the journal's place: its log
// is not replayed into that one.
func TestALogOfAnotherFileIsSetAside(t *testing.T) {
	for name, cleared := range map[string]bool{"another file": false, "nothing": true} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "journal.rung")
			s := mustOpen(t, path)
			write(t, s, note("in the log"))
			log := readFile(t, path+"-wal")
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			other := closedJournal(t, nil, note("of the other file"))
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
			if !cleared {
				run(t, "cp", other, path)
			}
			writeFile(t, path+"-wal", string(log))
			opened := mustOpen(t, path)
			mustBeSound(t, opened)
			if titles := titlesOf(t, opened); cleared != (len(titles) == 0) || slices.Contains(titles, "in the log") {
				t.Errorf("the file holds %q", titles)
			}
			if kept, err := filepath.Glob(path + "-wal.stray-*"); err != nil || !cleared && len(kept) != 1 {
				t.Errorf("the log lies at %q, %v", kept, err)
			}
		})
	}
}

// What another program puts into the journal while a window has it open is found
// before the next save is kept.
func TestATriggerPutInMeanwhileIsFound(t *testing.T) {
	for name, looked := range map[string]bool{"at the save": false, "at the look for news": true} {
		t.Run(name, func(t *testing.T) {
			ctx, path := context.Background(), filepath.Join(t.TempDir(), "journal.rung")
			s := mustOpen(t, path)
			write(t, s, note("first"))
			sqlFile(t, path, `CREATE TRIGGER follow AFTER INSERT ON entry BEGIN UPDATE entry SET title = 'spoilt'; END`)
			if looked {
				_, err := s.Version(ctx)
				wantCode(t, err, model.Damaged)
			}
			_, err := s.Write(ctx, model.Batch{ID: model.NewID(), Action: model.Added, At: noon, Edits: []model.Edit{{Entry: note("second")}}})
			if err == nil || !strings.Contains(err.Error(), "the trigger “follow”") || !strings.Contains(s.ReadOnly(), "the trigger “follow”") {
				t.Errorf("a save says %v, read only %q", err, s.ReadOnly())
			}
			sqlFile(t, path, `DROP TRIGGER follow`)
			if _, err := s.Version(ctx); err != nil || s.ReadOnly() != "" {
				t.Fatalf("%v, read only %q", err, s.ReadOnly())
			}
			write(t, s, note("third"))
			if titles := titlesOf(t, s); !slices.Equal(titles, []string{"third", "first"}) {
				t.Errorf("the journal holds %q", titles)
			}
			mustBeSound(t, s)
		})
	}
}
