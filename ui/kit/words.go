package kit

import (
	"fyne.io/fyne/v2/lang"
)

// Counted words a number of things; the words are keys for lang.
func Counted(n int, one, many string) string {
	if n == 1 {
		return lang.L(one)
	}
	return lang.L(many, map[string]any{"Count": n})
}
