package readiness

import (
	"context"

	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/readiness"
	"rung/ui/screen"
)

// begun is an action that was taken up: the entries that doing it writes, one
// after the other.
type begun struct {
	screen *Screen
	action readiness.Action
	starts []screen.Start
	before readiness.Share
}

// begin opens what doing the action writes, with what is asked for empty.
func (s *Screen) begin(a readiness.Action) {
	if len(a.Entries) == 0 {
		s.beginKept(a)
		return
	}
	b := &begun{screen: s, action: a, before: s.shown.report.Coverage}
	s.host.Load("readiness start", func(ctx context.Context) func() {
		err := b.prepare(ctx, s.host.Journal())
		return func() {
			if err != nil {
				s.host.Fail(err)
				return
			}
			b.next(0)
		}
	})
}

// beginKept opens what a day reminds of: a talk is a new entry, everything else
// is there already.
func (s *Screen) beginKept(a readiness.Action) {
	if a.Template != "touch" {
		s.host.Go(screen.Route{Screen: "journal", Entry: a.Subject})
		return
	}
	talk := model.NewEntry("interaction", s.today())
	talk.Links = []model.LinkTo{{Role: "with", ID: a.Subject}}
	b := &begun{screen: s, action: a, before: s.shown.report.Coverage}
	b.starts = []screen.Start{{Opening: readiness.Opening{Entry: talk, Hints: map[string]string{"title": "", "body": ""}}}}
	b.next(0)
}

// prepare finds out which entries are there already. New ones get ids of their
// own, since the same action may be done again another day.
func (b *begun) prepare(ctx context.Context, j *model.Journal) error {
	ids := map[string]string{}
	for _, o := range b.action.Opened() {
		start := screen.Start{Opening: o}
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

// next opens an entry of the action, or writes it at once where nothing of it
// is asked for; after the last, it tells what was gained.
func (b *begun) next(i int) {
	if i == len(b.starts) {
		b.finish()
		return
	}
	start, last := b.starts[i], i == len(b.starts)-1
	start.Why = b.action.Title
	if len(b.starts) > 1 {
		start.Why = lang.L("{{.At}} of {{.All}}: {{.Title}}", map[string]any{"At": i + 1, "All": len(b.starts), "Title": start.Why})
	}
	start.Saved = func() { b.next(i + 1) }
	if last {
		start.With = b.done
	}
	if len(start.Opening.Hints) == 0 && len(b.starts) > 1 {
		b.write(start)
		return
	}
	b.screen.host.Begin(start)
}

// done has a planned action become the entry.
func (b *begun) done(saved model.Entry) []model.Edit {
	if b.action.Status != "planned" {
		return nil
	}
	return []model.Edit{{Entry: b.action.Done(saved.ID, b.screen.today())}}
}

func (b *begun) write(start screen.Start) {
	edits := []model.Edit{{Base: start.Base, Entry: start.Opening.Entry}}
	if start.With != nil {
		edits = append(edits, start.With(start.Opening.Entry)...)
	}
	action := model.Added
	if start.Base != nil {
		action = model.Edited
	}
	b.screen.host.Do(func(ctx context.Context) func() {
		_, err := b.screen.host.Journal().Save(ctx, action, edits, nil)
		return func() {
			if err != nil {
				b.screen.host.Fail(err)
				return
			}
			start.Saved()
		}
	})
}

// finish says what the action gained, and leads back to the map.
func (b *begun) finish() {
	s, framework, on := b.screen, b.action.Framework, b.screen.today()
	s.host.Load("readiness gained", func(context.Context) func() {
		index := s.host.Readiness()
		if index == nil {
			return nil
		}
		now, err := index.Coverage(framework, on)
		return func() {
			if err != nil {
				s.host.Fail(err)
				return
			}
			message := lang.L("Written down.")
			if gained := now.Coverage - b.before; gained > 0 {
				message = lang.L("Written down: coverage rose by {{.Gain}}, to {{.Now}}.", map[string]any{"Gain": gainWords(gained), "Now": percent(now.Coverage)})
			}
			s.host.Say(message, lang.L("Back to readiness"), func() { s.host.Go(screen.Route{Screen: "readiness", Query: s.chosen}) })
		}
	})
}
