package today

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"rung/model"
	"rung/model/readiness"
	"rung/model/strength"
	"rung/model/text"
)

// Digest is a week or a month on one page.
type Digest struct {
	From       model.Day      `json:"from"`
	To         model.Day      `json:"to"`
	Entries    int            `json:"entries"`
	Days       int            `json:"days"` // days with an entry
	Kinds      []model.Tally  `json:"kinds"`
	Before     strength.Share `json:"before"` // coverage on the day before the first day
	After      strength.Share `json:"after"`  // and on the last
	Steps      []StepChange   `json:"steps"`  // steps whose coverage changed
	Highlights []model.Entry  `json:"highlights"`
	People     []model.Tally  `json:"people"` // people talked to, most often first
	ToComplete []model.Entry  `json:"to_complete"`
	LeftOut    int            `json:"left_out"` // private entries that are left out
}

// StepChange is a step's coverage before and after.
type StepChange struct {
	ID     string         `json:"id"`
	Title  string         `json:"title"`
	Before strength.Share `json:"before"`
	After  strength.Share `json:"after"`
}

// How much a digest names at most, so that it stays on one page.
const (
	mostHighlights = 7
	mostPeople     = 10
	mostToComplete = 7
)

// WeekUpTo returns the seven days that end with a day.
func WeekUpTo(d model.Day) (from, to model.Day) { return d.Add(-6), d }

// MonthUpTo returns a day's calendar month up to that day.
func MonthUpTo(d model.Day) (from, to model.Day) { return d[:8] + "01", d }

// NewDigest returns the digest of the days from one to another. Unless private is
// set, private entries neither appear nor count. Errors: the reader's, and those of
// readiness.Index.Report.
func NewDigest(ctx context.Context, r model.Reader, ix *readiness.Index, from, to model.Day, private bool) (Digest, error) {
	d := Digest{From: from, To: to, Kinds: []model.Tally{}, Steps: []StepChange{}, Highlights: []model.Entry{}, People: []model.Tally{}, ToComplete: []model.Entry{}}
	shareable, err := model.NewShareable(ctx, r, private)
	if err != nil {
		return Digest{}, err
	}
	q := model.Query{Terms: []model.Term{{Key: "from", Value: from}, {Key: "to", Value: to}}}
	hits, _, err := shareable.Find(ctx, q, model.Cursor{}, 0)
	if err != nil {
		return Digest{}, err
	}
	if d.LeftOut, err = shareable.CountHidden(ctx, q); err != nil {
		return Digest{}, err
	}
	if ix, err = ix.WithoutHidden(shareable); err != nil {
		return Digest{}, err
	}
	days, kinds, people := map[model.Day]bool{}, map[string]int{}, map[string]int{}
	for _, h := range hits {
		e := h.Entry
		d.Entries++
		days[e.Day] = true
		kinds[e.Kind]++
		if e.Kind == model.KindInteraction {
			for _, id := range e.Linked("with") {
				people[h.Names[id]]++
			}
		}
		d.sortEntry(e)
	}
	d.Days, d.Kinds, d.People = len(days), topTallies(kinds, len(kinds)), topTallies(people, mostPeople)
	d.keepBest()
	return d, d.compareCoverage(ix)
}

// sortEntry adds an entry to the highlights where it has a result, and to those to
// complete where a part is missing.
func (d *Digest) sortEntry(e model.Entry) {
	if e.TellsResult() || e.Kind == model.KindFeedback {
		d.Highlights = append(d.Highlights, e)
	}
	if len(e.Missing()) > 0 {
		d.ToComplete = append(d.ToComplete, e)
	}
}

// keepBest keeps the most complete highlights, and of the entries to complete those
// that lack least, since they are done soonest.
func (d *Digest) keepBest() {
	fewestMissing := func(a, b model.Entry) int {
		return cmp.Or(cmp.Compare(len(a.Missing()), len(b.Missing())), cmp.Compare(b.Day, a.Day), cmp.Compare(a.ID, b.ID))
	}
	slices.SortFunc(d.Highlights, fewestMissing)
	slices.SortFunc(d.ToComplete, fewestMissing)
	d.Highlights = d.Highlights[:min(mostHighlights, len(d.Highlights))]
	d.ToComplete = d.ToComplete[:min(mostToComplete, len(d.ToComplete))]
}

func topTallies(count map[string]int, most int) []model.Tally {
	list := make([]model.Tally, 0, len(count))
	for word, n := range count {
		list = append(list, model.Tally{Word: word, Count: n})
	}
	slices.SortFunc(list, func(a, b model.Tally) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Word, b.Word))
	})
	return list[:min(most, len(list))]
}

// compareCoverage compares the coverage of the chosen framework before and after.
func (d *Digest) compareCoverage(ix *readiness.Index) error {
	framework := ix.ChosenFramework().ID
	before, err := ix.Report(framework, d.From.Add(-1))
	if err != nil {
		return err
	}
	after, err := ix.Report(framework, d.To)
	if err != nil {
		return err
	}
	d.Before, d.After = before.Coverage, after.Coverage
	for i, s := range after.Steps {
		if s.Coverage != before.Steps[i].Coverage {
			d.Steps = append(d.Steps, StepChange{s.ID, s.Title, before.Steps[i].Coverage, s.Coverage})
		}
	}
	return nil
}

// Markdown writes the digest as a page in Markdown.
func (d Digest) Markdown(title string, loc model.Locale) string {
	var page strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&page, format+"\n", args...) }
	line("# %s", title)
	line("")
	line("%s to %s: %s on %s.", d.From.Format(loc), d.To.Format(loc), text.Counted(d.Entries, "entry", "entries"), text.Counted(d.Days, "day", "days"))
	line("Coverage went from %d %% to %d %%.", d.Before.Percent(), d.After.Percent())
	section := func(heading string, lines []string) {
		if len(lines) == 0 {
			return
		}
		line("")
		line("## %s", heading)
		line("")
		for _, l := range lines {
			line("- %s", l)
		}
	}
	section("What was written", formatEach(d.Kinds, func(t model.Tally) string {
		kind, _ := model.KindOf(t.Word)
		return fmt.Sprintf("%s: %d", kind.Plural, t.Count)
	}))
	section("Steps that moved", formatEach(d.Steps, func(s StepChange) string {
		return fmt.Sprintf("%s: from %d %% to %d %%", s.Title, s.Before.Percent(), s.After.Percent())
	}))
	section("Worth telling", formatEach(d.Highlights, func(e model.Entry) string {
		if result := e.Values.Text("result"); result != "" {
			return fmt.Sprintf("**%s** (%s): %s", oneLine(e.Title), e.Day.Format(loc), oneLine(result))
		}
		return fmt.Sprintf("**%s** (%s)", oneLine(e.Title), e.Day.Format(loc))
	}))
	section("Talked to", formatEach(d.People, func(t model.Tally) string {
		if t.Count == 1 {
			return t.Word
		}
		return fmt.Sprintf("%s, %d times", t.Word, t.Count)
	}))
	section("To complete", formatEach(d.ToComplete, func(e model.Entry) string {
		return fmt.Sprintf("%s (%s): %s", oneLine(e.Title), e.Day.Format(loc), strings.Join(e.Missing(), ", "))
	}))
	if d.LeftOut > 0 {
		line("")
		line("Left out: %s.", text.Counted(d.LeftOut, "private entry", "private entries"))
	}
	return page.String()
}

func formatEach[T any](list []T, say func(T) string) []string {
	lines := make([]string, len(list))
	for i, one := range list {
		lines[i] = say(one)
	}
	return lines
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
