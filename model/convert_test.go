package model

import (
	"slices"
	"strings"
	"testing"
)

// Whatever kind an entry takes, it can be kept, and each of its words is still
// there.
func TestAnEntryOfAnotherKindLosesNothing(t *testing.T) {
	for _, from := range Kinds {
		for _, to := range Kinds {
			e := filled(from.ID)
			now := e.ConvertTo(to, english, func(id string) string { return "entry " + id })
			now.Normalize()
			if err := now.Check(); err != nil {
				t.Errorf("%s as %s: %v", from.ID, to.ID, err)
			}
			for _, f := range from.Fields {
				if v, ok := e.Values[f.Key]; ok && !strings.Contains(said(now, to), cell(f, v)) {
					t.Errorf("%s as %s: %s is lost from %q", from.ID, to.ID, f.Key, said(now, to))
				}
			}
			for _, l := range e.Links {
				if !strings.Contains(now.Body, l.ID) && !slices.Contains(now.Links, l) {
					t.Errorf("%s as %s: the link %s is lost", from.ID, to.ID, l.Role)
				}
			}
			if from.ID == to.ID && now.Body != e.Body {
				t.Errorf("%s as itself has the text %q", from.ID, now.Body)
			}
		}
	}
}

// said is every word of an entry's text and values.
func said(e Entry, kind Kind) string {
	words := e.Body
	for _, f := range kind.Fields {
		words += "\n" + strings.Join(f.formatLines(e.Values[f.Key], english), "\n")
	}
	return words
}

// cell is what must be found again of a value: of a list, its first cell.
func cell(f Field, v any) string {
	items, isList := v.([]Values)
	if !isList {
		return strings.ReplaceAll(f.Format(v, english), "\n", "\n  ")
	}
	for _, of := range f.Of {
		if text := of.Format(items[0][of.Key], english); text != "" {
			return text
		}
	}
	return ""
}
