package review

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	fsrs "github.com/open-spaced-repetition/go-fsrs/v4"

	"rung/model"
)

// Practice is how a question was rehearsed. It belongs to the question, not to
// one of its stories: a panel asks a question, and that one has an answer ready
// is what is rehearsed.
type Practice struct {
	Times int       `json:"times"` // rehearsals that are remembered
	Last  model.Day `json:"last"`
	Rated string    `json:"rated"` // the last one: again, hard, good, easy
	Due   model.Day `json:"due"`

	rehearsals []rehearsal // oldest first
}

type rehearsal struct {
	on, due               model.Day
	rated                 string
	stability, difficulty float64
}

// Ratings are how a person rates an answer, from the worst.
var Ratings = []string{"again", "hard", "good", "easy"}

// mostRehearsals is how many rehearsals a question's entry remembers; older ones
// are in its history.
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

// Rate gives the edit that keeps how an answer went, and by when the question is
// due again: FSRS says so, in whole days, and no later than the day of the next
// interview, where there is one still to come. An answer rated again stays due
// today. Errors: Invalid for an unknown rating.
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

// nextRehearsal asks FSRS what follows from a rating. Its steps of minutes are left out:
// within a day, the session itself brings back what did not go well.
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
		// A day that was typed by hand may lie ahead, or the numbers be missing.
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

// mostDays is the longest that a question is left alone: a story not told for a
// year is not ready.
const mostDays = 365

// toDecimal keeps four digits, which is more than the schedule can tell apart.
func toDecimal(v float64) model.Decimal {
	d, _ := model.ParseDecimal(strconv.FormatFloat(v, 'f', 4, 64), model.Locale{})
	return d
}

// Standing is how ready an answer to a question is.
type Standing string

const (
	StandingGap    Standing = "gap"    // no story, or a thin one, never rehearsed, or it did not go last time
	StandingSolid  Standing = "solid"  // a story that was told and went
	StandingStrong Standing = "strong" // a whole story that goes well each time
)

// readyAfter is how many rehearsals in a row have to go well.
const readyAfter = 2

// standingOn judges a question on a day by the best story that answers it. Strong:
// all of the story is written, the last two rehearsals on different days went
// well, and the next one is not overdue.
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

// countGoodDays counts the days in a row, from the last, on which the answer went
// well in the end.
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

// SessionSize is how many questions a session asks, unless more are wanted: about
// half an hour of talking.
const SessionSize = 10

// Session is the practice of one day. It is worked out from what was rated, so
// one that was interrupted goes on where it was, on any device.
type Session struct {
	On        model.Day
	Interview *Interview     // that it prepares for, or nil
	Total     int            // questions in it
	Done      int            // of them answered well enough for today
	Next      []PracticeCard // still to come, the first one first
}

// PracticeCard is one question of a session: the cue, then the story.
type PracticeCard struct {
	Question Question
	Standing Standing
	Story    string // the preferred story's entry, or ""
}

// Session gives the practice of a day, with at most size questions: those begun
// today, then those due, those that the coming interview is likely to ask, those
// that went badly, and new ones. interview is the one to prepare for, or "" for
// the next. Errors: NotFound for an unknown interview.
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
	var again []PracticeCard // come back at the end
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

// sessionRank orders the questions of a session; the smaller comes first.
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
