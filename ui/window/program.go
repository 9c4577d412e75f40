package window

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"syscall"

	"github.com/jezek/xgb/xproto"
)

// Home is a folder that stands for a person's home: every XDG folder lies in it, so that a program run with its
// environment touches nothing of the machine's own user.
type Home string

// NewHome lays out the folders in dir, which should have a short path, since sockets' paths must be.
func NewHome(dir string) (Home, error) {
	h := Home(dir)
	for _, folder := range []string{h.Config(), h.Data(), h.State(), h.cache(), h.runtime()} {
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return "", fmt.Errorf("lay out the home folder: %w", err)
		}
	}
	// Fyne's caret blinks by an animation; without it, a window with nothing left to draw stays still.
	settings := filepath.Join(h.Config(), "fyne", "settings.json")
	if err := os.MkdirAll(filepath.Dir(settings), 0o700); err != nil {
		return "", fmt.Errorf("lay out the home folder: %w", err)
	}
	if err := os.WriteFile(settings, []byte(`{"no_animations": true}`), 0o600); err != nil {
		return "", fmt.Errorf("switch animations off: %w", err)
	}
	return h, nil
}

// Config is the home's XDG_CONFIG_HOME.
func (h Home) Config() string { return filepath.Join(string(h), ".config") }

// Data is the home's XDG_DATA_HOME.
func (h Home) Data() string { return filepath.Join(string(h), ".local", "share") }

// State is the home's XDG_STATE_HOME.
func (h Home) State() string { return filepath.Join(string(h), ".local", "state") }

func (h Home) cache() string { return filepath.Join(string(h), ".cache") }

func (h Home) runtime() string { return filepath.Join(string(h), "run") }

// Env is the whole environment for a program that runs in this home; extra settings come last and win.
func (h Home) Env(extra ...string) []string {
	return append([]string{
		"PATH=" + os.Getenv("PATH"),
		"HOME=" + string(h),
		"XDG_CONFIG_HOME=" + h.Config(),
		"XDG_DATA_HOME=" + h.Data(),
		"XDG_STATE_HOME=" + h.State(),
		"XDG_CACHE_HOME=" + h.cache(),
		"XDG_RUNTIME_DIR=" + h.runtime(),
		"LANG=en_US.UTF-8",
		"LIBGL_ALWAYS_SOFTWARE=1",
		"FYNE_SCALE=1",
	}, extra...)
}

// Program is a running program whose window is on a display.
type Program struct {
	display *Display
	process *exec.Cmd
	ended   chan struct{}
	output  output
	window  xproto.Window
}

// output gathers what a program prints while others may already read it.
type output struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (o *output) Write(text []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.Write(text)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.String()
}

// Start runs a command on the display and returns once its window is shown and has the keyboard. The command's
// environment should come from a Home. It fails, with what the program printed, if the program ends first.
func (d *Display) Start(command *exec.Cmd) (*Program, error) {
	p := &Program{display: d, process: command, ended: make(chan struct{})}
	command.Env = append(command.Env, "DISPLAY="+d.name)
	command.Stdout, command.Stderr = &p.output, &p.output
	if err := command.Start(); err != nil {
		return nil, fmt.Errorf("start %s: %w", command.Path, err)
	}
	go func() {
		// A killed program's error says that it was killed.
		command.Wait()
		close(p.ended)
	}()
	if err := p.awaitWindow(); err != nil {
		p.Kill()
		return nil, fmt.Errorf("%w; it printed:\n%s", err, p.Output())
	}
	return p, p.focus()
}

func (p *Program) awaitWindow() error {
	var gone bool
	err := Await(func() (bool, error) {
		select {
		case <-p.ended:
			gone = true
			return true, nil
		default:
		}
		return p.findWindow()
	})
	if gone {
		return fmt.Errorf("%s ended before it showed a window", filepath.Base(p.process.Path))
	}
	return err
}

// findWindow looks for the program's shown window among the root's children: there is no window manager between.
func (p *Program) findWindow() (bool, error) {
	conn := p.display.conn
	name := "_NET_WM_PID"
	atom, err := xproto.InternAtom(conn, false, uint16(len(name)), name).Reply()
	if err != nil {
		return false, fmt.Errorf("ask for %s: %w", name, err)
	}
	tree, err := xproto.QueryTree(conn, p.display.root).Reply()
	if err != nil {
		return false, fmt.Errorf("list the windows: %w", err)
	}
	for _, child := range tree.Children {
		// A window can go between two questions; then it is not the one.
		shape, err := xproto.GetWindowAttributes(conn, child).Reply()
		if err != nil || shape.MapState != xproto.MapStateViewable {
			continue
		}
		owner, err := xproto.GetProperty(conn, false, child, atom.Atom, xproto.AtomCardinal, 0, 1).Reply()
		if err == nil && len(owner.Value) == 4 && int(binary.LittleEndian.Uint32(owner.Value)) == p.PID() {
			p.window = child
			return true, nil
		}
	}
	return false, fmt.Errorf("%s has not shown a window in %s", filepath.Base(p.process.Path), Patience)
}

// focus hands the keyboard to the window, which is a window manager's work where there is one.
func (p *Program) focus() error {
	err := xproto.SetInputFocusChecked(p.display.conn, xproto.InputFocusParent, p.window, xproto.TimeCurrentTime).Check()
	if err != nil {
		return fmt.Errorf("give the window the keyboard: %w", err)
	}
	return nil
}

// Resize moves the window to the corner and gives it a size, and returns once it has it.
func (p *Program) Resize(width, height int) error {
	conn := p.display.conn
	mask := uint16(xproto.ConfigWindowX | xproto.ConfigWindowY | xproto.ConfigWindowWidth | xproto.ConfigWindowHeight)
	err := xproto.ConfigureWindowChecked(conn, p.window, mask, []uint32{0, 0, uint32(width), uint32(height)}).Check()
	if err != nil {
		return fmt.Errorf("resize the window: %w", err)
	}
	return Await(func() (bool, error) {
		now, err := xproto.GetGeometry(conn, xproto.Drawable(p.window)).Reply()
		return err == nil && int(now.Width) == width && int(now.Height) == height, err
	})
}

// PID is the program's process id.
func (p *Program) PID() int { return p.process.Process.Pid }

// Output is all that the program has printed so far, to standard output and standard error.
func (p *Program) Output() string { return p.output.String() }

// Kill ends the program as a power cut would, with no chance to put anything away, and returns once it is gone.
func (p *Program) Kill() {
	// The error would only say that the program has ended by itself.
	p.process.Process.Kill()
	<-p.ended
}

// Quit asks the program to end, as a log-out does, and returns its exit code.
func (p *Program) Quit() (int, error) {
	if err := p.process.Process.Signal(syscall.SIGTERM); err != nil {
		return 0, fmt.Errorf("ask the program to end: %w", err)
	}
	err := Await(func() (bool, error) {
		select {
		case <-p.ended:
			return true, nil
		default:
			return false, fmt.Errorf("the program was asked to end and did not in %s", Patience)
		}
	})
	if err != nil {
		return 0, err
	}
	return p.process.ProcessState.ExitCode(), nil
}
