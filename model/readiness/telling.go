package readiness

import (
	"bytes"

	"rung/model"
	"rung/model/strength"
)

// defaultTells is what evidence of a kind is asked to tell where a rule does not say it:
// the parts without which a listener would ask back.
var defaultTells = map[string][]string{
	model.KindAchievement: {"result", "metrics", "why"},
	model.KindLeadership:  {"result", "lesson"},
	model.KindInitiative:  {"goal", "my_part", "funded_why"},
	model.KindStudy:       {bodyPart},
	model.KindInteraction: {bodyPart},
	model.KindFeedback:    {"from", "quote"},
	model.KindBudget:      {"reasons"},
	model.KindPosition:    {organisationField, "level"},
	model.KindContact:     {"job", departmentField, "met_how"},
	model.KindNote:        {bodyPart},
	model.KindApplication: {"company", "role"},
}

// tellingWords is from how many words on a title tells by itself what the text or the
// quotation of an entry would tell: a whole sentence typed in one line.
const tellingWords = 6

// nameKinds are the kinds whose title is a name: one word says enough there, beside who
// gave it or where that was.
var nameKinds = map[string]bool{model.KindContact: true, model.KindPosition: true, model.KindStudy: true}

// ranks are words of a job's title that say how senior it is, and not which role it is.
var ranks = strength.WordsOf([]byte("junior senior lead head principal staff chief first second third line level tier trainee apprentice intern part-time team"))

// telling finds out which parts of one entry say something.
type telling struct {
	l     *kindLayout
	f     *fact
	title strength.Words
	says  bool
	other bool // the words tell of a plan, or of what somebody else did
}

func newTelling(l *kindLayout, f *fact, r EntryRow) *telling {
	t := &telling{l: l, f: f, title: strength.WordsOf(r.Title)}
	body := strength.WordsOf(r.Body)
	f.text, f.title = t.title.Sum(), t.title.SumWithout(ranks)
	if l.index == contactKind {
		f.title = t.title.Sum()
	}
	if body.Count() > 0 {
		f.text = f.text*31 + body.Sum()
	}
	t.tellProse(bodyPart, &body)
	none := strength.Words{}
	t.says = t.title.Says(&none) || body.Says(&none) || nameKinds[l.kind.ID] && t.title.Names() && isAcronym(r.Title)
	if t.title.Count() >= tellingWords {
		t.tell(bodyPart)
		t.tell("quote")
	}
	return t
}

// isAcronym reports whether a title is the name of a degree or a certificate, such as “MBA”
// or “CISSP”.
func isAcronym(title []byte) bool {
	return len(title) > 2 && string(bytes.ToUpper(title)) == string(title)
}

func (t *telling) tell(part string) { t.tellBit(t.l.parts[part]) }

func (t *telling) tellBit(bit uint64) {
	t.f.told |= bit
	t.f.filled |= bit
}

// tellProse notes that a part of the prose says something that the title does not say,
// and which text it is.
func (t *telling) tellProse(part string, words *strength.Words) {
	if !words.Says(&t.title) {
		return
	}
	t.tell(part)
	if slot, ok := t.l.prose[part]; ok {
		t.f.texts[slot] = max(1, words.Sum())
	}
}

// addValue looks at one stored value, given as JSON.
func (t *telling) addValue(field *fieldLayout, value []byte) {
	switch field.Type {
	case model.Prose:
		words := strength.WordsOf(value)
		t.tellProse(field.Key, &words)
	case model.Text:
		if words := strength.WordsOf(value); words.Names() && words.Sum() != t.title.Sum() {
			t.tellBit(field.bit)
			t.says = t.says || nameKinds[t.l.kind.ID] && t.title.Names()
		}
	case model.List:
		eachItem(value, func(item []byte) {
			if saysItem(item) {
				t.tellBit(field.bit)
			}
		})
	default:
		t.tellBit(field.bit)
	}
}

// saysItem reports whether an item of a list says something: a number with what it
// measures, a promise with what was promised.
func saysItem(item []byte) bool {
	named, number, asksNumber := false, false, true
	eachMember(item, func(key, value []byte) {
		switch string(key) {
		case "what":
			words := strength.WordsOf(value)
			named = words.Names()
		case "before", "after":
			number = true
		case "by", "due", "done":
			asksNumber = false
		}
	})
	return named && (number || !asksNumber)
}

// addRead takes over what was read from the words: the mood, the clauses that tell a
// part, and whom they name.
func (t *telling) addRead(read []byte) (people []namedPerson) {
	eachMember(read, func(key, value []byte) {
		switch string(key) {
		case "mood":
			t.other = string(value) == `"plan"` || string(value) == `"other"`
		case "parts":
			eachItem(value, func(part []byte) {
				if p, ok := t.addReadPart(part); ok {
					people = append(people, p)
				}
			})
		}
	})
	return people
}

const storyPrefix = "story."

func (t *telling) addReadPart(part []byte) (p namedPerson, isPerson bool) {
	name, removed := "", false
	eachMember(part, func(key, value []byte) {
		switch string(key) {
		case "part":
			name = unquoteText(value)
		case "removed":
			removed = string(value) == "true"
		case "person":
			p, isPerson = readNamedPerson(value), true
		}
	})
	if removed {
		return p, false
	}
	if len(name) > len(storyPrefix) && name[:len(storyPrefix)] == storyPrefix {
		t.tell(name[len(storyPrefix):])
	}
	return p, isPerson
}

// isDeed reports whether the entry can be evidence at all. A planned study is a plan,
// whatever its words say.
func (t *telling) isDeed() bool {
	if slot, ok := t.l.choices["status"]; ok && t.l.kind.ID == model.KindStudy {
		field, _ := t.l.kind.Field("status")
		if n := t.f.choices[slot]; n > 0 && field.Choices[n-1] == "planned" {
			return false
		}
	}
	return t.says && !t.other
}
