package transfer

import (
	"context"
	"encoding/base64"
	"fmt"
	"slices"
	"strings"
	"testing"

	"rung/model"
	"rung/storage/transfer/contacts"
	"rung/storage/transfer/intake"

	"pgregory.net/rapid"
)

// oneCard reads a card of these lines, and gives the contact with what was told.
func oneCard(t testing.TB, lines ...string) (model.Entry, string) {
	t.Helper()
	in, err := contacts.ReadVCards(context.Background(), strings.NewReader(cards(strings.Join(lines, "\n"))), intake.Options{})
	if err != nil || len(in.Entries) != 1 {
		t.Fatalf("%v, %v", err, in.SkippedLines())
	}
	return in.Entries[0].Entry, strings.Join(in.SkippedLines(), "\n")
}

func TestWhatACardSaysBeyondTheFieldsGoesIntoTheText(t *testing.T) {
	e, told := oneCard(t, "FN:Ana Li", "N:Li;Ana;;Dr.;", "TITLE:Engineer", "TITLE:Trainer", "ROLE:Team lead", "ORG:Acme;Platform", "ORG:PMI",
		"item1.X-ABRELATEDNAMES;type=pref:Grace Hall", "item1.X-ABLabel:_$!<Manager>!$_", "item2.X-ABDATE:2015-06-01", "item2.X-ABLabel:Joined Acme",
		"X-MS-ASSISTANT:Ben Ode", "X-KADDRESSBOOK-X-ManagersName:Ida Hall", "X-SKYPE:ana.s", "IMPP;X-SERVICE-TYPE=Jabber:xmpp:ana@x.example",
		"X-SOCIALPROFILE;type=twitter:https://twitter.com/ana", "URL:https://github.com/ana", "RELATED;TYPE=colleague;VALUE=text:Tom Ash",
		"EXPERTISE;LEVEL=expert:ITIL", "HOBBY:chess", "GENDER:F;Female", "LANG:en", "TZ:Europe/London", "ANNIVERSARY:20090808", "CALURI:https://x.example/ana.ics",
		`ADR;TYPE=home;LABEL="1 Main St\nTown":;;1 Main St;Town;;;`, "X-CUSTOM-FIELD:met at a\\, b", "X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Eve;1;;;", "KEY;ENCODING=b:QUJDREVGRw==", "PRODID:-//x//", "REV:2024-01-02T03:04:05Z", "CLASS:PUBLIC")
	for _, want := range []string{"Name: Li, Ana, Dr.", "Job: Trainer", "Role: Team lead", "Organisation: PMI", "Manager: Grace Hall", "Joined Acme: 2015-06-01", "Assistant: Ben Ode",
		"Manager: Ida Hall", "Skype: ana.s", "Chat, Jabber: xmpp:ana@x.example", "Page, twitter: https://twitter.com/ana", "Colleague: Tom Ash", "Expertise, expert: ITIL", "Hobby: chess",
		"Gender: female", "Language: en", "Time zone: Europe/London", "Anniversary: 20090808", "Calendar: https://x.example/ana.ics", "Custom field: met at a, b", "Relation: Eve", "Address, home: 1 Main St, Town"} {
		if !hasLine(e.Body, want) {
			t.Errorf("the text lacks %q:\n%s", want, e.Body)
		}
	}
	wantValues(t, e, map[string]string{"job": "Engineer", "organisation": "Acme", "department": "Platform", "url": "https://github.com/ana"})
	if n := len(strings.Split(e.Body, "\n")); n != 22 || !strings.Contains(told, "key: it was left out") {
		t.Errorf("%d lines; told %q\n%s", n, told, e.Body)
	}
}

func TestWhichNumberIsTheOneToCall(t *testing.T) {
	for _, c := range []struct{ lines, phone, text string }{
		{"TEL;TYPE=WORK,FAX:1\nTEL;TYPE=CELL:2\nTEL;TYPE=HOME:3\nitem1.TEL:4\nitem1.X-ABLabel:Assistant's desk", "2", "Fax, work: 1\nPhone, mobile: 2\nPhone, home: 3\nPhone, Assistant's desk: 4"},
		{"TEL;FAX:1", "", "Fax: 1"},
		{"TEL;TYPE=PAGER;TYPE=PREF:1\nTEL:2", "2", "Pager: 1"},
		{"item1.TEL;type=pref:1\nitem1.X-ABLabel:_$!<HomeFAX>!$_\nTEL;type=HOME:2\nTEL;type=WORK;type=VOICE:3", "3", "Phone, home fax: 1\nPhone, home: 2\nPhone, work: 3"},
		{`TEL;TYPE="voice,home";PREF=2:tel:1` + "\n" + `TEL;TYPE="cell,text";PREF=1:tel:2`, "2", "Phone, home: 1\nPhone, mobile: 2"},
		{"TEL;HOME;PREF:1\nTEL;CELL:2", "1", "Phone, home: 1\nPhone, mobile: 2"},
		{"TEL;HOME:1\nTEL;VOICE:2\nTEL;WORK:3", "3", "Phone, home: 1\nPhone: 2\nPhone, work: 3"},
		{"TEL;HOME:1\nTEL:2", "2", "Phone, home: 1"},
		{"TEL;CELL:1", "1", ""},
		{"item1.TEL:1\nitem1.X-ABLabel:Wochenende", "1", "Phone, Wochenende: 1"},
		{"TEL;CELL;QUOTED-PRINTABLE:=2B1", "+1", ""},
		{"item1.TEL:1\nitem1.X-ABLabel;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:B=C3=BCro", "1", "Phone, Büro: 1"},
		{"TEL:1\nTEL;PREF:1", "1", ""},
	} {
		if e, _ := oneCard(t, "FN:Ana", c.lines); e.Values.Text("phone") != c.phone || unlisted(e.Body) != c.text {
			t.Errorf("%s\nphone %q, want %q; text\n%s\nwant\n%s", c.lines, e.Values.Text("phone"), c.phone, e.Body, c.text)
		}
	}
	e, _ := oneCard(t, "FN:Ana", "EMAIL;TYPE=HOME:a@home.example", "EMAIL;TYPE=WORK,PREF:a@work.example")
	if e.Values.Text("email") != "a@work.example" || unlisted(e.Body) != "E-mail, home: a@home.example\nE-mail, work: a@work.example" {
		t.Errorf("%v, text %q", e.Values, e.Body)
	}
}

func TestEveryEndOfALineCountsOnce(t *testing.T) {
	packed := base64.StdEncoding.EncodeToString([]byte(pixel(t)))
	card := "BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nNOTE:folded over\n  two lines\nX-A;QUOTED-PRINTABLE:soft=\n end\nPHOTO;ENCODING=b:" + packed[:20] + "\n " + packed[20:] + "\nTEL:77\nEND:VCARD\n"
	for _, end := range []string{"\n", "\r\n", "\r\r\n", "\r", "\r\r\r\n"} {
		p := newExchange(t)
		if a := p.bringFrom(t, vcards, strings.ReplaceAll(card, "\n", end)); a.New != 1 || len(a.Skipped) != 0 {
			t.Errorf("%q: %q", end, a.Skipped)
			continue
		}
		ana := p.titled(t, "Ana")
		if ana.Body != "folded over two lines\n\nA: soft end" || len(ana.Attachments) != 1 || ana.Values.Text("phone") != "77" {
			t.Errorf("%q: %q, %v, %v", end, ana.Body, ana.Attachments, ana.Values)
		}
	}
	whole := pixel(t)
	cut := base64.StdEncoding.EncodeToString([]byte(whole[:len(whole)-20]))
	if e, told := oneCard(t, "FN:Ana", "PHOTO;ENCODING=b:"+cut); len(e.Attachments) != 0 || !strings.Contains(told, "photo: it was left out, since it is not whole") {
		t.Errorf("half a picture: %v, told %q", e.Attachments, told)
	}
}

// pixel is a picture of one point.
func pixel(t testing.TB) string {
	t.Helper()
	content, err := base64.StdEncoding.DecodeString("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAAC0lEQVR4nGNgAAIAAAUAAXpeqz8AAAAASUVORK5CYII=")
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// Whatever lines a card has, each value is in the contact or told.
func TestNoLineOfACardIsLost(t *testing.T) {
	names := []string{"FN", "N", "TITLE", "ROLE", "ORG", "EMAIL", "TEL", "URL", "ADR", "LABEL", "NOTE", "CATEGORIES", "NICKNAME", "BDAY", "IMPP", "RELATED", "GENDER", "GEO", "KEY", "SOUND", "LOGO",
		"PHOTO", "AGENT", "SOURCE", "MEMBER", "HOBBY", "X-ABDATE", "X-ABRELATEDNAMES", "X-SOCIALPROFILE", "X-ANDROID-CUSTOM", "X-EVOLUTION-SPOUSE", "X-FOO", "X-ZED-1", "NO-SUCH-LINE"}
	params := []string{"", ";TYPE=HOME", ";TYPE=work,pref", ";CELL", ";FAX", ";PREF=3", ";X-NEW=odd", ";LANGUAGE=de"}
	rapid.Check(t, func(t *rapid.T) {
		lines, values := []string{"FN:Zed Zero"}, map[string]string{}
		for i := range rapid.IntRange(1, 12).Draw(t, "lines") {
			named := rapid.SampledFrom(names).Draw(t, "name")
			value := fmt.Sprintf("value%d", i)
			for j := range rapid.IntRange(0, 2).Draw(t, "more") {
				value += rapid.SampledFrom([]string{" ", ";", `\, `, `\n`, ",", `\;`}).Draw(t, "mark") + fmt.Sprintf("part%d-%d", i, j)
			}
			values[value] = named
			line := named + rapid.SampledFrom(params).Draw(t, "param") + ":" + value
			if rapid.Bool().Draw(t, "labelled") {
				line = fmt.Sprintf("item%d.%s\nitem%d.X-ABLabel:Label%d", i, line, i, i)
			}
			lines = append(lines, line)
		}
		in, err := contacts.ReadVCards(context.Background(), strings.NewReader(cards(strings.Join(lines, "\n"))), intake.Options{})
		if err != nil || len(in.Entries) != 1 {
			t.Fatalf("%v, %v", err, in.SkippedLines())
		}
		e := in.Entries[0].Entry
		text := strings.Join(append(slices.Clone(e.Tags), e.Title, e.Body, fmt.Sprint(e.Values)), "\n")
		told := strings.ToLower(strings.Join(in.SkippedLines(), "\n"))
		for value, named := range values {
			for _, word := range strings.FieldsFunc(strings.NewReplacer(`\,`, " ", `\n`, " ", `\;`, " ").Replace(value), func(r rune) bool { return strings.ContainsRune(" ;,", r) }) {
				if !strings.Contains(text, word) && !strings.Contains(told, strings.ToLower(named)) {
					t.Fatalf("%s, %q is neither in\n%s\nnor told: %s\ncard\n%s", named, word, text, told, strings.Join(lines, "\n"))
				}
			}
		}
	})
}

func TestASoftEndAtTheEndOfACardIsNoWord(t *testing.T) {
	for _, card := range []string{"BEGIN:VCARD\nVERSION:2.1\nFN:Ana\nNOTE;ENCODING=QUOTED-PRINTABLE:caf=C3=A9=\nEND:VCARD\n", "BEGIN:VCARD\nVERSION:2.1\nFN:Ana\nNOTE;ENCODING=QUOTED-PRINTABLE:caf=C3=A9=\n\nEND:VCARD"} {
		p := newExchange(t)
		if a := p.bringFrom(t, vcards, card); a.New != 1 {
			t.Errorf("%q: %q", card, a.Skipped)
			continue
		}
		if e := p.titled(t, "Ana"); !strings.HasPrefix(e.Body, "caf") || strings.Contains(e.Body, "END") {
			t.Errorf("%q: %q", card, e.Body)
		}
	}
}
