//go:build window

package window_test

import (
	"encoding/json"
	"fmt"
	"image/color"
	"slices"
	"strings"
	"testing"

	"rung/model"
	"rung/ui/window"
)

// readChip is the ground of a chip that was read, in the light and in the dark theme.
var readChip = []color.RGBA{{R: 0xE6, G: 0xF1, B: 0xEF, A: 0xFF}, {R: 0x1E, G: 0x2B, B: 0x2E, A: 0xFF}}

// awaitChips waits until chips that were read are shown below the line on Today.
func (p *person) awaitChips(line string) {
	p.Helper()
	err := window.Await(func() (bool, error) {
		picture, err := p.program.Settled()
		if err != nil {
			return false, err
		}
		shown := 0
		for y := 200; y < 420; y++ {
			for x := 190; x < 540; x++ { // right of that stand the gains of actions
				if slices.Contains(readChip, picture.RGBAAt(x, y)) {
					shown++
				}
			}
		}
		return shown > 500, fmt.Errorf("%q shows no chips", line)
	})
	if err != nil {
		p.keep("failed")
		p.Fatal(err)
	}
}

func TestWindowOfATiredEvening(t *testing.T) {
	p := newPerson(t)
	p.rung("add", "--plain", "Chose the new firewall") // so that the first start asks nothing
	p.open()
	lines := []string{
		"Asked for $4,800 for two new power supplies",
		"Moved the mail server without downtime",
		"Had lunch with Jana Quist from Legal about the new contract",
		"Passed the ITIL exam at last",
		"What a day, I am so tired",
		"Explained the backup to Wilma Brandt from Finance over coffee",
	}
	for i, line := range lines {
		p.write(line)
		if i != 4 {
			p.awaitChips(line)
		}
		switch i {
		case 1:
			p.keep("evening-1-typed")
			p.press("down", "delete", "up") // the kind goes
			p.keep("evening-2-taken-out")
		case 2, 5:
			p.press("alt+1") // somebody new
			p.keep("evening-3-taken")
		}
		p.press("return")
	}
	p.awaitTitles([]string{"day:today"}, append([]string{"Chose the new firewall"}, lines...)...)

	kinds := map[string]string{}
	var written []model.Entry
	if err := json.Unmarshal([]byte(p.rung("list", "--json", "day:today")), &written); err != nil {
		t.Fatal(err)
	}
	for _, e := range written {
		kinds[e.Title] = e.Kind
		if e.Title == lines[0] && !e.Read.Has(model.PartValue("asked")) {
			t.Errorf("what was asked is kept as %+v", e.Read)
		}
	}
	for i, want := range []string{"budget", "note", "interaction", "study", "note", "interaction"} {
		if kinds[lines[i]] != want {
			t.Errorf("%q is a %s, not a %s", lines[i], kinds[lines[i]], want)
		}
	}
	people := p.rung("list", "kind:contact")
	if !strings.Contains(people, "Jana Quist") || !strings.Contains(people, "Wilma Brandt") {
		t.Errorf("who was taken is not among the contacts: %s", people)
	}
	p.press("ctrl+f")
	p.write("power")
	p.press("return")
	p.keep("evening-4-in-the-journal")
	p.refuseInLogs("Error in Fyne call thread", "level=ERROR", "panic", "mail server", "Quist")
}
