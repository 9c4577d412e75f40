package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rung/ui/advice"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// countsFor gives what quick capture says the line would count for, "" where it says nothing.
func (p *person) countsFor() (said string) {
	p.tasks.flush()
	walk(p.window.Canvas().Overlays().Top(), func(o fyne.CanvasObject) {
		if text, ok := o.(*widgets.Text); ok && strings.HasPrefix(text.Text(), "Counts for") {
			said = text.Text()
		}
	})
	return said
}

func TestQuickCaptureSaysWhatTheLineWouldCountFor(t *testing.T) {
	p := atToday(t, false)
	before := p.coverage("")
	p.run("capture")
	p.types("Explained to the chief financial officer why the backup costs what it does, because he asked me for my view")
	said := p.countsFor()
	if p.coverage("").Coverage != before.Coverage {
		t.Error("the trial is left in the index")
	}
	p.press(plain(fyne.KeyReturn))
	p.tasks.flush()
	after := p.coverage("")
	labels := kit.StepLabels(after)
	var risen []string
	for i, step := range after.Steps {
		if step.IsAimedAt() && step.Coverage > before.Steps[i].Coverage {
			risen = append(risen, labels[step.ID])
		}
	}
	if gained := after.Coverage - before.Coverage; gained <= 0 || !strings.HasSuffix(said, ": +"+advice.GainWords(gained)) {
		t.Errorf("it says %q, and gained %d", said, gained)
	}
	if !namesSteps(said, risen) {
		t.Errorf("it says %q, and %v rose", said, risen)
	}
}

// A person with large letters in a small window sees all of the line.
func TestWhatALineCountsForTakesNoRoom(t *testing.T) {
	p := atToday(t, false)
	p.run("capture")
	p.types("Asked the chief financial officer for $4,800 for two power supplies")
	before := p.overlays[0].popup.MinSize().Height
	if p.countsFor() == "" {
		t.Fatal("a request for money counts for nothing")
	}
	if after := p.overlays[0].popup.MinSize().Height; after > before {
		t.Errorf("the line grew from %v to %v", before, after)
	}
}

// namesSteps reports whether words name these steps, by title where it is one.
func namesSteps(said string, labels []string) bool {
	if len(labels) == 1 {
		return strings.HasPrefix(said, "Counts for step "+labels[0]+", ")
	}
	return strings.HasPrefix(said, "Counts for steps "+strings.Join(labels, ", ")+":")
}

func TestQuickCaptureSaysNothingOfWhatCountsForNothing(t *testing.T) {
	p := atToday(t, false)
	p.run("capture")
	p.types("It rains")
	if said := p.countsFor(); said != "" {
		t.Errorf("rain %q", said)
	}
	p.types(", and I asked the chief financial officer for $4,800 for two power supplies")
	if p.countsFor() == "" {
		t.Fatal("a request for money counts for nothing")
	}
	p.window.Canvas().Focused().(*widgets.Entry).SetText("")
	if said := p.countsFor(); said != "" {
		t.Errorf("an empty line %q", said)
	}
}

func TestALineCountsWithTheContactThatItAdds(t *testing.T) {
	p := atToday(t, false)
	p.run("capture")
	p.types("Had lunch with @\"Wilhelmina Quist\" from Legal about the new contract, she asked me for my view")
	said, before := p.countsFor(), p.coverage("")
	p.press(plain(fyne.KeyReturn))
	p.tasks.flush()
	if gained := p.coverage("").Coverage - before.Coverage; gained <= 0 || !strings.HasSuffix(said, "+"+advice.GainWords(gained)) {
		t.Errorf("it says %q, and gained %d, with %d people", said, gained, len(p.find("kind:contact")))
	}
}
