package contacts

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"rung/model"
	"rung/model/text"
	"rung/storage/transfer/intake"
)

// cardFilling puts a card's lines into a contact. A line without a field goes into the
// text under a label, so that nothing a person wrote is lost.
type cardFilling struct {
	in     *cardReader
	e      *model.Entry
	c      card
	labels map[string]string // by group, as Apple keeps them
	placed map[int]bool      // numbers of the lines that need not go into the text
}

// fill puts a card's lines into a contact, and gives the keys by which it may be known.
func (in *cardReader) fill(e *model.Entry, c card) (keys []string) {
	f := cardFilling{in: in, e: e, c: c, labels: map[string]string{}, placed: map[int]bool{}}
	for _, line := range c["X-ABLABEL"] {
		f.labels[line.group] = appleLabel(line.value())
	}
	f.fillName()
	f.fillWork()
	f.fillAddresses("email", "EMAIL", c.preferred("EMAIL"))
	f.fillAddresses("phone", "TEL", f.fillPhones())
	f.fillPages()
	var notes []string
	for _, line := range c["NOTE"] {
		f.placed[line.number] = true
		if note := unescaper.Replace(line.text()); strings.TrimSpace(note) != "" {
			notes = append(notes, note)
		}
	}
	for _, line := range c["CATEGORIES"] {
		f.placed[line.number] = true
		e.Tags = append(e.Tags, splitValue(line.text(), ',')...)
	}
	f.fillPictures("PHOTO", "photo")
	f.fillPictures("LOGO", "logo")
	e.Body = text.Joined("\n\n", append(notes, intake.BulletList(f.keepRest()))...)
	e.ID = c.id(e)
	var mails []string
	for _, line := range c["EMAIL"] {
		mails = append(mails, address(line))
	}
	return intake.ContactKeys(*e, mails...)
}

// set fills a field from a line.
func (f *cardFilling) set(key string, line contentLine, value string) {
	if value != "" {
		f.e.Values[key], f.placed[line.number] = value, true
	}
}

// fillName marks the lines as placed whose words are all in the title.
func (f *cardFilling) fillName() {
	f.placed[f.c.firstLine("FN").number] = true
	said := strings.Fields(strings.ToLower(strings.ReplaceAll(f.e.Title, ",", " ")))
	for _, line := range f.c["N"] {
		words := strings.FieldsFunc(strings.ToLower(strings.Join(splitValue(line.text(), ';'), " ")), func(r rune) bool { return r == ' ' || r == ',' || r == '\n' })
		f.placed[line.number] = !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(said, w) })
	}
}

// fillWork sets job, organisation and department.
func (f *cardFilling) fillWork() {
	job := f.c.firstLine("TITLE")
	if job.name == "" {
		job = f.c.firstLine("ROLE")
	}
	f.set("job", job, job.value())
	org := f.c.firstLine("ORG")
	if parts := splitValue(org.text(), ';'); org.name != "" {
		f.set("organisation", org, parts[0])
		f.set("department", org, text.Joined(", ", parts[1:]...))
	}
}

// fillAddresses sets a field to the first of the lines that has an address. If its
// label tells more than the field does, the address goes into the text as well.
func (f *cardFilling) fillAddresses(key, name string, lines []contentLine) {
	filled := 0
	for _, line := range f.c[name] {
		if address(line) != "" {
			filled++
		}
	}
	at := slices.IndexFunc(lines, func(line contentLine) bool { return address(line) != "" })
	if at < 0 {
		return
	}
	chosen := lines[at]
	f.set(key, chosen, address(chosen))
	custom := f.labels[chosen.group] != "" && !slices.Contains(usualLabels, f.labels[chosen.group])
	if label := f.label(chosen); custom || filled > 1 && strings.Contains(label, ",") {
		f.placed[chosen.number] = false
	}
	for _, line := range f.c[name] {
		// The same address without a label of its own is not repeated in the text.
		if strings.EqualFold(address(line), address(chosen)) && !strings.Contains(f.label(line), ",") {
			f.placed[line.number] = true
		}
	}
}

// fillPhones gives the numbers that can be called, in the order in which to call:
// preferred, mobile, work, unlabelled, home, then those with other labels.
func (f *cardFilling) fillPhones() []contentLine {
	lines := slices.DeleteFunc(f.c.preferred("TEL"), func(line contentLine) bool { return PhoneRank(f.qualifiers(line)) == NoVoice })
	slices.SortStableFunc(lines, func(a, b contentLine) int {
		return cmp.Or(a.preference()-b.preference(), PhoneRank(f.qualifiers(a))-PhoneRank(f.qualifiers(b)))
	})
	return lines
}

// NoVoice is the rank of a number that nobody answers, such as a fax.
const NoVoice = 9

// PhoneRank gives how soon to call a number with these words: 0 first, 5 last, or
// NoVoice.
func PhoneRank(words []string) int {
	said := strings.ToLower(strings.Join(words, " "))
	has := func(any ...string) bool {
		return slices.ContainsFunc(any, func(w string) bool { return strings.Contains(said, w) })
	}
	switch {
	case has("fax", "pager", "modem", "telex", "tty", "bbs", "isdn", "textphone", "beeper"):
		return NoVoice
	case has("mobile", "cell", "iphone", "mobil", "móvil", "movil", "portable", "handy", "celular", "telemóvel", "cellulare", "gsm"):
		return 0
	case has("assist", "manager", "spouse", "emergency", "car"):
		return 5
	case has("work", "business", "office", "main", "geschäft", "arbeit", "büro", "bureau", "trabajo", "werk", "comercial", "uff", "lavoro", "travail", "dienst"):
		return 1
	case said == "" || has("voice", "primary", "phone"):
		return 2
	case has("home", "privat", "domicile", "particular", "casa", "thuis", "abitazione", "residencial"):
		return 3
	}
	return 4
}

// address gives a mail address or number without the scheme before it.
func address(line contentLine) string {
	value := line.value()
	for _, scheme := range []string{"mailto:", "tel:"} {
		if len(value) > len(scheme) && strings.EqualFold(value[:len(scheme)], scheme) {
			value = value[len(scheme):]
			if plain, err := url.PathUnescape(value); err == nil {
				value = plain
			}
			value = strings.Replace(value, ";ext=", " ext. ", 1)
		}
	}
	return strings.TrimSpace(value)
}

// fillPages sets the contact's URL to the first page that has a valid one.
func (f *cardFilling) fillPages() {
	kind, _ := model.KindOf(model.KindContact)
	field, _ := kind.Field("url")
	for _, line := range slices.Concat(f.c.preferred("URL"), f.c.preferred("SOCIALPROFILE"), f.c.preferred("X-SOCIALPROFILE")) {
		page, err := field.Parse(line.value(), model.Locale{})
		if text, isPage := page.(string); isPage && err == nil {
			f.set("url", line, text)
			return
		}
	}
}

// keepRest gives lines of text for what no field took, in the order of the card.
func (f *cardFilling) keepRest() (more []string) {
	var lines []contentLine
	for name, of := range f.c {
		for _, line := range of {
			if !f.placed[line.number] && !slices.Contains(machineLines, name) {
				lines = append(lines, line)
			}
		}
	}
	slices.SortFunc(lines, func(a, b contentLine) int { return a.number - b.number })
	for _, line := range lines {
		label, value := f.label(line), lineWords(line)
		if line.name == "X-ANDROID-CUSTOM" {
			label, value = androidWords(line)
		}
		if said := label + ": " + value; value == "" {
			continue
		} else if line.isBinary() || len(value) > maxCardLine {
			f.in.SkipAt(f.in.Count, fmt.Sprintf("%s, %s: it was left out, since it is no text and no picture.", intake.EntryName(f.in.Count, f.e.Title), strings.ToLower(label)))
		} else if !slices.Contains(more, said) {
			more = append(more, said)
		}
	}
	return more
}

// maxCardLine is the most bytes of a line that goes into the text: a longer one is data
// that a program packed.
const maxCardLine = 10_000

// lineWords gives a line's value on one line of text.
func lineWords(line contentLine) string {
	value := line.value()
	switch line.name {
	case "TEL", "EMAIL":
		value = address(line)
	case "ADR", "N", "ORG", "GENDER", "NICKNAME":
		parts := splitValue(line.text(), ';')
		if line.name == "GENDER" {
			parts[0] = cmp.Or(map[string]string{"M": "male", "F": "female", "O": "other"}[strings.ToUpper(parts[0])], parts[0])
			parts = slices.CompactFunc(parts, strings.EqualFold) // GENDER:M;male
		}
		value = text.Joined(", ", parts...)
		if written := unescape(line.param("LABEL")); !intake.ContainsWords(value, written) {
			value = text.Joined(", ", value, written)
		}
	}
	return strings.Join(strings.Fields(value), " ")
}

// isBinary reports whether a line holds a file instead of text.
func (l contentLine) isBinary() bool {
	encoding := strings.ToUpper(l.param("ENCODING"))
	return encoding == "B" || encoding == "BASE64" || len(l.raw) > 5 && strings.EqualFold(string(l.raw[:5]), "data:")
}
