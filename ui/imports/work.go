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

// importWork is the sheet's work in the background: reading the file, or writing the
// journal. Its goroutine stores the progress, which is read from time to time.
type importWork struct {
	cancel context.CancelFunc
	done   *atomic.Int64
	total  *atomic.Int64
}

// start cancels the work before, and gives the context for the next, which stop
// cancels. It also sets from's Progress.
func (w *importWork) start(from *model.ImportSource) context.Context {
	w.stop()
	ctx, cancel := context.WithCancel(context.Background())
	done, total := new(atomic.Int64), new(atomic.Int64)
	w.cancel, w.done, w.total = cancel, done, total
	from.Progress = func(at, of int) { done.Store(int64(at)); total.Store(int64(of)) }
	return ctx
}

func (w *importWork) stop() {
	if w.cancel != nil {
		w.cancel()
	}
	w.finish()
}

func (w *importWork) finish() { w.cancel = nil }

func (w *importWork) isRunning() bool { return w.cancel != nil }

// progressWords says how far the work is, or "" if that is not known.
func (w *importWork) progressWords() string {
	done, total := w.done.Load(), w.total.Load()
	switch {
	case done == 0:
		return ""
	case total == 0 || done > total:
		return lang.L("{{.Done}} entries so far", map[string]any{"Done": done})
	}
	return lang.L("{{.Done}} of {{.Total}} entries", map[string]any{"Done": done, "Total": total})
}

// progressPause is how long the sheet waits before it reads the progress again.
const progressPause = 200 * time.Millisecond

// showProgress says at the sheet's foot what is being done and how far it is.
func (s *importSheet) showProgress(what string) {
	said := what
	if at := s.work.progressWords(); at != "" {
		said += " " + at
	}
	s.status.SetText(said)
	s.host.After("import progress", progressPause, func() {
		if s.work.isRunning() {
			s.showProgress(what)
		}
	})
}

// runImport imports what was chosen; with dry it only finds out what would change.
func runImport(ctx context.Context, exchange model.Exchange, from model.ImportSource, chosen kit.PickedSource, dry bool) (a model.ImportResult, err error) {
	if chosen.Files != nil {
		return exchange.Import(ctx, bytes.NewReader(nil), from, dry)
	}
	f, err := chosen.Open()
	if err != nil {
		return model.ImportResult{}, err
	}
	// Only read from: closing it loses nothing.
	defer func() { _ = f.Close() }()
	return exchange.Import(ctx, io.Reader(f), from, dry)
}

// onImport writes the entries as one batch, which one undo takes back.
func (s *importSheet) onImport() {
	if s.work.isRunning() {
		return
	}
	s.host.After("import same", 0, nil)
	from := s.source
	ctx := s.work.start(&from)
	s.failed = nil
	s.importButton.Hide()
	s.showProgress(lang.L("Bringing them in…"))
	s.arrange()
	s.host.Window().Canvas().Focus(s.cancel)
	s.host.Do(func(context.Context) func() {
		a, err := runImport(ctx, s.host.Exchange(), from, s.chosen, false)
		return func() { s.onImported(a, err) }
	})
}

// onImported says that the entries are in the journal, or why they are not.
func (s *importSheet) onImported(a model.ImportResult, err error) {
	s.work.finish()
	switch {
	case errors.Is(err, context.Canceled):
		s.host.Say(lang.L("The import was stopped, and nothing was written."), "", nil)
	case err != nil:
		s.failed = err
		s.showResult(s.result, nil)
	default:
		s.close()
		if a.Batch == "" {
			s.host.Say(lang.L("Imported {{.Name}}", map[string]any{"Name": s.chosen.Name}), "", nil)
			return
		}
		// Show the imported entries next, so that each can be opened at once.
		s.host.Go(kit.Route{Screen: kit.ScreenJournal, Query: model.Query{Terms: []model.Term{{Key: "batch", Op: ":", Text: a.Batch}}}.String()})
		kit.SayUndo(s.host, importedWords(a), a.Batch)
	}
}

// importedWords counts the entries that were imported and those left out.
func importedWords(a model.ImportResult) string {
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

// errorWords gives an error's message for the person, or otherwise if it has none.
// Messages that name options of the terminal are replaced by ones for this sheet.
func errorWords(err error, otherwise string) string {
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
