package cli

import (
	"fmt"
	"strings"

	"rung/model"
	"rung/model/people"
	"rung/model/strength"
	"rung/model/text"
)

// refereeJSON is a referee as the terminal prints it.
type refereeJSON struct {
	ID      string      `json:"id"`
	Name    string      `json:"name"`
	Last    model.Day   `json:"last"`
	Vouches []vouchJSON `json:"vouches"`
}

type vouchJSON struct {
	Entry    string           `json:"entry"`
	Title    string           `json:"title"`
	Day      model.Day        `json:"day"`
	Strength strength.Share   `json:"strength"`
	As       people.VouchedAs `json:"as"`
}

// printReferees prints who can vouch for a step.
func (c peopleCmd) printReferees(r *run, s Session, list *people.List) error {
	ix, err := s.Readiness(r.ctx)
	if err != nil {
		return err
	}
	evidence, err := ix.EvidenceOf("", c.Referees, list.On)
	if err != nil {
		return err
	}
	referees, err := list.Referees(r.ctx, s.Journal, evidence)
	if err != nil {
		return err
	}
	if c.Limit > 0 {
		referees = referees[:min(c.Limit, len(referees))]
	}
	if r.json {
		return r.printJSON(newRefereesJSON(referees))
	}
	if len(referees) == 0 {
		return r.printLine("Nobody is named as who can vouch for this yet. Name one with: rung edit ID --set witness=NAME")
	}
	for _, one := range referees {
		last := "you never talked"
		if one.Last != "" {
			last = "last talk " + text.Ago(list.On.DaysSince(one.Last))
		}
		if err := r.printLinef("%s · %s", one.Title(), last); err != nil {
			return err
		}
		for _, v := range one.Vouches {
			if err := r.printLinef("  %3d %%  %s  %s", v.Strength.Percent(), v.Entry.Day, v.Entry.Title); err != nil {
				return err
			}
		}
	}
	return nil
}

func newRefereesJSON(referees []people.Referee) []refereeJSON {
	rows := []refereeJSON{}
	for _, one := range referees {
		row := refereeJSON{ID: one.ID, Name: one.Name, Last: one.Last}
		for _, v := range one.Vouches {
			row.Vouches = append(row.Vouches, vouchJSON{v.Entry.ID, v.Entry.Title, v.Entry.Day, v.Strength, v.As})
		}
		rows = append(rows, row)
	}
	return rows
}

// placeJSON is a place of the map as the terminal prints it.
type placeJSON struct {
	Place      string   `json:"place"`
	Circle     string   `json:"circle"`
	Department string   `json:"department"`
	People     []string `json:"people"` // ids
}

// printMap prints the map as a table in words, then the gaps.
func (c peopleCmd) printMap(r *run, s Session, list *people.List) error {
	ix, err := s.Readiness(r.ctx)
	if err != nil {
		return err
	}
	m := list.Map(ix.Departments())
	if r.json {
		places, gaps := []placeJSON{}, []string{}
		for _, p := range m.Places {
			ids := []string{}
			for _, person := range p.People {
				ids = append(ids, person.ID)
			}
			places = append(places, placeJSON{p.Label, p.Circle, p.Department, ids})
		}
		for _, g := range m.Gaps {
			gaps = append(gaps, g.Words)
		}
		return r.printJSON(map[string]any{"places": places, "gaps": gaps})
	}
	rows := [][]string{}
	for _, p := range m.Places {
		var who []string
		for _, person := range p.People {
			who = append(who, fmt.Sprintf("%s (%s)", person.Title(), person.State))
		}
		if p.IsEmpty() {
			who = []string{"nobody yet"}
		}
		rows = append(rows, []string{p.Label, strings.Join(who, ", ")})
	}
	if err := r.printTable(rows); err != nil {
		return err
	}
	for _, g := range m.Gaps {
		if err := r.printLine(g.Words + "."); err != nil {
			return err
		}
	}
	return nil
}

// pairJSON is two contacts that may be one.
type pairJSON struct {
	IDs    [2]string `json:"ids"`
	Names  [2]string `json:"names"`
	Reason string    `json:"reason"`
}

// printPairs prints who may be in the journal twice.
func (r *run) printPairs(s Session, list *people.List) error {
	pairs, err := list.Duplicates(r.ctx, s.Journal)
	if err != nil {
		return err
	}
	rows := []pairJSON{}
	var ids []string
	for _, p := range pairs {
		a, _ := list.Person(p.A)
		b, _ := list.Person(p.B)
		rows = append(rows, pairJSON{[2]string{p.A, p.B}, [2]string{a.Title(), b.Title()}, p.Reason.Describe()})
		ids = append(ids, p.A, p.B)
	}
	if r.json {
		return r.printJSON(rows)
	}
	if len(rows) == 0 {
		return r.printLine("Nobody seems to be in your journal twice.")
	}
	short := shortenIDs(ids)
	for _, row := range rows {
		if err := r.printLinef("%s (%s) and %s (%s): %s", row.Names[0], short[row.IDs[0]], row.Names[1], short[row.IDs[1]], row.Reason); err != nil {
			return err
		}
	}
	return nil
}
