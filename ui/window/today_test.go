//go:build window

package window_test

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"time"

	"rung/model"
	"rung/storage"
	"rung/ui/window"
)

// atOnce is how soon a captured line is saved.
const atOnce = 50 * time.Millisecond

// savedWithin types a line, and measures from Enter until another program finds
// the entry in the journal's file.
func (p *person) savedWithin(line, word string) time.Duration {
	p.Helper()
	store, err := storage.Open(p.journal, storage.Options{})
	if err != nil {
		p.Fatal(err)
	}
	defer store.Close()
	q, err := model.ParseQuery(word, model.Locale{}, false)
	if err != nil {
		p.Fatal(err)
	}
	p.write(line)
	if _, err := p.program.Settled(); err != nil {
		p.Fatal(err)
	}
	begun := time.Now()
	if err := p.program.Press("return"); err != nil {
		p.Fatal(err)
	}
	tick := time.NewTicker(time.Millisecond)
	defer tick.Stop()
	for late := begun.Add(window.Patience); ; <-tick.C {
		n, err := store.Count(context.Background(), q)
		if took := time.Since(begun); err == nil && n > 0 {
			return took
		}
		if err != nil || time.Now().After(late) {
			p.keep("failed")
			p.Fatalf("%q is not saved: %v\n%s", line, err, p.program.Output())
		}
	}
}

// proposed gives what a terminal proposes to do next.
func (p *person) proposed() (titles []string) {
	p.Helper()
	var actions []struct{ Title string }
	if err := json.Unmarshal([]byte(p.rung("next", "--json")), &actions); err != nil {
		p.Fatal(err)
	}
	for _, a := range actions {
		titles = append(titles, a.Title)
	}
	return titles
}

func TestWindowOfAWholeDay(t *testing.T) {
	p := newPerson(t)
	p.rung("add", "Chose the new firewall") // so that the first start asks nothing
	p.open()
	p.keep("today-1-morning")

	// No key leads to the line: the cursor is there.
	took := []time.Duration{
		p.savedWithin("Moved the mail server !achievement", "mail"),
		p.savedWithin("Lunch with @Ana about the budget #budget !interaction", "lunch"),
		p.savedWithin("Read two chapters on leading", "chapters"),
	}
	p.keep("today-2-captured")
	// The machine may be busy with other things, so one line in time will do.
	for i := 0; slices.Min(took) > atOnce && i < 20; i++ {
		took = append(took, p.savedWithin(fmt.Sprintf("Wrote on %d", i), fmt.Sprintf("\"on %d\"", i)))
	}
	if t.Logf("from Enter to saved: %v", took); slices.Min(took) > atOnce {
		t.Errorf("from Enter to saved it takes %v", slices.Min(took))
	}
	before := p.proposed()

	p.press("ctrl+f")
	p.write("mail")
	p.press("return", "tab")
	p.write("Orders come in while the office sleeps")
	p.press("tab")
	p.write("Set up the second node and moved it at night")
	p.press("tab")
	p.write("No order is lost any more")
	p.press("tab")
	p.write("minutes without mail a month")
	p.press("tab")
	p.write("30")
	p.press("tab")
	p.write("2")
	p.press("ctrl+s")
	p.awaitTitles([]string{"has:result"}, "Moved the mail server")
	p.press("ctrl+1")
	p.keep("today-3-completed")
	if asked := "Add the result to “Moved the mail server”"; !slices.Contains(before, asked) || slices.Contains(p.proposed(), asked) {
		t.Errorf("what was completed is proposed still, or never was: %q", before)
	}

	p.press("ctrl+p")
	p.write("Answer the evening")
	p.press("return")
	p.write("The mail server")
	p.press("return", "return", "return")
	p.write("The cut-over")
	p.press("return", "return")
	p.keep("today-4-evening")
	p.press("return")
	p.awaitTitles([]string{"tag:evening"}, "Evening")
	p.keep("today-5-answered")

	// What is half typed at the end of the day is there in the morning.
	p.write("Tomorrow: call the vend")
	p.awaitDraft("Tomorrow: call the vend")
	code, err := p.program.Quit()
	if err != nil || code != 0 {
		t.Errorf("the program ended with code %d, error %v", code, err)
	}
	p.open()
	p.keep("today-6-started-again")
	p.write("or")
	p.press("return")
	p.awaitTitles([]string{"vendor"}, "Tomorrow: call the vendor")
	p.refuseInLogs("Error in Fyne call thread", "level=ERROR", "panic", "vendor", "mail server")
}
