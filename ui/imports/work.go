package imports

import (
	"bytes"
	"context"
	"errors"
	"io"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/kit"
)

// work is what the sheet is having done: reading the file, or writing the
// journal. How far it is, is noted on another goroutine and looked at from time
// to time.
type work struct {
	cancel context.CancelFunc
	done   *atomic.Int64
	total  *atomic.Int64
}

// begin calls off what was being done, and gives what the next is to be done
// with: a context that stop ends, and the source's progress.
func (w *work) begin(from *model.ImportSource) context.Context {
	w.stop()
	ctx, cancel := context.WithCancel(context.Background())
	done, total := new(atomic.Int64), new(atomic.Int64)
	w.cancel, w.done, w.total = cancel, done, total
	from.Progress = func(at, of int) { done.Store(int64(at)); total.Store(int64(of)) }
	return ctx
}

func (w *work) stop() {
	if w.cancel != nil {
		w.cancel()
	}
	w.end()
}

func (w *work) end() { w.cancel = nil }

func (w *work) running() bool { return w.cancel != nil }

// progress says how far the work is, or "" where it is not known.
func (w *work) progress() string {
	done, total := w.done.Load(), w.total.Load()
	switch {
	case done == 0:
		return ""
	case total == 0 || done > total:
		return lang.L("{{.Done}} entries so far", map[string]any{"Done": done})
	}
	return lang.L("{{.Done}} of {{.Total}} entries", map[string]any{"Done": done, "Total": total})
}

// often is how often the progress is looked at.
const often = 200 * time.Millisecond

// follow says at the sheet's foot what is being done and how far it is.
func (s *sheet) follow(what string) {
	said := what
	if at := s.work.progress(); at != "" {
		said += " " + at
	}
	s.status.SetText(said)
	s.host.After("import progress", often, func() {
		if s.work.running() {
			s.follow(what)
		}
	})
}

// carry imports what was chosen, or only says what that would do.
func carry(ctx context.Context, porter model.Exchange, from model.ImportSource, chosen kit.Chosen, dry bool) (a model.ImportResult, err error) {
	if chosen.Files != nil {
		return porter.Import(ctx, bytes.NewReader(nil), from, dry)
	}
	f, err := chosen.Open()
	if err != nil {
		return model.ImportResult{}, err
	}
	// Only read from: closing it loses nothing.
	defer func() { _ = f.Close() }()
	return porter.Import(ctx, io.Reader(f), from, dry)
}

// onBring brings the entries in as one write, which can be taken back whole.
func (s *sheet) onBring() {
	if s.work.running() {
		return
	}
	s.host.After("import same", 0, nil)
	from := s.from
	ctx := s.work.begin(&from)
	s.failed = nil
	s.bring.Hide()
	s.follow(lang.L("Bringing them in…"))
	s.relay()
	s.host.Window().Canvas().Focus(s.cancel)
	s.host.Do(func(context.Context) func() {
		a, err := carry(ctx, s.host.Exchange(), from, s.chosen, false)
		return func() { s.brought(a, err) }
	})
}

// brought says that the entries are in the journal, or why they are not.
func (s *sheet) brought(a model.ImportResult, err error) {
	s.work.end()
	switch {
	case errors.Is(err, context.Canceled):
		s.host.Say(lang.L("The import was stopped, and nothing was written."), "", nil)
	case err != nil:
		s.failed = err
		s.show(s.arrival, nil)
	default:
		s.leave()
		if a.Batch == "" {
			s.host.Say(lang.L("Imported {{.Name}}", map[string]any{"Name": s.chosen.Name}), "", nil)
			return
		}
		// What came in is what is seen next, a press away from each entry.
		s.host.Go(kit.Route{Screen: kit.ScreenJournal, Query: model.Query{Terms: []model.Term{{Key: "batch", Op: ":", Text: a.Batch}}}.String()})
		kit.SayUndo(s.host, imported(a), a.Batch)
	}
}

// imported counts what came in, and what was left out.
func imported(a model.ImportResult) string {
	said := kit.Counted(a.New+a.Changed, "1 entry imported", "{{.Count}} entries imported")
	left := 0
	for _, r := range a.Rows {
		if r.Outcome == model.OutcomeSkipped {
			left++
		}
	}
	if left == 0 {
		return said
	}
	return said + ", " + kit.Counted(left, "1 left out", "{{.Count}} left out")
}

// words is an error as the person is told it, or otherwise where it has none for
// a person; what the terminal wants named is chosen here.
func words(err error, otherwise string) string {
	var e *model.Error
	switch {
	case !errors.As(err, &e):
		return otherwise
	case e.Field == "kind":
		return lang.L("The file does not say what its rows are. Choose it below.")
	case e.Field == "columns":
		return lang.L("Rung knows none of the columns of this table. Say below what each row is, and what the columns mean.")
	}
	return e.Message
}
