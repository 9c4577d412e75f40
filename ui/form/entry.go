package form

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
)

// Entry reads the form: the entry, and the content of files attached since it
// was shown, by SHA-256. The error is an Error of code Invalid or TooLarge;
// each part that cannot be read says so beside itself, the first has the focus,
// and everything typed stays.
func (f *Form) Entry() (model.Entry, map[string][]byte, error) {
	f.offers.Close()
	loc := f.src.Locale()
	read := map[string]any{}
	var wrong *part
	var problem error
	for _, p := range f.listParts() {
		value, err := p.editor.parse(loc)
		if f.keepsUnknown(p) {
			err = nil
		}
		read[p.key] = value
		p.showError(err)
		if err != nil && wrong == nil {
			wrong, problem = p, err
		}
	}
	if wrong != nil {
		f.focusPart(wrong)
		return model.Entry{}, nil, problem
	}
	f.read = f.typedWords()
	e := f.assemble(read)
	tidy := e.Clone()
	tidy.Normalize()
	if err := tidy.Check(); err != nil {
		var problem *model.Error
		if !errors.As(err, &problem) {
			return model.Entry{}, nil, err
		}
		f.SetError(problem)
		return model.Entry{}, nil, problem
	}
	kind, _ := model.KindOf(tidy.Kind)
	f.given = newTypedWords(tidy, kind, loc)
	return e, f.newContents(), nil
}

// assemble puts what was read into the entry. A part whose words are as they
// were shown keeps its value, whatever they would be read as today.
func (f *Form) assemble(read map[string]any) model.Entry {
	e := f.base.Clone()
	same := func(key string) bool { return f.read.Text[key] == f.shown.Text[key] }
	text := func(key string, into *string) {
		if !same(key) {
			*into, _ = read[key].(string)
		}
	}
	day := func(key string, into *model.Day) {
		if !same(key) {
			*into, _ = read[key].(model.Day)
		}
	}
	text(partTitle, &e.Title)
	text(partBody, &e.Body)
	text(partTime, &e.Time)
	day(partDay, &e.Day)
	day(partUntil, &e.Until)
	sameKind := e.Kind == f.kind.ID
	e.Kind, e.Private = f.kind.ID, f.private.Checked
	values := model.Values{}
	for _, field := range f.kind.Fields {
		key := valuePart(field.Key)
		value := read[key]
		if sameKind && same(key) {
			value = e.Values[field.Key]
		}
		if value != nil {
			values[field.Key] = value
		}
	}
	e.Values = values
	f.assembleLists(&e)
	e.CarryUnknown(f.base)
	return e
}

// keepsUnknown reports whether a part holds a choice that only a newer Rung has, untouched.
func (f *Form) keepsUnknown(p *part) bool {
	key, isValue := strings.CutPrefix(p.key, valuePart(""))
	value, there := f.base.Values[key]
	kept := there && len(model.Values{key: value}.Preserved()) > 0
	return isValue && kept && f.base.Kind == f.kind.ID && p.editor.text() == f.shown.Text[p.key]
}

func (f *Form) assembleLists(e *model.Entry) {
	now, shown := f.read.Chips, f.shown.Chips
	if !slices.Equal(now[partTags], shown[partTags]) {
		e.Tags = slices.Clone(now[partTags])
	}
	if !slices.Equal(now[partCompetencies], shown[partCompetencies]) {
		e.Competencies = slices.Clone(now[partCompetencies])
	}
	if !slices.Equal(f.read.Attachments, f.shown.Attachments) {
		e.Attachments = slices.Clone(f.read.Attachments)
	}
	linksDiffer := false
	var links []model.LinkTo
	for _, r := range f.kind.Links {
		part := linkPart(r.ID)
		linksDiffer = linksDiffer || !slices.Equal(now[part], shown[part])
		for _, id := range now[part] {
			links = append(links, model.LinkTo{Role: r.ID, ID: id})
		}
	}
	was, _ := model.KindOf(f.base.Kind)
	for _, l := range e.Links {
		_, here := f.kind.Role(l.Role)
		if _, known := was.Role(l.Role); !known && !here {
			links = append(links, l)
		}
	}
	if linksDiffer || len(links) != len(e.Links) {
		e.Links = links
	}
}

// SetError shows an error that was found elsewhere, such as by the store, at the
// part it is about and moves there. An error about no part is shown at the title.
func (f *Form) SetError(err *model.Error) {
	p := f.findPart(strings.TrimPrefix(err.Field, "values."))
	if p == nil {
		p = f.common[partTitle]
	}
	p.showProblem(err.Message)
	f.focusPart(p)
}

func (f *Form) focusPart(p *part) {
	if p == nil {
		return
	}
	f.focusIn(fyne.CurrentApp().Driver().CanvasForObject(f.page), p)
}

// focusIn puts the cursor into a part. A form that was never drawn knows no canvas
// of its own yet, and has to be told which.
func (f *Form) focusIn(c fyne.Canvas, p *part) {
	if p.folded || p.key == partUntil || p.key == partTime {
		f.unfoldPart(p)
	}
	if c != nil {
		c.Focus(p.editor.focusTarget())
	}
	f.page.Reveal(p.frame)
}

// newContents gives the contents of new files that are still attached.
func (f *Form) newContents() map[string][]byte {
	contents := map[string][]byte{}
	for _, a := range f.read.Attachments {
		if content, isNew := f.contents[a.SHA256]; isNew {
			contents[a.SHA256] = content
		}
	}
	return contents
}

// decodeWords reads a draft of an entry that was of a kind.
func decodeWords(draft []byte, kind string) (typedWords, error) {
	var w typedWords
	if err := json.Unmarshal(draft, &w); err != nil {
		return typedWords{}, fmt.Errorf("read the draft's words: %w", err)
	}
	if _, known := model.KindOf(w.Kind); !known && (w.Kind != kind || kind == "") {
		return typedWords{}, &model.Error{Code: model.Invalid, Field: "kind", Message: fmt.Sprintf(lang.L("There is no kind %q."), w.Kind)}
	}
	if w.Text == nil {
		w.Text = map[string]string{}
	}
	if w.Chips == nil {
		w.Chips = map[string][]string{}
	}
	return w, nil
}

// dropLostFiles removes from a draft the files whose content is lost, and names them.
func (f *Form) dropLostFiles(w *typedWords) (names []string) {
	w.Attachments = slices.DeleteFunc(w.Attachments, func(a model.Attachment) bool {
		_, held := f.contents[a.SHA256]
		if held || slices.ContainsFunc(f.base.Attachments, func(b model.Attachment) bool { return b.SHA256 == a.SHA256 }) {
			return false
		}
		names = append(names, a.Name)
		return true
	})
	return names
}

func lostMessage(names []string) string {
	return fmt.Sprintf(lang.L("%s was not saved yet. Attach it again."), strings.Join(names, ", "))
}
