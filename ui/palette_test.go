package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// chosenRow gives the title of the row that Enter would take in the palette.
func (p *person) chosenRow() (title string) {
	walk(p.top(), func(o fyne.CanvasObject) {
		if row, ok := o.(*widgets.Row); ok && row.Visible() && row.Content().Selected {
			title = row.Content().Title
		}
	})
	return title
}

func TestThePaletteIsWalkedByKeys(t *testing.T) {
	p := newPerson(t)
	p.press(withCtrl(fyne.KeyP))
	first := p.chosenRow()
	p.press(plain(fyne.KeyDown), plain(fyne.KeyDown))
	third := p.chosenRow()
	p.press(plain(fyne.KeyPageDown))
	ninth := p.chosenRow()
	p.press(plain(fyne.KeyPageUp), plain(fyne.KeyUp), plain(fyne.KeyUp), plain(fyne.KeyUp))
	if first == "" || third == first || ninth == third || p.chosenRow() != first {
		t.Fatalf("the keys lead from %q to %q, %q and back to %q", first, third, ninth, p.chosenRow())
	}
	p.press(plain(fyne.KeyEscape))
	if len(p.overlays) != 0 {
		t.Fatal("Escape leaves the palette open")
	}
	p.press(withCtrl(fyne.KeyP))
	p.types("larger")
	before := theme.Size(theme.Text)
	p.press(plain(fyne.KeyReturn))
	if theme.Size(theme.Text) <= before {
		t.Error("the command is not done")
	}
}

func TestThePaletteSearchesTheJournalForItsWords(t *testing.T) {
	p := newPerson(t).withDemo()
	p.press(withCtrl(fyne.KeyP))
	p.types("laptops")
	test.Tap(p.row("Search the journal for “laptops”"))
	if got := p.router.present().Query; got != "laptops" || len(p.shown()) == 0 {
		t.Errorf("it shows %q", got)
	}
}

func TestEveryCommandOfTheMenuIsInThePalette(t *testing.T) {
	p := newPerson(t)
	var missing []string
	for _, menu := range p.window.MainMenu().Items {
		for _, item := range menu.Items {
			p.press(withCtrl(fyne.KeyP))
			if item.Label != "Search or type a command" && !slices.Contains(p.paletteOffers(item.Label), item.Label) {
				missing = append(missing, item.Label)
			}
			p.press(plain(fyne.KeyEscape))
		}
	}
	if len(missing) > 0 {
		t.Errorf("the palette does not know %s", strings.Join(missing, ", "))
	}
}

// paletteOffers types into the palette and gives what it offers.
func (p *person) paletteOffers(words string) (titles []string) {
	p.types(words)
	walk(p.top(), func(o fyne.CanvasObject) {
		if row, ok := o.(*widgets.Row); ok && row.Visible() {
			titles = append(titles, row.Content().Title)
		}
	})
	return titles
}

func TestBackAndForthWalkTheSamePlaces(t *testing.T) {
	p := newPerson(t)
	p.press(pressed{fyne.KeyRight, kit.Alt}) // nothing to go to
	for _, screen := range []fyne.KeyName{"2", "3", "4"} {
		p.press(withCtrl(screen))
	}
	var way []string
	for range 4 {
		p.press(pressed{fyne.KeyLeft, kit.Alt})
		way = append(way, p.screenShown())
	}
	for range 4 {
		p.press(pressed{fyne.KeyRight, kit.Alt})
		way = append(way, p.screenShown())
	}
	want := []string{"readiness", "journal", "today", "today", "journal", "readiness", "people", "people"}
	if !slices.Equal(way, want) {
		t.Errorf("back and forth lead to %v, want %v", way, want)
	}
	p.press(pressed{fyne.KeyLeft, kit.Alt}, withCtrl("1"), pressed{fyne.KeyRight, kit.Alt})
	if p.screenShown() != "today" {
		t.Errorf("after going elsewhere, forth leads to %s", p.screenShown())
	}
}

func TestEveryScreenOfTheRailIsReachedAndTakesTheKeyboard(t *testing.T) {
	p := newPerson(t).withDemo()
	p.tasks.flush()
	for i, place := range p.railPlaces() {
		p.press(withCtrl(fyne.KeyName(rune('1' + i))))
		if p.screenShown() != place.id {
			t.Errorf("Ctrl+%d leads to %s, not %s", i+1, p.screenShown(), place.id)
		}
		p.press(plain(fyne.KeyTab))
		if p.window.Canvas().Focused() == nil {
			t.Errorf("on %s Tab leads nowhere", place.id)
		}
	}
}
