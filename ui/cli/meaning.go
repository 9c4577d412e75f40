package cli

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"rung/model"
	"rung/model/meaning"
	"rung/model/text"
)

type readCmd struct {
	Again  bool     `help:"Read the entries of the journal again, as this Rung reads them, and write what has changed as one batch."`
	DryRun bool     `help:"With --again: say what would change, and write nothing."`
	Line   []string `arg:"" optional:"" help:"The line to read; without it, or for -, each line of standard input: as it is, or as JSON with text, today and known."`
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
// object a line: the nth answers the nth. It needs no journal and writes nothing.
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
	if len(c.Line) > 0 && !slices.Equal(c.Line, []string{"-"}) {
		return r.printReading(x, lineToRead{Text: strings.Join(c.Line, " ")})
	}
	lines := bufio.NewScanner(r.standardInput())
	lines.Buffer(nil, mostLine)
	for no := 1; lines.Scan(); no++ {
		line, err := parseLineToRead(lines.Bytes())
		if err != nil {
			return newInvalid("Line %d: %s The lines before it are read.", no, model.ExplainError(err))
		}
		if err := r.printReading(x, line); err != nil {
			return err
		}
	}
	switch err := lines.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		return newInvalid("A line has more than %s, which is no line. Break it into several.", formatSize(mostLine))
	case err != nil:
		return fmt.Errorf("read standard input: %w", err)
	}
	return nil
}

// parseLineToRead understands one line of standard input: a JSON object that has a text,
// whatever else it has, or else the words of the line, such as "{sic} it works". Errors:
// Invalid, for what is no text, and for a part of the object that cannot be what it says.
func parseLineToRead(line []byte) (lineToRead, error) {
	line = bytes.TrimPrefix(line, []byte("\ufeff"))
	plain := lineToRead{Text: string(line)}
	if err := checkUTF8(plain.Text); err != nil {
		return plain, err
	}
	var object map[string]json.RawMessage
	if !bytes.HasPrefix(bytes.TrimSpace(line), []byte("{")) || json.Unmarshal(line, &object) != nil || object["text"] == nil {
		return plain, nil
	}
	var read lineToRead
	for _, part := range []struct {
		name string
		into any
		want string
	}{{"text", &read.Text, "a text"}, {"today", &read.Today, "a day such as 2026-11-20"}, {"known", &read.Known, "a list of names"}} {
		given, isGiven := object[part.name]
		if !isGiven {
			continue
		}
		if string(given) == "null" || json.Unmarshal(given, part.into) != nil {
			return read, newInvalid("“%s” is to be %s.", part.name, part.want)
		}
	}
	if read.Today != "" && !read.Today.Valid() {
		return read, newInvalid("“today” is to be a day such as 2026-11-20, and “%s” is none.", text.Shorten(string(read.Today), 40))
	}
	return read, nil
}

func (r *run) printReading(x *meaning.Lexicon, line lineToRead) error {
	loc := r.Services.Locale
	if loc.Today = line.Today; loc.Today == "" {
		loc.Today = model.NewDay(time.Now())
	}
	read := x.ReadLine(line.Text, nil, meaning.Context{Locale: loc, Known: line.Known})
	e := json.NewEncoder(r.out)
	e.SetEscapeHTML(false)
	return e.Encode(read.Reading.Print())
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
