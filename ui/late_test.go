package ui

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"rung/ui/screen"
)

// late holds back what is loaded under one key until it is released.
type late struct {
	screen.Tasks
	key  string
	held []func()
}

func (l *late) Load(key string, work func(context.Context) func()) {
	if key != l.key {
		l.Tasks.Load(key, work)
		return
	}
	l.held = append(l.held, func() { l.Tasks.Load(key, work) })
}

func TestAnEntryThatIsReadTooLateTakesNobodysPlace(t *testing.T) {
	p := newPerson(t)
	p.Go(screen.Route{Screen: "today"})
	p.types("Chose the new firewall")
	p.press(plain(fyne.KeyReturn))
	chosen := p.one("firewall")

	slow := &late{Tasks: p.tasks, key: "journal entry"}
	p.shell.Tasks = slow
	p.Go(screen.Route{Screen: "journal", Entry: chosen.ID})
	p.press(withCtrl(fyne.KeyN))
	p.types("A thought of its own")
	for _, release := range slow.held {
		release()
	}
	p.press(withCtrl(fyne.KeyS))
	p.one("thought")
	if len(slow.held) == 0 {
		t.Error("nothing was read late")
	}
}

func TestADraftThatIsOpenedIsNotOvertakenByTheFirstEntry(t *testing.T) {
	p := newPerson(t)
	p.types("Chose the new firewall")
	p.press(plain(fyne.KeyReturn))
	p.press(withCtrl(fyne.KeyN))
	p.typesOn("A thought of its own")

	entry := &late{Tasks: p.tasks, key: "journal entry"}
	list := &late{Tasks: entry, key: "journal list"}
	p.shell.Tasks = list
	p.tapFoot()
	for _, release := range list.held {
		release()
	}
	if len(list.held) == 0 {
		t.Fatal("the list was not read late")
	}
	entry.held[len(entry.held)-1]() // the newest answer wins
	p.shell.Tasks = p.tasks
	p.press(withCtrl(fyne.KeyS))
	if p.one("thought").Title != "A thought of its own" || len(p.drafts()) != 0 {
		t.Error("the draft that was asked for is not what is open")
	}
}
