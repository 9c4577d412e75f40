package review

import (
	"context"
	"strconv"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/review"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// requirementAct is something that can be done about a requirement, by its button or its key.
type requirementAct struct {
	word string
	key  rune
	do   func()
}

// requirementActs gives what can be done about a requirement, the likeliest first.
func (j *jobPart) requirementActs(i review.Interview, m review.MatchedRequirement) (acts []requirementAct) {
	s := j.meeting.screen
	rule := func(decide func(r *review.Ruling)) func() { return func() { j.rule(i, m.Text, decide) } }
	if len(m.Candidates) > 0 && m.Ruled != review.Confirmed {
		first := m.Candidates[0].Entry
		acts = append(acts, requirementAct{lang.L("Confirm"), 'c', rule(func(r *review.Ruling) { r.Confirm(first) })})
	}
	if m.Level == review.Shown && m.Pile == review.InJournal {
		acts = append(acts, requirementAct{lang.L("Make a bullet"), 'b', func() { s.makeBullet(m.Evidence[0].Entry) }})
	}
	if m.Level == review.Nothing {
		if _, planned := s.plannedFor(m); !planned {
			acts = append(acts, requirementAct{lang.L("Plan it"), 'p', func() { s.planEvidence(m, i.Day) }})
		}
	}
	acts = append(acts, requirementAct{lang.L("Choose another…"), 'o', func() { j.chooseEvidence(i, m.Text) }})
	if len(m.Evidence) > 0 {
		first := m.Evidence[0].Entry
		acts = append(acts,
			requirementAct{lang.L("Open the entry"), 'e', func() { s.openEntry(first) }},
			requirementAct{lang.L("Not this one"), 'n', rule(func(r *review.Ruling) { r.Refuse(first) })},
			requirementAct{lang.L("Nothing shows it"), 'x', rule(func(r *review.Ruling) { r.Decide(review.NothingShows) })})
	} else if m.Ruled == review.NothingShows {
		acts = append(acts, requirementAct{lang.L("Look again"), 'x', rule(func(r *review.Ruling) { r.Decide(review.NothingShows) })})
	}
	other, word := review.Nice, lang.L("Nice to have")
	if m.Need == review.Nice {
		other, word = review.Must, lang.L("A must")
	}
	return append(acts,
		requirementAct{word, 'm', rule(func(r *review.Ruling) { r.Need = other })},
		requirementAct{lang.L("Not a requirement"), 'r', rule(func(r *review.Ruling) { r.Decide(review.NotRequirement) })})
}

// newRequirementRow builds the row of a requirement: what bears it out and why. Enter opens it, for what there is to choose
// from and what can be done; the keys do it at once.
func (j *jobPart) newRequirementRow(i review.Interview, m review.MatchedRequirement) fyne.CanvasObject {
	acts := j.requirementActs(i, m)
	content := widgets.ItemContent{Title: m.Text, Plain: true, Second: j.evidenceWords(m), Note: rulingNote(m)}
	line := widgets.NewItem(content, func() { j.toggleRow(i, m.Text) })
	line.OnRune = func(typed rune) {
		if at, err := strconv.Atoi(string(typed)); err == nil && 0 < at && at <= len(m.Candidates) {
			j.rule(i, m.Text, func(r *review.Ruling) { r.Confirm(m.Candidates[at-1].Entry) })
		}
		for _, a := range acts {
			if unicode.ToLower(typed) == a.key {
				a.do()
			}
		}
	}
	if j.opened != m.Text {
		return line
	}
	row := widgets.NewStacked(1, line)
	for at, e := range m.Candidates {
		title := strconv.Itoa(at+1) + "  " + j.meeting.screen.evidence[e.Entry].Title
		note := ""
		if m.Ruled == review.Confirmed && len(m.Evidence) > 0 && m.Evidence[0].Entry == e.Entry {
			note = lang.L("chosen")
		}
		row.Add(widgets.NewInset(widgets.NewItem(widgets.ItemContent{Title: title, Second: e.Reason, Plain: true, Note: note, Ink: theme.Accent}, func() {
			j.rule(i, m.Text, func(r *review.Ruling) { r.Confirm(e.Entry) })
		}), 0, 0, 0, 3))
	}
	buttons := widgets.NewWrap(1)
	for n, a := range acts {
		look := widgets.Plain
		if n == 0 {
			look = widgets.Outlined
		}
		buttons.Add(widgets.NewButton(a.word+" ("+strings.ToUpper(string(a.key))+")", widgets.ButtonStyle{Look: look, Small: true}, a.do))
	}
	row.Add(widgets.NewInset(buttons, 0, 0, 1, 3))
	return row
}

// rulingNote says what the person decided, and whether it is only nice to have.
func rulingNote(m review.MatchedRequirement) string {
	var notes []string
	switch {
	case m.Ruled == review.Confirmed:
		notes = append(notes, lang.L("confirmed"))
	case m.Added:
		notes = append(notes, lang.L("added by you"))
	}
	if m.Need == review.Nice {
		notes = append(notes, lang.L("nice to have"))
	}
	return strings.Join(notes, " · ")
}

// toggleRow opens a requirement's row, or closes it.
func (j *jobPart) toggleRow(i review.Interview, asked string) {
	if j.opened == asked {
		asked = ""
	}
	j.opened = asked
	j.showMatch(i)
	j.meeting.arrange()
}

// rule keeps a decision about a requirement.
func (j *jobPart) rule(i review.Interview, asked string, decide func(r *review.Ruling)) {
	s := j.meeting.screen
	library, on := s.shown.library, s.today()
	kit.SaveEdits(s.host, model.Edited, lang.L("Kept for this interview."), func(context.Context, *model.Journal) ([]model.Edit, error) {
		return []model.Edit{library.Rule(i.ID, asked, on, decide)}, nil
	})
}

// addRulings shows what was ruled out, each with the way back, and adds a requirement that was not read.
func (j *jobPart) addRulings(i review.Interview, m review.MatchResult) {
	if len(m.Dropped) > 0 {
		rows := widgets.NewStacked(1, widgets.NewHairline(), newSmallText(kit.Counted(len(m.Dropped), "You ruled that 1 is no requirement.", "You ruled that {{.Count}} are no requirements."), theme.Muted))
		for _, r := range m.Dropped {
			rows.Add(widgets.NewAside(14, 1.5, widgets.NewText(r.Text, widgets.Style{Color: theme.Muted, Flow: widgets.Folded}),
				widgets.NewButton(lang.L("It is one"), widgets.ButtonStyle{Small: true}, func() {
					j.rule(i, r.Text, func(r *review.Ruling) { r.Decide(review.NotRequirement) })
				})))
		}
		j.piles.Add(rows)
	}
}

// askRequirement asks for a requirement that was not read.
func (j *jobPart) askRequirement(i review.Interview) {
	field := widgets.NewTextEntry()
	j.meeting.screen.host.Ask(kit.Question{Title: lang.L("What else do they ask for?"), Content: field, Field: field, Yes: lang.L("Add it"), No: lang.L("Cancel"), Do: func() {
		if asked := strings.TrimSpace(field.Text); asked != "" {
			j.rule(i, asked, func(r *review.Ruling) { r.Added, r.Need = true, review.Must })
		}
	}})
}
