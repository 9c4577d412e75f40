package ui

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rung/model"
	"rung/model/resume"
	"rung/ui/kit"
	"rung/ui/widgets"
)

func TestWordsOfABulletOutliveACrashAndAFullDisk(t *testing.T) {
	p := atResume(t, true)
	p.bullet("Emptied the old").Tapped(nil)
	p.retypes("Freed a server room")
	p.tasks.flush() // a moment has passed
	p.start()       // as after a crash
	p.tasks.flush()
	p.run("go resume")
	if field, ok := p.window.Canvas().Focused().(*widgets.Entry); ok && field.Text != "Freed a server room" {
		t.Errorf("the field holds %q", field.Text)
	}
	if !strings.Contains(p.footSays(), "not saved last time") || !strings.Contains(p.page(), "Freed a server room") {
		t.Fatalf("the words are not there any more: %q", p.footSays())
	}

	p.disk.full = true
	p.run("save")
	if len(p.find("kind:bullet Freed")) != 0 || len(p.screens[kit.ScreenResume].(kit.Holder).Unsaved()) != 1 {
		t.Error("a full disk is not told of")
	}
	p.disk.full = false
	p.run("save")
	if p.one("kind:bullet Freed").Title != "Freed a server room" {
		t.Error("the words were not saved once there was room")
	}
}

func TestPrivateWorkStaysOffThePageAndThatIsSaid(t *testing.T) {
	p := atResume(t, true)
	b := p.one("kind:bullet Emptied")
	about := p.entry(b.Linked("about")[0])
	p.save(change(about, func(e *model.Entry) { e.Private = true }))
	if strings.Contains(p.page(), "Emptied the old") {
		t.Error("a bullet about a private entry is on the page")
	}
	if !p.tells("1 private entry is left out") || !strings.HasPrefix(p.bullet("Emptied the old").Content().Second, "Private") {
		t.Errorf("nothing says so: %q", p.bullet("Emptied the old").Content().Second)
	}
}

// entry gives an entry as the journal has it now.
func (p *person) entry(id string) model.Entry {
	p.Helper()
	e, err := p.Journal().Entry(context.Background(), id)
	if err != nil {
		p.Fatal(err)
	}
	return e
}

func TestAFindingIsMendedByItsButtonAndARuleTurnedOffAndOn(t *testing.T) {
	p := atResume(t, true)
	p.bullet("Successfully replaced").Tapped(nil)
	p.tap("Leave it out")
	p.press(plain(fyne.KeyReturn))
	if got := p.one("kind:bullet storage").Title; !strings.HasPrefix(got, "Replaced the storage") && !strings.HasPrefix(got, "replaced the storage") {
		t.Errorf("mended, it says %q", got)
	}

	passive := func() bool { return strings.Contains(p.bullet("Louisville").Content().Second, "does not say who") }
	p.bullet("Louisville").Tapped(nil)
	p.tap("Turn this rule off")
	p.press(plain(fyne.KeyEscape))
	if passive() {
		t.Error("the rule speaks still")
	}
	p.tapFoot()
	if !passive() {
		t.Error("Undo does not turn the rule on again")
	}

	p.run("bullet rules")
	p.fill("More of “Filler”", "Louisville =")
	p.tap("Save")
	if !strings.Contains(p.bullet("Louisville").Content().Second, "adds nothing") {
		t.Errorf("a word of one's own is not found: %q", p.bullet("Louisville").Content().Second)
	}
}

func TestTheFrameIsEditedBesideThePage(t *testing.T) {
	p := atResume(t, true)
	p.tap("About you")
	p.fill("Name", "Kim Doe")
	p.fill("E-mail", "kim")
	p.run("save")
	if !p.tells("is no e-mail address") || strings.Contains(p.page(), "Kim Doe") {
		t.Error("an address that nobody can write to is kept")
	}
	p.fill("E-mail", "kim@example.org")
	p.fill("Skills", "Systems: Linux, VMware")
	p.tasks.flush()
	if page := p.page(); !strings.Contains(page, "Kim Doe") || !strings.Contains(page, "kim@example.org") || !strings.Contains(page, "Systems: Linux, VMware") {
		t.Errorf("the page says %q", page)
	}

	p.tap("Add a position")
	p.fill("Title", "Volunteer coordinator")
	p.fill("Organisation", "City Food Bank")
	p.fill("Since", "some day")
	p.tap("Save")
	if len(p.overlays) == 0 {
		t.Fatal("a day that cannot be read closes the sheet")
	}
	p.fill("Since", "2025-02-01")
	p.tap("Save")
	if got := p.one("kind:position Volunteer"); got.Day != "2025-02-01" || got.Values.Text("organisation") != "City Food Bank" {
		t.Errorf("the position is %+v", got)
	}
	if !strings.Contains(p.page(), "Volunteer coordinator, City Food Bank") {
		t.Error("the page does not have the position")
	}
}

func TestBulletsAreNarrowedByRoleTagAndStep(t *testing.T) {
	p := atResume(t, true)
	all := len(p.bullets())
	p.tap("Filter")
	p.fill("Tag", "erp")
	p.tap("Show these")
	if n := len(p.bullets()); n == 0 || n >= all {
		t.Errorf("%d of %d bullets are tagged", n, all)
	}
	p.tap("1 filter")
	p.fill("Work until", "2012-01-01")
	p.tap("Show these")
	if len(p.bullets()) != 0 || !p.tells("No bullet fits the filter.") {
		t.Errorf("before all work there are %q", p.bullets())
	}
	p.tap("Show all")
	if len(p.bullets()) != all {
		t.Error("the filter does not go")
	}
}

func TestWhatWasSentIsKeptWithTheFileItself(t *testing.T) {
	p := atResume(t, true)
	p.setTarget("Fairmont Dairy Cooperative")
	p.tap("Markdown")
	p.run("keep sent")
	p.tap("Keep")
	var kept model.Entry
	for _, e := range p.find("kind:snapshot") {
		if e.Values.Text("format") == "md" {
			kept = e
		}
	}
	if kept.Values.Text("target") != "Fairmont Dairy Cooperative" || len(kept.Linked("application")) != 1 || len(kept.Attachments) != 1 {
		t.Fatalf("kept is %+v", kept)
	}
	content, err := p.Journal().AttachmentContent(context.Background(), kept.Attachments[0].SHA256)
	if err != nil || !strings.Contains(string(content), "Cut order-to-dispatch time by 72%") {
		t.Errorf("the file holds %q, %v", content, err)
	}
}

func TestOddWordsAreKeptAndShown(t *testing.T) {
	p := atResume(t, true)
	for _, words := range []string{strings.Repeat("long words ", 450), "Shipped 🚀 a release for 40 people", "הגדלתי את הצוות ל 12 אנשים"} {
		p.run("own bullet")
		p.window.Canvas().Focused().(*widgets.Entry).SetText(words)
		p.press(plain(fyne.KeyReturn))
		whole := strings.Join(strings.Fields(words), " ")
		found := false
		for _, b := range p.find("kind:bullet") {
			found = found || resume.BulletText(b) == whole
		}
		if !found {
			t.Errorf("%.20q is not kept", words)
		}
		for _, format := range []string{"DOCX", "PDF", "Text", "Markdown", "HTML", "JSON"} {
			p.tap(format)
			if page := p.page(); page == "" && format != "PDF" {
				t.Errorf("%s shows nothing", format)
			}
		}
	}
	p.tap("PDF")
	if !p.tells("A PDF cannot show") {
		t.Error("that a PDF lacks the letters is not said")
	}
}

func TestALineIsLeftOutAndTrashedByKeysAndComesBack(t *testing.T) {
	p := atResume(t, true)
	const words = "Emptied the old server room"
	line := p.bullet(words)
	p.window.Canvas().Focus(line)
	p.press(plain(fyne.KeyX))
	if strings.Contains(p.page(), words) || !strings.HasPrefix(p.bullet(words).Content().Second, "Left out") {
		t.Errorf("X leaves it on the page: %+v", p.bullet(words).Content())
	}
	p.press(plain(fyne.KeyX))
	if !strings.Contains(p.page(), words) {
		t.Error("X does not put it on again")
	}
	p.press(plain(fyne.KeyDelete))
	if len(p.find("kind:bullet Emptied")) != 0 || len(p.find("kind:bullet is:trash Emptied")) != 1 {
		t.Error("Delete does not move it to the trash")
	}
	if next, ok := p.window.Canvas().Focused().(*widgets.SortableItem); !ok || next == line {
		t.Error("the keyboard is not on the next bullet")
	}
	p.tapFoot()
	if !strings.Contains(p.page(), words) {
		t.Error("Undo does not bring it back")
	}
}

func TestABulletKeepsWordsAndMovesToAnotherRole(t *testing.T) {
	p := atResume(t, true)
	p.bullet("Scripted laptop set-up").Tapped(nil)
	p.window.Canvas().Focused().(*widgets.Entry).SetText("")
	p.press(plain(fyne.KeyReturn))
	if !p.tells("A bullet needs words") {
		t.Error("a bullet without words is kept")
	}
	p.types("Scripted it all, from 240 to 45 minutes a machine")
	p.tap("More about this bullet")
	p.pick("Move to: Systems administrator, Prairie")
	moved := p.one("kind:bullet Scripted")
	if held := p.entry(moved.Linked("position")[0]); !strings.HasPrefix(held.Values.Text("organisation"), "Prairie") || !strings.HasPrefix(moved.Title, "Scripted it all") {
		t.Errorf("it stands under %q: %q", held.Title, moved.Title)
	}
}

func TestEveryPartOfTheResumeIsReachedByTab(t *testing.T) {
	p := atResume(t, true)
	c := p.window.Canvas()
	c.Unfocus()
	reached := map[string]bool{}
	for range 120 {
		p.press(plain(fyne.KeyTab))
		if named, ok := c.Focused().(interface{ AccessibilityLabel() string }); ok {
			label, _, _ := strings.Cut(named.AccessibilityLabel(), ",")
			reached[label] = true
		}
	}
	for _, want := range []string{"Bullets", "About you", "New bullet", "More", "Filter…", "Helped introduce self-service password resets", "DOCX", "Export…", "Larger", "Field by field…", "Keep as sent…"} {
		if !reached[want] {
			t.Errorf("Tab does not lead to %q", want)
		}
	}
}
