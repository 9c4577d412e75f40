// Package app puts Rung together, for the window and the terminal alike: where
// files lie, the log, the journal, and what works on it. It alone in ui knows
// storage, and only main knows it. It holds no rule about entries.
package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"sync"
	"syscall"
	"time"

	"rung/model"
	"rung/storage/scratch"
	"rung/storage/transfer/documents"
	"rung/ui/cli"
	"rung/ui/desktop"
)

// Run carries out a command line, without the program's name, and gives the exit
// code. Without a command it opens the window.
func Run(version string, args []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	p := program{Places: desktop.FindPlaces(), version: desktop.FullVersion(version), clock: time.Now, err: os.Stderr, warned: &sync.Once{}}
	defer desktop.StartLog(p.Log())()
	p.sweep()
	press, err := documents.NewWriter(typefaces())
	if err != nil {
		p.warn(err)
		return 1
	}
	p.press = press
	return cli.Run(ctx, args, cli.Services{
		Version: p.version,
		Locale:  model.LocaleFromEnv(os.Getenv),
		Lexicon: loadLexicon,
		BuiltIn: builtInFrameworks,
		In:      os.Stdin, Out: os.Stdout, Err: os.Stderr,
		Open:           p.openSession,
		Demo:           p.newDemo,
		Window:         p.showWindow,
		WriteReport:    writeReport,
		DocumentWriter: press,
	})
}

// program is what every part of this package shares.
type program struct {
	desktop.Places
	version string
	clock   func() time.Time
	err     io.Writer
	press   *documents.Writer
	warned  *sync.Once // a mistake in the settings is told once
}

// warn tells the person of something that goes wrong but hinders nothing.
func (p program) warn(err error) {
	slog.Warn("warned", "code", model.CodeOf(err), "cause", errors.Unwrap(err))
	// Where standard error is gone, the log has it.
	_, _ = fmt.Fprintln(p.err, "rung: "+model.ExplainError(err))
}

// sweep removes what killed programs of this person left behind, wherever no
// journal is asked for.
func (p program) sweep() {
	p.Places.Sweep()
	folder, name := filepath.Split(p.Scratch())
	if err := scratch.Sweep(folder, name, name); err != nil { // which hinders nobody
		slog.Warn("not swept", "error", err)
	}
}
