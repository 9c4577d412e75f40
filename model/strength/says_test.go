package strength_test

import (
	"testing"

	"pgregory.net/rapid"

	"rung/model/strength"
)

func TestWhatSaysSomething(t *testing.T) {
	for _, c := range []struct {
		text, title string
		says        bool
	}{
		{"", "Moved the file server", false},
		{"x", "Moved the file server", false},
		{"Done.", "Moved the file server", false},
		{"faster", "Moved the file server", false},
		{"Moved the file-server!", "moved the file server", false},
		{"Lorem ipsum dolor sit amet, consectetur adipiscing elit", "Moved the file server", false},
		{"todo: tbd", "Moved the file server", false},
		{"n/a 12 34", "Moved the file server", false},
		{"the same the same", "Moved it", false},
		{"This is result number 4.", "Moved it", false},
		{"it was so and they did", "Moved it", false},
		{"Two nights fewer on call", "Moved the file server", true},
		{"Backups run by noon", "Moved the file server", true},
		{"Weniger Ausfälle", "Server umgezogen", true},
		{"更快的报表", "Moved it", true},
		{"\\nfaster\\treports", "Moved it", true},
	} {
		if got := strength.Says(c.text, c.title); got != c.says {
			t.Errorf("%q under %q says something: %v", c.text, c.title, got)
		}
	}
}

func TestTheSameTextHasTheSameSum(t *testing.T) {
	sum := func(text string) uint32 { w := strength.WordsOf([]byte(text)); return w.Sum() }
	if sum("Achievement 12: saved 3 hours") != sum("achievement 7 saved 45 hours.") {
		t.Error("a copy with other numbers is not the same text")
	}
	if sum("Saved hours") == sum("Hours saved") || sum("saved hours a week") == sum("saved hours a month") {
		t.Error("different texts are the same")
	}
}

func TestMoreWordsNeverSayLess(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text, more, title := rapid.String().Draw(t, "text"), rapid.String().Draw(t, "more"), rapid.String().Draw(t, "title")
		if strength.Says(text, title) && !strength.Says(text+" "+more, title) {
			t.Fatalf("%q says something under %q and less with %q", text, title, more)
		}
	})
}
