package readiness

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/ui/widgets"
)

// toolbar chooses the framework, and offers what can be done with one.
type toolbar struct {
	screen                *Screen
	object                *fyne.Container
	choice                *widgets.Select
	compare               *widgets.Button
	duplicate, edit, more *widgets.Button
	ids                   []string // of the frameworks offered
	silent                bool     // the program is choosing, not the person
}

func newToolbar(s *Screen) *toolbar {
	t := &toolbar{screen: s}
	t.choice = widgets.NewSelect(nil, t.onChosen)
	t.compare = widgets.NewButton(lang.L("Compare…"), widgets.ButtonStyle{}, t.onCompare)
	t.edit = widgets.NewButton(lang.L("Edit"), widgets.ButtonStyle{}, func() { s.editFramework(s.shown.framework()) })
	t.duplicate = widgets.NewButton(lang.L("Make it my own"), widgets.ButtonStyle{}, func() { s.duplicateFramework(s.shown.framework()) })
	t.more = widgets.NewButton(lang.L("More"), widgets.ButtonStyle{Icon: "more", IconOnly: true}, t.onMore)
	t.object = widgets.NewWrap(2, widgets.NewFixedWidth(16, t.choice), t.compare, t.duplicate, t.edit, t.more)
	return t
}

// showFrameworks offers the frameworks there are now.
func (t *toolbar) showFrameworks() {
	a := t.screen.shown
	t.ids = nil
	var names []string
	at := 0
	for _, f := range a.frameworks {
		if f.ID == a.report.Framework {
			at = len(names)
		}
		name := f.Title
		for slices.Contains(names, name) {
			name += " ·" // the choice tells its options apart by their words
		}
		t.ids, names = append(t.ids, f.ID), append(names, name)
	}
	t.silent = true
	if !slices.Equal(t.choice.Options, names) {
		t.choice.SetOptions(names)
	}
	t.choice.SetSelectedIndex(at)
	t.silent = false
	own := a.own[a.report.Framework]
	widgets.SetShown(t.edit, own)
	widgets.SetShown(t.duplicate, !own)
	widgets.SetShown(t.compare, len(names) > 1)
	t.compare.SetText(lang.L("Compare…"))
	if t.screen.compare != "" {
		t.compare.SetText(lang.L("Stop comparing"))
	}
}

func (t *toolbar) onChosen(string) {
	at := t.choice.SelectedIndex()
	if t.silent || at < 0 || at >= len(t.ids) || t.ids[at] == t.screen.shown.report.Framework {
		return
	}
	t.screen.chooseFramework(t.ids[at])
}

// onCompare asks which framework to show beside the chosen one, or stops comparing.
func (t *toolbar) onCompare() {
	if t.screen.compare != "" {
		t.screen.setRival("")
		return
	}
	var items []*fyne.MenuItem
	for _, f := range t.screen.shown.frameworks {
		if f.ID != t.screen.shown.report.Framework {
			items = append(items, fyne.NewMenuItem(f.Title, func() { t.screen.setRival(f.ID) }))
		}
	}
	widgets.ShowMenu(t.compare, items...)
}

func (t *toolbar) onMore() {
	s := t.screen
	f := s.shown.framework()
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(lang.L("My case for my manager as PDF…"), func() { s.saveCase("pdf") }),
		fyne.NewMenuItem(lang.L("My case for my manager as Markdown…"), func() { s.saveCase("md") }),
		fyne.NewMenuItem(lang.L("Full report for myself as PDF…"), func() { s.saveReport("pdf") }),
		fyne.NewMenuItem(lang.L("Full report for myself as Markdown…"), func() { s.saveReport("md") }),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(lang.L("New ladder of levels…"), s.NewLadder),
		fyne.NewMenuItem(lang.L("Bring a framework in…"), s.importFramework),
		fyne.NewMenuItem(lang.L("Save this one as a file…"), func() { s.exportFramework(f) }),
		fyne.NewMenuItem(lang.L("Where it comes from"), func() { s.showSource(f) }),
	}
	if s.shown.own[f.ID] && f.Ladder {
		items = append(items, fyne.NewMenuItem(lang.L("The level I hold…"), func() { s.chooseHeld(t.more, f) }))
	}
	if s.shown.own[f.ID] {
		items = append(items, fyne.NewMenuItem(lang.L("Make a copy"), func() { s.duplicateFramework(f) }),
			fyne.NewMenuItemSeparator(), fyne.NewMenuItem(lang.L("Remove it"), func() { s.removeFramework(f) }))
	}
	widgets.ShowMenu(t.more, items...)
}
