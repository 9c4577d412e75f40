package form

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"rung/model"
)

func TestNothingIsCutOff(t *testing.T) {
	for _, c := range []struct {
		percent       int
		width, height float32
	}{{100, 430, 560}, {100, 900, 560}, {200, 430, 560}, {80, 300, 400}} {
		p := newPerson(t, c.percent, c.width, c.height)
		for _, kind := range model.Kinds {
			p.form.SetEntry(filledEntry(t, kind, p.journal[0].ID))
			p.window.Resize(fyne.NewSize(c.width+1, c.height)) // what a frame of the desktop would do: lay out what grew
			p.window.Resize(fyne.NewSize(c.width, c.height))
			for _, o := range p.form.column.Objects {
				if !o.Visible() {
					continue
				}
				right, need := o.Position().X+o.Size().Width, o.MinSize()
				if right > c.width || need.Width > o.Size().Width+0.5 || need.Height > o.Size().Height+0.5 {
					t.Errorf("%s at %d %% in %v: %T at %v has %v, needs %v", kind.ID, c.percent, c.width, o, o.Position(), o.Size(), need)
				}
			}
			if got, need := p.form.layered.Size().Height, p.form.layered.MinSize().Height; got < need-0.5 {
				t.Errorf("%s at %d %%: the end is cut off, %v of %v", kind.ID, c.percent, got, need)
			}
		}
	}
}

func TestShortFieldsShareARowWhereThereIsRoom(t *testing.T) {
	for percent, want := range map[int]bool{100: true, 200: false} {
		p := newPerson(t, percent, 430, 560)
		p.show("study")
		discipline, form := p.form.findPart("discipline").frame, p.form.findPart("form").frame
		if got := discipline.Position().Y == form.Position().Y; got != want {
			t.Errorf("at %d %% two short fields side by side: %v", percent, got)
		}
	}
}

func TestSmallEntryStaysSmall(t *testing.T) {
	p := newPerson(t, 100, 430, 560)
	p.show("achievement")
	for part, folded := range map[string]bool{"why": false, "result": false, "situation": true, "role": true, "witness": true} {
		if got := p.form.findPart(part).folded; got != folded {
			t.Errorf("%s folded: %v", part, got)
		}
	}
	p.tabToObject("More fields", p.form.more)
	p.press(fyne.KeySpace)
	if p.window.Canvas().Focused() != p.form.findPart("situation").editor.focusTarget() {
		t.Error("More fields does not lead to the first of them")
	}
	for _, part := range p.form.listParts() {
		if part.folded {
			t.Errorf("%s stays folded", part.key)
		}
	}
}

func TestWhatHasTheFocusIsInView(t *testing.T) {
	p := newPerson(t, 100, 430, 400)
	p.form.SetEntry(filledEntry(t, model.Kinds[2], p.journal[0].ID))
	p.window.Resize(fyne.NewSize(430, 401))
	first := p.window.Canvas().Focused()
	for range 80 {
		p.press(fyne.KeyTab)
		focused := p.window.Canvas().Focused().(fyne.CanvasObject)
		top := p.form.positionOf(focused).Y - p.form.page.Offset()
		if top < -1 || top+min(focused.Size().Height, 30) > p.form.page.Size().Height+1 {
			t.Errorf("%T has the focus at %v of %v", focused, top, p.form.page.Size().Height)
		}
		if p.window.Canvas().Focused() == first {
			break
		}
	}
	if p.form.page.Offset() == 0 && p.window.Canvas().Focused() != first {
		t.Error("nothing was scrolled")
	}
}

func TestFormFollowsTheCursorOfLongText(t *testing.T) {
	p := newPerson(t, 100, 430, 400)
	e := model.NewEntry("note", "2026-11-20")
	e.Title, e.Body = "Long", strings.Repeat("A line of it.\n", 80)
	p.form.SetEntry(e)
	p.window.Resize(fyne.NewSize(430, 401))
	p.tabToPart(partBody)
	for _, key := range []fyne.KeyName{fyne.KeyPageDown, fyne.KeyPageUp} {
		p.press(key)
		y := p.form.positionOf(p.form.body.entry).Y + p.form.body.entry.CursorPosition().Y - p.form.page.Offset()
		if y < 0 || y > p.form.page.Size().Height {
			t.Errorf("after %s the cursor is at %v of %v", key, y, p.form.page.Size().Height)
		}
	}
}

func TestWheelOverAFieldTurnsTheForm(t *testing.T) {
	p := newPerson(t, 100, 430, 400)
	p.form.SetEntry(filledEntry(t, model.Kinds[1], p.journal[0].ID))
	p.window.Resize(fyne.NewSize(430, 401))
	over := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.form.findPart("situation").editor.object())
	test.Scroll(p.window.Canvas(), over.AddXY(20, 10), 0, -120)
	if p.form.page.Offset() != 120 {
		t.Errorf("scrolled by %v", p.form.page.Offset())
	}
}

func TestWhatALineOfNumbersIsAboutIsReadInOneLine(t *testing.T) {
	p := newPerson(t, 100, 548, 600) // what the window gives at its first size
	p.show("achievement")
	metrics := p.form.findPart("metrics")
	p.form.unfoldPart(metrics)
	numbers := metrics.editor.(*table)
	numbers.setText(`[{"what":"order to dispatch","before":"31","after":"9","unit":"hours","known":"estimated"}]`)
	p.window.Resize(fyne.NewSize(549, 600))
	p.window.Resize(fyne.NewSize(548, 600))
	cells := numbers.lines[0].cells
	if numbers.grid.stacked {
		t.Fatal("the numbers stand under each other")
	}
	if what, after := cells[0].frame.MinSize().Height, cells[2].frame.MinSize().Height; what > after+1 {
		t.Errorf("what it is about needs %v, a number %v", what, after)
	}
}
