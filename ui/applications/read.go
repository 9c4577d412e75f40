package applications

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"rung/model"
)

// application is a job that was found or applied for, with all that belongs to it.
type application struct {
	model.Entry
	contacts   []model.Ref
	interviews []model.Entry // the first one first
	sent       []model.Entry // the newest first
}

// statuses are how far an application can have got, in order.
var statuses = listStatuses()

func listStatuses() []string {
	kind, _ := model.KindOf(model.KindApplication)
	field, _ := kind.Field("status")
	return field.Choices
}

// status is how far it has got; one that nobody named is only found.
func (a application) status() string { return cmp.Or(a.Values.Text("status"), statuses[0]) }

func (a application) isClosed() bool { return a.status() == statuses[len(statuses)-1] }

func (a application) company() string { return a.Values.Text("company") }

func (a application) isInside() bool { return a.Values.Text("inside") == "yes" }

// nextInterview is the interview that comes next.
func (a application) nextInterview(on model.Day) (model.Entry, bool) {
	for _, i := range a.interviews {
		if i.Day > on || i.Day == on && i.Values.Text("went") == "" {
			return i, true
		}
	}
	return model.Entry{}, false
}

// lastStep is when anything happened last: it was found, something was sent, or one
// met.
func (a application) lastStep(on model.Day) model.Day {
	day := a.Day
	for _, e := range append(append([]model.Entry{}, a.interviews...), a.sent...) {
		if e.Day <= on {
			day = max(day, e.Day)
		}
	}
	return day
}

// readApplications gives all of them by how far they have got, the newest first
// within. Errors: the reader's.
func readApplications(ctx context.Context, r model.Reader) ([]application, error) {
	entries := map[string][]model.Entry{}
	for _, kind := range []string{model.KindApplication, model.KindInterview, model.KindSnapshot} {
		var err error
		if entries[kind], err = model.FindEntries(ctx, r, model.Query{Terms: []model.Term{{Key: "kind", Text: kind}}}); err != nil {
			return nil, fmt.Errorf("read the applications: %w", err)
		}
	}
	var people []string
	list := make([]application, len(entries[model.KindApplication]))
	for i, e := range entries[model.KindApplication] {
		list[i].Entry = e
		people = append(people, e.Linked("contact")...)
	}
	refs, err := r.Refs(ctx, people)
	if err != nil {
		return nil, fmt.Errorf("read who the applications went to: %w", err)
	}
	for i := range list {
		list[i].collect(refs, entries[model.KindInterview], entries[model.KindSnapshot])
	}
	slices.SortStableFunc(list, func(a, b application) int {
		return cmp.Or(cmp.Compare(slices.Index(statuses, a.status()), slices.Index(statuses, b.status())), cmp.Compare(b.Day, a.Day))
	})
	return list, nil
}

// collect finds what belongs to an application.
func (a *application) collect(refs map[string]model.Ref, interviews, snapshots []model.Entry) {
	for _, id := range a.Linked("contact") {
		if ref, known := refs[id]; known && !ref.Trashed {
			a.contacts = append(a.contacts, ref)
		}
	}
	for _, e := range interviews {
		if a.hasInterview(e) {
			a.interviews = append(a.interviews, e)
		}
	}
	slices.SortStableFunc(a.interviews, func(x, y model.Entry) int {
		return cmp.Or(cmp.Compare(x.Day, y.Day), cmp.Compare(x.Time, y.Time))
	})
	for _, e := range snapshots {
		if slices.Contains(e.Linked("application"), a.ID) {
			a.sent = append(a.sent, e)
		}
	}
}

// hasInterview reports whether an interview was for this application: the one it
// names, or where it names none, one for the same role at the same company.
func (a *application) hasInterview(e model.Entry) bool {
	if named := e.Linked("application"); len(named) > 0 {
		return slices.Contains(named, a.ID)
	}
	same := func(key string) bool {
		own := a.Values.Text(key)
		return own != "" && strings.EqualFold(own, e.Values.Text(key))
	}
	return same("company") && same("role")
}
