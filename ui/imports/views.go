package imports

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/widgets"
)

// tab is one of the things that the sheet can show.
type tab int

const (
	tabRows    tab = iota // the entries and what becomes of each
	tabAlike              // contacts that may be one person
	tabReading            // how the file is read
)

// view is a tab and, of the entries, which.
type view struct {
	tab  tab
	only model.ImportOutcome // "" for all
}

var fateLabels = []struct {
	fate  model.ImportOutcome
	label string
}{{model.OutcomeNew, "New"}, {model.OutcomeChanged, "Filled in"}, {model.OutcomeUnchanged, "The same"}, {model.OutcomeJoined, "Joined"}, {model.OutcomeSkipped, "Left out"}}

// chooser is the options above the sheet's body, one for each view that there is
// something to see in.
type chooser struct {
	object  *fyne.Container
	views   []view
	options []*widgets.Option
}

func newChooser(choose func(view)) *chooser {
	c := &chooser{object: widgets.NewWrap(1)}
	add := func(v view, label string) {
		o := widgets.NewOption(label, func() { choose(v) })
		o.Hide()
		c.views, c.options = append(c.views, v), append(c.options, o)
		c.object.Add(o)
	}
	add(view{}, lang.L("All"))
	for _, f := range fateLabels {
		add(view{only: f.fate}, lang.L(f.label))
	}
	add(view{tab: tabAlike}, lang.L("Same person?"))
	add(view{tab: tabReading}, lang.L("How it is read"))
	return c
}

// show offers what there is to see in an arrival.
func (c *chooser) show(a model.ImportResult, chosen view) {
	for i, v := range c.views {
		count := ""
		if n := countOf(a, v); n > 0 {
			count = strconv.Itoa(n)
		}
		widgets.SetShown(c.options[i], count != "" || v.tab == tabReading)
		c.options[i].SetCount(count, v == chosen)
	}
	c.object.Refresh()
}

// countOf is how many there are to see in a view.
func countOf(a model.ImportResult, v view) (n int) {
	switch v.tab {
	case tabAlike:
		return len(a.PossibleDuplicates)
	case tabReading:
		return 0
	}
	for _, r := range a.Rows {
		if v.only == "" || r.Outcome == v.only {
			n++
		}
	}
	return n
}

// setView shows a view.
func (s *sheet) setView(to view) {
	s.view = to
	s.chooser.show(s.arrival, to)
	s.rows.fill()
	s.showNotice()
	widgets.SetShown(s.rows, to.tab == tabRows)
	widgets.SetShown(s.alike, to.tab == tabAlike)
	widgets.SetShown(s.reading.page, to.tab == tabReading)
	s.relay()
}
