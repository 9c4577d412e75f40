package readiness

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// TOML writes the framework as TOML that Parse reads back as the same framework.
// The order is always the same, so that versions can be compared.
func (f Framework) TOML() string {
	var b strings.Builder
	var head tomlPairs
	head.addInteger("version", f.Version, 0)
	head.addText("id", f.ID)
	head.addText("title", f.Title)
	head.addText("source", f.Source)
	head.addText("base", f.Base)
	head.addTrue("ladder", f.Ladder)
	head.addText("held", f.Held)
	b.WriteString(head.lines())
	for _, s := range f.Steps {
		b.WriteString("\n[[step]]\n" + stepPairs(s).lines())
		for _, c := range s.Criteria {
			b.WriteString("\n[[step.criterion]]\n" + criterionPairs(c).lines() + "[step.criterion.rule]\n" + rulePairs(c.Rule).lines())
			for _, a := range c.Actions {
				b.WriteString("[[step.criterion.action]]\n" + templatePairs(a).lines())
			}
		}
	}
	return b.String()
}

// tomlPairs are the keys of a table with their values as TOML, in order. Of a list
// that has a line for each item where there is room for lines, rows are the items.
type tomlPairs []struct {
	key, value string
	rows       []string
}

func (p *tomlPairs) add(key, value string, rows ...string) {
	*p = append(*p, tomlPairs{{key, value, rows}}...)
}

func (p *tomlPairs) addText(key, text string) {
	if text != "" {
		p.add(key, quoteText(text))
	}
}

func (p *tomlPairs) addTexts(key string, list []string) {
	if len(list) > 0 {
		p.add(key, quoteList(list))
	}
}

func (p *tomlPairs) addInteger(key string, n, unless int) {
	if n != unless {
		p.add(key, strconv.Itoa(n))
	}
}

func (p *tomlPairs) addTrue(key string, yes bool) {
	if yes {
		p.add(key, "true")
	}
}

func (p *tomlPairs) addRows(key string, rows []string) {
	if len(rows) > 0 {
		p.add(key, "["+strings.Join(rows, ", ")+"]", rows...)
	}
}

// lines writes one pair per line, and of a list with rows one row.
func (p tomlPairs) lines() string {
	var b strings.Builder
	for _, one := range p {
		if one.rows != nil {
			one.value = "[\n  " + strings.Join(one.rows, ",\n  ") + ",\n]"
		}
		fmt.Fprintf(&b, "%s = %s\n", one.key, one.value)
	}
	return b.String()
}

// inline writes all pairs on one line.
func (p tomlPairs) inline() string {
	if len(p) == 0 {
		return "{}"
	}
	parts := make([]string, len(p))
	for i, one := range p {
		parts[i] = one.key + " = " + one.value
	}
	return "{ " + strings.Join(parts, ", ") + " }"
}

// inlineAll writes the inline table of each item.
func inlineAll[T any](items []T, pairs func(T) tomlPairs) []string {
	rows := make([]string, len(items))
	for i, item := range items {
		rows[i] = pairs(item).inline()
	}
	return rows
}

func stepPairs(s Step) (p tomlPairs) {
	p.addText("id", s.ID)
	p.addText("title", s.Title)
	p.addText("summary", s.Summary)
	p.addTrue("gate", s.Gate)
	p.addText("applies", s.Applies)
	p.addTexts("competencies", s.Competencies)
	p.addInteger("weight", s.Weight, 1)
	return p
}

func criterionPairs(c Criterion) (p tomlPairs) {
	p.addText("id", c.ID)
	p.addText("title", c.Title)
	p.addText("question", c.Question)
	p.addInteger("weight", c.Weight, 1)
	return p
}

func templatePairs(a Template) (p tomlPairs) {
	p.addText("id", a.ID)
	p.addText("title", a.Title)
	p.addText("reason", a.Reason)
	p.addInteger("minutes", a.Minutes, 0)
	if a.Subject != nil {
		p.add("subject", conditionPairs(*a.Subject).inline())
	}
	p.addTexts("fill", a.Fill)
	p.addRows("entries", inlineAll(a.Entries, draftPairs))
	return p
}

func rulePairs(r Rule) tomlPairs {
	p := conditionPairs(r.Condition)
	if r.Need > 1 || r.Need == 0 && len(r.Any)+len(r.All) == 0 {
		p.add("need", strconv.Itoa(r.Need))
	}
	if r.Tells != nil {
		p.add("tells", quoteList(r.Tells))
	}
	p.addText("different", r.Different)
	if r.Spread != r.Need {
		p.addInteger("spread", r.Spread, 0)
	}
	p.addTrue("present", r.Present)
	p.addTrue("aimed", r.Aimed)
	p.addInteger("within", r.Within, 0)
	p.addInteger("strong", r.Strong, 0)
	p.addTrue("valid", r.Valid)
	p.addText("unit", r.Unit)
	p.addText("units", r.Units)
	p.addRows("any", inlineAll(r.Any, rulePairs))
	p.addRows("all", inlineAll(r.All, rulePairs))
	return p
}

func conditionPairs(c Condition) (p tomlPairs) {
	p.addTexts("kinds", c.Kinds)
	addInlineMap(&p, "where", c.Where, quoteList)
	p.addTexts("filled", c.Filled)
	addInlineMap(&p, "least", c.Least, strconv.Itoa)
	p.addTexts("competencies", c.Competencies)
	p.addRows("linked", inlineAll(c.Linked, linkedPairs))
	p.addRows("either", inlineAll(c.Either, conditionPairs))
	return p
}

func linkedPairs(l Linked) (p tomlPairs) {
	p.addText("role", l.Role)
	return append(p, conditionPairs(l.Condition)...)
}

func draftPairs(d Draft) (p tomlPairs) {
	p.addText("kind", d.Kind)
	p.addText("title", d.Title)
	addInlineMap(&p, "values", d.Values, quoteGiven)
	p.addTexts("competencies", d.Competencies)
	addInlineMap(&p, "links", d.Links, quoteLinkTarget)
	p.addTexts("ask", d.Ask)
	return p
}

func addInlineMap[V any](p *tomlPairs, key string, m map[string]V, write func(V) string) {
	var inner tomlPairs
	for _, key := range slices.Sorted(maps.Keys(m)) {
		inner.add(key, write(m[key]))
	}
	if len(inner) > 0 {
		p.add(key, inner.inline())
	}
}

func quoteGiven(v any) string {
	if text, ok := v.(string); ok {
		return quoteText(text)
	}
	return fmt.Sprint(v)
}

func quoteLinkTarget(to string) string {
	if _, err := strconv.Atoi(to); err == nil {
		return to
	}
	return quoteText(to)
}

func quoteList(list []string) string {
	quoted := make([]string, len(list))
	for i, text := range list {
		quoted[i] = quoteText(text)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

// quoteText writes a TOML basic string; TOML's escapes differ from Go's.
func quoteText(text string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range text {
		switch {
		case r == '"' || r == '\\':
			b.WriteRune('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < ' ' || r == 0x7f:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
