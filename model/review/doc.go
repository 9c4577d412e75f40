// Package review prepares for an interview: which questions may come, which entries
// answer them as stories, how well each is rehearsed, what a job description asks
// for and where the journal shows it, and the cue sheet to take along. It knows
// entries, people and readiness but no screens; the question bank and the synonyms
// are passed in as text, the day as a value.
package review
