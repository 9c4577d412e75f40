//go:build window

package window_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"testing"

	"rung/ui/window"
)

// moneyTold is what the test looks at of rung money.
type moneyTold struct {
	Year   int
	Due    []struct{ Title string }
	Totals []struct {
		Year  int
		Asked *struct{ Minor int64 }
	}
}

// money asks a terminal what the journal says about money.
func (p *person) money() (told moneyTold) {
	p.Helper()
	if err := json.Unmarshal([]byte(p.rung("money", "--json")), &told); err != nil {
		p.Fatal(err)
	}
	return told
}

// asked is what was asked in the year in hand, in cents.
func (m moneyTold) asked() int64 {
	for _, total := range m.Totals {
		if total.Year == m.Year && total.Asked != nil {
			return total.Asked.Minor
		}
	}
	return 0
}

// picture is the window once it has come to rest.
func (p *person) picture() *image.RGBA {
	p.Helper()
	picture, err := p.program.Settled()
	if err != nil {
		p.Fatal(err)
	}
	return picture
}

// rows cuts the window down to a stretch of it, from the top.
func rows(picture *image.RGBA, from, to int) []byte {
	return picture.Pix[from*picture.Stride : to*picture.Stride]
}

func TestWindowShowsABudgetNoteOnTheBandAndInTheSums(t *testing.T) {
	p := newPerson(t)
	p.rung("add", "--kind", "budget", "--set", "asked=84000 USD", "New laptops")
	p.rung("add", "--kind", "budget", "--set", "fiscal_year="+fmt.Sprint(p.money().Year), "--set", "granted=31000 USD", "Part of the laptops")
	p.open()
	p.press("ctrl+5")
	before := p.picture()
	p.keep("money-1-before")

	p.press("tab", "tab", "return") // after the rail, the first button begins a budget note
	p.write("Racks for the branch office")
	p.press("tab", "tab", "tab", "tab", "tab") // year, stage, nature and category stand before what is asked
	p.write("12.5k USD")
	p.press("ctrl+s")
	err := window.Await(func() (bool, error) {
		asked := p.money().asked()
		return asked == 1250000, fmt.Errorf("%d cents are asked in the year in hand", asked)
	})
	if err != nil {
		p.keep("failed")
		p.Fatalf("%v\n%s", err, p.program.Output())
	}
	p.press("ctrl+5")
	after := p.picture()
	p.keep("money-2-after")
	const marks, sums = 400, 450 // the band with its marks stands above, the sums below
	if bytes.Equal(rows(before, 0, marks), rows(after, 0, marks)) {
		t.Error("the band is as it was before the note")
	}
	if bytes.Equal(rows(before, sums, 760), rows(after, sums, 760)) {
		t.Error("the sums are as they were before the note")
	}
	p.refuseInLogs("Error in Fyne call thread", "level=ERROR", "panic")
}
