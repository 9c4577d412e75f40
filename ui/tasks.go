package ui

import (
	"context"
	"maps"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/ui/fault"
)

// tasks runs the window's only goroutines. Their answers come back through show,
// which is fyne.Do in the program. A panic in their work ends that work alone, and
// is reported to failed, on the UI goroutine; failed may be nil.
type tasks struct {
	show   func(func())
	failed func(error)
	ctx    context.Context
	cancel context.CancelFunc
	held   context.Context // what is loaded waits for its end; nil where it need not
	work   sync.WaitGroup
	queued sync.WaitGroup
	wake   chan struct{} // holds one token while the queue is not empty

	mu     sync.Mutex
	queue  []func(context.Context) func()
	loads  map[string]context.CancelFunc
	timers map[string]*time.Timer
	unkept map[string]*unkept
	turn   map[string]int
}

// unkept is words that were typed and wait to be kept.
type unkept struct {
	keep  func()
	since time.Time // of the first key that is not kept
	timer *time.Timer
}

// Typed words are kept once the keyboard has rested for keepPause, and at the
// latest mostUnkept after the first key: to write them is part of the second that
// a person may lose.
const (
	keepPause  = 400 * time.Millisecond
	mostUnkept = 600 * time.Millisecond
)

func newTasks() *tasks {
	ctx, cancel := context.WithCancel(context.Background())
	t := &tasks{show: fyne.Do, ctx: ctx, cancel: cancel, wake: make(chan struct{}, 1),
		loads: map[string]context.CancelFunc{}, timers: map[string]*time.Timer{}, unkept: map[string]*unkept{}, turn: map[string]int{}}
	t.work.Add(1)
	go t.writeInOrder()
	return t
}

// writeInOrder runs what Do was given until close. Writes outlive the window's
// context: what the person saved is saved.
func (t *tasks) writeInOrder() {
	defer t.work.Done()
	for range t.wake {
		for _, work := range t.takeQueue() {
			t.guardWork(func() {
				if show := work(context.WithoutCancel(t.ctx)); show != nil {
					t.runOnUI(show)
				}
			})
			t.queued.Done()
		}
	}
}

// guardWork runs work on a goroutine of its own, and keeps a panic in it from ending
// the program.
func (t *tasks) guardWork(work func()) {
	if mistake := recoverFrom(work); mistake != nil {
		t.show(func() { t.tellMistake(mistake) })
	}
}

// guardShown runs fn on the UI goroutine, and guards it as guardWork does.
func (t *tasks) guardShown(fn func()) {
	if mistake := recoverFrom(fn); mistake != nil {
		t.tellMistake(mistake)
	}
}

// runOnUI runs fn on the UI goroutine.
func (t *tasks) runOnUI(fn func()) { t.show(func() { t.guardShown(fn) }) }

// recoverFrom runs work, and gives the panic that ended it as an error, or nil.
func recoverFrom(work func()) (mistake error) {
	defer func() {
		if value := recover(); value != nil {
			mistake = fault.Recovered(value, lang.L("Rung made a mistake of its own and left something undone. What you typed is kept. If something does not answer, start Rung again."))
		}
	}()
	work()
	return nil
}

// tellMistake has the window report a panic. Another panic while it does so is only
// logged.
func (t *tasks) tellMistake(mistake error) {
	if t.failed == nil {
		return
	}
	if again := recoverFrom(func() { t.failed(mistake) }); again != nil {
		logFailure(again)
	}
}

func (t *tasks) takeQueue() []func(context.Context) func() {
	t.mu.Lock()
	defer t.mu.Unlock()
	queue := t.queue
	t.queue = nil
	return queue
}

func (t *tasks) Do(work func(context.Context) func()) {
	t.queued.Add(1)
	t.mu.Lock()
	t.queue = append(t.queue, work)
	t.mu.Unlock()
	select {
	case t.wake <- struct{}{}:
	default: // the writer has been woken and takes the whole queue
	}
}

func (t *tasks) Load(key string, work func(context.Context) func()) {
	t.mu.Lock()
	if cancel, running := t.loads[key]; running {
		cancel()
	}
	ctx, cancel := context.WithCancel(t.ctx)
	t.loads[key] = cancel
	t.turn[key]++
	turn, held := t.turn[key], t.held
	t.mu.Unlock()
	t.work.Add(1)
	go func() {
		defer t.work.Done()
		if held != nil {
			<-held.Done()
			if t.ctx.Err() != nil { // closing, of which this work's own context may hear last
				return
			}
		}
		var show func()
		t.guardWork(func() { show = work(ctx) })
		if show == nil || ctx.Err() != nil {
			return
		}
		t.runOnUI(func() {
			if t.isNewest(key, turn) {
				show()
			}
		})
	}()
}

func (t *tasks) isNewest(key string, turn int) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.turn[key] == turn && t.ctx.Err() == nil
}

func (t *tasks) After(key string, d time.Duration, fn func()) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if timer, waiting := t.timers[key]; waiting {
		timer.Stop()
		delete(t.timers, key)
	}
	if fn == nil || t.ctx.Err() != nil {
		return
	}
	var timer *time.Timer
	timer = time.AfterFunc(d, func() {
		t.runOnUI(func() {
			t.mu.Lock()
			current := t.timers[key] == timer
			if current {
				delete(t.timers, key)
			}
			t.mu.Unlock()
			if current {
				fn()
			}
		})
	})
	t.timers[key] = timer
}

func (t *tasks) Keep(key string, keep func()) {
	t.mu.Lock()
	defer t.mu.Unlock()
	u, waiting := t.unkept[key]
	switch {
	case keep == nil && waiting:
		u.timer.Stop()
		delete(t.unkept, key)
	case keep == nil || t.ctx.Err() != nil:
	case waiting:
		u.keep = keep
		// A timer that has run out already is about to keep these words too. To
		// set it anew would put that off for as long as somebody types.
		if left := mostUnkept - time.Since(u.since); u.timer.Stop() {
			u.timer.Reset(min(keepPause, left))
		}
	default:
		u = &unkept{keep: keep, since: time.Now()}
		u.timer = time.AfterFunc(keepPause, func() { t.runOnUI(func() { t.runKeep(key, u) }) })
		t.unkept[key] = u
	}
}

// runKeep keeps the words of a key, unless they have been kept or forgotten since.
func (t *tasks) runKeep(key string, u *unkept) {
	t.mu.Lock()
	current := t.unkept[key] == u
	if current {
		delete(t.unkept, key)
		u.timer.Stop()
	}
	t.mu.Unlock()
	if current {
		u.keep()
	}
}

func (t *tasks) KeepAll() {
	t.mu.Lock()
	all := maps.Clone(t.unkept)
	t.mu.Unlock()
	for key, u := range all {
		t.guardShown(func() { t.runKeep(key, u) })
	}
}

// runUntilClose runs work until the window closes, for what has no end of its own.
func (t *tasks) runUntilClose(work func(context.Context)) {
	t.work.Add(1)
	go func() {
		defer t.work.Done()
		t.guardWork(func() { work(t.ctx) })
	}()
}

// hold makes every load from here on wait until release or close: it would take the
// processor from the first frame, and could only be shown after that.
func (t *tasks) hold() (release func()) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.held, release = context.WithCancel(t.ctx)
	return release
}

// runBeside starts work on a goroutine of its own; wait returns once it is done.
func (t *tasks) runBeside(work func()) (wait func()) {
	done := make(chan struct{})
	t.work.Add(1)
	go func() {
		defer t.work.Done()
		defer close(done)
		t.guardWork(work)
	}()
	return func() { <-done }
}

// awaitWrites waits until every write asked for so far is done.
func (t *tasks) awaitWrites() { t.queued.Wait() }

// close ends the reading, finishes the writing, and waits for both.
func (t *tasks) close() {
	t.cancel()
	t.awaitWrites()
	close(t.wake)
	t.work.Wait()
}
