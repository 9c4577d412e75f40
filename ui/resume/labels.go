package resume

import (
	"strings"

	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/resume"
	"rung/model/text"
	"rung/ui/kit"
)

// ruleTexts name the rules, and say what each is for.
var ruleTexts = map[resume.Rule][2]string{
	resume.WeakOpening: {"Weak opening", "“Responsible for”, “helped”: a duty instead of a deed"},
	resume.NoNumber:    {"No number", "Nothing says how much, how many or how often"},
	resume.Unsupported: {"Number without an entry", "No entry behind the bullet says it"},
	resume.Estimated:   {"Estimated number", "It stands there as if it were measured"},
	resume.TooLong:     {"Longer than two lines", "Few read a third line"},
	resume.Filler:      {"Filler", "Words that add nothing: “successfully”, “various”"},
	resume.FirstPerson: {"First person", "“I”, “my”: a résumé leaves them out"},
	resume.Passive:     {"Passive", "“Was migrated” does not say by whom"},
	resume.Tense:       {"Tense", "A role that is over is told in the past"},
	resume.Acronym:     {"Short form", "Never spelled out on the page"},
	resume.Repeated:    {"Repeated verb", "It opens several bullets of a role"},
	resume.Inflated:    {"Inflated word", "Larger than what it tells: “spearheaded”"},
	resume.NonASCII:    {"Sign that forms may garble", "In plain text only"},
}

func ruleLabel(r resume.Rule) string { return lang.L(ruleTexts[r][0]) }

// joinReasons says what was found in a bullet, on one line.
func joinReasons(found []resume.Finding) string {
	said := make([]string, len(found))
	for i, f := range found {
		said[i] = f.Reason
	}
	return strings.Join(said, " ")
}

// describeNumbers tells of a bullet's numbers and where they stand: " · 2 numbers,
// both from “ERP fix”".
func describeNumbers(b resume.Bullet) string {
	if len(b.Numbers) == 0 {
		return ""
	}
	words := " · " + kit.Counted(len(b.Numbers), "1 number", "{{.Count}} numbers")
	from := b.Numbers[0].Entry
	for _, n := range b.Numbers {
		if n.Entry != from {
			from = ""
		}
	}
	for _, e := range b.Entries {
		if e.ID == from {
			return words + lang.L(", from “{{.Title}}”", map[string]any{"Title": text.Shorten(e.Title, 48)})
		}
	}
	return words
}

// roleTitle names a role: "Systems administrator, Prairie Freight, since 2017".
func roleTitle(r resume.Role, employer string) string {
	title := text.Joined(", ", r.Title, employer)
	from, until := formatYear(r.From), formatYear(r.Until)
	switch {
	case until == "":
		return title + lang.L(", since {{.Year}}", map[string]any{"Year": from})
	case from == until:
		return title + ", " + from
	}
	return title + ", " + from + " – " + until
}

func positionTitle(p model.Entry) string {
	return text.Joined(", ", p.Title, p.Values.Text("organisation"))
}

func formatYear(d model.Day) string {
	if !d.Valid() {
		return ""
	}
	return string(d[:4])
}
