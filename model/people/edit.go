package people

import (
	"context"
	"slices"

	"rung/model"
	"rung/model/rhythm"
)

// ParseTalk reads one line about a talk with a person, as model.ParseLine does; it
// becomes an interaction unless the line names another kind.
func ParseTalk(line string, loc model.Locale, steps model.StepNamed) model.Capture {
	c := model.ParseLine(line, loc, steps)
	if !slices.ContainsFunc(c.Marks, func(m model.Mark) bool { return m.Type == model.KindMark }) {
		c.Kind = model.KindInteraction
	}
	return c
}

// LogTalk returns the edit that adds such a line's entry, linked with the person
// and the others, given by id. Errors: Invalid for an impossible day.
func LogTalk(c model.Capture, person string, others ...string) (model.Edit, error) {
	if c.Problem != nil {
		return model.Edit{}, &model.Error{Code: model.Invalid, Field: "day", Message: c.Problem.Message}
	}
	e := c.Entry()
	for _, id := range append([]string{person}, others...) {
		e.Links = append(e.Links, model.LinkTo{Role: "with", ID: id})
	}
	e.Normalize()
	return model.Edit{Entry: e}, e.Check()
}

// MarkKept returns the edit that marks a promise as kept, or as open again. Errors:
// Conflict where the interaction no longer has the promise, and the reader's.
func MarkKept(ctx context.Context, r model.Reader, p Promise, kept bool) (model.Edit, error) {
	return editEntry(ctx, r, p.Entry, func(e *model.Entry) error {
		items := e.Values.Items("promises")
		at := p.Index
		same := func(i int) bool {
			return i < len(items) && items[i].Text("what") == p.What && (items[i].Text("by") == string(Them)) == (p.By == Them)
		}
		if !same(at) {
			at = slices.IndexFunc(PromisesOf(*e), func(other Promise) bool { return same(other.Index) })
		}
		if at < 0 {
			return &model.Error{Code: model.Conflict, Field: "promises", Message: "“" + e.Title + "” was changed elsewhere meanwhile, and this promise is not in it any more. Look at its history."}
		}
		if kept {
			items[at]["done"] = true
		} else {
			delete(items[at], "done")
		}
		return nil
	})
}

// AddPromise returns the edit that adds a promise to the last talk with the person,
// or to a new interaction where they never talked. due may be "". Errors: Invalid
// where what is empty, and the reader's.
func (l *List) AddPromise(ctx context.Context, r model.Reader, person string, by Side, what string, due model.Day) (model.Edit, error) {
	item := model.Values{"by": string(by), "what": what}
	if due != "" {
		item["due"] = due
	}
	if what == "" {
		return model.Edit{}, &model.Error{Code: model.Invalid, Field: "what", Message: "Say in a few words what was promised."}
	}
	d, err := l.Detail(ctx, r, person)
	if err != nil {
		return model.Edit{}, err
	}
	for _, t := range d.Log {
		if t.Entry.Day <= l.On {
			return editEntry(ctx, r, t.Entry.ID, func(e *model.Entry) error {
				e.Values["promises"] = append(e.Values.Items("promises"), item)
				return nil
			})
		}
	}
	e := model.NewEntry(model.KindInteraction, l.On)
	e.Title = what
	e.Values["promises"] = []model.Values{item}
	e.Links = []model.LinkTo{{Role: "with", ID: person}}
	e.Normalize()
	return model.Edit{Entry: e}, e.Check()
}

// SnoozePerson returns the edit that snoozes a person until a day, or ends the
// snooze where until is "". Errors: Invalid where the day is not after on, and the
// reader's.
func SnoozePerson(ctx context.Context, r model.Reader, person string, until, on model.Day) (model.Edit, error) {
	if until != "" && (!until.Valid() || until <= on) {
		return model.Edit{}, &model.Error{Code: model.Invalid, Field: "snoozed_until", Message: "Choose a day after today."}
	}
	return editEntry(ctx, r, person, func(e *model.Entry) error {
		delete(e.Values, "snoozed_until")
		if until != "" {
			e.Values["snoozed_until"] = until
		}
		return nil
	})
}

// SetRhythm returns the edit that sets a person's own rhythm; the zero Rule leaves
// it to the rules of tag and circle. Errors: those of rhythm.Rule.Check and of the
// reader.
func SetRhythm(ctx context.Context, r model.Reader, person string, rule rhythm.Rule) (model.Edit, error) {
	unset := rule == rhythm.Rule{}
	if err := rule.Check(); err != nil && !unset {
		return model.Edit{}, err
	}
	return editEntry(ctx, r, person, func(e *model.Entry) error {
		delete(e.Values, "ideal_days")
		delete(e.Values, "limit_days")
		if rule.None {
			e.Values["ideal_days"] = int64(0)
			return nil
		}
		for key, days := range map[string]int{"ideal_days": rule.Ideal, "limit_days": rule.Limit} {
			if days > 0 {
				e.Values[key] = int64(days)
			}
		}
		return nil
	})
}

// SetRule stores the rule of a circle or tag in the journal's settings, replacing
// the previous one; a rule without days that is not None removes it. Errors: those
// of rhythm.Rules.WithRule and of the store.
func SetRule(ctx context.Context, s model.Store, rule rhythm.Rule) error {
	var rules rhythm.Rules
	if err := s.Setting(ctx, model.SettingRhythms, &rules); err != nil {
		return err
	}
	rules, err := rules.WithRule(rule)
	if err != nil {
		return err
	}
	return s.SetSetting(ctx, model.SettingRhythms, rules)
}

// editEntry returns the edit that fn makes to an entry as it is now.
func editEntry(ctx context.Context, r model.Reader, id string, fn func(*model.Entry) error) (model.Edit, error) {
	base, err := r.Entry(ctx, id)
	if err != nil {
		return model.Edit{}, err
	}
	e := base.Clone()
	if err := fn(&e); err != nil {
		return model.Edit{}, err
	}
	return model.Edit{Base: &base, Entry: e}, nil
}
