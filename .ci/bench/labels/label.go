// Package labels compares readings of lines with what a person says that should be read,
// and counts how often they agree. It is for tests and the bench; it must not know how
// a line is read.
package labels

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"rung/model"
	"rung/model/meaning"
)

// Label says what should be read from a line.
type Label struct {
	Text  string    `json:"text"`
	Today model.Day `json:"today"`
	Known []string  `json:"known"`

	Kind         string         `json:"kind"` // "note" for none
	Also         []string       `json:"also"` // kinds that are just as right
	Mood         string         `json:"mood"`
	Values       map[string]any `json:"values"`
	People       []Person       `json:"people"`
	Numbers      []Number       `json:"numbers"`
	Amounts      []Amount       `json:"amounts"`
	Promises     []Promise      `json:"promises"`
	Competencies []string       `json:"competencies"`
	Never        struct {
		Kinds        []string       `json:"kinds"`
		Values       map[string]any `json:"values"`
		Competencies []string       `json:"competencies"`
	} `json:"never"` // what must not be read
}

// Person is somebody whom a line names.
type Person struct {
	Text         string `json:"text"`
	Department   string `json:"department"`
	Job          string `json:"job"`
	Organisation string `json:"organisation"`
	Circle       string `json:"circle"`
}

// Number is a change; nil stands for a side that is not said.
type Number struct {
	Before any    `json:"before"`
	After  any    `json:"after"`
	Unit   string `json:"unit"`
}

// Amount is money and the field that it fills.
type Amount struct {
	Field string `json:"field"`
	Text  string `json:"text"`
}

// Promise is what somebody promised.
type Promise struct {
	By   string    `json:"by"`
	What string    `json:"what"`
	Due  model.Day `json:"due"`
}

// Load reads a file of labels, one JSON object a line; empty lines and lines that begin
// with "//" are left out. The error names the line.
func Load(path string) (all []Label, err error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read labels: %w", err)
	}
	lines := bufio.NewScanner(strings.NewReader(string(text)))
	lines.Buffer(nil, len(text)+1)
	for no := 1; lines.Scan(); no++ {
		if s := strings.TrimSpace(lines.Text()); s == "" || strings.HasPrefix(s, "//") {
			continue
		}
		decoder := json.NewDecoder(strings.NewReader(lines.Text()))
		decoder.DisallowUnknownFields()
		var l Label
		if err := decoder.Decode(&l); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", filepath.Base(path), no, err)
		}
		if l.Today == "" {
			l.Today = "2026-11-30"
		}
		all = append(all, l)
	}
	return all, lines.Err()
}

// Read reads the line of a label.
func (l Label) Read(x *meaning.Lexicon) meaning.Printed {
	return x.ReadLine(l.Text, nil, meaning.Context{Locale: model.Locale{Today: l.Today, Currency: "USD"}, Known: l.Known}).Reading.Print()
}
