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

// Instance is the one program that may open a window on a journal, and hears when
// Rung is started on it again.
type Instance struct {
	places   Places
	locks    []*flock.Flock // one for each name of the journal; so are the sockets
	sockets  []string
	listener net.Listener // nil if it could not be opened
	once     sync.Once
}

// ClaimInstance makes this program the journal's one instance, whatever links lead to
// the journal. If another program is it already, it gives nil and asks that one to
// show its window; if that fails, it writes to tell that Rung is open. The error is a
// model.Error of code ReadOnly.
func (p Places) ClaimInstance(journal string, tell io.Writer) (*Instance, error) {
	if err := os.MkdirAll(p.stateHome, 0o700); err != nil {
		return nil, newStateError(p.stateHome, err)
	}
	i := &Instance{places: p}
	for _, name := range []string{realPath(journal), fileID(journal)} {
		other, err := i.lock(name)
		if err != nil || other != "" {
			i.Release()
			if err != nil {
				return nil, newStateError(p.stateHome, err)
			}
			return nil, raiseOther(other, tell)
		}
	}
	i.listen()
	return i, nil
}

// ClaimFile also claims the journal by its file's id once the file exists, because
// other hard links may lead to it.
func (i *Instance) ClaimFile(journal string) {
	if len(i.locks) > 1 {
		return
	}
	if other, err := i.lock(fileID(journal)); err != nil || other != "" {
		slog.Warn("the journal has another name as well", "error", err)
		return
	}
	i.linkSocket()
}

// lock locks a name of the journal. other is the socket of a window that has it.
func (i *Instance) lock(name string) (other string, err error) {
	if name == "" {
		return "", nil
	}
	sum := sha256.Sum256([]byte(name))
	short := "window-" + hex.EncodeToString(sum[:6])
	lock := flock.New(filepath.Join(i.places.stateHome, short+".lock"), flock.SetPermissions(0o600))
	socket := filepath.Join(i.places.socketFolder(), short+".sock")
	mine, err := lock.TryLock()
	if err != nil {
		return "", err
	}
	if !mine {
		return socket, nil
	}
	i.locks, i.sockets = append(i.locks, lock), append(i.sockets, socket)
	return "", nil
}

// socketFolder is the runtime folder if there is one, since a socket's path must be
// short and the state folder's may be long.
func (p Places) socketFolder() string {
	if info, err := os.Stat(p.runtimeHome); err == nil && info.IsDir() {
		return p.runtimeHome
	}
	return p.stateHome
}

// raiseOther asks the open window to show itself. If it cannot be reached, the person
// is told that Rung is open.
func raiseOther(socket string, tell io.Writer) error {
	conn, err := net.Dial("unix", socket)
	if err == nil {
		return conn.Close()
	}
	_, err = fmt.Fprintln(tell, "Rung is open already: look for its window.")
	return err
}

// listen opens the socket that later starts connect to. A failure is only logged: the
// window can then not be raised.
func (i *Instance) listen() {
	socket := i.sockets[0]
	if err := os.Remove(socket); err != nil && !errors.Is(err, fs.ErrNotExist) {
		slog.Warn("no raising", "error", err)
		return
	}
	listener, err := net.Listen("unix", socket)
	if err != nil {
		slog.Warn("no raising", "error", err)
		return
	}
	i.listener = listener
	i.linkSocket()
}

// linkSocket links the journal's other name to the socket.
func (i *Instance) linkSocket() {
	if i.listener == nil || len(i.sockets) < 2 {
		return
	}
	if err := os.Remove(i.sockets[1]); err != nil && !errors.Is(err, fs.ErrNotExist) {
		slog.Warn("no raising", "error", err)
		return
	}
	if err := os.Symlink(i.sockets[0], i.sockets[1]); err != nil {
		slog.Warn("no raising", "error", err)
	}
}

// Serve calls raise for each later start, until the context ends or the instance is released.
func (i *Instance) Serve(ctx context.Context, raise func()) {
	if i.listener == nil {
		return
	}
	defer context.AfterFunc(ctx, i.Release)()
	for {
		conn, err := i.listener.Accept()
		if err != nil { // the instance was released
			return
		}
		raise()
		if err := conn.Close(); err != nil {
			slog.Warn("raising", "error", err)
		}
	}
}

// Release lets another program become the instance. It may be called twice.
func (i *Instance) Release() {
	i.once.Do(func() {
		if i.listener != nil {
			if err := i.listener.Close(); err != nil {
				slog.Warn("release", "error", err)
			}
		}
		if len(i.sockets) > 1 {
			if err := os.Remove(i.sockets[1]); err != nil && !errors.Is(err, fs.ErrNotExist) {
				slog.Warn("release", "error", err)
			}
		}
		for _, lock := range i.locks {
			if err := lock.Unlock(); err != nil {
				slog.Warn("release", "error", err)
			}
		}
	})
}
