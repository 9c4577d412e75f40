package desktop

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"sync"

	"github.com/gofrs/flock"
)

// Turn is a journal's one window: whoever holds it may open one, and hears of
// later starts.
type Turn struct {
	lock     *flock.Flock
	listener net.Listener // nil where none could be had
	once     sync.Once
}

// TakeTurn gives the journal's turn, or nil where another window has it, which
// then has been asked to show itself; where that cannot be, tell says that it is
// there. The error is a model.Error of code ReadOnly.
func (p Places) TakeTurn(journal string, tell io.Writer) (*Turn, error) {
	if err := os.MkdirAll(p.stateHome, 0o700); err != nil {
		return nil, noState(p.stateHome, err)
	}
	sum := sha256.Sum256([]byte(journal))
	name := "window-" + hex.EncodeToString(sum[:6])
	t := &Turn{lock: flock.New(filepath.Join(p.stateHome, name+".lock"), flock.SetPermissions(0o600))}
	mine, err := t.lock.TryLock()
	if err != nil {
		return nil, noState(p.stateHome, err)
	}
	socket := filepath.Join(p.socketFolder(), name+".sock")
	if !mine {
		return nil, raiseOther(socket, tell)
	}
	t.listen(socket)
	return t, nil
}

// socketFolder is the runtime folder where there is one: a socket's path must
// be short, and the state folder's may not be.
func (p Places) socketFolder() string {
	if info, err := os.Stat(p.runtimeHome); err == nil && info.IsDir() {
		return p.runtimeHome
	}
	return p.stateHome
}

// raiseOther asks the window that is open to show itself. Where the desktop
// forbids that, or it cannot be reached, the person is told that it is there.
func raiseOther(socket string, tell io.Writer) error {
	conn, err := net.Dial("unix", socket)
	if err == nil {
		return conn.Close()
	}
	_, err = fmt.Fprintln(tell, "Rung is open already: look for its window.")
	return err
}

// listen opens the socket that later starts call. A window that cannot be
// raised is worth a line in the log, not a failure.
func (t *Turn) listen(socket string) {
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
}

// Serve calls raise for each later start, until the context or the turn ends.
func (t *Turn) Serve(ctx context.Context, raise func()) {
	if t.listener == nil {
		return
	}
	defer context.AfterFunc(ctx, t.End)()
	for {
		conn, err := t.listener.Accept()
		if err != nil { // the turn has ended
			return
		}
		raise()
		if err := conn.Close(); err != nil {
			slog.Warn("raising", "error", err)
		}
	}
}

// End gives the turn back.
func (t *Turn) End() {
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
