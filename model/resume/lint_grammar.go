package resume

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// lintFirstPerson finds the person in a line that is about them anyway.
func (l *linter) lintFirstPerson() {
	for i, t := range l.tokens {
		if t.quoted || !l.isFirstPerson(i) {
			continue
		}
		f := Finding{Rule: FirstPerson, From: t.from, To: t.to, Reason: fmt.Sprintf("“%s” is understood: the résumé is about you.", t.text)}
		switch t.lower {
		case "my", "our":
			f.Use, f.Replaces, f.Mend = matchCase("the", t.text), true, "Write “"+matchCase("the", t.text)+"”, or leave it out."
		case "i", "we", "i've", "we've", "i'd", "we'd":
			if !l.leadsVerb(i) {
				f.Mend = "Say it without yourself."
				break
			}
			f.Replaces, f.Mend = true, "Leave it out and begin with the verb."
			f.From, f.To = l.widenBySpace(t.from, t.to)
		default:
			f.Mend = "Say it without yourself."
		}
		l.report(f)
	}
}

// leadsVerb reports whether a pronoun stands right before the verb of a sentence, so
// that the sentence goes on without it. In "after I moved the logs" it does not.
func (l *linter) leadsVerb(i int) bool {
	return i == 0 || l.tokens[i].first || slices.Contains([]string{"and", "then", "also"}, l.tokens[i-1].lower)
}

// isFirstPerson tells the pronoun from the numeral in "Phase I", from "I/O" and
// from the country in "US".
func (l *linter) isFirstPerson(i int) bool {
	t := l.tokens[i]
	switch t.lower {
	case "i":
		return t.text == "I" && t.isJoined() && i+1 < len(l.tokens) && startsLower(l.tokens[i+1].text) && (t.first || i == 0 || startsLower(l.tokens[i-1].text) || l.tokens[i-1].first)
	case "i've", "i'd", "i'm", "we", "we've", "we'd", "we're", "my", "our", "myself", "ourselves", "me", "us", "ours":
		return t.text == t.lower || t.first
	}
	return false
}

func startsLower(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLower(r)
}

var (
	beForms     = []string{"was", "were", "is", "are", "been", "being", "be", "got"}
	clauseWords = []string{"that", "which", "who", "whom", "whose", "where", "when", "while", "so", "because", "since", "until", "after", "before", "if", "as", "what", "how", "why", "whenever", "once", "to", "and", "but"}
	// falseParticiples end like participles and tell of a state, or are none.
	falseParticiples = []string{"based", "located", "related", "skilled", "experienced", "interested", "dedicated", "committed", "certified", "qualified", "motivated", "tired", "limited", "supposed", "concerned", "needed", "indeed", "speed", "feed", "seed", "need", "exceed", "succeed", "proceed", "red", "hundred", "used", "involved", "married", "talented", "gifted", "allowed", "aged", "detailed", "advanced", "shared", "distributed", "embed", "bed", "led"}
)

// lintPassive finds what was done by nobody: a form of "to be" with a participle in the
// main clause. What stands after a verb that opens the sentence, or in a clause of
// its own, is left alone.
func (l *linter) lintPassive() {
	for i := 0; i < len(l.tokens); i++ {
		if i == 0 || l.tokens[i].first {
			l.lintPassiveSentence(i)
		}
	}
}

func (l *linter) lintPassiveSentence(start int) {
	opening := l.tokens[start]
	if f, isVerb := l.Lexicon.verbOf(opening.lower); isVerb && !f.asNoun && opening.lower != "got" {
		return
	}
	if !slices.Contains(beForms, opening.lower) && strings.HasSuffix(opening.lower, "ed") {
		return
	}
	for i := start; i < len(l.tokens) && (i == start || !l.tokens[i].first); i++ {
		t := l.tokens[i]
		if t.quoted || slices.Contains(clauseWords, t.lower) || i > start && strings.ContainsAny(l.tokens[i-1].after, ",(") {
			return
		}
		if !slices.Contains(beForms, t.lower) {
			continue
		}
		done := i + 1
		for done < len(l.tokens) && l.tokens[done-1].isJoined() && (strings.HasSuffix(l.tokens[done].lower, "ly") || slices.Contains([]string{"not", "also", "never", "then"}, l.tokens[done].lower)) {
			done++
		}
		if done >= len(l.tokens) || !l.tokens[done-1].isJoined() || !l.isParticiple(l.tokens[done].lower) {
			continue
		}
		from, to := t.from, l.tokens[done].to
		if from < l.weak.To && to > l.weak.From {
			return
		}
		l.report(l.newPassiveFinding(from, to, i == start, l.tokens[done].lower))
		return
	}
}

// newPassiveFinding tells of a passive, which at the opening is about the person: in
// "Was asked to lead" somebody else did the asking, so the verb that mends it is
// another one.
func (l *linter) newPassiveFinding(from, to int, opening bool, done string) Finding {
	f := Finding{Rule: Passive, From: from, To: to, Reason: fmt.Sprintf("“%s” does not say who did it.", l.text[from:to]),
		Mend: "Begin with the verb: " + l.activeForm(done) + "."}
	if opening {
		f.Reason = fmt.Sprintf("“%s” tells what others did.", l.text[from:to])
		f.Mend = "Begin with what you did yourself."
	}
	return f
}

func (l *linter) isParticiple(word string) bool {
	if slices.Contains(falseParticiples, word) {
		return false
	}
	if f, known := l.Lexicon.verbOf(word); known {
		return f.tense == participle || f.also
	}
	return len(word) > 4 && strings.HasSuffix(word, "ed")
}

// activeForm gives the past of the verb whose participle a word is.
func (l *linter) activeForm(word string) string {
	if f, known := l.Lexicon.verbOf(word); known {
		word = l.Lexicon.bases[f.base].past
	}
	return "“" + capitalize(word) + " …”"
}

func capitalize(word string) string {
	initial, size := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(initial)) + word[size:]
}

// determiners are words that stand before a noun and after a verb, never between
// two nouns.
var determiners = []string{"a", "an", "the", "all", "both", "each", "every", "its", "their", "our", "my", "this", "that", "these", "those", "up", "out", "down", "off"}

// lintTense finds a role that is over told in the present.
func (l *linter) lintTense() {
	at := l.Lexicon.openingWord(l.tokens)
	if !l.Past || at >= len(l.tokens) || l.tokens[at].quoted || l.weak.To > 0 {
		return
	}
	t := l.tokens[at]
	f, known := l.Lexicon.verbOf(t.lower)
	if !known || f.tense == past || f.tense == participle || t.lower != t.text && capitalize(t.lower) != t.text {
		return
	}
	if at+1 >= len(l.tokens) || !t.isJoined() {
		return // a word alone may be a heading
	}
	next := l.tokens[at+1]
	noun := f.asNoun || next.lower == "of" || next.lower == "for"
	if noun && !l.Lexicon.precedesNoun(next) {
		return
	}
	use := matchCase(l.Lexicon.bases[f.base].past, t.text)
	if prefix, _, found := strings.Cut(t.text, "-"); found {
		use = prefix + "-" + strings.ToLower(use)
	}
	l.reportReplacement(Tense, t.from, t.to, use, "The role is over: tell what you did in the past.")
}
