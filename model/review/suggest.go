package review

import (
	"cmp"
	"slices"
	"strings"

	"rung/model"
	"rung/model/text"
)

// Suggestion is an entry that could answer a question, with the reason.
type Suggestion struct {
	Entry  string    `json:"entry"`
	Title  string    `json:"title"`
	Day    model.Day `json:"day"`
	Kind   string    `json:"kind"`
	Band   Band      `json:"band"`
	Reason string    `json:"reason"`

	score int
}

// Points for a suggestion. Competencies were confirmed by the person and weigh
// most; a complete story beats a thin one that is closer to the question.
const (
	forCompetency   = 3 // for each competency of the question
	mostCompetency  = 2
	mostConcepts    = 8 // limit on the points for concepts shared with the question
	forFair         = 3
	forStrong       = 6
	forMeasured     = 1
	forPeople       = 2 // people were led, and the question is about people
	forFailure      = 6 // something went wrong, and the question is about failure
	againstOverused = 6
	least           = 5 // below it, nothing is suggested
)

// SuggestStories returns entries that could answer a question and do not yet, best
// first. limit 0 returns all. Errors: NotFound for an unknown question.
func (l *Library) SuggestStories(question string, limit int, on model.Day) ([]Suggestion, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	all := l.allQuestions()
	i := slices.IndexFunc(all, func(q Question) bool { return q.ID == question })
	if i < 0 {
		return nil, questionNotFound(question)
	}
	return l.suggestStories(all[i], countUses(all), limit, on), nil
}

func (l *Library) suggestStories(q Question, used map[string]int, limit int, on model.Day) []Suggestion {
	concepts := l.findConcepts(q.Text + ". " + q.ListensFor)
	search := l.newConceptSearch(concepts)
	list := []Suggestion{}
	for at := range l.docs {
		d := &l.docs[at]
		if d.inactive || d.kind == model.KindBullet || d.day > on || slices.Contains(q.Stories, d.id) {
			continue
		}
		said, weight := []string{}, 0
		search.searchEntry(d, func(concept int, where conceptPlace) {
			// A word that means many things decides nothing: "switch", "lead", "train".
			if where&(inTitle|inText) != 0 && concepts[concept].weight() == definite {
				weight += definite
				if concepts[concept].group >= 0 {
					said = append(said, concepts[concept].label)
				}
			}
		})
		s := Suggestion{Entry: d.id, Title: d.title, Day: d.day, Kind: d.kind, Band: d.band}
		shared := sharedCompetencies(q, d)
		s.score = forCompetency*min(mostCompetency, len(shared)) + min(mostConcepts, weight)
		if s.score < least {
			continue
		}
		s.score += d.storyWorth(q)
		overused := used[d.id] >= MostUses
		if overused {
			s.score -= againstOverused
		}
		if s.score < least {
			continue
		}
		s.Reason = d.suggestionReason(q, shared, said, overused)
		list = append(list, s)
	}
	slices.SortFunc(list, func(a, b Suggestion) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(b.Day, a.Day), cmp.Compare(a.Entry, b.Entry))
	})
	if limit > 0 {
		list = list[:min(limit, len(list))]
	}
	return list
}

// storyWorth returns the points of an entry as a story, regardless of its words.
func (d *indexedEntry) storyWorth(q Question) (score int) {
	switch d.band {
	case Strong:
		score += forStrong
	case Fair:
		score += forFair
	}
	if d.measured {
		score += forMeasured
	}
	if d.led > 0 && q.isAboutPeople() {
		score += forPeople
	}
	if d.failed && q.Theme == "failure" {
		score += forFailure
	}
	return score
}

func (q Question) isAboutPeople() bool {
	return q.Theme == "people" || slices.Contains(q.Competencies, "leadership") || slices.Contains(q.Competencies, "management")
}

func sharedCompetencies(q Question, d *indexedEntry) (shared []string) {
	for _, id := range q.Competencies {
		if slices.Contains(d.competencies, id) {
			shared = append(shared, id)
		}
	}
	return shared
}

// suggestionReason says what speaks for an entry: "led 4 people, with a measured result;
// budgeting; about vendors".
func (d *indexedEntry) suggestionReason(q Question, shared, said []string, overused bool) string {
	var labels []string
	for _, id := range shared {
		c, _ := model.CompetencyOf(id)
		labels = append(labels, strings.ToLower(c.Label))
	}
	about := ""
	if len(said) > 0 {
		about = "about " + strings.Join(said[:min(3, len(said))], ", ")
	}
	wrong, often, thin := "", "", ""
	if d.failed && q.Theme == "failure" {
		wrong = "something went wrong in it"
	}
	if d.band == Thin {
		thin = "not told whole yet"
	}
	if overused {
		often = "already answers several"
	}
	return text.Joined("; ", d.describeFacts(), strings.Join(labels, ", "), about, wrong, thin, often)
}

// MostUses is how many questions one story may answer: told more often in one
// interview, it sounds like the only story there is.
const MostUses = 3

// countUses counts the questions that each story answers.
func countUses(questions []Question) map[string]int {
	used := map[string]int{}
	for _, q := range questions {
		if q.Hidden {
			continue
		}
		for _, id := range q.Stories {
			used[id]++
		}
	}
	return used
}
