package cli_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"
)

// raw is what no person is to read: the words of the system, of SQLite, of Go and
// of its libraries, and the names of temporary files.
var raw = regexp.MustCompile(`zip:|gzip:|flate:|invalid character|[Nn]o such file|\b(open|stat|lstat|mkdir|mkdirat|openat|openat2|rename|renameat|read|write|unlink|remove|fsync|chmod) [./~]|EvalSymlinks|` +
	`SQL |SQLITE|constraint failed|I/O error|input/output|too many (links|levels)|permission denied|not permitted|is a directory|not a directory|file exists|name too long|no space left|` +
	`\.rung-|\.part-|\.restoring-|/rung-\d|\bEOF\b|yaml:|toml:|json:|csv:|record on line|parse error|context (canceled|deadline)|%!|0x[0-9a-f]+|<nil>|` +
	`\b[a-z]+\.[A-Z][A-Za-z]*\b|goroutine|panic|invalid (byte|UTF-8)|strconv|errno`)

// sentence reports whether what was said on standard error reads as one.
func sentence(said string, args []string) error {
	for line := range strings.Lines(said) {
		line = strings.TrimSpace(line)
		words := strings.TrimPrefix(line, "rung: ")
		first, _ := utf8.DecodeRuneInString(words)
		switch found := raw.FindString(words); {
		case found != "":
			return fmt.Errorf("“%s” is raw", found)
		case unicode.IsLower(first) && !strings.HasPrefix(words, "standard input") && !slices.ContainsFunc(args, func(arg string) bool {
			return strings.HasPrefix(words, filepath.Base(arg)) || strings.HasPrefix(words, arg)
		}):
			return fmt.Errorf("it begins small")
		case !strings.HasSuffix(words, ".") && !strings.HasSuffix(words, "?") && !strings.Contains(words, ": "):
			return fmt.Errorf("it is no sentence")
		}
	}
	return nil
}

// badInputs are files and folders that hold nothing of what is asked for.
func badInputs(t *testing.T, folder string) (bad []string) {
	t.Helper()
	random := make([]byte, 3000)
	for i := range random {
		random[i] = byte(i*7 + i*i%251)
	}
	for name, content := range map[string]string{
		"bytes": string(random), "cut.zip": "PK\x03\x04garbage", "empty.zip": "PK\x05\x06" + strings.Repeat("\x00", 18), "cut.json": `{"a":`, "list.json": `[1, {"x": 2}]`,
		"empty": "", "nothing.txt": "text that is nothing\n", "cut.csv": "title,day\n\"never closed", "gzip": "\x1f\x8b\x08\x00zz", "cut.vcf": "BEGIN:VCARD\nN:;;\x00",
		"front.md": "---\n\tbad: [yaml\n---\n", "sqlite.rung": "SQLite format 3\x00" + string(random), "2026-11.txt": "1: {text: [",
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		bad = append(bad, "bad/"+name)
	}
	if err := os.MkdirAll(filepath.Join(folder, "folder"), 0o700); err != nil {
		t.Fatal(err)
	}
	for link, to := range map[string]string{"loop": "loop", "broken": "nowhere"} {
		if err := os.Symlink(to, filepath.Join(folder, link)); err != nil {
			t.Fatal(err)
		}
	}
	return append(bad, "bad/folder", "bad/loop", "bad/loop/x", "bad/nothere", "bad/broken", "bad/empty/x", "/proc/self/mem", "bad/"+strings.Repeat("long", 70))
}

// TestNothingRawIsSaid walks commands over bad files, folders and places, and over a
// disk that is full: whatever is said is a sentence for a person.
func TestNothingRawIsSaid(t *testing.T) {
	rung := filepath.Join(buildRung(t), "rung")
	folder := t.TempDir()
	if err := os.Mkdir(filepath.Join(folder, "bad"), 0o700); err != nil {
		t.Fatal(err)
	}
	bad := badInputs(t, filepath.Join(folder, "bad"))
	try := func(in string, args ...string) {
		t.Helper()
		command := exec.Command(rung, args...)
		command.Dir = folder
		command.Env = append(command.Environ(), "HOME="+folder, "XDG_STATE_HOME="+folder, "XDG_DATA_HOME="+folder, "XDG_CONFIG_HOME="+folder, "RUNG_JOURNAL=", "DISPLAY=", "WAYLAND_DISPLAY=")
		command.Stdin = strings.NewReader(in)
		command.WaitDelay = time.Second
		var said bytes.Buffer
		command.Stderr = &said
		err := command.Run()
		if _, ended := err.(*exec.ExitError); err != nil && !ended {
			t.Fatal(err)
		}
		if wrong := sentence(said.String(), args); wrong != nil {
			t.Errorf("rung %s: %v:\n%.400s", strings.Join(args, " "), wrong, said.String())
		}
	}
	try("", "add", "--kind", "achievement", "Written")
	for _, path := range bad {
		for _, format := range []string{"json", "csv", "linkedin", "vcard", "dayone", "jrnl", "rednotebook", "markdown", "brag", "jsonresume"} {
			try("", "import", format, path, "--dry-run")
		}
		for _, args := range [][]string{{"restore"}, {"lint"}, {"match"}, {"frameworks", "import"}, {"export", "letter", "--job"}} {
			try("", append(args, path)...)
		}
		for _, args := range [][]string{{"list"}, {"check"}, {"backup"}} {
			try("", append(args, "--journal", path)...)
		}
	}
	for _, place := range []string{"bad/folder", "bad/loop/x", "bad/nothere/x", "bad/empty/x", "/proc/x", "/dev/full", "bad/" + strings.Repeat("long", 70)} {
		for _, args := range [][]string{{"export", "csv", "--out"}, {"export", "markdown", "--out"}, {"backup"}, {"digest", "week", "--out"}, {"report", "--out"},
			{"demo"}, {"frameworks", "export", "seven-steps", "--out"}, {"add", "x", "--journal"}} {
			try("", append(args, place)...)
		}
	}
	for _, args := range [][]string{{"import", "json", "-"}, {"frameworks", "import", "-"}, {"match", "-"}, {"add", "-"}} {
		try("\xff\xfe{", args...)
	}
	onAFullDisk(t, folder, try)
}

// onAFullDisk tries what writes on a small disk until there is no room.
func onAFullDisk(t *testing.T, folder string, try func(in string, args ...string)) {
	t.Helper()
	disk := filepath.Join(folder, "disk")
	if err := os.Mkdir(disk, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=300k"); err != nil {
		t.Logf("no full disk was tried, since only root can mount one: %v", err)
		return
	}
	defer func() {
		if err := syscall.Unmount(disk, 0); err != nil {
			t.Error(err)
		}
	}()
	journal := filepath.Join(disk, "journal.rung")
	long := strings.Repeat("words ", 5000)
	for n := range 8 {
		try("", "add", "--plain", "--body", long, fmt.Sprint("Entry ", n), "--journal", journal)
	}
	try("", "list", "--journal", journal)
	try("", "backup", filepath.Join(disk, "copy.rung"), "--journal", journal)
	try("", "export", "json", "--out", filepath.Join(disk, "all.json"), "--journal", journal)
	try("", "demo", filepath.Join(disk, "demo.rung"))
	try("", "export", "csv", "--out", filepath.Join(disk, "table.csv"))
}
