//go:build window

package window_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"rung/ui/window"
)

// standing is how a person stands, as a terminal tells it.
type standing struct {
	Name  string `json:"name"`
	State string `json:"state"`
	Last  string `json:"last"`
}

// awaitStanding waits until the only person of the journal stands so, with a day
// last spoken or without one.
func (p *person) awaitStanding(state string, spoken bool) {
	p.Helper()
	err := window.Await(func() (bool, error) {
		var people []standing
		if err := json.Unmarshal([]byte(p.rung("people", "--json")), &people); err != nil {
			return false, err
		}
		if len(people) != 1 {
			return false, fmt.Errorf("%d people are known, not 1", len(people))
		}
		one := people[0]
		return one.State == state && (one.Last != "") == spoken, fmt.Errorf("%s is %s and was last met on %q", one.Name, one.State, one.Last)
	})
	if err != nil {
		p.keep("failed")
		p.Fatalf("%v\n%s", err, p.program.Output())
	}
}

func TestWindowLogsATalkAndTheRhythmBeginsAnew(t *testing.T) {
	p := newPerson(t)
	p.rung("add", "--plain", "--kind", "contact", "--day", "2026-01-05", "--set", "ideal_days=30", "--set", "limit_days=45", "Maria García")
	p.open()
	p.press("ctrl+4")
	p.awaitStanding("losing touch", false)
	p.keep("people-1-losing-touch")

	p.press("ctrl+f", "down", "return")
	p.write("Lunch about the budget #budget")
	p.keep("people-2-understood")
	p.press("return")
	p.awaitStanding("fine", true)
	p.keep("people-3-logged")

	p.press("ctrl+return") // the undo that the foot offers
	p.awaitStanding("losing touch", false)
	p.keep("people-4-undone")
	p.refuseInLogs("Error in Fyne call thread", "level=ERROR", "panic", "Maria", "Lunch")
}
