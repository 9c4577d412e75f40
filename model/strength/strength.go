// Package strength measures how much an entry says as evidence, as a share of
// what an entry of its kind can say. It knows the kinds of entry and neither
// frameworks, people nor screens.
package strength

import (
	"slices"

	"rung/model"
)

// WholenessOf is how whole an entry is by its own form: its title and each part that
// makes an entry of its kind whole count the same. It looks at which parts are filled,
// never at the words in them. What an entry gives as evidence is another matter, since
// each criterion asks for parts of its own: see readiness.Evidence.
func WholenessOf(e model.Entry) Share {
	missing := e.Missing()
	has := 1 // the title
	for _, label := range model.NewEntry(e.Kind, e.Day).Missing() {
		if !slices.Contains(missing, label) {
			has++
		}
	}
	return Full * Share(has) / Share(has+len(missing))
}
