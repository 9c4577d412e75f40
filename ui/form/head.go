package form

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	fynetheme "fyne.io/fyne/v2/theme"

	"rung/assets/icons"
	"rung/model"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// head stands above the fields: the kind, the day (with last day and time, which are
// hidden until asked for), and the title.
type head struct {
	form        *Form
	kind        *widgets.Chip
	more        *widgets.Button
	row         *fyne.Container
	until, time *part
}

func newHead(f *Form) *head {
	h := &head{form: f, kind: widgets.NewChip(widgets.ChipContent{})}
	h.kind.OnTapped = h.chooseKind
	day := f.addCommonField(partDay, model.Field{Key: partDay, Type: model.Date, Label: "Day", Hint: "today, last tue, 3 Nov"})
	day.frame.SetLabel("")
	h.until = f.addCommonField(partUntil, model.Field{Key: partUntil, Type: model.Date, Label: "Until", Hint: "3 Nov"})
	h.time = f.addCommonPart(partTime, lang.L("Time"), &clock{newLineOf(f, model.Field{Type: model.Text, Hint: "14:05"}, widgets.NewTextEntry())})
	h.more = widgets.NewButton(lang.L("Until, time"), widgets.ButtonStyle{Look: widgets.Plain, Small: true}, h.toggleSpan)
	h.row = container.New(&widgets.Wrap{Gap: 2, Top: true}, container.New(levelWith{day}, h.kind), widgets.NewFixedWidth(10.5, day.frame), container.New(levelWith{day}, h.more))
	f.addCommonPart(partTitle, "", newTitle(f))
	return h
}

func (f *Form) addCommonField(key string, field model.Field) *part {
	p := f.newFieldPart(key, field)
	p.expected = true
	f.common[key] = p
	return p
}

// chooseKind offers the kinds. Nothing is lost by trying one.
func (h *head) chooseKind() {
	if h.form.kind.MadeByRung {
		return
	}
	offered := model.OfferedKinds()
	items := make([]*fyne.MenuItem, len(offered))
	for i, kind := range offered {
		items[i] = fyne.NewMenuItem(lang.L(kind.Label), func() { h.form.changeKind(kind.ID) })
		items[i].Icon = icons.Named(kind.Icon)
		items[i].Checked = kind.ID == h.form.kind.ID
	}
	widgets.ShowMenu(h.kind, items...)
}

func (h *head) setKind(kind model.Kind) {
	h.kind.SetContent(widgets.ChipContent{Text: lang.L(kind.Label), Icon: kind.Icon, State: widgets.ChipAccent})
	if t, ok := h.form.common[partTitle].editor.(*title); ok {
		hint := ""
		if kind.TitleHint != "" { // a newer Rung's kind has none here
			hint = lang.L(kind.TitleHint)
		}
		t.entry.SetPlaceHolder(hint)
	}
}

func (h *head) isSpanShown() bool { return h.until.frame.Visible() }

func (h *head) setSpanShown(shown bool) {
	for _, p := range []*part{h.until, h.time} {
		widgets.SetShown(p.frame, shown)
	}
}

// foldSpan hides the last day and the time where they are empty.
func (h *head) foldSpan(afresh bool) {
	filled := !h.until.isEmpty() || !h.time.isEmpty()
	h.setSpanShown(filled || h.isSpanShown() && !afresh)
}

func (h *head) showSpan() { h.setSpanShown(true) }

func (h *head) toggleSpan() {
	h.setSpanShown(!h.isSpanShown() || !h.until.isEmpty() || !h.time.isEmpty())
	h.form.column.Refresh()
	if h.isSpanShown() {
		h.form.focusPart(h.until)
	}
}

// clock reads a time of day.
type clock struct{ *line }

func (c *clock) parse(model.Locale) (any, error) {
	t, err := model.ParseClock(c.entry.Text)
	if err != nil {
		return nil, err
	}
	return t, nil
}

// title is a field of one paragraph in large letters. It wraps, so that a long
// title is seen whole, and Enter goes on to the next field.
type title struct{ *line }

func newTitle(f *Form) *title {
	t := &title{newLineOf(f, model.Field{Type: model.Text}, f.newProseEntry(1))}
	t.entry.TextStyle = fyne.TextStyle{Bold: true}
	t.entry.OnKey = func(key fyne.KeyName) bool {
		if key != fyne.KeyReturn && key != fyne.KeyEnter {
			return false
		}
		if c := fyne.CurrentApp().Driver().CanvasForObject(t.entry); c != nil {
			c.FocusNext()
		}
		return true
	}
	t.shape = container.NewThemeOverride(t.entry, titleTheme{})
	return t
}

// parse is not read like a field's: an empty title is for the entry's own rules
// to refuse, in their words.
func (t *title) parse(model.Locale) (any, error) { return t.entry.Text, nil }

// titleTheme is the look in use with text as large as a heading and no edge but the
// ring of focus.
type titleTheme struct{}

func currentTheme() fyne.Theme { return fyne.CurrentApp().Settings().Theme() }

func (titleTheme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	if name == fynetheme.ColorNameInputBorder || name == fynetheme.ColorNameInputBackground {
		return color.Transparent
	}
	return currentTheme().Color(name, variant)
}

func (titleTheme) Font(style fyne.TextStyle) fyne.Resource    { return currentTheme().Font(style) }
func (titleTheme) Icon(name fyne.ThemeIconName) fyne.Resource { return currentTheme().Icon(name) }

func (titleTheme) Size(name fyne.ThemeSizeName) float32 {
	if name == fynetheme.SizeNameText {
		name = theme.Heading
	}
	return currentTheme().Size(name)
}

// levelWith centres an object on the editor of a part, whatever notes stand under
// the editor.
type levelWith struct{ part *part }

func (b levelWith) MinSize(objects []fyne.CanvasObject) fyne.Size {
	need := objects[0].MinSize()
	return fyne.NewSize(need.Width, max(need.Height, b.part.editor.object().MinSize().Height))
}

func (b levelWith) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	need := objects[0].MinSize()
	objects[0].Move(fyne.NewPos(0, (size.Height-need.Height)/2))
	objects[0].Resize(fyne.NewSize(size.Width, need.Height))
}
