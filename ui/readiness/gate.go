package readiness

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model/readiness"
	"rung/ui/widgets"
)

// gate is the band that stands above everything while the gate is open.
type gate struct {
	screen *Screen
	object *fyne.Container
	banner *widgets.Banner
}

func newGate(s *Screen) *gate {
	g := &gate{screen: s, banner: widgets.NewBanner(widgets.Warning, "")}
	g.object = container.NewStack(g.banner)
	return g
}

// refresh says what is not a yes yet, and which answers have nothing behind
// them.
func (g *gate) refresh() {
	r := g.screen.shown.report
	message, step := gateWords(r)
	widgets.SetShown(g.object, message != "")
	if message == "" {
		return
	}
	severity := widgets.Warning
	if r.Gate {
		severity = widgets.Info
	}
	var actions []widgets.Action
	if step != g.screen.chosen || g.screen.compare != "" {
		actions = []widgets.Action{{Text: lang.L("Look at step {{.Step}}", map[string]any{"Step": g.screen.labels[step]}), Do: func() { g.screen.openStep(step, true); g.refresh() }}}
	}
	g.banner.SetMessage(severity, message, actions...)
}

// gateWords says how the gate stands, "" where there is nothing to say, and
// which step it is.
func gateWords(r readiness.Report) (message, step string) {
	var gate []readiness.CriterionReport
	unproven := 0
	for _, s := range r.Steps {
		if !s.Gate {
			continue
		}
		if step == "" {
			step = s.ID
		}
		gate = append(gate, s.Criteria...)
		for _, c := range s.Criteria {
			if c.Unproven() {
				unproven++
			}
		}
	}
	var lines []string
	if open := r.Open(); len(open) > 0 {
		yes := lang.L("Gate: {{.Yes}} of {{.All}}.", map[string]any{"Yes": len(gate) - len(open), "All": len(gate)})
		lines = append(lines, yes+" "+openWords(open))
	}
	if unproven > 0 {
		lines = append(lines, counted(unproven, "One answer here has no entry behind it yet.", "{{.Count}} answers here have no entry behind them yet."))
	}
	return strings.Join(lines, " "), step
}

// openWords names what is not a yes, the first few of it.
func openWords(open []readiness.CriterionReport) string {
	const most = 2
	var names []string
	for _, c := range open[:min(len(open), most)] {
		names = append(names, "“"+c.Title+"”")
	}
	if more := len(open) - most; more > 0 {
		names = append(names, lang.L("{{.Count}} more", map[string]any{"Count": more}))
	}
	if len(names) == 1 {
		return lang.L("{{.Name}} is not a yes yet.", map[string]any{"Name": names[0]})
	}
	all := strings.Join(names[:len(names)-1], ", ") + " " + lang.L("and") + " " + names[len(names)-1]
	return lang.L("{{.Names}} are not a yes yet.", map[string]any{"Names": all})
}

// counted words a number of things; the words are keys for lang.
func counted(n int, one, many string) string {
	if n == 1 {
		return lang.L(one)
	}
	return lang.L(many, map[string]any{"Count": n})
}
