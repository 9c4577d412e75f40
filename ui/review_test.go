package ui

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rung/model"
	"rung/model/review"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// atReview is a person who looks at their interviews.
func atReview(t *testing.T, demo bool) *person {
	t.Helper()
	p := newPerson(t)
	if demo {
		p.withDemo()
	}
	p.tasks.flush() // the first frame has been shown
	p.run("go review")
	return p
}

// told is an entry that tells of work in all four parts, with a number.
func told(title string, day model.Day) model.Entry {
	e := model.NewEntry("achievement", day)
	e.Title, e.Competencies = title, []string{"budgeting", "leadership"}
	e.Values = model.Values{"situation": "The vendor asked for 20 per cent more.", "task": "Keep the licences within the budget.", "action": "Negotiated supplier contracts with the vendor and counted who used what.",
		"result": "The renewal costs less than the year before.", "metrics": []model.Values{{"what": "licences", "before": number(118400), "after": number(95000), "unit": "USD", "known": "measured"}}}
	return e
}

func number(n int64) model.Decimal {
	d, _ := model.ParseDecimal(strconv.FormatInt(n, 10), model.Locale{})
	return d
}

const jobDescription = "IT operations manager\n\nWhat you bring:\n- Negotiation of supplier contracts\n- Five years of leading a mainframe team\n\nNice to have:\n- ITIL certificate\n\nWhat we offer:\n- Free fruit"

// interview writes down one that is to come.
func (p *person) interview(title string, day model.Day) model.Entry {
	p.Helper()
	e := model.NewEntry("interview", day)
	e.Title, e.Values = title, model.Values{"company": "Fabrikam", "role": "IT operations manager"}
	p.save(model.Edit{Entry: e})
	return e
}

// tabTo presses Tab until what has the focus begins with the words.
func (p *person) tabTo(words string) {
	p.Helper()
	p.tabUntil(strconv.Quote(words), func(on string) bool { return strings.HasPrefix(on, words) })
}

// bank is what review knows of the journal.
func (p *person) bank() *review.Library {
	p.Helper()
	library, err := p.Library(p.Context())
	if err != nil {
		p.Fatal(err)
	}
	return library
}

// asked gives a question by its words.
func (p *person) asked(words string) review.Question {
	p.Helper()
	for _, q := range p.bank().Questions() {
		if strings.Contains(q.Text, words) {
			return q
		}
	}
	p.Fatalf("no question says %q", words)
	return review.Question{}
}

func TestAJobDescriptionIsPastedAndItsGapsAreClosedByKeyboard(t *testing.T) {
	p := atReview(t, false)
	p.save(model.Edit{Entry: told("Licence renewal", "2026-06-26")})
	meeting := p.interview("Fabrikam, panel", "2026-11-25")
	p.Go(kit.Route{Screen: kit.ScreenReview, ID: meeting.ID})
	p.typeInto("Paste the advertisement", jobDescription)
	p.tabTo("See what my journal proves")
	p.press(plain(fyne.KeyReturn))
	if kept := p.one("kind:interview").Values.Text("description"); kept != jobDescription {
		t.Fatalf("kept %q", kept)
	}
	if p.button("1 shown") == nil || p.button("2 without evidence") == nil || p.says("Free fruit") {
		t.Error("the levels are not counted, or a benefit is taken for a requirement")
	}
	p.tabTo("Negotiation of supplier contracts")
	p.types("b")
	bullet := p.one("kind:bullet")
	if about := bullet.Linked("about"); len(about) != 1 || about[0] != p.one("kind:achievement").ID || !strings.Contains(bullet.Title, "egotiated supplier contracts") {
		t.Errorf("the bullet says %q about %v", bullet.Title, about)
	}
	if p.button("1 shown") == nil || p.button("Make a bullet") != nil {
		t.Error("what has a bullet asks for another one")
	}
	p.tabTo("Five years of leading a mainframe team")
	p.types("p")
	action := p.one("kind:action")
	if action.Values.Day("due") != "2026-11-25" || action.Values.Text("status") != "planned" {
		t.Errorf("planned %v", action.Values)
	}
	p.tapFoot()
	if len(p.find("kind:action")) != 0 {
		t.Error("the undo does not take the plan back")
	}
	p.tabTo("Find a story for: ")
	p.press(plain(fyne.KeyReturn))
	if at := p.router.present(); at.View != kit.ViewQuestion {
		t.Errorf("what is to be done before leads to %+v", at)
	}
}

func TestAQuestionGetsAStoryIsPractisedAndGoesOnTheCueSheetByKeyboard(t *testing.T) {
	p := atReview(t, false)
	story := told("Licence renewal", "2026-06-26")
	delete(story.Values, "result")
	p.save(model.Edit{Entry: story})
	p.interview("Fabrikam, panel", "2026-11-25")
	q := p.asked("contract or a renewal that you negotiated")
	p.run("go review")
	p.press(withCtrl(fyne.KeyF))
	p.types("a renewal that you")
	p.press(plain(fyne.KeyDown), plain(fyne.KeyReturn))
	p.tabTo("Licence renewal")
	p.types("u")
	if got := p.asked(q.Text); len(got.Stories) != 1 || got.Stories[0] != story.ID {
		t.Fatalf("the question is answered by %v", got.Stories)
	}
	p.tabTo("Complete it")
	p.press(plain(fyne.KeyReturn))
	p.fill("Result", "The renewal costs 23,400 USD less.")
	p.press(withCtrl(fyne.KeyS))
	p.tapFoot()
	if !p.says("The renewal costs 23,400 USD less.") || p.router.present().ID != q.ID {
		t.Fatalf("the way back leads to %v, without the result", p.router.present())
	}
	p.tabTo("Begin from a draft")
	p.press(plain(fyne.KeyReturn))
	if kept := p.one("kind:achievement").Values.Text("in_2_minutes"); !strings.Contains(kept, "Negotiated") {
		t.Errorf("the draft that is kept says %q", kept)
	}
	p.practises(q)
	p.run("cue sheet")
	if words := p.overlayWords(); !strings.Contains(words, "Licence renewal") || !strings.Contains(words, "118,400") {
		t.Fatalf("the cue sheet shows %q", words)
	}
	folder := t.TempDir()
	for format, begins := range map[string]string{"Markdown": "# Fabrikam", "PDF": "%PDF", "HTML": "<!doctype html>"} {
		p.tabTo("Save as " + format)
		p.press(plain(fyne.KeyReturn))
		path := filepath.Join(folder, format)
		p.picks(path)
		content, err := os.ReadFile(path)
		if err != nil || !strings.HasPrefix(strings.ToLower(string(content)), strings.ToLower(begins)) {
			t.Errorf("%s begins with %.20q: %v", format, content, err)
		}
	}
}

// practises answers the question that is open, and rates the answer "good".
func (p *person) practises(q review.Question) {
	p.Helper()
	p.tabTo("Practise it")
	p.press(plain(fyne.KeyReturn))
	if !p.says(q.Text) || p.says("The renewal costs") {
		p.Fatal("the question does not come before its story")
	}
	p.types("3") // counts only once the story is shown
	p.press(plain(fyne.KeySpace))
	if !p.says("Negotiated") || p.asked(q.Text).Practice.Times != 0 {
		p.Fatal("Space does not show the story, or it was rated before")
	}
	p.types("3")
	if got := p.asked(q.Text).Practice; got.Rated != "good" || got.Last != "2026-11-20" || got.Due > "2026-11-25" {
		p.Fatalf("practised as %+v", got)
	}
	p.press(plain(fyne.KeyEscape))
}

func TestTheTwoLengthsOfAStoryAreKeptApartAsTheyAreTyped(t *testing.T) {
	p := atReview(t, false)
	story := told("Licence renewal", "2026-06-26")
	p.save(model.Edit{Entry: story})
	p.Go(kit.Route{Screen: kit.ScreenReview, View: kit.ViewStory, ID: story.ID})
	p.typeInto("As you would say it", "We were asked for more and paid less.")
	p.tasks.flush()
	if kept := p.one("kind:achievement").Values.Text("in_2_minutes"); kept != "We were asked for more and paid less." {
		t.Fatalf("after a pause, %q is kept", kept)
	}
	p.tap("30 s")
	p.typeInto("As you would say it", "We paid less.")
	p.run("go journal")
	e := p.one("kind:achievement")
	if e.Values.Text("in_30_seconds") != "We paid less." || e.Values.Text("in_2_minutes") != "We were asked for more and paid less." {
		t.Fatalf("kept %v", e.Values)
	}
	p.run("go review")
	p.disk.full = true
	p.typeInto("As you would say it", " And slept.")
	p.run("save")
	if unsaved := p.screens[kit.ScreenReview].(kit.Holder).Unsaved(); len(unsaved) != 1 || !strings.Contains(p.footSays(), "The disk is full") {
		t.Fatalf("on a full disk, %v is held and %q said", unsaved, p.footSays())
	}
	p.disk.full = false
	p.tapFoot()
	if kept := p.one("kind:achievement").Values.Text("in_30_seconds"); !strings.Contains(kept, "And slept.") {
		t.Errorf("tried again, %q is kept", kept)
	}
}

func TestQuestionsAreAddedEditedAndHidden(t *testing.T) {
	p := atReview(t, true)
	p.run("question")
	p.tabTo("Keep")
	p.press(plain(fyne.KeyReturn))
	if !strings.Contains(p.overlayFields(), "Write the question") {
		t.Fatal("a question without words is not refused")
	}
	p.fill("Question", "Which system would you switch off first?")
	p.fill("Follow-ups", "And who would miss it?")
	p.tabTo("Strategy")
	p.press(plain(fyne.KeySpace))
	p.tabTo("Keep")
	p.press(plain(fyne.KeyReturn))
	q := p.asked("switch off first")
	if !q.Own || len(q.FollowUps) != 1 || len(q.Competencies) != 1 || q.Competencies[0] != "strategy" || !p.says("switch off first") {
		t.Fatalf("added %+v", q)
	}
	built := p.asked("contract or a renewal")
	p.Go(kit.Route{Screen: kit.ScreenReview, View: kit.ViewQuestion, ID: built.ID})
	p.hides()
	if !p.asked(built.Text).Hidden {
		t.Error("the question is not hidden")
	}
	p.tapFoot()
	if p.asked(built.Text).Hidden {
		t.Error("the undo does not show it again")
	}
}

// hides hides the question that is open, through its menu.
func (p *person) hides() {
	p.Helper()
	var last *widgets.Button
	walk(p.screens[kit.ScreenReview].Object(), func(o fyne.CanvasObject) {
		if b, ok := o.(*widgets.Button); ok && b.Text() == "More" {
			last = b
		}
	})
	last.OnTapped()
	p.pick("Hide this question")
}

func TestThePersonRulesOnWhatAJobAsksForByKeyboard(t *testing.T) {
	p := atReview(t, false)
	p.save(model.Edit{Entry: told("Licence renewal", "2026-06-26")})
	p.save(model.Edit{Entry: told("The night the mail stood still", "2026-06-27")})
	meeting := p.interview("Fabrikam, panel", "2026-11-25")
	p.Go(kit.Route{Screen: kit.ScreenReview, ID: meeting.ID})
	p.typeInto("Paste the advertisement", "Requirements:\n- Negotiation of supplier contracts\n- Zorblatt\n- Quuxbar")
	p.tabTo("See what my journal proves")
	p.press(plain(fyne.KeyReturn))
	p.tabTo("Quuxbar")
	p.types("r")
	if p.button("1 without evidence") == nil || !p.says("You ruled that 1 is no requirement.") {
		t.Fatalf("what is no requirement still counts: %v", p.words())
	}
	p.tabTo("Zorblatt")
	p.types("o")
	p.types("mail stood")
	p.press(plain(fyne.KeyReturn))
	if p.button("2 shown") == nil || !strings.Contains(strings.Join(p.words(), " "), "you chose it") {
		t.Fatalf("what was chosen does not show it: %v", p.words())
	}
	p.tabTo("Zorblatt")
	p.types("m")
	p.tabTo("Zorblatt")
	if !strings.Contains(p.focusedOn(), "nice to have") {
		t.Errorf("it is still a must: %q", p.focusedOn())
	}
	p.press(plain(fyne.KeyReturn)) // opens the row
	for _, word := range []string{"Not this one (N)", "A must (M)", "Make a bullet (B)"} {
		if p.button(word) == nil {
			t.Errorf("the open row does not offer %q", word)
		}
	}
	if got := len(p.find("kind:ruling")); got != 2 {
		t.Errorf("%d rulings are kept, want 2", got)
	}
	p.tapFoot() // undoes the last one
	p.tabTo("Zorblatt")
	if strings.Contains(p.focusedOn(), "nice to have") {
		t.Error("undone, it is still only nice to have")
	}
}
