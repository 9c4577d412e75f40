// Package drawtest shows what is drawn to the tests of widgets, charts and
// Markdown. Only tests use it; it must not know what it shows.
package drawtest

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"rung/ui/theme"
)

// Main runs the tests of a package in one app and gives the exit code: Fyne's test
// app is global, and what is built before it has no theme.
func Main(m *testing.M) int {
	test.NewApp()
	setLook()
	return m.Run()
}

func setLook() { fyne.CurrentApp().Settings().SetTheme(theme.New(theme.Light, 100)) }

// ShowWindow puts the object into a window of a size, in Rung's look, which is set
// back after the test.
func ShowWindow(t *testing.T, o fyne.CanvasObject, width, height float32) fyne.Window {
	t.Helper()
	t.Cleanup(setLook)
	w := test.NewTempWindow(t, o)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, height))
	return w
}

// PressKeys presses keys on what has the focus.
func PressKeys(on fyne.Focusable, keys ...fyne.KeyName) {
	for _, key := range keys {
		on.TypedKey(&fyne.KeyEvent{Name: key})
	}
}

// VisibleTexts joins the texts that can be seen in the object, in the order in which
// they are drawn.
func VisibleTexts(o fyne.CanvasObject) string {
	var seen []string
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if !o.Visible() {
			return
		}
		switch o := o.(type) {
		case *canvas.Text:
			seen = append(seen, o.Text)
		case *fyne.Container:
			for _, child := range o.Objects {
				walk(child)
			}
		case fyne.Widget:
			for _, child := range test.WidgetRenderer(o).Objects() {
				walk(child)
			}
		}
	}
	walk(o)
	return strings.Join(seen, "|")
}
