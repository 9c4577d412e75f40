package readiness

import (
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strconv"

	"rung/model"
)

// subjectLink is the target of a draft's link to the action's subject.
const subjectLink = "subject"

var (
	placeholder  = regexp.MustCompile(`\{[^}]*\}`)
	placeholders = []string{"{entry}", "{person}", "{department}", "{ago}"}
)

func (c *checker) checkTemplate(path string, t Template) {
	c.requireText(joinPath(path, "title"), t.Title)
	c.requireText(joinPath(path, "reason"), t.Reason)
	c.require(t.Minutes >= 1, joinPath(path, "minutes"), "Say how many minutes it takes.")
	c.checkPlaceholders(joinPath(path, "title"), t.Title)
	c.checkPlaceholders(joinPath(path, "reason"), t.Reason)
	s := allEvidence()
	if t.Subject != nil {
		c.require(!t.Subject.isBare(), joinPath(path, "subject"), "Say which entries it can be about.")
		s = c.checkCondition(joinPath(path, "subject"), *t.Subject, s)
	}
	c.require(len(t.Fill) == 0 || t.Subject != nil, joinPath(path, "fill"), "Say with subject which entries to complete.")
	c.require(len(t.Fill)+len(t.Entries) > 0, path, "An action writes entries, or completes one with fill.")
	for i, part := range t.Fill {
		s.narrow(c, itemPath(joinPath(path, "fill"), i), part, true, func(k model.Kind) bool { return canFill(k, part, len(t.Entries) > 0) })
	}
	for i, d := range t.Entries {
		c.checkDraft(itemPath(joinPath(path, "entries"), i), d, i, t)
	}
}

// canFill reports whether an action can ask for a part; a link needs an entry that
// the action writes.
func canFill(k model.Kind, part string, writes bool) bool {
	f, field := k.Field(part)
	_, role := k.Role(part)
	return part == bodyPart || field && isAsked(f) || !field && role && writes
}

// isAsked reports whether a field can be left to the person: its value must not
// decide what the entry counts for, or no gain could be promised.
func isAsked(f model.Field) bool {
	switch f.Type {
	case model.Choice, model.YesNo, model.Date:
		return false
	}
	return !isNumber(f) && f.Key != departmentField
}

// departmentField groups contacts where departments are counted.
const departmentField = "department"

func (c *checker) checkPlaceholders(path, text string) {
	for _, p := range placeholder.FindAllString(text, -1) {
		c.require(slices.Contains(placeholders, p), path, "%s is not filled in; known are {entry}, {person}, {department} and {ago}.", p)
	}
}

// checkDraft checks that an action's entry can be written, and that it is complete
// once the parts that are asked for are filled in.
func (c *checker) checkDraft(path string, d Draft, number int, t Template) {
	k, known := model.KindOf(d.Kind)
	c.require(known && !k.MadeByRung, joinPath(path, "kind"), "%q is not a kind of entry that an action can write.", d.Kind)
	c.requireText(joinPath(path, "title"), d.Title)
	c.checkPlaceholders(joinPath(path, "title"), d.Title)
	c.checkCompetencies(joinPath(path, "competencies"), d.Competencies)
	if !known {
		return
	}
	for _, key := range slices.Sorted(maps.Keys(d.Values)) {
		at := joinPath(joinPath(path, "values"), key)
		f, ok := k.Field(key)
		c.require(ok, at, "A %s has no field %q.", k.ID, key)
		if text, isText := d.Values[key].(string); isText {
			c.checkPlaceholders(at, text)
		}
		if ok {
			_, err := decodeGiven(f, d.Values[key])
			c.require(err == nil, at, "%v", err)
		}
	}
	for _, f := range k.Fields {
		_, given := d.Values[f.Key]
		c.require(!f.Expected || given || isAsked(f) || f.Key == departmentField, joinPath(path, "values"), "Give a value for %q, which makes a %s whole.", f.Key, k.ID)
	}
	c.checkLinks(path, d, k, number, t)
	for i, part := range d.Ask {
		_, stated := d.Values[part]
		c.require(part == titlePart || stated || canFill(k, part, false), itemPath(joinPath(path, "ask"), i), "%q cannot be asked for: give it a value instead.", part)
	}
}

func (c *checker) checkLinks(path string, d Draft, k model.Kind, number int, t Template) {
	for _, role := range slices.Sorted(maps.Keys(d.Links)) {
		at := joinPath(joinPath(path, "links"), role)
		_, ok := k.Role(role)
		c.require(ok, at, "A %s has no link %q.", k.ID, role)
		if d.Links[role] == subjectLink {
			c.require(t.Subject != nil, at, "There is no subject to link to.")
			continue
		}
		n, err := strconv.Atoi(d.Links[role])
		c.require(err == nil && n >= 0 && n < number, at, "A link goes to \"subject\" or to the number of an entry before it, from 0.")
	}
	for _, r := range k.Links {
		_, given := d.Links[r.ID]
		c.require(!r.Expected || given, joinPath(path, "links"), "Give a link %q, which makes a %s whole.", r.ID, k.ID)
	}
}

// decodeGiven decodes a template's value as the field's own type.
func decodeGiven(f model.Field, v any) (any, error) {
	raw, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	return f.Decode(raw)
}
