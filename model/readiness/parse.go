package readiness

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"rung/model"
)

// Problem is one thing wrong with a framework: where in it ("step[2].id"), on
// which line of its file (0 where it came from no file), and why.
type Problem struct {
	Path   string
	Line   int
	Reason string
}

// ParseError is a framework that cannot be used, with everything wrong with it.
// As a model.Error it has the code Invalid.
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

// Unwrap gives the problem as the model's own kind of error.
func (r *ParseError) Unwrap() error {
	return &model.Error{Code: model.Invalid, Field: r.Problems[0].Path, Message: r.Error()}
}

// Parse reads a framework's TOML. Whatever Rung does not understand is refused:
// the error is a *Refused that names the file, the lines and the reasons.
func Parse(file, text string) (Framework, error) {
	var tree map[string]any
	if _, err := toml.Decode(text, &tree); err != nil {
		return Framework{}, &ParseError{file, []Problem{syntaxProblem(err)}}
	}
	var problems []Problem
	f := readFramework(newTable("", tree, &problems))
	if len(problems) == 0 {
		problems = f.Check()
	}
	if len(problems) == 0 {
		return f, nil
	}
	lines := places(text)
	for i := range problems {
		problems[i].Line = lineOf(lines, problems[i].Path)
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
		return Problem{Line: syntax.Position.Line, Reason: sentence(syntax.Message) + "."}
	}
	return Problem{Line: 1, Reason: err.Error()}
}

// lineOf finds the line of a path, or of the nearest thing around it.
func lineOf(lines map[string]int, path string) int {
	for path != "" {
		if line, ok := lines[path]; ok {
			return line
		}
		path = path[:max(0, strings.LastIndexAny(path, ".["))]
	}
	return 1
}

func readFramework(t table) Framework {
	f := Framework{Version: t.whole("version", 0), ID: t.text("id"), Title: t.text("title"), Source: t.text("source"), Base: t.text("base")}
	for _, s := range t.tables("step") {
		f.Steps = append(f.Steps, readStep(s))
	}
	t.end()
	return f
}

func readStep(t table) Step {
	s := Step{ID: t.text("id"), Title: t.text("title"), Summary: t.text("summary"), Gate: t.yes("gate"), Applies: t.text("applies"),
		Competencies: t.texts("competencies"), Weight: t.whole("weight", 1)}
	for _, c := range t.tables("criterion") {
		s.Criteria = append(s.Criteria, readCriterion(c))
	}
	t.end()
	return s
}

func readCriterion(t table) Criterion {
	c := Criterion{ID: t.text("id"), Title: t.text("title"), Question: t.text("question"), Weight: t.whole("weight", 1)}
	if rule, ok := t.table("rule"); ok {
		c.Rule = readRule(rule)
	} else {
		t.wrong("rule", "A criterion needs a rule that says which entries show it.")
	}
	for _, a := range t.tables("action") {
		c.Actions = append(c.Actions, readTemplate(a))
	}
	t.end()
	return c
}

func readRule(t table) Rule {
	r := Rule{Condition: readCondition(t), Different: t.text("different"), Within: t.whole("within", 0), Strong: t.whole("strong", 0),
		Valid: t.yes("valid"), Unit: t.text("unit"), Units: t.text("units")}
	for _, one := range t.tables("any") {
		r.Any = append(r.Any, readRule(one))
	}
	for _, one := range t.tables("all") {
		r.All = append(r.All, readRule(one))
	}
	if len(r.Any)+len(r.All) == 0 {
		r.Need = 1
	}
	r.Need = t.whole("need", r.Need)
	t.end()
	return r
}

// readCondition leaves the end to the table's owner, which has keys of its own.
func readCondition(t table) Condition {
	c := Condition{Kinds: t.texts("kinds"), Filled: t.texts("filled"), Competencies: t.texts("competencies")}
	if where, ok := t.table("where"); ok {
		c.Where = map[string][]string{}
		for _, key := range where.keys() {
			c.Where[key] = where.texts(key)
		}
	}
	if least, ok := t.table("least"); ok {
		c.Least = map[string]int{}
		for _, key := range least.keys() {
			c.Least[key] = least.whole(key, 0)
		}
	}
	for _, l := range t.tables("linked") {
		c.Linked = append(c.Linked, Linked{Role: l.text("role"), Condition: readCondition(l)})
		l.end()
	}
	for _, e := range t.tables("either") {
		c.Either = append(c.Either, readCondition(e))
		e.end()
	}
	return c
}

func readTemplate(t table) Template {
	a := Template{ID: t.text("id"), Title: t.text("title"), Reason: t.text("reason"), Minutes: t.whole("minutes", 0), Fill: t.texts("fill")}
	if subject, ok := t.table("subject"); ok {
		c := readCondition(subject)
		subject.end()
		a.Subject = &c
	}
	for _, d := range t.tables("entries") {
		draft := Draft{Kind: d.text("kind"), Title: d.text("title"), Competencies: d.texts("competencies"), Ask: d.texts("ask")}
		if values, ok := d.table("values"); ok {
			draft.Values = map[string]any{}
			for _, key := range values.keys() {
				draft.Values[key] = values.take(key)
			}
		}
		if links, ok := d.table("links"); ok {
			draft.Links = map[string]string{}
			for _, role := range links.keys() {
				draft.Links[role] = fmt.Sprint(links.take(role))
			}
		}
		d.end()
		a.Entries = append(a.Entries, draft)
	}
	t.end()
	return a
}
