// Package meaning reads what a person's sentences say: whether something was done
// or planned, of what kind it is, who is named, which amounts, numbers, promises,
// competencies and products it speaks of, each with its place in the text. The
// words and phrases come from the lexicon; grammar is here. It never changes a
// text, and it must not know where texts are kept or how they are shown.
package meaning
