//go:build window

// The window test: the program a person starts, in a window of its own, driven by its keys and checked from a terminal.
package window_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rung/storage"
	"rung/ui/window"
)

// person has a journal, a terminal and, once it is opened, a window.
type person struct {
	*testing.T
	binary  string
	journal string
	home    window.Home
	display *window.Display
	program *window.Program
}

type entry struct {
	ID      string `json:"id"`
	Title   string `json:"title"`
	Trashed bool   `json:"trashed"`
	Updated string `json:"updated"`
}

// What a list is asked for.
var (
	all   []string
	trash = []string{"is:trash"}
)

func newPerson(t *testing.T) *person {
	// The name of t.TempDir would make the paths of sockets too long.
	dir, err := os.MkdirTemp("", "rung-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	home, err := window.NewHome(dir)
	if err != nil {
		t.Fatal(err)
	}
	binary := filepath.Join(dir, "rung")
	if said, err := exec.Command("go", "build", "-buildvcs=false", "-o", binary, "rung").CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, said)
	}
	display, err := window.NewDisplay(1280, 800)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(display.Close)
	return &person{T: t, binary: binary, journal: filepath.Join(dir, "journal.rung"), home: home, display: display}
}

// rung runs a terminal command on the journal and returns what it printed.
func (p *person) rung(args ...string) string {
	p.Helper()
	command := exec.Command(p.binary, append(args, "--journal", p.journal)...)
	command.Env = p.home.Env()
	said, err := command.Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			p.Fatalf("rung %s: %v: %s", strings.Join(args, " "), err, exit.Stderr)
		}
		p.Fatal(err)
	}
	return string(said)
}

func (p *person) list(query ...string) []entry {
	p.Helper()
	var entries []entry
	said := p.rung(append([]string{"list", "--json"}, query...)...)
	if err := json.Unmarshal([]byte(said), &entries); err != nil {
		p.Fatal(err)
	}
	return entries
}

func (p *person) open(env ...string) {
	p.Helper()
	command := exec.Command(p.binary, "--journal", p.journal)
	command.Env = p.home.Env(env...)
	program, err := p.display.Start(command)
	if err != nil {
		p.Fatal(err)
	}
	p.program = program
	p.Cleanup(program.Kill)
	if err := program.Resize(1180, 760); err != nil {
		p.Fatal(err)
	}
}

// press presses one chord after the other, each once the window has come to rest from the one before.
func (p *person) press(chords ...string) {
	p.Helper()
	for _, chord := range chords {
		if _, err := p.program.Settled(); err != nil {
			p.Fatal(err)
		}
		if err := p.program.Press(chord); err != nil {
			p.Fatal(err)
		}
	}
}

func (p *person) write(text string) {
	p.Helper()
	if _, err := p.program.Settled(); err != nil {
		p.Fatal(err)
	}
	if err := p.program.Type(text); err != nil {
		p.Fatal(err)
	}
}

// keep saves a picture of the window for people to look at.
func (p *person) keep(name string) {
	p.Helper()
	picture, err := p.program.Settled()
	if err != nil {
		p.Fatal(err)
	}
	if err := window.SavePicture(picture, filepath.Join("..", "..", "screens", "window", name+".png")); err != nil {
		p.Fatal(err)
	}
}

// awaitTitles waits until the journal's list, as a terminal shows it, holds exactly these titles.
func (p *person) awaitTitles(query []string, want ...string) []entry {
	p.Helper()
	slices.Sort(want)
	var entries []entry
	err := window.Await(func() (bool, error) {
		entries = p.list(query...)
		var titles []string
		for _, e := range entries {
			titles = append(titles, e.Title)
		}
		slices.Sort(titles)
		return slices.Equal(titles, want), fmt.Errorf("list %v has %q, not %q", query, titles, want)
	})
	if err != nil {
		p.keep("failed")
		p.Fatalf("%v\n%s", err, p.program.Output())
	}
	return entries
}

// awaitDraft waits until words that were typed and not saved are kept.
func (p *person) awaitDraft(title string) {
	p.Helper()
	store, err := storage.Open(p.journal, storage.Options{})
	if err != nil {
		p.Fatal(err)
	}
	defer store.Close()
	err = window.Await(func() (bool, error) {
		drafts, err := store.Drafts(context.Background())
		return err == nil && len(drafts) == 1 && drafts[0].Title == title, fmt.Errorf("drafts: %v, %w", drafts, err)
	})
	if err != nil {
		p.keep("failed")
		p.Fatal(err)
	}
}

// logs is all that the program printed and wrote to its log.
func (p *person) logs() string {
	p.Helper()
	text := p.program.Output()
	err := filepath.WalkDir(p.home.State(), func(path string, file fs.DirEntry, err error) error {
		if err != nil || file.IsDir() {
			return err
		}
		more, err := os.ReadFile(path)
		text += string(more)
		return err
	})
	if err != nil {
		p.Fatal(err)
	}
	return text
}

func (p *person) refuseInLogs(words ...string) {
	p.Helper()
	text := p.logs()
	for _, word := range words {
		if strings.Contains(text, word) {
			p.Errorf("the log holds %q:\n%s", word, text)
		}
	}
}

func TestWindowKeepsWhatAPersonTypes(t *testing.T) {
	p := newPerson(t)
	p.rung("add", "Chose the new firewall")
	p.open()
	p.keep("1-started")

	p.press("ctrl+n")
	p.write("Orders leave a day sooner")
	p.press("ctrl+s")
	p.awaitTitles(all, "Chose the new firewall", "Orders leave a day sooner")
	p.keep("2-saved")

	p.press("ctrl+f")
	p.write("sooner")
	p.keep("3-found")
	p.press("return", "end")
	p.write(" than in May")
	p.press("ctrl+s")
	p.awaitTitles(all, "Chose the new firewall", "Orders leave a day sooner than in May")
	p.keep("4-edited")

	p.press("ctrl+shift+delete")
	p.awaitTitles(trash, "Orders leave a day sooner than in May")
	p.awaitTitles(all, "Chose the new firewall")
	p.keep("5-trashed")

	p.press("ctrl+z")
	before := p.awaitTitles(all, "Chose the new firewall", "Orders leave a day sooner than in May")
	p.keep("6-restored")

	p.press("ctrl+n")
	p.write("A thought the power cut short")
	p.awaitDraft("A thought the power cut short")
	p.program.Kill()
	p.refuseInLogs("Error in Fyne call thread", "level=ERROR", "panic")
	p.rung("check")
	if diff := cmp.Diff(before, p.list()); diff != "" {
		t.Errorf("the kill lost or changed something (-before +after):\n%s", diff)
	}

	p.open("LANG=C")
	p.keep("7-draft-offered")
	p.press("ctrl+return", "ctrl+s")
	p.awaitTitles(all, "Chose the new firewall", "Orders leave a day sooner than in May", "A thought the power cut short")
	p.press("ctrl+n")
	p.write("Wrote on after the power came back")
	p.press("ctrl+s")
	p.awaitTitles(all, "Chose the new firewall", "Orders leave a day sooner than in May", "A thought the power cut short", "Wrote on after the power came back")
	p.keep("8-started-again")
	code, err := p.program.Quit()
	if err != nil || code != 0 {
		t.Errorf("the program ended with code %d, error %v", code, err)
	}
	p.refuseInLogs("Error in Fyne call thread", "level=ERROR", "panic", "locale")
}
