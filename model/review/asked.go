package review

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"rung/model"
)

// asked is what one requirement asks for.
type asked struct {
	concepts []concept
	things   uint64 // a bit for each concept that is a named thing, or a name that nobody knows
	topics   uint64 // likewise for groups of synonyms
	any      bool   // one of them is enough: "CCNA or CCNP"

	degree      degree
	certificate bool   // or a certificate
	knowledge   bool   // what was learned and examined will do
	leading     bool   // people are to have been led
	leads       uint64 // the bit of the topic of leading
	people      int64
	years       float64
	sum         model.Money
}

// degree is how high a degree is.
type degree uint8

const (
	noDegree degree = iota
	bachelor
	master
)

// Names of the groups of synonyms that mean more than their words.
const (
	groupLeading     = "leading people"
	groupDegree      = "degree"
	groupMaster      = "master's degree"
	groupCertificate = "certificate"
)

// parseAsked reads what a requirement asks for: named things, topics, and how much of it.
func (l *Library) parseAsked(r Requirement) asked {
	words, german := leadingCode.ReplaceAllString(r.Text, ""), germanWords.MatchString(r.Text)
	if german {
		words = germanCompound.ReplaceAllString(words, "$1 $2")
	}
	a := asked{concepts: l.findConcepts(words), any: oneIsEnough.MatchString(r.Text)}
	var kept []concept
	for _, c := range a.concepts {
		group := ""
		if c.group >= 0 {
			group = l.lexicon.groups[c.group].Name
		}
		switch group {
		case groupDegree:
			a.degree = max(a.degree, bachelor)
			continue
		case groupMaster:
			a.degree = master
			continue
		case groupCertificate:
			a.certificate = true
			continue
		case groupLeading:
			a.leading, a.leads = true, 1<<min(len(kept), mostNamed)
		}
		if bit := uint64(1) << len(kept); len(kept) < mostNamed {
			switch {
			case c.isThing() && !inPassing(c, r.Text), c.name && !german:
				a.things |= bit
			case c.isThing():
				// "in line with ITIL" asks for what stands before it
			case c.group >= 0:
				a.topics |= bit
			}
			kept = append(kept, c)
		}
	}
	a.concepts = kept
	for bit := range a.concepts {
		a.concepts[bit].alike = german // our words are English ones, so that none of them is the very word that asks
		if c := a.concepts[bit]; (a.topics != 0 || a.hasKnownThing()) && !c.isThing() && !isAbbreviation(c.label) {
			a.things &^= 1 << bit // a word with a capital is beside the point where something else is asked for
		}
	}
	a.knowledge = knowledgeAsked.MatchString(r.Text)
	a.years = numberIn(yearsAsked, r.Text)
	if a.years == 0 && severalYears.MatchString(r.Text) {
		a.years = fewestSeveral
	}
	for _, pattern := range peopleAsked {
		a.people = max(a.people, int64(numberIn(pattern, r.Text)))
	}
	if a.people > 0 {
		a.leading = true
	}
	a.sum = sumAsked(r.Text)
	return a
}

// germanWords matches a sentence in German, where every noun is written like a name.
var germanWords = regexp.MustCompile(`(?i)\b(?:und|oder|mit|der|die|das|den|dem|im|von|für|zur|zum|eine?[rnms]?|sehr|kenntnisse|erfahrung\w*|umgang)\b|\w(?:ung|keit|schaft|kenntnisse|erfahrung)\b`)

// leadingCode matches what numbers a requirement: "EX1", "AQ4:".
var leadingCode = regexp.MustCompile(`^\s*\(?[A-Z]{1,3}\d{1,2}\)?[.:)]?\s+`)

// germanCompound matches where German joins a name to what it is about: "Fortinet-Firewalls".
var germanCompound = regexp.MustCompile(`(\pL)-(\p{Lu})`)

// passingWords stand before the name of a method that is only a manner of what is asked for.
var passingWords = regexp.MustCompile(`(?i)(?:in line with|according to|along|following|based on|based upon)\s+$`)

// inPassing reports whether a requirement names a thing only as the manner of something else.
func inPassing(c concept, text string) bool {
	at := strings.Index(strings.ToLower(text), strings.ToLower(c.label))
	return at > 0 && passingWords.MatchString(text[:at])
}

// oneIsEnough matches what joins things of which one will do.
var oneIsEnough = regexp.MustCompile(`(?i)\bor\b|/|\boder\b|\bou\b|\be\.\s?g\b|\bsuch as\b|\bz\.\s?B\b|\beither\b|\bany of\b`)

const (
	numberWords   = `one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn`
	numberPattern = `(\d+|` + numberWords + `)`
	staffWords    = `people|staff|engineers?|technicians?|employees|reports|developers?|analysts?|members|administrators?|FTE|WTE|colleagues|Mitarbeiter\w*|Personen`
	fewestSeveral = 3 // what "several years" asks for
)

var (
	knowledgeAsked = regexp.MustCompile(`(?i)\bknowledge\b|\bfamiliar|\bunderstanding\b|kenntnisse\b`)
	yearsAsked     = regexp.MustCompile(`(?i)\b` + numberPattern + `\s*(?:\+|plus)?\s*(?:(?:to|-|–)\s*\d+\s*)?(?:or more\s+|full\s+|-\s*)?(?:years?|yrs?|Jahre?n?)\b`)
	severalYears   = regexp.MustCompile(`(?i)\b(?:several years|mehrjährig\w*)`)
	peopleAsked    = []*regexp.Regexp{
		regexp.MustCompile(`(?i)\bteams?\s+of\s+(?:at least\s+|about\s+|up to\s+|over\s+)?` + numberPattern + `\b`),
		regexp.MustCompile(`(?i)\b` + numberPattern + `\s*(?:\+|or more|plus)?\s+(?:(?:direct|technical|infrastructure|support|IT|network|service|desk|software|senior|full-time)\s+){0,3}(?:` + staffWords + `)\b`),
	}
	signedSum = regexp.MustCompile(`(?i)([£$€])\s?(\d[\d.,]*)\s*(k|m|mn|million|bn|billion)?\b`)
	namedSum  = regexp.MustCompile(`(?i)\b(\d[\d.,]*)\s*(k|m|mn|million|mio\.?|bn|billion)?\s*(pounds|euros?|dollars|GBP|EUR|USD|€)`)
)

var numberOfWord = map[string]float64{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20,
	"ein": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10}

// numberIn returns the number that a pattern finds in a text, or 0.
func numberIn(pattern *regexp.Regexp, text string) float64 {
	found := pattern.FindStringSubmatch(text)
	if found == nil {
		return 0
	}
	if n, known := numberOfWord[strings.ToLower(found[1])]; known {
		return n
	}
	n, _ := strconv.ParseFloat(found[1], 64)
	return n
}

var (
	currencyOfSign = map[string]string{"£": "GBP", "$": "USD", "€": "EUR", "pounds": "GBP", "euro": "EUR", "euros": "EUR", "dollars": "USD", "gbp": "GBP", "eur": "EUR", "usd": "USD"}
	scaleOfWord    = map[string]float64{"": 1, "k": 1e3, "m": 1e6, "mn": 1e6, "million": 1e6, "mio": 1e6, "bn": 1e9, "billion": 1e9}
)

// sumAsked returns the sum of money that a requirement names, or none.
func sumAsked(text string) model.Money {
	sign, digits, scale := "", "", ""
	if found := signedSum.FindStringSubmatch(text); found != nil {
		sign, digits, scale = found[1], found[2], found[3]
	} else if found := namedSum.FindStringSubmatch(text); found != nil {
		sign, digits, scale = found[3], found[1], found[2]
	}
	digits = strings.TrimRight(digits, ".,")
	if separator := strings.LastIndexAny(digits, ".,"); separator >= 0 && len(digits)-separator == 4 { // of thousands
		digits = strings.NewReplacer(".", "", ",", "").Replace(digits)
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(digits, ",", "."), 64)
	if err != nil {
		return model.Money{}
	}
	const minor = 100
	return model.Money{Minor: int64(n * minor * scaleOfWord[strings.ToLower(strings.TrimRight(scale, "."))]), Currency: currencyOfSign[strings.ToLower(sign)]}
}

// isAbbreviation reports whether a word is written in capitals: "SAST", "AI".
func isAbbreviation(word string) bool { return len(word) > 1 && word == strings.ToUpper(word) }

// hasKnownThing reports whether a thing is asked for that the lexicon has.
func (a *asked) hasKnownThing() bool {
	return slices.ContainsFunc(a.concepts, concept.isThing)
}

// required returns what of a requirement an entry has to have: the things that are named, or else the topics.
func (a asked) required() uint64 {
	if a.things != 0 {
		return a.things
	}
	return a.topics
}

// wants reports whether a requirement asks for a concept.
func (a asked) wants(bit int) bool { return a.required()&(1<<bit) != 0 }
