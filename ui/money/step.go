package money

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model/readiness"
	"rung/ui/charts"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// stepLink leads to the step of the chosen framework that a card's entries count
// for; a framework without such a step has no link.
type stepLink struct {
	screen     *Screen
	object     *fyne.Container
	button     *widgets.Button
	competency string // on which the step builds
	words      string
	id         string
}

func newStepLink(s *Screen, competency, words string) *stepLink {
	l := &stepLink{screen: s, competency: competency, words: words}
	l.button = widgets.NewButton("", widgets.ButtonStyle{Look: widgets.Linked, Small: true}, func() {
		s.host.Go(kit.Route{Screen: kit.ScreenReadiness, ID: l.id})
	})
	l.object = widgets.NewWrap(1, l.button)
	l.object.Hide()
	return l
}

func (l *stepLink) showStep(r readiness.Report) {
	at := slices.IndexFunc(r.Steps, func(s readiness.StepReport) bool { return slices.Contains(s.Competencies, l.competency) })
	widgets.SetShown(l.object, at >= 0)
	if at < 0 {
		return
	}
	step := r.Steps[at]
	l.id = step.ID
	l.button.SetText(lang.L("{{.Words}} step {{.Step}}, {{.Title}}: {{.Coverage}}", map[string]any{"Words": l.words, "Step": kit.StepLabels(r)[step.ID], "Title": step.Title, "Coverage": charts.Percent(int(step.Coverage))}))
}

// reloadSteps reads the coverage of the steps that the cards count for.
func (s *Screen) reloadSteps() {
	index, on := s.host.Readiness(), s.today()
	if index == nil {
		return
	}
	kit.Load(s.host, "money steps", func(ctx context.Context) (readiness.Report, error) {
		var life readiness.Life
		err := s.host.Journal().Setting(ctx, readiness.SettingLife, &life)
		var report readiness.Report
		if err == nil {
			if !slices.ContainsFunc(index.Frameworks(), func(f readiness.Framework) bool { return f.ID == life.Framework }) {
				life.Framework = "" // it was removed, or comes with another journal
			}
			report, err = index.CoverageReport(life.Framework, on)
		}
		return report, err
	}, func(report readiness.Report) {
		s.guide.step.showStep(report)
		s.initiatives.step.showStep(report)
		s.arrange()
	})
}
