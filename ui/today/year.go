package today

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/text"
	"rung/model/today"
	"rung/ui/charts"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// yearCard shows the last twelve months as a heat map of what was written each day,
// and the streak of days without a gap.
type yearCard struct {
	screen *Screen
	object fyne.CanvasObject
	streak *widgets.Text
	heat   *charts.HeatMap
	by     [2]*widgets.Button // by today.Measure

	written today.Activity
	measure today.Measure
}

// yearBack reaches back over every week that the heat map shows.
const yearBack = 371

func newYearCard(s *Screen) *yearCard {
	y := &yearCard{screen: s, measure: today.ByCount}
	y.heat = charts.NewHeatMap(func(day string) {
		s.host.Go(kit.Route{Screen: kit.ScreenJournal, Query: "day:" + day})
	})
	y.streak = widgets.NewText("", widgets.Style{Flow: widgets.Folded})
	for m, word := range []string{lang.L("By count"), lang.L("By strength")} {
		y.by[m] = widgets.NewButton(word, widgets.ButtonStyle{Look: widgets.Plain, Small: true}, func() { y.chooseMeasure(today.Measure(m)) })
	}
	look := widgets.NewButton(lang.L("Look at the week"), widgets.ButtonStyle{Small: true}, s.LookAtWeek)
	tools := widgets.NewWrap(1, y.by[today.ByCount], y.by[today.ByStrength], look)
	y.object = container.NewStack(widgets.NewCard(lang.L("This year"), "", widgets.NewStacked(2, y.streak, y.heat, tools)))
	y.markMeasure()
	return y
}

func (y *yearCard) reload() {
	s := y.screen
	index, on := s.host.Readiness(), s.today()
	if index == nil {
		return
	}
	s.host.Load("today year", func(ctx context.Context) func() {
		var off model.DaysOff
		err := s.host.Journal().Setting(ctx, model.SettingDaysOff, &off)
		written := today.Activity(index.ActivityByDay(on.Add(-yearBack), on))
		return func() {
			if err != nil {
				s.host.Fail(err)
				return
			}
			y.written = written
			y.streak.SetText(streakWords(today.CountStreak(written, on, off)))
			y.showYear()
		}
	})
}

// chooseMeasure sets what colours a day: the number of entries, or their strength.
func (y *yearCard) chooseMeasure(by today.Measure) {
	y.measure = by
	y.markMeasure()
	y.showYear()
}

func (y *yearCard) markMeasure() {
	for m, b := range y.by {
		look := widgets.Plain
		if today.Measure(m) == y.measure {
			look = widgets.Outlined
		}
		b.SetLook(look)
	}
}

func (y *yearCard) showYear() {
	on, loc, all := y.screen.today(), y.screen.host.Locale(), 0
	for _, w := range y.written {
		all += w.Entries
	}
	note := kit.Counted(all, "1 entry", "{{.Count}} entries")
	if y.measure == today.ByStrength {
		note += " · " + lang.L("fuller colour is stronger evidence")
	}
	y.heat.SetYear(charts.HeatYear{Last: string(on), Today: string(on), WeekStart: y.screen.host.WeekStart(),
		Steps: today.HeatSteps(y.written, y.measure), Note: note,
		Words: func(day string) string {
			d := model.Day(day)
			return d.Format(loc) + ": " + kit.Counted(y.written[d].Entries, "1 entry", "{{.Count}} entries")
		}})
	y.screen.arrange()
}

func streakWords(days int) string {
	switch days {
	case 0:
		return lang.L("Write a line today, and a streak begins.")
	case 1:
		return lang.L("1 day so far. Weekends and days off break nothing.")
	}
	return lang.L("{{.Count}} days in a row. Weekends and days off break nothing.", map[string]any{"Count": days})
}

// pastCard shows what was written on this day of earlier weeks, months and years.
type pastCard struct {
	screen *Screen
	object *fyne.Container
	column *fyne.Container
}

// mostPast is how many entries of a past day are shown.
const mostPast = 3

func newPastCard(s *Screen) *pastCard {
	p := &pastCard{screen: s, column: widgets.NewStacked(1)}
	p.object = container.NewStack(widgets.NewCard(lang.L("On this day"), "", p.column))
	p.object.Hide()
	return p
}

func (p *pastCard) reload() {
	s := p.screen
	on := s.today()
	kit.Load(s.host, "today past", func(ctx context.Context) ([]today.PastDay, error) {
		return today.LookBack(ctx, s.host.Journal(), on)
	}, p.showPastDays)
}

// showPastDays fills the card, furthest back first: a year ago is worth more than a week.
func (p *pastCard) showPastDays(days []today.PastDay) {
	p.column.RemoveAll()
	widgets.SetShown(p.object, len(days) > 0)
	visit := p.screen.host.Go
	for _, day := range slices.Backward(days) {
		p.column.Add(widgets.NewText(lang.L(day.Ago), widgets.Style{Size: theme.Caption, Color: theme.Muted, Bold: true}))
		for _, e := range day.Entries[:min(len(day.Entries), mostPast)] {
			p.column.Add(widgets.NewItem(widgets.ItemContent{Icon: model.KindIcon(e.Kind), Title: e.Title, Second: text.Shorten(secondLine(e), 90)}, func() {
				visit(kit.Route{Screen: kit.ScreenJournal, ID: e.ID})
			}))
		}
		if more := len(day.Entries) - mostPast; more > 0 {
			p.column.Add(widgets.NewWrap(1, widgets.NewButton(kit.Counted(more, "1 more", "{{.Count}} more"), widgets.ButtonStyle{Look: widgets.Linked, Small: true}, func() {
				visit(kit.Route{Screen: kit.ScreenJournal, Query: "day:" + string(day.Day)})
			})))
		}
	}
	p.screen.arrange()
}

// secondLine gives what stands under an entry's title: its result, else its text.
func secondLine(e model.Entry) string {
	if result := e.Values.Text("result"); result != "" {
		return result
	}
	return e.Body
}
