package ui

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rung/model"
	"rung/model/readiness"
	"rung/model/text"
	"rung/ui/advice"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// questions asks the map, not the screen, what is missing.
func (p *person) questions() []readiness.Question {
	p.Helper()
	index := p.Readiness()
	list, err := index.Questions(index.ChosenFramework().ID, p.Locale().Today, advice.Lookup(context.Background(), p.shell), advice.WordReading(p.shell))
	if err != nil {
		p.Fatal(err)
	}
	return list
}

// types a letter while no field has the keyboard.
func (p *person) letter(typed rune) {
	p.Helper()
	if focused := p.window.Canvas().Focused(); focused != nil {
		focused.TypedRune(typed)
		return
	}
	p.window.Canvas().OnTypedRune()(typed)
}

// atQuestions is a person with the demo journal before the first question.
func atQuestions(t *testing.T) *person {
	t.Helper()
	p := newPerson(t).withDemo()
	p.tasks.flush()
	p.press(withCtrl(fyne.KeyR))
	if p.screenShown() != kit.ScreenRepair || len(p.questions()) == 0 {
		t.Fatalf("Ctrl+R leads to %s, with %d questions", p.screenShown(), len(p.questions()))
	}
	return p
}

// atQuestion goes to the first question of which something holds.
func atQuestion(t *testing.T, holds func(readiness.Question) bool) (*person, readiness.Question) {
	t.Helper()
	p := newPerson(t).withDemo()
	p.tasks.flush()
	list := p.questions()
	i := slices.IndexFunc(list, holds)
	if i < 0 {
		t.Fatalf("no such question among %d", len(list))
	}
	p.Go(kit.Route{Screen: kit.ScreenRepair, ID: list[i].Entry})
	if !p.says(list[i].Words) || !p.says(list[i].Title) {
		t.Fatalf("%q is not asked about %q: %v", list[i].Words, list[i].Title, p.words())
	}
	return p, list[i]
}

func hasChoices(q readiness.Question) bool { return len(q.Choices) > 1 }
func isFree(q readiness.Question) bool     { return len(q.Choices) == 0 }

func TestAnAnswerByNumberGainsWhatWasPromised(t *testing.T) {
	p, q := atQuestion(t, hasChoices)
	before := p.coverage("").Coverage
	at := slices.IndexFunc(q.Choices, func(a readiness.Answer) bool { return a.Gain == q.Gain })
	p.letter(rune('1' + at))
	if gained := p.coverage("").Coverage - before; gained != q.Gain {
		t.Errorf("the answer gained %d, not %d", gained, q.Gain)
	}
	if !p.says("Just now: "+text.Shorten(q.Title, 32)) || p.chipWith("+"+advice.GainWords(q.Gain)) == nil {
		t.Errorf("what was gained is not said: %v", p.words())
	}
	if slices.ContainsFunc(p.questions(), func(o readiness.Question) bool { return o.Entry == q.Entry && o.Part == q.Part }) {
		t.Error("what was answered is asked again")
	}
	if !p.says("2 of ") {
		t.Errorf("it does not go on: %v", p.words())
	}
}

func TestAnAnswerInWordsIsTypedAndKeptByEnter(t *testing.T) {
	p, q := atQuestion(t, isFree)
	before := p.coverage("").Coverage
	p.press(plain(fyne.KeyReturn))
	if p.says("Just now") {
		t.Fatal("no words are an answer")
	}
	p.types("Nobody had asked for it, so we agreed on 40 minutes a week with the auditors")
	p.press(plain(fyne.KeyReturn))
	e, err := p.Journal().Entry(context.Background(), q.Entry)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(e.Body+e.Values.Text(q.Part), "with the auditors") {
		t.Errorf("the words are not in %q: %q, %v", q.Part, e.Body, e.Values[q.Part])
	}
	if gained := p.coverage("").Coverage - before; gained < q.Gain {
		t.Errorf("the answer gained %d, not %d", gained, q.Gain)
	}
}

func TestUndoAsksTheQuestionAgain(t *testing.T) {
	p, q := atQuestion(t, hasChoices)
	before := p.coverage("").Coverage
	p.letter('1')
	if !p.says("2 of ") {
		t.Fatal("it does not go on")
	}
	p.window.Canvas().Unfocus()
	p.press(withCtrl(fyne.KeyZ))
	if p.coverage("").Coverage != before || !p.says("1 of ") || !p.says(q.Title) {
		t.Errorf("undo does not ask again: %v", p.words())
	}
	p.letter('1')
	p.activate("Undo")
	if p.coverage("").Coverage != before || !p.says("1 of ") {
		t.Errorf("the button does not take back: %v", p.words())
	}
}

func TestBackLeadsToTheQuestionBeforeAndAnotherAnswerTakesThePlace(t *testing.T) {
	p, q := atQuestion(t, hasChoices)
	p.letter('1')
	p.window.Canvas().Unfocus()
	p.letter('b')
	if !p.says("1 of ") || !p.says(q.Title) || p.chipWith("answered") == nil {
		t.Fatalf("B leads to %v", p.words())
	}
	p.letter('2')
	e, err := p.Journal().Entry(context.Background(), q.Entry)
	if err != nil {
		t.Fatal(err)
	}
	base := e.Clone()
	clean := e.Clone()
	delete(clean.Values, q.Part)
	clean.Links = slices.DeleteFunc(clean.Links, func(l model.LinkTo) bool { return l.Role == q.Part })
	want, err := q.WriteAnswer(clean, q.Choices[1].Value, p.Locale())
	if err != nil {
		t.Fatal(err)
	}
	if want.Values[q.Part] != base.Values[q.Part] || len(want.Linked(q.Part)) != len(base.Linked(q.Part)) && len(want.Linked(q.Part)) > 0 {
		t.Errorf("the second answer is %v %v", base.Values[q.Part], base.Linked(q.Part))
	}
	if !p.says("2 of ") {
		t.Errorf("it does not go on: %v", p.words())
	}
}

func TestASkippedQuestionIsNotAskedAfterAnotherStart(t *testing.T) {
	for _, key := range []rune{'s', 'N'} {
		p, q := atQuestion(t, hasChoices)
		before := p.coverage("").Coverage
		p.letter(key)
		if p.says(q.Title) && p.says("1 of ") || p.coverage("").Coverage != before {
			t.Fatalf("%c does not go on: %v", key, p.words())
		}
		p.start()
		p.tasks.flush()
		if slices.ContainsFunc(p.questions(), func(o readiness.Question) bool { return o.Entry == q.Entry && o.Part == q.Part }) {
			t.Errorf("after %c it is asked again", key)
		}
	}
}

func TestEscapeLeavesAndKeepsWhatIsTyped(t *testing.T) {
	p := newPerson(t).withDemo()
	p.tasks.flush()
	list := p.questions()
	q := list[slices.IndexFunc(list, isFree)]
	p.run("go people")
	p.Go(kit.Route{Screen: kit.ScreenRepair, ID: q.Entry})
	p.types("Half an answer")
	p.press(plain(fyne.KeyEscape))
	if p.screenShown() != kit.ScreenPeople {
		t.Fatalf("Escape leads to %s", p.screenShown())
	}
	if len(p.questions()) != len(list) {
		t.Error("leaving answered something")
	}
	p.Go(kit.Route{Screen: kit.ScreenRepair, ID: q.Entry})
	if p.fieldWith("Half an answer") == nil {
		t.Error("what was typed is gone")
	}
}

func TestTheEntryIsOpenedAndTheQuestionStays(t *testing.T) {
	p, q := atQuestion(t, hasChoices)
	p.letter('o')
	if p.screenShown() != kit.ScreenJournal || p.shownEntry() != q.Entry {
		t.Fatalf("O leads to %s %s", p.screenShown(), p.shownEntry())
	}
	p.press(pressed{fyne.KeyLeft, kit.Alt})
	if p.screenShown() != kit.ScreenRepair || !p.says(q.Words) || !p.says(q.Title) {
		t.Errorf("going back leads to %s: %v", p.screenShown(), p.words())
	}
}

// TestThePassEndsWithWhatWasGained goes through a whole pass with one hand.
func TestThePassEndsWithWhatWasGained(t *testing.T) {
	p := atQuestions(t)
	before := p.coverage("").Coverage
	for n := range 3 * advice.MostAsked {
		if p.says("answered") && p.says("Your coverage") {
			break
		}
		if p.typesWords() {
			p.types("Ninety people waited less after " + string(rune('a'+n%26)) + " Monday, as Dana counted")
			p.press(plain(fyne.KeyReturn))
			if p.says("has to be") {
				p.letter('s')
			}
		} else {
			p.letter('1')
		}
	}
	now := p.coverage("").Coverage
	if now <= before {
		t.Errorf("a whole pass led from %d to %d: %v", before, now, p.words())
	}
	if !p.says("Your coverage went from") {
		t.Errorf("the end does not say what was gained: %v", p.words())
	}
}

// typesWords reports whether the keyboard is in a field.
func (p *person) typesWords() bool {
	_, field := p.window.Canvas().Focused().(interface{ SelectedText() string })
	return field
}

// questionsOffered gives the button that leads to the questions, or nil.
func (p *person) questionsOffered() (found *widgets.Button) {
	walk(p.window.Content(), func(o fyne.CanvasObject) {
		if b, ok := o.(*widgets.Button); ok && strings.HasPrefix(b.Text(), "Answer") && strings.Contains(b.Text(), "up to +") {
			found = b
		}
	})
	return found
}

func TestQuestionsAreOfferedOnTodayReadinessAndTheInbox(t *testing.T) {
	p := newPerson(t).withDemo()
	p.tasks.flush()
	for _, route := range []kit.Route{{Screen: kit.ScreenToday}, {Screen: kit.ScreenReadiness}, {Screen: kit.ScreenJournal, Query: "is:inbox"}} {
		p.Go(route)
		p.tasks.flush()
		button := p.questionsOffered()
		if button == nil {
			t.Errorf("nothing is offered on %s", route.Screen)
			continue
		}
		test.Tap(button)
		if p.screenShown() != kit.ScreenRepair {
			t.Errorf("the button on %s leads to %s", route.Screen, p.screenShown())
		}
		p.press(plain(fyne.KeyEscape))
		if p.screenShown() != route.Screen {
			t.Errorf("Escape leads to %s, not back to %s", p.screenShown(), route.Screen)
		}
	}
	p.Go(kit.Route{Screen: kit.ScreenJournal, Query: "kind:achievement"})
	p.tasks.flush()
	if p.questionsOffered() != nil {
		t.Error("the offer stands over other lists too")
	}
}

func TestWithNothingToAskTheScreenSaysSo(t *testing.T) {
	p := newPerson(t)
	p.tasks.flush()
	if p.questionsOffered() != nil {
		t.Error("an empty journal is asked about")
	}
	p.press(withCtrl(fyne.KeyR))
	if !p.says("Nothing is missing") {
		t.Errorf("an empty journal shows %v", p.words())
	}
	p.press(plain(fyne.KeyEscape))
	if p.screenShown() != kit.ScreenToday {
		t.Errorf("Escape leads to %s", p.screenShown())
	}
}

func TestLettersReachTheQuestionFromAButtonAndNotFromUnderASheet(t *testing.T) {
	p, q := atQuestion(t, hasChoices)
	p.run("palette")
	p.types("s")
	p.press(plain(fyne.KeyEscape))
	if !p.says("1 of ") || !p.says(q.Title) {
		t.Fatalf("a letter of the palette skips the question: %v", p.words())
	}
	p.tabTo("Open the entry")
	p.types("s")
	if !p.says("2 of ") && p.says(q.Title) {
		t.Errorf("on a button S does not skip: %v", p.words())
	}
}

func TestAnAnswerThatTakesMoreThanALineIsWrittenInTheEntry(t *testing.T) {
	p, q := atQuestion(t, func(q readiness.Question) bool { return q.Part == "with" })
	p.activate("Somebody else")
	if p.screenShown() != kit.ScreenJournal || p.fieldFocused() != "With" {
		t.Fatalf("it leads to %s, %q", p.screenShown(), p.fieldFocused())
	}
	p.types("Ingrid")
	p.press(plain(fyne.KeyDown), plain(fyne.KeyReturn))
	p.press(withCtrl(fyne.KeyS))
	p.tapFoot()
	if linked := p.entry(q.Entry).Linked("with"); len(linked) != 1 || p.screenShown() != kit.ScreenRepair || !p.says("2 of ") {
		t.Errorf("back at the questions: %v", p.words())
	}
}

// measuring is a framework that asks for a number, and for nothing else.
const measuring = `version = 1
id = "measuring"
title = "Measured"

[[step]]
id = "one"
title = "Measures"
competencies = ["technical"]

[[step.criterion]]
id = "one.number"
title = "Has measured"
question = "Did you measure it?"
[step.criterion.rule]
kinds = ["achievement"]
tells = ["metrics"]
need = 1
`

func TestANumberIsAnsweredInALine(t *testing.T) {
	p := newPerson(t)
	e := model.NewEntry("achievement", "2026-11-10")
	e.Title, e.Body = "Orders leave sooner", "I split the queue by dock and moved the scans."
	p.save(model.Edit{Entry: e})
	for setting, value := range map[string]any{model.SettingFramework + "measuring": measuring, readiness.SettingLife: readiness.Life{Framework: "measuring"}} {
		if err := p.Journal().SetSetting(context.Background(), setting, value); err != nil {
			t.Fatal(err)
		}
	}
	p.loadReadiness()
	if list := p.questions(); len(list) != 1 || list[0].Part != "metrics" {
		t.Fatalf("what is asked is %+v", list)
	}
	q := p.questions()[0]
	before := p.coverage("measuring").Coverage
	p.press(withCtrl(fyne.KeyR))
	p.types("much less")
	p.press(plain(fyne.KeyReturn))
	if len(p.entry(e.ID).Values.Items("metrics")) > 0 || !p.fieldComplains("Say what was measured and the number") {
		t.Fatalf("words without a number answer %q: %v", q.Words, p.words())
	}
	p.window.Canvas().Focused().(*widgets.Entry).Fill("")
	p.types("order to dispatch from 31 to 9 hours")
	p.press(plain(fyne.KeyReturn))
	if gained := p.coverage("measuring").Coverage - before; gained != q.Gain || len(p.entry(e.ID).Values.Items("metrics")) != 1 {
		t.Errorf("the line gained %d, not %d: %v", gained, q.Gain, p.entry(e.ID).Values)
	}
	p.window.Canvas().Unfocus()
	p.letter('b')
	if p.fieldWith("order to dispatch").Text != "order to dispatch from 31 to 9 hours" {
		t.Error("going back does not show the answer")
	}
	p.window.Canvas().Focus(p.fieldWith("order"))
	p.types(" for large orders")
	p.press(plain(fyne.KeyReturn))
	if items := p.entry(e.ID).Values.Items("metrics"); len(items) != 1 || !strings.Contains(items[0].Text("what"), "large") {
		t.Errorf("another answer does not take the place of the first: %v", items)
	}
}

// fieldComplains reports whether a field says that something is wrong.
func (p *person) fieldComplains(words string) (found bool) {
	walk(p.window.Content(), func(o fyne.CanvasObject) {
		if field, ok := o.(*widgets.Field); ok && strings.HasPrefix(field.Error(), words) {
			found = true
		}
	})
	return found
}

func TestAGuessNamesTheWordsItComesFrom(t *testing.T) {
	p, q := atQuestion(t, func(q readiness.Question) bool { return q.Guess != nil && q.Guess.In == model.InBody })
	said := strings.TrimSpace(p.entry(q.Entry).Body[q.Guess.From:q.Guess.To])
	if !p.says("You wrote “" + text.Shorten(said, 60) + "”, so it may be") {
		t.Errorf("the guess from %q is not told: %v", said, p.words())
	}
}
