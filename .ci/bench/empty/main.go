// Command empty shows a Fyne window of Rung's size with nothing in it: what Rung's own start and memory are held against.
package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
)

func main() {
	w := app.NewWithID("org.rungjournal.empty").NewWindow("Empty")
	w.Resize(fyne.NewSize(1180, 760))
	w.ShowAndRun()
}
