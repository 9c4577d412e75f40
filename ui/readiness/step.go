package readiness

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/readiness"
	"rung/model/text"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// stepCard is the open step: what it asks, and for each criterion the person's
// claim beside the evidence and what is missing.
type stepCard struct {
	screen *Screen
	object *fyne.Container

	title, summary  *widgets.Text
	count, strength *widgets.Button
	rows            *fyne.Container
	criteria        []*criterionRow
	criticism       *fyne.Container
	report          readiness.StepReport
}

func newStepCard(s *Screen) *stepCard {
	t := &stepCard{screen: s, rows: widgets.NewStacked(0), criticism: widgets.NewWrap(1)}
	t.title = widgets.NewText("", widgets.Style{Size: theme.Heading, Bold: true, Flow: widgets.Folded})
	t.summary = widgets.NewText("", widgets.Style{Color: theme.Muted, Flow: widgets.Folded})
	t.count = widgets.NewButton("", widgets.ButtonStyle{Small: true}, func() { s.openEntries("step:" + t.report.ID) })
	t.strength = widgets.NewButton(lang.L("How strength is counted"), widgets.ButtonStyle{Small: true}, t.explainStrength)
	vouch := widgets.NewButton(lang.L("Who can vouch"), widgets.ButtonStyle{Small: true}, func() { s.host.Go(kit.Route{Screen: kit.ScreenPeople, View: kit.ViewReferees, ID: t.report.ID}) })
	head := widgets.NewAside(9, 2, t.title, t.count, vouch, t.strength)
	t.object = container.NewStack(widgets.NewCard("", "", widgets.NewStacked(2, head, t.summary, t.rows, t.criticism)))
	return t
}

// showStep shows a step. Its rows are reused, so that the focus stays where it is.
func (t *stepCard) showStep(r readiness.StepReport) {
	t.report = r
	t.title.SetText(t.screen.labels[r.ID] + " · " + titleOf(r))
	t.summary.SetText(r.Summary)
	widgets.SetShown(t.summary, r.Summary != "")
	t.count.SetText(entryCount(len(evidenceOf(r.Criteria...))))
	for len(t.criteria) < len(r.Criteria) {
		c := newCriterionRow(t)
		t.criteria = append(t.criteria, c)
		t.rows.Add(c.object)
	}
	for i, c := range t.criteria {
		widgets.SetShown(c.object, i < len(r.Criteria))
		if i < len(r.Criteria) {
			c.showCriterion(r.Criteria[i], i > 0)
		}
	}
	t.rows.Refresh()
	t.showCriticism()
}

// evidenceOf gives the ids of the entries that count for criteria, each once.
func evidenceOf(criteria ...readiness.CriterionReport) []string {
	var ids []string
	met := map[string]bool{}
	for _, c := range criteria {
		for _, e := range c.Evidence {
			if !met[e.Entry] {
				met[e.Entry] = true
				ids = append(ids, e.Entry)
			}
		}
	}
	return ids
}

func entryCount(n int) string {
	switch n {
	case 0:
		return lang.L("No entry yet")
	case 1:
		return lang.L("1 entry")
	}
	return lang.L("{{.Count}} entries", map[string]any{"Count": n})
}

// mostCriticism is how many criticisms are shown beside the claims.
const mostCriticism = 3

// showCriticism lists what others criticised, newest first. It lowers no number; it
// stands beside what the person claims.
func (t *stepCard) showCriticism() {
	ids := t.report.Criticism
	ids = ids[:min(len(ids), mostCriticism)]
	widgets.SetShown(t.criticism, len(ids) > 0)
	t.criticism.RemoveAll()
	if len(ids) == 0 {
		return
	}
	step := t.report.ID
	kit.Load(t.screen.host, "readiness criticism", func(ctx context.Context) (map[string]model.Ref, error) {
		return t.screen.host.Journal().Refs(ctx, ids)
	}, func(refs map[string]model.Ref) {
		if step == t.report.ID {
			t.fillCriticism(ids, refs)
		}
	})
}

func (t *stepCard) fillCriticism(ids []string, refs map[string]model.Ref) {
	t.criticism.RemoveAll()
	t.criticism.Add(widgets.NewInset(widgets.NewText(lang.L("To hear beside it"), widgets.Style{Size: theme.Caption, Color: theme.Muted}), 0.5, 1, 0, 0))
	for _, id := range ids {
		chip := widgets.NewChip(widgets.ChipContent{Text: text.Shorten(refs[id].Title, 40), Icon: model.KindIcon(model.KindFeedback)})
		chip.OnTapped = func() { t.screen.host.Go(kit.Route{Screen: kit.ScreenJournal, ID: id}) }
		t.criticism.Add(chip)
	}
	t.screen.arrange()
}
