package readiness

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"rung/model"
)

// Every part of a fact but what is found anew in every index comes back as it was: whoever
// adds one is told here.
func TestAFactComesBackAsItWasStored(t *testing.T) {
	foundAnew := []string{"id", "occasion", "department", "organisation", "named"}
	rapid.Check(t, func(t *rapid.T) {
		f, w := rapid.Make[factParts]().Draw(t, "fact").fact(), keptWords{department: rapid.String().Draw(t, "department"), organisation: rapid.String().Draw(t, "organisation")}
		f.kind = int8(rapid.IntRange(unknown, len(layouts)-1).Draw(t, "kind"))
		w.tags = rapid.SliceOfN(rapid.String(), 1, 3).Draw(t, "tags")
		w.made = rapid.MapOfN(rapid.String(), rapid.String(), 1, 3).Draw(t, "made")
		for range rapid.IntRange(0, 2).Draw(t, "people") {
			w.people = append(w.people, namedPerson{rapid.String().Draw(t, "name"), rapid.String().Draw(t, "of"), rapid.String().Draw(t, "circle")})
		}
		c := factCoder{writing: true}
		c.code(&f, &w)
		var read fact
		var words keptWords
		back := factCoder{bytes: c.bytes}
		back.code(&read, &words)
		if len(back.bytes) > 0 || read != f || !reflect.DeepEqual(words, w) {
			t.Fatalf("%+v %+v came back as %+v %+v, %d bytes left", f, w, read, words, len(back.bytes))
		}
	})
	parts := reflect.TypeFor[factParts]()
	for field := range reflect.TypeFor[fact]().Fields() {
		if _, drawn := parts.FieldByName(strings.ToUpper(field.Name[:1]) + field.Name[1:]); !drawn && field.Name != "kind" && !slices.Contains(foundAnew, field.Name) {
			t.Errorf("nothing tells whether %q comes back: add it to factParts, and to factCoder.code", field.Name)
		}
	}
}

// factParts are the parts of a fact that are stored.
type factParts struct {
	Filled, Told              uint64
	Texts                     [proseSlots]uint32
	Text, Title, Competencies uint32
	Choices                   [8]uint8
	Numbers                   [3]int32
	Day, Last, Holds, Snoozed int32
	Trashed, Deed             bool
}

func (p factParts) fact() fact {
	return fact{filled: p.Filled, told: p.Told, texts: p.Texts, text: p.Text, title: p.Title, competencies: p.Competencies, choices: p.Choices, numbers: p.Numbers,
		day: p.Day, last: p.Last, holds: p.Holds, snoozed: p.Snoozed, trashed: p.Trashed, deed: p.Deed}
}

// readByRule is what the present factRule finds in rowsToRead.
var readByRule = map[int]uint64{1: 0x538187fc4302f632, 2: 0x6b9a894decd58110}

// A rule that reads an entry otherwise needs another number, or what was stored by the one
// before would count as before. What the number does not have to tell is left out: the places
// of kinds, fields and choices.
func TestAnotherRuleOfReadingHasAnotherNumber(t *testing.T) {
	sum := fnv.New64a()
	for _, r := range rowsToRead(t) {
		f, w := newFact(r)
		l := layouts[f.kind]
		tell := func(parts uint64) (names []string) {
			for part, bit := range l.parts {
				if parts&bit != 0 {
					names = append(names, part)
				}
			}
			slices.Sort(names)
			return names
		}
		fmt.Fprintln(sum, r.Kind, tell(f.filled), tell(f.told), f.text, f.title, f.day, f.last, f.holds, f.snoozed, f.trashed, f.deed, w)
		for _, field := range slices.Sorted(maps.Keys(l.prose)) {
			fmt.Fprint(sum, field, f.texts[l.prose[field]])
		}
		for _, field := range slices.Sorted(maps.Keys(l.numbers)) {
			fmt.Fprint(sum, field, f.numbers[l.numbers[field]])
		}
		for _, field := range slices.Sorted(maps.Keys(l.choices)) {
			if n := int(f.choices[l.choices[field]]); n > 0 {
				fmt.Fprint(sum, field, choicesOf(l.fields[field].Field)[n-1])
			}
		}
	}
	if want := readByRule[factRule]; sum.Sum64() != want {
		t.Errorf("entries are read otherwise than by rule %d: raise factRule, and write down here that it reads %#x", factRule, sum.Sum64())
	}
}

// rowsToRead are entries in which the rule of reading shows: what says something, in each
// part, and what does not.
func rowsToRead(t *testing.T) (rows []EntryRow) {
	row := func(kind, title, body, values, read string) {
		rows = append(rows, EntryRow{ID: model.NewID(), Kind: kind, Day: "2026-11-20", Title: []byte(title), Body: []byte(body), Values: []byte(values), Read: []byte(read)})
	}
	const work = "Moved the payroll to new servers"
	for _, text := range []string{"", "x", "lorem ipsum dolor", work, "The night run takes an hour now", "Don’t wait: 40 % fewer calls in March", "给团队的培训", "Größere Übersicht über alle Aufträge", "one", "two words"} {
		quoted, err := json.Marshal(text)
		if err != nil {
			t.Fatal(err)
		}
		row(model.KindAchievement, work, text, `{}`, `{}`)
		row(model.KindAchievement, text, "", `{}`, `{}`)
		row(model.KindAchievement, work, "", `{"result":`+string(quoted)+`,"why":`+string(quoted)+`}`, `{}`)
		row(model.KindPosition, "Team lead", "", `{"organisation":`+string(quoted)+`}`, `{}`)
		row(model.KindContact, text, "", `{"department":`+string(quoted)+`}`, `{}`)
		row(model.KindAchievement, work, "", `{"metrics":[{"what":`+string(quoted)+`,"before":4,"after":1}]}`, `{}`)
		row(model.KindInteraction, work, "", `{"promises":[{"by":"me","what":`+string(quoted)+`,"due":"2026-12-01"}]}`, `{}`)
	}
	for _, mood := range []string{"deed", "plan", "other"} {
		row(model.KindAchievement, work, "", `{}`, `{"mood":"`+mood+`"}`)
	}
	for _, status := range []string{"planned", "running", "finished"} {
		row(model.KindStudy, "MBA", "", `{"status":"`+status+`","form":"degree","finished":"2026-11-01","valid_until":"2027-01-01","hours":12}`, `{}`)
	}
	row(model.KindStudy, "Course", "", `{}`, `{}`)
	row(model.KindNote, "A whole sentence of six words here says what happened", "", `{}`, `{}`)
	row(model.KindFeedback, "She asked for me by name on the audit", "", `{"by_name":true,"tone":"praise"}`, `{"parts":[{"part":"story.result"},{"part":"story.why","removed":true},{"part":"people","person":{"name":"Petra Novak","department":"Legal"}}]}`)
	row(model.KindClaim, "A0.clients", "", `{"framework":"A","answer":"yes"}`, `{}`)
	return rows
}
