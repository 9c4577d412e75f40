package form

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"rung/model"
	"rung/ui/widgets"
)

func TestDayIsReadAsItIsTyped(t *testing.T) {
	p := newPerson(t, 100, 500, 700)
	p.show("note")
	p.tabToPart(partDay)
	day := p.form.common[partDay]
	p.rewrite("yesterday")
	if got := day.frame.Note(); got != "Fri 20 Nov 2026" {
		t.Errorf("under yesterday stands %q", got)
	}
	p.rewrite("gibberish")
	if day.frame.Note() != "" || day.frame.Error() != "" {
		t.Errorf("while typing: %q %q", day.frame.Note(), day.frame.Error())
	}
	p.press(fyne.KeyTab)
	if !strings.Contains(day.frame.Error(), "not a day") || day.editor.text() != "gibberish" {
		t.Errorf("left as %q, which says %q", day.editor.text(), day.frame.Error())
	}
}

func TestDayIsPickedFromTheCalendar(t *testing.T) {
	p := newPerson(t, 100, 500, 700)
	p.show("note")
	p.tabToPart(partDay)
	field := p.window.Canvas().Focused()
	p.press(fyne.KeyDown, fyne.KeyLeft, fyne.KeyReturn)
	if p.form.common[partDay].editor.text() != "2026-11-19" || p.window.Canvas().Focused() != field {
		t.Errorf("picked %q", p.form.common[partDay].editor.text())
	}
	p.press(fyne.KeyDown, fyne.KeyLeft, fyne.KeyEscape)
	if p.form.common[partDay].editor.text() != "2026-11-19" || p.window.Canvas().Focused() != field || p.window.Canvas().Overlays().Top() != nil {
		t.Error("Escape does not leave the calendar as it was")
	}
	p.press(fyne.KeyTab, fyne.KeySpace)
	if _, open := p.window.Canvas().Focused().(*widgets.CalendarPicker); !open {
		t.Error("the button does not open the calendar")
	}
}

func TestNumbersAreToldAsUnderstood(t *testing.T) {
	p := newPerson(t, 100, 500, 700)
	p.show("budget")
	p.tabToPart("fiscal_year")
	p.write("fy27")
	if got := p.form.findPart("fiscal_year").frame.Note(); got != "2027" {
		t.Errorf("under fy27 stands %q", got)
	}
	p.form.SetError(&model.Error{Field: "asked"})
	p.write("12.5k")
	if got := p.form.findPart("asked").frame.Note(); got != "12,500 USD" {
		t.Errorf("under 12.5k stands %q", got)
	}
}

func TestChoiceByKeyboard(t *testing.T) {
	p := newPerson(t, 100, 500, 700)
	p.show("study")
	p.tabToPart("discipline")
	p.press(fyne.KeyDown)
	if got := p.offered(); !slices.Equal(got, []string{"leadership", "management", "technical", "business"}) {
		t.Fatalf("Down offers %v", got)
	}
	p.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn)
	discipline := p.form.findPart("discipline").editor
	if discipline.text() != "management" || p.offered() != nil {
		t.Errorf("chosen: %q, still offered: %v", discipline.text(), p.offered())
	}
	p.rewrite("te")
	p.press(fyne.KeyTab)
	if discipline.text() != "technical" {
		t.Errorf("begun and left: %q", discipline.text())
	}
	p.tabToPart("discipline")
	p.rewrite("b")
	p.press(fyne.KeyEscape)
	if p.offered() != nil || discipline.text() != "b" {
		t.Error("Escape does not just close the list")
	}
	p.rewrite("")
	p.form.FocusTitle(p.window.Canvas())
	p.write("x")
	if _, filled := p.entry().Values["discipline"]; filled {
		t.Error("an emptied choice is still chosen")
	}
}

func TestChipsByKeyboard(t *testing.T) {
	p := newPerson(t, 100, 500, 700)
	p.show("note")
	p.tabToPart(partTags)
	p.write("one,two,")
	tags := p.form.common[partTags].editor.(*chips)
	if !slices.Equal(tags.ids, []string{"one", "two"}) || tags.entry.Text != "" {
		t.Fatalf("after commas: %v and %q", tags.ids, tags.entry.Text)
	}
	p.press(fyne.KeyBackspace)
	if !slices.Equal(tags.ids, []string{"one"}) || p.window.Canvas().Focused() != tags.entry {
		t.Errorf("after Backspace: %v", tags.ids)
	}
	p.window.Canvas().FocusPrevious()
	p.press(fyne.KeyDelete)
	if len(tags.ids) != 0 {
		t.Errorf("after Delete on the chip: %v", tags.ids)
	}
	p.write("!!!")
	p.press(fyne.KeyTab)
	if p.form.common[partTags].frame.Error() == "" || tags.entry.Text != "!!!" {
		t.Error("a tag without a letter is not refused")
	}
	p.tabToPart(partCompetencies)
	p.write("le")
	p.press(fyne.KeyReturn)
	p.write("juggling")
	p.press(fyne.KeyTab)
	if got := p.form.common[partCompetencies].editor.(*chips); !slices.Equal(got.ids, []string{"leadership"}) || p.form.common[partCompetencies].frame.Error() == "" {
		t.Errorf("competencies: %v", got.ids)
	}
}

func TestLinksByKeyboard(t *testing.T) {
	p := newPerson(t, 100, 500, 700)
	p.show("interaction")
	p.tabToPart("with")
	p.write("An")
	if got := p.offered(); !slices.Equal(got, []string{"Ana Núñez", "Add “An” as a contact"}) {
		t.Fatalf("offered: %v", got)
	}
	p.press(fyne.KeyReturn)
	p.write("Cleo")
	p.press(fyne.KeyReturn)
	with := p.form.findPart("with").editor.(*chips)
	added := p.journal[len(p.journal)-1]
	if added.Title != "Cleo" || !slices.Equal(with.ids, []string{p.journal[0].ID, added.ID}) {
		t.Errorf("linked: %v", with.ids)
	}
	p.write("Bo")
	p.press(fyne.KeyEscape)
	p.form.FocusTitle(p.window.Canvas())
	p.write("Lunch")
	p.refused("with", "not linked yet")
	if with.entry.Text != "Bo" {
		t.Error("the unlinked name is gone")
	}
}

func TestOlderAnswerIsNotOffered(t *testing.T) {
	p := newPerson(t, 100, 500, 700)
	p.show("interaction")
	p.late = []func(){}
	p.tabToPart("with")
	p.write("Bo")
	p.late[1]()
	p.late[0]()
	if got := p.offered(); !slices.Equal(got, []string{"Bo Lind", "Add “Bo” as a contact"}) {
		t.Errorf("offered: %v", got)
	}
}

func TestRoleOfOneIsReplaced(t *testing.T) {
	p := newPerson(t, 100, 500, 700)
	p.show("contact")
	p.form.SetError(&model.Error{Field: "met_through"})
	for _, name := range []string{"Ana", "Bo"} {
		p.write(name)
		p.press(fyne.KeyReturn)
	}
	if got := p.form.findPart("met_through").editor.(*chips).ids; !slices.Equal(got, []string{p.journal[1].ID}) {
		t.Errorf("met through: %v", got)
	}
}

func TestLinesOfATableByKeyboard(t *testing.T) {
	p := newPerson(t, 100, 500, 700)
	p.show("interaction")
	p.form.SetError(&model.Error{Field: "promises"})
	promises := p.form.findPart("promises").editor.(*table)
	p.write("me")
	p.press(fyne.KeyReturn, fyne.KeyTab)
	p.write("Send the forecast")
	p.press(fyne.KeyReturn)
	p.write("them")
	p.press(fyne.KeyReturn, fyne.KeyTab, fyne.KeyTab)
	p.write("someday")
	p.form.FocusTitle(p.window.Canvas())
	p.write("Coffee")
	p.refused("promises", "Line 2")
	p.rewrite("next friday")
	want := []model.Values{{"by": "me", "what": "Send the forecast"}, {"by": "them", "due": model.Day("2026-11-27")}}
	if got := p.entry().Values["promises"]; !equalItems(got, want) {
		t.Errorf("promises: %v", got)
	}
	p.tabToObject("Add a line", promises.add)
	p.press(fyne.KeySpace)
	if len(promises.lines) != 3 {
		t.Fatalf("%d lines", len(promises.lines))
	}
	p.press(fyne.KeyBackspace)
	if len(promises.lines) != 2 || p.window.Canvas().Focused() != promises.lines[1].cells[0].editor.focusTarget() {
		t.Errorf("an empty line is not taken away: %d lines", len(promises.lines))
	}
	p.tabToObject("Remove this line", promises.lines[1].remove)
	p.press(fyne.KeySpace)
	if got := p.entry().Values["promises"]; !equalItems(got, want[:1]) {
		t.Errorf("after removing: %v", got)
	}
}

func equalItems(got any, want []model.Values) bool {
	items, _ := got.([]model.Values)
	return slices.EqualFunc(items, want, func(a, b model.Values) bool {
		return len(a) == len(b) && a.Text("by") == b.Text("by") && a.Text("what") == b.Text("what") && a.Day("due") == b.Day("due")
	})
}

func TestFormatActsOnWhatIsChosen(t *testing.T) {
	p := newPerson(t, 100, 500, 700)
	p.show("note")
	p.tabToPart(partBody)
	p.write("calm")
	p.shortcut(&fyne.ShortcutSelectAll{})
	p.form.FormatText("bold")
	body := p.form.body.entry
	if body.Text != "**calm**" || p.window.Canvas().Focused() != body {
		t.Errorf("bold: %q", body.Text)
	}
	body.Undo()
	body.Undo()
	if body.Text != "calm" {
		t.Errorf("undone: %q", body.Text)
	}
	for mark, want := range map[string]string{"italic": "**", "heading": "## ", "list": "- ", "quote": "> ", "link": "[](https://)"} {
		p.form.common[partBody].editor.setText("")
		if p.form.FormatText(mark); body.Text != want {
			t.Errorf("%s: %q, want %q", mark, body.Text, want)
		}
	}
	p.form.FormatText("preview")
	if body.Visible() || p.form.body.preview.Text() != body.Text {
		t.Error("the preview does not show the text")
	}
	p.form.FormatText("bold")
	if p.form.body.text() != body.Text {
		t.Error("what is only read is changed")
	}
	p.press(fyne.KeySpace)
	if !body.Visible() || p.window.Canvas().Focused() != body {
		t.Error("Space on the button does not lead back to the text")
	}
}

func TestFilesComeAndGo(t *testing.T) {
	p := newPerson(t, 100, 500, 700)
	e := p.show("note")
	p.form.FocusTitle(p.window.Canvas())
	p.write("With a file")
	p.form.AttachFile()
	p.picks = "second.txt"
	p.form.AttachFile()
	got, contents, err := p.form.Entry()
	if err != nil || len(got.Attachments) != 2 || len(contents) != 2 {
		t.Fatalf("%v, %v, %v", got.Attachments, contents, err)
	}
	p.form.MarkSaved(got)
	if _, again, err := p.form.Entry(); err != nil || len(again) != 0 {
		t.Errorf("files are handed over again: %d, %v", len(again), err)
	}
	draft := p.form.Draft()
	p.form.attachments.removeFile(got.Attachments[0])
	if got = p.entry(); len(got.Attachments) != 1 || got.Attachments[0].Name != "second.txt" {
		t.Errorf("after removing one: %v", got.Attachments)
	}
	p.form.SetEntry(e)
	if err := p.form.SetDraft(draft); err != nil {
		t.Fatal(err)
	}
	if problem := p.form.common[partAttachments].frame.Error(); len(p.form.attachments.list) != 0 || !strings.Contains(problem, "notes.txt, second.txt") {
		t.Errorf("files that were never saved: %v, %q", p.form.attachments.list, problem)
	}
	p.form.attachments.attachFile("film.mp4", make([]byte, model.MaxAttachment+1))
	if problem := p.form.common[partAttachments].frame.Error(); !strings.Contains(problem, "25 MB") {
		t.Errorf("a file too large: %q", problem)
	}
}

func TestKindIsChosenByKeyboard(t *testing.T) {
	p := newPerson(t, 100, 500, 700)
	p.show("note")
	p.tabToObject("the kind", p.form.head.kind)
	p.press(fyne.KeySpace, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if p.form.Kind() != "achievement" || p.window.Canvas().Focused() != p.form.head.kind {
		t.Errorf("the kind is %s", p.form.Kind())
	}
}

func TestOfferIsTakenByPointer(t *testing.T) {
	p := newPerson(t, 100, 500, 700)
	p.show("study")
	p.tabToPart("status")
	p.press(fyne.KeyDown)
	line := p.form.offers.Lines()[1]
	line.MouseDown(&desktop.MouseEvent{})
	test.Tap(line)
	if got := p.form.findPart("status").editor.text(); got != "running" || p.offered() != nil {
		t.Errorf("tapped: %q", got)
	}
}

func TestNobodyTypesIntoAFieldThatIsGone(t *testing.T) {
	p := newPerson(t, 100, 500, 700)
	p.show("study")
	p.tabToPart("provider")
	p.show("note")
	if focused := p.window.Canvas().Focused(); focused != nil {
		t.Errorf("%T of the kind before keeps the focus", focused)
	}
	p.form.SetError(&model.Error{Field: "why"})
	p.show("note")
	if focused := p.window.Canvas().Focused(); focused != nil {
		t.Errorf("%T keeps the focus though it is folded away", focused)
	}
}

func TestCalendarIsSeenWholeWhereverItsFieldIs(t *testing.T) {
	for _, percent := range []int{100, 200} {
		p := newPerson(t, percent, 900, 600)
		p.show("note")
		p.tabToPart(partDay)
		p.press(fyne.KeyDown)
		focused := p.window.Canvas().Focused().(fyne.CanvasObject)
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(focused)
		if end := at.AddXY(focused.Size().Width, focused.Size().Height); at.X < 0 || at.Y < 0 || end.X > 900 || end.Y > 600 {
			t.Errorf("at %d %% the calendar reaches from %v to %v", percent, at, end)
		}
		p.press(fyne.KeyTab, fyne.KeyEscape)
		if p.window.Canvas().Overlays().Top() != nil {
			t.Errorf("at %d %% Escape on a button of the calendar leaves it open", percent)
		}
	}
}
