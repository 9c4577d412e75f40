package ui

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"rung/model"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// atToday opens Today, with the demo journal or an empty one, once the map is
// read.
func atToday(t *testing.T, demo bool) *person {
	t.Helper()
	p := newPerson(t)
	if demo {
		p.withDemo()
	}
	p.tasks.flush()
	p.run("go today")
	return p
}

// chips gives the words of the chips on screen.
func (p *person) chips() (words []string) {
	walk(p.window.Content(), func(o fyne.CanvasObject) {
		if c, ok := o.(*widgets.Chip); ok {
			words = append(words, c.Content().Text)
		}
	})
	return words
}

// offered gives what stands in the list under the line.
func (p *person) offered() (words []string) {
	walk(p.window.Content(), func(o fyne.CanvasObject) {
		if line, ok := o.(*widgets.SuggestionLine); ok {
			words = append(words, line.Text())
		}
	})
	return words
}

// heads reports whether a card on screen has that heading.
func (p *person) heads(words string) (found bool) {
	walk(p.window.Content(), func(o fyne.CanvasObject) {
		if text, ok := o.(*canvas.Text); ok && text.Text == words {
			found = true
		}
	})
	return found
}

// pastes puts text into what has the focus, as Ctrl+V does.
func (p *person) pastes(text string) {
	p.Helper()
	clipboard := fyne.CurrentApp().Clipboard()
	clipboard.SetContent(text)
	p.window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: clipboard})
}

func TestALineIsWrittenAndSavedFromTheStart(t *testing.T) {
	p := newPerson(t) // no key is pressed: the cursor is in the line
	p.press(plain(fyne.KeyReturn))
	if len(p.find("")) != 0 || p.says("title") {
		t.Error("Enter in the empty line is met with an entry, or with blame")
	}
	p.types("Moved the mail server #erp !achievement >yesterday")
	for _, word := range []string{"Achievement", "Thu 19 Nov 2026", "#erp"} {
		if !slices.Contains(p.chips(), word) {
			t.Errorf("%q is not shown as understood: %v", word, p.chips())
		}
	}
	p.press(plain(fyne.KeyReturn))
	e := p.one("mail")
	if e.Kind != "achievement" || e.Day != "2026-11-19" || !slices.Equal(e.Tags, []string{"erp"}) {
		t.Errorf("saved as %+v", e)
	}
	p.types("and the next")
	p.press(plain(fyne.KeyReturn))
	p.one("next")
}

func TestNamesTagsAndKindsAreOffered(t *testing.T) {
	p := atToday(t, true)
	p.types("Lunch with @ram")
	if offered := p.offered(); !slices.Contains(offered, "Priya Raman") {
		t.Fatalf("@ram offers %v", offered)
	}
	p.press(plain(fyne.KeyTab))
	p.types("#er")
	if offered := p.offered(); len(offered) == 0 || !strings.HasPrefix(offered[0], "#er") {
		t.Fatalf("#er offers %v", offered)
	}
	p.press(plain(fyne.KeyDown), plain(fyne.KeyReturn))
	p.types("!interac")
	p.press(plain(fyne.KeyTab))
	if offered := p.offered(); len(offered) != 0 {
		t.Errorf("a finished line offers %v", offered)
	}
	p.press(plain(fyne.KeyReturn))
	e := p.one("kind:interaction lunch person:Raman day:today")
	if e.Title != "Lunch with Priya Raman" || len(e.Tags) != 1 || !strings.HasPrefix(e.Tags[0], "er") {
		t.Errorf("saved as %q with %v", e.Title, e.Tags)
	}
}

func TestEnterSavesWhatIsNotChosenFromTheOffers(t *testing.T) {
	p := atToday(t, true)
	p.types("Ordered the switches !a")
	if offered := p.offered(); len(offered) < 2 {
		t.Fatalf("!a offers %v", offered)
	}
	p.press(plain(fyne.KeyReturn))
	if e := p.one("switches day:today"); e.Title != "Ordered the switches !a" {
		t.Errorf("the title is %q", e.Title)
	}
}

func TestStepsAndDaysAreOffered(t *testing.T) {
	p := atToday(t, true)
	p.types("Sat on the committee ^rel")
	if offered := p.offered(); len(offered) != 1 || !strings.HasPrefix(offered[0], "A2 ") {
		t.Fatalf("^rel offers %v", offered)
	}
	p.press(plain(fyne.KeyReturn)) // the only one is taken, nothing is saved yet
	p.types(">last fr")
	if offered := p.offered(); len(offered) != 0 {
		t.Errorf("words that are typed already are offered again: %v", offered)
	}
	p.types("iday >yes")
	if offered := p.offered(); len(offered) != 1 || !strings.HasPrefix(offered[0], "yesterday, ") {
		t.Errorf(">yes offers %v", offered)
	}
	p.press(plain(fyne.KeyEscape), plain(fyne.KeyReturn))
	if e := p.one("\"Sat on the committee\""); !slices.Contains(e.Competencies, "relationships") || e.Day.Time().Weekday() != time.Friday {
		t.Errorf("saved with %v on %s", e.Competencies, e.Day)
	}
}

func TestSeveralLinesBecomeSeveralEntriesOrOne(t *testing.T) {
	p := atToday(t, false)
	p.pastes("- Moved the mail server @Ana\n\n- Spoke with @Ana #erp\n- Closed the quarter\n")
	if !p.says("3 lines") {
		t.Fatal("several lines are not offered as several entries")
	}
	p.press(plain(fyne.KeyTab))
	p.tabTo("Save as 3 entries")
	p.press(plain(fyne.KeyReturn))
	if written := p.find("day:today"); len(written) != 3 {
		t.Fatalf("%d entries are written", len(written))
	}
	if ana := p.one("kind:contact"); p.one("mail").Linked("with")[0] != ana.ID || p.one("erp").Linked("with")[0] != ana.ID {
		t.Error("who is named twice is not one contact")
	}
	p.press(withCtrl(fyne.KeyZ))
	if left := p.find("day:today"); len(left) != 0 {
		t.Errorf("one undo leaves %d of them", len(left))
	}

	p.pastes("The retro\nWe stop the nightly build.\nAna owns the new one.")
	p.tap("One entry")
	if e := p.one("retro"); e.Title != "The retro" || e.Body != "We stop the nightly build.\nAna owns the new one." {
		t.Errorf("one entry is %q: %q", e.Title, e.Body)
	}
	p.pastes("one line")
	if p.says("lines") {
		t.Error("a single line is asked about")
	}
}

func TestDroppedFilesGoWithTheLine(t *testing.T) {
	p := atToday(t, false)
	p.onDropped([]string{p.file("rack.txt", "four units"), filepath.Join(t.TempDir(), "gone.txt")})
	if p.footSays() == "" {
		t.Error("a file that cannot be read is not told of")
	}
	p.types("Mounted the new rack")
	p.press(plain(fyne.KeyReturn))
	e := p.one("rack")
	if len(e.Attachments) != 1 || e.Attachments[0].Name != "rack.txt" {
		t.Fatalf("attached is %v", e.Attachments)
	}
	if content, err := p.Journal().AttachmentContent(context.Background(), e.Attachments[0].SHA256); err != nil || string(content) != "four units" {
		t.Errorf("the file holds %q, %v", content, err)
	}
	p.types("Went home")
	p.press(plain(fyne.KeyReturn))
	if e := p.one("home"); len(e.Attachments) != 0 {
		t.Error("the next line has the file too")
	}
}

func TestTheDaysWordsSurviveACrash(t *testing.T) {
	p := atToday(t, false)
	p.now = time.Date(2026, 11, 20, 18, 0, 0, 0, time.UTC)
	p.run("evening")
	p.types("The cut-over")
	p.run("go today")
	p.types("Half a thought")
	p.tasks.flush() // a second passes, and then the power fails
	p.now = p.now.AddDate(0, 0, 1)
	p.start()
	if p.footSays() != "" {
		t.Errorf("the words of Today are offered as an entry's: %q", p.footSays())
	}
	if !p.heads("The evening of Fri 20 Nov 2026") {
		t.Error("yesterday's answers are not shown as yesterday's")
	}
	p.press(plain(fyne.KeyReturn))
	p.one("thought")
	p.tap("Save the answers")
	if e := p.one("tag:evening"); e.Day != "2026-11-20" || !strings.Contains(e.Body, "The cut-over") {
		t.Errorf("the answers are saved on %s: %q", e.Day, e.Body)
	}
	if drafts, err := p.Journal().Drafts(context.Background()); err != nil || len(drafts) != 0 {
		t.Errorf("%d drafts are left, %v", len(drafts), err)
	}
}

func TestAnActionIsPlannedFromToday(t *testing.T) {
	p := atToday(t, true)
	p.tabTo("Plan")
	p.press(plain(fyne.KeyReturn))
	p.pick("Tomorrow")
	if planned := p.find("kind:action status:planned due:2026-11-21"); len(planned) != 1 {
		t.Fatalf("%d actions are planned for tomorrow", len(planned))
	}
	if !p.says("Due Sat 21 Nov 2026.") {
		t.Error("what was planned is not said to be due")
	}
	p.tabTo("Done")
	p.press(plain(fyne.KeyReturn))
	if p.shell.shown != "journal" || !p.says("Fill in:") {
		t.Error("Done does not open what it writes")
	}
}

func TestWhatIsDueLeadsToWhatItIsAbout(t *testing.T) {
	p := atToday(t, false)
	contact := p.meets("Maria García", "2026-01-05", model.Values{"limit_days": int64(45)})
	note := model.NewEntry("budget", "2026-11-01")
	note.Title, note.Values = "FY27 request", model.Values{"deadline": model.Day("2026-11-26")}
	p.save(model.Edit{Entry: note})
	p.interview("Fabrikam", "2027-02-01")
	for words, want := range map[string]kit.Route{
		"Talk to Maria García":                                {Screen: kit.ScreenPeople, ID: contact.ID},
		"Deadline: FY27 request":                              {Screen: kit.ScreenJournal, ID: note.ID},
		"Interview: Fabrikam":                                 {Screen: kit.ScreenReview, ID: p.one("kind:interview").ID},
		fmt.Sprintf("%d unfinished", len(p.find("is:inbox"))): {Screen: kit.ScreenJournal, Query: "is:inbox"},
	} {
		p.run("go today")
		if button := p.button(words); button == nil {
			t.Errorf("%q does not stand under Due", words)
			continue
		}
		p.tap(words)
		if got := p.router.present(); got.Screen != want.Screen || want.ID != "" && got.ID != want.ID {
			t.Errorf("%q leads to %+v, not %+v", words, got, want)
		}
	}
	p.run("go today")
	if p.button("Interview: Fabrikam, in 73 days") == nil {
		t.Error("the days to the next interview are not counted")
	}
}

func TestALongListOfWhatIsDueIsShownInParts(t *testing.T) {
	p := atToday(t, true)
	p.tabTo("All 2")
	p.press(plain(fyne.KeyReturn))
	if p.button("All 2") != nil {
		t.Error("all is shown, and offered still")
	}
	if item, ok := p.window.Canvas().Focused().(*widgets.Item); !ok || !item.Visible() {
		t.Error("the first that was left out does not have the focus")
	}
}

func TestTodayFitsASmallWindowWithLargeText(t *testing.T) {
	p := atToday(t, true)
	p.app.Settings().SetTheme(theme.New(theme.Light, 200))
	p.window.Resize(fyne.NewSize(900, 600))
	p.run("go today")
	p.AnswerNow()
	driver, seen := fyne.CurrentApp().Driver(), map[fyne.Focusable]bool{}
	for at := range 80 {
		if at > 0 {
			p.press(plain(fyne.KeyTab))
		}
		focused := p.window.Canvas().Focused()
		o, ok := focused.(fyne.CanvasObject)
		if !ok || seen[focused] {
			continue
		}
		seen[focused] = true
		at, size := driver.AbsolutePositionForObject(o), o.Size()
		if at.X < 0 || at.X+min(size.Width, 100) > 900 || at.X+size.Width > 905 || at.Y < 0 || at.Y+min(size.Height, 30) > 600 {
			t.Errorf("%T has the focus at %v with %v, out of sight", o, at, size)
		}
	}
	if len(seen) < 20 {
		t.Errorf("Tab leads to %d places only", len(seen))
	}
}

// AnswerNow opens the evening's questions.
func (p *person) AnswerNow() { p.run("evening") }

// From Enter to saved it takes less than 50 ms with years of entries too. The
// machine may be busy, so the best of a few counts.
func TestACaptureIsSavedAtOnce(t *testing.T) {
	p := atToday(t, false)
	var edits []model.Edit
	for i := range 10_000 {
		e := model.NewEntry("note", model.Day("2026-11-20").Add(-i%2000))
		e.Title = fmt.Sprintf("Note number %d", i)
		edits = append(edits, model.Edit{Entry: e})
	}
	p.save(edits...)
	best := time.Hour
	for i := range 5 {
		p.types(fmt.Sprintf("Captured %d @Ana #erp", i))
		begun := time.Now()
		p.press(plain(fyne.KeyReturn))
		best = min(best, p.disk.wrote.Sub(begun))
	}
	if best <= 0 || best > 50*time.Millisecond {
		t.Errorf("from Enter to saved it takes %v", best)
	}
	if n := len(p.find("captured")); n != 5 {
		t.Errorf("%d of 5 lines are saved", n)
	}
}

func TestTheDigestIsReadCopiedAndSaved(t *testing.T) {
	p := atToday(t, true)
	p.run("month")
	if words := p.overlayWords(); !strings.Contains(words, "Worth completing") {
		t.Errorf("the month shows %q", words)
	}
	p.tap("Copy")
	page := fyne.CurrentApp().Clipboard().Content()
	if !strings.HasPrefix(page, "# The month\n") || !strings.Contains(page, "Sun 1 Nov 2026 to Fri 20 Nov 2026") || !strings.Contains(page, "## To complete") {
		t.Errorf("copied is %q", page)
	}
	path := filepath.Join(t.TempDir(), "month.md")
	p.tap("Save as Markdown")
	p.picks(path)
	if saved, err := os.ReadFile(path); err != nil || string(saved) != page {
		t.Errorf("saved is %q, %v", saved, err)
	}
	p.tap("This week")
	p.tap("Copy")
	if week := fyne.CurrentApp().Clipboard().Content(); !strings.Contains(week, "Sat 14 Nov 2026 to Fri 20 Nov 2026") {
		t.Errorf("the week is %q", week)
	}
}

func TestBeforeAnInterviewAStoryIsAskedFor(t *testing.T) {
	p := atToday(t, false)
	if p.says("Find a story for:") {
		t.Error("a story is asked for while no interview is near")
	}
	p.interview("Fabrikam", "2026-11-24")
	asked := p.bank().Actions("2026-11-20")[0]
	test.Tap(p.rowButton(asked.Title, "Start"))
	if at := p.router.present(); at.Screen != kit.ScreenReview || at.View != kit.ViewQuestion || at.ID != asked.Subject {
		t.Errorf("Start leads to %+v", at)
	}
}
