package config

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"rung/model"

	"github.com/google/go-cmp/cmp"
)

var noon = time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)

// wrote makes a settings file, and its last good state where last is not "".
func wrote(t *testing.T, text, last string) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "rung", "settings.toml")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{path: text, path + ".last": last} {
		if text == "" {
			continue
		}
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

func opened(path string) (*File, State) { return Open(path, func() time.Time { return noon }) }

func textOf(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// usual is Default with something else in it.
func usual(alter func(*Config)) Config {
	c := Default()
	alter(&c)
	return c
}

func TestWhatIsSavedIsLoaded(t *testing.T) {
	path := filepath.Join(t.TempDir(), "rung", "settings.toml")
	want := Config{Theme: "dark", TextSize: 150, WeekStart: "sunday", Journal: `/home/ana/my "own"/rung.rung`, BackupFolder: "/mnt/copies", Tray: true,
		Reminders: []Reminder{{Time: "17:30", Days: []string{"monday"}}, {Time: "08:00"}}}
	f, _ := opened(path)
	if err := f.Save(want); err != nil {
		t.Fatal(err)
	}
	got := Load(path)
	if diff := cmp.Diff(want, got.Config); diff != "" || got.Problem() != nil {
		t.Fatal(diff, got.Problem())
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("settings are readable by others: %v, %v", info.Mode(), err)
	}
	left, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(left) != 2 || left[1].Name() != "settings.toml.last" {
		t.Errorf("beside the settings lie %v, %v", left, err)
	}
}

func TestNoFileIsTheUsual(t *testing.T) {
	got := Load(filepath.Join(t.TempDir(), "none.toml"))
	if !reflect.DeepEqual(got.Config, Default()) || got.Problem() != nil || got.Lost {
		t.Fatalf("Load = %+v", got)
	}
}

// A slip costs the line that it is in, and no other.
func TestAMistakeIsNamedAndTheRestHolds(t *testing.T) {
	const rest = "text_size = 120\ntray = true\n"
	holds := func(alter func(*Config)) Config {
		return usual(func(c *Config) { c.TextSize, c.Tray = 120, true; alter(c) })
	}
	nothing := func(*Config) {}
	for name, c := range map[string]struct {
		text, says string
		want       Config
		lost       bool
	}{
		"no quotes":          {"theme = dark\n" + rest, "line 1, “theme = dark”", holds(nothing), false},
		"a quote too few":    {rest + "theme = \"dark\nweek_start = \"sunday\"\n", "line 3", holds(func(c *Config) { c.WeekStart = "sunday" }), false},
		"three quotes":       {"theme = \"\"\"dark\n" + rest, "line 1", holds(nothing), false},
		"no value":           {rest + "theme = ", "line 3", holds(nothing), false},
		"no equals sign":     {rest + "journal \"/home/ana/a.rung\"", "line 3", holds(nothing), true},
		"the journal's path": {rest + "journal = \"C:\\Users\\ana\\a.rung\"\n", "line 3", holds(nothing), true},
		"a word too many":    {rest + "oops\n", "line 3, “oops”", holds(nothing), true},
		"said before":        {"journal = \"/a.rung\"\n" + rest + "oops\n", "line 4", holds(func(c *Config) { c.Journal = "/a.rung" }), false},
		"said twice":         {"journal = \"/a.rung\"\n" + rest + "journal = \"/b.rung\"\n", "line 1", holds(nothing), true},
		"said twice alike":   {"journal = \"/a.rung\"\n" + rest + "journal = \"/a.rung\"\n", "line 4", holds(func(c *Config) { c.Journal = "/a.rung" }), false},
		"a letter too few":   {"jornal = \"/a.rung\"\n" + rest, `is no setting, write it like journal = `, holds(nothing), true},
		"below a reminder":   {rest + "[[reminders]]\ntime = \"17:30\"\njournal = \"/a.rung\"\n", "belongs above it", holds(nothing), true},
		"below a heading":    {rest + "[general]\njournal = \"/a.rung\"\n", "belongs above it", holds(nothing), true},
		"a heading cut":      {rest + "[[general\njournal = \"/a.rung\"\n", "line 3", holds(nothing), true},
		"a list left open":   {"days = [\n\"monday\",\n" + rest, "line 1", holds(nothing), true},
		"not UTF-8":          {"theme = \"\xff\"\n" + rest, "line 1", holds(nothing), false},
		"wrong type":         {"theme = 7\n" + rest, "theme is one of system, light, dark, not 7", holds(nothing), false},
		"unknown theme":      {"theme = \"pink\"\n" + rest, `theme is one of system, light, dark, not "pink"`, holds(nothing), false},
		"huge text":          {"text_size = 900\ntray = true", "80 to 200", usual(func(c *Config) { c.Tray = true }), false},
		"week":               {"week_start = \"friday\"\n" + rest, "week_start is one of", holds(nothing), false},
		"part of a path":     {"journal = \"rung.rung\"\n" + rest, "whole path", holds(nothing), true},
		"a file of folders":  {"journal = \"~/rung.rung\"\n" + rest, "whole path", holds(nothing), true},
		"tray":               {"tray = \"yes\"\ntext_size = 120", "true or false", usual(func(c *Config) { c.TextSize = 120 }), false},
		"UTF-16":             {"\xff\xfet\x00r\x00a\x00y\x00", "line 1", Default(), true},
	} {
		t.Run(name, func(t *testing.T) {
			got := Load(wrote(t, c.text, ""))
			err := got.Problem()
			if model.CodeOf(err) != model.Invalid || !strings.Contains(err.Error(), c.says) || strings.ContainsAny(err.Error(), "\n\x00") {
				t.Fatalf("error %v, want one line with %q", err, c.says)
			}
			if len(got.Slips) == 0 {
				t.Error("nothing hinders a save")
			}
			got.Config.Reminders = nil
			if diff := cmp.Diff(c.want, got.Config); diff != "" {
				t.Error(diff)
			}
			if got.Lost != c.lost {
				t.Errorf("the journal's place is taken for lost: %v", got.Lost)
			}
		})
	}
}

func TestWhatCannotBeReadIsAsItWasBefore(t *testing.T) {
	const good = "theme = \"dark\"\njournal = \"/a.rung\"\nbackup_folder = \"/copies\"\n\n[[reminders]]\ntime = \"08:00\"\n[[reminders]]\ntime = \"17:30\"\n"
	for name, c := range map[string]struct {
		text  string
		alter func(*Config)
	}{
		"the journal":      {strings.Replace(good, "\"/a.rung\"", "/a.rung", 1), func(*Config) {}},
		"any line":         {"text_size = 120\noops\n", func(c *Config) { c.TextSize = 120 }},
		"a reminder":       {strings.Replace(good, "17:30", "5pm", 1), func(*Config) {}},
		"its heading":      {strings.Replace(good, "[[reminders]]\ntime = \"08", "[[reminders]\ntime = \"08", 1), func(c *Config) { c.Reminders = c.Reminders[1:] }},
		"nothing is left":  {"\n", func(*Config) {}},
		"the file is gone": {"", func(*Config) {}},
	} {
		t.Run(name, func(t *testing.T) {
			got := Load(wrote(t, c.text, good))
			want := parse(good).Config
			c.alter(&want)
			if diff := cmp.Diff(want, got.Config); diff != "" || got.Lost || got.Problem() == nil {
				t.Error(diff, got.Lost, got.Problem())
			}
		})
	}
}

func TestAFileThatIsUnderstoodIsKeptAsTheLastGoodOne(t *testing.T) {
	path := wrote(t, "# mine\njournal = \"/a.rung\"\n", "")
	Load(path)
	if err := os.WriteFile(path, []byte("journal = /b.rung\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := Load(path); got.Config.Journal != "/a.rung" || !got.Unsure || got.Lost {
		t.Errorf("the journal is %+v", got)
	}
	if err := os.Chmod(path, 0); err != nil {
		t.Fatal(err)
	}
	if _, err := os.ReadFile(path); err == nil {
		t.Skip("this user reads every file")
	}
	if got := Load(path); got.Config.Journal != "/a.rung" || !strings.Contains(got.Problem().Error(), "Allow reading it") {
		t.Errorf("the journal is %+v", got)
	}
}

func TestASaveChangesWhatWasChosenAndNothingElse(t *testing.T) {
	const before = "# my own remark\ncolour = 'pink' # of a later Rung\ntheme = \"light\"   # at work\r\nstart = 2026-11-20\n\n# when\n[[reminders]]\ntime = \"17:30\"\nsound = \"bell\"\n\n[window]\nplace = [1,\n  2] # left\n"
	after := strings.NewReplacer("\"light\"   #", "\"dark\" #", "start = 2026-11-20\n", "start = 2026-11-20\ntext_size = 150\n", "17:30", "18:00").Replace(before) + "\n[[reminders]]\ntime = \"08:00\"\ndays = [\"monday\"]\n"
	path := wrote(t, before, "")
	f, s := opened(path)
	c := s.Config
	c.Theme, c.TextSize = "dark", 150
	c.Reminders = []Reminder{{Time: "18:00"}, {Time: "08:00", Days: []string{"monday"}}}
	if err := f.Save(c); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(after, textOf(t, path)); diff != "" {
		t.Error(diff)
	}
	// A second window has its own choices, and takes none of the first one's back.
	if err := os.WriteFile(path, []byte(strings.Replace(after, "\"dark\"", "\"system\"", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	c.Tray, c.Reminders = true, c.Reminders[1:]
	if err := f.Save(c); err != nil {
		t.Fatal(err)
	}
	got := Load(path)
	if got.Config.Theme != "system" || !got.Config.Tray || len(got.Config.Reminders) != 1 || len(got.Unknown) != 3 {
		t.Errorf("the file says %+v", got)
	}
	if left, err := filepath.Glob(path + ".kept-*"); err != nil || len(left) > 0 {
		t.Errorf("an old file is kept for nothing: %v", left)
	}
}

func TestAFileThatWasNotUnderstoodIsNotWrittenOver(t *testing.T) {
	const text = "# mine\ntheme = dark\njournal = \"/a.rung\"\nlater = 5\noops\n[[reminders]\ntime = \"17:30\"\n[future]\nx = 1\n"
	path := wrote(t, text, "")
	f, s := opened(path)
	c := s.Config
	c.TextSize = 150
	err := f.Save(c)
	if model.CodeOf(err) != model.Invalid || !strings.Contains(err.Error(), "line 2") {
		t.Fatalf("Save = %v", err)
	}
	if got := textOf(t, path); got != text {
		t.Fatalf("the file became\n%s", got)
	}
	c.Theme = "light"
	kept, err := f.WriteAnew(c)
	if err != nil || kept != path+".kept-2026-11-20-120000" || textOf(t, kept) != text {
		t.Fatalf("the old file is kept at %q, %v", kept, err)
	}
	made := textOf(t, path)
	for _, line := range []string{"# mine", "# theme = dark", "theme = \"light\"", "journal = \"/a.rung\"", "later = 5", "# oops", "# [[reminders]", "# time = \"17:30\"", "[future]\nx = 1"} {
		if !strings.Contains(made, line+"\n") {
			t.Errorf("%q is not in\n%s", line, made)
		}
	}
	if got := Load(path); len(got.Slips) > 0 || got.Config.TextSize != 150 || got.Config.Journal != "/a.rung" {
		t.Errorf("it is read as %+v\n%s", got, made)
	}
	if err := f.Save(Default()); err != nil {
		t.Errorf("what is mended is not saved: %v", err)
	}
}

func TestASettingsFileThatIsALinkStaysOne(t *testing.T) {
	path := wrote(t, "theme = \"dark\"\n", "")
	link := filepath.Join(t.TempDir(), "settings.toml")
	if err := os.Symlink(path, link); err != nil {
		t.Skip(err)
	}
	f, s := opened(link)
	c := s.Config
	c.TextSize = 150
	if err := f.Save(c); err != nil {
		t.Fatal(err)
	}
	if got := Load(path); got.Config.TextSize != 150 {
		t.Errorf("the file that the link leads to says %+v", got.Config)
	}
}

func TestAFolderThatCannotBeWrittenIsNamed(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(file, "settings.toml")
	f, _ := opened(path)
	if err := f.Save(usual(func(c *Config) { c.Tray = true })); model.CodeOf(err) == "" || !strings.Contains(err.Error(), path) {
		t.Errorf("Save = %v", err)
	}
}
