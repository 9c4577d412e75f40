package review

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/assets/synonyms"
	"rung/model"
	"rung/model/review"
	"rung/ui/drafts"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// synonymSheet is the sheet of words that mean the same in a job description and in
// a journal: those that Rung brings along, and the person's own.
type synonymSheet struct {
	screen *Screen
	built  review.Synonyms
	own    []review.SynonymGroup
	search *widgets.Entry
	list   *fyne.Container
	page   *widgets.Page
	shut   func()
}

// ShowSynonyms shows the sheet.
func (s *Screen) ShowSynonyms() {
	kit.Load(s.host, "review synonyms", func(ctx context.Context) (*synonymSheet, error) {
		t := &synonymSheet{screen: s}
		var err error
		if t.built, err = review.ParseSynonyms(synonyms.Name, synonyms.Text); err == nil {
			t.own, err = review.ReadOwnSynonyms(ctx, s.host.Journal())
		}
		return t, err
	}, (*synonymSheet).openSheet)
}

func (t *synonymSheet) openSheet() {
	t.search = widgets.NewTextEntry()
	t.search.SetPlaceHolder(lang.L("Search: firewall, ERP"))
	t.search.OnChanged = func(string) { t.showGroups() }
	t.list = widgets.NewStacked(1)
	t.page = widgets.NewPage(widgets.NewStacked(2, newSmallText(lang.L("Words of one group count as the same when a job description is matched. Press a group to change it."), theme.Muted), t.search, t.list))
	t.showGroups()
	t.shut = t.screen.showSheet(lang.L("Words that mean the same"), t.page, t.search,
		widgets.NewButton(lang.L("New group"), widgets.ButtonStyle{Icon: "plus"}, func() { t.editGroup(review.SynonymGroup{}) }))
}

// showGroups lists the groups that the search leaves, the person's own first.
func (t *synonymSheet) showGroups() {
	t.list.RemoveAll()
	groups := t.built.With(t.own).Groups
	slices.SortStableFunc(groups, func(a, b review.SynonymGroup) int { return cmp.Compare(t.groupRank(a), t.groupRank(b)) })
	wanted := strings.ToLower(strings.TrimSpace(t.search.Text))
	for _, g := range groups {
		words := strings.Join(g.Words, ", ")
		if wanted != "" && !strings.Contains(strings.ToLower(g.Name+" "+words), wanted) {
			continue
		}
		content := widgets.ItemContent{Title: g.Name, Second: words}
		if t.groupRank(g) == 0 {
			content.Note, content.Ink = lang.L("yours"), theme.Accent
		}
		if len(g.Words) == 0 {
			content.Second, content.Ink = lang.L("turned off"), theme.Amber
		}
		t.list.Add(widgets.NewItem(content, func() { t.editGroup(g) }))
	}
	if len(t.list.Objects) == 0 {
		t.list.Add(newSmallText(lang.L("No group has these words. New group adds one."), theme.Muted))
	}
	t.list.Refresh()
	t.page.Refresh()
}

// groupRank puts the person's own groups first.
func (t *synonymSheet) groupRank(g review.SynonymGroup) int {
	if t.indexOfOwn(g.Name) >= 0 {
		return 0
	}
	return 1
}

func (t *synonymSheet) indexOfOwn(name string) int {
	return slices.IndexFunc(t.own, func(g review.SynonymGroup) bool { return strings.EqualFold(g.Name, name) })
}

// editGroup asks for a group's name and words.
func (t *synonymSheet) editGroup(g review.SynonymGroup) {
	name, words := widgets.NewTextEntry(), widgets.NewProseEntry(6, 10)
	name.SetText(g.Name)
	words.SetText(strings.Join(g.Words, "\n"))
	frame := widgets.NewField(lang.L("Words and phrases, one a line"), words)
	frame.SetNote(lang.L("Without words, the group is turned off."))
	typed := drafts.Fields(t.screen.host, "synonyms "+g.Name, func() { frame.SetNote(drafts.RestoredNote()) }, name, words)
	var shut func()
	keep := func() {
		to := review.SynonymGroup{Name: strings.TrimSpace(name.Text), Words: filledLines(words.Text), Competency: g.Competency}
		if err := to.Check(); err != nil {
			frame.SetError(model.ExplainError(err))
			return
		}
		shut()
		t.saveGroups(append(t.withoutGroups(g.Name, to.Name), to), typed.Done)
	}
	buttons := []fyne.CanvasObject{widgets.NewButton(lang.L("Keep"), widgets.ButtonStyle{Look: widgets.Primary}, keep)}
	if t.indexOfOwn(g.Name) >= 0 {
		buttons = append(buttons, widgets.NewButton(lang.L("Forget my change"), widgets.ButtonStyle{}, func() { shut(); t.saveGroups(t.withoutGroups(g.Name), typed.Done) }))
	}
	page := widgets.NewPage(widgets.NewStacked(3, widgets.NewField(lang.L("Name"), name), frame))
	shut = t.screen.showSheet(lang.L("Words that mean the same"), page, name, buttons...)
}

// withoutGroups gives the person's own groups except those of these names.
func (t *synonymSheet) withoutGroups(names ...string) []review.SynonymGroup {
	return slices.DeleteFunc(slices.Clone(t.own), func(g review.SynonymGroup) bool {
		return slices.ContainsFunc(names, func(name string) bool { return strings.EqualFold(name, g.Name) })
	})
}

// saveGroups saves the person's own groups, calls then, matches the job descriptions
// again, and offers to undo it.
func (t *synonymSheet) saveGroups(own []review.SynonymGroup, then func()) {
	s, before := t.screen, t.own
	kit.Write(s.host, func(ctx context.Context) error {
		err := review.SaveSynonyms(ctx, s.host.Journal(), own)
		var library *review.Library
		if err == nil {
			if library, err = s.host.Library(ctx); err == nil {
				err = library.LoadSynonyms(ctx, s.host.Journal())
			}
		}
		return err
	}, func() {
		then()
		t.own = own
		t.showGroups()
		s.reload()
		s.host.Say(lang.L("Kept. The job description is matched anew."), lang.L("Undo"), func() { t.saveGroups(before, func() {}) })
	})
}

// filledLines gives the lines that say something.
func filledLines(text string) (list []string) {
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			list = append(list, line)
		}
	}
	return list
}
