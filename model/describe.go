package model

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// describedWords is how many characters of a text a line of history shows.
const describedWords = 48

// partLabels names an entry's own parts on screen.
var partLabels = map[string]string{
	"kind": "Kind", "day": "Day", "until": "Last day", "time": "Time", "title": "Title", "body": "Text",
	"tags": "Tags", "competencies": "Competencies", "links": "Links", "attachments": "Attachments",
}

// Describe tells one change of an entry in words, for its history: "Result: “x”,
// now “y”", "Tags: added erp", "Moved to the trash".
// names gives the titles of linked entries by id; a link to another is told by
// its role alone.
func Describe(c FieldChange, names map[string]string, loc Locale) string {
	switch c.Field {
	case "trashed":
		return either(c, "Moved to the trash", "Taken out of the trash")
	case "private":
		return either(c, "Marked as private", "No longer private")
	}
	name, own := partLabels[c.Field]
	if !own {
		name = label(c.Field)
	}
	before, after := partWords(c.Field, c.Before, names, loc), partWords(c.Field, c.After, names, loc)
	if key, isValue := cutValue(c.Field); isValue {
		name = label(key)
		if fields := FieldNamed(key); len(fields) > 0 {
			name = fields[0].Label
		}
	}
	if before.list || after.list {
		return name + ": " + listChange(before.items, after.items)
	}
	return name + ": " + textChange(before, after)
}

func either(c FieldChange, yes, no string) string {
	if string(c.After) == "true" {
		return yes
	}
	return no
}

// spoken is one side of a change: a text, in quotes where it is the person's
// own, or a list.
type spoken struct {
	text  string
	own   bool
	items []listed
	list  bool
}

// listed is one part of a list: the key tells two of the same word apart.
type listed struct{ key, word string }

func partWords(part string, raw json.RawMessage, names map[string]string, loc Locale) spoken {
	if s := string(raw); s == "" || s == "null" || s == `""` || s == "[]" {
		return spoken{}
	}
	if key, isValue := cutValue(part); isValue {
		return valueWords(key, raw, loc)
	}
	switch part {
	case "tags", "competencies", "links", "attachments":
		return spoken{items: listWords(part, raw, names), list: true}
	}
	var text string
	if json.Unmarshal(raw, &text) != nil {
		return spoken{text: string(raw)}
	}
	switch part {
	case "day", "until":
		text = Day(text).Format(loc)
	case "kind":
		k, _ := KindOf(text)
		text = k.Label
	}
	return spoken{text: text, own: part == "title" || part == "body"}
}

// listWords reads a list of an entry's own; one that cannot be read any more is
// shown as it was stored.
func listWords(part string, raw json.RawMessage, names map[string]string) []listed {
	var texts []string
	var links []LinkTo
	var files []Attachment
	var items []listed
	switch {
	case part == "links" && json.Unmarshal(raw, &links) == nil:
		for _, l := range links {
			word := roleLabel(l.Role)
			if name := names[l.ID]; name != "" {
				word = lowerFirst(word) + " " + name
			}
			items = append(items, listed{l.Role + l.ID, word})
		}
	case part == "attachments" && json.Unmarshal(raw, &files) == nil:
		for _, f := range files {
			items = append(items, listed{f.Name + f.SHA256, FileName(f.Name)})
		}
	case json.Unmarshal(raw, &texts) == nil:
		for _, text := range texts {
			word := text
			if c, ok := CompetencyOf(text); ok && part == "competencies" {
				word = c.Label
			}
			items = append(items, listed{text, word})
		}
	default:
		items = []listed{{string(raw), string(raw)}}
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

// LinkedIn gives the ids of all entries that links in the revisions name.
func LinkedIn(revisions []Revision) []string {
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

// valueWords reads a value by its declaration; what was declared otherwise when
// it was written is shown as it was stored.
func valueWords(key string, raw json.RawMessage, loc Locale) spoken {
	fields := FieldNamed(key)
	if len(fields) == 0 {
		return spoken{text: string(raw)}
	}
	f := mergeFields(fields)
	v, err := f.Decode(raw)
	if err != nil || v == nil {
		return spoken{text: string(raw)}
	}
	values, isList := v.([]Values)
	if !isList {
		return spoken{text: f.words(v, loc), own: f.Type == Text || f.Type == Prose || f.Type == Link}
	}
	items := make([]listed, len(values))
	for i, item := range values {
		words := f.ItemWords(item, loc)
		items[i] = listed{words, words}
	}
	return spoken{items: items, list: true}
}

func listChange(before, after []listed) string {
	added, removed := without(after, before), without(before, after)
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

func without(items, known []listed) []listed {
	return slices.DeleteFunc(slices.Clone(items), func(i listed) bool { return slices.Contains(known, i) })
}

func joinItems(items []listed) string {
	var words []string
	times := map[string]int{}
	for _, i := range items {
		word := Shorten(i.word, describedWords)
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

func textChange(before, after spoken) string {
	from, to := fromFirstDifference(before.text, after.text)
	from, to = Shorten(from, describedWords), Shorten(to, describedWords)
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

// fromFirstDifference cuts what two long texts begin with alike, but for the
// word before they part, so that the change itself is seen.
func fromFirstDifference(a, b string) (string, string) {
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
