package review

import (
	"regexp"
	"strings"
	"unicode"
)

// section is the part of a job description that a line stands in.
type section int

const (
	open    section = iota // nothing was said yet: only what asks for something counts
	must                   // requirements and duties
	nice                   // what would be welcome
	ignored                // the company, benefits, how to apply, legal text
)

// mostHeadingWords is how long a heading may be.
const mostHeadingWords = 9

// headings are the words by which a heading is known, the more special ones
// first.
var headings = []struct {
	said *regexp.Regexp
	to   section
}{
	{words(`nice to haves?|nice-to-haves?|good to haves?|great to have|preferred|desired|desirable|desirables|bonus|bonus points|plus|pluses|a plus|advantage|advantages|advantageous|optional|ideally|would be great|extra credit|extra points|stand out|sets? you apart|set you apart|welcome|useful`), nice},
	{words(`who we(?: are|'re)? looking for|who you are|what we(?: are|'re)? looking for|we are looking for|you bring|you(?: will|'ll)? bring|you have|you(?: will|'ll)? need|we need|we expect|about you|your profile|your background|what it takes|you should have|you must have|we ask|must haves?|must-haves?`), must},
	{words(`about us|about the company|about the team|about the organi[sz]ation|who we are|our story|our company|our mission|our values|our culture|our team|company|benefits?|perks?|we offer|on offer|offer|you(?: will|'ll)? get|in it for you|compensation|salary|pay|pay range|remuneration|rewards?|package|why join|why us|why work|why you|culture|equal|eeo|diversity|inclusion|legal|privacy|disclaimer|notice|accommodations?|how to apply|to apply|apply|application process|hiring process|interview process|next steps|process|contact|location|locations|address|physical demands|work environment|working hours|hours|start date|closing date|reference|data protection|relocation|sponsorship`), ignored},
	{words(`requirements?|required|qualifications?|qualified|essential|essentials|mandatory|minimum|must|skills?|experience|knowledge|competenc(?:y|ies)|education|certifications?|criteria|profile|abilities|prerequisites|expectations|person specification|the person|you are|expertise`), must},
	{words(`responsibilities|responsibility|responsible|duties|duty|tasks?|accountabilities|you(?: will|'ll)? do|you(?: will|'ll)? be doing|you will|you'll|role|job|position|mission|day to day|day-to-day|deliverables|the work|scope|purpose|objectives`), must},
}

func words(alternatives string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)(?:^|[^\pL])(?:` + alternatives + `)(?:[^\pL]|$)`)
}

// sectionOf says what a heading announces. Any heading may begin a part; one of
// unknown words begins one of which nothing is known.
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
	return open, false
}

// aboutThem is a heading with the company's name: "About Fairmont Dairy".
var aboutThem = regexp.MustCompile(`(?i)^\s*(?:about|life at|working at|welcome to|join)\s+\pL`)

// heading reports whether a line is a heading, what it announces, and what stands
// behind it on the same line.
func heading(line textLine, listFollows bool) (to section, rest string, ok bool) {
	label, rest, colon := strings.Cut(line.text, ":")
	rest = strings.TrimSpace(rest)
	to, known := sectionOf(label)
	short := len(strings.Fields(label)) <= mostHeadingWords
	switch {
	case !short:
		return 0, "", false
	case line.marked || colon && rest == "":
		return to, rest, true
	case colon && known:
		return to, rest, true
	case colon, endsSentence(line.text):
		return 0, "", false
	case isShouted(line.text):
		return to, "", known || listFollows
	}
	// A short line of known words, and nothing that only a sentence has.
	return to, "", (known || listFollows) && len(strings.Fields(line.text)) <= 6 && startsHeading(line.text) && !asking.MatchString(line.text)
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

// What sentences say. A sentence asks for something, boasts of the company, wants
// somebody all the same, or is beside the matter wherever it stands.
var (
	asking = words(`must|required?|requires|requirements?|need|needs|needed|you have|you've|you will|you'll|you are|you're|you can|you know|you bring|you hold|you should|you lead|you own|looking for|seeks?|seeking|someone who|somebody who|experience|experienced|years|knowledge|proficien(?:t|cy)|familiar(?:ity)?|ability to|able to|capable of|degree|certif(?:ied|ication|ications|icate)|responsible for|skilled|skills|proven|track record|expertise|background in|candidates?|fluent|comfortable with|understanding of|expected to|in charge of|ideally|nice to have|preferred|a plus|desirable|bonus|successful applicant|the post holder|will (?:lead|manage|own|run|report|build|be)`)

	boasting = regexp.MustCompile(`(?i)^\s*(?:we|our|us|founded|established|headquartered|join|at \pL+|with (?:over|more than)|since \d|as (?:a|an|one of)|the (?:company|firm|group|organi[sz]ation|cooperative|business|bank|team|hospital|university)|every day)[^\pL]`)

	wanting = words(`looking for|seek|seeking|need|needs|want|wants|expect|expects|require|requires|ask|asks|you|someone|somebody|candidate|candidates|applicants?`)

	aside = words(`equal[ -]opportunity|eeo|affirmative action|regardless of|without regard|race|ethnicity|sexual orientation|gender identity|veteran|reasonable accommodations?|e-verify|drug[- ]screen(?:ing)?|background check|401\(?k\)?|dental|medical(?: and)? insurance|health insurance|life insurance|paid time off|pto|parental leave|maternity|paternity|vacation|holidays?|days off|days of leave|annual leave|pension|retirement plan|stock options|equity|gym|free (?:lunch|snacks|coffee|parking|fruit)|salary|compensation|per annum|per year|bonus scheme|sign-on|relocation|hybrid working|remote[- ]first|work from home|home office days|commut(?:e|er|ing)|apply (?:now|today|by|online|via|through|with)|to apply|send (?:us|your)|submit your|your cv|your resume|your résumé|cover letter|closing date|no agencies|recruiters? (?:need|please)|click|visit our|follow us|cookie|gdpr|privacy policy|data protection|personal data|copyright|all rights reserved|criminal|no phone calls|sponsorship|visa|perks|benefits|tuition|flexible hours|discounts?|we offer|what we offer|not an exhaustive list|other duties|at will|colou?r, religion`)

	niceWords = words(`nice to have|nice-to-have|good to have|preferred|preferably|preference|a plus|is a plus|big plus|strong plus|an asset|ideally|desirable|desired|bonus|advantage|advantageous|optional|welcome|beneficial|would be (?:great|nice|good|helpful|useful)|not required|not essential|helpful`)

	mustWords = words(`must|required|essential|mandatory`)
)
