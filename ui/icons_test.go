package ui

import (
	"bytes"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"rung/assets/icons"
)

// unknownIcons gives the names of pictures on screen that no icon is drawn for.
func (p *person) unknownIcons() (names []string) {
	square := icons.Named("nonsense").Content()
	look := func(o fyne.CanvasObject) {
		walk(o, func(o fyne.CanvasObject) {
			image, ok := o.(*canvas.Image)
			if !ok || image.Resource == nil {
				return
			}
			if shape, ok := image.Resource.(fyne.ThemedResource); ok {
				if content := shape.Content(); len(content) == len(square) && bytes.HasSuffix(content, square[len(square)-24:]) {
					names = append(names, shape.Name())
				}
			}
		})
	}
	look(p.window.Content())
	for _, over := range p.overlays {
		look(over.popup)
	}
	return names
}

// A name that no icon has is drawn as a square, which no list of a finished program shows.
func TestEveryScreenShowsIconsThatThereAre(t *testing.T) {
	p := newPerson(t)
	p.withDemo()
	p.tasks.flush()
	for _, screen := range []string{"today", "journal", "readiness", "people", "money", "review", "settings"} {
		p.run("go " + screen)
		if names := p.unknownIcons(); len(names) > 0 {
			t.Errorf("%s shows icons that there are not: %v", screen, names)
		}
	}
	p.run("palette")
	p.types("t")
	if names := p.unknownIcons(); len(names) > 0 {
		t.Errorf("the palette shows icons that there are not: %v", names)
	}
	p.press(plain(fyne.KeyEscape))
	p.imports(p.file("people.vcf", twoCards))
	if names := p.unknownIcons(); len(names) > 0 {
		t.Errorf("the preview of an import shows icons that there are not: %v", names)
	}
}

func TestMarkOfAKindIsOfferedWithItsIcon(t *testing.T) {
	p := newPerson(t)
	p.run("go today")
	p.types("!")
	if names := p.unknownIcons(); len(names) > 0 {
		t.Errorf("kinds are offered with icons that there are not: %v", names)
	}
}
