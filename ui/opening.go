package ui

import (
	"context"
	"runtime/debug"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"rung/ui/theme"
)

// firstFrame is how long the window is left alone to paint itself.
const firstFrame = 300 * time.Millisecond

// openingGC is the percentage at which garbage is collected until then: rarely, since
// that would take the processor from the window. freeMemory gives back the rest.
const openingGC = 400

// fillBeforeShown makes the window and fills it before it is seen. Reaching the
// display and reading the fonts both take long, so they happen at the same time: the
// window is empty until Fyne has made it and asks for its smallest size.
func fillBeforeShown(w fyne.Window, awaitFonts, fill func()) {
	o := &opening{}
	w.SetContent(container.New(o)) // asks too, while there is nothing to fill it with
	o.fill = func() {
		awaitFonts()
		fill()
	}
	w.Show()
	o.MinSize(nil) // in case Fyne did not ask
}

// opening is what stands in the window until it is filled, once.
type opening struct{ fill func() }

func (o *opening) Layout([]fyne.CanvasObject, fyne.Size) {}

func (o *opening) MinSize([]fyne.CanvasObject) fyne.Size {
	if fill := o.fill; fill != nil {
		o.fill = nil
		fill()
	}
	return fyne.NewSize(leastWidth, leastHeight)
}

// readFonts has Fyne find and read the fonts, as it would at the first word that
// is measured. No other word may be measured meanwhile.
func readFonts() {
	for _, style := range []fyne.TextStyle{{}, {Bold: true}} {
		fyne.MeasureText("M", theme.Size(theme.Text), style)
	}
}

// settling is the task that frees memory once the window has come to rest.
const settling = "settle"

// freeMemory gives back to the system what starting, or reading a large journal,
// needed for a moment only.
func (s *shell) freeMemory() {
	s.After(settling, 2*time.Second, func() {
		s.Load(settling, func(context.Context) func() {
			debug.FreeOSMemory()
			return nil
		})
	})
}
