package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rung/assets/help"
	"rung/ui/screen"
)

func TestEveryScreenIsExplained(t *testing.T) {
	p := newPerson(t)
	for _, place := range p.places() {
		topic, ok := help.Find(place.id)
		if !ok {
			t.Errorf("no page of the guide explains %s", place.label)
			continue
		}
		p.Go(screen.Route{Screen: place.id})
		p.run("explain")
		if words := p.overlayWords(); !strings.Contains(words, topic.Title) {
			t.Errorf("%s is explained by %q", place.label, words)
		}
		p.press(plain(fyne.KeyEscape))
	}
}

func TestF1ShowsKeysAndLeadsToTheGuide(t *testing.T) {
	p := newPerson(t)
	p.press(plain(fyne.KeyF1))
	if words := p.overlayWords(); !strings.Contains(words, "Ctrl+Shift+N") {
		t.Errorf("F1 shows %s", words)
	}
	p.tap("Searching")
	if words := p.overlayWords(); strings.Contains(words, "Ctrl+Shift+N") || !strings.Contains(words, "Searching") {
		t.Errorf("the page on searching shows %s", words)
	}
}
