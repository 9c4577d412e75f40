package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rung/model"
	"rung/ui/kit"
)

func TestADraftIsDiscardedOrSavedFromItsNotice(t *testing.T) {
	p := newPerson(t)
	p.run("new")
	p.typesOn("Half a thought")
	p.tapFoot()
	if !p.reads("were typed at") {
		t.Fatal("the draft does not say when it was typed")
	}
	p.activate("Discard")
	if len(p.find("")) != 0 || len(p.drafts()) != 0 {
		t.Fatalf("discarded, %d entries and %d drafts are there", len(p.find("")), len(p.drafts()))
	}
	p.run("new")
	p.typesOn("A whole thought")
	p.tapFoot()
	p.activate("Save")
	if e := p.one("thought"); e.Title != "A whole thought" || len(p.drafts()) != 0 {
		t.Errorf("saved %q, and %d drafts are left", e.Title, len(p.drafts()))
	}
}

func TestADiscardedChangeLeavesTheEntryAsItWas(t *testing.T) {
	p := newPerson(t)
	p.run("new")
	p.types("Chose the new firewall")
	p.press(withCtrl(fyne.KeyS))
	p.typesOn(", and regret it")
	p.tapFoot()
	p.activate("Discard")
	if p.button("Discard") != nil || p.fieldWith("Chose the new firewall").Text != "Chose the new firewall" {
		t.Error("the form still shows what was discarded")
	}
	p.run("go today")
	if e := p.one("firewall"); e.Title != "Chose the new firewall" {
		t.Errorf("the entry says %q", e.Title)
	}
}

func TestSeveralDraftsAreOpenedOneAfterTheOther(t *testing.T) {
	p := newPerson(t)
	for _, title := range []string{"First thought", "Second thought"} {
		p.run("new")
		p.types(title)
		p.tasks.flush()
		p.start() // the power fails
	}
	if said := p.footSays(); !strings.Contains(said, "2 entries have words that were not saved") {
		t.Fatalf("the foot says %q", said)
	}
	p.run("drafts")
	p.press(withCtrl(fyne.KeyS))
	p.run("drafts")
	p.press(withCtrl(fyne.KeyS))
	p.one("first")
	p.one("second")
	if n := len(p.drafts()); n != 0 {
		t.Errorf("%d drafts are left", n)
	}
}

func TestTheirWordsAreShownInsteadOfMine(t *testing.T) {
	p := newPerson(t)
	p.run("new")
	p.types("Plan")
	p.press(withCtrl(fyne.KeyS))
	e := p.one("plan")
	p.types(" A")
	other := e.Clone()
	other.Title = "Plan B"
	p.save(model.Edit{Base: &e, Entry: other})
	p.press(withCtrl(fyne.KeyS))
	p.activate("Show theirs")
	if p.fieldWith("Plan").Text != "Plan B" {
		t.Fatalf("the form shows %q", p.fieldWith("Plan").Text)
	}
	p.run("go today")
	if now := p.one("plan"); now.Title != "Plan B" || len(p.drafts()) != 0 {
		t.Errorf("kept %q, and %d drafts are left", now.Title, len(p.drafts()))
	}
}

func TestAnEntryThatIsTrashedElsewhereWhileItIsTypedIntoKeepsItsWords(t *testing.T) {
	p := newPerson(t)
	p.run("new")
	p.types("Plan")
	p.press(withCtrl(fyne.KeyS))
	e := p.one("plan")
	p.types(" for the winter")
	if _, err := p.Journal().Trash(p.Context(), e.ID); err != nil {
		t.Fatal(err)
	}
	p.press(withCtrl(fyne.KeyS))
	if kept := p.entry(e.ID); kept.Title != "Plan for the winter" && len(p.drafts()) == 0 {
		t.Errorf("the words are gone: %q, and no draft", kept.Title)
	}
}

func TestWhatMentionsAnEntryLeadsThere(t *testing.T) {
	p := newPerson(t)
	ana := p.meets("Ana Núñez", "2026-06-01", nil)
	talk := model.NewEntry("interaction", "2026-11-01")
	talk.Title, talk.Links = "Coffee", []model.LinkTo{{Role: "with", ID: ana.ID}}
	p.save(model.Edit{Entry: talk})
	p.Go(kit.Route{Screen: kit.ScreenJournal, ID: ana.ID})
	p.tap("Coffee")
	if at := p.shownEntry(); at != talk.ID {
		t.Fatalf("it leads to %q", at)
	}
	p.press(pressed{fyne.KeyLeft, kit.Alt})
	if at := p.shownEntry(); at != ana.ID {
		t.Errorf("back leads to %q", at)
	}
	for range 7 {
		again := talk.Clone()
		again.ID = model.NewID()
		p.save(model.Edit{Entry: again})
	}
	p.Go(kit.Route{Screen: kit.ScreenJournal})
	p.Go(kit.Route{Screen: kit.ScreenJournal, ID: ana.ID})
	p.tap("8 in all")
	if shown := p.shown(); len(shown) != 8 {
		t.Errorf("all that mention her are %v", shown)
	}
}

func TestACompetencyThatIsReadWronglyIsNotReadAgain(t *testing.T) {
	p := atReadiness(t, false)
	p.run("new note")
	p.types("Explained VLANs to the apprentice")
	p.press(withCtrl(fyne.KeyS))
	id := p.one("apprentice").ID
	if !slices.Equal(p.entry(id).Competencies, []string{"mentoring"}) {
		t.Fatalf("read as %v", p.entry(id).Competencies)
	}
	p.removeChip("Competency: mentoring")
	p.fieldWith("Explained VLANs").SetText("Explained VLANs to the apprentice again")
	p.press(withCtrl(fyne.KeyS))
	p.run("go today")
	p.Go(kit.Route{Screen: kit.ScreenJournal, ID: id})
	if p.button("Competency: mentoring") != nil || len(p.entry(id).Competencies) != 0 {
		t.Errorf("read again as %v", p.entry(id).Competencies)
	}
}
