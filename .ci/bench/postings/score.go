// Package postings counts how well job advertisements are read, and held against journals, beside labels written by hand. It
// serves the tests and the bench.
package postings

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"rung/model/review"
)

// Label is what a person says of one advertisement.
type Label struct {
	Shape        string        `json:"shape"`
	Kept         bool          `json:"kept"` // kept unread until the rules were written
	Requirements []Requirement `json:"requirements"`
	Not          []string      `json:"not_requirements"`
	May          []string      `json:"may"` // duties and lead-ins, counted nowhere
}

// Requirement is one requirement, in the words of the advertisement.
type Requirement struct {
	Text     string      `json:"text"`
	Need     review.Need `json:"need"`
	Optional bool        `json:"optional"` // no loss where it is not taken
}

// Posting is an advertisement and its label.
type Posting struct {
	Name, Text string
	Label
}

// Load reads the advertisements of a folder that its labels name.
func Load(folder string) ([]Posting, error) {
	raw, err := os.ReadFile(filepath.Join(folder, "labels.json"))
	if err != nil {
		return nil, fmt.Errorf("read the labels of postings: %w", err)
	}
	var labels map[string]Label
	if err := json.Unmarshal(raw, &labels); err != nil {
		return nil, fmt.Errorf("read the labels of postings: %w", err)
	}
	var all []Posting
	for name, label := range labels {
		text, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			return nil, fmt.Errorf("read a posting: %w", err)
		}
		all = append(all, Posting{name, string(text), label})
	}
	slices.SortFunc(all, func(a, b Posting) int {
		if a.Name < b.Name {
			return -1
		}
		return 1
	})
	return all, nil
}

// Rate is a share, as it was counted.
type Rate struct{ Right, All int }

// Share is the part that is right; 1 of nothing.
func (r Rate) Share() float64 { return float64(r.Right) / float64(max(r.All, 1)) }

func (r *Rate) count(right bool) {
	r.All++
	if right {
		r.Right++
	}
}

// Score is how well requirements are read.
type Score struct {
	Precision Rate     // of what is taken, what is a requirement
	Recall    Rate     // of the requirements, those found
	Need      Rate     // of those found, those with the right need
	Nice      Rate     // of the nice ones found, those taken as nice
	Faults    []string // in words
}

// Add adds the score of other advertisements.
func (s *Score) Add(other Score) {
	for rate, more := range map[*Rate]Rate{&s.Precision: other.Precision, &s.Recall: other.Recall, &s.Need: other.Need, &s.Nice: other.Nice} {
		rate.Right += more.Right
		rate.All += more.All
	}
	s.Faults = append(s.Faults, other.Faults...)
}

// overlap is how many words two texts share at the same place of an advertisement, and which part of the shorter one.
type overlap struct {
	part  float64
	words int
}

// Count holds what is read of one advertisement against its label.
func Count(p Posting) (Score, error) {
	taken, _, err := review.Requirements(p.Text)
	if err != nil {
		return Score{}, fmt.Errorf("read %s: %w", p.Name, err)
	}
	var s Score
	post := splitWords(p.Text)
	labels := make([][]place, len(p.Requirements))
	for i, r := range p.Requirements {
		labels[i] = places(post, r.Text)
		if labels[i] == nil {
			return s, fmt.Errorf("%s: the posting does not say %q", p.Name, r.Text)
		}
	}
	found := make([]foundLabel, len(labels))
	for _, r := range taken {
		at := places(post, r.Text)
		best := overlap{}
		var hits []int
		overlaps := make([]overlap, len(labels))
		for i, label := range labels {
			if o := sharedWords(at, label); o.words > 0 {
				hits, overlaps[i] = append(hits, i), o
				best.words = max(best.words, o.words)
			}
		}
		not, may := mostShared(post, at, p.Not), mostShared(post, at, p.May)
		if best.words == 0 || best.words < max(not, may) {
			if may < not || may == 0 {
				s.Precision.count(false)
				s.Faults = append(s.Faults, fmt.Sprintf("%s: no requirement: %s", p.Name, r.Text))
			}
			continue
		}
		s.Precision.count(true)
		for _, i := range hits {
			if o := overlaps[i]; o.words > found[i].words || o.words == found[i].words && r.Need == review.Nice {
				found[i] = foundLabel{o.words, r.Need}
			}
		}
	}
	s.countFound(p, found)
	return s, nil
}

// foundLabel is how a label was found, by the reading that shares most words with it.
type foundLabel struct {
	words int
	need  review.Need
}

func (s *Score) countFound(p Posting, found []foundLabel) {
	for i, r := range p.Requirements {
		hit := found[i].words > 0
		if !r.Optional {
			s.Recall.count(hit)
			if !hit {
				s.Faults = append(s.Faults, fmt.Sprintf("%s: missed: %s", p.Name, r.Text))
			}
		}
		if !hit {
			continue
		}
		right := found[i].need == r.Need
		s.Need.count(right)
		if r.Need == review.Nice {
			s.Nice.count(right)
		}
		if !right {
			s.Faults = append(s.Faults, fmt.Sprintf("%s: %s, not %s: %s", p.Name, r.Need, found[i].need, r.Text))
		}
	}
}

func mostShared(post []string, at []place, texts []string) (most int) {
	for _, text := range texts {
		most = max(most, sharedWords(at, places(post, text)).words)
	}
	return most
}
