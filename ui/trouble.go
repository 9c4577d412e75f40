package ui

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"

	"rung/model"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// showTrouble fills the window where the journal could not be opened: what is
// wrong, the copies that can take its place, and the way to another journal.
func (s *shell) showTrouble() {
	logFailure(s.o.Trouble)
	message := model.ExplainError(s.o.Trouble)
	copies := container.NewVBox()
	place := s.o.File.Path() // "" where nobody knows it
	gone := model.CodeOf(s.o.Trouble) == model.Missing
	where := lang.L("Nothing was changed.")
	switch {
	case gone:
		where = lang.L("Was it moved? Put it back and try again, use a copy, or begin a new journal; the copies stay where they are.")
	case place != "":
		where = lang.L("Nothing was changed. It lies at {{.Path}}", map[string]any{"Path": place})
	}
	button := func(label, icon string, look widgets.ButtonLook, do func()) fyne.CanvasObject {
		return widgets.NewButton(label, widgets.ButtonStyle{Icon: icon, Look: look}, do)
	}
	buttons := container.New(layout.NewRowWrapLayoutWithCustomPadding(theme.Gap(2), theme.Gap(2)), button(lang.L("Try again"), "", widgets.Primary, s.tryAgain))
	if place != "" {
		buttons.Add(button(lang.L("Restore a copy from a file…"), "restore", widgets.Outlined, s.restoreFrom))
	} else {
		buttons.Add(button(lang.L("Use the usual place"), "", widgets.Outlined, s.useUsualJournal))
	}
	if gone {
		buttons.Add(button(lang.L("Begin a new journal here"), "", widgets.Outlined, s.beginInPlace))
	}
	for _, b := range s.journalButtons() {
		buttons.Add(b)
	}
	buttons.Add(button(lang.L("Quit"), "", widgets.Outlined, s.close))
	column := container.New(layout.NewCustomPaddedVBoxLayout(theme.Gap(4)),
		widgets.NewText(lang.L("The journal was not opened"), widgets.Style{Size: theme.Title, Bold: true, Flow: widgets.Folded}),
		widgets.NewText(message, widgets.Style{Color: theme.Red, Flow: widgets.Folded}),
		widgets.NewText(where, widgets.Style{Color: theme.Muted, Flow: widgets.Folded}),
		buttons, copies)
	s.foot = container.NewStack()
	s.foot.Hide()
	card := widgets.NewInset(container.New(widgets.ReadingColumn{}, widgets.NewCard("", "", column)), 8, 8, 8, 8)
	s.main = container.NewBorder(nil, s.foot, nil, nil, widgets.NewPage(container.NewVBox(card)))
	s.window.SetPadded(false)
	s.window.SetContent(container.NewStack(widgets.NewGround(theme.Background), s.main))
	s.window.Canvas().SetOnTypedKey(s.onKey)
	s.window.SetCloseIntercept(s.close)
	if place == "" {
		return
	}
	s.Load("copies", func(ctx context.Context) func() {
		list, err := s.o.File.ListRestorable(ctx)
		return func() {
			if err != nil {
				logFailure(err) // the first trouble is the one to tell
			}
			s.showCopies(copies, list)
		}
	})
}

func (j *journals) showCopies(column *fyne.Container, list []model.Copy) {
	if len(list) == 0 {
		return
	}
	column.Add(widgets.NewText(lang.L("What can take its place"), widgets.Style{Bold: true}))
	for _, c := range list {
		at := c.At.Local()
		text := widgets.NewText(model.NewDay(at).Format(j.o.Locale)+" "+at.Format("15:04"), widgets.Style{Flow: widgets.Cut})
		file := widgets.NewText(filepath.Base(c.Path), widgets.Style{Size: theme.Caption, Color: theme.Muted, Flow: widgets.Cut})
		use := widgets.NewButton(lang.L("Use this copy"), widgets.ButtonStyle{Small: true}, func() { j.restoreCopy(c.Path) })
		column.Add(container.NewBorder(nil, nil, nil, centred(use), container.NewVBox(text, file)))
	}
	column.Refresh()
}

// beginInPlace begins a new journal in the place of one that is gone.
func (j *journals) beginInPlace() {
	kit.Write(j, func(context.Context) error { return j.o.File.StartNew() }, j.tryAgain)
}

// restoreFrom puts a copy that lies anywhere in the journal's place.
func (j *journals) restoreFrom() {
	j.pickPath(pickFile, lang.L("Choose a copy"), lang.L("Restore"), j.homeFolder(), j.restoreCopy)
}

func (j *journals) restoreCopy(path string) {
	kit.Write(j, func(ctx context.Context) error {
		_, err := j.o.File.Restore(ctx, path)
		return err
	}, j.tryAgain)
}
