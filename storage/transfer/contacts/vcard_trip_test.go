package contacts

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"rung/model"
	"rung/storage/transfer/intake"

	"github.com/emersion/go-vcard"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// anyWords are texts as people write them and as they break a format: the marks of
// vCard, lines, letters of many bytes.
var anyWords = rapid.StringOfN(rapid.OneOf(
	rapid.RuneFrom([]rune(`,;:\"'=^& `+"\n")), rapid.Rune(), rapid.RuneFrom([]rune("abcNÑé東京🦜"))), 0, 120, -1)

// aContact is any contact that a journal can hold, of the fields that a card has.
func aContact(t *rapid.T) model.Entry {
	e := model.NewEntry("contact", "2026-01-05")
	e.Title = anyWords.Draw(t, "title")
	e.Body = anyWords.Draw(t, "body")
	e.Tags = rapid.SliceOfN(anyWords, 0, 3).Draw(t, "tags")
	for _, key := range []string{"organisation", "department", "job", "email", "phone"} {
		if text := strings.Join(strings.Fields(anyWords.Draw(t, key)), " "); text != "" {
			e.Values[key] = text
		}
	}
	if rapid.Bool().Draw(t, "page") {
		e.Values["url"] = "https://example.org/" + rapid.StringMatching(`[a-zA-Z0-9,;=?&%20/-]{0,90}`).Draw(t, "url")
	}
	e = intake.TidyEntry(e)
	if e.Check() != nil {
		t.Skip("no contact that a journal holds")
	}
	return e
}

func TestACardTripLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := aContact(t)
		var b bytes.Buffer
		if err := WriteVCards(&b, []model.Entry{e}, nil); err != nil {
			t.Fatal(err)
		}
		in, err := ReadVCards(context.Background(), bytes.NewReader(b.Bytes()), intake.Options{})
		if err != nil || len(in.Entries) != 1 {
			t.Fatalf("%v, %+v\n%s", err, in.Skipped, b.String())
		}
		back := intake.TidyEntry(in.Entries[0].Entry)
		if diff := cmp.Diff(e, back, cmpopts.EquateEmpty(), cmpopts.IgnoreFields(model.Entry{}, "Day", "Created", "Updated")); diff != "" {
			t.Fatalf("came back otherwise (-went +came):\n%s\n%s", diff, b.String())
		}
		// Another program takes the card for whole too.
		card, err := vcard.NewDecoder(&b).Decode()
		if err != nil || !strings.EqualFold(card.Value("UID"), "urn:uuid:"+e.ID) {
			t.Fatalf("another program: %v", err)
		}
	})
}
