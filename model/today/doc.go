// Package today holds what the five minutes a day need: the streak of days with
// entries, the year at a glance, what was written on this day before, the evening's
// questions, and the digest of a week or a month. The day is passed in; it reads a
// journal through model.Reader and knows no screens.
package today
