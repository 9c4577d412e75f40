package cli

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"rung/model"
	"rung/model/meaning"
)

type readCmd struct {
	Again  bool     `help:"Read the entries of the journal again, as this Rung reads them, and write what has changed as one batch."`
	DryRun bool     `help:"With --again: say what would change, and write nothing."`
	Line   []string `arg:"" optional:"" help:"The line to read; without it, each line of standard input: as it is, or as JSON with text, today and known."`
}

// lineToRead is one line of standard input in JSON.
type lineToRead struct {
	Text  string    `json:"text"`
	Today model.Day `json:"today"`
	Known []string  `json:"known"`
}

// mostLine is how many bytes one line of standard input may have.
const mostLine = 16 << 20

// Run prints what is read from a line, or from each line of standard input, as one JSON
// object a line. It needs no journal and writes nothing.
func (c readCmd) Run(r *run) error {
	switch {
	case c.Again && len(c.Line) > 0:
		return &usageError{"--again reads the whole journal and takes no line. How it goes: rung read --help"}
	case c.Again:
		return c.readAgain(r)
	case c.DryRun:
		return &usageError{"--dry-run goes with --again. How it goes: rung read --help"}
	}
	x, err := r.Lexicon()
	if err != nil {
		return err
	}
	if len(c.Line) > 0 {
		return r.printReading(x, lineToRead{Text: strings.Join(c.Line, " ")})
	}
	lines := bufio.NewScanner(r.standardInput())
	lines.Buffer(nil, mostLine)
	for lines.Scan() {
		line := lineToRead{Text: lines.Text()}
		if trimmed := bytes.TrimSpace(lines.Bytes()); bytes.HasPrefix(trimmed, []byte("{")) {
			var read lineToRead
			if json.Unmarshal(trimmed, &read) == nil { // else it is a line that begins with a brace
				line = read
			}
		}
		if err := checkUTF8(line.Text); err != nil {
			return err
		}
		if err := r.printReading(x, line); err != nil {
			return err
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("read standard input: %w", err)
	}
	return nil
}

func (r *run) printReading(x *meaning.Lexicon, line lineToRead) error {
	loc := r.Services.Locale
	if loc.Today = line.Today; loc.Today == "" {
		loc.Today = model.NewDay(time.Now())
	}
	read := x.ReadLine(line.Text, nil, meaning.Context{Locale: loc, Known: line.Known})
	printed, err := json.Marshal(read.Reading.Print())
	if err != nil {
		return fmt.Errorf("print a reading: %w", err)
	}
	return r.printLine(string(printed))
}

// newWordReader gives the reader of words for a journal, which knows its contacts.
func (r *run) newWordReader(s Session) (*meaning.EntryReader, error) {
	x, err := r.Lexicon()
	if err != nil {
		return nil, err
	}
	known, err := s.Journal.KnownContacts(r.ctx)
	return x.NewEntryReader(r.locale(s), known), err
}
