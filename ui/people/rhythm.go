package people

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/people"
	"rung/model/rhythm"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// usual are the rhythms offered in the menu.
var usual = []rhythm.Rule{{Ideal: 14, Limit: 30}, {Ideal: 30, Limit: 60}, {Ideal: 90, Limit: 180}}

// chooseRhythm offers how often to talk to a person, to leave that to a rule, and to
// change the rules of circles and tags.
func (s *Screen) chooseRhythm(d people.Detail, under fyne.CanvasObject) {
	set := func(rule rhythm.Rule, done string) {
		kit.SaveEdits(s.host, model.Edited, done, func(ctx context.Context, j *model.Journal) ([]model.Edit, error) {
			edit, err := people.SetRhythm(ctx, j, d.ID, rule)
			return []model.Edit{edit}, err
		})
	}
	own := func(rule rhythm.Rule) {
		set(rule, lang.L("{{.Name}}: {{.Rhythm}}.", map[string]any{"Name": d.Name, "Rhythm": ruleWords(rule)}))
	}
	var items []*fyne.MenuItem
	for _, rule := range usual {
		items = append(items, fyne.NewMenuItem(asSentence(ruleWords(rule)), func() { own(rule) }))
	}
	now := rhythm.Rule{Ideal: d.Rhythm.Ideal, Limit: d.Rhythm.Limit}
	items = append(items,
		fyne.NewMenuItem(lang.L("Other days…"), func() { s.askRule(d.Name, now, own) }),
		fyne.NewMenuItem(lang.L("No rhythm for {{.Name}}", map[string]any{"Name": firstName(d.Name)}), func() { own(rhythm.Rule{None: true}) }))
	if d.Rhythm.From == rhythm.Own {
		items = append(items, fyne.NewMenuItem(lang.L("As for the tag or the circle"), func() {
			set(rhythm.Rule{}, lang.L("{{.Name}}: as for the tag or the circle.", map[string]any{"Name": d.Name}))
		}))
	}
	items = append(items, fyne.NewMenuItemSeparator())
	for _, tag := range d.Tags {
		items = append(items, s.newRuleItem(rhythm.Rule{Tag: tag}))
	}
	if d.Circle != "" {
		items = append(items, s.newRuleItem(rhythm.Rule{Circle: d.Circle}))
	}
	widgets.ShowMenu(under, items...)
}

// mostTags is how many tags of contacts are offered a rule.
const mostTags = 8

// chooseRule offers the circles and tags of contacts, to set a rhythm for everyone in
// one of them.
func (s *Screen) chooseRule() {
	if s.shown.list == nil {
		return
	}
	var items []*fyne.MenuItem
	for _, circle := range people.Circles {
		items = append(items, s.newRuleItem(rhythm.Rule{Circle: circle}))
	}
	items = append(items, fyne.NewMenuItemSeparator())
	for _, tag := range commonTags(s.shown.list.People) {
		items = append(items, s.newRuleItem(rhythm.Rule{Tag: tag}))
	}
	widgets.ShowMenu(s.list.more, items...)
}

// commonTags gives the tags that most contacts carry, most used first.
func commonTags(list []people.Person) []string {
	count := map[string]int{}
	var tags []string
	for _, p := range list {
		for _, tag := range p.Tags {
			if count[tag]++; count[tag] == 1 {
				tags = append(tags, tag)
			}
		}
	}
	slices.Sort(tags)
	slices.SortStableFunc(tags, func(a, b string) int { return count[b] - count[a] })
	return tags[:min(len(tags), mostTags)]
}

// newRuleItem names a circle's or a tag's rule, and asks for its days.
func (s *Screen) newRuleItem(of rhythm.Rule) *fyne.MenuItem {
	var now rhythm.Rule
	if s.shown.list != nil {
		if i := slices.IndexFunc(s.shown.list.Rules, func(r rhythm.Rule) bool { return r.Circle == of.Circle && r.Tag == of.Tag }); i >= 0 {
			now = s.shown.list.Rules[i]
		}
	}
	name := lang.L("Everyone tagged #{{.Tag}}", map[string]any{"Tag": of.Tag})
	if of.Circle != "" {
		name = lang.L("The circle “{{.Circle}}”", map[string]any{"Circle": of.Circle})
	}
	label := name + "…"
	if now != (rhythm.Rule{}) {
		label = name + ": " + ruleWords(now) + "…"
	}
	return fyne.NewMenuItem(label, func() {
		s.askRule(name, now, func(rule rhythm.Rule) {
			rule.Circle, rule.Tag = of.Circle, of.Tag
			before := now
			before.Circle, before.Tag = of.Circle, of.Tag
			s.setRule(rule, before, name)
		})
	})
}

// setRule saves a rule, and offers to bring back the one before: a rule is no entry, so
// the journal's undo does not know it.
func (s *Screen) setRule(rule, before rhythm.Rule, name string) {
	kit.Write(s.host, func(ctx context.Context) error {
		return people.SetRule(ctx, s.host.Journal(), rule)
	}, func() {
		s.Changed(model.Receipt{})
		s.host.ReloadReadiness()
		s.host.Say(lang.L("{{.Name}}: {{.Rhythm}}.", map[string]any{"Name": name, "Rhythm": ruleWords(rule)}), lang.L("Undo"), func() { s.setRule(before, rule, name) })
	})
}

// ruleWords gives a rule's days in words.
func ruleWords(r rhythm.Rule) string {
	if !r.None && r.Ideal == 0 && r.Limit == 0 {
		return lang.L("no rule")
	}
	ideal := r.Ideal
	if ideal == 0 {
		ideal = r.Limit
	}
	if r.None {
		ideal = 0
	}
	return rhythmWords(rhythm.Rhythm{Ideal: ideal, Limit: r.Limit})
}

// askRule asks for the days of a rhythm. Impossible ones are asked for again, with what
// was typed and what is wrong with it.
func (s *Screen) askRule(name string, now rhythm.Rule, done func(rhythm.Rule)) {
	ideal, limit := widgets.NewTextEntry(), widgets.NewTextEntry()
	ideal.SetPlaceHolder("30")
	limit.SetPlaceHolder("60")
	ideal.SetText(daysText(now.Ideal))
	limit.SetText(daysText(now.Limit))
	frames := map[string]*widgets.Field{
		"ideal_days": widgets.NewField(lang.L("Talk every so many days"), ideal),
		"limit_days": widgets.NewField(lang.L("At the latest after so many"), limit),
	}
	note := widgets.NewText(lang.L("The count begins anew with each time you talk. Leave both empty for no rhythm."), widgets.Style{Size: theme.Caption, Color: theme.Muted, Flow: widgets.Folded})
	content := widgets.NewStacked(3, frames["ideal_days"], frames["limit_days"], note)
	limit.OnSubmitted = func(string) { ideal.OnSubmitted("") } // the question sets ideal's to its Yes
	var ask func()
	ask = func() {
		s.host.Ask(kit.Question{Title: name, Content: content, Field: ideal, Yes: lang.L("Keep"), No: lang.L("Cancel"), Do: func() {
			rule, field, problem := readRule(ideal.Text, limit.Text)
			for key, frame := range frames {
				frame.SetError("")
				if key == field {
					frame.SetError(problem)
				}
			}
			if field != "" {
				ask()
				return
			}
			done(rule)
		}})
	}
	ask()
}

// readRule reads the typed days, or names the field that is wrong and why.
func readRule(ideal, limit string) (rule rhythm.Rule, field, problem string) {
	for _, part := range []struct {
		text, field string
		into        *int
	}{{ideal, "ideal_days", &rule.Ideal}, {limit, "limit_days", &rule.Limit}} {
		text := strings.TrimSpace(part.text)
		if text == "" {
			continue
		}
		n, err := strconv.Atoi(text)
		if err != nil {
			return rule, part.field, lang.L("Write a number of days, such as 30.")
		}
		*part.into = n
	}
	if rule == (rhythm.Rule{}) {
		return rhythm.Rule{None: true}, "", ""
	}
	if err := rule.Check(); err != nil {
		wrong, _ := err.(*model.Error)
		return rule, wrong.Field, wrong.Message
	}
	return rule, "", ""
}

func daysText(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// onLater offers to put a person off.
func (p *personPage) onLater() {
	loc, today := p.screen.host.Locale(), p.screen.host.Locale().Today
	var items []*fyne.MenuItem
	for _, day := range []struct {
		word string
		days int
	}{{lang.L("A week"), 7}, {lang.L("A month"), 30}} {
		until := today.Add(day.days)
		items = append(items, fyne.NewMenuItem(day.word+" · "+until.FormatShort(loc), func() { p.snoozePerson(until) }))
	}
	items = append(items, fyne.NewMenuItem(lang.L("Until another day…"), func() {
		kit.AskDay(p.screen.host, lang.L("Put off until when?"), p.of.Name, lang.L("Put off"), p.snoozePerson)
	}))
	if p.of.Snoozed > today {
		items = append(items, fyne.NewMenuItem(lang.L("No longer put off"), func() { p.snoozePerson("") }))
	}
	widgets.ShowMenu(p.later, items...)
}

func (p *personPage) snoozePerson(until model.Day) {
	id, on := p.id, p.screen.host.Locale().Today
	done := lang.L("{{.Name}} is no longer put off.", map[string]any{"Name": p.of.Name})
	if until != "" {
		done = lang.L("{{.Name}} is put off until {{.Day}}.", map[string]any{"Name": p.of.Name, "Day": until.Format(p.screen.host.Locale())})
	}
	kit.SaveEdits(p.screen.host, model.Edited, done, func(ctx context.Context, j *model.Journal) ([]model.Edit, error) {
		edit, err := people.SnoozePerson(ctx, j, id, until, on)
		return []model.Edit{edit}, err
	})
}
