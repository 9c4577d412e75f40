package readiness

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"maps"
	"slices"
	"sync"

	"rung/model"
	"rung/model/strength"
)

// factRule numbers the rule by which newFact reads an entry. It has to be raised whenever
// that finds something else in the same entry, so that what is kept from before is read anew.
// Kinds, fields, choices and the words that say nothing count by themselves, see ruleSum.
const factRule = 2

// ruleSum is the sum of all that a stored fact depends on beside its entry.
var ruleSum = sync.OnceValue(func() uint32 {
	text := fmt.Append(nil, factRule, strength.RuleSum(), ranks.Sum(), tellingWords, model.Competencies)
	for _, k := range model.Kinds {
		text = fmt.Append(text, k.ID, k.MadeByRung)
		for _, f := range k.Fields {
			text = fmt.Append(text, f.Key, f.Type, choicesOf(f))
		}
		for _, r := range k.Links {
			text = fmt.Append(text, r.ID)
		}
	}
	return crc32.Checksum(text, factTable)
})

var factTable = crc32.MakeTable(crc32.Castagnoli)

// StoredFact is all that readiness keeps of an entry, in a form that a store can keep beside
// it: a journal is then read without its words. It begins with a sum over the rest and the
// rule, so that one that is damaged or was read by another rule is known.
func (r EntryRow) StoredFact() []byte {
	f, w := newFact(r)
	c := factCoder{writing: true, bytes: make([]byte, 4, 128)}
	c.code(&f, &w)
	binary.LittleEndian.PutUint32(c.bytes, crc32.Update(ruleSum(), factTable, c.bytes[4:]))
	return c.bytes
}

// IsFactPresent reports whether a stored fact is whole and was read by the present rule.
func IsFactPresent(stored []byte) bool {
	return len(stored) > 4 && binary.LittleEndian.Uint32(stored) == crc32.Update(ruleSum(), factTable, stored[4:])
}

// readStoredFact reads a stored fact that is present.
func readStoredFact(stored []byte) (f fact, w keptWords) {
	c := factCoder{bytes: stored[4:]}
	c.code(&f, &w)
	return f, w
}

// factCoder writes a fact and reads it back, by one list of its parts.
type factCoder struct {
	writing bool
	bytes   []byte // what was written, or is left to be read
}

// code leaves out what is found anew whenever a journal is read: the id, the occasion, and
// the numbers of names.
func (c *factCoder) code(f *fact, w *keptWords) {
	c.uint64(&f.filled)
	c.uint64(&f.told)
	for i := range f.texts {
		codeUint(c, &f.texts[i])
	}
	codeUint(c, &f.text)
	codeUint(c, &f.title)
	codeUint(c, &f.competencies)
	for i := range f.choices {
		codeUint(c, &f.choices[i])
	}
	for i := range f.numbers {
		c.int32(&f.numbers[i])
	}
	for _, day := range []*int32{&f.day, &f.last, &f.holds, &f.snoozed} {
		c.int32(day)
	}
	kind := uint8(f.kind + 1)
	codeUint(c, &kind)
	f.kind = int8(kind) - 1
	c.bool(&f.trashed)
	c.bool(&f.deed)
	c.text(&w.department)
	c.text(&w.organisation)
	codeList(c, &w.tags, func(tag *string) { c.text(tag) })
	c.texts(&w.made)
	codeList(c, &w.people, func(p *namedPerson) {
		c.text(&p.name)
		c.text(&p.department)
		c.text(&p.circle)
	})
}

func (c *factCoder) uint64(v *uint64) {
	if c.writing {
		c.bytes = binary.AppendUvarint(c.bytes, *v)
		return
	}
	read, n := binary.Uvarint(c.bytes)
	*v, c.bytes = read, c.bytes[max(n, 0):]
}

func codeUint[T uint8 | uint32](c *factCoder, v *T) {
	wide := uint64(*v)
	c.uint64(&wide)
	*v = T(wide)
}

// int32 writes never as 0, and other numbers so that those near to 0 are short.
func (c *factCoder) int32(v *int32) {
	wide := uint64(0)
	if *v != never {
		wide = 1 + uint64(uint32(*v)<<1^uint32(*v>>31))
	}
	c.uint64(&wide)
	*v = never
	if wide > 0 {
		short := uint32(wide - 1)
		*v = int32(short>>1) ^ -int32(short&1)
	}
}

func (c *factCoder) bool(v *bool) {
	var one uint8
	if *v {
		one = 1
	}
	codeUint(c, &one)
	*v = one == 1
}

func (c *factCoder) text(v *string) {
	n := uint64(len(*v))
	c.uint64(&n)
	if c.writing {
		c.bytes = append(c.bytes, *v...)
		return
	}
	end := min(n, uint64(len(c.bytes)))
	*v, c.bytes = string(c.bytes[:end]), c.bytes[end:]
}

func (c *factCoder) texts(m *map[string]string) {
	keys := slices.Sorted(maps.Keys(*m))
	codeList(c, &keys, func(key *string) {
		text := (*m)[*key]
		c.text(key)
		c.text(&text)
		if *m == nil {
			*m = map[string]string{}
		}
		(*m)[*key] = text
	})
}

func codeList[T any](c *factCoder, list *[]T, item func(*T)) {
	n := uint64(len(*list))
	c.uint64(&n)
	if !c.writing && n > 0 {
		*list = make([]T, min(n, uint64(len(c.bytes))))
	}
	for i := range *list {
		item(&(*list)[i])
	}
}
