// Package today is what the five minutes a day rest on: how long the person has
// kept writing, the year at a glance, what they wrote on this day before, the
// questions of the evening, and the digest of a week or a month. It is told the
// day, reads a journal through model.Reader, and knows no screen.
package today
