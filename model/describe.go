package model

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"rung/model/text"
)

// describedWords is how many characters of a text a line of history shows.
const describedWords = 48

// partLabels names an entry's own parts on screen.
var partLabels = map[string]string{
	"kind": "Kind", "day": "Day", "until": "Last day", "time": "Time", "title": "Title", "body": "Text",
	"tags": "Tags", "competencies": "Competencies", "links": "Links", "attachments": "Attachments",
	partRead: "Read from the words",
}

// DescribeChange puts one change of an entry in words, for its history: "Result: “x”,
// now “y”", "Tags: added erp", "Moved to the trash". names gives the titles of linked
// entries by id; a link to an entry that is not among them is named by its role alone.
func DescribeChange(c FieldChange, names map[string]string, loc Locale) string {
	switch c.Field {
	case "trashed":
		return describeFlag(c, "Moved to the trash", "Taken out of the trash")
	case "private":
		return describeFlag(c, "Marked as private", "No longer private")
	case partRead:
		return describeReadings(c, names)
	}
	name, own := partLabels[c.Field]
	if !own {
		name = labelFromName(c.Field)
	}
	before, after := readPart(c.Field, c.Before, names, loc), readPart(c.Field, c.After, names, loc)
	if key, isValue := cutValuesPrefix(c.Field); isValue {
		name = labelFromName(key)
		if fields := FieldsByKey(key); len(fields) > 0 {
			name = fields[0].Label
		}
	}
	if before.list || after.list {
		return name + ": " + describeListChange(before.items, after.items)
	}
	return name + ": " + describeTextChange(before, after)
}

func describeFlag(c FieldChange, yes, no string) string {
	if string(c.After) == "true" {
		return yes
	}
	return no
}

// changeSide is an entry's part before or after a change: a text, in quotes where it is
// the person's own, or a list.
type changeSide struct {
	text  string
	own   bool
	items []listItem
	list  bool
}

// listItem is one item of a list. Its key distinguishes two items with the same word.
type listItem struct{ key, word string }

func readPart(part string, raw json.RawMessage, names map[string]string, loc Locale) changeSide {
	if s := string(raw); s == "" || s == "null" || s == `""` || s == "[]" {
		return changeSide{}
	}
	if key, isValue := cutValuesPrefix(part); isValue {
		return readValuePart(key, raw, loc)
	}
	switch part {
	case "tags", "competencies", "links", "attachments":
		return changeSide{items: readListPart(part, raw, names), list: true}
	}
	var text string
	if json.Unmarshal(raw, &text) != nil {
		return changeSide{text: string(raw)}
	}
	switch part {
	case "day", "until":
		text = Day(text).Format(loc)
	case "kind":
		k, _ := KindOf(text)
		text = k.Label
	}
	return changeSide{text: text, own: part == "title" || part == "body"}
}

// readListPart reads one of the lists that every entry has. One that cannot be read any
// more is shown as it was stored.
func readListPart(part string, raw json.RawMessage, names map[string]string) []listItem {
	var texts []string
	var links []LinkTo
	var files []Attachment
	var items []listItem
	switch {
	case part == "links" && json.Unmarshal(raw, &links) == nil:
		for _, l := range links {
			word := roleLabel(l.Role)
			if name := names[l.ID]; name != "" {
				word = text.LowerFirst(word) + " " + name
			}
			items = append(items, listItem{l.Role + l.ID, word})
		}
	case part == "attachments" && json.Unmarshal(raw, &files) == nil:
		for _, f := range files {
			items = append(items, listItem{f.Name + f.SHA256, SafeFileName(f.Name)})
		}
	case json.Unmarshal(raw, &texts) == nil:
		for _, text := range texts {
			word := text
			if c, ok := CompetencyOf(text); ok && part == "competencies" {
				word = c.Label
			}
			items = append(items, listItem{text, word})
		}
	default:
		items = []listItem{{string(raw), string(raw)}}
	}
	return items
}

func roleLabel(role string) string {
	for _, k := range Kinds {
		if r, ok := k.Role(role); ok {
			return r.Label
		}
	}
	return role
}

// LinkedIDs gives the ids of all entries that were linked before or after a revision.
func LinkedIDs(revisions []Revision) []string {
	var ids []string
	for _, r := range revisions {
		for _, c := range r.Changes {
			for _, side := range []json.RawMessage{c.Before, c.After} {
				var links []LinkTo
				if c.Field == "links" && json.Unmarshal(side, &links) == nil {
					for _, l := range links {
						ids = append(ids, l.ID)
					}
				}
			}
		}
	}
	return sortedSet(ids)
}

// readValuePart reads a value by its field's declaration. A value that was written when
// the field was declared otherwise is shown as it was stored.
func readValuePart(key string, raw json.RawMessage, loc Locale) changeSide {
	fields := FieldsByKey(key)
	if len(fields) == 0 {
		return changeSide{text: string(raw)}
	}
	f := mergeFields(fields)
	v, err := f.Decode(raw)
	if err != nil || v == nil {
		return changeSide{text: string(raw)}
	}
	values, isList := v.([]Values)
	if !isList {
		return changeSide{text: f.formatForReading(v, loc), own: f.Type == Text || f.Type == Prose || f.Type == Link}
	}
	items := make([]listItem, len(values))
	for i, item := range values {
		words := f.FormatItem(item, loc)
		items[i] = listItem{words, words}
	}
	return changeSide{items: items, list: true}
}

func describeListChange(before, after []listItem) string {
	added, removed := itemsNotIn(after, before), itemsNotIn(before, after)
	switch {
	case len(added) > 0 && len(removed) > 0:
		return "added " + joinItems(added) + "; removed " + joinItems(removed)
	case len(added) > 0:
		return "added " + joinItems(added)
	case len(removed) > 0:
		return "removed " + joinItems(removed)
	}
	return "put in another order"
}

func itemsNotIn(items, known []listItem) []listItem {
	return slices.DeleteFunc(slices.Clone(items), func(i listItem) bool { return slices.Contains(known, i) })
}

func joinItems(items []listItem) string {
	var words []string
	times := map[string]int{}
	for _, i := range items {
		word := text.Shorten(i.word, describedWords)
		if times[word]++; times[word] == 1 {
			words = append(words, word)
		}
	}
	for i, word := range words {
		if times[word] > 1 {
			words[i] = fmt.Sprintf("%s (%d)", word, times[word])
		}
	}
	return strings.Join(words, ", ")
}

func describeTextChange(before, after changeSide) string {
	from, to := cutCommonStart(before.text, after.text)
	from, to = text.Shorten(from, describedWords), text.Shorten(to, describedWords)
	if before.own || after.own {
		from, to = "“"+from+"”", "“"+to+"”"
	}
	switch {
	case before.text == "":
		return to
	case after.text == "":
		return from + " removed"
	}
	return from + ", now " + to
}

// cutCommonStart cuts off what two long texts have in common at their start, up to the
// word before the first difference, so that the change itself is seen.
func cutCommonStart(a, b string) (string, string) {
	r, s := []rune(a), []rune(b)
	if len(r) <= describedWords && len(s) <= describedWords {
		return a, b
	}
	same := 0
	for same < len(r) && same < len(s) && r[same] == s[same] {
		same++
	}
	start := string(r[:same])
	cut := strings.LastIndexAny(strings.TrimRight(start, " \n"), " \n")
	if same < describedWords/2 || cut < 0 {
		return a, b
	}
	return "…" + a[cut+1:], "…" + b[cut+1:]
}
