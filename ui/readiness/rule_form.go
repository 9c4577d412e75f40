package readiness

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/readiness"
	"rung/ui/widgets"
)

// ruleForm edits a criterion's rule by choices, in the place of its text. What the form
// does not show, such as what is asked of linked entries, stays in the rule.
type ruleForm struct {
	editor          *frameworkEditor
	step, criterion int
	rule            readiness.Rule
	count           *ruleCount
}

// option is something to choose: its id, and its words.
type option struct{ id, words string }

// newRuleEditor builds the form over a criterion's rule, or its text: where the person
// wants that, and where the form cannot show the rule.
func (e *frameworkEditor) newRuleEditor(i, j int) fyne.CanvasObject {
	c := &e.draft.Steps[i].Criteria[j]
	f := &ruleForm{editor: e, step: i, criterion: j, count: newRuleCount(e.screen)}
	var err error
	f.rule, err = readiness.ReadRule(c.Rule)
	formed := err == nil && !f.rule.Combines()
	e.lines = !formed || e.asText
	f.count.show(c.Rule)
	body := widgets.NewStacked(2, f.count.object) // first, so that it is in sight
	if !e.lines {
		f.fillForm(body)
	} else {
		body.Add(e.newProseField(f.key("rule"), lang.L("Rule: which entries show it, and how many it needs"), "kinds = [\"achievement\"]\nneed = 3", &c.Rule, true))
		if entry, ok := e.fields[f.key("rule")].(*widgets.Entry); ok {
			typed := entry.OnChanged
			entry.OnChanged = func(text string) {
				typed(text)
				f.count.showSoon(text)
			}
		}
	}
	switch {
	case formed || e.asText:
		words := lang.L("Show the rule as text")
		if e.asText {
			words = lang.L("Choose the rule by form")
		}
		show := widgets.NewButton(words, widgets.ButtonStyle{Look: widgets.Plain, Small: true}, f.switchView)
		e.fields[f.key("rule view")] = show
		body.Add(widgets.NewWrap(2, show))
	default:
		body.Add(widgets.NewText(lang.L("This rule combines others or is not finished, so it is shown as text."), muted))
	}
	return body
}

// switchView shows the rule as text, or by form again.
func (f *ruleForm) switchView() {
	e := f.editor
	e.asText = !e.asText
	e.rebuildForm()
	e.showProblems()
	e.focusField(f.key("rule view"))
}

func (f *ruleForm) key(field string) string { return criterionKey(f.step, f.criterion, field) }

// setRule keeps the rule as it is now in the draft.
func (f *ruleForm) setRule() {
	text := strings.TrimSpace(f.rule.TOML())
	f.editor.draft.Steps[f.step].Criteria[f.criterion].Rule = text
	f.count.showSoon(text)
}

// changeRule alters the rule, shows what can be chosen now, and focuses a field.
func (f *ruleForm) changeRule(field string, alter func(*readiness.Rule)) {
	f.editor.changeDraft(func(*frameworkDraft) string {
		alter(&f.rule)
		f.setRule()
		return f.key(field)
	}, "")
}

func (f *ruleForm) fillForm(body *fyne.Container) {
	offered := readiness.ChoicesFor(f.rule.Kinds)
	kinds := f.newChoices("rule kinds", lang.L("Which entries show it"), lang.L("Add a kind of entry"), f.rule.Kinds, kindOptions(), func(r *readiness.Rule, list []string) { *r = r.ForKinds(list) })
	frame := widgets.NewField(lang.L("Rule"), kinds)
	f.editor.frames[f.key("rule")], f.editor.fields[f.key("rule")] = frame, f.editor.fields[f.key("rule kinds")]
	body.Add(frame)
	f.addConditions(body, offered)
	parts := partOptions(offered.Parts)
	if len(parts) > 0 {
		body.Add(f.newChoices("rule filled", lang.L("What each has to hold, to count at all"), lang.L("Add a part"), f.rule.Filled, parts, func(r *readiness.Rule, list []string) { r.Filled = list }))
		tells := f.newChoices("rule tells", lang.L("What each should tell, to count in full"), lang.L("Add a part"), f.rule.Tells, parts, func(r *readiness.Rule, list []string) { r.Tells = list })
		if f.rule.Tells == nil {
			tells.SetNote(lang.L("What its kind usually tells, as long as you choose nothing."))
		}
		body.Add(tells)
	}
	body.Add(f.newChoices("rule competencies", lang.L("It builds on one of these"), lang.L("Add a competency"), f.rule.Competencies, competencyOptions(), func(r *readiness.Rule, list []string) { r.Competencies = list }))
	f.addCounts(body, offered)
	if len(f.rule.Linked)+len(f.rule.Either) > 0 {
		body.Add(widgets.NewText(lang.L("The rule asks for more than this form shows, such as linked entries. It is in its text, and stays."), muted))
	}
}

// addConditions adds a field for each choice that the rule is about, and one to add
// another.
func (f *ruleForm) addConditions(body *fyne.Container, offered readiness.RuleChoices) {
	var others []option
	for _, field := range offered.Choices {
		chosen, asked := f.rule.Where[field.Key]
		if !asked {
			others = append(others, option{field.Key, lang.L(field.Label)})
			continue
		}
		values := valueOptions(readiness.ChoiceValues(f.rule.Kinds, field.Key))
		label := lang.L("{{.Field}} is one of", map[string]any{"Field": lang.L(field.Label)})
		body.Add(f.newChoices("rule where "+field.Key, label, lang.L("Add a choice"), chosen, values, func(r *readiness.Rule, list []string) {
			r.Where = maps.Clone(r.Where)
			if r.Where[field.Key] = list; len(list) == 0 {
				delete(r.Where, field.Key)
			}
		}))
	}
	if len(others) == 0 {
		return
	}
	add := newAdder(lang.L("Add a condition"), others, func(key string) {
		f.changeRule("rule where "+key, func(r *readiness.Rule) {
			where := maps.Clone(r.Where)
			if where == nil {
				where = map[string][]string{}
			}
			where[key] = []string{}
			r.Where = where
		})
	})
	f.editor.fields[f.key("rule where")] = add
	body.Add(widgets.NewField(lang.L("What else has to be so"), widgets.NewWrap(1.5, add)))
}

// addCounts adds how many entries it takes, how different, and how recent.
func (f *ruleForm) addCounts(body *fyne.Container, offered readiness.RuleChoices) {
	row := widgets.NewWrap(2)
	for _, field := range offered.Numbers {
		row.Add(f.newNumber("rule least "+field.Key, lang.L("{{.Field}}, at least", map[string]any{"Field": lang.L(field.Label)}), lang.L("any"), f.rule.Least[field.Key], func(r *readiness.Rule, n int) {
			r.Least = maps.Clone(r.Least)
			if r.Least == nil {
				r.Least = map[string]int{}
			}
			if r.Least[field.Key] = n; n == 0 {
				delete(r.Least, field.Key)
			}
		}))
	}
	row.Add(f.newNumber("rule need", lang.L("How many it takes"), "1", f.rule.Need, func(r *readiness.Rule, n int) {
		if r.Spread == r.Need {
			r.Spread = min(r.Spread, 1) * max(n, 1)
		}
		r.Need = max(n, 1)
	}))
	row.Add(f.newNumber("rule within", lang.L("Not older than, in days"), lang.L("any age"), f.rule.Within, func(r *readiness.Rule, n int) { r.Within = n }))
	row.Add(f.newDifferent())
	if f.rule.Different != "" {
		row.Add(f.newNumber("rule spread", lang.L("Over how many"), strconv.Itoa(f.rule.Need), f.rule.Spread, func(r *readiness.Rule, n int) { r.Spread = max(n, 1) }))
	}
	body.Add(row)
	body.Add(f.newCheck(lang.L("Only what is valid"), lang.L("Such as a certificate that has not run out."), f.rule.Valid, func(r *readiness.Rule, on bool) { r.Valid = on }))
	body.Add(f.newCheck(lang.L("Only at work"), lang.L("Done for the organisation where you had your post then."), f.rule.Present, func(r *readiness.Rule, on bool) { r.Present = on }))
	body.Add(f.newCheck(lang.L("Only towards your target role"), lang.L("In the area of IT that you want to manage, once you have said which."), f.rule.Aimed, func(r *readiness.Rule, on bool) { r.Aimed = on }))
}

// differentWords names what entries can differ in; others go by their id.
var differentWords = map[string]string{readiness.DifferentKind: "kinds of entry", readiness.Titles: "roles", readiness.Fields: "fields of technology", readiness.Parts: "parts of the discipline", readiness.Forms: "forms of study"}

func (f *ruleForm) newDifferent() fyne.CanvasObject {
	ids, words := []string{""}, []string{lang.L("nothing in particular")}
	for _, id := range readiness.DifferentChoices(f.rule.Kinds) {
		word, named := differentWords[id]
		if !named {
			word = id
		}
		ids, words = append(ids, id), append(words, lang.L(word))
	}
	choice := widgets.NewSelect(words, nil)
	choice.SetSelectedIndex(max(slices.Index(ids, f.rule.Different), 0))
	choice.OnChanged = func(string) {
		f.changeRule("rule different", func(r *readiness.Rule) {
			if r.Different = ids[choice.SelectedIndex()]; r.Different == "" {
				r.Spread = 0
			} else if r.Spread == 0 {
				r.Spread = r.Need
			}
		})
	}
	f.editor.fields[f.key("rule different")] = choice
	return widgets.NewFixedWidth(15, widgets.NewField(lang.L("They have to differ in"), choice))
}

// newNumber is a field for a number that takes digits alone; none is 0.
func (f *ruleForm) newNumber(field, label, hint string, value int, set func(*readiness.Rule, int)) fyne.CanvasObject {
	entry := widgets.NewTextEntry()
	entry.SetPlaceHolder(hint)
	if value > 0 {
		entry.SetText(strconv.Itoa(value))
	}
	entry.OnChanged = func(text string) {
		digits := strings.Map(func(r rune) rune {
			if r < '0' || r > '9' {
				return -1
			}
			return r
		}, text)
		if digits = digits[:min(len(digits), 5)]; digits != text {
			entry.SetText(digits)
			return
		}
		n, err := strconv.Atoi(digits)
		if err != nil {
			n = 0 // nothing is typed
		}
		set(&f.rule, n)
		f.setRule()
		f.editor.onTyped()
	}
	f.editor.fields[f.key(field)] = entry
	return widgets.NewFixedWidth(10, widgets.NewField(label, entry))
}

func (f *ruleForm) newCheck(words, meaning string, on bool, set func(*readiness.Rule, bool)) fyne.CanvasObject {
	check := widgets.NewCheck(words, nil)
	check.Checked = on
	check.OnChanged = func(on bool) {
		set(&f.rule, on)
		f.setRule()
		f.editor.onTyped()
	}
	return explainCheck(check, meaning)
}

// newChoices is a field of the rule for some of several options.
func (f *ruleForm) newChoices(field, label, hint string, chosen []string, offered []option, set func(*readiness.Rule, []string)) *widgets.Field {
	frame, add := newChoiceField(label, hint, chosen, offered, func(list []string) {
		f.changeRule(field, func(r *readiness.Rule) {
			if len(list) == 0 {
				list = nil
			}
			set(r, list)
		})
	})
	f.editor.fields[f.key(field)] = add
	return frame
}

// newChoiceField is a row of chips of what is chosen, with a choice of the others.
func newChoiceField(label, hint string, chosen []string, offered []option, change func([]string)) (*widgets.Field, *widgets.Select) {
	row := widgets.NewWrap(1.5)
	words := map[string]string{}
	var others []option
	for _, o := range offered {
		words[o.id] = o.words
		if !slices.Contains(chosen, o.id) {
			others = append(others, o)
		}
	}
	for at, id := range chosen {
		word, known := words[id]
		if !known {
			word = id
		}
		chip := widgets.NewChip(widgets.ChipContent{Text: word, State: widgets.ChipAccent})
		chip.OnRemove = func() { change(removeItem(chosen, at)) }
		row.Add(chip)
	}
	add := newAdder(hint, others, func(id string) { change(append(slices.Clone(chosen), id)) })
	row.Add(add)
	return widgets.NewField(label, row), add
}

// newAdder is a choice of what can be added.
func newAdder(hint string, offered []option, add func(id string)) *widgets.Select {
	words := make([]string, len(offered))
	for i, o := range offered {
		words[i] = o.words
	}
	choice := widgets.NewSelect(words, nil)
	choice.PlaceHolder = hint
	choice.OnChanged = func(string) { add(offered[choice.SelectedIndex()].id) }
	return choice
}

func kindOptions() (list []option) {
	for _, k := range readiness.EvidenceKinds() {
		list = append(list, option{k.ID, lang.L(k.Label)})
	}
	return list
}

func competencyOptions() (list []option) {
	for _, c := range model.Competencies {
		list = append(list, option{c.ID, lang.L(c.Label)})
	}
	return list
}

func partOptions(parts []readiness.RulePart) (list []option) {
	for _, p := range parts {
		list = append(list, option{p.ID, lang.L(p.Label)})
	}
	return list
}

// valueOptions are the values of a choice, and that none was chosen.
func valueOptions(values []string) (list []option) {
	for _, v := range values {
		list = append(list, option{v, lang.L(v)})
	}
	return append(list, option{"", lang.L("not said")})
}
