// Package config reads and writes the person's choices for this machine: the
// look, and where the journal lies. It is one small file that the window and
// the terminal share; it knows neither of them.
package config

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"rung/model"

	"github.com/BurntSushi/toml"
)

// Config is what belongs to this machine rather than to the journal.
type Config struct {
	Theme        string `toml:"theme"`         // system, light or dark
	TextSize     int    `toml:"text_size"`     // percent
	WeekStart    string `toml:"week_start"`    // monday, sunday or saturday
	Journal      string `toml:"journal"`       // the journal's place, or "" for the usual one
	BackupFolder string `toml:"backup_folder"` // the copies' place, or "" for beside the journal
	Tray         bool   `toml:"tray"`          // an icon in the desktop's tray keeps Rung at hand

	Reminders []Reminder `toml:"reminders,omitempty"`
}

// The choices there are.
var (
	Themes     = []string{"system", "light", "dark"}
	WeekStarts = []string{"monday", "sunday", "saturday"}
)

// Text may be set this small and this large, in percent.
const (
	LeastText    = 80
	GreatestText = 200
)

// Default is what holds where nothing was chosen.
func Default() Config { return Config{Theme: "system", TextSize: 100, WeekStart: "monday"} }

// Load reads the file at path; one that is not there is Default. An error is a
// model.Error of code Invalid whose sentence names the file; what could be
// used of it is given all the same, and Default for the rest.
func Load(path string) (Config, error) {
	raw, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return Default(), nil
	}
	if err != nil {
		return Default(), refused(path, "cannot be read", err)
	}
	c := Default()
	known, err := toml.Decode(string(raw), &c)
	if err != nil {
		return Default(), refused(path, "has a mistake: "+strings.ReplaceAll(err.Error(), "\n", " "), err)
	}
	var wrong []string
	for _, key := range known.Undecoded() {
		wrong = append(wrong, fmt.Sprintf("%q is no setting", key.String()))
	}
	wrong = append(wrong, c.mend()...)
	if len(wrong) > 0 {
		return c, refused(path, "has a mistake: "+strings.Join(wrong, "; "), nil)
	}
	return c, nil
}

// mend puts the usual in the place of what cannot be, and says what it was.
func (c *Config) mend() (wrong []string) {
	usual := Default()
	if !slices.Contains(Themes, c.Theme) {
		wrong = append(wrong, fmt.Sprintf("theme is one of %s, not %q", strings.Join(Themes, ", "), c.Theme))
		c.Theme = usual.Theme
	}
	if c.TextSize < LeastText || c.TextSize > GreatestText {
		wrong = append(wrong, fmt.Sprintf("text_size is %d to %d, not %d", LeastText, GreatestText, c.TextSize))
		c.TextSize = usual.TextSize
	}
	if !slices.Contains(WeekStarts, c.WeekStart) {
		wrong = append(wrong, fmt.Sprintf("week_start is one of %s, not %q", strings.Join(WeekStarts, ", "), c.WeekStart))
		c.WeekStart = usual.WeekStart
	}
	wrong = append(wrong, c.mendReminders()...)
	for _, p := range []struct {
		key   string
		place *string
	}{{"journal", &c.Journal}, {"backup_folder", &c.BackupFolder}} {
		if *p.place != "" && !filepath.IsAbs(*p.place) {
			wrong = append(wrong, fmt.Sprintf("%s is a whole path, not %q", p.key, *p.place))
			*p.place = ""
		}
	}
	return wrong
}

func refused(path, why string, err error) error {
	return &model.Error{Code: model.Invalid, Err: err,
		Message: fmt.Sprintf("The settings file %s %s. The usual settings are used instead.", path, why)}
}

// Save writes the file at path in one step: it is never half written. An error
// is a model.Error of code ReadOnly.
func Save(path string, c Config) error {
	var text bytes.Buffer
	text.WriteString("# Rung's settings on this machine; the window writes them, and so may you.\n")
	if err := toml.NewEncoder(&text).Encode(c); err != nil {
		return fmt.Errorf("write settings: %w", err)
	}
	if err := replace(path, text.Bytes()); err != nil {
		return &model.Error{Code: model.ReadOnly, Err: err,
			Message: fmt.Sprintf("The settings could not be kept in %s. Make its folder writable, then choose again.", path)}
	}
	return nil
}

// replace writes a file of the person's own beside path, then renames it.
func replace(path string, content []byte) (err error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".settings-*")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(f.Name()))
		}
	}()
	if _, err := f.Write(content); err != nil {
		return errors.Join(err, f.Close())
	}
	if err := f.Sync(); err != nil {
		return errors.Join(err, f.Close())
	}
	if err := f.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
