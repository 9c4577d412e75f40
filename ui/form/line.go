package form

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"rung/model"
	"rung/ui/widgets"
)

// line edits whatever is typed in one line and read by the field's own parser.
type line struct {
	form  *Form
	part  *part
	field model.Field
	entry *widgets.Entry
	shape fyne.CanvasObject
}

func newLine(f *Form, field model.Field) editor { return newLineOf(f, field, widgets.NewTextEntry()) }

// newText edits words that belong in one line but are seen whole: they wrap, and
// Enter begins no new line.
func newText(f *Form, field model.Field) editor {
	l := newLineOf(f, field, f.newProseEntry(1))
	l.entry.OnKey = isEnter
	return l
}

func isEnter(key fyne.KeyName) bool { return key == fyne.KeyReturn || key == fyne.KeyEnter }

// newProse edits several lines of plain text.
func newProse(f *Form, field model.Field) editor { return newLineOf(f, field, f.newProseEntry(1)) }

func newLineOf(f *Form, field model.Field, entry *widgets.Entry) *line {
	l := &line{form: f, field: field, entry: entry, shape: entry}
	if field.Hint != "" {
		entry.SetPlaceHolder(lang.L(field.Hint))
	}
	entry.OnChanged = func(string) { l.part.onChanged() }
	entry.OnFocus = func(gained bool) { f.onFieldFocus(l.part, entry, gained) }
	return l
}

// newAddress adds a button that opens the address in the browser.
func newAddress(f *Form, field model.Field) editor {
	l := newLineOf(f, field, f.newProseEntry(1))
	l.entry.OnKey = isEnter
	open := f.iconButton("link", lang.L("Open the address"), func() {
		if address, err := field.Parse(l.entry.Text, f.src.Locale()); err == nil && address != nil {
			f.src.OpenLink(address.(string))
		}
	})
	l.shape = widgets.NewTrailing(l.entry, open)
	return l
}

// newDay adds a calendar to pick the day from; Down in the field opens it too.
func newDay(f *Form, field model.Field) editor {
	l := newLineOf(f, field, widgets.NewTextEntry())
	pick := f.iconButton("calendar", lang.L("Pick a day"), l.pickDay)
	l.entry.OnKey = func(key fyne.KeyName) bool {
		if key == fyne.KeyDown {
			l.pickDay()
		}
		return key == fyne.KeyDown
	}
	l.shape = widgets.NewTrailing(l.entry, pick)
	return l
}

func (l *line) object() fyne.CanvasObject   { return l.shape }
func (l *line) setPart(p *part)             { l.part = p }
func (l *line) text() string                { return l.entry.Text }
func (l *line) setText(text string)         { l.entry.SetText(text) }
func (l *line) input() *widgets.Entry       { return l.entry }
func (l *line) focusTarget() fyne.Focusable { return l.entry }

func (l *line) parse(loc model.Locale) (any, error) {
	if l.entry.MultiLine && strings.TrimSpace(l.entry.Text) == "" {
		return nil, nil
	}
	return l.field.Parse(l.entry.Text, loc)
}

func (l *line) pickDay() {
	c := fyne.CurrentApp().Driver().CanvasForObject(l.entry)
	if c == nil {
		return
	}
	loc := l.form.src.Locale()
	chosen := ""
	if day, err := model.ParseDay(l.entry.Text, loc); err == nil {
		chosen = string(day)
	}
	calendar := widgets.NewCalendarPicker(chosen, string(loc.Today), l.form.src.WeekStart())
	popUp := widget.NewPopUp(calendar, c)
	leave := func() {
		popUp.Hide()
		c.Focus(l.entry)
	}
	calendar.OnCancel = leave
	calendar.OnPick = func(day string) {
		l.entry.SetText(day)
		leave()
	}
	popUp.ShowAtPosition(widgets.PopUpPosition(l.entry, popUp.MinSize(), c.Size()))
	c.Focus(calendar)
}

// iconButton is a small button that says what it does by its icon.
func (f *Form) iconButton(icon, name string, onTapped func()) *widgets.Button {
	return widgets.NewButton(name, widgets.ButtonStyle{Look: widgets.Plain, Small: true, Icon: icon, IconOnly: true}, onTapped)
}
