package review

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"rung/model"
)

// Need says how strongly a requirement is asked for.
type Need string

const (
	Must Need = "must"
	Nice Need = "nice"
)

// Requirement is one thing that a job description asks for.
type Requirement struct {
	Text string `json:"text"`
	Need Need   `json:"need"`
}

// Limits on a job description. The longest advertisements have two thousand words
// and fifty requirements.
const (
	MaxDescription   = model.MaxBody
	mostRequirements = 200
	mostRequirement  = 500 // length of one in characters
	fewWords         = 12  // words; so short a text is taken as it is where no requirement is found in it
)

// Requirements splits a job description into its requirements, in order, each a
// must or nice to have. Headings, benefits, text about the company and legal text
// are not requirements. more counts those beyond the first two hundred. Errors:
// TooLarge; Invalid for a text without words.
func Requirements(description string) (list []Requirement, more int, err error) {
	if len(description) > MaxDescription {
		return nil, 0, &model.Error{Code: model.TooLarge, Field: "description", Message: "This job description is larger than 1 MB. Keep the part that says what they want."}
	}
	if !utf8.ValidString(description) {
		description = strings.ToValidUTF8(description, " ")
	}
	if len(splitWords(description)) == 0 {
		return nil, 0, &model.Error{Code: model.Invalid, Field: "description", Message: "There is nothing to match yet. Paste the job description, or the part that says what they want."}
	}
	r := &requirementReader{seen: map[string]bool{}}
	all := splitTextLines(description)
	r.employers = findEmployers(all)
	for i, line := range all {
		if foot.MatchString(line.text) && len(r.list) > 0 {
			break
		}
		next := i+1 < len(all)
		line.begins = line.begins && next && !all[i+1].begins // a paragraph of one line has no heading
		r.readLine(line, next && all[i+1].bullet)
	}
	if len(r.list) == 0 && len(splitWords(description)) <= fewWords {
		for _, line := range all {
			r.addRequirement(line.text, Must)
		}
	}
	n := min(len(r.list), mostRequirements)
	return r.list[:n], len(r.list) - n, nil
}

// requirementReader reads a job description line by line and remembers which
// section it is in.
type requirementReader struct {
	section section
	list    []Requirement
	seen    map[string]bool

	employers map[string]bool // names of the company, in comparable words
	inList    bool            // the section lasts for a list only
	around    section         // the section around that list
	sectioned bool            // a heading of requirements was read
	listed    bool            // the section's requirements are a list, so that a sentence behind it has to ask
	strict    bool            // under a heading of unknown words after that, only what asks counts
}

// needs are the needs of the sections that say them.
var needs = map[section]Need{must: Must, nice: Nice}

func (r *requirementReader) readLine(line textLine, listFollows bool) {
	switch {
	case chrome.MatchString(line.text), legend.MatchString(line.text), r.employers[comparableWords(line.text)]:
		return
	case line.rated:
		r.listed = true
		if r.section != ignored {
			r.addRequirement(line.text, needs[line.under])
		}
		return
	case line.under != unsaid:
		r.readUnder(line.under, line.text)
		return
	}
	if !line.bullet {
		r.endList()
		if to, rest, ok := r.readHeading(line, listFollows); ok {
			r.readUnder(to, rest)
			// Where text follows a label on its line, the label covers that text only.
			if rest == "" || listFollows {
				r.inList, r.around = listFollows && len(strings.Fields(line.text)) > mostHeadingWords, r.section
				r.strict = r.sectioned && to == unsaid && speaking.MatchString(line.text)
				r.sectioned = r.sectioned || to == must || to == nice
				r.section, r.listed = to, false
			}
			return
		}
	}
	r.listed = r.listed || line.bullet
	switch label, rest, colon := strings.Cut(line.text, ":"); {
	case r.section == ignored:
	case line.bullet && colon && strings.TrimSpace(rest) != "" && isHeadingOnly(label):
		to, _ := sectionOf(label)
		r.readUnder(to, strings.TrimSpace(rest))
	case line.bullet && r.strict:
		r.readProse(line.text)
	case line.bullet:
		r.readItem(line.text)
	case r.section != unsaid && !endsSentence(line.text) && !strings.HasSuffix(line.text, "?") && !boasting.MatchString(line.text):
		r.readItem(line.text)
	default:
		r.readProse(line.text)
	}
}

// endList ends a section that a sentence before a list began.
func (r *requirementReader) endList() {
	if r.inList {
		r.inList, r.section = false, r.around
	}
}

// readUnder reads what follows a label such as "Required:", a list or sentences.
func (r *requirementReader) readUnder(to section, text string) {
	before := r.section
	r.section = to
	switch to {
	case must, nice:
		for _, item := range splitListed(text) {
			r.readItem(item)
		}
	case unsaid, duties:
		r.section = unsaid
		r.readProse(text)
	}
	r.section = before
}

func (r *requirementReader) readProse(text string) {
	for _, sentence := range splitSentences(text) {
		if items := splitWishes(sentence); items != nil {
			for _, item := range items {
				r.addRequirement(item, Nice)
			}
			continue
		}
		if r.isAsking(sentence) {
			r.readItem(sentence)
		}
	}
}

// mixed matches where a requirement goes on with something that would only be nice
// to have: "five years of operations, ideally in logistics".
var mixed = regexp.MustCompile(`(?i);\s*|,\s*(?:ideally|preferably)\s`)

// readItem reads one item; where a part of it is only nice to have, it becomes two
// requirements.
func (r *requirementReader) readItem(text string) {
	if aside.MatchString(text) || pay.MatchString(text) {
		return
	}
	if at := mixed.FindStringIndex(text); at != nil && niceWords.MatchString(text[at[0]:]) != niceWords.MatchString(text[:at[0]]) {
		r.readItem(text[:at[0]])
		r.readItem(strings.TrimLeft(text[at[0]:], ",; "))
		return
	}
	r.addRequirement(text, r.needOf(text))
}

// tail begins a part that would only be nice to have, but says too little by itself to be a requirement.
var tail = regexp.MustCompile(`(?i),\s*(?:idealerweise|vorzugsweise|idéalement|de préférence)\s`)

// splitListed splits a list within a line: at semicolons, or at commas where the
// items are as short as names of skills.
func splitListed(text string) []string {
	items := strings.Split(text, ";")
	if len(items) == 1 {
		const short = 4
		items = commas.Split(strings.TrimSuffix(text, "."), -1)
		if len(items) < 3 || slices.ContainsFunc(items, func(item string) bool { return len(strings.Fields(item)) > short }) {
			return splitSentences(text)
		}
	}
	return items
}

var commas = regexp.MustCompile(`\s*,\s*(?:and\s+|or\s+)?`)

// Sentences that wish for several things at once, with the wish before them or behind.
var (
	wishBefore = regexp.MustCompile(`(?i)^.*?(?:(?:extra|bonus|brownie) points (?:for|if you (?:have|know|bring))|(?:would|'d|’d) be (?:great|nice|lovely|brilliant|a plus|a bonus)(?: if you (?:also )?(?:had|have|knew|know))?|a (?:big |huge |real )?plus if you (?:have|know)|love it if you (?:had|have|knew|know)|ideally,? (?:you have|with))[ :]+`)
	wishBehind = regexp.MustCompile(`(?i)\s+(?:is|are|would be|will be)\s+(?:also )?(?:an? )?(?:big |huge |real |definite )?(?:plus|pluses|bonus|asset|advantage|nice to have|great|welcome|helpful|advantageous|desirable)\.?$`)
)

// splitWishes returns the things that a sentence wishes for where it lists three or more: "It would be great if you had a
// PMP, data migration, or some Spanish."
func splitWishes(sentence string) []string {
	const short, fewest = 4, 3
	listed := wishBehind.ReplaceAllString(sentence, "")
	if listed == sentence {
		listed = wishBefore.ReplaceAllString(sentence, "")
	}
	if listed == sentence {
		return nil
	}
	items := commas.Split(strings.TrimRight(listed, ". "), -1)
	if len(items) < fewest || slices.ContainsFunc(items, func(item string) bool { return len(strings.Fields(item)) > short }) {
		return nil
	}
	return items
}

// isAsking reports whether a sentence of prose asks for something. In a section of
// requirements each sentence does, unless it is about the company.
func (r *requirementReader) isAsking(sentence string) bool {
	if strings.HasSuffix(sentence, "?") || hiring.MatchString(sentence) || r.isAboutEmployer(sentence) {
		return false
	}
	if boasting.MatchString(sentence) && !wanting.MatchString(sentence) {
		return false
	}
	if introducing.MatchString(sentence) && !describing.MatchString(sentence) {
		return false
	}
	return r.section != unsaid && !r.listed || asking.MatchString(sentence) || niceWords.MatchString(sentence)
}

func (r *requirementReader) needOf(text string) Need {
	if head := tail.Split(text, 2)[0]; niceWords.MatchString(head) || r.section == nice && !mustWords.MatchString(text) {
		return Nice
	}
	return Must
}

// addRequirement adds a requirement, without the marks of its list.
func (r *requirementReader) addRequirement(text string, need Need) {
	text = strings.TrimRight(strings.TrimSpace(text), ";,. ")
	key := comparableWords(text)
	if key == "" || r.seen[key] {
		return
	}
	r.seen[key] = true
	if runes := []rune(text); len(runes) > mostRequirement {
		text = string(runes[:mostRequirement-1]) + "…"
	}
	r.list = append(r.list, Requirement{Text: text, Need: need})
}
