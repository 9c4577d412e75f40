package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rung/model"
)

func TestAMistakeOfRungsOwnIsToldInOneLineAndKeepsTheWords(t *testing.T) {
	log := logged(t)
	p := newPerson(t)
	p.press(withCtrl(fyne.KeyN))
	p.types("Words of the day")
	p.onMistake(&model.Error{Code: model.Mistake, Message: "Rung made a mistake of its own."})
	if said := p.footSays(); said != "Rung made a mistake of its own." {
		t.Errorf("the foot says %q", said)
	}
	if drafts := p.drafts(); len(drafts) != 1 || drafts[0].Title != "Words of the day" {
		t.Errorf("kept: %v", drafts)
	}
	if strings.Contains(log.String(), "Words") {
		t.Errorf("the log says\n%s", log)
	}
}

func TestAMistakeThatEndsTheWindowKeepsTheWordsAndIsToldAtTheNextStart(t *testing.T) {
	log := logged(t)
	p := newPerson(t)
	err := p.runGuarded(func() {
		p.run("capture")
		p.types("Words of the day")
		panic("panics with " + p.line())
	})
	if model.CodeOf(err) != model.Mistake || strings.ContainsAny(err.Error(), "\n") || strings.Contains(err.Error(), "Words of") {
		t.Fatalf("told: %v", err)
	}
	if text := log.String(); strings.Contains(text, "Words of") || !strings.Contains(text, "mistake_test.go") {
		t.Errorf("the log says\n%s", text)
	}
	p.failPower()
	if said := p.footSays(); !strings.Contains(said, "Last time Rung made a mistake") {
		t.Errorf("the next start says %q", said)
	}
	p.run("capture")
	if p.line() != "Words of the day" {
		t.Errorf("the line is %q", p.line())
	}
	p.closeTopOverlay()
	p.hideFoot()
	p.failPower()
	if said := p.footSays(); said != "" {
		t.Errorf("the start after that says %q", said)
	}
}
