package money

import (
	"errors"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/money"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// daysSheet asks for the first and last days of a year's stages.
type daysSheet struct {
	screen *Screen
	cycle  money.Cycle
	page   *widgets.Page
	fields map[money.Stage][2]*dayField // first and last
}

// dayField is a day as a person types it, with how it is understood.
type dayField struct {
	entry *widgets.Entry
	frame *widgets.Field
}

func newDayField(label string, loc model.Locale) *dayField {
	f := &dayField{entry: widgets.NewTextEntry()}
	f.frame = widgets.NewField(label, f.entry)
	f.entry.OnChanged = func(text string) {
		f.frame.SetError("")
		f.frame.SetNote("")
		if day, err := model.ParseDay(text, loc); err == nil {
			f.frame.SetNote(day.Format(loc))
		}
	}
	return f
}

// editDays asks for the days of a year's stages, with the cursor in one of them.
func (s *Screen) editDays(c money.Cycle, at money.Stage) {
	d := &daysSheet{screen: s, cycle: c, fields: map[money.Stage][2]*dayField{}}
	loc := s.host.Locale()
	rows := widgets.NewStacked(3, newSmallText(lang.L("Proposed from the month in which the year begins. Type the days as they are here; they may lie outside the year."), theme.Muted))
	for _, stage := range money.Stages {
		name := map[string]any{"Stage": stageLabel(stage)}
		pair := [2]*dayField{newDayField(lang.L("{{.Stage}} from", name), loc), newDayField(lang.L("{{.Stage}} to", name), loc)}
		d.fields[stage] = pair
		rows.Add(container.New(&gridLayout{columns: 2, least: 11, gap: 3}, pair[0].frame, pair[1].frame))
	}
	back := widgets.NewButton(lang.L("Back to what is proposed"), widgets.ButtonStyle{Small: true}, func() {
		d.fillFields(money.ProposeCycle(c.Year, s.ledger.FiscalStart).Stages)
	})
	rows.Add(widgets.NewWrap(1, back))
	d.page = widgets.NewPage(widgets.NewInset(rows, 0, 3, 1, 0))
	for _, pair := range d.fields {
		for _, f := range pair {
			f.entry.OnFocus = d.revealOnFocus(f.frame)
		}
	}
	back.OnFocus = d.revealOnFocus(back)
	d.fillFields(c.Stages)
	d.askDays(at)
}

// revealOnFocus brings a part of the sheet into view once it has the focus. The window
// does so for its own pages, but not for what lies over them.
func (d *daysSheet) revealOnFocus(part fyne.CanvasObject) func(gained bool) {
	return func(gained bool) {
		if gained {
			d.page.Reveal(part)
		}
	}
}

func (d *daysSheet) fillFields(stages map[money.Stage]money.Span) {
	for stage, pair := range d.fields {
		pair[0].entry.SetText(string(stages[stage].First))
		pair[1].entry.SetText(string(stages[stage].Last))
	}
}

// askDays shows the sheet, with the cursor in a stage. Days that cannot be read are
// asked for again, with what was typed and what is wrong with it.
func (d *daysSheet) askDays(at money.Stage) {
	d.screen.host.Ask(kit.Question{Title: lang.L("The stages of {{.Year}}", map[string]any{"Year": yearLabel(d.cycle.Year)}), Content: container.New(heightLayout{30}, d.page),
		Field: d.fields[at][0].entry, Yes: lang.L("Keep"), No: lang.L("Cancel"), Do: func() {
			own, wrong := d.readSpans()
			if wrong != "" {
				d.askDays(wrong)
				return
			}
			d.screen.saveDays(d.cycle.Year, own)
		}})
}

// readSpans gives the stages whose days differ from the proposal, or the first one
// whose days are wrong; its field then says why.
func (d *daysSheet) readSpans() (own map[money.Stage]money.Span, wrong money.Stage) {
	own = map[money.Stage]money.Span{}
	proposal := money.ProposeCycle(d.cycle.Year, d.screen.ledger.FiscalStart)
	for _, stage := range money.Stages {
		span, ok := d.readSpan(stage)
		if !ok && wrong == "" {
			wrong = stage
		}
		if span != proposal.Stages[stage] {
			own[stage] = span
		}
	}
	return own, wrong
}

func (d *daysSheet) readSpan(stage money.Stage) (span money.Span, ok bool) {
	loc, pair := d.screen.host.Locale(), d.fields[stage]
	ok = true
	for i, f := range pair {
		day, err := model.ParseDay(f.entry.Text, loc)
		if err != nil && f.entry.Text != "" {
			f.frame.SetError(model.ExplainError(err))
			ok = false
		}
		if i == 0 {
			span.First = day
		} else {
			span.Last = day
		}
	}
	var wrong *model.Error
	if ok && errors.As(span.Check(), &wrong) {
		at := pair[1]
		if wrong.Field == "first" {
			at = pair[0]
		}
		at.frame.SetError(wrong.Message)
		ok = false
	}
	return span, ok
}

// saveDays saves the days chosen for a year, and offers to undo that.
func (s *Screen) saveDays(year int, own map[money.Stage]money.Span) {
	before := s.ledger.ChosenStages[year]
	s.writeDays(year, own, func() {
		s.host.Say(lang.L("The days of {{.Year}} are kept.", map[string]any{"Year": yearLabel(year)}), lang.L("Undo"), func() { s.writeDays(year, before, func() {}) })
	})
}

func (s *Screen) writeDays(year int, own map[money.Stage]money.Span, done func()) {
	var kept any
	if len(own) > 0 {
		kept = own
	}
	kit.WriteSetting(s.host, money.SettingCycle+strconv.Itoa(year), kept, func() {
		s.reload()
		done()
	})
}
