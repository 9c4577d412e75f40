package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rung/model"
	"rung/ui/kit"
	"rung/ui/pages"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// atApplications is a person who looks at what they applied for.
func atApplications(t *testing.T, demo bool) *person {
	t.Helper()
	p := atResume(t, demo)
	p.run("applications")
	return p
}

const fairmont = "Infrastructure manager, Fairmont Dairy Cooperative"

// look opens the application of that title.
func (p *person) look(title string) model.Entry {
	p.Helper()
	e := p.one(`kind:application "` + title + `"`)
	p.Go(kit.Route{Screen: kit.ScreenResume, View: kit.ViewApplications, ID: e.ID})
	return e
}

// paper gives the words of the page that lies over the window.
func (p *person) paper() (words string) {
	p.Helper()
	walk(p.overlays[len(p.overlays)-1].popup, func(o fyne.CanvasObject) {
		if drawn, ok := o.(*pages.Pages); ok {
			words = drawn.Words()
		}
	})
	return words
}

// field gives the field over the window that has that label.
func (p *person) field(label string) (found *widgets.Entry) {
	p.Helper()
	inside := false
	walk(p.overlays[len(p.overlays)-1].popup, func(o fyne.CanvasObject) {
		if frame, ok := o.(*widgets.Field); ok {
			inside = frame.Label() == label
		}
		if entry, ok := o.(*widgets.Entry); ok && inside {
			found = entry
		}
	})
	if found == nil {
		p.Fatalf("no field is called %q", label)
	}
	return found
}

// rewords empties a field and types into it.
func (p *person) rewords(label, words string) {
	p.Helper()
	field := p.field(label)
	p.window.Canvas().Focus(field)
	field.TypedShortcut(&fyne.ShortcutSelectAll{})
	p.types(words)
	p.tasks.flush()
}

// choose picks from the first drop-down over the window.
func (p *person) choose(option string) {
	p.Helper()
	var first *widgets.Select
	walk(p.overlays[len(p.overlays)-1].popup, func(o fyne.CanvasObject) {
		if s, ok := o.(*widgets.Select); ok && first == nil {
			first = s
		}
	})
	first.SetSelected(option)
	p.tasks.flush()
}

// saveAs types a path into the sheet that asks for it.
func (p *person) saveAs(path string) {
	p.Helper()
	field := p.window.Canvas().Focused().(*widgets.Entry)
	field.TypedShortcut(&fyne.ShortcutSelectAll{})
	p.types(path)
	p.press(plain(fyne.KeyReturn))
}

// showMore shows the bullets that a letter does not offer first.
func (p *person) showMore() {
	p.Helper()
	for n := range 100 {
		if more := p.button(strconv.Itoa(n+1) + " more bullet"); more != nil {
			more.Tapped(&fyne.PointEvent{})
			return
		}
	}
	p.Fatal("no more bullets are offered")
}

func TestApplicationsStandByHowFarTheyHaveGot(t *testing.T) {
	p := atApplications(t, true)
	rows := p.listed()
	manager := rows["Infrastructure manager"]
	if len(rows) != 3 || rows["IT operations manager"].Section != "Found" || manager.Section != "Interview" || rows["Service desk team lead"].Section != "Closed" {
		t.Fatalf("listed as %+v", rows)
	}
	if manager.State != "in 5 days" || manager.Cells[0] != (widgets.Cell{Text: "Karen Oduya", Below: "1 file sent"}) || manager.Cells[1].Text != "Panel" {
		t.Errorf("the manager's row says %+v", manager)
	}
	p.tap("Inside")
	if rows := p.listed(); len(rows) != 2 || rows["Infrastructure manager"].Name.Text != "" {
		t.Errorf("inside the company there are %+v", rows)
	}
	p.tap("Outside")
	if rows := p.listed(); len(rows) != 1 {
		t.Errorf("outside there are %+v", rows)
	}
}

func TestAnApplicationLeadsToItsPeopleInterviewsAndWhatWasSent(t *testing.T) {
	p := atApplications(t, true)
	application := p.look(fairmont)
	p.tap("Karen Oduya")
	if at := p.router.present(); at.Screen != kit.ScreenPeople || at.ID != application.Linked("contact")[0] {
		t.Errorf("the contact leads to %+v", at)
	}
	p.Back()
	p.tap("Fairmont Dairy, first call")
	if at := p.router.present(); at.Screen != kit.ScreenReview || at.ID != p.one(`kind:interview "first call"`).ID {
		t.Errorf("the interview leads to %+v", at)
	}
	p.Back()
	p.tap("Résumé for it")
	if paper := p.page(); p.router.present().View != "" || !strings.Contains(paper, "by 72%") {
		t.Errorf("the résumé for it is at %+v and says\n%s", p.router.present(), paper)
	}
	p.Back()
	p.tap("Résumé for Fairmont")
	sent, err := filepath.Glob(filepath.Join(p.scratch, "*", "Nora Castellan.txt"))
	if err != nil || len(sent) != 1 {
		t.Errorf("what was sent lies at %v in %s, %v", sent, p.scratch, err)
	}
}

func TestAStatusIsChangedInOneStepAndBack(t *testing.T) {
	p := atApplications(t, true)
	p.look(fairmont)
	p.tap("Offer")
	if e := p.one(`kind:application "Fairmont"`); e.Values.Text("status") != "offer" || p.listed()["Infrastructure manager"].Section != "Offer" {
		t.Fatalf("became %+v", e.Values)
	}
	p.tapFoot()
	if e := p.one(`kind:application "Fairmont"`); e.Values.Text("status") != "interview" || p.listed()["Infrastructure manager"].Section != "Interview" {
		t.Errorf("after the undo it is at %q", e.Values.Text("status"))
	}
}

func TestTheFirstApplicationIsBegunFromTheEmptyScreen(t *testing.T) {
	p := atApplications(t, false)
	p.tap("New application")
	p.types("Team lead, Acme")
	p.shell.run("save")
	e := p.one("kind:application")
	if e.Title != "Team lead, Acme" || e.Day != p.Locale().Today {
		t.Fatalf("written down as %+v", e)
	}
	p.tapFoot()
	if at := p.router.present(); at.View != kit.ViewApplications || at.ID != e.ID || p.listed()["Team lead, Acme"].Section != "Found" {
		t.Errorf("the way back leads to %+v with %+v", at, p.listed())
	}
	p.tap("New interview")
	p.types("First call")
	p.shell.run("save")
	if i := p.one("kind:interview"); !slices.Equal(i.Linked("application"), []string{e.ID}) {
		t.Errorf("the interview is linked with %v", i.Links)
	}
}

func TestAWaitWithoutAWordIsSaid(t *testing.T) {
	p := atApplications(t, false)
	e := model.NewEntry("application", "2026-11-01")
	e.Title, e.Values["status"] = "Team lead, Acme", "applied"
	p.save(model.Edit{Entry: e})
	if row := p.listed()["Team lead, Acme"]; row.Sign != widgets.Triangle || row.State != "19 days ago" {
		t.Errorf("after 19 days the list says %q with the sign %v", row.State, row.Sign)
	}
}

func TestALetterIsDraftedRewordedSentAndKept(t *testing.T) {
	p := atApplications(t, true)
	application := p.look(fairmont)
	p.tap("Write a cover letter")
	if paper := p.paper(); !strings.Contains(paper, "Dear Karen Oduya,") || !strings.Contains(paper, "Infrastructure manager at Fairmont") || !strings.Contains(paper, "WHAT YOU ASK FOR") && !strings.Contains(paper, "What you ask for") {
		t.Fatalf("drafted as\n%s", paper)
	}
	p.rewords("Opening", "We spoke last week.")
	// A choice made afterwards leaves those words alone.
	p.showMore()
	p.tap("Scripted laptop set-up")
	if paper := p.paper(); !strings.Contains(paper, "We spoke last week.") || strings.Contains(paper, "I am applying") {
		t.Fatalf("reworded as\n%s", paper)
	}
	p.tap("Text")
	if paper := p.paper(); !strings.Contains(paper, "We spoke last week.") {
		t.Fatalf("as text it says\n%s", paper)
	}
	path := filepath.Join(t.TempDir(), "letter.txt")
	p.tap("Export…")
	p.saveAs(path)
	content, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(content), "We spoke last week.") {
		t.Fatalf("written as %q, %v", content, err)
	}
	kept := p.one(`kind:snapshot "Cover letter"`)
	if kept.Title != "Cover letter for Fairmont Dairy Cooperative" || !slices.Equal(kept.Linked("application"), []string{application.ID}) || len(kept.Linked("about")) == 0 {
		t.Fatalf("kept as %+v", kept)
	}
	held, err := p.Journal().AttachmentContent(t.Context(), kept.Attachments[0].SHA256)
	if err != nil || string(held) != string(content) {
		t.Errorf("kept is %q, %v", held, err)
	}
}

func TestALetterIsOpenedAgainAsItWasLeft(t *testing.T) {
	p := atApplications(t, true)
	p.look(fairmont)
	p.tap("Write a cover letter")
	p.rewords("Closing", "May I call you on Monday?")
	p.press(plain(fyne.KeyEscape))
	p.closeTopOverlay()
	p.tap("Write a cover letter")
	if paper := p.paper(); !strings.Contains(paper, "May I call you on Monday?") || !strings.Contains(paper, "I am applying") {
		t.Fatalf("opened again as\n%s", paper)
	}
	// Another application has a letter of its own.
	p.choose("Helen's job")
	if paper := p.paper(); !strings.Contains(paper, "Dear Helen Marsh,") || strings.Contains(paper, "Monday") {
		t.Errorf("for another application it says\n%s", paper)
	}
	p.choose(fairmont)
	p.tap("Draft all of it anew")
	if paper := p.paper(); !strings.Contains(paper, "Dear Karen Oduya,") || strings.Contains(paper, "Monday") {
		t.Errorf("drafted anew as\n%s", paper)
	}
	p.tap("Take my words back")
	if paper := p.paper(); !strings.Contains(paper, "Monday") {
		t.Errorf("taken back, it says\n%s", paper)
	}
}

func TestALetterAnswersAPastedAdvertisement(t *testing.T) {
	p := atApplications(t, true)
	p.look("Helen's job")
	p.tap("Write a cover letter")
	if paper := p.paper(); strings.Contains(paper, "What you ask for") {
		t.Fatalf("without a description it says\n%s", paper)
	}
	p.rewords("Job description", "Requirements:\n- Negotiate software licences\n- Speak Finnish")
	if paper := p.paper(); !strings.Contains(paper, "Negotiate software licences: Negotiated software licences down") {
		t.Errorf("answered as\n%s", paper)
	}
	if !strings.Contains(p.overlayWords(), "No chosen bullet shows: Speak Finnish") {
		t.Errorf("what is open is not said: %s", p.overlayWords())
	}
}

func TestAJobDescriptionThatSaysNothingLeavesTheLetterAsItIs(t *testing.T) {
	p := atApplications(t, true)
	p.look(fairmont)
	p.tap("Write a cover letter")
	p.rewords("Job description", "Juggler")
	if !strings.Contains(p.overlayWords(), "No chosen bullet shows: Juggler") {
		t.Errorf("of one word it says %q", p.overlayWords())
	}
	p.rewords("Job description", "About us\nFairmont is owned by 312 farming families. Since 1931 we have turned their milk into butter, cheese and yoghurt. Our forty trucks are on the road before most people are awake.")
	if !p.notes("No requirement was found in it.") || !strings.Contains(p.paper(), "Dear Karen Oduya,") {
		t.Errorf("nothing is said of prose, over\n%s", p.paper())
	}
}

func TestAJobDescriptionOfAMegabyteIsRefusedAndTheLetterIsWritten(t *testing.T) {
	p := atApplications(t, true)
	long := strings.Repeat("We want a manager who leads people. ", 30_000)
	for _, i := range p.find("kind:interview") {
		if _, err := p.Journal().Change(t.Context(), model.Edited, []string{i.ID}, func(e *model.Entry) { e.Values["description"] = long }); err != nil {
			t.Fatal(err)
		}
	}
	p.look(fairmont)
	p.tap("Write a cover letter")
	if said := p.overlayFields(); strings.TrimSpace(said) == "" || !strings.Contains(p.paper(), "Dear Karen Oduya,") {
		t.Errorf("of a megabyte it says %q, over\n%s", said, p.paper())
	}
}

// notes says whether a field over the window has that note.
func (p *person) notes(begin string) (found bool) {
	walk(p.overlays[len(p.overlays)-1].popup, func(o fyne.CanvasObject) {
		if frame, ok := o.(*widgets.Field); ok && strings.HasPrefix(frame.Note(), begin) {
			found = true
		}
	})
	return found
}

func TestALetterLeavesOutWhatIsPrivateAndSaysSo(t *testing.T) {
	p := atApplications(t, true)
	if _, err := p.Journal().Change(t.Context(), model.Edited, []string{p.one(`kind:bullet "hand back a tenth"`).ID}, func(e *model.Entry) { e.Private = true }); err != nil {
		t.Fatal(err)
	}
	p.look(fairmont)
	p.tap("Write a cover letter")
	if !strings.Contains(p.overlayWords(), "1 private entry is left out.") || strings.Contains(p.paper(), "licences") {
		t.Errorf("the letter says %q under\n%s", p.overlayWords(), p.paper())
	}
}

func TestApplicationsAreWorkedByKeyboardAloneInASmallWindow(t *testing.T) {
	p := atApplications(t, true)
	p.app.Settings().SetTheme(theme.New(theme.Light, 200))
	p.window.Resize(fyne.NewSize(900, 600))
	p.run("applications")
	p.press(plain(fyne.KeyDown), plain(fyne.KeyReturn), plain(fyne.KeyTab), plain(fyne.KeyReturn))
	if e := p.one(`kind:application "Fairmont"`); e.Values.Text("status") != "offer" {
		t.Errorf("the keyboard brought it to %q", e.Values.Text("status"))
	}
	if least := p.window.Content().MinSize(); least.Width > 900 || least.Height > 600 {
		t.Errorf("it needs %v", least)
	}
}

func TestTheReviewPackIsForItsReader(t *testing.T) {
	p := atApplications(t, true)
	p.run("review pack")
	manager := p.paper()
	if !strings.Contains(manager, "Review with my manager") || strings.Contains(manager, "Aiming for") {
		t.Fatalf("for the manager it says\n%s", manager)
	}
	p.rewords("Goals", "Answer every page within ten minutes: done")
	p.rewords("From", "2026-07-01")
	if paper := p.paper(); !strings.Contains(paper, "Answer every page within ten minutes: done") || strings.Contains(paper, "26 Jun 2026") {
		t.Fatalf("from July on it says\n%s", paper)
	}
	p.rewords("From", "2027-01-01")
	if said := p.overlayFields(); !strings.Contains(said, "before it begins") {
		t.Errorf("a period that ends before it begins is not refused: %q", said)
	}
	p.rewords("From", "2026-07-01")
	p.tap("Markdown")
	path := filepath.Join(t.TempDir(), "review.md")
	p.tap("Export…")
	p.saveAs(path)
	content, err := os.ReadFile(path)
	if err != nil || !strings.Contains(string(content), "# Review with my manager") {
		t.Fatalf("written as %.200q, %v", content, err)
	}
	p.run("review pack")
	if p.field("Goals").Text != "Answer every page within ten minutes: done" {
		t.Errorf("the goals are %q when the pack is opened again", p.field("Goals").Text)
	}
}
