package model

import (
	"cmp"
	"slices"
	"strings"
)

// ClosestWords gives up to three of the known words that were probably meant.
func ClosestWords(word string, known []string) []string {
	type near struct {
		word  string
		steps int
	}
	var found []near
	for _, k := range known {
		steps := editDistance(word, k)
		if len(word) >= 3 && strings.HasPrefix(k, word) {
			steps = 1
		}
		if steps <= 1+len(word)/5 && steps < len(k) {
			found = append(found, near{k, steps})
		}
	}
	slices.SortFunc(found, func(a, b near) int {
		return cmp.Or(cmp.Compare(a.steps, b.steps), cmp.Compare(a.word, b.word))
	})
	var words []string
	for _, n := range found[:min(3, len(found))] {
		words = append(words, n.word)
	}
	return words
}

// closestOrAll gives the known words that are close to a word, or all where none is. Where
// no known words are given, they are all.
func closestOrAll(word string, all []string, known ...string) []string {
	if len(known) == 0 {
		known = all
	}
	if near := ClosestWords(strings.ToLower(word), known); len(near) > 0 {
		return near
	}
	return all
}

// editDistance counts how many letters have to be added, dropped, changed or swapped with
// the next one to make b of a.
func editDistance(a, b string) int {
	s, t := []rune(a), []rune(b)
	rows := make([][]int, len(s)+1)
	for i := range rows {
		rows[i] = make([]int, len(t)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(s); i++ {
		for j := 1; j <= len(t); j++ {
			differs := 1
			if s[i-1] == t[j-1] {
				differs = 0
			}
			rows[i][j] = min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+differs)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				rows[i][j] = min(rows[i][j], rows[i-2][j-2]+1)
			}
		}
	}
	return rows[len(s)][len(t)]
}
