package readiness

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"rung/model"
	"rung/model/text"
)

// Problem is one thing that is wrong with a framework: where ("step[2].id"), on
// which line of its file (0 where there is no file), and why.
type Problem struct {
	Path   string
	Line   int
	Reason string
}

// ParseError is the error for a framework that cannot be used, with everything that
// is wrong with it. Unwrapped, it is a model.Error of code Invalid.
type ParseError struct {
	File     string
	Problems []Problem
}

func (r *ParseError) Error() string {
	first := r.Problems[0]
	text := fmt.Sprintf("%s, line %d: %s", r.File, first.Line, first.Reason)
	if more := len(r.Problems) - 1; more > 0 {
		text += fmt.Sprintf(" (and %d more)", more)
	}
	return text
}

// Unwrap returns the error as a model.Error.
func (r *ParseError) Unwrap() error {
	return &model.Error{Code: model.Invalid, Field: r.Problems[0].Path, Message: r.Error()}
}

// Parse reads a framework from TOML. Anything that Rung does not understand is an
// error: a *ParseError that names the file, the lines and the reasons.
func Parse(file, text string) (Framework, error) {
	var tree map[string]any
	if _, err := toml.Decode(text, &tree); err != nil {
		return Framework{}, &ParseError{file, []Problem{syntaxProblem(err)}}
	}
	var problems []Problem
	f := readFramework(newTOMLTable("", tree, &problems))
	if len(problems) == 0 {
		problems = f.Check()
	}
	if len(problems) == 0 {
		return f, nil
	}
	lines := lineNumbers(text)
	for i := range problems {
		problems[i].Line = nearestLine(lines, problems[i].Path)
	}
	slices.SortStableFunc(problems, func(a, b Problem) int { return a.Line - b.Line })
	return Framework{}, &ParseError{file, problems}
}

func syntaxProblem(err error) Problem {
	var syntax toml.ParseError
	if errors.As(err, &syntax) {
		if strings.Contains(syntax.Message, "NULL byte") || strings.Contains(syntax.Message, "UTF-8") || strings.Contains(syntax.Message, "control characters") {
			return Problem{Line: syntax.Position.Line, Reason: "This is no text in UTF-8. Save the file as such."}
		}
		return Problem{Line: syntax.Position.Line, Reason: text.Capitalize(syntax.Message) + "."}
	}
	return Problem{Line: 1, Reason: err.Error()}
}

// nearestLine returns the line of a path, or of the nearest table or list around it.
func nearestLine(lines map[string]int, path string) int {
	for path != "" {
		if line, ok := lines[path]; ok {
			return line
		}
		path = path[:max(0, strings.LastIndexAny(path, ".["))]
	}
	return 1
}

func readFramework(t tomlTable) Framework {
	f := Framework{Version: t.integer("version", 0), ID: t.trimmedText("id"), Title: t.trimmedText("title"), Source: t.trimmedText("source"), Base: t.trimmedText("base"),
		Ladder: t.boolean("ladder"), Held: t.trimmedText("held")}
	for _, s := range t.subtables("step") {
		f.Steps = append(f.Steps, readStep(s))
	}
	t.refuseUnknown()
	return f
}

func readStep(t tomlTable) Step {
	s := Step{ID: t.trimmedText("id"), Title: t.trimmedText("title"), Summary: t.trimmedText("summary"), Gate: t.boolean("gate"), Applies: t.trimmedText("applies"),
		Competencies: t.texts("competencies"), Weight: t.integer("weight", 1)}
	for _, c := range t.subtables("criterion") {
		s.Criteria = append(s.Criteria, readCriterion(c))
	}
	t.refuseUnknown()
	return s
}

func readCriterion(t tomlTable) Criterion {
	c := Criterion{ID: t.trimmedText("id"), Title: t.trimmedText("title"), Question: t.trimmedText("question"), Weight: t.integer("weight", 1)}
	if rule, ok := t.subtable("rule"); ok {
		c.Rule = readRule(rule)
	} else {
		t.addProblem("rule", "A criterion needs a rule that says which entries show it.")
	}
	for _, a := range t.subtables("action") {
		c.Actions = append(c.Actions, readTemplate(a))
	}
	t.refuseUnknown()
	return c
}

func readRule(t tomlTable) Rule {
	r := Rule{Condition: readCondition(t), Tells: t.texts("tells"), Different: t.trimmedText("different"), Present: t.boolean("present"), Aimed: t.boolean("aimed"), Within: t.integer("within", 0), Strong: t.integer("strong", 0),
		Valid: t.boolean("valid"), Unit: t.trimmedText("unit"), Units: t.trimmedText("units")}
	for _, one := range t.subtables("any") {
		r.Any = append(r.Any, readRule(one))
	}
	for _, one := range t.subtables("all") {
		r.All = append(r.All, readRule(one))
	}
	if len(r.Any)+len(r.All) == 0 {
		r.Need = 1
	}
	if r.Tells == nil && t.value("tells") != nil { // asked to tell nothing
		r.Tells = []string{}
	}
	r.Need = t.integer("need", r.Need)
	if r.Different != "" {
		r.Spread = r.Need
	}
	r.Spread = t.integer("spread", r.Spread)
	t.refuseUnknown()
	return r
}

// readCondition does not check for unknown keys: the caller has further keys in the
// same table.
func readCondition(t tomlTable) Condition {
	c := Condition{Kinds: t.texts("kinds"), Filled: t.texts("filled"), Competencies: t.texts("competencies")}
	if where, ok := t.subtable("where"); ok {
		c.Where = map[string][]string{}
		for _, key := range where.keys() {
			c.Where[key] = where.texts(key)
		}
	}
	if least, ok := t.subtable("least"); ok {
		c.Least = map[string]int{}
		for _, key := range least.keys() {
			c.Least[key] = least.integer(key, 0)
		}
	}
	for _, l := range t.subtables("linked") {
		c.Linked = append(c.Linked, Linked{Role: l.trimmedText("role"), Condition: readCondition(l)})
		l.refuseUnknown()
	}
	for _, e := range t.subtables("either") {
		c.Either = append(c.Either, readCondition(e))
		e.refuseUnknown()
	}
	return c
}

func readTemplate(t tomlTable) Template {
	a := Template{ID: t.trimmedText("id"), Title: t.trimmedText("title"), Reason: t.trimmedText("reason"), Minutes: t.integer("minutes", 0), Fill: t.texts("fill")}
	if subject, ok := t.subtable("subject"); ok {
		c := readCondition(subject)
		subject.refuseUnknown()
		a.Subject = &c
	}
	for _, d := range t.subtables("entries") {
		draft := Draft{Kind: d.trimmedText("kind"), Title: d.trimmedText("title"), Competencies: d.texts("competencies"), Ask: d.texts("ask")}
		if values, ok := d.subtable("values"); ok {
			draft.Values = map[string]any{}
			for _, key := range values.keys() {
				draft.Values[key] = values.value(key)
			}
		}
		if links, ok := d.subtable("links"); ok {
			draft.Links = map[string]string{}
			for _, role := range links.keys() {
				draft.Links[role] = fmt.Sprint(links.value(role))
			}
		}
		d.refuseUnknown()
		a.Entries = append(a.Entries, draft)
	}
	t.refuseUnknown()
	return a
}
