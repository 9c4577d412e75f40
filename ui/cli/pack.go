package cli

import (
	"io"

	"rung/model"
	"rung/model/paper"
	"rung/model/review"
)

// paperFormats are the formats that a paper can have, the default one first.
var paperFormats = []string{"md", "txt", "docx", "pdf", "html"}

// writePaper writes a paper to a file or to standard output, and says what the format
// cannot show.
func (r *run) writePaper(file, format string, p paper.Document) error {
	format, err := chooseFormat(format, file, paperFormats)
	if err != nil {
		return err
	}
	var lost []string
	err = r.writeOutput(file, func(w io.Writer) (err error) {
		lost, err = r.DocumentWriter.Write(w, format, p)
		return err
	})
	if err != nil {
		return err
	}
	return r.warnOfLosses(lost)
}

// findJob gives the job of the application that the letter is for.
func (c letterExport) findJob(r *run, s Session, library *review.Library) (review.Job, error) {
	if c.For == "" {
		return review.Job{Company: c.Target}, nil
	}
	e, err := r.findApplication(s, c.For, c.WithPrivate)
	if err != nil {
		return review.Job{}, err
	}
	shareable, err := model.NewShareable(r.ctx, s.Journal, c.WithPrivate)
	if err != nil {
		return review.Job{}, err
	}
	if shareable.Hides(e.ID) {
		return review.Job{}, model.PrivateError("This application")
	}
	contact := ""
	if ids := shareable.Redact(e).Linked("contact"); len(ids) > 0 {
		who, err := shareable.Entry(r.ctx, ids[0])
		if err != nil {
			return review.Job{}, err
		}
		contact = who.Title
	}
	return library.ApplicationJob(e, contact, s.Journal.Today(), c.WithPrivate), nil
}

type packCmd struct {
	Interview   string `arg:"" optional:"" help:"The interview's id, or its beginning; without it, the next one."`
	Review      string `enum:",self,manager,panel" default:"" placeholder:"self|manager|panel" help:"Instead, the pack for a review of your present job, as one of these is to read it: goals, and what was done by the steps of your framework."`
	From        string `placeholder:"DAY" help:"With --review: the first day of the period; without it, a year before the last one, or your first in the job."`
	To          string `placeholder:"DAY" help:"With --review: the last day; without it, today."`
	Format      string `enum:",md,txt,docx,pdf,html" default:"" placeholder:"md|txt|docx|pdf|html" help:"Without it, as the file's name ends, else md."`
	Out         string `placeholder:"FILE" help:"Write here instead of to standard output."`
	WithPrivate bool   `help:"Private entries too."`
}

// Run writes the cue sheet for an interview, or the pack for a review.
func (c packCmd) Run(r *run) error {
	switch {
	case c.Review == "" && c.From+c.To != "":
		return &usageError{"--from and --to go with --review"}
	case c.Review != "" && c.Interview != "":
		return &usageError{"--review is about no interview"}
	}
	return r.withJournal(Read, func(s Session) error {
		if c.Review != "" {
			return c.writeReviewPack(r, s)
		}
		return c.writeInterviewPack(r, s)
	})
}

func (c packCmd) writeInterviewPack(r *run, s Session) error {
	id := ""
	if c.Interview != "" {
		e, err := searchPublicFirst(r.ctx, s, c.WithPrivate, "This interview", func(from model.Reader) (model.Entry, error) {
			return findEntryIn(r.ctx, from, c.Interview)
		})
		if err != nil {
			return err
		}
		id = e.ID
	}
	library, err := r.loadLibrary(s)
	if err != nil {
		return err
	}
	pack, err := library.CueSheet(r.ctx, s.Journal, id, s.Journal.Today(), r.locale(s), c.WithPrivate)
	if err != nil {
		return err
	}
	return c.writePack(r, pack, pack.Document(r.locale(s)), pack.LeftOut)
}

func (c packCmd) writeReviewPack(r *run, s Session) error {
	scope := review.CycleScope{Audience: review.Audience(c.Review), Private: c.WithPrivate}
	var err error
	if scope.From, scope.To, err = r.parsePeriod(s, c.From, c.To); err != nil {
		return err
	}
	career, err := r.readCareer(s)
	if err != nil {
		return err
	}
	index, err := s.Readiness(r.ctx)
	if err != nil {
		return err
	}
	cycle, err := review.NewCyclePack(r.ctx, s.Journal, index, career, scope, r.locale(s))
	if err != nil {
		return err
	}
	return c.writePack(r, cycle, cycle.Document(r.locale(s)), cycle.LeftOut)
}

// writePack prints the pack as JSON if asked to, or writes its document.
func (c packCmd) writePack(r *run, pack any, p paper.Document, leftOut int) error {
	if r.json && c.Out == "" {
		return r.printJSON(pack)
	}
	if err := r.writePaper(c.Out, c.Format, p); err != nil {
		return err
	}
	return r.warnOfPrivate(leftOut)
}
