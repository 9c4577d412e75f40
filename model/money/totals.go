package money

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"rung/model"
)

// Amounts are the amount fields of a budget note, in the order in which money moves.
var Amounts = []string{"asked", "granted", "spent"}

// Sum is a sum within one currency, and of how many notes. A sum of no notes is
// unknown, which differs from zero.
type Sum struct {
	model.Money
	Notes int
}

// IsKnown reports whether any note gives the amount.
func (s Sum) IsKnown() bool { return s.Notes > 0 }

// Line is what was asked, granted and spent for one purpose.
type Line struct {
	Year     int
	Nature   string // operating, capital, or "" where it was not said
	Category string
	Asked    Sum
	Granted  Sum
	Spent    Sum
}

// sumOf returns the line's sum for a field of Amounts.
func (l *Line) sumOf(key string) *Sum {
	switch key {
	case "asked":
		return &l.Asked
	case "granted":
		return &l.Granted
	}
	return &l.Spent
}

// Currencies returns the currencies of the amounts, the most used first. "" stands
// for amounts without a currency and comes last.
func (l Ledger) Currencies() []string {
	uses := map[string]int{}
	for _, n := range l.Notes {
		for _, key := range Amounts {
			if m, there := n.Values.Money(key); there {
				uses[m.Currency]++
			}
		}
	}
	codes := []string{}
	for code := range uses {
		codes = append(codes, code)
	}
	slices.SortFunc(codes, func(a, b string) int {
		if a == "" || b == "" {
			return cmp.Compare(b, a)
		}
		return cmp.Or(cmp.Compare(uses[b], uses[a]), cmp.Compare(a, b))
	})
	return codes
}

// Lines adds up the amounts in one currency by year, nature and category, sorted in
// that order. A negative amount is a correction and is subtracted. An amount that
// only repeats that of an earlier note that its note is about counts once.
//
// Errors: TooLarge where a sum overflows.
func (l Ledger) Lines(currency string) ([]Line, error) {
	lines, notes := map[lineKey]*Line{}, l.notesByID()
	for _, n := range l.Notes {
		for _, key := range Amounts {
			m, there := n.Values.Money(key)
			if !there || m.Currency != currency || n.repeatsAmount(key, m, notes) {
				continue
			}
			at := newLineKey(n)
			if lines[at] == nil {
				lines[at] = newLine(n.Year, at.nature, strings.TrimSpace(n.Values.Text("category")), currency)
			}
			if err := lines[at].sumOf(key).addSum(Sum{m, 1}, n.Year); err != nil {
				return nil, err
			}
		}
	}
	list := make([]Line, 0, len(lines))
	for _, line := range lines {
		list = append(list, *line)
	}
	slices.SortFunc(list, func(a, b Line) int {
		return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.Nature, b.Nature), cmp.Compare(strings.ToLower(a.Category), strings.ToLower(b.Category)))
	})
	return list, nil
}

// lineKey identifies a line; categories that differ only in case are the same.
type lineKey struct {
	year             int
	nature, category string
}

func newLineKey(n Note) lineKey {
	return lineKey{n.Year, n.Values.Text("nature"), strings.ToLower(strings.TrimSpace(n.Values.Text("category")))}
}

func newLine(year int, nature, category, currency string) *Line {
	none := Sum{Money: model.Money{Currency: currency}}
	return &Line{Year: year, Nature: nature, Category: category, Asked: none, Granted: none, Spent: none}
}

// repeatsAmount reports whether an earlier note that this one is about already
// gives the same amount, as when an approval repeats what was asked.
func (n Note) repeatsAmount(key string, m model.Money, notes map[string]Note) bool {
	return slices.ContainsFunc(n.earlierNotes(notes), func(earlier Note) bool {
		said, is := earlier.Values.Money(key)
		return is && said == m
	})
}

func (s *Sum) addSum(other Sum, year int) error {
	total := s.Minor + other.Minor
	if (total > s.Minor) != (other.Minor > 0) && other.Minor != 0 {
		return &model.Error{Code: model.TooLarge, Message: fmt.Sprintf("The amounts of %d are more than can be added up exactly. Look for one with too many zeros.", year)}
	}
	s.Minor, s.Notes = total, s.Notes+other.Notes
	return nil
}

// JoinLines adds up lines to one. Its year, nature and category are those that all
// lines share. Errors: as Lines.
func JoinLines(currency string, lines []Line) (Line, error) {
	if len(lines) == 0 {
		return *newLine(0, "", "", currency), nil
	}
	first := lines[0]
	joined := newLine(first.Year, first.Nature, first.Category, currency)
	for _, line := range lines {
		if line.Year != first.Year {
			joined.Year = 0
		}
		if line.Nature != first.Nature {
			joined.Nature = ""
		}
		if !strings.EqualFold(line.Category, first.Category) {
			joined.Category = ""
		}
		for _, key := range Amounts {
			if err := joined.sumOf(key).addSum(*line.sumOf(key), line.Year); err != nil {
				return Line{}, err
			}
		}
	}
	return *joined, nil
}

// LinesOfNature returns the lines of a nature, or all lines where it is "".
func LinesOfNature(lines []Line, nature string) []Line {
	if nature == "" {
		return lines
	}
	return slices.DeleteFunc(slices.Clone(lines), func(l Line) bool { return l.Nature != nature })
}

// JoinByYear joins lines to one for each year, in order. Errors: as Lines.
func JoinByYear(currency string, lines []Line) ([]Line, error) {
	var order []int
	years := map[int][]Line{}
	for _, l := range lines {
		if years[l.Year] == nil {
			order = append(order, l.Year)
		}
		years[l.Year] = append(years[l.Year], l)
	}
	joined := make([]Line, 0, len(order))
	for _, year := range order {
		line, err := JoinLines(currency, years[year])
		if err != nil {
			return nil, err
		}
		joined = append(joined, line)
	}
	return joined, nil
}

// Difference is what was spent against what was granted.
type Difference struct {
	model.Money     // spent minus granted: positive is over budget
	Tenths      int // of a percent of what was granted, rounded half away from zero
	Share       bool
}

// maxTenths is the largest percentage that is shown: a hundred times as much.
const maxTenths = 100_000

// Difference returns what was spent against what was granted, where both are known.
// There is no percentage where nothing was granted or where it would exceed
// maxTenths.
func (l Line) Difference() (Difference, bool) {
	if !l.Granted.IsKnown() || !l.Spent.IsKnown() {
		return Difference{}, false
	}
	return spentAgainst(l.Spent.Money, l.Granted.Money)
}

func spentAgainst(spent, granted model.Money) (Difference, bool) {
	over := new(big.Int).Sub(big.NewInt(spent.Minor), big.NewInt(granted.Minor))
	if spent.Currency != granted.Currency || !over.IsInt64() {
		return Difference{}, false
	}
	d := Difference{Money: model.Money{Minor: over.Int64(), Currency: granted.Currency}}
	if granted.Minor > 0 {
		tenths := roundedQuotient(new(big.Int).Mul(over, big.NewInt(1000)), big.NewInt(granted.Minor))
		d.Share = tenths.IsInt64() && tenths.CmpAbs(big.NewInt(maxTenths)) <= 0
		if d.Share {
			d.Tenths = int(tenths.Int64())
		}
	}
	return d, true
}

// roundedQuotient divides by a positive number, rounding half away from zero.
func roundedQuotient(a, b *big.Int) *big.Int {
	half := new(big.Int).Quo(b, big.NewInt(2))
	if a.Sign() < 0 {
		half.Neg(half)
	}
	return new(big.Int).Quo(new(big.Int).Add(a, half), b)
}

// Explanation is a note that says why spending differed from what was granted.
type Explanation struct {
	Note
	Difference
	Known bool // the note gives both amounts, so that the difference is its own
}

// Explanations returns a year's notes on variance and close that have an
// explanation, oldest first.
func (l Ledger) Explanations(year int) []Explanation {
	var list []Explanation
	for _, n := range l.NotesOf(year) {
		if n.Stage() != StageVariance && n.Stage() != StageClose || n.Rationale() == "" {
			continue
		}
		e := Explanation{Note: n}
		e.Difference, e.Known = n.ownDifference()
		list = append(list, e)
	}
	return list
}

// ownDifference returns the difference between the note's own two amounts.
func (n Note) ownDifference() (Difference, bool) {
	granted, asked := n.Values.Money("granted")
	spent, paid := n.Values.Money("spent")
	if !asked || !paid {
		return Difference{}, false
	}
	return spentAgainst(spent, granted)
}
