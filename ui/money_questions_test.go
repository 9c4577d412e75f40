package ui

import (
	"testing"

	"fyne.io/fyne/v2/test"

	"rung/model/money"
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
