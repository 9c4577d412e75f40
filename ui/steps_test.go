package ui

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"rung/ui/widgets"
)

func TestALineNamesTheStepItCountsFor(t *testing.T) {
	p := newPerson(t)
	p.loadReadiness()
	p.run("capture")
	p.types("Coffee with the controller ^2 and ^nine")
	var chips []string
	walk(p.overlays[0].popup, func(o fyne.CanvasObject) {
		if chip, ok := o.(*widgets.Chip); ok {
			chips = append(chips, chip.Content().Text)
		}
	})
	if !slices.Contains(chips, "A2 Relationships") {
		t.Errorf("the line is understood as %s", chips)
	}
	p.press(plain("Return"))
	e := p.find("")[0]
	if e.Title != "Coffee with the controller and ^nine" || len(e.Competencies) == 0 {
		t.Errorf("captured %q with %v", e.Title, e.Competencies)
	}
}
