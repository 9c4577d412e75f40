package review

import (
	"cmp"

	"rung/model"
)

// addWithoutWords adds what is evidence whatever its words: degrees, certificates, and years in positions.
func (j *judgement) addWithoutWords() {
	a := &j.asked
	for at := range j.l.docs {
		d := &j.l.docs[at]
		if d.inactive || d.standing == bearsNothing {
			continue
		}
		switch {
		case a.degree != noDegree && d.degree != noDegree:
			b := bearing{partialMatch: partialMatch{doc: at}, level: Shown}
			if d.degree < a.degree || !d.finished {
				b.level, b.lacks = Related, "a degree, not the one asked for"
			}
			j.bearings = append(j.bearings, b)
		case a.degree == noDegree && a.certificate && a.things == 0 && d.kind == model.KindStudy && d.degree == noDegree && d.finished:
			j.bearings = append(j.bearings, bearing{partialMatch: partialMatch{doc: at}, level: Related, lacks: "another one"})
		}
	}
	if a.years > 0 {
		j.judgeYears()
	}
}

// judgeYears lets the positions decide where years are asked for: they alone say how long something was done. A position
// counts where it says what is asked for.
func (j *judgement) judgeYears() {
	a := &j.asked
	posts := map[int]bool{}
	for i, b := range j.bearings {
		d := &j.l.docs[b.doc]
		if d.kind == model.KindPosition && (b.said&a.required() != 0 || a.leading && d.led > 0) {
			posts[b.doc] = true
			j.years += d.span.years(j.on)
		}
		if b.level == Shown || b.part {
			j.bearings[i].level, j.bearings[i].part, j.bearings[i].lacks = Related, false, cmp.Or(b.lacks, "says no years")
		}
	}
	for i, b := range j.bearings {
		if posts[b.doc] {
			j.bearings[i].lacks, j.bearings[i].points = "", b.points+forOwnWords
			if j.years >= a.years {
				j.bearings[i].level = Shown
			}
		}
	}
}
