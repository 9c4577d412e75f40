package review

import (
	"cmp"
	"slices"

	"rung/model"
	"rung/model/readiness"
	"rung/model/text"
)

// Framework is what the actions of this package name as their framework. They are
// stored, planned, snoozed and dismissed as readiness actions are, and gain no
// coverage.
const Framework = "review"

// Templates of what review proposes.
const (
	findStory    = "story"       // for a question that nothing answers
	showEvidence = "requirement" // for a requirement that nothing shows
)

// Minutes that an action takes.
const (
	findMinutes = 15
	showMinutes = 60
)

// Actions proposes what to do before the next interview, best first: find stories
// for questions without one, those that were asked before first, then those that
// the coming interview is likely to ask. Planned actions keep their day; snoozed
// and dismissed ones are left out.
func (l *Library) Actions(on model.Day) []readiness.Action {
	l.mu.Lock()
	defer l.mu.Unlock()
	due := model.Day("")
	likely := map[string]bool{}
	if coming, _ := l.sortedInterviews(on); len(coming) > 0 {
		due = coming[0].Day
		for _, q := range l.likelyQuestions(coming[0], l.allQuestions()) {
			likely[q.ID] = true
		}
	}
	type ranked struct {
		readiness.Action
		rank int
	}
	var list []ranked
	for _, q := range l.allQuestions() {
		if q.Hidden || len(q.Stories) > 0 {
			continue
		}
		a := ranked{readiness.Action{Title: "Find a story for: " + q.Text, Template: findStory, Subject: q.ID, Type: readiness.DoNew, Effort: findMinutes, Framework: Framework}, 2}
		switch {
		case len(q.Asked) > 0:
			a.rank, a.Reason = 0, "You were asked this on "+q.Asked[0].Day.Format(model.Locale{})+", and no story answers it."
		case likely[q.ID]:
			a.rank, a.Reason, a.Due = 1, "Your next interview is likely to ask it, and no story answers it.", due
		default:
			a.Reason = "Panels ask this, and no story answers it."
		}
		list = append(list, a)
	}
	decisions := l.latestDecisions()
	kept := []readiness.Action{}
	slices.SortStableFunc(list, func(a, b ranked) int { return cmp.Compare(a.rank, b.rank) })
	for _, a := range list {
		a.Action.ID, a.Action.Entries = a.Template+"/"+a.Subject, []model.Entry{}
		if decided, shown := decisions[a.Action.ID].apply(a.Action, on); shown {
			kept = append(kept, decided)
		}
	}
	return append(kept, plannedEvidence(decisions)...)
}

// plannedEvidence returns the planned actions to show a requirement, by due day.
func plannedEvidence(decisions map[string]decision) (list []readiness.Action) {
	for id, d := range decisions {
		v := d.entry.Values
		if v.Text("template") != showEvidence || v.Text("status") != "planned" {
			continue
		}
		list = append(list, readiness.Action{ID: id, Title: d.entry.Title, Template: showEvidence, Subject: v.Text("subject"), Type: readiness.DoNew, Effort: showMinutes,
			Framework: Framework, Reason: showReason, Due: d.due, Status: "planned", Decision: d.entry.ID, Entries: []model.Entry{}})
	}
	slices.SortFunc(list, func(a, b readiness.Action) int { return cmp.Or(cmp.Compare(a.Due, b.Due), cmp.Compare(a.ID, b.ID)) })
	return list
}

// gapAction returns the action for a requirement that nothing shows.
func gapAction(r Requirement) readiness.Action {
	return readiness.Action{Title: "Show that you have: " + text.Shorten(r.Text, 120), Template: showEvidence, Subject: comparableWords(r.Text), Type: readiness.DoNew,
		Effort: showMinutes, Framework: Framework, Reason: showReason}
}

const showReason = "A job description asks for it, and nothing in your journal shows it."

// decision is the person's latest decision about an action.
type decision struct {
	entry         model.Entry
	due, noSooner model.Day
}

// latestDecisions returns the latest decision about each action of this package.
func (l *Library) latestDecisions() map[string]decision {
	standing := map[string]decision{}
	for _, e := range l.entries {
		if e.Kind != model.KindAction || e.Trashed || e.Values.Text("framework") != Framework {
			continue
		}
		id := e.Values.Text("template") + "/" + e.Values.Text("subject")
		if known, ok := standing[id]; ok && cmp.Or(cmp.Compare(known.entry.Day, e.Day), cmp.Compare(known.entry.ID, e.ID)) > 0 {
			continue
		}
		standing[id] = decision{e, e.Values.Day("due"), e.Values.Day("snoozed_until")}
	}
	return standing
}

// apply applies a decision to an action; shown is false where it hides the action.
func (d decision) apply(a readiness.Action, on model.Day) (decided readiness.Action, shown bool) {
	switch d.entry.Values.Text("status") {
	case "dismissed", "done":
		return a, false
	case "snoozed":
		return a, d.noSooner <= on
	case "planned":
		a.Status, a.Decision = "planned", d.entry.ID
		if d.due != "" {
			a.Due = d.due
		}
	}
	return a, true
}
