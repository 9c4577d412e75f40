package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"rung/ui/kit"
)

func TestTheEmptyLineOfTodayLendsUndoAndRedoToTheJournal(t *testing.T) {
	p := newPerson(t)
	p.Go(kit.Route{Screen: kit.ScreenToday})
	p.types("Mail moved without downtime")
	p.press(plain(fyne.KeyReturn))
	p.one("mail")
	p.press(withCtrl(fyne.KeyZ))
	if found := p.find("mail"); len(found) != 0 {
		t.Fatalf("after undo there are %d entries", len(found))
	}
	p.press(withCtrl(fyne.KeyY))
	p.one("mail")

	p.types("Half a li")
	p.press(withCtrl(fyne.KeyZ), withCtrl(fyne.KeyZ))
	p.one("mail") // what is typed is taken back first, and nothing else while it is there
}
