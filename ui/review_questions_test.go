package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rung/model"
	"rung/model/review"
	"rung/ui/kit"
)

// storyNamed saves a story that tells of work in all four parts.
func (p *person) storyNamed(title string, day model.Day) model.Entry {
	p.Helper()
	story := told(title, day)
	p.save(model.Edit{Entry: story})
	return story
}

// atQuestion opens the page of a question.
func (p *person) atQuestion(q review.Question) {
	p.Go(kit.Route{Screen: kit.ScreenReview, View: kit.ViewQuestion, ID: q.ID})
}

// moreOfQuestion picks from the menu of the question that is open.
func (p *person) moreOfQuestion(item string) {
	p.Helper()
	p.tabTo("Practise it")
	p.activate("More")
	p.pick(item)
}

func TestQuestionsAreListedByWhatTheyLack(t *testing.T) {
	p := atReview(t, false)
	p.interview("Fabrikam, panel", "2026-11-25")
	story := p.storyNamed("Licence renewal", "2026-06-26")
	q := p.asked("contract or a renewal that you negotiated")
	p.save(q.AddStory(story.ID, true, "2026-11-20"))
	p.run("go review")

	p.activate("Answered 1")
	if rows := p.listed(); len(rows) != 1 || rows[q.Text].Brief != "Licence renewal" {
		t.Fatalf("answered questions are listed as %v", rows)
	}
	grid := p.bank().Grid("2026-11-20")
	gaps := grid.CountStanding(review.StandingGap)
	p.activate(fmt.Sprintf("Gaps %d", gaps))
	for text, row := range p.listed() {
		if row.State != "gap" {
			t.Errorf("%q stands among the gaps as %q", text, row.State)
		}
	}
	p.activate(fmt.Sprintf("All %d", len(grid.Rows)))
	headed := false
	for _, row := range p.listed() {
		headed = headed || row.Section != ""
	}
	if !headed {
		t.Error("all questions stand without their themes")
	}
	p.press(withCtrl(fyne.KeyF))
	p.types("zzz")
	if len(p.listed()) != 0 || !p.says("No question says that.") {
		t.Errorf("a search for nothing lists %v", p.listed())
	}
	p.press(plain(fyne.KeyEscape))
	if len(p.listed()) == 0 {
		t.Error("Escape does not empty the search")
	}
}

func TestAHiddenQuestionIsFoundAgain(t *testing.T) {
	p := atReview(t, false)
	q := p.asked("contract or a renewal that you negotiated")
	p.atQuestion(q)
	p.moreOfQuestion("Hide this question")
	p.tabTo("New interview")
	p.activate("More")
	p.pick("1 hidden question")
	if !strings.Contains(p.overlayWords(), "Press a question to show it again.") {
		t.Fatalf("what lies over the window says %q", p.overlayWords())
	}
	p.press(plain(fyne.KeyReturn))
	if p.asked(q.Text).Hidden || p.footSays() != "The question is shown again." {
		t.Errorf("the foot says %q", p.footSays())
	}
}

func TestAQuestionOfOnesOwnIsRewordedTrashedAndBack(t *testing.T) {
	p := atReview(t, false)
	p.run("question")
	p.types("Which system would you switch off first?")
	p.activate("Keep")
	q := p.asked("switch off first")
	if at := p.router.present(); at.View != kit.ViewQuestion || at.ID != q.ID {
		t.Fatalf("the new question is not open: %+v", at)
	}
	p.moreOfQuestion("Edit this question")
	p.fill("What the panel listens for", "Somebody who counts the cost")
	p.selectIn("Theme", 2)
	p.activate("Keep")
	if got := p.asked("switch off first"); got.ListensFor != "Somebody who counts the cost" || got.Theme != model.QuestionThemes[2] {
		t.Fatalf("reworded it is %+v", got)
	}
	p.moreOfQuestion("Move to trash")
	if n := len(p.find("kind:question")); n != 0 || p.says("switch off first") {
		t.Fatal("the question is still there")
	}
	p.tapFoot()
	if got := p.asked("switch off first"); got.ID != q.ID {
		t.Error("the undo does not bring it back")
	}
}

func TestAQuestionThatWasLeftWithEscapeIsThereAgain(t *testing.T) {
	p := atReview(t, false)
	p.run("question")
	p.types("Which system")
	p.press(plain(fyne.KeyEscape))
	p.run("question")
	p.types(" would you buy?")
	p.activate("Keep")
	p.asked("Which system would you buy?")
	p.run("question")
	p.types("And then")
	p.activate("Cancel")
	p.run("question")
	if p.overlayEntry().Text != "" {
		t.Errorf("what was given up is there again: %q", p.overlayEntry().Text)
	}
}

func TestOneOfTwoStoriesIsToldFirstAndTheOtherTakenOff(t *testing.T) {
	p := atReview(t, false)
	one, two := p.storyNamed("Licence renewal", "2026-06-26"), p.storyNamed("Printer contract", "2026-05-11")
	q := p.asked("contract or a renewal that you negotiated")
	p.atQuestion(q)
	for _, title := range []string{one.Title, two.Title} {
		p.tabTo(title)
		p.types("u")
	}
	if got := p.asked(q.Text).Stories; !slices.Equal(got, []string{one.ID, two.ID}) {
		t.Fatalf("answered by %v", got)
	}
	p.activate("Printer contract")
	p.moreOfQuestion("Tell this story first")
	if got := p.asked(q.Text).Stories; !slices.Equal(got, []string{two.ID, one.ID}) || p.button("First: Printer contract") == nil {
		t.Fatalf("told first: %v", got)
	}
	p.moreOfQuestion("Take this story off the question")
	if got := p.asked(q.Text).Stories; !slices.Equal(got, []string{one.ID}) || p.find("Printer contract") == nil {
		t.Errorf("left: %v", got)
	}
	p.tapFoot()
	if got := p.asked(q.Text).Stories; len(got) != 2 {
		t.Errorf("the undo leaves %v", got)
	}
}

func TestASuggestedStoryIsLookedAtBeforeItIsUsed(t *testing.T) {
	p := atReview(t, false)
	story := p.storyNamed("Licence renewal", "2026-06-26")
	q := p.asked("contract or a renewal that you negotiated")
	p.atQuestion(q)
	p.activate("Licence renewal")
	if at := p.router.present(); at.View != kit.ViewStory || at.ID != story.ID || !p.says("The vendor asked for 20 per cent more.") {
		t.Fatalf("Enter leads to %+v", at)
	}
	if got := p.asked(q.Text).Stories; len(got) != 0 {
		t.Error("looking at it uses it")
	}
	p.activate("CCAR")
	var heads []string
	for _, words := range p.words() {
		if slices.Contains([]string{"Situation", "Task", "Action", "Result", "Context", "Challenge"}, words) {
			heads = append(heads, words)
		}
	}
	if len(heads) == 0 || heads[0] != "Challenge" && heads[0] != "Task" {
		t.Errorf("in the other order the parts are %q", heads)
	}
	p.activate("Open the entry")
	if p.screenShown() != "journal" || p.shownEntry() != story.ID {
		t.Errorf("it leads to %s", p.screenShown())
	}
	p.run("back")
	p.run("back")
	if at := p.router.present(); at.View != kit.ViewQuestion || at.ID != q.ID {
		t.Errorf("two steps back lead to %+v", at)
	}
	p.activate("Use it")
	if got := p.asked(q.Text).Stories; !slices.Equal(got, []string{story.ID}) || p.focusedOn() != "STAR" {
		t.Errorf("used: %v, and the focus is on %q", got, p.focusedOn())
	}
}

func TestTheGridIsWalkedPageByPage(t *testing.T) {
	p := atReview(t, true)
	p.run("grid")
	columns := p.bank().Grid("2026-11-20").Columns
	p.press(plain(fyne.KeyHome))
	first := p.gridQuestion()
	if !p.says(columns[0].Title + ":") {
		t.Error("Home does not lead to the first story")
	}
	p.press(plain(fyne.KeyPageDown), plain(fyne.KeyEnd))
	if p.gridQuestion().ID == first.ID || !p.says(columns[len(columns)-1].Title+":") {
		t.Error("a page further and at the end, the grid does not stand elsewhere")
	}
	p.press(plain(fyne.KeyPageUp))
	if p.gridQuestion().ID != first.ID {
		t.Error("a page back does not lead back")
	}
	p.activate("Open the answer")
	if got := p.router.present(); got.View != kit.ViewQuestion || got.ID != first.ID {
		t.Errorf("it leads to %+v", got)
	}
	p.run("grid")
	p.activate("Interviews and questions")
	if p.button("Open the answer") != nil {
		t.Error("the grid is still there")
	}
	empty := atReview(t, false)
	empty.run("grid")
	if !empty.says("No story answers a question yet.") || empty.button("Use it here") != nil {
		t.Error("an empty grid does not say what to do")
	}
}

// gridQuestion gives the question that the keyboard is on in the grid.
func (p *person) gridQuestion() review.Question {
	p.Helper()
	for _, words := range p.words() {
		for _, q := range p.bank().Questions() {
			if strings.HasPrefix(words, q.Text+" (") {
				return q
			}
		}
	}
	p.Fatal("the grid does not say where the keyboard is")
	return review.Question{}
}

func TestTheGridsButtonUsesAStoryAndTakesItOff(t *testing.T) {
	p := atReview(t, true)
	p.run("grid")
	p.press(plain(fyne.KeyHome))
	q, story := p.gridQuestion(), p.bank().Grid("2026-11-20").Columns[0].Entry
	word, other := "Use it here", "Take it off"
	if slices.Contains(q.Stories, story) {
		word, other = other, word
	}
	p.activate(word)
	if now := p.asked(q.Text).Stories; slices.Contains(now, story) == slices.Contains(q.Stories, story) || p.button(other) == nil {
		t.Errorf("%q changes %v to %v", word, q.Stories, now)
	}
	p.tapFoot()
	if now := p.asked(q.Text).Stories; slices.Contains(now, story) != slices.Contains(q.Stories, story) {
		t.Errorf("the undo leaves %v", now)
	}
}

func TestPracticeTurnsThePageAndKeepsTheKeyboard(t *testing.T) {
	p := atReview(t, true)
	p.window.Resize(fyne.NewSize(900, 600))
	p.run("practise")
	p.press(plain(fyne.KeySpace), plain(fyne.KeyEnd))
	p.press(plain(fyne.KeyUp), plain(fyne.KeyPageUp), plain(fyne.KeyDown), plain(fyne.KeyPageDown), plain(fyne.KeyHome))
	before := p.dueNext()
	p.window.Canvas().Unfocus()
	focusable := p.practicePage()
	test.Tap(focusable.(fyne.Tappable))
	if p.window.Canvas().Focused() != focusable.(fyne.Focusable) {
		t.Fatal("a click on the page does not take the keyboard back")
	}
	p.types("4")
	if p.dueNext() == before {
		t.Error("after paging, the rating is not taken")
	}
}

// practicePage is what takes the keys while one practises.
func (p *person) practicePage() (page fyne.CanvasObject) {
	p.Helper()
	walk(p.screens[kit.ScreenReview].Object(), func(o fyne.CanvasObject) {
		_, focusable := o.(fyne.Focusable)
		_, tappable := o.(fyne.Tappable)
		if focusable && tappable && page == nil && o.Size().Height > 300 {
			page = o
		}
	})
	if page == nil {
		p.Fatal("no page is shown to practise on")
	}
	return page
}
