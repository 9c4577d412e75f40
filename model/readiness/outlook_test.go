package readiness_test

import (
	"reflect"
	"strings"
	"testing"

	"rung/model"
	"rung/model/readiness"
	"rung/model/strength"
)

// paced has a step that is gained with every note, one that lapses, and one that is
// gained by studies alone.
const paced = `version = 1
id = "paced"
title = "Paced"
[[step]]
id = "1"
title = "Gained"
competencies = ["growth"]
[[step.criterion]]
id = "1.a"
title = "A"
question = "A?"
rule = { kinds = ["note"], need = 40 }
[[step]]
id = "2"
title = "Lapsing"
competencies = ["growth"]
[[step.criterion]]
id = "2.a"
title = "A"
question = "A?"
rule = { kinds = ["feedback"], need = 40, within = 200 }
[[step]]
id = "3"
title = "Studied"
competencies = ["growth"]
[[step.criterion]]
id = "3.a"
title = "A"
question = "A?"
rule = { kinds = ["study"], need = 40 }
`

func pacedJournal(t testing.TB) *journal {
	t.Helper()
	f, err := readiness.Parse("paced.toml", paced)
	if err != nil {
		t.Fatal(err)
	}
	return newJournal(t, f)
}

// happens adds entries of a kind, each on a day and about a matter of its own.
func (j *journal) happens(kind string, count, daysBack int) {
	j.t.Helper()
	matters := strings.Fields("printers licences backups switches payroll badges doors scanners mailboxes invoices laptops cables")
	places := strings.Fields("Lisbon Turin Ghent Bergen Cork Malmo Graz Lyon")
	for i := range count {
		day, at := today.Add(-daysBack-i), daysBack+i
		matter := matters[at%len(matters)] + " in " + places[at/len(matters)%len(places)]
		e := model.NewEntry(kind, day)
		e.Title, e.Body = "Sorted the "+matter, "Everybody there wrote of "+matter+" afterwards"
		j.save(e)
	}
}

func (j *journal) outlook(framework string, on model.Day) (readiness.Outlook, readiness.Report) {
	j.t.Helper()
	r := j.report(framework, on)
	o, err := j.ix.Outlook(r)
	if err != nil {
		j.t.Fatal(err)
	}
	return o, r
}

func TestAForecastIsOfEachStepAlone(t *testing.T) {
	j := pacedJournal(t)
	j.happens("note", 8, 30)      // gained within half a year
	j.happens("feedback", 4, 190) // counted then and now
	j.happens("study", 4, 300)    // long ago
	o, r := j.outlook("paced", today)
	then := j.report("paced", today.Add(-180))
	gained := r.Steps[0].Coverage - then.Steps[0].Coverage
	if f := o.Steps["1"]; gained <= 0 || f.Pace != (gained+3)/6 {
		t.Fatalf("a gain of %d in 180 days is a pace of %d", gained, f.Pace)
	}
	missing := 8000 - r.Steps[0].Coverage
	if days := strength.Share(o.Steps["1"].Reaches.DaysSince(today)); days*gained < missing*180 || (days-1)*gained >= missing*180 {
		t.Errorf("missing %d at %d in 180 days, it is there in %d days", missing, gained, days)
	}
	if f := o.Steps["3"]; !f.StandsStill() || f.Pace != 0 || f.Reaches != "" || f.Describe(today, model.Locale{}) != "stands still" {
		t.Errorf("what nothing was added to has the forecast %+v, %q", f, f.Describe(today, model.Locale{}))
	}
	if o.Slowest != "2" && o.Slowest != "3" || o.Target != "" || o.Steps["1"].Needs != 0 {
		t.Errorf("slowest is %s, until %q", o.Slowest, o.Target)
	}
}

func TestWhatLapsesCountsDown(t *testing.T) {
	j := pacedJournal(t)
	j.happens("feedback", 12, 190)
	j.happens("feedback", 3, 10)
	o, r := j.outlook("paced", today.Add(60)) // the twelve are older than 200 days
	if f := o.Steps["2"]; f.Pace >= 0 || f.Reaches != "" || o.Slowest != "2" {
		t.Errorf("at %d and lapsing, the forecast is %+v", r.Steps[1].Coverage, f)
	}
	if said := o.DescribeSlowest(model.Locale{}); !strings.Contains(said, "more lapses than comes") || !strings.Contains(said, "−") {
		t.Errorf("it says %q", said)
	}
}

func TestAnOutlookIsSilentWithTooLittleToSay(t *testing.T) {
	for name, c := range map[string]struct {
		write  func(*journal)
		silent bool
	}{
		"a journal of eight weeks":                {func(j *journal) { j.happens("note", 10, 45) }, true},
		"a journal of a quarter":                  {func(j *journal) { j.happens("note", 10, 80) }, false},
		"two entries":                             {func(j *journal) { j.happens("note", 2, 80) }, true},
		"a degree of long ago, and a month since": {func(j *journal) { j.happens("study", 3, 3000); j.happens("note", 10, 5) }, true},
	} {
		j := pacedJournal(t)
		c.write(j)
		o, _ := j.outlook("paced", today)
		if (o.Steps["1"] == nil) != c.silent || c.silent && (o.Slowest != "" || o.DescribeSlowest(model.Locale{}) != "") {
			t.Errorf("%s: %+v, slowest %s", name, o.Steps["1"], o.Slowest)
		}
	}
}

func TestTheTargetDayAsksForAPace(t *testing.T) {
	j := pacedJournal(t)
	j.happens("note", 8, 70)
	j.happens("study", 4, 300)
	j.ix.SetLife(readiness.Life{TargetDay: today.Add(300)})
	o, r := j.outlook("paced", today)
	for _, s := range r.Steps {
		f := o.Steps[s.ID]
		if f == nil {
			continue
		}
		// The pace that is asked for brings it there, and one ten-thousandth less does not.
		if by := func(pace strength.Share) bool { return s.Coverage*30+pace*300 >= 8000*30 }; !by(f.Needs) || by(f.Needs-1) {
			t.Errorf("step %s at %d needs %d a month", s.ID, s.Coverage, f.Needs)
		}
	}
	if said := o.DescribeSlowest(model.Locale{}); o.Slowest != "3" || !strings.Contains(said, "stood still for half a year. To be there by "+o.Target.FormatPlain(model.Locale{})+" takes +") {
		t.Errorf("slowest is %s: %q", o.Slowest, said)
	}
	j.ix.SetLife(readiness.Life{TargetDay: today})
	if o, _ = j.outlook("paced", today); o.Target != "" || o.Steps["1"].Needs != 0 {
		t.Errorf("a day that has come still asks for %d a month", o.Steps["1"].Needs)
	}
}

func TestWhatIsThereNeedsNoPace(t *testing.T) {
	j := pacedJournal(t)
	j.happens("note", 80, 30)
	j.ix.SetLife(readiness.Life{TargetDay: today.Add(300)})
	o, r := j.outlook("paced", today)
	if f := o.Steps["1"]; r.Steps[0].Coverage < 8000 || !f.IsThere(today) || f.Needs != 0 || o.Slowest != "" {
		t.Errorf("at %d, the forecast is %+v, slowest %s", r.Steps[0].Coverage, f, o.Slowest)
	}
}

func TestTheOutlookOfTheDemo(t *testing.T) {
	j := demoJournal(t)
	for _, f := range j.ix.Frameworks() {
		o, r := j.outlook(f.ID, today)
		again, after := j.outlook(f.ID, today)
		if !reflect.DeepEqual(r, after) {
			t.Errorf("%s: looking back changed what is counted today", f.ID)
		}
		if len(o.Steps) == 0 || !reflect.DeepEqual(o, again) {
			t.Fatalf("%s: %+v, and again %+v", f.ID, o, again)
		}
		slow, found := o.Steps[o.Slowest]
		for id, one := range o.Steps {
			if !one.IsThere(today) && (!found || slow.Reaches != "" && (one.Reaches == "" || one.Reaches > slow.Reaches)) {
				t.Errorf("%s is later than the slowest, %q", id, o.Slowest)
			}
		}
	}
	if o, _ := j.outlook("seven-steps", "2025-06-20"); o.Slowest != "" {
		t.Errorf("six weeks in, it says %q", o.DescribeSlowest(model.Locale{}))
	}
}
