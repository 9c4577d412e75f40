package model

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// typeSample is a field of a type, a value of it, and texts that it refuses.
type typeSample struct {
	field   Field
	value   any
	text    string // reads as value in every locale
	refused []string
}

var typeSamples = map[Type]typeSample{
	Text:    {Field{Key: "role", Label: "My role", Type: Text}, "Team lead", "Team  lead ", nil},
	Prose:   {Field{Key: "result", Label: "Result", Type: Prose}, "One.\nTwo.", " One.\r\nTwo.\n", nil},
	Choice:  {choiceField("outcome", "Outcome", "open", "refused"), "refused", "Refused", []string{"lost"}},
	YesNo:   {Field{Key: "outside_it", Label: "Outside IT", Type: YesNo}, true, "Y", []string{"maybe", "2"}},
	Integer: {Field{Key: "people_led", Label: "People led", Type: Integer}, int64(12000), "12000", []string{"-1", "1.5", "many", "9999999999999999"}},
	Year:    {Field{Key: "fiscal_year", Label: "Fiscal year", Type: Year}, int64(2027), "FY27", []string{"7", "2027/28", "99999", "fy"}},
	Number:  {Field{Key: "hours", Label: "Hours", Type: Number}, Decimal("12.5"), "12.5", []string{"--5", "1,2,3", "ten"}},
	Date:    {Field{Key: "deadline", Label: "Deadline", Type: Date}, Day("2026-11-20"), "yesterday", []string{"soon", "31 feb"}},
	Amount:  {Field{Key: "asked", Label: "Asked", Type: Amount}, Money{8400050, "USD"}, "84000.5 usd", []string{"much", "5 XYZ", "1.234567 USD"}},
	Link:    {Field{Key: "url", Label: "Profile", Type: Link}, "https://example.org/ana", " example.org/ana ", []string{"ana", "ftp://example.org", "mailto:ana@example.org", "javascript:alert(1)"}},
	List:    {metrics, []Values{{"what": "late orders", "before": Decimal("40"), "known": "told"}}, `[{"what":"late orders","before":40,"known":"told"}]`, []string{"many", "[{]", `[{"who":"me"}]`}},
}

func TestEveryTypeIsReadWrittenAndRefused(t *testing.T) {
	for _, typ := range Types {
		rules, declared := types[typ]
		s, sampled := typeSamples[typ]
		if !declared || !sampled || rules.Parse == nil || rules.Format == nil || rules.Decode == nil {
			t.Errorf("the type %q lacks a row or a sample", typ)
			continue
		}
		for name, loc := range locales {
			if got, err := s.field.Parse(s.text, loc); err != nil || !cmp.Equal(got, s.value) {
				t.Errorf("%s: %s reads %q as %#v, %v", name, typ, s.text, got, err)
			}
			text := s.field.Format(s.value, loc)
			if got, err := s.field.Parse(text, loc); err != nil || !cmp.Equal(got, s.value) {
				t.Errorf("%s: %s reads its own %q as %#v, %v", name, typ, text, got, err)
			}
			for _, empty := range []string{"", " \n", "\u200b"} {
				if got, err := s.field.Parse(empty, loc); got != nil || err != nil {
					t.Errorf("%s: %s reads the empty %q as %#v, %v", name, typ, empty, got, err)
				}
			}
			for _, text := range s.refused {
				_, err := s.field.Parse(text, loc)
				checkRefusal(t, s.field, text, err)
			}
		}
	}
	if len(types) != len(Types) {
		t.Errorf("%d types are declared and %d listed", len(types), len(Types))
	}
}

func checkRefusal(t *testing.T, f Field, text string, err error) {
	t.Helper()
	e, ok := err.(*Error)
	if !ok || e.Code != Invalid || e.Field == "" || e.Message == "" || strings.Contains(e.Message, "  ") {
		t.Errorf("%s refuses %q with %#v", f.Type, text, err)
	}
}

func TestEveryTypeIsTheSameInJSON(t *testing.T) {
	for typ, s := range typeSamples {
		raw, err := json.Marshal(s.value)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := s.field.Decode(raw); err != nil || !cmp.Equal(got, s.value) {
			t.Errorf("%s decodes %s as %#v, %v", typ, raw, got, err)
		}
		if got, err := s.field.Decode([]byte("null")); got != nil || err != nil {
			t.Errorf("%s decodes null as %#v, %v", typ, got, err)
		}
		for _, wrong := range []string{`{"a":1}`, `[1]`, `true`, `"\u0000lost, 5"`, `-1.5e9`} {
			if typ == YesNo && wrong == "true" || (typ == Text || typ == Prose) && strings.HasPrefix(wrong, `"`) {
				continue
			}
			_, err := s.field.Decode([]byte(wrong))
			checkRefusal(t, s.field, wrong, err)
		}
	}
}

func TestDecodeKeepsToWhatCanBeTypedAgain(t *testing.T) {
	for typ, raw := range map[Type]string{
		Integer: "9007199254740993000", Amount: `{"minor":9223372036854775807,"currency":"USD"}`, Number: "1e3", Year: "12",
	} {
		f := typeSamples[typ].field
		_, err := f.Decode([]byte(raw))
		checkRefusal(t, f, raw, err)
	}
}

// anyValue draws a value that a field of the type may hold.
func anyValue(t *rapid.T, f Field) any {
	words := rapid.StringMatching(`[a-zA-ZäŁ東0-9 .,#"\\-]{1,20}[a-z]`)
	switch f.Type {
	case Choice:
		return rapid.SampledFrom(f.Choices).Draw(t, f.Key)
	case YesNo:
		return rapid.Bool().Draw(t, f.Key)
	case Integer:
		return rapid.Int64Range(0, 999_999_999_999_999).Draw(t, f.Key)
	case Year:
		return rapid.Int64Range(1900, 2999).Draw(t, f.Key)
	case Number:
		return anyDecimal(t)
	case Date:
		return anyDay(t)
	case Amount:
		return Money{rapid.Int64Range(-99_999_999_999_999, 99_999_999_999_999).Draw(t, f.Key), rapid.SampledFrom([]string{"", "USD", "CAD", "JPY", "KWD", "EUR"}).Draw(t, "currency")}
	case Link:
		return "https://" + rapid.StringMatching(`[a-z]{1,9}\.[a-z]{2,5}(/[a-z0-9]{0,9})?`).Draw(t, f.Key)
	case List:
		var items []Values
		for range rapid.IntRange(1, 3).Draw(t, "items") {
			item := Values{}
			for _, of := range f.Of {
				if rapid.Bool().Draw(t, "filled") || len(item) == 0 {
					item[of.Key] = anyValue(t, of)
				}
			}
			items = append(items, item)
		}
		return items
	}
	v, err := f.Parse(words.Draw(t, f.Key), Locale{})
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func anyDecimal(t *rapid.T) Decimal {
	text := rapid.StringMatching(`-?(0|[1-9][0-9]{0,14})(\.[0-9]{0,14}[1-9])?`).Draw(t, "decimal")
	if text == "-0" {
		return "0"
	}
	return Decimal(text)
}

func TestParseReadsWhatFormatWrites(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k := rapid.SampledFrom(Kinds).Draw(t, "kind")
		f := rapid.SampledFrom(k.Fields).Draw(t, "field")
		v, loc := anyValue(t, f), anyLocale(t)
		text := f.Format(v, loc)
		if got, err := f.Parse(text, loc); err != nil || !cmp.Equal(got, v) {
			t.Fatalf("%s.%s: %#v is written %q and read %#v, %v", k.ID, f.Key, v, text, got, err)
		}
		raw, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := f.Decode(raw); err != nil || !cmp.Equal(got, v) {
			t.Fatalf("%s.%s: %s is decoded %#v, %v", k.ID, f.Key, raw, got, err)
		}
	})
}

func FuzzParseField(f *testing.F) {
	for i, typ := range Types {
		f.Add(i, typeSamples[typ].text, true)
	}
	f.Fuzz(func(t *testing.T, i int, text string, comma bool) {
		if i < 0 || i >= len(Types) {
			return
		}
		field, loc := typeSamples[Types[i]].field, Locale{Today: saturday, DecimalComma: comma, Currency: "USD"}
		v, err := field.Parse(text, loc)
		if err != nil || v == nil {
			return
		}
		again, err := field.Parse(field.Format(v, loc), loc)
		if err != nil || !cmp.Equal(again, v) {
			t.Fatalf("%s: %q is %#v, then %#v, %v", field.Type, text, v, again, err)
		}
	})
}
