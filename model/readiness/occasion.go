package readiness

import (
	"time"

	"rung/model"
)

var positionKind = layoutByKind[model.KindPosition].index

// weighLinks notes which links of an entry tell something, and which occasion the entry
// is about: what was done on one day, with the same people, in the same matter. Where
// neither people nor another entry say what it was about, its words do. Links count before
// the entries that they lead to are there, or those would make one occasion of two.
func (ix *Index) weighLinks(at int32) {
	f := &ix.facts[at]
	l := layouts[f.kind]
	var company uint64
	for link := range ix.links.from(at) {
		part := l.parts[roles[link.role]]
		f.filled |= part
		f.told &^= part
	}
	for link := range ix.links.from(at) {
		other := &ix.facts[link.other]
		company += mixID(other.id)
		if other.kind != unknown && !other.trashed {
			f.told |= l.parts[roles[link.role]]
		}
	}
	if company == 0 {
		company = uint64(f.text)<<32 | 1
	}
	f.occasion = company ^ uint64(uint32(f.day))*0x9e3779b97f4a7c15
}

// mixID spreads an id over 64 bits, so that ids can be summed in any order.
func mixID(id [16]byte) uint64 {
	h := uint64(0xcbf29ce484222325)
	for _, b := range id {
		h = (h ^ uint64(b)) * 0x100000001b3
	}
	return h ^ h>>29
}

// monthOf numbers the months of all years.
func monthOf(day int32) int32 {
	t := time.Unix(int64(day)*24*60*60, 0).UTC()
	return int32(t.Year())*12 + int32(t.Month())
}

// isElsewhere reports whether something was done for another organisation, or in another
// area of IT, than the rule asks for.
func (ix *Index) isElsewhere(c *countingRule, f *fact) bool {
	return c.Present && !ix.isForPresent(f) || c.Aimed && !ix.isTowardsTarget(f)
}

const areaField = "area"

// isTowardsTarget reports whether something was in the area of IT that the target role is
// about, or in any where the person has not said which kind of manager they want to be.
func (ix *Index) isTowardsTarget(f *fact) bool {
	l := layouts[f.kind]
	slot, ok := l.choices[areaField]
	if !ok || f.choices[slot] == 0 {
		return false
	}
	return ix.life.TargetKind == "" || l.fields[areaField].Choices[f.choices[slot]-1] == ix.life.TargetKind
}

// isForPresent reports whether something was done for the organisation in which the
// person held a position on that day, or for none that is named.
func (ix *Index) isForPresent(f *fact) bool {
	if f.organisation == 0 {
		return true
	}
	for at := range ix.positions {
		p := &ix.facts[at]
		if p.kind != positionKind || p.trashed || p.organisation == 0 || f.day < p.day || f.day > p.last {
			continue
		}
		if ix.organisations.contain(p.organisation, f.organisation) {
			return true
		}
	}
	return false
}
