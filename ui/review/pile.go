package review

import (
	"context"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/resume"
	"rung/model/review"
	"rung/model/text"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// pileSigns gives each pile its sign.
var pileSigns = map[review.Pile]widgets.Sign{review.InBullets: widgets.Disc, review.InJournal: widgets.Ring, review.Nowhere: widgets.Diamond}

// pileHints say what a pile asks for.
var pileHints = map[review.Pile]string{
	review.InBullets: "On your résumé already.",
	review.InJournal: "Your journal proves it, your résumé does not say it. B makes a bullet.",
	review.Nowhere:   "Nothing in your journal shows it. P plans to gain it before the interview.",
}

// addPile shows the requirements of a pile, those that must be met first.
func (j *jobPart) addPile(i review.Interview, m review.MatchResult, p review.Pile) {
	n := m.CountInPile(p, "")
	if n == 0 {
		return
	}
	pile := widgets.NewStacked(1, widgets.NewHairline(), widgets.NewSignLabel(pileSigns[p], asSentence(pileWords(p, n))), newSmallText(lang.L(pileHints[p]), theme.Muted))
	for _, need := range []review.Need{review.Must, review.Nice} {
		for _, one := range m.Requirements {
			if one.Pile == p && one.Need == need {
				pile.Add(j.newRequirementRow(i, one))
			}
		}
	}
	j.piles.Add(pile)
}

// newRequirementRow builds the row of a requirement: what shows it and why, and what can
// be done about it by button or key.
func (j *jobPart) newRequirementRow(i review.Interview, m review.MatchedRequirement) fyne.CanvasObject {
	s := j.meeting.screen
	content := widgets.ItemContent{Title: m.Text, Plain: true, Second: j.evidenceWords(m)}
	if m.Need == review.Nice {
		content.Note = lang.L("nice to have")
	}
	var open func()
	if len(m.Evidence) > 0 {
		open = func() { s.openEntry(m.Evidence[0].Entry) }
	}
	act, word, key := func() {}, "", rune(0)
	switch m.Pile {
	case review.InJournal:
		act, word, key = func() { s.makeBullet(m.Evidence[0].Entry) }, lang.L("Make a bullet"), 'b'
	case review.Nowhere:
		act, word, key = func() { s.planEvidence(m, i.Day) }, lang.L("Plan it"), 'p'
		if _, planned := s.plannedFor(m); planned {
			act, word = open, ""
		}
		open = act
	}
	line := widgets.NewItem(content, open)
	line.OnRune = func(typed rune) {
		if unicode.ToLower(typed) == key && word != "" {
			act()
		}
	}
	if word == "" {
		return line
	}
	return widgets.NewAside(14, 1.5, line, widgets.NewButton(word, widgets.ButtonStyle{Small: true}, act))
}

// evidenceWords says what shows a requirement, and what of it nothing shows.
func (j *jobPart) evidenceWords(m review.MatchedRequirement) string {
	s := j.meeting.screen
	if m.Pile == review.Nowhere {
		if a, planned := s.plannedFor(m); planned {
			if a.Due == "" {
				return lang.L("Planned.")
			}
			return lang.L("Planned for {{.Day}}.", map[string]any{"Day": a.Due.FormatShort(s.host.Locale())})
		}
		return ""
	}
	const few = 2
	var lines []string
	for _, e := range m.Evidence[:min(len(m.Evidence), few)] {
		lines = append(lines, lang.L("{{.Title}}: {{.Reason}}", map[string]any{"Title": s.evidence[e.Entry].Title, "Reason": e.Reason}))
	}
	if more := len(m.Evidence) - few; more > 0 {
		lines = append(lines, kit.Counted(more, "and 1 more", "and {{.Count}} more"))
	}
	if m.Level == review.Related && len(m.Missing) > 0 {
		lines = append(lines, lang.L("Nothing on: {{.Words}}", map[string]any{"Words": text.Joined(", ", m.Missing...)}))
	}
	return text.Joined("\n", lines...)
}

// makeBullet writes a bullet drafted from an entry, under the position in which
// its work was done.
func (s *Screen) makeBullet(entry string) {
	on := s.today()
	kit.SaveEdits(s.host, model.Added, lang.L("The bullet is on your résumé, in the entry's own words."), func(ctx context.Context, j *model.Journal) ([]model.Edit, error) {
		words, err := s.host.BulletWords()
		if err != nil {
			return nil, err
		}
		career, err := resume.ReadCareer(ctx, j, words, on)
		if err != nil {
			return nil, err
		}
		e, err := j.Entry(ctx, entry)
		if err != nil {
			return nil, err
		}
		held, _ := career.PositionOfEntry(e)
		return []model.Edit{{Entry: resume.NewDraft(e, career.Lexicon).NewBullet(e, career.Lexicon, held.ID)}}, nil
	})
}
