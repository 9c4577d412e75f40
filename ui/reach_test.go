package ui

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rung/ui/kit"
	"rung/ui/widgets"
)

func TestTheListOfKeysIsReadToItsEndByKeyboard(t *testing.T) {
	p := newPerson(t)
	p.press(plain(fyne.KeyF1))
	reader, ok := p.window.Canvas().Focused().(*widgets.Reader)
	if !ok {
		t.Fatalf("F1 gives the focus to %T", p.window.Canvas().Focused())
	}
	p.press(plain(fyne.KeyEnd))
	if reader.Offset() == 0 {
		t.Error("End does not lead to the end of the keys")
	}
	p.window.Resize(fyne.NewSize(900, 600))
	p.o.Config.TextSize = 200
	p.setConfig(p.o.Config)
	walk(reader, func(o fyne.CanvasObject) {
		if text, ok := o.(*widgets.Text); ok && (text.MinSize().Width > text.Size().Width+1 || text.MinSize().Height > text.Size().Height+1) {
			t.Errorf("at 200 %%, %q has %v and needs %v", text.Text(), text.Size(), text.MinSize())
		}
	})
	p.press(plain(fyne.KeyEscape))
	if p.window.Canvas().Overlays().Top() != nil {
		t.Error("Escape leaves the list of keys open")
	}
}

func TestSettingsShowWhatHasTheFocus(t *testing.T) {
	p := newPerson(t)
	p.window.Resize(fyne.NewSize(900, 600))
	p.o.Config.TextSize = 200
	p.setConfig(p.o.Config)
	p.run("go settings")
	page := p.screens[kit.ScreenSettings].Object()
	driver, top := fyne.CurrentApp().Driver(), float32(0)
	for range 20 {
		p.press(plain(fyne.KeyTab))
		focused := p.window.Canvas().Focused().(fyne.CanvasObject)
		top = driver.AbsolutePositionForObject(focused).Y
		if top < 0 || top+focused.Size().Height > p.window.Canvas().Size().Height {
			t.Fatalf("%T has the focus at %v, out of sight", focused, top)
		}
	}
	if page.Size().Height >= 600 {
		t.Fatalf("the settings are %v high: nothing had to be scrolled", page.Size().Height)
	}
}

func TestSettingsShowTheTextSizeThatKeysChose(t *testing.T) {
	p := newPerson(t)
	p.run("go settings")
	for _, want := range []string{"110 %", "120 %", "130 %"} {
		p.press(withCtrl(fyne.KeyEqual))
		if !p.sees(want) {
			t.Errorf("the settings do not show %s", want)
		}
	}
}

// sees reports whether a choice on screen shows those words.
func (p *person) sees(words string) (seen bool) {
	walk(p.window.Content(), func(o fyne.CanvasObject) {
		if s, ok := o.(*widgets.Select); ok && s.Selected == words {
			seen = true
		}
	})
	return seen
}

func TestCurrencyIsRefusedInWordsThatSayWhatWouldDo(t *testing.T) {
	p := newPerson(t)
	p.run("go settings")
	var entry *widgets.Entry
	walk(p.screens[kit.ScreenSettings].Object(), func(o fyne.CanvasObject) {
		if e, ok := o.(*widgets.Entry); ok && e.PlaceHolder == "USD" {
			entry = e
		}
	})
	for typed, want := range map[string]string{"eurx": "EURX is not a currency code. Use one such as USD or EUR.", "12": "12 is not a currency code. Use one such as USD or EUR.", "chf": "", "€": ""} {
		entry.SetText("")
		p.window.Canvas().Focus(entry)
		test.Type(entry, typed)
		p.press(plain(fyne.KeyReturn))
		if got := p.fieldSays(); got != want {
			t.Errorf("%q is answered with %q", typed, got)
		}
	}
}

// fieldSays gives what is said to be wrong at a field, or "".
func (p *person) fieldSays() (problem string) {
	walk(p.window.Content(), func(o fyne.CanvasObject) {
		if f, ok := o.(*widgets.Field); ok && f.Error() != "" {
			problem = f.Error()
		}
	})
	return problem
}

func TestTabGoesDownTheListAndThenIntoTheEntry(t *testing.T) {
	p := newPerson(t).withDemo()
	p.press(withCtrl(fyne.KeyF))
	p.press(plain(fyne.KeyDown), plain(fyne.KeySpace))
	p.press(withCtrl(fyne.KeyF))
	var way []string
	for range 7 {
		switch focused := p.window.Canvas().Focused().(type) {
		case *widgets.Button:
			way = append(way, focused.Text())
		case *widgets.Entry:
			way = append(way, "the search")
		default:
			holds := "something else"
			walk(focused.(fyne.CanvasObject), func(o fyne.CanvasObject) {
				if _, ok := o.(*widgets.Row); ok {
					holds = "the list"
				}
			})
			way = append(way, holds)
		}
		p.press(plain(fyne.KeyTab))
	}
	want := []string{"the search", "Tag…", "Trash", "Export…", "Clear", "the list"}
	if !slices.Equal(way[:6], want) {
		t.Errorf("Tab goes %q, want %q and then the entry", way, want)
	}
}

func TestAnEmptyJournalSaysOnceHowToBegin(t *testing.T) {
	p := newPerson(t)
	p.run("go journal")
	states := 0
	walk(p.window.Content(), func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *widgets.EmptyState:
			states++
		case *widgets.Text:
			if o.Text() == "Kind" {
				t.Error("there is a heading for kinds, and no kind under it")
			}
		}
	})
	if states != 1 {
		t.Errorf("%d places say that there is nothing yet", states)
	}
	begin, demo := p.button("Write the first entry"), p.button("Look at a demo journal")
	if begin == nil || demo == nil {
		t.Fatal("an empty journal does not say how to begin")
	}
	driver := fyne.CurrentApp().Driver()
	first, second := driver.AbsolutePositionForObject(begin.(fyne.CanvasObject)), driver.AbsolutePositionForObject(demo.(fyne.CanvasObject))
	if gap := second.Y - first.Y; gap < 20 || gap > 60 {
		t.Errorf("the demo is offered %v below the beginning", gap)
	}
}

func TestALowWindowGivesItsRoomToTheList(t *testing.T) {
	p := newPerson(t).withDemo()
	high := p.head.MinSize().Height
	p.window.Resize(fyne.NewSize(900, 600))
	if low := p.head.MinSize().Height; low > high-15 {
		t.Errorf("the head takes %v of a low window, %v of a high one", low, high)
	}
	heading, note := p.heading.Position(), p.note.Position()
	if note.X < heading.X+p.heading.Size().Width || note.Y > heading.Y+p.heading.Size().Height {
		t.Errorf("the count stands at %v, the heading at %v", note, heading)
	}
}

func TestFiltersShowWhatHasTheFocus(t *testing.T) {
	p := newPerson(t).withDemo()
	p.run("go journal")
	p.window.Resize(fyne.NewSize(1180, 400))
	driver, options := fyne.CurrentApp().Driver(), 0
	for range 30 {
		p.press(plain(fyne.KeyTab))
		option, ok := p.window.Canvas().Focused().(*widgets.Option)
		if !ok {
			continue
		}
		options++
		if bottom := driver.AbsolutePositionForObject(option).Y + option.Size().Height; bottom > 400 {
			t.Errorf("%s has the focus at %v, out of sight", option.Label(), bottom)
		}
	}
	if options < 10 {
		t.Fatalf("Tab leads to %d filters", options)
	}
}
