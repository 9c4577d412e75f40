package ui

import (
	"context"
	"slices"
	"testing"
	"time"
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
