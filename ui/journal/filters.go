package journal

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"

	"rung/model"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// filterPane is the column that narrows the list: the Inbox and the trash, saved
// searches, and the kinds with how many entries each has.
type filterPane struct {
	host   kit.Host
	object fyne.CanvasObject
	column *fyne.Container
	choose func(query string)

	options map[string]*widgets.Option // by the query each stands for
	order   []string                   // the queries from top to bottom
	saved   []model.SavedSearch
	current string
}

func newFilterPane(host kit.Host, choose func(string)) *filterPane {
	f := &filterPane{host: host, choose: choose, column: container.NewVBox()}
	f.object = widgets.NewPage(widgets.NewInset(f.column, 3, 2, 3, 3))
	f.newOptions(nil)
	return f
}

// filterCounts is what reload reads for the column.
type filterCounts struct {
	all, inbox, trash int
	kinds             map[string]int
	saved             []model.SavedSearch
	savedCounts       []int
}

// reload re-reads the counts.
func (f *filterPane) reload() {
	kit.Load(f.host, "journal filters", f.readCounts, f.showCounts)
}

func (f *filterPane) readCounts(ctx context.Context) (filterCounts, error) {
	j := f.host.Journal()
	var c filterCounts
	var err error
	if c.kinds, err = j.CountByKind(ctx); err != nil {
		return c, err
	}
	if err = j.Setting(ctx, model.SettingSearches, &c.saved); err != nil {
		return c, err
	}
	ask := func(text string) (n int) {
		q, parseErr := model.ParseQuery(text, f.host.Locale(), false)
		if parseErr != nil || err != nil {
			return 0
		}
		if q, parseErr = resolveSteps(f.host, q); parseErr != nil {
			return 0
		}
		n, err = j.Count(ctx, q)
		return n
	}
	c.all, c.inbox, c.trash = ask(""), ask(inboxQuery), ask(trashQuery)
	for _, s := range c.saved {
		c.savedCounts = append(c.savedCounts, ask(s.Query))
	}
	return c, err
}

const (
	inboxQuery = "is:inbox"
	trashQuery = "is:trash"
)

// showCounts fills in the counts. The column is built again if the saved searches or
// the kinds in use have changed.
func (f *filterPane) showCounts(c filterCounts) {
	if !slices.Equal(c.saved, f.saved) || !f.hasKinds(c.kinds) {
		f.newOptions(&c)
	}
	set := func(query string, n int) {
		if o, ok := f.options[query]; ok {
			o.SetCount(countLabel(n), query == f.current)
		}
	}
	set("", c.all)
	f.host.SetNote(entryCount(c.all))
	set(inboxQuery, c.inbox)
	set(trashQuery, c.trash)
	for i, s := range c.saved {
		set(s.Query, c.savedCounts[i])
	}
	for _, k := range model.OfferedKinds() {
		set("kind:"+k.ID, c.kinds[k.ID])
	}
}

func (f *filterPane) hasKinds(kinds map[string]int) bool {
	for kind, n := range kinds {
		if _, shown := f.options["kind:"+kind]; !shown && n > 0 {
			return false
		}
	}
	return true
}

func countLabel(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func itoa(n int) string { return strconv.Itoa(n) }

// newOptions lays the column out. Kinds without an entry are left out.
func (f *filterPane) newOptions(c *filterCounts) {
	f.options, f.order = map[string]*widgets.Option{}, nil
	f.column.RemoveAll()
	f.addHeading(lang.L("Show"))
	f.addOption(lang.L("All entries"), "")
	f.addOption(lang.L("Inbox"), inboxQuery)
	if c != nil {
		f.saved = c.saved
		for _, s := range c.saved {
			f.addOption(s.Name, s.Query)
		}
	}
	f.addOption(lang.L("Trash"), trashQuery)
	headed := false
	for _, k := range model.OfferedKinds() {
		if c != nil && c.kinds[k.ID] > 0 {
			if !headed {
				f.addHeading(lang.L("Kind"))
				headed = true
			}
			f.addOption(lang.L(k.Plural), "kind:"+k.ID)
		}
	}
}

func (f *filterPane) addHeading(text string) {
	f.column.Add(widgets.NewInset(widgets.NewText(text, widgets.Style{Size: theme.Caption, Color: theme.Muted}), 2, 2, 0, 2))
}

func (f *filterPane) addOption(label, query string) {
	o := widgets.NewOption(label, func() { f.choose(query) })
	f.options[query] = o
	f.order = append(f.order, query)
	f.column.Add(o)
}

// setCurrent marks the option that the list shows.
func (f *filterPane) setCurrent(query string) {
	if o, ok := f.options[f.current]; ok {
		o.SetChosen(false)
	}
	f.current = query
	if o, ok := f.options[query]; ok {
		o.SetChosen(true)
	}
}

// saveSearch saves a search under a name, or removes it if the name is "".
func (f *filterPane) saveSearch(name, query string) {
	f.host.Do(func(ctx context.Context) func() {
		var saved []model.SavedSearch
		err := f.host.Journal().Setting(ctx, model.SettingSearches, &saved)
		if err == nil {
			saved = slices.DeleteFunc(saved, func(s model.SavedSearch) bool { return s.Query == query })
			if name != "" {
				saved = append(saved, model.SavedSearch{Name: name, Query: query})
			}
			err = f.host.Journal().SetSetting(ctx, model.SettingSearches, saved)
		}
		return func() {
			f.host.Fail(err)
			f.reload()
		}
	})
}

// isSaved reports whether a search has a name.
func (f *filterPane) isSaved(query string) bool {
	return slices.ContainsFunc(f.saved, func(s model.SavedSearch) bool { return s.Query == query })
}

// hasOption reports whether one of the options is this search.
func (f *filterPane) hasOption(query string) bool {
	_, ok := f.options[query]
	return ok
}

// showMenu offers the options as a menu if there is no room for the column.
func (f *filterPane) showMenu(below fyne.CanvasObject) {
	var items []*fyne.MenuItem
	for _, o := range f.order {
		item := fyne.NewMenuItem(strings.TrimSpace(f.options[o].AccessibilityLabel()), func() { f.choose(o) })
		item.Checked = o == f.current
		items = append(items, item)
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(below).AddXY(0, below.Size().Height)
	menu := widget.NewPopUpMenu(fyne.NewMenu("", items...), f.host.Window().Canvas())
	menu.ShowAtPosition(at)
	f.host.Window().Canvas().Focus(menu)
}
