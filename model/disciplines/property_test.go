package disciplines_test

import (
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"rung/model"
	"rung/model/disciplines"
)

// drawEntry is an entry of any kind with any part, mistake, status and words.
func drawEntry(t *rapid.T, c disciplines.Catalogue) model.Entry {
	e := model.NewEntry(rapid.SampledFrom([]string{"study", "leadership", "achievement", "budget", "note"}).Draw(t, "kind"), rapid.SampledFrom([]model.Day{"2026-01-05", "2026-02-05", "2026-03-05"}).Draw(t, "day"))
	e.Title = rapid.SampledFrom([]string{"x", "Rota handed over", "Prosci", ""}).Draw(t, "title")
	d := rapid.SampledFrom(c.Disciplines).Draw(t, "discipline")
	set := func(key, value string) {
		if kind, _ := model.KindOf(e.Kind); rapid.Bool().Draw(t, key) {
			if _, declared := kind.Field(key); declared {
				e.Values[key] = value
			}
		}
	}
	set("discipline", d.ID)
	set("part", rapid.SampledFrom(d.Parts[:3]).Draw(t, "part").ID)
	set("status", rapid.SampledFrom([]string{"planned", "running", "finished"}).Draw(t, "status"))
	set("usual_mistake", c.Mistakes[rapid.IntRange(0, 2).Draw(t, "mistake")].ID)
	e.Trashed = rapid.IntRange(0, 5).Draw(t, "trashed") == 0
	return e
}

// TestMoreEntriesNeverTakeAStateAway holds too that the order of the entries says nothing.
func TestMoreEntriesNeverTakeAStateAway(t *testing.T) {
	c := catalogue(t)
	rapid.Check(t, func(t *rapid.T) {
		entries := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) model.Entry { return drawEntry(t, c) }), 0, 12).Draw(t, "entries")
		n := rapid.IntRange(0, len(entries)).Draw(t, "fewer")
		fewer, all := disciplines.NewMap(c, entries[:n]), disciplines.NewMap(c, entries)
		for i, d := range fewer.Disciplines {
			for j, p := range d.Parts {
				more := all.Disciplines[i].Parts[j]
				if len(more.Studied) < len(p.Studied) || len(more.Practised) < len(p.Practised) {
					t.Fatalf("%s: more entries show less", p.ID)
				}
			}
			if len(all.Disciplines[i].Whole) < len(d.Whole) {
				t.Fatalf("%s: more entries make less of the whole", d.ID)
			}
		}
		slices.Reverse(entries)
		if !reflect.DeepEqual(all, disciplines.NewMap(c, entries)) {
			t.Fatal("another order of the entries says something else")
		}
	})
}
