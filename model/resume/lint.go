package resume

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rung/model"
)

// Rule names what a finding is about.
type Rule string

// The rules, each of which can be turned off.
const (
	WeakOpening Rule = "weak_opening"       // a duty or mere presence instead of a deed
	NoNumber    Rule = "no_number"          // nothing says how much
	Unsupported Rule = "unsupported_number" // no entry holds the number
	Estimated   Rule = "estimated_number"   // the entry says that it is a guess or hearsay
	TooLong     Rule = "too_long"           // more than two lines
	Filler      Rule = "filler"
	FirstPerson Rule = "first_person"
	Passive     Rule = "passive"
	Tense       Rule = "tense"         // a role that is over is told in the past
	Acronym     Rule = "acronym"       // never spelled out in the list
	Repeated    Rule = "repeated_verb" // in the list
	Inflated    Rule = "inflated"
	NonASCII    Rule = "non_ascii" // where the target is plain text
)

// Rules is every rule, in the order in which they are offered.
var Rules = []Rule{WeakOpening, NoNumber, Unsupported, Estimated, TooLong, Filler, FirstPerson, Passive, Tense, Acronym, Repeated, Inflated, NonASCII}

// Finding is one thing to mend in a text.
type Finding struct {
	Rule   Rule   `json:"rule"`
	From   int    `json:"from"` // bytes
	To     int    `json:"to"`
	Reason string `json:"reason"`
	Mend   string `json:"mend"`
	// Use is what may be written between From and To instead, where the mend is a
	// replacement; Replaces says so, since nothing may be the best of all.
	Use      string `json:"-"`
	Replaces bool   `json:"-"`
	Entry    string `json:"-"` // the entry that could supply what is missing, or ""
}

// Characters on one line of a page, and of plain text beside its bullet.
const (
	PageMeasure  = 90
	PlainMeasure = 76
)

// LintContext is what the linter may know beside the words. The zero Context, with a
// Lexicon, knows nothing: rules that would have to guess are silent then.
type LintContext struct {
	Lexicon   Lexicon
	Past      bool           // the role is over
	PlainText bool           // it is sent as plain text
	Measure   int            // characters on a line; 0 for PageMeasure, or PlainMeasure of plain text
	Kept      bool           // it is a bullet of the journal, whose numbers an entry has to hold
	Entries   []model.Entry  // what the bullet is about
	Nearby    []model.Entry  // where a number might be found else: nearest first
	Elsewhere []model.Entry  // what may hold a number that the text has, and supplies none that it lacks
	Taken     []model.Values // where its numbers stood when they were taken
	Names     []string       // organisations, whose short forms need no telling
	List      []string       // the bullets of the whole page, itself too
	At        int            // its place in List
	Before    []string       // the bullets of its role that stand before it
}

// Lint finds what could be better in a bullet, in the order of the text.
func Lint(text string, c LintContext) []Finding {
	if len(c.List) == 0 {
		c.List, c.At = []string{text}, 0
	}
	l := &linter{LintContext: c, text: text, tokens: tokenize(text)}
	l.lintOpening()
	l.lintNumbers()
	l.lintLength()
	l.lintPhrases(Filler, "“%s” adds nothing.")
	l.lintPhrases(Inflated, "“%s” is larger than what it tells.")
	l.lintFirstPerson()
	l.lintPassive()
	l.lintTense()
	l.lintAcronyms()
	l.lintRepeatedVerb()
	l.lintASCII()
	slices.SortStableFunc(l.found, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(slices.Index(Rules, a.Rule), slices.Index(Rules, b.Rule)))
	})
	return l.found
}

type linter struct {
	LintContext
	text   string
	tokens []token
	weak   model.Span // where a weak opening was found
	found  []Finding
}

func (l *linter) report(f Finding) {
	if !l.Lexicon.off[f.Rule] {
		l.found = append(l.found, f)
	}
}

// reportReplacement proposes other words for a place.
func (l *linter) reportReplacement(rule Rule, from, to int, use, reason string) {
	mend := fmt.Sprintf("Write “%s”.", use)
	if use == "" {
		mend = "Leave it out."
		from, to = l.widenBySpace(from, to)
	}
	l.report(Finding{Rule: rule, From: from, To: to, Reason: reason, Mend: mend, Use: use, Replaces: true})
}

// widenBySpace widens a place by the space that would be left over without it.
func (l *linter) widenBySpace(from, to int) (int, int) {
	switch {
	case strings.HasPrefix(l.text[to:], " "):
		to++
	case from > 0 && l.text[from-1] == ' ':
		from--
	}
	return from, to
}

// openingWord is the first word that tells what was done: pronouns and adverbs before it
// are passed over.
func (w Lexicon) openingWord(all []token) int {
	for i, t := range all {
		_, verb := w.verbOf(t.lower)
		adverb := !verb && len(t.lower) > 5 && strings.HasSuffix(t.lower, "ly")
		if !adverb && !slices.Contains([]string{"i", "we", "also", "then", "single-handedly", "together"}, t.lower) {
			return i
		}
	}
	return 0
}

func (l *linter) lintOpening() {
	at := l.Lexicon.openingWord(l.tokens)
	if at >= len(l.tokens) {
		return
	}
	for _, p := range l.Lexicon.phrases[WeakOpening][l.tokens[at].lower] {
		if !hasPhraseAt(l.tokens, at, p.words) {
			continue
		}
		from, to := l.tokens[at].from, l.tokens[at+len(p.words)-1].to
		l.weak = model.Span{From: from, To: to}
		reason := fmt.Sprintf("“%s” is a weak opening: it does not say what you did.", l.text[from:to])
		if p.use != "" {
			l.reportReplacement(WeakOpening, from, to, p.use, fmt.Sprintf("“%s” names a task, not a deed.", l.text[from:to]))
			return
		}
		l.report(Finding{Rule: WeakOpening, From: from, To: to, Reason: reason, Mend: cmp.Or(p.mend, "Begin with what you did.")})
		return
	}
}

// lintPhrases finds the phrases of a list, each place once.
func (l *linter) lintPhrases(rule Rule, reason string) {
	for i := 0; i < len(l.tokens); i++ {
		t := l.tokens[i]
		if t.quoted || t.isName() {
			continue
		}
		for _, p := range l.Lexicon.phrases[rule][t.lower] {
			if !hasPhraseAt(l.tokens, i, p.words) {
				continue
			}
			from, to := t.from, l.tokens[i+len(p.words)-1].to
			said := fmt.Sprintf(reason, l.text[from:to])
			if p.mend != "" {
				l.report(Finding{Rule: rule, From: from, To: to, Reason: said, Mend: p.mend})
			} else {
				l.reportReplacement(rule, from, to, matchCase(p.use, l.text[from:]), said)
			}
			i += len(p.words) - 1
			break
		}
	}
}

// matchCase begins a word with a capital where the one that it replaces does.
func matchCase(word, as string) string {
	first, _ := utf8.DecodeRuneInString(as)
	initial, size := utf8.DecodeRuneInString(word)
	if size == 0 || !unicode.IsUpper(first) {
		return word
	}
	return string(unicode.ToUpper(initial)) + word[size:]
}

// lintLength finds what stands beyond two lines.
func (l *linter) lintLength() {
	measure := l.Measure
	switch {
	case measure > 0:
	case l.PlainText:
		measure = PlainMeasure
	default:
		measure = PageMeasure
	}
	line, width := 1, 0
	for _, word := range wordSpans(l.text) {
		letters := utf8.RuneCountInString(l.text[word.From:word.To])
		switch {
		case width == 0:
			width = letters
		case width+1+letters > measure:
			line, width = line+1, letters
		default:
			width += 1 + letters
		}
		for ; width > measure; width -= measure { // a word longer than a line is broken
			line++
		}
		if line > 2 {
			l.report(Finding{Rule: TooLong, From: word.From, To: len(strings.TrimRight(l.text, " \n")),
				Reason: fmt.Sprintf("It takes more than two lines of %d characters, and is read to the end by few.", measure),
				Mend:   "Keep the deed and its result; tell the rest in the interview."})
			return
		}
	}
}

// wordSpans gives what stands between spaces.
func wordSpans(text string) []model.Span {
	var all []model.Span
	from := -1
	for i, r := range text {
		switch space := unicode.IsSpace(r); {
		case space && from >= 0:
			all = append(all, model.Span{From: from, To: i})
			from = -1
		case !space && from < 0:
			from = i
		}
	}
	if from >= 0 {
		all = append(all, model.Span{From: from, To: len(text)})
	}
	return all
}
