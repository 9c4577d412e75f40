package ui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rung/model"
	"rung/ui/charts"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// atMoney is a person who looks at the money.
func atMoney(t *testing.T, demo bool) *person {
	t.Helper()
	p := newPerson(t)
	if demo {
		p.withDemo()
	}
	p.tasks.flush() // the first frame has been shown
	p.run("go money")
	return p
}

// bands gives the words of each band on screen, the uppermost first.
func (p *person) bands() (words []string) {
	walk(p.screens[kit.ScreenMoney].Object(), func(o fyne.CanvasObject) {
		if band, ok := o.(*charts.Band); ok {
			words = append(words, band.Describe())
		}
	})
	return words
}

// sums gives the words of the chart of amounts.
func (p *person) sums() string {
	words := ""
	walk(p.screens[kit.ScreenMoney].Object(), func(o fyne.CanvasObject) {
		if chart, ok := o.(*charts.Columns); ok {
			words = chart.Describe()
		}
	})
	return words
}

// fill types into the field of that label, in the place of what it holds.
func (p *person) fill(label, words string) {
	p.Helper()
	root := p.window.Content()
	if len(p.overlays) > 0 {
		root = p.overlays[len(p.overlays)-1].popup
	}
	filled := false
	walk(root, func(o fyne.CanvasObject) {
		field, ok := o.(*widgets.Field)
		if !ok || filled || !strings.HasPrefix(field.Label(), label) {
			return
		}
		walk(field, func(inner fyne.CanvasObject) {
			if entry, is := inner.(*widgets.Entry); is && !filled {
				p.window.Canvas().Focus(entry)
				entry.SetText("")
				test.Type(entry, words)
				filled = true
			}
		})
	})
	if !filled {
		p.Fatalf("there is no field %q", label)
	}
}

func TestABudgetNoteIsSeenOnTheBandAndInTheSums(t *testing.T) {
	p := atMoney(t, true)
	bands, sums := p.bands(), p.sums()
	if len(bands) != 1 || !strings.Contains(sums, "FY27: Asked 109,900 USD, Granted 59,500 USD") {
		t.Fatalf("at first %d bands and %s", len(bands), sums)
	}
	p.tap("New budget note")
	p.types("One more person for the service desk")
	p.fill("Asked", "25k USD")
	if got := p.noteUnder("Asked"); got != "25,000 USD" {
		t.Errorf("25k USD is understood as %q", got)
	}
	p.tap("More fields")
	p.fill("Deadline", "11 Dec")
	p.press(withCtrl(fyne.KeyS))
	note := p.one(`kind:budget "service desk"`)
	if year, _ := note.Values.Integer("fiscal_year"); year != 2027 || note.Values.Text("stage") != "approval" {
		t.Errorf("the note is of %d, at %q", year, note.Values.Text("stage"))
	}
	p.tapFoot()
	if p.shell.shown != "money" {
		t.Fatalf("the foot leads to %q", p.shell.shown)
	}
	if got := p.sums(); !strings.Contains(got, "FY27: Asked 134,900 USD, Granted 59,500 USD") {
		t.Errorf("the sums are %s", got)
	}
	if got := p.bands()[0]; got == bands[0] || !strings.Contains(got, "11 Dec: deadline of One more person for the service desk") {
		t.Errorf("the band is %s", got)
	}
	p.press(withCtrl(fyne.KeyZ))
	if p.sums() != sums || p.bands()[0] != bands[0] {
		t.Errorf("undone, the screen still shows it: %s", p.sums())
	}
}

func TestTheDaysOfAStageAreChosenAndGivenBack(t *testing.T) {
	p := atMoney(t, true)
	p.tap("Change the days")
	p.fill("Request from", "12 Oct 2026")
	p.fill("Request to", "1 Oct 2026")
	p.tap("Keep")
	if words := p.overlayWords(); !strings.Contains(words, "The last day comes before the first") {
		t.Fatalf("days that cannot be are answered with %q", words)
	}
	p.fill("Request to", "15 Nov 2026")
	p.tap("Keep")
	if got := p.bands()[0]; !strings.Contains(got, "Request: 12 Oct 2026 to 15 Nov 2026\n") || !strings.Contains(got, "Review: 1 Oct 2026 to 31 Oct 2026, as proposed") {
		t.Errorf("the band is %s", got)
	}
	p.tapFoot()
	if got := p.bands()[0]; !strings.Contains(got, "Request: 1 Sep 2026 to 30 Sep 2026, as proposed") {
		t.Errorf("undone, the band is %s", got)
	}
}

func TestTheSheetOfDaysShowsTheFieldThatIsTypedInto(t *testing.T) {
	p := atMoney(t, true)
	p.window.Resize(fyne.NewSize(900, 600))
	p.o.Config.TextSize = 200
	p.setConfig(p.o.Config)
	p.run("go money")
	p.tap("Change the days")
	driver, days := fyne.CurrentApp().Driver(), 0
	for range 14 {
		entry, ok := p.window.Canvas().Focused().(*widgets.Entry)
		if !ok {
			t.Fatalf("after %d days the focus is on %T", days, p.window.Canvas().Focused())
		}
		days++
		if at := driver.AbsolutePositionForObject(entry); at.Y < 0 || at.Y+entry.Size().Height > 520 {
			t.Fatalf("day %d is typed at %v, under the buttons or out of sight", days, at)
		}
		p.press(plain(fyne.KeyTab))
	}
}

func TestTheFiscalYearBeginsWhenThePersonSays(t *testing.T) {
	p := atMoney(t, true)
	p.tap("Fiscal years begin in January")
	if p.shell.shown != "settings" {
		t.Fatalf("it leads to %q", p.shell.shown)
	}
	walk(p.window.Content(), func(o fyne.CanvasObject) {
		if choice, ok := o.(*widgets.Select); ok && choice.Selected == "January" {
			choice.SetSelected("July")
		}
	})
	p.run("go money")
	if !p.says("1 Jul 2026 to 30 Jun 2027") || p.button("Fiscal years begin in July") == nil {
		t.Errorf("the bands are %q", p.bands())
	}
}

func TestOneCurrencyIsShownAtATime(t *testing.T) {
	p := atMoney(t, true)
	if strings.Contains(p.sums(), "EUR") {
		t.Fatalf("dollars hold euros: %s", p.sums())
	}
	p.tap("EUR")
	if got := p.sums(); got != "FY26: Asked 7,800 EUR, Granted 7,800 EUR, Spent 7,640 EUR" {
		t.Errorf("in euros: %s", got)
	}
	p.tap("Operating")
	if got := p.sums(); got != "" || !p.says("No budget note gives an amount here yet") {
		t.Errorf("operating, in euros: %s", got)
	}
	p.tap("All")
	p.tap("USD")
	p.tap("Capital")
	if got := p.sums(); !strings.Contains(got, "FY27: Asked 78,400 USD, Granted 28,000 USD") {
		t.Errorf("capital, in dollars: %s", got)
	}
}

// budgetNote is one with fields as they are typed.
func (p *person) budgetNote(title string, values map[string]string) model.Edit {
	p.Helper()
	e := model.NewEntry("budget", p.Locale().Today)
	e.Title = title
	kind, _ := model.KindOf("budget")
	for key, text := range values {
		field, _ := kind.Field(key)
		value, err := field.Parse(text, p.Locale())
		if err != nil {
			p.Fatal(err)
		}
		e.Values[key] = value
	}
	return model.Edit{Entry: e}
}

func (p *person) writes(notes ...model.Edit) {
	p.Helper()
	if _, err := p.Journal().Save(context.Background(), model.Added, notes, nil); err != nil {
		p.Fatal(err)
	}
}

func TestAmountsWithoutACurrencyOrAYearAreCountedApartAndSaid(t *testing.T) {
	p := atMoney(t, false)
	if p.button("Write the first budget note") == nil {
		t.Fatal("an empty screen does not say how to begin")
	}
	p.writes(p.budgetNote("Cables", map[string]string{"asked": "900"}))
	if got := p.sums(); got != "FY26: Asked 900" || !p.says("1 note names no fiscal year and is counted by its day.") {
		t.Errorf("without a currency: %s", got)
	}
	p.writes(p.budgetNote("Racks", map[string]string{"asked": "40 CHF", "fiscal_year": "FY26"}))
	p.tap("CHF")
	if got := p.sums(); got != "FY26: Asked 40 CHF" || !p.says("1 note gives an amount without a currency; it is counted apart.") {
		t.Errorf("with one: %s", got)
	}
	p.tap("No currency")
	if got := p.sums(); got != "FY26: Asked 900" {
		t.Errorf("and back: %s", got)
	}
}

func TestASumBeyondCountingIsSaidInWords(t *testing.T) {
	p := atMoney(t, false)
	var notes []model.Edit
	for range 93 {
		notes = append(notes, p.budgetNote("Typed with too many zeros", map[string]string{"asked": "999999999999999 USD", "fiscal_year": "2026"}))
	}
	p.writes(notes...)
	if !p.noticeSays("The amounts of 2026 are more than can be added up exactly.") || p.sums() != "" {
		t.Errorf("the sums are %s", p.sums())
	}
}

func TestYearsAreCompared(t *testing.T) {
	p := atMoney(t, true)
	p.tap("FY26")
	bands := p.bands()
	if len(bands) != 2 || !strings.Contains(bands[0], "2027") || !strings.Contains(bands[1], "19 Aug 2025") {
		t.Fatalf("%d bands: %q", len(bands), bands)
	}
	p.tap("FY27")
	if bands = p.bands(); len(bands) != 1 || !strings.Contains(bands[0], "19 Aug 2025") {
		t.Errorf("%d bands: %q", len(bands), bands)
	}
	p.tap("As a table")
	if len(p.bands()) != 0 || !p.says("Spend: 1 Jan 2026 to 31 Dec 2026, as proposed, now") {
		t.Error("the band is not told in words")
	}
}

func TestTheBoardLeadsToItsInitiativesAndAsksForLessons(t *testing.T) {
	p := atMoney(t, true)
	for _, words := range []string{"Funded, thriving: 2", "Not funded, died: 1", "3 of 4 funded had a sponsor; of those not funded, 0 of 3.", "3 thriving and 2 that died are too few to compare; 3 of each would do."} {
		if !p.says(words) {
			t.Errorf("the board does not say %q", words)
		}
	}
	test.Tap(p.rowButton("Contractor portal: not said yet", "Say it"))
	p.types("Ask which half is mine.")
	p.press(withCtrl(fyne.KeyS))
	p.tapFoot()
	if !p.says("Ask which half is mine.") || p.says("Contractor portal: not said yet") {
		t.Error("the lesson is not on the board")
	}
	p.tap("Open Tablets at the dock")
	if p.shell.shown != "journal" {
		t.Errorf("an initiative leads to %q", p.shell.shown)
	}
}

func TestBudgetNotesAndDatesAreWrittenOut(t *testing.T) {
	p := atMoney(t, true)
	secret := p.budgetNote("What the board fears", nil)
	secret.Entry.Private = true
	p.writes(p.budgetNote(`=HYPERLINK("x")`, map[string]string{"asked": "-5 USD"}), secret)
	folder := t.TempDir()
	for item, file := range map[string]string{"Budget notes": "notes.csv", "Deadlines": "dates.ics"} {
		p.tap("Export…")
		p.pick(item)
		if words := p.overlayWords(); !strings.Contains(words, "private, left out") {
			t.Errorf("%s: that private ones stay here is not said: %q", item, words)
		}
		p.press(plain(fyne.KeyReturn))
		path := filepath.Join(folder, file)
		p.overlayEntry().SetText(path)
		p.tap("Save")
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		text := string(content)
		if file == "dates.ics" && (!strings.Contains(text, "BEGIN:VEVENT") || !strings.Contains(text, "DTSTART;VALUE=DATE:20261127")) {
			t.Errorf("the calendar lacks the deadline: %.200s", text)
		}
		if file == "notes.csv" && (strings.Contains(text, `,"=HYPERLINK`) || !strings.Contains(text, "storage") || strings.Contains(text, "board fears") || strings.Contains(text, "initiative,")) {
			t.Errorf("the table is %.300s", text)
		}
	}
}

func (p *person) overlayEntry() (entry *widgets.Entry) {
	p.Helper()
	if len(p.overlays) == 0 {
		p.Fatal("nothing lies over the window to type into")
	}
	walk(p.overlays[len(p.overlays)-1].popup, func(o fyne.CanvasObject) {
		if e, ok := o.(*widgets.Entry); ok && entry == nil {
			entry = e
		}
	})
	return entry
}

func TestMoneyIsUsedByKeyboardInASmallWindow(t *testing.T) {
	p := atMoney(t, true)
	p.window.Resize(fyne.NewSize(900, 600))
	p.o.Config.TextSize = 200
	p.setConfig(p.o.Config)
	p.run("go money")
	driver, met := fyne.CurrentApp().Driver(), map[string]bool{}
	for range 60 {
		p.press(plain(fyne.KeyTab))
		focused := p.window.Canvas().Focused().(fyne.CanvasObject)
		if named, ok := focused.(interface{ AccessibilityLabel() string }); ok {
			met[named.AccessibilityLabel()] = true
		}
		at := driver.AbsolutePositionForObject(focused)
		if at.Y < 0 || at.Y > 600 || at.X+focused.Size().Width > 900 {
			t.Fatalf("%T has the focus at %v, %v wide, out of sight", focused, at, focused.Size())
		}
	}
	for _, want := range []string{"New budget note", "Change the days…", "EUR", "Capital", "Note it", "Say it", "Open Tablets at the dock"} {
		if !met[want] {
			t.Errorf("Tab does not lead to %q", want)
		}
	}
	wide := 0
	walk(p.screens[kit.ScreenMoney].Object(), func(o fyne.CanvasObject) {
		if text, ok := o.(*widgets.Text); ok && text.MinSize().Height > text.Size().Height+1 {
			wide++
			t.Errorf("%q has %v and needs %v", text.Text(), text.Size(), text.MinSize())
		}
	})
}

// noteUnder is how the words in the field of that label are understood.
func (p *person) noteUnder(label string) (note string) {
	walk(p.window.Content(), func(o fyne.CanvasObject) {
		if field, ok := o.(*widgets.Field); ok && field.Label() == label {
			note = field.Note()
		}
	})
	return note
}
