// Package imports is the sheet that shows what a file would bring into the journal and
// how it is read, before the person has it imported. It knows the model and what the
// shell offers; it must not know a format or the storage.
package imports

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"

	"rung/model"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// Open asks for a file or a folder and shows what it would bring in.
func Open(host kit.Host) {
	if why := host.File().ReadOnly(); why != "" {
		host.Fail(&model.Error{Code: model.ReadOnly, Message: why})
		return
	}
	host.PickSource(func(chosen kit.PickedSource) { newImportSheet(host, chosen) })
}

// importSheet is one import, from the choice of the file until it is in the journal.
type importSheet struct {
	host    kit.Host
	chosen  kit.PickedSource
	source  model.ImportSource
	result  model.ImportResult
	problem error // why the file cannot be read as it is set
	failed  error // why the entries could not be written
	work    importWork
	close   func()
	view    view
	seen    bool // a result was shown before, so the focus is not moved again

	chooser      *viewChooser
	notice       *fyne.Container
	body         fyne.CanvasObject
	rows         *entryList
	duplicates   *duplicateList
	reading      *readingPage
	status       *widgets.Text
	cancel       *widgets.Button
	importButton *widgets.Button
	whole        *fyne.Container
}

// newImportSheet shows the sheet and begins to read.
func newImportSheet(host kit.Host, chosen kit.PickedSource) *importSheet {
	s := &importSheet{host: host, chosen: chosen, source: model.ImportSource{Name: chosen.Name, Files: chosen.Files},
		notice: container.NewStack(), status: widgets.NewText("", widgets.Style{Color: theme.Muted, Flow: widgets.Folded})}
	s.chooser = newViewChooser(s.setView)
	s.rows, s.duplicates, s.reading = newEntryList(s), newDuplicateList(s), newReadingPage(s)
	s.body = widgets.NewInset(container.NewStack(s.rows, s.duplicates, s.reading.page), 2, 0, 0, 0)
	s.cancel = widgets.NewButton(lang.L("Cancel"), widgets.ButtonStyle{}, s.onCancel)
	s.importButton = widgets.NewButton(lang.L("Import"), widgets.ButtonStyle{Look: widgets.Primary}, s.onImport)
	s.notice.Hide()
	s.importButton.Hide()
	s.duplicates.Hide()
	s.reading.page.Hide() // until something is known of the file
	heading := widgets.NewText(lang.L("Import {{.Name}}", map[string]any{"Name": chosen.Name}), widgets.Style{Size: theme.Heading, Bold: true, Flow: widgets.Cut})
	top := widgets.NewStacked(2, heading, s.chooser.object, s.notice)
	foot := widgets.NewInset(widgets.NewAside(10, 2, widgets.NewInset(s.status, 1.5, 0, 0, 0), s.cancel, s.importButton), 3, 0, 0, 0)
	// The order is that of Tab.
	s.whole = container.New(layout.NewBorderLayout(top, foot, nil, nil), top, s.body, foot)
	s.close = host.ShowSheet(kit.Sheet{Content: s.whole, First: s.cancel, Width: 56, Height: 44})
	s.guessAndRead()
	return s
}

// guessAndRead guesses the format and reads the file for the first time.
func (s *importSheet) guessAndRead() {
	s.status.SetText(lang.L("Reading {{.Name}}…", map[string]any{"Name": s.chosen.Name}))
	s.host.Load("import", func(context.Context) func() {
		format, err := guessFormat(s.host.Exchange(), s.source, s.chosen)
		return func() {
			s.source.Format = format
			if err == nil && format == "" {
				err = &model.Error{Code: model.Invalid, Field: "format", Message: lang.L("Rung does not recognise this file. If you know what wrote it, choose that.")}
			}
			if err != nil {
				s.showResult(model.ImportResult{}, err)
				return
			}
			s.readAgain()
		}
	})
}

// guessFormat guesses the format of what was chosen, or gives "".
func guessFormat(exchange model.Exchange, from model.ImportSource, chosen kit.PickedSource) (format string, err error) {
	if chosen.Files != nil {
		return exchange.GuessFormat(from, nil, 0), nil
	}
	f, err := chosen.Open()
	if err != nil {
		return "", err
	}
	// Only read from: closing it loses nothing.
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	if err != nil {
		return "", err
	}
	return exchange.GuessFormat(from, f, info.Size()), nil
}

// readAgain reads the file as it is set now, and shows what importing it would do.
func (s *importSheet) readAgain() {
	from := s.source
	ctx := s.work.start(&from)
	s.failed = nil
	s.showProgress(lang.L("Reading {{.Name}}…", map[string]any{"Name": s.chosen.Name}))
	s.host.Load("import", func(context.Context) func() {
		a, err := runImport(ctx, s.host.Exchange(), from, s.chosen, true)
		return func() {
			if ctx.Err() == nil {
				s.work.finish()
				s.showResult(a, err)
			}
		}
	})
}

// showResult shows what importing would do, or why the file cannot be read so.
func (s *importSheet) showResult(a model.ImportResult, err error) {
	s.result, s.problem = a, err
	s.duplicates.setPairs(a.PossibleDuplicates)
	s.reading.showReading()
	to := s.view
	switch {
	case err != nil:
		to = view{tab: tabReading}
	case to.tab != tabReading && countInView(a, to) == 0:
		to = view{}
	}
	s.showFoot()
	s.setView(to)
	if !s.seen {
		s.seen = true
		s.focusBody()
	}
}

// focusBody focuses the format if the file cannot be read, else the rows.
func (s *importSheet) focusBody() {
	canvas := s.host.Window().Canvas()
	if s.problem != nil {
		canvas.Focus(s.reading.format)
	} else {
		canvas.Focus(s.rows)
	}
}

// arrange lays the sheet out again after something in it has grown or shrunk.
func (s *importSheet) arrange() {
	for _, o := range s.whole.Objects {
		o.Refresh()
	}
	s.whole.Refresh()
}

// showFoot says what can be done now.
func (s *importSheet) showFoot() {
	n := s.result.New + s.result.Changed
	widgets.SetShown(s.importButton, s.problem == nil && n+s.result.Settings > 0)
	s.importButton.SetText(kit.Counted(n, "Import 1 entry", "Import {{.Count}} entries"))
	if n == 0 {
		s.importButton.SetText(lang.L("Import"))
	}
	switch {
	case s.problem != nil:
		s.status.SetText(lang.L("Nothing was written."))
	case n+s.result.Settings > 0:
		s.status.SetText(lang.L("Nothing is written yet."))
	case s.result.Unchanged > 0:
		s.status.SetText(lang.L("There is nothing new in it: your journal has all of it."))
	default:
		s.status.SetText(lang.L("There is nothing in it to bring in."))
	}
	s.cancel.SetText(lang.L("Cancel"))
	if n+s.result.Settings == 0 {
		s.cancel.SetText(lang.L("Close"))
	}
}

// newNotice gives the most important question or offer, or nil if there is none.
func (s *importSheet) newNotice() fyne.CanvasObject {
	switch {
	case s.problem != nil:
		return widgets.NewBanner(widgets.Failure, errorWords(s.problem, lang.L("The file could not be read. Is it still there?")))
	case s.failed != nil:
		return widgets.NewBanner(widgets.Failure, errorWords(s.failed, lang.L("Something went wrong, and nothing was written. Try again.")))
	case len(s.result.AmbiguousDays) > 0:
		return s.newDateQuestion(s.result.AmbiguousDays[0])
	case len(s.result.UndoneBatches) > 0:
		return widgets.NewBanner(widgets.Info, lang.L("These came in before, and you took that back. They lie in the trash."),
			widgets.Action{Text: lang.L("Bring them back"), Do: s.onBringBack})
	case len(s.duplicates.undecided()) > 0 && s.view.tab != tabDuplicates:
		return widgets.NewBanner(widgets.Info, kit.Counted(len(s.duplicates.undecided()), "1 contact may be somebody you have already.", "{{.Count}} contacts may be somebody you have already."),
			widgets.Action{Text: lang.L("Look at them"), Do: s.onShowDuplicates})
	}
	return nil
}

// onShowDuplicates shows the contacts that may be one, and moves the focus there.
func (s *importSheet) onShowDuplicates() {
	s.setView(view{tab: tabDuplicates})
	s.host.Window().Canvas().Focus(s.duplicates)
}

// showNotice puts the notice above the body, or on the page about reading at its top,
// so that it scrolls away with the page.
func (s *importSheet) showNotice() {
	here, other := s.notice, s.reading.notice
	if s.view.tab == tabReading {
		here, other = other, here
	}
	other.RemoveAll()
	here.RemoveAll()
	if notice := s.newNotice(); notice != nil {
		here.Add(notice)
	}
	widgets.SetShown(here, len(here.Objects) > 0)
	widgets.SetShown(other, false)
	s.reading.column.Refresh()
}

// newDateQuestion asks how to read the days that could be read in two ways.
func (s *importSheet) newDateQuestion(d model.AmbiguousDay) *widgets.Banner {
	var actions []widgets.Action
	for _, way := range []struct {
		order string
		day   model.Day
	}{{"dmy", d.DMY}, {"mdy", d.MDY}, {"ymd", d.YMD}} {
		if way.day != "" {
			actions = append(actions, widgets.Action{Text: way.day.Format(s.host.Locale()), Do: func() { s.setDateOrder(way.order) }})
		}
	}
	return widgets.NewBanner(widgets.Warning, lang.L("Which day is “{{.Day}}”?", map[string]any{"Day": d.Text}), actions...)
}

func (s *importSheet) setDateOrder(order string) {
	s.source.Dates = order
	s.readAgain()
	s.focusBody()
}

// onBringBack brings back the entries of earlier imports that were undone.
func (s *importSheet) onBringBack() {
	s.close()
	for _, batch := range s.result.UndoneBatches {
		s.host.Undo(batch)
	}
}

// onCancel leaves the sheet, and calls off what it is doing.
func (s *importSheet) onCancel() {
	s.work.stop()
	s.close()
}
