package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rung/model"
	"rung/storage"
	"rung/ui/kit"
)

// fromTerminal writes an entry as a terminal does, by a connection of its own.
func (p *person) fromTerminal(title string) model.Entry {
	p.Helper()
	store, err := storage.Open(p.path, storage.Options{Device: "terminal", Version: "test", Clock: p.Journal().Now})
	if err != nil {
		p.Fatal(err)
	}
	e := model.NewEntry("note", p.Locale().Today)
	e.Title = title
	_, err = model.NewJournal(store, p.Journal().Now).Save(p.Context(), model.Added, []model.Edit{{Entry: e}}, nil)
	if closed := store.Close(); err == nil {
		err = closed
	}
	if err != nil {
		p.Fatal(err)
	}
	return e
}

func TestWhatATerminalWritesIsShownAndWhatIsTypedStays(t *testing.T) {
	p := withNotes(t, "One")
	p.run("new")
	p.types("Half a thought")
	p.fromTerminal("From a terminal")
	p.onOthersWrote()
	if !p.lists("From a terminal") {
		t.Error("the list does not show it")
	}
	p.press(withCtrl(fyne.KeyS))
	p.one("thought")
	p.one("terminal")
}

func TestAnEntryChangedInATerminalIsShownAnewUnlessItIsBeingTyped(t *testing.T) {
	p := newPerson(t)
	e := p.fromTerminal("Plan")
	p.Go(kit.Route{Screen: kit.ScreenJournal, ID: e.ID})
	change := func(title string) {
		t.Helper()
		now := p.entry(e.ID)
		to := now.Clone()
		to.Title = title
		p.now = p.now.AddDate(0, 0, 1)
		p.save(model.Edit{Base: &now, Entry: to})
	}
	change("Plan B")
	if text := p.fieldWith("Plan").Text; text != "Plan B" {
		t.Fatalf("the form shows %q", text)
	}
	p.window.Canvas().Focus(p.fieldWith("Plan"))
	p.press(plain(fyne.KeyEnd))
	p.types(" by June")
	change("Plan C")
	if text := p.fieldWith("Plan").Text; !strings.HasSuffix(text, "by June") {
		t.Errorf("what is being typed is replaced by %q", text)
	}
}

// countAll counts the entries of every kind.
func (p *person) countAll() int {
	p.Helper()
	n, err := p.Journal().Count(p.Context(), model.EveryKindQuery())
	if err != nil {
		p.Fatal(err)
	}
	return n
}

func TestAFullDiskIsSaidOnEveryScreenThatWrites(t *testing.T) {
	for name, write := range map[string]func(p *person){
		"a captured line": func(p *person) {
			p.run("go today")
			p.types("Moved the mail")
			p.press(plain(fyne.KeyReturn))
		},
		"a talk": func(p *person) {
			p.lookAt(p.one(`kind:contact Maria`))
			p.typeInto("What happened with Maria?", "Lunch")
			p.press(plain(fyne.KeyReturn))
		},
		"a promise": func(p *person) {
			p.lookAt(p.one(`kind:contact Maria`))
			p.activate("Add a promise")
			p.types("The forecast")
			p.press(plain(fyne.KeyReturn))
		},
		"an answer of the gate": func(p *person) {
			p.run("go readiness")
			p.tap("your answer?")
			p.pick("Yes")
		},
		"tags": func(p *person) {
			p.run("go journal")
			p.press(withCtrl(fyne.KeyF), plain(fyne.KeyDown), plain(fyne.KeySpace))
			p.actOnChosen("Tag…")
			p.types("erp")
			p.press(plain(fyne.KeyReturn))
		},
		"the trash": func(p *person) {
			p.run("go journal")
			p.press(withCtrl(fyne.KeyF), plain(fyne.KeyDown), plain(fyne.KeyDelete))
		},
		"a question": func(p *person) {
			p.run("question")
			p.types("Why us?")
			p.activate("Keep")
		},
		"templates": func(p *person) {
			p.run("templates")
			p.window.Canvas().Focus(p.overlayEntry())
			p.types("What was new?")
			p.tap("Save")
		},
	} {
		t.Run(name, func(t *testing.T) {
			p := withNotes(t, "One")
			p.tasks.flush()
			p.meets("Maria García", "2026-09-01", nil)
			before := p.countAll()
			p.disk.full = true
			write(p)
			if said := p.footSays() + p.overlayWords() + strings.Join(p.words(), " "); !strings.Contains(said, "The disk is full") {
				t.Errorf("nothing says that the disk is full: %q", p.footSays())
			}
			p.disk.full = false
			if after := p.countAll(); after != before {
				t.Errorf("%d entries after %d", after, before)
			}
		})
	}
}
