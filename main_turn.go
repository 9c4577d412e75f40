package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"sync"

	"github.com/gofrs/flock"
)

// turn is a journal's one window: whoever holds it may open one, and hears of
// later starts.
type turn struct {
	lock     *flock.Flock
	listener net.Listener // nil where none could be had
	raise    chan struct{}
	once     sync.Once
}

// takeTurn gives the journal's turn, or nil where another window has it, which
// then has been asked to show itself.
func (p program) takeTurn(journal string) (*turn, error) {
	if err := os.MkdirAll(p.stateHome, 0o700); err != nil {
		return nil, noState(p.stateHome, err)
	}
	sum := sha256.Sum256([]byte(journal))
	name := "window-" + hex.EncodeToString(sum[:6])
	t := &turn{lock: flock.New(filepath.Join(p.stateHome, name+".lock"), flock.SetPermissions(0o600)), raise: make(chan struct{}, 1)}
	mine, err := t.lock.TryLock()
	if err != nil {
		return nil, noState(p.stateHome, err)
	}
	socket := filepath.Join(p.socketFolder(), name+".sock")
	if !mine {
		return nil, p.raiseOther(socket)
	}
	t.listen(socket)
	return t, nil
}

// socketFolder is the runtime folder where there is one: a socket's path must
// be short, and the state folder's may not be.
func (p program) socketFolder() string {
	if info, err := os.Stat(p.runtimeHome); err == nil && info.IsDir() {
		return p.runtimeHome
	}
	return p.stateHome
}

// raiseOther asks the window that is open to show itself. Where the desktop
// forbids that, or it cannot be reached, the person is told that it is there.
func (p program) raiseOther(socket string) error {
	conn, err := net.Dial("unix", socket)
	if err == nil {
		return conn.Close()
	}
	_, err = fmt.Fprintln(p.err, "Rung is open already: look for its window.")
	return err
}

// listen has each later start turn up in t.raise. A window that cannot be
// raised is worth a line in the log, not a failure.
func (t *turn) listen(socket string) {
	if err := os.Remove(socket); err != nil && !errors.Is(err, fs.ErrNotExist) {
		slog.Warn("no raising", "error", err)
		return
	}
	listener, err := net.Listen("unix", socket)
	if err != nil {
		slog.Warn("no raising", "error", err)
		return
	}
	t.listener = listener
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil { // the turn has ended
				return
			}
			select {
			case t.raise <- struct{}{}:
			default: // asked already, and not yet done
			}
			if err := conn.Close(); err != nil {
				slog.Warn("raising", "error", err)
			}
		}
	}()
}

// end gives the turn back.
func (t *turn) end() {
	t.once.Do(func() {
		if t.listener != nil {
			if err := t.listener.Close(); err != nil {
				slog.Warn("end of turn", "error", err)
			}
		}
		if err := t.lock.Unlock(); err != nil {
			slog.Warn("end of turn", "error", err)
		}
	})
}
