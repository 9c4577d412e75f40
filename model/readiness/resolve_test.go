package readiness_test

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"rung/model"
	"rung/model/readiness"
)

// twoTracks has steps of the same number in two tracks.
const twoTracks = `
version = 1
id = "tracks"
title = "Two tracks"
[[step]]
id = "lead.1"
title = "Leads"
competencies = ["leadership"]
[[step.criterion]]
id = "led"
title = "Has led"
question = "Have you led?"
rule = { kinds = ["leadership"], need = 2 }
[[step]]
id = "know.1"
title = "Knows"
competencies = ["technical", "education"]
[[step.criterion]]
id = "learnt"
title = "Has learnt"
question = "Have you learnt?"
rule = { kinds = ["study"] }
[[step]]
id = "know.12"
title = "Knows more"
competencies = ["education"]
[[step.criterion]]
id = "learnt.more"
title = "Has learnt more"
question = "Have you learnt more?"
rule = { kinds = ["study", "note"], competencies = ["education"] }
`

const today model.Day = "2026-11-20"

func tracks(t *testing.T) (*readiness.Index, map[string]string) {
	t.Helper()
	f, err := readiness.Parse("tracks.toml", twoTracks)
	if err != nil {
		t.Fatal(err)
	}
	ix := readiness.NewIndex(readiness.CompetencyRules{}, append(built(t)[:1], f))
	ix.SetLife(readiness.Life{Framework: "tracks"})
	ids := map[string]string{}
	for kind, day := range map[string]model.Day{"leadership": today, "study": today, "note": today.Add(1)} {
		e := model.NewEntry(kind, day)
		e.Title, e.Competencies = "The "+kind+" of this week", []string{"education"}
		ids[e.ID] = kind
		if err := ix.PutEntries(e); err != nil {
			t.Fatal(err)
		}
	}
	return ix, ids
}

func TestAStepOfASearchBecomesItsEvidence(t *testing.T) {
	ix, kinds := tracks(t)
	for text, want := range map[string]string{
		"step:lead.1":            "leadership",
		"step:LEAD.1,know.1 erp": "leadership study",
		"step:know.12":           "study",      // the note is of tomorrow
		"step:3":                 "study",      // by its place, since two ids end with 1
		"step:led":               "leadership", // a criterion
		"step:any":               "leadership study",
		"step:A3.management":     "", // of another framework
		"erp":                    "",
	} {
		q, err := model.ParseQuery(text, model.Locale{Today: today}, false)
		if err != nil {
			t.Fatal(err)
		}
		found, err := readiness.ResolveSteps(q, ix, "", today)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		var got []string
		for _, term := range found.Terms {
			for _, id := range term.Any {
				got = append(got, kinds[id])
			}
		}
		slices.Sort(got)
		if strings.Join(got, " ") != want || found.HasSteps() || q.HasSteps() != (text != "erp") {
			t.Errorf("%s finds %v, want %s", text, got, want)
		}
	}
}

func TestAStepWithoutEvidenceFindsNothing(t *testing.T) {
	ix, _ := tracks(t)
	q, err := readiness.ResolveSteps(model.Query{Terms: []model.Term{{Key: "step", Text: "know.1", Not: true}}}, ix, "", today.Add(-1))
	if err != nil || q.Terms[0].Any == nil || len(q.Terms[0].Any) > 0 || !q.Terms[0].Not {
		t.Errorf("%+v, %v", q.Terms, err)
	}
}

func TestAStepThatIsNotThereIsNamed(t *testing.T) {
	ix, _ := tracks(t)
	for text, want := range map[string]string{
		"erp step:9":     "There is no step “9” in Two tracks. Try lead.1, know.1, know.12.",
		"erp step:1,A99": "no step “A99”",
	} {
		q, err := model.ParseQuery(text, model.Locale{}, false)
		if err != nil {
			t.Fatal(err)
		}
		_, err = readiness.ResolveSteps(q, ix, "", today)
		var at *model.SyntaxError
		if !errors.As(err, &at) || !strings.Contains(at.Reason, want) || text[at.At:at.End] != text[4:] {
			t.Errorf("%s: %+v, want %s", text, err, want)
		}
	}
	q := model.Query{Terms: []model.Term{{Key: "step", Text: "A0"}}}
	if _, err := readiness.ResolveSteps(q, ix, "seven-steps", today); err != nil {
		t.Errorf("another framework than the chosen one: %v", err)
	}
	if _, err := readiness.ResolveSteps(q, ix, "none", today); model.CodeOf(err) != model.NotFound {
		t.Errorf("an unknown framework gave %v", err)
	}
	if _, err := readiness.ResolveSteps(q, nil, "", today); model.CodeOf(err) != model.Busy {
		t.Errorf("without a map: %v", err)
	}
}

func TestAStepIsNamedInALine(t *testing.T) {
	ix, _ := tracks(t)
	line := model.ParseLine("A course ^know.1 ^12 ^3", model.Locale{Today: today}, ix.FindStep)
	if line.Title != "A course ^12" || !slices.Equal(line.Entry().Competencies, []string{"education", "technical"}) {
		t.Errorf("%q, %v", line.Title, line.Competencies)
	}
	ix.SetLife(readiness.Life{Framework: "gone"})
	if title, _, _ := ix.FindStep("0"); ix.ChosenFramework().ID != "seven-steps" || title != "A0 Excellence" {
		t.Errorf("without the chosen framework, 0 is %q of %s", title, ix.ChosenFramework().ID)
	}
}

func TestABrokenFrameworkOfOnesOwnIsLeftOut(t *testing.T) {
	var shelf readiness.FrameworkSet
	if err := shelf.AddBuiltIn("seven-steps.toml", built(t)[0].TOML()); err != nil {
		t.Fatal(err)
	}
	kept := func(text string) json.RawMessage {
		raw, err := json.Marshal(text)
		if err != nil {
			t.Fatal(err)
		}
		return raw
	}
	broken := shelf.AddOwn(map[string]json.RawMessage{
		"framework.tracks":      kept(twoTracks),
		"framework.bad":         kept(strings.Replace(twoTracks, "need = 2", "need = 0", 1)),
		"framework.number":      json.RawMessage("3"),
		"framework.seven-steps": kept(strings.Replace(twoTracks, `"tracks"`, `"seven-steps"`, 1)),
	})
	if len(shelf) != 2 || shelf[0].Own || !shelf[1].Own || shelf[1].Text != twoTracks || len(shelf.Frameworks()) != 2 {
		t.Errorf("the shelf has %+v", shelf)
	}
	want := []string{"bad is left out until it is mended: bad.toml, line 13", "number is left out", "seven-steps.toml, line 3: The id"}
	for i, part := range want {
		if i >= len(broken) || !strings.Contains(broken[i].Error(), part) || model.CodeOf(broken[i]) != model.Invalid {
			t.Errorf("told %v, want %s", broken, part)
		}
	}
	if _, ok := shelf.ByID("bad"); ok {
		t.Error("a broken framework is offered")
	}
}
