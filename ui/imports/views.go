package imports

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/widgets"
)

// tab is one of the pages of the sheet.
type tab int

const (
	tabRows       tab = iota // the entries and what becomes of each
	tabDuplicates            // contacts that may be one person
	tabReading               // how the file is read
)

// view is a tab and which of the entries it shows.
type view struct {
	tab  tab
	only model.ImportOutcome // "" for all
}

var outcomeLabels = []struct {
	fate  model.ImportOutcome
	label string
}{{model.OutcomeNew, "New"}, {model.OutcomeChanged, "Filled in"}, {model.OutcomeUnchanged, "The same"}, {model.OutcomeJoined, "Joined"}, {model.OutcomeSkipped, "Left out"}}

// viewChooser shows the options above the sheet's body: one for each view in which there
// is something to see.
type viewChooser struct {
	object  *fyne.Container
	views   []view
	options []*widgets.Option
}

func newViewChooser(choose func(view)) *viewChooser {
	c := &viewChooser{object: widgets.NewWrap(1)}
	add := func(v view, label string) {
		o := widgets.NewOption(label, func() { choose(v) })
		o.Hide()
		c.views, c.options = append(c.views, v), append(c.options, o)
		c.object.Add(o)
	}
	add(view{}, lang.L("All"))
	for _, f := range outcomeLabels {
		add(view{only: f.fate}, lang.L(f.label))
	}
	add(view{tab: tabDuplicates}, lang.L("Same person?"))
	add(view{tab: tabReading}, lang.L("How it is read"))
	return c
}

// showViews shows the views of a result, with the number of entries in each.
func (c *viewChooser) showViews(a model.ImportResult, chosen view) {
	for i, v := range c.views {
		count := ""
		if n := countInView(a, v); n > 0 {
			count = strconv.Itoa(n)
		}
		widgets.SetShown(c.options[i], count != "" || v.tab == tabReading)
		c.options[i].SetCount(count, v == chosen)
	}
	c.object.Refresh()
}

// countInView counts the entries in a view.
func countInView(a model.ImportResult, v view) (n int) {
	switch v.tab {
	case tabDuplicates:
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
func (s *importSheet) setView(to view) {
	s.view = to
	s.chooser.showViews(s.result, to)
	s.rows.showRows()
	s.showNotice()
	widgets.SetShown(s.rows, to.tab == tabRows)
	widgets.SetShown(s.duplicates, to.tab == tabDuplicates)
	widgets.SetShown(s.reading.page, to.tab == tabReading)
	s.arrange()
}
