package meaning

import (
	"regexp"
	"strconv"

	"rung/model"
)

// yearPhrases are ways to name a fiscal year by a number: "FY26/27", "fiscal year 2027",
// "the budget for 2027", "the 2027 budget".
var yearPhrases = []*regexp.Regexp{
	regexp.MustCompile(`(?i)\b(?:(?:fy|gj)[ \x{00a0}]?['’]?|(?:fiscal|financial|budget|geschäfts|haushalts)[ -]?(?:year|jahr)\s+|exercice\s+)(20\d\d|\d\d)(?:[ ]?[/–-][ ]?(20\d\d|\d\d))?\b`),
	regexp.MustCompile(`(?i)\b(?:budgets?|capex|opex|forecast|estimates|etat)\s+(?:(?:plan|request|figures|numbers|planning)\s+)?(?:(?:for|of|für|pour)\s+)?(20\d\d)(?:/(20\d\d|\d\d))?\b`),
	regexp.MustCompile(`(?i)\b(20\d\d)(?:/(20\d\d|\d\d))?\s+(?:(?:it|capex|opex)\s+)?(?:budgets?|capex|opex|forecast|estimates|etat)\b`),
}

// comingYear is a fiscal year that is named by where it lies: when it begins is not known,
// so that it is only offered.
var comingYear = regexp.MustCompile(`(?i)\b(?:next|coming)\s+(?:fiscal|financial|budget)\s+year\b|\bnext year's\s+(?:budget|capex|opex|forecast|estimates|figures|numbers)\b|\b(?:budget|capex|opex|forecast|estimates)\s+for\s+next\s+year\b`)

// readFiscalYear gives the fiscal year of a budget note. Of several that are named none is
// sure.
func (s *passage) readFiscalYear(r *Reading) {
	if r.Kind.ID != model.KindBudget {
		return
	}
	var found []Value
	add := func(year int, from, to int, sure bool) {
		v := Value{Kind: r.Kind.ID, Field: "fiscal_year", Value: strconv.Itoa(year), Origin: Origin{Span: model.Span{From: from, To: to}, Sure: sure}}
		if len(found) == 0 || found[0].Value != v.Value {
			found = append(found, v)
		}
	}
	for _, phrase := range yearPhrases {
		for _, at := range phrase.FindAllStringSubmatchIndex(s.text, -1) {
			if year, ok := endOfFiscalYear(s.text, at); ok {
				add(year, at[0], at[1], true)
			}
		}
	}
	if today := s.context.Locale.Today; len(found) == 0 && today.Valid() {
		for _, at := range comingYear.FindAllStringIndex(s.text, 1) {
			add(today.Time().Year()+1, at[0], at[1], false)
		}
	}
	for _, v := range found {
		v.Sure = v.Sure && len(found) == 1
		r.Values = append(r.Values, v)
	}
}

// endOfFiscalYear reads the year, or the second of two years in a row, that a phrase names:
// a fiscal year is called by the year it ends in.
func endOfFiscalYear(text string, at []int) (year int, ok bool) {
	year, _ = strconv.Atoi(text[at[2]:at[3]])
	year = 2000 + year%100
	if len(at) < 6 || at[4] < 0 {
		return year, true
	}
	second, _ := strconv.Atoi(text[at[4]:at[5]])
	return year + 1, 2000+second%100 == year+1
}

// readDeadline gives the day until which an answer about money is due. A day that only
// stands behind "by" is one where money is asked for: else it may be when it came.
func (s *passage) readDeadline(r *Reading) {
	if r.Kind.ID != model.KindBudget {
		return
	}
	isAsked := false
	for _, v := range r.Values {
		isAsked = isAsked || v.Sure && v.Field == "stage" && (v.Value == "request" || v.Value == "plan")
	}
	for _, d := range s.days {
		isDue := s.isNamedDue(d.from)
		c := s.clauseAt(d.from)
		if !isDue && (!isAsked || d.from == 0 || !s.lexicon.classHas("until_word", s.tokens[d.from-1].word)) || c.negated {
			continue
		}
		r.Values = append(r.Values, Value{Kind: r.Kind.ID, Field: "deadline", Value: string(d.ahead), Origin: s.origin(d.from, d.to, true)})
		return
	}
}

// farthestDue is how many words stand between "deadline" and its day at most.
const farthestDue = 3

// isNamedDue reports whether the words before a day say that something is due then.
func (s *passage) isNamedDue(at int) bool {
	for i := at - 1; i >= max(at-farthestDue, 0) && s.tokens[i].kind == wordToken; i-- {
		if s.lexicon.classHas("deadline_word", s.tokens[i].word) {
			return true
		}
	}
	return false
}
