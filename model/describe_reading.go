package model

import (
	"cmp"
	"slices"
	"strings"

	"rung/model/text"
)

// StandingReadings gives the parts of an entry that still stand as read, the kind first
// and then in the order of the text; a list once, though it has a place for each item.
func (e Entry) StandingReadings() []ReadPart {
	var parts []ReadPart
	for _, p := range e.Read.Parts {
		isSame := func(other ReadPart) bool { return other.Name == p.Name }
		if !p.Removed && !slices.ContainsFunc(parts, isSame) {
			parts = append(parts, p)
		}
	}
	if e.Read.Mood == "plan" {
		parts = append(parts, ReadPart{Name: PartMood})
	}
	rank := func(p ReadPart) int {
		if p.Name == PartKind {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(parts, func(a, b ReadPart) int {
		return cmp.Or(rank(a)-rank(b), strings.Compare(b.In, a.In), a.From-b.From) // "title" before "body"
	})
	return parts
}

// DescribeRead puts a part that was read from an entry's words in plain words, as the
// entry has it: "Asked: 4,800 USD", "People led: 5", "Competency: Budgeting", "Priya
// Raman". names gives the titles of linked entries by id. It is "" for a part that the
// entry does not have.
func (e Entry) DescribeRead(p ReadPart, names map[string]string, loc Locale) string {
	kind, _ := KindOf(e.Kind)
	if key, isValue := cutValuesPrefix(p.Name); isValue {
		return describeReadValue(kind, key, e.Values[key], loc)
	}
	switch {
	case p.Name == PartKind:
		return kind.Label
	case p.Name == PartMood && e.Read.Mood == "plan":
		return "A plan, which counts for nothing yet"
	case p.Person != nil:
		return text.Joined(", ", p.Person.Name, p.Person.Job, p.Person.Department, p.Person.Organisation)
	}
	if id, ok := strings.CutPrefix(p.Name, competencyPrefix); ok {
		return describeReadCompetency(id)
	}
	if _, id, ok := cutLink(p.Name); ok {
		return names[id]
	}
	if field, ok := strings.CutPrefix(p.Name, storyPrefix); ok {
		return describeReadStory(kind, field)
	}
	return ""
}

// DescribeOffer puts what is only offered in plain words, as DescribeRead does.
func (e Entry) DescribeOffer(f Finding, names map[string]string, loc Locale) string {
	kind, _ := KindOf(e.Kind)
	if key, isValue := cutValuesPrefix(f.Name); isValue {
		return describeReadValue(kind, key, f.Value, loc)
	}
	if id, ok := f.Value.(string); ok && f.Name == PartKind {
		offered, _ := KindOf(id)
		return offered.Label
	}
	return e.DescribeRead(f.ReadPart, names, loc)
}

func describeReadCompetency(id string) string {
	c, known := CompetencyOf(id)
	if !known {
		return ""
	}
	return "Competency: " + text.LowerFirst(c.Label)
}

func describeReadStory(kind Kind, key string) string {
	f, ok := kind.Field(key)
	if !ok {
		return ""
	}
	return "Tells: " + text.LowerFirst(f.Label)
}

// describeReadValue says a field with its value; the items of a list are said as a person
// says them.
func describeReadValue(kind Kind, key string, value any, loc Locale) string {
	f, ok := kind.Field(key)
	if !ok || value == nil {
		return ""
	}
	items, isList := value.([]Values)
	switch {
	case isList && key == "promises":
		said := make([]string, len(items))
		for i, item := range items {
			said[i] = describePromise(item, loc)
		}
		return strings.Join(said, "; ")
	case isList:
		said := make([]string, len(items))
		for i, item := range items {
			said[i] = describeMetric(item, loc)
		}
		return strings.Join(said, "; ")
	case f.Type == YesNo && value == true:
		return f.Label
	}
	return f.Label + ": " + f.Format(value, loc)
}

func describePromise(item Values, loc Locale) string {
	words := "They promise"
	if item.Text("by") == "me" {
		words = "You promise"
	}
	due := ""
	if day := item.Day("due"); day != "" {
		due = day.FormatShort(loc)
	}
	return text.Joined(", ", words+": "+item.Text("what"), due)
}

// describeMetric says what changed: "invoices 18 to 4 %".
func describeMetric(item Values, loc Locale) string {
	number := func(key string) string {
		if d, ok := item[key].(Decimal); ok {
			return d.Format(loc)
		}
		return ""
	}
	return text.Joined(" ", item.Text("what"), text.Joined(" to ", number("before"), number("after")), item.Text("unit"))
}
