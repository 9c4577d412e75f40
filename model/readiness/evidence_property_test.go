package readiness_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rung/model"
	"rung/model/readiness"
	"rung/model/strength"
)

// everyWay is a framework whose rules count in every way that there is.
func everyWay(t testing.TB) readiness.Framework {
	t.Helper()
	rules := []string{
		`kinds = ["interaction"], linked = [{ role = "with", kinds = ["contact"] }], different = "departments", need = 3, spread = 2`,
		`kinds = ["interaction", "contact", "feedback"], different = "people", need = 4`,
		`kinds = ["contact"], linked = [{ role = "with", kinds = ["interaction"] }], different = "people", need = 3`,
		`kinds = ["achievement", "leadership", "note"], different = "months", need = 4, spread = 3`,
		`kinds = ["study"], where = { status = ["running", "finished"] }, different = "disciplines", need = 2, within = 300`,
		`kinds = ["study"], different = "forms", need = 3, valid = true`,
		`kinds = ["leadership"], different = "settings", need = 3, tells = ["lesson", "witness"]`,
		`kinds = ["position"], different = "titles", need = 3, tells = []`,
		`kinds = ["position"], different = "organisations", need = 2`,
		`kinds = ["achievement", "leadership", "initiative"], present = true, need = 5`,
		`kinds = ["achievement", "note", "budget", "feedback"], different = "kinds", need = 3`,
		`filled = ["why"], need = 6, strong = 60`,
	}
	text := "version = 1\nid = \"every\"\ntitle = \"Every way\"\n"
	for i, rule := range rules {
		id := string([]byte{'w', 'a' + byte(i)})
		text += "[[step]]\nid = \"" + id + "\"\ntitle = \"T\"\ncompetencies = [\"growth\"]\n[[step.criterion]]\nid = \"" + id + ".1\"\ntitle = \"T\"\nquestion = \"T?\"\nrule = { " + rule + " }\n"
	}
	text += "[[step]]\nid = \"x\"\ntitle = \"T\"\ncompetencies = [\"growth\"]\n" +
		"[[step.criterion]]\nid = \"x.any\"\ntitle = \"T\"\nquestion = \"T?\"\nrule = { any = [{ " + rules[0] + " }, { " + rules[3] + " }] }\n" +
		"[[step.criterion]]\nid = \"x.all\"\ntitle = \"T\"\nquestion = \"T?\"\nrule = { all = [{ " + rules[1] + " }, { " + rules[3] + " }] }\n"
	f, err := readiness.Parse("every.toml", text)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// standing is a coverage of a framework, step or criterion.
type standing struct {
	name      string
	now, done strength.Share
}

func standings(all []readiness.Report) (list []standing) {
	for _, r := range all {
		list = append(list, standing{r.Framework, r.Coverage, r.Done})
		for _, s := range r.Steps {
			list = append(list, standing{s.ID, s.Coverage, s.Done})
			for _, c := range s.Criteria {
				list = append(list, standing{c.ID, c.Coverage, c.Done})
			}
		}
	}
	return list
}

// Whatever is added, even somebody to whom others link already: no coverage falls, nothing
// is more than full, and nothing is less once it is told well.
func TestAddingEvidenceNeverLowersCoverage(t *testing.T) {
	frameworks, b := append(built(t), everyWay(t)), brings(t)
	rapid.Check(t, func(t *rapid.T) {
		entries := append(inventedJournal(t, 12), invented(t, nil))
		at := rapid.IntRange(0, len(entries)-1).Draw(t, "added")
		added := entries[at]
		added.Trashed = false
		ix := indexed(t, frameworks, b, slices.Delete(slices.Clone(entries), at, at+1))
		before := standings(reports(t, ix))
		if err := ix.PutEntries(added); err != nil {
			t.Fatal(err)
		}
		for i, after := range standings(reports(t, ix)) {
			if was := before[i]; after.now < was.now || after.done < was.done || after.done < after.now || after.done > strength.Full {
				t.Fatalf("%s went from %d, %d to %d, %d with %+v", after.name, was.now, was.done, after.now, after.done, added)
			}
		}
	})
}

func TestACopyAddsNothing(t *testing.T) {
	frameworks, b := append(built(t), everyWay(t)), brings(t)
	rapid.Check(t, func(t *rapid.T) {
		entries := append(inventedJournal(t, 10), invented(t, nil))
		ix := indexed(t, frameworks, b, entries)
		before := standings(reports(t, ix))
		again := rapid.SampledFrom(entries).Draw(t, "copied").Clone()
		again.ID = model.NewID()
		if err := ix.PutEntries(again); err != nil {
			t.Fatal(err)
		}
		for i, after := range standings(reports(t, ix)) {
			if after != before[i] {
				t.Fatalf("%s went from %v to %v with a copy of %+v", after.name, before[i], after, again)
			}
		}
	})
}

func TestOneDayGivesAThirdOfWhatIsSpread(t *testing.T) {
	every, b := everyWay(t), brings(t)
	spread := map[string]bool{}
	for _, s := range every.Steps {
		for _, c := range s.Criteria {
			spread[c.ID] = c.Rule.Spread > 0 || len(c.Rule.All)+len(c.Rule.Any) > 0
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		entries := inventedJournal(t, 25)
		for i := range entries {
			entries[i].Day, entries[i].Trashed = today, false
		}
		for _, c := range standings(reports(t, indexed(t, []readiness.Framework{every}, b, entries))) {
			if spread[c.name] && c.done > strength.Full/3 {
				t.Fatalf("%s is at %d, %d after one day", c.name, c.now, c.done)
			}
		}
	})
}

// The index reads values without decoding them; strength has to come out as it is
// explained: half for the deed, and the rest by the parts that are not missing.
func TestStrengthIsThatWhichIsExplained(t *testing.T) {
	tells := map[string][]string{"achievement": {"result", "why"}, "leadership": {"mistake", "lesson"}, "initiative": {"goal", "my_part", "takeaway"}, "budget": {"reasons"}, "note": {"body"}}
	var text strings.Builder
	text.WriteString("version = 1\nid = \"own\"\ntitle = \"Own\"\n[[step]]\nid = \"1\"\ntitle = \"T\"\ncompetencies = [\"growth\"]\n")
	for kind, parts := range tells {
		text.WriteString("[[step.criterion]]\nid = \"" + kind + "\"\ntitle = \"T\"\nquestion = \"T?\"\nrule = { kinds = [\"" + kind + "\"], need = 100, tells = [\"" + strings.Join(parts, `", "`) + "\"] }\n")
	}
	own, err := readiness.Parse("own.toml", text.String())
	if err != nil {
		t.Fatal(err)
	}
	b := brings(t)
	rapid.Check(t, func(t *rapid.T) {
		entries := inventedJournal(t, 8)
		want := map[string]strength.Share{}
		for _, e := range entries {
			if tells[e.Kind] != nil && !e.Trashed && e.Day <= today && isToldAsDeed(e) {
				want[e.ID] = strengthTelling(e, tells[e.Kind])
			}
		}
		got := map[string]strength.Share{}
		for _, c := range reports(t, indexed(t, []readiness.Framework{own}, b, entries))[0].Steps[0].Criteria {
			for _, e := range c.Evidence {
				asked := strength.Share(len(tells[c.ID]))
				if got[e.Entry] = e.Strength; e.Strength != 5000+5000*(asked-strength.Share(len(e.Missing)))/asked {
					t.Fatalf("%d, and %v of %v are missing", e.Strength, e.Missing, tells[c.ID])
				}
			}
		}
		for _, e := range entries {
			if got[e.ID] != want[e.ID] {
				t.Fatalf("%+v is worth %d, want %d", e, got[e.ID], want[e.ID])
			}
		}
	})
}

func isToldAsDeed(e model.Entry) bool {
	return e.Read.Mood != "plan" && e.Read.Mood != "other" && (strength.Says(e.Title, "") || strength.Says(e.Body, ""))
}

// strengthTelling is an entry's strength where these parts are asked.
func strengthTelling(e model.Entry, parts []string) strength.Share {
	told := strength.Share(0)
	for _, part := range parts {
		words := e.Values.Text(part)
		if part == "body" {
			words = e.Body
		}
		if strength.Says(words, e.Title) || e.Read.Has(model.PartStory(part)) {
			told++
		}
	}
	return 5000 + 5000*told/strength.Share(len(parts))
}
