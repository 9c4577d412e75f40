// Package review is the hour before an interview: which questions may come,
// which entries answer them as stories, how well each is rehearsed, what a job
// description asks for and where the journal shows it, and the cue sheet to take
// along. It knows entries, readiness and no screen; the bank of questions and
// the synonyms are handed to it as text, the day as a value.
package review
