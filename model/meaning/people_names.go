package meaning

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// nameKind says how sure a word alone is to be a name.
type nameKind uint8

const (
	noName      nameKind = iota
	unknownName          // begins with a capital letter, and no list has it
	wordName             // a given name that is also a word
	givenName
	knownName   // of a contact
	foreignName // in another writing than the text
)

// nameReader recognises names in a passage.
type nameReader struct {
	s           *passage
	known       map[string][]string // the whole names of contacts, by their folded first words
	departments map[string]bool     // of contacts, in lower case
	named       map[int]int         // by the byte at which a marked name begins, its end
	capitals    bool                // whether capital letters tell anything in this text
	latin       bool
	lastSure    int // the token behind the person found last
}

func newNameReader(s *passage) *nameReader {
	n := &nameReader{s: s, known: map[string][]string{}, departments: map[string]bool{}, named: map[int]int{}, lastSure: -1}
	for _, contact := range s.context.Known {
		name, department := splitContact(contact)
		name = foldName(name)
		first, _, _ := strings.Cut(name, " ")
		if first != "" {
			n.known[first] = append(n.known[first], name)
		}
		if department != "" {
			n.departments[strings.ToLower(department)] = true
		}
	}
	for _, span := range s.context.Named {
		n.named[span.From] = span.To
	}
	words, capitals, latin := 0, 0, 0
	for _, t := range s.tokens {
		if t.kind != wordToken {
			continue
		}
		words++
		if t.capital {
			capitals++
		}
		if isLatin(t.word) {
			latin++
		}
	}
	n.capitals = words < 5 || capitals*5 < words*4
	n.latin = latin*2 > words
	return n
}

// splitContact splits "Priya Raman (Finance)".
func splitContact(contact string) (name, department string) {
	name, department, _ = strings.Cut(contact, " (")
	return strings.TrimSpace(name), strings.TrimSuffix(department, ")")
}

// foldName gives a name in the form in which names are compared: in lower case, without
// accents, more than one space and a possessive s.
func foldName(name string) string {
	name = strings.ToLower(name)
	if strings.ContainsAny(name, " \t\n") {
		name = strings.Join(strings.Fields(name), " ")
	}
	for i := range len(name) {
		if name[i] < utf8.RuneSelf {
			continue
		}
		var b strings.Builder
		for _, r := range norm.NFD.String(name) {
			switch {
			case unicode.Is(unicode.Mn, r):
			case lettersWithout[r] != "":
				b.WriteString(lettersWithout[r])
			default:
				b.WriteRune(r)
			}
		}
		name = b.String()
		break
	}
	return cutPossessive(name)
}

// lettersWithout are letters that are not made of a plain one and an accent.
var lettersWithout = map[rune]string{'ł': "l", 'ø': "o", 'đ': "d", 'ß': "ss", 'ı': "i", 'æ': "ae", 'œ': "oe", 'þ': "th", 'ð': "d"}

func isLatin(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.Is(unicode.Latin, r)
}

// name is a run of tokens that may name somebody.
type name struct {
	n      *nameReader
	span   tokenSpan
	end    int // the token behind everything that belongs to the name, such as "sir"
	kind   nameKind
	fold   string // its first word
	whole  bool   // more than one word
	marked bool
	titled bool
}

// kindOf says what a word alone can be.
func (n *nameReader) kindOf(at int) (nameKind, string) {
	t := n.s.tokens[at]
	if t.kind != wordToken || utf8.RuneCountInString(t.word) > 30 || n.s.isOfThing(at) {
		return noName, ""
	}
	fold, x := foldName(t.word), n.s.lexicon
	first, _, _ := strings.Cut(fold, "-")
	switch {
	case !isLatin(t.word):
		if n.isForeignName(t) {
			return foreignName, fold
		}
		return noName, fold
	case n.known[fold] != nil:
		return knownName, fold
	case !t.capital && x.speech[t.word].has(verbS|verbIng): // he makes the backups
		return noName, fold
	case x.classHas("given_name", fold) || strings.Contains(fold, "-") && x.classHas("given_name", first) && n.isDoubleName(at, fold):
		return givenName, fold
	case x.classHas("given_word", fold):
		return wordName, fold
	case t.capital && n.capitals && n.isNameLike(at):
		return unknownName, fold
	}
	return noName, fold
}

// isDoubleName reports whether a word with a hyphen is two names: "Jean-Luc", but not
// "Karen-level".
func (n *nameReader) isDoubleName(at int, fold string) bool {
	_, second, _ := strings.Cut(fold, "-")
	written := n.s.text[n.s.tokens[at].from:n.s.tokens[at].to]
	r, _ := utf8.DecodeRuneInString(written[strings.Index(written, "-")+1:])
	return unicode.IsUpper(r) || n.s.lexicon.classHas("given_name", second) || n.s.lexicon.classHas("surname", second)
}

// isForeignName reports whether a word in another writing than the text's can be a name:
// few signs, of which the first is a family's in Chinese writing.
func (n *nameReader) isForeignName(t token) bool {
	count := utf8.RuneCountInString(t.word)
	r, size := utf8.DecodeRuneInString(t.word)
	if unicode.In(r, unicode.Han, unicode.Hangul) {
		return count >= 2 && count <= 5 && n.s.lexicon.classHas("han_surname", t.word[:size])
	}
	return n.latin && count > 1 && (t.capital || unicode.Is(unicode.Lo, r))
}

// isNameLike reports whether a capitalised word can be a name at all: letters, not all of
// them capital, and not a word that means something else.
func (n *nameReader) isNameLike(at int) bool {
	t, x := n.s.tokens[at], n.s.lexicon
	word := cutPossessive(t.word)
	if utf8.RuneCountInString(word) < 2 || x.isFunctionWord(t.word) || strings.HasPrefix(word, "i'") {
		return false
	}
	if n.s.isVerbAt(at) || x.classHas("to_person_verb", word) || x.classHas("to_person_verb_weak", word) || x.classHas("with_noun", word) {
		return false
	}
	lower := false
	for i, r := range n.s.text[t.from : t.from+len(word)] {
		if !unicode.IsLetter(r) && !strings.ContainsRune("-'’.", r) {
			return false
		}
		lower = lower || i > 0 && unicode.IsLower(r)
	}
	if written := n.s.text[t.from : t.from+len(word)]; len(written) > 2 && strings.ToUpper(written[:len(written)-1]) == written[:len(written)-1] {
		return false // GPs
	}
	if !lower {
		return false
	}
	for _, class := range []string{"nobody", "company", "place", "people_noun", "outside_word", "organisation_noun", "honorific", "verb_auxiliary", "department_noun"} {
		if x.classHas(class, word) {
			return false
		}
	}
	return !n.s.isOfDepartment(at) && !n.s.isOfRole(at)
}

// nameAt reads the name that begins at a token.
func (n *nameReader) nameAt(at int) (name, bool) {
	if c, ok := n.markedAt(at); ok {
		return c, true
	}
	c := name{n: n, span: tokenSpan{at, at + 1}, titled: n.isTitled(at)}
	c.kind, c.fold = n.kindOf(at)
	if c.kind == noName {
		if end := n.initialEnd(at); end > 0 && end < len(n.s.tokens) && n.s.tokens[end].capital && n.isNameLike(end) {
			c.kind, c.whole, c.span.to = unknownName, true, end+1
			c.end = c.span.to
			return c, true
		}
		if word := n.s.tokens[at].word; !c.titled || !n.s.tokens[at].capital && !n.s.lexicon.classHas("surname", foldName(word)) && !n.s.isVerbAt(at+1) || n.s.lexicon.isFunctionWord(word) || n.s.lexicon.classHas("nobody", word) || n.s.lexicon.classHas("honorific", word) {
			return c, false
		}
	}
	c.extend()
	c.end = c.span.to
	if c.end < len(n.s.tokens) && n.s.lexicon.classHas("honorific_after", n.s.tokens[c.end].word) && !n.s.tokens[c.end].capital && (c.kind >= wordName || c.kind == unknownName) {
		c.titled = true
		c.end++
	}
	return c, true
}

// initialEnd gives the end of initials such as "J." and "J.R." before a family name, or 0.
func (n *nameReader) initialEnd(at int) int {
	t := n.s.tokens[at]
	if !t.capital || t.to-t.from != 1 && !(t.to-t.from == 3 && t.word[1] == '.') || at+1 >= len(n.s.tokens) || n.s.tokens[at+1].word != "." {
		return 0
	}
	return at + 2
}

// isTitled reports whether a title such as "Frau Dr." stands before a token.
func (n *nameReader) isTitled(at int) bool {
	if at > 0 && n.s.tokens[at-1].word == "." {
		at--
	}
	if at == 0 || !n.s.lexicon.classHas("honorific", n.s.tokens[at-1].word) {
		return false
	}
	t := n.s.tokens[at-1]
	written := n.s.text[t.from:t.to]
	return n.s.isTogether(at-1, at) && (t.capital || written == "mr" || written == "mrs" || written == "ms" || written == "dr" || written == "frau" || written == "herr") && (len(written) < 2 || written != strings.ToUpper(written))
}

// isTogether reports whether two tokens stand on one line.
func (s *passage) isTogether(a, b int) bool {
	return b < len(s.tokens) && (a >= b || !strings.Contains(s.text[s.tokens[a].to:s.tokens[b].from], "\n"))
}
