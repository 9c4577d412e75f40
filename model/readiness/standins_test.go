package readiness_test

import (
	"testing"

	"rung/model"
	"rung/model/readiness"
	"rung/model/strength"
)

// monthly saves n whole entries of a kind, one a month, each in words of its own.
func (j *journal) monthly(n int, kind string, changes ...change) {
	j.t.Helper()
	for i := range n {
		j.add(kind, phrase(i), append([]change{on(today.Add(-3 - 31*i)), whole}, changes...)...)
	}
}

// somebody saves a contact of a circle.
func (j *journal) somebody(circle string, changes ...change) model.Entry {
	j.t.Helper()
	return j.add("contact", "Ana Ortiz", append(changes, with("circle", circle))...)
}

// What stands in for the thing that a source asks for gives little or nothing, and the
// thing itself gives all.
func TestNothingStandsInForWhatTheSourcesAsk(t *testing.T) {
	for _, c := range []struct {
		criterion, what string
		does            func(j *journal)
		least, most     strength.Share
	}{
		{"A0.clients", "praise without being asked for", func(j *journal) {
			j.monthly(10, "feedback", with("tone", "praise"), linked("from", j.somebody("another department")))
		}, 0, 0},
		{"A0.clients", "asked for by name three times", func(j *journal) {
			j.monthly(3, "feedback", with("tone", "praise"), with("by_name", true), linked("from", j.somebody("another department")))
		}, 10000, 10000},
		{"A0.advice", "advice that one asked for oneself", func(j *journal) {
			j.monthly(8, "interaction", with("direction", "I asked them"), linked("with", j.somebody("my team")))
		}, 0, 0},
		{"A0.advice", "kind words of the team", func(j *journal) {
			j.monthly(8, "feedback", with("tone", "praise"), builds("technical"), linked("from", j.somebody("my team")))
		}, 0, 0},
		{"A0.advice", "advice that the team came for", func(j *journal) {
			j.monthly(3, "interaction", with("direction", "they asked me"), linked("with", j.somebody("my team")))
		}, 10000, 10000},
		{"A0.boss", "twelve junior jobs", func(j *journal) { j.monthly(12, "position", with("level", "junior"), with("people_led", 0)) }, 0, 0},
		{"A0.boss", "three posts that lead, and nothing that was given", func(j *journal) { j.monthly(3, "position", with("people_led", 2)) }, 1000, 4000},
		{"A0.boss", "three tough assignments", func(j *journal) { j.monthly(3, "achievement", with("came_from", "assigned by my boss")) }, 10000, 10000},
		{"A0.initiative", "twenty failures", func(j *journal) { j.monthly(20, "achievement", with("outcome", "failed")) }, 0, 0},
		{"A0.initiative", "five that succeeded", func(j *journal) { j.monthly(5, "achievement", with("outcome", "succeeded")) }, 10000, 10000},
		{"A1.telling", "the weather with the CEO", func(j *journal) {
			ceo := j.somebody("executive")
			for i := range 6 {
				j.add("interaction", "Rain and snow in the lift, "+phrase(i), on(today.Add(-31*i)), with("direction", "they asked me"), linked("with", ceo))
			}
		}, 0, 0},
		{"A1.telling", "the benefit, told to the CEO", func(j *journal) {
			j.monthly(3, "interaction", builds("business"), linked("with", j.somebody("executive")))
		}, 10000, 10000},
		{"A3.leadership", "five books of no part in particular", func(j *journal) {
			j.monthly(5, "study", with("discipline", "leadership"), with("form", "book"), with("status", "finished"))
		}, 1000, 6500},
		{"A3.leadership", "a course that is only planned", func(j *journal) {
			j.monthly(5, "study", with("discipline", "leadership"), with("form", "course"), with("status", "planned"))
		}, 0, 0},
		{"A3.leadership", "a finished diploma", func(j *journal) {
			j.monthly(1, "study", with("discipline", "leadership"), with("form", "diploma"), with("status", "finished"))
		}, 10000, 10000},
		{"A3.now", "a course of years ago", func(j *journal) {
			j.add("study", "Ran a course on leading", with("discipline", "leadership"), with("form", "course"), with("status", "finished"), with("finished", today.Add(-900)), on(today.Add(-930)), whole)
		}, 0, 0},
		{"A3.now", "a running one", func(j *journal) {
			j.add("study", "Evenings on leading people", with("discipline", "leadership"), with("form", "course"), with("status", "running"), on(today.Add(-930)), whole)
		}, 4000, 5000},
		{"A4.skills", "one skill five times", func(j *journal) { j.monthly(5, "leadership", with("setting", "at work"), with("part", "delegating")) }, 2500, 6500},
		{"A7.own", "money that was only spent", func(j *journal) { j.monthly(6, "budget", with("stage", "spend")) }, 0, 0},
		{"B1.training", "a bachelor's degree in business alone", func(j *journal) {
			j.monthly(1, "study", with("form", "degree"), with("level", "bachelor"), with("discipline", "business"), with("status", "finished"))
		}, 0, 0},
		{"B2.kind", "thoughts on one's career", func(j *journal) { j.monthly(6, "note", builds("career")) }, 0, 0},
		{"B2.tools", "fifteen switches replaced", func(j *journal) { j.monthly(15, "achievement", builds("technical"), with("field", "networking")) }, 1000, 2500},
		{"B6.further", "a bachelor's degree", func(j *journal) {
			j.monthly(1, "study", with("form", "degree"), with("level", "bachelor"), with("discipline", "business"), with("status", "finished"))
		}, 0, 0},
		{"B6.further", "an MBA", func(j *journal) {
			j.monthly(1, "study", with("form", "degree"), with("level", "master"), with("discipline", "business"), with("status", "finished"))
		}, 10000, 10000},
		{"B8.mistakes", "mistakes made at work", func(j *journal) {
			j.monthly(6, "leadership", with("setting", "at work"), with("usual_mistake", "hiding bad news"))
		}, 0, 0},
		{"B9.paid", "courses paid by oneself", func(j *journal) { j.monthly(4, "study", with("paid_by", "myself"), with("status", "finished")) }, 0, 0},
		{"B9.paid", "courses in the contract", func(j *journal) {
			j.monthly(2, "study", with("paid_by", "Halloway"), with("in_contract", true), with("status", "finished"))
		}, 10000, 10000},
		{"C1.equipment", "reports for a department", func(j *journal) {
			j.monthly(6, "achievement", builds("technical"), with("field", "data"), linked("with", j.somebody("another department")))
		}, 0, 0},
		{"C1.reports", "the state of IT, told to the team", func(j *journal) {
			j.monthly(6, "interaction", builds("communication"), linked("with", j.somebody("my team")))
		}, 0, 0},
		{"D1.hands_on", "fifteen pieces of work in one field", func(j *journal) { j.monthly(15, "achievement", builds("technical"), with("field", "networking")) }, 1000, 2500},
		{"D3.roles", "four posts at the help desk", func(j *journal) {
			for i := range 4 {
				j.add("position", "Help desk agent", with("organisation", "House "+phrase(i)), with("level", "junior"), on(today.Add(-400*(i+1))), until(today.Add(-400*i-5)), whole)
			}
		}, 1000, 2500},
		{"D4.advanced", "a bachelor's degree in business", func(j *journal) {
			j.monthly(1, "study", with("form", "degree"), with("level", "bachelor"), with("discipline", "business"), with("status", "finished"))
		}, 0, 0},
		{"D4.advanced", "an MSc", func(j *journal) {
			j.monthly(1, "study", with("form", "degree"), with("level", "master"), with("discipline", "technical"), with("status", "finished"))
		}, 10000, 10000},
		{"D5.strategy", "a tag", func(j *journal) {
			for i := range 6 {
				j.add("achievement", phrase(i), builds("strategy"), on(today.Add(-31*i)))
			}
		}, 0, 0},
		{"D7.lead", "leading in a charity", func(j *journal) {
			j.add("position", "Administrator", with("organisation", "Halloway Foods"), on(today.Add(-2000)))
			j.monthly(6, "leadership", with("setting", "project"), with("organisation", "Harbour food bank"))
		}, 0, 0},
		{"D7.cross", "one team of five departments", func(j *journal) {
			var team []model.Entry
			for _, department := range []string{"Finance", "Sales", "Legal", "HR", "Logistics"} {
				team = append(team, j.add("contact", "Ana of "+department, with("circle", "another department"), with("department", department)))
			}
			j.monthly(1, "leadership", with("setting", "project"), linked("with", team...))
		}, 3300, 5000},
		{"D10.asked", "feedback that came by itself", func(j *journal) {
			j.monthly(6, "feedback", with("tone", "both"), linked("from", j.somebody("my team")))
		}, 0, 0},
		{"D10.feedback", "criticism by nobody", func(j *journal) { j.monthly(6, "feedback", with("tone", "criticism")) }, 0, 0},
		{"D10.feedback", "what team-mates said", func(j *journal) {
			j.monthly(4, "feedback", with("tone", "both"), linked("from", j.somebody("my team")))
		}, 10000, 10000},
	} {
		j := newJournal(t)
		c.does(j)
		of := map[byte]string{'A': "seven-steps", 'B': "education-experience", 'C': "skills", 'D': "ten-steps"}[c.criterion[0]]
		if c.criterion[:2] == "B9" {
			j.ix.SetLife(readiness.Life{IsManager: true})
		}
		if got := criterion(t, j.report(of, today), c.criterion).Coverage; got < c.least || got > c.most {
			t.Errorf("%s: %s give %d, want %d to %d", c.criterion, c.what, got, c.least, c.most)
		}
	}
}
