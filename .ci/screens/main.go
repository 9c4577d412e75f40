// Command screens saves a picture of every screen of Rung on the demo journal: light and dark, at a laptop's size and at
// the smallest, and light again with text twice as large. It knows Rung only as a person does: by its keys and its
// settings file.
//
// Usage: screens BINARY FOLDER
package main

import (
	"fmt"
	"image"
	"os"
	"os/exec"
	"path/filepath"

	"rung/ui/window"
)

// look is one way of showing the whole program.
type look struct {
	name     string
	theme    string
	textSize int
	sizes    [][2]int
}

var looks = []look{
	{"light", "light", 100, [][2]int{{1180, 760}, {900, 600}}},
	{"dark", "dark", 100, [][2]int{{1180, 760}, {900, 600}}},
	{"large", "light", 200, [][2]int{{900, 600}}},
}

// screen is a picture to take: its name and the key that leads to it.
type screen struct{ name, key string }

// rail is the screens in the order of the rail, from its second: the program starts on its first, the last one here.
var rail = []screen{
	{"journal", "ctrl+2"},
	{"readiness", "ctrl+3"},
	{"people", "ctrl+4"},
	{"money", "ctrl+5"},
	{"review", "ctrl+6"},
	{"resume", "ctrl+7"},
	{"settings", "ctrl+8"},
	{"today", "ctrl+1"},
}

// over is what opens over the day and is closed by Escape.
var over = []screen{
	{"capture", "ctrl+shift+n"},
	{"palette", "ctrl+p"},
	{"keys", "f1"},
}

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: screens BINARY FOLDER")
		os.Exit(2)
	}
	if err := saveAll(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "screens:", err)
		os.Exit(1)
	}
}

func saveAll(binary, folder string) error {
	binary, err := filepath.Abs(binary)
	if err != nil {
		return err
	}
	display, err := window.NewDisplay(1280, 800)
	if err != nil {
		return err
	}
	defer display.Close()
	for _, l := range looks {
		if err := saveLook(display, binary, folder, l); err != nil {
			return fmt.Errorf("%s: %w", l.name, err)
		}
	}
	return nil
}

func saveLook(display *window.Display, binary, folder string, l look) error {
	dir, err := os.MkdirTemp("", "rung-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	home, err := window.NewHome(dir)
	if err != nil {
		return err
	}
	if err := writeSettings(home, l); err != nil {
		return err
	}
	journal := filepath.Join(dir, "demo.rung")
	demo := exec.Command(binary, "demo", "--shift", journal)
	demo.Env = home.Env()
	if said, err := demo.CombinedOutput(); err != nil {
		return fmt.Errorf("write the demo journal: %w: %s", err, said)
	}
	pattern := func(prefix string, size [2]int) string {
		return filepath.Join(folder, prefix+"%s"+fmt.Sprintf("-%s-%dx%d.png", l.name, size[0], size[1]))
	}
	for _, size := range l.sizes { // each from the start, since a screen shows again what was left there
		err := run(display, binary, journal, home, func(program *window.Program) error {
			return saveSize(program, size, pattern("", size))
		})
		if err != nil {
			return err
		}
	}
	return run(display, binary, filepath.Join(dir, "empty.rung"), home, func(program *window.Program) error {
		return saveEmpty(program, l.sizes[0], pattern("empty-", l.sizes[0]))
	})
}

// run opens a journal for as long as use takes.
func run(display *window.Display, binary, journal string, home window.Home, use func(*window.Program) error) error {
	command := exec.Command(binary, "--journal", journal)
	command.Env = home.Env()
	program, err := display.Start(command)
	if err != nil {
		return err
	}
	defer program.Kill()
	return use(program)
}

// saveEmpty takes the pictures of somebody's first day.
func saveEmpty(program *window.Program, size [2]int, pattern string) error {
	before, err := resize(program, size)
	if err != nil {
		return err
	}
	_, err = save(program, rail[0], before, pattern)
	return err
}

func resize(program *window.Program, size [2]int) (*image.RGBA, error) {
	if err := program.Resize(size[0], size[1]); err != nil {
		return nil, err
	}
	return program.Settled()
}

func writeSettings(home window.Home, l look) error {
	path := filepath.Join(home.Config(), "rung", "settings.toml")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	return os.WriteFile(path, fmt.Appendf(nil, "theme = %q\ntext_size = %d\n", l.theme, l.textSize), 0o600)
}

// saveSize takes all pictures at one size; pattern is their path, with %s for the screen's name.
func saveSize(program *window.Program, size [2]int, pattern string) error {
	before, err := resize(program, size)
	if err != nil {
		return err
	}
	for _, s := range rail {
		if before, err = save(program, s, before, pattern); err != nil {
			return err
		}
	}
	for _, s := range over {
		opened, err := save(program, s, before, pattern)
		if err != nil {
			return err
		}
		if err := program.Press("escape"); err != nil {
			return err
		}
		if before, err = program.Changed(opened); err != nil {
			return fmt.Errorf("close %s: %w", s.name, err)
		}
	}
	for _, view := range [][2]string{{"repair", "Questions about what is written"}, {"plan", "Plan of the quarter"}, {"skills", "Skills of both disciplines"}} {
		if before, err = saveCommand(program, view[0], view[1], before, pattern); err != nil {
			return err
		}
	}
	return saveFramework(program, before, pattern)
}

// saveCommand takes the picture of what a command of the palette leads to.
func saveCommand(program *window.Program, name, command string, before *image.RGBA, pattern string) (*image.RGBA, error) {
	if err := program.Press("ctrl+p"); err != nil {
		return nil, err
	}
	if _, err := program.Changed(before); err != nil {
		return nil, err
	}
	if err := program.Type(command); err != nil {
		return nil, err
	}
	shown, err := program.Settled()
	if err != nil {
		return nil, err
	}
	return save(program, screen{name, "return"}, shown, pattern)
}

// saveFramework takes the picture of a framework of one's own while it is edited, and goes back to the day.
func saveFramework(program *window.Program, before *image.RGBA, pattern string) error {
	shown, err := saveCommand(program, "framework", "Edit my framework", before, pattern)
	if err != nil {
		return err
	}
	if err := program.Press("ctrl+s"); err != nil {
		return err
	}
	if shown, err = program.Changed(shown); err != nil {
		return err
	}
	if err := program.Press("ctrl+1"); err != nil {
		return err
	}
	_, err = program.Changed(shown)
	return err
}

// save goes to a screen and saves its picture.
func save(program *window.Program, s screen, before *image.RGBA, pattern string) (*image.RGBA, error) {
	if err := program.Press(s.key); err != nil {
		return nil, err
	}
	now, err := program.Changed(before)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", s.name, err)
	}
	path := fmt.Sprintf(pattern, s.name)
	fmt.Println(path)
	return now, window.SavePicture(now, path)
}
