package text

import "testing"

func TestWordsAreShortenedFromTheLimitOn(t *testing.T) {
	for _, c := range []struct {
		text  string
		limit int
		want  string
	}{
		{"", 5, ""}, {"abcde", 5, "abcde"}, {"abcdef", 5, "abcd…"}, {"äöüß€", 5, "äöüß€"}, {"äöüß€x", 5, "äöüß…"},
		{"abcd efg", 6, "abcd…"}, {" a \n b\tc ", 5, "a b c"}, {"a  b  c", 5, "a b c"}, {"ab", 1, "…"},
	} {
		if got := Shorten(c.text, c.limit); got != c.want {
			t.Errorf("%q becomes %q within %d characters, want %q", c.text, got, c.limit, c.want)
		}
	}
}

func TestNumbersAgreeWithTheirNouns(t *testing.T) {
	for n, want := range map[int]string{0: "0 entries", 1: "1 entry", 2: "2 entries", -1: "-1 entries", 1200: "1200 entries"} {
		if got := Counted(n, "entry", "entries"); got != want {
			t.Errorf("%d is counted %q, want %q", n, got, want)
		}
	}
}

func TestEmptyPartsAreNotJoined(t *testing.T) {
	if got := Joined(", ", "", "a", "", "b", ""); got != "a, b" {
		t.Errorf("joined to %q", got)
	}
	if got := Joined(", ", "", ""); got != "" {
		t.Errorf("nothing is joined to %q", got)
	}
}
