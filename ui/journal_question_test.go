package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rung/model"
	"rung/ui/advice"
	"rung/ui/kit"
)

// The open entry says which one answer would make it count for more, and leads to where it
// is written; the answer gives what was promised.
func TestAnEntrySaysWhichAnswerWouldMakeItCount(t *testing.T) {
	p := newPerson(t)
	e := model.NewEntry(model.KindAchievement, p.Locale().Today)
	e.Title, e.Values = "Moved the payroll interface in one weekend", model.Values{"outcome": "succeeded", "came_from": "routine"}
	p.save(model.Edit{Entry: e})
	e = p.one("kind:achievement")
	p.loadReadiness()
	index := p.Readiness()
	framework, today := index.ChosenFramework().ID, p.Locale().Today
	impact, err := index.Impact(framework, e.ID, today, func(id string) (model.Entry, error) { return e, nil })
	if err != nil || impact.Question == nil || len(impact.Places) == 0 {
		t.Fatalf("%v, %v", impact, err)
	}
	before, err := index.CoverageReport(framework, today)
	if err != nil {
		t.Fatal(err)
	}
	p.Go(kit.Route{Screen: kit.ScreenJournal, ID: e.ID})
	p.tabUntil("the question", func(words string) bool {
		return strings.HasPrefix(words, impact.Question.Words+" +"+advice.GainWords(impact.Question.Gain))
	})
	p.press(plain(fyne.KeyReturn))
	kind, _ := model.KindOf(e.Kind)
	if f, _ := kind.Field(impact.Question.Part); p.fieldFocused() != f.Label {
		t.Fatalf("the cursor is in %q, to answer %q", p.fieldFocused(), impact.Question.Words)
	}
	p.types("Every wage was paid by nine on Monday morning")
	p.press(withCtrl(fyne.KeyS))
	after, err := index.CoverageReport(framework, today)
	if err != nil {
		t.Fatal(err)
	}
	if got := after.Coverage - before.Coverage; got != impact.Question.Gain {
		t.Errorf("%q promised %d and gave %d", impact.Question.Words, impact.Question.Gain, got)
	}
}
