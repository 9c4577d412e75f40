package people

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/identity"
	"rung/model/people"
	"rung/ui/exports"
	"rung/ui/imports"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// listPane is the search, the map, and everyone whom the search finds.
type listPane struct {
	screen *Screen
	object *fyne.Container

	field     *widgets.Entry
	problem   *widgets.Text
	groupings map[people.Grouping]*widgets.Button
	mapped    *widgets.Button
	count     *widgets.Button // how many of all are found, and the way back to all
	more      *widgets.Button
	views     *fyne.Container // the buttons that choose between all these
	notice    *fyne.Container // that two contacts may be one
	picture   *mapPicture
	rows      *personRows
	empty     *fyne.Container // shown instead of the rows if there are none
	by        people.Grouping
	alone     bool                   // the map has taken the place of the rows
	asked     string                 // the search whose hits are shown
	putAway   map[identity.Pair]bool // pairs dismissed until the next start
}

func newListPane(s *Screen) *listPane {
	l := &listPane{screen: s, by: byState, putAway: map[identity.Pair]bool{}}
	l.field = widgets.NewTextEntry()
	l.field.SetPlaceHolder(lang.L("Search: a name, at:acme"))
	l.field.OnChanged = func(string) { s.reload() }
	l.field.OnSubmitted = func(string) { l.rows.OpenCurrent() }
	l.field.OnKey = l.onSearchKey
	l.problem = widgets.NewText("", widgets.Style{Size: theme.Caption, Color: theme.Red, Flow: widgets.Folded})
	l.count = widgets.NewButton("", widgets.ButtonStyle{Look: widgets.Linked, Small: true}, func() { l.field.SetText("") })
	l.count.Hide()
	l.problem.Hide()
	small := func(text string, do func()) *widgets.Button {
		return widgets.NewButton(text, widgets.ButtonStyle{Look: widgets.Plain, Small: true}, do)
	}
	l.groupings = map[people.Grouping]*widgets.Button{
		byState:         small(lang.L("By state"), func() { l.chooseGrouping(byState) }),
		people.ByCircle: small(lang.L("By circle"), func() { l.chooseGrouping(people.ByCircle) }),
		people.ByPlace:  small(lang.L("By department"), func() { l.chooseGrouping(people.ByPlace) }),
	}
	l.mapped = small(lang.L("Map"), l.onMap)
	create := widgets.NewButton(lang.L("New contact"), widgets.ButtonStyle{}, func() { s.newContact(nil) })
	l.more = widgets.NewButton(lang.L("More"), widgets.ButtonStyle{Icon: "more", IconOnly: true}, l.onMore)
	l.notice, l.empty = container.NewStack(), container.NewStack()
	l.rows = newPersonRows(s)
	l.picture = newMapPicture(s)
	l.views = widgets.NewWrap(1, l.groupings[byState], l.groupings[people.ByCircle], l.groupings[people.ByPlace], l.mapped, l.count)
	head := widgets.NewStacked(0, widgets.NewInset(widgets.NewStacked(1,
		widgets.NewAside(12, 2, l.field, create, l.more), l.problem, l.views, l.notice), 2, 3, 1.5, 3), widgets.NewHairline())
	l.object = container.NewStack(widgets.NewGround(theme.Surface), container.New(&listLayout{list: l}, head, l.picture.object, container.NewStack(l.rows.Records, l.empty)))
	l.showViews()
	return l
}

// queryText gives the search as it is typed.
func (l *listPane) queryText() string { return strings.TrimSpace(l.field.Text) }

// atCompany begins a search for whom the person knows at a company.
const atCompany = "at:"

// parseQuery reads the search. If it cannot be understood, it shows why, ok is false,
// and the earlier hits stay.
func (l *listPane) parseQuery() (q search, ok bool) {
	if company, asked := strings.CutPrefix(l.queryText(), atCompany); asked {
		return search{company: strings.Trim(company, `"`)}, true
	}
	query, err := model.ParseQuery(l.field.Text, l.screen.host.Locale(), true)
	var wrong *model.SyntaxError
	if errors.As(err, &wrong) {
		l.setProblem(wrong.Reason)
		return q, false
	}
	return search{query: query}, true
}

func (l *listPane) setProblem(why string) {
	if why != l.problem.Text() {
		l.problem.SetText(why)
		widgets.SetShown(l.problem, why != "")
		l.object.Refresh()
	}
}

// searchFor shows what a query finds.
func (l *listPane) searchFor(query string) {
	l.field.SetText(query)
	l.showRows()
	l.screen.panes.SetActive(paneList)
}

// showRows hides the map if it has taken the list's place.
func (l *listPane) showRows() {
	if l.alone {
		l.picture.wish = hidden
		l.object.Refresh()
	}
}

// showAll shows what was read.
func (l *listPane) showAll() {
	a := l.screen.shown
	laid := groupPeople(a.found, l.by)
	if len(a.named) > 0 {
		laid = append([]people.Group{{Label: lang.L("By name"), People: a.named}}, laid...)
	}
	l.rows.showGroups(laid)
	if text := l.queryText(); text != l.asked {
		l.asked = text
		l.rows.MoveToTop()
	}
	if !a.all {
		l.count.SetText(lang.L("{{.Found}} of {{.All}}: show everyone", map[string]any{"Found": len(a.named) + len(a.found), "All": len(a.list.People)}))
	}
	widgets.SetShown(l.count, !a.all)
	l.screen.host.SetNote(l.countWords())
	l.picture.showMap(a.where)
	l.showPairs()
	l.showEmpty()
	widgets.SetShown(l.views, len(a.list.People) > 0)
	l.object.Refresh()
	l.screen.openFirst()
}

// countWords counts everyone, and who is losing touch.
func (l *listPane) countWords() string {
	a := l.screen.shown.list
	note := peopleCount(len(a.People))
	if n := countLosingTouch(a); n > 0 {
		note += " · " + kit.Counted(n, "1 is losing touch", "{{.Count}} are losing touch")
	}
	return note
}

// byState groups people by the state of their rhythm, the most urgent first.
const byState people.Grouping = "state"

// groupPeople puts sorted people under headings.
func groupPeople(sorted []people.Person, by people.Grouping) []people.Group {
	if by != byState {
		return people.GroupPeople(sorted, by)
	}
	var list []people.Group
	for _, p := range sorted {
		if last := len(list) - 1; last < 0 || list[last].Key != string(p.State) {
			list = append(list, people.Group{Key: string(p.State), Label: stateLabel(p.State)})
		}
		last := &list[len(list)-1]
		last.People = append(last.People, p)
	}
	return list
}

// chooseGrouping lays the list out in another way.
func (l *listPane) chooseGrouping(by people.Grouping) {
	l.by = by
	l.showViews()
	if l.screen.shown.list != nil {
		l.showAll()
		l.rows.ScrollToTop()
	}
}

// onMap shows or hides the map.
func (l *listPane) onMap() {
	l.picture.wish = shown
	if l.picture.object.Visible() {
		l.picture.wish = hidden
	}
	l.object.Refresh()
}

// showViews marks the button of the grouping in use.
func (l *listPane) showViews() {
	for by, button := range l.groupings {
		button.SetLook(widgets.ToggleLook(by == l.by))
	}
}

// onSearchKey moves into the list on Down and empties the search on Escape.
func (l *listPane) onSearchKey(key fyne.KeyName) bool {
	switch {
	case key == fyne.KeyDown:
		l.showRows()
		l.rows.focusRows()
	case key == fyne.KeyEscape && l.field.Text != "":
		l.field.SetText("")
	default:
		return false
	}
	return true
}

func (l *listPane) focusSearch() {
	l.screen.host.Window().Canvas().Focus(l.field)
	l.field.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// onMore offers the other commands that concern all people.
func (l *listPane) onMore() {
	s := l.screen
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(lang.L("Who do I know at…"), s.AskCompany),
		fyne.NewMenuItem(lang.L("Who can vouch for a step…"), func() { s.openReferees("") }),
		fyne.NewMenuItem(lang.L("Rhythm of a circle or tag…"), s.chooseRule),
	}
	if pairs := s.pairs; len(pairs) > 0 {
		items = append(items, fyne.NewMenuItem(kit.Counted(len(pairs), "1 pair that may be one person", "{{.Count}} pairs that may be one person"), func() { s.openPair(pairs[0]) }))
	}
	items = append(items, fyne.NewMenuItem(lang.L("Import contacts…"), func() { imports.Open(s.host) }),
		fyne.NewMenuItem(lang.L("Export contacts…"), func() { exports.OpenWith(s.host, "vcard", "") }))
	widgets.ShowMenu(l.more, items...)
}

// listLayout lays out the head, the map if it is wanted, and the list. If there is
// room for only one of the two, the map replaces the list if it was asked for.
type listLayout struct{ list *listPane }

// listLeast is how many em high the list under the map is at least. A pair is
// mentioned if the pane is noticeFrom em high; the menu always offers it.
const (
	listLeast  = 15
	noticeFrom = 26
)

func (s *listLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(theme.Em(14), objects[0].MinSize().Height+theme.Em(6))
}

func (s *listLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	head, picture, body := objects[0], objects[1], objects[2]
	l := s.list
	widgets.SetShown(l.notice, len(l.notice.Objects) > 0 && size.Height >= theme.Em(noticeFrom))
	y := widgets.FitToWidth(head, size.Width)
	head.Move(fyne.Position{})
	room := size.Height - y
	need := l.picture.heightAt(size.Width)
	both := room-need >= theme.Em(listLeast)
	p := l.picture
	mapShown := p.hasPlaces() && (p.wish == shown || p.wish == unasked && both)
	widgets.SetShown(picture, mapShown)
	l.alone = mapShown && !both
	widgets.SetShown(body, !l.alone)
	l.mapped.SetLook(widgets.ToggleLook(mapShown))
	if mapShown {
		height := room
		if both {
			height = need
		}
		picture.Move(fyne.NewPos(0, y))
		picture.Resize(fyne.NewSize(size.Width, height))
		y += height
	}
	body.Move(fyne.NewPos(0, y))
	body.Resize(fyne.NewSize(size.Width, max(size.Height-y, 0)))
}
