package people

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/people"
	"rung/model/rhythm"
	"rung/model/text"
	"rung/ui/charts"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// How many of each part are shown until more are asked for, and how many
// characters of a text.
const (
	fewTalks  = 6
	fewOthers = 8
	fewWords  = 160
)

// fillParts shows what the person can vouch for, the log, how we met, where they
// appear, and the balance of give and take.
func (p *personPage) fillParts() {
	p.parts.RemoveAll()
	p.addVouches()
	p.addLog()
	p.addMet()
	p.addAppears()
	if p.of.Balance != (people.Balance{}) {
		p.addPart(lang.L("Give and take"), newParagraph(p.of.Balance.Describe()))
	}
}

// addPart adds lines under a heading; without lines it adds nothing.
func (p *personPage) addPart(heading string, lines ...fyne.CanvasObject) {
	if len(lines) > 0 {
		p.parts.Add(newSection(heading, lines...))
	}
}

// newSection builds lines under a heading and a hairline.
func newSection(heading string, lines ...fyne.CanvasObject) *fyne.Container {
	title := widgets.NewText(heading, widgets.Style{Size: theme.Caption, Color: theme.Muted, Bold: true})
	return widgets.NewStacked(1, append([]fyne.CanvasObject{widgets.NewHairline(), title}, lines...)...)
}

func newParagraph(words string) fyne.CanvasObject {
	return widgets.NewText(words, widgets.Style{Flow: widgets.Folded})
}

func (p *personPage) addVouches() {
	loc := p.screen.host.Locale()
	var lines []fyne.CanvasObject
	for _, v := range p.of.Vouches[:min(len(p.of.Vouches), fewOthers)] {
		second := lang.L("witnessed, {{.Day}}", map[string]any{"Day": v.Entry.Day.FormatShort(loc)})
		lines = append(lines, p.addItem(widgets.ItemContent{Icon: model.KindIcon(v.Entry.Kind), Title: v.Entry.Title, Second: second, Note: strengthWords(v)}, func() { p.screen.openEntry(v.Entry.ID) }))
	}
	for _, e := range p.of.Feedback[:min(len(p.of.Feedback), fewOthers)] {
		said := e.Title
		if quote := e.Values.Text("quote"); quote != "" {
			said = "“" + text.Shorten(quote, fewWords) + "”"
		}
		lines = append(lines, p.addItem(widgets.ItemContent{Icon: model.KindIcon(model.KindFeedback), Title: said, Plain: true, Second: lang.L("said on {{.Day}}", map[string]any{"Day": e.Day.FormatShort(loc)})}, func() { p.screen.openEntry(e.ID) }))
	}
	if more := len(p.of.Vouches) - fewOthers; more > 0 {
		lines = append(lines, p.addItem(widgets.ItemContent{Title: kit.Counted(more, "1 more", "{{.Count}} more"), Plain: true}, func() { p.screen.openMentions(p.id) }))
	}
	p.addPart(lang.L("Can vouch for"), lines...)
}

// strengthWords tells how strong an entry is as evidence.
func strengthWords(v people.Vouch) string {
	return lang.L("{{.Percent}} strong", map[string]any{"Percent": charts.Percent(int(v.Strength))})
}

func (p *personPage) addLog() {
	loc := p.screen.host.Locale()
	most := fewTalks
	if p.every {
		most = len(p.of.Log)
	}
	var lines []fyne.CanvasObject
	for _, t := range p.of.Log[:min(len(p.of.Log), most)] {
		lines = append(lines, p.addItem(widgets.ItemContent{Title: t.Entry.Day.FormatShort(loc) + " · " + t.Entry.Title, Second: talkWords(t)}, func() { p.screen.openEntry(t.Entry.ID) }))
	}
	if more := len(p.of.Log) - most; more > 0 {
		lines = append(lines, p.addItem(widgets.ItemContent{Icon: "down", Title: kit.Counted(more, "1 earlier", "{{.Count}} earlier"), Plain: true}, func() { p.every = true; p.showPerson() }))
	}
	p.addPart(lang.L("Log"), lines...)
}

// talkWords tells what an interaction was about, who else was there, and what
// each side promised.
func talkWords(t people.Talk) string {
	var parts []string
	if body := strings.Join(strings.Fields(t.Entry.Body), " "); body != "" {
		parts = append(parts, text.Shorten(body, fewWords))
	}
	if len(t.Others) > 0 {
		names := make([]string, len(t.Others))
		for i, other := range t.Others {
			names[i] = other.Name
		}
		parts = append(parts, lang.L("With {{.Names}}.", map[string]any{"Names": strings.Join(names, ", ")}))
	}
	for _, promise := range t.Promises {
		who := lang.L("You promised: {{.What}}", map[string]any{"What": promise.What})
		if promise.By == people.Them {
			who = lang.L("They promised: {{.What}}", map[string]any{"What": promise.What})
		}
		if promise.Kept {
			who += " " + lang.L("(kept)")
		}
		parts = append(parts, who)
	}
	return strings.Join(parts, "\n")
}

func (p *personPage) addMet() {
	loc := p.screen.host.Locale()
	met := lang.L("Since {{.Day}}.", map[string]any{"Day": p.of.Met.Format(loc)})
	if how := p.of.Contact.Values.Text("met_how"); how != "" {
		met = how + " " + met
	}
	lines := []fyne.CanvasObject{newParagraph(met)}
	known := func(heading string, of ...people.Known) {
		row := widgets.NewWrap(1, widgets.NewText(heading, widgets.Style{Size: theme.Caption, Color: theme.Muted}))
		for _, k := range of {
			chip := widgets.NewChip(widgets.ChipContent{Text: k.Name, Icon: "people"})
			chip.OnTapped = func() { p.screen.openPerson(k.ID) }
			row.Add(chip)
		}
		lines = append(lines, row)
	}
	if p.of.Through != nil {
		known(lang.L("Through"), *p.of.Through)
	}
	if len(p.of.Introduced) > 0 {
		known(lang.L("Introduced you to"), p.of.Introduced...)
	}
	p.addPart(lang.L("How you met"), lines...)
}

func (p *personPage) addAppears() {
	loc := p.screen.host.Locale()
	var lines []fyne.CanvasObject
	for _, e := range p.of.Appears[:min(len(p.of.Appears), fewOthers)] {
		lines = append(lines, p.addItem(widgets.ItemContent{Icon: model.KindIcon(e.Kind), Title: e.Title, Note: e.Day.FormatShort(loc), Plain: true}, func() { p.screen.openEntry(e.ID) }))
	}
	if more := len(p.of.Appears) - fewOthers; more > 0 {
		lines = append(lines, p.addItem(widgets.ItemContent{Icon: "down", Title: kit.Counted(more, "1 more in the journal", "{{.Count}} more in the journal"), Plain: true}, func() { p.screen.openMentions(p.id) }))
	}
	p.addPart(lang.L("Appears in"), lines...)
}

// standingWords tells when the last talk was, the rhythm, and where that is set.
func standingWords(p people.Person, loc model.Locale) string {
	spoken := asSentence(spokenWords(p, loc))
	values := map[string]any{"Rhythm": rhythmWords(p.Rhythm), "Of": p.Rhythm.SourceName}
	switch p.Rhythm.From {
	case rhythm.Own:
		return spoken + " " + asSentence(lang.L("{{.Rhythm}}, set for this person.", values))
	case rhythm.Tag:
		return spoken + " " + asSentence(lang.L("{{.Rhythm}}, as for the tag #{{.Of}}.", values))
	case rhythm.Circle:
		return spoken + " " + asSentence(lang.L("{{.Rhythm}}, as for the circle “{{.Of}}”.", values))
	}
	return spoken + " " + lang.L("No rhythm is set.")
}

// spokenWords tells when the last talk with a person was.
func spokenWords(p people.Person, loc model.Locale) string {
	if p.Last == "" {
		return lang.L("not spoken yet.")
	}
	return lang.L("last spoken {{.Ago}}, on {{.Day}}.", map[string]any{"Ago": text.Ago(loc.Today.DaysSince(p.Last)), "Day": p.Last.FormatShort(loc)})
}

// openMentions shows every entry that names a person.
func (s *Screen) openMentions(id string) {
	s.host.Go(kit.Route{Screen: kit.ScreenJournal, Query: "person:" + id})
}

func asSentence(words string) string {
	first := []rune(words)
	return strings.ToUpper(string(first[:1])) + string(first[1:])
}

// firstName gives the first word of a name, or all of a name without spaces.
func firstName(name string) string {
	first, _, _ := strings.Cut(name, " ")
	return strings.TrimRight(first, ",")
}
