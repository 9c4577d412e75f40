package form

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"rung/assets/demo"
	"rung/model"
)

// typed is what a person writes into a field of each type.
var typed = map[model.Type]string{
	model.Text: "Some words", model.Prose: "First line\nand a second", model.YesNo: "yes", model.Integer: "14", model.Year: "FY27",
	model.Number: "3.5", model.Date: "yesterday", model.Amount: "84000 USD", model.Link: "example.org/ana",
}

func typedInto(f model.Field) string {
	if f.Type == model.Choice {
		return f.Choices[len(f.Choices)-1]
	}
	return typed[f.Type]
}

func TestEveryTypeHasAnEditor(t *testing.T) {
	p := newPerson(t, 100, 500, 700)
	for _, typ := range model.Types {
		if editors[typ] == nil {
			t.Errorf("fields of type %s have no editor", typ)
			continue
		}
		if _, wide := columnEm[typ]; !wide && typ != model.Choice && typ != model.List {
			t.Errorf("a column of type %s has no width", typ)
		}
		e := p.form.newFieldPart("x", model.Field{Key: "x", Label: "X", Type: typ, Choices: []string{"one"}, Of: []model.Field{{Key: "y", Label: "Y", Type: model.Text}}}).editor
		words := "as typed"
		if typ == model.List {
			words = `[{"y":"as typed"}]`
		}
		if e.setText(words); e.text() != words {
			t.Errorf("the editor of %s gives back %q for %q", typ, e.text(), words)
		}
	}
	if len(editors) != len(model.Types) {
		t.Error("an editor stands for a type that is not declared")
	}
}

func TestEachKindIsFilledByKeyboardAlone(t *testing.T) {
	for _, kind := range model.Kinds {
		t.Run(kind.ID, func(t *testing.T) {
			p := newPerson(t, 100, 500, 700)
			want := p.show(kind.ID)
			p.form.FocusTitle(p.window.Canvas())
			p.write("Orders leave a day sooner")
			want.Title = "Orders leave a day sooner"
			if p.form.moreRow.Visible() && slices.Contains(p.form.column.Objects, fyne.CanvasObject(p.form.moreRow)) {
				p.tabToObject("More fields", p.form.more)
				p.press(fyne.KeySpace)
			}
			for _, field := range kind.Fields {
				p.tabToPart(valuePart(field.Key))
				want.Values[field.Key] = p.fill(field)
			}
			for _, role := range kind.Links {
				p.tabToPart(linkPart(role.ID))
				ref := p.linkable(role)
				p.write("Ana")
				p.press(fyne.KeyReturn)
				want.Links = append(want.Links, model.LinkTo{Role: role.ID, ID: ref.ID})
			}
			p.fillOwnParts(&want)
			got := p.entry()
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("typed is not what is kept (-want +got):\n%s", diff)
			}
			if !p.form.IsChanged() {
				t.Error("a filled form counts as unchanged")
			}
		})
	}
}

// linkable gives the first entry whose title begins with “Ana” that a role may
// point to.
func (p *person) linkable(role model.Role) model.Ref {
	for _, ref := range p.journal {
		if len(role.To) == 0 || slices.Contains(role.To, ref.Kind) {
			return ref
		}
	}
	ref := model.Ref{ID: model.NewID(), Kind: role.To[0], Title: "Ana’s " + role.To[0]}
	p.journal = append(p.journal, ref)
	return ref
}

// fill types into a field that has the focus, and gives the value expected.
func (p *person) fill(field model.Field) any {
	p.t.Helper()
	if field.Type == model.List {
		item := model.Values{}
		for i, of := range field.Of {
			if i > 0 {
				p.tabTo(of.Key, func(f fyne.Focusable) bool {
					return f == p.form.findPart(valuePart(field.Key)).editor.(*table).lines[0].cells[i].editor.focusTarget()
				})
			}
			item[of.Key] = p.fill(of)
		}
		return []model.Values{item}
	}
	p.write(typedInto(field))
	if field.Type == model.Choice || field.Type == model.YesNo {
		p.press(fyne.KeyReturn)
	}
	value, err := field.Parse(typedInto(field), locale)
	if err != nil {
		p.t.Fatalf("%s: %v", field.Key, err)
	}
	return value
}

func (p *person) fillOwnParts(want *model.Entry) {
	p.t.Helper()
	p.tabToPart(partBody)
	p.write("What happened")
	want.Body = "What happened"
	p.tabToPart(partTags)
	p.write("er")
	p.press(fyne.KeyDown, fyne.KeyReturn)
	p.write("Black Friday")
	p.press(fyne.KeyReturn)
	want.Tags = []string{"erp", "black-friday"}
	p.tabToPart(partCompetencies)
	p.write("budg")
	p.press(fyne.KeyReturn)
	want.Competencies = []string{"budgeting"}
	p.tabToPart(partAttachments)
	p.press(fyne.KeySpace)
	want.Attachments = p.form.attachments.list
	if len(want.Attachments) != 1 || want.Attachments[0].Name != "notes.txt" || want.Attachments[0].Bytes != 20 {
		p.t.Errorf("attached: %v", want.Attachments)
	}
	p.tabToObject("Private", p.form.private)
	p.press(fyne.KeySpace)
	want.Private = true
	p.tabToPart(partDay)
	p.rewrite("last tue")
	want.Day = "2026-11-17"
	p.tabToObject("Until, time", p.form.head.more)
	p.press(fyne.KeySpace)
	p.write("19 Nov")
	want.Until = "2026-11-19"
	p.tabToPart(partTime)
	p.write("2pm")
	want.Time = "14:00"
}

func TestDemoEntriesAreGivenBackAsTheyWere(t *testing.T) {
	var journal struct {
		Entries []model.Entry `json:"entries"`
	}
	if err := json.Unmarshal(demo.Journal, &journal); err != nil {
		t.Fatal(err)
	}
	p := newPerson(t, 100, 500, 700)
	for _, want := range journal.Entries {
		p.form.SetEntry(want)
		got := p.entry()
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: only looked at, yet (-want +got):\n%s", want.Title, diff)
		}
		if p.form.IsChanged() {
			t.Errorf("%s: only looked at, yet changed", want.Title)
		}
	}
}

func TestTypingAndTakingBackIsNoChange(t *testing.T) {
	p := newPerson(t, 100, 500, 700)
	p.show("note")
	told := 0
	p.form.OnChanged = func() { told++ }
	p.form.FocusTitle(p.window.Canvas())
	p.write("x")
	if !p.form.IsChanged() || told != 1 {
		t.Errorf("after a key: changed %v, told %d times", p.form.IsChanged(), told)
	}
	p.press(fyne.KeyBackspace)
	if p.form.IsChanged() || told != 2 {
		t.Errorf("after taking it back: changed %v, told %d times", p.form.IsChanged(), told)
	}
}

func TestWhatIsTypedWhileSavingStays(t *testing.T) {
	p := newPerson(t, 100, 500, 700)
	p.show("note")
	p.form.FocusTitle(p.window.Canvas())
	p.write("Outage")
	p.tabToPart(partDay)
	p.rewrite("yesterday")
	saved := p.entry()
	p.tabToPart(partTitle)
	p.press(fyne.KeyEnd)
	p.write(" at noon")
	p.form.MarkSaved(saved)
	if !p.form.IsChanged() {
		t.Error("words typed while saving do not count as a change")
	}
	if got := p.entry(); got.Title != "Outage at noon" || got.Day != "2026-11-20" {
		t.Errorf("kept %q on %s", got.Title, got.Day)
	}
	p.form.MarkSaved(p.entry())
	if p.form.IsChanged() {
		t.Error("changed right after saving")
	}
}

func TestWrongInputStaysAndSaysWhy(t *testing.T) {
	p := newPerson(t, 100, 500, 700)
	p.show("budget")
	p.form.FocusTitle(p.window.Canvas())
	p.write("Laptops")
	p.tabToPart("stage")
	p.write("dreaming")
	p.tabToObject("More fields", p.form.more)
	p.press(fyne.KeySpace)
	p.tabToPart("asked")
	p.write("a lot")
	p.tabToPart("deadline")
	p.write("someday")
	p.tabToPart(partBody)

	_, _, err := p.form.Entry()
	if model.CodeOf(err) != model.Invalid {
		t.Fatalf("nonsense is taken: %v", err)
	}
	for part, words := range map[string]string{"stage": "dreaming", "asked": "a lot", "deadline": "someday"} {
		if at := p.form.findPart(part); at.frame.Error() == "" || at.editor.text() != words {
			t.Errorf("%s holds %q and says %q", part, at.editor.text(), at.frame.Error())
		}
	}
	if p.window.Canvas().Focused() != p.form.findPart("stage").editor.focusTarget() {
		t.Error("the first wrong field does not have the focus")
	}
	p.rewrite("request")
	if p.form.findPart("stage").frame.Error() != "" {
		t.Error("the reason stays while the field is being mended")
	}
	p.tabToPart("asked")
	p.rewrite("84k")
	p.tabToPart("deadline")
	p.rewrite("30 Nov")
	if got := p.entry().Values; got.Text("stage") != "request" || got.Day("deadline") != "2026-11-30" {
		t.Errorf("mended values: %v", got)
	}
}

func TestRulesOfTheEntryAreShownAtTheirPart(t *testing.T) {
	p := newPerson(t, 100, 500, 700)
	p.show("note")
	p.refused(partTitle, "title is needed")
	p.form.FocusTitle(p.window.Canvas())
	p.write("Course")
	p.tabToObject("Until, time", p.form.head.more)
	p.press(fyne.KeySpace)
	p.write("1 Nov")
	p.refused(partUntil, "before the first")
	p.rewrite("")
	p.tabToPart(partTime)
	p.write("9")
	p.refused(partTime, "14:05")
	p.rewrite("")
	p.tabToPart(partDay)
	p.rewrite("")
	p.refused(partDay, "day")
}

func TestErrorOfTheStoreIsShownAtItsPart(t *testing.T) {
	p := newPerson(t, 100, 500, 700)
	p.show("budget")
	p.form.SetError(&model.Error{Code: model.Conflict, Field: "values.spent", Message: "Changed elsewhere."})
	if part := p.form.findPart("spent"); part.folded || part.frame.Error() != "Changed elsewhere." || p.window.Canvas().Focused() != part.editor.focusTarget() {
		t.Error("a folded part does not come forth with its error")
	}
	p.press(fyne.KeyTab)
	if p.form.findPart("spent").frame.Error() == "" {
		t.Error("the error is gone though nothing was mended")
	}
	p.form.SetError(&model.Error{Code: model.Invalid, Field: "nowhere", Message: "Something else."})
	if p.form.findPart(partTitle).frame.Error() != "Something else." {
		t.Error("an error about no part is not shown")
	}
}

func TestDraftBringsBackWordsThatCannotBeRead(t *testing.T) {
	p := newPerson(t, 100, 500, 700)
	e := p.show("achievement")
	p.form.FocusTitle(p.window.Canvas())
	p.write("Half a thought")
	p.tabToPart("metrics")
	p.write("late orders")
	p.press(fyne.KeyTab)
	p.write("forty-ish")
	p.tabToPart(partTags)
	p.write("erp, net")
	p.tabToPart(partDay)
	p.rewrite("the other day")
	p.tabToPart(partTitle)
	draft := p.form.Draft()

	again := newPerson(t, 100, 500, 700)
	again.form.SetEntry(e)
	if err := again.form.SetDraft(draft); err != nil {
		t.Fatal(err)
	}
	if got := string(again.form.Draft()); got != string(draft) {
		t.Errorf("the draft came back as\n%s, want\n%s", got, draft)
	}
	for part, words := range map[string]string{partTitle: "Half a thought", partDay: "the other day", "metrics": `[{"before":"forty-ish","what":"late orders"}]`} {
		if got := again.form.findPart(part).editor.text(); got != words {
			t.Errorf("%s came back as %q", part, got)
		}
	}
	if !again.form.IsChanged() {
		t.Error("a draft does not count as a change")
	}
	if again.form.SetDraft([]byte("{")) == nil || again.form.SetDraft([]byte(`{"kind":"dream"}`)) == nil {
		t.Error("a broken draft is taken")
	}
}

func TestChangeOfKindLosesNothing(t *testing.T) {
	p := newPerson(t, 100, 500, 700)
	for _, from := range model.Kinds {
		e := filledEntry(t, from, p.journal[0].ID)
		for _, to := range model.Kinds {
			p.form.SetEntry(e)
			before := p.form.typedWords()
			p.form.changeKind(to.ID)
			after := p.form.typedWords()
			if to.ID == from.ID {
				continue
			}
			for _, field := range from.Fields {
				part := valuePart(field.Key)
				if after.Text[part] == before.Text[part] {
					continue
				}
				for _, word := range strings.Fields(field.Format(e.Values[field.Key], locale)) {
					if field.Type != model.List && !strings.Contains(after.Text[partBody], word) {
						t.Errorf("%s to %s: %q of %s is gone", from.ID, to.ID, word, field.Key)
					}
				}
				if field.Type == model.List && !strings.Contains(after.Text[partBody], "Some words") {
					t.Errorf("%s to %s: the list %s is gone", from.ID, to.ID, field.Key)
				}
			}
			if got := p.entry(); len(got.Links) == 0 || !strings.HasPrefix(got.Body, e.Body) || got.Title != e.Title || !slices.Equal(got.Tags, e.Tags) {
				t.Errorf("%s to %s: %+v", from.ID, to.ID, got)
			}
			p.form.changeKind(from.ID)
			if got := p.form.typedWords(); !cmp.Equal(got, before) {
				t.Errorf("%s to %s and back:\n%s", from.ID, to.ID, cmp.Diff(before, got))
			}
		}
	}
}

// filledEntry has a value in every field and a link in every role.
func filledEntry(t *testing.T, kind model.Kind, linked string) model.Entry {
	t.Helper()
	e := model.NewEntry(kind.ID, "2026-11-20")
	e.Title, e.Body, e.Tags = "All of it", "As it was", []string{"erp"}
	fill := func(fields []model.Field) model.Values {
		values := model.Values{}
		for _, f := range fields {
			if f.Type == model.List {
				continue
			}
			value, err := f.Parse(typedInto(f), locale)
			if err != nil {
				t.Fatal(err)
			}
			values[f.Key] = value
		}
		return values
	}
	e.Values = fill(kind.Fields)
	for _, f := range kind.Fields {
		if f.Type == model.List {
			e.Values[f.Key] = []model.Values{fill(f.Of), maps.Clone(fill(f.Of))}
		}
	}
	for _, r := range kind.Links {
		e.Links = append(e.Links, model.LinkTo{Role: r.ID, ID: linked})
	}
	return e
}
