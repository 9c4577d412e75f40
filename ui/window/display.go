// Package window drives a real program in a real window, as a person would: it starts an X server without a screen and
// the program on it, presses keys, and takes pictures. It must not know the journal, nor anything else of Rung's code.
package window

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/jezek/xgb"
	"github.com/jezek/xgb/xproto"
	"github.com/jezek/xgb/xtest"
)

// Patience is how long the driver waits for anything that has to happen before it calls it an error. It is long,
// because a busy machine without a graphics card draws slowly.
const Patience = 30 * time.Second

// Display is an X server of its own, with nothing on it but what is started there.
type Display struct {
	name   string
	server *exec.Cmd
	conn   *xgb.Conn
	root   xproto.Window
	keys   map[xproto.Keysym]stroke
}

// NewDisplay starts Xvfb on a number that is free. It fails where Xvfb is not installed.
func NewDisplay(width, height int) (*Display, error) {
	// xgb writes to standard error about a missing authority file and about the server's end, both expected here.
	xgb.Logger.SetOutput(io.Discard)
	number, tell, err := os.Pipe()
	if err != nil {
		return nil, fmt.Errorf("open a pipe to Xvfb: %w", err)
	}
	defer number.Close()
	server := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", fmt.Sprintf("%dx%dx24", width, height),
		"-dpi", "96", "-nolisten", "tcp", "-noreset")
	server.ExtraFiles = []*os.File{tell}
	err = server.Start()
	tell.Close()
	if err != nil {
		return nil, fmt.Errorf("start Xvfb: %w", err)
	}
	d := &Display{server: server}
	if err := d.connect(number); err != nil {
		d.Close()
		return nil, err
	}
	return d, nil
}

func (d *Display) connect(number io.Reader) error {
	line, err := bufio.NewReader(number).ReadString('\n')
	if err != nil {
		return fmt.Errorf("the X server ended before it named its display: %w", err)
	}
	d.name = ":" + strings.TrimSpace(line)
	if d.conn, err = xgb.NewConnDisplay(d.name); err != nil {
		return fmt.Errorf("connect to display %s: %w", d.name, err)
	}
	if err := xtest.Init(d.conn); err != nil {
		return fmt.Errorf("find the XTEST extension: %w", err)
	}
	d.root = xproto.Setup(d.conn).DefaultScreen(d.conn).Root
	d.keys, err = readKeys(d.conn)
	return err
}

// Name is what DISPLAY has to be for a program to open its window here.
func (d *Display) Name() string { return d.name }

// Close ends the server and, with it, the windows of all programs still on it.
func (d *Display) Close() {
	if d.conn != nil {
		d.conn.Close()
	}
	// Both errors would only say that the server is gone already, which is what is wanted.
	d.server.Process.Kill()
	d.server.Wait()
}

// Await calls done every 10 ms until it reports true, and after Patience gives up with its last error.
func Await(done func() (bool, error)) error {
	again := time.NewTicker(10 * time.Millisecond)
	defer again.Stop()
	late := time.After(Patience)
	for {
		ok, err := done()
		if ok {
			return nil
		}
		select {
		case <-late:
			if err == nil {
				err = fmt.Errorf("nothing happened in %s", Patience)
			}
			return err
		case <-again.C:
		}
	}
}
