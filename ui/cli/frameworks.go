package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"rung/model"
	"rung/model/readiness"
)

type frameworksCmd struct {
	List   frameworkListCmd   `cmd:"" default:"1" help:"List the frameworks, the built-in ones first."`
	Show   frameworkShowCmd   `cmd:"" help:"Show a framework's steps and criteria."`
	Check  frameworkCheckCmd  `cmd:"" help:"Say whether a framework's file can be used, and what to mend."`
	Import frameworkImportCmd `cmd:"" aliases:"add" help:"Take a framework of your own into the journal; one of the same id is replaced."`
	Export frameworkExportCmd `cmd:"" help:"Write a framework's file, to copy and change."`
	Hold   frameworkHoldCmd   `cmd:"" help:"Say which level of a ladder you hold."`
	Remove frameworkRemoveCmd `cmd:"" help:"Remove a framework of your own; what you claimed under it stays."`
}

// frameworkRow is a framework in a list.
type frameworkRow struct {
	ID      string `json:"id"`
	Title   string `json:"title"`
	Version int    `json:"version"`
	Source  string `json:"source"`
	Ladder  bool   `json:"ladder,omitempty"`
	Held    string `json:"held,omitempty"` // of a ladder: the levels held and next
	Next    string `json:"next,omitempty"`
}

func newFrameworkRow(f readiness.Framework) frameworkRow {
	return frameworkRow{f.ID, f.Title, f.Version, f.Source, f.Ladder, f.Held, f.NextLevel().ID}
}

type frameworkListCmd struct{}

// Run lists the frameworks.
func (frameworkListCmd) Run(r *run) error {
	return r.withJournal(Read, func(s Session) error {
		frameworks, err := s.Frameworks(r.ctx)
		if err != nil {
			return err
		}
		list, rows := []frameworkRow{}, [][]string{}
		for _, k := range frameworks {
			list = append(list, newFrameworkRow(k.Framework))
			source := k.Source
			if k.Own {
				source = "yours"
			}
			rows = append(rows, []string{k.ID, k.Title, fmt.Sprintf("version %d", k.Version), source})
		}
		if r.json {
			return r.printJSON(list)
		}
		return r.printTable(rows)
	})
}

// findFramework finds a framework. Errors: NotFound.
func (r *run) findFramework(s Session, id string) (readiness.FrameworkFile, readiness.FrameworkSet, error) {
	frameworks, err := s.Frameworks(r.ctx)
	if err != nil {
		return readiness.FrameworkFile{}, nil, err
	}
	kept, ok := frameworks.ByID(id)
	if !ok {
		return kept, frameworks, &model.Error{Code: model.NotFound, Message: fmt.Sprintf("There is no framework %q. To list them: rung frameworks", id)}
	}
	return kept, frameworks, nil
}

type frameworkShowCmd struct {
	ID string `arg:"" help:"The framework's id."`
}

// frameworkJSON is a framework's JSON.
type frameworkJSON struct {
	frameworkRow
	Steps []stepJSON `json:"steps"`
}

type stepJSON struct {
	ID           string          `json:"id"`
	Title        string          `json:"title"`
	Summary      string          `json:"summary"`
	Gate         bool            `json:"gate"`
	Weight       int             `json:"weight"`
	Competencies []string        `json:"competencies"`
	Criteria     []criterionJSON `json:"criteria"`
}

type criterionJSON struct {
	ID       string `json:"id"`
	Title    string `json:"title"`
	Question string `json:"question"`
	Weight   int    `json:"weight"`
}

// Run shows a framework.
func (c frameworkShowCmd) Run(r *run) error {
	return r.withJournal(Read, func(s Session) error {
		kept, _, err := r.findFramework(s, c.ID)
		if err != nil {
			return err
		}
		sheet := frameworkJSON{newFrameworkRow(kept.Framework), []stepJSON{}}
		lines := []string{kept.Title}
		if kept.Source != "" {
			lines = append(lines, kept.Source)
		}
		if kept.Ladder {
			lines = append(lines, kept.DescribeLevels())
		}
		for _, step := range kept.Steps {
			one := stepJSON{step.ID, step.Title, step.Summary, step.Gate, step.Weight, step.Competencies, []criterionJSON{}}
			lines = append(lines, "", step.ID+"  "+step.Title+nameLevel(kept.LevelOf(step.ID)))
			if step.Summary != "" {
				lines = append(lines, "    "+step.Summary)
			}
			for _, criterion := range step.Criteria {
				one.Criteria = append(one.Criteria, criterionJSON{criterion.ID, criterion.Title, criterion.Question, criterion.Weight})
				lines = append(lines, fmt.Sprintf("    %s  %s", criterion.ID, criterion.Question))
			}
			sheet.Steps = append(sheet.Steps, one)
		}
		if r.json {
			return r.printJSON(sheet)
		}
		return r.printLines(lines)
	})
}

// nameLevel tells where a level of a ladder lies, after its title.
func nameLevel(l readiness.Level) string {
	switch l {
	case readiness.HeldLevel, readiness.TopLevel:
		return " · held"
	case readiness.NextLevel:
		return " · next"
	}
	return ""
}

type frameworkCheckCmd struct {
	File string `arg:"" help:"The file, or - for standard input."`
}

// problem is one thing to mend in a framework's file.
type problem struct {
	Line   int    `json:"line"`
	Path   string `json:"path"`
	Reason string `json:"reason"`
}

// Run checks a file without opening the journal. Error: Invalid if there is something
// to mend.
func (c frameworkCheckCmd) Run(r *run) error {
	text, err := r.readText(c.File)
	if err != nil {
		return err
	}
	found := []problem{}
	builtIn, err := r.BuiltIn()
	if err != nil {
		return err
	}
	f, err := builtIn.ParseOwn(displayName(c.File), text)
	var refused *readiness.ParseError
	switch {
	case errors.As(err, &refused):
		for _, p := range refused.Problems {
			found = append(found, problem{p.Line, p.Path, p.Reason})
		}
	case err != nil:
		return err
	}
	if err := r.printProblems(displayName(c.File), f, found); err != nil || len(found) == 0 {
		return err
	}
	return newInvalid("%s cannot be used yet: %s to mend.", displayName(c.File), countWords(len(found), "thing", "things"))
}

func (r *run) printProblems(file string, f readiness.Framework, found []problem) error {
	switch {
	case r.json:
		return r.printJSON(map[string]any{"sound": len(found) == 0, "found": found})
	case len(found) == 0:
		return r.printLinef("%s can be used: %s, %s.", file, f.Title, countWords(len(f.Steps), "step", "steps"))
	}
	for _, p := range found {
		if err := r.printLinef("%s:%d: %s", file, p.Line, p.Reason); err != nil {
			return err
		}
	}
	return nil
}

type frameworkImportCmd struct {
	File string `arg:"" help:"The file, or - for standard input."`
}

// Run keeps a framework of the person's own. A file that cannot be used is
// refused before the journal is opened.
func (c frameworkImportCmd) Run(r *run) error {
	text, err := r.readText(c.File)
	if err != nil {
		return err
	}
	builtIn, err := r.BuiltIn()
	if err != nil {
		return err
	}
	if _, err := builtIn.ParseOwn(displayName(c.File), text); err != nil {
		return err
	}
	return r.withJournal(Write, func(s Session) error {
		frameworks, err := s.Frameworks(r.ctx)
		if err != nil {
			return err
		}
		f, err := frameworks.ParseOwn(displayName(c.File), text)
		if err != nil {
			return err
		}
		said := "%s is kept as %s. To see where you stand by it: rung readiness --framework %[2]s"
		if _, there := frameworks.ByID(f.ID); there {
			said = "%s replaces what was kept as %s. What you claimed stays with the criteria whose id stayed."
		}
		if err := s.Journal.SetSetting(r.ctx, model.SettingFramework+f.ID, text); err != nil {
			return err
		}
		if r.json {
			return r.printJSON(newFrameworkRow(f))
		}
		return r.printLinef(said, f.Title, f.ID)
	})
}

type frameworkExportCmd struct {
	ID  string `arg:"" help:"The framework's id."`
	Out string `placeholder:"FILE" help:"Write here instead of to standard output."`
}

// Run writes a framework's file as it came in, comments included, also of one that is
// left out until it is mended.
func (c frameworkExportCmd) Run(r *run) error {
	if err := checkEnding(c.Out, "toml"); err != nil {
		return err
	}
	return r.withJournal(Read, func(s Session) error {
		kept, _, err := r.findFramework(s, c.ID)
		if model.CodeOf(err) == model.NotFound {
			var broken string
			if failed := s.Journal.Setting(r.ctx, model.SettingFramework+c.ID, &broken); failed == nil && broken != "" {
				kept.Text, err = broken, nil
			}
		}
		if err != nil {
			return err
		}
		write := func(w io.Writer) error { _, err := io.WriteString(w, kept.Text); return err }
		if c.Out == "" {
			return write(r.out)
		}
		return createFile(c.Out, write)
	})
}

type frameworkHoldCmd struct {
	ID    string `arg:"" help:"The ladder's id."`
	Level string `arg:"" optional:"" help:"The id of the level that you hold; without it, none."`
}

// Run notes which level of a ladder is held. Errors: NotFound, Invalid for what is no
// ladder, is built in, or has no such level.
func (c frameworkHoldCmd) Run(r *run) error {
	return r.withJournal(Existing, func(s Session) error {
		kept, frameworks, err := r.findFramework(s, c.ID)
		if err != nil {
			return err
		}
		if !kept.Ladder {
			return newInvalid("%s is no ladder: it has no level to hold. A ladder's file says ladder = true.", c.ID)
		}
		text := readiness.SetHeld(kept.Text, c.Level)
		f, err := frameworks.ParseOwn(c.ID+".toml", text)
		if err != nil {
			return err
		}
		if err := s.Journal.SetSetting(r.ctx, model.SettingFramework+f.ID, text); err != nil {
			return err
		}
		if r.json {
			return r.printJSON(newFrameworkRow(f))
		}
		return r.printLine(f.DescribeLevels())
	})
}

type frameworkRemoveCmd struct {
	ID string `arg:"" help:"The framework's id."`
}

// Run removes a framework of the person's own, even one that is broken.
func (c frameworkRemoveCmd) Run(r *run) error {
	return r.withJournal(Existing, func(s Session) error {
		own, err := s.Journal.Settings(r.ctx, model.SettingFramework+c.ID)
		if err != nil {
			return err
		}
		if _, there := own[model.SettingFramework+c.ID]; !there {
			if _, _, err := r.findFramework(s, c.ID); err != nil {
				return err
			}
			return newInvalid("%s is built in and stays. Choose another one in the settings if it is not yours.", c.ID)
		}
		if err := s.Journal.SetSetting(r.ctx, model.SettingFramework+c.ID, nil); err != nil {
			return err
		}
		if r.json {
			return r.printJSON(map[string]string{"removed": c.ID})
		}
		return r.printLinef("%s is removed. What you claimed under it stays in the journal.", c.ID)
	})
}

// mostText is how many bytes readText reads at most, far more than it ever needs.
const mostText = 1 << 20

// standardInput gives standard input, and tells a person at a terminal to type there.
func (r *run) standardInput() io.Reader {
	f, isFile := r.In.(*os.File)
	if !isFile {
		return r.In
	}
	nothing, _ := os.Stat(os.DevNull) // nil if there is no such file
	if info, err := f.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 && (nothing == nil || !os.SameFile(info, nothing)) {
		// A hint that cannot be shown must not stop the command.
		_, _ = fmt.Fprintln(r.Err, "Type it here. Ctrl+D on a line of its own ends it, Ctrl+C calls it off.")
	}
	return r.In
}

// readText reads a file, or standard input for "-". Errors: NotFound, TooLarge.
func (r *run) readText(path string) (text string, err error) {
	var in io.Reader
	if path == "-" {
		in = r.standardInput()
	} else {
		f, err := os.Open(path)
		if err != nil {
			return "", readError(path, err)
		}
		// Only read from: closing it loses nothing.
		defer func() { _ = f.Close() }()
		in = f
	}
	content, err := io.ReadAll(io.LimitReader(in, mostText+1))
	if err != nil {
		return "", readError(path, err)
	}
	if len(content) > mostText {
		return "", &model.Error{Code: model.TooLarge, Message: path + " is larger than 1 MB, far more than is read here. Is it the right file?"}
	}
	return string(content), nil
}

func readError(path string, err error) error {
	return &model.Error{Code: model.NotFound, Err: err, Message: fmt.Sprintf("%s cannot be read: %s. Choose another file.", path, explainFileError(err))}
}

// displayName gives the name by which messages call a file.
func displayName(path string) string {
	if path == "-" {
		return "standard input"
	}
	return filepath.Base(path)
}
