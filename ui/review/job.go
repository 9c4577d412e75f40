package review

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/review"
	"rung/ui/drafts"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// jobPart is the card of an interview's job description: where it is pasted or
// brought in, and what of it the journal proves, in three piles.
type jobPart struct {
	meeting *meetingPage
	card    *widgets.Card
	column  *fyne.Container

	field  *widgets.Entry
	frame  *widgets.Field
	paste  *fyne.Container
	piles  *fyne.Container
	shown  string // the interview that the field is for
	change bool   // the description is to be replaced
	opened string // the requirement whose row is open
	words  *drafts.Words
}

func newJobPart(m *meetingPage) *jobPart {
	j := &jobPart{meeting: m, piles: widgets.NewStacked(2)}
	j.field = widgets.NewProseEntry(6, 12)
	j.field.SetPlaceHolder(lang.L("Paste the advertisement here, whole. Rung finds what they ask for."))
	j.field.OnSubmitted = func(string) { j.savePasted() }
	j.field.OnChanged = func(string) {
		j.frame.SetError("")
		if j.words != nil {
			j.words.Typed()
		}
	}
	j.frame = widgets.NewField(lang.L("Job description"), j.field)
	j.paste = widgets.NewStacked(2, j.frame, widgets.NewWrap(1.5,
		widgets.NewButton(lang.L("See what my journal proves"), widgets.ButtonStyle{Look: widgets.Primary}, j.savePasted),
		widgets.NewButton(lang.L("Choose a file…"), widgets.ButtonStyle{Icon: "folder"}, j.pickFile),
		newSmallText(lang.L("Or drop a file on the window."), theme.Muted)))
	j.column = widgets.NewStacked(2, j.paste, j.piles)
	j.card = widgets.NewCard(lang.L("What they ask for"), "", j.column)
	return j
}

// showJob shows the field if there is no description yet, else the piles. Half-typed
// words stay with their interview, even after Rung is started again.
func (j *jobPart) showJob(i review.Interview) {
	if i.ID != j.shown {
		j.meeting.screen.host.KeepAll()
		j.shown, j.change, j.words = i.ID, false, nil
		j.field.SetText("")
		j.frame.SetError("")
		j.words = drafts.New(j.meeting.screen.host, "job "+i.ID, func() []string { return []string{j.field.Text} },
			func(words []string) { j.field.Fill(words[0]) }, func() { j.change = true; j.showJob(i) })
	}
	missing := strings.TrimSpace(i.Description) == ""
	widgets.SetShown(j.paste, missing || j.change)
	widgets.SetShown(j.piles, !missing && !j.change)
	j.showMatch(i)
}

// savePasted writes what was pasted into the interview.
func (j *jobPart) savePasted() {
	text := strings.TrimSpace(j.field.Text)
	if _, _, err := review.Requirements(text); err != nil {
		j.frame.SetError(model.ExplainError(err))
		j.meeting.arrange()
		return
	}
	j.saveDescription(j.shown, text)
}

// saveDescription saves a description in an interview and has it matched.
func (j *jobPart) saveDescription(interview, text string) {
	s, words := j.meeting.screen, j.words
	kit.SaveWithUndo(s.host, lang.L("The job description is kept with the interview."), func(ctx context.Context) (model.Receipt, error) {
		return s.host.Journal().Change(ctx, model.Edited, []string{interview}, func(e *model.Entry) { e.Values["description"] = text })
	}, func() {
		if j.shown == interview {
			j.change = false
			j.field.SetText("")
			words.Done()
		}
		s.reload()
	})
}

// pickFile takes the description from a file that the person picks.
func (j *jobPart) pickFile() {
	interview := j.shown
	j.meeting.screen.host.PickFile(func(name string, content []byte) { j.saveFileText(interview, name, content) })
}

// saveFileText takes a file's text as an interview's description.
func (j *jobPart) saveFileText(interview, name string, content []byte) {
	text, err := plainText(name, content)
	if err == nil {
		_, _, err = review.Requirements(text)
	}
	if err != nil {
		j.meeting.screen.host.Fail(err)
		return
	}
	j.saveDescription(interview, text)
}

// plainText gives the text of a file. Error: Invalid for one that is not text.
func plainText(name string, content []byte) (string, error) {
	content = bytes.TrimPrefix(content, []byte("\xef\xbb\xbf"))
	if bytes.IndexByte(content, 0) >= 0 || !utf8.Valid(content) || bytes.HasPrefix(content, []byte("%PDF")) {
		return "", &model.Error{Code: model.Invalid, Field: "description", Message: lang.L("{{.Name}} is no text file. Open it, copy the words, and paste them here.", map[string]any{"Name": name})}
	}
	return string(content), nil
}

// Drop takes a job description that was dropped on the window: for the interview
// that is open, else for the next one.
func (s *Screen) Drop(paths []string, read func(path string) ([]byte, error)) {
	id := s.meeting.id
	if !s.meeting.page.Visible() {
		next, ok := s.shown.nextInterview()
		if !ok {
			s.host.Fail(&model.Error{Code: model.NotFound, Message: lang.L("Write the interview down first; then drop its job description here.")})
			return
		}
		id = next.ID
	}
	path := paths[0]
	kit.Do(s.host, func(context.Context) ([]byte, error) {
		return read(path)
	}, func(content []byte) {
		s.openMeeting(id)
		s.meeting.job.saveFileText(id, filepath.Base(path), content)
	})
}

// showMatch shows how the journal meets the description.
func (j *jobPart) showMatch(i review.Interview) {
	j.meeting.screen.keepFocus(j.piles, func() { j.showPiles(i) })
}

// showPiles fills the piles.
func (j *jobPart) showPiles(i review.Interview) {
	s := j.meeting.screen
	j.piles.RemoveAll()
	m, matched := s.matches[i.ID]
	note := ""
	switch {
	case !matched:
	case m.problem != nil:
		j.piles.Add(newSmallText(model.ExplainError(m.problem), theme.Amber))
	case len(m.Requirements) == 0:
		j.piles.Add(newSmallText(lang.L("No requirement was found in it. Paste the part that says what they want."), theme.Muted))
	default:
		note = kit.Counted(len(m.Requirements), "1 requirement", "{{.Count}} requirements")
		for _, level := range levels {
			j.addLevel(i, m.MatchResult, level)
		}
		j.addRulings(i, m.MatchResult)
		if m.More > 0 {
			j.piles.Add(newSmallText(lang.L("Only the first {{.Count}} were looked at; there are {{.More}} more.", map[string]any{"Count": len(m.Requirements), "More": m.More}), theme.Muted))
		}
	}
	j.card.SetHeading(lang.L("What they ask for"), note)
	j.piles.Add(widgets.NewWrap(1,
		widgets.NewButton(lang.L("Add a requirement…"), widgets.ButtonStyle{Look: widgets.Plain, Small: true}, func() { j.askRequirement(i) }),
		widgets.NewButton(lang.L("Replace the job description…"), widgets.ButtonStyle{Look: widgets.Plain, Small: true}, func() { j.onReplace() }),
		widgets.NewButton(lang.L("Words that mean the same…"), widgets.ButtonStyle{Look: widgets.Plain, Small: true}, s.ShowSynonyms)))
}

// onReplace asks for another description; the one that is kept stays until then.
func (j *jobPart) onReplace() {
	j.change = true
	widgets.SetShown(j.paste, true)
	widgets.SetShown(j.piles, false)
	j.meeting.arrange()
	j.meeting.screen.focusOn(j.field)
}
