package readiness

import (
	"slices"

	"rung/model"
	"rung/model/text"
)

// actionTemplates returns a criterion's own templates. Where the framework has
// none, it returns one that writes down one more of what the criterion counts.
func (c Criterion) actionTemplates() []Template {
	if len(c.Actions) > 0 {
		return c.Actions
	}
	r := c.Rule
	for len(r.Any)+len(r.All) > 0 {
		r = slices.Concat(r.Any, r.All)[0]
	}
	draft, ok := newPlainDraft(r.Condition)
	if !ok {
		return nil
	}
	one, _ := (&countingRule{Rule: r}).unitNames()
	draft.Title = text.Capitalize(one)
	return []Template{{ID: "add", Title: "Write down one more " + one, Reason: "It counts for “" + c.Title + "”", Minutes: 15, Entries: []Draft{draft}}}
}

// newPlainDraft returns a draft that meets a condition by its own values; ok is
// false where the condition looks at linked entries, which cannot be made up.
func newPlainDraft(c Condition) (d Draft, ok bool) {
	kinds := c.Kinds
	if len(kinds) == 0 {
		kinds = allEvidence().kinds
	}
	l := layoutByKind[kinds[0]]
	if len(c.Linked)+len(c.Either) > 0 || l.compileTest(c) == nil {
		return d, false
	}
	d = Draft{Kind: l.kind.ID, Values: map[string]any{}, Ask: []string{titlePart}}
	for key, least := range c.Least {
		d.Values[key] = int64(least)
	}
	for _, f := range l.kind.Fields {
		allowed := intersect(choicesOf(f), orAll(c.Where[f.Key], choicesOf(f)))
		_, asked := c.Where[f.Key]
		switch {
		case !asked && !f.Expected || len(allowed) == 0:
		case f.Type == model.YesNo:
			d.Values[f.Key] = allowed[0] == "yes"
		default:
			d.Values[f.Key] = allowed[0]
		}
	}
	for _, part := range c.Filled {
		if _, given := d.Values[part]; given || !canFill(l.kind, part, false) {
			continue
		}
		d.Ask = append(d.Ask, part)
	}
	d.Competencies = c.Competencies[:min(len(c.Competencies), 1)]
	return d, true
}

func orAll(list, all []string) []string {
	if len(list) == 0 {
		return all
	}
	return list
}
