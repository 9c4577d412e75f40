// Command leanings learns from labelled lines how words lean to a kind, a mood or a setting, and prints
// them as a file of the lexicon. The same lines always give the same file. It must not
// know how a line is read beyond the words that it has.
//
//	go run ./.ci/leanings FILE.jsonl... > assets/lexicon/leanings.toml
package main

import (
	"cmp"
	"fmt"
	"log"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strings"

	"rung/.ci/bench/labels"
	"rung/assets/lexicon"
	"rung/model"
	"rung/model/meaning"
)

// How the weights are found: by going over the lines many times with ever smaller steps,
// where each weight is pulled back to nothing a little. Rare words tell nothing.
const (
	rounds    = 10
	firstStep = 0.1
	pull      = 0.01
	leastSeen = 3
)

// example is a line with the answer that it should give.
type example struct {
	words  []string
	answer string
}

func main() {
	x, err := meaning.ParseLexicon(lexicon.Files)
	if err != nil {
		log.Fatal(err)
	}
	questions := map[string][]example{}
	for _, path := range os.Args[1:] {
		lines, err := labels.Load(path)
		if err != nil {
			log.Fatal(err)
		}
		for _, l := range lines {
			c := meaning.Context{Locale: model.Locale{Today: l.Today, Currency: "USD"}, Known: l.Known}
			addExamples(questions, l, x.LeaningWords(model.ParseLine(l.Text, c.Locale, nil).Title, c))
		}
	}
	fmt.Print(header)
	for _, question := range slices.Sorted(maps.Keys(questions)) {
		printWeights(question, learnWeights(questions[question]))
	}
}

const header = `# How words lean to a kind, a mood and the setting of leading, learned from labelled lines by .ci/leanings: no word decides,
# all of a text's words are weighed together, where no rule and no sign did or to doubt a
# value. The weights are tenths. A word with ~ is the beginning of a longer one, two words stand in a
# row, ^ is the beginning of the text, {any} holds for every text.

`

// addExamples adds what a line teaches. One that only says which kind it is not of is a note.
func addExamples(questions map[string][]example, l labels.Label, words []string) {
	if l.Kind == "" && len(l.Never.Kinds) > 0 {
		l.Kind = model.KindNote
	}
	if l.Kind != "" {
		questions["kind"] = append(questions["kind"], example{words, l.Kind})
	}
	if setting, ok := l.Values["setting"].(string); ok && l.Kind == model.KindLeadership {
		questions["leadership.setting"] = append(questions["leadership.setting"], example{words, setting})
	}
	if l.Mood != "" {
		questions["mood"] = append(questions["mood"], example{words, l.Mood})
	}
}

// learnWeights gives the weight of each word for each answer.
func learnWeights(all []example) map[string]map[string]float64 {
	seen := map[string]int{}
	weights := map[string]map[string]float64{}
	for _, e := range all {
		weights[e.answer] = map[string]float64{}
		for _, word := range e.words {
			seen[word]++
		}
	}
	answers := slices.Sorted(maps.Keys(weights))
	random := rand.New(rand.NewPCG(1, 1))
	order := slices.Clone(all)
	for round := range rounds {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		step := firstStep / float64(1+round)
		for _, e := range order {
			learnFrom(e, answers, weights, seen, step)
		}
	}
	return weights
}

// learnFrom moves the weights of a line's words a step towards its answer.
func learnFrom(e example, answers []string, weights map[string]map[string]float64, seen map[string]int, step float64) {
	odds, sum := make([]float64, len(answers)), 0.0
	for i, answer := range answers {
		for _, word := range e.words {
			odds[i] += weights[answer][word]
		}
		odds[i] = math.Exp(odds[i])
		sum += odds[i]
	}
	for i, answer := range answers {
		off := odds[i] / sum
		if answer == e.answer {
			off--
		}
		for _, word := range e.words {
			if seen[word] >= leastSeen {
				w := weights[answer][word]
				weights[answer][word] = w - step*(off+pull*w)
			}
		}
	}
}

// printWeights prints the words of a question by answer and weight, the heaviest first.
func printWeights(question string, weights map[string]map[string]float64) {
	for _, answer := range slices.Sorted(maps.Keys(weights)) {
		words := map[int][]string{}
		for word, w := range weights[answer] {
			if tenths := int(math.Round(10 * w)); tenths < -1 || tenths > 1 {
				words[tenths] = append(words[tenths], word)
			}
		}
		fmt.Printf("[lean.%q.%q]\n", question, answer)
		for _, tenths := range slices.SortedFunc(maps.Keys(words), func(a, b int) int { return cmp.Compare(b, a) }) {
			slices.Sort(words[tenths])
			fmt.Printf("%d = %q\n", tenths, strings.Join(words[tenths], ", "))
		}
		fmt.Println()
	}
}
