package repair

import (
	"slices"
	"strings"
	"testing"

	"rung/model/readiness"
	"rung/ui/advice"
)

// asked is what a journal would be asked about these entries, each of its part.
func asked(entries ...string) (s standing) {
	for _, e := range entries {
		entry, part, _ := strings.Cut(e, ".")
		s.questions = append(s.questions, readiness.Question{Entry: entry, Part: part, Gain: 100})
	}
	return s
}

// left gives the questions of a pass that are open.
func (p *pass) left() (list []string) {
	for _, one := range p.items {
		if one.state == open {
			list = append(list, one.Entry+"."+one.Part)
		}
	}
	return list
}

func TestAPassAsksFirstAboutTheEntryThatWasMeant(t *testing.T) {
	p := newPass(asked("a.why", "b.why", "c.why"), "c")
	if !slices.Equal(p.left(), []string{"c.why", "a.why", "b.why"}) {
		t.Errorf("it asks %v", p.left())
	}
}

func TestAPassEndsAfterWhatCanBeAnsweredInOneSitting(t *testing.T) {
	var many []string
	for i := range advice.MostAsked + 7 {
		many = append(many, string(rune('A'+i))+".why")
	}
	p := newPass(asked(many...), "")
	if len(p.items) != advice.MostAsked || p.more != 7 {
		t.Errorf("%d questions, and %d more", len(p.items), p.more)
	}
}

func TestWhatIsAnsweredElsewhereIsNotAskedAndWhatIsTakenBackIs(t *testing.T) {
	p := newPass(asked("a.why", "b.why", "c.why", "d.why"), "")
	p.decide(answered, "because", "batch")
	p.take(standing{coverage: 250, questions: asked("b.role", "d.why").questions})
	if p.current().Part != "role" || p.last.gained != 250 || !slices.Equal(p.left(), []string{"b.role", "d.why"}) {
		t.Fatalf("after an answer it asks %v, and says it gained %d", p.left(), p.last.gained)
	}
	p.decide(skipped, "", "batch")
	p.take(asked("d.why"))
	p.take(asked("a.why", "b.role", "d.why"))
	if p.at != 0 || p.last != nil || !slices.Equal(p.left(), []string{"a.why", "b.role", "d.why"}) {
		t.Errorf("after both were taken back it asks %v from %d", p.left(), p.at)
	}
}

func TestAfterGoingBackAnAnswerLeadsOnToWhatIsOpen(t *testing.T) {
	p := newPass(asked("a.why", "b.why", "c.why"), "")
	p.decide(answered, "x", "1")
	p.decide(answered, "y", "2")
	p.goBack()
	p.goBack()
	p.goBack()
	if p.current().Entry != "a" {
		t.Fatalf("it goes back to %s", p.current().Entry)
	}
	p.decide(answered, "z", "3")
	if p.current().Entry != "c" {
		t.Errorf("it goes on with %s", p.current().Entry)
	}
	p.decide(refused, "", "4")
	if p.current() != nil || p.count(answered) != 2 || p.count(refused) != 1 {
		t.Error("the pass does not end")
	}
}

func TestAnExcerptShowsTheWordsThatAreMarked(t *testing.T) {
	long := strings.Repeat("one two\nthree  ", 40) + "raised money" + strings.Repeat(" for the van", 40)
	from := strings.Index(long, "raised")
	words, start, end := excerpt(long, from, from+len("raised"), 100)
	if words[start:end] != "raised" || len([]rune(words)) > 102 || strings.ContainsAny(words, "\n") || !strings.HasPrefix(words, "…") || !strings.HasSuffix(words, "…") {
		t.Errorf("%q, marked %q", words, words[start:end])
	}
	for _, text := range []string{"", "short", "Zoë und Łukasz", strings.Repeat("ü", 300)} {
		words, start, end := excerpt(text, 0, 0, 240)
		if start != 0 || end != 0 || len([]rune(words)) > 241 {
			t.Errorf("%q of %q", words, text)
		}
	}
}
