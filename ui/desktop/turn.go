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
	places   Places
	locks    []*flock.Flock
	sockets  []string
	listener net.Listener // nil where none could be had
	once     sync.Once
}

// TakeTurn gives the journal's turn, or nil where another window has it, which
// then has been asked to show itself; where that cannot be, tell says that it is
// there. Whatever links lead to the journal, there is one turn. The error is a
// model.Error of code ReadOnly.
func (p Places) TakeTurn(journal string, tell io.Writer) (*Turn, error) {
	if err := os.MkdirAll(p.stateHome, 0o700); err != nil {
		return nil, noState(p.stateHome, err)
	}
	t := &Turn{places: p}
	for _, name := range []string{realPath(journal), inode(journal)} {
		other, err := t.take(name)
		if err != nil || other != "" {
			t.End()
			if err != nil {
				return nil, noState(p.stateHome, err)
			}
			return nil, raiseOther(other, tell)
		}
	}
	t.listen()
	return t, nil
}

// Cover holds the journal's turn by the file itself too, once it has been made:
// it may have another name.
func (t *Turn) Cover(journal string) {
	if len(t.locks) > 1 {
		return
	}
	if other, err := t.take(inode(journal)); err != nil || other != "" {
		slog.Warn("the journal has another name as well", "error", err)
		return
	}
	t.link()
}

// take locks a name of the journal, or gives the socket of the window that has it.
func (t *Turn) take(name string) (other string, err error) {
	if name == "" {
		return "", nil
	}
	sum := sha256.Sum256([]byte(name))
	short := "window-" + hex.EncodeToString(sum[:6])
	lock := flock.New(filepath.Join(t.places.stateHome, short+".lock"), flock.SetPermissions(0o600))
	socket := filepath.Join(t.places.socketFolder(), short+".sock")
	mine, err := lock.TryLock()
	if err != nil {
		return "", err
	}
	if !mine {
		return socket, nil
	}
	t.locks, t.sockets = append(t.locks, lock), append(t.sockets, socket)
	return "", nil
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
func (t *Turn) listen() {
	socket := t.sockets[0]
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
	t.link()
}

// link has the journal's other name lead to the socket.
func (t *Turn) link() {
	if t.listener == nil || len(t.sockets) < 2 {
		return
	}
	if err := os.Remove(t.sockets[1]); err != nil && !errors.Is(err, fs.ErrNotExist) {
		slog.Warn("no raising", "error", err)
		return
	}
	if err := os.Symlink(t.sockets[0], t.sockets[1]); err != nil {
		slog.Warn("no raising", "error", err)
	}
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
		if len(t.sockets) > 1 {
			if err := os.Remove(t.sockets[1]); err != nil && !errors.Is(err, fs.ErrNotExist) {
				slog.Warn("end of turn", "error", err)
			}
		}
		for _, lock := range t.locks {
			if err := lock.Unlock(); err != nil {
				slog.Warn("end of turn", "error", err)
			}
		}
	})
}
