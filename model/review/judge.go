package review

import (
	"cmp"
	"fmt"
	"math/bits"
	"slices"
	"strings"

	"rung/model"
	"rung/model/text"
)

// judgement collects what the entries say to one requirement.
type judgement struct {
	l      *Library
	asked  asked
	on     model.Day
	ruling Ruling

	bearings []bearing
	together uint64 // what is required and done, in whichever entry
	years    float64
}

// bearing is how far one entry bears a requirement out, and what it lacks.
type bearing struct {
	partialMatch
	level  Level
	part   bool // it shows some of what is required, and lacks nothing but the rest
	lacks  string
	points int
}

// Points of an entry for each concept of a requirement.
const (
	forOwnWords = 4 // a topic or thing in the words that ask for it
	forSynonym  = 2 // a topic in other words of its group
	forImplied  = 2 // a topic that the entry's competencies stand for
	forWord     = 1 // a common word
)

// pointsOf says how much an entry has of what is asked for.
func (a *asked) pointsOf(f partialMatch) (points int) {
	main := a.things | a.topics
	points = forOwnWords*bits.OnesCount64(f.own&main) + forSynonym*bits.OnesCount64(f.said&^f.own&main) + forImplied*bits.OnesCount64(f.implied&main)
	return points + forWord*bits.OnesCount64(f.said&^main)
}

// weigh adds an entry that has something of the requirement.
func (j *judgement) weigh(f partialMatch) {
	d := &j.l.docs[f.doc]
	b := j.bearingOf(d, f)
	if b.level == Nothing || slices.Contains(j.ruling.Refused, d.id) {
		return
	}
	if b.level == Shown || b.part {
		j.together |= (f.said | f.implied) & j.asked.required()
	}
	j.bearings = append(j.bearings, b)
}

// bearingOf decides how far an entry bears the requirement out by itself.
func (j *judgement) bearingOf(d *indexedEntry, f partialMatch) bearing {
	a := &j.asked
	b := bearing{partialMatch: f, level: Nothing, points: a.pointsOf(f)}
	if a.degree != noDegree || d.degree != noDegree {
		return b // addWithoutWords judges degrees
	}
	required := a.required()
	has := (f.said | f.implied) & required
	switch {
	case a.things != 0:
		j.bearThing(d, &b)
	case a.topics != 0:
		j.bearTopic(d, &b)
	case bits.OnesCount64(f.title) >= 2 && bits.OnesCount64(f.title) == len(a.concepts):
		b.level = Shown // its title says all of it
	case bits.OnesCount64(f.said) >= 2 && 3*bits.OnesCount64(f.said) >= 2*len(a.concepts):
		b.level, b.lacks = Related, "words in common"
	}
	if b.level == Shown && d.standing != done && !(d.standing == learned && d.certified) {
		b.level, b.lacks = Related, d.standing.describe()
	}
	if b.level == Shown && has != required && !a.any {
		b.level, b.part = Related, true
	}
	if b.level == Shown || b.part {
		if short := j.shortOf(d); short != "" {
			b.level, b.part, b.lacks = Related, false, short
		}
	}
	return b
}

// bearThing judges an entry against named things: a thing is shown by itself alone, and a certificate by having earned it.
func (j *judgement) bearThing(d *indexedEntry, b *bearing) {
	a := &j.asked
	exact, akin := b.said&a.things, b.near&a.things
	certificates := j.certificates(exact)
	switch {
	case exact != 0 && d.kind != model.KindStudy && (a.certificate || certificates == exact):
		b.level, b.lacks = Related, "named, not certified"
	case d.certified && exact != 0 && (a.certificate || a.knowledge || certificates != 0), certificates != 0 && certificates == exact:
		b.level, b.lacks = d.earned(j.on)
	case exact != 0 && d.standing == learned:
		b.level, b.lacks = Related, learned.describe()
	case exact != 0:
		b.level = Shown
	case akin != 0 && d.standing > noted:
		b.level, b.lacks = Related, j.l.akinWords(d, a, akin)
	case b.said&a.topics != 0 && d.standing >= learned && j.certificates(a.things) != a.things:
		b.level, b.lacks = Related, "not "+j.labels(a.things&^exact)
	}
}

// bearTopic judges an entry against topics. The very words that ask for one show it, also where they stand in the title or
// beside another word that is asked for; other words of its group, or a competency, need more beside them.
func (j *judgement) bearTopic(d *indexedEntry, b *bearing) {
	a := &j.asked
	words := uint64(1)<<len(a.concepts) - 1
	words &^= a.topics
	if a.leading && d.led > 0 { // a number says it better than words
		b.said, b.own, b.title = b.said|a.leads, b.own|a.leads, b.title|a.leads
	}
	shared := bits.OnesCount64(b.said & words)
	own, said, implied := b.own&a.topics, b.said&a.topics, b.implied&a.topics
	switch {
	case said|implied == 0, d.standing == noted:
	case own != 0 && ((b.title|b.phrase)&own != 0 || shared > 0 || implied != 0 || d.standing == done && j.isAlike(own)), bits.OnesCount64(said) > 1,
		said != 0 && shared > 0 && b.title&said != 0, implied != 0 && shared > 0:
		b.level = Shown
	case said == 0:
		b.level, b.lacks = Related, "said in no word"
	default:
		b.level, b.lacks = Related, "only in passing"
	}
}

// isAlike reports whether one of the topics is of a group whose words all mean the same.
func (j *judgement) isAlike(topics uint64) bool {
	for bit, c := range j.asked.concepts {
		if topics&(1<<bit) != 0 && (c.alike || j.l.lexicon.isAlike(c.group)) {
			return true
		}
	}
	return false
}

// certificates returns those of the things that are certificates.
func (j *judgement) certificates(things uint64) (list uint64) {
	for bit, c := range j.asked.concepts {
		if things&(1<<bit) != 0 && c.thing.Certificate {
			list |= 1 << bit
		}
	}
	return list
}

// shortOf says what an entry lacks of the size that is asked for, or "".
func (j *judgement) shortOf(d *indexedEntry) string {
	a := &j.asked
	if a.people > 0 && d.led < a.people {
		return fmt.Sprintf("%d people asked, %d led", a.people, d.led)
	}
	if a.sum.Minor > 0 && (d.sum.Minor < a.sum.Minor || d.sum.Currency != a.sum.Currency) {
		if d.sum.Minor == 0 {
			return "says no sum"
		}
		return "a smaller sum"
	}
	return ""
}

// decide puts the bearings together.
func (j *judgement) decide(r Requirement) MatchedRequirement {
	a := &j.asked
	m := MatchedRequirement{Requirement: r, Level: Nothing, Pile: Nowhere, Evidence: []Evidence{}, Missing: []string{}}
	required := a.required()
	if required != 0 && j.together == required {
		for i := range j.bearings {
			if j.bearings[i].part {
				j.bearings[i].level = Shown
			}
		}
	}
	j.addBehindBullets()
	for _, b := range j.bearings {
		if b.level == Shown || m.Level == Nothing {
			m.Level = b.level
		}
	}
	m.Missing = append(m.Missing, j.missing(m.Level)...)
	for _, level := range []Level{Shown, Related} {
		for _, b := range j.strongest(level) {
			e := Evidence{Entry: j.l.docs[b.doc].id, Reason: j.reason(b)}
			if m.Candidates = append(m.Candidates, e); level == m.Level {
				m.Evidence = append(m.Evidence, e)
			}
		}
	}
	j.rule(&m)
	m.Candidates = m.Candidates[:min(len(m.Candidates), mostCandidates)]
	if m.Level == Nothing {
		return m
	}
	m.Pile = InJournal
	if j.l.docs[j.l.at[m.Evidence[0].Entry]].kind == model.KindBullet {
		m.Pile = InBullets
	}
	return m
}

// addBehindBullets lets the entries that a bullet is about show what the bullet shows: it was made from them.
func (j *judgement) addBehindBullets() {
	var place map[int]int            // of a doc's bearing; made for the first bullet, since most requirements have none
	for n := range len(j.bearings) { // not those that are added
		b := j.bearings[n]
		if b.level != Shown || len(j.l.docs[b.doc].about) == 0 {
			continue
		}
		if place == nil {
			place = make(map[int]int, len(j.bearings))
			for i, has := range j.bearings {
				place[has.doc] = i
			}
		}
		for _, id := range j.l.docs[b.doc].about {
			at, known := j.l.at[id]
			if !known || j.l.docs[at].inactive || j.l.docs[at].standing < outside || slices.Contains(j.ruling.Refused, id) {
				continue
			}
			behind := bearing{partialMatch: partialMatch{doc: at, said: b.said}, level: Shown, points: b.points - 1}
			switch i, has := place[at]; {
			case !has:
				place[at] = len(j.bearings)
				j.bearings = append(j.bearings, behind)
			case j.bearings[i].level != Shown:
				j.bearings[i] = behind
			}
		}
	}
}

// mostCandidates is how many entries there are to choose from.
const mostCandidates = 3

// rule lets what the person decided go before what the words say.
func (j *judgement) rule(m *MatchedRequirement) {
	m.Ruled, m.Added = j.ruling.Verdict, j.ruling.Added
	switch at, known := j.l.at[j.ruling.Evidence]; {
	case m.Ruled == NothingShows:
		m.Level, m.Evidence = Nothing, []Evidence{}
	case m.Ruled == Confirmed && known && !j.l.docs[at].inactive:
		chosen := Evidence{Entry: j.ruling.Evidence, Reason: text.Joined("; ", "you chose it", j.l.docs[at].describeFacts())}
		others := slices.DeleteFunc(slices.Clone(m.Evidence), func(e Evidence) bool { return m.Level != Shown || e.Entry == chosen.Entry })
		m.Level, m.Missing, m.Evidence = Shown, []string{}, append([]Evidence{chosen}, others...)
	case m.Ruled == Confirmed: // what was chosen is gone
		m.Ruled = Undecided
	}
}

// missing says what of the requirement nothing shows.
func (j *judgement) missing(level Level) (list []string) {
	a := &j.asked
	if level == Shown {
		return nil
	}
	for bit, c := range a.concepts {
		if a.wants(bit) && j.together&(1<<bit) == 0 {
			list = append(list, c.label)
		}
	}
	if a.degree != noDegree {
		list = append(list, map[degree]string{bachelor: "a degree", master: "a master's degree"}[a.degree])
	}
	if a.sum.Minor > 0 {
		list = append(list, "a sum as large")
	}
	if a.years > 0 && j.years < a.years {
		list = append(list, fmt.Sprintf("%g years asked, %g shown", a.years, j.years))
	}
	if a.people > 0 {
		most := int64(0)
		for _, b := range j.bearings {
			most = max(most, j.l.docs[b.doc].led)
		}
		if most < a.people {
			list = append(list, fmt.Sprintf("%d people asked, %d led", a.people, most))
		}
	}
	return list
}

// strongest returns the few strongest entries of a level, the strongest first.
func (j *judgement) strongest(level Level) (best []bearing) {
	for _, b := range j.bearings {
		if b.level != level {
			continue
		}
		if at, _ := slices.BinarySearchFunc(best, b, j.compareStrength); at < mostEvidence {
			best = slices.Insert(best, at, b)
			best = best[:min(len(best), mostEvidence)]
		}
	}
	return best
}

// compareStrength sorts what says more of it first, then what says it in the title, then bullets, then the more complete
// story, then the newer entry.
func (j *judgement) compareStrength(a, b bearing) int {
	x, y := &j.l.docs[a.doc], &j.l.docs[b.doc]
	return cmp.Or(
		-cmp.Compare(a.points, b.points),
		-cmp.Compare(x.standing, y.standing),
		-cmp.Compare(bits.OnesCount64(a.title), bits.OnesCount64(b.title)),
		model.TrueFirst(x.kind == model.KindBullet, y.kind == model.KindBullet),
		cmp.Compare(bandRank[y.band], bandRank[x.band]),
		model.TrueFirst(x.measured, y.measured),
		cmp.Compare(y.day, x.day),
		cmp.Compare(x.id, y.id))
}

var bandRank = map[Band]int{Thin: 0, Fair: 1, Strong: 2}

// reason says why an entry bears the requirement out, and what it lacks: "budget, vendors; led 4 people, with a measured
// result", "Azure, not AWS".
func (j *judgement) reason(b bearing) string {
	const most = 4
	var labels []string
	for bit, c := range j.asked.concepts {
		if (b.said|b.implied)&(1<<bit) != 0 && len(labels) < most {
			labels = append(labels, c.label)
		}
	}
	if len(labels) == 0 && b.lacks == "" && j.l.docs[b.doc].degree != noDegree {
		labels = append(labels, "a degree, finished")
	}
	return text.Joined("; ", strings.Join(labels, ", "), b.lacks, j.l.docs[b.doc].describeFacts())
}

// labels names concepts of the requirement.
func (j *judgement) labels(of uint64) string {
	var labels []string
	for bit, c := range j.asked.concepts {
		if of&(1<<bit) != 0 {
			labels = append(labels, c.label)
		}
	}
	return strings.Join(labels, ", ")
}

// akinWords names what an entry has in place of what is asked for: "Azure, not AWS".
func (l *Library) akinWords(d *indexedEntry, a *asked, akin uint64) string {
	for bit, c := range a.concepts {
		if akin&(1<<bit) == 0 {
			continue
		}
		for _, t := range d.things {
			if t.group == c.thing.Group {
				return t.name + ", not " + c.label
			}
		}
	}
	return ""
}
