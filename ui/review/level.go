package review

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/resume"
	"rung/model/review"
	"rung/model/text"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// levels are the levels in the order in which they are shown.
var levels = []review.Level{review.Shown, review.Related, review.Nothing}

// levelSigns gives each level its sign.
var levelSigns = map[review.Level]widgets.Sign{review.Shown: widgets.Disc, review.Related: widgets.Ring, review.Nothing: widgets.Diamond}

// levelHints say what a level means, and what can be done.
var levelHints = map[review.Level]string{
	review.Shown:   "An entry of yours proves it. B makes a bullet of one that your résumé does not have.",
	review.Related: "Near it, and not the same. Say so when they ask.",
	review.Nothing: "Nothing in your journal shows it. P plans to gain it before the interview.",
}

// addLevel shows the requirements at a level, those that must be met first.
func (j *jobPart) addLevel(i review.Interview, m review.MatchResult, level review.Level) {
	n := m.CountAtLevel(level)
	if n == 0 {
		return
	}
	rows := widgets.NewStacked(1, widgets.NewHairline(), widgets.NewSignLabel(levelSigns[level], asSentence(levelWords(level, n))), newSmallText(lang.L(levelHints[level]), theme.Muted))
	for _, need := range []review.Need{review.Must, review.Nice} {
		for _, one := range m.Requirements {
			if one.Level == level && one.Need == need {
				rows.Add(j.newRequirementRow(i, one))
			}
		}
	}
	j.piles.Add(rows)
}

// evidenceWords says what shows a requirement, and what of it nothing shows.
func (j *jobPart) evidenceWords(m review.MatchedRequirement) string {
	s := j.meeting.screen
	if m.Level == review.Nothing {
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
		lines = append(lines, lang.L("Missing: {{.Words}}", map[string]any{"Words": text.Joined(", ", m.Missing...)}))
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
