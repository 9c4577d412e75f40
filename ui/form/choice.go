package form

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"rung/model"
	"rung/ui/draw"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// choice is a line with a list of what may stand in it: typing narrows the
// list, Up and Down walk in it, emptying the line chooses nothing.
type choice struct {
	*line
	options []string
}

func newChoice(f *Form, field model.Field) editor { return newChoiceOf(f, field, field.Choices) }

// newYesNo has three states: yes, no and, while it is empty, not said.
func newYesNo(f *Form, field model.Field) editor {
	loc := f.src.Locale()
	return newChoiceOf(f, field, []string{field.Format(true, loc), field.Format(false, loc)})
}

func newChoiceOf(f *Form, field model.Field, options []string) *choice {
	c := &choice{line: newLineOf(f, field, widgets.NewTextEntry()), options: options}
	c.entry.ActionItem = newArrow(c.listAll)
	c.entry.OnChanged = func(text string) {
		c.part.onChanged()
		if f.silent {
			return
		}
		if text == "" {
			f.offers.Close()
			return
		}
		c.offerOptions(matchOptions(options, text), 0)
	}
	c.entry.OnKey = c.onKey
	leave := c.entry.OnFocus
	c.entry.OnFocus = func(gained bool) {
		if !gained && f.offers.IsPressed() {
			return
		}
		if !gained {
			c.completeOption()
		}
		leave(gained)
	}
	return c
}

func (c *choice) onKey(key fyne.KeyName) bool {
	if c.form.offers.IsFor(c.entry) {
		return c.form.offers.HandleKey(key)
	}
	if key == fyne.KeyDown || key == fyne.KeyUp {
		c.listAll()
		return true
	}
	return false
}

// listAll offers everything, with what is chosen marked.
func (c *choice) listAll() {
	at := 0
	for i, option := range c.options {
		if option == c.entry.Text {
			at = i
		}
	}
	c.offerOptions(c.options, at)
	if canvas := fyne.CurrentApp().Driver().CanvasForObject(c.entry); canvas != nil {
		canvas.Focus(c.entry)
	}
}

func (c *choice) offerOptions(options []string, at int) {
	list := make([]widgets.Suggestion, len(options))
	for i, option := range options {
		list[i] = widgets.Suggestion{Text: lang.L(option), Accept: func() { c.chooseOption(option) }}
	}
	c.form.offers.openUnder(c.entry, list, at)
}

func (c *choice) chooseOption(option string) {
	if option != c.entry.Text {
		c.entry.SetText(option)
	}
	c.entry.CursorColumn = len([]rune(option))
	c.entry.Refresh()
	c.form.offers.Close()
}

// completeOption completes what was typed, if only one option begins so.
func (c *choice) completeOption() {
	c.form.offers.Close()
	text := strings.TrimSpace(c.entry.Text)
	if text == "" {
		return
	}
	if found := matchOptions(c.options, text); len(found) == 1 || len(found) > 0 && strings.EqualFold(found[0], text) {
		c.chooseOption(found[0])
	}
}

// matchOptions gives the options that have a word starting with the text, those
// that start with it first.
func matchOptions(options []string, text string) []string {
	text = strings.ToLower(strings.TrimSpace(text))
	var starts, inside []string
	for _, option := range options {
		switch lower := strings.ToLower(option); {
		case lower == text:
			starts = append([]string{option}, starts...)
		case strings.HasPrefix(lower, text):
			starts = append(starts, option)
		case strings.Contains(lower, " "+text), strings.Contains(lower, "-"+text):
			inside = append(inside, option)
		}
	}
	return append(starts, inside...)
}

// arrow opens a list by pointer; it takes no focus, since Down does the same.
type arrow struct {
	widget.BaseWidget
	icon     *draw.Icon
	onTapped func()
}

func newArrow(onTapped func()) *arrow {
	a := &arrow{icon: draw.NewIcon(), onTapped: onTapped}
	a.ExtendBaseWidget(a)
	return a
}

// Tapped opens the list.
func (a *arrow) Tapped(*fyne.PointEvent) { a.onTapped() }

// CreateRenderer is called by Fyne.
func (a *arrow) CreateRenderer() fyne.WidgetRenderer {
	return draw.NewRenderer(a, a.objects, a.layout, a.minSize, a.paint)
}

func (a *arrow) objects() []fyne.CanvasObject { return []fyne.CanvasObject{a.icon.Image} }
func (a *arrow) minSize() fyne.Size           { return fyne.NewSquareSize(theme.Em(1.6)) }
func (a *arrow) paint()                       { a.icon.SetIcon("down", theme.Muted) }

func (a *arrow) layout(size fyne.Size) {
	side := theme.Em(0.9)
	draw.PlaceSquare(a.icon, (size.Width-side)/2, (size.Height-side)/2, side)
}
