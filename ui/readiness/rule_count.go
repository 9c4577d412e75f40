package readiness

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/readiness"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// ruleCount says how many of the person's own entries match a rule while it is
// written, and shows the newest of them.
type ruleCount struct {
	screen *Screen
	object fyne.CanvasObject
	words  *widgets.Text
	newest *fyne.Container
	rule   string
}

// mostMatches is how many matching entries are shown.
const mostMatches = 3

func newRuleCount(s *Screen) *ruleCount {
	c := &ruleCount{screen: s, words: widgets.NewText("", widgets.Style{Bold: true, Flow: widgets.Folded}), newest: widgets.NewStacked(0.5)}
	c.object = widgets.NewStacked(1, c.words, c.newest)
	return c
}

// showSoon counts a rule that may still change.
func (c *ruleCount) showSoon(rule string) {
	c.rule = rule
	c.screen.host.After("rule count", checkPause, func() { c.show(c.rule) })
}

// ruleMatches is what a rule matches.
type ruleMatches struct {
	trial  readiness.Trial
	newest []model.Ref
	usable bool
}

// show counts a rule, elsewhere than where the window is drawn.
func (c *ruleCount) show(rule string) {
	c.rule = rule
	host := c.screen.host
	index, journal, on := host.Readiness(), host.Journal(), c.screen.today()
	if index == nil {
		return
	}
	kit.Load(host, "rule count", func(ctx context.Context) (ruleMatches, error) {
		r, err := readiness.ReadRule(rule)
		if err != nil || len(r.Check()) > 0 {
			return ruleMatches{}, nil // what is wrong with it is said beside it
		}
		return countMatches(ctx, index, journal, r, on)
	}, c.showMatches)
}

func countMatches(ctx context.Context, index *readiness.Index, journal *model.Journal, r readiness.Rule, on model.Day) (m ruleMatches, err error) {
	if m.trial, err = index.TryRule(r, on); err != nil {
		return m, err
	}
	ids := m.trial.Entries[:min(len(m.trial.Entries), mostMatches)]
	refs, err := journal.Refs(ctx, ids)
	for _, id := range ids {
		m.newest = append(m.newest, refs[id])
	}
	m.usable = true
	return m, err
}

func (c *ruleCount) showMatches(m ruleMatches) {
	c.newest.RemoveAll()
	words := ""
	if m.usable {
		words = kit.Counted(len(m.trial.Entries), "1 of your entries matches", "{{.Count}} of your entries match")
		if len(m.trial.Entries) == 0 {
			words = lang.L("None of your entries matches yet")
		}
		words += " · " + percent(m.trial.Coverage)
	}
	c.words.SetText(words)
	loc := c.screen.host.Locale()
	for _, ref := range m.newest {
		open := widgets.NewButton(ref.DisplayName(), widgets.ButtonStyle{Look: widgets.Linked, Small: true}, func() { c.screen.host.Go(kit.Route{Screen: kit.ScreenJournal, ID: ref.ID}) })
		c.newest.Add(widgets.NewWrap(2, open, widgets.NewText(ref.Day.Format(loc), widgets.Style{Size: theme.Caption, Color: theme.Muted})))
	}
	c.screen.object.Refresh()
	if c.screen.editor != nil {
		c.screen.editor.column.Refresh()
		c.screen.editor.page.Refresh()
	}
}
