package ui

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"rung/ui/screen"
)

// late holds back what is loaded under one key until it is released.
type late struct {
	*inline
	key  string
	held []func()
}

func (l *late) Load(key string, work func(context.Context) func()) {
	if key != l.key {
		l.inline.Load(key, work)
		return
	}
	l.held = append(l.held, func() { l.inline.Load(key, work) })
}

func TestAnEntryThatIsReadTooLateTakesNobodysPlace(t *testing.T) {
	p := newPerson(t)
	p.Go(screen.Route{Screen: "today"})
	p.types("Chose the new firewall")
	p.press(plain(fyne.KeyReturn))
	chosen := p.one("firewall")

	slow := &late{inline: p.tasks, key: "journal entry"}
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
