package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"rung/ui/window"
)

const (
	starts = 7               // of each program, in turns
	rest   = 4 * time.Second // until a window that stands is at rest and its memory is taken
)

// contender is a program with a window, on what it shows.
type contender struct {
	name    string
	command []string
	painted []float64 // seconds
	filled  []float64
	held    []float64 // bytes in memory
	share   []float64 // the same, with its part only of what it shares with others
}

// measureWindows starts Rung and the empty window in turns, in a home of their own on a display without a screen.
func measureWindows(ctx context.Context, j journals) []line {
	empty, small, large, err := startInTurns(ctx, j)
	if err != nil {
		return []line{{what: "first painted window, and memory", why: err}}
	}
	const paintedAim, memoryAim = 1.25, 1.3
	return []line{
		against("first painted window, 10,000 entries, beside an empty one", median(small.painted), median(empty.painted), millis, paintedAim),
		against("the same, 100,000 entries", median(large.painted), median(empty.painted), millis, 0),
		against("window with its entries on it, 10,000 entries", median(small.filled), median(empty.filled), millis, 0),
		against("the same, 100,000 entries", median(large.filled), median(empty.filled), millis, 0),
		against("memory, 10,000 entries, beside an empty window", median(small.held), median(empty.held), mebibytes, memoryAim),
		against("the same, 100,000 entries", median(large.held), median(empty.held), mebibytes, memoryAim),
		against("the same, 100,000 entries, shared memory by its share", median(large.share), median(empty.share), mebibytes, 0),
	}
}

func startInTurns(ctx context.Context, j journals) (empty, small, large *contender, err error) {
	rung, nothing := j.binary, filepath.Join(j.folder, "empty")
	sources := map[string]string{nothing: "./.ci/bench/empty"}
	if rung == "" {
		rung = filepath.Join(j.folder, "rung")
		sources[rung] = "."
	}
	for binary, source := range sources {
		if said, err := exec.CommandContext(ctx, "go", "build", "-buildvcs=false", "-o", binary, source).CombinedOutput(); err != nil {
			return nil, nil, nil, fmt.Errorf("build %s: %w: %s", source, err, said)
		}
	}
	display, err := window.NewDisplay(1280, 800)
	if err != nil {
		return nil, nil, nil, err
	}
	defer display.Close()
	home, err := window.NewHome(filepath.Join(j.folder, "home"))
	if err != nil {
		return nil, nil, nil, err
	}
	empty = &contender{name: "empty", command: []string{nothing}}
	small = &contender{name: "small", command: []string{rung, "--journal", j.small()}}
	large = &contender{name: "large", command: []string{rung, "--journal", j.large()}}
	for turn := range starts + 1 {
		for _, c := range []*contender{empty, small, large} {
			if err := c.start(ctx, display, home); err != nil {
				return nil, nil, nil, fmt.Errorf("%s: %w", c.name, err)
			}
			if turn == 0 { // fills the machine's caches, and makes the day's copies
				c.painted, c.filled, c.held, c.share = nil, nil, nil, nil
			}
		}
	}
	return empty, small, large, nil
}

// start runs the program once and takes its figures.
func (c *contender) start(ctx context.Context, display *window.Display, home window.Home) error {
	w, err := watch(display.Name())
	if err != nil {
		return err
	}
	defer w.close()
	command := exec.CommandContext(ctx, c.command[0], c.command[1:]...)
	command.Env = home.Env()
	command.Dir = string(home) // where no FyneApp.toml lies, which Fyne would read
	seen := make(chan sight, 1)
	began := time.Now()
	go func() { seen <- w.look(rest) }()
	program, err := display.Start(command)
	if err != nil {
		return err
	}
	s := <-seen
	if s.err != nil {
		program.Kill()
		return s.err
	}
	held, share, err := memoryOf(program.PID())
	if err != nil {
		program.Kill()
		return err
	}
	c.painted = append(c.painted, s.first.Sub(began).Seconds())
	c.filled = append(c.filled, s.last.Sub(began).Seconds())
	c.held, c.share = append(c.held, held), append(c.share, share)
	_, err = program.Quit()
	return err
}

// memoryOf gives the bytes that a process holds in memory, whole and with its share of what it shares with others.
func memoryOf(pid int) (held, share float64, err error) {
	text, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), "smaps_rollup"))
	if err != nil {
		return 0, 0, fmt.Errorf("read the memory of a program: %w", err)
	}
	into := map[string]*float64{"Rss:": &held, "Pss:": &share}
	for l := range strings.Lines(string(text)) {
		fields := strings.Fields(l)
		if len(fields) < 2 || into[fields[0]] == nil {
			continue
		}
		kib, err := strconv.ParseFloat(fields[1], 64)
		if err != nil {
			return 0, 0, fmt.Errorf("read the memory of a program: %w", err)
		}
		*into[fields[0]] = kib * 1024
	}
	return held, share, nil
}
