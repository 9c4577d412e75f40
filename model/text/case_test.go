package text

import "testing"

func TestTheFirstLetterIsChangedWhateverItsScript(t *testing.T) {
	for text, want := range map[string][2]string{"": {"", ""}, "ana": {"Ana", "ana"}, "Électron": {"Électron", "électron"}, "ñandú": {"Ñandú", "ñandú"}, "IT": {"IT", "IT"}, "9 hours": {"9 hours", "9 hours"}, "A": {"A", "a"}} {
		if got := [2]string{Capitalize(text), LowerFirst(text)}; got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
