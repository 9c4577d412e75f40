package readiness_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"rung/model"
	"rung/model/readiness"
)

// point is one sentence of a source that asks something of a future IT manager, in a few
// words of our own, with where it stands: the step or part and the sentence in it. What
// answers it are steps (“A1”), criteria (“A1.why”), actions (“A1.why/say-why”), parts of the
// two disciplines (“part:saying_no”) and usual mistakes (“mistake:taking_the_credit”). The
// rules of those criteria have to ask for all that is named last, see demands.
type point struct{ where, says, answers, asks string }

// A missing answer is a hole in a framework, an answer that no point asks for is something
// the source does not say, and a rule that no longer asks for what the sentence names
// measures something else.
func TestEverySentenceOfTheSourcesIsAnswered(t *testing.T) {
	known, rules := answersThatThereAre(t)
	asked := map[string]bool{}
	for _, p := range slices.Concat(pointsAB, pointsCD) {
		ids := strings.Fields(p.answers)
		if len(ids) == 0 {
			t.Errorf("%s (%s) is answered by nothing", p.says, p.where)
		}
		demanded := map[string]bool{}
		for _, id := range ids {
			if !known[id] {
				t.Errorf("%s (%s) is answered by %s, which is not there", p.says, p.where, id)
			}
			asked[id] = true
			for demand := range rules[id] {
				demanded[demand] = true
			}
		}
		for demand := range strings.SplitSeq(p.asks, "; ") {
			if demand != "" && !demanded[demand] {
				t.Errorf("%s (%s): no rule of %s asks for %q", p.says, p.where, p.answers, demand)
			}
		}
	}
	for id := range known {
		if !asked[id] {
			t.Errorf("no source asks for %s", id)
		}
	}
}

// answersThatThereAre gives every id that can answer a point, and by id what is asked for
// there.
func answersThatThereAre(t *testing.T) (known map[string]bool, rules map[string]map[string]bool) {
	known, rules = map[string]bool{}, map[string]map[string]bool{}
	for _, f := range built(t) {
		for _, s := range f.Steps {
			known[s.ID] = true
			for _, c := range s.Criteria {
				known[c.ID] = true
				rules[c.ID] = map[string]bool{}
				noteDemands(rules[c.ID], c.Rule)
				for _, a := range c.Actions {
					id := c.ID + "/" + a.ID
					known[id], rules[id] = true, maps.Clone(rules[c.ID])
					for _, d := range a.Entries {
						for key, value := range d.Values {
							rules[id][fmt.Sprintf("action %s=%v", key, value)] = true
						}
					}
				}
			}
		}
	}
	kind, _ := model.KindOf(model.KindLeadership)
	for of, key := range map[string]string{"part:": "part", "mistake:": "usual_mistake"} {
		field, _ := kind.Field(key)
		for _, choice := range field.Choices {
			known[of+strings.ReplaceAll(choice, " ", "_")] = true
		}
	}
	return known, rules
}

// noteDemands notes what a rule asks for anywhere, such as “by_name=yes”, “filled why”,
// “with circle=executive” or “different months”.
func noteDemands(demands map[string]bool, r readiness.Rule) {
	noteConditions(demands, "", r.Condition)
	for _, tell := range r.Tells {
		demands["tells "+tell] = true
	}
	if r.Different != "" {
		demands["different "+r.Different] = true
	}
	if r.Within > 0 {
		demands[fmt.Sprint("within ", r.Within)] = true
	}
	for demand, holds := range map[string]bool{"present": r.Present, "valid": r.Valid, "aimed": r.Aimed} {
		demands[demand] = demands[demand] || holds
	}
	for _, part := range slices.Concat(r.Any, r.All) {
		noteDemands(demands, part)
	}
}

func noteConditions(demands map[string]bool, of string, c readiness.Condition) {
	for _, kind := range c.Kinds {
		demands[of+"kind "+kind] = true
	}
	for key, values := range c.Where {
		for _, value := range values {
			demands[of+key+"="+value] = true
		}
	}
	for _, part := range c.Filled {
		demands[of+"filled "+part] = true
	}
	for key, least := range c.Least {
		demands[fmt.Sprintf("%s%s>=%d", of, key, least)] = true
	}
	for _, competency := range c.Competencies {
		demands[of+"shows "+competency] = true
	}
	for _, l := range c.Linked {
		demands[of+"has "+l.Role] = true
		noteConditions(demands, l.Role+" ", l.Condition)
	}
	for _, either := range c.Either {
		noteConditions(demands, of, either)
	}
}

// The gate and the steps are those of the sources.
func TestStepsOfTheBuiltInFrameworks(t *testing.T) {
	for i, want := range []string{"A0 A1 A2 A3 A4 A5 A6 A7", "B1 B2 B3 B4 B5 B6 B7 B8 B9", "C1 C2 C3 C4 C5 C6 C7 C8 C9 C10", "D1 D2 D3 D4 D5 D6 D7 D8 D9 D10"} {
		var ids []string
		for _, s := range built(t)[i].Steps {
			ids = append(ids, s.ID)
			if s.Gate != (s.ID == "A0") || (s.Applies != "") != (s.ID == "B9") {
				t.Errorf("%s: gate %v, applies %q", s.ID, s.Gate, s.Applies)
			}
		}
		if !slices.Equal(ids, strings.Fields(want)) {
			t.Errorf("%v, want %s", ids, want)
		}
	}
	if n := len(built(t)[0].Steps[0].Criteria); n != 4 {
		t.Errorf("the gate asks %d questions, want four", n)
	}
}
