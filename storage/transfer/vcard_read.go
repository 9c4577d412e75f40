package transfer

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"rung/model"

	"github.com/google/uuid"
)

// readVCard reads a file of vCards, 2.1 to 4.0, as contacts.
func readVCard(ctx context.Context, r io.Reader, how reading) (arrived, error) {
	content, err := readWhole(r, maxForeign)
	if err != nil {
		return arrived{}, err
	}
	in := cardReader{lines: newLineReader(plainBytes(content)), arrived: arrived{foreign: true, contents: map[string][]byte{}}}
	for {
		number, raw, ok := in.lines.next()
		if !ok {
			break
		}
		if line, ok := parseContentLine(number, raw); ok && line.name == "BEGIN" && strings.EqualFold(unescape(line.text()), "VCARD") {
			if in.count++; in.count > maxEntries {
				return arrived{}, &model.Error{Code: model.TooLarge, Message: "The file holds more than a million cards, more than one import can take."}
			}
			in.take()
			if err := how.step(ctx, in.count, 0); err != nil {
				return arrived{}, err
			}
		} else if in.count > 0 {
			in.skip(fmt.Sprintf("Line %d was left out: it stands between two cards.", number))
		}
	}
	if in.count == 0 {
		return arrived{}, &model.Error{Code: model.Invalid, Message: "This is not a vCard file: no line says BEGIN:VCARD. Choose a file that an address book exported as vCard."}
	}
	in.tagMembers()
	return in.arrived, nil
}

type cardReader struct {
	arrived
	lines  *lineReader
	groups []cardGroup
}

// card is one vCard's lines by name, in their order.
type card map[string][]contentLine

// take reads the card that has begun.
func (in *cardReader) take() {
	c, bad, whole := in.card()
	e := model.Entry{Kind: "contact", Title: c.name(), Values: model.Values{}}
	if !whole {
		in.refuse(in.count, e.Title, &model.Error{Message: "The file ends in the middle of this card. Export or copy it again."})
		return
	}
	for _, number := range bad {
		in.skipAt(in.count, fmt.Sprintf("%s: line %d was left out, since it has no name or no value.", name(in.count, e.Title), number))
	}
	if c.isGroup() {
		in.groups = append(in.groups, cardGroup{in.count, e.Title, c.members()})
		return
	}
	keys := in.fill(&e, c)
	if e.Title == "" {
		in.refuse(in.count, "", &model.Error{Message: "The card has no name, organisation or e-mail."})
		return
	}
	in.entries = append(in.entries, candidate{index: in.count, entry: e, keys: keys, uid: memberID(c.first("UID"))})
}

// card reads to the card's end. A card within the card, as 2.1's agent, is left
// out; whole is false where the file ends first.
func (in *cardReader) card() (c card, bad []int, whole bool) {
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
			depth++
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
func (c card) first(name string) string {
	for _, line := range c.preferred(name) {
		if text := unescape(line.text()); text != "" {
			return text
		}
	}
	return ""
}

// preferred gives the lines of a name, those that are preferred first.
func (c card) preferred(name string) []contentLine {
	lines := slices.Clone(c[name])
	rank := func(l contentLine) int {
		if n, err := strconv.Atoi(l.param("PREF")); err == nil {
			return n
		}
		if l.is("pref") {
			return 1
		}
		return 101 // the largest PREF is 100
	}
	slices.SortStableFunc(lines, func(a, b contentLine) int { return rank(a) - rank(b) })
	return lines
}

// name is what to call the card: its full name, else its parts, else what there is.
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

// fill takes a card's lines into a contact. What a contact has no field for goes
// into its text, so that nothing a person wrote down is lost. It gives every
// address by which the contact may be known.
func (in *cardReader) fill(e *model.Entry, c card) (keys []string) {
	var notes, more []string
	set := func(key, value string) {
		if value != "" {
			e.Values[key] = value
		}
	}
	set("job", c.first("TITLE"))
	if e.Values.Text("job") == "" {
		set("job", c.first("ROLE"))
	}
	for _, line := range c["ORG"] {
		parts := splitValue(line.text(), ';')
		if e.Values["organisation"] == nil && e.Values["department"] == nil {
			set("organisation", parts[0])
			set("department", strings.Join(slices.DeleteFunc(parts[1:], func(s string) bool { return s == "" }), ", "))
		}
	}
	spread := func(key, label string, values []string) {
		for i, value := range values {
			if i == 0 {
				set(key, value)
			} else {
				more = append(more, label+": "+value)
			}
		}
	}
	mails, phones := c.all("EMAIL", "mailto:"), c.all("TEL", "tel:")
	spread("email", "E-mail", mails)
	spread("phone", "Phone", phones)
	more = append(more, c.addresses(e)...)
	for _, line := range c["NOTE"] {
		if note := unescaper.Replace(line.text()); strings.TrimSpace(note) != "" {
			notes = append(notes, note)
		}
	}
	for _, line := range c["CATEGORIES"] {
		e.Tags = append(e.Tags, splitValue(line.text(), ',')...)
	}
	more = append(more, c.leftovers()...)
	e.Body = model.Joined("\n\n", append(notes, strings.Join(more, "\n"))...)
	in.photo(e, c)
	e.ID = c.id(e)
	return contactKeys(*e, mails...)
}

// all gives the different values of a name, the preferred one first.
func (c card) all(name, scheme string) (values []string) {
	for _, line := range c.preferred(name) {
		value := unescape(line.text())
		if scheme != "" && len(value) > len(scheme) && strings.EqualFold(value[:len(scheme)], scheme) {
			value = value[len(scheme):]
			if plain, err := url.PathUnescape(value); err == nil {
				value = plain
			}
			value = strings.Replace(value, ";ext=", " ext. ", 1)
		}
		if value != "" && !slices.ContainsFunc(values, func(v string) bool { return strings.EqualFold(v, value) }) {
			values = append(values, value)
		}
	}
	return values
}

// addresses sets the profile and gives the other pages in words.
func (c card) addresses(e *model.Entry) (more []string) {
	kind, _ := model.KindOf("contact")
	field, _ := kind.Field("url")
	for _, value := range append(c.all("URL", ""), c.all("X-SOCIALPROFILE", "")...) {
		address, err := field.Parse(value, model.Locale{})
		if _, there := e.Values["url"]; err == nil && address != nil && !there {
			e.Values["url"] = address
		} else {
			more = append(more, "Page: "+value)
		}
	}
	return more
}

// leftovers gives in words what a contact has no field for.
func (c card) leftovers() (more []string) {
	for _, l := range []struct{ name, label string }{{"NICKNAME", "Nickname"}, {"BDAY", "Birthday"}, {"ADR", "Address"}, {"ANNIVERSARY", "Anniversary"}, {"IMPP", "Chat"}} {
		for _, line := range c[l.name] {
			parts := slices.DeleteFunc(splitValue(line.text(), ';'), func(s string) bool { return s == "" })
			if len(parts) > 0 {
				more = append(more, l.label+": "+strings.Join(strings.Fields(strings.Join(parts, ", ")), " "))
			}
		}
	}
	return more
}

// photo attaches the pictures that lie in the card. One that lies on the web is
// not fetched.
func (in *cardReader) photo(e *model.Entry, c card) {
	for _, line := range c["PHOTO"] {
		content := line.content()
		if line.param("ENCODING") == "" {
			content = nil
			if _, packed, inline := strings.Cut(string(line.raw), ";base64,"); inline {
				content = unpack([]byte(packed))
			}
		}
		ending, known := map[string]string{"image/jpeg": "jpg", "image/png": "png", "image/gif": "gif", "image/webp": "webp"}[http.DetectContentType(content)]
		if !known || len(content) > model.MaxAttachment {
			in.skipAt(in.count, name(in.count, e.Title)+", photo: it was left out, since it does not lie in the card as a JPEG, PNG, GIF or WebP picture of up to 25 MB.")
			continue
		}
		sum := sha256.Sum256(content)
		hash := hex.EncodeToString(sum[:])
		in.contents[hash] = content
		e.Attachments = append(e.Attachments, model.Attachment{Name: "photo." + ending, SHA256: hash, Bytes: int64(len(content))})
	}
}

// id is the card's own where it is a UUID, as in what Rung exports; else one
// made of its UID, or of what names the person.
func (c card) id(e *model.Entry) string {
	uid := c.first("UID")
	if id, err := uuid.Parse(strings.TrimPrefix(strings.ToLower(uid), "urn:uuid:")); err == nil {
		return id.String()
	}
	if uid != "" {
		return stableID("vcard", uid)
	}
	return contactID(*e, append([]string{e.Values.Text("job"), e.Values.Text("department"), e.Body}, e.Tags...)...)
}
