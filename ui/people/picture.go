package people

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/people"
	"rung/model/rhythm"
	"rung/ui/charts"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// mapChoice says whether the person asked to see the map.
type mapChoice int

const (
	unasked mapChoice = iota // shown if there is room
	shown
	hidden
)

// mapPicture shows whom the person knows where, as dots or as a table, and which
// places are missing.
type mapPicture struct {
	screen *Screen
	object *fyne.Container
	column *fyne.Container
	page   *widgets.Page

	title, note *widgets.Text
	chart       *charts.Places
	table       *fyne.Container
	words       *widgets.Button
	gaps        *fyne.Container
	where       people.Map
	wish        mapChoice
}

// legendSigns and legendStates are the legend; Snoozed has the sign of NoRhythm.
var (
	legendSigns  = []widgets.Sign{widgets.Disc, widgets.Triangle, widgets.Diamond, widgets.Ring}
	legendStates = []rhythm.State{rhythm.Fine, rhythm.Due, rhythm.LosingTouch, rhythm.NoRhythm}
)

func newMapPicture(s *Screen) *mapPicture {
	p := &mapPicture{screen: s, table: widgets.NewStacked(1), gaps: widgets.NewWrap(1.5)}
	p.title = widgets.NewText(lang.L("Who knows my work"), widgets.Style{Color: theme.Muted, Bold: true})
	p.note = widgets.NewText("", widgets.Style{Size: theme.Caption, Color: theme.Muted})
	p.words = widgets.NewButton(lang.L("As a table"), widgets.ButtonStyle{Look: widgets.Plain, Small: true}, p.onWords)
	p.chart = charts.NewPlaces(p.onPlace, func(place, dot int) { s.openPerson(p.where.Places[place].People[dot].ID) })
	p.table.Hide()
	head := widgets.NewAside(9, 2, p.title, p.note, p.words)
	p.column = widgets.NewStacked(2, head, p.chart, p.table, p.gaps)
	p.page = widgets.NewPage(widgets.NewInset(p.column, 2, 3, 2.5, 3))
	p.chart.OnMoved = func(top, height float32) { p.page.RevealPart(p.chart, top, height) }
	p.object = container.NewStack(p.page)
	return p
}

// mostDots is how many people of a place are drawn one by one.
const mostDots = 60

// hasPlaces says whether there is a map to show.
func (p *mapPicture) hasPlaces() bool { return p.where.Total > 0 }

// heightAt gives the height of the whole map at a width.
func (p *mapPicture) heightAt(width float32) float32 {
	return widgets.FitToWidth(p.column, width-theme.Gap(6)) + theme.Gap(4.5)
}

// showMap shows another map.
func (p *mapPicture) showMap(where people.Map) {
	p.where = where
	p.note.SetText(lang.L("{{.People}} · {{.Known}} of {{.Places}} places", map[string]any{"People": peopleCount(where.Total), "Known": where.CountKnown(), "Places": len(where.Places)}))
	on, loc := p.screen.host.Locale().Today, p.screen.host.Locale()
	places := make([]charts.Place, len(where.Places))
	for i, place := range where.Places {
		places[i] = charts.Place{Name: place.Label, Says: lang.L("nobody yet")}
		places[i].More = max(len(place.People)-mostDots, 0)
		for _, one := range place.People[:min(len(place.People), mostDots)] {
			places[i].Dots = append(places[i].Dots, charts.Dot{Sign: signs[one.State], Name: one.Title(), Says: stateWords(one, loc) + ", " + lastWords(one, on)})
		}
		if !place.IsEmpty() {
			places[i].Says = peopleCount(len(place.People))
		}
	}
	names := make([]string, len(legendStates))
	for i, state := range legendStates {
		names[i] = lang.L(string(state))
	}
	p.chart.SetPlaces(places, legendSigns, names)
	p.fillTable()
	p.fillGaps()
	p.column.Refresh()
}

// fillTable fills the table if it is shown instead of the map.
func (p *mapPicture) fillTable() {
	p.table.RemoveAll()
	if !p.table.Visible() {
		return
	}
	for _, row := range p.chart.Rows() {
		p.table.Add(widgets.NewText(row.String(), widgets.Style{Size: theme.Caption, Flow: widgets.Folded}))
	}
}

// onWords switches between the map and the table.
func (p *mapPicture) onWords() {
	table := !p.table.Visible()
	widgets.SetShown(p.table, table)
	widgets.SetShown(p.chart, !table)
	text := lang.L("As a table")
	if table {
		text = lang.L("As a map")
	}
	p.words.SetText(text)
	p.wish = shown // the person asked for it, even if it takes the list's place
	p.fillTable()
	p.column.Refresh()
	p.screen.list.object.Refresh()
}

// mostGaps is how many gaps are named under the map; empty places are on it.
const mostGaps = 3

// fillGaps names what is missing, each with a button that begins to fill it.
func (p *mapPicture) fillGaps() {
	p.gaps.RemoveAll()
	for _, gap := range p.where.Gaps {
		if gap.Kind != people.NoRole && gap.Kind != people.OnlyInMyTeam || len(p.gaps.Objects) == mostGaps {
			continue
		}
		chip := widgets.NewChip(widgets.ChipContent{Text: gap.Words, State: widgets.ChipSuggested})
		chip.OnTapped = func() { p.screen.newContact(model.Values{"plan_role": gap.Subject}) }
		p.gaps.Add(chip)
	}
	widgets.SetShown(p.gaps, len(p.gaps.Objects) > 0)
}

// onPlace lists those known at a place, or begins a contact if there are none.
func (p *mapPicture) onPlace(i int) {
	place := p.where.Places[i]
	values := model.Values{}
	if place.Circle != "" {
		values["circle"] = place.Circle
	}
	if place.Department != "" {
		values["department"] = place.Department
	}
	if place.IsEmpty() {
		p.screen.newContact(values)
		return
	}
	p.screen.list.searchFor(placeQuery(place))
}

// placeQuery gives the search for whom the person knows at a place of the map.
func placeQuery(place people.Place) string {
	query := "-has:circle"
	if place.Circle != "" {
		query = "circle:" + quoteText(place.Circle)
	}
	switch {
	case place.Department != "":
		query += " department=" + quoteText(place.Department)
	case place.Label != people.CircleLabel(place.Circle):
		query += " -has:department"
	}
	return query
}

func quoteText(text string) string { return `"` + text + `"` }
