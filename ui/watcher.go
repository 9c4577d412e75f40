package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/widgets"
)

// watcher looks for what happens outside the window for as long as it is open:
// other programs that write, signals, other starts, the clock.
type watcher struct {
	*footer
	*reminders
	o           *Options
	running     *tasks // nil where tests run tasks inline
	frame       *frame
	runCommand  func(id string)
	othersWrote func() // another program may have changed the journal
	endNow      func() // closes the window without a question
}

// runOnUI runs fn on the UI goroutine.
func (w *watcher) runOnUI(fn func()) {
	if w.running == nil {
		fn()
		return
	}
	w.running.runOnUI(fn)
}

// checkSoundness looks for damage once the window stands. It takes its time in a
// large journal, so no write waits for it.
func (w *watcher) checkSoundness() {
	w.Load("soundness", func(context.Context) func() {
		var err error
		if w.o.Upkeep != nil {
			err = w.o.Upkeep()
		}
		return func() { w.tellSoundness(err) }
	})
}

// copyPause leaves the processor to the screens at first: of a large journal, a
// copy with all its checks takes seconds.
const copyPause = 30 * time.Second

// makeDailyCopy makes the day's copy when it is due. A window that is closed
// meanwhile does not wait for it: another program makes the copy then.
func (w *watcher) makeDailyCopy() {
	if w.o.DailyCopy == nil {
		return
	}
	w.Load("daily copy", func(ctx context.Context) func() {
		err := w.o.DailyCopy(ctx)
		return func() { w.tellSoundness(err) }
	})
}

// watchDays makes the day's copy in a window that stays open for days too.
func (w *watcher) watchDays(ctx context.Context) {
	tick := time.NewTicker(time.Hour)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		w.runOnUI(w.makeDailyCopy)
	}
}

func (w *watcher) tellSoundness(err error) {
	if model.CodeOf(err) == model.Damaged {
		w.warnOfDamage(err)
		return
	}
	w.Fail(err)
}

// warnOfDamage says that the journal has faults until the person has dealt with
// it: no copy is made as long as it has, and what is written may be lost.
func (w *watcher) warnOfDamage(err error) {
	logFailure(err)
	check := widgets.Action{Text: lang.L("Check the journal"), Do: func() { w.runCommand("check") }}
	restore := widgets.Action{Text: lang.L("Restore a copy…"), Do: func() { w.runCommand("restore") }}
	w.showStanding("damage", func() { w.showBanner(widgets.NewBanner(widgets.Failure, model.ExplainError(err), check, restore)) })
}

// watchOthers re-reads the screen when another program has written.
func (w *watcher) watchOthers(ctx context.Context) {
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	var seen fileState
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		seen = w.checkFile(ctx, seen)
	}
}

// fileState is what was last known of the journal's file.
type fileState struct {
	version int64
	away    bool // another file is in its place, or none, or it was changed
}

// checkFile asks what became of the journal's file since the last look.
func (w *watcher) checkFile(ctx context.Context, last fileState) fileState {
	version, err := w.o.Journal.Version(ctx)
	switch {
	case isRefusing(err):
		if !last.away {
			w.runOnUI(func() { w.onAway(err) })
		}
		return fileState{away: true}
	case err != nil:
		return last
	case last.away:
		w.runOnUI(w.onBack)
	case last.version != 0 && version != last.version:
		w.runOnUI(w.othersWrote)
	}
	return fileState{version: version}
}

// isRefusing reports whether an error means that the journal cannot be written as
// long as its cause lasts: it is not in its place, or another program has changed it.
func isRefusing(err error) bool {
	switch model.CodeOf(err) {
	case model.ReadOnly, model.Damaged, model.NotJournal, model.Newer:
		return true
	}
	return false
}

// onAway says that the journal is not in its place any more, or not as it was, for
// as long as that is so.
func (w *watcher) onAway(err error) {
	logFailure(err)
	copied := widgets.Action{Text: lang.L("Make a copy now"), Do: func() { w.runCommand("backup") }}
	w.showStanding("away", func() { w.showBanner(widgets.NewBanner(widgets.Failure, err.Error(), copied)) })
}

// onBack says that the journal is in its place again, as it was.
func (w *watcher) onBack() {
	w.standing = w.dropStanding("away")
	w.othersWrote()
	w.Say(lang.L("The journal is back in its place, and can be written again."), "", nil)
}

// watchSignals answers the system's wish to end.
func (w *watcher) watchSignals(ctx context.Context) {
	select {
	case <-ctx.Done():
	case <-w.o.Quit:
		w.runOnUI(func() { w.endNow() })
	}
}

// watchStarts shows the window when Rung is started again.
func (w *watcher) watchStarts(ctx context.Context) {
	w.o.Serve(ctx, func() { w.runOnUI(func() { w.frame.window.Show(); w.frame.window.RequestFocus() }) })
}

// onWriteEnded hears of every write, on the goroutine that wrote. The first one that
// succeeds after a failure takes away the line that told of the failure.
func (w *watcher) onWriteEnded(err error) {
	switch {
	case isHindered(err):
		w.hindered.Store(true)
	case err == nil && w.hindered.Swap(false):
		w.runOnUI(func() {
			if w.past != nil && w.past() {
				w.hideFoot()
			}
		})
	}
}
