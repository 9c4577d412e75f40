package text

import "testing"

func TestDaysAgoAreSaidInTheUnitThatFits(t *testing.T) {
	for days, want := range map[int][2]string{
		0: {"today", "today"}, 1: {"yesterday", "yesterday"}, 13: {"13 days ago", "13 days ago"}, 14: {"14 days ago", "2 weeks ago"},
		59: {"59 days ago", "8 weeks ago"}, 60: {"60 days ago", "2 months ago"}, 99: {"99 days ago", "3 months ago"}, 100: {"3 months ago", "3 months ago"},
		729: {"24 months ago", "24 months ago"}, 730: {"2 years ago", "2 years ago"}, -1: {"tomorrow", "today"}, -3: {"in 3 days", "today"}, -100: {"in 3 months", "today"},
	} {
		if got := [2]string{Ago(days), RoughlyAgo(days)}; got != want {
			t.Errorf("%d days: %q, want %q", days, got, want)
		}
	}
}
