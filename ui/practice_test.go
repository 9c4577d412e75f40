package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rung/model"
	"rung/model/review"
	"rung/ui/config"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// answersOne gives the person a private story that answers a question, and opens
// the question.
func (p *person) answersOne(private bool) (model.Entry, review.Question) {
	p.Helper()
	story := told("What the board fears", "2026-06-26")
	story.Private = private
	q := p.asked("contract or a renewal that you negotiated")
	p.save(model.Edit{Entry: story}, q.AddStory(story.ID, true, "2026-11-20"))
	p.Go(kit.Route{Screen: kit.ScreenReview, View: kit.ViewQuestion, ID: q.ID})
	return story, q
}

func TestPracticeGoesOnWhereItWasLeft(t *testing.T) {
	p := atReview(t, true)
	p.run("practise")
	begun := p.dueNext()
	if !p.says(begun) {
		t.Fatalf("practice does not begin with %q", begun)
	}
	for _, key := range []string{"3", "1", "4"} {
		p.press(plain(fyne.KeySpace))
		p.types(key)
	}
	p.press(plain(fyne.KeyEscape))
	if p.button("Go on: 8 due") == nil {
		t.Error("of 10 questions, two that went and one that did not leave no 8 to go")
	}
	p.run("go journal")
	p.run("practise")
	if now := p.dueNext(); now == begun || !p.says(now) {
		t.Errorf("it does not go on with %q", now)
	}
	for range 20 {
		if p.says("Done for today") {
			break
		}
		p.press(plain(fyne.KeySpace))
		p.types("4")
	}
	if !p.says("You practised 10 questions") {
		t.Error("all that was due does not come to an end, what went badly included")
	}
	p.press(plain(fyne.KeySpace))
	p.tasks.flush()
	if p.says("You practised") || p.button("Practise") == nil {
		t.Error("the end does not lead back")
	}
}

// dueNext is the question that is due next.
func (p *person) dueNext() string {
	p.Helper()
	session, err := p.bank().Session("", review.SessionSize, p.Locale().Today)
	if err != nil || len(session.Next) == 0 {
		p.Fatal("nothing is due", err)
	}
	return session.Next[0].Question.Text
}

func TestTheClockRunsUntilTheStoryIsShown(t *testing.T) {
	p := atReview(t, true)
	p.run("practise")
	for range 3 {
		p.tasks.flush()
	}
	if !p.says("0:03") {
		t.Error("after three seconds the clock does not show them")
	}
	p.press(plain(fyne.KeySpace))
	p.tasks.flush()
	if !p.says("You spoke for 3 s.") {
		t.Error("the clock runs on over the story")
	}
}

func TestPresentationModeShowsNothingElse(t *testing.T) {
	p := atReview(t, true)
	p.answersOne(true)
	p.Say("Somebody called about the salary", "", nil)
	p.tabTo("Practise it")
	p.press(plain(fyne.KeyReturn), plain(fyne.KeySpace))
	if !p.says("What the board fears") {
		t.Fatal("a private story cannot be practised alone")
	}
	p.types("p")
	for _, words := range []string{"What the board fears", "salary", "Negotiated", "contract or a renewal"} {
		if p.says(words) {
			t.Errorf("presentation mode shows %q", words)
		}
	}
	for _, away := range []fyne.CanvasObject{p.rail, p.heading, p.shell.find, p.foot, p.gate.object} {
		if onScreen(p.window.Content(), away) {
			t.Errorf("presentation mode leaves a %T", away)
		}
	}
	if p.window.MainMenu() != nil {
		t.Error("presentation mode leaves the menu")
	}
	p.Say("Another call", "", nil)
	p.press(plain(fyne.KeyF1))
	if onScreen(p.window.Content(), p.foot) || len(p.overlays) > 0 {
		t.Error("a message or the guide comes up while something is presented")
	}
	p.press(plain(fyne.KeyEscape))
	if !onScreen(p.window.Content(), p.rail) || p.window.MainMenu() == nil || p.footSays() != "Another call" || !p.says("What the board fears") {
		t.Error("Escape does not give the window back with what was said meanwhile")
	}
	p.press(withCtrl(fyne.KeyP), plain(fyne.KeyEscape))
	p.run("present")
	p.window.Canvas().Unfocus()
	p.press(plain(fyne.KeyEscape))
	if !onScreen(p.window.Content(), p.rail) {
		t.Error("without the focus, Escape does not end presentation mode")
	}
}

// onScreen reports whether an object is to be seen in what the window shows.
func onScreen(in, o fyne.CanvasObject) (seen bool) {
	walk(in, func(one fyne.CanvasObject) { seen = seen || one == o })
	return seen
}

func TestTheGridIsWalkedAndFilledByKeyboard(t *testing.T) {
	p := atReview(t, true)
	p.run("grid")
	library := p.bank()
	grid := library.Grid("2026-11-20")
	before := map[string]int{}
	for _, c := range grid.Columns {
		before[c.Entry] = c.Uses
	}
	p.press(plain(fyne.KeyRight), plain(fyne.KeyDown))
	if !p.says(grid.Columns[1].Title+":") || !p.says("too often") {
		t.Error("the grid does not tell where the keyboard is, or which story is told too often")
	}
	p.press(plain(fyne.KeySpace))
	after := map[string]int{}
	for _, c := range library.Grid("2026-11-20").Columns {
		after[c.Entry] = c.Uses
	}
	story := grid.Columns[1].Entry
	if after[story] == before[story] {
		t.Errorf("Space changes nothing for %q: %d", grid.Columns[1].Title, after[story])
	}
	p.tapFoot()
	p.run("grid")
	p.press(plain(fyne.KeyReturn))
	if at := p.router.present(); at.View != kit.ViewQuestion {
		t.Errorf("Enter leads to %v", at)
	}
	p.Back()
	p.press(plain(fyne.KeyEscape))
	if p.button("Open the answer") != nil {
		t.Error("Escape leaves the grid open")
	}
}

func TestAPanelsQuestionsBecomeOnesOwnAndShowWhatWentBadly(t *testing.T) {
	p := atReview(t, false)
	e := model.NewEntry("interview", "2026-11-19")
	e.Title = "Fabrikam, first call"
	e.Values = model.Values{"went": "partly", "debrief": "They wanted numbers.", "questions": []model.Values{
		{"question": "What would your plants say of you?", "went": "badly"}, {"question": "Tell us about a contract or a renewal that you negotiated.", "went": "well"}}}
	p.save(model.Edit{Entry: e})
	p.Go(kit.Route{Screen: kit.ScreenReview, ID: e.ID})
	if !p.says("They wanted numbers.") || !p.says("went badly") {
		t.Fatal("the debrief is not shown")
	}
	p.tabTo("Add to my questions")
	p.press(plain(fyne.KeyReturn))
	p.tabTo("Keep")
	p.press(plain(fyne.KeyReturn))
	own := p.asked("What would your plants say")
	if !own.Own || len(own.Asked) != 1 || own.Asked[0].Went != "badly" {
		t.Errorf("added %+v", own)
	}
	p.Go(kit.Route{Screen: kit.ScreenReview, ID: e.ID})
	p.tabTo("Its answer")
	p.press(plain(fyne.KeyReturn))
	if at := p.router.present(); at.View != kit.ViewQuestion || at.ID != own.ID {
		t.Errorf("the question leads to %+v", at)
	}
	p.tabTo("Plan it…")
	p.press(plain(fyne.KeyReturn))
	p.types("2026-11-30")
	p.press(plain(fyne.KeyReturn))
	if action := p.one("kind:action"); action.Values.Day("due") != "2026-11-30" || !p.says("Finding one is planned for") {
		t.Errorf("planned %v", action.Values)
	}
}

func TestWordsThatMeanTheSameAreAddedAndUndone(t *testing.T) {
	p := atReview(t, false)
	story := told("Kept the widget press fed", "2026-06-26")
	p.save(model.Edit{Entry: story})
	meeting := p.interview("Fabrikam, panel", "2026-11-25")
	p.Go(kit.Route{Screen: kit.ScreenReview, ID: meeting.ID})
	p.typeInto("Paste the advertisement", "Requirements:\n- Quuxbar operations\n- Zorblatt")
	p.tap("See what my journal proves")
	if p.button("2 without evidence") == nil {
		t.Fatal("unknown words are said to be proven")
	}
	p.run("synonyms")
	p.tap("New group")
	p.fill("Name", "zorblatt")
	p.fill("Words and phrases", "zorblatt\nwidget press")
	p.tabTo("Keep")
	p.press(plain(fyne.KeyReturn))
	p.press(plain(fyne.KeyEscape))
	if p.button("1 shown") == nil {
		t.Fatal("the new words are not matched")
	}
	p.tapFoot()
	if p.button("2 without evidence") == nil {
		t.Error("the undo does not take them back")
	}
}

func TestAJobDescriptionIsDroppedOrRefused(t *testing.T) {
	p := atReview(t, false)
	meeting := p.interview("Fabrikam, panel", "2026-11-25")
	p.onDropped([]string{p.file("job.pdf", "%PDF-1.7")})
	if !strings.Contains(p.footSays(), "job.pdf is no text file") {
		t.Errorf("of a PDF it says %q", p.footSays())
	}
	p.onDropped([]string{p.file("empty.txt", " ")})
	if !strings.Contains(p.footSays(), "nothing to match yet") {
		t.Errorf("of an empty file it says %q", p.footSays())
	}
	p.onDropped([]string{p.file("job.txt", jobDescription)})
	if kept := p.one("kind:interview").Values.Text("description"); kept != jobDescription || !p.says("ITIL certificate") && p.button("ITIL certificate") == nil {
		t.Errorf("of a text it keeps %q", kept)
	}
	if at := p.router.present(); at.ID != meeting.ID {
		t.Errorf("it shows %v", at)
	}
}

func TestTheRailCountsDownToTheNextInterview(t *testing.T) {
	p := atReview(t, false)
	p.interview("Later", "2026-12-20")
	soon := p.interview("Soon", "2026-11-22")
	if days, coming, err := p.daysToInterview(p.Context()); days != 2 || !coming || err != nil {
		t.Fatalf("%d days, %v, %v", days, coming, err)
	}
	if !p.says("In 2 days") {
		t.Error("the screen does not count down")
	}
	if _, err := p.Journal().Trash(p.Context(), soon.ID); err != nil {
		t.Fatal(err)
	}
	p.run("cue sheet")
	if len(p.overlays) != 1 {
		t.Error("the later interview has no cue sheet")
	}
	p.press(plain(fyne.KeyEscape))
	if days, _, _ := p.daysToInterview(p.Context()); days != 30 {
		t.Errorf("after the nearest is gone, %d days", days)
	}
}

func TestReviewFitsTheSmallestWindowWithTheLargestText(t *testing.T) {
	p := atReview(t, true)
	p.answersOne(false)
	p.window.Resize(fyne.NewSize(900, 600))
	p.o.Config.TextSize = config.GreatestText
	p.setConfig(p.o.Config)
	for _, to := range []kit.Route{{}, {ID: p.one(`kind:interview "panel"`).ID}, {View: kit.ViewQuestion, ID: p.asked("contract or a renewal").ID}, {View: kit.ViewGrid}, {View: kit.ViewPractice}} {
		to.Screen = "review"
		p.Go(to)
		for range 12 {
			p.press(plain(fyne.KeyTab))
			focused := p.window.Canvas().Focused().(fyne.CanvasObject)
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(focused)
			if at.Y < 0 || at.Y > 590 || at.X < 0 || at.X+focused.Size().Width > 901 {
				t.Errorf("%v: %T has the focus at %v, %v large, out of sight", to, focused, at, focused.Size())
			}
		}
		walk(p.screens[kit.ScreenReview].Object(), func(o fyne.CanvasObject) {
			if b, ok := o.(*widgets.Button); ok && b.Size().Width < b.MinSize().Width-1 {
				t.Errorf("%v: the button %q has %v and needs %v", to, b.Text(), b.Size(), b.MinSize())
			}
		})
	}
}

func TestACueSheetWithoutAnInterviewAsksForOne(t *testing.T) {
	p := atReview(t, false)
	p.run("cue sheet")
	if !strings.Contains(p.footSays(), "Write one down first, with New interview") {
		t.Errorf("without an interview it says %q", p.footSays())
	}
	p.tap("New interview")
	if p.shell.shown != "journal" {
		t.Errorf("New interview leads to %s", p.shell.shown)
	}
}
