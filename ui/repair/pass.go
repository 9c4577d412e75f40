package repair

import (
	"slices"

	"rung/model/readiness"
	"rung/model/strength"
	"rung/ui/advice"
)

// pass is one going through of questions, from the first to the last. What is asked is
// settled when it begins, so that the end comes nearer with each answer.
type pass struct {
	framework  string
	items      []*item
	at         int // the question that is asked; len(items) at the end
	before     strength.Share
	now        strength.Share
	last       *item // that was decided last
	more       int   // questions that wait beside those of the pass
	unmeasured bool  // the last answer's gain is not known yet
}

// item is a question of a pass, and what became of it.
type item struct {
	readiness.Question
	state  state
	answer string // what was answered
	batch  string // of the write that decided it
	gained strength.Share
}

type state int

const (
	open state = iota
	answered
	skipped
	refused // it does not apply
)

// standing is what the journal would be asked now.
type standing struct {
	framework string
	coverage  strength.Share
	steps     map[string]string // what each step is called, by its id
	questions []readiness.Question
}

// newPass begins to ask what gains most, and first about an entry, if it names one.
func newPass(s standing, first string) *pass {
	p := &pass{framework: s.framework, before: s.coverage, now: s.coverage}
	questions := slices.Clone(s.questions)
	if i := slices.IndexFunc(questions, func(q readiness.Question) bool { return q.Entry == first }); i > 0 {
		asked := questions[i]
		questions = slices.Insert(slices.Delete(questions, i, i+1), 0, asked)
	}
	for _, q := range questions[:min(len(questions), advice.MostAsked)] {
		p.items = append(p.items, &item{Question: q})
	}
	p.more = len(questions) - len(p.items)
	return p
}

// current is the question that is asked, or nil at the end.
func (p *pass) current() *item {
	if p.at < len(p.items) {
		return p.items[p.at]
	}
	return nil
}

// take holds the pass against what the journal would be asked now: gains change with each
// answer, an answer that was taken back is asked for again, and what is answered
// elsewhere is not.
func (p *pass) take(s standing) {
	if p.unmeasured {
		p.last.gained, p.unmeasured = s.coverage-p.now, false
	}
	p.now, p.more = s.coverage, 0
	asked := map[string]readiness.Question{}
	for _, q := range s.questions {
		asked[q.Entry] = q
	}
	at, kept := p.at, p.items[:0:0]
	for i, one := range p.items {
		q, again := asked[one.Entry]
		switch {
		case one.state == open && !again:
			if i < p.at {
				at--
			}
			continue
		case one.state == open:
			one.Question = q
		case again && q.Part == one.Part: // it was taken back
			*one = item{Question: q}
			at = min(at, len(kept))
		}
		kept = append(kept, one)
	}
	p.items, p.at = kept, at
	if p.last != nil && p.last.state == open {
		p.last = nil
	}
	for _, q := range s.questions {
		if !slices.ContainsFunc(p.items, func(one *item) bool { return one.state == open && one.Entry == q.Entry }) {
			p.more++
		}
	}
}

// decide notes what became of the question that is asked, and goes on to the next that
// is open.
func (p *pass) decide(to state, answer, batch string) {
	one := p.current()
	one.state, one.answer, one.batch, one.gained = to, answer, batch, 0
	p.last, p.unmeasured = one, true
	p.goOn()
}

// goOn goes to the next question that is open, or to the end.
func (p *pass) goOn() {
	p.at++
	for p.at < len(p.items) && p.items[p.at].state != open {
		p.at++
	}
}

// goBack goes to the question before.
func (p *pass) goBack() { p.at = max(p.at-1, 0) }

// count counts the questions that came to a state.
func (p *pass) count(of state) (n int) {
	for _, one := range p.items {
		if one.state == of {
			n++
		}
	}
	return n
}
