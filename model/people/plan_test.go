package people_test

import (
	"testing"

	"rung/model"
)

func TestAPromiseOfWhatIsPlannedIsNoTalkYet(t *testing.T) {
	j := newJournal(t)
	ana := j.add("contact", "Ana")
	plan := model.NewEntry(model.KindInteraction, today)
	plan.Title, plan.Links = "I will send Ana the forecast", []model.LinkTo{{Role: "with", ID: ana}}
	plan.Values["promises"] = []model.Values{{"by": "me", "what": "send the forecast"}}
	plan.Read = model.ReadRecord{Edition: "1", Mood: "plan"}
	j.save(model.Edit{Entry: plan})
	if p := j.person(ana); p.Last != "" || p.Mine != 1 {
		t.Errorf("last talked %q, %d promises open", p.Last, p.Mine)
	}
}
