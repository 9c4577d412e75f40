package review

import (
	"regexp"
	"strings"
	"unicode"
)

// section is the part of a job description that a line is in.
type section int

const (
	unsaid  section = iota // not known: only sentences that ask for something count
	must                   // requirements
	duties                 // what the person will do
	nice                   // what would be nice to have
	ignored                // the company, benefits, how to apply, legal text
)

// mostHeadingWords is how many words a heading may have.
const mostHeadingWords = 9

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(list) {
		set[word] = true
	}
	return set
}

// isHeadingOnly reports whether a line consists of the words of headings only.
func isHeadingOnly(text string) bool {
	for _, word := range splitWords(text) {
		if !headingWords[word] {
			return false
		}
	}
	return true
}

// sectionOf returns the section that a heading begins; known is false for a heading
// of unknown words.
func sectionOf(text string) (section, bool) {
	text = strings.ReplaceAll(text, "’", "'")
	for _, h := range headings {
		if h.said.MatchString(text) {
			return h.to, true
		}
	}
	if aboutThem.MatchString(text) {
		return ignored, true
	}
	return unsaid, false
}

// leadInSection returns the section that a sentence before a list begins. It may mention the company or how to apply, so
// that only what asks or tells of the work counts.
func leadInSection(text string) section {
	text = strings.ReplaceAll(text, "’", "'")
	for _, h := range headings {
		if h.to != ignored && h.said.MatchString(text) {
			return h.to
		}
	}
	return unsaid
}

// mostLeadInWords is how many words a sentence before a list may have.
const mostLeadInWords = 40

// isLeadIn reports whether a line is a sentence that a list goes on with: "You might be a great fit if you".
func isLeadIn(text string, listFollows bool) bool {
	switch {
	case len(strings.Fields(text)) > mostLeadInWords || endsSentence(text):
		return false
	case listFollows && unfinished.MatchString(text):
		return true
	}
	return (listFollows || following.MatchString(text)) && (strings.HasSuffix(text, ":") || strings.HasSuffix(text, ")"))
}

// A sentence that says of itself that a list follows, and one that breaks off.
var following = anyOfWords(`the following|below|folgende[nrs]?|suivante?s?`)

var unfinished = regexp.MustCompile(`(?i)[^\pL](?:you|you've|you’ve|you'd|you’d|you'll|you’ll|had|have|who|that|to|are|will|can|du|sie|vous)\s*(?:…|\.\.\.)?$`)

// readHeading reports whether a line is a heading, which section it begins, and the
// text that follows it on the same line.
func (r *requirementReader) readHeading(line textLine, listFollows bool) (to section, rest string, ok bool) {
	label, rest, colon := strings.Cut(line.text, ":")
	rest = strings.TrimSpace(rest)
	to, known := sectionOf(label)
	const shortLine = 7
	count := len(strings.Fields(label))
	switch {
	case !line.marked && count > shortLine && rest == "" && isLeadIn(line.text, listFollows):
		to = leadInSection(line.text)
		return to, "", to != unsaid
	case count > mostHeadingWords:
		return 0, "", false
	case line.marked || colon && (rest == "" || known):
		return to, rest, true
	case colon, endsSentence(line.text):
		return 0, "", false
	case isShouted(line.text):
		return to, "", known || listFollows || count > 2 || r.section == unsaid
	case known && (isHeadingOnly(line.text) || line.begins && count <= shortLine && titling.MatchString(line.text)):
		return to, "", true
	case isHeadingOnly(line.text): // a part of the section: "Other"
		return r.section, "", true
	}
	listFollows = listFollows || r.sectioned && line.begins && titling.MatchString(line.text)
	return to, "", listFollows && count <= shortLine && startsHeading(line.text)
}

func endsSentence(text string) bool {
	return strings.HasSuffix(text, ".") || strings.HasSuffix(text, ";") || strings.HasSuffix(text, ",")
}

func isShouted(text string) bool {
	return strings.ContainsFunc(text, unicode.IsUpper) && !strings.ContainsFunc(text, unicode.IsLower) && len(strings.Fields(text)) > 0 && len(text) > 3
}

func startsHeading(text string) bool {
	for _, r := range text {
		return unicode.IsUpper(r)
	}
	return false
}
