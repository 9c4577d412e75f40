package ui

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"rung/model"
	"rung/storage"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// anotherJournal gives a closed journal with an entry of its own.
func (p *person) anotherJournal(title string) (path string) {
	p.Helper()
	path = filepath.Join(p.TempDir(), "other.rung")
	store, err := storage.Open(path, storage.Options{Device: "other", Version: "test", Create: true})
	if err != nil {
		p.Fatal(err)
	}
	j := model.NewJournal(store, func() time.Time { return p.now })
	if _, err := j.Save(context.Background(), model.Added, []model.Edit{{Entry: noteNamed(title, p)}}, nil); err != nil {
		p.Fatal(err)
	}
	if err := store.Close(); err != nil {
		p.Fatal(err)
	}
	return path
}

// exchanges puts another journal in the place of the person's, and gives where
// theirs lies now and what the other one is made of.
func (p *person) exchanges(other string) (mine string, content []byte) {
	p.Helper()
	mine = p.path + ".mine"
	if err := os.Rename(p.path, mine); err != nil {
		p.Fatal(err)
	}
	if err := os.Rename(other, p.path); err != nil {
		p.Fatal(err)
	}
	return mine, p.content()
}

func (p *person) content() []byte {
	p.Helper()
	b, err := os.ReadFile(p.path)
	if err != nil {
		p.Fatal(err)
	}
	return b
}

func TestWordsOutliveAnExchangedJournal(t *testing.T) {
	p := newPerson(t)
	p.press(withCtrl(fyne.KeyN))
	p.types("Words typed before")
	p.press(withCtrl(fyne.KeyS))
	seen := p.checkFile(t.Context(), fileState{})
	mine, other := p.exchanges(p.anotherJournal("Of the other file"))
	p.types(" and words typed after")
	p.tasks.flush()
	p.press(withCtrl(fyne.KeyS))
	if said := p.footWords(); !strings.Contains(said, "taken the journal's place") {
		t.Errorf("the window says %q", said)
	}
	if p.says("Saved just now") || p.says("Saved") {
		t.Error("the window says that the words are saved")
	}
	if held := p.screens[kit.ScreenJournal].(kit.Holder).Unsaved(); len(held) != 1 {
		t.Errorf("%v is held", held)
	}
	seen = p.checkFile(t.Context(), seen)
	if said := p.footWords(); !seen.away || !strings.Contains(said, "taken the journal's place") || p.button("Make a copy now") == nil {
		t.Errorf("a while after, the window says %q", said)
	}
	if !bytes.Equal(other, p.content()) {
		t.Error("the other file was changed")
	}
	if left, err := filepath.Glob(p.path + "-*"); err != nil || len(left) > 0 {
		t.Errorf("beside the other file lie %v, %v", left, err)
	}
	// The journal comes back, and the words go where they belong.
	if err := os.Rename(mine, p.path); err != nil {
		t.Fatal(err)
	}
	if seen = p.checkFile(t.Context(), seen); seen.away || !strings.Contains(p.footWords(), "back in its place") {
		t.Errorf("with the journal back, the window says %q", p.footWords())
	}
	p.press(withCtrl(fyne.KeyS))
	if e := p.one("typed"); e.Title != "Words typed before and words typed after" {
		t.Errorf("kept: %q", e.Title)
	}
}

func TestARemovedJournalIsSaidBeforeAWordIsTyped(t *testing.T) {
	p := newPerson(t).withDemo()
	seen := p.checkFile(t.Context(), fileState{})
	if err := os.Remove(p.path); err != nil {
		t.Fatal(err)
	}
	if seen = p.checkFile(t.Context(), seen); !seen.away || !strings.Contains(p.footWords(), "moved or removed") {
		t.Fatalf("the window says %q", p.footWords())
	}
	p.run("capture")
	if said := p.footWords(); !strings.Contains(said, "moved or removed") {
		t.Errorf("capturing says %q", said)
	}
	copies, err := p.o.File.Copies(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	p.run("backup")
	after, err := p.o.File.Copies(t.Context())
	if err != nil || len(after) != len(copies)+1 {
		t.Errorf("%d copies, not one more than %d: %v", len(after), len(copies), err)
	}
	if _, err := os.Stat(p.path); err == nil {
		t.Error("a journal was made in its place")
	}
}

// A line that could not be saved stays where it was typed.
func TestALineOutlivesAnExchangedJournal(t *testing.T) {
	for name, begin := range map[string]func(p *person){
		"capture": func(p *person) { p.run("capture") },
		"today":   func(p *person) { p.run("go today") },
	} {
		t.Run(name, func(t *testing.T) {
			p := newPerson(t)
			p.tasks.flush()
			begin(p)
			p.types("Spoke with the plant about the ERP")
			_, other := p.exchanges(p.anotherJournal("Of the other file"))
			p.press(plain(fyne.KeyReturn))
			p.tasks.flush()
			if said := p.footWords(); !strings.Contains(said, "taken the journal's place") {
				t.Errorf("the window says %q", said)
			}
			if field, ok := p.window.Canvas().Focused().(*widgets.Entry); !ok || field.Text != "Spoke with the plant about the ERP" {
				t.Errorf("the line has lost its words: %T", p.window.Canvas().Focused())
			}
			if !bytes.Equal(other, p.content()) {
				t.Error("the other file was changed")
			}
		})
	}
}
