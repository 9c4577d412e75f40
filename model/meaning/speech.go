package meaning

import "strings"

// partOfSpeech says what a word can be in a sentence, whatever it means; most words can be
// several things, and the clause around it decides.
type partOfSpeech uint64

const (
	verbBase       partOfSpeech = 1 << iota // ask
	verbS                                   // asks
	verbPast                                // asked, wrote
	verbParticiple                          // asked, written
	verbIng                                 // asking
	sayVerb
	contentVerb // know, find out: a clause follows, but nobody speaks
	stateVerb
	eventVerb
	contactVerb
	nounToo // a base form that is a noun as often
	noOrder // a base form that orders nothing
	modal   // will, should, could
	formOfBe
	formOfHave
	formOfDo
	isPresent   // of be, have, do
	isNegative  // not, never, didn't
	meWord      // I, we
	heWord      // he, she, they, who
	itWord      // it, this, that, there
	objectWord  // me, him, them: never a subject
	mineWord    // me, my, us, our
	possessive  // my, her
	determiner  // the, a, this
	preposition // in, of
	joiner      // and, or, but, so
	subordinate // because, while, when
	adverb
	timeNoun
	somebodyNoun
	activityNoun
	postNoun
	feelingWord
	monthName
	personName
)

// anyVerb is every form of a verb.
const anyVerb = verbBase | verbS | verbPast | verbParticiple | verbIng

// has reports whether a word can be one of several things.
func (c partOfSpeech) has(any partOfSpeech) bool { return c&any != 0 }

// classesOfData are the classes of the lexicon that hold words as they stand.
var classesOfData = map[string]partOfSpeech{
	"noun_too": nounToo, "no_order": noOrder, "article": determiner, "possessive": possessive, "preposition": preposition,
	"adverb": adverb, "time_noun": timeNoun, "somebody": somebodyNoun, "activity": activityNoun, "post_held": postNoun, "feeling": feelingWord, "month": monthName,
}

// classesOfVerbs are the classes of the lexicon that hold verbs, in all their forms.
var classesOfVerbs = map[string]partOfSpeech{"verb": 0, "noun_too": 0, "say_verb": sayVerb, "content_verb": contentVerb, "state_verb": stateVerb, "event_verb": eventVerb, "contact_verb": contactVerb}

// closedWords are the words that no lexicon adds to.
var closedWords = []struct {
	class partOfSpeech
	words string
}{
	{meWord, "i we ah"},
	{heWord, "he she they who someone somebody everyone everybody nobody noone you whoever"},
	{itWord, "it this that these those there which what something everything nothing"},
	{objectWord, "me him them us myself himself herself themselves ourselves"},
	{mineWord, "me my us our mine ours myself ourselves"},
	{modal | isPresent, "will shall must may can gonna gotta wanna should ought"},
	{modal, "would could might"},
	{formOfBe | isPresent, "am is are dey"}, // I dey train two boys
	{formOfBe, "was were"},
	{formOfHave | isPresent, "have has don"}, // they don approve it
	{formOfHave, "had"},
	{formOfDo | isPresent, "do does"},
	{formOfDo, "did"},
	{verbParticiple, "done had"},
	{formOfBe | verbParticiple, "been"},
	{verbIng, "being having doing"},
	{verbBase, "be have do"},
	{isNegative, "not never neither nor hardly barely scarcely nearly almost nobody noone none nowhere nothing"},
	{joiner, "and or but so & + yet nor plus then"},
	{subordinate, "because cos coz cuz since while whilst when whenever if unless until till after before although though as that which who whom whose why how where whether what once whereas bc"},
}

// indexSpeech files every word of the lexicon's grammar under what it can be.
func (x *Lexicon) indexSpeech() {
	x.speech = map[string]partOfSpeech{}
	for name, class := range classesOfData {
		for _, word := range x.wordsOf(name) {
			x.speech[word] |= class
		}
	}
	for _, c := range closedWords {
		for word := range strings.FieldsSeq(c.words) {
			x.speech[word] |= c.class
		}
	}
	for lemma := range x.irregular {
		x.addVerb(lemma, 0)
	}
	for name, class := range classesOfVerbs {
		for _, lemma := range x.wordsOf(name) {
			x.addVerb(lemma, class)
		}
	}
}

// wordsOf gives the words and phrases of a class, or none where the lexicon has no such.
func (x *Lexicon) wordsOf(class string) []string {
	if c := x.classes[class]; c != nil {
		return c.members
	}
	return nil
}

// addVerb files the forms of a verb.
func (x *Lexicon) addVerb(lemma string, class partOfSpeech) {
	if x.speech[lemma].has(formOfBe | formOfHave | formOfDo | modal) {
		return
	}
	x.speech[lemma] |= verbBase | class
	x.speech[addS(lemma)] |= verbS | class
	for _, word := range addSuffix(lemma, "ing") {
		x.speech[word] |= verbIng | class
	}
	past, isIrregular := x.irregular[lemma]
	if !isIrregular {
		past = addSuffix(lemma, "ed")
	}
	for i, word := range past {
		form := verbPast | verbParticiple
		switch {
		case isIrregular && i == 0 && len(past) > 1 && isParticiple(past[1], lemma):
			form = verbPast
		case i > 0 && isIrregular && isParticiple(word, lemma):
			form = verbParticiple
		}
		x.speech[word] |= form | class
	}
}

// isParticiple reports whether the second past form of a verb is no past tense: written,
// come, sung, but not learnt.
func isParticiple(word, lemma string) bool {
	for _, end := range []string{"n", "ne", "ung", "unk", "um"} {
		if strings.HasSuffix(word, end) {
			return true
		}
	}
	return word == lemma
}

// classOf gives what a word can be: what the lexicon says, else what its end shows.
func (x *Lexicon) classOf(word string) partOfSpeech {
	if class, known := x.speech[word]; known {
		return class
	}
	switch {
	case len(word) > 4 && strings.HasSuffix(word, "ed") && !x.classHas("not_past", word):
		return verbPast | verbParticiple
	case len(word) > 5 && strings.HasSuffix(word, "ing") && !x.classHas("not_ing", word):
		return verbIng
	case len(word) > 4 && strings.HasSuffix(word, "ly"):
		return adverb
	}
	return 0
}

// auxiliaryOf gives the auxiliary that is written together with the word before it
// (“I've”, “they'll”) or with a “not” behind it (“didn't”), with that word.
func auxiliaryOf(word string) (subject, auxiliary string, isNegated bool) {
	if rest, ok := strings.CutSuffix(word, "n't"); ok {
		return "", wholeAuxiliary(rest), true
	}
	if subject, short, ok := strings.Cut(word, "'"); ok {
		auxiliary := map[string]string{"m": "am", "re": "are", "ve": "have", "ll": "will", "d": "would"}[short]
		if short == "s" && strings.Contains(" he she it that there who what where how here ", " "+subject+" ") {
			auxiliary = "is"
		}
		return subject, auxiliary, false
	}
	if joined, ok := unmarkedAuxiliaries[word]; ok {
		return joined.subject, joined.auxiliary, joined.isNegated
	}
	return "", "", false
}

func wholeAuxiliary(stem string) string {
	switch stem {
	case "wo":
		return "will"
	case "ca":
		return "can"
	case "sha":
		return "shall"
	case "ai":
		return "is"
	}
	return stem
}

type joinedAuxiliary struct {
	subject, auxiliary string
	isNegated          bool
}

// unmarkedAuxiliaries are those that people in a hurry type without an apostrophe, where
// that makes no other word.
var unmarkedAuxiliaries = func() map[string]joinedAuxiliary {
	joined := map[string]joinedAuxiliary{"cannot": {"", "can", true}, "shd": {"", "should", false}, "shld": {"", "should", false}, "shud": {"", "should", false}, "wld": {"", "would", false}, "cld": {"", "could", false}, "hv": {"", "have", false}, "hav": {"", "have", false}, "shoulda": {"", "should", false}, "coulda": {"", "could", false}, "woulda": {"", "would", false}, "wont": {"", "will", true}, "cant": {"", "can", true}, "im": {"i", "am", false}, "theyre": {"they", "are", false}, "youre": {"you", "are", false}}
	for _, stem := range strings.Fields("do does did is are was were have has had could would should must") {
		joined[stem+"nt"] = joinedAuxiliary{"", stem, true}
	}
	for _, subject := range strings.Fields("i we they you") {
		joined[subject+"ve"] = joinedAuxiliary{subject, "have", false}
	}
	for _, subject := range strings.Fields("they you it") {
		joined[subject+"ll"] = joinedAuxiliary{subject, "will", false}
		joined[subject+"d"] = joinedAuxiliary{subject, "would", false}
	}
	for _, subject := range strings.Fields("he she that there what") {
		joined[subject+"s"] = joinedAuxiliary{subject, "is", false}
	}
	return joined
}()

// classifyWords notes for each token what it can be.
func (s *passage) classifyWords() {
	s.speech, s.auxiliary = make([]partOfSpeech, len(s.tokens)), make([]string, len(s.tokens))
	for at, t := range s.tokens {
		if t.kind != wordToken {
			continue
		}
		if t.word == "w" && at+1 < len(s.tokens) && s.tokens[at+1].word == "/" { // coffee w/ Ana
			s.speech[at] = preposition
			continue
		}
		if t.word == "r" && at > 0 && s.speech[at-1].has(meWord|heWord) { // we r done
			s.speech[at], s.auxiliary[at] = s.lexicon.speech["are"], "are"
			continue
		}
		subject, auxiliary, isNegated := auxiliaryOf(t.word)
		if stem, ok := strings.CutSuffix(t.word, "'d"); ok && auxiliary == "would" && s.lexicon.speech[stem]&(meWord|heWord|itWord|modal|somebodyNoun) == 0 && !t.capital {
			s.speech[at] = verbPast | verbParticiple // intro'd, cc'd
			continue
		}
		if auxiliary == "" {
			if stem, ok := strings.CutSuffix(t.word, "'s"); ok { // Karin's, today's
				s.speech[at] = possessive | s.lexicon.classOf(stem)&(somebodyNoun|timeNoun)
				continue
			}
			s.speech[at] = s.lexicon.classOf(t.word)
			if s.speech[at].has(modal | formOfBe | formOfHave | formOfDo) {
				s.auxiliary[at] = t.word
			}
			continue
		}
		if s.lexicon.speech[subject].has(modal) { // would've
			subject, auxiliary = "", subject
		}
		s.auxiliary[at] = auxiliary
		s.speech[at] = s.lexicon.speech[auxiliary] &^ anyVerb
		if subject != "" {
			s.speech[at] |= s.lexicon.speech[subject] & (meWord | heWord | itWord)
		}
		if isNegated {
			s.speech[at] |= isNegative
		}
	}
	s.classifyNames()
}

// classifyNames lets what was recognised as a name be no verb: “Will”, “Mark”, “Sales”.
func (s *passage) classifyNames() {
	for _, of := range []struct {
		slot  slotKind
		class partOfSpeech
	}{{personSlot, personName | somebodyNoun}, {roleSlot, somebodyNoun}, {departmentSlot, somebodyNoun}, {thingSlot, 0}, {amountSlot, 0}} {
		for _, span := range s.found[of.slot] {
			if of.slot == roleSlot && span.from > 0 && (s.speech[span.from-1].has(meWord|heWord|modal) || s.tokens[span.from-1].word == "to") && span.to == span.from+1 && s.speech[span.from].has(anyVerb) {
				continue // “I lead the team”, “going to volunteer”
			}
			for at := span.from; at < span.to; at++ {
				s.auxiliary[at] = ""
				if of.slot == thingSlot { // “sprint review” is still something that takes place
					s.speech[at] &^= anyVerb
				} else {
					s.speech[at] = s.speech[at]&(possessive|somebodyNoun|personName|preposition|postNoun) | of.class
				}
			}
		}
	}
}
