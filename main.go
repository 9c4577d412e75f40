// Rung is a desktop journal for people in IT who want to become IT managers.
// This package puts its parts together: where files lie, the log, the one
// window and the signals. It holds no rule about entries.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"
	"syscall"
	"time"

	"rung/model"
	"rung/ui/cli"
)

// version is set anew by the build: -ldflags "-X main.version=…".
var version = "0.1.0"

func main() { os.Exit(run()) }

func run() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	p := program{places: findPlaces(), version: fullVersion(), clock: time.Now, err: os.Stderr}
	l := &logFile{path: p.log()}
	defer l.close()
	startLog(l)
	return cli.Run(ctx, os.Args[1:], cli.Services{
		Version: p.version,
		Locale:  model.LocaleFromEnv(os.Getenv),
		In:      os.Stdin, Out: os.Stdout, Err: os.Stderr,
		Open:   p.open,
		Demo:   p.demo,
		Window: p.window,
	})
}

// program is what every part of this package shares.
type program struct {
	places
	version string
	clock   func() time.Time
	err     io.Writer
}

// fullVersion names the commit too, where the build knows it.
func fullVersion() string {
	if strings.Contains(version, "+") || strings.Contains(version, "-") {
		return version
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return version
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) > 7 {
			return version + "+" + s.Value[:7]
		}
	}
	return version
}
