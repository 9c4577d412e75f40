package model

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rung/model/text"

	"github.com/google/uuid"
)

// ParseQuery reads a search as a person types it. All terms must hold:
//
//   - erp "order desk" -draft -"old plan" deliv*: words, phrases, words left
//     out, the start of a word;
//   - kind:note,study tag:erp #erp competency:budgeting person:"Ana Núñez" @Ana
//     from:2026-03 to:yesterday day:"3 nov" id:0199: whole months and years too;
//   - step:A2 step:2: what is evidence for a step;
//   - has:number has:file has:link has:body has:asked is:private is:trash
//     is:inbox is:read order:best;
//   - any field by its key: asked>5000 hours>=3 outcome:open,refused
//     deadline<2026-12-01 provider:"Open University".
//
// A backslash keeps a quote inside quotes. With typing set the search is not
// finished: its last word counts as the start of one, and a quote or filter at
// its end may still be open. The error is a *SyntaxError.
func ParseQuery(text string, loc Locale, typing bool) (Query, error) {
	var q Query
	t, ok := nextToken(text, 0)
	for ; ok; t, ok = nextToken(text, t.end) {
		atEnd := typing && t.end == len(text)
		if t.open >= 0 && !atEnd {
			return Query{}, &SyntaxError{t.open, t.end, "This quote is never closed. Add another \" where the words end."}
		}
		if t.key == "" && !t.isFindable() {
			continue
		}
		if len(q.Terms) >= MaxTerms {
			return Query{}, &SyntaxError{t.at, len(text), fmt.Sprintf("A search takes %d words and filters at the most. Leave some out.", MaxTerms)}
		}
		if t.key == "" {
			last, _ := utf8.DecodeLastRuneInString(text)
			unfinished := atEnd && !t.not && !unicode.IsSpace(last) && (!t.phrase || t.open >= 0)
			q.Terms = append(q.Terms, Term{Not: t.not, Text: t.text, Phrase: t.phrase, Prefix: t.prefix || unfinished, At: t.at, End: t.end})
			continue
		}
		if strings.TrimSpace(t.text) == "" && atEnd {
			continue
		}
		terms, err := readFilter(t, loc, &q.Order)
		if err != nil {
			return Query{}, err
		}
		for _, term := range terms {
			term.Not, term.At, term.End = t.not, t.at, t.end
			q.Terms = append(q.Terms, term)
		}
	}
	return q, nil
}

// MaxTerms is about how many words and filters a search may have: SQLite nests
// the conditions of a query no deeper than 1000.
const MaxTerms = 500

// filters reads the filters that every entry can be asked for, by key. A test checks
// that no field has one of these keys.
var filters = map[string]func(t token, loc Locale) ([]Term, error){
	"kind": readKinds, "tag": readTags, "competency": readCompetencies, "person": readPerson,
	"from": readDays, "to": readDays, "day": readDays, "has": readHas, "is": readIs, "id": readID, "step": readSteps, "batch": readBatch,
}

// filterHints says what each filter wants, with an example.
var filterHints = map[string][2]string{
	"kind": {"a kind", "kind:note"}, "tag": {"a tag", "tag:erp"}, "competency": {"a competency", "competency:budgeting"},
	"person": {"a name", "person:Ana"}, "from": {"a day", "from:2026-03-01"}, "to": {"a day", "to:yesterday"}, "day": {"a day", "day:today"},
	"has": {"number, file, link, body or the name of a field", "has:number"}, "is": {"private, trash, inbox or read", "is:inbox"},
	"id": {"the start of an entry's id", "id:0199"}, "step": {"a step of your framework", "step:2"},
	"batch": {"the id of a write, as an import or rung show --history prints it", "batch:01990000-0000-7000-8000-000000000000"}, "order": {"best or newest", "order:best"},
}

func readFilter(t token, loc Locale, order *Order) ([]Term, error) {
	read, known := filters[t.key]
	if !known && t.key != "order" {
		if fields := FieldsByKey(t.key); len(fields) > 0 {
			return readFieldFilter(t, mergeFields(fields), loc)
		}
		return nil, newUnknownKeyError(t)
	}
	want := filterHints[t.key]
	if t.op != ":" && t.op != "=" || strings.TrimSpace(t.text) == "" {
		return nil, t.errorf("“%s:” wants %s; try %s.", t.key, want[0], want[1])
	}
	if known {
		return read(t, loc)
	}
	switch name := strings.ToLower(t.text); {
	case t.not:
		return nil, t.errorf("“order:” says how to sort. Leave the - out.")
	case name == "best":
		*order = Best
	case name == "newest":
		*order = Newest
	default:
		return nil, t.errorf("“order:” wants %s; try %s.", want[0], want[1])
	}
	return nil, nil
}

// errorf gives a SyntaxError about the whole token.
func (t token) errorf(format string, args ...any) error {
	return &SyntaxError{At: t.at, End: t.end, Reason: fmt.Sprintf(format, args...)}
}

func newUnknownKeyError(t token) error {
	if kind, ok := findKindByName(t.key); ok && t.op == ":" {
		return t.errorf("“%s” is a kind; try kind:%s.", t.key, kind.ID)
	}
	known := append(slices.Collect(maps.Keys(filterHints)), FieldKeys()...)
	if near := ClosestWords(t.key, known); len(near) > 0 {
		return t.errorf("There is no filter “%s”. Did you mean %s? To search for the words, put them in quotes.", t.key, strings.Join(near, " or "))
	}
	return t.errorf("There is no filter “%s”. Try kind:, tag:, person:, from:, has: or is:. To search for the words, put them in quotes.", t.key)
}

// FieldKeys gives the key of every declared field once, in order of the alphabet.
func FieldKeys() []string {
	keys := map[string]bool{}
	for _, k := range Kinds {
		for _, f := range k.Fields {
			keys[f.Key] = true
		}
	}
	return slices.Sorted(maps.Keys(keys))
}

// findKindByName finds a kind by id, label or plural, in any case.
func findKindByName(name string) (Kind, bool) {
	i := slices.IndexFunc(Kinds, func(k Kind) bool {
		return strings.EqualFold(k.ID, name) || strings.EqualFold(k.Label, name) || strings.EqualFold(k.Plural, name)
	})
	if i < 0 {
		return Kind{}, false
	}
	return Kinds[i], true
}

func readKinds(t token, _ Locale) ([]Term, error) {
	return readAlternatives(t, func(name string) (string, error) {
		if k, ok := findKindByName(name); ok {
			return k.ID, nil
		}
		return "", t.errorf("There is no kind “%s”. Try %s.", name, strings.Join(closestOrAll(name, KindIDs()), ", "))
	})
}

func readTags(t token, _ Locale) ([]Term, error) {
	return readAlternatives(t, func(name string) (string, error) {
		if tag := NormalizeTag(name); tag != "" {
			return tag, nil
		}
		return "", t.errorf("“%s” is not a tag. A tag has letters, digits, - and _.", name)
	})
}

func readCompetencies(t token, _ Locale) ([]Term, error) {
	return readAlternatives(t, func(name string) (string, error) {
		for _, c := range Competencies {
			if strings.EqualFold(c.ID, name) || strings.EqualFold(c.Label, name) {
				return c.ID, nil
			}
		}
		return "", t.errorf("There is no competency “%s”. Try %s.", name, strings.Join(closestOrAll(name, competencyIDs()), ", "))
	})
}

// readAlternatives reads names separated by commas, of which any may hold.
func readAlternatives(t token, id func(name string) (string, error)) ([]Term, error) {
	var ids []string
	for _, name := range strings.Split(t.text, ",") {
		name = strings.TrimSpace(name)
		if name == "" {
			continue
		}
		one, err := id(name)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(ids, one) {
			ids = append(ids, one)
		}
	}
	switch len(ids) {
	case 0:
		return nil, t.errorf("“%s” wants a word after %s, not commas alone.", t.key, t.op)
	case 1:
		return []Term{{Key: t.key, Op: ":", Text: ids[0]}}, nil
	}
	return []Term{{Key: t.key, Op: ":", Any: ids}}, nil
}

// readSteps takes the steps as typed: which ones exist is not known here.
func readSteps(t token, _ Locale) ([]Term, error) {
	return readAlternatives(t, func(name string) (string, error) { return name, nil })
}

func readPerson(t token, _ Locale) ([]Term, error) {
	return []Term{{Key: "person", Op: ":", Text: strings.Join(strings.Fields(t.text), " ")}}, nil
}

func readDays(t token, loc Locale) ([]Term, error) {
	first, last, err := parseDaySpan(t.text, loc)
	if err != nil {
		return nil, &SyntaxError{At: t.valueAt, End: t.end, Reason: err.Error()}
	}
	switch {
	case t.key == "from":
		return []Term{{Key: "from", Op: ":", Value: first}}, nil
	case t.key == "to":
		return []Term{{Key: "to", Op: ":", Value: last}}, nil
	case first == last:
		return []Term{{Key: "day", Op: ":", Value: first}}, nil
	case t.not:
		return nil, t.errorf("A whole month or year cannot be left out. Use from: and to: for the days you want.")
	}
	return []Term{{Key: "from", Op: ":", Value: first}, {Key: "to", Op: ":", Value: last}}, nil
}

func readHas(t token, _ Locale) ([]Term, error) {
	name := strings.ToLower(t.text)
	known := append([]string{"number", "file", "link", "body"}, FieldKeys()...)
	if !slices.Contains(known, name) {
		return nil, t.errorf("“has:” knows no “%s”. Try %s.", t.text, strings.Join(closestOrAll(name, known[:4], known...), ", "))
	}
	return []Term{{Key: "has", Op: ":", Text: name}}, nil
}

// statesAsked are what is: can ask of an entry.
var statesAsked = []string{"private", "trash", "inbox", "read"}

func readIs(t token, _ Locale) ([]Term, error) {
	name := strings.ToLower(t.text)
	if name == "trashed" {
		name = "trash"
	}
	if !slices.Contains(statesAsked, name) {
		return nil, t.errorf("“is:” wants %s; try %s.", filterHints["is"][0], filterHints["is"][1])
	}
	return []Term{{Key: "is", Op: ":", Text: name}}, nil
}

func readBatch(t token, _ Locale) ([]Term, error) {
	id, err := uuid.Parse(t.text)
	if err != nil {
		return nil, t.errorf("“%s” is not the id of a write. “rung show ID --history” prints them.", text.Shorten(t.text, 40))
	}
	return []Term{{Key: "batch", Op: ":", Text: id.String()}}, nil
}

func readID(t token, _ Locale) ([]Term, error) {
	id := strings.ToLower(t.text)
	if len(id) > 36 || strings.Trim(id, "0123456789abcdef-") != "" {
		return nil, t.errorf("“%s” is not the start of an id. An id has digits, a to f and -.", text.Shorten(t.text, 40))
	}
	return []Term{{Key: "id", Op: ":", Text: id}}, nil
}
