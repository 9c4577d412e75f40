package readiness

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2/lang"

	"rung/model/readiness"
)

// frameworkDraft is a framework while it is edited: the person's words, valid or not
// yet. The journal keeps it until it is saved or given up.
type frameworkDraft struct {
	ID, Base, Source, Title string
	Ladder                  bool
	Held                    string // of a ladder: the id of the level that is held
	Steps                   []draftStep
}

type draftStep struct {
	ID, Title, Summary, Weight string
	Gate                       bool
	Applies                    string
	Competencies               []string
	Criteria                   []draftCriterion
}

// draftCriterion has its rule and its actions as TOML, the way a file has them.
type draftCriterion struct {
	ID, Title, Question, Weight, Rule, Actions string
}

// settingDraft, with a framework's id after it, is the setting that keeps its draft.
const settingDraft = "framework_draft "

// The heading of an action's table: a file has it below its criterion, the field has
// it alone.
const (
	actionInFile  = "[[step.criterion.action]]"
	actionInField = "[[action]]"
)

func newFrameworkDraft(f readiness.Framework) frameworkDraft {
	d := frameworkDraft{ID: f.ID, Base: f.Base, Source: f.Source, Title: f.Title, Ladder: f.Ladder, Held: f.Held}
	for _, s := range f.Steps {
		one := draftStep{ID: s.ID, Title: s.Title, Summary: s.Summary, Weight: strconv.Itoa(s.Weight), Gate: s.Gate, Applies: s.Applies, Competencies: append([]string(nil), s.Competencies...)}
		for _, c := range s.Criteria {
			rule, actions := criterionTOML(c)
			one.Criteria = append(one.Criteria, draftCriterion{ID: c.ID, Title: c.Title, Question: c.Question, Weight: strconv.Itoa(c.Weight), Rule: rule, Actions: actions})
		}
		d.Steps = append(d.Steps, one)
	}
	return d
}

// criterionTOML gives a criterion's rule and its actions as a file has them.
func criterionTOML(c readiness.Criterion) (rule, actions string) {
	whole := readiness.Framework{Steps: []readiness.Step{{Criteria: []readiness.Criterion{c}}}}.TOML()
	_, after, _ := strings.Cut(whole, "[step.criterion.rule]\n")
	at := strings.Index(after, actionInFile)
	if at < 0 {
		at = len(after)
	}
	return strings.TrimSpace(after[:at]), strings.TrimSpace(strings.ReplaceAll(after[at:], actionInFile, actionInField))
}

// clone gives a draft that shares nothing with this one.
func (d frameworkDraft) clone() frameworkDraft {
	steps := append([]draftStep(nil), d.Steps...)
	for i := range steps {
		steps[i].Competencies = append([]string(nil), steps[i].Competencies...)
		steps[i].Criteria = append([]draftCriterion(nil), steps[i].Criteria...)
	}
	d.Steps = steps
	return d
}

// stepKey and criterionKey name a draft's fields, to say which one is wrong.
func stepKey(step int, field string) string { return fmt.Sprintf("%d/%s", step, field) }

func criterionKey(step, criterion int, field string) string {
	return fmt.Sprintf("%d.%d/%s", step, criterion, field)
}

// draftFile is a draft written as a file, which knows the field of each line.
type draftFile struct {
	text   strings.Builder
	owners []string
	bad    map[string]string // fields that no file could hold, and why
}

func (c *draftFile) add(owner, text string) {
	for line := range strings.SplitSeq(strings.TrimRight(text, "\n"), "\n") {
		c.text.WriteString(line + "\n")
		c.owners = append(c.owners, owner)
	}
}

func (c *draftFile) addText(owner, key, text string) { c.add(owner, key+" = "+quoteTOML(text)) }

// quoteTOML writes a TOML string; strings.Fields keeps it to one line.
func quoteTOML(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}

func (c *draftFile) addWeight(owner, text string) {
	n, err := strconv.Atoi(strings.TrimSpace(text))
	if strings.TrimSpace(text) == "" {
		n, err = 1, nil
	}
	if err != nil || n < 1 {
		c.bad[owner] = lang.L("A weight is a whole number from 1 up.")
		n = 1
	}
	c.add(owner, "weight = "+strconv.Itoa(n))
}

func (d frameworkDraft) composeFile() *draftFile {
	c := &draftFile{bad: map[string]string{}}
	c.add("title", "version = "+strconv.Itoa(readiness.FrameworkVersion))
	c.addText("title", "id", d.ID)
	c.addText("title", "title", d.Title)
	c.addText("title", "source", d.Source)
	c.addText("title", "base", d.Base)
	c.add("held", "ladder = "+strconv.FormatBool(d.Ladder))
	if d.Ladder {
		c.addText("held", "held", d.Held)
	}
	for i, s := range d.Steps {
		if d.Ladder { // levels are in order, and each is for everybody
			s.Gate, s.Applies = false, ""
		}
		c.addStep(i, s)
	}
	return c
}

func (c *draftFile) addStep(i int, s draftStep) {
	c.add(stepKey(i, "title"), "[[step]]")
	c.addText(stepKey(i, "title"), "id", s.ID)
	c.addText(stepKey(i, "title"), "title", s.Title)
	c.addText(stepKey(i, "summary"), "summary", s.Summary)
	c.add(stepKey(i, "title"), "gate = "+strconv.FormatBool(s.Gate))
	c.addText(stepKey(i, "title"), "applies", s.Applies)
	quoted := make([]string, len(s.Competencies))
	for j, id := range s.Competencies {
		quoted[j] = quoteTOML(id)
	}
	c.add(stepKey(i, "competencies"), "competencies = ["+strings.Join(quoted, ", ")+"]")
	c.addWeight(stepKey(i, "weight"), s.Weight)
	for j, one := range s.Criteria {
		c.add(criterionKey(i, j, "title"), "[[step.criterion]]")
		c.addText(criterionKey(i, j, "title"), "id", one.ID)
		c.addText(criterionKey(i, j, "title"), "title", one.Title)
		c.addText(criterionKey(i, j, "question"), "question", one.Question)
		c.addWeight(criterionKey(i, j, "weight"), one.Weight)
		c.addRule(criterionKey(i, j, "rule"), one.Rule)
		if strings.TrimSpace(one.Actions) != "" {
			c.add(criterionKey(i, j, "actions"), strings.ReplaceAll(one.Actions, actionInField, actionInFile))
		}
	}
}

// addRule adds a rule; one that was not begun yet has no line that could be wrong.
func (c *draftFile) addRule(owner, rule string) {
	if r, err := readiness.ReadRule(rule); err == nil && r.IsEmpty() {
		c.bad[owner] = lang.L("Choose which entries show it: a kind of entry, or a competency.")
		rule = "kinds = [\"note\"]"
	}
	c.add(owner, "[step.criterion.rule]\n"+rule)
}

// fieldAt gives the field that a line of the file comes from, and the line within
// that field.
func (c *draftFile) fieldAt(line int) (key string, within int) {
	at := min(max(line-1, 0), len(c.owners)-1)
	first := at
	for first > 0 && c.owners[first-1] == c.owners[at] {
		first--
	}
	within = at - first + 1
	if strings.HasSuffix(c.owners[at], "/rule") {
		within-- // its header is not in the field
	}
	return c.owners[at], max(within, 1)
}

// checkDraft gives the framework that a draft describes, or what is wrong with it by
// field. Where rules are shown as text, it names the line.
func (d frameworkDraft) checkDraft(asText bool) (readiness.Framework, map[string]string) {
	c := d.composeFile()
	problems := c.bad
	f, err := readiness.Parse(d.ID+".toml", c.text.String())
	var refused *readiness.ParseError
	if errors.As(err, &refused) {
		for _, p := range refused.Problems {
			key, within := c.fieldAt(p.Line)
			reason := p.Reason
			if strings.HasSuffix(key, "/rule") && asText || strings.HasSuffix(key, "/actions") {
				reason = lang.L("Line {{.Line}}: {{.Reason}}", map[string]any{"Line": within, "Reason": p.Reason})
			}
			if problems[key] != "" {
				reason = problems[key] + " " + reason
			}
			problems[key] = reason
		}
	}
	return f, problems
}

// unusedID gives an id for a new step or criterion. It never changes, since claims and
// history refer to it.
func (d frameworkDraft) unusedID(prefix string) string {
	taken := map[string]bool{}
	for _, s := range d.Steps {
		taken[s.ID] = true
		for _, c := range s.Criteria {
			taken[c.ID] = true
		}
	}
	for n := 1; ; n++ {
		if id := prefix + strconv.Itoa(n); !taken[id] {
			return id
		}
	}
}
