package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// ShowMenu offers items under an object, with the focus on them.
func ShowMenu(under fyne.CanvasObject, items ...*fyne.MenuItem) {
	c := fyne.CurrentApp().Driver().CanvasForObject(under)
	menu := widget.NewPopUpMenu(fyne.NewMenu("", items...), c)
	menu.ShowAtRelativePosition(fyne.NewPos(0, under.Size().Height), under)
	c.Focus(menu)
}
