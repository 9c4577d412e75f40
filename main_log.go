package main

import (
	"errors"
	"os"
	"path/filepath"
)

// mostLog is how large the log grows before it becomes the old one.
const mostLog = 1 << 20

// logFile is the log: made when there is something to say, private, and never
// larger than twice mostLog with the old one beside it.
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
