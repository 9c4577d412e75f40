package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rung/model"
)

func TestAYearIsReadByCategoryAndLeadsToItsNotes(t *testing.T) {
	p := atMoney(t, false)
	p.writes(
		p.budgetNote("Licences for 40 seats", map[string]string{"asked": "84000 USD", "granted": "80000 USD", "fiscal_year": "2027", "category": "Licences", "nature": "operating"}),
		p.budgetNote("Two racks", map[string]string{"asked": "25000 USD", "fiscal_year": "2027", "category": "Hardware", "nature": "capital"}),
	)
	text := strings.Join(p.words(), "\n")
	for _, want := range []string{"FY27 by category", "Licences, operating", "Hardware, capital"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not said", want)
		}
	}
	p.activate("Notes on Licences")
	if shown := p.shown(); p.screenShown() != "journal" || len(shown) != 1 || shown[0] != "Licences for 40 seats" {
		t.Errorf("the notes shown are %q", shown)
	}
	p.run("back")
	p.activate("Capital")
	if sums := p.sums(); !strings.Contains(sums, "25,000") || strings.Contains(sums, "84,000") {
		t.Errorf("of capital alone the sums are %s", sums)
	}
}

func TestTheSumsAreReadAsATable(t *testing.T) {
	p := atMoney(t, true)
	before := len(p.words())
	p.tabTo("All")
	p.activate("As a table")
	if after := p.words(); p.sums() != "" || len(after) <= before {
		t.Errorf("the chart is not told in words: %d texts after %d", len(after), before)
	}
	p.activate("As a table")
	if p.sums() == "" {
		t.Error("the chart does not come back")
	}
}

func TestTheGuideShowsAllOrAFew(t *testing.T) {
	p := atMoney(t, false)
	p.writes(p.budgetNote("A first note", nil))
	few := len(p.words())
	p.tabUntil("the rest of the guide", func(words string) bool { return strings.HasSuffix(words, " more") })
	p.press(plain(fyne.KeyReturn))
	if all := len(p.words()); all <= few {
		t.Fatalf("%d texts after %d", all, few)
	}
	p.activate("Fewer")
	if again := len(p.words()); again != few {
		t.Errorf("%d texts, not %d", again, few)
	}
}

func TestWhoDecidedIsToldWithWhatAndHowOften(t *testing.T) {
	p := atMoney(t, false)
	denise := p.meets("Denise Okafor", "2026-06-01", nil)
	for title, outcome := range map[string]string{"Licences": "granted", "Racks": "refused"} {
		note := p.budgetNote(title, map[string]string{"asked": "25000 USD", "fiscal_year": "2027", "outcome": outcome, "nature": "capital"})
		note.Entry.Links = []model.LinkTo{{Role: "decision_maker", ID: denise.ID}}
		p.writes(note)
	}
	if !p.says("25,000 USD: Denise Okafor") || !p.says("2 requests, 1 refused") {
		t.Errorf("of who decides it says %q", p.words())
	}
	p.activate("Open Denise Okafor")
	if at := p.shownEntry(); at != denise.ID {
		t.Errorf("who decides leads to %q", at)
	}
}
