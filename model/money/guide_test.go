package money_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"rung/model"
	"rung/model/money"
)

func TestTheDemosGuide(t *testing.T) {
	g := demoLedger(t).Guide()
	var told []string
	for _, d := range g.Deciders {
		told = append(told, fmt.Sprintf("%s: %s to %s, %s, %d, %d refused", d.Name, d.Low.Format(english), d.High.Format(english), strings.Join(d.Natures, " and "), d.Requests, d.Refused))
	}
	want := []string{
		"Priya Raman: 18,500 USD to 31,500 USD, operating, 2, 1 refused",
		"Denise Okafor: 62,000 USD to 78,400 USD, capital, 2, 0 refused",
		"Jürgen Müller: 7,800 EUR to 7,800 EUR, capital, 1, 0 refused",
	}
	if !slices.Equal(told, want) {
		t.Errorf("who decides:\n%s", strings.Join(told, "\n"))
	}
	if won, part := g.Won[0], g.InPart[0]; won.Amount.Format(english) != "62,000 USD" || part.Amount.Format(english) != "78,400 USD" || part.Title != "FY27 approval: forty laptops of 112" {
		t.Errorf("the largest that was granted: %s, %s; in part: %s", won.Title, won.Amount.Format(english), part.Title)
	}
	for _, a := range g.Won {
		if a.Stage() == money.StageVariance || a.Stage() == money.StageClose {
			t.Errorf("%q explains spending and won nothing", a.Rationale())
		}
	}
	if len(g.Lost) != 1 || g.Lost[0].Rationale() != "No cost of doing nothing, and no name from the business behind it." {
		t.Errorf("refused: %+v", g.Lost)
	}
	if len(g.Due) != 2 || g.Due[0].Day != "2026-11-27" || g.Due[1].Day != "2025-09-26" {
		t.Errorf("due: %+v", g.Due)
	}
	if len(g.Open) != 1 || g.Open[0].ID != "headcount" {
		t.Errorf("not known yet: %+v", g.Open)
	}
}

func TestAnEmptyLedgerKnowsNothing(t *testing.T) {
	g := money.Ledger{}.Guide()
	if len(g.Open) != len(money.Questions) || len(g.Deciders)+len(g.Won)+len(g.Lost)+len(g.Due) != 0 {
		t.Errorf("%+v", g)
	}
}

// filled answers what a question's note leaves open.
func filled(t *testing.T, q money.Question) money.Note {
	t.Helper()
	entry, asked := q.BeginNote(2027, today)
	n := money.Note{Entry: entry, Year: 2027}
	kind, _ := model.KindOf("budget")
	answers := map[string]string{"asked": "500 USD", "granted": "400 USD", "spent": "450 USD", "outcome": "granted", "deadline": "2026-12-01", "reasons": "It was plain."}
	if q.ID == "unspent" {
		answers["spent"] = "350 USD"
	}
	for part := range asked {
		switch part {
		case "decision_maker":
			n.Deciders = []money.Person{{ID: "1", Name: "Denise Okafor"}}
		case "with":
			n.With = []money.Person{{ID: "2", Name: "Priya Raman"}}
		default:
			field, known := kind.Field(part)
			if !known {
				t.Fatalf("%s asks for %s, which a budget note has not", q.ID, part)
			}
			value, err := field.Parse(answers[part], english)
			if err != nil {
				t.Fatal(err)
			}
			n.Values[part] = value
		}
	}
	n.Normalize()
	if err := n.Check(); err != nil {
		t.Errorf("%s begins a note that cannot be kept: %v", q.ID, err)
	}
	return n
}

func TestTheNoteBegunForAQuestionAnswersIt(t *testing.T) {
	for _, q := range money.Questions {
		for _, open := range ledger(filled(t, q)).Guide().Open {
			if open.ID == q.ID {
				t.Errorf("“%s” is still open once its note is filled in", q.Words)
			}
		}
		empty, _ := q.BeginNote(2027, today)
		if answered := !slices.ContainsFunc(ledger(money.Note{Entry: empty, Year: 2027}).Guide().Open, func(open money.Question) bool { return open.ID == q.ID }); answered {
			t.Errorf("“%s” counts as answered before anything is said", q.Words)
		}
	}
}

func TestARequestIsOneHoweverManyNotesTellOfIt(t *testing.T) {
	boss := money.Person{ID: "1", Name: "Denise Okafor"}
	asks := note(t, "2026-01-01", map[string]string{"stage": "request", "asked": "500 USD", "outcome": "open"})
	answer := note(t, "2026-02-01", map[string]string{"stage": "approval", "granted": "400 USD", "outcome": "refused", "reasons": "No."})
	paid := note(t, "2026-03-01", map[string]string{"stage": "spend", "spent": "390 USD", "outcome": "granted"})
	asks.Deciders, answer.Deciders = []money.Person{boss}, []money.Person{boss}
	answer.Links = []model.LinkTo{{Role: "about", ID: asks.ID}}
	paid.Links = []model.LinkTo{{Role: "about", ID: answer.ID}}
	g := ledger(asks, answer, paid).Guide()
	if len(g.Deciders) != 1 || g.Deciders[0].Requests != 1 || g.Deciders[0].Refused != 1 || g.Deciders[0].High.Minor != 50000 {
		t.Errorf("who decides: %+v", g.Deciders)
	}
	if len(g.Lost) != 1 || g.Lost[0].Amount.Minor != 50000 {
		t.Errorf("refused: %+v", g.Lost)
	}
}
