package readiness

import (
	"slices"
	"strconv"
	"strings"

	"rung/model"
	"rung/model/strength"
	"rung/model/text"
)

// describeGap says what a criterion is missing, in its own units; "" where nothing
// is missing.
func (ix *Index) describeGap(n *ruleNode, on int32) string {
	if ix.coverage(n, on) == strength.Full {
		return ""
	}
	switch {
	case n.counting != nil:
		return text.Capitalize(ix.describeCountGap(n.counting, on))
	case len(n.any) > 0:
		best := n.any[0]
		for _, part := range n.any[1:] {
			if ix.coverage(part, on) > ix.coverage(best, on) {
				best = part
			}
		}
		return ix.describeGap(best, on)
	}
	var gaps []string
	for _, part := range n.all {
		if gap := ix.describeGap(part, on); gap != "" {
			gaps = append(gaps, gap)
		}
	}
	return strings.Join(gaps, "; ")
}

// describeCountGap says what is nearest to do: complete entries that say too
// little, or add so many more, and where to look for them.
func (ix *Index) describeCountGap(c *countingRule, on int32) string {
	t := ix.tallyOn(c, on)
	one, several := c.unitNames()
	missing := c.Need - int(t.sum/int64(strength.Full))
	if t.n >= c.Need {
		if t.partly == 1 {
			return "enough entries, but one of them says only part of it"
		}
		return "enough entries, but " + strconv.Itoa(t.partly) + " of them say only part of it"
	}
	more := "more "
	if t.n == 0 {
		more = ""
	}
	gap := text.Counted(max(1, min(missing, c.Need-t.n)), more+one, more+several)
	if c.Different == Departments {
		if nobody := ix.unmetDepartments(t.groups, on); len(nobody) > 0 {
			gap += ": nobody in " + joinNames(nobody, 3)
		}
		if n := ix.countWithoutDepartment(on); n > 0 {
			gap += "; " + text.Counted(n, "contact has", "contacts have") + " no department yet"
		}
	}
	if t.stale != never && (t.lapsed || t.n == 0) {
		gap += "; " + t.describeStale(on)
	}
	if t.partly > 0 {
		gap += "; " + strconv.Itoa(t.partly) + " of " + strconv.Itoa(t.n) + " so far could say more"
	}
	return gap
}

// describeStale says when the newest entry was that no longer counts.
func (t tally) describeStale(on int32) string {
	if t.lapsed {
		return "one lapsed in " + describeMonth(t.stale, on)
	}
	return "no entry since " + describeMonth(t.stale, on)
}

// unitNames names what is counted: as the rule says, else by what it differs in,
// else by its kind.
func (c *countingRule) unitNames() (one, several string) {
	if c.Unit != "" {
		return c.Unit, c.Units
	}
	switch c.Different {
	case Departments:
		return "department", "departments"
	case Disciplines:
		return "discipline", "disciplines"
	case Settings:
		return "setting", "settings"
	case People:
		return "person", "people"
	}
	if len(c.Kinds) == 1 {
		k, _ := model.KindOf(c.Kinds[0])
		return text.LowerFirst(k.Label), text.LowerFirst(k.Plural)
	}
	return "entry", "entries"
}

// unmetDepartments returns the departments outside IT that are not among the groups.
func (ix *Index) unmetDepartments(groups []int32, on int32) []string {
	var list []string
	for _, d := range ix.knownDepartments(on) {
		met := slices.ContainsFunc(groups, func(g int32) bool { return strings.EqualFold(ix.departments[g], d.Name) })
		if !d.IT && !met {
			list = append(list, d.Name)
		}
	}
	return list
}

// countWithoutDepartment counts the contacts in another department whose department
// is not named.
func (ix *Index) countWithoutDepartment(on int32) int {
	c := compileCondition(Condition{Kinds: []string{model.KindContact}, Where: map[string][]string{"circle": {"another department"}}})
	n := 0
	for _, at := range ix.entriesMeeting(&c, on) {
		if ix.facts[at].department == 0 {
			n++
		}
	}
	return n
}
