package review

import (
	"cmp"
	"slices"

	"rung/model"
)

// Grid is the table of questions against the stories that answer them.
type Grid struct {
	Rows    []GridRow
	Columns []GridColumn
}

// GridRow is one question: which stories answer it, and how ready the answer is.
type GridRow struct {
	Question Question
	Standing Standing
	Cells    []bool // whether the column's story answers it
}

// GridColumn is one story: how complete it is, and whether it is used too often.
type GridColumn struct {
	Entry    string
	Title    string
	Kind     string
	Day      model.Day
	Band     Band
	Private  bool
	Uses     int
	Overused bool // answers more than MostUses questions
}

// Grid returns the questions that are not hidden, in order, and every story that
// answers one, the most used first.
func (l *Library) Grid(on model.Day) Grid {
	l.mu.Lock()
	defer l.mu.Unlock()
	all := slices.DeleteFunc(l.allQuestions(), func(q Question) bool { return q.Hidden })
	var g Grid
	for id, n := range countUses(all) {
		d := l.docs[l.at[id]]
		g.Columns = append(g.Columns, GridColumn{Entry: id, Title: d.title, Kind: d.kind, Day: d.day, Band: d.band, Private: d.private, Uses: n, Overused: n > MostUses})
	}
	slices.SortFunc(g.Columns, func(a, b GridColumn) int {
		return cmp.Or(cmp.Compare(b.Uses, a.Uses), cmp.Compare(b.Day, a.Day), cmp.Compare(a.Entry, b.Entry))
	})
	for _, q := range all {
		r := GridRow{Question: q, Standing: q.standingOn(l.bestBand(q), on), Cells: make([]bool, len(g.Columns))}
		for i, c := range g.Columns {
			r.Cells[i] = slices.Contains(q.Stories, c.Entry)
		}
		g.Rows = append(g.Rows, r)
	}
	return g
}

// CountUncovered counts the questions that no story answers.
func (g Grid) CountUncovered() (n int) {
	for _, r := range g.Rows {
		if len(r.Question.Stories) == 0 {
			n++
		}
	}
	return n
}

// CountStanding counts the questions with a standing.
func (g Grid) CountStanding(s Standing) (n int) {
	for _, r := range g.Rows {
		if r.Standing == s {
			n++
		}
	}
	return n
}
