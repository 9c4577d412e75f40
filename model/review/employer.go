package review

import (
	"regexp"
	"strings"
)

// Where an advertisement names the company: in a heading, or where it says what the company is.
var (
	aboutName = regexp.MustCompile(`^(?:About|Life at|Working at|Über|À propos de)\s+(\p{Lu}.*)$`)
	nameIs    = regexp.MustCompile(`^(?:The )?((?:\p{Lu}[\pL\pN'’.-]*|&|and|of)(?: (?:\p{Lu}[\pL\pN'’.-]*|&|and|of)){0,5}) (?:is|are) (?:an?|the|one|committed|proud|backed|owned|part|home|where|dedicated) `)
	pronoun   = regexp.MustCompile(`(?i)^(?:this|it|they|we|you|there|here|he|she|what|who|the role|the team|experience|knowledge)(?: |$)`)
)

// findEmployers returns the names of the company in comparable words.
func findEmployers(list []textLine) map[string]bool {
	names := map[string]bool{}
	for _, line := range list {
		for _, sentence := range splitSentences(line.text) {
			found := aboutName.FindStringSubmatch(sentence)
			if found == nil {
				found = nameIs.FindStringSubmatch(sentence + " ")
			}
			if found == nil || pronoun.MatchString(found[1]) || niceWords.MatchString(sentence) || mustWords.MatchString(sentence) {
				continue
			}
			if _, known := sectionOf(found[1]); !known && len(strings.Fields(found[1])) <= mostNameWords {
				names[comparableWords(found[1])] = true
			}
		}
	}
	return names
}

// mostNameWords is how many words the name of a company has at most.
const mostNameWords = 6

// isAboutEmployer reports whether a sentence tells of the company by its name: "Northwind makes arms that pick fruit".
func (r *requirementReader) isAboutEmployer(sentence string) bool {
	if wanting.MatchString(sentence) {
		return false
	}
	words := strings.Fields(sentence)
	for n := 1; n < len(words) && n <= mostNameWords; n++ {
		if r.employers[comparableWords(strings.Join(words[:n], " "))] {
			return true
		}
	}
	return false
}
