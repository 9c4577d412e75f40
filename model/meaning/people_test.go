package meaning_test

import (
	"fmt"
	"strings"
	"testing"

	"rung/model"
	"rung/model/meaning"
)

// readPeople gives the people who are sure to be named in a text, as "name/department".
func readPeople(t *testing.T, text string, known ...string) []string {
	t.Helper()
	x, err := shippedLexicon()
	if err != nil {
		t.Fatal(err)
	}
	var people []string
	for _, p := range x.Read(text, meaning.Context{Locale: model.Locale{Today: "2026-11-30"}, Known: known}).People {
		if p.From < 0 || p.To > len(text) || p.From >= p.To {
			t.Errorf("%q: %+v lies outside", text, p)
		}
		if p.Sure {
			people = append(people, strings.Trim(p.Name+"/"+p.Department, "/"))
		}
	}
	return people
}

func TestKnownContactsAreReadInLowerCase(t *testing.T) {
	tests := []struct{ text, known, want string }{
		{"asked bronwyngard about the patch", "Bronwyngard Foss (Legal)", "[bronwyngard]"},
		{"bronwyngard foss reviewed it", "Bronwyngard Foss (Legal)", "[bronwyngard foss]"},
		{"asked bronwyngard about the patch", "Ana Ruiz (Legal)", "[]"},
		{"Hope the fan lasts", "Hope Adeyemi (Finance)", "[]"},
		{"hope the fan lasts", "Hope Adeyemi (Finance)", "[]"},
		{"Hope approved the fan", "Hope Adeyemi (Finance)", "[Hope]"},
		{"gave it to Hope", "Hope Adeyemi (Finance)", "[Hope]"},
		{"Will need two hands for the rack", "Will Tanner (IT)", "[]"},
		{"Oisin fixed it", "Oisín Kelly (IT)", "[Oisin]"},
		{"Elif from Yellowfin asked for a report", "Elif Kaya (Yellowfin)", "[Elif/Yellowfin]"},
	}
	for _, test := range tests {
		if got := fmt.Sprint(readPeople(t, test.text, test.known)); got != test.want {
			t.Errorf("%q, with %q known: %s, want %s", test.text, test.known, got, test.want)
		}
	}
}

func TestAPersonWhoIsNamedTwiceIsReadOnce(t *testing.T) {
	for text, want := range map[string]string{
		"Karin Holt called. Karin from Operations wants it": "[Karin Holt/Operations]",
		"Tom told Tom's boss":                               "[Tom]",
		"Tom Beck and Tom Baker argued":                     "[Tom Beck Tom Baker]",
		"José signed, Jose was happy":                       "[José]",
		"Jan, Jan and Jan from Legal met":                   "[Jan/Legal]",
	} {
		if got := fmt.Sprint(readPeople(t, text)); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestNamesInOtherWritingsAreRead(t *testing.T) {
	for text, want := range map[string]string{
		"met 王伟 about the rollout":                  "[王伟]",
		"김민준 asked for help with the VPN":           "[김민준]",
		"Дмитрий Орлов from Sales sent the list":    "[Дмитрий Орлов/Sales]",
		"coffee with \u202bيوسف\u202c from Finance": "[يوسف/Finance]",
		"今天我们把服务器迁移到了新的机房":                          "[]",
		"сегодня перенёс сервер":                    "[]",
		"😀 Ana 😀 said thanks 😀":                     "[Ana]",
	} {
		if got := fmt.Sprint(readPeople(t, text)); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestManyNamesInALineAreRead(t *testing.T) {
	var names []string
	for i := range 10_000 {
		names = append(names, fmt.Sprintf("Ana%s Novak", strings.Repeat("n", i%7)))
	}
	for _, separator := range []string{" ", ", ", " and ", " @"} {
		if got := readPeople(t, "asked "+strings.Join(names, separator)); len(got) == 0 {
			t.Errorf("nobody is read with %q between", separator)
		}
	}
}
