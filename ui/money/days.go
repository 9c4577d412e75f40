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

// days is the sheet in which the stages of a year get their first and last days.
type days struct {
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
	d := &days{screen: s, cycle: c, fields: map[money.Stage][2]*dayField{}}
	loc := s.host.Locale()
	rows := widgets.NewStacked(3, small(lang.L("Proposed from the month in which the year begins. Type the days as they are here; they may lie outside the year."), theme.Muted))
	for _, stage := range money.Stages {
		name := map[string]any{"Stage": stageWord(stage)}
		pair := [2]*dayField{newDayField(lang.L("{{.Stage}} from", name), loc), newDayField(lang.L("{{.Stage}} to", name), loc)}
		d.fields[stage] = pair
		rows.Add(container.New(&grid{columns: 2, least: 11, gap: 3}, pair[0].frame, pair[1].frame))
	}
	back := widgets.NewButton(lang.L("Back to what is proposed"), widgets.ButtonStyle{Small: true}, func() {
		d.set(money.ProposeCycle(c.Year, s.ledger.FiscalStart).Stages)
	})
	rows.Add(widgets.NewWrap(1, back))
	d.page = widgets.NewPage(widgets.NewInset(rows, 0, 3, 1, 0))
	for _, pair := range d.fields {
		for _, f := range pair {
			f.entry.OnFocus = d.revealing(f.frame)
		}
	}
	back.OnFocus = d.revealing(back)
	d.set(c.Stages)
	d.ask(at)
}

// revealing brings a part of the sheet into view once it has the focus: what lies
// over the window is not found by what does so elsewhere.
func (d *days) revealing(part fyne.CanvasObject) func(gained bool) {
	return func(gained bool) {
		if gained {
			d.page.Reveal(part)
		}
	}
}

func (d *days) set(stages map[money.Stage]money.Span) {
	for stage, pair := range d.fields {
		pair[0].entry.SetText(string(stages[stage].First))
		pair[1].entry.SetText(string(stages[stage].Last))
	}
}

// ask shows the sheet; days that will not do are asked for again, with what was
// typed and why.
func (d *days) ask(at money.Stage) {
	d.screen.host.Ask(kit.Question{Title: lang.L("The stages of {{.Year}}", map[string]any{"Year": yearWord(d.cycle.Year)}), Content: container.New(high{30}, d.page),
		Field: d.fields[at][0].entry, Yes: lang.L("Keep"), No: lang.L("Cancel"), Do: func() {
			own, wrong := d.read()
			if wrong != "" {
				d.ask(wrong)
				return
			}
			d.screen.keepDays(d.cycle.Year, own)
		}})
}

// read gives the days that differ from the proposal, or the first stage whose
// days will not do, which then says why.
func (d *days) read() (own map[money.Stage]money.Span, wrong money.Stage) {
	own = map[money.Stage]money.Span{}
	proposal := money.ProposeCycle(d.cycle.Year, d.screen.ledger.FiscalStart)
	for _, stage := range money.Stages {
		span, ok := d.span(stage)
		if !ok && wrong == "" {
			wrong = stage
		}
		if span != proposal.Stages[stage] {
			own[stage] = span
		}
	}
	return own, wrong
}

func (d *days) span(stage money.Stage) (span money.Span, ok bool) {
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

// keepDays keeps the days chosen for a year, and offers the way back.
func (s *Screen) keepDays(year int, own map[money.Stage]money.Span) {
	before := s.ledger.ChosenStages[year]
	s.writeDays(year, own, func() {
		s.host.Say(lang.L("The days of {{.Year}} are kept.", map[string]any{"Year": yearWord(year)}), lang.L("Undo"), func() { s.writeDays(year, before, func() {}) })
	})
}

func (s *Screen) writeDays(year int, own map[money.Stage]money.Span, done func()) {
	var kept any
	if len(own) > 0 {
		kept = own
	}
	kit.WriteSetting(s.host, money.SettingCycle+strconv.Itoa(year), kept, func() {
		s.read()
		done()
	})
}
