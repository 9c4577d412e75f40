package postings

import (
	"html"
	"regexp"
	"slices"
	"strings"
)

var (
	tag  = regexp.MustCompile(`<!--|-->|</?[a-zA-Z][^>]*>`)
	word = regexp.MustCompile(`[\pL\pN]+`)
)

// splitWords splits a text into words in lower case, with entities and tags undone.
func splitWords(text string) []string {
	return word.FindAllString(strings.ToLower(html.UnescapeString(tag.ReplaceAllString(text, " "))), -1)
}

// place is the positions of a text's words in an advertisement.
type place map[int]bool

// places returns where an advertisement says a text: each place that has its words in a row, otherwise the one that has
// most of them.
func places(post []string, text string) (all []place) {
	said := splitWords(text)
	if len(said) == 0 {
		return nil
	}
	for at := 0; at+len(said) <= len(post); at++ {
		if slices.Equal(post[at:at+len(said)], said) {
			all = append(all, place{})
			all[len(all)-1].addRow(at, len(said))
		}
	}
	if all == nil {
		some := place{}
		some.addCommon(post, said, 0)
		if len(some) >= max(1, len(said)/2) {
			all = []place{some}
		}
	}
	return all
}

func (p place) addRow(at, count int) {
	for i := range count {
		p[at+i] = true
	}
}

// addCommon adds the longest row of words that both texts have, then those before and after it.
func (p place) addCommon(post, said []string, offset int) {
	at, in, longest := 0, 0, 0
	for i := range post {
		for j := range said {
			n := 0
			for i+n < len(post) && j+n < len(said) && post[i+n] == said[j+n] {
				n++
			}
			if n > longest {
				at, in, longest = i, j, n
			}
		}
	}
	if longest == 0 {
		return
	}
	p.addRow(offset+at, longest)
	p.addCommon(post[:at], said[:in], offset)
	p.addCommon(post[at+longest:], said[in+longest:], offset+at+longest)
}

// sharedWords returns what two texts share where both are said, if it is half of the shorter one or more.
func sharedWords(a, b []place) (best overlap) {
	for _, x := range a {
		for _, y := range b {
			n := 0
			for at := range x {
				if y[at] {
					n++
				}
			}
			o := overlap{float64(n) / float64(min(len(x), len(y))), n}
			if o.part > best.part || o.part == best.part && o.words > best.words {
				best = o
			}
		}
	}
	if best.part < 0.5 {
		return overlap{}
	}
	return best
}
