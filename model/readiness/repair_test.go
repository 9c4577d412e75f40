package readiness_test

import (
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"rung/assets/lexicon"
	"rung/model"
	"rung/model/meaning"
	"rung/model/readiness"
	"rung/model/strength"
)

// What a question promises is what answering it gives, in any words that say something,
// and it is not asked again.
func TestAQuestionGainsWhatItPromises(t *testing.T) {
	frameworks, b := append(built(t), ladder(t)), brings(t)
	parts := map[string]bool{}
	rapid.Check(t, func(t *rapid.T) {
		entries := inventedJournal(t, 10)
		ix := indexed(t, frameworks, b, entries)
		f := rapid.SampledFrom(frameworks).Draw(t, "framework")
		before := mustCoverage(t, ix, f.ID)
		for _, q := range mustAsk(t, ix, f.ID, entries) {
			parts[q.Part] = true
			e, _ := lookupIn(entries)(q.Entry)
			for _, given := range answersIn(t, q, e) {
				saved := given.entry
				checkSaved(t, []model.Entry{saved})
				after := slices.DeleteFunc(slices.Clone(entries), func(e model.Entry) bool { return e.ID == saved.ID })
				after = append(after, saved)
				answered := indexed(t, frameworks, b, after)
				if got := mustCoverage(t, answered, f.ID) - before; got != given.gain {
					t.Fatalf("%s of a %s with %q promises %d and gives %d", q.Part, e.Kind, given.value, given.gain, got)
				}
				for _, again := range mustAsk(t, answered, f.ID, after) {
					if again.Entry == q.Entry && again.Part == q.Part {
						t.Fatalf("%s is asked again after %q", q.Part, given.value)
					}
				}
			}
		}
		if mustCoverage(t, ix, f.ID) != before {
			t.Fatal("asking changed the coverage")
		}
	})
	if len(parts) < 5 {
		t.Errorf("only %v were asked for", parts)
	}
}

func mustAsk(t *rapid.T, ix *readiness.Index, framework string, entries []model.Entry) []readiness.Question {
	questions, err := ix.Questions(framework, today, lookupIn(entries), nil)
	if err != nil {
		t.Fatal(err)
	}
	return questions
}

// answered is an entry with one of the answers to a question.
type answered struct {
	entry model.Entry
	value string
	gain  strength.Share
}

// answersIn gives every answer that a question offers, or one in words of the person's own.
func answersIn(t *rapid.T, q readiness.Question, e model.Entry) (all []answered) {
	for _, a := range q.Choices {
		all = append(all, answered{mustAnswer(t, q, e, a.Value), a.Value, a.Gain})
	}
	if len(q.Choices) > 0 {
		return all
	}
	words := randomWords(t)
	kind, _ := model.KindOf(e.Kind)
	switch f, _ := kind.Field(q.Part); f.Type {
	case model.Integer:
		words = strconv.Itoa(max(1, q.Least) + rapid.IntRange(0, 3).Draw(t, "more"))
	case model.Year:
		words = "2027"
	case model.List:
		words = f.Format(saidValue(t, f), model.Locale{})
	}
	return []answered{{mustAnswer(t, q, e, words), words, q.Gain}}
}

func mustAnswer(t *rapid.T, q readiness.Question, e model.Entry, words string) model.Entry {
	saved, err := q.WriteAnswer(e, words, model.Locale{})
	if err != nil {
		t.Fatalf("%s: %v", q.Part, err)
	}
	return saved
}

func TestWhatWasSkippedIsNotAskedAgain(t *testing.T) {
	j := demoJournal(t)
	for _, decide := range []func(readiness.Question) model.Entry{
		func(q readiness.Question) model.Entry { return q.Skip(today) },
		func(q readiness.Question) model.Entry { return q.DoesNotApply(today) },
	} {
		q := j.questions()[0]
		j.save(decide(q))
		for _, again := range j.questions() {
			if again.Entry == q.Entry && again.Part == q.Part {
				t.Errorf("%q of %q is asked again", q.Words, q.Title)
			}
		}
	}
}

func (j *journal) questions() []readiness.Question { return j.ask(nil) }

func (j *journal) ask(read readiness.WordReading) []readiness.Question {
	j.t.Helper()
	questions, err := j.ix.Questions("", today, j.lookup, read)
	if err != nil {
		j.t.Fatal(err)
	}
	return questions
}

// Whoever led nobody has answered how many they led.
func TestNobodyIsAnAnswerToHowManyWereLed(t *testing.T) {
	j := newJournal(t)
	j.add("achievement", phrase(0), with("came_from", "assigned by my boss"), on(today.Add(-60))) // without which no post counts
	e := j.add("position", "Senior systems administrator", with("organisation", "Halloway"), with("level", "senior"), with("employment", "job"))
	for _, led := range []int64{-1, 0} {
		if led == 0 {
			e.Values["people_led"] = led
			j.save(e)
		}
		asked := slices.ContainsFunc(j.questions(), func(q readiness.Question) bool { return q.Part == "people_led" })
		if asked != (led < 0) {
			t.Errorf("with %d people led, it is asked: %v", led, asked)
		}
	}
}

// A note that may be more is asked what it is; once that is said, it counts for as much as
// was promised, with what its words say of such a thing.
func TestANoteIsAskedWhatItIs(t *testing.T) {
	j := newJournal(t)
	read := wordReading(t)
	lines := []string{"Raised some money for the pantry's van, and forty people from work walked with me.", "Two of the juniors and I went through their first change together, step by step."}
	for i, line := range lines {
		e := model.NewEntry(model.KindNote, today.Add(-40*i))
		e.Title, e.Body = "Some words "+phrase(i), line
		e, _ = read(e)
		j.save(e)
	}
	asked := 0
	for _, q := range j.ask(read) {
		if q.Part != model.PartKind {
			continue
		}
		asked++
		if q.Guess == nil || q.Guess.To <= q.Guess.From {
			t.Errorf("%q does not show what it guesses from", q.Title)
		}
		before := j.report("", today).Coverage
		for _, a := range q.Choices {
			e := j.entries[q.Entry]
			saved, err := q.WriteAnswer(e, a.Value, model.Locale{})
			if err != nil {
				t.Fatal(err)
			}
			saved, _ = read(saved)
			j.save(saved)
			if got := j.report("", today).Coverage - before; got != a.Gain {
				t.Errorf("%q as %s promises %d and gives %d", q.Title, a.Value, a.Gain, got)
			}
			for _, again := range j.ask(read) {
				if again.Entry == q.Entry && again.Part == q.Part {
					t.Errorf("%q is asked again what it is after %s", q.Title, a.Value)
				}
			}
			j.save(e)
		}
	}
	if asked == 0 {
		t.Error("no note is asked about")
	}
}

func wordReading(t testing.TB) readiness.WordReading {
	t.Helper()
	x, err := meaning.ParseLexicon(lexicon.Files)
	if err != nil {
		t.Fatal(err)
	}
	return x.NewEntryReader(model.Locale{Today: today}, nil).ReadOffering
}
