package applications

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/resume"
	"rung/model/text"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// typedKey, followed by the application's id, is the setting that keeps a letter as it
// was left.
const typedKey = "letter "

// typedLetter is what the person decided about a letter.
type typedLetter struct {
	Description string            `json:"description"` // of the job, where another than the interview's was pasted
	Chosen      []string          `json:"chosen"`      // ids of bullets; nil where nothing was chosen
	Parts       map[string]string `json:"parts"`       // by key, those that were reworded
}

// showLetter shows the choice and the page.
func (l *letterDesk) showLetter() {
	l.showBullets()
	l.showRedraftButton()
	l.desk.preview.setDocument(rewordLetter(l.material.draft, l.parts).Document(l.view.host.Locale()))
	l.desk.layOut()
}

// showBullets shows the bullets, those that were offered first on top, and what none
// of the chosen ones shows.
func (l *letterDesk) showBullets() {
	wrong := ""
	if l.material.jobError != nil {
		wrong = model.ExplainError(l.material.jobError)
	}
	l.askedIn.SetError(wrong)
	l.askedIn.SetNote("")
	if l.material.plain {
		l.askedIn.SetNote(lang.L("No requirement was found in it. Paste the part that says what they want."))
	}
	l.showSources()
	at := l.focusedBullet()
	l.items = nil
	l.bullets.RemoveAll()
	hidden := 0
	for _, o := range l.material.offers {
		if !l.allOffered && len(o.shows) == 0 && !l.material.chosen[o.ID] && !l.ticked[o.ID] {
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
		more := widgets.NewItem(widgets.ItemContent{Icon: "down", Title: kit.Counted(hidden, "1 more bullet", "{{.Count}} more bullets"), Plain: true}, l.onShowAll)
		l.items = append(l.items, more)
		l.bullets.Add(more)
	}
	if len(l.items) == 0 {
		l.bullets.Add(newFoldedText(lang.L("There is no bullet yet. Write some in the résumé; the letter can do without for now.")))
	}
	if n := l.material.leftOut; n > 0 {
		l.bullets.Add(newSmallText(kit.Counted(n, "1 private entry is left out.", "{{.Count}} private entries are left out."), theme.Muted))
	}
	l.unanswered.SetText("")
	if len(l.material.draft.Open) > 0 {
		l.unanswered.SetText(lang.L("No chosen bullet shows: {{.Asked}}", map[string]any{"Asked": strings.Join(l.material.draft.Open, " · ")}))
	}
	widgets.SetShown(l.unanswered, l.unanswered.Text() != "")
	if at >= 0 && at < len(l.items) {
		l.view.focusOn(l.items[at])
	}
}

// focusedBullet is the place of the bullet that has the focus, or -1.
func (l *letterDesk) focusedBullet() int {
	has := l.view.host.Window().Canvas().Focused()
	for at, item := range l.items {
		if item == has {
			return at
		}
	}
	return -1
}

// showSources offers the descriptions that interviews have and the field has not.
func (l *letterDesk) showSources() {
	l.sources.RemoveAll()
	a, _ := l.material.findApplication(l.applicationID)
	for _, i := range a.interviews {
		description := i.Values.Text("description")
		if strings.TrimSpace(description) == "" || description == l.asked.Text {
			continue
		}
		l.sources.Add(widgets.NewButton(lang.L("Take that of “{{.Title}}”", map[string]any{"Title": i.Title}), widgets.ButtonStyle{Small: true}, func() {
			l.asked.SetText(description)
			l.view.focusOn(l.asked)
		}))
	}
	widgets.SetShown(l.sources, len(l.sources.Objects) > 0)
}

// onWhom switches to the letter for another application.
func (l *letterDesk) onWhom() {
	if l.filling {
		return
	}
	for _, key := range []string{jobPause, wordsPause} {
		l.view.host.After(key, 0, nil)
	}
	l.view.host.Keep(lettersWords, nil)
	if l.touched {
		l.saveTyped()
	}
	l.applicationID = ""
	if at := l.whom.SelectedIndex(); at >= 0 && at < len(l.material.list) {
		l.applicationID = l.material.list[at].ID
	}
	l.readMaterial(false, l.fillControls)
}

// onToggle chooses a bullet or leaves it out; it stays in the list.
func (l *letterDesk) onToggle(id string) {
	l.ticked[id], l.touched = true, true
	if l.material.chosen[id] {
		delete(l.material.chosen, id)
	} else {
		l.material.chosen[id] = true
	}
	l.draftAgain()
}

// onShowAll offers also the bullets that answer no requirement.
func (l *letterDesk) onShowAll() {
	l.allOffered = true
	l.showBullets()
	l.desk.layOut()
}

// onWords shows the page with the words that were typed.
func (l *letterDesk) onWords() {
	l.showLetter()
	l.saveTyped()
}

// onAgain replaces the person's words by the draft, or brings them back.
func (l *letterDesk) onAgain() {
	own := map[string]string{}
	for _, p := range l.parts {
		if p.isReworded() {
			own[p.key] = p.field.Text
		}
	}
	l.filling = true
	if back := l.givenUp; back != nil {
		l.givenUp = nil
		l.fillWithTexts(back)
	} else {
		l.givenUp = own
		l.clearParts()
		l.fillWithDraft()
	}
	l.filling = false
	l.onWords()
}

// showRedraftButton offers the draft where words are the person's own, and those back where
// they were given up.
func (l *letterDesk) showRedraftButton() {
	own := slices.ContainsFunc(l.parts, (*letterPart).isReworded)
	words := lang.L("Draft all of it anew")
	if l.givenUp != nil {
		words = lang.L("Take my words back")
	}
	l.redraftButton.SetText(words)
	widgets.SetShown(l.redraftButton, own || l.givenUp != nil)
}

// saveTyped keeps what the person decided, for when the sheet is opened again.
func (l *letterDesk) saveTyped() {
	kept, key := typedLetter{Chosen: []string{}, Parts: map[string]string{}}, typedKey+l.applicationID
	if l.asked.Text != l.material.described {
		kept.Description = l.asked.Text
	}
	for _, o := range l.material.offers {
		if l.material.chosen[o.ID] {
			kept.Chosen = append(kept.Chosen, o.ID)
		}
	}
	for _, p := range l.parts {
		if p.isReworded() {
			kept.Parts[p.key] = p.field.Text
		}
	}
	kit.WriteSetting(l.view.host, key, kept)
}

// onExport writes the letter to a file, and keeps it with the application as what was
// sent.
func (l *letterDesk) onExport() {
	sheet := rewordLetter(l.material.draft, l.parts).Document(l.view.host.Locale())
	l.desk.preview.setDocument(sheet)
	name := strings.Join([]string{lang.L("Cover letter"), l.material.job.Company}, ", ")
	l.desk.preview.saveFile(strings.TrimSuffix(name, ", "), l.sentKeeper())
}

// sentKeeper gives the function that keeps the file as sent, or nil where it is not to
// be kept.
func (l *letterDesk) sentKeeper() func(context.Context, string, []byte) error {
	if l.applicationID == "" || !l.keep.Checked {
		return nil
	}
	j, on, of, page, company := l.view.host.Journal(), l.view.today(), l.applicationID, l.material.resumeWith(l.material.chosen), l.material.job.Company
	a, _ := l.material.findApplication(of)
	who := page.Person.Name
	return func(ctx context.Context, format string, content []byte) error {
		name := model.SafeFileName(text.Joined(", ", who, lang.L("cover letter")) + "." + format)
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
