package today

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/layout"

	"rung/model"
	"rung/model/today"
	"rung/ui/kit"
	"rung/ui/markdown"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// period is a stretch of days to look back on.
type period struct {
	word, title string
	days        func(on model.Day) (from, to model.Day)
}

var periods = []period{
	{"This week", "The week", today.WeekUpTo},
	{"Last week", "The week before", func(on model.Day) (model.Day, model.Day) { return today.WeekUpTo(on.Add(-7)) }},
	{"This month", "The month", today.MonthUpTo},
	{"Last month", "The month before", func(on model.Day) (model.Day, model.Day) {
		first, _ := today.MonthUpTo(on)
		return today.MonthUpTo(first.Add(-1))
	}},
}

// Places in periods that commands open.
const (
	thisWeek  = 0
	thisMonth = 2
)

// lookBackSheet shows a period on one page, to read, copy or save, with the entries
// worth completing above it.
type lookBackSheet struct {
	screen  *Screen
	close   func()
	choices []*widgets.Button
	private *widgets.Check
	page    *markdown.View
	reader  *widgets.Reader
	todo    *fyne.Container
	period  period
	text    string // of the page, as Markdown
}

// LookAtWeek and LookAtMonth put the last seven days, or the month so far, on a
// page.
func (s *Screen) LookAtWeek()  { s.openLookBack(thisWeek) }
func (s *Screen) LookAtMonth() { s.openLookBack(thisMonth) }

// openLookBack opens the sheet at a period, given by its place in periods.
func (s *Screen) openLookBack(at int) {
	l := &lookBackSheet{screen: s, page: markdown.NewView(), todo: widgets.NewStacked(0.5)}
	choices := widgets.NewWrap(1)
	for i, p := range periods {
		b := widgets.NewButton(lang.L(p.word), widgets.ButtonStyle{Small: true, Look: widgets.Plain}, func() { l.choosePeriod(i) })
		l.choices = append(l.choices, b)
		choices.Add(b)
	}
	l.private = widgets.NewCheck(lang.L("With private entries"), func(bool) { l.reload() })
	l.reader = widgets.NewReader(widgets.NewStacked(4, l.todo, l.page))
	button := func(word string, look widgets.ButtonLook, do func()) *widgets.Button {
		return widgets.NewButton(word, widgets.ButtonStyle{Look: look}, do)
	}
	buttons := container.New(&widgets.Wrap{Gap: 2}, button(lang.L("Close"), widgets.Outlined, func() { l.close() }),
		button(lang.L("Copy"), widgets.Outlined, l.copyText), button(lang.L("Save as Markdown…"), widgets.Outlined, l.saveText), l.private)
	head := widgets.NewInset(widgets.NewStacked(2, widgets.NewText(lang.L("Looking back"), widgets.Style{Size: theme.Heading, Bold: true}), choices), 0, 0, 3, 0)
	foot := widgets.NewInset(buttons, 3, 0, 0, 0)
	// The order is that of Tab.
	content := container.New(layout.NewBorderLayout(head, foot, nil, nil), head, l.reader, foot)
	l.choosePeriod(at)
	l.close = s.host.ShowSheet(kit.Sheet{Content: content, First: l.choices[at], Width: 44, Height: 44})
}

func (l *lookBackSheet) choosePeriod(at int) {
	l.period = periods[at]
	for i, b := range l.choices {
		shape := widgets.Plain
		if i == at {
			shape = widgets.Outlined
		}
		b.SetLook(shape)
	}
	l.reload()
}

func (l *lookBackSheet) reload() {
	s := l.screen
	index, private, p := s.host.Readiness(), l.private.Checked, l.period
	if index == nil {
		l.page.SetText(lang.L("The journal is still being read. Choose again in a moment."))
		return
	}
	from, to := p.days(s.today())
	kit.Load(s.host, "today look", func(ctx context.Context) (today.Digest, error) {
		return today.NewDigest(ctx, s.host.Journal(), index, from, to, private)
	}, l.showDigest)
}

// showDigest fills the page. What is worth completing stands above it, each to be
// opened.
func (l *lookBackSheet) showDigest(d today.Digest) {
	l.text = d.Markdown(lang.L(l.period.title), l.screen.host.Locale())
	l.todo.RemoveAll()
	if len(d.ToComplete) > 0 {
		l.todo.Add(newHeading(lang.L("Worth completing")))
	}
	for _, e := range d.ToComplete {
		l.todo.Add(widgets.NewItem(widgets.ItemContent{Icon: model.KindIcon(e.Kind), Title: e.Title, Second: lang.L("Missing: {{.Parts}}", map[string]any{"Parts": strings.Join(e.Missing(), ", ")})}, func() {
			l.close()
			l.screen.host.Go(kit.Route{Screen: kit.ScreenJournal, ID: e.ID})
		}))
	}
	d.ToComplete = nil // they stand above
	l.page.SetText(d.Markdown(lang.L(l.period.title), l.screen.host.Locale()))
	l.reader.ScrollToTop()
	l.reader.Refresh()
}

func (l *lookBackSheet) copyText() {
	fyne.CurrentApp().Clipboard().SetContent(l.text)
	l.screen.host.Say(lang.L("Copied."), "", nil)
}

func (l *lookBackSheet) saveText() {
	_, to := l.period.days(l.screen.today())
	kit.SaveContent(l.screen.host, "rung-"+strings.ToLower(strings.ReplaceAll(l.period.title, " ", "-"))+"-"+string(to)+".md", []byte(l.text))
}
