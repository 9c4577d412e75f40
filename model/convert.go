package model

import (
	"slices"
	"strings"
)

// ConvertTo gives the entry as one of another kind, without losing anything: a value that
// the kind has no field for becomes a line at the end of the text, and so does a link
// that it has no role for, which also moves to a role open to any entry. title gives the
// title of a linked entry.
func (e Entry) ConvertTo(to Kind, loc Locale, title func(id string) string) Entry {
	from, _ := KindOf(e.Kind)
	out := e.Clone()
	out.Kind, out.Values, out.Links = to.ID, Values{}, nil
	var lines []string
	for _, f := range from.Fields {
		v, ok := e.Values[f.Key]
		if !ok {
			continue
		}
		if carried, ok := to.carryValue(f, v, loc); ok {
			out.Values[f.Key] = carried
			continue
		}
		if e.Read.Has(PartValue(f.Key)) {
			continue // the words that say so stay
		}
		lines = append(lines, f.formatLines(v, loc)...)
	}
	for _, l := range e.Links {
		if !from.hasRole(l.Role) && !to.hasRole(l.Role) {
			out.Links = append(out.Links, l)
		}
	}
	out.CarryUnknown(e)
	e.Links = slices.DeleteFunc(slices.Clone(e.Links), func(l LinkTo) bool { return !to.hasRole(l.Role) && e.Read.Has(PartLink(l.Role, l.ID)) })
	for _, role := range from.Links {
		if line := out.carryLinks(role, e.Linked(role.ID), to, title); line != "" {
			lines = append(lines, line)
		}
	}
	if len(lines) > 0 {
		out.Body = strings.TrimLeft(out.Body+"\n\n"+strings.Join(lines, "\n"), "\n")
	}
	return out
}

// carryValue gives a value of another kind's field as a value of this kind's field of the
// same key; ok is false where that is not possible.
func (k Kind) carryValue(f Field, v any, loc Locale) (any, bool) {
	target, ok := k.Field(f.Key)
	switch {
	case !ok || (target.Type == List) != (f.Type == List):
		return nil, false
	case target.Type == f.Type && slices.Equal(target.Choices, f.Choices):
		return v, true
	}
	carried, err := target.Parse(f.Format(v, loc), loc)
	return carried, err == nil
}

// formatLines gives a value as lines of a list in Markdown, one for each item of a List.
func (f Field) formatLines(v any, loc Locale) []string {
	items, isList := v.([]Values)
	if !isList {
		return []string{"- " + f.Label + ": " + strings.ReplaceAll(f.Format(v, loc), "\n", "\n  ")}
	}
	var lines []string
	for _, item := range items {
		var parts []string
		for _, of := range f.Of {
			if part := of.Format(item[of.Key], loc); part != "" {
				parts = append(parts, strings.ToLower(of.Label)+" "+part)
			}
		}
		lines = append(lines, "- "+f.Label+": "+strings.Join(parts, ", "))
	}
	return lines
}

// carryLinks copies the links of a role. Where the new kind lacks the role, or allows
// other kinds in it, they move to the first role that is open to any entry, and line
// says in words what the role was.
func (e *Entry) carryLinks(role Role, ids []string, to Kind, title func(id string) string) (line string) {
	into, same := to.Role(role.ID)
	if same = same && (into.Many || len(ids) < 2) && (len(into.To) == 0 || slices.Equal(into.To, role.To)); !same {
		if open := slices.IndexFunc(to.Links, func(r Role) bool { return len(r.To) == 0 && r.Many }); open >= 0 {
			into = to.Links[open]
		}
	}
	var names []string
	for _, id := range ids {
		names = append(names, title(id))
		if same || len(into.To) == 0 && into.Many {
			e.Links = append(e.Links, LinkTo{Role: into.ID, ID: id})
		}
	}
	if same || len(names) == 0 {
		return ""
	}
	return "- " + role.Label + ": " + strings.Join(names, ", ")
}
