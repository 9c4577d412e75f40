package transfer

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"rung/model"

	"github.com/emersion/go-vcard"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func (p Exchange) exported(t testing.TB, format string, q model.Query, private bool) string {
	t.Helper()
	var b bytes.Buffer
	if err := p.Export(context.Background(), &b, format, q, private); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestContactsComeBackFromTheirCards(t *testing.T) {
	from, to := newExchange(t), newExchange(t)
	for _, name := range []string{"phone-2.1.vcf", "apple-3.0.vcf", "rfc-4.0.vcf"} {
		from.bringFile(t, vcards, name)
	}
	ida := model.NewEntry("contact", "2026-01-05")
	ida.Title, ida.Body = `Ida; the "great", 東京`, `C:\new, a; b`+"\n\n"+strings.Repeat("ñandú ", 60)
	ida.Values = model.Values{"organisation": "A; B, C", "department": "IT", "plan_role": "sponsor", "url": "https://example.org/?a=b,c;d"}
	secret := model.NewEntry("contact", "2026-01-05")
	secret.Title, secret.Private = "Nobody", true
	from.save(t, nil, ida, secret)

	text := from.exported(t, "vcard", model.Query{}, false)
	for _, line := range strings.Split(text, "\r\n") {
		if len(line) > 75 {
			t.Errorf("%d octets in %q", len(line), line)
		}
	}
	if strings.Contains(text, "sponsor") || strings.Contains(text, "Nobody") {
		t.Error("what is not for others was written")
	}
	if a := to.bringFrom(t, vcards, text); a.New != 5 || len(a.Skipped) != 0 || len(a.Notes) != 0 {
		t.Fatalf("arrival %+v", a)
	}
	delete(ida.Values, "plan_role")
	for _, e := range from.all(t) {
		if e.Private {
			continue
		}
		delete(e.Values, "plan_role")
		back, err := to.Journal.Entry(context.Background(), e.ID)
		if diff := cmp.Diff(e, back, cmpopts.EquateEmpty(), cmpopts.IgnoreFields(model.Entry{}, "Day", "Created", "Updated")); diff != "" || err != nil {
			t.Errorf("%s came back otherwise (-went +came): %s %v", e.Title, diff, err)
		}
	}
}

func TestAnotherProgramReadsTheCards(t *testing.T) {
	p := newExchange(t)
	p.bringFile(t, vcards, "apple-3.0.vcf")
	d := vcard.NewDecoder(strings.NewReader(p.exported(t, "vcard", model.Query{}, false)))
	card, err := d.Decode()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"VERSION": "4.0", "FN": "Carol King", "EMAIL": "carol.king@globex.example", "TEL": "+1 555 0100", "TITLE": "VP Sales", "ORG": "Globex, Inc.;Sales, North",
	} {
		if got := card.Value(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	// This reader leaves the escape that the standard allows before a semicolon.
	note := strings.ReplaceAll(card.Value("NOTE"), `\;`, ";")
	if want := "Likes short meetings, no slides.\nSecond line; with a semicolon"; !strings.HasPrefix(note, want) {
		t.Errorf("note %q, want %q…", note, want)
	}
	if _, err := d.Decode(); !errors.Is(err, io.EOF) {
		t.Errorf("after the last card: %v", err)
	}
}
