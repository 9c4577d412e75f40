package config

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"time"

	"rung/model"
	"rung/ui/atomicfile"
)

// ErrNotUnderstood is wrapped in Save's error if the file holds something that was
// not understood.
var ErrNotUnderstood = errors.New("the settings file was not understood")

// File is the settings file as a window uses it. It is safe for use by several
// goroutines.
type File struct {
	path  string
	clock func() time.Time

	mu    sync.Mutex
	known Config // as last read or written; only what differs is written
}

// Open reads the file at path.
func Open(path string, clock func() time.Time) (*File, State) {
	s := Load(path)
	return &File{path: path, clock: clock, known: s.Config}, s
}

// State reads the file again, since the person may have mended it.
func (f *File) State() State { return Load(f.path) }

// Save writes the choices that have changed, and leaves the rest of the file as it
// is. Errors: Invalid with ErrNotUnderstood if the file holds something that is not
// understood; ReadOnly.
func (f *File) Save(c Config) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	s := Load(f.path)
	if len(s.Slips) > 0 {
		return &model.Error{Code: model.Invalid, Err: ErrNotUnderstood,
			Message: "This is not kept: " + s.Summary() + ". Mend it, or have it written anew."}
	}
	return f.write(s, c)
}

// WriteAnew copies the file to a name beside it, then writes it so that it can be
// read: what was not understood becomes a comment. kept is the copy's path, or "" if
// there was no file. Error: ReadOnly.
func (f *File) WriteAnew(c Config) (kept string, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	s := Load(f.path)
	if kept, err = f.keepOld(); err != nil {
		return "", newNotKept(f.path, err)
	}
	return kept, f.write(s, c)
}

// write puts the choices into the file that s was read from. Error: ReadOnly.
func (f *File) write(s State, c Config) error {
	text, whole := s.edit(f.known, c)
	if !whole {
		if _, err := f.keepOld(); err != nil {
			return newNotKept(f.path, err)
		}
	}
	if err := replaceText(f.path, []byte(text)); err != nil {
		return newNotKept(f.path, err)
	}
	keepLast(f.path, text)
	f.known = c
	return nil
}

func newNotKept(path string, err error) error {
	return &model.Error{Code: model.ReadOnly, Err: err,
		Message: fmt.Sprintf("The settings could not be kept in %s. Make its folder writable, then choose again.", path)}
}

// keepOld copies the file to a name beside it that holds the time, or renames it if
// it cannot be read.
func (f *File) keepOld() (kept string, err error) {
	old, err := os.ReadFile(f.path)
	if errors.Is(err, os.ErrNotExist) {
		return "", nil
	}
	if err != nil { // it cannot be read, so it is put aside as it is
		kept = unusedName(f.path + ".kept-" + f.clock().Format("2006-01-02-150405"))
		return kept, os.Rename(f.path, kept)
	}
	kept = unusedName(f.path + ".kept-" + f.clock().Format("2006-01-02-150405"))
	return kept, replaceText(kept, old)
}

// unusedName gives path, or path with a number, that no file has yet.
func unusedName(path string) string {
	for n := 1; ; n++ {
		name := path
		if n > 1 {
			name = fmt.Sprintf("%s-%d", path, n)
		}
		if _, err := os.Lstat(name); err != nil {
			return name
		}
	}
}

// fresh is the text of a file in which nothing was chosen yet.
const fresh = "# Rung's settings on this machine; the window writes them, and so may you.\n"

// edit gives the file's text with the differences between two configs in it. What was
// not understood becomes a comment. whole is false if something else that was in the
// file could not be kept in it.
func (s State) edit(before, after Config) (text string, whole bool) {
	if strings.TrimSpace(s.text) == "" {
		s = parse(fresh)
		before = Default()
	}
	text = s.editLines(before, after)
	made := parse(text)
	if len(made.Slips) == 0 && reflect.DeepEqual(normalize(made.Config), normalize(s.mergeChanges(before, after))) && slices.Equal(s.foreignLines(), made.foreignLines()) {
		return text, true
	}
	var plain bytes.Buffer
	plain.WriteString(fresh)
	for _, k := range keys {
		plain.WriteString(keyLine(k, after))
	}
	for _, r := range after.Reminders {
		plain.WriteString(reminderTable(r))
	}
	return plain.String(), false
}

// mergeChanges gives the config after the save: the changes, and for the rest what
// the file says, which another program may have changed.
func (s State) mergeChanges(before, after Config) Config {
	c := s.Config
	for _, k := range keys {
		if s.changes(k, before, after) {
			k.set(&c, k.get(after))
		}
	}
	if s.changesReminders(before, after) {
		c.Reminders = after.Reminders
	}
	return c
}

// changes reports whether a key is to be written.
func (s State) changes(k key, before, after Config) bool {
	return len(s.Slips) > 0 && !s.hasLine(k.name) || k.get(before) != k.get(after)
}

func (s State) changesReminders(before, after Config) bool {
	for _, slip := range s.Slips {
		if slip.about == keyOfReminders || slip.about == "" {
			return true
		}
	}
	return !equalReminders(before.Reminders, after.Reminders)
}

// normalize gives configs that mean the same an equal form.
func normalize(c Config) Config {
	list := c.Reminders
	c.Reminders = nil
	for _, r := range list {
		if len(r.Days) == 0 {
			r.Days = nil
		}
		c.Reminders = append(c.Reminders, r)
	}
	return c
}

// foreignLines gives what this version does not know, line by line.
func (s State) foreignLines() (said []string) {
	for _, one := range s.statements {
		above := ""
		if one.table >= 0 {
			if s.statements[one.table].wrong != "" {
				continue
			}
			above = s.statements[one.table].heading
		}
		if one.wrong == "" && above != keyOfReminders && !(one.table < 0 && s.isUsed(one)) && one.name+one.heading != "" {
			said = append(said, above+" "+one.heading+" "+one.name+" "+formatValue(one.value))
		}
	}
	return said
}

// replaceText replaces a file in one step. A link stays: the file that it leads to is
// replaced.
func replaceText(path string, content []byte) error {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	return atomicfile.WriteFile(path, content)
}
