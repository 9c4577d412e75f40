package ui

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rung/model/readiness"
)

func TestAFirstStartAsksThreeThingsAndLeadsToTheFirstEntry(t *testing.T) {
	p := newPerson(t)
	p.greeted = false
	p.tasks.flush()
	for _, want := range []string{"Import what I have", "Look at a demo journal", "Not now"} {
		if p.button(want) == nil {
			t.Errorf("the first start does not offer %q", want)
		}
	}
	p.press(plain(fyne.KeyTab), plain(fyne.KeyTab))
	p.types("IT manager")
	p.press(plain(fyne.KeyTab))
	p.types("someday")
	p.press(plain(fyne.KeyReturn))
	if !strings.Contains(p.overlayWords(), "“someday” is not a day") {
		t.Fatalf("a day that is none is answered with %s", p.overlayWords())
	}
	for range len("someday") {
		p.press(plain(fyne.KeyBackspace))
	}
	p.types("1 Sep 2027")
	p.press(plain(fyne.KeyReturn))
	if !strings.Contains(p.overlayWords(), "@person") {
		t.Errorf("it leads to %s", p.overlayWords())
	}
	var life readiness.Life
	if err := p.Journal().Setting(context.Background(), readiness.SettingLife, &life); err != nil {
		t.Fatal(err)
	}
	if life.TargetRole != "IT manager" || life.TargetDay != "2027-09-01" || life.PresentRole != "" {
		t.Errorf("it keeps %+v", life)
	}
}

func TestWhoeverHasWrittenIsNotGreeted(t *testing.T) {
	p := newPerson(t).withDemo()
	p.greeted = false
	p.tasks.flush()
	if words := p.overlayWords(); words != "" {
		t.Errorf("a journal with entries is greeted: %s", words)
	}
}
