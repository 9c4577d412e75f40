package readiness

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"rung/model"
	"rung/model/text"
)

// mostProposals is how many actions one template makes at most; mostTried is how
// many candidates are tried to find the best.
const (
	mostProposals = 2
	mostTried     = 6
)

// recentDays is for how many days after it was done an action lets others go first.
const recentDays = 30

// proposeActions fills in a criterion's templates from the journal and keeps the actions
// that would raise the coverage. What begins with meeting somebody comes only where
// nobody who is known already fits.
func (p *planner) proposeActions(n *ruleNode, s Step, c Criterion) ([]Action, error) {
	counting := p.countedEntries(n)
	templates := c.actionTemplates()
	proposed := make([][]Action, len(templates))
	knows := false
	for _, meets := range []bool{false, true} {
		for i, t := range templates {
			if t.meetsSomebody() != meets {
				continue
			}
			var found []Action
			for _, subject := range p.findSubjects(n, counting, t) {
				if meets && knows && (subject.department == "" || p.knowsSomebodyIn(subject.department)) {
					continue
				}
				a, err := p.proposeAction(s, c, t, subject)
				if err != nil {
					return nil, err
				}
				if a.Gain > 0 {
					a.done = p.isDone(t, subject, counting)
					found = append(found, a)
				}
			}
			slices.SortStableFunc(found, func(a, b Action) int { return cmp.Compare(b.Gain, a.Gain) })
			proposed[i] = found[:min(len(found), mostProposals)]
			knows = knows || len(found) > 0 && t.isAboutSomebody()
		}
	}
	return slices.Concat(proposed...), nil
}

func (p *planner) proposeAction(s Step, c Criterion, t Template, about subject) (Action, error) {
	a := Action{Step: s.ID, Criterion: c.ID, Template: t.ID, Effort: t.Minutes, Type: about.kind, Subject: about.key}
	said, err := p.writeAction(&a, t, about)
	if err == nil {
		a.Gain, err = p.measureGain(said)
	}
	return a, err
}

// meetsSomebody reports whether an action begins with somebody who is not known yet.
func (t Template) meetsSomebody() bool {
	return slices.ContainsFunc(t.Entries, func(d Draft) bool { return d.Kind == model.KindContact })
}

// isAboutSomebody reports whether an action is about a person who is known.
func (t Template) isAboutSomebody() bool {
	return t.Subject != nil && slices.Equal(t.Subject.Kinds, []string{model.KindContact})
}

// knowsSomebodyIn reports whether there is a contact of a department.
func (p *planner) knowsSomebodyIn(department string) bool {
	return slices.ContainsFunc(p.ix.facts, func(f fact) bool {
		return f.kind == contactKind && !f.named && !f.trashed && f.day <= p.day && strings.EqualFold(p.ix.departments.spelled[f.department], department)
	})
}

// isDone reports whether what an action writes was written lately: such an entry counts
// already, with the same person. Each department is another matter, and an entry that is
// completed is asked about no more.
func (p *planner) isDone(t Template, about subject, counting map[int32]bool) bool {
	if about.department != "" || len(t.Fill) > 0 {
		return false
	}
	m := matcher{ix: p.ix, on: p.day}
	for _, d := range t.Entries {
		if d.Kind == model.KindContact {
			continue
		}
		c, same := compileCondition(d.likeness()), slices.Contains(slices.Collect(maps.Values(d.Links)), subjectLink)
		for at := range counting {
			if p.ix.facts[at].day > p.day-recentDays && m.meets(&c, at) && (!same || p.isLinked(at, about.at)) {
				return true
			}
		}
	}
	return false
}

func (p *planner) isLinked(at, other int32) bool {
	for l := range p.ix.links.from(at) {
		if l.other == other {
			return true
		}
	}
	return false
}

// likeness is the condition that what is written from a draft meets.
func (d Draft) likeness() Condition {
	c := Condition{Kinds: []string{d.Kind}, Where: map[string][]string{}}
	kind, _ := model.KindOf(d.Kind)
	for _, f := range kind.Fields {
		switch v := d.Values[f.Key].(type) {
		case bool:
			c.Where[f.Key] = []string{map[bool]string{true: "yes", false: "no"}[v]}
		case string:
			if f.Type == model.Choice && v != "unknown" {
				c.Where[f.Key] = []string{v}
			}
		}
	}
	return c
}

// subject is the person, entry or department that a proposal is about.
type subject struct {
	key        string // part of the action's id
	at         int32  // place of the entry in the index, or none
	kind       ActionType
	department string
	ago        string // when it was written, or when the person was last met
	known      bool   // counts already, so that others come first
}

const none = -1

// findSubjects returns what a template can be about on the day, most promising first.
func (p *planner) findSubjects(n *ruleNode, counting map[int32]bool, t Template) []subject {
	if t.Subject == nil {
		return p.departmentSubjects(n, t)
	}
	c := compileCondition(*t.Subject)
	var list []subject
	groups := p.countedDepartments(n)
	unlike := slices.ContainsFunc(n.countingRules(), func(c *countingRule) bool { return c.Different == People || c.Different == Departments })
	for _, at := range p.ix.entriesMeeting(&c, p.day) {
		f := &p.ix.facts[at]
		s := subject{key: p.ix.entryID(at), at: at, kind: DoNew, ago: text.RoughlyAgo(p.on.DaysSince(dayOf(f.day))), known: counting[at] || slices.Contains(groups, f.department)}
		switch {
		case len(t.Fill) > 0:
			if wanted := partBits(f.kind, t.Fill); f.filled&wanted == wanted {
				continue
			}
			s.kind, s.known = CompleteEntry, false
		case s.known && (unlike || f.kind != contactKind):
			continue
		case f.kind != contactKind:
			s.kind = DoAgain
		default:
			s.kind, s.ago = p.contactState(at)
		}
		if s.ago == "" && strings.Contains(t.Title+t.Reason, "{ago}") {
			continue
		}
		list = append(list, s)
	}
	slices.SortStableFunc(list, func(a, b subject) int {
		return cmp.Or(model.TrueFirst(b.known, a.known), model.TrueFirst(a.kind == DoAgain, b.kind == DoAgain))
	})
	return list[:min(len(list), mostTried)]
}

// contactState reports whether a contact has been met before, and when.
func (p *planner) contactState(contact int32) (kind ActionType, when string) {
	last := p.ix.lastMet(contact, p.day)
	if last == none {
		return DoNew, ""
	}
	return DoAgain, text.RoughlyAgo(p.on.DaysSince(dayOf(last)))
}

// departmentSubjects returns a subject for each department that a criterion still
// lacks, where the template mentions a department; else a single empty subject.
func (p *planner) departmentSubjects(n *ruleNode, t Template) []subject {
	if !t.mentions("{department}") {
		return []subject{{at: none, kind: DoNew}}
	}
	var list []subject
	for _, name := range p.ix.unmetDepartments(p.countedDepartments(n), p.day) {
		list = append(list, subject{key: name, at: none, kind: DoNew, department: name})
	}
	if len(list) == 0 {
		list = []subject{{at: none, kind: DoNew, department: "another department"}}
	}
	return list[:min(len(list), mostProposals)]
}

// countedDepartments returns the departments that a criterion counts already, where it
// wants different ones.
func (p *planner) countedDepartments(n *ruleNode) (groups []int32) {
	for _, c := range n.countingRules() {
		if c.Different == Departments {
			groups = p.ix.tallyOn(c, p.day).groups
		}
	}
	return groups
}

func (t Template) mentions(placeholder string) bool {
	text := t.Title + t.Reason
	for _, d := range t.Entries {
		text += d.Title
		for _, v := range d.Values {
			text += fmt.Sprint(v)
		}
	}
	return strings.Contains(text, placeholder)
}

// countedEntries returns the entries that a criterion counts already, and the
// contacts through which they count.
func (p *planner) countedEntries(n *ruleNode) map[int32]bool {
	counting := map[int32]bool{}
	m := matcher{ix: p.ix, on: p.day}
	for _, c := range n.countingRules() {
		p.ix.eachEvidence(c, p.day, &tally{}, func(at int32) bool {
			counting[at] = true
			for _, contact := range m.countedContacts(&c.condition, at) {
				counting[contact] = true
			}
			return true
		})
	}
	return counting
}
