package config

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Whatever stands in the file, what it is read as can be written and is read as
// the same again; what this Rung has no use for stays; and lines that are right
// hold beside lines that are not.
func FuzzSettings(f *testing.F) {
	for _, text := range []string{
		"", "theme = \"dark\"\ntext_size = 120\n", "theme = dark\n", "journal = \"/a.rung\"\n[[reminders]]\ntime = \"17:30\"\ndays = [\n\"monday\",\n]\n",
		"[[reminders]\ntime=\"17:30\"", "a.b = 1\na = 2\n", "[a]\n[a]\n[[a]]\n", "x = \"\"\"\n\"\"\"", "x = [\n{\n", "\ufefftray = true\r\n", "reminders = [{time = \"08:00\", s = 1}]",
		"Theme = \"dark\"\ntheme = \"light\"\n", "later = nan\n", "[[reminders]]\ntime = \"17:30\"\n[reminders.sound]\nx = 1\n", "# a\x00b\n",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		state := parse(text)
		state.fillFrom(Default(), false)
		if err := state.Problem(); err != nil && strings.ContainsAny(err.Error(), "\n\x00") {
			t.Errorf("the problem is not one line: %q", err)
		}
		want := state.Config
		said, whole := state.edit(want, want)
		if len(state.Slips) == 0 && strings.TrimSpace(text) != "" && (said != text || !whole) {
			t.Errorf("with nothing chosen, the file became %q", said)
		}
		saysAgain(t, said, want)
		before := want
		want.Tray, want.TextSize = !want.Tray, 200
		want.Reminders = append([]Reminder{{Time: "06:45", Days: []string{"sunday"}}}, want.Reminders...)
		said, whole = state.edit(before, want)
		saysAgain(t, said, want)
		if made := parse(said); whole && !slices.Equal(made.foreignLines(), state.foreignLines()) {
			t.Errorf("of %q, %q is left", state.foreignLines(), made.foreignLines())
		}
		lower := strings.ToLower(text)
		if strings.ContainsAny(text, `\`) || strings.Contains(lower, "backup_folder") || strings.Contains(lower, "theme") {
			return
		}
		both := parse("theme = \"dark\"\nbackup_folder = \"/copies\"\n" + strings.TrimPrefix(text, bom))
		if both.Config.Theme != "dark" || both.Config.BackupFolder != "/copies" {
			t.Errorf("lines that are right are lost: %+v", both.Slips)
		}
	})
}

// saysAgain holds a text to what it was written from.
func saysAgain(t *testing.T, text string, want Config) {
	t.Helper()
	got := parse(text)
	if diff := cmp.Diff(normalize(want), normalize(got.Config)); diff != "" || len(got.Slips) > 0 {
		t.Errorf("%v, %v in\n%s", diff, got.Slips, text)
	}
}
