package life

import (
	"math/rand/v2"
	"sort"
	"strings"
)

// vocabulary is words by how often they are written, most often first.
type vocabulary struct {
	words  []string
	weight []float64 // of each word and all before it
}

// newVocabulary gives n words that follow Zipf's law, as the words of any text do: the k-th is written 1/k times as
// often as the first. After those known come invented ones, which stand for names, products and rare terms.
func newVocabulary(random *rand.Rand, n int) vocabulary {
	v := vocabulary{words: strings.Fields(known)}
	seen := map[string]bool{}
	for _, w := range v.words {
		seen[w] = true
	}
	for len(v.words) < n {
		w := invented(random)
		if !seen[w] {
			seen[w] = true
			v.words = append(v.words, w)
		}
	}
	sum := 0.0
	for k := range v.words {
		sum += 1 / float64(k+3)
		v.weight = append(v.weight, sum)
	}
	return v
}

func (v vocabulary) draw(random *rand.Rand) string {
	at := random.Float64() * v.weight[len(v.weight)-1]
	return v.words[min(sort.SearchFloat64s(v.weight, at), len(v.words)-1)]
}

func invented(random *rand.Rand) string {
	var b strings.Builder
	for range 2 + random.IntN(3) {
		b.WriteString(onsets[random.IntN(len(onsets))])
		b.WriteString(rhymes[random.IntN(len(rhymes))])
	}
	return b.String()
}

var (
	onsets = strings.Fields("b c d f g h j k l m n p r s t v w br cl cr dr fl gr pl pr sc sp st str th tr")
	rhymes = strings.Fields("a e i o u al an ar as en er es il in is on or os um ur ent ist and ock")
)

// known are common words of such a journal, most common first: prepositions, then what the work is about.
const known = `
the to and of a in for with on we was it from team i that meeting server is at by project they be not after new have
one this budget are manager up system before about had all who out next week down users network will more report but
plan data support because which finance time backup first change two today their over now migration vendor access
day asked email when incident could no issue need work set up call request old review approved working security
office cost can there month business service build been need also moved if next process while sales until
into still only them each email again than back made took three rollout training test laptops storage switch
firewall outage database ticket password upgrade director department deadline printer contract risk minutes hours
question answer deployed monitoring dashboard planned agreed explained wrote fixed learned presented delayed promised
warehouse payroll accounting hardware licence software cloud servers integration onboarding mentoring leadership
committee charity workshop certificate course interview feedback customer supplier quarter forecast invoice approval
stakeholder priority roadmap strategy documentation procedure automation script cluster container pipeline release
recovery replication latency bandwidth wireless cabling datacentre helpdesk escalation downtime maintenance patching
compliance audit policy governance steering sponsor initiative proposal benefit saving reduced improved increased
negotiated coordinated delegated volunteered facilitated organised introduced replaced retired consolidated measured
estimated delivered launched resolved investigated discovered prevented protected analysed designed configured
administrator engineer analyst developer architect consultant executive assistant colleague neighbour volunteer
morning afternoon yesterday tomorrow annual weekly monthly quarterly urgent critical minor major simple difficult
`
