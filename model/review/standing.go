package review

import (
	"regexp"

	"rung/model"
	"rung/model/text"
)

// standing is what an entry can bear out, the weakest first.
type standing uint8

const (
	bearsNothing standing = iota // a plan, a refusal, an application, what somebody else did
	noted                        // a note, or what went wrong
	said                         // by others
	learned                      // studied
	outside                      // done, outside work
	done                         // done at work
)

// standingOf decides what an entry that is no plan can bear out. What was refused or given up shows nothing, however much it
// names.
func standingOf(e model.Entry) standing {
	switch e.Kind {
	case model.KindBullet, model.KindPosition:
		return done
	case model.KindFeedback:
		return said
	case model.KindApplication:
		return bearsNothing
	case model.KindStudy:
		return learned
	}
	switch outcome := e.Values.Text("outcome"); {
	case e.Read.IsOther(), outcome == "refused", outcome == "died", e.Kind == model.KindInitiative && e.Values.Text("funded") == "no" && outcome != "thriving":
		return bearsNothing
	case outcome == "failed", e.Kind == model.KindNote:
		return noted
	case e.Values.Yes("outside_it") && outsideWork[e.Values.Text("setting")]:
		return outside
	case e.Kind == model.KindInteraction && e.Values.Text("direction") == "I asked them":
		return noted
	}
	return done
}

// outsideWork are the settings that lie outside the person's work.
var outsideWork = map[string]bool{"charity board": true, "coaching": true, "volunteering": true, "fund-raising": true, "other": true}

// describe says how an entry falls short of a deed at work.
func (s standing) describe() string {
	return map[standing]string{noted: "only noted", said: "said by others", learned: "studied, not done yet", outside: "outside work"}[s]
}

// namedInEntry is a thing that an entry names.
type namedInEntry struct {
	name, group string
	inTitle     bool
}

// namesIn returns the things that an entry's texts, its title first, are sure to name, each once.
func (l *Library) namesIn(texts []string) (list []namedInEntry) {
	known := map[string]bool{}
	for i, words := range texts {
		for _, t := range l.findThings(words) {
			if !known[t.Name] {
				known[t.Name] = true
				list = append(list, namedInEntry{t.Name, t.Group, i == 0})
			}
		}
	}
	return list
}

// span is the time that a position was held, or the day from which a certificate is held and the last on which it is
// valid; "" is open.
type span struct{ from, until model.Day }

// spanOf returns the span of a position or of a study.
func spanOf(e model.Entry) span {
	switch e.Kind {
	case model.KindPosition:
		return span{e.Day, e.Until}
	case model.KindStudy:
		return span{e.Day, e.Values.Day("valid_until")}
	}
	return span{}
}

// years returns how many years of the span have passed, to a tenth.
func (s span) years(on model.Day) float64 {
	until := s.until
	if until == "" || until > on {
		until = on
	}
	if s.from == "" || until <= s.from {
		return 0
	}
	return float64(int(float64(until.DaysSince(s.from))/365.25*10)) / 10
}

// earned says how far a study shows the certificate that it names.
func (d *indexedEntry) earned(on model.Day) (level Level, lacks string) {
	switch {
	case !d.finished:
		return Related, "not finished yet"
	case d.span.until != "" && d.span.until < on:
		return Related, "lapsed"
	}
	return Shown, ""
}

// studiedFor returns what a study led to: a degree, a certificate, and whether it is finished.
func studiedFor(e model.Entry) (height degree, certified, finished bool) {
	if e.Kind != model.KindStudy {
		return noDegree, false, false
	}
	finished = e.Values.Text("status") == "finished" || e.Values.Day("finished") != ""
	switch level := e.Values.Text("level"); {
	case level == "master", level == "doctorate", e.Values.Text("form") == "degree" && mastersTitle.MatchString(e.Title):
		height = master
	case level == "bachelor", e.Values.Text("form") == "degree":
		height = bachelor
	}
	return height, e.Values.Text("form") == "certificate" && finished, finished
}

// mastersTitle matches what a master's degree is called.
var mastersTitle = regexp.MustCompile(`(?i)\b(?:m\.?sc|m\.?a|m\.?eng|mba|master'?s?|doctorate|ph\.?d)\b`)

// sumOf returns the largest sum of money of an entry's fields.
func sumOf(e model.Entry) (most model.Money) {
	for _, key := range []string{"asked", "granted", "spent", "cost"} {
		if m, ok := e.Values[key].(model.Money); ok && m.Minor > most.Minor {
			most = m
		}
	}
	return most
}

// describeFacts says what makes an entry weigh more.
func (d *indexedEntry) describeFacts() string {
	led, measured := "", ""
	if d.led > 0 {
		led = "led " + text.Counted(int(d.led), "person", "people")
	}
	if d.measured {
		measured = "with a measured result"
	}
	return text.Joined(", ", led, measured)
}
