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
	var w tomlWriter
	w.writeInteger("version", f.Version, 0)
	w.writeText("id", f.ID)
	w.writeText("title", f.Title)
	w.writeText("source", f.Source)
	w.writeText("base", f.Base)
	for _, s := range f.Steps {
		w.writeStep(s)
	}
	return w.String()
}

type tomlWriter struct{ strings.Builder }

func (w *tomlWriter) writeLine(key, value string) { fmt.Fprintf(w, "%s = %s\n", key, value) }

func (w *tomlWriter) writeText(key, text string) {
	if text != "" {
		w.writeLine(key, quoteText(text))
	}
}

func (w *tomlWriter) writeInteger(key string, n, unless int) {
	if n != unless {
		w.writeLine(key, strconv.Itoa(n))
	}
}

func (w *tomlWriter) writeTrue(key string, yes bool) {
	if yes {
		w.writeLine(key, "true")
	}
}

func (w *tomlWriter) writeTexts(key string, list []string) {
	if len(list) > 0 {
		w.writeLine(key, quoteList(list))
	}
}

// writeRows writes a list with one item per line.
func (w *tomlWriter) writeRows(key string, items []string) {
	if len(items) > 0 {
		w.writeLine(key, "[\n  "+strings.Join(items, ",\n  ")+",\n]")
	}
}

func (w *tomlWriter) writeStep(s Step) {
	w.WriteString("\n[[step]]\n")
	w.writeText("id", s.ID)
	w.writeText("title", s.Title)
	w.writeText("summary", s.Summary)
	w.writeTrue("gate", s.Gate)
	w.writeText("applies", s.Applies)
	w.writeTexts("competencies", s.Competencies)
	w.writeInteger("weight", s.Weight, 1)
	for _, c := range s.Criteria {
		w.writeCriterion(c)
	}
}

func (w *tomlWriter) writeCriterion(c Criterion) {
	w.WriteString("\n[[step.criterion]]\n")
	w.writeText("id", c.ID)
	w.writeText("title", c.Title)
	w.writeText("question", c.Question)
	w.writeInteger("weight", c.Weight, 1)
	w.WriteString("[step.criterion.rule]\n")
	for _, p := range rulePairs(c.Rule) {
		if p.rows != nil {
			w.writeRows(p.key, p.rows)
		} else {
			w.writeLine(p.key, p.value)
		}
	}
	for _, a := range c.Actions {
		w.writeTemplate(a)
	}
}

func (w *tomlWriter) writeTemplate(a Template) {
	w.WriteString("[[step.criterion.action]]\n")
	w.writeText("id", a.ID)
	w.writeText("title", a.Title)
	w.writeText("reason", a.Reason)
	w.writeInteger("minutes", a.Minutes, 0)
	if a.Subject != nil {
		w.writeLine("subject", inlineTable(conditionPairs(*a.Subject)))
	}
	w.writeTexts("fill", a.Fill)
	var drafts []string
	for _, d := range a.Entries {
		drafts = append(drafts, inlineTable(draftPairs(d)))
	}
	w.writeRows("entries", drafts)
}

// pair is a key with its value as TOML. rows are the items of a list that is
// written with one item per line, except in inline tables.
type pair struct {
	key, value string
	rows       []string
}

func inlineTable(pairs []pair) string {
	parts := make([]string, len(pairs))
	for i, p := range pairs {
		value := p.value
		if p.rows != nil {
			value = "[" + strings.Join(p.rows, ", ") + "]"
		}
		parts[i] = p.key + " = " + value
	}
	if len(parts) == 0 {
		return "{}"
	}
	return "{ " + strings.Join(parts, ", ") + " }"
}

func rulePairs(r Rule) []pair {
	pairs := conditionPairs(r.Condition)
	if r.Need > 1 || r.Need == 0 && len(r.Any)+len(r.All) == 0 {
		pairs = append(pairs, pair{key: "need", value: strconv.Itoa(r.Need)})
	}
	pairs = addText(pairs, "different", r.Different)
	pairs = addWhole(pairs, "within", r.Within)
	pairs = addWhole(pairs, "strong", r.Strong)
	if r.Valid {
		pairs = append(pairs, pair{key: "valid", value: "true"})
	}
	pairs = addText(pairs, "unit", r.Unit)
	pairs = addText(pairs, "units", r.Units)
	for _, combined := range []struct {
		key   string
		rules []Rule
	}{{"any", r.Any}, {"all", r.All}} {
		if len(combined.rules) == 0 {
			continue
		}
		rows := make([]string, len(combined.rules))
		for i, one := range combined.rules {
			rows[i] = inlineTable(rulePairs(one))
		}
		pairs = append(pairs, pair{key: combined.key, rows: rows})
	}
	return pairs
}

func conditionPairs(c Condition) []pair {
	pairs := addTexts(nil, "kinds", c.Kinds)
	if len(c.Where) > 0 {
		pairs = append(pairs, pair{key: "where", value: inlineMap(c.Where, quoteList)})
	}
	pairs = addTexts(pairs, "filled", c.Filled)
	if len(c.Least) > 0 {
		pairs = append(pairs, pair{key: "least", value: inlineMap(c.Least, strconv.Itoa)})
	}
	pairs = addTexts(pairs, "competencies", c.Competencies)
	if len(c.Linked) > 0 {
		rows := make([]string, len(c.Linked))
		for i, l := range c.Linked {
			rows[i] = inlineTable(append(addText(nil, "role", l.Role), conditionPairs(l.Condition)...))
		}
		pairs = append(pairs, pair{key: "linked", rows: rows})
	}
	if len(c.Either) > 0 {
		rows := make([]string, len(c.Either))
		for i, e := range c.Either {
			rows[i] = inlineTable(conditionPairs(e))
		}
		pairs = append(pairs, pair{key: "either", rows: rows})
	}
	return pairs
}

func draftPairs(d Draft) []pair {
	pairs := addText(addText(nil, "kind", d.Kind), "title", d.Title)
	if len(d.Values) > 0 {
		pairs = append(pairs, pair{key: "values", value: inlineMap(d.Values, quoteGiven)})
	}
	pairs = addTexts(pairs, "competencies", d.Competencies)
	if len(d.Links) > 0 {
		pairs = append(pairs, pair{key: "links", value: inlineMap(d.Links, quoteLinkTarget)})
	}
	return addTexts(pairs, "ask", d.Ask)
}

func addText(pairs []pair, key, text string) []pair {
	if text == "" {
		return pairs
	}
	return append(pairs, pair{key: key, value: quoteText(text)})
}

func addTexts(pairs []pair, key string, list []string) []pair {
	if len(list) == 0 {
		return pairs
	}
	return append(pairs, pair{key: key, value: quoteList(list)})
}

func addWhole(pairs []pair, key string, n int) []pair {
	if n == 0 {
		return pairs
	}
	return append(pairs, pair{key: key, value: strconv.Itoa(n)})
}

func inlineMap[V any](m map[string]V, write func(V) string) string {
	pairs := make([]pair, 0, len(m))
	for _, key := range slices.Sorted(maps.Keys(m)) {
		pairs = append(pairs, pair{key: key, value: write(m[key])})
	}
	return inlineTable(pairs)
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
