package applications

import (
	"context"
	"errors"

	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/resume"
	"rung/model/review"
	"rung/model/text"
	"rung/ui/kit"
	"rung/ui/theme"
	"rung/ui/widgets"
)

// goalsKey is the setting that keeps the goals of the review as they were typed.
const goalsKey = "review goals"

// cyclePack is the sheet at which the pack for a review of the present job is put
// together.
type cyclePack struct {
	view          *View
	desk          *writingDesk
	audience      *widgets.Select
	from, to      *widgets.Entry
	fromIn        *widgets.Field
	toIn          *widgets.Field
	goals         *widgets.Entry
	private       *widgets.Check
	audienceField *widgets.Field
	leftOut       *widgets.Text // private entries that are left out
	filling       bool
}

// audiences are who reads the pack, as they are chosen, and what each is told.
var audiences = []struct {
	of           review.Audience
	label, about string
}{
	{review.ForManager, "My manager", "What you did, why it mattered and what comes next. Criticism and your wish to move on are not in it."},
	{review.ForPanel, "A panel", "What you did, how each number is known, and who can vouch for it."},
	{review.ForSelf, "Myself", "Everything: also what you learned, what was criticised and what is missing."},
}

// ShowCycle opens the pack for the review of the present job.
func (v *View) ShowCycle() {
	c := &cyclePack{view: v}
	kit.LoadSetting(v.host, "review goals", goalsKey, func(goals string) {
		c.newControls(goals)
		c.desk.open(v.host, lang.L("Review-cycle pack"), c.audience, c.onExport)
	})
}

func (c *cyclePack) newControls(goals string) {
	labels := make([]string, len(audiences))
	for i, a := range audiences {
		labels[i] = lang.L(a.label)
	}
	later := func(string) {
		if !c.filling {
			c.view.host.Keep("review goals", c.saveGoals)
			c.view.host.After("review pack", typingPause, c.reload)
		}
	}
	c.filling = true
	c.audience = widgets.NewSelect(labels, func(string) { c.reload() })
	c.audienceField = widgets.NewField(lang.L("For"), c.audience)
	c.from, c.to, c.goals = widgets.NewTextEntry(), widgets.NewTextEntry(), widgets.NewProseEntry(3, 8)
	c.from.SetPlaceHolder(lang.L("1 Jan"))
	c.to.SetPlaceHolder(lang.L("today"))
	c.goals.SetPlaceHolder(lang.L("One a line: what was agreed, and how it went"))
	c.goals.Fill(goals)
	c.from.OnChanged, c.to.OnChanged, c.goals.OnChanged = later, later, later
	c.fromIn, c.toIn = widgets.NewField(lang.L("From"), c.from), widgets.NewField(lang.L("To"), c.to)
	c.private = widgets.NewCheck(lang.L("Private entries too"), func(bool) { c.reload() })
	c.leftOut = newSmallText("", theme.Muted)
	c.desk = newWritingDesk(c.view.host, widgets.NewStacked(3, c.audienceField, c.fromIn, c.toIn,
		widgets.NewField(lang.L("Goals"), c.goals), widgets.NewStacked(1, c.private, c.leftOut)))
	c.filling = false
	c.audience.SetSelectedIndex(0) // which reads
}

// readScope gives what is asked for. A day that cannot be read is said beneath its
// field.
func (c *cyclePack) readScope() (s review.CycleScope, ok bool) {
	loc, ok := c.view.host.Locale(), true
	s = review.CycleScope{Audience: audiences[max(0, c.audience.SelectedIndex())].of, Private: c.private.Checked}
	for _, day := range []struct {
		field *widgets.Entry
		frame *widgets.Field
		into  *model.Day
	}{{c.from, c.fromIn, &s.From}, {c.to, c.toIn, &s.To}} {
		day.frame.SetError("")
		if day.field.Text == "" {
			continue
		}
		parsed, err := model.ParseDay(day.field.Text, loc)
		if err != nil {
			day.frame.SetError(model.ExplainError(err))
			ok = false
			continue
		}
		*day.into = parsed
	}
	return s, ok
}

// reload puts the pack together, and shows it.
func (c *cyclePack) reload() {
	s, ok := c.readScope()
	if c.filling || !ok {
		c.desk.layOut()
		return
	}
	v, loc, index, goals := c.view, c.view.host.Locale(), c.view.host.Readiness(), text.NonEmptyLines(c.goals.Text)
	if index == nil {
		v.host.Fail(&model.Error{Code: model.Busy, Message: lang.L("The journal is still being read. Try again in a moment.")})
		return
	}
	v.host.Load("review pack", func(ctx context.Context) func() {
		lexicon, err := v.host.BulletWords()
		var career *resume.Career
		if err == nil {
			career, err = resume.ReadCareer(ctx, v.host.Journal(), lexicon, loc.Today)
		}
		var pack review.CyclePack
		if err == nil {
			pack, err = review.NewCyclePack(ctx, v.host.Journal(), index, career, s, loc)
		}
		return func() { c.showPack(pack, goals, err) }
	})
}

// showPack shows the pack with the goals that were typed before those of the journal.
func (c *cyclePack) showPack(pack review.CyclePack, goals []string, err error) {
	var refused *model.Error
	switch {
	case errors.As(err, &refused) && refused.Field == "from":
		c.fromIn.SetError(refused.Message)
		c.desk.layOut()
		return
	case err != nil:
		c.view.host.Fail(err)
		return
	}
	loc := c.view.host.Locale()
	typed := make([]review.Goal, len(goals))
	for i, goal := range goals {
		typed[i].Title = goal
	}
	pack.Goals = append(typed, pack.Goals...)
	c.audienceField.SetNote(lang.L(audiences[max(0, c.audience.SelectedIndex())].about))
	c.fromIn.SetNote(pack.From.Format(loc))
	c.toIn.SetNote(pack.To.Format(loc))
	c.leftOut.SetText("")
	if pack.LeftOut > 0 {
		c.leftOut.SetText(kit.Counted(pack.LeftOut, "1 private entry is left out.", "{{.Count}} private entries are left out."))
	}
	widgets.SetShown(c.leftOut, pack.LeftOut > 0)
	c.desk.preview.setDocument(pack.Document(loc))
	c.desk.layOut()
}

// saveGoals keeps the goals as they are typed.
func (c *cyclePack) saveGoals() {
	kit.WriteSetting(c.view.host, goalsKey, c.goals.Text)
}

// onExport writes the pack to a file.
func (c *cyclePack) onExport() { c.desk.preview.saveFile(c.desk.preview.paper.Title, nil) }
