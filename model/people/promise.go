package people

import "rung/model"

// Side is who made a promise.
type Side string

const (
	Me   Side = "me"
	Them Side = "them"
)

// Promise is one item of an interaction's promises.
type Promise struct {
	Entry string // id of the interaction
	Index int    // place in its list
	By    Side   // Me where the interaction does not say
	What  string
	Due   model.Day // or ""
	Kept  bool
	Made  model.Day
	With  []string // ids of everyone the interaction was with
}

// PromisesOf returns an interaction's promises in their order.
func PromisesOf(e model.Entry) []Promise {
	var list []Promise
	for i, item := range e.Values.Items("promises") {
		p := Promise{Entry: e.ID, Index: i, By: Me, What: item.Text("what"), Due: item.Day("due"), Kept: item.Yes("done"), Made: e.Day, With: e.Linked("with")}
		if item.Text("by") == string(Them) {
			p.By = Them
		}
		list = append(list, p)
	}
	return list
}

// IsOverdue reports whether the promise should have been kept before a day.
func (p Promise) IsOverdue(on model.Day) bool { return !p.Kept && p.Due != "" && p.Due < on }
