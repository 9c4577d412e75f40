// Command bench measures Rung beside what it is built on, in one run: an empty Fyne window, and SQLite by itself. Every
// figure is a median of several runs, taken in turns so that a busy moment of the machine hits both sides. It prints a
// table, and ends with exit code 0 whatever the figures are; what cannot be measured is named in its line.
//
// Usage, from the repository's root: go run ./.ci/bench [BINARY]
//
// Without a binary of Rung it builds one.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"time"
)

// line is one row of the table.
type line struct {
	what   string
	rung   string // Rung's figure
	beside string // the other side's, or ""
	ratio  string
	aim    string
	good   bool
	why    error // it could not be measured
}

func (l line) print() {
	if l.why != nil {
		fmt.Printf("%-58s  not measured: %v\n", l.what, l.why)
		return
	}
	verdict := ""
	switch {
	case l.aim == "":
	case l.good:
		verdict = "ok"
	default:
		verdict = "over"
	}
	fmt.Printf("%-58s  %10s  %10s  %6s  %-8s  %s\n", l.what, l.rung, l.beside, l.ratio, l.aim, verdict)
}

// against compares a figure with another one; most is the ratio aimed at, or 0.
func against(what string, rung, beside float64, show func(float64) string, most float64) line {
	l := line{what: what, rung: show(rung), beside: show(beside), ratio: fmt.Sprintf("%.2f", rung/beside), good: rung <= beside*most}
	if most > 0 {
		l.aim = fmt.Sprintf("%g", most)
	}
	return l
}

// alone holds a time to a limit, or to none where it is 0.
func alone(what string, took, most time.Duration) line {
	l := line{what: what, rung: millis(took.Seconds()), good: took <= most}
	if most > 0 {
		l.aim = most.String()
	}
	return l
}

func millis(seconds float64) string { return fmt.Sprintf("%.2f ms", seconds*1000) }

func mebibytes(n float64) string { return fmt.Sprintf("%.0f MiB", n/(1<<20)) }

// median is the middle of what was measured.
func median[T float64 | time.Duration](all []T) T { return percentile(all, 50) }

func percentile[T float64 | time.Duration](all []T, p int) T {
	sorted := slices.Sorted(slices.Values(all))
	return sorted[(len(sorted)-1)*p/100]
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	folder, err := os.MkdirTemp("", "rung-bench-")
	if err != nil {
		fmt.Println("bench: no place for journals:", err)
		return
	}
	defer os.RemoveAll(folder)
	measure(ctx, folder)
}

func measure(ctx context.Context, folder string) {
	j := journals{folder: folder}
	if len(os.Args) > 1 {
		j.binary = os.Args[1]
	}
	fmt.Println("Writing journals of 10,000 and 100,000 entries. All of it takes some minutes.")
	if err := j.write(ctx); err != nil {
		fmt.Println("bench: the journals could not be written:", err)
		return
	}
	fmt.Printf("\n%-58s  %10s  %10s  %6s  %-8s\n", "", "Rung", "beside", "ratio", "aim")
	for _, step := range []func(context.Context, journals) []line{measureWindows, measureSearch, measureSaving, measureImport, measurePreview, measureOpening, measureCoverage, measureReview, measureResume, measureReading, measureJudging, measureAdvertisements, measureEvidence} {
		if ctx.Err() != nil {
			return
		}
		for _, l := range step(ctx, j) {
			l.print()
		}
	}
}
