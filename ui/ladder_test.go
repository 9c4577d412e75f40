package ui

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rung/model"
	"rung/ui/widgets"
)

// beginsLadder fills the sheet for a new ladder by keyboard: company, levels, the one
// that is held, and what is expected.
func (p *person) beginsLadder(company, levels, held, expectations string) {
	p.Helper()
	p.run("ladder")
	for i, words := range []string{company, levels, held, expectations} {
		if i > 0 {
			p.press(plain(fyne.KeyTab))
		}
		field, ok := p.window.Canvas().Focused().(*widgets.Entry)
		if !ok {
			p.Fatalf("field %d of the sheet is not reached by Tab, but %q", i, p.focusedOn())
		}
		field.SetText(words)
	}
	p.tap("Begin")
}

// overlayField gives the text of the field on top whose label begins so.
func (p *person) overlayField(label string) (text string) {
	met := false
	walk(p.top(), func(o fyne.CanvasObject) {
		if f, ok := o.(*widgets.Field); ok {
			met = strings.HasPrefix(f.Label(), label)
		}
		if e, ok := o.(*widgets.Entry); ok && met {
			text, met = e.Text, false
		}
	})
	return text
}

// chooses adds an option of the field with that label.
func (p *person) chooses(hint, option string) {
	p.Helper()
	var found *widgets.Select
	walk(p.top(), func(o fyne.CanvasObject) {
		if s, ok := o.(*widgets.Select); ok && found == nil && s.PlaceHolder == hint {
			found = s
		}
	})
	if found == nil {
		p.Fatalf("nothing says %q", hint)
	}
	found.SetSelected(option)
	p.tasks.flush()
}

func TestALadderIsBegunFromNothingAndClimbed(t *testing.T) {
	p := atReadiness(t, true)
	p.beginsLadder("Fabrikam", "Engineer\nTeam lead\nManager", "engineer", "- Zyx qwv\n- Mentors two people\n\nManager\n- Owns a budget")
	if !p.says("Zyx qwv") || !p.says("Owns a budget") || !p.says("Works as Engineer") {
		t.Fatalf("the editor does not show what was pasted: %q", p.words())
	}
	test.Tap(p.rowButton("Zyx qwv", "Edit"))
	p.tasks.flush()
	p.tap("Save")
	if !p.says("Choose which entries show it") {
		t.Error("a criterion without a rule is not refused with what to do")
	}
	for _, title := range []string{"Zyx qwv", "Mentors two people", "Owns a budget"} {
		if p.button("Fold") != nil {
			p.tap("Fold")
		}
		test.Tap(p.rowButton(title, "Edit"))
		p.tasks.flush()
		p.chooses("Add a kind of entry", "Leadership")
	}
	if !p.says("of your entries match") {
		t.Errorf("how many entries match is not said: %q", p.words())
	}
	own := p.saveFramework()
	if own.ID != "fabrikam-ladder" || own.Title != "Ladder at Fabrikam" || !own.Ladder || own.Held != own.Steps[0].ID || len(own.Steps) != 3 {
		t.Fatalf("kept as %+v", own)
	}
	if lead := own.Steps[1]; len(lead.Criteria) != 2 || lead.Criteria[0].Rule.Kinds[0] != "leadership" {
		t.Errorf("the next level asks for %+v", lead.Criteria)
	}
	r := p.coverage(own.ID)
	if r.Next != own.Steps[1].ID || r.Coverage != r.Steps[1].Coverage {
		t.Errorf("next is %q at %d of %d", r.Next, r.Coverage, r.Steps[1].Coverage)
	}
	if !p.says("Held: Engineer. Next: Team lead.") || !p.says("2 · Team lead · next") {
		t.Errorf("the screen does not name the levels: %q", p.words())
	}
}

func TestTheLevelHeldIsChangedAndTakenBack(t *testing.T) {
	p := atReadiness(t, true)
	climb := strings.Replace(ladder, "\n\n[[step]]", "\nladder = true # ours\n\n[[step]]", 1) + `
[[step]]
id = "two"
title = "Is followed"
competencies = ["leadership"]
criterion = [{ id = "two.lead", title = "Has led", question = "Did you lead?", rule = { kinds = ["leadership"], need = 4 } }]
`
	p.moreOf("Bring a framework in")
	p.picks(p.file("fabrikam.toml", climb))
	if !p.says("Next: Is heard.") {
		t.Fatalf("the levels are not named: %q", p.words())
	}
	p.moreOf("The level I hold")
	p.pick("Is heard")
	if got := p.Readiness().ChosenFramework(); got.Held != "one" || p.footSays() != "Held: Is heard. Next: Is followed." || !p.says("2 · Is followed · next") {
		t.Errorf("%q is held, the foot says %q, the screen %q", got.Held, p.footSays(), p.words())
	}
	p.run("go today")
	if !p.says("Held: Is heard. Next: Is followed.") {
		t.Errorf("Today does not name the next level: %q", p.words())
	}
	p.run("go readiness")
	p.tapFoot()
	p.tasks.flush()
	if got := p.Readiness().ChosenFramework(); got.Held != "" || !p.says("Next: Is heard.") {
		t.Errorf("taken back, %q is held", got.Held)
	}
}

func TestAFrameworkOfAnotherVersionOrWithoutItsHeldLevelIsRefusedInTheWindow(t *testing.T) {
	p := atReadiness(t, false)
	before := p.Readiness().ChosenFramework().ID
	for text, reason := range map[string]string{
		strings.Replace(ladder, "version = 1", "version = 99", 1):                                  "Line 1: Version 99 is none that this Rung reads.",
		strings.Replace(ladder, "\n\n[[step]]", "\nladder = true\nheld = \"none\"\n\n[[step]]", 1): "Line 5: There is no level \"none\". Held is one of: one.",
	} {
		p.moreOf("Bring a framework in")
		p.picks(p.file("refused.toml", text))
		if words := p.overlayWords(); !strings.Contains(words, reason) {
			t.Errorf("%q is not said, but %q", reason, words)
		}
		p.press(plain(fyne.KeyEscape))
	}
	if got := p.Readiness().ChosenFramework().ID; got != before {
		t.Errorf("%q is chosen", got)
	}
}

func TestAnUnfinishedLadderIsThereAgain(t *testing.T) {
	p := atReadiness(t, false)
	p.run("ladder")
	p.tap("Begin")
	if !strings.Contains(p.overlayWords(), "Write at least one level.") {
		t.Fatalf("a ladder without levels is not refused: %q", p.overlayWords())
	}
	p.press(plain(fyne.KeyEscape))
	p.beginsLadder("", "One\nTwo", "Three", "")
	if !strings.Contains(p.overlayWords(), "Write one of the levels above") {
		t.Fatalf("a level that is none is not refused: %q", p.overlayWords())
	}
	p.tasks.KeepAll()
	p.press(plain(fyne.KeyEscape))
	p.run("ladder")
	if field := p.overlayField("Its levels"); field != "One\nTwo" {
		t.Errorf("Escape threw the levels away: %q", field)
	}
	p.tap("Cancel")
	p.beginsLadder("", "One\nTwo", "", "")
	p.tasks.flush()
	p.start()
	p.tasks.flush()
	p.run("go readiness")
	p.run("ladder")
	p.tasks.flush()
	if !p.says("not saved last time") || !p.says("Works as Two") {
		t.Errorf("the ladder is gone: %q", p.words())
	}
}

// atRule is a person who edits the rule of the only criterion of a framework.
func atRule(t *testing.T) *person {
	t.Helper()
	p := atReadiness(t, false)
	p.moreOf("Bring a framework in")
	p.picks(p.file("fabrikam.toml", ladder))
	p.run("framework")
	test.Tap(p.rowButton("Has spoken in public", "Edit"))
	p.tasks.flush()
	return p
}

func TestARuleIsBuiltByFormAndShownAsText(t *testing.T) {
	p := atRule(t)
	p.removeChip("Leadership")
	p.chooses("Add a kind of entry", "Feedback")
	p.chooses("Add a condition", "Tone")
	p.chooses("Add a choice", "praise")
	p.chooses("Add a kind of entry", "Leadership")
	p.removeChip("Feedback")
	p.chooses("Add a condition", "Setting")
	p.chooses("Add a choice", "mentor")
	p.chooses("Add a competency", "Mentoring")
	p.selectOnScreen("months")
	p.tasks.flush()
	p.tap("Show the rule as text")
	text := p.fieldWith("kinds = ").Text
	for _, want := range []string{`kinds = ["leadership"]`, `where = { setting = ["mentor"] }`, `competencies = ["mentoring"]`, `different = "months"`} {
		if !strings.Contains(text, want) {
			t.Errorf("the rule's text lacks %s:\n%s", want, text)
		}
	}
	if strings.Contains(text, "tone") {
		t.Errorf("what only feedback has is still asked for:\n%s", text)
	}
	p.fieldWith("kinds = ").SetText(`any = [{ kinds = ["note"] }, { kinds = ["study"] }]`)
	p.tasks.flush()
	p.tap("Choose the rule by form")
	if !p.says("This rule combines others") {
		t.Error("a rule that the form cannot show is not shown as text")
	}
}

// The count beside a rule is that of the entries that match it, not of all.
func TestTheLiveCountIsOfMatchingEntries(t *testing.T) {
	p := atRule(t)
	note := model.NewEntry(model.KindLeadership, p.Locale().Today)
	note.Title = "Led the night shift through the move"
	note.Values = model.Values{"setting": "mentor"}
	if _, err := p.Journal().Save(context.Background(), model.Added, []model.Edit{{Entry: note}}, nil); err != nil {
		t.Fatal(err)
	}
	p.tasks.flush()
	p.tap("Show the rule as text")
	p.fieldWith("kinds = ").SetText(`kinds = ["leadership"]`)
	p.tasks.flush()
	if !p.says("1 of your entries matches") || p.button("Led the night shift through the move") == nil {
		t.Errorf("one entry matches, but: %q", p.words())
	}
	p.fieldWith("kinds = ").SetText(`kinds = ["budget"]`)
	p.tasks.flush()
	if !p.says("None of your entries matches yet") {
		t.Errorf("no entry matches, but: %q", p.words())
	}
}

// What was just chosen stays in sight, also where the window is small.
func TestARulesChoiceStaysInSight(t *testing.T) {
	p := atRule(t)
	p.window.Resize(fyne.NewSize(900, 600))
	for _, field := range [][2]string{{"Add a kind of entry", "Achievement"}, {"Add a competency", "Mentoring"}} {
		p.chooses(field[0], field[1])
		at, ok := p.window.Canvas().Focused().(*widgets.Select)
		if !ok || at.PlaceHolder != field[0] {
			t.Fatalf("after a choice the focus is on %q", p.focusedOn())
		}
		if y := fyne.CurrentApp().Driver().AbsolutePositionForObject(at).Y; y < 100 || y > 560 {
			t.Errorf("%s is out of sight at %.0f", field[0], y)
		}
	}
}
