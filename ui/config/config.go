// Package config reads and writes the person's choices for this machine: the look,
// and where the journal lies. They are in one small file, which the window and the
// terminal share and the person may edit too; it knows neither of them. It reports
// what it does not understand, and never overwrites it.
package config

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// Config holds the settings of this machine, which are not in the journal.
type Config struct {
	Theme        string // system, light or dark
	TextSize     int    // percent
	WeekStart    string // monday, sunday or saturday
	Journal      string // the journal's place, or "" for the usual one
	BackupFolder string // the copies' place, or "" for beside the journal
	Tray         bool   // an icon in the desktop's tray keeps Rung at hand

	Reminders []Reminder
}

// The choices there are.
var (
	Themes     = []string{"system", "light", "dark"}
	WeekStarts = []string{"monday", "sunday", "saturday"}
)

// The range of the text size, in percent.
const (
	LeastText    = 80
	GreatestText = 200
)

// Default gives the settings that apply where nothing was chosen.
func Default() Config { return Config{Theme: "system", TextSize: 100, WeekStart: "monday"} }

// key is one choice as the file writes it.
type key struct {
	name    string
	example string // a valid line of the file
	get     func(Config) any
	// set takes a value of the file; wrong says what is allowed instead, or is "".
	set func(*Config, any) (wrong string)
}

// keyOfReminders is the name of the tables that each hold a reminder.
const keyOfReminders = "reminders"

var keys = []key{
	{"theme", `theme = "dark"`, func(c Config) any { return c.Theme }, chooseOneOf("theme", Themes, func(c *Config) *string { return &c.Theme })},
	{"text_size", `text_size = 120`, func(c Config) any { return int64(c.TextSize) }, setTextSize},
	{"week_start", `week_start = "monday"`, func(c Config) any { return c.WeekStart }, chooseOneOf("week_start", WeekStarts, func(c *Config) *string { return &c.WeekStart })},
	{"journal", `journal = "/home/you/work.rung"`, func(c Config) any { return c.Journal }, wholePath("journal", func(c *Config) *string { return &c.Journal })},
	{"backup_folder", `backup_folder = "/home/you/copies"`, func(c Config) any { return c.BackupFolder }, wholePath("backup_folder", func(c *Config) *string { return &c.BackupFolder })},
	{"tray", `tray = true`, func(c Config) any { return c.Tray }, setTray},
}

func keyNamed(name string) (key, bool) {
	i := slices.IndexFunc(keys, func(k key) bool { return k.name == name })
	if i < 0 {
		return key{}, false
	}
	return keys[i], true
}

func chooseOneOf(name string, choices []string, place func(*Config) *string) func(*Config, any) string {
	return func(c *Config, v any) string {
		word, ok := v.(string)
		if !ok || !slices.Contains(choices, word) {
			return fmt.Sprintf("%s is one of %s, not %s", name, strings.Join(choices, ", "), formatValue(v))
		}
		*place(c) = word
		return ""
	}
}

func setTextSize(c *Config, v any) string {
	n, ok := v.(int64)
	if !ok || n < LeastText || n > GreatestText {
		return fmt.Sprintf("text_size is %d to %d, not %s", LeastText, GreatestText, formatValue(v))
	}
	c.TextSize = int(n)
	return ""
}

func wholePath(name string, place func(*Config) *string) func(*Config, any) string {
	return func(c *Config, v any) string {
		path, ok := v.(string)
		if !ok || path != "" && !filepath.IsAbs(path) || strings.ContainsRune(path, 0) {
			return fmt.Sprintf("%s is a whole path, from the top of the disk on, not %s", name, formatValue(v))
		}
		*place(c) = path
		return ""
	}
}

func setTray(c *Config, v any) string {
	on, ok := v.(bool)
	if !ok {
		return "tray is true or false, not " + formatValue(v)
	}
	c.Tray = on
	return ""
}
