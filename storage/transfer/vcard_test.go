package transfer

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rung/model"
	"rung/storage/transfer/contacts"
	"rung/storage/transfer/intake"
)

func (p Exchange) bringFile(t testing.TB, from model.ImportSource, name string) model.ImportResult {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return p.bringFrom(t, from, string(content))
}

func (p Exchange) bringFrom(t testing.TB, from model.ImportSource, text string) model.ImportResult {
	t.Helper()
	a, err := p.Import(context.Background(), strings.NewReader(text), from, false)
	if err != nil {
		t.Fatal(err)
	}
	// The preview lists what the numbers count.
	fates := map[model.ImportOutcome]int{}
	for _, r := range a.Rows {
		fates[r.Outcome]++
	}
	if fates[model.OutcomeNew] != a.New || fates[model.OutcomeChanged] != a.Changed || fates[model.OutcomeUnchanged] != a.Unchanged || fates[model.OutcomeSkipped] < a.Refused {
		t.Errorf("listed %v of %d new, %d changed, %d the same and %d refused", fates, a.New, a.Changed, a.Unchanged, a.Refused)
	}
	return a
}

// titled gives the entry of a title.
func (p Exchange) titled(t testing.TB, title string) model.Entry {
	t.Helper()
	for _, e := range p.all(t) {
		if e.Title == title {
			return e
		}
	}
	t.Fatalf("no entry %q", title)
	return model.Entry{}
}

// all gives every entry that is not in the trash.
func (p Exchange) all(t testing.TB) []model.Entry {
	t.Helper()
	all, err := model.FindEntries(context.Background(), p.Journal, model.EveryKindQuery())
	if err != nil {
		t.Fatal(err)
	}
	return all
}

var vcards = model.ImportSource{Format: "vcard"}

func wantValues(t *testing.T, e model.Entry, want map[string]string) {
	t.Helper()
	for key, text := range want {
		if got := fmt.Sprint(e.Values[key]); got != text {
			t.Errorf("%s, %s: %q, want %q", e.Title, key, got, text)
		}
	}
}

func TestCardsOfAnOldTelephone(t *testing.T) {
	p := newExchange(t)
	a := p.bringFile(t, vcards, "phone-2.1.vcf")
	if a.New != 2 || len(a.Skipped) != 2 || !strings.Contains(a.Skipped[0], "Entry 2 “Chidi Okafor”: the card within it was left out") || !strings.Contains(a.Skipped[1], "Entry 2 “Chidi Okafor”: line") {
		t.Fatalf("arrival %+v", a)
	}
	ana := p.titled(t, "Dr. Ana Núñez")
	wantValues(t, ana, map[string]string{"phone": "+34600111222", "email": "Ana.Nunez@example.org", "organisation": "Acme", "department": "Finance", "job": "Controller für Europa"})
	if want := "Met at the budget round.\nA long second line that the telephone broke in the middle.\n\nPhone, mobile: +34600111222\nPhone, home: 915550101"; unlisted(ana.Body) != want {
		t.Errorf("text %q, want %q", ana.Body, want)
	}
	if len(ana.Attachments) != 1 || ana.Attachments[0].Name != "photo.png" || ana.Attachments[0].Bytes != 67 {
		t.Errorf("photo: %+v", ana.Attachments)
	}
	wantValues(t, p.titled(t, "Chidi Okafor"), map[string]string{"phone": "+234 1 555 0199"})
}

func TestCardsOfNewerPrograms(t *testing.T) {
	p := newExchange(t)
	if a := p.bringFile(t, vcards, "apple-3.0.vcf"); a.New != 1 || len(a.Skipped) != 0 {
		t.Fatalf("arrival %+v", a)
	}
	carol := p.titled(t, "Carol King")
	wantValues(t, carol, map[string]string{"organisation": "Globex, Inc.", "department": "Sales, North", "job": "VP Sales", "email": "carol.king@globex.example", "phone": "+1 555 0100", "url": "https://www.linkedin.com/in/CarolKing/"})
	if want := "Likes short meetings, no slides.\nSecond line; with a semicolon and a line that is folded in the middle of a word.\n\nE-mail, other: carol@home.example\nE-mail, work: carol.king@globex.example\nAddress, work: 1 Infinite Way, Springfield, IL, 62701, USA\nBirthday: 1970-04-02"; unlisted(carol.Body) != want {
		t.Errorf("text %q, want %q", carol.Body, want)
	}
	if strings.Join(carol.Tags, " ") != "key-account sales" || len(carol.Attachments) != 1 {
		t.Errorf("tags %v, photo %v", carol.Tags, carol.Attachments)
	}
	a := p.bringFile(t, vcards, "rfc-4.0.vcf")
	if a.New != 1 || len(a.Skipped) != 1 || !strings.Contains(a.Skipped[0], "photo") {
		t.Fatalf("arrival %+v", a)
	}
	simon := p.titled(t, "Simon Perreault")
	wantValues(t, simon, map[string]string{"email": "simon@viagenie.example", "phone": "+1-418-555-9254 ext. 102", "url": "http://nomis80.example", "organisation": "Viagenie"})
	if simon.ID != "4fbe8971-0bc3-424c-9c26-36c3e1eff6b1" || simon.Body != "- Name: Perreault, Simon, ing. jr,M.Sc.\n- E-mail: other@viagenie.example\n- E-mail, work: simon@viagenie.example" {
		t.Errorf("id %s, text %q", simon.ID, simon.Body)
	}
}

func TestTheSameCardsAgainAddNothing(t *testing.T) {
	p, ctx := newExchange(t), context.Background()
	dry, err := p.Import(ctx, strings.NewReader(cards("FN:Ana\nEMAIL:ana@example.org", "FN:Bo\nTEL:1")), vcards, true)
	if err != nil || dry.New != 2 || dry.Batch != "" || len(p.all(t)) != 0 {
		t.Fatalf("dry run: %+v, %v", dry, err)
	}
	text := cards("FN:Ana\nEMAIL:ana@example.org", "FN:Bo\nTEL:1")
	first := p.bringFrom(t, vcards, text)
	if a := p.bringFrom(t, vcards, text); a.Unchanged != 2 || a.New+a.Changed != 0 || a.Batch != "" || len(a.Notes) != 0 {
		t.Errorf("again: %+v", a)
	}
	if _, err := p.Journal.Undo(ctx, first.Batch); err != nil {
		t.Fatal(err)
	}
	if left := p.all(t); len(left) != 0 {
		t.Errorf("taken back, and %d are left", len(left))
	}
}

func cards(lines ...string) string {
	var b strings.Builder
	for _, l := range lines {
		b.WriteString("BEGIN:VCARD\nVERSION:3.0\n" + l + "\nEND:VCARD\n")
	}
	return b.String()
}

func TestOnePersonBecomesOneContact(t *testing.T) {
	p := newExchange(t)
	own := model.NewEntry("contact", "2026-01-05")
	own.Title, own.Values = "Ana Núñez", model.Values{"email": "Ana@Example.org", "job": "Controller"}
	p.save(t, nil, own)
	a := p.bringFrom(t, vcards, cards(
		"FN:A. Nunez\nEMAIL:ana@example.org\nTITLE:CFO\nTEL:1",
		"FN:Bo\nURL:https://example.org/in/Bo/\nTEL:2",
		"FN:Bo Li\nURL:https://example.org/in/bo\nORG:Acme",
		"FN:Núñez Ana\nTEL:3"))
	if a.New != 2 || a.Changed != 1 {
		t.Fatalf("arrival %+v", a)
	}
	ana := p.titled(t, "Ana Núñez")
	wantValues(t, ana, map[string]string{"job": "Controller", "phone": "1", "email": "Ana@Example.org"})
	if unlisted(ana.Body) != "Name: A. Nunez\nJob: CFO" {
		t.Errorf("text %q", ana.Body)
	}
	wantValues(t, p.titled(t, "Bo"), map[string]string{"phone": "2", "organisation": "Acme"})
	notes := strings.Join(a.Notes, "\n")
	for _, want := range []string{
		"Entry 1 “A. Nunez” is “Ana Núñez” in your journal: both have ana@example.org.",
		"Entry 1 “A. Nunez”, job: “Controller” was kept, and “CFO” put in the text.",
		"Entry 1 “A. Nunez”: filled in here: text, phone.",
		"Entry 3 “Bo Li” was joined with entry 2: both have example.org/in/bo.",
		"Entry 4 “Núñez Ana” may be the person called “Ana Núñez” in your journal. Both are kept.",
	} {
		if !strings.Contains(notes, want) {
			t.Errorf("notes\n%s\nlack %q", notes, want)
		}
	}
}

func TestCardsThatCannotBeTaken(t *testing.T) {
	p := newExchange(t)
	a := p.bringFrom(t, vcards, cards("FN:Ana")+"BEGIN:VCARD\nFN:Cut off\nTEL:1")
	if a.New != 1 || a.Refused != 1 || !strings.Contains(a.Skipped[0], "Entry 2 “Cut off”: The file ends in the middle") {
		t.Errorf("cut in the middle: %+v", a)
	}
	a = p.bringFrom(t, vcards, cards("TEL:1"))
	if a.Refused != 1 || !strings.Contains(a.Skipped[0], "no name") {
		t.Errorf("without a name: %+v", a)
	}
	if _, err := p.Import(context.Background(), strings.NewReader("Dear diary"), vcards, true); model.CodeOf(err) != model.Invalid {
		t.Errorf("no card at all: %v", err)
	}
	utf16 := []byte{0xff, 0xfe}
	for _, r := range cards("FN:Zoë") {
		utf16 = append(utf16, byte(r), byte(r>>8))
	}
	if a := p.bringFrom(t, vcards, string(utf16)); a.New != 1 || p.titled(t, "Zoë").Kind != "contact" {
		t.Errorf("UTF-16: %+v", a)
	}
	p.bringFrom(t, vcards, cards("FN:Ren\xe9"))
	p.titled(t, "René")
}

func TestAGroupBecomesATagOfItsPeople(t *testing.T) {
	p := newExchange(t)
	text := cards("X-ADDRESSBOOKSERVER-KIND:group\nFN:Budget round\nX-ADDRESSBOOKSERVER-MEMBER:urn:uuid:A-1\nX-ADDRESSBOOKSERVER-MEMBER:urn:uuid:gone",
		"FN:Ana\nUID:a-1\nCATEGORIES:erp", "FN:Bo\nEMAIL:bo@example.org", "KIND:group\nFN:Second\nMEMBER:mailto:bo@example.org", "KIND:group\nFN:Nobody")
	a := p.bringFrom(t, vcards, text)
	if a.New != 2 || a.Refused != 3 {
		t.Fatalf("arrival %+v", a)
	}
	if ana, bo := p.titled(t, "Ana"), p.titled(t, "Bo"); strings.Join(ana.Tags, " ") != "budget-round erp" || strings.Join(bo.Tags, " ") != "second" {
		t.Errorf("tags %q and %q", ana.Tags, bo.Tags)
	}
	told := strings.Join(a.Skipped, "\n")
	for _, want := range []string{"Entry 1 “Budget round”: It is a group, and no person. Its people carry the tag #budget-round: 1.", "Entry 5 “Nobody”: It is a group, and none of its people is in the file."} {
		if !strings.Contains(told, want) {
			t.Errorf("skipped\n%s\nlack %q", told, want)
		}
	}
	if again := p.bringFrom(t, vcards, text); again.Unchanged != 2 || again.New+again.Changed != 0 {
		t.Errorf("again: %+v", again)
	}
}

func FuzzCards(f *testing.F) {
	for _, name := range []string{"phone-2.1.vcf", "apple-3.0.vcf", "rfc-4.0.vcf"} {
		content, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(content)
	}
	f.Add([]byte("BEGIN:VCARD\nN;;=\"\\:;=\nNOTE;QUOTED-PRINTABLE:=\nEND:VCARD"))
	f.Fuzz(func(t *testing.T, content []byte) {
		in, err := contacts.ReadVCards(context.Background(), bytes.NewReader(content), intake.Options{})
		if err != nil {
			return
		}
		if len(in.Entries)+in.Refused != in.Count {
			t.Errorf("%d cards, of which %d were taken and %d refused", in.Count, len(in.Entries), in.Refused)
		}
		for _, c := range in.Entries {
			e := intake.TidyEntry(c.Entry)
			e.Day = "2026-01-01"
			if err := e.Check(); err != nil && e.Title != "" && model.CodeOf(err) == "" {
				t.Errorf("%q: %v", e.Title, err)
			}
		}
	})
}
