// Package cli is the journal from a terminal: it reads the command line, asks
// the journal, and prints for a person or as JSON. It knows the model, and
// neither storage nor the window.
package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"syscall"

	"rung/assets/notices"
	"rung/model"
	"rung/model/meaning"
	"rung/model/readiness"
	"rung/model/resume"
	"rung/ui/fault"

	"github.com/alecthomas/kong"
)

// Exit codes: what a script may rely on.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
)

// Access says what a command is about to do with the journal.
type Access int

const (
	Read     Access = iota // a journal that does not exist is read as an empty one
	Existing               // a journal that does not exist is an error; none is created
	Write                  // a journal that does not exist is created
	Mend                   // only the journal's file is used, which may be damaged
)

// Session is an open journal.
type Session struct {
	Journal  *model.Journal // nil with Mend
	File     model.File
	Exchange model.Exchange
	Close    func() error

	// Frameworks reads the frameworks there are; Readiness reads the whole journal for
	// what they ask.
	Frameworks func(context.Context) (readiness.FrameworkSet, error)
	Readiness  func(context.Context) (*readiness.Index, error)
}

// Services holds what the commands need from the program. A journal is opened only
// when a command asks for it.
type Services struct {
	Version  string
	Locale   model.Locale // without Today, which the journal's clock gives
	In       io.Reader
	Out, Err io.Writer

	// Lexicon gives what the words of entries are read with.
	Lexicon func() (*meaning.Lexicon, error)
	// BuiltIn gives the frameworks that come with Rung.
	BuiltIn func() (readiness.FrameworkSet, error)
	// Open opens the journal at path, or the person's own if path is "". When it
	// fails, the session may still hold File, which lists the copies to restore.
	Open func(ctx context.Context, path string, a Access) (Session, error)
	// Demo makes a journal at path with the demo's entries, which end today if shift
	// is set, and returns how many there are.
	Demo func(ctx context.Context, path string, shift bool) (entries int, err error)
	// Window opens the window on the journal at path.
	Window func(ctx context.Context, path string) error
	// WriteReport writes the readiness report as md or pdf. lost says what that
	// format could not show.
	WriteReport func(w io.Writer, format string, s readiness.PrintedReport, loc model.Locale) (lost []string, err error)
	// DocumentWriter writes résumés and other papers.
	DocumentWriter resume.DocumentWriter
}

type grammar struct {
	Journal string `placeholder:"FILE" env:"RUNG_JOURNAL" help:"The journal to use instead of your own."`
	JSON    bool   `name:"json" help:"Answer in JSON."`
	Begin   bool   `help:"Begin a new journal where the old one is gone and copies of it are left."`

	Window  windowCmd  `cmd:"" default:"1" hidden:"" help:"Open the window."`
	Add     addCmd     `cmd:"" help:"Write an entry from one line, whose words are read; it may hold #tag !kind >day @Name ^step."`
	Edit    editCmd    `cmd:"" help:"Change an entry."`
	Trash   trashCmd   `cmd:"" help:"Move entries to the trash."`
	Untrash untrashCmd `cmd:"" help:"Take entries out of the trash."`
	Undo    undoCmd    `cmd:"" help:"Take back the last write, or one batch."`
	List    listCmd    `cmd:"" help:"List entries, newest day first."`
	Search  searchCmd  `cmd:"" help:"Search entries: words, \"a phrase\", -word, kind:note tag:erp step:2 from:2026-01-01 asked>5000 …"`
	Show    showCmd    `cmd:"" help:"Show an entry whole."`
	Read    readCmd    `cmd:"" help:"Say what Rung reads from a line, without writing anything."`

	People peopleCmd `cmd:"" help:"List whom you know, with whom you are losing touch first; who can vouch for what."`
	Due    dueCmd    `cmd:"" help:"List what falls due: people, promises, deadlines, certificates, planned actions."`
	Money  moneyCmd  `cmd:"" help:"Tell a budget's cycle, what was asked, granted and spent, and what is not known yet."`
	Life   lifeCmd   `cmd:"" help:"Print what Rung knows of your role, your target and your organisation, or change it."`

	Today  todayCmd  `cmd:"" help:"Say what the day has: what to do next, what is due, what was written on this day before."`
	Digest digestCmd `cmd:"" help:"Put a week or a month on one page."`

	Readiness   readinessCmd   `cmd:"" help:"Say how far up you are, why, and what is missing."`
	Next        nextCmd        `cmd:"" help:"List what to do next, with what it gains."`
	Disciplines disciplinesCmd `cmd:"" help:"Show which parts of leadership and of management you studied and practised."`
	Plan        planCmd        `cmd:"" help:"Show the goals of a quarter, or make one of a proposed action."`
	Report      reportCmd      `cmd:"" help:"Write a page on your readiness for a talk with your manager."`
	Frameworks  frameworksCmd  `cmd:"" help:"List, show, check, import and export frameworks."`

	Bullets bulletsCmd `cmd:"" help:"List the résumé's bullets with what could be better, or draft one from an entry."`
	Lint    lintCmd    `cmd:"" help:"Say what could be better in a résumé bullet, or in a file of them."`

	Match   matchCmd   `cmd:"" help:"Hold a job description against the whole journal: what it asks for, and what shows it."`
	Stories storiesCmd `cmd:"" help:"List the questions a panel may ask with the stories that answer them, or suggest stories for one."`
	Pack    packCmd    `cmd:"" help:"Write the cue sheet for an interview."`

	Export  exportCmd  `cmd:"" help:"Write the whole journal to a file or to standard output."`
	Import  importCmd  `cmd:"" help:"Bring entries in from a file."`
	Backup  backupCmd  `cmd:"" help:"Make a checked copy of the journal."`
	Restore restoreCmd `cmd:"" help:"Put a copy in the journal's place; the present journal is put aside first."`
	Daily   dailyCmd   `cmd:"" hidden:"" help:"Make the day's copy, where there is none yet."`
	Check   checkCmd   `cmd:"" help:"Check that the journal is sound."`
	Demo    demoCmd    `cmd:"" help:"Make a journal with an invented life, to try Rung on."`
	Help    helpCmd    `cmd:"" help:"Print a page of the guide, or the list of its pages."`
	Version versionCmd `cmd:"" help:"Print the version."`

	Completion completionCmd `cmd:"" help:"Print what bash, zsh or fish needs to complete commands."`
	Complete   completeCmd   `cmd:"" hidden:"" help:"Print what the last word may become."`
}

// run has what every command works with: its context, options and output.
type run struct {
	Services
	ctx     context.Context
	journal string
	json    bool
	begin   bool
	out     *bufio.Writer
}

// Run carries out args, a command line without the program's name, and returns the
// exit code. It reports every failure on s.Err.
func Run(ctx context.Context, args []string, s Services) (code int) {
	defer func() {
		if value := recover(); value != nil {
			code = s.reportFailure(fault.Recovered(value, "Rung made a mistake of its own and stopped. What was saved before is kept. The log says where it happened."), exitFailed)
		}
	}()
	var g grammar
	ended := false
	parser, err := kong.New(&g, kong.Name("rung"), kong.Writers(s.Out, s.Err),
		kong.Description("A journal for people on their way to IT manager. Without a command, its window opens."),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, NoExpandSubcommands: true}),
		kong.Exit(func(int) { ended = true }), kong.Vars{"kinds": joinKindIDs()})
	if err != nil {
		return s.reportFailure(fmt.Errorf("read the command line: %w", err), exitFailed)
	}
	for _, arg := range args {
		if err := checkUTF8(arg); err != nil {
			return s.reportFailure(err, exitFailed)
		}
	}
	if err := checkFlagCounts(args); err != nil {
		return s.reportFailure(err, exitFailed)
	}
	command, err := parser.Parse(args)
	if ended { // help has been printed, whatever else was wrong
		return exitDone
	}
	if err != nil {
		return s.reportFailure(newUsageError(err, parser), exitUsage)
	}
	r := &run{Services: s, ctx: ctx, journal: g.Journal, json: g.JSON, begin: g.Begin, out: bufio.NewWriter(s.Out)}
	err = command.Run(r, parser)
	if flushed := r.out.Flush(); err == nil {
		err = flushed
	}
	return s.exitCode(err)
}

// exitCode reports an error on s.Err and returns the exit code. A closed pipe is no
// failure, since whoever reads our output may stop early.
func (s Services) exitCode(err error) int {
	var syntax *querySyntax
	var wrong *usageError
	switch {
	case err == nil, errors.Is(err, syscall.EPIPE):
		return exitDone
	case errors.As(err, &syntax), errors.As(err, &wrong):
		return s.reportFailure(err, exitUsage)
	}
	return s.reportFailure(err, exitFailed)
}

func (s Services) reportFailure(err error, code int) int {
	message := joinLines(model.ExplainError(err))
	var told *model.Error
	var syntax *querySyntax
	var wrong *usageError
	switch {
	case errors.As(err, &syntax):
		message = syntax.Error()
	case errors.As(err, &wrong):
		message = joinLines(wrong.message)
	case errors.As(err, &told) && told.Field == model.FieldPrivate:
		message += " To do so: --with-private"
	case told == nil:
		slog.Error("failed", "error", err)
	}
	// If standard error is closed, nobody is left to tell.
	if _, err := fmt.Fprintln(s.Err, "rung: "+message); err != nil {
		return code
	}
	return code
}

// withJournal opens the journal, works on it, and closes it again.
func (r *run) withJournal(a Access, work func(Session) error) error {
	session, err := r.openJournal(a)
	if err != nil {
		return err
	}
	return useSession(session, work)
}

// withCreated works on the journal and creates it if there is none, but only after
// try succeeded on an empty one: a failing command must not leave a journal.
func (r *run) withCreated(try, work func(Session) error) error {
	session, err := r.openJournal(Existing)
	if model.CodeOf(err) == model.NotFound {
		if err := r.withJournal(Read, try); err != nil {
			return err
		}
		session, err = r.openJournal(Write)
	}
	if err != nil {
		return err
	}
	return useSession(session, work)
}

// useSession works on an open journal, and closes it.
func useSession(session Session, work func(Session) error) (err error) {
	defer func() {
		if closed := session.Close(); err == nil {
			err = closed
		}
	}()
	return work(session)
}

// locale gives the person's locale with the journal's today.
func (r *run) locale(s Session) model.Locale {
	l := r.Services.Locale
	l.Today = s.Journal.Today()
	return l
}

type windowCmd struct{}

// Run opens the window.
func (windowCmd) Run(r *run) error {
	if r.begin {
		if err := r.withJournal(Write, func(Session) error { return nil }); err != nil {
			return err
		}
	}
	return r.Window(r.ctx, r.journal)
}

type versionCmd struct {
	Notices bool `help:"Print the licences and notices of all that Rung is made of, too."`
}

// Run prints the version.
func (c versionCmd) Run(r *run) error {
	if c.Notices {
		return r.printNotices()
	}
	if r.json {
		return r.printJSON(map[string]string{"version": r.Version})
	}
	return r.printLine("rung " + r.Version)
}

// printNotices prints the licences and notices of the parts that Rung is made of.
func (r *run) printNotices() error {
	all, err := notices.All()
	if err != nil {
		return err
	}
	if r.json {
		return r.printJSON(map[string]any{"version": r.Version, "notices": all})
	}
	lines := []string{"rung " + r.Version, "", "Rung stands on the work of others. These are their licences and notices."}
	for _, n := range all {
		lines = append(lines, "", strings.Repeat("=", 72), n.Part, strings.Repeat("=", 72), "")
		lines = append(lines, strings.Split(n.Text, "\n")...)
	}
	return r.printLines(lines)
}
