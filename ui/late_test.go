package ui

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rung/model"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// late holds back what is loaded under one key until it is released.
type late struct {
	kit.Tasks
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
	p.Go(kit.Route{Screen: kit.ScreenToday})
	p.types("Chose the new firewall")
	p.press(plain(fyne.KeyReturn))
	chosen := p.one("firewall")

	slow := &late{Tasks: p.tasks, key: "journal entry"}
	p.shell.Tasks = slow
	p.Go(kit.Route{Screen: kit.ScreenJournal, ID: chosen.ID})
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

// withPages gives a journal of several pages, in the list.
func (p *person) withPages() (last string) {
	p.Helper()
	var edits []model.Edit
	for i := range 140 {
		e := model.NewEntry("note", model.Day("2026-11-20").Add(-i))
		e.Title = fmt.Sprintf("Page %03d", i)
		edits, last = append(edits, model.Edit{Entry: e}), e.Title
	}
	p.save(edits...)
	p.Go(kit.Route{Screen: kit.ScreenJournal})
	p.press(withCtrl(fyne.KeyF), plain(fyne.KeyDown))
	return last
}

// lists reports whether a row of the journal's list in sight has a title.
func (p *person) lists(title string) (found bool) {
	walk(p.screens[kit.ScreenJournal].Object(), func(o fyne.CanvasObject) {
		if row, ok := o.(*widgets.Row); ok && row.Visible() && row.Content().Title == title {
			found = true
		}
	})
	return found
}

func TestAPageThatCouldNotBeReadIsReadLater(t *testing.T) {
	p := newPerson(t)
	last := p.withPages()
	p.disk.deaf = true
	p.press(plain(fyne.KeyEnd))
	if !strings.Contains(p.footWords(), "The disk cannot be read.") {
		t.Error("nothing says that a page could not be read")
	}
	p.disk.deaf = false
	p.tapFoot()
	for range 3 {
		p.press(plain(fyne.KeyEnd))
	}
	if !p.lists(last) {
		t.Error("the list ends where a page could not be read")
	}
	p.press(plain(fyne.KeyHome))
	p.disk.deaf = true
	p.Go(kit.Route{Screen: kit.ScreenToday})
	p.Go(kit.Route{Screen: kit.ScreenJournal})
	p.disk.deaf = false
	p.Go(kit.Route{Screen: kit.ScreenToday})
	p.Go(kit.Route{Screen: kit.ScreenJournal})
	p.press(withCtrl(fyne.KeyF), plain(fyne.KeyDown), plain(fyne.KeyEnd))
	if !p.lists(last) {
		t.Error("the list ends where it could not be read anew")
	}
}

func TestScrollingLeavesAReloadItsTurn(t *testing.T) {
	p := newPerson(t)
	p.withPages()
	slow := &late{Tasks: p.tasks, key: "journal list"}
	p.shell.Tasks = slow
	e := model.NewEntry("note", "2026-11-20")
	e.Title = "Written meanwhile"
	p.save(model.Edit{Entry: e})
	p.press(plain(fyne.KeyEnd))
	if len(slow.held) != 1 {
		t.Fatalf("%d reads of the list began, not the reload alone", len(slow.held))
	}
	slow.held[0]()
	p.shell.Tasks = p.tasks
	p.press(plain(fyne.KeyHome))
	if !p.lists("Written meanwhile") {
		t.Error("the reload was dropped")
	}
}

// What is written to a file asks for the locale where it is written, off the
// window's goroutine; the race detector watches.
func TestTheCurrencyIsChangedWhileAFileIsWritten(t *testing.T) {
	p := newPerson(t)
	read := make(chan string)
	go func() { read <- p.Locale().Currency }()
	p.setCurrency("CHF")
	<-read
	if got := p.Locale().Currency; got != "CHF" {
		t.Errorf("the currency is %q, not the chosen one", got)
	}
}
