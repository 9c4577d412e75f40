package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"rung/model/readiness"
	"rung/ui/widgets"
)

// atReadiness is a person who looks at the readiness map.
func atReadiness(t *testing.T, demo bool) *person {
	t.Helper()
	p := newPerson(t)
	if demo {
		p.withDemo()
	}
	p.tasks.flush() // the first frame has been shown
	p.run("go readiness")
	return p
}

// coverage asks the map, not the screen.
func (p *person) coverage(framework string) readiness.Report {
	p.Helper()
	r, err := p.Readiness().Report(framework, p.Locale().Today)
	if err != nil {
		p.Fatal(err)
	}
	return r
}

// says reports whether words stand on screen now.
func (p *person) says(words string) bool {
	found := false
	walk(p.window.Content(), func(o fyne.CanvasObject) {
		if text, ok := o.(interface{ Text() string }); ok && strings.Contains(text.Text(), words) {
			found = true
		}
	})
	return found
}

// pick chooses an item of the menu that lies over the window.
func (p *person) pick(label string) {
	p.Helper()
	top := p.window.Canvas().Overlays().Top()
	if top == nil {
		p.Fatalf("no menu is open to pick %q from", label)
	}
	var found fyne.Tappable
	walk(top, func(o fyne.CanvasObject) {
		item, ok := o.(fyne.Tappable)
		if !ok {
			return
		}
		walk(o, func(inner fyne.CanvasObject) {
			if text, isText := inner.(*canvas.Text); isText && strings.HasPrefix(text.Text, label) {
				found = item // the innermost that has the words is met last
			}
		})
	})
	if found == nil {
		p.Fatalf("the menu does not offer %q", label)
	}
	found.Tapped(&fyne.PointEvent{})
}

func TestTheMapShowsTheDemoJournal(t *testing.T) {
	p := atReadiness(t, true)
	r := p.coverage("")
	for _, words := range []string{widgets.Percent(int(r.Coverage)), r.Steps[0].Title, "80 %"} {
		if !p.says(words) {
			t.Errorf("the screen does not say %q", words)
		}
	}
}
