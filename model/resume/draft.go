package resume

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"rung/model"
)

// draftLength is how many characters a draft may have before its less important parts
// are left out: two lines, with room for a word or two.
const draftLength = 2*PageMeasure - 10

// Draft is a bullet made of an entry's fields, in the person's own words: what was
// done, how, what changed, and why it mattered. It says nothing that the entry does
// not say.
type Draft struct {
	Text  string
	Parts []DraftPart // in the order of the words
}

// DraftPart is what one field gave to a draft.
type DraftPart struct {
	Field string // title, or a field's key
	Text  string
}

// NewDraft drafts a bullet from an entry.
func NewDraft(e model.Entry, l Lexicon) Draft {
	w := drafter{entry: e, lexicon: l}
	deed, how := w.draftDeed()
	_, verbal := w.withPastVerb(deed.Text)
	results := w.draftResults(verbal)
	// The most important first; each is taken while there is room.
	parts := map[int]DraftPart{0: deed}
	length := utf8.RuneCountInString(deed.Text)
	take := func(place int, p DraftPart) {
		more := utf8.RuneCountInString(p.Text)
		if p.Text != "" && length+more <= draftLength {
			parts[place], length = p, length+more
		}
	}
	if len(results) > 0 {
		take(4, results[0])
	}
	take(1, how)
	take(2, w.draftPeople(deed))
	// A reason stands after the deed and after numbers, but before a result in words,
	// to which it would seem to belong.
	reason := 6
	if strings.HasPrefix(parts[4].Text, ";") && verbal {
		reason = 3
	}
	take(reason, w.draftReason())
	if len(results) > 1 {
		take(5, results[1])
	}
	var d Draft
	for place := range 7 {
		if p := parts[place]; p.Text != "" {
			d.Text += p.Text
			p.Text = strings.Trim(p.Text, " ,;")
			d.Parts = append(d.Parts, p)
		}
	}
	d.Text = oneLine(d.Text)
	return d
}

// NewBullet gives a bullet with the draft's text, about the entry and linked to a
// position unless that is "".
func (d Draft) NewBullet(e model.Entry, l Lexicon, position string) model.Entry {
	b := NewBullet(e.Day, d.Text, position)
	b.Links = append(b.Links, model.LinkTo{Role: roleAbout, ID: e.ID})
	b.Tags, b.Private = e.Tags, e.Private
	b.Values["draft"] = d.Text
	RecordNumbers(&b, l.TraceNumbers(d.Text, []model.Entry{e}))
	return b
}

type drafter struct {
	entry   model.Entry
	lexicon Lexicon
}

// draftDeed gives what was done: the title where it begins with a verb, else the
// action, else the title as it is. Where title and action both tell it, how is the
// action.
func (w drafter) draftDeed() (deed, how DraftPart) {
	key := "action"
	if w.entry.Values.Text(key) == "" {
		key = "my_part"
	}
	title, titled := w.withPastVerb(w.entry.Title)
	clauses := w.splitClauses(firstSentence(w.entry.Values.Text(key)))
	switch {
	case titled:
		if len(clauses) > 0 {
			how = DraftPart{key, " by " + w.withGerund(clauses[0])}
		}
		return DraftPart{"title", title}, how
	case len(clauses) > 0:
		return DraftPart{key, joinClauses(clauses)}, DraftPart{}
	case w.isLeader() && w.isNameOfWork(w.entry.Title):
		return DraftPart{"title", "Led " + w.withinSentence(w.entry.Title)}, DraftPart{}
	}
	return DraftPart{"title", strings.TrimRight(w.entry.Title, ". ")}, DraftPart{}
}

// isNameOfWork reports whether a title names what was worked on, such as "Mail
// migration", so that it can be led.
func (w drafter) isNameOfWork(title string) bool {
	all := tokenize(title)
	return len(all) > 0 && !w.lexicon.precedesNoun(all[0]) && !w.lexicon.isSentence(title)
}

// withPastVerb puts the verb that begins a text into the past; ok is false where the
// text does not begin with a verb.
func (w drafter) withPastVerb(text string) (string, bool) {
	all := tokenize(text)
	at := w.lexicon.openingWord(all)
	if at >= len(all) {
		return "", false
	}
	t := all[at]
	rest := strings.TrimRight(text[t.to:], ". ")
	f, known := w.lexicon.verbOf(t.lower)
	switch {
	case !known && strings.HasSuffix(t.lower, "ed") && !strings.HasPrefix(t.lower, "un"), known && (f.tense == past || f.tense == participle):
		return capitalize(t.text) + rest, true
	case !known || !w.lexicon.opensClause(all, at, f):
		return "", false
	}
	return capitalize(w.lexicon.bases[f.base].past) + rest, true
}

// opensClause reports whether a word that can be a verb in the present or a noun is
// the verb here.
func (l Lexicon) opensClause(all []token, at int, f verbForm) bool {
	if at+1 >= len(all) || !all[at].isJoined() {
		return false
	}
	next := all[at+1]
	_, verb := l.verbOf(next.lower)
	return l.precedesNoun(next) || !f.asNoun && !verb && next.lower != "of" && next.lower != "for"
}

// splitClauses splits a sentence before each further verb in the past. It gives none
// where the sentence does not begin with a verb, and leaves out clauses in the first
// person.
func (w drafter) splitClauses(sentence string) []string {
	said, ok := w.withPastVerb(sentence)
	if !ok {
		return nil
	}
	all := tokenize(said)
	var clauses []string
	from := 0
	cut := func(to int) {
		clause := strings.TrimRight(said[from:to], " ,;")
		for _, end := range []string{" and", " or", " then"} {
			clause = strings.TrimSuffix(clause, end)
		}
		if clause = strings.TrimRight(clause, " ,;"); !speaksOfMe(clause) {
			clauses = append(clauses, clause)
		}
		from = to
	}
	for i := 1; i < len(all); i++ {
		f, verb := w.lexicon.verbOf(all[i].lower)
		linked := strings.HasPrefix(all[i-1].after, ",") || strings.HasPrefix(all[i-1].after, ";") || all[i-1].lower == "and" || all[i-1].lower == "or" || all[i-1].lower == "then"
		if verb && f.tense == past && linked {
			cut(all[i].from)
		}
	}
	cut(len(said))
	return clauses
}

// joinClauses joins as many clauses as leave room for a result.
func joinClauses(clauses []string) string {
	said := clauses[0]
	most := 0
	for i := 1; i < len(clauses); i++ {
		if utf8.RuneCountInString(strings.Join(clauses[:i+1], ", ")) <= draftLength/2 {
			most = i
		}
	}
	for i := 1; i <= most; i++ {
		mark := ", "
		if i == most {
			mark = " and "
		}
		said += mark + strings.TrimSpace(clauses[i])
	}
	return said
}

// withGerund turns "Split the job" into "splitting the job".
func (w drafter) withGerund(clause string) string {
	all := tokenize(clause)
	f, known := w.lexicon.verbOf(all[0].lower)
	if !known {
		return w.withinSentence(clause)
	}
	return w.lexicon.bases[f.base].gerund + clause[all[0].to:]
}

func (w drafter) isLeader() bool {
	role := strings.ToLower(w.entry.Values.Text("role"))
	return w.entry.Kind == model.KindLeadership || strings.Contains(role, "lead") || strings.Contains(role, "manager")
}

// draftPeople says how many people were led, unless the deed says a number.
func (w drafter) draftPeople(deed DraftPart) DraftPart {
	led, ok := w.entry.Values.Integer("people_led")
	if !ok || led < 2 || w.lexicon.saysHowMuch(deed.Text) {
		return DraftPart{}
	}
	if strings.HasPrefix(deed.Text, "Led ") {
		return DraftPart{"people_led", fmt.Sprintf(" with %d people", led)}
	}
	return DraftPart{"people_led", fmt.Sprintf(", leading %d people", led)}
}

// draftResults gives what was measured, else the first sentence of the result. verbal
// says that the deed has a verb, which "taking … from … to" needs before it.
func (w drafter) draftResults(verbal bool) []DraftPart {
	var parts []DraftPart
	for _, item := range w.entry.Values.Items("metrics") {
		words := describeChange(item)
		if number, found := strings.CutPrefix(words, ", taking "); found && !verbal {
			words = "; " + number
		}
		if words != "" {
			parts = append(parts, DraftPart{"metrics", words})
		}
	}
	if result := firstSentence(w.entry.Values.Text("result")); len(parts) == 0 && result != "" && !speaksOfMe(result) {
		parts = append(parts, DraftPart{"result", "; " + w.withinSentence(result)})
	}
	return parts
}

// describeChange puts one number into words: ", taking pages a month from 61 to 19
// (down 69%)", or " (652 mailboxes moved)" where it began at nothing. A number that
// was not measured is called estimated or reported.
func describeChange(item model.Values) string {
	before, hasBefore := item["before"].(model.Decimal)
	after, hasAfter := item["after"].(model.Decimal)
	what, unit := item.Text("what"), item.Text("unit")
	if !hasAfter || what == "" {
		return ""
	}
	if head, tail, both := strings.Cut(what, ", "); both { // "order to dispatch, median"
		what = tail + " " + head
	}
	of := " " + unit
	switch {
	case unit == "%":
		of = "%"
	case unit == "" || strings.Contains(" "+what+" ", " "+unit+" "):
		of = ""
	}
	known := map[string]string{"estimated": "an estimated ", "told": "a reported "}[item.Text("known")]
	to := after.Format(model.Locale{}) + of
	if !hasBefore || toRat(before).Sign() == 0 {
		if of == "" {
			return " (" + known + to + " " + what + ")"
		}
		return " (" + what + ": " + known + to + ")"
	}
	from := before.Format(model.Locale{})
	if unit == "%" {
		from += "%"
	}
	words := fmt.Sprintf(", taking %s from %s%s to %s", what, known, from, to)
	if percent, less, ok := percentChange(before, after); ok && unit != "%" && after != "0" {
		words += " (" + map[bool]string{true: "down ", false: "up "}[less] + percent + "%)"
	}
	return words
}

// draftReason says why it mattered, where the person's words fit after "so that",
// "because", "for" or "to".
func (w drafter) draftReason() DraftPart {
	why := firstSentence(w.entry.Values.Text("why"))
	for _, mark := range []string{"; ", ": ", ", and ", ", but "} {
		why, _, _ = strings.Cut(why, mark)
	}
	all := tokenize(why)
	if len(all) == 0 || speaksOfMe(why) {
		return DraftPart{}
	}
	first := all[0].lower
	_, known := w.lexicon.verbOf(first)
	link := ""
	switch {
	case first == "to" || first == "so" || first == "because" || first == "for" || first == "since":
		link = " "
	case isOneOf(first, "faster", "less", "more", "fewer", "lower", "higher", "better", "cheaper", "safer", "quicker"):
		link = " for "
		if w.lexicon.isSentence(why) {
			link = " because "
		}
	case w.lexicon.isSentence(why) && mentionsAny(all, "can", "will", "could", "again", "now"):
		link = " so that "
	case w.lexicon.isSentence(why):
		link = " because "
	case known && len(all) > 1 && w.lexicon.precedesNoun(all[1]):
		link = " to "
	default:
		return DraftPart{}
	}
	return DraftPart{"why", link + w.withinSentence(why)}
}
