package desktop

import (
	"errors"
	"log"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
)

// StartLog sends slog, and the log package that Fyne uses, to the file at path, which
// is created with the first line. close closes it.
func StartLog(path string) (close func()) {
	l := &logFile{path: path}
	slog.SetDefault(slog.New(slog.NewTextHandler(l, nil)))
	log.SetFlags(0)
	log.SetOutput(&foreignLog{})
	return l.close
}

// foreignLog takes the lines of libraries that log without a level, and logs them as
// errors.
type foreignLog struct{ aside bool }

// harmless maps what Fyne wrongly logs as an error to what is logged instead. Without
// the desktop's theme, the settings' one is used; a window size that cannot be read,
// as while Fyne is writing it, becomes the usual one.
var harmless = map[string]string{
	"failed to watch theme settings": "the desktop does not tell when its theme changes",
	"Preferences load error":         "the window's size could not be read",
}

// Write logs a line, but drops the indented details that follow a harmless one.
func (f *foreignLog) Write(line []byte) (int, error) {
	text := strings.TrimRight(string(line), "\n")
	if detail := strings.HasPrefix(text, "  "); detail && f.aside {
		return len(line), nil
	}
	f.aside = false
	for words, said := range harmless {
		if strings.Contains(text, words) {
			f.aside = true
			slog.Info(said)
		}
	}
	if !f.aside {
		slog.Error(text)
	}
	return len(line), nil
}

// mostLog is how many bytes the log has before it is renamed to the old log.
const mostLog = 1 << 20

// logFile is the log. It is created with the first line, only its owner may read it,
// and it never takes more than about twice mostLog with the old one.
type logFile struct {
	path string
	file *os.File
	size int64
}

// Write appends a line. slog calls it for one line at a time.
func (l *logFile) Write(line []byte) (int, error) {
	if l.file != nil && l.size > mostLog {
		if err := errors.Join(l.file.Close(), os.Rename(l.path, l.path+".old")); err != nil {
			return 0, err
		}
		l.file = nil
	}
	if l.file == nil {
		if err := l.open(); err != nil {
			return 0, err
		}
	}
	n, err := l.file.Write(line)
	l.size += int64(n)
	return n, err
}

func (l *logFile) open() error {
	if err := os.MkdirAll(filepath.Dir(l.path), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(l.path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	info, err := f.Stat()
	if err != nil {
		return errors.Join(err, f.Close())
	}
	l.file, l.size = f, info.Size()
	return nil
}

func (l *logFile) close() {
	if l.file != nil {
		// Nobody is left to tell that the last line may be lost.
		_ = l.file.Close()
	}
}
