package cli

import (
	"fmt"
	"slices"
	"strings"

	"rung/model"
	"rung/model/review"
)

type storiesCmd struct {
	Question string `placeholder:"QUESTION" help:"One question, by its id or words of it: what answers it, and what could."`
	Add      string `placeholder:"ENTRY" help:"With --question: have an entry answer it."`
	Tell     string `placeholder:"ENTRY" help:"Show an entry as a story instead: its parts, what is missing, how long it takes."`
	Theme    string `placeholder:"THEME" help:"Only the questions on one theme: people, delivery, budget and vendors …"`
	Standing string `enum:",gap,solid,strong" default:"" placeholder:"gap|solid|strong" help:"Only the questions whose answer stands so."`
	Limit    int    `default:"10" help:"How many stories are suggested at most; 0 for all."`
}

// Run lists the questions with the stories that answer them.
func (c storiesCmd) Run(r *run) error {
	switch {
	case c.Limit < 0:
		return &usageError{"--limit is a number from 0, where 0 means all"}
	case c.Add != "" && c.Question == "":
		return &usageError{"--add goes with --question QUESTION"}
	case c.Tell != "" && c.Question != "":
		return &usageError{"--tell and --question are asked apart"}
	}
	access := Read
	if c.Add != "" {
		access = Existing
	}
	return r.withJournal(access, func(s Session) error {
		if c.Tell != "" {
			return c.tellStory(r, s)
		}
		library, err := r.loadLibrary(s)
		if err != nil {
			return err
		}
		if c.Question == "" {
			return c.listQuestions(r, s, library)
		}
		q, err := findQuestion(library, c.Question)
		if err != nil {
			return err
		}
		if c.Add != "" {
			return c.showAnswers(r, s, q)
		}
		return c.suggestStories(r, s, library, q)
	})
}

// findQuestion finds the one question that an id or some words mean.
func findQuestion(library *review.Library, text string) (review.Question, error) {
	if q, err := library.Question(text); err == nil {
		return q, nil
	}
	var found []review.Question
	for _, q := range library.Questions() {
		if strings.Contains(strings.ToLower(q.Text), strings.ToLower(strings.TrimSpace(text))) {
			found = append(found, q)
		}
	}
	switch len(found) {
	case 0:
		return review.Question{}, &model.Error{Code: model.NotFound, Message: fmt.Sprintf("No question says “%s”. List them with: rung stories", text)}
	case 1:
		return found[0], nil
	}
	var ids []string
	for _, q := range found[:min(len(found), most)] {
		ids = append(ids, q.ID)
	}
	return review.Question{}, newInvalid("“%s” fits several questions: %s. Give the id of one.", text, strings.Join(ids, ", "))
}

// questionRow is a question's JSON in the list.
type questionRow struct {
	review.Question
	Standing review.Standing `json:"standing"`
	Overused []string        `json:"overused"` // of its stories, those that answer too many questions
}

func (c storiesCmd) listQuestions(r *run, s Session, library *review.Library) error {
	theme := strings.ToLower(c.Theme)
	if theme != "" && !slices.Contains(model.QuestionThemes, theme) {
		return newInvalid("There is no theme “%s”. Use one of: %s.", c.Theme, strings.Join(model.QuestionThemes, ", "))
	}
	grid := library.Grid(s.Journal.Today())
	rows := []questionRow{}
	for _, row := range grid.Rows {
		if theme != "" && row.Question.Theme != theme || c.Standing != "" && string(row.Standing) != c.Standing {
			continue
		}
		q := questionRow{row.Question, row.Standing, []string{}}
		for _, column := range grid.Columns {
			if column.Overused && slices.Contains(row.Question.Stories, column.Entry) {
				q.Overused = append(q.Overused, column.Entry)
			}
		}
		rows = append(rows, q)
	}
	if r.json {
		return r.printJSON(rows)
	}
	return r.printGrid(grid, rows)
}

func (r *run) printGrid(grid review.Grid, rows []questionRow) error {
	titles := map[string]string{}
	for _, column := range grid.Columns {
		titles[column.Entry] = column.Title
	}
	table := make([][]string, len(rows))
	for i, q := range rows {
		stories := "no story yet"
		if n := len(q.Stories); n > 0 {
			stories = titles[q.Stories[0]]
			if n > 1 {
				stories += fmt.Sprintf(" and %d more", n-1)
			}
		}
		table[i] = []string{string(q.Standing), q.ID, q.Text + " · " + stories}
	}
	if err := r.printTable(table); err != nil {
		return err
	}
	lines := []string{"", fmt.Sprintf("%d strong, %d solid, %d gaps; %s without a story.", grid.CountStanding(review.StandingStrong), grid.CountStanding(review.StandingSolid),
		grid.CountStanding(review.StandingGap), countWords(grid.CountUncovered(), "question", "questions"))}
	for _, column := range grid.Columns {
		if column.Overused {
			lines = append(lines, fmt.Sprintf("“%s” answers %d questions; a panel notices from the fourth on.", column.Title, column.Uses))
		}
	}
	return r.printLines(lines)
}

func (c storiesCmd) showAnswers(r *run, s Session, q review.Question) error {
	e, err := findEntry(r.ctx, s, c.Add)
	if err != nil {
		return err
	}
	if _, err := s.Journal.Save(r.ctx, model.Edited, []model.Edit{q.AddStory(e.ID, false, s.Journal.Today())}, nil); err != nil {
		return err
	}
	if r.json {
		return r.printJSON(map[string]string{"question": q.ID, "entry": e.ID})
	}
	return r.printLinef("“%s” answers now: %s", e.Title, q.Text)
}

func (c storiesCmd) suggestStories(r *run, s Session, library *review.Library, q review.Question) error {
	found, err := library.SuggestStories(q.ID, c.Limit, s.Journal.Today())
	if err != nil {
		return err
	}
	if r.json {
		return r.printJSON(map[string]any{"question": q, "suggestions": found})
	}
	refs, err := s.Journal.Refs(r.ctx, q.Stories)
	if err != nil {
		return err
	}
	lines := []string{q.Text, "", "They listen for: " + q.ListensFor, "They ask on:"}
	for _, f := range q.FollowUps {
		lines = append(lines, "  "+f)
	}
	lines = append(lines, "", "Answered by:")
	for _, id := range q.Stories {
		lines = append(lines, "  "+refs[id].Title)
	}
	if len(q.Stories) == 0 {
		lines = append(lines, "  no story yet")
	}
	lines = append(lines, "", "Could answer it:")
	ids := make([]string, len(found))
	for i, f := range found {
		ids[i] = f.Entry
	}
	short := shortenIDs(ids)
	for _, f := range found {
		lines = append(lines, fmt.Sprintf("  %s  %s: %s", short[f.Entry], f.Title, f.Reason))
	}
	if len(found) == 0 {
		lines = append(lines, "  nothing in your journal yet")
	}
	return r.printLines(lines)
}

// storyJSON is a story as the terminal prints it.
type storyJSON struct {
	Entry      string            `json:"entry"`
	Title      string            `json:"title"`
	STAR       map[string]string `json:"star"`
	Reflection string            `json:"reflection"`
	Numbers    []review.Number   `json:"numbers"`
	Missing    []string          `json:"missing"`
	Band       review.Band       `json:"band"`
	Words      int               `json:"words"`
	Seconds    int               `json:"seconds"`
	Short      string            `json:"in_30_seconds"`
	Long       string            `json:"in_2_minutes"`
	DraftShort string            `json:"draft_30_seconds"`
	DraftLong  string            `json:"draft_2_minutes"`
}

func (c storiesCmd) tellStory(r *run, s Session) error {
	e, err := findEntry(r.ctx, s, c.Tell)
	if err != nil {
		return err
	}
	story := review.NewStory(e, r.locale(s))
	words, seconds := story.SpeakingTime()
	if r.json {
		parts := map[string]string{}
		for _, p := range story.STAR() {
			parts[strings.ToLower(p.Label)] = p.Text
		}
		return r.printJSON(storyJSON{e.ID, e.Title, parts, story.Reflection.Text, append([]review.Number{}, story.Numbers...), append([]string{}, story.Missing()...), story.Band(), words, seconds,
			story.Telling(review.Short).Text, story.Telling(review.Long).Text, story.DraftTelling(review.Short), story.DraftTelling(review.Long)})
	}
	lines := []string{e.Title, fmt.Sprintf("%s %d words, %s aloud.", story.DescribeCompleteness(), words, formatClock(seconds)), ""}
	for _, p := range append(story.STAR(), story.Reflection) {
		if p.Text != "" {
			lines = append(lines, p.Label+": "+p.Text)
		}
	}
	for _, n := range story.Numbers {
		lines = append(lines, "Number: "+n.Describe())
	}
	for _, l := range review.Lengths {
		t := story.Telling(l)
		if t.Text != "" {
			lines = append(lines, "", fmt.Sprintf("In %s, takes %s: %s", formatClock(l.Seconds), formatClock(t.SpokenSeconds), t.Text))
		} else {
			lines = append(lines, "", fmt.Sprintf("In %s, a first draft: %s", formatClock(l.Seconds), story.DraftTelling(l)))
		}
	}
	return r.printLines(lines)
}

// formatClock tells seconds as minutes and seconds: 2:05.
func formatClock(seconds int) string { return fmt.Sprintf("%d:%02d", seconds/60, seconds%60) }
