package money

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/money"
	"rung/model/text"
	"rung/ui/charts"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// cycleCard shows the budget's cycle: a band for each chosen year, the latest first,
// so that years can be compared.
type cycleCard struct {
	screen *Screen
	object fyne.CanvasObject
	column *fyne.Container

	card   *widgets.Card
	bands  *fyne.Container
	pool   []*yearBand
	foot   *fyne.Container // buttons for the years, the table and the settings
	years  []*widgets.Button
	table  *widgets.Button
	starts *widgets.Button

	chosen  []int // years; none stands for the current one
	inWords bool
}

func newCycleCard(s *Screen) *cycleCard {
	c := &cycleCard{screen: s, foot: widgets.NewWrap(1), bands: widgets.NewStacked(4)}
	c.table = widgets.NewButton(lang.L("As a table"), widgets.ButtonStyle{Look: widgets.Plain, Small: true}, c.onTable)
	c.starts = widgets.NewButton("", widgets.ButtonStyle{Look: widgets.Plain, Small: true}, func() { s.host.Go(kit.Route{Screen: kit.ScreenSettings}) })
	c.column = widgets.NewStacked(3, c.bands, c.foot)
	c.card = widgets.NewCard(lang.L("Budget cycle"), "", c.column)
	c.object = c.card
	return c
}

// shownYears gives the chosen years, or the current one, the latest first.
func (c *cycleCard) shownYears(all []int) []int {
	years := slices.DeleteFunc(slices.Clone(c.chosen), func(year int) bool { return !slices.Contains(all, year) })
	if len(years) == 0 {
		years = []int{c.screen.ledger.CurrentYear(c.screen.today())}
	}
	slices.Sort(years)
	slices.Reverse(years)
	return years
}

func (c *cycleCard) showCycles() {
	l, today := c.screen.ledger, c.screen.today()
	all := l.Years(today)
	shown := c.shownYears(all)
	c.card.SetHeading(lang.L("Budget cycle"), c.otherDeadlineWords(l.Deadlines(today), shown))
	c.starts.SetText(lang.L("Fiscal years begin in {{.Month}}…", map[string]any{"Month": lang.L(l.FiscalStart.String())}))
	c.showYearButtons(all, shown)
	for len(c.pool) < len(shown) {
		b := newYearBand(c.screen)
		c.pool = append(c.pool, b)
		c.bands.Add(b.object)
	}
	for i, b := range c.pool {
		widgets.SetShown(b.object, i < len(shown))
		if i < len(shown) {
			b.showYear(l.Cycle(shown[i]), c.inWords)
		}
	}
}

// otherDeadlineWords counts down to the next deadline if it belongs to a year that is
// not shown; the band of a shown year says it itself.
func (c *cycleCard) otherDeadlineWords(due []money.Deadline, shown []int) string {
	if len(due) == 0 || slices.ContainsFunc(due, func(d money.Deadline) bool { return d.Day == due[0].Day && slices.Contains(shown, d.Year) }) {
		return ""
	}
	return lang.L("{{.Year}}: next deadline {{.When}}", map[string]any{"Year": yearLabel(due[0].Year), "When": kit.DaysAway(due[0].Day.DaysSince(c.screen.today()))})
}

// showYearButtons shows a button for each year, which adds or removes its band.
func (c *cycleCard) showYearButtons(all, shown []int) {
	for len(c.years) < len(all) {
		c.years = append(c.years, widgets.NewButton("", widgets.ButtonStyle{Small: true}, nil))
	}
	c.foot.Objects = nil
	for i, button := range c.years {
		if i >= len(all) || len(all) == 1 {
			break
		}
		year := all[i]
		button.SetText(yearLabel(year))
		button.SetLook(widgets.ToggleLook(slices.Contains(shown, year)))
		button.OnTapped = func() { c.toggleYear(year, shown) }
		c.foot.Add(button)
	}
	c.foot.Add(c.table)
	c.foot.Add(c.starts)
}

func (c *cycleCard) toggleYear(year int, shown []int) {
	c.chosen = append(slices.Clone(shown), year)
	if slices.Contains(shown, year) {
		c.chosen = slices.DeleteFunc(slices.Clone(shown), func(other int) bool { return other == year })
	}
	c.showCycles()
	c.screen.arrange()
}

func (c *cycleCard) onTable() {
	c.inWords = !c.inWords
	c.table.SetLook(widgets.ToggleLook(c.inWords))
	c.showCycles()
	c.screen.arrange()
}

// yearBand is one fiscal year: its stages, what was noted on its days, and what
// is due next.
type yearBand struct {
	screen *Screen
	object *fyne.Container

	title, span, due *widgets.Text
	edit             *widgets.Button
	band             *charts.Band
	rows             *fyne.Container // the band in words

	cycle money.Cycle
	marks []dayMark
}

func newYearBand(s *Screen) *yearBand {
	b := &yearBand{screen: s, rows: widgets.NewStacked(0)}
	b.title = widgets.NewText("", widgets.Style{Bold: true})
	b.span = widgets.NewText("", widgets.Style{Size: theme.Caption, Color: theme.Muted})
	b.due = newSmallText("", theme.Muted)
	b.edit = widgets.NewButton(lang.L("Change the days…"), widgets.ButtonStyle{Small: true}, func() { s.editDays(b.cycle, money.StagePlan) })
	b.band = charts.NewBand(func(stage int) { s.editDays(b.cycle, money.Stages[stage]) }, b.onMark)
	name := widgets.NewStacked(0.5, widgets.NewWrap(2, b.title, b.span), b.due)
	b.object = widgets.NewStacked(2, widgets.NewAside(14, 2, name, b.edit), b.band, b.rows)
	return b
}

// dayMark marks a day of the band: a deadline, or notes whose days lie close
// together.
type dayMark struct {
	day      model.Day
	deadline bool
	open     bool // a deadline that is still to come and has no answer
	notes    []money.Note
}

// closeDays is how many days after a mark's first note others still share the mark.
const closeDays = 10

// gatherMarks gathers the notes and deadlines of a year in the order of their days.
func gatherMarks(notes []money.Note, today model.Day) (marks []dayMark) {
	for _, n := range notes {
		last := len(marks) - 1
		if last >= 0 && n.Day.DaysSince(marks[last].day) <= closeDays {
			marks[last].notes = append(marks[last].notes, n)
			continue
		}
		marks = append(marks, dayMark{day: n.Day, notes: []money.Note{n}})
	}
	gathered := len(marks)
	for _, n := range notes {
		day := n.Values.Day("deadline")
		at := slices.IndexFunc(marks[gathered:], func(m dayMark) bool { return m.day == day })
		switch {
		case day == "":
		case at >= 0:
			m := &marks[gathered+at]
			m.notes, m.open = append(m.notes, n), m.open || day >= today && !n.IsAnswered()
		default:
			marks = append(marks, dayMark{day: day, deadline: true, open: day >= today && !n.IsAnswered(), notes: []money.Note{n}})
		}
	}
	slices.SortStableFunc(marks, func(a, b dayMark) int { return a.day.DaysSince(b.day) })
	return marks
}

func (b *yearBand) showYear(c money.Cycle, inWords bool) {
	s := b.screen
	loc, today := s.host.Locale(), s.today()
	b.cycle, b.marks = c, gatherMarks(s.ledger.NotesOf(c.Year), today)
	b.title.SetText(lang.L("Fiscal year {{.Year}}", map[string]any{"Year": c.Year}))
	b.span.SetText(spanWords(c.Whole, loc))
	b.showDue(c.Year)
	shown := charts.BandYear{Name: yearLabel(c.Year), First: string(c.Whole.First), Last: string(c.Whole.Last), Today: string(today)}
	for _, stage := range money.Stages {
		span := c.Stages[stage]
		when := spanWords(span, loc)
		if !c.ChosenStages[stage] {
			when += ", " + lang.L("as proposed")
		}
		shown.Stages = append(shown.Stages, charts.BandStage{Label: stageLabel(stage), First: string(span.First), Last: string(span.Last), When: when})
	}
	for _, m := range b.marks {
		shown.Marks = append(shown.Marks, charts.BandMark{Label: m.labelText(loc), Day: string(m.day), When: m.describe(loc), Warn: m.open})
	}
	b.band.SetYear(shown)
	b.rows.RemoveAll()
	for i, row := range b.band.Rows() {
		b.rows.Add(newEdgedRow(i > 0, newSmallText(row.String(), theme.Ink)))
	}
	widgets.SetShown(b.band, !inWords)
	widgets.SetShown(b.rows, inWords)
}

// soonDays is how many days before it a deadline begins to stand out.
const soonDays = 14

// showDue says what of this year is due next.
func (b *yearBand) showDue(year int) {
	s := b.screen
	due := slices.DeleteFunc(s.ledger.Deadlines(s.today()), func(d money.Deadline) bool { return d.Year != year })
	widgets.SetShown(b.due, len(due) > 0)
	if len(due) == 0 {
		return
	}
	next := due[0]
	days := next.Day.DaysSince(s.today())
	words := map[string]any{"When": kit.DaysAway(days), "Day": next.Day.FormatShort(s.host.Locale()), "Title": next.Note.Title, "Stage": stageLabel(next.Stage)}
	text := lang.L("{{.Stage}} ends {{.When}}, {{.Day}}", words)
	if next.Stage == "" {
		text = lang.L("“{{.Title}}” is due {{.When}}, {{.Day}}", words)
	}
	b.due.SetText(text)
	ink := theme.Muted
	if days <= soonDays {
		ink = theme.Amber
	}
	b.due.SetColor(ink)
}

func (m dayMark) labelText(loc model.Locale) string {
	if m.deadline {
		return m.day.FormatDayMonth(loc)
	}
	return kit.Counted(len(m.notes), "1 note", "{{.Count}} notes")
}

// describe says in full what a mark stands for.
func (m dayMark) describe(loc model.Locale) string {
	text := ""
	for i, n := range m.notes {
		if i > 0 {
			text += "; "
		}
		text += n.Title
	}
	if m.deadline {
		return lang.L("deadline of {{.Titles}}", map[string]any{"Titles": text})
	}
	return lang.L("{{.Day}}: {{.Titles}}", map[string]any{"Day": m.day.FormatPlain(loc), "Titles": text})
}

// onMark opens the note behind a mark, or asks which of several.
func (b *yearBand) onMark(at int) {
	m, s := b.marks[at], b.screen
	if len(m.notes) == 1 {
		s.openEntry(m.notes[0].ID)
		return
	}
	var items []*fyne.MenuItem
	for _, n := range m.notes {
		items = append(items, fyne.NewMenuItem(n.Day.FormatShort(s.host.Locale())+" · "+text.Shorten(n.Title, 60), func() { s.openEntry(n.ID) }))
	}
	widgets.ShowMenu(b.band, items...)
}
