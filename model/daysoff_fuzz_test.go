package model

import (
	"reflect"
	"testing"
)

// FuzzParseDaysOff: what is read as days off is written so that it is read again.
func FuzzParseDaysOff(f *testing.F) {
	for _, text := range []string{"Sat, Sun", "2026-12-24 to 2027-01-01", "3 Nov", "sat to mon", "", "2026-12-24..", "-"} {
		f.Add(text)
	}
	loc := Locale{Today: "2026-11-20"}
	f.Fuzz(func(t *testing.T, text string) {
		off, err := ParseDaysOff(text, loc)
		if err != nil {
			if CodeOf(err) != Invalid {
				t.Errorf("%q: %v", text, err)
			}
			return
		}
		again, err := ParseDaysOff(off.Format(loc), loc)
		if err != nil || !reflect.DeepEqual(off, again) {
			t.Errorf("%q is %+v, written %q, read as %+v, %v", text, off, off.Format(loc), again, err)
		}
	})
}
