package widgets

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"rung/ui/draw/drawtest"
	"rung/ui/theme"
)

// seen reports whether all of o lies between the edges of the page, as far as the page can show it.
func seen(p *Page, o fyne.CanvasObject) bool {
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(p).Y
	return top >= -1 && top+o.Size().Height <= p.Size().Height+1
}

func TestPageOverTheWindowShowsWhateverHasTheFocus(t *testing.T) {
	w := drawtest.ShowWindow(t, NewGround(theme.Surface), 400, 300)
	column := container.NewVBox()
	for i := range 12 {
		column.Add(NewField(fmt.Sprint(i), NewTextEntry()))
	}
	page := NewPage(column)
	over := widget.NewModalPopUp(container.New(tall{200}, page), w.Canvas())
	over.Show()
	for range 12 {
		w.Canvas().FocusNext()
		if focused := w.Canvas().Focused().(fyne.CanvasObject); !seen(page, focused) {
			t.Fatalf("the focus is out of sight, %v of %v down", fyne.CurrentApp().Driver().AbsolutePositionForObject(focused).Y, page.Size().Height)
		}
	}
}

func TestPageShowsWhateverHasTheFocus(t *testing.T) {
	column := container.NewVBox()
	for i := range 12 {
		name := fmt.Sprint(i)
		column.Add(NewCard(name, "", container.NewVBox(
			NewField("Field "+name, NewTextEntry()), NewSelect([]string{"a", "b"}, nil), NewCheck("Check "+name, nil), NewButton("Do "+name, ButtonStyle{}, nil))))
	}
	page := NewPage(NewInset(column, 4, 5, 5, 5))
	w := drawtest.ShowWindow(t, page, 400, 300)
	for range 2 * 4 * 12 {
		w.Canvas().FocusNext()
		if focused := w.Canvas().Focused().(fyne.CanvasObject); !seen(page, focused) {
			t.Fatalf("%T has the focus out of sight, %v of %v down", focused, fyne.CurrentApp().Driver().AbsolutePositionForObject(focused).Y, page.Size().Height)
		}
	}
}

func TestPageShowsAFieldWithItsLabelAndOfLongTextTheCursor(t *testing.T) {
	entry, long := NewTextEntry(), NewProseEntry(30, 30)
	field := NewField("Label", entry)
	spacer := NewGround(theme.Surface)
	page := NewPage(container.NewVBox(container.New(tall{900}, spacer), field, long, container.New(tall{900}, NewGround(theme.Surface))))
	w := drawtest.ShowWindow(t, page, 400, 300)
	w.Canvas().Focus(entry)
	if !seen(page, field) {
		t.Error("the label of the field that has the focus is out of sight")
	}
	before := page.Offset()
	long.SetText("a line")
	w.Canvas().Focus(long)
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(long).Y
	if top < 0 || top > page.Size().Height || page.Offset() < before {
		t.Errorf("the first line of the long text is at %v of %v", top, page.Size().Height)
	}
}

// tall asks for a height.
type tall struct{ height float32 }

func (l tall) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(10, l.height) }

func (l tall) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}
