package meaning_test

import (
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"rung/assets/lexicon"
	"rung/model"
	"rung/model/meaning"
)

// shipped is the lexicon that Rung ships, parsed once.
func shipped(t testing.TB) *meaning.Lexicon {
	t.Helper()
	x, err := parseShipped()
	if err != nil {
		t.Fatal(err)
	}
	return x
}

var parseShipped = sync.OnceValues(func() (*meaning.Lexicon, error) { return meaning.ParseLexicon(lexicon.Files) })

var monday = meaning.Context{Locale: model.Locale{Today: "2026-11-30", Currency: "USD"}, Known: []string{"Priya Raman (Finance)"}}

// originsOf collects every place that a reading gives.
func originsOf(r meaning.Reading) []meaning.Origin {
	var all []meaning.Origin
	for _, list := range []reflect.Value{reflect.ValueOf(r.Values), reflect.ValueOf(r.People), reflect.ValueOf(r.Numbers), reflect.ValueOf(r.Amounts), reflect.ValueOf(r.Promises), reflect.ValueOf(r.Parts), reflect.ValueOf(r.Competencies), reflect.ValueOf(r.Things), reflect.ValueOf(r.MaybeKinds)} {
		for i := range list.Len() {
			all = append(all, list.Index(i).FieldByName("Origin").Interface().(meaning.Origin))
		}
	}
	return append(all, r.Kind.Origin)
}

func checkPlaces(t *testing.T, x *meaning.Lexicon, text string) {
	t.Helper()
	r := x.Read(text, monday)
	if r.Text != text {
		t.Fatalf("the text became %q", r.Text)
	}
	for _, o := range originsOf(r) {
		if o.From < 0 || o.From > o.To || o.To > len(text) {
			t.Fatalf("place %d to %d of a text of %d bytes", o.From, o.To, len(text))
		}
		if utf8.ValidString(text) && (!utf8.ValidString(text[:o.From]) || !utf8.ValidString(text[o.From:o.To])) {
			t.Fatalf("place %d to %d cuts a letter of %q", o.From, o.To, text)
		}
	}
	if again := x.Read(text, monday); !reflect.DeepEqual(r, again) {
		t.Fatalf("%q is read in two ways:\n%+v\n%+v", text, r, again)
	}
}

// strangeLines are texts that are hardly sentences.
var strangeLines = []string{
	"", " ", "\n\n", ".", "...", "?!", "“”", `"`, "'", "''''", "«»", "(((", ")))", "- ", "->", "— — —", "@", "#", "!", "@@@ ## !!", "@ @Ana", "!kind", ">",
	"\x00\x01\x02", "a\x00b", "\xff\xfe", "moved \xff the \xc3 vms", "\xed\xa0\x80", "e\u0301", "\u202emoved the vms\u202c", "\u200b\u200d\ufeff", "👩‍💻 fixed the 🖨️", "🎉🎉🎉",
	"שלום אני ביקשתי תקציב", "طلبت من Priya 400$", "王伟 asked 田中 for €5", "and", "and and and", "I", "I'", "'s", "n't", "not", "no", "who who who?", "said said said", "to to to", "“said “said ”said”",
	"4.", "1.2.3.4.5", "5 5 5 to to 6 > 7", "from to from to", "W/", "w/", "Tom Tom Tom", "Tom and Tom or Tom, Tom", "i will will will", "had had had had", "1.200 € 1,200 $ £", "-", "–", "%", "99% to", "Dr. Dr. Dr.", "e.g.", "St. Dr.", strings.Repeat("(", 200), strings.Repeat("“", 200), strings.Repeat("he said ", 60),
}

func TestStrangeLinesAreReadWithoutHarm(t *testing.T) {
	x := shipped(t)
	for _, line := range strangeLines {
		checkPlaces(t, x, line)
	}
}

func FuzzReadLine(f *testing.F) {
	x := shipped(f)
	for _, line := range strangeLines {
		f.Add(line)
	}
	for _, line := range []string{
		"moved the last 12 vms off the old esx box tonight, no downtime, warehouse didnt notice",
		"Priya from Finance asked if I could explain why the licence bill went up again, sat with her for 20 min",
		"asked for £4,800 for two new UPS units; CFO said no: 'we have cloud for that'",
		"Fiona said she'd forward me last year's one pager by wed",
		"Sabine hat mich gefragt, ob ich die Kosten erklären kann. j'ai migré les boîtes mail",
	} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, text string) { checkPlaces(t, x, text) })
}

// Reading eight times as much must take about eight times as long, not sixty-four times.
func TestTimeGrowsWithTheTextAlone(t *testing.T) {
	x := shipped(t)
	for name, unit := range map[string]string{
		"no space":   "abcdefghij",
		"names":      "Tom Beck, Ana Novak and Priya Raman, ",
		"commas":     ",",
		"quotes":     "“he said ‘",
		"brackets":   "(a ",
		"sentences":  "Asked Tom for 5. He said no. ",
		"one long":   "and I asked Tom who said that he moved it because ",
		"amounts":    "$5 ",
		"things":     "AWS ",
		"words":      "in Go to Teams by C ",
		"full stops": ". ",
		"marks":      "@ana #tag ",
	} {
		small, large := strings.Repeat(unit, 4<<10/len(unit)), strings.Repeat(unit, 32<<10/len(unit))
		slowest, fastest := time.Duration(0), time.Hour
		for range 20 { // a busy machine can only make the bound wider
			slowest, fastest = max(slowest, timeToRead(x, small)), min(fastest, timeToRead(x, large))
			if fastest <= 24*slowest {
				break
			}
		}
		if fastest > 24*slowest {
			t.Errorf("%s: %s for 4 KB, %s for 32 KB", name, slowest, fastest)
		}
	}
}

func timeToRead(x *meaning.Lexicon, text string) time.Duration {
	begin := time.Now()
	x.Read(text, monday)
	return time.Since(begin)
}

func BenchmarkReadLine(b *testing.B) {
	x := shipped(b)
	for b.Loop() {
		x.Read("Priya from Finance asked if I could explain why the licence bill went up again, sat with her for 20 min", monday)
	}
}

func BenchmarkReadPage(b *testing.B) {
	x := shipped(b)
	page := strings.Repeat("Priya from Finance asked if I could explain why the licence bill went up again, sat with her for 20 min. Moved the last 12 vms off the old box tonight, no downtime. ", 43)
	for b.Loop() {
		x.Read(page, monday)
	}
}

func BenchmarkParseLexicon(b *testing.B) {
	for b.Loop() {
		if _, err := meaning.ParseLexicon(lexicon.Files); err != nil {
			b.Fatal(err)
		}
	}
}
