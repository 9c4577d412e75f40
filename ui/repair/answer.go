package repair

import (
	"context"
	"strings"

	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/readiness"
	"rung/ui/kit"
)

// onAnswer writes an answer to the question that is shown, as one revision of its entry,
// and goes on.
func (s *Screen) onAnswer(answer string) {
	answer = strings.TrimSpace(answer)
	one := s.shown
	if one == nil || s.busy {
		return
	}
	if answer == "" {
		s.question.frame.SetError(lang.L("A few words are enough. S is no answer: “Skip” goes on without one."))
		s.arrange()
		return
	}
	if kit.RefuseReadOnly(s.host.File(), s.host) {
		return
	}
	loc := s.host.Locale()
	decided := one.batch
	s.write(one, answered, answer, func(ctx context.Context) (model.Receipt, error) {
		if decided != "" { // another answer takes the place of the one before
			if _, err := s.host.Journal().Undo(ctx, decided); err != nil {
				return model.Receipt{}, err
			}
		}
		e, err := s.host.Journal().Entry(ctx, one.Entry)
		if err != nil {
			return model.Receipt{}, err
		}
		with, err := one.WriteAnswer(e, answer, loc)
		if err != nil {
			return model.Receipt{}, err
		}
		return s.host.Journal().Save(ctx, model.Edited, []model.Edit{{Base: &e, Entry: with}}, nil)
	})
}

// onSkip goes on without an answer, and remembers that.
func (s *Screen) onSkip() {
	if one := s.shown; one != nil && !s.busy {
		s.decide(one, skipped, one.Skip(s.today()))
	}
}

// onRefuse remembers that the question does not apply to the entry.
func (s *Screen) onRefuse() {
	if one := s.shown; one != nil && !s.busy && one.state == open {
		s.decide(one, refused, one.DoesNotApply(s.today()))
	}
}

// decide writes a decision about a question that is open; one that was decided already
// stays as it is.
func (s *Screen) decide(one *item, to state, decision model.Entry) {
	if one.state != open {
		s.pass.goOn()
		s.showCurrent()
		return
	}
	if kit.RefuseReadOnly(s.host.File(), s.host) {
		return
	}
	s.write(one, to, "", func(ctx context.Context) (model.Receipt, error) {
		return s.host.Journal().Save(ctx, model.Added, []model.Edit{{Entry: decision}}, nil)
	})
}

// write runs what writes an answer or a decision, and goes on once it is written.
func (s *Screen) write(one *item, to state, answer string, save func(context.Context) (model.Receipt, error)) {
	s.busy = true
	typed := s.question.typed
	s.host.Do(func(ctx context.Context) func() {
		r, err := save(ctx)
		return func() {
			s.busy = false
			if err != nil {
				s.refuseAnswer(err)
				return
			}
			if s.question.field != nil && typed != nil {
				s.question.field.SetText("")
				typed.Done()
			}
			if s.pass != nil && s.pass.current() == one {
				s.pass.decide(to, answer, r.Batch)
			}
			s.reload()
		}
	})
}

// refuseAnswer says what is wrong with an answer: beside the field where there is one.
func (s *Screen) refuseAnswer(err error) {
	if s.question.field == nil || model.CodeOf(err) != model.Invalid {
		s.host.Fail(err)
		return
	}
	problem := model.ExplainError(err)
	if s.question.measured {
		problem = lang.L("Say what was measured and the number, such as: order to dispatch from 31 to 9 hours.")
	}
	s.question.frame.SetError(problem)
	s.arrange()
}

// onBack shows the question before.
func (s *Screen) onBack() {
	if s.pass != nil && s.pass.at > 0 && !s.busy {
		s.pass.goBack()
		s.showCurrent()
	}
}

// onFill opens the entry with the cursor where the answer belongs, for an answer that
// takes more than a line of words.
func (s *Screen) onFill() {
	one := s.shown
	if one == nil || s.busy {
		return
	}
	kit.Load(s.host, "repair fill", func(ctx context.Context) (model.Entry, error) {
		return s.host.Journal().Entry(ctx, one.Entry)
	}, func(e model.Entry) {
		base := e.Clone()
		s.host.Begin(kit.Start{Opening: readiness.EntryToFill{Entry: e, Hints: map[string]string{one.Part: ""}}, Base: &base, Why: one.Words, Saved: func() {
			s.onFilled(one)
		}})
	})
}

// onFilled notes that a question was answered in its entry, and offers to go on.
func (s *Screen) onFilled(one *item) {
	if s.pass != nil && s.pass.current() == one {
		s.pass.decide(answered, "", "")
	}
	s.host.Say(lang.L("Written down."), lang.L("Back to the questions"), func() { s.host.Go(kit.Route{Screen: kit.ScreenRepair}) })
}

// onOpen shows the entry that is asked about; going back leads to the question again.
func (s *Screen) onOpen() {
	if s.shown != nil {
		s.host.Go(kit.Route{Screen: kit.ScreenJournal, ID: s.shown.Entry})
	}
}
