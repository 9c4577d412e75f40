package review

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/review"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// listPane is the interview that comes next, what can be begun, and the interviews
// and questions to choose from.
type listPane struct {
	screen *Screen
	object *fyne.Container

	practise, cue *widgets.Button
	more          *widgets.Button
	next          *nextCard
	field         *widgets.Entry
	search        *fyne.Container // holds the field and the grid's button
	searching     bool            // the search is in use, so it is shown even with little room
	filters       map[filter]*widgets.Button
	by            filter
	rows          *listRows
	none          *widgets.Text
}

// filter says which questions are shown.
type filter string

const (
	likely   filter = "likely" // those that the next interview may bring
	answered filter = "answered"
	gaps     filter = "gaps"
	all      filter = "all"
)

func newListPane(s *Screen) *listPane {
	l := &listPane{screen: s, by: likely, next: newNextCard(s)}
	l.practise = widgets.NewButton(lang.L("Practise"), widgets.ButtonStyle{Look: widgets.Primary}, s.Practise)
	l.cue = widgets.NewButton(lang.L("Cue sheet"), widgets.ButtonStyle{}, s.ShowPack)
	l.more = widgets.NewButton(lang.L("More"), widgets.ButtonStyle{Icon: "more", IconOnly: true}, l.onMore)
	tools := widgets.NewWrap(1.5, l.practise, l.cue, widgets.NewButton(lang.L("New interview"), widgets.ButtonStyle{}, s.NewInterview), l.more)
	grid := widgets.NewButton(lang.L("Grid"), widgets.ButtonStyle{Small: true}, s.ShowGrid)
	l.field = widgets.NewTextEntry()
	l.field.SetPlaceHolder(lang.L("Search the questions"))
	l.field.OnChanged = func(string) { l.showList() }
	l.field.OnSubmitted = func(string) { l.rows.OpenCurrent() }
	l.field.OnKey = l.onSearchKey
	l.field.OnFocus = func(gained bool) { l.setSearching(gained || l.field.Text != "") }
	l.search = widgets.NewAside(8, 1.5, l.field, grid)
	l.filters = map[filter]*widgets.Button{}
	choices := widgets.NewWrap(0.5)
	for _, by := range []filter{likely, answered, gaps, all} {
		l.filters[by] = widgets.NewButton("", widgets.ButtonStyle{Look: widgets.Plain, Small: true}, func() { l.chooseFilter(by) })
		choices.Add(l.filters[by])
	}
	l.rows = newListRows(s)
	l.none = widgets.NewText("", widgets.Style{Color: theme.Muted, Flow: widgets.Folded})
	head := widgets.NewInset(widgets.NewStacked(2, l.next.object, tools, l.search, choices), 3, 3, 1.5, 3)
	l.object = container.NewStack(widgets.NewGround(theme.Surface), container.New(&listLayout{list: l}, head, widgets.NewHairline(), container.NewStack(l.rows.Records, widgets.NewInset(l.none, 4, 4, 4, 4))))
	return l
}

// setSearching sets whether the search is in use, and so shown in any case.
func (l *listPane) setSearching(searching bool) {
	if l.searching != searching {
		l.searching = searching
		l.object.Refresh()
	}
}

// chooseFilter shows other questions.
func (l *listPane) chooseFilter(by filter) {
	l.by = by
	l.showList()
	l.rows.ScrollToTop()
}

// showList shows what was read.
func (l *listPane) showList() {
	r := &l.screen.shown
	if r.library == nil {
		return
	}
	l.practise.SetText(l.practiceWords())
	_, coming := r.nextInterview()
	widgets.SetShown(l.cue, coming)
	l.filters[likely].SetText(lang.L("Likely {{.Count}}", map[string]any{"Count": len(r.likely)}))
	l.filters[answered].SetText(lang.L("Answered {{.Count}}", map[string]any{"Count": len(r.grid.Rows) - r.grid.CountUncovered()}))
	l.filters[gaps].SetText(lang.L("Gaps {{.Count}}", map[string]any{"Count": r.grid.CountStanding(review.StandingGap)}))
	l.filters[all].SetText(lang.L("All {{.Count}}", map[string]any{"Count": len(r.grid.Rows)}))
	widgets.SetShown(l.filters[likely], coming)
	if !coming && l.by == likely {
		l.by = all
	}
	for by, button := range l.filters {
		look := widgets.Plain
		if by == l.by {
			look = widgets.Outlined
		}
		button.SetLook(look)
	}
	l.showNext()
	l.showRows()
	l.object.Refresh()
}

func (l *listPane) practiceWords() string {
	n := len(l.screen.shown.session.Next)
	switch {
	case n == 0:
		return lang.L("Practise")
	case l.screen.shown.session.Done > 0:
		return lang.L("Go on: {{.Count}} due", map[string]any{"Count": n})
	}
	return lang.L("Practise {{.Count}} due", map[string]any{"Count": n})
}

// showNext shows the interview that comes next.
func (l *listPane) showNext() {
	if i, ok := l.screen.shown.nextInterview(); ok {
		l.next.showInterview(i)
	}
	l.object.Refresh()
}

// showRows fills the list: the interviews, then the questions that are asked
// for, under their themes where all are shown.
func (l *listPane) showRows() {
	r, loc := &l.screen.shown, l.screen.host.Locale()
	var items []listItem
	head := func(label string) func() string {
		return func() string { words := label; label = ""; return words }
	}
	searching := strings.TrimSpace(l.field.Text) != ""
	if !searching {
		coming := head(lang.L("Coming up"))
		for n, i := range r.coming {
			if n > 0 || !l.next.object.Visible() {
				items = append(items, newMeetingItem(i, coming(), loc))
			}
		}
	}
	questions := l.filteredQuestions()
	for n, q := range questions {
		items = append(items, l.newQuestionItem(q, l.questionsHeading(questions, n)))
	}
	if !searching {
		past := head(lang.L("Interviews that were"))
		for _, i := range r.past {
			items = append(items, newMeetingItem(i, past(), loc))
		}
	}
	l.rows.showItems(items)
	words := ""
	if len(questions) == 0 {
		words = lang.L("No question says that. Add one of your own through More.")
		switch {
		case searching:
		case l.by == gaps:
			words = lang.L("There is no gap. Every question has a story that was practised.")
		default:
			words = lang.L("No question has a story yet. Open one and choose a story for it.")
		}
	}
	setWords(l.none, words)
	widgets.SetShown(l.none, words != "" && len(items) == 0)
}

// heads gives the headings of the questions that a filter leaves.
var heads = map[filter]string{likely: "Likely questions", answered: "Questions with a story", gaps: "Questions with a gap"}

// questionsHeading gives the heading over a question of the list, or "": its theme where
// all questions are shown, else over the first what they have in common.
func (l *listPane) questionsHeading(questions []review.GridRow, n int) string {
	switch searching := strings.TrimSpace(l.field.Text) != ""; {
	case searching && n == 0:
		return lang.L("Questions found")
	case !searching && l.by == all && (n == 0 || questions[n-1].Question.Theme != questions[n].Question.Theme):
		return themeLabel(questions[n].Question.Theme)
	case !searching && l.by != all && n == 0:
		return lang.L(heads[l.by])
	}
	return ""
}

// filteredQuestions gives the questions that filter and search leave, in order.
func (l *listPane) filteredQuestions() (rows []review.GridRow) {
	r := &l.screen.shown
	words := strings.ToLower(strings.TrimSpace(l.field.Text))
	switch {
	case l.by == likely && words == "":
		for _, id := range r.likely {
			if row, ok := r.rowOf(id); ok {
				rows = append(rows, row)
			}
		}
	default:
		rows = slices.Clone(r.grid.Rows)
	}
	rows = slices.DeleteFunc(rows, func(row review.GridRow) bool {
		switch {
		case words != "": // a search goes through all of them
			return !strings.Contains(strings.ToLower(row.Question.Text), words)
		case l.by == gaps:
			return row.Standing != review.StandingGap
		}
		return l.by == answered && len(row.Question.Stories) == 0
	})
	if l.by == all {
		slices.SortStableFunc(rows, func(a, b review.GridRow) int { return themeAt(a.Question.Theme) - themeAt(b.Question.Theme) })
	}
	return rows
}

// themeAt gives a theme's place in the order; questions without one come last.
func themeAt(id string) int {
	if at := slices.Index(model.QuestionThemes, id); at >= 0 {
		return at
	}
	return len(model.QuestionThemes)
}

// onSearchKey moves into the list on Down and empties the search on Escape.
func (l *listPane) onSearchKey(key fyne.KeyName) bool {
	switch {
	case key == fyne.KeyDown:
		l.rows.focusRows()
	case key == fyne.KeyEscape && l.field.Text != "":
		l.field.SetText("")
	default:
		return false
	}
	return true
}

// onMore offers what else can be done here.
func (l *listPane) onMore() {
	s := l.screen
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(lang.L("New question…"), s.NewQuestion),
		fyne.NewMenuItem(lang.L("Questions and stories as a grid"), s.ShowGrid),
		fyne.NewMenuItem(lang.L("Words that mean the same…"), s.ShowSynonyms),
		fyne.NewMenuItem(lang.L("Practise in presentation mode"), s.PractiseBefore),
	}
	if n := len(s.shown.hidden); n > 0 {
		items = append(items, fyne.NewMenuItem(kit.Counted(n, "1 hidden question…", "{{.Count}} hidden questions…"), s.showHidden))
	}
	widgets.ShowMenu(l.more, items...)
}

// listLayout lays out the head, with the next interview if there is room for it, and
// under a hairline the list.
type listLayout struct{ list *listPane }

// Heights of the pane in em. From nextFrom on, the next interview stands above the
// list instead of in it. From searchFrom on, the search is always shown; in a lower
// pane it appears only while it is used.
const (
	nextFrom   = 38
	searchFrom = 20
)

func (s *listLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(theme.Em(14), objects[0].MinSize().Height+theme.Em(6))
}

func (s *listLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	head, line, body := objects[0], objects[1], objects[2]
	_, coming := s.list.screen.shown.nextInterview()
	roomy := coming && size.Height >= theme.Em(nextFrom)
	if roomy != s.list.next.object.Visible() {
		widgets.SetShown(s.list.next.object, roomy)
		s.list.showRows()
	}
	widgets.SetShown(s.list.search, s.list.searching || size.Height >= theme.Em(searchFrom))
	y := widgets.FitToWidth(head, size.Width)
	head.Move(fyne.Position{})
	line.Move(fyne.NewPos(0, y))
	line.Resize(fyne.NewSize(size.Width, 1))
	body.Move(fyne.NewPos(0, y+1))
	body.Resize(fyne.NewSize(size.Width, max(size.Height-y-1, 0)))
}
