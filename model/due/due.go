// Package due says what falls due when: people to talk to again, promises,
// deadlines, certificates that expire, planned actions, interviews and missing
// results. Terminal, calendar and window all ask it, so that they show the same
// days. It reads a journal through model.Reader as of a day that is passed in, and
// knows no screens.
package due

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"rung/model"
	"rung/model/people"
	"rung/model/rhythm"
	"rung/model/text"
)

// Item is something that falls due on a day.
type Item struct {
	Day     model.Day
	Type    Type
	Text    string // "Talk to Ana"; "Promised to Ana: the forecast"
	Entry   model.Entry
	Person  people.Person  // of a Talk item
	Promise people.Promise // of a Promise
}

// Type says what kind of thing falls due.
type Type string

const (
	Talk      Type = "talk"
	Promise   Type = "promise"
	Deadline  Type = "deadline"
	Lapse     Type = "lapse" // the last valid day of a certificate
	Action    Type = "action"
	Interview Type = "interview"
	Result    Type = "result" // an achievement without a result yet
)

// DaysAhead is how many days ahead one looks for what is due, unless asked otherwise.
const DaysAhead = 14

// resultAskedAfter is how many days after an achievement its result is asked for;
// on the day itself there is seldom one.
var resultAskedAfter = []int{7, 30}

// pastDays is how many days a deadline, a certificate and a missing result are
// still shown after they have passed. Promises, plans and people stay until they
// are dealt with.
const (
	pastDays = 30
	forever  = 400 * 366
)

// ItemsOf returns what falls due for an entry, other than talking to a contact.
// Nothing does once the promise was kept, the request answered or the action done.
// name returns the name of a linked contact by its id, or "".
func ItemsOf(e model.Entry, name func(id string) string) []Item {
	one := func(what Type, day model.Day, words string) []Item {
		if day == "" {
			return nil
		}
		return []Item{{Day: day, Type: what, Text: words, Entry: e}}
	}
	switch e.Kind {
	case model.KindBudget:
		if outcome := e.Values.Text("outcome"); outcome == "" || outcome == "open" {
			return one(Deadline, e.Values.Day("deadline"), "Deadline: "+e.Title)
		}
	case model.KindStudy:
		return one(Lapse, e.Values.Day("valid_until"), "Last valid day: "+e.Title)
	case model.KindAction:
		if status := e.Values.Text("status"); status == "" || status == "planned" {
			return one(Action, e.Values.Day("due"), e.Title)
		}
	case model.KindInterview:
		return one(Interview, e.Day, "Interview: "+e.Title)
	case model.KindInteraction:
		return promiseItems(e, name)
	}
	return nil
}

// resultItem returns the item that asks for an achievement's missing result, dated
// the latest such day that has come, or the first one to come. Nothing is asked where
// the entry says how it ended, or that nothing was done yet.
func resultItem(e model.Entry, on model.Day) []Item {
	ended := e.Values.Text("outcome") != "" && e.Values.Text("outcome") != "running"
	if e.TellsResult() || ended || e.Read.IsPlan() {
		return nil
	}
	day := e.Day.Add(resultAskedAfter[0])
	for _, after := range resultAskedAfter {
		if next := e.Day.Add(after); next <= on {
			day = next
		}
	}
	return []Item{{Day: day, Type: Result, Text: "What came of it: " + e.Title, Entry: e}}
}

func promiseItems(e model.Entry, name func(string) string) (items []Item) {
	for _, p := range people.PromisesOf(e) {
		if p.Kept || p.Due == "" {
			continue
		}
		items = append(items, Item{Day: p.Due, Type: Promise, Text: describePromise(p, name), Entry: e, Promise: p})
	}
	return items
}

// describePromise says who promised what to whom.
func describePromise(p people.Promise, name func(string) string) string {
	var with []string
	for _, id := range p.With {
		if known := name(id); known != "" {
			with = append(with, known)
		}
	}
	who := strings.Join(with, ", ")
	switch {
	case who == "":
		return "Promised: " + p.What
	case p.By == people.Them:
		return who + " promised: " + p.What
	}
	return "Promised to " + who + ": " + p.What
}

// talkItem returns the item to talk to a person again, or none where the person has
// no due day.
func talkItem(p people.Person, e model.Entry) []Item {
	if p.Due == "" {
		return nil
	}
	return []Item{{Day: p.Due, Type: Talk, Text: "Talk to " + p.Title(), Entry: e, Person: p}}
}

// ItemsOfHits returns what falls due for the entries found, on any day: to talk to a
// person again as the whole journal says, and what each other entry says itself.
// Errors: the reader's.
func ItemsOfHits(ctx context.Context, r model.Reader, on model.Day, hits []model.Hit) (items []Item, err error) {
	list, err := people.ReadList(ctx, r, on)
	if err != nil {
		return nil, err
	}
	for _, h := range hits {
		if person, known := list.Person(h.Entry.ID); known {
			items = append(items, talkItem(person, h.Entry)...)
			continue
		}
		items = append(items, ItemsOf(h.Entry, func(id string) string { return h.Names[id] })...)
	}
	return items, nil
}

// ReadItems returns what is due on a day and within a number of days after it,
// earliest first. What is overdue, and people one is losing touch with, are
// included. Errors: the reader's.
func ReadItems(ctx context.Context, r model.Reader, on model.Day, days int) ([]Item, error) {
	list, err := people.ReadList(ctx, r, on)
	if err != nil {
		return nil, err
	}
	last := on.Add(days)
	items := []Item{}
	for _, p := range list.People {
		if p.Due != "" && p.Due <= last {
			items = append(items, talkItem(p, model.Entry{ID: p.ID, Kind: model.KindContact, Title: p.Name, Private: p.Private})...)
		}
	}
	name := func(id string) string {
		p, _ := list.Person(id)
		return p.Title()
	}
	found, err := readEntryItems(ctx, r, on, name)
	if err != nil {
		return nil, err
	}
	for _, item := range found {
		if item.Day <= last && item.Day >= on.Add(-item.Type.daysShown()) {
			items = append(items, item)
		}
	}
	slices.SortStableFunc(items, func(a, b Item) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Text, b.Text), cmp.Compare(a.Entry.ID, b.Entry.ID))
	})
	return items, nil
}

// readEntryItems returns what falls due for any entry, on any day.
func readEntryItems(ctx context.Context, r model.Reader, on model.Day, name func(string) string) (items []Item, err error) {
	q := model.Query{Terms: []model.Term{{Key: "kind", Any: []string{model.KindBudget, model.KindStudy, model.KindAction, model.KindInteraction, model.KindInterview}}}}
	entries, err := model.FindEntries(ctx, r, q)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		items = append(items, ItemsOf(e, name)...)
	}
	oldest := on.Add(-pastDays - resultAskedAfter[len(resultAskedAfter)-1])
	q = model.Query{Terms: []model.Term{{Key: "kind", Text: model.KindAchievement}, {Key: "from", Value: oldest}, {Key: "to", Value: on}}}
	if entries, err = model.FindEntries(ctx, r, q); err != nil {
		return nil, err
	}
	for _, e := range entries {
		items = append(items, resultItem(e, on)...)
	}
	return items, nil
}

// daysShown is how many days an item is still shown after its day has passed.
func (w Type) daysShown() int {
	switch w {
	case Interview:
		return 0
	case Lapse, Deadline, Result:
		return pastDays
	}
	return forever
}

// StateOn returns an item's state on a day: "losing touch" with a person, else
// "overdue", "due" on the day itself, or "coming".
func (i Item) StateOn(on model.Day) string {
	switch {
	case i.Type == Talk && i.Person.State == rhythm.LosingTouch:
		return string(rhythm.LosingTouch)
	case i.Type == Talk && i.Day <= on, i.Day == on:
		return "due"
	case i.Day < on:
		return "overdue"
	}
	return "coming"
}

// Reason says why an item is due, with its day as the locale writes it.
func (i Item) Reason(loc model.Locale) string {
	day := i.Day.Format(loc)
	switch i.Type {
	case Talk:
		if i.Person.Last == "" {
			return "You have not talked since you met. It is time from " + day + "."
		}
		return "You last talked on " + i.Person.Last.Format(loc) + ". It is time from " + day + "."
	case Promise:
		said := "You said it would be done by " + day + "."
		if i.Promise.By == people.Them {
			said = "It was promised for " + day + "."
		}
		if i.Entry.Day != "" {
			said += " Agreed on " + i.Entry.Day.Format(loc) + ": “" + text.Shorten(i.Entry.Title, 60) + "”."
		}
		return said
	case Deadline:
		return "It has to be asked for by " + day + "."
	case Lapse:
		return "It is valid until " + day + "."
	case Action:
		return "You planned it for " + day + "."
	case Interview:
		return "It is on " + day + "."
	}
	return "You wrote it down on " + i.Entry.Day.Format(loc) + ", without how it ended."
}

// Minutes is about how long it takes to see to an item.
func (i Item) Minutes() int {
	switch i.Type {
	case Result:
		return 5
	case Talk:
		return 20
	case Deadline, Interview:
		return 60
	}
	return 30
}
