package people_test

import (
	"context"
	"slices"
	"testing"

	"rung/model"
	"rung/model/people"
	"rung/model/rhythm"
)

func monthly(e *model.Entry) {
	e.Values["ideal_days"], e.Values["limit_days"] = int64(30), int64(60)
}

func TestTheCountBeginsAnewWithTheLastInteraction(t *testing.T) {
	j := newJournal(t)
	ana := j.add("contact", "Ana", monthly, on(today.Add(-200)))
	j.add("interaction", "Lunch", link("with", ana), on(today.Add(-90)))
	if p := j.person(ana); p.State != rhythm.LosingTouch || p.Last != today.Add(-90) {
		t.Errorf("after 90 days: %s since %s", p.State, p.Last)
	}
	j.add("interaction", "Call", link("with", ana), on(today.Add(-40)))
	if p := j.person(ana); p.State != rhythm.Due || p.Due != today.Add(-10) {
		t.Errorf("after 40 days: %s, due %s", p.State, p.Due)
	}
	latest := j.add("interaction", "Coffee", link("with", ana), on(today))
	if p := j.person(ana); p.State != rhythm.Fine || p.Due != today.Add(30) {
		t.Errorf("after today's coffee: %s, due %s", p.State, p.Due)
	}
	if _, err := j.Trash(context.Background(), latest); err != nil {
		t.Fatal(err)
	}
	if p := j.person(ana); p.State != rhythm.Due {
		t.Errorf("with the coffee in the trash: %s", p.State)
	}
}

func TestOnlyAnInteractionUpToTheDayCounts(t *testing.T) {
	j := newJournal(t)
	ana := j.add("contact", "Ana", monthly, on(today.Add(-70)))
	j.add("note", "Prepared the numbers for Ana", link("with", ana))
	j.add("achievement", "Moved the mail", link("witness", ana))
	j.add("interaction", "Talked about Ana", link("about", ana))
	j.add("interaction", "Lunch next week", link("with", ana), on(today.Add(7)))
	p := j.person(ana)
	if p.Last != "" || p.State != rhythm.LosingTouch {
		t.Errorf("last %q, %s: want never spoken, counted from the day they met", p.Last, p.State)
	}
}

func TestPromisesAreCountedByWhoMadeThem(t *testing.T) {
	j := newJournal(t)
	ana, bo := j.add("contact", "Ana"), j.add("contact", "Bo")
	j.add("interaction", "Lunch", link("with", ana, bo), promises(
		model.Values{"by": "me", "what": "Send the plan"}, model.Values{"by": "them", "what": "Introduce us"},
		model.Values{"what": "Book the room"}, model.Values{"by": "them", "what": "Done", "done": true}))
	for _, id := range []string{ana, bo} {
		if p := j.person(id); p.Mine != 2 || p.Theirs != 1 {
			t.Errorf("%s: %d of mine and %d of theirs open, want 2 and 1", p.Name, p.Mine, p.Theirs)
		}
	}
}

func TestTwoOfOneNameAreToldApart(t *testing.T) {
	j := newJournal(t)
	finance := j.add("contact", "Ana Núñez", with("department", "Finance"), with("job", "Controller"))
	sales := j.add("contact", "ana nunez", with("department", "Sales"))
	alone := j.add("contact", "Bo", with("department", "Sales"))
	twin := j.add("contact", "Sam Hill", with("job", "Buyer"), with("organisation", "Acme"))
	other := j.add("contact", "Sam Hill", with("job", "Buyer"), with("organisation", "Acme"))
	for id, want := range map[string]string{finance: "Ana Núñez (Finance, Controller)", sales: "ana nunez (Sales)", alone: "Bo"} {
		if got := j.person(id).Title(); got != want {
			t.Errorf("called %q, want %q", got, want)
		}
	}
	if a, b := j.person(twin).Title(), j.person(other).Title(); a == b {
		t.Errorf("both are called %q", a)
	}
}

func names(list []people.Person) (found []string) {
	for _, p := range list {
		found = append(found, p.Name)
	}
	return found
}

func TestGroupsKeepTheirOrder(t *testing.T) {
	j := newJournal(t)
	j.add("contact", "Out", with("circle", "outside"), with("organisation", "Acme"), with("department", "Sales"))
	j.add("contact", "Team", with("circle", "my team"), with("department", "IT Operations"))
	j.add("contact", "Nowhere")
	j.add("contact", "Fin", with("circle", "another department"), with("department", "finance"))
	j.add("contact", "Nance", with("circle", "another department"), with("department", "Finance"))
	var circles, places []string
	for _, g := range people.GroupPeople(j.list().People, people.ByCircle) {
		circles = append(circles, g.Label)
	}
	for _, g := range people.GroupPeople(j.list().People, people.ByPlace) {
		places = append(places, g.Label)
		if g.Key == "finance" && !slices.Equal(names(g.People), []string{"Fin", "Nance"}) {
			t.Errorf("in finance: %v", names(g.People))
		}
	}
	if want := []string{"My team", "Another department", "Outside", "No circle yet"}; !slices.Equal(circles, want) {
		t.Errorf("circles %v, want %v", circles, want)
	}
	if want := []string{"Acme", "finance", "IT Operations", "No department yet"}; !slices.Equal(places, want) {
		t.Errorf("places %v, want %v", places, want)
	}
}

func TestUrgentPeopleComeFirst(t *testing.T) {
	j := newJournal(t)
	for name, ago := range map[string]int{"Fine": 3, "Lost": 100, "Due": 40, "Longer lost": 200} {
		j.add("contact", name, monthly, on(today.Add(-ago)))
	}
	j.add("contact", "Anybody")
	list := j.list().People
	people.SortPeople(list, people.Urgent)
	if want := []string{"Longer lost", "Lost", "Due", "Fine", "Anybody"}; !slices.Equal(names(list), want) {
		t.Errorf("%v, want %v", names(list), want)
	}
}

func TestWhomIKnowAtACompany(t *testing.T) {
	j := newJournal(t)
	for name, organisation := range map[string]string{"Ana": "Halloway Supply Ltd.", "Bo": "halloway  SUPPLY", "Cy": "Hall of Records", "Di": "Supply Chain Partners", "Ed": ""} {
		j.add("contact", name, with("organisation", organisation))
	}
	for company, want := range map[string][]string{
		"Halloway Supply": {"Ana", "Bo"}, "hallowaysupply": {"Ana", "Bo"}, "Supply": {"Ana", "Bo", "Di"},
		"loway": nil, "Ltd": nil, " ": nil, "Halloway Supply GmbH": {"Ana", "Bo"},
	} {
		if got := names(j.list().PeopleAt(company)); !slices.Equal(got, want) {
			t.Errorf("at %q: %v, want %v", company, got, want)
		}
	}
}
