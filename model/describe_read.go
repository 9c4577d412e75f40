package model

import (
	"encoding/json"
	"strings"

	"rung/model/text"
)

// describeReadings puts in words what was read from an entry's words after a change and
// not before, or the other way round.
func describeReadings(c FieldChange, names map[string]string) string {
	before, after := readMarks(c.Before, names), readMarks(c.After, names)
	if len(itemsNotIn(before, after))+len(itemsNotIn(after, before)) == 0 {
		return "Read from the words once more"
	}
	return partLabels[partRead] + ": " + describeListChange(before, after)
}

func readMarks(raw json.RawMessage, names map[string]string) []listItem {
	var record ReadRecord
	if json.Unmarshal(nullIfMissing(raw), &record) != nil {
		return []listItem{{string(raw), string(raw)}}
	}
	var items []listItem
	for _, name := range partNames(record) {
		if marks := record.named(name); !marks[0].Removed {
			items = append(items, listItem{name, text.LowerFirst(marks[0].Label(names))})
		}
	}
	return items
}

// Label gives what the part is called on screen: "Outcome", "Budgeting", "With Ana",
// "Kind". names gives the titles of linked entries by id.
func (p ReadPart) Label(names map[string]string) string {
	key, isValue := cutValuesPrefix(p.Name)
	story, isStory := strings.CutPrefix(p.Name, storyPrefix)
	if isStory {
		key = story
	}
	if isValue || isStory {
		if fields := FieldsByKey(key); len(fields) > 0 {
			return fields[0].Label
		}
		return labelFromName(key)
	}
	if id, ok := strings.CutPrefix(p.Name, competencyPrefix); ok {
		c, _ := CompetencyOf(id)
		return c.Label
	}
	if role, id, ok := cutLink(p.Name); ok {
		return strings.TrimSpace(roleLabel(role) + " " + names[id])
	}
	if p.Person != nil {
		return p.Person.Name
	}
	return labelFromName(strings.TrimPrefix(p.Name, personPrefix))
}
