package resume

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/ui/drafts"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// editedParts are the parts of a position and of a study that stand on a page, in the
// order of the sheet. The journal's form has all the others.
var editedParts = map[string][]string{
	model.KindPosition: {"title", "organisation", "level", "employment", "day", "until"},
	model.KindStudy:    {"title", "provider", "form", "status", "finished", "valid_until"},
}

// entrySheet edits the few parts of an entry that a résumé shows.
type entrySheet struct {
	screen *Screen
	leave  func()
	entry  model.Entry
	fresh  bool
	reads  []func(*model.Entry) bool // each takes one part over, and says whether it could
	frames map[string]*widgets.Field
	first  fyne.Focusable
	fields []*widgets.Entry // of words
	typed  *drafts.Words    // as they are typed
}

// editStudy reads a study and opens its sheet.
func (s *Screen) editStudy(id string) {
	kit.Load(s.host, "resume study", func(ctx context.Context) (model.Entry, error) {
		return s.host.Journal().Entry(ctx, id)
	}, func(e model.Entry) {
		s.editEntry(e, false)
	})
}

// editEntry opens the sheet of a position or a study.
func (s *Screen) editEntry(e model.Entry, fresh bool) {
	sheet := &entrySheet{screen: s, entry: e, fresh: fresh, frames: map[string]*widgets.Field{}}
	column := widgets.NewStacked(2.5)
	for _, key := range editedParts[e.Kind] {
		column.Add(sheet.newPartEditor(key))
	}
	key := e.ID
	if fresh {
		key = "new " + e.Kind + " " + e.Values.Text("form")
	}
	sheet.typed = drafts.Fields(s.host, "sheet "+key, func() { s.host.Say(drafts.RestoredNote(), "", nil) }, sheet.fields...)
	kind, _ := model.KindOf(e.Kind)
	keep := widgets.NewButton(lang.L("Save"), widgets.ButtonStyle{Look: widgets.Primary}, sheet.onSave)
	buttons := []fyne.CanvasObject{keep}
	if !fresh {
		buttons = append(buttons, widgets.NewButton(lang.L("Open in the journal"), widgets.ButtonStyle{Look: widgets.Plain}, func() { sheet.leave(); s.openEntry(e.ID) }))
	}
	buttons = append(buttons, widgets.NewButton(lang.L("Cancel"), widgets.ButtonStyle{}, func() { sheet.leave(); sheet.typed.Done() }))
	sheet.leave = s.showSheet(lang.L(kind.Label), widgets.NewPage(widgets.NewInset(column, 1, 1, 1, 1)), sheet.first, 34, 34, buttons...)
}

// newPartEditor is the editor of one part, in its frame.
func (e *entrySheet) newPartEditor(key string) fyne.CanvasObject {
	kind, _ := model.KindOf(e.entry.Kind)
	loc := e.screen.host.Locale()
	if field, ok := kind.Field(key); ok && field.Type == model.Choice {
		return e.newChoiceEditor(field)
	}
	entry := widgets.NewTextEntry()
	label, hint := "", ""
	switch field, ok := kind.Field(key); {
	case ok:
		label, hint = field.Label, field.Hint
		entry.SetText(field.Format(e.entry.Values[key], loc))
	case key == "title":
		label, hint = "Title", kind.TitleHint
		entry.SetText(e.entry.Title)
	case key == "day":
		label = "Since"
		entry.SetText(string(e.entry.Day))
	default:
		label, hint = "Until", "empty while it goes on"
		entry.SetText(string(e.entry.Until))
	}
	if hint != "" {
		entry.SetPlaceHolder(lang.L(hint))
	}
	entry.OnSubmitted = func(string) { e.onSave() }
	if e.first == nil {
		e.first = entry
	}
	frame := widgets.NewField(lang.L(label), entry)
	e.frames[key] = frame
	entry.OnChanged = func(string) { frame.SetError("") }
	e.fields = append(e.fields, entry)
	e.reads = append(e.reads, func(into *model.Entry) bool {
		if err := e.readPart(into, key, entry.Text); err != nil {
			frame.SetError(model.ExplainError(err))
			e.screen.focusOn(entry)
			return false
		}
		return true
	})
	return frame
}

// readPart reads the text of one part into an entry. Errors: Invalid.
func (e *entrySheet) readPart(into *model.Entry, key, text string) error {
	loc := e.screen.host.Locale()
	day := func(d *model.Day) error {
		*d = ""
		if text == "" {
			return nil
		}
		var err error
		*d, err = model.ParseDay(text, loc)
		return err
	}
	switch key {
	case "title":
		into.Title = text
		return nil
	case "day":
		if text == "" {
			return &model.Error{Code: model.Invalid, Message: lang.L("Say since when, such as 2021-04-05.")}
		}
		return day(&into.Day)
	case "until":
		return day(&into.Until)
	}
	kind, _ := model.KindOf(into.Kind)
	field, _ := kind.Field(key)
	v, err := field.Parse(text, loc)
	delete(into.Values, key)
	if err == nil && v != nil {
		into.Values[key] = v
	}
	return err
}

// newChoiceEditor is the editor of a field with a few values.
func (e *entrySheet) newChoiceEditor(field model.Field) fyne.CanvasObject {
	labels, at := []string{lang.L("Not said")}, 0
	for i, c := range field.Choices {
		labels = append(labels, lang.L(c))
		if c == e.entry.Values.Text(field.Key) {
			at = i + 1
		}
	}
	choice := widgets.NewSelect(labels, nil)
	choice.SetSelectedIndex(at)
	e.reads = append(e.reads, func(into *model.Entry) bool {
		delete(into.Values, field.Key)
		if i := choice.SelectedIndex(); i > 0 {
			into.Values[field.Key] = field.Choices[i-1]
		}
		return true
	})
	frame := widgets.NewField(lang.L(field.Label), choice)
	e.frames[field.Key] = frame
	return frame
}

// onSave writes the entry, or says beside its field what has to be mended.
func (e *entrySheet) onSave() {
	edited := e.entry.Clone()
	for _, read := range e.reads {
		if !read(&edited) {
			return
		}
	}
	checked := edited.Clone()
	checked.Normalize()
	if err := checked.Check(); err != nil {
		var wrong *model.Error
		if frame, known := e.frames["title"]; errors.As(err, &wrong) && known {
			if at, is := e.frames[wrong.Field]; is {
				frame = at
			}
			frame.SetError(model.ExplainError(err))
		}
		return
	}
	e.leave()
	edit, action := model.Edit{Entry: edited}, model.Added
	if !e.fresh {
		base := e.entry.Clone()
		edit.Base, action = &base, model.Edited
	}
	e.screen.save(action, lang.L("“{{.Title}}” is kept.", map[string]any{"Title": edited.Title}), []model.Edit{edit}, func(model.Receipt) { e.typed.Done() })
}
