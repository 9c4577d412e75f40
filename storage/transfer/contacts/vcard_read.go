// Package contacts reads and writes people as other programs know them: vCard files and
// LinkedIn's export. It gives what a file holds; the import's plan finds out which of
// the journal's contacts are meant.
package contacts

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"rung/model"
	"rung/storage/transfer/intake"

	"github.com/google/uuid"
)

// ReadVCards reads a file of vCards, 2.1 to 4.0, as contacts.
func ReadVCards(ctx context.Context, r io.Reader, how intake.Options) (intake.Result, error) {
	content, err := intake.ReadLimited(r, intake.MaxForeign)
	if err != nil {
		return intake.Result{}, err
	}
	in := cardReader{lines: newLineReader(intake.ToUTF8(content)), Result: intake.Result{Foreign: true, Contents: map[string][]byte{}}}
	for {
		number, raw, ok := in.lines.next()
		if !ok {
			break
		}
		if line, ok := parseContentLine(number, raw); ok && line.name == "BEGIN" && strings.EqualFold(unescape(line.text()), "VCARD") {
			if in.Count++; in.Count > intake.MaxEntries {
				return intake.Result{}, &model.Error{Code: model.TooLarge, Message: "The file holds more than a million cards, more than one import can take."}
			}
			in.takeCard()
			if err := how.ReportProgress(ctx, in.Count, 0); err != nil {
				return intake.Result{}, err
			}
		} else if in.Count > 0 {
			in.Skip(fmt.Sprintf("Line %d was left out: it stands between two cards.", number))
		}
	}
	if in.Count == 0 {
		return intake.Result{}, &model.Error{Code: model.Invalid, Message: "This is not a vCard file: no line says BEGIN:VCARD. Choose a file that an address book exported as vCard."}
	}
	in.tagMembers()
	return in.Result, nil
}

type cardReader struct {
	intake.Result
	lines  *lineReader
	groups []cardGroup
}

// card is one vCard's lines by name, in their order.
type card map[string][]contentLine

// withinCard is the key under which a card keeps the beginnings of cards within it: no
// line can have this name.
const withinCard = "BEGIN:"

// takeCard reads the card that has begun, and adds or refuses it.
func (in *cardReader) takeCard() {
	c, bad, whole := in.readCard()
	e := model.Entry{Kind: model.KindContact, Title: c.name(), Values: model.Values{}}
	if !whole {
		in.Refuse(in.Count, e.Title, &model.Error{Message: "The file ends in the middle of this card. Export or copy it again."})
		return
	}
	for _, inner := range c[withinCard] {
		in.SkipAt(in.Count, fmt.Sprintf("%s: the card within it was left out, from line %d. Export it by itself to have it.", intake.EntryName(in.Count, e.Title), inner.number))
	}
	for _, number := range bad {
		in.SkipAt(in.Count, fmt.Sprintf("%s: line %d was left out, since it has no name or no value.", intake.EntryName(in.Count, e.Title), number))
	}
	if c.isGroup() {
		in.groups = append(in.groups, cardGroup{in.Count, e.Title, c.members()})
		return
	}
	keys := in.fill(&e, c)
	if e.Title == "" {
		in.Refuse(in.Count, "", &model.Error{Message: "The card has no name, organisation or e-mail."})
		return
	}
	in.Entries = append(in.Entries, intake.Candidate{Index: in.Count, Entry: e, Keys: keys, UID: memberID(c.first("UID"))})
}

// readCard reads to the card's end. It leaves out cards within the card, such as the
// agent of 2.1, but keeps where they begin. bad are the numbers of lines that are no
// property; whole is false if the file ends first.
func (in *cardReader) readCard() (c card, bad []int, whole bool) {
	c = card{}
	for depth := 1; ; {
		number, raw, ok := in.lines.next()
		if !ok {
			return c, bad, false
		}
		line, ok := parseContentLine(number, raw)
		switch {
		case !ok:
			bad = append(bad, number)
		case line.name == "BEGIN":
			if depth++; depth == 2 {
				c[withinCard] = append(c[withinCard], line)
			}
		case line.name == "END":
			if depth--; depth == 0 {
				return c, bad, true
			}
		case depth == 1:
			c[line.name] = append(c[line.name], line)
		}
	}
}

// first gives the text of the preferred line of a name.
func (c card) first(name string) string { return c.firstLine(name).value() }

// firstLine gives the most preferred line of a name that has a value.
func (c card) firstLine(name string) contentLine {
	for _, line := range c.preferred(name) {
		if line.value() != "" {
			return line
		}
	}
	return contentLine{}
}

// preferred gives the lines of a name, the most preferred first.
func (c card) preferred(name string) []contentLine {
	lines := slices.Clone(c[name])
	slices.SortStableFunc(lines, func(a, b contentLine) int { return a.preference() - b.preference() })
	return lines
}

// name gives the card's full name, or else its parts, organisation, nickname or e-mail.
func (c card) name() string {
	if full := c.first("FN"); full != "" {
		return full
	}
	for _, line := range c["N"] {
		parts := append(splitValue(line.text(), ';'), "", "", "", "", "")
		ordered := []string{parts[3], parts[1], parts[2], parts[0], parts[4]}
		if full := strings.Join(strings.Fields(strings.ReplaceAll(strings.Join(ordered, " "), ",", " ")), " "); full != "" {
			return full
		}
	}
	for _, other := range []string{"ORG", "NICKNAME", "EMAIL"} {
		if name := strings.Trim(c.first(other), "; "); name != "" {
			return strings.ReplaceAll(name, ";", ", ")
		}
	}
	return ""
}

// id gives the card's own id if it is a UUID, as in what Rung exports, or else one made
// from its UID or from what names the person.
func (c card) id(e *model.Entry) string {
	uid := c.first("UID")
	if id, err := uuid.Parse(strings.TrimPrefix(strings.ToLower(uid), "urn:uuid:")); err == nil {
		return id.String()
	}
	if uid != "" {
		return intake.StableID("vcard", uid)
	}
	return intake.ContactID(*e, append([]string{e.Values.Text("job"), e.Values.Text("department"), e.Body}, e.Tags...)...)
}

func IsVCard(s intake.Excerpt) bool {
	return strings.Contains(strings.ToUpper(s.Text), "BEGIN:VCARD")
}
