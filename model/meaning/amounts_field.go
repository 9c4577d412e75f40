package meaning

import (
	"fmt"
	"slices"
	"strings"

	"rung/model"
)

// amountRule says which field the money in its slot {amount} fills.
type amountRule struct {
	Field string     `toml:"field"` // asked, granted, spent, cost; "none" for money that fills none
	Say   phraseList `toml:"say"`

	say []*pattern
}

func (x *Lexicon) compileAmountRule(r *amountRule) error {
	if !slices.Contains([]string{"asked", "granted", "spent", "cost", "none"}, r.Field) {
		return fmt.Errorf("amount %q: %q is not a field of money", r.Say, r.Field)
	}
	for _, text := range r.Say {
		p, err := x.compilePattern(text)
		if err != nil {
			return err
		}
		r.say = append(r.say, p)
	}
	return nil
}

// fieldsOfKind are the fields of money that a kind has.
var fieldsOfKind = map[string][]string{
	"budget":     {"asked", "granted", "spent"},
	"initiative": {"granted", "asked", "spent"},
	"study":      {"cost"},
}

// readAmounts gives the money that fills a field of the text's kind: by the words around
// it, else by what the text as a whole tells.
func (s *passage) readAmounts(r *Reading) {
	if r.Kind.ID == "budget" || r.Kind.ID == "initiative" {
		s.findAmountsOfBudget()
	}
	if len(s.sums) == 0 || r.Mood == Plan || r.Mood != Deed && r.Kind.ID == "" {
		return
	}
	for i, field := range s.fieldsByWords() {
		sure := field != ""
		if field == "" {
			field, sure = r.fieldByValues()
		}
		byHand := field == "" && s.isOnlySumOfBudget()
		if byHand {
			field = "asked"
		}
		if field == "none" || field == "" || s.clauseAt(s.sums[i].from).negated {
			continue
		}
		if r.Kind.ID == "study" && field != "none" {
			field = "cost"
		}
		sure = byHand || sure && r.Mood == Deed && s.isSureField(r, field, s.sums[i])
		span := s.sums[i].tokenSpan
		r.Amounts = append(r.Amounts, Amount{Field: field, Text: s.words(span), Money: s.sums[i].money, Origin: s.origin(span.from, span.to, sure)})
	}
}

// isOnlySumOfBudget reports whether the person said that the text is about a budget and its
// first line, a title such as "New laptops 84,000 USD", has the only money in it.
func (s *passage) isOnlySumOfBudget() bool {
	if s.context.Kind != model.KindBudget || len(s.sums) != 1 || s.isDenied(s.clauseAt(s.sums[0].from).from, s.sums[0].from) {
		return false
	}
	end := strings.IndexByte(s.text, '\n')
	return end < 0 || s.tokens[s.sums[0].to-1].to <= end
}

// isSureField reports whether a reader would be sure of the field of a sum: the text's
// kind has it, or the text is of no kind and asks for the sum or says that it was granted.
func (s *passage) isSureField(r *Reading, field string, m sum) bool {
	if r.Kind.ID != "" {
		return slices.Contains(fieldsOfKind[r.Kind.ID], field)
	}
	return field == "granted" || field == "asked" && s.clauseAt(m.from).subject != somebodyElse
}

// fieldsByWords gives the field of each sum by the phrase that it stands in, "" for none;
// the rule that stands first in the lexicon decides.
func (s *passage) fieldsByWords() []string {
	fields := make([]string, len(s.sums))
	for i := range s.lexicon.amounts {
		rule := &s.lexicon.amounts[i]
		for _, p := range rule.say {
			s.matchSums(p, func(sum int) {
				if fields[sum] == "" {
					fields[sum] = rule.Field
				}
			})
		}
	}
	return fields
}

// matchSums finds a pattern in the sentences that speak of money, and tells the sum that
// stands in its slot.
func (s *passage) matchSums(p *pattern, found func(sum int)) {
	for i, done := 0, -1; i < len(s.sums); i++ {
		from, to := s.sentenceAround(s.sums[i].from)
		if from == done {
			continue
		}
		done = from
		for at := from; at < to; at++ {
			m, ok := p.matchAt(s, at, to)
			if !ok {
				continue
			}
			if sum := s.sumAt(m.slots["amount"].from); sum >= 0 {
				found(sum)
			}
		}
	}
}

// fieldByValues gives the field of money that a text's kind and values leave.
func (r *Reading) fieldByValues() (field string, sure bool) {
	value := func(field string) string {
		for _, v := range r.Values {
			if v.Field == field {
				return v.Value
			}
		}
		return ""
	}
	switch r.Kind.ID {
	case "study":
		return "cost", true
	case "initiative":
		return "granted", value("funded") == "yes"
	case "budget":
		switch {
		case value("outcome") == "refused", value("stage") == "request":
			return "asked", true
		case value("outcome") == "granted", value("outcome") == "partly", value("stage") == "approval":
			return "granted", true
		case value("stage") == "spend", value("stage") == "variance":
			return "spent", true
		}
	}
	return "", false
}

// compareSums lets a request whose whole sum came be granted, whatever the words sound like.
func (r *Reading) compareSums() {
	sums := map[string]model.Money{}
	for _, a := range r.Amounts {
		if a.Sure {
			sums[a.Field] = a.Money
		}
	}
	if asked, known := sums["asked"]; !known || sums["granted"] != asked {
		return
	}
	for i := range r.Values {
		if v := &r.Values[i]; v.Field == "outcome" && v.Kind == model.KindBudget && v.Value == "partly" {
			v.Value = "granted"
		}
	}
}
