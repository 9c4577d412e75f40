package meaning

import (
	"encoding/json"

	"rung/model"
)

// Printed is a reading as a terminal prints it: every key holds what is sure, Maybe what
// is only offered, in the same shape. Kind "note" stands for none.
type Printed struct {
	Text string `json:"text"`
	printedParts
	Maybe *printedParts `json:"maybe,omitempty"` // nil where nothing is offered
}

type printedParts struct {
	Kind     string            `json:"kind,omitempty"`
	Mood     Mood              `json:"mood,omitempty"`
	Values   map[string]string `json:"values,omitempty"`
	People   []printedPerson   `json:"people,omitempty"`
	Numbers  []printedNumber   `json:"numbers,omitempty"`
	Amounts  []printedAmount   `json:"amounts,omitempty"`
	Promises []printedPromise  `json:"promises,omitempty"`
	Parts    []printedPart     `json:"parts,omitempty"`
	Sure     []string          `json:"sure,omitempty"` // competencies
	Things   []printedThing    `json:"things,omitempty"`
}

type printedPerson struct {
	Text         string `json:"text"`
	Department   string `json:"department,omitempty"`
	Job          string `json:"job,omitempty"`
	Organisation string `json:"organisation,omitempty"`
	Circle       string `json:"circle,omitempty"`
}

type printedNumber struct {
	What   string      `json:"what,omitempty"`
	Before json.Number `json:"before,omitempty"`
	After  json.Number `json:"after,omitempty"`
	Unit   string      `json:"unit,omitempty"`
}

type printedAmount struct {
	Field string `json:"field"`
	Text  string `json:"text"`
}

type printedPromise struct {
	By   string    `json:"by"`
	Who  string    `json:"who,omitempty"`
	What string    `json:"what,omitempty"`
	Due  model.Day `json:"due,omitempty"`
}

type printedPart struct {
	Part PartRole `json:"part"`
	Text string   `json:"text"`
}

type printedThing struct {
	Name  string `json:"name"`
	Group string `json:"group"`
}

// Print gives a reading as a terminal prints it.
func (r Reading) Print() Printed {
	p, maybe := Printed{Text: r.Text, printedParts: r.printParts(true)}, r.printParts(false)
	p.Kind, p.Mood = noteKind, r.Mood
	if r.Kind.ID != "" {
		p.Kind = r.Kind.ID
	}
	if len(r.MaybeKinds) > 0 {
		maybe.Kind = r.MaybeKinds[0].ID
	}
	if !maybe.isEmpty() {
		p.Maybe = &maybe
	}
	return p
}

func (p printedParts) isEmpty() bool {
	return p.Kind == "" && len(p.Values)+len(p.People)+len(p.Numbers)+len(p.Amounts)+len(p.Promises)+len(p.Parts)+len(p.Sure)+len(p.Things) == 0
}

// printParts gives what is sure, or what is only offered.
func (r Reading) printParts(sure bool) printedParts {
	p := printedParts{Values: map[string]string{}}
	for _, v := range r.Values {
		if v.Sure == sure {
			p.Values[v.Field] = v.Value
		}
	}
	for _, x := range r.People {
		if x.Sure == sure {
			p.People = append(p.People, printedPerson{x.Name, x.Department, x.Job, x.Organisation, x.Circle})
		}
	}
	for _, x := range r.Numbers {
		if x.Sure == sure {
			p.Numbers = append(p.Numbers, printedNumber{x.What, json.Number(x.Before), json.Number(x.After), x.Unit})
		}
	}
	for _, x := range r.Amounts {
		if x.Sure == sure {
			p.Amounts = append(p.Amounts, printedAmount{x.Field, x.Text})
		}
	}
	for _, x := range r.Promises {
		if x.Sure == sure {
			p.Promises = append(p.Promises, printedPromise{x.By, x.Who, x.What, x.Due})
		}
	}
	for _, x := range r.Parts {
		if x.Sure == sure {
			p.Parts = append(p.Parts, printedPart{x.Role, r.Why(x.Origin)})
		}
	}
	for _, x := range r.Competencies {
		if x.Sure == sure {
			p.Sure = append(p.Sure, x.ID)
		}
	}
	for _, x := range r.Things {
		if x.Sure == sure {
			p.Things = append(p.Things, printedThing{x.Name, x.Group})
		}
	}
	return p
}
