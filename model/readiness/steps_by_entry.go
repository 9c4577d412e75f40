package readiness

import (
	"bytes"
	"cmp"
	"slices"

	"rung/model"
)

// StepsByEntry says for which steps of a framework each entry is evidence on a day.
// It is made for lists, which ask it for every row: it takes a few bytes for each
// entry and needs no lock.
type StepsByEntry struct {
	Report Report        // as CoverageReport returns it
	found  []stepOfEntry // by id, then by step
}

// stepOfEntry is an entry that is evidence for the step at an index of the report.
type stepOfEntry struct {
	id   [16]byte
	step uint16
}

func (a stepOfEntry) compare(b stepOfEntry) int {
	return cmp.Or(bytes.Compare(a.id[:], b.id[:]), cmp.Compare(a.step, b.step))
}

// StepsByEntry returns what counts for which step of a framework. Errors: those of
// Report.
func (ix *Index) StepsByEntry(framework string, on model.Day) (StepsByEntry, error) {
	return askIndex(ix, framework, on, ix.stepsByEntry)
}

func (ix *Index) stepsByEntry(f *compiledFramework, day int32) StepsByEntry {
	c := StepsByEntry{Report: ix.coverageReport(f, day)}
	seen := make([]bool, len(ix.facts))
	for i, s := range c.Report.Steps {
		clear(seen)
		for _, criterion := range s.Criteria {
			for _, one := range ix.countedEntries(f.rules[criterion.ID], day) {
				if !seen[one.at] {
					seen[one.at] = true
					c.found = append(c.found, stepOfEntry{ix.facts[one.at].id, uint16(i)})
				}
			}
		}
	}
	slices.SortFunc(c.found, stepOfEntry.compare)
	c.found = slices.Clip(c.found)
	return c
}

// StepsOf returns the indexes, in the report, of the steps that an entry counts for.
func (c StepsByEntry) StepsOf(entry string) (places []int) {
	key, _, ok := parseID(entry)
	if !ok {
		return nil
	}
	at, _ := slices.BinarySearchFunc(c.found, stepOfEntry{id: key}, stepOfEntry.compare)
	for ; at < len(c.found) && c.found[at].id == key; at++ {
		places = append(places, int(c.found[at].step))
	}
	return places
}
