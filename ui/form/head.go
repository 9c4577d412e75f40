package form

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"rung/assets/icons"
	"rung/model"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// head is what stands above the fields: the kind, the day with what is seldom
// said of it, and the title.
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
	day := f.ownField(partDay, model.Field{Key: partDay, Type: model.Date, Label: "Day", Hint: "today, last tue, 3 Nov"})
	day.frame.SetLabel("")
	h.until = f.ownField(partUntil, model.Field{Key: partUntil, Type: model.Date, Label: "Until", Hint: "3 Nov"})
	h.time = f.addOwn(partTime, lang.L("Time"), &clock{newLineOf(f, model.Field{Type: model.Text, Hint: "14:05"}, widgets.NewTextEntry())})
	h.more = widgets.NewButton(lang.L("Until, time"), widgets.ButtonStyle{Look: widgets.Plain, Small: true}, h.toggleSpan)
	h.row = container.New(&widgets.Wrap{Gap: 2, Top: true}, container.New(beside{day}, h.kind), container.New(wide{10.5}, day.frame), container.New(beside{day}, h.more))
	f.addOwn(partTitle, "", newTitle(f))
	return h
}

func (f *Form) ownField(key string, field model.Field) *part {
	p := f.newFieldPart(key, field)
	p.whole = true
	f.own[key] = p
	return p
}

// chooseKind offers the kinds. Nothing is lost by trying one.
func (h *head) chooseKind() {
	c := fyne.CurrentApp().Driver().CanvasForObject(h.kind)
	if c == nil || h.form.kind.MadeByRung {
		return
	}
	offered := model.OfferedKinds()
	items := make([]*fyne.MenuItem, len(offered))
	for i, kind := range offered {
		items[i] = fyne.NewMenuItem(lang.L(kind.Label), func() { h.form.setKind(kind.ID) })
		items[i].Icon = icons.Named(kind.Icon)
		items[i].Checked = kind.ID == h.form.kind.ID
	}
	menu := widget.NewPopUpMenu(fyne.NewMenu("", items...), c)
	menu.ShowAtRelativePosition(fyne.NewPos(0, h.kind.Size().Height), h.kind)
	c.Focus(menu)
}

func (h *head) setKind(kind model.Kind) {
	h.kind.SetContent(widgets.ChipContent{Text: lang.L(kind.Label), Icon: kind.Icon, State: widgets.ChipAccent})
	if t, ok := h.form.own[partTitle].editor.(*title); ok {
		t.entry.SetPlaceHolder(lang.L(kind.TitleHint))
	}
}

func (h *head) spanShown() bool { return h.until.frame.Visible() }

func (h *head) setSpan(shown bool) {
	for _, p := range []*part{h.until, h.time} {
		widgets.SetShown(p.frame, shown)
	}
}

// foldSpan hides the last day and the time where they are empty.
func (h *head) foldSpan(afresh bool) {
	filled := !h.until.empty() || !h.time.empty()
	h.setSpan(filled || h.spanShown() && !afresh)
}

func (h *head) showSpan() { h.setSpan(true) }

func (h *head) toggleSpan() {
	h.setSpan(!h.spanShown() || !h.until.empty() || !h.time.empty())
	h.form.column.Refresh()
	if h.spanShown() {
		h.form.focusPart(h.until)
	}
}

// clock reads a time of day.
type clock struct{ *line }

func (c *clock) value(model.Locale) (any, error) {
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
	t.shape = container.NewThemeOverride(t.entry, large{})
	return t
}

// value is not read like a field's: an empty title is for the entry's own rules
// to refuse, in their words.
func (t *title) value(model.Locale) (any, error) { return t.entry.Text, nil }

// large is the look in use with text as large as a heading and no edge but the
// ring of focus.
type large struct{}

func look() fyne.Theme { return fyne.CurrentApp().Settings().Theme() }

func (large) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	if name == fynetheme.ColorNameInputBorder || name == fynetheme.ColorNameInputBackground {
		return color.Transparent
	}
	return look().Color(name, variant)
}

func (large) Font(style fyne.TextStyle) fyne.Resource    { return look().Font(style) }
func (large) Icon(name fyne.ThemeIconName) fyne.Resource { return look().Icon(name) }

func (large) Size(name fyne.ThemeSizeName) float32 {
	if name == fynetheme.SizeNameText {
		name = theme.Heading
	}
	return look().Size(name)
}

// wide gives an object that many em of width.
type wide struct{ em float32 }

func (w wide) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(theme.Em(w.em), objects[0].MinSize().Height)
}

func (w wide) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.Position{})
	objects[0].Resize(size)
}

// beside puts an object level with the editor of a part, whatever stands under
// that.
type beside struct{ part *part }

func (b beside) MinSize(objects []fyne.CanvasObject) fyne.Size {
	need := objects[0].MinSize()
	return fyne.NewSize(need.Width, max(need.Height, b.part.editor.object().MinSize().Height))
}

func (b beside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	need := objects[0].MinSize()
	objects[0].Move(fyne.NewPos(0, (size.Height-need.Height)/2))
	objects[0].Resize(fyne.NewSize(size.Width, need.Height))
}
