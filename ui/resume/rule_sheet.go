package resume

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/resume"
	"rung/model/text"
	"rung/ui/drafts"
	"rung/ui/kit"
	"rung/ui/widgets"
)

// turnRuleOff turns a rule off, and can turn it on again.
func (s *Screen) turnRuleOff(rule resume.Rule) {
	s.bullet.save()
	s.changeSettings(lang.L("“{{.Rule}}” is not looked for any more.", map[string]any{"Rule": ruleLabel(rule)}), func(c *resume.LintSettings) {
		if !slices.Contains(c.Off, string(rule)) {
			c.Off = append(c.Off, string(rule))
		}
	})
}

// changeSettings alters what the person wishes of the linter. It is no entry, so that
// the journal's undo does not know it.
func (s *Screen) changeSettings(done string, alter func(*resume.LintSettings), then ...func()) {
	kit.Do(s.host, func(ctx context.Context) (resume.LintSettings, error) {
		var before resume.LintSettings
		err := s.host.Journal().Setting(ctx, resume.SettingLint, &before)
		after := before
		after.Off, after.Leave = slices.Clone(before.Off), slices.Clone(before.Leave)
		if err == nil {
			alter(&after)
			err = s.saveSettings(ctx, after)
		}
		return before, err
	}, func(before resume.LintSettings) {
		for _, do := range then {
			do()
		}
		s.reload()
		s.host.Say(done, lang.L("Undo"), func() {
			s.changeSettings(lang.L("The rules are as they were."), func(c *resume.LintSettings) { *c = before })
		})
	})
}

func (s *Screen) saveSettings(ctx context.Context, c resume.LintSettings) error {
	if err := c.Check(); err != nil {
		return err
	}
	return s.host.Journal().SetSetting(ctx, resume.SettingLint, c)
}

// rulesWithPhrases are the rules with a list of words that the person may add to.
var rulesWithPhrases = []resume.Rule{resume.WeakOpening, resume.Filler, resume.Inflated}

// ruleSheet is the sheet on which rules are turned on and off, and words added.
type ruleSheet struct {
	screen *Screen
	leave  func()
	checks map[resume.Rule]*widgets.Check
	added  map[resume.Rule]*widgets.Entry
	frames map[resume.Rule]*widgets.Field
	spared *widgets.Entry
	typed  *drafts.Words // as they are typed
}

// ShowRules shows what bullets are looked at for.
func (s *Screen) ShowRules() {
	kit.LoadSetting(s.host, "resume rules", resume.SettingLint, s.showRules)
}

func (s *Screen) showRules(c resume.LintSettings) {
	r := &ruleSheet{screen: s, checks: map[resume.Rule]*widgets.Check{}, added: map[resume.Rule]*widgets.Entry{}, frames: map[resume.Rule]*widgets.Field{}}
	column := widgets.NewStacked(2)
	for _, rule := range resume.Rules {
		check := widgets.NewCheck(ruleLabel(rule), nil)
		check.SetChecked(!slices.Contains(c.Off, string(rule)))
		r.checks[rule] = check
		column.Add(widgets.NewStacked(0, check, widgets.NewInset(widgets.NewText(lang.L(ruleTexts[rule][1]), caption), 0, 0, 0, 8)))
	}
	column.Add(widgets.NewHairline())
	for _, rule := range rulesWithPhrases {
		field := widgets.NewProseEntry(2, 5)
		field.SetPlaceHolder(lang.L("worked on = built"))
		field.SetText(writePhrases(c.Add[string(rule)]))
		r.added[rule] = field
		r.frames[rule] = widgets.NewField(lang.L("More of “{{.Rule}}”, one a line: the words = what to write instead", map[string]any{"Rule": ruleLabel(rule)}), field)
		column.Add(r.frames[rule])
	}
	r.spared = widgets.NewProseEntry(2, 5)
	r.spared.SetPlaceHolder(lang.L("ERP"))
	r.spared.SetText(strings.Join(c.Leave, "\n"))
	column.Add(widgets.NewField(lang.L("Words and short forms that are never found fault with, one a line"), r.spared))
	fields := []*widgets.Entry{r.spared}
	for _, rule := range rulesWithPhrases {
		fields = append(fields, r.added[rule])
	}
	r.typed = drafts.Fields(s.host, "resume rules", func() { s.host.Say(drafts.RestoredNote(), "", nil) }, fields...)
	keep := widgets.NewButton(lang.L("Save"), widgets.ButtonStyle{Look: widgets.Primary}, r.onSave)
	cancel := widgets.NewButton(lang.L("Cancel"), widgets.ButtonStyle{}, func() { r.leave(); r.typed.Done() })
	r.leave = s.showSheet(lang.L("What bullets are looked at for"), widgets.NewPage(widgets.NewInset(column, 1, 2, 1, 1)), fyne.Focusable(r.checks[resume.Rules[0]]), 42, 42, keep, cancel)
}

// writePhrases writes phrases one a line, and phrasesOf reads them.
func writePhrases(list []resume.Phrase) string {
	lines := make([]string, len(list))
	for i, p := range list {
		lines[i] = p.Say
		if p.Use != "" {
			lines[i] += " = " + p.Use
		}
	}
	return strings.Join(lines, "\n")
}

func readPhrases(typed string) []resume.Phrase {
	var list []resume.Phrase
	for _, line := range text.NonEmptyLines(typed) {
		say, use, _ := strings.Cut(line, "=")
		if say = strings.TrimSpace(say); say != "" {
			list = append(list, resume.Phrase{Say: say, Use: strings.TrimSpace(use)})
		}
	}
	return list
}

// onSave keeps the rules as they are on the sheet.
func (r *ruleSheet) onSave() {
	c := resume.LintSettings{Add: map[string][]resume.Phrase{}, Leave: text.NonEmptyLines(r.spared.Text)}
	for _, rule := range resume.Rules {
		if !r.checks[rule].Checked {
			c.Off = append(c.Off, string(rule))
		}
	}
	for _, rule := range rulesWithPhrases {
		phrases := readPhrases(r.added[rule].Text)
		for _, p := range phrases {
			if len([]rune(p.Say)) > model.MaxTitle {
				r.frames[rule].SetError(lang.L("One of these is too long. Write a few words a line."))
				return
			}
		}
		if len(phrases) > 0 {
			c.Add[string(rule)] = phrases
		}
	}
	r.leave()
	r.screen.changeSettings(lang.L("The rules are kept."), func(now *resume.LintSettings) { *now = c }, r.typed.Done)
}
