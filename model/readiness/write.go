package readiness

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// TOML writes the framework as a file that Parse reads back as the same
// framework, always in the same order, so that two versions can be compared.
func (f Framework) TOML() string {
	var w writer
	w.whole("version", f.Version, 0)
	w.text("id", f.ID)
	w.text("title", f.Title)
	w.text("source", f.Source)
	w.text("base", f.Base)
	for _, s := range f.Steps {
		w.step(s)
	}
	return w.String()
}

type writer struct{ strings.Builder }

func (w *writer) line(key, value string) { fmt.Fprintf(w, "%s = %s\n", key, value) }

func (w *writer) text(key, text string) {
	if text != "" {
		w.line(key, quote(text))
	}
}

func (w *writer) whole(key string, n, unless int) {
	if n != unless {
		w.line(key, strconv.Itoa(n))
	}
}

func (w *writer) yes(key string, yes bool) {
	if yes {
		w.line(key, "true")
	}
}

func (w *writer) texts(key string, list []string) {
	if len(list) > 0 {
		w.line(key, quotes(list))
	}
}

// rows writes a list with one item a line.
func (w *writer) rows(key string, items []string) {
	if len(items) > 0 {
		w.line(key, "[\n  "+strings.Join(items, ",\n  ")+",\n]")
	}
}

func (w *writer) step(s Step) {
	w.WriteString("\n[[step]]\n")
	w.text("id", s.ID)
	w.text("title", s.Title)
	w.text("summary", s.Summary)
	w.yes("gate", s.Gate)
	w.text("applies", s.Applies)
	w.texts("competencies", s.Competencies)
	w.whole("weight", s.Weight, 1)
	for _, c := range s.Criteria {
		w.criterion(c)
	}
}

func (w *writer) criterion(c Criterion) {
	w.WriteString("\n[[step.criterion]]\n")
	w.text("id", c.ID)
	w.text("title", c.Title)
	w.text("question", c.Question)
	w.whole("weight", c.Weight, 1)
	w.WriteString("[step.criterion.rule]\n")
	for _, p := range rulePairs(c.Rule) {
		if p.rows != nil {
			w.rows(p.key, p.rows)
		} else {
			w.line(p.key, p.value)
		}
	}
	for _, a := range c.Actions {
		w.template(a)
	}
}

func (w *writer) template(a Template) {
	w.WriteString("[[step.criterion.action]]\n")
	w.text("id", a.ID)
	w.text("title", a.Title)
	w.text("reason", a.Reason)
	w.whole("minutes", a.Minutes, 0)
	if a.Subject != nil {
		w.line("subject", inline(conditionPairs(*a.Subject)))
	}
	w.texts("fill", a.Fill)
	var drafts []string
	for _, d := range a.Entries {
		drafts = append(drafts, inline(draftPairs(d)))
	}
	w.rows("entries", drafts)
}

// pair is a key with its value as TOML; rows are the items of a list that has
// a line for each where there is room for lines.
type pair struct {
	key, value string
	rows       []string
}

func inline(pairs []pair) string {
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
			rows[i] = inline(rulePairs(one))
		}
		pairs = append(pairs, pair{key: combined.key, rows: rows})
	}
	return pairs
}

func conditionPairs(c Condition) []pair {
	pairs := addTexts(nil, "kinds", c.Kinds)
	if len(c.Where) > 0 {
		pairs = append(pairs, pair{key: "where", value: inTable(c.Where, quotes)})
	}
	pairs = addTexts(pairs, "filled", c.Filled)
	if len(c.Least) > 0 {
		pairs = append(pairs, pair{key: "least", value: inTable(c.Least, strconv.Itoa)})
	}
	pairs = addTexts(pairs, "competencies", c.Competencies)
	if len(c.Linked) > 0 {
		rows := make([]string, len(c.Linked))
		for i, l := range c.Linked {
			rows[i] = inline(append(addText(nil, "role", l.Role), conditionPairs(l.Condition)...))
		}
		pairs = append(pairs, pair{key: "linked", rows: rows})
	}
	if len(c.Either) > 0 {
		rows := make([]string, len(c.Either))
		for i, e := range c.Either {
			rows[i] = inline(conditionPairs(e))
		}
		pairs = append(pairs, pair{key: "either", rows: rows})
	}
	return pairs
}

func draftPairs(d Draft) []pair {
	pairs := addText(addText(nil, "kind", d.Kind), "title", d.Title)
	if len(d.Values) > 0 {
		pairs = append(pairs, pair{key: "values", value: inTable(d.Values, given)})
	}
	pairs = addTexts(pairs, "competencies", d.Competencies)
	if len(d.Links) > 0 {
		pairs = append(pairs, pair{key: "links", value: inTable(d.Links, linkTarget)})
	}
	return addTexts(pairs, "ask", d.Ask)
}

func addText(pairs []pair, key, text string) []pair {
	if text == "" {
		return pairs
	}
	return append(pairs, pair{key: key, value: quote(text)})
}

func addTexts(pairs []pair, key string, list []string) []pair {
	if len(list) == 0 {
		return pairs
	}
	return append(pairs, pair{key: key, value: quotes(list)})
}

func addWhole(pairs []pair, key string, n int) []pair {
	if n == 0 {
		return pairs
	}
	return append(pairs, pair{key: key, value: strconv.Itoa(n)})
}

func inTable[V any](m map[string]V, write func(V) string) string {
	pairs := make([]pair, 0, len(m))
	for _, key := range slices.Sorted(maps.Keys(m)) {
		pairs = append(pairs, pair{key: key, value: write(m[key])})
	}
	return inline(pairs)
}

func given(v any) string {
	if text, ok := v.(string); ok {
		return quote(text)
	}
	return fmt.Sprint(v)
}

func linkTarget(to string) string {
	if _, err := strconv.Atoi(to); err == nil {
		return to
	}
	return quote(to)
}

func quotes(list []string) string {
	quoted := make([]string, len(list))
	for i, text := range list {
		quoted[i] = quote(text)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

// quote writes a TOML basic string: the escapes of TOML, not those of Go.
func quote(text string) string {
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
