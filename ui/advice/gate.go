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

// Gate is the band that stands above everything while the gate is open.
type Gate struct {
	Object *fyne.Container
	// Slim says no more than what is not a yes yet.
	Slim bool

	banner *widgets.Banner
}

// NewGate is a band that says nothing yet.
func NewGate() *Gate {
	g := &Gate{banner: widgets.NewBanner(widgets.Warning, "")}
	g.Object = container.NewStack(g.banner)
	g.Object.Hide()
	return g
}

// Set says what is not a yes yet, and which answers have nothing behind them.
// lead gives what can be done about the gate's step, or nothing.
func (g *Gate) Set(r readiness.Report, lead func(step string) []widgets.Action) {
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

// gateWords says how the gate stands, "" where there is nothing to say, and
// which step it is.
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
		lines = append(lines, yes+" "+openWords(open))
	}
	if unproven > 0 && !slim {
		lines = append(lines, kit.Counted(unproven, "One answer here has no entry behind it yet.", "{{.Count}} answers here have no entry behind them yet."))
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
