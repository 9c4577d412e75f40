package advice

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model/readiness"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// Gate is the banner above everything else while the gate's criteria are not all met.
type Gate struct {
	Object *fyne.Container
	// Slim leaves out how many answers have no entry behind them.
	Slim bool

	banner *widgets.Banner
}

// NewGate builds a banner that is hidden until ShowReport has something to say.
func NewGate() *Gate {
	g := &Gate{banner: widgets.NewBanner(widgets.Warning, "")}
	g.Object = container.NewStack(g.banner)
	g.Object.Hide()
	return g
}

// ShowReport says which criteria are not answered with yes, and how many answers have
// no entry behind them. lead gives the banner's actions for the gate's step, if any.
func (g *Gate) ShowReport(r readiness.Report, lead func(step string) []widgets.Action) {
	message, step := gateWords(r, g.Slim)
	widgets.SetShown(g.Object, message != "")
	if message == "" {
		return
	}
	severity := widgets.Warning
	if r.Gate {
		severity = widgets.Info
	}
	g.banner.SetMessage(severity, message, lead(step)...)
}

// gateWords gives the banner's message, or "" where there is nothing to say, and the
// gate's step.
func gateWords(r readiness.Report, slim bool) (message, step string) {
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
			if c.IsUnproven() {
				unproven++
			}
		}
	}
	var lines []string
	if open := r.OpenGateCriteria(); len(open) > 0 {
		yes := lang.L("Gate: {{.Yes}} of {{.All}}.", map[string]any{"Yes": len(gate) - len(open), "All": len(gate)})
		lines = append(lines, yes+" "+openCriteriaWords(open))
	}
	if unproven > 0 && !slim {
		lines = append(lines, kit.Counted(unproven, "One answer here has no entry behind it yet.", "{{.Count}} answers here have no entry behind them yet."))
	}
	return strings.Join(lines, " "), step
}

// openCriteriaWords names the first few criteria that are not answered with yes.
func openCriteriaWords(open []readiness.CriterionReport) string {
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
