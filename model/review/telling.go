package review

import (
	"strings"
	"unicode"

	"rung/model"
	"rung/model/text"
)

// Length is one of the two lengths in which a story can be written down.
type Length struct {
	Field   string // key of the field that holds the person's words
	Seconds int
}

// The lengths: the answer to a follow-up, and the answer to a question.
var (
	Short   = Length{"in_30_seconds", 30}
	Long    = Length{"in_2_minutes", 120}
	Lengths = []Length{Short, Long}
)

// WordsPerMinute is how fast a person speaks who wants to be understood.
const WordsPerMinute = 130

// WordLimit returns how many words fill the length.
func (l Length) WordLimit() int { return l.Seconds * WordsPerMinute / 60 }

// Telling is a story in one length.
type Telling struct {
	Length
	Text          string // the person's own words, or ""
	WordCount     int
	SpokenSeconds int // how long it takes to say
}

// SecondsOver returns by how many seconds the telling is too long.
func (t Telling) SecondsOver() int { return max(0, t.SpokenSeconds-t.Seconds) }

// Telling returns the story's telling in a length.
func (s Story) Telling(l Length) Telling {
	t := Telling{Length: l, Text: s.Entry.Values.Text(l.Field)}
	t.WordCount, t.SpokenSeconds = SpeakingTime(t.Text)
	return t
}

// SpeakingTime returns how many words a text has and how many seconds it takes to
// say. A character of a script without spaces counts as half a word.
func SpeakingTime(text string) (words, seconds int) {
	halves := 0
	for _, field := range strings.Fields(text) {
		spoken := false
		for _, r := range field {
			if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) {
				halves++
			} else if unicode.IsLetter(r) || unicode.IsDigit(r) {
				spoken = true
			}
		}
		if spoken {
			halves += 2
		}
	}
	words = (halves + 1) / 2
	return words, (words*60 + WordsPerMinute - 1) / WordsPerMinute
}

// SpeakingTime returns how many words all parts of the story have and how many
// seconds they take to say.
func (s Story) SpeakingTime() (words, seconds int) {
	var all []string
	for _, p := range append(s.STAR(), s.Reflection) {
		all = append(all, p.Text)
	}
	return SpeakingTime(strings.Join(all, " "))
}

// WithTelling returns the entry with the person's words for a length.
func (s Story) WithTelling(l Length, text string) model.Entry {
	e := s.Entry.Clone()
	if e.Values[l.Field] = text; strings.TrimSpace(text) == "" {
		delete(e.Values, l.Field)
	}
	return e
}

// DraftTelling drafts a telling from the entry's fields, in the person's own words;
// nothing is added. It is a proposal and never replaces what the person wrote.
//
// The result is what a panel remembers, so room is reserved for it and its number
// first, then for the action and what it was about, a sentence at a time.
func (s Story) DraftTelling(l Length) string {
	rows := [][]string{splitSentences(s.Situation.Text), splitSentences(s.Task.Text), splitSentences(s.Action.Text), splitSentences(s.Result.Text), s.numberSentence(), splitSentences(s.Reflection.Text)}
	if s.Action.Text == "" && s.Result.Text == "" {
		rows[0] = append(rows[0], s.Entry.Title+".")
	}
	const result, number, action, situation, task, reflection = 3, 4, 2, 0, 1, 5
	taken := make([]int, len(rows))
	room := l.WordLimit()
	for _, row := range []int{result, action, number, situation, task, action, situation, task, result, reflection, action, situation, task, reflection, result} {
		if taken[row] == len(rows[row]) {
			continue
		}
		next := rows[row][taken[row]]
		if n, _ := SpeakingTime(next); n <= room {
			taken[row]++
			room -= n
		}
	}
	var said []string
	for row, n := range taken {
		said = append(said, rows[row][:n]...)
	}
	return strings.Join(said, " ")
}

// numberSentence returns the first metric that says how it is known, as a sentence.
func (s Story) numberSentence() []string {
	for _, n := range s.Numbers {
		if n.Known != "" && n.Where == "Numbers" {
			said := text.Capitalize(n.Text)
			if n.Known == "estimated" {
				said += ", estimated"
			}
			return []string{said + "."}
		}
	}
	return nil
}

// splitSentences splits prose into sentences.
func splitSentences(text string) (list []string) {
	text = strings.Join(strings.Fields(text), " ")
	from := 0
	for i, r := range text {
		if !strings.ContainsRune(".!?…", r) {
			continue
		}
		end := i + len(string(r))
		if end == len(text) || text[end] == ' ' && startsSentence(text[end+1:]) {
			list = append(list, strings.TrimSpace(text[from:end]))
			from = end
		}
	}
	if rest := strings.TrimSpace(text[from:]); rest != "" {
		list = append(list, rest+".")
	}
	return list
}

func startsSentence(text string) bool {
	for _, r := range text {
		return !unicode.IsLower(r)
	}
	return false
}
