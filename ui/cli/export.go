package cli

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"rung/model"
	"rung/model/paper"
	"rung/model/resume"

	"github.com/alecthomas/kong"
)

// exportCmd has a command for each format; the formats of entries share one type.
type exportCmd struct {
	JSON     entriesExport `cmd:"" name:"json" help:"The whole journal, private and trashed entries included and marked."`
	Markdown entriesExport `cmd:"" help:"A zip of pages that any editor opens, and that come back whole."`
	HTML     entriesExport `cmd:"" name:"html" help:"A book, of a period where --query says one."`
	PDF      entriesExport `cmd:"" name:"pdf" help:"The same book to be printed."`
	CSV      entriesExport `cmd:"" name:"csv" help:"A table."`
	ICS      entriesExport `cmd:"" name:"ics" help:"What falls due, for a calendar."`
	VCard    entriesExport `cmd:"" name:"vcard" help:"Contacts, for an address book."`
	Resume   resumeExport  `cmd:"" help:"A résumé as plain text, Markdown, Word, PDF, HTML or JSON Resume."`
	Letter   letterExport  `cmd:"" help:"A first draft of a cover letter, from your bullets and what a job asks for."`
}

type entriesExport struct {
	Query       string `placeholder:"QUERY" help:"Only the entries found, without history and settings."`
	WithPrivate bool   `help:"Private entries too, where they are not in anyway."`
	Out         string `placeholder:"FILE" help:"Write here instead of to standard output."`
}

// Run writes the whole journal, or what --query finds, in the format that the command
// is named after.
func (c entriesExport) Run(r *run, command *kong.Context) error {
	format := command.Selected().Name
	if err := checkEnding(c.Out, model.ExportExtension(format)); err != nil {
		return err
	}
	return r.withJournal(Read, func(s Session) error {
		q, err := r.parseQuery(s, c.Query)
		if err != nil {
			return err
		}
		lost, err := s.Exchange.ExportLosses(r.ctx, format, q, c.WithPrivate)
		if err != nil {
			return err
		}
		err = r.writeOutput(c.Out, func(w io.Writer) error { return s.Exchange.Export(r.ctx, w, format, q, c.WithPrivate) })
		if err == nil {
			err = r.warnOfLosses(lost)
		}
		if err != nil || c.WithPrivate {
			return err
		}
		private, err := countPrivate(r.ctx, s, format, q)
		if err != nil {
			return err
		}
		return r.warnOfPrivate(private)
	})
}

// countPrivate counts the private entries that an export of a format leaves out.
func countPrivate(ctx context.Context, s Session, format string, q model.Query) (int, error) {
	shareable, err := model.NewShareable(ctx, s.Journal, false)
	book := format == "html" || format == "pdf"
	switch {
	case err != nil:
		return 0, err
	case len(q.Terms) == 0 && format == "json":
		return 0, nil // the whole journal
	case format == "vcard":
		q = q.With(model.Term{Key: "kind", Text: model.KindContact})
	case len(q.Terms) == 0 && !book:
		q = model.EveryKindQuery()
	}
	return shareable.CountHidden(ctx, q)
}

// writeOutput writes to a new file, or to standard output if file is "".
func (r *run) writeOutput(file string, write func(io.Writer) error) error {
	if file == "" {
		return write(r.out)
	}
	return createFile(file, write)
}

// chooseFormat gives the format asked for, else the one that the file's ending names,
// else the first of formats. Error: Invalid for an ending that names no format, since
// no program would open such a file.
func chooseFormat(asked, file string, formats []string) (string, error) {
	ending := model.CanonicalExtension(file)
	switch {
	case asked != "":
		return asked, nil
	case ending == "":
		return formats[0], nil
	case slices.Contains(formats, ending):
		return ending, nil
	}
	return "", newInvalid("No format is called “.%s”. End the name in one of these, or say --format: %s.", ending, strings.Join(formats, ", "))
}

// checkEnding returns an error of code Invalid if file has another format's ending.
func checkEnding(file, ending string) error {
	if would, fits := model.FitExtension(file, ending); !fits {
		return newInvalid("%s is the name of another format than .%s, and would not open. Write it to %s.", file, ending, would)
	}
	return nil
}

// warnOfPrivate says how many private entries were left out.
func (r *run) warnOfPrivate(private int) error {
	if private == 0 {
		return nil
	}
	_, err := fmt.Fprintf(r.Err, "Left out: %s. To have them in it: --with-private\n", countWords(private, "private entry", "private entries"))
	return err
}

func (r *run) warnOfLosses(lost []string) error {
	for _, line := range lost {
		if _, err := fmt.Fprintln(r.Err, line); err != nil {
			return err
		}
	}
	return nil
}

type resumeExport struct {
	pageFlags
	Query   string `placeholder:"QUERY" help:"Only bullets about what a search finds."`
	Bullets bool   `help:"The bullets alone, without your details, education and skills."`
	Format  string `enum:",txt,md,docx,pdf,html,json" default:"" placeholder:"txt|md|docx|pdf|html|json" help:"Without it, as the file's name ends, else txt."`
	For     string `placeholder:"APPLICATION" help:"Keep what was written as sent for an application: part of its title or company, or its id."`
	Out     string `placeholder:"FILE" help:"Write here instead of to standard output."`
}

// Run writes the résumé. With --for, it also keeps it in the journal as sent.
func (c resumeExport) Run(r *run) error {
	access := Read
	if c.For != "" {
		access = Existing
	}
	return r.withJournal(access, func(s Session) error {
		career, d, err := c.buildPage(r, s, c.Query, c.Bullets)
		if err != nil {
			return err
		}
		var sentFor model.Entry
		if c.For != "" {
			if sentFor, err = r.findApplication(s, c.For, c.WithPrivate); err != nil {
				return err
			}
		}
		format, err := chooseFormat(c.Format, c.Out, model.ResumeFormats)
		if err != nil {
			return err
		}
		var content bytes.Buffer
		lost, err := r.DocumentWriter.Resume(&content, format, d, paper.SizeFor(r.locale(s)))
		if err != nil {
			return err
		}
		if err := r.writeOutput(c.Out, func(w io.Writer) error { _, err := w.Write(content.Bytes()); return err }); err != nil {
			return err
		}
		if c.For != "" {
			file := resume.File{Name: filepath.Base(cmp.Or(c.Out, "resume."+format)), Format: format, Content: content.Bytes()}
			if err := c.keepSent(r, s, career, d, file, sentFor); err != nil {
				return err
			}
		}
		if err := r.warnOfLosses(lost); err != nil {
			return err
		}
		return r.warnOfOmissions(d)
	})
}

// buildPage builds the résumé that the flags ask for.
func (c pageFlags) buildPage(r *run, s Session, query string, bulletsOnly bool) (*resume.Career, resume.Resume, error) {
	career, err := r.readCareer(s)
	if err != nil {
		return nil, resume.Resume{}, err
	}
	var words []string
	if query != "" {
		words = []string{query}
	}
	selection, err := c.selectBullets(r, s, career, words)
	selection.BulletsOnly = bulletsOnly
	return career, career.Resume(selection), err
}

// warnOfOmissions says how much was left out as lapsed or private.
func (r *run) warnOfOmissions(d resume.Resume) error {
	if d.LeftOut.Lapsed > 0 {
		if _, err := fmt.Fprintf(r.Err, "Left out: %s no longer valid.\n", countWords(d.LeftOut.Lapsed, "certificate", "certificates")); err != nil {
			return err
		}
	}
	return r.warnOfPrivate(d.LeftOut.Private)
}

// keepSent keeps the file as it was sent: private if anything in it is.
func (c resumeExport) keepSent(r *run, s Session, career *resume.Career, d resume.Resume, file resume.File, sentFor model.Entry) error {
	target := cmp.Or(c.Target, sentFor.Values.Text("company"))
	e, contents := resume.NewSnapshot(s.Journal.Today(), d, file, target, sentFor.ID)
	open := c.pageFlags
	open.WithPrivate = false
	_, public, err := open.buildPage(r, s, c.Query, c.Bullets)
	if err != nil {
		return err
	}
	e.Private = sentFor.Private || d.LeftOut.Private < public.LeftOut.Private
	receipt, err := s.Journal.Save(r.ctx, model.Added, []model.Edit{{Entry: e}}, contents)
	if err != nil {
		return err
	}
	whom := ""
	if model.MayShare(sentFor, c.WithPrivate) {
		whom = " for “" + sentFor.Title + "”"
	}
	_, err = fmt.Fprintf(r.Err, "Kept as sent%s: %s\n", whom, receipt.Entries[0].ID)
	return err
}

// findApplication finds the one application with text in its title or company, or as
// the start of its id. Errors: NotFound, Invalid; private ones are named only if
// asked for.
func (r *run) findApplication(s Session, text string, private bool) (model.Entry, error) {
	hits, _, err := s.Journal.Find(r.ctx, model.Query{Terms: []model.Term{{Key: "kind", Text: model.KindApplication}}}, model.Cursor{}, 0)
	if err != nil {
		return model.Entry{}, err
	}
	var found []model.Entry
	var titles []string
	for _, h := range hits {
		said := strings.ToLower(h.Entry.Title + "\n" + h.Entry.Values.Text("company"))
		if strings.Contains(said, strings.ToLower(text)) || len(text) >= leastID && strings.HasPrefix(h.Entry.ID, strings.ToLower(text)) {
			found = append(found, h.Entry)
		}
		titles = append(titles, quoteTitle(h.Entry, private))
	}
	switch {
	case len(found) == 1:
		return found[0], nil
	case len(found) > 1:
		titles = nil
		for _, e := range found {
			titles = append(titles, quoteTitle(e, private))
		}
		return model.Entry{}, newInvalid("“%s” fits several applications: %s. Write more of one.", text, strings.Join(titles, "; "))
	case len(titles) == 0:
		return model.Entry{}, &model.Error{Code: model.NotFound, Message: "There is no application yet. Add one first: rung add --plain --kind application --set company=WHERE \"ROLE\""}
	}
	return model.Entry{}, &model.Error{Code: model.NotFound, Message: fmt.Sprintf("There is no application “%s”. There are: %s.", text, strings.Join(titles[:min(len(titles), most)], "; "))}
}

// quoteTitle gives an entry's title, or hides that of a private one.
func quoteTitle(e model.Entry, private bool) string {
	if !model.MayShare(e, private) {
		return "a private one"
	}
	return e.Title
}

type letterExport struct {
	pageFlags
	Query  string `placeholder:"QUERY" help:"Only bullets about what a search finds."`
	For    string `placeholder:"APPLICATION" help:"The application it is for: part of its title or company, or its id."`
	Job    string `placeholder:"FILE" help:"The job description as text; - for standard input. Without it, that of the application's interview."`
	Format string `enum:",md,txt,docx,pdf,html" default:"" placeholder:"md|txt|docx|pdf|html" help:"Without it, as the file's name ends, else md."`
	Out    string `placeholder:"FILE" help:"Write here instead of to standard output."`
}

// Run writes a first draft of a cover letter.
func (c letterExport) Run(r *run) error {
	description := ""
	if c.Job != "" {
		var err error
		if description, err = r.readText(c.Job); err != nil {
			return err
		}
	}
	return r.withJournal(Read, func(s Session) error {
		_, d, err := c.buildPage(r, s, c.Query, false)
		if err != nil {
			return err
		}
		library, err := r.loadLibrary(s)
		if err != nil {
			return err
		}
		job, err := c.findJob(r, s, library)
		if err != nil {
			return err
		}
		job.Description = cmp.Or(description, job.Description)
		letter, err := library.DraftLetter(d, job, s.Journal.Today())
		if err != nil {
			return err
		}
		if err := r.writePaper(c.Out, c.Format, letter.Document(r.locale(s))); err != nil {
			return err
		}
		for _, asked := range letter.Open {
			if _, err := fmt.Fprintf(r.Err, "No bullet shows: %s\n", asked); err != nil {
				return err
			}
		}
		return r.warnOfPrivate(d.LeftOut.Private)
	})
}
