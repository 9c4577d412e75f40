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
	if ix.coverage(n, on).now == strength.Full {
		return ""
	}
	switch {
	case n.counting != nil:
		return text.Capitalize(ix.describeCountGap(n.counting, on))
	case len(n.any) > 0:
		best := n.any[0]
		for _, part := range n.any[1:] {
			if ix.coverage(part, on).now > ix.coverage(best, on).now {
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

// describeCountGap says what is nearest to do: tell entries well, add so many more, or
// spread them, and where to look for them.
func (ix *Index) describeCountGap(c *countingRule, on int32) string {
	t := ix.tallyOn(c, on)
	gaps := []string{c.describeWorthGap(t)}
	if c.Spread > 0 && !c.countsWhatDiffers() {
		gaps = append(gaps, c.describeSpreadGap(t))
	}
	if c.Different == Departments && len(t.groups) < c.Spread {
		gaps = append(gaps, ix.describeUnmet(t, on))
	}
	if t.stale != never && (t.lapsed || t.n == 0) {
		gaps = append(gaps, t.describeStale(on))
	}
	if t.partly > 0 && t.n < c.Need {
		gaps = append(gaps, strconv.Itoa(t.partly)+" of "+strconv.Itoa(t.n)+" so far could say more")
	}
	return text.Joined("; ", gaps...)
}

// countsWhatDiffers reports whether the rule counts departments, say, and not entries in
// so many departments.
func (c *countingRule) countsWhatDiffers() bool { return c.Unit == "" && c.Spread >= c.Need }

// describeWorthGap says how many are missing, or what those that are there lack.
func (c *countingRule) describeWorthGap(t tally) string {
	one, several := c.unitNames()
	have, need := t.n, c.Need
	missing := need - int(t.worth/whole)
	if c.countsWhatDiffers() {
		have, need = len(t.groups), c.Spread
		missing = need - have
	}
	switch {
	case have < need:
		more := "more "
		if t.n == 0 {
			more = ""
		}
		return text.Counted(max(1, min(missing, need-have)), more+one, more+several)
	case t.worth >= int64(c.Need)*whole:
		return ""
	case t.occasions < c.Need:
		return "enough entries, but " + text.Counted(t.occasions, "occasion", "occasions") + " alone"
	case t.texts < c.Need:
		return "enough entries, but several say the same"
	case t.partly == 1:
		return "enough entries, but one of them says only part of it"
	case t.partly > 1:
		return "enough entries, but " + strconv.Itoa(t.partly) + " of them say only part of it"
	}
	return "enough entries, but most are of one day"
}

// describeSpreadGap says over how much more the evidence has to be spread.
func (c *countingRule) describeSpreadGap(t tally) string {
	missing := c.Spread - len(t.groups)
	if missing <= 0 {
		return ""
	}
	names := differNames[c.Different]
	if len(t.groups) == 0 {
		return "from " + text.Counted(missing, names[0], names[1])
	}
	return "from " + text.Counted(missing, "other "+names[0], "other "+names[1])
}

func (ix *Index) describeUnmet(t tally, on int32) string {
	gap := ""
	if nobody := ix.unmetDepartments(t.groups, on); len(nobody) > 0 {
		gap = "nobody in " + joinNames(nobody, 3)
	}
	if n := ix.countWithoutDepartment(on); n > 0 {
		gap = text.Joined("; ", gap, text.Counted(n, "contact has", "contacts have")+" no department yet")
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
	if names, ok := differNames[c.Different]; ok && c.countsWhatDiffers() {
		return names[0], names[1]
	}
	if len(c.Kinds) == 1 {
		k, _ := model.KindOf(c.Kinds[0])
		return text.LowerFirst(k.Label), text.LowerFirst(k.Plural)
	}
	return "entry", "entries"
}

// differNames names one and several of what evidence can differ in.
var differNames = map[string][2]string{
	Departments: {"department", "departments"}, Disciplines: {"discipline", "disciplines"}, Settings: {"setting", "settings"},
	People: {"person", "people"}, Months: {"month", "months"}, Organisations: {"organisation", "organisations"}, Titles: {"role", "roles"},
	DifferentKind: {"kind of entry", "kinds of entry"}, Fields: {"field", "fields"}, Parts: {"part", "parts"}, Forms: {"form", "forms"}, Stages: {"stage", "stages"},
}

// unmetDepartments returns the departments outside IT that are not among the groups.
func (ix *Index) unmetDepartments(groups []int32, on int32) []string {
	var list []string
	for _, d := range ix.knownDepartments(on) {
		met := slices.ContainsFunc(groups, func(g int32) bool { return strings.EqualFold(ix.departments.spelled[g], d.Name) })
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
