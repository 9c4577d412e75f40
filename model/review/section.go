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

// headings are patterns by which a heading is recognised, the more specific ones first.
var headings = []struct {
	said *regexp.Regexp
	to   section
}{
	{anyOfWords(`(?:role|job|position) (?:profile|description|title|advert|advertisement|posting)|about the (?:job|role|position)|overview|vacancy`), unsaid},
	{anyOfWords(`nice to haves?|nice-to-haves?|good to haves?|great to have|preferred|desired|desirable|desirables|bonus|bonus points|plus|pluses|a plus|advantage|advantages|advantageous|optional|ideally|would be great|love it if|love if|even better if|extra credit|extra points|stand out|sets? you apart|welcome|useful`), nice},
	{anyOfWords(`who we(?: are|'re)? looking for|who you are|what we(?: are|'re)? looking for|we are looking for|you bring|you(?: will|'ll)? bring|you have|you(?: will|'ll)? need|we need|we expect|about you|your profile|your background|what it takes|you should have|you must have|we ask|must haves?|must-haves?`), must},
	{anyOfWords(`about us|about the company|about the team|about the organi[sz]ation|who we are|our story|our company|our mission|our values|our culture|our team|company|benefits?|perks?|we offer|on offer|offer|you(?: will|'ll)? get|in it for you|compensation|salary|pay|pay range|remuneration|rewards?|package|why join|why us|why work|why you|culture|equal|eeo|diversity|inclusion|legal|privacy|disclaimer|notice|accommodations?|how to apply|to apply|apply|application process|hiring process|interview process|next steps|process|contact|location|locations|address|physical demands|work environment|working hours|hours|start date|closing date|reference|data protection|disclosure|barring|safeguarding|organi[sz]ation(?:al)? (?:chart|structure)|relocation|sponsorship|grade|reports to`), ignored},
	{anyOfWords(`requirements?|required|qualifications?|qualified|essential|essentials|mandatory|minimum|must|skills?|experience|knowledge|competenc(?:y|ies)|education|certifications?|criteria|profile|abilities|prerequisites|expectations|person specification|the person|you are|expertise`), must},
	{anyOfWords(`responsibilities|responsibility|responsible|duties|duty|tasks?|accountabilities|you(?: will|'ll)? do|you(?: will|'ll)? be doing|you will|you'll|role|job|position|summary|mission|day to day|day-to-day|deliverables|key result areas?|the work|scope|purpose|objectives`), duties},
}

// headingWords are the words that headings consist of.
var headingWords = wordSet(`a about abilities accountabilities advantage all and apart apply are as at background be benefit benefits bonus bring
	candidate certifications company compensation competencies contact core could criteria culture day desirable desired do doing duties
	education eeo equal essential essentials even expect expectations experience expertise for further general get good great have haves hiring how i if ideal ideally important in is it job join key knowledge
	ll location looking love main mandatory minimum must need next nice of offer on opportunity optional or our overview package perks person plus pluses points position preferred
	prerequisites process profile purpose qualification qualifications re relevant required requirement requirements responsibilities responsibility rewards role salary scope set sets should skill skills specific
	specification statement steps story summary takes task tasks team technical that the this to total us useful values we welcome were wed weve what whats who whos why will with work working would you youll your youre youve`)

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

func anyOfWords(alternatives string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)(?:^|[^\pL])(?:` + alternatives + `)(?:[^\pL]|$)`)
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

// aboutThem is a heading with the company's name: "About Fairmont Dairy".
var aboutThem = regexp.MustCompile(`(?i)^\s*(?:about|life at|working at|welcome to|join)\s+\pL`)

// readHeading reports whether a line is a heading, which section it begins, and the
// text that follows it on the same line.
func (r *requirementReader) readHeading(line textLine, listFollows bool) (to section, rest string, ok bool) {
	label, rest, colon := strings.Cut(line.text, ":")
	rest = strings.TrimSpace(rest)
	to, known := sectionOf(label)
	const shortLine = 7
	count := len(strings.Fields(label))
	switch {
	case count > mostHeadingWords:
		return 0, "", false
	case line.marked || colon && (rest == "" || known):
		return to, rest, true
	case colon, endsSentence(line.text):
		return 0, "", false
	case isShouted(line.text):
		return to, "", known || listFollows || count > 2 || r.section == unsaid
	case known && isHeadingOnly(line.text):
		return to, "", true
	}
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

// What sentences are about: asking for something, boasting about the company,
// wanting somebody all the same, introducing the company, describing the person
// they look for, or something that is never a requirement.
var (
	asking = anyOfWords(`must|required?|requires|requirements?|you need|we need|you'll need|you have|you've|you will|you'll|you are|you're|you can|you know|you bring|you hold|you should|you lead|you own|looking for|seeks?|seeking|someone who|somebody who|experience|experienced|years|knowledge|proficien(?:t|cy)|familiar(?:ity)?|ability to|able to|capable of|degree|certif(?:ied|ication|ications|icate)|responsible for|skilled|skills|proven|track record|expertise|background in|candidates?|fluent|comfortable with|understanding of|expected to|in charge of|successful applicant|the post holder|will (?:lead|manage|own|run|report|build|be)`)

	boasting = regexp.MustCompile(`(?i)^\s*(?:we|our|us|founded|established|headquartered|join|at \pL+|with (?:over|more than)|since \d|as (?:a|an|one of)|the (?:\pL+ )?(?:company|firm|group|organi[sz]ation|cooperative|business|bank|team|hospital|university|council|trust|office|package|position is|role is)|they|it is|every day)[^\pL]`)

	introducing = regexp.MustCompile(`(?i)^\s*(?:we're|we’re|we are) (?:an?|the|one)[^\pL]`)

	describing = anyOfWords(`you|someone|somebody|who (?:can|has|knows|will)|experience|experienced|years|knowledge|skills|degree|able to|ability to`)

	wanting = anyOfWords(`looking for|seek|seeking|we need|want|wants|expect|expects|require|requires|ask|asks|you|someone|somebody|candidate|candidates|applicants?`)

	aside = anyOfWords(`equal[ -]opportunity|eeo|affirmative action|regardless of|without regard|discriminat(?:e|es|ion)|religion|sexual orientation|gender identity|reasonable accommodations?|e-verify|drug[- ]screen(?:ing)?|background check|dbs check|no smoking|401\(?k\)?|dental|health insurance|medical insurance|life insurance|paid time off|parental leave|maternity|paternity|paid vacation|days of vacation|days of holiday|days off|annual leave|pension|retirement plan|stock options|stock purchase|gym|free (?:lunch|snacks|coffee|parking|fruit)|competitive salary|salary of|attractive salary|sign-on|\d+k?\s*(?:\+|plus)\s*bonus|annual bonus|hybrid working|flexible working|work from home|home office days|apply (?:now|today|by|online|via|through|with)|applications? (?:is|are|will|must be)|interviews? will|send (?:us|your)|submit your|your cv|your resume|your résumé|cover letter|closing date|no agencies|recruiters? (?:need|please)|visit our|follow us|cookies|privacy policy|all rights reserved|no phone calls|visa sponsorship|perks|tuition reimbursement|we offer|not an exhaustive list|other duties|look forward to`)

	niceWords = anyOfWords(`nice to have|nice-to-have|good to have|preferred|preferably|preference|a plus|is a plus|big plus|strong plus|an asset|ideally|desirable|desired|bonus|advantage|advantageous|optional|welcome|beneficial|it would be|would be (?:great|nice|good|helpful|useful)|not required|not essential|helpful`)

	mustWords = anyOfWords(`must|required|essential|mandatory`)
)
