package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

const ladder = `version = 1
id = "fabrikam"
title = "Fabrikam's ladder"

[[step]]
id = "one"
title = "Is heard"
competencies = ["communication"]

[[step.criterion]]
id = "one.talk"
title = "Has spoken in public"
question = "Did you speak in public?"
[step.criterion.rule]
kinds = ["leadership"]
need = 2
`

// moreOf opens the menu beside the framework, and picks from it.
func (p *person) moreOf(item string) {
	p.Helper()
	for _, at := range []string{"Make it my own", "Edit"} {
		if p.button(at) != nil {
			p.tabTo(at)
			break
		}
	}
	p.activate("More")
	p.pick(item)
}

func TestACompanysLadderIsBroughtInWrittenOutAndRemoved(t *testing.T) {
	p := atReadiness(t, false)
	p.moreOf("Bring a framework in")
	p.picks(p.file("fabrikam.toml", ladder))
	if got := p.Readiness().ChosenFramework(); got.ID != "fabrikam" || !p.says("Is heard") || p.footSays() != "“Fabrikam's ladder” is here." {
		t.Fatalf("%q is chosen, and the foot says %q", got.ID, p.footSays())
	}

	p.moreOf("Where it comes from")
	if words := p.overlayWords(); !strings.Contains(words, "Your own.") || !strings.Contains(words, "1 step") {
		t.Errorf("it is said to come from %q", words)
	}
	p.press(plain(fyne.KeyEscape))

	path := filepath.Join(t.TempDir(), "mine.toml")
	p.moreOf("Save this one as a file")
	p.picks(path)
	written, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	p.moreOf("Remove it")
	if got := p.Readiness().ChosenFramework(); got.ID == "fabrikam" {
		t.Fatal("the framework is still there")
	}
	p.tapFoot()
	if got := p.Readiness().ChosenFramework(); got.ID != "fabrikam" || !p.says("Is heard") {
		t.Fatal("the undo does not bring it back")
	}
	p.moreOf("Remove it")
	p.moreOf("Bring a framework in")
	p.picks(p.file("again.toml", string(written)))
	if got := p.Readiness().ChosenFramework(); got.ID != "fabrikam" || len(got.Steps) != 1 || got.Steps[0].Criteria[0].Rule.Need != 2 {
		t.Errorf("written out and read back it is %+v", got)
	}
}

func TestAFrameworksFileThatIsNotUnderstoodIsRefusedLineByLine(t *testing.T) {
	p := atReadiness(t, false)
	before := p.Readiness().ChosenFramework().ID
	broken := strings.Replace(strings.Replace(ladder, `"leadership"`, `"leadrship"`, 1), `"communication"`, `"shouting"`, 1)
	p.moreOf("Bring a framework in")
	p.picks(p.file("broken.toml", broken))
	words := p.overlayWords()
	for _, want := range []string{"broken.toml cannot be used yet", "Line 8: ", "Line 15: "} {
		if !strings.Contains(words, want) {
			t.Errorf("%q is not said: %q", want, words)
		}
	}
	p.press(plain(fyne.KeyEscape))
	p.moreOf("Bring a framework in")
	p.picks(p.file("taken.toml", strings.Replace(ladder, `"fabrikam"`, `"skills"`, 1)))
	if said := p.footSays(); !strings.Contains(said, "“skills” is the id of a framework that comes with Rung") {
		t.Errorf("an id that is taken is answered with %q", said)
	}
	if got := p.Readiness().ChosenFramework().ID; got != before {
		t.Errorf("the framework shown changed to %q", got)
	}
}

func TestAFrameworkOfOnesOwnIsCopiedUnderAnIdOfItsOwn(t *testing.T) {
	p := atReadiness(t, false)
	p.moreOf("Bring a framework in")
	p.picks(p.file("fabrikam.toml", ladder))
	for _, id := range []string{"fabrikam-mine", "fabrikam-mine-2"} {
		p.choosesFramework("Fabrikam's ladder")
		p.moreOf("Make a copy")
		p.activate("Close")
		if got := p.Readiness().ChosenFramework(); got.ID != id || got.Base != "fabrikam" {
			t.Errorf("the copy is %q of %q, want %q", got.ID, got.Base, id)
		}
	}
}

func TestTheReportForATalkIsWrittenOnOnePage(t *testing.T) {
	p := atReadiness(t, true)
	path := filepath.Join(t.TempDir(), "talk.md")
	p.moreOf("Full report for myself as Markdown")
	p.picks(path)
	report := p.coverage("")
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{report.Title, report.Steps[0].Title, report.Steps[7].Title} {
		if !strings.Contains(string(content), want) {
			t.Errorf("the report does not say %q", want)
		}
	}
	if said := p.footSays(); said != "Saved as "+path {
		t.Errorf("the foot says %q", said)
	}

	locked := filepath.Join(t.TempDir(), "gone", "talk.md")
	p.moreOf("Full report for myself as Markdown")
	p.picks(locked)
	if said := p.footSays() + p.overlayWords(); !strings.Contains(said, "folder") {
		t.Errorf("a folder that is not there is answered with %q", said)
	}
}

func TestTheCaseForTheManagerAsksInOnesOwnWords(t *testing.T) {
	p := atReadiness(t, true)
	path := filepath.Join(t.TempDir(), "case.md")
	p.moreOf("My case for my manager as Markdown")
	p.types("Two days a month with the service desk")
	p.activate("Choose a place")
	p.picks(path)
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"# My case for", "Two days a month with the service desk", "## Who can vouch for it", "## The next 90 days"} {
		if !strings.Contains(string(content), want) {
			t.Errorf("the page does not say %q:\n%s", want, content)
		}
	}
	if strings.Contains(string(content), "issing") {
		t.Errorf("the page lists what is missing:\n%s", content)
	}
	p.moreOf("My case for my manager as Markdown")
	if p.overlayEntry().Text != "Two days a month with the service desk" {
		t.Errorf("what was asked for comes back as %q", p.overlayEntry().Text)
	}
}
