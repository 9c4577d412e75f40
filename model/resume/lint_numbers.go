package resume

import (
	"fmt"
	"slices"
	"strings"

	"rung/model"
	"rung/model/text"
)

// lintNumbers holds the bullet's numbers against what its entries say.
func (l *linter) lintNumbers() {
	if !l.Lexicon.saysHowMuch(l.text) {
		l.reportNoNumber()
		return
	}
	if !l.Kept && len(l.Entries)+len(l.Nearby)+len(l.Elsewhere) == 0 {
		return // there is nothing to hold them against
	}
	for _, t := range l.Lexicon.TraceNumbers(l.text, l.Entries) {
		switch {
		case t.Entry == "" && t.sure:
			l.reportUnsupported(t.Number)
		case (t.Known == "estimated" || t.Known == "told") && !t.about && !l.admitsEstimate(t.Number):
			l.reportEstimate(t)
		}
	}
}

func (l *linter) reportNoNumber() {
	mend := "Say how many, how much or how often; write it in the entry first."
	entry := ""
	if e, what := l.Lexicon.findNumberSource(l.Entries, l.Nearby, nil); what != "" {
		entry, mend = e.ID, fmt.Sprintf("“%s” has one: %s.", e.Title, what)
	}
	l.report(Finding{Rule: NoNumber, From: 0, To: len(l.text), Entry: entry, Reason: "No number says how much.", Mend: mend})
}

// reportUnsupported tells of a number that no entry holds: what stands now where it was
// written, or which other entry holds it.
func (l *linter) reportUnsupported(n Number) {
	f := Finding{Rule: Unsupported, From: n.From, To: n.To, Reason: fmt.Sprintf("No entry behind this bullet says %s.", n.Text),
		Mend: "Write it in the entry it comes from, or take it out."}
	other, _ := l.Lexicon.findNumberSource(nil, slices.Concat(l.Nearby, l.Elsewhere), &n)
	if len(l.Entries) == 0 && l.Kept {
		f.Reason, f.Mend = fmt.Sprintf("No entry stands behind this bullet to say %s.", n.Text), "Add the entry that does, or write one."
	}
	switch entry, now := l.movedValue(n); {
	case now != "":
		f.Entry, f.Mend = entry.ID, fmt.Sprintf("It came from “%s”, which says %s now.", entry.Title, now)
	case other.ID != "" && len(l.Entries) == 0 && !l.Kept:
		return // the text belongs to no entry: any of them may be meant
	case other.ID != "":
		f.Entry, f.Mend = other.ID, fmt.Sprintf("“%s” says it: add that entry to the bullet.", other.Title)
	}
	l.report(f)
}

// movedValue gives what stands now in the place that the number was taken from.
func (l *linter) movedValue(n Number) (model.Entry, string) {
	for _, kept := range l.Taken {
		if kept.Text("number") != n.Text {
			continue
		}
		for _, e := range l.Entries {
			if e.ID == kept.Text("entry") {
				return e, quoteShortened(valueAt(e, kept.Text("field")))
			}
		}
	}
	return model.Entry{}, ""
}

func (l *linter) reportEstimate(t TracedNumber) {
	title := ""
	for _, e := range l.Entries {
		if e.ID == t.Entry {
			title = e.Title
		}
	}
	how, mend := "an estimate", fmt.Sprintf("Write “about %s”, or measure it.", t.Text)
	if t.Known == "told" {
		how, mend = "what you were told", "Say who says so, or measure it."
	}
	l.report(Finding{Rule: Estimated, From: t.From, To: t.To, Entry: t.Entry, Mend: mend,
		Reason: fmt.Sprintf("%s is %s in “%s”, and stands here as if it were measured.", t.Text, how, title)})
}

// admitsEstimate reports whether the text says of itself that its numbers are not exact,
// or whose they are.
func (l *linter) admitsEstimate(n Number) bool {
	return slices.ContainsFunc(l.tokens, func(t token) bool {
		return slices.Contains([]string{"estimated", "estimate", "estimates", "reported", "reportedly", "expected", "projected", "said"}, t.lower)
	})
}

// findNumberSource gives the first entry with a number of its own and what it measures, or
// with a certain number.
func (w Lexicon) findNumberSource(own, nearby []model.Entry, want *Number) (model.Entry, string) {
	for _, e := range slices.Concat(own, nearby) {
		if want != nil {
			if _, ok := want.findIn(w.figuresOf(e)); ok {
				return e, want.Text
			}
			continue
		}
		for _, item := range e.Values.Items("metrics") {
			if what := describeMetric(item); what != "" {
				return e, what
			}
		}
		if led, ok := e.Values.Integer("people_led"); ok && led > 1 {
			return e, fmt.Sprintf("%d people led", led)
		}
	}
	return model.Entry{}, ""
}

// describeMetric tells one number of an entry: "order to dispatch, 31 to 9 hours".
func describeMetric(item model.Values) string {
	before, after := formatDecimal(item, "before"), formatDecimal(item, "after")
	amount := strings.TrimSpace(after + " " + item.Text("unit"))
	if item.Text("unit") == "%" {
		amount = after + "%"
	}
	switch {
	case after == "":
		return ""
	case before != "":
		amount = before + " to " + amount
	}
	if what := item.Text("what"); what != "" {
		return what + ", " + amount
	}
	return amount
}

func formatDecimal(item model.Values, key string) string {
	d, ok := item[key].(model.Decimal)
	if !ok {
		return ""
	}
	return d.Format(model.Locale{})
}

// quoteShortened cuts a long text for a message, and quotes what is left of it.
func quoteShortened(long string) string {
	whole := oneLine(long)
	if short := text.Shorten(whole, 60); short != whole {
		return "“" + short + "”"
	}
	return whole
}
