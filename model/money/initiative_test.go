package money_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"rung/model"
	"rung/model/money"
)

func initiative(funded, outcome string, sponsors ...string) money.Initiative {
	i := money.Initiative{Entry: model.NewEntry("initiative", today)}
	for key, value := range map[string]string{"funded": funded, "outcome": outcome} {
		if value != "" {
			i.Values[key] = value
		}
	}
	for _, circle := range sponsors {
		i.Sponsors = append(i.Sponsors, money.Person{Name: "Somebody", Circle: circle})
	}
	return i
}

func TestTheDemosBoardAndPatterns(t *testing.T) {
	l := demoLedger(t)
	counts := map[string]int{}
	for _, funded := range money.Fundings {
		for _, outcome := range money.Outcomes {
			if n := len(l.InitiativesAt(funded, outcome)); n > 0 {
				counts[funded+" "+outcome] = n
			}
		}
	}
	if got := fmt.Sprint(counts); got != "map[no died:1 no running:1 no thriving:1 yes died:1 yes running:1 yes thriving:2]" {
		t.Errorf("the board is %s", got)
	}
	want := []money.Pattern{
		{Contrast: money.FundedOrNot, Trait: money.Sponsored, With: 3, All: 4, OtherWith: 0, OtherAll: 3},
		{Contrast: money.FundedOrNot, Trait: money.ExecutiveSponsor, With: 2, All: 4, OtherWith: 0, OtherAll: 3},
	}
	if got := l.Patterns(money.FundedOrNot); !slices.Equal(got, want) {
		t.Errorf("patterns %+v", got)
	}
	if got := l.Patterns(money.ThrivingOrNot); got != nil {
		t.Errorf("two that died are too few for %+v", got)
	}
	said, unsaid := l.Lessons()
	if len(said) != 5 || len(unsaid) != 2 || unsaid[0].Title != "Contractor portal" {
		t.Errorf("%d lessons, %d still to be drawn", len(said), len(unsaid))
	}
}

func TestPatternsNeedNumbers(t *testing.T) {
	with, without := initiative("yes", "thriving", "executive"), initiative("no", "died")
	for _, of := range []struct {
		one, other int
		told       bool
	}{{3, 3, true}, {3, 2, false}, {2, 3, false}, {0, 9, false}, {9, 3, true}} {
		l := money.Ledger{Initiatives: append(slices.Repeat([]money.Initiative{with}, of.one), slices.Repeat([]money.Initiative{without}, of.other)...)}
		for _, c := range []money.Contrast{money.FundedOrNot, money.ThrivingOrNot} {
			if got := l.Patterns(c); (len(got) > 0) != of.told {
				t.Errorf("%d against %d: %+v", of.one, of.other, got)
			}
		}
	}
}

func TestPatternsNeedAClearDifference(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var l money.Ledger
		with := map[string]int{}
		all := map[string]int{}
		for range rapid.IntRange(0, 14).Draw(t, "initiatives") {
			funded := rapid.SampledFrom([]string{"yes", "no", "unknown", ""}).Draw(t, "funded")
			i := initiative(funded, "")
			all[funded]++
			if rapid.Bool().Draw(t, "sponsored") {
				i = initiative(funded, "", "my team")
				with[funded]++
			}
			l.Initiatives = append(l.Initiatives, i)
		}
		clear := false
		if all["yes"] >= money.LeastCompared && all["no"] >= money.LeastCompared {
			apart := float64(with["yes"])/float64(all["yes"]) - float64(with["no"])/float64(all["no"])
			clear = apart >= 0.5 || apart <= -0.5
		}
		got := l.Patterns(money.FundedOrNot)
		if !clear && len(got) > 0 || clear && len(got) != 1 {
			t.Fatalf("%v of %v have a sponsor, which is told as %+v", with, all, got)
		}
		if clear && (got[0].With != with["yes"] || got[0].All != all["yes"] || got[0].OtherWith != with["no"] || got[0].OtherAll != all["no"]) {
			t.Fatalf("%v of %v are told as %+v", with, all, got[0])
		}
	})
}

func TestAGoalNamesANumberUnlessItIsADate(t *testing.T) {
	for goal, names := range map[string]bool{
		"All 652 mailboxes on hosted mail": true, "Half of all orders within the day": true, "Save 35% by 2027": true,
		"Done by 2027": false, "One place for all reports": false, "": false, "Often, not seldom": false,
	} {
		many := func(goal string) money.Ledger {
			one, other := initiative("yes", ""), initiative("no", "")
			one.Values["goal"] = goal
			return money.Ledger{Initiatives: append(slices.Repeat([]money.Initiative{one}, 3), slices.Repeat([]money.Initiative{other}, 3)...)}
		}
		if got := len(many(goal).Patterns(money.FundedOrNot)) == 1; got != names {
			t.Errorf("%q names a number: %v", goal, got)
		}
	}
}
