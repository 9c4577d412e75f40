package ui

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"rung/assets/help"
	"rung/assets/notices"
	"rung/model"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// pageOfGuide is the page of the guide that is open, and whether it lists the keys.
func (p *person) pageOfGuide() (title string, keys bool) {
	p.Helper()
	walk(p.overlays[len(p.overlays)-1].popup, func(o fyne.CanvasObject) {
		if choice, ok := o.(*widgets.Select); ok {
			title = choice.Selected
		}
	})
	return title, strings.Contains(p.overlayWords(), "Ctrl+Shift+N")
}

func TestEveryScreenIsExplained(t *testing.T) {
	p := newPerson(t)
	for _, place := range p.places {
		topic, ok := help.Find(place.id)
		if !ok {
			t.Errorf("no page of the guide explains %s", place.label)
			continue
		}
		p.Go(kit.Route{Screen: place.id})
		p.run("explain")
		if page, keys := p.pageOfGuide(); page != topic.Title || keys {
			t.Errorf("%s is explained by %q", place.label, page)
		}
		p.press(plain(fyne.KeyEscape))
	}
}

func TestF1ShowsKeysAndLeadsToTheGuide(t *testing.T) {
	p := newPerson(t)
	p.press(plain(fyne.KeyF1))
	if page, keys := p.pageOfGuide(); page != "Keys" || !keys {
		t.Errorf("F1 shows %s", page)
	}
	p.selects("Searching")
	if page, keys := p.pageOfGuide(); page != "Searching" || keys {
		t.Errorf("it turns to %s", page)
	}
}

// TestTheNoticesAreRead: a part at a time, the longest too.
func TestTheNoticesAreRead(t *testing.T) {
	p := newPerson(t)
	p.run("notices")
	if words := p.overlayWords(); !strings.Contains(words, "The Go Authors") {
		t.Errorf("first it shows:\n%.300s", words)
	}
	all, err := notices.All()
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range all {
		if !strings.HasPrefix(n.Part, "modernc.org/sqlite ") && n.Part != "The fonts in Fyne" {
			continue
		}
		p.selects(n.Part)
		if first := strings.Fields(n.Text)[0]; !strings.Contains(p.overlayWords(), first) {
			t.Errorf("%s is not shown", n.Part)
		}
	}
	p.press(plain(fyne.KeyEscape))
	if len(p.overlays) > 0 {
		t.Error("Escape does not close it")
	}
}

var (
	keysNamed = regexp.MustCompile(`(?:Ctrl|Alt)\+(?:Shift\+)?(?:[A-Z][a-z]*|[0-9+-])`)
	asked     = regexp.MustCompile("(?m)^- .*?`: ")
	inMarks   = regexp.MustCompile("`([^`]+)`")
)

func TestEveryKeyInTheGuideIsThere(t *testing.T) {
	known := []string{"Alt+Up", "Alt+Down"} // of the résumé's list
	for _, c := range newPerson(t).commands {
		known = append(known, c.Key.String())
	}
	for _, topic := range help.Topics() {
		for _, keys := range keysNamed.FindAllString(topic.Text, -1) {
			if !slices.Contains(known, keys) {
				t.Errorf("%s names %s, which does nothing", topic.ID, keys)
			}
		}
	}
}

func TestEverySearchInTheGuideIsUnderstood(t *testing.T) {
	topic, _ := help.Find("searching")
	searches := 0
	for _, line := range asked.FindAllString(topic.Text, -1) {
		for _, m := range inMarks.FindAllStringSubmatch(line, -1) {
			searches++
			if _, err := model.ParseQuery(m[1], model.Locale{Today: "2026-11-20"}, true); err != nil {
				t.Errorf("%s: %v", m[1], err)
			}
		}
	}
	if searches < 15 {
		t.Errorf("only %d searches are found on the page", searches)
	}
}
