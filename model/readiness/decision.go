package readiness

import (
	"bytes"

	"rung/model"
)

// decision is what the person decided about a proposed action.
type decision struct {
	status     string
	due, until model.Day
	entry      string
	at         int32
}

// latestDecisions returns the latest decision about each action of a framework.
func (ix *Index) latestDecisions(f *compiledFramework, on int32) map[string]decision {
	standing := map[string]decision{}
	for at, w := range ix.madeByRung {
		fact := &ix.facts[at]
		if layouts[fact.kind].kind.ID != model.KindAction || fact.trashed || fact.day > on || w["framework"] != f.ID {
			continue
		}
		a := Action{Criterion: w["criterion"], Template: w["template"], Subject: w["subject"]}
		d, ok := standing[a.actionID()]
		if ok && ix.isLater(d.at, at) {
			continue
		}
		standing[a.actionID()] = decision{w["status"], model.Day(w["due"]), model.Day(w["snoozed_until"]), ix.entryID(at), at}
	}
	return standing
}

// isLater reports whether the entry at a is dated after the one at b, or was made
// after it on the same day.
func (ix *Index) isLater(a, b int32) bool {
	x, y := &ix.facts[a], &ix.facts[b]
	return x.day > y.day || x.day == y.day && bytes.Compare(x.id[:], y.id[:]) > 0
}

// actionID returns the action's id, built from the parts that a decision stores.
func (a Action) actionID() string {
	id := a.Template
	if a.Criterion != "" {
		id = a.Criterion + "/" + id
	}
	if a.Subject != "" {
		id += "/" + a.Subject
	}
	return id
}

// Plan returns the entry that stores the action as planned, with a due day or none;
// made is the day of the decision.
func (a Action) Plan(due, made model.Day) model.Entry {
	return a.newDecision("planned", "due", string(due), made)
}

// Snooze returns the entry that hides the action until a day; from that day on it
// is shown again.
func (a Action) Snooze(until, made model.Day) model.Entry {
	return a.newDecision("snoozed", "snoozed_until", string(until), made)
}

// Dismiss returns the entry that hides the action for good, with the reason.
func (a Action) Dismiss(reason string, made model.Day) model.Entry {
	return a.newDecision("dismissed", "reasons", reason, made)
}

// MarkDone returns the entry that stores the action as done, with a link to the
// entry that did it.
func (a Action) MarkDone(entry string, made model.Day) model.Entry {
	e := a.newDecision("done", "", "", made)
	if entry != "" {
		e.Links = []model.LinkTo{{Role: "about", ID: entry}}
	}
	return e
}

func (a Action) newDecision(status, key, value string, made model.Day) model.Entry {
	e := model.NewEntry(model.KindAction, made)
	e.Title = a.Title
	e.Values = model.Values{"framework": a.Framework, "template": a.Template, "status": status}
	if a.Effort > 0 {
		e.Values["minutes"] = int64(a.Effort)
	}
	for k, v := range map[string]string{"criterion": a.Criterion, "subject": a.Subject} {
		if v != "" {
			e.Values[k] = v
		}
	}
	switch {
	case value == "":
	case key == "reasons":
		e.Values[key] = value
	default:
		e.Values[key] = model.Day(value)
	}
	return e
}
