package identity

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rung/model"
)

// Pair is two contacts that may be the same person. The person decides: nothing is
// merged automatically.
type Pair struct {
	A, B   string // ids, A before B
	Reason PairReason
}

// PairReason says why two contacts may be the same person; lower values are surer.
type PairReason int

const (
	SameMail PairReason = iota
	SameProfile
	SameName // ignoring case, accents, order, initials and titles
	NearName // names that differ by one letter
)

// Describe says the reason as a sentence.
func (r PairReason) Describe() string {
	return [...]string{"They have the same e-mail address.", "They have the same profile.", "They have the same name.", "Their names are one letter apart."}[r]
}

// Candidate is what contacts are compared by.
type Candidate struct{ ID, Name, Email, URL, Organisation string }

// CandidateOf reads a contact.
func CandidateOf(e model.Entry) Candidate {
	return Candidate{e.ID, e.Title, e.Values.Text("email"), e.Values.Text("url"), e.Values.Text("organisation")}
}

// FindDuplicates returns the pairs that may be one person, the surest first,
// without those known to be different people.
func FindDuplicates(candidates []Candidate, different DifferentPairs) []Pair {
	m := duplicateFinder{different: map[[2]string]bool{}, found: map[[2]string]PairReason{}}
	for _, pair := range different {
		m.different[pair] = true
	}
	m.pairSameKeys(candidates, SameMail, func(c Candidate) string { return strings.ToLower(strings.TrimSpace(c.Email)) })
	m.pairSameKeys(candidates, SameProfile, func(c Candidate) string {
		if page := plainPage(c.URL); strings.Contains(page, "/") { // a home page is a company's
			return page
		}
		return ""
	})
	m.pairSameKeys(candidates, SameName, func(c Candidate) string { return NameKey(c.Name) })
	m.pairNearNames(candidates)
	pairs := make([]Pair, 0, len(m.found))
	for ids, reason := range m.found {
		pairs = append(pairs, Pair{ids[0], ids[1], reason})
	}
	slices.SortFunc(pairs, func(a, b Pair) int {
		return cmp.Or(cmp.Compare(a.Reason, b.Reason), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
	return pairs
}

type duplicateFinder struct {
	different map[[2]string]bool
	found     map[[2]string]PairReason
}

func (m *duplicateFinder) addPair(a, b Candidate, reason PairReason) {
	ids := PairOf(a.ID, b.ID)
	if _, known := m.found[ids]; known || a.ID == b.ID || m.different[ids] {
		return
	}
	m.found[ids] = reason
}

// mostCompared is how many contacts with the same key are paired each with each; of
// more, only neighbours are paired, which still leads through all of them.
const mostCompared = 8

// pairSameKeys pairs all candidates that have the same key.
func (m *duplicateFinder) pairSameKeys(candidates []Candidate, reason PairReason, key func(Candidate) string) {
	same := map[string][]Candidate{}
	for _, c := range candidates {
		if k := key(c); k != "" {
			same[k] = append(same[k], c)
		}
	}
	for _, of := range same {
		for i := range of {
			last := len(of)
			if len(of) > mostCompared {
				last = min(i+2, len(of))
			}
			for j := i + 1; j < last; j++ {
				m.addPair(of[i], of[j], reason)
			}
		}
	}
}

// leastNear is how many letters a name needs for one letter not to make it another name.
const leastNear = 8

// pairNearNames pairs names that are one letter apart. Only names that become equal
// when each drops at most one letter are compared, so that ten thousand names need
// not be compared with each other.
func (m *duplicateFinder) pairNearNames(candidates []Candidate) {
	type named struct {
		at  int
		key []rune
	}
	meeting := map[string][]named{}
	for at, c := range candidates {
		key := []rune(NameKey(c.Name))
		if utf8.RuneCountInString(strings.ReplaceAll(string(key), " ", "")) < leastNear {
			continue
		}
		met := map[string]bool{}
		for i := -1; i < len(key); i++ {
			short := string(key)
			if i >= 0 {
				short = string(key[:i]) + string(key[i+1:])
			}
			if met[short] {
				continue
			}
			met[short] = true
			for _, other := range meeting[short] {
				if isOneLetterApart(other.key, key) && !isContradicting(candidates[other.at], c) {
					m.addPair(candidates[other.at], c, NearName)
				}
			}
			meeting[short] = append(meeting[short], named{at, key})
		}
	}
}

// isOneLetterApart reports whether one name becomes the other by adding, dropping
// or changing one letter, or by swapping two neighbours. A differing digit makes
// names different.
func isOneLetterApart(a, b []rune) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	start := 0
	for start < len(a) && a[start] == b[start] {
		start++
	}
	end := 0
	for end < len(a)-start && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	x, y := a[start:len(a)-end], b[start:len(b)-end]
	if slices.ContainsFunc(slices.Concat(x, y), func(r rune) bool { return !unicode.IsLetter(r) }) {
		return false
	}
	return len(x) <= 1 && len(y) == 1 || len(x) == 2 && len(y) == 2 && x[0] == y[1] && x[1] == y[0]
}

// isContradicting reports whether what is known of two contacts makes a typing
// error unlikely: different companies, or different addresses at one company.
func isContradicting(a, b Candidate) bool {
	one, other := CompanyName(a.Organisation), CompanyName(b.Organisation)
	if one != "" && other != "" && one != other {
		return true
	}
	_, domain, _ := strings.Cut(strings.ToLower(a.Email), "@")
	_, otherDomain, _ := strings.Cut(strings.ToLower(b.Email), "@")
	return domain != "" && domain == otherDomain && !strings.EqualFold(a.Email, b.Email)
}

// titles are words before or after a name that are not part of it.
var titles = []string{"dr", "mr", "mrs", "ms", "mx", "prof", "sir", "ing", "dipl", "jr", "sr", "phd", "mba", "pmp", "cpa"}

// NameKey returns a name for comparison, without case, accents, order, initials and
// titles.
func NameKey(name string) string {
	words := strings.Fields(FoldName(name))
	named := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return len(w) == 1 || slices.Contains(titles, w) })
	if len(named) > 0 {
		words = named
	}
	slices.Sort(words)
	return strings.Join(words, " ")
}

// DifferentPairs is the journal's setting model.SettingDifferent: pairs of contacts
// that the person knows to be two people.
type DifferentPairs [][2]string

func PairOf(a, b string) [2]string { return [2]string{min(a, b), max(a, b)} }

// Has reports whether two contacts are known to be two people.
func (d DifferentPairs) Has(a, b string) bool { return slices.Contains(d, PairOf(a, b)) }
