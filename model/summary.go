package model

import (
	"slices"
	"strings"

	"rung/model/text"
)

// Limits on the words of one list row, which has one line for them.
const (
	rowWords  = 60 // characters of one value
	rowItems  = 2  // items of a list
	rowPeople = 3
)

// Summarize gives the second line of an entry's list row, without its day: the values of
// the kind's list fields in words, the people it is linked to, and the first expected
// list field that is empty. names gives the names of linked contacts by id.
func Summarize(e Entry, names map[string]string, loc Locale) string {
	kind, ok := KindOf(e.Kind)
	if !ok {
		return ""
	}
	var parts []string
	missing, afterAmount := "", false
	for _, f := range kind.Fields {
		v, filled := e.Values[f.Key]
		switch {
		case !f.InList:
			continue
		case !filled && f.Expected && missing == "":
			missing = "no " + text.LowerFirst(f.Label) + " yet"
		case filled && afterAmount && f.Type == Amount:
			parts[len(parts)-1] += ", " + f.formatForRow(v, loc)
		case filled:
			parts = append(parts, f.formatForRow(v, loc))
		}
		if filled {
			afterAmount = f.Type == Amount
		}
	}
	if people := formatPeople(e, names); people != "" {
		parts = append(parts, people)
	}
	if missing != "" {
		parts = append(parts, missing)
	}
	return strings.Join(parts, " · ")
}

// formatForRow gives a value as a list row shows it.
func (f Field) formatForRow(v any, loc Locale) string {
	if items, ok := v.([]Values); ok && len(items) > rowItems {
		return f.formatForReading(items[:rowItems], loc) + ", …"
	}
	words := text.Shorten(f.formatForReading(v, loc), rowWords)
	if types[f.Type].Labelled {
		return text.LowerFirst(f.Label) + " " + words
	}
	return words
}

// formatForReading gives a value as it is shown, where Format gives it as it is typed.
func (f Field) formatForReading(v any, loc Locale) string {
	switch x := v.(type) {
	case Day:
		return x.FormatShort(loc)
	case []Values:
		items := make([]string, len(x))
		for i, item := range x {
			items[i] = f.FormatItem(item, loc)
		}
		return strings.Join(items, ", ")
	}
	return f.Format(v, loc)
}

// FormatItem gives one item of a list: as FormatMetric does where the field holds
// metrics, else its values one after the other.
func (f Field) FormatItem(item Values, loc Locale) string {
	if f.Key == metrics.Key {
		return FormatMetric(item, loc)
	}
	var words []string
	for _, of := range f.Of {
		v, filled := item[of.Key]
		switch {
		case !filled || v == false:
		case v == true:
			words = append(words, text.LowerFirst(of.Label))
		default:
			words = append(words, of.formatForReading(v, loc))
		}
	}
	return strings.Join(words, ", ")
}

// FormatMetric gives one measured change: "order to dispatch 31 to 9 hours".
func FormatMetric(item Values, loc Locale) string {
	before, hasBefore := item["before"].(Decimal)
	after, hasAfter := item["after"].(Decimal)
	change := ""
	switch {
	case hasBefore && hasAfter:
		change = before.Format(loc) + " to " + after.Format(loc)
	case hasAfter:
		change = after.Format(loc)
	case hasBefore:
		change = "from " + before.Format(loc)
	}
	if unit := item.Text("unit"); unit == "%" {
		change += unit
	} else if unit != "" {
		change += " " + unit
	}
	return strings.TrimSpace(item.Text("what") + " " + strings.TrimSpace(change))
}

func formatPeople(e Entry, names map[string]string) string {
	var people []string
	for _, l := range e.Links {
		if name := names[l.ID]; name != "" && !slices.Contains(people, name) {
			people = append(people, name)
		}
	}
	if more := len(people) - rowPeople; more > 0 {
		people = append(people[:rowPeople], "and "+formatInteger(Field{}, int64(more), Locale{})+" more")
	}
	return strings.Join(people, ", ")
}
