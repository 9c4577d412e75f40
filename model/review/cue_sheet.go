package review

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"rung/model"
	"rung/model/people"
	"rung/model/text"
)

// CueSheet is what to have in mind on the way to one interview, on one page or two.
type CueSheet struct {
	Interview Interview  `json:"interview"`
	On        model.Day  `json:"on"`
	Stories   []Cue      `json:"stories"`
	Panel     []Panelist `json:"panel"`
	ToAsk     []string   `json:"to_ask"`
	Proposed  bool       `json:"proposed"` // the questions to ask are Rung's, since none were written
	Gaps      []string   `json:"gaps"`     // what the job asks for and nothing shows, and likely questions without a story
	LeftOut   int        `json:"left_out"` // private entries that are left out
}

// Cue is one story of the cue sheet.
type Cue struct {
	Entry   string    `json:"entry"`
	Title   string    `json:"title"`
	Day     model.Day `json:"day"`
	Said    string    `json:"said"`    // the 30 seconds, in the person's words or drafted from them
	Drafted bool      `json:"drafted"` // Said was drafted, since the person has not written it yet
	Numbers []Number  `json:"numbers"` // each with how it is known
	Answers []string  `json:"answers"` // questions that it answers, the likely ones first
	Vouch   []string  `json:"vouch"`   // names of those who can vouch for it
}

// Panelist is one person on the panel.
type Panelist struct {
	ID    string   `json:"id"`
	Name  string   `json:"name"`
	Role  string   `json:"role"` // job, department and organisation
	Lines []string `json:"lines"`
}

// How much of each part a cue sheet holds, so that it fits on two pages.
const (
	packStories   = 5
	packQuestions = 2 // of one story
	packNumbers   = 3 // of one story
	packPanel     = 6
	packLines     = 3 // of one person
	packToAsk     = 6
	packGaps      = 8
)

// CueSheet returns the cue sheet for an interview, the next one where id is "". It
// is made to be printed and carried about, so private entries are left out and
// counted unless private is set. Errors: NotFound where there is no such interview,
// Invalid where it is private and private is not set, and the reader's.
func (l *Library) CueSheet(ctx context.Context, r model.Reader, id string, on model.Day, loc model.Locale, private bool) (CueSheet, error) {
	shareable, err := model.NewShareable(ctx, r, private)
	if err != nil {
		return CueSheet{}, err
	}
	l.mu.Lock()
	interview, err := l.findInterview(id, on)
	if err != nil || interview == nil {
		l.mu.Unlock()
		return CueSheet{}, cmp.Or(err, error(&model.Error{Code: model.NotFound, Message: "No interview is coming up. Write one down first: rung add --kind interview"}))
	}
	p := CueSheet{Interview: *interview, On: on}
	all := l.questionsWithout(shareable.Hides)
	likely := l.likelyQuestions(*interview, all)
	var matched []MatchedRequirement
	if requirements, _, err := Requirements(interview.Description); err == nil {
		rulings, inOrder := l.rulingsOf(interview.ID, func(e model.Entry) bool { return shareable.Hides(e.ID) })
		matched = l.matchRequirements(requirements, rulings, inOrder, on).Requirements
	}
	l.mu.Unlock()
	if shareable.Hides(interview.ID) {
		return CueSheet{}, model.PrivateError("This interview")
	}
	p.redactInterview(shareable)
	p.addGaps(matched, likely)
	p.addQuestions(l.bank)
	contacts, err := people.ReadList(ctx, shareable, on)
	if err != nil {
		return CueSheet{}, err
	}
	if err := p.addPanel(ctx, shareable, contacts, loc); err != nil {
		return CueSheet{}, err
	}
	return p, p.addStories(ctx, r, shareable, contacts, rankStories(likely, all, matched), loc)
}

// redactInterview removes what is hidden from the interview.
func (p *CueSheet) redactInterview(shareable *model.Shareable) {
	i := &p.Interview
	people := len(i.Panel)
	i.Panel = slices.DeleteFunc(slices.Clone(i.Panel), shareable.Hides)
	p.LeftOut += people - len(i.Panel)
	if shareable.Hides(i.Application) {
		i.Application = ""
	}
	i.Asked = slices.Clone(i.Asked)
	for n := range i.Asked {
		if shareable.Hides(i.Asked[n].Question) {
			i.Asked[n].Question = ""
		}
	}
}

// addGaps adds the requirements that nothing shows, those that are shown in part,
// and likely questions without a story.
func (p *CueSheet) addGaps(matched []MatchedRequirement, likely []Question) {
	for _, m := range matched {
		if m.Pile == Nowhere && m.Need == Must {
			p.Gaps = append(p.Gaps, "They ask for: "+m.Text)
		}
	}
	for _, m := range matched {
		if m.Level == Related && m.Need == Must && len(m.Missing) > 0 {
			p.Gaps = append(p.Gaps, "They ask for: "+m.Text+". Missing: "+strings.Join(m.Missing, ", "))
		}
	}
	p.Gaps = p.Gaps[:min(len(p.Gaps), packGaps/2)]
	for _, q := range likely {
		if len(q.Stories) == 0 && len(p.Gaps) < packGaps {
			p.Gaps = append(p.Gaps, "No story yet: "+q.Text)
		}
	}
}

func (p *CueSheet) addQuestions(b QuestionBank) {
	p.ToAsk = p.Interview.ToAsk
	if p.Proposed = len(p.ToAsk) == 0; p.Proposed {
		p.ToAsk = b.ToAsk
	}
	p.ToAsk = p.ToAsk[:min(len(p.ToAsk), packToAsk)]
}

// candidate is an entry that may become a story of the sheet.
type candidate struct {
	entry   string
	weight  int
	answers []string // the questions that it answers, the likely ones first
}

// rankStories sorts entries by how many likely questions they answer, then how many
// other questions, then how many requirements they show.
func rankStories(likely, all []Question, matched []MatchedRequirement) []*candidate {
	const forLikely, forPrepared = 100, 20
	byID := map[string]*candidate{}
	get := func(id string) *candidate {
		if byID[id] == nil {
			byID[id] = &candidate{entry: id}
		}
		return byID[id]
	}
	answer := func(questions []Question, weight int) {
		for _, q := range questions {
			for _, id := range q.Stories {
				if c := get(id); !q.Hidden {
					c.weight += weight
					c.answers = append(c.answers, q.Text)
				}
			}
		}
	}
	answer(likely, forLikely)
	answer(slices.DeleteFunc(slices.Clone(all), func(q Question) bool {
		return slices.ContainsFunc(likely, func(l Question) bool { return l.ID == q.ID })
	}), forPrepared)
	for _, m := range matched {
		for i, e := range m.Evidence {
			get(e.Entry).weight += mostEvidence - i
		}
	}
	return slices.SortedFunc(maps.Values(byID), func(a, b *candidate) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.entry, b.entry))
	})
}

func (p *CueSheet) addStories(ctx context.Context, r model.Reader, shareable *model.Shareable, contacts *people.List, ranked []*candidate, loc model.Locale) error {
	for _, c := range ranked {
		if len(p.Stories) == packStories {
			break
		}
		e, err := r.Entry(ctx, c.entry)
		if err != nil {
			return err
		}
		s := NewStory(shareable.Redact(e), loc)
		switch {
		case e.Kind == model.KindBullet || s.Band() == Thin && len(c.answers) == 0:
		case shareable.Hides(e.ID):
			p.LeftOut++
		default:
			p.Stories = append(p.Stories, s.newCue(c.answers, contacts))
		}
	}
	return nil
}

func (s Story) newCue(answers []string, contacts *people.List) Cue {
	c := Cue{Entry: s.Entry.ID, Title: s.Entry.Title, Day: s.Entry.Day, Answers: answers[:min(len(answers), packQuestions)]}
	if c.Said = s.Telling(Short).Text; c.Said == "" {
		c.Said, c.Drafted = s.DraftTelling(Short), true
	}
	for _, n := range s.Numbers {
		if n.Known != "" && n.Where != hoursLabel && len(c.Numbers) < packNumbers {
			c.Numbers = append(c.Numbers, n)
		}
	}
	for _, id := range s.Witnesses {
		if who, known := contacts.Person(id); known {
			c.Vouch = append(c.Vouch, who.Name)
		}
	}
	return c
}

// addPanel adds for each person on the panel who they are, when and about what the
// user last talked to them, and a quote.
func (p *CueSheet) addPanel(ctx context.Context, r model.Reader, contacts *people.List, loc model.Locale) error {
	for _, id := range p.Interview.Panel {
		who, known := contacts.Person(id)
		if !known || len(p.Panel) == packPanel {
			continue
		}
		d, err := contacts.Detail(ctx, r, id)
		if err != nil {
			return err
		}
		one := Panelist{ID: id, Name: who.Name, Role: text.Joined(", ", who.Job, who.Department, who.Organisation)}
		add := func(line string) {
			if line = strings.TrimSpace(line); line != "" && len(one.Lines) < packLines {
				one.Lines = append(one.Lines, line)
			}
		}
		add(d.Contact.Values.Text("met_how"))
		for _, talk := range d.Log {
			if talk.Entry.Day <= p.On {
				add("Last talk on " + talk.Entry.Day.Format(loc) + ": " + talk.Entry.Title)
				break
			}
		}
		for _, e := range d.Feedback {
			if quote := e.Values.Text("quote"); quote != "" {
				add("Said: “" + quote + "”")
				break
			}
		}
		p.Panel = append(p.Panel, one)
	}
	return nil
}

// hoursLabel is the label of the time spent, which no panel asks about.
const hoursLabel = "Hours"
