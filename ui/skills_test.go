package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"rung/model"
	"rung/ui/charts"
	"rung/ui/widgets"
)

// atSkills is a person who looks at the parts of both disciplines, with these entries.
func atSkills(t *testing.T, entries ...model.Entry) *person {
	t.Helper()
	p := atReadiness(t, false)
	for _, e := range entries {
		p.writes(model.Edit{Entry: e})
	}
	p.run("skills")
	return p
}

func newEntryOf(kind string, day model.Day, title string, values model.Values) model.Entry {
	e := model.NewEntry(kind, day)
	e.Title, e.Values = title, values
	return e
}

// skillTiles gives the fields of leadership and of management.
func (p *person) skillTiles() (fields []*charts.Tiles) {
	p.Helper()
	walk(p.window.Content(), func(o fyne.CanvasObject) {
		if tiles, ok := o.(*charts.Tiles); ok {
			fields = append(fields, tiles)
		}
	})
	if len(fields) != 2 {
		p.Fatalf("there are %d fields of parts, want 2", len(fields))
	}
	return fields
}

// itemTitled gives the item on screen with a title.
func (p *person) itemTitled(title string) (found *widgets.Item) {
	p.Helper()
	walk(p.window.Content(), func(o fyne.CanvasObject) {
		if item, ok := o.(*widgets.Item); ok && item.Text() == title {
			found = item
		}
	})
	if found == nil {
		p.Fatalf("no item says %q: %q", title, p.itemsShown())
	}
	return found
}

func TestThePartsSayWhatWasStudiedAndPractised(t *testing.T) {
	p := atSkills(t,
		newEntryOf("study", "2026-03-01", "A course on delegation", model.Values{"discipline": "leadership", "part": "delegating", "status": "finished"}),
		newEntryOf("leadership", "2026-04-01", "Gave Sam the rota", model.Values{"part": "delegating"}),
		newEntryOf("achievement", "2026-04-02", "Two suppliers into one", model.Values{"part": "managing vendors"}),
		newEntryOf("study", "2026-03-02", "A book on hiring", model.Values{"discipline": "management", "part": "hiring", "status": "finished"}),
		newEntryOf("study", "2026-03-03", "Diploma in management", model.Values{"discipline": "management", "form": "diploma", "status": "finished"}))
	says := map[string]string{}
	for _, tiles := range p.skillTiles() {
		for _, row := range tiles.Rows() {
			says[row.Name] = row.Value
		}
	}
	if len(says) != 28 {
		t.Errorf("%d parts are shown, want 28", len(says))
	}
	for part, want := range map[string]string{"Delegating": "studied and practised", "Managing vendors": "practised", "Hiring": "studied", "Planning": "neither"} {
		if says[part] != want {
			t.Errorf("%s is %q, want %q", part, says[part], want)
		}
	}
	if !p.says("Studied as a whole: Diploma in management, finished") || !p.says("Not yet studied as a whole") {
		t.Errorf("the page does not say what was studied as a whole: %q", p.words())
	}
	if !p.says("1 studied and practised · 13 neither") {
		t.Errorf("the page does not count the parts: %q", p.words())
	}
}

func TestEnterOnAPartLeadsToItsEntries(t *testing.T) {
	deed := newEntryOf("leadership", "2026-04-01", "Gave Sam the rota", model.Values{"part": "delegating"})
	p := atSkills(t, deed)
	p.press(plain(fyne.KeyHome), plain(fyne.KeyReturn)) // the keyboard is on the parts
	if !p.says("Delegating") || !p.says("Practised, not studied yet") {
		t.Fatalf("Enter does not open the first part: %q", p.words())
	}
	p.press(plain(fyne.KeyReturn))
	if p.screenShown() != "journal" || p.shownEntry() != deed.ID {
		t.Errorf("a second Enter leads to %s of %s", p.shownEntry(), p.screenShown())
	}
}

func TestAPartWithoutEntriesOffersItsExerciseAndAnEntry(t *testing.T) {
	p := atSkills(t)
	p.press(plain(fyne.KeyHome), plain(fyne.KeyRight), plain(fyne.KeyReturn))
	if !p.says("Giving feedback") || !p.says("Neither studied nor practised yet") || !p.says("To practise it") {
		t.Fatalf("the second part does not say how to practise it: %q", p.words())
	}
	if on := p.focusedOn(); on != "Write what you did" {
		t.Fatalf("the keyboard is on %q", on)
	}
	p.press(plain(fyne.KeyReturn))
	p.types("Told Sam what the handover lacked")
	p.press(withCtrl(fyne.KeyS))
	e := p.one("handover")
	if e.Kind != model.KindLeadership || e.Values.Text("part") != "giving feedback" {
		t.Errorf("it begins a %s of the part %q", e.Kind, e.Values.Text("part"))
	}
	p.run("skills")
	if row := p.skillTiles()[0].Rows()[1]; row.Value != "practised" {
		t.Errorf("after that the part is %q", row.Value)
	}
}

func TestAStudyOfAPartIsBegunWithItsDiscipline(t *testing.T) {
	p := atSkills(t)
	p.press(plain(fyne.KeyTab), plain(fyne.KeyHome), plain(fyne.KeyReturn)) // the first of management
	p.activate("Write what you studied")
	p.types("A course on planning")
	p.press(withCtrl(fyne.KeyS))
	if e := p.one("kind:study"); e.Values.Text("part") != "planning" || e.Values.Text("discipline") != "management" {
		t.Errorf("the study has %v", e.Values)
	}
}

func TestTheUsualMistakesStandBesideOnesOwnExamples(t *testing.T) {
	mine := newEntryOf("leadership", "2026-05-01", "Patched it all again", model.Values{"usual_mistake": "doing the work myself", "lesson": "Sam could have done it"})
	p := atSkills(t, mine)
	if got := p.itemTitled("Doing the work myself").AccessibilityLabel(); got != "Doing the work myself, “Patched it all again”. Learned: Sam could have done it, 1 May 2026" {
		t.Errorf("one's own mistake says %q", got)
	}
	if got := p.itemTitled("Having favourites").AccessibilityLabel(); got != "Having favourites, Instead: Write down who got the good tasks and your time last month, and even it out., not met yet" {
		t.Errorf("a mistake that was not met says %q", got)
	}
	p.activate("Having favourites")
	p.types("Gave Kim the good tasks")
	p.press(withCtrl(fyne.KeyS))
	if e := p.one("tasks"); e.Kind != model.KindLeadership || e.Values.Text("usual_mistake") != "having favourites" {
		t.Errorf("it begins a %s with %v", e.Kind, e.Values)
	}
}

func TestTheStepsAreReachedAgainByCommandAndTheEditorHasItsOwnNote(t *testing.T) {
	p := newPerson(t)
	p.withDemo()
	p.tasks.flush()
	p.run("plan")
	if !p.says("People, whatever the goals") || p.says("told well enough to count") {
		t.Fatal("the plan is not shown")
	}
	p.run("framework")
	if note := p.shell.frame.note.Text(); note != "Seven steps, 0 to 7 (mine)" {
		t.Errorf("over the plan, the framework that is edited is called %q", note)
	}
	p.tap("Close")
	p.run("steps")
	if p.says("People, whatever the goals") || p.shell.frame.note.Text() != "Seven steps, 0 to 7 (mine)" {
		t.Errorf("the steps are not shown: %q", p.shell.frame.note.Text())
	}
}
