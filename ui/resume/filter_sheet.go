package resume

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"

	"rung/model"
	"rung/model/readiness"
	"rung/ui/imports"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// filterSheet is the sheet that narrows the bullets, and with them the page.
type filterSheet struct {
	screen      *Screen
	leave       func()
	role, step  *widgets.Select
	from, to    *widgets.Entry
	tag, search *widgets.Entry
	fromF, toF  *widgets.Field
	searchF     *widgets.Field
	steps       []readiness.Step
	page        *widgets.Page
}

// askFilter asks what is to stand on the page.
func (s *Screen) askFilter() {
	if s.shown.career == nil {
		return
	}
	f, now := &filterSheet{screen: s}, s.options.filter
	roles := []string{lang.L("Every role")}
	at := 0
	for i, p := range s.shown.career.Positions {
		roles = append(roles, positionTitle(p))
		if p.ID == now.position {
			at = i + 1
		}
	}
	f.role = widgets.NewSelect(roles, nil)
	f.role.SetSelectedIndex(at)
	steps := []string{lang.L("Every step")}
	at = 0
	if index := s.host.Readiness(); index != nil {
		f.steps = index.ChosenFramework().Steps
	}
	for i, step := range f.steps {
		steps = append(steps, step.ID+" "+step.Title)
		if step.ID == now.step {
			at = i + 1
		}
	}
	f.step = widgets.NewSelect(steps, nil)
	f.step.SetSelectedIndex(at)
	field := func(words, hint string) *widgets.Entry {
		e := widgets.NewTextEntry()
		e.SetText(words)
		e.SetPlaceHolder(hint)
		e.OnSubmitted = func(string) { f.onSubmit() }
		return e
	}
	f.from, f.to = field(string(now.from), "2024-01-01"), field(string(now.to), lang.L("today"))
	f.tag, f.search = field(now.tag, "erp"), field(now.search, lang.L("words"))
	f.fromF, f.toF = widgets.NewField(lang.L("Work from"), f.from), widgets.NewField(lang.L("Work until"), f.to)
	f.searchF = widgets.NewField(lang.L("About what a search finds"), f.search)
	f.page = widgets.NewPage(widgets.NewInset(widgets.NewStacked(2.5, widgets.NewField(lang.L("Role"), f.role), f.fromF, f.toF,
		widgets.NewField(lang.L("Counts for"), f.step), widgets.NewField(lang.L("Tag"), f.tag), f.searchF), 0.5, 1, 1, 1))
	show := widgets.NewButton(lang.L("Show these"), widgets.ButtonStyle{Look: widgets.Primary}, f.onSubmit)
	all := widgets.NewButton(lang.L("Show all"), widgets.ButtonStyle{}, func() { f.leave(); s.setFilter(filter{}) })
	cancel := widgets.NewButton(lang.L("Cancel"), widgets.ButtonStyle{Look: widgets.Plain}, func() { f.leave() })
	f.leave = s.showSheet(lang.L("Which bullets?"), f.page, f.role, 34, 34, show, all, cancel)
}

// showSheet shows a sheet with a heading and buttons under what is on it, in the
// order of Tab.
func (s *Screen) showSheet(heading string, content fyne.CanvasObject, first fyne.Focusable, width, height float32, buttons ...fyne.CanvasObject) (leave func()) {
	title := widgets.NewText(heading, widgets.Style{Size: theme.Heading, Bold: true, Flow: widgets.Folded})
	foot := widgets.NewInset(widgets.NewWrap(2, buttons...), 3, 0, 0, 0)
	body := container.New(layout.NewBorderLayout(title, foot, nil, nil), title, widgets.NewInset(content, 3, 0, 0, 0), foot)
	return s.host.ShowSheet(kit.Sheet{Content: body, First: first, Width: width, Height: height})
}

// onSubmit shows what was asked for; what cannot be read is said beside its field.
func (f *filterSheet) onSubmit() {
	s, wanted := f.screen, filter{tag: f.tag.Text, search: f.search.Text}
	f.fromF.SetError("")
	f.toF.SetError("")
	f.searchF.SetError("")
	for _, end := range []struct {
		into  *model.Day
		text  string
		frame *widgets.Field
	}{{&wanted.from, f.from.Text, f.fromF}, {&wanted.to, f.to.Text, f.toF}} {
		if end.text == "" {
			continue
		}
		day, err := model.ParseDay(end.text, s.host.Locale())
		if err != nil {
			end.frame.SetError(model.ExplainError(err))
			return
		}
		*end.into = day
	}
	if wanted.from != "" && wanted.to != "" && wanted.to < wanted.from {
		f.toF.SetError(lang.L("That is before the first day."))
		return
	}
	if i := f.role.SelectedIndex(); i > 0 {
		wanted.position = s.shown.career.Positions[i-1].ID
	}
	if i := f.step.SelectedIndex(); i > 0 {
		wanted.step = f.steps[i-1].ID
	}
	if _, err := model.ParseQuery(wanted.queryText(), s.host.Locale(), false); err != nil {
		f.searchF.SetError(model.ExplainError(err))
		return
	}
	f.leave()
	s.setFilter(wanted)
}

// askTarget asks whom the page is for.
func (s *Screen) askTarget() {
	field := widgets.NewTextEntry()
	field.SetPlaceHolder(lang.L("A company or a kind of job"))
	frame := widgets.NewField(lang.L("Bullets may have words of their own for it"), field)
	s.host.Ask(kit.Question{Title: lang.L("Whom is it for?"), Content: frame, Field: field, Yes: lang.L("Show"), No: lang.L("Cancel"), Do: func() {
		if field.Text != "" {
			s.setTarget(field.Text)
		}
	}})
}

// onMore offers what is done now and then.
func (s *Screen) onMore() {
	widgets.ShowMenu(s.more,
		fyne.NewMenuItem(lang.L("Write a bullet in my own words"), s.BeginBullet),
		fyne.NewMenuItem(lang.L("Rules and word lists…"), s.ShowRules),
		fyne.NewMenuItem(lang.L("Import a JSON Resume…"), s.importResume),
		fyne.NewMenuItem(lang.L("Bullets in the trash"), func() {
			s.host.Go(kit.Route{Screen: kit.ScreenJournal, Query: "kind:bullet is:trash"})
		}))
}

func (s *Screen) importResume() { imports.Open(s.host) }

// ShowFields shows the page piece by piece, for forms that ask for it so.
func (s *Screen) ShowFields() {
	if s.shown.career == nil {
		return
	}
	rows := widgets.NewStacked(1)
	var first fyne.Focusable
	for _, f := range s.currentResume().FormFields() {
		var item *widgets.Item
		item = widgets.NewItem(widgets.ItemContent{Icon: "copy", Title: f.Label, Second: f.Text}, func() {
			fyne.CurrentApp().Clipboard().SetContent(f.Text)
			s.host.Say(lang.L("Copied: {{.Words}}", map[string]any{"Words": f.Label}), "", nil)
			s.focusOn(item)
		})
		if first == nil {
			first = item
		}
		rows.Add(item)
	}
	if first == nil {
		rows.Add(widgets.NewText(lang.L("The page is empty. Write a bullet, or put one on it."), caption))
	}
	var leave func()
	shut := widgets.NewButton(lang.L("Close"), widgets.ButtonStyle{}, func() { leave() })
	if first == nil {
		first = shut
	}
	leave = s.showSheet(lang.L("Press a field to copy it"), widgets.NewPage(widgets.NewInset(rows, 1, 2, 1, 2)), first, 44, 40, shut)
}
