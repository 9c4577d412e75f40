package readiness

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model/readiness"
	"rung/ui/kit"
	"rung/ui/markdown"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// endless lets a field grow with its text: the page scrolls.
const endless = 1 << 20

// cutKey separates the key of the step or criterion from the name of a field in it.
func cutKey(key string) (part, field string, inside bool) {
	at := strings.LastIndex(key, "/")
	if at < 0 {
		return "", key, false
	}
	return key[:at+1], key[at+1:], true
}

// isWithin says whether a field belongs to a step or criterion; the fields of criteria
// belong to their step too.
func isWithin(key, part string) bool {
	step, _, criterion := strings.Cut(strings.TrimSuffix(part, "/"), ".")
	if criterion {
		return strings.HasPrefix(key, part)
	}
	return strings.HasPrefix(key, step+"/")
}

// fieldOrder lists the fields from top to bottom.
func (e *frameworkEditor) fieldOrder() []string {
	keys := []string{"title", "held"}
	for i, s := range e.draft.Steps {
		for _, field := range []string{"title", "summary", "weight", "competencies"} {
			keys = append(keys, stepKey(i, field))
		}
		for j := range s.Criteria {
			for _, field := range []string{"title", "question", "weight", "rule", "actions"} {
				keys = append(keys, criterionKey(i, j, field))
			}
		}
	}
	return keys
}

// rebuildForm builds the form again, such as after a step was added.
func (e *frameworkEditor) rebuildForm() {
	e.frames, e.fields, e.rows = map[string]*widgets.Field{}, map[string]fyne.Focusable{}, map[string]*widgets.Text{}
	e.column.RemoveAll()
	e.column.Add(e.newTextField("title", lang.L("Name of the framework"), lang.L("Our ladder"), &e.draft.Title))
	e.column.Add(e.newLadderChoice())
	for i := range e.draft.Steps {
		e.column.Add(e.newStepCard(i))
	}
	add := lang.L("Add a step")
	if e.draft.Ladder {
		add = lang.L("Add a level")
	}
	e.column.Add(widgets.NewWrap(2, widgets.NewButton(add, widgets.ButtonStyle{Icon: "plus"}, e.addStep)))
	e.column.Refresh()
	e.page.Refresh()
}

// newTextField is a field of one line.
func (e *frameworkEditor) newTextField(key, label, hint string, value *string) fyne.CanvasObject {
	return e.newField(key, label, hint, value, widgets.NewTextEntry())
}

// newProseField is a field that grows with its text; code makes it monospaced.
func (e *frameworkEditor) newProseField(key, label, hint string, value *string, code bool) fyne.CanvasObject {
	entry := widgets.NewProseEntry(2, endless)
	entry.TextStyle.Monospace = code
	return e.newField(key, label, hint, value, entry)
}

func (e *frameworkEditor) newField(key, label, hint string, value *string, entry *widgets.Entry) fyne.CanvasObject {
	entry.SetPlaceHolder(hint)
	entry.SetText(*value)
	if !entry.MultiLine {
		entry.CursorColumn = len([]rune(*value)) // typing goes on where the words end
	}
	entry.OnChanged = func(text string) {
		*value = text
		e.onTyped()
	}
	frame := widgets.NewField(label, entry)
	e.frames[key], e.fields[key] = frame, entry
	return frame
}

// newStepCard is a step with its criteria; its own fields are shown while it is
// open.
func (e *frameworkEditor) newStepCard(i int) fyne.CanvasObject {
	s := &e.draft.Steps[i]
	key := stepKey(i, "")
	title := s.Title
	if title == "" {
		title = lang.L("A new step")
	}
	name := widgets.NewText(title, widgets.Style{Bold: true, Flow: widgets.Folded})
	body := widgets.NewStacked(2, e.newHead(name, key,
		func(by int) {
			e.changeDraft(func(d *frameworkDraft) string { e.open = ""; return stepKey(moveItem(d.Steps, i, by), "") }, "")
		},
		func() {
			e.changeDraft(func(d *frameworkDraft) string {
				if d.Held == d.Steps[i].ID {
					d.Held = ""
				}
				d.Steps = removeItem(d.Steps, i)
				e.open = ""
				return stepKey(max(i-1, 0), "")
			}, lang.L("“{{.Title}}” is taken out.", map[string]any{"Title": title}))
		}))
	if e.open == key {
		e.fillStep(body, i)
	}
	for j := range s.Criteria {
		body.Add(widgets.NewHairline())
		body.Add(e.newCriterionForm(i, j))
	}
	body.Add(widgets.NewWrap(2, widgets.NewButton(lang.L("Add a criterion"), widgets.ButtonStyle{Look: widgets.Plain, Small: true, Icon: "plus"}, func() { e.addCriterion(i) })))
	return widgets.NewCard("", "", body)
}

// newHead is the line of a step or a criterion: its name, whether something in it
// has to be mended, and what can be done with it.
func (e *frameworkEditor) newHead(name *widgets.Text, key string, moved func(by int), removed func()) fyne.CanvasObject {
	wrong := widgets.NewText("", widgets.Style{Size: theme.Caption, Color: theme.Red})
	wrong.Hide()
	e.rows[key] = wrong
	word := lang.L("Edit")
	if e.open == key {
		word = lang.L("Fold")
	}
	plain := func(text, icon string, do func()) *widgets.Button {
		return widgets.NewButton(text, widgets.ButtonStyle{Look: widgets.Plain, Small: true, Icon: icon, IconOnly: true}, do)
	}
	toggle := widgets.NewButton(word, widgets.ButtonStyle{Small: true}, func() { e.togglePart(key) })
	e.fields[key] = toggle
	return widgets.NewAside(10, 1, widgets.NewStacked(0.5, name, wrong), toggle,
		plain(lang.L("Up"), "up", func() { moved(-1) }), plain(lang.L("Down"), "down", func() { moved(1) }), plain(lang.L("Take out"), "trash", removed))
}

// togglePart opens a step or criterion and closes the one that was open.
func (e *frameworkEditor) togglePart(key string) {
	if e.open == key {
		e.open = ""
	} else {
		e.open = key
	}
	e.rebuildForm()
	e.showProblems()
	e.focusField(key)
}

func (e *frameworkEditor) fillStep(body *fyne.Container, i int) {
	s := &e.draft.Steps[i]
	body.Add(e.newTextField(stepKey(i, "title"), lang.L("Name"), lang.L("Relationships"), &s.Title))
	body.Add(e.newProseField(stepKey(i, "summary"), lang.L("What it is about"), lang.L("In a sentence or two"), &s.Summary, false))
	if !e.draft.Ladder { // a ladder is about one level at a time, and everybody climbs it
		body.Add(e.newTextField(stepKey(i, "weight"), lang.L("Weight beside the other steps"), "1", &s.Weight))
	}
	body.Add(e.newCompetencyChips(i))
	if e.draft.Ladder {
		return
	}
	gate := widgets.NewCheck(lang.L("A gate"), nil)
	gate.Checked = s.Gate
	gate.OnChanged = func(on bool) { s.Gate = on; e.onTyped() }
	manager := widgets.NewCheck(lang.L("For managers"), nil)
	manager.Checked = s.Applies == readiness.Manager
	manager.OnChanged = func(on bool) {
		s.Applies = ""
		if on {
			s.Applies = readiness.Manager
		}
		e.onTyped()
	}
	body.Add(explainCheck(gate, lang.L("Every answer has to be a yes before the rest.")))
	body.Add(explainCheck(manager, lang.L("It counts only once your present role is a manager's.")))
}

// newCompetencyChips builds the chips of a step's competencies, with a choice of the
// others.
func (e *frameworkEditor) newCompetencyChips(i int) fyne.CanvasObject {
	key := stepKey(i, "competencies")
	frame, add := newChoiceField(lang.L("Competencies that it builds on"), lang.L("Add a competency"), e.draft.Steps[i].Competencies, competencyOptions(), func(list []string) {
		e.changeDraft(func(d *frameworkDraft) string { d.Steps[i].Competencies = list; return key }, "")
	})
	e.frames[key], e.fields[key] = frame, add
	return frame
}

func (e *frameworkEditor) newCriterionForm(i, j int) fyne.CanvasObject {
	c := &e.draft.Steps[i].Criteria[j]
	key := criterionKey(i, j, "")
	title := c.Title
	if title == "" {
		title = lang.L("A new criterion")
	}
	body := widgets.NewStacked(2, e.newHead(widgets.NewText(title, widgets.Style{Flow: widgets.Folded}), key,
		func(by int) {
			e.changeDraft(func(d *frameworkDraft) string {
				e.open = ""
				return criterionKey(i, moveItem(d.Steps[i].Criteria, j, by), "")
			}, "")
		},
		func() {
			e.changeDraft(func(d *frameworkDraft) string {
				d.Steps[i].Criteria = removeItem(d.Steps[i].Criteria, j)
				e.open = ""
				return stepKey(i, "")
			}, lang.L("“{{.Title}}” is taken out.", map[string]any{"Title": title}))
		}))
	if e.open == key {
		body.Add(e.newTextField(criterionKey(i, j, "title"), lang.L("Statement that has to hold"), lang.L("A contact in three other departments"), &c.Title))
		body.Add(e.newProseField(criterionKey(i, j, "question"), lang.L("Question you answer with yes, partly or no"), lang.L("Do people outside IT know you?"), &c.Question, false))
		body.Add(e.newTextField(criterionKey(i, j, "weight"), lang.L("Weight beside the other criteria"), "1", &c.Weight))
		body.Add(e.newRuleEditor(i, j))
		body.Add(e.newProseField(criterionKey(i, j, "actions"), lang.L("Actions that would raise it"), "[[action]]\nid = \"write\"\ntitle = \"…\"\nminutes = 10\nentries = [{ kind = \"achievement\", title = \"…\" }]", &c.Actions, true))
	}
	return body
}

// ruleWords explains the language of rules, in the order in which a person
// needs it.
var ruleWords = [][2]string{
	{`kinds = ["study"]`, "the entry is of one of these kinds"},
	{`where = { form = ["course", "book"] }`, "each of these choices is one of those named; \"\" is one that was not made"},
	{`filled = ["result", "witness"]`, "each of these fields or links holds something"},
	{`least = { people_led = 2 }`, "each of these numbers is at least so much"},
	{`competencies = ["leadership"]`, "it builds on one of these"},
	{`linked = [{ role = "with", kinds = ["contact"] }]`, "it is linked to such an entry"},
	{`either = [{ … }, { … }]`, "it also meets one of these"},
	{`need = 3`, "how many whole entries it takes"},
	{`tells = ["result"]`, "an entry counts half until these are told; unless said, what its kind usually tells"},
	{`different = "months"`, "what the entries have to differ in; or departments, people, organisations, titles, kinds, disciplines, settings, fields, parts, forms"},
	{`spread = 3`, "over how many different ones full coverage is spread; as many as are needed, unless said"},
	{`present = true`, "it was done for the organisation of the position held then"},
	{`aimed = true`, "it was in the area of IT that you want to manage, or in any where you have not said which"},
	{`within = 180`, "its day is at most so many days back"},
	{`strong = 60`, "it is at least so many percent strong"},
	{`valid = true`, "its “valid until” has not passed"},
	{`unit = "talk"` + "\n" + `units = "talks"`, "what one and several are called"},
	{`any = [{ … }, { … }]`, "the rule that is met best counts"},
	{`all = [{ … }, { … }]`, "every one of these rules has to be met"},
}

// showRules tells how a rule is written.
func (s *Screen) showRules() {
	body := widgets.NewStacked(2)
	for _, r := range ruleWords {
		code := markdown.NewView()
		code.SetText("`" + strings.ReplaceAll(r[0], "\n", "` `") + "`")
		body.Add(widgets.NewStacked(0.5, code, widgets.NewText(lang.L(r[1]), muted)))
	}
	s.host.Ask(kit.Question{Title: lang.L("How rules are written"), Content: body, No: lang.L("Close"), Long: true})
}
