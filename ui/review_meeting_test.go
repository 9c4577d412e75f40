package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rung/model"
	"rung/ui/kit"
)

func TestAJobDescriptionIsChosenAndReplaced(t *testing.T) {
	p := atReview(t, false)
	meeting := p.interview("Fabrikam, panel", "2026-11-25")
	p.Go(kit.Route{Screen: kit.ScreenReview, ID: meeting.ID})
	p.activate("Choose a file…")
	p.picks(p.file("job.txt", jobDescription))
	if kept := p.one("kind:interview").Values.Text("description"); kept != jobDescription {
		t.Fatalf("kept %q", kept)
	}
	p.activate("Replace the job description…")
	p.types("Requirements:\n- Zorblatt")
	p.activate("See what my journal proves")
	if kept := p.one("kind:interview").Values.Text("description"); kept != "Requirements:\n- Zorblatt" || p.button("1 without evidence") == nil {
		t.Errorf("replaced by %q", kept)
	}
	p.tapFoot()
	if kept := p.one("kind:interview").Values.Text("description"); kept != jobDescription {
		t.Errorf("the undo brings back %q", kept)
	}
}

func TestADroppedJobDescriptionWantsAnInterview(t *testing.T) {
	p := atReview(t, false)
	p.onDropped([]string{p.file("job.txt", jobDescription)})
	if said := p.footSays(); !strings.Contains(said, "Write the interview down first") {
		t.Errorf("without an interview it says %q", said)
	}
}

func TestADebriefIsWrittenAfterAnInterview(t *testing.T) {
	p := atReview(t, false)
	ana := p.meets("Ana Núñez", "2026-06-01", model.Values{"organisation": "Fabrikam"})
	meeting := model.NewEntry("interview", "2026-11-19")
	meeting.Title, meeting.Values = "Fabrikam, first call", model.Values{"company": "Fabrikam"}
	meeting.Links = []model.LinkTo{{Role: "panel", ID: ana.ID}}
	p.save(model.Edit{Entry: meeting})
	p.Go(kit.Route{Screen: kit.ScreenReview, ID: meeting.ID})
	p.activate("Write the debrief")
	if p.screenShown() != "journal" || !p.says("What did they ask, and how did it go?") {
		t.Fatalf("it leads to %s", p.screenShown())
	}
	p.fill("Debrief", "They wanted numbers.")
	p.press(withCtrl(fyne.KeyS))
	p.tapFoot()
	if at := p.router.present(); at.Screen != kit.ScreenReview || at.ID != meeting.ID {
		t.Fatalf("the way back leads to %+v", at)
	}
	if !p.says("They wanted numbers.") {
		t.Errorf("the page does not show the debrief: %q", p.words())
	}
	p.activate("Ana Núñez")
	if p.screenShown() != "people" || p.shownEntry() != ana.ID {
		t.Errorf("who sat there leads to %s", p.screenShown())
	}
	p.run("back")
	p.activate("You know 1")
	if p.screenShown() != "people" || len(p.listed()) != 1 {
		t.Errorf("whom one knows there leads to %s with %d rows", p.screenShown(), len(p.listed()))
	}
}

func TestWordsOfOnesOwnReplaceRungsAndAreForgotten(t *testing.T) {
	p := atReview(t, false)
	p.run("synonyms")
	p.types("firewall")
	p.press(plain(fyne.KeyTab), plain(fyne.KeyReturn)) // the first group found
	name := p.overlayEntry().Text
	if name == "" {
		t.Fatal("no group is opened by Enter")
	}
	p.fill("Words and phrases", "")
	p.activate("Keep")
	p.searchWords(name)
	if !strings.Contains(p.focusedOn(), "turned off") {
		t.Fatalf("without words the group is not turned off: %q", p.focusedOn())
	}
	p.press(plain(fyne.KeyReturn))
	p.activate("Forget my change")
	p.searchWords(name)
	if on := p.focusedOn(); strings.Contains(on, "turned off") || !strings.HasPrefix(on, name) {
		t.Errorf("after it is forgotten the group says %q", on)
	}
	p.press(plain(fyne.KeyReturn))
	p.fill("Name", "")
	p.activate("Keep")
	if p.overlayFields() == "" {
		t.Error("a group without a name is not refused")
	}
}

// searchWords looks for a group in the sheet of words, and goes to the first.
func (p *person) searchWords(name string) {
	p.Helper()
	field := p.overlayEntry()
	p.window.Canvas().Focus(field)
	field.SetText("")
	p.types(name)
	p.press(plain(fyne.KeyTab))
}

func TestAPrivateInterviewsCueSheetIsAskedAbout(t *testing.T) {
	p := atReview(t, false)
	meeting := model.NewEntry("interview", "2026-11-25")
	meeting.Title, meeting.Private, meeting.Values = "Fabrikam, panel", true, model.Values{"company": "Fabrikam"}
	p.save(model.Edit{Entry: meeting})
	p.run("cue sheet")
	if !strings.Contains(p.overlayWords(), "This interview is private") {
		t.Fatalf("it says %q", p.overlayWords())
	}
	p.activate("Show it")
	if !strings.Contains(p.overlayWords(), "Fabrikam") {
		t.Errorf("the cue sheet says %q", p.overlayWords())
	}
}

func TestACueSheetSaysWhatCannotBePrinted(t *testing.T) {
	p := atReview(t, false)
	story := told("Shipped 🎉", "2026-06-26")
	q := p.asked("contract or a renewal that you negotiated")
	p.save(model.Edit{Entry: story}, q.AddStory(story.ID, true, "2026-11-20"))
	p.interview("Fabrikam, panel", "2026-11-25")
	p.run("cue sheet")
	p.activate("Save as PDF")
	if !strings.Contains(p.overlayWords(), "🎉") {
		t.Fatalf("nothing is said of the sign that is lost: %q", p.overlayWords())
	}
	p.activate("Save it all the same")
	path := filepath.Join(t.TempDir(), "cue.pdf")
	p.picks(path)
	if content, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(content), "%PDF") {
		t.Errorf("written: %.20q, %v", content, err)
	}
}

func TestWhatToDoBeforeAnInterviewLeadsToEveryGap(t *testing.T) {
	p := atReview(t, false)
	meeting := p.interview("Fabrikam, panel", "2026-11-25")
	p.Go(kit.Route{Screen: kit.ScreenReview, ID: meeting.ID})
	p.tabUntil("the rest of the gaps", func(words string) bool { return strings.HasSuffix(words, "more among the gaps") })
	p.press(plain(fyne.KeyReturn))
	for _, row := range p.listed() {
		if row.State != "gap" && !strings.Contains(row.Brief, "no story") {
			t.Errorf("%q is listed as a gap: %q", row.Name.Text, row.Brief)
		}
	}
	if len(p.listed()) == 0 {
		t.Error("no gap is listed")
	}
}
