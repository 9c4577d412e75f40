package people

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/people"
	"rung/model/readiness"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// refereePage shows who can vouch for what counts for a step: what they saw, the
// strongest first, and when the last talk with them was.
type refereePage struct {
	screen *Screen
	page   *widgets.Page
	column *fyne.Container

	choice *widgets.Select
	says   *widgets.Text
	lines  *fyne.Container
	steps  []string // ids, as offered
	step   string
	silent bool // the program is choosing, not the person
}

func newRefereePage(s *Screen) *refereePage {
	r := &refereePage{screen: s, lines: widgets.NewStacked(1)}
	r.choice = widgets.NewSelect(nil, r.onChosen)
	r.says = widgets.NewText("", widgets.Style{Color: theme.Muted, Flow: widgets.Folded})
	title := widgets.NewText(lang.L("Who can vouch for it"), widgets.Style{Size: theme.Heading, Bold: true, Flow: widgets.Folded})
	r.column = widgets.NewStacked(3, title, container.NewStack(r.choice), r.says, r.lines)
	r.page = widgets.NewPage(widgets.NewInset(widgets.NewCard("", "", r.column), 1, 3, 4, 3))
	r.page.Hide()
	return r
}

// openReferees shows who can vouch for a step; if it is "", for the one open before.
func (s *Screen) openReferees(step string) {
	s.side.showReferees(step)
	s.panes.SetActive(paneSide)
	s.host.Visit(kit.Route{Screen: kit.ScreenPeople, View: kit.ViewReferees, ID: step})
	s.host.Window().Canvas().Focus(s.side.referees.choice)
}

// openStep shows a step; "" is the one that was open before.
func (r *refereePage) openStep(step string) {
	if step != "" {
		r.step = step
	}
	r.page.ScrollToTop()
	r.reload()
}

// refereeReading is what is read for a step.
type refereeReading struct {
	steps    []readiness.StepReport
	labels   map[string]string
	step     string
	evidence int
	list     []people.Referee
}

// reload asks again who can vouch for the step.
func (r *refereePage) reload() {
	host := r.screen.host
	index, list, step := host.Readiness(), r.screen.shown.list, r.step
	if index == nil || list == nil {
		r.says.SetText(lang.L("Reading the journal…"))
		return
	}
	kit.Load(host, "people referees", func(ctx context.Context) (refereeReading, error) {
		return findReferees(ctx, host.Journal(), index, list, step)
	}, r.showReferees)
}

func findReferees(ctx context.Context, j *model.Journal, index *readiness.Index, list *people.List, step string) (refereeReading, error) {
	report, err := index.Report(index.ChosenFramework().ID, list.On)
	if err != nil {
		return refereeReading{}, err
	}
	f := refereeReading{steps: report.Steps, labels: kit.StepLabels(report)}
	for _, s := range report.Steps {
		if f.step == "" || s.ID == step {
			f.step = s.ID
		}
	}
	evidence, err := index.EvidenceOf("", f.step, list.On)
	if err != nil {
		return f, err
	}
	f.evidence = len(evidence)
	f.list, err = list.Referees(ctx, j, evidence)
	return f, err
}

func (r *refereePage) showReferees(f refereeReading) {
	r.step, r.steps = f.step, nil
	var names []string
	at := 0
	for i, s := range f.steps {
		if s.ID == f.step {
			at = i
		}
		r.steps, names = append(r.steps, s.ID), append(names, f.labels[s.ID]+" · "+s.Title)
	}
	r.silent = true
	r.choice.SetOptions(names)
	r.choice.SetSelectedIndex(at)
	r.silent = false
	r.says.SetText(refereeWords(f))
	r.lines.RemoveAll()
	loc := r.screen.host.Locale()
	for _, one := range f.list {
		r.lines.Add(widgets.NewItem(widgets.ItemContent{Title: one.Title(), Second: vouchWords(one, loc), Note: stateWords(one.Person, loc), Ink: signs[one.State].Ink()}, func() { r.screen.openPerson(one.ID) }))
	}
	r.column.Refresh()
	r.page.Refresh()
}

// refereeWords says how many people can vouch, or what to do if nobody can.
func refereeWords(f refereeReading) string {
	switch {
	case f.evidence == 0:
		return lang.L("No entry counts for this step yet, so there is nothing to vouch for.")
	case len(f.list) == 0:
		return kit.Counted(f.evidence, "1 entry counts here, and nobody is named in it who saw it. Open it and add a witness.",
			"{{.Count}} entries count here, and nobody is named in them who saw them. Open one and add a witness.")
	}
	return lang.L("{{.People}} can vouch for what counts here. First comes who saw the strongest of it.", map[string]any{"People": peopleCount(len(f.list))})
}

// vouchWords tells what a referee saw, and when the last talk with them was.
func vouchWords(r people.Referee, loc model.Locale) string {
	first := r.Vouches[0]
	values := map[string]any{"Title": first.Entry.Title, "Strength": strengthWords(first)}
	seen := lang.L("{{.Strength}}: witnessed “{{.Title}}”", values)
	if first.As == people.Commented {
		seen = lang.L("{{.Strength}}: gave feedback on “{{.Title}}”", values)
	}
	if more := len(r.Vouches) - 1; more > 0 {
		seen += ", " + kit.Counted(more, "and 1 more entry", "and {{.Count}} more entries")
	}
	return seen + "\n" + asSentence(spokenWords(r.Person, loc))
}

func (r *refereePage) onChosen(string) {
	at := r.choice.SelectedIndex()
	if r.silent || at < 0 || at >= len(r.steps) || r.steps[at] == r.step {
		return
	}
	r.openStep(r.steps[at])
	r.screen.host.Here(kit.Route{Screen: kit.ScreenPeople, View: kit.ViewReferees, ID: r.step})
}
