//go:build window

package window_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rung/storage"
	"rung/ui/window"
)

// mostLost is how much typing a kill may cost on a machine that writes at once.
const mostLost = time.Second

// keyPause is how long a steady typist takes for a key.
const keyPause = 90 * time.Millisecond

// spoken is what is typed, over and over: no word that a line reads as more than a word.
const spoken = "alpha bravo delta golf hotel kilo lima oscar papa tango victor whiskey zulu "

// Places where words are typed, the keys that lead to them, and those that save what is there again after a crash; they
// do nothing until it is.
var typedAt = []struct {
	name       string
	open, save []string
}{
	{"editor", []string{"ctrl+n"}, []string{"ctrl+return", "ctrl+s"}},
	{"today", nil, []string{"return"}},
	{"capture", []string{"ctrl+shift+n"}, []string{"return"}},
}

// typesUntil types without a pause for that long and kills the program between two keys. It returns what was typed
// and how long before the end each of its letters was.
func (p *person) typesUntil(end time.Duration) (typed string, ago []time.Duration) {
	p.Helper()
	if _, err := p.program.Settled(); err != nil {
		p.Fatal(err)
	}
	var at []time.Time
	kill, tick := time.After(end), time.NewTicker(keyPause)
	defer tick.Stop()
	for {
		select {
		case <-kill:
			killed := time.Now()
			p.program.Kill()
			for _, key := range at {
				ago = append(ago, killed.Sub(key))
			}
			return typed, ago
		case <-tick.C:
			next := string(spoken[len(typed)%len(spoken)])
			at = append(at, time.Now())
			if err := p.program.Type(next); err != nil {
				p.Fatal(err)
			}
			typed += next
		}
	}
}

// slowestWrite tells until stopped how long the machine took at most for one small write that reaches the disk: no
// program keeps words faster on a machine that has more to do than it can.
func (p *person) slowestWrite() (stop func() time.Duration) {
	path := filepath.Join(filepath.Dir(p.journal), "canary")
	ended, slowest := make(chan struct{}), make(chan time.Duration)
	go func() {
		worst, tick := time.Duration(0), time.NewTicker(100*time.Millisecond)
		defer tick.Stop()
		for {
			var due time.Time
			select {
			case <-ended:
				slowest <- worst
				return
			case due = <-tick.C:
			}
			f, err := os.Create(path)
			if err == nil {
				_, err = f.WriteString("words")
				err = errors.Join(err, f.Sync(), f.Close())
			}
			if err != nil {
				p.Error(err)
			}
			worst = max(worst, time.Since(due))
		}
	}()
	return func() time.Duration { close(ended); return <-slowest }
}

// kept says whether the journal holds words that were typed and not saved.
func (p *person) kept() bool {
	p.Helper()
	store, err := storage.Open(p.journal, storage.Options{})
	if err != nil {
		p.Fatal(err)
	}
	defer store.Close()
	drafts, err := store.Drafts(context.Background())
	if err != nil {
		p.Fatal(err)
	}
	return len(drafts) > 0
}

// TestWindowKilledWhileTypingLosesASecondAtMost kills the program 3 times, or 20 with RUNG_HEAVY=1.
func TestWindowKilledWhileTypingLosesASecondAtMost(t *testing.T) {
	rounds := 3
	if os.Getenv("RUNG_HEAVY") == "1" {
		rounds = 20
	}
	p := newPerson(t)
	folder, worst := filepath.Dir(p.journal), time.Duration(0)
	chance := rand.New(rand.NewPCG(10, uint64(rounds)))
	for round := range rounds {
		place := typedAt[round%len(typedAt)]
		p.journal = filepath.Join(folder, fmt.Sprintf("%d.rung", round))
		p.rung("add", "Written before")
		p.open()
		p.press(place.open...)
		stop := p.slowestWrite()
		typed, ago := p.typesUntil(time.Second + time.Duration(chance.Int64N(int64(7*time.Second))))
		slowest, kept := stop(), ""
		if p.kept() {
			p.open()
			if place.name == "capture" {
				p.press(place.open...)
			}
			kept = p.awaitSaved("Written before", place.save)
			p.program.Kill()
		}
		rest, whole := strings.CutPrefix(typed, kept)
		if !whole {
			t.Fatalf("round %d, %s: %q was typed and %q is kept", round, place.name, typed, kept)
		}
		lost := time.Duration(0)
		if strings.TrimSpace(rest) != "" {
			lost = ago[len(kept)]
		}
		t.Logf("round %d, %s: of %d letters typed, the last %d were lost: %v of typing; a write took at most %v", round, place.name, len(typed), len(rest), lost, slowest)
		if worst = max(worst, lost); lost > mostLost+slowest {
			t.Errorf("round %d, %s: %v of typing were lost", round, place.name, lost)
		}
	}
	t.Logf("%d kills while typing lost at most %v", rounds, worst)
}

// awaitSaved presses keys until an entry is saved beside another, and returns its title.
func (p *person) awaitSaved(beside string, keys []string) (title string) {
	p.Helper()
	err := window.Await(func() (bool, error) {
		p.press(keys...)
		for _, e := range p.list() {
			if e.Title != beside {
				title = e.Title
			}
		}
		return title != "", fmt.Errorf("the words that were typed are not saved")
	})
	if err != nil {
		p.keep("failed")
		p.Fatalf("%v\n%s", err, p.program.Output())
	}
	return title
}
