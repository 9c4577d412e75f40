// Package lives holds coverage against invented people whose readiness a coach has judged, as journals and as plain
// lines, and against journals of fluff. It is for tests and the bench; it must not know how coverage is measured.
package lives

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Life is one invented person, with what a coach says of them.
type Life struct {
	Name       string                             `json:"persona"`
	Bands      map[string][2]float64              `json:"bands"`      // the least and most percent of each
	Frameworks map[string]map[string]ExpectedBand `json:"frameworks"` // by framework and step
	Must       []Counting                         `json:"must_count"`
	MustNot    []Counting                         `json:"must_not_count"`

	journal string   // the journal's file
	entries []titled // in the order of the lines
	lines   []string
	life    json.RawMessage // the settings of the person
}

// ExpectedBand is where a coach sees a step.
type ExpectedBand struct {
	Band   string `json:"band"`
	Reason string `json:"reason"`
}

// Counting names an entry by its title in the journal, and a criterion.
type Counting struct {
	Criterion string `json:"criterion"`
	Entry     string `json:"entry"`
}

type titled struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// Shelf is all that coverage is held against.
type Shelf struct {
	Lives []Life
	Fluff []Life
	Order map[string][][]string // by framework: the beginnings of the lives' names, from the readiest
}

// Load reads a folder with personas, fluff and order.json.
func Load(folder string) (s Shelf, err error) {
	for _, part := range []struct {
		name string
		to   *[]Life
	}{{"personas", &s.Lives}, {"fluff", &s.Fluff}} {
		all, err := filepath.Glob(filepath.Join(folder, part.name, "*", "journal.json"))
		if err != nil {
			return s, err
		}
		for _, journal := range all {
			l, err := loadLife(journal)
			if err != nil {
				return s, err
			}
			*part.to = append(*part.to, l)
		}
	}
	if len(s.Lives)*len(s.Fluff) == 0 {
		return s, errors.New("there are no lives in " + folder)
	}
	return s, readJSON(filepath.Join(folder, "order.json"), &s.Order)
}

// loadLife reads what stands beside a journal. Fluff has a journal alone.
func loadLife(journal string) (l Life, err error) {
	folder := filepath.Dir(journal)
	l = Life{Name: filepath.Base(folder), journal: journal}
	var kept struct {
		Entries  []titled                   `json:"entries"`
		Settings map[string]json.RawMessage `json:"settings"`
	}
	if err := readJSON(journal, &kept); err != nil {
		return l, err
	}
	l.entries, l.life = kept.Entries, kept.Settings["life"]
	err = readJSON(filepath.Join(folder, "expected.json"), &l)
	if errors.Is(err, os.ErrNotExist) {
		return l, nil
	}
	if err != nil {
		return l, err
	}
	f, err := os.Open(filepath.Join(folder, "lines.txt"))
	if err != nil {
		return l, err
	}
	defer f.Close()
	scan := bufio.NewScanner(f)
	for scan.Scan() {
		if strings.TrimSpace(scan.Text()) != "" {
			l.lines = append(l.lines, scan.Text())
		}
	}
	return l, scan.Err()
}

func readJSON(path string, into any) error {
	b, err := os.ReadFile(path)
	if err == nil {
		err = json.Unmarshal(b, into)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}
