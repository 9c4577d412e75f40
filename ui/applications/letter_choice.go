package applications

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/resume"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// typedKey and the application's id are the setting that keeps a letter as it was
// left.
const typedKey = "letter "

// typed is what the person decided about a letter.
type typed struct {
	Description string            `json:"description"` // of the job, where another than the interview's was pasted
	Chosen      []string          `json:"chosen"`      // ids of bullets; nil where nothing was chosen
	Parts       map[string]string `json:"parts"`       // by key, those that were reworded
}

// refresh shows the choice and the page.
func (l *letter) refresh() {
	l.showChoice()
	l.showAgain()
	l.desk.preview.set(reworded(l.material.draft, l.parts).Document(l.view.host.Locale()))
	l.desk.arrange()
}

// showChoice shows the bullets, those that were offered first on top, and what none
// of the chosen ones shows.
func (l *letter) showChoice() {
	wrong := ""
	if l.material.wrong != nil {
		wrong = model.ExplainError(l.material.wrong)
	}
	l.askedIn.SetError(wrong)
	l.askedIn.SetNote("")
	if l.material.plain {
		l.askedIn.SetNote(lang.L("No requirement was found in it. Paste the part that says what they want."))
	}
	l.showSources()
	at := l.focused()
	l.items = nil
	l.bullets.RemoveAll()
	hidden := 0
	for _, o := range l.material.offers {
		if !l.every && len(o.shows) == 0 && !l.material.chosen[o.ID] && !l.ticked[o.ID] {
			hidden++
			continue
		}
		icon := "box"
		if l.material.chosen[o.ID] {
			icon = "box-checked"
		}
		item := widgets.NewItem(widgets.ItemContent{Icon: icon, Title: o.Text, Second: strings.Join(o.shows, "\n"), Plain: true}, func() { l.onToggle(o.ID) })
		l.items = append(l.items, item)
		l.bullets.Add(item)
	}
	if hidden > 0 {
		more := widgets.NewItem(widgets.ItemContent{Icon: "down", Title: kit.Counted(hidden, "1 more bullet", "{{.Count}} more bullets"), Plain: true}, l.onEvery)
		l.items = append(l.items, more)
		l.bullets.Add(more)
	}
	if len(l.items) == 0 {
		l.bullets.Add(folded(lang.L("There is no bullet yet. Write some in the résumé; the letter can do without for now.")))
	}
	if n := l.material.leftOut; n > 0 {
		l.bullets.Add(small(kit.Counted(n, "1 private entry is left out.", "{{.Count}} private entries are left out."), theme.Muted))
	}
	l.open.SetText("")
	if len(l.material.draft.Open) > 0 {
		l.open.SetText(lang.L("No chosen bullet shows: {{.Asked}}", map[string]any{"Asked": strings.Join(l.material.draft.Open, " · ")}))
	}
	widgets.SetShown(l.open, l.open.Text() != "")
	if at >= 0 && at < len(l.items) {
		l.view.focus(l.items[at])
	}
}

// focused is the place of the bullet that has the focus, or -1.
func (l *letter) focused() int {
	has := l.view.host.Window().Canvas().Focused()
	for at, item := range l.items {
		if item == has {
			return at
		}
	}
	return -1
}

// showSources offers the descriptions that interviews have and the field has not.
func (l *letter) showSources() {
	l.sources.RemoveAll()
	a, _ := l.material.application(l.of)
	for _, i := range a.interviews {
		description := i.Values.Text("description")
		if strings.TrimSpace(description) == "" || description == l.asked.Text {
			continue
		}
		l.sources.Add(widgets.NewButton(lang.L("Take that of “{{.Title}}”", map[string]any{"Title": i.Title}), widgets.ButtonStyle{Small: true}, func() {
			l.asked.SetText(description)
			l.view.focus(l.asked)
		}))
	}
	widgets.SetShown(l.sources, len(l.sources.Objects) > 0)
}

// onWhom writes to somebody else.
func (l *letter) onWhom() {
	if l.filling {
		return
	}
	for _, key := range []string{jobPause, wordsPause} {
		l.view.host.After(key, 0, nil)
	}
	l.view.host.Keep(lettersWords, nil)
	if l.touched {
		l.keepTyped()
	}
	l.of = ""
	if at := l.whom.SelectedIndex(); at >= 0 && at < len(l.material.list) {
		l.of = l.material.list[at].ID
	}
	l.read(false, l.fill)
}

// onToggle takes a bullet in or leaves it out. It stays where it can be chosen again.
func (l *letter) onToggle(id string) {
	l.ticked[id], l.touched = true, true
	if l.material.chosen[id] {
		delete(l.material.chosen, id)
	} else {
		l.material.chosen[id] = true
	}
	l.redraft()
}

// onEvery shows the bullets too that show nothing of what they ask for.
func (l *letter) onEvery() {
	l.every = true
	l.showChoice()
	l.desk.arrange()
}

// onWords shows the page with the words that were typed.
func (l *letter) onWords() {
	l.refresh()
	l.keepTyped()
}

// onAgain gives the person's words up for the draft, or takes them back.
func (l *letter) onAgain() {
	own := map[string]string{}
	for _, p := range l.parts {
		if p.own() {
			own[p.key] = p.field.Text
		}
	}
	l.filling = true
	if back := l.given; back != nil {
		l.given = nil
		l.putWords(back)
	} else {
		l.given = own
		l.forget()
		l.putDraft()
	}
	l.filling = false
	l.onWords()
}

// showAgain offers the draft where words are the person's own, and those back where
// they were given up.
func (l *letter) showAgain() {
	own := slices.ContainsFunc(l.parts, (*part).own)
	words := lang.L("Draft all of it anew")
	if l.given != nil {
		words = lang.L("Take my words back")
	}
	l.again.SetText(words)
	widgets.SetShown(l.again, own || l.given != nil)
}

// keepTyped keeps what the person decided, for when the sheet is opened again.
func (l *letter) keepTyped() {
	kept, key := typed{Chosen: []string{}, Parts: map[string]string{}}, typedKey+l.of
	if l.asked.Text != l.material.described {
		kept.Description = l.asked.Text
	}
	for _, o := range l.material.offers {
		if l.material.chosen[o.ID] {
			kept.Chosen = append(kept.Chosen, o.ID)
		}
	}
	for _, p := range l.parts {
		if p.own() {
			kept.Parts[p.key] = p.field.Text
		}
	}
	l.view.host.Do(func(ctx context.Context) func() {
		if err := l.view.host.Journal().SetSetting(ctx, key, kept); err != nil {
			return func() { l.view.host.Fail(err) }
		}
		return nil
	})
}

// export writes the letter to a file, and keeps it with the application as what was
// sent.
func (l *letter) export() {
	sheet := reworded(l.material.draft, l.parts).Document(l.view.host.Locale())
	l.desk.preview.set(sheet)
	name := strings.Join([]string{lang.L("Cover letter"), l.material.job.Company}, ", ")
	l.desk.preview.save(strings.TrimSuffix(name, ", "), l.keepSent())
}

// keepSent gives what keeps the file, or nil where nobody wants that.
func (l *letter) keepSent() func(context.Context, string, []byte) error {
	if l.of == "" || !l.keep.Checked {
		return nil
	}
	j, on, of, page, company := l.view.host.Journal(), l.view.today(), l.of, l.material.page(l.material.chosen), l.material.job.Company
	a, _ := l.material.application(of)
	who := page.Person.Name
	return func(ctx context.Context, format string, content []byte) error {
		name := model.SafeFileName(model.Joined(", ", who, lang.L("cover letter")) + "." + format)
		e, contents := resume.NewSnapshot(on, page, resume.File{Name: name, Format: format, Content: content}, company, of)
		e.Title = lang.L("Cover letter")
		if company != "" {
			e.Title = lang.L("Cover letter for {{.Company}}", map[string]any{"Company": company})
		}
		e.Private = a.Private
		_, err := j.Save(ctx, model.Added, []model.Edit{{Entry: e}}, contents)
		return err
	}
}
