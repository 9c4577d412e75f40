package postings

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"rung/model"
	"rung/model/meaning"
	"rung/model/review"
)

// Applicant is somebody's journal, the advertisements that they hold it against, and what a hiring manager says of the
// evidence in it.
type Applicant struct {
	Never    []string       `json:"never_anywhere"` // titles of entries that prove nothing
	Postings map[string]Job `json:"postings"`

	folder  string
	entries []model.Entry
}

// Job is what one advertisement asks for, by its labels.
type Job struct {
	Requirements []Bearing `json:"requirements"`
}

// Bearing is what the journal has for one requirement, by the titles of its entries.
type Bearing struct {
	Text    string         `json:"text"`
	Level   review.Level   `json:"level"`
	Also    []review.Level `json:"also"` // levels that are as right
	Shows   []string       `json:"shows"`
	Related []string       `json:"related"`
	Never   []string       `json:"never"`
}

// LoadApplicant reads the journal and the labels of a folder.
func LoadApplicant(folder string) (a Applicant, err error) {
	a.folder = folder
	var journal struct {
		Entries []model.Entry `json:"entries"`
	}
	for name, into := range map[string]any{"labels.json": &a, "journal.json": &journal} {
		raw, err := os.ReadFile(filepath.Join(folder, name))
		if err == nil {
			err = json.Unmarshal(raw, into)
		}
		if err != nil {
			return a, fmt.Errorf("read an applicant's %s: %w", name, err)
		}
	}
	a.entries = journal.Entries
	return a, nil
}

// EvidenceScore is how well evidence is judged.
type EvidenceScore struct {
	Level   Rate // of the requirements found, those at the right level
	First   Rate // of what is called shown, the first entry cited shows it
	Related Rate // likewise, it is near
	Never   Rate // likewise, an entry is cited that must never be
	Faults  []string
}

// CountEvidence holds what the matching makes of an applicant's journal to the labels, as of a day.
func (a Applicant) CountEvidence(library *review.Library, words *meaning.Lexicon, on model.Day) (s EvidenceScore, err error) {
	loc := model.Locale{Today: on}
	reader, titles := words.NewEntryReader(loc, nil), map[string]string{}
	for _, e := range a.entries {
		titles[e.ID] = e.Title
		if err := library.PutEntries(reader.Read(e).Entry); err != nil {
			return s, err
		}
	}
	for _, name := range slices.Sorted(maps.Keys(a.Postings)) {
		text, err := os.ReadFile(filepath.Join(a.folder, name))
		if err != nil {
			return s, fmt.Errorf("read a posting: %w", err)
		}
		m, err := library.Match(string(text), "", on)
		if err != nil {
			return s, fmt.Errorf("match %s: %w", name, err)
		}
		s.countPosting(a, splitWords(string(text)), a.Postings[name].Requirements, m.Requirements, titles)
	}
	return s, nil
}

var levelRank = map[review.Level]int{review.Nothing: 0, review.Related: 1, review.Shown: 2}

func (s *EvidenceScore) countPosting(a Applicant, post []string, labels []Bearing, matched []review.MatchedRequirement, titles map[string]string) {
	found := make([]review.Level, len(labels))
	for _, m := range matched {
		at := places(post, m.Text)
		best, most := -1, 0
		for i, label := range labels {
			o := sharedWords(at, places(post, label.Text))
			if o.words == 0 {
				continue
			}
			if found[i] == "" || levelRank[m.Level] > levelRank[found[i]] {
				found[i] = m.Level
			}
			if o.words > most {
				best, most = i, o.words
			}
		}
		if best >= 0 && m.Level == review.Shown {
			s.countShown(a, labels[best], m, titles)
		}
	}
	for i, label := range labels {
		if found[i] == "" {
			continue
		}
		right := found[i] == label.Level || slices.Contains(label.Also, found[i])
		if s.Level.count(right); !right {
			s.Faults = append(s.Faults, fmt.Sprintf("%s, not %s: %s", found[i], label.Level, label.Text))
		}
	}
}

// countShown judges the entries that are cited for what is called shown.
func (s *EvidenceScore) countShown(a Applicant, label Bearing, m review.MatchedRequirement, titles map[string]string) {
	first := titles[m.Evidence[0].Entry]
	shows := slices.Contains(label.Shows, first)
	s.First.count(shows)
	s.Related.count(slices.Contains(label.Related, first))
	var never []string
	for _, e := range m.Evidence {
		if title := titles[e.Entry]; slices.Contains(label.Never, title) || slices.Contains(a.Never, title) {
			never = append(never, title)
		}
	}
	s.Never.count(len(never) > 0)
	if !shows || len(never) > 0 {
		s.Faults = append(s.Faults, fmt.Sprintf("%s: cites %q, never %s", label.Text, first, strings.Join(never, ", ")))
	}
}
