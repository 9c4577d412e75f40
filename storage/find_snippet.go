package storage

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rung/model"
)

// snippetLength is about how many characters a snippet has, and snippetBefore how
// many of them stand before the match.
const (
	snippetLength = 120
	snippetBefore = 16 // a list row shows 40 or so in all
)

// highlighter finds the words of a query in texts as they were written.
type highlighter struct {
	patterns []pattern
	longest  int // words in the longest pattern
}

// pattern is one word or phrase of a query, folded.
type pattern struct {
	words  []string
	prefix bool // the last word matches any word that begins with it
}

func newHighlighter(q model.Query) highlighter {
	var h highlighter
	for _, t := range q.Terms {
		words := strings.Fields(foldText(t.Text))
		if t.Key != "" || t.Not || len(words) == 0 {
			continue
		}
		h.patterns = append(h.patterns, pattern{words, t.Prefix})
		h.longest = max(h.longest, len(words))
	}
	return h
}

// markHit fills in where a hit's title matches, and a snippet of the first of its
// other texts that matches.
func (h highlighter) markHit(hit *model.Hit) {
	if len(h.patterns) == 0 {
		return
	}
	hit.TitleMatches = h.allMatches(hit.Entry.Title)
	text := searchText(hit.Entry, namesIn(hit.Names, hit.Entry))
	for _, s := range []string{text.body, text.values, text.people, text.files} {
		if first, found := h.firstMatch(s); found {
			hit.Snippet = snippetAround(s, first)
			hit.SnippetMatches = h.allMatches(hit.Snippet)
			return
		}
	}
}

// firstMatch gives the first match in a text, and reads no further.
func (h highlighter) firstMatch(text string) (span model.Span, found bool) {
	h.eachMatch(text, func(s model.Span) bool {
		span, found = s, true
		return false
	})
	return span, found
}

// allMatches gives all matches in a text, joined where they meet.
func (h highlighter) allMatches(text string) (spans []model.Span) {
	h.eachMatch(text, func(s model.Span) bool {
		spans = append(spans, s)
		return true
	})
	slices.SortFunc(spans, func(a, b model.Span) int { return a.From - b.From })
	joined := spans[:0]
	for _, s := range spans {
		if n := len(joined); n > 0 && s.From <= joined[n-1].To {
			joined[n-1].To = max(joined[n-1].To, s.To)
			continue
		}
		joined = append(joined, s)
	}
	return joined
}

// eachMatch calls fn with each match, in the order in which they end, until fn gives
// false.
func (h highlighter) eachMatch(text string, fn func(model.Span) bool) {
	var last []word // up to as many words as the longest pattern has
	for w := range foldedWords(text) {
		if len(last) == h.longest {
			last = append(last[:0], last[1:]...)
		}
		last = append(last, w)
		for _, p := range h.patterns {
			if n := len(last) - len(p.words); n >= 0 && p.matches(last[n:]) && !fn(model.Span{From: last[n].from, To: w.to}) {
				return
			}
		}
	}
}

func (p pattern) matches(found []word) bool {
	for i, want := range p.words {
		switch {
		case found[i].text == want:
		case p.prefix && i == len(p.words)-1 && strings.HasPrefix(found[i].text, want):
		default:
			return false
		}
	}
	return true
}

// snippetAround gives the part of a text around a match on one line, with "…" where
// something was left out. It cuts between words where there are spaces.
func snippetAround(text string, match model.Span) string {
	from, room := stepBack(text, match.From, snippetBefore)
	to := max(match.To, stepAhead(text, match.From, snippetLength-snippetBefore+room))
	if before, _ := utf8.DecodeLastRuneInString(text[:from]); from > 0 && !unicode.IsSpace(before) {
		if space := strings.IndexFunc(text[from:match.From], unicode.IsSpace); space >= 0 {
			from += space
		}
	}
	if after, _ := utf8.DecodeRuneInString(text[to:]); to < len(text) && !unicode.IsSpace(after) {
		if space := strings.LastIndexFunc(text[match.To:to], unicode.IsSpace); space >= 0 {
			to = match.To + space
		}
	}
	part := strings.Join(strings.Fields(text[from:to]), " ")
	if from > 0 {
		part = "…" + part
	}
	if to < len(text) {
		part += "…"
	}
	return part
}

// stepBack goes up to n characters back from at, and gives how many were missing.
func stepBack(text string, at, n int) (from, missing int) {
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
	}
	return at, n
}

// stepAhead goes up to n characters on from at.
func stepAhead(text string, at, n int) int {
	for ; n > 0 && at < len(text); n-- {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at
}
