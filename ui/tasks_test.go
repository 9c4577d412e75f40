package ui

import (
	"bytes"
	"context"
	"log/slog"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"rung/model"
)

// newTestTasks shows answers on the goroutine that has them, one at a time.
func newTestTasks(t *testing.T) (running *tasks, shown chan string) {
	t.Helper()
	running, shown = newTasks(), make(chan string, 200)
	lock := make(chan struct{}, 1)
	running.show = func(fn func()) {
		lock <- struct{}{}
		fn()
		<-lock
	}
	return running, shown
}

func TestTheNewestAnswerWins(t *testing.T) {
	running, shown := newTestTasks(t)
	release := make(chan struct{})
	ended := make(chan struct{})
	running.Load("list", func(ctx context.Context) func() {
		<-release
		<-ctx.Done()
		close(ended)
		return func() { shown <- "old" }
	})
	running.Load("list", func(context.Context) func() { return func() { shown <- "new" } })
	if got := <-shown; got != "new" {
		t.Fatalf("shown first: %s", got)
	}
	close(release)
	<-ended
	running.close()
	if len(shown) != 0 {
		t.Fatalf("the older answer was shown too: %s", <-shown)
	}
}

func TestAnswersOfOtherKeysAreAllShown(t *testing.T) {
	running, shown := newTestTasks(t)
	for _, key := range []string{"list", "count"} {
		running.Load(key, func(context.Context) func() { return func() { shown <- key } })
	}
	got := []string{<-shown, <-shown}
	slices.Sort(got)
	if !slices.Equal(got, []string{"count", "list"}) {
		t.Fatalf("shown: %v", got)
	}
	running.close()
}

func TestWritesKeepTheirOrderAndOutliveTheWindow(t *testing.T) {
	running, _ := newTestTasks(t)
	var done []int
	for i := range 100 {
		running.Do(func(ctx context.Context) func() {
			if ctx.Err() != nil {
				t.Errorf("write %d was cancelled", i)
			}
			done = append(done, i)
			return nil
		})
	}
	running.close()
	if len(done) != 100 || !slices.IsSorted(done) {
		t.Fatalf("done: %v", done)
	}
}

func TestOnlyTheLastOfAKeyWaits(t *testing.T) {
	running, shown := newTestTasks(t)
	running.After("draft", time.Hour, func() { shown <- "first" })
	running.After("draft", time.Millisecond, func() { shown <- "second" })
	if got := <-shown; got != "second" {
		t.Fatalf("shown: %s", got)
	}
	running.After("draft", time.Hour, func() { shown <- "third" })
	running.After("draft", 0, nil)
	running.close()
	if len(running.timers) != 0 || len(shown) != 0 {
		t.Fatal("what was forgotten still waits")
	}
}

func TestWhatIsHeldIsLoadedOnceReleased(t *testing.T) {
	running, shown := newTestTasks(t)
	release := running.hold()
	running.Load("list", func(context.Context) func() {
		shown <- "read"
		return func() { shown <- "list" }
	})
	shown <- "first frame"
	release()
	for _, want := range []string{"first frame", "read", "list"} {
		if got := <-shown; got != want {
			t.Fatalf("got %s, want %s", got, want)
		}
	}
	running.close()
}

func TestClosingEndsWhatIsStillHeld(t *testing.T) {
	running, _ := newTestTasks(t)
	running.hold()
	running.Load("list", func(ctx context.Context) func() {
		if ctx.Err() == nil {
			t.Error("it may go on reading while the window closes")
		}
		return nil
	})
	running.close()
}

// typist types keys and has them kept, in the time of a synctest bubble.
type typist struct {
	*testing.T
	tasks *tasks
	turn  sync.Mutex  // held by whoever is on the window's goroutine
	typed []time.Time // of the keys that are not kept
	late  time.Duration
	kept  int
}

func newTypist(t *testing.T) *typist {
	running, _ := newTestTasks(t)
	p := &typist{T: t, tasks: running}
	running.show = func(fn func()) {
		p.turn.Lock()
		defer p.turn.Unlock()
		fn()
	}
	return p
}

func (p *typist) key() {
	p.turn.Lock()
	defer p.turn.Unlock()
	p.typed = append(p.typed, time.Now())
	p.tasks.Keep("draft", func() {
		p.late = max(p.late, time.Since(p.typed[0]))
		p.kept += len(p.typed)
		p.typed = nil
	})
}

// unkept gives how many keys are not kept, and since when.
func (p *typist) unkept() (n int, since time.Duration) {
	p.turn.Lock()
	defer p.turn.Unlock()
	if len(p.typed) == 0 {
		return 0, 0
	}
	return len(p.typed), time.Since(p.typed[0])
}

// rest lets time pass, and all that is due in it happen.
func (p *typist) rest(d time.Duration) {
	<-time.After(d)
	synctest.Wait()
}

func TestTypingWithoutAPauseIsKeptWithinTheSecond(t *testing.T) {
	for seed := range uint64(200) {
		synctest.Test(t, func(t *testing.T) {
			p := newTypist(t)
			chance := rand.New(rand.NewPCG(seed, 1))
			most := 1 + chance.Int64N(900)
			keys := 200
			for range keys {
				p.key()
				p.rest(time.Duration(chance.Int64N(most)) * time.Millisecond)
				if n, since := p.unkept(); since > mostUnkept {
					t.Fatalf("seed %d: %d keys are unkept after %v", seed, n, since)
				}
			}
			p.rest(keepPause)
			if p.late > mostUnkept || p.kept != keys {
				t.Fatalf("seed %d: %d of %d keys are kept, the last %v late", seed, p.kept, keys, p.late)
			}
			p.tasks.close()
		})
	}
}

func TestAPauseIsEnoughToBeKept(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newTypist(t)
		p.key()
		p.rest(keepPause)
		if p.kept != 1 || p.late != keepPause {
			t.Fatalf("%d keys are kept after %v", p.kept, p.late)
		}
		p.tasks.close()
	})
}

// A busy window runs what fell due only later: keys typed until then neither put
// it off nor are left out.
func TestABusyWindowKeepsAsSoonAsItCan(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newTypist(t)
		var queue []func()
		p.tasks.show = func(fn func()) { queue = append(queue, fn) }
		for range 50 {
			p.key()
			p.rest(100 * time.Millisecond)
		}
		if len(queue) != 1 {
			t.Fatalf("%d keeps wait for the window, not one", len(queue))
		}
		queue[0]()
		if p.kept != 50 {
			t.Fatalf("%d of 50 keys are kept", p.kept)
		}
		p.tasks.close()
	})
}

func TestWhatIsSavedOrLeftIsNotKeptAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := newTypist(t)
		p.key()
		p.tasks.Keep("draft", nil)
		p.rest(time.Hour)
		if p.kept != 0 {
			t.Fatal("a saved draft was kept again")
		}
		p.key()
		p.tasks.KeepAll()
		p.key()
		if p.kept != 2 {
			t.Fatalf("leaving kept %d keys, not all", p.kept)
		}
		p.tasks.KeepAll()
		p.rest(time.Hour)
		if p.kept != 3 {
			t.Fatalf("%d keys are kept of 3", p.kept)
		}
		p.tasks.close()
	})
}

// logged gives what is logged while the test runs.
func logged(t *testing.T) *bytes.Buffer {
	t.Helper()
	text := &bytes.Buffer{}
	before := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(text, nil)))
	t.Cleanup(func() { slog.SetDefault(before) })
	return text
}

func TestAMistakeEndsItsOwnWorkAloneAndIsToldWithoutWords(t *testing.T) {
	log := logged(t)
	running, shown := newTestTasks(t)
	running.failed = func(err error) { shown <- "told: " + string(model.CodeOf(err)) }
	slip := func() { panic("the words of " + strings.Repeat("somebody", 2)) }
	work := func(context.Context) func() { slip(); return nil }
	result := func(context.Context) func() { return slip }
	for name, begin := range map[string]func(){
		"work":       func() { running.Do(work) },
		"answer":     func() { running.Do(result) },
		"load":       func() { running.Load("list", work) },
		"loaded":     func() { running.Load("list", result) },
		"timer":      func() { running.After("list", 0, slip) },
		"words":      func() { running.Keep("list", slip) },
		"background": func() { running.runUntilClose(func(context.Context) { slip() }) },
		"meanwhile":  func() { running.runBeside(slip)() },
	} {
		begin()
		if told := <-shown; told != "told: mistake" {
			t.Errorf("%s: %q", name, told)
		}
		running.Do(func(context.Context) func() { return func() { shown <- "goes on" } })
		if next := <-shown; next != "goes on" {
			t.Fatalf("%s: %q", name, next)
		}
	}
	running.failed = func(error) { panic("again") }
	running.Do(work)
	running.close()
	if text := log.String(); strings.Contains(text, "somebody") || strings.Contains(text, "again") || strings.Count(text, "msg=panic") != 10 || !strings.Contains(text, "tasks_test.go") {
		t.Errorf("the log says\n%s", text)
	}
}
