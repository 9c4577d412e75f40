package people

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/identity"
	"rung/model/people"
	"rung/model/text"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// pairPage compares two contacts that may be one person, side by side.
type pairPage struct {
	screen *Screen
	page   *widgets.Page
	column *fyne.Container
	of     identity.Pair
}

func newPairPage(s *Screen) *pairPage {
	p := &pairPage{screen: s, column: widgets.NewStacked(3)}
	p.page = widgets.NewPage(widgets.NewInset(widgets.NewCard("", "", p.column), 1, 3, 4, 3))
	p.page.Hide()
	return p
}

// showPairs mentions the first pair that was not dismissed.
func (l *listPane) showPairs() {
	l.notice.RemoveAll()
	list := l.screen.shown.list
	for _, one := range l.screen.pairs {
		first, known := list.Person(one.A)
		second, alsoKnown := list.Person(one.B)
		if l.putAway[one] || !known || !alsoKnown {
			continue
		}
		message := lang.L("Two of these may be the same person: {{.One}} and {{.Other}}.", map[string]any{"One": first.Name, "Other": second.Name})
		banner := widgets.NewBanner(widgets.Info, message, widgets.Action{Text: lang.L("Compare"), Do: func() { l.screen.openPair(one) }})
		banner.OnDismiss = func() { l.putAway[one] = true; l.showAll() }
		l.notice.Add(banner)
		break
	}
}

// openPair shows two contacts side by side.
func (s *Screen) openPair(of identity.Pair) {
	s.side.pair.of = of
	s.side.showPage(s.side.pair.page)
	s.panes.SetActive(paneSide)
	s.side.pair.page.ScrollToTop()
	s.side.pair.reload()
}

// reload reads both again. If one is in the trash, the first is shown alone.
func (p *pairPage) reload() {
	host, of := p.screen.host, p.of
	host.Load("people pair", func(ctx context.Context) func() {
		one, err := host.Journal().Entry(ctx, of.A)
		other, otherErr := host.Journal().Entry(ctx, of.B)
		return func() {
			switch err = errors.Join(err, otherErr); {
			case of != p.of:
			case err != nil:
				host.Fail(err)
			case one.Trashed || other.Trashed:
				p.showPersonInstead(of.A)
			default:
				p.showContacts(one, other)
			}
		}
	})
}

// showPersonInstead shows a person instead of the pair.
func (p *pairPage) showPersonInstead(id string) {
	p.screen.showPerson(id)
}

// showContacts shows the two side by side, and asks whether they are one.
func (p *pairPage) showContacts(one, other model.Entry) {
	p.column.RemoveAll()
	say := func(words string, style widgets.Style) {
		style.Flow = widgets.Folded
		p.column.Add(widgets.NewText(words, style))
	}
	say(lang.L("Are these the same person?"), widgets.Style{Size: theme.Heading, Bold: true})
	say(p.of.Reason.Describe(), widgets.Style{Color: theme.Muted})
	keep := func(kept, gone model.Entry) *widgets.Button {
		return widgets.NewButton(lang.L("One person: keep “{{.Name}}”", map[string]any{"Name": text.Shorten(kept.Title, 30)}), widgets.ButtonStyle{}, func() { p.mergeContacts(kept, gone) })
	}
	first := keep(one, other)
	p.column.Add(widgets.NewWrap(2, first, keep(other, one),
		widgets.NewButton(lang.L("Two different people"), widgets.ButtonStyle{}, p.onDifferent),
		widgets.NewButton(lang.L("Not now"), widgets.ButtonStyle{Look: widgets.Plain}, p.onLater)))
	say(lang.L("Making one of them loses nothing: what differs is kept in its text, and every entry then points to the one that stays. One undo brings both back."), widgets.Style{Size: theme.Caption, Color: theme.Muted})
	p.column.Add(widgets.NewHairline())
	p.column.Add(p.newComparison(one, other))
	p.column.Refresh()
	p.page.Refresh()
	p.screen.host.Window().Canvas().Focus(first)
}

// newComparison builds the table of what both hold, field by field.
func (p *pairPage) newComparison(one, other model.Entry) fyne.CanvasObject {
	loc := p.screen.host.Locale()
	rows := widgets.NewStacked(1.5)
	add := func(label, a, b string, bold bool) {
		if a == "" && b == "" {
			return
		}
		cell := func(words string) fyne.CanvasObject {
			return widgets.NewText(words, widgets.Style{Flow: widgets.Folded, Bold: bold})
		}
		if label != "" {
			rows.Add(widgets.NewText(label, widgets.Style{Size: theme.Caption, Color: theme.Muted}))
		}
		rows.Add(container.New(&widgets.TwoColumns{Left: 0.5, Gap: 3}, cell(a), cell(b)))
	}
	add("", one.Title, other.Title, true)
	kind, _ := model.KindOf(model.KindContact)
	for _, f := range kind.Fields {
		add(lang.L(f.Label), fieldWords(f, one, loc), fieldWords(f, other, loc), false)
	}
	add(lang.L("Since"), one.Day.Format(loc), other.Day.Format(loc), false)
	add(lang.L("Text"), text.Shorten(one.Body, fewWords), text.Shorten(other.Body, fewWords), false)
	return rows
}

func fieldWords(f model.Field, e model.Entry, loc model.Locale) string {
	value, filled := e.Values[f.Key]
	if !filled {
		return ""
	}
	return text.Shorten(f.Format(value, loc), fewWords)
}

func (p *pairPage) mergeContacts(kept, gone model.Entry) {
	kit.SaveEdits(p.screen.host, model.Edited, lang.L("“{{.Name}}” is one person now.", map[string]any{"Name": kept.Title}), func(ctx context.Context, j *model.Journal) ([]model.Edit, error) {
		return people.MergeContacts(ctx, j, kept.ID, gone.ID)
	}, func() { p.screen.showPerson(kept.ID) })
}

// onDifferent remembers that they are two people.
func (p *pairPage) onDifferent() {
	host, of := p.screen.host, p.of
	kit.Write(host, func(ctx context.Context) error {
		return people.MarkDifferent(ctx, host.Journal(), of.A, of.B)
	}, func() {
		p.showPersonInstead(of.A)
		p.screen.reloadPairs()
		host.Say(lang.L("Two different people: they will not be mentioned again."), "", nil)
	})
}

// onLater dismisses the pair until the next start.
func (p *pairPage) onLater() {
	p.screen.list.putAway[p.of] = true
	p.screen.list.showAll()
	p.showPersonInstead(p.of.A)
}
