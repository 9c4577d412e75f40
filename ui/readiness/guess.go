package readiness

import (
	"strings"

	"rung/model"
	"rung/model/meaning"
	"rung/model/readiness"
	"rung/model/text"
)

// guessedNeed is how many entries a guessed rule asks for: what a panel would take as
// more than once.
const guessedNeed = 3

// guessRule gives a rule for what is expected of somebody; an empty one where the words
// do not tell what would show it. They are read as an entry's words would be that tell
// of having done it.
func guessRule(reader *meaning.EntryReader, words string, day model.Day) readiness.Rule {
	e := model.NewEntry(model.KindNote, day)
	e.Title = inPast(words)
	read := reader.Read(e)
	rule := readiness.Rule{Need: guessedNeed}
	rule.Competencies = read.Entry.Competencies
	kind := read.Entry.Kind
	if kind == model.KindNote && len(read.Reading.MaybeKinds) > 0 && len(rule.Competencies) > 0 {
		kind = read.Reading.MaybeKinds[0].ID // not sure of itself, but it fits what is
	}
	for _, k := range readiness.EvidenceKinds() {
		if k.ID == kind && kind != model.KindNote {
			rule.Kinds = []string{kind}
		}
	}
	if len(rule.Check()) > 0 {
		return readiness.Rule{}
	}
	return rule
}

// irregular verbs, as expectations begin with them.
var irregular = map[string]string{"lead": "led", "run": "ran", "hold": "held", "build": "built", "give": "gave", "write": "wrote", "set": "set", "keep": "kept", "make": "made",
	"take": "took", "teach": "taught", "bring": "brought", "drive": "drove", "grow": "grew", "speak": "spoke", "find": "found", "understand": "understood", "win": "won", "have": "had", "has": "had", "is": "was", "are": "was", "goes": "went", "does": "did", "plan": "planned"}

// inPast tells an expectation such as "Mentors juniors" as done: "Mentored juniors". What
// begins with no such verb stays as it is.
func inPast(words string) string {
	first, rest, _ := strings.Cut(words, " ")
	verb := strings.ToLower(first)
	if _, known := irregular[verb]; !known {
		verb = strings.TrimSuffix(verb, "s")
		if stem, sibilant := strings.CutSuffix(verb, "e"); sibilant && (strings.HasSuffix(stem, "ch") || strings.HasSuffix(stem, "sh") || strings.HasSuffix(stem, "ss")) {
			verb = stem
		}
	}
	past, known := irregular[verb]
	switch {
	case known:
	case strings.ToLower(first) == verb: // no verb that says what somebody does
		return words
	case strings.HasSuffix(verb, "ie"):
		past = verb + "d"
	case strings.HasSuffix(verb, "e"):
		past = verb + "d"
	default:
		past = verb + "ed"
	}
	return text.Capitalize(past) + " " + rest
}
