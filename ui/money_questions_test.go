package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rung/model/money"
	"rung/ui/widgets"
)

// What is asked of a question's note is asked for in a form that knows it.
func TestEveryQuestionOfTheGuideBeginsAnEntry(t *testing.T) {
	p := atMoney(t, false)
	p.writes(p.budgetNote("A first note", nil))
	p.tap("7 more")
	for _, q := range money.Questions {
		p.run("go money")
		test.Tap(p.rowButton(q.Words, "Note it"))
		if !p.noticeSays(q.Words) || !p.noticeSays("Fill in:") {
			t.Errorf("“%s” begins no entry that asks for it", q.Words)
		}
	}
}

func TestAGapOfTheGuideIsClosedAndCountsForItsStep(t *testing.T) {
	p := atMoney(t, true)
	for _, e := range p.find("kind:budget") { // with all of them, nothing is left to gain
		if e.Day < "2026-09-01" {
			continue
		}
		if _, err := p.Journal().Trash(p.Context(), e.ID); err != nil {
			t.Fatal(err)
		}
	}
	p.tasks.flush()
	before := p.coverage("seven-steps")
	if !p.says("Who decides on headcount?") {
		t.Fatal("the gap is not named")
	}
	p.tap("Note it")
	if !p.noticeSays("Who decides on headcount?") {
		t.Error("the entry does not say what it is to answer")
	}
	p.fill("Asked", "95000 USD")
	p.fill("Reasons", "She signs for people herself, after the board has met.")
	p.fill("Who decides", "Denise")
	p.press(plain(fyne.KeyReturn), withCtrl(fyne.KeyS))
	p.tapFoot()
	if p.says("Who decides on headcount?") || p.says("Not known yet") {
		t.Error("answered, and still asked")
	}
	after := p.coverage("seven-steps")
	if at := len(before.Steps) - 1; after.Steps[at].Coverage <= before.Steps[at].Coverage {
		t.Errorf("step %s stays at %d", after.Steps[at].ID, after.Steps[at].Coverage)
	}
	p.tap("What you find out counts for step 7, Money")
	if p.shell.shown != "readiness" || !p.says("7 · Money") {
		t.Errorf("the step's link leads to %q", p.shell.shown)
	}
}

func (p *person) noticeSays(words string) (found bool) {
	walk(p.window.Content(), func(o fyne.CanvasObject) {
		if b, ok := o.(*widgets.Banner); ok && strings.Contains(b.Message(), words) {
			found = true
		}
	})
	return found
}
