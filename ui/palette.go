package ui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"
	"github.com/sahilm/fuzzy"

	"rung/model"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// paletteChoice is one line of the palette.
type paletteChoice struct {
	row widgets.RowContent
	run func()
}

// palette finds screens, commands and entries as the person types.
type palette struct {
	shell   *shell
	field   *widgets.Entry
	list    *widget.List
	choices []paletteChoice
	at      int
	over    *overlay
}

const (
	paletteCommands = 6 // commands and screens shown above the entries found
	paletteEntries  = 8
)

func (s *shell) showPalette() {
	p := &palette{shell: s, field: widgets.NewTextEntry()}
	p.field.SetPlaceHolder(lang.L("Search entries, or type a command"))
	p.list = widgets.NewRowList(func() int { return len(p.choices) }, func(i int) widgets.RowContent {
		row := p.choices[i].row
		row.Selected = i == p.at
		return row
	}, p.runChoice)
	p.field.OnChanged = func(string) { p.findChoices() }
	p.field.OnSubmitted = func(string) { p.runChoice(p.at) }
	p.field.OnKey = p.onKey
	p.over = s.showOverlay(container.NewBorder(p.field, nil, nil, nil, p.list), p.field, 40, 30)
	p.findChoices()
}

func (p *palette) onKey(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyDown:
		p.moveBy(1)
	case fyne.KeyUp:
		p.moveBy(-1)
	case fyne.KeyPageDown:
		p.moveBy(6)
	case fyne.KeyPageUp:
		p.moveBy(-6)
	default:
		return false
	}
	return true
}

func (p *palette) moveBy(by int) {
	p.at = max(0, min(p.at+by, len(p.choices)-1))
	p.list.ScrollTo(p.at)
	p.list.Refresh()
}

func (p *palette) runChoice(i int) {
	if i < 0 || i >= len(p.choices) {
		return
	}
	p.over.close()
	p.choices[i].run()
}

// findChoices shows the commands that fit at once, and the entries as soon as they
// are found.
func (p *palette) findChoices() {
	text := strings.TrimSpace(p.field.Text)
	commands := p.findCommands(text)
	p.setChoices(commands)
	if text == "" {
		return
	}
	kit.Load(p.shell, "palette", func(ctx context.Context) ([]model.Ref, error) {
		return p.shell.o.Journal.Complete(ctx, text, nil, paletteEntries)
	}, func(refs []model.Ref) { p.setChoices(append(commands, p.newEntryChoices(text, refs)...)) })
}

func (p *palette) setChoices(choices []paletteChoice) {
	p.choices = choices
	p.at = 0
	p.list.UnselectAll()
	p.list.Refresh()
}

func (p *palette) findCommands(text string) []paletteChoice {
	var all []kit.Command
	for _, c := range p.shell.commands {
		if c.ID != "palette" {
			all = append(all, c)
		}
	}
	labels := make([]string, len(all))
	for i, c := range all {
		labels[i] = c.Label
	}
	var order []int
	if text == "" {
		for i := range all {
			order = append(order, i)
		}
	} else {
		for _, m := range fuzzy.Find(text, labels) {
			order = append(order, m.Index)
		}
		order = order[:min(len(order), paletteCommands)]
	}
	choices := make([]paletteChoice, 0, len(order))
	for _, i := range order {
		choices = append(choices, paletteChoice{widgets.RowContent{Icon: "command", Title: all[i].Label, Second: strings.TrimSuffix(lang.L(all[i].Menu)+" · "+all[i].Key.String(), " · ")}, all[i].Run})
	}
	return choices
}

func (p *palette) newEntryChoices(text string, refs []model.Ref) []paletteChoice {
	var choices []paletteChoice
	for _, r := range refs {
		kind, _ := model.KindOf(r.Kind)
		choices = append(choices, paletteChoice{
			widgets.RowContent{Icon: kind.Icon, Title: r.DisplayName(), Second: lang.L(kind.Label) + " · " + r.Day.FormatShort(p.shell.Locale())},
			func() { p.shell.Go(kit.Route{Screen: kit.ScreenJournal, ID: r.ID}) },
		})
	}
	return append(choices, paletteChoice{
		widgets.RowContent{Icon: "search", Title: lang.L("Search the journal for “{{.Text}}”", map[string]any{"Text": text}), Second: lang.L("All fields")},
		func() { p.shell.Go(kit.Route{Screen: kit.ScreenJournal, Query: text}) },
	})
}
