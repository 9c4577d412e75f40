package review

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	fsrs "github.com/open-spaced-repetition/go-fsrs/v4"

	"rung/model"
)

// Practice is how a question was rehearsed. It belongs to the question rather than
// to one of its stories: a panel asks questions, and having an answer ready is what
// is rehearsed.
type Practice struct {
	Times int       `json:"times"` // number of stored rehearsals
	Last  model.Day `json:"last"`
	Rated string    `json:"rated"` // rating of the last one: again, hard, good, easy
	Due   model.Day `json:"due"`

	rehearsals []rehearsal // oldest first
}

type rehearsal struct {
	on, due               model.Day
	rated                 string
	stability, difficulty float64
}

// Ratings are the ratings of an answer, the worst first.
var Ratings = []string{"again", "hard", "good", "easy"}

// mostRehearsals is how many rehearsals a question's entry stores; older ones are
// in its history.
const mostRehearsals = 20

const practiceField = "practice"

func readPractice(e model.Entry) (p Practice) {
	for _, v := range e.Values.Items(practiceField) {
		r := rehearsal{on: v.Day("on"), due: v.Day("due"), rated: v.Text("rated"),
			stability: decimalValue(v["stability"]), difficulty: decimalValue(v["difficulty"])}
		if r.on != "" && slices.Contains(Ratings, r.rated) {
			p.rehearsals = append(p.rehearsals, r)
		}
	}
	if p.Times = len(p.rehearsals); p.Times > 0 {
		last := p.rehearsals[p.Times-1]
		p.Last, p.Rated, p.Due = last.on, last.rated, last.due
	}
	return p
}

func decimalValue(v any) float64 {
	d, _ := v.(model.Decimal)
	return d.Float()
}

// Rate returns the edit that stores how an answer went and when the question is due
// again: in whole days by FSRS, and no later than the next interview, where one is
// coming. A question rated "again" stays due today. Errors: Invalid for an unknown
// rating.
func (q Question) Rate(rated string, on, interview model.Day) (model.Edit, error) {
	r, err := q.Practice.nextRehearsal(rated, on)
	if err != nil {
		return model.Edit{}, err
	}
	if interview > on && r.due > interview {
		r.due = interview
	}
	return q.editEntry(on, func(e *model.Entry) {
		items := append(slices.Clone(e.Values.Items(practiceField)), model.Values{
			"on": r.on, "rated": r.rated, "due": r.due, "stability": toDecimal(r.stability), "difficulty": toDecimal(r.difficulty)})
		e.Values[practiceField] = items[max(0, len(items)-mostRehearsals):]
	}), nil
}

// nextRehearsal asks FSRS when a rated question is due next. Its short-term steps
// are switched off: within a day, the session itself repeats what did not go well.
func (p Practice) nextRehearsal(rated string, on model.Day) (rehearsal, error) {
	grade := slices.Index(Ratings, rated)
	if grade < 0 {
		return rehearsal{}, &model.Error{Code: model.Invalid, Field: "rated", Message: fmt.Sprintf("%q is no rating. Use again, hard, good or easy.", rated)}
	}
	parameters := fsrs.DefaultParam()
	parameters.EnableShortTerm = false
	parameters.MaximumInterval = mostDays
	card := fsrs.NewCard(on.Time())
	if n := len(p.rehearsals); n > 0 {
		last := p.rehearsals[n-1]
		// A hand-typed day may be in the future, or the numbers may be missing.
		if last.stability > 0 && last.difficulty >= 1 {
			card.State, card.Stability, card.Difficulty = fsrs.Review, last.stability, last.difficulty
			card.LastReview, card.Due = min(last.on, on).Time(), last.due.Time()
		}
	}
	info, err := fsrs.NewFSRS(parameters).Next(card, on.Time(), fsrs.Rating(grade+1))
	if err != nil {
		return rehearsal{}, fmt.Errorf("schedule the next rehearsal: %w", err)
	}
	r := rehearsal{on: on, due: model.NewDay(info.Card.Due), rated: rated, stability: info.Card.Stability, difficulty: info.Card.Difficulty}
	if rated == Ratings[0] {
		r.due = on
	}
	return r, nil
}

// mostDays is the longest interval between rehearsals: a story not told for a year
// is not ready.
const mostDays = 365

// toDecimal rounds to four digits, which is more than the schedule needs.
func toDecimal(v float64) model.Decimal {
	d, _ := model.ParseDecimal(strconv.FormatFloat(v, 'f', 4, 64), model.Locale{})
	return d
}

// Standing is how ready the answer to a question is.
type Standing string

const (
	StandingGap    Standing = "gap"    // no story or a thin one, never rehearsed, or it failed last time
	StandingSolid  Standing = "solid"  // a story that was told and did not fail
	StandingStrong Standing = "strong" // a complete story that goes well each time
)

// readyAfter is on how many days in a row rehearsals have to go well.
const readyAfter = 2

// standingOn judges a question on a day by its best story. It is strong where the
// story is complete, the last two rehearsals on different days went well, and the
// next one is not overdue.
func (q Question) standingOn(best Band, on model.Day) Standing {
	p := q.Practice
	switch {
	case len(q.Stories) == 0 || best == Thin || p.Times == 0 || p.Rated == "again":
		return StandingGap
	case len(q.Asked) > 0 && q.Asked[0].Went == "badly" && q.Asked[0].Day >= p.Last:
		return StandingGap
	case best == Strong && on <= p.Due && p.countGoodDays() >= readyAfter:
		return StandingStrong
	}
	return StandingSolid
}

// countGoodDays counts the latest days in a row on which the last rehearsal went well.
func (p Practice) countGoodDays() (days int) {
	var day model.Day
	for _, r := range slices.Backward(p.rehearsals) {
		if r.on == day {
			continue
		}
		if r.rated != "good" && r.rated != "easy" {
			return days
		}
		day = r.on
		days++
	}
	return days
}

// SessionSize is how many questions a session asks by default: about half an hour
// of talking.
const SessionSize = 10

// Session is the practice of one day. It is derived from the ratings, so an
// interrupted session continues where it was, on any device.
type Session struct {
	On        model.Day
	Interview *Interview     // the interview that it prepares for, or nil
	Total     int            // number of questions in the session
	Done      int            // number of them answered well enough for today
	Next      []PracticeCard // questions still to come, in order
}

// PracticeCard is one question of a session with its story.
type PracticeCard struct {
	Question Question
	Standing Standing
	Story    string // id of the preferred story's entry, or ""
}

// Session returns the practice of a day, with at most size questions: those
// rehearsed today, then those due, those that went badly in an interview, those
// that the coming interview is likely to ask, and new ones. interview is the one to
// prepare for, or "" for the next. Errors: NotFound for an unknown interview.
func (l *Library) Session(interview string, size int, on model.Day) (Session, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	s := Session{On: on}
	coming, err := l.findInterview(interview, on)
	if err != nil {
		return s, err
	}
	s.Interview = coming
	likely := map[string]int{}
	if coming != nil {
		for i, q := range l.likelyQuestions(*coming, l.allQuestions()) {
			likely[q.ID] = i + 1
		}
	}
	all := l.allQuestions()
	all = slices.DeleteFunc(all, func(q Question) bool {
		return q.Hidden || q.Practice.Last != on && q.Practice.Due > on
	})
	slices.SortStableFunc(all, func(a, b Question) int {
		return cmp.Or(cmp.Compare(sessionRank(a, on, likely), sessionRank(b, on, likely)), cmp.Compare(likely[a.ID], likely[b.ID]), cmp.Compare(a.Practice.Due, b.Practice.Due))
	})
	all = all[:min(len(all), size)]
	s.Total = len(all)
	var again []PracticeCard // repeated at the end
	for _, q := range all {
		switch {
		case q.Practice.Last != on:
			s.Next = append(s.Next, l.newCard(q, on))
		case q.Practice.Rated == Ratings[0]:
			again = append(again, l.newCard(q, on))
		default:
			s.Done++
		}
	}
	s.Next = append(s.Next, again...)
	return s, nil
}

// sessionRank ranks the questions of a session; smaller ranks come first.
func sessionRank(q Question, on model.Day, likely map[string]int) int {
	badly := len(q.Asked) > 0 && q.Asked[0].Went == "badly"
	switch {
	case q.Practice.Last == on:
		return 0
	case q.Practice.Times > 0:
		return 1
	case badly:
		return 2
	case likely[q.ID] > 0:
		return 3
	case len(q.Stories) > 0:
		return 4
	}
	return 5
}

func (l *Library) newCard(q Question, on model.Day) PracticeCard {
	c := PracticeCard{Question: q, Standing: q.standingOn(l.bestBand(q), on)}
	if len(q.Stories) > 0 {
		c.Story = q.Stories[0]
	}
	return c
}
