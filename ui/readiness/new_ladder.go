package readiness

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/readiness"
	"rung/model/text"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// ladderText is a ladder as it is typed or pasted at first. The journal keeps it until
// it is begun or given up.
type ladderText struct{ Company, Levels, Held, Expectations string }

const settingLadderText = "ladder_text"

// NewLadder asks for a company's ladder, or goes on with one that was not saved yet.
func (s *Screen) NewLadder() {
	if s.isEditing() {
		return
	}
	var typed ladderText
	kit.Load(s.host, "readiness new ladder", func(ctx context.Context) (frameworkDraft, error) {
		if err := s.host.Journal().Setting(ctx, settingLadderText, &typed); err != nil {
			return frameworkDraft{}, err
		}
		return s.readUnsaved(ctx)
	}, func(d frameworkDraft) {
		switch {
		case s.isEditing():
		case d.ID != "":
			s.openEditor(d, true)
		default:
			s.askLadder(typed)
		}
	})
}

// readUnsaved finds the draft of a ladder that was never saved.
func (s *Screen) readUnsaved(ctx context.Context) (frameworkDraft, error) {
	drafts, err := s.host.Journal().Settings(ctx, settingDraft)
	if err != nil {
		return frameworkDraft{}, err
	}
	for key := range drafts {
		id := strings.TrimPrefix(key, settingDraft)
		var kept frameworkDraft
		if _, saved := s.shown.frameworkOf(id); saved {
			continue
		}
		if err := s.host.Journal().Setting(ctx, key, &kept); err == nil && kept.ID == id && kept.Ladder {
			return kept, nil
		}
	}
	return frameworkDraft{}, nil
}

// askLadder asks for what a ladder begins with.
func (s *Screen) askLadder(typed ladderText) {
	company, held := widgets.NewTextEntry(), widgets.NewTextEntry()
	levels, expectations := widgets.NewProseEntry(4, 8), widgets.NewProseEntry(4, 8)
	company.SetText(typed.Company)
	company.SetPlaceHolder(lang.L("Fabrikam"))
	levels.SetText(typed.Levels)
	levels.SetPlaceHolder(lang.L("Engineer") + "\n" + lang.L("Senior engineer") + "\n" + lang.L("Team lead"))
	held.SetText(typed.Held)
	held.SetPlaceHolder(lang.L("Engineer"))
	expectations.SetText(typed.Expectations)
	expectations.SetPlaceHolder(lang.L("Team lead") + "\n- " + lang.L("Leads projects with several teams"))
	levelsField := widgets.NewField(lang.L("Its levels, one a line, the lowest first"), levels)
	heldField := widgets.NewField(lang.L("The level you hold, if any"), held)
	about := widgets.NewField(lang.L("What is expected, if you have it as text"), expectations)
	about.SetNote(lang.L("Each bullet becomes a criterion. A line with a level's name begins that level; bullets before one belong to the next level."))
	read := func() ladderText { return ladderText{company.Text, levels.Text, held.Text, expectations.Text} }
	for _, field := range []*widgets.Entry{company, levels, held, expectations} {
		field.OnChanged = func(string) {
			of := read()
			s.host.Keep("ladder text", func() { kit.WriteSetting(s.host, settingLadderText, of) })
		}
	}
	forget := func() {
		s.host.Keep("ladder text", nil)
		kit.WriteSetting(s.host, settingLadderText, nil)
	}
	content := widgets.NewStacked(2, widgets.NewField(lang.L("Name of the company"), company), levelsField, heldField, about)
	var ask func()
	ask = func() {
		s.host.Ask(kit.Question{Title: lang.L("New ladder"), Content: widgets.NewInset(content, 0.5, 2, 0.5, 0.5), Field: company, Yes: lang.L("Begin"), No: lang.L("Cancel"), Long: true, Not: forget, Do: func() {
			d, problem := s.newLadderDraft(read())
			levelsField.SetError("")
			heldField.SetError("")
			switch problem {
			case noLevels:
				levelsField.SetError(lang.L("Write at least one level."))
			case unknownHeld:
				heldField.SetError(lang.L("Write one of the levels above, or leave it empty."))
			default:
				forget()
				s.guessRules(d)
				return
			}
			ask()
		}})
	}
	ask()
}

// What can be wrong with a ladder's text.
type ladderProblem int

const (
	noLevels ladderProblem = iota + 1
	unknownHeld
)

// newLadderDraft gives the draft of a ladder, with criteria that have no rule yet.
func (s *Screen) newLadderDraft(of ladderText) (frameworkDraft, ladderProblem) {
	d := frameworkDraft{Ladder: true, Title: lang.L("Our ladder")}
	if company := strings.TrimSpace(of.Company); company != "" {
		d.Title = lang.L("Ladder at {{.Company}}", map[string]any{"Company": company})
	}
	d.ID = s.unusedID(idFrom(of.Company))
	names := readiness.ReadLevels(of.Levels, "", 0)
	next := 0
	for i, l := range names {
		if strings.EqualFold(l.Title, strings.TrimSpace(of.Held)) {
			next = i + 1
		}
	}
	switch {
	case len(names) == 0:
		return d, noLevels
	case next == 0 && strings.TrimSpace(of.Held) != "":
		return d, unknownHeld
	}
	for i, l := range readiness.ReadLevels(of.Levels, of.Expectations, next) {
		step := draftStep{ID: d.unusedID("level-"), Title: l.Title, Weight: "1", Competencies: []string{model.Competencies[0].ID}}
		d.Steps = append(d.Steps, step)
		rule := ""
		if len(l.Expectations) == 0 {
			l.Expectations = []string{lang.L("Works as {{.Level}}", map[string]any{"Level": l.Title})}
			if i < next { // held, or passed: the post itself shows it
				rule = "kinds = [\"position\"]"
			}
		}
		for _, words := range l.Expectations {
			question := lang.L("Can you say this of yourself: {{.Words}}?", map[string]any{"Words": strings.TrimRight(words, ".")})
			d.Steps[i].Criteria = append(d.Steps[i].Criteria, draftCriterion{ID: d.unusedID("criterion-"), Title: text.Shorten(words, 120), Question: question, Weight: "1", Rule: rule})
		}
		if i == next-1 {
			d.Held = step.ID
		}
	}
	return d, 0
}

// idFrom makes an id of a company's name.
func idFrom(company string) string {
	id := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			return r
		case r == ' ' || r == '-':
			return '-'
		}
		return -1
	}, strings.ToLower(strings.TrimSpace(company)))
	return strings.Trim(strings.Trim(id, "-")+"-ladder", "-")
}

// guessRules reads what is expected as the words of an entry are read, and opens the
// editor with the rules that this tells for sure.
func (s *Screen) guessRules(d frameworkDraft) {
	reader, day := s.host.WordReader(), s.today()
	kit.Load(s.host, "readiness new ladder", func(context.Context) (frameworkDraft, error) {
		if reader == nil {
			return d, nil
		}
		for i := range d.Steps {
			var built []string
			for j := range d.Steps[i].Criteria {
				c := &d.Steps[i].Criteria[j]
				if c.Rule != "" {
					continue
				}
				rule := guessRule(reader, c.Title, day)
				if !rule.IsEmpty() {
					c.Rule = strings.TrimSpace(rule.TOML())
				}
				for _, id := range rule.Competencies {
					if !slices.Contains(built, id) {
						built = append(built, id)
					}
				}
			}
			if len(built) > 0 {
				d.Steps[i].Competencies = built
			}
		}
		return d, nil
	}, func(d frameworkDraft) {
		s.openEditor(d, false)
		s.editor.dirty = true
		s.editor.keepDraft()
	})
}
