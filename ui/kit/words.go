package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/due"
	"rung/model/rhythm"
	"rung/ui/theme"
)

// Counted words a number of things; the words are keys for lang.
func Counted(n int, one, many string) string {
	if n == 1 {
		return lang.L(one)
	}
	return lang.L(many, map[string]any{"Count": n})
}

// DaysAway says how many days ahead something is, or how long ago: "in 3 days",
// "tomorrow", "yesterday".
func DaysAway(days int) string {
	switch {
	case days == 0:
		return lang.L("today")
	case days == 1:
		return lang.L("tomorrow")
	case days > 1:
		return lang.L("in {{.Count}} days", map[string]any{"Count": days})
	}
	return Counted(-days, "yesterday", "{{.Count}} days ago")
}

// DueState words how pressing something is on a day, and the ink for it; no words where it
// can wait.
func DueState(item due.Item, on model.Day) (words string, ink fyne.ThemeColorName) {
	switch item.StateOn(on) {
	case string(rhythm.LosingTouch):
		return lang.L("losing touch"), theme.Red
	case "overdue":
		return lang.L("overdue"), theme.Red
	case "due":
		return lang.L("due"), theme.Amber
	}
	return "", ""
}
