package readiness

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model/disciplines"
	"rung/model/text"
	"rung/ui/bank"
	"rung/ui/charts"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// skillsPage is the view of the parts of leadership and of management: which were
// studied, which practised, and the usual mistakes with one's own examples.
type skillsPage struct {
	screen  *Screen
	object  *fyne.Container
	columns *widgets.TwoColumns
	halves  *fyne.Container
	fields  *fyne.Container

	fieldOf  []*skillField // of each discipline
	part     *partCard
	mistakes *mistakeCard

	shown   disciplines.Map
	chosen  string // id of the part that is open
	toFocus bool   // the keyboard goes to the parts once they are there
}

// skillField is one discipline: its name, how far one is, and a tile for each part.
type skillField struct {
	object fyne.CanvasObject
	name   *widgets.Text
	whole  *widgets.Text
	tiles  *charts.Tiles
	count  *widgets.Text
}

// markOf gives how each state is drawn, and stateWords what it is called.
var (
	markOf = map[disciplines.State]charts.Mark{
		disciplines.Both: charts.MarkFull, disciplines.Practised: charts.MarkPale, disciplines.Studied: charts.MarkFrame, disciplines.Neither: charts.MarkNone,
	}
	statesInOrder = []disciplines.State{disciplines.Both, disciplines.Practised, disciplines.Studied, disciplines.Neither}
)

func newSkillsPage(s *Screen) *skillsPage {
	p := &skillsPage{screen: s, columns: &widgets.TwoColumns{Left: 0.58, From: 56, Gap: 6}}
	key := widgets.NewWrap(4)
	for _, state := range statesInOrder {
		key.Add(charts.NewMarkName(markOf[state], lang.L(string(state))))
	}
	p.fields = widgets.NewStacked(4)
	p.part = newPartCard(p)
	p.mistakes = newMistakeCard(p)
	p.halves = container.New(p.columns, widgets.NewStacked(3, key, p.fields), p.part.object)
	p.object = widgets.NewStacked(4, p.halves, p.mistakes.object)
	p.object.Hide()
	return p
}

// note says how many parts were practised.
func (p *skillsPage) note() string {
	practised, all := 0, 0
	for _, d := range p.shown.Disciplines {
		practised += d.Count(disciplines.Both, disciplines.Practised)
		all += len(d.Parts)
	}
	if all == 0 {
		return ""
	}
	return lang.L("{{.Count}} of {{.All}} parts practised", map[string]any{"Count": practised, "All": all})
}

// reload reads the map again and shows it.
func (p *skillsPage) reload() {
	host := p.screen.host
	kit.Load(host, "readiness skills", func(ctx context.Context) (disciplines.Map, error) {
		catalogue, err := bank.Disciplines()
		if err != nil {
			return disciplines.Map{}, err
		}
		return disciplines.ReadMap(ctx, host.Journal(), catalogue)
	}, p.showMap)
}

func (p *skillsPage) showMap(m disciplines.Map) {
	p.shown = m
	if _, found := p.findPart(p.chosen); !found && len(m.Disciplines) > 0 {
		p.chosen = firstToDo(m).ID
	}
	for len(p.fieldOf) < len(m.Disciplines) {
		f := p.newSkillField(len(p.fieldOf))
		p.fieldOf = append(p.fieldOf, f)
		p.fields.Add(f.object)
	}
	for i, d := range m.Disciplines {
		p.fieldOf[i].showDiscipline(d)
	}
	p.mistakes.showMistakes(m.Mistakes)
	p.showPart()
	if p.toFocus {
		p.toFocus = false
		p.focusPart()
	}
}

// focusPart puts the keyboard on the tile of the part that is open.
func (p *skillsPage) focusPart() {
	for i, d := range p.shown.Disciplines {
		for _, one := range d.Parts {
			if one.ID == p.chosen {
				p.screen.host.Window().Canvas().Focus(p.fieldOf[i].tiles)
			}
		}
	}
}

// firstToDo is the first part that was neither studied nor practised, or else the first.
func firstToDo(m disciplines.Map) disciplines.PartState {
	for _, state := range []disciplines.State{disciplines.Neither, disciplines.Studied, disciplines.Practised} {
		for _, d := range m.Disciplines {
			for _, part := range d.Parts {
				if part.State() == state {
					return part
				}
			}
		}
	}
	return m.Disciplines[0].Parts[0]
}

func (p *skillsPage) newSkillField(at int) *skillField {
	caption := func() *widgets.Text {
		return widgets.NewText("", widgets.Style{Size: theme.Caption, Color: theme.Muted, Flow: widgets.Folded})
	}
	f := &skillField{name: widgets.NewText("", widgets.Style{Bold: true}), whole: caption(), count: caption()}
	f.tiles = charts.NewTiles(func(tile int) { p.openPart(p.shown.Disciplines[at].Parts[tile].ID) })
	f.tiles.OnMoved = func(top, height float32) { p.screen.page.RevealPart(f.tiles, top, height) }
	f.object = widgets.NewStacked(1, f.name, f.whole, widgets.NewInset(f.tiles, 0.5, 0, 0.5, 0), f.count)
	return f
}

func (f *skillField) showDiscipline(d disciplines.DisciplineState) {
	f.name.SetText(d.Title)
	f.whole.SetText(wholeWords(d))
	tiles := make([]charts.Tile, len(d.Parts))
	for i, part := range d.Parts {
		tiles[i] = charts.Tile{Name: part.Title, Mark: markOf[part.State()], Says: lang.L(string(part.State()))}
	}
	f.tiles.SetTiles(tiles)
	var counts []string
	for _, state := range statesInOrder {
		if n := d.Count(state); n > 0 {
			counts = append(counts, strconv.Itoa(n)+" "+lang.L(string(state)))
		}
	}
	f.count.SetText(strings.Join(counts, " · "))
}

// longestTitle is how much of an entry's title stands within a sentence.
const longestTitle = 60

// wholeWords says how far the discipline was studied as a whole.
func wholeWords(d disciplines.DisciplineState) string {
	switch finished := d.FinishedWhole(); {
	case len(d.Whole) == 0:
		return lang.L("Not yet studied as a whole")
	case finished == 0:
		return lang.L("Studied as a whole: {{.Title}}, not finished yet", map[string]any{"Title": text.Shorten(d.Whole[0].Title, longestTitle)})
	default:
		return lang.L("Studied as a whole: {{.Title}}, finished", map[string]any{"Title": text.Shorten(d.FirstFinished().Title, longestTitle)})
	}
}

func (p *skillsPage) findPart(id string) (disciplines.PartState, bool) {
	for _, d := range p.shown.Disciplines {
		for _, part := range d.Parts {
			if part.ID == id {
				return part, true
			}
		}
	}
	return disciplines.PartState{}, false
}

// openPart shows a part, with the keyboard on its first entry, or where it has none on
// the button that begins one.
func (p *skillsPage) openPart(id string) {
	p.chosen = id
	p.showPart()
	if p.columns.IsStacked(p.halves.Size().Width) {
		p.screen.page.Reveal(p.part.object)
	}
	p.screen.host.Window().Canvas().Focus(p.part.first)
}

func (p *skillsPage) showPart() {
	part, found := p.findPart(p.chosen)
	if !found {
		return
	}
	for i, d := range p.shown.Disciplines {
		at := -1
		for j, one := range d.Parts {
			if one.ID == part.ID {
				at = j
			}
		}
		p.fieldOf[i].tiles.SetSelected(at)
	}
	p.part.showPart(part)
	p.halves.Refresh()
	p.screen.arrange()
}
