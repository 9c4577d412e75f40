package money

import (
	"regexp"
	"slices"
	"strings"

	"rung/model"
)

// Initiative is a project of the organisation, the person's own or another's.
type Initiative struct {
	model.Entry
	Sponsors []Person
}

// The rows and columns of the board: whether money was given, and what became of
// it. "" is where it was not said.
var (
	Fundings = []string{"yes", "no", "unknown"}
	Outcomes = []string{"running", "thriving", "died", ""}
)

// Funding is whether money was given: yes, no, or unknown.
func (i Initiative) Funding() string {
	if funded := i.Values.Text("funded"); funded != "" {
		return funded
	}
	return "unknown"
}

// Outcome is what became of it, or "".
func (i Initiative) Outcome() string { return i.Values.Text("outcome") }

// Reasons is why it was funded or not, and why it thrives or died, as far as both
// were said.
func (i Initiative) Reasons() string {
	var whys []string
	for _, key := range []string{"funded_why", "outcome_why"} {
		if why := i.Values.Text(key); why != "" {
			whys = append(whys, strings.Join(strings.Fields(why), " "))
		}
	}
	return strings.Join(whys, " ")
}

// InitiativesAt gives the initiatives of one field of the board, oldest first.
func (l Ledger) InitiativesAt(funded, outcome string) []Initiative {
	return slices.DeleteFunc(slices.Clone(l.Initiatives), func(i Initiative) bool {
		return i.Funding() != funded || i.Outcome() != outcome
	})
}

// Trait is something that an initiative has or has not.
type Trait string

// The traits that are compared.
const (
	Sponsored        Trait = "sponsored"
	ExecutiveSponsor Trait = "executive sponsor"
	SponsorOutsideIT Trait = "sponsor outside IT"
	NumberInGoal     Trait = "number in its goal"
	ReasonSaid       Trait = "business reason"
)

var traits = []struct {
	trait Trait
	has   func(Initiative) bool
}{
	{Sponsored, func(i Initiative) bool { return len(i.Sponsors) > 0 }},
	{ExecutiveSponsor, sponsorIn("executive")},
	{SponsorOutsideIT, sponsorIn("another department", "outside")},
	{NumberInGoal, func(i Initiative) bool { return namesNumber(i.Values.Text("goal")) }},
	{ReasonSaid, func(i Initiative) bool { return i.Values.Text("why") != "" }},
}

func sponsorIn(circles ...string) func(Initiative) bool {
	return func(i Initiative) bool {
		return slices.ContainsFunc(i.Sponsors, func(p Person) bool { return slices.Contains(circles, p.Circle) })
	}
}

var (
	digits      = regexp.MustCompile(`[0-9]+`)
	numberWords = regexp.MustCompile(`(?i)\b(half|halve|quarter|double|twice|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|dozen|hundred|thousand|million)\b`)
)

// namesNumber says whether a text names a number by which success can be told; a
// calendar year alone is a date.
func namesNumber(text string) bool {
	if numberWords.MatchString(text) {
		return true
	}
	return slices.ContainsFunc(digits.FindAllString(text, -1), func(number string) bool {
		return len(number) != 4 || number < "1900" || number > "2099"
	})
}

// Contrast is two groups of initiatives that are compared.
type Contrast string

// The contrasts.
const (
	FundedOrNot   Contrast = "funded"
	ThrivingOrNot Contrast = "thriving"
)

// Pattern is a trait that one group of initiatives has far more often than the
// other: With of All in the one, OtherWith of OtherAll in the other.
type Pattern struct {
	Contrast            Contrast
	Trait               Trait
	With, All           int
	OtherWith, OtherAll int
}

// LeastCompared is how many initiatives each of two groups must have before they
// are compared, and clearTenths by how many tenths of a group the trait must be
// more frequent in one than in the other: of fewer, or with less between them,
// numbers say nothing.
const (
	LeastCompared = 3
	clearTenths   = 5
)

// ContrastGroups gives the two groups of a contrast.
func (l Ledger) ContrastGroups(c Contrast) (one, other []Initiative) {
	for _, i := range l.Initiatives {
		switch {
		case c == FundedOrNot && i.Funding() == "yes", c == ThrivingOrNot && i.Outcome() == "thriving":
			one = append(one, i)
		case c == FundedOrNot && i.Funding() == "no", c == ThrivingOrNot && i.Outcome() == "died":
			other = append(other, i)
		}
	}
	return one, other
}

// Patterns gives what the numbers allow to be said of a contrast, and nothing
// where they do not.
func (l Ledger) Patterns(c Contrast) []Pattern {
	one, other := l.ContrastGroups(c)
	if len(one) < LeastCompared || len(other) < LeastCompared {
		return nil
	}
	var list []Pattern
	for _, t := range traits {
		p := Pattern{Contrast: c, Trait: t.trait, With: countWith(one, t.has), All: len(one), OtherWith: countWith(other, t.has), OtherAll: len(other)}
		apart := p.With*p.OtherAll - p.OtherWith*p.All // as a share of All times OtherAll
		if 10*max(apart, -apart) >= clearTenths*p.All*p.OtherAll {
			list = append(list, p)
		}
	}
	return list
}

func countWith(list []Initiative, has func(Initiative) bool) (n int) {
	for _, i := range list {
		if has(i) {
			n++
		}
	}
	return n
}

// Lessons gives the initiatives that say what is to be applied to one's own, the
// latest first, and those still running that do not say it yet.
func (l Ledger) Lessons() (said, unsaid []Initiative) {
	for at := len(l.Initiatives) - 1; at >= 0; at-- {
		i := l.Initiatives[at]
		switch {
		case i.Values.Text("takeaway") != "":
			said = append(said, i)
		case i.Outcome() == "running":
			unsaid = append(unsaid, i)
		}
	}
	return said, unsaid
}
