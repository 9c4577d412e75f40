package charts

import (
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"rung/ui/theme"
)

// TestMain runs one app for all: Fyne's test app is global, and what is built before it has no theme.
func TestMain(m *testing.M) {
	test.NewApp()
	fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light, 100))
	os.Exit(m.Run())
}

// showWindow puts the object into a window of a size, in Rung's look.
func showWindow(t *testing.T, o fyne.CanvasObject, width, height float32) fyne.Window {
	t.Helper()
	t.Cleanup(func() { fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light, 100)) })
	w := test.NewTempWindow(t, o)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, height))
	return w
}

func pressKeys(on fyne.Focusable, keys ...fyne.KeyName) {
	for _, key := range keys {
		on.TypedKey(&fyne.KeyEvent{Name: key})
	}
}

// visibleTexts joins the texts that can be seen in the object, in the order in which they are drawn.
func visibleTexts(o fyne.CanvasObject) string {
	var seen []string
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if !o.Visible() {
			return
		}
		switch o := o.(type) {
		case *canvas.Text:
			seen = append(seen, o.Text)
		case fyne.Widget:
			for _, child := range test.WidgetRenderer(o).Objects() {
				walk(child)
			}
		}
	}
	walk(o)
	return strings.Join(seen, "|")
}
