package cli

import (
	"fmt"
	"io"

	"rung/model/readiness"
)

type reportCmd struct {
	readinessFlags
	Format      string `enum:",md,pdf" default:"" placeholder:"md|pdf" help:"Markdown or PDF; without it, as the file's name ends, else Markdown."`
	Out         string `placeholder:"FILE" help:"Write here instead of to standard output."`
	WithPrivate bool   `help:"Count and name private entries too."`
}

// Run writes the one-page report for a talk with one's manager.
func (c reportCmd) Run(r *run) error {
	format, err := chooseFormat(c.Format, c.Out, []string{"md", "pdf"})
	if err != nil {
		return err
	}
	return r.withJournal(Read, func(s Session) error {
		q, err := c.newInquiry(r, s)
		if err != nil {
			return err
		}
		sheet, err := readiness.NewPrintedReport(r.ctx, s.Journal, q.Index, q.framework, q.on, c.WithPrivate)
		if err != nil {
			return err
		}
		var lost []string
		write := func(w io.Writer) (err error) {
			lost, err = r.WriteReport(w, format, sheet, r.locale(s))
			return err
		}
		if err := r.writeOutput(c.Out, write); err != nil {
			return err
		}
		if err := r.warnOfLosses(lost); err != nil || sheet.LeftOut == 0 {
			return err
		}
		_, err = fmt.Fprintf(r.Err, "Left out, and not counted: %s. To have them in it: --with-private\n", countWords(sheet.LeftOut, "private entry", "private entries"))
		return err
	})
}
