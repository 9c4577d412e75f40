package config

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"rung/model"
	"rung/model/text"
)

// State is what Load found in the settings file.
type State struct {
	Config Config
	// Slips are the parts that were not understood. While there is one, Save writes
	// nothing.
	Slips []Slip
	// Unknown are settings that this version does not know. They are kept.
	Unknown []Slip
	// Restored is true if the file was missing or empty, and what it said last is
	// used.
	Restored bool
	// Unsure is true if the journal may lie elsewhere than Config says, and Lost if
	// nothing says where it lies.
	Unsure, Lost bool

	path       string
	text       string
	statements []statement
	reminders  []*Reminder // as the file has them, nil for one that cannot be read
}

// Slip is something in the file that was not understood.
type Slip struct {
	Line    int    // from 1; 0 for the file as a whole
	Text    string // what stands there, shortened
	Why     string // what is wrong with it
	Example string // a valid line, or ""
	about   string // the key whose value is lost with it, or "" if unknown
}

// String says what is wrong, where, and how to write it.
func (s Slip) String() string {
	said := s.Why
	if s.Line > 0 {
		said = fmt.Sprintf("line %d, “%s”, %s", s.Line, s.Text, s.Why)
	}
	if s.Example != "" {
		said += ", write it like " + s.Example
	}
	return said
}

// mostBytes is how large the file may be: it holds a handful of lines.
const mostBytes = 256 << 10

// lastName is the name under which the file's last good state is kept.
func lastName(path string) string { return path + ".last" }

// Load reads the file at path. What cannot be read, or all if the file is missing or
// empty, is as it was when the file was last fully understood, or else as in Default.
func Load(path string) State {
	last, known := loadLast(path)
	text, err := readText(path)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) || err == nil && strings.TrimSpace(text) == "" {
		return State{Config: last, Restored: known && !reflect.DeepEqual(last, Default()), path: path, text: text}
	}
	if err != nil {
		return State{Config: last, Slips: []Slip{{Why: "cannot be read. " + explainUnread(err)}}, Unsure: true, Lost: !known, path: path}
	}
	s := parse(text)
	s.path = path
	s.fillFrom(last, known)
	if len(s.Slips) == 0 {
		keepLast(path, text)
	}
	return s
}

// readText gives the text of a file. Error: errTooLarge above mostBytes.
func readText(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	raw, err := io.ReadAll(io.LimitReader(f, mostBytes+1))
	if err = errors.Join(err, f.Close()); err != nil {
		return "", err
	}
	if len(raw) > mostBytes {
		return "", errTooLarge
	}
	return string(raw), nil
}

var errTooLarge = errors.New("larger than settings are")

func explainUnread(err error) string {
	switch {
	case errors.Is(err, errTooLarge):
		return "It is too large to be one. Put another one in its place"
	case errors.Is(err, fs.ErrPermission):
		return "Allow reading it"
	}
	return "See that it is a file, on a disk that can be read"
}

// loadLast gives what the file said when it was last fully understood.
func loadLast(path string) (c Config, known bool) {
	text, err := readText(lastName(path))
	if err != nil || strings.TrimSpace(text) == "" {
		return Default(), false
	}
	s := parse(text)
	s.fillFrom(Default(), false)
	return s.Config, !s.Lost
}

// keepLast keeps a text that was fully understood in a file beside path. A failure is
// only logged, since the settings file itself is not affected.
func keepLast(path, text string) {
	if before, err := readText(lastName(path)); err == nil && before == text {
		return
	}
	if err := replaceText(lastName(path), []byte(text)); err != nil {
		slog.Warn("the last good settings were not kept", "error", err)
	}
}

// parse reads a text without using what the file said before.
func parse(text string) State {
	s := State{Config: Default(), text: text, statements: readStatements(text)}
	for i := range s.statements {
		one := &s.statements[i]
		k, known := keyNamed(one.name)
		if one.wrong != "" || one.table >= 0 || !known {
			continue
		}
		if wrong := k.set(&s.Config, one.value); wrong != "" {
			one.wrong, one.about = "cannot be: "+wrong, k.name
		}
	}
	s.reminders = s.readReminders()
	for _, r := range s.reminders {
		if r != nil {
			s.Config.Reminders = append(s.Config.Reminders, *r)
		}
	}
	for i := range s.statements {
		if one := &s.statements[i]; one.wrong == "" {
			one.wrong, one.about = s.findMisplaced(*one)
		}
	}
	for _, one := range s.statements {
		switch {
		case one.wrong != "":
			s.Slips = append(s.Slips, newSlip(one))
		case (one.heading != "" || one.table < 0 && one.name != "") && !s.isUsed(one):
			s.Unknown = append(s.Unknown, newSlip(one))
		}
	}
	return s
}

// findMisplaced says what is wrong with a statement that can be read and is none of
// the settings, but was probably meant to be one that is missing.
func (s State) findMisplaced(one statement) (wrong, about string) {
	_, known := keyNamed(one.name)
	switch {
	case one.table < 0 && one.heading == "" && !known && one.name != keyOfReminders:
		if near := nearestKey(one.name); near != "" && !s.hasLine(near) {
			return "is no setting", near
		}
	case one.heading != "" && !s.isUsed(one):
		if near := nearestKey(one.heading); near == keyOfReminders && !s.hasLine(near) {
			return "does not begin a reminder", near
		}
	case one.table >= 0 && known && !s.hasLine(one.name):
		above := s.statements[one.table]
		place := one.name == "journal" || one.name == "backup_folder"
		if above.wrong != "" || above.heading == keyOfReminders || place {
			return fmt.Sprintf("stands below “%s” and belongs above it", displayLine(above.text)), one.name
		}
	}
	return "", ""
}

// hasLine reports whether the file has a line of that name that can be read.
func (s State) hasLine(name string) bool {
	for _, one := range s.statements {
		if one.wrong == "" && (one.table < 0 && one.name == name || one.heading == name && one.list) {
			return true
		}
	}
	return false
}

// isUsed reports whether this version knows what a statement at the top sets.
func (s State) isUsed(one statement) bool {
	_, known := keyNamed(one.name)
	return known || one.name == keyOfReminders || one.heading == keyOfReminders && one.list
}

func newSlip(one statement) Slip {
	slip := Slip{Line: one.line, Text: displayLine(one.text), Why: one.wrong, about: one.about}
	if k, ok := keyNamed(one.about); ok {
		slip.Example = k.example
	} else if one.about == keyOfReminders {
		slip.Example = `time = "17:30" below [[reminders]]`
	}
	return slip
}

// displayLine gives a line to show: short, and without invisible characters.
func displayLine(line string) string {
	visible := strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == '\ufeff' {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(line, "?"))
	return text.Shorten(visible, 60)
}

// fillFrom takes what could not be read from the last good state.
func (s *State) fillFrom(last Config, known bool) {
	lost := map[string]bool{} // by key; "" if it may be any key
	for _, slip := range s.Slips {
		lost[slip.about] = true
	}
	gone := func(name string) bool {
		return lost[name] && !s.hasOwnValue(name) || lost[""] && !s.hasLine(name)
	}
	for _, k := range keys {
		if gone(k.name) {
			k.set(&s.Config, k.get(last))
		}
	}
	if gone(keyOfReminders) {
		s.fillReminders(last.Reminders)
	}
	s.Unsure = gone("journal")
	s.Lost = s.Unsure && !known
}

// fillReminders takes each reminder that could not be read from last if both have
// equally many, or all of last if none could be read.
func (s *State) fillReminders(last []Reminder) {
	if len(s.Config.Reminders) == 0 {
		s.Config.Reminders = last
		return
	}
	if len(s.reminders) != len(last) {
		return
	}
	s.Config.Reminders = slices.Clone(last)
	for i, r := range s.reminders {
		if r != nil {
			s.Config.Reminders[i] = *r
		}
	}
}

// hasOwnValue reports whether a key has a valid line in spite of a slip about it.
func (s *State) hasOwnValue(name string) bool { return name != keyOfReminders && s.hasLine(name) }

// Problem gives an error of code Invalid if something in the file was not understood,
// or the file is missing or empty and what it said last is used; else nil.
func (s State) Problem() error {
	said := "is gone or empty. What it said before, in " + lastName(s.path) + ", is used; remove that too for the usual settings"
	switch {
	case len(s.Slips) > 0:
		said = "has a mistake: " + joinSlips(s.Slips) + ". " + s.DescribeFallback()
	case !s.Restored:
		return nil
	}
	return &model.Error{Code: model.Invalid, Message: fmt.Sprintf("The settings file %s %s.", s.path, said)}
}

// Summary says which lines were not understood.
func (s State) Summary() string {
	var lines []string
	for _, slip := range s.Slips {
		if slip.Line > 0 {
			lines = append(lines, strconv.Itoa(slip.Line))
		}
	}
	switch len(lines) {
	case 0:
		return "the settings file " + s.path + " cannot be read"
	case 1:
		return "line " + lines[0] + " of the settings file " + s.path + " cannot be read"
	}
	return fmt.Sprintf("%s of the settings file %s, the first of them line %s, cannot be read", text.Counted(len(lines), "line", "lines"), s.path, lines[0])
}

// mostSaid is how many slips a message describes at most.
const mostSaid = 3

func joinSlips(slips []Slip) string {
	var said []string
	for _, slip := range slips[:min(mostSaid, len(slips))] {
		said = append(said, slip.String())
	}
	if rest := len(slips) - mostSaid; rest > 0 {
		said = append(said, "and "+text.Counted(rest, "line more", "lines more"))
	}
	return strings.Join(said, "; ")
}

// DescribeFallback says which values are used for what was not understood.
func (s State) DescribeFallback() string {
	if s.Lost {
		return "Nothing says where the journal lies"
	}
	return "What could be read holds; the rest is as it was before, or the usual"
}

// Path is where the file lies.
func (s State) Path() string { return s.path }
