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
// the initiative; "" where it is not known.
var (
	Fundings = []string{"yes", "no", "unknown"}
	Outcomes = []string{"running", "thriving", "died", ""}
)

// Funding returns whether money was given: yes, no, or unknown.
func (i Initiative) Funding() string {
	if funded := i.Values.Text("funded"); funded != "" {
		return funded
	}
	return "unknown"
}

// Outcome returns what became of the initiative, or "".
func (i Initiative) Outcome() string { return i.Values.Text("outcome") }

// Reasons returns why it was funded or not, and why it thrives or died, as far as
// either is known.
func (i Initiative) Reasons() string {
	var whys []string
	for _, key := range []string{"funded_why", "outcome_why"} {
		if why := i.Values.Text(key); why != "" {
			whys = append(whys, strings.Join(strings.Fields(why), " "))
		}
	}
	return strings.Join(whys, " ")
}

// InitiativesAt returns the initiatives of one cell of the board, oldest first.
func (l Ledger) InitiativesAt(funded, outcome string) []Initiative {
	return slices.DeleteFunc(slices.Clone(l.Initiatives), func(i Initiative) bool {
		return i.Funding() != funded || i.Outcome() != outcome
	})
}

// Trait is something that an initiative may have.
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

// namesNumber reports whether a text contains a number by which success can be
// measured; a calendar year alone is a date.
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
// other: With of All in the first, OtherWith of OtherAll in the other.
type Pattern struct {
	Contrast            Contrast
	Trait               Trait
	With, All           int
	OtherWith, OtherAll int
}

// LeastCompared is how many initiatives each group must have before the groups are
// compared. clearTenths is by how many tenths the trait's frequency must differ.
// With fewer, or a smaller difference, the numbers say nothing.
const (
	LeastCompared = 3
	clearTenths   = 5
)

// ContrastGroups returns the two groups of a contrast.
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

// Patterns returns the traits that differ clearly between a contrast's groups, or
// nothing where the groups are too small.
func (l Ledger) Patterns(c Contrast) []Pattern {
	one, other := l.ContrastGroups(c)
	if len(one) < LeastCompared || len(other) < LeastCompared {
		return nil
	}
	var list []Pattern
	for _, t := range traits {
		p := Pattern{Contrast: c, Trait: t.trait, With: countWith(one, t.has), All: len(one), OtherWith: countWith(other, t.has), OtherAll: len(other)}
		apart := p.With*p.OtherAll - p.OtherWith*p.All // difference of the frequencies, times All times OtherAll
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

// Lessons returns the initiatives with a takeaway, the latest first, and those
// still running without one.
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
