package cli

import (
	"strconv"
	"strings"

	"rung/model"
	"rung/model/disciplines"
	"rung/ui/bank"
)

type disciplinesCmd struct {
	Part string `arg:"" optional:"" help:"One part, such as delegating: what it is, an exercise, and the entries that show it."`
}

// disciplinesJSON is the JSON of what was studied and practised.
type disciplinesJSON struct {
	Disciplines []disciplineJSON `json:"disciplines"`
	Mistakes    []mistakeJSON    `json:"mistakes"`
}

type disciplineJSON struct {
	ID       string     `json:"id"`
	Title    string     `json:"title"`
	Whole    []string   `json:"whole"`    // ids of studies of the whole of it
	Finished int        `json:"finished"` // how many of those are finished
	Parts    []partJSON `json:"parts"`
}

type partJSON struct {
	ID        string            `json:"id"`
	Title     string            `json:"title"`
	State     disciplines.State `json:"state"`
	Studied   []string          `json:"studied"` // ids of entries, newest first
	Practised []string          `json:"practised"`
	About     string            `json:"about"`
	Exercise  string            `json:"exercise"`
}

type mistakeJSON struct {
	ID      string   `json:"id"`
	Title   string   `json:"title"`
	Part    string   `json:"part"`
	Met     []string `json:"met"`     // ids of the entries in which it was made
	Example string   `json:"example"` // id of the one that shows it best, or ""
	Lesson  string   `json:"lesson"`
	Instead string   `json:"instead"`
}

// Run prints each part of both disciplines with its state, and the usual mistakes; or one
// part with its entries.
func (c disciplinesCmd) Run(r *run) error {
	return r.withJournal(Read, func(s Session) error {
		catalogue, err := bank.Disciplines()
		if err != nil {
			return err
		}
		m, err := disciplines.ReadMap(r.ctx, s.Journal, catalogue)
		if err != nil {
			return err
		}
		if c.Part != "" {
			return r.printPart(m, c.Part)
		}
		if r.json {
			return r.printJSON(newDisciplinesJSON(m))
		}
		return r.printDisciplines(m)
	})
}

func newDisciplinesJSON(m disciplines.Map) disciplinesJSON {
	answer := disciplinesJSON{}
	for _, d := range m.Disciplines {
		one := disciplineJSON{ID: d.ID, Title: d.Title, Whole: idsOf(d.Whole), Finished: d.FinishedWhole()}
		for _, p := range d.Parts {
			one.Parts = append(one.Parts, newPartJSON(p))
		}
		answer.Disciplines = append(answer.Disciplines, one)
	}
	for _, mistake := range m.Mistakes {
		e, lesson, _ := mistake.Example()
		answer.Mistakes = append(answer.Mistakes, mistakeJSON{mistake.ID, mistake.Title, mistake.Part, idsOf(mistake.Met), e.ID, lesson, mistake.Instead})
	}
	return answer
}

func newPartJSON(p disciplines.PartState) partJSON {
	return partJSON{p.ID, p.Title, p.State(), idsOf(p.Studied), idsOf(p.Practised), p.About, p.Exercise}
}

func idsOf(entries []model.Entry) []string {
	ids := []string{}
	for _, e := range entries {
		ids = append(ids, e.ID)
	}
	return ids
}

func (r *run) printDisciplines(m disciplines.Map) error {
	for _, d := range m.Disciplines {
		if err := r.printLinef("%s: %s of the whole, %d finished", d.Title, countWords(len(d.Whole), "study", "studies"), d.FinishedWhole()); err != nil {
			return err
		}
		var rows [][]string
		for _, p := range d.Parts {
			rows = append(rows, []string{p.Title, string(p.State()), "studied " + strconv.Itoa(len(p.Studied)), "practised " + strconv.Itoa(len(p.Practised))})
		}
		if err := r.printTable(rows); err != nil {
			return err
		}
	}
	if err := r.printLine("Usual mistakes"); err != nil {
		return err
	}
	var rows [][]string
	for _, mistake := range m.Mistakes {
		row := []string{mistake.Title, "not met yet", mistake.Instead}
		if e, lesson, met := mistake.Example(); met {
			row = []string{mistake.Title, e.Title, "lesson not told yet"}
			if lesson != "" {
				row[2] = strings.Join(strings.Fields(lesson), " ")
			}
		}
		rows = append(rows, row)
	}
	return r.printTable(rows)
}

// printPart prints one part. Error: Invalid, where there is none of that name.
func (r *run) printPart(m disciplines.Map, name string) error {
	var names []string
	for _, d := range m.Disciplines {
		for _, p := range d.Parts {
			names = append(names, p.ID)
			if !strings.EqualFold(p.ID, name) {
				continue
			}
			if r.json {
				return r.printJSON(newPartJSON(p))
			}
			return r.printPartState(p)
		}
	}
	return &model.Error{Code: model.Invalid, Message: "There is no part “" + name + "”. The parts are " + strings.Join(names, ", ") + "."}
}

func (r *run) printPartState(p disciplines.PartState) error {
	for _, line := range []string{p.Title + ": " + string(p.State()), p.About, "To practise it: " + p.Exercise} {
		if err := r.printLine(line); err != nil {
			return err
		}
	}
	short := shortenIDs(append(idsOf(p.Practised), idsOf(p.Studied)...))
	var rows [][]string
	for _, e := range p.Practised {
		rows = append(rows, []string{"practised", string(e.Day), short[e.ID], e.Title})
	}
	for _, e := range p.Studied {
		rows = append(rows, []string{"studied", string(e.Day), short[e.ID], e.Title})
	}
	return r.printTable(rows)
}
