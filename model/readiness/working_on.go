package readiness

import (
	"strings"

	"rung/model"
	"rung/model/text"
)

// WorkingOn is the answer to "what are you working on?" for one initiative.
type WorkingOn struct {
	Entry    string // id of the initiative
	Title    string
	Sentence string   // "" while Missing is not empty
	Missing  []string // labels of the fields that the sentence needs and that are empty
}

// NewWorkingOn builds the answer from the goal and the business reason, so that it
// names the benefit rather than the task.
func NewWorkingOn(e model.Entry) WorkingOn {
	w := WorkingOn{Entry: e.ID, Title: e.Title}
	kind, _ := model.KindOf(e.Kind)
	for _, key := range []string{"goal", "why"} {
		if f, ok := kind.Field(key); ok && e.Values.Text(key) == "" {
			w.Missing = append(w.Missing, f.Label)
		}
	}
	if len(w.Missing) == 0 {
		w.Sentence = e.Title + ": " + asClause(e.Values.Text("goal")) + ", because " + asClause(e.Values.Text("why")) + "."
	}
	return w
}

// sentenceOpeners are words that have a capital only because they begin a sentence;
// any other first word may be a name.
var sentenceOpeners = map[string]bool{"A": true, "An": true, "The": true, "All": true, "Half": true, "Every": true, "Each": true, "No": true,
	"We": true, "Our": true, "It": true, "They": true, "Their": true, "This": true, "That": true, "There": true, "One": true,
	"Two": true, "Three": true, "Four": true, "Six": true, "Get": true, "Make": true, "Move": true, "Bring": true, "Book": true,
	"Cut": true, "Let": true, "Keep": true, "Because": true, "To": true, "So": true, "Without": true, "When": true, "If": true}

// asClause turns a text into the middle of a sentence: its lines joined, without
// the last full stop.
func asClause(words string) string {
	words = strings.TrimRight(strings.Join(strings.Fields(words), " "), ".!")
	first, rest, _ := strings.Cut(words, " ")
	switch {
	case first == "Because":
		return rest
	case sentenceOpeners[first]:
		return text.LowerFirst(first) + words[len(first):]
	}
	return words
}

// MissingReasonHint returns a friendly hint for work that says what was done but
// not why it mattered, and "" for everything else.
func MissingReasonHint(e model.Entry) string {
	kind, _ := model.KindOf(e.Kind)
	f, ok := kind.Field("why")
	if !ok || !f.Expected || e.Trashed || e.Values.Text("why") != "" {
		return ""
	}
	return "This says what you did. One line on why it mattered to the business, and it counts for much more."
}
