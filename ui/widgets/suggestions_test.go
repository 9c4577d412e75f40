package widgets

import (
	"strings"
	"testing"

	"rung/ui/draw/drawtest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// openSuggestions opens a list under a field.
func openSuggestions(t *testing.T, at int, words ...string) (*SuggestionList, *Entry, *[]string) {
	t.Helper()
	owner, list, taken := NewTextEntry(), NewSuggestionList(), &[]string{}
	drawtest.ShowWindow(t, NewStacked(1, owner, list), 400, 400).Canvas().Focus(owner)
	var offered []Suggestion
	for _, word := range words {
		offered = append(offered, Suggestion{Text: word, Icon: "tag", Accept: func() { *taken = append(*taken, word) }})
	}
	list.Open(owner, offered, at)
	return list, owner, taken
}

func TestSuggestionsAreWalkedAndTakenByKeys(t *testing.T) {
	for name, c := range map[string]struct {
		at   int
		keys []fyne.KeyName
		want string
		used bool // the last key was the list's
		open bool
	}{
		"Enter takes the one chosen":   {0, []fyne.KeyName{fyne.KeyReturn}, "alpha", true, false},
		"Down goes on":                 {0, []fyne.KeyName{fyne.KeyDown, fyne.KeyReturn}, "beta", true, false},
		"Down from the last begins":    {2, []fyne.KeyName{fyne.KeyDown, fyne.KeyReturn}, "alpha", true, false},
		"Up from the first ends":       {0, []fyne.KeyName{fyne.KeyUp, fyne.KeyReturn}, "gamma", true, false},
		"Enter is the field's at none": {-1, []fyne.KeyName{fyne.KeyReturn}, "", false, true},
		"Tab takes the first at none":  {-1, []fyne.KeyName{fyne.KeyTab}, "alpha", true, false},
		"Escape closes":                {1, []fyne.KeyName{fyne.KeyEscape}, "", true, false},
		"letters are the field's":      {1, []fyne.KeyName{fyne.KeyA}, "", false, true},
	} {
		list, owner, taken := openSuggestions(t, c.at, "alpha", "beta", "gamma")
		used := false
		for _, key := range c.keys {
			used = list.HandleKey(key)
		}
		if got := strings.Join(*taken, " "); got != c.want || used != c.used || list.IsFor(owner) != c.open {
			t.Errorf("%s: taken %q, used %v, open %v", name, got, used, list.IsFor(owner))
		}
	}
}

func TestSuggestionsAreTakenByPointerThoughTheFieldLosesTheFocus(t *testing.T) {
	list, owner, taken := openSuggestions(t, -1, "alpha", "beta")
	line := list.Lines()[1]
	line.MouseIn(nil)
	line.MouseDown(nil)
	if !list.IsPressed() {
		t.Error("the list does not know that it is pressed, and would close")
	}
	line.MouseUp(nil)
	test.Tap(line)
	if strings.Join(*taken, " ") != "beta" || list.Owner() != nil || len(list.Lines()) != 0 {
		t.Errorf("taken %v, still under %v with %d lines", *taken, list.Owner(), len(list.Lines()))
	}
	if focused := fyne.CurrentApp().Driver().CanvasForObject(owner).Focused(); focused != owner {
		t.Errorf("the keyboard is on %v", focused)
	}
	list, _, taken = openSuggestions(t, -1, "alpha")
	line = list.Lines()[0]
	line.MouseDown(nil)
	line.MouseOut()
	if list.Lines() != nil || len(*taken) != 0 {
		t.Error("drawn away from, the list stays or takes something")
	}
}

func TestSuggestionsAskForNoMoreRoomThanTheyHave(t *testing.T) {
	list, owner, _ := openSuggestions(t, 0, "a", "b", "c", "d", "e", "f", "g", "h", "i", "j")
	whole := list.MinSize().Height
	if line := list.Lines()[0].MinSize().Height; whole > float32(mostSuggestions+1)*line {
		t.Errorf("ten lines ask for %v, a line is %v high", whole, line)
	}
	list.Fits = func(float32) int { return 3 }
	if list.Refresh(); list.MinSize().Height >= whole {
		t.Error("with room for three it asks for as much as before")
	}
	changed := 0
	list.OnChanged = func() { changed++ }
	list.Open(owner, nil, -1)
	list.Close()
	if changed != 1 || list.MinSize().Height != 0 {
		t.Errorf("with nothing to offer it is laid out %d times and %v high", changed, list.MinSize().Height)
	}
}
