package readiness

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"rung/model"
	"rung/model/text"
)

func (n *ruleNode) countingRules() (counts []*countingRule) {
	if n.counting != nil {
		return []*countingRule{n.counting}
	}
	for _, part := range slices.Concat(n.any, n.all) {
		counts = append(counts, part.countingRules()...)
	}
	return counts
}

var withRole = roleNumber("with")

// lastMet returns the last day on which a contact was met, or none.
func (ix *Index) lastMet(contact, on int32) int32 {
	last := int32(none)
	for l := range ix.links.to(contact) {
		f := &ix.facts[l.other]
		if l.role == withRole && f.kind == layoutByKind["interaction"].index && !f.trashed && f.day <= on {
			last = max(last, f.day)
		}
	}
	return last
}

func partBits(kind int8, parts []string) (bits uint64) {
	for _, part := range parts {
		bits |= layouts[kind].parts[part]
	}
	return bits
}

// writeAction fills in the action's texts and its sample entries. It returns the entries
// as they would be with everything said that the action asks for.
func (p *planner) writeAction(a *Action, t Template, s subject) (said []model.Entry, err error) {
	words := map[string]string{"{department}": s.department, "{ago}": s.ago}
	var about model.Entry
	if s.at != none {
		if about, err = p.lookup(s.key); err != nil {
			return nil, err
		}
		words["{entry}"], words["{person}"] = text.Shorten(about.Title, 60), text.Shorten(about.Title, 60)
	}
	fill := func(text string) string {
		for word, value := range words {
			text = strings.ReplaceAll(text, word, value)
		}
		return text
	}
	a.Title, a.Reason = text.Capitalize(fill(t.Title)), text.Capitalize(fill(t.Reason))
	for i, d := range t.Entries {
		e, asked, err := p.writeDraft(d, a, i, s, fill)
		if err != nil {
			return nil, err
		}
		said = append(said, a.askFor(e, asked))
	}
	if len(t.Fill) > 0 {
		e, parts := completeEntry(about, t.Fill, a.Entries)
		var asked []Asked
		for _, part := range parts {
			asked = append(asked, Asked{Part: part})
		}
		said = append(said, a.askFor(e, asked))
	}
	return said, nil
}

// askFor adds an entry without what the person must say, and returns it with that said.
func (a *Action) askFor(e model.Entry, asked []Asked) (said model.Entry) {
	open := e.Clone()
	for _, part := range asked {
		switch part.Part {
		case titlePart:
			open.Title = ""
		case bodyPart:
			open.Body = ""
		default:
			delete(open.Values, part.Part)
		}
	}
	if asked == nil {
		asked = []Asked{}
	}
	a.Entries, a.Ask = append(a.Entries, open), append(a.Ask, asked)
	return e
}

// Asked is a part of an entry that the person must say.
type Asked struct {
	Part   string // a field, "title" or "body"
	Answer any    // the value for which the gain is promised, or nil: any words of one's own
}

// MarshalText gives the part, and after “=” the answer for which the gain is promised, as
// a terminal sets it.
func (a Asked) MarshalText() ([]byte, error) {
	switch answer := a.Answer.(type) {
	case nil:
		return []byte(a.Part), nil
	case bool:
		return []byte(a.Part + "=" + map[bool]string{true: "yes", false: "no"}[answer]), nil
	default:
		return fmt.Appendf(nil, "%s=%v", a.Part, answer), nil
	}
}

// stated are the fields that say what an action is about. Any other value is the
// person's to say: how something ended, what was granted, which form a study had.
var stated = []string{"setting", "outside_it", "discipline", "stage", "circle", "department", "plan_role", "category", "inside", "on_resume"}

// isStated reports whether an action may fill in a value by itself: it says what the
// action is about, or that nothing is known yet.
func isStated(key string, value any) bool { return slices.Contains(stated, key) || value == "unknown" }

// writeDraft returns one sample entry with sample text in every part that is left to the
// person, and those parts.
func (p *planner) writeDraft(d Draft, a *Action, number int, s subject, fill func(string) string) (model.Entry, []Asked, error) {
	kind, _ := model.KindOf(d.Kind)
	e := model.Entry{ID: p.ix.unusedSampleID(a.Framework+" "+a.actionID(), number), Kind: d.Kind, Day: p.on, Title: text.Capitalize(fill(d.Title)), Values: model.Values{}, Competencies: slices.Clone(d.Competencies)}
	var asked []Asked
	for _, f := range kind.Fields {
		given, known := d.Values[f.Key]
		if text, isText := given.(string); isText {
			given = fill(text)
		}
		var answer any
		if known {
			v, err := decodeGiven(f, given)
			if err != nil {
				return e, nil, err
			}
			e.Values[f.Key], answer = v, v
		}
		if slices.Contains(d.Ask, f.Key) || known && !isStated(f.Key, answer) || !known && f.Expected && isAsked(f) {
			asked = append(asked, Asked{f.Key, answer})
		}
	}
	for _, part := range []string{titlePart, bodyPart} {
		if slices.Contains(d.Ask, part) || part == bodyPart && kind.BodyExpected {
			asked = append(asked, Asked{Part: part})
		}
	}
	for _, r := range kind.Links {
		to, ok := d.Links[r.ID]
		if !ok {
			continue
		}
		id := s.key
		if n, err := strconv.Atoi(to); err == nil {
			id = a.Entries[n].ID
		}
		e.Links = append(e.Links, model.LinkTo{Role: r.ID, ID: id})
	}
	for _, part := range asked {
		fillParts(&e, []string{part.Part})
	}
	e.Normalize()
	return e, asked, nil
}

// completeEntry returns an entry with its missing parts filled in. A link goes to
// the first entry that the action writes.
func completeEntry(about model.Entry, parts []string, written []model.Entry) (model.Entry, []string) {
	e := about.Clone()
	kind, _ := model.KindOf(e.Kind)
	var asked []string
	for _, part := range parts {
		_, isField := kind.Field(part)
		_, filled := e.Values[part]
		switch {
		case part == bodyPart && e.Body == "" || isField && !filled:
			asked = append(asked, part)
		case part != bodyPart && !isField && len(written) > 0:
			e.Links = append(e.Links, model.LinkTo{Role: part, ID: written[0].ID})
		}
	}
	fillParts(&e, asked)
	e.Normalize()
	return e, asked
}

// fillParts puts sample text into parts that hold nothing yet, for words of the person's
// own: whatever says something and stands nowhere else counts the same.
func fillParts(e *model.Entry, parts []string) {
	kind, _ := model.KindOf(e.Kind)
	for _, part := range parts {
		f, ok := kind.Field(part)
		_, stated := e.Values[part]
		switch {
		case stated: // the answer for which the gain is promised
		case ok:
			e.Values[part] = sampleValue(f, e)
		case part == bodyPart:
			e.Body = ownWords(e.ID, part)
		}
	}
}

// ownWords stands for what the person would write into a part of an entry.
func ownWords(id, part string) string {
	letters := strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return r - '0' + 'g'
		}
		return r
	}, strings.ReplaceAll(id, "-", ""))
	return "Words of mine " + letters + " on the " + strings.ReplaceAll(part, "_", " ") + "."
}

func sampleValue(f model.Field, e *model.Entry) any {
	switch f.Type {
	case model.Year:
		return int64(e.Day.Time().Year())
	case model.Prose:
		return ownWords(e.ID, f.Key)
	case model.Amount:
		return model.Money{Minor: 100}
	case model.Link:
		return "https://example.org"
	case model.List:
		return []model.Values{sampleItem(f)}
	case model.Integer:
		return int64(1)
	}
	return f.Hint
}

// sampleItem returns an item of a list that says something: what it is, and a number
// where it has any.
func sampleItem(list model.Field) model.Values {
	item := model.Values{}
	for _, f := range list.Of {
		switch f.Type {
		case model.Text:
			item[f.Key] = f.Hint
		case model.Number:
			item[f.Key] = 1.0
		case model.Choice:
			item[f.Key] = f.Choices[0]
		}
	}
	return item
}

// EntryToFill is an entry as it is opened when an action is started: the parts that
// are asked for are empty, each with a hint.
type EntryToFill struct {
	Entry model.Entry
	Hints map[string]string // field, "title" or "body" → hint
}

// EntriesToFill returns the action's entries as they are opened, in the order in
// which they are saved: a later one may link to an earlier one.
func (a Action) EntriesToFill() []EntryToFill {
	var list []EntryToFill
	for i, e := range a.Entries {
		o := EntryToFill{Entry: e.Clone(), Hints: map[string]string{}}
		kind, _ := model.KindOf(e.Kind)
		for _, asked := range a.Ask[i] {
			f, _ := kind.Field(asked.Part)
			o.Hints[asked.Part] = f.Hint
			switch asked.Part {
			case titlePart:
				o.Hints[titlePart] = kind.TitleHint
			case bodyPart:
				o.Hints[bodyPart] = "What happened, in a few lines?"
			}
		}
		list = append(list, o)
	}
	return list
}

// unusedSampleID returns an id for a sample entry: the same one each time, until an
// entry with that id has been saved.
func (ix *Index) unusedSampleID(action string, number int) string {
	for turn := 0; ; turn++ {
		id := sampleID(fmt.Sprintf("%s %d %d", action, number, turn))
		key, _, _ := parseID(id)
		if _, taken := ix.at[key]; !taken {
			return id
		}
	}
}

func sampleID(name string) string {
	sum := sha256.Sum256([]byte(name))
	sum[6], sum[8] = sum[6]&0x0f|0x80, sum[8]&0x3f|0x80
	return formatID(sum[:16])
}
