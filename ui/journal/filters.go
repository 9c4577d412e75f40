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

// filters is the column that narrows the list: the Inbox and the trash, saved
// searches, and the kinds with how many entries each has.
type filters struct {
	host   kit.Host
	object fyne.CanvasObject
	column *fyne.Container
	choose func(query string)

	options map[string]*widgets.Option // by the query each stands for
	order   []string                   // the queries from top to bottom
	saved   []model.SavedSearch
	current string
}

func newFilters(host kit.Host, choose func(string)) *filters {
	f := &filters{host: host, choose: choose, column: container.NewVBox()}
	f.object = widgets.NewPage(widgets.NewInset(f.column, 3, 2, 3, 3))
	f.build(nil)
	return f
}

// counted is what refresh reads for the column.
type counted struct {
	all, inbox, trash int
	kinds             map[string]int
	saved             []model.SavedSearch
	savedCounts       []int
}

// refresh re-reads the counts.
func (f *filters) refresh() {
	kit.Load(f.host, "journal filters", f.count, f.show)
}

func (f *filters) count(ctx context.Context) (counted, error) {
	j := f.host.Journal()
	var c counted
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
		if q, parseErr = resolve(f.host, q); parseErr != nil {
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

// show fills the counts in, and builds the column anew where the saved searches
// or the kinds in use are others than before.
func (f *filters) show(c counted) {
	if !slices.Equal(c.saved, f.saved) || !f.hasKinds(c.kinds) {
		f.build(&c)
	}
	set := func(query string, n int) {
		if o, ok := f.options[query]; ok {
			o.SetCount(number(n), query == f.current)
		}
	}
	set("", c.all)
	f.host.SetNote(entries(c.all))
	set(inboxQuery, c.inbox)
	set(trashQuery, c.trash)
	for i, s := range c.saved {
		set(s.Query, c.savedCounts[i])
	}
	for _, k := range model.OfferedKinds() {
		set("kind:"+k.ID, c.kinds[k.ID])
	}
}

func (f *filters) hasKinds(kinds map[string]int) bool {
	for kind, n := range kinds {
		if _, shown := f.options["kind:"+kind]; !shown && n > 0 {
			return false
		}
	}
	return true
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func itoa(n int) string { return strconv.Itoa(n) }

// build lays the column out. Kinds without an entry are left out.
func (f *filters) build(c *counted) {
	f.options, f.order = map[string]*widgets.Option{}, nil
	f.column.RemoveAll()
	f.heading(lang.L("Show"))
	f.option(lang.L("All entries"), "")
	f.option(lang.L("Inbox"), inboxQuery)
	if c != nil {
		f.saved = c.saved
		for _, s := range c.saved {
			f.option(s.Name, s.Query)
		}
	}
	f.option(lang.L("Trash"), trashQuery)
	headed := false
	for _, k := range model.OfferedKinds() {
		if c != nil && c.kinds[k.ID] > 0 {
			if !headed {
				f.heading(lang.L("Kind"))
				headed = true
			}
			f.option(lang.L(k.Plural), "kind:"+k.ID)
		}
	}
}

func (f *filters) heading(text string) {
	f.column.Add(widgets.NewInset(widgets.NewText(text, widgets.Style{Size: theme.Caption, Color: theme.Muted}), 2, 2, 0, 2))
}

func (f *filters) option(label, query string) {
	o := widgets.NewOption(label, func() { f.choose(query) })
	f.options[query] = o
	f.order = append(f.order, query)
	f.column.Add(o)
}

// setCurrent marks the option that the list shows.
func (f *filters) setCurrent(query string) {
	if o, ok := f.options[f.current]; ok {
		o.SetChosen(false)
	}
	f.current = query
	if o, ok := f.options[query]; ok {
		o.SetChosen(true)
	}
}

// keep saves a search under a name, or forgets it where the name is "".
func (f *filters) keep(name, query string) {
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
			f.refresh()
		}
	})
}

// isSaved reports whether a search has a name.
func (f *filters) isSaved(query string) bool {
	return slices.ContainsFunc(f.saved, func(s model.SavedSearch) bool { return s.Query == query })
}

// offers reports whether an option stands for a search.
func (f *filters) offers(query string) bool {
	_, ok := f.options[query]
	return ok
}

// menu offers the same options where there is no room for the column.
func (f *filters) menu(below fyne.CanvasObject) {
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
