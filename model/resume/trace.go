package resume

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"rung/model"
)

// TracedNumber is a number of a bullet and the place in an entry that it comes from.
type TracedNumber struct {
	Number
	Entry string // the entry's id, or "" where no entry has the number
	Field string // title, body, a field's key, or one number of a list: metrics[0].after
	Known string // measured, estimated or told, where the entry says so
	How   string // how it was worked out, or "" where the entry has it as it is
}

// figure is a number of an entry, or one worked out from two of them.
type figure struct {
	value   *big.Rat
	percent bool
	derived bool
	bare    bool // no unit says what it counts: it may be a percentage
	TracedNumber
}

// TraceNumbers finds for each number of a text the first entry and its field that hold
// it. A change in percent, a difference and a share are worked out from a number's
// before and after.
func (w Lexicon) TraceNumbers(words string, entries []model.Entry) []TracedNumber {
	var known []figure
	for _, e := range entries {
		known = append(known, w.figuresOf(e)...)
	}
	var traced []TracedNumber
	for _, n := range w.findNumbers(words) {
		t := TracedNumber{Number: n}
		if f, ok := n.findIn(known); ok {
			t.Entry, t.Field, t.Known, t.How = f.Entry, f.Field, f.Known, f.How
		}
		if t.Entry != "" || n.sure {
			traced = append(traced, t)
		}
	}
	return traced
}

// findIn gives the figure that a number stands for, preferably one that was written
// down to one that was worked out, then one that says how it is known.
func (n Number) findIn(known []figure) (best figure, ok bool) {
	rank := -1
	for _, f := range known {
		if !n.matchesFigure(f) {
			continue
		}
		r := 0
		if !f.derived {
			r += 4
		}
		if f.percent == n.percent {
			r += 2
		}
		if f.Known != "" {
			r++
		}
		if r > rank {
			best, rank, ok = f, r, true
		}
	}
	return best, ok
}

// matchesFigure reports whether the number stands for the figure: exactly, or rounded
// to its last place where the figure was worked out or the number is in thousands, or
// within a tenth where the text says that it is not exact.
func (n Number) matchesFigure(f figure) bool {
	if f.percent && f.derived && !n.percent || n.percent && !f.percent && !f.bare {
		return false
	}
	apart := new(big.Rat).Sub(n.value, f.value)
	apart.Abs(apart)
	if apart.Sign() == 0 {
		return true
	}
	if (f.derived || n.half.Cmp(big.NewRat(1, 2)) > 0) && apart.Cmp(n.half) <= 0 {
		return true
	}
	return n.about && new(big.Rat).Mul(apart, big.NewRat(10, 1)).Cmp(new(big.Rat).Abs(f.value)) <= 0
}

// figuresOf gives every number that an entry holds.
func (w Lexicon) figuresOf(e model.Entry) []figure {
	var all []figure
	add := func(field, known string, f figure) {
		f.Entry, f.Field, f.Known = e.ID, field, known
		all = append(all, f)
	}
	kind, _ := model.KindOf(e.Kind)
	for _, f := range kind.Fields {
		switch v := e.Values[f.Key].(type) {
		case model.Decimal:
			add(f.Key, "", figure{value: toRat(v)})
		case int64:
			add(f.Key, "", figure{value: new(big.Rat).SetInt64(v)})
		case model.Money:
			add(f.Key, "", figure{value: toRat(v.Decimal())})
		case string:
			for _, said := range w.figuresInText(v) {
				add(f.Key, "", said)
			}
		case []model.Values:
			for i, item := range v {
				for key, figures := range w.itemFigures(item) {
					for _, one := range figures {
						add(fmt.Sprintf("%s[%d].%s", f.Key, i, key), item.Text("known"), one)
					}
				}
			}
		}
	}
	for _, part := range []struct{ field, text string }{{"title", e.Title}, {"body", e.Body}} {
		for _, said := range w.figuresInText(part.text) {
			add(part.field, "", said)
		}
	}
	// The order of maps is random: what is found must not depend on it.
	slices.SortStableFunc(all, func(a, b figure) int { return strings.Compare(a.Field+a.How, b.Field+b.How) })
	return all
}

// figuresInText gives the numbers of a text, in digits or in words.
func (w Lexicon) figuresInText(text string) []figure {
	var all []figure
	for _, n := range w.findNumbers(text) {
		all = append(all, figure{value: n.value, percent: n.percent})
	}
	for _, t := range tokenize(text) {
		for _, part := range strings.Split(t.lower, "-") {
			if n := w.numberWord(part); n > 0 {
				all = append(all, figure{value: new(big.Rat).SetInt64(n)})
			}
		}
	}
	return all
}

// itemFigures gives the numbers of one item of a list by key, with those worked out
// from its before and after.
func (w Lexicon) itemFigures(item model.Values) map[string][]figure {
	all := map[string][]figure{}
	percent := item.Text("unit") == "%"
	for key, v := range item {
		switch v := v.(type) {
		case model.Decimal:
			all[key] = append(all[key], figure{value: toRat(v), percent: percent, bare: item.Text("unit") == ""})
		case int64:
			all[key] = append(all[key], figure{value: new(big.Rat).SetInt64(v)})
		case model.Money:
			all[key] = append(all[key], figure{value: toRat(v.Decimal())})
		case string:
			all[key] = append(all[key], w.figuresInText(v)...)
		}
	}
	before, hasBefore := item["before"].(model.Decimal)
	after, hasAfter := item["after"].(model.Decimal)
	if !hasBefore || !hasAfter {
		return all
	}
	derive := func(how string, percent bool, value *big.Rat) {
		f := figure{value: value.Abs(value), percent: percent, derived: true}
		f.How = how + " " + string(before) + " and " + string(after)
		all["after"] = append(all["after"], f)
	}
	from, to := toRat(before), toRat(after)
	derive("the difference of", percent, new(big.Rat).Sub(to, from))
	if from.Sign() != 0 {
		share := new(big.Rat).Quo(to, from)
		derive("the share of", true, new(big.Rat).Mul(share, big.NewRat(100, 1)))
		derive("the change between", true, new(big.Rat).Mul(new(big.Rat).Sub(share, big.NewRat(1, 1)), big.NewRat(100, 1)))
		derive("the ratio of", false, share)
	}
	if to.Sign() != 0 {
		derive("the ratio of", false, new(big.Rat).Quo(from, to))
	}
	return all
}

// toRat converts a decimal without loss.
func toRat(d model.Decimal) *big.Rat {
	r, ok := new(big.Rat).SetString(string(d))
	if !ok {
		return new(big.Rat)
	}
	return r
}

// percentChange gives a change in percent, in tenths below ten percent and whole above,
// rounded half away from zero. ok is false where there was nothing before.
func percentChange(before, after model.Decimal) (percent string, less, ok bool) {
	from, to := toRat(before), toRat(after)
	if from.Sign() <= 0 || to.Sign() < 0 || from.Cmp(to) == 0 {
		return "", false, false
	}
	share := new(big.Rat).Quo(new(big.Rat).Sub(to, from), from)
	less = share.Sign() < 0
	share.Abs(share).Mul(share, big.NewRat(100, 1))
	places := 0
	if share.Cmp(big.NewRat(10, 1)) < 0 {
		places = 1
	}
	percent = share.FloatString(places)
	if whole, found := strings.CutSuffix(percent, ".0"); found {
		percent = whole
	}
	return percent, less, percent != "0"
}

// RecordNumbers stores in a bullet where each of its numbers was written.
func RecordNumbers(bullet *model.Entry, traced []TracedNumber) {
	var items []model.Values
	for _, t := range traced {
		if t.Entry != "" {
			items = append(items, model.Values{"number": t.Text, "entry": t.Entry, "field": t.Field})
		}
	}
	delete(bullet.Values, "numbers")
	if len(items) > 0 {
		bullet.Values["numbers"] = items
	}
}

// valueAt gives the value of an entry's field, or of one number in a list, as a person
// reads it; "" where it is empty.
func valueAt(e model.Entry, field string) string {
	key, rest, isItem := strings.Cut(field, "[")
	if !isItem {
		kind, _ := model.KindOf(e.Kind)
		f, _ := kind.Field(key)
		if v := e.Values[key]; v != nil && f.Key != "" {
			return f.Format(v, model.Locale{})
		}
		return map[string]string{"title": e.Title, "body": e.Body}[key]
	}
	at, part, _ := strings.Cut(rest, "].")
	i, err := strconv.Atoi(at)
	items := e.Values.Items(key)
	if err != nil || i < 0 || i >= len(items) || items[i][part] == nil {
		return ""
	}
	if d, ok := items[i][part].(model.Decimal); ok {
		return d.Format(model.Locale{})
	}
	return fmt.Sprint(items[i][part])
}
