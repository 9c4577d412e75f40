package plan

import (
	"slices"
	"strings"

	"rung/model"
	"rung/model/readiness"
	"rung/model/text"
)

// Outcomes are what can be said of a goal when looking back.
var Outcomes = []string{"reached", "partly", "not"}

// NewGoal makes a goal of a proposed action, beside the goals that the quarter has
// already; made is the day on which it is decided. Errors: Invalid where there is no
// room for it, or where the action is a goal already.
func NewGoal(a readiness.Action, q Quarter, made model.Day, standing []model.Entry) (model.Entry, error) {
	e := model.NewEntry(model.KindGoal, max(q.From, min(made, q.To)))
	e.Title, e.Until = a.Title, q.To
	e.Values = model.Values{}
	for key, value := range map[string]string{"framework": a.Framework, "of_step": a.Step, "criterion": a.Criterion, "template": a.Template, "subject": a.Subject} {
		if value != "" {
			e.Values[key] = value
		}
	}
	e.SplitLongTitle()
	e.Body = ""
	return e, CheckRoom(e, standing)
}

// CheckRoom reports whether a quarter with those goals takes another one. Errors:
// Invalid, with why not.
func CheckRoom(e model.Entry, standing []model.Entry) error {
	same := func(other model.Entry) bool {
		return !slices.ContainsFunc([]string{"framework", "criterion", "template", "subject"}, func(key string) bool {
			return e.Values.Text(key) != other.Values.Text(key)
		})
	}
	var titles []string
	for _, other := range standing {
		if same(other) && (e.Values.Text("template") != "" || e.Title == other.Title) {
			return &model.Error{Code: model.Invalid, Message: "“" + other.Title + "” is one of the goals already."}
		}
		titles = append(titles, "“"+text.Shorten(other.Title, 40)+"”")
	}
	if len(standing) >= MostGoals {
		return &model.Error{Code: model.Invalid, Message: "Three goals are what a quarter has room for beside the work, and these three are chosen: " +
			strings.Join(titles, ", ") + ". Let one go first, or keep this for the next quarter."}
	}
	return nil
}

// SetHours gives the goal with so many hours a week; none for "".
func SetHours(e model.Entry, hours model.Decimal) model.Entry {
	e = e.Clone()
	delete(e.Values, "hours")
	if hours != "" && hours.Float() > 0 {
		e.Values["hours"] = hours
	}
	return e
}

// AddStep gives the goal with one more thing to do.
func AddStep(e model.Entry, what string) model.Entry {
	e = e.Clone()
	e.Values["steps"] = append(slices.Clone(e.Values.Items("steps")), model.Values{"what": what})
	return e
}

// RemoveStep gives the goal without one of its steps.
func RemoveStep(e model.Entry, at int) model.Entry {
	e = e.Clone()
	if items := slices.Clone(e.Values.Items("steps")); at >= 0 && at < len(items) {
		e.Values["steps"] = slices.Delete(items, at, at+1)
	}
	return e
}

// TickStep gives the goal with a step done, or not done any more.
func TickStep(e model.Entry, at int, done bool) model.Entry {
	e = e.Clone()
	if items := e.Values.Items("steps"); at >= 0 && at < len(items) {
		delete(items[at], "done")
		if done {
			items[at]["done"] = true
		}
	}
	return e
}

// PutOffStep gives the goal with a step moved behind the others.
func PutOffStep(e model.Entry, at int) model.Entry {
	e = e.Clone()
	if items := slices.Clone(e.Values.Items("steps")); at >= 0 && at < len(items) {
		e.Values["steps"] = append(slices.Delete(slices.Clone(items), at, at+1), items[at])
	}
	return e
}

// CloseGoal gives the goal with how it ended, and what the person says of it.
func CloseGoal(e model.Entry, outcome, said string) model.Entry {
	e = e.Clone()
	e.Values["outcome"], e.Body = outcome, strings.TrimSpace(said)
	return e
}

// CarryOver makes a goal of the next quarter of one that stays open, with the steps
// that are left.
func CarryOver(e model.Entry) model.Entry {
	q := QuarterOf(e.Day).Next()
	next := model.NewEntry(model.KindGoal, q.From)
	next.Title, next.Until, next.Private = e.Title, q.To, e.Private
	next.Values = e.Clone().Values
	delete(next.Values, "outcome")
	next.Values["steps"] = slices.DeleteFunc(next.Values.Items("steps"), func(item model.Values) bool { return item.Yes("done") })
	next.Links = []model.LinkTo{{Role: "about", ID: e.ID}}
	return next
}
