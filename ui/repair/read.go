package repair

import (
	"context"
	"strings"

	"fyne.io/fyne/v2/lang"

	"rung/model"
	"rung/model/readiness"
	"rung/model/text"
	"rung/ui/advice"
	"rung/ui/kit"
)

// readStanding asks what is missing by the framework that is chosen.
func readStanding(ctx context.Context, host kit.Host, index *readiness.Index, on model.Day) (now standing, err error) {
	now.framework = index.ChosenFramework().ID
	report, err := index.CoverageReport(now.framework, on)
	if err != nil {
		return now, err
	}
	now.coverage, now.steps = report.Coverage, map[string]string{}
	labels := kit.StepLabels(report)
	for _, s := range report.Steps {
		now.steps[s.ID] = lang.L("step {{.Label}}, {{.Title}}", map[string]any{"Label": labels[s.ID], "Title": s.Title})
	}
	now.questions, err = index.Questions(now.framework, on, advice.Lookup(ctx, host), advice.WordReading(host))
	return now, err
}

// asking is the entry that a question is about, as it is shown.
type asking struct {
	entry model.Entry
	about string // its kind and day
	words string
	guess guess
}

// guess is what the words may say in answer, as far as that is not sure.
type guess struct {
	answer   string // in words, "" where nothing is guessed
	said     string // the words from which it is guessed
	from, to int    // where they stand in the words shown
}

func readAsking(ctx context.Context, host kit.Host, q readiness.Question, loc model.Locale) (asking, error) {
	e, err := host.Journal().Entry(ctx, q.Entry)
	if err != nil {
		return asking{}, err
	}
	kind, _ := model.KindOf(e.Kind)
	a := asking{entry: e, about: kind.Label + " · " + e.Day.Format(loc), words: toldWords(e)}
	if read := advice.WordReading(host); read != nil {
		q = q.WithGuess(e, read)
	}
	if q.Guess != nil {
		a.guess = describeGuess(e, q)
	}
	return a, nil
}

// toldWords gives what an entry tells: its text or, where it has none, its fields of
// prose.
func toldWords(e model.Entry) string {
	if e.Body != "" {
		return e.Body
	}
	kind, _ := model.KindOf(e.Kind)
	var told []string
	for _, f := range kind.Fields {
		if f.Type == model.Prose {
			told = append(told, e.Values.Text(f.Key))
		}
	}
	return text.Joined("\n", told...)
}

// describeGuess puts a guess in words. One whose words have changed since is none.
func describeGuess(e model.Entry, q readiness.Question) guess {
	said := map[string]string{model.InTitle: e.Title, model.InBody: e.Body}[q.Guess.In]
	if q.Guess.From < 0 || q.Guess.From >= q.Guess.To || q.Guess.To > len(said) {
		return guess{}
	}
	g := guess{answer: q.Guess.Value, said: strings.TrimSpace(said[q.Guess.From:q.Guess.To])}
	for _, a := range q.Choices {
		if a.Value == q.Guess.Value {
			g.answer = a.Label
		}
	}
	if q.Guess.In == model.InBody {
		g.from, g.to = q.Guess.From, q.Guess.To
	}
	return g
}
