package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rung/model"
	"rung/model/resume"
)

// atProfile is a person who says who they are, for the head of the page.
func atProfile(t *testing.T) *person {
	t.Helper()
	p := atResume(t, false)
	p.storyNamed("Licence renewal", "2026-06-26")
	p.run("go resume")
	p.tap("Begin with who you are")
	return p
}

// printed is who the journal says stands at the head of the page.
func (p *person) printed() (of resume.Person) {
	p.Helper()
	if err := p.Journal().Setting(p.Context(), resume.SettingPerson, &of); err != nil {
		p.Fatal(err)
	}
	return of
}

func TestWhoOneIsIsTypedOnceAndKeptWithoutAKey(t *testing.T) {
	p := atProfile(t)
	for label, words := range map[string]string{"Name": "Kim Doe", "Headline": "Infrastructure lead", "E-mail": "kim@example.org", "Phone": "+1 614 555 0101", "City": "Columbus",
		"Addresses on the web": "LinkedIn https://www.linkedin.com/in/kim\nhttps://kim.example.org", "Languages": "Spanish (fluent)\nGerman", "Skills": "Systems: Linux, VMware\nBudgeting"} {
		p.fill(label, words)
	}
	p.tasks.flush() // a moment passes
	of := p.printed()
	if of.Name != "Kim Doe" || of.Headline != "Infrastructure lead" || of.City != "Columbus" || of.Phone != "+1 614 555 0101" {
		t.Errorf("kept %+v", of)
	}
	if len(of.Links) != 2 || of.Links[0].Label != "LinkedIn" || len(of.Languages) != 2 || of.Languages[0].Level != "fluent" {
		t.Errorf("kept %+v and %+v", of.Links, of.Languages)
	}
	if len(of.Skills) != 2 || !slices.Equal(of.Skills[0].Members, []string{"Linux", "VMware"}) {
		t.Errorf("kept the skills %+v", of.Skills)
	}
	p.fill("Name", "Kim")
	p.run("go today")
	if got := p.printed().Name; got != "Kim" {
		t.Errorf("leaving the screen keeps %q", got)
	}
}

func TestADegreeIsAddedMendedAndOpenedInTheJournal(t *testing.T) {
	p := atProfile(t)
	p.activate("Add a degree")
	p.activate("Save") // without a title
	if len(p.overlays) == 0 || strings.TrimSpace(p.overlayFields()) == "" {
		t.Fatal("a degree without a name is taken")
	}
	p.fill("Title", "BSc Computer science")
	p.fill("Finished on", "whenever")
	p.activate("Save")
	if said := p.overlayFields(); !strings.Contains(said, "not a day") {
		t.Fatalf("“whenever” is answered with %q", said)
	}
	p.fill("Finished on", "2019-06-30")
	p.press(plain(fyne.KeyReturn))
	study := p.one("kind:study")
	if study.Title != "BSc Computer science" || study.Values.Text("form") != "degree" || study.Values.Day("finished") != "2019-06-30" {
		t.Fatalf("kept %q with %v", study.Title, study.Values)
	}
	p.activate("BSc Computer science")
	p.fill("Provider", "Ohio State")
	p.selectIn("Form", 0)
	p.activate("Save")
	if study = p.one("kind:study"); study.Values.Text("provider") != "Ohio State" || study.Values.Text("form") != "" {
		t.Errorf("changed to %v", study.Values)
	}
	p.tapFoot()
	if study = p.one("kind:study"); study.Values.Text("provider") != "" {
		t.Error("the undo does not take the change back")
	}
	p.activate("BSc Computer science")
	p.activate("Open in the journal")
	if at := p.shownEntry(); at != study.ID || p.screenShown() != "journal" {
		t.Errorf("it leads to %s", p.screenShown())
	}
}

func TestASheetThatWasLeftKeepsItsWords(t *testing.T) {
	p := atProfile(t)
	p.activate("Add a position")
	p.fill("Title", "Help desk agent")
	p.press(plain(fyne.KeyEscape))
	p.activate("Add a position")
	if title := p.overlayEntry().Text; title != "Help desk agent" {
		t.Fatalf("Escape threw the words away: %q", title)
	}
	p.activate("Cancel")
	p.activate("Add a position")
	if title := p.overlayEntry().Text; title != "" {
		t.Errorf("what was given up is there again: %q", title)
	}
	p.fill("Title", "Help desk agent")
	p.fill("Since", "")
	p.activate("Save")
	if said := p.overlayFields(); !strings.Contains(said, "Say since when") {
		t.Errorf("no day is answered with %q", said)
	}
	if len(p.find("kind:position")) != 0 {
		t.Error("it is kept without its day")
	}
}

func TestACertificateThatLapsedIsLeftOutAndSaid(t *testing.T) {
	p := atProfile(t)
	study := model.NewEntry("study", "2020-05-01")
	study.Title, study.Values = "ITIL Foundation", model.Values{"form": "certificate", "status": "finished", "finished": model.Day("2020-05-01"), "valid_until": model.Day("2023-05-01")}
	p.save(model.Edit{Entry: study})
	if !p.says("1 certificate has lapsed and is left out") || p.button("ITIL Foundation") != nil {
		t.Error("a certificate that lapsed stands on the page, or nothing says that it does not")
	}
}
