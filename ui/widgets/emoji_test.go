package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"rung/ui/draw/drawtest"
	"rung/ui/theme"
)

// Only a text in this style is drawn with the font of emoji.
var withEmoji = theme.StyleFor("🎉", fyne.TextStyle{}).TabWidth

func TestEmojiAreShownWhereverTextIs(t *testing.T) {
	typed := NewTextEntry()
	prose := NewProseEntry(1, 3)
	text := NewText("done", Style{})
	row := NewRow()
	drawtest.ShowWindow(t, container.NewVBox(typed, prose, text, row), 400, 400)
	for name, c := range map[string]struct {
		of  fyne.Widget
		set func(text string)
	}{
		"a field":         {typed, typed.SetText},
		"prose":           {prose, prose.SetText},
		"a typed letter":  {typed, func(s string) { typed.SetText(""); test.Type(typed, s) }},
		"a pasted text":   {typed, func(s string) { typed.SetText(""); typed.Insert(s) }},
		"a text":          {text, text.SetText},
		"a row's title":   {row, func(s string) { row.SetContent(RowContent{Title: s}) }},
		"a row's summary": {row, func(s string) { row.SetContent(RowContent{Second: s}) }},
	} {
		for _, words := range []string{"done", "done 🎉", "done again"} {
			c.set(words)
			style, found := styleOf(c.of, words)
			if want := theme.StyleFor(words, fyne.TextStyle{}).TabWidth; !found || style.TabWidth != want {
				t.Errorf("%s: %q (found: %v) has the style %+v, want the tab width %d", name, words, found, style, want)
			}
		}
	}
	if withEmoji == 0 {
		t.Error("a text with emoji has the style of one without")
	}
}

// styleOf gives the style that the text is drawn in.
func styleOf(o fyne.CanvasObject, text string) (fyne.TextStyle, bool) {
	var children []fyne.CanvasObject
	switch o := o.(type) {
	case *canvas.Text:
		return o.TextStyle, o.Text == text && o.Visible()
	case *fyne.Container:
		children = o.Objects
	case fyne.Widget:
		children = test.WidgetRenderer(o).Objects()
	}
	for _, child := range children {
		if style, found := styleOf(child, text); found {
			return style, true
		}
	}
	return fyne.TextStyle{}, false
}
