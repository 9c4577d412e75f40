package contacts

import (
	"cmp"
	"slices"
	"strings"

	"rung/model/text"
	"rung/storage/transfer/intake"
)

// machineLines are what programs write for each other. Every other line is a person's
// and is kept.
var machineLines = []string{"VERSION", "PRODID", "UID", "REV", "KIND", "PROFILE", "NAME", "MAILER", "SORT-STRING", "CLIENTPIDMAP", "X-CLASS", "CLASS", withinCard,
	"X-ABLABEL", "X-ABADR", "X-ABUID", "X-ABSHOWAS", "X-ABORDER", "X-ABCROP-RECTANGLE", "X-IMAGETYPE", "X-IMAGEHASH", "X-SHARED-PHOTO-DISPLAY-PREF",
	"X-ADDRESSBOOKSERVER-KIND", "X-ADDRESSBOOKSERVER-MEMBER", "X-EVOLUTION-FILE-AS", "X-EVOLUTION-WEBDAV-ETAG", "X-EVOLUTION-BOOK-URI",
	"X-MOZILLA-HTML", "X-MS-OL-DESIGN", "X-MS-OL-DEFAULT-POSTAL-ADDRESS", "X-MS-CARDPICTURE", "X-PRODID", "X-FILE-AS", "X-GENERATOR", "CREATED", "XML", "X-RADICALE-NAME"}

// lineLabels gives a line's label in the text by its name, without a program's prefix.
// Any other line is called by its own name.
var lineLabels = map[string]string{
	"N": "Name", "FN": "Name", "NICKNAME": "Nickname", "TITLE": "Job", "ROLE": "Role", "ORG": "Organisation", "EMAIL": "E-mail", "TEL": "Phone",
	"URL": "Page", "SOCIALPROFILE": "Page", "ADR": "Address", "LABEL": "Address", "BDAY": "Birthday", "DEATHDATE": "Died", "IMPP": "Chat",
	"IMADDRESS": "Chat", "RELATED": "Related", "RELATEDNAMES": "Related", "DATE": "Date", "LANG": "Language", "TZ": "Time zone", "GEO": "Map position",
	"ORG-DIRECTORY": "Directory", "CALURI": "Calendar", "CALADRURI": "Calendar address", "FBURL": "Free and busy times", "CONTACT-URI": "Contact page",
	"MANAGERSNAME": "Manager", "ASSISTANTSNAME": "Assistant", "SPOUSESNAME": "Spouse", "AIM": "AIM", "ICQ": "ICQ", "MSN": "MSN", "QQ": "QQ", "IRC": "IRC", "SIP": "SIP",
	"SKYPE-USERNAME": "Skype", "GTALK": "Google Talk", "GOOGLE-TALK": "Google Talk", "GRAMGENDER": "Grammatical gender",
}

// linePrefixes are what programs put before their own names of lines, in the order in
// which they are cut off.
var linePrefixes = []string{"X-", "MS-OL-", "MS-", "EVOLUTION-", "KADDRESSBOOK-", "X-", "MOZILLA-", "ANDROID-", "APPLE-", "ICLOUD-", "GOOGLE-TALK", "GOOGLE-", "AB"}

// quietTypes are the types that mean nothing to a person.
var quietTypes = []string{"pref", "internet", "voice", "text", "dom", "intl", "postal", "parcel", "uri", "date", "smtp", "jpeg", "png", "gif"}

// typeWords gives the types that people call by other words.
var typeWords = map[string]string{"cell": "mobile", "msg": "voice mail", "iphone": "iPhone", "homefax": "home fax", "workfax": "work fax", "otherfax": "other fax", "homepage": "home page"}

// usualLabels are those that Apple offers, unlike those that a person wrote.
var usualLabels = []string{"home", "work", "mobile", "main", "other", "iPhone", "home page", "school", "iCloud"}

// ownLabelled are the lines that their label alone describes.
var ownLabelled = []string{"RELATED", "X-ABRELATEDNAMES", "X-ABDATE"}

// appleLabel gives a label as a person reads it: Apple writes its own as
// _$!<Manager>!$_, and those of a person as they are.
func appleLabel(label string) string {
	packed, ok := strings.CutPrefix(label, "_$!<")
	if !ok {
		return label
	}
	plain := strings.ToLower(strings.TrimSuffix(packed, ">!$_"))
	return cmp.Or(typeWords[plain], plain)
}

// qualifiers gives the words that distinguish a line from others of its name.
func (f *cardFilling) qualifiers(line contentLine) (words []string) {
	add := func(word string) {
		if word = strings.Join(strings.Fields(word), " "); word != "" && !slices.Contains(words, word) {
			words = append(words, word)
		}
	}
	add(f.labels[line.group])
	for _, t := range line.params["TYPE"] {
		if len(t) == 1 { // X-MS-SPOUSE;N
			continue
		}
		plain := strings.TrimPrefix(strings.ToLower(t), "x-")
		if !slices.Contains(quietTypes, plain) {
			add(cmp.Or(typeWords[plain], plain))
		}
	}
	for _, key := range []string{"X-SERVICE-TYPE", "SERVICE-TYPE", "LEVEL"} {
		add(line.param(key))
	}
	return words
}

// label gives what a line is called in the text: "Phone, home", "Fax, work", "Manager".
func (f *cardFilling) label(line contentLine) string {
	words := f.qualifiers(line)
	own := slices.Contains(ownLabelled, line.name)
	if !own && f.labels[line.group] != "" && !slices.Contains([]string{"TEL", "EMAIL", "ADR", "URL", "IMPP", "X-SOCIALPROFILE"}, line.name) {
		own = true // a line of a program's own, which the person named
	}
	if own && len(words) > 0 {
		return intake.Capitalize(strings.Join(words, ", "))
	}
	base := plainLabel(line.name)
	if line.name == "TEL" {
		for _, other := range []string{"fax", "pager"} {
			if i := slices.Index(words, other); i >= 0 {
				words = slices.Delete(words, i, i+1)
				base = intake.Capitalize(other)
				break
			}
		}
	}
	return strings.Join(append([]string{base}, words...), ", ")
}

// plainLabel gives what a line is called by its name alone.
func plainLabel(name string) string {
	for _, prefix := range linePrefixes {
		if label, known := lineLabels[name]; known {
			return label
		}
		if rest, cut := strings.CutPrefix(name, prefix); cut && rest != "" {
			name = rest
		}
	}
	if label, known := lineLabels[name]; known {
		return label
	}
	return intake.Capitalize(strings.ToLower(strings.Join(strings.FieldsFunc(name, func(r rune) bool { return r == '-' || r == '_' }), " ")))
}

// androidWords reads a line that Android packs: label is the type of the row, value its
// cells without those that hold the number of a choice.
func androidWords(line contentLine) (label, value string) {
	parts := splitValue(line.text(), ';')
	_, label, packed := strings.Cut(parts[0], "/")
	if !packed {
		return plainLabel(line.name), lineWords(line)
	}
	words := slices.DeleteFunc(parts[1:], func(s string) bool { return len(s) == 1 && s[0] >= '0' && s[0] <= '9' })
	return intake.Capitalize(strings.ReplaceAll(label, "_", " ")), strings.Join(strings.Fields(text.Joined(", ", words...)), " ")
}
