package cli

import (
	"fmt"
	"io"

	"rung/model/readiness"
	"rung/model/review"
)

type reportCmd struct {
	readinessFlags
	For         string   `enum:",self,manager" default:"" placeholder:"self|manager" help:"Who is to read it: yourself, with every step and what is missing, or your manager, one page that makes your case. Without it, yourself."`
	Ask         []string `placeholder:"TEXT" sep:"none" help:"With --for manager: what you ask for, once for each; without it, what you asked for last."`
	Format      string   `enum:",md,pdf,txt,docx,html" default:"" placeholder:"md|pdf" help:"Markdown or PDF, for your manager also txt, docx or html; without it, as the file's name ends, else Markdown."`
	Out         string   `placeholder:"FILE" help:"Write here instead of to standard output."`
	WithPrivate bool     `help:"Count and name private entries too."`
}

// Run writes a page on one's readiness, for oneself or for one's manager.
func (c reportCmd) Run(r *run) error {
	if c.For == "manager" {
		return c.writeCase(r)
	}
	if len(c.Ask) > 0 {
		return &usageError{"--ask goes with --for manager"}
	}
	if c.Format == "txt" || c.Format == "docx" || c.Format == "html" {
		return &usageError{"the report for yourself is md or pdf"}
	}
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
		if err := r.warnOfLosses(lost); err != nil {
			return err
		}
		return r.warnOfUncounted(sheet.LeftOut)
	})
}

// writeCase writes the page that makes one's case to the manager.
func (c reportCmd) writeCase(r *run) error {
	return r.withJournal(Read, func(s Session) error {
		q, err := c.newInquiry(r, s)
		if err != nil {
			return err
		}
		page, err := review.NewCase(r.ctx, s.Journal, q.Index, review.CaseScope{Framework: q.framework, On: q.on, Asks: c.Ask, Private: c.WithPrivate}, r.locale(s))
		if err != nil {
			return err
		}
		if r.json && c.Out == "" {
			return r.printJSON(page)
		}
		document, err := review.FitOnPage(r.DocumentWriter, page.Document(r.locale(s)))
		if err != nil {
			return err
		}
		if err := r.writePaper(c.Out, c.Format, document); err != nil {
			return err
		}
		return r.warnOfUncounted(page.LeftOut)
	})
}

// warnOfUncounted says how many private entries neither appear nor count.
func (r *run) warnOfUncounted(private int) error {
	if private == 0 {
		return nil
	}
	_, err := fmt.Fprintf(r.Err, "Left out, and not counted: %s. To have them in it: --with-private\n", countWords(private, "private entry", "private entries"))
	return err
}
