package advice

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/readiness"
	"rung/model/review"
	"rung/model/strength"
	"rung/ui/charts"
	"rung/ui/kit"
)

// startedAction is an action that the person began: the entries that doing it writes
// are opened one after the other.
type startedAction struct {
	advice *Advice
	action readiness.Action
	starts []kit.Start
	before strength.Share
}

// Begin opens the entries that doing the action writes, with the fields to fill empty.
func (a *Advice) Begin(action readiness.Action) {
	if action.Framework == review.Framework {
		a.host.Go(kit.Route{Screen: kit.ScreenReview, View: kit.ViewQuestion, ID: action.Subject})
		return
	}
	index, on := a.host.Readiness(), a.today()
	b := &startedAction{advice: a, action: action}
	kit.Load(a.host, "advice begin", func(ctx context.Context) (readiness.Report, error) {
		now, err := index.CoverageReport(action.Framework, on)
		if err == nil {
			err = b.prepareEntries(ctx, a.host.Journal())
		}
		return now, err
	}, func(now readiness.Report) {
		b.before = now.Coverage
		b.openEntry(0)
	})
}

// prepareEntries finds out which entries are there already. New ones get ids of their
// own, since the same action may be done again another day.
func (b *startedAction) prepareEntries(ctx context.Context, j *model.Journal) error {
	ids := map[string]string{}
	for _, o := range b.action.EntriesToFill() {
		start := kit.Start{Opening: o}
		base, err := j.Entry(ctx, o.Entry.ID)
		switch {
		case err == nil:
			start.Base = &base
		case model.CodeOf(err) != model.NotFound:
			return err
		default:
			ids[o.Entry.ID] = model.NewID()
			start.Opening.Entry.ID = ids[o.Entry.ID]
		}
		links := start.Opening.Entry.Links
		for i, l := range links {
			if id, fresh := ids[l.ID]; fresh {
				links[i].ID = id
			}
		}
		b.starts = append(b.starts, start)
	}
	return nil
}

// openEntry opens the action's entry i, or saves it at once where it has nothing to
// fill in. After the last it says what was gained.
func (b *startedAction) openEntry(i int) {
	if i == len(b.starts) {
		b.showGain()
		return
	}
	start, last := b.starts[i], i == len(b.starts)-1
	start.Why = b.action.Title
	if len(b.starts) > 1 {
		start.Why = lang.L("{{.At}} of {{.All}}: {{.Title}}", map[string]any{"At": i + 1, "All": len(b.starts), "Title": start.Why})
	}
	start.Saved = func() { b.openEntry(i + 1) }
	if last {
		start.With = b.newDoneEdits
	}
	if len(start.Opening.Hints) == 0 && len(b.starts) > 1 {
		b.saveEntry(start)
		return
	}
	b.advice.host.Begin(start)
}

// newDoneEdits gives the edit that marks a planned action as done by the saved entry.
func (b *startedAction) newDoneEdits(saved model.Entry) []model.Edit {
	if b.action.Status != "planned" {
		return nil
	}
	return []model.Edit{{Entry: b.action.MarkDone(saved.ID, b.advice.today())}}
}

func (b *startedAction) saveEntry(start kit.Start) {
	edits := []model.Edit{{Base: start.Base, Entry: start.Opening.Entry}}
	if start.With != nil {
		edits = append(edits, start.With(start.Opening.Entry)...)
	}
	action := model.Added
	if start.Base != nil {
		action = model.Edited
	}
	kit.Write(b.advice.host, func(ctx context.Context) error {
		_, err := b.advice.host.Journal().Save(ctx, action, edits, nil)
		return err
	}, start.Saved)
}

// showGain says what the action gained, and offers to go back to where it was begun.
func (b *startedAction) showGain() {
	a, framework, on := b.advice, b.action.Framework, b.advice.today()
	a.host.Load("advice gained", func(context.Context) func() {
		index := a.host.Readiness()
		if index == nil {
			return nil
		}
		now, err := index.CoverageReport(framework, on)
		return func() {
			if err != nil {
				a.host.Fail(err)
				return
			}
			message := lang.L("Written down.")
			if gained := now.Coverage - b.before; gained > 0 {
				message = lang.L("Written down: coverage rose by {{.Gain}}, to {{.Now}}.", map[string]any{"Gain": GainWords(gained), "Now": charts.Percent(int(now.Coverage))})
			}
			a.host.Say(message, a.back, func() { a.host.Go(a.from()) })
		}
	})
}
