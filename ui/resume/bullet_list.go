package resume

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/resume"
	"rung/model/text"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// bulletList is the bullets under their roles, with what could be better beneath each.
type bulletList struct {
	screen *Screen
	object *fyne.Container
	page   *widgets.Page
	column *fyne.Container
	none   *widgets.Text // said in the place of the roles

	target, order  *widgets.Select
	filters, clear *widgets.Button
	controls       *fyne.Container
	silent         bool // the program is choosing, not the person

	rows  map[string]*widgets.SortableItem // by the bullets' ids
	roles [][]string                       // ids as they are shown, role by role
}

var orders = []struct {
	of    resume.Order
	label string
}{{resume.ByHand, "By hand"}, {resume.ByStrength, "By strength"}, {resume.ByDay, "By day"}}

func newBulletList(s *Screen) *bulletList {
	l := &bulletList{screen: s, rows: map[string]*widgets.SortableItem{}, column: widgets.NewStacked(3)}
	l.target = widgets.NewSelect(nil, func(string) { l.onTarget() })
	labels := make([]string, len(orders))
	for i, o := range orders {
		labels[i] = lang.L(o.label)
	}
	l.order = widgets.NewSelect(labels, func(string) { l.onOrder() })
	l.filters = widgets.NewButton(lang.L("Filter…"), widgets.ButtonStyle{Icon: "filter"}, s.askFilter)
	l.clear = widgets.NewButton(lang.L("Show all"), widgets.ButtonStyle{Look: widgets.Linked, Small: true}, func() { s.setFilter(filter{}) })
	l.controls = widgets.NewWrap(2, widgets.NewFixedWidth(12, l.target), widgets.NewFixedWidth(9, l.order), l.filters, l.clear)
	l.none = widgets.NewText("", widgets.Style{Color: theme.Muted, Flow: widgets.Folded})
	// The controls scroll with the page: large text leaves room for little else.
	l.page = widgets.NewPage(widgets.NewInset(l.column, 1, 3, 4, 3))
	l.object = container.NewStack(l.page)
	return l
}

// onTarget shows the bullets as they are for somebody.
func (l *bulletList) onTarget() {
	s, at := l.screen, l.target.SelectedIndex()
	switch targets := s.shown.targets; {
	case l.silent || at < 0:
	case at == 0:
		s.setTarget("")
	case at <= len(targets):
		s.setTarget(targets[at-1])
	default:
		l.showRoles() // what was chosen before stays until a name is given
		s.askTarget()
	}
}

func (l *bulletList) onOrder() {
	if at := l.order.SelectedIndex(); !l.silent && at >= 0 {
		l.screen.setOrder(orders[at].of)
	}
}

// showControls shows what was chosen of the bullets.
func (l *bulletList) showControls() {
	s := l.screen
	l.silent = true
	defer func() { l.silent = false }()
	options := []string{lang.L("For everyone")}
	for _, target := range s.shown.targets {
		options = append(options, lang.L("For {{.Target}}", map[string]any{"Target": text.Shorten(target, 32)}))
	}
	l.target.Options = append(options, lang.L("For someone else…"))
	l.target.SetSelectedIndex(1 + slices.Index(s.shown.targets, s.options.target))
	l.order.SetSelectedIndex(slices.IndexFunc(orders, func(o struct {
		of    resume.Order
		label string
	}) bool {
		return o.of == s.options.order
	}))
	n := s.options.filter.countConditions()
	l.filters.SetText(lang.L("Filter…"))
	if n > 0 {
		l.filters.SetText(kit.Counted(n, "1 filter…", "{{.Count}} filters…"))
	}
	widgets.SetShown(l.clear, n > 0)
}

// showRoles lays out the roles.
func (l *bulletList) showRoles() {
	l.showControls()
	s := l.screen
	before := l.screen.host.Window().Canvas().Focused()
	l.roles = nil
	// The column is never empty in between: the page would turn back to its top.
	cards := []fyne.CanvasObject{l.controls}
	kept := map[string]*widgets.SortableItem{}
	if s.bullet.fresh {
		cards = append(cards, widgets.NewCard(lang.L("New bullet"), "", s.bullet.object))
	}
	for _, e := range s.shown.lines.Employers {
		for _, r := range e.Roles {
			cards = append(cards, l.newRoleCard(roleTitle(r, e.Name), r.Bullets, kept))
		}
	}
	for _, g := range s.shown.lines.OtherGroups() {
		cards = append(cards, l.newRoleCard(lang.L(g.Heading), g.Bullets, kept))
	}
	l.rows = kept
	if len(l.roles) == 0 && !s.bullet.fresh {
		l.none.SetText(lang.L("No bullet yet. “New bullet” drafts them from entries of your journal."))
		if s.options.filter.countConditions() > 0 {
			l.none.SetText(lang.L("No bullet fits the filter."))
		}
		cards = append(cards, l.none)
	}
	l.column.Objects = cards
	l.column.Refresh()
	l.page.Refresh()
	if before != nil && l.screen.host.Window().Canvas().Focused() != before {
		s.focusOn(before)
	}
}

// newRoleCard lays out one role with its bullets.
func (l *bulletList) newRoleCard(title string, bullets []resume.Bullet, kept map[string]*widgets.SortableItem) fyne.CanvasObject {
	s := l.screen
	rows := widgets.NewStacked(1)
	ids := make([]string, len(bullets))
	printed := 0
	for i, b := range bullets {
		ids[i] = b.ID
		if s.shown.printed[b.ID] {
			printed++
		}
		if i > 0 {
			rows.Add(widgets.NewHairline())
		}
		line := l.bulletRow(b, len(bullets) > 1)
		kept[b.ID] = line
		if b.ID == s.bullet.id {
			rows.Add(s.bullet.object)
		} else {
			rows.Add(line)
		}
	}
	l.roles = append(l.roles, ids)
	note := kit.Counted(printed, "1 bullet", "{{.Count}} bullets")
	if printed < len(bullets) {
		note = lang.L("{{.Printed}} of {{.All}} bullets", map[string]any{"Printed": printed, "All": len(bullets)})
	}
	if s.options.target != "" {
		note += " · " + lang.L("for {{.Target}}", map[string]any{"Target": text.Shorten(s.options.target, 20)})
	}
	return widgets.NewCard("", "", widgets.NewStacked(2,
		widgets.NewAside(10, 2, widgets.NewText(title, widgets.Style{Bold: true, Flow: widgets.Folded}), widgets.NewText(note, widgets.Style{Size: theme.Caption, Color: theme.Muted})), rows))
}

// bulletRow gives the row of a bullet. A row that exists is used again, so that it
// keeps the focus.
func (l *bulletList) bulletRow(b resume.Bullet, moves bool) *widgets.SortableItem {
	content := l.screen.rowContent(b)
	content.Handle = moves
	line, known := l.rows[b.ID]
	if !known {
		line = widgets.NewSortableItem(content, func() { l.screen.openBullet(b.ID) })
		line.OnKey = func(key fyne.KeyName) { l.onKey(b.ID, key) }
		line.OnFocus = func(gained bool) {
			if gained {
				l.page.Reveal(line)
			}
		}
		line.OnDragged = func(by float32) { l.onDragged(b.ID, by) }
		line.OnDropped = func() { l.onDropped(b.ID) }
	}
	if line.Content() != content {
		line.SetContent(content)
	}
	return line
}

// rowContent says what a line tells of its bullet.
func (s *Screen) rowContent(b resume.Bullet) widgets.SortableContent {
	entry, _ := s.shown.career.BulletByID(b.ID)
	_, changed := s.shown.changes[b.ID]
	c := widgets.SortableContent{Title: b.Text, Faint: !s.shown.printed[b.ID], Sign: widgets.Disc}
	switch found := s.shown.findings[b.ID]; {
	case changed:
		c.Second, c.Sign = lang.L("The entry has changed since. ")+joinReasons(found), widgets.Triangle
	case len(found) > 0:
		c.Second, c.Sign = joinReasons(found), widgets.Triangle
	default:
		c.Second = lang.L("No findings") + describeNumbers(b)
	}
	switch {
	case entry.Values.Yes("left_out"):
		c.Second, c.Sign = lang.L("Left out. ")+c.Second, widgets.Ring
	case c.Faint:
		c.Second, c.Sign = lang.L("Private, so left out. ")+c.Second, widgets.Ring
	}
	if b.Target != "" {
		c.Second = lang.L("For {{.Target}}. ", map[string]any{"Target": b.Target}) + c.Second
	}
	return c
}

// onKey does what a key stands for on a line.
func (l *bulletList) onKey(id string, key fyne.KeyName) {
	switch key {
	case fyne.KeyDelete:
		l.screen.trashBullet(id)
	case fyne.KeyX:
		l.screen.toggleBullet(id)
	}
}

// roleOf gives the ids of the role that a bullet stands in.
func (l *bulletList) roleOf(id string) []string {
	for _, ids := range l.roles {
		if slices.Contains(ids, id) {
			return ids
		}
	}
	return nil
}

// currentBullet gives the id of the bullet that has the focus or is open, or "".
func (l *bulletList) currentBullet() string {
	if l.screen.bullet.id != "" {
		return l.screen.bullet.id
	}
	focused := l.screen.host.Window().Canvas().Focused()
	for id, line := range l.rows {
		if focused == line {
			return id
		}
	}
	return ""
}

// dropTarget is where a dragged row would go: past every row whose middle its own edge
// has passed.
func (l *bulletList) dropTarget(id string, by float32) (places int, over string, edge widgets.DropEdge) {
	ids := l.roleOf(id)
	from := slices.Index(ids, id)
	line := func(i int) (top, middle, bottom float32) {
		var shown fyne.CanvasObject = l.rows[ids[i]]
		if ids[i] == l.screen.bullet.id {
			shown = l.screen.bullet.object
		}
		y, height := shown.Position().Y, shown.Size().Height
		return y, y + height/2, y + height
	}
	top, _, bottom := line(from)
	for i := from + 1; i < len(ids); i++ {
		if _, middle, _ := line(i); bottom+by > middle {
			places, over, edge = i-from, ids[i], widgets.Below
		}
	}
	for i := from - 1; i >= 0; i-- {
		if _, middle, _ := line(i); top+by < middle {
			places, over, edge = i-from, ids[i], widgets.Above
		}
	}
	return places, over, edge
}

// onDragged shows where the line would go.
func (l *bulletList) onDragged(id string, by float32) {
	_, over, edge := l.dropTarget(id, by)
	for other, line := range l.rows {
		if other == over {
			line.SetDropEdge(edge)
		} else {
			line.SetDropEdge(widgets.NoEdge)
		}
	}
	l.screen.dragged = by
}

func (l *bulletList) onDropped(id string) {
	places, _, _ := l.dropTarget(id, l.screen.dragged)
	for _, line := range l.rows {
		line.SetDropEdge(widgets.NoEdge)
	}
	l.screen.moveBullet(id, places)
}

// focusLine puts the keyboard onto a bullet's line.
func (l *bulletList) focusLine(id string) {
	if line, shown := l.rows[id]; shown {
		l.screen.focusOn(line)
	}
}

// neighbourOf gives the bullet after one in the list, or the one before where there is
// none after it.
func (l *bulletList) neighbourOf(id string) string {
	var all []string
	for _, ids := range l.roles {
		all = append(all, ids...)
	}
	at := slices.Index(all, id)
	switch {
	case at >= 0 && at+1 < len(all):
		return all[at+1]
	case at > 0:
		return all[at-1]
	}
	return ""
}

// noteText counts what is on the page, and says what is not.
func (s *Screen) noteText() string {
	if s.view == viewApplications {
		return s.applications.NoteText()
	}
	if s.shown.career == nil || s.shown.isEmpty() {
		return ""
	}
	findings := 0
	for id, found := range s.shown.findings {
		if s.shown.printed[id] && len(found) > 0 {
			findings++
		}
	}
	note := kit.Counted(len(s.shown.printed), "1 bullet", "{{.Count}} bullets")
	if findings > 0 {
		note += " · " + kit.Counted(findings, "1 could be better", "{{.Count}} could be better")
	}
	return note
}

// positionForNew gives the position that a new bullet belongs to: the one that is asked
// for, else the present one.
func (s *Screen) positionForNew() string {
	positions := s.shown.career.Positions
	if s.options.filter.position != "" {
		return s.options.filter.position
	}
	if len(positions) > 0 && (positions[0].Until == "" || positions[0].Until >= s.today()) {
		return positions[0].ID
	}
	return ""
}

// findBullet gives a bullet as the journal holds it.
func (s *Screen) findBullet(id string) (model.Entry, bool) {
	if s.shown.career == nil {
		return model.Entry{}, false
	}
	return s.shown.career.BulletByID(id)
}
