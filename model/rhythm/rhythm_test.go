package rhythm

import (
	"testing"

	"rung/model"
)

func TestTheMostSpecificRuleHolds(t *testing.T) {
	rules := Rules{
		{Circle: "outside", Ideal: 90}, {Circle: "my team", None: true},
		{Tag: "sales", Ideal: 30, Limit: 60}, {Tag: "key", Ideal: 30, Limit: 40}, {Tag: "quiet", None: true},
	}
	for name, c := range map[string]struct {
		own    Rule
		tags   []string
		circle string
		want   Rhythm
	}{
		"nobody's":                      {want: Rhythm{}},
		"the circle's":                  {circle: "outside", want: Rhythm{90, 0, Circle, "outside"}},
		"a circle without":              {circle: "IT", want: Rhythm{}},
		"none for a circle":             {circle: "my team", want: Rhythm{0, 0, Circle, "my team"}},
		"a tag before the circle":       {tags: []string{"sales"}, circle: "outside", want: Rhythm{30, 60, Tag, "sales"}},
		"the strictest of tags":         {tags: []string{"sales", "key"}, want: Rhythm{30, 40, Tag, "key"}},
		"any tag's before a tag's none": {tags: []string{"quiet", "sales"}, want: Rhythm{30, 60, Tag, "sales"}},
		"none for a tag":                {tags: []string{"quiet"}, circle: "outside", want: Rhythm{0, 0, Tag, "quiet"}},
		"the own one":                   {own: Rule{Ideal: 7}, tags: []string{"key"}, circle: "outside", want: Rhythm{7, 0, Own, ""}},
		"none as an own choice":         {own: Rule{None: true}, tags: []string{"key"}, want: Rhythm{0, 0, Own, ""}},
		"a limit alone is the wish too": {own: Rule{Limit: 20}, want: Rhythm{20, 20, Own, ""}},
		"a limit before the wish":       {own: Rule{Ideal: 60, Limit: 30}, want: Rhythm{30, 60, Own, ""}},
	} {
		if got := rules.ForPerson(c.own, c.tags, c.circle); got != c.want {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}

func TestNoRhythmIsAnotherThingThanNoneWritten(t *testing.T) {
	e := model.NewEntry("contact", "2026-01-01")
	e.Values["circle"] = "outside"
	rules := Rules{{Circle: "outside", Ideal: 90}}
	if r := rules.ForContact(e); r.Ideal != 90 {
		t.Errorf("without a word of one's own: %+v", r)
	}
	e.Values["ideal_days"] = int64(0)
	if r := rules.ForContact(e); r.IsSet() || r.From != Own {
		t.Errorf("with 0 days: %+v", r)
	}
	e.Values["ideal_days"] = int64(1 << 50)
	if r := rules.ForContact(e); r.Ideal != MostDays {
		t.Errorf("with absurdly many days: %+v", r)
	}
}

func TestWhereARhythmStands(t *testing.T) {
	monthly, wish, both := Rhythm{Ideal: 30, Limit: 60}, Rhythm{Ideal: 30}, Rhythm{Ideal: 20, Limit: 20}
	for _, c := range []struct {
		name              string
		r                 Rhythm
		on, last, snoozed model.Day
		want              Standing
	}{
		{"the day before", monthly, "2026-03-02", "2026-02-01", "", Standing{Fine, "2026-03-03", "2026-04-02"}},
		{"the ideal day", monthly, "2026-03-03", "2026-02-01", "", Standing{Due, "2026-03-03", "2026-04-02"}},
		{"the limit's day still keeps it", monthly, "2026-04-02", "2026-02-01", "", Standing{Due, "2026-03-03", "2026-04-02"}},
		{"the day after the limit", monthly, "2026-04-03", "2026-02-01", "", Standing{LosingTouch, "2026-03-03", "2026-04-02"}},
		{"without a limit touch is not lost", wish, "2036-01-01", "2026-01-01", "", Standing{Due, "2026-01-31", ""}},
		{"a limit alone", both, "2026-01-21", "2026-01-01", "", Standing{Due, "2026-01-21", "2026-01-21"}},
		{"over a leap day", monthly, "2028-03-01", "2028-02-01", "", Standing{Fine, "2028-03-02", "2028-04-01"}},
		{"from a leap day", Rhythm{Ideal: 365}, "2029-02-28", "2028-02-29", "", Standing{Due, "2029-02-28", ""}},
		{"snoozed", monthly, "2026-03-20", "2026-02-01", "2026-04-01", Standing{Snoozed, "2026-04-01", "2026-04-02"}},
		{"snoozed past the limit", monthly, "2026-05-01", "2026-02-01", "2026-06-01", Standing{Snoozed, "2026-06-01", "2026-04-02"}},
		{"on the day it wakes", monthly, "2026-04-01", "2026-02-01", "2026-04-01", Standing{Due, "2026-04-01", "2026-04-02"}},
		{"a snooze gone by", monthly, "2026-03-20", "2026-02-01", "2026-02-10", Standing{Due, "2026-03-03", "2026-04-02"}},
		{"snoozed until the ideal day itself", monthly, "2026-03-02", "2026-02-01", "2026-03-03", Standing{Fine, "2026-03-03", "2026-04-02"}},
		{"on that day it is due", monthly, "2026-03-03", "2026-02-01", "2026-03-03", Standing{Due, "2026-03-03", "2026-04-02"}},
		{"a snooze before a later talk", monthly, "2026-03-21", "2026-03-20", "2026-04-01", Standing{Fine, "2026-04-19", "2026-05-19"}},
		{"met on a day to come", monthly, "2026-01-01", "2026-01-10", "", Standing{Fine, "2026-02-09", "2026-03-11"}},
		{"no rhythm, whatever the snooze", Rhythm{}, "2026-01-01", "2020-01-01", "2027-01-01", Standing{State: NoRhythm}},
		{"at the end of the calendar", Rhythm{Ideal: MostDays}, "9999-12-31", "9999-12-30", "", Standing{State: Fine}},
	} {
		if got := c.r.StandingOn(c.on, c.last, c.snoozed); got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, got, c.want)
		}
	}
}

func TestRulesAreCheckedAndReplaced(t *testing.T) {
	rules, err := Rules{{Tag: "sales", Ideal: 30}}.WithRule(Rule{Tag: "#Sales", Ideal: 20, Limit: 40})
	if err != nil || len(rules) != 1 || rules[0] != (Rule{Tag: "sales", Ideal: 20, Limit: 40}) {
		t.Errorf("%+v, %v", rules, err)
	}
	if rules, err = rules.WithRule(Rule{Circle: "outside", None: true}); err != nil || len(rules) != 2 {
		t.Errorf("%+v, %v", rules, err)
	}
	if rules, err = rules.WithRule(Rule{Tag: "sales"}); err != nil || len(rules) != 1 || rules[0].Circle != "outside" {
		t.Errorf("after taking one away: %+v, %v", rules, err)
	}
	for field, rule := range map[string]Rule{
		"tag": {Ideal: 30}, "circle": {Circle: "friends", Ideal: 30}, "limit_days": {Tag: "a", Ideal: 30, Limit: 20}, "ideal_days": {Tag: "a", Ideal: -1},
	} {
		_, err := rules.WithRule(rule)
		if told, ok := err.(*model.Error); !ok || told.Code != model.Invalid || told.Field != field {
			t.Errorf("%+v: %v, want it refused for its %s", rule, err, field)
		}
	}
	for _, r := range []Rule{{Ideal: 1}, {Ideal: MostDays, Limit: MostDays}, {Ideal: 30, Limit: 30}, {Limit: 1}, {None: true}} {
		if err := r.Check(); err != nil {
			t.Errorf("%+v is refused: %v", r, err)
		}
	}
	for _, r := range []Rule{{}, {Ideal: MostDays + 1}, {Limit: MostDays + 1}, {Ideal: 2, Limit: 1}, {Ideal: 1, Limit: -1}} {
		if err := r.Check(); model.CodeOf(err) != model.Invalid {
			t.Errorf("%+v: %v, want it refused", r, err)
		}
	}
	if _, err := rules.WithRule(Rule{Tag: "a", Circle: "IT", Ideal: 3}); model.CodeOf(err) != model.Invalid {
		t.Errorf("for a tag and a circle at once: %v", err)
	}
}

func TestRhythmsInWords(t *testing.T) {
	for want, r := range map[string]Rhythm{
		"no rhythm": {}, "every 30 days": {Ideal: 30}, "every 1 day, at the latest after 2": {Ideal: 1, Limit: 2}, "at the latest after 20 days": {Ideal: 20, Limit: 20},
	} {
		if got := r.Describe(); got != want {
			t.Errorf("%+v: %q, want %q", r, got, want)
		}
	}
}
