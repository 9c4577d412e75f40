package readiness

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/readiness"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// frameworkEditor edits one of the person's own frameworks: a form over its steps and
// criteria, of which one at a time is open. It is checked as it is typed, and
// nothing that is broken is saved.
type frameworkEditor struct {
	screen *Screen
	object fyne.CanvasObject
	page   *widgets.Page
	column *fyne.Container

	draft  frameworkDraft
	dirty  bool
	asText bool   // rules are to be shown as text, and not by form
	lines  bool   // the rule that is open is shown as text, whose lines have numbers
	open   string // key of the step or criterion whose fields are shown
	frames map[string]*widgets.Field
	fields map[string]fyne.Focusable
	rows   map[string]*widgets.Text // says how many problems a step or criterion has, by its key
	banner *widgets.Banner
	above  *fyne.Container
}

// checkPause is how long after a key the draft is checked.
const checkPause = 400 * time.Millisecond

func (s *Screen) isEditing() bool { return s.editor != nil }

// editFramework opens a framework for editing, with what was typed before and not
// saved.
func (s *Screen) editFramework(f readiness.Framework) {
	s.host.Load("readiness draft", func(ctx context.Context) func() {
		var kept frameworkDraft
		err := s.host.Journal().Setting(ctx, settingDraft+f.ID, &kept)
		return func() {
			s.host.Fail(err)
			resumed := err == nil && kept.ID == f.ID
			if !resumed {
				kept = newFrameworkDraft(f)
			}
			s.openEditor(kept, resumed)
		}
	})
}

func (s *Screen) openEditor(d frameworkDraft, dirty bool) {
	e := &frameworkEditor{screen: s, draft: d, dirty: dirty, above: container.NewStack(), column: widgets.NewStacked(3)}
	e.page = widgets.NewPage(widgets.NewInset(container.New(widgets.ReadingColumn{}, e.column), 4, 5, 5, 5))
	save := widgets.NewButton(lang.L("Save"), widgets.ButtonStyle{Look: widgets.Primary}, e.onSave)
	away := widgets.NewButton(lang.L("Close"), widgets.ButtonStyle{}, e.onClose)
	help := widgets.NewButton(lang.L("How rules are written"), widgets.ButtonStyle{Look: widgets.Plain}, s.showRules)
	e.banner = widgets.NewBanner(widgets.Info, "")
	head := widgets.NewStacked(2, widgets.NewWrap(2, save, away, help), e.above)
	e.object = container.NewBorder(container.NewVBox(widgets.NewInset(head, 2, 5, 2, 5), widgets.NewHairline()), nil, nil, nil, e.page)
	s.host.SetNote(d.Title)
	s.editor = e
	s.object.Objects = []fyne.CanvasObject{e.object}
	s.object.Refresh()
	e.rebuildForm()
	if dirty {
		e.showMessage(widgets.Info, lang.L("These changes were not saved last time. They are still here."))
	}
	e.focusField("title")
}

// leaveEditor shows the map again.
func (s *Screen) leaveEditor() {
	s.editor = nil
	s.host.After("framework check", 0, nil)
	s.host.After("framework reveal", 0, nil)
	s.host.Keep("framework draft", nil)
	s.object.Objects = []fyne.CanvasObject{s.page}
	s.object.Refresh()
	s.reload()
}

// revealPause is how long a form that was built anew takes at most until the window
// has laid it out.
const revealPause = 60 * time.Millisecond

// focusField puts the cursor into a field, if it is shown, and brings it into view once
// it has its place.
func (e *frameworkEditor) focusField(key string) {
	f, shown := e.fields[key]
	if !shown {
		return
	}
	e.screen.host.Window().Canvas().Focus(f)
	if o, drawn := f.(fyne.CanvasObject); drawn {
		e.screen.host.After("framework reveal", revealPause, func() { e.page.Reveal(o) })
	}
}

func (e *frameworkEditor) showMessage(severity widgets.Severity, message string) {
	e.banner.SetMessage(severity, message)
	e.above.Objects = []fyne.CanvasObject{e.banner}
	e.above.Refresh()
	e.object.Refresh()
}

// onTyped notes that the person changed something; it is kept as a draft, and checked
// after a pause.
func (e *frameworkEditor) onTyped() {
	e.dirty = true
	e.screen.host.Keep("framework draft", e.keepDraft)
	e.screen.host.After("framework check", checkPause, func() { e.showProblems() })
}

func (e *frameworkEditor) keepDraft() { e.saveDraft(e.draft.clone()) }

// saveDraft keeps what is typed until it is saved; nil forgets it.
func (e *frameworkEditor) saveDraft(value any) {
	id := e.draft.ID
	kit.WriteSetting(e.screen.host, settingDraft+id, value)
}

// showProblems checks the draft and shows each problem beside its field.
func (e *frameworkEditor) showProblems() (readiness.Framework, map[string]string) {
	f, problems := e.draft.checkDraft(e.lines)
	for key, frame := range e.frames {
		frame.SetError(problems[key])
	}
	for key, row := range e.rows {
		n := 0
		for at := range problems {
			if isWithin(at, key) {
				n++
			}
		}
		row.SetText("")
		if n > 0 {
			row.SetText(kit.Counted(n, "1 thing to mend", "{{.Count}} things to mend"))
		}
		widgets.SetShown(row, n > 0)
	}
	e.column.Refresh()
	e.page.Refresh()
	return f, problems
}

// onSave saves the framework, or opens the first field with a problem.
func (e *frameworkEditor) onSave() {
	f, problems := e.showProblems()
	if len(problems) > 0 {
		e.showMessage(widgets.Warning, kit.Counted(len(problems), "One thing has to be mended before this can be saved.", "{{.Count}} things have to be mended before this can be saved."))
		e.openFirstProblem(problems)
		return
	}
	e.keepDraft() // until it is saved
	e.screen.saveFramework(f, lang.L("“{{.Title}}” is saved.", map[string]any{"Title": f.Title}), e.screen.leaveEditor)
}

// openFirstProblem focuses the first field with a problem.
func (e *frameworkEditor) openFirstProblem(problems map[string]string) {
	for _, key := range e.fieldOrder() {
		if problems[key] == "" {
			continue
		}
		if part, _, inside := cutKey(key); inside && e.open != part {
			e.open = part
			e.rebuildForm()
			e.showProblems()
		}
		e.focusField(key)
		return
	}
}

// onClose gives changes up, and offers to bring them back.
func (e *frameworkEditor) onClose() {
	s, d, dirty := e.screen, e.draft.clone(), e.dirty
	e.saveDraft(nil)
	s.leaveEditor()
	if dirty {
		s.host.Say(lang.L("The changes to “{{.Title}}” were put away.", map[string]any{"Title": d.Title}), lang.L("Bring them back"), func() {
			s.openEditor(d, true)
			s.editor.keepDraft()
		})
	}
}

// changeDraft adds, moves or removes steps and criteria by alter, focuses the field of
// the key that alter gives, and offers to undo the change.
func (e *frameworkEditor) changeDraft(alter func(*frameworkDraft) (key string), done string) {
	before, open := e.draft.clone(), e.open
	key := alter(&e.draft)
	e.dirty = true
	e.rebuildForm()
	e.showProblems()
	e.keepDraft()
	e.focusField(key)
	if done != "" {
		e.screen.host.Say(done, lang.L("Undo"), func() {
			if e.screen.editor != e {
				return
			}
			e.draft, e.open = before, open
			e.rebuildForm()
			e.showProblems()
			e.keepDraft()
		})
	}
}

// moveItem swaps an item of a list with its neighbour, and gives its new place.
func moveItem[T any](list []T, at, by int) int {
	to := at + by
	if to < 0 || to >= len(list) {
		return at
	}
	list[at], list[to] = list[to], list[at]
	return to
}

func removeItem[T any](list []T, at int) []T { return slices.Delete(slices.Clone(list), at, at+1) }

// addStep and addCriterion add an unfinished step or criterion, with a rule to read and
// change.
func (e *frameworkEditor) addStep() {
	e.changeDraft(func(d *frameworkDraft) string {
		one := draftStep{ID: d.unusedID("step-"), Weight: "1", Competencies: []string{model.Competencies[0].ID}}
		d.Steps = append(d.Steps, one)
		d.Steps[len(d.Steps)-1].Criteria = []draftCriterion{newDraftCriterion(*d)}
		e.open = stepKey(len(d.Steps)-1, "")
		return e.open + "title"
	}, "")
}

func (e *frameworkEditor) addCriterion(step int) {
	e.changeDraft(func(d *frameworkDraft) string {
		d.Steps[step].Criteria = append(d.Steps[step].Criteria, newDraftCriterion(*d))
		e.open = criterionKey(step, len(d.Steps[step].Criteria)-1, "")
		return e.open + "title"
	}, "")
}

func newDraftCriterion(d frameworkDraft) draftCriterion {
	return draftCriterion{ID: d.unusedID("criterion-"), Weight: "1", Rule: "kinds = [\"achievement\"]\nneed = 1"}
}

var muted = widgets.Style{Size: theme.Caption, Color: theme.Muted, Flow: widgets.Folded}
