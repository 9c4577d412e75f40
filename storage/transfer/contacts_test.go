package transfer

import (
	"slices"
	"strings"
	"testing"

	"rung/model"
	"rung/storage/transfer/intake"
)

// names gives the titles of all contacts, in order.
func (p Exchange) names(t testing.TB) string {
	t.Helper()
	var names []string
	for _, e := range p.all(t) {
		if e.Kind == "contact" {
			names = append(names, e.Title)
		}
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}

func TestAnAddressThatPeopleShareJoinsNobody(t *testing.T) {
	for what, c := range map[string]struct{ format, text, want string }{
		"colleagues with their firm's website": {"vcard", cards(
			"UID:1\nFN:Petra Lind\nEMAIL:petra@firm.example\nURL:https://www.firm.example/",
			"UID:2\nFN:Tomas Oka\nEMAIL:tomas@firm.example\nURL:https://www.firm.example\nNOTE:Runs the data centre"), "Petra Lind, Tomas Oka"},
		"the same of a program without ids": {"vcard", cards(
			"FN:Petra Lind\nURL:http://firm.example", "FN:Tomas Oka\nURL:https://firm.example/"), "Petra Lind, Tomas Oka"},
		"namesakes of one firm": {"vcard", cards(
			"FN:John Smith\nURL:http://firm.example\nEMAIL:john1@firm.example", "FN:John Smith\nURL:http://firm.example\nEMAIL:john2@firm.example"), "John Smith, John Smith"},
		"a shared mailbox":                         {"vcard", cards("UID:1\nFN:Mira Santos\nEMAIL:it@x.example", "UID:2\nFN:Jonas Weber\nEMAIL:it@x.example"), "Jonas Weber, Mira Santos"},
		"a company and who works there":            {"vcard", cards("ORG:Kestrel\nEMAIL:info@kestrel.example", "FN:Ben Ode\nEMAIL:info@kestrel.example"), "Ben Ode, Kestrel"},
		"a couple's mailbox":                       {"vcard", cards("FN:Mira Weber\nEMAIL:webers@x.example", "FN:Jonas Weber\nEMAIL:webers@x.example"), "Jonas Weber, Mira Weber"},
		"father and son":                           {"vcard", cards("FN:Al Stone Jr.\nEMAIL:stone@x.example", "FN:Al Stone Sr.\nEMAIL:stone@x.example"), "Al Stone Jr., Al Stone Sr."},
		"two cards of one person, by her program":  {"vcard", cards("UID:1\nFN:Ana Li\nEMAIL:ana@x.example", "UID:2\nFN:Ana Li\nEMAIL:ana@x.example"), "Ana Li, Ana Li"},
		"a profile on the cards of two":            {"vcard", cards("FN:Ana Li\nURL:https://github.com/ana", "FN:Bo Ray\nURL:https://github.com/ana"), "Ana Li, Bo Ray"},
		"a switchboard":                            {"vcard", cards("FN:Ana Li\nTEL:+44 1", "FN:Bo Ray\nTEL:+44 1"), "Ana Li, Bo Ray"},
		"a table of colleagues":                    {"csv", "Name,E-mail,Website\nPetra Lind,office@firm.example,firm.example\nTomas Oka,office@firm.example,firm.example\n", "Petra Lind, Tomas Oka"},
		"connections with one address":             {"linkedin", "First Name,Last Name,URL,Email Address,Connected On\nAna,Li,,hr@x.example,2024-01-02\nBo,Ray,,hr@x.example,2024-01-02\n", "Ana Li, Bo Ray"},
		"one profile, written in two ways":         {"vcard", cards("FN:Ana Li\nURL:http://linkedin.com/in/ana", "FN:Ana Ray\nURL:https://www.linkedin.com/in/Ana/"), "Ana Li"},
		"a card without a name":                    {"vcard", cards("FN:Ana Li\nEMAIL:ana@x.example", "EMAIL:ana@x.example\nTEL:2"), "Ana Li"},
		"one name, with an initial, and an umlaut": {"vcard", cards("FN:Jürgen Müller\nEMAIL:jm@x.example", "FN:Mueller\\, J.\nEMAIL:JM@x.example"), "Jürgen Müller"},
	} {
		p := newExchange(t)
		from := model.ImportSource{Format: c.format}
		first := p.bringFrom(t, from, c.text)
		if got := p.names(t); got != c.want {
			t.Errorf("%s: %s, want %s\n%q", what, got, c.want, first.Notes)
		}
		before := p.all(t)
		if again := p.bringFrom(t, from, c.text); again.New+again.Changed != 0 || len(p.all(t)) != len(before) {
			t.Errorf("%s, again: %d new, %d changed\n%q", what, again.New, again.Changed, again.Notes)
		}
	}
}

// unlisted gives a text whose lines are no points of a list.
func unlisted(text string) string {
	return strings.ReplaceAll(strings.TrimPrefix(text, "- "), "\n- ", "\n")
}

func TestSharedAddressesAgainstTheJournal(t *testing.T) {
	p := newExchange(t)
	own := model.NewEntry("contact", "2026-01-05")
	own.Title, own.Values = "Mira Santos", model.Values{"email": "it@x.example", "url": "https://x.example", "phone": "1"}
	p.save(t, nil, own)
	text := cards("FN:Jonas Weber\nEMAIL:it@x.example\nURL:https://x.example\nTEL:2", "FN:Santos\\, Mira\nEMAIL:it@x.example\nTEL:3\nCATEGORIES:it\nNOTE:Knows the switches")
	if a := p.bringFrom(t, vcards, text); a.New != 1 || a.Changed != 1 {
		t.Fatalf("arrival %+v", a)
	}
	mira := p.titled(t, "Mira Santos")
	wantValues(t, mira, map[string]string{"phone": "1"})
	if want := "Knows the switches\n\nName: Santos, Mira\nPhone: 3"; unlisted(mira.Body) != want || strings.Join(mira.Tags, " ") != "it" {
		t.Errorf("text %q, want %q; tags %q", mira.Body, want, mira.Tags)
	}
	wantValues(t, p.titled(t, "Jonas Weber"), map[string]string{"phone": "2"})
	if a := p.bringFrom(t, vcards, text); a.New+a.Changed != 0 || a.Unchanged != 2 {
		t.Errorf("again: %+v", a)
	}
}

// What came in before the name was part of its id is still known.
func TestWhatAnEarlierVersionBroughtIsKnown(t *testing.T) {
	p := newExchange(t)
	own := model.NewEntry("contact", "2026-01-05")
	own.ID = intake.StableID("contact", "https://www.linkedin.com/in/ana")
	own.Title, own.Values = "Ana Li", model.Values{"url": "https://www.linkedin.com/in/Ana/"}
	p.save(t, nil, own)
	text := "First Name,Last Name,URL,Connected On\nAna,Li,https://www.linkedin.com/in/Ana/,2026-01-05\n"
	if a := p.bringFrom(t, linkedin, text); a.New+a.Changed != 0 || a.Unchanged != 1 || len(a.Notes) != 0 {
		t.Errorf("arrival %+v", a)
	}
}
