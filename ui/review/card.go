package review

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/review"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// showCard shows the cue, or the story under it, or that all is done.
func (p *practice) showCard() {
	session := p.screen.shown.session
	p.progress.SetText(lang.L("{{.Done}} of {{.Total}} done today", map[string]any{"Done": session.Done, "Total": session.Total}))
	p.body.RemoveAll()
	widgets.SetShown(p.reveal, p.asked && !p.revealed)
	widgets.SetShown(p.clock, p.asked && !p.revealed)
	for i, rated := range review.Ratings {
		p.rate[i].SetText(p.rateWords(i+1, rated))
		widgets.SetShown(p.rate[i], p.asked && p.revealed)
	}
	switch {
	case !p.asked:
		p.showEnd()
	case p.private && p.presented:
		p.addWords(lang.L("This one is private, so it is not shown before others."), theme.Heading, theme.Muted)
		p.addWords(lang.L("Escape leaves presentation mode."), theme.Text, theme.Muted)
	default:
		p.showCue()
		if p.revealed {
			p.showStory()
		}
	}
	p.body.Refresh()
	p.object.Refresh()
}

// rateWords says which key gives a rating and when the question then comes back.
func (p *practice) rateWords(key int, rated string) string {
	today := p.screen.today()
	due := model.Day("")
	if edit, ok := p.due[rated]; ok {
		if items := edit.Entry.Values.Items("practice"); len(items) > 0 {
			due = items[len(items)-1].Day("due")
		}
	}
	when := lang.L("today")
	if days := due.DaysSince(today); due != "" && days > 0 {
		when = kit.Counted(days, "1 day", "{{.Count}} days")
	}
	return lang.L("{{.Key}} {{.Rating}}: {{.When}}", map[string]any{"Key": key, "Rating": ratingLabel(rated), "When": when})
}

// addWords puts words on the stage.
func (p *practice) addWords(words string, size fyne.ThemeSizeName, ink fyne.ThemeColorName) {
	p.body.Add(widgets.NewText(words, widgets.Style{Size: size, Color: ink, Flow: widgets.Folded}))
}

func (p *practice) showCue() {
	size := theme.Title // once the story is shown, it needs the room
	if !p.revealed {
		size = theme.Big
		p.addWords(themeLabel(p.card.Question.Theme), theme.Text, theme.Muted)
	}
	p.body.Add(widgets.NewText(p.card.Question.Text, widgets.Style{Size: size, Bold: true, Flow: widgets.Folded}))
	if !p.revealed {
		p.addWords(lang.L("Answer aloud. Space shows the story."), theme.Heading, theme.Muted)
	}
}

// showStory shows how the answer is told: in the person's own words if they were
// written, else part by part.
func (p *practice) showStory() {
	if p.story == nil {
		p.addWords(lang.L("No story answers it yet. Rate what you said; the question stays a gap."), theme.Heading, theme.Amber)
		p.showHints()
		return
	}
	p.body.Add(widgets.NewHairline())
	p.addWords(p.story.Entry.Title, theme.Heading, theme.Muted)
	if told := p.story.Telling(review.Long); told.Text != "" {
		p.addWords(told.Text, theme.Heading, theme.Ink)
	} else {
		for _, one := range append(p.story.STAR(), p.story.Reflection) {
			if one.Text != "" {
				label := widgets.NewText(partLabel(one), widgets.Style{Size: theme.Heading, Bold: true, Color: theme.Accent, Flow: widgets.Folded})
				p.body.Add(newLabelled(label, widgets.NewText(one.Text, widgets.Style{Size: theme.Heading, Flow: widgets.Folded})))
			}
		}
	}
	for _, n := range p.story.Numbers {
		words := plainNumber(n.Text)
		if known, _ := numberLabel(n); n.Known != "entered" {
			words += " (" + known + ")"
		}
		p.addWords(words, theme.Text, theme.Muted)
	}
	p.showHints()
}

// showHints says what the panel wants to hear, and what they ask next.
func (p *practice) showHints() {
	q := p.card.Question
	p.addWords(lang.L("You spoke for {{.Time}}.", map[string]any{"Time": spokenTime(p.seconds)}), theme.Text, theme.Muted)
	if q.ListensFor != "" {
		p.addWords(lang.L("They listen for: {{.What}}", map[string]any{"What": q.ListensFor}), theme.Text, theme.Muted)
	}
	if len(q.FollowUps) > 0 {
		p.addWords(lang.L("Likely follow-up: {{.Question}}", map[string]any{"Question": q.FollowUps[0]}), theme.Text, theme.Ink)
	}
}

// showEnd says that nothing is due any more.
func (p *practice) showEnd() {
	session := p.screen.shown.session
	p.body.Add(widgets.NewText(lang.L("Done for today"), widgets.Style{Size: theme.Big, Bold: true, Flow: widgets.Folded}))
	words := lang.L("Nothing is due. Come back tomorrow, or write down another story.")
	if session.Done > 0 {
		words = kit.Counted(session.Done, "You practised 1 question. The next ones come back when they are due.", "You practised {{.Count}} questions. The next ones come back when they are due.")
	}
	p.addWords(words, theme.Heading, theme.Muted)
	p.addWords(lang.L("Space or Escape goes back."), theme.Text, theme.Muted)
}
