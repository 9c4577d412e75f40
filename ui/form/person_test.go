package form

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rung/model"
	"rung/ui/theme"
)

var locale = model.Locale{Today: "2026-11-21", Currency: "USD"}

// person works at a form by keyboard, before a small journal that answers at
// once.
type person struct {
	t       *testing.T
	form    *Form
	window  fyne.Window
	journal []model.Ref
	late    []func() // answers of Complete held back, where it is not nil
	picks   string   // the name of the file that is picked next
}

func newPerson(t *testing.T, percent int, width, height float32) *person {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light, percent))
	p := &person{t: t, picks: "notes.txt", journal: []model.Ref{
		{ID: "0198c2a0-0000-7000-8000-00000000000a", Kind: "contact", Title: "Ana Núñez"},
		{ID: "0198c2a0-0000-7000-8000-00000000000b", Kind: "contact", Title: "Bo Lind"},
		{ID: "0198c2a0-0000-7000-8000-00000000000c", Kind: "note", Title: "Anatomy of an outage"},
	}}
	p.form = New(p.sources())
	p.window = test.NewTempWindow(t, p.form.Object())
	p.window.Resize(fyne.NewSize(width, height))
	return p
}

func (p *person) sources() Sources {
	return Sources{
		Complete: p.complete,
		Refs: func(ids []string, done func(map[string]model.Ref)) {
			refs := map[string]model.Ref{}
			for _, ref := range p.journal {
				if slices.Contains(ids, ref.ID) {
					refs[ref.ID] = ref
				}
			}
			done(refs)
		},
		Tags: func(done func([]model.Tally)) {
			done([]model.Tally{{Word: "erp", Count: 3}, {Word: "network", Count: 1}})
		},
		AddContact: func(name string, done func(model.Ref)) {
			ref := model.Ref{ID: model.NewID(), Kind: "contact", Title: name}
			p.journal = append(p.journal, ref)
			done(ref)
		},
		PickFile:  func(done func(string, []byte)) { done(p.picks, []byte("content of "+p.picks)) },
		Locale:    func() model.Locale { return locale },
		WeekStart: func() time.Weekday { return time.Monday },
	}
}

func (p *person) complete(text string, kinds []string, done func([]model.Ref)) {
	var found []model.Ref
	for _, ref := range p.journal {
		if strings.HasPrefix(strings.ToLower(ref.Title), strings.ToLower(text)) && (len(kinds) == 0 || slices.Contains(kinds, ref.Kind)) {
			found = append(found, ref)
		}
	}
	if p.late != nil {
		p.late = append(p.late, func() { done(found) })
		return
	}
	done(found)
}

// press types keys as the desktop sends them.
func (p *person) press(keys ...fyne.KeyName) {
	p.t.Helper()
	for _, key := range keys {
		focused := p.window.Canvas().Focused()
		switch {
		case key == fyne.KeyTab:
			p.window.Canvas().FocusNext()
		case focused == nil:
			p.t.Fatalf("%s pressed while nothing has the focus", key)
		default:
			focused.TypedKey(&fyne.KeyEvent{Name: key})
			if key == fyne.KeySpace {
				focused.TypedRune(' ')
			}
		}
	}
}

func (p *person) write(text string) {
	p.t.Helper()
	for _, r := range text {
		if r == '\n' {
			p.press(fyne.KeyReturn)
			continue
		}
		p.window.Canvas().Focused().TypedRune(r)
	}
}

// rewrite puts text in place of all that the field holds.
func (p *person) rewrite(text string) {
	p.t.Helper()
	p.shortcut(&fyne.ShortcutSelectAll{})
	p.press(fyne.KeyBackspace)
	p.write(text)
}

func (p *person) shortcut(s fyne.Shortcut) {
	p.t.Helper()
	p.window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(s)
}

// tabTo presses Tab until that has the focus.
func (p *person) tabTo(what string, is func(fyne.Focusable) bool) {
	p.t.Helper()
	for range 200 {
		if focused := p.window.Canvas().Focused(); focused != nil && is(focused) {
			return
		}
		p.press(fyne.KeyTab)
	}
	p.t.Fatalf("Tab does not lead to %s", what)
}

func (p *person) tabToPart(key string) {
	p.t.Helper()
	part := p.form.findPart(key)
	if part == nil {
		p.t.Fatalf("there is no part %q", key)
	}
	p.tabTo(key, func(f fyne.Focusable) bool { return f == part.editor.focusTarget() })
}

func (p *person) tabToObject(what string, o fyne.Focusable) {
	p.t.Helper()
	p.tabTo(what, func(f fyne.Focusable) bool { return f == o })
}

func (p *person) show(kind string) model.Entry {
	e := model.NewEntry(kind, "2026-11-20")
	p.form.SetEntry(e)
	return e
}

func (p *person) entry() model.Entry {
	p.t.Helper()
	e, _, err := p.form.Entry()
	if err != nil {
		p.t.Fatalf("the form is refused: %v", err)
	}
	return e
}

func (p *person) refused(part, contains string) {
	p.t.Helper()
	_, _, err := p.form.Entry()
	if model.CodeOf(err) != model.Invalid {
		p.t.Fatalf("the form is not refused: %v", err)
	}
	if got := p.form.findPart(part).frame.Error(); !strings.Contains(got, contains) {
		p.t.Errorf("beside %s stands %q, want %q", part, got, contains)
	}
}

func (p *person) offered() []string {
	if p.form.offers.Hidden {
		return nil
	}
	var list []string
	for _, line := range p.form.offers.Lines() {
		list = append(list, line.Text())
	}
	return list
}
